//! What is printed: JSON as in the contract, nothing that a terminal would obey, and no complaint about a closed pipe.

use crate::desk::Desk;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

#[test]
fn an_article_in_json_is_as_promised() {
    let desk = Desk::with_articles();
    let article = &desk.run(["read", "corpus/pages"]).expect(0).json()[0];
    let names = [
        "id",
        "page",
        "path",
        "url",
        "record",
        "source_url",
        "site",
        "outlet",
        "byline",
        "title",
        "language",
        "published",
        "text",
        "blocks",
        "people",
        "bodies",
        "places",
        "figures",
        "dates",
        "events",
        "statements",
    ];
    for name in names {
        assert!(article.get(name).is_some(), "{name} is missing");
    }
    assert_eq!(article["text"].as_str().unwrap().lines().next(), article["title"].as_str());
}

#[test]
fn a_hit_in_json_is_as_promised() {
    let desk = Desk::with_articles();
    let hit = &desk.run(["search", "harbour", "--json"]).expect(0).json()[0];
    for name in ["id", "url", "title", "outlet", "language", "published", "score", "snippet", "story", "versions"] {
        assert!(hit.get(name).is_some(), "{name} is missing");
    }
    assert!(hit["score"].as_f64().unwrap() > 0.0);
    let figure = &desk.run(["figures", "delegues", "--json"]).expect(0).json()[0];
    assert_eq!((figure["value"].as_f64(), figure["kind"].as_str()), (Some(420.0), Some("count")));
    assert!(figure["sentence_text"].as_str().unwrap().contains("420 délégués"));
}

#[test]
fn facets_are_one_object() {
    let desk = Desk::with_articles();
    let facets = &desk.run(["search", "--facets", "--json"]).expect(0).json()[0];
    for name in ["language", "outlet", "person", "event", "place", "year"] {
        assert!(facets[name].is_array(), "{name} is missing");
    }
    assert_eq!(facets["year"][0], serde_json::json!(["2024", 2]));
    assert!(facets["place"].as_array().unwrap().contains(&serde_json::json!(["Hanoi", 3])));
}

#[test]
fn the_same_article_is_shown_by_id_address_and_path() {
    let desk = Desk::with_articles();
    let hit = &desk.run(["search", "harbour", "--json"]).expect(0).json()[0];
    let by_id = desk.run(["show", hit["id"].as_str().unwrap(), "--json"]).expect(0);
    let by_url = desk.run(["show", hit["url"].as_str().unwrap(), "--json"]).expect(0);
    assert_eq!(by_id.out, by_url.out);
    assert_eq!(by_id.json()[0], desk.run(["read", "corpus/pages"]).expect(0).json()[1]);
    assert_eq!(desk.run(["show", "./corpus/pages/articles.jsonl", "--json"]).expect(0).json().len(), 4);
    assert!(desk.run(["show", hit["url"].as_str().unwrap()]).expect(0).out.contains("[Hanoi|VN-HN]"));
}

#[test]
fn r14_a_closed_pipe_is_success() {
    let desk = Desk::new();
    let many: String = (0..3000).map(|i| format!("{{\"text\":\"Harbour number {i} of the region was opened by the mayor.\"}}\n")).collect();
    desk.write("corpus/pages/many.jsonl", many);
    let mut child = desk.command().args(["read", "corpus/pages"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::with_capacity(64, child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned()), (Some(0), String::new()));
}

#[cfg(unix)]
#[test]
fn r14_closed_streams_and_dumb_terminals_do_no_harm() {
    let desk = Desk::with_articles();
    for args in [
        "search harbour",
        "said --all",
        "figures --json",
        "check --coverage",
        "index",
        "index --verify --json",
        "read corpus/pages",
        "read -",
        "--help",
        "man",
    ] {
        for streams in ["<&-", "<&- >&-", "<&- 2>&-", "<&- >&- 2>&-", "</dev/null | head -c 1", "</dev/null 2>&1 >/dev/full"] {
            let command = format!("{} {args} {streams}", env!("CARGO_BIN_EXE_rapporteur"));
            let output =
                std::process::Command::new("sh").args(["-c", &command]).env("TERM", "dumb").current_dir(desk.path(".")).output().unwrap();
            let printed = [output.stdout, output.stderr].concat();
            let printed = String::from_utf8_lossy(&printed);
            // 101 is a panic, and a shell tells of a signal by more than 128.
            assert!(output.status.code().is_some_and(|code| code < 101), "{args} {streams}: {:?} {printed}", output.status);
            assert!(!printed.contains("panicked") && !printed.contains('\u{1b}'), "{args} {streams}: {printed}");
        }
    }
    desk.run(["check"]).expect(0);
}

#[test]
fn text_from_right_to_left_is_isolated_and_has_no_colour_in_a_pipe() {
    let desk = Desk::with_articles();
    let run = desk.run(["search", "هانوي"]).expect(0);
    assert!(run.out.contains("\u{2068}محادثات الموانئ\u{2069}") && !run.out.contains('\u{1b}'), "{}", run.out);
}

#[test]
fn tables_have_a_header_and_a_row_each() {
    let desk = Desk::with_articles();
    for command in ["search", "figures", "people", "places"] {
        let run = desk.run([command, "--csv"]).expect(0);
        assert!(run.out.lines().count() > 1 && run.out.lines().next().unwrap().contains(','), "{command}: {}", run.out);
    }
}

#[test]
fn help_completions_and_man_page_are_there() {
    let desk = Desk::new();
    assert!(desk.run(["completions", "bash"]).expect(0).out.contains("_rapporteur"));
    assert!(desk.run(["man"]).expect(0).out.starts_with(".ie"));
    assert!(desk.run(["--help"]).expect(0).out.contains("said"));
    desk.run(["nonsense"]).expect(2);
}

#[test]
fn a_language_file_is_checked() {
    let desk = Desk::new();
    desk.write("xx.toml", "language = \"xx\"\nnonsense = 1\n");
    let run = desk.run(["rules", "check", "xx.toml"]).expect(2);
    assert!(run.err.contains("nonsense"), "{}", run.err);
    desk.run(["rules", "check", "none.toml"]).expect(2);
}
