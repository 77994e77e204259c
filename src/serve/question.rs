//! Questions: from a request to what the index says, the same for pages and API.

use super::params::{MAX_LIMIT, is_id};
use super::problem::Problem;
use super::server::Ask;
use crate::article::Article;
use crate::compare::{self, Comparison, Side};
use crate::extract;
use crate::index::schema::Kind;
use crate::index::sources;
use crate::search::Library;
use crate::search::compile::{self, Question};
use crate::search::facets::{self, What};
use crate::search::filter::Filter;
use crate::search::fitting::Fitting;
use crate::search::hints;
use crate::search::hits::{self, Hits, StatementHit};
use crate::search::listed::listed;
use crate::search::names::Unknown;
use crate::search::note::Note;
use crate::search::query::Query;
use crate::search::stories::Stories;

/// Results before the last page; who wants more exports them.
const MAX_DEPTH: usize = 100_000;
/// Versions of a story that are looked through for each row.
const VERSIONS: usize = 8;
/// What was found for a question.
pub struct Found {
    /// The question as a tree.
    pub query: Query,
    /// The question ready to be looked up; none when nobody or nothing is called so.
    pub question: Option<Question>,
    /// One page of what fits.
    pub hits: Hits,
    /// What was chosen or expanded.
    pub notes: Vec<Note>,
    /// The name that nobody or nothing has.
    pub unknown: Option<Unknown>,
    /// Results before this page.
    pub skipped: usize,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// Reads a question; a name that nothing has is no mistake, but finds nothing.
pub(super) fn question(ask: &Ask, kind: Kind) -> Result<(Query, Result<Question, Unknown>), Problem> {
    let filter = ask.given.filter();
    let query = filter.query().map_err(|error| Problem::of_question(&error))?;
    match compile::question(ask.library(), kind, &query, &filter.words, &filter.options) {
        Ok(question) => Ok((query, Ok(question))),
        Err(error) => Ok((query, Err(error.downcast::<Unknown>()?))),
    }
}

/// Looks a question up.
pub fn find(ask: &Ask, kind: Kind, default_limit: usize) -> Result<Found, Problem> {
    let limit = ask.given.limit(default_limit);
    let skipped = cursor(ask)?;
    let (query, question) = question(ask, kind)?;
    let question = match question {
        Ok(question) => question,
        Err(unknown) => {
            return Ok(Found {
                query,
                question: None,
                hits: Hits::default(),
                notes: Vec::new(),
                unknown: Some(unknown),
                skipped,
                next: None,
            });
        }
    };
    let is_grouped = ask.given.text("group").is_some();
    let wanted = if is_grouped { limit.saturating_mul(VERSIONS) } else { limit };
    let hits = hits::find(ask.library(), &question, ask.given.sort(), skipped, wanted)?;
    let next = if is_grouped { None } else { next(ask, skipped + hits.best.len(), hits.best.len(), hits.n_all) };
    let mut notes = question.notes.clone();
    if hits.n_all == 0 {
        notes.extend(hints::hints(ask.library(), kind, &query)?);
    }
    Ok(Found { query, notes, question: Some(question), hits, unknown: None, skipped, next })
}

/// Where an answer begins: a cursor holds for the commit that it was made from.
pub fn cursor(ask: &Ask) -> Result<usize, Problem> {
    let Some(cursor) = ask.given.text("next") else { return Ok(0) };
    let wrong = || Problem::parameter("next", "must be the `next` of an answer");
    let (commit, skipped) = cursor.split_once('-').ok_or_else(wrong)?;
    let commit = u64::from_str_radix(commit, 16).map_err(|_| wrong())?;
    let skipped: usize = skipped.parse().ok().filter(|skipped| *skipped < MAX_DEPTH).ok_or_else(wrong)?;
    if commit != ask.opened.commit {
        let gone = "the index has changed since; begin again without `next`";
        return Err(Problem { parameter: Some("next".to_owned()), ..Problem::new(axum::http::StatusCode::GONE, gone) });
    }
    Ok(skipped)
}

/// The cursor of the next page, where there is one.
pub fn next(ask: &Ask, end: usize, n_shown: usize, n_all: usize) -> Option<String> {
    let has_more = n_shown > 0 && end < n_all && end < MAX_DEPTH;
    has_more.then(|| format!("{:016x}-{end}", ask.opened.commit))
}

/// How many statements are hidden for their grade.
pub fn n_hidden(ask: &Ask, found: &Found) -> Result<usize, Problem> {
    Ok(found.question.as_ref().map(|question| question.fitting(ask.library())).transpose()?.map_or(0, Fitting::n_hidden))
}

/// Whether a statement is a version of one that is told already.
pub fn is_told(stories: &mut Stories, told: &[StatementHit], hit: &StatementHit) -> anyhow::Result<bool> {
    for other in told {
        if stories.is_one_statement(other, hit)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whom or what the index knows by a name, and fits the filters; a name in them that nothing has is told.
pub fn known(ask: &Ask, what: What) -> Result<(Vec<facets::Mentioned>, Option<Unknown>), Problem> {
    let filter = ask.given.filter();
    let (words, options) = (filter.words.clone(), filter.options.clone());
    let query = Filter { words: String::new(), ..filter }.query().map_err(|error| Problem::of_question(&error))?;
    match listed(ask.library(), &query, &words, &options, what) {
        Ok(all) => Ok((all, None)),
        Err(error) => Ok((Vec::new(), Some(error.downcast::<Unknown>()?))),
    }
}

/// The article that an id or an address names; paths name nothing here.
pub fn named(library: &Library, name: &str) -> Result<Article, Problem> {
    let is_name = is_id(name) || name.starts_with("http://") || name.starts_with("https://");
    let found = if is_name { library.articles_called(name)?.into_iter().next() } else { None };
    found.ok_or_else(|| Problem::unknown("article"))
}

/// The article that a parameter names.
pub fn given_article(ask: &Ask, name: &str) -> Result<Article, Problem> {
    let given = ask.given.text(name).ok_or_else(|| Problem::parameter(name, format!("`{name}` is missing")))?;
    named(ask.library(), given)
}

/// The articles to be compared.
fn pair(ask: &Ask) -> Result<(Article, Option<Article>), Problem> {
    let right = ask.given.text("right").map(|name| named(ask.library(), name)).transpose()?;
    Ok((given_article(ask, "left")?, right))
}

/// Compares the articles that a request names.
pub fn compared<T>(ask: &Ask, give: impl FnOnce(&Side, Option<&Side>, &Comparison) -> T) -> Result<T, Problem> {
    let (left, right) = pair(ask)?;
    if let Some(right) = right.as_ref().filter(|_| !ask.is_private) {
        // What two articles that have nothing in common differ in is all of both.
        let mut stories = Stories::of(ask.library());
        if stories.story(&left)? != stories.story(right)? {
            return Err(Problem::parameter("right", "beyond the machine of the index only versions of one story are compared"));
        }
    }
    let findings = [extract::extract(&left), right.as_ref().map(extract::extract).unwrap_or_default()];
    let left = Side::of(&left, &findings[0]);
    let right = right.as_ref().map(|right| Side::of(right, &findings[1]));
    let comparison = match &right {
        Some(right) => compare::compare(&left, right),
        None => Comparison { beads: Vec::new(), differences: compare::inside(&left) },
    };
    Ok(give(&left, right.as_ref(), &comparison))
}

/// Pages that could not be read, each with the reason; only for the one who runs this.
pub fn failed(ask: &Ask) -> Result<Vec<(String, String)>, Problem> {
    if !ask.is_private {
        return Ok(Vec::new());
    }
    let all = sources::all(&ask.library().searcher, &ask.library().fields)?;
    Ok(all.into_values().flat_map(|source| source.failed).take(MAX_LIMIT).collect())
}
