//! The path: the beads that explain two texts best.
//!
//! Dynamic programming over the cells of a [`Corridor`]: a bead is worth what its words explain of each other, less what its lengths and
//! its shape have against it.

use super::Bead;
use super::corridor::Corridor;
use super::table::{Table, Vocabulary};
use rustc_hash::{FxHashMap, FxHashSet};

/// Sentences of one side that a bead may have, and of both.
const MAX_SIDE: usize = 5;
const MAX_BOTH: usize = 6;

/// What a bead's shape, lengths and words weigh.
#[derive(Clone, Copy, Debug)]
pub struct Weights {
    /// How much of a word its counterpart explains; the rest is left to chance.
    pub trust: f32,
    /// Weight of the words against lengths and shape.
    pub words: f32,
    /// Weight of the lengths.
    pub lengths: f32,
    /// What a sentence without counterpart costs.
    pub alone: f32,
    /// What each further sentence in a bead costs.
    pub further: f32,
    /// What a further sentence costs of which nothing is explained.
    pub barren: f32,
}

/// Both texts with all that a bead is judged by.
pub struct Texts<'a> {
    /// Words of the left text.
    pub left: &'a Vocabulary,
    /// Words of the right text.
    pub right: &'a Vocabulary,
    /// Lengths of its sentences.
    pub left_chars: &'a [usize],
    /// Lengths of its sentences.
    pub right_chars: &'a [usize],
    /// Right characters per left one.
    pub ratio: f32,
    /// Which words go together.
    pub table: &'a Table,
    /// What weighs how much.
    pub weights: Weights,
}

impl Texts<'_> {
    /// The share of the known words of a bead that have a counterpart in it.
    pub fn explained_share(&self, bead: &Bead) -> f32 {
        let left: Vec<u32> = self.left.lines[bead.left.clone()].concat();
        let right: Vec<u32> = self.right.lines[bead.right.clone()].concat();
        let mut known = left.iter().filter(|&&id| self.table.knows_left(id)).count();
        known += right.iter().filter(|&&id| self.table.knows_right[id as usize]).count();
        let mut met: FxHashSet<u32> = FxHashSet::default();
        let there: FxHashSet<u32> = right.iter().copied().collect();
        let mut n_met = 0;
        for &id in &left {
            let partners = self.table.rows[id as usize].iter().map(|entry| entry.right).filter(|right| there.contains(right));
            let before = n_met;
            for partner in partners {
                met.insert(partner);
                n_met = before + 1;
            }
        }
        n_met += right.iter().filter(|id| met.contains(id)).count();
        // Where next to nothing is known, nothing speaks against the bead either.
        (n_met as f32 + 1.0) / (known as f32 + 2.0)
    }

    /// What two sentences explain of each other's words, over their loss.
    pub fn affinity(&self, judge: &mut Judge, left: usize, right: usize) -> f32 {
        let rows = [judge.row(left, right, right + 1)];
        judge.words(&rows, left + 1, right + 1, 1, 1)
    }
}

/// Which words of two sentences go together: place in the sentence, and how much more often than by chance.
#[derive(Default)]
struct Links {
    right: Vec<(u16, f32)>,
    left: Vec<(u16, f32)>,
}

/// The links of one left sentence with the right sentences of its stretch of the corridor.
struct Row {
    n_words: usize,
    from: usize,
    links: Vec<Links>,
}

const UNREACHED: f32 = f32::NEG_INFINITY;

/// The best path through the corridor.
pub fn best(texts: &Texts, corridor: &Corridor) -> Vec<Bead> {
    let n_left = corridor.n_left();
    let n_right = texts.right_chars.len();
    let mut rows: Vec<Row> = Vec::new();
    let mut scores: Vec<Vec<f32>> = Vec::new();
    let mut steps: Vec<Vec<(u8, u8)>> = Vec::new();
    let mut judge = Judge::of(texts);
    for i in 0..=n_left {
        let (low, high) = corridor.at(i);
        if let Some(sentence) = i.checked_sub(1) {
            if rows.len() == MAX_SIDE {
                rows.remove(0);
            }
            let from = low.min(corridor.at(i - 1).0).saturating_sub(MAX_SIDE);
            rows.push(judge.row(sentence, from, high.min(n_right)));
        }
        let mut row_scores = vec![UNREACHED; high - low + 1];
        let mut row_steps = vec![(0, 0); high - low + 1];
        for j in low..=high {
            if (i, j) == (0, 0) {
                row_scores[0] = 0.0;
                continue;
            }
            for (p, q) in SHAPES.iter().copied() {
                let (p, q) = (usize::from(p), usize::from(q));
                if p > i || q > j {
                    continue;
                }
                let (before_low, before_high) = corridor.at(i - p);
                if j - q < before_low || j - q > before_high {
                    continue;
                }
                let before = if p == 0 { row_scores[j - q - low] } else { scores[i - p][j - q - before_low] };
                if before == UNREACHED {
                    continue;
                }
                let score = before + judge.bead(&rows, i, j, p, q);
                if score > row_scores[j - low] {
                    row_scores[j - low] = score;
                    row_steps[j - low] = (p as u8, q as u8);
                }
            }
        }
        scores.push(row_scores);
        steps.push(row_steps);
        // Only the last rows of scores are looked at again.
        if let Some(old) = scores.len().checked_sub(MAX_SIDE + 2) {
            scores[old] = Vec::new();
        }
    }
    trace(&steps, corridor, n_left, n_right)
}

/// All shapes of beads.
static SHAPES: std::sync::LazyLock<Vec<(u8, u8)>> = std::sync::LazyLock::new(|| {
    let shapes = (1..=MAX_SIDE).flat_map(|p| (1..=MAX_SIDE).map(move |q| (p, q))).filter(|(p, q)| p + q <= MAX_BOTH);
    shapes.chain([(1, 0), (0, 1)]).map(|(p, q)| (p as u8, q as u8)).collect()
});

fn trace(steps: &[Vec<(u8, u8)>], corridor: &Corridor, n_left: usize, n_right: usize) -> Vec<Bead> {
    let mut beads = Vec::new();
    let (mut i, mut j) = (n_left, n_right);
    while (i, j) != (0, 0) {
        let low = corridor.at(i).0;
        let (p, q) = j.checked_sub(low).and_then(|at| steps[i].get(at)).copied().unwrap_or((0, 0));
        // A hole in the corridor: the rest stands alone.
        let (p, q) = if (p, q) == (0, 0) { (usize::from(i > 0), usize::from(i == 0)) } else { (usize::from(p), usize::from(q)) };
        beads.push(Bead { left: i - p..i, right: j - q..j, score: 0.0 });
        (i, j) = (i - p, j - q);
    }
    beads.reverse();
    beads
}

/// Judges beads.
pub struct Judge<'a> {
    texts: &'a Texts<'a>,
    /// What the words of each sentence lose when nothing explains them.
    left_loss: Vec<f32>,
    right_loss: Vec<f32>,
    /// Room for the sums of one sentence, all 0 between uses, and the places that are in use.
    sums: Vec<f32>,
    touched: Vec<u16>,
}

impl<'a> Judge<'a> {
    /// Prepares.
    pub fn of(texts: &'a Texts<'a>) -> Self {
        let miss = (1.0 - texts.weights.trust).ln();
        let n_known = |lines: &[Vec<u32>], knows: &dyn Fn(u32) -> bool| -> Vec<f32> {
            lines.iter().map(|line| line.iter().filter(|&&id| knows(id)).count() as f32 * miss).collect()
        };
        let left_loss = n_known(&texts.left.lines, &|id| texts.table.knows_left(id));
        let right_loss = n_known(&texts.right.lines, &|id| texts.table.knows_right[id as usize]);
        Self { texts, left_loss, right_loss, sums: Vec::new(), touched: Vec::new() }
    }

    /// The links of a left sentence with right ones.
    fn row(&self, left: usize, from: usize, to: usize) -> Row {
        let texts = self.texts;
        let words = &texts.left.lines[left];
        let mut by_right: FxHashMap<u32, Vec<(u16, f32, f32)>> = FxHashMap::default();
        for (place, &word) in (0..).zip(words) {
            for entry in &texts.table.rows[word as usize] {
                by_right.entry(entry.right).or_default().push((place, entry.forth, entry.back));
            }
        }
        let links = |right: usize| {
            let mut links = Links::default();
            for (at, word) in (0..).zip(&texts.right.lines[right]) {
                let Some(found) = by_right.get(word) else { continue };
                let forth: f32 = found.iter().map(|(_, forth, _)| forth).sum();
                links.right.push((at, forth / texts.right.chance(*word)));
                for &(place, _, back) in found {
                    links.left.push((place, back / texts.left.chance(words[usize::from(place)])));
                }
            }
            links.left.sort_unstable_by_key(|(place, _)| *place);
            links
        };
        Row { n_words: words.len(), from, links: (from..to).map(links).collect() }
    }

    /// What a bead that ends before sentences `i` and `j` is worth.
    fn bead(&mut self, rows: &[Row], i: usize, j: usize, p: usize, q: usize) -> f32 {
        let weights = self.texts.weights;
        if p == 0 || q == 0 {
            return -weights.alone;
        }
        let n_further = (p + q - 2) as f32;
        let shape = weights.further * n_further;
        self.words(rows, i, j, p, q) * weights.words - self.lengths(i, j, p, q) * weights.lengths - shape
    }

    /// What the words of a bead explain of each other, over both directions.
    fn words(&mut self, rows: &[Row], i: usize, j: usize, p: usize, q: usize) -> f32 {
        let texts = self.texts;
        let rows = &rows[rows.len() - p..];
        let n_left: usize = (i - p..i).map(|i| texts.left.lines[i].len()).sum();
        let n_right: usize = (j - q..j).map(|j| texts.right.lines[j].len()).sum();
        let mut sum = self.left_loss[i - p..i].iter().sum::<f32>() + self.right_loss[j - q..j].iter().sum::<f32>();
        for right in j - q..j {
            let links = rows.iter().filter_map(|row| row.links.get(right.checked_sub(row.from)?));
            let gain = self.explained(links.map(|links| links.right.as_slice()), texts.right.lines[right].len(), n_left);
            sum += gain - if q > 1 && gain < BARREN { texts.weights.barren } else { 0.0 };
        }
        for row in rows {
            let links = (j - q..j).filter_map(|right| row.links.get(right.checked_sub(row.from)?));
            let gain = self.explained(links.map(|links| links.left.as_slice()), row.n_words, n_right);
            sum += gain - if p > 1 && gain < BARREN { texts.weights.barren } else { 0.0 };
        }
        sum / 2.0
    }

    /// What words gain over their loss by being explained by one of `n_others` words.
    fn explained<'l>(&mut self, links: impl Iterator<Item = &'l [(u16, f32)]>, n_words: usize, n_others: usize) -> f32 {
        let trust = self.texts.weights.trust;
        if self.sums.len() < n_words {
            self.sums.resize(n_words, 0.0);
        }
        self.touched.clear();
        for &(place, ratio) in links.flatten() {
            let sum = &mut self.sums[usize::from(place)];
            if *sum == 0.0 {
                self.touched.push(place);
            }
            *sum += ratio;
        }
        let share = trust / ((1.0 - trust) * (n_others as f32 + 1.0));
        let mut gain = 0.0;
        for place in &self.touched {
            gain += (1.0 + std::mem::take(&mut self.sums[usize::from(*place)]) * share).ln();
        }
        gain
    }

    /// How far the lengths are from what is to be expected.
    fn lengths(&self, i: usize, j: usize, p: usize, q: usize) -> f32 {
        let left: usize = self.texts.left_chars[i - p..i].iter().sum();
        let right: usize = self.texts.right_chars[j - q..j].iter().sum();
        let (left, right) = (left as f32 * self.texts.ratio, right as f32);
        let mean = ((left + right) / 2.0).max(1.0);
        let delta = (right - left) / (VARIANCE * mean).sqrt();
        (delta * delta / 2.0).min(MOST_FOR_LENGTH)
    }
}

/// A sentence of which less is explained has nothing to do with the others of its bead.
const BARREN: f32 = 1.5;
/// Variance of lengths per character (Gale and Church).
const VARIANCE: f32 = 6.8;
/// The most that unequal lengths cost.
const MOST_FOR_LENGTH: f32 = 12.0;
