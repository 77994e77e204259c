//! The client: one request, one answer, within limits.
//!
//! It follows no redirect, keeps no cookie, knows no proxy and decodes nothing: whoever asks decides what comes next. Bodies stay encoded, as
//! they are archived.

use super::guard::Guard;
use std::io::Read;
use std::time::{Duration, Instant};
use ureq::Agent;
use ureq::unversioned::transport::DefaultConnector;
use url::Url;

/// What an answer may cost.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// To find and reach the server.
    pub connect: Duration,
    /// To the end of the headers.
    pub first_byte: Duration,
    /// For all.
    pub total: Duration,
    /// The slowest rate that is borne, in bytes per second over [`Limits::patience`].
    pub rate: u64,
    /// How long a slow answer is borne.
    pub patience: Duration,
    /// Bytes of the body as they come.
    pub wire: u64,
}

impl Default for Limits {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { connect: seconds(10), first_byte: seconds(30), total: seconds(60), rate: 1024, patience: seconds(20), wire: 10 << 20 }
    }
}

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The tag of the version that we have.
    pub etag: Option<String>,
    /// The time of the version that we have.
    pub modified: Option<String>,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The head of the request, as it was sent.
    pub request: String,
    /// Version, code and phrase.
    pub status_line: String,
    /// The code.
    pub status: u16,
    /// Names in small letters, and values.
    pub headers: Vec<(String, String)>,
    /// The body, encoded as it came.
    pub body: Vec<u8>,
    /// When it was asked for.
    pub time: jiff::Timestamp,
    /// How long it took.
    pub took: Duration,
}

impl Answer {
    /// The value of a header.
    pub fn header(&self, name: &str) -> &str {
        crate::acquire::http::header(&self.headers, name)
    }
}

/// Sends requests.
#[derive(Clone)]
pub struct Client {
    agent: Agent,
    guard: Guard,
    limits: Limits,
    user_agent: String,
}

const ACCEPT: &str =
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json;q=0.9,application/xml;q=0.8,*/*;q=0.5";

impl Client {
    /// A client that tells its name, and where the one who reads can be reached.
    pub fn new(guard: Guard, limits: Limits, contact: Option<&str>) -> Self {
        let version = env!("CARGO_PKG_VERSION");
        let printable = |text: &&str| text.bytes().all(|byte| (32..127).contains(&byte));
        let contact = contact.filter(printable).map(|contact| format!("; {contact}")).unwrap_or_default();
        let user_agent = format!("rapporteur/{version} (reads news, keeps to robots.txt{contact})");
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .user_agent(user_agent.as_str())
            .accept(ACCEPT)
            .accept_encoding("gzip")
            .max_response_header_size(64 << 10)
            .max_idle_connections_per_host(1)
            .timeout_resolve(Some(limits.connect))
            .timeout_connect(Some(limits.connect))
            .timeout_recv_response(Some(limits.first_byte))
            .timeout_global(Some(limits.total))
            .build();
        let agent = Agent::with_parts(config, DefaultConnector::new(), guard.clone());
        Self { agent, guard, limits, user_agent }
    }

    /// Asks for an address; what goes wrong is told in a few words.
    pub fn get(&self, url: &Url, asked: &Asked) -> Result<Answer, String> {
        if let Some(reason) = self.guard.refuses(url) {
            return Err(reason);
        }
        let (time, begin) = (jiff::Timestamp::now(), Instant::now());
        let mut headers: Vec<(&str, &str)> = Vec::new();
        headers.extend(asked.etag.as_deref().map(|etag| ("If-None-Match", etag)));
        headers.extend(asked.modified.as_deref().map(|modified| ("If-Modified-Since", modified)));
        let mut request = self.agent.get(url.as_str());
        for (name, value) in &headers {
            request = request.header(*name, *value);
        }
        let response = request.call().map_err(|error| reason(&error, self.limits))?;
        let (parts, mut body) = response.into_parts();
        let text = |value: &ureq::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let answer_headers = parts.headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect();
        let body = self.body(body.with_config().limit(u64::MAX).reader(), begin)?;
        let status_line = format!("{:?} {} {}", parts.version, parts.status.as_u16(), parts.status.canonical_reason().unwrap_or(""));
        Ok(Answer {
            request: self.request_head(url, &headers),
            status_line: status_line.trim_end().to_owned(),
            status: parts.status.as_u16(),
            headers: answer_headers,
            body,
            time,
            took: begin.elapsed(),
        })
    }

    /// Reads a body, within the limits of size and rate.
    fn body(&self, mut reader: impl Read, begin: Instant) -> Result<Vec<u8>, String> {
        let mut body = Vec::new();
        let mut buffer = [0; 16 << 10];
        loop {
            let n = reader.read(&mut buffer).map_err(|error| io_reason(&error, self.limits))?;
            if n == 0 {
                return Ok(body);
            }
            body.extend_from_slice(&buffer[..n]);
            if body.len() as u64 > self.limits.wire {
                return Err(format!("is larger than {} MiB", self.limits.wire >> 20));
            }
            let elapsed = begin.elapsed();
            let is_slow = elapsed > self.limits.patience && (body.len() as u64) < elapsed.as_secs() * self.limits.rate;
            if is_slow {
                return Err(format!("comes more slowly than {} bytes a second", self.limits.rate));
            }
        }
    }

    /// The head of the request, for the archive.
    fn request_head(&self, url: &Url, headers: &[(&str, &str)]) -> String {
        let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
        let host = &url[url::Position::BeforeHost..url::Position::AfterPort];
        let mut head = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n");
        for (name, value) in
            headers.iter().copied().chain([("User-Agent", self.user_agent.as_str()), ("Accept", ACCEPT), ("Accept-Encoding", "gzip")])
        {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head + "\r\n"
    }
}

/// What went wrong, in our words.
fn reason(error: &ureq::Error, limits: Limits) -> String {
    match error {
        ureq::Error::Io(error) => io_reason(error, limits),
        ureq::Error::Timeout(_) => timeout(limits),
        ureq::Error::HostNotFound => "no such host".to_owned(),
        ureq::Error::ConnectionFailed => "cannot connect".to_owned(),
        ureq::Error::LargeResponseHeader(..) => "its headers are larger than 64 KiB".to_owned(),
        ureq::Error::Rustls(error) => untrusted(error),
        other => other.to_string(),
    }
}

fn io_reason(error: &std::io::Error, limits: Limits) -> String {
    if let Some(inner) = error.get_ref().and_then(|inner| inner.downcast_ref::<ureq::Error>()) {
        return reason(inner, limits);
    }
    let inner = error.get_ref().map(ToString::to_string).unwrap_or_default();
    if inner.contains("certificate") {
        return untrusted(&inner);
    }
    match error.kind() {
        std::io::ErrorKind::TimedOut | std::io::ErrorKind::WouldBlock => timeout(limits),
        std::io::ErrorKind::UnexpectedEof => "the answer was cut off".to_owned(),
        std::io::ErrorKind::ConnectionRefused => "the connection was refused".to_owned(),
        std::io::ErrorKind::ConnectionReset => "the connection was cut".to_owned(),
        _ => error.to_string(),
    }
}

fn untrusted(error: &dyn std::fmt::Display) -> String {
    format!("the connection cannot be trusted: {error}")
}

fn timeout(limits: Limits) -> String {
    format!(
        "took too long (more than {} s to connect, {} s to answer or {} s in all)",
        limits.connect.as_secs(),
        limits.first_byte.as_secs(),
        limits.total.as_secs()
    )
}
