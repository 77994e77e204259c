//! x
use crate::serve::problem::Problem;
use crate::serve::words::Words;
use maud::{Markup, html};
pub fn page(problem: &Problem, _words: &Words) -> Markup {
    html! { p { (problem.detail) } }
}
