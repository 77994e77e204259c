//! `rapporteur align LEFT RIGHT`: which lines of two files say the same?

use super::outcome::Outcome;
use super::print::{self, Out};
use crate::align::{self, Bead, Manner, text};
use crate::article::{Article, Block, BlockKind, Lang, Span};
use crate::{detect, extract, normalize};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Align the sentences of two files, a sentence a line.
#[derive(clap::Args)]
pub struct Align {
    /// A file of sentences, one a line.
    left: PathBuf,
    /// The same in another language.
    right: PathBuf,
    /// A lexicon that `rapporteur lexicon learn` has written.
    #[arg(long, value_name = "FILE")]
    lexicon: Option<PathBuf>,
    /// One JSON object per bead: {left: [line…], right: [line…], score}, lines from 0.
    #[arg(long)]
    json: bool,
}

impl Align {
    pub(super) fn run(self) -> Result<Outcome> {
        let (left, right) = (Lines::read(&self.left)?, Lines::read(&self.right)?);
        let lexicon = super::lexicon::read(self.lexicon.as_deref())?;
        let languages = (left.article.language, right.article.language);
        let beads = align::align_by(&lexicon, languages, &left.sentences.lines, &right.sentences.lines, Manner::Free);
        let mut out = Out::stdout();
        for bead in &beads {
            if self.json {
                out.line(&object(bead, &left, &right).to_string())?;
            } else {
                print_bead(&mut out, bead, &left, &right)?;
            }
        }
        out.finish()?;
        Ok(Outcome::of_hits(beads.iter().filter(|bead| !bead.left.is_empty() && !bead.right.is_empty()).count()))
    }
}

/// A file of sentences.
struct Lines {
    article: Article,
    sentences: text::Sentences,
    /// The line of the file that each sentence stands in, from 0.
    numbers: Vec<usize>,
}

impl Lines {
    fn read(path: &Path) -> Result<Self> {
        let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let text = String::from_utf8_lossy(&bytes);
        let lines: Vec<String> = text.lines().map(normalize::fold_space).collect();
        let numbers = lines.iter().enumerate().filter(|(_, line)| !line.is_empty()).map(|(number, _)| number).collect();
        let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        let mut start = 0;
        let spans = lines.iter().map(|line| {
            let span = Span::new(start, start + line.len());
            start = span.end + 1;
            span
        });
        let spans: Vec<Span> = spans.collect();
        let article = article(&lines, &spans);
        let sentences = text::of_spans(&article, &extract::extract(&article), spans);
        Ok(Self { article, sentences, numbers })
    }

    fn numbers(&self, of: &std::ops::Range<usize>) -> &[usize] {
        &self.numbers[of.clone()]
    }

    fn shown(&self, of: &std::ops::Range<usize>) -> String {
        let lines = self.sentences.spans[of.clone()].iter().map(|span| print::isolated(self.article.slice(*span)));
        lines.collect::<Vec<_>>().join(" ")
    }
}

/// Lines as an article; each stays a line, even where one is printed twice.
fn article(lines: &[String], spans: &[Span]) -> Article {
    let text = lines.join("\n");
    let block = |span: &Span| Block { kind: BlockKind::Body, language: Lang::EN, span: *span };
    let mut blocks: Vec<Block> = spans.iter().map(block).collect();
    let language = detect::article(&text, &mut blocks, None);
    Article {
        id: String::new(),
        page: String::new(),
        path: None,
        url: None,
        record: None,
        source_url: None,
        site: None,
        outlet: None,
        byline: None,
        title: None,
        language,
        published: None,
        text,
        blocks,
        alternates: Vec::new(),
        dropped: Vec::new(),
    }
}

fn object(bead: &Bead, left: &Lines, right: &Lines) -> Value {
    json!({ "left": left.numbers(&bead.left), "right": right.numbers(&bead.right), "score": (bead.score * 1000.0).round() / 1000.0 })
}

fn print_bead(out: &mut Out, bead: &Bead, left: &Lines, right: &Lines) -> Result<()> {
    let numbers = |numbers: &[usize]| numbers.iter().map(|n| (n + 1).to_string()).collect::<Vec<_>>().join(",");
    let heading = format!("{} ↔ {}", numbers(left.numbers(&bead.left)), numbers(right.numbers(&bead.right)));
    out.line(&print::styled(&heading, "2", out.is_coloured))?;
    for shown in [left.shown(&bead.left), right.shown(&bead.right)].iter().filter(|shown| !shown.is_empty()) {
        out.line(&format!("   {shown}"))?;
    }
    Ok(())
}
