//! Our own pages with their gold, and what we find in them.

use super::measures::Scores;
use super::reader::Gold;
use super::score::{Ours, score};
use rapporteur::acquire::disk::{self, Found};
use rapporteur::article::Page;
use rapporteur::json::ArticleJson;
use rapporteur::{acquire, reading};
use rayon::prelude::*;
use std::path::Path;

/// A page of ours, as it came and as text.
#[derive(Clone)]
pub struct Annotated {
    pub gold: Gold,
    pub page: Page,
    pub text: String,
}

impl Annotated {
    /// The story that it tells: `rabat-water` of `rabat-water.fr.html`.
    pub fn story(&self) -> &str {
        self.gold.file.split('.').next().unwrap_or_default()
    }

    /// Reads the page as `read` does, and scores it.
    pub fn score(&self) -> Scores {
        let (article, findings) = reading::read(&self.page).unwrap_or_else(|fault| panic!("{}: {fault}", self.gold.file));
        let line = ArticleJson::new(article, findings).line();
        score(&self.gold, &Ours::of(&line), &self.text)
    }
}

/// The scores of pages, in their order.
pub fn scores(pages: &[Annotated]) -> Vec<Scores> {
    pages.par_iter().map(Annotated::score).collect()
}

/// All pages under `corpus/pages`, in the order of their names.
pub fn pages() -> Vec<Page> {
    pages_of("corpus")
}

fn pages_of(folder: &str) -> Vec<Page> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join("pages");
    let files = disk::walk(&root).map(|found| match found {
        Found::File(file) => file,
        Found::Skipped(skipped) => panic!("{}: {}", skipped.path, skipped.reason),
    });
    files.flat_map(|file| acquire::pages(&file)).map(|page| page.unwrap_or_else(|s| panic!("{}: {}", s.path, s.reason))).collect()
}

/// The pages of a folder that have gold.
pub fn annotated(folder: &str) -> Vec<Annotated> {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join("gold");
    let with_gold = pages_of(folder).into_iter().filter_map(|page| {
        let path = gold.join(Path::new(page.name.as_ref()?).with_extension("json"));
        let json = std::fs::read(&path).ok()?;
        let gold = serde_json::from_slice(&json).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let text = decoded(&page.bytes);
        Some(Annotated { gold, page, text })
    });
    with_gold.collect()
}

/// The text of a page: in UTF-8, else in the charset that it names.
fn decoded(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let head = String::from_utf8_lossy(bytes);
    let name: String = head.split("charset=").nth(1).unwrap_or_default().chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
    let encoding = encoding_rs::Encoding::for_label(name.as_bytes()).unwrap_or_else(|| panic!("a page in the charset {name:?}"));
    encoding.decode(bytes).0.into_owned()
}
