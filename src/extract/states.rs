//! States that speak: "China said", "selon Moscou" mean the government.
//!
//! A country, or the capital that stands for it, is a body only where a verb of saying has it for its subject.

use super::bodies::{BodyPhrase, Complement};
use super::places::{has_word, place_tags};
use super::statements::{Cue, Order, Words};
use super::{Kind, Reading, Tag};
use crate::gazetteer::{self, BodyRow, PlaceRow};
use crate::lang::{Class, Word, language};
use std::ops::Range;

/// The most small words between a subject and its verb.
const LONGEST: usize = 4;

/// The governments that the text names by their country or capital, in order.
pub(super) fn states(reading: &Reading) -> Vec<BodyPhrase> {
    let Some(row) = gazetteer::bodies().iter().find(|row| row.key == "government") else { return Vec::new() };
    let tags: Vec<(&Tag, &'static str)> = place_tags(reading).into_iter().filter_map(|tag| Some((tag, state(tag)?))).collect();
    let words = |i: usize| language(reading.sentences[reading.sentence_of(tags[i].0.tokens.start)].language).map(|l| &l.statements);
    let linked: Vec<bool> =
        (0..tags.len()).map(|i| i > 0 && words(i).is_some_and(|words| joins(reading, words, tags[i - 1].0, tags[i].0))).collect();
    // "the ministers of China |and Russia|": the first of a row tells what all of them are.
    let mut is_free = vec![false; tags.len()];
    for i in 0..tags.len() {
        is_free[i] = if linked[i] { is_free[i - 1] } else { words(i).is_some_and(|words| stands_free(reading, words, tags[i].0)) };
    }
    // "pressure from |Norway|, which had warned": whatever stands before.
    let relates: Vec<bool> = (0..tags.len()).map(|i| words(i).is_some_and(|words| relates(reading, words, &tags[i].0.tokens))).collect();
    let mut is_subject = vec![false; tags.len()];
    for i in (0..tags.len()).rev() {
        let is_joined = linked.get(i + 1) == Some(&true) && is_subject[i + 1];
        is_subject[i] = is_joined || words(i).is_some_and(|words| speaks(reading, words, &tags[i].0.tokens));
    }
    (0..tags.len()).filter(|&i| relates[i] || is_free[i] && is_subject[i]).map(|i| phrase(row, tags[i].0, tags[i].1)).collect()
}

fn phrase(row: &'static BodyRow, tag: &Tag, place: &'static str) -> BodyPhrase {
    let complement = Complement { end: tag.tokens.end, place: Some(place), ..Complement::default() };
    BodyPhrase { tokens: tag.tokens.clone(), row, complement, head: tag.tokens.clone(), is_bare: false }
}

/// The country that a place is, or is the capital of.
fn state(tag: &Tag) -> Option<&'static str> {
    let Class::Place(row) = tag.class else { return None };
    let row: &PlaceRow = &gazetteer::places()[row as usize];
    // "|Québec| débloquera 42 millions": a part of a state with a government that news calls by its name.
    let has_own = row.kind == "country" || row.flags.contains(&"government");
    if has_own { row.code } else { row.parent.filter(|_| row.flags.contains(&"capital")) }
}

/// "China|, |Japan |and |Russia".
fn joins(reading: &Reading, words: &Words, left: &Tag, right: &Tag) -> bool {
    let start = words.articles.before(reading, right.tokens.start, left.tokens.end).unwrap_or(right.tokens.start);
    words.and.at(reading, left.tokens.end) == Some(start) || reading.folded(left.tokens.end) == "," && left.tokens.end + 1 == start
}

/// Whether nothing before a name makes it a part of something else: "of China", "Bank China", "l'équipe de France".
fn stands_free(reading: &Reading, words: &Words, tag: &Tag) -> bool {
    let floor = reading.sentences[reading.sentence_of(tag.tokens.start)].tokens.start;
    let start = words.articles.before(reading, tag.tokens.start, floor).unwrap_or(tag.tokens.start);
    let is_source = words.sources.before(reading, start, floor).is_some();
    let is_name = |t: usize| reading.tokens[t].kind == Kind::Word && reading.tokens[t].capital && t > floor;
    let follows = start.checked_sub(1).filter(|&t| t >= floor);
    let is_of = |t: usize| has_word(reading, t, Word::Of) && reading.tokens[t].kind == Kind::Word;
    let is_part = |t| is_name(t) || is_of(t) && !is_source || has_word(reading, t, Word::PlaceHead);
    let is_oblique = words.prepositions.before(reading, start, floor).is_some() || words.prepositions.at(reading, start) == Some(start + 1);
    // "Barcelona, |Spain|, said".
    let is_apposed = follows.is_some_and(|t| reading.folded(t) == ",") && reading.folded(tag.tokens.end) == ",";
    reading.text_before(tag).is_empty() && !follows.is_some_and(is_part) && !is_apposed && (is_source || !is_oblique)
}

/// Whether a noun, adjectives before it or not, is the subject of a verb of saying.
pub(super) fn is_subject(reading: &Reading, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let Some(words) = language(sentence.language).map(|l| &l.statements).filter(|words| words.order == Order::SubjectFirst) else {
        return false;
    };
    let is_demonym =
        |t: usize| reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Demonym(_)) && tag.tokens.end == tokens.start);
    let start = tokens.start.checked_sub(1).filter(|&t| t >= sentence.tokens.start && is_demonym(t)).unwrap_or(tokens.start);
    let is_oblique = words.prepositions.before(reading, start, sentence.tokens.start).is_some()
        && words.sources.before(reading, start, sentence.tokens.start).is_none();
    !is_oblique && speaks(reading, words, &(start..tokens.end))
}

/// Whether a verb of saying follows a name, or stands before it, or a source phrase does.
fn speaks(reading: &Reading, words: &Words, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)].tokens;
    let start = words.articles.before(reading, tokens.start, sentence.start).unwrap_or(tokens.start);
    let is_source = words.sources.before(reading, start, sentence.start).is_some();
    let is_inverted = words.inverts() && start > sentence.start && ends_cue(reading, start);
    is_source
        || is_inverted
        || verb_follows(reading, words, tokens.end, sentence.end)
        || after_aside(reading, words, tokens.end, sentence.end).is_some_and(|at| verb_follows(reading, words, at, sentence.end))
}

/// Where the clause goes on behind "Norway|, which lent its ships,| urged".
fn after_aside(reading: &Reading, words: &Words, at: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 20;
    let opens = words.inflects() && at + 1 < end && reading.folded(at) == "," && words.relatives.at(reading, at + 1).is_some();
    (at + 2..(at + LONGEST).min(end)).filter(|_| opens).find(|&t| reading.folded(t) == ",").map(|comma| comma + 1)
}

/// Whether a relative clause with a verb of saying follows a name: "Norway, |which had warned|".
fn relates(reading: &Reading, words: &Words, tokens: &Range<usize>) -> bool {
    let end = reading.sentences[reading.sentence_of(tokens.start)].tokens.end;
    let is_aside = words.inflects() && tokens.end + 1 < end && reading.folded(tokens.end) == ",";
    let relative = words.relatives.at(reading, tokens.end + 1).filter(|_| is_aside);
    relative.is_some_and(|after| verb_follows(reading, words, after, end))
}

fn ends_cue(reading: &Reading, end: usize) -> bool {
    reading.tags_in(&(end.saturating_sub(LONGEST)..end)).iter().any(|tag| tag.tokens.end == end && is_cue(tag))
}

fn is_cue(tag: &Tag) -> bool {
    matches!(tag.class, Class::Cue(cue) if cue.has(Cue::FINITE.and(Cue::PAST_PARTICIPLE)))
}

/// Whether a verb follows, small words that belong to it before it.
fn verb_follows(reading: &Reading, words: &Words, mut at: usize, end: usize) -> bool {
    let lists = [&words.auxiliaries, &words.adverbs, &words.clitics, &words.negations, &words.hearsay, &words.hypothetical];
    for _ in 0..LONGEST {
        if at >= end {
            return false;
        }
        if reading.tags_at(at).iter().any(is_cue) {
            return words.acts.at(reading, at).is_none();
        }
        let Some(after) = lists.iter().find_map(|list| list.at(reading, at)) else { return false };
        at = after;
    }
    false
}
