//! `rapporteur index [PATH…]`: build the index, or bring it up to date.

use super::outcome::Outcome;
use super::progress::Progress;
use super::signals::Signals;
use super::{Global, print};
use crate::index::write::{self, Event, Report, Task};
use std::path::PathBuf;

/// Build index/ from corpus/pages, or from the files and folders named; later runs do only what has changed.
#[derive(clap::Args)]
pub struct Index {
    /// Files and folders to read instead of corpus/pages.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Remove articles whose files are gone from these folders.
    #[arg(long)]
    prune: bool,
    /// Compare files by their bytes, not by size and time.
    #[arg(long)]
    verify: bool,
    /// Begin with an empty index.
    #[arg(long)]
    rebuild: bool,
    /// Say why each file is read again.
    #[arg(long)]
    explain_stale: bool,
}

impl Index {
    pub(super) fn run(self, global: &Global) -> anyhow::Result<Outcome> {
        let roots = if self.paths.is_empty() { vec![global.corpus.join("pages")] } else { self.paths };
        if let [root] = roots.as_slice()
            && !root.exists()
        {
            anyhow::bail!("no such file or folder: {}; put pages there, or name what to read: `rapporteur index PATH…`", root.display());
        }
        let task = Task { roots, rules: global.rules.clone(), prune: self.prune, verify: self.verify, rebuild: self.rebuild };
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

fn tell(report: &Report) {
    report.failed.iter().for_each(print::skipped);
    let is_idle = report.n_read == 0 && report.n_gone == 0;
    let done = if is_idle {
        "nothing has changed".to_owned()
    } else {
        let counts = [(report.n_read, "read"), (report.n_unchanged, "unchanged"), (report.n_gone, "gone")];
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
