//! The table of all that is served.

use super::api;
use super::openapi;
use super::params::{FIGURES, FILTERS, Form, GIVING, GRADES, GROUPING, PAGING, Param};
use super::problem::Problem;
use super::reply::Reply;
use super::server::Ask;

/// Something that is served.
pub struct Route {
    /// Where, with the part that names something in braces.
    pub path: &'static str,
    /// What it gives.
    pub about: &'static str,
    /// Which parameters it takes.
    pub params: &'static [&'static [Param]],
    /// Makes the answer.
    pub answer: fn(&Ask) -> Result<Reply, Problem>,
}

impl Route {
    /// Whether it is for programs.
    pub fn is_api(&self) -> bool {
        self.path.starts_with("/api/")
    }

    const fn of(
        path: &'static str,
        about: &'static str,
        params: &'static [&'static [Param]],
        answer: fn(&Ask) -> Result<Reply, Problem>,
    ) -> Self {
        Self { path, about, params, answer }
    }
}

const ARTICLE: Param = Param { name: "article", form: Form::Article, about: "The article: its id or its address." };
const LEFT: Param = Param { name: "left", form: Form::Article, about: "An article: its id or its address." };
const RIGHT: Param = Param { name: "right", form: Form::Article, about: "Another; without it, what contradicts itself in the first." };
const LANG: Param = Param { name: "lang", form: Form::Language, about: "Only in this language." };
const VERSIONS: Param = Param { name: "limit", form: Form::Number { most: 100, default: 10 }, about: "So many at most." };

/// All of it.
pub const ROUTES: &[Route] = &[
    Route::of(
        "/api/v1/statements",
        "Statements: who said what, where, when.",
        &[FILTERS, GRADES, PAGING, GROUPING, GIVING],
        api::statements,
    ),
    Route::of("/api/v1/articles", "Articles.", &[FILTERS, PAGING, GROUPING, GIVING], api::articles),
    Route::of("/api/v1/figures", "Figures with their normalised values.", &[FILTERS, FIGURES, PAGING, GIVING], api::figures),
    Route::of("/api/v1/people", "People that the index knows; the words are those of the name.", &[FILTERS, PAGING], api::people),
    Route::of("/api/v1/events", "Events that the index knows.", &[FILTERS, PAGING], api::events),
    Route::of("/api/v1/places", "Places that the index knows.", &[FILTERS, PAGING], api::places),
    Route::of("/api/v1/article/{id}", "One article with its findings, by its id.", &[], api::article),
    Route::of(
        "/api/v1/versions",
        "The same story in other articles, ranked, with the reasons.",
        &[&[ARTICLE, LANG, VERSIONS]],
        api::versions,
    ),
    Route::of("/api/v1/compare", "Two versions of an article, aligned, with what differs.", &[&[LEFT, RIGHT]], api::compare),
    Route::of("/api/v1/coverage", "What the index has and has not, by outlet and month.", &[], api::coverage),
    Route::of("/api/v1/health", "Whether questions are answered, and from which commit.", &[], api::health),
    Route::of("/api/v1/openapi.json", "This description.", &[], openapi::description),
];
