//! What a page says to crawlers: the same page in other languages, its feeds, and that no copy be kept.

use regex::Regex;
use std::sync::LazyLock;

/// Bytes of a page that are looked at.
const HEAD_BYTES: usize = 512 << 10;
/// The most links of one kind.
const MAX_LINKS: usize = 200;

static TAG: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?is)<(link|meta|a|body)\b([^<>]{0,4000})>").expect("the pattern is right"));
static ATTRIBUTE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"(?is)([a-z][a-z-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"#).expect("the pattern is right"));

/// The links of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// The same page in other languages.
    pub alternates: Vec<String>,
    /// Feeds of the site.
    pub feeds: Vec<String>,
    /// Pages that it leads to.
    pub pages: Vec<String>,
    /// Whether it asks that no copy be shown.
    pub noarchive: bool,
}

/// Whether a `robots` value asks that no copy be shown.
pub fn says_noarchive(value: &str) -> bool {
    value.to_ascii_lowercase().split([',', ' ']).any(|word| matches!(word.trim(), "noarchive" | "none"))
}

/// Reads the links of a page.
pub fn of(html: &[u8]) -> Links {
    let html = String::from_utf8_lossy(&html[..html.len().min(HEAD_BYTES)]);
    let mut links = Links::default();
    for tag in TAG.captures_iter(&html) {
        let attributes: Vec<(String, String)> = ATTRIBUTE.captures_iter(&tag[2]).take(30).map(|found| pair(&found)).collect();
        let get = |name: &str| attributes.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.as_str());
        match tag[1].to_ascii_lowercase().as_str() {
            "meta" if get("name").eq_ignore_ascii_case("robots") => links.noarchive |= says_noarchive(get("content")),
            "link" if get("rel").to_ascii_lowercase().split_whitespace().any(|rel| rel == "alternate") => {
                let is_feed = ["rss", "atom", "feed+json"].iter().any(|kind| get("type").contains(kind));
                let list = if is_feed { &mut links.feeds } else { &mut links.alternates };
                if is_feed || !get("hreflang").is_empty() {
                    add(list, get("href"));
                }
            }
            "a" => add(&mut links.pages, get("href")),
            _ => {}
        }
    }
    links
}

fn pair(found: &regex::Captures) -> (String, String) {
    let value = [2, 3, 4].iter().find_map(|i| found.get(*i)).map_or("", |value| value.as_str());
    (found[1].to_ascii_lowercase(), super::sitemap::unescaped(value.trim()))
}

fn add(list: &mut Vec<String>, href: &str) {
    if !href.is_empty() && list.len() < MAX_LINKS && !list.iter().any(|known| known == href) {
        list.push(href.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alternates_feeds_and_wishes_are_found() {
        let links = of(br#"<head><LINK rel="alternate" hreflang='fr' href="/fr/a?x=1&amp;y=2"><link rel=alternate type="application/rss+xml" href=/feed>
            <meta name="robots" content="index, NOARCHIVE"><link rel="stylesheet alternate" href="/x.css"></head><a href="/b">B</a><a href="/b">B</a>"#);
        assert_eq!(links.alternates, ["/fr/a?x=1&y=2"]);
        assert_eq!(links.feeds, ["/feed"]);
        assert_eq!(links.pages, ["/b"]);
        assert!(links.noarchive && !says_noarchive("index,follow"));
    }

    #[test]
    fn broken_tags_cost_no_time() {
        assert_eq!(of("<a ".repeat(200_000).as_bytes()), Links::default());
        assert_eq!(of(format!("<link {}>", "x=\"".repeat(100_000)).as_bytes()), Links::default());
    }
}
