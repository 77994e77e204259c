//! Presence: is somebody of one version among the people or words of the other?

use super::Side;
use super::alike::{are_alike, begin_one, sound_alike, words_of};
use crate::entity::{Form, Person, PersonMention};
use crate::fold::{fold, strip_marks};
use crate::index::records::base_key;
use crate::link::people;
use std::ops::Range;

/// A person with the mentions in some sentences.
pub(super) struct Here<'a> {
    pub(super) person: &'a Person,
    pub(super) mentions: Vec<&'a PersonMention>,
}

pub(super) fn people_in<'a>(side: &Side<'a>, sentences: &Range<usize>) -> Vec<Here<'a>> {
    let is_here = |mention: &&PersonMention| side.sentence_at(mention.span).is_some_and(|at| sentences.contains(&at));
    let here = side.findings.people.iter().map(|person| Here { person, mentions: person.mentions.iter().filter(is_here).collect() });
    here.filter(|here| !here.mentions.is_empty()).collect()
}

pub(super) fn has_name(here: &Here) -> bool {
    here.mentions.iter().any(|mention| mention.form == Form::Name)
}

pub(super) fn is_one(a: &Person, b: &Person) -> bool {
    base_key(&a.key) == base_key(&b.key) || are_alike(&a.name, &b.name) || begin_one(a, b) || begin_one(b, a)
}

/// Whether a person is on the other side neither among its people nor in its words near by.
pub(super) fn is_lacking(here: &Here, there: &[Here], other: &Side, near: &Range<usize>) -> bool {
    let is_met = there.iter().any(|there| is_one(here.person, there.person));
    !is_met && !is_in_words(here, other, near, NEAR)
}

pub(super) fn is_nowhere(here: &Here, other: &Side) -> bool {
    let is_met = other.findings.people.iter().any(|person| is_one(here.person, person));
    !is_met && !is_in_words(here, other, &(0..other.sentences.spans.len()), FAR)
}

/// So many consonants tell that a word is a name: within a bead, and in a whole article, where there are many words that sound alike.
pub(super) const NEAR: usize = 3;
pub(super) const FAR: usize = 4;

/// Whether the last word of some form of a name, or two of its words in a row, stand or sound among the words of sentences.
pub(super) fn is_in_words(here: &Here, other: &Side, sentences: &Range<usize>, least: usize) -> bool {
    let forms = here.mentions.iter().filter(|mention| mention.form == Form::Name).map(|mention| words_of(&mention.surface));
    let names: Vec<Vec<Sound>> = forms.map(|words| words.into_iter().map(Sound::of).collect()).collect();
    let spans = &other.sentences.spans[sentences.clone()];
    spans.iter().any(|span| {
        let words: Vec<&str> = words_in(other.text(*span)).collect();
        let sounds: Vec<Vec<Sound>> = words.iter().map(|word| if can_be_name(word) { heard(word) } else { Vec::new() }).collect();
        let stands = |last: &Sound| {
            let is_here = |at: &usize| sounds[*at].iter().any(|word| word.plain == last.plain || last.is_heard_in(word, least));
            (0..words.len()).filter(is_here).any(|at| !ends_other_name(&here.person.name, &words[..at]))
        };
        names.iter().any(|name| name.last().is_some_and(stands) || name.windows(2).any(|two| stands_in_row(two, &sounds)))
    })
}

pub(super) fn words_in(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().nth(1).is_some())
}

/// Whether a syllable behind these words belongs to another name than that of somebody Vietnamese: Hà Lan is no Do Thi Ngoc Lan.
fn ends_other_name(name: &str, before: &[&str]) -> bool {
    let folded = fold(name);
    let is_other = |word: &&str| word.starts_with(char::is_uppercase) && !words_of(&folded).contains(&plain(word).as_str());
    before.len() > 1 && people::is_vietnamese(&words_of(&folded)) && before.last().is_some_and(is_other)
}

/// Whether two words of a name are followed by each other, though each may be too short to tell by itself.
fn stands_in_row(name: &[Sound], words: &[Vec<Sound>]) -> bool {
    let is_near = |a: &str, b: &str| a == b && a.len() >= 2 || a.len() >= 4 && b.len() >= 4 && sound_alike(a, b);
    let near = |sound: &Sound, word: &[Sound]| word.iter().any(|word| is_near(&sound.written, &word.written));
    words.windows(2).any(|two| near(&name[0], &two[0]) && near(&name[1], &two[1]))
}

pub(super) fn can_be_name(word: &str) -> bool {
    word.chars().next().is_some_and(|first| first.is_uppercase() || !first.is_lowercase())
}

/// A word of a name, as it is written and as it sounds.
pub(super) struct Sound {
    pub(super) plain: String,
    /// Without what may be silent at its end.
    key: String,
    written: String,
    has_capitals: bool,
}

impl Sound {
    pub(super) fn of(word: &str) -> Self {
        let has_capitals = word.chars().next().is_some_and(char::is_uppercase);
        Self { plain: plain(word), key: people::key(word), written: people::consonants(word), has_capitals }
    }

    /// Whether another word sounds so; where there are no capitals, the next word may have been glued to it.
    pub(super) fn is_heard_in(&self, word: &Self, least: usize) -> bool {
        let is_key = word.key == self.key && (self.key.len() >= least || self.written == word.written && self.written.len() >= least);
        is_key || !word.has_capitals && self.has_capitals && self.key.len() >= 4 && word.key.starts_with(&self.key)
    }
}

/// A word, and the word behind a particle that may be written together with it.
pub(super) fn heard(word: &str) -> Vec<Sound> {
    let bare = word.trim_start_matches(['و', 'ل', 'ب']);
    let mut sounds = vec![Sound::of(word)];
    sounds.extend((bare != word && bare.chars().nth(1).is_some()).then(|| Sound::of(bare)));
    sounds
}

pub(super) fn plain(word: &str) -> String {
    strip_marks(&fold(word))
}

/// Whether a person of one article is among the people or words of some sentences of another.
pub(super) fn is_in(side: &Side, key: &str, other: &Side, sentences: &Range<usize>) -> bool {
    let people = side.findings.people.iter().filter(|person| person.key == key);
    let there = people_in(other, sentences);
    people.into_iter().any(|person| {
        let here = Here { person, mentions: person.mentions.iter().collect() };
        !is_lacking(&here, &there, other, sentences)
    })
}

/// Whether a person of one article is named in some sentences of another.
pub(super) fn is_named_in(side: &Side, key: &str, other: &Side, sentences: &Range<usize>) -> bool {
    let named: Vec<Here> = people_in(other, sentences).into_iter().filter(has_name).collect();
    let mut people = side.findings.people.iter().filter(|person| person.key == key);
    people.any(|person| !is_lacking(&Here { person, mentions: person.mentions.iter().collect() }, &named, other, sentences))
}

/// Whether another article names a person of one.
pub(super) fn is_known_in(side: &Side, key: &str, other: &Side) -> bool {
    let mut people = side.findings.people.iter().filter(|person| person.key == key);
    people.any(|person| other.findings.people.iter().any(|known| is_one(person, known)))
}
