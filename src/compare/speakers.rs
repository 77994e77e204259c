//! Sayings that two versions give to different people.

use super::names::{are_alike, is_in};
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
    for statement in alone {
        if others.is_empty() {
            break;
        }
        let other = others.remove(0);
        let why = Why::of("speaker").text("left", name(pair.left, statement)).text("right", name(pair.right, other));
        out.push(Difference::between(Kind::Speaker, Severity::High, mention(pair.left, statement), mention(pair.right, other), why));
    }
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
