//! Layouts: where the pages of an outlet have their article, for those that the general rules fail on.
//!
//! ```toml
//! body       = ".story-text"                  # selectors: what they mean, and nothing else, is read
//! title      = "h1.headline"
//! published  = "[itemprop=datePublished]"     # its `datetime` or `content`, else its text
//! drop       = [".newsletter", "#quiz"]       # is no part of the article
//! cut_before = "Reading time"                 # the first line that begins so is left out, with all before it
//! cut_after  = ["Read also", "Follow us"]     # the first line that begins so is left out, with all after it
//! ```
//! A selector that means nothing on a page leaves the page to the general rules, so that a new design is read as well as before.

use super::fold_space;
use super::html::Selector;
use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

/// Where an outlet's pages have their article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Layout {
    /// The elements that hold the article.
    pub body: List<Selector>,
    /// The element that holds the headline.
    pub title: List<Selector>,
    /// The element that holds the day of publication.
    pub published: List<Selector>,
    /// Elements that are no part of the article.
    pub drop: List<Selector>,
    /// How the line begins that the article comes after.
    pub cut_before: List<Mark>,
    /// How the line begins that the article comes before.
    pub cut_after: List<Mark>,
}

impl Layout {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The lines between the cut marks.
    pub(super) fn kept<'t>(&self, lines: impl Iterator<Item = &'t str>) -> Range<usize> {
        let has = |marks: &[Mark], line: &str| marks.iter().any(|mark| line.starts_with(&mark.0));
        let (mut start, mut end, mut n) = (0, None, 0);
        for line in lines.map(|line| fold_space(line).to_lowercase()) {
            n += 1;
            if start == 0 && has(&self.cut_before, &line) {
                (start, end) = (n, None);
            } else if end.is_none() && has(&self.cut_after, &line) {
                end = Some(n - 1);
            }
        }
        start..end.unwrap_or(n)
    }

    /// A text without what the marks cut off.
    pub(super) fn cut(&self, text: &str) -> String {
        let kept = self.kept(text.lines());
        text.lines().skip(kept.start).take(kept.len()).collect::<Vec<_>>().join("\n")
    }
}

/// How a line begins: white space folded, in small letters.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Mark(String);

impl fmt::Debug for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Mark {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mark = fold_space(&String::deserialize(deserializer)?).to_lowercase();
        if mark.is_empty() { Err(de::Error::custom("a mark is empty")) } else { Ok(Self(mark)) }
    }
}

/// One or several, as they are written: `"a"` or `["a", "b"]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct List<T>(Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> std::ops::Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrSeveral(PhantomData))
    }
}

struct OneOrSeveral<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrSeveral<T> {
    type Value = List<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, or a list of strings")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<List<T>, E> {
        T::deserialize(de::value::StrDeserializer::new(text)).map(|one| List(vec![one]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<List<T>, A::Error> {
        let mut all = Vec::new();
        while let Some(item) = items.next_element()? {
            all.push(item);
        }
        Ok(List(all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_cut_lines_off() {
        let check = |marks: &str, expected: &str| {
            let layout: Layout = toml::from_str(marks).unwrap();
            assert_eq!(layout.cut("Menu\nNews\nOne\nTwo\nRead  also: A\nThree\nNews"), expected, "{marks}");
        };
        check("", "Menu\nNews\nOne\nTwo\nRead  also: A\nThree\nNews");
        check("cut_before = 'news'", "One\nTwo\nRead  also: A\nThree\nNews");
        check("cut_after = ['None', 'READ ALSO']", "Menu\nNews\nOne\nTwo");
        check("cut_before = 'News'\ncut_after = 'three'", "One\nTwo\nRead  also: A");
        check("cut_before = 'News'\ncut_after = 'Menu'", "One\nTwo\nRead  also: A\nThree\nNews");
        check("cut_before = 'One'\ncut_after = 'News'", "Two\nRead  also: A\nThree");
    }

    #[test]
    fn wrong_layouts_are_told_with_line_and_caret() {
        for (layout, line, expected) in [
            ("title = 'h1'\nbody = 'div > p'", 2, "letter 5 of `div > p`: `>` stands where a name is due"),
            ("\n\ndrop = ['.a', '[b']", 3, "`[` is not closed"),
            ("body = 7", 1, "a string, or a list of strings"),
            ("cut_after = ' '", 1, "a mark is empty"),
        ] {
            let told = toml::from_str::<Layout>(layout).unwrap_err().to_string();
            assert!(told.contains(expected) && told.contains(&format!("line {line}")) && told.contains('^'), "{told}");
        }
    }
}
