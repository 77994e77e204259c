//! Tokens: the words, numbers and marks of a text, each with its folded form.

use super::Reading;
use crate::article::{Lang, Span};
use crate::fold::{egyptian_hamza, tone_on_first_vowel};
use crate::lang::WordId;
use crate::letter::Letters;

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
    /// The number of its word.
    pub word: WordId,
    /// The number of its word without the "and" or "so" that Arabic writes onto it.
    pub bare_word: WordId,
}

impl Token {
    /// Whether its first letter is of a script with capitals.
    pub fn surface_has_case(&self, reading: &Reading) -> bool {
        reading.article.slice(self.span).chars().next().is_some_and(|c| c.is_lowercase() || c.is_uppercase())
    }
}

/// Cuts a text that stands `at` a byte of its article; folded forms are appended to `folded`, one space where there is white space.
pub fn tokenize(text: &str, at: usize, lang: Lang, folded: &mut String, tokens: &mut Vec<Token>) {
    let letters = Letters::get();
    let mut next = 0;
    let mut spaced = false;
    while let Some(c) = text[next..].chars().next() {
        let start = next;
        if letters.of(c).is_space() {
            spaced = true;
            next += c.len_utf8();
            continue;
        }
        let (kind, end) = end_of_token(letters, text, start, c, lang);
        if spaced {
            folded.push(' ');
        }
        tokens.push(token(letters, &text[start..end], at + start, kind, spaced, folded));
        if lang == Lang::FR && is_preposition(text, start, end) {
            folded.pop();
            folded.push('à');
            let last = tokens.len() - 1;
            tokens[last].folded.end = folded.len();
        }
        spaced = false;
        next = end;
    }
}

/// "|A| l'en croire, le système tient": the preposition "à" that begins a French sentence, where capitals go without accents.
fn is_preposition(text: &str, start: usize, end: usize) -> bool {
    let mut next = text[end..].chars();
    let goes_on = next.next().is_some_and(char::is_whitespace) && next.next().is_some_and(char::is_alphabetic);
    let before = text[..start].trim_end().chars().next_back();
    let begins = before.is_none_or(|c| matches!(c, '.' | '!' | '?' | '…' | '«' | '“' | '"' | ':' | '(' | '-' | '–' | '—' | '|'));
    &text[start..end] == "A" && goes_on && begins
}

/// What the token that begins with `c` is, and where it ends.
fn end_of_token(letters: Letters, text: &str, start: usize, c: char, lang: Lang) -> (Kind, usize) {
    let end = start + c.len_utf8();
    let letter = letters.of(c);
    if letter.is_digit() {
        return (Kind::Number, end_of_number(letters, text, end));
    }
    if letter.is_letter() {
        return (Kind::Word, end_of_word(letters, text, start, end, lang));
    }
    // The possessive 's is a word of its own.
    let rest = &text[end..];
    let is_possessive = is_apostrophe(c)
        && lang == Lang::EN
        && rest.starts_with('s')
        && !rest[1..].chars().next().is_some_and(|c| letters.of(c).is_letter());
    (Kind::Mark, end + usize::from(is_possessive))
}

fn end_of_number(letters: Letters, text: &str, mut end: usize) -> usize {
    let is_digit = |c: char| letters.of(c).is_digit();
    let mut rest = text[end..].chars();
    while let Some(c) = rest.next() {
        let groups = matches!(c, '.' | ',' | '٫' | '٬') && rest.clone().next().is_some_and(is_digit);
        // "11'400" and "30،000" are one number, "5'30" is two.
        let n_next = || rest.clone().take(4).take_while(|c| is_digit(*c)).count();
        let parts_thousands = matches!(c, '\'' | '’' | '،') && n_next() == 3;
        if !is_digit(c) && !groups && !parts_thousands {
            break;
        }
        end += c.len_utf8();
    }
    end
}

fn end_of_word(letters: Letters, text: &str, start: usize, mut end: usize, lang: Lang) -> usize {
    let bytes = text.as_bytes();
    loop {
        while bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
            end += 1;
        }
        let Some(c) = bytes.get(end).and_then(|_| text[end..].chars().next()) else { return end };
        let after = end + c.len_utf8();
        if letters.of(c).is_letter() {
            end = after;
        } else if is_apostrophe(c) {
            match apostrophe_joins(letters, &text[start..end], &text[after..], lang) {
                Apostrophe::EndsWord => return after,
                Apostrophe::Inside => end = after,
                Apostrophe::BeginsNext => return end,
            }
        } else {
            return end;
        }
    }
}

fn token(letters: Letters, surface: &str, at: usize, kind: Kind, spaced: bool, folded: &mut String) -> Token {
    let start = folded.len();
    let (capital, caps) = if surface.is_ascii() {
        folded.push_str(surface);
        folded[start..].make_ascii_lowercase();
        let capital = surface.as_bytes()[0].is_ascii_uppercase();
        (capital, capital && surface.len() > 1 && !surface.bytes().any(|b| b.is_ascii_lowercase()))
    } else {
        let (mut n_chars, mut capital, mut has_small, mut stays) = (0, false, false, true);
        for letter in surface.chars().map(|c| letters.of(c)) {
            capital |= n_chars == 0 && letter.is_upper();
            has_small |= n_chars > 0 && letter.is_lower();
            stays &= letter.stays();
            n_chars += 1;
        }
        if stays {
            folded.push_str(surface);
        } else {
            egyptian_hamza(surface).chars().for_each(|c| letters.of(c).push_folded(c, folded));
        }
        if kind == Kind::Word
            && let Some(toned) = tone_on_first_vowel(&folded[start..])
        {
            folded.truncate(start);
            folded.push_str(&toned);
        }
        (capital, capital && n_chars > 1 && !has_small)
    };
    Token {
        span: Span::new(at, at + surface.len()),
        folded: Span::new(start, folded.len()),
        kind,
        capital,
        caps,
        spaced,
        word: WordId::UNKNOWN,
        bare_word: WordId::UNKNOWN,
    }
}

enum Apostrophe {
    EndsWord,
    Inside,
    BeginsNext,
}

/// What an apostrophe between letters does: "l'" ends a word, "aujourd'hui" goes on, "minister's" begins the possessive.
fn apostrophe_joins(letters: Letters, before: &str, rest: &str, lang: Lang) -> Apostrophe {
    let is_letter = |c: char| letters.of(c).is_letter();
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
