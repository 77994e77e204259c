//! Hashes the sources that findings depend on, so that an index knows which of its articles another version has read.
//!
//! Language files are left out: the program hashes each of them itself, so that a change of one concerns the articles of its language only.

use std::path::{Path, PathBuf};

/// What decides which findings an article gives.
const PARTS: &[&str] = &[
    "src/detect.rs",
    "src/detect.toml",
    "src/extract",
    "src/fold.rs",
    "src/gazetteer",
    "src/index/records.rs",
    "src/index/tokens.rs",
    "src/lang",
    "src/letter.rs",
    "src/link",
    "src/normalize",
];

fn main() {
    let mut files = Vec::new();
    println!("cargo:rerun-if-changed=src");
    for part in PARTS {
        collect(Path::new(part), &mut files);
    }
    files.sort();
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for file in files {
        for byte in std::fs::read(&file).expect("a source file can be read") {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
    println!("cargo:rustc-env=RAPPORTEUR_READING={hash:016x}");
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    let is_language_file = path.extension().is_some_and(|e| e == "toml") && path.starts_with("src/lang");
    if path.is_file() && !is_language_file {
        files.push(path.to_path_buf());
    }
    for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
        collect(&entry.path(), files);
    }
}
