//! People: who is named, by name, by office, by pronoun.

use crate::entity::Gender;
use crate::lang::Class;
use serde::Deserialize;

/// The words of a language for people.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Honorifics of men.
    #[serde(default)]
    pub honorific_m: Vec<String>,
    /// Honorifics of women.
    #[serde(default)]
    pub honorific_f: Vec<String>,
    /// Honorifics of anybody.
    #[serde(default)]
    pub honorific: Vec<String>,
}

impl Words {
    /// Calls `add` with every word that a text is searched for.
    pub fn words(&self, add: &mut impl FnMut(&str, Class)) {
        self.honorific_m.iter().for_each(|w| add(w, Class::Honorific(Some(Gender::M))));
        self.honorific_f.iter().for_each(|w| add(w, Class::Honorific(Some(Gender::F))));
        self.honorific.iter().for_each(|w| add(w, Class::Honorific(None)));
    }
}
