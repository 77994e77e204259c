//! Filters: the options that are the same on every command that asks the index.

use super::{Global, print};
use crate::index::schema::Kind;
use crate::search::Library;
use crate::search::compile::{self, Options, Question};
use crate::search::facets;
use crate::search::filter::Filter;
use crate::search::hints;
use crate::search::hits::{self, Hits, Sort};
use crate::search::query::{Field, Query};
use anyhow::Result;
use clap::ValueEnum;

/// What is asked, and how answers are shown.
#[derive(clap::Args)]
pub struct Filters {
    /// Words (all of them), "phrases", OR, -word, (…), word*, field:value.
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    /// Who said it, or who is mentioned; a name matches in every script, with or without accents.
    #[arg(long, value_name = "PERSON")]
    by: Option<String>,
    /// Names only as printed.
    #[arg(long)]
    exact_name: bool,
    /// A role key (deputy_minister), or words of the office.
    #[arg(long)]
    role: Option<String>,
    /// The event at which it was said: its key, or words.
    #[arg(long, value_name = "EVENT")]
    at: Option<String>,
    /// The event it was about: its key, or words.
    #[arg(long, value_name = "EVENT")]
    about: Option<String>,
    /// A place mentioned, with what lies in it; a code, or a name in any language.
    #[arg(long = "in", value_name = "PLACE")]
    place: Option<String>,
    /// Without former units of the place.
    #[arg(long)]
    strict_place: bool,
    /// Published on this day or later: 2024, 2024-08 or 2024-08-21.
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Published on this day or earlier.
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// Language of the article (fr, ar, vi, en …).
    #[arg(long)]
    lang: Option<String>,
    /// Whose article it is: words of the name.
    #[arg(long)]
    outlet: Option<String>,
    /// Show so many at most.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=hits::MAX_LIMIT as i64))]
    limit: u16,
    /// Order of the results.
    #[arg(long, value_enum, default_value_t)]
    sort: Sort,
    /// Only what is well founded: statements of grades A and B.
    #[arg(long, conflicts_with = "all")]
    sure: bool,
    /// Also statements of grade D.
    #[arg(long)]
    all: bool,
    /// Also what pages said before they were changed.
    #[arg(long)]
    revisions: bool,
    /// One row per story, whatever the number of its translations and copies.
    #[arg(long, value_name = "BY")]
    group: Option<Group>,
    /// Count languages, outlets, people, events, places and years instead.
    #[arg(long)]
    facets: bool,
    /// One JSON object per line.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// A table.
    #[arg(long)]
    csv: bool,
    /// Take words as they are, without other names of the topic, place or person that they name.
    #[arg(long)]
    literal: bool,
}

/// What results are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Group {
    Story,
}

/// Versions of a story that are looked through for each row.
const VERSIONS: usize = 8;

/// How answers are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Text,
    Json,
    Csv,
    Facets,
}

/// A question with the index that answers it.
pub(super) struct Asked {
    pub(super) library: Library,
    pub(super) query: Query,
    pub(super) question: Question,
    pub(super) shown: Shown,
    pub(super) is_json: bool,
    pub(super) limit: usize,
    /// Whether versions of one story are one row.
    pub(super) is_grouped: bool,
    sort: Sort,
}

impl Filters {
    /// Reads the question, opens the index and finds out who and what is meant.
    pub(super) fn ask(&self, global: &Global, kind: Kind, more: Vec<(Field, String)>) -> Result<Asked> {
        self.ask_about(global, kind, &self.words(), more, &self.options())
    }

    /// The same, where more options count than those of all commands.
    pub(super) fn ask_with(&self, global: &Global, kind: Kind, options: &Options) -> Result<Asked> {
        self.ask_about(global, kind, &self.words(), Vec::new(), options)
    }

    /// The same, where the words of the command line are no words of articles.
    pub(super) fn ask_without_words(&self, global: &Global, kind: Kind) -> Result<Asked> {
        self.ask_about(global, kind, "", Vec::new(), &self.options())
    }

    fn ask_about(&self, global: &Global, kind: Kind, words: &str, more: Vec<(Field, String)>, options: &Options) -> Result<Asked> {
        let query = self.filter(words, more).query()?;
        let library = Library::open(&global.index)?;
        let question = compile::question(&library, kind, &query, words, options)?;
        question.notes.iter().for_each(|note| print::note(print::clean(&note.to_string())));
        let shown = match (self.facets, self.json, self.csv) {
            (true, ..) => Shown::Facets,
            (_, true, _) => Shown::Json,
            (_, _, true) => Shown::Csv,
            _ => Shown::Text,
        };
        Ok(Asked {
            library,
            query,
            question,
            shown,
            is_json: self.json,
            limit: self.limit.into(),
            is_grouped: self.group.is_some(),
            sort: self.sort,
        })
    }

    /// The words of the command line.
    pub(super) fn words(&self) -> String {
        self.words.join(" ").replace(super::EXCLUDED_WORD, "")
    }

    pub(super) fn options(&self) -> Options {
        Options {
            exact_name: self.exact_name,
            strict_place: self.strict_place,
            literal: self.literal,
            revisions: self.revisions,
            unresolved: false,
            worst_grade: if self.all { None } else { Some(if self.sure { 1 } else { 2 }) },
        }
    }

    /// What is asked, before the index is looked at.
    fn filter(&self, words: &str, more: Vec<(Field, String)>) -> Filter {
        let given = [
            (Field::By, &self.by),
            (Field::Role, &self.role),
            (Field::At, &self.at),
            (Field::About, &self.about),
            (Field::In, &self.place),
            (Field::Lang, &self.lang),
            (Field::Outlet, &self.outlet),
        ];
        let mut fields: Vec<(Field, String)> = given.into_iter().filter_map(|(field, value)| Some((field, value.clone()?))).collect();
        fields.extend(more);
        Filter { words: words.to_owned(), fields, from: self.from.clone(), to: self.to.clone(), options: self.options() }
    }
}

impl Asked {
    /// The best records; more than are shown where several will be one row.
    pub(super) fn hits(&self) -> Result<Hits> {
        let limit = if self.is_grouped { self.limit.saturating_mul(VERSIONS) } else { self.limit };
        let found = hits::find(&self.library, &self.question, self.sort, 0, limit)?;
        if found.n_all == 0 {
            hints::hints(&self.library, self.question.kind, &self.query)?
                .iter()
                .for_each(|hint| print::note(print::clean(&hint.to_string())));
        }
        Ok(found)
    }

    /// Prints the facets of all records that fit.
    pub(super) fn print_facets(&self) -> Result<super::outcome::Outcome> {
        let counted = facets::count(&self.library, self.question.fitting(&self.library)?, self.limit)?;
        let n_values: usize = counted.iter().map(|(_, counts)| counts.len()).sum();
        let mut out = print::Out::stdout();
        if self.is_json {
            let object: serde_json::Map<String, serde_json::Value> =
                counted.iter().map(|(facet, counts)| ((*facet).to_owned(), serde_json::json!(counts))).collect();
            out.line(&serde_json::Value::Object(object).to_string())?;
        } else {
            for (facet, counts) in counted.iter().filter(|(_, counts)| !counts.is_empty()) {
                out.line(&print::styled(facet, "1", out.is_coloured))?;
                for (value, n) in counts {
                    out.line(&format!("{n:>8}  {}", print::isolated(value)))?;
                }
            }
        }
        out.finish()?;
        Ok(super::outcome::Outcome::of_hits(n_values))
    }

    /// Says on stderr when more fits than is shown.
    pub(super) fn note_more(&self, hits: &Hits, what: &str) {
        if hits.n_all > hits.best.len() {
            print::note(format!("{} of {} {what}; --limit shows more", hits.best.len(), hits.n_all));
        }
    }
}
