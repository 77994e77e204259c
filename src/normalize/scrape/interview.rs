//! The questions of an interview.
//!
//! "Parlez-nous de la conférence." and "PV: Xin ông cho biết …?" ask; what follows answers.

use super::chrome::{self, Marks};
use super::line::Line;
use crate::article::BlockKind;
use std::ops::Range;

/// Questions of an interview: at least two lines that ask, each with an answer after it.
pub(super) fn mark_questions(lines: &[Line], range: &Range<usize>, kinds: &mut [Option<BlockKind>]) {
    let is_body = |kinds: &[Option<BlockKind>], i: usize| {
        matches!(kinds[i - range.start], Some(BlockKind::Body | BlockKind::Heading | BlockKind::Lead))
    };
    let asks = |i: usize| {
        is_body(kinds, i)
            && lines[i].size < 900
            && (lines[i].asks() || (lines[i].label.has(Marks::QUESTION) && !lines[i].label.has(Marks::ANSWER)))
    };
    let found: Vec<usize> = range
        .clone()
        .filter(|&i| asks(i))
        .filter(|&i| (i + 1..range.end).find(|&j| is_body(kinds, j)).is_some_and(|j| !asks(j) || lines[j].size > lines[i].size))
        .collect();
    if found.len() < 2 {
        return;
    }
    for &i in &found {
        kinds[i - range.start] = Some(BlockKind::Question);
    }
    let mut after_answer = false;
    for i in range.clone() {
        let kind = kinds[i - range.start];
        if kind == Some(BlockKind::Body) && after_answer && is_ask(&lines[i]) {
            kinds[i - range.start] = Some(BlockKind::Question);
        }
        if kind.is_some() {
            after_answer = kind == Some(BlockKind::Body);
        }
    }
}

/// "Parlez-nous de …", "Tell us about …": a request of two words and more that ends in a full stop.
fn is_ask(line: &Line) -> bool {
    line.size < 300
        && line.text.ends_with(['.', '!'])
        && chrome::opening(&line.text, Marks::ASK)
            .is_some_and(|(_, rest)| line.text[..line.text.len() - rest.len()].trim().contains([' ', '-']))
}
