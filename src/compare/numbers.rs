//! Numbers of a stretch of text: figures with their normalised values, and digits that no rule has read.

use super::Side;
use crate::article::Span;
use crate::figure::{Figure, FigureKind, Modifier};
use crate::fold::fold;
use std::ops::Range;

/// A number.
#[derive(Clone, Debug, PartialEq)]
pub struct Number<'a> {
    /// Its value.
    pub value: f64,
    /// The upper end of a range.
    pub max: Option<f64>,
    /// Where it stands.
    pub span: Span,
    /// What was read, unless it is mere digits.
    pub figure: Option<&'a Figure>,
    /// Whether it is written in digits.
    pub in_digits: bool,
}

impl Number<'_> {
    /// What sort of number it is, where that is known.
    pub fn kind(&self) -> Option<FigureKind> {
        self.figure.map(|figure| figure.kind)
    }

    /// How it is hedged.
    pub fn modifier(&self) -> Modifier {
        self.figure.map_or(Modifier::Exact, |figure| figure.modifier)
    }

    /// Its unit.
    pub fn unit(&self) -> Option<&str> {
        self.figure.and_then(|figure| figure.unit.as_deref())
    }
}

/// The numbers of some sentences, in order. Digits of a day that was read are none.
pub fn numbers<'a>(side: &Side<'a>, sentences: &Range<usize>) -> Vec<Number<'a>> {
    let spans = &side.sentences.spans[sentences.clone()];
    let mut numbers: Vec<Number> = Vec::new();
    for sentence in spans {
        let (findings, sentence) = (side.findings, *sentence);
        let figures = findings.figures.iter().filter(|figure| sentence.contains(figure.span));
        numbers.extend(figures.map(|figure| Number {
            value: figure.value,
            max: figure.value_max,
            span: figure.span,
            figure: Some(figure),
            in_digits: figure.surface.contains(char::is_numeric),
        }));
        let days = findings.dates.iter().filter(|date| date.from.is_some() && date.to.is_some()).map(|date| date.span);
        let taken: Vec<Span> =
            findings.figures.iter().map(|figure| figure.span).chain(days).filter(|span| span.overlaps(sentence)).collect();
        let loose = digits(side.text(sentence), sentence.start).into_iter().filter(|(span, _)| {
            // Minutes of the clock.
            let is_minutes = side.text(*span).starts_with('0') && span.len() == 2;
            !is_minutes && !taken.iter().any(|t| t.overlaps(*span))
        });
        numbers.extend(loose.map(|(span, value)| Number { value, max: None, span, figure: None, in_digits: true }));
    }
    numbers.sort_by_key(|number| (number.span.start, number.span.end));
    numbers
}

/// All numbers that stand in some sentences, in digits, as read, or as part of a day.
pub fn pool(side: &Side, sentences: &Range<usize>) -> Vec<f64> {
    let spans = &side.sentences.spans[sentences.clone()];
    let mut values: Vec<f64> = spans.iter().flat_map(|span| digits(side.text(*span), 0)).map(|(_, value)| value).collect();
    let figures = side.findings.figures.iter().filter(|figure| spans.iter().any(|span| span.overlaps(figure.span)));
    values.extend(figures.flat_map(|figure| [Some(figure.value), figure.value_max]).flatten());
    values.extend(days(side, sentences));
    values
}

/// The years, months and days of the dates of some sentences.
pub fn days(side: &Side, sentences: &Range<usize>) -> Vec<f64> {
    let spans = &side.sentences.spans[sentences.clone()];
    let dates = side.findings.dates.iter().filter(|date| spans.iter().any(|span| span.overlaps(date.span)));
    let mut values: Vec<f64> = dates.clone().flat_map(|date| digits(&date.surface, 0)).map(|(_, value)| value).collect();
    let days = dates.flat_map(|date| [date.from, date.to]).flatten();
    values.extend(days.flat_map(|day| [f64::from(day.year()), f64::from(day.month()), f64::from(day.day())]));
    values
}

/// Runs of digits with their values: "1.250" and "1,250" are 1250, "3,5" is 3.5, "12:30" two numbers.
fn digits(text: &str, offset: usize) -> Vec<(Span, f64)> {
    let mut found = Vec::new();
    let mut run: Option<(usize, usize)> = None;
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '٠'..='٩' | '۰'..='۹');
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let n_next = text.get(at + c.len_utf8()..).unwrap_or_default().chars().take(4).take_while(|c| is_digit(*c)).count();
        let joins = matches!(c, '.' | ',' | '٫' | '٬') && n_next > 0 || c == '،' && n_next == 3;
        match &mut run {
            Some((_, end)) if is_digit(c) || joins => *end = at + c.len_utf8(),
            Some((start, end)) => {
                found.extend(value(&text[*start..*end]).map(|value| (Span::new(offset + *start, offset + *end), value)));
                run = None;
            }
            None if is_digit(c) => run = Some((at, at + c.len_utf8())),
            None => {}
        }
    }
    found
}

fn value(number: &str) -> Option<f64> {
    let number = fold(number).replace('٬', ",");
    let groups: Vec<&str> = number.split(['.', ',']).collect();
    let is_grouped = groups.len() > 1 && groups[1..].iter().all(|group| group.len() == 3) && groups[0].len() <= 3 && groups[0] != "0";
    match groups.as_slice() {
        [whole, part] if !is_grouped => format!("{whole}.{part}").parse().ok(),
        _ => groups.concat().parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_however_they_are_written() {
        let values = |text| digits(text, 0).into_iter().map(|(_, value)| value).collect::<Vec<_>>();
        assert_eq!(values("1.250 et 3,5 puis ٣٤٠ à 12:30. 30،000، 1990"), [1250.0, 3.5, 340.0, 12.0, 30.0, 30_000.0, 1990.0]);
    }
}
