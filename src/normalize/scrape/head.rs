//! What stands over an article: its title, whose it is, the day and the writer.

use super::chrome::{self, Marks};
use super::line::{self, Line, Shape};
use super::title::{self, BrowserTitle, NEAR};
use crate::normalize::day::{self, Day, Order};
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
    let day = DayLine::find(lines, title_at, first_paragraph, region);
    let site = site(lines, title_at, first_paragraph, &browser);
    let outlet = day
        .as_ref()
        .and_then(|d| d.outlet.clone())
        .or_else(|| outlet_line(lines, title_at, day.as_ref().map(|d| d.at), first_paragraph))
        .or_else(|| site.clone());
    let byline = byline(lines, title_at, region, first_paragraph).or(day.as_ref().and_then(|d| d.byline.clone()));
    let published = day.and_then(|d| d.published);
    Head { title: title.map(|(_, text)| text), title_at, site, outlet, byline, published }
}

/// The first line that cannot be a headline.
fn first_paragraph(lines: &[Line], region: &Range<usize>) -> usize {
    let is_prose = |l: &Line| {
        l.shape == Shape::Paragraph && !l.is_dated && (l.size >= 180 || line::has_inner_stop(&l.text) || l.text.ends_with(['.', '。']))
    };
    (region.start..region.end).find(|&i| is_prose(&lines[i])).unwrap_or(region.start)
}

/// The line that prints the day of publication.
struct DayLine {
    at: usize,
    published: Option<Date>,
    outlet: Option<String>,
    byline: Option<String>,
}

impl DayLine {
    /// Looks between title and text, then above the title, then below the text; "published" is preferred to "updated".
    fn find(lines: &[Line], title_at: Option<usize>, first_paragraph: usize, region: &Range<usize>) -> Option<Self> {
        let start = title_at.unwrap_or(0);
        let is_day = |i: &usize| lines[*i].is_dated;
        let near_text = (first_paragraph + 3).min(region.end).max(start);
        let head: Vec<usize> = (start..near_text).filter(is_day).collect();
        let above: Vec<usize> = (start.saturating_sub(4)..start).rev().filter(is_day).filter(|&i| !lines[i].has_columns).collect();
        let below: Vec<usize> = (region.end.saturating_sub(2).max(near_text)..(region.end + 4).min(lines.len()))
            .filter(is_day)
            .filter(|&i| title_at.is_some() || lines[i].has(Marks::PUBLISHED))
            .collect();
        let at = [head, above, below].into_iter().find(|found| !found.is_empty())?;
        let is_update = |i: &&usize| lines[**i].has(Marks::UPDATED) && !says_published(&lines[**i]);
        let at = *at.iter().find(|i| lines[**i].has(Marks::PUBLISHED)).or_else(|| at.iter().find(|i| !is_update(i))).or(at.first())?;
        Some(Self::read(lines, at))
    }

    fn read(lines: &[Line], at: usize) -> Self {
        let text = &lines[at].text;
        let days = day::days(text);
        let day = published_day(text, &days);
        let published = day.and_then(|d| d.date(order(lines, text)));
        let (outlet, byline) = day.map_or((None, None), |d| beside(lines, text, d, &days));
        Self { at, published, outlet, byline }
    }
}

fn says_published(line: &Line) -> bool {
    segments(&line.text).any(|s| chrome::opening(s, Marks::PUBLISHED).is_some_and(|(m, _)| !m.has(Marks::UPDATED)))
}

/// Of "Updated 3 May 2025, published 2 May 2025", the second.
fn published_day<'a>(text: &str, days: &'a [Day]) -> Option<&'a Day> {
    let mut start = 0;
    for day in days {
        let before = text.get(start..day.range.start).unwrap_or_default().trim();
        let is_update =
            before.split_whitespace().count() <= 8 && words_mark(before, Marks::UPDATED) && !words_mark(before, Marks::PUBLISHED);
        if !is_update {
            return Some(day);
        }
        start = day.range.end;
    }
    days.first()
}

/// Whether some words in a row of a short text are a phrase of this meaning.
fn words_mark(text: &str, marks: Marks) -> bool {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || matches!(c, ':' | '|' | ',' | '(' | '-' | '–')).filter(|w| !w.is_empty()).collect();
    (0..words.len()).any(|i| (i + 1..=(i + 4).min(words.len())).any(|j| chrome::whole(&words[i..j].join(" ")).has(marks)))
}

/// Whether days or months come first on this page.
fn order(lines: &[Line], text: &str) -> Order {
    let shown =
        |order: Order| lines.iter().filter(|l| l.size < 4000).take(2000).flat_map(|l| day::days(&l.text)).any(|d| d.order() == order);
    if shown(Order::DayFirst) {
        return Order::DayFirst;
    }
    if shown(Order::MonthFirst) {
        return Order::MonthFirst;
    }
    let folded = text.to_lowercase();
    if ["est", "edt", "pst", "pdt", "et", "pt"].iter().any(|zone| folded.split(|c: char| !c.is_alphanumeric()).any(|w| w == *zone)) {
        return Order::MonthFirst;
    }
    let is_elsewhere =
        ["gmt+", "utc+", "ict"].iter().any(|zone| folded.contains(zone)) || text.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    let sample: String = lines.iter().take(40).map(|l| l.text.as_str()).flat_map(str::chars).take(4000).collect();
    let is_english = crate::detect::text(&sample, None) == crate::article::Lang::EN;
    if is_elsewhere || !is_english { Order::DayFirst } else { Order::Unknown }
}

/// The parts of a line between bars and dashes.
fn segments(text: &str) -> impl Iterator<Item = &str> {
    text.split(['|', '•', '·', ';', '—', '–'])
        .flat_map(|s| s.split(" - "))
        .map(|s| s.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '/' | '(' | ')' | ':' | '،')))
        .filter(|s| !s.is_empty())
}

/// Who stands beside a day: the outlet, and the writer.
fn beside(lines: &[Line], text: &str, day: &Day, days: &[Day]) -> (Option<String>, Option<String>) {
    let before = &text[..day.range.start];
    let glued = before.ends_with(|c: char| c.is_alphabetic()) && !before.ends_with(['T', 'h']);
    let doubled = line::halve(before);
    if let Some(name) = doubled.filter(|_| !before.trim().is_empty()) {
        return (Some(name.to_owned()), None);
    }
    if glued
        && chrome::whole(before) == Marks::default()
        && before.split_whitespace().count() <= 6
        && !words_mark(before, Marks::PUBLISHED.or(Marks::UPDATED))
    {
        return (Some(before.trim().to_owned()), None);
    }
    let mut rest = text.to_owned();
    for day in days.iter().rev() {
        rest.replace_range(day.range.clone(), " | ");
    }
    let (mut outlet, mut byline) = (None, None);
    for segment in segments(&rest) {
        let part = bare_segment(segment);
        if part.is_empty() || part.chars().count() > 60 {
            continue;
        }
        let labelled = chrome::opening(part, Marks::BYLINE)
            .map(|(_, name)| name)
            .or_else(|| chrome::label(part).filter(|(m, _)| m.has(Marks::BYLINE)).map(|(_, name)| name));
        if let Some(name) = labelled.filter(|n| !n.is_empty()) {
            let (person, house) = name.split_once(", ").map_or((name, None), |(p, h)| (p, Some(h)));
            byline = byline.or(Some(person.to_owned()));
            outlet = outlet.or(house.map(str::to_owned));
        } else if let Some((marks, name)) = chrome::label(part).filter(|(m, _)| m.has(Marks::SOURCE)) {
            let _ = marks;
            outlet = outlet.or((!name.is_empty()).then(|| name.to_owned()));
        } else if chrome::whole(part) == Marks::default() && !chrome::is_menu(part) {
            let is_outlet = chrome::names_outlet(part) || is_site(lines, part) || is_acronym(part);
            if is_outlet {
                outlet = outlet.or(Some(part.to_owned()));
            } else if line::is_name(part) && part.contains(' ') {
                byline = byline.or(Some(part.to_owned()));
            }
        }
    }
    (outlet, byline)
}

/// A segment without the words that come with a day: labels, weekdays, times, zones.
fn bare_segment(segment: &str) -> &str {
    let mut part = segment.trim();
    loop {
        let opened = chrome::opening(part, Marks::PUBLISHED.or(Marks::UPDATED)).map(|(_, rest)| part.len() - rest.len().min(part.len()));
        let label =
            chrome::label(part).filter(|(m, _)| m.has(Marks::PUBLISHED.or(Marks::UPDATED))).map(|(_, rest)| part.len() - rest.len());
        let first = part.split_whitespace().next().unwrap_or("");
        let cut = label.or(opened.filter(|&n| n > 0)).or_else(|| (!first.is_empty() && day::is_beside(first)).then_some(first.len()));
        match cut.filter(|&n| n > 0 && part.is_char_boundary(n)) {
            Some(n) => part = part[n..].trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '،' | '(' | ')' | '-')),
            None => break,
        }
    }
    while let Some(last) = part.split_whitespace().next_back().filter(|w| day::is_beside(w)) {
        part = part[..part.len() - last.len()].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '،' | '(' | '-'));
    }
    part
}

/// Whether a name is one that a copyright line or the top of the page gives to the site.
fn is_site(lines: &[Line], name: &str) -> bool {
    let wanted = day::fold_word(name);
    wanted.chars().count() >= 3
        && lines.iter().filter(|l| l.text.contains('©') && l.size < 300).any(|l| day::fold_word(&l.text).contains(&wanted))
}

fn is_acronym(name: &str) -> bool {
    (2..=8).contains(&name.chars().count()) && name.chars().all(|c| c.is_uppercase())
}

/// A line of its own that names the outlet, between title and text.
fn outlet_line(lines: &[Line], title_at: Option<usize>, day_at: Option<usize>, first_paragraph: usize) -> Option<String> {
    let start = title_at? + 1;
    let end = first_paragraph.max(start).min(start + 8);
    let near_day = |i: usize| day_at.is_some_and(|d| d.abs_diff(i) <= 1);
    (start..end)
        .filter(|&i| lines[i].shape == Shape::Short && lines[i].words <= 6 && lines[i].marks == Marks::default() && !lines[i].is_dated)
        .find_map(|i| {
            let text = &lines[i].text;
            if let Some(name) = line::halve(text) {
                return Some(name.to_owned());
            }
            if lines[i].label.has(Marks::SOURCE) && !lines[i].rest().is_empty() {
                return Some(lines[i].rest().to_owned());
            }
            let is_outlet = lines[i].label == Marks::default()
                && (chrome::names_outlet(text) || is_site(lines, text))
                && (near_day(i) || is_site(lines, text));
            is_outlet.then(|| text.clone())
        })
}

/// Who hosts the page: the name in its browser title or copyright line, or its first line.
fn site(lines: &[Line], title_at: Option<usize>, first_paragraph: usize, browser: &[BrowserTitle]) -> Option<String> {
    let head_end = title_at.unwrap_or(0).min(first_paragraph);
    if let Some(browser) = browser.iter().find(|b| Some(b.at) == title_at || b.at < head_end) {
        return Some(browser.site.clone());
    }
    let names: Vec<&str> = lines[..head_end]
        .iter()
        .filter(|l| could_name_site(l))
        .map(|l| name_of_site(&l.text))
        .filter(|n| n.split_whitespace().count() <= 7)
        .collect();
    let owned = names.iter().find(|n| is_site(lines, n));
    let named = names.iter().find(|n| chrome::names_outlet(n) || n.contains('.') && !n.contains(' '));
    if let Some(name) = owned.or(named).and_then(|n| owner(lines, n)) {
        return Some(name);
    }
    owned.or(named).or(names.first().filter(|_| lines.first().is_some_and(could_name_site))).map(|n| (*n).to_owned())
}

/// The name in the copyright line, where the name at the top of the page begins with it: "BÁO SÔNG LAM ĐIỆN TỬ" is Báo Sông Lam.
fn owner(lines: &[Line], name: &str) -> Option<String> {
    let is_bare = |c: char| c.is_whitespace() || c.is_numeric() || matches!(c, '©' | '-' | '–' | '(' | ')' | ',' | ':');
    let legal = lines.iter().rev().find(|l| l.size < 300 && l.text.contains('©'))?;
    let after = legal.text.split('©').nth(1)?.trim_matches(is_bare);
    let owner = after.split(['.', '|', '-', '–', ',', '•', '·']).next()?.trim_matches(is_bare);
    let (long, short) = (day::fold_word(name), day::fold_word(owner));
    (short.chars().count() >= 4 && long.len() > short.len() && long.starts_with(&short)).then(|| owner.to_owned())
}

fn could_name_site(line: &Line) -> bool {
    let is_breadcrumb = ["›", " > ", " » ", " / "].iter().any(|s| line.text.contains(s));
    !line.is_dated
        && line.marks == Marks::default()
        && !is_breadcrumb
        && line.shape == Shape::Short
        && !line.text.chars().any(|c| matches!(c, '°' | '%' | '$'))
}

/// "Name | slogan" and "Name - slogan" name the site first.
fn name_of_site(text: &str) -> &str {
    [" | ", " - ", " – ", " — ", " • ", " · ", ": "]
        .iter()
        .filter_map(|s| text.split_once(s))
        .map(|(name, _)| name.trim())
        .min_by_key(|n| n.len())
        .unwrap_or(text)
}

/// The writer: a labelled line over or under the text, or a lone name below it.
fn byline(lines: &[Line], title_at: Option<usize>, region: &Range<usize>, first_paragraph: usize) -> Option<String> {
    let start = title_at.map_or(0, |t| t + 1);
    let over = start..first_paragraph.min(start + 10).max(start);
    let under = region.end.saturating_sub(1)..(region.end + 4).min(lines.len());
    let labelled = over.clone().chain(under.clone()).find_map(|i| {
        let line = &lines[i];
        let names =
            line.label.has(Marks::BYLINE) && !line.is_dated && line.size < 90 && !line.rest().is_empty() && line.shape != Shape::Paragraph;
        names.then(|| clean_name(line.rest()))
    });
    let lone = |i: usize| {
        (lines[i].words >= 2 && lines[i].label == Marks::default() && is_lone_name(&lines[i])).then(|| clean_name(&lines[i].text))
    };
    labelled
        .or_else(|| {
            under
                .filter(|&i| i >= region.end)
                .take_while(|&i| !lines[i].has(Marks::SOURCE.or(Marks::TAIL).or(Marks::COMMENT).or(Marks::TAGS)))
                .find_map(lone)
        })
        .or_else(|| over.into_iter().find_map(lone))
}

/// Whether a line is a name and nothing else.
pub(super) fn is_lone_name(line: &Line) -> bool {
    line.shape == Shape::Short
        && line.marks == Marks::default()
        && !line.is_dated
        && line.size <= 60
        && line.words <= 7
        && line::is_name(&line.text)
}

fn clean_name(text: &str) -> String {
    let name = text.split(['|', '(', '•', '–', '[']).next().unwrap_or(text);
    let name = name.split(", ").next().unwrap_or(name);
    name.trim().trim_end_matches(['-', ',', '/', '.']).trim().to_owned()
}
