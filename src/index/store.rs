//! The folder of an index: a manifest that says what it is, and the generation of data that it points to.
//!
//! ```text
//! index/rapporteur.json     format, generation; replaced atomically
//! index/g1/                 tantivy's files
//! index/g2/                 the next generation, while it is built anew
//! index/rebuild.json        which generation that is, so that a run that was stopped goes on with it
//! index/writer.lock         held by the run that writes
//! index/gone/               an index of the articles that went, see [`super::gone`]
//! ```
//! A folder that holds anything else is refused, never taken over: what looks like an index without its manifest may be somebody's data.

use super::schema::{self, Fields};
use super::shared::Shared;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::{Index, IndexSettings, TantivyError};

/// The format of the folder and the schema; another one is refused by name.
pub const FORMAT: u32 = 10;

/// The file that says which generation is in use.
pub(crate) const MANIFEST: &str = "rapporteur.json";
const REBUILD: &str = "rebuild.json";
const LOCK: &str = "writer.lock";
/// Files that may lie in an index folder before there is an index.
const HARMLESS: &[&str] = &["README.md", ".gitignore", ".gitkeep", LOCK, REBUILD];

/// Why an index cannot be used.
#[derive(Debug)]
pub enum Unusable {
    /// There is none.
    Missing(PathBuf),
    /// Its files are not what they should be.
    Damaged(PathBuf, String),
    /// It was made by an older version; the format.
    Older(PathBuf, u32),
    /// It was made by a newer version; the format.
    Newer(PathBuf, u32),
    /// The folder holds something else.
    Foreign(PathBuf, String),
    /// Another run holds it; what is known of that run.
    Busy(PathBuf, String),
}

impl std::fmt::Display for Unusable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing(folder) => write!(f, "there is no index in {}; make one with `rapporteur index`", folder.display()),
            Self::Damaged(folder, what) => {
                let folder = folder.display();
                write!(
                    f,
                    "the index in {folder} is damaged: {what}; build it anew with `rapporteur index --rebuild` (the corpus is not touched)"
                )
            }
            Self::Older(folder, format) => {
                let folder = folder.display();
                write!(
                    f,
                    "the index in {folder} has format {format} of an older version; `rapporteur index` builds it anew in format {FORMAT}"
                )
            }
            Self::Newer(folder, format) => {
                let folder = folder.display();
                write!(
                    f,
                    "the index in {folder} has format {format} of a newer version, this one reads format {FORMAT}; update rapporteur, or name another folder with --index"
                )
            }
            Self::Foreign(folder, what) => {
                let folder = folder.display();
                write!(f, "{folder} holds files that are no index ({what}); move them away or name another folder with --index")
            }
            Self::Busy(folder, who) => write!(f, "another run holds the index in {} ({who}); wait until it is done", folder.display()),
        }
    }
}

impl std::error::Error for Unusable {}

#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    format: u32,
    generation: String,
}

/// An open index.
#[derive(Clone)]
pub struct Store {
    /// Its folder.
    pub folder: PathBuf,
    /// Where the generation in use lies.
    pub data: PathBuf,
    /// tantivy's handle.
    pub index: Index,
    /// Its fields.
    pub fields: Fields,
}

impl Store {
    /// Opens an index to read.
    pub fn open(folder: &Path) -> anyhow::Result<Self> {
        let Some(manifest) = read_manifest(folder)? else {
            return Err(foreign_files(folder)?.unwrap_or_else(|| Unusable::Missing(folder.to_path_buf())).into());
        };
        Self::open_generation(folder, &manifest.generation)
    }

    fn open_generation(folder: &Path, generation: &str) -> anyhow::Result<Self> {
        let damaged = |what: String| Unusable::Damaged(folder.to_path_buf(), what);
        let data = folder.join(generation);
        if !data.join("meta.json").is_file() {
            return Err(damaged(format!("{} is missing", data.join("meta.json").display())).into());
        }
        let index = Shared::open(&data).and_then(Index::open).map_err(|error| damaged(message(&error)))?;
        let (schema, fields) = Fields::schema();
        if index.schema() != schema {
            return Err(damaged("its fields are not those of this version".to_owned()).into());
        }
        schema::register_tokenizer(&index);
        Ok(Self { folder: folder.to_path_buf(), data, index, fields })
    }

    /// Reads the files of the generation in use and forgets them, up to so many bytes, those first that most questions need: the system keeps
    /// what it has read, so that the first question need not wait for the disk.
    pub fn read_ahead(&self, most: u64) -> std::io::Result<()> {
        const NEEDED_FIRST: [&str; 6] = ["term", "fast", "fieldnorm", "idx", "pos", "store"];
        let of = |path: &Path| NEEDED_FIRST.iter().position(|kind| path.extension().is_some_and(|e| e == *kind));
        let mut files: Vec<_> = std::fs::read_dir(&self.data)?.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
        files.retain(|path| of(path).is_some());
        files.sort_by_key(|path| of(path));
        let mut left = most;
        for path in files {
            left -= std::io::copy(&mut File::open(path)?.take(left), &mut std::io::sink())?;
        }
        Ok(())
    }

    /// Opens an index to write, or makes an empty one in a folder that holds nothing else. One of an older format is built anew.
    pub fn open_or_create(lock: &Lock, folder: &Path) -> anyhow::Result<(Self, Begun)> {
        match Self::open(folder) {
            Err(error) => match error.downcast_ref() {
                Some(Unusable::Missing(_)) => Ok((Self::create(lock, folder)?, Begun::InUse)),
                Some(Unusable::Older(..)) => Ok((Self::rebuild(lock, folder)?, Begun::Beside)),
                _ => Err(error),
            },
            Ok(store) => {
                // What a run has left that was to build it anew, and was not gone on with.
                let _ = std::fs::remove_file(folder.join(REBUILD));
                store.remove_others();
                Ok((store, Begun::InUse))
            }
        }
    }

    /// Makes an empty index, which the manifest points to from now on.
    pub fn create(lock: &Lock, folder: &Path) -> anyhow::Result<Self> {
        refuse_foreign(folder)?;
        let store = Self::create_generation(folder, &next_generation(folder)?)?;
        store.publish(lock)?;
        Ok(store)
    }

    /// Makes an empty index beside the one in use, or goes on with one that was begun; questions are answered by the old one until the new
    /// one is published.
    pub fn rebuild(_lock: &Lock, folder: &Path) -> anyhow::Result<Self> {
        refuse_foreign(folder)?;
        let begun = std::fs::read_to_string(folder.join(REBUILD)).ok().and_then(|text| serde_json::from_str::<Manifest>(&text).ok());
        let begun = begun.filter(|begun| begun.format == FORMAT && is_generation(&begun.generation));
        if let Some(store) = begun.and_then(|begun| Self::open_generation(folder, &begun.generation).ok()) {
            return Ok(store);
        }
        let generation = next_generation(folder)?;
        let store = Self::create_generation(folder, &generation)?;
        write_manifest(folder, REBUILD, &Manifest { format: FORMAT, generation })?;
        Ok(store)
    }

    fn create_generation(folder: &Path, generation: &str) -> anyhow::Result<Self> {
        let data = folder.join(generation);
        std::fs::create_dir_all(&data)?;
        let (schema, fields) = Fields::schema();
        let index = Index::create(Shared::open(&data)?, schema, settings())?;
        schema::register_tokenizer(&index);
        Ok(Self { folder: folder.to_path_buf(), data, index, fields })
    }

    /// Lets the manifest point to this generation, and removes all others.
    pub fn publish(&self, _lock: &Lock) -> anyhow::Result<()> {
        let generation = self.data.file_name().unwrap_or_default().to_string_lossy().into_owned();
        write_manifest(&self.folder, MANIFEST, &Manifest { format: FORMAT, generation })?;
        let _ = std::fs::remove_file(self.folder.join(REBUILD));
        self.remove_others();
        Ok(())
    }

    /// Removes other generations. Readers keep the files that they have open; what cannot be removed now is removed by a later run.
    fn remove_others(&self) {
        for entry in std::fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let is_other =
                is_generation(&entry.file_name().to_string_lossy()) && Some(entry.file_name().as_os_str()) != self.data.file_name();
            if is_other {
                let _ = std::fs::remove_dir_all(entry.path());
            }
        }
    }
}

/// Where a run writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// Into the index that is in use.
    InUse,
    /// Into one beside it, which is published at the end.
    Beside,
}

/// The right to write an index, given up when dropped, even by a killed process.
#[derive(Debug)]
pub struct Lock(#[allow(dead_code, reason = "the lock lasts as long as the file is open")] File);

impl Lock {
    /// Takes it, or tells who has it. A folder that is no index is left as it is.
    pub fn take(folder: &Path) -> anyhow::Result<Self> {
        refuse_foreign(folder)?;
        std::fs::create_dir_all(folder).map_err(|error| cannot(folder, "make", &error))?;
        let path = folder.join(LOCK);
        let mut file = File::options()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&path)
            .map_err(|error| cannot(&path, "write", &error))?;
        if file.try_lock().is_err() {
            let who = std::fs::read_to_string(&path).unwrap_or_default();
            return Err(Unusable::Busy(folder.to_path_buf(), who.trim().to_owned()).into());
        }
        file.set_len(0)?;
        file.write_all(format!("process {}\n", std::process::id()).as_bytes())?;
        Ok(Self(file))
    }
}

/// How tantivy stores what it stores: articles are long texts of few words, so that large blocks make them much smaller, and a level above the
/// usual one some more at no cost that shows beside the reading.
fn settings() -> IndexSettings {
    let compression = Compressor::Zstd(ZstdCompressor { compression_level: Some(6) });
    IndexSettings { docstore_compression: compression, docstore_blocksize: 1 << 17, ..IndexSettings::default() }
}

fn cannot(path: &Path, what: &str, error: &std::io::Error) -> anyhow::Error {
    anyhow::anyhow!("cannot {what} {}: {error}", path.display())
}

fn read_manifest(folder: &Path) -> anyhow::Result<Option<Manifest>> {
    let path = folder.join(MANIFEST);
    let damaged = |what: String| Unusable::Damaged(folder.to_path_buf(), what);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) => return Ok(None),
        Err(error) => return Err(damaged(format!("cannot read {}: {error}", path.display())).into()),
    };
    let manifest: Manifest = serde_json::from_str(&text).map_err(|error| damaged(format!("{}: {error}", path.display())))?;
    match manifest.format.cmp(&FORMAT) {
        std::cmp::Ordering::Less => return Err(Unusable::Older(folder.to_path_buf(), manifest.format).into()),
        std::cmp::Ordering::Greater => return Err(Unusable::Newer(folder.to_path_buf(), manifest.format).into()),
        std::cmp::Ordering::Equal => {}
    }
    if !is_generation(&manifest.generation) {
        return Err(damaged(format!("{} names no generation", path.display())).into());
    }
    Ok(Some(manifest))
}

fn write_manifest(folder: &Path, name: &str, manifest: &Manifest) -> anyhow::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    serde_json::to_writer(&mut file, manifest)?;
    file.as_file().sync_all()?;
    readable_by_others(file.path())?;
    // What the manifest points to is safe before it.
    sync(folder);
    #[cfg(test)]
    super::faults::step(folder)?;
    file.persist(folder.join(name))?;
    sync(folder);
    #[cfg(test)]
    super::faults::step(folder)?;
    Ok(())
}

/// A new name is safe once its folder is; not every system can do that.
fn sync(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// Temporary files are made for their owner only; an index may be searched by another account.
pub(crate) fn readable_by_others(path: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o644))?;
    }
    Ok(())
}

/// What lies in a folder that has no manifest.
fn foreign_files(folder: &Path) -> anyhow::Result<Option<Unusable>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(cannot(folder, "read", &error)),
    };
    let mut names: Vec<String> = entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned())).collect();
    names.retain(|name| !HARMLESS.contains(&name.as_str()));
    names.sort();
    let is_index_without_manifest = !names.is_empty() && names.iter().all(|name| is_generation(name));
    if is_index_without_manifest {
        return Ok(Some(Unusable::Damaged(folder.to_path_buf(), format!("{MANIFEST} is missing"))));
    }
    Ok(names.first().map(|name| Unusable::Foreign(folder.to_path_buf(), name.clone())))
}

/// Refuses a folder without a manifest that holds what we have not made.
fn refuse_foreign(folder: &Path) -> anyhow::Result<()> {
    if folder.join(MANIFEST).exists() {
        return Ok(());
    }
    match foreign_files(folder)? {
        Some(foreign @ Unusable::Foreign(..)) => Err(foreign.into()),
        _ => Ok(()),
    }
}

fn is_generation(name: &str) -> bool {
    name.strip_prefix('g').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

fn next_generation(folder: &Path) -> anyhow::Result<String> {
    let mut last = 0;
    if let Ok(entries) = std::fs::read_dir(folder) {
        for entry in entries {
            let name = entry?.file_name().to_string_lossy().into_owned();
            last = last.max(name.strip_prefix('g').and_then(|n| n.parse::<u64>().ok()).unwrap_or(0));
        }
    }
    Ok(format!("g{}", last + 1))
}

/// tantivy's messages in our words.
pub fn message(error: &TantivyError) -> String {
    match error {
        TantivyError::IncompatibleIndex(_) => "a file is cut short or of another version".to_owned(),
        TantivyError::ErrorInThread(_) => "a file cannot be written; is the disk full?".to_owned(),
        other => other.to_string(),
    }
}
