//! Figures: numbers with what they count.
//!
//! "52 dossiers consulaires" is 52 of "dossiers consulaires"; "près de 100 projets" is nearly 100.

use crate::article::Span;
use serde::{Deserialize, Serialize};

/// How the printed number stands to the real one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modifier {
    /// Just this.
    #[default]
    Exact,
    /// "environ", "حوالي", "khoảng", "about".
    About,
    /// "près de", "ما يقرب من", "gần", "nearly".
    Nearly,
    /// "plus de", "أكثر من", "hơn", "more than".
    MoreThan,
    /// "au moins", "لا يقل عن", "ít nhất", "at least".
    AtLeast,
    /// "moins de", "أقل من", "dưới", "less than".
    LessThan,
    /// "jusqu'à", "ما يصل إلى", "tối đa", "up to".
    UpTo,
    /// "de 5 à 7": `value` to `value_max`.
    Range,
}

/// What sort of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// Things counted.
    Count,
    /// An amount of money; the unit is the ISO 4217 code.
    Money,
    /// Per cent or percentage points.
    Percent,
    /// A quantity in a unit of measure.
    Measure,
    /// A rank: "32e", "lần thứ 32".
    Ordinal,
    /// A stretch of time: "six mois".
    Duration,
    /// A number that names a thing: "n° 2", "autoroute 8".
    Designator,
    /// The number of a document: "12-CT/TW".
    Document,
}

impl FigureKind {
    /// The names of all of them, as they are written in JSON.
    pub const NAMES: &[&str] = &["count", "money", "percent", "measure", "ordinal", "duration", "designator", "document"];
}

/// The part a number plays in a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureRole {
    /// A plain quantity.
    #[default]
    Level,
    /// By how much something changed.
    Delta,
    /// Where a change began.
    From,
    /// Where a change ended.
    To,
    /// A part of a whole: "9 sur 12".
    Share,
    /// A factor: "tăng 3 lần".
    Multiple,
}

/// A number as printed, with its normalised value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Where it stands: modifier, number, unit or counted noun.
    #[serde(flatten)]
    pub span: Span,
    /// The text of the span.
    pub surface: String,
    /// The number.
    pub value: f64,
    /// The upper end of a range.
    pub value_max: Option<f64>,
    /// How the number is hedged.
    pub modifier: Modifier,
    /// What sort of number it is.
    pub kind: FigureKind,
    /// USD, VND, %, km …
    pub unit: Option<String>,
    /// The noun counted, as printed.
    pub counted: Option<String>,
    /// The part it plays in a change.
    pub role: FigureRole,
}

/// A number with thin spaces between its thousands.
pub fn grouped(value: f64) -> String {
    let text = value.to_string();
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), String::new()), |(whole, rest)| (whole, format!(".{rest}")));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("−", digits));
    let mut grouped = String::new();
    for (number, digit) in digits.chars().enumerate() {
        if number > 0 && (digits.len() - number).is_multiple_of(3) && digits.len() > 4 {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(
            [1234.5, 12345.0, 1e9, -20000.0].map(grouped),
            ["1234.5", "12\u{202f}345", "1\u{202f}000\u{202f}000\u{202f}000", "−20\u{202f}000"]
        );
    }
}
