//! Folding: the one spelling that rules and tables see of each word.
//!
//! Case, apostrophes, Arabic vowel marks and letter variants, digits and the place of Vietnamese tone marks are folded away:
//! "L’État" is "l'état", "مؤكداً" is "موكدا", "hoà" is "hòa". Accents stay; [`strip_marks`] takes them off where a name may be written without.

use crate::letter::Letters;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Appends the folded form of a character; some fold to nothing.
pub fn push_folded(c: char, out: &mut String) {
    match c {
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        '\0'..='\u{7f}' => out.push(c),
        '’' | 'ʼ' | '‘' | 'ʹ' | '′' => out.push('\''),
        'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
        'ى' | 'ئ' | 'ی' => out.push('ي'),
        'ؤ' => out.push('و'),
        'ة' => out.push('ه'),
        'ک' => out.push('ك'),
        '\u{64b}'..='\u{652}' | '\u{670}' | '\u{640}' => {}
        '٠'..='٩' => out.push(ascii_digit(c, '٠')),
        '۰'..='۹' => out.push(ascii_digit(c, '۰')),
        '٪' => out.push('%'),
        '٫' => out.push('.'),
        '،' => out.push(','),
        '؛' => out.push(';'),
        '؟' => out.push('?'),
        _ => out.extend(c.to_lowercase()),
    }
}

fn ascii_digit(c: char, zero: char) -> char {
    char::from(b'0' + (u32::from(c) - u32::from(zero)) as u8)
}

/// Folds a whole string.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let letters = Letters::get();
    let mut folded = String::with_capacity(text.len());
    let mut word = 0;
    for c in egyptian_hamza(text).chars().chain([' ']) {
        if c == ' ' {
            if let Some(toned) = tone_on_first_vowel(&folded[word..]) {
                folded.truncate(word);
                folded.push_str(&toned);
            }
            word = folded.len() + 1;
        }
        letters.of(c).push_folded(c, &mut folded);
    }
    folded.pop();
    folded
}

/// "شئون", "مسئول", as Egypt writes them, in the spelling of others: "شؤون", "مسؤول".
pub fn egyptian_hamza(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains("ئو") { text.replace("ئو", "ؤو").into() } else { text.into() }
}

/// Moves the tone mark of an open Vietnamese syllable to its first vowel: "hoà" to "hòa", "thuý" to "thúy"; "quý" stays.
pub fn tone_on_first_vowel(word: &str) -> Option<String> {
    let mut ends = word.char_indices().rev();
    let (_, last) = ends.next()?;
    let (first_at, first) = ends.next()?;
    let follows_q = ends.next().is_some_and(|(_, c)| c == 'q');
    let (base, tone) = split_tone(last)?;
    let opens = matches!((first, base), ('o', 'a' | 'e') | ('u', 'y')) && !(follows_q && first == 'u');
    opens.then(|| format!("{}{}{base}", &word[..first_at], join_tone(first, tone)))
}

/// A toned plain vowel as vowel and combining tone.
fn split_tone(c: char) -> Option<(char, char)> {
    if !matches!(c, 'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ') {
        return None;
    }
    let mut parts = std::iter::once(c).nfd();
    Some((parts.next()?, parts.next()?))
}

fn join_tone(vowel: char, tone: char) -> String {
    [vowel, tone].into_iter().nfc().collect()
}

/// Takes marks off letters and turns đ into d: "Nguyễn Minh Hằng" into "Nguyen Minh Hang".
pub fn strip_marks(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let plain = text.nfd().filter(|c| !is_combining_mark(*c));
    plain
        .map(|c| match c {
            'đ' => 'd',
            'Đ' => 'D',
            'ı' => 'i',
            'ł' => 'l',
            'Ł' => 'L',
            'ø' => 'o',
            'Ø' => 'O',
            _ => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_spellings_of_one_word_together() {
        for (a, b) in [
            ("L’État", "l'état"),
            ("مؤكداً", "موكدا"),
            ("إلى", "الي"),
            ("hoà", "hòa"),
            ("Thuý", "thúy"),
            ("٢٠٢٤", "2024"),
            ("quý", "quý"),
            ("khoẻ", "khỏe"),
            ("المسئولون", "المسؤولون"),
        ] {
            assert_eq!(fold(a), fold(b), "{a}");
        }
    }

    #[test]
    fn strips_marks() {
        assert_eq!(strip_marks("Nguyễn Đức Hằng"), "Nguyen Duc Hang");
    }
}
