//! A trial of a source: a few of its pages are read, and a block for `sources.toml` is proposed.

use super::client::Client;
use super::guard::Guard;
use super::polite::{PAUSE, Polite, address};
use super::run::Task;
use super::{feed, links, sitemap};
use crate::acquire::http;
use crate::article::{Article, Declared, Format, Page};
use crate::extract::Findings;
use crate::normalize::html;
use std::collections::BTreeMap;
use std::fmt::Write;
use url::Url;

/// Pages that are read.
pub const N_PAGES: usize = 10;
/// Lists that are looked at on the way to them.
const MAX_LISTS: usize = 5;
/// Letters in the last part of an address that is an article's, where no list names any.
const MIN_SLUG: usize = 20;

/// An article with its findings, or why there is none.
pub type Outcome = Result<(Article, Findings), String>;

/// What was found.
#[derive(Debug, Default)]
pub struct Trial {
    /// The pages that were read, each with its address.
    pub pages: Vec<(String, Outcome)>,
    /// Selectors for the article and for the headline, with the number of pages on which the general rules come to the same.
    selectors: [BTreeMap<String, usize>; 2],
    /// The block that is proposed.
    pub block: String,
}

/// Where the pages of a source are named.
#[derive(Default)]
struct Lists {
    home: Option<String>,
    feeds: Vec<String>,
    sitemaps: Vec<String>,
    pages: Vec<String>,
}

/// Reads a few pages of what lies at an address: a first page, a feed, a sitemap or a page.
pub fn trial(task: &Task, url: &Url, watch: &mut dyn FnMut(&str)) -> Result<Trial, String> {
    let client = Client::new(Guard::new(&task.allow_private), task.limits, task.sources.contact.as_deref());
    let known = task
        .sources
        .sources
        .values()
        .find(|source| source.home.as_deref().and_then(|home| Url::parse(home).ok()).is_some_and(|home| home.host() == url.host()));
    let mut polite = Polite::new(client, known.and_then(|source| source.pause).unwrap_or(PAUSE));
    let mut lists = Lists::default();
    look(&mut polite, url, &mut lists, 0)?;
    let mut trial = Trial::default();
    let layouts = task.sources.layouts();
    for page in lists.pages.iter().take(N_PAGES) {
        watch(page);
        let came = Url::parse(page).map_err(|error| error.to_string()).and_then(|url| came(&mut polite, &url));
        let read = came.and_then(|mut page| {
            trial.note_selectors(&page);
            layouts.attach(&mut page);
            crate::reading::read(&page)
        });
        trial.pages.push((page.clone(), read));
    }
    let delay = polite.robots(url).delay.map(|delay| delay.as_secs_f64());
    trial.block = block(url, &lists, &trial, delay);
    Ok(trial)
}

/// Looks for pages at an address, and in the lists that it names.
fn look(polite: &mut Polite, url: &Url, lists: &mut Lists, depth: usize) -> Result<(), String> {
    let (url, answer, body) = polite.get(url)?;
    let here = url.as_str().to_owned();
    if sitemap::is_sitemap(&body) {
        lists.sitemaps.push(here);
        let (sitemap::Sitemap::Index(entries) | sitemap::Sitemap::Pages(entries)) = sitemap::parse(&body)?;
        let is_index = sitemap::is_index(&body);
        return take(polite, &url, entries, is_index, lists, depth);
    }
    if feed::is_feed(&body) {
        lists.feeds.push(here);
        let entries = feed::parse(&body, url.as_str())?;
        return take(polite, &url, entries, false, lists, depth);
    }
    if !http::media_type(answer.header("content-type")).0.contains("html") {
        return Err(format!("is no page, feed or sitemap ({})", answer.header("content-type")));
    }
    lists.home = Some(here);
    let found = links::of(&body);
    let named = polite.robots(&url).sitemaps.clone();
    for list in found.feeds.iter().chain(&named).filter_map(|href| address(&url, href)).take(MAX_LISTS) {
        // A list that cannot be had is none; the next may do.
        let _ = if depth < 2 { look(polite, &list, lists, depth + 1) } else { Ok(()) };
        if lists.pages.len() >= N_PAGES {
            return Ok(());
        }
    }
    if lists.pages.is_empty() {
        let is_article = |link: &Url| {
            link.host() == url.host() && link.path().rsplit('/').find(|part| !part.is_empty()).is_some_and(|slug| slug.len() >= MIN_SLUG)
        };
        lists.pages = found.pages.iter().filter_map(|href| address(&url, href)).filter(is_article).map(String::from).collect();
    }
    if lists.pages.is_empty() {
        lists.pages.push(url.into());
    }
    Ok(())
}

fn take(
    polite: &mut Polite,
    base: &Url,
    mut entries: Vec<feed::Entry>,
    is_index: bool,
    lists: &mut Lists,
    depth: usize,
) -> Result<(), String> {
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.changed));
    let mut urls = entries.iter().filter_map(|entry| address(base, &entry.url));
    if !is_index {
        lists.pages.extend(urls.map(String::from));
        return Ok(());
    }
    match urls.next().filter(|_| depth < 3) {
        Some(first) => {
            let n_sitemaps = lists.sitemaps.len();
            let looked = look(polite, &first, lists, depth + 1);
            // The index names what is in it.
            lists.sitemaps.truncate(n_sitemaps);
            looked
        }
        None => Ok(()),
    }
}

impl Trial {
    fn note_selectors(&mut self, page: &Page) {
        let found = crate::reading::guarded(|| html::selectors(page)).ok().filter(|_| page.format == Format::Html);
        for (counts, selector) in self.selectors.iter_mut().zip(found.into_iter().flatten()) {
            *counts.entry(selector.unwrap_or_default()).or_default() += 1;
        }
    }

    /// The selectors that fit most pages.
    fn selectors(&self) -> impl Iterator<Item = (&'static str, &str)> {
        ["body", "title"].into_iter().zip(&self.selectors).filter_map(|(key, counts)| {
            let n_all: usize = counts.values().sum();
            let (selector, n) = counts.iter().max_by_key(|(_, n)| **n)?;
            (!selector.is_empty() && n_all > 2 && 3 * n > 2 * n_all).then_some((key, selector.as_str()))
        })
    }
}

/// A page as it comes.
fn came(polite: &mut Polite, url: &Url) -> Result<Page, String> {
    let (url, answer, bytes) = polite.get(url)?;
    let (media, charset) = http::media_type(answer.header("content-type"));
    let format = match media.as_str() {
        "text/html" | "application/xhtml+xml" | "" => Format::Html,
        "text/plain" => Format::Scrape,
        other => return Err(format!("is no page ({other})")),
    };
    let declared = Declared { charset, ..Declared::default() };
    Ok(Page { path: None, name: None, url: Some(url.into()), record: None, format, bytes, declared })
}

/// A block for `sources.toml`.
fn block(url: &Url, lists: &Lists, trial: &Trial, delay: Option<f64>) -> String {
    let host = url.host_str().unwrap_or_default();
    let name: String = host.trim_start_matches("www.").chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let mut block = format!("[source.{name}]\n");
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let mut list = |key: &str, urls: &[String]| {
        let urls: Vec<String> = urls.iter().map(|url| quoted(url)).collect();
        if !urls.is_empty() {
            let _ = writeln!(block, "{key} = [{}]", urls.join(", "));
        }
    };
    list("feeds", &lists.feeds);
    list("sitemaps", &lists.sitemaps);
    list("pages", &pattern(trial).into_iter().collect::<Vec<_>>());
    if let Some(home) = &lists.home {
        let _ = writeln!(block, "home = {}", quoted(home));
    }
    if let Some(delay) = delay {
        let _ = writeln!(block, "pause = {delay:.1}");
    }
    let mut languages: BTreeMap<String, usize> = BTreeMap::new();
    for (article, _) in trial.pages.iter().filter_map(|(_, read)| read.as_ref().ok()) {
        *languages.entry(article.language.to_string()).or_default() += 1;
    }
    if let [(language, _)] = languages.iter().collect::<Vec<_>>().as_slice() {
        let _ = writeln!(block, "language = {}", quoted(language));
    }
    for (key, selector) in trial.selectors() {
        let _ = writeln!(block, "# {key} = {}   # where it was found, should the general rules fail one day", quoted(selector));
    }
    block
}

/// The folders that all articles that were read lie under, if they share any.
fn pattern(trial: &Trial) -> Option<String> {
    let good: Vec<&str> = trial.pages.iter().filter(|(_, read)| read.is_ok()).map(|(url, _)| url.as_str()).collect();
    let (first, rest) = good.split_first().filter(|(_, rest)| rest.len() >= 2)?;
    let n_shared = rest.iter().map(|url| first.bytes().zip(url.bytes()).take_while(|(a, b)| a == b).count()).min()?;
    let folder = &first[..first[..first.floor_char_boundary(n_shared)].rfind('/')? + 1];
    let path = folder.split_once("://")?.1.split_once('/')?.1;
    (!path.is_empty()).then(|| format!("{}*", glob::Pattern::escape(folder)))
}
