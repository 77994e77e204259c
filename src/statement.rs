//! Statements: who said what, where, when, with the sentence as evidence.
//!
//! "Mme Lan a affirmé que les localités progressent." is a statement of Mme Lan with the content "les localités progressent".

use crate::article::Span;
use crate::entity::Role;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How the text refers to the speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reference {
    /// By name.
    Name,
    /// By office alone.
    Role,
    /// By pronoun or by a subject left out.
    Pronoun,
    /// As the one interviewed.
    Interview,
    /// A body speaks.
    Body,
    /// A report, statistics, a plan "says".
    Document,
}

/// How the speech is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Inside quotation marks: the page's own words.
    Direct,
    /// Reported.
    Indirect,
    /// An answer of an interview.
    Interview,
}

/// What the cue says about the truth of the saying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Factuality {
    /// It was said.
    Said,
    /// It was denied ("a démenti que"), or that it was said is ("n'a pas dit que").
    Denied,
    /// It is said to have been said ("aurait déclaré").
    Hearsay,
    /// It would be said.
    Hypothetical,
}

/// How far a link is to be trusted, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the table of grades is in the README")]
pub enum Grade {
    A,
    B,
    C,
    D,
}

/// The grade of each link of a statement; `None` where there is no such link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// Who is bound to the cue, and how.
    pub speaker: Grade,
    /// How the content is bounded.
    pub content: Grade,
    /// How the event was found.
    pub event: Option<Grade>,
    /// How the speaker is identified.
    pub identity: Option<Grade>,
}

impl Basis {
    /// The worst link.
    pub fn grade(&self) -> Grade {
        let links = [Some(self.speaker), Some(self.content), self.event, self.identity];
        links.into_iter().flatten().max().unwrap_or(Grade::D)
    }
}

/// One saying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// What was said, without cue and outer quotation marks, inside one sentence.
    #[serde(flatten)]
    pub span: Span,
    /// The text of the span.
    pub content: String,
    /// Following sentences that carry the same speech on without a cue.
    pub continuation: Vec<Span>,
    /// The sentence it stands in.
    pub sentence: Span,
    /// Keys of the speakers; empty for a document, or an office nobody is named for.
    pub speakers: Vec<String>,
    /// The words that name the speaker.
    pub speaker_surface: Option<String>,
    /// How they do.
    pub reference: Reference,
    /// The speaker's office, as far as told.
    pub role: Option<Role>,
    /// The words of saying.
    pub cue: Option<String>,
    /// How the speech is rendered.
    pub mode: Mode,
    /// Key of the event at which it was said.
    pub at: Option<String>,
    /// Keys of the events it speaks of.
    pub about: Vec<String>,
    /// The day it was said, when told.
    pub date: Option<Date>,
    /// Who relays it.
    pub via: Option<String>,
    /// What the cue says about its truth.
    pub factuality: Factuality,
    /// The worst link of the basis.
    pub grade: Grade,
    /// The grade of each link.
    pub basis: Basis,
    /// The rule that found it.
    pub rule: String,
}
