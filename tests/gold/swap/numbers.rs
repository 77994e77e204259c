//! Other numbers for the figures of a page: digits of the same shape, words of the same form.

use super::super::reader::{Figure, Gold};
use super::rewrite::{Edge, Rewrite};
use super::rows;
use crate::dice::Dice;
use rapporteur::figure::FigureKind;
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Digits, with marks and spaces between groups of them.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\d+(?:[.,٬ \u{a0}\u{202f}]\d{3})*(?:[.,٫]\d+)?").unwrap());

/// Number words of one form, which can take each other's place.
static WORDS: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| rows(include_str!("number_words.tsv")).collect());

/// Numbers with the word that follows them, and what takes their place.
#[derive(Default)]
pub struct Numbers {
    others: BTreeMap<String, String>,
}

impl Numbers {
    /// Others for all figures but ordinals, and but those that dates tell.
    pub fn of(gold: &Gold, dice: &mut Dice) -> Self {
        let mut others = BTreeMap::new();
        let in_date = |core: &str| gold.dates.iter().any(|d| d.surface.contains(core) || core.contains(&d.surface));
        for figure in gold.figures.iter().filter(|f| f.kind != FigureKind::Ordinal) {
            let other = digits(figure, dice).or_else(|| word(figure, gold.language.as_str(), dice));
            if let Some((core, other)) = other.filter(|(core, _)| !in_date(core)) {
                others.entry(core).or_insert(other);
            }
        }
        Self { others }
    }

    pub fn add_to(&self, rewrite: &mut Rewrite) {
        self.others.iter().for_each(|(old, new)| rewrite.add(old, new, Edge::Number));
    }

    /// Gives figures of gold the values that their new surfaces have.
    pub fn revalue(&self, gold: &mut Gold, rewrite: &Rewrite) {
        if self.others.is_empty() {
            return;
        }
        for figure in &mut gold.figures {
            let new = rewrite.apply(&figure.surface);
            let by_word = || Some((by_word(&figure.surface, gold.language.as_str())?, by_word(&new, gold.language.as_str())?));
            match (values(figure, &figure.surface), values(figure, &new)) {
                (Some(_), Some((least, most))) => (figure.value, figure.value_max) = (Some(least), most),
                _ => {
                    if let Some((_, value)) = by_word().filter(|(old, _)| figure.value == Some(*old)) {
                        figure.value = Some(value);
                    }
                }
            }
        }
    }
}

/// Digits of the surface from the first number to the word after the last, and others: zeros stay, and so does the order of a range.
fn digits(figure: &Figure, dice: &mut Dice) -> Option<(String, String)> {
    values(figure, &figure.surface)?;
    let found: Vec<_> = NUMBER.find_iter(&figure.surface).collect();
    let (first, last) = (found.first()?, found.last()?);
    let after = &figure.surface[last.end()..];
    let word_end = after.trim_start().find(char::is_whitespace).map_or(after.len(), |end| end + after.len() - after.trim_start().len());
    let core = &figure.surface[first.start()..last.end() + word_end];
    if word_end == 0 {
        return None;
    }
    for _ in 0..100 {
        let other = NUMBER.replace_all(core, |number: &regex::Captures| other_digits(&number[0], dice)).into_owned();
        let is_year = NUMBER.find_iter(&other).any(|n| n.len() == 4 && (n.as_str().starts_with("19") || n.as_str().starts_with("20")));
        let ordered =
            values(figure, &figure.surface.replace(core, &other)).is_some_and(|(least, most)| most.is_none_or(|most| least < most));
        if ordered && !is_year {
            return Some((core.to_owned(), other));
        }
    }
    None
}

/// One digit alone stays small or not so that the noun after it keeps its form; zeros stay zeros.
fn other_digits(number: &str, dice: &mut Dice) -> String {
    let n_digits = number.chars().filter(|c| c.is_numeric()).count();
    let mut other = |c: char| {
        let value = c.to_digit(10).or_else(|| (c as u32).checked_sub('٠' as u32).filter(|value| *value < 10));
        let new = match value {
            None | Some(0) => return c,
            Some(1 | 2) if n_digits == 1 => return c,
            _ if n_digits == 1 => 3 + dice.below(7),
            _ => 1 + dice.below(9),
        };
        if c.is_ascii() { (b'0' + new as u8) as char } else { char::from_u32('٠' as u32 + new as u32).unwrap_or(c) }
    };
    number.chars().map(&mut other).collect()
}

/// The values of a surface of this figure's kind: its numbers, times the power of ten that its words say.
fn values(figure: &Figure, surface: &str) -> Option<(f64, Option<f64>)> {
    let old: Vec<f64> = NUMBER.find_iter(&figure.surface).filter_map(|n| parse(n.as_str())).collect();
    let new: Vec<f64> = NUMBER.find_iter(surface).filter_map(|n| parse(n.as_str())).collect();
    match (figure.value?, figure.value_max, &old[..], &new[..]) {
        (value, None, [old], [new]) => Some((new * power(value, *old)?, None)),
        (value, Some(most), [old, old_most], [new, new_most]) => {
            Some((new * power(value, *old)?, Some(new_most * power(most, *old_most)?)))
        }
        _ => None,
    }
}

/// The number that digits with marks may mean, up to a power of ten: all but the last mark group.
fn parse(number: &str) -> Option<f64> {
    let ascii = number
        .chars()
        .map(|c| char::from_u32((c as u32).wrapping_sub('٠' as u32)).filter(|d| (*d as u32) < 10).map_or(c, |d| (b'0' + d as u8) as char));
    let ascii: String = ascii.collect();
    let whole_end = ascii.rfind(['.', ',', '٫']).unwrap_or(ascii.len());
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    format!("{}.{}", digits(&ascii[..whole_end]), digits(&ascii[whole_end..])).trim_end_matches('.').parse().ok()
}

/// `value` by `number`, when that is a power of ten.
fn power(value: f64, number: f64) -> Option<f64> {
    (0..=15).map(|exponent| 10f64.powi(exponent)).find(|power| (number * power - value).abs() <= 1e-6 * value.abs())
}

/// A number word of the surface with the word after it, and another.
fn word(figure: &Figure, language: &str, dice: &mut Dice) -> Option<(String, String)> {
    let words: Vec<&str> = figure.surface.split_whitespace().collect();
    let (at, row) = words.iter().enumerate().find_map(|(at, word)| Some((at, number_word(word, language)?)))?;
    if figure.value != Some(row[1].parse().expect("a value is a number")) {
        return None;
    }
    let same_form: Vec<_> = WORDS.iter().filter(|other| other[0] == row[0] && other[2] != row[2]).collect();
    let new = dice.pick(&same_form)[2];
    let after = words.get(at + 1).map(|word| format!(" {word}")).unwrap_or_default();
    let is_alone = after.is_empty() && language != "ar";
    (!is_alone).then(|| (format!("{}{after}", row[2]), format!("{new}{after}")))
}

/// The row of a number word, attached particles of Arabic and its article left off.
fn number_word(word: &str, language: &str) -> Option<&'static Vec<&'static str>> {
    let mut stem = word.to_lowercase();
    if language == "ar" {
        stem = stem.strip_prefix(['و', 'ف']).unwrap_or(&stem).to_owned();
        stem = stem.strip_prefix(['ب', 'ل', 'ك']).unwrap_or(&stem).to_owned();
        stem = stem.strip_prefix("ال").unwrap_or(&stem).to_owned();
    }
    WORDS.iter().find(|row| row[0].split('-').next() == Some(language) && row[2] == stem)
}

fn by_word(surface: &str, language: &str) -> Option<f64> {
    surface.split_whitespace().find_map(|word| number_word(word, language))?[1].parse().ok()
}

#[test]
fn digits_keep_their_shape() {
    let other = other_digits("54.500", &mut Dice::new(1));
    assert!(Regex::new(r"^[1-9][1-9]\.[1-9]00$").unwrap().is_match(&other), "{other}");
    assert_eq!((parse("16,5"), parse("1.234,5"), parse("٣٨٫٥")), (Some(16.5), Some(1234.5), Some(38.5)));
    assert_eq!((power(54500.0, 54.5), power(1.2e9, 1.2), power(350.0, 3.0)), (Some(1000.0), Some(1e9), None));
}
