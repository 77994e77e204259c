//! Leads: who is told of by a calling alone in the first paragraph, and by name below it.
//!
//! "Roses rot, |a labour officer| told a court. || County labour officer Jane Poe said …" is one.

use super::Found;
use crate::extract::people;
use crate::extract::{Cast, Reading};
use crate::fold::fold;
use crate::lang::language;
use crate::statement::{Grade, Reference};

/// Gives what an article begins with to the first one named below who goes by the same calling.
pub(super) fn name_leads(reading: &Reading, cast: &Cast, found: &mut [Found]) {
    const BEGINNING: usize = 3;
    const NEAR: usize = 3;
    for i in 0..found.len() {
        let lead = &found[i];
        if lead.block >= BEGINNING
            || lead.speaker.reference != Reference::Role
            || !lead.speaker.people.is_empty()
            || !lead.speaker.bodies.is_empty()
        {
            continue;
        }
        let Some(calling) = calling(reading, lead) else { continue };
        let words = language(reading.article.blocks[lead.block].language).map(|l| &l.people);
        let is_near = |f: &&Found| f.block > lead.block && f.block <= lead.block + NEAR;
        let next = found[i + 1..].iter().filter(is_near).find(|f| f.speaker.people.len() == 1).map(|f| f.speaker.people[0]);
        if let Some(person) = next.filter(|&person| words.is_some_and(|words| goes_by(words, cast, person, &calling))) {
            found[i].speaker.people = vec![person];
            found[i].speaker.grade = Grade::C;
            found[i].speaker.identity = Some(Grade::B);
        }
    }
}

/// "a senior council |engineer|": the last word of a calling with an indefinite article, none of many.
fn calling(reading: &Reading, lead: &Found) -> Option<String> {
    const LEAST_LETTERS: usize = 4;
    const FARTHEST: usize = 4;
    let tokens = lead.speaker.tokens.clone()?;
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let words = language(sentence.language).filter(|l| l.people.modifiers_first)?;
    let from = tokens.start.saturating_sub(FARTHEST).max(sentence.tokens.start);
    let is_article = |t: usize| words.people.indefinite_articles.iter().any(|article| article == reading.folded(t));
    (from..=tokens.start).any(is_article).then_some(())?;
    // "a spokesman |for the union|", "a labour officer".
    let is_of = |t: &usize| reading.folded(*t) == "," || words.statements.prepositions.at(reading, *t).is_some();
    let end = tokens.clone().find(is_of).unwrap_or(tokens.end);
    let noun = reading.folded(end.checked_sub(1)?);
    (noun.chars().count() >= LEAST_LETTERS && !noun.ends_with('s')).then(|| noun.to_owned())
}

/// Whether somebody's office is told by a word, or by any where the word tells none.
fn goes_by(words: &people::Words, cast: &Cast, person: usize, calling: &str) -> bool {
    let person = &cast.people[person];
    let mut surfaces = person.mentions.iter().filter_map(|m| m.role_surface.as_deref()).map(fold);
    let is_vague = words.vague_callings.has(calling);
    is_vague && !person.roles.is_empty() || surfaces.any(|surface| surface.split_whitespace().any(|word| word == calling))
}
