//! Hits: the best records for a question, in an order that does not depend on how the index was built.

use super::compile::{self, Question};
use super::fitting::{All, Fitting, Run};
use super::{KindStatistics, Library};
use crate::article::Article;
use crate::figure::Figure;
use crate::index::records;
use crate::index::schema::Kind;
use crate::statement::Statement;
use anyhow::Result;
use std::collections::HashMap;
use std::rc::Rc;
use tantivy::collector::TopDocs;
use tantivy::collector::sort_key::{SortBySimilarityScore, SortByStaticFastValue};
use tantivy::columnar::Column;
use tantivy::{DocAddress, DocId, Order, Score};

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
    if sort == Sort::Relevance && question.has_words {
        let day = (SortByStaticFastValue::<i64>::for_field("day"), Order::Desc);
        let [article, line] = ["article", "line"].map(|name| (SortByStaticFastValue::<u64>::for_field(name), Order::Asc));
        let top = TopDocs::with_limit(limit).and_offset(skip).order_by(((SortBySimilarityScore, Order::Desc), day, article, line));
        let (fitting, best) = library.searcher.search_with_statistics_provider(question.compiled.as_ref(), &(All, top), &statistics)?;
        let n_all = question.fitting.get_or_init(|| fitting).n();
        return Ok(Hits { best: best.into_iter().map(|((score, ..), address)| (address, score)).collect(), n_all });
    }
    let fitting = question.fitting(library)?;
    let best = by_day(library, fitting, sort == Sort::Oldest, skip, limit)?;
    Ok(Hits { best: best.into_iter().map(|address| (address, 0.0)).collect(), n_all: fitting.n() })
}

/// All records that fit, newest first, or oldest where that is asked.
pub fn all(library: &Library, question: &Question, sort: Sort) -> Result<Vec<DocAddress>> {
    by_day(library, question.fitting(library)?, sort == Sort::Oldest, 0, usize::MAX)
}

/// Records by day, those without one last; those of one day by article, and as they stand in it.
fn by_day(library: &Library, fitting: &Fitting, oldest_first: bool, skip: usize, limit: usize) -> Result<Vec<DocAddress>> {
    let runs = fitting.each(library, |part| {
        let days = part.segment.fast_fields().column_opt::<i64>("day")?;
        let key = |run: &Run| {
            let day = days.as_ref().and_then(|days| days.first(part.docs[run.first]));
            day.map_or(i64::MAX, |day| if oldest_first { day } else { -day })
        };
        Ok(part.runs.iter().map(|run| (key(run), run.article, part.ordinal, run.first, run.n)).collect::<Vec<_>>())
    })?;
    let mut runs = runs.concat();
    let end = skip.saturating_add(limit);
    if end < runs.len() {
        // Each run has a record at least, so that no more runs are needed than records, but those of the same article.
        let (_, last, _) = runs.select_nth_unstable(end);
        let last = (last.0, last.1);
        runs.retain(|(day, article, ..)| (*day, *article) <= last);
    }
    let lines: Vec<_> =
        library.searcher.segment_readers().iter().map(|segment| segment.fast_fields().u64("line")).collect::<Result<_, _>>()?;
    let mut found = Vec::new();
    for (day, article, ordinal, first, n) in runs {
        let docs = fitting.docs(ordinal).get(first..first + n).unwrap_or_default();
        let line = |doc: DocId| lines.get(ordinal as usize).and_then(|lines: &Column| lines.first(doc));
        found.extend(docs.iter().map(|doc| ((day, article, line(*doc)), DocAddress::new(ordinal, *doc))));
    }
    found.sort_unstable();
    Ok(found.into_iter().skip(skip).take(limit).map(|(_, address)| address).collect())
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
