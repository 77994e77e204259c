//! Fitting: all records that fit a question, looked up once, then counted and ordered in many ways.
//!
//! What the records of an article share is looked up once for each run of them, not for each record. Segments are looked at on all cores.

use super::compile::{self, Question};
use super::shelf::{Row, n_before};
use super::{KindStatistics, Library};
use anyhow::Result;
use rayon::prelude::*;
use std::ops::Range;
use std::sync::OnceLock;
use tantivy::query::{EnableScoring, Weight};
use tantivy::{DocId, Score, SegmentReader};

/// The records that fit, by segment, each in the order of the index.
#[derive(Debug, Default)]
pub struct Fitting {
    found: Vec<Found>,
    runs: OnceLock<Vec<Vec<Run>>>,
}

/// The records of a segment that fit.
#[derive(Debug, Default)]
struct Found {
    docs: Vec<DocId>,
    /// Of each record; none where nothing was asked that could tell one from another.
    scores: Vec<Score>,
    n_hidden: usize,
}

/// Records of one article that fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The article, among those of the segment.
    pub row: u32,
    /// The place of the first among the records of its segment that fit.
    first: u32,
    /// How many.
    pub n: u32,
}

impl Run {
    /// The places of its records among those of its segment that fit.
    pub fn places(self) -> Range<usize> {
        self.first as usize..(self.first + self.n) as usize
    }
}

/// What fits in a segment.
pub(super) struct Part<'a> {
    pub ordinal: usize,
    pub rows: &'a [Row],
    pub docs: &'a [DocId],
    pub scores: &'a [Score],
    pub runs: &'a [Run],
}

impl Part<'_> {
    /// The article of a run.
    pub fn row(&self, run: &Run) -> &Row {
        &self.rows[run.row as usize]
    }
}

impl Fitting {
    /// Looks them up.
    pub(super) fn of(library: &Library, question: &Question) -> Result<Self> {
        let statistics = KindStatistics { library, kind: compile::kind_term(library, question.kind) };
        let scoring = if question.has_words {
            EnableScoring::enabled_from_statistics_provider(&statistics, &library.searcher)
        } else {
            EnableScoring::disabled_from_searcher(&library.searcher)
        };
        let weight = question.compiled.weight(scoring)?;
        let segments = library.searcher.segment_readers().par_iter().enumerate();
        let found = segments.map(|(ordinal, segment)| {
            let mut found = find(&*weight, segment, question.has_words)?;
            if let Some(worst) = question.worst_grade {
                found.hide(library.grades()?.get(ordinal).map_or(&[], Vec::as_slice), worst);
            }
            Ok(found)
        });
        Ok(Self { found: found.collect::<Result<_>>()?, runs: OnceLock::new() })
    }

    /// How many there are.
    pub fn n(&self) -> usize {
        self.found.iter().map(|found| found.docs.len()).sum()
    }

    /// How many fit but for their grade.
    pub fn n_hidden(&self) -> usize {
        self.found.iter().map(|found| found.n_hidden).sum()
    }

    /// Those of a segment.
    pub(super) fn docs(&self, ordinal: usize) -> &[DocId] {
        self.found.get(ordinal).map_or(&[], |found| &found.docs)
    }

    /// Looks at each segment, on all cores.
    pub(super) fn each<T: Send>(&self, library: &Library, look: impl Fn(&Part) -> T + Sync) -> Result<Vec<T>> {
        let shelf = library.shelf()?;
        let runs = self.runs.get_or_init(|| {
            let segments = self.found.par_iter().enumerate();
            segments.map(|(ordinal, found)| runs(shelf.rows(ordinal), &found.docs)).collect()
        });
        let segments = self.found.par_iter().zip(runs).enumerate();
        let parts = segments
            .map(|(ordinal, (Found { docs, scores, .. }, runs))| look(&Part { ordinal, rows: shelf.rows(ordinal), docs, scores, runs }));
        Ok(parts.collect())
    }
}

fn find(weight: &dyn Weight, segment: &SegmentReader, is_scored: bool) -> tantivy::Result<Found> {
    let alive = segment.alive_bitset();
    let is_alive = |doc: DocId| alive.is_none_or(|alive| alive.is_alive(doc));
    let mut found = Found::default();
    if is_scored {
        weight.for_each(segment, &mut |doc, score| {
            if is_alive(doc) {
                found.docs.push(doc);
                found.scores.push(score);
            }
        })?;
    } else {
        weight.for_each_no_score(segment, &mut |docs| match alive {
            None => found.docs.extend_from_slice(docs),
            Some(_) => found.docs.extend(docs.iter().copied().filter(|doc| is_alive(*doc))),
        })?;
    }
    Ok(found)
}

impl Found {
    /// Leaves those whose grade is not worse, and counts the others.
    fn hide(&mut self, grades: &[u8], worst: u8) {
        let is_shown = |doc: &DocId| grades.get(*doc as usize).is_some_and(|grade| *grade <= worst);
        let n_all = self.docs.len();
        if !self.scores.is_empty() {
            let mut docs = self.docs.iter();
            self.scores.retain(|_| docs.next().is_some_and(is_shown));
        }
        self.docs.retain(is_shown);
        self.n_hidden = n_all - self.docs.len();
    }
}

/// Records are numbered in 32 bits, and so are their runs.
fn runs(rows: &[Row], docs: &[DocId]) -> Vec<Run> {
    let mut runs = Vec::new();
    let (mut row, mut first) = (0, 0);
    while let Some(doc) = docs.get(first) {
        row += n_before(&rows[row..], *doc);
        let Some(article) = rows.get(row) else { break };
        let n_most = (article.end + 1).saturating_sub(*doc) as usize;
        let n = docs[first..docs.len().min(first + n_most)].partition_point(|doc| *doc <= article.end);
        runs.push(Run { row: row as u32, first: first as u32, n: n as u32 });
        first += n;
    }
    runs
}
