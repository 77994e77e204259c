//! Subjects: a person, an event or a place, what was said by, at or in it, and with whom and where it occurs.

use super::problem::Problem;
use super::reply::Reply;
use super::server::Ask;
use crate::index::schema::Kind;
use crate::search::compile::{self, Options, Question};
use crate::search::facets::{self, What};
use crate::search::hits::{self, Fetch, Sort, StatementHit};
use crate::search::known::Known;
use crate::search::names::{self, Unknown};
use crate::search::query::{Field, Query, Text};
use crate::search::rows;
use crate::search::snippet::Highlighter;
use crate::search::stories::Stories;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Statements that are looked through for offices.
const MAX_LOOKED_THROUGH: usize = 200;
/// Statements and articles that are given, unless another number is asked for.
pub const SHOWN: usize = 10;
/// Who, what and where it occurs with: so many of each.
const MAX_COMPANY: usize = 12;

/// What an answer is about.
pub struct Subject<'a> {
    /// What it is.
    pub what: What,
    /// What the index knows of it.
    pub known: &'a Known,
}

/// An office with which somebody was printed: from when to when, and how often.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tenure {
    /// The first day.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// Statements with that office.
    pub n: usize,
}

impl<'a> Subject<'a> {
    /// What the last part of the address names: by its key, or by a name that only one has.
    pub fn of(ask: &'a Ask, what: What) -> Result<Self, Problem> {
        let known = ask.library().known(what.labels())?;
        if let Some(known) = known.get(&ask.key) {
            return Ok(Self { what, known });
        }
        let word = match what {
            What::People => "person",
            What::Events => "event",
            What::Places => "place",
        };
        let keys = keys_of(ask, what)?;
        let mut fitting = keys.iter().filter_map(|key| known.get(key));
        match (fitting.next(), fitting.next()) {
            (Some(known), None) => Ok(Self { what, known }),
            (Some(_), Some(_)) => {
                let some: Vec<&str> = keys.iter().take(5).map(String::as_str).collect();
                let detail = format!("{} of that name; ask for one by its key: {}", keys.len(), some.join(", "));
                Err(Problem::new(axum::http::StatusCode::NOT_FOUND, format!("the index knows {detail}")))
            }
            _ => Err(Problem::unknown(word)),
        }
    }

    /// The parameter of searches about it.
    pub const fn param(&self) -> &'static str {
        match self.what {
            What::People => "by",
            What::Events => "at",
            What::Places => "in",
        }
    }

    /// What was said by, at or in it; the articles that mention it.
    pub fn question(&self, ask: &Ask, kind: Kind) -> Result<Option<Question>, Problem> {
        let query = self.query();
        let options = Options { worst_grade: Some(2), ..Options::default() };
        match compile::question(ask.library(), kind, &query, "", &options) {
            Err(error) if error.is::<Unknown>() => Ok(None),
            question => Ok(Some(question?)),
        }
    }

    fn query(&self) -> Query {
        let field = match self.what {
            What::People => Field::By,
            What::Events => Field::At,
            What::Places => Field::In,
        };
        Query::Field(field, Text { text: self.known.key.clone(), at: 0..0 })
    }

    /// The order in which its statements are told: at an event that of speaking, else the newest first.
    pub const fn order(&self) -> Sort {
        if matches!(self.what, What::Events) { Sort::Oldest } else { Sort::Newest }
    }
}

/// The keys that a name may mean; none when it means nothing.
fn keys_of(ask: &Ask, what: What) -> Result<Vec<String>, Problem> {
    let meant = match what {
        What::People => names::people(ask.library(), &ask.key),
        What::Events => names::event(ask.library(), &ask.key),
        What::Places => return Ok(places_called(ask)?),
    };
    match meant {
        Ok(meant) => Ok(meant.keys),
        Err(error) if error.is::<Unknown>() => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}

/// Places by a name of theirs, without what lies in them.
fn places_called(ask: &Ask) -> anyhow::Result<Vec<String>> {
    let asked = names::words(&ask.key);
    let known = ask.library().known(What::Places.labels())?;
    let codes = names::gazetteer_codes(&ask.key);
    let is_called = |place: &&Known| codes.contains(&place.key) || place.names.iter().any(|name| names::words(name) == asked);
    Ok(known.values().filter(is_called).filter(|_| !asked.is_empty()).map(|place| place.key.clone()).collect())
}

/// The statements of a question.
pub fn statements(ask: &Ask, question: Option<&Question>, sort: Sort, limit: usize) -> Result<(Vec<StatementHit>, usize), Problem> {
    let Some(question) = question else { return Ok((Vec::new(), 0)) };
    let mut fetch = Fetch::new(ask.library());
    let hits = hits::find(ask.library(), question, sort, 0, limit)?;
    let found = hits.best.iter().map(|(address, _)| fetch.statement(*address)).collect::<anyhow::Result<_>>()?;
    Ok((found, hits.n_all))
}

/// The offices with which somebody was printed.
pub fn offices(ask: &Ask, said: Option<&Question>) -> Result<BTreeMap<&'static str, Tenure>, Problem> {
    let mut offices: BTreeMap<&'static str, Tenure> = BTreeMap::new();
    for hit in statements(ask, said, Sort::Oldest, MAX_LOOKED_THROUGH)?.0 {
        let Some(role) = hit.statement.role else { continue };
        let day = hit.article.published.map(|day| day.to_string());
        let tenure = offices.entry(role.as_str()).or_insert_with(|| Tenure { from: day.clone(), ..Tenure::default() });
        tenure.to = day.or_else(|| tenure.to.take());
        tenure.n += 1;
    }
    Ok(offices)
}

/// `GET /api/v1/person/{key}`.
pub fn person(ask: &Ask) -> Result<Reply, Problem> {
    object(ask, What::People)
}

/// `GET /api/v1/event/{key}`.
pub fn event(ask: &Ask) -> Result<Reply, Problem> {
    object(ask, What::Events)
}

/// `GET /api/v1/place/{key}`.
pub fn place(ask: &Ask) -> Result<Reply, Problem> {
    object(ask, What::Places)
}

fn object(ask: &Ask, what: What) -> Result<Reply, Problem> {
    let subject = Subject::of(ask, what)?;
    let (said, mentioned) = (subject.question(ask, Kind::Statement)?, subject.question(ask, Kind::Article)?);
    let known = subject.known;
    let more = Some(&known.more).filter(|more| !more.is_empty());
    let mut object = Map::new();
    let mut put = |name: &str, value: Value| object.insert(name.to_owned(), value);
    put("key", json!(known.key));
    put("name", json!(known.names.first()));
    put("names", json!(known.names));
    put(what.more(), json!(more));
    if what == What::People {
        let office =
            |(role, tenure): (&&str, &Tenure)| json!({ "role": role, "from": tenure.from, "to": tenure.to, "statements": tenure.n });
        put("offices", offices(ask, said.as_ref())?.iter().map(office).collect());
    }
    put("statements", said_rows(ask, said.as_ref(), subject.order())?);
    put("articles", article_rows(ask, &subject, mentioned.as_ref())?);
    for (facet, values) in company(ask, &subject, mentioned.as_ref())? {
        let value = |value: &facets::Value| json!({ "key": value.key, "name": value.name, "articles": value.n });
        put(plural(facet), values.iter().map(value).collect());
    }
    Ok(Reply::json(&Value::Object(object)))
}

fn plural(facet: &str) -> &str {
    match facet {
        "person" => "people",
        "event" => "events",
        "place" => "places",
        _ => "languages",
    }
}

fn said_rows(ask: &Ask, said: Option<&Question>, order: Sort) -> Result<Value, Problem> {
    let (hits, total) = statements(ask, said, order, ask.given.limit(SHOWN))?;
    let mut stories = Stories::of(ask.library());
    let rows = hits.iter().map(|hit| Ok(ask.shared(rows::statement(hit, &stories.story(&hit.article)?))));
    Ok(json!({ "total": total, "items": rows.collect::<anyhow::Result<Vec<_>>>()? }))
}

fn article_rows(ask: &Ask, subject: &Subject, mentioned: Option<&Question>) -> Result<Value, Problem> {
    let Some(question) = mentioned else { return Ok(json!({ "total": 0, "items": [] })) };
    let hits = hits::find(ask.library(), question, Sort::Newest, 0, ask.given.limit(SHOWN))?;
    let (mut stories, mut highlighter) = (Stories::of(ask.library()), Highlighter::of(&subject.query(), &ask.library().languages));
    let mut items = Vec::with_capacity(hits.best.len());
    for (address, score) in &hits.best {
        let article = ask.library().article_at(*address)?;
        let (span, _) = highlighter.snippet(&article);
        items.push(ask.shared(rows::article(&article, &mut stories, *score, span)?));
    }
    Ok(json!({ "total": hits.n_all, "items": items }))
}

/// With whom, at what, where and in which languages it occurs.
pub fn company(ask: &Ask, subject: &Subject, mentioned: Option<&Question>) -> Result<Vec<(&'static str, Vec<facets::Value>)>, Problem> {
    let Some(question) = mentioned else { return Ok(Vec::new()) };
    let mut counted = facets::values(ask.library(), question.fitting(ask.library())?, MAX_COMPANY + 1)?;
    counted.retain(|(facet, _)| matches!(*facet, "person" | "event" | "place" | "language"));
    for (_, values) in &mut counted {
        values.retain(|value| value.key != subject.known.key);
        values.truncate(MAX_COMPANY);
    }
    Ok(counted)
}
