//! Versions: what findings depend on besides the page.
//!
//! The program's stages and tables count for all articles, a language file for those that have a block in its language. An article records
//! what it was read with as numbers, one for the program and one for each of its languages; a number that is not among today's is why it
//! is read again.

use super::store;
use crate::article::{Article, Lang};
use std::collections::BTreeMap;
use std::path::Path;
use xxhash_rust::xxh3::Xxh3;

/// Bits of a number that are a hash; those above tell the language.
const HASH_BITS: u32 = 48;

/// What articles are read with today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Hash of the stages and tables.
    pub base: u64,
    languages: BTreeMap<Lang, u64>,
}

impl Version {
    /// That of this program, with a user's own language files where there are such.
    pub fn current(rules: Option<&Path>) -> Self {
        let mut hasher = Xxh3::new();
        hasher.update(env!("RAPPORTEUR_READING").as_bytes());
        hasher.update(&store::FORMAT.to_le_bytes());
        Self { base: hasher.digest(), languages: crate::lang::hashes(rules).into_iter().collect() }
    }

    /// The numbers of an article.
    pub fn numbers(&self, article: &Article) -> Vec<u64> {
        let mut languages: Vec<Lang> = article.blocks.iter().map(|block| block.language).chain([article.language]).collect();
        languages.sort_unstable();
        languages.dedup();
        std::iter::once(number(0, self.base)).chain(languages.into_iter().map(|lang| self.number(lang))).collect()
    }

    fn number(&self, lang: Lang) -> u64 {
        number(code(lang), self.languages.get(&lang).copied().unwrap_or_default())
    }

    /// Whether a number is one of today's; else the language that it is about, if it is about one.
    pub fn is_current(&self, number: u64) -> Result<(), Option<Lang>> {
        let lang = lang_of(number >> HASH_BITS);
        let today = lang.map_or(self::number(0, self.base), |lang| self.number(lang));
        if number == today { Ok(()) } else { Err(lang) }
    }
}

fn number(code: u64, hash: u64) -> u64 {
    (code << HASH_BITS) | (hash & ((1 << HASH_BITS) - 1))
}

fn code(lang: Lang) -> u64 {
    lang.as_str().bytes().fold(0, |code, byte| (code << 8) | u64::from(byte))
}

fn lang_of(code: u64) -> Option<Lang> {
    let letters = [(code >> 8) as u8, code as u8];
    std::str::from_utf8(&letters).ok().and_then(Lang::parse)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_one_language_concerns_its_articles_only() {
        let today = Version { base: 7, languages: [(Lang::AR, 1), (Lang::FR, 2)].into() };
        let tomorrow = Version { base: 7, languages: [(Lang::AR, 9), (Lang::FR, 2)].into() };
        assert_eq!(tomorrow.is_current(today.number(Lang::FR)), Ok(()));
        assert_eq!(tomorrow.is_current(today.number(Lang::AR)), Err(Some(Lang::AR)));
        assert_eq!(tomorrow.is_current(today.number(Lang::VI)), Ok(()));
        assert_eq!(tomorrow.is_current(number(0, 8)), Err(None));
        assert_eq!(tomorrow.is_current(number(0, 7)), Ok(()));
    }
}
