//! Chinese names as Vietnamese reads their characters: Ngụy Kiến Bình is Wei Jianping, Vương Nghị is Wang Yi.

use super::skeleton;
use crate::fold::{fold, strip_marks};
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// Whether the folded words of a name spell in Chinese what those of another read in Vietnamese, which has its marks.
pub(super) fn is_one(vietnamese: &[&str], chinese: &[&str]) -> bool {
    let has_marks = vietnamese.iter().any(|word| !word.is_ascii());
    if !(2..=4).contains(&vietnamese.len()) || !has_marks || chinese.len() < 2 || chinese.len() > vietnamese.len() {
        return false;
    }
    let Some(readings) = vietnamese.iter().map(|word| readings(word)).collect::<Option<Vec<_>>>() else { return false };
    let (family, given) = (&readings[..1], &readings[1..]);
    match chinese {
        // A name in Chinese order, or in Western order: Jianping Wei.
        _ if chinese.iter().all(|word| word.chars().all(is_latin)) => {
            let spells = |readings, words: &[&str]| spells(readings, &strip_marks(&words.concat()));
            let (last, first) = (&chinese[chinese.len() - 1..], &chinese[..chinese.len() - 1]);
            spells(&readings, chinese) || spells(family, last) && spells(given, first)
        }
        words if words.len() == readings.len() => readings.iter().zip(words).all(|(readings, word)| sounds(readings, word)),
        [first, rest] => sounds(readings[0], first) && joined(given).iter().any(|reading| sounds(&[reading.as_str()], rest)),
        _ => false,
    }
}

/// Whether folded words may be such a name, in Vietnamese or in Chinese spelling.
pub(super) fn may_be(words: &[&str]) -> bool {
    let is_vietnamese = words.iter().any(|word| !word.is_ascii()) && words.iter().all(|word| readings(word).is_some());
    (2..=4).contains(&words.len()) && (is_vietnamese || words.iter().all(|word| is_pinyin(word)))
}

/// Whether letters can be parted into syllables as Chinese writes them.
fn is_pinyin(letters: &str) -> bool {
    static SYLLABLES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| table().values().flatten().copied().collect());
    const LONGEST: usize = 6;
    let mut is_end = vec![false; letters.len() + 1];
    is_end[0] = true;
    for end in 1..=letters.len() {
        let begins = end.saturating_sub(LONGEST)..end;
        is_end[end] = begins.into_iter().any(|begin| is_end[begin] && letters.get(begin..end).is_some_and(|part| SYLLABLES.contains(part)));
    }
    is_end[letters.len()]
}

const fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | '\u{df}'..'\u{250}')
}

/// What Chinese may write for a syllable of a name.
fn readings(syllable: &str) -> Option<&'static Vec<&'static str>> {
    table().get(syllable)
}

fn table() -> &'static HashMap<String, Vec<&'static str>> {
    static TABLE: LazyLock<HashMap<String, Vec<&'static str>>> = LazyLock::new(|| {
        let rows = include_str!("sinitic.tsv").lines().filter(|line| !line.starts_with('#'));
        rows.filter_map(|row| row.split_once('\t')).map(|(syllable, readings)| (fold(syllable), readings.split(' ').collect())).collect()
    });
    &TABLE
}

/// Whether letters are one reading of each syllable, one after another.
fn spells(readings: &[&Vec<&str>], letters: &str) -> bool {
    let after = |ends: Vec<usize>, readings: &&Vec<&str>| -> Vec<usize> {
        let next = |end: usize| readings.iter().filter(move |reading| letters[end..].starts_with(**reading)).map(move |r| end + r.len());
        ends.into_iter().flat_map(next).collect()
    };
    readings.iter().fold(vec![0], after).contains(&letters.len())
}

/// All ways to write some syllables as one word.
fn joined(readings: &[&Vec<&str>]) -> Vec<String> {
    let join = |words: Vec<String>, readings: &&Vec<&str>| -> Vec<String> {
        words.iter().flat_map(|word| readings.iter().map(move |reading| format!("{word}{reading}"))).collect()
    };
    readings.iter().fold(vec![String::new()], join)
}

/// Whether a word in another script sounds like one of some readings.
fn sounds(readings: &[&str], word: &str) -> bool {
    let sound = skeleton::written(word);
    readings.iter().any(|reading| skeleton::written(&respelled(reading)) == sound)
}

/// Pinyin as others would spell its sounds.
fn respelled(reading: &str) -> String {
    reading.replace("zh", "tsh").replace('x', "sh").replace('q', "tsh").replace("shsh", "sh")
}
