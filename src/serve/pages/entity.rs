//! A person, an event, a place: what it is called, when and with whom it occurs, and what was said.

use super::{articles, facets, filled, foreign, histogram, keyed, link, name, named, page, saying};
use crate::figure::FigureKind;
use crate::index::schema::Kind;
use crate::search::compile::Question;
use crate::search::facets::What;
use crate::search::hits::{self, Fetch, FigureHit, Sort};
use crate::search::stories::Stories;
use crate::serve::problem::Problem;
use crate::serve::reply::Reply;
use crate::serve::server::Ask;
use crate::serve::subject::{self, SHOWN, Subject};
use maud::{Markup, html};

/// `GET /person/{key}`.
pub fn person(ask: &Ask) -> Result<Reply, Problem> {
    entity(ask, What::People)
}

/// `GET /event/{key}`.
pub fn event(ask: &Ask) -> Result<Reply, Problem> {
    entity(ask, What::Events)
}

/// `GET /place/{key}`.
pub fn place(ask: &Ask) -> Result<Reply, Problem> {
    entity(ask, What::Places)
}

fn entity(ask: &Ask, what: What) -> Result<Reply, Problem> {
    let subject = Subject::of(ask, what)?;
    let (said, mentioned) = (subject.question(ask, Kind::Statement)?, subject.question(ask, Kind::Article)?);
    let title = named::called(ask, what, &subject.known.key, &subject.known.key);
    let body = html! {
        header.entity {
            p.kind { (ask.words.find("entity", subject.param()).unwrap_or_default()) }
            h1 { (name(&title)) }
            (names(ask, &subject, &title))
            (facts(ask, &subject))
        }
        (days(ask, &subject, said.as_ref())?)
        div.columns {
            section.results {
                @if what == What::People { (offices(ask, said.as_ref())?) }
                (statements(ask, &subject, said.as_ref())?)
                (figures(ask, &subject, said.as_ref())?)
                (sources(ask, &subject, mentioned.as_ref())?)
            }
            (company(ask, &subject, mentioned.as_ref())?)
        }
    };
    Ok(Reply::html(page(ask, &title, "", &body)))
}

/// The search for what was said by, at or in it.
fn search(subject: &Subject, path: &str) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new()).append_pair(subject.param(), &subject.known.key).finish();
    format!("{path}?{query}")
}

fn days(ask: &Ask, subject: &Subject, said: Option<&Question>) -> Result<Markup, Problem> {
    let Some(question) = said else { return Ok(html! {}) };
    histogram::of(ask, question, |from| link(ask, &format!("{}&from={from}&to={from}", search(subject, "/"))))
}

/// Further names.
fn names(ask: &Ask, subject: &Subject, title: &str) -> Markup {
    let others: Vec<&String> = subject.known.names.iter().filter(|name| *name != title).take(24).collect();
    html! {
        @if !others.is_empty() { p.names { (ask.words.get("also_called")) " " @for (number, other) in others.into_iter().enumerate() { @if number > 0 { " · " } (name(other)) } } }
    }
}

/// What is known besides: the office, the kind of place, or when and where an event was held.
fn facts(ask: &Ask, subject: &Subject) -> Markup {
    let known = subject.known;
    let t = |key| ask.words.get(key);
    let has_end = !known.until.is_empty() && known.until != known.more;
    let days = html! { bdi dir="ltr" { (known.more) @if has_end { " – " (known.until) } } };
    let places = html! {
        @for (number, place) in known.of.iter().enumerate() {
            @if number > 0 { " · " }
            a href=(link(ask, &keyed("/place", place))) { (name(&named::called(ask, What::Places, place, place))) }
        }
    };
    html! {
        @if subject.what == What::Events {
            @if !known.more.is_empty() { p.more { (filled(t("days"), &[("days", &days)])) } }
            @if !known.of.is_empty() { p.more { (filled(t("held"), &[("place", &places)])) } }
        } @else if !known.more.is_empty() {
            p.more { (named::more(ask, subject.what, &known.more)) }
        }
        p.key { code { bdi { (known.key) } } }
    }
}

/// The figures that were told at an event.
fn figures(ask: &Ask, subject: &Subject, said: Option<&Question>) -> Result<Markup, Problem> {
    if subject.what != What::Events {
        return Ok(html! {});
    }
    let told = figures_told(ask, said)?;
    Ok(html! {
        @if !told.is_empty() {
            section.figures-told {
                h2 { (ask.words.get("figures_there")) }
                ul { @for hit in &told { li {
                    a href=(link(ask, &format!("/article/{}", hit.article.id))) { (super::figures::value(ask, &hit.figure)) }
                    @if let Some(counted) = &hit.figure.counted { " " (foreign(counted, hit.article.language)) }
                } } }
            }
        }
    })
}

/// Figures inside of statements, each value once.
fn figures_told(ask: &Ask, said: Option<&Question>) -> Result<Vec<FigureHit>, Problem> {
    const MOST: usize = 12;
    const LOOKED_THROUGH: usize = 60;
    let Some(question) = said else { return Ok(Vec::new()) };
    let mut fetch = Fetch::new(ask.library());
    let mut told: Vec<FigureHit> = Vec::new();
    for (address, _) in hits::find(ask.library(), question, Sort::Oldest, 0, LOOKED_THROUGH)?.best {
        let said = fetch.statement(address)?;
        for hit in fetch.figures_of(&said.article)? {
            let figure = &hit.figure;
            let measures = matches!(figure.kind, FigureKind::Count | FigureKind::Money | FigureKind::Percent | FigureKind::Measure);
            let is_new = told.iter().all(|other| (other.figure.value, &other.figure.unit) != (figure.value, &figure.unit));
            if measures && is_new && said.statement.span.contains(figure.span) && told.len() < MOST {
                told.push(hit);
            }
        }
    }
    Ok(told)
}

/// The offices with which somebody was printed, and when.
fn offices(ask: &Ask, said: Option<&Question>) -> Result<Markup, Problem> {
    let offices = subject::offices(ask, said)?;
    Ok(html! {
        @if !offices.is_empty() {
            section.offices {
                h2 { (ask.words.get("offices")) }
                ul { @for (role, tenure) in &offices { li {
                    (named::role(ask, role)) " " span.n { (tenure.n) }
                    @if let (Some(from), Some(to)) = (&tenure.from, &tenure.to) { span.where { " " bdi dir="ltr" { (from) @if from != to { " – " (to) } } } }
                } } }
            }
        }
    })
}

/// What was said: at an event in the order of speaking, else the newest first.
fn statements(ask: &Ask, subject: &Subject, said: Option<&Question>) -> Result<Markup, Problem> {
    let (hits, _) = subject::statements(ask, said, subject.order(), SHOWN)?;
    let mut stories = Stories::of(ask.library());
    let entries = hits.iter().map(|hit| saying::entry(ask, hit, &[], &mut stories)).collect::<Result<Vec<_>, _>>()?;
    Ok(html! {
        h2 { (ask.words.get("statements")) }
        @if entries.is_empty() { p.empty { (ask.words.get("nothing_found")) } }
        ol.entries { @for entry in &entries { (entry) } }
        p { a.all href=(link(ask, &search(subject, "/"))) { (ask.words.get("all_statements")) } }
    })
}

/// The articles that mention it, in every language.
fn sources(ask: &Ask, subject: &Subject, mentioned: Option<&Question>) -> Result<Markup, Problem> {
    let Some(question) = mentioned else { return Ok(html! {}) };
    let hits = hits::find(ask.library(), question, Sort::Newest, 0, SHOWN)?;
    let mut stories = Stories::of(ask.library());
    let mut entries = Vec::new();
    for (address, _) in &hits.best {
        entries.push(articles::entry(ask, &ask.library().article_at(*address)?, None, &mut stories)?);
    }
    Ok(html! {
        h2 { (ask.words.get("articles")) " " span.n { (hits.n_all) } }
        ol.entries.short { @for entry in &entries { (entry) } }
        p {
            a.all href=(link(ask, &search(subject, "/articles"))) { (ask.words.get("all_articles")) } " · "
            a.all href=(link(ask, &search(subject, "/figures"))) { (ask.words.get("figures")) }
        }
    })
}

/// With whom, where, at what.
fn company(ask: &Ask, subject: &Subject, mentioned: Option<&Question>) -> Result<Markup, Problem> {
    let counted = subject::company(ask, subject, mentioned)?;
    let headings = match subject.what {
        What::People => "company",
        What::Events => "company_event",
        What::Places => "company_place",
    };
    let path = |facet: &str| match facet {
        "person" => Some("/person"),
        "event" => Some("/event"),
        "place" => Some("/place"),
        _ => None,
    };
    Ok(html! {
        @if !counted.is_empty() {
            aside.facets aria-label=(ask.words.get("beside")) {
                @for (facet, values) in &counted {
                    @if let Some(path) = path(facet) {
                        section {
                            h3 { (ask.words.find(headings, facet).unwrap_or(facet)) }
                            ul { @for value in values {
                                li { a.keep href=(link(ask, &keyed(path, &value.key))) { (name(&facets::shown(ask, facet, value))) " " span.n { (value.n) } } }
                            } }
                        }
                    }
                }
                (facets::languages(ask, &counted, |lang| link(ask, &format!("{}&lang={lang}", search(subject, "/articles")))))
            }
        }
    })
}
