//! The plan of a run: which files are read again and why, and which articles go. It is made before anything is written.

use super::sources::{self, Held, Now, Paths, Source, Stale};
use super::store::Store;
use super::write::{Report, Task};
use crate::acquire::disk::{self, File, Found};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A file to be read, and why.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    pub file: File,
    pub path: String,
    pub why: Stale,
}

/// What is to be done.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// Files to read.
    pub files: Vec<Planned>,
    /// Keys of sources that are gone.
    pub gone: Vec<u64>,
    /// Articles that were withdrawn, each with the name that did it.
    pub withdrawn: BTreeMap<u64, String>,
}

impl Plan {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.gone.is_empty() && self.withdrawn.is_empty()
    }
}

/// Compares what is there with what the index knows.
pub(super) fn plan(
    store: &Store,
    task: &Task,
    known: &BTreeMap<u64, Source>,
    held: &BTreeMap<u64, Held>,
    now: &Now,
    report: &mut Report,
) -> Plan {
    let mut plan = Plan::default();
    let mut seen = BTreeSet::new();
    let mut is_all_readable = true;
    let mut paths = Paths::of(&store.folder);
    for root in &task.roots {
        let mut is_readable = true;
        for found in disk::walk(root) {
            let file = match found {
                Found::File(file) => file,
                Found::Skipped(skipped) => {
                    is_readable = false;
                    report.failed.push(skipped);
                    continue;
                }
            };
            let path = paths.known(&file.path);
            let key = sources::key(&path);
            if !seen.insert(key) {
                continue;
            }
            let source = known.get(&key);
            match Source::stale(source, &file, now) {
                Some(why) => plan.files.push(Planned { file, path, why }),
                None => {
                    report.n_unchanged += 1;
                    report.failed.extend(source.iter().flat_map(|source| source.skipped()));
                }
            }
        }
        is_all_readable &= is_readable;
        if task.prune && is_readable {
            let under = paths.known(root);
            let lies_there = |source: &Source| Path::new(&source.path).starts_with(&under);
            plan.gone.extend(known.iter().filter(|(key, source)| !seen.contains(key) && lies_there(source)).map(|(key, _)| *key));
        }
    }
    if task.prune && is_all_readable {
        // A run that was stopped has articles of a file that it had not finished, and that is gone now.
        plan.gone.extend(held.values().map(|held| held.source).filter(|key| !known.contains_key(key)));
    }
    plan.gone.retain(|key| !seen.contains(key));
    plan.gone.sort_unstable();
    plan.gone.dedup();
    plan
}

/// A file that is known, to be read again for an article that another one held.
pub(super) fn uncovered(source: &Source, folder: &Path) -> Option<Planned> {
    let opened = sources::opened_path(&source.path, folder);
    let Found::File(file) = disk::walk(&opened).next()? else { return None };
    let root = PathBuf::from(&source.root);
    let under_root =
        std::fs::canonicalize(&root).ok().and_then(|root| opened.strip_prefix(root).ok().map(|p| p.to_string_lossy().into_owned()));
    let name = under_root.filter(|name| !name.is_empty()).unwrap_or_else(|| file.name.clone());
    Some(Planned { file: File { root, name, ..file }, path: source.path.clone(), why: Stale::Uncovered })
}
