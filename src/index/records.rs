//! Records: what of an article goes into the index, and how it comes back.
//!
//! All that is stored of an article lies together, in its own record ([`super::filed`]). The records of statements and figures store
//! nothing; they lie before that of their article in the order in which they are filed there.

use super::filed;
use super::schema::{Fields, Kind};
use super::tokens;
use crate::article::{Article, Lang, Record, Span};
use crate::entity::{Form, Person, Role};
use crate::extract::Findings;
use crate::figure::Figure;
use crate::link::traits;
use crate::statement::{Grade, Statement};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;
use tantivy::error::DataCorruption;
use tantivy::{TantivyDocument, TantivyError};

/// Class of a label whose name is printed so.
pub const PRINTED: &str = "0";
/// Class of a label whose name we have written in Latin letters.
pub const ROMANIZED: &str = "1";
/// Class of a label that is a further name of somebody who has another label in the same article.
pub const ALIAS: &str = "2";

/// Stands between the parts of a label.
pub const LABEL_SEPARATOR: char = '\u{1f}';

/// The first 64 bits of an article's id, by which its records are joined.
pub fn short_id(id: &str) -> u64 {
    id.get(..16).and_then(|hex| u64::from_str_radix(hex, 16).ok()).unwrap_or_default()
}

/// The hash under which an article's address is indexed.
pub fn address(name: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64(name.trim().as_bytes())
}

/// A key without the number that tells namesakes of one article apart.
pub fn base_key(key: &str) -> &str {
    key.split('#').next().unwrap_or(key)
}

/// Days since 1970.
pub fn day_number(day: Date) -> i64 {
    i64::from((day - jiff::civil::date(1970, 1, 1)).get_days())
}

/// How an article came into the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The source that it was read from.
    pub source: u64,
    /// Hash of its page.
    pub fingerprint: u64,
    /// What it was read with.
    pub reading: Vec<u64>,
    /// When its page was fetched, in seconds since 1970.
    pub fetched: Option<i64>,
}

/// A record of a kind, with its grade and the term by which it is found and removed: of an article, its short id.
pub fn record(fields: &Fields, kind: Kind, grade: Grade, article: u64) -> TantivyDocument {
    let mut doc = TantivyDocument::default();
    doc.add_u64(fields.kind, kind as u64);
    doc.add_u64(fields.article, article);
    doc.add_u64(fields.grade, grade as u64);
    doc
}

/// All records of an article, its own last: they are to lie together.
pub fn documents(fields: &Fields, origin: &Origin, article: &Article, findings: &Findings) -> Vec<TantivyDocument> {
    let frame = Frame { fields, article, findings };
    let statements = findings.statements.iter().map(|statement| frame.statement(statement));
    let figures = findings.figures.iter().map(|figure| frame.figure(figure));
    statements.chain(figures).chain(std::iter::once_with(|| frame.article(origin))).collect()
}

/// What the records of an article are made of.
struct Frame<'a> {
    fields: &'a Fields,
    article: &'a Article,
    findings: &'a Findings,
}

impl Frame<'_> {
    fn article(&self, origin: &Origin) -> TantivyDocument {
        let (fields, article, findings) = (self.fields, self.article, self.findings);
        let id = short_id(&article.id);
        let mut doc = record(fields, Kind::Article, Grade::A, id);
        doc.add_u64(fields.id, id);
        doc.add_u64(fields.statements, findings.statements.len() as u64);
        doc.add_u64(fields.source, origin.source);
        doc.add_text(fields.language, article.language.as_str());
        if let Some(outlet) = article.outlet.as_deref().or(article.site.as_deref()) {
            doc.add_text(fields.outlet, outlet);
        }
        if let Some(day) = article.published {
            doc.add_i64(fields.day, day_number(day));
        }
        doc.add_u64(fields.fingerprint, origin.fingerprint);
        origin.reading.iter().for_each(|number| doc.add_u64(fields.reading, *number));
        doc.add_u64(fields.page, address(&article.page));
        if let Some(fetched) = origin.fetched {
            doc.add_i64(fields.fetched, fetched);
        }
        for name in article.url.iter().chain([&article.page]) {
            doc.add_u64(fields.address, address(name));
        }
        if let Some(Record::Line(at) | Record::Offset(at)) = article.record {
            doc.add_u64(fields.record, at);
        }
        for value in body_values(article) {
            doc.add_text(fields.body, value);
        }
        for person in &findings.people {
            self.add_person(&mut doc, person);
            person_labels(person, article.language).iter().for_each(|label| doc.add_text(fields.person_label, label));
        }
        for event in &findings.events {
            doc.add_text(fields.event, &event.key);
            let [from, to] = [event.from, event.to].map(|day| day.map_or(String::new(), |day| day.to_string()));
            let place = event.place.as_deref().unwrap_or_default();
            doc.add_text(fields.event_label, label([&event.key, &event.name, &from, PRINTED, article.language.as_str(), place, &to]));
        }
        for place in &findings.places {
            doc.add_text(fields.place, &place.key);
            doc.add_text(fields.place_label, label([&place.key, &place.name, &place.kind, PRINTED, article.language.as_str(), "", ""]));
        }
        super::links::origins(article).into_iter().for_each(|address| doc.add_u64(fields.origin, address));
        let mut weight = 0;
        for hash in traits::hashes(article, findings) {
            doc.add_u64(fields.shared, hash);
            weight += hash & 0xff;
        }
        doc.add_u64(fields.shared_weight, weight);
        doc.add_bytes(fields.filed, &filed::filed(article, findings));
        doc
    }

    fn statement(&self, statement: &Statement) -> TantivyDocument {
        let fields = self.fields;
        let mut doc = record(fields, Kind::Statement, statement.grade, short_id(&self.article.id));
        doc.add_text(fields.content, tokens::marked(self.article.language, &statement.content));
        for span in &statement.continuation {
            doc.add_text(fields.content, tokens::marked(self.article.language, self.article.slice(*span)));
        }
        self.add_setting(&mut doc, statement);
        statement.about.iter().for_each(|event| doc.add_text(fields.about, event));
        doc.add_text(fields.reference, name_of(&statement.reference));
        let figures = self.findings.figures.iter().filter(|figure| says(statement, figure));
        figures.for_each(|figure| add_values(&mut doc, fields, figure));
        doc
    }

    /// What a statement, and a figure in it, are found by: who says it, where.
    fn add_setting(&self, doc: &mut TantivyDocument, statement: &Statement) {
        let fields = self.fields;
        for key in &statement.speakers {
            match self.findings.people.iter().find(|person| person.key == *key) {
                Some(person) => self.add_person(doc, person),
                None => doc.add_text(fields.person, base_key(key)),
            }
        }
        if let Some(role) = statement.role {
            doc.add_text(fields.role, role.as_str());
        }
        if let Some(surface) = &statement.speaker_surface {
            doc.add_text(fields.office, tokens::line(Some(self.article.language), surface));
        }
        if let Some(event) = &statement.at {
            doc.add_text(fields.event, event);
        }
    }

    fn figure(&self, figure: &Figure) -> TantivyDocument {
        let fields = self.fields;
        let mut doc = record(fields, Kind::Figure, Grade::A, short_id(&self.article.id));
        add_values(&mut doc, fields, figure);
        doc.add_text(fields.figure_kind, name_of(&figure.kind));
        if let Some(unit) = &figure.unit {
            doc.add_text(fields.unit, unit);
        }
        doc.add_text(fields.counted, tokens::marked(self.article.language, &figure.surface));
        for statement in self.findings.statements.iter().filter(|statement| says(statement, figure)) {
            self.add_setting(&mut doc, statement);
        }
        doc
    }

    /// What a person is found by: key, printed names, roles and words of the offices.
    fn add_person(&self, doc: &mut TantivyDocument, person: &Person) {
        let fields = self.fields;
        doc.add_text(fields.person, base_key(&person.key));
        let mut surfaces: Vec<&str> = vec![&person.name];
        surfaces.extend(person.mentions.iter().filter(|m| m.form == Form::Name).map(|m| m.surface.as_str()));
        surfaces.sort_unstable();
        surfaces.dedup();
        surfaces.into_iter().for_each(|surface| doc.add_text(fields.surface, surface));
        let mut roles: Vec<Role> = person.roles.iter().map(|office| office.role).collect();
        roles.sort_unstable();
        roles.dedup();
        roles.into_iter().for_each(|role| doc.add_text(fields.role, role.as_str()));
        person.roles.iter().for_each(|office| doc.add_text(fields.office, tokens::line(None, &office.label)));
        let mut printed: Vec<&str> = person.mentions.iter().filter_map(|m| m.role_surface.as_deref()).collect();
        printed.sort_unstable();
        printed.dedup();
        printed.into_iter().for_each(|office| doc.add_text(fields.office, tokens::line(Some(self.article.language), office)));
    }
}

/// Whether a figure is part of what a statement says.
fn says(statement: &Statement, figure: &Figure) -> bool {
    std::iter::once(&statement.span).chain(&statement.continuation).any(|span| span.contains(figure.span))
}

fn add_values(doc: &mut TantivyDocument, fields: &Fields, figure: &Figure) {
    doc.add_f64(fields.value, figure.value);
    if let Some(max) = figure.value_max {
        doc.add_f64(fields.value, max);
    }
}

/// The text of an article in stretches of one language, each with its mark.
fn body_values(article: &Article) -> Vec<String> {
    let mut stretches: Vec<(Lang, Span)> = Vec::new();
    for block in &article.blocks {
        match stretches.last_mut() {
            Some((lang, span)) if *lang == block.language => span.end = block.span.end,
            _ => stretches.push((block.language, block.span)),
        }
    }
    stretches.into_iter().map(|(lang, span)| tokens::marked(lang, article.slice(span))).collect()
}

/// The labels of a person: the Latin name, and where that is not how the page prints it, also the printed one.
fn person_labels(person: &Person, lang: Lang) -> Vec<String> {
    let key = base_key(&person.key);
    let office = person.roles.first().map_or("", |office| office.label.as_str());
    let roles: BTreeSet<&str> = person.roles.iter().map(|office| office.role.as_str()).collect();
    let roles = roles.into_iter().collect::<Vec<_>>().join(" ");
    let label = |name: &str, class: &str| label([key, name, office, class, lang.as_str(), &roles, ""]);
    let printed = person.mentions.iter().filter(|mention| mention.form == Form::Name).map(|mention| mention.surface.as_str());
    let in_latin = |name: &str| name.chars().all(|c| !c.is_alphabetic() || c < '\u{370}' || ('\u{1e00}'..='\u{1eff}').contains(&c));
    let longest = printed.max_by_key(|name| (name.chars().count(), std::cmp::Reverse(*name))).unwrap_or_default();
    if longest.is_empty() || in_latin(longest) {
        return vec![label(&person.name, PRINTED)];
    }
    vec![label(&person.name, ROMANIZED), label(longest, ALIAS)]
}

/// Key, name, office, first day or kind, class, language of the article, roles or place, last day.
fn label(parts: [&str; 7]) -> String {
    parts.join(&LABEL_SEPARATOR.to_string())
}

/// The name under which a variant is written in JSON.
fn name_of(variant: &impl Serialize) -> String {
    serde_json::to_string(variant).expect("a variant without fields always serializes").trim_matches('"').to_owned()
}

/// A record as it was written, unless its file is damaged.
pub fn parsed<T: serde::de::DeserializeOwned>(data: &str) -> tantivy::Result<T> {
    serde_json::from_str(data).map_err(|error| corrupt(format!("a record cannot be read: {error}")))
}

/// The error of a record that cannot be what was written.
pub fn corrupt(what: String) -> TantivyError {
    TantivyError::DataCorruption(DataCorruption::comment_only(what))
}
