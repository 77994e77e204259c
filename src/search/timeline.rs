//! Timelines: how many of the records that fit were published in which month.

use super::Library;
use super::fitting::Fitting;
use anyhow::Result;
use jiff::civil::date;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Counts by year and month.
pub type Months = BTreeMap<(i16, i8), u64>;

/// Counts the records that fit, month by month; those without a day, own or inherited, are not counted.
pub fn months(library: &Library, fitting: &Fitting) -> Result<Months> {
    let counted = fitting.each(library, |part| {
        let mut counts: FxHashMap<i32, u64> = FxHashMap::default();
        for run in part.runs {
            if let Some(day) = part.row(run).day {
                *counts.entry(day).or_insert(0) += u64::from(run.n);
            }
        }
        counts.into_iter().collect::<Vec<_>>()
    })?;
    let mut days = BTreeMap::new();
    counted.into_iter().flatten().for_each(|(day, n)| *days.entry(day).or_insert(0) += n);
    let mut months = Months::new();
    for (day, n) in days {
        let Ok(day) = date(1970, 1, 1).checked_add(jiff::Span::new().days(day.clamp(-700_000, 2_900_000))) else { continue };
        *months.entry((day.year(), day.month())).or_insert(0) += n;
    }
    Ok(months)
}
