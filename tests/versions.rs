//! Versions of one story find each other, whatever the order in which they were indexed.

use crate::desk::Desk;
use std::collections::{BTreeMap, BTreeSet};

const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/pages");
/// The day of a page of the corpus, as it is printed.
const DAY: &[u8] = b"06/11/2023 - 08:30";

/// A desk whose index holds the corpus that ships with the program.
fn desk_with_corpus() -> Desk {
    let desk = Desk::new();
    desk.run(["index", PAGES]).expect(0);
    desk
}

/// The file names of the articles of each story.
fn stories(desk: &Desk) -> Vec<Vec<String>> {
    let mut stories: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for hit in desk.run(["search", "--json", "--limit", "100"]).expect(0).json() {
        let name = hit["path"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        stories.entry(hit["story"].as_str().unwrap().to_owned()).or_default().push(name);
    }
    let mut groups: Vec<Vec<String>> = stories.into_values().collect();
    groups.iter_mut().for_each(|group| group.sort());
    groups.sort();
    groups
}

#[test]
fn translations_of_a_story_are_one_story() {
    let desk = desk_with_corpus();
    let groups = stories(&desk);
    assert_eq!(groups.len(), 5, "{groups:#?}");
    assert!(groups.iter().all(|group| group.len() == 4), "{groups:#?}");
    let grouped = desk.run(["search", "--group", "story", "--json"]).expect(0);
    assert_eq!(grouped.json().len(), 5);
    let hits = desk.run(["said", "--group", "story", "--limit", "500", "--json"]).expect(0).json().len();
    let all = desk.run(["said", "--limit", "500", "--json"]).expect(0).json().len();
    assert!(hits * 2 < all, "{hits} of {all}");
}

#[test]
fn candidates_are_ranked_with_reasons() {
    let desk = desk_with_corpus();
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/pages/rabat-water.ar.html");
    for lang in ["en", "fr", "vi"] {
        let best = desk.run(["versions", page, "--lang", lang, "--json"]).expect(0).json().remove(0);
        assert!(best["path"].as_str().unwrap().contains(&format!("rabat-water.{lang}")), "{best}");
        assert!(best["score"].as_f64().unwrap() > 0.3 && best["why"].as_str().unwrap().contains("figures"), "{best}");
    }
    desk.run(["versions", "nowhere.txt"]).expect(1);
    desk.run(["versions", page, "--lang", "klingon"]).expect(2);
}

#[test]
fn what_a_version_lacks_is_found_by_its_siblings() {
    // The Vietnamese page shall print no day.
    let desk = Desk::new();
    for page in std::fs::read_dir(PAGES).unwrap().flatten() {
        let text = std::fs::read(page.path()).unwrap();
        let name = page.file_name().into_string().unwrap();
        let day = text.windows(DAY.len()).position(|bytes| bytes == DAY).filter(|_| name.starts_with("border-trade-18.vi"));
        let rest = day.map_or_else(|| text.clone(), |at| [&text[..at], &text[at + DAY.len()..]].concat());
        desk.write(&format!("corpus/pages/{name}"), rest);
    }
    desk.run(["index"]).expect(0);
    let languages = |[command, first, second]: [&str; 3]| -> Vec<String> {
        let hits = desk.run([command, first, second, "--json", "--limit", "500"]).expect(0).json();
        let languages: BTreeSet<String> = hits.iter().map(|hit| hit["language"].as_str().unwrap().to_owned()).collect();
        languages.into_iter().collect()
    };
    assert_eq!(languages(["search", "--to", "2023-11-30"]), ["ar", "en", "fr", "vi"]);
    assert_eq!(languages(["said", "--to", "2023-11-30"]), ["ar", "en", "fr", "vi"]);
    // Each version names the forum by something else.
    assert_eq!(languages(["said", "--at", "Ports and Energy Forum"]), ["ar", "en", "fr", "vi"]);
    let shown = desk.run(["search", "--lang", "vi", "--to", "2023-11-30"]).expect(0).out;
    assert!(shown.contains("2023-11-06 (day of another version)"), "{shown}");
}

#[test]
fn pages_that_name_each_other_as_translations_are_one_story() {
    let desk = Desk::new();
    let page = |name: &str, alternates: &[&str], text: &str| {
        let links: String = alternates.iter().map(|to| format!("<link rel=alternate hreflang={} href='{to}'>", &to[1..3])).collect();
        let canonical = format!("<link rel=canonical href='https://jour.example/{name}'>");
        let html = format!(
            "<html><head>{canonical}{links}</head><body><h1>{text}</h1><p>{text} {}</p></body></html>",
            "Und so weiter. ".repeat(12)
        );
        desk.write(&format!("corpus/pages/{}.html", name.replace('/', "-")), html);
    };
    // Each names the front page in the other language as well, as many sites do.
    page("fr/a1", &["/en/b1", "/en"], "Le port est ouvert");
    page("en/b1", &["/fr/a1", "/fr"], "Harbour opened");
    page("fr/a2", &["/en/b9", "/en"], "La neige tombe");
    page("en/b2", &["/fr/a9", "/fr"], "Wheat is dear");
    desk.run(["index"]).expect(0);
    let hits = desk.run(["search", "--json"]).expect(0).json();
    let n_versions =
        |url: &str| hits.iter().find(|hit| hit["url"].as_str().unwrap().ends_with(url)).unwrap()["versions"].as_array().unwrap().len();
    assert_eq!(["fr/a1", "en/b1", "fr/a2", "en/b2"].map(n_versions), [1, 1, 0, 0]);
}

#[test]
fn an_inherited_title_is_searched() {
    let desk = Desk::new();
    let original = r#"{"url":"https://a.example/1","language":"en","title":"Harbour","text":"It is open to ships."}"#;
    let copy = r#"{"url":"https://b.example/9","language":"fr","source_url":"https://a.example/1","text":"Le port est ouvert."}"#;
    desk.write("corpus/pages/all.jsonl", format!("{original}\n{copy}\n"));
    desk.run(["index"]).expect(0);
    for question in ["harbours", "\"harbour\"", "harb*"] {
        assert_eq!(desk.run(["search", question, "--json"]).expect(0).json().len(), 2, "{question}");
    }
    assert!(desk.run(["search", "harbour", "--lang", "fr"]).expect(0).out.contains("Harbour (title of another version)"));
}

#[test]
fn a_story_is_told_by_the_original_that_is_named() {
    let desk = Desk::new();
    let page = |url: &str, more: &str, text: &str| format!("{{\"url\":\"{url}\",\"text\":\"{text}\"{more}}}\n");
    let original = page(
        "https://a.example/1",
        ",\"language\":\"en\",\"title\":\"Harbour\",\"published\":\"2025-01-02\"",
        "The harbour is open to ships.",
    );
    let copy =
        page("https://b.example/9", ",\"language\":\"fr\",\"source_url\":\"http://www.a.example/1/\"", "Le port est ouvert aux navires.");
    let other = page("https://c.example/3", ",\"language\":\"fr\",\"title\":\"Neige\"", "La neige tombe sur les montagnes.");
    let seen = |pages: [&str; 3]| {
        desk.write("corpus/pages/all.jsonl", pages.concat());
        desk.run(["index", "--rebuild"]).expect(0);
        let hits = desk.run(["search", "--json"]).expect(0).json();
        let of = |url: &str| hits.iter().find(|hit| hit["url"] == url).unwrap().clone();
        (of("https://a.example/1"), of("https://b.example/9"), of("https://c.example/3"))
    };
    let (a, b, c) = seen([&original, &copy, &other]);
    assert_eq!(a["story"], b["story"]);
    assert_ne!(a["story"], c["story"]);
    assert_eq!(b["inherited"]["published"], a["id"]);
    let (again, ..) = seen([&other, &copy, &original]);
    assert_eq!(again["story"], a["story"]);
    desk.write("corpus/pages/all.jsonl", other);
    desk.run(["index"]).expect(0);
    assert_eq!(desk.run(["search", "--json"]).expect(0).json()[0]["versions"].as_array().unwrap().len(), 0);
}
