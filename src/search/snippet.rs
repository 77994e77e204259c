//! Snippets: the stretch of an article that answers, with the words that were found.

use super::query::Query;
use crate::article::{Article, Lang, Span};
use crate::index::tokens::{self, Forms, Piece};
use std::collections::{BTreeSet, HashMap};

/// The length of a snippet, in characters, more or less.
const LENGTH: usize = 220;
/// Where words are looked for; a snippet of a very long article comes from its beginning.
const MAX_BYTES: usize = 256 << 10;

/// Finds the words of a query again in texts.
pub struct Highlighter {
    exact: BTreeSet<String>,
    prefixes: Vec<String>,
    languages: Vec<Lang>,
    words: Vec<String>,
    seconds: HashMap<Lang, BTreeSet<String>>,
    remembered: HashMap<(Lang, String), bool>,
}

impl Highlighter {
    /// For the words of a query.
    pub fn of(query: &Query, languages: &[Lang]) -> Self {
        let (mut words, mut prefixes) = (Vec::new(), Vec::new());
        query.texts(&mut |part| match part {
            Query::Word(text) | Query::Phrase(text) => words.push(text.text.clone()),
            Query::Prefix(text) => prefixes.push(Forms::of(&text.text, None).exact.into()),
            _ => {}
        });
        let mut all = Vec::new();
        for text in words {
            let mut at = 0;
            while let Some(piece) = tokens::next_piece(&text, at) {
                let (Piece::Word(range) | Piece::Character(range, _)) = piece;
                all.push(text[range.clone()].to_owned());
                at = range.end;
            }
        }
        let exact = all
            .iter()
            .map(|word| Forms::of(word, None).exact.into())
            .filter(|word: &String| word.chars().count() > 1 || word.chars().any(tokens::is_unspaced))
            .collect();
        Self { exact, prefixes, languages: languages.to_vec(), words: all, seconds: HashMap::new(), remembered: HashMap::new() }
    }

    /// The words of a stretch that were asked for.
    pub fn spans(&mut self, article: &Article, within: Span) -> Vec<Span> {
        let mut spans = Vec::new();
        if self.exact.is_empty() && self.prefixes.is_empty() {
            return spans;
        }
        for block in article.blocks.iter().filter(|block| block.span.overlaps(within)) {
            let span = Span::new(block.span.start.max(within.start), block.span.end.min(within.end));
            let text = article.slice(span);
            let mut at = 0;
            while let Some(piece) = tokens::next_piece(text, at) {
                let (Piece::Word(range) | Piece::Character(range, _)) = piece;
                at = range.end;
                if self.is_asked(&text[range.clone()], block.language) {
                    spans.push(Span::new(span.start + range.start, span.start + range.end));
                }
            }
        }
        spans
    }

    fn is_asked(&mut self, word: &str, lang: Lang) -> bool {
        let key = (lang, word.to_owned());
        if let Some(known) = self.remembered.get(&key) {
            return *known;
        }
        let forms = Forms::of(word, Some(lang));
        let is_exact = self.exact.contains(&*forms.exact) || self.prefixes.iter().any(|prefix| forms.exact.starts_with(prefix));
        let is_asked = is_exact || (self.languages.contains(&lang) && self.has_second(&forms, lang));
        self.remembered.insert(key, is_asked);
        is_asked
    }

    /// Whether a word shares its stem with one that was asked.
    fn has_second(&mut self, forms: &Forms, lang: Lang) -> bool {
        if lang == Lang::VI {
            return false;
        }
        let words = &self.words;
        let stem_of = |forms: Forms| forms.second.map_or_else(|| tokens::stem_form(&forms.exact, lang), String::from);
        let asked = self.seconds.entry(lang).or_insert_with(|| words.iter().map(|word| stem_of(Forms::of(word, Some(lang)))).collect());
        asked.contains(&stem_of(forms.clone()))
    }

    /// The best stretch of an article, with the words found in it: the one with most different words, the first of those.
    pub fn snippet(&mut self, article: &Article) -> (Span, Vec<Span>) {
        let end = floor_border(&article.text, MAX_BYTES);
        let found = self.spans(article, Span::new(0, end));
        let mut best = (0, 0);
        for (i, first) in found.iter().enumerate() {
            let near = found[i..].iter().take_while(|span| span.end <= first.start + LENGTH);
            let different: BTreeSet<String> = near.map(|span| article.slice(*span).to_lowercase()).collect();
            if different.len() > best.0 {
                best = (different.len(), first.start);
            }
        }
        let title_end =
            article.blocks.first().filter(|block| block.kind == crate::article::BlockKind::Title).map_or(0, |block| block.span.end + 1);
        let from = if best.0 == 0 { title_end.min(article.text.len()) } else { best.1 };
        let span = stretch(article, from);
        (span, found.into_iter().filter(|found| span.contains(*found)).collect())
    }
}

/// A stretch around a byte inside its line, cut between words.
fn stretch(article: &Article, from: usize) -> Span {
    let text = &article.text;
    let line = article
        .blocks
        .iter()
        .map(|block| block.span)
        .find(|span| span.start <= from && from <= span.end)
        .unwrap_or(Span::new(0, text.len()));
    let before = text[line.start..from].char_indices().rev().take(LENGTH / 3).last().map_or(from, |(at, _)| line.start + at);
    let start = if before == line.start { before } else { after_space(text, before, from) };
    let rest = &text[start..line.end];
    let end = match rest.char_indices().nth(LENGTH) {
        None => line.end,
        Some((at, _)) => start + rest[..at].rfind(char::is_whitespace).filter(|space| start + space > from).unwrap_or(at),
    };
    Span::new(start, end)
}

fn after_space(text: &str, from: usize, to: usize) -> usize {
    text[from..to].char_indices().find(|(_, c)| c.is_whitespace()).map_or(from, |(at, c)| from + at + c.len_utf8())
}

fn floor_border(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Declared, Format, Page};

    fn article(text: &str) -> Article {
        let declared = Declared { language: Some(Lang::FR), ..Declared::default() };
        let bytes = text.as_bytes().to_vec();
        crate::normalize::normalize(&Page { path: None, name: None, url: None, record: None, format: Format::Text, bytes, declared })
    }

    #[test]
    fn the_stretch_with_the_words_is_shown() {
        let long = format!(
            "{} La conférence de Lyon a été ouverte par le maire. {}",
            "Rien à signaler ici. ".repeat(40),
            "Encore rien. ".repeat(40)
        );
        let article = article(&long);
        let query = super::super::query::parse("conférences lyon").unwrap();
        let (span, words) = Highlighter::of(&query, &[Lang::FR]).snippet(&article);
        assert!(article.slice(span).contains("La conférence de Lyon"));
        assert!(words.iter().map(|word| article.slice(*word)).eq(["conférence", "Lyon"]));
    }

    #[test]
    fn snippets_never_break_a_character() {
        for text in ["İẞﷺ", "会议外交".repeat(200).as_str(), "e\u{301}".repeat(500).as_str(), "", "ﾊﾝ 👩‍👩‍👧"] {
            let article = article(text);
            for query in ["i", "外交", "zz", "éé*"] {
                let query = super::super::query::parse(query).unwrap();
                let (span, _) = Highlighter::of(&query, &[Lang::FR, Lang::EN]).snippet(&article);
                let _ = article.slice(span);
            }
        }
    }
}
