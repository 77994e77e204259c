//! The `rapporteur` command: parse, run, report.

use rapporteur::cli::{Cli, print};
use std::process::ExitCode;

fn main() -> ExitCode {
    rapporteur::reading::hush_caught_panics();
    let cli = Cli::from_command_line();
    let outcome = cli.run().unwrap_or_else(|error| print::failure(&error));
    ExitCode::from(outcome.code())
}
