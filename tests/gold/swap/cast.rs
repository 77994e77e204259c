//! Other people and places for those of a story.

use super::super::compare::fold;
use super::super::reader::{self, Gold};
use super::rewrite::{Edge, Rewrite};
use super::rows;
use crate::dice::Dice;
use rapporteur::article::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// A part of a name as each script has it; in Arabic spellings differ.
#[derive(Clone, Debug)]
struct Part {
    latin: &'static str,
    vi: &'static str,
    ar: Vec<&'static str>,
}

impl Part {
    fn new(latin: &'static str, vi: &'static str, ar: &'static str) -> Self {
        Self { latin, vi: if vi.is_empty() { latin } else { vi }, ar: ar.split('/').collect() }
    }
}

/// Each person's name in parts, and the other's.
pub struct People {
    by_name: BTreeMap<String, Vec<(Part, Part)>>,
}

impl People {
    /// Others of the same kind for these names: of the same land, gender and number of parts, no two alike.
    pub fn of<'a>(names: impl Iterator<Item = &'a str>, dice: &mut Dice) -> Self {
        let names: BTreeSet<&str> = names.collect();
        let originals: Vec<Vec<&str>> = names.iter().map(|name| person(name)).collect();
        let mut used: BTreeSet<&str> = originals.iter().flat_map(|row| row[4].split('|')).collect();
        let by_name = originals.iter().map(|row| (row[0].to_owned(), parts(row, &mut used, dice))).collect();
        Self { by_name }
    }

    /// Adds what the page calls them.
    pub fn add_to(&self, people: &[reader::Person], rewrite: &mut Rewrite) {
        for person in people {
            for surface in &person.surfaces {
                let new = other(surface, &self.by_name[&person.name]);
                let new = new.unwrap_or_else(|| panic!("swap/people.tsv does not spell {} as {surface}", person.name));
                rewrite.add(surface, &new, Edge::Word);
            }
        }
    }

    /// Gives people and speakers of gold their other names.
    pub fn rename(&self, gold: &mut Gold) {
        let people = gold.people.iter_mut().map(|person| &mut person.name);
        let speakers = gold.statements.iter_mut().flat_map(|s| s.speakers.iter_mut().chain(&mut s.also_accepted));
        for name in people.chain(speakers) {
            if let Some(parts) = self.by_name.get(name) {
                *name = parts.iter().map(|(_, new)| new.latin).collect::<Vec<_>>().join(" ");
            }
        }
    }
}

fn person(name: &str) -> Vec<&'static str> {
    rows(include_str!("people.tsv")).find(|row| row[0] == name).unwrap_or_else(|| panic!("swap/people.tsv lacks {name}"))
}

/// The parts of a name, each with another of its kind that nobody has yet.
fn parts(row: &[&'static str], used: &mut BTreeSet<&'static str>, dice: &mut Dice) -> Vec<(Part, Part)> {
    let [_, pool, gender, kinds, latin, vi, ar] = row[..] else { panic!("a row of swap/people.tsv has seven fields: {row:?}") };
    let (vi, ar): (Vec<_>, Vec<_>) = (vi.split('|').collect(), ar.split('|').collect());
    let mut middles = BTreeSet::new();
    let part = |(n, (kind, latin)): (usize, (&str, &'static str))| {
        let names =
            rows(include_str!("names.tsv")).filter(|name| name[0] == pool && name[1] == kind && (name[2] == gender || name[2] == "-"));
        let all: Vec<_> = names.collect();
        let free: Vec<_> =
            all.iter().filter(|name| if kind == "middle" { !middles.contains(name[3]) } else { !used.contains(name[3]) }).collect();
        let new = dice.pick(&free);
        if kind == "middle" { &mut middles } else { &mut *used }.insert(new[3]);
        (Part::new(latin, vi.get(n).copied().unwrap_or_default(), ar[n]), Part::new(new[3], new[4], new[5]))
    };
    kinds.split('|').zip(latin.split('|')).enumerate().map(part).collect()
}

/// The other's name in the form of `surface`: the same parts, the same script, the same spelling.
fn other(surface: &str, parts: &[(Part, Part)]) -> Option<String> {
    let join = |parts: &[(Part, Part)], form: &dyn Fn(&(Part, Part)) -> &'static str| parts.iter().map(form).collect::<Vec<_>>().join(" ");
    let ranges = (0..parts.len()).flat_map(|from| (from + 1..=parts.len()).map(move |to| from..to));
    ranges.map(|range| &parts[range]).find_map(|parts| {
        for spelling in [0, 1] {
            let of = |part: &Part| part.ar[spelling.min(part.ar.len() - 1)];
            if join(parts, &|(old, _)| of(old)) == surface {
                return Some(join(parts, &|(_, new)| of(new)));
            }
        }
        if join(parts, &|(old, _)| old.vi) == surface && parts.iter().any(|(old, _)| old.vi != old.latin) {
            return Some(join(parts, &|(_, new)| new.vi));
        }
        let is_vietnamese = parts.iter().any(|(_, new)| new.vi != new.latin);
        let is_toned = is_vietnamese && fold(surface) != surface.to_lowercase();
        let is_same = fold(&join(parts, &|(old, _)| old.latin)) == fold(surface);
        is_same.then(|| join(parts, &|(_, new)| if is_toned { new.vi } else { new.latin }))
    })
}

/// Each place's row, and the other's.
pub struct Places {
    by_code: BTreeMap<String, (Vec<&'static str>, Vec<&'static str>)>,
}

impl Places {
    /// Others of the same kind and land for the provinces and cities among these codes.
    pub fn of<'a>(codes: impl Iterator<Item = &'a str>, dice: &mut Dice) -> Self {
        let codes: BTreeSet<&str> = codes.collect();
        let mut used: BTreeSet<&str> = codes.clone();
        let table: Vec<_> = rows(include_str!("places.tsv")).collect();
        let mut by_code = BTreeMap::new();
        for row in table.iter().filter(|row| codes.contains(row[1])) {
            let free: Vec<_> = table.iter().filter(|other| other[0] == row[0] && !used.contains(other[1])).collect();
            let new = dice.pick(&free);
            used.insert(new[1]);
            by_code.insert(row[1].to_owned(), (row.clone(), new.to_vec()));
        }
        Self { by_code }
    }

    /// Adds what the page calls them, in its language.
    pub fn add_to(&self, language: Lang, places: &[reader::Place], rewrite: &mut Rewrite) {
        let column = 2 + ["en", "fr", "vi", "ar"].iter().position(|l| *l == language.as_str()).expect("a language of ours");
        for (old, new) in places.iter().filter_map(|place| self.by_code.get(place.code.as_ref()?)) {
            rewrite.add(old[column], new[column], Edge::Word);
            // A name with its kind, as "tỉnh Đắk Lắk", no longer stands for itself.
            for surface in places.iter().flat_map(|place| &place.surfaces).filter(|surface| surface.contains(old[column])) {
                rewrite.add(surface, &surface.replace(old[column], new[column]), Edge::Word);
            }
        }
    }

    /// Gives places of gold their other codes.
    pub fn rename(&self, gold: &mut Gold) {
        for code in gold.places.iter_mut().filter_map(|place| place.code.as_mut()) {
            if let Some((_, new)) = self.by_code.get(code) {
                *code = new[1].to_owned();
            }
        }
    }
}
