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
        // Words that name a person, a place or a topic find its other names, in texts of their language.
        ("Tran Quoc Lam", "yawm day ngay"),
        ("Tran Quoc Lam\u{1f}--literal", "day ngay"),
        ("Hanoi", "yawm day ngay"),
        ("هانوي", "yawm day ngay"),
        ("Hanoi\u{1f}--literal", "day"),
        ("economic diplomacy", "jour"),
        ("diplomaties économiques", "jour"),
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
        (["said", "--role", "minster"], "did you mean minister"),
    ] {
        let run = desk.run(args).expect(1);
        assert!(run.err.contains(told), "{args:?}: {}", run.err);
        assert_eq!(run.out, "");
    }
}

#[test]
fn a_name_of_another_language_is_looked_for_in_its_texts_only() {
    let desk = Desk::new();
    let line = |(lang, text): &(&str, &str)| {
        let url = format!("https://{lang}.example/");
        format!("{}\n", serde_json::json!({ "url": url, "language": lang, "title": text, "text": text }))
    };
    let texts = [
        ("en", "Talks on the port went better than expected, said the ministry."),
        ("vi", "Ai cũng biết than đá còn nhiều ở Quảng Ninh."),
        ("fr", "Le charbon reste la première ressource de la province."),
    ];
    desk.write("corpus/pages/a.jsonl", texts.iter().map(line).collect::<String>());
    desk.run(["index"]).expect(0);
    for (asked, found) in [("coal", "fr vi"), ("artificial intelligence", ""), ("than đá", "fr vi"), ("--literal\u{1f}than", "en vi")] {
        let mut found_in: Vec<String> = hosts(&desk, asked).split(' ').map(str::to_owned).collect();
        found_in.sort_unstable();
        assert_eq!(found_in.join(" "), found, "{asked}");
    }
}

#[test]
fn an_event_is_meant_by_what_few_events_have() {
    let desk = Desk::new();
    let line = |(n, text): (usize, &&str)| {
        let url = format!("https://{n}.example/");
        format!("{}\n", serde_json::json!({ "url": url, "language": "fr", "published": "2025-03-14", "title": "Réunion", "text": text }))
    };
    let texts = [
        "Les ministres ont ouvert mercredi à Dakar la 4e Conférence sur les pêches. La ministre Awa Ndoye a affirmé lors de la Conférence que la flotte sera recensée.",
        "Les gouverneurs ont ouvert jeudi à Tunis la 7e Conférence sur l’épargne. Le gouverneur Nabil Ferchichi a affirmé lors de la Conférence que les taux baisseront.",
    ];
    desk.write("corpus/pages/a.jsonl", texts.iter().enumerate().map(line).collect::<String>());
    desk.run(["index"]).expect(0);
    for (asked, content) in [
        ("conférence de Dakar", "la flotte sera recensée"),
        ("مؤتمر داكار", "la flotte sera recensée"),
        ("Tunis", "les taux baisseront"),
        ("conférence sur l'épargne", "les taux baisseront"),
    ] {
        let said = desk.run(["said", "--at", asked, "--json"]).expect(0).json();
        assert_eq!(said.iter().map(|row| row["content"].as_str().unwrap()).collect::<Vec<_>>(), [content], "{asked}");
    }
    assert_eq!(desk.run(["said", "--at", "conférence", "--json"]).expect(0).json().len(), 2);
    desk.run(["said", "--at", "conférence de Lomé"]).expect(1);
}

#[test]
fn a_figure_is_found_by_who_says_it_and_where() {
    let desk = Desk::new();
    let text = "Le port compte 12 quais.\nLes ministres ont ouvert mercredi à Dakar la 4e Conférence sur les pêches. La ministre Awa Ndoye a \
                affirmé lors de la Conférence que 340 bateaux seront recensés.";
    let article =
        serde_json::json!({ "url": "https://jour.example/", "language": "fr", "published": "2025-03-14", "title": "Pêches", "text": text });
    desk.write("corpus/pages/a.jsonl", article.to_string());
    desk.run(["index"]).expect(0);
    for args in [["--by", "Awa Ndoye"], ["--role", "minister"], ["--at", "Dakar"]] {
        let found = desk.run(["figures", args[0], args[1], "--kind", "count", "--json"]).expect(0).json();
        assert_eq!(found.iter().map(|row| row["value"].as_f64().unwrap()).collect::<Vec<_>>(), [340.0], "{args:?}");
    }
    assert_eq!(desk.run(["figures", "--kind", "count", "--json"]).expect(0).json().len(), 2);
}

#[test]
fn what_may_help_is_told_where_nothing_is_found() {
    let desk = Desk::with_articles();
    for (args, told) in
        [(["search", "enginears"], "did you mean engineers"), (["said", "Odile"], "by:Odile finds what Odile Marchand said")]
    {
        let run = desk.run(args).expect(1);
        assert!(run.err.contains(told), "{args:?}: {}", run.err);
    }
    assert_eq!(desk.run(["search", "enginears", "lang:fr"]).expect(1).err, "");
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
        ("kind:euro", "`euro` is no kind of figure; there are count, money"),
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
    assert!(desk.run(["people", "zzzz"]).expect(1).err.contains("knows no person `zzzz`"));
    assert!(desk.run(["events", "Hanoi"]).expect(1).err.contains("`events --in Hanoi`"));
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

#[test]
fn lists_are_filtered_by_what_is_listed() {
    let desk = Desk::new();
    let article = |nth: usize, text: &str| {
        format!(
            "{{\"url\":\"https://day.example/{nth}\",\"language\":\"en\",\"published\":\"2024-03-04\",\"outlet\":\"The Day\",\"text\":\"{text}\"}}\n"
        )
    };
    let both = "The ambassador of Kenya, John Okafor, said that the port of Lyon was open. The transport minister, Adam Harlow, said that trade with Kenya would grow.";
    let forum = "The 4th Harbour Trade Forum was held in Lyon on March 2, 2024. At the 4th Harbour Trade Forum, the transport minister, Adam Harlow, said that ships from Tokyo would return.";
    desk.write("corpus/pages/lists.jsonl", article(1, both) + &article(2, forum));
    desk.run(["index"]).expect(0);
    let names = |args: [&str; 4]| -> Vec<String> {
        let rows = desk.run(args).json();
        rows.iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(["people", "--json", "--role", "ambassador"]), ["John Okafor"]);
    assert_eq!(names(["people", "--json", "--role", "transport minister"]), ["Adam Harlow"]);
    assert!(names(["places", "--json", "--in", "FR"]).contains(&"Lyon".to_owned()));
    let elsewhere = ["Kenya", "Tokyo", "Japan"].map(str::to_owned);
    assert!(!names(["places", "--json", "--in", "FR"]).iter().any(|name| elsewhere.contains(name)));
    assert_eq!(names(["events", "--json", "--in", "FR"]).len(), 1);
    assert!(desk.run(["events", "--json", "--in", "Tokyo"]).json().is_empty());
}
