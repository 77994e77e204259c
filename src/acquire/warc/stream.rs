//! The bytes of an archive, decompressed where it is compressed, with the place that each record begins at.
//!
//! A WARC.gz is a row of gzip members, mostly one a record. A damaged member costs what is in it: reading goes on at the next one.

use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, Error, ErrorKind, Read};

const BUFFER_BYTES: usize = 1 << 16;
/// The most bytes of a line that are looked at.
pub(super) const MAX_LINE_BYTES: usize = 8 << 10;
/// How a gzip member begins.
const GZIP: [u8; 3] = [0x1f, 0x8b, 0x08];

/// An input that counts what was taken from it.
struct Counting {
    input: Box<dyn BufRead>,
    n_bytes: u64,
}

impl Read for Counting {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.input.read(buffer)?;
        self.n_bytes += n as u64;
        Ok(n)
    }
}

impl BufRead for Counting {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.input.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        self.n_bytes += n as u64;
        self.input.consume(n);
    }
}

/// Where the next bytes come from.
enum Source {
    Plain(Counting),
    /// Between two members.
    Between(Counting),
    Member(GzDecoder<Counting>),
    Nothing,
}

/// The decompressed bytes, member after member.
pub(super) struct Stream {
    source: Source,
    buffer: Box<[u8]>,
    start: usize,
    end: usize,
    /// Where the member at hand begins, and how many records of it have been marked.
    member: u64,
    n_marked: u64,
    /// Decompressed bytes taken so far.
    n_taken: u64,
}

impl Stream {
    /// Looks whether the input is compressed.
    pub(super) fn new(mut input: Box<dyn BufRead>) -> io::Result<Self> {
        let is_gzip = input.fill_buf()?.starts_with(&GZIP[..2]);
        let counting = Counting { input, n_bytes: 0 };
        let source = if is_gzip { Source::Between(counting) } else { Source::Plain(counting) };
        let buffer = vec![0; BUFFER_BYTES].into_boxed_slice();
        Ok(Self { source, buffer, start: 0, end: 0, member: 0, n_marked: 0, n_taken: 0 })
    }

    /// The next bytes of the member at hand; none at its end. Damage is told once; then the next member is to be asked for.
    fn fill_member(&mut self) -> io::Result<&[u8]> {
        if self.start == self.end {
            (self.start, self.end) = (0, 0);
            match self.read_member() {
                Ok(0) => self.leave_member(),
                Ok(n) => self.end = n,
                Err(error) => {
                    self.leave_member();
                    return Err(damage(&error));
                }
            }
        }
        Ok(&self.buffer[self.start..self.end])
    }

    fn read_member(&mut self) -> io::Result<usize> {
        loop {
            let result = match &mut self.source {
                Source::Plain(input) => input.read(&mut self.buffer),
                Source::Member(decoder) => decoder.read(&mut self.buffer),
                Source::Between(_) | Source::Nothing => Ok(0),
            };
            if !result.as_ref().is_err_and(|error| error.kind() == ErrorKind::Interrupted) {
                return result;
            }
        }
    }

    fn leave_member(&mut self) {
        self.source = match std::mem::replace(&mut self.source, Source::Nothing) {
            Source::Member(decoder) => Source::Between(decoder.into_inner()),
            Source::Plain(_) => Source::Nothing,
            other => other,
        };
    }

    /// The next bytes, of the next member where this one is over; none at the end of the archive.
    pub(super) fn fill(&mut self) -> io::Result<&[u8]> {
        while self.fill_member()?.is_empty() {
            if !self.enter_member()? {
                return Ok(&[]);
            }
        }
        Ok(&self.buffer[self.start..self.end])
    }

    /// Opens the next member. Zeros between members are padding; anything else there is told, and passed over.
    fn enter_member(&mut self) -> io::Result<bool> {
        let Source::Between(mut input) = std::mem::replace(&mut self.source, Source::Nothing) else { return Ok(false) };
        let strange = seek_member(&mut input)?;
        if input.fill_buf()?.is_empty() {
            return if strange > 0 { Err(Error::new(ErrorKind::InvalidData, "ends with bytes that are no gzip")) } else { Ok(false) };
        }
        self.member = input.n_bytes;
        self.n_marked = 0;
        self.source = Source::Member(GzDecoder::new(input));
        Ok(true)
    }

    /// Takes bytes that were looked at.
    pub(super) fn take(&mut self, n: usize) {
        self.start = (self.start + n).min(self.end);
        self.n_taken += n as u64;
    }

    /// Names the place at hand, where a record may begin: its offset in the file, plus the number of records before it in one member.
    pub(super) fn mark_ahead(&self) -> u64 {
        if self.is_plain() { self.n_taken } else { self.member + self.n_marked }
    }

    /// Counts a record that begins.
    pub(super) fn mark(&mut self) {
        self.n_marked += 1;
    }

    /// Whether offsets are those of the bytes themselves.
    pub(super) fn is_plain(&self) -> bool {
        matches!(self.source, Source::Plain(_))
    }

    /// Bytes taken so far.
    pub(super) fn n_taken(&self) -> u64 {
        self.n_taken
    }

    /// A line with its end, or the first bytes of one that is too long; nothing at the end of the archive.
    pub(super) fn line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        while line.len() < MAX_LINE_BYTES {
            let bytes = self.fill()?;
            if bytes.is_empty() {
                break;
            }
            let room = &bytes[..bytes.len().min(MAX_LINE_BYTES - line.len())];
            let end = memchr::memchr(b'\n', room);
            let part = &room[..end.map_or(room.len(), |at| at + 1)];
            line.extend_from_slice(part);
            let n = part.len();
            self.take(n);
            if end.is_some() {
                break;
            }
        }
        Ok(line)
    }

    /// Hands the next `n` bytes to `sink`, piece by piece. Fewer come when the archive ends, or when the member ends and the next one
    /// begins with another record.
    pub(super) fn pass(&mut self, n: u64, mut sink: impl FnMut(&[u8])) -> io::Result<u64> {
        let mut left = n;
        while left > 0 {
            if self.fill_member()?.is_empty() && (self.fill()?.is_empty() || self.begins_record()) {
                break;
            }
            let bytes = &self.buffer[self.start..self.end];
            let part = &bytes[..bytes.len().min(usize::try_from(left).unwrap_or(usize::MAX))];
            sink(part);
            let n_part = part.len();
            left -= n_part as u64;
            self.take(n_part);
        }
        Ok(n - left)
    }

    fn begins_record(&self) -> bool {
        !self.is_plain() && self.buffer[self.start..self.end].starts_with(b"WARC/")
    }

    /// Takes the empty lines after a record, and where the member ends with them, makes sure that it is sound.
    pub(super) fn end_record(&mut self) -> io::Result<()> {
        loop {
            let bytes = self.fill_member()?;
            let n = bytes.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let is_over = bytes.is_empty() || n < bytes.len();
            self.take(n);
            if is_over {
                return Ok(());
            }
        }
    }
}

/// Goes to where a member begins; how many bytes that are no padding were passed over.
fn seek_member(input: &mut Counting) -> io::Result<u64> {
    let mut strange = 0;
    loop {
        let bytes = input.fill_buf()?;
        if bytes.is_empty() || is_member_begin(bytes) {
            return Ok(strange);
        }
        let next = memchr::memchr(GZIP[0], &bytes[1..]).map_or(bytes.len(), |at| at + 1);
        strange += bytes[..next].iter().filter(|byte| **byte != 0).count() as u64;
        input.consume(next);
    }
}

fn is_member_begin(bytes: &[u8]) -> bool {
    let n = bytes.len().min(GZIP.len());
    bytes[..n] == GZIP[..n]
}

fn damage(error: &Error) -> Error {
    let what = match error.kind() {
        ErrorKind::UnexpectedEof => "the archive is cut short here",
        ErrorKind::InvalidInput | ErrorKind::InvalidData => "its compressed bytes are damaged",
        _ => return Error::new(error.kind(), format!("cannot be read: {error}")),
    };
    Error::new(error.kind(), what)
}
