//! Files and folders: what there is to read under a path, in an order that is the same on every machine.
//!
//! Only regular files are opened: a FIFO in a folder of pages would block for ever. Folders behind symbolic links are left alone, so
//! that a loop of links ends.

use super::{Skipped, sniff};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The path that was named, and under which it was found.
    pub root: PathBuf,
    /// Where it is.
    pub path: PathBuf,
    /// Its path under the root, which names it wherever the root is moved; the file's own name when it was named itself.
    pub name: String,
    /// Its length in bytes.
    pub size: u64,
    /// When it was changed last, in nanoseconds since 1970.
    pub modified: i64,
}

impl File {
    /// The path as people are shown it.
    pub fn shown(&self) -> String {
        self.path.to_string_lossy().into_owned()
    }
}

/// What a walk comes upon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A file that may hold pages.
    File(File),
    /// What cannot be read.
    Skipped(Skipped),
}

/// The paths that a path with `*`, `?` or `[…]` stands for, sorted; a path that exists stands for itself.
pub fn expand(path: &Path) -> Result<Vec<PathBuf>, Skipped> {
    let text = path.to_string_lossy();
    if !text.contains(['*', '?', '[']) || std::fs::symlink_metadata(path).is_ok() {
        return Ok(vec![path.to_path_buf()]);
    }
    let skip = |reason: String| Skipped::new(text.clone(), reason);
    let found = glob::glob(&text).map_err(|error| skip(format!("is no pattern for paths: {}", error.msg)))?;
    let found: Vec<PathBuf> = found.filter_map(Result::ok).collect();
    if found.is_empty() { Err(skip("nothing fits this pattern".to_owned())) } else { Ok(found) }
}

/// All files under `root`, sorted by name, folder by folder; hidden files and what belongs to saved pages (images, styles) are left out.
pub fn walk(root: &Path) -> impl Iterator<Item = Found> + use<> {
    let root = root.to_path_buf();
    let mut stack = vec![root.clone()];
    std::iter::from_fn(move || {
        while let Some(path) = stack.pop() {
            if let Some(found) = visit(&root, path, &mut stack) {
                return Some(found);
            }
        }
        None
    })
}

/// Looks at one path: a file is returned, the entries of a folder go on the stack.
fn visit(root: &Path, path: PathBuf, stack: &mut Vec<PathBuf>) -> Option<Found> {
    let is_root = path == root;
    let skip = |reason: String| Some(Found::Skipped(Skipped::new(path.to_string_lossy(), reason)));
    let metadata = match std::fs::metadata(&path) {
        Ok(metadata) => metadata,
        Err(error) => return skip(reason(&error)),
    };
    if metadata.is_dir() {
        let is_link = !is_root && std::fs::symlink_metadata(&path).is_ok_and(|m| m.is_symlink());
        if is_link {
            return skip("is a link to a folder, which is not followed".to_owned());
        }
        return match entries(&path) {
            Ok(paths) => {
                stack.extend(paths.into_iter().rev());
                None
            }
            Err(error) => skip(reason(&error)),
        };
    }
    if !metadata.is_file() {
        return skip("is no regular file (a pipe, socket or device)".to_owned());
    }
    if !is_root && sniff::kind_of(&path) == sniff::Kind::Asset {
        return None;
    }
    let name = if is_root { path.file_name().map(Path::new) } else { path.strip_prefix(root).ok() };
    let name = name.unwrap_or(&path).to_string_lossy().into_owned();
    Some(Found::File(File { root: root.to_path_buf(), name, size: metadata.len(), modified: modified(&metadata), path }))
}

/// The entries of a folder that are not hidden, sorted.
fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

fn modified(metadata: &std::fs::Metadata) -> i64 {
    let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.map_or(0, |since| i64::try_from(since.as_nanos()).unwrap_or(i64::MAX))
}

/// Why the system does not let us read, in our words.
pub(super) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "may not be read (permission denied)".to_owned(),
        _ => format!("cannot be read: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(root: &Path) -> Vec<String> {
        walk(root)
            .map(|found| match found {
                Found::File(file) => file.name,
                Found::Skipped(skipped) => format!("{}: {}", skipped.path.rsplit('/').next().unwrap_or(""), skipped.reason),
            })
            .collect()
    }

    #[test]
    fn files_come_sorted_without_hidden_ones_and_assets() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("b")).unwrap();
        for name in ["c.txt", "a.html", "b/z.txt", "b/y.txt", ".hidden.txt", "style.css"] {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        assert_eq!(names(folder.path()), ["a.html", "b/y.txt", "b/z.txt", "c.txt"]);
        assert_eq!(names(&folder.path().join("c.txt")), ["c.txt"]);
        assert_eq!(names(&folder.path().join("none")), ["none: no such file or folder"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_loop_of_links_ends() {
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
        assert_eq!(names(folder.path()), ["loop: is a link to a folder, which is not followed"]);
    }
}
