//! The key of a name: what it sounds like, whatever the script.
//!
//! "Nguyễn Minh Hằng", "Nguyen Minh Hang" and نجوين مينه هانج have one key. A key is for finding; who is who is decided by evidence.

use super::syllables::{self, Syllable};
use crate::fold::{fold, strip_marks};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Vietnamese family names; together they name nearly everybody.
const FAMILY_NAMES: &str = "An Âu Bạch Bành Bế Bùi Ca Cao Chế Châu Chu Cù Cung Đặng Đào Đàm Đậu Đinh Đỗ Đoàn Đồng Dư Dương Giang Giáp Hà Hàn Hồ Hoàng Hứa Huỳnh Kha Khổng Khúc Kiều Kim La Lã Lai Lâm Lê Lò Lữ Lục Lương Lưu Lý Ma Mã Mạc Mai Ngô Nguyễn Nghiêm Nhâm Nông Ong Phạm Phan Phí Phó Phùng Phương Quách Quan Quàng Sầm Tạ Tăng Thạch Thái Thân Thẩm Tiêu Tô Tôn Tống Trần Triệu Trịnh Trương Từ Tưởng Ung Uông Văn Vi Viên Võ Vũ Vương Xa Yên";

static FAMILY_SYLLABLES: LazyLock<BTreeSet<Syllable>> = LazyLock::new(|| FAMILY_NAMES.split(' ').filter_map(syllables::latin).collect());

static FAMILY_WORDS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| FAMILY_NAMES.split(' ').map(|n| strip_marks(&n.to_lowercase())).collect());

/// The key of a name in any script.
pub fn key(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = words(&folded).collect();
    match vietnamese(&words) {
        Some(syllables) => syllables.iter().map(Syllable::class).collect::<Vec<_>>().join("."),
        None => {
            words.iter().filter(|w| !PARTICLES.contains(w)).map(|w| skeleton(w)).filter(|s| !s.is_empty()).collect::<Vec<_>>().join(".")
        }
    }
}

/// All keys under which a name is to be sought.
pub fn keys(name: &str) -> Vec<String> {
    vec![key(name)]
}

/// Whether words, family name first, read as a Vietnamese name in Latin, Arabic or Cyrillic letters.
pub fn is_vietnamese(words: &[&str]) -> bool {
    (2..=5).contains(&words.len()) && vietnamese(words).is_some()
}

/// Whether a folded word can begin a Vietnamese name.
pub fn is_vietnamese_family_name(word: &str) -> bool {
    if is_latin(word) {
        FAMILY_WORDS.contains(&strip_marks(word))
    } else {
        syllables::other_script(word).is_some_and(|s| FAMILY_SYLLABLES.iter().any(|f| f.fits(&s)))
    }
}

/// Whether a folded word can be a syllable of a Vietnamese name.
pub fn is_vietnamese_syllable(word: &str) -> bool {
    syllable(word).is_some()
}

/// The row of the Vietnamese place that folded words in another script spell, when all of its syllables fit.
pub fn vietnamese_place(words: &[&str]) -> Option<u32> {
    static PLACES: LazyLock<Vec<(Vec<Syllable>, u32)>> = LazyLock::new(|| {
        let rows = (0..).zip(crate::gazetteer::places()).filter(|(_, row)| row.is_vietnamese());
        let read = rows.map(|(i, row)| (row.name.split(' ').map(syllables::latin).collect::<Option<Vec<_>>>(), i));
        read.filter_map(|(syllables, i)| Some((syllables.filter(|s| s.len() > 1)?, i))).collect()
    });
    let read: Vec<Syllable> = words.iter().map(|w| if is_latin(w) { None } else { syllables::other_script(w) }).collect::<Option<_>>()?;
    let fits = |place: &[Syllable]| place.len() == read.len() && place.iter().zip(&read).all(|(a, b)| a.fits(b));
    PLACES.iter().find(|(place, _)| fits(place)).map(|(_, row)| *row)
}

/// The name in the letters of a Latin keyboard: marks off, Arabic and Cyrillic letter by letter.
pub fn latin(name: &str) -> String {
    if is_latin(&fold(name)) {
        return strip_marks(name);
    }
    let romanized: String = fold(name).chars().map(|c| romanize(c).unwrap_or("").to_owned()).collect();
    romanized.split(' ').map(capitalize).collect::<Vec<_>>().join(" ")
}

/// Particles that come and go between forms of one name.
const PARTICLES: &[&str] =
    &["al", "el", "bin", "ben", "ibn", "bint", "de", "du", "la", "le", "von", "van", "der", "ال", "بن", "ابن", "بنت"];

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| c.is_whitespace() || matches!(c, '-' | '·' | '.' | '\'')).filter(|w| !w.is_empty())
}

fn is_latin(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_alphabetic() || ('\u{c0}'..'\u{250}').contains(&c) || ('\u{1e00}'..'\u{1f00}').contains(&c))
}

fn syllable(word: &str) -> Option<Syllable> {
    if is_latin(word) { syllables::latin(word) } else { syllables::other_script(word) }
}

fn vietnamese(words: &[&str]) -> Option<Vec<Syllable>> {
    let first = words.first()?;
    if words.len() < 2 || !is_vietnamese_family_name(first) {
        return None;
    }
    words.iter().map(|word| syllable(word)).collect()
}

/// The consonants of a word, in classes that spellings of one name share.
fn skeleton(word: &str) -> String {
    let word = word.strip_prefix("ال").filter(|rest| rest.chars().count() > 2).unwrap_or(word);
    let plain = strip_marks(word);
    let plain = [
        ("sch", "s"),
        ("sh", "s"),
        ("ch", "s"),
        ("ph", "f"),
        ("kh", "h"),
        ("gh", "g"),
        ("th", "t"),
        ("dh", "d"),
        ("ck", "k"),
        ("ou", "u"),
        ("x", "ks"),
        ("تش", "ش"),
    ]
    .iter()
    .fold(plain, |w, (a, b)| w.replace(a, b));
    let mut out = String::new();
    for (i, c) in plain.chars().enumerate() {
        let class = match c {
            'b' | 'p' | 'ب' | 'پ' | 'б' | 'п' => 'b',
            'd' | 'د' | 'ض' | 'ذ' | 'д' => 'd',
            't' | 'ت' | 'ط' | 'ث' | 'т' => 't',
            'g' | 'j' | 'ج' | 'غ' | 'г' | 'ж' => 'g',
            'k' | 'q' | 'c' | 'ك' | 'ق' | 'к' => 'k',
            'h' | 'ه' | 'ح' | 'خ' | 'х' => 'h',
            's' | 'z' | 'س' | 'ص' | 'ش' | 'ز' | 'ظ' | 'с' | 'ш' | 'щ' | 'з' | 'ц' | 'ч' => 's',
            'f' | 'v' | 'ف' | 'ڤ' | 'ф' | 'в' => 'f',
            'l' | 'ل' | 'л' => 'l',
            'm' | 'م' | 'м' => 'm',
            'n' | 'ن' | 'н' => 'n',
            'r' | 'ر' | 'р' => 'r',
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | 'ا' | 'و' | 'ي' | 'ع' | 'ء' if i == 0 => 'a',
            _ => continue,
        };
        if !out.ends_with(class) {
            out.push(class);
        }
    }
    // A silent or feminine h at the end is written or not.
    if out.len() > 1 && out.ends_with('h') { out[..out.len() - 1].to_owned() } else { out }
}

fn romanize(c: char) -> Option<&'static str> {
    Some(match c {
        ' ' => " ",
        '-' => "-",
        'ا' => "a",
        'ب' => "b",
        'پ' => "p",
        'ت' => "t",
        'ث' => "th",
        'ج' => "j",
        'ح' => "h",
        'خ' => "kh",
        'د' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' => "z",
        'س' => "s",
        'ش' => "sh",
        'ص' => "s",
        'ض' => "d",
        'ط' => "t",
        'ظ' => "z",
        'ع' => "a",
        'غ' => "gh",
        'ف' => "f",
        'ڤ' => "v",
        'ق' => "q",
        'ك' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'ه' => "h",
        'و' => "u",
        'ي' => "i",
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'ё' => "yo",
        'ж' => "zh",
        'з' => "z",
        'и' | 'й' | 'ы' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

fn capitalize(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_meet_in_one_key() {
        for (a, b) in [
            ("Nguyễn Minh Hằng", "نجوين مينه هانج"),
            ("Nguyen Minh Hang", "Нгуен Минь Ханг"),
            ("Ngo Minh Hoang", "نغو مينه هوانغ"),
            ("Phạm Minh Chính", "فام مينه تشينه"),
            ("Trần Lưu Quang", "تران لو كوانغ"),
            ("Lương Cường", "لونغ كوونغ"),
            ("Mohammed bin Salman", "محمد بن سلمان"),
            ("Nasser Bourita", "ناصر بوريطة"),
            ("Ahmed Attaf", "أحمد عطاف"),
        ] {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
    }

    #[test]
    fn different_names_have_different_keys() {
        for (a, b) in
            [("Nguyen Minh Hang", "Nguyen Manh Cuong"), ("Le Thi Hong Van", "Le Thi Thu Hang"), ("Ahmed Attaf", "Ahmed Aboul Gheit")]
        {
            assert_ne!(key(a), key(b), "{a} {b}");
        }
    }
}
