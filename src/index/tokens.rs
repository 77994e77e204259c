//! Tokens: the forms under which a word is found, the same for all languages.
//!
//! A field's value begins with a mark that names its language ([`marked`]). Each word is indexed in its *exact* form, folded and without
//! accents ("conferences" for "Conférences"), and at the same position, where it says more, in a second one: its stem ("\u{1}frconferent"),
//! or in Vietnamese its spelling with accents ("\u{2}hằng"). Scripts that write no spaces are indexed by pairs of characters. Words come
//! again and again, and stemming is what indexing spends most on, so the forms of a word are remembered.

use crate::article::Lang;
use crate::fold;
use crate::letter::Letters;
use frostem::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::ops::Range;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// The name under which the tokenizer is registered.
pub const NAME: &str = "words";

/// Begins a value whose language is known.
const LANGUAGE_MARK: char = '\u{1}';
/// Begins the stem of a word, before the language.
const STEM_MARK: char = '\u{1}';
/// Begins the spelling of a Vietnamese word with its accents.
const ACCENT_MARK: char = '\u{2}';
/// Longer words are no words.
const MAX_WORD_BYTES: usize = 255;
/// Words remembered per language; beyond, it starts anew.
const MAX_REMEMBERED: usize = 200_000;

/// The Snowball algorithm of each language that has one that helps.
const STEMMERS: &[(&str, Algorithm)] = &[
    ("da", Algorithm::Danish),
    ("de", Algorithm::German),
    ("el", Algorithm::Greek),
    ("en", Algorithm::English),
    ("es", Algorithm::Spanish),
    ("fi", Algorithm::Finnish),
    ("fr", Algorithm::French),
    ("hu", Algorithm::Hungarian),
    ("it", Algorithm::Italian),
    ("nl", Algorithm::Dutch),
    ("no", Algorithm::Norwegian),
    ("pt", Algorithm::Portuguese),
    ("ro", Algorithm::Romanian),
    ("ru", Algorithm::Russian),
    ("sv", Algorithm::Swedish),
    ("ta", Algorithm::Tamil),
    ("tr", Algorithm::Turkish),
];

/// A value that tells its language.
pub fn marked(lang: Lang, text: &str) -> String {
    let mut value = String::with_capacity(text.len() + 3);
    value.push(LANGUAGE_MARK);
    value.push_str(lang.as_str());
    value.push_str(text);
    value
}

/// The forms under which a word is indexed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forms {
    /// Folded, without accents; empty for what is no word.
    pub exact: Box<str>,
    /// The stem or the spelling with accents, marked, where it differs.
    pub second: Option<Box<str>>,
}

impl Forms {
    /// The forms of a word in a language.
    pub fn of(word: &str, lang: Option<Lang>) -> Self {
        if word.len() > MAX_WORD_BYTES {
            return Self::default();
        }
        let folded = fold::fold(word);
        let exact = fold::strip_marks(&folded);
        let second = lang.and_then(|lang| second_form(&folded, &exact, lang));
        Self { exact: exact.into(), second: second.map(Into::into) }
    }

    /// The plain text of the second form, under which a word that is its own stem is indexed.
    pub fn plain_stem(&self) -> Option<&str> {
        self.second.as_deref()?.strip_prefix(STEM_MARK)?.get(2..)
    }
}

/// All forms of the words of a text in one line, with a space around each, so that a form stands in it or does not ([`stands_in`]).
pub fn line(lang: Option<Lang>, text: &str) -> String {
    let value = lang.map_or_else(|| text.to_owned(), |lang| marked(lang, text));
    let mut line = " ".to_owned();
    thread_local!(static WORDS: RefCell<Words> = RefCell::default());
    WORDS.with_borrow_mut(|words| words.token_stream(&value).process(&mut |token| line.extend([&token.text, " "])));
    line
}

/// Whether a line of forms has one of them.
pub fn stands_in(line: &str, form: &str) -> bool {
    line.match_indices(form).any(|(at, _)| line[..at].ends_with(' ') && line[at + form.len()..].starts_with(' '))
}

fn second_form(folded: &str, exact: &str, lang: Lang) -> Option<String> {
    if lang == Lang::VI {
        return (folded != exact).then(|| format!("{ACCENT_MARK}{folded}"));
    }
    let stem = stem(folded, lang)?;
    (stem != exact).then(|| format!("{STEM_MARK}{lang}{stem}"))
}

/// The form under which other words with this stem are indexed.
pub fn stem_form(stem: &str, lang: Lang) -> String {
    format!("{STEM_MARK}{lang}{stem}")
}

/// The stem of a folded word, without accents.
fn stem(folded: &str, lang: Lang) -> Option<String> {
    let is_number = folded.bytes().any(|b| b.is_ascii_digit());
    if is_number {
        return None;
    }
    if lang == Lang::AR {
        return Some(arabic_stem(folded).to_owned());
    }
    let row = STEMMERS.iter().find(|(code, _)| *code == lang.as_str());
    row.map(|(_, algorithm)| fold::strip_marks(&Stemmer::new(*algorithm).stem(folded)))
}

/// A light stem: particles only before the article, then one ending; three letters stay. Snowball makes زير of وزير (minister).
fn arabic_stem(folded: &str) -> &str {
    const ARTICLES: &[&str] = &["وبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال"];
    const ENDINGS: &[&str] = &["يات", "ات", "ون", "ين", "ان", "يه", "ها", "ه", "ي"];
    let keeps_three = |rest: &str| rest.chars().count() >= 3;
    let word = ARTICLES.iter().find_map(|a| folded.strip_prefix(a).filter(|rest| keeps_three(rest))).unwrap_or(folded);
    ENDINGS.iter().find_map(|e| word.strip_suffix(e).filter(|rest| keeps_three(rest))).unwrap_or(word)
}

/// Whether words of the script are written without spaces.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' | '\u{200c}' | '\u{200d}')
}

/// A piece of a text that is one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A word between spaces.
    Word(Range<usize>),
    /// A character of a script without spaces, with the end of the one after it when they stand together.
    Character(Range<usize>, Option<usize>),
}

/// The next word of a text from a byte on.
pub fn next_piece(text: &str, from: usize) -> Option<Piece> {
    let (bytes, letters) = (text.as_bytes(), Letters::get());
    let mut at = from;
    while at < bytes.len() {
        if bytes[at] < 0x80 {
            if bytes[at].is_ascii_alphanumeric() {
                return Some(Piece::Word(at..word_end(text, at)));
            }
            at += 1;
            continue;
        }
        let c = text[at..].chars().next()?;
        let end = at + c.len_utf8();
        if is_unspaced(c) {
            let after = text[end..].chars().next().filter(|next| is_unspaced(*next));
            return Some(Piece::Character(at..end, after.map(|next| end + next.len_utf8())));
        }
        if letters.of(c).is_alphanumeric() {
            return Some(Piece::Word(at..word_end(text, at)));
        }
        at = end;
    }
    None
}

fn word_end(text: &str, from: usize) -> usize {
    let (bytes, letters) = (text.as_bytes(), Letters::get());
    let mut at = from;
    while at < bytes.len() {
        if bytes[at] < 0x80 {
            if !bytes[at].is_ascii_alphanumeric() {
                return at;
            }
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { return at };
        if is_unspaced(c) || !(letters.of(c).is_alphanumeric() || is_mark(c)) {
            return at;
        }
        at += c.len_utf8();
    }
    at
}

/// The forms of words of one language that were met before.
#[derive(Default)]
struct Memory {
    places: FxHashMap<Box<str>, u32>,
    forms: Vec<Forms>,
}

impl Memory {
    fn forms_of(&mut self, word: &str, lang: Option<Lang>) -> u32 {
        if let Some(place) = self.places.get(word) {
            return *place;
        }
        if self.forms.len() >= MAX_REMEMBERED {
            self.places.clear();
            self.forms.clear();
        }
        let place = self.forms.len() as u32;
        self.forms.push(Forms::of(word, lang));
        self.places.insert(word.into(), place);
        place
    }
}

/// The tokenizer of every text field.
#[derive(Default)]
pub struct Words {
    memories: FxHashMap<Option<Lang>, Memory>,
}

impl Clone for Words {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Tokenizer for Words {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        let lang = text.strip_prefix(LANGUAGE_MARK).and_then(|rest| rest.get(..2)).and_then(Lang::parse);
        let at = if lang.is_some() { 3 } else { 0 };
        Stream { text, at, lang, memory: self.memories.entry(lang).or_default(), pending: None, token: Token::default() }
    }
}

/// The tokens of one value.
pub struct Stream<'a> {
    text: &'a str,
    at: usize,
    lang: Option<Lang>,
    memory: &'a mut Memory,
    pending: Option<Pending>,
    token: Token,
}

/// The second token of a position.
enum Pending {
    Forms(u32),
    Pair(Range<usize>),
}

impl Stream<'_> {
    fn emit(&mut self, range: Range<usize>) {
        self.token.position = self.token.position.wrapping_add(1);
        self.token.offset_from = range.start;
        self.token.offset_to = range.end;
        self.token.text.clear();
    }

    fn emit_pending(&mut self) -> bool {
        match self.pending.take() {
            Some(Pending::Forms(place)) => {
                let Some(second) = &self.memory.forms[place as usize].second else { return false };
                self.token.text.clear();
                self.token.text.push_str(second);
                true
            }
            Some(Pending::Pair(range)) => {
                self.token.text.clear();
                self.token.text.push_str(&self.text[range]);
                true
            }
            None => false,
        }
    }
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        if self.emit_pending() {
            return true;
        }
        loop {
            match next_piece(self.text, self.at) {
                None => return false,
                Some(Piece::Character(range, pair_end)) => {
                    self.at = range.end;
                    self.pending = pair_end.map(|end| Pending::Pair(range.start..end));
                    self.emit(range.clone());
                    self.token.text.push_str(&self.text[range]);
                    return true;
                }
                Some(Piece::Word(range)) => {
                    self.at = range.end;
                    let place = self.memory.forms_of(&self.text[range.clone()], self.lang);
                    if self.memory.forms[place as usize].exact.is_empty() {
                        continue;
                    }
                    self.emit(range);
                    self.token.text.push_str(&self.memory.forms[place as usize].exact);
                    self.pending = Some(Pending::Forms(place));
                    return true;
                }
            }
        }
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(lang: &str, text: &str) -> String {
        let value = marked(Lang::parse(lang).unwrap(), text);
        let mut words = Words::default();
        let mut stream = words.token_stream(&value);
        let mut out = Vec::new();
        while stream.advance() {
            let token = stream.token();
            out.push(format!("{}{}", token.position, token.text.replace('\u{1}', ":").replace('\u{2}', "^")));
        }
        out.join(" ")
    }

    #[test]
    fn words_have_an_exact_form_and_a_second_one() {
        assert_eq!(tokens("fr", "L’État, des conférences"), "0l 1etat 2des 2:frde 3conferences 3:frconferent");
        assert_eq!(tokens("en", "Ministers meet (2024)"), "0ministers 0:enminist 1meet 22024");
        assert_eq!(tokens("vi", "Bà Hằng nói"), "0ba 0^bà 1hang 1^hằng 2noi 2^nói");
        assert_eq!(tokens("ar", "والمؤتمرات وزير"), "0والموتمرات 0:arموتمر 1وزير");
        assert_eq!(tokens("zh", "外交会议 ok"), "0外 0外交 1交 1交会 2会 2会议 3议 4ok");
        assert_eq!(tokens("xx", "!! 😀"), "");
    }

    #[test]
    fn a_line_has_the_forms_of_its_words() {
        let line = line(Some(Lang::FR), "Ministre des Affaires étrangères");
        for (form, stands) in
            [("ministre", true), ("des", true), ("etrangeres", true), ("minist", false), ("étrangères", false), ("", false)]
        {
            assert_eq!(stands_in(&line, form), stands, "{form} in {line:?}");
        }
    }

    #[test]
    fn letters_that_change_their_length_are_no_danger() {
        assert_eq!(tokens("tr", "İstanbul ẞ ﷺ K"), tokens("tr", "İstanbul ẞ ﷺ K"));
        assert_eq!(tokens("en", &format!("a {} b", "x".repeat(70_000))), "0a 1b");
    }

    #[test]
    fn spelling_of_the_same_word_meets() {
        let exact = |word: &str| Forms::of(word, None).exact;
        for (a, b) in [("Nguyễn", "nguyen"), ("الأُستاذ", "الاستاذ"), ("Đà", "da"), ("٢٠٢٤", "2024")] {
            assert_eq!(exact(a), exact(b));
        }
    }
}
