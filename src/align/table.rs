//! The table: which word of one language goes with which of the other, for one pair of texts.
//!
//! It begins with what needs no dictionary (the same number, the same name, cognates, what a learnt lexicon knows) and is learnt anew from
//! the sentences that were aligned with it (IBM model 1 in both directions).

use super::line::{Line, Token};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Words as numbers.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// The words, by number.
    pub tokens: Vec<Token>,
    /// The sentences.
    pub lines: Vec<Vec<u32>>,
    /// How often each word occurs.
    counts: Vec<u32>,
    n_tokens: u32,
}

impl Vocabulary {
    /// Numbers the words of a text in the order they come.
    pub fn of(text: &[Line]) -> Self {
        let mut ids: FxHashMap<&str, u32> = FxHashMap::default();
        let mut vocabulary = Self::default();
        for line in text {
            let mut numbered = Vec::with_capacity(line.tokens.len());
            for token in &line.tokens {
                let id = *ids.entry(&token.form).or_insert_with(|| {
                    vocabulary.tokens.push(token.clone());
                    vocabulary.counts.push(0);
                    vocabulary.tokens.len() as u32 - 1
                });
                vocabulary.counts[id as usize] += 1;
                vocabulary.n_tokens += 1;
                numbered.push(id);
            }
            vocabulary.lines.push(numbered);
        }
        vocabulary
    }

    /// How likely a word is anywhere; of a short text as if it went on for a while without it.
    pub fn chance(&self, id: u32) -> f32 {
        const GOES_ON: f32 = 1000.0;
        (self.counts[id as usize] as f32 + 0.5) / (self.n_tokens as f32 + 0.5 * self.counts.len() as f32 + GOES_ON)
    }
}

/// Two words that may go together, before anything is learnt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The left word.
    pub left: u32,
    /// The right one.
    pub right: u32,
    /// How sure it is, up to 1.
    pub strength: f32,
}

/// An entry of a row: a right word, how likely it is given the left one, and the other way round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// The right word.
    pub right: u32,
    /// Its probability given the left word.
    pub forth: f32,
    /// The probability of the left word given it.
    pub back: f32,
}

/// The table: a row per left word, sorted by right word.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Rows by left word.
    pub rows: Vec<Vec<Entry>>,
    /// Right words that occur in a row.
    pub knows_right: Vec<bool>,
}

/// Entries less likely than this in both directions are dropped.
const LEAST: f32 = 0.005;
/// Passes of expectation and maximisation.
const ROUNDS: usize = 5;
/// How much more a pair counts at the beginning for being alike.
const HEAD_START: f32 = 40.0;
/// What is taken off each count, so that words which met once prove nothing.
const DISCOUNT: f32 = 0.8;
/// Sentences that are learnt from at most.
const MAX_LESSONS: usize = 6000;

impl Table {
    /// The table of what is alike.
    pub fn of_pairs(n_left: usize, n_right: usize, pairs: &[Pair]) -> Self {
        let entries = pairs.iter().map(|pair| ((pair.left, pair.right), (0.6 * pair.strength, 0.6 * pair.strength)));
        Self::build(n_left, n_right, entries.collect())
    }

    /// Learns a table from sentences that go together.
    pub fn learn(left: &Vocabulary, right: &Vocabulary, lessons: &[(Vec<u32>, Vec<u32>)], pairs: &[Pair]) -> Self {
        let step = lessons.len().div_ceil(MAX_LESSONS).max(1);
        let lessons: Vec<&(Vec<u32>, Vec<u32>)> = lessons.iter().step_by(step).collect();
        let alike: FxHashMap<(u32, u32), f32> = pairs.iter().map(|pair| ((pair.left, pair.right), pair.strength)).collect();
        let turned: FxHashMap<(u32, u32), f32> = pairs.iter().map(|pair| ((pair.right, pair.left), pair.strength)).collect();
        let forth = model_1(lessons.iter().map(|(a, b)| (a.as_slice(), b.as_slice())), left, right, &alike);
        let back = model_1(lessons.iter().map(|(a, b)| (b.as_slice(), a.as_slice())), right, left, &turned);
        let mut entries: BTreeMap<(u32, u32), (f32, f32)> = BTreeMap::new();
        for pair in pairs {
            entries.insert((pair.left, pair.right), (0.3 * pair.strength, 0.3 * pair.strength));
        }
        forth.iter().for_each(|(&(a, b), &p)| {
            let entry = entries.entry((a, b)).or_default();
            entry.0 = entry.0.max(p);
        });
        back.iter().for_each(|(&(b, a), &p)| {
            let entry = entries.entry((a, b)).or_default();
            entry.1 = entry.1.max(p);
        });
        Self::build(left.tokens.len(), right.tokens.len(), entries)
    }

    fn build(n_left: usize, n_right: usize, entries: BTreeMap<(u32, u32), (f32, f32)>) -> Self {
        let mut table = Self { rows: vec![Vec::new(); n_left], knows_right: vec![false; n_right] };
        for ((left, right), (forth, back)) in entries {
            if forth >= LEAST || back >= LEAST {
                table.rows[left as usize].push(Entry { right, forth, back });
                table.knows_right[right as usize] = true;
            }
        }
        table
    }

    /// Whether a left word has a row.
    pub fn knows_left(&self, id: u32) -> bool {
        !self.rows[id as usize].is_empty()
    }
}

/// IBM model 1: the probability of each right word given each left word, from sentences that go together.
fn model_1<'a>(
    lessons: impl Iterator<Item = (&'a [u32], &'a [u32])> + Clone,
    left: &Vocabulary,
    right: &Vocabulary,
    alike: &FxHashMap<(u32, u32), f32>,
) -> FxHashMap<(u32, u32), f32> {
    let mut t: FxHashMap<(u32, u32), f32> = FxHashMap::default();
    for (a, b) in lessons.clone() {
        for &a in a {
            for &b in b {
                t.entry((a, b)).or_insert_with(|| (1.0 + HEAD_START * alike.get(&(a, b)).copied().unwrap_or_default()) * right.chance(b));
            }
        }
    }
    for round in 0..ROUNDS {
        let mut counts: FxHashMap<(u32, u32), f32> = FxHashMap::default();
        let mut totals = vec![0.0_f32; left.tokens.len()];
        for (a_words, b_words) in lessons.clone() {
            for &b in b_words {
                // A word that nothing on the other side stands for.
                let none = right.chance(b);
                let sum: f32 = none + a_words.iter().map(|&a| t[&(a, b)]).sum::<f32>();
                for &a in a_words {
                    let part = t[&(a, b)] / sum;
                    *counts.entry((a, b)).or_default() += part;
                    totals[a as usize] += part;
                }
            }
        }
        let discount = if round + 1 == ROUNDS { DISCOUNT } else { 0.0 };
        t = counts
            .into_iter()
            .map(|((a, b), count)| {
                let kept = if alike.contains_key(&(a, b)) { count } else { (count - discount).max(0.0) };
                ((a, b), kept / totals[a as usize].max(1.0))
            })
            .collect();
    }
    t.retain(|_, p| *p >= LEAST);
    t
}
