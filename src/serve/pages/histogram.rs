//! The histogram of days: an SVG whose bars filter, with a table of the same for who does not see it.

use crate::search::compile::Question;
use crate::search::timeline::{self, Months};
use crate::serve::problem::Problem;
use crate::serve::server::Ask;
use maud::{Markup, html};

/// Months that are shown one by one; more are counted by year.
const MAX_MONTHS: usize = 48;
/// Years that are shown.
const MAX_YEARS: usize = 60;
/// The widest bar.
const MAX_BAR: f64 = 26.0;
/// The width of the picture.
const WIDTH: usize = 720;
/// Its height.
const HEIGHT: usize = 72;

/// A bar: what it is called, and how many it stands for.
type Bar = (String, u64);

/// The histogram of a question; nothing where there is only one bar.
pub(super) fn picture(ask: &Ask, question: &Question, path: &str) -> Result<Markup, Problem> {
    of(ask, question, |name| ask.given.address(path, &[("from", Some(name)), ("to", Some(name))]))
}

/// The same with bars that lead elsewhere.
pub(super) fn of(ask: &Ask, question: &Question, to: impl Fn(&str) -> String) -> Result<Markup, Problem> {
    let bars = bars(&timeline::months(ask.library(), question.fitting(ask.library())?)?);
    let most = bars.iter().map(|(_, n)| *n).max().unwrap_or(1).max(1);
    if bars.len() < 2 {
        return Ok(html! {});
    }
    let step = WIDTH as f64 / bars.len() as f64;
    let width = (step * 0.8).min(MAX_BAR);
    let bar = |number: usize, (name, n): &Bar| {
        let height = if *n == 0 { 0.0 } else { (*n as f64 / most as f64 * HEIGHT as f64).max(2.0) };
        let (x, y) = (number as f64 * step, HEIGHT as f64 - height);
        let address = to(name);
        html! {
            @if *n > 0 {
                a href=(address) aria-label={ (name) ": " (n) } {
                    title { (name) ": " (n) }
                    rect.area x=(round(x)) y="0" width=(round(step)) height=(HEIGHT) {}
                    rect.bar x=(round(x + (step - width) / 2.0)) y=(round(y)) width=(round(width)) height=(round(height)) rx="1.5" {}
                }
            }
        }
    };
    let (first, last) = (bars.first().map(|(name, _)| name.as_str()), bars.last().map(|(name, _)| name.as_str()));
    Ok(html! {
        figure.histogram dir="ltr" {
            svg viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } preserveAspectRatio="none" role="group" aria-label=(ask.words.get("histogram")) {
                @for (number, counted) in bars.iter().enumerate() { (bar(number, counted)) }
            }
            figcaption { span { (first.unwrap_or_default()) } span dir=(ask.words.direction()) { (ask.words.get("histogram_hint")) } span { (last.unwrap_or_default()) } }
        }
    })
}

/// Months from the first to the last, or years where there are too many.
fn bars(months: &Months) -> Vec<Bar> {
    let (Some((first, _)), Some((last, _))) = (months.first_key_value(), months.last_key_value()) else { return Vec::new() };
    let n_months = usize::try_from((i32::from(last.0) - i32::from(first.0)) * 12 + i32::from(last.1) - i32::from(first.1) + 1).unwrap_or(0);
    if n_months <= MAX_MONTHS {
        let mut bars = Vec::with_capacity(n_months);
        let (mut year, mut month) = *first;
        while (year, month) <= *last {
            bars.push((format!("{year:04}-{month:02}"), months.get(&(year, month)).copied().unwrap_or(0)));
            (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        }
        return bars;
    }
    let from = first.0.max(last.0.saturating_sub(MAX_YEARS as i16));
    let count = |year: i16| months.range((year, 1)..=(year, 12)).map(|(_, n)| n).sum();
    (from..=last.0).map(|year| (format!("{year:04}"), count(year))).collect()
}

fn round(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_without_anything_have_their_place() {
        let shown = |months: &[((i16, i8), u64)]| bars(&months.iter().copied().collect());
        let bar = |name: &str, n| (name.to_owned(), n);
        assert_eq!(shown(&[((2023, 12), 2), ((2024, 2), 1)]), [bar("2023-12", 2), bar("2024-01", 0), bar("2024-02", 1)]);
        assert_eq!(shown(&[((2019, 1), 2), ((2024, 2), 1)]).len(), 6);
        assert!(shown(&[((-9, 1), 2), ((9999, 2), 1)]).len() <= MAX_YEARS + 1);
        assert!(shown(&[]).is_empty());
    }
}
