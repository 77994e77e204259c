//! Hits: the best records for a question, in an order that does not depend on how the index was built.

use super::Library;
use super::compile::Question;
use super::fitting::{Fitting, Run};
use super::shelf::Row;
use crate::article::Article;
use crate::figure::Figure;
use crate::index::filed::Found;
use crate::index::records;
use crate::index::schema::Kind;
use crate::statement::Statement;
use anyhow::Result;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::rc::Rc;
use tantivy::{DocAddress, Score};

/// The most hits that are given at a time.
pub const MAX_LIMIT: usize = 10_000;

/// The order of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Sort {
    /// Best first; newest first when nothing but filters was asked.
    #[default]
    Relevance,
    /// Newest first.
    Newest,
    /// Oldest first.
    Oldest,
}

/// The best records, and how many there are in all.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    /// Address and score, best first.
    pub best: Vec<(DocAddress, Score)>,
    /// All that fit.
    pub n_all: usize,
}

/// Looks a question up and gives so many hits after those that are skipped. Ties are broken by date, then by id.
pub fn find(library: &Library, question: &Question, sort: Sort, skip: usize, limit: usize) -> Result<Hits> {
    let limit = limit.clamp(1, MAX_LIMIT);
    let fitting = question.fitting(library)?;
    let best = if sort == Sort::Relevance && question.has_words {
        by_score(library, fitting, skip, limit)?
    } else {
        by_day(library, fitting, sort == Sort::Oldest, skip, limit)?.into_iter().map(|address| (address, 0.0)).collect()
    };
    Ok(Hits { best, n_all: fitting.n() })
}

/// All records that fit, newest first, or oldest where that is asked.
pub fn all(library: &Library, question: &Question, sort: Sort) -> Result<Vec<DocAddress>> {
    by_day(library, question.fitting(library)?, sort == Sort::Oldest, 0, usize::MAX)
}

/// Records by score, those that are alike by day.
fn by_score(library: &Library, fitting: &Fitting, skip: usize, limit: usize) -> Result<Vec<(DocAddress, Score)>> {
    let end = skip.saturating_add(limit);
    let found = fitting.each(library, |part| {
        let least = least_of_best(part.scores, end);
        let mut found = Vec::new();
        for run in part.runs {
            let row = part.row(run);
            for nth in run.places().filter(|nth| part.scores[*nth] >= least) {
                let (score, doc) = (part.scores[nth], part.docs[nth]);
                found.push((Reverse(score.to_bits()), by_newest(row), row.id, DocAddress::new(part.ordinal as u32, doc)));
            }
        }
        found.sort_unstable();
        found.truncate(end);
        found
    })?;
    let mut found = found.concat();
    found.sort_unstable();
    Ok(found.into_iter().skip(skip).take(limit).map(|(Reverse(score), _, _, address)| (address, Score::from_bits(score))).collect())
}

/// The score that the best so many have at least. Scores are never below zero, so that their bits have their order.
fn least_of_best(scores: &[Score], n: usize) -> Score {
    if n == 0 || scores.len() <= n {
        return 0.0;
    }
    let mut scores = scores.to_vec();
    *scores.select_nth_unstable_by(n - 1, |a, b| b.total_cmp(a)).1
}

/// What articles are ordered by to have the newest first, and those without a day last.
fn by_newest(row: &Row) -> i64 {
    row.day.map_or(i64::MAX, |day| -i64::from(day))
}

/// Records by day, those without one last; those of one day by article, and as they stand in it.
fn by_day(library: &Library, fitting: &Fitting, oldest_first: bool, skip: usize, limit: usize) -> Result<Vec<DocAddress>> {
    let end = skip.saturating_add(limit);
    let runs = fitting.each(library, |part| {
        let key = |run: &Run| if oldest_first { part.row(run).day.map_or(i64::MAX, i64::from) } else { by_newest(part.row(run)) };
        // Each run has a record at least, so that no more runs are needed than records.
        let mut keys: Vec<i64> = part.runs.iter().map(key).collect();
        let last = if end < keys.len() { *keys.select_nth_unstable(end).1 } else { i64::MAX };
        let runs = part.runs.iter().filter(|run| key(run) <= last);
        runs.map(|run| (key(run), part.row(run).id, part.ordinal, run.places().start, run.places().end)).collect::<Vec<_>>()
    })?;
    let mut runs = runs.concat();
    runs.sort_unstable();
    let docs = runs.into_iter().flat_map(|(_, _, ordinal, first, end)| {
        let docs = fitting.docs(ordinal).get(first..end).unwrap_or_default();
        docs.iter().map(move |doc| DocAddress::new(ordinal as u32, *doc))
    });
    Ok(docs.skip(skip).take(limit).collect())
}

/// A statement with its article.
#[derive(Clone)]
pub struct StatementHit {
    /// The article.
    pub article: Rc<Article>,
    /// The statement.
    pub statement: Statement,
    /// Names of its speakers, best Latin form.
    pub names: Vec<String>,
}

/// A figure with its article.
pub struct FigureHit {
    /// The article.
    pub article: Rc<Article>,
    /// The figure.
    pub figure: Figure,
}

/// Fetches records; an article that several belong to is read once.
pub struct Fetch<'a> {
    library: &'a Library,
    articles: HashMap<u64, Filed>,
}

/// An article and what was found in it.
type Filed = (Rc<Article>, Rc<Found>);

impl<'a> Fetch<'a> {
    /// Begins with nothing fetched.
    pub fn new(library: &'a Library) -> Self {
        Self { library, articles: HashMap::new() }
    }

    /// A statement.
    pub fn statement(&mut self, address: DocAddress) -> Result<StatementHit> {
        let ((article, found), nth) = self.filed(address)?;
        let (statement, names) = found.statement(nth, &article)?;
        Ok(StatementHit { article, statement, names })
    }

    /// All statements of an article, in their order.
    pub fn statements_of(&mut self, article: &Article) -> Result<Vec<StatementHit>> {
        let addresses = self.library.statements_of(records::short_id(&article.id))?;
        let mut found = addresses.into_iter().map(|address| self.statement(address)).collect::<Result<Vec<_>>>()?;
        found.sort_by_key(|hit| hit.statement.span);
        Ok(found)
    }

    /// All figures of an article, in their order.
    pub fn figures_of(&mut self, article: &Article) -> Result<Vec<FigureHit>> {
        let Some(own) = self.library.addresses_of(records::short_id(&article.id))?.into_iter().next() else { return Ok(Vec::new()) };
        let row = self.library.shelf()?.row_of(own.segment_ord as usize, own.doc_id).copied();
        let records = row.map_or(0..0, |row| row.records(Kind::Figure));
        records.map(|doc| self.figure(DocAddress::new(own.segment_ord, doc))).collect()
    }

    /// A figure.
    pub fn figure(&mut self, address: DocAddress) -> Result<FigureHit> {
        let ((article, found), nth) = self.filed(address)?;
        let figure = found.figure(nth.saturating_sub(found.n_statements()), &article)?;
        Ok(FigureHit { article, figure })
    }

    /// The article of a record, and which of the article's records it is.
    fn filed(&mut self, address: DocAddress) -> Result<(Filed, usize)> {
        // So many articles of usual size fit in memory; a long export fetches some anew.
        const REMEMBERED: usize = 2000;
        let row = self.library.shelf()?.row_of(address.segment_ord as usize, address.doc_id);
        let row = row.ok_or_else(|| records::corrupt(format!("record {address:?} belongs to no article")))?;
        let nth = (address.doc_id - row.begin) as usize;
        if let Some(filed) = self.articles.get(&row.id) {
            return Ok((filed.clone(), nth));
        }
        let (article, found) = self.library.filed_at(DocAddress::new(address.segment_ord, row.end))?;
        let filed = (Rc::new(article), Rc::new(found));
        if self.articles.len() >= REMEMBERED {
            self.articles.clear();
        }
        self.articles.insert(row.id, filed.clone());
        Ok((filed, nth))
    }
}
