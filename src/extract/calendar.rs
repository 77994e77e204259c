//! The calendar: which days does a date mean, seen from the day of publication?
//!
//! "30/12" read in January is last year's; "the first five months of 2024" are 1 January to 31 May; what cannot be known stays `None`.

use super::phrases::Slot;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

/// How the days of a pattern are worked out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// From the days, months and years in it; what is missing is taken from the day of publication.
    #[default]
    Date,
    /// Month, day and year in digits, in the American order.
    MonthDay,
    /// Year, month and day in digits.
    YearMonthDay,
    /// Days from the day of publication.
    Day,
    /// The week of the day of publication, or so many away.
    Week,
    /// The month, likewise.
    Month,
    /// The quarter, likewise.
    ThisQuarter,
    /// The year, likewise.
    Year,
    /// A day of the week.
    Weekday,
    /// "six premiers mois de 2024".
    FirstMonths,
    /// "6 derniers mois de 2024".
    LastMonths,
    /// "T2 2024".
    Quarter,
    /// "premier semestre 2024".
    Half,
    /// "les années 1990".
    Decade,
    /// "XXIe siècle".
    Century,
    /// From the beginning of the year to the day of publication.
    YearToDate,
    /// So many months up to one: "the nine months to the end of September".
    MonthsTo,
    /// Saturday and Sunday of the week, or so many weeks away.
    Weekend,
    /// Days from the last day told.
    FromTold,
    /// No date at all.
    Nothing,
}

/// A part of a month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// "début 2024".
    Start,
    /// "mi-mars".
    Middle,
    /// "fin 1947".
    End,
}

/// On which side of the day of publication a date lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Toward {
    /// "mardi dernier".
    Past,
    /// "mardi prochain".
    Future,
}

/// All that a date's days follow from.
#[derive(Debug)]
pub struct Clues<'a> {
    /// How they are worked out.
    pub means: Means,
    /// Units from now.
    pub shift: i16,
    /// Which quarter or half, when no slot tells.
    pub nth: Option<i16>,
    /// Only a part.
    pub part: Option<Part>,
    /// The next or the last.
    pub toward: Option<Toward>,
    /// The numbers in the pattern.
    pub filled: &'a [(Slot, f64)],
    /// The page's day.
    pub published: Option<Date>,
    /// The last day that the text has told.
    pub told: Option<Date>,
}

/// First and last day.
pub type Days = (Option<Date>, Option<Date>);

const UNKNOWN: Days = (None, None);

/// Works the days out.
pub fn days(clues: &Clues) -> Days {
    let found = match clues.means {
        Means::Date => clues.date(),
        Means::MonthDay => clues.digits([1, 0, 2]),
        Means::YearMonthDay => clues.digits([2, 1, 0]),
        Means::Day => one(clues.published.and_then(|p| p.checked_add(i64::from(clues.shift).days()).ok())),
        Means::Week => clues.week(),
        Means::Month => clues.months_away(),
        Means::ThisQuarter => clues.quarter_away(),
        Means::Year => both(clues.year().and_then(|y| Some((date(y, 1, 1)?, date(y, 12, 31)?)))),
        Means::Weekday => clues.weekdays(),
        Means::FirstMonths => clues.months_of_year(|n| (1, n)),
        Means::LastMonths => clues.months_of_year(|n| (13 - n, 12)),
        Means::MonthsTo => clues.months_to(),
        Means::Weekend => clues.weekend(),
        Means::Quarter => clues.months_of_year(|n| (3 * n - 2, 3 * n)),
        Means::Half => clues.months_of_year(|n| (6 * n - 5, 6 * n)),
        Means::Decade => clues.decade(),
        Means::Century => clues.century(),
        Means::YearToDate => clues.published.map_or(UNKNOWN, |p| (date(p.year(), 1, 1), Some(p))),
        Means::FromTold => one(clues.told.and_then(|d| d.checked_add(i64::from(clues.shift).days()).ok())),
        Means::Nothing => UNKNOWN,
    };
    match (clues.part, found) {
        (Some(part), (Some(from), Some(to))) => part.of(from, to),
        _ => found,
    }
}

fn one(day: Option<Date>) -> Days {
    (day, day)
}

fn both(days: Option<(Date, Date)>) -> Days {
    days.map_or(UNKNOWN, |(from, to)| (Some(from), Some(to)))
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

impl Clues<'_> {
    fn all(&self, slot: Slot) -> Vec<i16> {
        self.filled.iter().filter(|(s, _)| *s == slot).map(|(_, value)| *value as i16).collect()
    }

    fn numbers(&self) -> Vec<i16> {
        let counts = self.filled.iter().filter(|(s, _)| matches!(s, Slot::Number | Slot::Ordinal));
        counts.map(|(_, value)| *value as i16).chain(self.nth).collect()
    }

    /// The year told, else the one of publication or so many away.
    fn year(&self) -> Option<i16> {
        let told = self.all(Slot::Year).first().copied();
        told.or_else(|| self.published.map(|p| p.year() + self.shift))
    }

    fn date(&self) -> Days {
        if let Some((_, packed)) = self.filled.iter().find(|(s, _)| *s == Slot::Dotted) {
            let packed = *packed as i32;
            return one(date((packed / 10000) as i16, (packed / 100 % 100) as i8, (packed % 100) as i8));
        }
        let months: Vec<i16> =
            self.filled.iter().filter(|(s, _)| matches!(s, Slot::Month | Slot::MonthNumber)).map(|(_, v)| *v as i16).collect();
        let days = self.days_told();
        let mut years = self.all(Slot::Year);
        if let (Some(first), Some(short)) = (years.first().copied(), self.all(Slot::ShortYear).first()) {
            years.push(first / 100 * 100 + short);
        }
        match (&days[..], &months[..], &years[..]) {
            ([], [], [first, ..]) => both(date(*first, 1, 1).zip(years.last().and_then(|y| date(*y, 12, 31)))),
            ([], [first, ..], _) => self.months(*first, *months.last().unwrap_or(first), &years),
            ([first, ..], _, _) => self.days(*first, *days.last().unwrap_or(first), &months, &years),
            _ => UNKNOWN,
        }
    }

    /// The days of the month in digits, else in words: "الثالث من آذار".
    fn days_told(&self) -> Vec<i16> {
        let days = self.all(Slot::Day);
        if days.is_empty() { self.numbers().into_iter().filter(|n| (1..=31).contains(n)).collect() } else { days }
    }

    fn months(&self, first: i16, last: i16, years: &[i16]) -> Days {
        let last_year = match years.last() {
            Some(year) => Some(*year),
            None if self.shift != 0 => self.year(),
            None => self.nearest(last as i8, 15).map(|d| d.year()),
        };
        let Some(last_year) = last_year else { return UNKNOWN };
        let first_year = if years.len() > 1 { years[0] } else { last_year - i16::from(first > last) };
        let end = date(last_year, last as i8, 1).map(Date::last_of_month);
        both(date(first_year, first as i8, 1).zip(end))
    }

    fn days(&self, first: i16, last: i16, months: &[i16], years: &[i16]) -> Days {
        let month_of_page = self.published.map(|p| i16::from(p.month()));
        let Some(last_month) = months.last().copied().or(month_of_page) else { return UNKNOWN };
        let first_month = months.first().copied().unwrap_or(last_month);
        let last_year = match years.last() {
            Some(year) => Some(*year),
            None if self.shift != 0 => self.year(),
            None => self.nearest(last_month as i8, last as i8).map(|d| d.year()),
        };
        let Some(last_year) = last_year else { return UNKNOWN };
        let wraps = (first_month, first) > (last_month, last);
        let first_year = if years.len() > 1 { years[0] } else { last_year - i16::from(wraps) };
        both(date(first_year, first_month as i8, first as i8).zip(date(last_year, last_month as i8, last as i8)))
    }

    /// The day of that name that lies nearest to the day of publication, or the next or last one.
    fn nearest(&self, month: i8, day: i8) -> Option<Date> {
        let published = self.published?;
        let candidates = (-1..=1).filter_map(|shift| date(published.year() + shift, month, day));
        let distance = |d: &Date| (*d - published).get_days().abs();
        candidates
            .filter(|d| match self.toward {
                Some(Toward::Past) => *d <= published,
                Some(Toward::Future) => *d >= published,
                None => true,
            })
            .min_by_key(distance)
    }

    /// Three numbers in digits, told in the order of day, month and year; the order of the language gives way where it makes no sense.
    fn digits(&self, order: [usize; 3]) -> Days {
        let numbers: Vec<i16> = self.filled.iter().filter(|(s, _)| !matches!(s, Slot::Dash | Slot::Open)).map(|(_, v)| *v as i16).collect();
        let [_, _, _] = numbers[..] else { return UNKNOWN };
        let [day, month, year] = order.map(|i| numbers[i]);
        let (day, month) = if month > 12 { (month, day) } else { (day, month) };
        one(date(year, month as i8, day as i8))
    }

    fn week(&self) -> Days {
        let monday = self.published.and_then(|p| {
            let since_monday = i64::from(p.weekday().to_monday_zero_offset());
            p.checked_add((i64::from(self.shift) * 7 - since_monday).days()).ok()
        });
        both(monday.and_then(|m| Some((m, m.checked_add(6.days()).ok()?))))
    }

    fn months_away(&self) -> Days {
        let first = self.published.and_then(|p| p.first_of_month().checked_add(i64::from(self.shift).months()).ok());
        (first, first.map(Date::last_of_month))
    }

    fn quarter_away(&self) -> Days {
        let first = self.published.and_then(|p| {
            let month = (p.month() - 1) / 3 * 3 + 1;
            date(p.year(), month, 1)?.checked_add((i64::from(self.shift) * 3).months()).ok()
        });
        both(first.and_then(|f| Some((f, f.checked_add(2.months()).ok()?.last_of_month()))))
    }

    /// A day of the week, or two that follow each other.
    fn weekdays(&self) -> Days {
        let wanted = self.all(Slot::Weekday);
        let (Some(first), Some(last)) = (wanted.first(), wanted.last()) else { return UNKNOWN };
        let to = self.weekday(i64::from(*last));
        let from = to.and_then(|to| to.checked_sub(i64::from((last - first).rem_euclid(7)).days()).ok());
        (from, to)
    }

    fn weekday(&self, day: i64) -> Option<Date> {
        let published = self.published?;
        let wanted = day - 1;
        let now = i64::from(published.weekday().to_monday_zero_offset());
        let ahead = (wanted - now).rem_euclid(7);
        let shift = match self.toward {
            Some(Toward::Future) => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            Some(Toward::Past) => {
                if ahead == 0 {
                    -7
                } else {
                    ahead - 7
                }
            }
            None => {
                if ahead == 0 {
                    0
                } else {
                    ahead - 7
                }
            }
        };
        published.checked_add(shift.days()).ok()
    }

    /// Months of a year, from the count in the pattern.
    fn months_of_year(&self, range: impl Fn(i8) -> (i8, i8)) -> Days {
        let counts = self.numbers();
        let (Some(first), Some(last)) = (counts.first(), counts.last()) else { return UNKNOWN };
        let Some(year) = self.year().filter(|_| *first > 0 && *first < 13 && *last < 13) else { return UNKNOWN };
        let (from, to) = (range(*first as i8).0, range(*last as i8).1);
        both(date(year, from, 1).zip(date(year, to, 1).map(Date::last_of_month)))
    }

    /// "three months to March" ends with March, in the year told or the last one that has one.
    fn months_to(&self) -> Days {
        let (Some(n), Some(month)) = (self.numbers().first().copied(), self.all(Slot::Month).first().copied()) else { return UNKNOWN };
        let year = self.all(Slot::Year).first().copied().or_else(|| self.nearest(month as i8, 1).map(|d| d.year()));
        let last = year.and_then(|year| date(year, month as i8, 1)).filter(|_| (1..=60).contains(&n));
        both(last.and_then(|last| Some((last.checked_sub((i64::from(n) - 1).months()).ok()?, last.last_of_month()))))
    }

    /// "at the weekend" is the last one that has begun, unless the clause tells of what is to come.
    fn weekend(&self) -> Days {
        let Some(published) = self.published else { return UNKNOWN };
        let day = i64::from(published.weekday().to_monday_zero_offset());
        let is_ahead = day < 5 && self.toward == Some(Toward::Past);
        let weeks = i64::from(self.shift) - i64::from(is_ahead);
        let saturday = published.checked_add((weeks * 7 + 5 - day).days()).ok();
        both(saturday.and_then(|s| Some((s, s.checked_add(1.days()).ok()?))))
    }

    fn decade(&self) -> Days {
        let years = self.all(Slot::Year);
        let short = self.numbers().into_iter().chain(self.all(Slot::ShortYear)).next();
        let first = years.first().copied().or_else(|| short.map(|s| 1900 + s));
        let last = years.last().copied().or(first);
        both(first.zip(last).and_then(|(f, l)| Some((date(f - f % 10, 1, 1)?, date(l - l % 10 + 9, 12, 31)?))))
    }

    fn century(&self) -> Days {
        let nth = self.numbers().first().copied().filter(|n| (1..=30).contains(n));
        both(nth.and_then(|n| Some((date((n - 1) * 100 + 1, 1, 1)?, date(n * 100, 12, 31)?))))
    }
}

impl Part {
    /// The first, middle or last third of a month or so of days, or the first, middle or last quarter of anything longer.
    fn of(self, from: Date, to: Date) -> Days {
        let is_month = (to - from).get_days() < 32;
        let (year, month) = (from.year(), from.month());
        both(match (self, is_month) {
            (Self::Start, true) => date(year, month, 10).map(|d| (from, d)),
            (Self::Middle, true) => date(year, month, 11).zip(date(year, month, 20)),
            (Self::End, true) => date(year, month, 21).map(|d| (d, to)),
            (Self::Start, false) => date(year, 3, 31).map(|d| (from, d)),
            (Self::Middle, false) => date(year, 5, 1).zip(date(year, 8, 31)),
            (Self::End, false) => date(to.year(), 10, 1).map(|d| (d, to)),
        })
    }
}
