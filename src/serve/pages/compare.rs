//! Two versions of an article side by side, with what differs.

use super::{about, counted, foreign, headline, link, page};
use crate::article::Article;
use crate::compare::{Comparison, Side, html as pieces};
use crate::serve::problem::Problem;
use crate::serve::question;
use crate::serve::reply::Reply;
use crate::serve::server::Ask;
use crate::serve::words::direction;
use maud::{Markup, PreEscaped, html};

/// `GET /compare`.
pub fn compare(ask: &Ask) -> Result<Reply, Problem> {
    question::compared(ask, |left, right, comparison| {
        let body = body(ask, left, right, comparison);
        Reply::html(page(ask, ask.words.get("compare"), "", &body))
    })
}

fn body(ask: &Ask, left: &Side, right: Option<&Side>, comparison: &Comparison) -> Markup {
    // Beyond this machine only the sentences that differ are shown: evidence, not the articles.
    let is_short = !ask.is_private || ask.given.is_set("only-differences");
    let t = |key| ask.words.get(key);
    let has_list = !comparison.differences.is_empty() && right.is_some();
    let toggled = if is_short { None } else { Some("true") };
    html! {
        header.compare {
            h1 { (t("compare")) }
            div class=(if has_list { "sides beside" } else { "sides" }) { (side(ask, left.article)) @if let Some(right) = right { (side(ask, right.article)) } }
            p.count {
                (counted(ask, comparison.differences.len(), "n_differences"))
                @if ask.is_private && right.is_some() {
                    " · " a href=(ask.given.address("/compare", &[("only-differences", toggled)])) { (t(if is_short { "show_all" } else { "only_differences" })) }
                }
            }
        }
        // These pieces are escaped where they are made.
        div.comparison {
            @let find = |group: &str, key: &str| ask.words.find(group, key).map(str::to_owned);
            @if !comparison.differences.is_empty() { (PreEscaped(pieces::list(left, right, comparison, &find))) }
            @if let Some(right) = right { (PreEscaped(pieces::columns(left, right, comparison, is_short, &find))) }
        }
    }
}

fn side(ask: &Ask, article: &Article) -> Markup {
    html! {
        div {
            h2 dir=(direction(article.language.as_str())) { a href=(link(ask, &format!("/article/{}", article.id))) { (foreign(&headline(article), article.language)) } }
            p.where { (about(ask, article)) }
        }
    }
}
