//! A run of the fetcher: from what was named, through feeds and sitemaps, to pages in the archive.
//!
//! Outlets, their lists and their pages are taken from a queue that knows when each host may be asked again.

use super::archive::Archive;
use super::client::{Client, Limits};
use super::guard::Guard;
use super::queue::{Item, Queue, Role, host_of};
use super::sources::{Source, Sources};
use crate::acquire::Skipped;
use crate::acquire::layouts::Layouts;
use anyhow::Result;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;
use url::Url;

/// Hosts that are asked at the same time.
const MAX_WORKERS: usize = 8;
/// Pages of an outlet after which it is judged by them, and how many of ten may hold no article.
const JUDGED_PAGES: usize = 5;
const MAX_EMPTY_OF_TEN: usize = 5;

/// The name under which robots.txt knows us.
pub const AGENT: &str = "rapporteur";

/// What is to be done.
#[derive(Clone, Debug, Default)]
pub struct Task {
    /// Where the archive lies.
    pub folder: PathBuf,
    /// The outlets that are followed.
    pub sources: Sources,
    /// Names of outlets and addresses; all outlets, when there is none.
    pub named: Vec<String>,
    /// Pages that are said to be older are left out: seconds since 1970.
    pub since: Option<i64>,
    /// How many pages are fetched at most.
    pub limit: Option<usize>,
    /// Whether pages that are known are asked for again.
    pub recheck: bool,
    /// Whether pages are only listed.
    pub dry_run: bool,
    /// Hosts that may be private.
    pub allow_private: Vec<String>,
    /// What an answer may cost.
    pub limits: Limits,
    /// Addresses that have been withdrawn.
    pub forgotten: crate::acquire::forgotten::Forgotten,
}

/// Counts of an outlet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Pages that are new or have changed.
    pub fetched: usize,
    /// Pages that are as they were.
    pub unchanged: usize,
    /// Pages that were fetched before and not asked for again.
    pub known: usize,
    /// Addresses that robots.txt keeps us from.
    pub refused: usize,
    /// What could not be had.
    pub failed: usize,
    /// New pages that hold no article.
    pub empty: usize,
    /// Bytes as they came.
    pub bytes: u64,
}

/// How it went.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// Counts by outlet.
    pub sources: BTreeMap<String, Counts>,
    /// Pages by language.
    pub languages: BTreeMap<String, usize>,
    /// What could not be had, with the reason.
    pub failed: Vec<(String, String)>,
    /// Pages that would be fetched.
    pub listed: Vec<String>,
    /// Outlets whose pages have ceased to hold articles.
    pub degraded: Vec<String>,
    /// The slowest answers, in milliseconds.
    pub slowest: Vec<(u64, String)>,
    /// Pages that were left for another run.
    pub n_left: usize,
    /// Seconds that it took.
    pub seconds: f64,
    /// The signal that stopped the run, if one did.
    pub stopped: Option<i32>,
}

impl Report {
    /// The sums over all outlets.
    pub fn total(&self) -> Counts {
        self.sources.values().fold(Counts::default(), |a, b| Counts {
            fetched: a.fetched + b.fetched,
            unchanged: a.unchanged + b.unchanged,
            known: a.known + b.known,
            refused: a.refused + b.refused,
            failed: a.failed + b.failed,
            empty: a.empty + b.empty,
            bytes: a.bytes + b.bytes,
        })
    }

    /// What could not be had.
    pub fn skipped(&self) -> impl Iterator<Item = Skipped> + '_ {
        self.failed.iter().map(|(url, reason)| Skipped::new(url, reason))
    }
}

/// An outlet of this run.
pub(super) struct Outlet {
    pub name: String,
    pub source: Source,
}

/// A run under way.
pub(super) struct Run<'a> {
    pub task: &'a Task,
    pub client: Client,
    pub outlets: Vec<Outlet>,
    pub queue: Queue,
    pub archive: Mutex<Option<Archive>>,
    pub report: Mutex<Report>,
    pub n_begun: AtomicUsize,
    pub fault: Mutex<Option<anyhow::Error>>,
    pub watch: &'a (dyn Fn(&Report) + Sync),
    pub layouts: Layouts,
}

/// Fetches. `watch` is told the report so far after each page, `stop` is asked whether a signal has come.
pub fn fetch(task: &Task, watch: &(dyn Fn(&Report) + Sync), stop: &(dyn Fn() -> Option<i32> + Sync)) -> Result<Report> {
    let begin = Instant::now();
    let (outlets, seeds) = seeds(task)?;
    // A run that only lists writes nothing, where there is no archive yet.
    let archive = if task.dry_run && !task.folder.exists() { None } else { Some(Archive::open(&task.folder)?) };
    let client = Client::new(Guard::new(&task.allow_private), task.limits, task.sources.contact.as_deref());
    let mut report = Report::default();
    for outlet in &outlets {
        report.sources.insert(outlet.name.clone(), Counts::default());
    }
    let run = Run {
        task,
        client,
        outlets,
        queue: Queue::default(),
        archive: Mutex::new(archive),
        report: Mutex::new(report),
        n_begun: AtomicUsize::new(0),
        fault: Mutex::new(None),
        watch,
        layouts: task.sources.layouts(),
    };
    for item in seeds {
        run.queue.push(item);
    }
    std::thread::scope(|scope| {
        for _ in 0..MAX_WORKERS {
            scope.spawn(|| {
                while let Some((item, robots)) = run.queue.next() {
                    run.turn(item, robots);
                    if let Some(signal) = stop() {
                        run.report().stopped = Some(signal);
                        run.queue.stop();
                    }
                }
            });
        }
    });
    let n_waiting = run.queue.n_waiting();
    if let Some(archive) = lock(&run.archive).as_mut() {
        archive.close()?;
    }
    if let Some(fault) = lock(&run.fault).take() {
        return Err(fault);
    }
    let mut report = run.report.into_inner().unwrap_or_else(PoisonError::into_inner);
    report.n_left += n_waiting;
    report.seconds = begin.elapsed().as_secs_f64();
    report.degraded = report.sources.iter().filter(|(_, counts)| is_degraded(counts)).map(|(name, _)| name.clone()).collect();
    report.failed.sort();
    Ok(report)
}

/// Locks; what a thread that has died has left is whole all the same.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn is_degraded(counts: &Counts) -> bool {
    counts.fetched >= JUDGED_PAGES && counts.empty * 10 > counts.fetched * MAX_EMPTY_OF_TEN
}

/// The outlets of a run, and what it begins with.
fn seeds(task: &Task) -> Result<(Vec<Outlet>, Vec<Item>)> {
    let mut outlets: Vec<Outlet> =
        task.sources.sources.iter().map(|(name, source)| Outlet { name: name.clone(), source: source.clone() }).collect();
    let mut items = Vec::new();
    let mut is_followed = vec![task.named.is_empty(); outlets.len()];
    for named in &task.named {
        if let Some(at) = outlets.iter().position(|outlet| outlet.name == *named) {
            is_followed[at] = true;
            continue;
        }
        let url = Url::parse(named).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        let Some(url) = url else {
            anyhow::bail!("`{named}` is neither an address (http:, https:) nor a source named in corpus/sources.toml");
        };
        let outlet = outlet_of(&mut outlets, &url);
        items.push(Item::new(url, Role::Unknown, outlet, true));
    }
    anyhow::ensure!(
        !task.named.is_empty() || !outlets.is_empty(),
        "no source to fetch: name addresses, or write blocks into corpus/sources.toml"
    );
    for (at, _) in is_followed.iter().enumerate().filter(|(_, is_followed)| **is_followed) {
        let source = &outlets[at].source;
        let lists = source.feeds.iter().map(|url| (url, Role::Feed)).chain(source.sitemaps.iter().map(|url| (url, Role::Sitemap)));
        let mut lists: Vec<_> = lists.collect();
        if lists.is_empty() {
            lists.extend(source.home.iter().map(|url| (url, Role::Home)));
        }
        items.extend(lists.into_iter().filter_map(|(url, role)| Some(Item::new(Url::parse(url).ok()?, role, at, true))));
    }
    Ok((outlets, items))
}

/// The outlet that an address belongs to: one that is followed, or its host.
fn outlet_of(outlets: &mut Vec<Outlet>, url: &Url) -> usize {
    let host = host_of(url);
    let is_its = |outlet: &Outlet| {
        let source = &outlet.source;
        let urls = source.home.iter().chain(&source.feeds).chain(&source.sitemaps);
        outlet.name == host || urls.filter_map(|url| Url::parse(url).ok()).any(|url| host_of(&url) == host)
    };
    outlets.iter().position(is_its).unwrap_or_else(|| {
        outlets.push(Outlet { name: host, source: Source::default() });
        outlets.len() - 1
    })
}
