//! Web archives are read whoever made them: one page a record, damage named, the rest read.

use crate::desk::{Desk, Run};
use crate::dice::Dice;
use std::io::Write;

/// A record of an archive.
pub fn record(kind: &str, url: &str, content_type: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-08-21T07:00:00Z\r\n\
         WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

/// A page as a server sends it.
pub fn response(url: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let block = [b"HTTP/1.1 200 OK\r\n", headers.as_bytes(), b"\r\n", body].concat();
    record("response", url, "application/http; msgtype=response", &block)
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

const HTML: &str = "Content-Type: text/html; charset=utf-8\r\n";

fn html(nth: usize) -> String {
    format!(
        "<html><head><title>Harbour {nth}</title></head><body><h1>Harbour {nth} opens</h1>\
         <p>The mayor of Lyon opened harbour number {nth} on Monday, in front of many guests from the whole region.</p></body></html>"
    )
}

fn page(nth: usize) -> Vec<u8> {
    response(&format!("https://day.example/{nth}"), HTML, html(nth).as_bytes())
}

/// What an archive of some crawl holds: every kind of record.
fn crawl() -> Vec<Vec<u8>> {
    let chunked = format!("{:x}\r\n{}\r\n0\r\n\r\n", html(3).len(), html(3));
    let not_found = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Nothing.";
    vec![
        record("warcinfo", "", "application/warc-fields", b"software: some crawler\r\n"),
        record("request", "https://day.example/1", "application/http; msgtype=request", b"GET /1 HTTP/1.1\r\n\r\n"),
        page(1),
        record("metadata", "https://day.example/1", "application/warc-fields", b"fetchTimeMs: 12\r\n"),
        response("https://day.example/2", &format!("{HTML}Content-Encoding: gzip\r\n"), &gzip(html(2).as_bytes())),
        response("https://day.example/3", &format!("{HTML}Transfer-Encoding: chunked\r\n"), chunked.as_bytes()),
        response("https://day.example/logo.png", "Content-Type: image/png\r\n", b"\x89PNG"),
        response("https://day.example/robots.txt", "Content-Type: text/plain\r\n", b"User-agent: *\n"),
        record("response", "https://day.example/none", "application/http; msgtype=response", not_found),
        record("revisit", "https://day.example/1", "application/http; msgtype=response", b"HTTP/1.1 304 Not Modified\r\n\r\n"),
        record("resource", "https://day.example/4", "text/html", html(4).as_bytes()),
        response("<https://day.example/5>", "", html(5).as_bytes()),
    ]
}

fn urls(run: &Run) -> Vec<String> {
    run.json().iter().map(|article| article["url"].as_str().unwrap_or("-").replace("https://day.example/", "")).collect()
}

fn read(desk: &Desk, name: &str, bytes: impl AsRef<[u8]>) -> Run {
    desk.write(name, bytes);
    desk.run(["read", name])
}

/// An archive whose frames share a dictionary, as the Internet Archive's newer ones do.
fn with_dictionary(records: &[Vec<u8>], is_packed: bool) -> Vec<u8> {
    let dictionary = records.concat();
    let stored = if is_packed { zstd::encode_all(dictionary.as_slice(), 3).unwrap() } else { dictionary.clone() };
    let mut bytes = [&[0x5d, 0x2a, 0x4d, 0x18], u32::try_from(stored.len()).unwrap().to_le_bytes().as_slice(), &stored].concat();
    let mut compressor = zstd::bulk::Compressor::with_dictionary(3, &dictionary).unwrap();
    records.iter().for_each(|record| bytes.extend(compressor.compress(record).unwrap()));
    bytes
}

#[test]
fn all_ways_to_compress_an_archive_give_the_same_pages() {
    let desk = Desk::new();
    let plain = crawl().concat();
    let members: Vec<u8> = crawl().iter().flat_map(|record| gzip(record)).collect();
    let blocks: Vec<u8> = plain.chunks(777).flat_map(gzip).collect();
    let zstd = |bytes: &[u8]| zstd::encode_all(bytes, 3).unwrap();
    let frames: Vec<u8> = crawl().iter().flat_map(|record| zstd(record)).collect();
    let all = [
        ("a.warc", plain.clone()),
        ("a.warc.gz", members),
        ("b.warc.gz", gzip(&plain)),
        ("c.warc.gz", blocks),
        ("a.warc.zst", frames),
        ("b.warc.zst", zstd(&plain)),
        ("c.warc.zst", with_dictionary(&crawl(), false)),
        ("d.warc.zst", with_dictionary(&crawl(), true)),
    ];
    for (name, bytes) in all {
        let run = read(&desk, name, bytes).expect(0);
        assert_eq!(urls(&run), ["1", "2", "3", "4", "5"], "{name}: {}", run.err);
        assert!(run.json().iter().all(|article| article["text"].as_str().unwrap().contains("opened harbour number")));
    }
}

#[test]
fn a_record_is_named_by_the_place_it_begins_at() {
    let desk = Desk::new();
    let records = crawl();
    let run = read(&desk, "a.warc", records.concat()).expect(0);
    assert_eq!(run.json()[0]["record"]["offset"], records[0].len() + records[1].len());
    let members: Vec<Vec<u8>> = records.iter().map(|record| gzip(record)).collect();
    let run = read(&desk, "a.warc.gz", members.concat()).expect(0);
    assert_eq!(run.json()[0]["record"]["offset"], members[0].len() + members[1].len());
}

#[test]
fn b1_an_archive_cut_anywhere_gives_what_is_whole() {
    let desk = Desk::new();
    let records = [page(1), page(2), page(3)];
    let members: Vec<Vec<u8>> = records.iter().map(|record| gzip(record)).collect();
    let frames: Vec<Vec<u8>> = records.iter().map(|record| zstd::encode_all(record.as_slice(), 3).unwrap()).collect();
    for (name, parts) in [("a.warc", &records.to_vec()), ("a.warc.gz", &members), ("a.warc.zst", &frames)] {
        let whole = parts.concat();
        for cut in (1..whole.len()).step_by(41) {
            let run = read(&desk, name, &whole[..cut]);
            let n_whole = [parts[0].len(), parts[0].len() + parts[1].len()].iter().filter(|end| **end <= cut).count();
            let found = urls(&run).len();
            // The empty lines after the last record may be missing.
            assert!(found == n_whole || found == n_whole + 1, "{name} cut at {cut}: {found} of {n_whole}; {}", run.err);
            assert!([0, 4].contains(&run.code), "{}", run.err);
            assert!(run.code == 4 || found > 0, "{name} cut at {cut} says nothing");
        }
    }
}

#[test]
fn b2_damage_costs_the_record_that_has_it() {
    let desk = Desk::new();
    let members: Vec<Vec<u8>> = (1..=5).map(|nth| gzip(&page(nth))).collect();
    let mut damaged = members.clone();
    let middle = damaged[2].len() / 2;
    damaged[2][middle] ^= 0x55;
    let run = read(&desk, "a.warc.gz", damaged.concat()).expect(4);
    assert_eq!(urls(&run), ["1", "2", "4", "5"], "{}", run.err);
    assert!(run.err.contains("a.warc.gz@") && run.err.contains("damaged"), "{}", run.err);
    let mut frames: Vec<Vec<u8>> = (1..=5).map(|nth| zstd::encode_all(page(nth).as_slice(), 3).unwrap()).collect();
    let middle = frames[2].len() / 2;
    frames[2].splice(middle..middle + 8, [0xff; 8]);
    let run = read(&desk, "a.warc.zst", frames.concat()).expect(4);
    assert_eq!(urls(&run), ["1", "2", "4", "5"], "{}", run.err);
    let rubbish = [members[0].clone(), b"rubbish".to_vec(), members[1].clone(), vec![0; 512]].concat();
    assert_eq!(urls(&read(&desk, "b.warc.gz", rubbish)), ["1", "2"]);
}

#[test]
fn b3_lengths_that_lie_cost_one_record() {
    let desk = Desk::new();
    let length = |of: &[u8]| format!("Content-Length: {}", of.len());
    let block = [b"HTTP/1.1 200 OK\r\n", HTML.as_bytes(), b"\r\n", html(2).as_bytes()].concat();
    for lie in ["9223372036854775808", "99999999999999999999999", "-5", "100000000", "many", ""] {
        let text = String::from_utf8(page(2)).unwrap().replacen(&length(&block), &format!("Content-Length: {lie}"), 1);
        let records = [page(1), text.clone().into_bytes(), page(3)];
        let run = read(&desk, "a.warc", records.concat()).expect(4);
        assert_eq!(urls(&run), ["1", "3"], "{lie}: {}", run.err);
        let run = read(&desk, "a.warc.gz", records.iter().flat_map(|record| gzip(record)).collect::<Vec<_>>()).expect(4);
        assert_eq!(urls(&run), ["1", "3"], "{lie}: {}", run.err);
    }
}

#[test]
fn b4_bombs_are_named_and_cost_little() {
    let desk = Desk::new();
    let bomb = gzip(&vec![b' '; 64 << 20]);
    let records = [page(1), response("https://day.example/bomb", &format!("{HTML}Content-Encoding: gzip\r\n"), &bomb), page(3)];
    let run = read(&desk, "a.warc", records.concat()).expect(4);
    assert_eq!(urls(&run), ["1", "3"]);
    assert!(run.err.contains("decompressed"), "{}", run.err);
    let bomb = zstd::encode_all(vec![b' '; 64 << 20].as_slice(), 3).unwrap();
    let records = [page(1), response("https://day.example/bomb", &format!("{HTML}Content-Encoding: zstd\r\n"), &bomb), page(3)];
    let run =
        read(&desk, "a.warc.zst", records.iter().flat_map(|record| zstd::encode_all(record.as_slice(), 3).unwrap()).collect::<Vec<_>>())
            .expect(4);
    assert_eq!(urls(&run), ["1", "3"]);
    assert!(run.err.contains("decompressed"), "{}", run.err);
    let huge = response("https://day.example/huge", HTML, &vec![b' '; 40 << 20]);
    let run = read(&desk, "a.warc.gz", [page(1), huge, page(3)].iter().flat_map(|record| gzip(record)).collect::<Vec<_>>()).expect(4);
    assert_eq!(urls(&run), ["1", "3"]);
    assert!(run.err.contains("larger than 32 MiB"), "{}", run.err);
}

#[test]
fn what_is_no_archive_says_so() {
    let desk = Desk::new();
    for (bytes, reason) in [("", "is empty"), ("<html>", "no WARC record begins here"), ("\u{1f}\u{8b}", "no WARC record")] {
        assert!(read(&desk, "a.warc", bytes).expect(4).err.contains(reason));
    }
    assert!(read(&desk, "b.warc.gz", gzip(b"not an archive")).expect(4).err.contains("no WARC record"));
    let head = [b"WARC/1.0\r\n".to_vec(), b"a: b\r\n".repeat(100_000)].concat();
    assert!(read(&desk, "c.warc", [head, page(1)].concat()).expect(4).err.contains("longer than 64 KiB"));
}

#[test]
fn archives_come_from_standard_input_too() {
    let desk = Desk::new();
    let run = desk.run_with_bytes(&["read", "-"], &crawl().iter().flat_map(|record| gzip(record)).collect::<Vec<_>>()).expect(0);
    assert_eq!(urls(&run), ["1", "2", "3", "4", "5"]);
}

#[test]
fn an_archive_is_indexed_record_by_record() {
    let desk = Desk::new();
    desk.write("corpus/web/a.warc.gz", crawl().iter().flat_map(|record| gzip(record)).collect::<Vec<_>>());
    desk.run(["index"]).expect(0);
    assert_eq!(desk.run(["search", "harbour", "--json"]).expect(0).json().len(), 5);
    let more: Vec<u8> = crawl().into_iter().chain([page(6)]).flat_map(|record| gzip(&record)).collect();
    desk.write("corpus/web/a.warc.gz", more);
    let run = desk.run(["index"]).expect(0);
    assert!(run.err.contains("articles written: 1; articles in the index: 6"), "{}", run.err);
    desk.run(["check"]).expect(0);
}

#[test]
fn patterns_and_shards_choose_pages() {
    let desk = Desk::new();
    for nth in 0..6 {
        desk.write(&format!("crawl/{nth}.warc.gz"), [gzip(&page(2 * nth)), gzip(&page(2 * nth + 1))].concat());
    }
    desk.write("crawl/notes.txt", "Not of interest.");
    let all = urls(&desk.run(["read", "crawl/*.warc.gz"]).expect(0));
    assert_eq!(all.len(), 12);
    let mut parts: Vec<String> = Vec::new();
    for shard in ["1/3", "2/3", "3/3"] {
        let part = urls(&desk.run(["read", "crawl/[0-9].warc.gz", "--shard", shard]).expect(0));
        assert!(!part.is_empty());
        parts.extend(part);
    }
    let sorted = |mut urls: Vec<String>| {
        urls.sort();
        urls
    };
    assert_eq!(sorted(parts), sorted(all));
    for wrong in ["0/3", "4/3", "1/0", "x", "1/", "-1/2"] {
        desk.run(["read", "crawl", "--shard", wrong]).expect(2);
    }
    assert!(desk.run(["read", "crawl/*.none"]).expect(4).err.contains("nothing fits this pattern"));
}

#[test]
fn broken_archives_never_stop_the_program() {
    let dice = &mut Dice::new(7);
    let whole = crawl().concat();
    let members: Vec<u8> = crawl().iter().flat_map(|record| gzip(record)).collect();
    let mut broken = Vec::new();
    for nth in 0..60 {
        let mut bytes = if nth % 2 == 0 { whole.clone() } else { members.clone() };
        for _ in 0..=dice.below(6) {
            let at = dice.below(bytes.len());
            match dice.below(3) {
                0 => bytes[at] ^= 1 << dice.below(8),
                1 => drop(bytes.drain(at..(at + dice.below(200)).min(bytes.len()))),
                _ => drop(bytes.splice(at..at, std::iter::repeat_n(b'\n', dice.below(50)))),
            }
        }
        broken.push(bytes);
    }
    let desk = Desk::new();
    for (nth, bytes) in broken.iter().enumerate() {
        desk.write(&format!("broken/{nth}.warc"), bytes);
    }
    let run = desk.run(["read", "broken"]).expect(4);
    assert!(run.json().len() > 100, "{} pages of {}", run.json().len(), 5 * broken.len());
}
