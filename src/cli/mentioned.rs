//! `rapporteur people | events | places [WORDS…]`: who and what the index knows, with counts; how a name is found before it is used.

use super::Global;
use super::filters::{Filters, Shown};
use super::outcome::Outcome;
use super::print::{self, Out};
use crate::index::schema::Kind;
use crate::search::facets::{Mentioned, What};
use crate::search::listed::listed;
use crate::search::rows;

/// List who or what the index knows; the words are those of the name, in any script.
#[derive(clap::Args)]
pub struct List {
    #[command(flatten)]
    filters: Filters,
}

impl List {
    pub(super) fn run(self, global: &Global, what: What) -> anyhow::Result<Outcome> {
        let asked = self.filters.ask_without_words(global, Kind::Article)?;
        if asked.shown == Shown::Facets {
            return asked.print_facets();
        }
        let all = listed(&asked.library, &asked.query, &self.filters.words(), &self.filters.options(), what)?;
        let mut out = Out::stdout();
        if asked.shown == Shown::Csv {
            out.line(&format!("articles,key,name,{},other_names", what.more()))?;
        }
        let n_shown = all.len().min(asked.limit);
        for mentioned in &all[..n_shown] {
            match asked.shown {
                Shown::Json => out.line(&rows::mentioned(mentioned, what).to_string())?,
                Shown::Csv => {
                    let [name, others] = [mentioned.names.first().cloned(), mentioned.names.get(1..).map(|names| names.join("; "))]
                        .map(Option::unwrap_or_default);
                    let cells = [mentioned.n_articles.to_string(), mentioned.key.clone(), name, mentioned.more.clone(), others];
                    out.line(&print::csv(&cells))?;
                }
                _ => out.line(&line(mentioned))?,
            }
        }
        out.finish()?;
        if n_shown < all.len() {
            print::note(format!("{n_shown} of {}; --limit shows more", all.len()));
        }
        Ok(Outcome::of_hits(n_shown))
    }
}

fn line(mentioned: &Mentioned) -> String {
    let name = mentioned.names.first().unwrap_or(&mentioned.key);
    let more = if mentioned.more.is_empty() { String::new() } else { format!(", {}", print::isolated(&mentioned.more)) };
    let others = mentioned.names.get(1..).unwrap_or_default().iter().take(4).map(|name| print::isolated(name)).collect::<Vec<_>>();
    let others = if others.is_empty() { String::new() } else { format!("; also {}", others.join(", ")) };
    format!("{:>6}  {}{more}{others}  [{}]", mentioned.n_articles, print::isolated(name), print::isolated(&mentioned.key))
}
