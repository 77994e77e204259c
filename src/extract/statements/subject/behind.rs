//! The subject behind a verb: "a déclaré le ministre", "قال الوزير".

use super::{Ground, Named, Subject};
use crate::entity::Gender;
use crate::extract::Kind;
use crate::extract::statements::inflect::Conjugation;
use crate::extract::statements::words::Order;
use crate::lang::Class;

impl Ground<'_, '_> {
    /// The subject that follows a verb at `from`.
    pub fn subject_after(&self, from: usize) -> Option<Subject> {
        if self.has_attached_preposition(self.words.clitics.at(self.reading, from).filter(|_| !self.begins_actor(from)).unwrap_or(from)) {
            return None;
        }
        self.phrase_at(from)
    }

    /// The noun phrase at `from`, whatever preposition is written onto it.
    pub fn phrase_at(&self, from: usize) -> Option<Subject> {
        let actors = &self.cast.actors;
        let mut at = from;
        if let Some(subject) = self.epithet_of_anybody(at) {
            return Some(subject);
        }
        // "selon |l'|endocrinologue".
        let is_article = self.words.inflects() && self.words.articles.at(self.reading, at).is_some();
        if let Some(after) = self.words.clitics.at(self.reading, at).filter(|_| !is_article && !self.begins_actor(at)) {
            at = after;
        }
        let start = self.after_article(at);
        let next = actors.partition_point(|a| a.tokens.start < at);
        let actor = actors.get(next).filter(|a| a.tokens.start <= start && a.tokens.end <= self.sentence.end);
        if let Some(subject) = actor.and_then(|actor| self.named_longer(at, actor)) {
            return Some(subject);
        }
        if let Some(actor) = actor {
            let next = if self.is_title_of(actor, next + 1) { next + 1 } else { self.behind_owner(next) };
            let (last, named) = self.coordinated_after(next);
            let end = self.past_nation(&actors[last]);
            // "ونفت المتحدثة، هدى صالح|، وجود": the comma that closes an apposition.
            // "رحبت المنظمة |(إيكواس)| بالبيان".
            let bracket =
                (end + 1..end + 4).find(|&t| self.word(t) == ")").filter(|_| self.word(end) == "(" && self.words.order == Order::VerbFirst);
            let end = bracket.map_or(end, |close| close + 1);
            let end = self.past_second_title(last, end);
            let end = self.past_rest_of_title(actor.tokens.start, end);
            let end = self.past_rest_of_body(&actors[last], end);
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

    /// "انتقد إدريس السنتيسي، رئيس |الفريق الحركي|، ما وصفه": the comma behind words that a title in apposition goes on with.
    fn past_rest_of_title(&self, start: usize, end: usize) -> usize {
        const LONGEST: usize = 12;
        let has_comma = (start..end).any(|t| self.word(t) == ",");
        let lists = [&self.words.that, &self.words.relatives, &self.words.clitics, &self.words.adverbs];
        let is_plain = |t: usize| {
            let is_small = lists.iter().any(|list| list.at(self.reading, t).is_some());
            self.reading.tokens[t].kind == Kind::Word && !is_small && !self.cues.iter().any(|cue| cue.contains(&t))
        };
        let rest = (end..(end + LONGEST).min(self.sentence.end)).take_while(|&t| is_plain(t)).count();
        let is_closed = rest > 0 && self.word(end + rest) == ",";
        if self.words.order == Order::VerbFirst && has_comma && is_closed { end + rest } else { end }
    }

    /// "واتهمت رابطة |علماء المغرب|، في بيان، الحكومة": the end of a body's name that goes on up to the comma of an adjunct.
    fn past_rest_of_body(&self, actor: &crate::extract::Actor, end: usize) -> usize {
        let is_body = self.words.order == Order::VerbFirst && matches!(actor.who, crate::extract::Who::Body(_));
        let rest = if is_body { self.plain_nouns_from(end) } else { 0 };
        let comma = end + rest;
        let is_closed = rest > 0 && self.word(comma) == "," && self.words.adjuncts.at(self.reading, comma + 1).is_some();
        if is_closed { comma } else { end }
    }

    /// "استعرض سليم الحكماني عضو المجلس |ممثل ولاية محوت| البيان", "أكد السفير |غير المقيم| دعم بلاده": a further title of somebody, or that he
    /// does not live there.
    fn past_second_title(&self, actor: usize, end: usize) -> usize {
        if self.words.order != Order::VerbFirst {
            return end;
        }
        let is_person = matches!(self.cast.actors[actor].who, crate::extract::Who::Person(_));
        let next = self.cast.actors.get(actor + 1).filter(|a| is_person && a.tokens.start == end && a.tokens.end < self.sentence.end);
        let next = next.filter(|a| !a.plural && !self.word(end).starts_with("ال"));
        let is_place = |tag: &&crate::extract::Tag| matches!(tag.class, crate::lang::Class::Place(_) | crate::lang::Class::Demonym(_));
        let is_head = |t: usize| {
            let head = |tag: &crate::extract::Tag| tag.class == crate::lang::Class::Word(crate::lang::Word::PlaceHead);
            self.reading.tags_at(t).iter().any(head)
        };
        let past_place = |end: usize| {
            let place = self.reading.tags_at(end).iter().find(is_place).map(|tag| tag.tokens.end);
            place.unwrap_or(if is_head(end) { end + 2 } else { end })
        };
        let end = next.filter(|a| matches!(a.who, crate::extract::Who::Role { .. })).map_or(end, |a| past_place(a.tokens.end));
        let is_negated = self.word(end) == "غير" && self.word(end + 1).starts_with("ال");
        if is_negated { end + 2 } else { end }
    }

    /// "حسبما أعلنت الحكومة |المغربية|": the end of a body with the nation behind it.
    fn past_nation(&self, actor: &crate::extract::Actor) -> usize {
        let end = actor.tokens.end;
        let is_nation =
            |tag: &&crate::extract::Tag| matches!(tag.class, crate::lang::Class::Demonym(_)) && self.word(end).starts_with("ال");
        let is_body = self.words.order == Order::VerbFirst && matches!(actor.who, crate::extract::Who::Body(_));
        let nation = self.reading.tags_at(end).iter().find(is_nation).filter(|_| is_body && end < self.sentence.end);
        nation.map_or(end, |tag| tag.tokens.end)
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
        let is_english = self.words.conjugation == Conjugation::English;
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

    /// "selon |l'autorité provinciale|": somebody named before, man or woman, by words that name a body elsewhere.
    pub(super) fn epithet_of_anybody(&self, at: usize) -> Option<Subject> {
        let is_french = self.words.conjugation == Conjugation::French;
        let end = self.words.pronouns.at(self.reading, at).filter(|end| is_french && *end > at + 1)?;
        let goes_on = self.reading.tokens.get(end).is_some_and(|t| t.capital) || matches!(self.word(end), "de" | "du" | "des" | "d'");
        let named = Named::Pronoun { token: at, gender: None, plural: false };
        (!goes_on).then(|| Subject { named: vec![named], tokens: at..end, near: true })
    }

    /// "estime |ce dernier|": somebody named before by more words than a pronoun, where verbs have forms.
    fn last_named_at(&self, at: usize) -> Option<Subject> {
        let lists = [(&self.words.pronouns_m, Gender::M), (&self.words.pronouns_f, Gender::F)];
        let found = lists.into_iter().find_map(|(list, gender)| Some((list.at(self.reading, at)?, gender)));
        let (end, gender) = found.filter(|(end, _)| self.words.inflects() && *end > at + 1)?;
        // "selon l'élue |namuroise|, …", "a tonné l'élu |divers gauche|."
        let is_french = self.words.conjugation == Conjugation::French;
        let described = self.describes(end).filter(|&end| is_french && matches!(self.word(end), "," | "." | ""));
        let end = described.unwrap_or(end);
        let named = Named::Pronoun { token: at, gender: Some(gender), plural: false };
        Some(Subject { named: vec![named], tokens: at..end, near: true })
    }

    /// "وقالت |معاليها|": what somebody named before is called by, where the subject follows its verb.
    pub fn courtesy_at(&self, at: usize) -> Option<Subject> {
        const LEAST_LETTERS: usize = 4;
        let lists = [(&self.words.pronouns_m, Gender::M), (&self.words.pronouns_f, Gender::F)];
        let is_long = self.words.order == Order::VerbFirst && self.word(at).chars().count() >= LEAST_LETTERS;
        let gender = lists.into_iter().find(|(list, _)| list.at(self.reading, at) == Some(at + 1)).map(|(_, gender)| gender)?;
        let named = Named::Pronoun { token: at, gender: Some(gender), plural: false };
        is_long.then(|| Subject { named: vec![named], tokens: at..at + 1, near: true })
    }

    /// "According to the |Kenya| Sugar Board", "the |Department of Vietnam| Customs": a name that no table knows and that begins with a body or country.
    fn named_longer(&self, at: usize, actor: &crate::extract::Actor) -> Option<Subject> {
        const LONGEST: usize = 6;
        let is_english = self.words.conjugation == Conjugation::English;
        let is_body = is_english && matches!(actor.who, crate::extract::Who::Body(_));
        let end = actor.tokens.end;
        let is_own = |t: usize| {
            let of_other = |tag: &crate::extract::Tag| {
                matches!(tag.class, Class::Office(_) | Class::Honorific(_) | Class::Word(crate::lang::Word::NoName))
            };
            self.is_capital_word(t) && !self.reading.tags_at(t).iter().any(of_other)
        };
        let goes_on = (end..(end + LONGEST).min(self.sentence.end)).take_while(|&t| is_own(t)).count();
        let tokens = at..end + goes_on;
        let is_alone = || self.cast.actors.iter().all(|a| a.tokens.end <= end || a.tokens.start >= tokens.end);
        (is_body && goes_on > 0 && is_alone()).then(|| Subject { named: vec![Named::Unknown], tokens: tokens.clone(), near: true })
    }

    /// "said |forum chair Delali Amegashie|": words that no table knows before the title, where they stand there.
    fn modified_at(&self, at: usize) -> Option<Subject> {
        const LONGEST: usize = 4;
        let start = self.after_article(at);
        let is_english = self.words.conjugation == Conjugation::English;
        if !is_english && (start == at || !self.words.inflects()) {
            return None;
        }
        let (actor, found) = self.actor_in(start + 1..(start + LONGEST + 12).min(self.sentence.end))?;
        let mut modifiers = start..found.tokens.start;
        let is_person = matches!(found.who, crate::extract::Who::Person(_)) && modifiers.len() <= LONGEST;
        let describes = |t: usize| {
            let lists = [&self.words.prepositions, &self.words.that, &self.words.and, &self.words.adjuncts, &self.words.pronouns_m];
            let is_word = self.reading.tokens[t].kind == Kind::Word || self.word(t) == "-";
            let is_small = is_english || !self.reading.tokens[t].capital;
            is_word && is_small && !lists.iter().any(|list| list.at(self.reading, t).is_some())
        };
        let is_clean = modifiers.clone().all(describes) && !self.cues.iter().any(|cue| modifiers.contains(&cue.start));
        // "according to the |Irish Farmers'| Association".
        let is_named = |t: usize| self.reading.tokens[t].capital || matches!(self.word(t), "'" | "'s");
        let is_body = is_english && matches!(found.who, crate::extract::Who::Body(_)) && modifiers.len() <= LONGEST;
        let is_clean = is_clean && is_person || is_body && modifiers.all(is_named);
        is_clean.then(|| Subject { named: vec![Named::Actor(actor)], tokens: at..found.tokens.end, near: true })
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
}
