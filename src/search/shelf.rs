//! The shelf: where the records of each article lie, and what they share.
//!
//! The records of an article lie one after another in a segment, its own record last (a block join). What all of them share – day,
//! language, outlet, places – is told by the article's record alone: a filter by it is looked up among the articles, and asked of all
//! records as stretches of them.

use super::Library;
use crate::index::schema::Kind;
use crate::memo::Bounded;
use anyhow::Result;
use std::collections::BTreeMap;
use std::ops::{Range, RangeBounds};
use std::sync::{Arc, PoisonError};
use tantivy::index::SegmentId;
use tantivy::query::{ConstScorer, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{COLLECT_BLOCK_BUFFER_LEN, DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError, Term};

/// An article, as all of its records need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its first record.
    pub begin: DocId,
    /// The first of its figures, behind its statements.
    pub figures: DocId,
    /// Its last record, which is its own.
    pub end: DocId,
    /// Its short id.
    pub id: u64,
    /// Its day of publication, in days since 1970: its own, else the one that it takes over from a version.
    pub day: Option<i32>,
}

impl Row {
    /// Its records of a kind.
    pub(super) fn records(&self, kind: Kind) -> Range<DocId> {
        match kind {
            Kind::Statement => self.begin..self.figures,
            Kind::Figure => self.figures..self.end,
            Kind::Article | Kind::Source | Kind::Link => self.end..self.end + 1,
        }
    }
}

/// All articles of an index, those that are deleted among them, by segment and in the order of their records.
#[derive(Debug, Default)]
pub struct Shelf(Vec<Vec<Row>>);

impl Shelf {
    pub(super) fn of(library: &Library) -> Result<Self> {
        let taken = library.inherited()?.by_article();
        let segments = library.searcher.segment_readers().iter();
        let rows = segments.map(|segment| {
            let fast = segment.fast_fields();
            let (ids, days, n_statements) = (fast.u64("id")?, fast.column_opt::<i64>("day")?, fast.u64("statements")?);
            let articles = docs_with(segment, &[kind_term(library, Kind::Article)])?;
            let others = docs_with(segment, &[Kind::Source, Kind::Link].map(|kind| kind_term(library, kind)))?;
            let mut others = others.into_iter().peekable();
            let mut begin = 0;
            let mut rows = Vec::with_capacity(articles.len());
            for end in articles {
                // What lies between two articles belongs to neither.
                while let Some(other) = others.next_if(|other| *other < end) {
                    begin = begin.max(other + 1);
                }
                let id = ids.first(end).unwrap_or_default();
                let own = days.as_ref().and_then(|days| days.first(end));
                let day = own.or_else(|| taken.get(&id).copied()).map(|day| day.clamp(i32::MIN.into(), i32::MAX.into()) as i32);
                let n_statements = n_statements.first(end).map_or(0, |n| n.min(u64::from(end - begin)) as DocId);
                rows.push(Row { begin, figures: begin + n_statements, end, id, day });
                begin = end + 1;
            }
            Ok(rows)
        });
        Ok(Self(rows.collect::<tantivy::Result<_>>()?))
    }

    /// The articles of a segment.
    pub fn rows(&self, ordinal: usize) -> &[Row] {
        self.0.get(ordinal).map_or(&[], Vec::as_slice)
    }

    /// The article of a record.
    pub fn row_of(&self, ordinal: usize, doc: DocId) -> Option<&Row> {
        let rows = self.rows(ordinal);
        rows.get(rows.partition_point(|row| row.end < doc)).filter(|row| row.begin <= doc)
    }
}

/// The articles of records, each once; links have a language too, but are records of none.
fn rows_of<'r>(rows: &'r [Row], docs: &[DocId]) -> Vec<&'r Row> {
    let mut left = rows;
    let mut found: Vec<&Row> = Vec::new();
    for doc in docs {
        left = &left[n_before(left, *doc)..];
        let row = left.first().filter(|row| row.begin <= *doc);
        found.extend(row.filter(|row| found.last().is_none_or(|last| last.end < row.end)));
    }
    found
}

/// How many of the next articles end before a record; near ones are found first.
pub(super) fn n_before(rows: &[Row], doc: DocId) -> usize {
    let mut reach = 1;
    while rows.get(reach - 1).is_some_and(|row| row.end < doc) {
        reach *= 2;
    }
    let rows = &rows[..rows.len().min(reach)];
    rows.partition_point(|row| row.end < doc)
}

fn kind_term(library: &Library, kind: Kind) -> Term {
    super::compile::kind_term(library, kind)
}

/// The records of a segment that have any of some terms, in their order.
fn docs_with(segment: &SegmentReader, terms: &[Term]) -> tantivy::Result<Vec<DocId>> {
    let mut docs = Vec::new();
    for term in terms {
        let Some(mut postings) = segment.inverted_index(term.field())?.read_postings(term, IndexRecordOption::Basic)? else { continue };
        let mut doc = postings.doc();
        while doc != TERMINATED {
            docs.push(doc);
            doc = postings.advance();
        }
    }
    docs.sort_unstable();
    docs.dedup();
    Ok(docs)
}

/// A filter: of which kind the records are, and what their articles have.
type Name = (Kind, String);

/// What is remembered of filters: 16 MB of stretches.
pub(super) type Remembered = Bounded<Name, OfArticles, { 2 << 20 }>;

type Stretch = Range<DocId>;

/// All records of a kind of some articles.
#[derive(Clone, Debug)]
pub(super) struct OfArticles(Arc<BTreeMap<SegmentId, Arc<[Stretch]>>>);

impl OfArticles {
    /// Of those whose record has any of some keys.
    pub(super) fn with(library: &Library, kind: Kind, field: Field, mut keys: Vec<String>) -> Result<Self> {
        keys.sort_unstable();
        keys.dedup();
        let terms: Vec<Term> = keys.iter().map(|key| Term::from_field_text(field, key)).collect();
        Self::remembered(library, (kind, format!("{field:?} {keys:?}")), |rows, segment| Ok(rows_of(rows, &docs_with(segment, &terms)?)))
    }

    /// Of those that have a record which fits.
    pub(super) fn holding(library: &Library, kind: Kind, query: &dyn Query) -> Result<Self> {
        let weight = query.weight(EnableScoring::disabled_from_searcher(&library.searcher))?;
        Self::of(library, kind, |rows, segment| {
            let mut docs = Vec::new();
            weight.for_each_no_score(segment, &mut |found| docs.extend_from_slice(found))?;
            Ok(rows_of(rows, &docs))
        })
    }

    /// Of those that were published on one of some days since 1970.
    pub(super) fn of_days(library: &Library, kind: Kind, days: &impl RangeBounds<i64>) -> Result<Self> {
        let is_in = |row: &&Row| row.day.is_some_and(|day| days.contains(&i64::from(day)));
        let name = (kind, format!("{:?} {:?}", days.start_bound(), days.end_bound()));
        Self::remembered(library, name, |rows, _| Ok(rows.iter().filter(is_in).collect()))
    }

    /// Of all.
    pub(super) fn all(library: &Library, kind: Kind) -> Result<Self> {
        Self::of(library, kind, |rows, _| Ok(rows.iter().collect()))
    }

    fn remembered<'l>(
        library: &'l Library,
        name: Name,
        choose: impl Fn(&'l [Row], &SegmentReader) -> tantivy::Result<Vec<&'l Row>>,
    ) -> Result<Self> {
        if let Some(known) = library.filters.lock().unwrap_or_else(PoisonError::into_inner).get(&name) {
            return Ok(known);
        }
        let found = Self::of(library, name.0, choose)?;
        let n_stretches = found.0.values().map(|stretches| stretches.len()).sum();
        library.filters.lock().unwrap_or_else(PoisonError::into_inner).keep(name, found.clone(), n_stretches);
        Ok(found)
    }

    fn of<'l>(
        library: &'l Library,
        kind: Kind,
        choose: impl Fn(&'l [Row], &SegmentReader) -> tantivy::Result<Vec<&'l Row>>,
    ) -> Result<Self> {
        let shelf = library.shelf()?;
        let segments = library.searcher.segment_readers().iter().enumerate();
        let stretches = segments.map(|(ordinal, segment)| {
            let chosen = choose(shelf.rows(ordinal), segment)?;
            Ok((segment.segment_id(), stretches(chosen.into_iter().map(|row| row.records(kind)))))
        });
        Ok(Self(Arc::new(stretches.collect::<tantivy::Result<_>>()?)))
    }

    /// Those that are among others too.
    pub(super) fn and(&self, other: &Self) -> Self {
        let both = self.0.iter().filter_map(|(segment, left)| Some((*segment, common(left, other.0.get(segment)?))));
        Self(Arc::new(both.collect()))
    }
}

/// Stretches in their order without those that are empty; two that touch become one.
fn stretches(parts: impl Iterator<Item = Stretch>) -> Arc<[Stretch]> {
    let mut joined: Vec<Stretch> = Vec::new();
    for part in parts.filter(|part| !part.is_empty()) {
        match joined.last_mut() {
            Some(last) if last.end == part.start => last.end = part.end,
            _ => joined.push(part),
        }
    }
    joined.into()
}

fn common(left: &[Stretch], right: &[Stretch]) -> Arc<[Stretch]> {
    let (mut l, mut r) = (0, 0);
    let parts = std::iter::from_fn(|| {
        let (a, b) = (left.get(l)?, right.get(r)?);
        if a.end <= b.end {
            l += 1;
        } else {
            r += 1;
        }
        Some(a.start.max(b.start)..a.end.min(b.end))
    });
    stretches(parts)
}

impl Query for OfArticles {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for OfArticles {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let stretches = self.0.get(&segment.segment_id()).filter(|stretches| !stretches.is_empty());
        let Some(stretches) = stretches else { return Ok(Box::new(EmptyScorer)) };
        Ok(Box::new(ConstScorer::new(Stretches::of(Arc::clone(stretches)), boost)))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let is_in = self.scorer(segment, 1.0)?.seek(doc) == doc;
        if is_in {
            Ok(Explanation::new("record of an article", 1.0))
        } else {
            Err(TantivyError::InvalidArgument(format!("{doc} does not match")))
        }
    }
}

/// The records of some stretches, one after another.
struct Stretches {
    stretches: Arc<[Stretch]>,
    at: usize,
    doc: DocId,
}

impl Stretches {
    fn of(stretches: Arc<[Stretch]>) -> Self {
        let doc = stretches.first().map_or(TERMINATED, |first| first.start);
        Self { stretches, at: 0, doc }
    }
}

impl DocSet for Stretches {
    fn advance(&mut self) -> DocId {
        self.doc = match self.stretches.get(self.at) {
            Some(stretch) if self.doc + 1 < stretch.end => self.doc + 1,
            _ => {
                self.at += 1;
                self.stretches.get(self.at).map_or(TERMINATED, |next| next.start)
            }
        };
        self.doc
    }

    fn seek(&mut self, target: DocId) -> DocId {
        let is_before = |stretch: &Stretch| stretch.end <= target;
        let mut step = 1;
        while self.stretches.get(self.at + step - 1).is_some_and(is_before) {
            step *= 2;
        }
        let near = self.stretches.get(self.at..self.stretches.len().min(self.at + step)).unwrap_or_default();
        self.at += near.partition_point(is_before);
        self.doc = self.stretches.get(self.at).map_or(TERMINATED, |stretch| target.max(stretch.start));
        self.doc
    }

    fn fill_buffer(&mut self, buffer: &mut [DocId; COLLECT_BLOCK_BUFFER_LEN]) -> usize {
        let mut n_filled = 0;
        while let Some(stretch) = self.stretches.get(self.at).filter(|_| n_filled < buffer.len()) {
            let left = &mut buffer[n_filled..];
            let n = left.len().min((stretch.end - self.doc) as usize);
            left.iter_mut().zip(self.doc..stretch.end).for_each(|(place, doc)| *place = doc);
            n_filled += n;
            self.doc += n as DocId - 1;
            self.advance();
        }
        n_filled
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.stretches.iter().map(|stretch| stretch.end - stretch.start).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(begin: DocId, figures: DocId, end: DocId) -> Row {
        Row { begin, figures, end, id: 0, day: None }
    }

    #[test]
    fn stretches_give_all_of_their_records_and_no_other() {
        let stretches = stretches([2..5, 5..6, 7..7, 9..13, 20..21].into_iter());
        assert_eq!(&*stretches, &[2..6, 9..13, 20..21]);
        let mut docs = Stretches::of(Arc::clone(&stretches));
        let mut all = Vec::new();
        while docs.doc() != TERMINATED {
            all.push(docs.doc());
            docs.advance();
        }
        assert_eq!(all, [2, 3, 4, 5, 9, 10, 11, 12, 20]);
        assert_eq!(docs.advance(), TERMINATED);
        for (target, found) in [(0, 2), (3, 3), (6, 9), (12, 12), (13, 20), (21, TERMINATED)] {
            assert_eq!(Stretches::of(Arc::clone(&stretches)).seek(target), found, "{target}");
        }
        let mut many = Stretches::of(Arc::new([1..3, 10..200]));
        let (mut block, mut taken) = ([0; COLLECT_BLOCK_BUFFER_LEN], Vec::new());
        while let n @ 1.. = many.fill_buffer(&mut block) {
            taken.extend_from_slice(&block[..n]);
        }
        assert!(taken.into_iter().eq((1..3).chain(10..200)));
        assert_eq!(&*common(&stretches, &[0..3, 4..10, 12..30]), &[2..3, 4..6, 9..10, 12..13, 20..21]);
    }

    #[test]
    fn an_article_has_its_statements_first_and_itself_last() {
        let row = row(4, 6, 9);
        assert_eq!([Kind::Statement, Kind::Figure, Kind::Article].map(|kind| row.records(kind)), [4..6, 6..9, 9..10]);
    }

    #[test]
    fn the_article_of_a_record_is_the_next_one_that_ends() {
        let rows = [row(0, 2, 3), row(4, 4, 4), row(7, 7, 9)];
        for (doc, n) in [(0, 0), (3, 0), (4, 1), (5, 2), (9, 2), (10, 3)] {
            assert_eq!(n_before(&rows, doc), n, "{doc}");
        }
        assert_eq!(rows_of(&rows, &[1, 2, 6, 9]), [&rows[0], &rows[2]]);
        let shelf = Shelf(vec![rows.to_vec()]);
        assert_eq!(shelf.row_of(0, 8), Some(&rows[2]));
        assert_eq!(shelf.row_of(0, 6), None, "the record of a source");
        assert_eq!((shelf.row_of(0, 10), shelf.row_of(1, 0)), (None, None));
    }
}
