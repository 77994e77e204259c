//! Quotation marks: what stands between them, and whether it may be speech.
//!
//! "sous le thème « Chaque goutte compte »" is a motto, "« charnière »" a word in doubt; neither is anything that somebody said.

use super::words::Words;
use crate::article::Lang;
use crate::extract::{Kind, Reading};
use crate::lang::Class;
use std::ops::Range;

/// A stretch between quotation marks.
#[derive(Clone, Debug)]
pub struct Quote {
    /// The tokens with the marks.
    pub outer: Range<usize>,
    /// The tokens between the marks.
    pub inner: Range<usize>,
    /// Whether it is the title or motto of something.
    pub is_slogan: bool,
}

/// Fewer words than this without a verb of saying at them are a name, not speech.
const LEAST_WORDS: usize = 4;

impl Quote {
    /// Whether it may be speech where a verb of saying stands beside it: two words are enough.
    pub fn is_short_speech(&self) -> bool {
        !self.is_slogan && self.inner.len() >= 2
    }

    /// Whether it is long enough to be speech, and no motto.
    pub fn may_be_speech(&self) -> bool {
        !self.is_slogan && self.inner.len() >= LEAST_WORDS
    }
}

/// How many marks of a block may be left open before the rest of it is read no more.
const MOST_UNCLOSED: usize = 8;

/// The outermost quotations of a block.
pub fn quotes(reading: &Reading, words: &Words, block: Range<usize>, lang: Lang) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut from = block.start;
    for _ in 0..MOST_UNCLOSED {
        let Some((start, close)) = closed_quotes(reading, words, from..block.end, block.start, lang, &mut found) else { break };
        // A quotation that goes on in the next paragraph reopens its mark there and closes at its very end.
        let reopens = start == block.start && matches!(close, "»" | "”" | "\"");
        let introduced = |t: usize| is_introduced(reading, t, block.start);
        if introduced(start) || reopens && !(start + 1..block.end).any(|t| reading.surface(t) == "\"" && introduced(t)) {
            found.push(quote(reading, words, start..block.end, start + 1..block.end, block.start));
            break;
        }
        from = start + 1;
    }
    found.sort_by_key(|q| q.outer.start);
    found
}

/// Adds the quotations that are closed up to the first that is not, which is returned with the mark that would close it.
fn closed_quotes(
    reading: &Reading,
    words: &Words,
    tokens: Range<usize>,
    block: usize,
    lang: Lang,
    found: &mut Vec<Quote>,
) -> Option<(usize, &'static str)> {
    let mut open: Vec<(usize, &'static str)> = Vec::new();
    for token in tokens {
        let mark = reading.surface(token);
        match Mark::of(reading, token, mark, lang, open.last().map(|(_, close)| *close)) {
            Some(Mark::Open(close)) => open.push((token, close)),
            Some(Mark::Close) => {
                let (start, _) = open.pop().expect("a mark closes one that is open");
                if open.is_empty() {
                    found.push(quote(reading, words, start..token + 1, start + 1..token, block));
                }
            }
            None => {}
        }
    }
    open.first().copied()
}

/// Whether a colon or a verb of saying, with its subject or complementiser, stands right before a mark.
fn is_introduced(reading: &Reading, mark: usize, floor: usize) -> bool {
    const NEAR: usize = 5;
    let Some(before) = mark.checked_sub(1).filter(|t| *t >= floor) else { return false };
    let is_cue = |t: usize| reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Cue(_)));
    let last = before - usize::from(reading.folded(before) == "," && before > floor);
    let says = || (floor..=last).rev().take(NEAR).take_while(|t| reading.tokens[*t].kind == Kind::Word).any(is_cue);
    reading.folded(before) == ":" || says()
}

fn quote(reading: &Reading, words: &Words, outer: Range<usize>, inner: Range<usize>, floor: usize) -> Quote {
    let before = outer.start.saturating_sub(5).max(floor)..outer.start;
    let says = |t: usize| reading.folded(t) == "." || reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Cue(_)));
    let slogan = words.slogans.first_in(reading, before).filter(|found| !(found.end..outer.start).any(says));
    // "مديرة |برنامج| البحوث في المنظمة: "…"": a colon with words before it introduces speech.
    let is_far = |found: &Range<usize>| reading.folded(outer.start - 1) == ":" && found.end + 2 < outer.start;
    let is_slogan = slogan.is_some_and(|found| !is_far(&found));
    Quote { outer, inner, is_slogan }
}

enum Mark {
    Open(&'static str),
    Close,
}

impl Mark {
    fn of(reading: &Reading, token: usize, mark: &str, lang: Lang, wanted: Option<&str>) -> Option<Self> {
        if wanted == Some(mark) && !(lang == Lang::AR && mark == "\"") && !(mark == "'" && reading.tokens[token].spaced) {
            return Some(Self::Close);
        }
        let begins_word = reading.tokens.get(token + 1).is_some_and(|next| !next.spaced);
        let opens = reading.tokens[token].spaced && begins_word;
        if lang == Lang::AR && mark == "\"" {
            return Self::of_straight(reading, token, opens, wanted);
        }
        // "”نص“": marks the wrong way round, as they are often typed from right to left.
        if lang == Lang::AR && mark == "”" && wanted.is_none() && opens {
            return Some(Self::Open("“"));
        }
        match mark {
            "«" => Some(Self::Open("»")),
            "“" => Some(Self::Open("”")),
            "„" => Some(Self::Open("“")),
            "「" => Some(Self::Open("」")),
            "\"" if wanted != Some("\"") => Some(Self::Open("\"")),
            "‘" if lang == Lang::EN && wanted.is_none() => Some(Self::Open("’")),
            "'" if lang == Lang::EN && wanted.is_none() && reading.tokens[token].spaced && begins_word => Some(Self::Open("'")),
            _ => None,
        }
    }
    /// A straight mark: the white space around it tells whether it opens or closes, where marks are missing or stand in one another.
    fn of_straight(reading: &Reading, token: usize, opens: bool, wanted: Option<&str>) -> Option<Self> {
        let ends_word = !reading.tokens[token].spaced && reading.tokens.get(token + 1).is_none_or(|next| next.spaced);
        let is_cue = |t: usize| reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Cue(_)));
        match wanted {
            Some("\"") if !opens => Some(Self::Close),
            None if ends_word && token > 0 && !is_cue(token - 1) && reading.folded(token - 1) != ":" => None,
            _ => Some(Self::Open("\"")),
        }
    }
}
