//! Figures: a table of values, and a picture of them over time.

use super::marks::{Look, marked};
use super::{about, counted, exports, facets, foreign, form, headline, link, notes, page, pager};
use crate::figure::{Figure, Modifier, grouped};
use crate::index::schema::Kind;
use crate::search::hits::{Fetch, FigureHit};
use crate::search::rows;
use crate::serve::problem::Problem;
use crate::serve::question;
use crate::serve::reply::Reply;
use crate::serve::server::Ask;
use crate::serve::words::direction;
use maud::{Markup, html};

/// Figures of one page.
const LIMIT: usize = 50;
/// What sorts of figures there are.
pub(super) const KINDS: [&str; 8] = ["count", "money", "percent", "measure", "ordinal", "duration", "designator", "document"];

/// `GET /figures`.
pub fn figures(ask: &Ask) -> Result<Reply, Problem> {
    let found = question::find(ask, Kind::Figure, LIMIT)?;
    let mut fetch = Fetch::new(ask.library());
    let hits = found.hits.best.iter().map(|(address, _)| fetch.figure(*address)).collect::<anyhow::Result<Vec<_>>>()?;
    let facets = found.question.as_ref().map(|question| facets::aside(ask, question)).transpose()?;
    let t = |key| ask.words.get(key);
    let body = html! {
        h1.hidden { (t("figures")) }
        (form::form(ask, t("ask_figures"), false, true))
        (notes(ask, &found.notes, found.unknown.as_ref()))
        div.columns {
            section.results {
                p.count role="status" {
                    (counted(ask, found.hits.n_all, "n_figures"))
                    span.exports { (exports(ask, "/api/v1/figures")) }
                }
                (plot(ask, &hits))
                @if hits.is_empty() { p.empty { (t("nothing_found")) } } @else { (table(ask, &hits)) }
                (pager(ask, &found, ask.given.limit(LIMIT)))
            }
            @if let Some(facets) = facets { (facets) }
        }
    };
    Ok(Reply::html(page(ask, t("figures"), "/figures", &body)))
}

fn table(ask: &Ask, hits: &[FigureHit]) -> Markup {
    let t = |key| ask.words.get(key);
    html! {
        div.wide tabindex="0" role="region" aria-label=(t("figures")) {
            table.figures {
                thead { tr { th scope="col" { (t("value")) } th scope="col" { (t("evidence")) } th scope="col" { (t("where")) } } }
                tbody { @for hit in hits { (row(ask, hit)) } }
            }
        }
    }
}

fn row(ask: &Ask, hit: &FigureHit) -> Markup {
    let (article, figure) = (&hit.article, &hit.figure);
    html! {
        tr.entry tabindex="-1" {
            td.value {
                strong { (value(ask, figure)) }
                @if let Some(counted) = &figure.counted { " " (foreign(counted, article.language)) }
            }
            td lang=(article.language) dir=(direction(article.language.as_str())) { (marked(article, rows::sentence_of(hit), &[(figure.span, Look::Found)])) }
            td { a.open href=(link(ask, &format!("/article/{}", article.id))) { (foreign(&headline(article), article.language)) } p.where { (about(ask, article)) } }
        }
    }
}

/// A value with its hedge and unit.
pub(super) fn value(ask: &Ask, figure: &Figure) -> Markup {
    let modifier = serde_json::json!(figure.modifier);
    let hedge = modifier.as_str().filter(|_| !matches!(figure.modifier, Modifier::Exact | Modifier::Range));
    html! {
        @if let Some(hedge) = hedge { span.hedge { (ask.words.find("hedge", hedge).unwrap_or(hedge)) } " " }
        bdi dir="ltr" {
            (grouped(figure.value))
            @if let Some(most) = figure.value_max { "–" (grouped(most)) }
            @if let Some(unit) = &figure.unit { " " (unit) }
        }
    }
}

/// The width of the picture.
const WIDTH: f64 = 720.0;
/// Its height.
const HEIGHT: f64 = 160.0;
/// Room around the points.
const EDGE: f64 = 14.0;
/// Room for the values at the side.
const SIDE: f64 = 110.0;

/// The values over the days of their articles; on a logarithmic scale where they differ by much.
fn plot(ask: &Ask, hits: &[FigureHit]) -> Markup {
    let dated = hits.iter().filter_map(|hit| Some((hit, hit.article.published?, hit.figure.value)));
    let dated: Vec<_> = dated.filter(|(_, _, value)| value.is_finite() && *value >= 0.0).collect();
    let (Some(first), Some(last)) = (dated.iter().map(|(_, day, _)| *day).min(), dated.iter().map(|(_, day, _)| *day).max()) else {
        return html! {};
    };
    let (least, most) = dated.iter().fold((f64::INFINITY, 0.0_f64), |(least, most), (_, _, value)| (least.min(*value), most.max(*value)));
    if dated.len() < 3 || first == last || least >= most {
        return html! {};
    }
    let is_wide = most > 1000.0 * least.max(1.0);
    let scaled = |value: f64| if is_wide { value.max(0.1).ln() } else { value };
    let n_days = f64::from((last - first).get_days()).max(1.0);
    let x = |day: jiff::civil::Date| SIDE + f64::from((day - first).get_days()) / n_days * (WIDTH - SIDE - EDGE);
    let y = |value: f64| {
        HEIGHT - EDGE - (scaled(value) - scaled(least)) / (scaled(most) - scaled(least)).max(f64::MIN_POSITIVE) * (HEIGHT - 2.0 * EDGE)
    };
    html! {
        figure.plot dir="ltr" {
            svg viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-label=(ask.words.get("plot")) {
                line.axis x1=(SIDE) y1=(HEIGHT - EDGE) x2=(WIDTH - EDGE) y2=(HEIGHT - EDGE) {}
                text x=(SIDE - EDGE) y=(EDGE + 4.0) text-anchor="end" { (grouped(most)) }
                text x=(SIDE - EDGE) y=(HEIGHT - EDGE + 4.0) text-anchor="end" { (grouped(least)) }
                @for (hit, day, value) in &dated {
                    circle cx=(format!("{:.1}", x(*day))) cy=(format!("{:.1}", y(*value))) r="4" { title { (day) ": " (hit.figure.surface) } }
                }
            }
            figcaption { span { (first) } span dir=(ask.words.direction()) { (ask.words.get(if is_wide { "plot_logarithmic" } else { "plot_hint" })) } span { (last) } }
        }
    }
}
