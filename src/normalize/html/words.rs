//! By which words do pages name and introduce their parts? The table `words.toml`, compiled once.

use super::tag::{Attr, Tag};
use super::tree::Tree;
use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What the class, id and role of an element say that it holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks(u8);

impl Marks {
    pub(super) const JUNK: Self = Self(1);
    pub(super) const COMMENTS: Self = Self(2);
    pub(super) const CAPTION: Self = Self(4);
    pub(super) const CREDIT: Self = Self(8);
    pub(super) const LEAD: Self = Self(16);
    pub(super) const BYLINE: Self = Self(32);
    pub(super) const DATE: Self = Self(64);
    pub(super) const HIDDEN: Self = Self(128);

    /// Whether one of the marks is set.
    pub(super) const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Both sets of marks.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    names: Names,
    lines: LineWords,
    meta: MetaWords,
}

/// Words of metadata.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MetaWords {
    /// Names of meta elements that hold the day of publication.
    pub(super) published: Vec<String>,
    /// … the title.
    pub(super) title: Vec<String>,
    /// … an author.
    pub(super) author: Vec<String>,
    /// … the name of the site.
    pub(super) site: Vec<String>,
    /// … the address of the page.
    pub(super) url: Vec<String>,
    /// … its language.
    pub(super) language: Vec<String>,
    /// What stands before an author's name.
    pub(super) by: Vec<String>,
    /// What follows an author's name.
    pub(super) after_author: Vec<String>,
    /// Names that are nobody's.
    pub(super) nobody: Vec<String>,
    /// What stands before the name or address of the original.
    pub(super) source: Vec<String>,
    /// What says that a day is that of a change.
    pub(super) updated: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    junk: Vec<String>,
    comments: Vec<String>,
    caption: Vec<String>,
    credit: Vec<String>,
    lead: Vec<String>,
    byline: Vec<String>,
    date: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LineWords {
    section: Vec<String>,
    noise: Vec<String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| toml::from_str(include_str!("words.toml")).expect("words.toml is checked by a test"));
/// Words of metadata.
pub(super) static META: LazyLock<&'static MetaWords> = LazyLock::new(|| &TABLE.meta);
static NAMES: LazyLock<NameFinder> = LazyLock::new(|| NameFinder::new(&TABLE.names));
static SECTION: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&TABLE.lines.section));
static NOISE: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&TABLE.lines.noise));

/// Where a name may match inside a class or id.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Border {
    Anywhere,
    Before,
    Both,
}

struct NameFinder {
    automaton: AhoCorasick,
    names: Vec<(Border, Marks)>,
}

impl NameFinder {
    fn new(names: &Names) -> Self {
        let lists = [
            (&names.junk, Marks::JUNK),
            (&names.comments, Marks::COMMENTS),
            (&names.caption, Marks::CAPTION),
            (&names.credit, Marks::CREDIT),
            (&names.lead, Marks::LEAD),
            (&names.byline, Marks::BYLINE),
            (&names.date, Marks::DATE),
        ];
        let all = || lists.iter().flat_map(|(list, mark)| list.iter().map(|name| (split_border(name), *mark)));
        let words: Vec<&str> = all().map(|((_, word), _)| word).collect();
        let automaton = AhoCorasick::builder().ascii_case_insensitive(true).match_kind(MatchKind::Standard).build(words);
        Self { automaton: automaton.expect("a few hundred words"), names: all().map(|((border, _), mark)| (border, mark)).collect() }
    }

    fn marks(&self, value: &str) -> Marks {
        let bytes = value.as_bytes();
        let mut marks = Marks::default();
        for found in self.automaton.find_overlapping_iter(value) {
            let (border, mark) = self.names[found.pattern().as_usize()];
            let fits = match border {
                Border::Anywhere => true,
                Border::Before => begins_part(bytes, found.start()),
                Border::Both => begins_part(bytes, found.start()) && ends_part(bytes, found.end()),
            };
            if fits {
                marks = marks.and(mark);
            }
        }
        marks
    }
}

fn split_border(name: &str) -> (Border, &str) {
    match name.as_bytes().first() {
        Some(b'*') => (Border::Anywhere, &name[1..]),
        Some(b'=') => (Border::Both, &name[1..]),
        _ => (Border::Before, name),
    }
}

/// Whether a part of a name begins here: `post-meta`, `postMeta`.
fn begins_part(bytes: &[u8], at: usize) -> bool {
    at == 0 || !bytes[at - 1].is_ascii_alphanumeric() || (bytes[at - 1].is_ascii_lowercase() && bytes[at].is_ascii_uppercase())
}

fn ends_part(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_none_or(|b| !b.is_ascii_alphanumeric() || (b.is_ascii_uppercase() && bytes[at - 1].is_ascii_lowercase()))
}

/// What an element's tag and attributes say about it.
pub(super) fn marks(tree: &Tree, node: usize) -> Marks {
    let mut marks = match tree.nodes[node].tag {
        Tag::Nav | Tag::Footer | Tag::Aside | Tag::Menu => Marks::JUNK,
        Tag::Figcaption => Marks::CAPTION,
        _ => Marks::default(),
    };
    if !tree.has_attrs(node) {
        return marks;
    }
    for attr in [Attr::Class, Attr::Id, Attr::ItemProp] {
        if let Some(value) = tree.raw_attr(node, attr) {
            marks = marks.and(NAMES.marks(value));
        }
    }
    if is_hidden(tree, node) {
        marks = marks.and(Marks::HIDDEN);
    }
    if tree
        .raw_attr(node, Attr::Role)
        .is_some_and(|role| matches!(role, "navigation" | "complementary" | "banner" | "contentinfo" | "search" | "dialog"))
    {
        marks = marks.and(Marks::JUNK);
    }
    marks
}

fn is_hidden(tree: &Tree, node: usize) -> bool {
    let is_unshown = |style: &str| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).take(400).collect::<String>().to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    };
    tree.raw_attr(node, Attr::Hidden).is_some()
        || tree.raw_attr(node, Attr::AriaHidden) == Some("true")
        || tree.raw_attr(node, Attr::Style).is_some_and(is_unshown)
}

/// Whole lines and beginnings of lines, in lower case.
struct Phrases {
    /// Phrase → whether more may follow.
    phrases: HashMap<String, bool>,
    longest: usize,
}

impl Phrases {
    fn new(list: &[String]) -> Self {
        let entry = |phrase: &String| match phrase.strip_suffix('…') {
            Some(beginning) => (beginning.trim_end().to_lowercase(), true),
            None => (phrase.to_lowercase(), false),
        };
        let phrases: HashMap<String, bool> = list.iter().map(entry).collect();
        let longest = phrases.keys().map(|phrase| phrase.chars().count()).max().unwrap_or(0);
        Self { phrases, longest }
    }

    /// Whether a line is one of the phrases or begins with one that may go on.
    fn matches(&self, line: &str) -> bool {
        let head: String = line.chars().take(self.longest + 4).flat_map(char::to_lowercase).collect();
        let head = head.replace('’', "'");
        let bare = head.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '[' | ']' | '(' | ')' | '©'));
        if self.phrases.contains_key(bare) {
            return line.chars().count() <= self.longest + 4 || self.phrases.get(bare) == Some(&true);
        }
        let borders = bare.char_indices().skip(1).filter(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at);
        borders
            .into_iter()
            .any(|at| self.goes_on(&bare[..at]) || bare[at..].chars().next().is_some_and(|c| self.goes_on(&bare[..at + c.len_utf8()])))
    }

    fn goes_on(&self, beginning: &str) -> bool {
        self.phrases.get(beginning) == Some(&true)
    }
}

/// What follows one of the labels and a colon or space at the beginning of a line.
pub(super) fn after_label<'l>(line: &'l str, labels: &[String], borders: &[char]) -> Option<&'l str> {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let after = |label: &String| {
        let mut chars = line.char_indices();
        let same = label.chars().all(|l| chars.next().is_some_and(|(_, c)| c.to_lowercase().eq(l.to_lowercase())));
        let rest = same.then(|| chars.as_str())?;
        let is_border = rest.trim_start().starts_with(borders) || rest.starts_with(borders) || label.ends_with(['/', ':']);
        is_border.then(|| rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '|')))
    };
    labels.iter().filter_map(after).min_by_key(|rest| rest.len()).filter(|rest| !rest.is_empty())
}

/// Whether a line opens a section of links to other articles.
pub(super) fn opens_section(line: &str) -> bool {
    SECTION.matches(line)
}

/// Whether a line is never part of an article.
pub(super) fn is_noise(line: &str) -> bool {
    NOISE.matches(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_match_at_their_borders() {
        let junk = |name: &str| NAMES.marks(name).any(Marks::JUNK);
        for name in ["related-posts", "jsRelated", "post-meta", "ad", "box ads", "shareBar", "main-sidebar"] {
            assert!(junk(name), "{name}");
        }
        for name in ["article", "shared-content-body", "header", "adam", "metal", "content"] {
            assert!(!junk(name), "{name}");
        }
        assert!(NAMES.marks("wp-caption-text").any(Marks::CAPTION));
    }

    #[test]
    fn sections_open_in_every_language() {
        for line in [
            "Related articles",
            "À lire aussi : La réunion de mardi",
            "TIN LIÊN QUAN",
            "أخبار ذات صلة",
            "相关新闻",
            "Read more: A new bridge",
            "NOUVELLES CONNEXES",
        ] {
            assert!(opens_section(line), "{line}");
        }
        for line in
            ["Related to this is the question of funds, he said on Monday.", "The ministry said so", "Recommended doses were halved"]
        {
            assert!(!opens_section(line), "{line}");
        }
    }
}
