//! Aligned sentences as a translation memory (TMX 1.4).

use super::{Comparison, LEAST_SURE, Side};
use crate::align::Bead;
use crate::article::Lang;

/// A file of units; `source` is the language that they are from.
pub fn file(units: &[String], source: Lang) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let header = format!(
        "<header creationtool=\"rapporteur\" creationtoolversion=\"{version}\" segtype=\"sentence\" o-tmf=\"none\" adminlang=\"en\" srclang=\"{source}\" datatype=\"plaintext\"/>"
    );
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n{header}\n<body>\n{}</body>\n</tmx>\n", units.concat())
}

/// The units of one pair: each bead that has both sides and is no mere guess.
pub fn units(left: &Side, right: &Side, comparison: &Comparison) -> String {
    let is_full = |bead: &&Bead| !bead.left.is_empty() && !bead.right.is_empty() && bead.score >= LEAST_SURE;
    let full = comparison.beads.iter().filter(is_full);
    full.map(|bead| format!("<tu>{}{}</tu>\n", variant(left, &bead.left), variant(right, &bead.right))).collect()
}

fn variant(side: &Side, of: &std::ops::Range<usize>) -> String {
    let sentences: Vec<&str> = side.sentences.spans[of.clone()].iter().map(|span| side.text(*span)).collect();
    let text = sentences.join(" ").replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<tuv xml:lang=\"{}\"><seg>{text}</seg></tuv>", side.article.language)
}
