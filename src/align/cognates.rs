//! Cognates: words of two languages that are alike without a dictionary.
//!
//! "2.315", "Baltoro" and "Conférence"/"Konferenz" are alike in their letters; "Mwangi" and "موانغي" in their sound.

use super::table::{Pair, Vocabulary};
use std::collections::BTreeMap;

/// Words that are alike more than this by their letters.
const ALIKE: f32 = 0.65;
/// Words of the other side that one word is compared with.
const MAX_CANDIDATES: usize = 400;

/// All pairs of words that are alike.
pub fn pairs(left: &Vocabulary, right: &Vocabulary) -> Vec<Pair> {
    let mut found: BTreeMap<(u32, u32), f32> = BTreeMap::new();
    let mut add = |left: u32, right: u32, strength: f32| {
        let known = found.entry((left, right)).or_default();
        *known = known.max(strength);
    };
    let by_form: BTreeMap<&str, u32> = numbered(right).map(|(id, token)| (token.form.as_str(), id)).collect();
    let by_sound = grouped(right, |token| token.sound.clone());
    let by_head = grouped(right, |token| head(&token.form));
    for (id, token) in numbered(left) {
        if let Some(&same) = by_form.get(token.form.as_str()) {
            add(id, same, 1.0);
        }
        for &other in token.sound.as_ref().and_then(|sound| by_sound.get(sound)).into_iter().flatten() {
            add(id, other, 0.6);
        }
        let Some(head) = head(&token.form) else { continue };
        for &other in by_head.get(&head).into_iter().flatten().take(MAX_CANDIDATES) {
            let likeness = likeness(&token.form, &right.tokens[other as usize].form);
            if likeness >= ALIKE {
                add(id, other, likeness * likeness);
            }
        }
    }
    found.into_iter().map(|((left, right), strength)| Pair { left, right, strength }).collect()
}

fn numbered(vocabulary: &Vocabulary) -> impl Iterator<Item = (u32, &super::line::Token)> {
    (0..).zip(&vocabulary.tokens)
}

fn grouped(vocabulary: &Vocabulary, key: impl Fn(&super::line::Token) -> Option<String>) -> BTreeMap<String, Vec<u32>> {
    let mut groups: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (id, token) in numbered(vocabulary) {
        if let Some(key) = key(token) {
            groups.entry(key).or_default().push(id);
        }
    }
    groups
}

/// The first letters of a word that is long enough to be compared: k and c, v and w, f and ph are one.
fn head(form: &str) -> Option<String> {
    let is_word = form.chars().all(char::is_alphabetic) && form.chars().count() >= 4;
    is_word.then(|| form.replace("ph", "f").chars().map(sounds_as).take(2).collect())
}

fn sounds_as(c: char) -> char {
    match c {
        'k' | 'q' => 'c',
        'w' => 'v',
        'z' => 's',
        'y' | 'j' => 'i',
        c => c,
    }
}

/// How alike two short words sound.
fn likeness(a: &str, b: &str) -> f32 {
    let sounds = |word: &str| -> Vec<char> { word.replace("ph", "f").chars().map(sounds_as).collect() };
    in_common(&sounds(a), &sounds(b))
}

/// How much two short words have in common: twice their longest common subsequence over the sum of their lengths.
pub(crate) fn in_common(a: &[char], b: &[char]) -> f32 {
    let mut row = vec![0_usize; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    2.0 * row[b.len()] as f32 / (a.len() + b.len()).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_in_the_letters() {
        assert!(likeness("konfer", "confer") > 0.99);
        assert!(likeness("telefo", "teleph") > 0.7);
        assert!(likeness("gletsc", "glacie") < ALIKE);
    }
}
