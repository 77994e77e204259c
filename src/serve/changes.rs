//! The second feed of a saved search: what was said so and is said so no more, because its page was revised, is gone or was withdrawn.
//!
//! A sentence that its page still has did not change, whatever the rules make of it now. Each change is one entry, and what it is called
//! does not depend on what comes after.

use super::feed::{self, MAX_ENTRIES};
use super::problem::Problem;
use super::reply::Reply;
use super::server::Ask;
use crate::article::Article;
use crate::extract;
use crate::index::gone;
use crate::index::schema::Kind;
use crate::plain;
use crate::search::compile::{self, Options, Question};
use crate::search::filter::Filter;
use crate::search::hits::{self, Fetch, Sort, StatementHit};
use crate::search::stories::likeness;
use crate::search::{Library, names};
use maud::{Markup, html};
use std::collections::BTreeMap;
use tantivy::Term;
use tantivy::query::TermSetQuery;
use xxhash_rust::xxh3::xxh3_128;

/// Sentences that share so many of their words say one thing, before and after.
const ALIKE: f64 = 0.5;
/// Statements that are looked through.
const MAX_LOOKED_THROUGH: usize = 1000;

/// What became of a statement.
enum Fate {
    /// Its page has another sentence in its place.
    Reworded(String),
    /// Its page has nothing in its place.
    Removed,
    /// Its page is gone.
    Gone,
    /// Its page was withdrawn.
    Withdrawn,
}

/// A statement with what became of it, and when, in seconds since 1970.
struct Change {
    hit: StatementHit,
    fate: Fate,
    time: i64,
}

/// `GET /changes.atom`.
pub fn changes(ask: &Ask) -> Result<Reply, Problem> {
    let mut changes: BTreeMap<String, Change> = BTreeMap::new();
    let pasts = [Some(ask.library()), ask.opened.gone.as_ref()].into_iter().flatten();
    for past in pasts {
        for hit in former(ask, past)? {
            if let Some(change) = change(ask.library(), past, hit)? {
                let name = named(&change.hit);
                let is_first = changes.get(&name).is_none_or(|known| change.time < known.time);
                if is_first {
                    changes.insert(name, change);
                }
            }
        }
    }
    let mut changes: Vec<(String, Change)> = changes.into_iter().collect();
    changes.sort_by_key(|(name, change)| (std::cmp::Reverse(change.time), name.clone()));
    changes.truncate(MAX_ENTRIES);
    let updated = changes.first().map(|(_, change)| time(change.time));
    let entries: Vec<Markup> = changes.iter().map(|(name, change)| entry(ask, name, change)).collect();
    Ok(feed::atom(ask, "changes", &[ask.words.get("feed_changes")], updated, &entries))
}

/// Statements that fit the search, of articles that are no more what their pages say.
fn former(ask: &Ask, past: &Library) -> Result<Vec<StatementHit>, Problem> {
    let filter = ask.given.filter();
    let is_archive = !std::ptr::eq(past, ask.library());
    let superseded = if is_archive { &[] } else { past.superseded()? };
    if !is_archive && superseded.is_empty() {
        filter.query().map_err(|error| Problem::of_question(&error))?;
        return Ok(Vec::new());
    }
    let Some(question) = question(ask, past, filter)? else { return Ok(Vec::new()) };
    let terms = superseded.iter().map(|id| Term::from_field_u64(past.fields.article, *id));
    let question = if is_archive { question } else { question.and(TermSetQuery::new(terms)) };
    let mut fetch = Fetch::new(past);
    let hits = hits::find(past, &question, Sort::Newest, 0, MAX_LOOKED_THROUGH)?;
    Ok(hits.best.iter().map(|(address, _)| fetch.statement(*address)).collect::<anyhow::Result<_>>()?)
}

/// The question as the index of today understands it, else as that of the past does, which may know who is known no more.
fn question(ask: &Ask, past: &Library, filter: Filter) -> Result<Option<Question>, Problem> {
    let query = filter.query().map_err(|error| Problem::of_question(&error))?;
    let options = Options { revisions: true, ..filter.options };
    for names in [ask.library(), past] {
        match compile::question_as(past, names, Kind::Statement, &query, &filter.words, &options) {
            Err(error) if error.is::<names::Unknown>() => {}
            question => return Ok(Some(question?)),
        }
    }
    Ok(None)
}

/// What became of a statement; nothing where its page says the same today.
fn change(now: &Library, past: &Library, hit: StatementHit) -> Result<Option<Change>, Problem> {
    let is_archive = !std::ptr::eq(past, now);
    let went = past.fetched(&hit.article.id)?.unwrap_or_default();
    if gone::is_blank(&hit.article) {
        return Ok(Some(Change { hit, fate: Fate::Withdrawn, time: went }));
    }
    let sentence = hit.article.slice(hit.statement.sentence).to_owned();
    let mut revisions = Vec::new();
    for article in now.articles_called(&hit.article.page)? {
        revisions.push((now.fetched(&article.id)?.unwrap_or_default(), article));
    }
    revisions.sort_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
    let Some((_, newest)) = revisions.last() else { return Ok(Some(Change { hit, fate: Fate::Gone, time: went })) };
    if newest.text.contains(&sentence) {
        return Ok(None);
    }
    // The first revision that does not say it tells when it changed; of files that were replaced there is only the newest.
    let later = revisions.iter().find(|(time, article)| (is_archive || *time > went) && !article.text.contains(&sentence));
    let Some((fetched, later)) = later else { return Ok(None) };
    let fate = nearest(later, &sentence).map_or(Fate::Removed, Fate::Reworded);
    Ok(Some(Change { hit, fate, time: if is_archive { went } else { *fetched } }))
}

/// The sentence of a page that says most nearly the same.
fn nearest(article: &Article, sentence: &str) -> Option<String> {
    let sentences = extract::sentences(article).into_iter().map(|(_, span)| article.slice(span));
    let alike = sentences.map(|other| (likeness(sentence, other), other)).filter(|(likeness, _)| *likeness >= ALIKE);
    alike.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, other)| other.to_owned())
}

/// What a change is called: the page and the sentence; of a page that was withdrawn, the place.
fn named(hit: &StatementHit) -> String {
    let sentence = hit.statement.sentence;
    let words =
        if gone::is_blank(&hit.article) { format!("{}-{}", sentence.start, sentence.end) } else { hit.article.slice(sentence).to_owned() };
    format!("{:032x}", xxh3_128(format!("{}\n{words}", hit.article.page).as_bytes()))
}

fn entry(ask: &Ask, name: &str, change: &Change) -> Markup {
    let article = &change.hit.article;
    let word = |key| ask.words.find("change", key).unwrap_or_default();
    let outlet = feed::outlet(ask, article);
    let (key, now) = match &change.fate {
        Fate::Reworded(now) => ("reworded", Some(plain::clean(now))),
        Fate::Removed => ("removed", None),
        Fate::Gone => ("gone", None),
        Fate::Withdrawn => ("withdrawn", None),
    };
    let fate = word(key).replace("{outlet}", &outlet);
    let is_blank = gone::is_blank(article);
    let headline = if is_blank { word("statement").to_owned() } else { feed::headline(&change.hit) };
    html! {
        entry {
            id { "urn:rapporteur:changed:" (name) }
            title { (headline) " – " (fate) }
            updated { (time(change.time)) }
            author { name { (outlet) } }
            @if let Some(url) = &article.url { link rel="alternate" href=(url) {} }
            summary {
                @if !is_blank { (plain::clean(article.slice(change.hit.statement.sentence))) }
                @if let Some(now) = now { " " (word("now").replace("{content}", &now)) }
            }
        }
    }
}

fn time(seconds: i64) -> String {
    jiff::Timestamp::from_second(seconds).map_or_else(|_| feed::NEVER.to_owned(), |time| time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}
