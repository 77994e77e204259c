//! Versions of an article in which one thing was changed: is the change found?
//!
//! Carriers are things that both versions say: the same figure, person, office, day, speaker or sentence in one bead. One of them is
//! changed in one version, drawn by dice with a fixed seed, and the comparison must mark it there.

mod change;

use crate::dice::Dice;
use crate::gold;
use change::{Change, KINDS};
use rapporteur::article::{Article, BlockKind, Declared, Format, Page};
use rapporteur::compare::{self, Side};
use rapporteur::extract::Findings;
use rapporteur::reading;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// An article as lines, so that one can be changed.
#[derive(Clone)]
pub struct Version {
    title: Option<String>,
    lines: Vec<String>,
    declared: Declared,
}

impl Version {
    /// The text of an article, without what is printed under its pictures.
    fn of(page: &Page) -> Self {
        let (article, _) = reading::read(page).unwrap();
        let is_kept = |kind: BlockKind| !matches!(kind, BlockKind::Title | BlockKind::Caption | BlockKind::Byline);
        let lines = article.blocks.iter().filter(|block| is_kept(block.kind)).map(|block| article.slice(block.span).to_owned()).collect();
        let declared = Declared { language: Some(article.language), published: article.published, ..Declared::default() };
        Self { title: article.title, lines, declared }
    }

    fn read(&self) -> (Article, Findings) {
        let declared = Declared { title: self.title.clone(), ..self.declared.clone() };
        let bytes = self.lines.join("\n").into_bytes();
        reading::read(&Page { path: None, name: None, url: None, record: None, format: Format::Text, bytes, declared }).unwrap()
    }

    /// The same with a stretch of its text replaced.
    fn changed(&self, article: &Article, change: &Change) -> Self {
        let text = format!("{}{}{}", &article.text[..change.span.start], change.by, &article.text[change.span.end..]);
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let title = self.title.is_some().then(|| lines.remove(0));
        Self { title, lines, declared: self.declared.clone() }
    }
}

/// Versions, and which of them tell the same.
#[derive(Default)]
struct Carriers {
    versions: Vec<Version>,
    pairs: Vec<(usize, usize)>,
}

impl Carriers {
    /// Adds versions of one story, each to be compared with each other one.
    fn add(&mut self, story: Vec<Version>) {
        let all = self.versions.len()..self.versions.len() + story.len();
        self.versions.extend(story);
        self.pairs.extend(all.clone().flat_map(|left| all.clone().filter(move |right| *right != left).map(move |right| (left, right))));
    }
}

/// Draws changes and tells for each kind how many were found, of how many, with those that were not.
fn run(carriers: &Carriers, n_changes: usize, seed: u64) -> BTreeMap<&'static str, (usize, usize, Vec<String>)> {
    let Carriers { versions, pairs } = carriers;
    let read: Vec<_> = versions.par_iter().map(Version::read).collect();
    let draws: Vec<(usize, &'static str, u64)> = {
        let mut dice = Dice::new(seed);
        (0..n_changes).map(|n| (dice.below(pairs.len()), KINDS[n % KINDS.len()], dice.throw())).collect()
    };
    let results: Vec<Option<(&'static str, bool, String)>> = draws
        .into_par_iter()
        .map(|(at, kind, seed)| {
            let (first, second) = pairs[at];
            let ((left, left_findings), (right, right_findings)) = (&read[first], &read[second]);
            let (a, b) = (Side::of(left, left_findings), Side::of(right, right_findings));
            let comparison = compare::compare(&a, &b);
            let change = change::draw(kind, &a, &b, &comparison, &mut Dice::new(seed))?;
            let (article, findings) = versions[first].changed(left, &change).read();
            let after = compare::compare(&Side::of(&article, &findings), &b);
            let is_found =
                after.differences.iter().any(|d| change.is_told(d) && !comparison.differences.iter().any(|old| change.is_old(d, old)));
            let line = line_at(left, change.span.start);
            let line = format!("{kind}: `{}` → `{}` in {}: {line}", left.slice(change.span), change.by, left.language);
            let line = change.right.iter().fold(line, |line, span| format!("{line}\n        there: {}", line_at(right, span.start)));
            Some((kind, is_found, line))
        })
        .collect();
    let mut table: BTreeMap<&'static str, (usize, usize, Vec<String>)> = BTreeMap::new();
    for (kind, is_found, line) in results.into_iter().flatten() {
        let row = table.entry(kind).or_default();
        row.0 += usize::from(is_found);
        row.1 += 1;
        if !is_found {
            row.2.push(line);
        }
    }
    table
}

fn line_at(article: &Article, at: usize) -> &str {
    let start = article.text[..at].rfind('\n').map_or(0, |end| end + 1);
    article.text[start..].lines().next().unwrap_or_default()
}

fn check(name: &str, table: &BTreeMap<&'static str, (usize, usize, Vec<String>)>, least: f64) {
    println!("{name}\nkind        found  of  recall");
    for (kind, (found, of, missed)) in table {
        println!("{kind:10} {found:6} {of:3}  {:.3}", *found as f64 / *of as f64);
        missed.iter().take(12).for_each(|line| println!("    not found: {line}"));
    }
    for (kind, (found, of, _)) in table {
        // One miss among few draws proves nothing.
        assert!(found + 1 >= *of || *found as f64 >= least * *of as f64, "{name}: {kind} {found} of {of}");
    }
}

/// The versions of each of our stories.
fn our_stories() -> Carriers {
    let pages = gold::pages();
    let mut stories: BTreeMap<String, Vec<Version>> = BTreeMap::new();
    for page in &pages {
        let name = page.name.as_deref().unwrap_or_default();
        stories.entry(name.split('.').next().unwrap_or_default().to_owned()).or_default().push(Version::of(page));
    }
    let mut carriers = Carriers::default();
    stories.into_values().for_each(|story| carriers.add(story));
    carriers
}

#[test]
fn changes_in_our_pages_are_found() {
    // Ten changes of a kind tell less than a hundred.
    let (n, least) = if cfg!(debug_assertions) { (60, 0.80) } else { (600, 0.95) };
    check("our pages", &run(&our_stories(), n, 7), least);
}

/// Translated news that lies beside the repository: JSON lines of {doc, lang, sentences}.
#[test]
#[ignore = "needs the file that RAPPORTEUR_TRANSLATIONS names"]
fn changes_in_translated_news_are_found() {
    let path = std::env::var("RAPPORTEUR_TRANSLATIONS").expect("RAPPORTEUR_TRANSLATIONS names a file");
    let mut documents: BTreeMap<(String, String), Version> = BTreeMap::new();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let lines = row["sentences"].as_array().unwrap().iter().map(|s| s.as_str().unwrap().to_owned()).collect();
        let lang = row["lang"].as_str().unwrap().to_owned();
        let code = match lang.as_str() {
            "fra" => "fr",
            "arb" => "ar",
            "eng" => "en",
            "vie" => "vi",
            _ => continue,
        };
        let declared = Declared { language: rapporteur::article::Lang::parse(code), ..Declared::default() };
        documents.insert((row["doc"].as_str().unwrap().to_owned(), lang), Version { title: None, lines, declared });
    }
    let mut carriers = Carriers::default();
    for (at, (doc, lang)) in documents.keys().enumerate() {
        let other = match lang.as_str() {
            "fra" => "arb",
            "arb" => "fra",
            "eng" => "vie",
            _ => "eng",
        };
        let other = documents.keys().position(|(other_doc, lang)| other_doc == doc && lang == other);
        carriers.pairs.extend(other.map(|other| (at, other)));
    }
    carriers.versions.extend(documents.into_values());
    check("translated news", &run(&carriers, 900, 11), 0.85);
}
