//! Reading: a page becomes an article with its findings.
//!
//! The stages cannot fail; should one have a fault all the same, it costs the one page, which is named with the reason.

use crate::article::{Article, Page};
use crate::extract::{self, Findings};
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static IS_READING: Cell<bool> = const { Cell::new(false) };
    /// Where the last panic that was caught came from.
    static PLACE: Cell<Option<String>> = const { Cell::new(None) };
}

/// A word that makes reading panic, in tests.
#[cfg(test)]
pub(crate) const POISON: &str = "xx-poison-xx";

/// Reads a page, or says what went wrong inside.
pub fn read(page: &Page) -> Result<(Article, Findings), String> {
    guarded(|| {
        #[cfg(test)]
        assert!(memchr::memmem::find(&page.bytes, POISON.as_bytes()).is_none(), "poison");
        let article = crate::normalize::normalize(page);
        let findings = extract::extract(&article);
        (article, findings)
    })
}

/// Runs pure work on a page; a panic becomes a reason.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    caught(work).map_err(|message| format!("a fault in rapporteur, please report it with this page: {message}"))
}

/// Runs something; a panic becomes its message.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    let was_reading = IS_READING.replace(true);
    let result = catch_unwind(AssertUnwindSafe(work));
    IS_READING.set(was_reading);
    let place = || PLACE.take().map(|place| format!(" ({place})")).unwrap_or_default();
    result.map_err(|panic| format!("{}{}", message(&*panic), place()))
}

/// Keeps panics that are caught here off stderr, where they would be told twice.
pub fn hush_caught_panics() {
    let default = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if IS_READING.get() {
            PLACE.set(info.location().map(ToString::to_string));
        } else {
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
