//! Filing: all that is stored of an article, its text and what was found in it, in one message.
//!
//! What the text says already is left out: a statement is stored as offsets and its content cut from the text again, and so are a cue, a
//! speaker's words and what a figure counts. Other words (keys, names, rules) are listed once and told by their number. The message is
//! [postcard](https://postcard.jamesmunns.com/wire-format): numbers take as many bytes as they need, fields have no names.

use super::records::{corrupt, day_number};
use crate::article::{Article, Block, BlockKind, Lang, Record, Span};
use crate::entity::Role;
use crate::extract::Findings;
use crate::figure::{Figure, FigureKind, FigureRole, Modifier};
use crate::statement::{Basis, Factuality, Mode, Reference, Statement};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The number of a word in the list.
type Word = u32;
/// A stretch of the text: where it begins, counted from the sentence or figure that it belongs to, and its length.
type Stretch = (i32, u32);

/// The message.
#[derive(Serialize, Deserialize)]
struct Filed<'t> {
    article: Head,
    #[serde(borrow)]
    text: &'t str,
    found: Found,
}

/// An article without its text.
#[derive(Serialize, Deserialize)]
struct Head {
    id: String,
    page: String,
    path: Option<String>,
    url: Option<String>,
    record: Option<Record>,
    source_url: Option<String>,
    site: Option<String>,
    outlet: Option<String>,
    byline: Option<String>,
    language: Lang,
    published: Option<i32>,
    /// Kind, language and length of each.
    blocks: Vec<(BlockKind, Lang, u32)>,
}

/// The statements and figures of an article.
#[derive(Default, Serialize, Deserialize)]
pub struct Found {
    words: Vec<String>,
    /// Keys of speakers, with their names.
    names: Vec<(Word, Word)>,
    statements: Vec<FiledStatement>,
    figures: Vec<FiledFigure>,
}

/// Words that the text may have.
#[derive(Serialize, Deserialize)]
enum Words {
    Printed(Stretch),
    Listed(Word),
}

#[derive(Serialize, Deserialize)]
struct FiledStatement {
    sentence: (u32, u32),
    span: Stretch,
    continuation: Vec<Stretch>,
    speakers: Vec<Word>,
    speaker_surface: Option<Words>,
    reference: Reference,
    role: Option<Role>,
    cue: Option<Words>,
    mode: Mode,
    at: Option<Word>,
    about: Vec<Word>,
    date: Option<i32>,
    via: Option<Words>,
    factuality: Factuality,
    basis: Basis,
    rule: Word,
}

#[derive(Serialize, Deserialize)]
struct FiledFigure {
    span: (u32, u32),
    value: f64,
    value_max: Option<f64>,
    modifier: Modifier,
    kind: FigureKind,
    unit: Option<Word>,
    counted: Option<Words>,
    role: FigureRole,
}

/// The message of an article.
pub fn filed(article: &Article, findings: &Findings) -> Vec<u8> {
    let mut list = List { text: &article.text, words: Vec::new(), numbers: HashMap::new() };
    let statements = findings.statements.iter().map(|statement| list.statement(statement)).collect();
    let figures = findings.figures.iter().map(|figure| list.figure(figure)).collect();
    let speaks = |key: &str| findings.statements.iter().any(|statement| statement.speakers.iter().any(|speaker| speaker == key));
    let speakers = findings.people.iter().filter(|person| speaks(&person.key));
    let names = speakers.map(|person| (list.number(&person.key), list.number(&person.name))).collect();
    let found = Found { words: list.words.into_iter().map(str::to_owned).collect(), names, statements, figures };
    let message = Filed { article: Head::of(article), text: &article.text, found };
    postcard::to_stdvec(&message).expect("strings, numbers and lists always serialize")
}

/// An article as it was filed, and what was found in it.
pub fn read(message: &[u8]) -> tantivy::Result<(Article, Found)> {
    let Filed { article, text, found } =
        postcard::from_bytes(message).map_err(|error| corrupt(format!("a record cannot be read: {error}")))?;
    Ok((article.article(text)?, found))
}

/// The text that is filed, and the words that are listed so far.
struct List<'a> {
    text: &'a str,
    words: Vec<&'a str>,
    numbers: HashMap<&'a str, Word>,
}

impl<'a> List<'a> {
    fn number(&mut self, word: &'a str) -> Word {
        *self.numbers.entry(word).or_insert_with(|| {
            self.words.push(word);
            self.words.len() as Word - 1
        })
    }

    /// Words as a stretch of the text where the sentence or figure around them has them.
    fn words(&mut self, words: &'a str, around: Span) -> Words {
        match self.text.get(around.start..around.end).and_then(|text| text.find(words)) {
            Some(at) => Words::Printed((at as i32, words.len() as u32)),
            None => Words::Listed(self.number(words)),
        }
    }

    fn statement(&mut self, s: &'a Statement) -> FiledStatement {
        let Statement { sentence, .. } = *s;
        FiledStatement {
            sentence: (sentence.start as u32, sentence.len() as u32),
            span: stretch(s.span, sentence.start),
            continuation: s.continuation.iter().map(|span| stretch(*span, sentence.start)).collect(),
            speakers: s.speakers.iter().map(|key| self.number(key)).collect(),
            speaker_surface: s.speaker_surface.as_deref().map(|surface| self.words(surface, sentence)),
            reference: s.reference,
            role: s.role,
            cue: s.cue.as_deref().map(|cue| self.words(cue, sentence)),
            mode: s.mode,
            at: s.at.as_deref().map(|key| self.number(key)),
            about: s.about.iter().map(|key| self.number(key)).collect(),
            date: s.date.map(filed_day),
            via: s.via.as_deref().map(|via| self.words(via, sentence)),
            factuality: s.factuality,
            basis: s.basis,
            rule: self.number(&s.rule),
        }
    }

    fn figure(&mut self, f: &'a Figure) -> FiledFigure {
        FiledFigure {
            span: (f.span.start as u32, f.span.len() as u32),
            value: f.value,
            value_max: f.value_max,
            modifier: f.modifier,
            kind: f.kind,
            unit: f.unit.as_deref().map(|unit| self.number(unit)),
            counted: f.counted.as_deref().map(|counted| self.words(counted, f.span)),
            role: f.role,
        }
    }
}

fn stretch(span: Span, from: usize) -> Stretch {
    (span.start as i32 - from as i32, span.len() as u32)
}

fn filed_day(day: Date) -> i32 {
    day_number(day) as i32
}

fn day(number: i32) -> tantivy::Result<Date> {
    let day = jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().try_days(number).unwrap_or_default());
    day.map_err(|error| corrupt(format!("a record has no day: {error}")))
}

impl Head {
    fn of(a: &Article) -> Self {
        Self {
            id: a.id.clone(),
            page: a.page.clone(),
            path: a.path.clone(),
            url: a.url.clone(),
            record: a.record,
            source_url: a.source_url.clone(),
            site: a.site.clone(),
            outlet: a.outlet.clone(),
            byline: a.byline.clone(),
            language: a.language,
            published: a.published.map(filed_day),
            blocks: a.blocks.iter().map(|block| (block.kind, block.language, block.span.len() as u32)).collect(),
        }
    }

    fn article(self, text: &str) -> tantivy::Result<Article> {
        let mut start = 0;
        let mut blocks = Vec::with_capacity(self.blocks.len());
        for (kind, language, len) in self.blocks {
            let span = Span::new(start, start + len as usize);
            text.get(span.start..span.end).ok_or_else(|| corrupt(format!("a block of article {} lies outside its text", self.id)))?;
            blocks.push(Block { kind, language, span });
            start = span.end + 1;
        }
        let title =
            blocks.iter().find(|block| block.kind == BlockKind::Title).map(|block| text[block.span.start..block.span.end].to_owned());
        Ok(Article {
            id: self.id,
            page: self.page,
            path: self.path,
            url: self.url,
            record: self.record,
            source_url: self.source_url,
            site: self.site,
            outlet: self.outlet,
            byline: self.byline,
            title,
            language: self.language,
            published: self.published.map(day).transpose()?,
            text: text.to_owned(),
            blocks,
            alternates: Vec::new(),
            dropped: Vec::new(),
        })
    }
}

impl Found {
    /// How many statements there are.
    pub fn n_statements(&self) -> usize {
        self.statements.len()
    }

    /// A statement of the article, with the names of its speakers.
    pub fn statement(&self, nth: usize, article: &Article) -> tantivy::Result<(Statement, Vec<String>)> {
        let filed = self.statements.get(nth).ok_or_else(|| lacks("statement", nth, article))?;
        let sentence = span_in(article, (0, filed.sentence.1), filed.sentence.0 as usize)?;
        let span_of = |stretch: Stretch| span_in(article, stretch, sentence.start);
        let words = |words: &Option<Words>| self.words(words.as_ref(), article, sentence.start);
        let span = span_of(filed.span)?;
        let statement = Statement {
            span,
            content: article.slice(span).to_owned(),
            continuation: filed.continuation.iter().map(|stretch| span_of(*stretch)).collect::<tantivy::Result<_>>()?,
            sentence,
            speakers: self.listed_all(&filed.speakers)?,
            speaker_surface: words(&filed.speaker_surface)?,
            reference: filed.reference,
            role: filed.role,
            cue: words(&filed.cue)?,
            mode: filed.mode,
            at: filed.at.map(|key| self.listed(key)).transpose()?,
            about: self.listed_all(&filed.about)?,
            date: filed.date.map(day).transpose()?,
            via: words(&filed.via)?,
            factuality: filed.factuality,
            grade: filed.basis.grade(),
            basis: filed.basis,
            rule: self.listed(filed.rule)?,
        };
        let names = filed.speakers.iter().filter_map(|key| self.names.iter().find(|(speaker, _)| speaker == key));
        let names = names.map(|(_, name)| self.listed(*name)).collect::<tantivy::Result<_>>()?;
        Ok((statement, names))
    }

    /// A figure of the article.
    pub fn figure(&self, nth: usize, article: &Article) -> tantivy::Result<Figure> {
        let filed = self.figures.get(nth).ok_or_else(|| lacks("figure", nth, article))?;
        let span = span_in(article, (0, filed.span.1), filed.span.0 as usize)?;
        Ok(Figure {
            span,
            surface: article.slice(span).to_owned(),
            value: filed.value,
            value_max: filed.value_max,
            modifier: filed.modifier,
            kind: filed.kind,
            unit: filed.unit.map(|unit| self.listed(unit)).transpose()?,
            counted: self.words(filed.counted.as_ref(), article, span.start)?,
            role: filed.role,
        })
    }

    fn listed(&self, word: Word) -> tantivy::Result<String> {
        self.words.get(word as usize).cloned().ok_or_else(|| corrupt(format!("a record lacks its word {word}")))
    }

    fn listed_all(&self, words: &[Word]) -> tantivy::Result<Vec<String>> {
        words.iter().map(|word| self.listed(*word)).collect()
    }

    fn words(&self, words: Option<&Words>, article: &Article, from: usize) -> tantivy::Result<Option<String>> {
        words.map_or(Ok(None), |words| match words {
            Words::Printed(stretch) => Ok(Some(article.slice(span_in(article, *stretch, from)?).to_owned())),
            Words::Listed(word) => self.listed(*word).map(Some),
        })
    }
}

fn span_in(article: &Article, (start, len): Stretch, from: usize) -> tantivy::Result<Span> {
    let start = from.checked_add_signed(start as isize);
    let span = start.map(|start| Span::new(start, start.saturating_add(len as usize)));
    let inside = span.filter(|span| article.text.get(span.start..span.end).is_some());
    inside.ok_or_else(|| corrupt(format!("a finding lies outside the text of article {}", article.id)))
}

fn lacks(what: &str, nth: usize, article: &Article) -> tantivy::TantivyError {
    corrupt(format!("article {} lacks its {what} {nth}", article.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Declared, Format, Page};
    use crate::extract::extract;
    use crate::normalize::normalize;

    const PAGE: &str = "The Harbour Post\n\nPort to hire 40 pilots\n\n12 March 2024\n\nThe port authority held a forum in Mombasa on Monday.\n\n\
        Speaking at the forum, port director Grace Achieng said the port would hire 40 pilots and more than 12 engineers.\n\n\
        \"We need them by June,\" she added. The plan will cost $3.5 million.\n";

    fn read_page() -> (Article, Findings) {
        let bytes = PAGE.as_bytes().to_vec();
        let declared = Declared::default();
        let article = normalize(&Page { name: None, path: None, url: None, record: None, format: Format::Scrape, bytes, declared });
        let findings = extract(&article);
        (article, findings)
    }

    #[test]
    fn what_is_filed_is_read_again() {
        let (article, findings) = read_page();
        assert!(findings.statements.len() >= 2 && findings.figures.len() >= 3, "{findings:?}");
        let (again, found) = read(&filed(&article, &findings)).unwrap();
        assert_eq!(
            (&again.text, &again.title, &again.blocks, again.published),
            (&article.text, &article.title, &article.blocks, article.published)
        );
        for (nth, statement) in findings.statements.iter().enumerate() {
            let (read, names) = found.statement(nth, &again).unwrap();
            assert_eq!(read, *statement);
            assert_eq!(names, ["Grace Achieng"]);
        }
        for (nth, figure) in findings.figures.iter().enumerate() {
            assert_eq!(found.figure(nth, &again).unwrap(), *figure);
        }
    }

    #[test]
    fn what_is_damaged_is_an_error() {
        let (article, findings) = read_page();
        let message = filed(&article, &findings);
        assert!(read(&message[..message.len() / 2]).is_err());
        let (again, found) = read(&message).unwrap();
        assert!(found.statement(findings.statements.len(), &again).is_err());
        let cut = Article { text: again.text[..20].to_owned(), ..again };
        assert!(found.statement(0, &cut).is_err() && found.figure(0, &cut).is_err());
        // Whatever a byte is turned into, it is read as something or refused.
        for at in 0..message.len() {
            let mut message = message.clone();
            message[at] ^= 0x55;
            let Ok((article, found)) = read(&message) else { continue };
            (0..found.statements.len()).for_each(|nth| drop(found.statement(nth, &article)));
            (0..found.figures.len()).for_each(|nth| drop(found.figure(nth, &article)));
        }
    }
}
