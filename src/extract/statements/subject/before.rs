//! The subject before a verb: names, offices, pronouns and nouns that end where the verb begins, with what may stand between them.

use super::{Ground, LONGEST_ADJUNCT, LONGEST_GAP, Named, Subject, is_thing};
use crate::entity::Gender;
use crate::extract::statements::inflect::Conjugation;
use crate::extract::statements::words::Order;
use crate::extract::{Actor, Kind};
use crate::lang::Class;
use std::ops::Range;

impl Ground<'_, '_> {
    /// The subject that stands before a verb, not before `floor`.
    pub fn subject_before(&self, verb: usize, floor: usize) -> Option<Subject> {
        let mut sought = self.sought.borrow_mut();
        if sought.as_ref().is_none_or(|(place, _)| *place != (verb, floor)) {
            let found = self.find_subject_before(verb, floor).filter(|subject| !self.is_quoted_apart(subject, verb));
            let found =
                found.filter(|subject| !self.is_joined_to_verb(subject, verb, floor) && !self.is_object_of_other(subject, verb, floor));
            *sought = Some(((verb, floor), found));
        }
        sought.as_ref().and_then(|(_, subject)| subject.clone())
    }

    /// "a affirmé que la province « considère |chaque ambassade| comme un bureau » et proposé": whether a subject is but a part of a quotation that
    /// closes before a verb.
    fn is_quoted_apart(&self, subject: &Subject, verb: usize) -> bool {
        let holds = |q: &crate::extract::statements::quotes::Quote| {
            q.outer.end <= verb && q.inner.start < subject.tokens.start && subject.tokens.end < q.inner.end
        };
        self.words.conjugation == Conjugation::French && self.quotes.iter().any(holds)
    }

    /// "cho rằng |dự luật| còn quá rụt rè |và| kêu gọi": whether "and" right before a verb joins it to one that stands before what seems its subject,
    /// where verbs have one form.
    fn is_joined_to_verb(&self, subject: &Subject, verb: usize, floor: usize) -> bool {
        let follows_verb = self.cues.iter().any(|cue| cue.start >= floor && cue.end <= subject.tokens.start);
        let joint = [&self.words.and, &self.words.chain].iter().find_map(|list| list.before(self.reading, verb, subject.tokens.end));
        self.is_bare() && follows_verb && joint.is_some() || self.goes_on_behind_body(subject, verb)
    }

    /// "ثمن السفير الدعم الذي تلقاه |الشركات|، وأكد أن": whether "and" written onto a verb behind a comma joins it to the verb before, of which what
    /// seems its subject is the object, where verbs stand first.
    fn goes_on_behind_body(&self, subject: &Subject, verb: usize) -> bool {
        let is_verb_first = self.words.order == crate::extract::statements::words::Order::VerbFirst;
        let is_joined = verb > self.sentence.start && self.word(verb).starts_with('و') && self.word(verb - 1) == ",";
        let is_body = |named: &Named| matches!(named, Named::Actor(a) if matches!(self.cast.actors[*a].who, crate::extract::Who::Body(_)));
        let follows_verb = || self.cues.first().is_some_and(|cue| cue.start <= self.sentence.start + 1 && cue.end < subject.tokens.start);
        is_verb_first && is_joined && subject.named.iter().all(is_body) && follows_verb()
    }

    /// "praised |Governor Paul Doe| on the port |and| warned": in English whoever stands before "and" and a verb without a verb of his own is whom
    /// another verb tells of.
    fn is_object_of_other(&self, subject: &Subject, verb: usize, floor: usize) -> bool {
        let is_english = self.words.conjugation == Conjugation::English;
        let joint = verb.checked_sub(1).filter(|&t| matches!(self.word(t), "and" | "but") && subject.tokens.end <= t);
        let is_mark = |t: usize| self.reading.tokens[t].kind == Kind::Mark;
        let has_words_before = subject.tokens.start > floor && !is_mark(subject.tokens.start - 1);
        is_english && has_words_before && joint.is_some_and(|joint| !(subject.tokens.end..joint).any(is_mark))
    }

    fn find_subject_before(&self, verb: usize, floor: usize) -> Option<Subject> {
        let mut end = verb;
        if let Some(relative) = self.words.relatives.before(self.reading, end, floor) {
            end = relative;
            // "rejetée par le ministre Diop, |qui| juge": whatever preposition stands before.
            // "استمع إلى شرح من المدير خالد أحمد |الذي| أوضح أن".
            let is_verb_first = self.words.order == crate::extract::statements::words::Order::VerbFirst;
            let is_next = |s: &Subject| self.word(s.tokens.end) == "," || is_verb_first && s.tokens.end == end;
            if let Some(subject) = self.quoted_before(end, floor).filter(is_next) {
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
        if let Some(subject) = self.owned_person(end, floor).or_else(|| self.owned_document(end, floor)) {
            return Some(subject);
        }
        let around = self.before_parenthesis(end, floor);
        if let Some(subject) = around.and_then(|comma| self.subject_ending_at(comma, floor)) {
            return Some(self.apposed_to(&subject, floor).filter(|_| self.is_bare()).unwrap_or(subject));
        }
        let pronoun = self.impersonal_before(end, floor).or_else(|| self.pronoun_before(end, floor));
        let pronoun = pronoun.or_else(|| self.described_pronoun_before(end, floor));
        let named = pronoun.or_else(|| self.short_name_before(end, floor)).or_else(|| self.actors_before(end, floor));
        let named = named.or_else(|| self.noun_before(end, floor)).or_else(|| self.epithet_before(end, floor));
        let named = named.or_else(|| self.proper_before(end, floor)).or_else(|| self.institution_before(end, floor));
        let named = named.or_else(|| self.called_body_before(end, floor));
        let named = named.or_else(|| self.abbreviated_before(end, floor));
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

    /// "Nguyễn Lan, |một giáo sư tại Huế| nói", "Bà Vi, Bí thư thứ nhất, phụ trách Thương vụ |(Bộ Công Thương)| cho hay": the one to whom
    /// appositions without a comma behind them belong.
    fn apposed_to(&self, subject: &Subject, floor: usize) -> Option<Subject> {
        const LONGEST: usize = 40;
        use crate::extract::Who;
        let is_bare = self.is_bare();
        let (is_vague, is_body) = match subject.named[..] {
            [Named::Somebody] => (true, false),
            [Named::Unknown] => (false, true),
            [Named::Actor(a)] => match &self.cast.actors[a].who {
                Who::Role { holders, .. } => (holders.is_empty(), false),
                Who::Body(_) => (false, true),
                Who::Person(_) => (false, false),
            },
            _ => (false, false),
        };
        let mut start = subject.tokens.start;
        let mut has_office = is_vague;
        let first = start.saturating_sub(LONGEST).max(floor);
        if !is_bare || !is_vague && !is_body {
            return None;
        }
        loop {
            let comma = (first..start).rev().find(|&t| self.word(t) == ",")?;
            let begins = comma + 1;
            let crosses = (begins..start).any(|t| matches!(self.word(t), ":" | ";" | "”" | "»"))
                || self.cues.iter().any(|cue| cue.start >= begins && cue.end <= start);
            let tells_office = self.begins_office(begins);
            if crosses || !tells_office && begins != subject.tokens.start {
                return None;
            }
            has_office |= tells_office;
            let last = self.cast.actors.partition_point(|a| a.tokens.start < comma).checked_sub(1)?;
            let actor = &self.cast.actors[last];
            let reaches = actor.tokens.end == comma || actor.tokens.contains(&comma);
            let is_person = matches!(actor.who, Who::Person(_)) && reaches && actor.tokens.start >= floor;
            let is_mark = |t: usize| self.reading.tokens[t].kind == Kind::Mark;
            let opens = actor.tokens.start == floor || actor.tokens.start.checked_sub(1).is_some_and(is_mark);
            if is_person && opens && has_office {
                let tokens = actor.tokens.start..subject.tokens.end;
                return Some(Subject { named: vec![Named::Actor(last)], tokens, near: true });
            }
            start = comma;
        }
    }

    /// "Phó Cục trưởng", "phụ trách Thương vụ": whether what is told of somebody between commas begins at a token.
    fn begins_office(&self, at: usize) -> bool {
        let is_office = |tag: &crate::extract::Tag| matches!(tag.class, Class::Office(_) | Class::Status(_));
        self.reading.tags_at(at).iter().any(is_office) || self.words.offices.at(self.reading, at).is_some()
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
        // "|Jan Doe, Asia director of the Hague|-based firm Polderwerk, said": the title reaches into the apposition.
        let last = self.cast.actors.partition_point(|a| a.tokens.start < comma);
        let first = self.cast.actors.partition_point(|a| a.tokens.start < floor.max(comma.saturating_sub(REACH)));
        let actor = (first..last).rev().find(|&a| is_person(&self.cast.actors[a]))?;
        let tokens = self.cast.actors[actor].tokens.clone();
        let gap = tokens.end.min(comma)..comma;
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

    /// "|Ông Pierre Lacombe|, Giám đốc phát triển Tập đoàn Agrinova, đánh giá cao", "|TS. Nguyễn Nam| - Viện Nghiên cứu Biển - cho biết": whoever
    /// stands before what commas or dashes enclose, where the clause begins.
    fn enclosed_person(&self, end: usize, floor: usize) -> Option<Subject> {
        const LONGEST: usize = 24;
        let is_bare = self.is_bare();
        let is_mark = |t: usize| self.word(t) == "," || matches!(self.word(t), "-" | "–" | "—") && self.reading.tokens[t].spaced;
        let close = end.checked_sub(1).filter(|&t| is_bare && t > floor && is_mark(t))?;
        let open = (close.saturating_sub(LONGEST).max(floor)..close).rev().find(|&t| is_mark(t) && self.word(t) == self.word(close))?;
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

    pub(super) fn epithet_at(&self, at: usize) -> Option<Subject> {
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
        let named = named.or_else(|| self.noun_before(comma, floor).filter(ends));
        named.or_else(|| self.institution_before(comma, floor).filter(|_| self.word(comma) == "("))
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
        // "|But| the Tea Board said".
        let is_first = |t: usize| self.words.but.before(self.reading, t, floor) == Some(floor);
        let begins = |&t: &usize| {
            t == floor || matches!(self.word(t - 1), "," | ";") || self.words.that.before(self.reading, t, floor).is_some() || is_first(t)
        };
        let named = (least..end).filter(begins).find(|&start| self.proper_name(start..end));
        // "Dans un communiqué, |la Jirama| annonce".
        let is_french = self.words.conjugation == crate::extract::statements::Conjugation::French;
        let article = end.checked_sub(2).filter(|t| is_french && (least..end).contains(t) && begins(t) && self.proper_name(*t..end));
        let start = named.or(article).or_else(|| self.acronym_before(end, floor))?;
        Some(Subject { named: vec![Named::Unknown], tokens: start..end, near: false })
    }

    /// "|Trung tâm Kiểm soát bệnh tật| cảnh báo", "|Công an huyện Củ Chi| cho biết": a body whose name no table knows, from its noun at the
    /// beginning of a clause to the verb, where names are written in syllables.
    fn institution_before(&self, end: usize, floor: usize) -> Option<Subject> {
        const LONGEST: usize = 16;
        let words = self.words;
        let first = crate::extract::statements::drafts::after_dateline(self, self.sentence.start);
        let begins = |t: &usize| *t == floor || *t == self.sentence.start || *t == first || matches!(self.word(t - 1), "," | ";" | ":");
        // "|HĐXX| nhận định", but "|Sở| nêu" of one named before.
        let is_long = |t: usize| end - t > 1 || self.reading.tokens[t].caps;
        let is_noun = |t: &usize| words.institutions.at(self.reading, *t).is_some_and(|noun| noun < end || noun == end && is_long(*t));
        let least = end.saturating_sub(LONGEST).max(self.sentence.start);
        let start = (least..end).filter(begins).find(|t| self.reading.tokens[*t].capital && is_noun(t)).filter(|_| self.is_bare())?;
        let lists = [&words.relatives, &words.auxiliaries, &words.that, &words.adverbs, &words.prepositions, &words.relays];
        let in_place = |t: usize| {
            self.reading.tags_in(&(start..end)).iter().any(|tag| matches!(tag.class, Class::Place(_)) && tag.tokens.contains(&t))
        };
        let is_named = |t: usize| {
            let token = &self.reading.tokens[t];
            let is_cue = !token.capital && self.cues.iter().any(|cue| cue.contains(&t));
            let is_small = !token.capital && lists.iter().any(|list| list.at(self.reading, t).is_some());
            let is_word = token.kind == Kind::Word || token.kind == Kind::Number || matches!(self.word(t), "-" | "&");
            in_place(t) || is_word && !is_cue && !is_small
        };
        let names_person = self
            .cast
            .actors
            .iter()
            .any(|a| matches!(a.who, crate::extract::Who::Person(_)) && a.tokens.start >= start && a.tokens.end <= end);
        let fits = !names_person && (start..end).all(is_named);
        fits.then(|| Subject { named: vec![Named::Unknown], tokens: start..end, near: true })
    }

    /// "|Le Port autonome de Kribi| a annoncé": a body that no table knows, from the beginning of a clause to the verb.
    fn called_body_before(&self, end: usize, floor: usize) -> Option<Subject> {
        const LONGEST: usize = 14;
        let begins = |t: &usize| {
            *t == floor || matches!(self.word(t - 1), "," | ";" | ":") || self.words.that.before(self.reading, *t, floor).is_some()
        };
        let start = (end.saturating_sub(LONGEST).max(floor)..end).filter(begins).find(|&start| self.is_called_body(start..end))?;
        Some(Subject { named: vec![Named::Unknown], tokens: start..end, near: true })
    }

    /// "le Service géologique", "l'Inspection du travail": whether words are an article, a noun with a capital and what it is or is of, in a language
    /// that gives the first noun of a body's name a capital and no other.
    pub(super) fn is_called_body(&self, tokens: Range<usize>) -> bool {
        const MOST_IN_A_ROW: usize = 3;
        let noun = self.after_article(tokens.start);
        let is_french = self.words.conjugation == crate::extract::statements::Conjugation::French;
        let is_other = |tag: &crate::extract::Tag| {
            matches!(tag.class, Class::Place(_) | Class::Demonym(_) | Class::Office(_) | Class::GivenName(_) | Class::Honorific(_))
        };
        let is_name = noun > tokens.start && noun + 1 < tokens.end && self.reading.tokens[noun].capital;
        // "|la Direction| départementale": the head of it may be known.
        let is_head = |actor: &crate::extract::Actor| matches!(actor.who, crate::extract::Who::Body(_)) && actor.tokens.start <= noun;
        let names_others = !self.actors_inside(&tokens).iter().all(is_head);
        if !is_french || !is_name || names_others || self.reading.tags_at(noun).iter().any(is_other) {
            return false;
        }
        let lists = [&self.words.relatives, &self.words.auxiliaries, &self.words.that, &self.words.relays, &self.words.adverbs];
        let joins = |t: usize| {
            self.words.prepositions.at(self.reading, t).is_some()
                || self.words.articles.at(self.reading, t).is_some()
                || self.word(t) == "et"
        };
        let mut row = 0;
        (noun..tokens.end).all(|t| {
            let token = &self.reading.tokens[t];
            row = if joins(t) || token.capital { 0 } else { row + 1 };
            let is_part = matches!(self.word(t), "'" | "-" | "&") || token.kind == Kind::Word;
            let is_small = !token.capital && !joins(t) && lists.iter().any(|list| list.at(self.reading, t).is_some());
            is_part && !is_small && row <= MOST_IN_A_ROW && !self.cues.iter().any(|cue| cue.contains(&t))
        })
    }

    /// "|L'Union des classes moyennes (UCM)| demande": a body that no table knows, whose capital noun begins a clause with the first letter of the capitals
    /// in brackets.
    fn abbreviated_before(&self, end: usize, floor: usize) -> Option<Subject> {
        const LONGEST: usize = 14;
        const BRACKETS: usize = 3;
        let open = end.checked_sub(BRACKETS).filter(|&t| t > floor && self.word(t) == "(" && self.word(end - 1) == ")")?;
        let short = self.reading.surface(open + 1);
        let is_short = self.reading.tokens[open + 1].caps && short.chars().count() > 1 && self.has_proper_names();
        let begins = |t: &usize| *t == floor || matches!(self.word(t - 1), "," | ";" | ":");
        let is_name = |t: &usize| {
            let noun = self.after_article(*t);
            self.reading.tokens[noun].capital && self.reading.surface(noun).chars().next() == short.chars().next()
        };
        let is_clean = |t: usize| {
            let is_word = self.reading.tokens[t].kind == Kind::Word || matches!(self.word(t), "'" | "’" | "-" | "&");
            is_word && !self.cues.iter().any(|cue| cue.contains(&t)) && self.words.relatives.at(self.reading, t).is_none()
        };
        let is_body = |actor: &Actor| matches!(actor.who, crate::extract::Who::Body(_));
        let fits = |t: &usize| is_name(t) && (*t..open).all(is_clean) && self.actors_inside(&(*t..open)).iter().all(is_body);
        let start = (open.saturating_sub(LONGEST).max(floor)..open).filter(begins).find(fits).filter(|_| is_short)?;
        Some(Subject { named: vec![Named::Unknown], tokens: start..end, near: true })
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

    /// "L'élu |insoumis| promet", "l'édile |bretonne, venue en voisine,| a dit", "l'élue |de Lorient| juge": a noun that stands for somebody named, with
    /// words that describe it.
    fn described_pronoun_before(&self, end: usize, floor: usize) -> Option<Subject> {
        const LONGEST: usize = 8;
        const MOST: usize = 4;
        (self.words.conjugation == Conjugation::French).then_some(())?;
        let close = if self.word(end.checked_sub(1)?) == "," { end - 1 } else { end };
        let open = (close.saturating_sub(LONGEST).max(floor)..close).rev().find(|&t| close < end && self.word(t) == ",");
        let last = open.unwrap_or(close);
        let starts = (last.saturating_sub(MOST).max(floor + 2)..last).rev().filter(|&t| self.describes(t) == Some(last));
        starts.into_iter().find_map(|t| {
            let subject = self.pronoun_before(t, floor).filter(|subject| subject.tokens.len() > 1)?;
            Some(Subject { tokens: subject.tokens.start..last, ..subject })
        })
    }

    /// "divers gauche", "namuroise", "de Lorient", "sans étiquette": where words end that describe the noun before a token.
    pub(super) fn describes(&self, from: usize) -> Option<usize> {
        const MOST: usize = 2;
        let is_word = |t: usize| self.sentence.contains(&t) && self.reading.tokens[t].kind == Kind::Word;
        let is_cue = |t: usize| self.cues.iter().any(|cue| cue.contains(&t));
        let small = [&self.words.adverbs, &self.words.and, &self.words.relatives, &self.words.auxiliaries, &self.words.clitics];
        let is_small =
            |t: usize| small.iter().any(|list| list.at(self.reading, t).is_some()) || self.words.prepositions.at(self.reading, t).is_some();
        let is_plain = |t: usize| is_word(t) && !is_cue(t) && !is_small(t);
        if self.words.describing.at(self.reading, from) == Some(from + 1) {
            let name = self.after_article(from + 1);
            return is_plain(name).then_some(name + 1);
        }
        let adjectives = (from..from + MOST).take_while(|&t| is_plain(t) && !self.reading.tokens[t].capital).count();
        (adjectives > 0).then_some(from + adjectives)
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
            // "Phó Cục trưởng Cục Điện lực, |Bộ Công Thương| cho hay": what the one before belongs to.
            if let Some(subject) = self.owner_before(actor, floor).filter(|_| self.is_bare()) {
                return Some(subject);
            }
            let is_body = matches!(actors[actor].who, crate::extract::Who::Body(_));
            let is_person = matches!(actors[actor].who, crate::extract::Who::Person(_));
            let is_oblique = self.is_oblique(tokens.start, floor) && !(is_person && self.goes_on_from_name(tokens.start))
                || is_body && self.is_oblique(self.with_modifiers(tokens.start, floor), floor);
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
            let follows_verb =
                self.words.conjugation == Conjugation::None && self.cues.iter().any(|cue| cue.start >= floor && cue.end <= tokens.start);
            // "hoan nghênh Bộ trưởng thăm Việt Nam |và| khẳng định": so does "and" before a further verb.
            let is_joined = tokens.end < end
                && [&self.words.and, &self.words.chain].iter().any(|list| list.before(self.reading, end, tokens.end).is_some());
            if follows_verb && (self.word(tokens.end) == "," || is_joined) {
                return None;
            }
            // "urged |the committee| to act and warned": nor is whoever is to do something.
            if is_joined && self.word(tokens.end) == "to" && self.may_be_infinitive(tokens.end + 1) {
                return None;
            }
            // "đại diện |Hợp tác xã xoài Mỹ Xương| đề xuất": one of a body that no table knows.
            let is_role = matches!(actors[actor].who, crate::extract::Who::Role { .. });
            let rest = tokens.end..end;
            let belongs = is_role && self.is_bare() && self.words.institutions.at(self.reading, rest.start).is_some();
            let names = |t: usize| {
                let is_cue = self.cues.iter().any(|cue| cue.contains(&t)) && !self.reading.tokens[t].capital;
                self.reading.tokens[t].kind == Kind::Word && !is_cue
            };
            if belongs && rest.into_iter().all(names) {
                let tokens = self.with_article(tokens.start, floor)..end;
                return Some(Subject { named: vec![Named::Somebody], tokens, near: true });
            }
            let near = self.gap(tokens.end..end).or_else(|| self.ends_body(actor, end, floor).then_some(true))?;
            let (first, named) = self.coordinated_before(actor, floor);
            if first != actor && self.is_oblique(actors[first].tokens.start, floor) {
                return None;
            }
            return Some(Subject { named, tokens: self.with_article(actors[first].tokens.start, floor)..tokens.end, near });
        }
        None
    }

    /// The person with a title before the comma of a body, or who leads what ends with its name: "|Người đứng đầu| ngành y tế Lào".
    fn owner_before(&self, actor: usize, floor: usize) -> Option<Subject> {
        let Actor { tokens, who, .. } = &self.cast.actors[actor];
        let mark = tokens.start.checked_sub(1).filter(|&t| t > floor && matches!(who, crate::extract::Who::Body(_)))?;
        let before = actor.checked_sub(1)?;
        let person = &self.cast.actors[before];
        let start = person.tokens.start;
        let begins = start == floor || start > floor && self.reading.tokens[start - 1].kind == Kind::Mark;
        let is_person = matches!(person.who, crate::extract::Who::Person(_)) && person.tokens.end == mark && self.word(mark) == ",";
        let leads = || self.words.marked.at(self.reading, start) == Some(person.tokens.end);
        (begins && (is_person || leads() && self.is_rest_of_name(person.tokens.end..tokens.start))).then(|| Subject {
            named: vec![Named::Actor(before)],
            tokens: person.tokens.clone(),
            near: true,
        })
    }

    /// "to |act|": whether an English infinitive may stand at a token.
    pub(in crate::extract::statements) fn may_be_infinitive(&self, at: usize) -> bool {
        let is_small = self.reading.tokens.get(at).is_some_and(|t| t.kind == Kind::Word && !t.capital);
        is_small && self.words.conjugation == Conjugation::English && self.words.articles.at(self.reading, at).is_none()
    }

    /// "Cơ quan |quản lý đường sắt| thông báo": small words that end the name of a body, which begins a clause.
    fn ends_body(&self, actor: usize, end: usize, floor: usize) -> bool {
        const LEAST: usize = 2;
        let Actor { tokens, who, .. } = &self.cast.actors[actor];
        let is_body = matches!(who, crate::extract::Who::Body(body) if self.cast.bodies[*body].kind != "news_agency");
        let opens = tokens.start == floor || self.word(tokens.start - 1) == ",";
        let is_head = is_body && tokens.len() <= LEAST && self.reading.tokens[tokens.start].capital;
        // "người đứng đầu |ngành xây dựng| khẳng định".
        let is_leader = || self.words.marked.at(self.reading, tokens.start) == Some(tokens.end);
        opens && (is_head || is_leader()) && end - tokens.end >= LEAST && self.is_rest_of_name(tokens.end..end)
    }

    /// "Tuyên bố |Lima|": a place or body that names a document.
    fn follows_document(&self, actor: usize, floor: usize) -> bool {
        let is_bare = self.is_bare();
        is_bare && self.words.documents.before(self.reading, actor, floor).is_some()
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
                // "Bà Trần Thị Mai (thuyền trưởng |tàu cá)| cho biết".
                const LONGEST_OFFICE: usize = 7;
                let close = gap.clone().take(LONGEST_OFFICE).find(|&t| self.reading.tokens[t].kind == Kind::Mark);
                if let Some(close) = close.filter(|&t| t > gap.start && self.is_bare() && self.word(t) == ")") {
                    return self.gap(close + 1..gap.end);
                }
                // "head of the Federation of German |Industries| said": the rest of a body's name.
                let is_capital = |t: usize| self.reading.tokens[t].capital && self.reading.tokens[t].kind == Kind::Word;
                let is_english = words.conjugation == Conjugation::English;
                let is_rest = is_english && gap.len() <= 2 && !crosses_cue && gap.clone().all(is_capital);
                let capitals = gap.clone().take(2).take_while(|&t| is_english && is_capital(t)).count();
                if capitals > 0 && self.word(gap.start + capitals) == "(" {
                    return self.gap(gap.start + capitals..gap.end);
                }
                if is_rest || self.is_adjectives(gap.clone()) {
                    return Some(true);
                }
                // "l'Union de radiodiffusion, dont le siège est à Dakar, a salué": a complement before what the commas enclose.
                // "directrice |des achats d'une usine de Tanda|, a indiqué".
                // "Ouattara Mamadou |dit « Vieux Sié »|, a plaidé".
                let belongs =
                    [&words.prepositions, &words.members, &words.nicknames].iter().any(|list| list.at(self.reading, gap.start).is_some());
                let longest = if words.conjugation == Conjugation::French { LONGEST_ADJUNCT } else { 8 };
                let comma = gap.clone().take(longest).find(|&t| self.word(t) == ",").filter(|_| belongs && self.word(last) == ",");
                let is_told = |comma: &usize| !self.cues.iter().any(|cue| cue.start >= gap.start && cue.end <= *comma);
                if let Some(comma) = comma.filter(is_told) {
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
    pub(super) fn joins(&self, mut between: Range<usize>, in_a_row: bool) -> bool {
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
}
