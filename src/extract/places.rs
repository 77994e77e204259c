//! Places: countries, provinces, cities that the text names.
//!
//! "la province de Tuyen Quang" is VN-07; "vietnamien" is an adjective and names none.

use super::{Reading, Tag};
use crate::entity::{Mention, Place};
use crate::fold::fold;
use crate::gazetteer::{self, PlaceRow};
use crate::lang::{Class, Word};
use std::ops::Range;

/// Finds the places of an article. Words in `taken` are part of a person's or body's name.
pub(super) fn places(reading: &Reading, taken: &[Range<usize>]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for tag in place_tags(reading) {
        let Class::Place(row) = tag.class else { continue };
        if taken.iter().any(|t| t.start <= tag.tokens.start && tag.tokens.end <= t.end) {
            continue;
        }
        add_mention(&mut places, &gazetteer::places()[row as usize], reading, tag);
    }
    places
}

/// The place tags that mean a place: the longest of those that overlap, and no ordinary word.
pub(super) fn place_tags<'r>(reading: &'r Reading) -> Vec<&'r Tag> {
    let mut kept: Vec<&Tag> = Vec::new();
    for tag in &reading.tags {
        let Class::Place(row) = tag.class else { continue };
        let covered = kept.last().is_some_and(|last| tag.tokens.start < last.tokens.end);
        if !covered && means_place(reading, tag, &gazetteer::places()[row as usize]) {
            kept.push(tag);
        }
    }
    kept
}

/// The longest place that begins at a token.
pub(super) fn place_at(reading: &Reading, token: usize) -> Option<(&'static PlaceRow, Range<usize>)> {
    reading.find_at(token, |tag| match tag.class {
        Class::Place(row) => Some((&gazetteer::places()[row as usize], tag.tokens.clone())),
        _ => None,
    })
}

/// A name that is a common word too counts only after a preposition or a word for places, or beside another place.
fn means_place(reading: &Reading, tag: &Tag, row: &PlaceRow) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tag.tokens.start)];
    let weak_here = row.flags.iter().any(|f| *f == "weak" || f.strip_prefix("weak_") == Some(sentence.language.as_str()));
    if !weak_here || tag.tokens.len() > 1 {
        return true;
    }
    let before = tag.tokens.start.checked_sub(1).filter(|b| sentence.tokens.contains(b));
    let attached = tag.span.start > reading.tokens[tag.tokens.start].span.start;
    let after_preposition = before.is_some_and(|b| has_word(reading, b, Word::PlacePreposition) || has_word(reading, b, Word::PlaceHead));
    attached || after_preposition
}

/// Whether a word of a closed list stands at a token.
pub(super) fn has_word(reading: &Reading, token: usize, word: Word) -> bool {
    reading.tags_at(token).iter().any(|tag| tag.class == Class::Word(word) && tag.tokens.len() == 1)
}

fn add_mention(places: &mut Vec<Place>, row: &PlaceRow, reading: &Reading, tag: &Tag) {
    let mention = Mention { span: tag.span, surface: reading.article.slice(tag.span).to_owned() };
    let key = row.code.map_or_else(|| fold(row.name), str::to_owned);
    match places.iter_mut().find(|p| p.key == key) {
        Some(place) => place.mentions.push(mention),
        None => places.push(Place {
            key,
            code: row.code.map(str::to_owned),
            name: row.name.to_owned(),
            kind: row.kind.to_owned(),
            valid_to: row.valid_to,
            mentions: vec![mention],
        }),
    }
}
