//! Search: questions in, records out.
//!
//! [`query`] reads what was typed, [`names`] finds whom and what it means in this index, [`compile`] makes a tantivy query of it,
//! [`fitting`] looks up what fits, [`hits`] orders and fetches the records, [`rows`] writes them down, [`facets`] counts, and [`listed`]
//! lists people, events and places. What the records of an article share is told by its own record; [`shelf`] knows where they lie.

mod akin;
pub mod compile;
pub mod coverage;
pub mod facets;
pub mod filter;
pub mod fitting;
pub mod hints;
pub mod hits;
mod inherited;
mod kept;
pub mod known;
pub mod listed;
pub mod names;
pub mod note;
pub mod query;
pub mod ranges;
pub mod rows;
pub mod shelf;
pub mod snippet;
pub mod stories;
mod tally;
pub mod timeline;
pub mod utterances;
pub mod versions;
mod words;

use crate::article::{Article, Lang, Record};
use crate::index::filed::{self, Found};
use crate::index::schema::{Fields, Kind};
use crate::index::store::{Store, Unusable};
use crate::index::{records, sources};
use anyhow::Result;
use known::Known;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tantivy::query::{Bm25StatisticsProvider, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::{DocAddress, DocSet, ReloadPolicy, Searcher, SegmentReader, TantivyDocument, Term};

/// Blocks of stored text that are kept unpacked, by segment; one is unpacked in a tenth of a millisecond.
const STORE_BLOCKS: usize = 16;

/// An index open for questions.
pub struct Library {
    /// Its fields.
    pub fields: Fields,
    /// What is in it at the moment of opening.
    pub searcher: Searcher,
    /// The languages of its articles.
    pub languages: Vec<Lang>,
    store: Store,
    known: [OnceLock<BTreeMap<String, Known>>; 3],
    /// How many words a field has in all records; counted once.
    n_tokens: Mutex<BTreeMap<Field, u64>>,
    superseded: OnceLock<Vec<u64>>,
    inherited: OnceLock<inherited::Inherited>,
    tallies: Mutex<BTreeMap<&'static str, Arc<tally::Tally>>>,
    shelf: OnceLock<shelf::Shelf>,
    grades: OnceLock<Vec<Vec<u8>>>,
    filters: Mutex<shelf::Remembered>,
    kept: Mutex<kept::Keep>,
}

impl Library {
    /// Opens the index in a folder.
    pub fn open(folder: &Path) -> Result<Self> {
        // A run that builds the index anew may take the files away between the look at the manifest and at them.
        const TRIES: usize = 5;
        let mut opened = Store::open(folder).and_then(Self::of);
        for _ in 1..TRIES {
            let is_in_use = |library: &Self| library.store.data.is_dir();
            if opened.as_ref().is_ok_and(is_in_use) || opened.as_ref().is_err_and(|error| !is_passing(error)) {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
            opened = Store::open(folder).and_then(Self::of);
        }
        opened
    }

    /// Opens an index whose store is open.
    pub fn of(store: Store) -> Result<Self> {
        let damaged = |error| Unusable::Damaged(store.folder.clone(), crate::index::store::message(&error));
        let reader = store.index.reader_builder().reload_policy(ReloadPolicy::Manual).doc_store_cache_num_blocks(STORE_BLOCKS);
        let reader = reader.try_into().map_err(damaged)?;
        let searcher = reader.searcher();
        let mut library = Self {
            fields: store.fields,
            searcher,
            languages: Vec::new(),
            store,
            known: Default::default(),
            n_tokens: Mutex::default(),
            superseded: OnceLock::new(),
            inherited: OnceLock::new(),
            tallies: Mutex::default(),
            shelf: OnceLock::new(),
            grades: OnceLock::new(),
            filters: Mutex::default(),
            kept: Mutex::default(),
        };
        library.languages = names::terms(&library.searcher, library.fields.language)?.iter().filter_map(|code| Lang::parse(code)).collect();
        Ok(library)
    }

    /// Whom or what a column of labels names, by key; read once.
    pub fn known(&self, labels: &str) -> Result<&BTreeMap<String, Known>> {
        let place = match labels {
            "person_label" => &self.known[0],
            "event_label" => &self.known[1],
            _ => &self.known[2],
        };
        if let Some(known) = place.get() {
            return Ok(known);
        }
        let known = known::read(&self.searcher, labels)?;
        Ok(place.get_or_init(|| known))
    }

    /// Reads what is read once, so that the first question need not wait for it.
    pub fn warm(&self) -> Result<()> {
        /// Of the files of an index, in bytes.
        const MOST_AHEAD: u64 = 2 << 30;
        self.store.read_ahead(MOST_AHEAD)?;
        facets::warm(self)?;
        self.superseded()?;
        self.shelf()?;
        self.grades()?;
        self.inherited()?;
        Ok(())
    }

    /// Short ids of the articles whose page has been fetched again since, and has another text now.
    pub fn superseded(&self) -> Result<&[u64]> {
        if let Some(superseded) = self.superseded.get() {
            return Ok(superseded);
        }
        let mut pages: BTreeMap<u64, Vec<(i64, u64)>> = BTreeMap::new();
        for segment in self.searcher.segment_readers() {
            let fast = segment.fast_fields();
            let Some(times) = fast.column_opt::<i64>("fetched")? else { continue };
            let (ids, identities) = (fast.u64("id")?, fast.u64("page")?);
            for doc in segment.doc_ids_alive() {
                if let (Some(time), Some(page), Some(id)) = (times.first(doc), identities.first(doc), ids.first(doc)) {
                    pages.entry(page).or_default().push((time, id));
                }
            }
        }
        let mut superseded = Vec::new();
        for mut revisions in pages.into_values() {
            revisions.sort_unstable();
            revisions.pop();
            superseded.extend(revisions.into_iter().map(|(_, id)| id));
        }
        superseded.sort_unstable();
        Ok(self.superseded.get_or_init(|| superseded))
    }

    /// What versions take over from each other; read once.
    fn inherited(&self) -> Result<&inherited::Inherited> {
        if let Some(inherited) = self.inherited.get() {
            return Ok(inherited);
        }
        let inherited = inherited::Inherited::of(self)?;
        Ok(self.inherited.get_or_init(|| inherited))
    }

    /// Where the records of each article lie; read once.
    pub fn shelf(&self) -> Result<&shelf::Shelf> {
        if let Some(shelf) = self.shelf.get() {
            return Ok(shelf);
        }
        let shelf = shelf::Shelf::of(self)?;
        Ok(self.shelf.get_or_init(|| shelf))
    }

    /// The grade of each record, by segment; read once.
    fn grades(&self) -> Result<&[Vec<u8>]> {
        if let Some(grades) = self.grades.get() {
            return Ok(grades);
        }
        let of_segment = |segment: &SegmentReader| {
            let grades = segment.fast_fields().u64("grade")?;
            let grade = |doc| grades.first(doc).and_then(|grade| u8::try_from(grade).ok()).unwrap_or(u8::MAX);
            Ok((0..segment.max_doc()).map(grade).collect())
        };
        let grades = self.searcher.segment_readers().iter().map(of_segment).collect::<tantivy::Result<_>>()?;
        Ok(self.grades.get_or_init(|| grades))
    }

    /// The folder of the index.
    pub fn folder(&self) -> &Path {
        &self.store.folder
    }

    /// The open store.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The articles that a short id leads to: mostly one.
    pub fn articles_by_short_id(&self, id: u64) -> Result<Vec<Article>> {
        self.addresses_of(id)?.into_iter().map(|address| self.article_at(address)).collect()
    }

    /// Where their records lie.
    pub(crate) fn addresses_of(&self, id: u64) -> Result<Vec<DocAddress>> {
        self.addresses_with(&Term::from_field_u64(self.fields.article, id), Kind::Article)
    }

    /// Where the records of the statements of an article lie.
    pub(crate) fn statements_of(&self, id: u64) -> Result<Vec<DocAddress>> {
        self.addresses_with(&Term::from_field_u64(self.fields.article, id), Kind::Statement)
    }

    /// The articles that somebody may mean by an id, an address, or the path of a file.
    pub fn articles_called(&self, name: &str) -> Result<Vec<Article>> {
        let is_id = name.len() == 32 && name.bytes().all(|b| b.is_ascii_hexdigit());
        if is_id {
            let mut found = self.articles_by_short_id(records::short_id(name))?;
            found.retain(|article| article.id.eq_ignore_ascii_case(name));
            return Ok(found);
        }
        let mut found = self.articles_with(Term::from_field_u64(self.fields.address, records::address(name)))?;
        if found.is_empty() {
            let path = sources::known_path(Path::new(name), self.folder());
            found = self.articles_with(Term::from_field_u64(self.fields.source, sources::key(&path)))?;
        }
        found.sort_by_key(|article| (article.record.map(|(Record::Line(at) | Record::Offset(at))| at), article.id.clone()));
        Ok(found)
    }

    fn articles_with(&self, term: Term) -> Result<Vec<Article>> {
        self.addresses_with(&term, Kind::Article)?.into_iter().map(|address| self.article_at(address)).collect()
    }

    fn addresses_with(&self, term: &Term, kind: Kind) -> Result<Vec<DocAddress>> {
        let mut found = Vec::new();
        for (segment, reader) in (0..).zip(self.searcher.segment_readers()) {
            let kinds = reader.fast_fields().u64("kind")?;
            let inverted = reader.inverted_index(term.field())?;
            let Some(mut postings) = inverted.read_postings(term, IndexRecordOption::Basic)? else { continue };
            let mut doc = postings.doc();
            while doc != tantivy::TERMINATED {
                if !reader.is_deleted(doc) && kinds.first(doc) == Some(kind as u64) {
                    found.push(DocAddress::new(segment, doc));
                }
                doc = postings.advance();
            }
        }
        Ok(found)
    }

    /// When the page of an article was fetched, in seconds since 1970, where that is known.
    pub fn fetched(&self, id: &str) -> Result<Option<i64>> {
        let term = Term::from_field_u64(self.fields.article, records::short_id(id));
        for segment in self.searcher.segment_readers() {
            let Some(times) = segment.fast_fields().column_opt::<i64>("fetched")? else { continue };
            let Some(mut postings) = segment.inverted_index(term.field())?.read_postings(&term, IndexRecordOption::Basic)? else {
                continue;
            };
            let mut doc = postings.doc();
            while doc != tantivy::TERMINATED {
                if let Some(time) = times.first(doc).filter(|_| !segment.is_deleted(doc)) {
                    return Ok(Some(time));
                }
                doc = postings.advance();
            }
        }
        Ok(None)
    }

    /// When an article came, in nanoseconds since 1970: when its page was fetched, else when its file was last changed.
    pub fn came(&self, id: &str) -> Result<Option<i64>> {
        if let Some(time) = self.fetched(id)? {
            return Ok(Some(time.saturating_mul(1_000_000_000)));
        }
        let Some(address) = self.addresses_of(records::short_id(id))?.into_iter().next() else { return Ok(None) };
        let sources = self.searcher.segment_reader(address.segment_ord).fast_fields().u64("source")?;
        let Some(source) = sources.first(address.doc_id) else { return Ok(None) };
        let record = self.addresses_with(&Term::from_field_u64(self.fields.article, source), Kind::Source)?.into_iter().next();
        let data = record.map(|record| self.data_at(record)).transpose()?;
        let source = data.map(|data| records::parsed::<sources::Source>(&data)).transpose()?;
        Ok(source.map(|source| source.modified))
    }

    /// The article whose record lies at an address.
    pub fn article_at(&self, address: DocAddress) -> Result<Article> {
        Ok(self.filed_at(address)?.0)
    }

    /// The same with what was found in it.
    pub(crate) fn filed_at(&self, address: DocAddress) -> Result<(Article, Found)> {
        let doc: TantivyDocument = self.searcher.doc(address)?;
        let message = doc.get_first(self.fields.filed).and_then(|value| value.as_bytes()).unwrap_or_default();
        Ok(filed::read(message)?)
    }

    /// The stored data of a record.
    pub fn data_at(&self, address: DocAddress) -> Result<String> {
        let doc: TantivyDocument = self.searcher.doc(address)?;
        Ok(doc.get_first(self.fields.data).and_then(|value| value.as_str()).unwrap_or_default().to_owned())
    }

    /// The number of records of a kind.
    pub fn count(&self, kind: Kind) -> Result<u64> {
        let term = Term::from_field_u64(self.fields.kind, kind as u64);
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        Ok(self.searcher.search(&query, &tantivy::collector::Count)? as u64)
    }
}

/// Whether what kept an index from being opened may be gone in a moment.
fn is_passing(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(Unusable::Damaged(..)))
}

/// Statistics of the records of one kind, so that the records of the others do not weigh in. What is deleted does not weigh in either, so
/// that an index that was kept up to date gives the scores of one built today.
struct KindStatistics<'a> {
    library: &'a Library,
    kind: Term,
}

impl Bm25StatisticsProvider for KindStatistics<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        if !self.library.searcher.schema().get_field_entry(field).has_fieldnorms() {
            return self.total_num_docs();
        }
        let mut counted = self.library.n_tokens.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(n_tokens) = counted.get(&field) {
            return Ok(*n_tokens);
        }
        let mut n_tokens = 0;
        for segment in self.library.searcher.segment_readers() {
            // Lengths as they are scored: in steps, not exact.
            let lengths = segment.get_fieldnorms_reader(field)?;
            n_tokens += segment.doc_ids_alive().map(|doc| u64::from(lengths.fieldnorm(doc))).sum::<u64>();
        }
        counted.insert(field, n_tokens);
        Ok(n_tokens)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(n_alive(&self.library.searcher, &self.kind)?.max(1))
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        let all = n_alive(&self.library.searcher, term)?;
        // A term of a field that all kinds have may be in more records than there are of this kind.
        Ok(all.min(self.total_num_docs()?))
    }
}

/// How many records have a term.
fn n_alive(searcher: &Searcher, term: &Term) -> tantivy::Result<u64> {
    let mut n = 0;
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(term.field())?;
        if !segment.has_deletes() {
            n += u64::from(inverted.doc_freq(term)?);
            continue;
        }
        let Some(mut postings) = inverted.read_postings(term, IndexRecordOption::Basic)? else { continue };
        let mut doc = postings.doc();
        while doc != tantivy::TERMINATED {
            n += u64::from(!segment.is_deleted(doc));
            doc = postings.advance();
        }
    }
    Ok(n)
}
