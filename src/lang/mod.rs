//! What does a language's news look like? One TOML file per language: lists, and the rules with their examples.
//!
//! A file's sections belong to the extractors that read them; what the words *mean* is Rust, the same for all languages. To add a
//! language, write its file and name it in [`BUILT_IN`].

mod lexicon;
mod words;

pub use lexicon::{Class, Lexicon, Word};
pub use words::{Groups, Vocabulary, WordHash, WordId, intern, listed};

use crate::article::Lang;
use crate::extract::quantities::Quantities;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{LazyLock, OnceLock};

/// The languages with rules, each with its file.
const BUILT_IN: &[(Lang, &str)] = &[
    (Lang::AR, include_str!("ar.toml")),
    (Lang::EN, include_str!("en.toml")),
    (Lang::FR, include_str!("fr.toml")),
    (Lang::VI, include_str!("vi.toml")),
];

/// A language file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// ISO 639-1 code.
    pub language: Lang,
    /// Whether names begin with capitals.
    pub capitals: bool,
    /// Words whose point ends no sentence, without the point.
    #[serde(default)]
    pub abbreviations: BTreeSet<String>,
    /// Words whose point ends no sentence before a number: "no. 5".
    #[serde(default)]
    pub abbreviations_before_numbers: BTreeSet<String>,
    /// Particles written onto the next word (Arabic و ف ب ل ك, the article).
    #[serde(default)]
    pub proclitics: Vec<String>,
    /// How people are named.
    pub people: crate::extract::people::Words,
    /// What gatherings are called.
    #[serde(default)]
    pub events: crate::extract::events::Words,
    /// How numbers are written.
    #[serde(default)]
    pub numbers: crate::extract::numerals::Words,
    /// What stands around numbers.
    #[serde(default)]
    pub figures: crate::extract::figures::Words,
    /// Money, measures, durations.
    #[serde(default)]
    pub units: crate::extract::figures::Units,
    /// How dates are written.
    #[serde(default)]
    pub dates: crate::extract::dates::Words,
    #[serde(skip)]
    quantities: OnceLock<Quantities>,
    /// How speech is reported.
    #[serde(default)]
    pub statements: crate::extract::statements::Words,
    #[serde(skip)]
    lexicon: OnceLock<Lexicon>,
}

impl Language {
    /// Reads a language file; the error tells line and column.
    pub fn parse(text: &str) -> Result<Self> {
        let mut language: Self = toml::from_str(text)?;
        language.events.inflect(language.statements.conjugation);
        Ok(language)
    }

    /// Reads somebody's own language file, and makes of it at once what could be wrong with it.
    pub fn of_user(text: &str) -> Result<Self> {
        let language = Self::parse(text)?;
        let quantities = Quantities::of(&language).map_err(anyhow::Error::msg)?;
        let _ = language.quantities.set(quantities);
        Ok(language)
    }

    /// Calls `add` with every word of the file that a text is searched for.
    fn words(&self, add: &mut impl FnMut(&str, Class)) {
        self.people.words(add);
        self.events.words(add);
        self.statements.words(add);
    }

    /// The numbers, figures and dates of this language.
    pub fn quantities(&self) -> &Quantities {
        self.quantities.get_or_init(|| Quantities::of(self).unwrap_or_else(|e| panic!("language file `{}`: {e}", self.language)))
    }

    /// Everything that the lookup pass finds in texts of this language.
    pub fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(|| Lexicon::of(self))
    }
}

static REPLACED: OnceLock<Vec<Language>> = OnceLock::new();

static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let parse = |(lang, text): &(Lang, &str)| Language::parse(text).unwrap_or_else(|e| panic!("src/lang/{lang}.toml: {e}"));
    BUILT_IN.iter().map(parse).collect()
});

/// The hash of each language file that is in use, by its language.
pub fn hashes(rules: Option<&Path>) -> Vec<(Lang, u64)> {
    let hash = |text: &str| xxhash_rust::xxh3::xxh3_64(text.as_bytes());
    let Some(folder) = rules else { return BUILT_IN.iter().map(|(lang, text)| (*lang, hash(text))).collect() };
    let mut hashes = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
        let lang = Language::parse(&text).map(|language| language.language);
        hashes.extend(lang.ok().filter(|_| entry.path().extension().is_some_and(|e| e == "toml")).map(|lang| (lang, hash(&text))));
    }
    hashes
}

/// The rules of a language; `None` where nobody has written any.
pub fn language(lang: Lang) -> Option<&'static Language> {
    all().iter().find(|l| l.language == lang)
}

/// All languages with rules.
pub fn all() -> &'static [Language] {
    REPLACED.get().unwrap_or_else(|| &LANGUAGES)
}

/// Reads language files from a folder instead of the built-in ones; to be called before anything is read.
pub fn replace_with(folder: &Path) -> Result<()> {
    let mut languages = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot read the folder of language files {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "toml") {
            let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            languages.push(Language::of_user(&text).with_context(|| path.display().to_string())?);
        }
    }
    anyhow::ensure!(!languages.is_empty(), "no language file (xx.toml) in {}", folder.display());
    languages.sort_by_key(|l| l.language);
    REPLACED.set(languages).map_err(|_| anyhow::anyhow!("language files were replaced twice"))
}

/// Takes a language file in place of the built-in one of its language; to be called before anything is read.
pub fn replace_one(language: Language) -> Result<&'static Language> {
    let code = language.language;
    let built_in = BUILT_IN.iter().filter(|(lang, _)| *lang != code);
    let mut languages = built_in.map(|(_, text)| Language::parse(text)).collect::<Result<Vec<_>>>()?;
    languages.push(language);
    languages.sort_by_key(|l| l.language);
    REPLACED.set(languages).map_err(|_| anyhow::anyhow!("language files were replaced twice"))?;
    self::language(code).context("the language is one of those read")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_file_parses_and_says_its_own_language() {
        for (lang, text) in BUILT_IN {
            assert_eq!(Language::parse(text).map(|l| l.language).map_err(|e| e.to_string()), Ok(*lang));
        }
    }
}
