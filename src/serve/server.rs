//! The server: how many may ask the index at a time, and the way from a request to its answer.
//!
//! Searching is work for a processor, so it happens off the threads that wait for the network: a few questions at a time, some waiting,
//! the rest told to come back.

use super::export::Format;
use super::opened::{Opened, Watch};
use super::params::Given;
use super::problem::Problem;
use super::reply::{self, Reply, Sink};
use super::routes::Route;
use super::words::{CODES, Words};
use crate::memo::Bounded;
use crate::reading;
use crate::search::Library;
use axum::body::Bytes;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};

/// Questions that may wait.
const MAX_WAITING: usize = 512;
/// How long one waits.
const MAX_WAIT: Duration = Duration::from_secs(5);
/// Exports at a time; they last as long as their readers read.
const MAX_EXPORTS: usize = 2;
/// Bytes of answers that are kept.
const MAX_KEPT: usize = 16 << 20;

/// A request, before it is understood.
pub(super) struct Asked {
    pub(super) uri: Uri,
    pub(super) headers: HeaderMap,
    /// The part of the path that names something.
    pub(super) key: Option<String>,
}

/// A request that makes sense, with the index to answer from.
pub struct Ask {
    /// The index.
    pub opened: Arc<Opened>,
    /// The parameters.
    pub given: Given,
    /// The part of the path that names something.
    pub key: String,
    /// The words of the reader's language.
    pub words: &'static Words,
    /// Whether whole texts may be shown: only on the machine of the one who runs this.
    pub is_private: bool,
    /// The path that was asked for.
    pub path: String,
}

impl Ask {
    /// The index.
    pub fn library(&self) -> &Library {
        &self.opened.library
    }

    /// A row for the one who asks.
    pub fn shared(&self, row: serde_json::Value) -> serde_json::Value {
        super::export::shared(self.is_private, row)
    }
}

/// Answers by what was asked, and the commit that they are of.
type Kept = (u64, Bounded<String, (&'static str, Bytes), MAX_KEPT>);

/// What all requests share.
pub(super) struct Server {
    watch: Watch,
    is_private: bool,
    kept: Mutex<Kept>,
    waiting: Arc<Semaphore>,
    working: Arc<Semaphore>,
    exporting: Arc<Semaphore>,
}

impl Server {
    pub(super) fn of(folder: PathBuf, is_private: bool) -> Self {
        let n_working = std::thread::available_parallelism().map_or(2, usize::from).max(2);
        let of = |n| Arc::new(Semaphore::new(n));
        let (watch, kept) = (Watch::of(folder), Mutex::default());
        Self { watch, is_private, kept, waiting: of(MAX_WAITING), working: of(n_working), exporting: of(MAX_EXPORTS) }
    }

    /// Opens the index ahead of the first request, which is told what may be wrong with it, and need not wait for what is read once unless
    /// that takes long.
    pub(super) fn open(&self) {
        const PATIENCE: Duration = Duration::from_secs(2);
        if let Ok(opened) = self.watch.opened() {
            opened.wait(PATIENCE);
        }
    }

    /// Answers a request.
    pub(super) async fn answer(self: Arc<Self>, route: &'static Route, asked: Asked) -> Response {
        let (path, query) = (asked.uri.path().to_owned(), asked.uri.query().unwrap_or_default().to_owned());
        let headers = asked.headers.clone();
        match self.try_answer(route, asked).await {
            Ok(response) => response,
            Err(problem) => reply::of_problem(&problem, &path, &query, &headers),
        }
    }

    async fn try_answer(self: Arc<Self>, route: &'static Route, asked: Asked) -> Result<Response, Problem> {
        let query = asked.uri.query().unwrap_or_default();
        let given = if route.is_api() { Given::read(query, route.params)? } else { Given::read_known(query, route.params)? };
        let words = words_of(&given, &asked.headers);
        let is_export = Format::of(given.text("format")).is_some();
        let places = self.places(is_export).await?;
        let (head, told) = oneshot::channel();
        tokio::task::spawn_blocking(move || {
            let _places = places;
            self.work(route, asked, given, words, head);
        });
        told.await.unwrap_or_else(|_| Err(Problem::damaged()))
    }

    /// A place to work in; none when too many wait already. Exports have places of their own, so that they take none from questions.
    async fn places(&self, is_export: bool) -> Result<Vec<OwnedSemaphorePermit>, Problem> {
        let among = if is_export { &self.exporting } else { &self.waiting };
        let waiting = Arc::clone(among).try_acquire_owned().map_err(|_| Problem::busy())?;
        if is_export {
            return Ok(vec![waiting]);
        }
        let working = tokio::time::timeout(MAX_WAIT, Arc::clone(&self.working).acquire_owned()).await;
        let working = working.ok().and_then(Result::ok).ok_or_else(Problem::busy)?;
        Ok(vec![waiting, working])
    }

    /// Makes the answer, tells its head, and writes the rest of it where there is more.
    fn work(
        &self,
        route: &'static Route,
        asked: Asked,
        given: Given,
        words: &'static Words,
        head: oneshot::Sender<Result<Response, Problem>>,
    ) {
        let name = format!("{} {}", words.code, asked.uri);
        // Files that were damaged behind their checksums make tantivy panic.
        let made = reading::caught(|| {
            let opened = self.watch.opened()?;
            let tag = reply::tag(opened.commit, words);
            if reply::is_known(&asked.headers, &tag) {
                return Ok((None, tag));
            }
            if let Some((kind, body)) = self.kept(opened.commit, &name) {
                return Ok((Some(Reply::Kept(kind, body)), tag));
            }
            let commit = opened.commit;
            let path = asked.uri.path().to_owned();
            let ask = Ask { opened, given, key: asked.key.unwrap_or_default(), words, is_private: self.is_private, path };
            let reply = (route.answer)(&ask)?;
            if let Reply::Whole(kind, body) = &reply {
                self.keep(commit, name, kind, body);
            }
            Ok((Some(reply), tag))
        });
        let told = match made.unwrap_or_else(|_| Err(Problem::damaged())) {
            Ok((Some(Reply::Rows(rows)), tag)) => {
                let (pieces, body) = mpsc::channel(4);
                if head.send(Ok(rows.head(&tag, body))).is_ok() {
                    let mut sink = Sink::of(pieces);
                    let outcome = reading::caught(|| (rows.write)(&mut sink)).unwrap_or_else(|fault| Err(anyhow::anyhow!(fault)));
                    sink.finish(outcome);
                }
                return;
            }
            Ok((Some(reply), tag)) => Ok(reply.response(&tag, route.is_api())),
            Ok((None, tag)) => Ok(reply::not_modified(&tag)),
            Err(problem) => Err(problem),
        };
        // A client that has gone needs no answer.
        let _ = head.send(told);
    }

    fn kept(&self, commit: u64, name: &String) -> Option<(&'static str, Bytes)> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.1.get(name).filter(|_| kept.0 == commit)
    }

    fn keep(&self, commit: u64, name: String, kind: &'static str, body: &str) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.0 != commit {
            *kept = (commit, Bounded::default());
        }
        let n_bytes = name.len() + body.len();
        kept.1.keep(name, (kind, Bytes::copy_from_slice(body.as_bytes())), n_bytes);
    }
}

/// The words of the language that was asked for, else of the one that the browser prefers.
pub(super) fn words_of(given: &Given, headers: &HeaderMap) -> &'static Words {
    match given.text("ui").filter(|code| CODES.contains(code)) {
        Some(code) => Words::of(code),
        None => Words::wanted(headers),
    }
}
