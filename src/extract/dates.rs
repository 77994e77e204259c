//! Dates: words of a text that name a day or a stretch of days.
//!
//! "Les 11 et 12 avril", "ngày 12/4", "الأشهر الستة الأولى من عام 2024", "last Tuesday". A language file lists the patterns; a pattern says what
//! it means, and [`calendar`](super::calendar) works out the days. What is relative needs the page's own day of publication.

use super::calendar::{Clues, Means, Part, Toward, days};
use super::numerals::{self, Numerals};
use super::phrases::{Found, Phrases, Slot, View, Vocabulary, WordId};
use super::quantities::Quantities;
use super::{Kind, Reading};
use crate::article::BlockKind;
use crate::date::DateMention;
use crate::lang::language;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

/// How a language writes dates.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Names of months, as patterns.
    pub months: BTreeMap<String, u8>,
    /// Names of the days of the week, Monday = 1, as patterns.
    pub weekdays: BTreeMap<String, u8>,
    /// Whether names of days are names only with a capital ("thứ Ba").
    #[serde(default)]
    pub weekday_capital: bool,
    /// Whether names of months are names only with a capital ("May").
    #[serde(default)]
    pub month_capital: bool,
    /// Whether the month stands first in "4/12/2025".
    #[serde(default)]
    pub month_first: bool,
    /// Words before a date that belong to it: le, on, ngày.
    #[serde(default)]
    pub lead: Vec<String>,
    /// Words that begin the paragraphs of an enumeration: premièrement.
    #[serde(default)]
    pub enumerators: Vec<String>,
    /// Words for the day of publication that mean "nowadays" inside of what somebody says: "اليوم".
    #[serde(default)]
    pub nowadays: Vec<String>,
    /// Words of a clause that tells of what is to come, folded: "will", "sẽ".
    #[serde(default)]
    pub future: Vec<String>,
    /// How words begin that tell so: "سي".
    #[serde(default)]
    pub future_beginnings: Vec<String>,
    /// How words begin that only look like those: "سياسة".
    #[serde(default)]
    pub no_future: Vec<String>,
    /// "was", "had": what tells that a month without a year lies behind.
    #[serde(default)]
    pub past_auxiliaries: Vec<String>,
    /// Words before a date that lies behind, folded: "since".
    #[serde(default)]
    pub past_before: Vec<String>,
    /// Words before a weekday that is today or lies behind, whatever else the clause tells, folded: vi "hôm".
    #[serde(default)]
    pub last_before: Vec<String>,
    /// Words before a date that lies ahead, folded: "by".
    #[serde(default)]
    pub future_before: Vec<String>,
    /// Words before the end of a year or month by whose last day something is to be done, folded: "by", "avant".
    #[serde(default)]
    pub deadline: Vec<String>,
    /// Endings of verbs that do: "ront".
    #[serde(default)]
    pub future_endings: Vec<String>,
    /// Words of a clause that tells of what has been, folded: "was", "đã".
    #[serde(default)]
    pub past: Vec<String>,
    /// Endings of verbs that do: "ed".
    #[serde(default)]
    pub past_endings: Vec<String>,
    /// Words after which such a verb is no past: "to be signed".
    #[serde(default)]
    pub no_past_after: Vec<String>,
    /// Participles of verbs for what may be to come: "annoncé"; without them, a month of a clause of the past is the nearest.
    #[serde(default)]
    pub announced: Vec<String>,
    /// Verbs of the past for what may be to come: "was |scheduled| on 5 August"; with them, a day that such a clause tells of lies behind.
    #[serde(default)]
    pub planned: Vec<String>,
    /// The patterns.
    pub rule: Vec<Rule>,
    /// Sentences with their dates in brackets.
    #[serde(default)]
    pub example: Vec<Example>,
}

impl Words {
    /// Whether a folded word tells of what is to come, or with the word before it of what has been.
    fn time_of(&self, folded: &str, before: &str) -> Option<Toward> {
        const LEAST: usize = 4;
        let is_long = folded.chars().count() >= LEAST;
        let is_one = |words: &[String]| words.iter().any(|word| word == folded);
        let ends = |endings: &[String]| is_long && endings.iter().any(|ending| folded.ends_with(ending.as_str()));
        // "aurait été signé mardi": what ends as the future does and is hearsay of the past.
        let is_past = is_one(&self.past);
        let begins = |beginnings: &[String]| beginnings.iter().any(|beginning| folded.starts_with(beginning.as_str()));
        let is_begun = is_long && begins(&self.future_beginnings) && !begins(&self.no_future);
        if is_begun || is_one(&self.future) || ends(&self.future_endings) && !is_past {
            return Some(Toward::Future);
        }
        let is_past = (is_past || ends(&self.past_endings)) && !self.no_past_after.iter().any(|word| word == before);
        is_past.then_some(Toward::Past)
    }
}

/// A way to write a date.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// How it is written.
    pub pattern: String,
    /// Words of which one must stand before it.
    #[serde(default)]
    pub after: Vec<String>,
    /// How its days are worked out.
    #[serde(default)]
    pub means: Means,
    /// Days, weeks, months or years from now.
    #[serde(default)]
    pub shift: i16,
    /// Whether its number counts back from now: "two weeks ago".
    #[serde(default)]
    pub ago: bool,
    /// Month and day of a feast: "Christmas".
    #[serde(default)]
    pub feast: Option<[u8; 2]>,
    /// Which quarter or half it is, when the pattern has no slot for it.
    #[serde(default)]
    pub nth: Option<i16>,
    /// Only a part of it: "fin 2024".
    #[serde(default)]
    pub part: Option<Part>,
    /// The next or the last one.
    #[serde(default)]
    pub toward: Option<Toward>,
}

/// A sentence and what must be found in it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The sentence, the date in brackets; without brackets there is none.
    pub text: String,
    /// Day of publication.
    #[serde(default)]
    pub published: Option<Date>,
    /// First day.
    #[serde(default)]
    pub from: Option<Date>,
    /// Last day, if another.
    #[serde(default)]
    pub to: Option<Date>,
}

/// The compiled dates of a language.
#[derive(Debug)]
pub struct Dates {
    months: Phrases<u8>,
    weekdays: Phrases<u8>,
    weekday_capital: bool,
    month_capital: bool,
    rules: Vec<Rule>,
    after: Vec<Vec<WordId>>,
    patterns: Phrases<u16>,
    lead: Vec<WordId>,
    enumerators: Phrases<()>,
}

impl Dates {
    /// Compiles the dates of a language.
    pub fn of(words: &Words, vocabulary: &mut Vocabulary) -> Result<Self, String> {
        let mut dates = Self {
            months: table(&words.months, vocabulary)?,
            weekdays: table(&words.weekdays, vocabulary)?,
            weekday_capital: words.weekday_capital,
            month_capital: words.month_capital,
            rules: words.rule.clone(),
            after: Vec::new(),
            patterns: Phrases::default(),
            lead: words.lead.iter().map(|w| vocabulary.add(w)).collect(),
            enumerators: Phrases::default(),
        };
        for (index, rule) in (0..).zip(&words.rule) {
            dates.patterns.add(vocabulary, &rule.pattern, index)?;
            dates.after.push(rule.after.iter().map(|w| vocabulary.add(w)).collect());
        }
        for word in &words.enumerators {
            dates.enumerators.add(vocabulary, word, ())?;
        }
        dates.patterns.finish();
        dates.enumerators.finish();
        Ok(dates)
    }
}

fn table(words: &BTreeMap<String, u8>, vocabulary: &mut Vocabulary) -> Result<Phrases<u8>, String> {
    let mut phrases = Phrases::default();
    for (pattern, value) in words {
        phrases.add(vocabulary, pattern, *value)?;
    }
    phrases.finish();
    Ok(phrases)
}

/// Finds the dates of an article, in the order of the text.
pub fn dates(reading: &Reading) -> Vec<DateMention> {
    let mut finder = Finder { reading, first: None, last: None, enumerates: None, found: Vec::new() };
    for sentence in &reading.sentences {
        if let Some(grammar) = language(sentence.language).map(|l| l.quantities()) {
            let view = View::of(reading, sentence.tokens.clone());
            finder.sentence(&view, grammar);
        }
    }
    finder.found
}

struct Finder<'r, 'a> {
    reading: &'r Reading<'a>,
    // The first day that the text has told, and the last one with its block.
    first: Option<Date>,
    last: Option<(Date, usize)>,
    // Whether paragraphs are counted by words that may look like days: "Premièrement", "Mercredi".
    enumerates: Option<bool>,
    found: Vec<DateMention>,
}

impl Finder<'_, '_> {
    fn sentence(&mut self, view: &View, quantities: &Quantities) {
        let (dates, numerals) = (&quantities.dates, &quantities.numerals);
        let mut token = view.tokens.start;
        let mut free_from = token;
        while token < view.tokens.end {
            let may_begin = dates.may_begin(view.word(token)) || numerals.may_begin(view, token) || numerals::roman(view, token).is_some();
            let mut found = if may_begin { dates.at(view, numerals, token) } else { None };
            if let Some(found) = &mut found {
                found.filled = std::mem::take(&mut found.filled).into_iter().flat_map(parted).collect();
            }
            // "ba năm trước" is three years ago.
            let after_number = token > view.tokens.start && numerals.may_begin(view, token - 1);
            let is_date = |found: &Found<u16>| {
                let is_quantity = counts(view, quantities, token, found) || self.counts_paragraphs(view, dates, token, found);
                !(is_quantity || after_number && found.filled.is_empty())
            };
            let Some(mut found) = found.filter(is_date) else {
                token += 1;
                continue;
            };
            let rule = &dates.rules[usize::from(found.value)];
            if rule.means != Means::Nothing && !self.is_nowadays(token..found.end, rule) {
                let start = dates.with_lead(view, token, free_from);
                if let Some([month, day]) = rule.feast {
                    found.filled.extend([(Slot::Month, f64::from(month)), (Slot::Day, f64::from(day))]);
                }
                self.push(start..found.end, rule, &found);
            }
            token = found.end;
            free_from = token;
        }
    }

    fn push(&mut self, tokens: Range<usize>, rule: &Rule, found: &Found<u16>) {
        let mut clues = Clues {
            means: rule.means,
            shift: if rule.ago { -ago(found) } else { rule.shift },
            nth: rule.nth,
            part: rule.part,
            toward: rule.toward,
            filled: &found.filled,
            published: self.reading.article.published,
            told: self.told(self.reading.sentences[self.reading.sentence_of(tokens.start)].block),
        };
        if rule.toward.is_none() && days(&clues).0 != clues.published {
            clues.toward = self.toward(&tokens, rule, found);
        }
        let (mut from, mut to) = days(&clues);
        if rule.part == Some(Part::End) && self.leads(&tokens, |words| &words.deadline) {
            from = to;
        }
        let is_undated_day =
            matches!(found.filled[..], [(Slot::Day, _), (Slot::Month | Slot::MonthNumber, _)] | [(Slot::Month, _), (Slot::Day, _)]);
        if is_undated_day && from.is_some_and(|day| self.is_long_past(day)) && self.leads(&tokens, |words| &words.deadline) {
            clues.toward = Some(Toward::Future);
            (from, to) = days(&clues);
        }
        if is_undated_day && from.is_some_and(|day| self.is_far_ahead(day)) && self.has_happened(&tokens) {
            clues.toward = Some(Toward::Past);
            (from, to) = days(&clues);
        }
        if let Some(day) = from.filter(|_| from == to) {
            if !self.is_dateline(&tokens) {
                self.first.get_or_insert(day);
            }
            self.last = Some((day, self.reading.sentences[self.reading.sentence_of(tokens.start)].block));
        }
        let span = self.reading.span(&tokens);
        self.found.push(DateMention { span, surface: self.reading.article.slice(span).to_owned(), from, to });
    }

    /// "«نتجاوز |اليوم| 1500»": what somebody says of these days, in marks or as an answer that begins with a dash, tells of no day.
    fn is_nowadays(&self, tokens: Range<usize>, rule: &Rule) -> bool {
        let sentence = &self.reading.sentences[self.reading.sentence_of(tokens.start)];
        let Some(words) = crate::lang::language(sentence.language).map(|l| &l.dates) else { return false };
        let is_bare = rule.means == Means::Day && rule.shift == 0 && tokens.len() == 1;
        if !is_bare || !words.nowadays.iter().any(|word| word == self.reading.folded(tokens.start)) {
            return false;
        }
        let block = &self.reading.article.blocks[sentence.block];
        let before = &self.reading.article.text[block.span.start..self.reading.tokens[tokens.start].span.start];
        let count = |marks: &[char]| before.chars().filter(|c| marks.contains(c)).count();
        let is_quoted = count(&['«', '“']) > count(&['»', '”']) || count(&['"']) % 2 == 1;
        is_quoted || block.kind == BlockKind::Question || before.starts_with(['-', '–', '■', '●'])
    }

    /// The day that "the same day" means: the last one told, but beyond the next paragraph, or where that one is yet to come, the first.
    fn told(&self, block: usize) -> Option<Date> {
        let is_over = |day: Date| self.reading.article.published.is_none_or(|published| day <= published);
        let is_near = |(day, told): (Date, usize)| told == block || told + 1 == block && is_over(day);
        self.last.filter(|last| is_near(*last)).map(|(day, _)| day).or(self.first)
    }

    /// "Podor, |12 mars| (APS) – Les travaux": the day on which an agency reports.
    fn is_dateline(&self, tokens: &Range<usize>) -> bool {
        const LONGEST: usize = 6;
        let sentence = &self.reading.sentences[self.reading.sentence_of(tokens.start)];
        let block = &self.reading.article.blocks[sentence.block];
        let begins = self.reading.tokens[sentence.tokens.start].span.start == block.span.start;
        let is_near = tokens.start <= sentence.tokens.start + LONGEST && tokens.end < sentence.tokens.end;
        let is_parted = tokens.start > sentence.tokens.start && self.reading.folded(tokens.start - 1) == ",";
        begins && is_near && is_parted && matches!(self.reading.folded(tokens.end), "(" | "–" | "—" | "-" | "/")
    }

    /// Whether a day lies so far behind the day of publication that nobody would name it without its year.
    fn is_long_past(&self, day: Date) -> bool {
        const DAYS: i32 = 60;
        self.reading.article.published.is_some_and(|published| (published - day).get_days() > DAYS)
    }

    /// Whether a day lies so far ahead that what has happened on it did so a year before.
    fn is_far_ahead(&self, day: Date) -> bool {
        const DAYS: i32 = 7;
        self.reading.article.published.is_some_and(|published| (day - published).get_days() > DAYS)
    }

    /// "He |was arrested| on 5 August": whether what stands before a day tells of the past, and of nothing that was planned.
    fn has_happened(&self, tokens: &Range<usize>) -> bool {
        const REACH: usize = 8;
        let sentence = &self.reading.sentences[self.reading.sentence_of(tokens.start)];
        let Some(words) = language(sentence.language).map(|l| &l.dates).filter(|words| !words.planned.is_empty()) else { return false };
        let is_one = |list: &[String], t: usize| list.iter().any(|word| word == self.reading.folded(t));
        let leads = |t: usize| is_one(&words.deadline, t) || is_one(&words.future, t) || is_one(&words.planned, t);
        // "agreed |to| meet on 5 August", "a fair |for| 5 August".
        let is_border = |t: usize| self.reading.tokens[t].kind == Kind::Mark || matches!(self.reading.folded(t), "to" | "for" | "from");
        let first = tokens.start.saturating_sub(REACH).max(sentence.tokens.start);
        if (tokens.start..tokens.end).any(|t| leads(t) || is_border(t)) {
            return false;
        }
        let before = (first..tokens.start).rev().take_while(|&t| !is_border(t));
        let mut told = false;
        for t in before {
            if leads(t) {
                return false;
            }
            let last = if t > first { self.reading.folded(t - 1) } else { "" };
            told |= words.time_of(self.reading.folded(t), last) == Some(Toward::Past);
        }
        told
    }

    /// Whether one of some words stands just before a date, or begins it.
    fn leads(&self, tokens: &Range<usize>, list: impl Fn(&Words) -> &[String]) -> bool {
        const LEAD: usize = 3;
        let sentence = &self.reading.sentences[self.reading.sentence_of(tokens.start)];
        let Some(language) = crate::lang::language(sentence.language) else { return false };
        let first = tokens.start.saturating_sub(LEAD - 1).max(sentence.tokens.start);
        (first..tokens.end.min(tokens.start + LEAD)).any(|t| list(&language.dates).iter().any(|word| word == self.reading.folded(t)))
    }

    /// Whether a weekday or month without a year lies behind or ahead: "since January", "until Thursday", "ends on Saturday".
    fn toward(&self, tokens: &Range<usize>, rule: &Rule, found: &Found<u16>) -> Option<Toward> {
        let is_weekday = matches!(rule.means, Means::Weekday | Means::Weekend);
        if !is_weekday && !matches!(found.filled[..], [(Slot::Month, _)]) {
            return None;
        }
        let sentence = &self.reading.sentences[self.reading.sentence_of(tokens.start)];
        let language = crate::lang::language(sentence.language)?;
        if self.leads(tokens, |words| &words.past_before) {
            return Some(Toward::Past);
        }
        if is_weekday && self.leads(tokens, |words| &words.last_before) {
            return None;
        }
        let told = self.time(tokens, &sentence.tokens, language);
        let time = told.map(|(_, time)| time);
        // "بلغنا |حتى نهاية أغسطس| 126 سفينة", told in September: a month that has just ended is no deadline, unless a verb tells so.
        let is_past_month = |month: i8, day: Date| (1..=2).contains(&(day.month() - month).rem_euclid(12));
        let has_ended = matches!((&found.filled[..], self.reading.article.published), ([(Slot::Month, month)], Some(day)) if is_past_month(*month as i8, day));
        let is_open = is_weekday || time != Some(Toward::Past) && !(has_ended && time.is_none());
        let is_due = self.leads(tokens, |words| &words.future_before) && is_open;
        // In March, "in March" is this month.
        let is_now = matches!((&found.filled[..], self.reading.article.published), ([(Slot::Month, month)], Some(day)) if *month as i8 == day.month());
        // "a annoncé l'ouverture du pont en novembre": what was announced may be to come.
        let announces = |t: usize| language.dates.announced.iter().any(|word| word == self.reading.folded(t));
        let is_told = !language.dates.announced.is_empty() && !self.leads(tokens, |words| &words.deadline);
        let is_over = || is_told && told.is_some_and(|(verb, time)| time == Toward::Past && !(verb..verb + 3).any(announces));
        let has_been = || is_over() || time == Some(Toward::Past) && self.has_been(tokens, &sentence.tokens, language);
        match () {
            () if is_now => None,
            () if is_due || time == Some(Toward::Future) => Some(Toward::Future),
            () => (!is_weekday && has_been()).then_some(Toward::Past),
        }
    }

    /// "This committee |was| given the same answer in January": whether an auxiliary of the past stands not far before a date.
    fn has_been(&self, tokens: &Range<usize>, sentence: &Range<usize>, language: &crate::lang::Language) -> bool {
        const REACH: usize = 9;
        let is_mark = |t: &usize| self.reading.tokens[*t].kind == Kind::Mark;
        let mut before = (sentence.start..tokens.start).rev().take(REACH).take_while(|t| !is_mark(t));
        // "was |to| open in January", "was |due| in January".
        let is_ahead = |t: usize| matches!(self.reading.folded(t + 1), "to" | "due" | "set" | "about" | "supposed");
        let is_past = |t: usize| language.dates.past_auxiliaries.iter().any(|word| word == self.reading.folded(t));
        before.any(|t| is_past(t) && !is_ahead(t))
    }

    /// Whether the clause of a date tells of what is to come or has been: "se tiendra jeudi". The nearest word that tells decides, so that
    /// what was agreed on Wednesday "to be set up" was agreed in the past.
    fn time(&self, tokens: &Range<usize>, sentence: &Range<usize>, language: &crate::lang::Language) -> Option<(usize, Toward)> {
        const REACH: usize = 12;
        let is_mark = |t: usize| matches!(self.reading.folded(t), "," | ";" | ":" | "«" | "»" | "“" | "”" | "\"" | "(" | ")");
        // What somebody said on Thursday may be to come.
        // "a exhorté les élus |à geler| les licences jusqu'en mai": what somebody is to do.
        let is_infinitive = |t: usize| {
            let words = &language.statements;
            let ends = || words.infinitive_endings.iter().any(|ending| self.reading.folded(t).ends_with(ending.as_str()));
            let clitic = t > sentence.start && matches!(self.reading.folded(t - 1), "se" | "s'" | "y" | "en" | "le" | "la" | "les" | "l'");
            let before = t.checked_sub(1 + usize::from(clitic)).filter(|b| *b >= sentence.start).map_or("", |b| self.reading.folded(b));
            let leads = || matches!(before, "à" | "de" | "d'" | "pour");
            !words.infinitive_endings.is_empty() && leads() && ends()
        };
        let is_border = |t: &usize| is_mark(*t) || is_infinitive(*t) || language.statements.that.at(self.reading, *t).is_some();
        let before_it = |t: usize| if t > sentence.start { self.reading.folded(t - 1) } else { "" };
        // "by 68 |votes| to 55": a noun that is a verb elsewhere.
        let is_counted = |t: usize| t > sentence.start && self.reading.tokens[t - 1].kind == Kind::Number;
        let time_of = |t: usize| language.dates.time_of(self.reading.folded(t), before_it(t)).filter(|_| !is_counted(t));
        let before = (sentence.start..tokens.start).rev().take(REACH).take_while(|t| !is_border(t));
        // "was adopted on Tuesday |and| goes to the council".
        let is_and = |t: &usize| language.statements.and.at(self.reading, *t).is_some();
        let after = (tokens.end..sentence.end).take(REACH).take_while(|t| !is_border(t) && !is_and(t));
        let nearest = |(n, t): (usize, usize)| Some((n, (t, time_of(t)?)));
        let (before, after) = (before.enumerate().find_map(nearest), after.enumerate().find_map(nearest));
        before.into_iter().chain(after).min_by_key(|(distance, _)| *distance).map(|(_, told)| told)
    }

    /// Whether a weekday that begins a paragraph is a mistranslated "fourthly": vi "Thứ tư" is fourth and Wednesday.
    fn counts_paragraphs(&mut self, view: &View, dates: &Dates, token: usize, found: &Found<u16>) -> bool {
        let only_weekday = matches!(found.filled[..], [(Slot::Weekday, _)]);
        let comma_follows = matches!(view.folded(found.end), "," | ":" | "");
        only_weekday && self.begins_block(token) && comma_follows && *self.enumerates.get_or_insert_with(|| enumerates(view.reading, dates))
    }

    fn begins_block(&self, token: usize) -> bool {
        let start = self.reading.tokens[token].span.start;
        self.reading.article.blocks.binary_search_by_key(&start, |block| block.span.start).is_ok()
    }
}

/// How many days, weeks, months or years ago.
fn ago(found: &Found<u16>) -> i16 {
    found.filled.iter().find(|(slot, _)| *slot == Slot::Number).map_or(0, |(_, n)| *n as i16)
}

/// Whether four digits alone are a count and no year: "2000 hectares", "plus de 2000".
fn counts(view: &View, quantities: &Quantities, token: usize, found: &Found<u16>) -> bool {
    let [(Slot::Year, year)] = found.filled[..] else { return false };
    if found.end > token + 1 {
        return false;
    }
    let figures = &quantities.figures;
    let noun_follows = figures.is_noun(view, found.end) && !view.capital(found.end);
    let marked = quantities.dates.lead.contains(&view.word(token.wrapping_sub(1)));
    let far = !(1900.0..2100.0).contains(&year);
    let round = year % 100.0 == 0.0 && noun_follows && !marked;
    figures.counts(view, token, found.end) || round || far && !marked
}

/// Whether a paragraph of the article begins with an enumerator.
fn enumerates(reading: &Reading, dates: &Dates) -> bool {
    reading.sentences.iter().any(|sentence| {
        let end = sentence.tokens.end.min(sentence.tokens.start + 3);
        let view = View::of(reading, sentence.tokens.start..end);
        dates.enumerators.at(&view, sentence.tokens.start).is_some()
    })
}

impl Dates {
    fn may_begin(&self, word: WordId) -> bool {
        self.patterns.begins_with(word) || self.months.begins_with(word) || self.weekdays.begins_with(word)
    }

    fn at(&self, view: &View, numerals: &Numerals, token: usize) -> Option<Found<u16>> {
        let inside_number = view.kind(token) == Kind::Number && !stands_free(view, token);
        if inside_number {
            return None;
        }
        let found = self.patterns.find(view, token, &|slot, at| self.fill(view, numerals, slot, at))?;
        let after = &self.after[usize::from(found.value)];
        let stands_right = after.is_empty() || token > 0 && after.contains(&view.word(token - 1));
        (stands_right && (view.kind(found.end - 1) != Kind::Number || ends_free(view, found.end))).then_some(found)
    }

    fn fill(&self, view: &View, numerals: &Numerals, slot: Slot, token: usize) -> Option<(usize, f64)> {
        let digits = (view.kind(token) == Kind::Number).then(|| view.folded(token));
        let number = |least: u32, most: u32, len: Range<usize>| {
            let text = digits.filter(|text| len.contains(&text.len()))?;
            let value: u32 = text.parse().ok()?;
            (least..=most).contains(&value).then_some((token + 1, f64::from(value)))
        };
        match slot {
            Slot::Day => {
                let (end, day) = number(1, 31, 1..3)?;
                Some((numerals.after_ending(view, end), day))
            }
            Slot::MonthNumber => number(1, 12, 1..3),
            Slot::Year => number(1000, 2199, 4..5),
            Slot::ShortYear => number(0, 99, 2..3),
            Slot::Month if self.month_capital && !view.capital(token) => None,
            Slot::Month => self.months.at(view, token).map(|(end, month)| (end, f64::from(month))),
            Slot::Weekday => {
                let (end, day) = self.weekdays.at(view, token)?;
                (!self.weekday_capital || view.capital(end - 1)).then_some((end, f64::from(day)))
            }
            Slot::Dotted => dotted(digits?).map(|packed| (token + 1, packed)),
            Slot::DottedDay => pair(digits?, 1..=31, 1..=12).map(|packed| (token + 1, packed)),
            Slot::DottedMonth => pair(digits?, 1..=12, 1900..=2199).map(|packed| (token + 1, packed)),
            Slot::Dash => matches!(view.folded(token), "-" | "–" | "—" | "−").then_some((token + 1, 0.0)),
            Slot::Open => (view.folded(token) == "(").then_some((token + 1, 0.0)),
            Slot::Number | Slot::Ordinal => numerals.fill(slot, view, token),
        }
    }

    /// Words before a date that belong to it.
    fn with_lead(&self, view: &View, token: usize, free_from: usize) -> usize {
        let mut start = token;
        while start > free_from && token - start < 3 && self.lead.contains(&view.word(start - 1)) {
            start -= 1;
        }
        start
    }
}

/// Whether digits are not part of a longer thing: a code, a model, an address, a decision's number.
fn stands_free(view: &View, token: usize) -> bool {
    if !view.glued(token) {
        return true;
    }
    let before = token - 1;
    match view.kind(before) {
        Kind::Number => false,
        Kind::Word => numerals::is_particle(view.folded(before)),
        Kind::Mark => {
            let mark = view.folded(before);
            let opens = matches!(mark, "(" | "[" | "«" | "“" | "\"" | "'" | ":" | ";" | "," | "-" | "–" | "—" | "/");
            opens && !(matches!(mark, "-" | "–" | "/") && view.glued(before) && view.kind(before - 1) != Kind::Mark)
        }
    }
}

/// Whether nothing is written onto the digits that end a date: "12/2024/NĐ-CP" and "2000 %" are none.
fn ends_free(view: &View, token: usize) -> bool {
    match view.folded(token) {
        "%" | "°" | "€" | "$" => false,
        "/" | "-" | "–" | "_" | "=" | "@" => !(view.glued(token) && view.glued(token + 1) && view.kind(token + 1) != Kind::Mark),
        _ => !(view.glued(token) && view.kind(token) != Kind::Mark),
    }
}

/// "5.3" or "10.2023" in one number.
fn pair(text: &str, first: RangeInclusive<u16>, second: RangeInclusive<u16>) -> Option<f64> {
    let (a, b) = text.split_once('.')?;
    let (a, b) = (a.parse().ok().filter(|a| first.contains(a))?, b.parse().ok().filter(|b| second.contains(b))?);
    Some(f64::from(a) * PAIR + f64::from(b))
}

/// What the first of two numbers in one is multiplied by.
const PAIR: f64 = 10_000.0;

/// A day or month with what a point joins to it, as slots of their own.
fn parted((slot, value): (Slot, f64)) -> Vec<(Slot, f64)> {
    let (first, second) = ((value / PAIR).floor(), value % PAIR);
    match slot {
        Slot::DottedDay => vec![(Slot::Day, first), (Slot::MonthNumber, second)],
        Slot::DottedMonth => vec![(Slot::MonthNumber, first), (Slot::Year, second)],
        _ => vec![(slot, value)],
    }
}

/// "12.04.2025" as year, month and day in one number.
fn dotted(text: &str) -> Option<f64> {
    let parts: Vec<&str> = text.split('.').collect();
    let [day, month, year] = parts[..] else { return None };
    let fits = day.len() <= 2 && month.len() <= 2 && year.len() == 4;
    let (day, month, year): (i32, i32, i32) = (day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
    (fits && (1..=31).contains(&day) && (1..=12).contains(&month)).then(|| f64::from((year * 100 + month) * 100 + day))
}
