//! The words of a language for people, offices and bodies.

use crate::entity::Gender;
use crate::fold::fold;
use crate::lang::{Class, Word};
use serde::{Deserialize, Deserializer};
use std::collections::{BTreeMap, BTreeSet};

/// The `[people]` section of a language file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Words {
    /// Honorifics of men.
    pub honorific_m: Vec<String>,
    /// Honorifics of women.
    pub honorific_f: Vec<String>,
    /// Honorifics of anybody.
    pub honorific: Vec<String>,
    /// What joins an office or body with what it is of.
    pub of: Vec<String>,
    /// What makes a title definite.
    pub articles: Vec<String>,
    /// Adjectives that go on with the name of a body.
    pub body_adjectives: Vec<String>,
    /// What makes an office its deputy.
    pub deputy: Vec<String>,
    /// Words after which a place is named.
    pub place_heads: Vec<String>,
    /// Prepositions after which a place may be named.
    pub place_prepositions: Vec<String>,
    /// Words of names that are folded as a small word is, but never spelled as it: "آن" is no "أن".
    pub unlike: Vec<String>,
    /// Small words that end names too: "كان".
    pub name_too: WordSet,
    /// Adjectives that are names too: "العربي".
    pub adjectives_too: WordSet,
    /// Given names of men that are folded as a small word is, with the spelling of that word: "علي" is no "على" where a text has both.
    pub spelled: BTreeMap<String, String>,
    /// Words that are never part of a name though they may stand where one is expected.
    pub no_name: WordSet,
    /// Words before the name of whoever leads or attends: "برئاسة".
    pub leading: WordSet,
    /// Common nouns that follow a speaker without a capital or a preposition to part them: "مشروع".
    pub common_nouns: WordSet,
    /// Particles written onto a word, none of which begins a name that goes on.
    pub attached: Vec<char>,
    /// Nouns of measure, behind which a word that is a name too is what is measured: "متوسط عمر السفن".
    #[serde(default)]
    pub measures: WordSet,
    /// Plants and beasts whose names go on with that of a country, which is not spoken of: "جوز الهند".
    #[serde(default)]
    pub species: WordSet,
    /// Honorifics that are family names too.
    pub honorific_names: WordSet,
    /// Honorifics that begin a name behind other words with capitals: "Lib Dem |Cllr| Ann Poe".
    pub inner_honorifics: WordSet,
    /// "official": callings that tell no office.
    pub vague_callings: WordSet,
    /// Honorifics that are common nouns too.
    #[serde(default)]
    pub honorific_nouns: WordSet,
    /// Shapes of common nouns that are no third word of a name.
    pub object_shapes: Vec<String>,
    /// Sequences of letters that only words of other languages have.
    pub foreign_letters: Vec<String>,
    /// Shapes of common nouns, folded: `?` is any letter, a leading `*` anything.
    pub common_noun_shapes: Vec<String>,
    /// Shapes of plurals that name people, folded: "محتجون".
    pub group_shapes: Vec<String>,
    /// What bears the name of somebody who does not act: "شركة", "جائزة".
    pub bearers: WordSet,
    /// Nouns of companies and clubs, whose names stand behind them with no mark: "la société |Nour Atlas|".
    #[serde(default)]
    pub firms: WordSet,
    /// What does so behind the name, with a capital of its own: "Avenue", "University".
    pub things: WordSet,
    /// Shapes of words that tell how somebody speaks, folded: "مازحا".
    pub manner_shapes: Vec<String>,
    /// Adjectives of parties between a title and a name: "la députée |insoumise|".
    pub party_adjectives: crate::extract::statements::Phrases,
    /// What members of a party are called, with a capital: "la Verte".
    pub partisans: crate::extract::statements::Phrases,
    /// Endings of titles of two: "الوزيران".
    pub dual_endings: Vec<String>,
    /// Endings of common nouns that names seldom have.
    pub noun_endings: Vec<String>,
    /// Words that close the subject of a verb of saying, folded: "that".
    pub closes_subject: Vec<String>,
    /// Family names that stand first, folded: two syllables of a given name may follow.
    pub family_first: Vec<String>,
    /// Nouns of landmarks, which stand before their names: "bãi".
    pub landmarks: WordSet,
    /// Words of a title that tell the rank of its province, district or commune, with what they are one with: "tp" = "thành".
    pub levels: std::collections::BTreeMap<String, String>,
    /// Words of several syllables in one of which the noun of a body is hidden: "công trường".
    pub compounds: crate::extract::statements::Phrases,
    /// What makes a title one of many: "un conseiller".
    pub indefinite_articles: Vec<String>,
    /// Pronouns behind which a word that may be a title is a verb: "who chairs".
    pub relative_pronouns: Vec<String>,
    /// Words that introduce the credit of a photograph.
    pub photo_credits: Vec<String>,
    /// Particles inside names: "de", "bin".
    pub particles: Vec<String>,
    /// Kin and company of somebody, whose name follows: "زوجته".
    pub kin: WordSet,
    /// "fils", "jr": small words that end a name.
    pub name_suffixes: WordSet,
    /// What stands behind a name as part of it: "الدين", "أوغلو".
    pub name_endings: WordSet,
    /// Nouns of places that no family is called after, folded: "xã".
    pub communes: WordSet,
    /// Prepositions before the place where an ambassador is sent: "auprès du", "لدى".
    pub sent_to: WordSet,
    /// Particles before a father's name: "بن".
    pub patronymics: WordSet,
    /// Whether honorifics are written small ("ông", "bà").
    pub honorific_needs_no_capital: bool,
    /// Whether an office and its body stand before the office's head ("Deputy Foreign Minister").
    pub modifiers_first: bool,
    /// "associate": what begins a rank of several words, "Associate Professor".
    #[serde(default)]
    pub rank_modifiers: Vec<String>,
}

/// Words, folded.
#[derive(Debug, Default)]
pub struct WordSet(BTreeSet<String>);

impl WordSet {
    /// Whether a folded word is one of them.
    pub fn has(&self, folded: &str) -> bool {
        self.0.contains(folded)
    }
}

impl<'de> Deserialize<'de> for WordSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(Vec::<String>::deserialize(deserializer)?.iter().map(|word| fold(word)).collect()))
    }
}

impl Words {
    /// Calls `add` with every word that a text is searched for.
    pub fn words(&self, add: &mut impl FnMut(&str, Class)) {
        let lists = [
            (&self.honorific_m, Class::Honorific(Some(Gender::M))),
            (&self.honorific_f, Class::Honorific(Some(Gender::F))),
            (&self.honorific, Class::Honorific(None)),
            (&self.of, Class::Word(Word::Of)),
            (&self.articles, Class::Word(Word::Article)),
            (&self.body_adjectives, Class::Word(Word::BodyAdjective)),
            (&self.deputy, Class::Word(Word::Deputy)),
            (&self.place_heads, Class::Word(Word::PlaceHead)),
            (&self.place_prepositions, Class::Word(Word::PlacePreposition)),
        ];
        for (list, class) in lists {
            list.iter().for_each(|word| add(word, class));
        }
        self.no_name.0.iter().for_each(|word| add(word, Class::Word(Word::NoName)));
    }
}
