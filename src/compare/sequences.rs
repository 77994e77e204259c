//! Lists that contradict themselves: a weekday among ordinals, a count that the list does not keep.
//!
//! First, second, third, *Wednesday*, fifth: the Vietnamese original said "thứ tư", which is both the fourth and Wednesday.

use super::why::Why;
use super::{Difference, Kind, Severity, Side};
use crate::article::{BlockKind, Lang, Span};
use crate::figure::{Figure, FigureKind};
use crate::fold::fold;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    vietnamese: Vec<String>,
    language: BTreeMap<Lang, Numbering>,
}

/// How a language numbers paragraphs.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbering {
    ordinals: Vec<Vec<String>>,
    last: Vec<String>,
    weekdays: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| toml::from_str(include_str!("sequences.toml")).expect("sequences.toml is tested"));

/// What the beginning of a paragraph says of its place in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Nth(usize),
    Last,
    Weekday(usize),
}

/// A paragraph that is numbered in words.
struct Item {
    place: Place,
    block: usize,
    /// The words that number it.
    span: Span,
}

pub(super) fn contradictions(side: &Side, out: &mut Vec<Difference>) {
    let items = items(side);
    weekdays(&items, side, out);
    counts(&items, side, out);
    enumerations(side, out);
}

fn items(side: &Side) -> Vec<Item> {
    let blocks = side.article.blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Body);
    let item = |(nth, block): (usize, &crate::article::Block)| {
        let numbering = WORDS.language.get(&block.language)?;
        let (place, span) = place(side.text(block.span), numbering)?;
        Some(Item { place, block: nth, span: Span::new(block.span.start + span.start, block.span.start + span.end) })
    };
    blocks.filter_map(item).collect()
}

/// How the first words of a paragraph number it. A weekday must be its very first word.
fn place(text: &str, numbering: &Numbering) -> Option<(Place, Span)> {
    const FIRST_WORDS: usize = 5;
    let words: Vec<Span> = word_spans(text).take(FIRST_WORDS + 3).collect();
    let first = words.first()?;
    if let Some(nth) = numbering.weekdays.iter().position(|day| fold(day) == fold(&text[first.start..first.end])) {
        return Some((Place::Weekday(nth), *first));
    }
    for from in 0..words.len().min(FIRST_WORDS) {
        for to in (from + 1..=(from + 3).min(words.len())).rev() {
            let span = Span::new(words[from].start, words[to - 1].end);
            let phrase = fold(&text[span.start..span.end]);
            let is = |list: &[String]| list.iter().any(|word| fold(word) == phrase);
            if let Some(nth) = numbering.ordinals.iter().position(|words| is(words)) {
                return Some((Place::Nth(nth + 1), span));
            }
            if from == 0 && is(&numbering.last) {
                return Some((Place::Last, span));
            }
        }
    }
    None
}

fn word_spans(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(char::is_alphanumeric)?;
        let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '\u{64b}'..='\u{652}' | '\'' | '’');
        let end = text[start..].find(|c| !is_inside(c)).map_or(text.len(), |n| start + n);
        rest = end;
        Some(Span::new(start, end))
    })
}

/// A weekday where the numbers before and after leave one out.
fn weekdays(items: &[Item], side: &Side, out: &mut Vec<Difference>) {
    for (at, item) in items.iter().enumerate() {
        let Place::Weekday(day) = item.place else { continue };
        let meant = day + 2;
        let before = items[..at].iter().rev().find_map(|item| nth(item.place));
        let after = items[at + 1..].first().map(|item| item.place);
        let closes = matches!(after, None | Some(Place::Last | Place::Nth(1))) || after == Some(Place::Nth(meant + 1));
        if before == Some(meant - 1) && closes {
            let vietnamese = &WORDS.vietnamese[day];
            let why = Why::of("weekday").text("surface", side.text(item.span)).text("n", meant).text("word", vietnamese);
            out.push(Difference::between(Kind::OrdinalWeekday, Severity::Medium, Some(item.span), None, why));
        }
    }
}

fn nth(place: Place) -> Option<usize> {
    match place {
        Place::Nth(nth) => Some(nth),
        _ => None,
    }
}

/// "Les cinq résultats suivants :" before paragraphs that are numbered to four or six.
fn counts(items: &[Item], side: &Side, out: &mut Vec<Difference>) {
    for (at, item) in items.iter().enumerate().filter(|(_, item)| item.place == Place::Nth(1)) {
        let Some(figure) = announced(side, item.block) else { continue };
        let Some(n_items) = length(&items[at..]) else { continue };
        if n_items != figure.value as usize {
            let why = Why::of("list_follows").text("announced", &figure.surface).text("n", n_items);
            out.push(Difference::between(Kind::ListCount, Severity::Medium, Some(figure.span), Some(item.span), why));
        }
    }
}

/// The count in the paragraph before a list, which ends in a colon.
fn announced<'a>(side: &Side<'a>, block: usize) -> Option<&'a Figure> {
    let before = side.article.blocks.get(block.checked_sub(1)?)?;
    if !side.text(before.span).trim_end().ends_with(':') {
        return None;
    }
    let mut counts = side.findings.figures.iter().filter(|f| before.span.contains(f.span) && f.kind == FigureKind::Count);
    counts.next_back().filter(|figure| (2.0..20.0).contains(&figure.value) && figure.value.fract() == 0.0)
}

/// How many items a list has that is numbered without gaps.
fn length(items: &[Item]) -> Option<usize> {
    let mut n = 1;
    for item in &items[1..] {
        match item.place {
            Place::Nth(1) => break,
            Place::Last => return (n > 1).then_some(n + 1),
            Place::Nth(nth) if nth == n + 1 => n += 1,
            Place::Weekday(day) if day + 2 == n + 1 => n += 1,
            Place::Nth(_) | Place::Weekday(_) => return None,
        }
    }
    (n > 1).then_some(n)
}

/// "de 7 membres : Hai Phong, Hanoi, …": places or people that are counted and then named.
fn enumerations(side: &Side, out: &mut Vec<Difference>) {
    let findings = side.findings;
    let places = findings.places.iter().flat_map(|place| place.mentions.iter().map(|mention| mention.span));
    let people = findings.people.iter().flat_map(|person| person.mentions.iter().map(|mention| mention.span));
    let mut named: Vec<Span> = places.chain(people).collect();
    named.sort_unstable();
    for figure in findings.figures.iter().filter(|f| f.kind == FigureKind::Count && (2.0..60.0).contains(&f.value)) {
        let Some(sentence) = side.sentence_at(figure.span).map(|at| side.sentences.spans[at]) else { continue };
        let Some(colon) = side.article.text[figure.span.end..sentence.end].find(':').map(|n| figure.span.end + n) else { continue };
        let another_count = findings.figures.iter().any(|f| f.span.start > figure.span.start && f.span.start < colon);
        if another_count {
            continue;
        }
        let list = named.iter().copied().filter(|span| colon < span.start && span.end <= sentence.end);
        if let Some((n, last)) = run(side, colon + 1, sentence.end, list)
            && n >= 3
            && n != figure.value as usize
        {
            let why = Why::of("list_named").text("announced", &figure.surface).text("n", n);
            out.push(Difference::between(Kind::ListCount, Severity::Medium, Some(figure.span), Some(last), why));
        }
    }
}

/// The length of a list of names with nothing but commas between them that ends where a list can end, and its last name.
fn run(side: &Side, from: usize, end: usize, list: impl Iterator<Item = Span>) -> Option<(usize, Span)> {
    let text = &side.article.text;
    let is_separator = |gap: &str| gap.chars().filter(|c| c.is_alphanumeric()).count() <= 3 && gap.len() <= 12;
    let (mut at, mut n, mut last) = (from, 0, None);
    for span in list {
        if span.start < at {
            continue;
        }
        if !is_separator(&text[at..span.start]) {
            break;
        }
        (at, n, last) = (span.end, n + 1, Some(span));
    }
    let rest = text[at..end].trim_start();
    let is_over = rest.is_empty() || rest.starts_with(['.', ';', '؛', ')']) || rest.chars().take(12).any(char::is_numeric);
    last.filter(|_| is_over).map(|last| (n, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_numbered_by_their_first_words() {
        let check = |lang: Lang, text: &str, expected: Option<Place>| {
            assert_eq!(place(text, &WORDS.language[&lang]).map(|(place, _)| place), expected, "{text}");
        };
        check(Lang::FR, "Troisièmement , il faut agir.", Some(Place::Nth(3)));
        check(Lang::FR, "Il est tout d’abord nécessaire d'agir.", Some(Place::Nth(1)));
        check(Lang::FR, "Jeudi, le programme sera prêt.", Some(Place::Weekday(3)));
        check(Lang::FR, "Enfin, merci.", Some(Place::Last));
        check(Lang::AR, "ثانياً، يجب العمل.", Some(Place::Nth(2)));
        check(Lang::VI, "Thứ tư, cần hành động.", Some(Place::Nth(4)));
        check(Lang::EN, "The harbour was opened on the third of May.", None);
    }
}
