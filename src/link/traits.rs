//! Traits: what versions of one story share, whatever their languages.
//!
//! "340", "١٢ مارس", "Mwangi" and "موانغي" survive translation; words do not. A trait is a hash for the index, with a weight for how
//! little of it is chance, and words for people to see why two articles are thought to be one story.

use crate::article::Article;
use crate::extract::Findings;
use crate::fold::{fold, strip_marks};
use crate::gazetteer;
use crate::index::records::base_key;
use crate::letter::Letters;
use crate::link::people;
use crate::memo::Memo;
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// What sort of thing is shared, for people to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A figure or number.
    Figure,
    /// A day.
    Date,
    /// A person.
    Person,
    /// A place or body.
    Place,
    /// A topic.
    Topic,
    /// A name or word in Latin letters, or one that sounds so.
    Name,
}

impl Sort {
    /// As `why` says it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Figure => "figures",
            Self::Date => "dates",
            Self::Person => "people",
            Self::Place => "places",
            Self::Topic => "topics",
            Self::Name => "names",
        }
    }
}

/// Something that versions of a story share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trait {
    /// Hash, with the weight in its lowest byte, so that the index alone can tell it.
    pub hash: u64,
    /// What sort of thing.
    pub sort: Sort,
    /// For people to read.
    pub label: String,
}

/// The weight in a hash, in tenths.
pub const fn weight(hash: u64) -> f64 {
    (hash & 0xff) as f64 / 10.0
}

/// The weight of the letters of a name, which no other trait has.
const SPELLED: u64 = 13;

/// Whether a hash is of the letters of a name, which articles in two scripts cannot share.
pub const fn is_spelling(hash: u64) -> bool {
    hash & 0xff == SPELLED
}

/// The traits of an article, each once, by hash.
pub fn traits(article: &Article, findings: &Findings) -> Vec<Trait> {
    let mut found = BTreeMap::new();
    each(article, findings, &mut |sort, hash, label| {
        found.entry(hash).or_insert_with(|| Trait { hash, sort, label: label.to_owned() });
    });
    found.into_values().collect()
}

/// The hashes of the traits of an article, each once, in order.
pub fn hashes(article: &Article, findings: &Findings) -> Vec<u64> {
    let mut found = Vec::new();
    each(article, findings, &mut |_, hash, _| found.push(hash));
    found.sort_unstable();
    found.dedup();
    found
}

/// Calls `visit` with the sort, hash and words of each trait, as often as it occurs.
fn each(article: &Article, findings: &Findings, visit: &mut dyn FnMut(Sort, u64, &str)) {
    let folded = fold(&article.text);
    for number in numbers(&folded) {
        visit(Sort::Figure, hash('=', &number, number_weight(&number)), &number);
    }
    for figure in &findings.figures {
        for value in [Some(figure.value), figure.value_max].into_iter().flatten() {
            let number = value.to_string();
            visit(Sort::Figure, hash('=', &number, number_weight(&number)), &number);
        }
    }
    for date in &findings.dates {
        if let (Some(from), Some(to)) = (date.from, date.to) {
            let label = if from == to { from.to_string() } else { format!("{from}..{to}") };
            visit(Sort::Date, hash('#', &label, 15), &label);
        }
    }
    for person in &findings.people {
        visit(Sort::Person, hash('@', base_key(&person.key), 25), &person.name);
    }
    for place in &findings.places {
        let is_country = place.code.as_deref().is_some_and(|code| code.len() == 2);
        visit(Sort::Place, hash('@', &place.key, if is_country { 8 } else { 14 }), &place.name);
    }
    findings.bodies.iter().for_each(|body| visit(Sort::Place, hash('@', &body.key, 12), &body.name));
    topics(&folded).for_each(|key| visit(Sort::Topic, hash('~', key, 10), key));
    // Where there are rules, people are known by them.
    if crate::lang::language(article.language).is_none() {
        leaders(&folded).for_each(|name| visit(Sort::Person, hash('@', &people::key(name), 25), name));
    }
    names(&article.text, visit);
}

/// The hash of a trait, with its weight in the lowest byte. Four bytes above it tell traits apart well enough where many must agree, and short
/// terms take little room.
fn hash(sort: char, key: &str, weight: u64) -> u64 {
    (xxh3_64_with_seed(key.as_bytes(), sort.into()) >> 32 << 8) | weight
}

/// The numbers of a folded text as digits: "1.250" and "1,250" are 1250, "3,5" is 3.5.
fn numbers(folded: &str) -> Vec<String> {
    let mut found = Vec::new();
    let bytes = folded.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && (bytes[at].is_ascii_digit() || joins(bytes, at)) {
            at += 1;
        }
        if at - start <= 24 {
            let number = normalized(&folded[start..at]);
            found.push(scaled(&number, &folded[at..]).unwrap_or(number));
        }
    }
    found
}

/// A number with the sign that multiplies it: 3万 is 30000.
fn scaled(number: &str, after: &str) -> Option<String> {
    static SCALES: LazyLock<Vec<(&'static str, f64)>> = LazyLock::new(|| {
        let rows = include_str!("scales.tsv").lines().filter(|line| !line.starts_with('#'));
        rows.filter_map(|row| row.split_once('\t')).filter_map(|(sign, factor)| Some((sign, factor.parse().ok()?))).collect()
    });
    let (_, factor) = SCALES.iter().find(|(sign, _)| after.starts_with(sign))?;
    Some((number.parse::<f64>().ok()? * factor).to_string())
}

fn joins(bytes: &[u8], at: usize) -> bool {
    matches!(bytes[at], b'.' | b',') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
}

fn normalized(number: &str) -> String {
    let groups: Vec<&str> = number.split(['.', ',']).collect();
    let is_grouped = groups.len() > 1 && groups[1..].iter().all(|group| group.len() == 3) && groups[0].len() <= 3 && groups[0] != "0";
    let plain = match groups.as_slice() {
        [whole, part] if !is_grouped => format!("{whole}.{part}"),
        _ if is_grouped || groups.len() == 1 => groups.concat(),
        _ => return number.to_owned(),
    };
    plain.parse::<f64>().map_or(plain, |value| value.to_string())
}

/// Numbers of many digits are rarely shared by chance.
fn number_weight(number: &str) -> u64 {
    let significant = number.trim_end_matches('0').bytes().filter(u8::is_ascii_digit).count();
    let is_year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    match significant {
        _ if is_year => 7,
        0 | 1 if number.len() <= 2 => 5,
        0 | 1 => 9,
        2 if number.len() == 2 => 11,
        2 => 16,
        3 => 22,
        _ => 28,
    }
}

/// Names: words with a capital, by their letters and by their sound; words of other scripts by their sound.
fn names(text: &str, visit: &mut dyn FnMut(Sort, u64, &str)) {
    thread_local!(static NAMES: Memo<[Option<u64>; 2]> = Memo::default());
    let letters = Letters::get();
    NAMES.with(|names| {
        for word in text.split(|c| !letters.of(c).is_alphanumeric()) {
            let first = word.chars().next().unwrap_or_default();
            if letters.of(first).is_upper() || is_arabic(first) {
                names.get(word, name_hashes).into_iter().flatten().for_each(|hash| visit(Sort::Name, hash, word));
            }
        }
    });
}

fn is_arabic(c: char) -> bool {
    ('\u{620}'..='\u{64a}').contains(&c)
}

/// The hashes of a word that may be a name: of its Latin letters and of its sound.
fn name_hashes(word: &str) -> [Option<u64>; 2] {
    let Some(first) = word.chars().next().filter(|_| word.chars().nth(2).is_some()) else { return [None; 2] };
    let is_latin = first.is_ascii_alphabetic() || ('\u{c0}'..'\u{250}').contains(&first);
    let spelling = is_latin.then(|| strip_marks(&fold(word)).chars().take(6).collect::<String>());
    let sound = people::key(word.strip_prefix("ال").unwrap_or(word));
    let is_told = sound.is_ascii() && sound.bytes().filter(u8::is_ascii_alphabetic).count() >= 3;
    let weight = if sound.len() > 3 { 12 } else { 7 };
    [spelling.map(|spelling| hash('w', &spelling, SPELLED)), is_told.then(|| hash('s', &sound, weight))]
}

type Names = (AhoCorasick, Vec<&'static str>);

fn automaton(names: impl Iterator<Item = (String, &'static str)>) -> Names {
    let (names, keys): (Vec<String>, Vec<&'static str>) = names.filter(|(name, _)| !name.is_empty()).unzip();
    let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names);
    (automaton.expect("a table of the gazetteer makes an automaton"), keys)
}

/// The concepts that a folded text names in any language. A short name is no part of a word ("tea" in "team"), and two letters are a word of
/// some language or other.
fn topics(folded: &str) -> impl Iterator<Item = &'static str> {
    const SHORT: usize = 4;
    static NAMES: LazyLock<Names> = LazyLock::new(|| {
        let names = gazetteer::concepts().iter().flat_map(|row| row.names.iter().flatten().map(|name| (fold(name), row.key)));
        automaton(names.filter(|(name, _)| name.chars().count() > 2))
    });
    let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let hits = NAMES.0.find_iter(folded).filter(move |hit| {
        let (before, name, after) = (&folded[..hit.start()], &folded[hit.range()], &folded[hit.end()..]);
        name.chars().nth(SHORT).is_some() || !in_word(before.chars().next_back()) && !in_word(after.chars().next())
    });
    hits.map(|hit| NAMES.1[hit.pattern().as_usize()])
}

/// Known people whom a folded text names in a language without rules.
fn leaders(folded: &str) -> impl Iterator<Item = &'static str> {
    static NAMES: LazyLock<Names> =
        LazyLock::new(|| automaton(gazetteer::people().iter().flat_map(|row| row.other_names.iter().map(|name| (fold(name), row.name)))));
    NAMES.0.find_iter(folded).map(|hit| NAMES.1[hit.pattern().as_usize()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_are_named_by_whole_words() {
        let named = |text: &str| topics(&fold(text)).collect::<Vec<_>>();
        assert_eq!(named("The team said that the steamer has left."), Vec::<&str>::new());
        assert_eq!(named("Ai cũng biết."), Vec::<&str>::new());
        assert_eq!(named("Tax on coal, et les vaccins"), ["tax", "coal", "vaccine"]);
    }

    #[test]
    fn numbers_are_the_same_however_they_are_grouped() {
        assert_eq!(
            numbers(&fold("1.250 quais, 1,250 quays, ٣٤٠ وفدا, 3,5 %, 2026年, 3万")),
            ["1250", "1250", "340", "3.5", "2026", "30000"]
        );
    }

    #[test]
    fn long_numbers_weigh_more() {
        assert!(number_weight("1437") > number_weight("340") && number_weight("340") > number_weight("2024"));
        assert!(number_weight("2024") > number_weight("3"));
    }
}
