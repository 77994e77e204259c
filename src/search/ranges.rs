//! Ranges of days and numbers as they are typed: `2023-12..2024-08`, `>=350`, `2024`.

use jiff::civil::{Date, date};
use std::ops::Bound;

/// The range that a sign makes of the first and last value that its operand may mean.
type Bounds<T> = fn(T, T) -> Range<T>;

/// A range, open where a bound is `Unbounded`.
pub type Range<T> = (Bound<T>, Bound<T>);

/// Days: a year or a month is all of its days.
pub fn days(text: &str) -> Result<Range<Date>, String> {
    range(text, stretch, |(first, _)| first, |(_, last)| last)
}

/// The first day that a year, month or day names, and the last.
pub fn stretch(text: &str) -> Result<(Date, Date), String> {
    let wrong = || format!("`{text}` is no date; write 2024, 2024-08 or 2024-08-21");
    let parts: Vec<&str> = text.trim().split('-').collect();
    let number = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i16>().ok()).flatten().ok_or_else(wrong);
    let year = number(parts[0]).ok().filter(|year| parts[0].len() == 4 && *year > 0).ok_or_else(wrong)?;
    let month = parts.get(1).map(|part| number(part)).transpose()?;
    let day = parts.get(2).map(|part| number(part)).transpose()?;
    let first = Date::new(year, month.unwrap_or(1) as i8, day.unwrap_or(1) as i8).map_err(|_| wrong())?;
    match (month, day) {
        _ if parts.len() > 3 => Err(wrong()),
        (None, _) => Ok((first, date(year, 12, 31))),
        (Some(_), None) => Ok((first, first.last_of_month())),
        (Some(_), Some(_)) => Ok((first, first)),
    }
}

/// Numbers.
pub fn numbers(text: &str) -> Result<Range<f64>, String> {
    let number = |text: &str| {
        let plain: String = text.chars().filter(|c| !matches!(c, ' ' | '_' | '\u{a0}' | '\u{202f}')).collect();
        let value = plain.parse::<f64>().ok().filter(|value| value.is_finite());
        value.ok_or_else(|| format!("`{text}` is no number; write 350, 3.5, 350..450 or >=350"))
    };
    range(text, number, |value| value, |value| value)
}

fn range<P: Clone, T: PartialOrd>(
    text: &str,
    read: impl Fn(&str) -> Result<P, String>,
    first: impl Fn(P) -> T,
    last: impl Fn(P) -> T,
) -> Result<Range<T>, String> {
    let text = text.trim();
    if let Some((from, to)) = text.split_once("..") {
        let from = if from.trim().is_empty() { Bound::Unbounded } else { Bound::Included(first(read(from)?)) };
        let to = if to.trim().is_empty() { Bound::Unbounded } else { Bound::Included(last(read(to)?)) };
        return match (&from, &to) {
            (Bound::Unbounded, Bound::Unbounded) => Err("a range needs at least one end".to_owned()),
            (Bound::Included(a), Bound::Included(b)) if a > b => Err(format!("the range `{text}` ends before it begins")),
            _ => Ok((from, to)),
        };
    }
    let comparisons: [(&str, Bounds<T>); 4] = [
        (">=", |first, _| (Bound::Included(first), Bound::Unbounded)),
        ("<=", |_, last| (Bound::Unbounded, Bound::Included(last))),
        (">", |_, last| (Bound::Excluded(last), Bound::Unbounded)),
        ("<", |first, _| (Bound::Unbounded, Bound::Excluded(first))),
    ];
    for (sign, bounds) in comparisons {
        if let Some(rest) = text.strip_prefix(sign) {
            let point = read(rest)?;
            return Ok(bounds(first(point.clone()), last(point)));
        }
    }
    let point = read(text)?;
    Ok((Bound::Included(first(point.clone())), Bound::Included(last(point))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_ranges() {
        let shown = |text: &str| days(text).map(|(from, to)| format!("{from:?} {to:?}")).unwrap_or_else(|error| error);
        assert_eq!(shown("2023-12..2024-02"), "Included(2023-12-01) Included(2024-02-29)");
        assert_eq!(shown("2024"), "Included(2024-01-01) Included(2024-12-31)");
        assert_eq!(shown(">2024-08"), "Excluded(2024-08-31) Unbounded");
        assert_eq!(shown("<2024-08-21"), "Unbounded Excluded(2024-08-21)");
        assert_eq!(shown("..2024"), "Unbounded Included(2024-12-31)");
        for wrong in ["", "..", "2024-13", "31-02-2024", "2024-02-30", "0000", "24", "2024-1-1-1", "x", "2025..2024", "９９９９"] {
            assert!(days(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn numbers_are_read_as_ranges() {
        assert_eq!(numbers("350..450"), Ok((Bound::Included(350.0), Bound::Included(450.0))));
        assert_eq!(numbers(">=1 000"), Ok((Bound::Included(1000.0), Bound::Unbounded)));
        assert_eq!(numbers("-2.5"), Ok((Bound::Included(-2.5), Bound::Included(-2.5))));
        for wrong in ["nan", "inf", "a", "5..1", ".."] {
            assert!(numbers(wrong).is_err(), "{wrong}");
        }
    }
}
