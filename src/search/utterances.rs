//! Utterances: what was said once, whatever the number of translations, copies and revisions that tell it.
//!
//! The version that came first stands for all, so that an utterance keeps its name when others come, when a page is revised, and when the
//! rules change by which it was found.

use super::Library;
use super::hits::{Fetch, StatementHit};
use super::stories::{ALIKE, Stories, likeness, share_a_speaker};
use crate::article::Article;
use crate::index::gone;
use crate::index::records::short_id;
use anyhow::Result;
use jiff::civil::Date;
use std::collections::HashMap;
use xxhash_rust::xxh3::xxh3_128;

/// Versions of a story that are looked through.
const MAX_VERSIONS: usize = 24;

/// When a version came: its page, it itself, its day, its id.
type Age = (i64, i64, Option<Date>, String);

/// The utterances of an index, each looked up once.
pub struct Utterances<'a> {
    library: &'a Library,
    gone: Option<&'a Library>,
    stories: Stories<'a>,
    present: Fetch<'a>,
    past: Option<Fetch<'a>>,
    ages: HashMap<String, Age>,
}

impl<'a> Utterances<'a> {
    /// Begins with nothing looked up; `gone` is what the index held before.
    pub fn of(library: &'a Library, gone: Option<&'a Library>) -> Self {
        let (stories, present, past) = (Stories::of(library), Fetch::new(library), gone.map(Fetch::new));
        Self { library, gone, stories, present, past, ages: HashMap::new() }
    }

    /// What the utterance that a statement tells is called.
    pub fn name(&mut self, hit: &StatementHit) -> Result<String> {
        let mut first = hit.clone();
        while let Some(earlier) = self.earlier(&first)? {
            first = earlier;
        }
        Ok(named(&first, &self.statements_of(&first.article)?))
    }

    /// The first version of a statement, where one came before it.
    fn earlier(&mut self, hit: &StatementHit) -> Result<Option<StatementHit>> {
        let mut best = self.age(&hit.article)?;
        let mut first = None;
        for version in self.versions(&hit.article)? {
            let age = self.age(&version)?;
            if age >= best {
                continue;
            }
            for other in self.statements_of(&version)? {
                if self.is_one(hit, &other)? {
                    best = age;
                    first = Some(other);
                    break;
                }
            }
        }
        Ok(first)
    }

    /// Other versions and revisions of an article, those that are gone among them.
    fn versions(&mut self, article: &Article) -> Result<Vec<Article>> {
        let mut versions = self.library.articles_called(&article.page)?;
        if let Some(gone) = self.gone {
            versions.extend(gone.articles_called(&article.page)?.into_iter().filter(|article| !gone::is_blank(article)));
        }
        if let Some(link) = self.stories.link(article)? {
            for (id, _) in link.versions.iter().take(MAX_VERSIONS) {
                versions.extend(self.library.articles_by_short_id(short_id(id))?);
            }
        }
        versions.retain(|version| version.id != article.id);
        Ok(versions)
    }

    fn statements_of(&mut self, article: &Article) -> Result<Vec<StatementHit>> {
        let found = self.present.statements_of(article)?;
        match &mut self.past {
            Some(past) if found.is_empty() => past.statements_of(article),
            _ => Ok(found),
        }
    }

    fn is_one(&mut self, a: &StatementHit, b: &StatementHit) -> Result<bool> {
        if a.article.page == b.article.page {
            return Ok(share_a_speaker(a, b) && likeness(a.article.slice(a.statement.span), b.article.slice(b.statement.span)) >= ALIKE);
        }
        self.stories.is_one_statement(a, b)
    }

    /// A page is as old as the oldest of its revisions; one that is gone is older than all that are not.
    fn age(&mut self, article: &Article) -> Result<Age> {
        if let Some(age) = self.ages.get(&article.id) {
            return Ok(age.clone());
        }
        let came = |article: &Article| Ok::<i64, anyhow::Error>(self.library.came(&article.id)?.unwrap_or(i64::MIN));
        let mut page = came(article)?;
        for revision in self.library.articles_called(&article.page)? {
            page = page.min(came(&revision)?);
        }
        if let Some(gone) = self.gone.filter(|_| page > i64::MIN) {
            let has_gone = !gone.articles_called(&article.page)?.is_empty();
            page = if has_gone { i64::MIN } else { page };
        }
        let age = (page, came(article)?, article.published, article.id.clone());
        self.ages.insert(article.id.clone(), age.clone());
        Ok(age)
    }
}

/// The words of the sentence of a statement.
fn sentence(hit: &StatementHit) -> &str {
    hit.article.slice(hit.statement.sentence)
}

/// A name made of the page, the sentence, and which of the statements in that sentence it is: not of what the rules make of it.
fn named(hit: &StatementHit, all: &[StatementHit]) -> String {
    let is_before = |other: &&StatementHit| other.statement.sentence == hit.statement.sentence && other.statement.span < hit.statement.span;
    let nth = all.iter().filter(is_before).count();
    let what = format!("{}\n{}\n{nth}", hit.article.page, sentence(hit));
    format!("{:032x}", xxh3_128(what.as_bytes()))
}
