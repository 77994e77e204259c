//! Figures that differ: in value, hedge or unit, between versions or within one article.

use super::numbers::{Number, numbers, pool};
use super::{Difference, Field, Kind, Pair, Severity, Side};
use crate::figure::{FigureKind, Modifier};
use crate::fold::fold;
use crate::lang;

/// Numbers up to this may be articles, duals, or be left out.
const SMALL: f64 = 2.0;

/// Compares the numbers of a bead.
pub(super) fn differences(pair: &Pair, out: &mut Vec<Difference>) {
    let left = numbers(pair.left, &pair.bead.left);
    let mut right: Vec<Option<Number>> = numbers(pair.right, &pair.bead.right).into_iter().map(Some).collect();
    let mut alone: Vec<Number> = Vec::new();
    for number in left {
        match take_equal(&number, &mut right) {
            Some(other) => compare_equal(pair, &number, &other, out),
            None => alone.push(number),
        }
    }
    let (near_left, near_right) = (pool(pair.left, &pair.near_left), pool(pair.right, &pair.near_right));
    alone.retain(|number| !is_elsewhere(number, &near_right));
    let mut others: Vec<Number> = right.into_iter().flatten().filter(|number| !is_elsewhere(number, &near_left)).collect();
    for number in &alone {
        let partner = others.iter().position(|other| can_be_changed(pair, number, other));
        if let Some(other) = partner.map(|at| others.remove(at)) {
            let why = format!("{} here, {} there", shown(number), shown(&other));
            let difference = Difference::between(Kind::Figure, Severity::High, Some(number.span), Some(other.span), why);
            out.push(Difference { field: Some(Field::Value), ..difference });
        } else if is_telling(number) && is_nowhere(number, pair.right) && both_read(pair) {
            let why = format!("the figure {} has no counterpart", shown(number));
            out.push(Difference::between(Kind::Omission, Severity::Low, Some(number.span), None, why));
        }
    }
    for other in others.iter().filter(|other| is_telling(other) && is_nowhere(other, pair.left) && both_read(pair)) {
        let why = format!("the figure {} has no counterpart", shown(other));
        out.push(Difference::between(Kind::Addition, Severity::Low, None, Some(other.span), why));
    }
}

fn shown(number: &Number) -> String {
    number.max.map_or_else(|| number.value.to_string(), |max| format!("{} to {max}", number.value))
}

/// Takes the number of the same value, of the same kind where there is a choice.
fn take_equal<'a>(number: &Number, others: &mut [Option<Number<'a>>]) -> Option<Number<'a>> {
    let is_equal = |other: &Number| other.value == number.value && (other.max == number.max || other.max.is_none() || number.max.is_none());
    let is_close = |other: &Number| is_equal(other) && other.kind() == number.kind() && other.unit() == number.unit();
    let at = others.iter().position(|other| other.as_ref().is_some_and(is_close));
    let at = at.or_else(|| others.iter().position(|other| other.as_ref().is_some_and(is_equal)))?;
    others[at].take()
}

/// Compares hedges and units of numbers that have one value.
fn compare_equal(pair: &Pair, a: &Number, b: &Number, out: &mut Vec<Difference>) {
    let (Some(left), Some(right)) = (a.figure, b.figure) else { return };
    let add = |field, severity, why, out: &mut Vec<Difference>| {
        out.push(Difference { field: Some(field), ..Difference::between(Kind::Figure, severity, Some(a.span), Some(b.span), why) });
    };
    let is_quantity = |kind| matches!(kind, FigureKind::Count | FigureKind::Money | FigureKind::Percent | FigureKind::Measure);
    let is_hedged = a.modifier() != b.modifier() && a.modifier() != Modifier::Range && b.modifier() != Modifier::Range;
    if is_quantity(left.kind) && is_quantity(right.kind) && is_hedged && both_read(pair) && a.value > SMALL {
        add(Field::Modifier, severity_of_hedges(a.modifier(), b.modifier()), format!("{} here, {} there", hedged(a), hedged(b)), out);
    }
    if let (Some(x), Some(y)) = (a.unit(), b.unit())
        && x != y
        && left.kind == right.kind
        && matches!(left.kind, FigureKind::Money | FigureKind::Measure)
    {
        add(Field::Unit, Severity::Medium, format!("{} {x} here, {} {y} there", a.value, b.value), out);
    }
}

fn hedged(number: &Number) -> String {
    let hedge = match number.modifier() {
        Modifier::Exact => "exactly",
        Modifier::About => "about",
        Modifier::Nearly => "nearly",
        Modifier::MoreThan => "more than",
        Modifier::AtLeast => "at least",
        Modifier::LessThan => "less than",
        Modifier::UpTo => "up to",
        Modifier::Range => "a range from",
    };
    format!("{hedge} {}", number.value)
}

/// A hedge that turns into its contrary matters; one that is lost, less.
fn severity_of_hedges(a: Modifier, b: Modifier) -> Severity {
    let is_above = |modifier| matches!(modifier, Modifier::MoreThan | Modifier::AtLeast);
    let is_below = |modifier| matches!(modifier, Modifier::LessThan | Modifier::UpTo | Modifier::Nearly);
    if (is_above(a) && is_below(b)) || (is_below(a) && is_above(b)) { Severity::Medium } else { Severity::Low }
}

/// Whether both languages have a file, so that what was not found is likely not there.
fn both_read(pair: &Pair) -> bool {
    [pair.left, pair.right].iter().all(|side| lang::language(side.article.language).is_some())
}

/// Whether the number stands near, perhaps as part of a day, an hour, or in another scale.
fn is_elsewhere(number: &Number, pool: &[f64]) -> bool {
    let values = [Some(number.value), number.max];
    values.into_iter().flatten().any(|value| pool.contains(&value) || is_other_clock(number, value, pool))
}

/// Hours of the afternoon may be counted from noon.
fn is_other_clock(number: &Number, value: f64, pool: &[f64]) -> bool {
    let is_hour =
        value.fract() == 0.0 && (1.0..24.0).contains(&value) && !matches!(number.kind(), Some(FigureKind::Money | FigureKind::Percent));
    let is_counted = number.figure.is_some_and(|figure| figure.counted.is_some());
    is_hour && !is_counted && (pool.contains(&(value + 12.0)) || pool.contains(&(value - 12.0)))
}

/// Whether one number may stand where the other should.
fn can_be_changed(pair: &Pair, a: &Number, b: &Number) -> bool {
    let both_small = a.value <= SMALL && b.value <= SMALL;
    let kinds_fit = match (a.kind(), b.kind()) {
        (Some(a), Some(b)) => a == b || (is_plain(a) && is_plain(b)),
        _ => true,
    };
    let units_fit = match (a.unit(), b.unit()) {
        (Some(a), Some(b)) => a == b,
        (None, None) => true,
        _ => a.figure.is_none() || b.figure.is_none(),
    };
    // Where a language has no file, its number words and scales are not read: digits can only be compared with digits.
    let comparable = both_read(pair) || (a.in_digits && b.in_digits && a.value < 1e4 && b.value < 1e4);
    let one_in_digits = a.in_digits || b.in_digits || (a.value > SMALL && b.value > SMALL);
    !both_small && kinds_fit && units_fit && comparable && one_in_digits
}

fn is_plain(kind: FigureKind) -> bool {
    matches!(kind, FigureKind::Count | FigureKind::Ordinal | FigureKind::Designator | FigureKind::Document)
}

/// Whether a number tells enough to be missed.
fn is_telling(number: &Number) -> bool {
    number.in_digits && number.value >= 10.0 && number.figure.is_some_and(|figure| figure.kind != FigureKind::Designator)
}

/// Whether the number stands nowhere in an article.
fn is_nowhere(number: &Number, side: &Side) -> bool {
    let all = pool(side, &(0..side.sentences.spans.len()));
    !is_elsewhere(number, &all)
}

/// An exact and a hedged number of the same things within one article.
pub(super) fn contradictions(side: &Side, out: &mut Vec<Difference>) {
    let counts: Vec<_> = side.findings.figures.iter().filter(|f| f.kind == FigureKind::Count && f.value > 20.0).collect();
    for (nth, a) in counts.iter().enumerate() {
        for b in &counts[nth + 1..] {
            let is_hedged_once = (a.modifier == Modifier::Exact) != (b.modifier == Modifier::Exact);
            let same_things = match (&a.counted, &b.counted) {
                (Some(a), Some(b)) => first_word(a) == first_word(b),
                _ => false,
            };
            if a.value == b.value && is_hedged_once && same_things && a.modifier != Modifier::Range && b.modifier != Modifier::Range {
                let why = format!("“{}” and “{}” of the same article", a.surface, b.surface);
                let difference = Difference::between(Kind::Figure, Severity::Low, Some(a.span), Some(b.span), why);
                out.push(Difference { field: Some(Field::Modifier), ..difference });
            }
        }
    }
}

fn first_word(counted: &str) -> String {
    fold(counted.split_whitespace().next().unwrap_or_default())
}
