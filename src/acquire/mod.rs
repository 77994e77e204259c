//! Where do pages come from? Files and folders, JSONL.

use crate::article::{Declared, Format, Page};
use anyhow::{Context, Result};
use std::path::Path;

/// Reads the page in a file.
pub fn page(path: &Path) -> Result<Page> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let is_html = path.extension().is_some_and(|e| e == "html" || e == "htm");
    let format = if is_html { Format::Html } else { Format::Scrape };
    let path = Some(path.to_string_lossy().into_owned());
    Ok(Page { path, url: None, record: None, format, bytes, declared: Declared::default() })
}
