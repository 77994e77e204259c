//! Figures: numbers with what they count.
//!
//! "52 dossiers consulaires" is 52 of "dossiers consulaires", "près de 100 projets" nearly 100, "entre 300 et 350 millions de dollars" a range
//! of money. The search stops only at digits, Roman numerals and number words, and reads outwards from there.

mod grammar;
mod names;
mod scan;

pub use grammar::{Example, Grammar, Units, Words};

use super::phrases::View;
use super::{Reading, numerals};
use crate::date::DateMention;
use crate::figure::Figure;
use crate::lang::language;
use scan::Scan;

/// Finds the figures of an article, in the order of the text; a number inside a date is none.
pub fn figures(reading: &Reading, dates: &[DateMention]) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut dates = dates.iter().peekable();
    for sentence in &reading.sentences {
        let Some(quantities) = language(sentence.language).map(|l| l.quantities()) else { continue };
        let view = View::of(reading, sentence.tokens.clone(), &quantities.vocabulary);
        let scan = Scan { view: &view, grammar: &quantities.figures, numerals: &quantities.numerals };
        let mut token = sentence.tokens.start;
        while token < sentence.tokens.end {
            let at = reading.tokens[token].span.start;
            while dates.next_if(|d| d.span.end <= at).is_some() {}
            if let Some(date) = dates.peek().filter(|d| d.span.start <= at) {
                token = reading.token_at(date.span.end).max(token + 1);
                continue;
            }
            let may_begin =
                quantities.numerals.may_begin(&view, token) || view.capital(token) || view.word(token) != super::phrases::UNKNOWN;
            let limit = dates.peek().map_or(sentence.tokens.end, |d| reading.token_at(d.span.start).min(sentence.tokens.end));
            token = if may_begin { scan.at(token, limit, &mut found) } else { token + 1 };
        }
    }
    found
}

/// Whether a Roman numeral may stand at a token.
fn may_be_roman(view: &View, token: usize) -> bool {
    view.capital(token) && numerals::roman(view, token).is_some()
}
