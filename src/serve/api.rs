//! The API: the questions of the command line, answered in JSON.

use super::params::{MAX_LIMIT, is_id};
use super::problem::Problem;
use super::reply::{Reply, Rows, Sink};
use super::server::Ask;
use crate::article::Article;
use crate::compare::{self, Comparison, Side};
use crate::extract;
use crate::index::schema::Kind;
use crate::index::sources;
use crate::json::ArticleJson;
use crate::plain;
use crate::search::compile::{self, Options, Question};
use crate::search::facets::{self, What};
use crate::search::hits::{self, Fetch, Hits};
use crate::search::names::Unknown;
use crate::search::query::Query;
use crate::search::snippet::Highlighter;
use crate::search::stories::Stories;
use crate::search::{Library, rows, versions as likeness};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Results before the last page; who wants more exports them.
const MAX_DEPTH: usize = 100_000;
/// Versions of a story that are looked through for each row.
const VERSIONS: usize = 8;
/// Values of each facet.
pub const MAX_FACETS: usize = 50;

/// What was found for a question.
pub struct Found {
    /// The question as a tree.
    pub query: Query,
    /// The question ready to be looked up; none when nobody or nothing is called so.
    pub question: Option<Question>,
    /// One page of what fits.
    pub hits: Hits,
    /// What was chosen or expanded.
    pub notes: Vec<String>,
    /// Results before this page.
    pub skipped: usize,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// Reads a question; a name that nothing has is no mistake, but finds nothing.
fn question(ask: &Ask, kind: Kind) -> Result<(Query, Result<Question, String>), Problem> {
    let filter = ask.given.filter();
    let query = filter.query().map_err(|error| Problem::of_question(&error))?;
    match compile::question(ask.library(), kind, &query, &filter.words, &filter.options) {
        Ok(question) => Ok((query, Ok(question))),
        Err(error) if error.is::<Unknown>() => Ok((query, Err(error.to_string()))),
        Err(error) => Err(error.into()),
    }
}

/// Looks a question up.
pub fn find(ask: &Ask, kind: Kind, default_limit: usize) -> Result<Found, Problem> {
    let limit = ask.given.limit(default_limit);
    let skipped = cursor(ask)?;
    let (query, question) = question(ask, kind)?;
    let question = match question {
        Ok(question) => question,
        Err(note) => return Ok(Found { query, question: None, hits: Hits::default(), notes: vec![note], skipped, next: None }),
    };
    let is_grouped = ask.given.text("group").is_some();
    let wanted = if is_grouped { limit.saturating_mul(VERSIONS) } else { limit };
    let hits = hits::find(ask.library(), kind, &question, ask.given.sort(), skipped, wanted)?;
    let end = skipped + hits.best.len();
    let has_more = !is_grouped && end < hits.n_all && end < MAX_DEPTH && !hits.best.is_empty();
    let next = has_more.then(|| format!("{:016x}-{end}", ask.opened.commit));
    Ok(Found { query, notes: question.notes.clone(), question: Some(question), hits, skipped, next })
}

/// Where an answer begins: a cursor holds for the commit that it was made from.
fn cursor(ask: &Ask) -> Result<usize, Problem> {
    let Some(cursor) = ask.given.text("next") else { return Ok(0) };
    let wrong = || Problem::parameter("next", "must be the `next` of an answer");
    let (commit, skipped) = cursor.split_once('-').ok_or_else(wrong)?;
    let commit = u64::from_str_radix(commit, 16).map_err(|_| wrong())?;
    let skipped: usize = skipped.parse().ok().filter(|skipped| *skipped < MAX_DEPTH).ok_or_else(wrong)?;
    if commit != ask.opened.commit {
        let gone = "the index has changed since; begin again without `next`";
        return Err(Problem { parameter: Some("next".to_owned()), ..Problem::new(axum::http::StatusCode::GONE, gone) });
    }
    Ok(skipped)
}

/// How many statements are hidden for their grade.
pub fn n_hidden(ask: &Ask, found: &Found) -> Result<usize, Problem> {
    let filter = ask.given.filter();
    if filter.options.worst_grade.is_none() || found.question.is_none() {
        return Ok(0);
    }
    let all = Options { worst_grade: None, ..filter.options };
    let question = compile::question(ask.library(), Kind::Statement, &found.query, "", &all)?;
    let n_all = ask.library().searcher.search(question.compiled.as_ref(), &tantivy::collector::Count)?;
    Ok(n_all.saturating_sub(found.hits.n_all))
}

/// Results with all that belongs to them.
fn results(ask: &Ask, found: &Found, items: Vec<Value>, more: &[(&str, Value)]) -> Result<Reply, Problem> {
    let mut object = Map::new();
    object.insert("total".to_owned(), json!(found.hits.n_all));
    object.insert("next".to_owned(), json!(found.next));
    object.insert("notes".to_owned(), json!(found.notes));
    object.extend(more.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    if let Some(question) = found.question.as_ref().filter(|_| ask.given.is_set("facets")) {
        let counted = facets::count(ask.library(), question.compiled.as_ref(), MAX_FACETS)?;
        let counted = counted.into_iter().map(|(facet, counts)| (facet.to_owned(), json!(counts)));
        object.insert("facets".to_owned(), Value::Object(counted.collect()));
    }
    object.insert("items".to_owned(), Value::Array(items));
    Ok(Reply::json(&Value::Object(object)))
}

/// `GET /api/v1/statements`.
pub fn statements(ask: &Ask) -> Result<Reply, Problem> {
    let is_private = ask.is_private;
    let columns = rows::STATEMENT_COLUMNS;
    if let Some(rows) = export(ask, Kind::Statement, "statements", columns, move |line, library, addresses, sink| {
        let (mut fetch, mut stories) = (Fetch::new(library), Stories::of(library));
        for address in addresses {
            let hit = fetch.statement(*address)?;
            sink.line(&match line {
                Line::Csv => plain::csv(&rows::statement_cells(&hit)),
                Line::Json => shared(is_private, rows::statement(&hit, &stories.story(&hit.article)?)).to_string(),
            })?;
        }
        Ok(())
    })? {
        return Ok(rows);
    }
    let found = find(ask, Kind::Statement, 20)?;
    let (mut fetch, mut stories) = (Fetch::new(ask.library()), Stories::of(ask.library()));
    let mut kept: Vec<hits::StatementHit> = Vec::new();
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

/// Whether a statement is a version of one that is told already.
pub fn is_told(stories: &mut Stories, told: &[hits::StatementHit], hit: &hits::StatementHit) -> anyhow::Result<bool> {
    for other in told {
        if stories.is_one_statement(other, hit)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `GET /api/v1/articles`.
pub fn articles(ask: &Ask) -> Result<Reply, Problem> {
    let is_private = ask.is_private;
    let query = ask.given.filter().query().map_err(|error| Problem::of_question(&error))?;
    if let Some(rows) = export(ask, Kind::Article, "articles", rows::ARTICLE_COLUMNS, move |line, library, addresses, sink| {
        let (mut stories, mut highlighter) = (Stories::of(library), Highlighter::of(&query, &library.languages));
        for address in addresses {
            let mut article = library.article_at(*address)?;
            article.path = article.path.filter(|_| is_private);
            let (span, _) = highlighter.snippet(&article);
            sink.line(&match line {
                Line::Csv => plain::csv(&rows::article_cells(&article, 0.0, span)),
                Line::Json => shared(is_private, rows::article(&article, &mut stories, 0.0, span)?).to_string(),
            })?;
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
    if let Some(rows) = export(ask, Kind::Figure, "figures", rows::FIGURE_COLUMNS, move |line, library, addresses, sink| {
        let (mut fetch, mut stories) = (Fetch::new(library), Stories::of(library));
        for address in addresses {
            let hit = fetch.figure(*address)?;
            let sentence = rows::sentence_of(&hit);
            sink.line(&match line {
                Line::Csv => plain::csv(&rows::figure_cells(&hit, sentence)),
                Line::Json => shared(is_private, rows::figure(&hit, sentence, &stories.story(&hit.article)?)).to_string(),
            })?;
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

/// A row for the one who asks: where a file lies is a matter of this machine.
pub fn shared(is_private: bool, mut row: Value) -> Value {
    if !is_private && let Some(path) = row.get_mut("path") {
        *path = Value::Null;
    }
    row
}

/// A line of an export.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Csv,
    Json,
}

type Addresses = [tantivy::DocAddress];

/// All that fits, when a table or lines are wanted.
fn export(
    ask: &Ask,
    kind: Kind,
    name: &str,
    columns: &'static str,
    write: impl FnOnce(Line, &Library, &Addresses, &mut Sink) -> anyhow::Result<()> + Send + 'static,
) -> Result<Option<Reply>, Problem> {
    let (line, kind_of_content, ending) = match ask.given.text("format") {
        Some("csv") => (Line::Csv, "text/csv; charset=utf-8", "csv"),
        Some("jsonl") => (Line::Json, "application/x-ndjson", "jsonl"),
        _ => return Ok(None),
    };
    let addresses = match question(ask, kind)?.1 {
        Ok(question) => hits::all(ask.library(), &question, ask.given.sort())?,
        Err(_) => Vec::new(),
    };
    let opened = Arc::clone(&ask.opened);
    let write = Box::new(move |sink: &mut Sink| {
        if line == Line::Csv {
            sink.line(columns)?;
        }
        write(line, &opened.library, &addresses, sink)
    });
    Ok(Some(Reply::Rows(Rows { kind: kind_of_content, name: format!("{name}.{ending}"), write })))
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
    let all = known(ask, what)?;
    let page: Vec<Value> = all.iter().skip(skipped).take(limit).map(|mentioned| rows::mentioned(mentioned, what)).collect();
    let end = skipped + page.len();
    let next = (end < all.len() && !page.is_empty()).then(|| format!("{:016x}-{end}", ask.opened.commit));
    Ok(Reply::json(&json!({ "total": all.len(), "next": next, "notes": [], "items": page })))
}

/// Whom or what the index knows by a name.
pub fn known(ask: &Ask, what: What) -> Result<Vec<facets::Mentioned>, Problem> {
    let filter = ask.given.filter();
    let words = filter.words.clone();
    let query = crate::search::filter::Filter { words: String::new(), ..filter }.query().map_err(|error| Problem::of_question(&error))?;
    let options = ask.given.filter().options;
    let question = match compile::question(ask.library(), Kind::Article, &query, "", &options) {
        Err(error) if error.is::<Unknown>() => return Ok(Vec::new()),
        question => question?,
    };
    let mut all = facets::mentioned(ask.library(), question.compiled.as_ref(), what)?;
    all.retain(|mentioned| rows::is_called(mentioned, &words, what));
    Ok(all)
}

/// `GET /api/v1/article/{id}`.
pub fn article(ask: &Ask) -> Result<Reply, Problem> {
    let article = named(ask.library(), &ask.key)?;
    let findings = extract::extract(&article);
    let mut object = json!(ArticleJson::new(article, findings));
    if !ask.is_private {
        // Beyond this machine there is evidence, not the article.
        object["text"] = Value::Null;
    }
    Ok(Reply::json(&ask.shared(object)))
}

/// The article that an id or an address names; paths name nothing here.
pub fn named(library: &Library, name: &str) -> Result<Article, Problem> {
    let is_name = is_id(name) || name.starts_with("http://") || name.starts_with("https://");
    let found = if is_name { library.articles_called(name)?.into_iter().next() } else { None };
    found.ok_or_else(|| Problem::unknown("article"))
}

/// The article that a parameter names.
pub fn given_article(ask: &Ask, name: &str) -> Result<Article, Problem> {
    let given = ask.given.text(name).ok_or_else(|| Problem::parameter(name, format!("`{name}` is missing")))?;
    named(ask.library(), given)
}

/// `GET /api/v1/versions`.
pub fn versions(ask: &Ask) -> Result<Reply, Problem> {
    let article = given_article(ask, "article")?;
    let lang = ask.given.text("lang").and_then(crate::article::Lang::parse);
    let findings = extract::extract(&article);
    let found = likeness::versions(ask.library(), &article, &findings, lang, ask.given.limit(10).min(MAX_LIMIT))?;
    let items: Vec<Value> = found.iter().map(|version| ask.shared(rows::version(version))).collect();
    Ok(Reply::json(&json!({ "total": items.len(), "next": null, "notes": [], "items": items })))
}

/// The articles to be compared.
pub fn pair(ask: &Ask) -> Result<(Article, Option<Article>), Problem> {
    let right = ask.given.text("right").map(|name| named(ask.library(), name)).transpose()?;
    Ok((given_article(ask, "left")?, right))
}

/// `GET /api/v1/compare`.
pub fn compare(ask: &Ask) -> Result<Reply, Problem> {
    let (left, right) = pair(ask)?;
    let findings = [extract::extract(&left), right.as_ref().map(extract::extract).unwrap_or_default()];
    let left = Side::of(&left, &findings[0]);
    let right = right.as_ref().map(|right| Side::of(right, &findings[1]));
    let comparison = match &right {
        Some(right) => compare::compare(&left, right),
        None => Comparison { beads: Vec::new(), differences: compare::inside(&left) },
    };
    Ok(Reply::json(&compare::json::object(&left, right.as_ref(), &comparison)))
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

/// Pages that could not be read, each with the reason; only for the one who runs this.
pub fn failed(ask: &Ask) -> Result<Vec<(String, String)>, Problem> {
    if !ask.is_private {
        return Ok(Vec::new());
    }
    let all = sources::all(&ask.library().searcher, &ask.library().fields)?;
    Ok(all.into_values().flat_map(|source| source.failed).take(MAX_LIMIT).collect())
}

/// `GET /api/v1/health`.
pub fn health(ask: &Ask) -> Result<Reply, Problem> {
    let count = |kind| ask.library().count(kind);
    let (articles, statements, figures) = (count(Kind::Article)?, count(Kind::Statement)?, count(Kind::Figure)?);
    let commit = format!("{:016x}", ask.opened.commit);
    Ok(Reply::json(&json!({ "status": "ok", "commit": commit, "articles": articles, "statements": statements, "figures": figures })))
}
