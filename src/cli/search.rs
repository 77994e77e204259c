//! `rapporteur search [WORDS…]`: articles.

use super::filters::{Filters, Shown};
use super::outcome::Outcome;
use super::print::{self, Out};
use super::{Global, shown};
use crate::article::{Article, Span};
use crate::index::schema::Kind;
use crate::search::snippet::Highlighter;
use crate::search::stories::Stories;
use serde_json::{Value, json};
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
        let hits = asked.hits(Kind::Article)?;
        let mut highlighter = Highlighter::of(&asked.query, &asked.library.languages);
        let mut out = Out::stdout();
        if asked.shown == Shown::Csv {
            out.line("id,published,outlet,language,title,url,path,score,snippet")?;
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
                Shown::Json => out.line(&object(&article, &mut stories, *score, span)?.to_string())?,
                Shown::Csv => out.line(&print::csv(&cells(&article, *score, span)))?,
                _ => print_article(&mut out, &article, &mut stories, span, &found)?,
            }
        }
        out.finish()?;
        asked.note_more(&hits, "articles");
        Ok(Outcome::of_hits(hits.best.len()))
    }
}

fn object(article: &Article, stories: &mut Stories, score: f32, snippet: Span) -> anyhow::Result<Value> {
    let link = stories.link(article)?;
    let versions = link.as_ref().map(|link| link.versions.iter().map(|(id, language)| json!({ "id": id, "language": language })).collect());
    let versions: Vec<Value> = versions.unwrap_or_default();
    let inherited = link.map(|link| link.inherited.clone()).unwrap_or_default();
    Ok(json!({
        "id": article.id, "url": article.url, "path": article.path, "title": article.title, "outlet": article.outlet, "language": article.language,
        "published": article.published, "score": score, "snippet": article.slice(snippet), "story": stories.story(article)?,
        "versions": versions, "inherited": inherited,
    }))
}

fn cells(article: &Article, score: f32, snippet: Span) -> Vec<String> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let published = article.published.map(|day| day.to_string()).unwrap_or_default();
    let language = article.language.to_string();
    let (url, path) = (text(&article.url), text(&article.path));
    vec![
        article.id.clone(),
        published,
        text(&article.outlet),
        language,
        text(&article.title),
        url,
        path,
        score.to_string(),
        article.slice(snippet).to_owned(),
    ]
}

fn print_article(out: &mut Out, article: &Article, stories: &mut Stories, snippet: Span, found: &[Span]) -> anyhow::Result<()> {
    let title = shown::title(article);
    out.line(&print::styled(&title, "1", out.is_coloured))?;
    let versions = stories.link(article)?.map_or_else(String::new, |link| {
        let languages: BTreeSet<&str> = link.versions.iter().map(|(_, language)| language.as_str()).collect();
        format!(" · also in {}", languages.into_iter().collect::<Vec<_>>().join(", "))
    });
    out.line(&format!("   {}{versions}", shown::about(article)))?;
    out.line(&format!("   {}", print::highlighted(&article.text, snippet, found, out.is_coloured)))?;
    out.line(&format!("   {}\n", print::styled(&shown::place(article), "2", out.is_coloured)))?;
    Ok(())
}
