//! No input makes a parser panic or take its time: right examples, broken at random. The same parsers have targets under fuzz/.

use crate::archives::{gzip, response};
use crate::dice::Dice;
use rapporteur::acquire::fetch::robots::Robots;
use rapporteur::acquire::fetch::sources::Sources;
use rapporteur::acquire::fetch::{feed, links, sitemap};
use rapporteur::acquire::http::{Caps, Response};
use rapporteur::acquire::warc;
use rapporteur::lang::Language;
use rapporteur::normalize::html::Selector;
use rapporteur::search::query;
use rayon::prelude::*;

/// What bytes are broken with.
const PIECES: &[&[u8]] =
    &[b"<", b">", b"&", b"\"", b"(", b"\n", b"\r\n", b"\0", b"\xff", b"%", b"*", b"99999999999999999999", b"-1", b"\xd9\x85", b" ", b"]]>"];

/// An example, broken in a few places.
fn broken(example: &[u8], seed: u64) -> Vec<u8> {
    let dice = &mut Dice::new(seed);
    let mut bytes = example.to_vec();
    for _ in 0..=dice.below(8) {
        let at = dice.below(bytes.len().max(1)).min(bytes.len());
        let end = (at + dice.below(40)).min(bytes.len());
        match dice.below(4) {
            0 => drop(bytes.drain(at..end)),
            1 => drop(bytes.splice(at..end, dice.pick(PIECES).repeat(1 + dice.below(30)))),
            2 => bytes.truncate(end),
            _ => {
                let part = bytes[at..end].to_vec();
                drop(bytes.splice(at..at, part));
            }
        }
    }
    bytes
}

/// Hands `parse` the example, and many that are broken.
fn check(example: &[u8], n: u64, parse: impl Fn(&[u8]) + Sync) {
    parse(example);
    (0..n).into_par_iter().for_each(|seed| parse(&broken(example, seed)));
}

#[test]
fn broken_robots_sitemaps_feeds_and_pages_do_no_harm() {
    check(b"User-agent: *\nDisallow: /a*b$\nAllow: /%e1%bb%a9\nCrawl-delay: 2\nSitemap: https://day.example/\n", 500, |bytes| {
        let robots = Robots::parse(bytes, "rapporteur");
        robots.allows("/a/b?c=%zz*$");
    });
    let map = b"<?xml version='1.0'?><urlset><url><loc>https://day.example/?a=1&amp;b</loc><lastmod>2024-08-21</lastmod><x:link href='/fr'/></url></urlset>";
    check(map, 500, |bytes| drop(sitemap::parse(bytes)));
    let rss = b"<rss version='2.0'><channel><title>Day</title><item><link>https://day.example/a</link><pubDate>Wed, 21 Aug 2024 07:00:00 GMT</pubDate></item></channel></rss>";
    check(rss, 300, |bytes| drop(feed::parse(bytes, "https://day.example/")));
    check(b"{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"url\":\"/a\"}]}", 300, |bytes| {
        drop(feed::parse(bytes, "https://day.example/"));
    });
    let page = b"<link rel='alternate' hreflang=fr href='/fr?a&amp;b'><meta name=robots content='noarchive'><a href=/x>X</a>";
    check(page, 500, |bytes| drop(links::of(bytes)));
}

#[test]
fn broken_responses_and_archives_do_no_harm() {
    const CAPS: Caps = Caps { n_bytes: 1 << 20, ratio: 100 };
    let chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n5\r\n\x1f\x8b\x08\0\0\r\n0\r\n\r\n";
    check(chunked, 500, |bytes| drop(Response::parse(bytes).map(|response| response.decoded(CAPS))));
    let record = response("https://day.example/1", "Content-Type: text/html\r\n", b"<html><p>Harbour");
    for archive in [record.repeat(3), gzip(&record).repeat(3)] {
        check(&archive, 300, |bytes| {
            let input = Box::new(std::io::Cursor::new(bytes.to_vec()));
            let pages = warc::records(input, Some(bytes.len() as u64), None, None, "x".to_owned());
            assert!(pages.take(1000).count() < 1000);
        });
    }
}

#[test]
fn broken_questions_and_language_files_do_no_harm() {
    let question = "by:\"Nguyễn Minh Hằng\" at:'x' (port OR -harbour) figure:350..450 date:>=2024-08 \"a b\" wor* قال";
    check(question.as_bytes(), 1000, |bytes| drop(query::parse(&String::from_utf8_lossy(bytes))));
    for selector in ["#main .story[itemprop='articleBody'] p.lead", "[property=\"article:published_time\"]"] {
        check(selector.as_bytes(), 500, |bytes| drop(Selector::parse(&String::from_utf8_lossy(bytes))));
    }
    let block = "[source.day]\nhome = 'https://day.example/'\nbody = ['.story', '#main p']\ncut_after = 'Read also'\npause = 2.0\n";
    check(block.as_bytes(), 300, |bytes| drop(toml::from_str::<Sources>(&String::from_utf8_lossy(bytes))));
    let file = "language = \"fr\"\ncapitals = true\nabbreviations = [\"M\"]\n[people]\n[numbers]\ndecimal = \",\"\n[statements]\n";
    check(file.as_bytes(), 100, |bytes| drop(Language::parse(&String::from_utf8_lossy(bytes))));
}
