//! Figures: numbers with what they count.
//!
//! "52 dossiers consulaires" is 52 of "dossiers consulaires", "près de 100 projets" nearly 100, "entre 300 et 350 millions de dollars" a range
//! of money. The search stops only at digits, Roman numerals and number words, and reads outwards from there.

mod grammar;
mod names;
mod scan;

pub use grammar::{Example, Grammar, Units, Words};

use super::phrases::View;
use super::places::opens_dateline;
use super::{Reading, numerals};
use crate::article::Lang;
use crate::date::DateMention;
use crate::figure::Figure;
use crate::gazetteer;
use crate::lang::{Class, language};
use scan::Scan;

/// Finds the figures of an article, in the order of the text; a number inside a date is none.
pub fn figures(reading: &Reading, dates: &[DateMention]) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut dates = dates.iter().map(|d| reading.token_at(d.span.start)..reading.token_at(d.span.end)).peekable();
    for sentence in &reading.sentences {
        let Some(quantities) = language(sentence.language).map(|l| l.quantities()) else { continue };
        let view = View::of(reading, sentence.tokens.clone());
        let scan = Scan { view: &view, grammar: &quantities.figures, numerals: &quantities.numerals };
        let mut token = sentence.tokens.start;
        while token < sentence.tokens.end {
            while dates.next_if(|date| date.end <= token).is_some() {}
            if let Some(date) = dates.peek().filter(|date| date.start <= token) {
                token = date.end;
                continue;
            }
            let may_begin = scan.may_begin(token);
            let limit = dates.peek().map_or(sentence.tokens.end, |date| date.start.min(sentence.tokens.end));
            token = if may_begin { scan.at(token, limit, &mut found) } else { token + 1 };
        }
    }
    settle_currencies(reading, &mut found);
    found
}

/// Settles what "dinars" or "pounds" are by the countries that the article names.
fn settle_currencies(reading: &Reading, found: &mut [Figure]) {
    let mut settled: Vec<(Lang, String, String)> = Vec::new();
    let mut countries: Vec<&str> = reading.tags.iter().filter_map(country).collect();
    // Where the news comes from outweighs all that it names: dinars of Amman are no dinars of Iraq.
    let first = |tag: &&super::Tag| matches!(tag.class, Class::Place(_)) && opens_dateline(reading, tag);
    let dateline: Vec<&str> = reading.tags.iter().filter(first).take(1).filter_map(country).collect();
    let n_named = countries.len();
    countries.extend(dateline.into_iter().flat_map(|home| std::iter::repeat_n(home, n_named)));
    for figure in found.iter_mut() {
        let Some(codes) = figure.unit.as_mut().filter(|unit| unit.contains('|')) else { continue };
        let token = reading.token_at(figure.span.start);
        let Some(lang) = reading.sentences.get(reading.sentence_of(token)).map(|s| s.language) else { continue };
        if !settled.iter().any(|(l, c, _)| *l == lang && c == codes) {
            let Some(quantities) = language(lang).map(|l| l.quantities()) else { continue };
            let words = reading.phrase_words().iter().map(|seen| seen.word);
            settled.push((lang, codes.clone(), quantities.figures.at_home(codes, words, &countries).to_owned()));
        }
        let code = settled.iter().find(|(l, c, _)| *l == lang && c == codes);
        codes.clone_from(&code.expect("it is settled above").2);
    }
}

/// The country of a place or nation: of Gafsa "TN".
fn country(tag: &super::Tag) -> Option<&'static str> {
    let (Class::Place(row) | Class::Demonym(row)) = tag.class else { return None };
    let row = &gazetteer::places()[row as usize];
    row.code.or(row.parent)?.get(..2)
}

/// Whether a Roman numeral may stand at a token.
fn may_be_roman(view: &View, token: usize) -> bool {
    view.capital(token) && numerals::roman(view, token).is_some()
}
