//! Hits: the best records for a question, in an order that does not depend on how the index was built.

use super::compile::{self, Question};
use super::{KindStatistics, Library};
use crate::article::Article;
use crate::figure::Figure;
use crate::index::records;
use crate::index::schema::Kind;
use crate::statement::Statement;
use anyhow::Result;
use std::collections::HashMap;
use std::rc::Rc;
use tantivy::collector::sort_key::{SortBySimilarityScore, SortByStaticFastValue};
use tantivy::collector::{Count, TopDocs};
use tantivy::{DocAddress, Order, Score};

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
pub fn find(library: &Library, kind: Kind, question: &Question, sort: Sort, skip: usize, limit: usize) -> Result<Hits> {
    let limit = limit.clamp(1, MAX_LIMIT);
    let statistics = KindStatistics { library, kind: compile::kind_term(library, kind) };
    let day = |order| (SortByStaticFastValue::<i64>::for_field("day"), order);
    let query = question.compiled.as_ref();
    if sort == Sort::Relevance && question.has_words {
        let [article, line] = ids();
        let top =
            TopDocs::with_limit(limit).and_offset(skip).order_by(((SortBySimilarityScore, Order::Desc), day(Order::Desc), article, line));
        let (n_all, best) = library.searcher.search_with_statistics_provider(query, &(Count, top), &statistics)?;
        return Ok(Hits { best: best.into_iter().map(|((score, ..), address)| (address, score)).collect(), n_all });
    }
    let order = if sort == Sort::Oldest { Order::Asc } else { Order::Desc };
    let [article, line] = ids();
    let top = TopDocs::with_limit(limit).and_offset(skip).order_by((day(order), article, line));
    let (n_all, best) = library.searcher.search(query, &(Count, top))?;
    Ok(Hits { best: best.into_iter().map(|(_, address)| (address, 0.0)).collect(), n_all })
}

/// All records that fit, newest first, or oldest where that is asked.
pub fn all(library: &Library, question: &Question, sort: Sort) -> Result<Vec<DocAddress>> {
    let query = question.compiled.as_ref();
    let n_all = library.searcher.search(query, &Count)?;
    let order = if sort == Sort::Oldest { Order::Asc } else { Order::Desc };
    let [article, line] = ids();
    let top = TopDocs::with_limit(n_all.max(1)).order_by(((SortByStaticFastValue::<i64>::for_field("day"), order), article, line));
    Ok(library.searcher.search(query, &top)?.into_iter().map(|(_, address)| address).collect())
}

/// The order of records of one day: by article, and as they stand in it.
fn ids() -> [(SortByStaticFastValue<u64>, Order); 2] {
    ["article", "line"].map(|name| (SortByStaticFastValue::for_field(name), Order::Asc))
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

/// An article and the lines of its records.
#[derive(Clone)]
struct Filed {
    article: Rc<Article>,
    lines: Rc<[Box<str>]>,
}

impl<'a> Fetch<'a> {
    /// Begins with nothing fetched.
    pub fn new(library: &'a Library) -> Self {
        Self { library, articles: HashMap::new() }
    }

    /// A statement.
    pub fn statement(&mut self, address: DocAddress) -> Result<StatementHit> {
        let (Filed { article, lines }, line) = self.line_of(address)?;
        let (statement, names) = records::statement(lines.get(line).map_or("", |line| line), &article)?;
        Ok(StatementHit { article, statement, names })
    }

    /// All statements of an article, in their order.
    pub fn statements_of(&mut self, article: &Article) -> Result<Vec<StatementHit>> {
        let addresses = self.library.statements_of(records::short_id(&article.id))?;
        let mut found = addresses.into_iter().map(|address| self.statement(address)).collect::<Result<Vec<_>>>()?;
        found.sort_by_key(|hit| hit.statement.span);
        Ok(found)
    }

    /// A figure.
    pub fn figure(&mut self, address: DocAddress) -> Result<FigureHit> {
        let (Filed { article, lines }, line) = self.line_of(address)?;
        let figure = records::figure(lines.get(line).map_or("", |line| line), &article)?;
        Ok(FigureHit { article, figure })
    }

    /// The article of a record, and which of its lines the record is.
    fn line_of(&mut self, address: DocAddress) -> Result<(Filed, usize)> {
        // So many articles of usual size fit in memory; a long export fetches some anew.
        const REMEMBERED: usize = 2000;
        let fast = self.library.searcher.segment_reader(address.segment_ord).fast_fields();
        let id = fast.u64("article")?.first(address.doc_id).unwrap_or_default();
        let line = fast.u64("line")?.first(address.doc_id).unwrap_or_default() as usize;
        if let Some(filed) = self.articles.get(&id) {
            return Ok((filed.clone(), line));
        }
        let found = self.library.addresses_of(id)?.into_iter().next();
        let found = found.ok_or_else(|| records::corrupt(format!("there is a record of article {id:016x}, but not the article")))?;
        let (article, lines) = self.library.filed_at(found)?;
        let filed = Filed { article: Rc::new(article), lines: lines.lines().map(Box::from).collect() };
        if self.articles.len() >= REMEMBERED {
            self.articles.clear();
        }
        self.articles.insert(id, filed.clone());
        Ok((filed, line))
    }
}
