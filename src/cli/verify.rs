//! `rapporteur verify FILE`: do exported rows say what the articles say?

use super::Global;
use super::outcome::Outcome;
use super::print::{self, Out};
use crate::plain;
use crate::search::Library;
use anyhow::{Context, Result};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::path::PathBuf;

/// Cut exported rows from the texts again, and name those that differ; needs no network.
#[derive(clap::Args)]
pub struct Verify {
    /// Rows of `said`, `figures` or `search`, or of the web page's exports, as JSONL or CSV.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Verify {
    pub(super) fn run(self, global: &Global) -> Result<Outcome> {
        let text = std::fs::read_to_string(&self.file).with_context(|| format!("cannot read {}", self.file.display()))?;
        let (rows, is_table) = if text.trim_start().starts_with('{') { (json_rows(&text)?, false) } else { (table_rows(&text), true) };
        let library = Library::open(&global.index)?;
        let mut texts: HashMap<String, Option<String>> = HashMap::new();
        let mut n_failed = 0;
        for (number, row) in (1..).zip(&rows) {
            if let Err(reason) = verify(&library, &mut texts, row, is_table)? {
                n_failed += 1;
                print::note(print::clean(&format!("row {number}: {reason}")));
            }
        }
        let mut out = Out::stdout();
        out.line(&format!("{} rows, {n_failed} of them not as the articles say", rows.len()))?;
        out.finish()?;
        Ok(if rows.is_empty() { Outcome::Nothing } else { Outcome::of_failures(n_failed) })
    }
}

type Row = Map<String, Value>;

fn json_rows(text: &str) -> Result<Vec<Row>> {
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| serde_json::from_str(line).with_context(|| format!("line {number} is no JSON object"))).collect()
}

/// The rows of a table, named as its first line says.
fn table_rows(text: &str) -> Vec<Row> {
    let mut rows = plain::rows(text.trim_start_matches('\u{feff}')).into_iter();
    let names = rows.next().unwrap_or_default();
    let named = |row: Vec<String>| names.iter().cloned().zip(row.into_iter().map(Value::String)).collect();
    rows.map(named).collect()
}

/// Whether a row says what its article says; else why not.
fn verify(library: &Library, texts: &mut HashMap<String, Option<String>>, row: &Row, is_table: bool) -> Result<Result<(), String>> {
    let Some(id) = ["article", "id"].iter().find_map(|name| row.get(*name)?.as_str()) else {
        return Ok(Err("names no article".to_owned()));
    };
    if !texts.contains_key(id) {
        let article = library.articles_called(id)?.into_iter().next();
        texts.insert(id.to_owned(), article.map(|article| article.text));
    }
    let Some(text) = texts.get(id).and_then(Option::as_deref) else { return Ok(Err(format!("the index has no article {id}"))) };
    let spans = [("start", "end", ["content", "surface"]), ("sentence_start", "sentence_end", ["sentence", "sentence_text"])];
    let mut n_checked = 0;
    for (start, end, names) in spans {
        let said = names.iter().find_map(|name| row.get(*name)?.as_str());
        let (Some(said), Some(start), Some(end)) = (said, offset(row, start), offset(row, end)) else { continue };
        let printed: String = text.chars().skip(start).take(end.saturating_sub(start)).collect();
        let printed = if is_table { plain::cell(&printed) } else { printed };
        if printed != said {
            return Ok(Err(format!("article {id} says “{printed}” there, not “{said}”")));
        }
        n_checked += 1;
    }
    // What has no offsets must at least be there.
    let texts = ["snippet", "sentence_text", "sentence"].iter().filter_map(|name| row.get(*name)?.as_str());
    for said in texts {
        if !text.contains(said) && !plain::clean(text).contains(said.trim_start_matches('\'')) {
            return Ok(Err(format!("article {id} does not say “{said}”")));
        }
        n_checked += 1;
    }
    Ok(if n_checked == 0 { Err("says nothing that could be checked".to_owned()) } else { Ok(()) })
}

/// An offset, as a number or as the text of one; that of a sentence may stand inside an object.
fn offset(row: &Row, name: &str) -> Option<usize> {
    let nested = || row.get("sentence")?.get(name.strip_prefix("sentence_")?);
    let value = row.get(name).or_else(nested)?;
    value.as_u64().and_then(|number| usize::try_from(number).ok()).or_else(|| value.as_str()?.parse().ok())
}
