//! Speech told by a noun, and clauses that "as" begins: "the warning from X that", "l'appel de X à", "as X noted, …".

use super::{Ground, Match, begins_clause};
use crate::extract::statements::inflect::Conjugation;
use crate::extract::statements::subject::{Named, Subject};
use std::ops::Range;

/// The nouns of speech in a sentence, each with the preposition behind it, or behind a possessive.
pub(super) fn nouns(ground: &Ground) -> Vec<Range<usize>> {
    let words = ground.words;
    let mut found: Vec<Range<usize>> = Vec::new();
    for start in ground.sentence.clone() {
        let Some(end) = words.speech_nouns.at(ground.reading, start) else { continue };
        let is_told = ground.cues.iter().any(|cue| cue.contains(&start)) || found.last().is_some_and(|last| start < last.end);
        // "|La| mise en garde de": no form of "mettre en garde".
        let is_noun = ground.words.conjugation == Conjugation::French
            && words.articles.before(ground.reading, start, ground.sentence.start).is_some();
        let is_told = is_told && !(is_noun && found.last().is_none_or(|last| last.end <= start));
        if is_told && owner_end(ground, start).is_none() {
            continue;
        }
        if let Some(by) = words.speech_by.at(ground.reading, end) {
            found.push(start..by);
        } else if owner_end(ground, start).is_some() {
            found.push(start..end);
        }
    }
    found
}

/// "Okafor|'s repeated| calls": where the possessor ends.
fn owner_end(ground: &Ground, noun: usize) -> Option<usize> {
    const NEAR: usize = 2;
    let marks = (noun.saturating_sub(NEAR).max(ground.sentence.start)..noun).rev();
    marks.into_iter().find(|&t| matches!(ground.word(t), "'s" | "'"))
}

impl Match<'_, '_, '_, '_> {
    /// The one to whom a noun of speech belongs: "|Okafor|'s warning".
    pub(super) fn owner_of_speech(&self) -> Option<Subject> {
        let ground = self.ground;
        let end = owner_end(ground, self.left)?;
        let before = ground.cast.actors.partition_point(|a| a.tokens.end <= end).checked_sub(1)?;
        let actor = &ground.cast.actors[before];
        let named = (actor.tokens.end == end && actor.tokens.start >= ground.sentence.start).then_some(Named::Actor(before));
        let start = if named.is_some() { actor.tokens.start } else { end - 1 };
        let person = || ground.short_names.find(ground.reading, end - 1..end).map(Named::Person);
        Some(Subject { named: vec![named.or_else(person)?], tokens: start..end, near: true })
    }

    /// What a noun of speech is about: behind "that" a clause, behind "for" or "to" the words up to the verb of the sentence.
    pub(super) fn told_by_noun(&self) -> Option<Range<usize>> {
        let ground = self.ground;
        let (words, at) = (ground.words, self.right);
        if let Some(that) = words.that.at(ground.reading, at) {
            return Some(that..self.ceiling());
        }
        let is_to = words.to.at(ground.reading, at).is_some_and(|end| self.begins_infinitive(end));
        let start = if is_to { Some(at) } else { words.speech_about.at(ground.reading, at) }?;
        let ends = |t: &usize| {
            let lists = [&words.auxiliaries, &words.passive, &words.relatives];
            matches!(ground.word(*t), "," | ";" | ":") || lists.iter().any(|list| list.at(ground.reading, *t).is_some())
        };
        let end = (start + 1..self.ceiling()).find(ends).unwrap_or_else(|| self.ceiling());
        Some(start..end)
    }

    fn begins_infinitive(&self, at: usize) -> bool {
        let ground = self.ground;
        match ground.words.conjugation {
            Conjugation::English => ground.may_be_infinitive(at) && !ground.begins_actor(at),
            _ => self.is_infinitive(at) || self.is_infinitive(at + 1),
        }
    }

    /// Where the clause of "as" begins, and where what follows "as" does.
    fn as_clause(&self) -> Option<Range<usize>> {
        const REACH: usize = 24;
        let ground = self.ground;
        let from = self.left.saturating_sub(REACH).max(self.floor());
        let mut before = (from..self.left).rev().take_while(|&t| !matches!(ground.word(t), ";" | ":" | "."));
        before.find_map(|t| {
            let end = ground.words.as_said.at(ground.reading, t).filter(|&end| end <= self.left && begins_clause(ground, t))?;
            Some(t..end)
        })
    }

    /// The token behind "as".
    pub(super) fn after_as(&self) -> Option<usize> {
        self.as_clause().map(|found| found.end)
    }

    /// Where "as" stands, directly before the one who speaks or the verb.
    pub(super) fn begin_of_as(&self) -> Option<usize> {
        let ground = self.ground;
        let found = self.as_clause()?;
        let between = found.end..self.left;
        let is_article = between.len() <= 2 && between.clone().all(|t| ground.words.articles.at(ground.reading, t).is_some());
        (between.is_empty() || is_article).then_some(found.start)
    }

    /// The comma that ends the clause of "as", perhaps behind when and where.
    pub(super) fn comma_after_as(&self) -> Option<usize> {
        const LONGEST: usize = 10;
        let ground = self.ground;
        if let Some(after) = self.comma_after_speaker() {
            return Some(after);
        }
        let lists = [&ground.words.adjuncts, &ground.words.prepositions, &ground.words.adverbs];
        lists.iter().any(|list| list.at(ground.reading, self.right).is_some()).then_some(())?;
        let limit = (self.right + LONGEST).min(self.ceiling());
        let comma = (self.right..limit).find(|&t| matches!(ground.word(t), "," | "." | ":"))?;
        let crosses = ground.cues.iter().any(|cue| cue.start >= self.right && cue.end <= comma);
        (ground.word(comma) == "," && !crosses).then_some(comma + 1)
    }
}
