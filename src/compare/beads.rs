//! Beads that are put right: what an alignment joins or leaves alone, though paragraphs, lengths and figures tell otherwise.
//!
//! Where "The inquiry goes on." was left out of one version, its counterpart is a paragraph too many, and an alignment that rather joins than
//! leaves alone puts it with the one before. The lengths tell: without it, both sides of the bead are as long as usual. And where one
//! sentence is alone on both sides at one place, it is likely the same, said in quite other words.

use super::numbers::pool;
use super::omissions::n_letters;
use super::{LEAST_SURE, Side};
use crate::align::Bead;
use std::collections::BTreeSet;
use std::ops::Range;

/// Shorter sentences are joined to others by any translator.
const SHORT: usize = 25;

/// The lengths must fit better by so much of a logarithm.
const MARGIN: f64 = 0.15;

/// Puts the beads of two versions right; `ratio` is how many letters the right version has for each of the left.
pub(super) fn put_right(left: &Side, right: &Side, beads: Vec<Bead>, ratio: f64) -> Vec<Bead> {
    join(left, right, release(left, right, beads, ratio))
}

/// Joins a sentence that is alone on one side to the only one that is alone at the same place of the other.
fn join(left: &Side, right: &Side, beads: Vec<Bead>) -> Vec<Bead> {
    let mut joined = Vec::with_capacity(beads.len());
    let is_alone = |bead: Option<&Bead>| bead.is_some_and(|bead| bead.left.is_empty() || bead.right.is_empty());
    let mut at = 0;
    while let Some(bead) = beads.get(at) {
        let only_two = !is_alone(at.checked_sub(1).and_then(|at| beads.get(at))) && !is_alone(beads.get(at + 2));
        let both = beads.get(at + 1).filter(|next| is_alone(Some(bead)) && is_alone(Some(next)) && only_two);
        match both.and_then(|next| same(left, right, bead, next)) {
            Some(whole) => {
                joined.push(whole);
                at += 2;
            }
            None => {
                joined.push(bead.clone());
                at += 1;
            }
        }
    }
    joined
}

/// A bead of two sentences that are alone, unless they differ much in length or tell of other figures.
fn same(left: &Side, right: &Side, first: &Bead, second: &Bead) -> Option<Bead> {
    let (here, there) = if first.right.is_empty() { (&first.left, &second.right) } else { (&second.left, &first.right) };
    let (n_here, n_there) = (n_letters(left, here), n_letters(right, there));
    let (values, others) = (pool(left, here), pool(right, there));
    let tell_other_facts = !values.is_empty() && !others.is_empty() && !values.iter().any(|value| others.contains(value));
    let is_alike = n_here > 0 && n_here <= 2 * n_there && n_there <= 2 * n_here && !tell_other_facts;
    let is_sure = told(left, here, right, there).iter().any(|form| form.starts_with(['=', '@']));
    is_alike.then(|| Bead { left: here.clone(), right: there.clone(), score: if is_sure { LEAST_SURE } else { 0.0 } })
}

/// Takes sentences of another paragraph out of their beads; the lengths fit better without.
fn release(left: &Side, right: &Side, beads: Vec<Bead>, ratio: f64) -> Vec<Bead> {
    let parts = |bead: Bead| {
        let at_left = absorbed((left, &bead.left), (right, &bead.right), ratio);
        if let Some((alone, rest)) = at_left {
            return in_order(Bead { left: alone, right: empty(&bead.right), score: 0.0 }, Bead { left: rest, ..bead });
        }
        match absorbed((right, &bead.right), (left, &bead.left), 1.0 / ratio) {
            Some((alone, rest)) => in_order(Bead { left: empty(&bead.left), right: alone, score: 0.0 }, Bead { right: rest, ..bead }),
            None => vec![bead],
        }
    };
    beads.into_iter().flat_map(parts).collect()
}

/// A place before or behind the sentences of the other side.
const fn empty(of: &Range<usize>) -> Range<usize> {
    of.end..of.end
}

fn in_order(alone: Bead, rest: Bead) -> Vec<Bead> {
    let is_behind =
        alone.left.start > rest.left.start && !alone.left.is_empty() || alone.right.start > rest.right.start && !alone.right.is_empty();
    if is_behind { vec![rest, alone] } else { vec![alone, rest] }
}

/// The first or last sentence of some, and the others, where the other side tells of the others only.
fn absorbed(
    (side, here): (&Side, &Range<usize>),
    (other, there): (&Side, &Range<usize>),
    ratio: f64,
) -> Option<(Range<usize>, Range<usize>)> {
    if here.len() < 2 || there.is_empty() {
        return None;
    }
    let n_there = n_letters(other, there) as f64;
    let off = |of: &Range<usize>| (n_there / (n_letters(side, of).max(1) as f64 * ratio)).ln().abs();
    let ends = [(here.end - 1..here.end, here.start..here.end - 1), (here.start..here.start + 1, here.start + 1..here.end)];
    let fits = |(alone, rest): &(Range<usize>, Range<usize>)| {
        n_letters(side, alone) >= SHORT
            && is_own_paragraph(side, alone, rest)
            && off(rest) + MARGIN < off(here)
            && told(side, alone, other, there).is_subset(&told(side, rest, other, there))
    };
    ends.into_iter().filter(fits).min_by(|a, b| off(&a.1).total_cmp(&off(&b.1)))
}

fn is_own_paragraph(side: &Side, alone: &Range<usize>, rest: &Range<usize>) -> bool {
    let (first, second) = if alone.start < rest.start { (alone, rest) } else { (rest, alone) };
    let (from, to) = (side.sentences.spans[first.end - 1].end, side.sentences.spans[second.start].start);
    side.article.text.get(from..to).is_some_and(|between| between.contains('\n'))
}

/// The names, figures and longer words that some sentences share with those of the other side.
fn told<'a>(side: &'a Side, here: &Range<usize>, other: &Side, there: &Range<usize>) -> BTreeSet<&'a str> {
    let forms = |side: &'a Side, of: &Range<usize>| side.sentences.lines[of.clone()].iter().flat_map(|line| &line.tokens);
    let others: BTreeSet<&str> =
        other.sentences.lines[there.clone()].iter().flat_map(|line| &line.tokens).map(|token| token.form.as_str()).collect();
    let tells = |form: &&str| form.starts_with(['=', '@', '~', '^']) || form.chars().nth(3).is_some();
    forms(side, here).map(|token| token.form.as_str()).filter(|form| tells(form) && others.contains(form)).collect()
}
