//! The JSON of an article and its findings, as the contract describes it.
//!
//! Inside, spans are bytes; outside, they are Unicode scalar values. This is the one place where they are mapped.

use crate::article::{Article, Span};
use crate::extract::Findings;
use serde::Serialize;

/// An article with its findings, spans in Unicode scalar values.
#[derive(Serialize)]
pub struct ArticleJson {
    #[serde(flatten)]
    article: Article,
    #[serde(flatten)]
    findings: Findings,
    #[serde(skip_serializing_if = "Option::is_none")]
    inherited: Option<serde_json::Map<String, serde_json::Value>>,
}

impl ArticleJson {
    /// Maps all spans of an article and its findings.
    pub fn new(mut article: Article, mut findings: Findings) -> Self {
        let offsets = ScalarOffsets::of(&article.text);
        let mut map = |span: &mut Span| *span = offsets.span(*span);
        findings.spans_mut(&mut map);
        article.blocks.iter_mut().for_each(|block| map(&mut block.span));
        Self { article, findings, inherited: None }
    }

    /// The line that `read` prints.
    pub fn line(&self) -> String {
        serde_json::to_string(self).expect("strings, numbers and lists always serialize")
    }
}

/// Maps byte offsets of a text to counts of Unicode scalar values: a sum per 64 bytes, so that a look-up is short and the table small.
pub struct ScalarOffsets<'a> {
    text: &'a [u8],
    sums: Vec<u32>,
}

impl<'a> ScalarOffsets<'a> {
    const STEP: usize = 64;

    /// Prepares the table for one text.
    pub fn of(text: &'a str) -> Self {
        let mut sums = Vec::with_capacity(text.len() / Self::STEP + 1);
        let mut sum = 0;
        for chunk in text.as_bytes().chunks(Self::STEP) {
            sums.push(sum);
            sum += count(chunk);
        }
        sums.push(sum);
        Self { text: text.as_bytes(), sums }
    }

    /// The number of scalar values before a byte offset.
    pub fn at(&self, byte: usize) -> usize {
        let chunk = byte / Self::STEP;
        (self.sums[chunk] + count(&self.text[chunk * Self::STEP..byte])) as usize
    }

    /// A span in scalar values.
    pub fn span(&self, span: Span) -> Span {
        Span::new(self.at(span.start), self.at(span.end))
    }
}

/// The scalar values that begin in these bytes.
fn count(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from(byte & 0xC0 != 0x80)).sum()
}
