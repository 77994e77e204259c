//! Quantities: the numbers, figures and dates of a language, compiled for the search.

use super::Reading;
use super::dates::{self, Dates};
use super::figures::{self, Grammar};
use super::numerals::Numerals;
use super::phrases::Vocabulary;
use crate::article::{Article, Block, BlockKind, Lang, Span};
use crate::lang::Language;
use jiff::civil::Date;

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

/// Reads the examples of a language file; what is not found as it should be, a sentence each.
pub fn failures(language: &Language) -> Vec<String> {
    let figures = language.figures.example.iter().filter_map(|example| figure_failure(language.language, example));
    let dates = language.dates.example.iter().filter_map(|example| date_failure(language.language, example));
    figures.chain(dates).collect()
}

fn figure_failure(lang: Lang, example: &figures::Example) -> Option<String> {
    let (text, wanted) = unmark(&example.text);
    let article = article(&text, lang, None);
    let reading = Reading::of(&article);
    let found = figures::figures(&reading, &dates::dates(&reading));
    let fits = match wanted {
        None => found.is_empty(),
        Some(span) => found.iter().any(|f| {
            let number = f.value == example.value && f.value_max == example.max && f.modifier == example.modifier;
            let unit = example.unit.is_none() || f.unit == example.unit;
            f.span == span && number && unit && example.kind.is_none_or(|kind| f.kind == kind)
        }),
    };
    (!fits).then(|| format!("`{}`: found {found:?}", example.text))
}

fn date_failure(lang: Lang, example: &dates::Example) -> Option<String> {
    let (text, wanted) = unmark(&example.text);
    let article = article(&text, lang, example.published);
    let found = dates::dates(&Reading::of(&article));
    let fits = match wanted {
        None => found.is_empty(),
        Some(span) => found.iter().any(|d| d.span == span && d.from == example.from && d.to == example.to.or(example.from)),
    };
    (!fits).then(|| format!("`{}`: found {found:?}", example.text))
}

/// The text of an example without its brackets, and what they mark.
fn unmark(text: &str) -> (String, Option<Span>) {
    match (text.find('['), text.find(']')) {
        (Some(open), Some(close)) => (text.replace(['[', ']'], ""), Some(Span::new(open, close - 1))),
        _ => (text.to_owned(), None),
    }
}

/// A text as an article, a paragraph a line.
fn article(text: &str, language: Lang, published: Option<Date>) -> Article {
    let mut start = 0;
    let block = |line: &str| {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        Block { kind: BlockKind::Body, language, span }
    };
    Article {
        id: String::new(),
        page: String::new(),
        path: None,
        url: None,
        record: None,
        source_url: None,
        site: None,
        outlet: None,
        byline: None,
        title: None,
        language,
        published,
        text: text.to_owned(),
        blocks: text.split('\n').map(block).collect(),
        alternates: Vec::new(),
        dropped: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_of_all_languages_hold() {
        for language in crate::lang::all() {
            let failures = failures(language);
            assert!(failures.is_empty(), "{}:\n{}", language.language, failures.join("\n"));
        }
    }

    #[test]
    fn a_wrong_example_fails() {
        let example = |text: &str| figures::Example { text: text.to_owned(), value: 7.0, ..figures::Example::default() };
        assert_eq!(figure_failure(Lang::FR, &example("Il reste [7 jours].")), None);
        assert!(figure_failure(Lang::FR, &example("Il reste [8 jours].")).is_some());
        assert!(figure_failure(Lang::FR, &example("Il reste 7 jours.")).is_some());
    }
}
