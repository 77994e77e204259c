//! Lines: what of a sentence is compared.

use crate::fold::{fold, strip_marks};

/// A word, number or key of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The folded form, shortened where only its ending would differ.
    pub form: String,
    /// What a name sounds like, whatever the script.
    pub sound: Option<String>,
}

/// A sentence as the aligner sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its length in characters.
    pub n_chars: usize,
    /// Its words, numbers and keys.
    pub tokens: Vec<Token>,
}

/// Letters that tell a word; what follows is mostly its ending.
const STEM_LETTERS: usize = 6;
/// Words of a line that are looked at.
const MAX_TOKENS: usize = 120;

impl Line {
    /// Reads a sentence; `sound` gives what a word sounds like, where it can be a name.
    pub fn of(text: &str, sound: impl Fn(&str) -> Option<String>) -> Self {
        let words = words(text);
        let tokens = words.into_iter().take(MAX_TOKENS).map(|word| Token { form: form(word), sound: sound(word) });
        Self { n_chars: text.chars().filter(|c| !c.is_whitespace()).count(), tokens: tokens.collect() }
    }

    /// Adds a key: what the text means here, whatever its language.
    pub fn add_key(&mut self, key: String) {
        self.tokens.push(Token { form: key, sound: None });
    }
}

/// A word without marks and ending; digits stay as they are.
fn form(word: &str) -> String {
    let folded = fold(word);
    if folded.contains(|c: char| c.is_ascii_digit()) {
        return folded;
    }
    let plain = strip_marks(&folded);
    plain.chars().take(STEM_LETTERS).collect()
}

/// Runs of letters and digits; of a script without spaces, each character. Marks that translations keep stand for themselves.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let stands_alone =
            is_ideograph(c) || matches!(c, '?' | '!' | ':' | ';' | '(' | '"' | '«' | '“' | '%' | '؟' | '؛' | '？' | '！' | '「');
        if c.is_alphanumeric() && !stands_alone {
            start.get_or_insert(at);
            continue;
        }
        let joins_digits = matches!(c, '.' | ',') && is_between_digits(text, at);
        if joins_digits && start.is_some() {
            continue;
        }
        words.extend(start.take().map(|start| &text[start..at]));
        if stands_alone {
            words.push(&text[at..at + c.len_utf8()]);
        }
    }
    words.extend(start.map(|start| &text[start..]));
    words
}

fn is_between_digits(text: &str, at: usize) -> bool {
    text[..at].ends_with(|c: char| c.is_ascii_digit()) && text[at + 1..].starts_with(|c: char| c.is_ascii_digit())
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_their_endings_and_numbers_nothing() {
        let line = Line::of("Les négociateurs ont signé 1.250 accords ? 河内", |_| None);
        let forms: Vec<&str> = line.tokens.iter().map(|token| token.form.as_str()).collect();
        assert_eq!(forms, ["les", "negoci", "ont", "signe", "1.250", "accord", "?", "河", "内"]);
    }
}
