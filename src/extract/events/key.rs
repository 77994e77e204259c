//! The key and the record of an event.

use super::naming::Naming;
use super::parent;
use super::resolve::Draft;
use crate::entity::Place;
use crate::event::{Event, EventKind, EventMention};
use crate::extract::Reading;
use crate::fold::{fold, strip_marks};
use crate::gazetteer;
use crate::lang::language;
use jiff::civil::Date;

impl Draft {
    /// The record of an event.
    pub fn event(&self, reading: &Reading, namings: &[Naming], places: &[Place], all: &[Self]) -> Event {
        let own = || self.namings.iter().map(|&n| &namings[n]);
        // "L'étude a débuté. … |L'étude reprendra mardi|": what took place is dated by no later day.
        let has_articles = language(self.language).is_some_and(|l| l.events.articles);
        let took_place = has_articles && own().any(|n| !n.future && (n.setting || n.held));
        let days = own().filter(|n| !(n.future && took_place)).find_map(|n| n.days);
        let venues = || own().filter_map(|n| n.venue).chain(self.place).filter_map(|p| places.get(p));
        let venue = venues().find(|p| code(p).is_some()).or_else(|| venues().next());
        let mentions = own().map(|n| EventMention { span: n.span, surface: reading.article.slice(n.span).to_owned() });
        let fullest = own().max_by_key(|n| {
            let home = n.language == reading.article.language;
            (n.ordinal.is_some() || !n.topic.is_empty(), n.verb.is_none(), home, n.topic.len(), std::cmp::Reverse(n.span.start))
        });
        Event {
            key: self.key(reading, days, venue, all),
            name: fullest.map_or_else(String::new, |n| reading.article.slice(n.parties.unwrap_or(n.span)).to_owned()),
            kind: self.kind,
            ordinal: self.ordinal,
            from: days.map(|d| d.0),
            to: days.map(|d| d.1),
            place: venue.map(|p| p.key.clone()),
            mentions: mentions.collect(),
        }
    }

    /// Kind, series or topic, number or year, place: as few of them as tell the event from others whatever the language.
    fn key(&self, reading: &Reading, days: Option<(Date, Date)>, venue: Option<&Place>, all: &[Self]) -> String {
        let kind = kind_key(self.kind);
        let number = self.ordinal.map(|n| n.to_string());
        let year = self.year.or(days.map(|d| d.0.year())).map(|y| y.to_string());
        let named_place = venue.and_then(|p| p.code.as_deref()).filter(|code| code.contains('-')).map(slug);
        if let Some(series) = self.series {
            let row = &gazetteer::series()[series as usize];
            let local = named_place.filter(|_| self.kind == EventKind::Congress);
            return joined([Some(row.key.to_owned()), number.or(year), local]);
        }
        let day = days.map(|d| d.0.to_string());
        let place = venue.and_then(code).map(slug);
        let topic = self.topic_key(all);
        match (&number, &place) {
            (Some(_), Some(_)) => joined([Some(kind), number, place]),
            (Some(_), None) if topic.is_some() => joined([Some(kind), number, topic]),
            (None, Some(_)) if day.is_some() => joined([Some(kind), place, day]),
            (None, Some(_)) if year.is_some() && topic.is_none() => joined([Some(kind), place, year]),
            (None, _) if topic.is_some() => joined([Some(kind), topic, year.or(place)]),
            _ => joined([Some(kind), number.or(year), Some(reading.article.id.chars().take(12).collect())]),
        }
    }

    /// What it is about; one of a series that is only numbered shares the topic of the others.
    fn topic_key(&self, all: &[Self]) -> Option<String> {
        let sibling = || all.iter().find(|d| d.kind == self.kind && d.ordinal.is_some() && !d.topic.is_empty());
        let topic = if self.topic.is_empty() { &sibling()?.topic } else { &self.topic };
        Some(topic.iter().take(5).map(|w| slug(w)).collect::<Vec<_>>().join("-"))
    }
}

/// The code of a place, or of the unit a city lies in.
fn code(place: &Place) -> Option<&str> {
    place.code.as_deref().or_else(|| parent(place))
}

fn kind_key(kind: EventKind) -> String {
    serde_json::to_value(kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join("-")
}

fn slug(text: &str) -> String {
    strip_marks(&fold(text)).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join("-")
}
