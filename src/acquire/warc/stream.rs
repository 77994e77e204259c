//! The bytes of an archive, decompressed where it is compressed, with the place that each record begins at.
//!
//! A WARC.gz is a row of gzip members, mostly one a record; a WARC.zst a row of zstd frames, before which a dictionary for all may stand. A
//! damaged member costs what is in it: reading goes on at the next one.

use crate::acquire::http::ZSTD;
use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, Error, ErrorKind, Read};

const BUFFER_BYTES: usize = 1 << 16;
/// The most bytes of a line that are looked at.
pub(super) const MAX_LINE_BYTES: usize = 8 << 10;
/// How a gzip member begins.
const GZIP: [u8; 3] = [0x1f, 0x8b, 0x08];
/// How a zstd frame begins that holds no data but, in an archive, the dictionary.
const DICTIONARY: [u8; 4] = [0x5d, 0x2a, 0x4d, 0x18];
/// The largest dictionary that is read.
const MAX_DICTIONARY_BYTES: u64 = 16 << 20;

/// How an archive is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    Gzip,
    Zstd,
}

impl Coding {
    fn of(head: &[u8]) -> Option<Self> {
        let is_zstd = head.starts_with(&ZSTD) || head.starts_with(&DICTIONARY);
        if head.starts_with(&GZIP[..2]) { Some(Self::Gzip) } else { is_zstd.then_some(Self::Zstd) }
    }

    /// How a member begins.
    fn magic(self) -> &'static [u8] {
        match self {
            Self::Gzip => &GZIP,
            Self::Zstd => &ZSTD,
        }
    }
}

/// Whether bytes begin like a compressed archive.
pub(super) fn is_compressed(head: &[u8]) -> bool {
    Coding::of(head).is_some()
}

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
    Frame(zstd::stream::read::Decoder<'static, Counting>),
    Nothing,
}

/// The decompressed bytes, member after member.
pub(super) struct Stream {
    source: Source,
    coding: Coding,
    dictionary: Vec<u8>,
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
        let coding = Coding::of(input.fill_buf()?);
        let mut counting = Counting { input, n_bytes: 0 };
        let dictionary = if coding == Some(Coding::Zstd) { dictionary(&mut counting)? } else { Vec::new() };
        let source = if coding.is_some() { Source::Between(counting) } else { Source::Plain(counting) };
        let buffer = vec![0; BUFFER_BYTES].into_boxed_slice();
        let coding = coding.unwrap_or(Coding::Gzip);
        Ok(Self { source, coding, dictionary, buffer, start: 0, end: 0, member: 0, n_marked: 0, n_taken: 0 })
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
                Source::Frame(decoder) => decoder.read(&mut self.buffer),
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
            Source::Frame(decoder) => Source::Between(decoder.into_inner()),
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
        let strange = seek_member(&mut input, self.coding.magic())?;
        if input.fill_buf()?.is_empty() {
            let told = || Error::new(ErrorKind::InvalidData, format!("ends with bytes that are no {:?}", self.coding).to_lowercase());
            return if strange > 0 { Err(told()) } else { Ok(false) };
        }
        self.member = input.n_bytes;
        self.n_marked = 0;
        self.source = match self.coding {
            Coding::Gzip => Source::Member(GzDecoder::new(input)),
            Coding::Zstd => Source::Frame(zstd::stream::read::Decoder::with_dictionary(input, &self.dictionary)?.single_frame()),
        };
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
fn seek_member(input: &mut Counting, magic: &[u8]) -> io::Result<u64> {
    let mut strange = 0;
    loop {
        let bytes = input.fill_buf()?;
        let n = bytes.len().min(magic.len());
        if bytes[..n] == magic[..n] {
            return Ok(strange);
        }
        let next = memchr::memchr(magic[0], &bytes[1..]).map_or(bytes.len(), |at| at + 1);
        strange += bytes[..next].iter().filter(|byte| **byte != 0).count() as u64;
        input.consume(next);
    }
}

/// The dictionary that the frames of an archive share, which stands before them if there is one, and may be compressed itself.
fn dictionary(input: &mut Counting) -> io::Result<Vec<u8>> {
    if !input.fill_buf()?.starts_with(&DICTIONARY) {
        return Ok(Vec::new());
    }
    let mut head = [0; 8];
    input.read_exact(&mut head)?;
    let n_bytes = u64::from(u32::from_le_bytes([head[4], head[5], head[6], head[7]]));
    let mut dictionary = Vec::new();
    if n_bytes > MAX_DICTIONARY_BYTES {
        return Err(Error::new(ErrorKind::InvalidData, "its dictionary is larger than 16 MiB"));
    }
    input.take(n_bytes).read_to_end(&mut dictionary)?;
    if dictionary.starts_with(&ZSTD) {
        let packed = std::mem::take(&mut dictionary);
        zstd::stream::read::Decoder::with_buffer(packed.as_slice())?.take(MAX_DICTIONARY_BYTES).read_to_end(&mut dictionary)?;
    }
    Ok(dictionary)
}

fn damage(error: &Error) -> Error {
    let what = match error.kind() {
        ErrorKind::UnexpectedEof => "the archive is cut short here",
        ErrorKind::InvalidInput | ErrorKind::InvalidData | ErrorKind::Other => "its compressed bytes are damaged",
        _ => return Error::new(error.kind(), format!("cannot be read: {error}")),
    };
    Error::new(error.kind(), what)
}
