//! `rapporteur people | events | places [WORDS…]`: who and what the index knows, with counts; how a name is found before it is used.

use super::Global;
use super::filters::{Filters, Shown};
use super::outcome::Outcome;
use super::print::{self, Out};
use crate::index::schema::Kind;
use crate::search::facets::{Mentioned, What};
use crate::search::listed::listed;
use crate::search::names;
use crate::search::{Library, rows};

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
        let words = self.filters.words();
        let all = listed(&asked.library, &asked.query, &words, &self.filters.options(), what)?;
        if all.is_empty() && !words.trim().is_empty() {
            tell_nearest(&asked.library, &words, what);
        }
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

/// Tells the nearest names where nothing has the one asked for, and where else a place is asked for.
fn tell_nearest(library: &Library, words: &str, what: What) {
    let meant = match what {
        What::People => names::people(library, words),
        What::Events => names::event(library, words),
        What::Places => names::places(library, words, false),
    };
    let is_place = what == What::Events && names::places(library, words, true).is_ok_and(|meant| !meant.keys.is_empty());
    match meant {
        _ if is_place => print::note(format!("no event is called {0}; `events --in {0}` lists what was held there", print::clean(words))),
        Err(unknown) => print::note(print::clean(&unknown.to_string())),
        Ok(_) => print::note("nothing with this name fits the other filters"),
    }
}

fn line(mentioned: &Mentioned) -> String {
    let name = mentioned.names.first().unwrap_or(&mentioned.key);
    let more = if mentioned.more.is_empty() { String::new() } else { format!(", {}", print::isolated(&mentioned.more)) };
    let others = mentioned.names.get(1..).unwrap_or_default().iter().take(4).map(|name| print::isolated(name)).collect::<Vec<_>>();
    let others = if others.is_empty() { String::new() } else { format!("; also {}", others.join(", ")) };
    format!("{:>6}  {}{more}{others}  [{}]", mentioned.n_articles, print::isolated(name), print::isolated(&mentioned.key))
}
