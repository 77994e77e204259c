//! Sitemaps: lists of pages, and lists of such lists.

use super::feed::{Entry, seconds};
use quick_xml::Reader;
use quick_xml::events::Event;

/// Addresses that are read of one file, as the format bounds them.
const MAX_URLS: usize = 50_000;
/// Alternates that are read of one page.
const MAX_ALTERNATES: usize = 50;
/// Letters that are read of one address or time.
const MAX_TEXT: usize = 4096;

/// What a sitemap lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sitemap {
    /// Other sitemaps.
    Index(Vec<Entry>),
    /// Pages.
    Pages(Vec<Entry>),
}

/// Whether a file looks like a sitemap.
pub fn is_sitemap(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    [&b"<urlset"[..], b"<sitemapindex", b":urlset", b":sitemapindex"].iter().any(|tag| memchr::memmem::find(head, tag).is_some())
}

/// Whether a sitemap lists sitemaps.
pub fn is_index(bytes: &[u8]) -> bool {
    memchr::memmem::find(&bytes[..bytes.len().min(4096)], b"sitemapindex").is_some()
}

/// Reads a sitemap, as far as it goes: a file that is cut off gives what it has.
pub fn parse(bytes: &[u8]) -> Result<Sitemap, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.starts_with(b"http") {
        return Ok(Sitemap::Pages(String::from_utf8_lossy(bytes).lines().take(MAX_URLS).map(|url| Entry::new(url.trim())).collect()));
    }
    let file = String::from_utf8_lossy(bytes);
    let mut reader = Reader::from_str(&file);
    reader.config_mut().check_end_names = false;
    let (mut is_index, mut is_pages) = (false, false);
    let mut entries: Vec<Entry> = Vec::new();
    let mut entry: Option<Entry> = None;
    let mut text = String::new();
    while entries.len() < MAX_URLS {
        match reader.read_event() {
            Ok(Event::Start(tag)) | Ok(Event::Empty(tag)) => {
                text.clear();
                match local(tag.name().as_ref()) {
                    "sitemapindex" => is_index = true,
                    "urlset" => is_pages = true,
                    "url" | "sitemap" => entry = Some(Entry::default()),
                    "link" => {
                        let href =
                            tag.attributes().with_checks(false).flatten().take(20).find(|attribute| attribute.key.as_ref() == "href");
                        let href = href.map(|href| unescaped(&href.value));
                        if let (Some(entry), Some(href)) = (&mut entry, href)
                            && entry.alternates.len() < MAX_ALTERNATES
                        {
                            entry.alternates.push(href.trim().to_owned());
                        }
                    }
                    _ => {}
                }
            }
            Ok(Event::Text(part)) => push(&mut text, &part),
            Ok(Event::CData(part)) => push(&mut text, &part),
            Ok(Event::GeneralRef(name)) => push(&mut text, &unescaped(&format!("&{};", &*name))),
            Ok(Event::End(tag)) => {
                let name = tag.name();
                let Some(open) = &mut entry else { continue };
                match local(name.as_ref()) {
                    "loc" if open.url.is_empty() => open.url = text.trim().to_owned(),
                    "lastmod" | "publication_date" => open.changed = open.changed.max(seconds(&text)),
                    "url" | "sitemap" => entries.extend(entry.take().filter(|entry| !entry.url.is_empty())),
                    _ => {}
                }
                text.clear();
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    match (is_index, is_pages) {
        (true, _) => Ok(Sitemap::Index(entries)),
        (_, true) => Ok(Sitemap::Pages(entries)),
        _ => Err("is no sitemap".to_owned()),
    }
}

fn push(text: &mut String, part: &str) {
    if text.len() + part.len() <= MAX_TEXT {
        text.push_str(part);
    }
}

/// The name of a tag without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Text with the five entities of XML and numbered ones; others are left as they are, so that nothing can grow.
pub(super) fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(file: &str) -> Vec<Entry> {
        match parse(file.as_bytes()) {
            Ok(Sitemap::Pages(entries)) => entries,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn pages_come_with_times_and_alternates() {
        let found = pages(
            r#"<?xml version="1.0"?><urlset xmlns:xhtml="x" xmlns:news="y"><url><loc> https://day.example/a?x=1&amp;y=2 </loc>
               <lastmod>2024-08-21</lastmod><xhtml:link rel="alternate" hreflang="fr" href="https://day.example/fr/a"/>
               <news:news><news:publication_date>2024-08-22T07:00:00+07:00</news:publication_date></news:news></url>
               <url><loc><![CDATA[https://day.example/b]]></loc></url><url></url></urlset>"#,
        );
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].url, "https://day.example/a?x=1&y=2");
        assert_eq!(found[0].alternates, ["https://day.example/fr/a"]);
        assert_eq!(found[0].changed, seconds("2024-08-22T00:00:00Z"));
        assert_eq!((found[1].url.as_str(), found[1].changed), ("https://day.example/b", None));
    }

    #[test]
    fn indexes_lists_and_broken_files_are_told_apart() {
        let index = parse(b"<sitemapindex><sitemap><loc>https://day.example/1.xml.gz</loc></sitemap></sitemapindex>");
        assert!(matches!(index, Ok(Sitemap::Index(entries)) if entries.len() == 1));
        assert_eq!(pages("https://day.example/a\nhttps://day.example/b\n").len(), 2);
        assert_eq!(pages("<urlset><url><loc>https://day.example/a</loc></url><url><loc>https://day.exam").len(), 1);
        assert!(parse(b"<html><p>x</html>").is_err());
    }

    #[test]
    fn b6_entities_cannot_grow() {
        let bomb = format!(
            "<!DOCTYPE x [<!ENTITY a \"{}\"><!ENTITY b \"&a;&a;&a;&a;\">]><urlset><url><loc>https://day.example/&b;</loc></url></urlset>",
            "x".repeat(1000)
        );
        assert!(pages(&bomb)[0].url.len() < 100);
        let attributes: String = (0..100_000).map(|i| format!(" a{i}=\"1\"")).collect();
        assert!(pages(&format!("<urlset{attributes}><url><loc>https://day.example/</loc></url></urlset>")).len() == 1);
        let many = "<url><loc>https://day.example/</loc></url>".repeat(MAX_URLS + 10);
        assert_eq!(pages(&format!("<urlset>{many}</urlset>")).len(), MAX_URLS);
    }
}
