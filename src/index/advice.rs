//! Advice: what people say of pages beside the pages themselves – corrections, and where outlets have their articles.
//!
//! An index records all advice that its articles may have been read with: more than one where a run was stopped, or read a part of the corpus.
//! An article that any of it and today's are not of one mind about is read again.

use super::corrections::Corrections;
use super::records;
use super::schema::Kind;
use super::sources::{Held, Source};
use super::store::Store;
use crate::acquire::layouts::Layouts;
use crate::search::Library;
use anyhow::Result;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use tantivy::DocAddress;

/// What is said of pages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Advice {
    /// What readers know better.
    pub corrections: Corrections,
    /// Where outlets have their articles.
    pub layouts: Layouts,
}

/// All advice that the articles of an index may have been read with, from what was committed with them.
pub(super) fn applied(payload: &serde_json::Value) -> Vec<Advice> {
    let applied = payload.get("advice").cloned().and_then(|advice| serde_json::from_value(advice).ok());
    applied.unwrap_or_else(|| vec![Advice::default()])
}

/// What new advice is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Concerned {
    /// Articles.
    pub articles: BTreeSet<u64>,
    /// Sources of those that corrections are about.
    pub corrected: BTreeSet<u64>,
    /// Sources of those that another layout is for.
    pub relaid: BTreeSet<u64>,
}

impl Concerned {
    /// Finds what today's advice says otherwise than that which was applied.
    pub fn by(now: &Advice, applied: &[Advice], store: &Store, known: &BTreeMap<u64, Source>, held: &BTreeMap<u64, Held>) -> Result<Self> {
        let mut concerned = Self::default();
        let searcher = store.index.reader()?.searcher();
        for before in applied {
            for id in now.corrections.affected(&before.corrections, &searcher, &store.fields, held)? {
                concerned.corrected.extend(held.get(&id).map(|held| held.source));
                concerned.articles.insert(id);
            }
        }
        if applied.iter().any(|before| before.layouts != now.layouts) {
            concerned.lay_anew(now, applied, &Library::of(store.clone())?, known, held)?;
        }
        Ok(concerned)
    }

    /// All sources.
    pub fn sources(&self) -> impl Iterator<Item = &u64> {
        self.corrected.iter().chain(&self.relaid)
    }

    fn lay_anew(
        &mut self,
        now: &Advice,
        applied: &[Advice],
        library: &Library,
        known: &BTreeMap<u64, Source>,
        held: &BTreeMap<u64, Held>,
    ) -> Result<()> {
        let is_otherwise =
            |url: Option<&str>, path: Option<&str>| applied.iter().any(|before| before.layouts.of(url, path) != now.layouts.of(url, path));
        for (segment, reader) in (0..).zip(library.searcher.segment_readers()) {
            let kinds = reader.fast_fields().u64("kind")?;
            for doc in reader.doc_ids_alive().filter(|doc| kinds.first(*doc) == Some(Kind::Article as u64)) {
                let article = library.article_at(DocAddress::new(segment, doc))?;
                let id = records::short_id(&article.id);
                let holder = held.get(&id).filter(|_| is_otherwise(article.url.as_deref(), article.path.as_deref()));
                self.relaid.extend(holder.map(|holder| holder.source));
                self.articles.extend(holder.map(|_| id));
            }
        }
        // Pages that gave no article, or one that another source holds, have none that could be looked at.
        let is_unknown =
            |source: &Source| !source.failed.is_empty() || (!source.duplicates.is_empty() && is_otherwise(None, Some(&source.path)));
        self.relaid.extend(known.iter().filter(|(_, source)| is_unknown(source)).map(|(key, _)| *key));
        Ok(())
    }
}
