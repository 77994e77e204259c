//! Moved sentences: what is left over on both sides and says the same all the same.

use super::Bead;
use super::path::{Judge, Texts};

/// Sentences left over on a side that are looked at; texts that share little are not compared sentence by sentence.
const MOST: usize = 200;
/// What the words of two sentences must explain of each other.
const ENOUGH: f32 = 3.0;

/// Joins sentences that stand alone on both sides and explain each other best.
pub fn join(mut beads: Vec<Bead>, texts: &Texts) -> Vec<Bead> {
    let mut judge = Judge::of(texts);
    let left: Vec<usize> = beads.iter().filter(|bead| bead.right.is_empty()).map(|bead| bead.left.start).take(MOST).collect();
    let right: Vec<usize> = beads.iter().filter(|bead| bead.left.is_empty()).map(|bead| bead.right.start).take(MOST).collect();
    let mut candidates = Vec::new();
    for &i in &left {
        for &j in &right {
            let affinity = texts.affinity(&mut judge, i, j);
            if affinity >= ENOUGH {
                candidates.push((affinity, i, j));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (_, i, j) in candidates {
        if taken.iter().all(|&(a, b)| a != i && b != j) {
            taken.push((i, j));
        }
    }
    for (i, j) in taken {
        beads.retain(|bead| !(bead.left.is_empty() && bead.right.start == j));
        if let Some(bead) = beads.iter_mut().find(|bead| bead.right.is_empty() && bead.left.start == i) {
            bead.right = j..j + 1;
        }
    }
    beads
}
