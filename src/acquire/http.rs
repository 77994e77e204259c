//! HTTP responses as they are archived: status, headers, and the body behind its codings.
//!
//! Archives are made by many tools: some keep a body as it went over the wire, some take the chunks apart or decompress it and keep the
//! headers. So a coding that the body shows no sign of is taken for undone already.

use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::Read;

/// A response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response<'a> {
    /// The status code.
    pub status: u16,
    /// Names in small letters, and values.
    pub headers: Vec<(String, String)>,
    /// The body as it came.
    pub body: &'a [u8],
}

/// How much a body may hold once it is decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// Decoded bytes.
    pub n_bytes: u64,
    /// Decoded bytes per encoded byte, above the first MiB.
    pub ratio: u64,
}

/// How a frame of zstd begins.
pub(super) const ZSTD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];
/// What no page exceeds that is not made to.
const MIN_RATIO_BYTES: u64 = 1 << 20;

impl<'a> Response<'a> {
    /// Reads a response; `None` when it does not begin with a status line.
    pub fn parse(bytes: &'a [u8]) -> Option<Self> {
        let line_end = memchr::memchr(b'\n', bytes)?;
        let line = std::str::from_utf8(&bytes[..line_end]).ok()?;
        let mut words = line.split_ascii_whitespace();
        let is_http = words.next()?.starts_with("HTTP/");
        let status = words.next()?.parse().ok().filter(|_| is_http)?;
        let mut headers = Vec::new();
        let mut rest = &bytes[line_end + 1..];
        loop {
            let end = memchr::memchr(b'\n', rest);
            let line = String::from_utf8_lossy(&rest[..end.unwrap_or(rest.len())]);
            rest = end.map_or(&[], |at| &rest[at + 1..]);
            if line.trim().is_empty() {
                return Some(Self { status, headers, body: rest });
            }
            if let Some((name, value)) = line.split_once(':') {
                headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> &str {
        header(&self.headers, name)
    }

    /// The body without its codings, or why it cannot be had.
    pub fn decoded(&self, caps: Caps) -> Result<Vec<u8>, String> {
        let is_chunked = self.header("transfer-encoding").to_ascii_lowercase().contains("chunked");
        let joined = is_chunked.then(|| joined_chunks(self.body)).flatten();
        decoded(joined.as_deref().unwrap_or(self.body), self.header("content-encoding"), caps)
    }
}

/// The value of a header, by its name in small letters.
pub fn header<'a>(headers: &'a [(String, String)], name: &str) -> &'a str {
    headers.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
}

/// The type and the charset of a Content-Type.
pub fn media_type(content_type: &str) -> (String, Option<String>) {
    let mut parts = content_type.split(';');
    let media = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']).trim();
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
    });
    (media, charset)
}

/// A body without its content codings.
pub fn decoded(body: &[u8], content_encoding: &str, caps: Caps) -> Result<Vec<u8>, String> {
    let codings = content_encoding.split(',').map(|coding| coding.trim().to_ascii_lowercase());
    let mut codings: Vec<String> = codings.filter(|coding| !matches!(coding.as_str(), "" | "identity" | "none" | "utf-8")).collect();
    if codings.len() > 3 {
        return Err(format!("is encoded {} times over", codings.len()));
    }
    let mut body = std::borrow::Cow::Borrowed(body);
    while let Some(coding) = codings.pop() {
        if let Some(decoded) = decoded_once(&body, &coding, caps)? {
            body = decoded.into();
        }
    }
    if body.len() as u64 > caps.n_bytes {
        return Err(too_large(caps));
    }
    Ok(body.into_owned())
}

/// `None` when the body shows no sign of the coding.
fn decoded_once(body: &[u8], coding: &str, caps: Caps) -> Result<Option<Vec<u8>>, String> {
    let is_zlib =
        body.first().is_some_and(|b| b & 0x0f == 8) && body.len() > 1 && u16::from_be_bytes([body[0], body[1]]).is_multiple_of(31);
    let reader: Box<dyn Read + '_> = match coding {
        "gzip" | "x-gzip" if body.starts_with(&[0x1f, 0x8b]) => Box::new(MultiGzDecoder::new(body)),
        "deflate" if is_zlib => Box::new(ZlibDecoder::new(body)),
        "deflate" if !looks_like_text(body) => Box::new(DeflateDecoder::new(body)),
        "br" if !looks_like_text(body) => Box::new(brotli_decompressor::Decompressor::new(body, 1 << 14)),
        "zstd" if body.starts_with(&ZSTD) => Box::new(zstd(body)?),
        "gzip" | "x-gzip" | "deflate" | "br" => return Ok(None),
        _ if looks_like_text(body) => return Ok(None),
        other => return Err(format!("is encoded as `{}`, which this version does not decode", other.chars().take(20).collect::<String>())),
    };
    capped(reader, body.len() as u64, caps).map(Some)
}

/// A body in zstd, which may ask for no more memory than browsers grant it (RFC 9659).
fn zstd(body: &[u8]) -> Result<impl Read + '_, String> {
    let decoder = zstd::stream::read::Decoder::with_buffer(body).and_then(|mut decoder| {
        decoder.window_log_max(23)?;
        Ok(decoder)
    });
    decoder.map_err(|error| error.to_string())
}

/// Reads to the end, within the caps.
pub fn capped(reader: impl Read, n_encoded: u64, caps: Caps) -> Result<Vec<u8>, String> {
    let most = caps.n_bytes.min(n_encoded.saturating_mul(caps.ratio).max(MIN_RATIO_BYTES));
    let mut decoded = Vec::new();
    match reader.take(most + 1).read_to_end(&mut decoded) {
        Ok(_) if decoded.len() as u64 > caps.n_bytes => Err(too_large(caps)),
        Ok(_) if decoded.len() as u64 > most => Err(format!("grows more than {} times when it is decompressed", caps.ratio)),
        Ok(_) => Ok(decoded),
        // A page that was cut off is read as far as it goes, as browsers do.
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof && decoded.len() > 512 => Ok(decoded),
        Err(_) => Err("its compressed bytes are damaged".to_owned()),
    }
}

fn too_large(caps: Caps) -> String {
    format!("is larger than {} MiB when it is decompressed", caps.n_bytes >> 20)
}

/// Whether a body begins like text, not like compressed bytes.
fn looks_like_text(body: &[u8]) -> bool {
    let head = &body[..body.len().min(64)];
    !head.iter().any(|byte| *byte < 32 && !matches!(byte, b'\t' | b'\n' | b'\r' | 12))
        && std::str::from_utf8(head).map_or_else(|error| error.valid_up_to() + 4 > head.len() || head.starts_with(b"<"), |_| true)
}

/// The chunks of a body joined; `None` when it is not made of chunks. A body that was cut off gives what there is.
fn joined_chunks(body: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let Some(line_end) = memchr::memchr(b'\n', rest).filter(|at| *at < 300) else {
            return (!joined.is_empty()).then_some(joined);
        };
        let line = std::str::from_utf8(&rest[..line_end]).ok()?;
        let size = line.split(';').next().unwrap_or_default().trim();
        let Ok(n) = usize::from_str_radix(size, 16) else { return (!joined.is_empty() && size.is_empty()).then_some(joined) };
        if n == 0 {
            return Some(joined);
        }
        rest = &rest[line_end + 1..];
        let end = n.min(rest.len());
        joined.extend_from_slice(&rest[..end]);
        rest = &rest[end..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    const CAPS: Caps = Caps { n_bytes: 8 << 20, ratio: 100 };

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn check(headers: &str, body: &[u8], expected: Result<&str, &str>) {
        let bytes = [b"HTTP/1.1 200 OK\r\n", headers.as_bytes(), b"\r\n", body].concat();
        let found = Response::parse(&bytes).unwrap().decoded(CAPS);
        match (found, expected) {
            (Ok(body), Ok(wanted)) => assert_eq!(String::from_utf8_lossy(&body), wanted, "{headers}"),
            (Err(reason), Err(wanted)) => assert!(reason.contains(wanted), "{headers}: {reason}"),
            (found, wanted) => panic!("{headers}: {found:?} instead of {wanted:?}"),
        }
    }

    #[test]
    fn bodies_lose_their_codings() {
        check("", b"<p>x", Ok("<p>x"));
        check("Transfer-Encoding: chunked\r\n", b"3\r\n<p>\r\n1;a=b\r\nx\r\n0\r\n\r\n", Ok("<p>x"));
        check("Transfer-Encoding: chunked\r\n", b"3\r\n<p>\r\nff\r\nx cut off", Ok("<p>x cut off"));
        check("Content-Encoding: gzip\r\n", &gzip(b"<p>x"), Ok("<p>x"));
        check("content-encoding: gzip, gzip\r\n", &gzip(&gzip(b"<p>x")), Ok("<p>x"));
        let zstd = |bytes: &[u8]| zstd::encode_all(bytes, 3).unwrap();
        check("Content-Encoding: zstd\r\n", &zstd(b"<p>x"), Ok("<p>x"));
        check("Content-Encoding: zstd\r\n", &[zstd(b"<p>"), zstd(b"x")].concat(), Ok("<p>x"));
        check("Content-Encoding: zstd\r\n", b"<p>x", Ok("<p>x"));
        let (one, two) = (gzip(b"<p>"), gzip(b"x"));
        check("Content-Encoding: gzip\r\n", &[one, two].concat(), Ok("<p>x"));
    }

    #[test]
    fn codings_that_were_undone_already_are_left() {
        check("Transfer-Encoding: chunked\r\n", b"<p>x", Ok("<p>x"));
        check("Content-Encoding: gzip\r\n", b"<p>x", Ok("<p>x"));
        check("Content-Encoding: br\r\n", "<p>Đà Nẵng".as_bytes(), Ok("<p>Đà Nẵng"));
        check("Content-Encoding: odd\r\n", b"<p>x", Ok("<p>x"));
    }

    #[test]
    fn bombs_and_damage_are_told() {
        check("Content-Encoding: gzip\r\n", &gzip(&vec![b' '; 7 << 20]), Err("more than 100 times"));
        check("Content-Encoding: gzip, gzip\r\n", &gzip(&gzip(&vec![b' '; 60 << 20])), Err("when it is decompressed"));
        check("Content-Encoding: gzip\r\n", b"\x1f\x8b\x08\0\0\0\0\0\0\0garbage", Err("damaged"));
        let zstd = |bytes: &[u8]| zstd::encode_all(bytes, 19).unwrap();
        check("Content-Encoding: zstd\r\n", &zstd(&vec![b' '; 7 << 20]), Err("more than 100 times"));
        check("Content-Encoding: zstd, gzip\r\n", &gzip(&zstd(&vec![b' '; 60 << 20])), Err("more than 100 times"));
        check("Content-Encoding: zstd\r\n", b"\x28\xb5\x2f\xfd\x04garbage", Err("damaged"));
        // A frame that asks for a gigabyte of memory.
        check("Content-Encoding: zstd\r\n", b"\x28\xb5\x2f\xfd\0\xa0\x01\0\0", Err("damaged"));
        check("Content-Encoding: compress\r\n", b"\x1f\x9d\x90\x01", Err("`compress`"));
        assert_eq!(Response::parse(b"GET / HTTP/1.1\r\n\r\n"), None);
    }

    #[test]
    fn types_and_charsets_are_told() {
        assert_eq!(media_type("Text/HTML; Charset=\"UTF-8\""), ("text/html".to_owned(), Some("UTF-8".to_owned())));
        assert_eq!(media_type(""), (String::new(), None));
    }
}
