//! Hedges that may be none: words that hedge a number in one sentence and only lead to it in another.
//!
//! "trên sáu kênh" is on six channels or more than six, "đến ba cuộc gặp" mentions three meetings or up to three; and where one version says
//! "up to 3,000", the other may say "tăng lên tới 3.000".

use super::Side;
use super::numbers::Number;
use crate::figure::Modifier;
use crate::fold::fold;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// So many words before a number may lead to it.
const MAX_WORDS: usize = 3;

/// The words of a language.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// Before a number as far as which something goes.
    #[serde(default)]
    reaching: Vec<String>,
    /// Before a number that is an estimate.
    #[serde(default)]
    estimating: Vec<String>,
    /// Hedges that are also prepositions.
    #[serde(default)]
    ambiguous: Vec<String>,
}

fn words_of(side: &Side) -> Option<&'static Words> {
    static WORDS: LazyLock<BTreeMap<String, Words>> =
        LazyLock::new(|| toml::from_str(include_str!("hedges.toml")).expect("the file of hedges is tested"));
    WORDS.get(side.article.language.as_str())
}

/// Whether a number that is hedged here and not there may say the same: the hedge is a preposition, or the words before the other number
/// lead up to it.
pub(super) fn is_no_hedge(here: &Side, a: &Number, there: &Side, b: &Number) -> bool {
    let is_led_up_to = || match a.modifier() {
        Modifier::UpTo => follows(there, b, |words| &words.reaching),
        Modifier::About => follows(there, b, |words| &words.estimating),
        _ => false,
    };
    b.modifier() == Modifier::Exact && (is_ambiguous(here, a) || is_led_up_to())
}

fn is_ambiguous(side: &Side, number: &Number) -> bool {
    let surface = fold(side.text(number.span));
    let begins = |word: &String| surface.strip_prefix(&fold(word)).is_some_and(|rest| rest.starts_with(' '));
    words_of(side).is_some_and(|words| words.ambiguous.iter().any(begins))
}

/// Whether one of some words stands before a number.
fn follows(side: &Side, number: &Number, of: fn(&Words) -> &Vec<String>) -> bool {
    let line = side.article.text[..number.span.start].lines().next_back().unwrap_or_default();
    let before: Vec<String> = line.split_whitespace().rev().take(MAX_WORDS).map(fold).collect();
    let before = format!(" {} ", before.into_iter().rev().collect::<Vec<_>>().join(" "));
    words_of(side).is_some_and(|words| of(words).iter().any(|word| before.contains(&format!(" {} ", fold(word)))))
}
