//! Names: which people, events, places and outlets of this index somebody means.
//!
//! A person is found by the key of the name, whatever its script; else by some of its words. Where several fit, all are taken and told;
//! where nothing fits, the nearest names are offered.

use super::Library;
use super::known::{Known, known_under};
use super::note::{Note, Told};
use crate::article::Lang;
use crate::detect;
use crate::entity::Role;
use crate::fold;
use crate::gazetteer::{self, ConceptRow, NAME_LANGUAGES, Names, PlaceRow};
use crate::index::records::base_key;
use crate::index::tokens::Forms;
use anyhow::Result;
use std::collections::{BTreeSet, HashMap};
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

/// Whom or what a name was taken for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meant {
    /// The keys to look for.
    pub keys: Vec<String>,
    /// What people should be told about the choice.
    pub note: Option<Note>,
}

impl Meant {
    /// With people whose names are other forms of the one asked for.
    fn and(mut self, name: &str, akin: &[&Known]) -> Self {
        if akin.is_empty() {
            return self;
        }
        let mut note = self.note.unwrap_or_else(|| Note::of(Told::Meant, name, Vec::new()));
        note.names.extend(akin.iter().map(|person| shown(person)));
        self.note = Some(note);
        self.keys.extend(akin.iter().map(|person| person.key.clone()));
        self
    }
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
    let everybody = library.known("person_label")?;
    let akin = super::akin::people(everybody, name, &keys);
    if !keys.is_empty() {
        return Ok(sounding_alike(library, name, keys)?.and(name, &akin));
    }
    let asked = words(name);
    let fits = |person: &&Known| {
        let names = person.names.iter().map(|name| words(name)).chain(std::iter::once(words(&person.key)));
        names.into_iter().any(|name| asked.iter().all(|word| name.contains(word)))
    };
    let is_akin = |person: &Known| akin.iter().any(|known| known.key == person.key);
    let fits = |person: &&Known| fits(person) || is_akin(person);
    let mut fitting: Vec<&Known> = if asked.is_empty() { Vec::new() } else { everybody.values().filter(fits).collect() };
    if fitting.is_empty() {
        fitting = everybody.values().filter(|person| sounds_like_part(&person.key, name)).collect();
    }
    if fitting.is_empty() {
        return Err(unknown("person", name, everybody.values()).into());
    }
    let note = Note::of(Told::Meant, name, fitting.iter().map(|person| shown(person)).collect());
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
    let note = (is_told_by_letters && !different.is_empty())
        .then(|| Note::of(Told::Alike, name, different.iter().map(|name| name.join(" ")).collect()));
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

/// The events that a key or words mean: those that the words name best, by their names and places. A word that few events have says more
/// than one that all have ("conférence").
pub fn event(library: &Library, asked: &str) -> Result<Meant> {
    let frequency = |key: &str| super::n_alive(&library.searcher, &Term::from_field_text(library.fields.event, key)).unwrap_or(0);
    if frequency(asked) > 0 {
        return Ok(Meant { keys: vec![asked.to_owned()], note: None });
    }
    let events = library.known("event_label")?;
    let wanted: BTreeSet<String> = event_words(asked).collect();
    let has: Vec<(&Known, BTreeSet<String>)> = events.values().map(|event| (event, words_of_event(event))).collect();
    let weighed = wanted.iter().map(|word| {
        let n_have = has.iter().filter(|(_, has)| has.contains(word)).count();
        (word, ((has.len() + 1) as f64 / n_have.max(1) as f64).ln())
    });
    let weighed: Vec<(&String, f64)> = weighed.collect();
    let weight_of = |has: &BTreeSet<String>| weighed.iter().filter(|(word, _)| has.contains(*word)).map(|(_, weight)| weight).sum::<f64>();
    let all: f64 = weighed.iter().map(|(_, weight)| weight).sum();
    let best = has.iter().map(|(_, has)| weight_of(has)).fold(0.0, f64::max);
    if best <= 0.0 || 2.0 * best < all {
        return Err(unknown("event", asked, events.values()).into());
    }
    let mut meant: Vec<&Known> = has.iter().filter(|(_, has)| weight_of(has) >= best).map(|(event, _)| *event).collect();
    meant.sort_by_cached_key(|event| (std::cmp::Reverse(frequency(&event.key)), &event.key));
    let is_exact = meant.len() == 1 && meant[0].names.iter().any(|name| words(name) == words(asked));
    let shown: Vec<String> = meant.iter().take(3).map(|event| shown(event)).collect();
    let note = (!is_exact).then(|| Note { n_more: meant.len() - shown.len(), ..Note::of(Told::Meant, asked, shown) });
    Ok(Meant { keys: meant.into_iter().map(|event| event.key.clone()).collect(), note })
}

fn event_words(text: &str) -> impl Iterator<Item = String> {
    words(text).into_iter().map(|word| without_ordinal_ending(&word))
}

/// The words of an event's names and of those of its place, which its key ends with.
fn words_of_event(event: &Known) -> BTreeSet<String> {
    let parts: Vec<&str> = event.key.split('-').collect();
    let code = |n: usize| parts[parts.len().saturating_sub(n)..].join("-").to_uppercase();
    let mut place = row_of(&code(2)).or_else(|| row_of(&code(1)));
    let mut names: Vec<&str> = event.names.iter().map(String::as_str).chain([event.key.as_str()]).collect();
    while let Some(row) = place {
        names.extend(row.names.iter().flatten());
        // A place that lies in itself would be a mistake of the table.
        place = row.parent.and_then(row_of).filter(|outer| outer.code != row.code && names.len() < 256);
    }
    names.into_iter().flat_map(event_words).collect()
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
    let names = || rows.iter().map(|row| format!("{} ({})", row.name, row.code.unwrap_or(row.kind))).collect();
    Ok(Meant { keys: found, note: is_choice.then(|| Note::of(Told::Meant, asked, names())) })
}

/// The gazetteer's places with a name or code.
fn rows_called(asked: &str) -> Vec<&'static PlaceRow> {
    let by_code = gazetteer::places().iter().find(|row| row.code.is_some_and(|code| code.eq_ignore_ascii_case(asked.trim())));
    by_code.map_or_else(|| rows_named(&words(asked)).to_vec(), |row| vec![row])
}

/// Those with a name.
fn rows_named(asked: &[String]) -> &'static [&'static PlaceRow] {
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
    BY_NAME.get(asked).map_or(&[], Vec::as_slice)
}

/// The name of a place of the gazetteer in a language, by its key.
pub fn place_in(key: &str, lang: Lang) -> Option<&'static str> {
    gazetteer::name_in(&row_under(key)?.names, lang)
}

/// The gazetteer's place under a key: a code, or a name that only one place without a code has.
fn row_under(key: &str) -> Option<&'static PlaceRow> {
    let without_code = || {
        let mut rows = rows_named(&words(key)).iter().copied().filter(|row| row.code.is_none());
        rows.next().filter(|_| rows.next().is_none())
    };
    row_of(key).or_else(without_code)
}

/// The gazetteer's place with a code.
fn row_of(code: &str) -> Option<&'static PlaceRow> {
    static BY_CODE: LazyLock<HashMap<&str, &PlaceRow>> =
        LazyLock::new(|| gazetteer::places().iter().filter_map(|row| Some((row.code?, row))).collect());
    BY_CODE.get(code).copied()
}

/// The name of who relays a statement, a person or a body, in a language where one is known; none where only a key is.
pub fn relay(library: &Library, key: &str, lang: Lang) -> Option<String> {
    let person = library.known("person_label").ok().and_then(|known| Some(known.get(base_key(key))?.names.first()?.clone()));
    person.or_else(|| body(key, lang))
}

/// The name of a body by its key: that of the gazetteer, or of the last part of a key such as `news_agency:efe`.
fn body(key: &str, lang: Lang) -> Option<String> {
    let named = |key: &str| {
        let row = gazetteer::bodies().iter().find(|row| row.key == key)?;
        Some(gazetteer::name_in(&row.names, lang).unwrap_or(row.name).to_owned())
    };
    let is_code = |part: &&str| part.chars().next().is_some_and(char::is_uppercase);
    let last = key.rsplit(':').find(|part| !is_code(part));
    let is_key_of_person = key.contains('.');
    named(key).or_else(|| last.and_then(named)).or_else(|| last.filter(|_| !is_key_of_person).map(|part| part.replace('_', " ")))
}

/// The most words of a question that are taken for one name.
pub const MAX_WORDS: usize = 6;

/// What words of a question name besides themselves.
#[derive(Debug, Default)]
pub struct Named {
    /// Its other names, by language.
    pub names: Names,
    /// The key of a person.
    pub person: Option<String>,
}

/// The topic, place or person that words name, in any language.
pub fn named(library: &Library, asked: &str) -> Result<Option<Named>> {
    // "The" is no tea, though French has thé.
    if detect::is_common(asked) {
        return Ok(None);
    }
    let asked_words = words(asked);
    let rows = concept(asked).map(|row| vec![&row.names]).unwrap_or_else(|| {
        let is_clear = |row: &&PlaceRow| !row.flags.iter().any(|flag| flag.starts_with("weak"));
        rows_named(&asked_words).iter().copied().filter(is_clear).map(|row| &row.names).collect()
    });
    if rows.is_empty() {
        let person = if asked_words.len() > 1 { person_called(library, asked, &asked_words)? } else { None };
        return Ok(person.map(|person| Named { person: Some(person), ..Named::default() }));
    }
    let mut others = Names::default();
    for (others, names) in others.iter_mut().zip(0..) {
        *others = rows.iter().flat_map(|row| &row[names]).copied().filter(|name| words(name) != asked_words).collect();
        others.dedup();
    }
    Ok(Some(Named { names: others, person: None }))
}

/// The concept that words name in any language, in any of their forms.
fn concept(asked: &str) -> Option<&'static ConceptRow> {
    type ByForms = HashMap<(Option<Lang>, Vec<String>), &'static ConceptRow>;
    static BY_FORMS: LazyLock<ByForms> = LazyLock::new(|| {
        let mut by_forms = ByForms::new();
        for row in gazetteer::concepts() {
            for (lang, names) in NAME_LANGUAGES.into_iter().zip(&row.names) {
                for name in names {
                    // The first row that has a name keeps it.
                    by_forms.entry((None, words(name))).or_insert(row);
                    by_forms.entry((Some(lang), stems(name, lang))).or_insert(row);
                }
            }
        }
        by_forms
    });
    let of_lang = |lang| BY_FORMS.get(&(Some(lang), stems(asked, lang)));
    BY_FORMS.get(&(None, words(asked))).or_else(|| NAME_LANGUAGES.into_iter().find_map(of_lang)).copied()
}

/// The stems of the words of a name; of a language that has none, the words.
fn stems(name: &str, lang: Lang) -> Vec<String> {
    let stem = |word: &str| {
        let forms = Forms::of(word, Some(lang));
        forms.plain_stem().unwrap_or(&forms.exact).to_owned()
    };
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(stem).collect()
}

/// The key of the person of a full name: one who is printed so, or whose name is printed in other scripts only.
fn person_called(library: &Library, asked: &str, asked_words: &[String]) -> Result<Option<String>> {
    for key in person_keys(asked) {
        let Some(known) = known_under(library, "person_label", &key)? else { continue };
        let in_latin = |words: &[String]| words.iter().all(|word| word.is_ascii());
        let mut names = known.names.iter().map(|name| words(name)).filter(|name| in_latin(name) == in_latin(asked_words)).peekable();
        if names.peek().is_none() || names.any(|name| name == asked_words) {
            return Ok(Some(key));
        }
    }
    Ok(None)
}

/// Whether a place is one of `keys`, or lies in one.
pub fn lies_in(key: &str, keys: &BTreeSet<String>) -> bool {
    let mut at = Some(key.to_owned());
    // The gazetteer is no deeper than this; a mistake in it must not become a loop.
    for _ in 0..8 {
        let Some(place) = at else { return false };
        if keys.contains(&place) {
            return true;
        }
        let parent = row_under(&place).and_then(|row| row.parent).map(str::to_owned);
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
    let note = is_choice.then(|| Note::of(Told::Meant, asked, keys.clone()));
    Ok(Meant { keys, note })
}

/// The error for an office that nobody has, with the nearest roles.
pub(super) fn unknown_role(asked: &str) -> Unknown {
    let roles: Vec<Known> =
        Role::ALL.iter().map(|role| Known { names: vec![role.as_str().replace('_', " ")], ..Known::default() }).collect();
    unknown("role", asked, roles.iter())
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
pub(super) fn likeness(a: &str, b: &str) -> f64 {
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
        // Cities have no code.
        assert!(lies_in("lyon", &keys) && !lies_in("surabaya", &keys));
    }

    #[test]
    fn ordinals_lose_their_endings() {
        assert_eq!(without_ordinal_ending("32e"), "32");
        assert_eq!(without_ordinal_ending("conference"), "conference");
    }
}
