//! What is inside what? A page as a flat tree: nodes in the order of the page, each with the end of what it holds.
//!
//! Read in one linear pass over the bytes, without copying text. It follows the HTML standard where articles depend on it
//! (implied ends of `p`, `li`, `td`; raw text; character references) and bounds what the standard does not: html5ever needs minutes
//! for 200,000 nested tags, here elements beyond [`MAX_DEPTH`] hold nothing and their text stays with the ancestor.

use super::entities;
use super::tag::{self, Attr, Tag};
use memchr::{memchr, memchr2, memmem};
use std::borrow::Cow;

/// Nesting beyond this depth is flattened, as browsers do.
const MAX_DEPTH: usize = 512;
/// Nodes beyond this number are not read.
const MAX_NODES: usize = 3_000_000;
/// Attributes kept of one element.
const MAX_ATTRS: usize = 24;
/// The node that has no parent.
pub(super) const ROOT: usize = 0;

/// An element, or a stretch of text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'a> {
    /// What it is.
    pub(super) tag: Tag,
    /// The node that holds it.
    pub(super) parent: u32,
    /// One past the last node that it holds.
    pub(super) end: u32,
    /// Raw text of a text node; the name of an unknown element.
    pub(super) text: &'a str,
    /// Whether white space stood before this text node.
    pub(super) space: bool,
    /// Whether the text is part of a link.
    pub(super) linked: bool,
    /// Whether the text is printed bold.
    pub(super) bold: bool,
    first_attr: u32,
    attrs: u8,
}

/// A page as a flat tree.
pub(super) struct Tree<'a> {
    /// All nodes in the order of the page.
    pub(super) nodes: Vec<Node<'a>>,
    attrs: Vec<(Attr, &'a str)>,
    /// The contents of JSON-LD scripts.
    pub(super) json_ld: Vec<&'a str>,
}

impl<'a> Tree<'a> {
    /// Reads a page.
    pub(super) fn parse(source: &'a str) -> Self {
        let mut builder = Builder::new(source);
        builder.run();
        builder.tree
    }

    /// The raw value of an element's attribute.
    pub(super) fn raw_attr(&self, node: usize, attr: Attr) -> Option<&'a str> {
        let Node { first_attr, attrs, .. } = self.nodes[node];
        let first = first_attr as usize;
        self.attrs[first..first + attrs as usize].iter().find(|(a, _)| *a == attr).map(|(_, value)| *value)
    }

    /// The value of an element's attribute, its character references replaced.
    pub(super) fn attr(&self, node: usize, attr: Attr) -> Option<Cow<'a, str>> {
        self.raw_attr(node, attr).map(entities::decode)
    }

    /// Whether an element has any attribute that is kept.
    pub(super) fn has_attrs(&self, node: usize) -> bool {
        self.nodes[node].attrs > 0
    }

    /// The ancestors of a node, itself first, the root left out.
    pub(super) fn ancestors(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(node), |&n| Some(self.nodes[n].parent as usize)).take_while(|&n| n != ROOT)
    }

    /// All that a node holds, in the order of the page.
    pub(super) fn inside(&self, node: usize) -> std::ops::Range<usize> {
        node + 1..self.nodes[node].end as usize
    }

    /// The text that a node holds, blocks set apart by spaces, at most about `limit` bytes.
    pub(super) fn text(&self, node: usize, limit: usize) -> String {
        let mut text = String::new();
        for n in self.inside(node) {
            let inner = &self.nodes[n];
            match inner.tag {
                Tag::Text => {
                    if inner.space {
                        text.push(' ');
                    }
                    text.push_str(&entities::decode(inner.text));
                }
                tag if tag.is_block() || tag == Tag::Br => text.push(' '),
                _ => {}
            }
            if text.len() > limit {
                break;
            }
        }
        crate::normalize::fold_space(&text)
    }
}

struct Builder<'a> {
    source: &'a str,
    pos: usize,
    tree: Tree<'a>,
    /// Open elements.
    open: Vec<(u32, Tag)>,
    /// How many `p` are open, so that most starts need not look for one.
    open_paragraphs: usize,
    /// White space was read since the last text node.
    space: bool,
    /// Depth at which the open link, the open bold element began.
    link: Option<usize>,
    bold: Option<usize>,
    /// Raw-text elements whose end is known not to follow, so that it is not looked for again.
    endless: Vec<Tag>,
    comments_end: bool,
}

impl<'a> Builder<'a> {
    fn new(source: &'a str) -> Self {
        let guess = source.len() / 40 + 16;
        let tree = Tree { nodes: Vec::with_capacity(guess), attrs: Vec::with_capacity(guess), json_ld: Vec::new() };
        let mut builder = Self {
            source,
            pos: 0,
            tree,
            open: Vec::with_capacity(64),
            open_paragraphs: 0,
            space: false,
            link: None,
            bold: None,
            endless: Vec::new(),
            comments_end: true,
        };
        builder.push_node(Tag::Root, "", 0);
        builder.open.push((0, Tag::Root));
        builder
    }

    fn run(&mut self) {
        let bytes = self.source.as_bytes();
        let mut text_start = 0;
        while let Some(offset) = memchr(b'<', &bytes[self.pos..]) {
            let at = self.pos + offset;
            let next = bytes.get(at + 1).copied().unwrap_or(0);
            if !(next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?')) {
                self.pos = at + 1;
                continue;
            }
            self.push_text(text_start, at);
            self.pos = at;
            match next {
                b'!' => self.skip_declaration(),
                b'/' => self.read_end(),
                b'?' => self.skip_past(b'>'),
                _ => self.read_start(),
            }
            text_start = self.pos;
            if self.tree.nodes.len() > MAX_NODES {
                self.pos = bytes.len();
                text_start = self.pos;
            }
        }
        self.push_text(text_start, bytes.len());
        self.pop_to(0);
    }

    fn push_node(&mut self, tag: Tag, text: &'a str, attrs: usize) -> u32 {
        let id = self.tree.nodes.len() as u32;
        let parent = self.open.last().map_or(0, |(n, _)| *n);
        let first_attr = (self.tree.attrs.len() - attrs) as u32;
        let (linked, bold) = (self.link.is_some(), self.bold.is_some());
        self.tree.nodes.push(Node { tag, parent, end: id + 1, text, space: false, linked, bold, first_attr, attrs: attrs as u8 });
        id
    }

    fn push_text(&mut self, start: usize, end: usize) {
        let text = &self.source[start..end];
        if text.bytes().all(|b| b.is_ascii_whitespace()) {
            self.space |= !text.is_empty();
            return;
        }
        let id = self.push_node(Tag::Text, text, 0) as usize;
        self.tree.nodes[id].space = std::mem::take(&mut self.space);
    }

    fn skip_past(&mut self, byte: u8) {
        let bytes = self.source.as_bytes();
        self.pos = memchr(byte, &bytes[self.pos..]).map_or(bytes.len(), |i| self.pos + i + 1);
    }

    /// Comments, doctypes, CDATA. A comment without end hides only its own tag.
    fn skip_declaration(&mut self) {
        let rest = &self.source.as_bytes()[self.pos..];
        if !rest.starts_with(b"<!--") || rest.starts_with(b"<!-->") || !self.comments_end {
            return self.skip_past(b'>');
        }
        match memmem::find(&rest[4..], b"-->") {
            Some(i) => self.pos += 4 + i + 3,
            None => {
                self.comments_end = false;
                self.skip_past(b'>');
            }
        }
    }

    fn read_end(&mut self) {
        let start = self.pos + 2;
        let len = tag::name_len(&self.source.as_bytes()[start..]);
        let name = &self.source[start..start + len];
        self.skip_past(b'>');
        if len > 0 {
            self.end_element(Tag::of(name), name);
        }
    }

    fn read_start(&mut self) {
        let start = self.pos + 1;
        let len = tag::name_len(&self.source.as_bytes()[start..]);
        let name = &self.source[start..start + len];
        let tag = Tag::of(name);
        self.pos = start + len;
        let first_attr = self.tree.attrs.len();
        let closes_itself = self.read_attrs(first_attr);
        if tag.is_raw_text() && !(closes_itself && matches!(tag, Tag::Svg | Tag::Math)) {
            return self.read_raw(tag, name, first_attr);
        }
        let attrs = self.tree.attrs.len() - first_attr;
        self.start_element(tag, name, attrs, closes_itself && tag == Tag::Svg);
    }

    /// Reads attributes up to the end of the tag; says whether it ended in `/>`.
    fn read_attrs(&mut self, first: usize) -> bool {
        let bytes = self.source.as_bytes();
        let mut slash = false;
        loop {
            match bytes.get(self.pos) {
                None => return false,
                Some(b'>') => {
                    self.pos += 1;
                    return slash;
                }
                Some(b) if b.is_ascii_whitespace() => self.pos += 1,
                Some(b'/') => {
                    slash = true;
                    self.pos += 1;
                }
                Some(_) => {
                    slash = false;
                    self.read_attr(first);
                }
            }
        }
    }

    fn read_attr(&mut self, first: usize) {
        let bytes = self.source.as_bytes();
        let start = self.pos;
        let is_name = |b: &u8| !b.is_ascii_whitespace() && !matches!(b, b'=' | b'>' | b'/');
        self.pos += 1 + bytes[start + 1..].iter().take_while(|b| is_name(b)).count();
        let attr = Attr::of(&bytes[start..self.pos]);
        let mut value_at = self.pos;
        while bytes.get(value_at).is_some_and(u8::is_ascii_whitespace) {
            value_at += 1;
        }
        let value = if bytes.get(value_at) == Some(&b'=') { self.read_value(value_at + 1) } else { "" };
        if let Some(attr) = attr
            && self.tree.attrs.len() - first < MAX_ATTRS
        {
            self.tree.attrs.push((attr, value));
        }
    }

    fn read_value(&mut self, mut start: usize) -> &'a str {
        let bytes = self.source.as_bytes();
        while bytes.get(start).is_some_and(u8::is_ascii_whitespace) {
            start += 1;
        }
        let (start, end, after) = match bytes.get(start) {
            Some(quote @ (b'"' | b'\'')) => {
                let end = memchr(*quote, &bytes[start + 1..]).map_or(bytes.len(), |i| start + 1 + i);
                (start + 1, end, (end + 1).min(bytes.len()))
            }
            _ => {
                let len = bytes[start..].iter().take_while(|b| !b.is_ascii_whitespace() && **b != b'>').count();
                (start, start + len, start + len)
            }
        };
        self.pos = after;
        &self.source[start..end]
    }

    /// Reads an element whose content is no markup; only titles and JSON-LD are kept.
    fn read_raw(&mut self, tag: Tag, name: &str, first_attr: usize) {
        let start = self.pos;
        let content = if self.endless.contains(&tag) { None } else { end_of_raw(&self.source.as_bytes()[start..], name) };
        let Some(len) = content else {
            self.endless.push(tag);
            self.tree.attrs.truncate(first_attr);
            return;
        };
        self.pos = start + len;
        self.skip_past(b'>');
        let content = &self.source[start..start + len];
        if tag == Tag::Title {
            let attrs = self.tree.attrs.len() - first_attr;
            let id = self.push_node(Tag::Title, content, attrs);
            self.tree.nodes[id as usize].end = id + 1;
            return;
        }
        let is_json_ld = |(attr, value): &(Attr, &str)| *attr == Attr::Type && value.to_ascii_lowercase().contains("ld+json");
        if tag == Tag::Script && self.tree.attrs[first_attr..].iter().any(is_json_ld) {
            self.tree.json_ld.push(content);
        }
        self.tree.attrs.truncate(first_attr);
    }

    fn start_element(&mut self, tag: Tag, name: &'a str, attrs: usize, is_leaf: bool) {
        self.close_implied(tag);
        let is_leaf = is_leaf || tag.is_void() || self.open.len() >= MAX_DEPTH;
        let id = self.push_node(tag, if tag == Tag::Other { name } else { "" }, attrs);
        if is_leaf {
            return;
        }
        self.open.push((id, tag));
        match tag {
            Tag::P => self.open_paragraphs += 1,
            Tag::A if self.tree.raw_attr(id as usize, Attr::Href).is_some() => self.link = Some(self.open.len()),
            Tag::B | Tag::Strong if self.bold.is_none() => self.bold = Some(self.open.len()),
            _ => {}
        }
    }

    /// Closes what the start of an element closes without an end tag.
    fn close_implied(&mut self, tag: Tag) {
        if tag.is_block() && self.open_paragraphs > 0 {
            self.close_nearest(|t| t == Tag::P, |t| t.is_cell() || matches!(t, Tag::Table | Tag::Button));
        }
        match tag {
            Tag::Li => self.close_nearest(|t| t == Tag::Li, |t| t.is_block() && !matches!(t, Tag::Address | Tag::Div | Tag::P)),
            Tag::Dd | Tag::Dt => {
                self.close_nearest(|t| matches!(t, Tag::Dd | Tag::Dt), |t| t.is_block() && !matches!(t, Tag::Address | Tag::Div | Tag::P));
            }
            Tag::Td | Tag::Th => self.close_nearest(Tag::is_cell, |t| matches!(t, Tag::Tr | Tag::Table)),
            Tag::Tr => self.close_nearest(|t| t == Tag::Tr, |t| t == Tag::Table),
            Tag::Tbody => self.close_nearest(|t| t == Tag::Tbody, |t| t == Tag::Table),
            Tag::A => self.close_nearest(|t| t == Tag::A, Tag::is_block),
            _ if tag.is_heading() => self.close_nearest(Tag::is_heading, |t| t.is_block() && !t.is_heading()),
            _ => {}
        }
    }

    fn end_element(&mut self, tag: Tag, name: &str) {
        let same_name = |id: u32| self.tree.nodes[id as usize].text.eq_ignore_ascii_case(name);
        match tag {
            Tag::Html | Tag::Body | Tag::Head => {}
            Tag::P => self.close_nearest(|t| t == Tag::P, |t| t.is_cell() || matches!(t, Tag::Table | Tag::Button)),
            Tag::Other => {
                let found = self.open.iter().rposition(|(id, t)| t.is_block() || (*t == Tag::Other && same_name(*id)));
                if let Some(at) = found.filter(|at| self.open[*at].1 == Tag::Other) {
                    self.pop_to(at);
                }
            }
            _ if tag.is_heading() => self.close_nearest(Tag::is_heading, Tag::is_cell),
            _ if tag.is_table_part() => self.close_nearest(|t| t == tag, |t| t == Tag::Table && tag != Tag::Table),
            _ if tag.is_block() => self.close_nearest(|t| t == tag, Tag::is_cell),
            _ => self.end_inline(tag),
        }
    }

    /// Ends an inline element; across blocks only what it does to the text ends.
    fn end_inline(&mut self, tag: Tag) {
        self.close_nearest(|t| t == tag, Tag::is_block);
        match tag {
            Tag::A => self.link = None,
            Tag::B | Tag::Strong => self.bold = None,
            _ => {}
        }
    }

    /// Pops up to the nearest open element that is wanted, unless a barrier stands before it.
    fn close_nearest(&mut self, is_wanted: impl Fn(Tag) -> bool, is_barrier: impl Fn(Tag) -> bool) {
        let found = self.open.iter().rposition(|(_, t)| is_wanted(*t) || is_barrier(*t));
        if let Some(at) = found.filter(|at| is_wanted(self.open[*at].1)) {
            self.pop_to(at);
        }
    }

    /// Closes all open elements from `depth` on.
    fn pop_to(&mut self, depth: usize) {
        let end = self.tree.nodes.len() as u32;
        for (id, tag) in self.open.drain(depth..) {
            self.tree.nodes[id as usize].end = end;
            self.open_paragraphs -= usize::from(tag == Tag::P);
        }
        // A link or bold text that nobody closed ends with the element that holds it.
        self.link = self.link.filter(|&began| began <= depth);
        self.bold = self.bold.filter(|&began| began <= depth);
    }
}

/// Length of a raw-text element's content: up to its end tag.
fn end_of_raw(bytes: &[u8], name: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += memmem::find(&bytes[at..], b"</")?;
        let after = at + 2 + name.len();
        let is_end = bytes.get(at + 2..after).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()));
        if is_end && bytes.get(after).is_none_or(|b| !b.is_ascii_alphanumeric()) {
            return Some(at);
        }
        at += 2;
    }
}

/// Cuts a text on a character border, at most `max` bytes long.
pub(super) fn cut(text: &str, max: usize) -> &str {
    if text.len() <= max {
        return text;
    }
    let end = (0..=max).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
    &text[..end]
}

/// Text without its tags, for values that hold markup.
pub(super) fn strip_tags(text: &str) -> Cow<'_, str> {
    if memchr2(b'<', b'>', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let tree = Tree::parse(text);
    Cow::Owned(tree.text(ROOT, usize::MAX))
}
