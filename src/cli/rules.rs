//! `rapporteur rules check FILE`: is a language file right?

use super::outcome::Outcome;
use super::print::{self, Out};
use crate::lang::{self, Language};
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
        match Language::of_user(&text) {
            Ok(language) => {
                let language = lang::replace_one(language)?;
                let faults = faults(language);
                if !faults.is_empty() {
                    faults.iter().for_each(|fault| print::note(print::clean(&format!("rapporteur: {}: {fault}", file.display()))));
                    return Ok(Outcome::Usage);
                }
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

/// The examples of a language file that do not give what they should, a line each.
fn faults(language: &Language) -> Vec<String> {
    let rules = language.statements.rule.iter().filter_map(|rule| rule.check(language.language).err());
    rules.chain(crate::extract::events::faults(language)).chain(crate::extract::quantities::failures(language)).collect()
}
