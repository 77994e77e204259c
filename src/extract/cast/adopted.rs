//! Titles that stand apart from the name they belong to: "Le ministre de l'Eau a averti …" and, next, "Awa Sy a dit …".

use super::{Evidence, Role, Stage, Who};
use crate::extract::offices::Title;
use crate::gazetteer;
use std::ops::Range;

/// The most blocks between a name and the title alone that means it.
const NEAR_BLOCKS: usize = 2;
/// The most sentences between a title and the name that is told next.
const NEAR_SENTENCES: usize = 2;

impl Stage<'_, '_> {
    /// Gives each title that nobody holds to the one person beside it who is named without any.
    pub(super) fn adopt_titles(&mut self) {
        for idx in 0..self.titles.len() {
            let title = &self.titles[idx];
            let has_case = self.language(title.tokens.start).is_some_and(|l| l.capitals && !l.people.honorific_needs_no_capital);
            let is_free =
                !self.used[idx] && has_case && !title.plural && title.definite && !title.is_epithet() && title.role != Role::Judge;
            // "le diplomate chinois": no office, but one of a country.
            let is_native = title.role == Role::Other && title.complement.portfolio.is_none() && title.complement.body.is_none();
            if !is_free || is_native || self.is_one_of_many(title) || !self.holders(title).is_empty() {
                continue;
            }
            let person = self.leader(title).or_else(|| self.named_next(title)).or_else(|| self.named_last(title));
            let person = person.or_else(|| self.named_alone(title));
            if let Some(person) = person {
                self.hold(person, idx, Evidence::Capitals);
                self.held.sort_by_key(|(_, title)| *title);
            }
        }
    }

    /// "a minister", "former president", "one of the ministers".
    fn is_one_of_many(&self, title: &Title) -> bool {
        let before = title.tokens.start.checked_sub(1);
        let articles = self.language(title.tokens.start).map_or(&[][..], |l| &l.people.indefinite_articles);
        !matches!(title.status, crate::entity::Status::Current | crate::entity::Status::Acting)
            || before.is_some_and(|t| articles.iter().any(|a| a == self.reading.folded(t)))
    }

    /// "The President" where the article tells of one whom the tables know as such.
    fn leader(&self, title: &Title) -> Option<usize> {
        let is_bare = title.complement.portfolio.is_none() && title.complement.body.is_none();
        let fits = |person: &usize| {
            let person = &self.cast.people[*person];
            let known = gazetteer::people().iter().find(|row| row.name == person.name);
            let is_there = |place: Option<&str>| title.complement.place.is_none() || title.complement.place == place;
            person.roles.is_empty() && known.is_some_and(|row| row.role == Some(title.role) && is_there(row.place))
        };
        let mut fitting = (0..self.cast.people.len()).filter(|_| is_bare).filter(fits);
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    }

    /// Whoever is named for the first time, without a title, at the beginning of one of the next sentences, and speaks.
    fn named_next(&self, title: &Title) -> Option<usize> {
        let here = self.reading.sentence_of(title.tokens.start);
        let last = (here + NEAR_SENTENCES).min(self.reading.sentences.len().checked_sub(1)?);
        let (person, tokens) = (here + 1..=last).find_map(|sentence| self.named_in(&self.reading.sentences[sentence].tokens))?;
        let sentence = &self.reading.sentences[self.reading.sentence_of(tokens.start)];
        let is_quoted = tokens.start.checked_sub(1).is_some_and(|t| matches!(self.reading.folded(t), "”" | "\"" | "»" | "»,"));
        let opens = tokens.start == sentence.tokens.start || is_quoted;
        let block = self.reading.sentences[here].block;
        let is_new = self.cast.people[person].mentions.iter().all(|m| m.span.start >= self.reading.tokens[tokens.start].span.start);
        (opens && is_new && sentence.block <= block + 1 && self.may_adopt(person, &tokens)).then_some(person)
    }

    /// Whoever was named last before a title that has no complement.
    fn named_last(&self, title: &Title) -> Option<usize> {
        let is_bare = title.tokens.len() == 1 && title.complement.portfolio.is_none() && title.complement.body.is_none();
        let is_person = |actor: &&super::Actor| matches!(actor.who, Who::Person(_));
        let before = self.cast.actors.iter().filter(is_person).filter(|a| a.tokens.end <= title.tokens.start);
        let actor = before.filter(|_| is_bare).max_by_key(|actor| actor.tokens.start)?;
        let Who::Person(person) = actor.who else { return None };
        let block = |token| self.reading.sentences[self.reading.sentence_of(token)].block;
        let is_near = block(actor.tokens.start) + NEAR_BLOCKS >= block(title.tokens.start);
        let differs = matches!((title.gender, actor.gender), (Some(a), Some(b)) if a != b);
        (is_near && !differs && self.may_adopt(person, &actor.tokens)).then_some(person)
    }

    /// "Awa Sy n'a pas cherché ses mots. |Le président sénégalais de la Fédération| a annoncé": the one person, without any title, of whom the
    /// paragraph told in the sentence before the one that a title begins.
    fn named_alone(&self, title: &Title) -> Option<usize> {
        let here = self.reading.sentence_of(title.tokens.start);
        let sentence = &self.reading.sentences[here];
        let before = self.reading.sentences.get(here.checked_sub(1)?).filter(|s| s.block == sentence.block)?;
        let opens = title.tokens.start <= sentence.tokens.start + 1;
        let names = |tokens: &Range<usize>| {
            let inside = self.cast.actors.iter().filter(|a| tokens.contains(&a.tokens.start));
            inside.filter_map(|a| if let Who::Person(person) = a.who { Some((person, a)) } else { None }).collect::<Vec<_>>()
        };
        let [(person, actor)] = names(&before.tokens)[..] else { return None };
        let is_first = actor.tokens.start == before.tokens.start;
        let is_alone = names(&sentence.tokens).is_empty();
        let differs = matches!((title.gender, actor.gender), (Some(a), Some(b)) if a != b);
        (opens && is_first && is_alone && !differs && self.may_adopt(person, &actor.tokens)).then_some(person)
    }

    /// The first person named in a sentence, and where.
    fn named_in(&self, sentence: &Range<usize>) -> Option<(usize, Range<usize>)> {
        let inside = self.cast.actors.iter().filter(|a| sentence.contains(&a.tokens.start));
        let first = inside.min_by_key(|a| a.tokens.start)?;
        if let Who::Person(person) = first.who { Some((person, first.tokens.clone())) } else { None }
    }

    /// Whether somebody has no title, nor a calling behind the name.
    fn may_adopt(&self, person: usize, tokens: &Range<usize>) -> bool {
        let has_calling = matches!(self.reading.folded(tokens.end), "," | "(");
        self.cast.people[person].roles.is_empty() && !has_calling
    }
}
