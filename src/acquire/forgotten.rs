//! `corpus/forgotten.tsv`: pages that were withdrawn, for good.
//!
//! ```text
//! https://day.example/1 <tab> 2024-08-21 <tab> at the request of the person named
//! ```
//! A line begins with an address, a path under the corpus or the id of an article. Such a page is not fetched again, and is in no index.

use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

/// What was withdrawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgotten(BTreeSet<String>);

impl Forgotten {
    /// Reads the file; there need be none.
    pub fn read(path: &Path) -> Result<Self> {
        match std::fs::read_to_string(path) {
            Ok(text) => Ok(Self(text.lines().filter_map(name).collect())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
        }
    }

    /// Whether a page of this address, path or id was withdrawn.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains(name)
    }

    /// Whether nothing was withdrawn.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

fn name(line: &str) -> Option<String> {
    let name = line.split('\t').next().unwrap_or_default().trim();
    (!name.is_empty() && !name.starts_with('#')).then(|| name.to_owned())
}

/// Adds names to the file; it is safe when this returns.
pub fn add(path: &Path, names: &[String], why: &str) -> Result<()> {
    let known = Forgotten::read(path)?;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let mut file =
        std::fs::File::options().create(true).append(true).open(path).with_context(|| format!("cannot write {}", path.display()))?;
    let today = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
    let why = why.replace(['\t', '\r', '\n'], " ");
    let mut lines = if text.is_empty() || text.ends_with('\n') { String::new() } else { "\n".to_owned() };
    for name in names.iter().filter(|name| !known.has(name)) {
        lines.push_str(&format!("{}\t{today}\t{why}\n", name.replace(['\t', '\r', '\n'], " ")));
    }
    file.write_all(lines.as_bytes())?;
    Ok(file.sync_all()?)
}
