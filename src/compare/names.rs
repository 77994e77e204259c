//! People who are named differently.

use super::alike::words_of;
use super::genders::{genders, honorific, two_genders};
use super::offices::{is_one_office, roles, titles};
use super::present::{Here, NEAR, has_name, is_in_words, is_lacking, is_nowhere, is_one, people_in, plain};
use super::unread::unread_names;
use super::why::Why;
use super::{Difference, Kind, Pair, Severity, Side};
use crate::article::{Lang, Span};
use crate::entity::{Form, Person, PersonMention, Role};
use crate::fold::fold;
use crate::gazetteer;
use crate::index::records::base_key;
use crate::lang;
use crate::link::people;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Compares the people of a bead.
pub(super) fn differences(pair: &Pair, out: &mut Vec<Difference>) {
    let (left, right) = (people_in(pair.left, &pair.bead.left), people_in(pair.right, &pair.bead.right));
    for here in &left {
        let same = right.iter().find(|there| base_key(&there.person.key) == base_key(&here.person.key));
        if let Some(there) = same.or_else(|| right.iter().find(|there| is_one(here.person, there.person))) {
            roles(pair, here, there, out);
            genders(pair, here, there, out);
        }
    }
    let left_alone = |here: &&Here| is_sure(here, pair.left) && is_lacking(here, &right, pair.right, &pair.bead.right);
    let right_alone = |here: &&Here| is_sure(here, pair.right) && is_lacking(here, &left, pair.left, &pair.bead.left);
    let alone: Vec<&Here> = left.iter().filter(left_alone).collect();
    let mut others: Vec<&Here> = right.iter().filter(right_alone).collect();
    let mut rest = Vec::new();
    for here in alone {
        // Where both sides know both people, one may name whom the other has by a pronoun.
        let is_changed = |there: &&Here| is_nowhere(here, pair.right) || is_nowhere(there, pair.left) || left.len() == right.len();
        match others.iter().position(is_changed) {
            Some(at) => out.push(changed(here, others.remove(at))),
            None => rest.push(here),
        }
    }
    out.extend(
        rest.iter().filter_map(|here| Some(changed(here, predecessor((here, pair.left, &pair.bead.left), &left, (&right, pair.right))?))),
    );
    out.extend(
        others
            .iter()
            .filter_map(|there| Some(changed(predecessor((there, pair.right, &pair.bead.right), &right, (&left, pair.left))?, there))),
    );
    unread_names(pair, &left, &right, out);
}

/// One name on the left, another on the right.
fn changed(here: &Here, there: &Here) -> Difference {
    let why = differing(&here.person.name, &there.person.name);
    Difference::between(Kind::Name, Severity::High, Some(named(here)), Some(named(there)), why)
}

/// Who is named on the other side with the office of somebody who is not: the office alone may still mean the same, so only names count.
fn predecessor<'p, 'a>(
    (here, side, sentences): (&Here, &Side, &Range<usize>),
    beside: &[Here],
    (there, other): (&'p [Here<'a>], &Side),
) -> Option<&'p Here<'a>> {
    let offices = titles(here, side.article.language);
    let is_named = |person: &Here| {
        beside.iter().any(|known| has_name(known) && is_one(known.person, person.person)) || is_in_words(person, side, sentences, NEAR)
    };
    let holds = |person: &Here| {
        titles(person, other.article.language).iter().any(|(a, _)| *a != Role::Other && offices.iter().any(|(b, _)| is_one_office(*a, *b)))
    };
    there.iter().find(|person| has_name(person) && holds(person) && !is_named(person))
}

/// Whether a person is named here, and surely a person: in a script without capitals, by an office, a second mention or a known given name.
fn is_sure(here: &Here, side: &Side) -> bool {
    let Some(name) = here.mentions.iter().find(|mention| mention.form == Form::Name) else { return false };
    let has_capitals = lang::language(side.article.language).is_none_or(|language| language.capitals);
    let mentions = &here.person.mentions;
    let words = words_of(&name.surface);
    let has_office = mentions.iter().any(|mention| mention.role_surface.is_some());
    let is_named_again = || mentions.iter().filter(|mention| mention.form == Form::Name).count() > 1;
    // TV, and where there are no capitals the names of letters: إس يو, بي سي.
    let is_abbreviated = if has_capitals {
        words.len() == 1 && name.surface.chars().all(|c| c.is_ascii_uppercase())
    } else {
        words.iter().all(|word| word.chars().nth(2).is_none())
    };
    // Wu has no consonant that another script would keep.
    let is_short = matches!(words[..], [only] if people::consonants(only).len() < 2);
    if is_abbreviated || is_short {
        return false;
    }
    has_capitals && (words.len() > 1 || mentions.len() > 1)
        || has_office
        || words.len() > 1 && (is_named_again() || is_known_name(&name.surface))
}

/// Whether a person is told by more than capitals.
pub(super) fn is_established(here: &Here, side: &Side) -> bool {
    let mentions = &here.person.mentions;
    let has_office = mentions.iter().any(|mention| mention.role_surface.is_some() || honorific(side, mention).is_some());
    // Where names are Vietnamese, so is each title in capitals: "Lễ Giáng Sinh".
    let is_known = |name: &str| is_known_name(name) && side.article.language != Lang::VI;
    let mut names = here.mentions.iter().filter(|mention| mention.form == Form::Name).map(|mention| mention.surface.as_str());
    has_name(here) && (has_office || names.any(is_known) && is_sure(here, side))
}

/// Whether a name begins with a known given name, or is Vietnamese.
fn is_known_name(name: &str) -> bool {
    static NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| {
        gazetteer::given_names().iter().flat_map(|row| row.latin.iter().chain(&row.arabic)).map(|name| plain(name)).collect()
    });
    let folded = fold(name);
    let words: Vec<&str> = words_of(&folded);
    words.len() > 1 && (NAMES.contains(&plain(words[0])) || people::is_vietnamese(&words))
}

pub(super) fn named(here: &Here) -> Span {
    let name = here.mentions.iter().find(|mention| mention.form == Form::Name);
    name.or(here.mentions.first()).map_or(Span::new(0, 0), |mention| mention.span)
}

/// One name here, another there.
pub(super) fn differing(left: &str, right: &str) -> Why {
    Why::of("differs").inner("left", Why::plain(left)).inner("right", Why::plain(right))
}

/// One person in two genders, one name in two spellings.
pub(super) fn contradictions(side: &Side, out: &mut Vec<Difference>) {
    for person in &side.findings.people {
        two_genders(side, person, out);
        two_spellings(person, out);
    }
}

fn two_spellings(person: &Person, out: &mut Vec<Difference>) {
    let mut seen: Vec<(String, &PersonMention)> = Vec::new();
    for mention in person.mentions.iter().filter(|mention| mention.form == Form::Name) {
        let form = plain(&mention.surface).replace(['-', '\'', '.'], " ");
        let n_words = form.split_whitespace().count();
        if let Some((_, first)) =
            seen.iter().find(|(other, _)| !is_one_spelling(other, &form) && other.split_whitespace().count() == n_words && n_words > 1)
        {
            let why = Why::of("one_person").text("first", &first.surface).text("second", &mention.surface);
            out.push(Difference::between(Kind::Name, Severity::Low, Some(first.span), Some(mention.span), why));
            return;
        }
        seen.push((form, mention));
    }
}

/// Whether two forms are the same but for an Arabic particle that is written together with the first word.
fn is_one_spelling(a: &str, b: &str) -> bool {
    let is_rest = |a: &str, b: &str| a.strip_prefix(['و', 'ف', 'ب', 'ل']).is_some_and(|rest| rest == b);
    a == b || is_rest(a, b) || is_rest(b, a)
}
