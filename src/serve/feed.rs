//! A saved search as an Atom feed: the alert that needs no mail server.
//!
//! Each utterance is one entry, whatever the number of its translations and revisions. What an entry is called depends on neither those
//! nor the rules, so that nothing is told twice.

use super::problem::Problem;
use super::question;
use super::reply::Reply;
use super::server::Ask;
use crate::article::Article;
use crate::index::schema::Kind;
use crate::plain;
use crate::search::hits::{self, Fetch, Sort, StatementHit};
use crate::search::utterances::Utterances;
use crate::statement::{Factuality, Mode};
use maud::{Markup, PreEscaped, html};
use std::collections::BTreeSet;
use xxhash_rust::xxh3::xxh3_128;

/// Statements that are looked through, and entries at most.
pub(super) const MAX_ENTRIES: usize = 60;

/// `GET /feed.atom`.
pub fn feed(ask: &Ask) -> Result<Reply, Problem> {
    let found = question::find(ask, Kind::Statement, 1)?;
    let mut told: Vec<(String, StatementHit)> = Vec::new();
    if let Some(question) = &found.question {
        let (mut fetch, mut utterances) = (Fetch::new(ask.library()), Utterances::of(ask.library(), ask.opened.gone.as_ref()));
        let mut names = BTreeSet::new();
        let hits = hits::find(ask.library(), question, Sort::Newest, 0, MAX_ENTRIES)?;
        // Oldest first, so that the first to be published is shown, not one of its translations.
        for (address, _) in hits.best.iter().rev() {
            let hit = fetch.statement(*address)?;
            let name = utterances.name(&hit)?;
            if names.insert(name.clone()) {
                told.push((name, hit));
            }
        }
    }
    let updated = told.iter().filter_map(|(_, hit)| hit.article.published).max().map(|day| format!("{day}T00:00:00Z"));
    let entries: Vec<Markup> = told.iter().rev().map(|(name, hit)| entry(ask, name, hit)).collect();
    Ok(atom(ask, "search", &[], updated, &entries))
}

/// A feed of a search; `kind` tells the feeds of one search apart.
pub(super) fn atom(ask: &Ask, kind: &str, title: &[&str], updated: Option<String>, entries: &[Markup]) -> Reply {
    let searched = ask.given.address("/", &[("ui", None)]);
    let feed = html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"))
        feed xmlns="http://www.w3.org/2005/Atom" {
            id { "urn:rapporteur:" (kind) ":" (format!("{:032x}", xxh3_128(searched.as_bytes()))) }
            title {
                "rapporteur" @for word in title { " · " (word) }
                @for (name, value) in ask.given.iter() { " · " (name) ": " (plain::clean(value)) }
            }
            updated { (updated.as_deref().unwrap_or(NEVER)) }
            link href=(searched) {}
            @for entry in entries { (entry) }
        }
    };
    Reply::Whole("application/atom+xml; charset=utf-8", feed.into_string())
}

/// The time of what has none.
pub(super) const NEVER: &str = "1970-01-01T00:00:00Z";

fn entry(ask: &Ask, name: &str, hit: &StatementHit) -> Markup {
    html! {
        entry {
            id { "urn:rapporteur:said:" (name) }
            title { (headline(hit)) }
            updated { (day(&hit.article)) }
            author { name { (outlet(ask, &hit.article)) } }
            link rel="alternate" href=(super::pages::permalink(hit)) {}
            summary { (plain::clean(hit.article.slice(hit.statement.sentence))) }
        }
    }
}

/// Who said what; in quotation marks only what is direct speech.
pub(super) fn headline(hit: &StatementHit) -> String {
    let (article, statement) = (&hit.article, &hit.statement);
    let names = if hit.names.is_empty() { statement.speaker_surface.clone().unwrap_or_default() } else { hit.names.join(", ") };
    let is_quoted = statement.mode == Mode::Direct && statement.factuality == Factuality::Said;
    let words = plain::clean(article.slice(statement.span));
    let words = if is_quoted { format!("“{words}”") } else { words };
    format!("{}: {words}", plain::clean(&names))
}

/// Whose article it is.
pub(super) fn outlet(ask: &Ask, article: &Article) -> String {
    plain::clean(article.publisher().unwrap_or(ask.words.get("this_page")))
}

fn day(article: &Article) -> String {
    article.published.map_or_else(|| NEVER.to_owned(), |day| format!("{day}T00:00:00Z"))
}
