//! Sentences that one version lacks, or has elsewhere.

use super::why::Why;
use super::{Difference, Kind, Severity, Side};
use crate::align::Bead;
use crate::article::{BlockKind, Span};

/// Shorter sentences are missed by nobody.
const SHORT: usize = 25;

/// Reports sentences of the body without counterpart, and sentences that were moved.
pub(super) fn differences(left: &Side, right: &Side, beads: &[Bead], out: &mut Vec<Difference>) {
    let mut reached = 0;
    for bead in beads {
        match (bead.left.is_empty(), bead.right.is_empty()) {
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
