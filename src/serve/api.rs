//! The API: the questions of the command line, answered in JSON.

use super::export::{export, shared};
use super::params::MAX_LIMIT;
use super::problem::Problem;
use super::question::{self, Found, cursor, failed, find, is_told, known, n_hidden, next};
use super::reply::Reply;
use super::server::Ask;
use crate::article::Article;
use crate::compare;
use crate::extract::{self, Findings};
use crate::figure::Figure;
use crate::index::schema::Kind;
use crate::json::ArticleJson;
use crate::search::facets::{self, What};
use crate::search::hits::{Fetch, StatementHit};
use crate::search::names::Unknown;
use crate::search::note::Note;
use crate::search::snippet::Highlighter;
use crate::search::stories::Stories;
use crate::search::{rows, versions as likeness};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Values of each facet.
pub const MAX_FACETS: usize = 50;

/// Results with all that belongs to them.
fn results(ask: &Ask, found: &Found, items: Vec<Value>, more: &[(&str, Value)]) -> Result<Reply, Problem> {
    let mut object = Map::new();
    object.insert("total".to_owned(), json!(found.hits.n_all));
    object.insert("next".to_owned(), json!(found.next));
    object.insert("notes".to_owned(), json!(told(found)));
    object.extend(more.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    if let Some(question) = found.question.as_ref().filter(|_| ask.given.is_set("facets")) {
        let counted = facets::count(ask.library(), question.fitting(ask.library())?, MAX_FACETS)?;
        let counted = counted.into_iter().map(|(facet, counts)| (facet.to_owned(), json!(counts)));
        object.insert("facets".to_owned(), Value::Object(counted.collect()));
    }
    object.insert("items".to_owned(), Value::Array(items));
    Ok(Reply::json(&Value::Object(object)))
}

/// What was chosen or expanded, or what name nothing has.
fn told(found: &Found) -> Vec<String> {
    found.notes.iter().map(Note::to_string).chain(found.unknown.as_ref().map(Unknown::to_string)).collect()
}

/// `GET /api/v1/statements`.
pub fn statements(ask: &Ask) -> Result<Reply, Problem> {
    let is_private = ask.is_private;
    let columns = rows::STATEMENT_COLUMNS;
    if let Some(rows) = export(ask, Kind::Statement, "statements", columns, move |out, library, addresses| {
        let (mut fetch, mut stories) = (Fetch::new(library), Stories::of(library));
        for address in addresses {
            let hit = fetch.statement(*address)?;
            let object = || Ok(shared(is_private, rows::statement(&hit, &stories.story(&hit.article)?)));
            out.row(|| rows::statement_cells(&hit), object)?;
        }
        Ok(())
    })? {
        return Ok(rows);
    }
    let found = find(ask, Kind::Statement, 20)?;
    let (mut fetch, mut stories) = (Fetch::new(ask.library()), Stories::of(ask.library()));
    let mut kept: Vec<StatementHit> = Vec::new();
    for (address, _) in &found.hits.best {
        let hit = fetch.statement(*address)?;
        if ask.given.text("group").is_some() && (kept.len() >= ask.given.limit(20) || is_told(&mut stories, &kept, &hit)?) {
            continue;
        }
        kept.push(hit);
    }
    let items = kept.iter().map(|hit| Ok(ask.shared(rows::statement(hit, &stories.story(&hit.article)?))));
    let items = items.collect::<anyhow::Result<_>>()?;
    results(ask, &found, items, &[("hidden", json!(n_hidden(ask, &found)?))])
}

/// `GET /api/v1/articles`.
pub fn articles(ask: &Ask) -> Result<Reply, Problem> {
    let is_private = ask.is_private;
    let query = ask.given.filter().query().map_err(|error| Problem::of_question(&error))?;
    if let Some(rows) = export(ask, Kind::Article, "articles", rows::ARTICLE_COLUMNS, move |out, library, addresses| {
        let (mut stories, mut highlighter) = (Stories::of(library), Highlighter::of(&query, &library.languages));
        for address in addresses {
            let mut article = library.article_at(*address)?;
            article.path = article.path.filter(|_| is_private);
            let (span, _) = highlighter.snippet(&article);
            let object = || Ok(shared(is_private, rows::article(&article, &mut stories, 0.0, span)?));
            out.row(|| rows::article_cells(&article, 0.0, span), object)?;
        }
        Ok(())
    })? {
        return Ok(rows);
    }
    let found = find(ask, Kind::Article, 20)?;
    let (mut stories, mut highlighter) = (Stories::of(ask.library()), Highlighter::of(&found.query, &ask.library().languages));
    let (mut items, mut told) = (Vec::new(), BTreeSet::new());
    for (address, score) in &found.hits.best {
        let article = ask.library().article_at(*address)?;
        let is_new = told.insert(stories.story(&article)?);
        if ask.given.text("group").is_some() && (!is_new || told.len() > ask.given.limit(20)) {
            continue;
        }
        let (span, _) = highlighter.snippet(&article);
        items.push(ask.shared(rows::article(&article, &mut stories, *score, span)?));
    }
    results(ask, &found, items, &[])
}

/// `GET /api/v1/figures`.
pub fn figures(ask: &Ask) -> Result<Reply, Problem> {
    let is_private = ask.is_private;
    if let Some(rows) = export(ask, Kind::Figure, "figures", rows::FIGURE_COLUMNS, move |out, library, addresses| {
        let (mut fetch, mut stories) = (Fetch::new(library), Stories::of(library));
        for address in addresses {
            let hit = fetch.figure(*address)?;
            let sentence = rows::sentence_of(&hit);
            let object = || Ok(shared(is_private, rows::figure(&hit, sentence, &stories.story(&hit.article)?)));
            out.row(|| rows::figure_cells(&hit, sentence), object)?;
        }
        Ok(())
    })? {
        return Ok(rows);
    }
    let found = find(ask, Kind::Figure, 20)?;
    let (mut fetch, mut stories) = (Fetch::new(ask.library()), Stories::of(ask.library()));
    let mut items = Vec::new();
    for (address, _) in &found.hits.best {
        let hit = fetch.figure(*address)?;
        items.push(ask.shared(rows::figure(&hit, rows::sentence_of(&hit), &stories.story(&hit.article)?)));
    }
    results(ask, &found, items, &[])
}

/// `GET /api/v1/people`.
pub fn people(ask: &Ask) -> Result<Reply, Problem> {
    mentioned(ask, What::People)
}

/// `GET /api/v1/events`.
pub fn events(ask: &Ask) -> Result<Reply, Problem> {
    mentioned(ask, What::Events)
}

/// `GET /api/v1/places`.
pub fn places(ask: &Ask) -> Result<Reply, Problem> {
    mentioned(ask, What::Places)
}

fn mentioned(ask: &Ask, what: What) -> Result<Reply, Problem> {
    let (skipped, limit) = (cursor(ask)?, ask.given.limit(20));
    let (all, unknown) = known(ask, what)?;
    let notes: Vec<String> = unknown.iter().map(Unknown::to_string).collect();
    let page: Vec<Value> = all.iter().skip(skipped).take(limit).map(|mentioned| rows::mentioned(mentioned, what)).collect();
    let next = next(ask, skipped + page.len(), page.len(), all.len());
    Ok(Reply::json(&json!({ "total": all.len(), "next": next, "notes": notes, "items": page })))
}

/// `GET /api/v1/article/{id}`.
pub fn article(ask: &Ask) -> Result<Reply, Problem> {
    let article = question::named(ask.library(), &ask.key)?;
    let findings = extract::extract(&article);
    // Beyond this machine there is evidence with the sentence around it, not the article.
    let evidence = (!ask.is_private).then(|| evidence(&article, &findings));
    let mut object = json!(ArticleJson::new(article, findings));
    for (list, sentences) in evidence.into_iter().flatten() {
        for (row, sentence) in object[list].as_array_mut().into_iter().flatten().zip(sentences) {
            row["sentence_text"] = json!(sentence);
        }
        object["text"] = Value::Null;
    }
    Ok(Reply::json(&ask.shared(object)))
}

/// The sentences in which statements and figures stand.
fn evidence(article: &Article, findings: &Findings) -> [(&'static str, Vec<String>); 2] {
    let sentences = extract::sentences(article);
    let around = |figure: &Figure| {
        let found = sentences.iter().map(|(_, span)| *span).find(|span| span.contains(figure.span));
        article.slice(found.unwrap_or(figure.span)).to_owned()
    };
    let said = findings.statements.iter().map(|statement| article.slice(statement.sentence).to_owned());
    [("statements", said.collect()), ("figures", findings.figures.iter().map(around).collect())]
}

/// `GET /api/v1/versions`.
pub fn versions(ask: &Ask) -> Result<Reply, Problem> {
    let article = question::given_article(ask, "article")?;
    let lang = ask.given.text("lang").and_then(crate::article::Lang::parse);
    let findings = extract::extract(&article);
    let found = likeness::versions(ask.library(), &article, &findings, lang, ask.given.limit(10).min(MAX_LIMIT))?;
    let items: Vec<Value> = found.iter().map(|version| ask.shared(rows::version(version))).collect();
    Ok(Reply::json(&json!({ "total": items.len(), "next": null, "notes": [], "items": items })))
}

/// `GET /api/v1/compare`.
pub fn compare(ask: &Ask) -> Result<Reply, Problem> {
    question::compared(ask, |left, right, comparison| Reply::json(&compare::json::object(left, right, comparison)))
}

/// `GET /api/v1/coverage`.
pub fn coverage(ask: &Ask) -> Result<Reply, Problem> {
    let by_month = crate::search::coverage::coverage(ask.library())?;
    let row = |((outlet, month), counts): (&crate::search::coverage::Place, &crate::search::coverage::Counts)| {
        json!({
            "outlet": Some(outlet).filter(|outlet| !outlet.is_empty()), "month": Some(month).filter(|month| !month.is_empty()),
            "articles": counts.articles, "silent": counts.silent, "statements": counts.statements, "nameless": counts.nameless,
        })
    };
    let items: Vec<Value> = by_month.iter().map(row).collect();
    Ok(Reply::json(&json!({ "total": items.len(), "next": null, "notes": [], "items": items, "failed": failed(ask)? })))
}

/// `GET /api/v1/health`.
pub fn health(ask: &Ask) -> Result<Reply, Problem> {
    let count = |kind| ask.library().count(kind);
    let (articles, statements, figures) = (count(Kind::Article)?, count(Kind::Statement)?, count(Kind::Figure)?);
    let commit = format!("{:016x}", ask.opened.commit);
    Ok(Reply::json(&json!({ "status": "ok", "commit": commit, "articles": articles, "statements": statements, "figures": figures })))
}
