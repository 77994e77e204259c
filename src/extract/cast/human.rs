//! What shows that capital words name a person and no company: an age, a trade, "who", a "he said" behind it, or the family name alone
//! that speaks.

use super::{Name, Stage};
use crate::extract::statements::{Cue, Words};
use crate::extract::{Kind, Reading};
use crate::lang::{Class, language};
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::ops::Range;

/// The most words of a name that capitals alone show.
const LONGEST_NAME: usize = 5;
/// The most words between commas behind a name that tell who somebody is.
const LONGEST_APPOSITION: usize = 14;
/// The most small words between a subject and its verb.
const LONGEST_VERB: usize = 4;

impl Stage<'_, '_> {
    /// Whether the text treats a name as that of a person.
    pub(super) fn is_human(&self, name: &Name) -> bool {
        let tokens = &name.tokens;
        let Some(words) = self.language(tokens.start).filter(|l| l.capitals && tokens.len() <= LONGEST_NAME).map(|l| &l.statements) else {
            return false;
        };
        let sentence = self.reading.sentences[self.reading.sentence_of(tokens.start)].tokens.clone();
        let human = Human { reading: self.reading, words };
        let is_part = tokens.start > sentence.start && human.is_name(tokens.start - 1) || human.is_name(tokens.end);
        // "a centre |in| Cai Cui": a place.
        let is_at = tokens.start > sentence.start && matches!(self.reading.folded(tokens.start - 1), "in" | "at");
        let is_placed = is_at && matches!(self.reading.folded(tokens.end), "." | "," | "and");
        if is_part || tokens.len() < 2 || is_placed {
            return false;
        }
        if self.is_label(tokens) {
            return true;
        }
        let is_common = || tokens.clone().any(|t| self.small.contains(self.reading.folded(t)));
        let last = self.reading.folded(tokens.end - 1);
        let is_short_later = || self.alone.contains(last) && human.speaks(tokens, &sentence);
        let speaks = || human.is_resumed(tokens, &sentence) || self.speaking.contains(last) || is_short_later();
        let is_told_next = || self.follows_title(tokens, &sentence) && human.is_unknown(tokens) && human.speaks(tokens, &sentence);
        let is_named = || {
            speaks()
                || is_told_next()
                || human.is_quoted(tokens, &sentence)
                || human.is_possessed(tokens, &sentence)
                || human.is_told_on(tokens, &sentence)
                || human.has_party(tokens, &sentence)
                || human.words.by_voice.before(self.reading, tokens.start, sentence.start).is_some()
        };
        let acts = || is_named() || human.has_calling(tokens, &sentence) || human.is_behind_trade(tokens.start, sentence.start);
        human.has_age(tokens.end, sentence.end) || human.has_trade(tokens.end, sentence.end) || acts() && !is_common()
    }
}

impl Stage<'_, '_> {
    /// "|Ann Roe|: We lost ten years." in an interview: words before a colon that begin two paragraphs or more, none of which asks.
    fn is_label(&self, name: &Range<usize>) -> bool {
        let reading = self.reading;
        let folded = |tokens: &Range<usize>| tokens.clone().map(|t| reading.folded(t)).collect::<Vec<_>>();
        let labels = |start: usize| {
            let tokens = start..start + name.len();
            tokens.end < reading.tokens.len() && reading.folded(tokens.end) == ":" && folded(&tokens) == folded(name)
        };
        let answers = reading.article.blocks.iter().filter(|block| {
            let text = reading.article.slice(block.span).trim_end();
            let start = reading.token_at(block.span.start);
            // "|Ann Roe|: “We lost ten years”", the headline of an interview.
            let is_quoted = || matches!(reading.folded(start + name.len() + 1), "«" | "“" | "\"");
            let is_title = block.kind == crate::article::BlockKind::Title;
            !text.ends_with('?') && labels(start) && (!is_title || is_quoted())
        });
        let asks = reading.article.blocks.iter().any(|block| reading.article.slice(block.span).trim_end().ends_with('?'));
        asks && name.len() >= 2 && answers.count() >= 1
    }

    /// "The trade minister spoke of ports. |Jalmar Oestvik| said …": whether a name opens a sentence behind one with a title alone.
    fn follows_title(&self, name: &Range<usize>, sentence: &Range<usize>) -> bool {
        const NEAR: usize = 2;
        let before = self.titles.partition_point(|t| t.tokens.end <= name.start).checked_sub(1);
        let Some(title) = before.map(|t| &self.titles[t]).filter(|t| t.definite && !t.plural && !t.is_epithet()) else { return false };
        let next = &self.reading.tokens[title.tokens.end];
        let is_alone = next.kind == Kind::Word && !next.capital;
        let (here, there) = (self.reading.sentence_of(name.start), self.reading.sentence_of(title.tokens.start));
        name.start == sentence.start && is_alone && there < here && here - there <= NEAR
    }
}

/// The words that the article writes small somewhere, with four letters or more: "the city" shows what "City Hall" is made of.
pub(super) fn written_small<'r>(reading: &'r Reading) -> FxHashSet<&'r str> {
    const LEAST_LETTERS: usize = 4;
    let is_small = |t: &usize| reading.tokens[*t].kind == Kind::Word && !reading.tokens[*t].capital;
    let words = (0..reading.tokens.len()).filter(is_small).map(|t| reading.folded(t));
    words.filter(|word| word.chars().count() >= LEAST_LETTERS).collect()
}

/// The words with a capital, alone and known to no table, that are the subject of a verb of saying: "Puig said".
pub(super) fn speaking(reading: &Reading) -> BTreeSet<String> {
    const LEAST_LETTERS: usize = 3;
    let mut found = BTreeSet::new();
    for sentence in &reading.sentences {
        let Some(words) = language(sentence.language).filter(|l| l.capitals).map(|l| &l.statements) else { continue };
        let human = Human { reading, words };
        for token in sentence.tokens.clone().filter(|&t| human.is_name(t) && reading.tags_at(t).is_empty()) {
            let is_alone = (token == sentence.tokens.start || !human.is_name(token - 1)) && !human.is_name(token + 1);
            let is_long = reading.folded(token).chars().count() >= LEAST_LETTERS && !reading.tokens[token].caps;
            if is_alone && is_long && human.speaks(&(token..token + 1), &sentence.tokens) {
                found.insert(reading.folded(token).to_owned());
            }
        }
    }
    found
}

/// The words with a capital, alone and known to no table, that begin a sentence or a clause: "Puig would not say".
pub(super) fn standing_alone(reading: &Reading) -> BTreeSet<String> {
    const LEAST_LETTERS: usize = 4;
    let mut found = BTreeSet::new();
    for sentence in &reading.sentences {
        let Some(words) = language(sentence.language).filter(|l| l.capitals).map(|l| &l.statements) else { continue };
        let human = Human { reading, words };
        for token in sentence.tokens.clone().filter(|&t| human.is_name(t) && reading.tags_at(t).is_empty()) {
            let before = token.saturating_sub(2).max(sentence.tokens.start)..token;
            let is_honorific = |tag: &crate::extract::Tag| matches!(tag.class, Class::Honorific(_));
            let is_honoured = reading.tags_in(&before).iter().any(is_honorific) && !human.is_name(token + 1);
            let opens = token == sentence.tokens.start || matches!(reading.folded(token - 1), "," | "”" | "»" | "\"");
            let next = token + 1;
            let goes_on = sentence.tokens.contains(&next) && reading.tokens[next].kind == Kind::Word && !reading.tokens[next].capital;
            let is_long = reading.folded(token).chars().count() >= LEAST_LETTERS && !reading.tokens[token].caps;
            if (opens && goes_on || is_honoured) && is_long && !reading.word(token).is_known() {
                found.insert(reading.folded(token).to_owned());
            }
        }
    }
    found
}

struct Human<'r, 'a> {
    reading: &'r Reading<'a>,
    words: &'r Words,
}

impl Human<'_, '_> {
    fn is_name(&self, token: usize) -> bool {
        self.reading.tokens.get(token).is_some_and(|t| t.kind == Kind::Word && t.capital && t.spaced)
            && !self.reading.tags_at(token).iter().any(|tag| matches!(tag.class, Class::Word(_)))
    }

    /// What stands between the comma behind a name and the next one.
    fn apposition(&self, end: usize, limit: usize) -> Option<Range<usize>> {
        matches!(self.reading.folded(end), "," | "(").then_some(())?;
        let limit = limit.min(end + 2 + LONGEST_APPOSITION);
        let close = (end + 1..limit).find(|&t| matches!(self.reading.folded(t), "," | ")" | "." | ";" | ":")).unwrap_or(limit);
        Some(end + 1..close)
    }

    /// ", 68,", ", a 51-year-old baker", ", électricien de 68 ans".
    fn has_age(&self, end: usize, limit: usize) -> bool {
        let Some(apposition) = self.apposition(end, limit) else { return false };
        let numbers = apposition.clone().filter(|&t| self.reading.tokens[t].kind == Kind::Number);
        let is_age = |t: usize| {
            let years: Option<u32> = self.reading.folded(t).parse().ok();
            let is_bare = apposition.len() == 1;
            years.is_some_and(|years| (10..=105).contains(&years)) && (is_bare || self.words.ages.at(self.reading, t + 1).is_some())
        };
        numbers.into_iter().any(is_age)
    }

    /// ", an electrician who …", ", who chairs the club", ", l'un des dirigeants".
    fn has_trade(&self, end: usize, limit: usize) -> bool {
        let is_place = |t: usize| self.reading.tokens.get(t).is_some_and(|t| t.capital);
        // "stood Ann Roe |of Limerick|, who cleaned houses".
        let from = self.words.members.at(self.reading, end).filter(|&t| is_place(t)).map(|t| t + 1);
        let end = from.filter(|&t| self.words.persons_relative.at(self.reading, t + 1).is_some()).unwrap_or(end);
        let Some(apposition) = self.apposition(end, limit) else { return false };
        let is_who = self.words.persons_relative.at(self.reading, apposition.start).is_some();
        // ", qui dirige la coopérative".
        let leads = self.words.leading.at(self.reading, apposition.start).is_some();
        let is_who = is_who || leads;
        let article = self.words.articles.at(self.reading, apposition.start).unwrap_or(apposition.start);
        const HEAD: usize = 4;
        let named = (article..(article + HEAD).min(apposition.end))
            .take_while(|&t| self.words.prepositions.at(self.reading, t).is_none() || t == article);
        is_who || named.into_iter().any(|t| self.words.trades.at(self.reading, t).is_some())
    }

    /// "l'ancienne |employée| Mirjeta Krasniqi a livré": whether what somebody does stands right before a name, in a language that puts it there with
    /// its article.
    fn is_behind_trade(&self, name: usize, first: usize) -> bool {
        const ADJECTIVES: usize = 1;
        let Some(trade) = self.words.trades.before(self.reading, name, first).filter(|_| self.words.tells_callings_bare()) else {
            return false;
        };
        let is_small = !self.reading.tokens[name - 1].capital;
        let mut before = (trade.saturating_sub(ADJECTIVES)..=trade).filter(|&t| t > first);
        is_small && before.any(|t| self.words.definite.before(self.reading, t, first).is_some())
    }

    /// "Joan Puig, |planter near Lleida|, says": whoever speaks and has a small word behind a comma that names no body and no thing.
    fn has_calling(&self, name: &Range<usize>, sentence: &Range<usize>) -> bool {
        const HEAD: usize = 3;
        let Some(apposition) = self.apposition(name.end, sentence.end).filter(|_| self.reading.folded(name.end) == ",") else {
            return false;
        };
        let is_article = |t: usize| self.words.articles.at(self.reading, t).is_some();
        let has_article = is_article(apposition.start);
        let first = if has_article { apposition.start + 1 } else { apposition.start };
        let lists = [
            &self.words.prepositions,
            &self.words.adjuncts,
            &self.words.adverbs,
            &self.words.relatives,
            &self.words.and,
            &self.words.no_callings,
        ];
        let is_noun = |t: usize| {
            let token = &self.reading.tokens[t];
            let is_body =
                |tag: &crate::extract::Tag| matches!(tag.class, Class::Body(_) | Class::BodyHead(_) | Class::EventNoun(_) | Class::Cue(_));
            token.kind == Kind::Word
                && !token.capital
                && !self.reading.tags_at(t).iter().any(is_body)
                && !lists.iter().any(|list| list.at(self.reading, t).is_some())
        };
        // ", de l'ONG Terres,", ", of the growers' union,".
        let is_of = self.words.members.at(self.reading, apposition.start).is_some() && self.reading.folded(apposition.end) == ",";
        if is_of && self.has_verb(apposition.end + 1, sentence.end) {
            return true;
        }
        let head = first..(first + HEAD).min(apposition.end);
        let of = |t: &usize| self.words.prepositions.at(self.reading, *t).is_none();
        let nouns: Vec<usize> = head.take_while(of).collect();
        let is_calling = !nouns.is_empty() && nouns.into_iter().all(is_noun) && self.words.tells_callings_bare() != has_article;
        let closes = apposition.end + 1;
        is_calling && (self.speaks(name, sentence) || self.reading.folded(apposition.end) == "," && self.has_verb(closes, sentence.end))
    }

    /// "|Ysaline Collard| (Ecolo), …": words that no table knows with a party or a seat in parentheses, which are not their initials.
    fn has_party(&self, name: &Range<usize>, sentence: &Range<usize>) -> bool {
        const LONGEST: usize = 5;
        let open = name.end;
        let mut inside = open + 1..(open + 1 + LONGEST).min(sentence.end);
        let Some(close) = inside.find(|&t| self.reading.folded(t) == ")").filter(|_| self.reading.folded(open) == "(") else {
            return false;
        };
        let is_name = (open + 1..close).all(|t| self.reading.tokens[t].kind != Kind::Number) && self.reading.tokens[open + 1].capital;
        let is_place = |tag: &crate::extract::Tag| matches!(tag.class, Class::Place(_));
        let initial = |t: usize| self.reading.folded(t).chars().next();
        let is_acronym = close == open + 2 && initial(open + 1) == initial(name.start) && self.reading.tokens[open + 1].caps;
        let goes_on = matches!(self.reading.folded(close + 1), ",") || self.speaks(&(name.start..close + 1), sentence);
        let is_told = is_name && !self.reading.tags_at(open + 1).iter().any(is_place) && !is_acronym;
        is_told && goes_on && self.is_unknown(name)
    }

    /// "“We were lucky,” said |Joan Puig|.": two words that no table knows, beside a verb of saying with a quotation before it.
    fn is_quoted(&self, name: &Range<usize>, sentence: &Range<usize>) -> bool {
        const REACH: usize = 7;
        let mut before = name.start.saturating_sub(REACH).max(sentence.start)..name.start;
        let follows_quote = before.any(|t| matches!(self.reading.folded(t), "\"" | "”" | "»"));
        self.is_unknown(name) && follows_quote && self.speaks(name, sentence)
    }

    /// Whether a name is two words that no table knows, and no company's.
    fn is_unknown(&self, name: &Range<usize>) -> bool {
        let is_unknown = |t: usize| {
            let is_plain = self.reading.tokens[t].kind == Kind::Word && !self.reading.tokens[t].caps;
            let is_given = |tag: &crate::extract::Tag| matches!(tag.class, Class::GivenName(_) | Class::PerhapsGiven(_));
            let tags = self.reading.tags_at(t);
            is_plain && (tags.is_empty() && !self.reading.word(t).is_known() || !tags.is_empty() && tags.iter().all(is_given))
        };
        let is_company = self.words.no_callings.at(self.reading, name.end - 1).is_some();
        (2..=3).contains(&name.len()) && name.clone().all(is_unknown) && !is_company
    }

    /// "|Ann Roe| came from Limerick. … |She| cleaned houses": words that no table knows, with which a sentence begins, and a pronoun of one
    /// person in the sentences next to it.
    fn is_told_on(&self, name: &Range<usize>, sentence: &Range<usize>) -> bool {
        const NEAR: usize = 3;
        let next = name.end;
        let goes_on = self.reading.tokens.get(next).is_some_and(|t| t.kind == Kind::Word && !t.capital);
        let lists = [&self.words.prepositions, &self.words.and];
        let is_linked = lists.iter().any(|list| list.at(self.reading, next).is_some());
        // "De son côté, |Ann Roe| pense".
        let comma = name.start.checked_sub(1).filter(|&t| t > sentence.start && self.reading.folded(t) == ",");
        // "Infirmière à Lomé, |Ann Roe| manque de gants".
        const LONGEST: usize = 9;
        let opens = |comma: usize| {
            let lists = [&self.words.trades, &self.words.adverbs];
            let is_clean = (sentence.start..comma).all(|t| self.reading.tokens[t].kind != Kind::Mark || self.reading.folded(t) == "'");
            comma - sentence.start <= LONGEST && is_clean && lists.iter().any(|list| list.at(self.reading, sentence.start).is_some())
        };
        let is_parted = comma.is_some_and(opens);
        if !(name.start == sentence.start || is_parted) || !goes_on || is_linked || !self.is_unknown(name) {
            return false;
        }
        let here = self.reading.sentence_of(name.start);
        let block = self.reading.sentences[here].block;
        let mut following = self.reading.sentences[here + 1..].iter().take(NEAR).take_while(|s| s.block == block).map(|s| s.tokens.clone());
        let names_other = |s: &Range<usize>| s.clone().any(|t| self.is_name(t) && self.is_name(t + 1));
        let resumes = |s: &Range<usize>| {
            let is_she = |t: usize| self.words.pronouns_f.at(self.reading, t) == Some(t + 1);
            let speaks = |t: usize| self.is_pronoun(t) && (self.reading.folded(t.saturating_sub(1)) == "-" || self.has_verb(t + 1, s.end));
            s.clone().any(|t| {
                self.words.tells_callings_bare() && is_she(t) || !self.words.tells_callings_bare() && self.is_pronoun(t) || speaks(t)
            })
        };
        following.by_ref().take_while(|s| !names_other(s)).any(|s| resumes(&s))
    }

    /// "Nature Kenya's |Faith Chebet| said": whoever belongs to a body and speaks.
    fn is_possessed(&self, name: &Range<usize>, sentence: &Range<usize>) -> bool {
        let is_possessive = name.start > sentence.start && matches!(self.reading.folded(name.start - 1), "'s" | "'");
        is_possessive && !self.words.tells_callings_bare() && self.speaks(name, sentence)
    }

    /// "Joan Puig … said … |He said|": a pronoun of one person speaks next, and nobody else is named in between.
    fn is_resumed(&self, name: &Range<usize>, sentence: &Range<usize>) -> bool {
        self.speaks(name, sentence) && {
            let next = self.reading.sentence_of(name.start) + 1;
            let block = self.reading.sentences[next - 1].block;
            let following = self.reading.sentences[next..].iter().take(3).take_while(|s| s.block <= block + 1);
            let mut following =
                following.map(|s| s.tokens.clone()).take_while(|s| !s.clone().any(|t| self.is_name(t) && self.is_name(t + 1)));
            following.any(|s| s.clone().any(|t| self.is_pronoun(t) && self.has_verb(t + 1, s.end)))
        }
    }

    fn is_pronoun(&self, token: usize) -> bool {
        [&self.words.pronouns_m, &self.words.pronouns_f].iter().any(|list| list.at(self.reading, token) == Some(token + 1))
    }

    /// Whether a verb of saying stands directly behind words, or before them.
    fn speaks(&self, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
        let is_oblique = self.words.prepositions.before(self.reading, tokens.start, sentence.start).is_some();
        // "tonne |à l'inverse| Joan Puig".
        let behind = self.words.adverbs.before(self.reading, tokens.start, sentence.start).unwrap_or(tokens.start);
        let is_inverted = self
            .reading
            .tags_in(&(behind.saturating_sub(LONGEST_VERB).max(sentence.start)..behind))
            .iter()
            .any(|tag| tag.tokens.end == behind && is_cue(tag.class));
        is_inverted || !is_oblique && self.has_verb(tokens.end, sentence.end)
    }

    /// Whether a verb of saying begins at a token, behind auxiliaries and adverbs.
    fn has_verb(&self, mut at: usize, end: usize) -> bool {
        let lists = [&self.words.auxiliaries, &self.words.adverbs, &self.words.clitics, &self.words.negations];
        for _ in 0..LONGEST_VERB {
            if at >= end {
                return false;
            }
            if self.reading.tags_at(at).iter().any(|tag| is_cue(tag.class)) {
                return true;
            }
            let Some(after) = lists.iter().find_map(|list| list.at(self.reading, at)) else { return false };
            at = after;
        }
        false
    }
}

fn is_cue(class: Class) -> bool {
    matches!(class, Class::Cue(cue) if cue.has(Cue::FINITE.and(Cue::PAST_PARTICIPLE)) && cue.has(Cue::THAT.and(Cue::CLAUSE).and(Cue::QUOTE)))
}
