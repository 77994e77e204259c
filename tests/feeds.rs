//! Saved searches as feeds: each utterance once, each change once, and nothing for what is neither.

use crate::desk::Desk;
use crate::served::Served;
use serde_json::json;
use std::collections::BTreeSet;

/// An article as a line.
fn line(url: &str, lang: &str, day: &str, source: Option<&str>, text: &str) -> String {
    let article =
        json!({ "url": url, "language": lang, "published": day, "outlet": "The Day", "source_url": source, "title": "Port", "text": text });
    format!("{article}\n")
}

const FRENCH: &str = "La maire de Lyon, Odile Marchand, a déclaré que le port de Lyon recevra 420 navires en 2025.";
const ENGLISH: &str = "The mayor of Lyon, Odile Marchand, said that the port of Lyon would receive 420 ships in 2025.";

/// An entry: id, title, summary.
type Entry = (String, String, String);

/// The entries of a feed, as a reader that starts now would get them.
fn entries(desk: &Desk, path: &str) -> Vec<Entry> {
    let answer = Served::of(desk).get(path).expect(200);
    assert!(answer.header("content-type").unwrap().starts_with("application/atom+xml"));
    let text = answer.text();
    let part = |entry: &str, name: &str| {
        let rest = entry.split_once(&format!("<{name}>")).map_or("", |(_, rest)| rest);
        rest.split_once(&format!("</{name}>")).map_or("", |(part, _)| part).to_owned()
    };
    text.split("<entry>").skip(1).map(|entry| (part(entry, "id"), part(entry, "title"), part(entry, "summary"))).collect()
}

/// Their ids, each once.
#[track_caller]
fn ids(entries: &[Entry]) -> BTreeSet<&str> {
    let ids: BTreeSet<&str> = entries.iter().map(|(id, ..)| id.as_str()).collect();
    assert_eq!(ids.len(), entries.len(), "{entries:?}");
    ids
}

const SAID: &str = "/feed.atom?by=Odile+Marchand";
const CHANGED: &str = "/changes.atom?by=Odile+Marchand";

#[test]
fn an_utterance_is_told_once_whatever_comes_after() {
    let desk = Desk::new();
    for (name, text) in [
        ("ar", include_str!("../src/lang/ar.toml")),
        ("en", include_str!("../src/lang/en.toml")),
        ("fr", include_str!("../src/lang/fr.toml")),
        ("vi", include_str!("../src/lang/vi.toml")),
    ] {
        desk.write(&format!("rules/{name}.toml"), text.replace("\nname = \"", "\nname = \"renamed "));
    }
    let source = Some("https://jour.example/port");
    desk.write("corpus/pages/a.jsonl", line("https://jour.example/port", "fr", "2024-08-21", None, FRENCH));
    desk.run(["index"]).expect(0);
    let first = entries(&desk, SAID);
    assert_eq!(first.len(), 1);
    let told = ids(&first);
    let step = |what: &str, n_statements: usize| {
        assert_eq!(ids(&entries(&desk, SAID)), told, "{what}");
        let all = Served::of(&desk).get("/api/v1/statements?by=Odile+Marchand").json();
        assert_eq!(all["total"], n_statements, "{what}");
        assert_eq!(entries(&desk, CHANGED), [], "{what}");
    };
    // Translations come, one of them dated before the original.
    desk.write("corpus/pages/b.jsonl", line("https://day.example/port", "en", "2024-08-22", source, ENGLISH));
    desk.run(["index"]).expect(0);
    step("a translation", 2);
    desk.write("corpus/pages/c.jsonl", line("https://early.example/port", "en", "2024-08-20", source, ENGLISH));
    desk.run(["index"]).expect(0);
    step("a translation with an earlier day", 3);
    // Other rules find the same.
    let run = desk.run(["index", "--rules", "rules"]).expect(0);
    assert!(run.err.contains("articles written: 3"), "{}", run.err);
    let rule = Served::of(&desk).get("/api/v1/statements?by=Odile+Marchand").json()["items"][0]["rule"].to_string();
    assert!(rule.contains("renamed"), "{rule}");
    step("a change of the rules", 3);
    desk.run(["index", "--rebuild"]).expect(0);
    step("a new index", 3);
    // Another thing is said: that is told, and nothing else.
    let more = "Grenoble shuts its oldest crossing\nThe road is 300 years old and 12 metres wide, and 8,000 cars use it every day, officials in Grenoble said.\nOdile Marchand said that the bridge would be closed on Monday for 15 weeks.";
    desk.write("corpus/pages/d.jsonl", line("https://day.example/bridge", "en", "2024-08-23", None, more));
    desk.run(["index"]).expect(0);
    let now = entries(&desk, SAID);
    assert!(now.len() == 2 && ids(&now).is_superset(&told) && now[0].1.contains("bridge"), "{now:?}");
}

#[test]
fn two_speakers_of_one_sentence_are_two_utterances() {
    let desk = Desk::new();
    let text = "The mayor of Lyon, Odile Marchand, said that the port would open, and the minister of transport, Paul Roche, said that the bridge would close.";
    desk.write("corpus/pages/a.jsonl", line("https://day.example/1", "en", "2024-08-21", None, text));
    desk.run(["index"]).expect(0);
    let n = Served::of(&desk).get("/api/v1/statements").json()["total"].as_u64().unwrap() as usize;
    assert_eq!((ids(&entries(&desk, "/feed.atom")).len(), n), (2, 2));
}

#[test]
fn what_changed_or_vanished_is_told_once() {
    let desk = Desk::new();
    let text = |port: &str, more: &str| {
        format!("Port of Lyon\nThe mayor of Lyon, Odile Marchand, said that the port of Lyon would receive {port}. {more}")
    };
    let write = |port: &str, more: &str| {
        desk.write("corpus/pages/a.jsonl", line("https://day.example/1", "en", "2024-08-21", None, &text(port, more)))
    };
    let other = |n: usize, what: &str| {
        let said = format!("The mayor of Lyon, Odile Marchand, said that {what}.");
        desk.write(&format!("corpus/pages/{n}.jsonl"), line(&format!("https://day.example/{n}"), "en", "2024-08-22", None, &said));
    };
    write("420 ships in 2025", "The weather was fine.");
    other(2, "the bridge would be closed on Monday");
    other(3, "nobody had to fear for the old tunnel under the river");
    desk.run(["index"]).expect(0);
    let told = entries(&desk, SAID);
    assert_eq!((told.len(), entries(&desk, CHANGED).len()), (3, 0));
    // The page changes where nobody speaks.
    write("420 ships in 2025", "The weather was bad.");
    desk.run(["index"]).expect(0);
    assert_eq!(entries(&desk, CHANGED), []);
    // The sentence changes: told as a change, and not as a new utterance.
    write("380 ships in 2025", "The weather was bad.");
    desk.run(["index"]).expect(0);
    let changed = entries(&desk, CHANGED);
    assert_eq!(changed.len(), 1);
    assert!(
        changed[0].1.contains("says it otherwise now") && changed[0].2.contains("420 ships") && changed[0].2.contains("Now: "),
        "{changed:?}"
    );
    assert!(changed[0].2.contains("380 ships"));
    assert_eq!(ids(&entries(&desk, SAID)), ids(&told));
    // A file goes, a page is withdrawn, by those who run this.
    desk.remove("corpus/pages/2.jsonl");
    desk.run(["index", "--prune"]).expect(0);
    let gone = entries(&desk, CHANGED);
    assert!(gone.len() == 2 && gone[0].1.contains("is gone") && gone[0].2.contains("the bridge"), "{gone:?}");
    desk.run(["forget", "https://day.example/3"]).expect(0);
    let all = entries(&desk, CHANGED);
    assert_eq!(all.len(), 3);
    assert!(all[0].1.starts_with("A statement – the page of The Day was withdrawn") && all[0].2.is_empty(), "{all:?}");
    // What has been withdrawn is nowhere, neither in words nor in names.
    let files = std::process::Command::new("grep").args(["-rlaiE", "tunnel"]).arg(desk.path("index")).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&files.stdout), "");
    assert_eq!(entries(&desk, "/changes.atom?q=tunnel"), []);
    // Nothing is told again, whatever runs.
    for command in ["index", "index --rebuild", "index --prune"] {
        let output = desk.command().args(command.split(' ')).output().unwrap();
        assert!(output.status.success(), "{command}");
        assert_eq!(entries(&desk, CHANGED), all, "{command}");
    }
    assert_eq!(entries(&desk, "/changes.atom?by=Zebulon+Quux"), []);
    assert_eq!(entries(&desk, "/changes.atom?q=bridge").len(), 1);
    assert_eq!(entries(&desk, "/changes.atom?q=bridge&lang=en").len(), 1);
    // A page that was gone is withdrawn as well: its words go.
    desk.run(["forget", "https://day.example/2"]).expect(0);
    assert_eq!(entries(&desk, "/changes.atom?q=bridge"), []);
    assert!(entries(&desk, CHANGED).iter().all(|(_, title, summary)| !title.contains("bridge") && !summary.contains("bridge")));
    // The old words are said again: that is no change any more.
    write("420 ships in 2025", "The weather was fine.");
    desk.run(["index"]).expect(0);
    let back = entries(&desk, CHANGED);
    assert!(!ids(&back).contains(changed[0].0.as_str()) && back[0].2.contains("380 ships"), "{back:?}");
    desk.run(["check"]).expect(0);
}

#[test]
fn revisions_of_a_fetched_page_are_told_as_changes() {
    let desk = Desk::new();
    let record = |second: usize, ships: usize| {
        let text = format!(
            "<html lang=en><body><article><h1>Port of Lyon</h1><p>The mayor of Lyon, Odile Marchand, said that the port of Lyon would receive {ships} ships in 2025, more than in any year before.</p><p>She spoke to reporters in front of the town hall after a meeting with the engineers of the harbour.</p></article></body></html>"
        );
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\r\n", text.len());
        let block = head + &text;
        format!(
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-00000000000{second}>\r\nWARC-Target-URI: https://day.example/port\r\nWARC-Date: 2024-08-2{second}T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    };
    desk.write("corpus/pages/a.warc", record(1, 420));
    desk.run(["index"]).expect(0);
    assert_eq!((entries(&desk, SAID).len(), entries(&desk, CHANGED).len()), (1, 0));
    let told = entries(&desk, SAID);
    desk.write("corpus/pages/a.warc", record(1, 420) + &record(2, 380));
    desk.run(["index"]).expect(0);
    let changed = entries(&desk, CHANGED);
    assert!(changed.len() == 1 && changed[0].2.contains("420 ships") && changed[0].2.contains("380 ships"), "{changed:?}");
    assert_eq!(ids(&entries(&desk, SAID)), ids(&told));
    // A third revision is a change of the second; the first is told as it was.
    desk.write("corpus/pages/a.warc", record(1, 420) + &record(2, 380) + &record(3, 300));
    desk.run(["index"]).expect(0);
    let again = entries(&desk, CHANGED);
    assert!(again.len() == 2 && again[1] == changed[0] && again[0].2.contains("300 ships"), "{again:?}");
    assert_eq!(ids(&entries(&desk, SAID)), ids(&told));
}
