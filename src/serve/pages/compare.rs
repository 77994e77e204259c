//! Two versions of an article side by side, with what differs.

use super::{about, foreign, headline, link, page};
use crate::article::Article;
use crate::compare::{self, Comparison, Side, html as comparison_html};
use crate::extract;
use crate::serve::api;
use crate::serve::problem::Problem;
use crate::serve::reply::Reply;
use crate::serve::server::Ask;
use maud::{Markup, PreEscaped, html};

/// `GET /compare`.
pub fn compare(ask: &Ask) -> Result<Reply, Problem> {
    let (left, right) = api::pair(ask)?;
    let findings = [extract::extract(&left), right.as_ref().map(extract::extract).unwrap_or_default()];
    let sides = (Side::of(&left, &findings[0]), right.as_ref().map(|right| Side::of(right, &findings[1])));
    let comparison = match &sides.1 {
        Some(right) => compare::compare(&sides.0, right),
        None => Comparison { beads: Vec::new(), differences: compare::inside(&sides.0) },
    };
    // Beyond this machine only the sentences that differ are shown: evidence, not the articles.
    let is_short = !ask.is_private || ask.given.is_set("only-differences");
    let t = |key| ask.words.get(key);
    let toggled = if is_short { None } else { Some("true") };
    let body = html! {
        header.compare {
            h1 { (t("compare")) }
            div.sides { (side(ask, &left)) @if let Some(right) = &right { (side(ask, right)) } }
            p.count {
                strong { (comparison.differences.len()) } " " (t("n_differences"))
                @if ask.is_private && right.is_some() {
                    " · " a href=(ask.given.address("/compare", &[("only-differences", toggled)])) { (t(if is_short { "show_all" } else { "only_differences" })) }
                }
            }
        }
        // These pieces are escaped where they are made.
        div.comparison {
            @if !comparison.differences.is_empty() { (PreEscaped(comparison_html::list(&sides.0, sides.1.as_ref(), &comparison))) }
            @if let Some(right) = &sides.1 { (PreEscaped(comparison_html::columns(&sides.0, right, &comparison, is_short))) }
        }
    };
    Ok(Reply::html(page(ask, t("compare"), "", None, &body)))
}

fn side(ask: &Ask, article: &Article) -> Markup {
    html! {
        div {
            h2 { a href=(link(ask, &format!("/article/{}", article.id))) { (foreign(&headline(article), article.language)) } }
            p.where { (about(ask, article)) }
        }
    }
}
