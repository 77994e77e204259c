//! Dates: words of the text that name a day or a stretch of days.
//!
//! "Les 11 et 12 avril" in an article of 12 April 2025 is 2025-04-11 to 2025-04-12.

use crate::article::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A date as printed, with the days it covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateMention {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The text of the span.
    pub surface: String,
    /// First day; `None` when open or unresolved.
    pub from: Option<Date>,
    /// Last day, inclusive; `None` when open or unresolved.
    pub to: Option<Date>,
}
