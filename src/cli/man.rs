//! `rapporteur man`.

use super::outcome::Outcome;
use super::{Cli, print};
use clap::CommandFactory;

/// Prints the man page: the command, then each subcommand.
pub(super) fn run() -> anyhow::Result<Outcome> {
    let mut page = Vec::new();
    let command = Cli::command();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for subcommand in command.get_subcommands() {
        let man = clap_mangen::Man::new(subcommand.clone());
        page.extend_from_slice(format!(".SH RAPPORTEUR {}\n", subcommand.get_name().to_uppercase()).as_bytes());
        man.render_synopsis_section(&mut page)?;
        man.render_description_section(&mut page)?;
        man.render_options_section(&mut page)?;
    }
    let mut out = print::Out::stdout();
    out.line(String::from_utf8_lossy(&page).trim_end())?;
    out.finish()?;
    Ok(Outcome::Done)
}
