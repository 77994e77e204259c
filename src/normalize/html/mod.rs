//! Saved HTML: which of this page is the article, and what does it say about itself?
//!
//! Bytes → text ([`charset`]) → flat tree ([`tree`]) → lines ([`lines`]) → those of the article ([`body`]), with [`metadata`] beside.
//! All of it is linear in the size of the page, whatever the page holds.

mod body;
mod charset;
mod day;
mod entities;
mod json_ld;
mod lines;
mod metadata;
mod tag;
mod tree;
mod words;

use super::Draft;
use crate::article::{BlockKind, Page};
use lines::Lines;
use metadata::Metadata;
use tree::Tree;

/// Of longer pages only so many bytes are read.
const MAX_BYTES: usize = 32 << 20;

/// Reads an HTML page.
pub fn draft(page: &Page) -> Draft {
    let bytes = &page.bytes[..page.bytes.len().min(MAX_BYTES)];
    let address = page.url.as_deref();
    let source = charset::decode(bytes, page.declared.charset.as_deref(), address.and_then(metadata::host));
    let tree = Tree::parse(tree::cut(&source, MAX_BYTES));
    let lines = Lines::collect(&tree);
    let metadata = Metadata::read(&tree, &lines, address);
    let mut body = body::choose(&tree, &lines, metadata.title.as_deref());
    if let Some(declared) = metadata.declared_body() {
        replace_if_missing(&mut body.lines, declared);
    }
    let origin = metadata.source();
    Draft {
        title: metadata.title.clone(),
        site: metadata.site.clone(),
        outlet: origin.name.or_else(|| metadata.outlet()),
        byline: metadata.byline(&body),
        published: metadata.published(),
        url: metadata.url.clone(),
        source_url: origin.url,
        language: metadata.language(),
        lines: body.lines,
        dropped: body.dropped,
    }
}

/// Where a script would have printed the article, JSON-LD is the only place that has it.
fn replace_if_missing(lines: &mut Vec<(BlockKind, String)>, declared: &str) {
    let found: usize = lines.iter().filter(|(kind, _)| *kind == BlockKind::Body).map(|(_, line)| line.len()).sum();
    if declared.len() > 400 && found * 4 < declared.len() {
        *lines = declared.lines().filter(|line| !line.trim().is_empty()).map(|line| (BlockKind::Body, line.to_owned())).collect();
    }
}
