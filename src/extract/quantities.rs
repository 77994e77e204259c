//! Quantities: the numbers, figures and dates of a language, compiled for the search.

use super::dates::Dates;
use super::figures::Grammar;
use super::numerals::Numerals;
use super::phrases::Vocabulary;
use crate::lang::Language;

/// All that is needed to read figures and dates of a language.
#[derive(Debug)]
pub struct Quantities {
    /// The words of all phrases.
    pub vocabulary: Vocabulary,
    /// Numbers in digits and words.
    pub numerals: Numerals,
    /// What stands around numbers.
    pub figures: Grammar,
    /// Dates.
    pub dates: Dates,
}

impl Quantities {
    /// Compiles the sections of a language file; the error names the pattern that is wrong.
    pub fn of(language: &Language) -> Result<Self, String> {
        let mut vocabulary = Vocabulary::new(&language.numbers.attached);
        let numerals = Numerals::of(&language.numbers, &mut vocabulary)?;
        let figures = Grammar::of(&language.figures, &language.units, &mut vocabulary)?;
        let dates = Dates::of(&language.dates, &mut vocabulary)?;
        Ok(Self { vocabulary, numerals, figures, dates })
    }
}
