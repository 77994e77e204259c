//! Feeds: the newest pages of an outlet, as RSS, Atom or JSON Feed.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Entries that are read of one feed.
const MAX_ENTRIES: usize = 5_000;

/// A page that a feed or a sitemap names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its address, as it is written there.
    pub url: String,
    /// When it was published or changed last, in seconds since 1970.
    pub changed: Option<i64>,
    /// The same page in other languages.
    pub alternates: Vec<String>,
}

impl Entry {
    /// A page of which no more is known.
    pub fn new(url: &str) -> Self {
        Self { url: url.to_owned(), ..Self::default() }
    }
}

/// Whether a file looks like a feed.
pub fn is_feed(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let has = |what: &[u8]| memchr::memmem::find(head, what).is_some();
    let is_html = has(b"<html") || has(b"<HTML");
    !is_html && (has(b"<rss") || has(b"<feed") || has(b"<rdf:RDF") || (head.trim_ascii_start().starts_with(b"{") && has(b"jsonfeed.org")))
}

/// Reads a feed that lies at `base`.
pub fn parse(bytes: &[u8], base: &str) -> Result<Vec<Entry>, String> {
    let parser = feed_rs::parser::Builder::new().base_uri(Some(base)).sanitize_content(false).build();
    let feed = parser.parse(bytes).map_err(|error| format!("is no feed that can be read: {error}"))?;
    let entries = feed.entries.into_iter().take(MAX_ENTRIES).filter_map(|entry| {
        let is_page = |link: &&feed_rs::model::Link| matches!(link.rel.as_deref(), None | Some("alternate"));
        let link = entry.links.iter().find(is_page).or(entry.links.first()).map(|link| link.href.clone());
        let url = link.or_else(|| Some(entry.id).filter(|id| id.starts_with("http")))?;
        let changed = entry.updated.max(entry.published).map(|time| time.timestamp());
        Some(Entry { url, changed, alternates: Vec::new() })
    });
    Ok(entries.collect())
}

/// The seconds since 1970 of a time or day as the web writes it; a day begins at midnight UTC.
pub fn seconds(text: &str) -> Option<i64> {
    let text = text.trim();
    let time = text.parse::<Timestamp>().ok().or_else(|| {
        let day: Date = text.get(..10)?.parse().ok()?;
        day.to_zoned(TimeZone::UTC).ok().map(|day| day.timestamp())
    });
    time.map(Timestamp::as_second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(feed: &str) -> Vec<String> {
        assert!(is_feed(feed.as_bytes()), "{feed}");
        parse(feed.as_bytes(), "https://day.example/feed").unwrap().into_iter().map(|entry| entry.url).collect()
    }

    #[test]
    fn all_kinds_of_feeds_are_read() {
        let rss = r#"<rss version="2.0"><channel><title>Day</title><item><title>A</title><link>https://day.example/a</link>
            <pubDate>Wed, 21 Aug 2024 07:00:00 GMT</pubDate></item><item><guid>https://day.example/b</guid></item></channel></rss>"#;
        assert_eq!(urls(rss)[0], "https://day.example/a");
        assert_eq!(parse(rss.as_bytes(), "https://day.example/").unwrap()[0].changed, seconds("2024-08-21T07:00:00Z"));
        let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><title>Day</title><updated>2024-08-21T07:00:00Z</updated><entry><id>1</id>
            <title>A</title><updated>2024-08-21T07:00:00Z</updated><link href="/a"/></entry></feed>"#;
        assert_eq!(urls(atom), ["https://day.example/a"]);
        let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"Day","items":[{"id":"1","url":"https://day.example/a","content_text":"x"}]}"#;
        assert_eq!(urls(json), ["https://day.example/a"]);
    }

    #[test]
    fn b6_odd_feeds_are_refused_not_followed() {
        for odd in
            ["<rss>", "<rss><channel><item>", "<feed xmlns=\"x\">&a;&b;</feed>", "{\"version\":\"https://jsonfeed.org/x\"}", "<rss \u{0}>"]
        {
            let _ = parse(odd.as_bytes(), "https://day.example/");
        }
        assert!(!is_feed(b"<!DOCTYPE html><html><p>about <rss</p>"));
    }

    #[test]
    fn times_are_read_as_the_web_writes_them() {
        assert_eq!(seconds("2024-08-21"), seconds("2024-08-21T00:00:00Z"));
        assert_eq!(seconds("2024-08-21T07:00:00+07:00"), seconds("2024-08-21"));
        assert_eq!(seconds("soon"), None);
    }
}
