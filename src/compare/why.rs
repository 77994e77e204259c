//! Reasons: why two stretches differ, in the words of any language of the pages.
//!
//! A reason is a key with what fills its slots; the sentences stand with the words of the pages. In JSON and on a terminal it is English.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

/// Finds a word of a language by its group and key.
pub type Find<'a> = &'a dyn Fn(&str, &str) -> Option<String>;

/// A reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    key: &'static str,
    slots: Vec<(&'static str, Part)>,
}

/// What fills a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// Text of an article, a number, a day.
    Text(String),
    /// A word that each language has.
    Word(&'static str, String),
    /// Words with slots of their own.
    Inner(Why),
}

impl Why {
    pub(super) const fn of(key: &'static str) -> Self {
        Self { key, slots: Vec::new() }
    }

    pub(super) fn text(mut self, slot: &'static str, text: impl ToString) -> Self {
        self.slots.push((slot, Part::Text(text.to_string())));
        self
    }

    pub(super) fn word(mut self, slot: &'static str, group: &'static str, key: impl ToString) -> Self {
        self.slots.push((slot, Part::Word(group, key.to_string())));
        self
    }

    pub(super) fn inner(mut self, slot: &'static str, inner: Self) -> Self {
        self.slots.push((slot, Part::Inner(inner)));
        self
    }

    /// From one to another.
    pub(super) fn range(from: impl ToString, to: impl ToString) -> Self {
        Self::of("range").text("from", from).text("to", to)
    }

    /// Text that needs no other words.
    pub(super) fn plain(text: impl ToString) -> Self {
        Self::of("plain").text("text", text)
    }

    /// In the words of a language; what fills a slot turns nothing around it.
    pub fn in_words(&self, find: Find) -> String {
        self.filled(find, ["\u{2068}", "\u{2069}"])
    }

    fn filled(&self, find: Find, [open, close]: [&str; 2]) -> String {
        let template = find("why", self.key).unwrap_or_else(|| self.key.to_owned());
        let mut parts = template.split('{');
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (slot, rest) = part.split_once('}').unwrap_or((part, ""));
            match self.slots.iter().find(|(name, _)| *name == slot) {
                Some((_, Part::Text(text))) => filled.extend([open, text, close]),
                Some((_, Part::Word(group, key))) => filled.push_str(&find(group, key).unwrap_or_else(|| key.replace('_', " "))),
                Some((_, Part::Inner(why))) => filled.push_str(&why.filled(find, [open, close])),
                None => {}
            }
            filled.push_str(rest);
        }
        filled
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.filled(&english, ["", ""]))
    }
}

/// A word of English.
pub fn english(group: &str, key: &str) -> Option<String> {
    static WORDS: LazyLock<BTreeMap<String, toml::Value>> =
        LazyLock::new(|| toml::from_str(include_str!("../serve/words/en.toml")).expect("the files of words are tested"));
    WORDS.get(group)?.get(key)?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_filled_in_any_language() {
        let hedged = Why::of("hedged").word("hedge", "hedge", "more_than").text("value", 20);
        let why = Why::of("differs").inner("left", hedged).inner("right", Why::plain(30));
        assert_eq!(why.to_string(), "more than 20 here, 30 there");
        let french = |group: &str, key: &str| {
            let words = [("why", "differs", "{left} ici, {right} là"), ("why", "hedged", "{hedge} {value}"), ("why", "plain", "{text}")];
            let word = words.iter().find(|(g, k, _)| (*g, *k) == (group, key)).map(|(.., word)| (*word).to_owned());
            word.or_else(|| (group == "hedge").then(|| "plus de".to_owned()))
        };
        assert_eq!(why.in_words(&french), "plus de \u{2068}20\u{2069} ici, \u{2068}30\u{2069} là");
    }
}
