//! The query language: words, "phrases", OR, -word, (…), word*, field:value.
//!
//! It is bounded in length, depth and number of clauses before anything is looked up, and its errors point at the character.

use std::ops::Range;

/// The longest query, in bytes.
pub const MAX_BYTES: usize = 8 << 10;
/// The deepest nesting.
pub const MAX_DEPTH: usize = 64;
/// The most words, phrases and fields.
pub const MAX_CLAUSES: usize = 1024;
/// The fewest letters before a `*`.
pub const MIN_PREFIX: usize = 2;

/// What is asked of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The speaker, or somebody mentioned.
    By,
    /// An office.
    Role,
    /// Where it was said.
    At,
    /// What it was about.
    About,
    /// A place mentioned.
    In,
    /// Publication day.
    Date,
    /// Language.
    Lang,
    /// Outlet.
    Outlet,
    /// Value of a figure.
    Figure,
    /// What sort of figure.
    Kind,
    /// Unit of a figure.
    Unit,
}

/// Fields by the names under which they are asked for.
const FIELDS: &[(&str, Field)] = &[
    ("about", Field::About),
    ("at", Field::At),
    ("by", Field::By),
    ("date", Field::Date),
    ("figure", Field::Figure),
    ("in", Field::In),
    ("kind", Field::Kind),
    ("lang", Field::Lang),
    ("outlet", Field::Outlet),
    ("role", Field::Role),
    ("unit", Field::Unit),
];

/// Quotation marks, each with the one that closes it.
const QUOTES: &[(char, char)] = &[('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('「', '」'), ('『', '』')];

/// A text between quotation marks that do not occur in it.
pub fn quoted(text: &str) -> String {
    match QUOTES.iter().find(|(open, close)| !text.contains([*open, *close])) {
        Some((open, close)) => format!("{open}{text}{close}"),
        None => format!("\"{}\"", text.replace('"', " ")),
    }
}

/// Words of a query and where they stand in it, in characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The words.
    pub text: String,
    /// Where they stand; empty for what came from an option.
    pub at: Range<usize>,
}

/// A query as a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// All of them; all records when there are none.
    All(Vec<Query>),
    /// At least one.
    Any(Vec<Query>),
    /// Not this.
    Not(Box<Query>),
    /// A word in any of its forms.
    Word(Text),
    /// Words that begin so.
    Prefix(Text),
    /// Words one after another, just so.
    Phrase(Text),
    /// A field.
    Field(Field, Text),
}

/// What is wrong with a query, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// What is wrong, and what to do.
    pub message: String,
    /// The query.
    pub query: String,
    /// The characters it is about; empty when it is about an option.
    pub at: Range<usize>,
}

impl std::fmt::Display for QueryError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.message)?;
        if self.at.is_empty() {
            return Ok(());
        }
        // A long query is shown around the place.
        let start = self.at.start.saturating_sub(60);
        let shown: String = self.query.chars().skip(start).take(120).map(|c| if c.is_control() { ' ' } else { c }).collect();
        let n_carets = self.at.len().clamp(1, 120);
        write!(f, "\n  {shown}\n  {}{}", " ".repeat(self.at.start - start), "^".repeat(n_carets))
    }
}

impl std::error::Error for QueryError {}

/// Reads a query.
pub fn parse(query: &str) -> Result<Query, QueryError> {
    let mut parser = Parser { query, chars: query.chars().collect(), at: 0, depth: 0, n_clauses: 0 };
    if query.len() > MAX_BYTES {
        return Err(parser.error(0..1, format!("the query is longer than {} KiB", MAX_BYTES >> 10)));
    }
    let tree = parser.alternatives()?;
    match parser.peek() {
        None => Ok(tree),
        Some(_) => Err(parser.error_here("`)` closes nothing")),
    }
}

struct Parser<'a> {
    query: &'a str,
    chars: Vec<char>,
    at: usize,
    depth: usize,
    n_clauses: usize,
}

impl Parser<'_> {
    fn error(&self, at: Range<usize>, message: impl Into<String>) -> QueryError {
        QueryError { message: message.into(), query: self.query.to_owned(), at }
    }

    fn error_here(&self, message: impl Into<String>) -> QueryError {
        self.error(self.at..self.at + 1, message)
    }

    /// The next character that is no space.
    fn peek(&mut self) -> Option<char> {
        while self.chars.get(self.at).is_some_and(|c| c.is_whitespace()) {
            self.at += 1;
        }
        self.chars.get(self.at).copied()
    }

    /// a b OR c d
    fn alternatives(&mut self) -> Result<Query, QueryError> {
        let mut parts = vec![self.conjunction()?];
        while let Some(operator) = self.keyword("OR") {
            let is_empty = |query: &Query| *query == Query::All(Vec::new());
            let right = self.conjunction()?;
            if parts.last().is_some_and(is_empty) || is_empty(&right) {
                return Err(self.error(operator, "OR needs something on both sides; to search for the word, write \"or\""));
            }
            parts.push(right);
        }
        Ok(if parts.len() == 1 { parts.swap_remove(0) } else { Query::Any(parts) })
    }

    /// a -b (c)
    fn conjunction(&mut self) -> Result<Query, QueryError> {
        let mut parts = Vec::new();
        loop {
            while self.keyword("AND").is_some() {}
            let ends = self.peek().is_none_or(|c| c == ')') || self.is_keyword("OR");
            if ends {
                break;
            }
            parts.push(self.term()?);
        }
        Ok(if parts.len() == 1 { parts.swap_remove(0) } else { Query::All(parts) })
    }

    fn is_keyword(&self, word: &str) -> bool {
        let end = self.at + word.len();
        let is_there = self.chars.get(self.at..end).is_some_and(|chars| chars.iter().copied().eq(word.chars()));
        is_there && self.chars.get(end).is_none_or(|c| c.is_whitespace() || "()\"“«「".contains(*c))
    }

    fn keyword(&mut self, word: &str) -> Option<Range<usize>> {
        self.peek();
        let found = self.is_keyword(word).then(|| self.at..self.at + word.len())?;
        self.at = found.end;
        Some(found)
    }

    fn term(&mut self) -> Result<Query, QueryError> {
        self.n_clauses += 1;
        if self.n_clauses > MAX_CLAUSES {
            return Err(self.error_here(format!("the query has more than {MAX_CLAUSES} parts")));
        }
        match self.peek() {
            Some('-') => self.nested(|parser| {
                parser.at += 1;
                let has_operand = parser.chars.get(parser.at).is_some_and(|c| !c.is_whitespace() && *c != ')');
                if !has_operand {
                    return Err(parser.error(parser.at - 1..parser.at, "`-` needs the word that must not occur right after it"));
                }
                Ok(Query::Not(Box::new(parser.term()?)))
            }),
            Some('(') => self.nested(|parser| {
                let open = parser.at;
                parser.at += 1;
                let inner = parser.alternatives()?;
                if parser.peek() != Some(')') {
                    return Err(parser.error(open..open + 1, "`(` is not closed"));
                }
                parser.at += 1;
                if inner == Query::All(Vec::new()) {
                    return Err(parser.error(open..parser.at, "nothing stands between the parentheses"));
                }
                Ok(inner)
            }),
            Some(c) if closing(c).is_some() => Ok(Query::Phrase(self.quoted()?)),
            _ => self.word_or_field(),
        }
    }

    fn nested(&mut self, parse: impl FnOnce(&mut Self) -> Result<Query, QueryError>) -> Result<Query, QueryError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.error_here(format!("the query is nested more than {MAX_DEPTH} deep")));
        }
        let result = parse(self);
        self.depth -= 1;
        result
    }

    /// The text between quotation marks; the parser stands on the opening one.
    fn quoted(&mut self) -> Result<Text, QueryError> {
        let open = self.at;
        let close = self.chars.get(open).and_then(|c| closing(*c)).unwrap_or('"');
        let Some(len) = self.chars[open + 1..].iter().position(|c| *c == close) else {
            return Err(self.error(open..open + 1, format!("this quotation mark is not closed; `{close}` is missing")));
        };
        self.at = open + 1 + len + 1;
        let text: String = self.chars[open + 1..open + 1 + len].iter().collect();
        if !text.chars().any(char::is_alphanumeric) {
            return Err(self.error(open..self.at, "no word stands between the quotation marks"));
        }
        Ok(Text { text, at: open..self.at })
    }

    /// Characters up to a space, a parenthesis or a quotation mark.
    fn bare(&mut self) -> Text {
        let start = self.at;
        let is_end = |c: &char| c.is_whitespace() || "()".contains(*c) || closing(*c).is_some();
        self.at += self.chars[start..].iter().position(is_end).unwrap_or(self.chars.len() - start);
        Text { text: self.chars[start..self.at].iter().collect(), at: start..self.at }
    }

    fn word_or_field(&mut self) -> Result<Query, QueryError> {
        let word = self.bare();
        let name = word.text.split_once(':').filter(|(name, _)| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase()));
        if let Some((name, value)) = name.map(|(name, value)| (name.to_owned(), value.to_owned())) {
            return self.field(&name, &value, word.at);
        }
        let Some(prefix) = word.text.strip_suffix('*') else {
            if !word.text.chars().any(char::is_alphanumeric) {
                return Err(self.error(word.at.clone(), format!("`{}` holds no word to search for", word.text)));
            }
            return Ok(Query::Word(word));
        };
        if prefix.contains('*') || prefix.chars().filter(|c| c.is_alphanumeric()).count() < MIN_PREFIX {
            return Err(self.error(word.at, format!("`*` needs at least {MIN_PREFIX} letters before it, and nothing after it")));
        }
        Ok(Query::Prefix(Text { text: prefix.to_owned(), at: word.at }))
    }

    fn field(&mut self, name: &str, value: &str, at: Range<usize>) -> Result<Query, QueryError> {
        let Some((_, field)) = FIELDS.iter().find(|(known, _)| *known == name) else {
            let known: Vec<&str> = FIELDS.iter().map(|(known, _)| *known).collect();
            let message = format!("there is no field `{name}`; the fields are {}", known.join(", "));
            return Err(self.error(at.start..at.start + name.len(), message));
        };
        let is_quoted = value.is_empty() && self.chars.get(self.at).is_some_and(|c| closing(*c).is_some());
        let text = if is_quoted { self.quoted()? } else { Text { text: value.to_owned(), at: at.start + name.len() + 1..at.end } };
        if text.text.trim().is_empty() {
            return Err(self.error(at, format!("`{name}:` needs a value right after it")));
        }
        Ok(Query::Field(*field, text))
    }
}

fn closing(open: char) -> Option<char> {
    QUOTES.iter().find(|(o, _)| *o == open).map(|(_, close)| *close)
}

impl Query {
    /// Calls `visit` with every word, prefix and phrase that must or may occur.
    pub fn texts<'q>(&'q self, visit: &mut impl FnMut(&'q Query)) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.texts(visit)),
            Self::Word(_) | Self::Prefix(_) | Self::Phrase(_) => visit(self),
            Self::Not(_) | Self::Field(..) => {}
        }
    }

    /// Whether anything but words is asked.
    pub fn has_fields(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::has_fields),
            Self::Not(inner) => inner.has_fields(),
            Self::Word(_) | Self::Prefix(_) | Self::Phrase(_) => false,
            Self::Field(..) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(query: &Query) -> String {
        let list = |parts: &[Query], name: &str| format!("{name}({})", parts.iter().map(shown).collect::<Vec<_>>().join(" "));
        match query {
            Query::All(parts) => list(parts, "all"),
            Query::Any(parts) => list(parts, "any"),
            Query::Not(inner) => format!("-{}", shown(inner)),
            Query::Word(text) => text.text.clone(),
            Query::Prefix(text) => format!("{}*", text.text),
            Query::Phrase(text) => format!("\"{}\"", text.text),
            Query::Field(field, text) => format!("{field:?}={}", text.text),
        }
    }

    fn check(query: &str, tree: &str) {
        assert_eq!(parse(query).map(|tree| shown(&tree)), Ok(tree.to_owned()), "{query}");
    }

    fn check_error(query: &str, message: &str, at: Range<usize>) {
        let error = parse(query).expect_err(query);
        assert!(error.message.contains(message), "{query}: {}", error.message);
        assert_eq!(error.at, at, "{query}");
    }

    #[test]
    fn quoted_text_is_read_back() {
        for text in ["The Day", "the \"Day\"", "“a” \"b\"", "«a» „b“ \"c\""] {
            assert_eq!(parse(&format!("-outlet:{}", quoted(text))).map(|tree| shown(&tree)), Ok(format!("-Outlet={text}")));
        }
    }

    #[test]
    fn queries_are_trees() {
        check("", "all()");
        check("a", "a");
        check("a b OR c", "any(all(a b) c)");
        check("a AND (b OR -c)", "all(a any(b -c))");
        check("«de Lyon» “x y” 「外交」", "all(\"de Lyon\" \"x y\" \"外交\")");
        check("diplo* l'été 14:30", "all(diplo* l'été 14:30)");
        check("by:\"Nguyen Minh Hang\" date:2023-12..2024-08 -lang:fr", "all(By=Nguyen Minh Hang Date=2023-12..2024-08 -Lang=fr)");
        check("figure:>=350 in:«Hà Nội»", "all(Figure=>=350 In=Hà Nội)");
        check("ORDER or", "all(ORDER or)");
    }

    #[test]
    fn errors_point_at_the_character() {
        check_error("a (b", "not closed", 2..3);
        check_error("a) b", "closes nothing", 1..2);
        check_error("a \"b", "not closed", 2..3);
        check_error("a OR", "both sides", 2..4);
        check_error("OR a", "both sides", 0..2);
        check_error("a -", "right after it", 2..3);
        check_error("x nope:y", "no field `nope`", 2..6);
        check_error("by: x", "needs a value", 0..3);
        check_error("a*", "at least 2", 0..2);
        check_error("!!", "no word", 0..2);
        check_error("()", "nothing stands", 0..2);
        let shown = parse("a (b").expect_err("unclosed").to_string();
        assert_eq!(shown, "`(` is not closed\n  a (b\n    ^");
    }

    #[test]
    fn no_query_is_too_much() {
        assert!(parse(&"(".repeat(5000)).is_err());
        assert!(parse(&"-".repeat(5000)).is_err());
        assert!(parse(&"(a ".repeat(2000)).is_err());
        assert!(parse(&"a ".repeat(2000)).is_err());
        assert!(parse(&"a".repeat(9000)).is_err());
        assert!(parse(&format!("{}a{}", "(".repeat(60), ")".repeat(60))).is_ok());
    }

    #[test]
    fn odd_queries_end_in_a_tree_or_an_error() {
        for query in [
            "* * - :: \"",
            "😀",
            "\u{0}",
            ")(",
            "- -",
            "a:b:c",
            "«»",
            "\"\"*",
            "[* TO *]",
            "a^2 ~3",
            "NOT NOT NOT",
            "((((x))))",
            "\u{202e}x",
        ] {
            let _ = parse(query).map_err(|error| error.to_string());
        }
    }
}
