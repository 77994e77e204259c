//! Parameters: what may be asked, in one table, which also checks and describes them.

use super::problem::Problem;
use crate::article::Lang;
use crate::figure::FigureKind;
use crate::search::compile::Options;
use crate::search::filter::Filter;
use crate::search::hits::Sort;
use crate::search::query::Field;
use crate::search::ranges;
use std::collections::BTreeMap;

/// What a value must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Words.
    Text,
    /// A year, month or day.
    Day,
    /// A language code.
    Language,
    /// A whole number from 1 on.
    Number {
        /// The greatest.
        most: usize,
        /// What it is when it is not given.
        default: usize,
    },
    /// One of some words.
    OneOf(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// An article's id or address.
    Article,
    /// `start-end`, in characters of the text.
    Span,
}

/// A parameter.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// Its name, as on the command line.
    pub name: &'static str,
    /// What its value must be.
    pub form: Form,
    /// What it means.
    pub about: &'static str,
}

const fn param(name: &'static str, form: Form, about: &'static str) -> Param {
    Param { name, form, about }
}

/// The most results of one answer.
pub const MAX_LIMIT: usize = 1000;

/// Filters of everything that is looked for.
pub const FILTERS: &[Param] = &[
    param("q", Form::Text, "Words (all of them), \"phrases\", OR, -word, (…), word*, field:value."),
    param("by", Form::Text, "Who said it, or who is mentioned; a name matches in every script, with or without accents."),
    param("exact-name", Form::Flag, "Names only as printed."),
    param("role", Form::Text, "A role key (deputy_minister), or words of the office."),
    param("at", Form::Text, "The event at which it was said: its key, or words."),
    param("about", Form::Text, "The event it was about: its key, or words."),
    param("in", Form::Text, "A place mentioned, with what lies in it; a code, or a name in any language."),
    param("strict-place", Form::Flag, "Without former units of the place."),
    param("from", Form::Day, "Published on this day or later: 2024, 2024-08 or 2024-08-21."),
    param("to", Form::Day, "Published on this day or earlier."),
    param("lang", Form::Language, "Language of the article (fr, ar, vi, en …)."),
    param("outlet", Form::Text, "Whose article it is: words of the name."),
    param("literal", Form::Flag, "Take words as they are, without names of the same concept in other languages."),
    param("revisions", Form::Flag, "Also what pages said before they were changed."),
];

/// What only statements have.
pub const GRADES: &[Param] = &[
    param("sure", Form::Flag, "Only what is well founded: grades A and B."),
    param("all", Form::Flag, "Also statements of grade D."),
    param("unresolved", Form::Flag, "Only statements of people whom the rules have not found."),
];

/// What only figures have.
pub const FIGURES: &[Param] =
    &[param("kind", Form::OneOf(FigureKind::NAMES), "What sort of figure."), param("unit", Form::Text, "USD, VND, %, km …")];

/// Which part of the results is given, and in what order.
pub const PAGING: &[Param] = &[
    param("limit", Form::Number { most: MAX_LIMIT, default: 20 }, "So many results at most."),
    param("next", Form::Text, "Where the last answer ended: its `next`."),
    param("sort", Form::OneOf(&["relevance", "newest", "oldest"]), "Order of the results."),
];

/// How the API gives results.
pub const GIVING: &[Param] = &[
    param("facets", Form::Flag, "Also count languages, outlets, people, events, places and years."),
    param("format", Form::OneOf(super::export::FORMATS), "All but json give all results, a line or row each, without an end at `limit`."),
];

/// One row per story.
pub const GROUPING: &[Param] =
    &[param("group", Form::OneOf(&["story"]), "One row per story, whatever the number of its translations; without `next`.")];

/// The language of the page.
pub const UI: &[Param] = &[param("ui", Form::OneOf(super::words::CODES), "Language of the page.")];

/// What was given, each once, each as it must be.
#[derive(Clone, Debug, Default)]
pub struct Given(BTreeMap<&'static str, String>);

impl Given {
    /// The longest value, in bytes.
    pub const MAX_VALUE: usize = 8 << 10;

    /// Reads the part of an address after the question mark.
    pub fn read(query: &str, allowed: &[&'static [Param]]) -> Result<Self, Problem> {
        Self::of(url::form_urlencoded::parse(query.as_bytes()), allowed)
    }

    /// The same without what others add to addresses of pages (`utm_source`), which people can do nothing about.
    pub fn read_known(query: &str, allowed: &[&'static [Param]]) -> Result<Self, Problem> {
        let is_known = |name: &str| allowed.iter().copied().flatten().any(|param| param.name == name);
        Self::of(url::form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| is_known(name)), allowed)
    }

    /// Takes names with their values. An empty value, as forms send it, is none.
    pub fn of<S: AsRef<str>>(pairs: impl IntoIterator<Item = (S, S)>, allowed: &[&'static [Param]]) -> Result<Self, Problem> {
        let mut given = BTreeMap::new();
        for (name, value) in pairs {
            let (name, value) = (name.as_ref(), value.as_ref());
            let param = allowed.iter().copied().flatten().find(|param| param.name == name);
            let Some(param) = param else {
                let known: Vec<&str> = allowed.iter().copied().flatten().map(|param| param.name).collect();
                let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
                let name: String = name.chars().take(40).collect();
                return Err(Problem::parameter(&name, format!("there is no parameter `{name}` here; there are {known}")));
            };
            let value = value.trim();
            let wrong = |detail: String| Problem::parameter(param.name, detail);
            if value.len() > Self::MAX_VALUE {
                return Err(wrong(format!("the value is longer than {} KiB", Self::MAX_VALUE >> 10)));
            }
            if value.contains('\0') {
                return Err(wrong("the value holds a NUL".to_owned()));
            }
            if !value.is_empty() {
                check(param.form, value).map_err(wrong)?;
                if given.insert(param.name, value.to_owned()).is_some() {
                    return Err(wrong(format!("`{}` is given twice", param.name)));
                }
            }
        }
        if given.contains_key("sure") && given.contains_key("all") {
            return Err(Problem::parameter("sure", "`sure` and `all` exclude each other"));
        }
        Ok(Self(given))
    }

    /// The value of a parameter.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Whether a flag is set.
    pub fn is_set(&self, name: &str) -> bool {
        self.text(name).is_some_and(|value| !matches!(value, "false" | "0"))
    }

    /// How many results are wanted.
    pub fn limit(&self, default: usize) -> usize {
        self.text("limit").and_then(|value| value.parse().ok()).unwrap_or(default)
    }

    /// The order that is wanted.
    pub fn sort(&self) -> Sort {
        match self.text("sort") {
            Some("newest") => Sort::Newest,
            Some("oldest") => Sort::Oldest,
            _ => Sort::Relevance,
        }
    }

    /// What a span names.
    pub fn span(&self) -> Option<(usize, usize)> {
        self.text("span").and_then(span)
    }

    /// All that was given, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, value)| (*name, value.as_str()))
    }

    /// The address of `path` with these parameters and a change: a value to set, or `None` to leave one out. Another question begins on
    /// its first page.
    pub fn address(&self, path: &str, changes: &[(&'static str, Option<&str>)]) -> String {
        let mut changed: BTreeMap<&str, &str> = self.iter().filter(|(name, _)| *name != "next").collect();
        for (name, value) in changes {
            match value {
                Some(value) => changed.insert(name, value),
                None => changed.remove(name),
            };
        }
        let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(changed).finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The question that was asked.
    pub fn filter(&self) -> Filter {
        const FIELDS: [(&str, Field); 9] = [
            ("by", Field::By),
            ("role", Field::Role),
            ("at", Field::At),
            ("about", Field::About),
            ("in", Field::In),
            ("lang", Field::Lang),
            ("outlet", Field::Outlet),
            ("kind", Field::Kind),
            ("unit", Field::Unit),
        ];
        let owned = |name: &str| self.text(name).map(str::to_owned);
        let unresolved = self.is_set("unresolved");
        let worst_grade = if self.is_set("all") || unresolved { None } else { Some(if self.is_set("sure") { 1 } else { 2 }) };
        let options = Options {
            exact_name: self.is_set("exact-name"),
            strict_place: self.is_set("strict-place"),
            literal: self.is_set("literal"),
            revisions: self.is_set("revisions"),
            worst_grade,
            unresolved,
        };
        let fields = FIELDS.into_iter().filter_map(|(name, field)| Some((field, owned(name)?))).collect();
        Filter { words: owned("q").unwrap_or_default(), fields, from: owned("from"), to: owned("to"), options }
    }
}

fn check(form: Form, value: &str) -> Result<(), String> {
    let is_fine = match form {
        Form::Text => true,
        Form::Day => return ranges::stretch(value).map(drop),
        Form::Language => Lang::parse(value).is_some(),
        Form::Number { most, .. } => {
            value.bytes().all(|b| b.is_ascii_digit()) && value.parse().is_ok_and(|number: usize| (1..=most).contains(&number))
        }
        Form::OneOf(words) => words.contains(&value),
        Form::Flag => matches!(value, "true" | "false" | "1" | "0"),
        Form::Article => is_id(value) || value.starts_with("http://") || value.starts_with("https://"),
        Form::Span => span(value).is_some(),
    };
    if is_fine { Ok(()) } else { Err(wanted(form)) }
}

/// What a value must be, in words.
fn wanted(form: Form) -> String {
    match form {
        Form::Text => "must be text".to_owned(),
        Form::Day => "must be a day such as 2024, 2024-08 or 2024-08-21".to_owned(),
        Form::Language => "must be a language code such as fr or ar".to_owned(),
        Form::Number { most, .. } => format!("must be a whole number from 1 to {most}"),
        Form::OneOf(words) => format!("must be one of {}", words.join(", ")),
        Form::Flag => "must be true or false".to_owned(),
        Form::Article => "must be the id of an article, or its address with http: or https:".to_owned(),
        Form::Span => "must be two offsets such as 120-184".to_owned(),
    }
}

/// Whether a text is an article's id.
pub fn is_id(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

fn span(text: &str) -> Option<(usize, usize)> {
    let number = |text: &str| (text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten();
    let (start, end) = text.split_once('-')?;
    let (start, end) = (number(start)?, number(end)?);
    (start < end).then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_as_they_must_be() {
        let read =
            |query: &str| Given::read(query, &[FILTERS, GRADES, PAGING]).map(|given| given.0.len()).map_err(|problem| problem.detail);
        assert_eq!(read("q=a+b&by=&limit=20&sure=true"), Ok(3));
        for (query, why) in [
            ("page=1", "no parameter `page`"),
            ("q=a&q=b", "given twice"),
            ("limit=-1", "from 1 to 1000"),
            ("limit=1e9", "from 1 to 1000"),
            ("limit=1001", "from 1 to 1000"),
            ("limit=99999999999999999999999", "from 1 to 1000"),
            ("from=NaN", "no date"),
            ("from=2024-02-31", "no date"),
            ("lang=french", "language code"),
            ("sort=best", "one of relevance"),
            ("sure=yes", "true or false"),
            ("sure=true&all=true", "exclude each other"),
            ("q=a%00", "NUL"),
        ] {
            assert!(read(query).is_err_and(|detail| detail.contains(why)), "{query}: {:?}", read(query));
        }
    }

    #[test]
    fn pages_take_addresses_with_more_in_them() {
        let given = Given::read_known("q=a&utm_source=x&fbclid=y", &[FILTERS]).expect("fine");
        assert_eq!(given.iter().collect::<Vec<_>>(), [("q", "a")]);
        assert!(Given::read_known("lang=french&utm_source=x", &[FILTERS]).is_err());
    }

    #[test]
    fn addresses_keep_what_was_given() {
        let given = Given::read("q=a&lang=fr&next=x", &[FILTERS, PAGING]).expect("fine");
        assert_eq!(given.address("/", &[("lang", None), ("in", Some("Hà Nội"))]), "/?in=H%C3%A0+N%E1%BB%99i&q=a");
    }
}
