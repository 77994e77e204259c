//! How fast pages are read, indexed and found, beside tantivy alone and SQLite's FTS5 on the same texts in the same run.
//!
//! `cargo bench` (20,000 articles) · `cargo bench -- --short` (2,000) · `cargo bench -- 100000` · `cargo bench -- --pages DIR` ·
//! `cargo bench -- --write FILE` only writes the articles · `cargo bench -- --serve DIR` only asks a server of an index.

#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod generate;
mod serving;
mod sqlite;

use generate::Random;
use rapporteur::article::{Article, Page};
use rapporteur::extract::Findings;
use rapporteur::index::records;
use rapporteur::index::schema::{Fields, Kind, register_tokenizer};
use rapporteur::index::write::{self, Task};
use rapporteur::search::compile::{self, Options};
use rapporteur::search::hits::{self, Sort};
use rapporteur::search::{Library, query};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tantivy::schema::{Schema, TEXT};
use tantivy::{IndexWriter, TantivyDocument};

struct Arguments {
    n: usize,
    pages: PathBuf,
    write: Option<PathBuf>,
    serve: Option<PathBuf>,
}

fn options() -> Arguments {
    let mut options = Arguments { n: 20_000, pages: PathBuf::from("corpus/pages"), write: None, serve: None };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--short" => options.n = 2000,
            "--pages" => options.pages = args.next().unwrap_or_default().into(),
            "--write" => options.write = args.next().map(PathBuf::from),
            "--serve" => options.serve = args.next().map(PathBuf::from),
            "--bench" => {}
            number => options.n = number.parse().unwrap_or_else(|_| panic!("unknown option {number}")),
        }
    }
    options
}

/// Seconds of wall clock and of all cores that some work takes.
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64, f64) {
    let (wall, cpu) = (Instant::now(), cpu_seconds());
    let result = work();
    (result, wall.elapsed().as_secs_f64(), cpu_seconds() - cpu)
}

/// User and system time of this process, where the system tells it.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<f64> = stat.rsplit(')').next().unwrap_or("").split(' ').filter_map(|field| field.parse().ok()).collect();
    // The fields after the name and state: utime and stime are the 11th and 12th, in hundredths of a second.
    fields.get(10).zip(fields.get(11)).map_or(0.0, |(user, system)| (user + system) / 100.0)
}

fn report(what: &str, n_bytes: usize, n: usize, wall: f64, cpu: f64) -> f64 {
    let megabytes = n_bytes as f64 / 1e6;
    println!(
        "{what:34} {:7.1} MB/s wall  {:7.1} MB/s per core  {:7.0} articles/s",
        megabytes / wall,
        megabytes / cpu.max(0.01),
        n as f64 / wall
    );
    megabytes / cpu.max(0.01)
}

fn main() {
    let options = options();
    if let Some(index) = options.serve {
        serving::measure(&index, Duration::from_secs(30));
        return;
    }
    let paragraphs = generate::paragraphs(&options.pages);
    assert!(!paragraphs.is_empty(), "no pages in {}; name a folder with --pages", options.pages.display());
    let lines = generate::jsonl(&paragraphs, options.n, 1);
    if let Some(path) = options.write {
        std::fs::write(&path, lines).expect("the file can be written");
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join("articles.jsonl");
    std::fs::write(&file, &lines).expect("the file can be written");
    drop(lines);
    let pages = pages(&file);
    let n_bytes: usize = pages.iter().map(|page| page.bytes.len()).sum();
    println!("{} articles, {:.1} MB of text", pages.len(), n_bytes as f64 / 1e6);

    let (articles, wall, cpu) = timed(|| pages.par_iter().map(rapporteur::normalize::normalize).collect::<Vec<_>>());
    report("normalize", n_bytes, pages.len(), wall, cpu);
    let (_, wall, cpu) = timed(|| pages.par_iter().map(|page| rapporteur::reading::read(page).is_ok()).filter(|ok| *ok).count());
    report("read (normalize and extract)", n_bytes, pages.len(), wall, cpu);
    let (_, wall, cpu) = timed(|| bare(&articles, &folder.path().join("bare")));
    let of_bare = report("tantivy, one bare field", n_bytes, pages.len(), wall, cpu);
    let (_, wall, cpu) = timed(|| like(&articles, &folder.path().join("like")));
    let of_like = report("tantivy, our schema, no findings", n_bytes, pages.len(), wall, cpu);
    let of_sqlite =
        sqlite::index(&articles, folder.path()).map(|(wall, cpu)| report("SQLite FTS5, one bare field", n_bytes, pages.len(), wall, cpu));
    drop((articles, pages));

    let index = folder.path().join("index");
    let task = Task { roots: vec![file], ..Task::default() };
    let (done, wall, cpu) = timed(|| write::update(&index, &task, &mut |_| {}, &|| None).expect("the index can be written"));
    let of_index = report("index, with all extraction", n_bytes, done.n_written, wall, cpu);
    println!(
        "{:34} {:.2} of tantivy with our schema, {:.2} of tantivy bare; cores busy {:.2}",
        "",
        of_index / of_like,
        of_index / of_bare,
        cpu / wall
    );
    match of_sqlite {
        Ok(of_sqlite) => println!("{:34} {:.2} of SQLite FTS5 bare", "", of_index / of_sqlite),
        Err(reason) => println!("{:34} SQLite FTS5 is skipped: {reason}", ""),
    }
    println!("{:34} {:.2} of the text", "size of the index", size(&index) as f64 / n_bytes as f64);
    let (_, wall, _) = timed(|| write::update(&index, &task, &mut |_| {}, &|| None).expect("the index can be read"));
    println!("{:34} {:.3} s", "the same again, unchanged", wall);
    questions(&index, options.n);
    serving::measure(&index, Duration::from_secs(if options.n < 10_000 { 4 } else { 30 }));
    println!("{:34} {}", "peak memory of this benchmark", peak_memory());
}

fn pages(file: &Path) -> Vec<Page> {
    let found = rapporteur::acquire::disk::walk(file).next();
    let Some(rapporteur::acquire::disk::Found::File(file)) = found else { panic!("the file was written") };
    rapporteur::acquire::pages(&file).filter_map(Result::ok).collect()
}

/// tantivy with its own tokenizer and one field.
fn bare(articles: &[Article], folder: &Path) {
    std::fs::create_dir(folder).expect("a folder can be made");
    let mut schema = Schema::builder();
    let body = schema.add_text_field("body", TEXT);
    let index = tantivy::Index::create_in_dir(folder, schema.build()).expect("an index can be made");
    let mut writer: IndexWriter = index.writer_with_num_threads(2, 160 << 20).expect("it can be written");
    for article in articles {
        let mut document = TantivyDocument::default();
        document.add_text(body, &article.text);
        writer.add_document(document).expect("documents can be added");
    }
    writer.commit().expect("they can be committed");
    writer.wait_merging_threads().expect("segments can be merged");
}

/// tantivy with our schema and tokenizer, of articles that are read already and have no findings.
fn like(articles: &[Article], folder: &Path) {
    std::fs::create_dir(folder).expect("a folder can be made");
    let (schema, fields) = Fields::schema();
    let index = tantivy::Index::create_in_dir(folder, schema).expect("an index can be made");
    register_tokenizer(&index);
    let mut writer: IndexWriter = index.writer_with_num_threads(2, 160 << 20).expect("it can be written");
    let none = Findings::default();
    for article in articles {
        for document in records::documents(&fields, &records::Origin::default(), article, &none) {
            writer.add_document(document).expect("documents can be added");
        }
    }
    writer.commit().expect("they can be committed");
    writer.wait_merging_threads().expect("segments can be merged");
}

fn size(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| if entry.path().is_dir() { size(&entry.path()) } else { entry.metadata().map_or(0, |m| m.len()) }).sum()
}

/// Makes the question of a kind from a person and a place or word.
type Ask = Box<dyn Fn(&str, &str) -> String>;

/// Times questions of several kinds.
fn questions(index: &Path, n: usize) {
    let (library, wall, _) = timed(|| {
        let library = Library::open(index).expect("the index can be opened");
        ask(&library, Kind::Article, "conférence");
        library
    });
    println!("{:34} {:.1} ms", "open to first answer", wall * 1e3);
    let words =
        ["conférence", "minister", "الخارجية", "Hội nghị", "développement", "local", "economic", "province", "الدولة", "phát triển"];
    let mut random = Random(7);
    let mut word = || words[random.below(words.len())];
    let kinds: [(&str, Kind, Ask); 6] = [
        ("articles: one word", Kind::Article, Box::new(|a, _| a.to_owned())),
        ("articles: two words", Kind::Article, Box::new(|a, b| format!("{a} {b}"))),
        ("articles: phrase", Kind::Article, Box::new(|a, b| format!("\"{a}\" OR \"{b}\""))),
        ("articles: word and year", Kind::Article, Box::new(|a, _| format!("{a} date:2019-03..2020-04"))),
        ("statements: word", Kind::Statement, Box::new(|a, _| a.to_owned())),
        ("statements: place and word", Kind::Statement, Box::new(|a, _| format!("{a} date:>=2020"))),
    ];
    for (name, kind, make) in kinds {
        let mut times: Vec<f64> =
            (0..200.min(n)).map(|_| make(word(), word())).map(|asked| timed(|| ask(&library, kind, &asked)).1 * 1e3).collect();
        times.sort_by(f64::total_cmp);
        println!("{name:34} p50 {:.2} ms  p99 {:.2} ms", times[times.len() / 2], times[times.len() * 99 / 100]);
    }
}

fn ask(library: &Library, kind: Kind, asked: &str) {
    let tree = query::parse(asked).expect("the question makes sense");
    let question = compile::question(library, kind, &tree, asked, &Options::default()).expect("it can be asked");
    hits::find(library, &question, Sort::Relevance, 0, 10).expect("it can be answered");
}

fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("unknown");
    line.trim().to_owned()
}
