//! Facets: how many of the records that fit have which language, outlet, person, event, place and year.
//!
//! Counted over the columns of the index by the ordinals of their values, which are made to words at the end.

use super::Library;
use super::names::Label;
use crate::index::records::ALIAS;
use anyhow::Result;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, PoisonError};
use tantivy::collector::{Collector, MultiCollector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::query::Query;
use tantivy::{DocId, Score, Searcher, SegmentOrdinal, SegmentReader};

/// The facets that are words, with the column of each and that of the names of its keys; the year comes after them.
const WORDS: &[(&str, &str, Option<&str>)] = &[
    ("language", "language", None),
    ("outlet", "outlet", None),
    ("person", "person", Some("person_label")),
    ("event", "event", Some("event_label")),
    ("place", "place", Some("place_label")),
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

/// Counts the words of a column.
struct Counting {
    column: &'static str,
    ordinals: Arc<Ordinals>,
}

struct SegmentCounting {
    ords: Option<StrColumn>,
    counts: Vec<u32>,
    ordinals: Arc<Ordinals>,
    segment: SegmentOrdinal,
}

impl Collector for Counting {
    /// Counts by place among the words.
    type Fruit = Vec<u64>;
    type Child = SegmentCounting;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<SegmentCounting> {
        let ords = reader.fast_fields().str(self.column)?;
        let counts = vec![0; ords.as_ref().map_or(0, |column| column.num_terms())];
        Ok(SegmentCounting { ords, counts, ordinals: Arc::clone(&self.ordinals), segment })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Vec<(u32, u32)>>) -> tantivy::Result<Self::Fruit> {
        let mut merged = vec![0; self.ordinals.words.len()];
        for (place, n) in segments.into_iter().flatten() {
            if let Some(count) = merged.get_mut(place as usize) {
                *count += u64::from(n);
            }
        }
        Ok(merged)
    }
}

impl SegmentCollector for SegmentCounting {
    type Fruit = Vec<(u32, u32)>;

    fn collect(&mut self, doc: DocId, _: Score) {
        let Some(column) = &self.ords else { return };
        for ord in column.ords().values_for_doc(doc) {
            if let Some(count) = usize::try_from(ord).ok().and_then(|ord| self.counts.get_mut(ord)) {
                *count += 1;
            }
        }
    }

    fn harvest(self) -> Self::Fruit {
        let places = self.ordinals.places.get(self.segment as usize).map_or(&[][..], Vec::as_slice);
        places.iter().copied().zip(self.counts).filter(|(_, n)| *n > 0).collect()
    }
}

/// Counts numbers of a column.
struct Numbers(&'static str);

struct SegmentNumbers(Option<Column<u64>>, BTreeMap<u64, u64>);

impl Collector for Numbers {
    type Fruit = BTreeMap<u64, u64>;
    type Child = SegmentNumbers;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentNumbers> {
        Ok(SegmentNumbers(segment.fast_fields().column_opt(self.0)?, BTreeMap::new()))
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        let mut merged = BTreeMap::new();
        segments.into_iter().flatten().for_each(|(value, n)| *merged.entry(value).or_insert(0) += n);
        Ok(merged)
    }
}

impl SegmentCollector for SegmentNumbers {
    type Fruit = BTreeMap<u64, u64>;

    fn collect(&mut self, doc: DocId, _: Score) {
        let Some(column) = &self.0 else { return };
        column.values_for_doc(doc).for_each(|value| *self.1.entry(value).or_insert(0) += 1);
    }

    fn harvest(self) -> Self::Fruit {
        self.1
    }
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
pub fn count(library: &Library, query: &dyn Query, limit: usize) -> Result<Vec<(&'static str, Counts)>> {
    let named = |values: Vec<Value>| values.into_iter().map(|value| (value.name, value.n)).collect();
    Ok(values(library, query, limit)?.into_iter().map(|(facet, values)| (facet, named(values))).collect())
}

/// The same with the keys of the values.
pub fn values(library: &Library, query: &dyn Query, limit: usize) -> Result<Vec<(&'static str, Vec<Value>)>> {
    let words: Vec<Arc<Ordinals>> = WORDS.iter().map(|(_, column, _)| Ordinals::of(library, column)).collect::<Result<_>>()?;
    let mut collectors = MultiCollector::new();
    let columns = WORDS.iter().zip(&words).map(|((_, column, _), ordinals)| Counting { column, ordinals: Arc::clone(ordinals) });
    let handles: Vec<_> = columns.map(|counting| collectors.add_collector(counting)).collect();
    let years = collectors.add_collector(Numbers("year"));
    let mut counted = library.searcher.search(query, &collectors)?;
    let mut named = Vec::with_capacity(WORDS.len() + 1);
    for (((facet, _, labels), ordinals), handle) in WORDS.iter().zip(&words).zip(handles) {
        let counts = sorted(ordinals, &handle.extract(&mut counted), limit);
        let known = labels.filter(|_| !counts.is_empty()).map(|labels| library.known(labels)).transpose()?;
        let name = |key: &String| known.and_then(|known| known.get(key)?.names.first()).unwrap_or(key).clone();
        named.push((*facet, counts.into_iter().map(|(key, n)| Value { name: name(&key), key, n }).collect()));
    }
    let mut years: Vec<(u64, u64)> = years.extract(&mut counted).into_iter().collect();
    years.sort_by_key(|(year, n)| (Reverse(*n), *year));
    let value = |(year, n): (u64, u64)| Value { key: year.to_string(), name: year.to_string(), n };
    named.push(("year", years.into_iter().take(limit).map(value).collect()));
    Ok(named)
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
pub fn mentioned(library: &Library, query: &dyn Query, what: What) -> Result<Vec<Mentioned>> {
    let ordinals = Ordinals::of(library, what.labels())?;
    let counting = Counting { column: what.labels(), ordinals: Arc::clone(&ordinals) };
    let counted = sorted(&ordinals, &library.searcher.search(query, &counting)?, usize::MAX);
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
