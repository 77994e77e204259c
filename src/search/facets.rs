//! Facets: how many of the records that fit have which language, outlet, person, event, place and year.
//!
//! Counted over the columns of the index by the ordinals of their values, which are made to words at the end.

use super::Library;
use super::names::Label;
use crate::index::records::ALIAS;
use anyhow::Result;
use std::collections::{BTreeMap, HashMap};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::query::Query;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// The facets that are counted, with the column of each and that of the names of its keys.
pub const FACETS: &[(&str, &str, Option<&str>)] = &[
    ("language", "language", None),
    ("outlet", "outlet", None),
    ("person", "person", Some("person_label")),
    ("event", "event", Some("event_label")),
    ("place", "place", Some("place_label")),
    ("year", "year", None),
];

/// The values of a facet with their counts, most frequent first.
pub type Counts = Vec<(String, u64)>;

/// Counts values of columns.
struct Counting {
    columns: Vec<&'static str>,
}

struct SegmentCounting {
    columns: Vec<Values>,
}

enum Values {
    /// The count of each word, by its ordinal.
    Words(StrColumn, Vec<u32>),
    Numbers(Column<u64>, HashMap<u64, u64>),
    Nothing,
}

impl Collector for Counting {
    type Fruit = Vec<HashMap<String, u64>>;
    type Child = SegmentCounting;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentCounting> {
        let fast = segment.fast_fields();
        let values = |name: &&'static str| -> tantivy::Result<Values> {
            if *name == "year" {
                return Ok(fast.column_opt::<u64>(name)?.map_or(Values::Nothing, |column| Values::Numbers(column, HashMap::new())));
            }
            Ok(fast.str(name)?.map_or(Values::Nothing, |column| {
                let counts = vec![0; column.num_terms()];
                Values::Words(column, counts)
            }))
        };
        Ok(SegmentCounting { columns: self.columns.iter().map(values).collect::<tantivy::Result<_>>()? })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Vec<HashMap<String, u64>>>) -> tantivy::Result<Self::Fruit> {
        let mut merged = vec![HashMap::new(); self.columns.len()];
        for segment in segments {
            for (all, counts) in merged.iter_mut().zip(segment) {
                #[expect(clippy::iter_over_hash_type, reason = "sums do not depend on the order")]
                for (value, n) in counts {
                    *all.entry(value).or_insert(0) += n;
                }
            }
        }
        Ok(merged)
    }
}

impl SegmentCollector for SegmentCounting {
    type Fruit = Vec<HashMap<String, u64>>;

    fn collect(&mut self, doc: DocId, _: Score) {
        for column in &mut self.columns {
            match column {
                Values::Words(words, counts) => words.ords().values_for_doc(doc).for_each(|ord| {
                    if let Some(count) = usize::try_from(ord).ok().and_then(|ord| counts.get_mut(ord)) {
                        *count += 1;
                    }
                }),
                Values::Numbers(numbers, counts) => numbers.values_for_doc(doc).for_each(|value| *counts.entry(value).or_insert(0) += 1),
                Values::Nothing => {}
            }
        }
    }

    fn harvest(self) -> Self::Fruit {
        let named = |values: Values| match values {
            Values::Words(column, counts) => {
                let mut word = String::new();
                let mut named = HashMap::new();
                for (ord, n) in (0..).zip(counts).filter(|(_, n)| *n > 0) {
                    word.clear();
                    if column.ord_to_str(ord, &mut word).unwrap_or(false) {
                        named.insert(word.clone(), u64::from(n));
                    }
                }
                named
            }
            Values::Numbers(_, counts) => counts.into_iter().map(|(value, n)| (value.to_string(), n)).collect(),
            Values::Nothing => HashMap::new(),
        };
        self.columns.into_iter().map(named).collect()
    }
}

fn sorted(counts: HashMap<String, u64>) -> Counts {
    let mut counts: Counts = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
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
    let columns = FACETS.iter().map(|(_, column, _)| *column).collect();
    let counted = library.searcher.search(query, &Counting { columns })?;
    let mut named = Vec::with_capacity(FACETS.len());
    for ((facet, _, labels), counts) in FACETS.iter().zip(counted) {
        let mut counts = sorted(counts);
        counts.truncate(limit);
        let known = labels.filter(|_| !counts.is_empty()).map(|labels| library.known(labels)).transpose()?;
        let name = |key: &String| known.and_then(|known| known.get(key)?.names.first()).unwrap_or(key).clone();
        named.push((*facet, counts.into_iter().map(|(key, n)| Value { name: name(&key), key, n }).collect()));
    }
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
    let counted = library.searcher.search(query, &Counting { columns: vec![what.labels()] })?.swap_remove(0);
    let counted = sorted(counted);
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
