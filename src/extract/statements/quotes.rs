//! Quotation marks: what stands between them, and whether it may be speech.
//!
//! "sous le thème « Chaque goutte compte »" is a motto, "« charnière »" a word in doubt; neither is anything that somebody said.

use super::words::Words;
use crate::article::Lang;
use crate::extract::Reading;
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

/// The outermost quotations of a block.
pub fn quotes(reading: &Reading, words: &Words, block: Range<usize>, lang: Lang) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut open: Vec<(usize, &str)> = Vec::new();
    for token in block.clone() {
        let mark = reading.surface(token);
        match Mark::of(reading, token, mark, lang, open.last().map(|(_, close)| *close)) {
            Some(Mark::Open(close)) => open.push((token, close)),
            Some(Mark::Close) => {
                let (start, _) = open.pop().expect("a mark closes one that is open");
                if open.is_empty() {
                    found.push(quote(reading, words, start..token + 1, start + 1..token, block.start));
                }
            }
            None => {}
        }
    }
    // A quotation that goes on in the next paragraph reopens its mark there and closes at its very end.
    if let Some(&(start, close)) = open.first()
        && start == block.start
        && matches!(close, "»" | "”" | "\"")
    {
        found.push(quote(reading, words, start..block.end, start + 1..block.end, block.start));
    }
    found.sort_by_key(|q| q.outer.start);
    found
}

fn quote(reading: &Reading, words: &Words, outer: Range<usize>, inner: Range<usize>, floor: usize) -> Quote {
    let before = outer.start.saturating_sub(5).max(floor)..outer.start;
    let says = |t: usize| reading.folded(t) == "." || reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Cue(_)));
    let slogan = words.slogans.first_in(reading, before).filter(|found| !(found.end..outer.start).any(says));
    Quote { outer, inner, is_slogan: slogan.is_some() }
}

enum Mark {
    Open(&'static str),
    Close,
}

impl Mark {
    fn of(reading: &Reading, token: usize, mark: &str, lang: Lang, wanted: Option<&str>) -> Option<Self> {
        if wanted == Some(mark) && !(mark == "'" && reading.tokens[token].spaced) {
            return Some(Self::Close);
        }
        let begins_word = reading.tokens.get(token + 1).is_some_and(|next| !next.spaced);
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
}
