//! By which words do pages name and introduce their parts? The table `words.toml`, compiled once.

use super::tag::{Attr, Tag};
use super::tree::Tree;
use crate::normalize::scrape::{
    chrome::{self, Marks as Phrase},
    could_be_name,
};
use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;
use std::sync::LazyLock;

/// What the class, id and role of an element say that it holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks(u16);

impl Marks {
    pub(super) const JUNK: Self = Self(1);
    pub(super) const COMMENTS: Self = Self(2);
    pub(super) const CAPTION: Self = Self(4);
    pub(super) const CREDIT: Self = Self(8);
    pub(super) const LEAD: Self = Self(16);
    pub(super) const BYLINE: Self = Self(32);
    pub(super) const DATE: Self = Self(64);
    pub(super) const HIDDEN: Self = Self(128);
    pub(super) const PICTURE: Self = Self(256);

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
    /// Classes and ids of what shows whose page it is.
    pub(super) brands: Vec<String>,
    /// … and whose article it is.
    pub(super) sources: Vec<String>,
    /// What follows an author's name.
    pub(super) after_author: Vec<String>,
    /// What the part after a name's comma says when it is an office.
    pub(super) role: Vec<String>,
    /// Names that are nobody's.
    pub(super) nobody: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    junk: Vec<String>,
    comments: Vec<String>,
    caption: Vec<String>,
    picture: Vec<String>,
    credit: Vec<String>,
    lead: Vec<String>,
    byline: Vec<String>,
    date: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LineWords {
    closing: Vec<String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| toml::from_str(include_str!("words.toml")).expect("words.toml is checked by a test"));
/// Words of metadata.
pub(super) static META: LazyLock<&'static MetaWords> = LazyLock::new(|| &TABLE.meta);
static NAMES: LazyLock<NameFinder> = LazyLock::new(|| NameFinder::new(&TABLE.names));
static CLOSING: LazyLock<AhoCorasick> = LazyLock::new(|| AhoCorasick::new(&TABLE.lines.closing).expect("a few hundred words"));

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
            (&names.picture, Marks::PICTURE),
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

/// Whether a line opens links to other articles, or is one of them: "Read more: …", "TIN LIÊN QUAN".
pub(super) fn opens_section(line: &str) -> bool {
    let opens = Phrase::RELATED.or(Phrase::TAIL);
    let is_prose = line.ends_with(['.', '!', '。', '।']) && !line.ends_with("...");
    let opened = |(_, rest): (Phrase, &str)| {
        let head = line[..line.len() - rest.len()].trim();
        rest.is_empty() || head.contains(' ') || head.contains(is_unspaced)
    };
    chrome::whole(line).has(opens)
        || chrome::label(line).is_some_and(|(phrase, _)| phrase.has(Phrase::RELATED))
        || (!is_prose && chrome::opening(line, Phrase::RELATED).is_some_and(opened))
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{e00}'..='\u{e7f}')
}

/// Whether a line is the heading of the readers' comments.
pub(super) fn opens_comments(line: &str) -> bool {
    chrome::whole(line).has(Phrase::COMMENT)
}

/// Whether a line is never part of an article: buttons, menus, tags, legal matter.
pub(super) fn is_noise(line: &str) -> bool {
    chrome::whole(line).has(Phrase::BUTTON.or(Phrase::COMMENT).or(Phrase::TAGS))
        || chrome::label(line).is_some_and(|(phrase, _)| phrase.has(Phrase::TAGS) && !phrase.has(Phrase::SECTION))
        || chrome::label(line).is_some_and(|(phrase, _)| phrase.has(Phrase::NEWSLETTER))
        || (line.len() < 400 && chrome::is_legal(line))
        || chrome::is_menu(line)
        || is_path(line)
}

/// "Home → News → The mayor opens a school": the sections that lead to a page.
fn is_path(line: &str) -> bool {
    [" → ", " › ", " > ", " » "].iter().any(|mark| line.matches(mark).count() > 1)
}

/// Whether a line says who took the picture: "Photo: …".
pub(super) fn is_credit(line: &str) -> bool {
    chrome::label(line).is_some_and(|(phrase, _)| phrase.has(Phrase::PHOTO))
}

/// Whether a last line says who else worked on the article, where to follow or to subscribe.
pub(super) fn is_closing(line: &str) -> bool {
    CLOSING.is_match(&line.to_lowercase()) || chrome::is_initials(line)
}

/// Whether a line is a name and, behind a comma, somebody of the press: "Awa Sy, journaliste à la rédaction".
pub(super) fn names_writer(line: &str) -> bool {
    let Some((name, role)) = line.split_once([',', '،']) else { return false };
    let role = role.to_lowercase();
    could_be_name(name)
        && META.role.iter().any(|word| {
            role.split(|c: char| !c.is_alphabetic()).any(|part| part == word) || word.contains(' ') && role.contains(word.as_str())
        })
}

/// What follows "By", "Auteur :" and their like at the beginning of a line.
pub(super) fn after_byline(line: &str) -> Option<&str> {
    let bare = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let labelled = chrome::label(bare).filter(|(phrase, _)| phrase.has(Phrase::BYLINE));
    let rest = labelled.or_else(|| chrome::opening(bare, Phrase::BYLINE)).map(|(_, rest)| rest)?;
    (!rest.is_empty()).then_some(rest)
}

/// Whether a name is an outlet's.
pub(super) fn names_outlet(name: &str) -> bool {
    chrome::names_outlet(name)
}

/// What stands behind "©" and its like.
pub(super) fn after_rights(line: &str) -> Option<&str> {
    chrome::after_rights(line)
}

/// Whether a text is a phrase that sites print around an article.
pub(super) fn is_chrome(text: &str) -> bool {
    chrome::whole(text) != Phrase::default()
}

/// What follows "Source:" and its like at the beginning of a line.
pub(super) fn after_source(line: &str) -> Option<&str> {
    chrome::label(line).filter(|(phrase, rest)| phrase.has(Phrase::SOURCE) && !rest.is_empty()).map(|(_, rest)| rest)
}

/// Whether what stands before a day says that it is that of a change.
pub(super) fn is_update(before: &str) -> bool {
    let bare = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    let starts = bare.char_indices().rev().filter(|(at, c)| *at == 0 || c.is_whitespace()).map(|(at, _)| &bare[at..]);
    starts.take(4).any(|words| chrome::whole(words).has(Phrase::UPDATED) && !chrome::whole(words).has(Phrase::PUBLISHED))
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
