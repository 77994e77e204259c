//! Two articles in two columns of a terminal.
//!
//! Each line of a column is isolated, so that a language that is written from right to left turns nothing but itself.

use super::heading;
use crate::align::Bead;
use crate::article::Span;
use crate::cli::print::{Out, clean, isolated, styled};
use crate::compare::{Comparison, Difference, Severity, Side, Within};
use std::io;

/// Prints a comparison.
pub(super) fn print(out: &mut Out, left: &Side, right: Option<&Side>, comparison: &Comparison, only_differences: bool) -> io::Result<()> {
    out.line(&styled(&heading(left.article), "1", out.is_coloured))?;
    if let Some(right) = right {
        out.line(&styled(&heading(right.article), "1", out.is_coloured))?;
        out.line("")?;
        for bead in &comparison.beads {
            let here: Vec<&Difference> =
                comparison.differences.iter().filter(|d| d.within.is_none() && is_in(d, bead, left, right)).collect();
            if !only_differences || !here.is_empty() {
                print_bead(out, bead, left, right, &here)?;
            }
        }
    }
    let inside: Vec<&Difference> = comparison.differences.iter().filter(|d| d.within.is_some() || right.is_none()).collect();
    for difference in inside {
        let side = if difference.within == Some(Within::Right) { right.unwrap_or(left) } else { left };
        out.line(&format!("within {}: {}", isolated(&crate::cli::shown::title(side.article)), told(difference, out.is_coloured)))?;
        for span in [difference.left, difference.right].into_iter().flatten() {
            out.line(&format!("   … {}", isolated(&around(side, span))))?;
        }
    }
    if comparison.differences.is_empty() {
        out.line("no differences")?;
    }
    out.line("")
}

/// Whether a difference is shown with a bead.
fn is_in(difference: &Difference, bead: &Bead, left: &Side, right: &Side) -> bool {
    let holds = |side: &Side, of: &std::ops::Range<usize>, span: Option<Span>| {
        span.is_some_and(|span| side.sentences.spans[of.clone()].iter().any(|sentence| sentence.overlaps(span)))
    };
    match difference.left {
        Some(_) => holds(left, &bead.left, difference.left),
        None => holds(right, &bead.right, difference.right),
    }
}

fn print_bead(out: &mut Out, bead: &Bead, left: &Side, right: &Side, here: &[&Difference]) -> io::Result<()> {
    let width = width();
    let text = |side: &Side, of: &std::ops::Range<usize>| {
        let sentences = side.sentences.spans[of.clone()].iter().map(|span| clean(side.text(*span)));
        wrapped(&sentences.collect::<Vec<_>>().join(" "), width)
    };
    let (first, second) = (text(left, &bead.left), text(right, &bead.right));
    for nth in 0..first.len().max(second.len()) {
        let cell = |lines: &[String]| lines.get(nth).cloned().unwrap_or_default();
        let (a, b) = (cell(&first), cell(&second));
        let padding = " ".repeat(width.saturating_sub(columns(&a)));
        out.line(&format!("{}{padding} │ {}", isolated(&a), isolated(&b)))?;
    }
    for difference in here {
        out.line(&format!("  ▸ {}", told(difference, out.is_coloured)))?;
    }
    out.line(&styled(&"─".repeat(2 * width + 3), "2", out.is_coloured))
}

/// A difference in words.
fn told(difference: &Difference, is_coloured: bool) -> String {
    let style = match difference.severity {
        Severity::High => "1;31",
        Severity::Medium => "33",
        Severity::Low => "2",
    };
    let name = |value: serde_json::Value| value.as_str().unwrap_or_default().replace('_', " ");
    let field = difference.field.map(|field| format!(" ({})", name(serde_json::json!(field)))).unwrap_or_default();
    let kind = format!("{}{field}", name(serde_json::json!(difference.kind)));
    format!("{}: {}", styled(&kind, style, is_coloured), isolated(&difference.why.to_string()))
}

/// A span with some words around it.
fn around(side: &Side, span: Span) -> String {
    const MORE: usize = 40;
    let text = &side.article.text;
    let start = text.floor_char_boundary(span.start.saturating_sub(MORE));
    let end = text.ceil_char_boundary((span.end + MORE).min(text.len()));
    let line_start = text[start..span.start].rfind('\n').map_or(start, |n| start + n + 1);
    let line_end = text[span.end..end].find('\n').map_or(end, |n| span.end + n);
    format!("{}[{}]{}", clean(&text[line_start..span.start]), clean(side.text(span)), clean(&text[span.end..line_end]))
}

/// Width of a column: half of what COLUMNS says, or of 120.
fn width() -> usize {
    let all = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse::<usize>().ok()).unwrap_or(120);
    (all.clamp(40, 300) - 3) / 2
}

/// A text in lines of some width.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        let fits = columns(&line) + columns(word) < width;
        if !line.is_empty() && !fits {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        while columns(&line) > width {
            let cut = line
                .char_indices()
                .scan(0, |sum, (at, c)| {
                    *sum += column(c);
                    Some((at, *sum))
                })
                .find(|(_, sum)| *sum > width);
            let rest = line.split_off(cut.map_or(line.len(), |(at, _)| at.max(1)));
            lines.push(std::mem::replace(&mut line, rest));
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Columns of a terminal that a text takes.
fn columns(text: &str) -> usize {
    text.chars().map(column).sum()
}

/// Columns that a character takes: none for marks, two for ideographs.
fn column(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_within_their_width() {
        let lines = wrapped("un deux trois quatre-vingt-dix-sept-mille 会议在河内举行了三天", 10);
        assert!(lines.iter().all(|line| columns(line) <= 10), "{lines:?}");
        assert_eq!(lines.concat().replace(' ', ""), "undeuxtroisquatre-vingt-dix-sept-mille会议在河内举行了三天");
    }
}
