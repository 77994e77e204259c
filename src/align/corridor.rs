//! The corridor: which pairs of sentences are worth a look.
//!
//! Two short texts are compared whole. In long ones, words that occur once on each side mark the way, and only its neighbourhood is
//! searched, so that work and memory grow with the length of the texts and not with its square.

use super::Bead;
use super::table::Pair;

/// For each number of left sentences the least and the greatest number of right ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corridor(Vec<(usize, usize)>);

/// Cells up to which all is searched.
const WHOLE: usize = 300_000;
/// Sentences on either side of the way.
const MARGIN: usize = 40;
/// Sentences on either side of a path that is known already.
const NEAR: usize = 8;

impl Corridor {
    /// Draws the corridor between texts of so many sentences; `marks` are pairs of sentences that share a rare word.
    pub fn of(n_left: usize, n_right: usize, marks: &[(usize, usize)]) -> Self {
        if n_left.saturating_mul(n_right) <= WHOLE {
            return Self(vec![(0, n_right); n_left + 1]);
        }
        let mut way = vec![(0, 0)];
        way.extend(ascending(marks));
        way.push((n_left, n_right));
        let mut bounds = vec![(n_right, 0); n_left + 1];
        for ends in way.windows(2) {
            let ((i0, j0), (i1, j1)) = (ends[0], ends[1]);
            let margin = MARGIN + (i1 - i0).max(j1 - j0) / 8;
            for (i, bound) in bounds.iter_mut().enumerate().take(i1 + 1).skip(i0) {
                let j = j0 + (j1 - j0) * (i - i0) / (i1 - i0).max(1);
                bound.0 = bound.0.min(j.saturating_sub(margin));
                bound.1 = bound.1.max((j + margin).min(n_right));
                if i == i0 || i == i1 {
                    bound.0 = bound.0.min(if i == i0 { j0 } else { j1 }.saturating_sub(margin));
                    bound.1 = bound.1.max(if i == i0 { j0 } else { j1 });
                }
            }
        }
        Self(bounds)
    }

    /// The neighbourhood of a path that was found before.
    pub fn around(beads: &[Bead], n_left: usize, n_right: usize) -> Self {
        let mut bounds = vec![(n_right, 0); n_left + 1];
        let mut widen = |i: usize, j: usize| {
            for bound in &mut bounds[i.saturating_sub(NEAR)..=(i + NEAR).min(n_left)] {
                bound.0 = bound.0.min(j.saturating_sub(NEAR));
                bound.1 = bound.1.max((j + NEAR).min(n_right));
            }
        };
        widen(0, 0);
        for bead in beads {
            widen(bead.left.end, bead.right.end);
        }
        Self(bounds)
    }

    /// The right counts to look at after so many left sentences.
    pub fn at(&self, n_left: usize) -> (usize, usize) {
        self.0[n_left]
    }

    /// The number of left sentences.
    pub fn n_left(&self) -> usize {
        self.0.len() - 1
    }
}

/// The longest ascending chain of marks, which leaves out words that were moved or are shared by chance.
fn ascending(marks: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut marks = marks.to_vec();
    marks.sort_unstable_by_key(|&(i, j)| (i, std::cmp::Reverse(j)));
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; marks.len()];
    for at in 0..marks.len() {
        let length = tails.partition_point(|&tail| marks[tail].1 < marks[at].1);
        before[at] = length.checked_sub(1).map(|i| tails[i]);
        if length == tails.len() {
            tails.push(at);
        } else {
            tails[length] = at;
        }
    }
    let mut chain: Vec<(usize, usize)> = std::iter::successors(tails.last().copied(), |&at| before[at]).map(|at| marks[at]).collect();
    chain.reverse();
    chain
}

/// Pairs of sentences that share a word which each side has once.
pub fn marks(left: &[Vec<u32>], right: &[Vec<u32>], pairs: &[Pair]) -> Vec<(usize, usize)> {
    let (left, right) = (only_places(left), only_places(right));
    let place = |places: &[Option<usize>], id: u32| places.get(id as usize).copied().flatten();
    pairs
        .iter()
        .filter(|pair| pair.strength >= 0.5)
        .filter_map(|pair| Some((place(&left, pair.left)?, place(&right, pair.right)?)))
        .collect()
}

/// The sentence of each word that occurs in one only.
fn only_places(lines: &[Vec<u32>]) -> Vec<Option<usize>> {
    let n = lines.iter().flatten().max().map_or(0, |&id| id as usize + 1);
    let mut places = vec![None; n];
    let mut is_repeated = vec![false; n];
    for (at, line) in lines.iter().enumerate() {
        for &id in line {
            let place = &mut places[id as usize];
            is_repeated[id as usize] |= place.is_some_and(|other| other != at);
            *place = Some(at);
        }
    }
    places.into_iter().zip(is_repeated).map(|(place, is_repeated)| place.filter(|_| !is_repeated)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_leave_out_what_goes_back() {
        assert_eq!(ascending(&[(1, 1), (2, 9), (3, 3), (4, 4)]), [(1, 1), (3, 3), (4, 4)]);
    }

    #[test]
    fn long_texts_get_a_narrow_corridor() {
        let marks: Vec<(usize, usize)> = (0..100).map(|i| (i * 100, i * 100)).collect();
        let corridor = Corridor::of(10_000, 10_000, &marks);
        let n_cells: usize = (0..=10_000).map(|i| corridor.at(i)).map(|(low, high)| high - low).sum();
        assert!(n_cells < 2_000_000, "{n_cells}");
        assert!(corridor.at(0).0 == 0 && corridor.at(10_000).1 == 10_000);
    }
}
