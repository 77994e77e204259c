//! A comparison as one page of HTML that needs nothing else: no script, no font, no network.

use super::why::{Find, english};
use super::{Comparison, Difference, Severity, Side, Within};
use crate::align::Bead;
use crate::article::Span;
use std::fmt::Write;

/// A page of one or more comparisons.
pub fn page(pairs: &[String]) -> String {
    let style = include_str!("page.css");
    let body = pairs.concat();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>Versions compared</title>\n<style>\n{style}</style>\n<body>\n{body}</body>\n</html>\n"
    )
}

/// One comparison.
pub fn pair(left: &Side, right: Option<&Side>, comparison: &Comparison) -> String {
    let columns = right.map(|right| columns(left, right, comparison, false, &english)).unwrap_or_default();
    format!("<main>\n<h1>{}</h1>\n{}{columns}</main>\n", titles(left, right), list(left, right, comparison, &english))
}

/// What differs, each with the reason and a link to its place.
pub fn list(left: &Side, right: Option<&Side>, comparison: &Comparison, find: Find) -> String {
    let mut html = String::from("<ol class=\"list\">\n");
    for (number, difference) in comparison.differences.iter().enumerate() {
        let _ = writeln!(html, "{}", item(number, difference, left, right, find));
    }
    html.push_str("</ol>\n");
    html
}

/// The sentences side by side, with what differs marked; or only those in which something does.
pub fn columns(left: &Side, right: &Side, comparison: &Comparison, only_differences: bool, find: Find) -> String {
    let mut html = String::from("<table>\n");
    for bead in &comparison.beads {
        let row = row(bead, left, right, comparison, find);
        if !only_differences || row.contains("<mark") {
            html.push_str(&row);
        }
    }
    html.push_str("</table>\n");
    html
}

fn titles(left: &Side, right: Option<&Side>) -> String {
    let name = |side: &Side| {
        let title = side.article.title.as_deref().or(side.article.url.as_deref()).unwrap_or(&side.article.page);
        format!("<bdi lang=\"{}\">{}</bdi>", side.article.language, escaped(title))
    };
    std::iter::once(left).chain(right).map(name).collect::<Vec<_>>().join(" / ")
}

/// An entry of the list of differences, which leads to its place.
fn item(number: usize, difference: &Difference, left: &Side, right: Option<&Side>, find: Find) -> String {
    let within = match difference.within {
        Some(Within::Left) => find("difference", "within_left"),
        Some(Within::Right) => find("difference", "within_right"),
        None => None,
    };
    let within = within.map(|within| format!("{}: ", escaped(&within))).unwrap_or_default();
    let surfaces = match (difference.within, right) {
        (None, _) | (Some(Within::Left), None) if right.is_some() => {
            [difference.left.map(|span| left.text(span)), right.and_then(|right| difference.right.map(|span| right.text(span)))]
        }
        (Some(Within::Right), Some(right)) => [difference.left.map(|span| right.text(span)), difference.right.map(|span| right.text(span))],
        _ => [difference.left.map(|span| left.text(span)), difference.right.map(|span| left.text(span))],
    };
    let shown = surfaces.into_iter().flatten().map(|text| format!("<q dir=\"auto\">{}</q>", escaped(&cut(text))));
    let shown = shown.collect::<Vec<_>>().join(" · ");
    let label = escaped(&label(difference, find));
    let class = class(difference.severity);
    let why = escaped(&difference.why.in_words(find));
    let number = number + 1;
    if difference.within.is_none() && right.is_some() {
        format!("<li class=\"{class}\"><a href=\"#d{number}\">{label}</a>: {why} {shown}</li>")
    } else {
        format!("<li class=\"{class}\">{within}{label}: {why} {shown}</li>")
    }
}

fn cut(text: &str) -> String {
    const MOST: usize = 120;
    if text.chars().count() <= MOST { text.to_owned() } else { text.chars().take(MOST).chain(['…']).collect() }
}

fn label(difference: &Difference, find: Find) -> String {
    let word = |value: serde_json::Value| {
        let key = value.as_str().unwrap_or_default().to_owned();
        find("difference", &key).unwrap_or_else(|| key.replace('_', " "))
    };
    let kind = word(serde_json::json!(difference.kind));
    match difference.field {
        Some(field) => format!("{kind} – {}", word(serde_json::json!(field))),
        None => kind,
    }
}

const fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "high",
        Severity::Medium => "medium",
        Severity::Low => "low",
    }
}

fn row(bead: &Bead, left: &Side, right: &Side, comparison: &Comparison, find: Find) -> String {
    let cell = |side: &Side, of: &std::ops::Range<usize>, is_left: bool| {
        let sentences = side.sentences.spans[of.clone()].iter().map(|sentence| marked(side, *sentence, comparison, is_left, find));
        format!("<td lang=\"{}\" dir=\"auto\">{}</td>", side.article.language, sentences.collect::<Vec<_>>().join(" "))
    };
    format!("<tr>{}{}</tr>\n", cell(left, &bead.left, true), cell(right, &bead.right, false))
}

/// A sentence with its differences marked.
fn marked(side: &Side, sentence: Span, comparison: &Comparison, is_left: bool, find: Find) -> String {
    let mut marks: Vec<(Span, usize, &Difference)> = Vec::new();
    for (number, difference) in comparison.differences.iter().enumerate().filter(|(_, d)| d.within.is_none()) {
        let span = if is_left { difference.left } else { difference.right };
        marks.extend(span.filter(|span| sentence.overlaps(*span)).map(|span| (span, number, difference)));
    }
    marks.sort_by_key(|(span, number, _)| (span.start, *number));
    let mut html = String::new();
    let mut at = sentence.start;
    for (span, number, difference) in marks {
        let (start, end) = (span.start.max(at), span.end.min(sentence.end));
        if start >= end {
            continue;
        }
        html.push_str(&escaped(side.text(Span::new(at, start))));
        let is_place = is_left || difference.left.is_none();
        let id = if is_place { format!(" id=\"d{}\"", number + 1) } else { String::new() };
        let (class, why) = (class(difference.severity), escaped(&difference.why.in_words(find)));
        let _ =
            write!(html, "<mark{id} class=\"{class}\" tabindex=\"0\" title=\"{why}\">{}</mark>", escaped(side.text(Span::new(start, end))));
        at = end;
    }
    html.push_str(&escaped(side.text(Span::new(at, sentence.end))));
    html
}

/// Text as HTML shows it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
