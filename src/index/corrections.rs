//! `corpus/corrections.toml`: what a reader knows better, replayed whenever an article is read.
//!
//! ```toml
//! [[correction]]
//! kind  = "same"                              # two names of one person; `different`: two people whom one key names
//! names = ["Tran Quoc Lam", "ت. ك. لام"]
//! who = "A. Reader"
//! why = "both are the deputy minister"
//! when = "2024-08-21"
//!
//! [[correction]]
//! kind  = "suppress"                          # a statement that nobody made, by words of it
//! page  = "https://day.example/1"
//! words = "will be opened"
//! ```
//! `office` gives a person of a page another role, or none; `place` takes a place away from a page.

use super::records;
use super::schema::Fields;
use super::sources::Held;
use crate::article::{Article, Span};
use crate::entity::{Office, Person, Role, Status};
use crate::extract::Findings;
use crate::fold;
use crate::link::people;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, Searcher, Term};

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Two names are one person's.
    Same,
    /// Two names are not one person's.
    Different,
    /// A person has another office.
    Office,
    /// A place is not meant.
    Place,
    /// A statement was not made.
    Suppress,
}

/// A correction.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// What is wrong.
    pub kind: Kind,
    /// Address, path or id of the page; all pages, where a correction of names names none.
    #[serde(default)]
    pub page: Option<String>,
    /// The names that are, or are not, one person's.
    #[serde(default)]
    pub names: Vec<String>,
    /// The person or place that is meant.
    #[serde(default)]
    pub name: Option<String>,
    /// The right office.
    #[serde(default)]
    pub role: Option<Role>,
    /// Words of the statement.
    #[serde(default)]
    pub words: Option<String>,
    /// Who knows better.
    #[serde(default)]
    pub who: String,
    /// How they know.
    #[serde(default)]
    pub why: String,
    /// Since when.
    #[serde(default)]
    pub when: String,
}

/// All corrections, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Corrections {
    /// The corrections.
    #[serde(default, rename = "correction")]
    pub list: Vec<Correction>,
}

impl Corrections {
    /// Reads the file; there need be none.
    pub fn read(path: &Path) -> Result<Self> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
        };
        let mut corrections: Self = toml::from_str(&text).with_context(|| path.display().to_string())?;
        let folder = path.parent().unwrap_or(Path::new(""));
        corrections.list.iter_mut().for_each(|correction| correction.find_page(folder));
        for (nth, correction) in (1..).zip(&corrections.list) {
            correction.check().with_context(|| format!("{}: correction {nth}", path.display()))?;
        }
        Ok(corrections)
    }

    /// Puts right what was found in an article.
    pub fn apply(&self, article: &Article, findings: &mut Findings) {
        self.list.iter().filter(|correction| correction.is_about(article)).for_each(|correction| correction.apply(findings));
    }

    /// The articles that corrections of one list only are about.
    pub fn affected(&self, before: &Self, searcher: &Searcher, fields: &Fields, held: &BTreeMap<u64, Held>) -> Result<BTreeSet<u64>> {
        let (old, new): (BTreeSet<_>, BTreeSet<_>) = (before.list.iter().collect(), self.list.iter().collect());
        let mut ids = BTreeSet::new();
        for correction in old.symmetric_difference(&new) {
            for term in correction.terms(fields) {
                add_articles(searcher, &term, &mut ids)?;
            }
        }
        ids.retain(|id| held.contains_key(id));
        Ok(ids)
    }

    /// The places in the list, from 1, of corrections that are about nothing that the index has.
    pub fn idle(&self, searcher: &Searcher, fields: &Fields) -> Result<Vec<usize>> {
        let mut idle = Vec::new();
        for (nth, correction) in (1..).zip(&self.list) {
            let mut n_articles = 0;
            for term in correction.terms(fields) {
                n_articles += searcher.doc_freq(&term)?;
            }
            if n_articles == 0 {
                idle.push(nth);
            }
        }
        Ok(idle)
    }
}

/// Adds the articles that have a term.
fn add_articles(searcher: &Searcher, term: &Term, ids: &mut BTreeSet<u64>) -> Result<()> {
    for segment in searcher.segment_readers() {
        let column = segment.fast_fields().u64("id")?;
        let Some(mut postings) = segment.inverted_index(term.field())?.read_postings(term, IndexRecordOption::Basic)? else { continue };
        let mut doc = postings.doc();
        while doc != tantivy::TERMINATED {
            ids.extend(column.first(doc).filter(|_| !segment.is_deleted(doc)));
            doc = postings.advance();
        }
    }
    Ok(())
}

impl Correction {
    /// A page may be called by its path from wherever the program runs: `corpus/pages/day/1.html` is the page `day/1.html` of that corpus.
    fn find_page(&mut self, corpus: &Path) {
        let Some(page) = &mut self.page else { return };
        let path = Path::new(page.as_str());
        let inside = path.strip_prefix(".").unwrap_or(path);
        let inside = inside.strip_prefix(corpus).unwrap_or(inside);
        if let Ok(own) = inside.strip_prefix("pages") {
            *page = own.to_string_lossy().into_owned();
        }
    }

    fn check(&self) -> Result<()> {
        let has_page_and = |what: bool| self.page.is_some() && what;
        let (is_right, needs) = match self.kind {
            Kind::Same | Kind::Different => (self.names.len() >= 2, "two `names`"),
            Kind::Office => (has_page_and(self.name.is_some()), "`page` and `name`"),
            Kind::Place => (has_page_and(self.name.is_some()), "`page` and `name`"),
            Kind::Suppress => (has_page_and(self.words.is_some()), "`page` and `words`"),
        };
        anyhow::ensure!(is_right, "it needs {needs}");
        Ok(())
    }

    fn is_about(&self, article: &Article) -> bool {
        let names = [Some(article.id.as_str()), article.url.as_deref(), Some(article.page.as_str()), article.path.as_deref()];
        self.page.as_deref().is_none_or(|page| names.contains(&Some(page)))
    }

    /// The terms of the articles that it may be about.
    fn terms(&self, fields: &Fields) -> Vec<Term> {
        match &self.page {
            Some(page) => {
                let id = Term::from_field_u64(fields.article, records::short_id(page));
                vec![Term::from_field_u64(fields.address, records::address(page)), id]
            }
            None => {
                let keys = self.names.iter().map(|name| people::key(name));
                keys.flat_map(|key| [other_key(&key), key]).map(|key| Term::from_field_text(fields.person, &key)).collect()
            }
        }
    }

    fn apply(&self, findings: &mut Findings) {
        match self.kind {
            Kind::Same => {
                let keys: Vec<String> = self.names.iter().map(|name| people::key(name)).collect();
                rekey(findings, |person| keys[1..].iter().any(|key| key == records::base_key(&person.key)).then(|| keys[0].clone()));
            }
            Kind::Different => {
                let others: Vec<String> = self.names[1..].iter().map(|name| plain(name)).collect();
                rekey(findings, |person| is_called(person, &others).then(|| other_key(records::base_key(&person.key))));
            }
            Kind::Office => {
                let names = [plain(self.name.as_deref().unwrap_or_default())];
                let mut keys = Vec::new();
                for person in findings.people.iter_mut().filter(|person| is_called(person, &names)) {
                    person.roles = self.role.map(office).into_iter().collect();
                    keys.push(person.key.clone());
                }
                for statement in findings.statements.iter_mut().filter(|statement| statement.speakers.iter().any(|key| keys.contains(key)))
                {
                    statement.role = self.role;
                }
            }
            Kind::Place => {
                let name = plain(self.name.as_deref().unwrap_or_default());
                let is_meant = |surface: &str| plain(surface) == name;
                findings.places.retain(|place| {
                    !is_meant(&place.name) && !is_meant(&place.key) && !place.mentions.iter().any(|mention| is_meant(&mention.surface))
                });
            }
            Kind::Suppress => {
                let words = plain(self.words.as_deref().unwrap_or_default());
                let is_it = |content: &str| !words.is_empty() && plain(content).contains(&words);
                let gone: Vec<Span> = findings.statements.iter().filter(|s| is_it(&s.content)).map(|s| s.span).collect();
                findings.statements.retain(|statement| !gone.contains(&statement.span));
            }
        }
    }
}

/// The key of somebody who has the name of another person.
fn other_key(key: &str) -> String {
    format!("{key}~other")
}

fn plain(text: &str) -> String {
    fold::strip_marks(text).to_lowercase()
}

fn is_called(person: &Person, names: &[String]) -> bool {
    let printed = person.mentions.iter().map(|mention| mention.surface.as_str()).chain([person.name.as_str()]);
    printed.map(plain).any(|name| names.contains(&name))
}

fn office(role: Role) -> Office {
    Office { role, body: None, place: None, status: Status::Current, label: role.as_str().replace('_', " ") }
}

/// Gives people other keys, wherever these stand.
fn rekey(findings: &mut Findings, new_key: impl Fn(&Person) -> Option<String>) {
    let mut changes: BTreeMap<String, String> = BTreeMap::new();
    let mut taken: BTreeSet<String> = findings.people.iter().map(|person| person.key.clone()).collect();
    for person in &mut findings.people {
        let Some(key) = new_key(person) else { continue };
        // Two people of one article keep two keys, or a mention would have two owners.
        let mut numbered = key.clone();
        let mut n = 2;
        while !taken.insert(numbered.clone()) {
            numbered = format!("{key}#{n}");
            n += 1;
        }
        changes.insert(std::mem::replace(&mut person.key, numbered.clone()), numbered);
    }
    for speaker in findings.statements.iter_mut().flat_map(|statement| &mut statement.speakers) {
        if let Some(key) = changes.get(speaker) {
            speaker.clone_from(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_called_by_its_path_from_anywhere() {
        let page = |page: &str, corpus: &str| {
            let mut correction: Correction = toml::from_str(&format!("kind = \"place\"\npage = \"{page}\"\nname = \"X\"")).unwrap();
            correction.find_page(Path::new(corpus));
            correction.page.unwrap()
        };
        assert_eq!(page("corpus/pages/day/1.html", "corpus"), "day/1.html");
        assert_eq!(page("./corpus/pages/day/1.html", "corpus"), "day/1.html");
        assert_eq!(page("/news/pages/day/1.html", "/news"), "day/1.html");
        assert_eq!(page("day/1.html", "corpus"), "day/1.html");
        assert_eq!(page("https://day.example/pages/1", "corpus"), "https://day.example/pages/1");
    }
}
