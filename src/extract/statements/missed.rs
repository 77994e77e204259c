//! What was missed: sentences that report speech, of which no statement was made.

use super::cues;
use crate::article::{BlockKind, Span};
use crate::extract::Reading;
use crate::lang::language;
use crate::statement::Statement;

/// A sentence with a cue and without a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missed {
    /// The sentence.
    pub sentence: Span,
    /// The verb of saying.
    pub cue: Span,
}

/// The sentences of an article in which somebody seems to say something that none of its statements tells.
pub fn missed(reading: &Reading, statements: &[Statement]) -> Vec<Missed> {
    let parts = |statement: &Statement| [vec![statement.sentence, statement.span], statement.continuation.clone()].concat();
    let mut told: Vec<Span> = statements.iter().flat_map(parts).collect();
    told.sort_unstable();
    // Where all that begins so far ends at last.
    let mut last = 0;
    let ends: Vec<usize> = told
        .iter()
        .map(|span| {
            last = last.max(span.end);
            last
        })
        .collect();
    let is_told = |sentence: Span| {
        let n_begun = told.partition_point(|span| span.start < sentence.end);
        n_begun > 0 && ends[n_begun - 1] > sentence.start
    };
    let mut found = Vec::new();
    for sentence in reading.sentences.iter().filter(|sentence| !is_told(sentence.span)) {
        if !matches!(reading.article.blocks[sentence.block].kind, BlockKind::Body | BlockKind::Lead | BlockKind::Caption) {
            continue;
        }
        let Some(language) = language(sentence.language) else { continue };
        let spots = cues::spots(reading, &language.statements, &sentence.tokens);
        let spot = spots.iter().find(|spot| !spot.negated);
        found.extend(spot.map(|spot| Missed { sentence: sentence.span, cue: reading.span(&spot.tokens) }));
    }
    found
}
