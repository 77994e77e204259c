//! Figures that differ: in value, hedge or unit, between versions or within one article.

use super::hedges;
use super::numbers::{Number, days, numbers, pool};
use super::why::Why;
use super::{Difference, Field, Kind, Pair, Severity, Side};
use crate::align::Bead;
use crate::figure::{FigureKind, Modifier};
use crate::fold::fold;
use crate::index::tokens::Forms;
use crate::lang;

/// Numbers up to this may be articles, duals, or be left out.
const SMALL: f64 = 2.0;

/// The numbers of a bead that have no equal on the other side, and the pairs that have.
struct Leftover<'a> {
    left: Vec<Number<'a>>,
    right: Vec<Number<'a>>,
    equal: Vec<(Number<'a>, Number<'a>)>,
}

impl<'a> Leftover<'a> {
    fn of(left: &Side<'a>, right: &Side<'a>, bead: &Bead) -> Self {
        let mut others: Vec<Option<Number>> = numbers(right, &bead.right).into_iter().map(Some).collect();
        let (mut alone, mut equal) = (numbers(left, &bead.left), Vec::new());
        // "At 2pm two vans": those of one kind first, so that the hour does not take the vans.
        for is_equal in [is_close as fn(&Number, &Number) -> bool, is_equal] {
            alone.retain(|number| match take(&mut others, |other| is_equal(number, other)) {
                Some(other) => {
                    equal.push((number.clone(), other));
                    false
                }
                None => true,
            });
        }
        // Numbers that the other side has as part of a day.
        let (days_left, days_right) = (days(left, &bead.left), days(right, &bead.right));
        let (all_left, all_right) = (pool(left, &bead.left), pool(right, &bead.right));
        alone.retain(|number| !is_day(number, &days_right) && !is_clock(number, &all_right));
        let others = others.into_iter().flatten().filter(|number| !is_day(number, &days_left) && !is_clock(number, &all_left)).collect();
        Self { left: alone, right: others, equal }
    }
}

/// Compares the numbers of all beads; what one has too many and its neighbour too few is no difference.
pub(super) fn differences(pairs: &[Pair], out: &mut Vec<Difference>) {
    let leftovers: Vec<Leftover> = pairs.iter().map(|pair| Leftover::of(pair.left, pair.right, pair.bead)).collect();
    for (nth, pair) in pairs.iter().enumerate() {
        let around = nth.saturating_sub(2)..(nth + 3).min(pairs.len());
        let near = |of: fn(&Leftover) -> Vec<f64>| -> Vec<f64> {
            around.clone().filter(|at| *at != nth).flat_map(|at| of(&leftovers[at])).collect()
        };
        let near_left = near(|leftover| leftover.left.iter().map(|number| number.value).collect());
        let near_right = near(|leftover| leftover.right.iter().map(|number| number.value).collect());
        let left = leftovers[nth].left.iter().filter(|number| !is_among(number, &near_right)).cloned().collect();
        let right = leftovers[nth].right.iter().filter(|number| !is_among(number, &near_left)).cloned().collect();
        leftovers[nth].equal.iter().for_each(|(a, b)| compare_equal(pair, a, b, out));
        compare_leftover(pair, left, right, out);
    }
}

fn compare_leftover(pair: &Pair, left: Vec<Number>, mut right: Vec<Number>, out: &mut Vec<Difference>) {
    for number in &left {
        let partner = right.iter().position(|other| can_be_changed(pair, number, other));
        if let Some(other) = partner.map(|at| right.remove(at)) {
            if is_other_clock(number, &[other.value]) || is_converted(number, &other) {
                continue;
            }
            let why = Why::of("differs").inner("left", shown(number)).inner("right", shown(&other));
            let difference = Difference::between(Kind::Figure, Severity::High, Some(number.span), Some(other.span), why);
            out.push(Difference { field: Some(Field::Value), ..difference });
        } else if is_telling(number) && is_nowhere(number, pair.right) && both_read(pair) {
            let why = Why::of("figure_alone").inner("figure", shown(number));
            out.push(Difference::between(Kind::Omission, Severity::Low, Some(number.span), None, why));
        }
    }
    for other in right.iter().filter(|other| is_telling(other) && is_nowhere(other, pair.left) && both_read(pair)) {
        let why = Why::of("figure_alone").inner("figure", shown(other));
        out.push(Difference::between(Kind::Addition, Severity::Low, None, Some(other.span), why));
    }
}

fn shown(number: &Number) -> Why {
    number.max.map_or_else(|| Why::plain(number.value), |max| Why::range(number.value, max))
}

/// Takes the first number that fits.
fn take<'a>(others: &mut [Option<Number<'a>>], fits: impl Fn(&Number) -> bool) -> Option<Number<'a>> {
    others.iter_mut().find(|other| other.as_ref().is_some_and(&fits))?.take()
}

/// Whether two numbers have the same value.
fn is_equal(a: &Number, b: &Number) -> bool {
    a.value == b.value && (a.max == b.max || a.max.is_none() || b.max.is_none())
}

/// Whether two numbers are the same number of the same kind.
fn is_close(a: &Number, b: &Number) -> bool {
    is_equal(a, b) && a.kind() == b.kind() && a.unit() == b.unit()
}

/// Compares hedges and units of numbers that have one value.
fn compare_equal(pair: &Pair, a: &Number, b: &Number, out: &mut Vec<Difference>) {
    let (Some(left), Some(right)) = (a.figure, b.figure) else { return };
    let add = |field, severity, why, out: &mut Vec<Difference>| {
        out.push(Difference { field: Some(field), ..Difference::between(Kind::Figure, severity, Some(a.span), Some(b.span), why) });
    };
    let is_quantity = |kind| matches!(kind, FigureKind::Count | FigureKind::Money | FigureKind::Percent | FigureKind::Measure);
    let are_other = a.modifier() != b.modifier() && a.modifier() != Modifier::Range && b.modifier() != Modifier::Range;
    let is_hedged = are_other && !hedges::is_no_hedge(pair.left, a, pair.right, b) && !hedges::is_no_hedge(pair.right, b, pair.left, a);
    if is_quantity(left.kind) && is_quantity(right.kind) && is_hedged && both_read(pair) && a.value > SMALL {
        add(
            Field::Modifier,
            severity_of_hedges(a.modifier(), b.modifier()),
            Why::of("differs").inner("left", hedged(a)).inner("right", hedged(b)),
            out,
        );
    }
    if let Some((x, y)) = counted_differ(pair, a, b) {
        let shown = |counted: String| Why::plain(format!("{} {counted}", a.value));
        add(Field::Counted, Severity::Medium, Why::of("differs").inner("left", shown(x)).inner("right", shown(y)), out);
    }
    if let (Some(x), Some(y)) = (a.unit(), b.unit())
        && quantity(x) != quantity(y)
        && left.kind == right.kind
        && matches!(left.kind, FigureKind::Money | FigureKind::Measure)
    {
        add(
            Field::Unit,
            Severity::Medium,
            Why::of("differs").inner("left", Why::plain(format!("{} {x}", a.value))).inner("right", Why::plain(format!("{} {y}", b.value))),
            out,
        );
    }
}

/// What two figures of versions in one language count, where neither names what the other does.
fn counted_differ(pair: &Pair, a: &Number, b: &Number) -> Option<(String, String)> {
    let (x, y) = (a.figure?, b.figure?);
    let language = pair.left.article.language;
    if language != pair.right.article.language || x.kind != FigureKind::Count || y.kind != FigureKind::Count {
        return None;
    }
    let stems = |text: &str| -> Vec<String> {
        let form = |word: &str| Forms::of(word, Some(language));
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 3)
            .map(form)
            .map(|f| f.second.unwrap_or(f.exact).into())
            .collect()
    };
    let (left, right) = (x.counted.clone()?, y.counted.clone()?);
    let around =
        |side: &Side, sentences: &std::ops::Range<usize>| side.stretch(sentences).map(|span| stems(side.text(span))).unwrap_or_default();
    let is_lacking = |counted: &str, there: &[String]| {
        let words = stems(counted);
        !words.is_empty() && !words.iter().any(|word| there.contains(word))
    };
    let lacks = is_lacking(&left, &around(pair.right, &pair.bead.right)) && is_lacking(&right, &around(pair.left, &pair.bead.left));
    lacks.then_some((left, right))
}

/// The unit of the way for that of a speed.
fn quantity(unit: &str) -> &str {
    if unit == "mph" { "mile" } else { unit.split('/').next().unwrap_or(unit) }
}

fn hedged(number: &Number) -> Why {
    let hedge = serde_json::json!(number.modifier());
    Why::of("hedged").word("hedge", "hedge", hedge.as_str().unwrap_or_default()).text("value", number.value)
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

/// Whether a number, or the end of a range, is one of some values.
fn is_among(number: &Number, values: &[f64]) -> bool {
    [Some(number.value), number.max].into_iter().flatten().any(|value| values.contains(&value))
}

/// Whether a number may be one of the years, months and days of the other side: "n° 11" is none, though a Thursday be the 11th.
fn is_day(number: &Number, days: &[f64]) -> bool {
    use FigureKind::{Designator, Measure, Money, Percent};
    is_among(number, days) && !matches!(number.kind(), Some(Designator | Measure | Money | Percent))
}

/// Hours of the afternoon may be counted from noon.
fn is_other_clock(number: &Number, values: &[f64]) -> bool {
    let value = number.value;
    let is_hour =
        value.fract() == 0.0 && (1.0..24.0).contains(&value) && !matches!(number.kind(), Some(FigureKind::Money | FigureKind::Percent));
    let is_counted = number.figure.is_some_and(|figure| figure.counted.is_some());
    is_hour && !is_counted && (values.contains(&(value + 12.0)) || values.contains(&(value - 12.0)))
}

/// Whether a number is a time of the clock, or its hour or minutes, that others write with another mark or count from noon: 07h55, 7.55.
fn is_clock(number: &Number, others: &[f64]) -> bool {
    let minutes = |value: f64| (value.fract() * 100.0).round();
    let is_time = |value: f64| value < 24.0 && value.fract() > 0.0 && minutes(value) < 60.0;
    let is_hour = |hour: f64, time: f64| time.trunc() == hour || (time.trunc() - hour).abs() == 12.0;
    let value = number.value;
    let is_split =
        is_time(value) && others.iter().any(|hour| hour.fract() == 0.0 && is_hour(*hour, value)) && others.contains(&minutes(value));
    let is_part = |time: f64| is_time(time) && (minutes(time) == value || number.figure.is_none() && is_hour(value, time));
    is_split || value < 60.0 && value.fract() == 0.0 && others.iter().any(|other| is_part(*other))
}

/// Whether two numbers of degrees are one temperature in Celsius and in Fahrenheit.
fn is_converted(a: &Number, b: &Number) -> bool {
    let fits = |celsius: f64, fahrenheit: f64| (celsius - (fahrenheit - 32.0) / 1.8).abs() <= 1.0;
    let is_measure = |number: &Number| number.kind() == Some(FigureKind::Measure);
    is_measure(a) && is_measure(b) && (fits(a.value, b.value) || fits(b.value, a.value))
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
    // Measures may have been converted.
    let is_kept = |kind| matches!(kind, FigureKind::Count | FigureKind::Money | FigureKind::Percent);
    number.in_digits && number.value >= 10.0 && number.kind().is_some_and(is_kept)
}

/// Whether the number stands nowhere in an article.
fn is_nowhere(number: &Number, side: &Side) -> bool {
    let all = pool(side, &(0..side.sentences.spans.len()));
    !is_among(number, &all)
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
                let why = Why::of("figure_twice").text("first", &a.surface).text("second", &b.surface);
                let difference = Difference::between(Kind::Figure, Severity::Low, Some(a.span), Some(b.span), why);
                out.push(Difference { field: Some(Field::Modifier), ..difference });
            }
        }
    }
}

fn first_word(counted: &str) -> String {
    fold(counted.split_whitespace().next().unwrap_or_default())
}
