//! `rapporteur index [PATH…]`: build the index, or bring it up to date.

use super::outcome::Outcome;
use super::print::Out;
use super::progress::{Minutes, Progress};
use super::signals::Signals;
use super::{Global, print};
use crate::acquire::disk;
use crate::acquire::forgotten::Forgotten;
use crate::acquire::shard::Shard;
use crate::index::corrections::Corrections;
use crate::index::write::{self, Event, Report, Task};
use crate::search::Library;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

/// Build index/ from corpus/pages and corpus/web, or from the files and folders named; later runs do only what has changed.
///
/// What you know better than the rules stands in corpus/corrections.toml and is replayed at every run; corpus/README.md tells how to write it.
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
    /// Print the report as a JSON object.
    #[arg(long)]
    json: bool,
}

impl Index {
    pub(super) fn run(self, global: &Global) -> anyhow::Result<Outcome> {
        let roots = roots(&self.paths, global)?;
        let Self { prune, verify, rebuild, shard, retry, .. } = self;
        let forgotten = Forgotten::read(&global.corpus.join("forgotten.tsv"))?;
        let corrections = Corrections::read(&global.corpus.join("corrections.toml"))?;
        let (rules, layouts) = (global.rules.clone(), global.layouts()?);
        let task = Task { roots, rules, prune, verify, rebuild, shard, retry, forgotten, corrections, layouts };
        let signals = Signals::listen()?;
        let progress = Progress::new();
        let minutes = Minutes::in_log();
        let begin = Instant::now();
        let (mut n_bytes_read, mut n_pages_read) = (0, 0);
        let mut watch = |event: Event| match event {
            Event::Planned(n_bytes) => progress.expect(n_bytes),
            Event::Read(n_bytes, n_pages) => {
                progress.advance(n_bytes);
                (n_bytes_read, n_pages_read) = (n_bytes_read + n_bytes, n_pages_read + n_pages);
                minutes.tell(|| rate(n_bytes_read, n_pages_read, begin));
            }
            Event::Stale(path, why) if self.explain_stale => print::note(format!("{path}: {}", why.why())),
            Event::Gone(path) if self.explain_stale => print::note(format!("{path}: gone")),
            Event::Stale(..) | Event::Gone(_) | Event::Committed => {}
        };
        let report = write::update(&global.index, &task, &mut watch, &|| signals.received());
        progress.clear();
        let report = report?;
        if self.json {
            let mut out = Out::stdout();
            out.line(&serde_json::to_string(&report)?)?;
            out.finish()?;
        }
        tell(&report);
        if report.stopped.is_none() {
            tell_idle(&task.corrections, global)?;
        }
        if n_pages_read > 0 {
            print::note(rate(n_bytes_read, n_pages_read, begin));
        }
        Ok(match report.stopped {
            Some(signal) => Outcome::Stopped(signal),
            None => Outcome::of_failures(report.failed.len()),
        })
    }
}

/// How much was read, and how fast.
fn rate(n_bytes: u64, n_pages: usize, begin: Instant) -> String {
    let seconds = begin.elapsed().as_secs_f64().max(0.001);
    let megabytes = n_bytes as f64 / 1e6;
    format!(
        "{n_pages} pages, {megabytes:.1} MB in {seconds:.1} s: {:.0} pages/s, {:.1} MB/s",
        n_pages as f64 / seconds,
        megabytes / seconds
    )
}

/// The folders of the corpus that are there.
pub(super) fn corpus_roots(global: &Global) -> Vec<PathBuf> {
    let mut roots = vec![global.corpus.join("pages"), global.corpus.join("web")];
    roots.retain(|root| root.exists());
    roots
}

/// What is to be read: the folders of the corpus that there are, or what was named.
fn roots(named: &[PathBuf], global: &Global) -> anyhow::Result<Vec<PathBuf>> {
    if named.is_empty() {
        let roots = corpus_roots(global);
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

/// Names corrections that are about nothing: a page or a name may be misspelled.
fn tell_idle(corrections: &Corrections, global: &Global) -> anyhow::Result<()> {
    if corrections.list.is_empty() {
        return Ok(());
    }
    let library = Library::open(&global.index)?;
    for nth in corrections.idle(&library.searcher, &library.fields)? {
        print::note(format!("corrections.toml: correction {nth} is about no page or name that the index has"));
    }
    Ok(())
}

fn tell(report: &Report) {
    report.failed.iter().for_each(print::skipped);
    let is_idle = [report.n_read, report.n_written, report.n_gone, report.n_withdrawn].iter().all(|n| *n == 0);
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
    if !is_idle {
        tell_counts("languages", &report.languages);
        tell_counts("outlets", &report.outlets);
    }
    if let Some((took, page)) = report.slowest.first().filter(|(took, _)| *took >= 1000) {
        print::note(print::clean(&format!("the slowest page took {:.1} s: {page}", *took as f64 / 1e3)));
    }
    if report.stopped.is_some() {
        print::note("stopped; the work so far is kept, run the same command again to go on");
    }
}

/// The largest of some counts, in a line.
fn tell_counts(what: &str, counts: &BTreeMap<String, usize>) {
    const SHOWN: usize = 8;
    let mut counts: Vec<(&String, &usize)> = counts.iter().filter(|(name, _)| !name.is_empty()).collect();
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
    let more = if counts.len() > SHOWN { format!(" and {} more", counts.len() - SHOWN) } else { String::new() };
    let shown: Vec<String> = counts.iter().take(SHOWN).map(|(name, n)| format!("{} {n}", print::isolated(name))).collect();
    if !shown.is_empty() {
        print::note(format!("{what}: {}{more}", shown.join(", ")));
    }
}
