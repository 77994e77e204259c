//! The lines of the text, each with its kind; what is none of the article is dropped.

use super::chrome::{self, Marks};
use super::head::{self, Head};
use super::line::{self, Line, Shape};
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
            Some(BlockKind::Caption) => draft.lines.push((BlockKind::Caption, without_credit(&line.text).to_owned())),
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
    let mut kinds: Vec<Option<BlockKind>> = range.clone().map(|i| plain_kind(lines, i, &range, title)).collect();
    drop_related(lines, &range, &mut kinds);
    mark_alternatives(lines, &range, &mut kinds);
    mark_questions(lines, &range, &mut kinds);
    mark_lead(lines, &range, &mut kinds);
    kinds
}

/// What a line is by itself and its neighbours.
fn plain_kind(lines: &[Line], i: usize, range: &Range<usize>, title: Option<&str>) -> Option<BlockKind> {
    let line = &lines[i];
    let first_paragraph =
        (range.start..range.end).find(|&j| lines[j].shape == Shape::Paragraph && !lines[j].is_dated).unwrap_or(range.start);
    let is_long = line.size >= 300;
    if line.is_dated || (line.marks.has(CHROME) && !is_long) || matches!(line.shape, Shape::Menu | Shape::Junk) || title == Some(&line.text)
    {
        return None;
    }
    if line.label.has(LABELS) && !line.label.has(Marks::QUESTION.or(Marks::ANSWER)) && !is_long && line.shape != Shape::Paragraph {
        return None;
    }
    if is_bare_credit(line) || (line.label.has(Marks::BUTTON) && line.size < 60) {
        return None;
    }
    if is_caption(lines, i, range) {
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

/// A line that only says who took a picture: "Ảnh: Minh Tân".
fn is_bare_credit(line: &Line) -> bool {
    let name = line.rest();
    line.label.has(Marks::PHOTO)
        && line.size < 60
        && (line::could_be_name(name) || name.split_whitespace().all(|w| w.chars().all(|c| !c.is_lowercase())))
}

/// Captions are printed twice, or carry a credit.
fn is_caption(lines: &[Line], i: usize, range: &Range<usize>) -> bool {
    let line = &lines[i];
    if line.size > 450 {
        return false;
    }
    let same = |j: usize| range.contains(&j) && lines[j].text == line.text;
    let is_doubled = same(i + 1) || (i > 0 && same(i - 1));
    let without = without_credit(&line.text);
    let extends = |j: usize| {
        range.contains(&j) && without.len() < line.text.len() && lines[j].text.trim_end_matches('.') == without.trim_end_matches('.')
    };
    let is_extended = i + 1 < range.end
        && lines[i + 1].size <= 450
        && without_credit(&lines[i + 1].text) != lines[i + 1].text
        && without_credit(&lines[i + 1].text).trim_end_matches('.') == line.text.trim_end_matches('.');
    is_doubled || is_extended || extends(i + 1) || without.len() < line.text.len() || (line.label.has(Marks::PHOTO) && line.size < 300)
}

/// A caption without "(Photo : …)", "Ảnh: …", "Photo by …" at its end.
pub(super) fn without_credit(text: &str) -> &str {
    let closed = text.trim_end_matches(['.', ' ']);
    for (open, close) in [('(', ')'), ('[', ']'), ('（', '）')] {
        if let Some(at) = closed.strip_suffix(close).and_then(|t| t.rfind(open)) {
            let inside = &closed[at + open.len_utf8()..closed.len() - close.len_utf8()];
            if is_credit(inside) {
                return text[..at].trim_end();
            }
        }
    }
    let from = text.char_indices().rev().nth(60).map_or(0, |(i, _)| i);
    for (i, c) in text[from..].char_indices().map(|(i, c)| (from + i, c)) {
        let begins = i > 0
            && (matches!(c, '©') || text[..i].ends_with([' ', '.', '/', '-', '。', '，']))
            && text[..i].trim_end().ends_with(['.', '。', '!', '…', '-', '–', '—', '|', '/', '"', '”', '»']);
        let begins = begins || (i > 0 && c.is_uppercase() && text[..i].ends_with(' '));
        if begins && text.len() - i < 90 && is_credit(&text[i..]) {
            return text[..i].trim_end().trim_end_matches(['-', '–', '—', '|', '/']).trim_end();
        }
    }
    text
}

/// "Photo : Van Vu", "Ảnh: VGP", "Photo by Huu Nghia", "© AFP".
fn is_credit(text: &str) -> bool {
    if text.chars().count() > 70 || text.is_empty() {
        return false;
    }
    let is_photo = chrome::label(text).is_some_and(|(m, rest)| m.has(Marks::PHOTO) && rest.split_whitespace().count() <= 7);
    let is_by = chrome::opening(text, Marks::PHOTO).is_some_and(|(_, rest)| line::is_name(rest));
    is_photo || is_by || text.starts_with('©')
}

/// Drops section words and the links after them.
fn drop_related(lines: &[Line], range: &Range<usize>, kinds: &mut [Option<BlockKind>]) {
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
        if lines[i].size < 400 && is_said_twice(&lines[i].text) {
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

/// "A. A.": the text of a link and its title.
fn is_said_twice(text: &str) -> bool {
    let compact: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    compact.len() >= 24 && compact.len().is_multiple_of(2) && compact[..compact.len() / 2] == compact[compact.len() / 2..]
}

/// Alternative texts of pictures: repeated over the page, or in another script than the page; the line after one is a caption.
fn mark_alternatives(lines: &[Line], range: &Range<usize>, kinds: &mut [Option<BlockKind>]) {
    let foreign = foreign_lines(lines, range);
    for i in range.clone() {
        let line = &lines[i];
        let is_apart = line.times > 2 && kinds[i - range.start] != Some(BlockKind::Caption);
        let is_foreign = foreign[i - range.start];
        let is_kept = kinds[i - range.start].is_some();
        let is_alternative = is_title_again(lines, i, range) || (is_kept && (is_foreign || (line.shape != Shape::Paragraph && is_apart)));
        if !is_alternative {
            continue;
        }
        kinds[i - range.start] = None;
        let next = i + 1;
        if next < range.end
            && lines[next].group <= line.group + 1
            && lines[next].size < 450
            && kinds[next - range.start].is_some_and(|k| k != BlockKind::Caption)
            && is_caption_like(&lines[next])
        {
            kinds[next - range.start] = Some(BlockKind::Caption);
        }
    }
}

fn is_title_again(lines: &[Line], i: usize, range: &Range<usize>) -> bool {
    range.start > 0 && lines[range.start - 1].text == lines[i].text
}

/// A single sentence, or none.
fn is_caption_like(line: &Line) -> bool {
    line.size < 260 && !line::has_inner_stop(&line.text) && !line.asks()
}

/// Lines written in another language than the text.
fn foreign_lines(lines: &[Line], range: &Range<usize>) -> Vec<bool> {
    let sample: String = lines[range.clone()]
        .iter()
        .filter(|l| l.shape == Shape::Paragraph)
        .flat_map(|l| l.text.chars().take(400).chain([' ']))
        .take(3000)
        .collect();
    let language = crate::detect::text(&sample, None);
    lines[range.clone()]
        .iter()
        .map(|l| l.size >= 15 && l.size < 250 && crate::detect::sure(&l.text).is_some_and(|found| found != language))
        .collect()
}

/// Questions of an interview: at least two lines that ask, each with an answer after it.
fn mark_questions(lines: &[Line], range: &Range<usize>, kinds: &mut [Option<BlockKind>]) {
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
    for i in range.clone() {
        let begins_asking =
            chrome::opening(&lines[i].text, Marks::ASK).is_some() && lines[i].text.ends_with(['.', '!']) && lines[i].size < 300;
        let after_answer = i > range.start
            && (range.start..i)
                .rev()
                .find(|&j| kinds[j - range.start].is_some())
                .is_some_and(|j| kinds[j - range.start] == Some(BlockKind::Body));
        if begins_asking
            && after_answer
            && kinds[i - range.start] == Some(BlockKind::Body)
            && lines[i].text.split_whitespace().count() < 40
            && is_imperative(&lines[i].text)
        {
            kinds[i - range.start] = Some(BlockKind::Question);
        }
    }
}

/// "Parlez-nous …", "Tell us …": asks of two words and more.
fn is_imperative(text: &str) -> bool {
    chrome::opening(text, Marks::ASK).is_some_and(|(_, rest)| text[..text.len() - rest.len()].trim().contains([' ', '-']))
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
