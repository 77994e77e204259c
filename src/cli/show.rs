//! `rapporteur show ID|URL|PATH`: one article with its findings.

use super::outcome::Outcome;
use super::print::{self, Out, isolated, styled};
use super::{Global, shown};
use crate::acquire;
use crate::acquire::disk::{self, Found};
use crate::acquire::layouts::Layouts;
use crate::article::{Article, BlockKind, Span};
use crate::entity::Form;
use crate::extract::{self, Findings};
use crate::json::ArticleJson;
use crate::search::Library;
use crate::statement::{Basis, Statement};
use serde_json::json;
use std::path::{Path, PathBuf};

/// Show one article with what was found in it.
#[derive(clap::Args)]
pub struct Show {
    /// The article: its id, its address, or the path of its file.
    #[arg(value_name = "ID|URL|PATH")]
    article: String,
    /// Name the rule behind each statement and the grounds of its grade.
    #[arg(long)]
    explain: bool,
    /// Also show the lines of the page that are no part of the article.
    #[arg(long)]
    dropped: bool,
    /// One JSON object, as `read` prints it.
    #[arg(long)]
    json: bool,
}

impl Show {
    pub(super) fn run(self, global: &Global) -> anyhow::Result<Outcome> {
        let library = Library::open(&global.index)?;
        let articles = library.articles_called(&self.article)?;
        if articles.is_empty() {
            print::note(format!("the index has no article {}; `rapporteur search` finds ids", print::clean(&self.article)));
            return Ok(Outcome::Nothing);
        }
        let mut out = Out::stdout();
        for article in articles {
            let findings = extract::extract(&article);
            if self.json {
                out.line(&ArticleJson::new(article, findings).line())?;
                continue;
            }
            self.print(&mut out, &article, &findings)?;
            if self.dropped {
                print_dropped(&mut out, global, &library, &article)?;
            }
        }
        out.finish()?;
        Ok(Outcome::Done)
    }

    fn print(&self, out: &mut Out, article: &Article, findings: &Findings) -> anyhow::Result<()> {
        let is_coloured = out.is_coloured;
        out.line(&styled(&shown::title(article), "1", is_coloured))?;
        out.line(&shown::about(article))?;
        let facts = [("by", &article.byline), ("on", &article.site), ("original", &article.source_url)];
        for (name, fact) in facts {
            if let Some(fact) = fact {
                out.line(&format!("{name}: {}", isolated(fact)))?;
            }
        }
        out.line(&format!("{}\n", shown::place(article)))?;
        let marks = marks(findings);
        for block in article.blocks.iter().filter(|block| block.kind != BlockKind::Title) {
            let mark = match block.kind {
                BlockKind::Heading => "## ",
                BlockKind::Question => "? ",
                BlockKind::Caption => "(caption) ",
                BlockKind::Lead => "(lead) ",
                _ => "",
            };
            out.line(&format!("{mark}{}\n", marked(article, block.span, &marks, is_coloured)))?;
        }
        print_people(out, findings)?;
        print_rest(out, findings)?;
        for statement in &findings.statements {
            self.print_statement(out, article, findings, statement)?;
        }
        Ok(())
    }

    fn print_statement(&self, out: &mut Out, article: &Article, findings: &Findings, statement: &Statement) -> anyhow::Result<()> {
        let name_of = |key: &String| {
            findings.people.iter().find(|person| person.key == *key).map_or_else(|| key.clone(), |person| person.name.clone())
        };
        let names: Vec<String> = statement.speakers.iter().map(name_of).collect();
        let speaker = shown::speaker(statement, &names);
        let content = isolated(article.slice(statement.span));
        let via = statement.via.as_deref().and_then(|key| relay(findings, key));
        let grade = statement.grade;
        out.line(&format!("[{grade:?}] {}", shown::saying(article, statement, &speaker, via, &content)))?;
        for span in &statement.continuation {
            out.line(&format!("    … {}", isolated(article.slice(*span))))?;
        }
        if let Some(event) = &statement.at {
            out.line(&format!("    at {}", isolated(event)))?;
        }
        if self.explain {
            out.line(&format!("    rule: {}; {}", statement.rule, grounds(&statement.basis)))?;
            out.line(&format!("    in: {}", isolated(article.slice(statement.sentence))))?;
        }
        Ok(())
    }
}

/// The grades of the links of a statement.
fn grounds(basis: &Basis) -> String {
    let links = [("speaker", Some(basis.speaker)), ("content", Some(basis.content)), ("event", basis.event), ("identity", basis.identity)];
    let told = links.iter().filter_map(|(link, grade)| grade.map(|grade| format!("{link} {grade:?}")));
    told.collect::<Vec<_>>().join(", ")
}

/// A stretch of the text with what it is.
struct Mark {
    span: Span,
    label: String,
    style: &'static str,
}

/// All findings that stand in the text, in order, the outer ones only.
fn marks(findings: &Findings) -> Vec<Mark> {
    let mut marks = Vec::new();
    for person in &findings.people {
        let named = person.mentions.iter().filter(|mention| mention.form != Form::Pronoun && !mention.span.is_empty());
        marks.extend(named.map(|mention| Mark { span: mention.span, label: "person".to_owned(), style: "1;36" }));
    }
    for event in &findings.events {
        marks.extend(event.mentions.iter().map(|mention| Mark { span: mention.span, label: "event".to_owned(), style: "1;35" }));
    }
    for place in &findings.places {
        marks.extend(place.mentions.iter().map(|mention| Mark { span: mention.span, label: place.key.clone(), style: "32" }));
    }
    for figure in &findings.figures {
        marks.push(Mark { span: figure.span, label: figure.value.to_string(), style: "33" });
    }
    for date in findings.dates.iter().filter(|date| date.from.is_some()) {
        let day = date.from.map(|day| day.to_string()).unwrap_or_default();
        marks.push(Mark { span: date.span, label: day, style: "34" });
    }
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
    let mut end = 0;
    marks.retain(|mark| {
        let is_outer = mark.span.start >= end;
        end = if is_outer { mark.span.end } else { end };
        is_outer
    });
    marks
}

/// A block with its findings in colour, or in brackets: [Hanoi|VN-HN].
fn marked(article: &Article, block: Span, marks: &[Mark], is_coloured: bool) -> String {
    let mut text = String::new();
    let mut at = block.start;
    for mark in marks.iter().filter(|mark| block.contains(mark.span)) {
        text.push_str(&print::clean(&article.text[at..mark.span.start]));
        let surface = print::clean(article.slice(mark.span));
        text.push_str(&if is_coloured { styled(&surface, mark.style, true) } else { format!("[{surface}|{}]", mark.label) });
        at = mark.span.end;
    }
    text.push_str(&print::clean(&article.text[at..block.end]));
    print::isolated_styled(&text)
}

fn print_people(out: &mut Out, findings: &Findings) -> anyhow::Result<()> {
    for person in &findings.people {
        let offices: Vec<String> = person.roles.iter().map(|office| isolated(&office.label)).collect();
        let offices = if offices.is_empty() { String::new() } else { format!(", {}", offices.join("; ")) };
        out.line(&format!("person: {}{offices} [{}]", isolated(&person.name), person.key))?;
    }
    Ok(())
}

fn print_rest(out: &mut Out, findings: &Findings) -> anyhow::Result<()> {
    for event in &findings.events {
        let days = event.from.map(|day| format!(", {day}")).unwrap_or_default();
        out.line(&format!("event: {}{days} [{}]", isolated(&event.name), event.key))?;
    }
    for body in &findings.bodies {
        out.line(&format!("body: {} [{}]", isolated(&body.name), body.key))?;
    }
    let places: Vec<String> = findings.places.iter().map(|place| format!("{} [{}]", isolated(&place.name), place.key)).collect();
    if !places.is_empty() {
        out.line(&format!("places: {}", places.join(", ")))?;
    }
    for figure in &findings.figures {
        let unit = figure.unit.as_deref().unwrap_or_default();
        let kind = json!(figure.kind).as_str().unwrap_or_default().to_owned();
        out.line(&format!("figure: {} {unit} ({kind}) {}", figure.value, isolated(&figure.surface)))?;
    }
    Ok(())
}

/// Lines of the page that were left out; the page is read again for them.
fn print_dropped(out: &mut Out, global: &Global, library: &Library, article: &Article) -> anyhow::Result<()> {
    let path = article.path.as_deref().map(PathBuf::from).filter(|path| path.exists());
    let Some(path) = path else {
        print::note("the page's file is not where it was read, so what was left out of it is not known");
        return Ok(());
    };
    let Some(page) = page_of(&path, article, &global.layouts()?) else {
        print::note(format!(
            "{} holds this page no more; `rapporteur index` brings {} up to date",
            path.display(),
            library.folder().display()
        ));
        return Ok(());
    };
    for line in &page.dropped {
        out.line(&format!("dropped: {}", isolated(line)))?;
    }
    Ok(())
}

fn page_of(path: &Path, article: &Article, layouts: &Layouts) -> Option<Article> {
    let Found::File(file) = disk::walk(path).next()? else { return None };
    let mut pages = acquire::pages(&file).filter_map(Result::ok);
    let mut page = pages.find(|page| page.record == article.record)?;
    layouts.attach(&mut page);
    Some(crate::normalize::normalize(&page)).filter(|read| read.text == article.text)
}

/// The name of the person or body that relays a statement.
fn relay<'f>(findings: &'f Findings, key: &str) -> Option<&'f str> {
    let person = findings.people.iter().find(|person| person.key == key).map(|person| person.name.as_str());
    person.or_else(|| findings.bodies.iter().find(|body| body.key == key).map(|body| body.name.as_str()))
}
