//! Articles that have words or fit filters.

use super::marks::{Look, marked};
use super::{about, counted, exports, facets, foreign, form, headline, histogram, link, notes, page, pager};
use crate::article::{Article, Span};
use crate::index::schema::Kind;
use crate::search::snippet::Highlighter;
use crate::search::stories::Stories;
use crate::serve::problem::Problem;
use crate::serve::question;
use crate::serve::reply::Reply;
use crate::serve::server::Ask;
use crate::serve::words::direction;
use maud::{Markup, html};

/// Articles of one page.
const LIMIT: usize = 20;

/// `GET /articles`.
pub fn articles(ask: &Ask) -> Result<Reply, Problem> {
    let found = question::find(ask, Kind::Article, LIMIT)?;
    let mut stories = Stories::of(ask.library());
    let mut highlighter = Highlighter::of(&found.query, &ask.library().languages);
    let mut entries = Vec::with_capacity(found.hits.best.len());
    for (address, _) in &found.hits.best {
        let article = ask.library().article_at(*address)?;
        let (span, words) = highlighter.snippet(&article);
        entries.push(entry(ask, &article, Some((span, &words)), &mut stories)?);
    }
    let (facets, histogram) = match &found.question {
        Some(question) => (Some(facets::aside(ask, question)?), Some(histogram::picture(ask, question, "/articles")?)),
        None => (None, None),
    };
    let t = |key| ask.words.get(key);
    let body = html! {
        h1.hidden { (t("articles")) }
        (form::form(ask, t("ask_articles"), false, false))
        (notes(ask, &found.notes, found.unknown.as_ref()))
        div.columns {
            section.results {
                p.count role="status" {
                    (counted(ask, found.hits.n_all, "n_articles"))
                    span.exports { (exports(ask, "/api/v1/articles")) }
                }
                @if let Some(histogram) = histogram { (histogram) }
                @if entries.is_empty() { p.empty { (t("nothing_found")) } }
                ol.entries start=(found.skipped + 1) { @for entry in &entries { (entry) } }
                (pager(ask, &found, ask.given.limit(LIMIT)))
            }
            @if let Some(facets) = facets { (facets) }
        }
    };
    Ok(Reply::html(page(ask, t("articles"), "/articles", &body)))
}

/// An article as an entry of a list, with a stretch of its text and the words that were asked for.
pub(super) fn entry(ask: &Ask, article: &Article, snippet: Option<(Span, &[Span])>, stories: &mut Stories) -> Result<Markup, Problem> {
    let versions = stories.link(article)?;
    Ok(html! {
        li.article tabindex="-1" {
            h2 { a.open href=(link(ask, &format!("/article/{}", article.id))) { (foreign(&headline(article), article.language)) } }
            p.where { (about(ask, article)) }
            @if let Some((span, words)) = snippet {
                @let marks: Vec<_> = words.iter().map(|word| (*word, Look::Found)).collect();
                p.snippet lang=(article.language) dir=(direction(article.language.as_str())) { (marked(article, span, &marks)) }
            }
            @if let Some(versions) = versions {
                p.links { span.versions {
                    (ask.words.get("also_in")) " "
                    @for (number, (id, lang)) in versions.versions.iter().take(8).enumerate() {
                        @if number > 0 { ", " }
                        a href=(link(ask, &format!("/compare?left={}&right={id}", article.id))) { (ask.words.language(*lang)) }
                    }
                } }
            }
        }
    })
}
