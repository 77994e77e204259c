//! `rapporteur figures [WORDS…]`: figures with their normalised values.

use super::filters::{Filters, Shown};
use super::outcome::Outcome;
use super::print::{self, Out};
use super::{Global, shown};
use crate::article::Span;
use crate::figure;
use crate::index::links::Link;
use crate::index::schema::Kind;
use crate::search::hits::{Fetch, FigureHit};
use crate::search::query::Field;
use crate::search::rows;
use crate::search::stories::Stories;
use serde_json::{Value, json};

/// Find figures with their normalised values; the words are those of what is counted.
#[derive(clap::Args)]
pub struct Figures {
    #[command(flatten)]
    filters: Filters,
    /// count, money, percent, measure, ordinal, duration, designator or document.
    #[arg(long)]
    kind: Option<String>,
    /// USD, VND, %, km …
    #[arg(long)]
    unit: Option<String>,
}

impl Figures {
    pub(super) fn run(self, global: &Global) -> anyhow::Result<Outcome> {
        let more = [(Field::Kind, self.kind), (Field::Unit, self.unit)];
        let more = more.into_iter().filter_map(|(field, value)| Some((field, value?))).collect();
        let asked = self.filters.ask(global, Kind::Figure, more)?;
        if asked.shown == Shown::Facets {
            return asked.print_facets();
        }
        let hits = asked.hits()?;
        let mut fetch = Fetch::new(&asked.library);
        let mut out = Out::stdout();
        if asked.shown == Shown::Csv {
            out.line(rows::FIGURE_COLUMNS)?;
        }
        let mut stories = Stories::of(&asked.library);
        for (address, _) in &hits.best {
            let hit = fetch.figure(*address)?;
            let sentence = rows::sentence_of(&hit);
            match asked.shown {
                Shown::Json => out.line(&rows::figure(&hit, sentence, &stories.story(&hit.article)?).to_string())?,
                Shown::Csv => out.line(&print::csv(&rows::figure_cells(&hit, sentence)))?,
                _ => print_figure(&mut out, &hit, stories.link(&hit.article)?.as_deref(), sentence)?,
            }
        }
        out.finish()?;
        asked.note_more(&hits, "figures");
        Ok(Outcome::of_hits(hits.best.len()))
    }
}

fn print_figure(out: &mut Out, hit: &FigureHit, link: Option<&Link>, sentence: Span) -> anyhow::Result<()> {
    let (article, figure) = (&hit.article, &hit.figure);
    let key = |value: Value| value.as_str().unwrap_or_default().replace('_', " ");
    let modifier = key(json!(figure.modifier));
    let modifier = if matches!(modifier.as_str(), "exact" | "range") { String::new() } else { format!("{modifier} ") };
    let max = figure.value_max.map(|max| format!(" to {}", figure::grouped(max))).unwrap_or_default();
    let unit = figure.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let counted = figure.counted.as_deref().map(|counted| format!(" {}", print::isolated(counted))).unwrap_or_default();
    let value = print::styled(&format!("{modifier}{}{max}{unit}{counted}", figure::grouped(figure.value)), "1", out.is_coloured);
    out.line(&format!("{value} · {} · {}", key(json!(figure.kind)), shown::about_in_story(article, link)))?;
    out.line(&format!("   {}", print::highlighted(&article.text, sentence, &[figure.span], out.is_coloured)))?;
    let place = print::styled(&shown::place(article), "2", out.is_coloured);
    out.line(&format!("   {} · {place}\n", shown::title_in_story(article, link)))?;
    Ok(())
}
