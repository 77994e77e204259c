//! The line that prints the day of publication, and who stands beside it.
//!
//! "Báo Quốc TếBáo Quốc Tế12/04/2025", "By Ann Lee, Harbour News | March 14, 2025", "Publié le 14 mars 2025, mis à jour le 15 mars".

use super::chrome::{self, Marks};
use super::line::{self, Line, Shape};
use super::masthead;
use crate::gazetteer;
use crate::normalize::day::{self, Day, Order};
use jiff::civil::Date;
use std::ops::Range;

/// The line that prints the day of publication.
pub(super) struct DayLine {
    pub at: usize,
    pub published: Option<Date>,
    pub outlet: Option<String>,
    pub byline: Option<String>,
}

impl DayLine {
    /// Looks between title and text, then above the title, then below the text; "published" is preferred to "updated".
    pub(super) fn find(lines: &[Line], title_at: Option<usize>, first_paragraph: usize, region: &Range<usize>) -> Option<Self> {
        let start = title_at.unwrap_or(0);
        let is_day = |i: &usize| lines[*i].is_dated;
        let near_text = (first_paragraph + 3).min(region.end).max(start);
        // "Le Courrier - Publié le 18 avril" may stand behind a lead, buttons and the writer.
        const FARTHEST: usize = 4;
        let is_near = |i: &usize| *i < near_text || lines[*i].has(Marks::PUBLISHED) || says_published(&lines[*i]);
        let head: Vec<usize> = (start..(near_text + FARTHEST).min(region.end.max(near_text))).filter(is_day).filter(is_near).collect();
        // A bar over the page has columns, the line over the headline may.
        let is_bar = |&i: &usize| lines[i].has_columns && i + 1 < start;
        let above: Vec<usize> = (start.saturating_sub(4)..start).rev().filter(is_day).filter(|i| !is_bar(i)).collect();
        let below: Vec<usize> = (region.end.saturating_sub(2).max(near_text)..(region.end + 4).min(lines.len()))
            .filter(is_day)
            .filter(|&i| title_at.is_some() || lines[i].has(Marks::PUBLISHED))
            .collect();
        let glued = above.iter().filter(|_| !head.is_empty()).find_map(|&i| Self::read(lines, i).outlet);
        let at = [head, above, below].into_iter().find(|found| !found.is_empty())?;
        let is_update = |i: &&usize| lines[**i].has(Marks::UPDATED) && !says_published(&lines[**i]);
        let at = *at.iter().find(|i| lines[**i].has(Marks::PUBLISHED)).or_else(|| at.iter().find(|i| !is_update(i))).or(at.first())?;
        let found = Self::read(lines, at);
        Some(Self { outlet: found.outlet.or(glued), ..found })
    }

    fn read(lines: &[Line], at: usize) -> Self {
        let text = &lines[at].text;
        let days = day::days(text);
        let day = published_day(text, &days);
        let published = day.and_then(|d| d.date(if d.needs_order() { order(lines, text, d) } else { Order::Unknown }));
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
fn order(lines: &[Line], text: &str, day: &Day) -> Order {
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
    let is_elsewhere = ["gmt+", "utc+", "ict"].iter().any(|zone| folded.contains(zone))
        || text.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
        || lines.iter().filter(|line| line.size < 300).any(|line| line.text.split_whitespace().any(is_abroad));
    let prose = lines.iter().filter(|line| line.shape == Shape::Paragraph).take(12).map(|line| line.text.as_str());
    let prose = prose.collect::<Vec<_>>().join("\n");
    if day::written_order(&prose) == Order::DayFirst {
        return Order::DayFirst;
    }
    let sample: String = lines.iter().take(40).map(|l| l.text.as_str()).flat_map(str::chars).take(4000).collect();
    let is_english = crate::detect::text(&sample, None) == crate::article::Lang::EN;
    if is_elsewhere || !is_english { Order::DayFirst } else { day::order_beside(day, &prose) }
}

/// "gazette.example.vn", "desk@courier.co.ke": an address in a country where days come first.
fn is_abroad(word: &str) -> bool {
    const MONTH_FIRST: [&str; 2] = ["us", "ph"];
    // Domains of countries that sites of all countries take.
    const ANYWHERE: [&str; 10] = ["ai", "cc", "co", "fm", "gg", "io", "me", "to", "tv", "ws"];
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let Some((site, domain)) = word.rsplit_once('.').filter(|(site, _)| site.len() > 3 && word.is_ascii()) else { return false };
    let is_site = site.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '@' | ':' | '/'));
    let is_listed = |list: &[&str]| list.contains(&domain);
    is_site
        && domain.len() == 2
        && domain.chars().all(|c| c.is_ascii_lowercase())
        && !is_listed(&MONTH_FIRST)
        && !is_listed(&ANYWHERE)
        && (domain == "uk" || gazetteer::place(&domain.to_ascii_uppercase()).is_some())
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
    if let Some(name) = glued_name(&text[..day.range.start]) {
        // "VietnamPlusThứ Năm, 18/09/2025" over the page: whoever is glued to the day under the headline is the writer.
        let may_write = name.contains(' ') && line::is_name(name) && !chrome::names_outlet(name);
        let host = (may_write && line::halve(&text[..day.range.start]).is_none()).then(|| other_masthead(lines, name)).flatten();
        return match host {
            Some(host) => (Some(host), Some(name.to_owned())),
            None => (Some(name.to_owned()), None),
        };
    }
    let mut rest = text.to_owned();
    for day in days.iter().rev() {
        rest.replace_range(day.range.clone(), " | ");
    }
    let glued = glued_owner(lines, &rest);
    if let Some(at) = glued {
        rest.insert_str(at, " | ");
    }
    let (mut outlet, mut byline) = (None, None);
    for bare in segments(&rest).flat_map(labelled_parts).map(bare_segment) {
        let named = without_views(without_glued_weekday(bare));
        // "Le Méridien du Lac|Jeudi": a line of the writer ends before the day.
        if named.len() < bare.len() && named.contains(' ') && line::is_name(named) {
            outlet = outlet.or(Some(named.to_owned()));
            continue;
        }
        let part = if glued.is_some() { without_label_behind(named) } else { named };
        if part.is_empty() || part.chars().count() > 60 {
            continue;
        }
        match Beside::of(lines, part) {
            // "Par la rédaction | L'Union du Golfe": who is beside a writer is the outlet.
            Some(Beside::Name(name)) if byline.is_some() => outlet = outlet.or(Some(name.to_owned())),
            Some(Beside::Writer(name) | Beside::Name(name)) => {
                let (person, house) = name.split_once(", ").map_or((name, None), |(p, h)| (p, Some(h)));
                byline = byline.or(Some(person.to_owned()));
                outlet = outlet.or(house.map(str::to_owned));
            }
            Some(Beside::Outlet(name)) => outlet = outlet.or(Some(name.to_owned())),
            None => {}
        }
    }
    (outlet, byline)
}

/// "La Gazette de Meuse|Maxence Delvigne Publié le": where the name of the site ends that is written onto that of a writer.
fn glued_owner(lines: &[Line], text: &str) -> Option<usize> {
    let starts = text.char_indices().map(|(at, _)| at).filter(|&at| text[..at].ends_with(char::is_lowercase));
    let mut glued = starts.filter(|&at| text[at..].starts_with(char::is_uppercase));
    // "La Gazette de Meuse - L'info de Namur".
    let heads = |name: &str| {
        let rest = lines.first().and_then(|line| line.text.strip_prefix(name));
        rest.is_some_and(|rest| rest.is_empty() || rest.trim_start().starts_with(['-', '–', '—', '|']))
    };
    glued.find(|&at| text[..at].contains(' ') && (masthead::is_owner(lines, &text[..at]) || heads(&text[..at])))
}

/// The name in "Báo Quốc TếBáo Quốc Tế12/04/2025" or "Báo Quốc Tế12/04/2025".
fn glued_name(before: &str) -> Option<&str> {
    let is_glued = before.ends_with(|c: char| c.is_alphabetic()) && !before.ends_with(['T', 'h']) && !before.chars().any(line::is_unspaced);
    let is_plain = chrome::whole(before) == Marks::default() && !words_mark(before, Marks::PUBLISHED.or(Marks::UPDATED).or(Marks::SOURCE));
    let is_short = before.split_whitespace().count() <= 6;
    line::halve(before).or((is_glued && is_plain && is_short).then(|| without_glued_section(before.trim())))
}

/// The name that a page begins with, glued to a day or over a menu, where it is another.
fn other_masthead(lines: &[Line], name: &str) -> Option<String> {
    const TOP: usize = 3;
    let glued = |line: &Line| {
        let before = &line.text[..day::days(&line.text).first()?.range.start];
        segments(before).next().map(|name| without_glued_weekday(bare_segment(name)).to_owned()).filter(|name| !name.is_empty())
    };
    let named =
        |i: usize| if lines[i].is_dated { glued(&lines[i]) } else { masthead::is_over_menu(lines, i).then(|| lines[i].text.clone()) };
    (0..lines.len().min(TOP)).filter_map(named).find(|other| day::fold_word(other) != day::fold_word(name))
}

/// "Entretiens|Le Mékong Hebdo", "Le Mékong Hebdo|Entretiens": the name of a section is written onto that of the outlet.
fn without_glued_section(name: &str) -> &str {
    let begins = |at: &usize| name[*at..].starts_with(char::is_uppercase) && name[..*at].ends_with(char::is_lowercase);
    let cuts = name.char_indices().map(|(at, _)| at).filter(begins);
    let is_section = |part: &str| chrome::whole(part).has(Marks::SECTION);
    cuts.map(|at| name.split_at(at))
        .find_map(|(first, last)| if is_section(first) { Some(last) } else { (first.contains(' ') && is_section(last)).then_some(first) })
        .unwrap_or(name)
}

/// What a part of a day's line names.
enum Beside<'a> {
    Outlet(&'a str),
    Writer(&'a str),
    /// Somebody without a label.
    Name(&'a str),
}

impl<'a> Beside<'a> {
    fn of(lines: &[Line], part: &'a str) -> Option<Self> {
        let labelled = chrome::label(part).filter(|(_, name)| !name.is_empty());
        if let Some((_, name)) = labelled.filter(|(m, _)| m.has(Marks::SOURCE)) {
            return Some(Self::Outlet(name));
        }
        let opened = chrome::opening(part, Marks::BYLINE).filter(|(_, name)| !name.is_empty());
        if let Some((_, name)) = labelled.filter(|(m, _)| m.has(Marks::BYLINE)).or(opened) {
            return Some(Self::Writer(name));
        }
        if chrome::whole(part) != Marks::default() || chrome::is_menu(part) {
            return None;
        }
        let is_outlet = chrome::names_outlet(part)
            || masthead::is_owner(lines, part)
            || masthead::heads_page(lines, part)
            || is_acronym(part) && !masthead::is_place(part)
            || is_domain(part);
        let is_writer = line::is_name(part) && part.contains(' ');
        if is_outlet { Some(Self::Outlet(part)) } else { is_writer.then_some(Self::Name(part)) }
    }
}

/// "09:12 来源：东海日报 作者：林晓彤" cut before its labels.
fn labelled_parts(segment: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let words: Vec<(usize, &str)> = segment.split_whitespace().map(|w| (w.as_ptr() as usize - segment.as_ptr() as usize, w)).collect();
    for (i, (_, word)) in words.iter().enumerate() {
        let Some(colon) = word.find([':', '：']) else { continue };
        let label_end = words[i].0 + colon;
        let start =
            (i.saturating_sub(3)..=i).map(|j| words[j].0).find(|&start| chrome::whole(&segment[start..label_end]) != Marks::default());
        cuts.extend(start);
    }
    cuts.push(segment.len());
    cuts.dedup();
    cuts.windows(2).filter(|w| w[0] < w[1]).map(|w| segment[w[0]..w[1]].trim()).collect()
}

/// A segment without the words that come with a day: labels, weekdays, times, zones.
fn bare_segment(segment: &str) -> &str {
    let mut part = segment.trim();
    loop {
        let opened = chrome::opening(part, Marks::PUBLISHED.or(Marks::UPDATED)).map(|(_, rest)| part.len() - rest.len().min(part.len()));
        let label =
            chrome::label(part).filter(|(m, _)| m.has(Marks::PUBLISHED.or(Marks::UPDATED))).map(|(_, rest)| part.len() - rest.len());
        let first = part.split_whitespace().next().unwrap_or("");
        // "|La| Tribune": an article with its capital belongs to the name behind it.
        let next = part[first.len()..].trim_start();
        let is_article = matches!(first, "La" | "Le" | "Les" | "The") && next.starts_with(char::is_uppercase);
        let is_beside = !first.is_empty() && !is_article && day::is_beside(first);
        // "à |11:38|L'Écho".
        let glued = first.find(char::is_uppercase).filter(|&n| n > 2 && first[..n].ends_with(|c: char| c.is_ascii_digit()));
        let cut = label.or(opened.filter(|&n| n > 0)).or(glued).or_else(|| is_beside.then_some(first.len()));
        match cut.filter(|&n| n > 0 && part.is_char_boundary(n)) {
            Some(n) => part = part[n..].trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '،' | '(' | ')' | '-')),
            None => break,
        }
    }
    while let Some(last) = part.split_whitespace().next_back().filter(|w| day::is_beside(w) && !ends_name(part)) {
        part = part[..part.len() - last.len()].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '،' | '(' | '-'));
    }
    part
}

/// "Báo Thế giới và |Việt Nam|": a last word that is part of a weekday only behind "thứ" or "chủ".
fn ends_name(part: &str) -> bool {
    let mut words = part.split_whitespace().rev().map(day::fold_word);
    let (last, before) = (words.next().unwrap_or_default(), words.next());
    let is_numeral = matches!(last.as_str(), "hai" | "ba" | "tu" | "nam" | "sau" | "bay" | "nhat");
    is_numeral && before.is_some_and(|before| !before.ends_with("thu") && !before.ends_with("chu"))
}

/// "وكالة الأنباء|1873 مشاهدة": a name without how often the page was read.
fn without_views(part: &str) -> &str {
    let Some(at) = part.find(|c: char| c.is_numeric()).filter(|&at| at > 0) else { return part };
    let words = part[at..].trim_start_matches(|c: char| c.is_numeric() || matches!(c, '.' | ',' | ' '));
    if chrome::whole(words).has(Marks::BUTTON) { part[..at].trim_end() } else { part }
}

/// "Maxence Delvigne |Publié le|": a name without the label of the day that followed it.
fn without_label_behind(part: &str) -> &str {
    const LONGEST: usize = 3;
    let starts: Vec<usize> = part.split_whitespace().map(|w| w.as_ptr() as usize - part.as_ptr() as usize).collect();
    let labels = |at: &&usize| chrome::whole(part[**at..].trim_end_matches([':', ' '])).has(Marks::PUBLISHED.or(Marks::UPDATED));
    let cut = starts.iter().skip(1).rev().take(LONGEST).filter(labels).min();
    cut.map_or(part, |&at| part[..at].trim_end())
}

/// "صحيفة الأفق|الجمعة", "Alder Daily|Monday", "Báo Sông Lam|Thứ": the day of the week is written onto the name before it.
fn without_glued_weekday(part: &str) -> &str {
    const LEAST: usize = 5;
    let last = part.split_whitespace().next_back().unwrap_or("");
    let begins_word = |at: usize| {
        let (before, rest) = last.split_at(at);
        let is_capital = rest.starts_with(char::is_uppercase) && before.ends_with(char::is_lowercase);
        is_capital || rest.starts_with("ال") && before.chars().count() > 1
    };
    let is_day = |at: usize| begins_word(at) && last[at..].len() >= LEAST && day::is_beside(&last[at..]);
    let cut = last.char_indices().skip(1).map(|(at, _)| at).find(|&at| is_day(at));
    cut.map_or(part, |at| part[..part.len() - last.len() + at].trim_end())
}

/// "VOV.VN", "lecourrier.vn": a site by its address.
fn is_domain(name: &str) -> bool {
    let is_label = |label: &str| label.len() > 1 && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    name.contains('.') && name.split('.').all(is_label) && name.ends_with(|c: char| c.is_ascii_alphabetic())
}

fn is_acronym(name: &str) -> bool {
    (2..=8).contains(&name.chars().count()) && name.chars().all(|c| c.is_uppercase())
}
