//! Timelines: how many of the records that fit were published in which month.

use super::Library;
use anyhow::Result;
use jiff::civil::date;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::query::Query;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// Counts by year and month.
pub type Months = BTreeMap<(i16, i8), u64>;

/// Counts records by day of publication, own or inherited.
struct Days {
    /// The days that articles take over from another version, by short id.
    inherited: Arc<HashMap<u64, i64>>,
}

struct SegmentDays {
    column: Option<Column<i64>>,
    articles: Column<u64>,
    inherited: Arc<HashMap<u64, i64>>,
    counts: BTreeMap<i64, u64>,
}

impl Collector for Days {
    type Fruit = BTreeMap<i64, u64>;
    type Child = SegmentDays;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentDays> {
        let fast = segment.fast_fields();
        let (column, articles) = (fast.column_opt("day")?, fast.u64("article")?);
        Ok(SegmentDays { column, articles, inherited: Arc::clone(&self.inherited), counts: BTreeMap::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        let mut merged = BTreeMap::new();
        for (day, n) in segments.into_iter().flatten() {
            *merged.entry(day).or_insert(0) += n;
        }
        Ok(merged)
    }
}

impl SegmentCollector for SegmentDays {
    type Fruit = BTreeMap<i64, u64>;

    fn collect(&mut self, doc: DocId, _: Score) {
        let own = self.column.as_ref().and_then(|column| column.first(doc));
        let inherited = || self.inherited.get(&self.articles.first(doc)?).copied();
        if let Some(day) = own.or_else(inherited) {
            *self.counts.entry(day).or_insert(0) += 1;
        }
    }

    fn harvest(self) -> Self::Fruit {
        self.counts
    }
}

/// Counts the records that fit, month by month; those without a day are not counted.
pub fn months(library: &Library, query: &dyn Query) -> Result<Months> {
    let inherited = Arc::new(library.inherited()?.by_article());
    let mut months = Months::new();
    for (day, n) in library.searcher.search(query, &Days { inherited })? {
        let Ok(day) = date(1970, 1, 1).checked_add(jiff::Span::new().days(day.clamp(-700_000, 2_900_000))) else { continue };
        *months.entry((day.year(), day.month())).or_insert(0) += n;
    }
    Ok(months)
}
