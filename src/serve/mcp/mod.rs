//! MCP: the questions of the API for an agent, over standard input and output (JSON-RPC 2.0, a message a line).
//!
//! An agent takes what it reads for what it should do, so all that comes from articles stands between marks that no article can know,
//! below a line that says what it is. Nothing here writes or fetches.

mod answer;
mod message;
mod tools;

use super::opened::Watch;
use anyhow::Result;
use std::io::{BufRead, Read, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// The longest message that is read, in bytes.
const MAX_LINE: usize = 1 << 20;

/// Answers messages until the input ends.
pub fn run(index: PathBuf, mut input: impl BufRead, mut output: impl Write) -> Result<()> {
    let watch = Arc::new(Watch::of(index));
    while let Some(line) = next_line(&mut input)? {
        if let Some(answer) = message::answer(&watch, &line) {
            writeln!(output, "{answer}")?;
            output.flush()?;
        }
    }
    Ok(())
}

/// The next line without its end; of one that is too long, only the beginning.
fn next_line(input: &mut impl BufRead) -> std::io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let n = input.by_ref().take(MAX_LINE as u64 + 1).read_until(b'\n', &mut line)?;
    if line.len() > MAX_LINE && line.last() != Some(&b'\n') {
        input.skip_until(b'\n')?;
    }
    Ok((n > 0).then_some(line))
}
