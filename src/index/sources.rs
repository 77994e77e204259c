//! Sources: the files that were read, with all that tells whether they must be read again.

use super::records;
use super::schema::{Fields, Kind};
use super::version::Version;
use crate::acquire::Skipped;
use crate::acquire::disk::File;
use crate::acquire::forgotten::Forgotten;
use crate::acquire::layouts;
use crate::article::{Lang, Page};
use crate::statement::Grade;
use anyhow::Result;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use tantivy::schema::Value;
use tantivy::{Searcher, TantivyDocument, Term};
use xxhash_rust::xxh3::xxh3_64;

/// A file that was read, as the index remembers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its path: under the folder that holds the index where it lies there, so that both can be moved together; else absolute.
    pub path: String,
    /// The path that was named when it was read.
    pub root: String,
    /// Length in bytes.
    pub size: u64,
    /// Time of the last change.
    pub modified: i64,
    /// Hash of the bytes.
    pub hash: u64,
    /// The version of the program that read it.
    pub version: u64,
    /// The part of its pages that was taken, if not all.
    pub shard: Option<String>,
    /// Articles that it gave.
    pub n_articles: u64,
    /// Articles of it that another source holds.
    pub duplicates: Vec<u64>,
    /// What of it could not be read, with the reason.
    pub failed: Vec<(String, String)>,
    /// Names of its pages that were withdrawn.
    pub withdrawn: Vec<String>,
    /// How many of its pages gave no article, by host and month where these are known.
    #[serde(default)]
    pub lost: Vec<Lost>,
}

/// Pages without an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Lost {
    /// The host of their addresses, without `www.`; empty where they have none.
    pub host: String,
    /// The month in which they were published or fetched (`2024-08`); empty where nobody knows.
    pub month: String,
    /// How many there are.
    pub n: u64,
}

impl Lost {
    /// One page.
    pub fn page(page: &Page) -> Self {
        let fetched = page.declared.fetched.and_then(|time| jiff::Timestamp::from_second(time).ok());
        let day = page.declared.published.or(fetched.map(|time| time.to_zoned(jiff::tz::TimeZone::UTC).date()));
        Self {
            host: page.url.as_deref().and_then(layouts::host).unwrap_or_default(),
            month: day.map(|day| day.strftime("%Y-%m").to_string()).unwrap_or_default(),
            n: 1,
        }
    }
}

/// Why a source must be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stale {
    /// It was never read.
    New,
    /// Its bytes are others.
    Changed,
    /// It was read by another version of the program.
    Version,
    /// The file of a language that it has articles in is another one.
    Language(Lang),
    /// A correction of one of its articles is new, or no more.
    Corrected,
    /// Its outlet's block says otherwise where articles stand.
    Relaid,
    /// Another part of its pages is taken.
    Shard,
    /// Some of it could not be read, and is tried again.
    Failed,
    /// A page of it is withdrawn no more.
    Returned,
    /// An article that it shares with another source has gone from there.
    Uncovered,
}

impl Stale {
    /// For people to read.
    pub fn why(self) -> String {
        match self {
            Self::New => "new".to_owned(),
            Self::Changed => "changed".to_owned(),
            Self::Version => "read by another version of rapporteur".to_owned(),
            Self::Language(lang) => format!("the language file of `{lang}` has changed"),
            Self::Corrected => "a correction of one of its articles is new, or no more".to_owned(),
            Self::Relaid => "the block of its outlet in sources.toml has changed".to_owned(),
            Self::Shard => "another part of its pages is taken".to_owned(),
            Self::Failed => "some of it could not be read".to_owned(),
            Self::Returned => "a page of it is withdrawn no more".to_owned(),
            Self::Uncovered => "its article was held by a page that is gone".to_owned(),
        }
    }
}

/// What sources are compared with.
pub struct Now<'a> {
    /// What articles are read with today.
    pub version: &'a Version,
    /// The part of the pages that is taken.
    pub shard: Option<String>,
    /// Sources with an article that was read with another language file.
    pub outdated: BTreeMap<u64, Lang>,
    /// Sources with an article that corrections are about which are new, or no more.
    pub corrected: BTreeSet<u64>,
    /// Sources with an article that another layout is for.
    pub relaid: BTreeSet<u64>,
    /// What was withdrawn.
    pub forgotten: &'a Forgotten,
    /// Whether bytes are compared, not size and time.
    pub verify: bool,
    /// Whether what could not be read is tried again.
    pub retry: bool,
}

/// The key of a source: the hash of its path.
pub fn key(path: &str) -> u64 {
    xxh3_64(path.as_bytes())
}

/// The path by which a source is known.
pub fn known_path(file: &Path, index_folder: &Path) -> String {
    Paths::of(index_folder).known(file)
}

/// Known paths of many files, folder by folder: what they share is looked up once.
pub struct Paths {
    home: Option<PathBuf>,
    folder: PathBuf,
    absolute_folder: PathBuf,
}

impl Paths {
    /// Those of an index.
    pub fn of(index_folder: &Path) -> Self {
        let home = std::fs::canonicalize(index_folder).ok().and_then(|folder| folder.parent().map(Path::to_path_buf));
        Self { home, folder: PathBuf::new(), absolute_folder: PathBuf::new() }
    }

    /// The path by which a file is known.
    pub fn known(&mut self, file: &Path) -> String {
        let is_link = std::fs::symlink_metadata(file).is_ok_and(|metadata| metadata.is_symlink());
        let absolute = match (file.parent(), file.file_name()) {
            (Some(folder), Some(name)) if !is_link && !folder.as_os_str().is_empty() => {
                if folder != self.folder {
                    self.absolute_folder = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
                    self.folder = folder.to_path_buf();
                }
                self.absolute_folder.join(name)
            }
            _ => std::fs::canonicalize(file).unwrap_or_else(|_| file.to_path_buf()),
        };
        let relative = self.home.as_ref().and_then(|home| absolute.strip_prefix(home).ok());
        relative.unwrap_or(&absolute).to_string_lossy().into_owned()
    }
}

/// Where a known path leads.
pub fn opened_path(path: &str, index_folder: &Path) -> PathBuf {
    let home = std::fs::canonicalize(index_folder).ok().and_then(|folder| folder.parent().map(Path::to_path_buf));
    home.unwrap_or_default().join(path)
}

impl Source {
    /// Why a file is to be read again, if so.
    pub fn stale(known: Option<&Self>, file: &File, now: &Now) -> Option<Stale> {
        let Some(known) = known else { return Some(Stale::New) };
        let looks_the_same = known.size == file.size && known.modified == file.modified;
        let is_same = if now.verify { known.size == file.size && hash_of_file(&file.path) == Some(known.hash) } else { looks_the_same };
        let outdated = now.outdated.get(&key(&known.path));
        let reasons = [
            (!is_same, Stale::Changed),
            (known.version != now.version.base, Stale::Version),
            (known.shard != now.shard, Stale::Shard),
            (now.corrected.contains(&key(&known.path)), Stale::Corrected),
            (now.relaid.contains(&key(&known.path)), Stale::Relaid),
            (now.retry && !known.failed.is_empty(), Stale::Failed),
            (known.withdrawn.iter().any(|name| !now.forgotten.has(name)), Stale::Returned),
        ];
        let first = reasons.into_iter().find(|(is_so, _)| *is_so).map(|(_, why)| why);
        first.or_else(|| outdated.map(|lang| Stale::Language(*lang)))
    }

    /// Counts pages without an article.
    pub fn lose(&mut self, lost: Lost) {
        match self.lost.iter_mut().find(|known| (&known.host, &known.month) == (&lost.host, &lost.month)) {
            Some(known) => known.n += lost.n,
            None => self.lost.push(lost),
        }
    }

    /// The record of this source.
    pub fn document(&self, fields: &Fields) -> TantivyDocument {
        // A source has no article: its own key stands there, as the term by which its record is replaced.
        let mut doc = records::record(fields, Kind::Source, Grade::A, key(&self.path));
        doc.add_u64(fields.source, key(&self.path));
        doc.add_text(fields.data, serde_json::to_string(self).expect("strings and numbers always serialize"));
        doc
    }

    /// What could not be read of it, as it was told the first time.
    pub fn skipped(&self) -> impl Iterator<Item = Skipped> + '_ {
        self.failed.iter().map(|(path, reason)| Skipped::new(path, reason))
    }
}

/// Hash of a file's bytes, read in pieces.
pub fn hash_of_file(path: &Path) -> Option<u64> {
    let mut hasher = xxhash_rust::xxh3::Xxh3::new();
    std::io::copy(&mut std::fs::File::open(path).ok()?, &mut Hashing(&mut hasher)).ok()?;
    Some(hasher.digest())
}

struct Hashing<'a>(&'a mut xxhash_rust::xxh3::Xxh3);

impl std::io::Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// All sources of an index by their keys.
pub fn all(searcher: &Searcher, fields: &Fields) -> Result<BTreeMap<u64, Source>> {
    let mut sources = BTreeMap::new();
    let term = Term::from_field_u64(fields.kind, Kind::Source as u64);
    for segment in searcher.segment_readers() {
        let store = segment.get_store_reader(4)?;
        let Some(mut postings) = segment.inverted_index(fields.kind)?.read_postings(&term, tantivy::schema::IndexRecordOption::Basic)?
        else {
            continue;
        };
        let mut doc = tantivy::DocSet::doc(&postings);
        while doc != tantivy::TERMINATED {
            if !segment.is_deleted(doc) {
                let stored: TantivyDocument = store.get(doc)?;
                let data = stored.get_first(fields.data).and_then(|value| value.as_str()).unwrap_or_default();
                let source: Source = super::records::parsed(data)?;
                sources.insert(key(&source.path), source);
            }
            doc = tantivy::DocSet::advance(&mut postings);
        }
    }
    Ok(sources)
}

/// An article as the sources know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The source.
    pub source: u64,
    /// The line or offset in it.
    pub record: Option<u64>,
    /// Hash of its page.
    pub fingerprint: u64,
    /// When its page was fetched, in seconds since 1970.
    pub fetched: Option<i64>,
    /// Whether it was read with what is used today; if not, the language that has changed, if it is one.
    pub reading: Result<(), Option<Lang>>,
}

/// All articles of an index by their short ids.
pub fn articles(searcher: &Searcher, version: &Version) -> Result<BTreeMap<u64, Held>> {
    let mut held = BTreeMap::new();
    for segment in searcher.segment_readers() {
        let fast = segment.fast_fields();
        let (kinds, ids, sources) = (fast.u64("kind")?, fast.u64("id")?, fast.u64("source")?);
        let (fingerprints, records) = (fast.column_opt::<u64>("fingerprint")?, fast.column_opt::<u64>("record")?);
        let numbers = fast.column_opt::<u64>("reading")?;
        let times = fast.column_opt::<i64>("fetched")?;
        for doc in segment.doc_ids_alive().filter(|doc| kinds.first(*doc) == Some(Kind::Article as u64)) {
            let (Some(id), Some(source)) = (ids.first(doc), sources.first(doc)) else { continue };
            let fingerprint = fingerprints.as_ref().and_then(|column| column.first(doc)).unwrap_or_default();
            let record = records.as_ref().and_then(|column| column.first(doc));
            let mut numbers = numbers.iter().flat_map(|column| column.values_for_doc(doc));
            let reading = numbers.try_for_each(|number| version.is_current(number));
            let fetched = times.as_ref().and_then(|column| column.first(doc));
            held.insert(id, Held { source, record, fingerprint, fetched, reading });
        }
    }
    Ok(held)
}

/// The sources of articles that were read with another language file.
pub fn outdated(held: &BTreeMap<u64, Held>) -> BTreeMap<u64, Lang> {
    held.values().filter_map(|held| Some((held.source, held.reading.err().flatten()?))).collect()
}

/// The articles of an index that were withdrawn, each with the name that did it: its address, its path or its id.
pub fn withdrawn(searcher: &Searcher, fields: &Fields, held: &BTreeMap<u64, Held>, forgotten: &Forgotten) -> Result<BTreeMap<u64, String>> {
    let mut withdrawn = BTreeMap::new();
    for name in forgotten.names() {
        let by_id = records::short_id(name);
        if name.len() == 32 && held.contains_key(&by_id) {
            withdrawn.insert(by_id, name.to_owned());
        }
        let term = Term::from_field_u64(fields.address, records::address(name));
        for segment in searcher.segment_readers() {
            let ids = segment.fast_fields().u64("id")?;
            let inverted = segment.inverted_index(fields.address)?;
            let Some(mut postings) = inverted.read_postings(&term, tantivy::schema::IndexRecordOption::Basic)? else { continue };
            let mut doc = tantivy::DocSet::doc(&postings);
            while doc != tantivy::TERMINATED {
                let id = ids.first(doc).filter(|id| !segment.is_deleted(doc) && held.contains_key(id));
                withdrawn.extend(id.map(|id| (id, name.to_owned())));
                doc = tantivy::DocSet::advance(&mut postings);
            }
        }
    }
    Ok(withdrawn)
}
