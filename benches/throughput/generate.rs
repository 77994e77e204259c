//! Articles by the thousand, made of the paragraphs of a few: the same seed gives the same articles.

use rapporteur::acquire;
use rapporteur::acquire::disk::{self, Found};
use rapporteur::article::Lang;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// The usual length of an article, in bytes.
const ARTICLE_BYTES: usize = 3000;

/// Random numbers that are the same everywhere (SplitMix64).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

/// The paragraphs of all pages under a folder, by language.
pub fn paragraphs(folder: &Path) -> BTreeMap<Lang, Vec<String>> {
    let mut paragraphs: BTreeMap<Lang, Vec<String>> = BTreeMap::new();
    for found in disk::walk(folder) {
        let Found::File(file) = found else { continue };
        for page in acquire::pages(&file).filter_map(Result::ok) {
            let article = rapporteur::normalize::normalize(&page);
            let lines = article.blocks.iter().map(|block| article.slice(block.span).to_owned()).filter(|line| line.len() > 80);
            paragraphs.entry(article.language).or_default().extend(lines);
        }
    }
    paragraphs.retain(|_, lines| lines.len() >= 3);
    paragraphs
}

/// `n` articles as JSONL; numbers and some words differ from one to the next, so that the vocabulary grows as that of news does.
pub fn jsonl(paragraphs: &BTreeMap<Lang, Vec<String>>, n: usize, seed: u64) -> String {
    let mut random = Random(seed);
    let languages: Vec<(&Lang, &Vec<String>)> = paragraphs.iter().collect();
    let mut lines = String::with_capacity(n * (ARTICLE_BYTES + 400));
    for i in 0..n {
        let (lang, pool) = languages[random.below(languages.len())];
        let mut text = String::with_capacity(ARTICLE_BYTES * 2);
        while text.len() < ARTICLE_BYTES {
            varied(&pool[random.below(pool.len())], &mut random, &mut text);
            text.push('\n');
        }
        let day = format!("{}-{:02}-{:02}", 2015 + random.below(11), 1 + random.below(12), 1 + random.below(28));
        let line = serde_json::json!({
            "url": format!("https://{}.example/{i}", ["jour", "day", "yawm", "ngay"][i % 4]), "language": lang, "published": day,
            "outlet": format!("Outlet {}", random.below(40)), "title": text.lines().next().map(|line| line.chars().take(90).collect::<String>()), "text": text,
        });
        let _ = writeln!(lines, "{line}");
    }
    lines
}

/// A paragraph with other digits, and now and then with a word of its own.
fn varied(paragraph: &str, random: &mut Random, out: &mut String) {
    for (i, word) in paragraph.split(' ').enumerate() {
        if i > 0 {
            out.push(' ');
        }
        let is_plain = word.chars().all(|c| c.is_alphabetic() && c.is_lowercase()) && word.len() > 5;
        if is_plain && random.below(60) == 0 {
            let _ = write!(out, "{word}{}", ["el", "on", "ar", "is", "um"][random.below(5)].repeat(1 + random.below(2)));
            continue;
        }
        out.extend(word.chars().map(|c| if c.is_ascii_digit() { char::from(b'1' + random.below(9) as u8) } else { c }));
    }
}
