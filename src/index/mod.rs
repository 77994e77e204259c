//! The index: what was read and found, kept so that questions are answered in milliseconds.
//!
//! It is derived from the corpus and can be rebuilt at any time. [`store`] opens it, [`mod@write`] brings it up to date, [`check`] tells
//! whether it is whole.

pub mod check;
pub mod links;
mod queue;
pub mod records;
pub mod schema;
pub mod sources;
pub mod store;
pub mod tokens;
pub mod write;

use std::path::Path;
use xxhash_rust::xxh3::Xxh3;

/// Hash of all that findings depend on besides the page: the program's stages with their tables, and a user's own language files.
pub fn version(rules: Option<&Path>) -> u64 {
    let mut hasher = Xxh3::new();
    hasher.update(env!("RAPPORTEUR_READING").as_bytes());
    hasher.update(&store::FORMAT.to_le_bytes());
    let mut files: Vec<_> = rules.into_iter().flat_map(|folder| std::fs::read_dir(folder).into_iter().flatten().flatten()).collect();
    files.sort_by_key(|file| file.file_name());
    for file in files {
        hasher.update(file.file_name().as_encoded_bytes());
        hasher.update(&std::fs::read(file.path()).unwrap_or_default());
    }
    hasher.digest()
}
