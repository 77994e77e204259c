//! Reading: a page becomes an article with its findings.
//!
//! The stages cannot fail; should one have a fault all the same, it costs the one page, which is named with the reason.

use crate::article::{Article, Page};
use crate::extract::{self, Findings};
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static IS_READING: Cell<bool> = const { Cell::new(false) };
}

/// Reads a page, or says what went wrong inside.
pub fn read(page: &Page) -> Result<(Article, Findings), String> {
    guarded(|| {
        let article = crate::normalize::normalize(page);
        let findings = extract::extract(&article);
        (article, findings)
    })
}

/// Runs pure work; a panic becomes its message.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    IS_READING.set(true);
    let result = catch_unwind(AssertUnwindSafe(work));
    IS_READING.set(false);
    result.map_err(|panic| format!("a fault in rapporteur, please report it with this page: {}", message(&*panic)))
}

/// Keeps panics that are caught here off stderr, where they would be told twice.
pub fn hush_caught_panics() {
    let default = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if !IS_READING.get() {
            default(info);
        }
    }));
}

fn message(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("unknown")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_costs_one_page_and_is_named() {
        assert_eq!(guarded(|| 1), Ok(1));
        let fault = guarded(|| -> u8 { panic!("odd {}", "page") });
        assert_eq!(fault, Err("a fault in rapporteur, please report it with this page: odd page".to_owned()));
    }
}
