//! A syllable reader for Vietnamese names in Latin, Arabic and Cyrillic letters.
//!
//! Per syllable it writes onset class, vowel classes and coda class: "Hằng", "Hang", هانج, هانغ and Ханг all read `hang`. The classes are as
//! fine as Arabic and Russian spell them: o and u are one vowel, t and th one onset, tr and ch another.

use crate::fold::strip_marks;
use crate::gazetteer;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A syllable as it sounds, coarsely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Syllable {
    onset: &'static str,
    vowels: String,
    coda: &'static str,
    /// The script leaves the vowel out; `vowels` is the likeliest.
    unwritten: bool,
    /// The Latin spellings that the onset may have.
    onsets: &'static [&'static str],
    /// The Latin spellings that the coda may have.
    codas: &'static [&'static str],
}

impl Syllable {
    /// Whether the two may be one syllable: an unwritten vowel fits any.
    pub(super) fn fits(&self, other: &Self) -> bool {
        self.onset == other.onset && self.coda == other.coda && self.vowels_fit(other)
    }

    /// Whether the two may be one syllable as they are spelled: ث is th and never t, نه is nh.
    pub(super) fn fits_closely(&self, other: &Self) -> bool {
        let share = |a: &[&str], b: &[&str]| a.iter().any(|spelling| b.contains(spelling));
        self.vowels_fit(other) && share(self.onsets, other.onsets) && share(self.codas, other.codas)
    }

    fn vowels_fit(&self, other: &Self) -> bool {
        self.unwritten || other.unwritten || self.vowels == other.vowels
    }

    /// The written form of the class, for keys.
    pub(super) fn class(&self) -> String {
        [self.onset, &self.vowels, self.coda].concat()
    }

    /// Whether names have such syllables.
    pub(super) fn is_in_names(&self) -> bool {
        NAMES.contains_key(&self.class())
    }

    /// Whether a family name sounds so.
    pub(super) fn is_family_name(&self) -> bool {
        if self.unwritten {
            return FAMILY.iter().any(|family| family.fits(self));
        }
        NAMES.get(&self.class()) == Some(&true)
    }

    /// Other classes that the letters may stand for: ть and т for ch, any vowel where none is written.
    pub(super) fn readings(&self) -> Vec<String> {
        let vowels: &[&str] = if self.unwritten { &["a", "i", "u"] } else { &[] };
        let onset = if self.onset == "t" && self.onsets.contains(&"ch") { "c" } else { self.onset };
        let other = [onset, &self.vowels, self.coda].concat();
        vowels.iter().map(|v| [self.onset, v, self.coda].concat()).chain([other]).filter(|class| *class != self.class()).collect()
    }
}

/// Classes of the syllables of names, and whether one is a family name.
static NAMES: LazyLock<HashMap<String, bool>> = LazyLock::new(|| {
    let mut classes = HashMap::new();
    for row in gazetteer::syllables() {
        if let Some(syllable) = latin(row.syllable) {
            *classes.entry(syllable.class()).or_default() |= row.family;
        }
    }
    classes
});

static FAMILY: LazyLock<Vec<Syllable>> =
    LazyLock::new(|| gazetteer::syllables().iter().filter(|row| row.family).filter_map(|row| latin(row.syllable)).collect());

/// The most frequent syllable that fits a reading, as a family name or as a given one.
pub(super) fn spelling(read: &Syllable, family: bool) -> Option<&'static str> {
    static READ: LazyLock<Vec<(&'static str, bool, Syllable)>> =
        LazyLock::new(|| gazetteer::syllables().iter().filter_map(|row| Some((row.syllable, row.family, latin(row.syllable)?))).collect());
    let best = |close: bool, wanted: bool| {
        let fits = |s: &Syllable| if close { s.fits_closely(read) } else { s.fits(read) };
        READ.iter().find(|(_, is_family, s)| *is_family == wanted && fits(s)).map(|(name, ..)| *name)
    };
    best(true, family).or_else(|| best(false, family)).or_else(|| best(true, !family)).or_else(|| best(false, !family))
}

/// Latin onsets, the longest first: spelling, class, and the spelling without the letters that only the next vowel asks for.
const ONSETS: &[(&str, &str, &[&str])] = &[
    ("ngh", "ng", &["ng"]),
    ("ng", "ng", &["ng"]),
    ("nh", "n", &["nh"]),
    ("ph", "f", &["ph"]),
    ("th", "t", &["th"]),
    ("tr", "c", &["tr"]),
    ("ch", "c", &["ch"]),
    ("kh", "kh", &["kh"]),
    ("gh", "g", &["g"]),
    ("gi", "g", &["gi"]),
    ("b", "b", &["b"]),
    ("c", "k", &["k"]),
    ("k", "k", &["k"]),
    ("q", "k", &["k"]),
    ("d", "d", &["d"]),
    ("g", "g", &["g"]),
    ("h", "h", &["h"]),
    ("l", "l", &["l"]),
    ("m", "m", &["m"]),
    ("n", "n", &["n"]),
    ("r", "r", &["r"]),
    ("s", "s", &["s"]),
    ("t", "t", &["t"]),
    ("v", "f", &["v"]),
    ("x", "s", &["x"]),
    ("", "", &[""]),
];

/// Latin codas, the longest first.
const CODAS: &[(&str, &str, &[&str])] = &[
    ("ng", "ng", &["ng"]),
    ("nh", "n", &["nh"]),
    ("ch", "k", &["ch"]),
    ("n", "n", &["n"]),
    ("m", "m", &["m"]),
    ("c", "k", &["c"]),
    ("p", "b", &["p"]),
    ("t", "t", &["t"]),
    ("", "", &[""]),
];

/// All rimes of Vietnamese without marks, sorted.
const RIMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec", "ech", "em", "en", "eng", "enh", "eo", "ep",
    "et", "eu", "i", "ia", "ich", "iec", "iem", "ien", "ieng", "iep", "iet", "ieu", "im", "in", "inh", "ip", "it", "iu", "o", "oa", "oac",
    "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oc", "oe", "oen", "oeo", "oet", "oi", "om", "on", "ong",
    "op", "ot", "u", "ua", "uac", "uach", "uai", "uan", "uang", "uanh", "uat", "uay", "uc", "ue", "uech", "uen", "uenh", "ueo", "uet",
    "ui", "um", "un", "ung", "uo", "uoc", "uoi", "uom", "uon", "uong", "uop", "uot", "uou", "up", "ut", "uu", "uy", "uya", "uych", "uyen",
    "uyet", "uynh", "uyt", "uyu", "y", "yem", "yen", "yet", "yeu",
];

/// Reads a Latin word as a Vietnamese syllable; `None` when it is none.
pub(super) fn latin(word: &str) -> Option<Syllable> {
    if word.len() > 24 {
        return None;
    }
    let plain = strip_marks(word).to_lowercase();
    let (spelling, onset, onsets) = ONSETS.iter().find(|(s, ..)| plain.starts_with(s) && plain.len() > s.len())?;
    let rest = &plain[spelling.len()..];
    let hidden_i = *spelling == "gi" && !rest.starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
    let rime = if hidden_i { format!("i{rest}") } else { rest.to_owned() };
    let onset_agrees = match *spelling {
        "c" | "ng" | "g" => rime.starts_with(['a', 'o', 'u']),
        "k" | "ngh" | "gh" => rime.starts_with(['e', 'i', 'y']),
        "q" => rime.starts_with('u'),
        _ => true,
    };
    if !onset_agrees || RIMES.binary_search(&rime.as_str()).is_err() {
        return None;
    }
    let (coda_spelling, coda, codas) = CODAS.iter().find(|(s, ..)| rime.ends_with(s) && rime.len() > s.len())?;
    let vowels = rime[..rime.len() - coda_spelling.len()].chars().map(|c| match c {
        'a' => "a",
        'e' | 'i' | 'y' => "i",
        _ => "u",
    });
    Some(Syllable { onset, vowels: settled(vowels, onset, coda), coda, unwritten: false, onsets, codas })
}

/// Vowel classes, equal neighbours merged, and what scripts spell in two ways made one: Giang is جانغ and جيانغ, Tiên is تين and تيان.
fn settled<'a>(classes: impl Iterator<Item = &'a str>, onset: &str, coda: &str) -> String {
    let mut vowels = String::new();
    for class in classes.flat_map(str::chars) {
        if !vowels.ends_with(class) {
            vowels.push(class);
        }
    }
    let glides = matches!(onset, "n" | "g") && vowels.len() > 1 && vowels.starts_with('i');
    if glides {
        vowels.remove(0);
    }
    if !coda.is_empty() && vowels.ends_with("ia") {
        vowels.pop();
    }
    if vowels == "iui" { "ui".to_owned() } else { vowels }
}

/// A letter or group of a foreign script as an onset: class and the Latin onsets it may stand for.
type Onset = (&'static str, &'static str, &'static [&'static str]);

const ARABIC_ONSETS: &[Onset] = &[
    ("نغ", "ng", &["ng"]),
    ("نج", "ng", &["ng"]),
    ("نق", "ng", &["ng"]),
    ("نگ", "ng", &["ng"]),
    ("نه", "n", &["nh"]),
    ("ني", "n", &["nh", "n"]),
    ("تش", "c", &["ch", "tr"]),
    ("تر", "c", &["tr"]),
    ("كه", "kh", &["kh"]),
    ("ته", "t", &["th"]),
    ("ب", "b", &["b"]),
    ("پ", "f", &["ph"]),
    ("ت", "t", &["t", "th"]),
    ("ث", "t", &["th"]),
    ("ط", "t", &["t", "th"]),
    ("ج", "g", &["gi", "g"]),
    ("غ", "g", &["g", "gi"]),
    ("گ", "g", &["g", "gi"]),
    ("د", "d", &["d"]),
    ("ذ", "d", &["d"]),
    ("ض", "d", &["d"]),
    ("زي", "g", &["gi"]),
    ("زا", "g", &["gi"]),
    ("شي", "c", &["ch"]),
    ("ز", "d", &["d", "gi"]),
    ("ر", "r", &["r"]),
    ("س", "s", &["s", "x"]),
    ("ص", "s", &["s", "x"]),
    ("ش", "s", &["x", "s"]),
    ("ف", "f", &["v", "ph"]),
    ("ڤ", "f", &["v"]),
    ("ك", "k", &["k"]),
    ("ل", "l", &["l"]),
    ("م", "m", &["m"]),
    ("ن", "n", &["n", "nh"]),
    ("ه", "h", &["h"]),
    ("ح", "h", &["h"]),
    ("خ", "kh", &["kh"]),
    ("", "", &[""]),
];

const CYRILLIC_ONSETS: &[Onset] = &[
    ("нг", "ng", &["ng"]),
    ("нь", "n", &["nh"]),
    ("кх", "kh", &["kh"]),
    ("тх", "t", &["th"]),
    ("тр", "c", &["tr"]),
    ("ть", "c", &["ch"]),
    ("тя", "c", &["ch"]),
    ("тю", "c", &["ch"]),
    ("зя", "g", &["gi"]),
    ("б", "b", &["b"]),
    ("в", "f", &["v"]),
    ("г", "g", &["g"]),
    ("д", "d", &["d"]),
    ("ж", "g", &["gi"]),
    ("з", "d", &["d", "gi"]),
    ("к", "k", &["k"]),
    ("л", "l", &["l"]),
    ("м", "m", &["m"]),
    ("н", "n", &["n", "nh"]),
    ("р", "r", &["r"]),
    ("с", "s", &["x", "s"]),
    ("т", "t", &["t", "th", "ch"]),
    ("ф", "f", &["ph"]),
    ("х", "h", &["h"]),
    ("ц", "c", &["tr"]),
    ("ч", "c", &["tr", "ch"]),
    ("ш", "s", &["s"]),
    ("щ", "s", &["s"]),
    ("", "", &[""]),
];

const ARABIC_CODAS: &[Onset] = &[
    ("نغ", "ng", &["ng"]),
    ("نج", "ng", &["ng"]),
    ("نق", "ng", &["ng"]),
    ("نك", "ng", &["ng"]),
    ("نگ", "ng", &["ng"]),
    ("نه", "n", &["nh"]),
    ("ن", "n", &["n", "nh"]),
    ("م", "m", &["m"]),
    ("تش", "k", &["ch"]),
    ("ك", "k", &["c", "ch"]),
    ("ق", "k", &["c", "ch"]),
    ("خ", "k", &["ch", "c"]),
    ("ب", "b", &["p"]),
    ("پ", "b", &["p"]),
    ("ت", "t", &["t"]),
    ("ط", "t", &["t"]),
    ("ه", "", &[""]),
    ("", "", &[""]),
];

const CYRILLIC_CODAS: &[Onset] = &[
    ("нг", "ng", &["ng"]),
    ("нь", "n", &["nh"]),
    ("н", "n", &["n", "nh"]),
    ("м", "m", &["m"]),
    ("ть", "k", &["ch"]),
    ("к", "k", &["c", "ch"]),
    ("х", "k", &["ch"]),
    ("п", "b", &["p"]),
    ("б", "b", &["p"]),
    ("т", "t", &["t"]),
    ("", "", &[""]),
];

/// The class of a folded Arabic or Cyrillic vowel; empty is silent.
fn vowel(c: char) -> Option<&'static str> {
    Some(match c {
        'ا' | 'а' => "a",
        'ي' | 'е' | 'э' | 'и' | 'й' => "i",
        'و' | 'ы' | 'о' | 'у' => "u",
        'ё' | 'ю' => "iu",
        'я' => "ia",
        'ء' | 'ь' | 'ъ' => "",
        _ => return None,
    })
}

/// Reads a folded Arabic or Cyrillic word as a Vietnamese syllable; `None` when it cannot be one.
pub(super) fn other_script(word: &str) -> Option<Syllable> {
    // Russian writes ch as t before i; among names Chi and Chính are the frequent ones.
    let word = match word {
        "ти" => "чи",
        "тинь" => "чинь",
        _ => word,
    };
    // "آن" is left as printed, for it is no "أن".
    if let Some(rest) = word.strip_prefix('آ') {
        return other_script(&format!("ا{rest}"));
    }
    let arabic = word.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c));
    if word.len() > 24 {
        return None;
    }
    let (onset_table, coda_table) = if arabic { (ARABIC_ONSETS, ARABIC_CODAS) } else { (CYRILLIC_ONSETS, CYRILLIC_CODAS) };
    let (spelling, onset, onsets) = onset_table.iter().find(|(letters, ..)| begins_syllable(word, letters))?;
    // The vowel inside тя, тю, зя, زا and شي goes on.
    let kept_vowel = match *spelling {
        "тя" | "зя" | "زا" => "a",
        "شي" => "i",
        "тю" => "u",
        _ => "",
    };
    let rest = &word[spelling.len()..];
    let rime_end = rest.find(|c| vowel(c).is_none()).unwrap_or(rest.len());
    let (vowel_letters, coda_letters) = rest.split_at(rime_end);
    let (_, coda, codas) = coda_table.iter().find(|(letters, ..)| *letters == coda_letters)?;
    if coda_letters == "ه" && vowel_letters.is_empty() {
        return None;
    }
    let carried = if spelling.is_empty() && arabic { carried_by_alif(vowel_letters, coda_letters) } else { vowel_letters };
    let mut vowels = settled(std::iter::once(kept_vowel).chain(carried.chars().filter_map(vowel)), onset, coda);
    let unwritten = vowels.is_empty();
    if unwritten {
        vowels = match *coda {
            "" => return None,
            "n" => "i",
            "ng" => "u",
            _ => "a",
        }
        .to_owned();
    }
    Some(Syllable { onset, vowels, coda, unwritten, onsets, codas })
}

/// Whether a word begins with these letters as an onset: groups that end in a consonant letter need a vowel after them.
fn begins_syllable(word: &str, letters: &str) -> bool {
    let Some(rest) = word.strip_prefix(letters) else { return false };
    let next_is_vowel = rest.chars().next().is_some_and(|c| vowel(c).is_some());
    match letters {
        "" => word.chars().next().is_some_and(|c| vowel(c).is_some()),
        "тя" | "тю" | "зя" | "زا" | "شي" => true,
        "ть" => next_is_vowel && !rest.starts_with('е'),
        "زي" => rest.starts_with(['ا', 'و']),
        "ني" => rest.starts_with(['ا', 'و']),
        _ if letters.chars().count() > 1 => next_is_vowel,
        _ => true,
    }
}

/// An alif at the beginning carries the vowel after it: أونغ is Uông, إيك is Ích; alone it is a vowel: أي is Ái, آن is An.
fn carried_by_alif<'w>(vowels: &'w str, coda: &str) -> &'w str {
    match vowels.strip_prefix('ا') {
        Some(carried) if carried.chars().count() > 1 || (!carried.is_empty() && !coda.is_empty()) => carried,
        _ => vowels,
    }
}
