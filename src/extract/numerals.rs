//! Numerals: what number do these digits and words say?
//!
//! "1.000.000", "2,5 tỷ", "deux cent trente", "خمسة وعشرون ألفا" and "a million and a half" become values; "vingt et unième" becomes a rank.
//! The words are data ([`Words`]); how they add and multiply is the same for all languages.

use super::Kind;
use super::phrases::{Phrases, Slot, View, Vocabulary, WordId};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// How a language writes numbers.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Marks that may stand before decimals, the usual one first.
    pub decimal: String,
    /// Marks that may stand between groups of three digits; a space among them joins numbers.
    pub group: String,
    /// Particles written onto a number word.
    #[serde(default)]
    pub attached: Vec<String>,
    /// Words that add up: deux = 2, vingt = 20.
    pub add: BTreeMap<String, f64>,
    /// Words that multiply what stands before, or one: cent, mille, مليون.
    pub times: BTreeMap<String, f64>,
    /// Words that multiply only what stands before: millions, triệu.
    #[serde(default)]
    pub times_after: BTreeMap<String, f64>,
    /// Words that multiply only digits they are written onto, or digits with a currency: "5bn", "$3 m".
    #[serde(default)]
    pub times_short: BTreeMap<String, f64>,
    /// Nouns of what is counted, before which a letter that is a measure too is a scale: "3.2m |tonnes|".
    #[serde(default)]
    pub counted: Vec<String>,
    /// Words that add up only after tens: lăm, mốt.
    #[serde(default)]
    pub add_after_tens: BTreeMap<String, f64>,
    /// Words for a number and its scale in one: ألفان = 2 thousand.
    #[serde(default)]
    pub dual: BTreeMap<String, f64>,
    /// Nouns for a number of things, which is not exact: dizaine.
    #[serde(default)]
    pub about: BTreeMap<String, f64>,
    /// Nouns for an exact number of things: dozen.
    #[serde(default)]
    pub exact: BTreeMap<String, f64>,
    /// Words for one that are no number when they stand alone.
    pub one: Vec<String>,
    /// Words between parts of a number.
    #[serde(default)]
    pub and: Vec<String>,
    /// Whether a part that adds must be joined by a word or particle for "and".
    #[serde(default)]
    pub joined: bool,
    /// Half of the last scale: rưỡi.
    #[serde(default)]
    pub half: Vec<String>,
    /// Ordinal words: deuxième = 2.
    #[serde(default)]
    pub ordinals: BTreeMap<String, f64>,
    /// What is written onto digits to make an ordinal: e, ème, th.
    #[serde(default)]
    pub ordinal_endings: Vec<String>,
    /// Number words that are far more often something else, with the words that must follow for them to be numbers.
    #[serde(default)]
    pub only_before: BTreeMap<String, Vec<String>>,
    /// Number words that are no numbers after these words.
    #[serde(default)]
    pub not_after: BTreeMap<String, Vec<String>>,
}

#[derive(Clone, Copy, Debug)]
enum Part {
    Add(f64),
    AddAfterTens(f64),
    One,
    Times(f64),
    TimesAfter(f64),
    TimesShort(f64),
    Dual(f64),
    About(f64),
    Dozen(f64),
    Rank(f64),
}

/// The compiled numbers of a language.
#[derive(Debug)]
pub struct Numerals {
    decimal: Vec<char>,
    group: Vec<char>,
    spaces: bool,
    joined: bool,
    parts: Vec<[Option<Part>; 2]>,
    and: Vec<WordId>,
    counted: Vec<WordId>,
    half: Phrases<()>,
    endings: Vec<WordId>,
    only_before: HashMap<WordId, Vec<WordId>>,
    not_after: HashMap<WordId, Vec<WordId>>,
}

/// A number found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    /// Its value.
    pub value: f64,
    /// Its first token.
    pub start: usize,
    /// One past its last token.
    pub end: usize,
    /// Whether it begins with digits.
    pub digits: bool,
    /// The scale that it ends with, or 1: "2,5 tỷ" ends with 10^9.
    pub scale: f64,
    /// Whether it says "about" by itself: "une dizaine".
    pub about: bool,
    /// Whether it is a rank: "32e", "vingt et unième".
    pub rank: bool,
}

/// Makes the part of a number word from its value.
type MakePart = fn(f64) -> Part;

impl Numerals {
    /// Compiles the words of a language.
    pub fn of(words: &Words, vocabulary: &mut Vocabulary) -> Result<Self, String> {
        let mut numerals = Self {
            decimal: words.decimal.chars().collect(),
            group: words.group.chars().collect(),
            spaces: words.group.contains(' '),
            joined: words.joined,
            parts: Vec::new(),
            and: words.and.iter().map(|w| vocabulary.add(w)).collect(),
            counted: words.counted.iter().map(|w| vocabulary.add(w)).collect(),
            half: Phrases::default(),
            endings: words.ordinal_endings.iter().map(|w| vocabulary.add(w)).collect(),
            only_before: context(&words.only_before, vocabulary),
            not_after: context(&words.not_after, vocabulary),
        };
        words.one.iter().for_each(|word| numerals.add(vocabulary.add(word), Part::One));
        let tables: [(&BTreeMap<String, f64>, MakePart); 9] = [
            (&words.add, Part::Add),
            (&words.times, Part::Times),
            (&words.times_after, Part::TimesAfter),
            (&words.times_short, Part::TimesShort),
            (&words.add_after_tens, Part::AddAfterTens),
            (&words.dual, Part::Dual),
            (&words.about, Part::About),
            (&words.exact, Part::Dozen),
            (&words.ordinals, Part::Rank),
        ];
        for (table, part) in tables {
            table.iter().for_each(|(word, value)| numerals.add(vocabulary.add(word), part(*value)));
        }
        for pattern in &words.half {
            numerals.half.add(vocabulary, pattern, ())?;
        }
        numerals.half.finish();
        Ok(numerals)
    }

    fn add(&mut self, word: WordId, part: Part) {
        let index = word as usize;
        if self.parts.len() <= index {
            self.parts.resize(index + 1, [None; 2]);
        }
        let second = usize::from(self.parts[index][0].is_some());
        self.parts[index][second] = Some(part);
    }

    fn part(&self, word: WordId, wanted: impl Fn(Part) -> bool) -> Option<Part> {
        self.parts.get(word as usize)?.iter().flatten().copied().find(|p| wanted(*p))
    }

    /// Whether a number may begin at a token.
    pub fn may_begin(&self, view: &View, token: usize) -> bool {
        view.kind(token) == Kind::Number || self.parts.get(view.word(token) as usize).is_some_and(|p| p[0].is_some())
    }

    /// The number that begins at a token.
    pub fn at(&self, view: &View, token: usize) -> Option<Numeral> {
        let mut sum = self.begin(view, token)?;
        while sum.goes_on() && (self.extend(view, &mut sum) || self.extend_by_digits(view, &mut sum)) {}
        sum.finish()
    }

    fn begin(&self, view: &View, token: usize) -> Option<Sum> {
        if !self.may_begin(view, token) || !self.fits_context(view, token) {
            return None;
        }
        let sum = Sum::new(token, self.joined);
        if view.kind(token) != Kind::Number {
            return Some(sum);
        }
        let (value, end) = self.digits(view, token)?;
        let rank = self.ends_rank(view, end);
        Some(Sum { current: value, end: end + usize::from(rank), digits: true, fresh: true, rank, ..sum })
    }

    /// "32e", "1er", "21st": an ending written onto digits.
    fn ends_rank(&self, view: &View, token: usize) -> bool {
        view.glued(token) && self.endings.contains(&view.word(token))
    }

    fn fits_context(&self, view: &View, token: usize) -> bool {
        let word = view.word(token);
        let may_follow = self.not_after.get(&word).is_none_or(|w| token == 0 || !w.contains(&view.word(token - 1)));
        may_follow && self.only_before.get(&word).is_none_or(|w| w.contains(&view.word(token + 1)))
    }

    /// Digits as a number: "1.000.000", "16,5", "54 500".
    fn digits(&self, view: &View, token: usize) -> Option<(f64, usize)> {
        let text = view.folded(token);
        let mut end = token + 1;
        if let Some(found) = self.comma_of_letters(view, token) {
            return Some(found);
        }
        if !self.spaces || text.len() > 3 || text.starts_with('0') || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Some((self.value(text)?, end));
        }
        let mut joined = text.to_owned();
        while end < token + 6 && view.kind(end) == Kind::Number && !view.glued(end) && is_group(view.folded(end), &self.decimal) {
            joined.push_str(view.folded(end));
            end += 1;
        }
        Some((self.value(&joined)?, end))
    }

    /// "8ر6" is 6.8: Gulf agencies write the letter of the comma, and behind it the units.
    fn comma_of_letters(&self, view: &View, token: usize) -> Option<(f64, usize)> {
        const LETTER: &str = "ر";
        let is_plain = |at: usize| view.kind(at) == Kind::Number && view.folded(at).bytes().all(|b| b.is_ascii_digit());
        let is_joined = view.folded(token + 1) == LETTER && view.glued(token + 1) && view.glued(token + 2);
        let is_decimal = is_joined && is_plain(token) && is_plain(token + 2);
        let text = is_decimal.then(|| format!("{}.{}", view.folded(token + 2), view.folded(token)))?;
        Some((text.parse().ok()?, token + 3))
    }

    /// The value of digits with points and commas; `None` for what is no number, as "1.2.3" or a telephone number.
    fn value(&self, text: &str) -> Option<f64> {
        let marks: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
        let too_long =
            marks.is_empty() && text.len() > 9 || text.len() > 1 && text.starts_with('0') && marks.first().is_none_or(|m| m.0 > 1);
        let decimal = match marks[..] {
            _ if too_long => return None,
            [] => None,
            [(at, mark)] => (!self.groups(text, at, mark)).then_some(at),
            [.., (_, before), (at, last)] if before != last => Some(at),
            _ => None,
        };
        let whole = &text[..decimal.unwrap_or(text.len())];
        let grouped = whole.split(|c: char| !c.is_ascii_digit());
        if grouped.clone().count() > 1 && !grouped.enumerate().all(|(i, g)| if i == 0 { (1..=3).contains(&g.len()) } else { g.len() == 3 })
        {
            return None;
        }
        let mut plain: String = whole.chars().filter(char::is_ascii_digit).collect();
        if let Some(at) = decimal {
            plain.push('.');
            plain.extend(text[at..].chars().filter(char::is_ascii_digit));
        }
        plain.parse().ok()
    }

    /// Whether the only mark in these digits stands between groups of three.
    fn groups(&self, text: &str, at: usize, mark: char) -> bool {
        let three_follow = text.len() - at - mark.len_utf8() == 3;
        let is_group_mark = self.group.contains(&mark) || matches!(mark, '٬' | '\'' | '’');
        // No decimals end in a nought: "10,000" is ten thousand wherever it is printed.
        let is_group_mark = is_group_mark || mark == ',' && text.ends_with('0');
        three_follow && is_group_mark && (1..=3).contains(&at) && !text.starts_with('0')
    }

    /// Adds the next word to a sum; whether there was one that fits.
    fn extend(&self, view: &View, sum: &mut Sum) -> bool {
        let mut at = sum.end;
        if sum.any()
            && let Some((end, ())) = self.half.at(view, at)
        {
            let scale = sum.last_scale;
            let counts = scale > 1.0;
            if counts {
                sum.total += scale / 2.0;
                sum.end = end;
            }
            return counts;
        }
        let mut joined = view.attached(at).starts_with('و');
        if sum.any() && self.is_and(view, at) {
            at += 1;
            joined = true;
        }
        let word = view.word(at);
        let short = view.glued(at) && (view.folded(at) != "m" || self.counted.contains(&view.word(at + 1)))
            || is_currency_sign(view.folded(sum.start.wrapping_sub(1)))
            // "R60|m|", "KSh4.5|m|": so are the letters of one that the digits are written onto.
            || view.glued(at) && view.glued(sum.start) && view.capital(sum.start.wrapping_sub(1))
            || is_currency_sign(view.folded(at + 1));
        let Some(part) = self.part(word, |part| sum.accepts(part, joined, short)) else { return false };
        if joined && matches!(part, Part::Add(_)) && self.begins_another(view, at, sum) {
            return false;
        }
        // "مليارا |و|مئتي مليون" is one and a part, "مليارا دولار" two.
        let goes_on = view.attached(at + 1).starts_with('و') || view.folded(at + 1) == "و";
        let once = self.part(word, |part| matches!(part, Part::TimesAfter(_)));
        sum.take(once.filter(|_| goes_on && matches!(part, Part::Dual(_))).unwrap_or(part), joined);
        sum.end = at + 1;
        true
    }

    /// "ما بين مليونين |وثلاثة ملايين|": no millions are added to millions.
    fn begins_another(&self, view: &View, at: usize, sum: &Sum) -> bool {
        let scale = self.part(view.word(at + 1), |part| matches!(part, Part::Times(_) | Part::TimesAfter(_)));
        let is_as_large = |part| matches!(part, Part::Times(s) | Part::TimesAfter(s) if s >= sum.last_scale);
        sum.last_scale >= 1000.0 && scale.is_some_and(is_as_large)
    }

    /// "مليون و200 ألف": digits that go on with a number by an attached "and".
    fn extend_by_digits(&self, view: &View, sum: &mut Sum) -> bool {
        let goes_on = self.joined && sum.last_scale > 1.0 && view.folded(sum.end) == "و" && view.glued(sum.end + 1);
        if !goes_on || view.kind(sum.end + 1) != Kind::Number {
            return false;
        }
        let Some(mut rest) = self.begin(view, sum.end + 1) else { return false };
        while rest.goes_on() && self.extend(view, &mut rest) {}
        let Some(rest) = rest.finish().filter(|rest| rest.value < sum.last_scale) else { return false };
        sum.total += rest.value;
        sum.end = rest.end;
        sum.last_scale = rest.scale;
        true
    }

    fn is_and(&self, view: &View, token: usize) -> bool {
        let hyphen = view.folded(token) == "-" && view.glued(token) && view.glued(token + 1);
        hyphen || self.and.contains(&view.word(token))
    }

    /// Whether ranks are written with endings: "10th", "Xe".
    pub fn has_endings(&self) -> bool {
        !self.endings.is_empty()
    }

    /// The token after an ordinal ending that is written onto the token before, else the same token.
    pub fn after_ending(&self, view: &View, token: usize) -> usize {
        token + usize::from(self.ends_rank(view, token))
    }

    /// The rank that begins at a token: an ordinal, a Roman numeral, or plain digits.
    pub fn rank(&self, view: &View, token: usize) -> Option<(usize, f64)> {
        if let Some(value) = roman(view, token) {
            return Some((token + 1, value));
        }
        let numeral = self.at(view, token)?;
        (numeral.rank || numeral.digits && numeral.scale == 1.0).then_some((numeral.end, numeral.value))
    }

    /// What fills `{n}` and `{nth}`.
    pub fn fill(&self, slot: Slot, view: &View, token: usize) -> Option<(usize, f64)> {
        match slot {
            Slot::Number => self.at(view, token).filter(|n| !n.rank).map(|n| (n.end, n.value)),
            Slot::Ordinal => self.rank(view, token),
            Slot::Dash => matches!(view.folded(token), "-" | "–" | "—").then_some((token + 1, 0.0)),
            _ => None,
        }
    }
}

fn context(table: &BTreeMap<String, Vec<String>>, vocabulary: &mut Vocabulary) -> HashMap<WordId, Vec<WordId>> {
    table.iter().map(|(word, near)| (vocabulary.add(word), near.iter().map(|w| vocabulary.add(w)).collect())).collect()
}

/// Whether digits may follow a space inside a number: three of them, decimals apart.
fn is_group(text: &str, decimal: &[char]) -> bool {
    let whole = text.split(|c| decimal.contains(&c)).next().unwrap_or("");
    whole.len() == 3 && whole.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a mark is the sign of a currency, so that "m" beside the number is no metre.
fn is_currency_sign(mark: &str) -> bool {
    matches!(mark, "$" | "€" | "£" | "₫" | "¥")
}

/// Whether a word is written onto the next one: "l'", Arabic و, ب, ال.
pub fn is_particle(folded: &str) -> bool {
    folded.ends_with('\'') || matches!(folded, "و" | "ف" | "ب" | "ل" | "ك" | "ال" | "وال" | "بال" | "لل" | "وب" | "ول")
}

/// A Roman numeral in capitals, with or without an ordinal ending: "XIII", "XXIe".
pub fn roman(view: &View, token: usize) -> Option<f64> {
    if !view.capital(token) || view.kind(token) != Kind::Word {
        return None;
    }
    let surface = view.reading.surface(token);
    let digits = surface.trim_end_matches(|c: char| !c.is_ascii_uppercase());
    let ending = &surface[digits.len()..];
    if digits.is_empty() || digits.len() > 7 || !matches!(ending, "" | "e" | "ème" | "er" | "re" | "ère" | "th" | "st" | "nd" | "rd") {
        return None;
    }
    let mut values = Vec::with_capacity(digits.len());
    for c in digits.chars() {
        values.push(match c {
            'I' => 1.0,
            'V' => 5.0,
            'X' => 10.0,
            'L' => 50.0,
            'C' => 100.0,
            _ => return None,
        });
    }
    let signed = values.iter().enumerate().map(|(i, v)| if values.get(i + 1).is_some_and(|next| next > v) { -v } else { *v });
    let value: f64 = signed.sum();
    // "(Ind)" is a party.
    if digits == "I" && matches!(ending, "nd" | "rd" | "th") {
        return None;
    }
    // "Le", "Ce" and "LCD" are no numerals.
    let begins_small = matches!(digits.as_bytes()[0], b'I' | b'V' | b'X');
    (value > 0.0 && value < 90.0 && begins_small).then_some(value)
}

/// A number under way.
struct Sum {
    start: usize,
    end: usize,
    total: f64,
    current: f64,
    last_scale: f64,
    digits: bool,
    // Nothing follows the digits yet, so a decimal may be multiplied.
    fresh: bool,
    one: bool,
    about: bool,
    rank: bool,
    after_tens: bool,
    // Units stand before tens, and every part is joined by "and".
    joins: bool,
}

impl Sum {
    fn new(start: usize, joins: bool) -> Self {
        Self {
            start,
            end: start,
            total: 0.0,
            current: 0.0,
            last_scale: 1.0,
            digits: false,
            fresh: false,
            one: false,
            about: false,
            rank: false,
            after_tens: false,
            joins,
        }
    }

    /// Whether more words may follow; no number is longer than a line.
    fn goes_on(&self) -> bool {
        let rank_is_whole = self.rank && (self.digits || !self.joins);
        !rank_is_whole && self.end - self.start < 24
    }

    fn any(&self) -> bool {
        self.end > self.start
    }

    /// Whether a word may go on with the number.
    fn accepts(&self, part: Part, joined: bool, short: bool) -> bool {
        let starts = !self.any();
        if self.rank && !(self.is_teen_part(part) || joined && matches!(part, Part::Add(n) if (20.0..100.0).contains(&n))) {
            return false;
        }
        match part {
            Part::One => starts,
            // "واحد وثلاثون", "أحد عشر"; an article ends a number elsewhere.
            Part::Add(n) if self.one && self.joins => {
                if joined {
                    (20.0..100.0).contains(&n)
                } else {
                    n == 10.0
                }
            }
            Part::Add(n) | Part::Rank(n) => starts || !self.about && self.has_room(n) && (!self.joins || joined || self.is_teen(n)),
            Part::AddAfterTens(n) => (self.after_tens || self.current % 100.0 == 10.0) && self.has_room(n),
            Part::Times(_) if starts => true,
            Part::Times(s) if joined => self.total > s && (s < 1000.0 || self.joins),
            Part::Times(s) => self.one || s >= 1000.0 || self.current > 0.0 || self.total > s,
            Part::TimesAfter(_) => !starts && !joined,
            Part::TimesShort(_) => self.fresh && short,
            Part::Dual(n) => starts || joined && self.total > n,
            Part::About(_) | Part::Dozen(_) => (self.one || !starts && self.current < 100.0) && !joined,
        }
    }

    fn is_teen_part(&self, part: Part) -> bool {
        matches!(part, Part::Add(n) if self.is_teen(n))
    }

    fn is_teen(&self, n: f64) -> bool {
        n == 10.0 && (1.0..10.0).contains(&(self.current % 100.0))
    }

    /// Whether a number may be added to what stands: "vingt" leaves room for "deux", "deux" for nothing but "vingt" (80, and Arabic tens).
    fn has_room(&self, n: f64) -> bool {
        if self.digits && (self.total == 0.0 || !self.joins) || self.one {
            return false;
        }
        if self.current == 0.0 {
            return self.total == 0.0 || n < self.last_scale;
        }
        let below = self.current % 100.0;
        let is_eighty = !self.joins && below == 4.0 && n == 20.0;
        let units_first = self.joins && below > 0.0 && below < 10.0 && (10.0..100.0).contains(&n) && n % 10.0 == 0.0;
        let twenty_and_up = below >= 20.0 && below % 10.0 == 0.0 && (n < 10.0 || matches!(below as u32, 60 | 80) && n < 20.0);
        let after_ten = below == 10.0 && n < 10.0;
        below == 0.0 && n < 100.0 || is_eighty || units_first || twenty_and_up || after_ten
    }

    fn take(&mut self, part: Part, joined: bool) {
        self.fresh = false;
        match part {
            Part::One => {
                self.one = true;
                return;
            }
            Part::Add(20.0) if !self.joins && self.current % 100.0 == 4.0 => self.current += 76.0,
            Part::Add(n) | Part::AddAfterTens(n) => self.current += n + if self.one && self.joins { 1.0 } else { 0.0 },
            Part::Rank(n) => {
                self.current += n;
                self.rank = true;
            }
            Part::Times(s) if joined && s >= 1000.0 && self.total > 0.0 => {
                self.total += s;
                self.last_scale = s;
            }
            Part::Times(s) | Part::TimesAfter(s) | Part::TimesShort(s) => self.multiply(s),
            Part::Dual(n) if n < 1000.0 => self.current += n,
            Part::Dual(n) => {
                self.total += n;
                self.last_scale = n / 2.0;
            }
            Part::About(n) => {
                self.current = self.current.max(1.0) * n;
                self.about = true;
            }
            Part::Dozen(n) => self.current = self.current.max(1.0) * n,
        }
        self.one = false;
    }

    fn multiply(&mut self, scale: f64) {
        self.after_tens = scale == 10.0;
        if scale == 10.0 {
            let unit = self.current % 10.0;
            self.current += unit * 9.0;
        } else if scale < 1000.0 {
            let unit = self.current % scale;
            self.current += if unit == 0.0 { scale } else { unit * (scale - 1.0) };
        } else if self.current == 0.0 && self.total > 0.0 && self.total < f64::MAX && self.last_scale > 1.0 {
            self.total *= scale;
            self.last_scale *= scale;
            return;
        } else if self.total > 0.0 && self.total < scale {
            self.total = (self.total + self.current) * scale;
            self.current = 0.0;
        } else {
            self.total += if self.current == 0.0 { scale } else { self.current * scale };
            self.current = 0.0;
        }
        if scale > 10.0 {
            self.last_scale = scale;
        }
    }

    fn finish(self) -> Option<Numeral> {
        let exact = self.total + self.current;
        // 16.1 million is 16 100 000, not 16 100 000.000000002.
        let value = if exact < 1e9 { (exact * 1e6).round() / 1e6 } else { exact.round() };
        let is_article = self.one || !self.any();
        (!is_article && value < 1e24).then_some(Numeral {
            value,
            start: self.start,
            end: self.end,
            digits: self.digits,
            scale: self.last_scale,
            about: self.about,
            rank: self.rank,
        })
    }
}
