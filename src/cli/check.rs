//! `rapporteur check`: is the index whole, and does it agree with the corpus?

use super::Global;
use super::outcome::Outcome;
use super::print::{self, Out};
use crate::index::check;
use crate::search::Library;
use crate::search::coverage::{self, Counts};

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
        let health = check::check(&global.index, global.rules.as_deref(), !self.quick)?;
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
        if health.stale.is_empty() {
            out.line("agrees with the corpus")?;
        } else {
            out.line(&format!("{} files are not as the index knows them; `rapporteur index` reads them again:", health.stale.len()))?;
            for stale in health.stale.iter().take(20) {
                out.line(&format!("  {}", print::clean(stale)))?;
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
