//! `rapporteur compare A [B…]`: versions of one article side by side, with what differs.

mod columns;

use super::outcome::Outcome;
use super::print::{self, Out};
use super::{Global, shown};
use crate::acquire;
use crate::acquire::disk::{self, Found};
use crate::article::Article;
use crate::compare::{self, Comparison, Side, html, tmx};
use crate::extract::{self, Findings};
use crate::index::links;
use crate::reading;
use crate::search::Library;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Show versions of one article side by side, with what differs; one article alone: what contradicts itself in it.
#[derive(clap::Args)]
pub struct Compare {
    /// Articles: ids, addresses or files; the first is compared with each of the others.
    #[arg(value_name = "ID|URL|PATH", required_unless_present = "all")]
    articles: Vec<String>,
    /// Compare all stories of the index, each article with the first or original one.
    #[arg(long, conflicts_with = "articles")]
    all: bool,
    /// Compare each article with the original that it names, where the index has it, or with the original of the story.
    #[arg(long)]
    originals: bool,
    /// Only sentences in which something differs.
    #[arg(long)]
    only_differences: bool,
    /// A lexicon that `rapporteur lexicon learn` has written.
    #[arg(long, value_name = "FILE")]
    lexicon: Option<PathBuf>,
    /// One JSON object per pair.
    #[arg(long)]
    json: bool,
    /// Also write a page that shows the comparison and needs nothing else.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Also write the aligned sentences as a translation memory.
    #[arg(long, value_name = "FILE")]
    tmx: Option<PathBuf>,
}

/// An article with its findings.
struct Read {
    article: Article,
    findings: Findings,
}

impl Compare {
    pub(super) fn run(self, global: &Global) -> Result<Outcome> {
        let pairs = self.pairs(global)?;
        if pairs.is_empty() {
            print::note("there is nothing to compare: no story of the index has two versions");
            return Ok(Outcome::Nothing);
        }
        let lexicon = crate::cli::lexicon::read(self.lexicon.as_deref())?;
        let mut out = Out::stdout();
        let (mut pages, mut units, mut n_differences) = (Vec::new(), Vec::new(), 0);
        for (left, right) in &pairs {
            let left = Side::of(&left.article, &left.findings);
            let right = right.as_ref().map(|right| Side::of(&right.article, &right.findings));
            let comparison = match &right {
                Some(right) => compare::compare_by(&lexicon, &left, right),
                None => Comparison { beads: Vec::new(), differences: compare::inside(&left) },
            };
            n_differences += comparison.differences.len();
            if self.json {
                out.line(&compare::json::object(&left, right.as_ref(), &comparison).to_string())?;
            } else {
                columns::print(&mut out, &left, right.as_ref(), &comparison, self.only_differences)?;
            }
            pages.push(html::pair(&left, right.as_ref(), &comparison));
            units.extend(right.as_ref().map(|right| tmx::units(&left, right, &comparison)));
        }
        out.finish()?;
        if let Some(path) = &self.html {
            write(path, &html::page(&pages))?;
        }
        if let Some(path) = &self.tmx {
            write(path, &tmx::file(&units, pairs[0].0.article.language))?;
        }
        Ok(Outcome::of_hits(n_differences))
    }

    /// What is to be compared: a left article and a right one, or one alone.
    fn pairs(&self, global: &Global) -> Result<Vec<(Read, Option<Read>)>> {
        if self.all {
            return all(&Library::open(&global.index)?);
        }
        let mut articles = Vec::new();
        for name in &self.articles {
            articles.push(read(global, name)?);
        }
        if self.originals {
            return with_originals(&Library::open(&global.index)?, articles);
        }
        let first = articles.remove(0);
        if articles.is_empty() {
            return Ok(vec![(first, None)]);
        }
        let copy = |read: &Read| Read { article: read.article.clone(), findings: read.findings.clone() };
        Ok(articles.into_iter().map(|other| (copy(&first), Some(other))).collect())
    }
}

/// Reads the file that somebody names, or finds the article in the index.
fn read(global: &Global, name: &str) -> Result<Read> {
    let path = Path::new(name);
    if path.is_file() {
        let found = disk::walk(path).next();
        let Some(Found::File(file)) = found else { anyhow::bail!("cannot read {name}") };
        let page = acquire::pages(&file).next().with_context(|| format!("{name} holds no article"))?;
        let mut page = page.map_err(|skipped| anyhow::anyhow!("{}: {}", skipped.path, skipped.reason))?;
        global.layouts()?.attach(&mut page);
        let (article, findings) = reading::read(&page).map_err(|reason| anyhow::anyhow!("{name}: {reason}"))?;
        return Ok(Read { article, findings });
    }
    let library = Library::open(&global.index).with_context(|| format!("{name} is no file"))?;
    let article = library.articles_called(name)?.into_iter().next();
    let article =
        article.with_context(|| format!("no file and no article of the index is called {name}; `rapporteur search` finds ids"))?;
    Ok(of(article))
}

fn of(article: Article) -> Read {
    let findings = extract::extract(&article);
    Read { article, findings }
}

/// The versions of each story with the first of them.
fn all(library: &Library) -> Result<Vec<(Read, Option<Read>)>> {
    let mut stories: BTreeMap<String, Vec<Article>> = BTreeMap::new();
    let superseded = library.superseded()?;
    for (id, link) in links::known(library)?.into_iter().filter(|(id, _)| superseded.binary_search(id).is_err()) {
        stories.entry(link.story).or_default().extend(library.articles_by_short_id(id)?);
    }
    let mut pairs = Vec::new();
    for mut versions in stories.into_values() {
        versions.sort_by_cached_key(links::rank);
        let first = versions.remove(0);
        pairs.extend(versions.into_iter().map(|version| (of(first.clone()), Some(of(version)))));
    }
    Ok(pairs)
}

/// Each article with its original: the page that it names, else the first of its story.
fn with_originals(library: &Library, articles: Vec<Read>) -> Result<Vec<(Read, Option<Read>)>> {
    let mut pairs = Vec::new();
    for read in articles {
        let link = links::of(library, crate::index::records::short_id(&read.article.id))?;
        let mut versions = Vec::new();
        for (id, _) in link.iter().flat_map(|link| &link.versions) {
            versions.extend(library.articles_called(id)?);
        }
        if let Some(named) = &read.article.source_url {
            versions.extend(library.articles_called(named)?);
        }
        versions.sort_by_cached_key(links::rank);
        let is_original = versions.first().is_none_or(|first| links::rank(&read.article) < links::rank(first));
        if is_original {
            let own = read.article;
            let copies = versions.into_iter().filter(|version| version.id != own.id);
            pairs.extend(copies.map(|copy| (of(own.clone()), Some(of(copy)))));
        } else {
            pairs.push((of(versions.remove(0)), Some(read)));
        }
    }
    Ok(pairs)
}

fn write(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// What an article is called in headings.
fn heading(article: &Article) -> String {
    format!("{} · {}", shown::title(article), shown::about(article))
}
