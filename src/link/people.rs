//! The key of a name: what it sounds like, whatever the script.
//!
//! "Nguyễn Minh Hằng", "Nguyen Minh Hang" and نجوين مينه هانج have one key, `nguin.min.hang`; so have "Abdelmadjid Tebboune" and عبد المجيد تبون.
//! A key is for finding; who is who is decided by evidence, of which [`is_same`] is the part that lies in the names.

use super::readings;
use super::sinitic;
use super::skeleton;
use super::syllables::{self, Syllable};
use crate::fold::{fold, strip_marks};
use crate::gazetteer;
use crate::memo::Memo;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The key of a name in any script. A known leader has the key of the Latin name, whichever form is printed.
pub fn key(name: &str) -> String {
    thread_local!(static KEYS: Memo<String> = Memo::default());
    KEYS.with(|keys| keys.get(name, |name| leader_key(&plain(name)).map_or_else(|| own_key(name), str::to_owned)))
}

/// The key of the known leader that is printed so.
fn leader_key(plain: &str) -> Option<&'static str> {
    leaders().get(plain).map(|leader| leader.key.as_str())
}

/// The key that the letters of a name give.
fn own_key(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = words(&folded).collect();
    if let Some(syllables) = vietnamese(&words) {
        return syllables.iter().map(Syllable::class).collect::<Vec<_>>().join(".");
    }
    let skeleton = skeleton::key(name);
    if skeleton.is_empty() { folded } else { skeleton }
}

/// All keys under which a name is to be sought, the likeliest first.
pub fn keys(name: &str) -> Vec<String> {
    let mut keys = vec![key(name), own_key(name)];
    let folded = fold(name);
    let words: Vec<&str> = words(&folded).collect();
    let syllables = vietnamese(&words);
    if let Some(syllables) = &syllables {
        let classes: Vec<String> = syllables.iter().map(Syllable::class).collect();
        for (i, syllable) in syllables.iter().enumerate() {
            for reading in syllable.readings() {
                let mut other = classes.clone();
                other[i] = reading;
                keys.push(other.join("."));
            }
        }
    } else if let [only] = words[..]
        && let Some(syllable) = syllable(only)
    {
        keys.push(syllable.class());
    }
    if syllables.is_none() {
        keys.extend(readings::of(name, &folded).iter().map(|reading| skeleton::key(reading)));
    }
    let mut seen = std::collections::BTreeSet::new();
    keys.retain(|key| !key.is_empty() && seen.insert(key.clone()));
    keys
}

/// The consonants of a word of a name in classes, also those at its end that the key leaves out: Davis and ديفيس are `dfs`.
pub fn consonants(word: &str) -> String {
    thread_local!(static WORDS: Memo<String> = Memo::default());
    WORDS.with(|words| words.get(word, |word| skeleton::written(&strip_marks(&fold(word)))))
}

/// Whether two names may be of one person: some reading of one fits the other. Marks that both write must agree, a Latin spelling counts
/// more than the key, and long vowels that Arabic writes must be there.
pub fn is_same(a: &str, b: &str) -> bool {
    let (folded_a, folded_b) = (fold(a), fold(b));
    let (words_a, words_b): (Vec<&str>, Vec<&str>) = (words(&folded_a).collect(), words(&folded_b).collect());
    let (read_a, read_b) = (vietnamese(&words_a), vietnamese(&words_b));
    let both_spelled = read_a.is_some() && read_b.is_some() && is_latin(&folded_a) && is_latin(&folded_b);
    let one_leader = leader(a).is_some_and(|leader| self::leader(b) == Some(leader));
    if folded_a == folded_b || (one_leader && !both_spelled) {
        return true;
    }
    if let (Some(read_a), Some(read_b)) = (read_a, read_b) {
        let pairs = || words_a.iter().zip(&words_b).zip(read_a.iter().zip(&read_b));
        return words_a.len() == words_b.len() && pairs().all(|((x, y), (p, q))| same_syllable(x, y, p, q));
    }
    if sinitic::is_one(&words_a, &words_b) || sinitic::is_one(&words_b, &words_a) {
        return true;
    }
    let keys_b = keys(b);
    keys(a).iter().any(|key| keys_b.contains(key)) && vowels_agree(&words_a, &words_b)
}

/// Whether two syllables of names may be one as printed.
fn same_syllable(a: &str, b: &str, read_a: &Syllable, read_b: &Syllable) -> bool {
    match (is_latin(a), is_latin(b)) {
        (true, true) if a.is_ascii() || b.is_ascii() => strip_marks(a) == strip_marks(b),
        (true, true) => a == b,
        (false, false) => read_a.fits(read_b),
        _ => read_a.fits_closely(read_b) || read_a.readings().iter().any(|r| *r == read_b.class()),
    }
}

/// Whether the vowels of two names that sound alike agree: Hussein has the ي of حسين, Hassan has not.
fn vowels_agree(a: &[&str], b: &[&str]) -> bool {
    let latin = |words: &[&str]| words.iter().all(|w| is_latin(w));
    let check: fn(&str, &str) -> bool = match (latin(a), latin(b)) {
        (true, true) => latin_vowels_agree,
        (false, true) if is_arabic(a) => long_vowels_agree,
        (true, false) if is_arabic(b) => |latin, arabic| long_vowels_agree(arabic, latin),
        _ => return true,
    };
    let agree = |(a, b): (&&str, &&str)| {
        let short = a.len() < 4 || b.len() < 4;
        short || skeleton::skeleton(a) != skeleton::skeleton(b) || skeleton::are_one_given_name(a, b) || check(a, b)
    };
    a.len() != b.len() || a.iter().zip(b).all(agree)
}

/// Whether both words have a front vowel or none, and a round one or none.
fn latin_vowels_agree(a: &str, b: &str) -> bool {
    let (a, b) = (strip_marks(a).replace("ee", "i"), strip_marks(b).replace("ee", "i"));
    let has = |word: &str, vowels: &[char]| word.contains(vowels);
    a.starts_with("abd") || (has(&a, &['i', 'y']) == has(&b, &['i', 'y']) && has(&a, &['o', 'u', 'w']) == has(&b, &['o', 'u', 'w']))
}

/// Whether the Latin word has a vowel for each long vowel that the Arabic word writes after its first letter.
fn long_vowels_agree(arabic: &str, latin: &str) -> bool {
    // Carvalho is كارفاليو.
    let plain = strip_marks(latin).replace("lh", "li").replace("nh", "ni");
    let inner = arabic.strip_prefix("ال").unwrap_or(arabic);
    inner.chars().skip(1).all(|c| match c {
        'ي' => plain.contains(['i', 'e', 'y', 'j']),
        'و' => plain.contains(['o', 'u', 'w', 'a', 'v', 'e']),
        _ => true,
    })
}

/// The Latin name of the known leader that is printed so.
fn leader(name: &str) -> Option<&'static str> {
    leaders().get(&plain(name)).map(|leader| leader.name)
}

/// A known leader's Latin name and its key.
struct Leader {
    name: &'static str,
    key: String,
}

/// Leaders by all their forms.
fn leaders() -> &'static HashMap<String, Leader> {
    static FORMS: LazyLock<HashMap<String, Leader>> = LazyLock::new(|| {
        let mut forms = HashMap::new();
        for row in gazetteer::people() {
            for form in row.names.iter().flatten().chain(&row.other_names).chain([&row.name]) {
                forms.entry(plain(form)).or_insert_with(|| Leader { name: row.name, key: own_key(row.name) });
            }
        }
        forms
    });
    &FORMS
}

fn plain(name: &str) -> String {
    let folded = fold(name);
    if is_latin(&folded) && !folded.is_ascii() { strip_marks(&folded).replace('-', " ") } else { folded.replace('-', " ") }
}

/// Whether a name may be one of a Chinese person, in Vietnamese or in Chinese spelling.
pub fn may_be_chinese(name: &str) -> bool {
    sinitic::may_be(&words(&fold(name)).collect::<Vec<_>>())
}

/// Whether words, family name first, read as a Vietnamese name in Latin, Arabic or Cyrillic letters.
pub fn is_vietnamese(words: &[&str]) -> bool {
    words.len() <= 6 && vietnamese(words).is_some()
}

/// Whether a folded word can begin a Vietnamese name.
pub fn is_vietnamese_family_name(word: &str) -> bool {
    thread_local!(static WORDS: Memo<bool> = Memo::default());
    WORDS.with(|words| words.get(word, is_family_name))
}

fn is_family_name(word: &str) -> bool {
    if is_latin(word) { is_latin_family_name(word) } else { syllables::other_script(word).is_some_and(|s| s.is_family_name()) }
}

/// "lưu" and "luu", but not "lựu": what has marks has those of the family name, or those of them that French has too: "trân", "dào".
fn is_latin_family_name(word: &str) -> bool {
    static WORDS: LazyLock<std::collections::HashSet<String>> = LazyLock::new(|| {
        let rows = || gazetteer::syllables().iter().filter(|row| row.family);
        let marked = rows().flat_map(|row| row.marked.iter().flat_map(|word| [(*word).to_owned(), with_french_marks(word)]));
        rows().map(|row| row.syllable.to_lowercase()).chain(marked).collect()
    });
    WORDS.contains(word)
}

/// "trần" as "trân", "đặng" as "dang": a Vietnamese word with no marks but those that a French keyboard has.
fn with_french_marks(word: &str) -> String {
    let letter = |c: char| match c {
        'à' | 'â' | 'ê' | 'ô' | 'è' | 'ù' => c,
        'ầ' | 'ấ' | 'ẩ' | 'ẫ' | 'ậ' => 'â',
        'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' => 'ê',
        'ồ' | 'ố' | 'ổ' | 'ỗ' | 'ộ' => 'ô',
        _ => strip_marks(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c),
    };
    word.chars().map(letter).collect()
}

/// Whether a folded word can be a syllable of a Vietnamese name.
pub fn is_vietnamese_syllable(word: &str) -> bool {
    thread_local!(static WORDS: Memo<bool> = Memo::default());
    WORDS.with(|words| words.get(word, |word| syllable(word).is_some_and(|s| s.is_in_names())))
}

/// The row of the Vietnamese place that folded words in another script spell, when all of its syllables fit.
pub fn vietnamese_place(words: &[&str]) -> Option<u32> {
    static PLACES: LazyLock<Vec<(Vec<Syllable>, u32)>> = LazyLock::new(|| {
        let rows = (0..).zip(gazetteer::places()).filter(|(_, row)| row.is_vietnamese());
        let read = rows.map(|(i, row)| (row.name.split(' ').map(syllables::latin).collect::<Option<Vec<_>>>(), i));
        read.filter_map(|(syllables, i)| Some((syllables.filter(|s| s.len() > 1)?, i))).collect()
    });
    let read: Vec<Syllable> = words.iter().map(|w| if is_latin(w) { None } else { syllables::other_script(w) }).collect::<Option<_>>()?;
    let fits = |place: &[Syllable]| place.len() == read.len() && place.iter().zip(&read).all(|(a, b)| a.fits(b));
    PLACES.iter().find(|(place, _)| fits(place)).map(|(_, row)| *row)
}

/// The name in the letters of a Latin keyboard: marks off; a known leader's own name; a Vietnamese name by its likeliest syllables; given names
/// as they are usually spelled; other words letter by letter.
pub fn latin(name: &str) -> String {
    thread_local!(static NAMES: Memo<String> = Memo::default());
    NAMES.with(|names| names.get(name, in_latin))
}

fn in_latin(name: &str) -> String {
    let folded = fold(name);
    if is_latin(&folded) {
        return strip_marks(name);
    }
    if let Some(leader) = leader(name) {
        return leader.to_owned();
    }
    let words: Vec<&str> = words(&folded).collect();
    if let Some(syllables) = vietnamese(&words) {
        let spelled = syllables.iter().enumerate().filter_map(|(i, s)| syllables::spelling(s, i == 0));
        return spelled.collect::<Vec<_>>().join(" ");
    }
    name.split_whitespace().map(romanized).collect::<Vec<_>>().join(" ").replace("Abdul Al-", "Abdul ")
}

/// A word in Latin letters, with a capital.
fn romanized(word: &str) -> String {
    if let Some(known) = usual_spelling(word) {
        return known.to_owned();
    }
    if let Some(rest) = word.strip_prefix("ال").filter(|rest| rest.chars().count() > 2) {
        return format!("Al-{}", romanized(rest));
    }
    if word.contains('-') {
        return word.split('-').map(romanized).collect::<Vec<_>>().join("-");
    }
    let folded = fold(word);
    let last = folded.chars().count().saturating_sub(1);
    let spelled: String = folded.chars().enumerate().map(|(i, c)| romanize(c, i == 0, i == last)).collect();
    capitalize(&spelled)
}

/// How a given name in another script is usually spelled in Latin letters.
fn usual_spelling(word: &str) -> Option<&'static str> {
    static FORMS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
        let mut forms = HashMap::new();
        for row in gazetteer::given_names() {
            let Some(first) = row.latin.iter().chain(&row.also).find(|form| is_latin(&fold(form))) else { continue };
            let others = row.arabic.iter().chain(&row.also).filter(|form| !is_latin(&fold(form)));
            for form in others {
                forms.entry(fold(form)).or_insert(*first);
            }
        }
        forms
    });
    FORMS.get(&fold(word)).copied()
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| c.is_whitespace() || matches!(c, '-' | '·' | '.' | '\'')).filter(|w| !w.is_empty())
}

fn is_latin(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_alphabetic() || ('\u{c0}'..'\u{250}').contains(&c) || ('\u{1e00}'..'\u{1f00}').contains(&c))
}

fn is_arabic(words: &[&str]) -> bool {
    words.iter().any(|w| w.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c)))
}

fn syllable(word: &str) -> Option<Syllable> {
    if is_latin(word) { syllables::latin(word) } else { syllables::other_script(word) }
}

fn vietnamese(words: &[&str]) -> Option<Vec<Syllable>> {
    let first = words.first()?;
    if words.len() < 2 || !is_vietnamese_family_name(first) {
        return None;
    }
    words.iter().map(|word| syllable(word).filter(Syllable::is_in_names)).collect()
}

/// A letter in Latin letters, as it sounds at the beginning, inside or at the end of a word.
fn romanize(c: char, first: bool, last: bool) -> &'static str {
    match c {
        'ا' | 'ع' => "a",
        'ب' => "b",
        'پ' => "p",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'ح' => "h",
        'ه' if last => "a",
        'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'غ' => "gh",
        'ف' => "f",
        'ڤ' => "v",
        'ق' => "q",
        'ك' => "k",
        'گ' => "g",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' if first => "w",
        'و' => "ou",
        'ي' if first => "y",
        'ي' => "i",
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' if first => "ye",
        'е' | 'э' => "e",
        'ё' => "yo",
        'ж' => "zh",
        'з' => "z",
        'й' if last => "y",
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
        _ => "",
    }
}

fn capitalize(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names in several scripts, a person a line, the Latin form first.
    const SPELLINGS: &str = include_str!("spellings.tsv");

    fn spellings() -> impl Iterator<Item = Vec<&'static str>> {
        SPELLINGS.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
    }

    /// How many of the forms in a script meet the first form in one key, without the table of leaders, and the ones that do not.
    fn met(vietnamese_names: bool, in_script: impl Fn(&str) -> bool) -> (f64, Vec<String>) {
        let (mut n, mut apart) = (0, Vec::new());
        for forms in spellings() {
            let folded = fold(forms[0]);
            if is_vietnamese(&words(&folded).collect::<Vec<_>>()) != vietnamese_names {
                continue;
            }
            for form in forms[1..].iter().filter(|form| in_script(form)) {
                n += 1;
                if own_key(form) != own_key(forms[0]) {
                    apart.push(format!("{} {form}: {} {}", forms[0], own_key(forms[0]), own_key(form)));
                }
            }
        }
        (1.0 - apart.len() as f64 / f64::from(n), apart)
    }

    fn arabic(form: &str) -> bool {
        is_arabic(&[form])
    }

    fn other(form: &str) -> bool {
        !arabic(form) && !is_latin(form)
    }

    #[test]
    fn spellings_of_one_name_meet_in_one_key() {
        for (name, rate, least) in [
            ("Vietnamese, Arabic", met(true, arabic), 0.97),
            ("Vietnamese, Cyrillic", met(true, other), 0.97),
            ("others, Arabic", met(false, arabic), 0.94),
            ("others, Cyrillic", met(false, other), 0.85),
            ("others, Latin", met(false, is_latin), 0.94),
        ] {
            assert!(rate.0 >= least, "{name}: {:.3}\n{}", rate.0, rate.1.join("\n"));
        }
    }

    #[test]
    #[ignore = "prints figures"]
    #[allow(clippy::print_stderr, reason = "it is run to be read")]
    fn measure() {
        for (name, rate) in [
            ("Vietnamese, Arabic", met(true, arabic)),
            ("Vietnamese, Cyrillic", met(true, other)),
            ("others, Arabic", met(false, arabic)),
            ("others, Cyrillic", met(false, other)),
            ("others, Latin", met(false, is_latin)),
        ] {
            eprintln!("{name}: {:.3}\n  {}", rate.0, rate.1.join("\n  "));
        }
        let names: Vec<&str> = spellings().flatten().collect();
        let start = std::time::Instant::now();
        let length: usize = (0..100).flat_map(|_| &names).map(|name| key(name).len()).sum();
        eprintln!("{:?} a key ({length})", start.elapsed() / (100 * names.len() as u32));
    }

    #[test]
    fn different_names_have_different_keys() {
        for (a, b) in [
            ("Nguyen Minh Hang", "Nguyen Manh Cuong"),
            ("Le Thi Hong Van", "Le Thi Thu Hang"),
            ("Le Van Ha", "Le Van Ho"),
            ("Tran Van Khanh", "Tran Van Hanh"),
            ("Pham Thu Trang", "Pham Thu Thang"),
            ("Ahmed Attaf", "Ahmed Aboul Gheit"),
        ] {
            assert_ne!(key(a), key(b), "{a} {b}");
        }
        let leaders: std::collections::BTreeSet<&str> = gazetteer::people().iter().map(|row| row.name).collect();
        let keys: std::collections::BTreeSet<String> = leaders.iter().map(|name| own_key(name)).collect();
        assert!(keys.len() * 100 >= leaders.len() * 99, "{} keys for {} leaders", keys.len(), leaders.len());
    }

    #[test]
    fn a_name_asked_for_is_sought_under_all_its_readings() {
        for (asked, printed) in [
            ("Friedrich Weber", "فريدريش فيبر"),
            ("Antonio Tajani", "أنطونيو تاياني"),
            ("Ле Ван Тиен", "Le Van Chien"),
            ("فام مينه تنغ", "Pham Minh Tang"),
        ] {
            assert!(keys(asked).contains(&own_key(printed)), "{asked} {:?} {printed} {}", keys(asked), own_key(printed));
        }
    }

    #[test]
    fn names_are_one_only_if_a_reading_fits() {
        for (a, b, one) in [
            ("Nguyễn Minh Hằng", "Nguyen Minh Hang", true),
            ("Nguyễn Minh Hằng", "Nguyễn Minh Hạng", false),
            ("Nguyễn Minh Hằng", "نجوين مينه هانج", true),
            ("Nguyễn Đức Thái", "نغوين دوك ثاي", true),
            ("Nguyễn Đức Tài", "نغوين دوك ثاي", false),
            ("Nguyen Duc Tai", "Nguyen Duc Thai", false),
            ("Lê Văn Chiến", "Ле Ван Тиен", true),
            ("Hussein Amari", "حسين عماري", true),
            ("Hassan Amari", "حسين عماري", false),
            ("Hassan Amari", "Hussein Amari", false),
            ("Hocine Amari", "Hussein Ammari", true),
            ("Abdelkrim Benali", "Abdul Karim Ben Ali", true),
        ] {
            assert_eq!(is_same(a, b), one, "{a} {b}");
        }
    }

    #[test]
    fn names_in_other_scripts_read_well_in_latin_letters() {
        for (name, expected) in [
            ("نجوين مينه هانج", "Nguyen Minh Hang"),
            ("نغو مينه هوانغ", "Ngo Minh Hoang"),
            ("Чан Тхи Ханг", "Tran Thi Hang"),
            ("Đặng Thị Hà", "Dang Thi Ha"),
            ("كريستين بوريطة", "Christine Bourita"),
            ("عبد الكريم الزيدي", "Abdul Karim Al-Zidi"),
        ] {
            assert_eq!(latin(name), expected, "{name}");
        }
    }

    #[test]
    fn foreign_names_are_not_read_as_vietnamese() {
        for name in ["Li Qiang", "علي حسن", "لي تشيانغ", "Le Drian", "Ho Jintao"] {
            let folded = fold(name);
            assert!(!is_vietnamese(&words(&folded).collect::<Vec<_>>()), "{name}");
        }
    }
}
