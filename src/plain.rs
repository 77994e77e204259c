//! Plain text: what leaves for a terminal or a spreadsheet is text to it, and no order.

/// Text without the characters that a terminal obeys.
pub fn clean(text: &str) -> String {
    let is_kept = |c: char| !c.is_control() || c == '\n' || c == '\t';
    if text.chars().all(|c| is_kept(c) && !is_bidi_control(c)) {
        return text.to_owned();
    }
    text.chars().filter(|c| is_kept(*c) && !is_bidi_control(*c)).collect()
}

/// A line of a CSV table.
pub fn csv(cells: &[String]) -> String {
    let quoted = |text: &String| {
        let text = cell(text);
        let needs_quotes = text.contains([',', '"', '\n', '\r']);
        if needs_quotes { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
    };
    cells.iter().map(quoted).collect::<Vec<_>>().join(",")
}

/// A cell of a table. What a spreadsheet would run as a formula is made text.
pub fn cell(text: &str) -> String {
    let text = clean(text);
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t']) && text.parse::<f64>().is_err();
    if is_formula { format!("'{text}") } else { text }
}

/// The rows of a table, cell by cell.
pub fn rows(table: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut is_quoted, mut letters) = (false, table.chars().peekable());
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !is_quoted => {}
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            letter => cell.push(letter),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_are_not_given_orders() {
        assert_eq!(clean("a\u{1b}]0;title\u{7}b\u{9b}31m"), "a]0;titleb31m");
        assert_eq!(clean("left \u{202e}right"), "left right");
        assert_eq!(clean("قال\tنعم\n"), "قال\tنعم\n");
    }

    #[test]
    fn cells_run_no_formulas() {
        let cells = ["a,b", "say \"x\"", "=cmd()", "-5", "-x"].map(str::to_owned);
        assert_eq!(csv(&cells), "\"a,b\",\"say \"\"x\"\"\",'=cmd(),-5,'-x");
    }

    #[test]
    fn a_table_is_read_as_it_was_written() {
        let cells = ["a,b", "say \"x\"", "", "قال\nنعم"].map(str::to_owned);
        assert_eq!(rows(&format!("{}\nx,y\r\n", csv(&cells))), [cells.to_vec(), vec!["x".to_owned(), "y".to_owned()]]);
    }
}
