//! Offices of one person that differ.

use super::present::Here;
use super::why::Why;
use super::{Difference, Kind, Pair, Severity};
use crate::article::{Lang, Span};
use crate::entity::Role;
use crate::fold::fold;
use crate::gazetteer::{self, NAME_LANGUAGES};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Compares the offices printed with the name of one person on both sides.
pub(super) fn roles(pair: &Pair, here: &Here, there: &Here, out: &mut Vec<Difference>) {
    let (a, b) = (titles(here, pair.left.article.language), titles(there, pair.right.article.language));
    let agree = a.iter().any(|(x, _)| b.iter().any(|(y, _)| is_one_office(*x, *y)));
    if let (false, Some((x, left)), Some((y, right))) = (agree, a.first(), b.first()) {
        let why = Why::of("role").text("person", &here.person.name).word("left", "role", x.as_str()).word("right", "role", y.as_str());
        out.push(Difference::between(Kind::Role, Severity::High, Some(*left), Some(*right), why));
    }
}

/// The offices printed at mentions, with their places.
pub(super) fn titles(here: &Here, lang: Lang) -> Vec<(Role, Span)> {
    let printed = here.mentions.iter().filter_map(|mention| Some((mention.role_surface.as_deref()?, mention.span)));
    printed.filter_map(|(surface, span)| Some((office(surface, lang)?, span))).collect()
}

/// The office that begins a title; with the body's own word for its head where there is one.
fn office(surface: &str, lang: Lang) -> Option<Role> {
    static NAMES: LazyLock<HashMap<(Lang, String), Role>> = LazyLock::new(|| {
        let mut names = HashMap::new();
        for row in gazetteer::offices() {
            for (lang, forms) in NAME_LANGUAGES.iter().zip(&row.names) {
                forms.iter().for_each(|form| {
                    names.entry((*lang, fold(form))).or_insert(row.role);
                });
            }
        }
        names
    });
    let folded = fold(surface);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let longest = (1..=words.len().min(5)).rev();
    let mut starts = (0..words.len().min(3)).flat_map(|from| longest.clone().map(move |n| (from, n)));
    starts.find_map(|(from, n)| NAMES.get(&(lang, words.get(from..from + n)?.join(" "))).copied())
}

/// Offices that languages name by each other's words are one.
pub(super) fn is_one_office(a: Role, b: Role) -> bool {
    const GROUPS: &[&[Role]] = &[
        &[Role::President, Role::Chairman, Role::Speaker, Role::ChiefExecutive, Role::Head],
        &[Role::VicePresident, Role::ViceChairman, Role::DeputySpeaker, Role::DeputyHead],
        &[Role::Director, Role::DirectorGeneral, Role::Head, Role::ChiefExecutive],
        &[Role::DeputyDirector, Role::DeputyDirectorGeneral, Role::DeputyHead],
        &[Role::Minister, Role::SecretaryOfState, Role::Head],
        &[Role::DeputyMinister, Role::MinisterDelegate, Role::SecretaryOfState],
        &[Role::SecretaryGeneral, Role::GeneralSecretary, Role::PartySecretary],
        &[Role::DeputySecretaryGeneral, Role::DeputyPartySecretary],
        &[Role::Governor, Role::Prefect, Role::Wali],
        &[Role::Representative, Role::MemberOfParliament, Role::Delegate],
        &[Role::Delegate, Role::Representative, Role::SpecialEnvoy, Role::HighRepresentative],
        &[Role::General, Role::Commander],
    ];
    /// No general word stands for these.
    const SPECIAL: &[Role] = &[Role::Judge, Role::Mayor, Role::Prosecutor, Role::King, Role::Emir];
    let is_general = |a: Role, b: Role| a == Role::Other && !SPECIAL.contains(&b);
    a == b || is_general(a, b) || is_general(b, a) || GROUPS.iter().any(|group| group.contains(&a) && group.contains(&b))
}
