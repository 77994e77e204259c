//! Known: the people, events and places of an index, read from the labels of its articles.

use super::Library;
use crate::article::Lang;
use crate::entity::Role;
use crate::index::records::{LABEL_SEPARATOR, PRINTED, ROMANIZED};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use tantivy::Searcher;

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
    /// What articles in a language call it, the first by class and letters.
    pub by_language: BTreeMap<String, String>,
    /// The roles of a person, or the places of an event.
    pub of: BTreeSet<String>,
    /// The last day of an event.
    pub until: String,
}

impl Known {
    /// What readers of a language call it: as articles in that language print it, else its best name.
    pub fn name_in(&self, lang: Lang) -> &str {
        self.by_language.get(lang.as_str()).or(self.names.first()).unwrap_or(&self.key)
    }
}

/// All entries of a label field, by key.
pub(super) fn read(searcher: &Searcher, label_field: &str) -> Result<BTreeMap<String, Known>> {
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
pub(super) fn known_under(library: &Library, label_field: &str, key: &str) -> Result<Option<Known>> {
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
    labels.sort_by_key(|label| (label.class, label.name, label.language));
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
        // Not every article tells the last day.
        if label.more == entry.more && label.until > entry.until.as_str() {
            label.until.clone_into(&mut entry.until);
        }
        // Our own spelling of a name is for those who cannot read the printed one.
        if label.class != ROMANIZED && !entry.by_language.contains_key(label.language) {
            entry.by_language.insert(label.language.to_owned(), label.name.to_owned());
        }
        entry.of.extend(label.of().map(str::to_owned));
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
    /// The language of the article.
    pub language: &'a str,
    /// The last day of an event.
    pub until: &'a str,
    of: &'a str,
}

impl<'a> Label<'a> {
    /// Reads a label.
    pub fn read(label: &'a str) -> Option<Self> {
        let mut parts = label.split(LABEL_SEPARATOR);
        let mut part = || parts.next();
        let (key, name, more, class, language, of, until) = (part()?, part()?, part()?, part()?, part()?, part()?, part()?);
        Some(Self { key, name, more, class, language, until, of })
    }

    /// The roles of a person, or the place of an event, as the article tells them.
    pub fn of(&self) -> impl Iterator<Item = &'a str> {
        // Roles are keys without a space; a place is one whole.
        let is_roles = self.of.split(' ').all(|word| Role::parse(word).is_some());
        let (roles, place) = if is_roles { (self.of, None) } else { ("", Some(self.of)) };
        roles.split(' ').chain(place).filter(|word| !word.is_empty())
    }
}
