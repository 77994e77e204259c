//! `rapporteur mcp`: the index as tools for an agent.

use super::outcome::Outcome;
use super::{Global, print};
use crate::serve::mcp;
use anyhow::Result;
use std::io::{self, IsTerminal};

/// Answer an agent over standard input and output (MCP): statements, articles, figures, people, events, versions compared.
///
/// For an agent's settings: the command `rapporteur` with the arguments `--index DIR mcp`. It ends with its input.
#[derive(clap::Args)]
pub struct Mcp {}

impl Mcp {
    pub(super) fn run(self, global: &Global) -> Result<Outcome> {
        if io::stdin().is_terminal() {
            print::note("rapporteur mcp is for agents: it reads a JSON-RPC message a line, and ends with its input");
        }
        mcp::run(global.index.clone(), io::stdin().lock(), io::stdout().lock())?;
        Ok(Outcome::Done)
    }
}
