//! Texts: the sentences of an article, each with what is compared.
//!
//! To its words are added keys for what they mean: "dix localités" has the key of 10, "نائب الوزير" that of the person who is meant, and
//! "diplomatie économique" that of the concept which Arabic calls الدبلوماسية الاقتصادية.

use super::line::Line;
use crate::article::{Article, BlockKind, Span};
use crate::entity::Form;
use crate::extract::{self, Findings};
use crate::fold::fold;
use crate::gazetteer;
use crate::index::records::base_key;
use crate::link::people;
use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

/// The sentences of an article that are aligned, and what of each is compared.
#[derive(Clone, Debug, Default)]
pub struct Sentences {
    /// Where they stand.
    pub spans: Vec<Span>,
    /// What is compared.
    pub lines: Vec<Line>,
}

/// Reads the sentences of an article's own text: what is printed under pictures may be on one side only.
pub fn sentences(article: &Article, findings: &Findings) -> Sentences {
    let is_compared = |kind: BlockKind| !matches!(kind, BlockKind::Caption | BlockKind::Byline);
    let spans = extract::sentences(article).into_iter().filter(|(block, _)| is_compared(article.blocks[*block].kind));
    of_spans(article, findings, spans.map(|(_, span)| span).collect())
}

/// Reads stretches of an article, which must be in order, as its sentences.
pub fn of_spans(article: &Article, findings: &Findings, spans: Vec<Span>) -> Sentences {
    let mut lines: Vec<Line> = spans.iter().map(|span| Line::of(article.slice(*span), sound)).collect();
    let mut add = |span: Span, key: String| {
        let at = spans.partition_point(|sentence| sentence.end <= span.start);
        if spans.get(at).is_some_and(|sentence| sentence.overlaps(span)) {
            lines[at].add_key(key);
        }
    };
    for figure in &findings.figures {
        add(figure.span, format!("={}", figure.value));
        if let Some(most) = figure.value_max {
            add(figure.span, format!("={most}"));
        }
    }
    for date in &findings.dates {
        if let (Some(from), Some(to)) = (date.from, date.to) {
            add(date.span, format!("={from}..{to}"));
        }
    }
    for person in &findings.people {
        for mention in &person.mentions {
            if mention.form != Form::Pronoun {
                add(mention.span, format!("@{}", base_key(&person.key)));
            }
            if let (Some(_), Some(office)) = (&mention.role_surface, person.roles.first()) {
                add(mention.span, format!("^{}", office.role.as_str()));
            }
        }
    }
    for place in &findings.places {
        place.mentions.iter().for_each(|mention| add(mention.span, format!("@{}", place.key)));
    }
    for body in &findings.bodies {
        body.mentions.iter().for_each(|mention| add(mention.span, format!("@{}", body.key)));
    }
    for (span, key) in concepts(article) {
        add(span, format!("~{key}"));
    }
    Sentences { spans, lines }
}

/// What a word sounds like, where it is long enough to be a name and its script tells nothing against it.
fn sound(word: &str) -> Option<String> {
    let first = word.chars().next()?;
    let can_be_name = first.is_uppercase() || !(first.is_lowercase() || first.is_ascii());
    let is_read = first.is_ascii_alphabetic() || matches!(first, '\u{c0}'..='\u{24f}' | '\u{400}'..='\u{4ff}' | '\u{600}'..='\u{6ff}');
    if !can_be_name || !is_read || word.chars().count() < 4 {
        return None;
    }
    Some(people::key(word)).filter(|key| key.chars().filter(|c| c.is_alphabetic()).count() >= 3)
}

/// The concepts of the gazetteer that an article names, in whatever language.
fn concepts(article: &Article) -> Vec<(Span, &'static str)> {
    static NAMES: LazyLock<(AhoCorasick, Vec<&'static str>)> = LazyLock::new(|| {
        let names = || gazetteer::concepts().iter().flat_map(|row| row.names.iter().flatten().map(|name| (fold(name), row.key)));
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names().map(|(name, _)| name));
        (automaton.expect("a few hundred names make a small automaton"), names().map(|(_, key)| key).collect())
    });
    let (automaton, keys) = &*NAMES;
    let mut found = Vec::new();
    for block in &article.blocks {
        let text = article.slice(block.span);
        // Offsets in the folded text are of little use: a concept is found word by word, with the place of its first word.
        let folded = Folded::of(text, block.span.start);
        for hit in automaton.find_iter(&folded.text) {
            let is_whole = !folded.text[..hit.start()].ends_with(char::is_alphanumeric)
                && !folded.text[hit.end()..].starts_with(char::is_alphanumeric);
            if is_whole {
                found.push((folded.span(hit.start(), hit.end()), keys[hit.pattern().as_usize()]));
            }
        }
    }
    found
}

/// A folded text with the way back.
struct Folded {
    text: String,
    /// For each byte of the text, where its character began.
    from: Vec<usize>,
}

impl Folded {
    fn of(text: &str, start: usize) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), from: Vec::with_capacity(text.len() + 1) };
        for (at, c) in text.char_indices() {
            crate::fold::push_folded(c, &mut folded.text);
            folded.from.resize(folded.text.len(), start + at);
        }
        folded.from.push(start + text.len());
        folded
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.from[start], self.from[end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Declared, Format, Page};

    fn keys(text: &str) -> Vec<String> {
        let declared = Declared::default();
        let bytes = text.as_bytes().to_vec();
        let page = Page { name: None, path: None, url: None, record: None, format: Format::Text, bytes, declared };
        let article = crate::normalize::normalize(&page);
        let sentences = sentences(&article, &extract::extract(&article));
        let keys = sentences.lines[0].tokens.iter().map(|token| token.form.clone());
        keys.filter(|form| form.starts_with(['=', '@', '~', '^'])).collect()
    }

    #[test]
    fn keys_are_the_same_in_all_languages() {
        let shared = |a: &str, b: &str, expected: &[&str]| {
            let (a, b) = (keys(a), keys(b));
            for key in expected {
                assert!(a.iter().any(|k| k == key) && b.iter().any(|k| k == key), "{key}: {a:?} {b:?}");
            }
        };
        shared("Le ministre a reçu douze délégations à Hanoï.", "استقبل الوزير 12 وفدا في هانوي.", &["=12", "@VN-HN"]);
        shared("La diplomatie économique progresse au Maroc.", "تتقدم الدبلوماسية الاقتصادية في المغرب.", &["~economic_diplomacy", "@MA"]);
    }
}
