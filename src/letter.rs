//! Letters: what a character is and how it is folded, in one look.
//!
//! The tables of the standard library answer the same questions one by one and by search; reading text asks all of them of every character.

use crate::fold;
use std::sync::LazyLock;

/// What is known of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter(u32);

const LETTER: u32 = 1 << 21;
const DIGIT: u32 = 1 << 22;
const SPACE: u32 = 1 << 23;
const UPPER: u32 = 1 << 24;
const LOWER: u32 = 1 << 25;
/// Folds to several characters.
const SEVERAL: u32 = 1 << 26;
/// Folds to itself.
const STAYS: u32 = 1 << 27;
const ALPHANUMERIC: u32 = 1 << 28;
const FOLDED: u32 = LETTER - 1;

/// Characters below this are in the table; of the others there are few in any text of ours.
const END: usize = 0x2100;

static TABLE: LazyLock<Box<[Letter]>> = LazyLock::new(|| (0..END as u32).map(|c| char::from_u32(c).map_or(Letter(0), read)).collect());

/// A reader of letters, which looks the table up once.
#[derive(Clone, Copy, Debug)]
pub struct Letters(&'static [Letter]);

impl Letters {
    /// The one there is.
    pub fn get() -> Self {
        Self(&TABLE)
    }

    /// What is known of a character.
    pub fn of(self, c: char) -> Letter {
        match c {
            '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => Letter(LETTER | ALPHANUMERIC | STAYS | c as u32),
            _ => self.0.get(c as usize).copied().unwrap_or_else(|| read(c)),
        }
    }
}

fn read(c: char) -> Letter {
    let is_letter = (c.is_alphabetic() && c != 'ª' && c != 'º') || unicode_normalization::char::is_combining_mark(c) || c == '\u{640}';
    let is_digit = matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹');
    let case = [(UPPER, c.is_uppercase()), (LOWER, c.is_lowercase())];
    let class = [(LETTER, is_letter), (DIGIT, is_digit), (SPACE, c.is_whitespace()), (ALPHANUMERIC, c.is_alphanumeric())];
    let marks = [case.as_slice(), class.as_slice()].concat();
    let marks = marks.iter().filter(|(_, is)| *is).fold(0, |all, (mark, _)| all | mark);
    let mut folded = String::new();
    fold::push_folded(c, &mut folded);
    let mut chars = folded.chars();
    match (chars.next(), chars.next()) {
        (Some(first), None) if first == c => Letter(marks | u32::from(c) | STAYS),
        (first, None) => Letter(marks | first.map_or(0, u32::from)),
        _ => Letter(marks | SEVERAL),
    }
}

impl Letter {
    /// Whether it goes on with a word: a letter, a mark on one, a tatweel.
    pub const fn is_letter(self) -> bool {
        self.0 & LETTER != 0
    }

    /// Whether it is a decimal digit of the scripts that numbers are read in.
    pub const fn is_digit(self) -> bool {
        self.0 & DIGIT != 0
    }

    /// Whether it is white space.
    pub const fn is_space(self) -> bool {
        self.0 & SPACE != 0
    }

    /// Whether Unicode calls it a letter or a number.
    pub const fn is_alphanumeric(self) -> bool {
        self.0 & ALPHANUMERIC != 0
    }

    /// Whether it is a capital.
    pub const fn is_upper(self) -> bool {
        self.0 & UPPER != 0
    }

    /// Whether it is a small letter.
    pub const fn is_lower(self) -> bool {
        self.0 & LOWER != 0
    }

    /// Whether it is folded to itself.
    pub const fn stays(self) -> bool {
        self.0 & STAYS != 0
    }

    /// Appends the folded form of `c`, whose letter this is.
    pub fn push_folded(self, c: char, out: &mut String) {
        match self.0 & (FOLDED | SEVERAL) {
            0 => {}
            folded if folded & SEVERAL == 0 => out.push(char::from_u32(folded).unwrap_or(c)),
            _ => fold::push_folded(c, out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_tables_of_unicode() {
        let letters = Letters::get();
        for c in ('\u{1}'..'\u{2200}').chain(['İ', 'ﬀ', '㐀', '中', '䷀', '鿿', '𝔸']) {
            let letter = letters.of(c);
            let (mut got, mut wanted) = (String::new(), String::new());
            letter.push_folded(c, &mut got);
            fold::push_folded(c, &mut wanted);
            assert_eq!((got, letter.is_upper(), letter.is_space()), (wanted, c.is_uppercase(), c.is_whitespace()), "{c:?}");
            assert_eq!(letter.is_alphanumeric(), c.is_alphanumeric(), "{c:?}");
        }
    }
}
