//! What would a reader see as lines? The text of a page, cut at the borders of its blocks.

use super::entities;
use super::tag::Tag;
use super::tree::Tree;
use super::words::{self, Marks};

/// A run of text between two borders of blocks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Where it begins in [`Lines::text`].
    start: usize,
    /// Where it ends there.
    end: usize,
    /// The innermost block that holds it.
    pub(super) owner: usize,
    /// Its first text node.
    pub(super) node: usize,
    /// Length in letters, those of Chinese and Japanese counted as three.
    pub(super) weight: usize,
    /// How much of the weight is part of links.
    pub(super) linked: usize,
    /// How much of it is bold.
    pub(super) bold: usize,
}

impl Line {
    /// Whether it is a paragraph of running text.
    pub(super) const fn is_prose(&self) -> bool {
        self.weight >= 80 && self.linked * 3 < self.weight
    }
}

/// The lines of a page.
pub(super) struct Lines {
    /// All text, line after line.
    text: String,
    /// The lines in the order of the page.
    pub(super) lines: Vec<Line>,
    /// What every node's names say about it.
    pub(super) marks: Vec<Marks>,
}

impl Lines {
    /// The words of a line.
    pub(super) fn text(&self, line: &Line) -> &str {
        &self.text[line.start..line.end]
    }

    /// Collects the lines of a page; some elements, in the order of the page, are left out.
    pub(super) fn collect(tree: &Tree, left_out: &[usize]) -> Self {
        let mut collector = Collector::new(tree, left_out);
        collector.run();
        collector.lines
    }
}

struct Collector<'t> {
    tree: &'t Tree<'t>,
    left_out: &'t [usize],
    lines: Lines,
    /// Open blocks with their ends.
    owners: Vec<(usize, usize)>,
    line: Line,
    /// A space is due before the next word.
    space: bool,
    /// Line breaks since the last word.
    breaks: usize,
}

impl<'t> Collector<'t> {
    fn new(tree: &'t Tree<'t>, left_out: &'t [usize]) -> Self {
        let lines = Lines { text: String::new(), lines: Vec::new(), marks: vec![Marks::default(); tree.nodes.len()] };
        let line = Line { start: 0, end: 0, owner: 0, node: 0, weight: 0, linked: 0, bold: 0 };
        Self { tree, left_out, lines, owners: vec![(0, tree.nodes.len())], line, space: false, breaks: 0 }
    }

    fn run(&mut self) {
        let mut node = 0;
        while node < self.tree.nodes.len() {
            while self.owners.len() > 1 && self.owners.last().is_some_and(|(_, end)| node >= *end) {
                self.end_line();
                self.owners.pop();
            }
            node = self.visit(node);
        }
        self.end_line();
    }

    /// Reads a node and gives the next to read.
    fn visit(&mut self, node: usize) -> usize {
        let inner = &self.tree.nodes[node];
        let end = inner.end as usize;
        if self.left_out.binary_search(&node).is_ok() {
            if inner.tag.is_block() {
                self.end_line();
            }
            return end;
        }
        match inner.tag {
            Tag::Text => self.push_text(node),
            Tag::Br => self.breaks += 1,
            Tag::Hr => self.end_line(),
            Tag::Title => {}
            tag if tag.is_silent() => return end,
            tag => {
                let marks = words::marks(self.tree, node);
                self.lines.marks[node] = marks;
                if tag.is_cell() && !self.is_layout_cell(node) {
                    self.space = true;
                } else if tag.is_block()
                    || (self.is_part(tag) && marks.any(Marks::JUNK.and(Marks::CREDIT).and(Marks::HIDDEN).and(Marks::CAPTION)))
                {
                    self.end_line();
                    self.owners.push((node, end));
                }
            }
        }
        node + 1
    }

    /// Inline elements that pages use as parts of their own.
    fn is_part(&self, tag: Tag) -> bool {
        matches!(tag, Tag::Span | Tag::Small | Tag::Other | Tag::Time | Tag::Label)
    }

    /// A cell that holds blocks lays out the page; one that holds words alone is part of its row.
    fn is_layout_cell(&self, cell: usize) -> bool {
        let is_border = |n: usize| self.tree.nodes[n].tag.is_block() || self.tree.nodes[n].tag == Tag::Br;
        self.tree.nodes[cell].tag == Tag::Caption || self.tree.inside(cell).take(200).any(is_border)
    }

    fn push_text(&mut self, node: usize) {
        let inner = &self.tree.nodes[node];
        let text = entities::decode(inner.text);
        self.space |= inner.space || text.starts_with(|c: char| c.is_ascii_whitespace());
        if self.breaks > 0 {
            self.end_broken(&text);
        }
        let mut weight = 0;
        for word in text.split_ascii_whitespace() {
            if self.space && self.lines.text.len() > self.line.start {
                self.lines.text.push(' ');
                weight += 1;
            }
            if self.lines.text.len() == self.line.start {
                self.line.node = node;
            }
            self.lines.text.push_str(word);
            weight += word_weight(word);
            self.space = true;
        }
        self.space = text.ends_with(|c: char| c.is_ascii_whitespace());
        self.line.weight += weight;
        self.line.linked += if inner.linked { weight } else { 0 };
        self.line.bold += if inner.bold { weight } else { 0 };
    }

    /// Two line breaks end a paragraph; a single one does after the end of a sentence, and else is a space.
    fn end_broken(&mut self, next: &str) {
        if next.trim().is_empty() {
            return;
        }
        let line = &self.lines.text[self.line.start..];
        let ends = line.ends_with(['.', '!', '?', ':', ';', '…', '”', '"', '»', ')', '。', '！', '？', '؟', '।']);
        let owner = self.owners.last().map_or(0, |(node, _)| *node);
        if (self.breaks > 1 || ends) && !self.tree.nodes[owner].tag.is_heading() {
            self.end_line();
        }
        self.breaks = 0;
        self.space = true;
    }

    fn end_line(&mut self) {
        let end = self.lines.text.len();
        self.breaks = 0;
        self.space = false;
        let owner = self.owners.last().map_or(0, |(node, _)| *node);
        if end > self.line.start {
            self.lines.lines.push(Line { end, owner, ..self.line });
        }
        self.line = Line { start: end, end, owner, node: 0, weight: 0, linked: 0, bold: 0 };
    }
}

fn word_weight(word: &str) -> usize {
    if word.is_ascii() {
        return word.len();
    }
    word.chars().map(|c| if matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}') { 3 } else { 1 }).sum()
}
