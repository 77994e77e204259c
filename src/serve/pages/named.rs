//! Names as the readers of a page know them: places, offices and events in their language, people in their script where one prints them so.

use super::{filled, name};
use crate::article::Lang;
use crate::entity::Role;
use crate::gazetteer;
use crate::index::records::base_key;
use crate::search::facets::What;
use crate::search::known::Known;
use crate::search::names;
use crate::serve::server::Ask;
use maud::{Markup, html};

/// The language of the page.
fn language(ask: &Ask) -> Lang {
    Lang::parse(ask.words.code).unwrap_or(Lang::EN)
}

/// Who relays a statement.
pub(super) fn relay(ask: &Ask, key: &str) -> Option<String> {
    names::relay(ask.library(), key, language(ask))
}

/// Whom or what a key stands for; `otherwise` where the index knows no name.
pub(super) fn called(ask: &Ask, what: What, key: &str, otherwise: &str) -> String {
    let known = || Some(ask.library().known(what.labels()).ok()?.get(key)?.name_in(language(ask)).to_owned());
    let place = if what == What::Places { names::place_in(key, language(ask)).map(str::to_owned) } else { None };
    place.or_else(known).unwrap_or_else(|| otherwise.to_owned())
}

/// The names of a person, for the reader of an article: as the reader's language prints it, else our spelling beside the printed one.
pub(super) fn person(ask: &Ask, key: &str, otherwise: &str, article: Lang) -> Markup {
    let known = ask.library().known(What::People.labels()).ok().and_then(|known| known.get(base_key(key)));
    let Some(known) = known else { return name(otherwise) };
    let best = known.name_in(language(ask));
    let printed = known.by_language.get(article.as_str()).filter(|printed| is_other_script(printed, best) && !is_read(ask, known));
    html! { (name(best)) @if let Some(printed) = printed { " (" (name(printed)) ")" } }
}

/// Whether articles in the language of the page name somebody.
fn is_read(ask: &Ask, known: &Known) -> bool {
    known.by_language.contains_key(language(ask).as_str())
}

fn is_other_script(a: &str, b: &str) -> bool {
    let is_latin = |text: &str| text.chars().any(|c| c.is_ascii_alphabetic());
    is_latin(a) != is_latin(b)
}

/// What is known of somebody or something besides the name: an office, a kind of place, a day.
pub(super) fn more(ask: &Ask, what: What, more: &str) -> Markup {
    match what {
        What::People => office(ask, more),
        What::Events => html! { bdi dir="ltr" { (more) } },
        What::Places => match ask.words.find("place_kind", &more.replace(' ', "_")) {
            Some(kind) => html! { (kind) },
            None => html! { bdi lang="en" { (more) } },
        },
    }
}

/// An office by its English label: "ambassador, Viet Nam", "director (le directeur)".
pub(super) fn office(ask: &Ask, label: &str) -> Markup {
    // What is printed is told where neither body nor place is known, to those who can read it.
    let (told, printed) = match label.strip_suffix(')').and_then(|label| label.split_once(" (")) {
        Some((told, printed)) if !told.contains(", ") => {
            (told, Some(printed).filter(|printed| !is_other_script(printed, ask.words.get("name"))))
        }
        _ => (label, None),
    };
    let mut parts = told.split(", ");
    let role = parts.next().unwrap_or_default();
    let (role, to) = role.split_once(" to ").map_or((role, None), |(role, to)| (role, Some(to)));
    let role = self::role(ask, &role.replace(' ', "_"));
    let part = |part: &str| name(&part_in(part, ask));
    html! {
        @match to { Some(to) => (filled(ask.words.get("role_to"), &[("role", &role), ("place", &part(to))])), None => (role) }
        @for body in parts { (ask.words.get("list_separator")) (part(body)) }
        @if let Some(printed) = printed { " (" (name(printed)) ")" }
    }
}

/// The name of a role.
pub(super) fn role(ask: &Ask, role: &str) -> Markup {
    match ask.words.find("role", role).filter(|_| Role::parse(role).is_some()) {
        Some(name) => html! { (name) },
        None => html! { bdi lang="en" { (role.replace('_', " ")) } },
    }
}

/// A body, portfolio or place of an office in the language of the page, by its English name; several joined by "and".
fn part_in(english: &str, ask: &Ask) -> String {
    let lang = language(ask);
    if lang == Lang::EN {
        return english.to_owned();
    }
    let known = |english: &str| {
        let place = gazetteer::places().iter().find(|row| row.name == english).map(|row| &row.names);
        let body = || gazetteer::bodies().iter().find(|row| row.name == english).map(|row| &row.names);
        gazetteer::name_in(place.or_else(body)?, lang)
    };
    let all = || english.split(" and ").map(known).collect::<Option<Vec<_>>>();
    known(english).map(str::to_owned).or_else(|| Some(all()?.join(ask.words.get("and")))).unwrap_or_else(|| english.to_owned())
}

/// A name with what tells it from others in parentheses, as notes have it: an office is told in the language of the page.
pub(super) fn shown(ask: &Ask, text: &str) -> Markup {
    let office = text.strip_suffix(')').and_then(|text| text.split_once(" (")).filter(|(_, more)| {
        let role = more.split([',', '(']).next().unwrap_or_default();
        Role::parse(&role.trim().replace(' ', "_")).is_some()
    });
    match office {
        Some((of, more)) => html! { (name(of)) " (" (self::office(ask, more)) ")" },
        None => name(text),
    }
}
