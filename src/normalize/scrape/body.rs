//! The lines of the text, each with its kind; what is none of the article is dropped.

use super::captions;
use super::chrome::{self, Marks};
use super::head::{self, Head};
use super::interview;
use super::line::{self, Line, Shape};
use super::links;
use crate::article::BlockKind;
use crate::normalize::Draft;
use std::ops::Range;

/// Makes the draft from the lines of a page, the region of its text and its head.
pub(super) fn draft(lines: &[Line], region: &Range<usize>, head: Head) -> Draft {
    let start = head.title_at.map_or(region.start, |t| t + 1);
    let end = region.end.max(start.min(lines.len()));
    let kinds = kinds(lines, start.min(end)..end, head.title.as_deref());
    let mut draft = Draft {
        title: head.title,
        site: head.site,
        outlet: head.outlet,
        byline: head.byline,
        published: head.published,
        source_url: source_url(lines),
        ..Draft::default()
    };
    for (i, line) in lines.iter().enumerate() {
        let kind = (start..end).contains(&i).then(|| kinds[i - start]).flatten();
        match kind {
            Some(BlockKind::Caption) => draft.lines.push((BlockKind::Caption, captions::without_credit(&line.text).to_owned())),
            Some(kind) => draft.lines.push((kind, line.text.clone())),
            None if is_closing_byline(line, i, end, draft.byline.as_deref()) => draft.lines.push((BlockKind::Byline, line.text.clone())),
            None if Some(i) == head.title_at => {}
            None => draft.dropped.push(line.text.clone()),
        }
    }
    draft
}

fn is_closing_byline(line: &Line, i: usize, end: usize, byline: Option<&str>) -> bool {
    i >= end && i < end + 4 && line.size < 60 && byline.is_some_and(|name| line.text.contains(name))
}

/// The kind of each line of the text; `None` for what is chrome.
fn kinds(lines: &[Line], range: Range<usize>, title: Option<&str>) -> Vec<Option<BlockKind>> {
    let is_paragraph = |&i: &usize| lines[i].shape == Shape::Paragraph && !lines[i].is_dated;
    let first_paragraph = range.clone().find(is_paragraph).unwrap_or(range.start);
    let mut kinds: Vec<Option<BlockKind>> = range.clone().map(|i| plain_kind(lines, i, &range, first_paragraph, title)).collect();
    links::drop_related(lines, &range, &mut kinds);
    captions::mark_alternatives(lines, &range, &mut kinds);
    interview::mark_questions(lines, &range, &mut kinds);
    mark_lists(lines, &range, &mut kinds);
    mark_lead(lines, &range, &mut kinds);
    kinds
}

/// What a line is by itself and its neighbours.
fn plain_kind(lines: &[Line], i: usize, range: &Range<usize>, first_paragraph: usize, title: Option<&str>) -> Option<BlockKind> {
    let line = &lines[i];
    let is_long = line.size >= 300;
    if line.is_dated || (line.marks.has(CHROME) && !is_long) || matches!(line.shape, Shape::Menu | Shape::Junk) || title == Some(&line.text)
    {
        return None;
    }
    if line.label.has(LABELS) && !line.label.has(Marks::QUESTION.or(Marks::ANSWER)) && !is_long && line.shape != Shape::Paragraph {
        return None;
    }
    // "NEWSLETTER : 8 000 lecteurs nous font déjà confiance."
    if line.label.has(Marks::NEWSLETTER) && line.size < LONGEST_INVITATION {
        return None;
    }
    if captions::is_bare_credit(line) || chrome::is_initials(&line.text) || (line.label.has(Marks::BUTTON) && line.size < 60) {
        return None;
    }
    if captions::is_caption(lines, i, range) {
        return Some(BlockKind::Caption);
    }
    match line.shape {
        Shape::Paragraph | Shape::Sentence => Some(BlockKind::Body),
        _ if chrome::opening(&line.text, Marks::THANKS).is_some() => Some(BlockKind::Body),
        _ if i < first_paragraph && line.text.ends_with([',', '،', '，']) => Some(BlockKind::Body),
        _ if i < first_paragraph && (line.words < 8 || head::is_lone_name(line)) => None,
        _ if i < first_paragraph => Some(BlockKind::Lead),
        _ if head::is_lone_name(line) && i + 1 >= range.end => None,
        _ if line.text.starts_with(['-', '–', '•', '*', '●', '+']) || starts_with_number(&line.text) => Some(BlockKind::Body),
        _ => Some(BlockKind::Heading),
    }
}

/// What invites to subscribe is not longer.
const LONGEST_INVITATION: usize = 200;
/// Whole lines that are no part of a text.
const CHROME: Marks = Marks::RELATED
    .or(Marks::TAIL)
    .or(Marks::COMMENT)
    .or(Marks::BUTTON)
    .or(Marks::SOURCE)
    .or(Marks::TAGS)
    .or(Marks::PUBLISHED)
    .or(Marks::UPDATED)
    .or(Marks::BYLINE);
/// Labels whose line is no part of a text.
const LABELS: Marks =
    Marks::RELATED.or(Marks::SOURCE).or(Marks::TAGS).or(Marks::PUBLISHED).or(Marks::UPDATED).or(Marks::BYLINE).or(Marks::COMMENT);

fn starts_with_number(text: &str) -> bool {
    let rest = text.trim_start_matches(char::is_numeric);
    rest.len() < text.len() && rest.starts_with(['.', ')', '-'])
}

/// Short lines after a line that ends in a colon are the items of its list, not headings: who attended, what was decided.
fn mark_lists(lines: &[Line], range: &Range<usize>, kinds: &mut [Option<BlockKind>]) {
    let mut is_list = false;
    for i in range.clone() {
        let kind = &mut kinds[i - range.start];
        match kind {
            Some(BlockKind::Heading) if is_list => *kind = Some(BlockKind::Body),
            Some(_) => is_list = lines[i].text.ends_with([':', '：']),
            None => {}
        }
    }
}

/// The first paragraph after the title is the lead when it is set apart: before the day, or shorter than what follows.
fn mark_lead(lines: &[Line], range: &Range<usize>, kinds: &mut [Option<BlockKind>]) {
    let bodies: Vec<usize> =
        range.clone().filter(|i| matches!(kinds[i - range.start], Some(BlockKind::Body | BlockKind::Lead))).take(2).collect();
    let [first, second] = bodies[..] else { return };
    let before_day = (first..second).any(|i| lines[i].is_dated);
    let has_title = range.start > 0;
    if has_title && lines[first].size <= 420 && (before_day || lines[first].size < lines[second].size) {
        kinds[first - range.start] = Some(BlockKind::Lead);
    }
}

/// The address that a line gives as its source: "Source : https://…", or a lone address under "Source".
fn source_url(lines: &[Line]) -> Option<String> {
    let address = |text: &str| {
        text.split_whitespace()
            .find_map(|w| w.find("http").map(|i| &w[i..]))
            .filter(|w| w.starts_with("http://") || w.starts_with("https://"))
            .map(|w| w.trim_end_matches([')', '.', ',', ']', '»']).to_owned())
    };
    lines.iter().enumerate().find_map(|(i, line)| {
        if line.label.has(Marks::SOURCE) && line.size < 500 {
            return address(line.rest());
        }
        let next = lines.get(i + 1).filter(|l| line.marks.has(Marks::SOURCE) && line::is_address(&l.text));
        next.and_then(|l| address(&l.text))
    })
}
