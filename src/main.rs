//! The `rapporteur` command: parse, run, report.

use rapporteur::cli::{Cli, print};
use std::process::ExitCode;

/// Reading makes many short strings on all cores; the allocator of the system is slow at that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    rapporteur::reading::hush_caught_panics();
    let cli = Cli::from_command_line();
    let outcome = cli.run().unwrap_or_else(|error| print::failure(&error));
    ExitCode::from(outcome.code())
}
