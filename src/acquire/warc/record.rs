//! The records of an archive: a head of named fields, then a block of so many bytes.
//!
//! `WARC/1.0`, `WARC-Type: response`, `Content-Length: 5120` … What is no record is passed over up to the next line that begins one.

use super::stream::{MAX_LINE_BYTES, Stream};
use std::io;

/// The most bytes of a head.
const MAX_HEAD_BYTES: usize = 64 << 10;

/// The head of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// The place it begins at.
    pub offset: u64,
    /// Names in small letters, and values.
    pub fields: Vec<(String, String)>,
    /// Bytes of the block.
    pub n_bytes: u64,
}

impl Head {
    /// The value of a field.
    pub(super) fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }
}

/// What comes next in an archive.
pub(super) enum Next {
    Head(Head),
    /// Something that is no record, or a damaged one.
    Fault {
        offset: u64,
        reason: String,
    },
    End,
}

/// Goes through the heads of an archive. Between two calls the block must have been passed.
pub(super) struct Heads {
    pub stream: Stream,
    /// Length of the file, where it is plain and known.
    n_bytes_all: Option<u64>,
    /// The first line of the next record, when it was read already, with its place.
    pending: Option<(u64, Vec<u8>)>,
}

impl Heads {
    pub(super) fn new(stream: Stream, n_bytes_all: Option<u64>) -> Self {
        let n_bytes_all = n_bytes_all.filter(|_| stream.is_plain());
        Self { stream, n_bytes_all, pending: None }
    }

    /// The next head.
    pub(super) fn next(&mut self) -> Next {
        let offset = self.stream.mark_ahead();
        match self.read() {
            Ok(Some(next)) => next,
            Ok(None) => Next::End,
            Err(error) => Next::Fault { offset, reason: error.to_string() },
        }
    }

    fn read(&mut self) -> io::Result<Option<Next>> {
        let Some((offset, line)) = self.first_line()? else { return Ok(None) };
        if !is_version(&line) {
            self.find_version()?;
            return Ok(Some(Next::Fault { offset, reason: "no WARC record begins here; went on with the next one".to_owned() }));
        }
        let Some(fields) = self.fields()? else {
            self.find_version()?;
            return Ok(Some(Next::Fault { offset, reason: format!("the head of a record is longer than {} KiB", MAX_HEAD_BYTES >> 10) }));
        };
        let mut head = Head { offset, fields, n_bytes: 0 };
        match head.get("content-length").parse::<u64>() {
            Ok(n) if self.n_bytes_all.is_none_or(|all| n <= all.saturating_sub(self.stream.n_taken())) => head.n_bytes = n,
            Ok(n) => {
                let reason = format!("the record claims {n} bytes, more than are left of the file");
                self.find_version()?;
                return Ok(Some(Next::Fault { offset, reason }));
            }
            Err(_) => {
                self.find_version()?;
                return Ok(Some(Next::Fault { offset, reason: "the record has no Content-Length that can be read".to_owned() }));
            }
        }
        Ok(Some(Next::Head(head)))
    }

    /// The next line that is not empty, with its place.
    fn first_line(&mut self) -> io::Result<Option<(u64, Vec<u8>)>> {
        if let Some(pending) = self.pending.take() {
            return Ok(Some(pending));
        }
        loop {
            if self.stream.fill()?.is_empty() {
                return Ok(None);
            }
            let offset = self.stream.mark_ahead();
            let line = self.stream.line()?;
            if !line.trim_ascii().is_empty() {
                self.stream.mark();
                return Ok(Some((offset, line)));
            }
        }
    }

    /// The fields up to the empty line; `None` when there is no end to them. A line that begins with a blank goes on with the one before.
    fn fields(&mut self) -> io::Result<Option<Vec<(String, String)>>> {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut n_bytes = 0;
        loop {
            let line = self.stream.line()?;
            n_bytes += line.len();
            if line.len() >= MAX_LINE_BYTES || n_bytes > MAX_HEAD_BYTES {
                return Ok(None);
            }
            let text = String::from_utf8_lossy(&line);
            if text.trim().is_empty() {
                return Ok(Some(fields));
            }
            match (text.starts_with([' ', '\t']), fields.last_mut(), text.split_once(':')) {
                (true, Some((_, value)), _) => *value = format!("{value} {}", text.trim()),
                (_, _, Some((name, value))) => fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned())),
                _ => {}
            }
        }
    }

    /// Passes over everything up to a line that begins a record.
    fn find_version(&mut self) -> io::Result<()> {
        let mut is_line_start = true;
        loop {
            if self.stream.fill()?.is_empty() {
                return Ok(());
            }
            let offset = self.stream.mark_ahead();
            let line = self.stream.line()?;
            if is_line_start && is_version(&line) {
                self.stream.mark();
                self.pending = Some((offset, line));
                return Ok(());
            }
            is_line_start = line.ends_with(b"\n");
        }
    }
}

/// Whether a line begins a record.
fn is_version(line: &[u8]) -> bool {
    let version = line.trim_ascii().strip_prefix(b"WARC/").unwrap_or_default();
    let is_number = version.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.');
    (1..8).contains(&version.len()) && is_number
}
