//! Terms: a news topic that one version calls by one name throughout, and another by several.

use super::why::Why;
use super::{Difference, Kind, Pair, Severity, Side};
use crate::article::{Lang, Span};
use crate::fold::fold;
use crate::gazetteer::{self, NAME_LANGUAGES};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::LazyLock;

/// Words of the longest name of a topic.
const MAX_WORDS: usize = 6;

/// The names under which each topic occurs, in the order of the text.
type Renderings = BTreeMap<&'static str, Vec<Rendering>>;

/// The words of a name, its first place, and how often it occurs.
type Rendering = (Vec<String>, Span, usize);

/// Compares the names of topics in all beads.
pub(super) fn differences(pairs: &[Pair], out: &mut Vec<Difference>) {
    let Some(first) = pairs.first() else { return };
    let left = renderings(first.left, pairs.iter().map(|pair| &pair.bead.left));
    let right = renderings(first.right, pairs.iter().map(|pair| &pair.bead.right));
    for (topic, names) in &left {
        let Some(others) = right.get(topic) else { continue };
        let found = match (names.as_slice(), others.as_slice()) {
            ([one], [first, second, ..]) if one.2 > 1 && are_two(first, second) => Some((one, first, second, Some(one.1), Some(second.1))),
            ([first, second, ..], [one]) if one.2 > 1 && are_two(first, second) => Some((one, first, second, Some(second.1), Some(one.1))),
            _ => None,
        };
        let Some((one, first_name, second, at_left, at_right)) = found else { continue };
        let (single, several) = if names.len() == 1 { (first.left, first.right) } else { (first.right, first.left) };
        let text = |side: &Side, span: Span| side.text(span).to_owned();
        let why = Why::of("term").text("one", text(single, one.1)).text("first", text(several, first_name.1));
        let why = why.text("second", text(several, second.1));
        out.push(Difference::between(Kind::Term, Severity::Low, at_left, at_right, why));
    }
}

/// Whether two names are no shorter and longer form of one.
fn are_two(a: &Rendering, b: &Rendering) -> bool {
    let holds = |long: &[String], short: &[String]| short.iter().all(|word| long.contains(word));
    !holds(&a.0, &b.0) && !holds(&b.0, &a.0)
}

/// The topic that words name in a language.
fn topic(lang: Lang, name: &[String]) -> Option<&'static str> {
    static TOPICS: LazyLock<HashMap<(Lang, Vec<String>), &str>> = LazyLock::new(|| {
        let rows =
            gazetteer::concepts().iter().flat_map(|row| NAME_LANGUAGES.iter().zip(&row.names).map(move |(lang, names)| (row, lang, names)));
        rows.flat_map(|(row, lang, names)| names.iter().map(|name| ((*lang, plain_words(name)), row.key))).collect()
    });
    TOPICS.get(&(lang, name.to_vec())).copied()
}

fn plain_words(name: &str) -> Vec<String> {
    words(name, 0).into_iter().map(|(word, _)| word).collect()
}

/// The topics named in some sentences, the longest name at each place, with how often each name occurs.
fn renderings<'a>(side: &Side, beads: impl Iterator<Item = &'a Range<usize>>) -> Renderings {
    let mut found = Renderings::new();
    for sentence in beads.flat_map(|bead| side.sentences.spans[bead.clone()].iter()) {
        let words = words(side.text(*sentence), sentence.start);
        let mut at = 0;
        while at < words.len() {
            let longest = (1..=MAX_WORDS.min(words.len() - at)).rev().find_map(|n| {
                let name: Vec<String> = words[at..at + n].iter().map(|(word, _)| word.clone()).collect();
                Some((topic(side.article.language, &name)?, name, n))
            });
            let Some((topic, name, n)) = longest else {
                at += 1;
                continue;
            };
            let span = Span::new(words[at].1.start, words[at + n - 1].1.end);
            let known = found.entry(topic).or_default();
            match known.iter_mut().find(|(other, ..)| *other == name) {
                Some((.., n_times)) => *n_times += 1,
                None => known.push((name, span, 1)),
            }
            at += n;
        }
    }
    found
}

/// The folded words of a text, with their places.
fn words(text: &str, offset: usize) -> Vec<(String, Span)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        match (c.is_alphanumeric() || matches!(c, '\u{64b}'..='\u{652}'), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push((fold(&text[from..at]), Span::new(offset + from, offset + at)));
                start = None;
            }
            _ => {}
        }
    }
    words
}
