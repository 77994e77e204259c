//! Which pages have which layout: the blocks of `corpus/sources.toml` that say where an outlet's articles stand.
//!
//! A page is an outlet's by the host of its address, or by a pattern of paths where it has none (`files = ["le-jour/*.txt"]`).

use crate::article::{Format, Page};
use crate::normalize::html;
use crate::normalize::layout::Layout;
use crate::reading;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;
use url::Url;

/// The layouts of all outlets that have one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layouts(Vec<Block>);

/// The layout of an outlet, and what it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Hosts, without `www.`.
    pub hosts: BTreeSet<String>,
    /// Patterns of the ends of paths.
    pub files: Vec<String>,
    /// The layout.
    #[serde(with = "shared")]
    pub layout: Arc<Layout>,
}

/// A layout is written as if it were not shared.
mod shared {
    use super::{Arc, Deserialize, Layout, Serialize};

    pub(super) fn serialize<S: serde::Serializer>(layout: &Arc<Layout>, serializer: S) -> Result<S::Ok, S::Error> {
        Layout::serialize(layout, serializer)
    }

    pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Arc<Layout>, D::Error> {
        Layout::deserialize(deserializer).map(Arc::new)
    }
}

impl Layouts {
    /// Those of some blocks.
    pub fn new(blocks: impl IntoIterator<Item = Block>) -> Self {
        Self(blocks.into_iter().filter(|block| !block.layout.is_empty()).collect())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The layout of a page of this address that was read from this path.
    pub fn of(&self, url: Option<&str>, path: Option<&str>) -> Option<&Arc<Layout>> {
        let host = url.and_then(host);
        let by_host = host.and_then(|host| self.0.iter().find(|block| block.hosts.contains(&host)));
        by_host.or_else(|| self.0.iter().find(|block| path.is_some_and(|path| block.has_file(path)))).map(|block| &block.layout)
    }

    /// Gives a page the layout that it has.
    pub fn attach(&self, page: &mut Page) {
        if self.is_empty() {
            return;
        }
        let tells_none = page.url.is_none() && page.format == Format::Html;
        let own = if tells_none { reading::guarded(|| html::address(page)).ok().flatten() } else { None };
        page.declared.layout = self.of(page.url.as_deref().or(own.as_deref()), page.path.as_deref()).cloned();
    }
}

impl Block {
    /// Whether a pattern fits the end of a path.
    fn has_file(&self, path: &str) -> bool {
        let ends = || std::iter::once(path).chain(path.match_indices('/').map(|(at, _)| &path[at + 1..]));
        let fits = |pattern: &String| glob::Pattern::new(pattern).is_ok_and(|pattern| ends().any(|end| pattern.matches(end)));
        self.files.iter().any(fits)
    }
}

/// The host of an address, without `www.`.
pub fn host(url: &str) -> Option<String> {
    let host = Url::parse(url).ok()?.host_str()?.to_lowercase();
    Some(host.strip_prefix("www.").unwrap_or(&host).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_an_outlets_by_host_or_path() {
        let layout = |body: &str| Arc::new(toml::from_str::<Layout>(&format!("body = '{body}'")).unwrap());
        let block = |host: &str, file: &str| Block {
            hosts: [host.to_owned()].into(),
            files: vec![file.to_owned()],
            layout: layout(&format!(".{}", &host[..1])),
        };
        let layouts = Layouts::new([block("day.example", "day/*"), block("eve.example", "*.scrape.txt")]);
        for (url, path, expected) in [
            (Some("https://www.day.example/1"), None, Some(".d")),
            (Some("https://eve.example/1"), Some("corpus/pages/day/a.html"), Some(".e")),
            (Some("https://news.day.example/1"), None, None),
            (None, Some("corpus/pages/day/a.html"), Some(".d")),
            (None, Some("/home/a/corpus/pages/b.scrape.txt"), Some(".e")),
            (None, Some("corpus/pages/holiday/a.html"), None),
            (None, None, None),
        ] {
            let found = layouts.of(url, path).cloned();
            assert_eq!(found, expected.map(layout), "{url:?} {path:?}");
        }
        let text = serde_json::to_string(&layouts).unwrap();
        assert_eq!(serde_json::from_str::<Layouts>(&text).unwrap(), layouts);
    }
}
