//! A reading: an article's text as folded tokens, sentences and tags, made once for all extractors.
//!
//! "le Vice-Ministre Ngo Le Van" is six words and a mark; the lookup pass tags "vice-ministre" as an office. Rules then work on tags and
//! tokens in the neighbourhood of a tag, never on the whole text.

use super::phrases::PhraseWord;
use super::places;
use crate::article::{Article, Lang, Span};
use crate::fold::{push_folded, tone_on_first_vowel};
use crate::lang::{Class, Language, language};
use std::cell::OnceCell;
use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters. An elided word keeps its apostrophe: "l'" and "importance".
    Word,
    /// Digits with their inner points and commas: "1.000.000", "12,5".
    Number,
    /// Any other character, one a token.
    Mark,
}

/// A word, number or mark.
#[derive(Clone, Debug)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// Where its folded form stands in [`Reading::folded`].
    pub folded: Span,
    /// What it is.
    pub kind: Kind,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// Whether all of its letters, two at least, are capitals.
    pub caps: bool,
    /// Whether white space stands before it.
    pub spaced: bool,
}

impl Token {
    /// Whether its first letter is of a script with capitals.
    pub fn surface_has_case(&self, reading: &Reading) -> bool {
        reading.article.slice(self.span).chars().next().is_some_and(|c| c.is_lowercase() || c.is_uppercase())
    }
}

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
        let mut reading = Self {
            article,
            folded: String::with_capacity(article.text.len()),
            tokens: Vec::new(),
            sentences: Vec::new(),
            tags: Vec::new(),
            first_tag: Vec::new(),
            phrase_words: OnceCell::new(),
        };
        let mut names_viet_nam = false;
        let mut caseless = Vec::new();
        for (block, lang) in article.blocks.iter().map(|b| b.language).enumerate() {
            let first = reading.tokens.len();
            let folded_from = reading.folded.len();
            reading.tokenize(article.blocks[block].span, lang);
            reading.split_sentences(block, lang, first);
            if let Some(language) = language(lang) {
                let first_tag = reading.tags.len();
                reading.look_up(language, folded_from, first);
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
        reading.tags.sort_by_key(|tag| (tag.tokens.start, std::cmp::Reverse(tag.tokens.end), tag.span.start));
        reading.index_tags();
        reading
    }

    /// The folded form of a token.
    pub fn folded(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| &self.folded[t.folded.start..t.folded.end])
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

    fn tokenize(&mut self, span: Span, lang: Lang) {
        let text = self.article.slice(span);
        let mut chars = text.char_indices().peekable();
        let mut spaced = false;
        while let Some((at, c)) = chars.next() {
            if c.is_whitespace() {
                spaced = true;
                continue;
            }
            let mut end = at + c.len_utf8();
            let kind = if c.is_numeric() && is_digit(c) {
                Kind::Number
            } else if is_letter(c) {
                Kind::Word
            } else {
                Kind::Mark
            };
            if kind != Kind::Mark {
                while let Some(&(next_at, next)) = chars.peek() {
                    let goes_on = match kind {
                        Kind::Number => {
                            is_digit(next)
                                || (matches!(next, '.' | ',' | '٫' | '٬')
                                    && text[next_at + next.len_utf8()..].chars().next().is_some_and(is_digit))
                        }
                        _ => is_letter(next),
                    };
                    let apostrophe = kind == Kind::Word && is_apostrophe(next);
                    if apostrophe {
                        let rest = &text[next_at + next.len_utf8()..];
                        match apostrophe_joins(&text[at..next_at], rest, lang) {
                            Apostrophe::EndsWord => {
                                end = next_at + next.len_utf8();
                                chars.next();
                                break;
                            }
                            Apostrophe::Inside => {}
                            Apostrophe::BeginsNext => break,
                        }
                    } else if !goes_on {
                        break;
                    }
                    end = next_at + next.len_utf8();
                    chars.next();
                }
            } else if is_apostrophe(c)
                && lang == Lang::EN
                && text[end..].starts_with('s')
                && !text[end + 1..].chars().next().is_some_and(is_letter)
            {
                // The possessive 's is a word of its own.
                end += 1;
                chars.next();
            }
            self.push_token(Span::new(span.start + at, span.start + end), kind, spaced);
            spaced = false;
        }
    }

    fn push_token(&mut self, span: Span, kind: Kind, spaced: bool) {
        if spaced {
            self.folded.push(' ');
        }
        let start = self.folded.len();
        let surface = self.article.slice(span);
        surface.chars().for_each(|c| push_folded(c, &mut self.folded));
        if kind == Kind::Word
            && !surface.is_ascii()
            && let Some(toned) = tone_on_first_vowel(&self.folded[start..])
        {
            self.folded.truncate(start);
            self.folded.push_str(&toned);
        }
        let mut letters = surface.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let caps = capital && surface.chars().nth(1).is_some() && letters.all(|c| !c.is_lowercase());
        self.tokens.push(Token { span, folded: Span::new(start, self.folded.len()), kind, capital, caps, spaced });
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

    /// Whether a sentence may begin with this token: a lower-case word goes on with the one before.
    fn begins_sentence(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let lower = token.kind == Kind::Word && self.surface(at).chars().next().is_some_and(char::is_lowercase);
        !lower && (token.spaced || token.capital || token.kind != Kind::Number)
    }

    fn look_up(&mut self, language: &Language, folded_from: usize, first: usize) {
        let lexicon = language.lexicon();
        let mut first_token = first;
        for (found, entry_list) in lexicon.find(&self.folded[folded_from..]) {
            let (start, end) = (folded_from + found.start, folded_from + found.end);
            // Matches come by their end, so the token that a match begins with is searched backwards from there.
            while first_token < self.tokens.len() && self.tokens[first_token].folded.end < end {
                first_token += 1;
            }
            let Some(last) = self.tokens.get(first_token).filter(|t| t.folded.end == end) else { continue };
            let span_end = last.span.end;
            let mut at = first_token;
            while at > first && self.tokens[at].folded.start > start {
                at -= 1;
            }
            let token = &self.tokens[at];
            let inside = start - token.folded.start;
            let attached = &self.folded[token.folded.start..start];
            if inside > 0 && !lexicon.is_proclitic(attached) {
                continue;
            }
            let span_start = if inside == 0 { token.span.start } else { self.text_offset(at, inside) };
            let tokens = at..first_token + 1;
            for entry in entry_list {
                if entry.fits(token.capital, self.tokens[tokens.clone()].iter().all(|t| t.caps || t.kind == Kind::Mark), inside > 0) {
                    self.tags.push(Tag { span: Span::new(span_start, span_end), tokens: tokens.clone(), class: entry.class });
                }
            }
        }
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

enum Apostrophe {
    EndsWord,
    Inside,
    BeginsNext,
}

/// What an apostrophe between letters does: "l'" ends a word, "aujourd'hui" goes on, "minister's" begins the possessive.
fn apostrophe_joins(before: &str, rest: &str, lang: Lang) -> Apostrophe {
    let next_is_letter = rest.chars().next().is_some_and(is_letter);
    if lang == Lang::EN {
        let is_possessive = rest.starts_with('s') && !rest[1..].chars().next().is_some_and(is_letter);
        return if is_possessive || !next_is_letter { Apostrophe::BeginsNext } else { Apostrophe::Inside };
    }
    if !next_is_letter {
        return Apostrophe::BeginsNext;
    }
    let elided = before.chars().count() <= 2 || before.ends_with("qu") || before.ends_with("Qu") || before.ends_with("QU");
    if elided && !before.eq_ignore_ascii_case("aujourd") { Apostrophe::EndsWord } else { Apostrophe::Inside }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹')
}

fn is_letter(c: char) -> bool {
    (c.is_alphabetic() && c != 'ª' && c != 'º') || unicode_normalization::char::is_combining_mark(c) || c == '\u{640}'
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
