//! A comparison as JSON, as the contract describes it: spans in Unicode scalar values.

use super::{Comparison, Difference, Side, Within};
use crate::article::Span;
use crate::json::ScalarOffsets;
use serde_json::{Value, json};

/// The comparison as the contract describes it, spans in Unicode scalar values.
pub fn object(left: &Side, right: Option<&Side>, comparison: &Comparison) -> Value {
    let offsets = [ScalarOffsets::of(&left.article.text), ScalarOffsets::of(right.map_or("", |right| &right.article.text))];
    let spans = |side: &Side, offsets: &ScalarOffsets, of: &std::ops::Range<usize>| -> Vec<Value> {
        side.sentences.spans[of.clone()].iter().map(|span| json!(offsets.span(*span))).collect()
    };
    let bead = |bead: &crate::align::Bead| {
        let right = right.map_or_else(Vec::new, |right| spans(right, &offsets[1], &bead.right));
        json!({ "left": spans(left, &offsets[0], &bead.left), "right": right, "score": (bead.score * 1000.0).round() / 1000.0 })
    };
    let beads: Vec<Value> = comparison.beads.iter().map(bead).collect();
    let differences: Vec<Value> = comparison.differences.iter().map(|d| difference(d, left, right, &offsets)).collect();
    let articles: Vec<&str> = std::iter::once(left).chain(right).map(|side| side.article.id.as_str()).collect();
    let urls: Vec<Option<&str>> = std::iter::once(left).chain(right).map(|side| side.article.url.as_deref()).collect();
    json!({ "articles": articles, "urls": urls, "beads": beads, "differences": differences })
}

fn difference(difference: &Difference, left: &Side, right: Option<&Side>, offsets: &[ScalarOffsets; 2]) -> Value {
    let place = |span: Option<Span>, is_left: bool| {
        let (side, offsets) = if is_left { (Some(left), &offsets[0]) } else { (right, &offsets[1]) };
        let (span, side) = (span?, side?);
        let at = offsets.span(span);
        Some(json!({ "start": at.start, "end": at.end, "surface": side.text(span) }))
    };
    let (first, second) = match difference.within {
        None => (place(difference.left, true), place(difference.right, false)),
        // Both places are in one article: the first stands under its side, the second under the other.
        Some(Within::Left) => (place(difference.left, true), place(difference.right, true)),
        Some(Within::Right) => (place(difference.left, false), place(difference.right, false)),
    };
    json!({
        "kind": difference.kind, "field": difference.field, "left": first, "right": second, "within": difference.within,
        "severity": difference.severity, "why": difference.why.to_string(),
    })
}
