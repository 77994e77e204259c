//! A person, an event, a place: what it is called, when and with whom it occurs, and what was said.

use super::{articles, facets, histogram, keyed, link, name, page, saying};
use crate::index::schema::Kind;
use crate::search::compile::{self, Options, Question};
use crate::search::facets::{self as counting, Value, What};
use crate::search::hits::{self, Fetch, Sort, StatementHit};
use crate::search::names::{Known, Unknown};
use crate::search::query::{Field, Query, Text};
use crate::search::stories::Stories;
use crate::serve::problem::Problem;
use crate::serve::reply::Reply;
use crate::serve::server::Ask;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Statements that are looked through for offices.
const MAX_LOOKED_THROUGH: usize = 200;
/// Statements and articles that are shown.
const SHOWN: usize = 10;

/// What a page is about.
struct Subject<'a> {
    what: What,
    /// The parameter of the searches about it.
    param: &'static str,
    field: Field,
    known: &'a Known,
}

/// `GET /person/{key}`.
pub fn person(ask: &Ask) -> Result<Reply, Problem> {
    entity(ask, What::People, "by", Field::By)
}

/// `GET /event/{key}`.
pub fn event(ask: &Ask) -> Result<Reply, Problem> {
    entity(ask, What::Events, "at", Field::At)
}

/// `GET /place/{key}`.
pub fn place(ask: &Ask) -> Result<Reply, Problem> {
    entity(ask, What::Places, "in", Field::In)
}

fn entity(ask: &Ask, what: What, param: &'static str, field: Field) -> Result<Reply, Problem> {
    let known = ask.library().known(what.labels())?.get(&ask.key);
    let known = known.ok_or_else(|| {
        Problem::unknown(match what {
            What::People => "person",
            What::Events => "event",
            What::Places => "place",
        })
    })?;
    let subject = Subject { what, param, field, known };
    let said = subject.question(ask, Kind::Statement)?;
    let mentioned = subject.question(ask, Kind::Article)?;
    let title = known.names.first().unwrap_or(&known.key);
    let body = html! {
        header.entity {
            p.kind { (ask.words.find("entity", param).unwrap_or_default()) }
            h1 { (name(title)) }
            (names(ask, &subject))
        }
        (subject.histogram(ask, &said)?)
        div.columns {
            section.results {
                @if what == What::People { (offices(ask, &said)?) }
                (statements(ask, &subject, &said)?)
                (sources(ask, &subject, &mentioned)?)
            }
            (company(ask, &subject, &mentioned)?)
        }
    };
    Ok(Reply::html(page(ask, title, "", None, &body)))
}

impl Subject<'_> {
    fn question(&self, ask: &Ask, kind: Kind) -> Result<Option<Question>, Problem> {
        let query = Query::Field(self.field, Text { text: self.known.key.clone(), at: 0..0 });
        let options = Options { worst_grade: Some(2), ..Options::default() };
        match compile::question(ask.library(), kind, &query, "", &options) {
            Err(error) if error.is::<Unknown>() => Ok(None),
            question => Ok(Some(question?)),
        }
    }

    /// The search for what was said by, at or in it.
    fn search(&self, path: &str) -> String {
        let query = url::form_urlencoded::Serializer::new(String::new()).append_pair(self.param, &self.known.key).finish();
        format!("{path}?{query}")
    }

    fn histogram(&self, ask: &Ask, said: &Option<Question>) -> Result<Markup, Problem> {
        let Some(question) = said else { return Ok(html! {}) };
        histogram::of(ask, question, |from| link(ask, &format!("{}&from={from}&to={from}", self.search("/"))))
    }
}

/// Further names, and what is known besides.
fn names(ask: &Ask, subject: &Subject) -> Markup {
    let others = subject.known.names.get(1..).unwrap_or_default();
    let days = subject.known.more.as_str();
    html! {
        @if !others.is_empty() { p.names { (ask.words.get("also_called")) " " @for (number, other) in others.iter().take(24).enumerate() { @if number > 0 { " · " } (name(other)) } } }
        @if !days.is_empty() { p.more { bdi { (days) } } }
        p.key { code { bdi { (subject.known.key) } } }
    }
}

/// The offices with which somebody was printed, and when.
fn offices(ask: &Ask, said: &Option<Question>) -> Result<Markup, Problem> {
    let mut offices: BTreeMap<&'static str, (Option<String>, Option<String>, usize)> = BTreeMap::new();
    for hit in found(ask, said, Sort::Oldest, MAX_LOOKED_THROUGH)? {
        let Some(role) = hit.statement.role else { continue };
        let day = hit.article.published.map(|day| day.to_string());
        let office = offices.entry(role.as_str()).or_insert((day.clone(), None, 0));
        office.1 = day.or_else(|| office.1.take());
        office.2 += 1;
    }
    Ok(html! {
        @if !offices.is_empty() {
            section.offices {
                h2 { (ask.words.get("offices")) }
                ul { @for (role, (from, to, n)) in &offices { li {
                    (saying::role_name(ask, role)) " " span.n { (n) }
                    @if let (Some(from), Some(to)) = (from, to) { span.where { " " bdi dir="ltr" { (from) @if from != to { " – " (to) } } } }
                } } }
            }
        }
    })
}

fn found(ask: &Ask, question: &Option<Question>, sort: Sort, limit: usize) -> Result<Vec<StatementHit>, Problem> {
    let Some(question) = question else { return Ok(Vec::new()) };
    let mut fetch = Fetch::new(ask.library());
    let hits = hits::find(ask.library(), Kind::Statement, question, sort, 0, limit)?;
    Ok(hits.best.iter().map(|(address, _)| fetch.statement(*address)).collect::<anyhow::Result<_>>()?)
}

/// What was said: at an event in the order of speaking, else the newest first.
fn statements(ask: &Ask, subject: &Subject, said: &Option<Question>) -> Result<Markup, Problem> {
    let sort = if subject.what == What::Events { Sort::Oldest } else { Sort::Newest };
    let hits = found(ask, said, sort, SHOWN)?;
    let mut stories = Stories::of(ask.library());
    let entries = hits.iter().map(|hit| saying::entry(ask, hit, &[], &mut stories)).collect::<Result<Vec<_>, _>>()?;
    Ok(html! {
        h2 { (ask.words.get("statements")) }
        @if entries.is_empty() { p.empty { (ask.words.get("nothing_found")) } }
        ol.entries { @for entry in &entries { (entry) } }
        p { a.all href=(link(ask, &subject.search("/"))) { (ask.words.get("all_statements")) } }
    })
}

/// The articles that mention it, in every language.
fn sources(ask: &Ask, subject: &Subject, mentioned: &Option<Question>) -> Result<Markup, Problem> {
    let Some(question) = mentioned else { return Ok(html! {}) };
    let hits = hits::find(ask.library(), Kind::Article, question, Sort::Newest, 0, SHOWN)?;
    let mut stories = Stories::of(ask.library());
    let mut entries = Vec::new();
    for (address, _) in &hits.best {
        entries.push(articles::entry(ask, &ask.library().article_at(*address)?, None, &mut stories)?);
    }
    Ok(html! {
        h2 { (ask.words.get("articles")) " " span.n { (hits.n_all) } }
        ol.entries.short { @for entry in &entries { (entry) } }
        p {
            a.all href=(link(ask, &subject.search("/articles"))) { (ask.words.get("all_articles")) } " · "
            a.all href=(link(ask, &subject.search("/figures"))) { (ask.words.get("figures")) }
        }
    })
}

/// With whom, where, at what.
fn company(ask: &Ask, subject: &Subject, mentioned: &Option<Question>) -> Result<Markup, Problem> {
    let Some(question) = mentioned else { return Ok(html! {}) };
    let counted = counting::values(ask.library(), question.compiled.as_ref(), 13)?;
    let path = |facet: &str| match facet {
        "person" => Some("/person"),
        "event" => Some("/event"),
        "place" => Some("/place"),
        _ => None,
    };
    let is_other = |value: &&Value| value.key != subject.known.key;
    Ok(html! {
        aside.facets aria-label=(ask.words.get("beside")) {
            @for (facet, values) in &counted {
                @if let Some(path) = path(facet) {
                    section {
                        h3 { (ask.words.find("company", facet).unwrap_or(facet)) }
                        ul { @for value in values.iter().filter(is_other).take(12) {
                            li { a.keep href=(link(ask, &keyed(path, &value.key))) { (name(&value.name)) " " span.n { (value.n) } } }
                        } }
                    }
                }
            }
            (facets::languages(ask, &counted, |lang| link(ask, &format!("{}&lang={lang}", subject.search("/articles")))))
        }
    })
}
