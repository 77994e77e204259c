//! Where do pages come from? Files, folders, JSONL, web archives and standard input.
//!
//! [`disk::walk`] finds files; [`pages`] reads those of a file one after another. What cannot be read is a [`Skipped`] with its
//! reason, never an error that ends a run.

pub mod disk;
pub mod fetch;
pub mod forgotten;
pub mod http;
pub mod jsonl;
pub mod layouts;
pub mod shard;
mod sniff;
pub mod warc;

use crate::article::{Declared, Page};
use disk::File;
use std::io::{BufRead, Read};
use std::path::Path;

/// The largest page that is read, and the longest line of a JSONL file, in bytes.
pub const MAX_PAGE_BYTES: u64 = 32 << 20;

/// Something that was not read, and why.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Skipped {
    /// The file, with the line in it where there are many.
    pub path: String,
    /// Why it was not read.
    pub reason: String,
}

impl Skipped {
    /// Names what was not read.
    pub fn new(path: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { path: path.into(), reason: reason.into() }
    }
}

/// The pages of a file, one after another.
pub type Pages = Box<dyn Iterator<Item = Result<Page, Skipped>>>;

/// Reads the pages of a file.
pub fn pages(file: &File) -> Pages {
    match sniff::kind_of(&file.path) {
        sniff::Kind::Jsonl => jsonl::pages(file),
        sniff::Kind::Warc => warc::pages(file),
        _ => Box::new(std::iter::once(page(file))),
    }
}

/// Reads the pages of standard input, which is JSONL or a web archive.
pub fn stdin() -> Pages {
    let mut input = std::io::BufReader::with_capacity(1 << 18, std::io::stdin());
    let is_archive = input.fill_buf().is_ok_and(warc::is_archive);
    if is_archive {
        return warc::records(Box::new(input), None, None, None, "-".to_owned());
    }
    jsonl::records(input, None, None, "-".to_owned())
}

/// Reads the one page of a file.
fn page(file: &File) -> Result<Page, Skipped> {
    let bytes = bytes(&file.path).map_err(|reason| Skipped::new(file.shown(), reason))?;
    let (format, bytes) = sniff::content(&file.path, bytes).map_err(|reason| Skipped::new(file.shown(), reason))?;
    Ok(Page {
        path: Some(file.shown()),
        name: Some(file.name.clone()),
        url: None,
        record: None,
        format,
        bytes,
        declared: Declared::default(),
    })
}

/// The bytes of a file, never more than [`MAX_PAGE_BYTES`].
fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let file = std::fs::File::open(path).map_err(|error| disk::reason(&error))?;
    let mut bytes = Vec::new();
    file.take(MAX_PAGE_BYTES + 1).read_to_end(&mut bytes).map_err(|error| disk::reason(&error))?;
    if bytes.is_empty() {
        return Err("is empty".to_owned());
    }
    if bytes.len() as u64 > MAX_PAGE_BYTES {
        return Err(format!("is larger than {} MiB", MAX_PAGE_BYTES >> 20));
    }
    Ok(bytes)
}
