//! Notes above results: how the question was understood, and what may help where it finds nothing, with the ways there.

use super::{filled, name, named};
use crate::search::names::Unknown;
use crate::search::note::{Note, Told};
use crate::search::query;
use crate::serve::server::Ask;
use maud::{Markup, html};

/// What people are told above results: what was chosen or expanded, and which name nothing has, with the way to the nearest ones.
pub(super) fn notes(ask: &Ask, notes: &[Note], unknown: Option<&Unknown>) -> Markup {
    html! {
        @for note in notes { p.note { (told(ask, note)) } }
        @if let Some(unknown) = unknown {
            p.note {
                (filled(ask.words.get("nothing_called"), &[("name", &name(&unknown.asked))]))
                @if !unknown.nearest.is_empty() { " " (filled(ask.words.get("did_you_mean"), &[("names", &nearest(ask, unknown))])) }
            }
        }
    }
}

/// The nearest names, each with the way to the same question of it.
fn nearest(ask: &Ask, unknown: &Unknown) -> Markup {
    html! {
        @for (number, near) in unknown.nearest.iter().enumerate() {
            @if number > 0 { (ask.words.get("list_separator")) }
            a href=(instead(ask, unknown, near)) { (named::shown(ask, near)) }
        }
    }
}

/// A note in the language of the page, with the way to what it offers.
fn told(ask: &Ask, note: &Note) -> Markup {
    let template = ask.words.find("note", note.told.as_str()).unwrap_or("{asked}: {names}");
    let separator = ask.words.get("list_separator");
    let address = |shown: &str| match note.told {
        Told::Speaks => Some(ask.given.address(&ask.path, &[("q", None), ("by", Some(shown))])),
        Told::Nearest => {
            let words = ask.given.text("q").unwrap_or_default().replace(&note.asked, shown);
            Some(ask.given.address(&ask.path, &[("q", Some(&words))]))
        }
        _ => None,
    };
    let names = html! {
        @for (number, shown) in note.names.iter().enumerate() {
            @if number > 0 { (separator) }
            @match address(shown) { Some(address) => { a href=(address) { (name(shown)) } }, None => (named::shown(ask, shown)) }
        }
        @if note.n_more > 0 { (separator) "+" (note.n_more) }
    };
    let off = match note.told {
        Told::Also | Told::AlsoPerson => Some(("literal", "note_literal")),
        Told::Alike => Some(("exact-name", "note_exact")),
        _ => None,
    };
    html! {
        (filled(template, &[("asked", &name(&note.asked)), ("names", &names)]))
        @if let Some((param, word)) = off { " · " a href=(ask.given.address(&ask.path, &[(param, Some("true"))])) { (ask.words.get(word)) } }
    }
}

/// The same question of a name that is known.
fn instead(ask: &Ask, unknown: &Unknown, near: &str) -> String {
    // What stands in parentheses behind it is no part of the name.
    let near = near.split_once(" (").map_or(near, |(name, _)| name);
    let is_asked = |param: &&str| ask.given.text(param).is_some_and(|value| value.trim() == unknown.asked);
    match ["by", "role", "at", "about", "in", "outlet"].into_iter().find(is_asked) {
        Some(param) => ask.given.address(&ask.path, &[(param, Some(near))]),
        None => {
            let words = ask.given.text("q").unwrap_or_default();
            let quoted = query::quoted(near);
            let words = match words.contains(&query::quoted(&unknown.asked)) {
                true => words.replace(&query::quoted(&unknown.asked), &quoted),
                false => words.replace(&unknown.asked, &quoted),
            };
            ask.given.address(&ask.path, &[("q", Some(&words))])
        }
    }
}
