//! Which line over the text is its title.
//!
//! A title shares words with the text under it, as no slogan, menu or link does; it stands near the day, the writer or the first
//! paragraph; it may be printed again as "Title | Site". A paragraph with its full stop is no title.

use super::chrome::Marks;
use super::line::{self, Line, Shape};
use crate::article::Lang;
use crate::normalize::day;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// So many lines over the first paragraph are looked at.
pub(super) const NEAR: usize = 300;

/// A line such as "Headline | Site".
#[derive(Clone, Debug)]
pub(super) struct BrowserTitle {
    /// The line.
    pub at: usize,
    /// The headline.
    pub title: String,
    /// The site.
    pub site: String,
    /// Whether the headline has a line of its own as well.
    pub is_repeated: bool,
}

/// The lines over the first paragraph that hold a headline and the site's name.
pub(super) fn browser_titles(lines: &[Line], first_paragraph: usize) -> Vec<BrowserTitle> {
    let start = first_paragraph.saturating_sub(NEAR);
    let alone: HashSet<&str> = lines[start..].iter().take(2 * NEAR).filter(|l| l.size >= 15).map(|l| l.text.as_str()).collect();
    (start..first_paragraph)
        .filter(|&i| lines[i].size < 300 && !lines[i].is_dated && lines[i].shape != Shape::Menu)
        .filter_map(|at| browser_title(&lines[at].text, at, &alone))
        .collect()
}

fn browser_title(text: &str, at: usize, alone: &HashSet<&str>) -> Option<BrowserTitle> {
    [" | ", " - ", " – ", " — ", " :: ", " · ", " • ", "|", "_"].iter().find_map(|separator| {
        let found = |title: &str, site: &str, is_repeated| BrowserTitle {
            at,
            title: title.trim().to_owned(),
            site: site.trim().to_owned(),
            is_repeated,
        };
        let (left, rest) = text.split_once(separator)?;
        if alone.contains(left.trim()) {
            return Some(found(left, rest.rsplit(separator).next().unwrap_or(rest), true));
        }
        let (long, last) = text.rsplit_once(separator)?;
        if alone.contains(long.trim()) {
            return Some(found(long, last, true));
        }
        let is_title = long.split_whitespace().count() >= 5 && last.split_whitespace().count() <= 5;
        let is_sure = separator.contains(['|', ':']) || super::chrome::names_outlet(last) || last.contains('.');
        (is_title && is_sure).then(|| found(long, last, false))
    })
}

/// The line and the text of the title.
pub(super) fn find(lines: &[Line], first_paragraph: usize, region: &Range<usize>, browser: &[BrowserTitle]) -> Option<(usize, String)> {
    if super::region::is_plain(lines) {
        return plain_title(lines);
    }
    let head = Head { lines, first_paragraph, vocabulary: Vocabulary::of(&lines[region.clone()]), browser };
    let end = (first_paragraph + 1).min(lines.len());
    let scored: Vec<(usize, f32)> = (first_paragraph.saturating_sub(NEAR)..end).filter_map(|i| Some((i, head.score(i)?))).collect();
    let &(mut at, best) = scored.iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    if best < 0.8 {
        return None;
    }
    while let Some(over) = scored.iter().rev().find(|(i, score)| *i < at && *score >= best - 1.6 && head.is_over(*i, at)) {
        at = over.0;
    }
    let text = browser.iter().find(|b| b.at == at).map_or(lines[at].text.as_str(), |b| b.title.as_str());
    Some((at, text.trim_start_matches(['#', ' ']).to_owned()))
}

/// The first line of a plain text, or the one behind the name of its outlet, when it is no sentence and paragraphs follow.
fn plain_title(lines: &[Line]) -> Option<(usize, String)> {
    let (outlet, rest) = lines.split_first().filter(|(_, rest)| !rest.is_empty())?;
    // "Báo Hải quan Quốc tế": shorter than the headline under it.
    const MOST_WORDS: usize = 6;
    let names_outlet = outlet.words <= MOST_WORDS && super::chrome::names_outlet(&outlet.text);
    let is_under = |line: &&Line| names_outlet && rest.len() > 1 && line.words > outlet.words;
    let behind = rest.first().filter(is_under).and_then(headline).map(|title| (1, title));
    behind.or_else(|| Some((0, headline(outlet)?)))
}

/// The text of a line that may be a headline.
fn headline(line: &Line) -> Option<String> {
    let is_sentence = line::last_mark(&line.text).is_some_and(|c| line::is_stop(c) && c != '?' && c != '؟' && c != '？');
    let is_headline =
        line.size <= 260 && line.words >= 2 && !is_sentence && !line::has_inner_stop(&line.text) && !line.text.ends_with([':', ',', ';']);
    is_headline.then(|| line.text.clone())
}

/// The top of a page, for scoring.
struct Head<'a> {
    lines: &'a [Line],
    first_paragraph: usize,
    vocabulary: Vocabulary,
    browser: &'a [BrowserTitle],
}

impl Head<'_> {
    /// How much a line looks like the title; `None` when it cannot be one.
    fn score(&self, i: usize) -> Option<f32> {
        let line = &self.lines[i];
        if !self.could_be_title(i) {
            return None;
        }
        let mut score = 4.0 * self.vocabulary.share(line);
        score += match line.words {
            0..=2 => -2.5,
            3 => -1.0,
            4 => 0.0,
            _ => 0.6,
        };
        let is_other_language = crate::detect::sure(&line.text).is_some_and(|l| l != self.vocabulary.language);
        // "Édition Lure - Luxeuil | Santé".
        let is_section = line.words <= 6 && line.text.contains(" | ");
        let is_path = is_section || ends_in_section(&line.text) || ["›", " > ", " » ", " / "].iter().any(|s| line.text.contains(s));
        for (holds, weight) in [
            (self.is_repeated(i), 1.0),
            (self.is_near_details(i), 1.4),
            (line.size > 180, -1.5),
            (is_stopped(line), -0.7),
            (line.text.ends_with([':', ';', ',']), -1.0),
            (is_path, -2.0),
            (self.names_place_and_writer(i), -3.0),
            (self.names_writer_over_day(i), -1.5),
            (super::masthead::house_and_writer(self.lines, i).is_some(), -3.0),
            (line.text.contains('©'), -3.0),
            (super::captions::tells_picture(line), -3.0),
            (self.is_browser_title(i), -0.8),
            (is_other_language, -2.0),
        ] {
            score += if holds { weight } else { 0.0 };
        }
        let between = self.lines[i + 1..self.first_paragraph.max(i + 1)]
            .iter()
            .filter(|l| l.shape == Shape::Short && l.marks == Marks::default() && !l.is_dated);
        Some(score - 0.15 * between.take(12).count() as f32)
    }

    fn could_be_title(&self, i: usize) -> bool {
        let line = &self.lines[i];
        let is_chrome = line.is_dated || line.marks != Marks::default() || matches!(line.shape, Shape::Menu | Shape::Junk);
        let is_reading = line.text.contains(['°', '%', '▲', '▼', '€', '$', '£']) && line.words <= 6;
        let is_long = line.size > 260 || (line.size > 160 && line::has_inner_stop(&line.text));
        let first_of_page_or_text = i == 0 || i == self.first_paragraph;
        let is_paragraph = is_stopped(line) && first_of_page_or_text && !self.is_repeated(i) && !(self.has_day_after(i) && line.size < 160);
        let is_text = i == self.first_paragraph && !self.is_repeated(i) && !self.has_day_after(i);
        (!is_chrome || self.is_browser_title(i))
            && !self.is_masthead(i)
            && !line.label.has(LABELS)
            && !self.is_asked_by_house(i)
            && !is_reading
            && line.words >= 2
            && !is_long
            && !is_paragraph
            && !is_text
    }

    /// "The Sentinel: When will the harbour open?": a question that the outlet asks whose name stands over the page.
    fn is_asked_by_house(&self, i: usize) -> bool {
        const TOP: usize = 4;
        let asker = self.lines[i].text.split_once(':').map(|(asker, _)| asker.trim());
        asker.is_some_and(|asker| self.lines[..i.min(TOP)].iter().any(|l| l.text == asker))
    }

    /// "Le Courrier de Mirebalais" right over the menu, "La Tribune de la Saône" over the page and in "La Tribune de la Saône - Publié le
    /// 18 mars 2025", "BÁO GIA ĐỊNH" over it and "Ghi rõ nguồn Báo Gia Định" at its foot: the name of the site.
    fn is_masthead(&self, i: usize) -> bool {
        const MOST_WORDS: usize = 6;
        const TOP: usize = 6;
        let line = &self.lines[i];
        let begins_day = |name: &str| {
            let is_rest = |rest: &str| rest.starts_with([' ', ',', '|']) || rest.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
            let begins = |l: &Line| l.is_dated && l.text.strip_prefix(name).is_some_and(is_rest);
            self.lines[1..].iter().take(NEAR).any(begins)
        };
        let is_at_foot = || {
            let name = day::fold_word(&line.text);
            self.lines[self.first_paragraph..].iter().any(|l| l.size < 300 && day::fold_word(&l.text).contains(&name))
        };
        // "BÁO GIA ĐỊNH - GĐ&VN | CƠ QUAN CỦA SỞ VĂN HÓA", "The Cape Review - A paper for the coast" over "The Cape ReviewMonday, 3 May 2025".
        let is_parted = || {
            let name = super::masthead::name_of_site(&line.text);
            let is_capital = name.chars().any(char::is_uppercase) && !line.text.chars().any(char::is_lowercase);
            let names = is_capital && super::chrome::names_outlet(name) || name.contains(' ') && begins_day(name);
            name.len() < line.text.len() && names
        };
        // "Le Quotidien du Littoral" behind a button, and "Le Quotidien du Littoral, B.P. 2204 Douala" at the foot.
        let begins_foot = || {
            let is_rest = |rest: &str| rest.starts_with([',', '.', '|']) || rest.starts_with(" - ") || rest.starts_with(" – ");
            let begins = |l: &Line| l.size < 300 && l.text.strip_prefix(line.text.as_str()).is_some_and(is_rest);
            self.lines[self.first_paragraph..].iter().any(begins)
        };
        if i < TOP && (2..=MOST_WORDS).contains(&line.words) && self.lines[..i].iter().all(|l| l.words <= 2) && begins_foot() {
            return true;
        }
        let is_first = i == 0 && line.words <= MOST_WORDS;
        let is_named = || begins_day(&line.text) || super::chrome::names_outlet(&line.text) && is_at_foot();
        super::masthead::is_over_menu(self.lines, i) || is_first && is_named() || i < TOP && is_parted()
    }

    /// "الناصرية - واع - حيدر الجابري", "Lyon - AFP": short, parted, under the day and right over the text.
    fn names_place_and_writer(&self, i: usize) -> bool {
        const MOST_WORDS: usize = 8;
        const NEAR_DAY: usize = 4;
        let line = &self.lines[i];
        let is_parted = [" - ", " – ", " / "].iter().any(|mark| line.text.contains(mark)) && line.words <= MOST_WORDS;
        let is_over_text = self.lines.get(i + 1).is_some_and(|l| l.shape == Shape::Paragraph);
        is_parted && is_over_text && self.lines[i.saturating_sub(NEAR_DAY)..i].iter().any(|l| l.is_dated)
    }

    /// "Amelia Holt in Lusaka" right over the day: words with capitals but for one.
    fn names_writer_over_day(&self, i: usize) -> bool {
        let line = &self.lines[i];
        let small = line.text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
        (3..=5).contains(&line.words) && small == 1 && self.lines.get(i + 1).is_some_and(|l| l.is_dated)
    }

    /// A browser title whose headline has no line of its own.
    fn is_browser_title(&self, i: usize) -> bool {
        self.browser.iter().any(|b| b.at == i && !b.is_repeated)
    }

    /// Printed elsewhere too; a caption is printed twice in a row and nowhere else.
    fn is_repeated(&self, i: usize) -> bool {
        let line = &self.lines[i];
        let same = |j: usize| self.lines.get(j).is_some_and(|l| l.text == line.text);
        let is_caption = line.times == 2 && (same(i + 1) || i > 0 && same(i - 1));
        (line.times > 1 && !is_caption) || self.browser.iter().any(|b| b.at != i && b.title == line.text)
    }

    fn has_day_after(&self, i: usize) -> bool {
        self.lines[i + 1..].iter().take(3).any(|l| l.is_dated)
    }

    fn is_near_details(&self, i: usize) -> bool {
        let next = self.lines[i + 1..].iter().take(NEAR).find(|l| l.marks == Marks::default() && l.shape != Shape::Menu);
        self.has_day_after(i) || next.is_some_and(|l| l.is_dated || l.label.has(Marks::BYLINE) || l.shape == Shape::Paragraph)
    }

    /// Whether a line is the title over another that looks like one: a short lead shares even more words with the text.
    fn is_over(&self, i: usize, at: usize) -> bool {
        // A section's name and the site's slogan stand over a headline, a headline over a lead, which is longer than one.
        const LEAST_LEAD: usize = 75;
        let is_lead = self.lines[at].size >= LEAST_LEAD || is_stopped(&self.lines[at]) && !is_stopped(&self.lines[i]);
        let is_shorter = is_lead && self.lines[i].size < self.lines[at].size && self.lines[i].words >= 4;
        let only_details = self.lines[i + 1..at]
            .iter()
            .all(|l| l.is_dated || l.marks != Marks::default() || l.label.has(Marks::BYLINE) || l.shape == Shape::Menu);
        // A day parts a headline from the lead under it, and the slogan of a site from the headline.
        const TOP: usize = 2;
        const LEAST_WORDS: usize = 6;
        let is_over_day = i > TOP && self.lines[i].words >= LEAST_WORDS && self.lines[i + 1..at].iter().any(|l| l.is_dated);
        (is_shorter || is_over_day) && only_details && self.vocabulary.share(&self.lines[i]) >= 0.35
    }
}

/// Labels that no title begins with.
const LABELS: Marks =
    Marks::RELATED.or(Marks::BYLINE).or(Marks::PHOTO).or(Marks::SOURCE).or(Marks::TAGS).or(Marks::PUBLISHED).or(Marks::UPDATED);

/// "La Voix du Lac - Politique - Parlement": parted, with the name of a section behind that of the site.
fn ends_in_section(text: &str) -> bool {
    let mut parts = text.split([" - ", " – ", " | "].iter().find(|mark| text.contains(*mark)).copied().unwrap_or("\n")).skip(1);
    parts.any(|part| super::chrome::whole(part).has(Marks::SECTION))
}

fn is_stopped(line: &Line) -> bool {
    line.text.ends_with(['.', '。', '।', '۔'])
}

/// The words of a text and in how many of its paragraphs each stands.
struct Vocabulary {
    counts: HashMap<String, usize>,
    language: Lang,
}

impl Vocabulary {
    fn of(lines: &[Line]) -> Self {
        let paragraphs = || lines.iter().filter(|l| l.shape == Shape::Paragraph).take(12);
        let mut counts = HashMap::new();
        for line in paragraphs() {
            let end = line.text.floor_char_boundary(line.text.len().min(1200));
            for word in words(&line.text[..end]).into_iter().collect::<BTreeSet<_>>() {
                *counts.entry(word).or_default() += 1;
            }
        }
        let sample: String = paragraphs().flat_map(|l| l.text.chars().take(500).chain([' '])).take(3000).collect();
        Self { counts, language: crate::detect::text(&sample, None) }
    }

    /// The share of a line's words that the text has too, itself not counted.
    fn share(&self, line: &Line) -> f32 {
        let own = usize::from(line.shape == Shape::Paragraph);
        let words = words(&line.text);
        let known = words.iter().filter(|w| self.counts.get(*w).is_some_and(|&n| n > own)).count();
        known as f32 / words.len().max(1) as f32
    }
}

/// Words of three letters and more; pairs of characters in scripts without spaces.
fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let chars: Vec<char> = word.chars().collect();
        if chars.iter().any(|c| line::is_unspaced(*c)) {
            found.extend(chars.windows(2).map(|pair| pair.iter().collect::<String>()));
        } else if chars.len() >= 3 {
            found.push(day::fold_word(word));
        }
    }
    found
}
