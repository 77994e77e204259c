//! A reading: an article's text as folded tokens, sentences and tags, made once for all extractors.
//!
//! "le Vice-Ministre Ngo Le Van" is six words and a mark; the lookup pass tags "vice-ministre" as an office. Rules then work on tags and
//! tokens in the neighbourhood of a tag, never on the whole text.

use super::phrases::PhraseWord;
use super::places;
use super::tokens::{Kind, Token, tokenize};
use crate::article::{Article, Block, Lang, Span};
use crate::entity::Gender;
use crate::fold::push_folded;
use crate::lang::{Class, Lexicon, WordId, language};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// A sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// The block it is part of.
    pub block: usize,
    /// The language of the block.
    pub language: Lang,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Where it stands in the text.
    pub span: Span,
}

/// A word or name that the lookup pass knows.
#[derive(Clone, Debug)]
pub struct Tag {
    /// Where it stands in the text. In Arabic it may begin inside its first token, after attached particles.
    pub span: Span,
    /// The tokens it covers.
    pub tokens: Range<usize>,
    /// What it is.
    pub class: Class,
}

/// An article prepared for the rules.
pub struct Reading<'a> {
    /// The article.
    pub article: &'a Article,
    /// The folded text: tokens as folded, one space where the text has white space.
    pub folded: String,
    /// All tokens, in order.
    pub tokens: Vec<Token>,
    /// All sentences, in order; every token is in one.
    pub sentences: Vec<Sentence>,
    /// All tags, by first token, the longest first.
    pub tags: Vec<Tag>,
    first_tag: Vec<u32>,
    phrase_words: OnceCell<Vec<PhraseWord>>,
}

impl<'a> Reading<'a> {
    /// Reads an article.
    pub fn of(article: &'a Article) -> Self {
        let mut reading = Self::blank(article);
        let mut names_viet_nam = false;
        let mut caseless = Vec::new();
        for (block, lang) in article.blocks.iter().map(|b| b.language).enumerate() {
            let first = reading.tokens.len();
            reading.read_block(block);
            if let Some(language) = language(lang) {
                let first_tag = reading.tags.len();
                reading.number_words(language.lexicon(), first);
                reading.look_up(language.lexicon(), first);
                reading.keep_spelling(&language.people.unlike, first, first_tag);
                reading.spell_names(&language.people.spelled, first, first_tag);
                names_viet_nam |= reading.tags[first_tag..].iter().any(places::is_vietnamese);
                if !language.capitals {
                    caseless.push((first..reading.tokens.len(), first_tag..reading.tags.len()));
                }
            }
            reading.folded.push('\n');
        }
        if names_viet_nam {
            let spelled: Vec<Tag> = caseless.into_iter().flat_map(|(tokens, tags)| places::spelled(&reading, &tokens, tags)).collect();
            reading.tags.extend(spelled);
        }
        places::settle_near(&mut reading);
        places::settle_namesakes(article, &mut reading.tags);
        reading.tags.sort_by_key(|tag| (tag.tokens.start, std::cmp::Reverse(tag.tokens.end), tag.span.start));
        reading.settle_verbs();
        reading.index_tags();
        reading
    }

    /// Takes verbs that are of saying but with blame behind them for no such verbs elsewhere, "|حمل| المتظاهرون لافتات", and verbs for no places.
    fn settle_verbs(&mut self) {
        const FARTHEST: usize = 14;
        let is_burden = |tag: &Tag| {
            let Class::Cue(_) = tag.class else { return false };
            let sentence = &self.sentences[self.sentence_of(tag.tokens.start)];
            let Some(words) = language(sentence.language).map(|l| &l.statements) else { return false };
            let limit = (tag.tokens.end + FARTHEST).min(sentence.tokens.end);
            words.blames.at(self, tag.tokens.start) == Some(tag.tokens.end) && words.blame.first_in(self, tag.tokens.end..limit).is_none()
        };
        // "سومبات |فرأى| أن": a verb behind "so", not a province of Thailand.
        let is_verb = |tag: &Tag, token: usize| matches!(tag.class, Class::Cue(_)) && tag.tokens.start == token && tag.tokens.len() == 1;
        let is_verb_too = |tag: &Tag| {
            if !matches!(tag.class, Class::Place(_)) || tag.tokens.len() != 1 {
                return false;
            }
            let token = tag.tokens.start;
            let language = language(self.sentences[self.sentence_of(token)].language).filter(|l| !l.capitals);
            let says = || language.is_some_and(|l| l.statements.that.at(self, token + 1).is_some());
            let start = self.tokens[token].span.start;
            let first = self.tags.partition_point(|t| t.tokens.start < token);
            let mut here = self.tags[first..].iter().take_while(|t| t.tokens.start == token);
            tag.span.start == start && here.any(|t| is_verb(t, token) && t.span.start > start) && says()
        };
        // "فيما |طالب| المحافظ بدعم": a verb behind a word that opens a clause, and no student.
        let is_trade_too = |tag: &Tag| {
            if !matches!(tag.class, Class::Office(_)) || tag.tokens.len() != 1 {
                return false;
            }
            let token = tag.tokens.start;
            let sentence = &self.sentences[self.sentence_of(token)];
            let words = language(sentence.language).filter(|l| !l.capitals).map(|l| &l.statements);
            let opens = |words: &super::statements::Words| {
                let lists = [&words.and, &words.clitics, &words.chain];
                lists.iter().any(|list| list.before(self, token, sentence.tokens.start).is_some())
            };
            let is_finite = |t: &Tag| matches!(t.class, Class::Cue(cue) if cue.has(super::statements::Cue::FINITE)) && t.span == tag.span;
            let first = self.tags.partition_point(|t| t.tokens.start < token);
            self.tags[first..].iter().take_while(|t| t.tokens.start == token).any(is_finite) && words.is_some_and(opens)
        };
        let dropped: Vec<bool> = self.tags.iter().map(|tag| is_burden(tag) || is_verb_too(tag) || is_trade_too(tag)).collect();
        let mut dropped = dropped.into_iter();
        self.tags.retain(|_| !dropped.next().unwrap_or(false));
    }

    fn blank(article: &'a Article) -> Self {
        Self {
            article,
            folded: String::with_capacity(article.text.len()),
            tokens: Vec::new(),
            sentences: Vec::new(),
            tags: Vec::new(),
            first_tag: Vec::new(),
            phrase_words: OnceCell::new(),
        }
    }

    fn read_block(&mut self, block: usize) {
        let (first, &Block { span, language, .. }) = (self.tokens.len(), &self.article.blocks[block]);
        tokenize(self.article.slice(span), span.start, language, &mut self.folded, &mut self.tokens);
        self.split_sentences(block, language, first);
    }

    /// The sentence of an article that a stretch of it stands in, found without reading the rest.
    pub fn sentence_around(article: &Article, stretch: Span) -> Option<Span> {
        let block = article.blocks.iter().position(|block| block.span.contains(stretch))?;
        let mut reading = Reading::blank(article);
        reading.read_block(block);
        reading.sentences.iter().map(|sentence| reading.span(&sentence.tokens)).find(|span| span.contains(stretch))
    }

    /// The folded form of a token.
    pub fn folded(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| &self.folded[t.folded.start..t.folded.end])
    }

    /// The number of a token's word.
    pub fn word(&self, token: usize) -> WordId {
        self.tokens.get(token).map_or(WordId::UNKNOWN, |t| t.word)
    }

    /// The number of a token's word without the "and" or "so" that Arabic writes onto it; unknown where there is none.
    pub fn bare_word(&self, token: usize) -> WordId {
        self.tokens.get(token).map_or(WordId::UNKNOWN, |t| t.bare_word)
    }

    /// A token as printed.
    pub fn surface(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |t| self.article.slice(t.span))
    }

    /// The span of a range of tokens.
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        if tokens.is_empty() {
            let at = self.tokens.get(tokens.start).map_or(self.article.text.len(), |t| t.span.start);
            return Span::new(at, at);
        }
        Span::new(self.tokens[tokens.start].span.start, self.tokens[tokens.end - 1].span.end)
    }

    /// The text of a range of tokens.
    pub fn text(&self, tokens: &Range<usize>) -> &'a str {
        self.article.slice(self.span(tokens))
    }

    /// The tags that begin at a token, the longest first.
    pub fn tags_at(&self, token: usize) -> &[Tag] {
        match (self.first_tag.get(token), self.first_tag.get(token + 1)) {
            (Some(&from), Some(&to)) => &self.tags[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The tags that begin inside a range of tokens.
    pub fn tags_in(&self, tokens: &Range<usize>) -> &[Tag] {
        match (self.first_tag.get(tokens.start), self.first_tag.get(tokens.end)) {
            (Some(&from), Some(&to)) if from <= to => &self.tags[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The longest match that begins at a token and for which `pick` finds a value.
    pub fn find_at<T>(&self, token: usize, pick: impl Fn(&Tag) -> Option<T>) -> Option<T> {
        self.tags_at(token).iter().find_map(pick)
    }

    /// The particles that are written onto the first word of a tag.
    pub fn text_before(&self, tag: &Tag) -> &'a str {
        self.tokens.get(tag.tokens.start).map_or("", |t| &self.article.text[t.span.start..tag.span.start.max(t.span.start)])
    }

    /// The words by which numbers and dates are read, looked up once for both.
    pub(super) fn phrase_words(&self) -> &[PhraseWord] {
        self.phrase_words.get_or_init(|| super::phrases::look_up(self))
    }

    /// The sentence a token is in.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= token).min(self.sentences.len().saturating_sub(1))
    }

    /// The first token that begins at or after a byte of the text.
    pub fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|t| t.span.start < byte)
    }

    fn split_sentences(&mut self, block: usize, lang: Lang, first: usize) {
        let mut start = first;
        let mut at = first;
        while at < self.tokens.len() {
            let mut end = at + 1;
            if self.ends_sentence(at, lang) {
                // Closing marks go with the sentence that they close.
                while end < self.tokens.len() && (is_closing(self.surface(end), self.tokens[end].spaced) || is_terminator(self.folded(end)))
                {
                    end += 1;
                }
                if end < self.tokens.len() && !self.begins_sentence(end) {
                    at = end;
                    continue;
                }
                self.push_sentence(block, lang, start..end);
                start = end;
            }
            at = end;
        }
        if start < self.tokens.len() {
            self.push_sentence(block, lang, start..self.tokens.len());
        }
    }

    fn push_sentence(&mut self, block: usize, language: Lang, tokens: Range<usize>) {
        let span = self.span(&tokens);
        self.sentences.push(Sentence { block, language, tokens, span });
    }

    /// Whether the mark at a token may end a sentence: not after an abbreviation, an initial, or inside "n.2".
    fn ends_sentence(&self, at: usize, lang: Lang) -> bool {
        if self.tokens[at].kind != Kind::Mark || !is_terminator(self.folded(at)) {
            return false;
        }
        let is_point = self.folded(at) == ".";
        if !is_point || at == 0 {
            return true;
        }
        let next_is_glued = self.tokens.get(at + 1).is_some_and(|t| !t.spaced && t.kind != Kind::Mark && !t.capital);
        if lang == Lang::AR && (self.is_pause(at) || next_is_glued && self.parts_words(at)) {
            return !self.is_pause(at);
        }
        let before = &self.tokens[at - 1];
        let glued_before = !self.tokens[at].spaced;
        let is_initial = before.kind == Kind::Word
            && before.capital
            && before.span.len() <= 2
            && glued_before
            && self.surface(at - 1).chars().count() == 1;
        let before_number = self.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Number);
        let is_abbreviation = glued_before
            && language(lang).is_some_and(|l| {
                l.abbreviations.contains(self.folded(at - 1))
                    || before_number && l.abbreviations_before_numbers.contains(self.folded(at - 1))
            });
        !(next_is_glued || is_initial || is_abbreviation)
    }

    /// "بين البلدين|..| مؤكدا": two points before a participle, as the press of the Gulf and Yemen writes a comma.
    fn is_pause(&self, at: usize) -> bool {
        let is_point = |t: usize| self.tokens.get(t).is_some_and(|token| token.kind == Kind::Mark) && self.folded(t) == ".";
        let first = if at > 0 && is_point(at - 1) { at - 1 } else { at };
        let is_pair = is_point(first) && is_point(first + 1) && !is_point(first + 2) && (first == 0 || !is_point(first - 1));
        let next = first + 2;
        let is_participle =
            |word: &str| word.ends_with(['ا', 'ً']) && word.chars().count() > 4 || word.starts_with('م') && word.ends_with('ة');
        is_pair && self.tokens.get(next).is_some_and(|t| t.kind == Kind::Word) && is_participle(self.surface(next))
    }

    /// "غرب البلاد|.|وفي تعليقه": a full stop without a space, between two Arabic words that are no address.
    fn parts_words(&self, at: usize) -> bool {
        const LEAST_LETTERS: usize = 3;
        let is_word = |t: usize| {
            let is_arabic = self.surface(t).chars().all(|c| ('\u{621}'..='\u{652}').contains(&c));
            self.tokens[t].kind == Kind::Word && is_arabic && self.surface(t).chars().count() >= LEAST_LETTERS
        };
        is_word(at - 1) && is_word(at + 1) && self.folded(at + 1) != "كوم"
    }

    /// Whether a sentence may begin with this token: a lower-case word goes on with the one before.
    fn begins_sentence(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let lower = token.kind == Kind::Word && self.surface(at).chars().next().is_some_and(char::is_lowercase);
        // "etc., afin de".
        let goes_on = lower || matches!(self.folded(at), "," | ";" | ":");
        !goes_on && (token.spaced || token.capital || token.kind != Kind::Number)
    }

    /// Leaves words as they are printed that are folded as a small word is and never spelled as it; of names of several words they stay a part.
    fn keep_spelling(&mut self, unlike: &[String], first: usize, first_tag: usize) {
        if unlike.is_empty() {
            return;
        }
        let mut kept = Vec::new();
        for token in first..self.tokens.len() {
            let (span, folded) = (self.tokens[token].span, self.tokens[token].folded);
            let surface = &self.article.text[span.start..span.end];
            if (surface.starts_with('آ') || surface.ends_with(['ي', 'ه']))
                && span.len() == folded.len()
                && unlike.iter().any(|word| word == surface)
            {
                self.folded.replace_range(folded.start..folded.end, surface);
                self.tokens[token].word = WordId::UNKNOWN;
                kept.push(token);
            }
        }
        let mut n = 0;
        self.tags.retain(|tag| {
            n += 1;
            n <= first_tag || tag.tokens.len() > 1 || kept.binary_search(&tag.tokens.start).is_err()
        });
    }

    /// Numbers the words of the tokens from `first` on.
    fn number_words(&mut self, lexicon: &Lexicon, first: usize) {
        for token in self.tokens[first..].iter_mut().filter(|t| t.kind == Kind::Word) {
            let folded = &self.folded[token.folded.start..token.folded.end];
            token.word = lexicon.vocabulary.get(folded);
            if let Some(bare) = folded.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().nth(1).is_some()) {
                token.bare_word = lexicon.vocabulary.get(bare);
            }
        }
        for token in self.tokens[first..].iter_mut().filter(|t| t.kind != Kind::Word) {
            token.word = lexicon.vocabulary.get(&self.folded[token.folded.start..token.folded.end]);
        }
    }

    fn look_up(&mut self, lexicon: &Lexicon, first: usize) {
        let mut tags = std::mem::take(&mut self.tags);
        for token in first..self.tokens.len() {
            self.tag(lexicon, token, 0, self.tokens[token].word, &mut tags);
            if self.tokens[token].kind == Kind::Word {
                for (inside, word) in lexicon.proclitics_of(self.folded(token)) {
                    self.tag(lexicon, token, inside, word, &mut tags);
                }
            }
        }
        self.tags = tags;
    }

    /// Makes names of the words from `first` on that are folded as a small word is, where the text spells that word otherwise.
    fn spell_names(&mut self, spelled: &BTreeMap<String, String>, first: usize, first_tag: usize) {
        let introduces = |tag: &Tag| {
            matches!(tag.class, Class::GivenName(_) | Class::PerhapsGiven(_) | Class::Honorific(_)) && tag.tokens.start >= first
        };
        let mut introduced: Vec<usize> = self.tags[first_tag..].iter().filter(|tag| introduces(tag)).map(|tag| tag.tokens.end).collect();
        introduced.sort_unstable();
        for (name, word) in spelled {
            // Whoever writes "إلى" or "حتى" writes "على" too, so that "علي" is a name.
            let ending = word.chars().next_back().unwrap_or_default();
            let is_told = self.article.text.contains(&format!("{ending} "));
            let mut is_name = vec![false; self.tokens.len() - first];
            let mut found = Vec::new();
            for (token, is_name) in (first..).zip(&mut is_name) {
                let attached = self.surface(token).strip_suffix(name.as_str());
                let Some(attached) = attached.filter(|rest| matches!(*rest, "" | "و" | "ل" | "ب")) else { continue };
                if !is_told && introduced.binary_search(&token).is_err() {
                    continue;
                }
                *is_name = true;
                let span = Span::new(self.tokens[token].span.start + attached.len(), self.tokens[token].span.end);
                found.push(Tag { span, tokens: token..token + 1, class: Class::GivenName(Some(Gender::M)) });
                self.tokens[token].word = WordId::UNKNOWN;
                self.tokens[token].bare_word = WordId::UNKNOWN;
            }
            let mut n = 0;
            self.tags.retain(|tag| {
                n += 1;
                let is_person = matches!(tag.class, Class::GivenName(_) | Class::Leader(_));
                n <= first_tag || is_person || !tag.tokens.clone().any(|token| is_name[token - first])
            });
            self.tags.extend(found);
        }
    }

    /// Adds the tags that begin with a token, `inside` bytes into its folded form, where `word` stands.
    fn tag(&self, lexicon: &Lexicon, token: usize, inside: usize, word: WordId, tags: &mut Vec<Tag>) {
        let first = &self.tokens[token];
        let after = self.tokens[token + 1..].iter().map(|t| (t.word, t.spaced));
        lexicon.find(word, after, |n_words, entries| {
            let tokens = token..token + n_words;
            let all_caps = || self.tokens[tokens.clone()].iter().all(|t| t.caps || t.kind == Kind::Mark);
            let start = if inside == 0 { first.span.start } else { self.text_offset(token, inside) };
            let span = Span::new(start, self.tokens[tokens.end - 1].span.end);
            let fitting = entries.iter().filter(|entry| entry.fits(first.capital, all_caps, inside > 0));
            tags.extend(fitting.map(|entry| Tag { span, tokens: tokens.clone(), class: entry.class }));
        });
    }

    /// Where in the text the character stands whose folded form begins `inside` bytes into the folded token.
    fn text_offset(&self, token: usize, inside: usize) -> usize {
        let mut folded = String::new();
        let start = self.tokens[token].span.start;
        for (at, c) in self.surface(token).char_indices() {
            push_folded(c, &mut folded);
            if folded.len() > inside {
                return start + at;
            }
        }
        start
    }

    fn index_tags(&mut self) {
        let mut next = 0;
        self.first_tag = Vec::with_capacity(self.tokens.len() + 2);
        for token in 0..=self.tokens.len() + 1 {
            while next < self.tags.len() && self.tags[next].tokens.start < token {
                next += 1;
            }
            self.first_tag.push(next as u32);
        }
    }
}

fn is_terminator(folded: &str) -> bool {
    matches!(folded, "." | "!" | "?" | "…" | "。" | "！" | "？")
}

fn is_closing(mark: &str, spaced: bool) -> bool {
    match mark {
        "»" | "”" | ")" | "]" | "’" | "」" => true,
        "\"" | "'" => !spaced,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Declared, Format, Page};

    fn reading_of(text: &str, check: impl Fn(&Reading)) {
        let page = Page {
            path: None,
            url: None,
            record: None,
            name: None,
            format: Format::Text,
            bytes: text.as_bytes().to_vec(),
            declared: Declared::default(),
        };
        check(&Reading::of(&crate::normalize::normalize(&page)));
    }

    #[track_caller]
    fn check_sentences(text: &str, wanted: &[&str]) {
        reading_of(text, |reading| {
            let got: Vec<&str> = reading.sentences.iter().map(|s| reading.article.slice(s.span)).collect();
            assert_eq!(got, wanted);
        });
    }

    #[test]
    fn splits_sentences() {
        check_sentences(
            "M. Diop est arrivé hier à Dakar. Il a parlé (longtemps). « C'est bien. » Fin de la réunion.",
            &["M. Diop est arrivé hier à Dakar.", "Il a parlé (longtemps).", "« C'est bien. »", "Fin de la réunion."],
        );
        check_sentences(
            "The U.S. envoy J. Smith said no. Talks ended at 5 p.m. on Monday.",
            &["The U.S. envoy J. Smith said no.", "Talks ended at 5 p.m. on Monday."],
        );
        check_sentences("قال الوزير إن العمل مستمر. وأضاف أن النتائج جيدة.", &["قال الوزير إن العمل مستمر.", "وأضاف أن النتائج جيدة."]);
    }

    #[test]
    fn tokens_and_sentences_cover_the_text() {
        reading_of("L’importance de l’État n° 2 : 1.000,5 €. Aujourd'hui, 32e jour.", |reading| {
            let words: Vec<&str> = (0..reading.tokens.len()).map(|i| reading.folded(i)).collect();
            assert_eq!(
                words,
                [
                    "l'",
                    "importance",
                    "de",
                    "l'",
                    "état",
                    "n",
                    "°",
                    "2",
                    ":",
                    "1.000,5",
                    "€",
                    ".",
                    "aujourd'hui",
                    ",",
                    "32",
                    "e",
                    "jour",
                    "."
                ]
            );
        });
    }
}
