//! Which lines of the page are the article?
//!
//! Three steps: what names itself junk is out, unless most of the page's prose is in it; the article is where the prose gathers; in
//! there, lines that only lead elsewhere are out.

use super::lines::{Line, Lines};
use super::tag::{Attr, Tag};
use super::tree::{ROOT, Tree};
use super::words::{self, Marks};
use crate::article::BlockKind;

/// The lines of a page, parted.
#[derive(Default)]
pub(super) struct Body {
    /// The article.
    pub(super) lines: Vec<(BlockKind, String)>,
    /// The rest.
    pub(super) dropped: Vec<String>,
}

/// Parts the lines of a page.
pub(super) fn choose(tree: &Tree, lines: &Lines, title: Option<&str>) -> Body {
    let page = Reader::new(tree, lines, title);
    let kinds = page.kinds();
    let mut body = Body::default();
    for (line, kind) in lines.lines.iter().zip(kinds) {
        let text = lines.text(line).to_owned();
        match kind {
            Some(kind) => body.lines.push((kind, text)),
            None => body.dropped.push(text),
        }
    }
    body
}

struct Reader<'p> {
    tree: &'p Tree<'p>,
    lines: &'p Lines,
    title: Option<&'p str>,
    /// What holds for a node and all in it.
    junk: Vec<bool>,
    container: usize,
}

impl<'p> Reader<'p> {
    fn new(tree: &'p Tree<'p>, lines: &'p Lines, title: Option<&'p str>) -> Self {
        let all = prose(tree, lines, &[]);
        let junk = junk(tree, lines, &all);
        let good = prose(tree, lines, &junk);
        let container = container(tree, lines, &good, &junk);
        Self { tree, lines, title, junk, container }
    }

    fn kinds(&self) -> Vec<Option<BlockKind>> {
        let mut kinds: Vec<Option<BlockKind>> = self.lines.lines.iter().map(|line| self.kind(line)).collect();
        self.drop_sections(&mut kinds);
        self.drop_loose_headings(&mut kinds);
        kinds
    }

    /// What a line is, seen alone.
    fn kind(&self, line: &Line) -> Option<BlockKind> {
        let inside = self.tree.inside(self.container);
        if !(inside.contains(&line.owner) || line.owner == self.container) || self.junk[line.owner] {
            return None;
        }
        let text = self.lines.text(line);
        if words::is_noise(text) || !text.contains(char::is_alphanumeric) || self.title.is_some_and(|title| title == text) {
            return None;
        }
        if self.is_caption(line) {
            return Some(BlockKind::Caption);
        }
        let tag = self.tree.nodes[line.owner].tag;
        if tag.is_heading() {
            return (line.linked * 10 < line.weight * 9).then_some(BlockKind::Heading);
        }
        if line.linked * 10 > line.weight * 8 {
            return None;
        }
        Some(BlockKind::Body)
    }

    fn is_caption(&self, line: &Line) -> bool {
        let is_marked =
            |node: usize| self.lines.marks[node].any(Marks::CAPTION.and(Marks::CREDIT)) || self.tree.nodes[node].tag == Tag::Figure;
        self.tree.ancestors(line.owner).take_while(|&n| n != self.container).any(is_marked)
    }

    /// Drops what stands under "related articles": the links that follow in the same list or block.
    fn drop_sections(&self, kinds: &mut [Option<BlockKind>]) {
        let mut open = false;
        for (line, kind) in self.lines.lines.iter().zip(kinds) {
            let text = self.lines.text(line);
            if line.weight < 200 && kind.is_some() && words::opens_section(text) {
                open = true;
                *kind = None;
            } else if open && (line.is_prose() || self.tree.nodes[line.owner].tag == Tag::P || *kind == Some(BlockKind::Heading)) {
                open = false;
            } else if open {
                *kind = None;
            }
        }
    }

    /// A heading that nothing follows heads nothing of the article.
    fn drop_loose_headings(&self, kinds: &mut [Option<BlockKind>]) {
        for kind in kinds.iter_mut().rev() {
            match kind {
                Some(BlockKind::Heading) => *kind = None,
                Some(BlockKind::Body) => return,
                _ => {}
            }
        }
    }
}

/// How much prose every node holds, leaving out what is junk.
fn prose(tree: &Tree, lines: &Lines, junk: &[bool]) -> Vec<usize> {
    let mut good = vec![0; tree.nodes.len()];
    for line in lines.lines.iter().filter(|line| line.is_prose()) {
        if !junk.get(line.owner).is_some_and(|is_junk| *is_junk) {
            good[line.owner] += line.weight;
        }
    }
    for node in (1..good.len()).rev() {
        good[tree.nodes[node].parent as usize] += good[node];
    }
    good
}

/// What is junk by its names, and all that is in it.
fn junk(tree: &Tree, lines: &Lines, good: &[usize]) -> Vec<bool> {
    let total = good[ROOT];
    let mut junk = vec![false; good.len()];
    for node in 1..junk.len() {
        let marks = lines.marks[node];
        let by_name = marks.any(Marks::JUNK.and(Marks::HIDDEN)) && good[node] * 10 <= total * 3;
        let by_comments = marks.any(Marks::COMMENTS) && good[node] * 4 <= total * 3;
        junk[node] = junk[tree.nodes[node].parent as usize] || by_name || by_comments;
    }
    junk
}

/// The node that holds the article: down from the root while one child holds most of the prose.
fn container(tree: &Tree, lines: &Lines, good: &[usize], junk: &[bool]) -> usize {
    let mut paragraphs = vec![0u32; good.len()];
    for line in lines.lines.iter().filter(|line| line.is_prose() && !junk[line.owner]) {
        paragraphs[line.owner] += 1;
    }
    for node in (1..good.len()).rev() {
        paragraphs[tree.nodes[node].parent as usize] += paragraphs[node];
    }
    let is_body =
        |node: &usize| tree.raw_attr(*node, Attr::ItemProp).is_some_and(|prop| prop.split_ascii_whitespace().any(|p| p == "articleBody"));
    let declared = (1..good.len()).filter(|n| good[*n] * 10 >= good[ROOT] * 3 && good[*n] > 0).filter(is_body).max_by_key(|n| good[*n]);
    let mut node = declared.unwrap_or(ROOT);
    loop {
        let holds_most = |child: &usize| good[*child] * 10 >= good[node] * 7 && paragraphs[*child] > 1;
        let Some(child) = children(tree, node).find(holds_most) else { return node };
        node = child;
    }
}

/// The nodes directly in a node.
fn children<'t>(tree: &'t Tree, node: usize) -> impl Iterator<Item = usize> + 't {
    let end = tree.nodes[node].end as usize;
    let first = Some(node + 1).filter(|n| *n < end);
    std::iter::successors(first, move |&n| Some(tree.nodes[n].end as usize).filter(|n| *n < end))
}
