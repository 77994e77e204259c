//! Citing: an article, or a statement in it, so that others can find it and check it.

use super::pages;
use super::problem::Problem;
use super::question;
use super::reply::Reply;
use super::server::Ask;
use crate::article::{Article, Record};
use crate::extract;
use crate::json::ScalarOffsets;
use serde_json::{Value, json};
use std::fmt::Write;

/// An article as others cite it.
pub struct Citation {
    article: Article,
    /// What is cited of it, with its offsets in characters.
    span: Option<(usize, usize, String)>,
    /// The day on which the page was fetched.
    retrieved: Option<String>,
}

/// What a request wants to cite.
pub fn citation(ask: &Ask) -> Result<Citation, Problem> {
    let article = question::given_article(ask, "article")?;
    let span = ask.given.span().map(|(start, end)| cut(&article, start, end)).transpose()?;
    if let Some((start, end, _)) = span.as_ref().filter(|_| !ask.is_private) {
        evidence_only(&article, *start, *end)?;
    }
    let retrieved = ask.library().fetched(&article.id)?.and_then(|time| jiff::Timestamp::from_second(time).ok());
    let retrieved = retrieved.map(|time| time.to_string().chars().take(10).collect());
    Ok(Citation { article, span, retrieved })
}

/// The words of a span, with its offsets in characters.
fn cut(article: &Article, start: usize, end: usize) -> Result<(usize, usize, String), Problem> {
    let words: String = article.text.chars().skip(start).take(end.saturating_sub(start)).collect();
    let is_inside = start + words.chars().count() == end;
    if is_inside { Ok((start, end, words)) } else { Err(Problem::parameter("span", "the span lies outside the text")) }
}

/// Beyond this machine no more is given of a text than a sentence.
fn evidence_only(article: &Article, start: usize, end: usize) -> Result<(), Problem> {
    let offsets = ScalarOffsets::of(&article.text);
    let sentences = extract::sentences(article).into_iter().map(|(_, span)| offsets.span(span));
    let is_in_one = sentences.into_iter().any(|sentence| sentence.start <= start && end <= sentence.end);
    if is_in_one { Ok(()) } else { Err(Problem::parameter("span", "beyond the machine of the index no more than one sentence is cited")) }
}

/// `GET /api/v1/cite`.
pub fn cite(ask: &Ask) -> Result<Reply, Problem> {
    let citation = citation(ask)?;
    Ok(match ask.given.text("format") {
        Some("csl") => Reply::Whole("application/vnd.citationstyles.csl+json", json!([citation.csl()]).to_string()),
        Some("ris") => Reply::Whole("application/x-research-info-systems", citation.ris()),
        _ => Reply::Whole("text/plain; charset=utf-8", citation.text()),
    })
}

/// `GET /cite`.
pub fn page(ask: &Ask) -> Result<Reply, Problem> {
    Ok(Reply::html(pages::citing::page(ask, &citation(ask)?)))
}

impl Citation {
    /// The article.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// A few lines of text.
    pub fn text(&self) -> String {
        let article = &self.article;
        let mut text = String::new();
        if let Some((_, _, words)) = &self.span {
            let _ = writeln!(text, "“{words}”");
        }
        let day = article.published.map(|day| day.to_string());
        let parts = [self.outlet(), article.title.clone(), day, article.url.clone()];
        let _ = writeln!(text, "{}.", parts.into_iter().flatten().collect::<Vec<_>>().join(". "));
        if let Some(retrieved) = &self.retrieved {
            let _ = writeln!(text, "Retrieved {retrieved}.");
        }
        let _ = write!(text, "{}", self.trace());
        text
    }

    /// What finds the very text again: its id, which is a hash of it, the record in its archive, and the offsets.
    fn trace(&self) -> String {
        let mut trace = format!("rapporteur:{}", self.article.id);
        if let Some((start, end, _)) = &self.span {
            let _ = write!(trace, "#{start}-{end}");
        }
        match self.article.record {
            Some(Record::Offset(offset)) => write!(trace, "; archive record at {offset}"),
            Some(Record::Line(line)) => write!(trace, "; line {line}"),
            None => Ok(()),
        }
        .unwrap_or_default();
        trace
    }

    fn outlet(&self) -> Option<String> {
        self.article.outlet.clone().or_else(|| self.article.site.clone())
    }

    /// As the tools for references exchange it.
    pub fn csl(&self) -> Value {
        let article = &self.article;
        let parts = |day: &str| json!({ "date-parts": [day.split('-').filter_map(|part| part.parse::<i32>().ok()).collect::<Vec<_>>()] });
        json!({
            "id": article.id, "type": "article-newspaper", "title": article.title, "container-title": self.outlet(), "URL": article.url,
            "language": article.language, "issued": article.published.map(|day| parts(&day.to_string())),
            "accessed": self.retrieved.as_deref().map(parts), "note": self.trace(),
            "author": article.byline.as_ref().map(|byline| json!([{ "literal": byline }])),
            "abstract": self.span.as_ref().map(|(_, _, words)| words),
        })
    }

    /// The same as RIS.
    pub fn ris(&self) -> String {
        let article = &self.article;
        let slashed = |day: String| day.replace('-', "/");
        let lines = [
            ("TY", Some("NEWS".to_owned())),
            ("TI", article.title.clone()),
            ("T2", self.outlet()),
            ("AU", article.byline.clone()),
            ("DA", article.published.map(|day| slashed(day.to_string()))),
            ("UR", article.url.clone()),
            ("LA", Some(article.language.to_string())),
            ("Y2", self.retrieved.clone().map(slashed)),
            ("AB", self.span.as_ref().map(|(_, _, words)| words.clone())),
            ("N1", Some(self.trace())),
            ("ER", Some(String::new())),
        ];
        // A line feed in a value would begin another field.
        let line = |(tag, value): (&str, String)| format!("{tag}  - {}\r\n", value.replace(['\r', '\n'], " "));
        lines.into_iter().filter_map(|(tag, value)| Some(line((tag, value?)))).collect()
    }
}
