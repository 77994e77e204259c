//! Bounds of a match: where what is said begins and ends.

use super::{Match, Voice, after_dateline, sentences_of, trim};
use crate::entity::Gender;
use crate::extract::Kind;
use crate::extract::statements::inflect::Conjugation;
use crate::extract::statements::quotes::Quote;
use crate::extract::statements::rules::Slot;
use crate::extract::statements::subject::{Named, Subject};
use crate::extract::statements::words::{Cue, Order, Phrases};
use crate::lang::language;
use std::ops::Range;

impl Match<'_, '_, '_, '_> {
    /// Whether the sentence ends, or an adjunct follows, after a cue that comes after what was said.
    pub(super) fn may_end_here(&self, quote: Option<usize>) -> bool {
        let ground = self.ground;
        let comes_after = self.content.as_ref().is_some_and(|c| c.end <= self.left) && quote.is_none();
        let next = ground.word(self.right);
        // "acknowledged “real anxiety”", "…, urged the government": what was said follows, or is no clause.
        let opens = ground.quotes.iter().any(|q| q.outer.start == self.right);
        // "…, the minister announced |on Monday|."
        let ends = || {
            matches!(next, "" | ".")
                || ground.words.adverbs.at(ground.reading, self.right).is_some_and(|t| matches!(ground.word(t), "" | "."))
                || self.ends_in_adjunct()
        };
        let reports = |cue: Cue| cue.has(Cue::CLAUSE) || cue.has(Cue::THAT) && ends();
        let asks = ground.words.conjugation == Conjugation::English && self.spot.is_some_and(|s| !reports(s.cue));
        // "…, a invité les bailleurs |à financer| les ateliers": what somebody is asked to do follows.
        let asks = asks
            || ground.words.conjugation == Conjugation::French
                && self.spot.is_some_and(|s| !s.cue.has(Cue::THAT) && !s.cue.has(Cue::CLAUSE))
                && ground.words.addressee.at(ground.reading, self.right).is_some();
        // "Chiều 27/3, bà Lan nêu rõ|:|": what was said follows.
        let introduces = next == ":" && ground.words.conjugation == Conjugation::None;
        if comes_after && (opens || asks || introduces) {
            return false;
        }
        let is_mark = next.is_empty() || next.chars().all(|c| !c.is_alphanumeric());
        let begins = [&ground.words.adjuncts, &ground.words.adverbs].iter().any(|list| list.at(ground.reading, self.right).is_some());
        // "|In a message|, the envoy assured": an adjunct is no clause.
        let content = self.content.clone().unwrap_or_default();
        let opens_adjunct =
            [&ground.words.adjuncts, &ground.words.prepositions].iter().any(|l| l.at(ground.reading, content.start).is_some());
        let is_adjunct = content.len() <= 6 && opens_adjunct;
        if comes_after && (opens_adjunct || self.opens_with_participle(content.start)) && self.clause_follows() {
            return false;
        }
        !comes_after || is_mark || begins && !is_adjunct || self.is_described()
    }

    /// "|Asked| about the plan, the mayor said both sides were ready": a circumstance, in a language that begins one so.
    fn opens_with_participle(&self, at: usize) -> bool {
        let word = self.ground.word(at);
        self.ground.words.conjugation == Conjugation::English && (word.ends_with("ed") || word.ends_with("ing"))
    }

    /// "said |all applications would be assessed|": whether words that may be a clause stand behind an English cue, and no circumstance.
    fn clause_follows(&self) -> bool {
        const LEAST: usize = 3;
        let ground = self.ground;
        let rest = self.right..self.ceiling();
        let is_article = ground.words.articles.at(ground.reading, rest.start).is_some();
        let lists = [&ground.words.adjuncts, &ground.words.adverbs];
        let is_circumstance = !is_article && lists.iter().any(|list| list.at(ground.reading, rest.start).is_some());
        let is_word = |t: &usize| ground.reading.tokens[*t].kind != Kind::Mark;
        ground.words.conjugation == Conjugation::English && !is_circumstance && rest.take_while(is_word).count() >= LEAST
    }

    /// "The road will open, the ministers announced |at the end of the talks|.": an adjunct that closes a sentence which begins with a clause.
    fn ends_in_adjunct(&self) -> bool {
        const LONGEST: usize = 16;
        let ground = self.ground;
        let rest = self.right..ground.sentence.end;
        let lists = [&ground.words.adjuncts, &ground.words.adverbs];
        let is_to = ground.words.to.at(ground.reading, rest.start).is_some();
        let begins = !is_to && lists.iter().any(|list| list.at(ground.reading, rest.start).is_some());
        let first = self.content.as_ref().map_or(0, |content| content.start);
        let opens = [&ground.words.adjuncts, &ground.words.prepositions].iter().any(|list| list.at(ground.reading, first).is_some());
        let is_mark = |t: usize| matches!(ground.word(t), "," | ":" | ";" | "“" | "\"" | "$");
        let says = rest.clone().any(|t| is_mark(t) || ground.words.that.at(ground.reading, t).is_some());
        begins && !opens && rest.len() <= LONGEST && !says && !ground.cues.iter().any(|cue| cue.start >= rest.start)
    }

    /// "…, indique une source |proche du dossier|.": words of the one who speaks, behind the verb, up to a mark.
    pub(super) fn is_described(&self) -> bool {
        const LONGEST: usize = 10;
        let ground = self.ground;
        let (Some(spot), Some(Voice::Subject(subject))) = (self.spot, &self.voice) else { return false };
        // "a indiqué Awa Sy, directrice de l'Agence |antidopage|".
        let is_apposed = subject.tokens.clone().any(|t| ground.word(t) == ",") && matches!(subject.named[..], [Named::Actor(_)]);
        let is_nameless = matches!(subject.named[..], [Named::Somebody]) || is_apposed;
        let speaks = spot.cue.has(Cue::QUOTE) && (spot.cue.has(Cue::THAT) || !spot.cue.has(Cue::NOUN));
        let follows_verb = subject.tokens.end == self.right && spot.tokens.end <= subject.tokens.start;
        let limit = (self.right + LONGEST).min(ground.sentence.end);
        let end = (self.right..limit).find(|&t| matches!(ground.word(t), "," | "." | ";")).unwrap_or(limit);
        let is_clean = (self.right..end)
            .all(|t| ground.reading.tokens[t].kind != Kind::Mark || matches!(ground.word(t), "-" | "(" | ")" | "'s" | "'" | "&"));
        let crosses = ground.cues.iter().any(|cue| cue.start >= self.right && cue.start < end);
        ground.words.inflects() && is_nameless && speaks && follows_verb && is_clean && !crosses
    }

    /// "a dit |sa reconnaissance| au gouvernement": what somebody feels, behind a verb that takes a clause.
    pub(super) fn tells_feeling(&self) -> bool {
        let ground = self.ground;
        let is_possessive = matches!(ground.word(self.right), "sa" | "son" | "ses" | "leur" | "leurs");
        let says =
            self.spot.is_some_and(|s| matches!(ground.word(s.verb.end - 1), "dit" | "dite" | "disent" | "disait" | "disaient" | "dire"));
        ground.words.conjugation == Conjugation::French
            && says
            && is_possessive
            && ground.words.feelings.at(ground.reading, self.right + 1).is_some()
    }

    /// Whether the verb and the one who speaks stand between commas: "L'UE, |a ajouté le ministre,| reste".
    pub(super) fn is_insertion(&self) -> bool {
        let ground = self.ground;
        let is_inverted = self.spot.is_some_and(|s| s.inverted.is_some());
        let end = if is_inverted { Some(self.right) } else { ground.subject_after(self.right).map(|subject| subject.tokens.end) };
        ground.word(self.left.saturating_sub(1)) == "," && end.is_some_and(|end| self.insertion_end(end).is_some())
    }

    /// The comma behind a cue that words enclose, perhaps behind when and where it was said.
    fn insertion_end(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 8;
        let ground = self.ground;
        let opens = |t: usize| [&ground.words.adjuncts, &ground.words.prepositions].iter().any(|list| list.at(ground.reading, t).is_some());
        let limit = (at + LONGEST).min(self.ceiling());
        let comma_from = |from: usize| (from..limit).find(|&t| matches!(ground.word(t), "," | "." | ":" | ";"));
        let mut comma = if ground.word(at) == "," { Some(at) } else { comma_from(at).filter(|_| opens(at)) };
        // "…, assure le ministère, |dans un communiqué|, …".
        if let Some(first) = comma.filter(|&t| opens(t + 1)) {
            comma = comma_from(first + 1).filter(|&t| ground.word(t) == ",").or(Some(first).filter(|_| ground.word(at) != ","));
        }
        let comma = comma.filter(|&t| ground.word(t) == ",")?;
        let rest = comma + 1..self.ceiling();
        let lists = [&ground.words.and, &ground.words.relatives];
        let is_other = lists.iter().any(|list| list.at(ground.reading, rest.start).is_some())
            || ground.words.articles.at(ground.reading, rest.start).is_some()
            || ground.cues.iter().any(|cue| cue.start == rest.start || cue.start >= at && cue.end <= comma);
        (rest.len() > 2 && !is_other).then_some(comma)
    }

    /// "Okavango Telecom, |its spokesperson made known,| has frozen its contract": what follows a cue between commas, where but a subject
    /// stands before it.
    pub(super) fn behind_insertion(&self, content: Range<usize>) -> Range<usize> {
        const LONGEST: usize = 5;
        let ground = self.ground;
        let is_short = self.spot.is_some() && ground.words.inflects() && content.end <= self.left && content.len() <= LONGEST;
        let is_adjunct = [&ground.words.adjuncts, &ground.words.prepositions, &ground.words.adverbs]
            .iter()
            .any(|list| list.at(ground.reading, content.start).is_some());
        let comma = self.insertion_end(self.right).filter(|_| is_short && !is_adjunct);
        comma.map_or(content, |comma| trim(ground, comma + 1..self.ceiling()))
    }

    /// "If the talks fail, |she warned,| the fund will close": a clause around the cue is one.
    pub(super) fn around_the_cue(&self, content: Range<usize>, quote: Option<usize>) -> Range<usize> {
        let ground = self.ground;
        let comes_after = content.end <= self.left && quote.is_none() && self.spot.is_some();
        let rest = self.right + 1..self.ceiling();
        let goes_on = comes_after && ground.word(self.right) == "," && rest.len() > 4 && ground.words.conjugation != Conjugation::None;
        let lists = [&ground.words.and, &ground.words.relatives, &ground.words.adjuncts, &ground.words.prepositions, &ground.words.adverbs];
        let is_aside = lists.iter().any(|list| list.at(ground.reading, rest.start).is_some())
            || ground.cues.iter().any(|cue| cue.start >= rest.start)
            || ground.quotes.iter().any(|q| q.outer.start >= rest.start);
        if goes_on && !is_aside { trim(ground, content.start..rest.end) } else { content }
    }

    /// What goes on after a cue inside a quotation, or between two: "« …, a-t-il ajouté, et … »".
    pub(super) fn after_the_cue(&self, quote: Option<usize>) -> Vec<Range<usize>> {
        let ground = self.ground;
        let is_after_content = self.spot.is_some_and(|s| self.content.as_ref().is_some_and(|c| c.end <= s.tokens.start));
        let Some(quote) = quote.filter(|_| is_after_content).map(|q| &ground.quotes[q]) else { return Vec::new() };
        let from = if matches!(ground.word(self.right), "," | ".") { self.right + 1 } else { self.right };
        if quote.inner.contains(&self.left) {
            let mut rest = from..quote.inner.end;
            let rest_of_quote = Quote { outer: quote.outer.clone(), inner: rest.clone(), is_slogan: false };
            let mut parts = vec![];
            if rest.start < rest.end {
                let others = sentences_of(ground.reading, &rest_of_quote, &mut rest);
                parts.push(rest);
                parts.extend(others);
            }
            return parts;
        }
        let crosses = |to: usize| ground.cues.iter().any(|cue| cue.start >= from && cue.end <= to);
        let next = ground.quotes.iter().find(|q| q.outer.start >= from && ground.sentence.contains(&q.outer.start));
        let next = next.filter(|q| !crosses(q.outer.start) && (q.outer.start == from || ground.word(q.outer.start - 1) == ","));
        let Some(next) = next else { return Vec::new() };
        let mut first = next.inner.clone();
        let others = sentences_of(ground.reading, next, &mut first);
        std::iter::once(first).chain(others).collect()
    }

    /// "Prices rose |“at an alarming pace”|, she said": a quotation that is the end of a clause, all of which was said.
    pub(super) fn ends_clause(&self, quote: usize) -> bool {
        const LEAST: usize = 3;
        let ground = self.ground;
        let start = ground.quotes[quote].outer.start;
        let before = after_dateline(ground, ground.sentence.start)..start;
        let is_plain = |t: usize| ground.reading.tokens[t].kind != Kind::Mark || matches!(ground.word(t), "-" | "'" | "%" | "$" | "€");
        let is_within = ground.sentence.contains(&start) && ground.quotes[quote].outer.end <= self.left;
        let n_words = before.clone().filter(|&t| ground.reading.tokens[t].kind == Kind::Word).count();
        let says = ground.cues.iter().any(|cue| before.contains(&cue.start));
        let goes_on = before.rev().take(1).all(is_plain);
        let is_long = ground.quotes[quote].inner.len() > 12;
        ground.words.inflects() && is_within && n_words >= LEAST && goes_on && !says && !is_long
    }

    /// A quotation with a title between it and the speaker: "…," the country's minister, |Awa Sy, said.
    pub(super) fn quote_before_title(&self) -> Option<usize> {
        let ground = self.ground;
        let stands_before = self.spot.is_some_and(|s| matches!(&self.voice, Some(Voice::Subject(v)) if v.tokens.end <= s.tokens.start));
        let quote = ground.quotes.iter().rposition(|q| q.outer.end <= self.left).filter(|_| stands_before)?;
        let between = ground.quotes[quote].outer.end..self.left;
        let is_title = between.len() <= 12
            && ground.reading.folded(between.start.saturating_sub(2)) != "."
            && between.start >= ground.sentence.start
            && !between.clone().any(|t| matches!(ground.word(t), "." | ";" | ":"));
        (is_title && !ground.cues.iter().any(|cue| between.contains(&cue.start))).then_some(quote)
    }

    /// Whether a further verb may have the same subject: French keeps the auxiliary ("a salué … et a demandé").
    pub(super) fn keeps_tense(&self) -> bool {
        let ground = self.ground;
        let Some(spot) = self.spot.filter(|s| s.cue.has(Cue::FINITE) && ground.words.conjugation == Conjugation::French) else {
            return true;
        };
        let before = ground.cues.iter().zip(&ground.compounds).filter(|(cue, _)| cue.end <= spot.tokens.start);
        before.map(|(_, compound)| *compound).any(|compound| compound == spot.compound)
    }

    /// "a rejeté |ces accusations| : « … »": the colon behind a short object, where a quotation follows.
    pub(super) fn colon_before_quote(&self) -> Option<usize> {
        const LONGEST: usize = 7;
        let ground = self.ground;
        let behind = self.colon_behind_clause().or_else(|| self.colon_behind_circumstance()).or_else(|| self.colon_behind_hearer());
        if let Some(colon) = behind.or_else(|| self.colon_behind_outlet()) {
            return Some(colon);
        }
        // "said |his members| were worried: “…”".
        let begins = |list: &Phrases| list.at(ground.reading, self.right).is_some();
        let is_clause = self.spot.is_some_and(|s| s.cue.has(Cue::CLAUSE))
            && (begins(&ground.words.articles) || ground.words.is_pronoun(ground.reading, self.right) || begins(&ground.words.that));
        (!is_clause || begins(&ground.words.adjuncts)).then_some(())?;
        let is_object = |t: &usize| ground.reading.tokens[*t].kind == Kind::Word && !ground.cues.iter().any(|cue| cue.contains(t));
        let limit = (self.right + LONGEST).min(self.ceiling());
        let colon = (self.right..limit).take_while(is_object).last()? + 1;
        let quoted = ground.quotes.iter().any(|q| q.outer.start == colon + 1 && q.is_short_speech());
        (self.spot.is_some() && ground.word(colon) == ":" && quoted).then_some(colon)
    }

    /// "وقال |لـ«الوطن»|: «نبيع بأقل من الكلفة»": the colon behind the newspaper that somebody speaks to, whose name stands in marks.
    pub(super) fn colon_behind_outlet(&self) -> Option<usize> {
        const LONGEST: usize = 9;
        let ground = self.ground;
        let at = self.right;
        let is_arabic = ground.words.conjugation == Conjugation::Arabic && self.spot.is_some();
        let hears = matches!(ground.word(at), "ل" | "لـ" | "الي") || ground.has_attached_preposition(at);
        let opens = (at..at + 3).any(|t| matches!(ground.word(t), "«" | "“" | "\"" | "("));
        (is_arabic && hears && opens).then_some(())?;
        let is_part =
            |t: usize| ground.reading.tokens[t].kind == Kind::Word || matches!(ground.word(t), "«" | "»" | "“" | "”" | "\"" | "(" | ")");
        let colon = (at..(at + LONGEST).min(self.ceiling())).find(|&t| !is_part(t))?;
        let quoted = ground.quotes.iter().any(|q| q.outer.start == colon + 1 && q.is_short_speech());
        (ground.word(colon) == ":" && quoted).then_some(colon)
    }

    /// "a rassuré |les élus| : les prix baissent": the colon behind the one spoken to, with a clause or a quotation behind it.
    pub(super) fn colon_behind_hearer(&self) -> Option<usize> {
        const LONGEST: usize = 7;
        let ground = self.ground;
        let tells = self.spot.is_some_and(|s| ground.words.hearers.at(ground.reading, s.verb.start) == Some(s.verb.end));
        let lists = [&ground.words.articles, &ground.words.adjuncts, &ground.words.prepositions];
        let begins = lists.iter().any(|list| list.at(ground.reading, self.right).is_some()) || ground.begins_actor(self.right);
        let limit = (self.right + LONGEST).min(self.ceiling());
        let is_word = |t: &usize| ground.reading.tokens[*t].kind == Kind::Word && !ground.cues.iter().any(|cue| cue.contains(t));
        let colon = (self.right..limit).take_while(is_word).last()? + 1;
        let is_french = ground.words.conjugation == Conjugation::French;
        (is_french && tells && begins && ground.word(colon) == ":").then_some(colon)
    }

    /// "وقال الرئيس، |الذي سلم الرئاسة إلى نظيره|: «…»": the colon behind a relative clause of the speaker.
    pub(super) fn colon_behind_clause(&self) -> Option<usize> {
        const LONGEST: usize = 30;
        let ground = self.ground;
        let at = self.right;
        // "وقالت فاطمة علي، |وهي أم من سلا|، لجريدتنا: «…»".
        let lists = [&ground.words.relatives, &ground.words.closes];
        let begins = ground.words.order == Order::VerbFirst && lists.iter().any(|list| list.at(ground.reading, at + 1).is_some());
        (begins && ground.word(at) == ",").then_some(())?;
        let colon = (at..(at + LONGEST).min(self.ceiling())).find(|&t| ground.word(t) == ":")?;
        let quoted = ground.quotes.iter().any(|q| q.outer.start == colon + 1 && q.may_be_speech());
        (quoted && !ground.cues.iter().any(|cue| cue.start > at && cue.start < colon)).then_some(colon)
    }

    /// "وقال شبل صهباني |ممثل المنظمة للصحفيين في جنيف| "نحن في سباق"": the quotation that ends a sentence, as agencies print it, with no colon
    /// before it.
    pub(super) fn quote_behind_circumstance(&self) -> Option<usize> {
        const LONGEST: usize = 28;
        let ground = self.ground;
        let at = self.right;
        let speaks = self.spot.is_some_and(|s| s.cue.has(Cue::QUOTE) && s.cue.has(Cue::FINITE) && s.tokens.end <= at);
        // "ويضيف |وهو يشير إلى الأفق| "كنا نعود بالكثير"".
        let has_clause = ground.words.closes.at(ground.reading, at).is_some();
        let may = matches!(self.voice, Some(Voice::Subject(_))) || has_clause;
        (ground.words.order == Order::VerbFirst && speaks && may).then_some(())?;
        let lists = [&ground.words.adjuncts, &ground.words.prepositions, &ground.words.closes, &ground.words.relatives];
        let is_office = |t: usize| ground.reading.tags_at(t).iter().any(|tag| matches!(tag.class, crate::lang::Class::Office(_)));
        // "وأضاف شويغو |- خلال اجتماع المجلس -| "نحن مستعدون"".
        let begins = matches!(ground.word(at), "," | "-" | "–")
            || is_office(at)
            || ground.has_attached_preposition(at)
            || lists.iter().any(|list| list.at(ground.reading, at).is_some());
        let limit = (at + LONGEST).min(self.ceiling());
        let mark = (at..limit).find(|&t| matches!(ground.word(t), "\"" | "«" | "“")).filter(|_| begins)?;
        let quote = ground.quotes.iter().position(|q| q.outer.start == mark && q.is_short_speech() && q.inner.len() > 2)?;
        let ends = ground.quotes[quote].outer.end + 1 >= ground.sentence.end;
        let is_clean = (at..mark).all(|t| {
            let is_mark = matches!(ground.word(t), ":" | "." | ";");
            // "وهو |يشير| إلى الأفق".
            let is_cue = !(has_clause && t == at + 1) && ground.cues.iter().any(|cue| cue.start == t);
            !is_mark && ground.words.that.at(ground.reading, t).is_none() && !is_cue
        });
        let is_governed = ground.words.prepositions.before(ground.reading, mark, at).is_some()
            || matches!(ground.word(mark - 1), "ب" | "بـ" | "ل" | "لـ" | "ك" | "كـ");
        (ends && is_clean && !is_governed && ground.reading.tokens[mark].spaced).then_some(quote)
    }

    /// "وكتب الوزير |على حسابه عبر «إكس»|: «…»", "ông Bình nói |với báo chí tại Huế, hôm qua|: “…”": the colon behind where and when it was said,
    /// with the quotation that it opens.
    pub(super) fn colon_behind_circumstance(&self) -> Option<usize> {
        const LONGEST: usize = 30;
        let ground = self.ground;
        let at = self.right;
        (!ground.words.inflects() && self.spot.is_some_and(|s| s.cue.has(Cue::QUOTE))).then_some(())?;
        let limit = (at + LONGEST).min(self.ceiling());
        let ends = |t: usize| matches!(ground.word(t), "." | ";") || ground.words.that.at(ground.reading, t).is_some();
        let colon = (at..limit).take_while(|&t| !ends(t)).find(|&t| ground.word(t) == ":")?;
        let opens = |q: &Quote| q.outer.start == colon + 1 && q.is_short_speech();
        let crosses = ground.cues.iter().any(|cue| cue.start >= at && cue.start < colon)
            || ground.quotes.iter().any(|q| q.outer.start >= at && q.outer.end <= colon && q.may_be_speech());
        (ground.quotes.iter().any(opens) && !crosses).then_some(colon)
    }

    /// "a salué|, lors d'un point de presse,| l'accord": the token after an adjunct between commas.
    pub(super) fn after_insertion(&self) -> usize {
        const LONGEST: usize = 20;
        let ground = self.ground;
        // "وهنأ الوزير، كريم الزبيدي|، في تغريدة،| الطرفين": the comma that closes a name is the first one.
        let is_long = ground.words.adjuncts.at(ground.reading, self.right).is_some_and(|end| end > self.right + 1);
        let is_verbs = ground.words.to.at(ground.reading, self.right).is_some() && !is_long;
        let is_named = ground.words.order == Order::VerbFirst && ground.word(self.right - 1) == "," && !is_verbs;
        let at = self.right - usize::from(is_named);
        // "salue|, elle,| une décision".
        let lists = [&ground.words.adjuncts, &ground.words.prepositions, &ground.words.adverbs, &ground.words.source_pronouns];
        if ground.word(at) != "," || !lists.iter().any(|list| list.at(ground.reading, at + 1).is_some()) {
            return self.right;
        }
        let limit = (at + LONGEST).min(self.ceiling());
        let crosses = |end: usize| ground.cues.iter().any(|cue| cue.start > at && cue.end <= end);
        let close = (at + 1..limit).find(|&t| matches!(ground.word(t), "," | "." | ":" | ";"));
        // "ودعا الرئيس، كريم الزبيدي، في ختام الجلسة |إلى| تنظيم يوم، قبل": what is said began before the comma.
        let begins = |end: usize| is_named && (at + 1..end).any(|t| matches!(ground.word(t), "الي" | "ان" | "بان" | "انه" | "انها"));
        close.filter(|&t| ground.word(t) == "," && !crosses(t) && !begins(t)).map_or(self.right, |t| t + 1)
    }

    /// "a mis en garde contre les retards : |il faut agir, a-t-il rappelé": what stands before the colon has a verb of its own.
    pub(super) fn after_colon(&self, start: usize) -> usize {
        let ground = self.ground;
        let colon = (start..self.left).rev().find(|&t| ground.word(t) == ":");
        let says = |colon: usize| ground.cues.iter().any(|cue| cue.start >= start && cue.end <= colon);
        colon.filter(|&colon| says(colon)).map_or(start, |colon| colon + 1)
    }

    /// "يمكن للبلدين التعاون، |وفقا لما كشفه الوزير|، كما ذكرت الصحيفة": a source that stands behind a whole clause.
    pub(super) fn closes_content(&self) -> bool {
        const LEAST: usize = 7;
        let ground = self.ground;
        let floor = self.floor();
        let is_source = self.spot.is_none() && ground.words.order == Order::VerbFirst;
        let comma = self.left.checked_sub(1).filter(|&t| is_source && t >= floor + LEAST && ground.word(t) == ",");
        let is_clause = comma.is_some_and(|comma| (floor..comma).all(|t| !matches!(ground.word(t), "," | ":" | ";")));
        let says = ground.cues.iter().any(|cue| cue.start >= floor && cue.end <= self.left);
        // "وفي المؤتمر الذي عقد أمس بالرباط، |وفقا للوزارة|، …": a circumstance is none.
        let lists = [&ground.words.adjuncts, &ground.words.prepositions, &ground.words.clitics];
        let is_adjunct = lists.iter().any(|list| list.at(ground.reading, floor).is_some());
        let is_joined = ground.word(self.left).starts_with(['و', 'ف']) && !ground.word(self.left).starts_with("وفق");
        is_clause && !says && !is_adjunct && !is_joined
    }

    /// "أما السفير عبد الله السعدي، |فاتهم| الجماعة": the verb of the one with whom the sentence begins.
    pub(super) fn tells_of_topic(&self) -> bool {
        let ground = self.ground;
        let start = ground.sentence.start;
        let is_first = !ground.cues.iter().any(|cue| cue.end <= self.left);
        let has_topic = ground.words.topics.at(ground.reading, start).is_some();
        let is_so = self.spot.is_some_and(|s| s.attached) && ground.word(self.left).starts_with('ف');
        let names = ground.actors_inside(&(start..self.left)).iter().any(|a| !matches!(a.who, crate::extract::Who::Body(_)));
        has_topic && is_first && is_so && names
    }

    /// "Báo cáo của Bộ |công bố hôm 10/3| cho thấy": a document that is published, before the verb of what it tells.
    fn is_published(&self) -> bool {
        /// The most words between the publication and the verb.
        const LONGEST: usize = 14;
        let ground = self.ground;
        let Some(spot) = self.spot.filter(|s| s.cue.has(Cue::OWN_SUBJECT)) else { return false };
        let is_dated = ground.words.adjuncts.at(ground.reading, spot.tokens.end).is_some();
        let tells = || ground.cues.iter().any(|cue| cue.start > spot.tokens.end && cue.start < spot.tokens.end + LONGEST);
        is_dated && self.speaks_as_document() && tells()
    }

    /// "The minister |showed|" tells nothing that was said, "the data |showed|" does.
    pub(super) fn may_show(&self) -> bool {
        let ground = self.ground;
        if self.is_published() {
            return false;
        }
        let Some(spot) = self.spot.filter(|s| ground.words.shows.at(ground.reading, s.verb.start).is_some()) else { return true };
        let says = spot.cue.has(Cue::QUOTE) && self.after != Some(Slot::Clause);
        says || self.speaks_as_document()
    }

    /// The end of the complementiser that belongs to the cue.
    pub(super) fn complementiser(&self) -> Option<usize> {
        let ground = self.ground;
        // "جدد الوزير التزام بلاده، إلا |أنه| لم يحدد موعدا".
        let is_but = |t: usize| ground.words.but_that.before(ground.reading, t, ground.sentence.start).is_some();
        let that = |t: usize| ground.words.that.at(ground.reading, t).filter(|_| !is_but(t));
        let ceiling = self.ceiling();
        let at = self.right;
        if let Some(end) = that(at).filter(|&end| end <= ceiling) {
            return Some(end);
        }
        // "a indiqué |de son côté| que".
        let adverb = ground.words.adverbs.at(ground.reading, at).filter(|_| ground.words.conjugation == Conjugation::French);
        if let Some(end) = adverb.and_then(that).filter(|&end| end <= ceiling) {
            return Some(end);
        }
        let takes_object = self.spot.is_some_and(|s| s.cue.has(Cue::NOUN) || s.cue.has(Cue::CLAUSE));
        // "وقال الوزير|: إن| المشروع سينجز".
        if let Some(end) = self.clause_behind_colon(at).filter(|&end| end <= ceiling) {
            return Some(end);
        }
        if ground.words.conjugation == Conjugation::None {
            let behind_comma = that(at + 1).filter(|&end| ground.word(at) == "," && end <= ceiling);
            return behind_comma.or_else(|| self.far_complementiser(at, ceiling));
        }
        // "said |her party| would support the bill".
        let is_own = ground.words.conjugation == Conjugation::English
            && ground.words.articles.at(ground.reading, at).is_some()
            && ground.words.tells.at(ground.reading, self.spot.map_or(at, |s| s.verb.start)).is_none();
        let begins_adjunct = [&ground.words.adjuncts, &ground.words.addressee, &ground.words.adverbs]
            .iter()
            .any(|list| list.at(ground.reading, at).is_some())
            && !is_own;
        let is_free = matches!(ground.word(at), "," | "(") || begins_adjunct || !takes_object || ground.words.order == Order::VerbFirst;
        // "Elle restera, |dit-elle,| le temps qu'il faudra".
        let is_inserted = ground.word(at) == "," && self.spot.is_some_and(|s| s.inverted.is_some());
        // "went on |to name| three countries that had not paid".
        let is_to = ground.words.conjugation == Conjugation::English
            && ground.words.to.at(ground.reading, at).is_some_and(|t| {
                let is_noun =
                    ground.words.articles.at(ground.reading, t).is_some() || ground.words.addressee.at(ground.reading, t).is_some();
                !is_noun && ground.reading.tokens.get(t).is_some_and(|t| !t.capital)
            });
        (is_free && !is_inserted && !is_to).then_some(())?;
        if let Some(end) = self.clause_of_speech() {
            return Some(end);
        }
        let is_aside = |t: usize| ground.words.order == Order::VerbFirst && ground.word(t) == ",";
        let reach = if ground.word(at) == "," || (at..at + 4).any(is_aside) { 30 } else { 14 };
        let limit = (at + reach).min(ceiling);
        for t in at..limit {
            // "قبل أن": a conjunction, no complementiser.
            let is_conjunction = t > at && ground.words.prepositions.before(ground.reading, t, at).is_some();
            // "said at a conference |that drew| 38 importers": what describes a noun.
            let is_relative = t > at && self.describes_noun(t);
            // "دعا البيان إلى إدراج الملف، |على أن| تستضيف تونس": a condition behind what the verb itself takes.
            let is_condition = t > at && ground.word(t - 1) == "," && ground.words.to.at(ground.reading, at).is_some();
            // "تدعو المسودة إلى خفض الهدر |ومن المقرر أن| تعتمد": the next clause.
            let is_planned =
                |end: usize| (t.saturating_sub(2).max(at + 1)..t).any(|s| ground.words.hypothetical.at(ground.reading, s) == Some(end));
            let is_planned = |end: &usize| ground.words.order == Order::VerbFirst && is_planned(*end);
            if let Some(end) = that(t).filter(|end| !is_conjunction && !is_relative && !is_condition && !is_planned(end)) {
                return Some(end);
            }
            // "أظهرت دراسة |عرضت| خلال المؤتمر أن": a verb right behind a noun describes it.
            let describes = t == at && ground.words.order == Order::VerbFirst && self.speaks_as_document();
            let opens_speech =
                ground.words.order == Order::VerbFirst && ground.quotes.iter().any(|q| q.outer.start == t && q.may_be_speech());
            // "ولم تعلق الوزارة|، فيما| يرتقب أن": another clause.
            let is_clause = |list: &Phrases| list.at(ground.reading, t + 1).is_some();
            let is_other = is_aside(t) && is_clause(&ground.words.chain) && is_clause(&ground.words.and);
            let is_end = matches!(ground.word(t), ";" | ":")
                || is_other
                || opens_speech
                || !describes && ground.cues.iter().any(|cue| cue.start == t && t >= at);
            if is_end {
                return None;
            }
        }
        None
    }

    /// "a conference |that drew| importers": "that" with a verb behind it, where English needs a subject.
    fn describes_noun(&self, that: usize) -> bool {
        let ground = self.ground;
        let words = ground.words;
        let next = that + 1;
        let lists = [&words.auxiliaries, &words.hypothetical, &words.past_verbs];
        let is_verb = lists.iter().any(|list| list.at(ground.reading, next).is_some());
        words.conjugation == Conjugation::English && is_verb && !ground.reading.tokens[next].capital
    }

    /// "وقال الوزير |لوكالة الأنباء العراقية (واع): إن|": the complementiser that a colon introduces, as the press of Iraq writes.
    pub(super) fn clause_behind_colon(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 16;
        let ground = self.ground;
        (ground.words.order == Order::VerbFirst).then_some(())?;
        let limit = (at + LONGEST).min(self.ceiling());
        let ends = |t: usize| matches!(ground.word(t), "." | ";" | "\"" | "«" | "“") || ground.cues.iter().any(|cue| cue.start == t);
        let colon = (at..limit).take_while(|&t| !ends(t)).find(|&t| ground.word(t) == ":")?;
        ground.words.that.at(ground.reading, colon + 1)
    }

    /// "phát biểu |với báo chí tại Huế| rằng", "dẫn kết quả |khảo sát 210 nhà máy| cho thấy": the complementiser behind the one spoken to, the
    /// place and the day, or behind what is cited.
    pub(super) fn far_complementiser(&self, at: usize, ceiling: usize) -> Option<usize> {
        const REACH: usize = 18;
        let ground = self.ground;
        let lists = [&ground.words.adjuncts, &ground.words.prepositions];
        let cites = self.spot.is_some_and(|s| s.cue.has(Cue::THAT) && !s.cue.has(Cue::CLAUSE) && !s.cue.has(Cue::QUOTE));
        (cites || lists.iter().any(|list| list.at(ground.reading, at).is_some())).then_some(())?;
        let is_that = |t: usize| ground.words.that_far.at(ground.reading, t).is_some();
        let is_cue = |t: usize| !(cites && is_that(t)) && ground.cues.iter().any(|cue| cue.start == t);
        let ends = |t: usize| matches!(ground.word(t), "," | ";" | ":" | "“" | "\"" | "(") || is_cue(t);
        // "nói |với RFI là| chỉ có 9 km".
        const NAME: usize = 6;
        let names_hearer = |t: usize| ground.word(t) == "là" && ground.reading.tokens[t - 1].capital;
        let hearer = (at + 2..(at + NAME).min(ceiling)).take_while(|&t| !ends(t)).find(|&t| ground.word(at) == "với" && names_hearer(t));
        if let Some(that) = hearer {
            return Some(that + 1);
        }
        let mut within = (at + 1..(at + REACH).min(ceiling)).take_while(|&t| !ends(t));
        within.find_map(|t| ground.words.that_far.at(ground.reading, t)).filter(|&end| end <= ceiling)
    }

    /// "قال سميث، وهو عامل يسجل الاحتجاج، |إن|": what this complementiser begins is what the verb said, however far it stands.
    pub(super) fn clause_of_speech(&self) -> Option<usize> {
        const FAR: usize = 45;
        let ground = self.ground;
        let says = ground.words.order == Order::VerbFirst && self.spot.is_some_and(|s| !s.cue.has(Cue::NOUN));
        let limit = (self.right + FAR).min(self.ceiling());
        let is_mark = |t: usize| matches!(ground.word(t), ":" | ";" | "." | "\"" | "«" | "“");
        let opens = |t: &usize| ground.words.that_said.iter().any(|word| word == ground.reading.surface(*t));
        let first = (self.right..limit).filter(|_| says).take_while(|&t| !is_mark(t)).find(opens)?;
        // "إن لم", "وإن": "if".
        let is_condition = ground.words.that_said.first().is_some_and(|bare| bare == ground.reading.surface(first))
            && ground.words.negations.at(ground.reading, first + 1).is_some();
        (!is_condition).then_some(first + 1)
    }

    /// "cho rằng |trong bối cảnh hiện nay, tỉnh cần|", "cam kết |đến hết năm sẽ xong|": a circumstance that begins what is said, where
    /// nothing stands before the speaker that may have been said.
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        const REACH: usize = 16;
        const LEAST: usize = 4;
        let ground = self.ground;
        let Some(Voice::Subject(subject)) = &self.voice else { return false };
        let floor = self.floor();
        // "trả lời phóng viên, ông Nam chia sẻ |về kết quả hội nghị|, …".
        let is_framed = ground.words.frames.at(ground.reading, floor).is_some() && ground.words.to.at(ground.reading, at).is_none();
        let is_adjunct =
            ground.words.adjuncts.at(ground.reading, floor).is_some() && ground.words.frames.at(ground.reading, floor).is_none();
        let is_first = subject.tokens.start == floor || is_framed || is_adjunct;
        let near = at..(at + REACH).min(self.ceiling());
        let mark = near.clone().find(|&t| matches!(ground.word(t), "," | "." | ";" | ":"));
        // "cam kết |đến hết năm 2026 sẽ| đưa nước sạch về các xã".
        let is_time = ground.words.since.at(ground.reading, at).is_some();
        let tells = |t: usize| {
            let verb = ground.words.hypothetical.at(ground.reading, t);
            verb.or_else(|| ground.words.predicates.at(ground.reading, t).filter(|_| is_time)).is_some_and(|end| end + 1 < self.ceiling())
        };
        let has_verb = (at + 2..mark.unwrap_or(near.end)).any(tells);
        is_first && (has_verb || mark.is_some_and(|mark| ground.word(mark) == "," && self.ceiling() - mark > LEAST))
    }

    /// "bày tỏ lo ngại |về| nguy cơ", "cảnh báo |về| hạn hán": the preposition that a verb without inflection takes its object with.
    pub(super) fn is_governed(&self, at: usize) -> bool {
        const LEAST: usize = 4;
        let ground = self.ground;
        let rest = at..self.ceiling();
        let ends = |t: &usize| matches!(ground.word(*t), "," | "." | ";" | ":");
        let n_words = rest.take_while(|t| !ends(t)).count();
        let governs = self.spot.is_some_and(|s| ground.words.worries.at(ground.reading, s.verb.start) == Some(s.verb.end));
        governs && ground.words.to.at(ground.reading, at).is_some() && n_words >= LEAST
    }

    /// "60", "half", "a dozen": whether a number begins at a token.
    pub(super) fn is_number(&self, at: usize) -> bool {
        let reading = self.ground.reading;
        let Some(token) = reading.tokens.get(at) else { return false };
        let numbers = language(reading.sentences[reading.sentence_of(at)].language).map(|l| &l.numbers);
        let is_word = |t: usize| numbers.is_some_and(|n| n.add.contains_key(reading.folded(t)) || n.exact.contains_key(reading.folded(t)));
        token.kind == Kind::Number || is_word(at) || self.ground.word(at) == "half" || self.ground.word(at) == "a" && is_word(at + 1)
    }

    /// "said in a statement |it would": the clause begins at the next pronoun, article or actor.
    pub(super) fn after_adjunct(&self, start: usize) -> Option<usize> {
        let ground = self.ground;
        let noun = ground.after_article(start + 1);
        let begins = |t: usize| {
            let words = ground.words;
            let lists = [&words.pronouns_m, &words.pronouns_f, &words.pronouns_neutral, &words.pronouns_plural, &words.articles];
            lists.iter().any(|list| list.at(ground.reading, t).is_some()) || ground.begins_actor(t)
        };
        // "said |Monday's vote| was fair".
        let is_owner = |t: usize| matches!(ground.word(t), "'s" | "'");
        let is_day = ground.words.prepositions.at(ground.reading, start).is_none() && ground.words.conjugation == Conjugation::English;
        if is_day && (start + 1..start + 3).any(is_owner) {
            return Some(start);
        }
        (noun + 1..(noun + 4).min(self.ceiling()))
            .find(|&t| begins(t) && ground.words.prepositions.before(ground.reading, t, start).is_none())
    }

    /// "وفقا للشرطة، |فقد| أصيب", "بحسب الوزير |فإن| السعر": what takes the sentence up again behind a source.
    pub(super) fn after_resumption(&self, at: usize) -> usize {
        let ground = self.ground;
        let resumes = ground.words.order == Order::VerbFirst && ground.word(at).starts_with('ف');
        let lists = [&ground.words.that, &ground.words.clitics];
        lists.iter().filter(|_| resumes).find_map(|list| list.at(ground.reading, at)).unwrap_or(at)
    }

    /// Where "de publier" begins after the one who is asked.
    pub(super) fn infinitive(&self) -> Option<usize> {
        let ground = self.ground;
        // "a promis |jeudi| aux députés de revoir".
        let from = ground.words.adverbs.at(ground.reading, self.right).unwrap_or(self.right);
        ground.words.addressee.at(ground.reading, from)?;
        let limit = (from + 30).min(self.ceiling());
        let to = |t: usize| ground.words.to.at(ground.reading, t);
        let is_verb = |t: usize| to(t).is_some_and(|after| (after..(after + 4).min(limit)).any(|verb| self.is_infinitive(verb)));
        // "aux chefs de |quartier| de s'impliquer": a noun that looks like an infinitive.
        let is_noun = |t: usize| self.is_infinitive(t) && to(t + 1).is_some() && is_verb(t + 1);
        (from + 1..limit).find(|&t| is_verb(t) && !to(t).is_some_and(is_noun))
    }

    pub(super) fn is_infinitive(&self, token: usize) -> bool {
        let word = self.ground.word(token);
        let is_name = self.ground.reading.tokens[token].capital;
        !is_name && self.ground.words.infinitive_endings.iter().any(|ending| word.ends_with(ending.as_str()) && word.len() > ending.len())
    }

    /// "aux délégués |le potentiel": what is presented follows the one to whom.
    pub(super) fn after_addressee(&self) -> usize {
        let ground = self.ground;
        if ground.words.addressee.at(ground.reading, self.right).is_none() {
            return self.right;
        }
        let limit = (self.right + 8).min(self.ceiling());
        // "urged officials |to| clear the harbour".
        let is_to = |t: usize| ground.words.conjugation == Conjugation::English && ground.words.to.at(ground.reading, t).is_some();
        let is_cut = |t: &usize| matches!(ground.word(*t), "," | ";" | ":") || is_to(*t) || is_to(*t - 1);
        (self.right + 2..limit)
            .take_while(|t| !is_cut(t))
            .find(|&t| {
                // "a confié à la presse |avoir évoqué|".
                let is_perfect =
                    ground.words.conjugation == Conjugation::French && matches!(ground.word(t), "avoir" | "être" | "ne" | "n'");
                is_perfect
                    || ground.words.articles.at(ground.reading, t).is_some()
                        && ground.words.prepositions.before(ground.reading, t, self.right).is_none()
            })
            .unwrap_or(self.right)
    }

    /// "…، |على حد قول| المدير", "… |وفق ما أعلن| المدير": a source that needs no mark before it.
    pub(super) fn is_told_source(&self) -> bool {
        let ground = self.ground;
        let source = ground.words.sources.at(ground.reading, self.left).map(|end| self.left..end);
        let tells = |t: usize| ground.word(t).ends_with("ما") || ground.word(t) == "حد";
        let is_told = source.is_some_and(|mut source| source.len() > 1 && source.any(tells));
        ground.words.order == Order::VerbFirst && self.spot.is_none() && is_told
    }

    /// "وقال الوزير إن بلاده جاهزة، |لكنها ترحب| بأي شراكة": a verb of a woman or a thing, where all who are named before are men.
    pub(super) fn is_of_woman(&self) -> bool {
        let ground = self.ground;
        let Some(spot) = self.spot.filter(|_| ground.words.order == Order::VerbFirst) else { return false };
        let is_hers = spot.cue.has(Cue::FEMININE) || spot.cue.has(Cue::PROSPECTIVE) && ground.word(spot.verb.start).starts_with('ت');
        let is_man = |a: &crate::extract::Actor| !matches!(a.who, crate::extract::Who::Body(_)) && a.gender == Some(Gender::M);
        let named = ground.actors_inside(&(ground.sentence.start..self.left));
        // "أضاف خالد |أن تونس تدعو|" but "وقالت النائبة …، وتابعت".
        is_hers && !named.is_empty() && named.iter().all(is_man)
    }

    /// "واصفا إياه بأنه |"خطوة جيدة"|، ورفض التعليق": a quotation that begins what is said and that a comma parts from a verb ends it.
    pub(super) fn up_to_next_verb(&self, content: Range<usize>) -> Range<usize> {
        let ground = self.ground;
        let quote = ground.quotes.iter().find(|q| q.outer.start == content.start && q.outer.end < content.end);
        let Some(end) = quote.map(|q| q.outer.end).filter(|_| ground.words.conjugation == Conjugation::Arabic) else { return content };
        let next = end + 1;
        let goes_on =
            ground.word(end) == "," && ground.word(next).starts_with('و') && !ground.quotes.iter().any(|q| q.outer.start == next + 1);
        let is_that = |t: usize| ground.words.that.at(ground.reading, t).is_some();
        if goes_on && !is_that(next) && content.end > next + 1 { content.start..end } else { content }
    }

    /// "called the verdict “a victory”": a verb of direct speech with a quotation in its object.
    pub(super) fn names_in_quotes(&self) -> bool {
        self.spot.is_some_and(|s| s.cue.has(Cue::QUOTE)) && self.has_object_in_quotes()
    }

    pub(super) fn has_object_in_quotes(&self) -> bool {
        let ground = self.ground;
        let limit = (self.right + 8).min(self.ceiling());
        let is_title = |q: &Quote| ground.reading.tokens.get(q.inner.start).is_some_and(|t| t.capital);
        let quote = ground.quotes.iter().find(|q| q.outer.start > self.right && q.outer.start < limit && !is_title(q));
        let is_clean = |end: usize| (self.right..end).all(|t| !matches!(ground.word(t), "," | ":" | ";" | "."));
        // "وقال |العامل الذي طلب عدم نشر اسمه| "…"": a subject that no table knows.
        let is_subject =
            ground.words.order == Order::VerbFirst && ground.words.relatives.first_in(ground.reading, self.right..limit).is_some();
        !is_subject && quote.is_some_and(|q| is_clean(q.outer.start))
    }

    /// "dit |avoir vu", "offre |d'accueillir", "assure |ne pas vouloir".
    pub(super) fn tells_in_infinitive(&self) -> bool {
        let ground = self.ground;
        let mut at = self.right;
        // "a offert |d'|accueillir".
        let takes_to = self.spot.is_some_and(|s| s.cue.has(Cue::TO));
        if let Some(after) = ground.words.to.at(ground.reading, at).filter(|_| takes_to) {
            at = after;
        }
        let small = [&ground.words.negations, &ground.words.clitics, &ground.words.adverbs];
        while let Some(after) = small.iter().find_map(|list| list.at(ground.reading, at)) {
            at = after;
        }
        let says = self.spot.is_some_and(|s| s.cue.has(Cue::THAT) && s.cue.has(Cue::FINITE));
        let is_french = ground.words.conjugation == Conjugation::French;
        is_french && says && at < self.ceiling() && ground.words.articles.at(ground.reading, at).is_none() && self.is_infinitive(at)
    }

    /// "told the farmers |to dry| their beans": whether an order follows the one who is told.
    pub(super) fn orders(&self) -> bool {
        let ground = self.ground;
        let tells = |s: &crate::extract::statements::cues::Spot| {
            s.tokens.end > s.verb.end && ground.words.tells.at(ground.reading, s.verb.start).is_some()
        };
        let to = ground.words.to.at(ground.reading, self.right).filter(|_| self.spot.is_some_and(tells));
        ground.words.conjugation == Conjugation::English && to.is_some_and(|to| ground.may_be_infinitive(to))
    }

    /// "a salué |mardi devant la presse| l'accord": when and where stand before what is said.
    pub(super) fn after_circumstance(&self, start: usize) -> usize {
        let ground = self.ground;
        if ground.words.order == Order::VerbFirst {
            return self.object_behind_adjunct(start).unwrap_or(start);
        }
        if ground.words.conjugation != Conjugation::French || ground.words.adjuncts.at(ground.reading, start).is_none() {
            return start;
        }
        let limit = (start + 10).min(self.ceiling());
        let begins = |t: &usize| {
            let is_object = ground.words.articles.at(ground.reading, *t).is_some()
                && ground.words.prepositions.at(ground.reading, *t).is_none()
                && ground.words.prepositions.before(ground.reading, *t, self.right).is_none();
            // "a avoué mercredi |avoir menti|".
            let is_done = self.tells_in_infinitive() && ground.words.perfect_infinitives.at(ground.reading, *t).is_some();
            // "a indiqué lundi |étudier| plusieurs pistes".
            let is_told = || {
                let is_of = ground.words.prepositions.before(ground.reading, *t, self.right).is_some();
                self.tells_in_infinitive() && !is_of && ground.reading.tokens[*t].kind == Kind::Word && self.is_infinitive(*t)
            };
            let is_done = is_done || is_told();
            is_object || is_done || ground.quotes.iter().any(|q| q.outer.start == *t)
        };
        let is_cut = |t: usize| matches!(ground.word(t), "," | ":" | ";" | ".") || ground.words.that.at(ground.reading, t).is_some();
        (start + 1..limit).take_while(|&t| !is_cut(t)).find(begins).unwrap_or(start)
    }

    /// "وأوصى المشاركون في المؤتمر |بإطلاق|", "وأكد خلال اللقاء على |أهمية|": what is said behind an adjunct without commas.
    pub(super) fn object_behind_adjunct(&self, start: usize) -> Option<usize> {
        const REACH: usize = 12;
        const LEAST_LETTERS: usize = 4;
        let ground = self.ground;
        ground.words.adjuncts.at(ground.reading, start)?;
        let is_cut = |t: &usize| {
            matches!(ground.word(*t), "," | ":" | ";" | "." | "\"" | "«" | "“" | "(")
                || ground.words.that.at(ground.reading, *t).is_some()
                || ground.cues.iter().any(|cue| cue.start == *t)
        };
        let object = |t: usize| ground.words.objects.at(ground.reading, t).map(|_| t);
        // "ودعا الرئيس في ختام الجلسة |إلى| تنظيم يوم برلماني".
        let calls_for = |t: usize| ground.word(t) == "الي" && self.spot.is_some_and(|s| s.cue.has(Cue::PERSON));
        let governed = |t: usize| ground.words.to.at(ground.reading, t).filter(|&end| object(end).is_some() || calls_for(t));
        let has_preposition = |t: usize| {
            let rest = ground.word(t).strip_prefix('ب').filter(|rest| rest.chars().count() >= LEAST_LETTERS);
            let is_own = || ground.reading.tags_at(t).iter().any(|tag| tag.span.start == ground.reading.tokens[t].span.start);
            (self.spot?.cue.has(Cue::NOUN) && rest.is_some() && !ground.has_attached_preposition(t) && !is_own()).then_some(t)
        };
        let limit = (start + REACH).min(self.ceiling());
        let begins = |t: usize| governed(t).or_else(|| object(t)).or_else(|| has_preposition(t));
        // "أوصى المشاركون في المؤتمر، الذي اختتم أعماله اليوم، |بتخصيص|".
        let comma = (start + 2..limit).find(is_cut).filter(|&t| ground.word(t) == ",");
        let close = comma.filter(|&t| ground.words.relatives.at(ground.reading, t + 1).is_some()).and_then(|t| {
            let limit = (t + REACH).min(self.ceiling());
            (t + 1..limit).find(|t| matches!(ground.word(*t), "," | ":" | ";" | "." | "\"" | "«" | "“" | "("))
        });
        let behind_clause = || close.filter(|&t| ground.word(t) == ",").and_then(|t| begins(t + 1));
        (start + 2..limit).take_while(|t| !is_cut(t)).find_map(begins).or_else(behind_clause)
    }

    /// "appelle |aussi| les banques": adverbs of the verb.
    pub(super) fn after_adverbs(&self, start: usize) -> usize {
        let ground = self.ground;
        let opens = |t: usize| ground.words.inflects() && ground.quotes.iter().any(|q| q.outer.start == t);
        let is_of = |t: usize| ground.words.conjugation == Conjugation::French && matches!(ground.word(t), "de" | "d'" | "à");
        let is_object = |t: usize| ground.words.articles.at(ground.reading, t).is_some() || opens(t) || is_of(t);
        let adverb = ground.words.adverbs.at(ground.reading, start).filter(|_| !is_object(start));
        adverb.filter(|&end| is_object(end) && ground.words.order == Order::SubjectFirst).unwrap_or(start)
    }

    /// Arabic: "أعرب |عن تقديره": the verb's preposition is no part of what is said.
    pub(super) fn after_preposition(&self, start: usize) -> usize {
        let ground = self.ground;
        if ground.words.order == Order::SubjectFirst {
            return start;
        }
        let mut start = start;
        // "نفت الهيئة |الخميس| توقف الأشغال".
        while let Some(end) = ground.words.adverbs.at(ground.reading, start).or_else(|| self.after_place(start)) {
            start = end;
        }
        // "كشفت الوزيرة |اليوم بالجزائر،| عن فتح مركز".
        let is_parted = start > self.right && ground.word(start) == "," && ground.words.to.at(ground.reading, start + 1).is_some();
        start += usize::from(is_parted);
        if let Some(end) = ground.words.adjuncts.at(ground.reading, start).filter(|end| end - start > 1) {
            start = end + usize::from(ground.word(end).starts_with("ال"));
        }
        // "شكك الخبير |في| قدرة الموانئ".
        let doubts = self.spot.is_some_and(|s| ground.words.doubts.at(ground.reading, s.verb.start) == Some(s.verb.end));
        let start = if doubts && ground.word(start) == "في" { start + 1 } else { start };
        ground.words.to.at(ground.reading, start).unwrap_or(start)
    }

    /// "كشفت الوزيرة اليوم |بأم البواقي| عن": behind a place that "in" is written onto.
    fn after_place(&self, at: usize) -> Option<usize> {
        let ground = self.ground;
        let is_place = |tag: &&crate::extract::Tag| {
            matches!(tag.class, crate::lang::Class::Place(_)) && tag.tokens.start == at && ground.reading.text_before(tag) == "ب"
        };
        ground.reading.tags_at(at).iter().find(is_place).map(|tag| tag.tokens.end)
    }

    /// "أكد الوزير توفيق الشرجبي، |أهمية| تكاتف الجهود": the object behind a comma that parts it from a subject in full, as agencies of Yemen and
    /// Iraq print it.
    pub(super) fn object_behind_comma(&self, at: usize) -> Option<usize> {
        let ground = self.ground;
        let names = |subject: &Subject| matches!(subject.named[..], [Named::Actor(_)]) && subject.tokens.end == at;
        let is_subject = matches!(&self.voice, Some(Voice::Subject(subject)) if names(subject));
        let next = at + 1;
        let is_parted = ground.words.conjugation == Conjugation::Arabic && is_subject && ground.word(at) == "," && next < self.ceiling();
        let is_object = ground.words.objects.at(ground.reading, next).is_some() || ground.words.to.at(ground.reading, next).is_some();
        let sentence = &ground.reading.sentences[ground.reading.sentence_of(at)];
        let is_noun = || {
            let people = crate::lang::language(sentence.language).map(|l| &l.people);
            people.is_some_and(|people| people.common_nouns.has(ground.word(next))) && ground.word(next + 1).starts_with("ال")
        };
        // "ودعا جبالي، |جميع| النواب", "وهنأ الصفدي، |نظيره| الكوري": any word that opens no clause and no circumstance.
        let lists = [&ground.words.adjuncts, &ground.words.prepositions, &ground.words.that, &ground.words.relatives, &ground.words.closes];
        let small = [&ground.words.chain, &ground.words.and, &ground.words.adverbs, &ground.words.clitics, &ground.words.sources];
        let is_plain = || {
            let opens = lists.iter().chain(&small).any(|list| list.at(ground.reading, next).is_some());
            let is_person = |actor: usize| matches!(ground.cast.actors[actor].who, crate::extract::Who::Person(_));
            let names_person = matches!(&self.voice, Some(Voice::Subject(s)) if matches!(s.named[..], [Named::Actor(a)] if is_person(a)));
            let says = ground.cues.iter().any(|cue| cue.start == next) || ground.has_attached_preposition(next);
            names_person && !opens && !says && ground.reading.tokens[next].kind == Kind::Word && !ground.word(next).starts_with(['و', 'ف'])
        };
        let is_owned =
            ["ه", "ها"].iter().any(|pronoun| ground.word(next).ends_with(pronoun)) && !ground.reading.surface(next).ends_with('ة');
        let is_title = |tag: &crate::extract::Tag| matches!(tag.class, crate::lang::Class::Office(_)) && !is_owned;
        (is_parted && (is_object || is_noun() || is_plain()) && !ground.reading.tags_at(next).iter().any(is_title)).then_some(next)
    }

    /// "According to the authorities |1,000 people| were hurt": a sentence that begins with its source and leaves the comma out.
    pub(super) fn is_source_without_comma(&self) -> bool {
        let ground = self.ground;
        let at = self.right;
        let names = |subject: &Subject| subject.named.iter().all(|named| matches!(named, Named::Actor(_) | Named::Person(_)));
        let is_first = self.left == ground.sentence.start && matches!(&self.voice, Some(Voice::Subject(subject)) if names(subject));
        let token = ground.reading.tokens.get(at).filter(|_| at < self.ceiling());
        let is_number = |t: usize| t < self.ceiling() && ground.reading.tokens[t].kind == Kind::Number;
        let begins = (at..at + 3).any(is_number)
            || token.is_some_and(|t| t.kind == Kind::Word && ground.words.is_pronoun(ground.reading, at))
            || ground.words.articles.at(ground.reading, at).is_some() && ground.words.prepositions.at(ground.reading, at).is_none();
        is_first && begins && ground.word(at) != "," && ground.words.inflects()
    }
}
