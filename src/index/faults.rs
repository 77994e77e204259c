//! Faults of a disk, for tests: one operation fails, or all from then on, or the machine goes off and what was not synced is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, Directory, DirectoryLock, FileHandle, Lock, TerminatingWrite, WatchCallback, WatchHandle, WritePtr,
};

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// One operation fails.
    Once,
    /// The disk is full from then on.
    Full,
    /// The machine is off from then on. What it may lose is settled where names are synced and files removed: these operations count.
    PowerCut,
}

/// What is done with a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Op {
    Write,
    Delete,
    Sync,
}

/// A disk that has a fault at its nth operation.
#[derive(Debug)]
pub(super) struct Disk {
    nth: usize,
    fault: Fault,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    n_done: usize,
    /// Names that the system may still lose, with what they stood for before.
    names: BTreeMap<PathBuf, Option<Vec<u8>>>,
    /// Files whose bytes it may still lose.
    bytes: BTreeSet<PathBuf>,
}

/// Disks by the index folders that lie on them.
static DISKS: Mutex<Vec<(PathBuf, Arc<Disk>)>> = Mutex::new(Vec::new());

impl Disk {
    /// Puts an index folder on such a disk.
    pub(super) fn under(index: &Path, nth: usize, fault: Fault) -> Arc<Self> {
        let disk = Arc::new(Self { nth, fault, state: Mutex::default() });
        let mut disks = DISKS.lock().unwrap_or_else(PoisonError::into_inner);
        disks.retain(|(folder, _)| folder != index);
        disks.push((index.to_path_buf(), Arc::clone(&disk)));
        disk
    }

    /// Takes it away; after a power cut only what was synced is there.
    pub(super) fn remove(&self, index: &Path) {
        DISKS.lock().unwrap_or_else(PoisonError::into_inner).retain(|(folder, _)| folder != index);
        let state = self.state.lock().unwrap();
        if self.fault != Fault::PowerCut || state.n_done < self.nth {
            return;
        }
        for path in state.bytes.iter().filter(|path| path.exists()) {
            let file = std::fs::File::options().write(true).open(path).unwrap();
            file.set_len(file.metadata().unwrap().len() / 2).unwrap();
        }
        for (path, before) in &state.names {
            match before {
                Some(before) => std::fs::write(path, before).unwrap(),
                None => drop(std::fs::remove_file(path)),
            }
        }
    }

    /// Operations so far.
    pub(super) fn n_done(&self) -> usize {
        self.state.lock().unwrap().n_done
    }

    /// Does an operation, or fails.
    fn step<T>(&self, op: Op, work: impl FnOnce(&mut State) -> io::Result<T>) -> io::Result<T> {
        let mut state = self.state.lock().unwrap();
        let counts = op != Op::Write || self.fault != Fault::PowerCut;
        state.n_done += usize::from(counts);
        let is_now = counts && state.n_done == self.nth;
        let is_bad = is_now || (state.n_done >= self.nth && self.fault != Fault::Once);
        if is_bad { Err(io::Error::from(io::ErrorKind::StorageFull)) } else { work(&mut state) }
    }
}

fn disk_of(index: &Path) -> Option<Arc<Disk>> {
    let disks = DISKS.lock().unwrap_or_else(PoisonError::into_inner);
    disks.iter().find(|(folder, _)| folder == index).map(|(_, disk)| Arc::clone(disk))
}

/// A step of what is done in an index folder itself.
pub(super) fn step(index: &Path) -> io::Result<()> {
    disk_of(index).map_or(Ok(()), |disk| disk.step(Op::Sync, |_| Ok(())))
}

/// A folder of data as it is on its disk.
pub(super) fn around(data: &Path, inner: Box<dyn Directory>) -> Box<dyn Directory> {
    match data.parent().and_then(disk_of) {
        Some(disk) => Faulty { inner, folder: data.to_path_buf(), disk }.into(),
        None => inner,
    }
}

#[derive(Clone, Debug)]
struct Faulty {
    inner: Box<dyn Directory>,
    folder: PathBuf,
    disk: Arc<Disk>,
}

impl Directory for Faulty {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.inner.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        let failed = |error: io::Error| DeleteError::IoError { io_error: Arc::new(error), filepath: path.to_path_buf() };
        self.disk.step(Op::Delete, |_| Ok(())).map_err(failed)?;
        self.inner.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let failed = |error: io::Error| OpenWriteError::IoError { io_error: Arc::new(error), filepath: path.to_path_buf() };
        let full = self.folder.join(path);
        let noted = self.disk.step(Op::Write, |state| {
            state.names.entry(full.clone()).or_insert(None);
            state.bytes.insert(full.clone());
            Ok(())
        });
        noted.map_err(failed)?;
        let inner = self.inner.open_write(path)?;
        Ok(BufWriter::new(Box::new(FaultyFile { inner, path: full, disk: Arc::clone(&self.disk) })))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.inner.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        let full = self.folder.join(path);
        self.disk.step(Op::Write, |state| {
            let before = std::fs::read(&full).ok();
            self.inner.atomic_write(path, data)?;
            state.names.entry(full.clone()).or_insert(before);
            Ok(())
        })
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.disk.step(Op::Sync, |state| {
            state.names.clear();
            self.inner.sync_directory()
        })
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.inner.acquire_lock(lock)
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(callback)
    }
}

struct FaultyFile {
    inner: WritePtr,
    path: PathBuf,
    disk: Arc<Disk>,
}

impl Write for FaultyFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let done = self.disk.step(Op::Write, |_| Ok(()));
        // A write that fails may have written half.
        let written = if done.is_ok() { bytes } else { &bytes[..bytes.len() / 2] };
        self.inner.write_all(written)?;
        done.map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.disk.step(Op::Write, |_| Ok(()))?;
        self.inner.flush()
    }
}

impl TerminatingWrite for FaultyFile {
    fn terminate_ref(&mut self, token: AntiCallToken) -> io::Result<()> {
        self.disk.step(Op::Write, |state| {
            self.inner.terminate_ref(token)?;
            state.bytes.remove(&self.path);
            Ok(())
        })
    }
}

mod tests {
    use super::*;
    use crate::index::check;
    use crate::index::schema::Kind;
    use crate::index::store::{FORMAT, MANIFEST, Store, Unusable};
    use crate::index::write::{self, Report, Task};
    use crate::search::Library;
    use tantivy::DocAddress;

    fn line(nth: usize) -> String {
        let text = format!("The transport minister, Adam Harlow, said that harbour number {nth} will receive {} ships.", 100 + nth);
        format!("{{\"url\":\"https://day.example/{nth}\",\"language\":\"en\",\"published\":\"2024-08-21\",\"text\":\"{text}\"}}\n")
    }

    fn write_page(folder: &Path, file: usize, lines: std::ops::Range<usize>) {
        std::fs::create_dir_all(folder.join("pages")).unwrap();
        std::fs::write(folder.join(format!("pages/{file}.jsonl")), lines.map(line).collect::<String>()).unwrap();
    }

    fn index(folder: &Path, rebuild: bool) -> anyhow::Result<Report> {
        let task = Task { roots: vec![folder.join("pages")], prune: true, rebuild, ..Task::default() };
        write::update(&folder.join("index"), &task, &mut |_| {}, &|| None)
    }

    /// All articles of an index, and how many records of other kinds go with them.
    fn answers(folder: &Path) -> (Vec<String>, [u64; 2]) {
        let library = Library::open(&folder.join("index")).unwrap();
        let mut articles = Vec::new();
        for (segment, reader) in (0..).zip(library.searcher.segment_readers()) {
            let kinds = reader.fast_fields().u64("kind").unwrap();
            let docs = reader.doc_ids_alive().filter(|doc| kinds.first(*doc) == Some(Kind::Article as u64));
            articles.extend(docs.map(|doc| library.article_at(DocAddress::new(segment, doc)).unwrap().text));
        }
        articles.sort();
        (articles, [Kind::Statement, Kind::Figure].map(|kind| library.count(kind).unwrap()))
    }

    fn check_whole(folder: &Path, when: &str) {
        let health = check::check(&folder.join("index"), None, &[], true).unwrap();
        assert!(health.damage.is_empty(), "{when}: {:?}", health.damage);
    }

    fn copy(from: &Path, to: &Path) {
        std::fs::create_dir_all(to).unwrap();
        for entry in std::fs::read_dir(from).unwrap().flatten() {
            let target = to.join(entry.file_name());
            match entry.path().is_dir() {
                true => copy(&entry.path(), &target),
                false => assert!(std::fs::copy(entry.path(), target).is_ok()),
            }
        }
    }

    /// A folder with an index of several segments, and a corpus that has changed since.
    fn base() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        // A run more, and there are so many segments that they are merged, and those before removed.
        for files in [0..3, 3..6, 6..8] {
            files.for_each(|file| write_page(folder.path(), file, 3 * file..3 * file + 3));
            index(folder.path(), false).unwrap();
        }
        write_page(folder.path(), 0, 100..102);
        write_page(folder.path(), 8, 200..203);
        std::fs::remove_file(folder.path().join("pages/3.jsonl")).unwrap();
        folder
    }

    /// What a run does.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Work {
        Update,
        Rebuild,
        /// The index is of an older format.
        Upgrade,
    }

    /// Runs with a fault; the index must be as before or as after, and a run without faults must bring it up to date.
    fn check_fault(base: &Path, nth: usize, fault: Fault, work: Work, states: &[(Vec<String>, [u64; 2]); 2]) -> usize {
        let when = format!("{fault:?} at operation {nth}, {work:?}");
        let folder = tempfile::tempdir().unwrap();
        copy(base, folder.path());
        let place = folder.path().join("index");
        if work == Work::Upgrade {
            let manifest = std::fs::read_to_string(place.join(MANIFEST)).unwrap();
            let older = manifest.replace(&format!("\"format\":{FORMAT}"), "\"format\":1");
            assert_ne!(older, manifest);
            std::fs::write(place.join(MANIFEST), older).unwrap();
        }
        let disk = Disk::under(&place, nth, fault);
        let run = index(folder.path(), work == Work::Rebuild);
        disk.remove(&place);
        let is_older = |error: &anyhow::Error| matches!(error.downcast_ref(), Some(Unusable::Older(..)));
        if Store::open(&place).err().as_ref().is_some_and(is_older) {
            assert!(work == Work::Upgrade && run.is_err(), "{when}: {run:?}");
        } else {
            check_whole(folder.path(), &when);
            let found = answers(folder.path());
            let is_kept = run.is_err() && found == states[0] && work != Work::Upgrade;
            assert!(found == states[1] || is_kept, "{when}: {run:?} {found:?}");
        }
        index(folder.path(), false).unwrap_or_else(|error| panic!("{when}: {error:#}"));
        check_whole(folder.path(), &when);
        assert_eq!(answers(folder.path()), states[1], "{when}");
        assert!(place.join(MANIFEST).exists());
        disk.n_done()
    }

    #[test]
    fn r2_r3_r4_the_index_survives_a_fault_of_the_disk_at_any_operation() {
        let base = base();
        let clean = tempfile::tempdir().unwrap();
        let before = answers(base.path());
        copy(&base.path().join("pages"), &clean.path().join("pages"));
        index(clean.path(), false).unwrap();
        let states = [before, answers(clean.path())];
        assert_ne!(states[0], states[1]);
        // The long form tries every operation.
        let is_long = std::env::var("RAPPORTEUR_KILLS").is_ok_and(|n| n.parse::<usize>().is_ok_and(|n| n >= 100));
        for (nth_fault, fault) in [Fault::Once, Fault::Full, Fault::PowerCut].into_iter().enumerate() {
            for work in [Work::Update, Work::Rebuild, Work::Upgrade] {
                let n_all = check_fault(base.path(), usize::MAX, fault, work, &states);
                assert!(n_all > if work == Work::Update { 10 } else { 1 }, "{fault:?}, {work:?}: {n_all} operations");
                let n_tried = if fault == Fault::PowerCut { 12 } else { 4 };
                let step = if is_long { 1 } else { n_all.div_ceil(n_tried) };
                for nth in (1 + nth_fault % step..=n_all).step_by(step) {
                    check_fault(base.path(), nth, fault, work, &states);
                }
            }
        }
    }

    #[test]
    fn r15_a_fault_of_ours_costs_the_page_that_meets_it() {
        let folder = tempfile::tempdir().unwrap();
        write_page(folder.path(), 0, 0..2);
        let poison = line(7).replace("harbour", crate::reading::POISON);
        std::fs::write(folder.path().join("pages/1.jsonl"), poison + &line(8)).unwrap();
        for _ in 0..2 {
            let report = index(folder.path(), false).unwrap();
            assert_eq!((report.n_articles, report.failed.len()), (3, 1), "{:?}", report.failed);
            let [failed] = report.failed.as_slice() else { panic!("one page is poisoned") };
            assert!(failed.path.ends_with("1.jsonl:1") && failed.reason.starts_with("a fault in rapporteur"), "{failed:?}");
        }
        check_whole(folder.path(), "after a panic");
    }
}
