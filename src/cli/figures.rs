//! `rapporteur figures [WORDS…]`: figures with their normalised values.

use super::filters::{Filters, Shown, option};
use super::outcome::Outcome;
use super::print::{self, Out};
use super::{Global, shown};
use crate::article::Span;
use crate::extract::reading::Reading;
use crate::index::schema::Kind;
use crate::json::ScalarOffsets;
use crate::search::hits::{Fetch, FigureHit};
use crate::search::query::Field;
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
        let more = more.into_iter().filter_map(|(field, value)| Some(option(field, value?))).collect();
        let asked = self.filters.ask(global, Kind::Figure, more)?;
        if asked.shown == Shown::Facets {
            return asked.print_facets();
        }
        let hits = asked.hits(Kind::Figure)?;
        let mut fetch = Fetch::new(&asked.library);
        let mut out = Out::stdout();
        if asked.shown == Shown::Csv {
            out.line("value,value_max,modifier,kind,unit,counted,surface,sentence,published,outlet,language,article,url,title")?;
        }
        let mut stories = Stories::of(&asked.library);
        for (address, _) in &hits.best {
            let hit = fetch.figure(*address)?;
            let sentence = sentence(&hit);
            match asked.shown {
                Shown::Json => out.line(&object(&hit, sentence, &stories.story(&hit.article)?).to_string())?,
                Shown::Csv => out.line(&print::csv(&cells(&hit, sentence)))?,
                _ => print_figure(&mut out, &hit, sentence)?,
            }
        }
        out.finish()?;
        asked.note_more(&hits, "figures");
        Ok(Outcome::of_hits(hits.best.len()))
    }
}

/// The sentence that a figure stands in.
fn sentence(hit: &FigureHit) -> Span {
    let reading = Reading::of(&hit.article);
    let found = reading.sentences.iter().map(|sentence| reading.span(&sentence.tokens)).find(|span| span.contains(hit.figure.span));
    found.unwrap_or(hit.figure.span)
}

fn object(hit: &FigureHit, sentence: Span, story: &str) -> Value {
    let article = &hit.article;
    let offsets = ScalarOffsets::of(&article.text);
    let mut figure = hit.figure.clone();
    figure.span = offsets.span(figure.span);
    let mut object = json!(figure);
    let more = json!({
        "article": article.id, "url": article.url, "path": article.path, "outlet": article.outlet, "language": article.language, "published": article.published,
        "title": article.title, "sentence_text": article.slice(sentence), "story": story,
    });
    if let (Value::Object(object), Value::Object(more)) = (&mut object, more) {
        object.extend(more);
    }
    object
}

fn cells(hit: &FigureHit, sentence: Span) -> Vec<String> {
    let (article, figure) = (&hit.article, &hit.figure);
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let key = |value: Value| value.as_str().unwrap_or_default().to_owned();
    vec![
        figure.value.to_string(),
        figure.value_max.map(|max| max.to_string()).unwrap_or_default(),
        key(json!(figure.modifier)),
        key(json!(figure.kind)),
        text(&figure.unit),
        text(&figure.counted),
        figure.surface.clone(),
        article.slice(sentence).to_owned(),
        article.published.map(|day| day.to_string()).unwrap_or_default(),
        text(&article.outlet),
        article.language.to_string(),
        article.id.clone(),
        text(&article.url),
        text(&article.title),
    ]
}

fn print_figure(out: &mut Out, hit: &FigureHit, sentence: Span) -> anyhow::Result<()> {
    let (article, figure) = (&hit.article, &hit.figure);
    let key = |value: Value| value.as_str().unwrap_or_default().replace('_', " ");
    let modifier = key(json!(figure.modifier));
    let modifier = if matches!(modifier.as_str(), "exact" | "range") { String::new() } else { format!("{modifier} ") };
    let max = figure.value_max.map(|max| format!(" to {max}")).unwrap_or_default();
    let unit = figure.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let counted = figure.counted.as_deref().map(|counted| format!(" {}", print::isolated(counted))).unwrap_or_default();
    let value = print::styled(&format!("{modifier}{}{max}{unit}{counted}", figure.value), "1", out.is_coloured);
    out.line(&format!("{value} · {} · {}", key(json!(figure.kind)), shown::about(article)))?;
    out.line(&format!("   {}", print::highlighted(&article.text, sentence, &[figure.span], out.is_coloured)))?;
    let place = print::styled(&shown::place(article), "2", out.is_coloured);
    out.line(&format!("   {} · {place}\n", shown::title(article)))?;
    Ok(())
}
