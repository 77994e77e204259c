//! `rapporteur search [WORDS…]`: articles.

use super::filters::{Filters, Shown};
use super::outcome::Outcome;
use super::print::{self, Out};
use super::{Global, shown};
use crate::article::{Article, Span};
use crate::index::schema::Kind;
use crate::search::rows;
use crate::search::snippet::Highlighter;
use crate::search::stories::Stories;
use std::collections::BTreeSet;

/// Find articles.
#[derive(clap::Args)]
pub struct Search {
    #[command(flatten)]
    filters: Filters,
}

impl Search {
    pub(super) fn run(self, global: &Global) -> anyhow::Result<Outcome> {
        let asked = self.filters.ask(global, Kind::Article, Vec::new())?;
        if asked.shown == Shown::Facets {
            return asked.print_facets();
        }
        let hits = asked.hits()?;
        let mut highlighter = Highlighter::of(&asked.query, &asked.library.languages);
        let mut out = Out::stdout();
        if asked.shown == Shown::Csv {
            out.line(rows::ARTICLE_COLUMNS)?;
        }
        let mut stories = Stories::of(&asked.library);
        let mut shown_stories = BTreeSet::new();
        for (address, score) in &hits.best {
            let article = asked.library.article_at(*address)?;
            let is_new = shown_stories.insert(stories.story(&article)?);
            if asked.is_grouped && (!is_new || shown_stories.len() > asked.limit) {
                continue;
            }
            let (span, found) = highlighter.snippet(&article);
            match asked.shown {
                Shown::Json => out.line(&rows::article(&article, &mut stories, *score, span)?.to_string())?,
                Shown::Csv => out.line(&print::csv(&rows::article_cells(&article, *score, span)))?,
                _ => print_article(&mut out, &article, &mut stories, span, &found)?,
            }
        }
        out.finish()?;
        asked.note_more(&hits, "articles");
        Ok(Outcome::of_hits(hits.best.len()))
    }
}

fn print_article(out: &mut Out, article: &Article, stories: &mut Stories, snippet: Span, found: &[Span]) -> anyhow::Result<()> {
    let link = stories.link(article)?;
    let title = shown::title_in_story(article, link.as_deref());
    out.line(&print::styled(&title, "1", out.is_coloured))?;
    let versions = link.as_ref().map_or_else(String::new, |link| {
        let languages: BTreeSet<&str> = link.versions.iter().map(|(_, language)| language.as_str()).collect();
        format!(" · also in {}", languages.into_iter().collect::<Vec<_>>().join(", "))
    });
    out.line(&format!("   {}{versions}", shown::about_in_story(article, link.as_deref())))?;
    out.line(&format!("   {}", print::highlighted(&article.text, snippet, found, out.is_coloured)))?;
    out.line(&format!("   {}\n", print::styled(&shown::place(article), "2", out.is_coloured)))?;
    Ok(())
}
