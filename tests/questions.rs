//! Words, filters and fields find what they should; what makes no sense is told with the place.

use crate::desk::Desk;

/// The hosts of the articles that a question finds, in order.
fn hosts(desk: &Desk, words: &str) -> String {
    let mut args = vec!["search", "--json", "--sort", "oldest"];
    args.extend(words.split('\u{1f}').filter(|word| !word.is_empty()));
    let output = desk.command().args(args).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let host = |line: &str| {
        let hit: serde_json::Value = serde_json::from_str(line).unwrap();
        hit["url"].as_str().unwrap().split(['/', '.']).nth(2).unwrap().to_owned()
    };
    text.lines().map(host).collect::<Vec<_>>().join(" ")
}

#[test]
fn questions_find_their_articles() {
    let desk = Desk::with_articles();
    for (question, expected) in [
        ("", "yawm day jour ngay"),
        // Words in any form of their language, with or without accents.
        ("conference", "jour"),
        ("CONFÉRENCES", "jour"),
        ("port\u{1f}ouvert", "jour"),
        ("port -lyon\u{1f}--literal", ""),
        ("engineer", "day"),
        ("hoi nghi", "ngay"),
        ("Hội nghị", "ngay"),
        ("المؤتمر", "yawm"),
        ("مؤتمرات", "yawm"),
        // Phrases are exact; alternatives, exclusions, prefixes.
        ("\"conférence des ports\"", "jour"),
        ("\"ports des conférence\"", ""),
        ("«harbour talks» OR “cảng biển”", "day ngay"),
        ("harbour\u{1f}-lyon", "day"),
        ("(harbour OR ports) -hanoi", "jour"),
        ("engin*", "day"),
        // Fields and the options of the same name.
        ("date:2024", "day jour"),
        ("date:2024-04..2024-12", "jour"),
        ("date:<2024", "yawm"),
        ("--from\u{1f}2024-08-21", "jour ngay"),
        ("--to\u{1f}2024-03", "yawm day"),
        ("lang:fr", "jour"),
        ("--lang\u{1f}vi", "ngay"),
        ("-lang:fr\u{1f}-lang:vi", "yawm day"),
        ("outlet:jour", "jour"),
        ("--outlet\u{1f}ngay moi", "ngay"),
        ("figure:400..450", "jour"),
        ("figure:>=120", "jour ngay"),
        ("figure:35", "day"),
        // A place by any of its names, with what lies in it.
        ("in:Hanoi", "yawm day ngay"),
        ("--in\u{1f}Hà Nội", "yawm day ngay"),
        ("--in\u{1f}هانوي", "yawm day ngay"),
        ("in:VN", "yawm day ngay"),
        ("in:Lyon", "jour"),
        // A person by the name in any script.
        ("--by\u{1f}Tran Quoc Lam", "yawm day ngay"),
        ("--by\u{1f}Trần Quốc Lâm", "yawm day ngay"),
        ("--by\u{1f}تران كوك لام", "yawm day ngay"),
        ("by:\"Odile Marchand\"", "jour"),
        ("--by\u{1f}Marchand", "jour"),
        ("--by\u{1f}Trần Quốc Lâm\u{1f}--exact-name", "ngay"),
    ] {
        assert_eq!(hosts(&desk, question), expected, "{question}");
    }
}

#[test]
fn a_name_that_nobody_has_is_told_with_the_nearest() {
    let desk = Desk::with_articles();
    for (args, told) in [
        (["search", "--by", "Tran Quoc Lan"], "did you mean"),
        (["search", "--in", "Hanoy"], "did you mean"),
        (["search", "--outlet", "Le Jou"], "did you mean Le Jour"),
        (["said", "--at", "Xyzzy"], "knows no event `Xyzzy`"),
    ] {
        let run = desk.run(args).expect(1);
        assert!(run.err.contains(told), "{args:?}: {}", run.err);
        assert_eq!(run.out, "");
    }
}

#[test]
fn what_was_chosen_is_told() {
    let desk = Desk::with_articles();
    assert!(desk.run(["search", "--by", "Marchand"]).expect(0).err.contains("Marchand: Odile Marchand"));
}

#[test]
fn wrong_questions_are_told_with_the_place() {
    let desk = Desk::with_articles();
    for (question, told) in [
        ("a (b", "`(` is not closed\n  a (b\n    ^"),
        ("nope:x", "there is no field `nope`"),
        ("date:yesterday", "`yesterday` is no date"),
        ("figure:many", "`many` is no number"),
        ("lang:français", "is no language"),
        ("a*", "at least 2 letters"),
        ("😀", "holds no word"),
        ("date:2025..2024", "ends before it begins"),
    ] {
        let run = desk.run(["search", question]).expect(2);
        assert!(run.err.contains(told), "{question}: {}", run.err);
    }
    for args in [["search", "--limit", "0"], ["search", "--limit", "10001"], ["search", "--from", "soon"], ["search", "--sort", "best"]] {
        desk.run(args).expect(2);
    }
    desk.run(["search", &"(".repeat(5000)]).expect(2);
    desk.run(["search", &"a ".repeat(2000)]).expect(2);
}

#[test]
fn nothing_found_is_exit_1() {
    let desk = Desk::with_articles();
    desk.run(["search", "zzzz"]).expect(1);
    desk.run(["figures", "figure:>=1e12"]).expect(1);
    desk.run(["people", "zzzz"]).expect(1);
    desk.run(["show", "https://nowhere.example/"]).expect(1);
}

#[test]
fn names_are_found_before_they_are_used() {
    let desk = Desk::with_articles();
    for name in ["Tran Quoc", "Trần Quốc Lâm", "تران كوك لام"] {
        let people = desk.run(["people", name, "--json"]).expect(0).json();
        assert_eq!((people.len(), people[0]["articles"].as_u64()), (1, Some(3)), "{name}: {people:?}");
    }
    let places = desk.run(["places", "Hanoi", "--json"]).expect(0).json();
    assert_eq!((places[0]["key"].as_str(), places[0]["articles"].as_u64()), (Some("VN-HN"), Some(3)));
    desk.run(["people", "--in", "Lyon", "Marchand"]).expect(0);
    desk.run(["people", "--in", "Hanoi", "Marchand"]).expect(1);
}

#[test]
fn an_outlet_is_meant_by_its_whole_name_before_its_words() {
    let desk = Desk::new();
    let line = |(n, outlet): (usize, &&str)| {
        format!(
            "{}\n",
            serde_json::json!({ "url": format!("https://{n}.example/"), "language": "en", "outlet": outlet, "text": "The port of Lyon opened." })
        )
    };
    let outlets = ["The Day", "The Day After", "THE DAY", "«Day» \"News\""];
    desk.write("corpus/pages/a.jsonl", outlets.iter().enumerate().map(line).collect::<String>());
    desk.run(["index"]).expect(0);
    for (asked, n) in [("The Day", 1), ("the day", 2), ("After", 1), ("day", 4), ("«Day» \"News\"", 1), ("day news", 1)] {
        assert_eq!(desk.run(["search", "--outlet", asked, "--json"]).expect(0).json().len(), n, "{asked}");
    }
}
