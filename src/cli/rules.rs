//! `rapporteur rules check FILE`: is a language file right?

use super::outcome::Outcome;
use super::print::{self, Out};
use crate::lang::Language;
use anyhow::Context;
use std::path::PathBuf;

/// Work with language files.
#[derive(clap::Args)]
pub struct Rules {
    #[command(subcommand)]
    command: RulesCommand,
}

#[derive(clap::Subcommand)]
enum RulesCommand {
    /// Check a language file: every name known, every example matched by its rule.
    Check {
        /// The file (xx.toml).
        file: PathBuf,
    },
}

impl Rules {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let RulesCommand::Check { file } = self.command;
        let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        match Language::parse(&text) {
            Ok(language) => {
                let mut out = Out::stdout();
                out.line(&format!("{}: the file for `{}` is right", file.display(), language.language))?;
                out.finish()?;
                Ok(Outcome::Done)
            }
            Err(error) => {
                print::note(print::clean(&format!("rapporteur: {}: {error:#}", file.display())));
                Ok(Outcome::Usage)
            }
        }
    }
}
