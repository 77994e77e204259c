//! The archive: what came over the network, appended to WARC.gz files as it came.
//!
//! ```text
//! corpus/web/web-20240821T070000-1.warc.gz.open   while a run writes; a torn end is cut off by the next run
//! corpus/web/web-20240821T070000-1.warc.gz        finished, never touched again
//! corpus/web/web-20240821T070000-1.cdxj           what is in it; made anew when it is missing
//! ```
//! A request, its response and a metadata record with the verdicts stand together, each a gzip member of its own. A body that is the same as
//! the last time is a revisit record, which holds the headers only.

use super::client::Answer;
use super::lookup::{Lookup, Seen};
use crate::acquire::warc::{self, Decoded};
use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use sha1::{Digest, Sha1};
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Bytes after which a file is finished and the next begun.
const ROTATE_BYTES: u64 = 256 << 20;
/// How long what was written may stay in the system's memory only.
const SYNC_EVERY: Duration = Duration::from_secs(1);
const LOCK: &str = ".lock";
const OPEN: &str = "open";

/// Another run writes the archive.
#[derive(Debug)]
pub struct Held(PathBuf);

impl std::fmt::Display for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "another run fetches into {}; wait until it is done", self.0.display())
    }
}

impl std::error::Error for Held {}

/// An archive open to be appended to.
pub struct Archive {
    folder: PathBuf,
    #[expect(dead_code, reason = "the lock lasts as long as the file is open")]
    lock: File,
    /// What has been fetched.
    pub lookup: Lookup,
    run: String,
    n_files: usize,
    open: Option<Open>,
}

struct Open {
    path: PathBuf,
    file: File,
    n_bytes: u64,
    synced: Instant,
    seen: Vec<Seen>,
}

/// What is known of a fetch besides what came.
#[derive(Clone, Debug, Default)]
pub struct Verdicts {
    /// The outlet's name in `sources.toml`, else its host.
    pub source: String,
    /// `page`, `feed`, `sitemap`, `home`, `robots`.
    pub role: &'static str,
    /// Where its address was found.
    pub via: Option<String>,
    /// Whether the page asks that no copy be shown.
    pub noarchive: bool,
    /// The language of the outlet's pages, where they do not show it.
    pub language: Option<crate::article::Lang>,
    /// How many redirects led here.
    pub n_hops: usize,
}

impl Archive {
    /// Opens the archive in a folder, and mends what a killed run has left.
    pub fn open(folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let path = folder.join(LOCK);
        let lock = File::options().create(true).truncate(false).write(true).open(&path);
        let lock = lock.with_context(|| format!("cannot write in {}", folder.display()))?;
        if lock.try_lock().is_err() {
            return Err(Held(folder.to_path_buf()).into());
        }
        for path in files(folder, OPEN)? {
            mend(&path).with_context(|| format!("cannot mend {}", path.display()))?;
        }
        let lookup = Lookup::load(folder)?;
        let run = Timestamp::now().strftime("web-%Y%m%dT%H%M%S").to_string();
        Ok(Self { folder: folder.to_path_buf(), lock, lookup, run, n_files: 0, open: None })
    }

    /// Appends what was asked and what came; a feed or sitemap that is the same as the last time is left out. What is returned tells
    /// whether the body is the same.
    pub fn append(&mut self, url: &str, answer: &Answer, verdicts: &Verdicts) -> Result<bool> {
        let digest = format!("sha1:{}", base32(&Sha1::digest(&answer.body)));
        let last =
            self.lookup.get(url).filter(|last| last.digest == digest && last.status == answer.status && answer.status == 200).cloned();
        if last.is_some() && verdicts.role != "page" {
            return Ok(true);
        }
        let open = self.opened()?;
        let offset = open.n_bytes;
        let (records, n_before) = exchange(url, answer, verdicts, &digest, last.as_ref());
        open.write(&records)?;
        let name = open.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let (file, place) = last.as_ref().map_or_else(|| (name, offset + n_before), |last| (last.file.clone(), last.offset));
        let header = |name: &str| Some(answer.header(name).to_owned()).filter(|value| !value.is_empty());
        let seen = Seen {
            url: url.to_owned(),
            time: answer.time.as_second(),
            status: answer.status,
            digest,
            mime: crate::acquire::http::media_type(answer.header("content-type")).0,
            file,
            offset: place,
            etag: header("etag"),
            modified: header("last-modified"),
        };
        open.seen.push(seen.clone());
        let is_full = open.n_bytes >= ROTATE_BYTES;
        self.lookup.add(seen);
        if is_full {
            self.close()?;
        }
        Ok(last.is_some())
    }

    /// The file that is written, begun where there is none.
    fn opened(&mut self) -> Result<&mut Open> {
        if self.open.is_none() {
            let path = loop {
                self.n_files += 1;
                let name = format!("{}-{}.warc.gz", self.run, self.n_files);
                if !self.folder.join(&name).exists() {
                    break self.folder.join(format!("{name}.{OPEN}"));
                }
            };
            let file =
                File::options().create_new(true).write(true).open(&path).with_context(|| format!("cannot write {}", path.display()))?;
            let mut open = Open { path, file, n_bytes: 0, synced: Instant::now(), seen: Vec::new() };
            open.write(&begin(&open.path))?;
            sync_folder(&self.folder);
            self.open = Some(open);
        }
        Ok(self.open.as_mut().expect("it was begun above"))
    }

    /// Finishes the file that is written.
    pub fn close(&mut self) -> Result<()> {
        let Some(open) = self.open.take() else { return Ok(()) };
        open.file.sync_all()?;
        let path = open.path.with_extension("");
        super::lookup::write(&lookup_path(&path), &open.seen)?;
        std::fs::rename(&open.path, &path)?;
        sync_folder(&self.folder);
        Ok(())
    }

    /// The body of a page or list as it was archived, decoded.
    pub(crate) fn body(&self, seen: &Seen) -> Option<Decoded> {
        let open = self.folder.join(format!("{}.{OPEN}", seen.file));
        let path = Some(self.folder.join(&seen.file)).filter(|path| path.exists()).unwrap_or(open);
        warc::response_at(&path, seen.offset)
    }
}

impl Open {
    /// Writes whole records; what cannot be written whole is taken back.
    fn write(&mut self, records: &[u8]) -> Result<()> {
        if let Err(error) = self.file.write_all(records) {
            let _ = self.file.set_len(self.n_bytes);
            return Err(error).with_context(|| format!("cannot write {}; what was fetched before is kept", self.path.display()));
        }
        self.n_bytes += records.len() as u64;
        if self.synced.elapsed() > SYNC_EVERY {
            self.file.sync_data()?;
            self.synced = Instant::now();
        }
        Ok(())
    }
}

/// The files of a folder with this extension, sorted.
pub(super) fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let is_ours = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("web-"));
        if is_ours && path.extension().is_some_and(|e| e == extension) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Where the lookup of an archive file lies.
pub(super) fn lookup_path(archive: &Path) -> PathBuf {
    archive.with_extension("").with_extension("cdxj")
}

/// Cuts the torn end off a file that a killed run has left, and gives it its name.
fn mend(path: &Path) -> Result<()> {
    let n_whole = whole_bytes(path)?;
    if n_whole == 0 {
        return Ok(std::fs::remove_file(path)?);
    }
    let file = File::options().write(true).open(path)?;
    file.set_len(n_whole)?;
    file.sync_all()?;
    Ok(std::fs::rename(path, path.with_extension(""))?)
}

/// Where the last whole member of a file ends.
fn whole_bytes(path: &Path) -> Result<u64> {
    let mut input = BufReader::with_capacity(1 << 16, File::open(path)?);
    let mut whole = 0;
    loop {
        if input.fill_buf()?.is_empty() {
            return Ok(whole);
        }
        let mut counting = CountingRead { input: &mut input, n_bytes: 0 };
        let mut member = flate2::bufread::GzDecoder::new(&mut counting);
        if std::io::copy(&mut member, &mut std::io::sink()).is_err() {
            return Ok(whole);
        }
        whole += counting.n_bytes;
    }
}

struct CountingRead<'a> {
    input: &'a mut BufReader<File>,
    n_bytes: u64,
}

impl Read for CountingRead<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.input.read(buffer)?;
        self.n_bytes += n as u64;
        Ok(n)
    }
}

impl BufRead for CountingRead<'_> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        self.input.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        self.n_bytes += n as u64;
        self.input.consume(n);
    }
}

fn sync_folder(folder: &Path) {
    // Not every system can; the file itself is safe.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// The record that a file begins with.
fn begin(path: &Path) -> Vec<u8> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let block = format!("software: rapporteur/{}\r\nformat: WARC File Format 1.0\r\nrobots: obey\r\n", env!("CARGO_PKG_VERSION"));
    let fields = [("WARC-Filename", name), ("Content-Type", "application/warc-fields".to_owned())];
    record("warcinfo", &record_id("warcinfo"), Timestamp::now(), &fields, block.as_bytes())
}

/// Request, response and metadata, and how many bytes stand before the response.
fn exchange(url: &str, answer: &Answer, verdicts: &Verdicts, digest: &str, last: Option<&Seen>) -> (Vec<u8>, u64) {
    let field = |name: &'static str, value: &str| (name, value.to_owned());
    let target = || field("WARC-Target-URI", url);
    let id = record_id(url);
    let asked = [target(), field("WARC-Concurrent-To", &id), field("Content-Type", "application/http; msgtype=request")];
    let mut records = record("request", &record_id(url), answer.time, &asked, answer.request.as_bytes());
    let n_before = records.len() as u64;
    let mut came = vec![
        target(),
        field("WARC-Payload-Digest", digest),
        field("X-Rapporteur-Role", verdicts.role),
        field("Content-Type", "application/http; msgtype=response"),
    ];
    came.extend(verdicts.language.map(|language| field("X-Rapporteur-Language", language.as_str())));
    let mut block = head(answer).into_bytes();
    let kind = match last {
        Some(last) => {
            came.push(field("WARC-Profile", "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest"));
            came.push(field("WARC-Refers-To-Target-URI", url));
            came.push(field("WARC-Refers-To-Date", &seconds(last.time)));
            "revisit"
        }
        None => {
            block.extend_from_slice(&answer.body);
            "response"
        }
    };
    records.extend(record(kind, &id, answer.time, &came, &block));
    let about = [target(), field("WARC-Concurrent-To", &id), field("Content-Type", "application/warc-fields")];
    let mut block = format!(
        "source: {}\r\nrole: {}\r\nrobots: allowed\r\nfetchTimeMs: {}\r\n",
        verdicts.source,
        verdicts.role,
        answer.took.as_millis()
    );
    if verdicts.noarchive {
        block.push_str("noarchive: true\r\n");
    }
    if let Some(via) = &verdicts.via {
        block.push_str(&format!("via: {via}\r\nhopsFromSeed: {}\r\n", verdicts.n_hops));
    }
    records.extend(record("metadata", &record_id(url), answer.time, &about, block.as_bytes()));
    (records, n_before)
}

/// The head of the response. The body has no transfer coding any more, so the header that told of it gets another name.
fn head(answer: &Answer) -> String {
    let mut head = format!("{}\r\n", answer.status_line);
    for (name, value) in &answer.headers {
        let value: String = value.chars().map(|c| if matches!(c, '\r' | '\n') { ' ' } else { c }).collect();
        let name = if name == "transfer-encoding" { "x-crawl-transfer-encoding" } else { name };
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head + "\r\n"
}

/// A record as a gzip member.
fn record(kind: &str, id: &str, time: Timestamp, fields: &[(&str, String)], block: &[u8]) -> Vec<u8> {
    let mut head = format!("WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: {id}\r\nWARC-Date: {}\r\n", seconds(time.as_second()));
    for (name, value) in fields {
        head.push_str(&format!("{name}: {}\r\n", value.replace(['\r', '\n'], " ")));
    }
    head.push_str(&format!("WARC-Block-Digest: sha1:{}\r\nContent-Length: {}\r\n\r\n", base32(&Sha1::digest(block)), block.len()));
    let mut encoder = GzEncoder::new(Vec::with_capacity(block.len() / 3 + 512), Compression::default());
    let written = [head.as_bytes(), block, b"\r\n\r\n"].iter().try_for_each(|part| encoder.write_all(part));
    written.and_then(|()| encoder.finish()).expect("writing to memory cannot fail")
}

/// A time as archives write it.
fn seconds(time: i64) -> String {
    Timestamp::from_second(time).unwrap_or_default().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// A name for a record that no other record has.
fn record_id(about: &str) -> String {
    use std::hash::{BuildHasher, RandomState};
    let half = |salt: &str| RandomState::new().hash_one((about, salt, Timestamp::now().as_nanosecond()));
    let (high, low) = (half("high"), half("low"));
    let high = (high & 0xffff_ffff_ffff_0fff) | 0x4000;
    let low = (low & 0x3fff_ffff_ffff_ffff) | 0x8000_0000_0000_0000;
    format!(
        "<urn:uuid:{:08x}-{:04x}-{:04x}-{:04x}-{:012x}>",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xffff,
        low >> 48,
        low & 0xffff_ffff_ffff
    )
}

fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut text = String::new();
    for chunk in bytes.chunks(5) {
        let bits = chunk.iter().fold(0u64, |bits, byte| (bits << 8) | u64::from(*byte)) << (8 * (5 - chunk.len()));
        let n_letters = (chunk.len() * 8).div_ceil(5);
        text.extend((0..n_letters).map(|i| char::from(LETTERS[(bits >> (35 - 5 * i)) as usize & 31])));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(body: &str) -> Answer {
        Answer {
            request: "GET / HTTP/1.1\r\n\r\n".to_owned(),
            status_line: "HTTP/1.1 200 OK".to_owned(),
            status: 200,
            headers: vec![("content-type".to_owned(), "text/html".to_owned()), ("etag".to_owned(), "\"1\"".to_owned())],
            body: body.as_bytes().to_vec(),
            time: Timestamp::now(),
            took: Duration::ZERO,
        }
    }

    fn verdicts() -> Verdicts {
        Verdicts { source: "day".to_owned(), role: "page", ..Verdicts::default() }
    }

    #[test]
    fn digests_are_written_as_archives_write_them() {
        assert_eq!(base32(&Sha1::digest(b"")), "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ");
    }

    #[test]
    fn what_was_fetched_is_known_to_the_next_run_even_without_the_lookup() {
        let folder = tempfile::tempdir().unwrap();
        let mut archive = Archive::open(folder.path()).unwrap();
        assert!(!archive.append("https://day.example/1", &answer("<p>one"), &verdicts()).unwrap());
        assert!(archive.append("https://day.example/1", &answer("<p>one"), &verdicts()).unwrap());
        assert!(Archive::open(folder.path()).is_err_and(|error| error.is::<Held>()));
        archive.close().unwrap();
        drop(archive);
        for path in files(folder.path(), "cdxj").unwrap() {
            std::fs::remove_file(path).unwrap();
        }
        let mut archive = Archive::open(folder.path()).unwrap();
        let seen = archive.lookup.get("https://day.example/1").unwrap().clone();
        assert_eq!((seen.etag.as_deref(), archive.body(&seen).unwrap().1), (Some("\"1\""), b"<p>one".to_vec()));
        assert!(!archive.append("https://day.example/1", &answer("<p>two"), &verdicts()).unwrap());
    }

    #[test]
    fn a_torn_end_is_cut_off_wherever_it_is_torn() {
        let folder = tempfile::tempdir().unwrap();
        let mut archive = Archive::open(folder.path()).unwrap();
        archive.append("https://day.example/1", &answer("<p>one"), &verdicts()).unwrap();
        let open = archive.open.as_ref().unwrap();
        let (path, n_first) = (open.path.clone(), open.n_bytes);
        archive.append("https://day.example/2", &answer("<p>two"), &verdicts()).unwrap();
        let whole = std::fs::read(&path).unwrap();
        drop(archive);
        for cut in (0..=whole.len()).step_by(13) {
            std::fs::write(&path, &whole[..cut]).unwrap();
            let archive = Archive::open(folder.path()).unwrap();
            let is_known = |nth: u8| archive.lookup.get(&format!("https://day.example/{nth}")).is_some();
            assert!(is_known(1) || (cut as u64) < n_first, "{cut}");
            assert!(!is_known(2) || (cut as u64) > n_first, "{cut}");
            let mended = path.with_extension("");
            assert!(!mended.exists() || whole_bytes(&mended).unwrap() == mended.metadata().unwrap().len());
            let _ = std::fs::remove_file(path.with_extension(""));
            let _ = std::fs::remove_file(lookup_path(&path.with_extension("")));
        }
    }
}
