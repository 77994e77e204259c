//! The index as it is now: looked at before each answer, and opened again when there is a new commit.

use super::problem::Problem;
use crate::index::gone;
use crate::reading;
use crate::search::Library;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};
use xxhash_rust::xxh3::xxh3_64;

/// How long an index that could not be opened is left alone.
const PAUSE: Duration = Duration::from_millis(500);

/// An index open for questions, with the commit that it shows.
pub struct Opened {
    /// The index.
    pub library: Library,
    /// What it held before and holds no more.
    pub gone: Option<Library>,
    /// Tells commits apart.
    pub commit: u64,
    /// When that commit was made.
    pub changed: Option<SystemTime>,
    /// Ends when what is read once has been read.
    warming: Mutex<Receiver<()>>,
}

impl Opened {
    /// Waits until what is read once has been read, but no longer than so.
    pub(super) fn wait(&self, most: Duration) {
        let _ = self.warming.lock().unwrap_or_else(PoisonError::into_inner).recv_timeout(most);
    }
}

enum State {
    Closed,
    Open(Arc<Opened>),
    Failed(Instant, Problem),
}

/// The folder of an index, with what is open of it.
pub(super) struct Watch {
    folder: PathBuf,
    state: Mutex<State>,
}

impl Watch {
    pub(super) fn of(folder: PathBuf) -> Self {
        Self { folder, state: Mutex::new(State::Closed) }
    }

    /// The index as it is now.
    pub(super) fn opened(&self) -> Result<Arc<Opened>, Problem> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match &*state {
            State::Open(opened) if self.commit(&opened.library) == Some(opened.commit) => return Ok(Arc::clone(opened)),
            State::Failed(since, problem) if since.elapsed() < PAUSE => return Err(problem.clone()),
            _ => {}
        }
        // Files that are gone or broken are told by an error or a panic; either is the index's fault, not the question's.
        let opened = reading::caught(|| Library::open(&self.folder)).unwrap_or_else(|fault| Err(anyhow::anyhow!(fault)));
        let opened = opened.map_err(|error| if error.is::<tantivy::TantivyError>() { Problem::damaged() } else { Problem::from(error) });
        let opened = opened.and_then(|library| {
            let commit = self.commit(&library).ok_or_else(Problem::damaged)?;
            let changed = std::fs::metadata(library.store().data.join("meta.json")).and_then(|meta| meta.modified()).ok();
            let gone = gone::open(&self.folder);
            let (ends, warming) = mpsc::channel();
            let opened = Arc::new(Opened { library, gone, commit, changed, warming: Mutex::new(warming) });
            let warmed = Arc::clone(&opened);
            std::thread::spawn(move || {
                // What fails here fails again where it is asked for.
                let _ = reading::caught(|| warmed.library.warm());
                drop(ends);
            });
            Ok(opened)
        });
        *state = match &opened {
            Ok(opened) => State::Open(Arc::clone(opened)),
            Err(problem) => State::Failed(Instant::now(), problem.clone()),
        };
        opened
    }

    /// What tells the commits of an index apart; nothing where its files are gone.
    fn commit(&self, library: &Library) -> Option<u64> {
        let manifest = std::fs::read(self.folder.join(crate::index::store::MANIFEST)).ok()?;
        let meta = std::fs::read(library.store().data.join("meta.json")).ok()?;
        let gone = std::fs::read(self.folder.join(gone::FOLDER).join("g1/meta.json")).unwrap_or_default();
        Some(xxh3_64(&[manifest, meta, gone].concat()))
    }
}
