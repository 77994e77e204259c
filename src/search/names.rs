//! Names: which people, events, places and outlets of this index somebody means.
//!
//! A person is found by the key of the name, whatever its script; else by some of its words. Where several fit, all are taken and told;
//! where nothing fits, the nearest names are offered.

use super::Library;
use crate::fold;
use crate::gazetteer::{self, ConceptRow, PlaceRow};
use crate::index::records::{LABEL_SEPARATOR, PRINTED};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

/// A name that nothing in the index has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// Person, event, place or outlet.
    pub what: &'static str,
    /// What was asked.
    pub asked: String,
    /// The nearest names that the index knows.
    pub nearest: Vec<String>,
}

impl std::fmt::Display for Unknown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the index knows no {} `{}`", self.what, self.asked)?;
        if !self.nearest.is_empty() {
            write!(f, "; did you mean {}?", self.nearest.join(", or "))?;
        }
        Ok(())
    }
}

impl std::error::Error for Unknown {}

/// Somebody or something that the index knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Its key.
    pub key: String,
    /// Its names, the most frequent first.
    pub names: Vec<String>,
    /// Those of its names that pages print in Latin letters.
    pub printed: Vec<String>,
    /// Office, day or kind.
    pub more: String,
}

/// Whom or what a name was taken for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meant {
    /// The keys to look for.
    pub keys: Vec<String>,
    /// What people should be told about the choice.
    pub note: Option<String>,
}

/// Words of a name, folded and without accents.
pub fn words(text: &str) -> Vec<String> {
    let folded = fold::strip_marks(&fold::fold(text));
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// All terms of an indexed field, sorted.
pub fn terms(searcher: &Searcher, field: Field) -> Result<BTreeSet<String>> {
    let mut terms = BTreeSet::new();
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(field)?;
        let mut stream = inverted.terms().stream()?;
        while stream.advance() {
            terms.insert(String::from_utf8_lossy(stream.key()).into_owned());
        }
    }
    Ok(terms)
}

/// All entries of a label field, by key.
pub(super) fn known(searcher: &Searcher, label_field: &str) -> Result<BTreeMap<String, Known>> {
    let mut labels = BTreeSet::new();
    for segment in searcher.segment_readers() {
        let Some(column) = segment.fast_fields().str(label_field)? else { continue };
        // What only deleted records have is known no more.
        let alive: Option<BTreeSet<u64>> =
            segment.has_deletes().then(|| segment.doc_ids_alive().flat_map(|doc| column.term_ords(doc).collect::<Vec<_>>()).collect());
        let mut stream = column.dictionary().stream()?;
        let mut ord = 0;
        while stream.advance() {
            if alive.as_ref().is_none_or(|alive| alive.contains(&ord)) {
                labels.insert(String::from_utf8_lossy(stream.key()).into_owned());
            }
            ord += 1;
        }
    }
    Ok(by_key(labels.iter()))
}

/// What the index knows under one key.
fn known_under(library: &Library, label_field: &str, key: &str) -> Result<Option<Known>> {
    let searcher = &library.searcher;
    if searcher.segment_readers().iter().any(|segment| segment.has_deletes()) {
        return Ok(library.known(label_field)?.get(key).cloned());
    }
    let (from, to) = (format!("{key}{LABEL_SEPARATOR}"), format!("{key}{AFTER_LABEL_SEPARATOR}"));
    let mut labels = BTreeSet::new();
    for segment in searcher.segment_readers() {
        let Some(column) = segment.fast_fields().str(label_field)? else { continue };
        let mut stream = column.dictionary().range().ge(&from).lt(&to).into_stream()?;
        while stream.advance() {
            labels.insert(String::from_utf8_lossy(stream.key()).into_owned());
        }
    }
    Ok(by_key(labels.iter()).into_values().next())
}

/// The character after the one that stands between the parts of a label.
const AFTER_LABEL_SEPARATOR: char = '\u{20}';

/// Labels put together by key; names that are printed so come first.
fn by_key<'l>(labels: impl Iterator<Item = &'l String>) -> BTreeMap<String, Known> {
    let mut labels: Vec<Label> = labels.filter_map(|label| Label::read(label)).collect();
    labels.sort_by_key(|label| (label.class, label.name));
    let mut known: BTreeMap<String, Known> = BTreeMap::new();
    for label in labels {
        let entry = known.entry(label.key.to_owned()).or_insert_with(|| Known { key: label.key.to_owned(), ..Known::default() });
        if !entry.names.iter().any(|name| name == label.name) {
            if label.class == PRINTED {
                entry.printed.push(label.name.to_owned());
            }
            entry.names.push(label.name.to_owned());
        }
        if entry.more.is_empty() {
            label.more.clone_into(&mut entry.more);
        }
    }
    known
}

/// A label taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label<'a> {
    /// The key of whom or what it names.
    pub key: &'a str,
    /// The name.
    pub name: &'a str,
    /// Office, day or kind.
    pub more: &'a str,
    /// Whether the name is printed so, ours, or a further one.
    pub class: &'a str,
}

impl<'a> Label<'a> {
    /// Reads a label.
    pub fn read(label: &'a str) -> Option<Self> {
        let mut parts = label.split(LABEL_SEPARATOR);
        Some(Self { key: parts.next()?, name: parts.next()?, more: parts.next()?, class: parts.next()? })
    }
}

/// Codes of the gazetteer's places with this name.
pub fn gazetteer_codes(name: &str) -> Vec<String> {
    rows_called(name).into_iter().filter_map(|row| row.code.map(str::to_owned)).collect()
}

/// The keys under which a person may be indexed.
pub fn person_keys(name: &str) -> Vec<String> {
    crate::link::people::keys(name)
}

/// The people that a name means; the name as printed only, when `exact`.
pub fn people(library: &Library, name: &str) -> Result<Meant> {
    let has_person = |key: &String| super::n_alive(&library.searcher, &Term::from_field_text(library.fields.person, key)).unwrap_or(0) > 0;
    let mut keys: Vec<String> = person_keys(name);
    keys.push(name.trim().to_owned());
    keys.retain(has_person);
    if !keys.is_empty() {
        return sounding_alike(library, name, keys);
    }
    let everybody = library.known("person_label")?;
    let asked = words(name);
    let fits = |person: &&Known| {
        let names = person.names.iter().map(|name| words(name)).chain(std::iter::once(words(&person.key)));
        names.into_iter().any(|name| asked.iter().all(|word| name.contains(word)))
    };
    let mut fitting: Vec<&Known> = if asked.is_empty() { Vec::new() } else { everybody.values().filter(fits).collect() };
    if fitting.is_empty() {
        fitting = everybody.values().filter(|person| sounds_like_part(&person.key, name)).collect();
    }
    if fitting.is_empty() {
        return Err(unknown("person", name, everybody.values()).into());
    }
    let note = format!("{name}: {}", fitting.iter().map(|person| shown(person)).collect::<Vec<_>>().join("; "));
    Ok(Meant { keys: fitting.into_iter().map(|person| person.key.clone()).collect(), note: Some(note) })
}

/// The people of some keys. A key is coarse: Hằng and Hồng share one, and where a Vietnamese name is asked in Latin letters, the
/// letters tell them apart.
fn sounding_alike(library: &Library, name: &str, keys: Vec<String>) -> Result<Meant> {
    let asked = words(name);
    let in_latin = |word: &String| word.is_ascii();
    let mut others = Vec::new();
    for key in &keys {
        others.extend(known_under(library, "person_label", key)?.filter(|known| !known.printed.is_empty()));
    }
    let names: Vec<Vec<String>> = others.iter().flat_map(|known| &known.printed).map(|name| words(name)).collect();
    let is_told_by_letters = asked.iter().all(in_latin) && is_vietnamese(&asked) && !names.is_empty();
    if is_told_by_letters && !names.contains(&asked) {
        return Err(unknown("person", name, others.iter()).into());
    }
    let different: BTreeSet<&Vec<String>> = names.iter().filter(|name| **name != asked).collect();
    let note = (is_told_by_letters && !different.is_empty()).then(|| {
        let different: Vec<String> = different.iter().map(|name| name.join(" ")).collect();
        format!("{name}: also {}, which sounds alike; --exact-name tells them apart", different.join(", "))
    });
    Ok(Meant { keys, note })
}

fn is_vietnamese(words: &[String]) -> bool {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    crate::link::people::is_vietnamese(&words)
}

/// Whether some syllables of a key, one after another, are those of a name.
pub fn sounds_like_part(key: &str, name: &str) -> bool {
    let has: Vec<&str> = key.split('.').collect();
    person_keys(name).iter().any(|asked| {
        let asked: Vec<&str> = asked.split('.').filter(|part| !part.is_empty()).collect();
        !asked.is_empty() && has.windows(asked.len()).any(|part| part == asked)
    })
}

/// The event that a key or words mean: the one that most of the words name.
pub fn event(library: &Library, asked: &str) -> Result<Meant> {
    let frequency = |key: &str| super::n_alive(&library.searcher, &Term::from_field_text(library.fields.event, key)).unwrap_or(0);
    if frequency(asked) > 0 {
        return Ok(Meant { keys: vec![asked.to_owned()], note: None });
    }
    let events = library.known("event_label")?;
    let wanted: Vec<String> = words(asked).iter().map(|word| without_ordinal_ending(word)).collect();
    let matched = |event: &Known| {
        let of_name = |name: &String| {
            let has: Vec<String> = words(name).iter().map(|word| without_ordinal_ending(word)).collect();
            wanted.iter().filter(|word| has.contains(word)).count()
        };
        event.names.iter().chain(std::iter::once(&event.key)).map(of_name).max().unwrap_or(0)
    };
    let mut fitting: Vec<(usize, u64, &Known)> = events.values().map(|event| (matched(event), frequency(&event.key), event)).collect();
    // Most words first, then the most frequent, then by key.
    fitting.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then_with(|| a.2.key.cmp(&b.2.key)));
    let is_enough = |n_matched: usize| n_matched > 0 && 2 * n_matched >= wanted.len();
    match fitting.first() {
        Some((n_matched, _, best)) if is_enough(*n_matched) => {
            let rivals: Vec<String> =
                fitting.iter().skip(1).take_while(|(n, _, _)| n == n_matched).take(3).map(|(_, _, event)| shown(event)).collect();
            let others = if rivals.is_empty() { String::new() } else { format!("; not {}", rivals.join(", nor ")) };
            let is_choice = !rivals.is_empty() || *n_matched < wanted.len() || !best.names.iter().any(|name| words(name) == words(asked));
            Ok(Meant { keys: vec![best.key.clone()], note: is_choice.then(|| format!("{asked}: {}{others}", shown(best))) })
        }
        _ => Err(unknown("event", asked, events.values()).into()),
    }
}

/// "32e" and "32nd" are 32.
fn without_ordinal_ending(word: &str) -> String {
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    if digits.is_empty() { word.to_owned() } else { digits }
}

/// The places that a code or a name means, with what lies in them, and unless `strict` with the units that became part of them.
pub fn places(library: &Library, asked: &str, strict: bool) -> Result<Meant> {
    let rows = rows_called(asked);
    let mut keys = BTreeSet::from([asked.trim().to_uppercase(), asked.trim().to_lowercase(), words(asked).join(" ")]);
    for row in &rows {
        keys.extend(row.code.map(str::to_owned));
        keys.extend([row.name.to_owned(), fold::fold(row.name), words(row.name).join(" ")]);
    }
    if !strict {
        let former = gazetteer::places().iter().filter(|row| row.successor.is_some_and(|code| keys.contains(code)));
        keys.extend(former.filter_map(|row| row.code.map(str::to_owned)).collect::<Vec<_>>());
    }
    let known = library.known("place_label")?;
    let asked_words = words(asked);
    let is_named = |place: &Known| place.names.iter().any(|name| words(name) == asked_words);
    let found: Vec<String> =
        known.values().filter(|place| lies_in(&place.key, &keys) || is_named(place)).map(|place| place.key.clone()).collect();
    if found.is_empty() {
        return Err(unknown("place", asked, known.values()).into());
    }
    let is_choice = rows.len() > 1;
    let names = || rows.iter().map(|row| format!("{} ({})", row.name, row.code.unwrap_or(row.kind))).collect::<Vec<_>>().join("; ");
    Ok(Meant { keys: found, note: is_choice.then(|| format!("{asked}: {}", names())) })
}

/// The gazetteer's places with a name or code.
fn rows_called(asked: &str) -> Vec<&'static PlaceRow> {
    static BY_NAME: LazyLock<HashMap<Vec<String>, Vec<&PlaceRow>>> = LazyLock::new(|| {
        let mut by_name: HashMap<Vec<String>, Vec<&PlaceRow>> = HashMap::new();
        for row in gazetteer::places() {
            for name in row.names.iter().flatten().chain([&row.name]) {
                let rows = by_name.entry(words(name)).or_default();
                if !rows.iter().any(|known| std::ptr::eq(*known, row)) {
                    rows.push(row);
                }
            }
        }
        by_name
    });
    let by_code = gazetteer::places().iter().find(|row| row.code.is_some_and(|code| code.eq_ignore_ascii_case(asked.trim())));
    by_code.map_or_else(|| BY_NAME.get(&words(asked)).cloned().unwrap_or_default(), |row| vec![row])
}

/// The gazetteer's place with a code.
fn row_of(code: &str) -> Option<&'static PlaceRow> {
    static BY_CODE: LazyLock<HashMap<&str, &PlaceRow>> =
        LazyLock::new(|| gazetteer::places().iter().filter_map(|row| Some((row.code?, row))).collect());
    BY_CODE.get(code).copied()
}

/// The concept that words name, in any language.
pub fn concept(asked: &[String]) -> Option<&'static ConceptRow> {
    static BY_NAME: LazyLock<HashMap<Vec<String>, &ConceptRow>> = LazyLock::new(|| {
        let names = |row: &'static ConceptRow| row.names.iter().flatten().map(move |name| (words(name), row));
        // The first row that has a name keeps it.
        gazetteer::concepts().iter().rev().flat_map(names).collect()
    });
    BY_NAME.get(asked).copied()
}

/// Whether a place is one of `keys`, or lies in one.
fn lies_in(key: &str, keys: &BTreeSet<String>) -> bool {
    let mut at = Some(key.to_owned());
    // The gazetteer is no deeper than this; a mistake in it must not become a loop.
    for _ in 0..8 {
        let Some(place) = at else { return false };
        if keys.contains(&place) {
            return true;
        }
        let parent = row_of(&place).and_then(|row| row.parent).map(str::to_owned);
        at = parent.or_else(|| place.rsplit_once('-').map(|(outer, _)| outer.to_owned()).filter(|outer| outer.len() == 2));
    }
    false
}

/// The outlet of a name; where there is none, those whose name has all the words.
pub fn outlets(library: &Library, asked: &str) -> Result<Meant> {
    let outlets = terms(&library.searcher, library.fields.outlet)?;
    let asked_words = words(asked);
    if outlets.contains(asked) {
        return Ok(Meant { keys: vec![asked.to_owned()], note: None });
    }
    let is_whole = |outlet: &&String| !asked_words.is_empty() && words(outlet) == asked_words;
    let keys: Vec<String> = outlets.iter().filter(is_whole).cloned().collect();
    if !keys.is_empty() {
        return Ok(Meant { keys, note: None });
    }
    let fits = |outlet: &&String| {
        let has = words(outlet);
        asked_words.iter().all(|word| has.contains(word))
    };
    let keys: Vec<String> = outlets.iter().filter(fits).cloned().collect();
    if keys.is_empty() || asked_words.is_empty() {
        let all: Vec<Known> = outlets.into_iter().map(|name| Known { key: name.clone(), names: vec![name], ..Known::default() }).collect();
        return Err(unknown("outlet", asked, all.iter()).into());
    }
    let is_choice = keys.len() > 1;
    let note = is_choice.then(|| format!("{asked}: {}", keys.join("; ")));
    Ok(Meant { keys, note })
}

/// The error for a name that nothing has, with the three nearest.
fn unknown<'a>(what: &'static str, asked: &str, all: impl Iterator<Item = &'a Known>) -> Unknown {
    let mut near: Vec<(f64, String)> = all
        .flat_map(|known| known.names.iter().map(move |name| (likeness(asked, name), shown_as(name, known))))
        .filter(|(likeness, _)| *likeness >= 0.35)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let mut nearest: Vec<String> = Vec::new();
    for (_, name) in near {
        if !nearest.contains(&name) && nearest.len() < 3 {
            nearest.push(name);
        }
    }
    Unknown { what, asked: asked.trim().to_owned(), nearest }
}

/// The share of pairs of letters that two names have in common (Dice).
fn likeness(a: &str, b: &str) -> f64 {
    let pairs = |text: &str| -> Vec<(char, char)> {
        let letters: Vec<char> = format!(" {} ", words(text).join(" ")).chars().collect();
        letters.windows(2).map(|pair| (pair[0], pair[1])).collect()
    };
    let (a, mut b) = (pairs(a), pairs(b));
    let total = a.len() + b.len();
    let mut n_common = 0;
    for pair in &a {
        if let Some(i) = b.iter().position(|other| other == pair) {
            b.swap_remove(i);
            n_common += 1;
        }
    }
    2.0 * n_common as f64 / total.max(1) as f64
}

fn shown(known: &Known) -> String {
    shown_as(known.names.first().unwrap_or(&known.key), known)
}

fn shown_as(name: &str, known: &Known) -> String {
    if known.more.is_empty() { name.to_owned() } else { format!("{name} ({})", known.more) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearness_is_by_letters() {
        assert!(likeness("Nguyen Minh Hong", "Nguyễn Minh Hồng") > 0.99);
        assert!(likeness("Sanches", "Sanchez") > 0.6);
        assert!(likeness("Sanches", "Macron") < 0.35);
    }

    #[test]
    fn places_lie_in_places() {
        let keys = BTreeSet::from(["FR".to_owned()]);
        assert!(lies_in("FR", &keys) && lies_in("FR-ARA", &keys) && !lies_in("DE", &keys));
    }

    #[test]
    fn ordinals_lose_their_endings() {
        assert_eq!(without_ordinal_ending("32e"), "32");
        assert_eq!(without_ordinal_ending("conference"), "conference");
    }
}
