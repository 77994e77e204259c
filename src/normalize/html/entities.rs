//! Character references: `&eacute;`, `&#233;`, `&#xE9;`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Name → character, and whether the name is known without its semicolon.
static ENTITIES: LazyLock<HashMap<&'static str, (char, bool)>> = LazyLock::new(|| {
    let rows = include_str!("entities.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let name = cells.next()?;
        let c = char::from_u32(u32::from_str_radix(cells.next()?, 16).ok()?)?;
        Some((name, (c, cells.next().is_some())))
    })
    .collect()
});

/// Replaces character references by their characters.
pub(super) fn decode(raw: &str) -> Cow<'_, str> {
    let Some(first) = memchr::memchr(b'&', raw.as_bytes()) else { return Cow::Borrowed(raw) };
    let mut decoded = String::with_capacity(raw.len());
    decoded.push_str(&raw[..first]);
    let mut rest = &raw[first..];
    loop {
        match reference(rest) {
            Some((c, len)) => {
                decoded.push(c);
                rest = &rest[len..];
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
        let next = memchr::memchr(b'&', rest.as_bytes()).unwrap_or(rest.len());
        decoded.push_str(&rest[..next]);
        rest = &rest[next..];
        if rest.is_empty() {
            return Cow::Owned(decoded);
        }
    }
}

/// The character that a text beginning with `&` refers to, and the length of the reference.
fn reference(text: &str) -> Option<(char, usize)> {
    match text.as_bytes().get(1)? {
        b'#' => numeric(text),
        b if b.is_ascii_alphabetic() => named(text),
        _ => None,
    }
}

fn numeric(text: &str) -> Option<(char, usize)> {
    let is_hex = matches!(text.as_bytes().get(2), Some(b'x' | b'X'));
    let (start, radix) = if is_hex { (3, 16) } else { (2, 10) };
    let digits = text.as_bytes()[start..].iter().take_while(|b| (**b as char).is_digit(radix)).count();
    let end = start + digits;
    let code = u32::from_str_radix(text.get(start..end)?, radix).ok()?;
    let len = end + usize::from(text.as_bytes().get(end) == Some(&b';'));
    Some((character(code), len))
}

/// Code points 128–159 mean windows-1252, as browsers read them.
fn character(code: u32) -> char {
    match code {
        0x80..=0x9f => encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[code as u8]).0.chars().next().unwrap_or('\u{fffd}'),
        0 => '\u{fffd}',
        _ => char::from_u32(code).unwrap_or('\u{fffd}'),
    }
}

fn named(text: &str) -> Option<(char, usize)> {
    let len = text.as_bytes()[1..].iter().take(32).take_while(|b| b.is_ascii_alphanumeric()).count();
    let name = &text[1..1 + len];
    match text.as_bytes().get(1 + len) {
        Some(b';') if ENTITIES.contains_key(name) => return ENTITIES.get(name).map(|(c, _)| (*c, len + 2)),
        // An address: `?a=1&copy=2`.
        Some(b'=') => return None,
        _ => {}
    }
    let legacy = |cut: &usize| ENTITIES.get(&name[..*cut]).is_some_and(|(_, legacy)| *legacy);
    let cut = (2..=len.min(6)).rev().find(legacy)?;
    ENTITIES.get(&name[..cut]).map(|(c, _)| (*c, cut + 1))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn references_become_characters() {
        for (raw, expected) in [
            ("caf&eacute; &amp; th&#233;", "café & thé"),
            ("&#xE9;&#8217;&#146;", "é’’"),
            ("AT&T &ampcopy &notaname; &", "AT&T &copy ¬aname; &"),
            ("R&D; &#; &#x; &#99999999999;", "R&D; &#; &#x; &#99999999999;"),
            ("?a=1&copy=2&sect1=3", "?a=1&copy=2&sect1=3"),
            ("plain", "plain"),
        ] {
            assert_eq!(decode(raw), expected);
        }
    }
}
