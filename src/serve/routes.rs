//! The table of all that is served.

use super::api;
use super::changes;
use super::cite;
use super::feed;
use super::openapi;
use super::pages::{article, articles, compare, entity, figures, known, sources, statements};
use super::params::{FIGURES, FILTERS, Form, GIVING, GRADES, GROUPING, PAGING, Param, UI};
use super::problem::Problem;
use super::reply::Reply;
use super::server::Ask;
use super::subject;

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
const NAME: Param = Param { name: "q", form: Form::Text, about: "Words of the name, in any script." };
const ROLE: Param = Param { name: "role", form: Form::Text, about: "An office that they hold: its key, or words." };
const IN: Param = Param { name: "in", form: Form::Text, about: "A place in which it lies or was held." };
const VERSIONS: Param = Param { name: "limit", form: Form::Number { most: 100, default: 10 }, about: "So many at most." };

const SUBJECT: Param =
    Param { name: "limit", form: Form::Number { most: 100, default: subject::SHOWN }, about: "So many statements and articles at most." };
const SPAN: Param = Param { name: "span", form: Form::Span, about: "Offsets in characters of the article's text." };
const CITED: Param = Param { name: "format", form: Form::OneOf(&["text", "csl", "ris"]), about: "How it is cited." };
const DIFFERING: Param = Param { name: "only-differences", form: Form::Flag, about: "Only sentences in which something differs." };

/// All of it.
pub const ROUTES: &[Route] = &[
    Route::of("/", "Statements.", &[FILTERS, GRADES, PAGING, GROUPING, UI], statements::statements),
    Route::of("/articles", "Articles.", &[FILTERS, PAGING, UI], articles::articles),
    Route::of("/figures", "Figures.", &[FILTERS, FIGURES, PAGING, UI], figures::figures),
    Route::of("/article/{id}", "An article with its findings.", &[&[SPAN], UI], article::article),
    Route::of("/people", "People.", &[&[NAME, ROLE], PAGING, UI], known::people),
    Route::of("/events", "Events.", &[&[NAME, IN], PAGING, UI], known::events),
    Route::of("/places", "Places.", &[&[NAME, IN], PAGING, UI], known::places),
    Route::of("/person/{key}", "A person.", &[UI], entity::person),
    Route::of("/event/{key}", "An event.", &[UI], entity::event),
    Route::of("/place/{key}", "A place.", &[UI], entity::place),
    Route::of("/compare", "Versions side by side.", &[&[LEFT, RIGHT, DIFFERING], UI], compare::compare),
    Route::of("/sources", "What the index holds.", &[UI], sources::sources),
    Route::of("/cite", "How to cite.", &[&[ARTICLE, SPAN], UI], cite::page),
    Route::of("/feed.atom", "Statements as a feed.", &[FILTERS, GRADES, PAGING, UI], feed::feed),
    Route::of("/changes.atom", "What changed or vanished of them, as a feed.", &[FILTERS, GRADES, PAGING, UI], changes::changes),
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
        "/api/v1/person/{key}",
        "A person, by key or name: offices, what was said, with whom and where.",
        &[&[SUBJECT]],
        subject::person,
    ),
    Route::of(
        "/api/v1/event/{key}",
        "An event: who spoke, in order, and who and where it is mentioned with.",
        &[&[SUBJECT]],
        subject::event,
    ),
    Route::of("/api/v1/place/{key}", "A place: what was said where it is mentioned.", &[&[SUBJECT]], subject::place),
    Route::of(
        "/api/v1/versions",
        "The same story in other articles, ranked, with the reasons.",
        &[&[ARTICLE, LANG, VERSIONS]],
        api::versions,
    ),
    Route::of("/api/v1/compare", "Two versions of an article, aligned, with what differs.", &[&[LEFT, RIGHT]], api::compare),
    Route::of("/api/v1/cite", "An article, or a span of it, as it is cited.", &[&[ARTICLE, SPAN, CITED]], cite::cite),
    Route::of("/api/v1/coverage", "What the index has and has not, by outlet and month.", &[], api::coverage),
    Route::of("/api/v1/health", "Whether questions are answered, and from which commit.", &[], api::health),
    Route::of("/api/v1/openapi.json", "This description.", &[], openapi::description),
];
