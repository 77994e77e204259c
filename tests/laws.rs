//! What holds for every article of the corpus, whole or broken, and for no article at all.

use crate::dice::Dice;
use crate::gold::{pages, surfaces};
use rapporteur::article::{Article, Format, Page, Span};
use rapporteur::extract::{Findings, Reading, extract};
use rapporteur::json::ArticleJson;
use rapporteur::normalize::normalize;
use rapporteur::reading::read;
use rayon::prelude::*;
use std::collections::HashSet;

/// Reads a page, which never goes wrong inside.
#[track_caller]
fn read_soundly(page: &Page) -> (Article, Findings) {
    let (article, findings) = read(page).unwrap_or_else(|fault| panic!("{}: {fault}", page.shown()));
    check(&article, &findings);
    (article, findings)
}

/// The laws of one article.
#[track_caller]
fn check(article: &Article, findings: &Findings) {
    let blocks: Vec<&str> = article.blocks.iter().map(|block| slice(article, block.span)).collect();
    assert_eq!(blocks.join("\n"), article.text, "blocks joined by line feeds are the text");
    let reading = Reading::of(article);
    let sentences: String = reading.sentences.iter().map(|sentence| slice(article, sentence.span)).collect();
    assert_eq!(without_space(&sentences), without_space(&article.text), "sentences joined cover the text");
    for (span, surface) in surfaces(findings) {
        assert_eq!(slice(article, span), surface, "a span slices to its surface");
    }
    for statement in &findings.statements {
        let sentence = statement.sentence;
        assert!(sentence.contains(statement.span), "{:?} lies outside its sentence {:?}", statement.content, slice(article, sentence));
        statement.continuation.iter().for_each(|span| assert!(!slice(article, *span).is_empty()));
        let is_person = |key: &String| findings.people.iter().any(|p| p.key == *key) || findings.bodies.iter().any(|b| b.key == *key);
        assert!(statement.speakers.iter().all(is_person), "speakers are among the people and bodies: {:?}", statement.speakers);
        assert_eq!(statement.grade, statement.basis.grade(), "a statement's grade is its worst link");
    }
}

/// The text of a span, which lies in the text and on character borders.
#[track_caller]
fn slice(article: &Article, span: Span) -> &str {
    article.text.get(span.start..span.end).unwrap_or_else(|| panic!("{span:?} is no stretch of the text"))
}

fn without_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn line(page: &Page) -> String {
    let (article, findings) = read_soundly(page);
    ArticleJson::new(article, findings).line()
}

fn lines(n_threads: usize) -> Vec<String> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(n_threads).build().expect("a pool of threads");
    pool.install(|| pages().par_iter().map(line).collect())
}

#[test]
fn reading_twice_or_on_many_threads_is_the_same() {
    let alone = lines(1);
    assert!(alone.len() >= 20);
    assert!(alone == lines(1), "twice");
    assert!(alone == lines(4), "on four threads");
}

#[test]
fn ids_tell_contents_apart() {
    let articles: Vec<Article> = pages().iter().map(normalize).collect();
    let ids: HashSet<&str> = articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(ids.len(), articles.len());
    for page in pages() {
        let mut changed = page.clone();
        changed.format = Format::Text;
        let before = normalize(&changed);
        changed.bytes.extend_from_slice(b" more");
        let after = normalize(&changed);
        assert_ne!(before.id, after.id, "{}", page.shown());
        assert_eq!(before.page, after.page, "{}", page.shown());
    }
}

#[test]
fn any_block_may_be_missing() {
    pages().par_iter().map(normalize).for_each(|article| {
        for missing in 0..article.blocks.len() {
            let article = without_block(&article, missing);
            check(&article, &extract(&article));
        }
    });
}

fn without_block(article: &Article, missing: usize) -> Article {
    let mut left = Article { text: String::new(), blocks: Vec::new(), ..article.clone() };
    for (_, block) in article.blocks.iter().enumerate().filter(|(n, _)| *n != missing) {
        if !left.text.is_empty() {
            left.text.push('\n');
        }
        let start = left.text.len();
        left.text.push_str(article.slice(block.span));
        left.blocks.push(rapporteur::article::Block { span: Span::new(start, left.text.len()), ..block.clone() });
    }
    left
}

#[test]
fn pages_may_end_anywhere() {
    pages().par_iter().for_each(|page| {
        for end in (0..page.bytes.len()).step_by(97) {
            let is_border = |at: &usize| page.bytes[*at] & 0xC0 != 0x80;
            let end = (end..page.bytes.len()).find(is_border).unwrap_or(page.bytes.len());
            read_soundly(&Page { bytes: page.bytes[..end].to_vec(), ..page.clone() });
        }
    });
}

const FORMATS: [Format; 3] = [Format::Html, Format::Scrape, Format::Text];

fn page_of(format: Format, bytes: Vec<u8>) -> Page {
    Page { path: Some("odd".to_owned()), name: None, url: None, record: None, format, bytes, declared: Default::default() }
}

#[test]
fn random_bytes_do_no_harm() {
    (0..60).into_par_iter().for_each(|seed| {
        let mut dice = Dice::new(seed);
        let bytes: Vec<u8> = (0..2000).map(|_| dice.below(256) as u8).collect();
        FORMATS.iter().for_each(|format| drop(read_soundly(&page_of(*format, bytes.clone()))));
    });
}

/// The words and marks of all our pages, shuffled into lines of any length.
#[test]
fn shuffled_words_do_no_harm() {
    let text: Vec<String> = pages().iter().map(|page| normalize(page).text).collect();
    let words: Vec<&str> =
        text.iter().flat_map(|text| text.split_inclusive([' ', '\n', '،', ',', '.', '“', '”', '«', '»', '"', ':'])).collect();
    (0..60).into_par_iter().for_each(|seed| {
        let mut dice = Dice::new(seed);
        let shuffled: String = (0..400).map(|_| *dice.pick(&words)).collect();
        FORMATS.iter().for_each(|format| drop(read_soundly(&page_of(*format, shuffled.clone().into_bytes()))));
    });
}

#[test]
fn very_long_lines_do_no_harm() {
    let units = [
        "a",
        "“",
        "\"",
        "(",
        "« ",
        "1.",
        "12,5 % ",
        "ông Hùng nói: ",
        "Mme Lan a dit que ",
        "وقال نغوين إن ",
        "said that ",
        "2024-",
        "<div>",
        "&amp;",
    ];
    units.par_iter().for_each(|unit| {
        let bytes = unit.repeat(16_000 / unit.len()).into_bytes();
        FORMATS.iter().for_each(|format| drop(read_soundly(&page_of(*format, bytes.clone()))));
    });
}
