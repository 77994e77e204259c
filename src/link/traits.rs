//! Traits: what versions of one story share, whatever their languages.
//!
//! "340", "١٢ مارس", "Mwangi" and "موانغي" survive translation; words do not. A trait is a hash for the index, with a weight for how
//! little of it is chance, and words for people to see why two articles are thought to be one story.

use crate::article::Article;
use crate::extract::Findings;
use crate::fold::{fold, strip_marks};
use crate::gazetteer;
use crate::index::records::base_key;
use crate::link::people;
use crate::memo::Memo;
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use xxhash_rust::xxh3::xxh3_64;

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

/// The traits of an article, each once, by hash.
pub fn traits(article: &Article, findings: &Findings) -> Vec<Trait> {
    let mut collected = Collected::default();
    let folded = fold(&article.text);
    for number in numbers(&folded) {
        collected.add(Sort::Figure, &format!("={number}"), &number, number_weight(&number));
    }
    for figure in &findings.figures {
        for value in [Some(figure.value), figure.value_max].into_iter().flatten() {
            let number = value.to_string();
            collected.add(Sort::Figure, &format!("={number}"), &number, number_weight(&number));
        }
    }
    for date in &findings.dates {
        if let (Some(from), Some(to)) = (date.from, date.to) {
            let label = if from == to { from.to_string() } else { format!("{from}..{to}") };
            collected.add(Sort::Date, &label, &label, 15);
        }
    }
    for person in &findings.people {
        collected.add(Sort::Person, &format!("@{}", base_key(&person.key)), &person.name, 25);
    }
    for place in &findings.places {
        let is_country = place.code.as_deref().is_some_and(|code| code.len() == 2);
        collected.add(Sort::Place, &format!("@{}", place.key), &place.name, if is_country { 8 } else { 14 });
    }
    findings.bodies.iter().for_each(|body| collected.add(Sort::Place, &format!("@{}", body.key), &body.name, 12));
    for (hit, key) in topics(&folded) {
        collected.add(Sort::Topic, &format!("~{key}"), hit, 10);
    }
    for (name, label) in leaders(&folded) {
        collected.add(Sort::Person, &format!("@{}", people::key(name)), label, 25);
    }
    names(&article.text, &mut collected);
    collected.0.into_values().collect()
}

#[derive(Default)]
struct Collected(BTreeMap<u64, Trait>);

impl Collected {
    fn add(&mut self, sort: Sort, key: &str, label: &str, weight: u64) {
        let hash = (xxh3_64(key.as_bytes()) & !0xff) | weight;
        self.0.entry(hash).or_insert_with(|| Trait { hash, sort, label: label.to_owned() });
    }
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
fn names(text: &str, collected: &mut Collected) {
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().nth(2).is_some()) {
        let Some(first) = word.chars().next() else { continue };
        let is_latin = first.is_ascii_alphabetic() || ('\u{c0}'..'\u{250}').contains(&first);
        if is_latin && first.is_uppercase() {
            let plain: String = strip_marks(&fold(word)).chars().take(6).collect();
            collected.add(Sort::Name, &format!("w{plain}"), word, 13);
        }
        if first.is_uppercase() || ('\u{620}'..='\u{64a}').contains(&first) {
            let bare = word.strip_prefix("ال").unwrap_or(word);
            let weight = |sound: &str| if sound.len() > 3 { 12 } else { 7 };
            if let Some(sound) = sound(bare) {
                collected.add(Sort::Name, &format!("s{sound}"), word, weight(&sound));
            }
        }
    }
}

/// What a word sounds like; remembered, since most words come again.
fn sound(word: &str) -> Option<String> {
    thread_local!(static SOUNDS: Memo<Option<String>> = Memo::default());
    let tell = |word: &str| {
        let key = people::key(word);
        Some(key).filter(|key| key.is_ascii() && key.bytes().filter(u8::is_ascii_alphabetic).count() >= 3)
    };
    SOUNDS.with(|sounds| sounds.get(word, tell))
}

type Names = (AhoCorasick, Vec<&'static str>);

fn automaton(names: impl Iterator<Item = (String, &'static str)>) -> Names {
    let (names, keys): (Vec<String>, Vec<&'static str>) = names.filter(|(name, _)| !name.is_empty()).unzip();
    let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names);
    (automaton.expect("a table of the gazetteer makes an automaton"), keys)
}

/// The concepts that a folded text names in any language, with one of the names.
fn topics(folded: &str) -> Vec<(&'static str, &'static str)> {
    static NAMES: LazyLock<Names> = LazyLock::new(|| {
        automaton(gazetteer::concepts().iter().flat_map(|row| row.names.iter().flatten().map(|name| (fold(name), row.key))))
    });
    found(&NAMES, folded).into_iter().map(|key| (key, key)).collect()
}

/// Known people whom a folded text names in a language without rules.
fn leaders(folded: &str) -> Vec<(&'static str, &'static str)> {
    static NAMES: LazyLock<Names> =
        LazyLock::new(|| automaton(gazetteer::people().iter().flat_map(|row| row.other_names.iter().map(|name| (fold(name), row.name)))));
    found(&NAMES, folded).into_iter().map(|name| (name, name)).collect()
}

fn found(names: &'static Names, folded: &str) -> Vec<&'static str> {
    names.0.find_iter(folded).map(|hit| names.1[hit.pattern().as_usize()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
