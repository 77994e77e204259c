//! Events: conferences, congresses, summits … that an article speaks of.
//!
//! "la 32e Conférence diplomatique", later "la Conférence", are two mentions of one event, the 32nd of its series.

use crate::article::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What sort of gathering it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// A conference.
    Conference,
    /// A congress.
    Congress,
    /// A forum.
    Forum,
    /// A summit.
    Summit,
    /// A session of a standing body.
    Session,
    /// A meeting, talks.
    Meeting,
    /// A seminar, workshop, symposium.
    Seminar,
    /// A press briefing or conference.
    Briefing,
    /// Any other.
    Other,
}

impl EventKind {
    /// The kind that a table or script names.
    pub fn parse(key: &str) -> Option<Self> {
        serde::Deserialize::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(key)).ok()
    }
}

/// One place where the text names the event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventMention {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The text of the span.
    pub surface: String,
}

/// A gathering at which things are said, or of which they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Identity inside the index: kind, series or topic, ordinal or year, place.
    pub key: String,
    /// The fullest name printed.
    pub name: String,
    /// What sort it is.
    pub kind: EventKind,
    /// Its number in its series.
    pub ordinal: Option<u32>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// Code or name of the place where it was held.
    pub place: Option<String>,
    /// Where the article names it.
    pub mentions: Vec<EventMention>,
}
