//! What stands around numbers in a language: modifiers, units, ranges, names that end with a number.

use crate::extract::Kind;
use crate::extract::phrases::{Phrases, View, Vocabulary, WordId};
use crate::figure::{FigureKind, Modifier};
use crate::fold::fold;
use serde::Deserialize;
use std::collections::BTreeMap;

/// How a language counts.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Modifiers that stand before a number.
    pub before: BTreeMap<Modifier, Vec<String>>,
    /// Those with what they measure between them and the number: "لا تتعدى |كلفة المشروع| مليونين".
    #[serde(default)]
    pub before_subject: BTreeMap<Modifier, Vec<String>>,
    /// Those of which a preposition before the number is a part too: "لا تزيد |الحصة على| 6".
    #[serde(default)]
    pub before_subject_on: BTreeMap<Modifier, Vec<String>>,
    /// Modifiers that stand after a number and what it counts.
    #[serde(default)]
    pub after: BTreeMap<Modifier, Vec<String>>,
    /// What stands before an age: aged.
    #[serde(default)]
    pub age: Vec<String>,
    /// Whether a number between commas after a name is an age.
    #[serde(default)]
    pub age_in_commas: bool,
    /// Modifiers that say "during" before a stretch of time: over three years.
    #[serde(default)]
    pub during: Vec<String>,
    /// Words between a modifier and its number: plus de *quelque* 300.
    #[serde(default)]
    pub between: Vec<String>,
    /// Ranges: how they open, and what stands between the two numbers.
    pub range: Vec<Range>,
    /// Words of change, after which "from A to B" is two figures: passé, tăng.
    #[serde(default)]
    pub change: Vec<String>,
    /// What stands between the two figures of a change and never in a range: lên.
    #[serde(default)]
    pub change_to: Vec<String>,
    /// What stands before the amount of a change: en hausse de.
    #[serde(default)]
    pub delta: Vec<String>,
    /// What stands between a part and its whole: sur, out of.
    #[serde(default)]
    pub share: Vec<String>,
    /// Signs before a number that names: n°.
    pub sign: Vec<String>,
    /// Words that end like a sign and are none: tổng số.
    #[serde(default)]
    pub not_sign: Vec<String>,
    /// Nouns whose number names them: autoroute 8.
    pub named: Vec<String>,
    /// Documents: Directive 15.
    pub document: Vec<String>,
    /// What makes the next number a rank: lần thứ.
    #[serde(default)]
    pub rank: Vec<String>,
    /// Nouns whose number is a rank: Đại hội XIII, الدورة الـ32.
    #[serde(default)]
    pub ranked: Vec<String>,
    /// Whether a rank stands after its noun: الدورة الثانية.
    #[serde(default)]
    pub rank_follows: bool,
    /// Patterns of numbers that are no figures: clock times.
    #[serde(default)]
    pub not_figure: Vec<String>,
    /// Words that never are nor begin what is counted.
    pub stop: Vec<String>,
    /// Endings of verbs, at which what is counted stops: 25 schools *closed*.
    #[serde(default)]
    pub verb_endings: Vec<String>,
    /// Endings of infinitives that a preposition leads to behind a noun: "de concl|ure|".
    #[serde(default)]
    pub infinitive_endings: Vec<String>,
    /// Plurals without an ending, in a language whose nouns have one: "people".
    #[serde(default)]
    pub plurals: Vec<String>,
    /// Words that join parts of what is counted: dossiers *de* protection.
    #[serde(default)]
    pub joint: Vec<String>,
    /// What follows a number word that counts nothing printed: cinq *d'entre* elles.
    #[serde(default)]
    pub partitive: Vec<String>,
    /// Sentences with their figures in brackets.
    #[serde(default)]
    pub example: Vec<Example>,
}

/// A way to write a range.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// What stands before the first number, if it must.
    #[serde(default)]
    pub open: Option<String>,
    /// What stands between the numbers.
    pub close: String,
}

/// A sentence and what must be found in it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The sentence, the figure in brackets; without brackets there is none.
    pub text: String,
    /// Its value.
    #[serde(default)]
    pub value: f64,
    /// The upper end.
    #[serde(default)]
    pub max: Option<f64>,
    /// Its modifier.
    #[serde(default)]
    pub modifier: Modifier,
    /// Its kind.
    #[serde(default)]
    pub kind: Option<FigureKind>,
    /// Its unit.
    #[serde(default)]
    pub unit: Option<String>,
}

/// Units with the patterns that write them.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Units {
    /// ISO code to names after the number. Several codes, the likeliest first, where the name alone does not tell.
    pub money: BTreeMap<String, Vec<String>>,
    /// Words of the country that a currency is at home in, which tell what "dinars" are.
    #[serde(default)]
    pub home: BTreeMap<String, Vec<String>>,
    /// ISO code to names and signs before the number.
    #[serde(default)]
    pub money_before: BTreeMap<String, Vec<String>>,
    /// `%` and `pp`.
    pub percent: BTreeMap<String, Vec<String>>,
    /// km, ha …
    pub measure: BTreeMap<String, Vec<String>>,
    /// day, month …
    pub duration: BTreeMap<String, Vec<String>>,
    /// Duration units to the one word that means two of them: "يومين".
    #[serde(default)]
    pub dual: BTreeMap<String, Vec<String>>,
    /// Factors: fois, lần.
    #[serde(default)]
    pub multiple: Vec<String>,
    /// Whether an adjective may stand between a number and a stretch of time: six consecutive years.
    #[serde(default)]
    pub adjective_between: bool,
    /// Words between a number and its unit: millions *de* dollars.
    #[serde(default)]
    pub link: Vec<String>,
}

impl Units {
    /// The unit that one word or sign names on its own, folded as patterns are.
    pub fn called(&self, word: &str) -> Option<&str> {
        let is_optional = |part: &&str| part.ends_with('?');
        let names = |pattern: &String| {
            let mut required = pattern.split(' ').filter(|part| !is_optional(part));
            let only = required.next().filter(|_| required.next().is_none());
            only.is_some_and(|only| only.trim_matches(['(', ')']).split('|').any(|name| fold(name) == word))
        };
        let tables = [&self.money, &self.money_before, &self.percent, &self.measure, &self.duration];
        let mut units = tables.into_iter().flatten().filter(|(_, patterns)| patterns.iter().any(names)).map(|(unit, _)| unit);
        // Several codes are written with the likeliest first.
        units.next()?.split('|').next()
    }
}

/// A unit: its kind and its place among the names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// Money, percent, measure, duration, or count for factors.
    pub kind: FigureKind,
    name: u16,
}

/// What a number after these words is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Naming {
    Sign,
    NoSign,
    Named,
    Document,
    Rank,
    Ranked,
}

/// The compiled words of a language.
#[derive(Debug)]
pub struct Grammar {
    pub(super) before: Phrases<Modifier>,
    pub(super) before_subject: Phrases<Modifier>,
    pub(super) before_subject_on: Phrases<Modifier>,
    pub(super) after: Phrases<Modifier>,
    pub(super) between: Vec<WordId>,
    pub(super) open: Phrases<u16>,
    pub(super) change_to: Phrases<()>,
    pub(super) closes: Vec<(Option<u16>, Phrases<()>)>,
    pub(super) change: Vec<WordId>,
    pub(super) delta: Phrases<()>,
    pub(super) share: Phrases<()>,
    pub(super) naming: Phrases<Naming>,
    pub(super) ranked: Vec<WordId>,
    pub(super) not_figure: Phrases<()>,
    pub(super) stop: Vec<bool>,
    pub(super) joint: Vec<WordId>,
    pub(super) partitive: Phrases<()>,
    pub(super) units: Phrases<Unit>,
    pub(super) money_before: Phrases<Unit>,
    pub(super) dual: Phrases<Unit>,
    pub(super) link: Vec<WordId>,
    /// The Arabic "and" that is written onto words.
    pub(super) and_particle: WordId,
    pub(super) adjective_between: bool,
    pub(super) age: Phrases<()>,
    pub(super) age_in_commas: bool,
    pub(super) during: Vec<WordId>,
    pub(super) rank_follows: bool,
    pub(super) verb_endings: Vec<String>,
    pub(super) infinitive_endings: Vec<String>,
    pub(super) plurals: Vec<String>,
    home: BTreeMap<String, Vec<WordId>>,
    names: Vec<String>,
    year: Option<Unit>,
}

impl Grammar {
    /// Compiles the words of a language.
    pub fn of(words: &Words, units: &Units, vocabulary: &mut Vocabulary) -> Result<Self, String> {
        let ids = |words: &[String], vocabulary: &mut Vocabulary| words.iter().map(|w| vocabulary.add(w)).collect::<Vec<_>>();
        let mut grammar = Self {
            before: Phrases::default(),
            before_subject: Phrases::default(),
            before_subject_on: Phrases::default(),
            after: Phrases::default(),
            between: ids(&words.between, vocabulary),
            open: Phrases::default(),
            change_to: Phrases::default(),
            closes: Vec::new(),
            change: ids(&words.change, vocabulary),
            delta: Phrases::default(),
            share: Phrases::default(),
            naming: Phrases::default(),
            ranked: Vec::new(),
            not_figure: Phrases::default(),
            stop: Vec::new(),
            joint: ids(&words.joint, vocabulary),
            partitive: Phrases::default(),
            units: Phrases::default(),
            money_before: Phrases::default(),
            dual: Phrases::default(),
            link: ids(&units.link, vocabulary),
            and_particle: vocabulary.add("و"),
            adjective_between: units.adjective_between,
            age: Phrases::default(),
            age_in_commas: words.age_in_commas,
            rank_follows: words.rank_follows,
            verb_endings: words.verb_endings.clone(),
            infinitive_endings: words.infinitive_endings.clone(),
            plurals: words.plurals.clone(),
            home: units.home.iter().map(|(code, words)| (code.clone(), ids(words, vocabulary))).collect(),
            during: ids(&words.during, vocabulary),
            names: Vec::new(),
            year: None,
        };
        grammar.add_modifiers(words, vocabulary)?;
        grammar.add_ranges(words, vocabulary)?;
        grammar.add_names(words, vocabulary)?;
        grammar.add_units(units, vocabulary)?;
        let stop = ids(&words.stop, vocabulary);
        grammar.stop = vec![false; stop.iter().map(|w| *w as usize + 1).max().unwrap_or(0)];
        stop.iter().for_each(|w| grammar.stop[*w as usize] = true);
        Ok(grammar)
    }

    /// The code among several, "MAD|AED", whose country the text names most often.
    pub(super) fn at_home<'c>(&self, codes: &'c str, words: impl Iterator<Item = WordId> + Clone, countries: &[&str]) -> &'c str {
        if let Some((world, rest)) = codes.split_once('|').filter(|(first, _)| *first == WORLD_CURRENCY) {
            let told = |code: &str| self.home.get(code).map_or(0, |home| words.clone().filter(|w| home.contains(w)).count());
            return rest.split('|').find(|code| is_all_of(code, countries, told(code))).unwrap_or(world);
        }
        // A currency's code begins with that of its country.
        let told = |code: &str| countries.iter().filter(|country| code.starts_with(**country)).count();
        let count = |code: &str| told(code) + self.home.get(code).map_or(0, |home| words.clone().filter(|w| home.contains(w)).count());
        // The last of equals is the largest, so the likeliest is asked last.
        codes.rsplit('|').max_by_key(|code| count(code)).unwrap_or(codes)
    }

    /// The name of a unit: `USD`, `km²`.
    pub(super) fn name(&self, unit: Unit) -> Option<String> {
        self.names.get(usize::from(unit.name)).filter(|n| !n.is_empty()).cloned()
    }

    /// The unit of ages.
    pub(super) fn year(&self) -> Option<Unit> {
        self.year
    }

    pub(super) fn stops(&self, word: WordId) -> bool {
        self.stop.get(word as usize).copied().unwrap_or(false)
    }

    /// Whether a number at `start`, ending at `end`, has a modifier before it or a unit after it.
    pub(in crate::extract) fn counts(&self, view: &View, start: usize, end: usize) -> bool {
        self.units.at(view, end).is_some() || self.before.before(view, start).is_some()
    }

    /// Whether a noun that may be counted stands at a token.
    pub(in crate::extract) fn is_noun(&self, view: &View, token: usize) -> bool {
        view.kind(token) == Kind::Word && !self.stops(view.word(token))
    }

    fn add_modifiers(&mut self, words: &Words, vocabulary: &mut Vocabulary) -> Result<(), String> {
        let behind = [
            (&words.before, &mut self.before),
            (&words.before_subject, &mut self.before_subject),
            (&words.before_subject_on, &mut self.before_subject_on),
        ];
        for (table, phrases) in behind {
            for (modifier, pattern) in table.iter().flat_map(|(modifier, patterns)| patterns.iter().map(move |p| (modifier, p))) {
                phrases.add_reversed(vocabulary, pattern, *modifier)?;
            }
            phrases.finish();
        }
        for (modifier, patterns) in &words.after {
            for pattern in patterns {
                self.after.add(vocabulary, pattern, *modifier)?;
            }
        }
        self.after.finish();
        Ok(())
    }

    fn add_ranges(&mut self, words: &Words, vocabulary: &mut Vocabulary) -> Result<(), String> {
        let mut openers: Vec<&str> = words.range.iter().filter_map(|r| r.open.as_deref()).collect();
        openers.sort_unstable();
        openers.dedup();
        for (index, opener) in (0..).zip(&openers) {
            self.open.add_reversed(vocabulary, opener, index)?;
        }
        for range in &words.range {
            let opener = range.open.as_deref().and_then(|o| openers.iter().position(|x| *x == o)).map(|i| i as u16);
            let mut close = Phrases::default();
            close.add(vocabulary, &range.close, ())?;
            close.finish();
            self.closes.push((opener, close));
        }
        for pattern in &words.change_to {
            self.change_to.add(vocabulary, pattern, ())?;
        }
        for pattern in &words.delta {
            self.delta.add_reversed(vocabulary, pattern, ())?;
        }
        for pattern in &words.share {
            self.share.add(vocabulary, pattern, ())?;
        }
        self.open.finish();
        self.change_to.finish();
        self.delta.finish();
        self.share.finish();
        Ok(())
    }

    fn add_names(&mut self, words: &Words, vocabulary: &mut Vocabulary) -> Result<(), String> {
        let tables = [
            (&words.sign, Naming::Sign),
            (&words.not_sign, Naming::NoSign),
            (&words.document, Naming::Document),
            (&words.named, Naming::Named),
            (&words.rank, Naming::Rank),
            (&words.ranked, Naming::Ranked),
        ];
        for (patterns, naming) in tables {
            for pattern in patterns {
                self.naming.add_reversed(vocabulary, pattern, naming)?;
            }
        }
        self.ranked = words.ranked.iter().map(|w| vocabulary.add(w)).collect();
        for pattern in &words.age {
            self.age.add_reversed(vocabulary, pattern, ())?;
        }
        self.age.finish();
        for pattern in &words.not_figure {
            self.not_figure.add(vocabulary, pattern, ())?;
        }
        for pattern in &words.partitive {
            self.partitive.add(vocabulary, pattern, ())?;
        }
        self.naming.finish();
        self.not_figure.finish();
        self.partitive.finish();
        Ok(())
    }

    fn add_units(&mut self, units: &Units, vocabulary: &mut Vocabulary) -> Result<(), String> {
        let tables = [
            (&units.money, FigureKind::Money),
            (&units.percent, FigureKind::Percent),
            (&units.measure, FigureKind::Measure),
            (&units.duration, FigureKind::Duration),
        ];
        for (table, kind) in tables {
            for (name, patterns) in table {
                let unit = self.unit(kind, name);
                if name == "year" {
                    self.year = Some(unit);
                }
                for pattern in patterns {
                    self.units.add(vocabulary, pattern, unit)?;
                }
            }
        }
        let factor = self.unit(FigureKind::Count, "");
        for pattern in &units.multiple {
            self.units.add(vocabulary, pattern, factor)?;
        }
        for (name, patterns) in &units.money_before {
            let unit = self.unit(FigureKind::Money, name);
            for pattern in patterns {
                self.money_before.add_reversed(vocabulary, pattern, unit)?;
            }
        }
        for (name, patterns) in &units.dual {
            let unit = self.unit(FigureKind::Duration, name);
            for pattern in patterns {
                self.dual.add(vocabulary, pattern, unit)?;
            }
        }
        self.dual.finish();
        self.units.finish();
        self.money_before.finish();
        Ok(())
    }

    fn unit(&mut self, kind: FigureKind, name: &str) -> Unit {
        self.names.push(name.to_owned());
        Unit { kind, name: self.names.len() as u16 - 1 }
    }
}

/// What "dollars" are where no country's own are meant.
const WORLD_CURRENCY: &str = "USD";

/// Whether a text is about the country of a currency alone: "25 millions de dollars" on a page that names Rimouski, Gaspésie and Québec.
fn is_all_of(code: &str, countries: &[&str], n_words: usize) -> bool {
    const LEAST: usize = 2;
    const TIMES: usize = 4;
    let own = countries.iter().filter(|country| code.starts_with(**country)).count();
    let n_others = countries.len() - own;
    let own = own + n_words;
    own >= LEAST && own >= TIMES * n_others
}
