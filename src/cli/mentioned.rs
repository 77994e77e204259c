//! `rapporteur people | events | places [WORDS…]`: who and what the index knows, with counts; how a name is found before it is used.

use super::Global;
use super::filters::{Filters, Shown};
use super::outcome::Outcome;
use super::print::{self, Out};
use crate::index::schema::Kind;
use crate::search::facets::{self, Mentioned};
use crate::search::names;
use serde_json::{Value, json};

/// Of whom or of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    People,
    Events,
    Places,
}

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
        let field = match what {
            What::People => "person_label",
            What::Events => "event_label",
            What::Places => "place_label",
        };
        let mut all = facets::mentioned(&asked.library, asked.question.compiled.as_ref(), field)?;
        let words = self.filters.words();
        all.retain(|mentioned| is_called(mentioned, &words, what));
        let mut out = Out::stdout();
        if asked.shown == Shown::Csv {
            out.line(&format!("articles,key,name,{},other_names", more_name(what)))?;
        }
        let n_shown = all.len().min(asked.limit);
        for mentioned in &all[..n_shown] {
            match asked.shown {
                Shown::Json => out.line(&object(mentioned, what).to_string())?,
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
        if n_shown < all.len() && asked.shown == Shown::Text {
            print::note(format!("{n_shown} of {}; --limit shows more", all.len()));
        }
        Ok(Outcome::of_hits(n_shown))
    }
}

/// Whether a name has all the words, or sounds like them.
fn is_called(mentioned: &Mentioned, asked: &str, what: What) -> bool {
    let wanted = names::words(asked);
    if wanted.is_empty() {
        return true;
    }
    let mut called = mentioned.names.iter().chain(std::iter::once(&mentioned.key)).map(|name| names::words(name));
    let has_words = called.any(|words| wanted.iter().all(|word| words.iter().any(|w| w.starts_with(word.as_str()))));
    let has_key =
        what == What::People && (names::person_keys(asked).contains(&mentioned.key) || names::sounds_like_part(&mentioned.key, asked));
    let is_place = what == What::Places && names::gazetteer_codes(asked).contains(&mentioned.key);
    has_words || has_key || is_place
}

fn more_name(what: What) -> &'static str {
    match what {
        What::People => "office",
        What::Events => "from",
        What::Places => "kind",
    }
}

fn object(mentioned: &Mentioned, what: What) -> Value {
    let more = Some(&mentioned.more).filter(|more| !more.is_empty());
    json!({ "key": mentioned.key, "name": mentioned.names.first(), "names": mentioned.names, more_name(what): more, "articles": mentioned.n_articles })
}

fn line(mentioned: &Mentioned) -> String {
    let name = mentioned.names.first().unwrap_or(&mentioned.key);
    let more = if mentioned.more.is_empty() { String::new() } else { format!(", {}", print::isolated(&mentioned.more)) };
    let others = mentioned.names.get(1..).unwrap_or_default().iter().take(4).map(|name| print::isolated(name)).collect::<Vec<_>>();
    let others = if others.is_empty() { String::new() } else { format!("; also {}", others.join(", ")) };
    format!("{:>6}  {}{more}{others}  [{}]", mentioned.n_articles, print::isolated(name), print::isolated(&mentioned.key))
}
