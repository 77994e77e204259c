//! Exports: all that fits, as a table or as lines of JSON, written while it is sent.

use super::problem::Problem;
use super::question::question;
use super::reply::{Reply, Rows, Sink};
use super::server::Ask;
use crate::index::schema::Kind;
use crate::search::{Library, hits};
use serde_json::Value;
use std::sync::Arc;

/// A line of an export.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Of a table.
    Csv,
    /// An object.
    Json,
}

/// Records of the index.
type Addresses = [tantivy::DocAddress];

/// All that fits, when a table or lines are wanted.
pub fn export(
    ask: &Ask,
    kind: Kind,
    name: &str,
    columns: &'static str,
    write: impl FnOnce(Line, &Library, &Addresses, &mut Sink) -> anyhow::Result<()> + Send + 'static,
) -> Result<Option<Reply>, Problem> {
    let (line, kind_of_content, ending) = match ask.given.text("format") {
        Some("csv") => (Line::Csv, "text/csv; charset=utf-8", "csv"),
        Some("jsonl") => (Line::Json, "application/x-ndjson", "jsonl"),
        _ => return Ok(None),
    };
    let addresses = match question(ask, kind)?.1 {
        Ok(question) => hits::all(ask.library(), &question, ask.given.sort())?,
        Err(_) => Vec::new(),
    };
    let opened = Arc::clone(&ask.opened);
    let write = Box::new(move |sink: &mut Sink| {
        if line == Line::Csv {
            sink.line(columns)?;
        }
        write(line, &opened.library, &addresses, sink)
    });
    Ok(Some(Reply::Rows(Rows { kind: kind_of_content, name: format!("{name}.{ending}"), write })))
}

/// A row for the one who asks: where a file lies is a matter of this machine.
pub fn shared(is_private: bool, mut row: Value) -> Value {
    if !is_private && let Some(path) = row.get_mut("path") {
        *path = Value::Null;
    }
    row
}
