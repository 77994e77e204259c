//! Writing: bringing an index up to date with its corpus, doing only what is stale.
//!
//! Which files are to be read is decided before anything is written; a run that finds nothing to do opens no writer. Pages are read in
//! parallel and in batches, and taken into the index in the order of their files, so that the same corpus gives the same answers. All
//! records of a batch are committed together with the sources that tell of them: what is not committed will be read again.

use super::advice::{self, Advice, Concerned};
use super::corrections::Corrections;
use super::gone;
use super::links;
use super::plan::{self, Planned};
use super::queue::{Budget, Queued};
use super::records::{self, Origin};
use super::schema::Fields;
use super::sources::{self, Held, Lost, Now, Source, Stale};
use super::store::{self, Begun, Lock, Store};
use super::version::Version;
use crate::acquire::forgotten::Forgotten;
use crate::acquire::layouts::Layouts;
use crate::acquire::shard::Shard;
use crate::acquire::{self, Skipped};
use crate::article::{Article, BlockKind, Format, Lang, Page, Record};
use crate::reading;
use crate::search::Library;
use anyhow::{Context, Result};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tantivy::indexer::UserOperation;
use tantivy::{IndexWriter, TantivyDocument, Term};
use xxhash_rust::xxh3::Xxh3;

/// Memory that tantivy may fill before it writes a segment, over all its threads.
const HEAP_BYTES: usize = 160 << 20;
/// Memory of documents between reading and indexing.
const QUEUE_BYTES: usize = 32 << 20;
/// Pages that are read at a time, and their bytes.
const BATCH_PAGES: usize = 256;
const BATCH_BYTES: usize = 4 << 20;
/// Bytes of pages after which the work so far is committed.
const COMMIT_BYTES: u64 = 256 << 20;

/// What is to be done.
#[derive(Clone, Debug, Default)]
pub struct Task {
    /// Files and folders to read.
    pub roots: Vec<PathBuf>,
    /// A folder of language files that replaces the built-in ones.
    pub rules: Option<PathBuf>,
    /// Whether articles of files that are gone from these folders are removed.
    pub prune: bool,
    /// Whether files are compared by their bytes, not by size and time.
    pub verify: bool,
    /// Whether to begin with an empty index.
    pub rebuild: bool,
    /// The part of the pages that is taken.
    pub shard: Option<Shard>,
    /// Whether files of which something could not be read are tried again.
    pub retry: bool,
    /// What was withdrawn.
    pub forgotten: Forgotten,
    /// What readers know better.
    pub corrections: Corrections,
    /// Where outlets have their articles.
    pub layouts: Layouts,
}

/// What happens on the way.
#[derive(Clone, Debug)]
pub enum Event<'a> {
    /// So many bytes of files are to be read.
    Planned(u64),
    /// A file is read again, and why.
    Stale(&'a str, Stale),
    /// A file that is gone is removed.
    Gone(&'a str),
    /// So many more bytes and pages were read.
    Read(u64, usize),
    /// The work so far is safe.
    Committed,
}

/// How it went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Files that were read.
    pub n_read: usize,
    /// Files that were as the index knew them.
    pub n_unchanged: usize,
    /// Files that are gone and were removed.
    pub n_gone: usize,
    /// Articles that were written.
    pub n_written: usize,
    /// Articles that another source holds already.
    pub n_duplicates: usize,
    /// Articles that were withdrawn, and are gone now.
    pub n_withdrawn: usize,
    /// Articles in the index now.
    pub n_articles: usize,
    /// What could not be read, with the reason.
    pub failed: Vec<Skipped>,
    /// Articles that were written, by language.
    pub languages: BTreeMap<String, usize>,
    /// Articles that were written, by outlet.
    pub outlets: BTreeMap<String, usize>,
    /// The pages that took longest, in milliseconds.
    pub slowest: Vec<(u64, String)>,
    /// The signal that stopped the run, if one did.
    pub stopped: Option<i32>,
}

/// Brings an index up to date. `watch` is told what happens, `stop` is asked whether a signal has come.
pub fn update(folder: &Path, task: &Task, watch: &mut dyn FnMut(Event), stop: &dyn Fn() -> Option<i32>) -> Result<Report> {
    let lock = Lock::take(folder)?;
    let (store, begun) = if task.rebuild { (Store::rebuild(&lock, folder)?, Begun::Beside) } else { Store::open_or_create(&lock, folder)? };
    gone::withdraw(&lock, folder, &task.forgotten)?;
    let version = Version::current(task.rules.as_deref());
    let searcher = store.index.reader()?.searcher();
    let known = sources::all(&searcher, &store.fields)?;
    let mut held = sources::articles(&searcher, &version)?;
    let mut applied = advice::applied(&payload(&store)?);
    let advice = Advice { corrections: task.corrections.clone(), layouts: task.layouts.clone() };
    let concerned = Concerned::by(&advice, &applied, &store, &known, &held)?;
    for id in &concerned.articles {
        held.entry(*id).and_modify(|held| held.reading = Err(None));
    }
    let shard = task.shard.map(|shard| shard.to_string());
    let outdated = sources::outdated(&held);
    let now = Now {
        version: &version,
        shard,
        outdated,
        corrected: concerned.corrected.clone(),
        relaid: concerned.relaid.clone(),
        forgotten: &task.forgotten,
        verify: task.verify,
        retry: task.retry,
    };
    let mut report = Report { n_articles: held.len(), ..Report::default() };
    let mut plan = plan::plan(&store, task, &known, &held, &now, &mut report);
    plan.withdrawn = sources::withdrawn(&searcher, &store.fields, &held, &task.forgotten)?;
    drop(searcher);
    let planned: BTreeSet<u64> = plan.files.iter().map(|planned| sources::key(&planned.path)).collect();
    // What this run does not read may be as advised before.
    let is_advised = concerned.sources().all(|source| planned.contains(source));
    let is_known = applied.as_slice() == std::slice::from_ref(&advice) || !is_advised;
    if plan.is_empty() && is_known && is_linked(&store)? {
        if begun == Begun::Beside {
            store.publish(&lock)?;
        }
        return Ok(report);
    }
    let before = Library::open(folder).ok();
    let done = Writing::begin(&store, task, known, held, version, report).and_then(|mut writing| {
        if !applied.contains(&advice) {
            applied.push(advice.clone());
        }
        writing.applied = applied;
        writing.advised = is_advised.then_some(advice);
        writing.run(plan, watch, stop)
    });
    let report = done.map_err(full_or_failed)?;
    if begun == Begun::Beside && report.stopped.is_none() {
        store.publish(&lock)?;
    }
    if let Some(before) = before {
        gone::keep(&lock, &before, &Library::open(folder)?, &task.forgotten).map_err(full_or_failed)?;
    }
    Ok(report)
}

/// A run that writes.
struct Writing<'a> {
    store: &'a Store,
    fields: Fields,
    writer: IndexWriter<Queued>,
    budget: Arc<Budget>,
    known: BTreeMap<u64, Source>,
    held: BTreeMap<u64, Held>,
    /// Articles that were taken in by this run.
    fresh: BTreeSet<u64>,
    /// Articles that this run has removed.
    removed: BTreeSet<u64>,
    version: Version,
    task: &'a Task,
    n_bytes_uncommitted: u64,
    is_linked: bool,
    /// All advice that articles of the index may have been read with.
    applied: Vec<Advice>,
    /// That which all have been read with when this run has ended.
    advised: Option<Advice>,
    report: Report,
}

/// What a batch is made of.
#[expect(clippy::large_enum_variant, reason = "there are nearly as many pages as items")]
enum Item {
    Page(usize, Result<Page, Skipped>),
    End(usize),
}

/// An item after the parallel stage.
enum Ready {
    /// An article to write.
    Article {
        of: usize,
        id: u64,
        held: Held,
        about: About,
        n_bytes: usize,
        documents: Vec<TantivyDocument>,
    },
    /// A page that was withdrawn, by the name that did it.
    Withdrawn(usize, String),
    /// An article that is in the index as it would be written.
    Kept {
        of: usize,
        id: u64,
    },
    Failed(usize, Skipped, Lost),
    /// The end of a file, with the hash of its bytes.
    End(usize, u64),
}

/// What the report tells of an article.
struct About {
    language: Lang,
    outlet: Option<String>,
    shown: String,
    took: Duration,
}

/// Short ids of articles and what is known of them, by source and place in it.
type Previous = HashMap<(u64, Option<u64>), (u64, Held)>;

/// What is known of a file while it is read.
struct Progress {
    source: Source,
    /// Articles that the file gave before and has not given again.
    left: BTreeSet<u64>,
}

impl Report {
    fn note(&mut self, about: About) {
        *self.languages.entry(about.language.to_string()).or_default() += 1;
        *self.outlets.entry(about.outlet.unwrap_or_default()).or_default() += 1;
        let took = u64::try_from(about.took.as_millis()).unwrap_or(u64::MAX);
        self.slowest.push((took, about.shown));
        self.slowest.sort_unstable_by(|a, b| b.cmp(a));
        self.slowest.truncate(5);
    }
}

impl<'a> Writing<'a> {
    fn begin(
        store: &'a Store,
        task: &'a Task,
        known: BTreeMap<u64, Source>,
        held: BTreeMap<u64, Held>,
        version: Version,
        report: Report,
    ) -> Result<Self> {
        let n_threads = std::thread::available_parallelism().map_or(1, usize::from).min(4);
        let writer: IndexWriter<Queued> = store.index.writer_with_num_threads(n_threads, HEAP_BYTES).context("cannot write the index")?;
        // What a killed run has left behind.
        writer.garbage_collect_files().wait()?;
        let budget = Budget::new(QUEUE_BYTES);
        let (fresh, removed) = (BTreeSet::new(), BTreeSet::new());
        Ok(Self {
            store,
            fields: store.fields,
            writer,
            budget,
            known,
            held,
            fresh,
            removed,
            version,
            task,
            n_bytes_uncommitted: 0,
            is_linked: false,
            applied: Vec::new(),
            advised: None,
            report,
        })
    }

    /// Does what is planned, and ends.
    fn run(mut self, plan: plan::Plan, watch: &mut dyn FnMut(Event), stop: &dyn Fn() -> Option<i32>) -> Result<Report> {
        self.withdraw(&plan.withdrawn)?;
        self.forget(&plan.gone, watch);
        self.read(plan.files, watch, stop)?;
        while self.report.stopped.is_none() {
            let uncovered = self.uncovered();
            if uncovered.is_empty() {
                break;
            }
            self.read(uncovered, watch, stop)?;
        }
        self.finish(watch)
    }

    /// Removes articles that were withdrawn; their sources keep in mind that they were, and by what name.
    fn withdraw(&mut self, withdrawn: &BTreeMap<u64, String>) -> Result<()> {
        let mut sources = BTreeSet::new();
        for (id, name) in withdrawn {
            let Some(held) = self.held.get(id).copied() else { continue };
            self.remove_article(*id);
            self.report.n_withdrawn += 1;
            if let Some(source) = self.known.get_mut(&held.source) {
                source.n_articles = source.n_articles.saturating_sub(1);
                source.withdrawn.push(name.clone());
                sources.insert(held.source);
            }
        }
        sources.into_iter().try_for_each(|key| self.write_source(key))
    }

    /// Writes the record of a source, in place of the one there is.
    fn write_source(&self, key: u64) -> Result<()> {
        self.delete(key);
        if let Some(source) = self.known.get(&key) {
            self.writer.add_document(Queued::new(source.document(&self.fields), 512, &self.budget))?;
        }
        Ok(())
    }

    /// Removes sources and their articles.
    fn forget(&mut self, gone: &[u64], watch: &mut dyn FnMut(Event)) {
        let gone: BTreeSet<u64> = gone.iter().copied().collect();
        let ids: Vec<u64> = self.held.iter().filter(|(_, held)| gone.contains(&held.source)).map(|(id, _)| *id).collect();
        ids.into_iter().for_each(|id| self.remove_article(id));
        for key in gone {
            self.delete(key);
            self.report.n_gone += 1;
            if let Some(source) = self.known.remove(&key) {
                watch(Event::Gone(&source.path));
            }
        }
    }

    fn remove_article(&mut self, id: u64) {
        self.delete(id);
        self.held.remove(&id);
        self.removed.insert(id);
    }

    /// Deletes all records that carry an article's id, or a source's key.
    fn delete(&self, id: u64) {
        self.writer.delete_term(Term::from_field_u64(self.fields.article, id));
    }

    /// Reads files, batch after batch.
    fn read(&mut self, plan: Vec<Planned>, watch: &mut dyn FnMut(Event), stop: &dyn Fn() -> Option<i32>) -> Result<()> {
        watch(Event::Planned(plan.iter().map(|planned| planned.file.size).sum()));
        let mut progress: Vec<Option<Progress>> = plan.iter().map(|planned| Some(self.start(planned, watch))).collect();
        let previous = self.previous(&plan, &mut progress);
        let shard = self.task.shard;
        let is_ours = move |page: &Result<Page, Skipped>| page.as_ref().map_or(true, |page| shard.is_none_or(|shard| shard.has(page)));
        let mut items = plan.iter().enumerate().flat_map(|(of, planned)| {
            let pages = acquire::pages(&planned.file).filter(is_ours).map(move |page| Item::Page(of, page));
            pages.chain(std::iter::once(Item::End(of)))
        });
        loop {
            let (batch, n_bytes) = next_batch(&mut items);
            if batch.is_empty() {
                return Ok(());
            }
            let n_pages = batch.iter().filter(|item| matches!(item, Item::Page(..))).count();
            let prepare = |item| self.prepare(item, &plan, &previous);
            let ready: Vec<Ready> = batch.into_par_iter().map(prepare).collect();
            for ready in ready {
                self.admit(ready, &mut progress)?;
            }
            watch(Event::Read(n_bytes, n_pages));
            self.n_bytes_uncommitted += n_bytes;
            self.report.stopped = stop();
            if self.n_bytes_uncommitted >= COMMIT_BYTES || self.report.stopped.is_some() {
                self.commit(watch)?;
            }
            if self.report.stopped.is_some() {
                return Ok(());
            }
        }
    }

    fn start(&self, planned: &Planned, watch: &mut dyn FnMut(Event)) -> Progress {
        watch(Event::Stale(&planned.path, planned.why));
        let file = &planned.file;
        let source = Source {
            path: planned.path.clone(),
            root: file.root.to_string_lossy().into_owned(),
            size: file.size,
            modified: file.modified,
            hash: 0,
            version: self.version.base,
            shard: self.task.shard.map(|shard| shard.to_string()),
            n_articles: 0,
            duplicates: Vec::new(),
            failed: Vec::new(),
            withdrawn: Vec::new(),
            lost: Vec::new(),
        };
        Progress { source, left: BTreeSet::new() }
    }

    /// The articles that the planned files gave before, by file and place in it.
    fn previous(&self, plan: &[Planned], progress: &mut [Option<Progress>]) -> Previous {
        let planned: HashMap<u64, usize> = plan.iter().enumerate().map(|(of, planned)| (sources::key(&planned.path), of)).collect();
        let mut previous = Previous::new();
        for (id, held) in &self.held {
            let Some(of) = planned.get(&held.source) else { continue };
            previous.insert((held.source, held.record), (*id, *held));
            if let Some(file) = &mut progress[*of] {
                file.left.insert(*id);
            }
        }
        previous
    }

    /// The parallel stage: a page becomes records, unless the index has them as they would be written.
    fn prepare(&self, item: Item, plan: &[Planned], previous: &Previous) -> Ready {
        let (of, page) = match item {
            Item::Page(of, Ok(mut page)) => {
                self.task.layouts.attach(&mut page);
                (of, page)
            }
            Item::Page(of, Err(skipped)) => return Ready::Failed(of, skipped, Lost { n: 1, ..Lost::default() }),
            Item::End(of) => return Ready::End(of, sources::hash_of_file(&plan[of].file.path).unwrap_or_default()),
        };
        let key = sources::key(&plan[of].path);
        let record = page.record.map(|(Record::Line(at) | Record::Offset(at))| at);
        let fingerprint = fingerprint(&page);
        let is_as_before = |held: &Held| held.fingerprint == fingerprint && held.reading.is_ok();
        if let Some((id, _)) = previous.get(&(key, record)).filter(|(_, before)| is_as_before(before)) {
            return Ready::Kept { of, id: *id };
        }
        let begin = Instant::now();
        let (article, mut findings) = match reading::read(&page) {
            Ok(read) => read,
            Err(reason) => return Ready::Failed(of, Skipped::new(page.shown(), reason), Lost::page(&page)),
        };
        if let Some(name) = self.withdrawn_name(&article) {
            return Ready::Withdrawn(of, name);
        }
        if page.format == Format::Html && !holds_text(&article) {
            return Ready::Failed(of, Skipped::new(page.shown(), "no article was found in this page"), Lost::page(&page));
        }
        self.task.corrections.apply(&article, &mut findings);
        let id = records::short_id(&article.id);
        let n_bytes = 2 * article.text.len() + 512 * (findings.statements.len() + findings.figures.len() + 4);
        let fetched = page.declared.fetched;
        let origin = Origin { source: key, fingerprint, reading: self.version.numbers(&article), fetched };
        let documents = reading::guarded(|| records::documents(&self.fields, &origin, &article, &findings));
        let held = Held { source: key, record, fingerprint, fetched, reading: Ok(()) };
        let outlet = article.outlet.or(article.site);
        let about = About { language: article.language, outlet, shown: page.shown(), took: begin.elapsed() };
        match documents {
            Ok(documents) => Ready::Article { of, id, held, about, n_bytes, documents },
            Err(reason) => Ready::Failed(of, Skipped::new(page.shown(), reason), Lost::page(&page)),
        }
    }

    /// The name by which an article was withdrawn, if it was.
    fn withdrawn_name(&self, article: &Article) -> Option<String> {
        let forgotten = &self.task.forgotten;
        if forgotten.is_empty() {
            return None;
        }
        let names = [Some(article.id.as_str()), article.url.as_deref(), Some(article.page.as_str()), article.path.as_deref()];
        names.into_iter().flatten().find(|name| forgotten.has(name)).map(str::to_owned)
    }

    /// Takes an item into the index; items come in the order of their files.
    fn admit(&mut self, ready: Ready, progress: &mut [Option<Progress>]) -> Result<()> {
        let of = match &ready {
            Ready::Article { of, .. } | Ready::Kept { of, .. } => *of,
            Ready::Failed(of, ..) | Ready::Withdrawn(of, _) | Ready::End(of, _) => *of,
        };
        let Some(file) = progress[of].as_mut() else { return Ok(()) };
        let source = sources::key(&file.source.path);
        match ready {
            Ready::Kept { id, .. } => {
                let is_still_ours = self.held.get(&id).is_some_and(|held| held.source == source);
                if !is_still_ours || !self.fresh.insert(id) {
                    file.source.duplicates.push(id);
                    self.report.n_duplicates += 1;
                    return Ok(());
                }
                file.left.remove(&id);
                file.source.n_articles += 1;
            }
            Ready::Failed(_, skipped, lost) => {
                file.source.lose(lost);
                file.source.failed.push((skipped.path.clone(), skipped.reason.clone()));
                self.report.failed.push(skipped);
            }
            Ready::Withdrawn(_, name) => file.source.withdrawn.push(name),
            Ready::Article { id, held, about, n_bytes, documents, .. } => {
                let is_other = |holder: &Held| (holder.source, holder.record) != (source, held.record);
                let holder = self.held.get(&id).copied().filter(is_other);
                if holder.is_some_and(|holder| !self.is_preferred(&held, &file.source.path, &holder)) {
                    file.source.duplicates.push(id);
                    self.report.n_duplicates += 1;
                    return Ok(());
                }
                file.left.remove(&id);
                match holder {
                    Some(holder) if holder.source != source => self.take_over(id, holder.source)?,
                    // It was counted when another place of this file gave it.
                    Some(_) if self.fresh.contains(&id) => file.source.n_articles -= 1,
                    _ => {}
                }
                file.source.n_articles += 1;
                self.report.note(about);
                self.write(id, held, n_bytes, documents)?;
            }
            Ready::End(_, hash) => {
                if let Some(mut done) = progress[of].take() {
                    done.source.hash = hash;
                    self.end(done)?;
                }
            }
        }
        Ok(())
    }

    /// Whether of two pages that give the same article this one gives it: that fetched last, else that of the smaller path, whichever was
    /// read first.
    fn is_preferred(&self, held: &Held, path: &str, holder: &Held) -> bool {
        let holder_path = self.known.get(&holder.source).map_or(path, |source| source.path.as_str());
        let order = held.fetched.cmp(&holder.fetched).reverse();
        order.then_with(|| path.cmp(holder_path)).then_with(|| held.record.cmp(&holder.record)).is_lt()
    }

    /// Notes that an article is held by another source from now on.
    fn take_over(&mut self, id: u64, holder: u64) -> Result<()> {
        if let Some(source) = self.known.get_mut(&holder) {
            source.n_articles = source.n_articles.saturating_sub(1);
            source.duplicates.push(id);
            self.write_source(holder)?;
        }
        Ok(())
    }

    fn write(&mut self, id: u64, held: Held, n_bytes: usize, documents: Vec<TantivyDocument>) -> Result<()> {
        let is_replaced = self.held.insert(id, held).is_some() || self.removed.remove(&id);
        if is_replaced {
            self.delete(id);
        }
        self.fresh.insert(id);
        self.report.n_written += 1;
        // Added in one call, they lie together in one segment.
        self.writer.run(Queued::group(documents, n_bytes, &self.budget).into_iter().map(UserOperation::Add))?;
        Ok(())
    }

    /// Ends a file: articles that it no longer gives go, and its source is recorded.
    fn end(&mut self, file: Progress) -> Result<()> {
        let key = sources::key(&file.source.path);
        let is_ours = |id: &u64| self.held.get(id).is_some_and(|held| held.source == key);
        let left: Vec<u64> = file.left.into_iter().filter(is_ours).collect();
        left.into_iter().for_each(|id| self.remove_article(id));
        if self.known.contains_key(&key) {
            self.delete(key);
        }
        self.writer.add_document(Queued::new(file.source.document(&self.fields), 512, &self.budget))?;
        self.known.insert(key, file.source);
        self.report.n_read += 1;
        Ok(())
    }

    /// Sources with an article that another one held, which is gone now.
    fn uncovered(&self) -> Vec<Planned> {
        let is_free = |id: &u64| self.removed.contains(id) && !self.held.contains_key(id);
        let sources = self.known.values().filter(|source| source.duplicates.iter().any(is_free));
        sources.filter_map(|source| plan::uncovered(source, &self.store.folder)).collect()
    }

    /// Makes the work so far safe, with its own count for `check`.
    fn commit(&mut self, watch: &mut dyn FnMut(Event)) -> Result<()> {
        let payload = serde_json::json!({ "articles": self.held.len(), "sources": self.known.len(), "linked": self.is_linked, "advice": self.applied });
        let mut commit = self.writer.prepare_commit().map_err(full_or_failed)?;
        commit.set_payload(&payload.to_string());
        commit.commit().map_err(full_or_failed)?;
        self.n_bytes_uncommitted = 0;
        for name in ["meta.json", ".managed.json"] {
            store::readable_by_others(&self.store.data.join(name))?;
        }
        watch(Event::Committed);
        Ok(())
    }

    /// Writes the links that are not as they were; the rest of the index is committed by now.
    fn link(&mut self, watch: &mut dyn FnMut(Event)) -> Result<()> {
        let library = Library::of(self.store.clone())?;
        let (known, links) = (links::known(&library)?, links::links(&library)?);
        for id in known.keys().filter(|id| known.get(id) != links.get(id)) {
            self.writer.delete_term(Term::from_field_u64(self.fields.link, *id));
        }
        for (id, link) in links.iter().filter(|(id, link)| known.get(id) != Some(link)) {
            self.writer.add_document(Queued::new(link.document(&self.fields, *id), 512, &self.budget))?;
        }
        // A run that is killed before this leaves a note that the links are still to be made.
        self.is_linked = true;
        self.commit(watch)
    }

    fn finish(mut self, watch: &mut dyn FnMut(Event)) -> Result<Report> {
        if self.report.stopped.is_none() {
            self.applied = self.advised.take().map_or_else(|| std::mem::take(&mut self.applied), |advice| vec![advice]);
        }
        self.commit(watch)?;
        if self.report.stopped.is_none() {
            self.link(watch)?;
        }
        self.report.n_articles = self.held.len();
        let data = self.store.data.clone();
        self.writer.wait_merging_threads().map_err(full_or_failed)?;
        store::readable_by_others(&data.join("meta.json"))?;
        store::readable_by_others(&data.join(".managed.json"))?;
        Ok(self.report)
    }
}

/// Whether the links of an index are those of its articles.
fn is_linked(store: &Store) -> Result<bool> {
    Ok(payload(store)?.get("linked").and_then(serde_json::Value::as_bool).unwrap_or(true))
}

/// What was committed with the records.
fn payload(store: &Store) -> Result<serde_json::Value> {
    let payload = store.index.load_metas()?.payload;
    Ok(payload.and_then(|payload| serde_json::from_str(&payload).ok()).unwrap_or_default())
}

/// What tantivy could not write, in our words.
fn full_or_failed(error: impl Into<anyhow::Error>) -> anyhow::Error {
    match error.into().downcast::<tantivy::TantivyError>() {
        Ok(error) => anyhow::anyhow!("cannot write the index, what was committed before is kept: {}", store::message(&error)),
        Err(other) => other,
    }
}

fn next_batch(items: &mut impl Iterator<Item = Item>) -> (Vec<Item>, u64) {
    let mut batch = Vec::new();
    let mut n_bytes = 0;
    while batch.len() < 2 * BATCH_PAGES && n_bytes < BATCH_BYTES {
        let Some(item) = items.next() else { break };
        if let Item::Page(_, Ok(page)) = &item {
            n_bytes += page.bytes.len();
        }
        batch.push(item);
    }
    (batch, n_bytes as u64)
}

/// Hash of a page with all that is said about it.
fn fingerprint(page: &Page) -> u64 {
    let mut hasher = Xxh3::new();
    hasher.update(&page.bytes);
    hasher.update(format!("{:?}{:?}{:?}{:?}{:?}", page.name, page.url, page.record, page.format, page.declared).as_bytes());
    hasher.digest()
}

/// Whether there is more to an article than its title.
fn holds_text(article: &Article) -> bool {
    article.blocks.iter().any(|block| !matches!(block.kind, BlockKind::Title | BlockKind::Byline))
}
