//! Printing: the one place that writes to stdout and stderr.
//!
//! Text of articles never reaches a terminal as it is: control characters could move its cursor or set its title, and a name that is
//! written from right to left must not turn the line around it.

pub use crate::plain::{clean, csv};

use super::outcome::Outcome;
use crate::acquire::Skipped;
use crate::acquire::fetch::archive::Held;
use crate::article::Span;
use crate::index::store::Unusable;
use crate::search::names::Unknown;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use tantivy::TantivyError;

/// Standard output, buffered.
pub struct Out {
    writer: BufWriter<StdoutLock<'static>>,
    /// Whether it is a terminal that wants colour.
    pub is_coloured: bool,
}

impl Out {
    /// Opens it.
    pub fn stdout() -> Self {
        let stdout = io::stdout();
        let is_coloured = wants_colour(stdout.is_terminal());
        Self { writer: BufWriter::with_capacity(1 << 16, stdout.lock()), is_coloured }
    }

    /// Prints a line as it is.
    pub fn line(&mut self, line: &str) -> io::Result<()> {
        self.writer.write_all(line.as_bytes())?;
        self.writer.write_all(b"\n")
    }

    /// Makes sure that all is out.
    pub fn finish(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Colour is for terminals, unless NO_COLOR is set or the terminal is dumb.
fn wants_colour(is_terminal: bool) -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    !is_set("NO_COLOR") && (is_set("CLICOLOR_FORCE") || (is_terminal && !is_dumb))
}

/// Tells people something, on stderr; that it cannot be told stops nothing.
pub fn note(message: impl AsRef<str>) {
    let _ = writeln!(io::stderr().lock(), "{}", message.as_ref());
}

/// Names something that was not read, with the reason.
pub fn skipped(skipped: &Skipped) {
    note(clean(&format!("rapporteur: {}: {}", skipped.path, skipped.reason)));
}

/// Reports what ended a command, and gives its exit code. A closed pipe is the reader's way of saying enough.
pub fn failure(error: &anyhow::Error) -> Outcome {
    let is_closed_pipe =
        error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe));
    if is_closed_pipe {
        return Outcome::Done;
    }
    let advice = if error.is::<TantivyError>() { "; `rapporteur check` tells whether the index is damaged" } else { "" };
    note(clean(&format!("rapporteur: {error:#}{advice}")));
    if error.is::<Unknown>() {
        return Outcome::Nothing;
    }
    if error.is::<Held>() {
        return Outcome::Busy;
    }
    match error.downcast_ref::<Unusable>() {
        Some(Unusable::Busy(..)) => Outcome::Busy,
        Some(_) => Outcome::NoIndex,
        None if error.is::<TantivyError>() => Outcome::NoIndex,
        None => Outcome::Usage,
    }
}

/// Text for a line of other text: cleaned, and where it is written from right to left, isolated, so that it turns nothing around it.
pub fn isolated(text: &str) -> String {
    let text = clean(text).replace('\n', " ");
    if text.chars().any(is_right_to_left) { format!("\u{2068}{text}\u{2069}") } else { text }
}

/// The same for text that is clean already and has styles in it.
pub fn isolated_styled(text: &str) -> String {
    if text.chars().any(is_right_to_left) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// A stretch of a text with the words that were found in bold, on a terminal with colour.
pub fn highlighted(text: &str, span: Span, found: &[Span], is_coloured: bool) -> String {
    if !is_coloured {
        return isolated(&text[span.start..span.end]);
    }
    let mut shown = String::new();
    let mut at = span.start;
    for word in found.iter().filter(|word| span.contains(**word)) {
        if word.start < at {
            continue;
        }
        shown.push_str(&clean(&text[at..word.start]));
        shown.push_str("\u{1b}[1;33m");
        shown.push_str(&clean(&text[word.start..word.end]));
        shown.push_str("\u{1b}[0m");
        at = word.end;
    }
    shown.push_str(&clean(&text[at..span.end]));
    let shown = shown.replace('\n', " ");
    if shown.chars().any(is_right_to_left) { format!("\u{2068}{shown}\u{2069}") } else { shown }
}

/// Text in a style (an ANSI code such as `1` for bold), on a terminal with colour.
pub fn styled(text: &str, style: &str, is_coloured: bool) -> String {
    if is_coloured { format!("\u{1b}[{style}m{text}\u{1b}[0m") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_from_right_to_left_is_isolated() {
        assert_eq!(isolated("قال نعم"), "\u{2068}قال نعم\u{2069}");
        assert_eq!(isolated("dit"), "dit");
    }
}
