//! Selectors: which elements of a page are meant? A small part of CSS.
//!
//! ```text
//! article          elements of this name            .story     of this class         #story      of this id
//! [itemprop]       that have this attribute         [itemprop=articleBody]           whose attribute is this
//! div.story        all of it holds for one element  .page .story                     the second lies somewhere in the first
//! ```

use super::tag::{Attr, Tag};
use super::tree::Tree;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Elements by name, class, id and attributes, and by what they lie in.
#[derive(Clone, PartialEq, Eq)]
pub struct Selector {
    text: String,
    /// From the outermost element to the one that is meant.
    steps: Vec<Vec<Part>>,
}

/// What holds for an element.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Name(Tag, String),
    Class(String),
    Has(Attr),
    Is(Attr, String),
}

const UNDERSTOOD: &str = "what is understood is tag, .class, #id, [attr], [attr=value], and a space for \"somewhere in\"";

impl Selector {
    /// Reads a selector; the error tells what is wrong at which letter.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut steps = Vec::new();
        let mut rest = text.trim();
        while !rest.is_empty() {
            let mut parts = Vec::new();
            while let Some(first) = rest.chars().next().filter(|c| !c.is_whitespace()) {
                let at = || text.trim_end()[..text.trim_end().len() - rest.len()].chars().count() + 1;
                let (part, after) = part(first, rest).map_err(|why| format!("letter {} of `{text}`: {why}", at()))?;
                parts.push(part);
                rest = after;
            }
            steps.push(parts);
            rest = rest.trim_start();
        }
        if steps.is_empty() { Err("a selector is empty".to_owned()) } else { Ok(Self { text: text.trim().to_owned(), steps }) }
    }

    /// Whether it means a node; `frame` holds the nodes that hold all that comes after them.
    fn fits(&self, tree: &Tree, node: usize, frame: &[usize]) -> bool {
        let Some((last, outer)) = self.steps.split_last() else { return false };
        if !last.iter().all(|part| part.fits(tree, node)) {
            return false;
        }
        let frame = frame.iter().rev().copied().filter(|outer| *outer < node);
        let mut around = tree.ancestors(node).skip(1).chain(frame);
        outer.iter().rev().all(|step| around.any(|node| step.iter().all(|part| part.fits(tree, node))))
    }
}

/// The part that a text begins with, and what follows it.
fn part(first: char, rest: &str) -> Result<(Part, &str), String> {
    match first {
        '[' => {
            let (inner, after) = rest[1..].split_once(']').ok_or("`[` is not closed")?;
            Ok((attribute(inner)?, after))
        }
        '.' | '#' => {
            let (name, after) = name(&rest[1..])?;
            Ok((if first == '.' { Part::Class(name.to_owned()) } else { Part::Is(Attr::Id, name.to_owned()) }, after))
        }
        _ => name(rest).map(|(name, after)| (Part::Name(Tag::of(name), name.to_owned()), after)),
    }
}

fn name(text: &str) -> Result<(&str, &str), String> {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let end = text.find(|c| !is_name(c)).unwrap_or(text.len());
    match text.chars().next() {
        Some(first) if end == 0 => Err(format!("`{first}` stands where a name is due; {UNDERSTOOD}")),
        None => Err(format!("a name is missing; {UNDERSTOOD}")),
        _ => Ok(text.split_at(end)),
    }
}

/// What stands between brackets.
fn attribute(inner: &str) -> Result<Part, String> {
    let (name, value) = inner.split_once('=').map_or((inner, None), |(name, value)| (name, Some(value.trim())));
    let name = name.trim();
    let attr = Attr::of(name.as_bytes()).ok_or_else(|| format!("`{name}` is none of the attributes that are kept: {}", Attr::names()))?;
    let unquoted = |value: &str| {
        let inner = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
        inner.unwrap_or(value).to_owned()
    };
    Ok(value.map_or(Part::Has(attr), |value| Part::Is(attr, unquoted(value))))
}

impl Part {
    fn fits(&self, tree: &Tree, node: usize) -> bool {
        let inner = &tree.nodes[node];
        match self {
            Self::Name(tag, name) => inner.tag == *tag && (*tag != Tag::Other || inner.text.eq_ignore_ascii_case(name)),
            Self::Class(name) => {
                tree.raw_attr(node, Attr::Class).is_some_and(|value| value.split_ascii_whitespace().any(|class| class == name))
            }
            Self::Has(attr) => tree.raw_attr(node, *attr).is_some(),
            Self::Is(attr, value) => tree.attr(node, *attr).is_some_and(|found| found.trim() == value),
        }
    }
}

/// The elements that any of some selectors means, in the order of the page; what lies in one of them is left out.
pub(super) fn select(tree: &Tree, selectors: &[Selector]) -> Vec<usize> {
    if selectors.is_empty() {
        return Vec::new();
    }
    // The tree has them as leaves, so that pages that open them twice are read.
    let is_frame = |node: &usize| matches!(tree.nodes[*node].tag, Tag::Html | Tag::Body);
    let frame: Vec<usize> = (1..tree.nodes.len()).filter(is_frame).take(4).collect();
    let mut found = Vec::new();
    let mut node = 1;
    while node < tree.nodes.len() {
        let is_meant = tree.nodes[node].tag != Tag::Text && selectors.iter().any(|selector| selector.fits(tree, node, &frame));
        if is_meant {
            found.push(node);
        }
        node = if is_meant { tree.nodes[node].end as usize } else { node + 1 };
    }
    found
}

/// A selector for an element, by its id or first class that holds no number; `None` when it has neither.
pub(super) fn selector_of(tree: &Tree, node: usize) -> Option<String> {
    let is_plain = |name: &&str| {
        name.len() > 2 && name.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '_')) && name.starts_with(char::is_alphabetic)
    };
    let values = |attr| tree.raw_attr(node, attr).unwrap_or_default().split_ascii_whitespace().find(is_plain);
    values(Attr::Id).map(|id| format!("#{id}")).or_else(|| values(Attr::Class).map(|class| format!(".{class}")))
}

impl std::fmt::Debug for Selector {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.text.fmt(f)
    }
}

impl Serialize for Selector {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Selector {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html><body class='page news'><div id=main><article class=story itemprop=articleBody><p>A</p><x-note class=ad>B</x-note>\
        <div class='story inner'><p class=lead>C</p></div></article></div><div class=story><p>D</p></div><meta property='article:published_time' content=E></body></html>";

    #[test]
    fn selectors_mean_the_elements_that_they_name() {
        let tree = Tree::parse(PAGE);
        let texts = |selector: &str| -> String {
            let nodes = select(&tree, &[Selector::parse(selector).unwrap()]);
            nodes.iter().map(|node| tree.text(*node, 100)).collect::<Vec<_>>().join("|")
        };
        for (selector, expected) in [
            ("p", "A|C|D"),
            ("P", "A|C|D"),
            ("x-note", "B"),
            ("x-other", ""),
            (".story", "AB C|D"),
            ("div.story", "C|D"),
            (".story.inner", "C"),
            ("#main .story p", "A|C"),
            ("#main p.lead", "C"),
            (".page.news #main article [class=lead]", "C"),
            (".inner .story", ""),
            ("[itemprop=articleBody]", "AB C"),
            ("article[itemprop='articleBody']", "AB C"),
            ("[itemprop]", "AB C"),
            ("[property=\"article:published_time\"]", ""),
            (".sto", ""),
        ] {
            assert_eq!(texts(selector), expected, "{selector}");
        }
        assert_eq!(select(&tree, &[Selector::parse("[property=article:published_time]").unwrap()]).len(), 1);
        assert_eq!(selector_of(&tree, 3).as_deref(), Some("#main"));
    }

    #[test]
    fn what_is_not_understood_is_told_with_its_place() {
        for (selector, expected) in [
            ("", "a selector is empty"),
            ("div > p", "letter 5 of `div > p`: `>` stands where a name is due"),
            ("div:first-child", "letter 4 of `div:first-child`: `:` stands"),
            (".a.", "letter 3 of `.a.`: a name is missing"),
            ("*", "letter 1 of `*`"),
            ("p[class", "letter 2 of `p[class`: `[` is not closed"),
            ("[data-x=1]", "letter 1 of `[data-x=1]`: `data-x` is none of the attributes that are kept: class, href, hreflang"),
            ("[class~=a]", "`class~` is none of the attributes"),
        ] {
            let told = Selector::parse(selector).unwrap_err();
            assert!(told.contains(expected), "{selector}: {told}");
        }
    }
}
