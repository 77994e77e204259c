//! `rapporteur said [WORDS…]`: who said what, where, when.

use super::filters::{Asked, Filters, Shown};
use super::outcome::Outcome;
use super::print::{self, Out};
use super::{Global, shown};
use crate::article::{Article, Lang, Span};
use crate::extract;
use crate::extract::statements::Missed;
use crate::index::links::Link;
use crate::index::schema::Kind;
use crate::search::compile;
use crate::search::hits::{self, Fetch, Sort, StatementHit};
use crate::search::names;
use crate::search::rows;
use crate::search::snippet::Highlighter;
use crate::search::stories::Stories;

/// The articles that are looked through for sentences without a statement.
const MAX_ARTICLES: usize = 2000;

/// Find statements: who said what, where, when.
#[derive(clap::Args)]
pub struct Said {
    #[command(flatten)]
    filters: Filters,
    /// Only statements of people whom the rules have not found, and sentences that report speech and became no statement: what the index
    /// does not know.
    #[arg(long)]
    unresolved: bool,
}

impl Said {
    pub(super) fn run(self, global: &Global) -> anyhow::Result<Outcome> {
        let asked = self.filters.ask_with(global, Kind::Statement, &self.options())?;
        if asked.shown == Shown::Facets {
            return asked.print_facets();
        }
        let hits = asked.hits()?;
        let mut highlighter = Highlighter::of(&asked.query, &asked.library.languages);
        let mut fetch = Fetch::new(&asked.library);
        let mut out = Out::stdout();
        if asked.shown == Shown::Csv {
            out.line(rows::STATEMENT_COLUMNS)?;
        }
        let mut stories = Stories::of(&asked.library);
        let mut kept: Vec<StatementHit> = Vec::new();
        for (address, _) in &hits.best {
            let hit = fetch.statement(*address)?;
            if asked.is_grouped {
                let mut is_told = kept.len() >= asked.limit;
                for other in &kept {
                    is_told = is_told || stories.is_one_statement(other, &hit)?;
                }
                if is_told {
                    continue;
                }
                kept.push(hit.clone());
            }
            match asked.shown {
                Shown::Json => out.line(&rows::statement(&hit, &stories.story(&hit.article)?).to_string())?,
                Shown::Csv => out.line(&print::csv(&rows::statement_cells(&hit)))?,
                _ => {
                    let found = highlighter.spans(&hit.article, hit.statement.sentence);
                    print_statement(&mut out, &asked, &hit, stories.link(&hit.article)?.as_deref(), &found)?;
                }
            }
        }
        let n_missed = if self.unresolved { self.print_missed(&asked, &mut fetch, &mut out)? } else { 0 };
        out.finish()?;
        asked.note_more(&hits, "statements");
        note_hidden(&asked)?;
        Ok(Outcome::of_hits(hits.best.len() + n_missed))
    }

    /// Prints sentences of which no statement was made, from the newest articles that fit; how many there are.
    fn print_missed(&self, asked: &Asked, fetch: &mut Fetch, out: &mut Out) -> anyhow::Result<usize> {
        let words = self.filters.words();
        let question = compile::question(&asked.library, Kind::Article, &asked.query, &words, &self.filters.options())?;
        let found = hits::find(&asked.library, &question, Sort::Newest, 0, MAX_ARTICLES)?;
        let mut n_printed = 0;
        for (address, _) in &found.best {
            let article = asked.library.article_at(*address)?;
            let statements: Vec<_> = fetch.statements_of(&article)?.into_iter().map(|hit| hit.statement).collect();
            for missed in extract::missed(&article, &statements).iter().take(asked.limit - n_printed) {
                n_printed += 1;
                match asked.shown {
                    Shown::Json => out.line(&rows::missed(&article, missed).to_string())?,
                    Shown::Csv => {}
                    _ => print_missed(out, &article, missed)?,
                }
            }
            if n_printed == asked.limit {
                print::note("there may be more sentences without a statement; --limit shows more");
                break;
            }
        }
        Ok(n_printed)
    }

    fn options(&self) -> compile::Options {
        let options = self.filters.options();
        if self.unresolved { compile::Options { unresolved: true, worst_grade: None, ..options } } else { options }
    }
}

/// Says how many statements are hidden for their grade.
fn note_hidden(asked: &Asked) -> anyhow::Result<()> {
    let n_hidden = asked.question.fitting(&asked.library)?.n_hidden();
    if n_hidden > 0 {
        print::note(format!("{n_hidden} more of a lower grade are hidden; --all shows them"));
    }
    Ok(())
}

fn print_missed(out: &mut Out, article: &Article, missed: &Missed) -> anyhow::Result<()> {
    let cue = print::isolated(article.slice(missed.cue));
    out.line(&format!(
        "[–] {} · {}",
        print::styled(&format!("no statement was made of \"{cue}\""), "1", out.is_coloured),
        shown::about(article)
    ))?;
    out.line(&format!("   in: {}", print::highlighted(&article.text, missed.sentence, &[missed.cue], out.is_coloured)))?;
    let place = print::styled(&shown::place(article), "2", out.is_coloured);
    out.line(&format!("   {} · {place}\n", shown::title(article)))?;
    Ok(())
}

fn print_statement(out: &mut Out, asked: &Asked, hit: &StatementHit, link: Option<&Link>, found: &[Span]) -> anyhow::Result<()> {
    let (article, statement) = (&hit.article, &hit.statement);
    let speaker = shown::speaker(statement, &hit.names);
    let printed_as =
        statement.speaker_surface.as_deref().filter(|surface| !hit.names.is_empty() && !hit.names.iter().any(|name| name == surface));
    let office = printed_as.map(|surface| format!(" ({})", print::isolated(surface))).unwrap_or_default();
    let event = statement.at.as_deref().map(|event| format!(" · at {}", print::isolated(event))).unwrap_or_default();
    let grade = format!("[{:?}]", statement.grade);
    let who = print::styled(&format!("{speaker}{office}"), "1", out.is_coloured);
    out.line(&format!("{grade} {who} · {}{event}", shown::about_in_story(article, link)))?;
    let content = print::highlighted(&article.text, statement.span, found, out.is_coloured);
    let via = statement.via.as_deref().and_then(|key| names::relay(&asked.library, key, Lang::EN));
    out.line(&format!("   {}", shown::saying(article, statement, &speaker, via.as_deref(), &content)))?;
    for span in &statement.continuation {
        out.line(&format!("   … {}", print::highlighted(&article.text, *span, found, out.is_coloured)))?;
    }
    let sentence = print::highlighted(&article.text, statement.sentence, found, out.is_coloured);
    out.line(&format!("   in: {sentence}"))?;
    let place = print::styled(&shown::place(article), "2", out.is_coloured);
    out.line(&format!("   {} · {place}\n", shown::title_in_story(article, link)))?;
    Ok(())
}
