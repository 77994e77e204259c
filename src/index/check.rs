//! Checking: is the index whole, and does it agree with the corpus?
//!
//! tantivy verifies no checksum when it opens an index; a flipped byte would be found only by the question that meets it. So every file is
//! read here, every record is fetched, and every span must lie in its text.

use super::schema::Kind;
use super::sources::{self, Now, Source, Stale};
use super::store::Store;
use super::version::Version;
use crate::acquire::disk::{self, Found};
use crate::acquire::forgotten::Forgotten;
use crate::search::Library;
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use tantivy::DocAddress;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Damage, each with what is wrong. Empty when the index is whole.
    pub damage: Vec<String>,
    /// Files of the corpus that the index does not know as they are now, each with why.
    pub stale: Vec<String>,
    /// Files that the index knows and that are no more.
    pub gone: Vec<String>,
    /// Files of the corpus that the index does not know.
    pub unread: Vec<String>,
    /// Pages that could not be read.
    pub n_failed: usize,
    /// Sources, articles, statements, figures.
    pub counts: [u64; 4],
    /// Bytes of the files in use.
    pub n_bytes: u64,
    /// Bytes of files that an interrupted run has left; the next run that writes removes them.
    pub n_orphan_bytes: u64,
}

/// Checks an index against the files that it was made from and those in the folders of its corpus. `deep` fetches every record.
pub fn check(folder: &Path, rules: Option<&Path>, roots: &[PathBuf], deep: bool) -> Result<Health> {
    let mut health = Health::default();
    checksums(&Store::open(folder)?, &mut health);
    if !health.damage.is_empty() {
        return Ok(health);
    }
    let library = Library::open(folder)?;
    for (count, kind) in health.counts.iter_mut().zip([Kind::Source, Kind::Article, Kind::Statement, Kind::Figure]) {
        *count = library.count(kind)?;
    }
    promised(&library, &mut health)?;
    if deep {
        records(&library, &mut health);
    }
    bytes(&library, &mut health)?;
    corpus(&library, rules, roots, &mut health)?;
    Ok(health)
}

fn checksums(store: &Store, health: &mut Health) {
    match store.index.validate_checksum() {
        Ok(broken) => {
            let mut broken: Vec<PathBuf> = broken.into_iter().collect();
            broken.sort();
            health.damage.extend(broken.iter().map(|path| format!("{}: its checksum is wrong", store.data.join(path).display())));
        }
        Err(error) => health.damage.push(super::store::message(&error)),
    }
    if !says_its_schema(store) {
        health.damage.push(format!("{}: it is not as it was written", store.data.join("meta.json").display()));
    }
}

/// Whether the file that has no checksum says what it must, letter by letter.
fn says_its_schema(store: &Store) -> bool {
    let text = std::fs::read_to_string(store.data.join("meta.json")).unwrap_or_default();
    let written = serde_json::from_str::<serde_json::Value>(&text).ok().and_then(|meta| meta.get("schema").cloned());
    written == serde_json::to_value(super::schema::Fields::schema().0).ok()
}

/// Compares the counts with those that were committed with the records.
fn promised(library: &Library, health: &mut Health) -> Result<()> {
    let Some(payload) = library.store().index.load_metas()?.payload else { return Ok(()) };
    let payload: serde_json::Value = super::records::parsed(&payload)?;
    for (name, count) in [("sources", health.counts[0]), ("articles", health.counts[1])] {
        let promised = payload.get(name).and_then(serde_json::Value::as_u64);
        if promised.is_some_and(|promised| promised != count) {
            health.damage.push(format!("{name}: {count} are there, {} were written", promised.unwrap_or_default()));
        }
    }
    Ok(())
}

/// Fetches every record; what does not fit its article is damage.
fn records(library: &Library, health: &mut Health) {
    let mut fetch = crate::search::hits::Fetch::new(library);
    for (segment, reader) in (0..).zip(library.searcher.segment_readers()) {
        let Ok(kinds) = reader.fast_fields().u64("kind") else { continue };
        for doc in reader.doc_ids_alive() {
            let address = DocAddress::new(segment, doc);
            let result = match kinds.first(doc) {
                Some(1) => library.article_at(address).map(drop),
                Some(2) => fetch.statement(address).map(drop),
                Some(3) => fetch.figure(address).map(drop),
                _ => Ok(()),
            };
            if let Err(error) = result {
                health.damage.push(format!("{error:#}"));
            }
        }
    }
}

fn bytes(library: &Library, health: &mut Health) -> Result<()> {
    let metas = library.store().index.searchable_segment_metas()?;
    let in_use: Vec<String> = metas.iter().map(|meta| meta.id().uuid_string()).collect();
    for entry in std::fs::read_dir(&library.store().data)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // A writer may have deleted it since.
        let Ok(n_bytes) = entry.metadata().map(|file| file.len()) else { continue };
        let is_segment = name.as_bytes().first().is_some_and(u8::is_ascii_hexdigit) && name.len() > 32;
        if is_segment && !in_use.iter().any(|id| name.starts_with(id)) {
            health.n_orphan_bytes += n_bytes;
        } else {
            health.n_bytes += n_bytes;
        }
    }
    Ok(())
}

/// Compares the sources with the files that they came from.
fn corpus(library: &Library, rules: Option<&Path>, roots: &[PathBuf], health: &mut Health) -> Result<()> {
    let version = Version::current(rules);
    let outdated = sources::outdated(&sources::articles(&library.searcher, &version)?);
    let mut now = Now {
        version: &version,
        shard: None,
        outdated,
        corrected: BTreeSet::new(),
        relaid: BTreeSet::new(),
        forgotten: &Forgotten::default(),
        verify: false,
        retry: false,
    };
    let known = sources::all(&library.searcher, &library.fields)?;
    for source in known.values() {
        now.shard.clone_from(&source.shard);
        health.n_failed += source.failed.len();
        let path = sources::opened_path(&source.path, library.folder());
        let Some(Found::File(file)) = disk::walk(&path).next() else {
            health.gone.push(source.path.clone());
            continue;
        };
        let why = sources::Source::stale(Some(&Source { withdrawn: Vec::new(), ..source.clone() }), &file, &now).map(Stale::why);
        health.stale.extend(why.map(|why| format!("{}: {why}", source.path)));
    }
    let mut paths = sources::Paths::of(library.folder());
    let files =
        roots.iter().flat_map(|root| disk::walk(root)).filter_map(|found| if let Found::File(file) = found { Some(file) } else { None });
    let known_paths = files.map(|file| paths.known(&file.path));
    health.unread.extend(known_paths.filter(|path| !known.contains_key(&sources::key(path))));
    Ok(())
}
