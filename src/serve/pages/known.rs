//! Lists of people, events and places: how a name is found before it is used.

use super::{keyed, link, name, page};
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
    let all = question::known(ask, what)?;
    let t = |key| ask.words.get(key);
    let body = html! {
        h1 { (t(title)) }
        form.search role="search" action=(ask.path) {
            div.ask {
                label.hidden for="q" { (t("ask_name")) }
                input #q type="search" name="q" value=[ask.given.text("q")] placeholder=(t("ask_name")) dir=[ask.given.text("q").map(|_| "auto")] autocomplete="off";
                @if let Some(ui) = ask.given.text("ui") { input type="hidden" name="ui" value=(ui); }
                button { (t("search")) }
            }
        }
        p.count role="status" { strong { (all.len()) } @if all.len() > LIMIT { " · " (t("first_shown")) " " (LIMIT) } }
        @if all.is_empty() { p.empty { (t("nothing_found")) } }
        ul.known { @for mentioned in all.iter().take(LIMIT) { (entry(ask, mentioned, path)) } }
    };
    Ok(Reply::html(page(ask, t(title), &ask.path, &body)))
}

fn entry(ask: &Ask, mentioned: &Mentioned, path: &str) -> Markup {
    let others = mentioned.names.get(1..).unwrap_or_default();
    html! {
        li.entry tabindex="-1" {
            a.open href=(link(ask, &keyed(path, &mentioned.key))) { (name(mentioned.names.first().unwrap_or(&mentioned.key))) }
            " " span.n { (mentioned.n_articles) }
            @if !mentioned.more.is_empty() { p.more { bdi { (mentioned.more) } } }
            @if !others.is_empty() { p.names { @for (number, other) in others.iter().take(4).enumerate() { @if number > 0 { " · " } (name(other)) } } }
        }
    }
}
