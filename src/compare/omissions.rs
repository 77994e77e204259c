//! Sentences that one version lacks, or has elsewhere.

use super::why::Why;
use super::{Difference, Kind, Severity, Side};
use crate::align::Bead;
use crate::article::{BlockKind, Span};
use std::collections::BTreeSet;
use std::ops::Range;

/// Shorter sentences are missed by nobody.
const SHORT: usize = 25;

/// The lengths must fit better by so much of a logarithm.
const MARGIN: f64 = 0.15;

/// How many letters the right article has for each of the left.
pub(super) fn ratio(left: &Side, right: &Side) -> f64 {
    let n_all = |side: &Side| n_letters(side, &(0..side.sentences.spans.len())).max(1) as f64;
    n_all(right) / n_all(left)
}

/// Reports sentences of the body without counterpart, and sentences that were moved.
pub(super) fn differences(left: &Side, right: &Side, beads: &[Bead], ratio: f64, out: &mut Vec<Difference>) {
    let mut reached = 0;
    for (nth, bead) in beads.iter().enumerate() {
        match (bead.left.is_empty(), bead.right.is_empty()) {
            (false, true) | (true, false) if is_joined(left, right, beads, nth, ratio) => {}
            (false, true) => out.extend(missing(left, bead.left.start, Kind::Omission)),
            (true, false) => out.extend(missing(right, bead.right.start, Kind::Addition)),
            (false, false) if bead.right.start < reached || is_ahead(bead, beads) => {
                let why = Why::of("elsewhere");
                out.push(Difference::between(Kind::Order, Severity::Low, left.stretch(&bead.left), right.stretch(&bead.right), why));
            }
            (false, false) => reached = reached.max(bead.right.end),
            (true, true) => {}
        }
    }
}

/// Whether the sentence beside it in the same paragraph goes with one that is long enough for both, at so many letters for each of the left.
fn is_joined(left: &Side, right: &Side, beads: &[Bead], nth: usize, ratio: f64) -> bool {
    let is_left = beads[nth].right.is_empty();
    let (side, other, usual) = if is_left { (left, right, ratio) } else { (right, left, 1.0 / ratio) };
    let of = |bead: &Bead| if is_left { (bead.left.clone(), bead.right.clone()) } else { (bead.right.clone(), bead.left.clone()) };
    let (alone, _) = of(&beads[nth]);
    let neighbours = [nth.checked_sub(1), Some(nth + 1)].into_iter().flatten().filter_map(|at| beads.get(at)).map(of);
    let mut full = neighbours.filter(|(here, there)| !here.is_empty() && !there.is_empty());
    full.any(|(here, there)| {
        let both = here.start.min(alone.start)..here.end.max(alone.end);
        let is_one_paragraph =
            both.len() == here.len() + alone.len() && side.stretch(&both).is_some_and(|span| !side.text(span).contains('\n'));
        let n_there = n_letters(other, &there) as f64;
        let off = |n_here: usize| (n_there / (n_here.max(1) as f64 * usual)).ln().abs();
        let fits_better = off(n_letters(side, &both)) + MARGIN < off(n_letters(side, &here));
        is_one_paragraph && fits_better && facts(side, &alone).is_subset(&facts(other, &there))
    })
}

/// The keys of figures, days, people, places and bodies that some sentences tell of.
fn facts<'a>(side: &'a Side, sentences: &Range<usize>) -> BTreeSet<&'a str> {
    let tokens = side.sentences.lines[sentences.clone()].iter().flat_map(|line| &line.tokens);
    tokens.map(|token| token.form.as_str()).filter(|form| form.starts_with(['=', '@'])).collect()
}

/// The letters and digits of some sentences.
pub(super) fn n_letters(side: &Side, sentences: &Range<usize>) -> usize {
    side.sentences.spans[sentences.clone()].iter().map(|span| side.text(*span).chars().filter(|c| c.is_alphanumeric()).count()).sum()
}

/// Whether a later bead of the left text goes back behind this one by more than one step: then it is this one that was moved.
fn is_ahead(bead: &Bead, beads: &[Bead]) -> bool {
    let later = beads.iter().filter(|other| !other.left.is_empty() && !other.right.is_empty() && other.left.start > bead.left.start);
    later.filter(|other| other.right.start < bead.right.start).count() > 1
}

fn missing(side: &Side, sentence: usize, kind: Kind) -> Option<Difference> {
    let span = side.sentences.spans[sentence];
    let text = side.text(span);
    let block = side.article.blocks.iter().find(|block| block.span.overlaps(span))?;
    let is_own_text = matches!(block.kind, BlockKind::Body | BlockKind::Question);
    // "etc., and so on" is cut after its point: the rest is no sentence of its own.
    let goes_on = text.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | '،' | '؛'));
    if !is_own_text || goes_on || text.chars().filter(|c| c.is_alphanumeric()).count() < SHORT {
        return None;
    }
    let severity = if tells_facts(side, span) { Severity::High } else { Severity::Medium };
    let why = Why::of("alone");
    Some(match kind {
        Kind::Omission => Difference::between(kind, severity, Some(span), None, why),
        _ => Difference::between(kind, severity, None, Some(span), why),
    })
}

/// Whether a sentence has a figure, a day or a statement.
fn tells_facts(side: &Side, span: Span) -> bool {
    let findings = side.findings;
    let spans = findings.figures.iter().map(|f| f.span).chain(findings.dates.iter().map(|d| d.span));
    spans.chain(findings.statements.iter().map(|s| s.span)).any(|found| span.overlaps(found))
}
