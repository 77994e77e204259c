//! A lexicon: words of two languages that go together, learnt from aligned articles into a file that a person can read and edit.
//!
//! A line is a pair: `fr negoci en negoti 0.71`. Words are as the aligner sees them: folded, without marks, cut after six letters.

use super::line::Line;
use super::table::{Pair, Table, Vocabulary};
use crate::article::Lang;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;

/// First line of a file; the number tells how it is to be read.
const HEADER: &str = "# rapporteur lexicon 1: language, word, language, word, strength";
/// Pairs are kept that are at least so likely in both directions.
const LEAST: f32 = 0.25;
/// Sentences in which a pair must have met.
const LEAST_MET: usize = 2;

/// Words that go together, by language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lexicon {
    pairs: BTreeMap<(Lang, Lang), BTreeMap<(String, String), f32>>,
}

/// Sentences of two languages that go together.
#[derive(Clone, Debug, Default)]
pub struct Lessons {
    by_languages: BTreeMap<(Lang, Lang), (Vec<Line>, Vec<Line>)>,
}

impl Lessons {
    /// Adds two sentences; the languages are ordered by their codes.
    pub fn add(&mut self, left: (Lang, Line), right: (Lang, Line)) {
        let (first, second) = if left.0 <= right.0 { (left, right) } else { (right, left) };
        let lessons = self.by_languages.entry((first.0, second.0)).or_default();
        lessons.0.push(first.1);
        lessons.1.push(second.1);
    }
}

impl Lexicon {
    /// Learns from sentences that go together.
    pub fn learn(lessons: &Lessons) -> Self {
        let mut lexicon = Self::default();
        for (languages, (left, right)) in &lessons.by_languages {
            let (left, right) = (Vocabulary::of(left), Vocabulary::of(right));
            let pairs: Vec<(Vec<u32>, Vec<u32>)> = left.lines.iter().cloned().zip(right.lines.iter().cloned()).collect();
            let table = Table::learn(&left, &right, &pairs, &[]);
            let met = met(&pairs);
            let words = lexicon.pairs.entry(*languages).or_default();
            for (a, row) in (0..).zip(&table.rows) {
                for entry in row {
                    let is_often = met.get(&(a, entry.right)).is_some_and(|n| *n >= LEAST_MET);
                    let (x, y) = (&left.tokens[a as usize].form, &right.tokens[entry.right as usize].form);
                    if is_often && entry.forth >= LEAST && entry.back >= LEAST && is_word(x) && is_word(y) && x != y {
                        words.insert((x.clone(), y.clone()), (entry.forth * entry.back).sqrt());
                    }
                }
            }
        }
        lexicon
    }

    /// Reads a file.
    pub fn parse(text: &str) -> Result<Self> {
        let mut lexicon = Self::default();
        anyhow::ensure!(text.starts_with("# rapporteur lexicon 1"), "this is no lexicon of rapporteur: it does not begin with `{HEADER}`");
        for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty()) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [a, x, b, y, strength] = cells[..] else {
                anyhow::bail!("line {number}: five columns are expected, `{line}` has {}", cells.len())
            };
            let languages = (Lang::parse(a), Lang::parse(b));
            let (Some(a), Some(b)) = languages else { anyhow::bail!("line {number}: `{line}` names no languages") };
            let strength: f32 = strength.trim().parse().with_context(|| format!("line {number}: `{strength}` is no number"))?;
            let (languages, words) = if a <= b { ((a, b), (x, y)) } else { ((b, a), (y, x)) };
            lexicon.pairs.entry(languages).or_default().insert((words.0.to_owned(), words.1.to_owned()), strength.clamp(0.0, 1.0));
        }
        Ok(lexicon)
    }

    /// Writes the file.
    pub fn text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        for ((a, b), words) in &self.pairs {
            for ((x, y), strength) in words {
                let _ = writeln!(text, "{a}\t{x}\t{b}\t{y}\t{strength:.2}");
            }
        }
        text
    }

    /// How many pairs it has.
    pub fn n_pairs(&self) -> usize {
        self.pairs.values().map(BTreeMap::len).sum()
    }

    /// The pairs that two vocabularies have.
    pub(super) fn pairs(&self, languages: (Lang, Lang), left: &Vocabulary, right: &Vocabulary) -> Vec<Pair> {
        let is_turned = languages.0 > languages.1;
        let key = if is_turned { (languages.1, languages.0) } else { languages };
        let Some(words) = self.pairs.get(&key) else { return Vec::new() };
        let numbered = |vocabulary: &Vocabulary| -> HashMap<String, u32> {
            (0..).zip(&vocabulary.tokens).map(|(id, token)| (token.form.clone(), id)).collect()
        };
        let (left, right) = (numbered(left), numbered(right));
        let pair = |((x, y), strength): (&(String, String), &f32)| {
            let (x, y) = if is_turned { (y, x) } else { (x, y) };
            Some(Pair { left: *left.get(x)?, right: *right.get(y)?, strength: *strength })
        };
        words.iter().filter_map(pair).collect()
    }
}

/// In how many lessons each pair of words met.
fn met(lessons: &[(Vec<u32>, Vec<u32>)]) -> HashMap<(u32, u32), usize> {
    let mut met = HashMap::new();
    for (a, b) in lessons {
        let (a, b): (BTreeSet<&u32>, BTreeSet<&u32>) = (a.iter().collect(), b.iter().collect());
        for x in &a {
            for y in &b {
                *met.entry((**x, **y)).or_default() += 1;
            }
        }
    }
    met
}

/// Whether a token is a word, and no number, mark or key.
fn is_word(form: &str) -> bool {
    form.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lexicon_is_learnt_written_and_read() {
        let mut lessons = Lessons::default();
        let line = |text: &str| Line::of(text, |_| None);
        for (french, english) in [
            ("le port est ouvert", "the harbour is open"),
            ("le port est grand", "the harbour is large"),
            ("la gare est grand", "the station is large"),
            ("la gare fut ouvert", "the station was open"),
            ("un port fut grand", "a harbour was large"),
        ] {
            lessons.add((Lang::FR, line(french)), (Lang::EN, line(english)));
        }
        let lexicon = Lexicon::learn(&lessons);
        let text = lexicon.text();
        assert!(text.contains("en\tharbou\tfr\tport\t") && text.contains("en\tlarge\tfr\tgrand\t"), "{text}");
        assert_eq!(Lexicon::parse(&text).map(|read| read.text()).ok(), Some(text));
    }

    #[test]
    fn what_is_no_lexicon_is_refused_with_its_line() {
        assert!(Lexicon::parse("fr\tport").is_err());
        let error = Lexicon::parse(&format!("{HEADER}\nfr\tport\ten\n")).unwrap_err().to_string();
        assert!(error.contains("line 2"), "{error}");
    }
}
