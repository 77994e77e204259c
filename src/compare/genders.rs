//! Genders of one person that differ, between versions or within one article.

use super::present::Here;
use super::why::Why;
use super::{Difference, Kind, Pair, Severity, Side};
use crate::article::Span;
use crate::entity::{Form, Gender, Person, PersonMention};
use crate::fold::fold;
use crate::lang;

/// Compares the honorifics of one person on both sides.
pub(super) fn genders(pair: &Pair, here: &Here, there: &Here, out: &mut Vec<Difference>) {
    let (Some((a, left)), Some((b, right))) = (addressed(pair.left, &here.mentions), addressed(pair.right, &there.mentions)) else {
        return;
    };
    if a != b {
        let why = Why::of("gender").text("person", &here.person.name).word("left", "sex", sex(a)).word("right", "sex", sex(b));
        out.push(Difference::between(Kind::Gender, Severity::Medium, Some(left), Some(right), why));
    }
}

const fn sex(gender: Gender) -> &'static str {
    match gender {
        Gender::M => "man",
        Gender::F => "woman",
    }
}

/// The first gender that an honorific before a mention shows.
fn addressed(side: &Side, mentions: &[&PersonMention]) -> Option<(Gender, Span)> {
    mentions.iter().find_map(|mention| Some((honorific(side, mention)?, mention.span)))
}

/// The gender that the honorific before a mention shows.
pub(super) fn honorific(side: &Side, mention: &PersonMention) -> Option<Gender> {
    let language = lang::language(side.article.language)?;
    let before = side.article.text[..mention.span.start].lines().next_back().unwrap_or_default();
    let ends_clause =
        |word: &&str| word.ends_with([',', ';', ':', '!', '?', '"', '”', '»', '،']) || word.ends_with('.') && word.chars().count() > 4;
    let words: Vec<String> = before.split_whitespace().rev().take(3).take_while(|word| !ends_clause(word)).map(fold).collect();
    let shows = |list: &[String]| list.iter().any(|word| words.iter().any(|w| w.trim_start_matches('و') == fold(word)));
    let people = &language.people;
    match (shows(&people.honorific_m), shows(&people.honorific_f)) {
        (true, false) => Some(Gender::M),
        (false, true) => Some(Gender::F),
        _ => None,
    }
}

pub(super) fn two_genders(side: &Side, person: &Person, out: &mut Vec<Difference>) {
    let mut addressed = person.mentions.iter().filter_map(|mention| Some((honorific(side, mention)?, mention)));
    let Some((gender, at)) = addressed.next() else { return };
    let is_other = |mention: &&PersonMention| mention.form == Form::Name && mention.gender.is_some_and(|other| other != gender);
    let other = person.mentions.iter().find(is_other);
    let Some(other) = other else { return };
    let mut places = [(at.span, gender), (other.span, opposite(gender))];
    places.sort_by_key(|(span, _)| span.start);
    let [(first, here), (second, there)] = places;
    let why = Why::of("gender_twice").text("person", &person.name).word("left", "sex", sex(here)).word("right", "sex", sex(there));
    out.push(Difference::between(Kind::Gender, Severity::Medium, Some(first), Some(second), why));
}

const fn opposite(gender: Gender) -> Gender {
    match gender {
        Gender::M => Gender::F,
        Gender::F => Gender::M,
    }
}
