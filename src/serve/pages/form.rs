//! The form that asks, and the chips of what is asked.

use super::{link, named};
use crate::search::facets::What;
use crate::search::query::{self, Field, Query};
use crate::serve::server::Ask;
use maud::{Markup, html};

/// Fields of text, with the word for each.
const FIELDS: [(&str, &str); 7] = [
    ("by", "field_by"),
    ("role", "field_role"),
    ("at", "field_at"),
    ("about", "field_about"),
    ("in", "field_in"),
    ("outlet", "field_outlet"),
    ("unit", "field_unit"),
];

/// The form; `has_grades` for statements, `has_figures` for figures.
pub(super) fn form(ask: &Ask, placeholder: &str, has_grades: bool, has_figures: bool) -> Markup {
    let (t, given) = (|key| ask.words.get(key), &ask.given);
    let is_field = |name: &str| match name {
        "unit" => has_figures,
        "about" => has_grades,
        _ => true,
    };
    let is_open = given.iter().any(|(name, _)| !matches!(name, "q" | "ui" | "sort" | "next" | "group"));
    html! {
        form.search role="search" action=(ask.path) {
            div.ask {
                label.hidden for="q" { (placeholder) }
                input #q type="search" name="q" value=[given.text("q")] placeholder=(placeholder) dir=[given.text("q").map(|_| "auto")] autocomplete="off" maxlength="4000";
                button { (t("search")) }
            }
            details.more open[is_open] {
                summary { (t("filters")) }
                div.fields {
                    @for (field, label) in FIELDS.into_iter().filter(|(field, _)| is_field(field)) {
                        div { label for=(field) { (t(label)) } input id=(field) name=(field) value=[given.text(field)] dir=[given.text(field).map(|_| "auto")] autocomplete="off"; }
                    }
                    div { label for="from" { (t("field_from")) } input #from name="from" value=[given.text("from")] placeholder="2024-08" dir="ltr" autocomplete="off"; }
                    div { label for="to" { (t("field_to")) } input #to name="to" value=[given.text("to")] placeholder="2024-12-31" dir="ltr" autocomplete="off"; }
                    div {
                        label for="lang" { (t("field_lang")) }
                        select #lang name="lang" {
                            option value="" { (t("any")) }
                            @for lang in &ask.library().languages {
                                option value=(lang) selected[given.text("lang") == Some(lang.as_str())] { (ask.words.language(*lang)) }
                            }
                        }
                    }
                    @if has_figures {
                        div {
                            label for="kind" { (t("field_kind")) }
                            select #kind name="kind" {
                                option value="" { (t("any")) }
                                @for kind in super::figures::KINDS {
                                    option value=(kind) selected[given.text("kind") == Some(kind)] { (ask.words.find("kind", kind).unwrap_or(kind)) }
                                }
                            }
                        }
                    }
                    div {
                        label for="sort" { (t("field_sort")) }
                        select #sort name="sort" {
                            @for sort in ["relevance", "newest", "oldest"] {
                                option value=(sort) selected[given.text("sort") == Some(sort)] { (ask.words.find("sort", sort).unwrap_or(sort)) }
                            }
                        }
                    }
                    @if has_grades {
                        div.check { input #sure type="checkbox" name="sure" value="true" checked[given.is_set("sure")]; label for="sure" { (t("field_sure")) } }
                    }
                    @if given.text("group").is_some() { input type="hidden" name="group" value=[given.text("group")]; }
                    @if given.text("ui").is_some() { input type="hidden" name="ui" value=[given.text("ui")]; }
                }
            }
        }
        (chips(ask))
    }
}

/// What is asked, each with a way to leave it out.
fn chips(ask: &Ask) -> Markup {
    let given = &ask.given;
    let label = |name: &str| ask.words.find("chip", name).map(str::to_owned);
    let mut chips: Vec<(String, String, String)> = Vec::new();
    for (name, value) in given.iter() {
        if let Some(label) = label(name) {
            let value = if matches!(name, "sure" | "all") { "" } else { value };
            chips.push((label, value_named(ask, name, value), given.address(&ask.path, &[(name, None)])));
        }
    }
    for (field, text, rest) in exclusions(given.text("q").unwrap_or_default()) {
        let text = value_named(ask, name_of(field), &text);
        let rest = Some(rest.as_str()).filter(|rest| !rest.is_empty());
        chips.push((ask.words.get("without").to_owned(), text, given.address(&ask.path, &[("q", rest)])));
    }
    html! {
        @if !chips.is_empty() {
            ul.chips aria-label=(ask.words.get("filters")) {
                @for (label, value, address) in &chips {
                    li {
                        a href=(address) title=(ask.words.get("remove")) {
                            (label) @if !value.is_empty() { ": " bdi { (value) } }
                            span.x aria-hidden="true" { "×" } span.hidden { " – " (ask.words.get("remove")) }
                        }
                    }
                }
                li { a.all href=(link(ask, &ask.path)) { (ask.words.get("remove_all")) } }
            }
        }
    }
}

/// The name of whom or what a filter's key stands for.
fn value_named(ask: &Ask, field: &str, value: &str) -> String {
    match field {
        "by" => named::called(ask, What::People, value, value),
        "at" | "about" => named::called(ask, What::Events, value, value),
        "in" if ask.library().known(What::Places.labels()).is_ok_and(|known| known.contains_key(value)) => {
            named::called(ask, What::Places, value, value)
        }
        "lang" => ask.words.find("language", value).unwrap_or(value).to_owned(),
        _ => value.to_owned(),
    }
}

/// The parameter of a field.
const fn name_of(field: Field) -> &'static str {
    match field {
        Field::By => "by",
        Field::At | Field::About => "at",
        Field::In => "in",
        Field::Lang => "lang",
        _ => "",
    }
}

/// The parts of a query that exclude a field, each with the query without it.
fn exclusions(words: &str) -> Vec<(Field, String, String)> {
    let parts = match query::parse(words) {
        Ok(Query::All(parts)) => parts,
        Ok(single) => vec![single],
        Err(_) => return Vec::new(),
    };
    let chars: Vec<char> = words.chars().collect();
    let mut found = Vec::new();
    for part in parts {
        let Query::Not(inner) = part else { continue };
        let Query::Field(field, text) = *inner else { continue };
        // The place is that of the value; what stands before it up to a space is its name.
        let (end, mut start) = (text.at.end.min(chars.len()), text.at.start.min(chars.len()));
        while start > 0 && chars.get(start - 1).is_some_and(|c| !c.is_whitespace() && *c != '(') {
            start -= 1;
        }
        let rest: String = chars.iter().take(start).chain(chars.iter().skip(end)).collect();
        found.push((field, text.text, rest.split_whitespace().collect::<Vec<_>>().join(" ")));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exclusion_can_be_taken_back() {
        assert_eq!(
            exclusions("port -lang:fr -outlet:\"Le Jour\" x"),
            [
                (Field::Lang, "fr".to_owned(), "port -outlet:\"Le Jour\" x".to_owned()),
                (Field::Outlet, "Le Jour".to_owned(), "port -lang:fr x".to_owned()),
            ]
        );
        assert_eq!(exclusions("-by:\"دو ثي\""), [(Field::By, "دو ثي".to_owned(), String::new())]);
        assert!(exclusions("port -paris (").is_empty());
    }
}
