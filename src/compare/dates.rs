//! Days that differ between two versions.

use super::why::Why;
use super::{Difference, Kind, Pair, Severity, Side};
use crate::date::DateMention;
use jiff::civil::Date;
use std::ops::Range;

/// A day or stretch of days that was read.
struct Days<'a> {
    mention: &'a DateMention,
    from: Date,
    to: Date,
}

impl Days<'_> {
    /// Whether both may mean the same: one tells more exactly what the other tells.
    fn fits(&self, other: &Days) -> bool {
        let holds = |a: &Days, b: &Days| a.from <= b.from && b.to <= a.to;
        holds(self, other) || holds(other, self)
    }

    fn n_days(&self) -> i32 {
        (self.to - self.from).get_days()
    }
}

/// Compares the days of a bead.
pub(super) fn differences(pair: &Pair, out: &mut Vec<Difference>) {
    let mut left = days(pair.left, &pair.bead.left);
    let mut right = days(pair.right, &pair.bead.right);
    match_off(&mut left, &mut right, |a, b| (a.from, a.to) == (b.from, b.to));
    match_off(&mut left, &mut right, |a, b| a.fits(b));
    let (near_left, near_right) = (days(pair.left, &pair.near_left), days(pair.right, &pair.near_right));
    let is_near = |day: &Days, near: &[Days]| near.iter().any(|other| (day.from, day.to) == (other.from, other.to));
    let alone = left.into_iter().filter(|day| !is_near(day, &near_right));
    let mut others: Vec<Days> = right.into_iter().filter(|day| !is_near(day, &near_left)).collect();
    for day in alone {
        let is_alike = |other: &Days| (day.n_days() - other.n_days()).abs() <= 3;
        let Some(at) = others.iter().position(is_alike) else { continue };
        let other = others.remove(at);
        let why = Why::of("differs").inner("left", shown(&day)).inner("right", shown(&other));
        out.push(Difference::between(Kind::Date, Severity::High, Some(day.mention.span), Some(other.mention.span), why));
    }
}

/// Takes off both sides what goes together, one by one.
fn match_off(left: &mut Vec<Days>, right: &mut Vec<Days>, goes: impl Fn(&Days, &Days) -> bool) {
    left.retain(|day| {
        let at = right.iter().position(|other| goes(day, other));
        at.map(|at| right.remove(at)).is_none()
    });
}

fn days<'a>(side: &Side<'a>, sentences: &Range<usize>) -> Vec<Days<'a>> {
    let spans = &side.sentences.spans[sentences.clone()];
    let mentions = side.findings.dates.iter().filter(|date| spans.iter().any(|span| span.contains(date.span)));
    mentions.filter_map(|mention| Some(Days { mention, from: mention.from?, to: mention.to? })).collect()
}

fn shown(days: &Days) -> Why {
    if days.from == days.to { Why::plain(days.from) } else { Why::range(days.from, days.to) }
}
