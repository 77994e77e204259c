//! Parties: who meets at a gathering that has no other name.
//!
//! "a meeting |with Energy Minister Ana Ruiz| in Rabat", "les entretiens |entre Nairobi et Kigali|", "cuộc gặp |với Thủ tướng Lào|".

use super::naming::Surroundings;
use super::words::{Noun, Words};
use crate::article::Lang;
use crate::event::EventKind;
use crate::extract::{Kind, Tag};
use crate::fold::fold;
use crate::gazetteer;
use crate::lang::Class;
use std::ops::Range;

/// How far behind its noun the parties of a meeting may stand: "talks |in Doha on Monday| with".
const FAR: usize = 6;

/// How many tokens the names of the parties may run over.
const LONGEST: usize = 26;

/// How many words that name nobody may stand in a row: "with his |visiting| counterpart".
const UNKNOWN: usize = 2;

/// Where people meet whose names stand behind a noun.
pub(super) struct Parties<'a> {
    pub around: &'a Surroundings<'a>,
    pub words: &'a Words,
    pub within: &'a Range<usize>,
    pub language: Lang,
}

impl Parties<'_> {
    /// From the word before those who meet to their last name, where the noun is one for a meeting and names follow it.
    pub fn of(&self, tag: &Tag, noun: Noun, named_to: usize) -> Option<Range<usize>> {
        let is_any = || self.words.meets.has(&fold(self.around.reading.article.slice(tag.span)));
        // "le dialogue stratégique entre Rabat et Bruxelles": the parties are its name.
        let is_named_so = self.words.dialogue.has(&fold(self.around.reading.article.slice(tag.span)));
        let meets = match noun {
            _ if is_named_so => false,
            Noun::Weak(EventKind::Meeting) | Noun::Strong(EventKind::Summit) => true,
            Noun::Any => is_any(),
            _ => false,
        };
        if !meets {
            return None;
        }
        let last = self.within.end.min(named_to.max(tag.tokens.end) + FAR);
        let is_mark = |t: usize| self.around.reading.tokens[t].kind == Kind::Mark;
        let starts = (tag.tokens.end..last).take_while(|&t| t < named_to || !is_mark(t));
        for start in starts {
            if let Some(first) = self.words.parties.at(self.around.reading, start, self.within) {
                return self.named(first).map(|end| start..end);
            }
            let is_other = self.around.reading.tags_at(start).iter().any(|tag| matches!(tag.class, Class::EventNoun(_) | Class::Series(_)));
            if is_other || start >= named_to && !self.is_told_between(start) {
                return None;
            }
        }
        None
    }

    /// Whether a word may stand between the noun and those who meet: a place, a day, the words before them, "لقاء |ثنائيا| مع السفير".
    fn is_told_between(&self, at: usize) -> bool {
        let words = self.words;
        let word = self.around.reading.folded(at);
        let is_day = self.around.dates.iter().any(|(tokens, _)| tokens.contains(&at));
        let is_place = self.around.places.iter().any(|(tokens, _)| tokens.contains(&at));
        let is_kind = words.construct && words.generic.has(word);
        is_day || is_place || is_kind || words.small.has(word) || words.held.at(self.around.reading, at, self.within).is_some()
    }

    /// One past the last name in a row of names, offices and countries.
    fn named(&self, first: usize) -> Option<usize> {
        let reading = self.around.reading;
        let limit = self.within.end.min(first + LONGEST);
        let (mut end, mut at, mut unknown) = (None, first, 0);
        while at < limit {
            if let Some(name) = self.name_at(at) {
                (at, end, unknown) = (name, Some(name), 0);
                continue;
            }
            let leads_away =
                end.is_some() && self.words.place_in.at(reading, at, self.within).is_some() && !self.words.and.has(reading.folded(at));
            let is_mark = reading.tokens[at].kind == Kind::Mark && !matches!(reading.folded(at), "-" | "." | "'");
            let stops = self.words.stops.at(reading, at, self.within).is_some() || self.around.days_at(at).is_some();
            if leads_away || is_mark || stops {
                break;
            }
            let is_small = self.words.small.has(reading.folded(at)) || self.words.and.has(reading.folded(at));
            unknown += usize::from(!is_small);
            if unknown > UNKNOWN {
                break;
            }
            at += 1;
        }
        end
    }

    /// Where a name, an office or a country ends that begins at a token; none of a newspaper, with which one has an interview.
    fn name_at(&self, at: usize) -> Option<usize> {
        let reading = self.around.reading;
        let names = |tag: &&Tag| match tag.class {
            Class::Office(_) | Class::BodyHead(_) | Class::Demonym(_) | Class::Portfolio(_) => true,
            Class::Body(row) => gazetteer::bodies()[row as usize].kind != "news_agency",
            _ => false,
        };
        let tagged = reading.tags_at(at).iter().filter(names).map(|tag| tag.tokens.end).max();
        let person = self.around.person_at(at);
        let place = self.around.place_at(at).map(|(tokens, _)| tokens.end);
        let is_media = reading.tags_at(at).iter().any(|tag| matches!(tag.class, Class::Body(_)) && !names(&tag));
        let token = &reading.tokens[at];
        let capital = (token.capital && token.kind == Kind::Word && !is_media && self.language != Lang::VI).then_some(at + 1);
        tagged.max(person).max(place).max(capital).filter(|end| *end <= self.within.end)
    }
}
