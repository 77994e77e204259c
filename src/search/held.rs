//! Held filters: a filter by many keys is looked up once for an index, and asked again as a set of records.

use super::Library;
use anyhow::Result;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};
use tantivy::index::SegmentId;
use tantivy::query::{BitSetDocSet, ConstScorer, EmptyScorer, EnableScoring, Explanation, Query, Scorer, TermSetQuery, Weight};
use tantivy::schema::Field;
use tantivy::{BitSet, DocId, DocSet, Score, SegmentReader, TantivyError, Term};

/// Filters that are remembered; beyond, it starts anew.
const MAX_HELD: usize = 64;

/// The records with any of some keys, by segment.
type Sets = BTreeMap<SegmentId, BitSet>;

/// What an index remembers of filters.
pub(super) type Held = BTreeMap<(Field, Vec<String>), Arc<Sets>>;

/// Records with any of some keys.
#[derive(Clone, Debug)]
pub(super) struct HeldQuery(Arc<Sets>);

impl HeldQuery {
    pub(super) fn of(library: &Library, field: Field, mut keys: Vec<String>) -> Result<Self> {
        keys.sort_unstable();
        keys.dedup();
        let name = (field, keys);
        if let Some(sets) = library.held.lock().unwrap_or_else(PoisonError::into_inner).get(&name) {
            return Ok(Self(Arc::clone(sets)));
        }
        let terms = TermSetQuery::new(name.1.iter().map(|key| Term::from_field_text(field, key)));
        let weight = terms.weight(EnableScoring::disabled_from_searcher(&library.searcher))?;
        let mut sets = Sets::new();
        for segment in library.searcher.segment_readers() {
            let mut set = BitSet::with_max_value(segment.max_doc());
            weight.for_each_no_score(segment, &mut |docs| docs.iter().for_each(|doc| _ = set.insert(*doc)))?;
            sets.insert(segment.segment_id(), set);
        }
        let sets = Arc::new(sets);
        let mut held = library.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.len() >= MAX_HELD {
            held.clear();
        }
        held.insert(name, Arc::clone(&sets));
        Ok(Self(sets))
    }
}

impl Query for HeldQuery {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for HeldQuery {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let Some(set) = self.0.get(&segment.segment_id()) else { return Ok(Box::new(EmptyScorer)) };
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(set.clone()), boost)))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let is_in = self.scorer(segment, 1.0)?.seek(doc) == doc;
        if is_in { Ok(Explanation::new("held filter", 1.0)) } else { Err(TantivyError::InvalidArgument(format!("{doc} does not match"))) }
    }
}
