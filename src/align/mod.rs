//! Alignment: which sentences of two texts say the same?
//!
//! Many-to-many, in three passes: with lengths and with what is alike without a dictionary (figures by value, people and places by key,
//! names, cognates), then twice with a table of words learnt from the pair itself. It is the same for all languages and needs no model.
//! What is left over on both sides may have been moved: "Der Lift war gestern defekt." at the end of one text and the head of the other.

mod cognates;
mod corridor;
pub mod lexicon;
pub mod line;
mod moved;
mod path;
mod table;
pub mod text;

use crate::article::Lang;
pub(crate) use cognates::in_common;
use corridor::Corridor;
use lexicon::Lexicon;
use line::Line;
use path::{Texts, Weights};
use std::ops::Range;
use table::{Pair, Table, Vocabulary};

/// Sentences that say the same; one side is empty where the other text says nothing of the kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// Sentences of the left text.
    pub left: Range<usize>,
    /// Sentences of the right text.
    pub right: Range<usize>,
    /// How sure it is, from 0 to 1.
    pub score: f32,
}

/// How freely the one text renders the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Sentences are often joined and split.
    Free,
    /// Mostly a sentence for a sentence, as in news: what has no counterpart was left out rather than joined to its neighbour.
    Close,
}

impl Manner {
    /// What weighs how much in each pass.
    const fn passes(self) -> [Weights; 3] {
        match self {
            Self::Free => {
                let later = Weights { trust: 0.5, words: 0.7, lengths: 1.0, alone: 3.0, further: 1.0, barren: 4.0 };
                [Weights { trust: 0.3, words: 0.7, lengths: 0.8, alone: 4.0, further: 2.0, barren: 1.0 }, later, later]
            }
            Self::Close => {
                let later = Weights { trust: 0.5, words: 0.7, lengths: 1.2, alone: 2.5, further: 2.5, barren: 4.0 };
                [Weights { trust: 0.3, words: 0.7, lengths: 1.2, alone: 2.5, further: 3.0, barren: 1.0 }, later, later]
            }
        }
    }
}

/// Aligns two texts; the beads are in the order of the left one.
pub fn align(left: &[Line], right: &[Line], manner: Manner) -> Vec<Bead> {
    align_with(left, right, manner, |_, _| Vec::new())
}

/// The same with what a lexicon knows of two languages.
pub fn align_by(lexicon: &Lexicon, languages: (Lang, Lang), left: &[Line], right: &[Line], manner: Manner) -> Vec<Bead> {
    align_with(left, right, manner, |left, right| lexicon.pairs(languages, left, right))
}

fn align_with(left: &[Line], right: &[Line], manner: Manner, known: impl Fn(&Vocabulary, &Vocabulary) -> Vec<Pair>) -> Vec<Bead> {
    let passes = manner.passes();
    let (left_words, right_words) = (Vocabulary::of(left), Vocabulary::of(right));
    let mut pairs = cognates::pairs(&left_words, &right_words);
    pairs.extend(known(&left_words, &right_words));
    let marks = corridor::marks(&left_words.lines, &right_words.lines, &pairs);
    let mut corridor = Corridor::of(left.len(), right.len(), &marks);
    let left_chars: Vec<usize> = left.iter().map(|line| line.n_chars).collect();
    let right_chars: Vec<usize> = right.iter().map(|line| line.n_chars).collect();
    let mut table = Table::of_pairs(left_words.tokens.len(), right_words.tokens.len(), &pairs);
    let mut ratio = ratio(left_chars.iter().sum(), right_chars.iter().sum());
    let mut beads = Vec::new();
    for (nth, weights) in passes.iter().enumerate() {
        if nth > 0 {
            corridor = Corridor::around(&beads, left.len(), right.len());
            let lessons = lessons(&beads, &left_words, &right_words);
            table = Table::learn(&left_words, &right_words, &lessons, &pairs);
            ratio = ratio_of(&beads, &left_chars, &right_chars).unwrap_or(ratio);
        }
        let texts = Texts {
            left: &left_words,
            right: &right_words,
            left_chars: &left_chars,
            right_chars: &right_chars,
            ratio,
            table: &table,
            weights: *weights,
        };
        beads = path::best(&texts, &corridor);
        if nth + 1 == passes.len() {
            beads = moved::join(beads, &texts);
            beads.iter_mut().for_each(|bead| bead.score = texts.explained_share(bead));
        }
    }
    beads
}

/// Right characters per left one, within reason.
fn ratio(left: usize, right: usize) -> f32 {
    (right as f32 / left.max(1) as f32).clamp(0.2, 5.0)
}

fn ratio_of(beads: &[Bead], left: &[usize], right: &[usize]) -> Option<f32> {
    let full = || beads.iter().filter(|bead| !bead.left.is_empty() && !bead.right.is_empty());
    let n_left: usize = full().flat_map(|bead| &left[bead.left.clone()]).sum();
    let n_right: usize = full().flat_map(|bead| &right[bead.right.clone()]).sum();
    (n_left > 0 && n_right > 0).then(|| ratio(n_left, n_right))
}

/// The words of the beads that have both sides.
fn lessons(beads: &[Bead], left: &Vocabulary, right: &Vocabulary) -> Vec<(Vec<u32>, Vec<u32>)> {
    let words = |lines: &[Vec<u32>], of: &Range<usize>| -> Vec<u32> { lines[of.clone()].concat() };
    let full = beads.iter().filter(|bead| !bead.left.is_empty() && !bead.right.is_empty());
    full.map(|bead| (words(&left.lines, &bead.left), words(&right.lines, &bead.right))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The beads of two texts, sentences told apart by `|`.
    fn beads(left: &str, right: &str) -> Vec<(Vec<usize>, Vec<usize>)> {
        let lines = |text: &str| text.split('|').map(|line| Line::of(line, |_| None)).collect::<Vec<_>>();
        align(&lines(left), &lines(right), Manner::Free).into_iter().map(|bead| (bead.left.collect(), bead.right.collect())).collect()
    }

    #[test]
    fn sentences_are_aligned_one_to_one_two_to_one_and_none() {
        let french = "La conférence de Mombasa a réuni 340 délégués.|Le ministre Peter Mwangi a ouvert la séance.|Il a remercié les 12 pays donateurs.\
            |Le port sera agrandi en 2027.|Un dîner offert par la municipalité et animé par l'orchestre des pêcheurs a clos cette longue journée.";
        let english = "The conference in Mombasa brought together 340 delegates.|Minister Peter Mwangi opened the session and thanked the 12 donor countries.\
            |The port will be enlarged in 2027.";
        let expected = vec![(vec![0], vec![0]), (vec![1, 2], vec![1]), (vec![3], vec![2]), (vec![4], vec![])];
        assert_eq!(beads(french, english), expected);
    }

    #[test]
    fn a_moved_sentence_finds_its_counterpart() {
        let first = "Odile Marchand, maire de Lyon, a reçu 420 délégués de 17 pays au palais municipal, dont Anton Weber et Lucia Moretti.";
        let rest = "Les travaux portent sur 35 quais.|Le budget atteint 1.250 millions.|La séance finale aura lieu en 2026.";
        let english = "The works concern 35 quays.|The budget reaches 1.250 million.|The final session will take place in 2026.\
            |Odile Marchand, mayor of Lyon, received 420 delegates of 17 countries in the municipal palace, among them Anton Weber and Lucia Moretti.";
        let found = beads(&format!("{first}|{rest}"), english);
        assert!(found.contains(&(vec![0], vec![3])) && found.contains(&(vec![1], vec![0])), "{found:?}");
    }

    #[test]
    fn empty_texts_align_to_nothing() {
        assert_eq!(align(&[], &[], Manner::Close), []);
        assert_eq!(beads("Rien.", "").len(), 1);
    }
}
