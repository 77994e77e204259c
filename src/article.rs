//! Pages and articles: what is read, and what of it is the article.
//!
//! A [`Page`] is bytes as they came; an [`Article`] is its clean text with the language known. "Báo Quốc TếBáo Quốc Tế12/04/2025"
//! in a page is the outlet and the day of an article, and no part of its text.

use crate::normalize::layout::Layout;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A stretch of an article's text, in bytes, on character borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The stretch from `start` up to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Whether `other` lies in this span.
    pub const fn contains(&self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub const fn overlaps(&self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Length in bytes.
    pub const fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether it holds nothing.
    pub const fn is_empty(&self) -> bool {
        self.start >= self.end
    }
}

/// A language by its ISO 639-1 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang([u8; 2]);

impl Lang {
    /// Arabic.
    pub const AR: Self = Self(*b"ar");
    /// English.
    pub const EN: Self = Self(*b"en");
    /// French.
    pub const FR: Self = Self(*b"fr");
    /// Vietnamese.
    pub const VI: Self = Self(*b"vi");

    /// Reads a code such as `fr`, `fr-FR` or `FR_fr`; `None` when it begins with no two letters.
    pub fn parse(code: &str) -> Option<Self> {
        let bytes = code.trim().as_bytes();
        let primary_is_two_letters = bytes.len() == 2 || bytes.get(2).is_some_and(|b| !b.is_ascii_alphanumeric());
        match bytes {
            [a, b, ..] if primary_is_two_letters && a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Some(Self([a.to_ascii_lowercase(), b.to_ascii_lowercase()]))
            }
            _ => None,
        }
    }

    /// The two letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("a code is two ASCII letters")
    }
}

impl std::fmt::Display for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::fmt::Debug for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Lang {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::parse(&code).ok_or_else(|| serde::de::Error::custom(format!("`{code}` is no ISO 639-1 language code")))
    }
}

/// Where a page lies inside a file that holds many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    /// Byte offset of the record in a WARC file.
    Offset(u64),
    /// Line number, from 1, in a JSONL file.
    Line(u64),
}

/// What the bytes of a page are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// An HTML page.
    Html,
    /// A plain-text scrape of a page, its chrome left in.
    Scrape,
    /// Plain text that is the article and nothing else (the `text` of a JSONL record).
    Text,
}

/// What somebody else says about a page: the fields of its JSONL record or the headers that it came with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// The charset of the HTTP header.
    pub charset: Option<String>,
    /// The language.
    pub language: Option<Lang>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The title.
    pub title: Option<String>,
    /// The outlet.
    pub outlet: Option<String>,
    /// The byline.
    pub byline: Option<String>,
    /// The address of the original.
    pub source_url: Option<String>,
    /// When it was fetched, in seconds since 1970.
    pub fetched: Option<i64>,
    /// Where its outlet's pages have their article.
    pub layout: Option<Arc<Layout>>,
}

/// A page as it came, before anything is known of it.
#[derive(Clone, Debug)]
pub struct Page {
    /// The file it was read from.
    pub path: Option<String>,
    /// That file's path under the folder that was named, so that the page keeps its identity when the folder moves.
    pub name: Option<String>,
    /// The address it was published at.
    pub url: Option<String>,
    /// Its place in a file of many.
    pub record: Option<Record>,
    /// What the bytes are.
    pub format: Format,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// What is said about it elsewhere.
    pub declared: Declared,
}

impl Page {
    /// Where the page was found, for messages: `corpus/pages/a.jsonl:12`.
    pub fn shown(&self) -> String {
        let path = self.path.as_deref().unwrap_or("-");
        match self.record {
            Some(Record::Line(line)) => format!("{path}:{line}"),
            Some(Record::Offset(offset)) => format!("{path}@{offset}"),
            None => path.to_owned(),
        }
    }
}

/// What a block of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// The headline.
    Title,
    /// The paragraph that sums the article up.
    Lead,
    /// A heading inside the body.
    Heading,
    /// A paragraph, list item or table row of the body.
    Body,
    /// A question of an interview.
    Question,
    /// What is printed under a picture.
    Caption,
    /// Who wrote the article.
    Byline,
}

/// A title, paragraph, caption …: a line of the article's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The language it is written in.
    pub language: Lang,
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
}

/// A page's article: clean text in the page's own words, its blocks, and what the page says about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Hash of page and content: the same page with the same content has the same id.
    pub id: String,
    /// The page's own identity: its address, else its path.
    pub page: String,
    /// The file it was read from.
    pub path: Option<String>,
    /// The address it was published at.
    pub url: Option<String>,
    /// Its place in a file of many.
    pub record: Option<Record>,
    /// The original that the page says it republishes or translates.
    pub source_url: Option<String>,
    /// Who hosts the page.
    pub site: Option<String>,
    /// Whose article it is.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The language most of it is written in.
    pub language: Lang,
    /// The day of publication, when the page says it.
    pub published: Option<Date>,
    /// Title first, then block after block, joined by line feeds; white space folded, nothing else changed.
    pub text: String,
    /// The lines of the text, in order.
    pub blocks: Vec<Block>,
    /// Where the page says that it stands in other languages.
    #[serde(skip)]
    pub alternates: Vec<String>,
    /// Lines of the page that are no part of the article.
    #[serde(skip)]
    pub dropped: Vec<String>,
}

impl Article {
    /// Whose article it is, as far as the page says: the outlet, the site, else the host of its address.
    pub fn publisher(&self) -> Option<&str> {
        let host = || self.url.as_deref()?.split_once("://")?.1.split(['/', '?', '#']).next().filter(|host| !host.is_empty());
        self.outlet.as_deref().or(self.site.as_deref()).or_else(host)
    }

    /// The name of its file, without the folders around it.
    pub fn file_name(&self) -> Option<&str> {
        self.path.as_deref().unwrap_or(&self.page).rsplit(['/', '\\']).next().filter(|name| !name.is_empty())
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.start..span.end]
    }
}
