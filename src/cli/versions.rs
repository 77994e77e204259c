//! `rapporteur versions ID|URL|PATH`: the same story in the index.

use super::outcome::Outcome;
use super::print::{self, Out};
use super::{Global, shown};
use crate::article::Lang;
use crate::extract;
use crate::search::Library;
use crate::search::rows;
use crate::search::versions::{self, Version};
use anyhow::{Context, Result};

/// Find the same story in other articles of the index, and say why it is thought to be the same.
#[derive(clap::Args)]
pub struct Versions {
    /// The article: its id, its address, or the path of its file.
    #[arg(value_name = "ID|URL|PATH")]
    article: String,
    /// Only articles in this language (fr, ar, vi, en …).
    #[arg(long)]
    lang: Option<String>,
    /// Show so many at most.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=1000))]
    limit: u16,
    /// One JSON object per line.
    #[arg(long)]
    json: bool,
}

impl Versions {
    pub(super) fn run(self, global: &Global) -> Result<Outcome> {
        let lang = match &self.lang {
            Some(code) => Some(Lang::parse(code).with_context(|| format!("`{code}` is no language code such as fr or ar"))?),
            None => None,
        };
        let library = Library::open(&global.index)?;
        let Some(article) = super::named_article(&library, &self.article)? else { return Ok(Outcome::Nothing) };
        let findings = extract::extract(&article);
        let found = versions::versions(&library, &article, &findings, lang, self.limit.into())?;
        let mut out = Out::stdout();
        for version in &found {
            if self.json {
                out.line(&rows::version(version).to_string())?;
            } else {
                print_version(&mut out, version)?;
            }
        }
        out.finish()?;
        Ok(Outcome::of_hits(found.len()))
    }
}

fn print_version(out: &mut Out, version: &Version) -> Result<()> {
    let title = print::styled(&shown::title(&version.article), "1", out.is_coloured);
    out.line(&format!("{:.2} {title}", version.score))?;
    out.line(&format!("   {}", shown::about(&version.article)))?;
    out.line(&format!("   {}", print::isolated(&version.why)))?;
    out.line(&format!("   {}\n", print::styled(&shown::place(&version.article), "2", out.is_coloured)))?;
    Ok(())
}
