//! Which lines of the page are the article?
//!
//! Three steps: what names itself junk is out, unless most of the page's prose is in it; the article is where the prose gathers; in
//! there, lines that only lead elsewhere are out.

use super::lines::{Line, Lines};
use super::tag::{Attr, Tag};
use super::tree::{ROOT, Tree};
use super::words::{self, Marks};
use crate::article::BlockKind;
use crate::normalize::day;
use crate::normalize::scrape::without_credit;

/// The lines of a page, parted.
#[derive(Default)]
pub(super) struct Body {
    /// The article.
    pub(super) lines: Vec<(BlockKind, String)>,
    /// The rest.
    pub(super) dropped: Vec<String>,
    /// The element that was taken for the article.
    pub(super) container: usize,
    /// Who wrote it and when, as a line under it says.
    pub(super) signature: Option<String>,
}

/// Parts the lines of a page.
pub(super) fn choose(tree: &Tree, lines: &Lines, title: Option<&str>, title_node: Option<usize>) -> Body {
    let page = Reader::new(tree, lines, title, title_node);
    let kinds = page.kinds();
    let signature = page.signature(&kinds);
    Body { container: page.container, signature, ..page.parted(kinds) }
}

/// Parts the lines of a page whose article is said to stand in some elements, which are in the order of the page.
pub(super) fn within(tree: &Tree, lines: &Lines, title: Option<&str>, nodes: &[usize]) -> Body {
    let junk = spread(tree, |node| lines.marks[node].any(Marks::HIDDEN));
    let good = prose(tree, lines, &junk, ROOT);
    let page = Reader { tree, lines, title, title_node: ROOT, junk, good, container: ROOT };
    let is_inside = |line: &Line| {
        let last = nodes.partition_point(|node| *node <= line.node).checked_sub(1);
        last.is_some_and(|at| line.node < tree.nodes[nodes[at]].end as usize)
    };
    let mut kinds: Vec<Option<BlockKind>> = lines.lines.iter().map(|line| page.kind(line).filter(|_| is_inside(line))).collect();
    page.mark_lead(&mut kinds);
    page.mark_questions(&mut kinds);
    page.parted(kinds)
}

struct Reader<'p> {
    tree: &'p Tree<'p>,
    lines: &'p Lines,
    title: Option<&'p str>,
    title_node: usize,
    /// What holds for a node and all in it.
    junk: Vec<bool>,
    /// How much prose a node holds.
    good: Vec<usize>,
    container: usize,
}

impl<'p> Reader<'p> {
    fn new(tree: &'p Tree<'p>, lines: &'p Lines, title: Option<&'p str>, title_node: Option<usize>) -> Self {
        let after_title = |good: &[usize]| title_node.filter(|node| prose_after(lines, *node) * 2 > good[ROOT]).unwrap_or(ROOT);
        let all = prose(tree, lines, &[], ROOT);
        let start = after_title(&all);
        let all = if start == ROOT { all } else { prose(tree, lines, &[], start) };
        let junk = junk(tree, lines, &all);
        let good = prose(tree, lines, &junk, start);
        let container = container(tree, lines, &good, &junk);
        let container = own_article(tree, container, title_node, &good);
        Self { tree, lines, title, title_node: title_node.unwrap_or(ROOT), junk, good, container }
    }

    /// The lines with their kinds, parted.
    fn parted(&self, kinds: Vec<Option<BlockKind>>) -> Body {
        let mut body = Body::default();
        for (line, kind) in self.lines.lines.iter().zip(kinds) {
            let text = self.lines.text(line).to_owned();
            match kind {
                Some(BlockKind::Caption) => body.lines.push((BlockKind::Caption, without_credit(&text).to_owned())),
                Some(kind) => body.lines.push((kind, text)),
                None => body.dropped.push(text),
            }
        }
        body
    }

    fn kinds(&self) -> Vec<Option<BlockKind>> {
        let mut kinds: Vec<Option<BlockKind>> = self.lines.lines.iter().map(|line| self.kind(line)).collect();
        self.drop_sections(&mut kinds);
        self.drop_head(&mut kinds);
        self.drop_tail(&mut kinds);
        self.mark_lead(&mut kinds);
        self.mark_questions(&mut kinds);
        kinds
    }

    /// What a line is, seen alone.
    fn kind(&self, line: &Line) -> Option<BlockKind> {
        if self.junk[line.owner] {
            return None;
        }
        if !self.is_inside(line) {
            return self.lead(line);
        }
        let text = self.lines.text(line);
        let says_something = text.contains(|c: char| c.is_alphanumeric() || c == '_');
        if !says_something || self.is_title(text) || (line.weight < 200 && words::is_noise(text)) {
            return None;
        }
        if self.is_caption(line) {
            return (!self.is_agency(line)).then_some(BlockKind::Caption);
        }
        if line.weight < 120 && words::is_credit(text) {
            return None;
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

    fn is_inside(&self, line: &Line) -> bool {
        line.owner == self.container || self.tree.inside(self.container).contains(&line.owner)
    }

    fn is_title(&self, text: &str) -> bool {
        self.title.is_some_and(|title| title == text)
    }

    /// Prose between the title and the body belongs to the article: its lead, or paragraphs that the page sets apart.
    fn lead(&self, line: &Line) -> Option<BlockKind> {
        let is_between = self.title_node != ROOT && line.node > self.title_node && line.node < self.container;
        let text = self.lines.text(line);
        if !is_between
            || line.linked * 3 > line.weight
            || line.weight < 40
            || self.is_caption(line)
            || self.is_title(text)
            || words::is_credit(text)
        {
            return None;
        }
        let is_marked = self.is_marked_lead(line);
        let is_repeated = || {
            self.lines.lines.iter().any(|other| {
                other.weight >= line.weight && other.node != line.node && self.is_inside(other) && self.lines.text(other).contains(text)
            })
        };
        match is_marked {
            true if !is_repeated() => Some(BlockKind::Lead),
            false if self.is_like_body(line) && !is_repeated() => Some(BlockKind::Body),
            false if line.linked == 0 && opens_text(text) && !is_repeated() => Some(BlockKind::Lead),
            _ => None,
        }
    }

    fn is_marked_lead(&self, line: &Line) -> bool {
        self.tree.ancestors(line.owner).take(4).take_while(|&n| n != self.container).any(|n| self.lines.marks[n].any(Marks::LEAD))
    }

    /// The first paragraph is the lead where the page names it so.
    fn mark_lead(&self, kinds: &mut [Option<BlockKind>]) {
        let first = kinds.iter().position(|kind| *kind == Some(BlockKind::Body));
        if let Some(first) = first.filter(|i| self.is_marked_lead(&self.lines.lines[*i])) {
            kinds[first] = Some(BlockKind::Lead);
        }
    }

    /// Whether a line outside the body is set as its paragraphs are.
    fn is_like_body(&self, line: &Line) -> bool {
        let look = |owner: usize| (self.tree.nodes[owner].tag, self.tree.raw_attr(owner, Attr::Class));
        let is_same = |other: &Line| other.is_prose() && self.is_inside(other) && look(other.owner) == look(line.owner);
        let (tag, class) = look(line.owner);
        (tag == Tag::P && class.is_none() && line.is_prose()) || (class.is_some() && self.lines.lines.iter().any(is_same))
    }

    /// Whether a line is printed under a picture. Names that articles bear too count only where little else is inside.
    fn is_caption(&self, line: &Line) -> bool {
        let is_caption = |n: usize| self.lines.marks[n].any(Marks::CAPTION.and(Marks::CREDIT)) || self.tree.nodes[n].tag == Tag::Figure;
        let is_picture = |n: usize| self.lines.marks[n].any(Marks::PICTURE);
        let mut around = self.tree.ancestors(line.owner).take(8).take_while(|&n| n != self.container).enumerate();
        around.any(|(at, n)| (is_caption(n) || (at < 2 && is_picture(n))) && self.good[n] <= 2 * line.weight + 400)
            || self.is_alone_under_picture(line)
    }

    /// `<table><tr><td><img></td></tr><tr><td>The port of Sfax. Photo: AP</td></tr></table>`: whether a short line is all that an element holds but
    /// the picture over it.
    fn is_alone_under_picture(&self, line: &Line) -> bool {
        const DEEPEST: usize = 4;
        const LONGEST: usize = 300;
        const MOST_NODES: usize = 30;
        let is_picture = |n: usize| self.tree.nodes[n].tag == Tag::Img;
        let shows_over = |n: usize| self.tree.inside(n).take(MOST_NODES).take_while(|&inner| inner < line.node).any(is_picture);
        let lines_before = |node: usize| self.lines.lines.partition_point(|other| other.node < node);
        let is_alone = |n: usize| lines_before(self.tree.nodes[n].end as usize) - lines_before(n) == 1;
        let around = self.tree.ancestors(line.owner).take(DEEPEST).take_while(|&n| n != self.container);
        let mut boxes = around.filter(|&n| matches!(self.tree.nodes[n].tag, Tag::Table | Tag::Div) && shows_over(n));
        line.weight < LONGEST && boxes.next().is_some_and(is_alone)
    }

    /// Whether a caption is nothing but who took the picture.
    fn is_agency(&self, line: &Line) -> bool {
        let is_credit = |node: usize| self.lines.marks[node].any(Marks::CREDIT);
        line.weight < 80 && self.tree.ancestors(line.owner).take(2).any(is_credit)
    }

    /// Drops what stands under "related articles": the links that follow in the same list or block.
    fn drop_sections(&self, kinds: &mut [Option<BlockKind>]) {
        let mut open: Option<usize> = None;
        for (line, kind) in self.lines.lines.iter().zip(kinds) {
            let text = self.lines.text(line);
            let tag = self.tree.nodes[line.owner].tag;
            let ends_section = tag.is_heading() || (tag == Tag::P && line.linked * 2 < line.weight) || (line.is_prose() && tag != Tag::Li);
            if kind.is_none() {
                continue;
            }
            if line.weight < 200 && words::opens_section(text) {
                open = Some(line.owner);
                *kind = None;
            } else if open.is_some() && ends_section {
                open = None;
            } else if open.is_some() {
                *kind = None;
            }
        }
    }

    /// Drops what stands before the first paragraph and is none: days, names, buttons; behind a standfirst the days and names alone.
    fn drop_head(&self, kinds: &mut [Option<BlockKind>]) {
        const NEAR: usize = 4;
        let mut behind_first = None;
        for (line, kind) in self.lines.lines.iter().zip(kinds) {
            let tag = self.tree.nodes[line.owner].tag;
            let is_paragraph = matches!(tag, Tag::P | Tag::Li | Tag::Blockquote);
            if let Some(n) = behind_first {
                if *kind == Some(BlockKind::Body) && !is_paragraph && (self.is_dated(line) || self.is_byline(line)) {
                    *kind = None;
                }
                if n == NEAR {
                    return;
                }
                behind_first = Some(n + 1);
                continue;
            }
            match kind {
                Some(BlockKind::Body) if self.is_dated(line) || self.is_byline(line) => *kind = None,
                Some(BlockKind::Body) if line.is_prose() || (line.weight >= 40 && tag == Tag::P) => behind_first = Some(1),
                Some(BlockKind::Body) if !is_paragraph => *kind = None,
                _ => {}
            }
        }
    }

    /// "By" and a name, and little else but the outlet and the day.
    fn is_byline(&self, line: &Line) -> bool {
        const LONGEST_DATED: usize = 200;
        let text = self.lines.text(line);
        let is_dated = || line.weight < LONGEST_DATED && !day::days(text).is_empty();
        let is_signed = self.tree.ancestors(line.owner).take(2).any(|n| self.lines.marks[n].any(Marks::BYLINE));
        if is_signed && line.weight < 60 && !text.ends_with(['.', '!', '?', '»']) {
            return true;
        }
        words::after_byline(text).is_some_and(|rest| {
            let is_short = line.weight < 60 && rest.split(' ').count() < 6;
            (is_short || is_dated()) && !rest.ends_with('.')
        })
    }

    fn is_dated(&self, line: &Line) -> bool {
        line.weight < 100 && !day::days(self.lines.text(line)).is_empty()
    }

    /// Drops what stands after the last paragraph and is none: headings of nothing, notes on who helped and where to follow.
    fn drop_tail(&self, kinds: &mut [Option<BlockKind>]) {
        self.drop_comments(kinds);
        let mut seen = 0;
        for (line, kind) in self.lines.lines.iter().zip(kinds).rev() {
            let text = self.lines.text(line);
            match kind {
                Some(BlockKind::Heading) => *kind = None,
                Some(BlockKind::Body) if line.weight < 400 && words::is_closing(text) => *kind = None,
                Some(BlockKind::Body) if self.is_loose(line) || self.is_signature(line) => *kind = None,
                Some(BlockKind::Body) if line.is_prose() || seen > 0 => return,
                Some(BlockKind::Body) => seen += 1,
                _ => {}
            }
        }
    }

    /// The line that signs the article and tells the day.
    fn signature(&self, kinds: &[Option<BlockKind>]) -> Option<String> {
        let mut lines = self.lines.lines.iter().zip(kinds).rev();
        let signs = |line: &Line| self.is_inside(line) && self.is_dated(line) && self.is_signature(line);
        lines.find(|(line, kind)| kind.is_none() && signs(line)).map(|(line, _)| self.lines.text(line).to_owned())
    }

    /// "Thu Phạm, Tin Việt Berlin - 21.11.2025", "TTXVN", "Awa Sy, journaliste à la rédaction", "a.sy@phare.example": who wrote it and when.
    fn is_signature(&self, line: &Line) -> bool {
        const LONGEST_ACRONYM: usize = 8;
        let text = self.lines.text(line);
        let is_acronym = (2..=LONGEST_ACRONYM).contains(&text.chars().count()) && text.chars().all(char::is_uppercase);
        let is_address = text.contains('@') && !text.contains(' ');
        let is_writer = line.weight < 80 && !text.ends_with(['.', '!', '?', '»', '”']) && words::names_writer(text);
        // "ats/vkiss", "(TTXVN/Vietnam+)".
        let is_desk = line.weight < 30 && text.contains('/') && !text.contains(' ');
        is_acronym || is_desk || is_address || is_writer || self.is_dated(line) && text.ends_with(|c: char| c.is_numeric() || c == ')')
    }

    /// A word or two in a block of its own that is no paragraph.
    fn is_loose(&self, line: &Line) -> bool {
        let tag = self.tree.nodes[line.owner].tag;
        line.weight < 40
            && !matches!(tag, Tag::P | Tag::Li | Tag::Blockquote | Tag::Pre)
            && line.owner != self.container
            && !self.lines.text(line).ends_with(['.', '!', '?', '”', '"', '»', '。', '؟'])
    }

    /// The readers' comments end the article, where most of its prose stands before them.
    fn drop_comments(&self, kinds: &mut [Option<BlockKind>]) {
        let lines = &self.lines.lines;
        let prose = |range: std::ops::Range<usize>| -> usize {
            range.filter(|i| kinds[*i].is_some() && lines[*i].is_prose()).map(|i| lines[i].weight).sum()
        };
        let is_start =
            |i: &usize| self.is_inside(&lines[*i]) && lines[*i].weight < 60 && words::opens_comments(self.lines.text(&lines[*i]));
        let start = (0..lines.len()).filter(is_start).find(|i| prose(0..*i) > prose(*i..lines.len()));
        if let Some(start) = start {
            kinds[start..].fill(None);
        }
    }

    /// Bold questions are those of an interview where a page has several, and so is what is bold between them and asks by its tone alone: "The
    /// companies say you counted in the wrong month."
    fn mark_questions(&self, kinds: &mut [Option<BlockKind>]) {
        let is_bold = |i: usize, kinds: &[Option<BlockKind>]| {
            let line = &self.lines.lines[i];
            kinds[i] == Some(BlockKind::Body) && line.bold * 10 > line.weight * 9
        };
        let asks = |i: &usize| {
            let is_set_apart = kinds[*i] == Some(BlockKind::Heading) || is_bold(*i, kinds);
            is_set_apart && self.lines.text(&self.lines.lines[*i]).trim_end_matches(['"', '”', '»', ' ']).ends_with(['?', '؟', '？'])
        };
        let all: Vec<usize> = (0..kinds.len()).filter(asks).collect();
        let (Some(&first), Some(&last)) = (all.first(), all.last().filter(|_| all.len() > 1)) else { return };
        let is_answered = |i: usize| (i + 1..kinds.len()).find(|&next| kinds[next].is_some()).is_some_and(|next| !is_bold(next, kinds));
        let told: Vec<usize> = (first..last).filter(|&i| !all.contains(&i) && is_bold(i, kinds) && is_answered(i)).collect();
        let told = if told.len() < all.len() { told } else { Vec::new() };
        all.into_iter().chain(told).for_each(|i| kinds[i] = Some(BlockKind::Question));
    }
}

/// How much prose stands after a node.
fn prose_after(lines: &Lines, node: usize) -> usize {
    lines.lines.iter().filter(|line| line.is_prose() && line.node > node).map(|line| line.weight).sum()
}

/// Where a page prints several articles whole, the one that holds the title.
fn own_article(tree: &Tree, container: usize, title: Option<usize>, good: &[usize]) -> usize {
    let articles = tree.inside(container).filter(|n| tree.nodes[*n].tag == Tag::Article && good[*n] > 0);
    let own = || {
        title
            .filter(|title| tree.inside(container).contains(title))
            .and_then(|title| tree.ancestors(title).find(|n| tree.nodes[*n].tag == Tag::Article && *n > container && good[*n] > 0))
    };
    if articles.take(3).count() < 2 { container } else { own().unwrap_or(container) }
}

/// How much prose every node holds, leaving out what is junk and what stands before `start`.
fn prose(tree: &Tree, lines: &Lines, junk: &[bool], start: usize) -> Vec<usize> {
    let mut good = vec![0; tree.nodes.len()];
    for line in lines.lines.iter().filter(|line| line.is_prose() && line.node > start) {
        if !junk.get(line.owner).is_some_and(|is_junk| *is_junk) {
            good[line.owner] += line.weight;
        }
    }
    for node in (1..good.len()).rev() {
        good[tree.nodes[node].parent as usize] += good[node];
    }
    good
}

/// What is junk by its names, and all that is in it. Names are not believed of what holds much of the page's prose, and more than
/// all that bears no such name.
fn junk(tree: &Tree, lines: &Lines, good: &[usize]) -> Vec<bool> {
    let named = spread(tree, |node| is_named_junk(tree, lines, node) || lines.marks[node].any(Marks::COMMENTS));
    let unnamed: usize = lines.lines.iter().filter(|line| line.is_prose() && !named[line.owner]).map(|line| line.weight).sum();
    let total = good[ROOT];
    spread(tree, |node| {
        let is_junk = is_named_junk(tree, lines, node) && (good[node] * 10 <= total * 3 || good[node] <= unnamed);
        is_junk || (lines.marks[node].any(Marks::COMMENTS) && good[node] * 4 <= total * 3)
    })
}

/// What holds for a node or for one that it is in.
fn spread(tree: &Tree, holds: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut all = vec![false; tree.nodes.len()];
    for node in 1..all.len() {
        all[node] = all[tree.nodes[node].parent as usize] || holds(node);
    }
    all
}

fn is_named_junk(tree: &Tree, lines: &Lines, node: usize) -> bool {
    let marks = lines.marks[node];
    marks.any(Marks::HIDDEN) || (marks.any(Marks::JUNK) && !holds_quote(tree, node))
}

/// Whether an element frames a quotation, as posts of social media are shown.
fn holds_quote(tree: &Tree, node: usize) -> bool {
    tree.nodes[node].tag == Tag::Div && tree.inside(node).take(8).any(|n| tree.nodes[n].tag == Tag::Blockquote)
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

/// Whether a line between headline and text is the first of its paragraphs: a whole sentence, as French, Arabic and Vietnamese papers begin;
/// in English such a line says again what the headline did.
fn opens_text(text: &str) -> bool {
    const LEAST_WORDS: usize = 12;
    let end = text.trim_end_matches(['"', '”', '»', ')', ' ', '\u{a0}']);
    let is_sentence = end.ends_with(['.', '!', '?', '…', '؟']) && text.split_whitespace().count() >= LEAST_WORDS;
    is_sentence && crate::detect::sure(text).is_some_and(|language| language != crate::article::Lang::EN)
}
