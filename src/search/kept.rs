//! Kept: what words find, with their scores, for the next question that has them.
//!
//! A topic with its names in four languages is a dozen words and phrases; the next page, another filter or another order asks for it again.

use super::compile::kind_term;
use super::{KindStatistics, Library};
use crate::index::schema::Kind;
use crate::memo::Bounded;
use anyhow::Result;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};
use tantivy::index::SegmentId;
use tantivy::query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError};

/// What was asked: the kind of records, and words with all that tells how they are read.
type Name = (Kind, String);

/// What is kept of an index: 16 MB of records.
pub(super) type Keep = Bounded<Name, Kept, { 2 << 20 }>;

/// Records with their scores, by segment.
#[derive(Clone, Debug)]
pub(super) struct Kept(Arc<BTreeMap<SegmentId, Arc<Scored>>>);

/// Records in their order, each with its score.
#[derive(Debug, Default)]
struct Scored {
    docs: Vec<DocId>,
    scores: Vec<Score>,
}

impl Kept {
    /// What words find, looked up unless it is known.
    pub(super) fn of(library: &Library, kind: Kind, words: String, query: &dyn Query) -> Result<Self> {
        let name = (kind, words);
        if let Some(kept) = library.kept.lock().unwrap_or_else(PoisonError::into_inner).get(&name) {
            return Ok(kept);
        }
        let statistics = KindStatistics { library, kind: kind_term(library, kind) };
        let weight = query.weight(EnableScoring::enabled_from_statistics_provider(&statistics, &library.searcher))?;
        let segments = library.searcher.segment_readers().iter().map(|segment| {
            let mut found = Scored::default();
            weight.for_each(segment, &mut |doc, score| {
                found.docs.push(doc);
                found.scores.push(score);
            })?;
            Ok((segment.segment_id(), Arc::new(found)))
        });
        let kept = Self(Arc::new(segments.collect::<tantivy::Result<_>>()?));
        let n_records = kept.0.values().map(|found| found.docs.len()).sum();
        library.kept.lock().unwrap_or_else(PoisonError::into_inner).keep(name, kept.clone(), n_records);
        Ok(kept)
    }
}

impl Query for Kept {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for Kept {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let found = self.0.get(&segment.segment_id()).filter(|found| !found.docs.is_empty());
        Ok(found.map_or_else(|| Box::new(EmptyScorer) as _, |found| Box::new(Walk { found: Arc::clone(found), at: 0, boost }) as _))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(segment, 1.0)?;
        if scorer.seek(doc) == doc {
            Ok(Explanation::new("words", scorer.score()))
        } else {
            Err(TantivyError::InvalidArgument(format!("{doc} does not match")))
        }
    }
}

/// Goes through records.
struct Walk {
    found: Arc<Scored>,
    at: usize,
    boost: Score,
}

impl DocSet for Walk {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        let left = self.found.docs.get(self.at..).unwrap_or_default();
        let is_before = |doc: &DocId| *doc < target;
        let mut reach = 1;
        while left.get(reach - 1).is_some_and(is_before) {
            reach *= 2;
        }
        self.at += left[..left.len().min(reach)].partition_point(is_before);
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.found.docs.get(self.at).copied().unwrap_or(TERMINATED)
    }

    fn size_hint(&self) -> u32 {
        (self.found.docs.len() - self.at.min(self.found.docs.len())) as u32
    }
}

impl Scorer for Walk {
    fn score(&mut self) -> Score {
        self.found.scores.get(self.at).map_or(0.0, |score| score * self.boost)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_goes_on_to_the_next_record_from_any_place() {
        let found = Arc::new(Scored { docs: vec![2, 3, 7, 20, 21], scores: vec![1.0, 2.0, 3.0, 4.0, 5.0] });
        let walk = || Walk { found: Arc::clone(&found), at: 0, boost: 2.0 };
        for (target, doc, score) in [(0, 2, 2.0), (3, 3, 4.0), (4, 7, 6.0), (20, 20, 8.0), (22, TERMINATED, 0.0)] {
            let mut walk = walk();
            assert_eq!((walk.seek(target), walk.score()), (doc, score), "{target}");
        }
        let mut walk = walk();
        let mut all = vec![walk.doc()];
        while walk.advance() != TERMINATED {
            all.push(walk.doc());
        }
        assert_eq!(all, found.docs);
        assert_eq!((walk.advance(), walk.size_hint()), (TERMINATED, 0));
    }
}
