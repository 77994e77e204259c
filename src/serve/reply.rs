//! Replies: what an answer is as HTTP.

use super::pages;
use super::params::{Given, UI};
use super::problem::Problem;
use super::server::words_of;
use super::words::Words;
use anyhow::Result;
use axum::body::{Body, Bytes};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use std::time::Duration;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

/// JSON.
pub const JSON: &str = "application/json";
/// A page.
pub const HTML: &str = "text/html; charset=utf-8";

/// What answers a question.
pub enum Reply {
    /// A content type and a body.
    Whole(&'static str, String),
    /// The same, as it was given before.
    Kept(&'static str, Bytes),
    /// Rows that are written while they are sent.
    Rows(Rows),
}

/// Writes all rows of an export.
type Write = Box<dyn FnOnce(&mut Sink) -> Result<()> + Send>;

/// Rows that are written while they are sent.
pub struct Rows {
    /// The content type.
    pub kind: &'static str,
    /// The name of the file that it becomes.
    pub name: String,
    /// Writes them.
    pub write: Write,
}

impl Reply {
    /// JSON.
    pub fn json(value: &serde_json::Value) -> Self {
        Self::Whole(JSON, value.to_string())
    }

    /// A page.
    pub fn html(page: maud::Markup) -> Self {
        Self::Whole(HTML, page.into_string())
    }

    /// As HTTP.
    pub(super) fn response(self, tag: &str, is_api: bool) -> Response {
        let (kind, body) = match self {
            Self::Whole(kind, body) => (kind, Body::from(body)),
            Self::Kept(kind, body) => (kind, Body::from(body)),
            Self::Rows(rows) => (rows.kind, Body::empty()),
        };
        let vary = if is_api { "accept-encoding" } else { "accept-encoding, accept-language" };
        ([(CONTENT_TYPE, kind), (ETAG, tag), (CACHE_CONTROL, "private, no-cache"), (VARY, vary)], body).into_response()
    }
}

impl Rows {
    /// The head, with a body that is still to come.
    pub(super) fn head(&self, tag: &str, body: mpsc::Receiver<std::io::Result<Bytes>>) -> Response {
        let disposition = format!("attachment; filename=\"{}\"", self.name);
        let headers = [(CONTENT_TYPE, self.kind), (ETAG, tag), (CACHE_CONTROL, "private, no-cache"), (CONTENT_DISPOSITION, &disposition)];
        (headers, Body::from_stream(ReceiverStream::new(body))).into_response()
    }
}

/// Takes what an export writes, and sends them in pieces.
pub struct Sink {
    pieces: mpsc::Sender<std::io::Result<Bytes>>,
    buffer: Vec<u8>,
}

impl Sink {
    /// The length of a piece.
    const PIECE: usize = 32 << 10;
    /// How long a reader may let us wait.
    const MAX_WAIT: Duration = Duration::from_secs(30);

    pub(super) fn of(pieces: mpsc::Sender<std::io::Result<Bytes>>) -> Self {
        Self { pieces, buffer: Vec::new() }
    }

    /// Writes a line.
    pub fn line(&mut self, line: &str) -> Result<()> {
        self.bytes(line.as_bytes())?;
        self.bytes(b"\n")
    }

    fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= Self::PIECE { self.send() } else { Ok(()) }
    }

    fn send(&mut self) -> Result<()> {
        let piece = Bytes::from(std::mem::take(&mut self.buffer));
        let sent = self.pieces.send(Ok(piece));
        tokio::runtime::Handle::current().block_on(tokio::time::timeout(Self::MAX_WAIT, sent))??;
        Ok(())
    }

    /// Sends the rest; after a fault the body is broken off, so that nobody takes a part for the whole.
    pub(super) fn finish(mut self, outcome: Result<()>) {
        if outcome.and_then(|()| self.send()).is_err() {
            let _ = self.pieces.try_send(Err(std::io::Error::other("the export was broken off")));
        }
    }
}

impl std::io::Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.bytes(bytes).map_err(std::io::Error::other)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The tag of all answers from one commit in one language.
pub(super) fn tag(commit: u64, words: &Words) -> String {
    format!("W/\"{commit:016x}-{:08x}-{}\"", super::assets::version(), words.code)
}

/// Whether the client has this answer already.
pub(super) fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let strong = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let known = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    known.split(',').any(|known| known.trim() == "*" || strong(known) == strong(tag))
}

/// Nothing has changed.
pub(super) fn not_modified(tag: &str) -> Response {
    (StatusCode::NOT_MODIFIED, [(ETAG, tag), (CACHE_CONTROL, "private, no-cache")]).into_response()
}

/// A problem, for a program or for people.
pub(super) fn of_problem(problem: &Problem, path: &str, query: &str, headers: &HeaderMap) -> Response {
    if path.starts_with("/api/") {
        return problem.json();
    }
    let value = |wanted: &str| url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == wanted).map(|(_, value)| value);
    let ui = value("ui").map(|code| format!("ui={code}"));
    let given = Given::read(&ui.unwrap_or_default(), &[UI]).unwrap_or_default();
    let words = value("q").filter(|words| words.len() <= Given::MAX_VALUE);
    let asked = pages::trouble::Asked { path, words: words.as_deref(), ui: given.text("ui") };
    problem.response(HTML, pages::trouble::page(problem, &asked, words_of(&given, headers)).into_string())
}
