//! Subjects that are nouns: "the ministry", "un responsable".

use super::{Ground, LONGEST_ADJUNCT, LONGEST_GAP, Named, Subject};
use crate::extract::Kind;
use crate::extract::statements::inflect::Conjugation;
use crate::extract::statements::words::Order;
use crate::lang::Class;
use std::ops::Range;

/// The most words of a name with its title.
const LONGEST_NAME: usize = 12;

impl Ground<'_, '_> {
    /// "le rapport", "un diplomate" at a token, with the complements that follow.
    pub(super) fn noun_at(&self, at: usize, start: usize) -> Option<Subject> {
        let start = self.after_article(start);
        if let Some(body) = self.body_at(start) {
            return Some(Subject { tokens: at..body.tokens.end, ..body });
        }
        let is_verb_first = self.words.order == Order::VerbFirst;
        let bodies = self.words.institutions.at(self.reading, start).filter(|_| is_verb_first);
        let (named, end) = match (self.words.documents.at(self.reading, start), self.words.somebody.at(self.reading, start)) {
            (Some(end), _) => (Named::Document, end),
            _ if bodies.is_some() => (Named::Unknown, bodies.unwrap_or(start)),
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
        let is_relative = |t: usize| self.words.relatives.at(self.reading, t).is_some();
        while self.words.order == Order::VerbFirst && end > start && end < self.sentence.end && !is_relative(end) && self.agrees(end, start)
        {
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
        // "وتدعو المسودة |التي اطلعت عليها الوكالة| إلى خفض": a relative clause of a document up to what the verb takes.
        if is_verb_first && named == Named::Document && self.words.relatives.at(self.reading, end).is_some() {
            end = self.past_relative(end);
        }
        // "précise le communiqué |commun|": adjectives up to a mark.
        let is_adjective = |t: &usize| {
            let token = &self.reading.tokens[*t];
            let is_small = self.words.prepositions.at(self.reading, *t).is_some() || self.words.adjuncts.at(self.reading, *t).is_some();
            token.kind == Kind::Word && !token.capital && !is_small
        };
        let adjectives = (end..(end + 3).min(self.sentence.end)).take_while(is_adjective).count();
        if !is_verb_first && matches!(self.word(end + adjectives), "" | "," | "." | ";" | "»") {
            end += adjectives;
        }
        // "sighed |the host, Trade Minister Peter Otieno|": whose name stands behind a comma.
        let is_english = self.words.conjugation == Conjugation::English && named == Named::Somebody && self.word(end) == ",";
        let behind = end + 1..(end + LONGEST_NAME).min(self.sentence.end);
        if let Some((nth, actor)) = self.actor_in(behind).filter(|(_, a)| is_english && a.tokens.start == end + 1)
            && matches!(actor.who, crate::extract::Who::Person(_))
        {
            return Some(Subject { named: vec![Named::Actor(nth)], tokens: actor.tokens.clone(), near: true });
        }
        Some(Subject { named: vec![named], tokens: at..end, near: true })
    }

    /// "|غرفة طوارئ البطانة|، في بيان، الحكومة": a body that no table knows, up to the first word with an article and its adjectives.
    fn body_at(&self, at: usize) -> Option<Subject> {
        const LONGEST: usize = 6;
        self.words.body_heads.at(self.reading, at)?;
        let has_article = |t: usize| self.word(t).starts_with("ال");
        let last = (at..(at + LONGEST).min(self.sentence.end)).take_while(|&t| t == at || self.is_plain_noun(t)).find(|&t| has_article(t));
        let end = match last {
            Some(last) => last + 1,
            None => at + 1 + self.plain_nouns_from(at + 1),
        };
        let is_adjective = |t: &usize| {
            let is_nation = self.reading.tags_at(*t).iter().any(|tag| matches!(tag.class, Class::Demonym(_)));
            has_article(*t) && self.is_plain_noun(*t) && (is_nation || self.word(*t).ends_with(['ي', 'ه']))
        };
        let n_adjectives = (end..self.sentence.end).take_while(is_adjective).count();
        let n_adjectives = if last.is_some() { n_adjectives } else { 0 };
        Some(Subject { named: vec![Named::Unknown], tokens: at..end + n_adjectives, near: true })
    }

    /// How many words stand from a token on that may go on with the name of a body.
    pub(super) fn plain_nouns_from(&self, at: usize) -> usize {
        const LONGEST: usize = 5;
        (at..(at + LONGEST).min(self.sentence.end)).take_while(|&t| self.is_plain_noun(t)).count()
    }

    /// Whether a word is none that opens a clause or a complement, and no verb of saying.
    fn is_plain_noun(&self, at: usize) -> bool {
        let words = self.words;
        let lists = [&words.prepositions, &words.adjuncts, &words.that, &words.clitics, &words.adverbs, &words.relatives];
        let is_small = lists.iter().any(|list| list.at(self.reading, at).is_some()) || self.word(at).starts_with("بال");
        self.reading.tokens[at].kind == Kind::Word && !is_small && !self.cues.iter().any(|cue| cue.contains(&at))
    }

    /// Where a relative clause ends before "that" or the preposition of the verb, or where it begins when it holds neither.
    fn past_relative(&self, at: usize) -> usize {
        const LONGEST: usize = 14;
        let limit = (at + LONGEST).min(self.sentence.end);
        let is_that = |t: &usize| self.words.that.at(self.reading, *t).is_some();
        let mut closes = (at + 1..limit).take_while(|t| !matches!(self.word(*t), "," | ":" | ";" | "."));
        closes.find(|t| is_that(t) || self.word(*t) == "الي").unwrap_or(at)
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
    pub(super) fn noun_before(&self, verb: usize, floor: usize) -> Option<Subject> {
        let from = verb.saturating_sub(LONGEST_GAP / 2).max(floor);
        let lists = [
            (&self.words.documents, Named::Document),
            (&self.words.somebody, Named::Somebody),
            (&self.words.groups, Named::Somebody),
            (&self.words.trades, Named::Somebody),
        ];
        let is_french = self.words.conjugation == Conjugation::French;
        if let Some(subject) = self.teller_before(verb, floor) {
            return Some(subject);
        }
        for (nth, (list, named)) in lists.into_iter().enumerate().filter(|(nth, _)| *nth < 3 || is_french) {
            let head = (from..verb).rev().find_map(|t| {
                Some((list.at(self.reading, t).filter(|end| *end <= verb)?, self.phrase_of(t, floor)?)).map(|(end, start)| (start, t..end))
            });
            // "|Luật| sư" is no law.
            let is_longer =
                |tag: &crate::extract::Tag, head: &Range<usize>| matches!(tag.class, Class::Office(_)) && tag.tokens.end > head.end;
            let head = head.filter(|(_, head)| !self.reading.tags_at(head.start).iter().any(|tag| is_longer(tag, head)));
            // "|La| retraitée rappelle que".
            let is_one = |start: usize| self.words.definite.at(self.reading, start).is_some();
            let Some((start, head)) = head.filter(|(start, _)| nth < 3 || is_one(*start)) else { continue };
            let gap = head.end..verb;
            let is_quoted = |t: usize| self.quotes.iter().any(|q| q.inner.contains(&t));
            let commas = gap.clone().filter(|&t| self.word(t) == "," && !is_quoted(t)).count();
            // "A diplomat |who asked not to be named| said".
            let is_relative = commas == 0 && self.words.relatives.at(self.reading, gap.start).is_some();
            // "Báo cáo của Bộ, |công bố| hôm qua, chỉ ra": a participle that begins what the commas enclose.
            let is_participle = |cue: &Range<usize>| {
                // "Báo cáo của Bộ |công bố hôm 10/3| cho thấy".
                let is_dated = commas == 0 && named == Named::Document && self.words.adjuncts.at(self.reading, cue.end).is_some();
                // "The report |presented| at the talks showed that".
                let is_english = self.words.conjugation == Conjugation::English && named == Named::Document && commas == 0;
                let is_made = is_english
                    && self.word(cue.start).ends_with("ed")
                    && cue.len() == 1
                    && self.words.prepositions.at(self.reading, cue.end).is_some();
                is_made || self.is_bare() && (commas == 2 && self.word(cue.start - 1) == "," || is_dated)
            };
            let crosses = !is_relative && self.cues.iter().any(|cue| cue.start >= gap.start && cue.end <= gap.end && !is_participle(cue));
            let longest = if self.is_bare() { LONGEST_ADJUNCT * 3 / 2 } else { LONGEST_ADJUNCT };
            let closes = commas == 0 && gap.len() <= longest || commas == 2 && self.word(verb - 1) == ",";
            if closes && !crosses {
                return Some(Subject { named: vec![named], tokens: start..head.end, near: gap.len() <= 4 });
            }
        }
        None
    }

    /// "|A GOVERNMENT surveyor| has told the court that": who opens a sentence with the article of somebody new, before a verb for what one tells
    /// another.
    fn teller_before(&self, verb: usize, floor: usize) -> Option<Subject> {
        const LONGEST: usize = 6;
        let told = self.words.auxiliaries.at(self.reading, verb).unwrap_or(verb);
        let tells = matches!(self.word(told), "told" | "tells");
        let is_new = matches!(self.word(floor), "a" | "an") && (2..=LONGEST).contains(&verb.saturating_sub(floor));
        let is_plain = |t: usize| {
            let lists = [&self.words.prepositions, &self.words.relatives, &self.words.and];
            let is_word = self.reading.tokens[t].kind == Kind::Word || self.word(t) == "-";
            is_word && lists.iter().all(|list| list.at(self.reading, t).is_none())
        };
        (tells && is_new && (floor + 1..verb).all(is_plain)).then(|| Subject {
            named: vec![Named::Somebody],
            tokens: floor..verb,
            near: true,
        })
    }

    /// "|the auditor's annual report| said": a document behind its owner, right before a verb.
    pub(super) fn owned_document(&self, end: usize, floor: usize) -> Option<Subject> {
        const FARTHEST: usize = 3;
        let noun = self.words.documents.before(self.reading, end, floor)?;
        let is_owner = |t: usize| matches!(self.word(t), "'s" | "'") && !self.reading.tokens[t].spaced;
        let is_word = |t: &usize| self.reading.tokens[*t].kind == Kind::Word || is_owner(*t);
        let owner = (noun.saturating_sub(FARTHEST).max(floor + 1)..noun).rev().take_while(is_word).find(|&t| is_owner(t));
        let is_english = self.words.conjugation == Conjugation::English;
        let start = owner.filter(|_| is_english).and_then(|_| self.phrase_of(noun, floor))?;
        Some(Subject { named: vec![Named::Document], tokens: start..end, near: true })
    }

    /// Where the phrase of a noun begins, when an article, or the names and adjectives before it, stand at the border of a clause.
    fn phrase_of(&self, noun: usize, floor: usize) -> Option<usize> {
        let mut start = noun;
        let modifiers_stand_before = self.words.relatives.at(self.reading, noun).is_none()
            && self.reading.sentences[self.reading.sentence_of(noun)].language == crate::article::Lang::EN;
        if modifiers_stand_before {
            let mut least = noun.saturating_sub(4).max(floor);
            let is_owner = |t: usize| matches!(self.word(t), "'s" | "'") && !self.reading.tokens[t].spaced;
            while start > least
                && (self.reading.tokens[start - 1].kind == Kind::Word || is_owner(start - 1))
                && self.words.prepositions.before(self.reading, start, floor).is_none()
                && self.words.and.before(self.reading, start, floor).is_none()
            {
                start -= 1;
                least = if is_owner(start) { least.saturating_sub(1).max(floor) } else { least };
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
            // "Reuters |dẫn lời| một quan chức giấu tên cho biết".
            || self.words.relays.before(self.reading, start, self.sentence.start).is_some()
            || start < noun && self.words.and.before(self.reading, start, floor).is_some()
            || self.words.that.before(self.reading, start, floor).is_some()
            || self.words.adverbs.before(self.reading, start, floor).is_some();
        heads.then_some(start)
    }
}
