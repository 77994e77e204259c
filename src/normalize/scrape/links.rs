//! Links to other articles within a text: a section word and what follows it, or a title printed twice in a line.

use super::chrome::Marks;
use super::line::{self, Line, Shape};
use crate::article::BlockKind;
use std::ops::Range;

/// Drops section words and the links after them.
pub(super) fn drop_related(lines: &[Line], range: &Range<usize>, kinds: &mut [Option<BlockKind>]) {
    let is_interview = lines[range.clone()].windows(2).filter(|pair| opens_answer(pair)).count() > 2;
    let mut i = range.start;
    while i < range.end {
        let line = &lines[i];
        let opens = line.marks.has(Marks::RELATED.or(Marks::TAIL)) || (line.label.has(Marks::RELATED) && line.rest().is_empty());
        i += 1;
        let first = i;
        while opens && i < range.end && is_link(lines, i, first, is_interview) {
            kinds[i - range.start] = None;
            i += 1;
        }
    }
    for i in range.clone() {
        if lines[i].size < 400 && (is_said_twice(&lines[i].text) || points_elsewhere(&lines[i])) {
            kinds[i - range.start] = None;
        }
    }
}

/// A question with a paragraph after it.
fn opens_answer(pair: &[Line]) -> bool {
    pair[0].asks() && pair[0].size < 900 && pair[1].shape == Shape::Paragraph
}

/// Whether a line after a section word is a link of its list, which begins at `first`.
fn is_link(lines: &[Line], i: usize, first: usize, is_interview: bool) -> bool {
    let line = &lines[i];
    if is_said_twice(&line.text) || line.marks != Marks::default() {
        return true;
    }
    let is_question = lines.get(i..i + 2).is_some_and(opens_answer) && (is_interview || line::has_inner_stop(&line.text));
    if line.size >= 260 || !line.is_headline() || (i > first && is_question) {
        return false;
    }
    let is_unstopped =
        !line.text.ends_with([':', '：']) && !line::last_mark(&line.text).is_some_and(|c| matches!(c, '.' | '。' | '۔' | '।'));
    let opener = &lines[first - 1];
    let is_spaced = lines[first].group != opener.group;
    if !is_spaced {
        return line.group == opener.group && (i == first || is_unstopped);
    }
    let follows = i == first || line.group <= lines[i - 1].group + 1;
    follows && is_unstopped && (i == first || !line.asks())
}

/// ">> Grain prices rise", "► Lire aussi": a headline behind an arrow.
fn points_elsewhere(line: &Line) -> bool {
    const ARROWS: [&str; 9] = [">>", "»", "►", "▶", "▸", "➤", "→", "⇒", "=>"];
    ARROWS.iter().any(|arrow| line.text.starts_with(arrow)) && line.is_headline() && !line.text.ends_with('.')
}

/// "A. A.": the text of a link and its title.
fn is_said_twice(text: &str) -> bool {
    let head = text.get(..text.floor_char_boundary(16)).unwrap_or_default();
    if text.len() < 30 || !text[head.len()..].contains(head) {
        return false;
    }
    let compact: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    compact.len() >= 24 && compact.len().is_multiple_of(2) && compact[..compact.len() / 2] == compact[compact.len() / 2..]
}
