//! One statement: who said it, what, where and when, and the sentence that shows it.
//!
//! Only the page's own words stand in quotation marks; everything else is told as a report: "according to OUTLET, X said that …".

use super::marks::{Look, Mark, marked};
use super::{about, filled, foreign, keyed, link, name, named, outward};
use crate::article::{Article, Span};
use crate::extract::statements::Telling;
use crate::index::records::base_key;
use crate::json::ScalarOffsets;
use crate::search::facets::What;
use crate::search::hits::StatementHit;
use crate::search::stories::Stories;
use crate::serve::problem::Problem;
use crate::serve::server::Ask;
use crate::serve::words::direction;
use crate::statement::{Grade, Reference, Statement};
use maud::{Markup, html};

/// A statement as an entry of a list; `found` are the words that were asked for.
pub(super) fn entry(ask: &Ask, hit: &StatementHit, found: &[Span], stories: &mut Stories) -> Result<Markup, Problem> {
    let (article, statement) = (&hit.article, &hit.statement);
    let t = |key| ask.words.get(key);
    let here = link(ask, &permalink(hit));
    let event = statement.at.as_deref();
    let versions = stories.link(article)?;
    let marks = marks(statement, &article.text, found);
    let cite = format!("/cite?article={}&span={}", article.id, span_of(hit));
    Ok(html! {
        li.statement tabindex="-1" {
            div.who {
                (speaker(ask, hit))
                @if let Some(office) = office(ask, hit) { " " span.office { (office) } }
                (grade(ask, statement))
            }
            p.saying { (saying(ask, article, statement, &speaker_name(ask, hit))) }
            blockquote lang=(article.language) dir=(direction(article.language.as_str())) {
                (marked(article, statement.sentence, &marks))
                @for span in &statement.continuation { " " (marked(article, *span, &marks)) }
            }
            p.where {
                (about(ask, article))
                @if let Some(key) = event { " · " a.event href=(link(ask, &keyed("/event", key))) { (name(&named::called(ask, What::Events, key, key))) } }
            }
            p.links {
                a.open href=(here) { (t("in_article")) }
                @if let Some(url) = &article.url { (outward(url, t("source"))) }
                a href=(link(ask, &cite)) { (t("cite")) }
                @if let Some(versions) = versions {
                    span.versions {
                        (t("also_in")) " "
                        @for (number, (id, lang)) in versions.versions.iter().take(8).enumerate() {
                            @if number > 0 { ", " }
                            a href=(link(ask, &format!("/compare?left={}&right={id}", article.id))) { (ask.words.language(*lang)) }
                        }
                    }
                }
            }
        }
    })
}

/// Where a statement stands: its article, at its span.
pub(in crate::serve) fn permalink(hit: &StatementHit) -> String {
    format!("/article/{}#s{}", hit.article.id, span_of(hit))
}

fn span_of(hit: &StatementHit) -> String {
    let span = ScalarOffsets::of(&hit.article.text).span(hit.statement.span);
    format!("{}-{}", span.start, span.end)
}

/// Who spoke, with the way to that person.
fn speaker(ask: &Ask, hit: &StatementHit) -> Markup {
    let named: Vec<(&String, &String)> = hit.statement.speakers.iter().zip(&hit.names).collect();
    let lang = hit.article.language;
    html! {
        span.speaker {
            @if named.is_empty() { (speaker_name(ask, hit)) }
            @for (number, (key, of)) in named.into_iter().enumerate() {
                @if number > 0 { (ask.words.get("list_separator")) }
                a href=(link(ask, &keyed("/person", base_key(key)))) { (named::person(ask, key, of, lang)) }
            }
        }
    }
}

fn speaker_name(ask: &Ask, hit: &StatementHit) -> Markup {
    html! {
        @if !hit.names.is_empty() {
            @for (number, (key, of)) in hit.statement.speakers.iter().zip(&hit.names).enumerate() {
                @if number > 0 { (ask.words.get("list_separator")) }
                (name(&named::called(ask, What::People, base_key(key), of)))
            }
        }
        @else if let Some(surface) = &hit.statement.speaker_surface { (foreign(surface, hit.article.language)) }
        @else { (ask.words.get("unnamed")) }
    }
}

/// The office at the time: as printed with the statement, else by its role.
fn office(ask: &Ask, hit: &StatementHit) -> Option<Markup> {
    let statement = &hit.statement;
    let is_office = matches!(statement.reference, Reference::Name | Reference::Role);
    let is_other = |surface: &&String| is_office && !hit.names.is_empty() && !hit.names.contains(surface);
    let printed = statement.speaker_surface.as_ref().filter(is_other).map(|surface| foreign(surface, hit.article.language));
    let role = statement.role.map(|role| named::role(ask, role.as_str()));
    printed.or(role)
}

/// The grade, with the grade of each link of the basis.
pub(super) fn grade(ask: &Ask, statement: &Statement) -> Markup {
    let basis = &statement.basis;
    let links = [("speaker", Some(basis.speaker)), ("content", Some(basis.content)), ("event", basis.event), ("identity", basis.identity)];
    let links: Vec<(&str, Grade)> = links.into_iter().filter_map(|(link, grade)| Some((link, grade?))).collect();
    html! {
        details.grade {
            summary class={ "g" (letter(statement.grade)) } { span.hidden { (ask.words.get("grade")) " " } (letter(statement.grade)) }
            dl { @for (link, grade) in links { dt { (ask.words.find("basis", link).unwrap_or(link)) } dd { (letter(grade)) } } }
        }
    }
}

fn letter(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "A",
        Grade::B => "B",
        Grade::C => "C",
        Grade::D => "D",
    }
}

/// The saying in a sentence of the interface.
pub(super) fn saying(ask: &Ask, article: &Article, statement: &Statement, speaker: &Markup) -> Markup {
    let find = |key: &'static str| ask.words.find("saying", key).unwrap_or("{speaker}: {content}");
    let outlet = match publisher(ask, article) {
        Some(outlet) => name(&outlet),
        None => html! { (ask.words.get("this_page")) },
    };
    let content = foreign(article.slice(statement.span), article.language);
    let cue = statement.cue.as_deref().map(|cue| filled(find("cue"), &[("cue", &foreign(cue, article.language))])).unwrap_or_default();
    let via = statement.via.as_deref().and_then(|key| named::relay(ask, key));
    let relayed = via.map(|via| filled(ask.words.get("relayed"), &[("via", &name(&via))]));
    let slots: [(&str, &dyn maud::Render); 4] = [("outlet", &outlet), ("speaker", speaker), ("cue", &cue), ("content", &content)];
    html! {
        (filled(find(Telling::of(statement, article.language).as_str()), &slots))
        @if let Some(relayed) = relayed { " " (relayed) }
    }
}

/// Whose article it is; the name of its file only for the one who runs this.
fn publisher(ask: &Ask, article: &Article) -> Option<String> {
    article.publisher().or_else(|| article.file_name().filter(|_| ask.is_private)).map(str::to_owned)
}

/// What is marked in the sentence: what was said, the words of saying, and those that were asked for.
fn marks(statement: &Statement, text: &str, found: &[Span]) -> Vec<Mark> {
    let mut marks = vec![(statement.span, Look::Said)];
    marks.extend(statement.continuation.iter().map(|span| (*span, Look::Said)));
    marks.extend(found.iter().map(|span| (*span, Look::Found)));
    let sentence = statement.sentence;
    let cue = statement.cue.as_deref().filter(|cue| !cue.is_empty());
    let places = cue.into_iter().flat_map(|cue| text.get(sentence.start..sentence.end).unwrap_or_default().match_indices(cue));
    let spans = places.map(|(at, cue)| Span::new(sentence.start + at, sentence.start + at + cue.len()));
    marks.extend(spans.filter(|span| !span.overlaps(statement.span)).take(1).map(|span| (span, Look::Cue)));
    marks
}
