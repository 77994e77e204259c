//! What a careful reader found in a page: a file of `corpus/gold`. What it cannot hold, such as a kind that there is not, is refused.

use jiff::civil::Date;
use rapporteur::article::Lang;
use rapporteur::entity::Role;
use rapporteur::figure::{FigureKind, Modifier};
use rapporteur::statement::{Mode, Reference};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The gold of a page.
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    pub file: String,
    pub language: Lang,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<Date>,
    pub source_url: Option<String>,
    pub byline: Option<String>,
    #[serde(default)]
    pub zones: BTreeMap<usize, String>,
    #[serde(default)]
    pub paragraphs: Vec<Paragraph>,
    #[serde(default)]
    pub captions: Vec<String>,
    pub people: Vec<Person>,
    pub places: Vec<Place>,
    pub figures: Vec<Figure>,
    pub dates: Vec<Day>,
    pub events: Vec<Event>,
    pub statements: Vec<Statement>,
    pub not_statements: Vec<NotStatement>,
    pub negatives: Vec<Negative>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Paragraph {
    pub text: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Person {
    pub name: String,
    pub role: Option<Role>,
    #[serde(default)]
    pub role_also: Vec<Role>,
    pub surfaces: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Place {
    pub code: Option<String>,
    pub surfaces: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Figure {
    pub surface: String,
    pub value: Option<f64>,
    pub value_max: Option<f64>,
    pub modifier: Modifier,
    pub kind: FigureKind,
    pub unit: Option<String>,
    #[serde(default = "asked")]
    pub scored: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Day {
    pub surface: String,
    #[serde(flatten)]
    pub days: Days,
    #[serde(default)]
    pub also_accepted: Vec<Days>,
    #[serde(default = "asked")]
    pub scored: bool,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub struct Days {
    pub from: Option<Date>,
    pub to: Option<Date>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Event {
    pub name_en: String,
    pub ordinal: Option<u32>,
    pub surfaces: Vec<String>,
    #[serde(default = "asked")]
    pub scored: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Statement {
    pub speakers: Vec<String>,
    #[serde(default)]
    pub also_accepted: Vec<String>,
    pub reference: Reference,
    pub mode: Mode,
    pub content: String,
    pub at: Option<String>,
    #[serde(default)]
    pub at_also: Vec<Option<String>>,
    pub continuation_of: Option<String>,
    #[serde(default = "asked")]
    pub scored: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub struct NotStatement {
    pub content: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Negative {
    pub surface: String,
}

fn asked() -> bool {
    true
}

/// What may be neither asked nor forbidden.
pub trait Neutral {
    fn is_neutral(&self) -> bool;
}

impl Neutral for &Figure {
    fn is_neutral(&self) -> bool {
        !self.scored
    }
}

impl Neutral for &Event {
    fn is_neutral(&self) -> bool {
        !self.scored
    }
}

impl Neutral for &Statement {
    fn is_neutral(&self) -> bool {
        !self.scored || self.continuation_of.is_some()
    }
}
