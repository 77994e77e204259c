//! Pages, archives, language files and names that are made to do harm: each costs little, is told, and stops nothing.

use crate::archives::response;
use crate::desk::{Desk, Run};
use rapporteur::acquire::fetch::{feed, sitemap};
use serde_json::json;

const SAID: &str = "The transport minister, Adam Harlow, said that the harbour of Lyon will receive 420 ships from the whole region.";

/// A page whose article is two paragraphs, with something before it.
fn after(harm: &str) -> String {
    format!("<html lang=en><title>Harbour</title><body><p>{SAID}</p>{harm}<p>{SAID} It was his first visit.</p></body></html>")
}

/// Reads files of these names and bytes, beside a good one; all that is no article must be named.
fn read(pages: &[(&str, Vec<u8>)]) -> Run {
    let desk = Desk::new();
    desk.write("corpus/pages/good.txt", SAID);
    pages.iter().for_each(|(name, bytes)| desk.write(&format!("corpus/pages/{name}"), bytes));
    let run = desk.run(["read", "corpus/pages"]);
    assert!(matches!(run.code, 0 | 4), "{}: {}", run.code, run.err);
    for (name, _) in pages.iter().chain([&("good.txt", Vec::new())]) {
        let is_read = run.json().iter().any(|article| article["path"].as_str().unwrap().ends_with(name));
        assert!(is_read || run.err.contains(name), "nothing is said of {name}: {}", run.err);
    }
    assert!(!run.err.contains("a fault in rapporteur"), "{}", run.err);
    run
}

/// The text of the article of a file.
fn text_of(run: &Run, name: &str) -> String {
    let found = run.json().into_iter().find(|article| article["path"].as_str().unwrap().ends_with(name));
    found.unwrap_or_else(|| panic!("{name} is not read: {}", run.err))["text"].as_str().unwrap().to_owned()
}

#[test]
fn b5_pages_of_any_depth_width_and_length_are_read() {
    let attributes: String = (0..300_000).map(|nth| format!(" a{nth}=b")).collect();
    let harms = [
        ("div.html", "<div>".repeat(200_000)),
        ("list.html", "<ul><li>".repeat(100_000)),
        ("bold.html", "<b>".repeat(200_000)),
        ("formatting.html", "<b id=a><p>".repeat(100_000)),
        ("table.html", "<table><tr><td>".repeat(70_000)),
        ("attributes.html", format!("<div{attributes}>")),
        ("siblings.html", "<i>a</i>".repeat(300_000)),
        ("letters.html", "x".repeat(8 << 20)),
        ("comment.html", "<!--".repeat(100_000)),
        ("script.html", "<script>".repeat(100_000)),
        ("ends.html", "</div>".repeat(300_000)),
        ("entities.html", "&amp;".repeat(300_000)),
    ];
    let pages: Vec<(&str, Vec<u8>)> = harms.iter().map(|(name, harm)| (*name, after(harm).into_bytes())).collect();
    let run = read(&pages).expect(0);
    for (name, _) in &harms {
        assert!(text_of(&run, name).contains("Adam Harlow"), "{name}");
    }
    let too_large = read(&[("large.html", after(&"x".repeat(33 << 20)).into_bytes())]).expect(4);
    assert!(too_large.err.contains("is larger than 32 MiB"), "{}", too_large.err);
}

#[test]
fn b6_lists_that_grow_when_they_are_read_do_not() {
    let entities: String = (1..10).map(|nth| format!("<!ENTITY e{nth} \"{}\">", format!("&e{};", nth - 1).repeat(10))).collect();
    let doctype = format!("<!DOCTYPE x [<!ENTITY e0 \"lollollol\">{entities}]>");
    let attributes: String = (0..200_000).map(|nth| format!(" a{nth}='b'")).collect();
    let spaces: String = (0..200_000).map(|nth| format!(" xmlns:n{nth}='urn:{nth}'")).collect();
    let rss = |head: &str, tag: &str, title: &str| {
        let item = format!("<item{tag}><title>{title}</title><link>https://day.example/1</link></item>");
        format!("<?xml version='1.0'?>{head}<rss version='2.0'{tag}><channel><title>Day</title>{item}</channel></rss>")
    };
    for feed in [rss(&doctype, "", "&e9;"), rss("", &attributes, "a"), rss("", &spaces, "a"), rss("", "", &"<b>".repeat(100_000))] {
        // Whether it is read or refused, it holds no more than it says.
        let entries = feed::parse(feed.as_bytes(), "https://day.example/").unwrap_or_default();
        assert!(entries.len() <= 1 && entries.iter().all(|entry| entry.url.len() < 100));
    }
    let map = |head: &str, tag: &str, url: &str| format!("<?xml version='1.0'?>{head}<urlset{tag}><url><loc>{url}</loc></url></urlset>");
    for map in [map(&doctype, "", "&e9;"), map("", &attributes, "/a"), map("", &spaces, "/a"), "<urlset>".repeat(100_000)] {
        if let Ok(sitemap::Sitemap::Pages(entries)) = sitemap::parse(map.as_bytes()) {
            assert!(entries.iter().all(|entry| entry.url.len() < 100));
        }
    }
}

#[test]
fn b7_lines_of_json_that_are_none_cost_a_line() {
    let deep = format!("{{\"text\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let lines = [
        ("{\"text\":\"The first line has a mark before it.\"}\r", None),
        (deep.as_str(), Some("is no page")),
        ("{\"text\":NaN}", Some("is no page")),
        ("{\"text\":\"one\",\"text\":\"two\"}", Some("is no page")),
        ("{\"text\":\"a \\u0000 b and some words more\",\"title\":\"x\\u0000y\",\"url\":\"https://day.example/\\u0000\"}", None),
        ("{\"text\":\"half of a letter \\ud800\"}", Some("is no page")),
        ("\u{0}\u{0}\u{0}", Some("is no JSON object")),
        ("{\"text\":1e999}", Some("is no page")),
        ("{\"text\":\"The last line has no end.\"}", None),
    ];
    let desk = Desk::new();
    desk.write("corpus/pages/a.jsonl", format!("\u{feff}{}", lines.map(|(line, _)| line).join("\n")));
    let run = desk.run(["read", "corpus/pages"]).expect(4);
    for (nth, (line, reason)) in (1..).zip(lines) {
        let told = run.err.lines().find(|told| told.contains(&format!("a.jsonl:{nth}:")));
        assert_eq!(told.is_some(), reason.is_some(), "line {nth}: {}", &line[..line.len().min(80)]);
        assert!(told.is_none_or(|told| told.contains(reason.unwrap())), "{told:?}");
    }
    assert!(run.json().iter().all(|article| !article.to_string().contains("\\u0000")), "{}", run.out);
    desk.run(["index"]).expect(4);
    assert_eq!(desk.run(["search", "--json"]).expect(0).json().len(), 3);
}

#[test]
fn b8_what_a_page_says_of_itself_may_be_anything() {
    let page = |data: String| after(&format!("<script type=application/ld+json>{data}</script>")).into_bytes();
    let graph = json!({ "@graph": [{ "@id": "#a", "isPartOf": { "@id": "#b" } }, { "@id": "#b", "isPartOf": { "@id": "#a" } },
        { "@type": ["Thing", "NewsArticle"], "headline": ["Harbour opens", 7], "datePublished": ["2024-08-21T07:00:00Z"], "author": [[{ "name": ["Ana Silva"] }]] }] });
    let many: Vec<serde_json::Value> =
        (0..50_000).map(|nth| json!({ "@type": "NewsArticle", "headline": nth, "datePublished": nth })).collect();
    let run = read(&[
        ("cyclic.html", page(graph.to_string())),
        ("many.html", page(json!(many).to_string())),
        ("deep.html", page("{\"a\":[".repeat(100_000))),
        (
            "escaped.html",
            page("{\"@type\":\"NewsArticle\",\"headline\":\"Harbour &amp;amp; city\",\"datePublished\":\"2024-08-21\"}".to_owned()),
        ),
        ("odd.html", page("{\"@type\":{},\"headline\":{\"a\":1},\"datePublished\":true,\"author\":-1e308,\"publisher\":[]}".to_owned())),
    ])
    .expect(0);
    for name in ["cyclic.html", "many.html", "deep.html", "escaped.html", "odd.html"] {
        assert!(text_of(&run, name).contains("Adam Harlow"), "{name}");
    }
    let published =
        |name: &str| run.json().into_iter().find(|article| article["path"].as_str().unwrap().ends_with(name)).unwrap()["published"].clone();
    assert_eq!((published("cyclic.html"), published("escaped.html")), (json!("2024-08-21"), json!("2024-08-21")));
}

#[test]
fn b9_charsets_that_lie_are_found_out() {
    let arabic =
        "<p>قال وزير النقل كمال البشير إن الميناء سيفتح أبوابه أمام جميع السفن في المنطقة خلال الأشهر المقبلة وإن المدينة تنتظر الزوار</p>";
    let vietnamese =
        "<p>Bộ trưởng Giao thông Trần Văn Hải cho biết cảng sẽ mở cửa đón tất cả tàu thuyền trong khu vực vào những tháng tới</p>";
    let chinese = "<p>外交部副部长在记者会上表示，港口将在今后几个月内向本地区所有船只开放，许多游客和商人将来到这座城市。</p>";
    let wide: Vec<u8> = format!("<html>{arabic}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let run = read(&[
        ("lie.html", [b"<html><meta charset=utf-8>", encoding_rs::WINDOWS_1256.encode(arabic).0.as_ref()].concat()),
        ("lie2.html", [b"<html><meta charset=windows-1252>".as_slice(), vietnamese.as_bytes()].concat()),
        ("gb.html", [b"<html><meta charset=gb2312>", encoding_rs::GB18030.encode(chinese).0.as_ref()].concat()),
        ("cut.html", [b"<html><meta charset=utf-8>".as_slice(), arabic.as_bytes(), b"\xff\xfe\xd9"].concat()),
    ]);
    for (name, words) in
        [("lie.html", "كمال البشير"), ("lie2.html", "Trần Văn Hải"), ("gb.html", "外交部副部长"), ("cut.html", "كمال البشير")]
    {
        assert!(text_of(&run, name).contains(words), "{name}: {}", text_of(&run, name));
    }
    // The header of an answer may lie as well, and UTF-16 tell nothing of itself.
    let desk = Desk::new();
    let header = |charset: &str| format!("Content-Type: text/html; charset={charset}\r\n");
    desk.write(
        "a.warc",
        [
            response("https://day.example/1", &header("iso-8859-1"), format!("<html>{arabic}").as_bytes()),
            response("https://day.example/2", &header("utf-16le"), &wide),
            response("https://day.example/3", &header("no-such-charset"), format!("<html>{arabic}").as_bytes()),
        ]
        .concat(),
    );
    let found = desk.run(["read", "a.warc"]).expect(0).json();
    assert!(found.len() == 3 && found.iter().all(|article| article["text"].as_str().unwrap().contains("كمال البشير")), "{found:?}");
}

#[test]
fn b10_b11_letters_that_are_none_and_letters_that_hide_others_are_seen_through() {
    let desk = Desk::new();
    let bytes = [SAID.as_bytes(), b" \xc0\xaf \xed\xa0\xbd\xed\xb8\x80 \xff \xef\xbf\xbe end of the text."].concat();
    desk.write("corpus/pages/broken.txt", bytes);
    let hidden = [
        ("soft hyphens", "The har\u{ad}bour of Mar\u{ad}seille was opened.", "Marseille"),
        ("no width", "The harbour of To\u{200b}u\u{feff}lon was opened.", "Toulon"),
        ("bidi", "The harbour of \u{202e}\u{2066}Bor\u{202c}deaux\u{2069} was opened.", "Bordeaux"),
        ("tatweel", "افتتح الميناء في مدينة تـــونـــس صباح اليوم.", "تونس"),
        ("vowel marks", "افتُتِحَ المِينَاءُ في مَدِينَةِ الرِّبَاطِ صباح اليوم.", "الرباط"),
        ("decomposed", "Ca\u{302}\u{300}u ca\u{309}ng \u{111}a\u{303} mo\u{31b}\u{309} cu\u{31b}\u{309}a.", "Cầu cảng"),
        ("marks", &format!("The h\u{301}{} of Nantes was opened.", "\u{301}".repeat(10_000)), "Nantes"),
    ];
    for (nth, (_, text, _)) in hidden.iter().enumerate() {
        desk.write(&format!("corpus/pages/{nth}.jsonl"), json!({ "text": text }).to_string());
    }
    desk.run(["index"]).expect(0);
    for (what, _, word) in &hidden {
        assert_eq!(desk.run(["search", word, "--json"]).json().len(), 1, "{what}");
    }
    let shown = desk.run(["search"]).expect(0).out;
    assert!(!shown.contains('\u{202e}'), "{shown}");
    assert_eq!(desk.run(["said", "--by", "Adam Harlow", "--json"]).expect(0).json().len(), 1);
    desk.run(["check"]).expect(0);
}

#[test]
fn b12_b16_b19_no_text_and_no_name_of_a_file_gives_orders() {
    let desk = Desk::new();
    let orders =
        ["\u{1b}]0;owned\u{7}", "\u{1b}]52;c;aGk=\u{7}", "\u{1b}]8;;https://evil.example\u{1b}\\x", "\u{9b}31m", "\u{1b}[2J", "\r\u{8}"];
    let lines = orders.iter().enumerate().map(|(nth, order)| {
        let formula = ["=cmd()", "+1+1", "-x", "@sum(1)"][nth % 4];
        let text = format!("{SAID} {order} Harbour {order}Lyon{order}.");
        let line = json!({ "url": format!("https://day.example/{order}{nth}"), "title": format!("{formula} {order}"), "outlet": format!("{formula}{order}"), "byline": order, "text": text });
        format!("{line}\n")
    });
    desk.write("corpus/pages/orders.jsonl", lines.collect::<String>());
    let names = [
        "-rf.txt",
        "a\nb.txt",
        "c\u{1b}]0;d\u{7}.txt",
        "..e.txt",
        "CON",
        "\u{202e}txt.exe",
        "😀.txt",
        "\"'<script>.txt",
        &format!("{}.txt", "n".repeat(240)),
    ];
    for name in names {
        desk.write(&format!("corpus/pages/{name}"), format!("{SAID} The name of this file is odd."));
    }
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        let name = std::ffi::OsStr::from_bytes(b"bad\xff\xfe.txt");
        let _ = std::fs::write(desk.path("corpus/pages").join(name), format!("{SAID} No letters."));
        // Two that cannot be told apart when they are shown.
        let _ =
            std::fs::write(desk.path("corpus/pages").join(std::ffi::OsStr::from_bytes(b"bad\xff\xff.txt")), format!("{SAID} Nor here."));
    }
    desk.run(["index"]).expect(0);
    assert!(desk.run(["index"]).expect(0).err.contains("nothing has changed"));
    let commands: [&[&str]; 8] = [
        &["search", "harbour", "--all"],
        &["said", "--all"],
        &["figures"],
        &["search", "--facets"],
        &["check", "--coverage"],
        &["index", "--verify", "--explain-stale"],
        &["show", "https://day.example/\u{1b}[2J4"],
        &["search", "harbour", "--csv"],
    ];
    for args in commands {
        let run = desk.run_with_bytes(args, b"");
        assert!(matches!(run.code, 0 | 1), "{args:?}: {} {}", run.code, run.err);
        let is_order = |c: char| c.is_control() && c != '\n' && c != '\t';
        assert!(!run.out.contains(is_order) && !run.err.contains(is_order), "{args:?}: {:?}{:?}", run.out, run.err);
    }
    let found = desk.run(["search", "odd", "--json"]).expect(0).json();
    assert_eq!(found.len(), names.iter().filter(|name| !name.starts_with('.')).count(), "{found:?}");
    for (args, column) in [(["search", "harbour", "--csv", "--limit", "100"], 2), (["said", "harbour", "--csv", "--limit", "100"], 0)] {
        let rows = rapporteur::plain::rows(&desk.run(args).expect(0).out);
        assert!(rows.len() > 6, "{}", rows.len());
        for cell in rows.iter().flatten() {
            assert!(!cell.starts_with(['=', '@']) && (!cell.starts_with(['+', '-']) || cell.parse::<f64>().is_ok()), "{column}: {cell:?}");
        }
    }
}

#[test]
fn b13_letters_that_change_their_length_are_marked_where_they_stand() {
    let desk = Desk::new();
    let words = ["İstanbul", "STRAẞE", "\u{212a}elvin", "ﬁnance", "ŉ", "ǅ", "ΌΣΟΣ", "ﷺ", "ｶﾞｲﾑｼｮｳ", "e\u{301}te\u{301}"];
    desk.write("corpus/pages/a.jsonl", json!({ "text": words.map(|word| format!("Before {word} after.")).join(" ") }).to_string());
    desk.run(["index"]).expect(0);
    for word in words.iter().flat_map(|word| [(*word).to_owned(), word.to_lowercase(), word.to_uppercase()]) {
        let run = desk.run_with_bytes(&["search", &format!("\"{word}\" OR before"), "--json"], b"").expect(0);
        let snippet = run.json()[0]["snippet"].as_str().unwrap().to_owned();
        assert!(snippet.contains("Before") && snippet.contains("after"), "{word}: {snippet}");
        let output = desk
            .command()
            .args(["search", &format!("\"{word}\" OR before")])
            .env("CLICOLOR_FORCE", "1")
            .env_remove("NO_COLOR")
            .output()
            .unwrap();
        assert!(output.status.success() && std::str::from_utf8(&output.stdout).is_ok(), "{word}");
    }
}

#[test]
fn b14_days_that_are_none_are_no_days() {
    let desk = Desk::new();
    let days = [
        "0000-01-01",
        "0001-01-01",
        "1066-10-14",
        "1600-02-29",
        "1969-12-31",
        "2024-02-29",
        "2023-02-29",
        "2024-02-31",
        "2024-13-01",
        "9999-12-31",
        "99999-01-01",
        "-1",
        "",
    ];
    let text = "It was on 31/02/2024, on 29 February 2023, on 32 March 2024, in the year 2567, ๒๑ สิงหาคม ๒๕๖๗, ۲۱/۰۸/۲۰۲۴, on 00/00/0000, 1445/2/30, in 99999 and on 21/08/24.";
    let lines: String = days
        .iter()
        .map(|day| format!("{}\n", json!({ "published": day, "language": "en", "text": format!("{text} {SAID} {day}") })))
        .collect();
    desk.write("corpus/pages/a.jsonl", lines);
    desk.run(["index"]).expect(0);
    desk.run(["check"]).expect(0);
    let n = |args: &[&str]| desk.run_with_bytes(&[&["search", "--json", "--limit", "100"], args].concat(), b"").json().len();
    assert_eq!(n(&[]), days.len());
    // Pages without a day may have inherited one: they are versions of one story.
    for day in ["0001-01-01", "1066-10-14", "1969-12-31", "2024-02-29", "9999-12-31"] {
        assert!(n(&["--from", day, "--to", day]) >= 1, "{day}");
    }
    assert_eq!(n(&["--sort", "oldest"]), days.len());
    for article in desk.run(["read", "corpus/pages"]).expect(0).json() {
        for date in article["dates"].as_array().unwrap() {
            for end in ["from", "to"] {
                let day = date[end].as_str();
                assert!(day.is_none_or(|day| day.parse::<jiff::civil::Date>().is_ok()), "{date}");
                assert!(date["surface"] != "31/02/2024" || day.is_none(), "{date}");
            }
        }
    }
    for wrong in ["2024-02-31", "31/02/2024", "NaN", "-99999999999", "2024-08-21T07:00"] {
        desk.run(["search", "--from", wrong]).expect(2);
    }
}

#[test]
fn b15_language_files_that_would_take_for_ever_are_refused_or_read() {
    let french = include_str!("../src/lang/fr.toml");
    let rule = |pattern: &str| format!("{french}\n[[dates.rule]]\npattern = {}\n", serde_json::Value::from(pattern));
    let many = (0..20_000).map(|nth| format!("\"mot{nth} autre{nth}\"")).collect::<Vec<_>>().join(", ");
    let files = [
        rule("(a+)+$"),
        rule(&"(".repeat(100_000)),
        rule(&"(a ".repeat(10_000)),
        rule("((((a{100}){100}){100}){100})"),
        rule(""),
        rule("(({day})?)?"),
        rule("${1,999999}"),
        rule(&"a|".repeat(50_000)),
        format!("{french}\n[list]\nlong = [{many}]\n"),
        format!("language = {}", "[".repeat(100_000)),
        "\u{0}\u{1}".to_owned(),
        String::new(),
    ];
    let desk = Desk::new();
    desk.write("page.txt", "Le ministre a reçu 420 délégués le 21 août 2024.");
    for (nth, file) in files.iter().enumerate() {
        desk.write("rules/fr.toml", file);
        let checked = desk.run(["rules", "check", "rules/fr.toml"]);
        assert!(matches!(checked.code, 0 | 2), "file {nth}: {} {}", checked.code, &checked.err[..checked.err.len().min(500)]);
        assert!(!checked.err.contains("panicked"), "file {nth}: {}", checked.err);
        let read = desk.run(["read", "--rules", "rules", "page.txt"]);
        assert!(matches!(read.code, 0 | 2), "file {nth}: {} {}", read.code, &read.err[..read.err.len().min(500)]);
    }
}

#[cfg(unix)]
#[test]
fn b17_b18_what_is_no_page_is_named_and_what_leads_away_is_not_followed() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    let at = |name: &str| desk.path(&format!("corpus/pages/{name}"));
    desk.write("corpus/pages/a.txt", SAID);
    desk.write("outside/secret.txt", "The word outside is secret.");
    symlink(desk.path("outside"), at("folder")).unwrap();
    symlink(at(""), at("loop")).unwrap();
    symlink(at("nowhere"), at("dangling.txt")).unwrap();
    symlink(at("circle.txt"), at("circle.txt")).unwrap();
    symlink("/dev/zero", at("zero.txt")).unwrap();
    std::fs::hard_link(at("a.txt"), at("b.txt")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(at("socket")).unwrap();
    desk.write("corpus/pages/archive.html", b"PK\x03\x04\x14\0\0\0../../etc/passwd");
    desk.write("corpus/pages/archive.txt", b"PK\x03\x04\x14\0\0\0");
    for _ in 0..2 {
        let run = desk.run(["index"]).expect(4);
        for (name, reason) in [
            ("folder", "a link to a folder"),
            ("loop", "a link to a folder"),
            ("dangling.txt", "no such file"),
            ("circle.txt", "cannot be read"),
            ("zero.txt", "no regular file"),
            ("socket", "no regular file"),
            ("archive.html", "zip archive"),
            ("archive.txt", "zip archive"),
        ] {
            assert!(run.err.lines().any(|line| line.contains(name) && line.contains(reason)), "{name}: {}", run.err);
        }
    }
    assert_eq!(desk.run(["search", "harbour", "--json"]).expect(0).json().len(), 2);
    desk.run(["search", "secret"]).expect(1);
}

#[cfg(unix)]
#[test]
fn b17_files_that_change_and_go_while_they_are_read_do_no_harm() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let desk = Desk::new();
    let page = |nth: usize, n: usize| json!({ "text": format!("{SAID} Page {nth} has {n} lines.") }).to_string() + "\n";
    let write = |nth: usize, n: usize| desk.write(&format!("corpus/pages/{}.jsonl", nth % 20), page(nth, n).repeat(n));
    (0..20).for_each(|nth| write(nth, 3));
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut nth = 0;
            while !is_over.load(Ordering::Relaxed) {
                write(nth, 1 + nth % 5);
                let _ = std::fs::remove_file(desk.path(&format!("corpus/pages/{}.jsonl", (nth + 7) % 20)));
                nth += 1;
                std::thread::sleep(std::time::Duration::from_millis(1));
            }
        });
        for _ in 0..4 {
            let run = desk.run(["index", "--prune"]);
            assert!(matches!(run.code, 0 | 4), "{} {}", run.code, run.err);
            assert!(!run.err.contains("panicked"), "{}", run.err);
        }
        is_over.store(true, Ordering::Relaxed);
    });
    // What was read in the middle of a change is read again, and what is there now is what is answered.
    (0..20).for_each(|nth| write(nth, 2));
    desk.run(["index", "--prune", "--verify"]).expect(0);
    let found = desk.run(["search", "page", "--json", "--limit", "100"]).expect(0).json();
    assert!(!found.is_empty() && found.iter().all(|hit| hit["snippet"].as_str().unwrap().contains("has 2 lines")), "{found:?}");
    desk.run(["check"]).expect(0);
}

#[test]
fn b20_an_article_ten_thousand_times_over_is_one_story() {
    // The long form has as many as the name says.
    let n = if crate::fetching::n_kills() >= 100 { 10_000 } else { 600 };
    let desk = Desk::new();
    let line = |nth: usize| {
        let text = format!("{SAID} He added that work began two years ago, and that ship number {nth} is expected on Monday.");
        format!(
            "{}\n",
            json!({ "url": format!("https://day{nth}.example/a"), "language": "en", "published": "2024-08-21", "title": "Harbour opens", "text": text })
        )
    };
    desk.write("corpus/pages/a.jsonl", (0..n).map(line).collect::<String>());
    desk.run(["index"]).expect(0);
    assert_eq!(desk.run(["search", "harbour", "--json", "--limit", "10000"]).expect(0).json().len(), n);
    assert!(!desk.run(["search", "harbour", "--group", "story", "--json"]).expect(0).json().is_empty());
    desk.run(["check"]).expect(0);
}
