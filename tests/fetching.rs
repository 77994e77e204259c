//! A site on loopback, friendly and hostile, is fetched, archived and indexed.

use crate::archives::gzip;
use crate::desk::{Desk, Run};
use crate::site::{Reply, Request, Site, html, redirect, status, text, xml};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

const LANGUAGES: [&str; 4] = ["ar", "en", "fr", "vi"];

/// An article of our own in each language, with a number in it.
fn article(language: &str, nth: usize) -> String {
    let (title, body) = match language {
        "ar" => (
            format!("افتتاح الميناء رقم {nth}"),
            format!(
                "قال وزير النقل كمال البشير إن الميناء رقم {nth} سيفتح أبوابه أمام جميع السفن في المنطقة خلال الأشهر المقبلة. وأضاف أن العمل بدأ قبل عامين وأن المدينة تنتظر كثيرا من الزوار والتجار."
            ),
        ),
        "en" => (
            format!("Harbour {nth} opens"),
            format!(
                "The transport minister, Adam Harlow, said that harbour number {nth} will open to all ships of the region in the coming months. He added that work began two years ago and that the city expects many visitors and traders."
            ),
        ),
        "fr" => (
            format!("Ouverture du port {nth}"),
            format!(
                "Le ministre des Transports, Luc Ferrand, a affirmé que le port numéro {nth} sera ouvert à tous les navires de la région dans les prochains mois. Il a ajouté que les travaux ont commencé il y a deux ans et que la ville attend de nombreux visiteurs."
            ),
        ),
        _ => (
            format!("Khánh thành cảng {nth}"),
            format!(
                "Bộ trưởng Giao thông Trần Văn Hải cho biết cảng số {nth} sẽ mở cửa đón tất cả tàu thuyền trong khu vực vào những tháng tới. Ông nói thêm rằng công việc đã bắt đầu cách đây hai năm và thành phố chờ đón nhiều du khách."
            ),
        ),
    };
    format!(
        "<!DOCTYPE html><html lang={language}><head><meta charset=utf-8><title>{title}</title></head><body><nav><a href=/>Home</a></nav><article><h1>{title}</h1><p>{body}</p></article></body></html>"
    )
}

/// A desk that follows a site.
fn following(site: &Site, block: &str) -> Desk {
    let desk = Desk::new();
    desk.write(
        "corpus/sources.toml",
        format!("contact = 'desk@example.org'\n[source.day]\npause = 0\n{}", block.replace("SITE", &site.address)),
    );
    desk
}

fn fetch(desk: &Desk, more: &[&str]) -> Run {
    desk.run_with_bytes(&[&["fetch", "--allow-private", "127.0.0.1", "--timeout", "5"], more].concat(), b"")
}

/// The counts of an outlet in a JSON report.
fn counts(run: &Run) -> serde_json::Value {
    run.json()[0]["sources"]["day"].clone()
}

#[test]
fn a_site_of_thousands_of_pages_is_fetched_archived_and_indexed() {
    const N: usize = 600;
    let site = Site::new(|request: &Request| {
        let host = format!("http://{}", request.header("host").unwrap());
        let path = request.path.trim_start_matches('/');
        let list = |language: &str, range: std::ops::Range<usize>| {
            let url = |nth| format!("<url><loc>{host}/{language}/{nth}</loc><lastmod>2024-08-21</lastmod></url>");
            format!("<urlset>{}</urlset>", range.map(url).collect::<String>())
        };
        match path.split_once('/') {
            _ if path == "robots.txt" => text("User-agent: *\nDisallow: /fr/7\n"),
            _ if path == "index.xml" => {
                let maps = LANGUAGES.map(|language| format!("<sitemap><loc>{host}/maps/{language}.xml.gz</loc></sitemap>"));
                xml(format!("<sitemapindex>{}</sitemapindex>", maps.concat()))
            }
            Some(("maps", name)) => {
                Reply::Whole(200, "Content-Type: application/gzip\r\n".to_owned(), gzip(list(&name[..2], 0..N).as_bytes()))
            }
            Some((language, nth)) if LANGUAGES.contains(&language) => {
                let page = article(language, nth.parse().unwrap());
                let headers = "Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nETag: \"1\"\r\n";
                Reply::Whole(200, headers.to_owned(), gzip(page.as_bytes()))
            }
            _ => status(404),
        }
    });
    let desk = following(&site, "sitemaps = ['SITE/index.xml']");
    let run = fetch(&desk, &["--json"]).expect(0);
    // All below /fr/7 is refused: 7, 70 to 79.
    assert_eq!((counts(&run)["fetched"].as_u64(), counts(&run)["refused"].as_u64()), (Some((4 * N - 11) as u64), Some(11)), "{}", run.out);
    assert_eq!(run.json()[0]["languages"], serde_json::json!({ "ar": N, "en": N, "fr": N - 11, "vi": N }));
    desk.run(["index"]).expect(0);
    for (language, n) in [("ar", N), ("en", N), ("fr", N - 11), ("vi", N)] {
        let found = desk.run(["search", "--lang", language, "--json", "--limit", "10000"]).expect(0).json();
        assert_eq!(found.len(), n, "{language}");
    }
    assert!(desk.run(["said", "--by", "Luc Ferrand", "--json", "--limit", "10000"]).expect(0).json().len() >= N - 11);
    assert!(desk.run(["check"]).expect(0).out.contains("agrees with the corpus"));
    site.take_requests();
    let run = fetch(&desk, &["--json"]).expect(0);
    assert_eq!((counts(&run)["fetched"].as_u64(), counts(&run)["known"].as_u64()), (Some(0), Some((4 * N - 11) as u64)), "{}", run.out);
    assert!(site.take_paths().len() < 10);
    assert!(desk.run(["index"]).expect(0).err.contains("nothing has changed"));
}

#[test]
fn feeds_alternates_and_wanted_pages_are_followed() {
    let site = Site::new(|request| {
        let item = |path: &str, day: &str| format!("<item><link>{path}</link><pubDate>{day}</pubDate></item>");
        match request.path.as_str() {
            "/" => html("<link rel=alternate type=application/rss+xml href=/feed>"),
            "/feed" => xml(format!(
                "<rss version='2.0'><channel>{}{}{}</channel></rss>",
                item("/en/1", "Wed, 21 Aug 2024 07:00:00 GMT"),
                item("/en/2", "Wed, 01 May 2019 07:00:00 GMT"),
                item("/video/3", "Wed, 21 Aug 2024 07:00:00 GMT")
            )),
            "/en/1" => html(
                article("en", 1)
                    .replace("<head>", "<head><link rel=alternate hreflang=fr href='/fr/1'><link rel=alternate hreflang=en href=/en/1>"),
            ),
            "/fr/1" => html(article("fr", 1).replace("<head>", "<head><meta name=robots content=noarchive>")),
            "/en/2" => html(article("en", 2)),
            _ => status(404),
        }
    });
    let desk = following(&site, "home = 'SITE/'\nskip = ['*/video/*']");
    let run = fetch(&desk, &["--since", "2024-01-01", "--dry-run", "day"]).expect(0);
    assert_eq!(run.out, format!("{}\n", site.url("/en/1")));
    assert!(!desk.path("corpus/web").exists());
    let run = fetch(&desk, &["--since", "2024-01-01", "--json"]).expect(0);
    assert_eq!(counts(&run)["fetched"], 2, "{}", run.out);
    let run = fetch(&desk, &["--limit", "1", "--json"]).expect(0);
    assert_eq!(counts(&run)["fetched"], 1);
    let found = desk.run(["read", "corpus/web"]).expect(0).json();
    assert_eq!(found.len(), 3);
    let archives = std::fs::read_dir(desk.path("corpus/web")).unwrap().flatten().map(|entry| entry.path());
    let archives = archives.filter(|path| path.extension().is_some_and(|e| e == "gz"));
    let all: String = archives.map(|path| unzipped(&path)).collect();
    assert_eq!(all.matches("noarchive: true").count(), 1);
    assert!(all.contains("source: day") && all.contains(&format!("via: {}", site.url("/feed"))));
}

fn unzipped(path: &std::path::Path) -> String {
    let mut text = String::new();
    std::io::Read::read_to_string(&mut flate2::read::MultiGzDecoder::new(std::fs::File::open(path).unwrap()), &mut text).unwrap();
    text
}

#[test]
fn n8_what_has_not_changed_is_not_fetched_twice_and_revisions_are_kept() {
    let version = Arc::new(AtomicUsize::new(1));
    let shown = Arc::clone(&version);
    let site = Site::new(move |request| {
        let version = shown.load(Ordering::SeqCst);
        let tag = format!("\"{version}\"");
        match request.path.as_str() {
            "/en/1" if request.header("if-none-match") == Some(&tag) => status(304),
            "/en/1" => Reply::Whole(200, format!("Content-Type: text/html\r\nETag: {tag}\r\n"), article("en", version).into_bytes()),
            "/en/2" => html(article("en", 2)),
            _ => status(404),
        }
    });
    let desk = Desk::new();
    let (one, two) = (site.url("/en/1"), site.url("/en/2"));
    let urls = format!("{one}\n# a remark\n\n{two}\n");
    let run = || desk.run_with_bytes(&["fetch", "--allow-private", "127.0.0.1", "--json", "-"], urls.as_bytes()).expect(0);
    let counts = |run: &Run| {
        let host = site.address.trim_start_matches("http://").to_owned();
        let counts = run.json()[0]["sources"][host].clone();
        (counts["fetched"].as_u64().unwrap(), counts["unchanged"].as_u64().unwrap())
    };
    assert_eq!(counts(&run()), (2, 0));
    assert_eq!(counts(&run()), (0, 2));
    version.store(7, Ordering::SeqCst);
    // WARC dates are in seconds.
    std::thread::sleep(Duration::from_millis(1100));
    assert_eq!(counts(&run()), (1, 1));
    assert_eq!(desk.run(["read", "corpus/web"]).expect(0).json().len(), 3);
    desk.run(["index"]).expect(0);
    let found = |more: &[&str]| desk.run_with_bytes(&[&["search", "number", "--json"], more].concat(), b"").expect(0).json();
    let texts = |found: Vec<serde_json::Value>| {
        found.iter().map(|hit| hit["snippet"].as_str().unwrap().contains("number 1 ")).filter(|old| *old).count()
    };
    assert_eq!((found(&[]).len(), found(&["--revisions"]).len()), (2, 3));
    assert_eq!((texts(found(&[])), texts(found(&["--revisions"]))), (0, 1));
    // What it said first, it says again: this is no new article, but the newest revision.
    version.store(1, Ordering::SeqCst);
    std::thread::sleep(Duration::from_millis(1100));
    assert_eq!(counts(&run()), (1, 1));
    desk.run(["index"]).expect(0);
    assert_eq!((texts(found(&[])), found(&["--revisions"]).len()), (1, 3));
    desk.run(["check"]).expect(0);
    let requests = site.take_requests();
    assert!(requests.iter().all(|request| request.header("user-agent").unwrap().starts_with("rapporteur/")));
    assert!(requests.iter().all(|request| request.header("cookie").is_none() && request.header("referer").is_none()));
}

#[test]
fn n10_no_cookie_comes_back_and_no_name_is_told() {
    let site = Site::new(|request| match request.path.as_str() {
        "/a" => Reply::Whole(302, "Location: /b\r\nSet-Cookie: id=1; Path=/\r\n".to_owned(), Vec::new()),
        "/b" => html(article("en", 1)),
        _ => status(404),
    });
    let desk = Desk::new();
    let named = site.url("/a").replace("http://", "http://user:secret@");
    fetch(&desk, &[&named]).expect(0);
    for request in site.take_requests() {
        assert!(["cookie", "authorization", "referer"].iter().all(|name| request.header(name).is_none()), "{}", request.head);
    }
}

#[test]
fn n3_n10_what_is_told_to_one_host_is_told_to_no_other() {
    let other = Site::new(|request| if request.path == "/b" { html(article("en", 1)) } else { status(404) });
    let location = other.url("/b");
    let site = Site::new(move |request| match request.path.as_str() {
        "/a" => Reply::Whole(302, format!("Location: {location}\r\nSet-Cookie: id=1; Domain=127.0.0.1\r\n"), Vec::new()),
        _ => status(404),
    });
    let named = site.url("/a").replace("http://", "http://user:secret@");
    fetch(&Desk::new(), &[&named]).expect(0);
    let requests = other.take_requests();
    // Its own robots.txt is asked for first.
    assert_eq!(requests.iter().map(|request| request.path.as_str()).collect::<Vec<_>>(), ["/robots.txt", "/b"]);
    for request in requests {
        assert!(["cookie", "authorization", "referer"].iter().all(|name| request.header(name).is_none()), "{}", request.head);
    }
}

#[test]
fn n1_n3_nobody_is_led_into_a_private_network() {
    let site = Site::new(|request| match request.path.as_str() {
        "/to-metadata" => redirect("http://169.254.169.254/latest/meta-data/"),
        "/to-loopback" => redirect("http://127.1:1/"),
        "/to-name" => redirect("http://localhost:1/"),
        "/to-file" => redirect("file:///etc/passwd"),
        "/to-data" => redirect("data:text/html,x"),
        _ => status(404),
    });
    let desk = Desk::new();
    for (path, reason) in [
        ("/to-metadata", "link-local"),
        ("/to-name", "loopback"),
        ("/to-file", "no address of the web"),
        ("/to-data", "no address of the web"),
    ] {
        let run = fetch(&desk, &[&site.url(path)]).expect(4);
        assert!(run.err.contains(reason), "{path}: {}", run.err);
    }
    site.take_requests();
    let run = desk.run(["fetch", &site.url("/to-file")]).expect(4);
    assert!(run.err.contains("which is loopback"), "{}", run.err);
    assert!(site.take_requests().is_empty());
    for wrong in ["file:///etc/passwd", "ftp://day.example/", "gopher://x", "nobody", "http://"] {
        desk.run(["fetch", wrong]).expect(2);
    }
    desk.run(["fetch"]).expect(2);
}

#[test]
fn n3_redirects_end() {
    let site = Site::new(|request| match request.path.as_str() {
        "/circle" => redirect("/circle2"),
        "/circle2" => redirect("/circle"),
        "/nowhere" => redirect(""),
        path if path.starts_with("/chain") => redirect(&format!("{path}x")),
        _ => status(404),
    });
    let desk = Desk::new();
    for (path, reason) in [("/circle", "in a circle"), ("/chain", "more than 5 times"), ("/nowhere", "no address")] {
        let run = fetch(&desk, &[&site.url(path)]).expect(4);
        assert!(run.err.contains(reason), "{path}: {}", run.err);
    }
}

#[test]
fn n4_n5_hostile_servers_cost_a_bounded_time_and_stop_nothing() {
    let head = |more: &str| format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{more}\r\n").into_bytes();
    let site = Site::new(move |request| {
        let slowly = Duration::from_millis(200);
        match request.path.as_str() {
            "/slow-head" => Reply::Endless(b"HTTP/1.1 200 OK\r\nX-A".to_vec(), b"a".to_vec(), slowly),
            "/slow-body" => Reply::Endless(head("Content-Length: 100000\r\n"), b"<p>".to_vec(), slowly),
            "/endless" => Reply::Endless(
                head("Transfer-Encoding: chunked\r\n"),
                [b"8000\r\n".to_vec(), vec![b'a'; 0x8000], b"\r\n".to_vec()].concat(),
                Duration::ZERO,
            ),
            "/headers" => Reply::Endless(b"HTTP/1.1 200 OK\r\n".to_vec(), b"X-A: b\r\n".repeat(200), Duration::ZERO),
            "/chunks" => Reply::Whole(
                200,
                "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n".to_owned(),
                b"zz\r\n<p>".to_vec(),
            ),
            "/bomb" => Reply::Whole(200, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n".to_owned(), gzip(&vec![b' '; 40 << 20])),
            "/bomb.xml.gz" => xml(gzip(&[b"<urlset>".to_vec(), vec![b' '; 80 << 20]].concat())),
            "/picture" => Reply::Whole(200, "Content-Type: image/png\r\n".to_owned(), b"\x89PNG".to_vec()),
            "/rubbish" => Reply::Endless(b"SSH-2.0-OpenSSH\r\n".to_vec(), b"x".to_vec(), slowly),
            "/error" => status(503),
            "/good" => html(article("en", 1)),
            _ => status(404),
        }
    });
    let desk = Desk::new();
    let hostile =
        ["/slow-head", "/slow-body", "/endless", "/headers", "/chunks", "/bomb", "/bomb.xml.gz", "/picture", "/rubbish", "/error", "/gone"];
    let urls: String = hostile.iter().chain(["/good"].iter()).map(|path| format!("{}\n", site.url(path))).collect();
    let host = site.address.trim_start_matches("http://");
    desk.write("corpus/sources.toml", format!("[source.bad]\nhome = 'http://{host}/'\npause = 0"));
    let begin = std::time::Instant::now();
    let run = desk.run_with_bytes(&["fetch", "--allow-private", "127.0.0.1", "--timeout", "2", "-"], urls.as_bytes()).expect(4);
    for path in hostile {
        assert!(run.err.contains(&format!("{path}: ")), "{path} is not named: {}", run.err);
    }
    assert!(!run.err.contains("/good: "), "{}", run.err);
    assert!(begin.elapsed() < Duration::from_secs(60));
    assert_eq!(desk.run(["read", "corpus/web"]).expect(0).json().len(), 1);
}

#[test]
fn n7_traps_end() {
    let site = Site::new(|request| {
        let nth: usize = request.path.trim_start_matches("/en/").parse().unwrap_or_default();
        let alternates: String = (1..20).map(|i| format!("<link rel=alternate hreflang=fr href=/en/{}>", 20 * nth + i)).collect();
        match request.path.as_str() {
            "/robots.txt" => status(404),
            "/map.xml" => xml("<sitemapindex><sitemap><loc>/map.xml?a</loc></sitemap></sitemapindex>"),
            path if path.starts_with("/map.xml?") => xml(format!("<sitemapindex><sitemap><loc>{path}a</loc></sitemap></sitemapindex>")),
            _ => html(article("en", nth).replace("<head>", &format!("<head>{alternates}"))),
        }
    });
    let run = fetch(&following(&site, "home = 'SITE/'"), &["--json", &site.url("/en/1")]).expect(0);
    assert_eq!(counts(&run)["fetched"], 20);
    let run = fetch(&Desk::new(), &[&site.url("/map.xml")]).expect(4);
    assert!(run.err.contains("index of indexes"), "{}", run.err);
}

/// A server with a certificate that nobody has signed; none where there is no openssl.
#[cfg(unix)]
fn self_signed(folder: &std::path::Path) -> Option<(std::process::Child, u16)> {
    use std::process::{Command, Stdio};
    let quiet =
        |command: &mut Command| command.current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok();
    let args = "req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=localhost";
    let made = quiet(Command::new("openssl").args(args.split(' ')))?.wait().ok()?;
    let port = std::net::TcpListener::bind("127.0.0.1:0").ok()?.local_addr().ok()?.port();
    let serve = format!("s_server -accept {port} -cert cert.pem -key key.pem -www");
    let server = made.success().then(|| quiet(Command::new("openssl").args(serve.split(' ')))).flatten()?;
    for _ in 0..50 {
        if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Some((server, port))
}

#[cfg(unix)]
#[test]
fn n9_servers_that_cannot_be_trusted_are_told() {
    let site = Site::new(|_| html("x"));
    let run = fetch(&Desk::new(), &[&site.url("/").replace("http:", "https:")]).expect(4);
    assert!(run.err.contains("robots.txt cannot be had"), "{}", run.err);
    let desk = Desk::new();
    let Some((mut server, port)) = self_signed(&desk.path("corpus")) else {
        return println!("skipped: openssl, which makes a certificate, is not here");
    };
    let run = desk.run(["fetch", &format!("https://localhost:{port}/"), "--allow-private", "localhost", "--timeout", "5"]);
    let _ = server.kill();
    let _ = server.wait();
    assert!(run.code == 4 && run.err.contains("cannot be trusted"), "{}", run.err);
}

#[test]
fn n6_a_site_that_asks_to_be_left_alone_is() {
    for (robots, code) in [(503, 4), (404, 0), (403, 0), (429, 4)] {
        let site = Site::new(move |request| if request.path == "/robots.txt" { status(robots) } else { html(article("en", 1)) });
        let run = fetch(&Desk::new(), &[&site.url("/en/1")]);
        assert_eq!(run.code, code, "{robots}: {}", run.err);
        assert_eq!(site.take_paths().contains(&"/en/1".to_owned()), code == 0, "{robots}");
    }
    let site = Site::new(|request| if request.path == "/robots.txt" { text("User-agent: *\nDisallow: /en/") } else { redirect("/en/1") });
    fetch(&Desk::new(), &[&site.url("/fr/1")]).expect(4);
    assert_eq!(site.take_paths(), ["/robots.txt", "/fr/1"]);
}

#[test]
fn a_source_is_tried_before_it_is_followed() {
    let site = Site::new(|request| match request.path.as_str() {
        "/" => html("<html><head><link rel=alternate type=application/rss+xml href=/feed></head><body><p>Home</p></body></html>"),
        "/feed" => xml(format!(
            "<rss version='2.0'><channel>{}</channel></rss>",
            (0..12).map(|nth| format!("<item><link>/news/fr/{nth}</link></item>")).collect::<String>()
        )),
        "/robots.txt" => text("User-agent: *\nDisallow: /news/fr/3\nCrawl-delay: 0.01"),
        path if path.starts_with("/news/fr/") => {
            html(article("fr", path[9..].parse().unwrap()).replace("<article>", "<article class='story n1'>"))
        }
        _ => status(404),
    });
    let desk = following(&site, "home = 'SITE/'");
    for named in ["day", &site.url("/"), &site.url("/feed")] {
        let run = desk.run(["source", "try", named, "--allow-private", "127.0.0.1"]).expect(0);
        assert!(run.out.contains("of 10 pages (at most 10), 9 hold an article"), "{}", run.out);
        assert!(run.out.contains("title: Ouverture du port 0") && run.out.contains("robots.txt asks"), "{}", run.out);
        let pages = format!("pages = [\"{}*\"]", site.url("/news/fr/"));
        let feeds = format!("feeds = [\"{}\"]", site.url("/feed"));
        assert!(run.out.contains(&pages) && run.out.contains(&feeds) && run.out.contains("language = \"fr\""), "{}", run.out);
        assert!(run.out.contains("# body = \".story\""), "{}", run.out);
    }
    // The block can be followed as it is.
    let block = desk.run(["source", "try", "day", "--allow-private", "127.0.0.1"]).out;
    let block = block.split("sources.toml:").nth(1).unwrap().replace("pause = 0.0", "pause = 0");
    desk.write("corpus/sources.toml", &block);
    fetch(&desk, &["--dry-run"]).expect(0);
    assert!(!desk.path("corpus/web").exists());
    desk.run(["source", "try", "nobody"]).expect(2);
    assert!(desk.run(["source", "try", &site.url("/")]).expect(4).err.contains("loopback"));
}

#[test]
fn a_new_layout_is_told() {
    let site = Site::new(|request| match request.path.as_str() {
        "/map.xml" => xml(format!(
            "<urlset>{}</urlset>",
            (0..8).map(|nth| format!("<url><loc>http://{}/{nth}</loc></url>", request.header("host").unwrap())).collect::<String>()
        )),
        "/robots.txt" => status(404),
        _ => html("<html><head><title>Day</title></head><body><div id=app></div><script>load()</script></body></html>"),
    });
    let desk = following(&site, "sitemaps = ['SITE/map.xml']");
    let run = fetch(&desk, &[]).expect(4);
    assert!(run.err.contains("day is degraded"), "{}", run.err);
}

#[test]
fn a_second_fetcher_is_sent_away() {
    let desk = Desk::new();
    desk.write("corpus/web/.lock", "");
    let lock = std::fs::File::options().write(true).open(desk.path("corpus/web/.lock")).unwrap();
    lock.lock().unwrap();
    assert!(desk.run(["fetch", "https://day.example/"]).expect(5).err.contains("another run fetches"));
}

/// Kills in a loop: `RAPPORTEUR_KILLS` says how many, 15 where it does not.
pub fn n_kills() -> usize {
    std::env::var("RAPPORTEUR_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(15)
}

#[cfg(unix)]
#[test]
fn r1_killed_fetchers_lose_nothing_that_was_kept() {
    const N: usize = 120;
    let site = Site::new(|request| match request.path.as_str() {
        "/map.xml" => {
            let host = request.header("host").unwrap();
            xml(format!(
                "<urlset>{}</urlset>",
                (0..N).map(|nth| format!("<url><loc>http://{host}/en/{nth}</loc></url>")).collect::<String>()
            ))
        }
        path if path.starts_with("/en/") => {
            std::thread::sleep(Duration::from_millis(3));
            html(article("en", path[4..].parse().unwrap()))
        }
        _ => status(404),
    });
    let desk = following(&site, "sitemaps = ['SITE/map.xml']");
    let mut dice = crate::dice::Dice::new(11);
    let mut n_known = 0;
    for nth in 0..n_kills().min(30) {
        let mut child = desk.command().args(["fetch", "--allow-private", "127.0.0.1"]).stderr(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(20 + dice.below(200) as u64));
        let _ = child.kill();
        child.wait().unwrap();
        // The next run mends what this one has left.
        fetch(&desk, &["--limit", "1"]).expect(0);
        let n = desk.run(["read", "corpus/web"]).expect(0).json().len();
        assert!(n >= n_known, "{n} pages after kill {nth}, {n_known} before");
        n_known = n;
    }
    fetch(&desk, &[]).expect(0);
    let mut urls: Vec<String> = desk.run(["read", "corpus/web"]).expect(0).json().iter().map(|page| page["url"].to_string()).collect();
    urls.sort();
    urls.dedup();
    assert_eq!(urls.len(), N);
}

#[cfg(unix)]
#[test]
fn r3_r5_an_archive_that_cannot_grow_keeps_what_was_fetched() {
    let site = Site::new(|request| match request.path.as_str() {
        "/map.xml" => {
            let host = request.header("host").unwrap();
            xml(format!(
                "<urlset>{}</urlset>",
                (0..40).map(|nth| format!("<url><loc>http://{host}/en/{nth}</loc></url>")).collect::<String>()
            ))
        }
        path if path.starts_with("/en/") => html(article("en", path[4..].parse().unwrap())),
        _ => status(404),
    });
    let desk = following(&site, "sitemaps = ['SITE/map.xml']");
    let mut n_kept = 0;
    for n_blocks in [0, 4, 8, 40, 41] {
        let command =
            format!("trap '' XFSZ; ulimit -f {n_blocks}; exec {} fetch --allow-private 127.0.0.1", env!("CARGO_BIN_EXE_rapporteur"));
        let output = std::process::Command::new("sh").args(["-c", &command]).current_dir(desk.path(".")).output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            output.status.code().is_some_and(|code| code != 0 && code < 101) && !told.contains("panicked"),
            "{:?} {told}",
            output.status
        );
        // What is there is whole, and no less than before.
        let run = desk.run(["read", "corpus/web"]);
        assert!(!run.err.contains("damaged"), "{n_blocks} blocks: {}", run.err);
        assert!(run.json().len() >= n_kept, "{n_blocks} blocks: {} pages, {n_kept} before", run.json().len());
        n_kept = run.json().len();
    }
    fetch(&desk, &[]).expect(0);
    let mut urls: Vec<String> = desk.run(["read", "corpus/web"]).expect(0).json().iter().map(|page| page["url"].to_string()).collect();
    urls.sort();
    urls.dedup();
    assert_eq!(urls.len(), 40);
}
