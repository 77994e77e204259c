//! Coverage: what an index has, and what it has not, by outlet and month.

use super::Library;
use crate::index::schema::Kind;
use crate::index::sources;
use anyhow::Result;
use std::collections::BTreeMap;

/// Counts of an outlet in a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles.
    pub articles: u64,
    /// Articles in which nobody says anything.
    pub silent: u64,
    /// Statements.
    pub statements: u64,
    /// Statements without a named speaker.
    pub nameless: u64,
    /// Pages that could not be read, or hold no article.
    pub failed: u64,
}

/// Outlet and month (`2024-08`), both empty where a page does not tell. The outlet of a page without an article is its host.
pub type Place = (String, String);

/// Counts all articles and statements of an index.
pub fn coverage(library: &Library) -> Result<BTreeMap<Place, Counts>> {
    let mut coverage: BTreeMap<Place, Counts> = BTreeMap::new();
    for (ordinal, segment) in library.searcher.segment_readers().iter().enumerate() {
        let fast = segment.fast_fields();
        let (outlets, people, days) = (fast.str("outlet")?, fast.str("person")?, fast.column_opt::<i64>("day")?);
        for row in library.shelf()?.rows(ordinal).iter().filter(|row| !segment.is_deleted(row.end)) {
            let mut outlet = String::new();
            if let Some(outlets) = &outlets
                && let Some(ord) = outlets.term_ords(row.end).next()
            {
                outlets.ord_to_str(ord, &mut outlet)?;
            }
            let day = days.as_ref().and_then(|days| days.first(row.end));
            let counts = coverage.entry((outlet, day.map(month).unwrap_or_default())).or_default();
            let statements = row.records(Kind::Statement);
            let has_name = |doc: &u32| people.as_ref().is_some_and(|people| people.term_ords(*doc).next().is_some());
            counts.articles += 1;
            counts.silent += u64::from(statements.is_empty());
            counts.statements += statements.len() as u64;
            counts.nameless += statements.filter(|doc| !has_name(doc)).count() as u64;
        }
    }
    for lost in sources::all(&library.searcher, &library.fields)?.into_values().flat_map(|source| source.lost) {
        coverage.entry((lost.host, lost.month)).or_default().failed += lost.n;
    }
    Ok(coverage)
}

/// The month of a day, counted since 1970.
fn month(day: i64) -> String {
    let date = jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(day.clamp(-700_000, 2_900_000)));
    date.map(|date| date.strftime("%Y-%m").to_string()).unwrap_or_default()
}
