//! The front page: who said what, where, when.

use super::{counted, exports, facets, form, histogram, notes, page_with_feeds, pager, saying};
use crate::index::schema::Kind;
use crate::search::hits::Fetch;
use crate::search::snippet::Highlighter;
use crate::search::stories::Stories;
use crate::serve::problem::Problem;
use crate::serve::question;
use crate::serve::reply::Reply;
use crate::serve::server::Ask;
use maud::html;

/// Statements of one page.
const LIMIT: usize = 20;

/// `GET /`.
pub fn statements(ask: &Ask) -> Result<Reply, Problem> {
    let found = question::find(ask, Kind::Statement, LIMIT)?;
    let hidden = question::n_hidden(ask, &found)?;
    let (mut fetch, mut stories) = (Fetch::new(ask.library()), Stories::of(ask.library()));
    let mut highlighter = Highlighter::of(&found.query, &ask.library().languages);
    let (is_grouped, limit) = (ask.given.text("group").is_some(), ask.given.limit(LIMIT));
    let (mut told, mut entries) = (Vec::new(), Vec::with_capacity(found.hits.best.len()));
    for (address, _) in &found.hits.best {
        let hit = fetch.statement(*address)?;
        if is_grouped {
            if entries.len() >= limit || question::is_told(&mut stories, &told, &hit)? {
                continue;
            }
            told.push(hit.clone());
        }
        let words = highlighter.spans(&hit.article, hit.statement.sentence);
        entries.push(saying::entry(ask, &hit, &words, &mut stories)?);
    }
    let (facets, histogram) = match &found.question {
        Some(question) => (Some(facets::aside(ask, question)?), Some(histogram::picture(ask, question, "/")?)),
        None => (None, None),
    };
    let t = |key| ask.words.get(key);
    let feeds = [(t("statements"), "/feed.atom"), (t("feed_changes"), "/changes.atom")];
    let feeds: Vec<(&str, String)> =
        feeds.into_iter().map(|(title, path)| (title, ask.given.address(path, &[("sort", None), ("group", None)]))).collect();
    let body = html! {
        h1.hidden { (t("statements")) }
        (form::form(ask, t("ask_statements"), true, false))
        (notes(ask, &found.notes, found.unknown.as_ref()))
        div.columns {
            section.results {
                p.count role="status" {
                    (counted(ask, found.hits.n_all, "n_statements"))
                    @if hidden > 0 { " · " a href=(ask.given.address("/", &[("all", Some("true")), ("sure", None)])) { (hidden) " " (t("n_hidden")) } }
                    @let group = if is_grouped { None } else { Some("story") };
                    " · " a href=(ask.given.address("/", &[("group", group)])) { (t(if is_grouped { "each_version" } else { "per_story" })) }
                    span.exports { (exports(ask, "/api/v1/statements")) @for (title, feed) in &feeds { " " a href=(feed) { "Atom: " (title) } } }
                }
                @if let Some(histogram) = histogram { (histogram) }
                @if entries.is_empty() { p.empty { (t("nothing_found")) } }
                ol.entries start=(found.skipped + 1) { @for entry in &entries { (entry) } }
                (pager(ask, &found, limit))
            }
            @if let Some(facets) = facets { (facets) }
        }
    };
    Ok(Reply::html(page_with_feeds(ask, t("statements"), "/", feeds, &body)))
}
