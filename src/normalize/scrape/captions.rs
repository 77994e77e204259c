//! Lines under pictures, the credits in them, and the pictures' alternative texts.
//!
//! "The delegates arrive. (Photo: Ann Lee)" is a caption without its last three words.

use super::chrome::{self, Marks};
use super::line::{self, Line, Shape};
use crate::article::BlockKind;
use std::ops::Range;

/// Whether a line stands under a picture: it is printed twice, or carries a credit, or is its neighbour without the credit.
pub(super) fn is_caption(lines: &[Line], i: usize, range: &Range<usize>) -> bool {
    let line = &lines[i];
    if line.size > 450 {
        return false;
    }
    let same = |j: usize| range.contains(&j) && lines[j].text == line.text;
    let bare = |text: &str| text.trim_end_matches('.').len();
    let credited = |long: &Line, short: &Line| {
        let without = without_credit(&long.text);
        without.len() < long.text.len() && without[..bare(without)] == short.text[..bare(&short.text)]
    };
    let next = lines.get(i + 1).filter(|l| i + 1 < range.end && l.size <= 450);
    let is_doubled = same(i + 1) || (i > 0 && same(i - 1));
    let is_extended =
        next.is_some_and(|l| l.text.len() > line.text.len() && l.text.starts_with(line.text.trim_end_matches('.')) && credited(l, line));
    is_doubled || is_extended || without_credit(&line.text).len() < line.text.len() || (line.label.has(Marks::PHOTO) && line.size < 300)
}

/// A caption without "(Photo : …)", "Ảnh: …", "Photo by …" at its end.
pub(in crate::normalize) fn without_credit(text: &str) -> &str {
    let closed = text.trim_end_matches(['.', ' ']);
    for (open, close) in [('(', ')'), ('[', ']'), ('（', '）')] {
        if let Some(at) = closed.strip_suffix(close).and_then(|t| t.rfind(open)) {
            let inside = &closed[at + open.len_utf8()..closed.len() - close.len_utf8()];
            if is_credit(inside) {
                return text[..at].trim_end();
            }
        }
    }
    let from = text.char_indices().rev().nth(60).map_or(0, |(i, _)| i).max(1);
    let mut before = None;
    for (i, c) in text.char_indices().skip_while(|(i, _)| *i < from) {
        let begins_word = before.is_none_or(|b: char| !b.is_alphanumeric());
        if before.is_some() && begins_word && could_open_credit(&text[i..], c) && is_credit(&text[i..]) {
            return text[..i].trim_end().trim_end_matches(['-', '–', '—', '|', '/']).trim_end();
        }
        before = Some(c);
    }
    match text.rsplit_once(['.', '!', '?', '…']) {
        Some((_, rest)) if is_signature(rest) => text[..text.len() - rest.len()].trim_end(),
        _ => text,
    }
}

/// "Ann Lee / The Harbour Post", "Ann Lee/AP": who took a picture, and for whom, without a word for it.
fn is_signature(text: &str) -> bool {
    let Some((name, agency)) = text.trim().split_once('/') else { return false };
    let is_agency =
        |name: &str| (1..=5).contains(&name.split(' ').count()) && name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    name.trim().contains(' ') && line::is_name(name.trim()) && is_agency(agency.trim())
}

/// A cheap look before the table is asked: "©", or a word of the table with a capital or a colon.
fn could_open_credit(rest: &str, c: char) -> bool {
    let word = rest.split([' ', ':', '：']).next().unwrap_or(rest);
    let has_colon = rest[word.len()..].trim_start().starts_with([':', '：']);
    // "Photo DR" has no author; "the minister, |Dr| Ann Lee" is no picture.
    if word.trim_end_matches('.') == "Dr" && !has_colon {
        return false;
    }
    c == '©' || (c.is_alphabetic() && (c.is_uppercase() || has_colon || rest.contains([':', '：'])) && chrome::opens_phrase(word))
}

/// "Photo : Van Vu", "Ảnh: VGP", "Photo by Huu Nghia", "© AFP".
fn is_credit(text: &str) -> bool {
    if text.chars().count() > 70 || text.is_empty() {
        return false;
    }
    let is_photo = chrome::label(text).is_some_and(|(m, rest)| m.has(Marks::PHOTO) && rest.split_whitespace().count() <= 7);
    // "Ph. Moussa K.".
    let is_by = chrome::opening(text, Marks::PHOTO).is_some_and(|(_, rest)| line::is_name(rest.strip_suffix('.').unwrap_or(rest)));
    is_photo || is_by || text.starts_with('©')
}

/// A line that only says who took a picture: "Ảnh: Minh Tân".
pub(super) fn is_bare_credit(line: &Line) -> bool {
    let name = line.rest();
    line.label.has(Marks::PHOTO)
        && line.size < 60
        && (line::could_be_name(name) || name.split_whitespace().all(|w| w.chars().all(|c| !c.is_lowercase())))
}

/// Alternative texts of pictures: repeated over the page, or in another script than the page; the line after one is a caption.
pub(super) fn mark_alternatives(lines: &[Line], range: &Range<usize>, kinds: &mut [Option<BlockKind>]) {
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
        // "Share this with family and friends" between the paragraphs of another language is a button.
        let is_button = chrome::opening(&line.text, Marks::BUTTON).is_some();
        let next = i + 1;
        if next < range.end
            && !is_button
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
    // News in short sentences has no line that is long enough to be a paragraph.
    let has_paragraphs = lines[range.clone()].iter().any(|l| l.shape == Shape::Paragraph);
    let sample: String = lines[range.clone()]
        .iter()
        .filter(|l| l.shape == Shape::Paragraph || !has_paragraphs && l.shape == Shape::Sentence)
        .flat_map(|l| l.text.chars().take(400).chain([' ']))
        .take(3000)
        .collect();
    let language = crate::detect::text(&sample, None);
    lines[range.clone()]
        .iter()
        .map(|l| l.size >= 15 && l.size < 250 && crate::detect::sure(&l.text).is_some_and(|found| found != language))
        .collect()
}
/// Whether a line tells what a picture shows, or who took it.
pub(super) fn tells_picture(line: &Line) -> bool {
    chrome::opening(&line.text, Marks::CAPTION).is_some()
        || chrome::tells_shown(&line.text)
        || without_credit(&line.text).len() < line.text.len()
}
