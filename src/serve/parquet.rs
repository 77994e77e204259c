//! Exports as Parquet: typed columns, compressed, a group of rows at a time.
//!
//! The columns are those of the table of text: numbers and days have their types, an empty cell is null, and all else is text as it
//! stands, since no spreadsheet takes it for a formula.

use super::reply::Sink;
use crate::index::records::day_number;
use anyhow::Result;
use jiff::civil::Date;
use parquet::basic::{Compression, ZstdLevel};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::sync::Arc;

/// Rows of a group: what is held before it is written.
const GROUP: usize = 4096;

/// The type of a column, by its name.
fn type_of(column: &str) -> &'static str {
    match column {
        "start" | "end" | "sentence_start" | "sentence_end" => "INT64 {} (INTEGER(64, true))",
        "value" | "value_max" | "score" => "DOUBLE {}",
        "published" => "INT32 {} (DATE)",
        _ => "BYTE_ARRAY {} (STRING)",
    }
}

/// A table that is being written.
pub struct Table<'a> {
    writer: SerializedFileWriter<&'a mut Sink>,
    rows: Vec<Vec<String>>,
}

impl<'a> Table<'a> {
    /// Begins a table with these columns, separated by commas.
    pub fn begin(sink: &'a mut Sink, columns: &str) -> Result<Self> {
        let field = |column: &str| format!("OPTIONAL {};", type_of(column).replace("{}", column));
        let message = format!("message rows {{ {} }}", columns.split(',').map(field).collect::<String>());
        let schema = Arc::new(parse_message_type(&message)?);
        let properties = WriterProperties::builder().set_compression(Compression::ZSTD(ZstdLevel::default())).build();
        Ok(Self { writer: SerializedFileWriter::new(sink, schema, Arc::new(properties))?, rows: Vec::new() })
    }

    /// Adds a row, one cell for each column.
    pub fn row(&mut self, cells: Vec<String>) -> Result<()> {
        self.rows.push(cells);
        if self.rows.len() >= GROUP { self.flush() } else { Ok(()) }
    }

    /// Writes what is left, and the table of contents.
    pub fn end(mut self) -> Result<()> {
        self.flush()?;
        self.writer.close()?;
        Ok(())
    }

    fn flush(&mut self) -> Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        let mut number = 0;
        while let Some(mut column) = group.next_column()? {
            let cells: Vec<&str> = self.rows.iter().map(|row| row.get(number).map_or("", String::as_str)).collect();
            let present: Vec<i16> = cells.iter().map(|cell| i16::from(!cell.is_empty())).collect();
            let mut told = cells.into_iter().filter(|cell| !cell.is_empty());
            match column.untyped() {
                ColumnWriter::Int64ColumnWriter(column) => {
                    column.write_batch(&told.map(str::parse).collect::<Result<Vec<i64>, _>>()?, Some(&present), None)?
                }
                ColumnWriter::DoubleColumnWriter(column) => {
                    column.write_batch(&told.map(str::parse).collect::<Result<Vec<f64>, _>>()?, Some(&present), None)?
                }
                ColumnWriter::Int32ColumnWriter(column) => {
                    column.write_batch(&told.map(day).collect::<Result<Vec<i32>>>()?, Some(&present), None)?
                }
                ColumnWriter::ByteArrayColumnWriter(column) => {
                    column.write_batch(&told.map(ByteArray::from).collect::<Vec<_>>(), Some(&present), None)?
                }
                _ => anyhow::bail!("a column of a type that no table has: {:?}", told.next()),
            };
            column.close()?;
            number += 1;
        }
        group.close()?;
        self.rows.clear();
        Ok(())
    }
}

/// Days since 1970.
fn day(cell: &str) -> Result<i32> {
    Ok(i32::try_from(day_number(cell.parse::<Date>()?))?)
}
