//! Whose page and whose article it is: names at the top, beside the day, in the copyright line.

use super::chrome::{self, Marks};
use super::line::{self, Line, Shape};
use super::title::{BrowserTitle, NEAR};
use crate::gazetteer;
use crate::normalize::day;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Whether a name is one that a copyright line gives to the site.
pub(super) fn is_owner(lines: &[Line], name: &str) -> bool {
    let wanted = day::fold_word(name);
    wanted.chars().count() >= 3
        && lines.iter().filter(|l| l.text.contains('©') && l.size < 300).any(|l| day::fold_word(&l.text).contains(&wanted))
}

/// Whether a name of several words stands alone over the page.
pub(super) fn heads_page(lines: &[Line], name: &str) -> bool {
    const TOP: usize = 4;
    let wanted = day::fold_word(name);
    name.contains(' ') && lines.iter().take(TOP).any(|l| day::fold_word(&l.text) == wanted)
}

/// "Le Courrier de Mirebalais" over "Accueil | Politique | Sport", the first line of a page but for buttons.
pub(super) fn is_over_menu(lines: &[Line], at: usize) -> bool {
    const MOST_WORDS: usize = 6;
    let is_first = lines.iter().position(|line| !is_menu(line)) == Some(at);
    is_first && at < 3 && lines[at].words <= MOST_WORDS && !lines[at].is_dated && lines.get(at + 1).is_some_and(is_menu)
}

/// "صوت الأطلس - عبد الإله الناصري", "Le Phare – Awa Sy": the name that the page begins with, and that of a writer.
pub(super) fn house_and_writer(lines: &[Line], at: usize) -> Option<(&str, &str)> {
    const TOP: usize = 3;
    const LONGEST_NAME: usize = 5;
    let (house, writer) = [" - ", " – ", " — ", " | "].iter().find_map(|mark| lines[at].text.split_once(mark))?;
    let is_house = lines[..at.min(TOP)].iter().any(|top| top.text == house);
    (is_house && writer.split_whitespace().count() <= LONGEST_NAME && line::could_be_name(writer)).then_some((house, writer))
}

/// Whether a line is a menu, or a word of one.
fn is_menu(line: &Line) -> bool {
    line.shape == Shape::Menu || line.marks.has(Marks::SECTION.or(Marks::BUTTON))
}

/// A line of its own that names the outlet, between title and text.
pub(super) fn outlet_line(lines: &[Line], title_at: Option<usize>, day_at: Option<usize>, first_paragraph: usize) -> Option<String> {
    let start = title_at? + 1;
    let end = first_paragraph.max(start).min(start + 8);
    // A line for the writer may stand between outlet and day.
    let is_byline = |i: usize| lines[i].label.has(Marks::BYLINE);
    let near_day = |i: usize| day_at.is_some_and(|d| d.abs_diff(i) <= 1 || d.abs_diff(i) == 2 && is_byline((d + i) / 2));
    let has_byline = (start..end).any(is_byline);
    // "Reporter:" over a name.
    let is_writer = |i: usize| i > 0 && is_byline(i - 1) && lines[i - 1].rest().is_empty();
    (start..end)
        .filter(|&i| {
            !is_writer(i)
                && lines[i].shape == Shape::Short
                && lines[i].words <= 6
                && lines[i].marks == Marks::default()
                && !lines[i].is_dated
        })
        .find_map(|i| {
            let text = &lines[i].text;
            if let Some(name) = line::halve(text).or_else(|| Some(house_and_writer(lines, i)?.0)) {
                return Some(name.to_owned());
            }
            if lines[i].label.has(Marks::SOURCE) && !lines[i].rest().is_empty() {
                return Some(lines[i].rest().to_owned());
            }
            // Beside a line for the writer, a name is the outlet's.
            let names = chrome::names_outlet(text) || has_byline && line::is_name(text) && !is_slug(text);
            let is_outlet = lines[i].label == Marks::default() && !text.contains('©') && (names && near_day(i) || is_owner(lines, text));
            is_outlet.then(|| text.clone())
        })
}

/// "SENEGAL-PECHE-REPOS": the key words by which an agency files a dispatch.
fn is_slug(text: &str) -> bool {
    const LEAST_PARTS: usize = 3;
    text.split('-').count() >= LEAST_PARTS
        && text.split('-').all(|part| part.len() > 1)
        && !text.chars().any(|c| c.is_lowercase() || c == ' ')
}

/// The name that the top of the page spells an acronym out by: "APG" where it prints "APG | Agence de presse du Golfe".
pub(super) fn spelled_out(lines: &[Line], acronym: &str) -> Option<String> {
    const TOP: usize = 6;
    let is_acronym = (2..=6).contains(&acronym.chars().count()) && acronym.chars().all(char::is_uppercase);
    let parts = |line: &Line| -> Vec<String> {
        let parts = line.text.split(['|', '(', ')', '–', '—', '•', '·']).flat_map(|part| part.split(" - "));
        parts.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
    };
    let spells = |name: &String| {
        let words = name.split([' ', '\'', '’', '-']).filter(|word| !is_small(word));
        let initials: String = words.filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect();
        // "INA | وكالة الأنباء العراقية": in letters of which none can be those of the acronym.
        let is_elsewhere = name.chars().all(|c| !c.is_ascii_alphabetic()) && chrome::names_outlet(name);
        name.contains(' ') && (initials == acronym || is_elsewhere)
    };
    let top = lines.iter().take(TOP).filter(|_| is_acronym).map(parts);
    top.filter(|parts| parts.iter().any(|part| part == acronym)).flatten().find(spells)
}

/// Whether a word gives an acronym no letter: "de", "of".
fn is_small(word: &str) -> bool {
    matches!(word, "" | "de" | "du" | "des" | "d" | "la" | "le" | "les" | "l" | "et" | "en" | "of" | "the" | "and" | "for" | "y" | "del")
}

/// "The Sentinel" as others write it in a sentence: "Support the Sentinel".
fn without_article(name: &str) -> &str {
    ["The ", "Le ", "La ", "Les "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}

/// Whether a name is that of a place, in any language.
pub(super) fn is_place(name: &str) -> bool {
    static PLACES: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let names = gazetteer::places().iter().flat_map(|row| row.names.iter().flatten());
        names.map(|name| day::fold_word(name)).collect()
    });
    PLACES.contains(&day::fold_word(name))
}

/// Who hosts the page: the name in its browser title or copyright line, or its first line.
pub(super) fn site(lines: &[Line], title_at: Option<usize>, browser: &[BrowserTitle]) -> Option<String> {
    const TOP: usize = 6;
    let end = title_at?;
    // "Báo Sông Lam - Tạp chí điện tử | baosonglam.vn" over a headline is no headline of its own.
    let is_slogan = |b: &&BrowserTitle| !b.is_repeated && b.at < end && chrome::names_outlet(name_of_site(&b.title));
    if let Some(browser) = browser.iter().find(|b| b.at <= end && !is_slogan(b)) {
        return Some(browser.site.clone());
    }
    let names = || (end.saturating_sub(NEAR)..end).filter(|&i| could_name_site(&lines[i])).map(|i| (i, name_of_site(&lines[i].text)));
    let is_short = |name: &str| name.split_whitespace().count() <= 10;
    let owned = names().take(30).find(|(_, n)| is_owner(lines, n));
    let named = names().find(|(_, n)| (chrome::names_outlet(n) || n.contains('.') && !n.contains(' ')) && is_short(n));
    const NEAR_TOP: usize = 8;
    let recurs = |i: usize, name: &str| lines.iter().enumerate().any(|(j, l)| j != i && l.size < 300 && l.text.contains(name));
    let is_head = |i: usize, n: &str| {
        is_over_menu(lines, i) || n.contains(' ') && lines.get(i + 1).is_some_and(is_menu) && recurs(i, without_article(n))
    };
    let over_menu = names().find(|(i, n)| *i < NEAR_TOP && n.split(' ').count() < 5 && !is_place(n) && is_head(*i, n));
    let first = names().next().filter(|(i, n)| *i < 4 && is_short(n));
    // "News | Economy | Sport" is a menu.
    let is_slogan = |(i, n): &(usize, &str)| n.contains(' ') && n.len() < lines[*i].text.len() && chrome::names_outlet(n) && is_short(n);
    let slogan = (0..end.min(TOP)).map(|i| (i, name_of_site(&lines[i].text))).find(is_slogan);
    // "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH KHÁNH HÒA" over the name of the office that runs it.
    let is_spelled = |i: usize, name: &str| i == 0 && chrome::names_outlet(name) && in_small_letters(lines, name).is_some();
    let spelled = names().find(|(i, name)| is_spelled(*i, name));
    let legal = legal_owner(lines);
    let Some((at, name)) = owned.or(spelled).or(over_menu).or(named).or(slogan).or(first) else { return legal };
    // A word over the menu is not whose page it is where its foot tells an outlet of another name.
    let is_other = |legal: &String| {
        let (legal, line) = (day::fold_word(legal), day::fold_word(&lines[at].text));
        !chrome::names_outlet(name) && !line.contains(&legal) && !legal.contains(&day::fold_word(name))
    };
    if let Some(legal) = legal.filter(|legal| chrome::names_outlet(legal) && is_other(legal)) {
        return Some(legal);
    }
    Some(owner(lines, name).or_else(|| in_small_letters(lines, name)).unwrap_or_else(|| name.to_owned()))
}

/// "COAST NEWS AGENCY" as the foot of the page spells it: "Coast News Agency, P.O. Box 2118".
fn in_small_letters(lines: &[Line], name: &str) -> Option<String> {
    if name.chars().any(char::is_lowercase) {
        return None;
    }
    let wanted: Vec<String> = name.split_whitespace().map(day::fold_word).collect();
    let spelled = |line: &Line| {
        let words: Vec<&str> = line.text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
        let is_name = |found: &&[&str]| found.iter().map(|word| day::fold_word(word)).eq(wanted.iter().cloned());
        let found = words.windows(wanted.len().max(1)).find(is_name).map(|found| found.join(" "));
        found.filter(|name| name.chars().any(char::is_lowercase))
    };
    lines.iter().rev().filter(|line| line.size < 300).find_map(spelled)
}

/// "Copyright @ Nhan Dan Online. All rights reserved": who has the rights of a page that names nobody at its top.
fn legal_owner(lines: &[Line]) -> Option<String> {
    const MOST_WORDS: usize = 7;
    let owner = |line: &Line| {
        let rest = chrome::after_rights(&line.text)?.trim_start_matches(|c: char| !c.is_alphabetic());
        let end = [". ", " | ", " - ", " – ", ", ", "، ", "©"].iter().filter_map(|mark| rest.find(mark)).min().unwrap_or(rest.len());
        let name = rest[..end].trim_end_matches(|c: char| !c.is_alphabetic());
        let is_name = name.split(' ').count() <= MOST_WORDS && name.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
        is_name.then(|| name.to_owned())
    };
    lines.iter().rev().filter(|line| line.size < 300).find_map(owner)
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

/// "Name | slogan" and "Name - slogan" name the site first, as does "Name 97.4 FM".
pub(super) fn name_of_site(text: &str) -> &str {
    let text = before_frequency(text);
    [" | ", " - ", " – ", " — ", " • ", " · ", ": "]
        .iter()
        .filter_map(|s| text.split_once(s))
        .map(|(name, _)| name.trim())
        .min_by_key(|n| n.len())
        .unwrap_or(text)
}

/// "Radio Littoral" of "Radio Littoral 97.4 FM, live".
fn before_frequency(text: &str) -> &str {
    let is_frequency = |word: &str| {
        let parts = word.split_once(['.', ',']);
        parts.is_some_and(|(whole, part)| (2..=4).contains(&whole.len()) && whole.parse::<u16>().is_ok() && part.parse::<u8>().is_ok())
    };
    let words: Vec<(usize, &str)> =
        text.match_indices(' ').map(|(at, _)| (at, text[at + 1..].split(' ').next().unwrap_or_default())).collect();
    let is_band = |word: &str| matches!(word.trim_end_matches([',', '.', ')']), "FM" | "AM" | "MHz" | "kHz" | "إف");
    let frequency = words.windows(2).find(|pair| is_frequency(pair[0].1) && is_band(pair[1].1));
    frequency.map_or(text, |pair| text[..pair[0].0].trim_end())
}
