//! `rapporteur check`: is the index whole, and does it agree with the corpus?

use super::Global;
use super::outcome::Outcome;
use super::print::{self, Out};
use crate::index::check;
use crate::search::Library;
use crate::search::coverage::{self, Counts};

/// Files that are named of each list.
const MAX_NAMED: usize = 20;

/// Check that the index is whole and agrees with the corpus.
#[derive(clap::Args)]
pub struct Check {
    /// Look at files only, do not fetch every record.
    #[arg(long)]
    quick: bool,
    /// Show what the index has and has not, by outlet and month.
    #[arg(long)]
    coverage: bool,
}

impl Check {
    pub(super) fn run(self, global: &Global) -> anyhow::Result<Outcome> {
        let health = check::check(&global.index, global.rules.as_deref(), &super::index::corpus_roots(global), !self.quick)?;
        if !health.damage.is_empty() {
            health.damage.iter().take(20).for_each(|what| print::note(print::clean(what)));
            print::note("the index is damaged; build it anew with `rapporteur index --rebuild` (the corpus is not touched)");
            return Ok(Outcome::NoIndex);
        }
        let mut out = Out::stdout();
        let [n_sources, n_articles, n_statements, n_figures] = health.counts;
        out.line(&format!("whole: {n_articles} articles from {n_sources} files, {n_statements} statements, {n_figures} figures"))?;
        out.line(&format!("{:.1} MB, and {:.1} MB left by interrupted runs", megabytes(health.n_bytes), megabytes(health.n_orphan_bytes)))?;
        if health.n_failed > 0 {
            out.line(&format!("{} pages could not be read; `rapporteur index` names them", health.n_failed))?;
        }
        let lists = [
            (&health.stale, "not as the index knows them", "`rapporteur index` reads them again"),
            (&health.unread, "not in the index", "`rapporteur index` reads them"),
            (&health.gone, "gone", "`rapporteur index --prune` removes what was read from them"),
        ];
        if lists.iter().all(|(files, ..)| files.is_empty()) {
            out.line("agrees with the corpus")?;
        }
        for (files, how, advice) in lists.into_iter().filter(|(files, ..)| !files.is_empty()) {
            out.line(&format!("files {how}: {}; {advice}", files.len()))?;
            for file in files.iter().take(MAX_NAMED) {
                out.line(&format!("  {}", print::clean(file)))?;
            }
            if files.len() > MAX_NAMED {
                out.line(&format!("  and {} more", files.len() - MAX_NAMED))?;
            }
        }
        if self.coverage {
            coverage_table(global, &mut out)?;
        }
        out.finish()?;
        Ok(Outcome::Done)
    }
}

/// What the index has and has not, a line per outlet and month.
fn coverage_table(global: &Global, out: &mut Out) -> anyhow::Result<()> {
    out.line("articles   failed   silent statements nameless  month    outlet")?;
    for ((outlet, month), counts) in coverage::coverage(&Library::open(&global.index)?)? {
        let month = if month.is_empty() { "undated" } else { &month };
        let outlet = if outlet.is_empty() { "(no outlet told)".to_owned() } else { print::isolated(&outlet) };
        let Counts { articles, silent, statements, nameless, failed } = counts;
        out.line(&format!("{articles:>8} {failed:>8} {silent:>8} {statements:>10} {nameless:>8}  {month:<7}  {outlet}"))?;
    }
    Ok(())
}

fn megabytes(n_bytes: u64) -> f64 {
    n_bytes as f64 / 1e6
}
