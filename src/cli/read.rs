//! `rapporteur read PATH…`: pages in, one JSON article per line out.

use super::Global;
use super::outcome::Outcome;
use super::print::{self, Out};
use crate::acquire::disk::{self, Found};
use crate::acquire::layouts::Layouts;
use crate::acquire::shard::Shard;
use crate::acquire::{self, Skipped};
use crate::article::Page;
use crate::json::ArticleJson;
use crate::reading;
use rayon::prelude::*;
use std::path::PathBuf;

/// Pages that are read at a time, and their bytes: enough to keep all cores busy, little enough to stay in memory.
const BATCH_PAGES: usize = 256;
const BATCH_BYTES: usize = 8 << 20;

/// Read pages and print one JSON article per line; needs no index.
#[derive(clap::Args)]
pub struct Read {
    /// Files, folders and patterns (`crawl/*.warc.gz`): saved HTML, text scrapes, JSONL, WARC; `-` reads JSONL or WARC from standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Read one part of the pages, so that several machines share the work: 2/8 is the second part of eight.
    #[arg(long, value_name = "I/N")]
    shard: Option<Shard>,
}

impl Read {
    pub(super) fn run(self, global: &Global) -> anyhow::Result<Outcome> {
        let layouts = global.layouts()?;
        let mut out = Out::stdout();
        let mut n_failed = 0;
        let shard = self.shard;
        let is_ours = move |page: &Result<Page, Skipped>| page.as_ref().map_or(true, |page| shard.is_none_or(|shard| shard.has(page)));
        let mut pages = self.paths.into_iter().flat_map(pages_under).filter(is_ours);
        loop {
            let batch = next_batch(&mut pages);
            if batch.is_empty() {
                break;
            }
            let lines: Vec<Result<String, Skipped>> =
                batch.into_par_iter().map(|page| page.and_then(|page| line(page, &layouts))).collect();
            for line in lines {
                match line {
                    Ok(line) => out.line(&line)?,
                    Err(skipped) => {
                        n_failed += 1;
                        print::skipped(&skipped);
                    }
                }
            }
        }
        out.finish()?;
        Ok(Outcome::of_failures(n_failed))
    }
}

/// All pages under a path that was named.
fn pages_under(path: PathBuf) -> Box<dyn Iterator<Item = Result<Page, Skipped>>> {
    if path.as_os_str() == "-" {
        return acquire::stdin();
    }
    let roots = match disk::expand(&path) {
        Ok(roots) => roots,
        Err(skipped) => return Box::new(std::iter::once(Err(skipped))),
    };
    Box::new(roots.into_iter().flat_map(|root| disk::walk(&root)).flat_map(|found| match found {
        Found::File(file) => acquire::pages(&file),
        Found::Skipped(skipped) => Box::new(std::iter::once(Err(skipped))),
    }))
}

fn next_batch(pages: &mut impl Iterator<Item = Result<Page, Skipped>>) -> Vec<Result<Page, Skipped>> {
    let mut n_bytes = 0;
    let mut batch = Vec::new();
    while batch.len() < BATCH_PAGES && n_bytes < BATCH_BYTES {
        let Some(page) = pages.next() else { break };
        n_bytes += page.as_ref().map_or(0, |page| page.bytes.len());
        batch.push(page);
    }
    batch
}

fn line(mut page: Page, layouts: &Layouts) -> Result<String, Skipped> {
    layouts.attach(&mut page);
    let line = reading::read(&page).and_then(|(article, findings)| reading::guarded(|| ArticleJson::new(article, findings).line()));
    line.map_err(|reason| Skipped::new(page.shown(), reason))
}
