//! Phrases: sequences of words and slots, all of a kind in one tree, so that a token is compared with all of them at once.
//!
//! A pattern is written as the tokens of a text stand, a space between them: `(le|les)? {day} {month} {year}?` holds for "les 11 avril",
//! `11 avril 2025`. Words are folded; `?` makes the word, slot or group before it optional.

use super::{Kind, Reading};
use crate::fold::fold;
use crate::lang::{self, language};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A word of the phrases as a number; 0 is any other word.
pub type WordId = u32;

/// What stands in braces in a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    /// `{n}`: a number in digits or words.
    Number,
    /// `{day}`: a day of a month in digits.
    Day,
    /// `{mm}`: a month in digits.
    MonthNumber,
    /// `{month}`: the name of a month.
    Month,
    /// `{year}`: four digits.
    Year,
    /// `{yy}`: the last two digits of a year.
    ShortYear,
    /// `{weekday}`: the name of a day.
    Weekday,
    /// `{nth}`: an ordinal, a Roman numeral or a digit.
    Ordinal,
    /// `{dmy}`: "12.04.2025".
    Dotted,
    /// `{dm}`: "5.3".
    DottedDay,
    /// `{my}`: "10.2023".
    DottedMonth,
    /// `{dash}`: a dash of any length.
    Dash,
    /// `{open}`: an opening bracket.
    Open,
}

impl Slot {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "n" => Self::Number,
            "day" => Self::Day,
            "mm" => Self::MonthNumber,
            "month" => Self::Month,
            "year" => Self::Year,
            "yy" => Self::ShortYear,
            "weekday" => Self::Weekday,
            "nth" => Self::Ordinal,
            "dmy" => Self::Dotted,
            "dm" => Self::DottedDay,
            "my" => Self::DottedMonth,
            "dash" => Self::Dash,
            "open" => Self::Open,
            _ => return None,
        })
    }
}

/// A step of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// This word.
    Word(String),
    /// What fills the slot.
    Slot(Slot),
}

/// Words and marks of a pattern, groups in groups, and sequences that it stands for; no rule of a language needs a tenth of it.
const MAX_PARTS: usize = 2000;
const MAX_DEPTH: usize = 32;
const MAX_SEQUENCES: usize = 20_000;

/// All sequences of steps that a pattern stands for.
pub fn expand(pattern: &str) -> Result<Vec<Vec<Step>>, String> {
    let spaced = ["(", ")", "|", "?"].iter().fold(pattern.to_owned(), |p, mark| p.replace(mark, &format!(" {mark} ")));
    let parts: Vec<&str> = spaced.split_whitespace().collect();
    if parts.len() > MAX_PARTS {
        return Err(format!("a pattern has {} words and marks, {MAX_PARTS} is the most", parts.len()));
    }
    let mut at = 0;
    let sequences = alternatives(&parts, &mut at, 0)?;
    if at < parts.len() { Err(format!("`{pattern}`: `{}` is not expected", parts[at])) } else { Ok(sequences) }
}

fn alternatives(parts: &[&str], at: &mut usize, depth: usize) -> Result<Vec<Vec<Step>>, String> {
    if depth > MAX_DEPTH {
        return Err(format!("groups stand more than {MAX_DEPTH} deep in each other"));
    }
    let mut all = Vec::new();
    loop {
        all.extend(sequence(parts, at, depth)?);
        if parts.get(*at) != Some(&"|") {
            return Ok(all);
        }
        *at += 1;
    }
}

fn sequence(parts: &[&str], at: &mut usize, depth: usize) -> Result<Vec<Vec<Step>>, String> {
    let mut all = vec![Vec::new()];
    while let Some(part) = parts.get(*at) {
        if matches!(*part, ")" | "|") {
            break;
        }
        *at += 1;
        let mut next = match *part {
            "(" => {
                let group = alternatives(parts, at, depth + 1)?;
                if parts.get(*at) != Some(&")") {
                    return Err("a group is not closed".to_owned());
                }
                *at += 1;
                group
            }
            word => vec![vec![step(word)?]],
        };
        if parts.get(*at) == Some(&"?") {
            *at += 1;
            next.push(Vec::new());
        }
        if all.len().saturating_mul(next.len()) > MAX_SEQUENCES {
            return Err(format!("a pattern stands for more than {MAX_SEQUENCES} phrases"));
        }
        all = all.iter().flat_map(|head| next.iter().map(move |tail| [&head[..], &tail[..]].concat())).collect();
    }
    Ok(all)
}

fn step(part: &str) -> Result<Step, String> {
    match part.strip_prefix('{').and_then(|p| p.strip_suffix('}')) {
        Some(name) => Slot::parse(name).map(Step::Slot).ok_or_else(|| format!("unknown slot {part}")),
        None => Ok(Step::Word(fold(part))),
    }
}

/// The words of all phrases of a language.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Numbers in the phrases by the number of the word.
    ids: FxHashMap<lang::WordId, WordId>,
    attached: Vec<String>,
}

impl Vocabulary {
    /// An empty vocabulary of a language that writes `attached` particles onto the next word.
    pub fn new(attached: &[String]) -> Self {
        let mut attached: Vec<String> = attached.iter().map(|p| fold(p)).collect();
        attached.sort_by_key(|p| p.len());
        Self { attached, ..Self::default() }
    }

    /// The number of a word, which is new or known.
    pub fn add(&mut self, word: &str) -> WordId {
        let next = self.ids.len() as WordId + 1;
        *self.ids.entry(lang::intern(&fold(word))).or_insert(next)
    }

    /// A word of a text: as it stands, else without the particles that are written onto it.
    fn find(&self, lexicon: &lang::Lexicon, word: lang::WordId, folded: &str) -> PhraseWord {
        if let Some(&word) = self.ids.get(&word) {
            return PhraseWord { word, attached: 0 };
        }
        for particle in &self.attached {
            if let Some(rest) = folded.strip_prefix(particle.as_str())
                && let Some(&word) = self.ids.get(&lexicon.vocabulary.get(rest))
            {
                return PhraseWord { word, attached: particle.len() as u8 };
            }
        }
        PhraseWord::default()
    }
}

/// A token as phrases see it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PhraseWord {
    pub(super) word: WordId,
    attached: u8,
}

/// Looks up all words of a reading, each in the vocabulary of its sentence's language.
pub(super) fn look_up(reading: &Reading) -> Vec<PhraseWord> {
    let mut words = vec![PhraseWord::default(); reading.tokens.len()];
    for sentence in &reading.sentences {
        let Some(language) = language(sentence.language) else { continue };
        let (vocabulary, lexicon) = (&language.quantities().vocabulary, language.lexicon());
        for token in sentence.tokens.clone() {
            words[token] = vocabulary.find(lexicon, reading.word(token), reading.folded(token));
        }
    }
    words
}

/// The words of one sentence, looked up once.
pub struct View<'r, 'a> {
    /// What is read.
    pub reading: &'r Reading<'a>,
    /// The sentence.
    pub tokens: Range<usize>,
    words: &'r [PhraseWord],
}

impl<'r, 'a> View<'r, 'a> {
    /// The view of some tokens of a sentence.
    pub fn of(reading: &'r Reading<'a>, tokens: Range<usize>) -> Self {
        let words = &reading.phrase_words()[tokens.clone()];
        Self { reading, tokens, words }
    }

    /// The word at a token; 0 outside of the sentence.
    pub fn word(&self, token: usize) -> WordId {
        self.seen(token).word
    }

    fn seen(&self, token: usize) -> PhraseWord {
        token.checked_sub(self.tokens.start).and_then(|i| self.words.get(i)).copied().unwrap_or_default()
    }

    /// The particles written onto a word, folded: "و" of "وعشرون".
    pub fn attached(&self, token: usize) -> &str {
        &self.reading.folded(token)[..usize::from(self.seen(token).attached)]
    }

    /// The kind of a token; a mark outside of the sentence.
    pub fn kind(&self, token: usize) -> Kind {
        if self.tokens.contains(&token) { self.reading.tokens[token].kind } else { Kind::Mark }
    }

    /// The folded form of a token; nothing outside of the sentence.
    pub fn folded(&self, token: usize) -> &str {
        if self.tokens.contains(&token) { self.reading.folded(token) } else { "" }
    }

    /// Whether a token of the sentence follows the one before without white space.
    pub fn glued(&self, token: usize) -> bool {
        self.tokens.contains(&token) && token > self.tokens.start && !self.reading.tokens[token].spaced
    }

    /// Whether a token begins with a capital.
    pub fn capital(&self, token: usize) -> bool {
        self.tokens.contains(&token) && self.reading.tokens[token].capital
    }
}

/// A tree of phrases, each with a value.
#[derive(Debug)]
pub struct Phrases<T> {
    first: Vec<u32>,
    nodes: Vec<Node<T>>,
}

#[derive(Debug)]
struct Node<T> {
    words: Vec<(WordId, u32)>,
    slots: Vec<(Slot, u32)>,
    value: Option<T>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { first: Vec::new(), nodes: vec![Node::new()] }
    }
}

impl<T> Node<T> {
    fn new() -> Self {
        Self { words: Vec::new(), slots: Vec::new(), value: None }
    }
}

/// A phrase found: its tokens, its value, and what fills its slots.
#[derive(Clone, Debug)]
pub struct Found<T> {
    /// One past the last token.
    pub end: usize,
    /// What the phrase means.
    pub value: T,
    /// Slots with what fills them, in order.
    pub filled: Vec<(Slot, f64)>,
}

impl<T: Copy> Phrases<T> {
    /// Adds all sequences of a pattern.
    pub fn add(&mut self, vocabulary: &mut Vocabulary, pattern: &str, value: T) -> Result<(), String> {
        for steps in expand(pattern)? {
            self.insert(vocabulary, steps.iter(), value);
        }
        Ok(())
    }

    /// Adds all sequences of a pattern, to be found from their end ([`Phrases::before`]).
    pub fn add_reversed(&mut self, vocabulary: &mut Vocabulary, pattern: &str, value: T) -> Result<(), String> {
        for steps in expand(pattern)? {
            self.insert(vocabulary, steps.iter().rev(), value);
        }
        Ok(())
    }

    fn insert<'s>(&mut self, vocabulary: &mut Vocabulary, steps: impl Iterator<Item = &'s Step>, value: T) {
        let mut at = 0;
        for step in steps {
            let fresh = self.nodes.len() as u32;
            let next = match step {
                Step::Word(word) => {
                    let word = vocabulary.add(word);
                    let node = &mut self.nodes[at];
                    let known = node.words.iter().find(|(w, _)| *w == word).map(|(_, n)| *n);
                    known.unwrap_or_else(|| {
                        node.words.push((word, fresh));
                        fresh
                    })
                }
                Step::Slot(slot) => {
                    let node = &mut self.nodes[at];
                    let known = node.slots.iter().find(|(s, _)| s == slot).map(|(_, n)| *n);
                    known.unwrap_or_else(|| {
                        node.slots.push((*slot, fresh));
                        fresh
                    })
                }
            };
            if next == fresh {
                self.nodes.push(Node::new());
            }
            at = next as usize;
        }
        if at > 0 {
            self.nodes[at].value.get_or_insert(value);
        }
    }

    /// Sorts the tree for look-ups, after all phrases are added.
    pub fn finish(&mut self) {
        let words = &self.nodes[0].words;
        self.first = vec![0; words.iter().map(|(w, _)| *w as usize + 1).max().unwrap_or(0)];
        for (word, node) in words {
            self.first[*word as usize] = *node;
        }
    }

    /// Whether a phrase begins with a word.
    pub fn begins_with(&self, word: WordId) -> bool {
        self.first.get(word as usize).is_some_and(|node| *node > 0)
    }

    /// The longest phrase of words alone that begins at a token: one past its last token, and its value.
    pub fn at(&self, view: &View, token: usize) -> Option<(usize, T)> {
        self.walk(view, token..view.tokens.end).map(|(n, value)| (token + n, value))
    }

    /// The longest phrase of words alone that ends before a token: its first token, and its value.
    pub fn before(&self, view: &View, token: usize) -> Option<(usize, T)> {
        self.walk(view, (view.tokens.start..token).rev()).map(|(n, value)| (token - n, value))
    }

    fn walk(&self, view: &View, tokens: impl Iterator<Item = usize>) -> Option<(usize, T)> {
        let mut at = 0;
        let mut longest = None;
        for (n, token) in tokens.enumerate() {
            let Some(next) = self.next(at, view.word(token)) else { break };
            at = next;
            if let Some(value) = self.nodes[at].value {
                longest = Some((n + 1, value));
            }
        }
        longest
    }

    fn next(&self, node: usize, word: WordId) -> Option<usize> {
        if node == 0 {
            return self.first.get(word as usize).filter(|n| **n > 0).map(|n| *n as usize);
        }
        self.nodes[node].words.iter().find(|(w, _)| *w == word).map(|(_, n)| *n as usize)
    }

    /// The longest phrase that begins at a token; `fill` tells what fills a slot there: one past its last token, and its value.
    pub fn find(&self, view: &View, token: usize, fill: &impl Fn(Slot, usize) -> Option<(usize, f64)>) -> Option<Found<T>> {
        let mut longest = None;
        let mut filled = Vec::new();
        self.descend(0, view, token, fill, &mut filled, &mut longest);
        longest
    }

    // Goes as deep as the longest phrase, never as long as the text.
    fn descend(
        &self,
        node: usize,
        view: &View,
        token: usize,
        fill: &impl Fn(Slot, usize) -> Option<(usize, f64)>,
        filled: &mut Vec<(Slot, f64)>,
        longest: &mut Option<Found<T>>,
    ) {
        if let Some(value) = self.nodes[node].value
            && longest.as_ref().is_none_or(|l| l.end < token)
        {
            *longest = Some(Found { end: token, value, filled: filled.clone() });
        }
        if token >= view.tokens.end {
            return;
        }
        if let Some(next) = self.next(node, view.word(token)) {
            self.descend(next, view, token + 1, fill, filled, longest);
        }
        for &(slot, next) in &self.nodes[node].slots {
            if let Some((end, value)) = fill(slot, token) {
                filled.push((slot, value));
                self.descend(next as usize, view, end, fill, filled, longest);
                filled.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_stand_for_sequences() {
        let word = |w: &str| Step::Word(w.to_owned());
        assert_eq!(
            expand("(le|les)? {day}"),
            Ok(vec![vec![word("le"), Step::Slot(Slot::Day)], vec![word("les"), Step::Slot(Slot::Day)], vec![Step::Slot(Slot::Day)],])
        );
        assert!(expand("(le").is_err() && expand("{dai}").is_err() && expand("le )").is_err());
    }
}
