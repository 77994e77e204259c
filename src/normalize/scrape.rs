//! Text scrapes: the lines of a page with its chrome left in.

use super::Draft;
use crate::article::{BlockKind, Page};

/// Reads a text scrape.
pub fn draft(page: &Page) -> Draft {
    let text = String::from_utf8_lossy(&page.bytes);
    Draft { lines: text.lines().map(|line| (BlockKind::Body, line.to_owned())).collect(), ..Draft::default() }
}
