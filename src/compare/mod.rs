//! Comparing: what differs between versions of one article, and what contradicts itself within one?
//!
//! Differences are looked for in sentences that are aligned, over findings that are normalised: "dix" is 10, "n° II" is رقم 2, and an
//! office stands for the one who holds it. Nothing is marked that is only another way of writing the same; where it is not sure that two
//! things differ, nothing is said.

mod alike;
mod beads;
mod dates;
mod figures;
mod genders;
mod hedges;
pub mod html;
pub mod json;
mod names;
mod numbers;
mod offices;
mod omissions;
mod present;
mod sequences;
mod speakers;
mod terms;
pub mod tmx;
mod unread;
pub mod why;

use crate::align::lexicon::Lexicon;
use crate::align::text::{Sentences, sentences};
use crate::align::{self, Bead, Manner};
use crate::article::{Article, Span};
use crate::extract::Findings;
use serde::Serialize;
use why::Why;

/// What differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A figure.
    Figure,
    /// Who or what is named.
    Name,
    /// An office.
    Role,
    /// The gender of a person.
    Gender,
    /// Who said it.
    Speaker,
    /// A day.
    Date,
    /// A sentence of the left article that the right one lacks.
    Omission,
    /// A sentence of the right article that the left one lacks.
    Addition,
    /// The place of a sentence.
    Order,
    /// The rendering of a term.
    Term,
    /// A weekday where an ordinal is meant.
    OrdinalWeekday,
    /// A list that is longer or shorter than it is said to be.
    ListCount,
}

/// What of a figure differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The number.
    Value,
    /// How it is hedged.
    Modifier,
    /// The unit or currency.
    Unit,
    /// What is counted.
    Counted,
}

/// Which article contradicts itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Within {
    /// The left one.
    Left,
    /// The right one.
    Right,
}

/// How much a difference matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// A matter of wording.
    Low,
    /// Worth a look.
    Medium,
    /// The facts differ.
    High,
}

/// A difference, with the stretches that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What differs.
    pub kind: Kind,
    /// What of a figure differs.
    pub field: Option<Field>,
    /// In the left article.
    pub left: Option<Span>,
    /// In the right article; for a contradiction within one article, its other place.
    pub right: Option<Span>,
    /// Which article contradicts itself, if it is one alone. Both stretches are then in that article.
    pub within: Option<Within>,
    /// How much it matters.
    pub severity: Severity,
    /// The reason.
    pub why: Why,
}

impl Difference {
    fn between(kind: Kind, severity: Severity, left: Option<Span>, right: Option<Span>, why: Why) -> Self {
        Self { kind, field: None, left, right, within: None, severity, why }
    }
}

/// An article with its findings and sentences.
pub struct Side<'a> {
    /// The article.
    pub article: &'a Article,
    /// What was found in it.
    pub findings: &'a Findings,
    /// Its sentences.
    pub sentences: Sentences,
}

impl<'a> Side<'a> {
    /// Prepares an article.
    pub fn of(article: &'a Article, findings: &'a Findings) -> Self {
        Self { article, findings, sentences: sentences(article, findings) }
    }

    /// The text of a span.
    pub fn text(&self, span: Span) -> &'a str {
        self.article.slice(span)
    }

    /// The stretch from the first to the last of some sentences.
    pub fn stretch(&self, of: &std::ops::Range<usize>) -> Option<Span> {
        let spans = &self.sentences.spans[of.clone()];
        Some(Span::new(spans.first()?.start, spans.last()?.end))
    }

    /// The sentence at a place of the text.
    fn sentence_at(&self, span: Span) -> Option<usize> {
        let at = self.sentences.spans.partition_point(|sentence| sentence.end <= span.start);
        self.sentences.spans.get(at).filter(|sentence| sentence.overlaps(span)).map(|_| at)
    }
}

/// Two sides of a bead, with what surrounds it.
struct Pair<'a> {
    left: &'a Side<'a>,
    right: &'a Side<'a>,
    bead: &'a Bead,
    /// Sentences around the bead, where a thing may stand that is not in it.
    near_left: std::ops::Range<usize>,
    near_right: std::ops::Range<usize>,
}

/// Beads and differences of two articles.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// Sentences that go together.
    pub beads: Vec<Bead>,
    /// What differs, in the order of the left article.
    pub differences: Vec<Difference>,
}

/// Beads of which less is explained are too doubtful to be compared word by word.
pub const LEAST_SURE: f32 = 0.15;

/// Compares two articles.
pub fn compare(left: &Side, right: &Side) -> Comparison {
    compare_by(&Lexicon::default(), left, right)
}

/// The same with what a lexicon knows.
pub fn compare_by(lexicon: &Lexicon, left: &Side, right: &Side) -> Comparison {
    let languages = (left.article.language, right.article.language);
    let beads = align::align_by(lexicon, languages, &left.sentences.lines, &right.sentences.lines, Manner::Close);
    let ratio = omissions::ratio(left, right);
    let beads = beads::put_right(left, right, beads, ratio);
    let mut differences = Vec::new();
    let mut pairs = Vec::new();
    for (nth, bead) in beads.iter().enumerate() {
        if bead.left.is_empty() || bead.right.is_empty() || bead.score < LEAST_SURE {
            continue;
        }
        let around = &beads[nth.saturating_sub(2)..(nth + 3).min(beads.len())];
        let (near_left, near_right) = (hull(around.iter().map(|b| &b.left)), hull(around.iter().map(|b| &b.right)));
        pairs.push(Pair { left, right, bead, near_left, near_right });
    }
    figures::differences(&pairs, &mut differences);
    terms::differences(&pairs, &mut differences);
    for pair in &pairs {
        dates::differences(pair, &mut differences);
        names::differences(pair, &mut differences);
        speakers::differences(pair, &mut differences);
    }
    omissions::differences(left, right, &beads, ratio, &mut differences);
    for (side, within) in [(left, Within::Left), (right, Within::Right)] {
        differences.extend(inside(side).into_iter().map(|difference| Difference { within: Some(within), ..difference }));
    }
    order(&mut differences);
    Comparison { beads, differences }
}

/// What contradicts itself within one article.
pub fn inside(side: &Side) -> Vec<Difference> {
    let mut differences = Vec::new();
    figures::contradictions(side, &mut differences);
    names::contradictions(side, &mut differences);
    sequences::contradictions(side, &mut differences);
    differences.iter_mut().for_each(|difference| difference.within = Some(Within::Left));
    order(&mut differences);
    differences
}

fn order(differences: &mut Vec<Difference>) {
    let place =
        |d: &Difference| (d.within, d.left.map_or(usize::MAX, |s| s.start), d.right.map_or(usize::MAX, |s| s.start), d.kind, d.field);
    differences.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.why.to_string().cmp(&b.why.to_string())));
    differences.dedup();
}

fn hull<'r>(ranges: impl Iterator<Item = &'r std::ops::Range<usize>> + Clone) -> std::ops::Range<usize> {
    let full = ranges.filter(|range| !range.is_empty());
    let start = full.clone().map(|range| range.start).min().unwrap_or(0);
    start..full.map(|range| range.end).max().unwrap_or(start)
}
