//! The page that says why there is no answer, and what to do.

use super::{Frame, frame};
use crate::serve::problem::Problem;
use crate::serve::words::Words;
use axum::http::StatusCode;
use maud::{Markup, html};

/// The page of a problem.
pub(in crate::serve) fn page(problem: &Problem, words: &'static Words) -> Markup {
    let title = words.get(match problem.status {
        StatusCode::NOT_FOUND => "trouble_nothing",
        StatusCode::SERVICE_UNAVAILABLE => "trouble_later",
        StatusCode::BAD_REQUEST | StatusCode::GONE => "trouble_question",
        _ => "trouble",
    });
    let body = html! {
        section.trouble {
            h1 { (title) }
            p lang="en" dir="ltr" { (problem.detail) }
            @if let Some(at) = &problem.at { p { (words.get("position")) " " (at.start + 1) } }
            p { a href="/" { (words.get("begin_again")) } }
        }
    };
    let in_language = |code| format!("/?ui={code}");
    frame(&Frame { words, ui: None, title, here: "", in_language: &in_language, feeds: Vec::new() }, &body)
}
