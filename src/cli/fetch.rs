//! `rapporteur fetch [SOURCE…]`: pages of outlets that are followed, into corpus/web.

use super::outcome::Outcome;
use super::print::{self, Out};
use super::progress::Minutes;
use super::signals::Signals;
use super::{Global, print::clean};
use crate::acquire::fetch::client::Limits;
use crate::acquire::fetch::run::{self, Report, Task};
use crate::acquire::fetch::sources::Sources;
use crate::acquire::forgotten::Forgotten;
use anyhow::Context;
use std::io::BufRead;

/// Fetch new pages of the outlets in corpus/sources.toml, or of what is named, into corpus/web; `rapporteur index` takes them up.
#[derive(clap::Args)]
pub struct Fetch {
    /// Names of sources, addresses of feeds, sitemaps and pages; `-` reads them from standard input, one a line.
    #[arg(value_name = "SOURCE")]
    named: Vec<String>,
    /// Leave out pages that are said to be older than this day.
    #[arg(long, value_name = "DATE")]
    since: Option<jiff::civil::Date>,
    /// Fetch so many pages at most.
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Ask for pages again that were fetched before; what has not changed is not kept twice.
    #[arg(long)]
    recheck: bool,
    /// Print the pages that would be fetched, fetch none.
    #[arg(long)]
    dry_run: bool,
    /// A host that may be private or loopback; else such addresses are refused.
    #[arg(long, value_name = "HOST")]
    allow_private: Vec<String>,
    /// Seconds that one page may take.
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    timeout: u64,
    /// Print the report as a JSON object.
    #[arg(long)]
    json: bool,
}

impl Fetch {
    pub(super) fn run(self, global: &Global) -> anyhow::Result<Outcome> {
        let since = self.since.map(|day| day.to_zoned(jiff::tz::TimeZone::UTC)).transpose()?.map(|day| day.timestamp().as_second());
        let total = std::time::Duration::from_secs(self.timeout.clamp(1, 3600));
        let default = Limits::default();
        let limits = Limits { connect: default.connect.min(total), first_byte: default.first_byte.min(total), total, ..default };
        let task = Task {
            folder: global.corpus.join("web"),
            sources: Sources::read(&global.corpus.join("sources.toml"))?,
            named: named(self.named)?,
            since,
            limit: self.limit,
            recheck: self.recheck,
            dry_run: self.dry_run,
            allow_private: self.allow_private,
            limits,
            forgotten: Forgotten::read(&global.corpus.join("forgotten.tsv"))?,
        };
        let signals = Signals::listen()?;
        let minutes = Minutes::begin();
        let watch = |report: &Report| minutes.tell(|| line(report));
        let report = run::fetch(&task, &watch, &|| signals.received())?;
        minutes.clear();
        let mut out = Out::stdout();
        if self.json {
            out.line(&serde_json::to_string(&report)?)?;
        } else {
            report.listed.iter().try_for_each(|url| out.line(&clean(url)))?;
        }
        out.finish()?;
        tell(&report, task.dry_run);
        let n_failed = report.failed.len() + report.degraded.len();
        Ok(report.stopped.map_or(Outcome::of_failures(n_failed), Outcome::Stopped))
    }
}

/// What was named, with the lines of standard input for `-`.
fn named(names: Vec<String>) -> anyhow::Result<Vec<String>> {
    let mut all = Vec::new();
    for name in names {
        if name == "-" {
            let lines: Vec<String> = std::io::stdin().lock().lines().collect::<Result<_, _>>().context("cannot read standard input")?;
            let lines = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty() && !line.starts_with('#'));
            all.extend(lines.map(str::to_owned));
            anyhow::ensure!(!all.is_empty(), "standard input names nothing to fetch");
        } else {
            all.push(name);
        }
    }
    Ok(all)
}

/// The report so far, in a line.
fn line(report: &Report) -> String {
    let total = report.total();
    format!("{} pages, {} unchanged, {} failed, {:.1} MB", total.fetched, total.unchanged, total.failed, total.bytes as f64 / 1e6)
}

fn tell(report: &Report, is_dry: bool) {
    report.skipped().for_each(|skipped| print::skipped(&skipped));
    if is_dry {
        return print::note(format!("{} pages would be fetched", report.listed.len()));
    }
    for (name, counts) in &report.sources {
        let parts = [
            (counts.fetched, "new"),
            (counts.unchanged, "unchanged"),
            (counts.known, "known"),
            (counts.refused, "refused by robots.txt"),
            (counts.failed, "failed"),
            (counts.empty, "without an article"),
        ];
        let parts: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
        let parts = if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") };
        print::note(clean(&format!("{name}: {parts}")));
    }
    for name in &report.degraded {
        print::note(clean(&format!(
            "{name} is degraded: most of its new pages hold no article; has its layout changed? See `rapporteur source try`"
        )));
    }
    let languages: Vec<String> = report.languages.iter().map(|(language, n)| format!("{language} {n}")).collect();
    if !languages.is_empty() {
        print::note(format!("languages: {}", languages.join(", ")));
    }
    if let Some((took, url)) = report.slowest.first().filter(|(took, _)| *took > 5000) {
        print::note(clean(&format!("the slowest answer took {:.1} s: {url}", *took as f64 / 1e3)));
    }
    print::note(format!("{} in {:.1} s; `rapporteur index` takes them up", line(report), report.seconds));
    if report.n_left > 0 {
        print::note(format!("{} pages are left for another run", report.n_left));
    }
    if report.stopped.is_some() {
        print::note("stopped; what was fetched is kept, run the same command again to go on");
    }
}
