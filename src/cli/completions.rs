//! `rapporteur completions SHELL`.

use super::outcome::Outcome;
use super::{Cli, print};
use clap::CommandFactory;

/// Print the completions of a shell.
#[derive(clap::Args)]
pub struct Completions {
    /// bash, zsh, fish, elvish or powershell.
    shell: clap_complete::Shell,
}

impl Completions {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "rapporteur", &mut script);
        let mut out = print::Out::stdout();
        out.line(String::from_utf8_lossy(&script).trim_end())?;
        out.finish()?;
        Ok(Outcome::Done)
    }
}
