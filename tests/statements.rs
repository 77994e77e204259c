//! Who said what, with findings made by hand: what an index holds does not depend on what is found today.

use crate::desk::Desk;
use rapporteur::article::{Article, Declared, Format, Lang, Page, Span};
use rapporteur::entity::{Form, Office, Person, PersonMention, Role, Status};
use rapporteur::event::{Event, EventKind, EventMention};
use rapporteur::extract::Findings;
use rapporteur::index::records;
use rapporteur::index::store::{Lock, Store};
use rapporteur::statement::{Basis, Factuality, Grade, Mode, Reference, Statement};

const TEXT: &str = "Ouverture du forum des ports\nLe directeur Paul Renard a dit au forum que « les quais sont prêts ». Selon lui, le canal est trop étroit. On dit que tout va bien.";

fn span_of(article: &Article, text: &str) -> Span {
    let start = article.text.find(text).unwrap();
    Span::new(start, start + text.len())
}

fn statement(article: &Article, content: &str, mode: Mode, grade: Grade) -> Statement {
    let basis = Basis { speaker: grade, content: Grade::A, event: None, identity: None };
    Statement {
        span: span_of(article, content),
        content: content.to_owned(),
        continuation: Vec::new(),
        sentence: span_of(article, content),
        speakers: vec!["p.rnrd#2".to_owned()],
        speaker_surface: Some("Le directeur Paul Renard".to_owned()),
        reference: Reference::Name,
        role: Some(Role::Director),
        cue: Some("a dit".to_owned()),
        mode,
        at: Some("forum:ports:2024".to_owned()),
        about: vec!["forum:rails:2023".to_owned()],
        date: None,
        via: None,
        factuality: Factuality::Said,
        grade,
        basis,
        rule: "speaker a dit que".to_owned(),
    }
}

fn findings(article: &Article) -> Findings {
    let mention = PersonMention {
        span: span_of(article, "Paul Renard"),
        surface: "Paul Renard".to_owned(),
        form: Form::Name,
        gender: None,
        role_surface: Some("directeur".to_owned()),
    };
    let office = Office { role: Role::Director, body: None, place: None, status: Status::Current, label: "director, Ports".to_owned() };
    let event = |key: &str, name: &str, text: &str| Event {
        key: key.to_owned(),
        name: name.to_owned(),
        kind: EventKind::Forum,
        ordinal: None,
        from: None,
        to: None,
        place: None,
        mentions: vec![EventMention { span: span_of(article, text), surface: text.to_owned() }],
    };
    Findings {
        people: vec![Person { key: "p.rnrd#2".to_owned(), name: "Paul Renard".to_owned(), roles: vec![office], mentions: vec![mention] }],
        events: vec![
            event("forum:ports:2024", "2e Forum des ports", "forum des ports"),
            event("forum:rails:2023", "Forum du rail", "forum"),
        ],
        statements: vec![
            statement(article, "les quais sont prêts", Mode::Direct, Grade::A),
            statement(article, "le canal est trop étroit", Mode::Indirect, Grade::C),
            statement(article, "tout va bien", Mode::Indirect, Grade::D),
        ],
        ..Findings::default()
    }
}

/// A desk with one article and its statements.
fn desk() -> Desk {
    let desk = Desk::new();
    let declared = Declared {
        language: Some(Lang::FR),
        published: "2024-05-06".parse().ok(),
        outlet: Some("Le Jour".to_owned()),
        ..Declared::default()
    };
    let url = Some("https://jour.example/forum".to_owned());
    let page = Page { path: None, name: None, url, record: None, format: Format::Text, bytes: TEXT.as_bytes().to_vec(), declared };
    let article = rapporteur::normalize::normalize(&page);
    let lock = Lock::take(&desk.path("index")).unwrap();
    let store = Store::open_or_create(&lock, &desk.path("index")).unwrap().0;
    let mut writer: tantivy::IndexWriter = store.index.writer_with_num_threads(1, 20_000_000).unwrap();
    for document in records::documents(&store.fields, &records::Origin::default(), &article, &findings(&article)) {
        writer.add_document(document).unwrap();
    }
    writer.commit().unwrap();
    desk
}

fn contents(desk: &Desk, args: &[&str]) -> Vec<String> {
    let output = desk.command().arg("said").args(args).args(["--json"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["content"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn statements_are_found_by_speaker_event_words_and_grade() {
    let desk = desk();
    let (quays, canal, fine) = ("les quais sont prêts", "le canal est trop étroit", "tout va bien");
    for (args, expected) in [
        (&[][..], &[quays, canal][..]),
        (&["--all"], &[quays, canal, fine]),
        (&["--sure"], &[quays]),
        (&["prêt"], &[quays]),
        (&["canaux"], &[canal]),
        (&["--by", "Renard"], &[quays, canal]),
        (&["--by", "p.rnrd"], &[quays, canal]),
        (&["--role", "director"], &[quays, canal]),
        (&["--role", "directeur"], &[quays, canal]),
        (&["--role", "mayor"], &[]),
        (&["--at", "forum des ports"], &[quays, canal]),
        (&["--at", "forum:ports:2024"], &[quays, canal]),
        (&["--at", "forum:rails:2023"], &[]),
        (&["--about", "forum du rail"], &[quays, canal]),
        (&["--about", "forum:ports:2024"], &[]),
        (&["--from", "2024-05-06", "--to", "2024-05"], &[quays, canal]),
        (&["date:2023"], &[]),
    ] {
        assert_eq!(contents(&desk, args), expected, "{args:?}");
    }
}

#[test]
fn hidden_statements_are_counted() {
    let desk = desk();
    assert!(desk.run(["said"]).expect(0).err.contains("1 more of a lower grade are hidden"));
    assert!(desk.run(["said", "bien"]).expect(1).err.contains("1 more of a lower grade are hidden"));
    assert!(!desk.run(["said", "--all"]).expect(0).err.contains("hidden"));
}

#[test]
fn only_the_pages_words_are_quoted() {
    let run = desk().run(["said"]).expect(0);
    assert!(run.out.contains("Paul Renard: “les quais sont prêts”"), "{}", run.out);
    assert!(run.out.contains("according to Le Jour, Paul Renard said that le canal est trop étroit"), "{}", run.out);
}

#[test]
fn a_statement_in_json_is_as_promised() {
    let run = desk().run(["said", "quais", "--json"]).expect(0);
    let said = &run.json()[0];
    let names = [
        "start",
        "end",
        "content",
        "continuation",
        "sentence",
        "speakers",
        "speaker_surface",
        "reference",
        "role",
        "cue",
        "mode",
        "at",
        "about",
        "date",
        "via",
        "factuality",
        "grade",
        "basis",
        "rule",
        "article",
        "url",
        "outlet",
        "language",
        "published",
        "title",
        "sentence_text",
        "names",
        "person",
        "story",
    ];
    for name in names {
        assert!(said.get(name).is_some(), "{name} is missing: {said}");
    }
    assert_eq!((said["person"].as_str(), said["names"][0].as_str()), (Some("p.rnrd"), Some("Paul Renard")));
    let (start, end) = (said["start"].as_u64().unwrap() as usize, said["end"].as_u64().unwrap() as usize);
    let text: Vec<char> = TEXT.chars().collect();
    assert_eq!(text[start..end].iter().collect::<String>(), "les quais sont prêts");
}

#[test]
fn a_choice_of_events_is_told() {
    let run = desk().run(["said", "--at", "forum"]).expect(0);
    assert!(run.err.contains("forum: 2e Forum des ports"), "{}", run.err);
}
