//! Where the article's text lies: the stretch of lines with the most prose in it.

use super::chrome::{self, Marks};
use super::line::{self, Line, Shape};
use std::ops::Range;

/// Line numbers of the text proper, from its first paragraph to its last.
pub(super) fn find(lines: &[Line]) -> Range<usize> {
    if is_plain(lines) {
        return 0..lines.len();
    }
    let end = hard_end(lines);
    let weights: Vec<i32> = lines[..end].iter().map(weight).collect();
    let best = densest(&weights);
    if best.is_empty() { 0..end } else { best.start..thanked(lines, best.end, end) }
}

/// Whether a text has no chrome at all: no words, days or addresses of a site, and hardly a line of a menu word.
pub(super) fn is_plain(lines: &[Line]) -> bool {
    let is_chrome = |l: &Line| {
        let is_known =
            l.marks.has(CHROME) || l.is_dated || l.has(Marks::SOURCE) || l.label.has(Marks::RELATED.or(Marks::TAGS)) && l.size < 200;
        is_known || l.has_columns || matches!(l.shape, Shape::Menu) || l.shape == Shape::Junk && l.text.chars().any(char::is_alphabetic)
    };
    let is_word = |l: &Line| l.shape == Shape::Short && l.words <= 3 && !line::last_mark(&l.text).is_some_and(line::is_stop);
    let lines = if names_place(lines) { &lines[2..] } else { lines };
    !lines.iter().any(is_chrome) && lines.iter().filter(|l| is_word(l)).count() * 10 <= lines.len()
}

/// Whether the second line says where an agency wrote the text, as in "Homs - SANA", "طرابلس (وال)".
fn names_place(lines: &[Line]) -> bool {
    const MOST_WORDS: usize = 6;
    let [headline, place, paragraph, ..] = lines else { return false };
    let is_parted = place.text.contains(['-', '–', '—', '/', '(']) && place.words <= MOST_WORDS;
    is_parted && headline.words > place.words && paragraph.words > 2 * MOST_WORDS
}

/// Whole lines that only a site prints.
const CHROME: Marks =
    Marks::RELATED.or(Marks::TAIL).or(Marks::COMMENT).or(Marks::BUTTON).or(Marks::SOURCE).or(Marks::TAGS).or(Marks::SECTION);

/// The end with a closing word of thanks taken in, which often has no full stop.
fn thanked(lines: &[Line], end: usize, hard_end: usize) -> usize {
    let thanks = |l: &Line| l.size < 100 && (l.marks.has(Marks::THANKS) || chrome::opening(&l.text, Marks::THANKS).is_some());
    (end..hard_end.min(end + 2)).find(|&i| thanks(&lines[i])).map_or(end, |i| i + 1)
}

/// How much a line speaks for prose (hundredths of a paragraph).
fn weight(line: &Line) -> i32 {
    if line.marks.has(Marks::TAIL.or(Marks::COMMENT)) {
        return -500;
    }
    if line.label.has(Marks::TAGS.or(Marks::COMMENT)) && line.size < 200 {
        return -300;
    }
    if line.has(Marks::SOURCE) && line.size < 300 {
        return -200;
    }
    if line.marks != Marks::default()
        || line.is_dated
        || line.label.has(Marks::RELATED.or(Marks::PHOTO).or(Marks::BYLINE)) && line.size < 200
    {
        return -30;
    }
    match line.shape {
        Shape::Paragraph => (line.size.min(600) * 2) as i32,
        Shape::Sentence if line::has_inner_stop(&line.text) => 2 * line.size as i32,
        Shape::Sentence => 50,
        Shape::Short if line.text.starts_with(['-', '–', '•', '*', '●', '+']) => 0,
        Shape::Short => -70,
        Shape::Menu => -150,
        Shape::Junk => -150,
    }
}

/// The stretch with the greatest sum, the first of equals.
fn densest(weights: &[i32]) -> Range<usize> {
    let (mut best, mut best_sum) = (0..0, 0i64);
    let (mut start, mut sum) = (0, 0i64);
    for (i, &weight) in weights.iter().enumerate() {
        if sum <= 0 {
            (start, sum) = (i, 0);
        }
        sum += i64::from(weight);
        if sum > best_sum {
            (best, best_sum) = (start..i + 1, sum);
        }
    }
    best
}

/// Where comments or lists of other articles begin for good: after much of the prose, and with little more of it to come.
fn hard_end(lines: &[Line]) -> usize {
    let prose = |line: &Line| {
        if line.shape == Shape::Paragraph && !line.has(Marks::COMMENT.or(Marks::TAIL)) { line.size.min(1500) } else { 0 }
    };
    let total: usize = lines.iter().map(prose).sum();
    let mut before = 0;
    for (i, line) in lines.iter().enumerate() {
        let is_comments = line.marks.has(Marks::COMMENT) || line.label.has(Marks::COMMENT) && line.size < 60;
        let is_list = line.marks.has(Marks::TAIL) || line.label.has(Marks::TAIL) && line.size < 60;
        let is_source = line.has(Marks::SOURCE) && line.text.contains("://");
        let share = before * 100 / total.max(1);
        if (is_comments && share >= 50) || (is_source && share >= 60) || (is_list && share >= 75) {
            return i;
        }
        before += prose(line);
    }
    lines.len()
}
