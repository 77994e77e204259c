//! Bodies that speak and that no table knows: "Puma Energy a démenti", "the Japanese carmaker said".
//!
//! A proper name that speaks is a body of its own; "the company" is the body that was named last before it, else one of its own too.

use super::Found;
use crate::entity::{Body, Mention};
use crate::extract::places::has_word;
use crate::extract::{Cast, Reading, Who};
use crate::fold::{fold, strip_marks};
use crate::lang::{Word, language};
use crate::statement::Reference;
use std::ops::Range;

/// The most tokens between a body and "the company" that means it.
const FAR: usize = 120;
/// Kinds of bodies that are no "company" and no "group".
const PUBLIC: [&str; 8] = ["government", "state", "parliament", "court", "ministry", "news_agency", "media", "police"];

/// Gives every nameless body that speaks a body of the cast.
pub(super) fn name_bodies(reading: &Reading, cast: &mut Cast, found: &mut [Found]) {
    let mut last: Option<usize> = None;
    for f in found {
        let is_nameless = f.speaker.people.is_empty() && f.speaker.bodies.is_empty();
        let Some(tokens) = f.speaker.tokens.clone().filter(|_| is_nameless) else { continue };
        let body = match f.speaker.reference {
            Reference::Body => headed(reading, cast, &tokens).or_else(|| proper(reading, cast, &tokens)).or(last),
            Reference::Role => institution(reading, cast, &tokens),
            _ => None,
        };
        let Some(body) = body else { continue };
        f.speaker.bodies.push(body);
        f.speaker.reference = Reference::Body;
        last = Some(body);
    }
}

/// The body that has this proper name, new when nobody has it; a pronoun has none.
fn proper(reading: &Reading, cast: &mut Cast, tokens: &Range<usize>) -> Option<usize> {
    let is_capital = |t: &usize| reading.tokens[*t].capital;
    let first = tokens.clone().find(is_capital)?;
    let words = &language(reading.sentences[reading.sentence_of(first)].language)?.statements;
    let is_pronoun = [&words.pronouns_neutral, &words.pronouns_m, &words.pronouns_f].iter().any(|list| list.at(reading, first).is_some());
    let start = if tokens.len() > 1 { words.articles.at(reading, first).filter(|end| *end < tokens.end).unwrap_or(first) } else { first };
    (!is_pronoun).then(|| body(reading, cast, start..tokens.end))
}

/// "|تنسيقية مهندسي الجزائر|": the body of a noun that bodies begin with, where there are no capitals.
fn headed(reading: &Reading, cast: &mut Cast, tokens: &Range<usize>) -> Option<usize> {
    let words = &language(reading.sentences[reading.sentence_of(tokens.start)].language)?.statements;
    words.body_heads.at(reading, tokens.start)?;
    Some(body(reading, cast, tokens.clone()))
}

/// The body that "the company" means.
fn institution(reading: &Reading, cast: &mut Cast, tokens: &Range<usize>) -> Option<usize> {
    let language = language(reading.sentences[reading.sentence_of(tokens.start)].language)?;
    let words = &language.statements;
    // "Qua thông cáo, |tập đoàn giấy Celnorte| phản bác".
    let is_bare = words.conjugation == super::inflect::Conjugation::None && words.institutions.at(reading, tokens.start).is_some();
    if is_bare && tokens.clone().any(|t| reading.tokens[t].capital) {
        return Some(body(reading, cast, tokens.clone()));
    }
    let noun = words.articles.at(reading, tokens.start)?;
    let is_indefinite = language.people.indefinite_articles.iter().any(|a| a == reading.folded(tokens.start));
    let small = |t: &usize| words.prepositions.at(reading, *t).is_none() && reading.folded(*t) != ",";
    let head = (noun..tokens.end).take_while(small).find_map(|t| words.institutions.at(reading, t))?;
    if is_indefinite {
        return None;
    }
    // "le syndicat |des armateurs|": one of its own.
    let is_of = has_word(reading, tokens.end, Word::Of);
    let has_own = is_of && words.adverbs.at(reading, tokens.end).is_none() && words.adjuncts.at(reading, tokens.end).is_none();
    // "le rectorat": an authority is no association that was named before.
    let is_authority = words.authorities.at(reading, noun).is_some();
    let is_alone = tokens.end == noun + 1 && !has_own && !is_authority;
    named_before(cast, tokens.start).filter(|_| is_alone).or_else(|| Some(body(reading, cast, noun..head)))
}

/// The body that was named last before a token.
fn named_before(cast: &Cast, at: usize) -> Option<usize> {
    let end = cast.actors.partition_point(|a| a.tokens.start < at);
    let near = cast.actors[..end].iter().rev().take_while(|a| a.tokens.end + FAR > at);
    near.into_iter().find_map(|actor| match actor.who {
        Who::Body(body) if !PUBLIC.contains(&cast.bodies[body].kind.as_str()) => Some(body),
        _ => None,
    })
}

/// The body of these words.
fn body(reading: &Reading, cast: &mut Cast, tokens: Range<usize>) -> usize {
    let span = reading.span(&tokens);
    let surface = reading.article.slice(span).to_owned();
    let folded = strip_marks(&fold(&surface));
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let key = format!("organisation:{}", words.join("_"));
    let mention = Mention { span, surface: surface.clone() };
    if let Some(known) = cast.bodies.iter().position(|body| body.key == key) {
        let mentions = &mut cast.bodies[known].mentions;
        if mentions.iter().all(|m| m.span != span) {
            mentions.push(mention);
        }
        return known;
    }
    cast.bodies.push(Body { key, name: surface, kind: "organisation".to_owned(), mentions: vec![mention] });
    cast.bodies.len() - 1
}
