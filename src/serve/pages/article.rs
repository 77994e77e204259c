//! An article: its text with the findings marked, who says what in it, and its versions.

use super::marks::{Look, Mark, marked};
use super::saying::{grade, saying};
use super::{about, foreign, headline, keyed, link, name, named, outward, page};
use crate::article::{Article, BlockKind, Span};
use crate::entity::Form;
use crate::extract::{self, Findings};
use crate::index::records::base_key;
use crate::json::ScalarOffsets;
use crate::search::facets::What;
use crate::search::stories::Stories;
use crate::serve::problem::Problem;
use crate::serve::question;
use crate::serve::reply::Reply;
use crate::serve::server::Ask;
use crate::serve::words::direction;
use crate::statement::Statement;
use maud::{Markup, html};

/// `GET /article/{id}`.
pub fn article(ask: &Ask) -> Result<Reply, Problem> {
    let article = question::named(ask.library(), &ask.key)?;
    let findings = extract::extract(&article);
    let body = html! {
        article.reading {
            (head(ask, &article)?)
            @if ask.is_private {
                div.columns { (text(ask, &article, &findings)) (aside(ask, &article, &findings)?) }
            } @else {
                p.note { (ask.words.get("evidence_only")) }
                (aside(ask, &article, &findings)?)
            }
        }
    };
    Ok(Reply::html(page(ask, &headline(&article), "", &body)))
}

fn head(ask: &Ask, article: &Article) -> Result<Markup, Problem> {
    let t = |key| ask.words.get(key);
    let link_of = Stories::of(ask.library()).link(article)?;
    Ok(html! {
        header.article {
            h1 { (foreign(&headline(article), article.language)) }
            p.where {
                (about(ask, article))
                @if let Some(byline) = &article.byline { " · " (name(byline)) }
            }
            p.links {
                @if let Some(url) = &article.url { (outward(url, t("source"))) }
                @if let Some(url) = &article.source_url { (outward(url, t("original"))) }
                a href=(link(ask, &format!("/cite?article={}", article.id))) { (t("cite")) }
                a href={ "/api/v1/article/" (article.id) } { "JSON" }
                a href=(link(ask, &format!("/compare?left={}", article.id))) { (t("check_itself")) }
            }
            @if let Some(versions) = link_of {
                p.links { span.versions {
                    (t("compare_with")) " "
                    @for (number, (id, lang)) in versions.versions.iter().enumerate() {
                        @if number > 0 { ", " }
                        a href=(link(ask, &format!("/compare?left={}&right={id}", article.id))) { (ask.words.language(*lang)) }
                    }
                } }
            }
        }
    })
}

/// The text, block by block. Statements can be linked to by their spans, and so can any span that the address names.
fn text(ask: &Ask, article: &Article, findings: &Findings) -> Markup {
    let offsets = ScalarOffsets::of(&article.text);
    let mut marks = findings_marks(ask, findings);
    marks.extend(asked_span(ask, article).map(|span| (span, Look::Found)));
    marks.extend(findings.statements.iter().flat_map(|s| s.continuation.iter().map(|span| (*span, Look::Said))));
    marks.extend(findings.statements.iter().map(|statement| (statement.span, Look::Said)));
    let mut starts: Vec<Span> = findings.statements.iter().map(|statement| statement.span).collect();
    starts.sort_unstable();
    html! {
        section.text {
            p.legend {
                @for kind in ["person", "event", "place", "figure", "date", "said"] {
                    span class={ "m " (kind) } { (ask.words.find("mark", kind).unwrap_or(kind)) } " "
                }
            }
            @for block in article.blocks.iter().filter(|block| block.kind != BlockKind::Title) {
                @let class = match block.kind {
                    BlockKind::Heading => "heading", BlockKind::Question => "question", BlockKind::Caption => "caption",
                    BlockKind::Lead => "lead", BlockKind::Byline => "byline", BlockKind::Title | BlockKind::Body => "body",
                };
                p class=(class) lang=(block.language) dir=(direction(block.language.as_str())) {
                    @let inside = starts.iter().filter(|span| block.span.contains(**span));
                    @let cuts: Vec<Span> = pieces(block.span, inside);
                    @for piece in cuts {
                        @if let Some(span) = starts.iter().find(|span| span.start == piece.start && !span.is_empty()) {
                            @let at = offsets.span(*span);
                            @let id = format!("s{}-{}", at.start, at.end);
                            a.pin id=(id) href={ "#" (id) } aria-label=(ask.words.get("permalink")) { "§" }
                        }
                        (marked(article, piece, &marks))
                    }
                }
            }
        }
    }
}

/// A block cut where statements begin.
fn pieces<'s>(block: Span, statements: impl Iterator<Item = &'s Span>) -> Vec<Span> {
    let mut borders: Vec<usize> = statements.map(|span| span.start).chain([block.start, block.end]).collect();
    borders.sort_unstable();
    borders.dedup();
    borders.windows(2).filter_map(|pair| if let [start, end] = pair { Some(Span::new(*start, *end)) } else { None }).collect()
}

/// The span of the address, from characters to bytes.
fn asked_span(ask: &Ask, article: &Article) -> Option<Span> {
    let (start, end) = ask.given.span()?;
    let byte = |at: usize| article.text.char_indices().map(|(byte, _)| byte).chain([article.text.len()]).nth(at);
    Some(Span::new(byte(start)?, byte(end)?))
}

fn findings_marks(ask: &Ask, findings: &Findings) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut mark = |span: Span, kind: &'static str, to: Option<String>, what: &str| {
        marks.push((span, Look::Finding { kind, to: to.map(|to| link(ask, &to)), what: what.to_owned() }));
    };
    for person in &findings.people {
        let to = keyed("/person", base_key(&person.key));
        let named = person.mentions.iter().filter(|mention| mention.form != Form::Pronoun);
        named.for_each(|mention| mark(mention.span, "person", Some(to.clone()), &person.name));
    }
    for event in &findings.events {
        event.mentions.iter().for_each(|mention| mark(mention.span, "event", Some(keyed("/event", &event.key)), &event.name));
    }
    for place in &findings.places {
        place.mentions.iter().for_each(|mention| mark(mention.span, "place", Some(keyed("/place", &place.key)), &place.name));
    }
    for figure in &findings.figures {
        mark(figure.span, "figure", None, &format!("{} {}", figure.value, figure.unit.as_deref().unwrap_or_default()));
    }
    for date in &findings.dates {
        let days: Vec<String> = [date.from, date.to].into_iter().flatten().map(|day| day.to_string()).collect();
        mark(date.span, "date", None, &days.join(" – "));
    }
    outer(marks)
}

/// Marks that lie in no other; of two that begin at one place, the longer.
fn outer(mut marks: Vec<Mark>) -> Vec<Mark> {
    marks.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    marks.retain(|(span, _)| {
        let is_outer = span.start >= end && !span.is_empty();
        end = if is_outer { span.end } else { end };
        is_outer
    });
    marks
}

/// Who says what in it, why that is thought, and who is named.
fn aside(ask: &Ask, article: &Article, findings: &Findings) -> Result<Markup, Problem> {
    let offsets = ScalarOffsets::of(&article.text);
    let t = |key| ask.words.get(key);
    let entry = |statement: &Statement| {
        let at = offsets.span(statement.span);
        let people: Vec<_> = statement.speakers.iter().filter_map(|key| findings.people.iter().find(|p| p.key == *key)).collect();
        let speaker = html! {
            @for (number, person) in people.iter().enumerate() {
                @if number > 0 { (t("list_separator")) }
                (name(&named::called(ask, What::People, base_key(&person.key), &person.name)))
            }
            @if people.is_empty() {
                @match &statement.speaker_surface {
                    Some(surface) => (foreign(surface, article.language)),
                    None => (t("unnamed")),
                }
            }
        };
        html! {
            li {
                (grade(ask, statement))
                (saying(ask, article, statement, &speaker))
                @if !ask.is_private {
                    blockquote lang=(article.language) dir=(direction(article.language.as_str())) {
                        (marked(article, statement.sentence, &[(statement.span, Look::Said)]))
                    }
                }
                p.links {
                    @if ask.is_private { a.open href=(format!("#s{}-{}", at.start, at.end)) { (t("in_text")) } }
                    a href=(link(ask, &format!("/cite?article={}&span={}-{}", article.id, at.start, at.end))) { (t("cite")) }
                    span.rule { (t("rule")) ": " bdi { (statement.rule) } }
                }
            }
        }
    };
    Ok(html! {
        aside.findings {
            section {
                h2 { (t("statements")) " " span.n { (findings.statements.len()) } }
                ol { @for statement in &findings.statements { (entry(statement)) } }
            }
            section {
                h2 { (t("people")) }
                ul { @for person in &findings.people { li {
                    a href=(link(ask, &keyed("/person", base_key(&person.key)))) { (named::person(ask, &person.key, &person.name, article.language)) }
                    @for office in person.roles.iter().take(1) { " " span.office { (named::office(ask, &office.label)) } }
                } } }
            }
        }
    })
}
