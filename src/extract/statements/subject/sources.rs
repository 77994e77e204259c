//! Whom a sentence names as its source: "selon X", "according to the minister".

use super::{Ground, Named, Subject};
use crate::entity::Gender;
use crate::extract::Kind;
use crate::extract::statements::words::Order;
use crate::lang::Class;

impl Ground<'_, '_> {
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
        let subject = self
            .titled_at(at)
            .or_else(|| self.behind_name_at(at))
            .or_else(|| self.source_phrase_at(at))
            .or_else(|| self.premodified_document(at));
        let named = self.body_named_at(at).or_else(|| self.called_body_at(at));
        if named.as_ref().zip(subject.as_ref()).is_none_or(|(n, s)| s.tokens.end < n.tokens.end) && named.is_some() {
            return named;
        }
        let mut subject = subject?;
        // "وبحسب كارلا مينديز، مديرة المعهد|،| ستغادر": the comma that closes the apposition opens what is told.
        if self.words.order == Order::VerbFirst && self.word(subject.tokens.end - 1) == "," && self.word(subject.tokens.end) != "," {
            subject.tokens.end -= 1;
        }
        // "Theo TS. Nguyễn Nam, |Viện Nghiên cứu Biển|, …".
        // "Theo Ban Tổ chức, |hội chợ| kéo dài" goes on with no "hội".
        let is_gathering = |t: usize| self.reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::EventNoun(_)));
        let next = subject.tokens.end + 1;
        let institution = self.words.institutions.at(self.reading, next).is_some() && !is_gathering(next);
        let is_apposed = institution && self.is_bare() && self.reading.tokens[subject.tokens.end + 1].capital;
        let rest = subject.tokens.end + 1..self.sentence.end.min(subject.tokens.end + 14);
        let comma = rest.into_iter().find(|&t| self.word(t) == ",").filter(|_| is_apposed && self.word(subject.tokens.end) == ",");
        if let Some(comma) = comma.filter(|&comma| {
            !self.cues.iter().any(|cue| cue.start > subject.tokens.end && cue.end <= comma && !self.reading.tokens[cue.start].capital)
        }) {
            subject.tokens.end = comma;
        }
        // "Theo ông Đặng Hoàng Tân, Phó Ban Quản lý |chợ Bến Thành|, …".
        const REST: usize = 7;
        let has_title = self.is_bare() && subject.tokens.clone().any(|t| self.word(t) == ",");
        let end = subject.tokens.end;
        let mark =
            (end..self.sentence.end.min(end + REST)).find(|&t| self.reading.tokens[t].kind == Kind::Mark).filter(|&t| t > end && has_title);
        let is_said =
            |comma: usize| self.cues.iter().any(|cue| cue.start >= end && cue.end <= comma && !self.reading.tokens[cue.start].capital);
        if let Some(comma) = mark.filter(|&comma| self.word(comma) == "," && !is_said(comma)) {
            subject.tokens.end = comma;
        }
        // "Pour la conseillère Delphine Rey |(Verts/GE)|, …".
        // "Theo đại biểu Nguyễn Thị Nga |(Đoàn Hải Dương)|, …".
        const LONGEST: usize = 10;
        let opens = (self.words.inflects() || self.is_bare()) && self.word(subject.tokens.end) == "(";
        let close =
            (subject.tokens.end..(subject.tokens.end + LONGEST).min(self.sentence.end)).find(|&t| self.word(t) == ")").filter(|_| opens);
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

    /// "according to |Health and Environment Committee chair Ann Roe|": whoever stands behind the name of what they are of.
    fn behind_name_at(&self, at: usize) -> Option<Subject> {
        let first = self.after_article(at);
        let is_body = |a: &crate::extract::Actor| matches!(a.who, crate::extract::Who::Body(_));
        let next = self.cast.actors.iter().position(|a| a.tokens.start >= first && !is_body(a))?;
        let actor = &self.cast.actors[next];
        let is_person = matches!(actor.who, crate::extract::Who::Person(_));
        let fits = is_person && actor.tokens.start > first && self.name_before(actor.tokens.start) == Some(first);
        fits.then(|| Subject { named: vec![Named::Actor(next)], tokens: at..actor.tokens.end, near: true })
    }

    /// "Selon Awa Sy, présidente de l'association |Ried vivant|, …": the comma behind what a title of somebody named goes on with.
    pub fn rest_of_title(&self, subject: &Subject) -> Option<usize> {
        const LONGEST: usize = 9;
        let is_person = |named: &Named| match named {
            Named::Actor(actor) => matches!(self.cast.actors[*actor].who, crate::extract::Who::Person(_)),
            named => matches!(named, Named::Person(_)),
        };
        let from = subject.tokens.end;
        let limit = (from + LONGEST).min(self.sentence.end);
        let comma =
            (from..limit).find(|&t| self.reading.tokens[t].kind == Kind::Mark && !matches!(self.word(t), "-" | "'" | "&" | "'s"))?;
        let rest = from..comma;
        let is_clean = !self.cues.iter().any(|cue| cue.start >= from && cue.start < comma);
        let goes_on = !rest.is_empty() && (self.reading.tokens[from].capital || self.words.prepositions.at(self.reading, from).is_some());
        let has_title = subject.tokens.clone().any(|t| self.word(t) == ",");
        let fits = self.words.inflects() && self.word(comma) == "," && is_clean && goes_on && has_title;
        (fits && subject.named.iter().all(is_person)).then_some(comma)
    }

    /// "Theo |Cục Quản lý lao động ngoài nước|, …", "Theo |hãng tin Lusa|, …", "Theo |VKS|, …": a body that no table knows, up to the comma.
    fn body_named_at(&self, at: usize) -> Option<Subject> {
        const LONGEST: usize = 12;
        let is_bare = self.is_bare();
        let is_head = |tag: &crate::extract::Tag| matches!(tag.class, Class::BodyHead(_) | Class::Body(_));
        let is_capital = |t: usize| self.reading.tokens.get(t).is_some_and(|t| t.capital && self.sentence.contains(&at));
        let is_institution = self.words.institutions.at(self.reading, at).is_some() && self.words.documents.at(self.reading, at).is_none();
        let is_outlet = self.words.outlets.at(self.reading, at).is_some_and(|end| is_capital(end) || is_capital(at));
        let is_acronym = self.reading.tokens[at].caps && self.word(at + 1) == ",";
        let is_known = is_capital(at) && self.reading.tags_at(at).iter().any(is_head);
        let begins = is_bare && (is_known || is_institution || is_outlet || is_acronym);
        let limit = (at + LONGEST).min(self.sentence.end);
        let comma = (at..limit).find(|&t| self.reading.tokens[t].kind == Kind::Mark && !matches!(self.word(t), "-" | "(" | ")" | "&"))?;
        let is_name = |t: usize| {
            let lists = [&self.words.that, &self.words.auxiliaries, &self.words.relatives];
            !lists.iter().any(|list| list.at(self.reading, t).is_some())
        };
        let is_free = !self.cues.iter().any(|cue| cue.start > at + 2 && cue.end <= comma);
        let is_long = comma > at + 1 || is_acronym || is_outlet;
        let fits = begins && is_long && self.word(comma) == "," && is_free && (at..comma).all(is_name);
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

    /// "Selon |le Service géologique|, …": a body that no table knows, up to the mark behind it.
    fn called_body_at(&self, at: usize) -> Option<Subject> {
        const LONGEST: usize = 14;
        let is_mark = |t: &usize| matches!(self.word(*t), "," | "." | "" | ";");
        let end = (at..(at + LONGEST).min(self.sentence.end)).find(is_mark)?;
        self.is_called_body(at..end).then(|| Subject { named: vec![Named::Unknown], tokens: at..end, near: true })
    }

    /// "a World |report": an actor or other words stand before the document's noun.
    fn premodified_document(&self, at: usize) -> Option<Subject> {
        let end = (at..(at + 8).min(self.sentence.end))
            .take_while(|&t| self.reading.tokens[t].kind != Kind::Mark || matches!(self.word(t), "'s" | "'"))
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
}
