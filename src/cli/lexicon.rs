//! `rapporteur lexicon learn FILE`: words that go together, learnt from the stories of the index.

use super::outcome::Outcome;
use super::{Global, print};
use crate::align::lexicon::{Lessons, Lexicon};
use crate::align::text::{Sentences, sentences};
use crate::align::{self, Manner};
use crate::article::Article;
use crate::extract;
use crate::index::links;
use crate::search::Library;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Work with lexicons: words of two languages that go together.
#[derive(clap::Args)]
pub struct Words {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Learn a lexicon from the aligned versions of all stories of the index; the file can be read and edited.
    Learn {
        /// The file to write.
        file: PathBuf,
    },
}

impl Words {
    pub(super) fn run(self, global: &Global) -> Result<Outcome> {
        let Command::Learn { file } = self.command;
        let library = Library::open(&global.index)?;
        let lexicon = Lexicon::learn(&lessons(&library)?);
        std::fs::write(&file, lexicon.text()).with_context(|| format!("cannot write {}", file.display()))?;
        print::note(format!("{} pairs of words in {}", lexicon.n_pairs(), file.display()));
        Ok(Outcome::of_hits(lexicon.n_pairs()))
    }
}

/// Reads the lexicon in a file; no file is an empty lexicon.
pub(super) fn read(file: Option<&Path>) -> Result<Lexicon> {
    let Some(path) = file else { return Ok(Lexicon::default()) };
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Lexicon::parse(&text).with_context(|| path.display().to_string())
}

/// The aligned sentences of all stories, each two languages once.
fn lessons(library: &Library) -> Result<Lessons> {
    let mut stories: BTreeMap<String, Vec<(Article, Sentences)>> = BTreeMap::new();
    for (id, link) in links::known(library)? {
        for article in library.articles_by_short_id(id)? {
            let read = sentences(&article, &extract::extract(&article));
            stories.entry(link.story.clone()).or_default().push((article, read));
        }
    }
    let mut lessons = Lessons::default();
    for versions in stories.values() {
        for (nth, (left, left_read)) in versions.iter().enumerate() {
            for (right, right_read) in versions[nth + 1..].iter().filter(|(right, _)| right.language != left.language) {
                let beads = align::align(&left_read.lines, &right_read.lines, Manner::Close);
                for bead in beads.iter().filter(|bead| bead.left.len() == 1 && bead.right.len() == 1) {
                    let line = |read: &Sentences, at: usize| read.lines[at].clone();
                    lessons.add((left.language, line(left_read, bead.left.start)), (right.language, line(right_read, bead.right.start)));
                }
            }
        }
    }
    Ok(lessons)
}
