//! Saved HTML: charset, metadata and the body of an article.

use super::Draft;
use crate::article::Page;

/// Reads an HTML page.
pub fn draft(page: &Page) -> Draft {
    super::scrape::draft(page)
}
