//! The command line: a file per command, and one that prints.
//!
//! A command parses what was typed, asks the library, and hands what it found to [`mod@print`]. Results go to stdout, all else to
//! stderr, and [`Outcome`] is the exit code.

mod align;
mod check;
mod compare;
mod completions;
mod fetch;
mod figures;
mod filters;
mod forget;
mod index;
mod lexicon;
mod man;
#[cfg(feature = "mcp")]
mod mcp;
mod mentioned;
pub mod outcome;
pub mod print;
mod progress;
mod read;
mod rules;
mod said;
mod search;
mod serve;
mod show;
mod shown;
mod signals;
mod source;
mod verify;
mod versions;

use crate::acquire::fetch::sources::Sources;
use crate::acquire::layouts::Layouts;
use crate::article::Article;
use crate::search::Library;
use crate::search::facets::What;
use clap::{Parser, Subcommand};
use outcome::Outcome;
use std::path::PathBuf;

/// Reads news in many languages and answers who said what, where and when, with the sentence as evidence.
#[derive(Parser)]
#[command(version, propagate_version = true, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// Options of all commands.
#[derive(clap::Args)]
pub struct Global {
    /// The folder that holds the pages.
    #[arg(long, global = true, value_name = "DIR", default_value = "corpus")]
    pub corpus: PathBuf,
    /// The folder that holds the index.
    #[arg(long, global = true, value_name = "DIR", default_value = "index")]
    pub index: PathBuf,
    /// A folder of language files (xx.toml) that replaces the built-in ones.
    #[arg(long, global = true, value_name = "DIR")]
    pub rules: Option<PathBuf>,
}

impl Global {
    /// Where the pages of the outlets have their articles.
    fn layouts(&self) -> anyhow::Result<Layouts> {
        Ok(Sources::read(&self.corpus.join("sources.toml"))?.layouts())
    }
}

#[derive(Subcommand)]
enum Command {
    /// Read pages and print one JSON article per line; needs no index.
    Read(read::Read),
    /// Fetch new pages of the outlets that are followed.
    Fetch(fetch::Fetch),
    /// Try a source before it is followed.
    Source(source::Source),
    /// Build the index, or bring it up to date.
    Index(index::Index),
    /// Withdraw pages for good.
    Forget(forget::Forget),
    /// Find articles.
    Search(search::Search),
    /// Find statements: who said what, where, when.
    Said(said::Said),
    /// Find figures with their normalised values.
    Figures(figures::Figures),
    /// List the people that the index knows.
    People(mentioned::List),
    /// List the events that the index knows.
    Events(mentioned::List),
    /// List the places that the index knows.
    Places(mentioned::List),
    /// Show all of this on a web page, and answer programs over HTTP.
    Serve(serve::Serve),
    /// Answer an agent over standard input and output (MCP).
    #[cfg(feature = "mcp")]
    Mcp(mcp::Mcp),
    /// Show one article with what was found in it.
    Show(show::Show),
    /// Show versions of one article side by side, with what differs.
    Compare(compare::Compare),
    /// Find the same story in other articles of the index, and say why.
    Versions(versions::Versions),
    /// Cut exported rows from the texts again, and name those that differ.
    Verify(verify::Verify),
    /// Align the sentences of two files, a sentence a line.
    Align(align::Align),
    /// Learn which words of two languages go together.
    Lexicon(lexicon::Words),
    /// Check that the index is whole and agrees with the corpus.
    Check(check::Check),
    /// Work with language files.
    Rules(rules::Rules),
    /// Print the completions of a shell.
    Completions(completions::Completions),
    /// Print the man page.
    Man,
}

/// Stands before words that must not occur while options are told from words: `search lyon -paris`.
const EXCLUDED_WORD: char = '\u{2060}';

impl Cli {
    /// Reads the command line; what makes no sense ends the program with a message.
    pub fn from_command_line() -> Self {
        Self::parse_from(std::env::args_os().map(|arg| match arg.to_str() {
            Some(word) if is_excluded_word(word) => format!("{EXCLUDED_WORD}{word}").into(),
            _ => arg,
        }))
    }

    /// Runs the command.
    pub fn run(self) -> anyhow::Result<Outcome> {
        if let Some(folder) = &self.global.rules {
            crate::lang::replace_with(folder)?;
        }
        // Files that were damaged behind their checksums make tantivy panic.
        crate::reading::caught(|| self.run_command()).unwrap_or_else(|message| {
            print::note(print::clean(&format!(
                "rapporteur: a fault inside: {message}; `rapporteur check` tells whether the index is damaged"
            )));
            Ok(Outcome::NoIndex)
        })
    }

    fn run_command(self) -> anyhow::Result<Outcome> {
        match self.command {
            Command::Read(read) => read.run(&self.global),
            Command::Fetch(fetch) => fetch.run(&self.global),
            Command::Source(source) => source.run(&self.global),
            Command::Index(index) => index.run(&self.global),
            Command::Forget(forget) => forget.run(&self.global),
            Command::Search(search) => search.run(&self.global),
            Command::Said(said) => said.run(&self.global),
            Command::Figures(figures) => figures.run(&self.global),
            Command::People(list) => list.run(&self.global, What::People),
            Command::Events(list) => list.run(&self.global, What::Events),
            Command::Places(list) => list.run(&self.global, What::Places),
            Command::Serve(serve) => serve.run(&self.global),
            #[cfg(feature = "mcp")]
            Command::Mcp(mcp) => mcp.run(&self.global),
            Command::Show(show) => show.run(&self.global),
            Command::Compare(compare) => compare.run(&self.global),
            Command::Versions(versions) => versions.run(&self.global),
            Command::Verify(verify) => verify.run(&self.global),
            Command::Align(align) => align.run(),
            Command::Lexicon(lexicon) => lexicon.run(&self.global),
            Command::Check(check) => check.run(&self.global),
            Command::Rules(rules) => rules.run(),
            Command::Completions(completions) => completions.run(),
            Command::Man => man::run(),
        }
    }
}

/// The article of the index that somebody names; where there is none, says so.
fn named_article(library: &Library, name: &str) -> anyhow::Result<Option<Article>> {
    let article = library.articles_called(name)?.into_iter().next();
    if article.is_none() {
        print::note(format!("the index has no article {}; `rapporteur search` finds ids", print::clean(name)));
    }
    Ok(article)
}

/// Whether an argument is a word with a minus before it, and none of our options.
fn is_excluded_word(arg: &str) -> bool {
    let word = arg.strip_prefix('-').filter(|word| !word.starts_with('-'));
    word.is_some_and(|word| !matches!(word, "" | "h" | "V"))
}
