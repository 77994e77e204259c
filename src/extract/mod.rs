//! What is found in an article: stand-off findings, each a span into its text.
//!
//! Extraction is pure: it reads no file, knows no clock, and cannot fail; odd input gives fewer findings.

mod bodies;
mod calendar;
mod cast;
pub mod dates;
pub mod events;
pub mod figures;
mod institutions;
mod names;
pub mod numerals;
mod offices;
pub mod people;
mod phrases;
mod places;
pub mod quantities;
pub mod reading;
pub mod statements;
mod states;
mod tokens;

pub use cast::{Actor, Cast, Who};
pub use reading::{Reading, Sentence, Tag};
pub use tokens::{Kind, Token, tokenize};

use crate::article::{Article, Span};
use crate::date::DateMention;
use crate::entity::{Body, Person, Place};
use crate::event::Event;
use crate::figure::Figure;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// All that is found in one article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Findings {
    /// People, in the order of their first mention.
    pub people: Vec<Person>,
    /// Bodies, likewise.
    pub bodies: Vec<Body>,
    /// Places, likewise.
    pub places: Vec<Place>,
    /// Figures, in the order of the text.
    pub figures: Vec<Figure>,
    /// Dates, in the order of the text.
    pub dates: Vec<DateMention>,
    /// Events, in the order of their first mention.
    pub events: Vec<Event>,
    /// Statements, in the order of the text.
    pub statements: Vec<Statement>,
}

impl Findings {
    /// Calls `visit` with every span, so that offsets can be mapped or checked in one place.
    pub fn spans_mut(&mut self, visit: &mut impl FnMut(&mut Span)) {
        self.people.iter_mut().flat_map(|p| &mut p.mentions).for_each(|m| visit(&mut m.span));
        let bodies = self.bodies.iter_mut().flat_map(|b| &mut b.mentions);
        let places = self.places.iter_mut().flat_map(|p| &mut p.mentions);
        bodies.chain(places).for_each(|m| visit(&mut m.span));
        self.figures.iter_mut().for_each(|f| visit(&mut f.span));
        self.dates.iter_mut().for_each(|d| visit(&mut d.span));
        self.events.iter_mut().flat_map(|e| &mut e.mentions).for_each(|m| visit(&mut m.span));
        for statement in &mut self.statements {
            visit(&mut statement.span);
            visit(&mut statement.sentence);
            statement.continuation.iter_mut().for_each(&mut *visit);
        }
    }
}

/// The sentences of an article in order, each with the number of its block.
pub fn sentences(article: &Article) -> Vec<(usize, Span)> {
    Reading::of(article).sentences.iter().map(|sentence| (sentence.block, sentence.span)).collect()
}

/// The sentences in which somebody seems to say something that none of an article's statements tells.
pub fn missed(article: &Article, statements: &[Statement]) -> Vec<statements::Missed> {
    statements::missed(&Reading::of(article), statements)
}

/// Finds what an article says.
pub fn extract(article: &Article) -> Findings {
    let reading = Reading::of(article);
    let mut cast = cast::cast(&reading);
    let mut people = cast::name_tokens(&reading, &cast);
    people.sort_by_key(|tokens| tokens.start);
    let places = places::places(&reading, &people);
    let dates = dates::dates(&reading);
    let figures = figures::figures(&reading, &dates);
    let agenda = events::agenda(&reading, &dates, &places, &people);
    let statements = statements::statements(&reading, &mut cast, &agenda, &dates);
    Findings { people: cast.people, bodies: cast.bodies, places, figures, dates, events: agenda.events, statements }
}
