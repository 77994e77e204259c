//! Exports: all that fits, as a table or as lines of JSON, written while it is sent.

#[cfg(feature = "parquet")]
use super::parquet::Table;
use super::problem::Problem;
use super::question::question;
use super::reply::{Reply, Rows, Sink};
use super::server::Ask;
use crate::index::schema::Kind;
use crate::plain;
use crate::search::{Library, hits};
use anyhow::Result;
use serde_json::Value;
use std::sync::Arc;

/// What `format` may be: an answer in pages, or one of the exports.
pub const FORMATS: &[&str] = if cfg!(feature = "parquet") { &["json", "csv", "jsonl", "parquet"] } else { &["json", "csv", "jsonl"] };

/// The format of an export.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table of text.
    Csv,
    /// A JSON object per line.
    Jsonl,
    /// A table of typed columns.
    #[cfg(feature = "parquet")]
    Parquet,
}

impl Format {
    /// That which was asked for; none where the question is answered in pages.
    pub fn of(name: Option<&str>) -> Option<Self> {
        match name? {
            "csv" => Some(Self::Csv),
            "jsonl" => Some(Self::Jsonl),
            #[cfg(feature = "parquet")]
            "parquet" => Some(Self::Parquet),
            _ => None,
        }
    }

    /// All that there are.
    pub fn all() -> impl Iterator<Item = Self> {
        FORMATS.iter().filter_map(|name| Self::of(Some(name)))
    }

    /// Its name for people, the ending of its files, and their content type.
    pub const fn names(self) -> [&'static str; 3] {
        match self {
            Self::Csv => ["CSV", "csv", "text/csv; charset=utf-8"],
            Self::Jsonl => ["JSONL", "jsonl", "application/x-ndjson"],
            #[cfg(feature = "parquet")]
            Self::Parquet => ["Parquet", "parquet", "application/vnd.apache.parquet"],
        }
    }
}

/// Takes the rows of an export, each as the format wants it.
pub enum Out<'a> {
    /// Lines of a table.
    Csv(&'a mut Sink),
    /// Lines of JSON.
    Jsonl(&'a mut Sink),
    /// Typed columns.
    #[cfg(feature = "parquet")]
    Parquet(Table<'a>),
}

impl Out<'_> {
    /// Writes a row, by its cells or as an object.
    pub fn row(&mut self, cells: impl FnOnce() -> Vec<String>, object: impl FnOnce() -> Result<Value>) -> Result<()> {
        match self {
            Self::Csv(sink) => sink.line(&plain::csv(&cells())),
            Self::Jsonl(sink) => sink.line(&object()?.to_string()),
            #[cfg(feature = "parquet")]
            Self::Parquet(table) => table.row(cells()),
        }
    }
}

/// Records of the index.
type Addresses = [tantivy::DocAddress];

/// All that fits, when an export is wanted.
pub fn export(
    ask: &Ask,
    kind: Kind,
    name: &str,
    columns: &'static str,
    write: impl FnOnce(&mut Out, &Library, &Addresses) -> Result<()> + Send + 'static,
) -> Result<Option<Reply>, Problem> {
    let Some(format) = Format::of(ask.given.text("format")) else { return Ok(None) };
    let addresses = match question(ask, kind)?.1 {
        Ok(question) => hits::all(ask.library(), &question, ask.given.sort())?,
        Err(_) => Vec::new(),
    };
    let opened = Arc::clone(&ask.opened);
    let write = Box::new(move |sink: &mut Sink| match format {
        Format::Csv => {
            sink.line(columns)?;
            write(&mut Out::Csv(sink), &opened.library, &addresses)
        }
        Format::Jsonl => write(&mut Out::Jsonl(sink), &opened.library, &addresses),
        #[cfg(feature = "parquet")]
        Format::Parquet => {
            let mut out = Out::Parquet(Table::begin(sink, columns)?);
            write(&mut out, &opened.library, &addresses)?;
            match out {
                Out::Parquet(table) => table.end(),
                _ => Ok(()),
            }
        }
    });
    let [_, ending, kind] = format.names();
    Ok(Some(Reply::Rows(Rows { kind, name: format!("{name}.{ending}"), write })))
}

/// A row for the one who asks: where a file lies is a matter of this machine.
pub fn shared(is_private: bool, mut row: Value) -> Value {
    if !is_private && let Some(path) = row.get_mut("path") {
        *path = Value::Null;
    }
    row
}
