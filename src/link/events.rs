//! Events of a story: which events of its versions are one?
//!
//! "المؤتمر" in one version is "the 32nd Diplomatic Conference" in another; a city is named in one and a topic in the other. Within a
//! story, two events of a kind that do not contradict each other are one when they have a number or first day in common, or when
//! each is the only one that the other can be.

use crate::event::EventKind;
use crate::gazetteer;
use std::collections::BTreeMap;

/// An event as far as its key and first day tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Identity inside the index.
    pub key: String,
    /// First day as `YYYY-MM-DD`, empty where it is not known.
    pub from: String,
}

/// The parts of a key, as the article's rules joined them.
struct Parts<'a> {
    kind: EventKind,
    series: Option<&'a str>,
    ordinal: Option<u32>,
    year: Option<&'a str>,
}

impl<'a> Parts<'a> {
    fn of(told: &'a Told) -> Option<Self> {
        let (head, rest) = told.key.split_once('-').unwrap_or((&told.key, ""));
        let series = gazetteer::series().iter().find(|row| row.key == head);
        let kind = series.map(|row| row.kind).or_else(|| EventKind::parse(head))?;
        let number = rest.split('-').next().filter(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
        let ordinal = number.filter(|number| number.len() < 4).and_then(|number| number.parse().ok());
        let year = told.from.get(..4).or(number.filter(|number| number.len() == 4));
        Some(Self { kind, series: series.map(|_| head), ordinal, year })
    }

    fn contradicts(&self, other: &Self) -> bool {
        fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            a.is_some() && b.is_some() && a != b
        }
        self.kind != other.kind || differ(self.series, other.series) || differ(self.ordinal, other.ordinal) || differ(self.year, other.year)
    }
}

/// For each version and each of its events the keys that other versions have for it, where those differ.
pub fn shared(versions: &[Vec<Told>]) -> Vec<BTreeMap<String, Vec<String>>> {
    let parts: Vec<Vec<Option<Parts>>> = versions.iter().map(|events| events.iter().map(Parts::of).collect()).collect();
    let mut shared = vec![BTreeMap::new(); versions.len()];
    for (here, events) in versions.iter().enumerate() {
        for (nth, event) in events.iter().enumerate() {
            let others = (0..versions.len()).filter(|there| *there != here);
            let found = others.filter_map(|there| counterpart(versions, &parts, (here, nth), there));
            let mut keys: Vec<String> = found.map(|other| other.key.clone()).filter(|key| *key != event.key).collect();
            keys.sort_unstable();
            keys.dedup();
            if !keys.is_empty() {
                shared[here].insert(event.key.clone(), keys);
            }
        }
    }
    shared
}

/// The event of another version that an event is.
fn counterpart<'a>(versions: &'a [Vec<Told>], parts: &[Vec<Option<Parts>>], (here, nth): (usize, usize), there: usize) -> Option<&'a Told> {
    let fits = |a: (usize, usize), b: (usize, usize)| match (&parts[a.0][a.1], &parts[b.0][b.1]) {
        (Some(x), Some(y)) => !x.contradicts(y) && !is_other_day(&versions[a.0][a.1], &versions[b.0][b.1]),
        _ => false,
    };
    let fitting = |of: (usize, usize), among: usize| (0..versions[among].len()).filter(move |other| fits(of, (among, *other)));
    let same = versions[there].iter().position(|other| other.key == versions[here][nth].key);
    let told = same.or_else(|| fitting((here, nth), there).find(|other| share_a_mark(versions, parts, (here, nth), (there, *other))));
    let only = |of, among| {
        let mut fitting = fitting(of, among);
        fitting.next().filter(|_| fitting.next().is_none())
    };
    let found = told.or_else(|| only((here, nth), there).filter(|other| only((there, *other), here) == Some(nth)))?;
    Some(&versions[there][found])
}

fn is_other_day(a: &Told, b: &Told) -> bool {
    !a.from.is_empty() && !b.from.is_empty() && a.from != b.from
}

fn share_a_mark(versions: &[Vec<Told>], parts: &[Vec<Option<Parts>>], a: (usize, usize), b: (usize, usize)) -> bool {
    let (x, y) = (&versions[a.0][a.1], &versions[b.0][b.1]);
    let ordinal = |at: (usize, usize)| parts[at.0][at.1].as_ref().and_then(|parts| parts.ordinal);
    (!x.from.is_empty() && x.from == y.from) || ordinal(a).is_some_and(|number| ordinal(b) == Some(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(events: &[&str]) -> Vec<Told> {
        let told = |event: &&str| {
            let (key, from) = event.split_once('@').unwrap_or((event, ""));
            Told { key: key.to_owned(), from: from.to_owned() }
        };
        events.iter().map(told).collect()
    }

    fn pairs(versions: &[&[&str]]) -> Vec<String> {
        let versions: Vec<Vec<Told>> = versions.iter().map(|events| told(events)).collect();
        shared(&versions).into_iter().flatten().map(|(own, others)| format!("{own} = {}", others.join(", "))).collect()
    }

    #[test]
    fn events_of_one_story_meet_whatever_each_version_tells_of_them() {
        assert_eq!(
            pairs(&[&["forum-5-ke-28"], &["forum-5-ports-energy"]]),
            ["forum-5-ke-28 = forum-5-ports-energy", "forum-5-ports-energy = forum-5-ke-28"]
        );
        assert_eq!(
            pairs(&[&["conference-0a1b2c"], &["diplomatic_conference-32"]]),
            ["conference-0a1b2c = diplomatic_conference-32", "diplomatic_conference-32 = conference-0a1b2c"]
        );
        assert_eq!(pairs(&[&["forum-ke@2025-11-06", "forum-7-x"], &["forum-5-y@2025-11-06"]])[0], "forum-ke = forum-5-y");
    }

    #[test]
    fn what_contradicts_or_may_be_several_stays_apart() {
        assert!(pairs(&[&["forum-5-a"], &["forum-6-b"]]).is_empty());
        assert!(pairs(&[&["forum-a"], &["conference-b"]]).is_empty());
        assert!(pairs(&[&["forum-a@2025-01-01"], &["forum-b@2025-02-01"]]).is_empty());
        assert!(pairs(&[&["conference-a"], &["conference-17-b", "conference-18-c"]]).is_empty());
        assert!(pairs(&[&["conference-18-vn"], &["conference-18-vn"]]).is_empty());
    }
}
