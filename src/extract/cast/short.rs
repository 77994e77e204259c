//! Family names alone: "Chikwanda", "الصافي" of somebody whom the article names in full.

use super::{Actor, BodyPhrase, Evidence, Form, Name, Person, PersonMention, Stage, Who};
use crate::article::{BlockKind, Span};
use crate::extract::{Kind, Reading};
use crate::fold::fold;
use crate::gazetteer;
use crate::lang::{Class, Language, Word, language};
use crate::link::people::{is_vietnamese_syllable, key};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

/// Fewer letters are a word more often than a name.
const LEAST_LETTERS: usize = 3;

impl Stage<'_, '_> {
    /// Takes the family names that stand alone, where one person of the cast has them.
    pub(super) fn take_short_names(&mut self, found: &[Name], bodies: &[BodyPhrase]) {
        let mut people = self.family_names(found);
        self.add_leaders(&mut people, found, bodies);
        if people.is_empty() {
            return;
        }
        let taken = self.taken(found, bodies);
        let mut next = 0;
        for sentence in &self.reading.sentences {
            let is_byline = self.reading.article.blocks[sentence.block].kind == BlockKind::Byline;
            let Some(language) = language(sentence.language).filter(|_| !is_byline) else { continue };
            for token in sentence.tokens.clone() {
                while taken.get(next).is_some_and(|t| t.end <= token) {
                    next += 1;
                }
                let is_free = taken.get(next).is_none_or(|t| t.start > token);
                let alone = if is_free { alone(self.reading, language, token, &sentence.tokens, &people) } else { None };
                if let Some((person, span)) = alone {
                    let start = self.with_particle(language, token, &sentence.tokens);
                    self.mention_short(person, span, self.with_name(person, start, &sentence.tokens)..token + 1);
                }
            }
        }
    }

    /// The last words of full names, with the one person each means.
    fn family_names(&self, found: &[Name]) -> BTreeMap<String, Option<usize>> {
        let mut people: BTreeMap<String, Option<usize>> = BTreeMap::new();
        let called = self.subjects_alone();
        let is_whole = |n: &&Name| {
            let is_titled = n.evidence == Evidence::Title && self.language(n.tokens.start).is_some_and(|l| l.capitals);
            n.tokens.len() > 1 || is_titled || matches!(n.evidence, Evidence::Known(_) | Evidence::Place)
        };
        for name in found.iter().filter(is_whole) {
            let Some(&person) = self.named.get(&name.span.start) else { continue };
            let is_first = self.language(name.tokens.start).is_some_and(|l| is_family_first(l, self.reading.folded(name.tokens.start)));
            let first = (is_first && name.tokens.len() > 1).then_some(name.tokens.start);
            // "عثمان |أوشيك| هدل … ونفى |أوشيك|": where there are no capitals, the father's name by which the article calls somebody.
            let is_particle = |word: &str| self.language(name.tokens.start).is_some_and(|l| l.people.particles.iter().any(|p| p == word));
            let is_called = |t: &usize| {
                let word = self.reading.folded(*t);
                called.contains(word) && self.reading.tags_at(*t).is_empty() && !is_particle(word)
            };
            let inner = (name.tokens.start + 1..name.tokens.end.saturating_sub(1)).filter(is_called);
            for token in first.into_iter().chain(inner).chain([name.tokens.end - 1]) {
                let meant = people.entry(self.reading.folded(token).to_owned()).or_insert(Some(person));
                if *meant != Some(person) {
                    *meant = None;
                }
            }
        }
        self.add_middle_names(&mut people, found);
        people
    }

    /// "Valeria |Echegoyen| Sosa … Echegoyen said", "Mary |Wanjiku| Kimani … Wanjiku said": the last word but one, which no other name ends with.
    fn add_middle_names(&self, people: &mut BTreeMap<String, Option<usize>>, found: &[Name]) {
        let mut middle: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for name in found.iter().filter(|n| n.tokens.len() > 2) {
            let Some(language) = self.language(name.tokens.start).filter(|l| l.capitals) else { continue };
            let Some(&person) = self.named.get(&name.span.start) else { continue };
            let token = name.tokens.end - 2;
            let folded = self.reading.folded(token);
            let is_particle = language.people.particles.iter().any(|p| p == folded);
            let is_plain = self.reading.tokens[token].kind == Kind::Word && self.reading.tokens[token].capital && !is_particle;
            if !is_plain || people.contains_key(folded) {
                continue;
            }
            let meant = middle.entry(folded.to_owned()).or_insert(Some(person));
            if *meant != Some(person) {
                *meant = None;
            }
        }
        people.extend(middle);
    }

    /// The words right behind a verb of saying that no table knows, where there are no capitals.
    fn subjects_alone(&self) -> BTreeSet<&str> {
        let reading = self.reading;
        let is_cue = |tag: &crate::extract::Tag| {
            let is_finite = matches!(tag.class, Class::Cue(cue) if cue.has(crate::extract::statements::Cue::FINITE));
            is_finite && matches!(reading.text_before(tag), "" | "و" | "ف")
        };
        let caseless = reading.sentences.iter().filter(|s| language(s.language).is_some_and(|l| !l.capitals));
        let inner = caseless.flat_map(|s| s.tokens.clone().skip(1));
        inner.filter(|&t| reading.tags_at(t - 1).iter().any(is_cue)).map(|t| reading.folded(t)).collect()
    }

    /// "Macron said": a family name alone that speaks and that one person of the tables has.
    fn add_leaders(&mut self, people: &mut BTreeMap<String, Option<usize>>, found: &[Name], bodies: &[BodyPhrase]) {
        let called: Vec<(String, usize)> = self
            .speaking
            .iter()
            .filter(|word| !people.contains_key(*word))
            .filter_map(|word| Some((word.clone(), leader_called(word)?)))
            .collect();
        let taken = self.taken(found, bodies);
        for (word, row) in called {
            if !self.stands_alone(&word, &taken) {
                continue;
            }
            let name = gazetteer::people()[row].name;
            let key = key(name);
            let person = self.names.by_key.get(&key).copied().unwrap_or_else(|| {
                self.names.add(key.clone(), fold(name).split_whitespace().map(str::to_owned).collect());
                self.cast.people.push(Person { key, name: name.to_owned(), roles: Vec::new(), mentions: Vec::new() });
                self.cast.people.len() - 1
            });
            people.insert(word, Some(person));
        }
    }

    /// Whether a word stands somewhere as a name of its own.
    fn stands_alone(&self, word: &str, taken: &[Range<usize>]) -> bool {
        let people = BTreeMap::from([(word.to_owned(), Some(0))]);
        self.reading.sentences.iter().any(|sentence| {
            let is_byline = self.reading.article.blocks[sentence.block].kind == BlockKind::Byline;
            let Some(language) = language(sentence.language).filter(|_| !is_byline) else { return false };
            sentence.tokens.clone().filter(|&t| self.reading.folded(t) == word).any(|token| {
                let next = taken.partition_point(|t| t.end <= token);
                let is_free = taken.get(next).is_none_or(|t| t.start > token);
                is_free && alone(self.reading, language, token, &sentence.tokens, &people).is_some()
            })
        })
    }

    fn taken(&self, found: &[Name], bodies: &[BodyPhrase]) -> Vec<Range<usize>> {
        let names = found.iter().map(|n| n.tokens.clone()).chain(bodies.iter().map(|b| b.tokens.clone()));
        let mut taken: Vec<Range<usize>> = names.chain(self.titles.iter().map(|t| t.tokens.clone())).collect();
        taken.sort_by_key(|t| (t.start, t.end));
        // One that lies inside another ends earlier, which would hide the other's end.
        let mut end = 0;
        taken.iter_mut().for_each(|t| {
            end = end.max(t.end);
            t.end = end;
        });
        taken
    }

    /// "|van| Houten": where the name begins with its particle.
    fn with_particle(&self, language: &Language, token: usize, sentence: &Range<usize>) -> usize {
        let is_particle = |t: &usize| sentence.contains(t) && language.people.particles.iter().any(|p| p == self.reading.folded(*t));
        // "de" is "of" far more often.
        let is_of = |t: &usize| self.reading.tags_at(*t).iter().any(|tag| matches!(tag.class, Class::Word(Word::Of | Word::Article)));
        token.checked_sub(1).filter(|t| language.capitals && is_particle(t) && !is_of(t)).unwrap_or(token)
    }

    /// "|فان دير| مولن" of "كاسبر فان دير مولن": where the words before are those of the full name too.
    fn with_name(&self, person: usize, token: usize, sentence: &Range<usize>) -> usize {
        let before = |word: &str| self.names.words[person].iter().rposition(|w| w == word).and_then(|at| at.checked_sub(1));
        let mut start = token;
        let Some(mut at) = before(self.reading.folded(token)) else { return token };
        while start > sentence.start && self.names.words[person][at] == self.reading.folded(start - 1) {
            start -= 1;
            let Some(next) = at.checked_sub(1) else { break };
            at = next;
        }
        start
    }

    fn mention_short(&mut self, person: usize, mut span: Span, tokens: Range<usize>) {
        if tokens.len() > 1 {
            span = self.reading.span(&tokens);
        }
        let surface = self.reading.article.slice(span).to_owned();
        self.cast.people[person].mentions.push(PersonMention { span, surface, form: Form::Name, gender: None, role_surface: None });
        // "|السيد| الجواهري".
        let start =
            if self.language(tokens.start).is_some_and(|l| l.capitals) { tokens.start } else { self.before_honorifics(tokens.start) };
        self.cast.actors.push(Actor { tokens: start..tokens.end, who: Who::Person(person), gender: None, plural: false });
    }
}

/// The row of the one leader whose family name a folded word is: the last word of the name, the first where that is the family's.
fn leader_called(word: &str) -> Option<usize> {
    static ROWS: LazyLock<BTreeMap<String, Option<usize>>> = LazyLock::new(|| {
        let mut rows: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (i, row) in gazetteer::people().iter().enumerate().filter(|(_, row)| row.place != Some("VN")) {
            let folded = fold(row.name);
            let mut words = folded.split_whitespace();
            let is_first = matches!(row.place, Some("CN" | "KP" | "KR" | "TW"));
            let Some(family) = (if is_first { words.next() } else { words.last() }) else { continue };
            rows.entry(family.to_owned()).and_modify(|known| *known = None).or_insert(Some(i));
        }
        rows
    });
    ROWS.get(word).copied().flatten()
}

/// The person whom a word alone names, and where the name stands in it.
fn alone(
    reading: &Reading,
    language: &Language,
    token: usize,
    sentence: &Range<usize>,
    people: &BTreeMap<String, Option<usize>>,
) -> Option<(usize, Span)> {
    let word = &reading.tokens[token];
    if word.kind != Kind::Word || word.capital != language.capitals {
        return None;
    }
    let folded = reading.folded(token);
    let (person, attached) = match people.get(folded) {
        Some(person) => ((*person)?, ""),
        None if !language.capitals => ((*people.get(folded.strip_prefix('و')?)?)?, "و"),
        None => return None,
    };
    let explains = |class| {
        let is_word = matches!(class, Class::Word(_) | Class::Office(_) | Class::Place(_) | Class::Demonym(_) | Class::Portfolio(_));
        is_word || matches!(class, Class::Body(_) | Class::BodyHead(_) | Class::Series(_) | Class::EventNoun(_) | Class::Honorific(_))
    };
    let is_explained = reading.tags_at(token).iter().any(|tag| explains(tag.class));
    if folded.chars().count() < LEAST_LETTERS && !is_brief_name(reading, language, token, sentence, is_explained) {
        return None;
    }
    let is_explained = is_explained && folded.chars().count() >= LEAST_LETTERS;
    if is_explained || language.capitals && is_syllable_of(language, folded) {
        return None;
    }
    let is_name = |t: usize| sentence.contains(&t) && reading.tokens[t].kind == Kind::Word && reading.tokens[t].capital;
    let is_joined = |t: usize| sentence.contains(&t) && matches!(reading.folded(t), "-" | "'") && !reading.tokens[t].spaced;
    let is_part = if language.capitals {
        is_name(token + 1) || token > sentence.start + 1 && is_name(token - 1) || is_joined(token + 1)
    } else {
        // "البنك |الشعبي|": an adjective of the noun before.
        let is_honoured = |t: usize| reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Honorific(_)));
        token > sentence.start && folded.starts_with("ال") && reading.folded(token - 1).starts_with("ال") && !is_honoured(token - 1)
            || token > sentence.start && reading.tags_at(token - 1).iter().any(|tag| matches!(tag.class, Class::GivenName(_)))
    };
    let start = word.span.start + attached.len();
    (!is_part).then(|| (person, Span::new(start, word.span.end)))
}

/// "|Ly| said", "so |Wu| left": a name of two letters right before a verb of saying, or with a capital inside a sentence; no "he".
fn is_brief_name(reading: &Reading, language: &Language, token: usize, sentence: &Range<usize>, is_explained: bool) -> bool {
    let is_long = language.capitals && reading.folded(token).chars().count() + 1 == LEAST_LETTERS && !reading.tokens[token].caps;
    let is_cue = |tag: &crate::extract::Tag| matches!(tag.class, Class::Cue(cue) if cue.has(crate::extract::statements::Cue::FINITE));
    let speaks = reading.tags_at(token + 1).iter().any(is_cue);
    let is_inside = token > sentence.start && !matches!(reading.folded(token - 1), "“" | "\"" | "«" | ":");
    let lists = [&language.statements.pronouns_m, &language.statements.pronouns_f, &language.statements.pronouns_neutral];
    let is_pronoun = lists.iter().any(|list| list.at(reading, token).is_some());
    is_long && !is_pronoun && (speaks || is_inside && !is_explained)
}

/// "Kim", "Moon": a family name that stands first.
fn is_family_first(language: &Language, folded: &str) -> bool {
    language.people.family_first.iter().any(|name| name == folded) && (language.capitals || folded.chars().count() > 3)
}

/// "Thu" names nobody alone: Vietnamese given names stand behind a title or a pronoun.
fn is_syllable_of(language: &Language, folded: &str) -> bool {
    language.people.honorific_needs_no_capital && is_vietnamese_syllable(folded)
}
