//! Sources: what the index holds, how fresh it is, and what could not be read.

use super::{link, name, page};
use crate::index::schema::Kind;
use crate::search::coverage::{self, Counts};
use crate::serve::problem::Problem;
use crate::serve::question;
use crate::serve::reply::Reply;
use crate::serve::server::Ask;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Counts of an outlet, with its first and last month.
#[derive(Default)]
struct Outlet {
    counts: Counts,
    first: String,
    last: String,
}

/// `GET /sources`.
pub fn sources(ask: &Ask) -> Result<Reply, Problem> {
    let mut outlets: BTreeMap<String, Outlet> = BTreeMap::new();
    for ((outlet, month), counts) in coverage::coverage(ask.library())? {
        let entry = outlets.entry(outlet).or_default();
        entry.counts.articles += counts.articles;
        entry.counts.silent += counts.silent;
        entry.counts.statements += counts.statements;
        entry.counts.nameless += counts.nameless;
        if !month.is_empty() {
            // Months come in order.
            entry.first = if entry.first.is_empty() { month.clone() } else { std::mem::take(&mut entry.first) };
            entry.last = month;
        }
    }
    let failed = question::failed(ask)?;
    let changed = ask.opened.changed.and_then(|time| jiff::Timestamp::try_from(time).ok());
    // To the minute; the ending says that it is universal time.
    let changed = changed.map(|time| time.strftime("%Y-%m-%d %H:%MZ").to_string());
    let t = |key| ask.words.get(key);
    let count = |kind| ask.library().count(kind);
    let body = html! {
        h1 { (t("sources")) }
        dl.totals {
            div { dt { (t("articles")) } dd { (count(Kind::Article)?) } }
            div { dt { (t("statements")) } dd { (count(Kind::Statement)?) } }
            div { dt { (t("figures")) } dd { (count(Kind::Figure)?) } }
            div { dt { (t("languages")) } dd { (ask.library().languages.len()) } }
            @if let Some(changed) = changed { div { dt { (t("changed")) } dd { time datetime=(changed) { bdi dir="ltr" { (changed) } } } } }
        }
        div.wide tabindex="0" role="region" aria-label=(t("sources")) {
            table {
                thead { tr {
                    th scope="col" { (t("outlet")) } th scope="col" { (t("months")) } th.number scope="col" { (t("articles")) }
                    th.number scope="col" { (t("statements")) } th.number scope="col" { (t("nameless")) } th.number scope="col" { (t("silent")) }
                } }
                tbody { @for (name, outlet) in &outlets { (row(ask, name, outlet)) } }
            }
        }
        h2 { (t("failed")) " " span.n { (failed.len()) } }
        @if failed.is_empty() { p.empty { (t("none_failed")) } }
        ul { @for (page, reason) in &failed { li { bdi dir="ltr" { (page) } ": " bdi lang="en" { (reason) } } } }
    };
    Ok(Reply::html(page(ask, t("sources"), "/sources", &body)))
}

fn row(ask: &Ask, outlet: &str, counts: &Outlet) -> Markup {
    let Counts { articles, silent, statements, nameless, .. } = counts.counts;
    let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("outlet", outlet).finish();
    html! {
        tr.entry tabindex="-1" {
            th scope="row" {
                @if outlet.is_empty() { (ask.words.get("no_outlet")) } @else { a.open href=(link(ask, &format!("/articles?{query}"))) { (name(outlet)) } }
            }
            td { bdi dir="ltr" { (counts.first) @if counts.first != counts.last { " – " (counts.last) } } }
            td.number { (articles) } td.number { (statements) } td.number { (nameless) } td.number { (silent) }
        }
    }
}
