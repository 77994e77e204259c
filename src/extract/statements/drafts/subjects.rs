//! Subjects of a match: who says it, where the rule itself has not taken somebody.

use super::{Match, Voice, begins_clause, closing_quote};
use crate::extract::Kind;
use crate::extract::statements::inflect::Conjugation;
use crate::extract::statements::subject::{Named, Subject};
use crate::extract::statements::words::{Cue, Order, Phrases};
use crate::lang::Class;
use std::ops::Range;

impl Match<'_, '_, '_, '_> {
    /// "répond-on |au ministère|": where nobody in particular says it.
    pub(super) fn impersonal(&self, pronoun: usize) -> Option<Subject> {
        let ground = self.ground;
        ground.words.impersonal.at(ground.reading, pronoun)?;
        let limit = (self.right + 10).min(self.ceiling());
        let lists = [&ground.words.adjuncts, &ground.words.prepositions];
        let opens = lists.iter().any(|list| list.at(ground.reading, self.right).is_some());
        let actor = Some(()).filter(|()| opens).and_then(|()| ground.actor_in(self.right..limit));
        let named = actor.map_or(Named::Somebody, |(actor, _)| Named::Actor(actor));
        Some(Subject { named: vec![named], tokens: pronoun..pronoun + 1, near: true })
    }

    /// Whether a verb or somebody stands before in the sentence, or the sentence goes on with a quotation.
    pub(super) fn follows_somebody(&self) -> bool {
        let ground = self.ground;
        let start = ground.sentence.start;
        ground.cues.iter().any(|cue| cue.end <= self.left)
            || ground.actor_in(start..self.left).is_some()
            || ground.first_pronoun(self.left).is_some()
            || crate::extract::statements::speakers::institution(ground, self.left).is_some()
            || ground.quotes.iter().any(|q| q.inner.start < start && start < q.inner.end)
    }

    /// "وقال |نجم المنتخب سيرجيو| إن": behind a verb without a known subject stands one that no table knows, up to the complementiser or colon
    /// that ends at `end`.
    pub(super) fn leaves_subject_unknown(&self, end: usize) -> bool {
        let ground = self.ground;
        let is_finite = self.spot.is_some_and(|s| s.cue.has(Cue::FINITE) && !s.cue.has(Cue::PERSON));
        let is_left_out = matches!(self.voice, Some(Voice::Same | Voice::Last));
        if ground.words.order != Order::VerbFirst || !is_finite || !is_left_out || ground.word(self.right) == "," {
            return false;
        }
        let that =
            (self.right..end).find(|&t| t + 1 == end && ground.word(t) == ":" || ground.words.that.at(ground.reading, t) == Some(end));
        let lists = [&ground.words.adverbs, &ground.words.adjuncts, &ground.words.prepositions, &ground.words.to, &ground.words.clitics];
        let is_adjunct = |t: usize| lists.iter().any(|list| list.at(ground.reading, t).is_some()) || ground.has_attached_preposition(t);
        let is_known = |t: usize| ground.words.feelings.at(ground.reading, t).is_some();
        // "قالت |مازحة|:" says how.
        let names_somebody = |that: usize| that > self.right + 1 || that > self.right && ground.word(self.right).starts_with("ال");
        that.is_some_and(|that| names_somebody(that) && !is_adjunct(self.right) && !is_known(self.right))
    }

    /// "ويرى |الدولي السابق نور الدين النيبت| أن": the person whose name ends such a subject, else somebody.
    pub(super) fn unknown_subject(&self, to: usize, end: usize) -> Subject {
        let ground = self.ground;
        let is_person = |a: &&crate::extract::Actor| matches!(a.who, crate::extract::Who::Person(_));
        let inside = ground.actors_inside(&(self.right..end));
        let closes = |a: &&crate::extract::Actor| {
            let goes_on = ground.word(a.tokens.end);
            is_person(a) && (a.tokens.end + 1 >= end || goes_on == ",") && !ground.is_oblique(a.tokens.start, self.right)
        };
        let named = inside.iter().find(closes).and_then(|a| ground.actor_in(a.tokens.start..end));
        match named {
            Some((actor, found)) => Subject { named: vec![Named::Actor(actor)], tokens: self.right..found.tokens.end, near: false },
            None => Subject { named: vec![Named::Somebody], tokens: self.right..to, near: false },
        }
    }

    /// "« … », témoigne |une mère de famille|": somebody whom no table knows, behind a verb that follows a quotation.
    pub(super) fn nameless_after(&self) -> Option<Subject> {
        const LONGEST: usize = 8;
        let ground = self.ground;
        let quote = closing_quote(ground, self.left).or_else(|| closing_quote(ground, self.left.checked_sub(1)?));
        let noun = ground.words.articles.at(ground.reading, self.right)?;
        (ground.words.inflects() && quote.is_some() && self.is_plain_noun(noun)).then_some(())?;
        let limit = (noun + LONGEST).min(self.ceiling());
        let ends = |t: usize| {
            let is_adjunct =
                t > noun + 1 && ground.words.adjuncts.at(ground.reading, t).is_some() && ground.words.to.at(ground.reading, t).is_none();
            ground.reading.tokens[t].kind == Kind::Mark && ground.word(t) != "-"
                || is_adjunct
                || ground.words.relatives.at(ground.reading, t).is_some()
        };
        let end = (noun + 1..limit).find(|&t| ends(t)).unwrap_or(limit);
        // "declared |the host, Trade Minister Ana Ruiz|".
        let apposed = ground.subject_after(end + 1).filter(|s| {
            let is_person = |named: &Named| match named {
                Named::Actor(actor) => matches!(ground.cast.actors[*actor].who, crate::extract::Who::Person(_)),
                named => matches!(named, Named::Person(_)),
            };
            ground.word(end) == "," && s.tokens.end <= self.ceiling() && s.named.iter().all(is_person)
        });
        if let Some(apposed) = apposed {
            return Some(Subject { tokens: self.right..apposed.tokens.end, ..apposed });
        }
        Some(Subject { named: vec![Named::Somebody], tokens: self.right..end, near: true })
    }

    /// "ندد |الحزب الحاكم| بالقرار": words with the article between a verb that takes no object and its preposition are its subject.
    pub(super) fn unknown_after(&self) -> Option<Subject> {
        const LONGEST: usize = 4;
        let ground = self.ground;
        let words = ground.words;
        let verb = self.spot.filter(|s| s.cue.has(Cue::FINITE)).map(|s| s.verb.start)?;
        words.intransitive.at(ground.reading, verb)?;
        let lists = [&words.adverbs, &words.adjuncts, &words.feelings, &words.objects];
        let is_definite = |t: &usize| {
            let is_small = lists.iter().any(|list| list.at(ground.reading, *t).is_some());
            ground.word(*t).starts_with("ال") && words.to.at(ground.reading, *t).is_none() && !is_small
        };
        let end = (self.right..self.right + LONGEST).take_while(is_definite).last()? + 1;
        let is_taken =
            words.to.at(ground.reading, end).is_some() || ground.word(end).starts_with('ب') || ground.word(end).starts_with("لل");
        let starts_clause = self.spot.is_some_and(|s| s.attached) || begins_clause(ground, self.left);
        let named = vec![Named::Unknown];
        (is_taken && starts_clause).then_some(Subject { named, tokens: self.right..end, near: true })
    }

    /// "“…,” |a mother of three| said": the same between a quotation and its verb.
    pub(super) fn nameless_before(&self) -> Option<Subject> {
        const LONGEST: usize = 9;
        let ground = self.ground;
        let first = self.left.saturating_sub(LONGEST).max(ground.sentence.start);
        let after_quote = |t: usize| {
            closing_quote(ground, t).is_some() || t > first && ground.word(t - 1) == "," && closing_quote(ground, t - 1).is_some()
        };
        let start = (first..self.left).rev().find(|&t| after_quote(t))?;
        let noun = ground.words.articles.at(ground.reading, start)?;
        let is_word = |t: usize| ground.reading.tokens[t].kind == Kind::Word || ground.word(t) == "-";
        let says = ground.cues.iter().any(|cue| cue.start >= noun && cue.end <= self.left);
        let is_phrase = noun < self.left && self.is_plain_noun(noun) && (noun..self.left).all(is_word) && !says;
        (ground.words.inflects() && is_phrase).then(|| Subject { named: vec![Named::Somebody], tokens: start..self.left, near: true })
    }

    /// "Deux anciens chauffeurs ont affirmé |que|": people whom no list knows, where their verb can only be one of saying.
    pub(super) fn people_before(&self, floor: usize) -> Option<Subject> {
        let spot = self.spot.filter(|s| s.cue.has(Cue::CLAUSE) || s.cue.has(Cue::THAT) || s.compound)?;
        self.ground.people_before(spot.tokens.start, floor)
    }

    /// "…, |policymaker| Henrik Maas said", "…, |Union of the Teaching Profession| head Ann Roe said": where the words before an English name begin
    /// that tell who somebody is, behind a comma.
    pub(super) fn before_modifiers(&self, subject: &Subject) -> usize {
        const LONGEST: usize = 12;
        let ground = self.ground;
        let start = subject.tokens.start;
        let is_person = |named: &Named| !matches!(named, Named::Pronoun { .. });
        let lists = [&ground.words.prepositions, &ground.words.and, &ground.words.adjuncts, &ground.words.that, &ground.words.relatives];
        let describes = |t: &usize| {
            let is_joint = matches!(ground.word(*t), "'s" | "'" | "-");
            let is_word = is_joint || ground.reading.tokens[*t].kind == Kind::Word && !ground.words.is_pronoun(ground.reading, *t);
            let is_cue = ground.cues.iter().any(|cue| cue.contains(t));
            // "Union |of the| Teaching Profession": a small word within a name.
            let is_capital = |t: usize| ground.reading.tokens[t].capital;
            let is_small = |t: &usize| lists.iter().any(|list| list.at(ground.reading, *t).is_some()) || ground.word(*t) == "the";
            let is_within = is_small(t) && {
                let next = (*t..=start).find(|t| !is_small(t));
                let last = (ground.sentence.start..*t).rev().find(|t| !is_small(t));
                next.is_some_and(is_capital) && last.is_some_and(is_capital) && ground.word(t - 1) != ","
            };
            is_word && !is_cue && (is_within || !lists.iter().any(|list| list.at(ground.reading, *t).is_some()))
        };
        let opens = |t: &usize| *t > ground.sentence.start && (ground.word(t - 1) == "," || closing_quote(ground, *t).is_some());
        let first = (ground.sentence.start..start).rev().take(LONGEST).take_while(describes).find(opens);
        let is_english = ground.words.conjugation == Conjugation::English && subject.named.iter().all(is_person);
        first.filter(|_| is_english).unwrap_or(start)
    }

    /// Whether a word may name somebody by what they are: no capital, no verb, no place or day.
    pub(super) fn is_plain_noun(&self, at: usize) -> bool {
        let ground = self.ground;
        let token = ground.reading.tokens.get(at).filter(|_| at < self.ceiling());
        let is_cue = ground.cues.iter().any(|cue| cue.contains(&at));
        let is_thing = ground.words.documents.at(ground.reading, at).is_some();
        token.is_some_and(|t| t.kind == Kind::Word && !t.capital) && !is_cue && !is_thing
    }

    /// Whether a verb has a subject behind it, so that it is not that of another verb.
    pub(super) fn has_own_subject(&self) -> bool {
        let ground = self.ground;
        let is_finite = self.spot.is_some_and(|s| s.cue.has(Cue::FINITE) && (!s.cue.has(Cue::PERSON) || self.is_he_behind_her()));
        ground.words.order == Order::VerbFirst
            && is_finite
            && ground.subject_after(self.right).is_some_and(|s| s.named != [Named::Document] && !self.is_object_of_him(&s))
    }

    /// "أكدت الوزارة أن الخزين ارتفع، فيما |طالب| المحافظ بالدعم": a masculine verb behind a feminine one, both of what is past.
    fn is_he_behind_her(&self) -> bool {
        let ground = self.ground;
        let Some(spot) = self.spot.filter(|s| s.cue.has(Cue::FINITE) && !s.cue.has(Cue::FEMININE)) else { return false };
        let is_past = !ground.word(spot.verb.start).trim_start_matches(['و', 'ف']).starts_with(['ي', 'ت']);
        let is_feminine =
            |tag: &crate::extract::Tag| matches!(tag.class, crate::lang::Class::Cue(cue) if cue.has(Cue::FINITE) && cue.has(Cue::FEMININE));
        let last = ground.cues.iter().rfind(|cue| cue.end <= self.left);
        is_past && last.is_some_and(|cue| cue.clone().any(|t| ground.reading.tags_at(t).iter().any(is_feminine)))
    }

    /// "|La ministre, Awa Sy,| s'est engagée à présenter un rapport": what stands before the verb is all its subject.
    pub(super) fn is_whole_subject(&self, content: &Range<usize>) -> bool {
        /// The most words of whoever somebody is of.
        const OWNER: usize = 6;
        let ground = self.ground;
        let follows = self.spot.is_some_and(|s| content.end <= s.tokens.start && ground.word(s.tokens.start - 1) == ",");
        let Some(subject) = self.spot.filter(|_| follows).and_then(|s| ground.subject_before(s.tokens.start, content.start)) else {
            return false;
        };
        let is_named = !subject.named.iter().all(|named| matches!(named, Named::Unknown | Named::Somebody));
        let mut rest = subject.tokens.end..content.end;
        let is_plain = |t: usize| ground.reading.tokens[t].kind == Kind::Word || ground.word(t) == ",";
        // "Awa Sy |(Les Engagés)|".
        let is_party = ground.word(rest.start) == "(" && ground.word(rest.end - 1) == ")"
            || ground.word(rest.start) == "(" && ground.word(rest.end.saturating_sub(2)) == ")";
        let is_aside = rest.is_empty() || ground.word(rest.start) == "," || is_party || rest.all(is_plain);
        // "La ministre Awa Sy|, qui dit « comprendre »,| promet une réponse".
        let is_relative =
            ground.word(subject.tokens.end) == "," && ground.words.relatives.at(ground.reading, subject.tokens.end + 1).is_some();
        let has_verb = !is_relative && ground.cues.iter().any(|cue| content.contains(&cue.start));
        // "|State| Sen. Ann Roe, who chairs the committee, said".
        let is_capital = |t: usize| ground.reading.tokens[t].capital && ground.words.conjugation == Conjugation::English;
        // "|The growers'| chairman, Ben Lee, said".
        let mut before = content.start..subject.tokens.start;
        let is_owner = matches!(ground.word(before.end.saturating_sub(1)), "'" | "'s")
            && before.len() <= OWNER
            && before.clone().all(|t| ground.word(t) != ",");
        let begins = (is_owner || before.all(is_capital)) && is_aside && !has_verb;
        ground.words.inflects() && is_named && (begins || self.is_framed_subject(&subject, content))
    }

    /// "For her part|, the chair, Mrs Ann Roe|, said farmers …", "Ouvrant les travaux|, le ministre, Awa Sy|, a invité …": a subject next to its
    /// verb, behind words without a verb that open the sentence.
    fn is_framed_subject(&self, subject: &Subject, content: &Range<usize>) -> bool {
        const LONGEST: usize = 20;
        const HEAD: usize = 14;
        let ground = self.ground;
        let is_person = |named: &Named| match named {
            Named::Actor(actor) => matches!(ground.cast.actors[*actor].who, crate::extract::Who::Person(_)),
            named => matches!(named, Named::Person(_)),
        };
        let ends = subject.tokens.end >= content.end || subject.tokens.end + 1 == content.end && ground.word(subject.tokens.end) == ",";
        let head = content.start..subject.tokens.start;
        let comma = head.rev().take(HEAD).find(|&t| ground.word(t) == ",");
        let Some(comma) = comma.filter(|_| ends && subject.named.iter().all(is_person)) else { return false };
        // "the mayor |of Kumasi|, Ann Roe": what stands before the name is its title, or the frame.
        let frame = content.start..(content.start..comma + 1).find(|&t| ground.word(t) == ",").unwrap_or(comma);
        let lists = [&ground.words.adjuncts, &ground.words.prepositions, &ground.words.adverbs];
        let first = ground.word(content.start);
        let opens = lists.iter().any(|list| list.at(ground.reading, content.start).is_some())
            || first.ends_with("ing")
            || first.ends_with("ant")
            || first.ends_with("ed")
            || ground.words.elsewhere.at(ground.reading, content.start).is_some();
        // "|Venue de| Kandal, la présidente".
        let follows =
            [&ground.words.adjuncts, &ground.words.prepositions].iter().any(|list| list.at(ground.reading, content.start + 1).is_some());
        let is_participle = ground.words.conjugation == Conjugation::French
            && ["é", "ée", "és", "ées", "u", "ue", "us", "ues", "i", "ie", "is", "ies"].iter().any(|ending| first.ends_with(ending));
        let opens = opens || is_participle && follows;
        let has_finite = ground.cues.iter().any(|cue| cue.start > content.start && cue.start < content.end);
        opens && frame.len() <= LONGEST && !has_finite
    }

    /// "|Le maire, lui,| demande des juges", "|La ministre, pour sa part,| réclame un audit": what stands before the verb is its subject.
    pub(super) fn is_parted_subject(&self, content: &Range<usize>) -> bool {
        let ground = self.ground;
        let end = content.clone().rev().find(|&t| ground.word(t) != ",").map_or(content.start, |last| last + 1);
        let Some(open) = (content.start..end).rev().find(|&t| ground.word(t) == ",") else { return false };
        let is_all = |list: &Phrases| list.at(ground.reading, open + 1) == Some(end);
        let is_subject = || ground.subject_before(open, content.start).is_some_and(|subject| subject.tokens.start == content.start);
        ground.words.order == Order::SubjectFirst
            && (is_all(&ground.words.source_pronouns) || is_all(&ground.words.adverbs) && is_subject())
    }

    /// "“…”, |ông Hà| lo lắng.": somebody with a few words behind, which tell how it was said.
    pub(super) fn subject_of_unknown_verb(&self) -> Option<Subject> {
        const LONGEST: usize = 10;
        let ground = self.ground;
        let subject = ground.speaker_at(self.right)?;
        let rest = subject.tokens.end..ground.sentence.end;
        let is_word = |t: usize| ground.reading.tokens[t].kind == Kind::Word || t + 1 == ground.sentence.end;
        let tells = (2..=LONGEST).contains(&rest.len()) && rest.into_iter().all(is_word);
        tells.then_some(subject)
    }

    /// The subject after the verb, perhaps after an adverb, an adjunct or an insertion.
    pub(super) fn subject_after(&mut self) -> Option<Subject> {
        let ground = self.ground;
        if ground.words.order == Order::SubjectFirst {
            return ground.subject_after(self.right).or_else(|| self.subject_after_adjunct());
        }
        let starts_clause = self.spot.is_some_and(|s| s.attached || s.cue.has(Cue::VERBAL_NOUN))
            || begins_clause(ground, self.left)
            || self.follows_adjunct();
        (starts_clause && !self.spot.is_some_and(|s| s.therein) && !self.tells_of_topic()).then_some(())?;
        if let Some(subject) = ground.subject_after(self.right) {
            if self.is_object_of_him(&subject) {
                return None;
            }
            return Some(ground.quoting(&subject).unwrap_or(subject));
        }
        if let Some(subject) = self.kin_after() {
            return Some(subject);
        }
        // A further verb without a subject of its own has that of the verb before.
        let is_first = !ground.cues.iter().any(|cue| cue.end <= self.left);
        let limit = (self.right + 12).min(self.ceiling());
        let mut at = self.right;
        while at < limit && is_first {
            let is_said = ground.quotes.iter().any(|q| q.outer.start == at && q.may_be_speech());
            if is_said || ground.words.that.at(ground.reading, at).is_some() {
                return None;
            }
            // "وأكد خلال اللقاء حرص الأردن على الشراكة، |فيما نقل الكناني| رغبة بلاده": another clause.
            let lists = [&ground.words.chain, &ground.words.and];
            if ground.word(at) == "," && lists.iter().any(|list| list.at(ground.reading, at + 1).is_some()) {
                return None;
            }
            // "وأعرب عن تقديره للاهتمام |الذي| أبداه قادة المقاطعة": the verb leaves its subject out.
            if ground.words.relatives.at(ground.reading, at).is_some() && ground.word(at - 1) != "," {
                return None;
            }
            let skips = ground.word(at) == ","
                || ground.words.adverbs.at(ground.reading, at).is_some()
                || ground.words.adjuncts.at(ground.reading, at).is_some();
            if at == self.right && !skips {
                return None;
            }
            at += 1;
            let is_subject = ground.begins_actor(at) && !ground.is_oblique(at, self.right);
            if is_subject && let Some(subject) = ground.subject_after(at) {
                return Some(subject);
            }
        }
        None
    }

    /// "وطلب |وكيله المحامي مارك حبقة| إخلاء سبيله": a noun with a pronoun, and the one whom it means right behind.
    fn kin_after(&self) -> Option<Subject> {
        let ground = self.ground;
        let noun = ground.reading.surface(self.right);
        let is_owned = noun.ends_with(['ه']) || noun.ends_with("ها") || noun.ends_with("هم");
        let (index, actor) = ground.actor_in(self.right + 1..ground.sentence.end).filter(|(_, a)| a.tokens.start == self.right + 1)?;
        let is_person = matches!(actor.who, crate::extract::Who::Person(_)) && noun.chars().count() > 3;
        (is_owned && is_person && !ground.has_attached_preposition(self.right)).then(|| Subject {
            named: vec![Named::Actor(index)],
            tokens: self.right..actor.tokens.end,
            near: true,
        })
    }

    /// "وكانت |دراسة أعدتها الجامعة| قد أظهرت": a document that the sentence begins with, whoever made it.
    pub(super) fn document_told_of(&self) -> Option<Subject> {
        const LONGEST: usize = 20;
        let ground = self.ground;
        let start =
            ground.words.clitics.at(ground.reading, ground.sentence.start).filter(|_| ground.words.conjugation == Conjugation::Arabic)?;
        let end = ground.words.documents.at(ground.reading, start)?;
        let mut gap = end..self.left;
        let is_clean = gap.len() <= LONGEST && gap.all(|t| !matches!(ground.word(t), "," | ":" | ";"));
        let is_finite = self.spot.is_some_and(|s| s.cue.has(Cue::FINITE));
        let crosses = ground.cues.iter().any(|cue| cue.start >= end && cue.end <= self.left);
        let fits = end <= self.left && is_clean && is_finite && !crosses;
        fits.then(|| Subject { named: vec![Named::Document], tokens: start..self.left, near: true })
    }

    /// "وسبق |للمجلس الاقتصادي| أن أوصى": whoever "it came before to" do what the verb tells.
    pub(super) fn told_beforehand(&self) -> Option<Subject> {
        const LONGEST: usize = 16;
        let ground = self.ground;
        let that = self.left.checked_sub(1).filter(|&t| t > ground.sentence.start && ground.word(t) == "ان")?;
        let first = ground.sentence.start.max(that.saturating_sub(LONGEST));
        let came = (first..that).rfind(|&t| matches!(ground.word(t), "سبق" | "وسبق" | "يسبق" | "فسبق"))?;
        let subject = ground.phrase_at(came + 1)?;
        let is_whole = subject.tokens.end <= that && (subject.tokens.end..that).all(|t| ground.word(t) != ":");
        (is_whole && ground.words.order == Order::VerbFirst).then_some(subject)
    }

    /// "وقال |مربي النحل| صالح العمري، «…»": the one whose name stands behind a trade that no table knows, where the verb takes no object.
    pub(super) fn behind_trade(&self) -> Option<Subject> {
        const LONGEST: usize = 4;
        let ground = self.ground;
        let says = self.spot.is_some_and(|s| s.cue.has(Cue::FINITE) && !s.cue.has(Cue::NOUN) && !s.cue.has(Cue::VERBAL_NOUN));
        let starts_clause = self.spot.is_some_and(|s| s.attached) || begins_clause(ground, self.left) || self.follows_adjunct();
        let limit = (self.right + LONGEST + 1).min(self.ceiling());
        let (index, actor) = ground.actor_in(self.right..ground.sentence.end).filter(|(_, a)| a.tokens.start < limit)?;
        let words = ground.words;
        let lists = [&words.prepositions, &words.adjuncts, &words.that, &words.objects, &words.clitics, &words.adverbs, &words.feelings];
        let is_plain = |t: usize| {
            let is_small = lists.iter().any(|list| list.at(ground.reading, t).is_some());
            let is_cue = ground.cues.iter().any(|cue| cue.contains(&t));
            ground.reading.tokens[t].kind == Kind::Word && !is_small && !is_cue && !ground.has_attached_preposition(t)
        };
        let trade = self.right..actor.tokens.start;
        let is_person = matches!(actor.who, crate::extract::Who::Person(_)) && !ground.is_oblique(actor.tokens.start, self.right);
        let is_trade = !trade.is_empty() && trade.clone().all(is_plain) && words.documents.at(ground.reading, trade.start).is_none();
        let fits = words.conjugation == Conjugation::Arabic && says && starts_clause && is_person && is_trade;
        fits.then(|| Subject { named: vec![Named::Actor(index)], tokens: trade.start..actor.tokens.end, near: true })
    }

    /// "وطالب |الحكومة| بالرد": behind the masculine form of a verb, a body whose name is feminine is whom somebody calls upon.
    fn is_object_of_him(&self, subject: &Subject) -> bool {
        let ground = self.ground;
        let is_his = self.spot.is_some_and(|s| s.cue.has(Cue::FINITE) && !s.cue.has(Cue::FEMININE) && !s.cue.has(Cue::VERBAL_NOUN));
        let is_hers = |named: &Named| {
            // "واقترح |دراسة| تسيير رحلات".
            if *named == Named::Document {
                let is_present = self.spot.is_some_and(|s| ground.word(s.verb.start).trim_start_matches('و').starts_with('ت'));
                return !is_present && ground.reading.surface(subject.tokens.start).ends_with('ة');
            }
            let Named::Actor(actor) = named else { return false };
            let actor = &ground.cast.actors[*actor];
            let head = ground.reading.surface(ground.after_article(actor.tokens.start));
            let ends = head.ends_with('ة') || head.chars().count() > 5 && head.ends_with("ات");
            matches!(actor.who, crate::extract::Who::Body(_)) && ends
        };
        // "أعرب المفوض عن قلقه، ودعا |المشاركين| إلى", "وحث |الوزراء| على": whom somebody calls upon.
        let head = ground.reading.surface(self.right);
        let takes_person = self.spot.is_some_and(|s| s.cue.has(Cue::FINITE) && s.cue.has(Cue::PERSON));
        let is_later = ground.cues.iter().any(|cue| cue.end <= self.left);
        let are_people = |named: &Named| match named {
            Named::Actor(actor) => ground.cast.actors[*actor].plural,
            named => *named == Named::Somebody,
        };
        let is_called = takes_person
            && subject.tokens.start == self.right
            && head.starts_with("ال")
            && (is_later || head.ends_with("ين") && head.chars().count() > 5);
        // "أكد السفير أن …، وأبلغ |الوزير| بأن": whom somebody tells what follows right behind.
        let tells = self.spot.is_some_and(|s| {
            let events =
                crate::lang::language(ground.reading.sentences[ground.reading.sentence_of(s.verb.start)].language).map(|l| &l.events);
            events.is_some_and(|events| events.addressing.at_joined(ground.reading, s.verb.start, &s.verb).is_some())
        });
        let is_role = |named: &Named| match named {
            Named::Actor(actor) => matches!(ground.cast.actors[*actor].who, crate::extract::Who::Role { .. }),
            _ => false,
        };
        let is_told = tells
            && is_later
            && subject.tokens.start == self.right
            && subject.named.iter().all(is_role)
            && matches!(ground.word(subject.tokens.end), "بان" | "ان" | "بانه" | "بانها" | "انه" | "انها");
        // "ونصحت |الشركات| بتسجيل علاماتها": a verb that takes nobody but whom it advises right behind.
        let is_body =
            |named: &Named| matches!(named, Named::Actor(actor) if matches!(ground.cast.actors[*actor].who, crate::extract::Who::Body(_)));
        let behind = ground.word(subject.tokens.end);
        let is_advised = tells
            && subject.tokens.start == self.right
            && subject.named.iter().all(is_body)
            && (behind.starts_with('ب') || matches!(behind, "علي" | "الي" | "ان"));
        if ground.words.conjugation == Conjugation::Arabic && (is_told || is_advised) {
            return true;
        }
        let is_hers = is_his && subject.named.iter().all(is_hers);
        ground.words.conjugation == Conjugation::Arabic && (is_hers || is_called && subject.named.iter().all(are_people))
    }

    /// "|وعقب الافتتاح| صرح الوزير بأن": an adjunct opens the sentence, and no mark parts it from the verb.
    fn follows_adjunct(&self) -> bool {
        const LONGEST: usize = 14;
        let ground = self.ground;
        let mut before = ground.sentence.start..self.left;
        let first = before.start;
        let words = ground.words;
        let opens = [&words.adjuncts, &words.prepositions].iter().any(|list| list.at(ground.reading, first).is_some());
        let lists = [&words.relatives, &words.that, &words.negations, &words.chain];
        let is_plain = |t: usize| {
            // "وفي تصريح |ل(كونا)| على هامش المنتدى".
            let is_word = ground.reading.tokens[t].kind != Kind::Mark || matches!(ground.word(t), "(" | ")" | "«" | "»" | "\"" | "“" | "”");
            is_word && !(t > first && lists.iter().any(|list| list.at(ground.reading, t).is_some_and(|end| end <= self.left)))
        };
        let is_first = || !ground.cues.iter().any(|cue| cue.end <= self.left && cue.start > first);
        (2..=LONGEST).contains(&before.len()) && opens && before.all(is_plain) && is_first()
    }

    /// "…, a déclaré à la presse |le ministre": nobody whom a preposition stands before.
    pub(super) fn subject_after_adjunct(&self) -> Option<Subject> {
        let ground = self.ground;
        if let Some(subject) = self.subject_after_insertion() {
            return Some(subject);
        }
        let lists = [&ground.words.addressee, &ground.words.adjuncts, &ground.words.adverbs];
        lists.iter().any(|list| list.at(ground.reading, self.right).is_some()).then_some(())?;
        let limit = (self.right + 10).min(self.ceiling());
        let starts = ground
            .actors_inside(&(self.right..ground.sentence.end))
            .iter()
            .map(|a| a.tokens.start)
            .filter(|&start| start > self.right && start < limit);
        let start = starts.into_iter().find(|&start| !ground.is_oblique(start, self.right))?;
        let clean = (self.right..start).all(|t| !matches!(ground.word(t), "," | ":" | ";"));
        ground.subject_after(start).filter(|_| clean)
    }

    /// "« … », a jugé|, à l'issue du débat,| la politologue Awa Sy": when or where, between commas behind the verb.
    fn subject_after_insertion(&self) -> Option<Subject> {
        const LONGEST: usize = 14;
        let ground = self.ground;
        let after = self.right + 1;
        let lists = [&ground.words.addressee, &ground.words.adjuncts, &ground.words.adverbs, &ground.words.elsewhere];
        let opens = ground.word(self.right) == "," && lists.iter().any(|list| list.at(ground.reading, after).is_some());
        let limit = (after + LONGEST).min(self.ceiling());
        let comma =
            (after..limit).find(|&t| matches!(ground.word(t), "," | ":" | ";" | ".")).filter(|_| opens && ground.words.inflects())?;
        let is_clean = ground.word(comma) == "," && !ground.cues.iter().any(|cue| cue.start >= after && cue.end <= comma);
        // "Le pays est prêt|,| a affirmé, mardi, le ministre": the comma is taken where a clause stands before it.
        let closes = |t: usize| matches!(ground.word(t), "," | "»" | "”" | "\"");
        let is_said = self.left > ground.sentence.start && (closes(self.left - 1) || closes(self.left));
        ground.subject_after(comma + 1).filter(|subject| is_clean && is_said && subject.tokens.start <= comma + 2)
    }

    pub(super) fn speaks_as_document(&self) -> bool {
        matches!(&self.voice, Some(Voice::Subject(subject)) if subject.named == [Named::Document])
    }

    /// "Theo ông Hà, |Phó Chi cục trưởng Chi cục Kiểm lâm|, …": words in capitals behind the comma of somebody named, where verbs have no forms.
    pub(super) fn is_rank(&self, at: usize) -> bool {
        let ground = self.ground;
        let is_person = |named: &Named| match named {
            Named::Actor(actor) => matches!(ground.cast.actors[*actor].who, crate::extract::Who::Person(_)),
            named => matches!(named, Named::Person(_)),
        };
        let names = matches!(&self.voice, Some(Voice::Subject(subject)) if subject.named.iter().all(is_person));
        let is_bare = ground.words.conjugation == Conjugation::None && ground.words.order == Order::SubjectFirst;
        let token = ground.reading.tokens.get(at).filter(|t| t.capital && t.kind == Kind::Word);
        let is_role = |actor: &crate::extract::Actor| matches!(actor.who, crate::extract::Who::Role { .. });
        is_bare
            && names
            && token.is_some()
            && !ground.actor_in(at..self.ceiling()).is_some_and(|(_, actor)| actor.tokens.start == at && !is_role(actor))
            && !ground.reading.tags_at(at).iter().any(|tag| matches!(tag.class, crate::lang::Class::Place(_)))
    }

    /// The comma after a source, past an apposition with an office.
    pub(super) fn comma_after_speaker(&self) -> Option<usize> {
        let ground = self.ground;
        if self.is_source_without_comma() {
            return Some(self.right);
        }
        let rest = match &self.voice {
            Some(Voice::Subject(subject)) => ground.rest_of_title(subject),
            _ => None,
        };
        if let Some(comma) = rest.filter(|_| ground.word(self.right) != ",") {
            return Some(comma + 1);
        }
        (ground.word(self.right) == ",").then_some(())?;
        let after = self.right + 1;
        let start = ground.after_article(after);
        let is_age = ground.reading.tokens.get(after).is_some_and(|t| t.kind == Kind::Number) && ground.word(after + 2) == ",";
        // "According to Jonas Weld, |who leads the programme|, donors …".
        let is_relative = ground.words.relatives.at(ground.reading, after).is_some();
        let is_of = ground.words.to.at(ground.reading, after).is_some_and(|t| ground.words.articles.at(ground.reading, t).is_some());
        let is_of = is_of || ground.words.members_definite.at(ground.reading, after).is_some();
        // "D'après Rosine Ebang, |vendeuse au marché|, …".
        let is_trade = ground.words.conjugation == Conjugation::French
            && [&ground.words.private, &ground.words.somebody, &ground.words.trades]
                .iter()
                .any(|list| list.at(ground.reading, after).is_some());
        let is_apposition = is_trade
            || ground.reading.tags_at(start).iter().any(|tag| matches!(tag.class, Class::Office(_)))
            || ground.words.relayed_by.at(ground.reading, after).is_some()
            || is_age
            || is_relative
            // "Theo ông Marek Nowak, |đến từ Đại học Warsaw|, giá sẽ giảm".
            || ground.words.conjugation == Conjugation::None
                && [&ground.words.offices, &ground.words.prepositions].iter().all(|list| list.at(ground.reading, after).is_some())
            || is_of && ground.words.conjugation == Conjugation::French
            || self.is_rank(after);
        // "…, |dont le pays a perdu trois liaisons lors d'un séisme l'an dernier|, la priorité …".
        let longest = if is_relative { 26 } else { 14 };
        let close = (after..(after + longest).min(self.ceiling())).find(|&t| ground.word(t) == ",");
        Some(close.filter(|_| is_apposition).map_or(after, |close| close + 1))
    }
}
