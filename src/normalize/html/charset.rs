//! In which charset are these bytes?
//!
//! In the order of trust: byte order mark, valid UTF-8, the header's word, the page's own word, a guess. A declared charset is
//! believed only if the bytes do not contradict it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// How much of a page is looked at where a sample is enough.
const SAMPLE: usize = 1 << 18;

/// Decodes a page. `header` is the charset that came with it, `host` where it came from.
pub(super) fn decode<'a>(bytes: &'a [u8], header: Option<&str>, host: Option<&str>) -> Cow<'a, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    let told_wide = || header.and_then(label).filter(|encoding| has_wide_tag(encoding, bytes));
    if let Some(encoding) = wide(bytes).or_else(told_wide) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    let labels = [header.and_then(label), declared(bytes)];
    if let Ok(text) = std::str::from_utf8(bytes)
        && !labels.contains(&Some(encoding_rs::ISO_2022_JP))
    {
        return Cow::Borrowed(text);
    }
    choose(bytes, labels, host).decode_without_bom_handling(bytes).0
}

fn label(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label(name.trim().as_bytes())
}

/// UTF-16 without a mark: every other byte of markup is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(1024) & !1];
    if sample.len() < 8 {
        return None;
    }
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|b| **b == 0).count() * 10;
    let half = sample.len() / 2;
    match (zeros(0), zeros(1)) {
        (even, odd) if odd > half * 4 && even < half => Some(UTF_16LE),
        (even, odd) if even > half * 4 && odd < half => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether a tag opens in UTF-16, as the header says: letters that are not of Latin scripts have few zeros.
fn has_wide_tag(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    let (pairs, _) = bytes[..bytes.len().min(1024)].as_chunks::<2>();
    let tag = if encoding == UTF_16LE { [b'<', 0] } else { [0, b'<'] };
    (encoding == UTF_16LE || encoding == UTF_16BE) && pairs.contains(&tag)
}

/// What the page itself says in its first kilobytes: `<meta charset=…>` or `<?xml encoding=…?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(8192)].to_ascii_lowercase();
    let at = memchr::memmem::find_iter(&head, b"charset").chain(memchr::memmem::find_iter(&head, b"encoding"));
    at.filter_map(|at| value_after(&head[at..])).find_map(|name| Encoding::for_label(name)).map(|encoding| {
        // A page that can say so in ASCII is not in UTF-16.
        if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding }
    })
}

/// The value in `charset = "value"`.
fn value_after(text: &[u8]) -> Option<&[u8]> {
    let is_name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':' | b'.');
    let equals = text.iter().position(|b| !b.is_ascii_alphabetic() && !b.is_ascii_whitespace()).filter(|at| text[*at] == b'=')?;
    let start = equals + 1 + text[equals + 1..].iter().take(8).position(is_name)?;
    let len = text[start..].iter().take_while(|b| is_name(b)).count();
    Some(&text[start..start + len])
}

/// The charset of bytes that are not valid UTF-8.
fn choose(bytes: &[u8], labels: [Option<&'static Encoding>; 2], host: Option<&str>) -> &'static Encoding {
    if is_nearly_utf8(bytes) {
        return UTF_8;
    }
    let guessed = guess(bytes, host);
    // Servers add windows-1252 to all they send; the page's own word is better, and letters beyond it betray the lie.
    let [header, own] = labels;
    let vague = |encoding: &&Encoding| *encoding == WINDOWS_1252;
    let named = header.filter(|e| !vague(e)).or(own).or(header).filter(|e| *e != UTF_8);
    match named {
        Some(encoding) if vague(&encoding) && is_mostly_high(bytes) => guessed,
        Some(encoding) if decodes(encoding, bytes) => encoding,
        _ => guessed,
    }
}

/// UTF-8 in which a few bytes are broken, as a cut page has it.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad * 20 <= good
}

/// Whether a charset gives characters for nearly all bytes.
fn decodes(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let text = encoding.decode_without_bom_handling(sample).0;
    let broken = text.chars().filter(|c| *c == '\u{fffd}' || ('\u{80}'..'\u{a0}').contains(c)).count();
    let foreign = text.chars().filter(|c| !c.is_ascii()).count();
    broken * 20 <= foreign
}

/// Whether most letters are above ASCII, as in a script other than Latin. Markup is left out.
fn is_mostly_high(bytes: &[u8]) -> bool {
    let (mut high, mut low, mut in_tag) = (0usize, 0usize, false);
    for b in bytes.iter().take(SAMPLE) {
        match b {
            b'<' => in_tag = true,
            b'>' => in_tag = false,
            0x80.. if !in_tag => high += 1,
            b'a'..=b'z' | b'A'..=b'Z' if !in_tag => low += 1,
            _ => {}
        }
    }
    high > low
}

fn guess(bytes: &[u8], host: Option<&str>) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(SAMPLE)], true);
    let tld = host.and_then(|host| host.rsplit('.').next()).filter(|tld| tld.bytes().all(|b| b.is_ascii_lowercase()));
    detector.guess(tld.map(str::as_bytes), Utf8Detection::Deny)
}
