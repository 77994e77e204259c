//! Links: the stories that the articles of an index are versions of.
//!
//! After each run that changed something, all articles are compared through the lists of what they share, and the link records that
//! differ from those in the index are written anew; no other record is touched.

use super::records::{self, day_number, short_id};
use super::schema::{Fields, Kind};
use super::tokens;
use crate::article::{Article, Lang};
use crate::link::events::{self, Told};
use crate::link::translations::{self, Member};
use crate::search::{Library, known::Label};
use crate::statement::Grade;
use anyhow::Result;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::{DocAddress, DocSet, TantivyDocument, Term};
use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

/// The story of an article, with its other versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The story.
    pub story: String,
    /// Ids and languages of the other versions, the likeliest original first.
    pub versions: Vec<(String, Lang)>,
    /// The first title of a version, where the article has none.
    pub title: Option<Taken<(Lang, String)>>,
    /// The first day of publication of a version, where the article has none.
    pub published: Option<Taken<Date>>,
    /// The keys that other versions have for the article's events, where they have another.
    pub events: BTreeMap<String, Vec<String>>,
}

/// What the article does not say itself, with the id of the version that says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken<T> {
    /// What it says.
    pub value: T,
    /// Who says it.
    pub from: String,
}

impl Link {
    /// The record of the link of an article.
    pub fn document(&self, fields: &Fields, article: u64) -> TantivyDocument {
        let mut doc = records::record(fields, Kind::Link, Grade::A, article);
        doc.add_u64(fields.id, article);
        doc.add_u64(fields.link, article);
        if let Some(Taken { value: (lang, title), .. }) = &self.title {
            doc.add_text(fields.language, lang.as_str());
            doc.add_text(fields.body, tokens::marked(*lang, title));
        }
        if let Some(day) = &self.published {
            doc.add_i64(fields.day, day_number(day.value));
        }
        let mut keys: Vec<&String> = self.events.values().flatten().collect();
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter().for_each(|key| doc.add_text(fields.event, key));
        doc.add_text(fields.data, serde_json::to_string(self).expect("strings always serialize"));
        doc
    }

    /// The names of the fields that are taken over, each with the id of the version that says it.
    pub fn inherited(&self) -> BTreeMap<&'static str, &str> {
        let title = self.title.as_ref().map(|title| ("title", title.from.as_str()));
        let published = self.published.as_ref().map(|day| ("published", day.from.as_str()));
        title.into_iter().chain(published).collect()
    }
}

/// The story of an article that is linked with no other.
pub fn own_story(article: &Article) -> String {
    match article.source_url.as_deref().or(article.url.as_deref()) {
        Some(address) => story_of_address(&plain_address(address)),
        None => article.id.clone(),
    }
}

fn story_of_address(address: &str) -> String {
    format!("{:032x}", xxh3_128(format!("story\n{address}").as_bytes()))
}

/// The hashes of the addresses that an article has or names as its original, and of the pairs that it makes with each of its alternates:
/// two pages that name each other share a pair, and a page that all others name shares none with them.
pub fn origins(article: &Article) -> Vec<u64> {
    let hash = |address: &str| xxh3_64(plain_address(address).as_bytes());
    let own = article.url.as_deref().map(hash);
    let pairs = own.into_iter().flat_map(|own| {
        let others = article.alternates.iter().map(|address| hash(address)).filter(move |other| *other != own);
        others.map(move |other| xxh3_64(format!("{:016x}{:016x}", own.min(other), own.max(other)).as_bytes()))
    });
    let mut hashes: Vec<u64> = own.into_iter().chain(article.source_url.as_deref().map(hash)).chain(pairs).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// An address without what does not tell pages apart.
fn plain_address(address: &str) -> String {
    let rest = address.split("://").nth(1).unwrap_or(address);
    let rest = rest.split('#').next().unwrap_or(rest);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = path.split_once('/').unwrap_or((path, ""));
    let host = host.to_ascii_lowercase();
    let kept: Vec<&str> = query.split('&').filter(|part| !part.is_empty() && !part.starts_with("utm_")).collect();
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    format!("{}/{}{query}", host.strip_prefix("www.").unwrap_or(&host), path.trim_end_matches('/'))
}

/// The links of all articles of an index, by short id.
pub fn links(library: &Library) -> Result<BTreeMap<u64, Link>> {
    let (members, addresses) = members(library)?;
    let mut links = BTreeMap::new();
    for story in translations::stories(&members) {
        let mut versions = Vec::with_capacity(story.len());
        for at in story {
            versions.push((library.article_at(addresses[at])?, events_at(library, addresses[at])?));
        }
        versions.sort_by_cached_key(|(article, _)| rank(article));
        links.extend(links_of(&versions, library.superseded()?));
    }
    Ok(links)
}

/// Order of the versions of a story: originals first, then the earlier.
pub fn rank(article: &Article) -> (bool, bool, String, String) {
    let day = article.published.map(|day| day.to_string()).unwrap_or_default();
    (article.source_url.is_some(), day.is_empty(), day, article.id.clone())
}

/// The links of the articles of a story. An older revision of a page is no version of it, nor of any other.
fn links_of(versions: &[(Article, Vec<Told>)], superseded: &[u64]) -> Vec<(u64, Link)> {
    let articles = || versions.iter().map(|(article, _)| article);
    let is_current = |article: &&Article| superseded.binary_search(&short_id(&article.id)).is_err();
    let named = articles().filter_map(|article| article.source_url.as_deref()).map(plain_address).min();
    let story = named.map_or_else(|| own_story(&versions[0].0), |address| story_of_address(&address));
    let events: Vec<Vec<Told>> = versions.iter().map(|(_, events)| events.clone()).collect();
    let link = |(article, events): (&Article, BTreeMap<String, Vec<String>>)| {
        let others = || articles().filter(|other| other.page != article.page).filter(is_current);
        let title = first_said(article, others(), |article| Some((article.language, article.title.clone()?)));
        let published = first_said(article, others(), |article| article.published);
        let versions = others().map(|other| (other.id.clone(), other.language)).collect();
        (short_id(&article.id), Link { story: story.clone(), versions, title, published, events })
    };
    articles().zip(events::shared(&events)).map(link).filter(|(_, link)| !link.versions.is_empty()).collect()
}

/// What the first of the other versions says, where the article does not.
fn first_said<'a, T>(
    article: &Article,
    mut others: impl Iterator<Item = &'a Article>,
    says: impl Fn(&Article) -> Option<T>,
) -> Option<Taken<T>> {
    if says(article).is_some() {
        return None;
    }
    others.find_map(|other| Some(Taken { value: says(other)?, from: other.id.clone() }))
}

/// The events of the article whose record lies at an address.
fn events_at(library: &Library, address: DocAddress) -> Result<Vec<Told>> {
    let segment = library.searcher.segment_reader(address.segment_ord);
    let Some(labels) = segment.fast_fields().str("event_label")? else { return Ok(Vec::new()) };
    let mut told = Vec::new();
    let mut text = String::new();
    for ord in labels.term_ords(address.doc_id) {
        text.clear();
        labels.ord_to_str(ord, &mut text)?;
        told.extend(Label::read(&text).map(|label| Told { key: label.key.to_owned(), from: label.more.to_owned() }));
    }
    Ok(told)
}

/// All articles as linking needs them, in the order of their ids, with their records.
fn members(library: &Library) -> Result<(Vec<Member>, Vec<DocAddress>)> {
    let mut found: BTreeMap<u64, (Member, DocAddress)> = BTreeMap::new();
    for (segment, reader) in (0..).zip(library.searcher.segment_readers()) {
        let fast = reader.fast_fields();
        let (kinds, ids, days) = (fast.u64("kind")?, fast.u64("id")?, fast.column_opt::<i64>("day")?);
        let mut of_doc: BTreeMap<u32, Member> = BTreeMap::new();
        for doc in reader.doc_ids_alive().filter(|doc| kinds.first(*doc) == Some(Kind::Article as u64)) {
            let day = days.as_ref().and_then(|days| days.first(doc));
            of_doc.insert(doc, Member { id: ids.first(doc).unwrap_or_default(), day, ..Member::default() });
        }
        each_posting(reader, library.fields.shared, |doc, hash| {
            if let Some(member) = of_doc.get_mut(&doc) {
                member.traits.push(hash);
            }
        })?;
        each_posting(reader, library.fields.origin, |doc, hash| {
            if let Some(member) = of_doc.get_mut(&doc) {
                member.addresses.push(hash);
            }
        })?;
        found.extend(of_doc.into_iter().map(|(doc, member)| (member.id, (member, DocAddress::new(segment, doc)))));
    }
    // Terms come in the order of their values, so that the traits of each article are sorted.
    Ok(found.into_values().unzip())
}

/// Calls `visit` with each document and number of a field.
fn each_posting(reader: &tantivy::SegmentReader, field: Field, mut visit: impl FnMut(u32, u64)) -> Result<()> {
    let inverted = reader.inverted_index(field)?;
    let mut terms = inverted.terms().stream()?;
    while let Some((key, info)) = terms.next() {
        let Ok(bytes) = <[u8; 8]>::try_from(key) else { continue };
        let number = u64::from_be_bytes(bytes);
        let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
        let mut doc = postings.doc();
        while doc != tantivy::TERMINATED {
            visit(doc, number);
            doc = postings.advance();
        }
    }
    Ok(())
}

/// The links that are in an index, by short id.
pub fn known(library: &Library) -> Result<BTreeMap<u64, Link>> {
    let mut links = BTreeMap::new();
    let term = Term::from_field_u64(library.fields.kind, Kind::Link as u64);
    for (segment, reader) in (0..).zip(library.searcher.segment_readers()) {
        let ids = reader.fast_fields().u64("id")?;
        let Some(mut postings) = reader.inverted_index(term.field())?.read_postings(&term, IndexRecordOption::Basic)? else { continue };
        let mut doc = postings.doc();
        while doc != tantivy::TERMINATED {
            if !reader.is_deleted(doc) {
                let link = super::records::parsed(&library.data_at(DocAddress::new(segment, doc))?)?;
                links.insert(ids.first(doc).unwrap_or_default(), link);
            }
            doc = postings.advance();
        }
    }
    Ok(links)
}

/// The link of one article, if it has any.
pub fn of(library: &Library, article: u64) -> Result<Option<Link>> {
    let term = Term::from_field_u64(library.fields.link, article);
    for reader in library.searcher.segment_readers() {
        let Some(mut postings) = reader.inverted_index(term.field())?.read_postings(&term, IndexRecordOption::Basic)? else { continue };
        let mut doc = postings.doc();
        while doc != tantivy::TERMINATED {
            if !reader.is_deleted(doc) {
                let stored: TantivyDocument = reader.get_store_reader(1)?.get(doc)?;
                let data = stored.get_first(library.fields.data).and_then(|value| value.as_str()).unwrap_or_default();
                return Ok(Some(super::records::parsed(data)?));
            }
            doc = postings.advance();
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_page_are_one() {
        for address in ["http://www.Jour.example/a/", "https://jour.example/a?utm_source=x", "https://jour.example/a#top"] {
            assert_eq!(plain_address(address), "jour.example/a", "{address}");
        }
        assert_ne!(plain_address("https://jour.example/a?id=1"), plain_address("https://jour.example/a?id=2"));
    }
}
