//! A syllable reader for Vietnamese names in Latin, Arabic and Cyrillic letters.
//!
//! Per syllable it writes onset class, vowel classes and coda class: "Hằng", "Hang", هانج, هانغ and Ханг all read `H:A:NG`. A vowel that the
//! script leaves out reads `?` and fits any.

use crate::fold::strip_marks;

/// A syllable as it sounds, coarsely.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Syllable {
    onset: String,
    vowels: String,
    coda: &'static str,
}

impl Syllable {
    /// Whether the two may be one syllable: an unwritten vowel fits any.
    pub(super) fn fits(&self, other: &Self) -> bool {
        let vowels_fit = self.vowels == other.vowels || self.vowels == "?" || other.vowels == "?";
        self.onset == other.onset && self.coda == other.coda && vowels_fit
    }

    /// The written form of the class, for keys; vowels are left out, since Arabic often writes none.
    pub(super) fn class(&self) -> String {
        format!("{}-{}", self.onset.to_lowercase(), self.coda.to_lowercase())
    }
}

/// Onsets by spelling, the longest first.
const ONSETS: &[(&str, &str)] = &[
    ("ngh", "NG"),
    ("ng", "NG"),
    ("nh", "N"),
    ("ph", "F"),
    ("th", "T"),
    ("tr", "T"),
    ("ch", "T"),
    ("kh", "H"),
    ("gh", "G"),
    ("gi", "G"),
    ("qu", "KU"),
    ("b", "B"),
    ("c", "K"),
    ("k", "K"),
    ("q", "K"),
    ("d", "D"),
    ("g", "G"),
    ("h", "H"),
    ("l", "L"),
    ("m", "M"),
    ("n", "N"),
    ("p", "F"),
    ("r", "R"),
    ("s", "S"),
    ("t", "T"),
    ("v", "F"),
    ("x", "S"),
];

/// Codas by spelling, the longest first.
const CODAS: &[(&str, &str)] =
    &[("ng", "NG"), ("nh", "N"), ("ch", "K"), ("n", "N"), ("m", "M"), ("c", "K"), ("k", "K"), ("p", "B"), ("t", "T")];

/// Vowel clusters that Vietnamese syllables have, marks removed.
const RIMES: &[&str] = &[
    "a", "e", "i", "o", "u", "y", "ai", "ao", "au", "ay", "eo", "eu", "ia", "ie", "ieu", "iu", "oa", "oai", "oay", "oe", "oi", "oo", "ua",
    "ue", "ui", "uo", "uoi", "uou", "uu", "uy", "uya", "uye", "uyen", "ye", "yeu", "uyu", "oao", "oeo", "uau", "uay", "uao", "uai",
];

/// Reads a Latin word as a Vietnamese syllable; `None` when it is none.
pub(super) fn latin(word: &str) -> Option<Syllable> {
    let plain = strip_marks(word).to_lowercase();
    let (onset_spelling, onset) = ONSETS.iter().find(|(s, _)| plain.starts_with(s) && plain.len() > s.len()).copied().unwrap_or(("", ""));
    let mut rest = plain[onset_spelling.len()..].to_owned();
    if onset_spelling == "gi" && !rest.starts_with(['a', 'e', 'i', 'o', 'u', 'y']) {
        rest.insert(0, 'i');
    }
    let (coda_spelling, coda) = CODAS.iter().find(|(s, _)| rest.ends_with(s) && rest.len() > s.len()).copied().unwrap_or(("", ""));
    let rime = &rest[..rest.len() - coda_spelling.len()];
    if !RIMES.contains(&rime) {
        return None;
    }
    let glide = if onset == "KU" { "u" } else { "" };
    let vowels = vowel_classes(glide.chars().chain(rime.chars()));
    Some(Syllable { onset: if onset == "KU" { "K" } else { onset }.to_owned(), vowels, coda })
}

fn vowel_classes(vowels: impl Iterator<Item = char>) -> String {
    let mut classes = String::new();
    for vowel in vowels {
        let class = match vowel {
            'a' => 'A',
            'e' | 'i' | 'y' => 'I',
            _ => 'U',
        };
        if !classes.ends_with(class) {
            classes.push(class);
        }
    }
    classes
}

/// The class of a folded Arabic or Cyrillic letter: `A I U` are vowels, empty is silent.
fn letter_class(c: char) -> Option<&'static str> {
    Some(match c {
        'ا' | 'а' => "A",
        'ي' | 'е' | 'э' | 'и' | 'й' => "I",
        'و' | 'ы' | 'о' | 'у' => "U",
        'ё' | 'ю' => "IU",
        'я' => "IA",
        'ع' | 'ء' | 'ь' | 'ъ' => "",
        'ب' | 'б' => "B",
        'ت' | 'ث' | 'ط' | 'т' | 'ч' | 'ц' => "T",
        'ج' | 'غ' | 'ق' | 'گ' | 'г' => "G",
        'د' | 'ذ' | 'ض' | 'ز' | 'ظ' | 'д' | 'з' | 'ж' => "D",
        'ر' | 'р' => "R",
        'س' | 'ص' | 'ش' | 'с' | 'ш' | 'щ' => "S",
        'ف' | 'ڤ' | 'پ' | 'ф' | 'в' | 'п' => "F",
        'ك' | 'к' => "K",
        'ل' | 'л' => "L",
        'م' | 'м' => "M",
        'ن' | 'н' => "N",
        'ه' | 'ح' | 'خ' | 'х' => "H",
        _ => return None,
    })
}

/// Reads a folded Arabic or Cyrillic word as a Vietnamese syllable; `None` when it cannot be one.
pub(super) fn other_script(word: &str) -> Option<Syllable> {
    let spelled = ["تش", "تر"].iter().fold(word.to_owned(), |w, s| w.replace(s, "ت"));
    let spelled = [("тх", "т"), ("кх", "х"), ("тр", "т"), ("нь", "н")].iter().fold(spelled, |w, (a, b)| w.replace(a, b));
    let spelled = match spelled.strip_suffix("نه") {
        Some(stem) => format!("{stem}ن"),
        None => spelled,
    };
    let classes: Vec<&str> = spelled.chars().map(letter_class).collect::<Option<_>>()?;
    let joined = join_ng(classes.concat());
    let vowel = |c: char| matches!(c, 'A' | 'I' | 'U');
    let onset_end = joined.find(vowel).unwrap_or_else(|| joined.char_indices().nth(1).map_or(joined.len(), |(i, _)| i));
    let (onset, rest) = joined.split_at(onset_end);
    let coda_start = rest.find(|c| !vowel(c)).unwrap_or(rest.len());
    let (vowels, coda) = rest.split_at(coda_start);
    if coda.contains(vowel) || onset.chars().count() > 1 {
        return None;
    }
    let coda = match coda {
        "" => "",
        "N" => "N",
        "Ŋ" => "NG",
        "M" => "M",
        "K" | "G" => "K",
        "B" | "F" => "B",
        "T" => "T",
        _ => return None,
    };
    let mut squeezed = String::new();
    vowels.chars().for_each(|v| {
        if !squeezed.ends_with(v) {
            squeezed.push(v)
        }
    });
    let vowels = if squeezed.is_empty() { "?".to_owned() } else { squeezed };
    Some(Syllable { onset: onset.replace('Ŋ', "NG"), vowels, coda })
}

/// N and G before a vowel or at the end are one sound, written Ŋ here.
fn join_ng(classes: String) -> String {
    let mut joined = String::new();
    let mut rest = classes.as_str();
    while let Some(c) = rest.chars().next() {
        let after = rest.strip_prefix("NG");
        if let Some(after) = after.filter(|a| a.is_empty() || a.starts_with(['A', 'I', 'U'])) {
            joined.push('Ŋ');
            rest = after;
        } else {
            joined.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    joined
}
