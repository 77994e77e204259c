//! Facets: what there is among the results, with counts; a click keeps it or leaves it out.

use super::named;
use crate::search::compile::Question;
use crate::search::facets::{self, Value, What};
use crate::search::{names, query};
use crate::serve::problem::Problem;
use crate::serve::server::Ask;
use maud::{Markup, html};

/// Values that are shown of each.
const MOST: usize = 8;

/// The facets of a question.
pub(super) fn aside(ask: &Ask, question: &Question) -> Result<Markup, Problem> {
    let counted = facets::values(ask.library(), question.fitting(ask.library())?, 60)?;
    let order = ["person", "event", "place", "language", "outlet", "year"];
    let shown = order.iter().filter_map(|facet| counted.iter().find(|(name, values)| name == facet && values.len() > 1));
    Ok(html! {
        aside.facets aria-label=(ask.words.get("facets")) {
            details open {
                summary { h2 { (ask.words.get("facets")) } }
                @for (facet, values) in shown {
                    section {
                        h3 { (ask.words.find("facet", facet).unwrap_or(facet)) }
                        (list(ask, facet, values.get(..MOST).unwrap_or(values)))
                        @if let Some(rest) = values.get(MOST..).filter(|rest| !rest.is_empty()) {
                            details { summary { (ask.words.get("more")) " (" (rest.len()) ")" } (list(ask, facet, rest)) }
                        }
                    }
                }
            }
        }
    })
}

/// The languages among what was counted, each with a way to its articles.
pub(super) fn languages(ask: &Ask, counted: &[(&'static str, Vec<Value>)], to: impl Fn(&str) -> String) -> Markup {
    let values = counted.iter().find(|(facet, _)| *facet == "language").map(|(_, values)| values.as_slice()).unwrap_or_default();
    html! {
        section {
            h3 { (ask.words.find("facet", "language").unwrap_or_default()) }
            ul { @for value in values { li { a.keep href=(to(&value.key)) { (shown(ask, "language", value)) " " span.n { (value.n) } } } } }
        }
    }
}

fn list(ask: &Ask, facet: &str, values: &[Value]) -> Markup {
    html! {
        ul {
            @for value in values {
                @let shown = shown(ask, facet, value);
                li {
                    a.keep href=(keeping(ask, facet, value)) { bdi { (shown) } " " span.n { (value.n) } }
                    @if let Some(address) = without(ask, facet, value) {
                        a.drop href=(address) title=(ask.words.get("exclude")) aria-label={ (ask.words.get("exclude")) ": " (shown) } { "−" }
                    }
                }
            }
        }
    }
}

pub(super) fn shown(ask: &Ask, facet: &str, value: &Value) -> String {
    match facet {
        "language" => ask.words.find("language", &value.key).unwrap_or(&value.name).to_owned(),
        "person" => named::called(ask, What::People, &value.key, &value.name),
        "event" => named::called(ask, What::Events, &value.key, &value.name),
        "place" => named::called(ask, What::Places, &value.key, &value.name),
        _ => value.name.clone(),
    }
}

/// The same question, of this value only.
fn keeping(ask: &Ask, facet: &str, value: &Value) -> String {
    let key = value.key.as_str();
    let address = |name| ask.given.address(&ask.path, &[(name, Some(key))]);
    match facet {
        "language" => address("lang"),
        "outlet" => address("outlet"),
        "person" => address("by"),
        "event" => address("at"),
        "place" => address("in"),
        _ => ask.given.address(&ask.path, &[("from", Some(key)), ("to", Some(key))]),
    }
}

/// The same question without this value.
fn without(ask: &Ask, facet: &str, value: &Value) -> Option<String> {
    let field = match facet {
        "language" => "lang",
        "outlet" => "outlet",
        "person" => "by",
        "event" => "at",
        "place" => "in",
        _ => return None,
    };
    let words = ask.given.text("q").unwrap_or_default();
    // A name is read by people; where it means others too, the key says who.
    let is_alone = |name: &String| names::people(ask.library(), name).is_ok_and(|meant| meant.keys == [value.key.as_str()]);
    let excluded = Some(&value.name).filter(|name| facet == "person" && is_alone(name)).unwrap_or(&value.key);
    let query = format!("{words} -{field}:{}", query::quoted(excluded));
    Some(ask.given.address(&ask.path, &[("q", Some(query.trim()))]))
}
