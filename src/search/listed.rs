//! Lists of people, events and places: the filters that are about what is listed, not about the articles that it was found in.
//!
//! `people --role ambassador` are the ambassadors, not all whom an article names that also names one; `places --in VN` lie in Viet Nam; events
//! `--in` a city were held there.

use super::compile::{self, Options};
use super::facets::{self, Mentioned, What};
use super::known::Label;
use super::names;
use super::query::{Field, Query};
use super::{Library, rows};
use crate::entity::Role;
use crate::gazetteer;
use crate::index::schema::Kind;
use anyhow::Result;
use std::collections::BTreeSet;

/// What those who are listed have to be.
#[derive(Default)]
struct Own {
    /// One of these roles.
    roles: Option<BTreeSet<Role>>,
    /// In one of these places.
    places: Option<BTreeSet<String>>,
}

/// Who or what fits: the filters as a query, and words of the name.
pub fn listed(library: &Library, query: &Query, words: &str, options: &Options, what: What) -> Result<Vec<Mentioned>> {
    let mut own = Own::default();
    let mut rest = Vec::new();
    let parts = match query {
        Query::All(parts) => parts.as_slice(),
        other => std::slice::from_ref(other),
    };
    for part in parts {
        match (what, part) {
            (What::People, Query::Field(Field::Role, text)) => {
                own.roles = roles(&text.text);
                // The articles that tell it are fewer than all.
                rest.push(part.clone());
            }
            (What::Events | What::Places, Query::Field(Field::In, text)) => {
                own.places = Some(names::places(library, &text.text, options.strict_place)?.keys.into_iter().collect());
            }
            _ => rest.push(part.clone()),
        }
    }
    let question = compile::question(library, Kind::Article, &Query::All(rest), "", options)?;
    let has_role =
        |label: &Label| own.roles.as_ref().is_none_or(|roles| label.of().filter_map(Role::parse).any(|role| roles.contains(&role)));
    let mut all = facets::mentioned(library, question.fitting(library)?, what, has_role)?;
    if let Some(places) = &own.places {
        retain_in(library, &mut all, places, what)?;
    }
    all.retain(|mentioned| rows::is_called(mentioned, words, what));
    Ok(all)
}

/// Leaves the places that are among `places`, or the events held in one.
fn retain_in(library: &Library, all: &mut Vec<Mentioned>, places: &BTreeSet<String>, what: What) -> Result<()> {
    let known = library.known(what.labels())?;
    all.retain(|mentioned| match what {
        What::Places => places.contains(&mentioned.key),
        _ => known.get(&mentioned.key).is_some_and(|event| event.of.iter().any(|place| names::lies_in(place, places))),
    });
    Ok(())
}

/// The roles that a key names, or a title in any language, or the words that it begins with; none where it names no role.
fn roles(asked: &str) -> Option<BTreeSet<Role>> {
    if let Some(role) = Role::parse(&asked.trim().to_lowercase().replace([' ', '-'], "_")) {
        return Some(BTreeSet::from([role]));
    }
    let asked = names::words(asked);
    let titles = gazetteer::offices().iter().flat_map(|row| row.names.iter().flatten().map(move |title| (row.role, names::words(title))));
    let fitting: Vec<(Role, usize)> =
        titles.filter(|(_, title)| !title.is_empty() && asked.starts_with(title)).map(|(role, title)| (role, title.len())).collect();
    let longest = fitting.iter().map(|(_, n_words)| *n_words).max()?;
    Some(fitting.into_iter().filter(|(_, n_words)| *n_words == longest).map(|(role, _)| role).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_asked_by_its_key_or_by_a_title() {
        let check = |asked: &str, role: Option<Role>| {
            assert_eq!(roles(asked).map(|roles| roles.contains(&role.unwrap_or(Role::Other))), role.map(|_| true), "{asked}")
        };
        check("deputy_minister", Some(Role::DeputyMinister));
        check("Deputy Minister", Some(Role::DeputyMinister));
        check("ministre des Transports", Some(Role::Minister));
        check("السفير", Some(Role::Ambassador));
        check("đại sứ", Some(Role::Ambassador));
        check("xyzzy", None);
    }
}
