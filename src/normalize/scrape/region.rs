//! Where the article's text lies: the stretch of lines with the most prose in it.

use super::chrome::Marks;
use super::line::{Line, Shape};
use std::ops::Range;

/// Line numbers of the text proper, from its first paragraph to its last.
pub(super) fn find(lines: &[Line]) -> Range<usize> {
    let end = hard_end(lines);
    let weights: Vec<i32> = lines[..end].iter().map(weight).collect();
    let best = densest(&weights);
    if best.is_empty() { 0..end } else { best }
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
