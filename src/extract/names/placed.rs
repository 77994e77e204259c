//! Names that no table knows and only their place shows: between a verb of saying and what closes its subject, or behind a title.
//!
//! "قال |سميث| إن", "أوضح |أندريس فالكون| الذي يعمل", "الرئيس |ساندرز|، الذي": newspapers print family names alone, and foreign ones most.

use super::caseless::fits_shape;
use super::{Evidence, Finder, Name};
use crate::entity::Gender;
use crate::extract::statements::Cue;
use crate::extract::{Kind, Tag};
use crate::lang::Class;
use std::ops::Range;

/// The most words of a name that only its place shows.
const LONGEST: usize = 4;
/// The most tokens between a subject and what is said, adjuncts included.
const NEAR: usize = 20;
/// Fewer letters alone are a pronoun with its preposition: "لي", "له".
const LEAST_LETTERS: usize = 3;

impl Finder<'_, '_> {
    /// The name that stands behind a verb of saying or a title, with the gender that the verb shows.
    pub(super) fn placed_name(&self, at: usize, titled: bool) -> Option<(Range<usize>, Option<Gender>)> {
        let verb = self.verb_before(at);
        if verb.is_none() && !(titled && self.is_definite(at.checked_sub(1)?)) {
            return None;
        }
        let gender = verb.filter(|cue| cue.has(Cue::FEMININE)).map(|_| Gender::F);
        // No verbal noun is the subject of what a clause or quotation follows.
        let speech = self.run_to(at, true, |end| self.opens_speech(end));
        let end = speech.or_else(|| self.run_to(at, verb.is_some_and(|cue| !cue.has(Cue::NOUN)), |end| self.closes(end, at, verb)))?;
        let is_long = end > at + 1 || self.reading.folded(at).chars().count() >= LEAST_LETTERS;
        let is_bare = end > at + 1 || !self.is_definite(at);
        // "وطالب |شيوخ العشائر| بإشراكهم": a noun and what it is of.
        let is_construct = end == at + 2 && self.is_definite(at + 1) && !self.is_given(at) && !self.is_foreign(at);
        let is_construct =
            is_construct && !self.reading.folded(at + 1).ends_with('ي') && !self.called.contains(self.reading.folded(at + 1));
        // "توافق |سياسي|": nobody agrees alone.
        let is_adjective = end == at + 1 && verb.is_some_and(|cue| cue.has(Cue::OWN_SUBJECT)) && self.reading.folded(at).ends_with('ي');
        (is_long && is_bare && !is_construct && !is_adjective).then_some((at..end, gender))
    }

    /// "ممثلة منظمة الأغذية والزراعة، |نيامبورا غيتاو|، أن": words between commas behind a title, which a clause of it may part from them.
    pub(super) fn apposed_name(&self, at: usize, title: usize) -> Option<Name> {
        const LONGEST_REST: usize = 7;
        let reading = self.reading;
        let comma = at.checked_sub(1).filter(|&c| !self.language.capitals && title <= c && c - title <= LONGEST_REST)?;
        let ends = |tag: &Tag| matches!(tag.class, Class::Cue(_)) || matches!(tag.class, Class::Word(crate::lang::Word::NoName));
        let is_rest = |t: usize| reading.tokens[t].kind == Kind::Word && !reading.tags_at(t).iter().any(ends);
        (reading.folded(comma) == "," && title > self.sentence.tokens.start && (title..comma).all(is_rest)).then_some(())?;
        let end = self.run_to(at, false, |end| matches!(reading.folded(end), "," | ":" | "(")).filter(|end| end - at > 1)?;
        let given = self.given_at(at);
        let gender = given.and_then(|g| g.gender);
        // "، |ويتبع الإجراءات|،": what the article ends is a name behind a given one.
        // "نقيبة المرشدين، |باسنت الدمياطي|، في": the name of a tribe ends it.
        let is_tribe = |t: usize| {
            let is_free = reading.tags_at(t).iter().all(|tag| !matches!(tag.class, Class::Demonym(_) | Class::Place(_)));
            t + 1 == end && is_free && reading.surface(t).starts_with("ال") && reading.folded(t).ends_with('ي')
        };
        let is_told = words_of_source(self, at);
        let is_name =
            given.is_some() || !reading.folded(at).starts_with('و') && !is_told && (at..end).all(|t| !self.is_definite(t) || is_tribe(t));
        is_name.then_some(())?;
        Some(Name { tokens: at..end, span: reading.span(&(at..end)), evidence: Evidence::Title, honorific: None, gender })
    }

    /// "ووفقا ل|ميكيلي أليمو|،", "وبحسب |ميكيلي أليمو|،": unknown words between a source phrase and a comma.
    pub(super) fn sourced_name(&self, at: usize) -> Option<Name> {
        let reading = self.reading;
        let source = self.language.statements.sources.before(reading, at, self.sentence.tokens.start);
        // "ووفقا |لميكيلي| أليمو،": a given name with the preposition written onto it.
        let is_given = |tag: &Tag| matches!(tag.class, Class::GivenName(_) | Class::PerhapsGiven(_)) && reading.text_before(tag) == "ل";
        source.filter(|_| !self.language.capitals && reading.tags_at(at).iter().all(is_given))?;
        let end = self.run_to(at, false, |end| reading.folded(end) == ",").filter(|end| end - at > 1)?;
        let has_particle = reading.surface(at).starts_with('ل') && (self.is_foreign(at + 1) || reading.tags_at(at).iter().any(is_given));
        let mut span = reading.span(&(at..end));
        span.start += if has_particle { 'ل'.len_utf8() } else { 0 };
        let is_name = has_particle || (at..end).any(|t| self.is_foreign(t));
        is_name.then_some(Name { tokens: at..end, span, evidence: Evidence::Place, honorific: None, gender: None })
    }

    /// "|Julie|, 31 ans, prend le micro": a given name alone, with an age behind it, as the French press calls private people.
    pub(super) fn aged_name(&self, at: usize) -> Option<Name> {
        const LEAST_LETTERS: usize = 3;
        let (reading, words) = (self.reading, &self.language.statements);
        let token = reading.tokens.get(at).filter(|t| t.capital && !t.caps && t.kind == Kind::Word && t.span.len() >= LEAST_LETTERS)?;
        let years: u32 = Some(at + 2).filter(|t| self.sentence.tokens.contains(t)).and_then(|t| reading.folded(t).parse().ok())?;
        let is_age = reading.folded(at + 1) == "," && (5..=105).contains(&years) && words.ages.at(reading, at + 3).is_some();
        let is_given = |tag: &Tag| matches!(tag.class, Class::GivenName(_) | Class::PerhapsGiven(_));
        let is_free = reading.tags_at(at).iter().all(is_given) && words.tells_callings_bare();
        let is_name = !self.joined_by_hyphen(at) && (at == 0 || !reading.tokens[at - 1].capital || at == self.sentence.tokens.start);
        let span = token.span;
        (is_age && is_free && is_name).then_some(Name {
            tokens: at..at + 1,
            span,
            evidence: Evidence::Place,
            honorific: None,
            gender: None,
        })
    }

    /// "قالت زوجته |روناك محمد| إنها": behind a verb of saying and one of somebody's kin.
    pub(super) fn stands_behind_kin(&self, at: usize) -> bool {
        let kin = at.checked_sub(1).filter(|kin| *kin > self.sentence.tokens.start);
        kin.is_some_and(|kin| self.language.people.kin.has(self.reading.folded(kin)) && self.verb_before(kin).is_some())
    }

    /// The end of the longest run of words that may be a name, where it is closed.
    fn run_to(&self, at: usize, lenient: bool, closes: impl Fn(usize) -> bool) -> Option<usize> {
        // "لي |سو-جين|": what a hyphen joins is one word.
        let joins = |t: usize| t > at && self.joined_by_hyphen(t - 1) || t > at + 1 && self.joined_by_hyphen(t - 2);
        let longest = (at..at + LONGEST + 2).map(|t| 2 * usize::from(self.joined_by_hyphen(t))).sum::<usize>() + LONGEST;
        let is_name = |t: &usize| joins(*t) || self.may_be_name(*t, at, lenient);
        let most = (at..self.sentence.tokens.end.min(at + longest)).take_while(is_name).count();
        // "عبد |الرؤوف| كوندي".
        let is_own = |t: usize| t > at && self.is_particle(t - 1);
        let inner = |end: usize| (at..end - 1).all(|t| !self.is_definite(t) || is_own(t)) && !self.is_particle(end - 1);
        (1..=most).rev().map(|n| at + n).find(|end| inner(*end) && !joins(*end) && closes(*end))
    }

    /// Whether a clause or quotation begins at a token, or "who".
    pub(super) fn opens_speech(&self, at: usize) -> bool {
        let words = &self.language.statements;
        let is_clause = [&words.that, &words.relatives].iter().any(|list| list.at(self.reading, at).is_some());
        let opens = |t: usize| matches!(self.reading.folded(t), "\"" | "«" | "“") && self.reading.tokens[t].spaced;
        let is_quote = self.reading.folded(at) == ":" || opens(at) || self.reading.folded(at) == "," && opens(at + 1);
        at < self.sentence.tokens.end && (is_clause || is_quote)
    }

    /// Whether a name that its place shows says more than the run of words that tables know.
    pub(super) fn is_better_placed(&self, placed: &Range<usize>, run: &Range<usize>) -> bool {
        let says = self.verb_before(placed.start).is_some_and(|cue| !cue.has(Cue::NOUN));
        let more = run.end.max(placed.start)..placed.end;
        let is_told = !more.is_empty() && self.opens_speech(placed.end);
        is_told || run.len() < 2 && placed.len() >= run.len() || !more.is_empty() && (says || more.into_iter().all(|t| self.is_foreign(t)))
    }

    /// The finite verb of saying that ends before a token.
    fn verb_before(&self, at: usize) -> Option<Cue> {
        let verb = at.checked_sub(1).filter(|verb| *verb >= self.sentence.tokens.start)?;
        // "كيف |تصفون| حال الغابات": whoever is asked is no third person.
        if self.reading.folded(verb).starts_with('ت') && self.reading.folded(verb).ends_with("ون") {
            return None;
        }
        let is_verb = |tag: &Tag| match tag.class {
            Class::Cue(cue) if tag.tokens.end == at && matches!(self.reading.text_before(tag), "" | "و" | "ف") => Some(cue),
            _ => None,
        };
        // "رابطة النقل |عبر| قزوين": a preposition, unless "about" follows.
        let words = &self.language.statements;
        let limit = (at + LONGEST * 2).min(self.sentence.tokens.end);
        let is_told = || (at..limit).any(|t| words.to.at(self.reading, t).is_some());
        if !self.language.capitals && words.prepositions.at(self.reading, verb).is_some() && !is_told() {
            return None;
        }
        // "أذنت بفتح |بحث| إداري،": a noun that another with its preposition is of.
        // "18 |حيا| سكنيا،": what is counted.
        let is_counted = verb > self.sentence.tokens.start && self.reading.tokens[verb - 1].kind == Kind::Number;
        let is_owned = is_counted
            || verb > self.sentence.tokens.start && {
                let (before, surface) = (verb - 1, self.reading.surface(verb - 1));
                let is_long = surface.chars().count() > 3 && self.reading.tokens[before].kind == Kind::Word;
                let is_own = |tag: &Tag| self.reading.text_before(tag).is_empty();
                let is_particle = surface.starts_with(['ب', 'ل']) && !self.reading.tags_at(before).iter().any(is_own);
                is_long && is_particle && !self.is_given(before)
            };
        if !self.language.capitals && is_owned && !self.reading.surface(verb).starts_with(['و', 'ف']) {
            return None;
        }
        // "لم |تعد| تأتي".
        let is_negated = self.language.statements.negations.before(self.reading, verb, self.sentence.tokens.start).is_some();
        self.reading.find_at(verb, is_verb).filter(|cue| cue.has(Cue::FINITE) && !is_negated)
    }

    fn is_definite(&self, token: usize) -> bool {
        ["ال", "وال", "لل", "بال"].iter().any(|article| self.reading.surface(token).starts_with(article))
    }

    /// Whether a word may be part of a name that no table knows; of a verb that takes no object no verbal noun is the subject.
    pub(super) fn may_be_name(&self, at: usize, from: usize, lenient: bool) -> bool {
        let reading = self.reading;
        if at > from && self.is_particle(at) && reading.tokens[at].kind == Kind::Word {
            return true;
        }
        // "ري يونغ |هو|": a syllable of a name, though it is "he" too.
        let syllable_he = at == from + 2 && reading.folded(at) == "هو" && self.is_family(from);
        let allowed = syllable_he || at == from && self.place_begins_name(at);
        if reading.tokens[at].kind != Kind::Word || self.stops_name(at, from) && !allowed {
            return false;
        }
        // "وهولندا": a place behind "and".
        let joined = |tag: &Tag| matches!(tag.class, Class::Place(_)) && matches!(reading.text_before(tag), "و" | "ف");
        if at == from && reading.tags_at(at).iter().any(joined) {
            return false;
        }
        // "صديق |مقرب|": somebody, though the word is a given name too.
        let is_somebody = self.language.statements.somebody.at(reading, at).is_some();
        let given = self.is_given(at) && !is_somebody;
        let is_cue = reading.tags_at(at).iter().any(|tag| matches!(tag.class, Class::Cue(_)));
        let words = &self.language.statements;
        let small = [
            &words.adverbs,
            &words.adjuncts,
            &words.prepositions,
            &words.that,
            &words.somebody,
            &words.documents,
            &words.groups,
            &words.articles,
        ];
        let is_small = small.iter().any(|list| list.at(reading, at).is_some());
        // "يواصل |اتصالاته|": a plural with a pronoun is no name, however many long vowels it has.
        let is_owned = ["اته", "اتها", "اتهم"].iter().any(|ending| reading.folded(at).ends_with(ending));
        // "صائب صواب |لموزاييك|:".
        let is_told = at > from + 1 && reading.surface(at).starts_with('ل') && self.is_foreign(at) && self.opens_speech(at + 1);
        let ends_as_noun = self.has_ending(at) && (!self.is_foreign(at) || is_owned) || is_told;
        let is_noun = if lenient { self.is_group(at) } else { self.is_common_noun(at) };
        given || syllable_he || !(is_noun || is_cue || is_small || ends_as_noun || self.is_manner(at))
    }

    /// "أعلن |أوريول| جونكيراس": a name that begins like a place, with a foreign one behind it.
    fn place_begins_name(&self, at: usize) -> bool {
        let reading = self.reading;
        let is_place = |tag: &Tag| matches!(tag.class, Class::Place(_)) && tag.tokens.len() == 1 && reading.text_before(tag).is_empty();
        let is_other = |tag: &Tag| !matches!(tag.class, Class::Place(_) | Class::Word(crate::lang::Word::PlaceHead));
        let tags = reading.tags_at(at);
        let next = at + 1;
        let goes_on =
            next < self.sentence.tokens.end && self.is_foreign(next) && !self.is_definite(next) && self.may_be_name(next, at, true);
        !tags.iter().any(is_other) && tags.iter().any(is_place) && goes_on
    }

    /// "محتجون": a plural names people, but nobody.
    fn is_group(&self, at: usize) -> bool {
        self.language.people.group_shapes.iter().any(|shape| fits_shape(self.reading.folded(at), shape))
    }

    /// "مازحا", "متحديا": an indefinite accusative tells how somebody says something.
    pub(super) fn is_manner(&self, at: usize) -> bool {
        self.language.people.manner_shapes.iter().any(|shape| fits_shape(self.reading.folded(at), shape))
    }

    /// Whether what stands at `end` closes the subject that begins at `from`.
    fn closes(&self, end: usize, from: usize, verb: Option<Cue>) -> bool {
        let reading = self.reading;
        let words = &self.language.statements;
        if end >= self.sentence.tokens.end {
            return verb.is_some();
        }
        let is_at = |lists: &[&crate::extract::statements::Phrases]| lists.iter().any(|list| list.at(reading, end).is_some());
        let is_sure = end > from + 1 || self.is_foreign(from);
        let says = verb.is_some_and(|cue| !cue.has(Cue::NOUN));
        // A mark that closes a quotation parts the name from nothing.
        let is_mark =
            reading.tokens[end].kind == Kind::Mark && (reading.tokens[end].spaced || !matches!(reading.folded(end), "\"" | "»" | "”"));
        let is_verb = reading.tags_at(end).iter().any(|tag| matches!(tag.class, Class::Cue(_)));
        // "أشاد |بوتين| بالعلاقات", "تعهدت |ميركل| بمواصلة": of a verb that takes no object what stands before its preposition is the subject.
        let intransitive = from.checked_sub(1).is_some_and(|verb| words.intransitive.at(reading, verb).is_some());
        let takes = [&words.to, &words.closes].iter().any(|list| list.at(reading, end).is_some())
            || reading.folded(end).starts_with('ب') && !self.is_given(end);
        if intransitive && takes {
            return true;
        }
        // "وقال فيكاس كوشال |رئيس| مجلس الإدارة".
        let is_title = |tag: &Tag| matches!(tag.class, Class::Office(_)) && reading.text_before(tag).is_empty();
        if end > from + 1 && says && reading.tags_at(end).iter().any(is_title) {
            return true;
        }
        if is_mark || is_verb || is_at(&[&words.adverbs, &words.adjuncts, &words.prepositions, &words.closes]) {
            return is_sure || says || self.speech_follows(end);
        }
        // "رجح راميرو بينيتيث أيالا |صرف| الدفعات": where foreign words end.
        if end > from + 1 && (from..end).all(|t| self.is_foreign(t) || self.is_given(t)) && !self.is_foreign(end) && !self.is_given(end) {
            return true;
        }
        let is_attached = reading.folded(end).starts_with(['ل', 'ب']) && !self.is_given(end);
        let is_told = verb.is_some_and(|cue| cue.has(Cue::PERSON)) && (self.is_definite(end) || self.names_body(end));
        (is_attached || is_told) && (is_sure || self.speech_follows(end))
    }

    fn names_body(&self, at: usize) -> bool {
        self.reading.tags_at(at).iter().any(|tag| matches!(tag.class, Class::Body(_) | Class::BodyHead(_)))
    }

    /// Whether a complementiser, a colon or a quotation mark stands near behind a token.
    pub(super) fn speech_follows(&self, at: usize) -> bool {
        let reading = self.reading;
        let that = &self.language.statements.that;
        let limit = (at + NEAR).min(self.sentence.tokens.end);
        (at..limit).any(|t| matches!(reading.folded(t), ":" | "\"" | "«" | "“") || that.at(reading, t).is_some())
    }
}

/// "، |وفق تقديره الأولي|،": whether a phrase of the source begins at a token.
fn words_of_source(finder: &Finder, at: usize) -> bool {
    let words = &finder.language.statements;
    [&words.sources, &words.prepositions, &words.adjuncts].iter().any(|list| list.at(finder.reading, at).is_some())
}
