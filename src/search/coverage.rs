//! Coverage: what an index has, and what it has not, by outlet and month.

use super::Library;
use crate::index::schema::Kind;
use crate::index::sources;
use anyhow::Result;
use std::collections::{BTreeMap, HashMap};

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
    let mut said: HashMap<u64, (u64, u64)> = HashMap::new();
    let mut articles: HashMap<u64, Place> = HashMap::new();
    for segment in library.searcher.segment_readers() {
        let fast = segment.fast_fields();
        let (kinds, ids) = (fast.u64("kind")?, fast.u64("article")?);
        let (outlets, people, days) = (fast.str("outlet")?, fast.str("person")?, fast.column_opt::<i64>("day")?);
        for doc in segment.doc_ids_alive() {
            let id = ids.first(doc).unwrap_or_default();
            match kinds.first(doc) {
                Some(kind) if kind == Kind::Statement as u64 => {
                    let has_name = people.as_ref().is_some_and(|people| people.term_ords(doc).next().is_some());
                    let counts = said.entry(id).or_default();
                    *counts = (counts.0 + 1, counts.1 + u64::from(!has_name));
                }
                Some(kind) if kind == Kind::Article as u64 => {
                    let mut outlet = String::new();
                    if let Some(outlets) = &outlets
                        && let Some(ord) = outlets.term_ords(doc).next()
                    {
                        outlets.ord_to_str(ord, &mut outlet)?;
                    }
                    let day = days.as_ref().and_then(|days| days.first(doc));
                    articles.insert(id, (outlet, day.map(month).unwrap_or_default()));
                }
                _ => {}
            }
        }
    }
    let mut coverage: BTreeMap<Place, Counts> = BTreeMap::new();
    for (id, place) in articles.into_iter().collect::<BTreeMap<_, _>>() {
        let (statements, nameless) = said.get(&id).copied().unwrap_or_default();
        let counts = coverage.entry(place).or_default();
        counts.articles += 1;
        counts.silent += u64::from(statements == 0);
        counts.statements += statements;
        counts.nameless += nameless;
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
