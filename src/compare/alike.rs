//! Names that may be one, in whatever script each is written.

use crate::align::in_common;
use crate::entity::{Form, Person};
use crate::fold::fold;
use crate::link::people;

/// Names that may be one: by sound, or nearly so where a script leaves sounds out. Of names with as many words the first and the last must
/// be alike, of others some word that tells, since where there are no capitals a name may have been read too far.
pub(super) fn are_alike(a: &str, b: &str) -> bool {
    if people::is_same(a, b) {
        return true;
    }
    let (folded_a, folded_b) = (fold(a), fold(b));
    if people::is_vietnamese(&words_of(&folded_a)) && people::is_vietnamese(&words_of(&folded_b)) {
        return false;
    }
    let (a, b): (Vec<&str>, Vec<&str>) = (words_of(a), words_of(b));
    let is_written_alike = a.len() != b.len() && a.iter().any(|x| b.iter().any(|y| are_written_alike(x, y)));
    let (a, b): (Vec<String>, Vec<String>) = (keys_of(&a), keys_of(&b));
    let (Some(first_a), Some(last_a), Some(first_b), Some(last_b)) = (a.first(), a.last(), b.first(), b.last()) else { return false };
    if a.len() == b.len() {
        let is_same_family = last_a == last_b && last_a.len() >= 2;
        return is_same_family || sound_alike(last_a, last_b) && (sound_alike(first_a, first_b) || begin_alike(first_a, first_b));
    }
    let n_equal = a.iter().filter(|key| b.contains(key)).count();
    let tells = |key: &&String| key.len() >= 3;
    let are_near = |x: &str, y: &str| x == y || x.len() >= 4 && y.len() >= 4 && sound_alike(x, y);
    is_written_alike || n_equal >= 2 || a.iter().filter(tells).any(|x| b.iter().filter(tells).any(|y| are_near(x, y)))
}

/// Whether the name of the second, in a script without capitals, was read too far behind that of the first: يوان وسلطات for Yuan, كيلي المدهش
/// for Liam Kelly.
pub(super) fn begin_one(a: &Person, b: &Person) -> bool {
    let names = |person: &'_ Person| -> Vec<String> {
        person.mentions.iter().filter(|mention| mention.form == Form::Name).map(|mention| mention.surface.clone()).collect()
    };
    let lasts: Vec<String> = names(a)
        .iter()
        .filter_map(|name| words_of(name).last().filter(|last| last.starts_with(char::is_uppercase)).map(|last| people::consonants(last)))
        .collect();
    names(b).iter().any(|name| match words_of(name)[..] {
        [first, _, ..] if !first.starts_with(|c: char| c.is_uppercase() || c.is_ascii()) => {
            let first = people::consonants(first);
            first.len() >= 2 && lasts.contains(&first)
        }
        _ => false,
    })
}

/// Whether two words have the same consonants, as many as tell.
fn are_written_alike(a: &str, b: &str) -> bool {
    let (a, b) = (people::consonants(a), people::consonants(b));
    a == b && a.len() >= 3
}

pub(super) fn words_of(name: &str) -> Vec<&str> {
    // The article of an Arabic family name is a word only in Latin letters.
    name.split([' ', '-']).filter(|word| !matches!(*word, "" | "Al" | "al" | "El" | "el")).collect()
}

fn keys_of(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| people::key(word)).filter(|key| !key.is_empty()).collect()
}

/// Whether the keys of two words of names nearly sound alike.
pub(super) fn sound_alike(a: &str, b: &str) -> bool {
    /// Of the letters of two keys so many go together at least, and so many where they begin differently.
    const NEARLY: (f32, f32) = (0.75, 0.85);
    let least = if begin_alike(a, b) { NEARLY.0 } else { NEARLY.1 };
    a == b || a.len() >= 2 && b.len() >= 2 && likeness(a, b) >= least
}

fn begin_alike(a: &str, b: &str) -> bool {
    a.chars().next() == b.chars().next()
}

/// How many of the letters of two keys go together.
fn likeness(a: &str, b: &str) -> f32 {
    let letters = |key: &str| -> Vec<char> { key.chars().take(40).collect() };
    in_common(&letters(a), &letters(b))
}
