//! Entities: people with their offices, bodies, and places.
//!
//! "le vice-ministre des Affaires étrangères Ngo Le Van", later "le vice-ministre" and "il", are three mentions of one person:
//! by name, by role and by pronoun.

use crate::article::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

macro_rules! keys {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $key:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[allow(missing_docs, reason = "the key is the documentation")]
        pub enum $name { $(#[serde(rename = $key)] $variant),* }

        impl $name {
            /// All of them, in the order of the contract.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The key as scripts and tables write it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $key),* }
            }

            /// The one that `key` names.
            pub fn parse(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

keys! {
    /// What an office is, whatever the country and the language.
    Role {
        President = "president", VicePresident = "vice_president", King = "king", Emir = "emir", CrownPrince = "crown_prince",
        PrimeMinister = "prime_minister", DeputyPrimeMinister = "deputy_prime_minister", Minister = "minister",
        DeputyMinister = "deputy_minister", MinisterDelegate = "minister_delegate", SecretaryOfState = "secretary_of_state",
        Speaker = "speaker", DeputySpeaker = "deputy_speaker", MemberOfParliament = "member_of_parliament",
        GeneralSecretary = "general_secretary", PartySecretary = "party_secretary", DeputyPartySecretary = "deputy_party_secretary",
        StandingMember = "standing_member", CommitteeMember = "committee_member",
        Governor = "governor", DeputyGovernor = "deputy_governor", Mayor = "mayor", DeputyMayor = "deputy_mayor", Prefect = "prefect",
        Wali = "wali", Chairman = "chairman", ViceChairman = "vice_chairman", Director = "director", DeputyDirector = "deputy_director",
        DirectorGeneral = "director_general", DeputyDirectorGeneral = "deputy_director_general", Head = "head", DeputyHead = "deputy_head",
        ChiefOfStaff = "chief_of_staff", SecretaryGeneral = "secretary_general", DeputySecretaryGeneral = "deputy_secretary_general",
        Commissioner = "commissioner", HighRepresentative = "high_representative", Ambassador = "ambassador",
        ChargeDAffaires = "charge_d_affaires", ConsulGeneral = "consul_general", Consul = "consul", SpecialEnvoy = "special_envoy",
        Spokesperson = "spokesperson", General = "general", Commander = "commander", Prosecutor = "prosecutor", Judge = "judge",
        ChiefExecutive = "chief_executive", Expert = "expert", Delegate = "delegate", Representative = "representative", Other = "other",
    }
}

keys! {
    /// How a person stands to an office at the time of the text.
    Status { Current = "current", Former = "former", Acting = "acting", Elect = "elect", Honorary = "honorary" }
}

/// Grammatical gender, as printed at a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// Masculine.
    M,
    /// Feminine.
    F,
}

/// How a mention refers to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// By name.
    Name,
    /// By office: "le vice-ministre".
    Role,
    /// By pronoun, or by the subject that a verb leaves out.
    Pronoun,
}

/// One place where the text means the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonMention {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The text of the span.
    pub surface: String,
    /// How it refers.
    pub form: Form,
    /// The gender printed there.
    pub gender: Option<Gender>,
    /// The office printed with it.
    pub role_surface: Option<String>,
}

/// An office a person holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// What it is.
    pub role: Role,
    /// Key of the body.
    pub body: Option<String>,
    /// Code of the place.
    pub place: Option<String>,
    /// Current, former, acting …
    pub status: Status,
    /// In English, for people to read.
    pub label: String,
}

/// Somebody the article names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// What the name sounds like, whatever the script; two namesakes in one article differ by `#2`.
    pub key: String,
    /// The best Latin form.
    pub name: String,
    /// The offices told.
    pub roles: Vec<Office>,
    /// Where the text means this person, in order.
    pub mentions: Vec<PersonMention>,
}

/// One place where the text names a body or a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The text of the span.
    pub surface: String,
}

/// A ministry, committee, parliament, organisation, company …
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// Identity inside the index.
    pub key: String,
    /// English name where one is known, else as printed.
    pub name: String,
    /// Kind of the gazetteer: ministry, parliament, party …
    pub kind: String,
    /// Where the text names it.
    pub mentions: Vec<Mention>,
}

/// A country, province, city …
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The code, else the folded name.
    pub key: String,
    /// ISO 3166-1 or -2 code.
    pub code: Option<String>,
    /// English name.
    pub name: String,
    /// Country, province, capital …
    pub kind: String,
    /// Last day on which the unit existed.
    pub valid_to: Option<Date>,
    /// Where the text names it.
    pub mentions: Vec<Mention>,
}
