//! Names that nothing was read for, where the other version names a person.

use super::alike::{are_alike, words_of};
use super::names::{differing, is_established, named};
use super::present::{FAR, Here, NEAR, Sound, can_be_name, heard, is_lacking, words_in};
use super::{Difference, Kind, Pair, Severity, Side};
use crate::article::Span;
use crate::entity::{Form, Person};
use crate::lang;
use crate::link::people;
use std::ops::Range;

/// A person of one side for whom the other has a name that is in no table and beside no office: words with capitals that the first side
/// does not have anywhere.
pub(super) fn unread_names(pair: &Pair, left: &[Here], right: &[Here], out: &mut Vec<Difference>) {
    let is_told = |span: Span, of: fn(&Difference) -> Option<Span>, out: &[Difference]| {
        out.iter().any(|d| d.kind == Kind::Name && of(d) == Some(span))
    };
    for there in right.iter().filter(|there| is_established(there, pair.right) && is_lacking(there, left, pair.left, &pair.bead.left)) {
        let unread = unread((pair.left, &pair.bead.left), (pair.right, &pair.bead.right), there.person);
        if let (Some((span, name)), false) = (unread.first(), is_told(named(there), |d| d.right, out)) {
            let why = differing(name, &there.person.name);
            out.push(Difference::between(Kind::Name, Severity::Medium, Some(*span), Some(named(there)), why));
        }
    }
    for here in left.iter().filter(|here| is_established(here, pair.left) && is_lacking(here, right, pair.right, &pair.bead.right)) {
        let unread = unread((pair.right, &pair.bead.right), (pair.left, &pair.bead.left), here.person);
        if let (Some((span, name)), false) = (unread.first(), is_told(named(here), |d| d.left, out)) {
            let why = differing(&here.person.name, name);
            out.push(Difference::between(Kind::Name, Severity::Medium, Some(named(here)), Some(*span), why));
        }
    }
}

/// Two or three words with capitals in a row that nothing was found for, and of which another article has none; nothing, where they may
/// be the name of one of its people.
fn unread((side, sentences): (&Side, &Range<usize>), (other, near): (&Side, &Range<usize>), person: &Person) -> Vec<(Span, String)> {
    if lang::language(side.article.language).is_none_or(|language| !language.capitals) {
        return Vec::new();
    }
    let findings = side.findings;
    let people = findings.people.iter().flat_map(|person| person.mentions.iter().map(|mention| mention.span));
    let places = findings.places.iter().flat_map(|place| place.mentions.iter().map(|mention| mention.span));
    let bodies = findings.bodies.iter().flat_map(|body| body.mentions.iter().map(|mention| mention.span));
    let events = findings.events.iter().flat_map(|event| event.mentions.iter().map(|mention| mention.span));
    let taken: Vec<Span> = people.chain(places).chain(bodies).chain(events).collect();
    let is_free = |span: Span| !taken.iter().any(|other| other.overlaps(span));
    let runs = side.sentences.spans[sentences.clone()].iter().flat_map(|sentence| capitalized(side.text(*sentence), sentence.start));
    let unread: Vec<(Span, String)> = runs.filter(|span| is_free(*span)).map(|span| (span, side.text(span).to_owned())).collect();
    if unread.iter().any(|(_, name)| are_alike(name, &person.name) || share_word(name, person)) {
        return Vec::new();
    }
    let is_name = |name: &str| !words_of(name).iter().any(|word| has_word(other, near, word) || is_common(side, word));
    unread.into_iter().filter(|(_, name)| is_name(name)).collect()
}

/// Whether a name has a word that the mentions of a person have, in whatever script.
fn share_word(name: &str, person: &Person) -> bool {
    let sounds: Vec<String> = words_of(name).into_iter().map(people::consonants).filter(|sound| sound.len() >= 2).collect();
    let names = person.mentions.iter().filter(|mention| mention.form == Form::Name);
    names.flat_map(|mention| words_of(&mention.surface)).any(|word| sounds.contains(&people::consonants(word)))
}

/// Whether an article also has a word without its capital.
fn is_common(side: &Side, word: &str) -> bool {
    let small = word.to_lowercase();
    side.article.text.split(|c: char| !c.is_alphanumeric()).any(|other| other == small)
}

/// Runs of two or three words with capitals, none of them all in capitals.
fn capitalized(text: &str, offset: usize) -> Vec<Span> {
    let mut runs: Vec<(Span, usize)> = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim_end();
        let is_name = bare.chars().next().is_some_and(char::is_uppercase)
            && bare.chars().nth(1).is_some_and(char::is_lowercase)
            && bare.chars().all(char::is_alphabetic);
        let span = Span::new(offset + at, offset + at + bare.len());
        match runs.last_mut() {
            Some((run, n)) if is_name && run.end + 1 == span.start => (run.end, *n) = (span.end, *n + 1),
            _ if is_name => runs.push((span, 1)),
            _ => {}
        }
        at += word.len();
    }
    runs.into_iter().filter(|(_, n)| (2..=3).contains(n)).map(|(span, _)| span).collect()
}

/// Whether an article has a word, by its letters or its sound; in the sentences near by shorter ones tell.
fn has_word(side: &Side, near: &Range<usize>, word: &str) -> bool {
    let sound = Sound::of(word);
    let stands = |text: &str, least: usize| {
        let mut names = words_in(text).filter(|word| can_be_name(word));
        names.any(|other| heard(other).iter().any(|other| other.plain == sound.plain || sound.is_heard_in(other, least)))
    };
    stands(&side.article.text, FAR) || side.stretch(near).is_some_and(|span| stands(side.text(span), NEAR))
}
