//! The words of the interface, a file per language.

use crate::article::Lang;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Languages of the interface.
pub const CODES: &[&str] = &["en", "fr", "ar", "vi"];

const FILES: [&str; 4] =
    [include_str!("words/en.toml"), include_str!("words/fr.toml"), include_str!("words/ar.toml"), include_str!("words/vi.toml")];

/// The words of one language.
#[derive(Debug)]
pub struct Words {
    /// Its code.
    pub code: &'static str,
    words: BTreeMap<String, String>,
}

impl Words {
    /// The words of a language; English where there is no file.
    pub fn of(code: &str) -> &'static Self {
        static ALL: LazyLock<Vec<Words>> = LazyLock::new(|| CODES.iter().zip(FILES).map(|(code, file)| read(code, file)).collect());
        ALL.iter().find(|words| words.code == code).unwrap_or(&ALL[0])
    }

    /// The words of the language that a reader prefers.
    pub fn wanted(headers: &HeaderMap) -> &'static Self {
        let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let mut wanted: Vec<(u32, &str)> = accepted.split(',').take(20).filter_map(preference).collect();
        wanted.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        let known = wanted.iter().find_map(|(_, code)| CODES.iter().find(|known| *known == code));
        Self::of(known.copied().unwrap_or("en"))
    }

    /// A word by its key; the key itself where it is missing.
    pub fn get<'w>(&'w self, key: &'w str) -> &'w str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// A word by a key of two parts, if there is one.
    pub fn find(&self, group: &str, name: &str) -> Option<&str> {
        self.words.get(&format!("{group}.{name}")).map(String::as_str)
    }

    /// The name of a language, else its code.
    pub fn language(&self, lang: Lang) -> String {
        self.find("language", lang.as_str()).map_or_else(|| lang.to_string(), str::to_owned)
    }

    /// Which way it is written.
    pub fn direction(&self) -> &'static str {
        direction(self.code)
    }
}

/// Which way a language is written.
pub fn direction(code: &str) -> &'static str {
    if matches!(code, "ar" | "fa" | "he" | "ps" | "ur" | "yi" | "dv" | "ckb" | "ug") { "rtl" } else { "ltr" }
}

fn preference(part: &str) -> Option<(u32, &str)> {
    let (code, weight) = part.trim().split_once(";q=").unwrap_or((part.trim(), "1"));
    let weight = weight.parse::<f32>().ok().filter(|weight| (0.0..=1.0).contains(weight))?;
    Some(((weight * 1000.0) as u32, code.get(..2)?))
}

/// Tables of a file become keys with a dot.
fn read(code: &'static str, file: &str) -> Words {
    let table: toml::Table = toml::from_str(file).expect("the files of words are tested");
    let mut words = BTreeMap::new();
    for (name, value) in table {
        match value {
            toml::Value::Table(inner) => {
                words.extend(inner.into_iter().filter_map(|(key, value)| Some((format!("{name}.{key}"), value.as_str()?.to_owned()))));
            }
            value => words.extend(value.as_str().map(|value| (name, value.to_owned()))),
        }
    }
    Words { code, words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_languages_have_the_same_words_with_the_same_slots() {
        let slots = |text: &str| {
            let mut slots: Vec<String> = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
            slots.sort();
            slots
        };
        let english: BTreeMap<_, _> = Words::of("en").words.iter().map(|(key, text)| (key, slots(text))).collect();
        for code in CODES {
            let others: BTreeMap<_, _> = Words::of(code).words.iter().map(|(key, text)| (key, slots(text))).collect();
            assert_eq!(english, others, "{code}");
        }
    }

    #[test]
    fn a_reader_gets_the_language_that_is_preferred() {
        let of = |accepted: &'static str| Words::wanted(&HeaderMap::from_iter([(ACCEPT_LANGUAGE, accepted.parse().expect("ASCII"))])).code;
        assert_eq!(of("fr-FR,fr;q=0.9,en;q=0.8"), "fr");
        assert_eq!(of("de, ar;q=0.3, vi;q=0.7"), "vi");
        assert_eq!(of("xx;q=nan, , é"), "en");
    }
}
