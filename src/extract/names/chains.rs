//! Chains of words that no table knows, in a script without capitals: what closes the sentence's subject tells where they end.
//!
//! "نفى المتحدث براكاش أديكاري |لامسال| أن", "ذكر رئيس الجمعية لمكاتب التوظيف |بيم بهادور غارتي| أن": before "that", a mark or "who" stands no
//! object, so that all words up to there are the name.

use super::{Evidence, Finder, Name};
use crate::extract::{Kind, Tag};
use crate::lang::{Class, Word};

/// The most words of a name.
const LONGEST: usize = 6;

impl Finder<'_, '_> {
    /// Where a name goes on to: to what closes its subject, when no word before it can be anything but a name.
    pub(super) fn to_closer(&self, at: usize, end: usize, introduced: bool) -> usize {
        const MORE: usize = 3;
        let reading = self.reading;
        let limit = (at + self.longest_from(at)).min(end + MORE).min(self.sentence.tokens.end);
        // "أصيلة الحراصية |تتجول| في المعرض": behind the name of a tribe stands a verb.
        let is_ended = |t: usize| {
            reading.surface(t - 1).starts_with("ال")
                && !self.is_given(t - 1)
                && !self.is_particle(t - 2)
                && reading.surface(t).starts_with(['ت', 'ي'])
        };
        let is_spoken = introduced && end > at + 1;
        let goes_on = |t: usize| !(t > at + 1 && is_ended(t)) && self.goes_in_chain(t, at) || is_spoken && self.ends_spoken_name(t, at);
        let close = (end..limit).find(|t| !goes_on(*t)).unwrap_or(limit);
        let is_verb = introduced && close < self.sentence.tokens.end && self.begins_clause(close);
        let is_closed = close > end && (self.closes_chain(close) || is_verb || introduced && self.closes_softly(close));
        let end = if is_closed { close } else { end };
        let is_named = introduced && end > at + 1 || self.given_at(at).is_some();
        if is_named && end > at { self.to_tribe(at, end, introduced) } else { end }
    }

    /// "فاطمة عباس جوهر |حيات| إن": the word between a longer name and what is said, though nouns end so.
    fn ends_spoken_name(&self, at: usize, from: usize) -> bool {
        let reading = self.reading;
        let is_unknown = reading.tokens[at].kind == Kind::Word && reading.tags_at(at).is_empty() && !self.stops_name(at, from);
        let is_particle = reading.surface(at).starts_with(['ل', 'ب', 'و', 'ف', 'ك']) || reading.surface(at).starts_with("ال");
        let words = &self.language.statements;
        let is_small = [&words.adverbs, &words.adjuncts, &words.somebody].iter().any(|list| list.at(reading, at).is_some());
        is_unknown && !is_particle && !is_small && !self.is_accusative(at) && !self.is_manner(at) && self.opens_speech(at + 1)
    }

    /// "جاسم سعود |الغانم العنزي| أن", "فهد براك |المطيري| انخفاض": behind given names the article makes a name of what ends as names of tribes
    /// do, and of what "that" follows.
    fn to_tribe(&self, at: usize, end: usize, introduced: bool) -> usize {
        let reading = self.reading;
        let is_bare = (at..end).all(|t| !reading.surface(t).starts_with("ال") || self.is_given(t));
        let is_definite = |t: usize| {
            let inside = t < self.sentence.tokens.end && reading.tokens[t].kind == Kind::Word && reading.surface(t).starts_with("ال");
            let is_plural = ["ين", "ون", "ات", "ية"].iter().any(|ending| reading.surface(t).ends_with(ending));
            inside && !is_plural && (self.is_given(t) || !self.stops_name(t, at) && !self.is_common_noun(t))
        };
        let is_nisba = |t: usize| is_definite(t) && reading.folded(t).ends_with('ي');
        let n = (end..end + 2).take_while(|t| is_definite(*t)).count();
        let is_closed = n > 0 && (self.opens_speech(end + n) || self.closes_chain(end + n) && is_nisba(end + n - 1));
        match n {
            _ if !is_bare => end,
            n if is_closed => end + n,
            1 if introduced && is_nisba(end) && end - at < 4 => end + 1,
            2 if introduced && is_nisba(end) && !is_nisba(end + 1) => end + 1,
            _ => end,
        }
    }

    /// "رئيس الجمعية لمكاتب التوظيف الخارجي |بيم بهادور غارتي| أن": a chain behind a title and all that tells of what it is the title.
    pub(super) fn chained_name(&self, at: usize, title: usize) -> Option<Name> {
        const FARTHEST: usize = 12;
        let reading = self.reading;
        let is_near = !self.language.capitals && self.sentence.tokens.contains(&title) && title <= at && at - title <= FARTHEST;
        // "ليث النصيرات", "مفتاح حمادي": a given name that is a common word too, unless it is "servant of".
        let is_given = |tag: &Tag| match tag.class {
            Class::PerhapsGiven(_) => reading.folded(at) != "عبد",
            class => matches!(class, Class::GivenName(_)),
        };
        let begins = is_near
            && (title == at || self.ends_complement(at - 1))
            && reading.tags_at(at).iter().all(|tag| is_given(tag) && tag.span.start == reading.tokens[at].span.start)
            && self.goes_in_chain(at, at);
        let is_inner = |t: usize| {
            reading.tokens[t].kind != Kind::Mark && !self.begins_clause(t) || matches!(reading.folded(t), "\"" | "«" | "»" | "“" | "”")
        };
        (begins && (title..at).all(is_inner)).then_some(())?;
        let limit = (at + LONGEST).min(self.sentence.tokens.end);
        let close = (at..limit).find(|t| !self.goes_in_chain(*t, at)).unwrap_or(limit);
        let foreign = (at..close).filter(|t| self.is_foreign(*t) || self.is_given(*t)).count();
        let is_definite = close < self.sentence.tokens.end && reading.surface(close).starts_with("ال");
        let is_closed = close - at > 1 && (self.closes_chain(close) || foreign > 0 && (is_definite || self.closes_softly(close)));
        is_closed.then_some(())?;
        let close = if foreign > 0 { self.to_tribe(at, close, true) } else { close };
        let gender = self.given_at(at).and_then(|g| g.gender);
        let span = reading.span(&(at..close));
        Some(Name { tokens: at..close, span, evidence: Evidence::Title, honorific: None, gender })
    }

    /// "الباحثة في المعهد ببكين |لي| شياو تشين": a family name of East Asia that is a small word too, before two syllables of a name.
    pub(super) fn with_family(&self, name: Name) -> Name {
        let Some(first) = name.tokens.start.checked_sub(1).filter(|t| *t > self.sentence.tokens.start) else { return name };
        let is_syllables = name.tokens.len() == 2 && self.is_family(name.tokens.start);
        if self.language.capitals || name.honorific.is_some() || !is_syllables || !self.is_family(first) || !self.ends_complement(first - 1)
        {
            return name;
        }
        let tokens = first..name.tokens.end;
        Name { span: self.reading.span(&tokens), tokens, ..name }
    }

    /// "|منسق| مشروع دعم التعليم", "|مدير| بلديات نينوى": a title without the article that a verb of saying stands before and a noun behind.
    pub(super) fn annexes(&self, title: &std::ops::Range<usize>) -> bool {
        let reading = self.reading;
        let Some(verb) = title.start.checked_sub(1).filter(|t| *t >= self.sentence.tokens.start) else { return false };
        let words = &self.language.statements;
        let is_verb = |tag: &Tag| matches!(tag.class, Class::Cue(_)) && tag.tokens.end == title.start;
        let next = title.end;
        let lists = [&words.prepositions, &words.adjuncts, &words.that, &words.relatives, &words.adverbs];
        let is_noun = next < self.sentence.tokens.end
            && reading.tokens[next].kind == Kind::Word
            && !lists.iter().any(|list| list.at(reading, next).is_some());
        !self.language.capitals && !reading.surface(title.start).starts_with("ال") && reading.tags_at(verb).iter().any(is_verb) && is_noun
    }

    /// Whether a word may end what somebody is the head of: it has the article, or is the name of a place, or closes a quotation.
    pub(super) fn ends_complement(&self, at: usize) -> bool {
        let is_place = |tag: &Tag| matches!(tag.class, Class::Place(_) | Class::Demonym(_) | Class::Body(_)) && tag.tokens.end == at + 1;
        let folded = self.reading.folded(at);
        let is_definite = ["ال", "لل", "بال", "وال"].iter().any(|article| self.reading.surface(at).starts_with(article));
        // "لبلدية |زليتن| مفتاح حمادي": a town that no table knows.
        let is_town = at > self.sentence.tokens.start
            && self.reading.tags_at(at).is_empty()
            && self.reading.tags_at(at - 1).iter().any(|tag| matches!(tag.class, Class::Word(Word::PlaceHead)));
        is_definite
            || is_town
            || matches!(folded, "\"" | "»" | "”")
            || (at.saturating_sub(3)..=at).any(|t| self.reading.tags_at(t).iter().any(is_place))
    }

    /// Whether a verb or a word that opens a clause stands at a token.
    fn begins_clause(&self, at: usize) -> bool {
        let words = &self.language.statements;
        let is_cue = |tag: &Tag| matches!(tag.class, Class::Cue(_)) && matches!(self.reading.text_before(tag), "" | "و" | "ف");
        self.reading.tags_at(at).iter().any(is_cue)
            || words.that.at(self.reading, at).is_some()
            || words.relatives.at(self.reading, at).is_some()
    }

    /// Whether a word can be nothing but part of a name, as far as its form tells.
    fn goes_in_chain(&self, at: usize, from: usize) -> bool {
        let reading = self.reading;
        if at > from
            && !self.opens_speech(at)
            && (self.is_particle(at) || self.is_particle(at - 1))
            && reading.tokens[at].kind == Kind::Word
        {
            return true;
        }
        // "نجيري وا |كاماو| إن": where the subject ends, the name of a place is one of the family.
        let is_place = |tag: &Tag| matches!(tag.class, Class::Place(_)) && tag.tokens.len() == 1 && reading.text_before(tag).is_empty();
        let is_town = at > from + 1 && reading.tags_at(at).iter().any(is_place) && self.closes_chain(at + 1);
        let is_stopped = self.stops_name(at, from) && !is_town;
        let is_plain = reading.tokens[at].kind == Kind::Word && !reading.surface(at).starts_with("ال") && !is_stopped;
        let is_short = |ending: &str, n: usize| reading.surface(at).ends_with(ending) && reading.surface(at).chars().count() == n;
        // "أديبة |إبراهيم|": a word before a given name.
        let is_unknown = |t: usize| t < self.sentence.tokens.end && reading.tags_at(t).is_empty();
        // "تالغات |ألديبيرغينوف|": a word before a foreign one.
        let before_foreign = || is_unknown(at) && is_unknown(at + 1) && self.is_foreign(at + 1);
        let before_given = at == from && (self.is_given(at + 1) && !self.is_common_noun(at) || before_foreign());
        let is_known =
            self.is_given(at) || before_given || self.is_foreign(at) || at > from && (is_short("اه", 3) || self.ends_foreign(at));
        let small = [&self.language.statements.adverbs, &self.language.statements.adjuncts, &self.language.statements.somebody];
        let is_small = small.iter().any(|list| list.at(reading, at).is_some());
        let is_noun = || self.is_common_noun(at) || self.has_ending(at) || self.is_object(at) || self.is_accusative(at);
        is_plain && !is_small && (is_known || !is_noun())
    }

    /// "غيندو |سيسيه| بأن": a foreign name may end as if it had a pronoun.
    fn ends_foreign(&self, at: usize) -> bool {
        self.reading.surface(at).ends_with("يه") && self.is_foreign(at - 1) && self.closes_chain(at + 1)
    }

    /// Whether a word ends as indefinite objects do: "تقريرا".
    pub(super) fn is_accusative(&self, at: usize) -> bool {
        const LEAST_LETTERS: usize = 5;
        let surface = self.reading.surface(at);
        surface.ends_with('ً')
            || surface.ends_with("ًا")
            || surface.ends_with('ا') && self.is_manner(at) && surface.chars().count() >= LEAST_LETTERS
    }

    /// Whether a mark, "that" or "who" stands at a token.
    pub(super) fn closes_chain(&self, at: usize) -> bool {
        let is_mark =
            |t: usize| self.reading.tokens[t].kind == Kind::Mark && !matches!(self.reading.folded(t), "-" | "\"" | "»" | "”" | "/");
        at >= self.sentence.tokens.end || self.opens_speech(at) || is_mark(at)
    }

    /// Whether a preposition or one of the nouns that a verb of saying takes stands at a token.
    fn closes_softly(&self, at: usize) -> bool {
        let words = &self.language.statements;
        let folded = self.reading.folded(at);
        let is_object = || self.language.people.common_nouns.has(folded) || has_no_name(self, at);
        words.prepositions.at(self.reading, at).is_some() || folded.starts_with('ب') && !self.is_given(at) || is_object()
    }
}

fn has_no_name(finder: &Finder, at: usize) -> bool {
    finder.reading.tags_at(at).iter().any(|tag| matches!(tag.class, Class::Word(Word::NoName)))
}

#[cfg(test)]
mod tests {
    use crate::article::Lang;
    use crate::entity::Form;
    use crate::extract::statements::article_of;

    #[test]
    fn chains_of_unknown_words_end_where_the_subject_does() {
        for (text, wanted) in [
            ("وذكر رئيس الجمعية المالطية لمكاتب السفر البحري كارميلو بورغ ديبونو أن الأسعار ثابتة.", "كارميلو بورغ ديبونو"),
            ("ونفى المتحدث باسم الوزارة سوريش ماناندار لاميتشان أن تكون الخزينة فارغة.", "سوريش ماناندار لاميتشان"),
            ("ووعدت حاكمة الولاية ليتيسيا أورتيغا كامبوس بتعويض المتضررين.", "ليتيسيا أورتيغا كامبوس"),
            ("وقالت رئيسة النقابة في مومباسا نجيري وا كاماو إن الإضراب سيتواصل.", "نجيري وا كاماو"),
            ("واقترح المدير الفني إدريس فلاح تازي نقل البطولة إلى الرباط.", "إدريس فلاح تازي"),
            ("وقال وزير الدولة للشؤون الأفريقية سامبا تيام باه إن بلاده ستشارك.", "سامبا تيام باه"),
            ("وأكد رئيس الاتحادية عبد الحق بن يحيى مقران، في تصريح للإذاعة، أن المباراة قائمة.", "عبد الحق بن يحيى مقران"),
            ("وعرض الوزير محمد علي تقريرا، وغادر القاعة.", "محمد علي"),
            ("افتتح رئيس الحكومة الكازاخستاني أولجاس بيكتينوف، الأربعاء، أعمال المنتدى.", "أولجاس بيكتينوف"),
            ("وأكد وكيل الوزارة جاسم سعود الغانم العنزي أن المحطة جاهزة.", "جاسم سعود الغانم العنزي"),
            ("وتوقع رئيس الشركة فهد براك المطيري انخفاض الكلفة.", "فهد براك المطيري"),
            ("وعرض الوزير فهد براك الخطة الوطنية للمياه.", "فهد براك"),
            ("وأكد وزير الخارجية في القاهرة أن الحدود مفتوحة.", ""),
            ("وطلبت رئيسة اللجنة لشؤون الطاقة مهلة جديدة، وغادرت.", ""),
        ] {
            let people = crate::extract::extract(&article_of(text, Lang::AR)).people;
            let names = people.iter().flat_map(|p| &p.mentions).filter(|m| m.form == Form::Name).map(|m| m.surface.as_str());
            assert_eq!(names.collect::<Vec<_>>().join("|"), wanted, "{text}");
        }
    }
}
