//! Subjects: the noun phrase or pronoun that a verb of saying belongs to.
//!
//! In "la maire de Dakar, Awa Sy, dont la ville accueille le forum, a dit" it is Awa Sy; "du ministère" is nobody's subject.

use super::quotes::Quote;
use super::words::{Order, Phrases, Words};
use crate::entity::{Form, Gender};
use crate::extract::{Actor, Cast};
use crate::extract::{Kind, Reading};
use crate::fold::fold;
use crate::lang::Class;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// One whom a subject names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// An actor of the cast.
    Actor(usize),
    /// A pronoun.
    Pronoun {
        /// Its token.
        token: usize,
        /// The gender it shows.
        gender: Option<Gender>,
        /// Whether it means several.
        plural: bool,
    },
    /// A person of the cast, by a part of the name.
    Person(usize),
    /// A document.
    Document,
    /// Somebody whom nobody names: "un diplomate".
    Somebody,
    /// A proper name that the cast does not know, mostly that of a body.
    Unknown,
}

/// A subject and where it stands.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Whom it names, in order.
    pub named: Vec<Named>,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Whether it is bound to the verb in one clause.
    pub near: bool,
}

/// "documents", "statements": plurals that look like those of people.
fn is_thing(word: &str) -> bool {
    word.ends_with("ments")
}

/// What a subject is searched in: a sentence with its words, actors and quotations.
pub struct Ground<'r, 'a> {
    /// The article's reading.
    pub reading: &'r Reading<'a>,
    /// The words of the sentence's language.
    pub words: &'r Words,
    /// The cast.
    pub cast: &'r Cast,
    /// The tokens of the sentence.
    pub sentence: Range<usize>,
    /// The quotations of its block.
    pub quotes: &'r [Quote],
    /// Where its cues stand.
    pub cues: Vec<Range<usize>>,
    /// Parts of the names of the cast.
    pub short_names: &'r ShortNames,
    /// Which of them have an auxiliary.
    pub compounds: Vec<bool>,
    /// The subject that was sought last: all rules of a cue ask for the same.
    pub sought: Sought,
}

/// What was found before a verb and not before a floor.
pub type Sought = RefCell<Option<((usize, usize), Option<Subject>)>>;

/// Parts of names that stand for one person of the cast: family name, given name, "van Houten".
#[derive(Debug, Default)]
pub struct ShortNames(BTreeMap<String, Option<usize>>);

impl ShortNames {
    /// The last word, the last two and three and the first word of every name.
    pub fn of(cast: &Cast) -> Self {
        let mut parts: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (person, names) in cast.people.iter().map(|p| p.mentions.iter().filter(|m| m.form == Form::Name)).enumerate() {
            for name in names {
                let folded = fold(&name.surface);
                let words: Vec<&str> = folded.split_whitespace().collect();
                let n = words.len();
                if n == 0 {
                    continue;
                }
                // "بن يحيى مقران" of "عبد الحق بن يحيى مقران".
                let last_words = |n_words| words[n.saturating_sub(n_words)..].join(" ");
                for part in [last_words(1), last_words(2), last_words(3), words[0].to_owned()] {
                    let meant = parts.entry(part).or_insert(Some(person));
                    if *meant != Some(person) {
                        *meant = None;
                    }
                }
            }
        }
        Self(parts)
    }

    /// The person whom a part of a name alone means.
    pub fn find(&self, reading: &Reading, tokens: Range<usize>) -> Option<usize> {
        if self.0.is_empty() || tokens.clone().any(|t| reading.tokens[t].kind != Kind::Word) {
            return None;
        }
        let words: Vec<&str> = tokens.clone().map(|t| reading.folded(t)).collect();
        let has_case = reading.surface(tokens.end - 1).chars().next().is_some_and(|c| c.is_lowercase() || c.is_uppercase());
        let is_name = !has_case || reading.tokens[tokens.end - 1].capital;
        let is_small = |tag: &crate::extract::Tag| matches!(tag.class, Class::Word(_));
        let n_letters = words.concat().chars().count();
        // "لي", "ري": where there are no capitals, a family name of two letters that is no small word.
        // "على" is none of "علي".
        let is_long = n_letters > 1 && (has_case && n_letters > 2 || !has_case && !reading.tags_at(tokens.start).iter().any(is_small));
        (*self.0.get(&words.join(" "))?).filter(|_| is_name && is_long)
    }
}

/// The most tokens between a subject and its verb, appositions and relative clauses included.
const LONGEST_GAP: usize = 40;
/// The most tokens between a subject and its verb without a comma.
const LONGEST_ADJUNCT: usize = 12;

impl Ground<'_, '_> {
    /// The folded form of a token, empty outside of the sentence.
    pub fn word(&self, token: usize) -> &str {
        if self.sentence.contains(&token) { self.reading.folded(token) } else { "" }
    }

    /// The subject that stands before a verb, not before `floor`.
    pub fn subject_before(&self, verb: usize, floor: usize) -> Option<Subject> {
        let mut sought = self.sought.borrow_mut();
        if sought.as_ref().is_none_or(|(place, _)| *place != (verb, floor)) {
            *sought = Some(((verb, floor), self.find_subject_before(verb, floor)));
        }
        sought.as_ref().and_then(|(_, subject)| subject.clone())
    }

    fn find_subject_before(&self, verb: usize, floor: usize) -> Option<Subject> {
        let mut end = verb;
        if let Some(relative) = self.words.relatives.before(self.reading, end, floor) {
            end = relative;
            // "rejetée par le ministre Diop, |qui| juge": whatever preposition stands before.
            if let Some(subject) = self.quoted_before(end, floor).filter(|s| self.word(s.tokens.end) == ",") {
                return Some(subject);
            }
        }
        if let Some(quoted) = self.words.quoted_as.first_in(self.reading, end.saturating_sub(10).max(floor)..end) {
            end = quoted.start;
        }
        if let Some(subject) = self.quoted_person(end, floor).or_else(|| self.compatriot_before(end, floor)) {
            return Some(subject);
        }
        if let Some(subject) = self.enclosed_person(end, floor) {
            return Some(subject);
        }
        if let Some(subject) = self.owned_person(end, floor) {
            return Some(subject);
        }
        let around = self.before_parenthesis(end, floor);
        if let Some(subject) = around.and_then(|comma| self.subject_ending_at(comma, floor)) {
            return Some(subject);
        }
        let pronoun = self.impersonal_before(end, floor).or_else(|| self.pronoun_before(end, floor));
        let named = pronoun.or_else(|| self.short_name_before(end, floor)).or_else(|| self.actors_before(end, floor));
        let named = named.or_else(|| self.noun_before(end, floor)).or_else(|| self.epithet_before(end, floor));
        let named = named.or_else(|| self.proper_before(end, floor));
        named.map(|subject| {
            let apposed = self.apposed_to(&subject, floor).or_else(|| self.enclosed_in_apposition(&subject, end, floor));
            let apposed = apposed.or_else(|| self.member_of(&subject, floor));
            apposed.unwrap_or(subject)
        })
    }

    /// "the association, whose |chair, Rose Achieng,| called": the one who belongs to a body, and speaks in a clause of its own.
    fn owned_person(&self, end: usize, floor: usize) -> Option<Subject> {
        let close = if self.word(end.checked_sub(1)?) == "," { end - 1 } else { end };
        let last = self.cast.actors.partition_point(|a| a.tokens.end <= close).checked_sub(1)?;
        let actor = &self.cast.actors[last];
        let is_person = matches!(actor.who, crate::extract::Who::Person(_)) && actor.tokens.end == close && actor.tokens.start > floor;
        let start = self.with_article(actor.tokens.start, floor);
        let is_owned = is_person && self.words.owners.before(self.reading, start, floor).is_some();
        is_owned.then(|| Subject { named: vec![Named::Actor(last)], tokens: actor.tokens.clone(), near: true })
    }

    /// "Nguyễn Lan, |một giáo sư tại Huế| nói": the one to whom an apposition without a comma behind it belongs.
    fn apposed_to(&self, subject: &Subject, floor: usize) -> Option<Subject> {
        let is_vague = match subject.named[..] {
            [Named::Somebody] => true,
            [Named::Actor(a)] => matches!(&self.cast.actors[a].who, crate::extract::Who::Role { holders, .. } if holders.is_empty()),
            _ => false,
        };
        let is_bare = self.words.conjugation == super::inflect::Conjugation::None && self.words.order == Order::SubjectFirst;
        let comma = subject.tokens.start.checked_sub(1).filter(|&t| is_vague && is_bare && t > floor && self.word(t) == ",")?;
        let before = self.cast.actors.partition_point(|a| a.tokens.end <= comma).checked_sub(1)?;
        let actor = &self.cast.actors[before];
        let is_person = matches!(actor.who, crate::extract::Who::Person(_)) && actor.tokens.end == comma && actor.tokens.start >= floor;
        let is_mark = |t: usize| self.reading.tokens[t].kind == Kind::Mark;
        let opens = actor.tokens.start == floor || actor.tokens.start.checked_sub(1).is_some_and(is_mark);
        let tokens = actor.tokens.start..subject.tokens.end;
        (is_person && opens).then(|| Subject { named: vec![Named::Actor(before)], tokens, near: true })
    }

    /// "|Piotr Nowak| of Atlantic Structures, the firm behind the design, said": the one named before the commas that enclose what seems to speak.
    fn enclosed_in_apposition(&self, subject: &Subject, end: usize, floor: usize) -> Option<Subject> {
        const REACH: usize = 12;
        const LONGEST: usize = 6;
        let is_person = |a: &Actor| matches!(a.who, crate::extract::Who::Person(_));
        let is_thing = match subject.named[..] {
            [Named::Somebody | Named::Unknown] => true,
            [Named::Actor(a)] => !is_person(&self.cast.actors[a]),
            _ => false,
        };
        let closes = self.has_proper_names() && is_thing && self.word(end.checked_sub(1)?) == "," && subject.tokens.end < end;
        let from = subject.tokens.start.saturating_sub(REACH).max(floor);
        let is_mark = |t: usize| matches!(self.word(t), "." | ":" | ";" | "”" | "»" | "\"");
        let comma = (from..subject.tokens.start).rev().take_while(|&t| !is_mark(t)).find(|&t| self.word(t) == ",").filter(|_| closes)?;
        let last = self.cast.actors.partition_point(|a| a.tokens.end <= comma);
        let first = self.cast.actors.partition_point(|a| a.tokens.start < floor.max(comma.saturating_sub(REACH)));
        let actor = (first..last).rev().find(|&a| is_person(&self.cast.actors[a]))?;
        let tokens = self.cast.actors[actor].tokens.clone();
        let gap = tokens.end..comma;
        let is_of = gap.is_empty() || self.words.members.at(self.reading, gap.start).is_some() && gap.len() <= LONGEST;
        let is_clean =
            !gap.into_iter().any(|t| self.word(t) == ",") && !self.cues.iter().any(|cue| cue.start >= tokens.start && cue.end < end);
        let opens = !self.is_oblique(tokens.start, floor);
        (is_of && is_clean && opens).then(|| Subject { named: vec![Named::Actor(actor)], tokens, near: true })
    }

    /// "|Abdul Karim| of the hauliers' association warned": the one who belongs to a body that no comma parts from the verb.
    fn member_of(&self, subject: &Subject, floor: usize) -> Option<Subject> {
        const REACH: usize = 7;
        let is_body = match subject.named[..] {
            [Named::Somebody | Named::Unknown] => true,
            [Named::Actor(a)] => matches!(self.cast.actors[a].who, crate::extract::Who::Body(_)),
            _ => false,
        };
        let before = self.cast.actors.partition_point(|a| a.tokens.end <= subject.tokens.start).checked_sub(1)?;
        let actor = &self.cast.actors[before];
        let gap = actor.tokens.end..subject.tokens.start;
        let is_joint = |t: usize| matches!(self.word(t), "'s" | "'" | "-");
        let is_word =
            |t: usize| (self.reading.tokens[t].kind == Kind::Word || is_joint(t)) && !self.cues.iter().any(|cue| cue.contains(&t));
        let is_member = self.has_proper_names() && is_body && self.words.members.at(self.reading, gap.start).is_some();
        let is_person = matches!(actor.who, crate::extract::Who::Person(_)) && actor.tokens.start >= floor;
        let fits = is_member && is_person && (1..=REACH).contains(&gap.len()) && gap.into_iter().all(is_word);
        let opens = fits && !self.is_oblique(actor.tokens.start, floor);
        opens.then(|| Subject { named: vec![Named::Actor(before)], tokens: actor.tokens.clone(), near: true })
    }

    /// "“…,” |Ann Roe|, director of a group that helps voters, said": whoever stands behind the quotation, with all that the commas enclose.
    fn quoted_person(&self, end: usize, floor: usize) -> Option<Subject> {
        let comma = end.checked_sub(1).filter(|&t| t > floor && self.word(t) == ",")?;
        let quote = self.quotes.iter().rfind(|q| q.outer.end <= comma && q.may_be_speech() && q.outer.end >= floor)?;
        let start = quote.outer.end + usize::from(self.word(quote.outer.end) == ",");
        let (actor, found) = self.actor_in(start..comma)?;
        let is_person = matches!(found.who, crate::extract::Who::Person(_)) && found.tokens.start == start;
        let tokens = found.tokens.clone();
        let gap = tokens.end..comma;
        let is_clean = gap.len() <= LONGEST_GAP
            && gap.clone().all(|t| !matches!(self.word(t), "." | ";" | ":"))
            && !self.cues.iter().any(|cue| gap.contains(&cue.start));
        let is_aside = is_clean && (gap.is_empty() || self.word(gap.start) == ",");
        (self.has_proper_names() && is_person && is_aside).then(|| Subject { named: vec![Named::Actor(actor)], tokens, near: true })
    }

    /// "|chiến lược gia người Hà Lan| tuyên bố": who was named last, by trade and country.
    fn compatriot_before(&self, end: usize, floor: usize) -> Option<Subject> {
        const LONGEST: usize = 4;
        let from = end.saturating_sub(LONGEST).max(floor);
        let is_country = |t: usize| {
            let covers = |tag: &crate::extract::Tag| matches!(tag.class, Class::Place(_) | Class::Demonym(_)) && tag.tokens.end == end;
            self.reading.tags_at(t).iter().any(covers)
        };
        let country = (from..end).find(|&t| is_country(t))?;
        let start = (floor.max(country.saturating_sub(LONGEST))..country).find(|&t| {
            let behind = self.words.epithets.at(self.reading, t);
            behind.is_some_and(|behind| behind == country || behind + 1 == country && self.reading.tokens[behind].kind == Kind::Word)
        })?;
        let opens = start == floor || self.reading.tokens[start - 1].kind == Kind::Mark;
        let named = Named::Pronoun { token: start, gender: None, plural: false };
        opens.then(|| Subject { named: vec![named], tokens: start..end, near: true })
    }

    /// "|Ông Pierre Lacombe|, Giám đốc phát triển Tập đoàn Agrinova, đánh giá cao": whoever stands before what the commas enclose, where the
    /// clause begins.
    fn enclosed_person(&self, end: usize, floor: usize) -> Option<Subject> {
        const LONGEST: usize = 24;
        let is_bare = self.words.conjugation == super::inflect::Conjugation::None && self.words.order == Order::SubjectFirst;
        let close = end.checked_sub(1).filter(|&t| is_bare && t > floor && self.word(t) == ",")?;
        let open = (close.saturating_sub(LONGEST).max(floor)..close).rev().find(|&t| self.word(t) == ",")?;
        let opens = |start: usize| start == floor || self.reading.tokens[start - 1].kind == Kind::Mark;
        let is_first = |a: &Actor| opens(a.tokens.start) && (a.tokens.end == open || a.tokens.contains(&open));
        let first = self.cast.actors.partition_point(|a| a.tokens.start < floor);
        let last = self.cast.actors.partition_point(|a| a.tokens.start < open);
        let actor = (first..last).rev().find(|&a| is_first(&self.cast.actors[a]))?;
        let found = &self.cast.actors[actor];
        let is_person = matches!(found.who, crate::extract::Who::Person(_));
        let crosses =
            self.cues.iter().any(|cue| cue.start == open + 1) || (found.tokens.start..close).any(|t| matches!(self.word(t), ":" | ";"));
        (is_person && !crosses).then(|| Subject { named: vec![Named::Actor(actor)], tokens: found.tokens.clone(), near: true })
    }

    /// "|La Zurichoise| résume": an inhabitant of somewhere, with the article, is whoever was named last.
    fn epithet_before(&self, end: usize, floor: usize) -> Option<Subject> {
        let start = end.checked_sub(2).filter(|&start| start >= floor)?;
        self.epithet_at(start).filter(|epithet| epithet.tokens.end == end)
    }

    fn epithet_at(&self, at: usize) -> Option<Subject> {
        let gender =
            self.words.epithet_articles.iter().find(|(article, _)| self.word(at) == article.as_str()).map(|(_, gender)| *gender)?;
        let noun = at + 1;
        let token = self.reading.tokens.get(noun).filter(|t| self.sentence.contains(&noun) && t.capital && t.kind == Kind::Word)?;
        let has_ending = self.words.epithet_endings.iter().any(|ending| self.word(noun).ends_with(ending.as_str()));
        let is_alone = self.is_free(noun..noun + 1) && !self.reading.tokens.get(noun + 1).is_some_and(|t| t.capital);
        let named = Named::Pronoun { token: noun, gender: Some(gender), plural: false };
        (has_ending && is_alone && !token.caps).then(|| Subject { named: vec![named], tokens: at..noun + 1, near: true })
    }

    /// Where the parenthesis that ends before a verb begins: "Okeke|, 41,| said", "the minister|, who chairs the board,| said".
    fn before_parenthesis(&self, end: usize, floor: usize) -> Option<usize> {
        let close = end.checked_sub(1).filter(|&t| t > floor && matches!(self.word(t), "," | ")"))?;
        if self.word(close) == ")" {
            return (close.saturating_sub(LONGEST_ADJUNCT).max(floor)..close).rev().find(|&t| self.word(t) == "(");
        }
        let words = self.words;
        let from = close.saturating_sub(LONGEST_GAP).max(floor);
        let is_relative = |t: usize| words.relatives.at(self.reading, t + 1).is_some();
        let nearest = (from..close).rev().find(|&t| self.word(t) == ",")?;
        // "Sy|, lui,| dit ne rien savoir".
        let is_aside = [&words.adverbs, &words.source_pronouns].iter().any(|list| list.at(self.reading, nearest + 1) == Some(close))
            || self.reading.tokens[nearest + 1].kind == Kind::Number && close - nearest <= 4;
        let relative = (from..close).rev().find(|&t| self.word(t) == "," && is_relative(t));
        relative.or_else(|| Some(nearest).filter(|_| is_aside))
    }

    /// The subject that a comma follows directly.
    fn subject_ending_at(&self, comma: usize, floor: usize) -> Option<Subject> {
        let ends = |subject: &Subject| subject.tokens.end == comma;
        let named = self.short_name_before(comma, floor).or_else(|| self.actors_before(comma, floor)).filter(ends);
        named.or_else(|| self.noun_before(comma, floor).filter(ends))
    }

    /// "Au ministère, |on| explique": the body at which nobody in particular speaks.
    fn impersonal_before(&self, end: usize, floor: usize) -> Option<Subject> {
        let token = self.words.impersonal.before(self.reading, end, floor)?;
        self.words.adjuncts.at(self.reading, floor)?;
        let (actor, _) = self.actor_in(floor..token)?;
        Some(Subject { named: vec![Named::Actor(actor)], tokens: token..end, near: true })
    }

    /// A proper name that begins the clause and that the cast does not know: "Human Rights Watch a dénoncé".
    fn proper_before(&self, end: usize, floor: usize) -> Option<Subject> {
        if !self.has_proper_names() {
            return None;
        }
        // "Puma Energy, |which owns the pumps|, denied": what a relative clause tells of it.
        let close = end.checked_sub(1).filter(|&t| t > floor && self.word(t) == ",");
        let open = close.and_then(|close| (close.saturating_sub(LONGEST_GAP).max(floor)..close).rev().find(|&t| self.word(t) == ","));
        if let Some(open) = open.filter(|open| self.words.relatives.at(self.reading, open + 1).is_some()) {
            return self.proper_before(open, floor);
        }
        // "Airlines for Asia, |a trade group|, warned", "Walhi, |une ONG locale|, a dénoncé".
        let is_small = |t: usize| self.reading.tokens.get(t).is_some_and(|t| t.kind == Kind::Word && !t.capital);
        // "Gulf Meridian, |with 8,700 Nepalis on its payroll|, said".
        let lists = [&self.words.prepositions, &self.words.adjuncts];
        let is_aside = |open: usize| lists.iter().any(|list| list.at(self.reading, open + 1).is_some());
        let apposed = open.filter(|&open| self.words.articles.at(self.reading, open + 1).is_some_and(is_small) || is_aside(open));
        let names_person = |open: usize| {
            let near = self.cast.actors.iter().filter(|a| a.tokens.start >= floor && a.tokens.start < open);
            near.into_iter().any(|a| matches!(a.who, crate::extract::Who::Person(_)))
        };
        if let Some(open) = apposed.filter(|&open| !names_person(open)) {
            let is_word = |t: usize| self.reading.tokens[t].capital && !self.reading.word(t).is_known();
            let single = open.checked_sub(1).filter(|&t| t == floor && is_word(t)).map(|t| t..open);
            let single = single.map(|tokens| Subject { named: vec![Named::Unknown], tokens, near: true });
            return self.proper_before(open, floor).or(single);
        }
        let least = end.saturating_sub(8).max(floor);
        let begins =
            |&t: &usize| t == floor || matches!(self.word(t - 1), "," | ";") || self.words.that.before(self.reading, t, floor).is_some();
        let named = (least..end).find(begins).filter(|&start| self.proper_name(start..end));
        let start = named.or_else(|| self.acronym_before(end, floor))?;
        Some(Subject { named: vec![Named::Unknown], tokens: start..end, near: false })
    }

    /// "And this month |DARPA| announced": capitals alone behind a small word that is no preposition.
    fn acronym_before(&self, end: usize, floor: usize) -> Option<usize> {
        let at = end.checked_sub(1).filter(|&t| t > floor)?;
        let before = &self.reading.tokens[at - 1];
        let is_small = before.kind == Kind::Word && !before.capital;
        (is_small && self.proper_name(at..end) && !self.is_oblique(at, floor)).then_some(at)
    }

    /// "Deux anciens |chauffeurs| du dépôt ont affirmé": a plural of people that no list knows, where a clause begins.
    pub fn people_before(&self, end: usize, floor: usize) -> Option<Subject> {
        const LONGEST: usize = 10;
        const HEAD: usize = 4;
        let least = end.saturating_sub(LONGEST).max(floor);
        let begins =
            |&t: &usize| t == floor || matches!(self.word(t - 1), "," | ";") || self.words.and.before(self.reading, t, floor).is_some();
        let start = (least..end).filter(begins).find(|&t| self.names_people(self.after_article(t), end, HEAD))?;
        let is_word = |t: usize| self.reading.tokens[t].kind == Kind::Word || matches!(self.word(t), "-" | "'s" | "'");
        let is_clean = (start..end).all(is_word) && self.words.relatives.first_in(self.reading, start..end).is_none();
        let near = end - start <= HEAD;
        (self.has_proper_names() && is_clean).then(|| Subject { named: vec![Named::Somebody], tokens: start..end, near })
    }

    /// Whether a plural of people stands among the first words, before any preposition.
    fn names_people(&self, at: usize, end: usize, head: usize) -> bool {
        let is_small = |t: usize| [&self.words.prepositions, &self.words.relatives].iter().any(|list| list.at(self.reading, t).is_some());
        let ends = |t: usize| {
            self.words.plural_endings.iter().any(|ending| self.word(t).ends_with(ending.as_str()) && self.word(t).len() > ending.len() + 1)
        };
        let is_people =
            |t: usize| self.reading.tokens[t].kind == Kind::Word && !self.reading.tokens[t].caps && ends(t) && !is_thing(self.word(t));
        (at..(at + head).min(end)).take_while(|&t| !is_small(t)).any(is_people)
    }

    fn has_proper_names(&self) -> bool {
        !matches!(self.words.conjugation, super::inflect::Conjugation::None) && self.words.order == Order::SubjectFirst
    }

    /// Whether tokens are a capital name with nothing in it but articles, prepositions and adjectives of places.
    fn proper_name(&self, tokens: Range<usize>) -> bool {
        let reading = self.reading;
        let first = self.after_article(tokens.start);
        let begins = tokens.contains(&first) && reading.tokens[first].capital && reading.tokens[first].kind == Kind::Word;
        let is_common = |t: usize| {
            let lists = [&self.words.prepositions, &self.words.adverbs, &self.words.adjuncts, &self.words.and, &self.words.that];
            lists.iter().any(|list| list.at(reading, t).is_some())
                || reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Word(crate::lang::Word::NoName)))
        };
        let belongs = |t: usize| {
            reading.tokens[t].capital
                || matches!(self.word(t), "-" | "&" | "'s")
                || self.words.prepositions.at(reading, t).is_some()
                || self.words.articles.at(reading, t).is_some()
                || reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Demonym(_)))
        };
        let is_capital = |t: usize| reading.tokens[t].capital && reading.tokens[t].kind == Kind::Word;
        let capitals = tokens.clone().filter(|&t| t >= first && is_capital(t)).count();
        let is_acronym = begins && reading.tokens[first].caps && self.word(first).chars().count() > 2;
        let last = tokens.end.saturating_sub(1);
        let ends = is_capital(last) || reading.tags_at(last).iter().any(|tag| matches!(tag.class, Class::Demonym(_)));
        // "Dans l'industrie, |Syngenta| dit": one word that no list knows, behind a comma.
        let is_unknown = capitals == 1
            && tokens.len() == 1
            && tokens.start > self.sentence.start
            && self.word(tokens.start - 1) == ","
            && !reading.word(tokens.start).is_known();
        let is_long = capitals > 1 || is_acronym || is_unknown;
        begins && ends && is_long && !is_common(first) && (first + 1..tokens.end).all(belongs) && self.actors_inside(&tokens).is_empty()
    }

    /// A proper name after a verb, up to the next mark or small word.
    fn proper_at(&self, at: usize) -> Option<Subject> {
        let first = self.after_article(at);
        let goes_on = |t: &usize| self.sentence.contains(t) && (self.reading.tokens[*t].capital || self.word(*t) == "-");
        let end = (first..first + 8).take_while(goes_on).last()? + 1;
        (self.has_proper_names() && self.proper_name(at..end)).then(|| Subject { named: vec![Named::Unknown], tokens: at..end, near: true })
    }

    /// A part of a name alone, which the cast has not taken for one: "Thinh said".
    fn short_name_before(&self, end: usize, floor: usize) -> Option<Subject> {
        let start = (end.saturating_sub(2).max(floor)..end)
            .find(|&start| self.is_free(start..end) && self.short_names.find(self.reading, start..end).is_some())?;
        let is_compound = start > floor
            && self.reading.tokens[start - 1].capital
            && self.reading.tokens[start - 1].kind == Kind::Word
            && start - 1 > self.sentence.start;
        if is_compound || self.is_oblique(start, floor) {
            return None;
        }
        let person = self.short_names.find(self.reading, start..end)?;
        Some(Subject { named: vec![Named::Person(person)], tokens: start..end, near: true })
    }

    /// The same after a verb or a source phrase.
    fn short_name_at(&self, start: usize) -> Option<Subject> {
        let honorific = self.reading.tags_at(start).iter().find(|tag| matches!(tag.class, Class::Honorific(_))).map(|tag| tag.tokens.end);
        let start = honorific.map_or(start, |end| end + usize::from(self.word(end) == "."));
        let ends = [start + 3, start + 2, start + 1].into_iter().filter(|&end| end <= self.sentence.end && self.is_free(start..end));
        let (end, person) = ends.filter_map(|end| Some((end, self.short_names.find(self.reading, start..end)?))).next()?;
        Some(Subject { named: vec![Named::Person(person)], tokens: start..end, near: true })
    }

    /// Whether no actor holds these tokens.
    fn is_free(&self, tokens: Range<usize>) -> bool {
        let next = self.cast.actors.partition_point(|a| a.tokens.end <= tokens.start);
        self.cast.actors.get(next).is_none_or(|a| a.tokens.start >= tokens.end)
    }

    fn pronoun_before(&self, end: usize, floor: usize) -> Option<Subject> {
        let words = self.words;
        let lists = [
            (&words.pronouns_m, Some(Gender::M), false),
            (&words.pronouns_f, Some(Gender::F), false),
            (&words.pronouns, None, false),
            (&words.pronouns_neutral, None, false),
            (&words.pronouns_plural, None, true),
            (&words.pronouns_first, None, false),
            (&words.pronouns_second, None, false),
        ];
        let (token, gender, plural) = lists
            .into_iter()
            .filter_map(|(list, gender, plural)| Some((list.before(self.reading, end, floor)?, gender, plural)))
            .min_by_key(|(token, ..)| *token)?;
        // "|Chuyên gia này| dự báo": a title that a demonstrative follows is one who was named.
        let is_pointed = end > token + 1
            && self
                .actors_inside(&(token..end - 1))
                .iter()
                .any(|a| a.tokens == (token..end - 1) && !matches!(a.who, crate::extract::Who::Person(_)));
        let is_part_of_actor =
            !is_pointed && !self.is_free(token..token + 1) && !self.actors_inside(&(token..token + 1)).iter().any(|a| a.tokens.len() == 1);
        // "Bộ trưởng |nước này| nói": no pronoun inside of a title.
        let is_thing = words.pronouns_neutral.at(self.reading, token) == Some(end) && !self.has_proper_names();
        let opens = token == floor
            || self.reading.tokens[token - 1].kind == Kind::Mark
            || [&words.and, &words.chain, &words.adverbs].iter().any(|list| list.before(self.reading, token, floor).is_some());
        (!is_part_of_actor && (!is_thing || opens)).then(|| Subject {
            named: vec![Named::Pronoun { token, gender, plural }],
            tokens: token..end,
            near: true,
        })
    }

    /// The actor that a verbal noun belongs to, whatever preposition stands before it: "نقلت عن |الوزير| قوله".
    pub fn quoted_before(&self, noun: usize, floor: usize) -> Option<Subject> {
        let last = self.cast.actors.partition_point(|a| a.tokens.end <= noun).checked_sub(1)?;
        let tokens = self.cast.actors[last].tokens.clone();
        let gap = tokens.end..noun;
        let fits = tokens.start >= floor && (gap.is_empty() || self.word(gap.start) == "," && self.word(noun - 1) == ",");
        let named = fits.then(|| Subject { named: vec![Named::Actor(last)], tokens, near: true });
        named.or_else(|| self.short_name_before(noun, floor))
    }

    /// "نقلت الوكالة عن |والي ملاطية سداد يافوز| قوله": whoever stands behind "from", though no table knows the name.
    pub fn unknown_quoted_before(&self, noun: usize, floor: usize) -> Option<Subject> {
        const LONGEST: usize = 12;
        let is_mark = |t: usize| matches!(self.word(t), "." | ":" | ";");
        let from = (noun.saturating_sub(LONGEST).max(floor)..noun).rev().take_while(|&t| !is_mark(t)).find(|&t| self.word(t) == "عن")?;
        self.words.relays.first_in(self.reading, floor..from)?;
        let (start, next) = (from + 1, self.cast.actors.partition_point(|a| a.tokens.start <= from));
        let actor = self.cast.actors.get(next).filter(|a| a.tokens.start == start && a.tokens.end <= noun);
        let named = actor.map_or(Named::Somebody, |_| Named::Actor(next));
        (start < noun).then(|| Subject { named: vec![named], tokens: start..noun, near: false })
    }

    /// "شاهد عيان |يدعى| مراد أوزكان": the one whose name stands behind a trade.
    fn called_behind(&self, subject: &Subject) -> Option<Subject> {
        let end = self.words.called.at(self.reading, subject.tokens.end)?;
        let next = self.cast.actors.partition_point(|a| a.tokens.start < end);
        let actor = self.cast.actors.get(next).filter(|a| a.tokens.start == end && a.tokens.end <= self.sentence.end)?;
        let is_person = matches!(actor.who, crate::extract::Who::Person(_));
        is_person.then(|| Subject { named: vec![Named::Actor(next)], tokens: subject.tokens.start..actor.tokens.end, near: true })
    }

    /// "نقيب |محرري الصحافة اللبنانية| جوزف القصيفي": the one whose name stands behind a title that no table knows whole.
    fn apposed_behind(&self, subject: &Subject) -> Option<Subject> {
        const LONGEST: usize = 4;
        let from = subject.tokens.end;
        let is_verb_first = self.words.order == Order::VerbFirst && subject.named == [Named::Somebody];
        let next = self.cast.actors.partition_point(|a| a.tokens.start < from);
        let actor = self.cast.actors.get(next).filter(|a| is_verb_first && a.tokens.end <= self.sentence.end)?;
        let between = from..actor.tokens.start;
        let lists = [&self.words.prepositions, &self.words.adjuncts, &self.words.that, &self.words.objects, &self.words.clitics];
        let is_word = |t: usize| {
            let is_small = lists.iter().any(|list| list.at(self.reading, t).is_some());
            self.reading.tokens[t].kind == Kind::Word && !is_small && !self.cues.iter().any(|cue| cue.contains(&t))
        };
        let is_definite = between.is_empty() || self.word(actor.tokens.start - 1).starts_with("ال");
        let is_person = matches!(actor.who, crate::extract::Who::Person(_)) && !self.has_attached_preposition(actor.tokens.start);
        let fits = is_person && between.len() <= LONGEST && is_definite && between.into_iter().all(is_word);
        fits.then(|| Subject { named: vec![Named::Actor(next)], tokens: subject.tokens.start..actor.tokens.end, near: true })
    }

    /// "يجادل |"الكرملين"| بأن": a subject in marks.
    fn marked_at(&self, at: usize) -> Option<Subject> {
        const LONGEST: usize = 6;
        let is_verb_first = self.words.order == Order::VerbFirst;
        let quote = self.quotes.iter().find(|q| is_verb_first && q.outer.start == at && q.inner.len() <= LONGEST)?;
        let next = self.cast.actors.partition_point(|a| a.tokens.start < quote.inner.start);
        let actor = self.cast.actors.get(next).filter(|a| a.tokens == quote.inner);
        let person = || self.short_names.find(self.reading, quote.inner.clone()).map(Named::Person);
        let named = actor.map(|_| Named::Actor(next)).or_else(person)?;
        Some(Subject { named: vec![named], tokens: quote.outer.clone(), near: true })
    }

    fn actors_before(&self, end: usize, floor: usize) -> Option<Subject> {
        let actors = &self.cast.actors;
        let last = actors.partition_point(|a| a.tokens.end <= end);
        for actor in (0..last).rev() {
            let tokens = &actors[actor].tokens;
            if tokens.start < floor || end - tokens.end > LONGEST_GAP {
                return None;
            }
            if let Some(subject) = self.by_voice(actor, end, floor) {
                return Some(subject);
            }
            let is_body = matches!(actors[actor].who, crate::extract::Who::Body(_));
            let is_oblique =
                self.is_oblique(tokens.start, floor) || is_body && self.is_oblique(self.with_modifiers(tokens.start, floor), floor);
            if is_oblique || is_body && self.follows_document(tokens.start, floor) || self.is_in_relative_clause(tokens, floor) {
                continue;
            }
            // "a remercié les équipes, affirmant": the object of the verb before is no subject.
            let start = self.with_article(tokens.start, floor);
            let is_object =
                self.word(tokens.end) == "," && self.words.order == Order::SubjectFirst && self.cues.iter().any(|cue| cue.end == start);
            if is_object {
                return None;
            }
            // "kêu gọi các nước góp vốn cho ASEAN|, đồng thời cảnh báo": behind another verb the comma parts it from what stands before.
            let follows_verb = self.words.conjugation == super::inflect::Conjugation::None
                && self.cues.iter().any(|cue| cue.start >= floor && cue.end <= tokens.start);
            // "hoan nghênh Bộ trưởng thăm Việt Nam |và| khẳng định": so does "and" before a further verb.
            let is_joined = tokens.end < end
                && [&self.words.and, &self.words.chain].iter().any(|list| list.before(self.reading, end, tokens.end).is_some());
            if follows_verb && (self.word(tokens.end) == "," || is_joined) {
                return None;
            }
            let near = self.gap(tokens.end..end).or_else(|| self.ends_body(actor, end, floor).then_some(true))?;
            let (first, named) = self.coordinated_before(actor, floor);
            if self.is_oblique(actors[first].tokens.start, floor) {
                return None;
            }
            return Some(Subject { named, tokens: self.with_article(actors[first].tokens.start, floor)..tokens.end, near });
        }
        None
    }

    /// "Cơ quan |quản lý đường sắt| thông báo": small words that end the name of a body, which begins a clause.
    fn ends_body(&self, actor: usize, end: usize, floor: usize) -> bool {
        const LEAST: usize = 2;
        let Actor { tokens, who, .. } = &self.cast.actors[actor];
        let is_body = matches!(who, crate::extract::Who::Body(body) if self.cast.bodies[*body].kind != "news_agency");
        let opens = tokens.start == floor || self.word(tokens.start - 1) == ",";
        let is_head = is_body && opens && tokens.len() <= LEAST && self.reading.tokens[tokens.start].capital;
        is_head && end - tokens.end >= LEAST && self.is_rest_of_name(tokens.end..end)
    }

    /// "Tuyên bố |Lima|": a place or body that names a document.
    fn follows_document(&self, actor: usize, floor: usize) -> bool {
        let is_bare = self.words.conjugation == super::inflect::Conjugation::None && self.words.order == Order::SubjectFirst;
        is_bare && self.words.documents.before(self.reading, actor, floor).is_some()
    }

    /// "La Commission, par la voix de |sa porte-parole Awa Sy|, a rejeté": the one by whom a body speaks.
    fn by_voice(&self, actor: usize, end: usize, floor: usize) -> Option<Subject> {
        let tokens = self.cast.actors[actor].tokens.clone();
        self.words.by_voice.before(self.reading, self.with_article(tokens.start, floor), floor)?;
        let closes = tokens.end == end || tokens.end + 1 == end && self.word(tokens.end) == ",";
        closes.then(|| Subject { named: vec![Named::Actor(actor)], tokens, near: true })
    }

    /// Whether an actor ends a relative clause between commas: ", dont le pays préside |le comité|, a dit".
    fn is_in_relative_clause(&self, actor: &Range<usize>, floor: usize) -> bool {
        let comma = (floor..actor.start).rev().take(LONGEST_GAP / 2).find(|&t| self.word(t) == ",");
        self.word(actor.end) == "," && comma.is_some_and(|comma| self.words.relatives.at(self.reading, comma + 1).is_some())
    }

    /// Whether what stands between a subject and its verb may stand there, and if so, whether the two are near.
    fn gap(&self, gap: Range<usize>) -> Option<bool> {
        let Some(last) = gap.clone().last() else { return Some(true) };
        let crosses_cue = self.cues.iter().any(|cue| cue.start >= gap.start && cue.end <= gap.end);
        let crosses_quote =
            self.quotes.iter().any(|q| !q.is_slogan && q.may_be_speech() && q.outer.start >= gap.start && q.outer.end <= gap.end);
        match self.word(gap.start) {
            "," => {
                let closes = self.word(last) == ",";
                let relative = self.words.relatives.at(self.reading, gap.start + 1).is_some_and(|e| e >= gap.end);
                (closes && !crosses_cue && !crosses_quote || relative || gap.len() == 1).then_some(gap.len() <= LONGEST_ADJUNCT)
            }
            ")" if gap.len() > 1 => self.gap(gap.start + 1..gap.end),
            "(" if self.words.order == Order::SubjectFirst && self.word(last) != ")" => {
                let close = gap.clone().take(8).find(|&t| self.word(t) == ")")?;
                self.gap(close + 1..gap.end)
            }
            "(" | "-" | "–" | "—" => (matches!(self.word(last), ")" | "-" | "–" | "—") && !crosses_cue).then_some(true),
            _ => {
                let words = self.words;
                // "head of the Federation of German |Industries| said": the rest of a body's name.
                let is_capital = |t: usize| self.reading.tokens[t].capital && self.reading.tokens[t].kind == Kind::Word;
                let is_english = words.conjugation == super::inflect::Conjugation::English;
                let is_rest = is_english && gap.len() <= 2 && !crosses_cue && gap.clone().all(is_capital);
                let capitals = gap.clone().take(2).take_while(|&t| is_english && is_capital(t)).count();
                if capitals > 0 && self.word(gap.start + capitals) == "(" {
                    return self.gap(gap.start + capitals..gap.end);
                }
                if is_rest || self.is_adjectives(gap.clone()) {
                    return Some(true);
                }
                // "l'Union de radiodiffusion, dont le siège est à Dakar, a salué": a complement before what the commas enclose.
                let comma = gap.clone().take(8).find(|&t| self.word(t) == ",");
                if let Some(comma) = comma.filter(|_| words.prepositions.at(self.reading, gap.start).is_some() && self.word(last) == ",") {
                    return self.gap(comma..gap.end);
                }
                let begins = words.adjuncts.at(self.reading, gap.start).is_some()
                    || words.prepositions.at(self.reading, gap.start).is_some()
                    || words.adverbs.at(self.reading, gap.start).is_some()
                    || self.reading.tokens[gap.start].kind == Kind::Number;
                let is_clean = gap.clone().all(|t| !matches!(self.word(t), "," | ":" | ";"))
                    && words.relatives.first_in(self.reading, gap.clone()).is_none();
                let fits = begins && is_clean && !crosses_cue && !crosses_quote && gap.len() <= LONGEST_ADJUNCT;
                fits.then_some(gap.len() <= 4)
            }
        }
    }

    /// "đại diện Cục Quản lý |giá|,": small words that no list knows behind a Vietnamese title or body, up to a comma.
    fn is_rest_of_name(&self, gap: Range<usize>) -> bool {
        const LONGEST: usize = 5;
        let words = self.words;
        let is_bare = words.conjugation == super::inflect::Conjugation::None && words.order == Order::SubjectFirst;
        let lists =
            [&words.prepositions, &words.adjuncts, &words.adverbs, &words.relatives, &words.and, &words.clitics, &words.auxiliaries];
        let is_name = |t: usize| {
            let token = &self.reading.tokens[t];
            let is_cue = self.cues.iter().any(|cue| cue.contains(&t));
            token.kind == Kind::Word && !token.capital && !is_cue && !lists.iter().any(|list| list.at(self.reading, t).is_some())
        };
        is_bare && !gap.is_empty() && gap.len() <= LONGEST && gap.into_iter().all(is_name)
    }

    /// "L'agriculteur |bernois| redoute": small words that no list knows between a French title and its verb.
    fn is_adjectives(&self, gap: Range<usize>) -> bool {
        const LONGEST: usize = 2;
        let describes = |t: usize| {
            let token = &self.reading.tokens[t];
            let is_known = self
                .reading
                .tags_at(t)
                .iter()
                .any(|tag| !matches!(tag.class, Class::Demonym(_) | Class::Body(_) | Class::Word(crate::lang::Word::BodyAdjective)));
            let lists = [&self.words.prepositions, &self.words.adjuncts, &self.words.adverbs, &self.words.relatives, &self.words.and];
            token.kind == Kind::Word && !token.capital && !is_known && !lists.iter().any(|list| list.at(self.reading, t).is_some())
        };
        self.words.conjugation == super::inflect::Conjugation::French && gap.len() <= LONGEST && gap.into_iter().all(describes)
    }

    /// The first of the actors that are coordinated with this one, and all of them.
    fn coordinated_before(&self, actor: usize, floor: usize) -> (usize, Vec<Named>) {
        let actors = &self.cast.actors;
        let mut first = actor;
        let mut joined_by_and = false;
        while let Some(previous) = first.checked_sub(1) {
            let between = actors[previous].tokens.end..self.with_article(actors[first].tokens.start, floor);
            if actors[previous].tokens.start < floor || !self.joins(between.clone(), joined_by_and) {
                break;
            }
            // "Devant les participants, le ministre et le maire ont": an adjunct that begins the sentence is none of them.
            let start = self.with_article(actors[previous].tokens.start, floor);
            let opens = self.words.prepositions.before(self.reading, start, floor) == Some(floor) && self.word(between.start) == ",";
            if opens && joined_by_and {
                break;
            }
            joined_by_and = true;
            first = previous;
        }
        (first, (first..=actor).map(Named::Actor).collect())
    }

    /// Whether these tokens join two speakers: "et", ", and", or a comma in a row that an "and" ends.
    fn joins(&self, mut between: Range<usize>, in_a_row: bool) -> bool {
        if between.is_empty() {
            // Arabic writes "and" onto the next word.
            return !self.word(between.start).is_empty() && self.is_attached_and(between.start);
        }
        if self.word(between.start) == "," {
            between.start += 1;
            if between.is_empty() {
                return in_a_row || self.is_attached_and(between.start);
            }
        }
        let Some(end) = self.words.and.at(self.reading, between.start) else { return false };
        // "and |Kisumu West| MP Beatrice Adongo": capital words before a title.
        end == between.end || between.end - end <= 3 && (end..between.end).all(|t| self.reading.tokens[t].capital)
    }

    fn is_attached_and(&self, token: usize) -> bool {
        // "وزير", "وفد": the letter is the word's own.
        let is_own =
            |tag: &crate::extract::Tag| tag.span.start == self.reading.tokens[token].span.start && !matches!(tag.class, Class::Word(_));
        let is_long = self.word(token).starts_with('و') && self.word(token).chars().count() > 2;
        self.words.order == Order::VerbFirst && is_long && !self.reading.tags_at(token).iter().any(is_own)
    }

    /// Whether a preposition is written onto a word: "للصحفيين", "بالوزير".
    pub fn has_attached_preposition(&self, token: usize) -> bool {
        if self.words.order != Order::VerbFirst {
            return false;
        }
        let attached =
            |tag: &crate::extract::Tag| self.reading.text_before(tag).trim_start_matches(['و', 'ف']).starts_with(['ل', 'ب', 'ك']);
        let tags = self.reading.tags_at(token);
        let melted = self.word(token).trim_start_matches('و').starts_with("لل");
        melted || !tags.is_empty() && tags.iter().all(attached)
    }

    /// The subject that follows a verb at `from`.
    pub fn subject_after(&self, from: usize) -> Option<Subject> {
        if self.has_attached_preposition(self.words.clitics.at(self.reading, from).filter(|_| !self.begins_actor(from)).unwrap_or(from)) {
            return None;
        }
        self.phrase_at(from)
    }

    /// The noun phrase at `from`, whatever preposition is written onto it.
    fn phrase_at(&self, from: usize) -> Option<Subject> {
        let actors = &self.cast.actors;
        let mut at = from;
        // "selon |l'|endocrinologue".
        let is_article = self.words.inflects() && self.words.articles.at(self.reading, at).is_some();
        if let Some(after) = self.words.clitics.at(self.reading, at).filter(|_| !is_article && !self.begins_actor(at)) {
            at = after;
        }
        let start = self.after_article(at);
        let next = actors.partition_point(|a| a.tokens.start < at);
        let actor = actors.get(next).filter(|a| a.tokens.start <= start && a.tokens.end <= self.sentence.end);
        if let Some(actor) = actor {
            let next = if self.is_title_of(actor, next + 1) { next + 1 } else { self.behind_owner(next) };
            let (last, named) = self.coordinated_after(next);
            let end = actors[last].tokens.end;
            // "ونفت المتحدثة، هدى صالح|، وجود": the comma that closes an apposition.
            // "رحبت المنظمة |(إيكواس)| بالبيان".
            let bracket =
                (end + 1..end + 4).find(|&t| self.word(t) == ")").filter(|_| self.word(end) == "(" && self.words.order == Order::VerbFirst);
            let end = bracket.map_or(end, |close| close + 1);
            let is_apposition =
                self.words.order == Order::VerbFirst && (actor.tokens.start..end).any(|t| self.word(t) == ",") && self.word(end) == ",";
            let subject = Subject { named, tokens: at..end + usize::from(is_apposition), near: true };
            let subject = self.by_voice_behind(&subject).unwrap_or(subject);
            let subject = Subject { tokens: at..self.past_clause(subject.tokens.end), ..subject };
            return Some(self.called_behind(&subject).unwrap_or(subject));
        }
        if let Some(subject) = self.last_named_at(from).or_else(|| self.courtesy_at(at)).or_else(|| self.marked_at(at)) {
            return Some(subject);
        }
        // "ودعا |"إعلان الدوحة"| الدول": a document whose name stands in marks.
        let quoted = self.quotes.iter().find(|q| q.outer.start == at && self.words.documents.at(self.reading, q.inner.start).is_some());
        if let Some(quote) = quoted.filter(|q| q.inner.len() <= 6) {
            return Some(Subject { named: vec![Named::Document], tokens: quote.outer.clone(), near: true });
        }
        let named = self.short_name_at(at).or_else(|| self.modified_at(at)).or_else(|| self.noun_at(at, start));
        let named = named.map(|subject| self.called_behind(&subject).or_else(|| self.apposed_behind(&subject)).unwrap_or(subject));
        named.or_else(|| self.epithet_at(at)).or_else(|| self.proper_at(at))
    }

    /// "أكدت الوكالة، |على لسان المتحدث باسمها سالم العلي|، أن": the one by whom a body speaks, behind it.
    fn by_voice_behind(&self, subject: &Subject) -> Option<Subject> {
        let end = subject.tokens.end;
        let voice =
            self.words.by_voice.at(self.reading, end + 1).filter(|_| self.word(end) == "," && self.words.order == Order::VerbFirst)?;
        let (index, actor) = self.actor_in(voice..self.sentence.end).filter(|(_, a)| a.tokens.start == voice)?;
        let closes = self.word(actor.tokens.end) == ",";
        let tokens = subject.tokens.start..actor.tokens.end + usize::from(closes);
        closes.then(|| Subject { named: vec![Named::Actor(index)], tokens, near: true })
    }

    /// "واتهم المحامي مفو كوروما، |الذي يدافع عن متهمين،| أعوان الشرطة": behind a relative clause between commas, where words follow that open no
    /// clause.
    fn past_clause(&self, end: usize) -> usize {
        const LONGEST: usize = 20;
        let begins =
            self.words.order == Order::VerbFirst && self.word(end) == "," && self.words.relatives.at(self.reading, end + 1).is_some();
        let close = (end + 2..(end + LONGEST).min(self.sentence.end)).find(|&t| self.word(t) == ",").filter(|_| begins);
        let is_object = |t: usize| {
            let lists = [&self.words.that, &self.words.relatives, &self.words.clitics, &self.words.adjuncts];
            let opens = lists.iter().any(|list| list.at(self.reading, t).is_some());
            let is_cue = self.cues.iter().any(|cue| cue.start == t);
            t < self.sentence.end && self.reading.tokens[t].kind == Kind::Word && !opens && !is_cue && !self.word(t).starts_with(['و', 'ف'])
        };
        close.filter(|&close| is_object(close + 1)).map_or(end, |close| close + 1)
    }

    /// "said |the association|'s director, Ezra Sol", "the Jamaica |Teachers' Association|": the one who belongs to the body that stands first.
    fn behind_owner(&self, first: usize) -> usize {
        const NEAR: usize = 4;
        let actors = &self.cast.actors;
        let owner = &actors[first];
        let is_english = self.words.conjugation == super::inflect::Conjugation::English;
        let next = actors.get(first + 1).filter(|a| is_english && a.tokens.end <= self.sentence.end);
        let Some(next) = next.filter(|_| matches!(owner.who, crate::extract::Who::Body(_))) else { return first };
        let between = owner.tokens.end..next.tokens.start;
        let is_joint = |t: usize| matches!(self.word(t), "'s" | "'");
        let is_name = |t: usize| self.reading.tokens[t].kind == Kind::Word && self.reading.tokens[t].capital || is_joint(t);
        let is_owned = is_joint(between.start) && between.clone().skip(1).all(|t| self.reading.tokens[t].kind == Kind::Word);
        let is_rest = between.clone().any(is_joint) && between.clone().all(is_name) && matches!(next.who, crate::extract::Who::Body(_));
        let crosses = self.cues.iter().any(|cue| between.contains(&cue.start));
        if between.len() <= NEAR && (is_owned || is_rest) && !crosses { first + 1 } else { first }
    }

    /// "estime |ce dernier|": somebody named before by more words than a pronoun, where verbs have forms.
    fn last_named_at(&self, at: usize) -> Option<Subject> {
        let lists = [(&self.words.pronouns_m, Gender::M), (&self.words.pronouns_f, Gender::F)];
        let found = lists.into_iter().find_map(|(list, gender)| Some((list.at(self.reading, at)?, gender)));
        let (end, gender) = found.filter(|(end, _)| self.words.inflects() && *end > at + 1)?;
        let named = Named::Pronoun { token: at, gender: Some(gender), plural: false };
        Some(Subject { named: vec![named], tokens: at..end, near: true })
    }

    /// "وقالت |معاليها|": what somebody named before is called by, where the subject follows its verb.
    fn courtesy_at(&self, at: usize) -> Option<Subject> {
        const LEAST_LETTERS: usize = 4;
        let lists = [(&self.words.pronouns_m, Gender::M), (&self.words.pronouns_f, Gender::F)];
        let is_long = self.words.order == Order::VerbFirst && self.word(at).chars().count() >= LEAST_LETTERS;
        let gender = lists.into_iter().find(|(list, _)| list.at(self.reading, at) == Some(at + 1)).map(|(_, gender)| gender)?;
        let named = Named::Pronoun { token: at, gender: Some(gender), plural: false };
        is_long.then(|| Subject { named: vec![named], tokens: at..at + 1, near: true })
    }

    /// "said |forum chair Delali Amegashie|": words that no table knows before the title, where they stand there.
    fn modified_at(&self, at: usize) -> Option<Subject> {
        const LONGEST: usize = 4;
        let start = self.after_article(at);
        let is_english = self.words.conjugation == super::inflect::Conjugation::English;
        if !is_english && (start == at || !self.words.inflects()) {
            return None;
        }
        let (actor, found) = self.actor_in(start + 1..(start + LONGEST + 12).min(self.sentence.end))?;
        let modifiers = start..found.tokens.start;
        let is_person = matches!(found.who, crate::extract::Who::Person(_)) && modifiers.len() <= LONGEST;
        let describes = |t: usize| {
            let lists = [&self.words.prepositions, &self.words.that, &self.words.and, &self.words.adjuncts, &self.words.pronouns_m];
            let is_word = self.reading.tokens[t].kind == Kind::Word || self.word(t) == "-";
            let is_small = is_english || !self.reading.tokens[t].capital;
            is_word && is_small && !lists.iter().any(|list| list.at(self.reading, t).is_some())
        };
        let is_clean = modifiers.clone().all(describes) && !self.cues.iter().any(|cue| modifiers.contains(&cue.start));
        (is_person && is_clean).then(|| Subject { named: vec![Named::Actor(actor)], tokens: at..found.tokens.end, near: true })
    }

    /// "ذكرت وكالة النهار |نقلا عن مسؤول| أن": the one whom a body quotes.
    pub fn quoting(&self, relay: &Subject) -> Option<Subject> {
        const LONGEST: usize = 6;
        let is_body = |named: &Named| matches!(named, Named::Actor(a) if matches!(self.cast.actors[*a].who, crate::extract::Who::Body(_)));
        relay.named.iter().all(is_body).then_some(())?;
        let limit = (relay.tokens.end + LONGEST).min(self.sentence.end);
        let quotes = (relay.tokens.end..limit).find_map(|t| self.words.sources_quoted.at(self.reading, t))?;
        self.subject_after(quotes).map(|subject| Subject { tokens: relay.tokens.start..subject.tokens.end, ..subject })
    }

    /// Whether the next actor is the one whose title this is: "l'expert|-comptable |Bernard Tanoh".
    fn is_title_of(&self, title: &Actor, next: usize) -> bool {
        let Some(name) = self.cast.actors.get(next).filter(|a| a.tokens.end <= self.sentence.end) else { return false };
        let between = title.tokens.end..name.tokens.start;
        let fits = matches!(title.who, crate::extract::Who::Role { .. }) && matches!(name.who, crate::extract::Who::Person(_));
        let commas = between.clone().filter(|&t| self.word(t) == ",").count();
        // "عضو تكتل |«الجمهورية القوية»| النائب غياث يزبك".
        let is_verb_first = self.words.order == Order::VerbFirst;
        let quote = self.quotes.iter().find(|q| is_verb_first && q.outer.start >= between.start && q.outer.end <= between.end);
        let n_quoted = quote.map_or(0, |q| q.outer.len());
        let is_clean = between.clone().filter(|t| !quote.is_some_and(|q| q.outer.contains(t))).all(|t| {
            let is_link = self.words.and.at(self.reading, t).is_some() || self.words.that.at(self.reading, t).is_some();
            let is_mark = matches!(self.word(t), ":" | ";" | "«" | "“" | "\"" | "(");
            !is_link && !is_mark && !self.cues.iter().any(|cue| cue.contains(&t))
        });
        fits && between.len() - n_quoted <= 4
            && n_quoted <= 6
            && commas <= 1
            && is_clean
            && !self.is_oblique(name.tokens.start, title.tokens.end)
    }

    fn coordinated_after(&self, actor: usize) -> (usize, Vec<Named>) {
        let actors = &self.cast.actors;
        let mut last = actor;
        while let Some(next) = actors.get(last + 1) {
            let between = actors[last].tokens.end..self.with_article(next.tokens.start, actors[last].tokens.end);
            if between.end > self.sentence.end || !self.joins(between, false) {
                break;
            }
            last += 1;
        }
        (last, (actor..=last).map(Named::Actor).collect())
    }

    /// "le rapport", "un diplomate" at a token, with the complements that follow.
    fn noun_at(&self, at: usize, start: usize) -> Option<Subject> {
        let start = self.after_article(start);
        let (named, end) = match (self.words.documents.at(self.reading, start), self.words.somebody.at(self.reading, start)) {
            (Some(end), _) => (Named::Document, end),
            (None, Some(end)) => (Named::Somebody, end),
            _ if self.is_group(start) => (Named::Somebody, start + 1),
            _ => {
                let office = self.reading.tags_at(start).iter().find(|tag| matches!(tag.class, Class::Office(_)));
                (Named::Somebody, office.filter(|_| start > at)?.tokens.end)
            }
        };
        let mut end = end;
        // "المسؤولة |البلديات|": behind the article of a noun stands nothing that it belongs to.
        let is_whole = self.words.order == Order::VerbFirst && self.word(start).starts_with("ال");
        let belongs = |class| matches!(class, Class::Place(_) | Class::Body(_)) && !is_whole || matches!(class, Class::Demonym(_));
        while let Some(tag) = self.reading.tags_at(end).iter().find(|tag| belongs(tag.class)) {
            end = tag.tokens.end;
        }
        // "مصدر |في وزارة الداخلية|": the body that somebody belongs to.
        let inside =
            self.words.prepositions.at(self.reading, end).filter(|_| self.words.order == Order::VerbFirst && named == Named::Somebody);
        if let Some((_, body)) = inside.and_then(|at| self.actor_in(at..self.sentence.end).filter(|(_, a)| a.tokens.start == at))
            && matches!(body.who, crate::extract::Who::Body(_))
        {
            end = body.tokens.end;
        }
        // "البيان |الختامي|": adjectives with the article.
        while self.words.order == Order::VerbFirst && end > start && end < self.sentence.end && self.agrees(end, start) {
            end += 1;
        }
        // "ست جمعيات |مدنية|".
        let is_told = |t: usize| {
            self.reading.surface(t).ends_with('ة') && self.reading.tokens[t].kind == Kind::Word && !self.word(t).starts_with("ال")
        };
        if self.words.order == Order::VerbFirst && start > at && end < self.sentence.end && is_told(end) {
            end += 1;
        }
        // "المسؤول الأول |عن الاتحادية|".
        let of =
            self.words.to.at(self.reading, end).filter(|_| end > start + 1 && self.words.one.at(self.reading, start) == Some(start + 1));
        if of.is_some_and(|of| of < self.sentence.end && self.word(of).starts_with("ال")) {
            end += 2;
        }
        // ", الذي اعتمد الخميس،": a relative clause between commas.
        if self.word(end) == ","
            && self.words.relatives.at(self.reading, end + 1).is_some()
            && let Some(close) = (end + 2..(end + 20).min(self.sentence.end)).find(|&t| self.word(t) == ",")
        {
            end = close + 1;
        }
        // "précise le communiqué |commun|": adjectives up to a mark.
        let is_adjective = |t: &usize| {
            let token = &self.reading.tokens[*t];
            let is_small = self.words.prepositions.at(self.reading, *t).is_some() || self.words.adjuncts.at(self.reading, *t).is_some();
            token.kind == Kind::Word && !token.capital && !is_small
        };
        let adjectives = (end..(end + 3).min(self.sentence.end)).take_while(is_adjective).count();
        let is_verb_first = self.words.order == Order::VerbFirst;
        if !is_verb_first && matches!(self.word(end + adjectives), "" | "," | "." | ";" | "»") {
            end += adjectives;
        }
        Some(Subject { named: vec![named], tokens: at..end, near: true })
    }

    /// "البيان |الختامي|", but "البيان |المانحين|", "المسؤولة |البلديات|": whether an adjective with the article agrees with its noun.
    fn agrees(&self, at: usize, noun: usize) -> bool {
        let (word, head) = (self.reading.surface(at), self.reading.surface(noun));
        let is_one = self.words.one.at(self.reading, noun) == Some(noun + 1);
        let is_single = is_one || self.words.documents.at(self.reading, noun) == Some(noun + 1);
        let is_plural = |ending: &str| word.ends_with(ending) && !head.ends_with(ending);
        let is_other = word.ends_with("ات") && !head.ends_with("ات") || is_single && (is_plural("ين") || is_plural("ون"));
        let is_feminine = |word: &str| word.ends_with('ة');
        let differs = is_one && is_feminine(word) != is_feminine(head) && !word.ends_with('ى');
        word.starts_with("ال") && !is_other && !differs
    }

    /// "المشاركون": a plural of people that no list knows.
    fn is_group(&self, at: usize) -> bool {
        const LEAST_LETTERS: usize = 6;
        let word = self.word(at);
        let has_ending = self.words.plural_endings.iter().any(|ending| word.ends_with(ending.as_str()));
        has_ending && word.starts_with("ال") && word.chars().count() >= LEAST_LETTERS && self.is_free(at..at + 1)
    }

    /// "Le rapport de la banque publié lundi" before a verb.
    fn noun_before(&self, verb: usize, floor: usize) -> Option<Subject> {
        let from = verb.saturating_sub(LONGEST_GAP / 2).max(floor);
        let lists =
            [(&self.words.documents, Named::Document), (&self.words.somebody, Named::Somebody), (&self.words.groups, Named::Somebody)];
        for (list, named) in lists {
            let head = (from..verb).rev().find_map(|t| {
                Some((list.at(self.reading, t).filter(|end| *end <= verb)?, self.phrase_of(t, floor)?)).map(|(end, start)| (start, t..end))
            });
            // "|Luật| sư" is no law.
            let is_longer =
                |tag: &crate::extract::Tag, head: &Range<usize>| matches!(tag.class, Class::Office(_)) && tag.tokens.end > head.end;
            let head = head.filter(|(_, head)| !self.reading.tags_at(head.start).iter().any(|tag| is_longer(tag, head)));
            let Some((start, head)) = head else { continue };
            let gap = head.end..verb;
            let is_quoted = |t: usize| self.quotes.iter().any(|q| q.inner.contains(&t));
            let commas = gap.clone().filter(|&t| self.word(t) == "," && !is_quoted(t)).count();
            // "A diplomat |who asked not to be named| said".
            let is_relative = commas == 0 && self.words.relatives.at(self.reading, gap.start).is_some();
            // "Báo cáo của Bộ, |công bố| hôm qua, chỉ ra": a participle that begins what the commas enclose.
            let is_participle = |cue: &Range<usize>| {
                let is_bare = self.words.conjugation == super::inflect::Conjugation::None && self.words.order == Order::SubjectFirst;
                // "Báo cáo của Bộ |công bố hôm 10/3| cho thấy".
                let is_dated = commas == 0 && named == Named::Document && self.words.adjuncts.at(self.reading, cue.end).is_some();
                is_bare && (commas == 2 && self.word(cue.start - 1) == "," || is_dated)
            };
            let crosses = !is_relative && self.cues.iter().any(|cue| cue.start >= gap.start && cue.end <= gap.end && !is_participle(cue));
            let closes = commas == 0 && gap.len() <= LONGEST_ADJUNCT || commas == 2 && self.word(verb - 1) == ",";
            if closes && !crosses {
                return Some(Subject { named: vec![named], tokens: start..head.end, near: gap.len() <= 4 });
            }
        }
        None
    }

    /// Where the phrase of a noun begins, when an article, or the names and adjectives before it, stand at the border of a clause.
    fn phrase_of(&self, noun: usize, floor: usize) -> Option<usize> {
        let mut start = noun;
        let modifiers_stand_before = self.words.relatives.at(self.reading, noun).is_none()
            && self.reading.sentences[self.reading.sentence_of(noun)].language == crate::article::Lang::EN;
        if modifiers_stand_before {
            let least = noun.saturating_sub(4).max(floor);
            while start > least
                && self.reading.tokens[start - 1].kind == Kind::Word
                && self.words.prepositions.before(self.reading, start, floor).is_none()
                && self.words.and.before(self.reading, start, floor).is_none()
            {
                start -= 1;
            }
        }
        // "Les deux gouvernements".
        let mut start = self.with_article(self.with_article(start, floor), floor);
        if start > floor && self.reading.tokens[start - 1].kind == Kind::Number {
            start -= 1;
        }
        let is_border = |t: usize| matches!(self.word(t), "," | ":" | ";" | "\"" | "«" | "“" | "–" | "-");
        let heads = start <= floor
            || is_border(start - 1)
            || start < noun && self.words.and.before(self.reading, start, floor).is_some()
            || self.words.that.before(self.reading, start, floor).is_some()
            || self.words.adverbs.before(self.reading, start, floor).is_some();
        heads.then_some(start)
    }

    /// Whether a preposition stands before a noun phrase.
    pub fn is_oblique(&self, start: usize, floor: usize) -> bool {
        let first_is_contracted =
            self.words.articles.at(self.reading, start).is_none() && self.words.prepositions.at(self.reading, start).is_some();
        let start = self.with_article(start, floor);
        first_is_contracted || self.has_attached_preposition(start) || self.words.prepositions.before(self.reading, start, floor).is_some()
    }

    /// "of the |Delft-based| Delta Institute": where the capital and hyphenated words before a body begin.
    fn with_modifiers(&self, start: usize, floor: usize) -> usize {
        const LONGEST: usize = 4;
        let describes = |t: &usize| {
            let token = &self.reading.tokens[*t];
            let is_hyphen = self.word(*t) == "-" || self.word(t + 1) == "-" || *t > floor && self.word(t - 1) == "-";
            (token.kind == Kind::Word && token.capital || is_hyphen) && self.words.articles.at(self.reading, *t).is_none()
        };
        let is_english = self.words.conjugation == super::inflect::Conjugation::English;
        (floor..start).rev().take(LONGEST).take_while(|t| is_english && describes(t)).last().unwrap_or(start)
    }

    /// The beginning of a phrase with the article before it.
    pub fn with_article(&self, start: usize, floor: usize) -> usize {
        self.words.articles.before(self.reading, start, floor).unwrap_or(start)
    }

    /// The token after an article.
    pub fn after_article(&self, token: usize) -> usize {
        self.words.articles.at(self.reading, token).unwrap_or(token)
    }

    /// The one after a source phrase: "selon |le ministre", "selon |lui", "selon |le rapport".
    pub fn source_at(&self, at: usize) -> Option<Subject> {
        let pronoun = self.words.source_pronouns.at(self.reading, at);
        if let Some(end) = pronoun.filter(|&end| matches!(self.word(end), "," | ".") || end >= self.sentence.end) {
            let gender = [(&self.words.pronouns_m, Gender::M), (&self.words.pronouns_f, Gender::F)];
            let gender = gender.into_iter().find(|(list, _)| list.at(self.reading, at).is_some()).map(|(_, gender)| gender);
            return Some(Subject { named: vec![Named::Pronoun { token: at, gender, plural: false }], tokens: at..end, near: true });
        }
        if self.word(at) == "," && at > self.sentence.start {
            // "À l'en croire, …".
            let named = vec![Named::Pronoun { token: at - 1, gender: None, plural: false }];
            return Some(Subject { named, tokens: at - 1..at, near: true });
        }
        let subject = self.titled_at(at).or_else(|| self.source_phrase_at(at)).or_else(|| self.premodified_document(at));
        let named = self.body_named_at(at);
        if named.as_ref().zip(subject.as_ref()).is_none_or(|(n, s)| s.tokens.end < n.tokens.end) && named.is_some() {
            return named;
        }
        let mut subject = subject?;
        // "وبحسب كارلا مينديز، مديرة المعهد|،| ستغادر": the comma that closes the apposition opens what is told.
        if self.words.order == Order::VerbFirst && self.word(subject.tokens.end - 1) == "," && self.word(subject.tokens.end) != "," {
            subject.tokens.end -= 1;
        }
        // "Pour la conseillère Delphine Rey |(Verts/GE)|, …".
        let opens = self.words.inflects() && self.word(subject.tokens.end) == "(";
        let close = (subject.tokens.end..subject.tokens.end + 7).find(|&t| self.word(t) == ")").filter(|_| opens);
        if let Some(close) = close.filter(|&close| self.word(close + 1) == ",") {
            subject.tokens.end = close + 1;
        }
        if let Some(end) = self.view_of(at).filter(|end| *end > subject.tokens.end) {
            subject.tokens.end = end;
            return Some(subject);
        }
        if self.is_document_of(&subject) {
            subject.named = vec![Named::Document];
        }
        let is_somebody = subject.named.iter().all(|named| matches!(named, Named::Actor(_) | Named::Person(_)));
        let end = subject.tokens.end;
        let comma = (end..(end + 6).min(self.sentence.end)).find(|&t| self.word(t) == ",");
        if let Some(comma) = comma.filter(|&comma| is_somebody && self.is_rest_of_name(end..comma)) {
            // "Theo đại diện Cục Quản lý |giá|, …".
            subject.tokens.end = comma;
            return Some(subject);
        }
        if is_somebody && self.words.order == Order::SubjectFirst && self.words.prepositions.at(self.reading, subject.tokens.end).is_some()
        {
            // "Theo nhà nghiên cứu Ann Roe |của Đại học Huế|, …".
            let from = subject.tokens.end;
            let comma = (from..(from + 14).min(self.sentence.end)).find(|&t| self.word(t) == ",");
            let is_clean = |comma: usize| !self.cues.iter().any(|cue| cue.start >= from && cue.start < comma);
            subject.tokens.end = comma.filter(|&comma| is_clean(comma)).unwrap_or(from);
        }
        if subject.named == [Named::Document] || subject.named == [Named::Somebody] {
            // "…, according to a notice |filed on Monday|.": behind what was said it ends the sentence.
            let ends_sentence = |t: usize| self.word(t) == "." && t + 2 >= self.sentence.end && at > self.sentence.start + 2 && t < at + 22;
            let end = (subject.tokens.start..self.sentence.end.min(at + 30))
                .find(|&t| matches!(self.word(t), "," | ":") || ends_sentence(t))
                .unwrap_or(subject.tokens.end);
            subject.tokens.end = end.max(subject.tokens.start + 1);
        }
        Some(subject)
    }

    /// "Theo |Cục Quản lý lao động ngoài nước|, …": a body that no table knows, up to the comma.
    fn body_named_at(&self, at: usize) -> Option<Subject> {
        const LONGEST: usize = 12;
        let is_bare = self.words.conjugation == super::inflect::Conjugation::None && self.words.order == Order::SubjectFirst;
        let is_head = |tag: &crate::extract::Tag| matches!(tag.class, Class::BodyHead(_) | Class::Body(_));
        let begins = is_bare && self.reading.tokens[at].capital && self.reading.tags_at(at).iter().any(is_head);
        let limit = (at + LONGEST).min(self.sentence.end);
        let comma = (at..limit).find(|&t| self.reading.tokens[t].kind == Kind::Mark && !matches!(self.word(t), "-" | "(" | ")" | "&"))?;
        let is_name = |t: usize| {
            let lists = [&self.words.that, &self.words.auxiliaries, &self.words.relatives];
            !lists.iter().any(|list| list.at(self.reading, t).is_some())
        };
        let is_free = !self.cues.iter().any(|cue| cue.start > at + 2 && cue.end <= comma);
        let fits = begins && comma > at + 1 && self.word(comma) == "," && is_free && (at..comma).all(is_name);
        fits.then(|| Subject { named: vec![Named::Unknown], tokens: at..comma, near: true })
    }

    /// "in |the chair's view|": where a possessive ends with the noun for what somebody thinks.
    pub fn view_of(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 8;
        let limit = (at + LONGEST).min(self.sentence.end);
        let owner = (at..limit).take_while(|&t| !matches!(self.word(t), "," | "." | ":")).find(|&t| matches!(self.word(t), "'s" | "'"))?;
        self.words.views.at(self.reading, owner + 1)
    }

    /// "وفقا |للشرطة|": the preposition of the source is written onto it.
    fn source_phrase_at(&self, at: usize) -> Option<Subject> {
        let is_verb_first = self.words.order == Order::VerbFirst;
        let attached = self.word(at).starts_with('ل') && self.word(at - 1).starts_with(['و', 'ط', 'خ']);
        if !(is_verb_first && attached) {
            // "aux yeux |du maire Amadou Koné|": the phrase begins with the end of the words before it.
            let next = self.cast.actors.partition_point(|a| a.tokens.start + 1 < at);
            let contracted = self.cast.actors.get(next).filter(|a| self.words.inflects() && a.tokens.start + 1 == at && a.tokens.end > at);
            let known = contracted.and_then(|_| self.phrase_at(at - 1)).or_else(|| self.subject_after(at));
            return known.or_else(|| self.unknown_source_at(at));
        }
        let person = || (*self.short_names.0.get(self.word(at).strip_prefix('ل')?)?).filter(|_| self.is_free(at..at + 1));
        let short = || Some(Subject { named: vec![Named::Person(person()?)], tokens: at..at + 1, near: true });
        self.phrase_at(at).or_else(short)
    }

    /// "…, according to |Eurojust|.": one word in capitals that no table knows, at the end of a clause.
    fn unknown_source_at(&self, at: usize) -> Option<Subject> {
        let token = self.reading.tokens.get(at).filter(|t| t.capital && t.kind == Kind::Word && self.sentence.contains(&at))?;
        let is_known = self.reading.tags_at(at).iter().any(|tag| !matches!(tag.class, Class::GivenName(_) | Class::PerhapsGiven(_)));
        let closes = matches!(self.word(at + 1), "" | "." | ",");
        let is_name = token.span.len() > 2 && closes && !is_known && self.is_free(at..at + 1) && self.words.inflects();
        is_name.then(|| Subject { named: vec![Named::Unknown], tokens: at..at + 1, near: false })
    }

    /// "a World |report": an actor or other words stand before the document's noun.
    fn premodified_document(&self, at: usize) -> Option<Subject> {
        let end = (at..(at + 8).min(self.sentence.end))
            .take_while(|&t| self.reading.tokens[t].kind != Kind::Mark)
            .find_map(|t| self.words.documents.at(self.reading, t))?;
        Some(Subject { named: vec![Named::Document], tokens: at..end, near: true })
    }

    /// "selon l'ambassadrice des Pays-Bas, |Mme Sy": a title that the cast has not taken with the name.
    fn titled_at(&self, at: usize) -> Option<Subject> {
        let start = self.after_article(at);
        self.reading.tags_at(start).iter().any(|tag| matches!(tag.class, Class::Office(_))).then_some(())?;
        let (actor, found) = self.actor_in(start..(start + 14).min(self.sentence.end))?;
        let is_person = matches!(found.who, crate::extract::Who::Person(_)) && !self.is_oblique(found.tokens.start, start);
        let commas = (start..found.tokens.start).filter(|&t| self.word(t) == ",").count();
        (is_person && commas < 2).then(|| Subject { named: vec![Named::Actor(actor)], tokens: at..found.tokens.end, near: true })
    }

    /// "a World Bank |report": the body before a document's noun.
    fn is_document_of(&self, subject: &Subject) -> bool {
        self.words.documents.at(self.reading, subject.tokens.end).is_some()
    }

    /// The actors that lie inside a range of tokens.
    pub fn actors_inside(&self, tokens: &Range<usize>) -> &[Actor] {
        let actors = &self.cast.actors;
        let first = actors.partition_point(|a| a.tokens.start < tokens.start);
        let last = actors.partition_point(|a| a.tokens.end <= tokens.end);
        actors.get(first..last).unwrap_or(&[])
    }

    /// "|He| compared both plans": the pronoun that begins the sentence, where verbs need a subject.
    pub fn first_pronoun(&self, before: usize) -> Option<usize> {
        let start = self.sentence.start;
        let is_pronoun = self.has_proper_names() && self.words.is_pronoun(self.reading, start);
        Some(start).filter(|&start| is_pronoun && start < before)
    }

    /// The person or pronoun that stands at a token.
    pub fn speaker_at(&self, at: usize) -> Option<Subject> {
        let words = self.words;
        let lists = [(&words.pronouns_m, Some(Gender::M)), (&words.pronouns_f, Some(Gender::F)), (&words.pronouns, None)];
        let next = self.cast.actors.partition_point(|a| a.tokens.start < at);
        if let Some(actor) = self.cast.actors.get(next).filter(|a| a.tokens.start == at && a.tokens.end <= self.sentence.end) {
            let is_body = matches!(actor.who, crate::extract::Who::Body(_));
            return (!is_body).then(|| Subject { named: vec![Named::Actor(next)], tokens: actor.tokens.clone(), near: true });
        }
        let is_bare = words.order == Order::SubjectFirst;
        let (end, gender) = lists.into_iter().filter(|_| is_bare).find_map(|(list, gender)| Some((list.at(self.reading, at)?, gender)))?;
        Some(Subject { named: vec![Named::Pronoun { token: at, gender, plural: false }], tokens: at..end, near: true })
    }

    /// Whether a word may be a verb that no table knows: no small word, no title, no name.
    pub fn is_unknown_verb(&self, at: usize) -> bool {
        let words = self.words;
        let lists = [&words.prepositions, &words.adjuncts, &words.adverbs, &words.and, &words.that, &words.clitics];
        let is_small = lists.iter().any(|list| list.at(self.reading, at).is_some());
        !is_small && self.is_free(at..at + 1) && !self.word(at).trim_start_matches('و').starts_with("ال")
    }

    /// Whether an actor begins at a token.
    pub fn begins_actor(&self, token: usize) -> bool {
        let next = self.cast.actors.partition_point(|a| a.tokens.start < token);
        self.cast.actors.get(next).is_some_and(|a| a.tokens.start == token)
    }

    /// The actor that a range of tokens holds first.
    pub fn actor_in(&self, tokens: Range<usize>) -> Option<(usize, &Actor)> {
        let first = self.cast.actors.partition_point(|a| a.tokens.start < tokens.start);
        self.cast.actors.get(first).filter(|a| a.tokens.end <= tokens.end).map(|a| (first, a))
    }

    /// The list that a token begins a phrase of, for tests of borders.
    pub fn begins(&self, list: &Phrases, token: usize) -> bool {
        list.at(self.reading, token).is_some()
    }
}
