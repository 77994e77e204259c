//! The command line: a file per command, and one that prints.
//!
//! A command parses what was typed, asks the library, and hands what it found to [`print`]. Results go to stdout, all else to
//! stderr, and [`Outcome`] is the exit code.

mod completions;
mod index;
mod man;
pub mod outcome;
pub mod print;
mod progress;
mod read;
mod signals;

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

#[derive(Subcommand)]
enum Command {
    /// Read pages and print one JSON article per line; needs no index.
    Read(read::Read),
    /// Build the index, or bring it up to date.
    Index(index::Index),
    /// Print the completions of a shell.
    Completions(completions::Completions),
    /// Print the man page.
    Man,
}

impl Cli {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<Outcome> {
        if let Some(folder) = &self.global.rules {
            crate::lang::replace_with(folder)?;
        }
        match self.command {
            Command::Read(read) => read.run(),
            Command::Index(index) => index.run(&self.global),
            Command::Completions(completions) => completions.run(),
            Command::Man => man::run(),
        }
    }
}
