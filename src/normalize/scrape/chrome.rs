//! What sites print around an article, looked up in a table of all languages.
//!
//! "Lire aussi :", "اقرأ أيضا", "TIN LIÊN QUAN" and "Read more" are one [`Mark`]; what follows a label is given back with it.

use crate::normalize::day::fold_word;
use aho_corasick::AhoCorasick;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// What a phrase of the table means; several can be set, as "Reporter:" opens a byline as well as a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::normalize) struct Marks(u32);

impl Marks {
    pub(in crate::normalize) const RELATED: Self = Self(1);
    pub(in crate::normalize) const TAIL: Self = Self(1 << 1);
    pub(in crate::normalize) const COMMENT: Self = Self(1 << 2);
    pub(in crate::normalize) const BUTTON: Self = Self(1 << 3);
    pub(in crate::normalize) const SOURCE: Self = Self(1 << 4);
    pub(in crate::normalize) const TAGS: Self = Self(1 << 5);
    pub(in crate::normalize) const BYLINE: Self = Self(1 << 6);
    pub(in crate::normalize) const PUBLISHED: Self = Self(1 << 7);
    pub(in crate::normalize) const UPDATED: Self = Self(1 << 8);
    pub(in crate::normalize) const PHOTO: Self = Self(1 << 9);
    pub(in crate::normalize) const QUESTION: Self = Self(1 << 10);
    pub(in crate::normalize) const ANSWER: Self = Self(1 << 11);
    pub(in crate::normalize) const ASK: Self = Self(1 << 12);
    pub(in crate::normalize) const SECTION: Self = Self(1 << 13);

    pub(super) const THANKS: Self = Self(1 << 14);

    /// What a picture shows: "a view of".
    pub(super) const CAPTION: Self = Self(1 << 15);

    /// What invites to subscribe: "newsletter".
    pub(in crate::normalize) const NEWSLETTER: Self = Self(1 << 16);

    const NAMES: [(&'static str, Self); 17] = [
        ("newsletter", Self::NEWSLETTER),
        ("caption", Self::CAPTION),
        ("thanks", Self::THANKS),
        ("related", Self::RELATED),
        ("tail", Self::TAIL),
        ("comment", Self::COMMENT),
        ("button", Self::BUTTON),
        ("source", Self::SOURCE),
        ("tags", Self::TAGS),
        ("byline", Self::BYLINE),
        ("published", Self::PUBLISHED),
        ("updated", Self::UPDATED),
        ("photo", Self::PHOTO),
        ("question", Self::QUESTION),
        ("answer", Self::ANSWER),
        ("ask", Self::ASK),
        ("section", Self::SECTION),
    ];

    /// Either's meanings.
    pub(in crate::normalize) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether they have a meaning in common.
    pub(in crate::normalize) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Only the meanings that are in `other` too.
    pub(in crate::normalize) const fn only(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// The meanings of a line that is nothing but a phrase of the table: "Comment (0)", "[إعلان 2]", ">> Xem thêm".
pub(in crate::normalize) fn whole(line: &str) -> Marks {
    // The longest phrases have about fifty letters.
    if line.len() > 160 { Marks::default() } else { lookup(line) }
}

/// The meanings of what stands before a colon (or a dash with spaces) at the head of a line, and the rest of the line.
pub(in crate::normalize) fn label(line: &str) -> Option<(Marks, &str)> {
    let (head, rest) = split_label(line)?;
    let marks = lookup(head);
    (marks != Marks::default()).then_some((marks, rest.trim()))
}

/// Splits "PV: …" and "Lire aussi – …"; no address or time is split.
pub(in crate::normalize) fn split_label(line: &str) -> Option<(&str, &str)> {
    let head_end = line.char_indices().nth(45).map_or(line.len(), |(i, _)| i);
    for (i, c) in line[..head_end].char_indices() {
        let rest = &line[i + c.len_utf8()..];
        let is_colon = matches!(c, ':' | '：')
            && !rest.starts_with("//")
            && !(line[..i].ends_with(|c: char| c.is_numeric()) && rest.starts_with(|c: char| c.is_numeric()));
        let is_dash =
            matches!(c, '-' | '–' | '—' | '|' | '›' | '»' | '>' | '/') && i > 0 && line[..i].ends_with(' ') && rest.starts_with(' ');
        if is_colon || (is_dash && line[..i].chars().any(char::is_alphabetic)) {
            return Some((&line[..i], rest));
        }
    }
    None
}

/// The meanings of the first words of a line (four at most, the most words first), and the rest.
pub(in crate::normalize) fn opening(line: &str, wanted: Marks) -> Option<(Marks, &str)> {
    if !opens_phrase(line.split(' ').next().unwrap_or(line)) {
        return None;
    }
    let ends: Vec<usize> = line.match_indices(' ').map(|(i, _)| i).chain([line.len()]).take(5).collect();
    ends.iter().rev().find_map(|&end| {
        let marks = lookup(&line[..end]).only(wanted);
        (marks != Marks::default()).then(|| (marks, line[end..].trim()))
    })
}

/// Whether nearly all words of a line are phrases of buttons and sections: "Share Tweet Copy link", "Accueil Politique Monde".
pub(in crate::normalize) fn is_menu(line: &str) -> bool {
    const MENU: Marks = Marks(Marks::BUTTON.0 | Marks::SECTION.0 | Marks::TAGS.0 | Marks::COMMENT.0 | Marks::TAIL.0);
    if line.len() > 600 {
        return false;
    }
    let words: Vec<String> =
        line.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'').filter(|w| !w.is_empty()).map(fold_word).collect();
    let (mut at, mut known, mut phrases) = (0, 0, 0);
    while at < words.len() {
        if at == 8 && phrases == 0 {
            return false;
        }
        let most = if TABLE.first_words.contains(&words[at]) { 4.min(words.len() - at) } else { 0 };
        let is_menu = |n: &usize| TABLE.phrases.get(&words[at..at + n].join(" ")).is_some_and(|m| m.has(MENU));
        let longest = (1..=most).rev().find(is_menu);
        known += longest.unwrap_or(0);
        phrases += usize::from(longest.is_some());
        at += longest.unwrap_or(1);
    }
    phrases >= 2 && known * 10 >= words.len() * 6
}

/// Whether a line holds legal or technical matter: copyright, cookies, licences.
pub(in crate::normalize) fn is_legal(line: &str) -> bool {
    let has_year = line.split(|c: char| !c.is_numeric()).any(|n| n.chars().count() == 4);
    let is_owned = line.trim_start().starts_with('©') || (line.contains('©') && has_year);
    is_owned || TABLE.legal.is_match(&line.to_lowercase())
}

/// What stands behind "©" or "Bản quyền thuộc" in a line.
pub(in crate::normalize) fn after_rights(line: &str) -> Option<&str> {
    TABLE.rights.iter().find_map(|words| line.split_once(words.as_str())).map(|(_, rest)| rest)
}

/// "م ف ع / ط م ا", "م.ح / ر.ك", "(ah/jk)": the initials of editors, with which agencies end a text.
pub(in crate::normalize) fn is_initials(text: &str) -> bool {
    const MOST_LETTERS: usize = 10;
    let is_caseless = |c: char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase();
    let is_mark = |c: char| matches!(c, '/' | '.' | '(' | ')' | '-' | ' ' | '\u{a0}');
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let are_letters = parts.clone().all(|part| part.chars().count() == 1);
    (3..=MOST_LETTERS).contains(&letters)
        && text.chars().all(|c| is_caseless(c) || is_mark(c))
        && are_letters
        && (text.contains('/') || letters > 3)
}

/// Whether a line tells what somebody does in a picture: "أثناء حديثه مع محررة".
pub(in crate::normalize) fn tells_shown(line: &str) -> bool {
    TABLE.shown.is_match(&line.to_lowercase())
}

/// Whether a name has a word of an outlet's name: "Báo", "Courier", "صحيفة", "新闻".
pub(in crate::normalize) fn names_outlet(name: &str) -> bool {
    let folded = format!(" {} ", fold_phrase(name));
    TABLE
        .outlet
        .iter()
        .any(|word| if word.chars().any(is_unspaced) { folded.contains(word.as_str()) } else { folded.contains(&format!(" {word} ")) })
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

fn lookup(text: &str) -> Marks {
    let text = text.trim();
    let trimmed = text.trim_matches(|c: char| !c.is_alphabetic());
    if trimmed.is_empty() {
        return Marks::default();
    }
    let marks = |text: &str| TABLE.phrases.get(&fold_phrase(text)).copied().unwrap_or_default();
    let bare = marks(trimmed);
    // "A+" and "x:" are phrases with their signs.
    if trimmed.len() < text.len() && text.len() < 8 { bare.or(marks(text)) } else { bare }
}

/// Whether a word begins a phrase of the table.
pub(in crate::normalize) fn opens_phrase(word: &str) -> bool {
    TABLE.first_words.contains(&fold_phrase(word))
}

/// Words folded and joined by single spaces, apostrophes made one.
fn fold_phrase(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        if word.is_ascii() {
            folded.extend(word.trim_end_matches('.').chars().map(|c| c.to_ascii_lowercase()));
        } else {
            folded.push_str(&fold_word(&word.replace(['’', 'ʼ', '‘'], "'")));
        }
    }
    folded
}

struct Table {
    phrases: HashMap<String, Marks>,
    first_words: HashSet<String>,
    legal: AhoCorasick,
    shown: AhoCorasick,
    outlet: Vec<String>,
    rights: Vec<String>,
}

#[derive(Deserialize)]
#[serde(transparent)]
struct File(BTreeMap<String, BTreeMap<String, Vec<String>>>);

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let File(mut file) = toml::from_str(include_str!("../chrome.toml")).expect("the table is part of the program");
    let folded = |kind: &str| file[kind].values().flatten().map(|p| fold_phrase(p)).collect::<Vec<_>>();
    let mut phrases: HashMap<String, Marks> = HashMap::new();
    for (name, mark) in Marks::NAMES {
        for phrase in folded(name) {
            let known = phrases.entry(phrase).or_default();
            *known = known.or(mark);
        }
    }
    let first_words = phrases.keys().filter_map(|p| p.split(' ').next()).map(str::to_owned).collect();
    let legal = AhoCorasick::new(file["legal"].values().flatten()).expect("the table is part of the program");
    let shown = AhoCorasick::new(file["shown"].values().flatten()).expect("the table is part of the program");
    let outlet = folded("outlet");
    let rights = file.remove("rights").expect("the table is part of the program").into_values().flatten().collect();
    Table { phrases, first_words, legal, shown, outlet, rights }
});
