//! Stories: hits that are versions of one thing, told apart from hits that are not.
//!
//! Two articles are of one story when their links say so. Two statements are one when their articles are of one story, their speakers
//! can be the same, and their sentences are aligned.

use super::Library;
use super::hits::StatementHit;
use super::names;
use crate::align::text::{Sentences, sentences};
use crate::align::{self, Bead, Manner};
use crate::article::{Article, Span};
use crate::compare::LEAST_SURE;
use crate::extract;
use crate::index::links::{self, Link};
use crate::index::records::{base_key, short_id};
use anyhow::Result;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// What is said in one language with so many of the same words is one thing.
pub(super) const ALIKE: f64 = 0.6;

/// The stories of an index, each looked up once.
pub struct Stories<'a> {
    library: &'a Library,
    links: HashMap<u64, Option<Rc<Link>>>,
    sentences: HashMap<String, Rc<Sentences>>,
    beads: HashMap<(String, String), Rc<Vec<Bead>>>,
}

impl<'a> Stories<'a> {
    /// Begins with nothing looked up.
    pub fn of(library: &'a Library) -> Self {
        Self { library, links: HashMap::new(), sentences: HashMap::new(), beads: HashMap::new() }
    }

    /// The link of an article with its other versions.
    pub fn link(&mut self, article: &Article) -> Result<Option<Rc<Link>>> {
        let id = short_id(&article.id);
        if let Some(link) = self.links.get(&id) {
            return Ok(link.clone());
        }
        let link = links::of(self.library, id)?.map(Rc::new);
        self.links.insert(id, link.clone());
        Ok(link)
    }

    /// The story of an article; one that has no other version is a story by itself.
    pub fn story(&mut self, article: &Article) -> Result<String> {
        Ok(self.link(article)?.map_or_else(|| links::own_story(article), |link| link.story.clone()))
    }

    /// Whether two statements are versions of one.
    pub fn is_one_statement(&mut self, a: &StatementHit, b: &StatementHit) -> Result<bool> {
        let (first, second) = (&a.article, &b.article);
        if first.id == second.id || !share_a_speaker(a, b) || self.story(first)? != self.story(second)? {
            return Ok(false);
        }
        let beads = self.beads(first, second);
        let (left, right) = (self.sentences(first), self.sentences(second));
        let (left, right) = (sentence_at(&left, a.statement.span), sentence_at(&right, b.statement.span));
        let is_aligned = beads.iter().any(|bead| bead.score >= LEAST_SURE && bead.left.contains(&left) && bead.right.contains(&right));
        // In one language the words tell more than the alignment, which has to put every sentence somewhere.
        let is_copy = || likeness(first.slice(a.statement.span), second.slice(b.statement.span)) >= ALIKE;
        Ok(is_aligned && (first.language != second.language || is_copy()))
    }

    fn sentences(&mut self, article: &Article) -> Rc<Sentences> {
        if let Some(found) = self.sentences.get(&article.id) {
            return Rc::clone(found);
        }
        let found = Rc::new(sentences(article, &extract::extract(article)));
        self.sentences.insert(article.id.clone(), Rc::clone(&found));
        found
    }

    fn beads(&mut self, left: &Article, right: &Article) -> Rc<Vec<Bead>> {
        let key = (left.id.clone(), right.id.clone());
        if let Some(beads) = self.beads.get(&key) {
            return Rc::clone(beads);
        }
        let beads = Rc::new(align::align(&self.sentences(left).lines, &self.sentences(right).lines, Manner::Close));
        self.beads.insert(key, Rc::clone(&beads));
        beads
    }
}

/// Whether two statements can be of one speaker.
pub(super) fn share_a_speaker(a: &StatementHit, b: &StatementHit) -> bool {
    let (a, b) = (&a.statement.speakers, &b.statement.speakers);
    (a.is_empty() && b.is_empty()) || a.iter().any(|x| b.iter().any(|y| base_key(x) == base_key(y)))
}

/// The share of words that two sentences have in common (Dice).
pub fn likeness(a: &str, b: &str) -> f64 {
    let words = |text: &str| names::words(text).into_iter().collect::<BTreeSet<String>>();
    let (a, b) = (words(a), words(b));
    let n_common = a.intersection(&b).count();
    2.0 * n_common as f64 / (a.len() + b.len()).max(1) as f64
}

fn sentence_at(sentences: &Sentences, span: Span) -> usize {
    sentences.spans.partition_point(|sentence| sentence.end <= span.start)
}
