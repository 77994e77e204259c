//! WARC, WARC.gz and WARC.zst: the pages of a web archive, one after another, whoever made it.
//!
//! Pages are the responses with status 200 that hold HTML or text, and resources and conversions of these types. Requests, metadata,
//! revisits, redirects and images are passed over. A record that cannot be read is a [`Skipped`] with its place, and the next one is read.
//! One record is in memory at a time, and never more of it than a page may hold.

mod record;
mod stream;

use super::disk::{self, File};
use super::http::{Caps, Response, media_type};
use super::{MAX_PAGE_BYTES, Pages, Skipped, sniff};
use crate::article::{Declared, Format, Page, Record};
use record::{Head, Heads, Next};
use std::io::{self, BufRead, BufReader, Seek};
use std::path::Path;
use stream::Stream;

/// The most bytes of a record that are kept: a page and its headers.
const MAX_BLOCK_BYTES: u64 = MAX_PAGE_BYTES + (64 << 10);
/// A page is text: markup is rarely compressed better than this.
const CAPS: Caps = Caps { n_bytes: MAX_PAGE_BYTES, ratio: 200 };

/// The pages of a WARC file.
pub fn pages(file: &File) -> Pages {
    let shown = file.shown();
    let opened = match std::fs::File::open(&file.path) {
        Ok(_) if file.size == 0 => return Box::new(std::iter::once(Err(Skipped::new(shown, "is empty")))),
        Ok(opened) => opened,
        Err(error) => return Box::new(std::iter::once(Err(Skipped::new(shown, disk::reason(&error))))),
    };
    let input = Box::new(BufReader::with_capacity(1 << 18, opened));
    records(input, Some(file.size), Some(shown.clone()), Some(file.name.clone()), shown)
}

/// Whether a stream begins like an archive.
pub(super) fn is_archive(head: &[u8]) -> bool {
    head.starts_with(b"WARC/") || stream::is_compressed(head)
}

/// The pages of a stream that messages call `shown`.
pub fn records(input: Box<dyn BufRead>, n_bytes: Option<u64>, path: Option<String>, name: Option<String>, shown: String) -> Pages {
    let stream = match Stream::new(input) {
        Ok(stream) => stream,
        Err(error) => return Box::new(std::iter::once(Err(Skipped::new(shown, disk::reason(&error))))),
    };
    let mut heads = Heads::new(stream, n_bytes);
    Box::new(std::iter::from_fn(move || {
        loop {
            let (offset, page) = match heads.next() {
                Next::End => return None,
                Next::Fault { offset, reason } => (offset, Err(reason)),
                Next::Head(head) => match page(&mut heads.stream, &head) {
                    Ok(None) => continue,
                    Ok(Some(page)) => (head.offset, Ok(page)),
                    Err(reason) => (head.offset, Err(reason)),
                },
            };
            let place = format!("{shown}@{offset}");
            return Some(match page {
                Ok(page) => Ok(Page { path: path.clone(), name: name.clone(), record: Some(Record::Offset(offset)), ..page }),
                Err(reason) => Err(Skipped::new(place, reason)),
            });
        }
    }))
}

/// A response or revisit of an archive.
#[derive(Clone, Debug)]
pub(crate) struct Archived<'a> {
    pub offset: u64,
    pub url: &'a str,
    pub date: &'a str,
    pub digest: &'a str,
    pub is_revisit: bool,
    pub status: u16,
    pub headers: Vec<(String, String)>,
}

/// Tells `each` of the responses and revisits of an archive, as far as it can be read.
pub(crate) fn responses(path: &Path, each: &mut dyn FnMut(Archived)) {
    let Some(mut heads) = open_at(path, 0) else { return };
    loop {
        let head = match heads.next() {
            Next::End => return,
            Next::Fault { .. } => continue,
            Next::Head(head) => head,
        };
        let mut block = Vec::new();
        let passed = heads.stream.pass(head.n_bytes, |bytes| {
            if block.len() < 64 << 10 {
                block.extend_from_slice(bytes);
            }
        });
        let kind = head.get("warc-type");
        let is_told = passed.is_ok() && matches!(kind, "response" | "revisit");
        if let Some(response) = Response::parse(&block).filter(|_| is_told) {
            each(Archived {
                offset: head.offset,
                url: head.get("warc-target-uri"),
                date: head.get("warc-date"),
                digest: head.get("warc-payload-digest"),
                is_revisit: kind == "revisit",
                status: response.status,
                headers: response.headers,
            });
        }
    }
}

/// Headers and decoded body of a response.
pub(crate) type Decoded = (Vec<(String, String)>, Vec<u8>);

/// The response that begins at an offset.
pub(crate) fn response_at(path: &Path, offset: u64) -> Option<Decoded> {
    let mut heads = open_at(path, offset)?;
    let Next::Head(head) = heads.next() else { return None };
    let mut block = Vec::new();
    heads.stream.pass(head.n_bytes.min(MAX_BLOCK_BYTES), |bytes| block.extend_from_slice(bytes)).ok()?;
    let response = Response::parse(&block)?;
    let body = response.decoded(CAPS).ok()?;
    Some((response.headers, body))
}

fn open_at(path: &Path, offset: u64) -> Option<Heads> {
    let mut file = std::fs::File::open(path).ok()?;
    file.seek(io::SeekFrom::Start(offset)).ok()?;
    Some(Heads::new(Stream::new(Box::new(BufReader::with_capacity(1 << 16, file))).ok()?, None))
}

/// The page of a record; `None` when it holds none.
fn page(stream: &mut Stream, head: &Head) -> Result<Option<Page>, String> {
    let may_hold_page = matches!(head.get("warc-type"), "response" | "resource" | "conversion");
    let mut block = Vec::new();
    let passed = stream.pass(head.n_bytes, |bytes| {
        if may_hold_page && (block.len() as u64) < MAX_BLOCK_BYTES {
            block.extend_from_slice(bytes);
        }
    });
    let is_whole = passed.and_then(|n| {
        let cut = || io::Error::new(io::ErrorKind::UnexpectedEof, format!("the record claims {} bytes and has {n}", head.n_bytes));
        if n == head.n_bytes { stream.end_record() } else { Err(cut()) }
    });
    let page = if may_hold_page { page_of(head, &block) } else { Ok(None) };
    match (page, is_whole) {
        // Damage behind what is no page costs nothing, but is told: the next record may be lost with it.
        (_, Err(error)) => Err(error.to_string()),
        (page, Ok(())) => page,
    }
}

fn page_of(head: &Head, block: &[u8]) -> Result<Option<Page>, String> {
    // Feeds, sitemaps and the like are archived as well, in files that name what they are.
    if !matches!(head.get("x-rapporteur-role"), "" | "page") {
        return Ok(None);
    }
    let is_too_large = head.n_bytes > MAX_BLOCK_BYTES;
    let url = head.get("warc-target-uri").trim_matches(['<', '>']).trim();
    let is_http = head.get("warc-type") == "response";
    let (content_type, body) = if is_http {
        if !(url.starts_with("http:") || url.starts_with("https:")) {
            return Ok(None);
        }
        let Some(response) = Response::parse(block) else { return Err("holds no HTTP response".to_owned()) };
        if response.status != 200 {
            return Ok(None);
        }
        let content_type = response.header("content-type").to_owned();
        let Some(kind) = kind_of(&content_type, url) else { return Ok(None) };
        if is_too_large {
            return Err(too_large());
        }
        let body = response.decoded(CAPS)?;
        if kind == Kind::Unsaid && !sniff::is_html(&body) {
            return Ok(None);
        }
        (content_type, body)
    } else {
        let content_type = head.get("content-type").to_owned();
        match kind_of(&content_type, url) {
            None | Some(Kind::Unsaid) => return Ok(None),
            Some(_) if is_too_large => return Err(too_large()),
            Some(_) => (content_type, block.to_vec()),
        }
    };
    if body.trim_ascii().is_empty() {
        return Err("the page is empty".to_owned());
    }
    if sniff::is_no_page(&body) {
        return Err(sniff::BINARY.to_owned());
    }
    let (media, charset) = media_type(&content_type);
    let (format, bytes) = if media == "text/plain" { sniff::content(url.as_ref(), body)? } else { (Format::Html, body) };
    let language = crate::article::Lang::parse(head.get("x-rapporteur-language"));
    let fetched = super::fetch::feed::seconds(head.get("warc-date"));
    let declared = Declared { charset, language, fetched, ..Declared::default() };
    let url = Some(url.to_owned()).filter(|url| !url.is_empty());
    Ok(Some(Page { path: None, name: None, url, record: None, format, bytes, declared }))
}

fn too_large() -> String {
    format!("is larger than {} MiB", MAX_PAGE_BYTES >> 20)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Html,
    Text,
    Unsaid,
}

/// What a response's type promises; `None` when it is no page.
fn kind_of(content_type: &str, url: &str) -> Option<Kind> {
    match media_type(content_type).0.as_str() {
        "text/html" | "application/xhtml+xml" => Some(Kind::Html),
        "text/plain" if !url.ends_with("/robots.txt") => Some(Kind::Text),
        "" | "unknown/unknown" | "application/octet-stream" => Some(Kind::Unsaid),
        _ => None,
    }
}
