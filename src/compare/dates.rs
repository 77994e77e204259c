//! Days that differ between two versions.

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
    fn fits(&self, other: &Self) -> bool {
        let holds = |a: &Self, b: &Self| a.from <= b.from && b.to <= a.to;
        holds(self, other) || holds(other, self)
    }

    fn n_days(&self) -> i32 {
        (self.to - self.from).get_days()
    }
}

/// Compares the days of a bead.
pub(super) fn differences(pair: &Pair, out: &mut Vec<Difference>) {
    let (left, right) = (days(pair.left, &pair.bead.left), days(pair.right, &pair.bead.right));
    let (near_left, near_right) = (days(pair.left, &pair.near_left), days(pair.right, &pair.near_right));
    let alone: Vec<&Days> = left.iter().filter(|day| !near_right.iter().any(|other| day.fits(other))).collect();
    let mut others: Vec<&Days> = right.iter().filter(|day| !near_left.iter().any(|other| day.fits(other))).collect();
    for day in alone {
        let is_alike = |other: &&Days| (day.n_days() - other.n_days()).abs() <= 3;
        let Some(at) = others.iter().position(|other| is_alike(other)) else { continue };
        let other = others.remove(at);
        let why = format!("{} here, {} there", shown(day), shown(other));
        out.push(Difference::between(Kind::Date, Severity::High, Some(day.mention.span), Some(other.mention.span), why));
    }
}

fn days<'a>(side: &Side<'a>, sentences: &Range<usize>) -> Vec<Days<'a>> {
    let spans = &side.sentences.spans[sentences.clone()];
    let mentions = side.findings.dates.iter().filter(|date| spans.iter().any(|span| span.contains(date.span)));
    mentions.filter_map(|mention| Some(Days { mention, from: mention.from?, to: mention.to? })).collect()
}

fn shown(days: &Days) -> String {
    if days.from == days.to { days.from.to_string() } else { format!("{} to {}", days.from, days.to) }
}
