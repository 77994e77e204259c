//! `rapporteur index [PATH…]`: build the index, or bring it up to date.

use super::outcome::Outcome;
use super::progress::Progress;
use super::signals::Signals;
use super::{Global, print};
use crate::acquire::disk;
use crate::acquire::forgotten::Forgotten;
use crate::acquire::shard::Shard;
use crate::index::write::{self, Event, Report, Task};
use std::path::PathBuf;

/// Build index/ from corpus/pages and corpus/web, or from the files and folders named; later runs do only what has changed.
#[derive(clap::Args)]
pub struct Index {
    /// Files, folders and patterns to read instead of the corpus.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Remove articles whose files are gone from these folders.
    #[arg(long)]
    prune: bool,
    /// Compare files by their bytes, not by size and time.
    #[arg(long)]
    verify: bool,
    /// Build the index anew beside the old one, which answers until the new one is whole.
    #[arg(long)]
    rebuild: bool,
    /// Take one part of the pages, so that several machines share the work: 2/8 is the second part of eight.
    #[arg(long, value_name = "I/N")]
    shard: Option<Shard>,
    /// Try again what could not be read, though its file has not changed.
    #[arg(long)]
    retry: bool,
    /// Say why each file is read again.
    #[arg(long)]
    explain_stale: bool,
}

impl Index {
    pub(super) fn run(self, global: &Global) -> anyhow::Result<Outcome> {
        let roots = roots(&self.paths, global)?;
        let Self { prune, verify, rebuild, shard, retry, .. } = self;
        let forgotten = Forgotten::read(&global.corpus.join("forgotten.tsv"))?;
        let task = Task { roots, rules: global.rules.clone(), prune, verify, rebuild, shard, retry, forgotten };
        let signals = Signals::listen()?;
        let progress = Progress::new();
        let mut watch = |event: Event| match event {
            Event::Planned(n_bytes) => progress.expect(n_bytes),
            Event::Read(n_bytes) => progress.advance(n_bytes),
            Event::Stale(path, why) if self.explain_stale => print::note(format!("{path}: {}", why.why())),
            Event::Gone(path) if self.explain_stale => print::note(format!("{path}: gone")),
            Event::Stale(..) | Event::Gone(_) | Event::Committed => {}
        };
        let report = write::update(&global.index, &task, &mut watch, &|| signals.received());
        progress.clear();
        let report = report?;
        tell(&report);
        Ok(match report.stopped {
            Some(signal) => Outcome::Stopped(signal),
            None => Outcome::of_failures(report.failed.len()),
        })
    }
}

/// What is to be read: the folders of the corpus that there are, or what was named.
fn roots(named: &[PathBuf], global: &Global) -> anyhow::Result<Vec<PathBuf>> {
    if named.is_empty() {
        let mut roots = vec![global.corpus.join("pages"), global.corpus.join("web")];
        roots.retain(|root| root.exists());
        if roots.is_empty() {
            let pages = global.corpus.join("pages");
            anyhow::bail!("no such file or folder: {}; put pages there, or name what to read: `rapporteur index PATH…`", pages.display());
        }
        return Ok(roots);
    }
    let mut roots = Vec::new();
    for path in named {
        let found = disk::expand(path).map_err(|skipped| anyhow::anyhow!("{}: {}", skipped.path, skipped.reason))?;
        roots.extend(found);
    }
    if let [root] = roots.as_slice()
        && !root.exists()
    {
        anyhow::bail!("no such file or folder: {}", root.display());
    }
    Ok(roots)
}

fn tell(report: &Report) {
    report.failed.iter().for_each(print::skipped);
    let is_idle = report.n_read == 0 && report.n_gone == 0 && report.n_withdrawn == 0;
    let done = if is_idle {
        "nothing has changed".to_owned()
    } else {
        let counts =
            [(report.n_read, "read"), (report.n_unchanged, "unchanged"), (report.n_gone, "gone"), (report.n_withdrawn, "withdrawn")];
        let counts = counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}"));
        format!("files: {}; articles written: {}", counts.collect::<Vec<_>>().join(", "), report.n_written)
    };
    let duplicates =
        if report.n_duplicates > 0 { format!(", {} held by another file already", report.n_duplicates) } else { String::new() };
    let failed = if report.failed.is_empty() { String::new() } else { format!("; {} could not be read (above)", report.failed.len()) };
    print::note(format!("{done}{duplicates}; articles in the index: {}{failed}", report.n_articles));
    if report.stopped.is_some() {
        print::note("stopped; the work so far is kept, run the same command again to go on");
    }
}
