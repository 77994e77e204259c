//! Text scrapes: the lines of a page with its chrome left in.
//!
//! "Vietnam.vn - …", a headline, "Báo Quốc TếBáo Quốc Tế12/04/2025", paragraphs, captions printed twice, "Nouvelles connexes" with a
//! link, "Comment (0)", a menu. Which is which is told by shape (length, punctuation, runs, repetition) and by the words of all
//! languages in `chrome.toml`; no site is known by name.

mod body;
mod captions;
pub(super) mod chrome;
mod dateline;
mod head;
mod interview;
mod line;
mod links;
mod masthead;
mod region;
#[cfg(test)]
mod tests;
mod title;

pub(super) use captions::without_credit;
pub(super) use line::could_be_name;

use super::Draft;
use crate::article::Page;

/// Reads a text scrape.
pub fn draft(page: &Page) -> Draft {
    let text = String::from_utf8_lossy(&page.bytes);
    let text = match &page.declared.layout {
        Some(layout) => layout.cut(&text).into(),
        None => text,
    };
    let lines = line::lines(&text);
    let region = region::find(&lines);
    let head = head::read(&lines, &region);
    body::draft(&lines, &region, head)
}
