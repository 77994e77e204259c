//! The day that a page prints: "Publié le 14 mars 2025 à 09h12", "Thứ Sáu, 14/03/2025", "١٤ مارس ٢٠٢٥", "2025年3月14日".
//!
//! A day is read only from what is printed in full. "03/04/2025" is the third of April where days come first and the fourth of
//! March where months do; where neither is known, it is no day.

use jiff::civil::Date;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Which number of "03/04/2025" is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The first.
    DayFirst,
    /// The second.
    MonthFirst,
    /// Not known.
    Unknown,
}

/// A printed day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The first day that it can be, read with the day first; `None` when it cannot be read so.
    day_first: Option<Date>,
    /// As a month with its day; equal to `day_first` where the form leaves no choice.
    month_first: Option<Date>,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

impl Day {
    /// The day, read in this order; `None` where the order is needed and not known.
    pub fn date(&self, order: Order) -> Option<Date> {
        match (self.day_first, self.month_first) {
            (Some(a), Some(b)) if a != b => match order {
                Order::DayFirst => Some(a),
                Order::MonthFirst => Some(b),
                Order::Unknown => None,
            },
            (a, b) => a.or(b),
        }
    }

    /// Whether the two orders give two days.
    pub fn needs_order(&self) -> bool {
        self.day_first.is_some() && self.month_first.is_some() && self.day_first != self.month_first
    }

    /// The order that this day shows: "14/03/2025" can only have its day first.
    pub fn order(&self) -> Order {
        match (self.day_first, self.month_first) {
            (Some(_), None) => Order::DayFirst,
            (None, Some(_)) => Order::MonthFirst,
            _ => Order::Unknown,
        }
    }
}

/// The days printed in a line, from left to right.
pub fn days(line: &str) -> Vec<Day> {
    if !has_year(line) {
        return Vec::new();
    }
    let tokens = tokens(line);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match day_at(&tokens, at) {
            Some((day, next)) => {
                found.push(day);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// The order in which a text writes days in words: "20 November" has its day first, "November 20" its month.
pub fn written_order(text: &str) -> Order {
    let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(fold_word).collect();
    let is_day = |word: &String| word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
    let is_month = |word: &String| word.len() > 2 && WORDS.months.contains_key(word);
    let n_of = |is: &dyn Fn(&[String]) -> bool| words.windows(2).filter(|pair| is(pair)).count();
    let day_first = n_of(&|pair| is_day(&pair[0]) && is_month(&pair[1]));
    let month_first = n_of(&|pair| is_month(&pair[0]) && is_day(&pair[1]));
    match day_first.cmp(&month_first) {
        std::cmp::Ordering::Greater => Order::DayFirst,
        std::cmp::Ordering::Less => Order::MonthFirst,
        std::cmp::Ordering::Equal => Order::Unknown,
    }
}

/// The order in which a day of a page's head is near to the days that its text writes in words: "05/08/2025" over "KUALA LUMPUR, Aug 5" has its day
/// first.
pub fn order_beside(day: &Day, text: &str) -> Order {
    const NEAR: i32 = 8;
    const FAR: i32 = 21;
    let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(fold_word).collect();
    let written = |pair: &[String]| {
        let of = |day: &String, month: &String| Some((*WORDS.months.get(month)?, day.parse::<i8>().ok()?));
        of(&pair[0], &pair[1]).or_else(|| of(&pair[1], &pair[0]))
    };
    let told: Vec<(i8, i8)> = words.windows(2).filter_map(written).collect();
    let distance = |date: Date| {
        let away = |(month, day): &(i8, i8)| {
            let other = Date::new(date.year(), *month, *day).ok()?;
            let days = date.until(other).ok()?.get_days().abs();
            Some(days.min(365 - days.min(365)))
        };
        told.iter().filter_map(away).min()
    };
    match (day.day_first.and_then(distance), day.month_first.and_then(distance)) {
        (Some(near), Some(far)) if near <= NEAR && far >= FAR => Order::DayFirst,
        (Some(far), Some(near)) if near <= NEAR && far >= FAR => Order::MonthFirst,
        _ => Order::Unknown,
    }
}

/// Whether four digits stand together, and no more.
fn has_year(line: &str) -> bool {
    let mut run = 0;
    for c in line.chars().chain([' ']) {
        if digit(c).is_some() {
            run += 1;
        } else if run == 4 {
            return true;
        } else {
            run = 0;
        }
    }
    false
}

/// What a line says beside its days: words that are no weekday, time or zone, in order, punctuation trimmed.
pub fn is_beside(word: &str) -> bool {
    let folded = fold_word(word);
    folded.chars().all(|c| !c.is_alphabetic()) || WORDS.beside.contains(&folded) || WORDS.inside.contains(&folded) || is_time(&folded)
}

fn is_time(word: &str) -> bool {
    let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
    word.starts_with(|c: char| c.is_numeric())
        && matches!(letters.as_str(), "h" | "am" | "pm" | "g" | "hmin" | "gmt" | "utc" | "น" | "時分" | "时分")
        || letters == "gmt"
        || letters == "utc"
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Small(i8),
    Year(i16),
    Number,
    Month(i8),
    Inside,
    Slash,
    Comma,
    Clock,
    Word,
}

#[derive(Clone, Debug)]
struct Token {
    kind: Kind,
    range: Range<usize>,
}

/// Reads number, month and year in any of their orders, the words between them skipped.
fn day_at(tokens: &[Token], at: usize) -> Option<(Day, usize)> {
    let is = |i: usize, wanted: fn(Kind) -> bool| tokens.get(i).is_some_and(|t| wanted(t.kind));
    let number: fn(Kind) -> bool = |k| matches!(k, Kind::Small(_) | Kind::Year(_) | Kind::Number);
    let clock: fn(Kind) -> bool = |k| k == Kind::Clock;
    let ends_time = at >= 2 && clock(tokens[at - 1].kind) && number(tokens[at - 2].kind);
    // "2025:09:17.18:42:05": sites of China part a day as a time.
    if let [
        Token { kind: Kind::Year(y), range: from },
        Token { kind: Kind::Clock, .. },
        Token { kind: Kind::Small(m), .. },
        Token { kind: Kind::Clock, .. },
        Token { kind: Kind::Small(d), range: to },
        ..,
    ] = &tokens[at..]
        && let Some(day) = date(*y, *m, *d)
    {
        return Some((Day { day_first: Some(day), month_first: Some(day), range: from.start..to.end }, at + 5));
    }
    let begins_time = number(tokens[at].kind) && is(at + 1, clock) && is(at + 2, number);
    if ends_time || begins_time {
        return None;
    }
    let (first, after_first) = part(tokens, at)?;
    let (second, after_second) = part(tokens, skip(tokens, after_first))?;
    let (third, end) = part(tokens, skip(tokens, after_second))?;
    if matches!(third, Kind::Small(_)) && is(end, clock) {
        return None;
    }
    let parts = &tokens[at..end];
    let is_spaced = parts.windows(2).any(|pair| pair[0].range.end < pair[1].range.start);
    let has_words = parts.iter().any(|t| matches!(t.kind, Kind::Comma | Kind::Inside));
    let is_separated = skip(tokens, after_first) > after_first && skip(tokens, after_second) > after_second;
    let (day_first, month_first) = match (first, second, third) {
        (Kind::Small(d), Kind::Month(m), Kind::Year(y)) => same(date(y, m, d)),
        (Kind::Month(m), Kind::Small(d), Kind::Year(y)) => same(date(y, m, d)),
        (Kind::Year(y), Kind::Month(m), Kind::Small(d)) => same(date(y, m, d)),
        (Kind::Year(y), Kind::Small(m), Kind::Small(d)) if is_separated => same(date(y, m, d)),
        // "14.03.2025" and "ngày 14 tháng 3 năm 2025" have their day first everywhere.
        (Kind::Small(d), Kind::Small(m), Kind::Year(y)) if is_separated && (has_words || is_spaced) => same(date(y, m, d)),
        (Kind::Small(a), Kind::Small(b), Kind::Year(y)) if is_separated => (date(y, b, a), date(y, a, b)),
        _ => return None,
    };
    day_first.or(month_first)?;
    // The sign for "day" closes a date: 14日.
    let has_sign = tokens.get(end).is_some_and(|t| t.kind == Kind::Inside && t.range.start == tokens[end - 1].range.end);
    let end = end + usize::from(has_sign);
    Some((Day { day_first, month_first, range: tokens[at].range.start..tokens[end - 1].range.end }, end))
}

fn same(date: Option<Date>) -> (Option<Date>, Option<Date>) {
    (date, date)
}

/// The number or month at a token, and the token after it.
fn part(tokens: &[Token], at: usize) -> Option<(Kind, usize)> {
    let kind = tokens.get(at)?.kind;
    matches!(kind, Kind::Small(_) | Kind::Year(_) | Kind::Month(_)).then_some((kind, at + 1))
}

/// At most three tokens that may stand between the parts of a date.
fn skip(tokens: &[Token], mut at: usize) -> usize {
    let end = at + 3;
    while at < end && tokens.get(at).is_some_and(|t| matches!(t.kind, Kind::Inside | Kind::Slash | Kind::Comma)) {
        at += 1;
    }
    // "14 مارس/آذار 2025" gives the month twice.
    match tokens.get(at) {
        Some(Token { kind: Kind::Month(_), .. })
            if at > 1 && tokens[at - 1].kind == Kind::Slash && matches!(tokens[at - 2].kind, Kind::Month(_)) =>
        {
            skip(tokens, at + 1)
        }
        _ => at,
    }
}

/// A day of the years that news can be from; Buddhist years are counted down.
fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    let year = if (2480..2700).contains(&year) { year - 543 } else { year };
    if !(1800..2200).contains(&year) {
        return None;
    }
    Date::new(year, month, day).ok()
}

fn tokens(line: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut chars = line.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let class = class(c);
        let mut end = start + c.len_utf8();
        if matches!(class, Class::Digit | Class::Letter) {
            while let Some(&(i, next)) = chars.peek() {
                let joins = self::class(next) == class || (class == Class::Letter && next == '.' && is_thai(c));
                let is_glued = || line[..i].ends_with(char::is_lowercase) && next.is_uppercase() && begins_with_month(&line[i..]);
                if !joins || (class == Class::Letter && (is_han(next) || is_han(c) || is_glued())) {
                    break;
                }
                end = i + next.len_utf8();
                chars.next();
            }
        }
        if let Some(kind) = kind(&line[start..end], class) {
            tokens.push(Token { kind, range: start..end });
        }
    }
    join_months(line, tokens)
}

/// "The Courier|June 9, 2026": whether what follows a name without a space is a month.
fn begins_with_month(line: &str) -> bool {
    let end = line.find(|c: char| !c.is_alphabetic()).unwrap_or(line.len());
    WORDS.months.contains_key(&fold_word(&line[..end]))
}

/// "كانون الثاني", "Tháng Tám" and "tháng mười một" are months of several words.
fn join_months(line: &str, tokens: Vec<Token>) -> Vec<Token> {
    let is_word = |kind: Kind| matches!(kind, Kind::Word | Kind::Inside | Kind::Month(_));
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        if let Some(last) = joined.last_mut().filter(|last| is_word(last.kind) && is_word(token.kind))
            && let Some(&month) = WORDS.months.get(&fold_word(&line[last.range.start..token.range.end]))
        {
            *last = Token { kind: Kind::Month(month), range: last.range.start..token.range.end };
            continue;
        }
        joined.push(token);
    }
    joined
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Digit,
    Letter,
    Space,
    Mark,
}

fn class(c: char) -> Class {
    match c {
        _ if digit(c).is_some() => Class::Digit,
        _ if c.is_alphabetic() || is_combining_mark(c) => Class::Letter,
        _ if c.is_whitespace() => Class::Space,
        _ => Class::Mark,
    }
}

fn is_thai(c: char) -> bool {
    ('\u{e00}'..='\u{e7f}').contains(&c)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '년' | '월' | '일')
}

fn kind(text: &str, class: Class) -> Option<Kind> {
    Some(match class {
        Class::Space => return None,
        Class::Mark => match text {
            "/" | "-" | "–" | "\u{2011}" => Kind::Slash,
            "," | "." | "،" | "º" | "°" | "(" | ")" => Kind::Comma,
            ":" | "：" => Kind::Clock,
            _ => Kind::Word,
        },
        Class::Digit => {
            let value = text.chars().take(4).fold(0i16, |n, c| n * 10 + i16::from(digit(c).unwrap_or(0)));
            match (text.chars().count(), i8::try_from(value)) {
                (1..=2, Ok(small)) => Kind::Small(small),
                (4, _) => Kind::Year(value),
                _ => Kind::Number,
            }
        }
        Class::Letter => {
            let folded = fold_word(text);
            match WORDS.months.get(&folded) {
                Some(&month) => Kind::Month(month),
                None if WORDS.inside.contains(&folded) => Kind::Inside,
                None if folded == "h" => Kind::Clock,
                None => Kind::Word,
            }
        }
    })
}

/// The value of a decimal digit of any script in use.
fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.to_digit(10).and_then(|d| u8::try_from(d).ok());
    }
    const ZEROS: [char; 8] = ['0', '٠', '۰', '०', '๐', '໐', '០', '０'];
    ZEROS.iter().find_map(|&zero| (c as u32).checked_sub(zero as u32).filter(|d| *d < 10)).map(|d| d as u8)
}

/// Lower case without accents and marks: how the words of the table are written.
pub fn fold_word(word: &str) -> String {
    if word.is_ascii() {
        return word.trim_end_matches('.').to_ascii_lowercase();
    }
    let letters =
        word.nfd().filter(|c| !is_combining_mark(*c) || is_spacing_script(*c)).map(|c| if c == 'đ' || c == 'Đ' { 'd' } else { c });
    letters
        .flat_map(char::to_lowercase)
        .filter(|c| !matches!(c, '\u{640}' | '\u{200c}' | '\u{200e}' | '\u{200f}'))
        .collect::<String>()
        .trim_end_matches('.')
        .to_owned()
}

/// Marks of Indic and South-East Asian scripts are vowels, not accents.
fn is_spacing_script(c: char) -> bool {
    ('\u{900}'..='\u{17ff}').contains(&c)
}

#[derive(Deserialize)]
struct File {
    months: BTreeMap<String, Vec<String>>,
    inside: Words,
    beside: Words,
}

#[derive(Deserialize)]
struct Words {
    words: Vec<String>,
}

struct Table {
    months: HashMap<String, i8>,
    inside: HashSet<String>,
    beside: HashSet<String>,
}

static WORDS: LazyLock<Table> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("days.toml")).expect("the table is part of the program");
    let fold = |words: Words| words.words.iter().map(|w| fold_word(w)).collect();
    let months =
        file.months.iter().flat_map(|(n, names)| names.iter().map(|name| (fold_word(name), n.parse().expect("a month is a number"))));
    Table { months: months.collect(), inside: fold(file.inside), beside: fold(file.beside) }
});

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, order: Order, expected: &str) {
        let found: Vec<String> = days(line).iter().map(|d| d.date(order).map_or("?".to_owned(), |d| d.to_string())).collect();
        assert_eq!(found.join(" "), expected, "{line}");
    }

    #[test]
    fn days_are_read_in_all_their_forms() {
        for line in [
            "Publié le 14 mars 2025 à 09h12",
            "نُشر في: 14 مارس 2025",
            "الجمعة ١٤ مارس ٢٠٢٥ - ٠٩:١٢",
            "14 آذار/مارس 2025",
            "Thứ Sáu, 14/03/2025, 09:12 (GMT+7)",
            "Updated: March 14, 2025 10:00",
            "09:12 14/03/2025",
            "14/03/2025 | 09:12",
            "Báo Đắk LắkBáo Đắk Lắk14/03/2025",
            "The CourierMarch 14, 2025 8:47 pm",
            "2025-03-14T09:12:00+07:00",
            "2025年3月14日 09:12",
            "2025년 3월 14일",
            "14. März 2025, 9.12 Uhr",
            "14.03.2025",
            "14 de marzo de 2025",
            "14 марта 2025 г., 10:00",
            "ngày 14 tháng 3 năm 2025",
            "Thứ Sáu, 14 Tháng Ba 2025",
            "14 มีนาคม 2568",
            "14 มี.ค. 2568",
            "Mar. 14th, 2025",
            "1er rang | 14 mars 2025",
        ] {
            check(line, Order::DayFirst, "2025-03-14");
        }
        check("7 كانون الثاني 2024", Order::Unknown, "2024-01-07");
        check("1er avril 2024", Order::Unknown, "2024-04-01");
        check("Chủ nhật, ngày 4 tháng năm, năm 2025", Order::Unknown, "2025-05-04");
        check("9 tháng mười một 2025", Order::Unknown, "2025-11-09");
    }

    #[test]
    fn a_day_is_never_guessed() {
        check("03/04/2025", Order::Unknown, "?");
        check("03/04/2025", Order::DayFirst, "2025-04-03");
        check("03/04/2025", Order::MonthFirst, "2025-03-04");
        check("03.04.2025", Order::Unknown, "2025-04-03");
        check("14 mars, 09:12", Order::DayFirst, "");
        check("31/02/2025", Order::DayFirst, "");
        check("0238 555 0112", Order::DayFirst, "");
        check("le 3 mai 1754 habitants", Order::DayFirst, "");
    }

    #[test]
    fn a_day_in_two_orders_is_the_one_near_to_those_of_the_text() {
        let day = &days("05/08/2025 04:18 PM")[0];
        assert_eq!(order_beside(day, "KUALA LUMPUR, Aug 5 (Wire) -- The plan was tabled."), Order::DayFirst);
        assert_eq!(order_beside(day, "Ahead of the fair, due on May 12, she said so."), Order::MonthFirst);
        assert_eq!(order_beside(day, "The plan of June 20 was tabled."), Order::Unknown);
        assert_eq!(order_beside(day, "The plan was tabled."), Order::Unknown);
    }
}
