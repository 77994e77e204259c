//! Facets: how many of the records that fit have which language, outlet, person, event, place and year.
//!
//! Counted over the columns of the index by the ordinals of their values, which are made to words at the end.

use super::Library;
use super::fitting::Fitting;
use super::names::Label;
use super::timeline;
use crate::index::records::ALIAS;
use anyhow::Result;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, PoisonError};
use tantivy::{DocId, Searcher};

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

/// The words of a column in all segments, so that counts of segments add up without a look at a word.
#[derive(Debug, Default)]
pub(super) struct Ordinals {
    words: Vec<String>,
    /// By segment and ordinal: the place among the words.
    places: Vec<Vec<u32>>,
}

impl Ordinals {
    fn read(searcher: &Searcher, column: &str) -> Result<Self> {
        let mut known: HashMap<String, u32> = HashMap::new();
        let mut ordinals = Self::default();
        for segment in searcher.segment_readers() {
            let mut places = Vec::new();
            if let Some(column) = segment.fast_fields().str(column)? {
                let mut stream = column.dictionary().stream()?;
                while stream.advance() {
                    let word = String::from_utf8_lossy(stream.key()).into_owned();
                    let next = ordinals.words.len() as u32;
                    let place = *known.entry(word).or_insert_with_key(|word| {
                        ordinals.words.push(word.clone());
                        next
                    });
                    places.push(place);
                }
            }
            ordinals.places.push(places);
        }
        Ok(ordinals)
    }

    /// Those of a column of an index, read once.
    fn of(library: &Library, column: &'static str) -> Result<Arc<Self>> {
        let mut known = library.ordinals.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ordinals) = known.get(column) {
            return Ok(Arc::clone(ordinals));
        }
        let ordinals = Arc::new(Self::read(&library.searcher, column)?);
        known.insert(column, Arc::clone(&ordinals));
        Ok(ordinals)
    }
}

/// Counts by place among the words of a column: of each record, or where all records of an article have the same, of each article.
fn counts(library: &Library, fitting: &Fitting, column: &str, ordinals: &Ordinals, is_shared: bool) -> Result<Vec<u64>> {
    let counted = fitting.each(library, |part| {
        let Some(column) = part.segment.fast_fields().str(column)? else { return Ok(Vec::new()) };
        let mut counts = vec![0; column.num_terms()];
        let mut count = |doc: DocId, n: usize| {
            for ord in column.ords().values_for_doc(doc) {
                if let Some(count) = usize::try_from(ord).ok().and_then(|ord| counts.get_mut(ord)) {
                    *count += n as u64;
                }
            }
        };
        if is_shared {
            part.runs.iter().for_each(|run| count(part.row(run).end, run.n));
        } else {
            part.docs.iter().for_each(|doc| count(*doc, 1));
        }
        Ok(counts)
    })?;
    let mut all = vec![0; ordinals.words.len()];
    for (places, counts) in ordinals.places.iter().zip(counted) {
        for (place, n) in places.iter().zip(counts) {
            all[*place as usize] += n;
        }
    }
    Ok(all)
}

/// Counts by year.
fn years(library: &Library, fitting: &Fitting) -> Result<Vec<(i16, u64)>> {
    let mut years = BTreeMap::new();
    timeline::months(library, fitting)?.into_iter().for_each(|((year, _), n)| *years.entry(year).or_insert(0) += n);
    let mut years: Vec<(i16, u64)> = years.into_iter().collect();
    years.sort_by_key(|(year, n)| (Reverse(*n), *year));
    Ok(years)
}

/// The most frequent words with their counts.
fn sorted(ordinals: &Ordinals, counts: &[u64], limit: usize) -> Counts {
    let mut found: Vec<(Reverse<u64>, &String)> =
        counts.iter().zip(&ordinals.words).filter(|(n, _)| **n > 0).map(|(n, word)| (Reverse(*n), word)).collect();
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
        let ordinals = Ordinals::of(library, column)?;
        let counts = sorted(&ordinals, &counts(library, fitting, column, &ordinals, *is_shared)?, limit);
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
    for Words { column, labels, .. } in WORDS {
        for column in std::iter::once(*column).chain(*labels) {
            Ordinals::of(library, column)?;
        }
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

/// Who or what the articles that fit speak of, most frequent first.
pub fn mentioned(library: &Library, fitting: &Fitting, what: What) -> Result<Vec<Mentioned>> {
    let ordinals = Ordinals::of(library, what.labels())?;
    let counted = sorted(&ordinals, &counts(library, fitting, what.labels(), &ordinals, false)?, usize::MAX);
    let mut labels: Vec<(Label, u64)> = counted.iter().filter_map(|(label, n)| Some((Label::read(label)?, *n))).collect();
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
