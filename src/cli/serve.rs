//! `rapporteur serve`: a web page and an HTTP API over the index.

use super::outcome::Outcome;
use super::{Global, print};
use crate::serve::{self, Settings};
use anyhow::{Context, Result};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Show the index on a web page, and answer programs over HTTP.
#[derive(clap::Args)]
pub struct Serve {
    /// Address and port; one that other machines reach needs a token. Port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7878")]
    listen: SocketAddr,
    /// A file with the token that requests must give, as `Authorization: Bearer …` or as the password that a browser asks for; else
    /// the environment's RAPPORTEUR_TOKEN.
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
    /// A further name under which this server is asked for.
    #[arg(long, value_name = "NAME")]
    host: Vec<String>,
}

/// The shortest token that is taken.
const MIN_TOKEN: usize = 16;

impl Serve {
    pub(super) fn run(self, global: &Global) -> Result<Outcome> {
        let token = self.token()?;
        if !self.listen.ip().is_loopback() && token.is_none() {
            anyhow::bail!(
                "other machines can reach {}; give a token with --token-file or RAPPORTEUR_TOKEN, or listen on 127.0.0.1",
                self.listen
            );
        }
        let settings = Settings { index: global.index.clone(), listen: self.listen, token, hosts: self.host };
        serve::run(settings, |address| print::note(format!("rapporteur serves {} at http://{address}/", global.index.display())))?;
        Ok(Outcome::Done)
    }

    fn token(&self) -> Result<Option<String>> {
        let token = match &self.token_file {
            Some(path) => Some(std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?),
            None => std::env::var("RAPPORTEUR_TOKEN").ok(),
        };
        let Some(token) = token.map(|token| token.trim().to_owned()) else { return Ok(None) };
        anyhow::ensure!(
            token.len() >= MIN_TOKEN,
            "the token is shorter than {MIN_TOKEN} characters; `openssl rand -hex 32` makes a good one"
        );
        Ok(Some(token))
    }
}
