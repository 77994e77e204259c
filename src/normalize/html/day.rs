//! On which day was it published? Reads a day as pages print it, and never guesses one.

use crate::article::Lang;
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::LazyLock;

static MONTHS: LazyLock<HashMap<&'static str, i8>> = LazyLock::new(|| {
    let rows = include_str!("months.tsv").lines().filter(|row| !row.starts_with('#'));
    let months = rows.flat_map(|row| row.split('\t').skip(1).zip(1..));
    months.flat_map(|(names, month)| names.split(' ').map(move |name| (name, month))).collect()
});

/// Which of 3/4 is the month?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
    Unknown,
}

impl Order {
    /// The order of a language tag such as `en-US`. English alone says nothing.
    pub(super) fn of(tag: &str) -> Self {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        match tag.as_str() {
            "en-us" | "en-ph" => Self::MonthFirst,
            "en" | "" => Self::Unknown,
            _ => Self::DayFirst,
        }
    }

    /// The order of a language known by its code alone.
    pub(super) fn of_lang(lang: Option<Lang>) -> Self {
        lang.map_or(Self::Unknown, |lang| Self::of(lang.as_str()))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'t> {
    Number { value: i32, digits: usize },
    Word(&'t str),
    Sign(char),
}

/// The first day printed in a text.
pub(super) fn find(text: &str, order: Order) -> Option<Date> {
    let folded: String = text.chars().take(400).flat_map(|c| digit(c).to_lowercase()).collect();
    let tokens = tokens(&folded);
    (0..tokens.len()).find_map(|at| {
        numeric(&tokens[at..], order).or_else(|| compact(tokens[at])).or_else(|| named(&tokens, at)).or_else(|| han(&tokens[at..]))
    })
}

/// Digits of other scripts as ASCII.
fn digit(c: char) -> char {
    let zero = match c {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        '\u{966}'..='\u{96f}' => 0x966,
        '\u{e50}'..='\u{e59}' => 0xe50,
        '\u{ff10}'..='\u{ff19}' => 0xff10,
        _ => return c,
    };
    char::from_digit(c as u32 - zero, 10).unwrap_or(c)
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let class = |c: char| {
            if c.is_ascii_digit() {
                1
            } else if is_letter(c) {
                2
            } else {
                0
            }
        };
        let len = match class(c) {
            0 => c.len_utf8(),
            kind => rest.find(|d: char| class(d) != kind).unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at(len);
        match class(c) {
            1 => tokens.push(Token::Number { value: token.parse().unwrap_or(i32::MAX), digits: len }),
            2 => tokens.push(Token::Word(token.trim_end_matches('.'))),
            _ if c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}') => {}
            _ => tokens.push(Token::Sign(c)),
        }
        rest = after;
    }
    tokens
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{94d}' | '\u{e31}'..='\u{e4e}')
}

/// `2025-03-14`, `14/03/2025`, `14.3.2025`.
fn numeric(tokens: &[Token], order: Order) -> Option<Date> {
    let [
        Token::Number { value: a, digits: la },
        Token::Sign(s),
        Token::Number { value: b, digits: lb },
        Token::Sign(t),
        Token::Number { value: c, digits: lc },
        ..,
    ] = *tokens
    else {
        return None;
    };
    if s != t || !matches!(s, '-' | '/' | '.') || lb > 2 {
        return None;
    }
    match (la, lc) {
        (4, 1..=2) => day(a, b, c),
        (1..=2, 4) if a > 12 || order == Order::DayFirst => day(c, b, a),
        (1..=2, 4) if b > 12 || order == Order::MonthFirst => day(c, a, b),
        (1..=2, 4) if a == b => day(c, b, a),
        _ => None,
    }
}

/// `20250314`, alone or before a time.
fn compact(token: Token) -> Option<Date> {
    match token {
        Token::Number { value, digits: 8 } => day(value / 10_000, value / 100 % 100, value % 100),
        Token::Number { digits: 14, .. } => None,
        _ => None,
    }
}

/// `14 mars 2025`, `March 14th, 2025`, `14 de marzo de 2025`, `14 tháng 3, 2025`.
fn named(tokens: &[Token], at: usize) -> Option<Date> {
    let Token::Word(word) = tokens[at] else { return None };
    let (month, after) = month(word, &tokens[at + 1..])?;
    let after = &tokens[tokens.len() - after..];
    let before = tokens[..at].iter().rev().filter(|t| !is_filler(t)).take(1).next();
    let mut following = after.iter().filter(|t| !is_filler(t));
    let first = following.next();
    match (before, first) {
        (Some(Token::Number { value: d, digits: 1..=2 }), Some(Token::Number { value: y, digits: 4 })) => day(*y, month, *d),
        (_, Some(Token::Number { value: d, digits: 1..=2 })) => match following.next() {
            Some(Token::Number { value: y, digits: 4 }) => day(*y, month, *d),
            _ => None,
        },
        _ => None,
    }
}

/// The month that a word names, and how many tokens are left after it.
fn month(word: &str, after: &[Token]) -> Option<(i32, usize)> {
    let left = after.len();
    match (word, after) {
        ("tháng" | "thg", [Token::Number { value, digits: 1..=2 }, ..]) => Some((*value, left - 1)),
        ("كانون", [Token::Word("الثاني"), ..]) => Some((1, skip_second_name(after, 1))),
        ("كانون", [Token::Word("الأول" | "الاول"), ..]) => Some((12, skip_second_name(after, 1))),
        ("تشرين", [Token::Word("الأول" | "الاول"), ..]) => Some((10, skip_second_name(after, 1))),
        ("تشرين", [Token::Word("الثاني"), ..]) => Some((11, skip_second_name(after, 1))),
        _ => MONTHS.get(word).map(|month| (i32::from(*month), skip_second_name(after, 0))),
    }
}

/// Arabic pages print a month twice: آذار/مارس.
fn skip_second_name(after: &[Token], from: usize) -> usize {
    match after.get(from..) {
        Some([Token::Sign('/' | '('), Token::Word(_), Token::Sign(')'), ..]) => after.len() - from - 3,
        Some([Token::Sign('/'), Token::Word(_), ..]) => after.len() - from - 2,
        _ => after.len() - from,
    }
}

fn is_filler(token: &Token) -> bool {
    matches!(
        token,
        Token::Sign('.' | ',' | '،' | '-' | '/')
            | Token::Word("de" | "del" | "of" | "st" | "nd" | "rd" | "th" | "er" | "năm" | "ngày" | "le" | "พ" | "ศ")
    )
}

/// `2025年3月14日`, `2025년 3월 14일`.
fn han(tokens: &[Token]) -> Option<Date> {
    match *tokens {
        [
            Token::Number { value: y, digits: 4 },
            Token::Word("年" | "년"),
            Token::Number { value: m, .. },
            Token::Word("月" | "월"),
            Token::Number { value: d, .. },
            ..,
        ] => day(y, m, d),
        _ => None,
    }
}

/// A day of our time; Buddhist years are turned into common ones.
fn day(year: i32, month: i32, day: i32) -> Option<Date> {
    let year = if (2533..2643).contains(&year) { year - 543 } else { year };
    let is_plausible = (1990..2100).contains(&year);
    let fits = || Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    if is_plausible { fits() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, order: Order, expected: &str) {
        let found = find(text, order).map(|day| day.to_string()).unwrap_or_default();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn days_are_read_as_pages_print_them() {
        for text in [
            "Thứ Sáu, 14/03/2025, 09:12 (GMT+7)",
            "14 mars 2025 à 09h12",
            "نُشر في: 14 مارس 2025",
            "١٤ آذار/مارس ٢٠٢٥",
            "2025-03-14T09:12:00+07:00",
            "March 14th, 2025",
            "Fri, 14 Mar 2025 09:12 GMT",
            "14. März 2025",
            "14 de marzo de 2025",
            "Ngày 14 tháng 3 năm 2025",
            "2025年3月14日",
            "2025년 3월 14일",
            "14 марта 2025",
            "14 มีนาคม 2568",
            "20250314",
            "14.3.2025",
            "2025/3/14",
            "14-Mar-2025",
            "Le 14/03/2025",
            "Mar. 14, 2025 9:12 am",
        ] {
            check(text, Order::DayFirst, "2025-03-14");
        }
    }

    #[test]
    fn what_is_no_day_gives_none() {
        for text in ["", "2025", "mars 2025", "1.2.3", "31/02/2025", "14/03/1446", "12:30", "3 may", "99999999999999", "tháng 3"] {
            check(text, Order::DayFirst, "");
        }
        check("03/04/2025", Order::Unknown, "");
        check("03/04/2025", Order::of("en-US"), "2025-03-04");
        check("03/14/2025", Order::Unknown, "2025-03-14");
    }
}
