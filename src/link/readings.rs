//! Readings: how else the letters of a name may sound, or be written.
//!
//! "Weber" is فيبر, "Villalba" is فيالبا, "Diagne" ديانغ, and "Ndour" اندور. The key of a name follows the likeliest
//! reading; a name that is asked for is sought under the others as well.

use super::skeleton;
use crate::fold::strip_marks;

/// Letters that sound otherwise in some languages: W and J as in German, J and X as in Spanish, gn as ng in West Africa.
const LATIN: &[(&str, &str)] = &[("w", "v"), ("j", "y"), ("j", "kh"), ("ch", "kh"), ("c", "k"), ("gn", "ng"), ("ll", "y"), ("zh", "sh")];

/// How Spanish sounds where it is written with care in other letters, all at once.
const SPANISH: &[(&str, &str)] = &[("ll", "y"), ("j", "kh"), ("ce", "the"), ("ci", "thi"), ("z", "th")];

/// Arabic letters of foreign names that stand for others as well: ll, ch, and an alif before two consonants.
const ARABIC: &[(&str, &str)] = &[("يلا", "يا"), ("يلو", "يو"), ("ان", "أن"), ("ام", "أم")];

/// Other spellings of a name by which it may be known.
pub(super) fn of(name: &str, folded: &str) -> Vec<String> {
    if folded.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c)) {
        return replaced(name, ARABIC).collect();
    }
    if !folded.chars().any(|c| c.is_ascii_alphabetic()) {
        return Vec::new();
    }
    let plain = strip_marks(folded);
    let spanish = in_spanish(&plain);
    let mut readings: Vec<String> = replaced(&plain, LATIN).collect();
    readings.extend([spanish.replace('v', "b"), spanish, propped(&plain)].into_iter().filter(|reading| *reading != plain));
    readings
}

/// As it sounds in Spanish; given names are known without.
fn in_spanish(name: &str) -> String {
    let sound = |word: &str| SPANISH.iter().fold(word.to_owned(), |word, (letters, sound)| word.replace(letters, sound));
    let words = name.split(' ').map(|word| if skeleton::is_given_name(word) { word.to_owned() } else { sound(word) });
    words.collect::<Vec<_>>().join(" ")
}

fn replaced<'a>(name: &'a str, table: &'a [(&'a str, &'a str)]) -> impl Iterator<Item = String> + 'a {
    table.iter().filter(|(letters, _)| name.contains(letters)).map(|(letters, sound)| name.replace(letters, sound))
}

/// With a vowel before words that begin with two consonants: Ndour as Andour.
fn propped(name: &str) -> String {
    let prop = |word: &str| {
        let begins_twice = word.strip_prefix(['m', 'n']).is_some_and(|rest| rest.starts_with(skeleton::is_consonant));
        if begins_twice { format!("a{word}") } else { word.to_owned() }
    };
    name.split(' ').map(prop).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::link::people::{is_same, keys};

    #[test]
    fn people_meet_across_scripts_and_only_themselves() {
        let rows = include_str!("pairs.tsv").lines().filter(|line| !line.starts_with('#'));
        let wrong = rows.filter(|row| {
            let columns: Vec<&str> = row.split('\t').collect();
            let [sign, a, b] = columns[..] else { panic!("{row}") };
            let is_one = sign == "+";
            is_same(a, b) != is_one || is_same(b, a) != is_one
        });
        let wrong: Vec<String> = wrong.map(|row| row.split('\t').map(|name| format!("{name} {:?}  ", keys(name))).collect()).collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
