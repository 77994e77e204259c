//! Filters: words and options of a question, the same on the command line and over HTTP.

use super::compile::Options;
use super::query::{self, Field, Query, Text};
use super::ranges;
use anyhow::Result;

/// What is asked, before the index is looked at.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words in the query language.
    pub words: String,
    /// Fields with their values.
    pub fields: Vec<(Field, String)>,
    /// Published on this day or later.
    pub from: Option<String>,
    /// Published on this day or earlier.
    pub to: Option<String>,
    /// How it is to be understood.
    pub options: Options,
}

impl Filter {
    /// Words and options as one query.
    pub fn query(&self) -> Result<Query> {
        let mut parts = match query::parse(&self.words)? {
            Query::All(parts) => parts,
            other => vec![other],
        };
        parts.extend(self.fields.iter().map(|(field, value)| option(*field, value.clone())));
        for (day, sign) in [(&self.from, ">="), (&self.to, "<=")] {
            if let Some(day) = day {
                ranges::stretch(day).map_err(|message| anyhow::anyhow!(message))?;
                parts.push(option(Field::Date, format!("{sign}{day}")));
            }
        }
        Ok(Query::All(parts))
    }
}

/// A field that was given as an option.
fn option(field: Field, value: String) -> Query {
    Query::Field(field, Text { text: value, at: 0..0 })
}
