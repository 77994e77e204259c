//! `rapporteur forget NAME…`: withdraw pages for good.

use super::outcome::Outcome;
use super::{Global, print};
use crate::acquire::forgotten::{self, Forgotten};
use crate::index::corrections::Corrections;
use crate::index::store::Unusable;
use crate::index::write::{self, Task};
use crate::search::Library;

/// Withdraw pages for good: gone from the index, not fetched again, and staying gone when the index is built anew.
#[derive(clap::Args)]
pub struct Forget {
    /// Addresses, ids or paths of pages.
    #[arg(required = true, value_name = "URL|ID|PATH")]
    names: Vec<String>,
    /// Why, for those who read corpus/forgotten.tsv later.
    #[arg(long, default_value = "")]
    why: String,
}

impl Forget {
    pub(super) fn run(self, global: &Global) -> anyhow::Result<Outcome> {
        let library = match Library::open(&global.index) {
            Ok(library) => Some(library),
            Err(error) if matches!(error.downcast_ref(), Some(Unusable::Missing(_))) => None,
            Err(error) => return Err(error),
        };
        let mut names = Vec::new();
        for name in &self.names {
            let articles = library.as_ref().map(|library| library.articles_called(name)).transpose()?.unwrap_or_default();
            if articles.is_empty() {
                print::note(print::clean(&format!("{name}: not in the index; it is kept in mind all the same")));
                names.push(name.clone());
            }
            // All revisions of a page go with it.
            names.extend(articles.into_iter().flat_map(|article| [article.page, article.id]));
        }
        let path = global.corpus.join("forgotten.tsv");
        forgotten::add(&path, &names, &self.why)?;
        if library.is_some() {
            drop(library);
            let task = Task {
                rules: global.rules.clone(),
                forgotten: Forgotten::read(&path)?,
                corrections: Corrections::read(&global.corpus.join("corrections.toml"))?,
                layouts: global.layouts()?,
                ..Task::default()
            };
            let report = write::update(&global.index, &task, &mut |_| {}, &|| None)?;
            print::note(format!("{} articles withdrawn; articles in the index: {}", report.n_withdrawn, report.n_articles));
        }
        Ok(Outcome::Done)
    }
}
