//! `corpus/sources.toml`: the outlets that are followed, a block each.
//!
//! ```toml
//! contact = "https://example.org/reader"        # who reads, for those who look into their logs
//!
//! [source.le-jour]
//! home     = "https://jour.example/"
//! feeds    = ["https://jour.example/rss"]
//! sitemaps = ["https://jour.example/sitemap.xml"]
//! pages    = ["https://jour.example/*/article/*"]   # of what they name, only these
//! skip     = ["*/video/*"]
//! pause    = 2.0
//! body     = ".story-text"                          # where the general rules fail: see `normalize/layout.rs`
//! cut_after = ["Lire aussi"]
//! files    = ["le-jour/*.txt"]                       # saved pages and scrapes of this outlet that tell no address
//! ```

use crate::acquire::layouts::{Block, Layouts, host};
use crate::normalize::html::Selector;
use crate::normalize::layout::{Layout, List, Mark};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The outlets that are followed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    /// Where the one who reads can be reached: a part of the name under which pages are fetched.
    #[serde(default)]
    pub contact: Option<String>,
    /// The blocks by their names.
    #[serde(default, rename = "source")]
    pub sources: BTreeMap<String, Source>,
}

/// An outlet.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its first page.
    #[serde(default)]
    pub home: Option<String>,
    /// Its feeds.
    #[serde(default)]
    pub feeds: Vec<String>,
    /// Its sitemaps.
    #[serde(default)]
    pub sitemaps: Vec<String>,
    /// Patterns of the addresses that are articles; all, when there is none.
    #[serde(default)]
    pub pages: Vec<String>,
    /// Patterns of addresses that are none.
    #[serde(default)]
    pub skip: Vec<String>,
    /// Seconds between two requests; one, when nothing is said. What robots.txt asks for is kept to if it is more.
    #[serde(default)]
    pub pause: Option<f64>,
    /// The language of its pages, where they do not show it.
    #[serde(default)]
    pub language: Option<crate::article::Lang>,
    /// How many pages are fetched in one run at most.
    #[serde(default)]
    pub limit: Option<usize>,
    /// Patterns of the paths of saved pages that tell no address.
    #[serde(default)]
    pub files: Vec<String>,
    /// The elements that hold the article, where the general rules fail.
    #[serde(default)]
    pub body: List<Selector>,
    /// The element that holds the headline.
    #[serde(default)]
    pub title: List<Selector>,
    /// The element that holds the day of publication.
    #[serde(default)]
    pub published: List<Selector>,
    /// Elements that are no part of the article.
    #[serde(default)]
    pub drop: List<Selector>,
    /// How the line begins that the article comes after.
    #[serde(default)]
    pub cut_before: List<Mark>,
    /// How the line begins that the article comes before.
    #[serde(default)]
    pub cut_after: List<Mark>,
}

impl Sources {
    /// Reads the file; there need be none.
    pub fn read(path: &Path) -> Result<Self> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
        };
        let sources: Self = toml::from_str(&text).with_context(|| path.display().to_string())?;
        for (name, source) in &sources.sources {
            source.check().with_context(|| format!("{}: source `{name}`", path.display()))?;
        }
        Ok(sources)
    }

    /// Where the pages of these outlets have their articles, for those that say so.
    pub fn layouts(&self) -> Layouts {
        Layouts::new(self.sources.values().map(Source::block))
    }
}

impl Source {
    fn check(&self) -> Result<()> {
        for url in self.home.iter().chain(&self.feeds).chain(&self.sitemaps) {
            let url = url::Url::parse(url).with_context(|| format!("`{url}` is no address"))?;
            anyhow::ensure!(matches!(url.scheme(), "http" | "https"), "`{url}` is no address of the web");
        }
        for pattern in self.pages.iter().chain(&self.skip).chain(&self.files) {
            glob::Pattern::new(pattern).with_context(|| format!("`{pattern}` is no pattern"))?;
        }
        let is_pause = self.pause.is_none_or(|pause| (0.0..=3600.0).contains(&pause));
        anyhow::ensure!(is_pause, "`pause` is between 0 and 3600 seconds");
        Ok(())
    }

    fn block(&self) -> Block {
        // The host of a pattern is that of an address where it has no star.
        let urls = self.home.iter().chain(&self.feeds).chain(&self.sitemaps).chain(&self.pages);
        let layout = Layout {
            body: self.body.clone(),
            title: self.title.clone(),
            published: self.published.clone(),
            drop: self.drop.clone(),
            cut_before: self.cut_before.clone(),
            cut_after: self.cut_after.clone(),
        };
        Block { hosts: urls.filter_map(|url| host(url)).collect(), files: self.files.clone(), layout: layout.into() }
    }

    /// Whether an address is that of an article.
    pub fn wants(&self, url: &str) -> bool {
        let fits = |pattern: &String| glob::Pattern::new(pattern).is_ok_and(|pattern| pattern.matches(url));
        (self.pages.is_empty() || self.pages.iter().any(fits)) && !self.skip.iter().any(fits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Sources> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("sources.toml"), text).unwrap();
        Sources::read(&folder.path().join("sources.toml"))
    }

    #[test]
    fn a_block_says_what_is_wanted() {
        let sources =
            read("[source.day]\nfeeds = ['https://day.example/rss']\npages = ['https://day.example/*/a-*']\nskip = ['*/video/*']").unwrap();
        let day = &sources.sources["day"];
        assert!(
            day.wants("https://day.example/x/a-1") && !day.wants("https://day.example/x") && !day.wants("https://day.example/video/a-1")
        );
    }

    #[test]
    fn wrong_blocks_are_told() {
        let told = |text: &str| format!("{:#}", read(text).unwrap_err());
        assert!(told("[source.day]\nfeed = 'x'").contains("unknown field `feed`"));
        assert!(told("[source.day]\nfeeds = ['x']").contains("`x` is no address"));
        assert!(told("[source.day]\nhome = 'file:///etc/passwd'").contains("no address of the web"));
        assert!(told("[source.day]\npause = -1").contains("between 0 and 3600"));
        assert!(told("[source.day]\npages = ['a[']").contains("no pattern"));
        assert!(told("[source.day]\nfiles = ['a[']").contains("no pattern"));
        let caret = told("[source.day]\nbody = ['.story', 'div > p']");
        assert!(caret.contains("line 2, column 8") && caret.contains("`>` stands where a name is due"), "{caret}");
    }
}
