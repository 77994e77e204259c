//! Fitting: all records that fit a question, looked up once, then counted and ordered in many ways.
//!
//! The records of an article lie one after another in a segment, so what all of them share (its day, outlet, places) is looked up once for
//! each such run of records, not for each of them.

use super::Library;
use anyhow::Result;
use rayon::prelude::*;
use std::sync::OnceLock;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::query::Query;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// The records that fit, by segment, each in the order of the index.
#[derive(Debug, Default)]
pub struct Fitting {
    docs: Vec<Vec<DocId>>,
    runs: OnceLock<Vec<Vec<Run>>>,
}

/// Records of one article that lie together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The article's short id.
    pub article: u64,
    /// The place of the first among the records of its segment that fit.
    pub first: usize,
    /// How many.
    pub n: usize,
}

/// What fits in a segment.
pub(super) struct Part<'a> {
    pub ordinal: SegmentOrdinal,
    pub segment: &'a SegmentReader,
    pub docs: &'a [DocId],
    pub runs: &'a [Run],
}

impl Fitting {
    /// Looks them up.
    pub fn of(library: &Library, query: &dyn Query) -> Result<Self> {
        Ok(library.searcher.search(query, &All)?)
    }

    /// How many there are.
    pub fn n(&self) -> usize {
        self.docs.iter().map(Vec::len).sum()
    }

    /// Those of a segment.
    pub(super) fn docs(&self, ordinal: SegmentOrdinal) -> &[DocId] {
        self.docs.get(ordinal as usize).map_or(&[], Vec::as_slice)
    }

    /// Looks at each segment, on all cores.
    pub(super) fn each<T: Send>(&self, library: &Library, look: impl Fn(&Part) -> tantivy::Result<T> + Sync) -> Result<Vec<T>> {
        let runs = self.runs(library)?;
        let segments = library.searcher.segment_readers().par_iter().zip(&self.docs).zip(runs).enumerate();
        let parts = segments.map(|(ordinal, ((segment, docs), runs))| look(&Part { ordinal: ordinal as u32, segment, docs, runs }));
        Ok(parts.collect::<tantivy::Result<_>>()?)
    }

    fn runs(&self, library: &Library) -> Result<&Vec<Vec<Run>>> {
        if let Some(runs) = self.runs.get() {
            return Ok(runs);
        }
        let segments = library.searcher.segment_readers().par_iter().zip(&self.docs);
        let runs = segments.map(|(segment, docs)| runs(segment, docs)).collect::<tantivy::Result<_>>()?;
        Ok(self.runs.get_or_init(|| runs))
    }
}

fn runs(segment: &SegmentReader, docs: &[DocId]) -> tantivy::Result<Vec<Run>> {
    const BLOCK: usize = 64;
    let column = segment.fast_fields().u64("article")?;
    let mut runs: Vec<Run> = Vec::new();
    let mut articles = [None; BLOCK];
    for (block, docs) in docs.chunks(BLOCK).enumerate() {
        let articles = &mut articles[..docs.len()];
        articles.fill(None);
        column.first_vals(docs, articles);
        for (i, article) in articles.iter().enumerate() {
            let article = article.unwrap_or_default();
            match runs.last_mut() {
                Some(run) if run.article == article => run.n += 1,
                _ => runs.push(Run { article, first: block * BLOCK + i, n: 1 }),
            }
        }
    }
    Ok(runs)
}

/// Collects all that fit.
pub(super) struct All;

pub(super) struct Docs(Vec<DocId>);

impl Collector for All {
    type Fruit = Fitting;
    type Child = Docs;

    fn for_segment(&self, _: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<Docs> {
        Ok(Docs(Vec::new()))
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, docs: Vec<Vec<DocId>>) -> tantivy::Result<Fitting> {
        Ok(Fitting { docs, runs: OnceLock::new() })
    }
}

impl SegmentCollector for Docs {
    type Fruit = Vec<DocId>;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.0.push(doc);
    }

    fn collect_block(&mut self, docs: &[DocId]) {
        self.0.extend_from_slice(docs);
    }

    fn harvest(self) -> Vec<DocId> {
        self.0
    }
}
