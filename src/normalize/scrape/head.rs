//! What stands over an article: its title, whose it is, the day and the writer.

use super::chrome::{self, Marks};
use super::dateline::DayLine;
use super::line::{self, Line, Shape};
use super::masthead;
use super::title;
use crate::normalize::day;
use jiff::civil::Date;
use std::ops::Range;

/// What the head of a page says.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub title: Option<String>,
    /// The line of the title.
    pub title_at: Option<usize>,
    pub site: Option<String>,
    pub outlet: Option<String>,
    pub byline: Option<String>,
    pub published: Option<Date>,
}

/// Reads the head of a page whose text lies in `region`.
pub(super) fn read(lines: &[Line], region: &Range<usize>) -> Head {
    let first_paragraph = first_paragraph(lines, region);
    let browser = title::browser_titles(lines, first_paragraph);
    let title = title::find(lines, first_paragraph, region, &browser);
    let title_at = title.as_ref().map(|(at, _)| *at);
    let day_line = DayLine::find(lines, title_at, first_paragraph, region);
    let site = masthead::site(lines, title_at, &browser);
    let beside = day_line
        .as_ref()
        .and_then(|d| d.outlet.clone())
        .or_else(|| masthead::outlet_line(lines, title_at, day_line.as_ref().map(|d| d.at), first_paragraph))
        .map(|name| line::halve(&name).map(str::to_owned).unwrap_or(name));
    // A name that may be anybody's is a writer's on the pages of an outlet that is named over them.
    let is_writer = |name: &String| {
        let is_like = name.contains(' ') && line::is_name(name) && !chrome::names_outlet(name);
        site.as_ref().is_some_and(|site| is_like && chrome::names_outlet(site) || name.ends_with(&format!(" {site}")))
    };
    let outlet = beside.filter(|name| !is_writer(name)).or_else(|| site.clone()).or_else(|| source_under(lines, region));
    let outlet = outlet.map(|name| masthead::spelled_out(lines, &name).unwrap_or(name));
    let beside_day = day_line.as_ref().and_then(|d| d.byline.clone());
    let byline = byline(lines, title_at, region, first_paragraph, beside_day);
    let is_house = |name: &String| [&outlet, &site].into_iter().flatten().any(|house| day::fold_word(house) == day::fold_word(name));
    let byline = byline.filter(|name| !is_house(name));
    let published = day_line.and_then(|d| d.published);
    Head { title: title.map(|(_, text)| text), title_at, site, outlet, byline, published }
}

/// "المصدر : وكالة الساحل + وكالات": whose text it is, by a line under it.
fn source_under(lines: &[Line], region: &Range<usize>) -> Option<String> {
    const NEAR: usize = 4;
    const MOST_WORDS: usize = 6;
    let under = &lines[region.end.saturating_sub(1)..(region.end + NEAR).min(lines.len())];
    let named = under.iter().filter(|line| line.label.has(Marks::SOURCE)).map(|line| line.rest());
    let mut names = named.map(|rest| {
        rest.split([" + ", " – ", " | "].into_iter().find(|mark| rest.contains(mark)).unwrap_or("\n")).next().unwrap_or(rest).trim()
    });
    names.find(|name| !name.contains("://") && (1..=MOST_WORDS).contains(&name.split_whitespace().count())).map(str::to_owned)
}

/// The first line that cannot be a headline.
fn first_paragraph(lines: &[Line], region: &Range<usize>) -> usize {
    let is_prose = |l: &Line| {
        l.shape == Shape::Paragraph && !l.is_dated && (l.size >= 180 || line::has_inner_stop(&l.text) || l.text.ends_with(['.', '。']))
    };
    (region.start..region.end).find(|&i| is_prose(&lines[i])).unwrap_or(region.start)
}

/// The writer: a labelled line over the text, a name beside the day, a labelled line or a lone name under the text, one over it.
fn byline(
    lines: &[Line],
    title_at: Option<usize>,
    region: &Range<usize>,
    first_paragraph: usize,
    beside_day: Option<String>,
) -> Option<String> {
    let start = title_at.map_or(0, |t| t + 1);
    let over = start..first_paragraph.min(start + 10).max(start);
    let under = region.end.saturating_sub(1)..(region.end + 4).min(lines.len());
    let ends = |i: usize| lines[i].has(Marks::SOURCE.or(Marks::TAIL).or(Marks::COMMENT).or(Marks::TAGS));
    let lone = |i: usize| {
        (lines[i].words >= 2 && lines[i].label == Marks::default() && is_lone_name(&lines[i])).then(|| clean_name(&lines[i].text))
    };
    // "Reporter:" over a name.
    let is_label = |i: usize| lines[i].label.has(Marks::BYLINE) && lines[i].rest().is_empty();
    let labelled_above = |i: usize| (i > 0 && is_label(i - 1) && is_lone_name(&lines[i])).then(|| clean_name(&lines[i].text));
    let beside_house = |i: usize| masthead::house_and_writer(lines, i).map(|(_, writer)| clean_name(writer));
    over.clone()
        .find_map(|i| labelled_name(&lines[i]).or_else(|| labelled_above(i)).or_else(|| beside_house(i)))
        .or(beside_day)
        .or_else(|| under.clone().find_map(|i| labelled_name(&lines[i])))
        .or_else(|| under.filter(|&i| i >= region.end).take_while(|&i| !ends(i)).find_map(lone))
        .or_else(|| over.into_iter().find_map(lone))
}

/// The name in "Par Jean Dupont" or "كتب: …".
fn labelled_name(line: &Line) -> Option<String> {
    let names = line.label.has(Marks::BYLINE) && !line.is_dated && line.size < 90 && line.shape != Shape::Paragraph;
    (names && !line.rest().is_empty()).then(|| clean_name(line.rest()))
}

/// Whether a line is a name and nothing else.
pub(super) fn is_lone_name(line: &Line) -> bool {
    line.shape == Shape::Short
        && line.marks == Marks::default()
        && !line.is_dated
        && line.size <= 60
        && line.words <= 7
        && line::is_name(&line.text)
        && chrome::opening(&line.text, Marks::BUTTON).is_none()
}

fn clean_name(text: &str) -> String {
    let name = text.split(['|', '(', '•', '–', '[']).next().unwrap_or(text);
    let name = name.split(", ").next().unwrap_or(name);
    name.trim().trim_end_matches(['-', ',', '/', '.', ')', '）']).trim().to_owned()
}
