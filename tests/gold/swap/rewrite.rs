//! Many words replaced in one pass, the longest first, where they stand as words of their own.

use std::collections::BTreeMap;

/// What must stand around words for them to be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Nothing: "Báo Đắk LắkBáo Đắk Lắk14/06/2024" is an outlet twice.
    Free,
    /// No letter or digit, but for particles that Arabic attaches in front.
    Word,
    /// As for a word; Arabic may have its article there too.
    Number,
}

/// Words and the words that take their place.
#[derive(Debug, Default)]
pub struct Rewrite {
    by_first: BTreeMap<char, Vec<(Vec<char>, String, Edge)>>,
}

impl Rewrite {
    /// Replaces `old`, also where it is written in capitals or begins with one.
    pub fn add(&mut self, old: &str, new: &str, edge: Edge) {
        self.add_form(old, new, edge);
        self.add_form(&old.to_uppercase(), &new.to_uppercase(), edge);
        self.add_form(&capitalized(old), &capitalized(new), edge);
    }

    /// The newest wins over an older one of the same words.
    fn add_form(&mut self, old: &str, new: &str, edge: Edge) {
        let old: Vec<char> = old.chars().map(plain).collect();
        let Some(first) = old.first() else { return };
        let all = self.by_first.entry(*first).or_default();
        all.retain(|(words, ..)| *words != old);
        let at = all.partition_point(|(words, ..)| words.len() >= old.len());
        all.insert(at, (old, new.to_owned(), edge));
    }

    /// The text with all words replaced.
    pub fn apply(&self, text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let mut new = String::with_capacity(text.len());
        let mut at = 0;
        while at < chars.len() {
            if let Some((end, words)) = self.match_at(&chars, at) {
                new.push_str(words);
                at = end;
            } else {
                new.push(chars[at]);
                at += 1;
            }
        }
        new
    }

    fn match_at(&self, text: &[char], at: usize) -> Option<(usize, &str)> {
        let candidates = self.by_first.get(&plain(text[at]))?;
        candidates.iter().find_map(|(words, new, edge)| {
            let end = end_of(words, text, at)?;
            fits(text, at, end, *edge).then_some((end, new.as_str()))
        })
    }
}

/// Where `words` end when they stand at `at`; any white space is a space.
fn end_of(words: &[char], text: &[char], at: usize) -> Option<usize> {
    let mut end = at;
    for word in words {
        let from = end;
        if *word == ' ' {
            while text.get(end).is_some_and(|c| c.is_whitespace()) {
                end += 1;
            }
        } else if text.get(end).is_some_and(|c| plain(*c) == *word) {
            end += 1;
        }
        if end == from {
            return None;
        }
    }
    Some(end)
}

fn fits(text: &[char], at: usize, end: usize, edge: Edge) -> bool {
    if edge == Edge::Free {
        return true;
    }
    let from = text[..at].iter().rposition(|c| !c.is_alphanumeric()).map_or(0, |before| before + 1);
    let attached: String = text[from..at].iter().collect();
    let attached = attached.strip_prefix('و').or_else(|| attached.strip_prefix('ف')).unwrap_or(&attached).to_owned();
    let attached = attached.strip_suffix("ال").filter(|_| edge == Edge::Number).unwrap_or(&attached).to_owned();
    let is_inside_number = text[at].is_numeric() && at > 1 && matches!(text[at - 1], '.' | ',' | '٫' | '٬') && text[at - 2].is_numeric();
    let goes_on = text.get(end).is_some_and(|c| c.is_alphanumeric()) && text[end - 1].is_alphanumeric();
    ["", "ب", "ل", "ك"].contains(&attached.as_str()) && !is_inside_number && !goes_on
}

fn plain(c: char) -> char {
    match c {
        '’' => '\'',
        c if c.is_whitespace() => ' ',
        _ => c,
    }
}

fn capitalized(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[test]
fn words_are_replaced_where_they_stand_alone() {
    let mut rewrite = Rewrite::default();
    for (old, new) in [("Lan", "Nga"), ("Hà Lan", "Hà Lan"), ("دو ثي", "بوي كيم"), ("350 đại", "472 đại")] {
        rewrite.add(old, new, Edge::Word);
    }
    rewrite.add("ثلاث", "ست", Edge::Number);
    rewrite.add("Báo Lam", "Báo Hồng", Edge::Free);
    assert_eq!(rewrite.apply("bà Lan ở Hà\u{a0}Lan, Lanh; LAN"), "bà Nga ở Hà Lan, Lanh; NGA");
    assert_eq!(rewrite.apply("ودو ثي، بثلاث، الثلاث"), "وبوي كيم، بست، الست");
    assert_eq!(rewrite.apply("350 đại biểu, 1.350 đại biểu"), "472 đại biểu, 1.350 đại biểu");
    assert_eq!(rewrite.apply("BÁO LAMBáo Lam12"), "BÁO HỒNGBáo Hồng12");
}
