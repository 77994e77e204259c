//! Which of this page is the article?
//!
//! [`normalize`] turns a [`Page`] into an [`Article`]. A format's reader ([`html`], [`scrape`]) makes a [`Draft`] of it: lines with
//! their kind, and what the page says about itself. [`Draft::finish`] does for all formats what is the same for all: white
//! space, captions printed twice, languages, ids.

pub(crate) mod day;
pub mod html;
pub mod layout;
mod placeline;
pub mod scrape;

use crate::article::{Article, Block, BlockKind, Format, Lang, Page, Span};
use crate::detect;
use jiff::civil::Date;
use layout::Layout;
use std::borrow::Cow;
use std::collections::HashSet;
use unicode_normalization::{IsNormalized, UnicodeNormalization};
use xxhash_rust::xxh3::xxh3_128;

/// What a reader of one format makes of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Headline, when the page has one.
    pub title: Option<String>,
    /// Who hosts the page.
    pub site: Option<String>,
    /// Whose article it is.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// The address of this page, as it tells it itself.
    pub url: Option<String>,
    /// The original that it says it republishes or translates.
    pub source_url: Option<String>,
    /// Where it says that it stands in other languages.
    pub alternates: Vec<String>,
    /// The language that it declares.
    pub language: Option<Lang>,
    /// Lines of the article in the order of the page, the title left out.
    pub lines: Vec<(BlockKind, String)>,
    /// Lines that are no part of the article.
    pub dropped: Vec<String>,
}

/// Turns a page into an article.
pub fn normalize(page: &Page) -> Article {
    let mut draft = match page.format {
        Format::Html => html::draft(page),
        Format::Scrape => scrape::draft(page),
        Format::Text => plain_draft(page),
    };
    if let Some(layout) = &page.declared.layout {
        draft.cut(layout);
    }
    draft.finish(page)
}

/// Plain text is the article: a paragraph a line.
fn plain_draft(page: &Page) -> Draft {
    let text = String::from_utf8_lossy(&page.bytes);
    Draft { lines: text.lines().map(|line| (BlockKind::Body, line.to_owned())).collect(), ..Draft::default() }
}

impl Draft {
    /// Drops the lines that an outlet's marks cut off.
    fn cut(&mut self, layout: &Layout) {
        let kept = layout.kept(self.lines.iter().map(|(_, line)| line.as_str()));
        let after = self.lines.split_off(kept.end);
        let before = self.lines.drain(..kept.start);
        self.dropped.extend(before.chain(after).map(|(_, line)| line));
    }

    /// Makes the article: what the page's record declares wins over what the page says.
    fn finish(self, page: &Page) -> Article {
        let declared = &page.declared;
        let title = declared.title.clone().or(self.title).map(|t| fold_space(&t)).filter(|t| !t.is_empty());
        let mut lines: Vec<(BlockKind, String)> = title.iter().map(|t| (BlockKind::Title, t.clone())).collect();
        let mut seen: HashSet<u128> = lines.iter().map(|(_, line)| xxh3_128(line.as_bytes())).collect();
        for (kind, line) in self.lines {
            let line = if is_folded(&line) { line } else { fold_space(&line) };
            let is_new = seen.insert(xxh3_128(line.as_bytes()));
            let repeated = !is_new && (kind == BlockKind::Caption || lines.last().is_some_and(|(_, l)| *l == line));
            if !line.is_empty() && !repeated {
                lines.push((kind, line));
            }
        }
        let mut text = String::with_capacity(lines.iter().map(|(_, line)| line.len() + 1).sum());
        let mut blocks = Vec::with_capacity(lines.len());
        for (kind, line) in &lines {
            if !text.is_empty() {
                text.push('\n');
            }
            let start = text.len();
            text.push_str(line);
            blocks.push(Block { kind: *kind, language: Lang::EN, span: Span::new(start, text.len()) });
        }
        let language = detect::article(&text, &mut blocks, declared.language.or(self.language));
        let url = page.url.clone().or(self.url);
        let base = url.as_deref().and_then(|url| url::Url::parse(url).ok());
        let whole = |href: String| base.as_ref().and_then(|base| base.join(&href).ok()).map_or(href, String::from);
        let identity = url.clone().or_else(|| page.name.clone()).or_else(|| page.path.clone()).unwrap_or_default();
        let identity = match page.record {
            Some(crate::article::Record::Line(n)) if url.is_none() => format!("{identity}#{n}"),
            Some(crate::article::Record::Offset(n)) if url.is_none() => format!("{identity}@{n}"),
            _ => identity,
        };
        Article {
            id: format!("{:032x}", xxh3_128(format!("{identity}\n{text}").as_bytes())),
            page: identity,
            path: page.path.clone(),
            url,
            record: page.record,
            source_url: declared.source_url.clone().or(self.source_url),
            site: self.site,
            outlet: declared.outlet.clone().or(self.outlet),
            byline: declared.byline.clone().or(self.byline),
            title,
            language,
            published: declared.published.or(self.published).or_else(|| placeline::published(&lines, language)),
            text,
            blocks,
            alternates: self.alternates.into_iter().map(whole).collect(),
            dropped: self.dropped,
        }
    }
}

/// Whether folding would change nothing; a quick look that says no where it is not sure.
fn is_folded(line: &str) -> bool {
    let mut last = ' ';
    for c in line.chars() {
        let is_plain = match c {
            ' ' => last != ' ',
            '!'..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' => true,
            '\u{60c}' | '\u{61b}' | '\u{61f}'..='\u{64a}' | '\u{660}'..='\u{66d}' | '\u{671}'..='\u{6d3}' => true,
            // Two vowel marks in a row may have to change places.
            '\u{64b}'..='\u{652}' => !matches!(last, '\u{64b}'..='\u{652}'),
            '\u{e01}'..='\u{e5b}' | '\u{1ea0}'..='\u{1ef9}' | '\u{2010}'..='\u{2027}' | '\u{20ac}' => true,
            '\u{3001}'..='\u{3098}' | '\u{30a1}'..='\u{30fe}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}' => true,
            _ => false,
        };
        if !is_plain {
            return false;
        }
        last = c;
    }
    last != ' ' || line.is_empty()
}

/// Marks that steer the direction or the breaking of lines.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{2060}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Folds runs of white space and invisible characters, and composes letters (NFC); nothing else is changed.
pub fn fold_space(line: &str) -> String {
    if is_folded(line) {
        return line.to_owned();
    }
    let composed =
        if unicode_normalization::is_nfc_quick(line.chars()) == IsNormalized::Yes { Cow::Borrowed(line) } else { line.nfc().collect() };
    let mut folded = String::with_capacity(composed.len());
    let mut pending_space = false;
    for c in composed.chars() {
        let is_invisible = is_invisible(c);
        let is_space = !is_invisible && (c.is_whitespace() || c.is_control());
        if !is_space && !is_invisible {
            if pending_space && !folded.is_empty() {
                folded.push(' ');
            }
            pending_space = false;
            folded.push(c);
        }
        pending_space |= is_space;
    }
    folded
}
