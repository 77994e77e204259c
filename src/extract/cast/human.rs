//! What shows that capital words name a person and no company: an age, a trade, "who", a "he said" behind it, or the family name alone
//! that speaks.

use super::{Name, Stage};
use crate::extract::statements::{Cue, Words};
use crate::extract::{Kind, Reading};
use crate::lang::{Class, language};
use std::collections::BTreeSet;
use std::ops::Range;

/// The most words of a name that capitals alone show.
const LONGEST_NAME: usize = 5;
/// The most words between commas behind a name that tell who somebody is.
const LONGEST_APPOSITION: usize = 14;
/// The most small words between a subject and its verb.
const LONGEST_VERB: usize = 4;

impl Stage<'_, '_> {
    /// Whether the text treats a name as that of a person.
    pub(super) fn is_human(&self, name: &Name) -> bool {
        let tokens = &name.tokens;
        let Some(words) = self.language(tokens.start).filter(|l| l.capitals && tokens.len() <= LONGEST_NAME).map(|l| &l.statements) else {
            return false;
        };
        let sentence = self.reading.sentences[self.reading.sentence_of(tokens.start)].tokens.clone();
        let human = Human { reading: self.reading, words };
        let is_part = tokens.start > sentence.start && human.is_name(tokens.start - 1) || human.is_name(tokens.end);
        if is_part || tokens.len() < 2 {
            return false;
        }
        let is_common = || tokens.clone().any(|t| self.small.contains(self.reading.folded(t)));
        let speaks = || human.is_resumed(tokens, &sentence) || self.speaking.contains(self.reading.folded(tokens.end - 1));
        human.has_age(tokens.end, sentence.end) || human.has_trade(tokens.end, sentence.end) || speaks() && !is_common()
    }
}

/// The words that the article writes small somewhere, with four letters or more: "the city" shows what "City Hall" is made of.
pub(super) fn written_small<'r>(reading: &'r Reading) -> BTreeSet<&'r str> {
    const LEAST_LETTERS: usize = 4;
    let is_small = |t: &usize| reading.tokens[*t].kind == Kind::Word && !reading.tokens[*t].capital;
    let words = (0..reading.tokens.len()).filter(is_small).map(|t| reading.folded(t));
    words.filter(|word| word.chars().count() >= LEAST_LETTERS).collect()
}

/// The words with a capital, alone and known to no table, that are the subject of a verb of saying: "Puig said".
pub(super) fn speaking(reading: &Reading) -> BTreeSet<String> {
    const LEAST_LETTERS: usize = 3;
    let mut found = BTreeSet::new();
    for sentence in &reading.sentences {
        let Some(words) = language(sentence.language).filter(|l| l.capitals).map(|l| &l.statements) else { continue };
        let human = Human { reading, words };
        for token in sentence.tokens.clone().filter(|&t| human.is_name(t) && reading.tags_at(t).is_empty()) {
            let is_alone = (token == sentence.tokens.start || !human.is_name(token - 1)) && !human.is_name(token + 1);
            let is_long = reading.folded(token).chars().count() >= LEAST_LETTERS && !reading.tokens[token].caps;
            if is_alone && is_long && human.speaks(&(token..token + 1), &sentence.tokens) {
                found.insert(reading.folded(token).to_owned());
            }
        }
    }
    found
}

struct Human<'r, 'a> {
    reading: &'r Reading<'a>,
    words: &'r Words,
}

impl Human<'_, '_> {
    fn is_name(&self, token: usize) -> bool {
        self.reading.tokens.get(token).is_some_and(|t| t.kind == Kind::Word && t.capital && t.spaced)
            && !self.reading.tags_at(token).iter().any(|tag| matches!(tag.class, Class::Word(_)))
    }

    /// What stands between the comma behind a name and the next one.
    fn apposition(&self, end: usize, limit: usize) -> Option<Range<usize>> {
        matches!(self.reading.folded(end), "," | "(").then_some(())?;
        let limit = limit.min(end + 2 + LONGEST_APPOSITION);
        let close = (end + 1..limit).find(|&t| matches!(self.reading.folded(t), "," | ")" | "." | ";" | ":")).unwrap_or(limit);
        Some(end + 1..close)
    }

    /// ", 68,", ", a 51-year-old baker", ", électricien de 68 ans".
    fn has_age(&self, end: usize, limit: usize) -> bool {
        let Some(apposition) = self.apposition(end, limit) else { return false };
        let numbers = apposition.clone().filter(|&t| self.reading.tokens[t].kind == Kind::Number);
        let is_age = |t: usize| {
            let years: Option<u32> = self.reading.folded(t).parse().ok();
            let is_bare = apposition.len() == 1;
            years.is_some_and(|years| (10..=105).contains(&years)) && (is_bare || self.words.ages.at(self.reading, t + 1).is_some())
        };
        numbers.into_iter().any(is_age)
    }

    /// ", an electrician who …", ", who chairs the club", ", l'un des dirigeants".
    fn has_trade(&self, end: usize, limit: usize) -> bool {
        let Some(apposition) = self.apposition(end, limit) else { return false };
        let is_who = self.words.persons_relative.at(self.reading, apposition.start).is_some();
        let article = self.words.articles.at(self.reading, apposition.start).unwrap_or(apposition.start);
        const HEAD: usize = 4;
        let named = (article..(article + HEAD).min(apposition.end))
            .take_while(|&t| self.words.prepositions.at(self.reading, t).is_none() || t == article);
        is_who || named.into_iter().any(|t| self.words.trades.at(self.reading, t).is_some())
    }

    /// "Joan Puig … said … |He said|": a pronoun of one person speaks next, and nobody else is named in between.
    fn is_resumed(&self, name: &Range<usize>, sentence: &Range<usize>) -> bool {
        self.speaks(name, sentence) && {
            let next = self.reading.sentence_of(name.start) + 1;
            let block = self.reading.sentences[next - 1].block;
            let following = self.reading.sentences[next..].iter().take(3).take_while(|s| s.block <= block + 1);
            let mut following =
                following.map(|s| s.tokens.clone()).take_while(|s| !s.clone().any(|t| self.is_name(t) && self.is_name(t + 1)));
            following.any(|s| s.clone().any(|t| self.is_pronoun(t) && self.has_verb(t + 1, s.end)))
        }
    }

    fn is_pronoun(&self, token: usize) -> bool {
        [&self.words.pronouns_m, &self.words.pronouns_f].iter().any(|list| list.at(self.reading, token) == Some(token + 1))
    }

    /// Whether a verb of saying stands directly behind words, or before them.
    fn speaks(&self, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
        let is_oblique = self.words.prepositions.before(self.reading, tokens.start, sentence.start).is_some();
        let is_inverted = self
            .reading
            .tags_in(&(tokens.start.saturating_sub(LONGEST_VERB).max(sentence.start)..tokens.start))
            .iter()
            .any(|tag| tag.tokens.end == tokens.start && is_cue(tag.class));
        is_inverted || !is_oblique && self.has_verb(tokens.end, sentence.end)
    }

    /// Whether a verb of saying begins at a token, behind auxiliaries and adverbs.
    fn has_verb(&self, mut at: usize, end: usize) -> bool {
        let lists = [&self.words.auxiliaries, &self.words.adverbs, &self.words.clitics, &self.words.negations];
        for _ in 0..LONGEST_VERB {
            if at >= end {
                return false;
            }
            if self.reading.tags_at(at).iter().any(|tag| is_cue(tag.class)) {
                return true;
            }
            let Some(after) = lists.iter().find_map(|list| list.at(self.reading, at)) else { return false };
            at = after;
        }
        false
    }
}

fn is_cue(class: Class) -> bool {
    matches!(class, Class::Cue(cue) if cue.has(Cue::FINITE.and(Cue::PAST_PARTICIPLE)) && cue.has(Cue::THAT.and(Cue::CLAUSE).and(Cue::QUOTE)))
}
