//! JSONL: a page a line, `{"url": …, "html" | "text": …, "language": …, "published": …, "title": …}`.
//!
//! A line that is too long or no such object is skipped with its number; the next one is read all the same.

use super::disk::{self, File};
use super::{MAX_PAGE_BYTES, Pages, Skipped};
use crate::article::{Declared, Format, Lang, Page, Record};
use jiff::civil::Date;
use serde::Deserialize;
use std::io::{BufRead, BufReader, Read};

/// A line as it is written; unknown fields are left out.
#[derive(Deserialize)]
struct Line {
    url: Option<String>,
    html: Option<String>,
    text: Option<String>,
    language: Option<String>,
    published: Option<String>,
    title: Option<String>,
    outlet: Option<String>,
    byline: Option<String>,
    source_url: Option<String>,
    charset: Option<String>,
}

/// The pages of a JSONL file.
pub fn pages(file: &File) -> Pages {
    match std::fs::File::open(&file.path) {
        Ok(_) if file.size == 0 => Box::new(std::iter::once(Err(Skipped::new(file.shown(), "is empty")))),
        Ok(opened) => records(BufReader::with_capacity(1 << 18, opened), Some(file.shown()), Some(file.name.clone()), file.shown()),
        Err(error) => Box::new(std::iter::once(Err(Skipped::new(file.shown(), disk::reason(&error))))),
    }
}

/// The pages of a stream of lines that messages call `shown`.
pub fn records(mut input: impl BufRead + 'static, path: Option<String>, name: Option<String>, shown: String) -> Pages {
    let mut number = 0;
    let mut has_ended = false;
    Box::new(std::iter::from_fn(move || {
        while !has_ended {
            number += 1;
            let place = format!("{shown}:{number}");
            let line = match next_line(&mut input) {
                Ok(None) => return None,
                Ok(Some(line)) => line.map_err(|reason| Skipped::new(place.clone(), reason)),
                Err(error) => {
                    has_ended = true;
                    Err(Skipped::new(place.clone(), disk::reason(&error)))
                }
            };
            let line = line.as_ref().map(|line| without_bom(line, number));
            match line {
                Ok(line) if line.trim_ascii().is_empty() => continue,
                Ok(line) => {
                    let page = page(line).map_err(|reason| Skipped::new(place, reason));
                    return Some(page.map(|page| Page {
                        path: path.clone(),
                        name: name.clone(),
                        record: Some(Record::Line(number)),
                        ..page
                    }));
                }
                Err(skipped) => return Some(Err(skipped.clone())),
            }
        }
        None
    }))
}

/// The next line without its end; an over-long one is read past and replaced by the reason.
fn next_line(input: &mut impl BufRead) -> std::io::Result<Option<Result<Vec<u8>, String>>> {
    let mut line = Vec::new();
    if input.by_ref().take(MAX_PAGE_BYTES + 1).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    let is_whole = line.last() == Some(&b'\n') || line.len() as u64 <= MAX_PAGE_BYTES;
    if is_whole {
        return Ok(Some(Ok(line)));
    }
    drop(line);
    input.skip_until(b'\n')?;
    Ok(Some(Err(format!("the line is longer than {} MiB", MAX_PAGE_BYTES >> 20))))
}

fn without_bom(line: &[u8], number: u64) -> &[u8] {
    line.strip_prefix(b"\xef\xbb\xbf").filter(|_| number == 1).unwrap_or(line)
}

fn page(line: &[u8]) -> Result<Page, String> {
    if line.trim_ascii_start().first() != Some(&b'{') {
        return Err("is no JSON object".to_owned());
    }
    let line: Line = serde_json::from_slice(line).map_err(|error| format!("is no page: {error}"))?;
    let (format, content) = match (line.html.filter(|html| !html.trim().is_empty()), line.text.filter(|text| !text.trim().is_empty())) {
        (Some(html), _) => (Format::Html, html),
        (None, Some(text)) => (Format::Text, text),
        (None, None) => return Err("has neither `html` nor `text`".to_owned()),
    };
    let is_html = format == Format::Html;
    Ok(Page {
        path: None,
        name: None,
        url: line.url.map(|url| url.replace(char::is_control, "")).filter(|url| !url.trim().is_empty()),
        record: None,
        format,
        bytes: content.into_bytes(),
        declared: Declared {
            // What comes in JSON is UTF-8, whatever the page once declared.
            charset: is_html.then(|| line.charset.unwrap_or_else(|| "utf-8".to_owned())),
            language: line.language.as_deref().and_then(Lang::parse),
            published: line.published.as_deref().and_then(day),
            title: line.title,
            outlet: line.outlet,
            byline: line.byline,
            source_url: line.source_url,
            fetched: None,
            layout: None,
        },
    })
}

/// The day of `2024-08-21` or `2024-08-21T07:00:00Z`, as its place wrote it.
fn day(published: &str) -> Option<Date> {
    published.trim().get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &str) -> Vec<String> {
        records(std::io::Cursor::new(lines.as_bytes().to_vec()), None, None, "f".to_owned())
            .map(|page| match page {
                Ok(page) => format!("{:?} {:?} {}", page.record.unwrap(), page.format, String::from_utf8(page.bytes).unwrap()),
                Err(skipped) => format!("{}: {}", skipped.path, skipped.reason),
            })
            .collect()
    }

    #[test]
    fn each_line_is_a_page_or_has_its_reason() {
        assert_eq!(read("\u{feff}{\"text\":\"a\"}\r\n\n{\"html\":\"<p>b\"}"), ["Line(1) Text a", "Line(3) Html <p>b"]);
        assert_eq!(read("{\"url\":\"u\"}\n{\"text\":\"a\"}")[0], "f:1: has neither `html` nor `text`");
        assert_eq!(read("[1]\n{\"text\":\"a\"}")[0], "f:1: is no JSON object");
        assert_eq!(read("[1]\n{\"text\":\"a\"}")[1], "Line(2) Text a");
        assert!(read(&format!("{{\"deep\":{}", "[".repeat(100_000)))[0].starts_with("f:1: is no page: EOF"));
        assert_eq!(read(""), Vec::<String>::new());
    }

    #[test]
    fn a_line_that_is_too_long_is_read_past() {
        let long = "x".repeat(MAX_PAGE_BYTES as usize + 10);
        assert_eq!(read(&format!("{long}\n{{\"text\":\"a\"}}\n")), ["f:1: the line is longer than 32 MiB", "Line(2) Text a"]);
    }

    #[test]
    fn a_declared_day_may_carry_a_time() {
        assert_eq!(day("2024-08-21T07:00:00Z"), Some(jiff::civil::date(2024, 8, 21)));
        assert_eq!(day("21/08/2024"), None);
    }
}
