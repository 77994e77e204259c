//! The page that says why there is no answer, and what to do.

use super::{Frame, MENU, frame};
use crate::serve::problem::Problem;
use crate::serve::words::Words;
use axum::http::StatusCode;
use maud::{Markup, html};

/// What was asked, as far as it could be read.
pub(in crate::serve) struct Asked<'a> {
    /// The path.
    pub(in crate::serve) path: &'a str,
    /// The words.
    pub(in crate::serve) words: Option<&'a str>,
    /// The language of the interface.
    pub(in crate::serve) ui: Option<&'a str>,
}

/// The question again, to be put right.
fn form(asked: &Asked, words: &'static Words) -> Markup {
    let path = MENU.iter().map(|(path, _)| *path).find(|path| *path == asked.path && *path != "/sources").unwrap_or("/");
    html! {
        form.search role="search" action=(path) {
            div.ask {
                label.hidden for="q" { (words.get("search")) }
                input #q type="search" name="q" value=[asked.words] dir=[asked.words.map(|_| "auto")] autocomplete="off" maxlength="4000";
                @if let Some(ui) = asked.ui { input type="hidden" name="ui" value=(ui); }
                button { (words.get("search")) }
            }
        }
    }
}

/// The page of a problem.
pub(in crate::serve) fn page(problem: &Problem, asked: &Asked, words: &'static Words) -> Markup {
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
            (form(asked, words))
            p { a href=(super::with_ui("/", asked.ui)) { (words.get("begin_again")) } }
        }
    };
    let in_language = |code| format!("/?ui={code}");
    frame(&Frame { words, ui: asked.ui, title, here: "", in_language: &in_language, feeds: Vec::new() }, &body)
}
