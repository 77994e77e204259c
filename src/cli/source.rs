//! `rapporteur source try URL`: what would be kept of a source?

use super::outcome::Outcome;
use super::print::{self, Out, isolated};
use super::{Global, shown};
use crate::acquire::fetch::client::Limits;
use crate::acquire::fetch::run::Task;
use crate::acquire::fetch::sources::Sources;
use crate::acquire::fetch::trial::{self, N_PAGES};
use crate::article::{Article, BlockKind};
use crate::extract::Findings;
use std::time::Duration;
use url::Url;

/// Try a source before it is followed.
#[derive(clap::Args)]
pub struct Source {
    #[command(subcommand)]
    command: SourceCommand,
}

#[derive(clap::Subcommand)]
enum SourceCommand {
    /// Read ten pages, show what is kept and dropped of them, and propose a block for corpus/sources.toml.
    Try {
        /// A first page, a feed, a sitemap, a page, or the name of a source.
        #[arg(value_name = "URL")]
        url: String,
        /// A host that may be private or loopback; else such addresses are refused.
        #[arg(long, value_name = "HOST")]
        allow_private: Vec<String>,
        /// Seconds that one page may take.
        #[arg(long, value_name = "SECONDS", default_value_t = 60)]
        timeout: u64,
    },
}

/// Lines that are shown of what is dropped.
const N_DROPPED: usize = 4;
/// Letters that make an article.
const MIN_LETTERS: usize = 200;

impl Source {
    pub(super) fn run(self, global: &Global) -> anyhow::Result<Outcome> {
        let SourceCommand::Try { url, allow_private, timeout } = self.command;
        let sources = Sources::read(&global.corpus.join("sources.toml"))?;
        let named = sources.sources.get(&url).and_then(|source| source.home.as_ref().or(source.feeds.first()).or(source.sitemaps.first()));
        let url = named.unwrap_or(&url);
        let parsed = Url::parse(url).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        let Some(parsed) = parsed else {
            anyhow::bail!("`{url}` is neither an address (http:, https:) nor a source named in corpus/sources.toml")
        };
        let total = Duration::from_secs(timeout.clamp(1, 3600));
        let task = Task { sources, allow_private, limits: Limits { total, ..Limits::default() }, ..Task::default() };
        let trial = match trial::trial(&task, &parsed, &mut |page| print::note(print::clean(page))) {
            Ok(trial) => trial,
            Err(reason) => {
                print::note(print::clean(&format!("rapporteur: {parsed}: {reason}")));
                return Ok(Outcome::SomeFailed);
            }
        };
        let mut out = Out::stdout();
        let mut n_empty = 0;
        for (url, read) in &trial.pages {
            out.line(&print::styled(&print::clean(url), "1", out.is_coloured))?;
            match read {
                Ok((article, findings)) => {
                    n_empty += usize::from(n_letters(article) < MIN_LETTERS);
                    print_page(&mut out, article, findings)?;
                }
                Err(reason) => {
                    n_empty += 1;
                    out.line(&format!("   {}", print::clean(reason)))?;
                }
            }
        }
        out.line(&format!(
            "\nof {} pages (at most {N_PAGES}), {} hold an article; a block for corpus/sources.toml:\n",
            trial.pages.len(),
            trial.pages.len() - n_empty
        ))?;
        out.line(print::clean(&trial.block).trim_end())?;
        out.finish()?;
        let is_degraded = 2 * n_empty > trial.pages.len();
        Ok(if is_degraded { Outcome::SomeFailed } else { Outcome::Done })
    }
}

fn n_letters(article: &Article) -> usize {
    article.blocks.iter().filter(|block| block.kind != BlockKind::Title).map(|block| block.span.len()).sum()
}

fn print_page(out: &mut Out, article: &Article, findings: &Findings) -> anyhow::Result<()> {
    let or_none = |value: &Option<String>| value.as_deref().map_or("–".to_owned(), isolated);
    let day = article.published.map_or("–".to_owned(), |day| day.to_string());
    out.line(&format!("   title: {}", shown::title(article)))?;
    out.line(&format!(
        "   outlet: {} · day: {day} · language: {} · by: {}",
        or_none(&article.outlet),
        article.language,
        or_none(&article.byline)
    ))?;
    let n_blocks = article.blocks.iter().filter(|block| block.kind != BlockKind::Title).count();
    let n_named = findings.statements.iter().filter(|statement| !statement.speakers.is_empty()).count();
    out.line(&format!(
        "   kept: {n_blocks} paragraphs, {} letters · {} statements, {n_named} with a speaker · {} figures",
        n_letters(article),
        findings.statements.len(),
        findings.figures.len()
    ))?;
    let mut kept = article.blocks.iter().filter(|block| block.kind != BlockKind::Title).map(|block| article.slice(block.span));
    if let Some(first) = kept.next() {
        out.line(&format!("   first: {}", isolated(&short(first))))?;
    }
    if let Some(last) = kept.next_back() {
        out.line(&format!("   last:  {}", isolated(&short(last))))?;
    }
    let dropped: Vec<String> =
        article.dropped.iter().filter(|line| line.len() > 20).take(N_DROPPED).map(|line| isolated(&short(line))).collect();
    if !dropped.is_empty() {
        out.line(&format!("   dropped: {} lines, such as {}", article.dropped.len(), dropped.join(" | ")))?;
    }
    Ok(())
}

/// The beginning of a line.
fn short(line: &str) -> String {
    const LETTERS: usize = 90;
    let mut letters = line.chars();
    let start: String = letters.by_ref().take(LETTERS).collect();
    if letters.next().is_some() { start + "…" } else { start }
}
