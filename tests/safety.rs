//! The server under attack: by texts, by other sites, by questions that are too much (W1 to W10).

use crate::desk::Desk;
use crate::served::Served;
use std::io::Write;
use std::net::TcpStream;
use std::time::Duration;

/// Pages with all kinds of text on them.
fn pages(server: &Served) -> Vec<String> {
    let id = |n: usize| server.get("/api/v1/articles?limit=100").json()["items"][n]["id"].as_str().unwrap().to_owned();
    let mut pages: Vec<String> =
        ["/", "/?all=true", "/articles", "/figures", "/people", "/events", "/places", "/sources", "/feed.atom", "/nothing"]
            .map(str::to_owned)
            .to_vec();
    let total = server.get("/api/v1/articles").json()["total"].as_u64().unwrap() as usize;
    for n in 0..total.min(12) {
        pages.extend([
            format!("/article/{}", id(n)),
            format!("/cite?article={}", id(n)),
            format!("/compare?left={}&right={}", id(n), id(0)),
        ]);
    }
    for (list, path) in [("people", "person"), ("events", "event"), ("places", "place")] {
        let items = server.get(&format!("/api/v1/{list}?limit=5")).json()["items"].as_array().unwrap().clone();
        pages.extend(items.iter().map(|item| format!("/{path}/{}", encoded(item["key"].as_str().unwrap()))));
    }
    pages
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[test]
fn w1_no_text_becomes_a_tag_an_attribute_or_a_script() {
    const PAYLOADS: [&str; 12] = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "\" onfocus=alert(1) autofocus=\"",
        "<svg/onload=alert(1)>",
        "</title><script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "<iframe src=javascript:alert(1)>",
        "{{7*7}}${7*7}<%= 7*7 %>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "\u{202e}<b>\u{2066}",
    ];
    let desk = Desk::new();
    let article = |(number, payload): (usize, &&str)| {
        let url = ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "https://x.example/\"onclick=\"alert(1)"][number % 3];
        let said = format!(
            "The minister of transport, Paul Roche, told the 5th Forum {payload} in Lyon that 420 {payload} were \"ready {payload}\"."
        );
        let fields = serde_json::json!({
            "url": url, "language": "en", "published": "2024-08-21", "outlet": payload, "byline": payload, "source_url": url,
            "title": format!("Title {number} {payload}"), "text": said,
        });
        format!("{fields}\n")
    };
    desk.write("corpus/pages/evil.jsonl", PAYLOADS.iter().enumerate().map(article).collect::<String>());
    desk.run(["index"]).expect(0);
    let server = Served::of(&desk);
    let mut paths = pages(&server);
    for payload in PAYLOADS {
        let value = encoded(payload);
        paths.extend(["q", "by", "at", "in", "outlet", "role", "unknown"].map(|name| format!("/?{name}={value}")));
        paths.push(format!("/person/{value}"));
        paths.push(format!("/{value}"));
    }
    let own_scripts = regex::Regex::new(r#"^<script src="/assets/app\.js\?[0-9a-f]{8}" defer>$"#).unwrap();
    let tags = regex::Regex::new(r"<[a-zA-Z][^>]*>").unwrap();
    // Attributes with their values left out.
    let quoted = regex::Regex::new(r#""[^"]*""#).unwrap();
    let handler = regex::Regex::new(r"(?i)\son[a-z]+\s*=|autofocus|src=x").unwrap();
    for path in paths {
        let answer = server.get(&path);
        assert!(answer.header("content-security-policy").is_some_and(|policy| policy.contains("default-src 'none'")), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        let text = answer.text();
        for tag in tags.find_iter(&text).map(|found| found.as_str()) {
            let name = tag[1..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
            assert!(name != "script" || own_scripts.is_match(tag), "{path}: {tag}");
            assert!(!matches!(name.as_str(), "iframe" | "object" | "embed" | "base" | "b"), "{path}: {tag}");
            assert!(!handler.is_match(&quoted.replace_all(tag, "")), "{path}: {tag}");
            assert!(!tag.contains("href=\"javascript:") && !tag.contains("href=\"data:"), "{path}: {tag}");
            // W2: who follows a link out is not told where it came from.
            let leads_out = name == "a" && tag.contains("href=\"http");
            assert!(!leads_out || tag.contains("rel=\"noopener noreferrer nofollow\""), "{path}: {tag}");
            assert!(!tag.contains(" style="), "{path}: {tag}");
        }
    }
}

#[test]
fn w3_nothing_but_the_own_files_is_served() {
    let desk = Desk::with_articles();
    let server = Served::of(&desk);
    for path in ["/assets/app.css", "/assets/app.js", "/assets/icon.svg"] {
        assert!(!server.get(path).expect(200).bytes.is_empty());
    }
    for path in [
        "/assets/..%2f..%2fCargo.toml",
        "/assets/../Cargo.toml",
        "/assets/%2e%2e/app.css",
        "/assets/app.css%00",
        "/assets//etc/passwd",
        "/assets/",
        "/corpus/pages/articles.jsonl",
        "/article/..%2f..%2findex",
        "/article/corpus%2fpages%2farticles.jsonl",
        "/api/v1/article/%2fetc%2fpasswd",
        "/person/..",
    ] {
        let answer = server.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!answer.text().contains("[package]") && !answer.text().contains("root:"), "{path}");
    }
}

#[test]
fn w4_questions_of_death_are_refused_at_once() {
    let desk = Desk::with_articles();
    let server = Served::of(&desk);
    server.get("/api/v1/health").expect(200);
    let deep = "(".repeat(4000);
    let many = "a+".repeat(2000);
    for query in [
        format!("q={deep}"),
        format!("q={many}"),
        format!("q={}", "-".repeat(3000)),
        "limit=0".to_owned(),
        "limit=-1".to_owned(),
        "limit=1e9".to_owned(),
        "limit=1001".to_owned(),
        "page=-1".to_owned(),
        "from=NaN".to_owned(),
        "from=99999-01-01".to_owned(),
        "q=figure:nan".to_owned(),
        "q=date:2024-13".to_owned(),
        "q=a&q=b".to_owned(),
        "next=ffffffffffffffff-999999999999".to_owned(),
        "next=x".to_owned(),
        "format=xml".to_owned(),
    ] {
        for path in ["/api/v1/statements", "/api/v1/figures", "/api/v1/articles"] {
            server.get(&format!("{path}?{query}")).expect(400);
        }
    }
    server.get(&format!("/?q={}", "a".repeat(20_000))).expect(414);
    server.get(&format!("/api/v1/statements?q={}", "a".repeat(1 << 20)));
    // Many at a time: each is answered or told to come back.
    std::thread::scope(|scope| {
        let ask = || server.get("/api/v1/statements?q=a*+OR+the+OR+no*&facets=true&limit=1000&all=true").status;
        let asking: Vec<_> = (0..100).map(|_| scope.spawn(ask)).collect();
        for asked in asking {
            assert!(matches!(asked.join().unwrap(), 200 | 400 | 503));
        }
    });
    server.get("/api/v1/health").expect(200);
}

#[test]
fn w5_large_and_slow_requests_hold_nobody_up() {
    let desk = Desk::with_articles();
    let server = Served::of(&desk);
    let host = server.address;
    let body = format!("GET /api/v1/health HTTP/1.1\r\nHost: {host}\r\nContent-Length: 99999999\r\nConnection: close\r\n\r\n");
    server.send(body.as_bytes()).expect(413);
    let headers: String = (0..500).map(|n| format!("X-{n}: y\r\n")).collect();
    server.send(format!("GET / HTTP/1.1\r\nHost: {host}\r\n{headers}\r\n").as_bytes()).expect(431);
    let long = "y".repeat(100_000);
    server.send(format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: {long}\r\n\r\n").as_bytes()).expect(431);
    // Connections that say nothing, or say it slowly.
    let mut idle: Vec<TcpStream> = (0..300).filter_map(|_| TcpStream::connect(host).ok()).collect();
    for stream in idle.iter_mut().step_by(2) {
        stream.write_all(b"GET / HT").unwrap();
    }
    server.get("/api/v1/health").expect(200);
    server.send(b"nonsense\r\n\r\n").expect(400);
}

#[test]
fn w6_other_sites_cannot_ask() {
    let desk = Desk::with_articles();
    let server = Served::of(&desk);
    let port = server.address.port();
    let path = "/api/v1/statements";
    for own in ["localhost", "127.0.0.1", "[::1]"] {
        server.ask("GET", path, &[("Host", &format!("{own}:{port}"))]).expect(200);
    }
    for other in ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", ""] {
        server.ask("GET", path, &[("Host", other)]).expect(421);
        server.ask("GET", "/", &[("Host", other)]).expect(421);
    }
    server.send(format!("GET {path} HTTP/1.1\r\nConnection: close\r\n\r\n").as_bytes()).expect(421);
    server
        .send(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n").as_bytes())
        .expect(421);
    for origin in ["http://evil.example", "null", "file://", "http://localhost.evil.example"] {
        server.ask("GET", path, &[("Origin", origin)]).expect(403);
    }
    server.ask("GET", path, &[("Origin", &format!("http://127.0.0.1:{port}"))]).expect(200);
    server.ask("GET", path, &[("Sec-Fetch-Site", "cross-site")]).expect(403);
    server.ask("GET", path, &[("Sec-Fetch-Site", "same-origin")]).expect(200);
    // A link to a page may be followed from anywhere.
    server.ask("GET", "/", &[("Sec-Fetch-Site", "cross-site")]).expect(200);
}

#[test]
fn w7_nothing_is_changed_and_w10_nothing_is_told() {
    let desk = Desk::with_articles();
    let server = Served::of(&desk);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
        let answer = server.ask(method, "/api/v1/statements", &[]).expect(405);
        assert_eq!(answer.header("allow"), Some("GET, HEAD"));
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
    assert!(server.ask("HEAD", "/", &[]).expect(200).bytes.is_empty());
    let folder = desk.path("").to_string_lossy().into_owned();
    for path in ["/nothing", "/api/v1/nothing", "/api/v1/statements?x=1", "/article/x", "/assets", "/assets/x"] {
        let answer = server.get(path);
        assert!(answer.status >= 400);
        assert!(!answer.text().contains(&folder) && !answer.text().contains(".rs:") && !answer.text().contains("panicked"), "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
}

#[test]
fn w8_other_machines_need_a_token_and_w9_nobody_sees_it() {
    let desk = Desk::with_articles();
    let refused = desk.run(["serve", "--listen", "0.0.0.0:0"]).expect(2);
    assert!(refused.err.contains("token"));
    desk.write("token", "short\n");
    desk.run(["serve", "--token-file", "token"]).expect(2);
    let token = "correct-horse-battery-staple";
    let server = Served::with(&desk, &["--listen", "127.0.0.1:0"], Some(token));
    let unknown = server.get("/").expect(401);
    assert!(unknown.header("www-authenticate").is_some_and(|scheme| scheme.starts_with("Basic")));
    for wrong in ["Bearer correct-horse-battery-staplf", "Bearer ", "Basic eDp5", "Bearer correct-horse", "correct-horse-battery-staple"] {
        server.ask("GET", "/api/v1/health", &[("Authorization", wrong)]).expect(401);
    }
    server.ask("GET", "/api/v1/health", &[("Authorization", &format!("Bearer {token}"))]).expect(200);
    // What a browser sends when it has asked for a password.
    server.ask("GET", "/", &[("Authorization", "Basic eDpjb3JyZWN0LWhvcnNlLWJhdHRlcnktc3RhcGxl")]).expect(200);
    assert!(!server.log().contains(token));
}

#[test]
fn beyond_this_machine_there_is_evidence_and_no_whole_text() {
    let desk = Desk::with_articles();
    desk.write("token", "correct-horse-battery-staple\n");
    let server = Served::with(&desk, &["--listen", "0.0.0.0:0", "--token-file", "token"], None);
    let port = server.address.port();
    let local = format!("127.0.0.1:{port}");
    let get = |path: &str| {
        let answer = server.ask("GET", path, &[("Host", &local), ("Authorization", "Bearer correct-horse-battery-staple")]);
        answer.expect(200)
    };
    let item = get("/api/v1/articles?q=harbour").json()["items"][0].clone();
    assert!(item["path"].is_null());
    let id = item["id"].as_str().unwrap();
    let article = get(&format!("/api/v1/article/{id}")).json();
    assert!(article["text"].is_null() && article["path"].is_null() && article["statements"].is_array());
    assert!(!get(&format!("/article/{id}")).text().contains("met engineers in Hanoi"));
    // Each finding has the sentence it stands in, and the link; no other sentence is there.
    let whole = Served::of(&desk);
    for item in get("/api/v1/articles?limit=100").json()["items"].as_array().unwrap() {
        let id = item["id"].as_str().unwrap();
        let text = whole.get(&format!("/api/v1/article/{id}")).json()["text"].as_str().unwrap().to_owned();
        let (article, page) = (get(&format!("/api/v1/article/{id}")).json(), get(&format!("/article/{id}")).text());
        assert!(article["url"].is_string() && page.contains(article["url"].as_str().unwrap()));
        let slice = |from: &serde_json::Value| {
            let [start, end] = ["start", "end"].map(|name| from[name].as_u64().unwrap() as usize);
            text.chars().skip(start).take(end - start).collect::<String>()
        };
        for statement in article["statements"].as_array().unwrap() {
            assert_eq!(statement["sentence_text"].as_str().unwrap(), slice(&statement["sentence"]));
        }
        for figure in article["figures"].as_array().unwrap() {
            let sentence = figure["sentence_text"].as_str().unwrap();
            assert!(sentence.contains(figure["surface"].as_str().unwrap()) && text.contains(sentence) && sentence.len() < text.len());
        }
        assert_eq!(page.matches("<blockquote").count(), article["statements"].as_array().unwrap().len());
        // Nor can the text be had by citing or comparing it.
        let refused = |path: &str| {
            let answer = server.ask("GET", path, &[("Host", &local), ("Authorization", "Bearer correct-horse-battery-staple")]);
            assert_eq!(answer.status, 400, "{path}");
        };
        refused(&format!("/api/v1/cite?article={id}&span=0-{}", text.chars().count()));
        refused(&format!("/cite?article={id}&span=0-{}", text.chars().count()));
        if !article["url"].as_str().unwrap().contains("hanoi") {
            refused(&format!("/api/v1/compare?left={id}&right=https://day.example/hanoi"));
            refused(&format!("/compare?left={id}&right=https://day.example/hanoi"));
        }
    }
    assert!(!get("/api/v1/statements?format=jsonl&all=true").text().contains("corpus/pages"));
    assert!(!get("/api/v1/articles?format=csv").text().contains("corpus/pages"));
    assert!(!get("/sources").text().contains("corpus/pages"));
}

#[test]
fn a_missing_or_damaged_index_is_told_and_comes_back() {
    let desk = Desk::new();
    desk.write("corpus/pages/articles.jsonl", crate::desk::ARTICLES);
    let server = Served::of(&desk);
    let page = server.get("/").expect(503);
    assert!(page.header("retry-after").is_some() && page.text().contains("rapporteur index"));
    assert_eq!(server.get("/api/v1/health").expect(503).header("content-type"), Some("application/problem+json"));
    desk.run(["index"]).expect(0);
    std::thread::sleep(Duration::from_millis(600));
    server.get("/").expect(200);
    let manifest = std::fs::read(desk.path("index/rapporteur.json")).unwrap();
    desk.write("index/rapporteur.json", "{");
    let damaged = server.get("/api/v1/health").expect(503).text();
    assert!(damaged.contains("--rebuild") && !damaged.contains(&*desk.path("").to_string_lossy()));
    desk.write("index/rapporteur.json", manifest);
    std::thread::sleep(Duration::from_millis(600));
    server.get("/api/v1/health").expect(200);
    // The index is built anew while questions are asked.
    desk.run(["index", "--rebuild"]).expect(0);
    assert_eq!(server.get("/api/v1/health").expect(200).json()["articles"], 4);
    std::fs::remove_dir_all(desk.path("index")).unwrap();
    server.get("/").expect(503);
}

#[test]
fn pages_speak_four_languages_and_turn_with_them() {
    let desk = Desk::with_articles();
    let server = Served::of(&desk);
    for (code, direction, word) in
        [("en", "ltr", "Statements"), ("fr", "ltr", "Déclarations"), ("ar", "rtl", "التصريحات"), ("vi", "ltr", "Phát biểu")]
    {
        for page in [server.get(&format!("/?ui={code}")), server.ask("GET", "/", &[("Accept-Language", code)])] {
            let text = page.expect(200).text();
            assert!(text.contains(&format!("<html lang=\"{code}\" dir=\"{direction}\">")) && text.contains(word), "{code}");
        }
    }
    let arabic = server.get("/?ui=ar&lang=ar&all=true").expect(200).text();
    assert!(arabic.contains("<blockquote lang=\"ar\" dir=\"rtl\">") && arabic.contains("بحسب"));
    assert!(server.get("/?ui=en&lang=ar&all=true").text().contains("<blockquote lang=\"ar\" dir=\"rtl\">"));
    // What is reported stands in no quotation marks.
    let reported = server.get("/?ui=en&lang=ar&all=true").text();
    assert!(reported.contains("According to") && !reported.contains("“"));
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_cleanly() {
    let desk = Desk::with_articles();
    let server = Served::of(&desk);
    server.get("/").expect(200);
    let _open = TcpStream::connect(server.address).unwrap();
    assert_eq!(server.interrupt(), Some(0));
}
