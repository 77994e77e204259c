//! Sayings that two versions give to different people.

use super::alike::are_alike;
use super::present::{is_in, is_known_in, is_named_in};
use super::why::Why;
use super::{Difference, Kind, Pair, Severity, Side};
use crate::article::Span;
use crate::entity::Form;
use crate::statement::{Reference, Statement};
use std::ops::Range;

/// Compares the speakers of a bead: each must be found among those of the other side.
pub(super) fn differences(pair: &Pair, out: &mut Vec<Difference>) {
    let (left, right) = (statements(pair.left, &pair.bead.left), statements(pair.right, &pair.bead.right));
    let alone: Vec<&Statement> = left.iter().copied().filter(|s| is_missing(pair.left, s, pair.right, &right, &pair.bead.right)).collect();
    let mut others: Vec<&Statement> =
        right.iter().copied().filter(|s| is_missing(pair.right, s, pair.left, &left, &pair.bead.left)).collect();
    let mut rest = Vec::new();
    for statement in alone {
        if others.is_empty() {
            rest.push(statement);
        } else {
            out.push(changed(pair, statement, others.remove(0)));
        }
    }
    for statement in rest {
        let other = usurped((pair.left, statement, &pair.bead.left), (pair.right, &right));
        out.extend(other.map(|other| changed(pair, statement, other)));
    }
    for statement in others {
        let other = usurped((pair.right, statement, &pair.bead.right), (pair.left, &left));
        out.extend(other.map(|other| changed(pair, other, statement)));
    }
}

fn changed(pair: &Pair, left: &Statement, right: &Statement) -> Difference {
    let why = Why::of("speaker").text("left", name(pair.left, left)).text("right", name(pair.right, right));
    Difference::between(Kind::Speaker, Severity::High, mention(pair.left, left), mention(pair.right, right), why)
}

/// The saying of somebody whom one side does not name, where somebody speaks whom the other side knows and does not name: that one may
/// still be meant by an office or a pronoun, which is no name.
fn usurped<'s>(
    (side, statement, sentences): (&Side, &Statement, &Range<usize>),
    (other, others): (&Side, &[&'s Statement]),
) -> Option<&'s Statement> {
    let is_known = statement.speakers.iter().any(|key| is_known_in(side, key, other));
    let is_named = |key: &String| is_named_in(other, key, side, sentences);
    let is_other = |s: &&&Statement| s.reference == Reference::Name && !s.speakers.iter().any(is_named) && mention(other, s).is_some();
    others.iter().find(is_other).copied().filter(|_| is_known && statement.reference == Reference::Name)
}

fn statements<'a>(side: &Side<'a>, sentences: &Range<usize>) -> Vec<&'a Statement> {
    let is_here = |s: &&Statement| side.sentence_at(s.span).is_some_and(|at| sentences.contains(&at));
    side.findings.statements.iter().filter(is_here).filter(|s| matches!(s.reference, Reference::Name | Reference::Role)).collect()
}

/// Whether none of a statement's named speakers speaks, or is named, on the other side.
fn is_missing(side: &Side, statement: &Statement, other: &Side, others: &[&Statement], sentences: &Range<usize>) -> bool {
    let is_there = |key: &String| {
        let names = names(side, key);
        let speaks = others.iter().flat_map(|s| &s.speakers).any(|k| k == key || names_alike(&names, other, k));
        speaks || is_in(side, key, other, sentences)
    };
    // A body may be named by a word for what it is, and a speaker who is not named in the sentence has been inferred.
    let is_named = mention(side, statement).is_some();
    is_named && !statement.speakers.iter().any(is_there)
}

fn names<'a>(side: &Side<'a>, key: &str) -> Vec<&'a str> {
    side.findings.people.iter().filter(|person| person.key == key).map(|person| person.name.as_str()).collect()
}

fn names_alike(names: &[&str], other: &Side, key: &str) -> bool {
    other.findings.people.iter().filter(|person| person.key == key).any(|person| names.iter().any(|name| are_alike(name, &person.name)))
}

fn name(side: &Side, statement: &Statement) -> String {
    let key = statement.speakers.first().map_or("", String::as_str);
    names(side, key).first().map_or_else(|| key.to_owned(), |name| (*name).to_owned())
}

/// The mention of the speaker in the sentence.
fn mention(side: &Side, statement: &Statement) -> Option<Span> {
    let people = side.findings.people.iter().filter(|person| statement.speakers.contains(&person.key));
    let mentions = people.flat_map(|person| &person.mentions).filter(|mention| mention.form != Form::Pronoun);
    mentions.map(|mention| mention.span).find(|span| statement.sentence.contains(*span))
}
