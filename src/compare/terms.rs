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

/// One name of a topic.
struct Rendering {
    words: Vec<String>,
    /// The beads in which it stands, with its place.
    places: Vec<(usize, Span)>,
}

impl Rendering {
    fn is_in(&self, bead: usize) -> bool {
        self.places.iter().any(|(at, _)| *at == bead)
    }

    /// Its first place beside another version's name of the topic.
    fn beside(&self, other: &Self) -> Option<Span> {
        self.places.iter().find(|(bead, _)| other.is_in(*bead)).map(|(_, span)| *span)
    }
}

/// Compares the names of topics in all beads.
pub(super) fn differences(pairs: &[Pair], out: &mut Vec<Difference>) {
    let Some(first) = pairs.first() else { return };
    let left = renderings(first.left, pairs.iter().map(|pair| &pair.bead.left));
    let right = renderings(first.right, pairs.iter().map(|pair| &pair.bead.right));
    for (topic, names) in &left {
        let Some(others) = right.get(topic) else { continue };
        if let Some((one, [a, b])) = several(first.left, names, first.right, others) {
            let why = reason(first.left, one, first.right, [a, b]);
            out.push(Difference::between(Kind::Term, Severity::Low, Some(one), Some(b), why));
        } else if let Some((one, [a, b])) = several(first.right, others, first.left, names) {
            let why = reason(first.right, one, first.left, [a, b]);
            out.push(Difference::between(Kind::Term, Severity::Low, Some(b), Some(one), why));
        }
    }
}

/// The only name of a topic on one side, and two that stand for it on the other.
fn several(single: &Side, names: &[Rendering], side: &Side, others: &[Rendering]) -> Option<(Span, [Span; 2])> {
    let [one] = names else { return None };
    let beside: Vec<(&Rendering, Span)> = others.iter().filter_map(|other| Some((other, other.beside(one)?))).collect();
    let [(first, a), (second, b), ..] = beside[..] else { return None };
    // A word of every day may be varied for style; a term is of several words.
    let is_term = is_compound(single, one) || [first, second].iter().any(|name| is_compound(side, name));
    let is_abbreviated = [a, b].iter().any(|span| !side.text(*span).contains(char::is_lowercase) && side.text(*span).is_ascii());
    let place = one.beside(second)?;
    (one.places.len() > 1 && is_term && !is_abbreviated && are_two(first, second)).then_some((place, [a, b]))
}

/// Whether a name is of several words; a Vietnamese word has two syllables, and one more before it tells what sort of thing it is.
fn is_compound(side: &Side, name: &Rendering) -> bool {
    let n_syllables = if side.article.language == Lang::VI { 3 } else { 1 };
    name.words.len() > n_syllables
}

fn reason(single: &Side, one: Span, side: &Side, [first, second]: [Span; 2]) -> Why {
    Why::of("term").text("one", single.text(one)).text("first", side.text(first)).text("second", side.text(second))
}

/// Whether two names are no shorter and longer form of one, nor one word in two forms.
fn are_two(a: &Rendering, b: &Rendering) -> bool {
    let is_form = |x: &str, y: &str| x == y || is_inflected(x, y) || is_inflected(y, x);
    let holds = |long: &[String], short: &[String]| short.iter().all(|word| long.iter().any(|other| is_form(word, other)));
    !holds(&a.words, &b.words) && !holds(&b.words, &a.words)
}

/// Whether a word holds another: supply chain, supply chains; quake, earthquake.
fn is_inflected(long: &str, short: &str) -> bool {
    short.chars().nth(3).is_some() && long.contains(short)
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

/// The topics named in beads, the longest name at each place, with where each name stands.
fn renderings<'a>(side: &Side, beads: impl Iterator<Item = &'a Range<usize>>) -> Renderings {
    let mut found = Renderings::new();
    for (bead, sentences) in beads.enumerate() {
        for sentence in &side.sentences.spans[sentences.clone()] {
            for (topic, words, span) in topics(side, *sentence) {
                let known = found.entry(topic).or_default();
                match known.iter_mut().find(|other| other.words == words) {
                    Some(other) => other.places.push((bead, span)),
                    None => known.push(Rendering { words, places: vec![(bead, span)] }),
                }
            }
        }
    }
    found
}

/// The topics named in a sentence.
fn topics(side: &Side, sentence: Span) -> Vec<(&'static str, Vec<String>, Span)> {
    let words = words(side.text(sentence), sentence.start);
    let mut found = Vec::new();
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
        found.push((topic, name, Span::new(words[at].1.start, words[at + n - 1].1.end)));
        at += n;
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
