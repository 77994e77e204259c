//! A saved search as an Atom feed: the alert that needs no mail server.
//!
//! Each utterance is one entry, whatever the number of its translations; the one that was published first stands for all. What an entry
//! is called does not depend on the rule that found it, so that nothing is told twice when rules change.

use super::problem::Problem;
use super::question;
use super::reply::Reply;
use super::server::Ask;
use crate::article::Article;
use crate::index::records::base_key;
use crate::index::schema::Kind;
use crate::plain;
use crate::search::hits::{self, Fetch, Sort, StatementHit};
use crate::search::stories::Stories;
use crate::statement::{Factuality, Mode};
use maud::{Markup, PreEscaped, html};
use xxhash_rust::xxh3::xxh3_128;

/// Statements that are looked through.
const MAX_LOOKED_THROUGH: usize = 60;

/// `GET /feed.atom`.
pub fn feed(ask: &Ask) -> Result<Reply, Problem> {
    let found = question::find(ask, Kind::Statement, 1)?;
    let mut told: Vec<StatementHit> = Vec::new();
    if let Some(question) = &found.question {
        let (mut fetch, mut stories) = (Fetch::new(ask.library()), Stories::of(ask.library()));
        let hits = hits::find(ask.library(), Kind::Statement, question, Sort::Newest, 0, MAX_LOOKED_THROUGH)?;
        // Oldest first, so that the first to be published stands for its translations.
        for (address, _) in hits.best.iter().rev() {
            let hit = fetch.statement(*address)?;
            if !question::is_told(&mut stories, &told, &hit)? {
                told.push(hit);
            }
        }
    }
    told.dedup_by_key(|hit| identity(hit));
    let mut entries: Vec<Markup> = told.iter().rev().map(|hit| entry(ask, hit)).collect();
    entries.truncate(MAX_LOOKED_THROUGH);
    let searched = ask.given.address("/", &[("ui", None)]);
    let updated = told.iter().filter_map(|hit| hit.article.published).max().map_or_else(|| "1970-01-01".to_owned(), |day| day.to_string());
    let feed = html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"))
        feed xmlns="http://www.w3.org/2005/Atom" {
            id { "urn:rapporteur:search:" (format!("{:032x}", xxh3_128(searched.as_bytes()))) }
            title { "rapporteur" @for (name, value) in ask.given.iter() { " · " (name) ": " (plain::clean(value)) } }
            updated { (updated) "T00:00:00Z" }
            link href=(searched) {}
            @for entry in &entries { (entry) }
        }
    };
    Ok(Reply::Whole("application/atom+xml; charset=utf-8", feed.into_string()))
}

fn entry(ask: &Ask, hit: &StatementHit) -> Markup {
    let (article, statement) = (&hit.article, &hit.statement);
    let names = if hit.names.is_empty() { statement.speaker_surface.clone().unwrap_or_default() } else { hit.names.join(", ") };
    let is_quoted = statement.mode == Mode::Direct && statement.factuality == Factuality::Said;
    let words = plain::clean(article.slice(statement.span));
    let words = if is_quoted { format!("“{words}”") } else { words };
    let day = day(article);
    html! {
        entry {
            id { (identity(hit)) }
            title { (plain::clean(&names)) ": " (words) }
            updated { (day) "T00:00:00Z" }
            author { name { (plain::clean(article.outlet.as_deref().unwrap_or(ask.words.get("this_page")))) } }
            link rel="alternate" href=(super::pages::permalink(hit)) {}
            summary { (plain::clean(article.slice(statement.sentence))) }
        }
    }
}

/// What an utterance is called: the page, the sentence and the speaker.
fn identity(hit: &StatementHit) -> String {
    let speakers: Vec<&str> = hit.statement.speakers.iter().map(|key| base_key(key)).collect();
    let what = [hit.article.page.as_str(), hit.article.slice(hit.statement.sentence), &speakers.join(" ")].join("\n");
    format!("urn:rapporteur:said:{:032x}", xxh3_128(what.as_bytes()))
}

fn day(article: &Article) -> String {
    article.published.map_or_else(|| "1970-01-01".to_owned(), |day| day.to_string())
}
