//! What versions of a story take over from each other, so that a search finds them by it: title, day of publication, event.
//!
//! The links of the index tell it ([`crate::index::links::Link`]); a filter is widened by the articles that inherit what it asks for.

use super::Library;
use super::compile::kind_term;
use crate::index::links::Link;
use crate::index::records;
use crate::index::schema::Kind;
use anyhow::Result;
use std::collections::{BTreeMap, HashMap};
use tantivy::collector::DocSetCollector;
use tantivy::query::{BooleanQuery, Query, TermQuery, TermSetQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, Term};

/// What the links of an index say of days and titles; read once.
#[derive(Debug, Default)]
pub(super) struct Inherited {
    /// Days since 1970 with the articles that take them over.
    days: Vec<(i64, u64)>,
    /// Whether any article takes over a title.
    has_titles: bool,
}

impl Inherited {
    pub(super) fn of(library: &Library) -> Result<Self> {
        let term = kind_term(library, Kind::Link);
        let mut inherited = Self::default();
        for segment in library.searcher.segment_readers() {
            let Some(mut links) = segment.inverted_index(term.field())?.read_postings(&term, IndexRecordOption::Basic)? else { continue };
            let fast = segment.fast_fields();
            let (ids, days, languages) = (fast.u64("id")?, fast.column_opt::<i64>("day")?, fast.str("language")?);
            let mut doc = links.doc();
            while doc != tantivy::TERMINATED {
                if !segment.is_deleted(doc) {
                    let day = days.as_ref().and_then(|days| days.first(doc));
                    inherited.days.extend(day.zip(ids.first(doc)));
                    inherited.has_titles |= languages.as_ref().is_some_and(|languages| languages.term_ords(doc).next().is_some());
                }
                doc = links.advance();
            }
        }
        inherited.days.sort_unstable();
        Ok(inherited)
    }

    /// The days that articles take over, by short id.
    pub(super) fn by_article(&self) -> HashMap<u64, i64> {
        self.days.iter().map(|(day, id)| (*id, *day)).collect()
    }
}

/// The articles that take over a title in which words are found.
pub(super) fn of_titles(library: &Library, words: &dyn Query) -> Result<Vec<u64>> {
    if !library.inherited()?.has_titles {
        return Ok(Vec::new());
    }
    let ids = links_with(library, words.box_clone())?.into_iter().map(|address| {
        let fast = library.searcher.segment_reader(address.segment_ord).fast_fields();
        Ok(fast.u64("id")?.first(address.doc_id).unwrap_or_default())
    });
    ids.collect()
}

/// The articles whose versions have an event under one of some keys, with their own keys of it.
pub(super) fn of_events(library: &Library, keys: &[String]) -> Result<BTreeMap<u64, Vec<String>>> {
    let terms = keys.iter().map(|key| Term::from_field_text(library.fields.event, key));
    let mut found = BTreeMap::new();
    for address in links_with(library, Box::new(TermSetQuery::new(terms)))? {
        let fast = library.searcher.segment_reader(address.segment_ord).fast_fields();
        let link: Link = records::parsed(&library.data_at(address)?)?;
        let own = link.events.into_iter().filter(|(_, others)| others.iter().any(|key| keys.contains(key))).map(|(own, _)| own);
        found.insert(fast.u64("id")?.first(address.doc_id).unwrap_or_default(), own.collect());
    }
    Ok(found)
}

fn links_with(library: &Library, query: Box<dyn Query>) -> Result<Vec<DocAddress>> {
    let links = TermQuery::new(kind_term(library, Kind::Link), IndexRecordOption::Basic);
    let found = library.searcher.search(&BooleanQuery::intersection(vec![query, Box::new(links)]), &DocSetCollector)?;
    let mut found: Vec<DocAddress> = found.into_iter().collect();
    found.sort_unstable();
    Ok(found)
}
