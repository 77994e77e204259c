//! Lists of people, events and places: how a name is found before it is used.

use super::{filled, keyed, link, name, named, notes, page, pager_of};
use crate::search::facets::{Mentioned, What};
use crate::serve::problem::Problem;
use crate::serve::question;
use crate::serve::reply::Reply;
use crate::serve::server::Ask;
use maud::{Markup, html};

/// Names of one page.
const LIMIT: usize = 100;

/// `GET /people`.
pub fn people(ask: &Ask) -> Result<Reply, Problem> {
    list(ask, What::People, "people", "/person")
}

/// `GET /events`.
pub fn events(ask: &Ask) -> Result<Reply, Problem> {
    list(ask, What::Events, "events", "/event")
}

/// `GET /places`.
pub fn places(ask: &Ask) -> Result<Reply, Problem> {
    list(ask, What::Places, "places", "/place")
}

fn list(ask: &Ask, what: What, title: &'static str, path: &str) -> Result<Reply, Problem> {
    let (skipped, limit) = (question::cursor(ask)?, ask.given.limit(LIMIT));
    let (all, unknown) = question::known(ask, what)?;
    let n_shown = all.len().saturating_sub(skipped).min(limit);
    let next = question::next(ask, skipped + n_shown, n_shown, all.len());
    let t = |key| ask.words.get(key);
    let (filter, label) = if what == What::People { ("role", "field_role") } else { ("in", "field_in") };
    let body = html! {
        h1 { (t(title)) }
        form.search role="search" action=(ask.path) {
            div.ask {
                label.hidden for="q" { (t("ask_name")) }
                input #q type="search" name="q" value=[ask.given.text("q")] placeholder=(t("ask_name")) dir=[ask.given.text("q").map(|_| "auto")] autocomplete="off";
                label.hidden for=(filter) { (t(label)) }
                input.beside id=(filter) name=(filter) value=[ask.given.text(filter)] placeholder=(t(label)) dir=[ask.given.text(filter).map(|_| "auto")] autocomplete="off";
                @if let Some(ui) = ask.given.text("ui") { input type="hidden" name="ui" value=(ui); }
                button { (t("search")) }
            }
        }
        (notes(ask, &[], unknown.as_ref()))
        p.count role="status" {
            strong { (all.len()) }
            @if n_shown < all.len() {
                @let (from, to) = (skipped + 1, skipped + n_shown);
                " · " bdi { (filled(t("shown_of"), &[("from", &from), ("to", &to)])) }
            }
        }
        @if all.is_empty() { p.empty { (t("nothing_found")) } }
        ul.known { @for mentioned in all.iter().skip(skipped).take(limit) { (entry(ask, mentioned, what, path)) } }
        (pager_of(ask, skipped, next.as_deref(), limit))
    };
    Ok(Reply::html(page(ask, t(title), &ask.path, &body)))
}

fn entry(ask: &Ask, mentioned: &Mentioned, what: What, path: &str) -> Markup {
    let best = named::called(ask, what, &mentioned.key, mentioned.names.first().unwrap_or(&mentioned.key));
    let others: Vec<&String> = mentioned.names.iter().filter(|other| **other != best).collect();
    html! {
        li.entry tabindex="-1" {
            a.open href=(link(ask, &keyed(path, &mentioned.key))) { (name(&best)) }
            " " span.n { (mentioned.n_articles) }
            @if !mentioned.more.is_empty() { p.more { (named::more(ask, what, &mentioned.more)) } }
            @if !others.is_empty() { p.names { @for (number, other) in others.into_iter().take(4).enumerate() { @if number > 0 { " · " } (name(other)) } } }
        }
    }
}
