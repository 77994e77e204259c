//! Facets: how many of the records that fit have which language, outlet, person, event, place and year.
//!
//! The columns of the index are read into memory at the first question; counts are made to words at the end.

use super::Library;
use super::fitting::Fitting;
use super::known::Label;
use super::tally::Tally;
use super::timeline;
use crate::index::records::ALIAS;
use anyhow::Result;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A facet that is words.
struct Words {
    /// Its column, by which it is called.
    column: &'static str,
    /// The column of the names of its keys.
    labels: Option<&'static str>,
    /// Whether an article's record tells it for all of them.
    is_shared: bool,
}

/// The facets that are words; the year comes after them.
const WORDS: &[Words] = &[
    Words { column: "language", labels: None, is_shared: true },
    Words { column: "outlet", labels: None, is_shared: true },
    Words { column: "person", labels: Some("person_label"), is_shared: false },
    Words { column: "event", labels: Some("event_label"), is_shared: false },
    Words { column: "place", labels: Some("place_label"), is_shared: true },
];

/// The values of a facet with their counts, most frequent first.
pub type Counts = Vec<(String, u64)>;

/// Counts by year.
fn years(library: &Library, fitting: &Fitting) -> Result<Vec<(i16, u64)>> {
    let mut years = BTreeMap::new();
    timeline::months(library, fitting)?.into_iter().for_each(|((year, _), n)| *years.entry(year).or_insert(0) += n);
    let mut years: Vec<(i16, u64)> = years.into_iter().collect();
    years.sort_by_key(|(year, n)| (Reverse(*n), *year));
    Ok(years)
}

/// The most frequent words with their counts.
fn sorted(tally: &Tally, counts: &[u64], limit: usize) -> Counts {
    let mut found: Vec<(Reverse<u64>, &String)> =
        counts.iter().zip(&tally.words).filter(|(n, _)| **n > 0).map(|(n, word)| (Reverse(*n), word)).collect();
    if found.len() > limit {
        found.select_nth_unstable(limit);
        found.truncate(limit);
    }
    found.sort_unstable();
    found.into_iter().map(|(Reverse(n), word)| (word.clone(), n)).collect()
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// What records are filtered by.
    pub key: String,
    /// What people read.
    pub name: String,
    /// Records that have it.
    pub n: u64,
}

/// Counts all facets of the records that fit, at most `limit` values of each.
pub fn count(library: &Library, fitting: &Fitting, limit: usize) -> Result<Vec<(&'static str, Counts)>> {
    let named = |values: Vec<Value>| values.into_iter().map(|value| (value.name, value.n)).collect();
    Ok(values(library, fitting, limit)?.into_iter().map(|(facet, values)| (facet, named(values))).collect())
}

/// The same with the keys of the values.
pub fn values(library: &Library, fitting: &Fitting, limit: usize) -> Result<Vec<(&'static str, Vec<Value>)>> {
    let mut named = Vec::with_capacity(WORDS.len() + 1);
    for Words { column, labels, is_shared } in WORDS {
        let tally = Tally::of(library, column, *is_shared)?;
        let counts = sorted(&tally, &tally.counts(library, fitting)?, limit);
        let known = labels.filter(|_| !counts.is_empty()).map(|labels| library.known(labels)).transpose()?;
        let name = |key: &String| known.and_then(|known| known.get(key)?.names.first()).unwrap_or(key).clone();
        named.push((*column, counts.into_iter().map(|(key, n)| Value { name: name(&key), key, n }).collect()));
    }
    let value = |(year, n): (i16, u64)| Value { key: year.to_string(), name: year.to_string(), n };
    named.push(("year", years(library, fitting)?.into_iter().take(limit).map(value).collect()));
    Ok(named)
}

/// Reads the words of all columns, and whom and what they name.
pub(super) fn warm(library: &Library) -> Result<()> {
    for Words { column, labels, is_shared } in WORDS {
        Tally::of(library, column, *is_shared)?;
        labels.map(|labels| Tally::of(library, labels, true)).transpose()?;
        labels.map(|labels| library.known(labels)).transpose()?;
    }
    Ok(())
}

/// Of whom or of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// People.
    People,
    /// Events.
    Events,
    /// Places.
    Places,
}

impl What {
    /// The column of its labels.
    pub const fn labels(self) -> &'static str {
        match self {
            Self::People => "person_label",
            Self::Events => "event_label",
            Self::Places => "place_label",
        }
    }

    /// What [`Mentioned::more`] tells.
    pub const fn more(self) -> &'static str {
        match self {
            Self::People => "office",
            Self::Events => "from",
            Self::Places => "kind",
        }
    }
}

/// Somebody or something that articles speak of, with the number of those articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mentioned {
    /// Its key.
    pub key: String,
    /// Its names, the most frequent first.
    pub names: Vec<String>,
    /// Office, first day or kind.
    pub more: String,
    /// Articles that mention it.
    pub n_articles: u64,
}

/// Who or what the articles that fit speak of, and has a label that is wanted, most frequent first.
pub fn mentioned(library: &Library, fitting: &Fitting, what: What, is_wanted: impl Fn(&Label) -> bool) -> Result<Vec<Mentioned>> {
    let tally = Tally::of(library, what.labels(), true)?;
    let counted = sorted(&tally, &tally.counts(library, fitting)?, usize::MAX);
    let mut labels: Vec<(Label, u64)> = counted.iter().filter_map(|(label, n)| Some((Label::read(label)?, *n))).collect();
    labels.retain(|(label, _)| is_wanted(label));
    // A name that is printed so is better than one that we have spelled; the sort keeps the frequent first.
    labels.sort_by_key(|(label, _)| label.class);
    let mut by_key: BTreeMap<&str, Mentioned> = BTreeMap::new();
    for (label, n) in labels {
        let entry = by_key.entry(label.key).or_insert_with(|| Mentioned { key: label.key.to_owned(), ..Mentioned::default() });
        entry.n_articles += if label.class == ALIAS { 0 } else { n };
        if !entry.names.iter().any(|known| known == label.name) {
            entry.names.push(label.name.to_owned());
        }
        if entry.more.is_empty() {
            label.more.clone_into(&mut entry.more);
        }
    }
    let mut mentioned: Vec<Mentioned> = by_key.into_values().collect();
    mentioned.sort_by(|a, b| b.n_articles.cmp(&a.n_articles).then_with(|| a.key.cmp(&b.key)));
    Ok(mentioned)
}
