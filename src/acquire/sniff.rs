//! What the bytes of a file are: HTML, text in some charset, or nothing to read.
//!
//! The content decides, the extension only where the content leaves doubt: pages are saved as `.txt`, and scrapes as `.html`.

use crate::article::Format;
use encoding_rs::{Encoding, UTF_8};
use std::path::Path;

/// What a file's name promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Html,
    Jsonl,
    Warc,
    /// What belongs to a saved page or to a repository and is no page.
    Asset,
    Other,
}

/// Extensions, each with what it promises.
const EXTENSIONS: &[(&str, Kind)] = &[
    ("html htm xhtml shtml", Kind::Html),
    ("jsonl ndjson", Kind::Jsonl),
    ("warc", Kind::Warc),
    (
        "avif bmp cdxj css gif gitignore ico jpeg jpg js json map md mjs mp3 mp4 open png rs svg toml ttf tsv csv webm webp woff woff2 xml",
        Kind::Asset,
    ),
];

/// How some files that are no text begin.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF", "is a PDF file, not a page"),
    (b"PK\x03\x04", "is a zip archive, not a page"),
    (b"\x1f\x8b", "is compressed (gzip), not a page"),
    (&super::http::ZSTD, "is compressed (zstd), not a page"),
    (b"\x89PNG", "is an image, not a page"),
    (b"\xff\xd8\xff", "is an image, not a page"),
    (b"GIF8", "is an image, not a page"),
];

pub(super) fn kind_of(path: &Path) -> Kind {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let packed = [".gz", ".zst"].iter().find_map(|packed| name.strip_suffix(packed));
    let name = packed.filter(|name| name.ends_with(".warc")).unwrap_or(&name);
    let Some((_, extension)) = name.rsplit_once('.') else { return Kind::Other };
    let row = EXTENSIONS.iter().find(|(extensions, _)| extensions.split(' ').any(|e| e == extension));
    row.map_or(Kind::Other, |(_, kind)| *kind)
}

/// The format of a page, and its bytes: text comes back as UTF-8, HTML as it is, since it may declare its charset.
pub(super) fn content(path: &Path, bytes: Vec<u8>) -> Result<(Format, Vec<u8>), String> {
    if let Some((_, reason)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err((*reason).to_owned());
    }
    if is_binary(&bytes) {
        return Err(BINARY.to_owned());
    }
    let head = head(&bytes);
    let is_html = begins_like_html(&head) || (kind_of(path) == Kind::Html && has_tag(&head));
    if is_html {
        return Ok((Format::Html, bytes));
    }
    let text = decode(bytes)?;
    if text.trim_ascii().is_empty() {
        return Err("holds white space only".to_owned());
    }
    Ok((Format::Scrape, text))
}

/// Why bytes that are no text are refused.
pub(super) const BINARY: &str = "is binary, not a page";

/// How bytes begin, in small letters, of one byte each where they were of two.
fn head(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().take(8192).filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect()
}

/// Whether bytes are no text: text in two bytes a letter has a mark that says so.
fn is_binary(bytes: &[u8]) -> bool {
    Encoding::for_bom(bytes).is_none() && bytes[..bytes.len().min(8192)].contains(&0)
}

/// Whether bytes that are declared to be a page are none.
pub(super) fn is_no_page(bytes: &[u8]) -> bool {
    is_binary(bytes) && !has_tag(&head(bytes))
}

/// Whether bytes of no declared type are a page.
pub(super) fn is_html(bytes: &[u8]) -> bool {
    begins_like_html(&head(bytes))
}

/// Whether the first tag is one that only HTML begins with.
fn begins_like_html(head: &[u8]) -> bool {
    let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let opens = [&b"<!doctype html"[..], b"<html", b"<head", b"<body", b"<!--"].iter().any(|tag| start.starts_with(tag));
    opens || (start.starts_with(b"<") && memchr::memmem::find(head, b"<html").is_some())
}

/// Whether some tag opens or closes.
fn has_tag(head: &[u8]) -> bool {
    head.windows(2).any(|pair| pair[0] == b'<' && (pair[1].is_ascii_alphabetic() || pair[1] == b'/'))
}

/// Text as UTF-8: as it is, by its byte order mark, or by the charset that its letters suggest.
fn decode(bytes: Vec<u8>) -> Result<Vec<u8>, String> {
    if let Some((encoding, _)) = Encoding::for_bom(&bytes) {
        return Ok(encoding.decode(&bytes).0.into_owned().into_bytes());
    }
    let Err(error) = std::str::from_utf8(&bytes) else { return Ok(bytes) };
    if is_mostly_utf8(&bytes, error.valid_up_to()) {
        return Ok(String::from_utf8_lossy(&bytes).into_owned().into_bytes());
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
    let (text, _, has_errors) = encoding.decode(&bytes);
    let is_text = !has_errors && encoding != UTF_8 && !text.chars().any(|c| c.is_control() && !c.is_whitespace());
    if is_text { Ok(text.into_owned().into_bytes()) } else { Err("is neither UTF-8 nor in a charset that can be told".to_owned()) }
}

/// Whether a text is UTF-8 with a few damaged letters: most of what is no ASCII is well formed.
fn is_mostly_utf8(bytes: &[u8], valid_up_to: usize) -> bool {
    let (mut good, mut bad) = (non_ascii_letters(&bytes[..valid_up_to]), 0);
    for chunk in bytes[valid_up_to..].utf8_chunks() {
        good += non_ascii_letters(chunk.valid().as_bytes());
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 10 * bad
}

fn non_ascii_letters(utf8: &[u8]) -> usize {
    utf8.iter().filter(|byte| **byte >= 0xC0).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, bytes: &[u8], expected: Result<Format, &str>) {
        let found = content(Path::new(name), bytes.to_vec());
        match (found, expected) {
            (Ok((format, _)), Ok(wanted)) => assert_eq!(format, wanted, "{name}"),
            (Err(reason), Err(wanted)) => assert!(reason.contains(wanted), "{name}: {reason}"),
            (found, wanted) => panic!("{name}: {found:?} instead of {wanted:?}"),
        }
    }

    #[test]
    fn bytes_that_are_declared_to_be_a_page_may_be_none() {
        assert!(is_no_page(b"\x7fELF\0\x01\x02"));
        assert!(!is_no_page(b"<html><p>A stray \0 in a page.</p></html>") && !is_no_page(b"\xff\xfeP\0"));
    }

    #[test]
    fn content_decides_what_a_file_is() {
        check("a.txt", b"<!DOCTYPE html><p>x", Ok(Format::Html));
        check("a.html", b"<div>x</div>", Ok(Format::Html));
        check("a.html", b"Only words.", Ok(Format::Scrape));
        check("a.txt", b"1 < 2", Ok(Format::Scrape));
        check("a.txt", b"\xff\xfeA\0", Ok(Format::Scrape));
        check("a.txt", b"abc\0\x01", Err("binary"));
        check("a.txt", b"%PDF-1.7", Err("PDF"));
        check("a.txt", b" \n ", Err("white space"));
    }

    #[test]
    fn charsets_of_text_are_told() {
        let decoded = |bytes: &[u8]| String::from_utf8(decode(bytes.to_vec()).unwrap()).unwrap();
        assert_eq!(decoded("Conférence à Huế".as_bytes()), "Conférence à Huế");
        assert_eq!(
            decoded(b"La conf\xe9rence a \xe9t\xe9 ouverte \xe0 Lyon par le ministre."),
            "La conférence a été ouverte à Lyon par le ministre."
        );
        assert_eq!(decoded(b"\xff\xfeL\0a\0"), "La");
        let damaged = ["Hội nghị Ngoại giao lần thứ ba mươi hai tại Hà Nội".as_bytes(), b"\xe9"].concat();
        assert_eq!(decoded(&damaged), "Hội nghị Ngoại giao lần thứ ba mươi hai tại Hà Nội\u{fffd}");
    }
}
