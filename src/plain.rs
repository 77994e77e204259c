//! Plain text: what leaves for a terminal or a spreadsheet is text to it, and no order.

/// Text without the characters that a terminal obeys.
pub fn clean(text: &str) -> String {
    let is_kept = |c: char| !c.is_control() || c == '\n' || c == '\t';
    if text.chars().all(|c| is_kept(c) && !is_bidi_control(c)) {
        return text.to_owned();
    }
    text.chars().filter(|c| is_kept(*c) && !is_bidi_control(*c)).collect()
}

/// A line of a CSV table. A cell that a spreadsheet would run as a formula is made text.
pub fn csv(cells: &[String]) -> String {
    let cell = |cell: &String| {
        let text = clean(cell);
        let is_formula = text.starts_with(['=', '+', '-', '@', '\t']) && text.parse::<f64>().is_err();
        let text = if is_formula { format!("'{text}") } else { text };
        let needs_quotes = text.contains([',', '"', '\n', '\r']);
        if needs_quotes { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(",")
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
}
