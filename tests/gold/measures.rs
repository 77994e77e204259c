//! The measures, and how they are counted up over articles.

use std::collections::BTreeMap;

/// What is measured, in the order of the table.
pub const MEASURES: [&str; 17] = [
    "meta",
    "text",
    "people",
    "role",
    "keys",
    "places",
    "figures",
    "figures other",
    "dates",
    "events",
    "statements loose",
    "statements strict",
    "speaker",
    "at",
    "mode",
    "whole",
    "evidence",
];

/// Right ones, asked ones and found ones.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub hit: f64,
    pub gold: usize,
    pub ours: usize,
}

impl Tally {
    pub fn add(&mut self, hit: f64, gold: usize, ours: usize) {
        self.hit += hit;
        self.gold += gold;
        self.ours += ours;
    }

    pub fn f1(&self) -> f64 {
        let n = self.gold + self.ours;
        if n == 0 { 1.0 } else { 2.0 * self.hit / n as f64 }
    }
}

/// The tallies of one article or of many.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    tallies: BTreeMap<&'static str, Tally>,
    /// Chrome in the text, statements that are none, and findings where there are none.
    pub forbidden: usize,
    /// People found: name in gold, key in ours.
    pub named: Vec<(String, String)>,
}

impl Scores {
    /// Adds up one measure.
    pub fn add(&mut self, measure: &'static str, hit: f64, gold: usize, ours: usize) {
        assert!(MEASURES.contains(&measure), "no measure {measure}");
        self.tallies.entry(measure).or_default().add(hit, gold, ours);
    }

    /// Adds one question, answered right or not.
    pub fn ask(&mut self, measure: &'static str, is_right: bool) {
        self.add(measure, f64::from(u8::from(is_right)), 1, 1);
    }

    /// The figure of a measure, `forbidden` among them.
    pub fn of(&self, measure: &str) -> f64 {
        match measure {
            "forbidden" => self.forbidden as f64,
            "keys" => self.keys().f1(),
            _ => self.tallies.get(measure).copied().unwrap_or_default().f1(),
        }
    }

    /// Pair by pair over all articles: one person, one key; two persons, two keys.
    fn keys(&self) -> Tally {
        let mut tally = Tally::default();
        for (n, (name, key)) in self.named.iter().enumerate() {
            for (other_name, other_key) in &self.named[..n] {
                let (one_person, one_key) = (name == other_name, key == other_key);
                tally.add(f64::from(u8::from(one_person && one_key)), usize::from(one_person), usize::from(one_key));
            }
        }
        tally
    }
}

impl<'a> FromIterator<&'a Scores> for Scores {
    fn from_iter<I: IntoIterator<Item = &'a Scores>>(articles: I) -> Self {
        let mut sum = Self::default();
        for article in articles {
            article.tallies.iter().for_each(|(measure, t)| sum.add(measure, t.hit, t.gold, t.ours));
            sum.forbidden += article.forbidden;
            sum.named.extend_from_slice(&article.named);
        }
        sum
    }
}
