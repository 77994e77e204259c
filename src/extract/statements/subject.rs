//! Subjects: the noun phrase or pronoun that a verb of saying belongs to.
//!
//! In "la maire de Dakar, Awa Sy, dont la ville accueille le forum, a dit" it is Awa Sy; "du ministère" is nobody's subject.

mod before;
mod behind;
mod nouns;
mod sources;

use super::inflect::Conjugation;
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

    /// Whether words have no forms, as in Vietnamese.
    fn is_bare(&self) -> bool {
        self.words.conjugation == Conjugation::None && self.words.order == Order::SubjectFirst
    }

    fn has_proper_names(&self) -> bool {
        !matches!(self.words.conjugation, Conjugation::None) && self.words.order == Order::SubjectFirst
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
        // "|La Jirama| annonce": one such word with an article, where a clause begins.
        let opens = tokens.start == self.sentence.start || self.word(tokens.start - 1) == ",";
        let is_french = self.words.conjugation == super::Conjugation::French;
        let is_unknown = is_unknown
            || is_french && opens && capitals == 1 && first > tokens.start && first + 1 == tokens.end && !reading.word(first).is_known();
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

    /// A part of a name that means one person, behind a verb or a source phrase.
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

    /// "La Commission, par la voix de |sa porte-parole Awa Sy|, a rejeté": the one by whom a body speaks.
    fn by_voice(&self, actor: usize, end: usize, floor: usize) -> Option<Subject> {
        let tokens = self.cast.actors[actor].tokens.clone();
        self.words.by_voice.before(self.reading, self.with_article(tokens.start, floor), floor)?;
        let closes = tokens.end == end || tokens.end + 1 == end && self.word(tokens.end) == ",";
        closes.then(|| Subject { named: vec![Named::Actor(actor)], tokens, near: true })
    }

    /// "đại diện Cục Quản lý |giá|,": small words that no list knows behind a Vietnamese title or body, up to a comma.
    fn is_rest_of_name(&self, gap: Range<usize>) -> bool {
        const LONGEST: usize = 5;
        const LONGEST_PAIR: usize = 7;
        let words = self.words;
        let is_bare = self.is_bare();
        let lists =
            [&words.prepositions, &words.adjuncts, &words.adverbs, &words.relatives, &words.and, &words.clitics, &words.auxiliaries];
        let is_name = |t: usize| {
            let token = &self.reading.tokens[t];
            let is_cue = self.cues.iter().any(|cue| cue.contains(&t));
            token.kind == Kind::Word && !token.capital && !is_cue && !lists.iter().any(|list| list.at(self.reading, t).is_some())
        };
        // "người đứng đầu |ngành nông nghiệp và môi trường|".
        let is_joint = |t: usize| t > gap.start && t + 1 < gap.end && self.word(t) == "và";
        let longest = if gap.clone().any(is_joint) { LONGEST_PAIR } else { LONGEST };
        is_bare && !gap.is_empty() && gap.len() <= longest && gap.clone().all(|t| is_name(t) || is_joint(t))
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
        self.words.conjugation == Conjugation::French && gap.len() <= LONGEST && gap.into_iter().all(describes)
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

    /// Whether a preposition stands before a noun phrase.
    pub fn is_oblique(&self, start: usize, floor: usize) -> bool {
        let first_is_contracted =
            self.words.articles.at(self.reading, start).is_none() && self.words.prepositions.at(self.reading, start).is_some();
        let start = self.within_body(start).unwrap_or(start);
        let start = self.with_article(start, floor);
        let preposition = self.words.prepositions.before(self.reading, start, floor);
        // "|tandis que| le maire a dit": no preposition, though it ends in one.
        let joins = || {
            self.words.conjugation == Conjugation::French
                && self.words.and.before(self.reading, start, floor).is_some_and(|t| t + 1 < start)
        };
        first_is_contracted || self.has_attached_preposition(start) || preposition.is_some() && !joins()
    }

    /// "the |Ministry of| Health spokesperson, Ann Roe": where the name of a body begins that a title goes on from.
    fn within_body(&self, start: usize) -> Option<usize> {
        let reaches = |end: usize| end > start || end + 1 == start && self.words.prepositions.at(self.reading, end) == Some(start);
        let is_over = |a: &&Actor| matches!(a.who, crate::extract::Who::Body(_)) && a.tokens.start < start && reaches(a.tokens.end);
        let is_english = self.words.conjugation == Conjugation::English;
        self.cast.actors.iter().filter(|_| is_english).find(is_over).map(|a| a.tokens.start)
    }

    /// "|National Union of the Teaching| Profession head Ann Roe": where the name begins, of capitals and small words within, that goes on with a
    /// title.
    pub(super) fn name_before(&self, start: usize) -> Option<usize> {
        const LONGEST: usize = 12;
        let lists = [&self.words.prepositions, &self.words.and, &self.words.articles];
        let is_small = |t: &usize| lists.iter().any(|list| list.at(self.reading, *t).is_some());
        let lowest = start.saturating_sub(LONGEST).max(self.sentence.start);
        let run = (lowest..start).rev().take_while(|t| is_small(t) || self.is_capital_word(*t)).last()?;
        let first = (run..start).find(|t| !is_small(t))?;
        let is_joined = (first..start).any(|t| is_small(&t));
        (is_joined && self.words.conjugation == Conjugation::English).then_some(first)
    }

    /// Whether such a name stands there, behind a comma or an article, or of two words at least.
    pub(super) fn goes_on_from_name(&self, start: usize) -> bool {
        let opens =
            |t: usize| t > self.sentence.start && (self.word(t - 1) == "," || self.words.articles.at(self.reading, t - 1).is_some());
        self.name_before(start).is_some_and(|first| opens(first) || self.is_capital_word(first + 1))
    }

    pub(super) fn is_capital_word(&self, at: usize) -> bool {
        self.reading.tokens.get(at).is_some_and(|t| t.capital && t.kind == Kind::Word)
    }

    /// "of the |Delft-based| Delta Institute": where the capital and hyphenated words before a body begin.
    fn with_modifiers(&self, start: usize, floor: usize) -> usize {
        const LONGEST: usize = 4;
        let describes = |t: &usize| {
            let token = &self.reading.tokens[*t];
            let is_hyphen = self.word(*t) == "-" || self.word(t + 1) == "-" || *t > floor && self.word(t - 1) == "-";
            (token.kind == Kind::Word && token.capital || is_hyphen) && self.words.articles.at(self.reading, *t).is_none()
        };
        let is_english = self.words.conjugation == Conjugation::English;
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
