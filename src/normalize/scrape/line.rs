//! A line of a scrape and what its shape tells: paragraphs are long and punctuated, chrome is short and comes in runs.

use super::chrome::{self, Marks};
use crate::normalize::{day, fold_space};
use std::collections::HashMap;
use xxhash_rust::xxh3::xxh3_64;

/// What a line looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Long enough, with the punctuation of prose.
    Paragraph,
    /// A short sentence with its full stop, a question, or what ends in a colon.
    Sentence,
    /// Short and without a full stop: a headline, a caption, a name, a menu word.
    Short,
    /// Words of a menu or of buttons side by side.
    Menu,
    /// No letters, an address, or legal matter.
    Junk,
}

/// A line with its evidence.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The line, white space folded.
    pub text: String,
    /// Number of the stretch between blank lines that it belongs to.
    pub group: usize,
    /// What it looks like.
    pub shape: Shape,
    /// Letters, those of scripts that need fewer counted as two and a half.
    pub size: usize,
    /// Words; in scripts without spaces, what would be words.
    pub words: usize,
    /// What it means as a whole line.
    pub marks: Marks,
    /// What the label that it begins with means.
    pub label: Marks,
    /// Where the text after the label begins.
    pub rest: usize,
    /// Whether it prints a day and hardly anything else.
    pub is_dated: bool,
    /// How often the page prints it.
    pub times: usize,
    /// Whether its columns are held apart by tabs or several spaces.
    pub has_columns: bool,
}

impl Line {
    /// What follows the label, or all of it.
    pub(super) fn rest(&self) -> &str {
        &self.text[self.rest..]
    }

    /// Whether it means something of this, as a whole or by its label.
    pub(super) fn has(&self, marks: Marks) -> bool {
        self.marks.has(marks) || self.label.has(marks)
    }

    /// Whether it ends as a question does.
    pub(super) fn asks(&self) -> bool {
        last_mark(&self.text).is_some_and(|c| matches!(c, '?' | '؟' | '？' | ';') && (c != ';' || self.text.contains('\u{370}')))
    }

    /// Whether it reads like a headline: short, one sentence at most.
    pub(super) fn is_headline(&self) -> bool {
        matches!(self.shape, Shape::Short | Shape::Sentence) || (self.size <= 200 && !has_inner_stop(&self.text))
    }
}

/// The lines of a page that are not blank.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut group = 0;
    for raw in text.lines().flat_map(|l| l.split(['\r', '\u{2028}', '\u{2029}'])) {
        let folded = fold_space(raw);
        if folded.is_empty() {
            group += 1;
        } else {
            lines.push(line(raw, folded, group));
        }
    }
    count_times(&mut lines);
    lines
}

fn line(raw: &str, text: String, group: usize) -> Line {
    let trimmed = raw.trim();
    let has_columns = trimmed.len() < 600 && (trimmed.contains("   ") || trimmed.contains('\t'));
    let (size, words) = measure(&text);
    let marks = if size <= 60 { chrome::whole(&text) } else { Marks::default() };
    let is_dated = size <= 160 && is_dated(&text);
    let (label, rest) = labelled(&text, size, is_dated);
    let is_turn = label.has(Marks::QUESTION.or(Marks::ANSWER)) && rest < text.len();
    let has_cells = has_columns && cells_are_short(trimmed, words);
    let shape = shape(&text, size, words, has_cells, is_dated, is_turn);
    Line { text, group, shape, size, words, marks, label, rest, is_dated, times: 1, has_columns }
}

/// The label before a colon, else the words that need none: "By …", "Lire aussi …".
fn labelled(text: &str, size: usize, is_dated: bool) -> (Marks, usize) {
    let offset = |rest: &str| text.len() - rest.len();
    if let Some((marks, rest)) = chrome::label(text) {
        return (marks, offset(rest));
    }
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    if size > 160 {
        return (Marks::default(), 0);
    }
    // "byIfeoma Eze".
    let glued = ["by", "par"].iter().find_map(|word| bare.strip_prefix(word)).filter(|rest| rest.starts_with(char::is_uppercase));
    if let Some(rest) = glued.filter(|rest| is_name(rest)) {
        return (Marks::BYLINE, offset(rest));
    }
    let is_prose = last_mark(bare).is_some_and(is_stop);
    let wanted = match (is_prose, is_dated) {
        (true, _) => Marks::default(),
        (false, true) => Marks::BYLINE.or(Marks::PUBLISHED).or(Marks::UPDATED),
        (false, false) => Marks::RELATED.or(Marks::BYLINE).or(Marks::PHOTO),
    };
    match chrome::opening(bare, wanted) {
        Some((marks, rest)) if marks.has(Marks::RELATED) && !bare[..bare.len() - rest.len()].trim().contains(' ') => (Marks::default(), 0),
        Some((marks, rest)) if !is_dated && marks.has(Marks::PHOTO.or(Marks::BYLINE)) && !could_be_name(rest) => (Marks::default(), 0),
        Some((marks, rest)) => (marks, offset(rest)),
        None => (Marks::default(), 0),
    }
}

fn shape(text: &str, size: usize, words: usize, has_cells: bool, is_dated: bool, is_turn: bool) -> Shape {
    let has_letters = text.chars().take(400).filter(|c| c.is_alphabetic()).nth(1).is_some();
    if !has_letters || is_address(text) {
        return Shape::Junk;
    }
    if size < 400 && chrome::is_legal(text) || size < 120 && is_ticker(text) || size < 40 && is_reading_time(text) {
        return Shape::Junk;
    }
    let is_stopped = last_mark(text).is_some_and(is_stop);
    let is_split = text.contains(" | ") || text.contains(" • ") || text.contains(" · ");
    let is_row = has_cells || is_split && columns_are_short(text) || are_glued(text, words);
    if !is_dated && size < 400 && !is_stopped && (is_row || words >= 2 && chrome::is_menu(text)) {
        return Shape::Menu;
    }
    let ends = is_turn || is_stopped || text.ends_with([':', '：', ';', '；']);
    let is_prose = size >= 180 || (size >= 100 && (ends || has_inner_stop(text) || is_caseless(text)));
    if is_prose {
        Shape::Paragraph
    } else if (ends && words >= 3) || (has_inner_stop(text) && size >= 60) {
        Shape::Sentence
    } else {
        Shape::Short
    }
}

/// "Vinh 24°C - 31°C", "Dollar: 47.62 - 47.72", "MASI 12 845,20 ▲": what a site shows of weather and markets.
fn is_ticker(text: &str) -> bool {
    const MOST_WORDS: usize = 6;
    let parts = || text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let is_price = |word: &str| {
        let decimals = word.rsplit_once(['.', ',']).map(|(_, decimals)| decimals);
        word.starts_with(|c: char| c.is_numeric()) && decimals.is_some_and(|d| d.len() == 2 && d.bytes().all(|b| b.is_ascii_digit()))
    };
    let n_words = parts().filter(|word| word.starts_with(char::is_alphabetic)).count();
    let has_degrees = text.contains('°') && text.chars().any(char::is_numeric) && !text.contains("n°") && !text.contains("N°");
    let is_market = text.contains(['▲', '▼']) || parts().filter(|word| is_price(word)).count() >= 2;
    n_words <= MOST_WORDS && !last_mark(text).is_some_and(is_stop) && (has_degrees || is_market)
}

/// "About us | Contact | Terms": several cells, none longer than a menu word.
fn columns_are_short(text: &str) -> bool {
    are_short(text.split(['|', '•', '·']).count(), text.split_whitespace().count())
}

/// "About us   Contact   Terms": the same, with tabs or several spaces between the cells.
fn cells_are_short(raw: &str, words: usize) -> bool {
    are_short(raw.split("   ").flat_map(|cell| cell.split('\t')).filter(|cell| !cell.trim().is_empty()).count(), words)
}

/// "ShareFacebookWhatsAppPrint", "Tin mớiChâu ÂuTrung ĐôngẢnh": cells written onto each other.
fn are_glued(text: &str, words: usize) -> bool {
    const LEAST: usize = 3;
    let glued = text.chars().zip(text.chars().skip(1)).filter(|(before, c)| before.is_lowercase() && c.is_uppercase()).count();
    glued >= LEAST && glued * 2 >= words
}

fn are_short(n_cells: usize, words: usize) -> bool {
    n_cells >= 3 && words <= n_cells * 4
}

/// Whether a line is nothing but an address.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    !text.contains(' ') && (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www."))
}

/// Whether the script has no capitals and often no full stop either.
fn is_caseless(text: &str) -> bool {
    let is_letter = |c: &char| c.is_alphabetic();
    text.chars().find(is_letter).is_some_and(|c| !c.is_uppercase() && !c.is_lowercase() && !matches!(c, '\u{3040}'..='\u{9fff}'))
}

/// Letters and words, weighed by script; very long lines are counted up to a length at which it no longer matters.
fn measure(text: &str) -> (usize, usize) {
    let (mut tenths, mut unspaced, mut words, mut in_word) = (0, 0, 0, false);
    for c in text.chars().take(4000) {
        let is_dense = matches!(c, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}');
        let is_han = is_dense && c >= '\u{3040}';
        tenths += if is_han { 25 } else { 10 };
        unspaced += if is_han && !matches!(c, '\u{ac00}'..='\u{d7a3}') { 2 } else { usize::from(is_dense) };
        let is_space = c == ' ';
        words += usize::from(in_word && is_space);
        in_word = !is_space;
    }
    (tenths / 10, words + usize::from(in_word) + unspaced / 4)
}

/// Whether a character is of a script that puts no spaces between words.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// The last character that is no closing quote or bracket.
pub(super) fn last_mark(text: &str) -> Option<char> {
    text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '■' | '□' | '●' | '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』' | '）' | '›' | '*' | '_')
    })
    .chars()
    .next_back()
}

/// Whether a character ends a sentence.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' | '៕' | '။' | '።')
}

/// Whether a sentence ends inside the line, an initial or an abbreviation not counted.
pub(super) fn has_inner_stop(text: &str) -> bool {
    let mut word = 0;
    let mut chars = text.chars().take(4000).peekable();
    while let Some(c) = chars.next() {
        if matches!(c, '。' | '！' | '？' | '؟' | '۔' | '।' | '៕') {
            if chars.peek().is_some_and(|next| !matches!(next, '”' | '」' | '』' | '"' | '»')) {
                return true;
            }
        } else if matches!(c, '.' | '!' | '?' | '…') && word > 3 && chars.peek() == Some(&' ') {
            chars.next();
            if chars.peek().is_some_and(|next| !next.is_lowercase() && (next.is_alphabetic() || matches!(next, '"' | '“' | '«' | '('))) {
                return true;
            }
        }
        word = if c.is_alphanumeric() { word + 1 } else { 0 };
    }
    false
}

/// Whether a line is a day with at most a few words beside it.
fn is_dated(text: &str) -> bool {
    let found = day::days(text);
    let Some(first) = found.first() else {
        return false;
    };
    // "Accueil > Monde • LE PHARE • Anne Le Gall • lundi 17 mars 2025": only the cell of the day is looked at.
    const MANY: usize = 3;
    let mark = ['•', '|', '·'].into_iter().find(|mark| text.matches(*mark).count() >= MANY);
    if let Some(cell) = mark.and_then(|mark| text.split(mark).find(|cell| !day::days(cell).is_empty())) {
        return is_dated(cell);
    }
    let mut rest = text.to_owned();
    for day in found.iter().rev() {
        rest.replace_range(day.range.clone(), " ");
    }
    let rest = without_reading_time(&rest);
    let words: Vec<&str> = rest
        .split(|c: char| c.is_whitespace() || matches!(c, '|' | ',' | ';' | '(' | ')' | '،' | '-' | '–' | '—' | '/'))
        .filter(|w| !w.is_empty() && !day::is_beside(w))
        .collect();
    let before = &text[..first.range.start];
    if halve(before).is_some() {
        return true;
    }
    // "Người đăng: Ban biên tập  Ngày đăng: 16/09/2025  Lượt xem: 412".
    if is_published(before) && words.len() <= 14 && !has_inner_stop(&rest) {
        return true;
    }
    // "Đài Phát thanh và Truyền hình Cố Đô - Thứ hai, 21/09/2026".
    let is_outlet = chrome::names_outlet(before);
    let is_early = before.split_whitespace().count() <= if is_outlet { 14 } else { 10 };
    // "6:00 a.m." and "10 марта 2026 г." end with no stop.
    let is_shortened = text.ends_with("г.") || text.split_whitespace().next_back().is_some_and(day::is_beside);
    let is_prose = last_mark(text).is_some_and(is_stop) && !is_shortened && measure(&rest).1 >= 6;
    let is_unspaced = measure(&rest).1 > 14;
    is_early && !is_prose && !is_unspaced && words.len() <= if is_outlet { 13 } else { 9 } && !has_inner_stop(&rest)
}

/// Whether the label of the day of publication ends a text: "Ngày đăng:".
fn is_published(before: &str) -> bool {
    const LONGEST: usize = 4;
    let Some(label) = before.trim_end().strip_suffix([':', '：']) else { return false };
    let starts = label.split_whitespace().map(|word| word.as_ptr() as usize - label.as_ptr() as usize);
    let starts: Vec<usize> = starts.collect();
    starts.iter().rev().take(LONGEST).any(|&at| chrome::whole(label[at..].trim_end()).has(Marks::PUBLISHED))
}

/// "Publié le 3 mai 2025 - |Temps de lecture : 4 min|": a line without the parts that tell how long it takes to read.
fn without_reading_time(text: &str) -> String {
    text.split(" - ")
        .flat_map(|part| part.split(['|', '•', '·', '–', '—']))
        .filter(|part| !is_reading_time(part))
        .collect::<Vec<_>>()
        .join(" ")
}

/// "Temps de lecture : 4 min", "3 mins read".
fn is_reading_time(part: &str) -> bool {
    let has_number = part.chars().any(char::is_numeric);
    let folded = part.to_lowercase();
    has_number
        && ["min", "phút", "دق"].iter().any(|word| folded.contains(word))
        && ["lecture", "read", "reading", "đọc", "القراءة"].iter().any(|word| folded.contains(word))
}

/// A name, or up to four words of a script without capitals.
pub fn could_be_name(text: &str) -> bool {
    let is_caseless = text.starts_with(|c: char| c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase());
    is_name(text) || (is_caseless && measure(text).1 <= 4)
}

/// Two to five words with capitals: a person's name, as far as the shape can tell.
pub(super) fn is_name(text: &str) -> bool {
    let bare = text.split(['(', '/', ',', '–', '|', '[']).next().unwrap_or(text).trim();
    let words: Vec<&str> = bare.split_whitespace().collect();
    let is_capital = |w: &&str| {
        w.starts_with(|c: char| c.is_uppercase())
            || matches!(*w, "de" | "van" | "von" | "der" | "el" | "al" | "bin" | "ibn" | "da" | "di" | "du" | "la" | "le" | "ben")
    };
    let first_is_capital = words.first().is_some_and(|w| w.starts_with(|c: char| c.is_uppercase()));
    (1..=5).contains(&words.len())
        && first_is_capital
        && words.iter().all(is_capital)
        && !bare.ends_with(['.', ':', '?', '!'])
        && !bare.chars().any(|c| c.is_numeric())
}

/// One half of a text that is a name printed twice: "Báo Quốc TếBáo Quốc Tế".
pub(super) fn halve(text: &str) -> Option<&str> {
    let text = text.trim();
    let n = text.chars().count();
    if !(4..=200).contains(&n) {
        return None;
    }
    [n / 2, n.div_ceil(2)].into_iter().find_map(|half| {
        let (at, _) = text.char_indices().nth(half)?;
        let (a, b) = (text[..at].trim(), text[at..].trim());
        (a == b).then_some(a)
    })
}

/// Counts how often each line is printed.
fn count_times(lines: &mut [Line]) {
    let hashes: Vec<u64> = lines.iter().map(|line| xxh3_64(line.text.as_bytes())).collect();
    let mut times: HashMap<u64, usize> = HashMap::with_capacity(lines.len());
    for hash in &hashes {
        *times.entry(*hash).or_default() += 1;
    }
    for (line, hash) in lines.iter_mut().zip(hashes) {
        line.times = times[&hash];
    }
}
