//! Reading outwards from a number: its unit or noun, its modifier, its range.

use super::grammar::{Grammar, Unit};
use super::may_be_roman;
use crate::extract::Kind;
use crate::extract::numerals::{self, Numeral, Numerals};
use crate::extract::phrases::View;
use crate::figure::{Figure, FigureKind, FigureRole, Modifier};
use std::ops::Range;

/// A sentence and the words of its language.
pub(super) struct Scan<'s, 'r, 'a> {
    pub(super) view: &'s View<'r, 'a>,
    pub(super) grammar: &'s Grammar,
    pub(super) numerals: &'s Numerals,
}

/// How two numbers stand together.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Pairing {
    Range,
    Change,
    /// "2-1", "3 à 0": neither is a figure.
    Score,
}

/// A number with its unit or noun.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub(super) numeral: Numeral,
    pub(super) value: f64,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) unit: Option<Unit>,
    pub(super) noun: Option<Range<usize>>,
}

impl Scan<'_, '_, '_> {
    /// Whether a number, or what looks like one and is none, may begin at a token.
    pub(super) fn may_begin(&self, token: usize) -> bool {
        let view = self.view;
        let is_dual = self.grammar.dual.begins_with(view.word(token));
        is_dual
            || view.folded(token) == "half"
            || self.numerals.may_begin(view, token)
            || self.grammar.not_figure.begins_with(view.word(token))
            || may_be_roman(view, token)
    }

    /// Adds the figures that begin at a token; the token to go on with. Nothing is read from `limit` on.
    pub(super) fn at(&self, token: usize, limit: usize, found: &mut Vec<Figure>) -> usize {
        if let Some(skip) = self.grammar.not_figure.find(self.view, token, &|slot, at| self.numerals.fill(slot, self.view, at)) {
            // "jusqu'à |36 heures|" is no time of the day.
            const HOURS: f64 = 24.0;
            let number = (token..skip.end).find_map(|t| self.numerals.at(self.view, t));
            let is_long = number.is_some_and(|n| n.value > HOURS && self.grammar.units.at(self.view, n.end).is_some());
            if !is_long {
                return skip.end.max(token + 1);
            }
        }
        if may_be_roman(self.view, token) {
            return self.roman(token, found).unwrap_or(token + 1);
        }
        if let Some(amount) = self.dual(token).or_else(|| self.half(token)) {
            return self.amounts(amount, limit, found);
        }
        let Some(numeral) = self.numerals.at(self.view, token).filter(|n| n.end <= limit) else { return self.after_non_number(token) };
        if !self.stands_free(&numeral) {
            return numeral.end.max(self.end_of_chunk(numeral.end));
        }
        if let Some(end) = self.named(&numeral, limit, found) {
            return end;
        }
        if numeral.rank {
            return self.ordinal(numeral.start..numeral.end, numeral.value, found);
        }
        let Some(first) = self.amount(numeral, limit) else { return numeral.end };
        self.amounts(first, limit, found)
    }

    /// "يومين": two of a unit in one word.
    fn dual(&self, token: usize) -> Option<Amount> {
        let (end, unit) = self.grammar.dual.at(self.view, token).filter(|_| !self.view.attached(token).ends_with("ال"))?;
        let numeral = Numeral { value: 2.0, start: token, end, digits: false, scale: 1.0, about: false, rank: false };
        Some(Amount { numeral, value: 2.0, start: token, end, unit: Some(unit), noun: None })
    }

    /// A token that begins no number: digits that are none are skipped with all that is written onto them.
    fn after_non_number(&self, token: usize) -> usize {
        let mut end = token + 1;
        while self.view.kind(token) == Kind::Number
            && (self.view.glued(end) || self.view.kind(end) == Kind::Number)
            && end < self.view.tokens.end
        {
            end = self.end_of_chunk(end + 1);
        }
        end
    }

    /// The end of what is written without a space.
    fn end_of_chunk(&self, token: usize) -> usize {
        let mut end = token;
        while end < self.view.tokens.end
            && self.view.glued(end)
            && !matches!(self.view.folded(end), "," | ";" | ")" | "." | "»" | "\"" | "”")
        {
            end += 1;
        }
        end
    }

    /// Whether a number is not part of a name, a code, a score, an address.
    fn stands_free(&self, numeral: &Numeral) -> bool {
        let view = self.view;
        let (start, end) = (numeral.start, numeral.end);
        if !numeral.digits {
            return !(view.capital(start)
                && start > view.tokens.start
                && view.capital(end)
                && view.kind(end) == Kind::Word
                && view.reading.tokens[start].caps);
        }
        let begins_line = start == view.tokens.start;
        let is_marker = begins_line && matches!(view.folded(end), "." | ")") && !view.glued(end + 1);
        let is_marker = is_marker || numeral.scale == 1.0 && self.is_bracketed(start, end);
        !is_marker && self.free_before(start) && self.free_after(end)
    }

    fn is_bracketed(&self, start: usize, end: usize) -> bool {
        matches!(self.view.folded(start.wrapping_sub(1)), "(" | "[") && matches!(self.view.folded(end), ")" | "]")
    }

    fn free_before(&self, start: usize) -> bool {
        let view = self.view;
        if !view.glued(start) {
            return true;
        }
        let before = start - 1;
        if self.money_before(start).is_some() || self.grammar.naming.before(view, start).is_some() {
            return true;
        }
        match view.kind(before) {
            Kind::Number => false,
            // Arabic letters before digits are a missing space; Latin ones make a code: "G20".
            Kind::Word => {
                numerals::is_particle(view.folded(before)) || view.folded(before).ends_with(|c| ('\u{621}'..='\u{64a}').contains(&c))
            }
            Kind::Mark => match view.folded(before) {
                "/" if view.glued(before) && view.kind(before - 1) == Kind::Number => self.is_whole(start),
                "-" | "–" | "—" | "−" | "/" => !(view.glued(before) && view.kind(before - 1) != Kind::Mark),
                "." | "_" | "=" | "@" | "#" | "&" | "+" => view.folded(before) == "+" && !view.glued(before),
                ":" => !view.glued(before) || view.kind(before - 1) != Kind::Number,
                _ => true,
            },
        }
    }

    /// Whether the second number of "9/12 tỉnh" is a whole that something is a part of; "2/3" is a fraction.
    fn is_whole(&self, token: usize) -> bool {
        let view = self.view;
        let count = |at: usize| view.folded(at).parse::<u32>().unwrap_or(0);
        count(token) > 10 && count(token - 2) < count(token) && self.grammar.is_noun(view, token + 1) && !view.glued(token - 2)
    }

    fn free_after(&self, end: usize) -> bool {
        let view = self.view;
        if !view.glued(end) {
            return true;
        }
        match view.kind(end) {
            Kind::Number => false,
            Kind::Word => self.grammar.units.at(view, end).is_some() || self.numerals.after_ending(view, end) > end,
            Kind::Mark => match view.folded(end) {
                "/" if view.kind(end + 1) == Kind::Number && view.glued(end + 1) => self.is_whole(end + 1) || self.names_before(end),
                "-" | "–" | "/" if view.glued(end + 1) => {
                    let next = view.kind(end + 1);
                    next == Kind::Number || next == Kind::Word && !view.capital(end + 1) || self.names_before(end)
                }
                "_" | "@" | "=" => false,
                ":" => !view.glued(end + 1),
                _ => true,
            },
        }
    }

    fn names_before(&self, end: usize) -> bool {
        self.grammar.naming.before(self.view, end - 1).is_some()
    }

    /// The currency that stands before a number, and its first token. In "a $2 billion loan" the letter is no part of the sign.
    fn money_before(&self, number: usize) -> Option<(usize, Unit)> {
        let view = self.view;
        let (start, unit) = self.grammar.money_before.before(view, number)?;
        let sign = number - 1;
        let is_sign = start + 1 == sign && view.kind(sign) == Kind::Mark && view.kind(start) == Kind::Word;
        let is_article = is_sign && !view.glued(sign) && view.folded(start).len() == 1;
        if is_article {
            return self.grammar.money_before.before(&View::of(view.reading, sign..view.tokens.end), number);
        }
        let is_letter = start == sign && view.kind(sign) == Kind::Word && view.folded(sign).len() == 1;
        (!is_letter || self.is_sum(sign, number)).then_some((start, unit))
    }

    /// Whether a letter onto a number is the sign of a currency: "R250 million", "N4,500", but neither "plan R 250" nor "the R13 road".
    fn is_sum(&self, letter: usize, number: usize) -> bool {
        let is_large = |n: Numeral| n.scale > 1.0 || n.value.fract() != 0.0 || n.value >= 1000.0;
        self.view.capital(letter) && self.view.glued(number) && self.numerals.at(self.view, number).is_some_and(is_large)
    }

    /// A number with what it counts.
    pub(super) fn amount(&self, numeral: Numeral, limit: usize) -> Option<Amount> {
        let (unit, end) = self.unit(&numeral);
        let before = self.money_before(numeral.start);
        let amount = |unit, start, end, noun| Amount { numeral, value: numeral.value, start, end, unit, noun };
        if self.is_age(&numeral) && unit.is_none_or(|u| u.kind != FigureKind::Duration) {
            return Some(amount(self.grammar.year(), numeral.start, numeral.end, None));
        }
        if let Some((start, money)) = before {
            let end = if unit.is_some_and(|u| u.kind == FigureKind::Money) { end } else { numeral.end };
            return Some(amount(Some(money), start, end, None));
        }
        if unit.is_some() && end <= limit {
            return Some(amount(unit, numeral.start, end, None));
        }
        if let Some(definite) = self.definite(&numeral) {
            return Some(definite);
        }
        let noun = self.noun(numeral.end, limit);
        let end = noun.as_ref().map_or(numeral.end, |n| n.end);
        Some(amount(None, numeral.start, end, noun))
    }

    /// "Mary Adams, 32, said", "aged 14".
    fn is_age(&self, numeral: &Numeral) -> bool {
        let view = self.view;
        let (start, end) = (numeral.start, numeral.end);
        let between_commas = self.grammar.age_in_commas
            && numeral.digits
            && view.folded(start.wrapping_sub(1)) == ","
            && matches!(view.folded(end), "," | ".")
            && start >= 2
            && view.kind(start - 2) == Kind::Word;
        let is_human = (1.0..120.0).contains(&numeral.value) && numeral.value.fract() == 0.0;
        is_human && (between_commas || self.grammar.age.before(view, start).is_some())
    }

    /// An Arabic number with the article, which stands after what it counts: "المقاطعات الخمس", "الأشهر الستة".
    fn definite(&self, numeral: &Numeral) -> Option<Amount> {
        let view = self.view;
        let noun = numeral.start.checked_sub(1).filter(|at| view.kind(*at) == Kind::Word && view.tokens.contains(at))?;
        if numeral.digits || !view.attached(numeral.start).ends_with("ال") {
            return None;
        }
        let unit = self.grammar.units.at(view, noun).filter(|(end, _)| *end == numeral.start).map(|(_, unit)| unit);
        let counted = unit.is_none().then_some(noun..noun + 1);
        Some(Amount { numeral: *numeral, value: numeral.value, start: noun, end: numeral.end, unit, noun: counted })
    }

    /// The unit after a number, and where it ends.
    fn unit(&self, numeral: &Numeral) -> (Option<Unit>, usize) {
        let view = self.view;
        let mut at = numeral.end;
        let hyphen = view.folded(at) == "-" && view.glued(at) && view.glued(at + 1);
        let link = self.grammar.link.contains(&view.word(at)) && view.word(at) != 0;
        if hyphen || link {
            at += 1;
        }
        if let Some((end, unit)) = self.grammar.units.at(view, at) {
            return (Some(unit), end);
        }
        let adjective = self.grammar.adjective_between && self.grammar.is_noun(view, at) && at == numeral.end;
        match self.grammar.units.at(view, at + 1).filter(|(_, unit)| adjective && unit.kind == FigureKind::Duration) {
            Some((end, unit)) => (Some(unit), end),
            None => (None, numeral.end),
        }
    }

    /// The noun phrase that begins at a token.
    fn noun(&self, token: usize, limit: usize) -> Option<Range<usize>> {
        let view = self.view;
        let mut start = token;
        if view.folded(start) == "-" && view.glued(start) && view.glued(start + 1) {
            start += 1;
        }
        if self.grammar.link.contains(&view.word(start)) && view.word(start) != 0 {
            start += 1;
        }
        let mut end = start;
        let is_noun = |at: usize| view.kind(at) == Kind::Word && !self.grammar.stops(view.word(at));
        while end < limit && end - start < 6 {
            let joins = end > start && self.grammar.joint.contains(&view.word(end)) && view.word(end) != 0 && is_noun(end + 1);
            let after_joint = end > start && self.grammar.joint.contains(&view.word(end - 1));
            // "aux deux pays |de conclure|".
            let is_infinitive = |at: usize| {
                let word = view.folded(at);
                let ends = self.grammar.infinitive_endings.iter().any(|ending| word.ends_with(ending.as_str()));
                ends && word.chars().count() > 5 && !word.ends_with("ier")
            };
            let joins = joins && !is_infinitive(end + 1);
            let is_verb =
                end > start && !after_joint && self.grammar.verb_endings.iter().any(|ending| view.folded(end).ends_with(ending.as_str()));
            if is_verb
                || end > start && self.follows_plural(end, limit)
                || !is_noun(end) && !joins
                || self.numerals.may_begin(view, end)
                || end > start && !joins && end - start >= 4
            {
                break;
            }
            end += 1;
        }
        // "1 140 branchements démantelés |à|": a preposition closes no noun.
        let is_joint = end > start + 1 && self.grammar.joint.contains(&view.word(end - 1)) && view.word(end - 1) != 0;
        let end = if is_joint { end - 1 } else { end };
        (end > start).then_some(start..end)
    }

    /// "two economies |complement| each other": a word behind a plural that has none of its own is a verb.
    fn follows_plural(&self, at: usize, limit: usize) -> bool {
        let view = self.view;
        let is_plural = |t: usize| {
            let word = view.folded(t);
            let ends = word.ends_with('s') && !["ss", "us", "is", "'s"].iter().any(|ending| word.ends_with(ending)) && word.len() > 3;
            (ends || self.grammar.plurals.iter().any(|plural| plural == word)) && !view.capital(t)
        };
        let is_word = |t: usize| t < limit && view.kind(t) == Kind::Word && !self.grammar.stops(view.word(t));
        let goes_on = (at..at + 2).take_while(|&t| is_word(t)).any(|t| is_plural(t) || view.capital(t));
        !self.grammar.plurals.is_empty() && is_plural(at - 1) && is_word(at) && !goes_on
    }

    /// Adds an amount, or the two of a range or change; the token to go on with.
    fn amounts(&self, first: Amount, limit: usize, found: &mut Vec<Figure>) -> usize {
        match self.second(&first, limit) {
            Some((second, Pairing::Score)) => return second.numeral.end,
            Some((second, pairing)) => return self.pair(first, second, pairing, found),
            None => {}
        }
        if !self.counts(&first) {
            return first.numeral.end;
        }
        let end = first.end;
        let role = self.role(&first);
        let mut figure = self.figure(first.clone(), role);
        self.take_unit(&first, &mut figure, found);
        found.push(figure);
        end
    }

    /// "3 milliards d'euros, dont 900 millions": an amount without a unit is of the money told before.
    fn take_unit(&self, amount: &Amount, figure: &mut Figure, found: &[Figure]) {
        let sentence = self.view.reading.tokens[self.view.tokens.start].span.start;
        let told = found.last().filter(|f| f.span.start >= sentence && f.kind == FigureKind::Money);
        if let Some(money) = told
            && amount.numeral.scale >= 1e6
            && amount.unit.is_none()
            && amount.noun.is_none()
        {
            (figure.kind, figure.unit) = (FigureKind::Money, money.unit.clone());
        }
    }

    /// Whether a plain amount is a figure: digits with a unit or noun, or a word that counts something.
    fn counts(&self, amount: &Amount) -> bool {
        let view = self.view;
        let numeral = &amount.numeral;
        if amount.unit.is_some() || self.modifier_before(amount.start).is_some() {
            return true;
        }
        if numeral.digits {
            let looks_like_year = numeral.scale == 1.0 && (1900.0..2100.0).contains(&amount.value) && view.folded(numeral.start).len() == 4;
            let names = |at: usize| view.capital(at) && at > view.tokens.start;
            let before = numeral.start.wrapping_sub(1);
            let in_name = view.folded(numeral.start).len() == 1 && names(before) && names(before.wrapping_sub(1));
            let is_plain = numeral.scale == 1.0 && amount.value.fract() == 0.0;
            let follows_name = in_name || is_plain && names(before) && amount.noun.as_ref().is_none_or(|n| view.capital(n.start));
            return !(follows_name || looks_like_year && amount.value % 100.0 != 0.0);
        }
        amount.noun.is_some() || numeral.scale > 1.0 || self.is_of_year(amount) || self.grammar.partitive.at(view, numeral.end).is_some()
    }

    /// "compared with |six| in 2019": a number in words that counts what another year had.
    fn is_of_year(&self, amount: &Amount) -> bool {
        let (view, end) = (self.view, amount.numeral.end);
        let text = view.folded(end + 1);
        let is_year = view.kind(end + 1) == Kind::Number && text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
        amount.value > 1.0 && view.folded(end) == "in" && is_year
    }

    /// "|half an acre|", "|half a million| people": half of a unit or of a number.
    fn half(&self, token: usize) -> Option<Amount> {
        let view = self.view;
        let is_half = view.folded(token) == "half" && matches!(view.folded(token + 1), "a" | "an") && view.tokens.contains(&(token + 2));
        is_half.then_some(())?;
        let numeral = |end, value| Numeral { value, start: token, end, digits: false, scale: 1.0, about: false, rank: false };
        if let Some(whole) = self.numerals.at(view, token + 1).filter(|n| n.value > 1.0 && !n.rank) {
            let noun = self.noun(whole.end, view.tokens.end);
            let end = noun.as_ref().map_or(whole.end, |n| n.end);
            let value = whole.value / 2.0;
            return Some(Amount { numeral: numeral(whole.end, value), value, start: token, end, unit: None, noun });
        }
        let (end, unit) = self.grammar.units.at(view, token + 2).filter(|(_, unit)| unit.kind == FigureKind::Measure)?;
        Some(Amount { numeral: numeral(end, 0.5), value: 0.5, start: token, end, unit: Some(unit), noun: None })
    }

    /// The second number of a range, a change or a score.
    fn second(&self, first: &Amount, limit: usize) -> Option<(Amount, Pairing)> {
        let view = self.view;
        let opener = self.opener(first.start);
        let mut after_unit = if first.unit.is_some() { first.end } else { first.numeral.end };
        // "18- to 29-year-olds"
        if view.folded(after_unit) == "-" && view.glued(after_unit) && !view.glued(after_unit + 1) {
            after_unit += 1;
        }
        let number = |at: usize| {
            let mut at = at;
            while self.grammar.between.contains(&view.word(at)) && view.word(at) != 0 {
                at += 1;
            }
            let at = (at..at + 3).find(|t| {
                let currency_between = self.money_before(*t).is_some_and(|(start, _)| start <= at);
                // "between K45,000 and |K|120,000": a letter that is a thousand elsewhere.
                self.numerals.at(view, *t).is_some() && (*t == at || currency_between)
            })?;
            let numeral = self.numerals.at(view, at).filter(|n| n.end <= limit && !n.rank)?;
            self.amount(numeral, limit)
        };
        if let Some((at, ())) = self.grammar.change_to.at(view, after_unit) {
            return Some((number(at)?, Pairing::Change));
        }
        for (wanted, close) in &self.grammar.closes {
            // "بين خمسة |وسبعة| دولارات".
            let has_and = view.attached(after_unit).starts_with('و') && close.begins_with(self.grammar.and_particle);
            let joined = (has_and && opener.is_some()).then_some((after_unit, ()));
            let Some((at, ())) = close.at(view, after_unit).or(joined) else { continue };
            if wanted.is_some() && *wanted != opener.map(|o| o.1) {
                continue;
            }
            let Some(second) = number(at) else { continue };
            let differ = |a: Unit, b: Unit| a.kind != b.kind;
            if first.unit.zip(second.unit).is_some_and(|(a, b)| differ(a, b)) {
                return None;
            }
            let is_dash = view.kind(after_unit) == Kind::Mark;
            let rises = second.value > first.value || second.numeral.scale > first.numeral.scale;
            // "fell by between 20 |and| 25 per cent" is a range.
            let is_and = joined.is_some() || matches!(view.folded(after_unit), "and" | "et" | "و");
            let changes = !is_and && self.follows_change(first.start) && !is_dash && wanted.is_none_or(|w| Some(w) == opener.map(|o| o.1));
            let bare = first.unit.is_none() && second.unit.is_none() && first.numeral.digits && second.numeral.digits;
            let is_score = bare && (!rises || is_dash && second.noun.is_none());
            return match (changes && wanted.is_some(), is_score, rises) {
                (true, ..) => Some((second, Pairing::Change)),
                (_, true, _) => Some((second, Pairing::Score)),
                (_, _, true) => Some((second, Pairing::Range)),
                _ => None,
            };
        }
        None
    }

    /// What opens a range before an amount: its first token and which.
    fn opener(&self, start: usize) -> Option<(usize, u16)> {
        let start = self.modifier_before(start).map_or(start, |m| m.0);
        let start = self.skip_between(start);
        self.grammar.open.before(self.view, start)
    }

    /// Whether a word of change stands not far before.
    fn follows_change(&self, start: usize) -> bool {
        let from = start.saturating_sub(14).max(self.view.tokens.start);
        (from..start).any(|at| self.view.word(at) != 0 && self.grammar.change.contains(&self.view.word(at)))
    }

    /// Adds a range as one figure or a change as two.
    fn pair(&self, mut first: Amount, second: Amount, pairing: Pairing, found: &mut Vec<Figure>) -> usize {
        let end = second.end;
        if first.unit.is_none() {
            first.unit = second.unit;
            first.noun = second.noun.clone();
        }
        let scale_is_shared = first.numeral.scale == 1.0 && second.numeral.scale > 1.0 && first.value < 1000.0;
        if scale_is_shared {
            first.value *= second.numeral.scale;
        }
        if pairing == Pairing::Change {
            found.push(self.figure(first, FigureRole::From));
            found.push(self.figure(second, FigureRole::To));
            return end;
        }
        let start = self.opener(first.start).map_or(first.start, |o| o.0);
        let max = second.value;
        let whole = Amount { start, end, noun: second.noun.or(first.noun), unit: first.unit.or(second.unit), ..first };
        let mut figure = self.figure(whole, FigureRole::Level);
        (figure.value, figure.value_max, figure.modifier) = (first.value, Some(max), Modifier::Range);
        found.push(figure);
        end
    }

    fn role(&self, amount: &Amount) -> FigureRole {
        let view = self.view;
        let start = self.modifier_before(amount.start).map_or(amount.start, |m| m.0);
        if amount.unit.is_some_and(|u| u.kind == FigureKind::Count) {
            return FigureRole::Multiple;
        }
        let is_share = self.grammar.share.at(view, amount.numeral.end).is_some_and(|(at, ())| self.numerals.may_begin(view, at));
        if is_share && !self.is_of_year(amount) {
            return FigureRole::Share;
        }
        if self.grammar.delta.before(view, self.skip_between(start)).is_some() { FigureRole::Delta } else { FigureRole::Level }
    }

    fn skip_between(&self, start: usize) -> usize {
        let mut at = start;
        while at > self.view.tokens.start
            && at + 2 > start
            && self.view.word(at - 1) != 0
            && self.grammar.between.contains(&self.view.word(at - 1))
        {
            at -= 1;
        }
        at
    }

    /// The modifier before an amount, and its first token.
    pub(super) fn modifier_before(&self, start: usize) -> Option<(usize, Modifier)> {
        let skipped = self.skip_between(start);
        let before = self.grammar.before.before(self.view, start).or_else(|| self.grammar.before.before(self.view, skipped));
        // "|لا تتعدى كلفته| ثلاثة ملايين" begins before "تتعدى كلفته".
        let with_subject = self.modifier_before_subject(start);
        with_subject.filter(|(at, _)| before.is_none_or(|(other, _)| *at < other)).or(before)
    }

    /// "|لا تتعدى كلفة المشروع| مليونين", "|لا تزيد الحصة على| 6": a verb of measure with what it measures behind it.
    fn modifier_before_subject(&self, start: usize) -> Option<(usize, Modifier)> {
        const LONGEST: usize = 3;
        let view = self.view;
        let last = start.checked_sub(1).filter(|t| *t > view.tokens.start)?;
        let (table, end) = match view.folded(last) {
            "علي" | "عن" => (&self.grammar.before_subject_on, last),
            _ => (&self.grammar.before_subject, start),
        };
        // "فاقت المعدل |بنسبة| 30 بالمئة": what something is by, or in, is no subject.
        let is_beside = |word: &str| word.starts_with(['ب', 'ل']) || matches!(word, "الي" | "من" | "في" | "علي" | "عن" | "مع");
        let is_word = |t: usize| view.kind(t) == Kind::Word && !self.numerals.may_begin(view, t);
        let is_subject = |t: usize| t > view.tokens.start && is_word(t) && !is_beside(view.folded(t));
        let starts = (1..=LONGEST).filter_map(|n| end.checked_sub(n)).take_while(|&t| is_subject(t));
        starts.into_iter().find_map(|t| table.before(view, t))
    }

    /// The modifier after an amount, and its end.
    fn modifier_after(&self, amount: &Amount) -> Option<(usize, Modifier)> {
        let noun_ends = amount.noun.as_ref().map_or(amount.end..amount.end, |n| n.start..n.end);
        let ends = std::iter::once(amount.numeral.end).chain(noun_ends.start..=noun_ends.end);
        // "عشر سنوات |مقبلة| على الأقل": an adjective behind the unit.
        let is_described = amount.unit.is_some() && self.grammar.rank_follows && self.view.kind(amount.end) == Kind::Word;
        let ends = ends.chain(is_described.then_some(amount.end + 1));
        ends.filter(|at| *at >= amount.numeral.end).find_map(|at| self.grammar.after.at(self.view, at))
    }

    /// The figure of an amount: its modifiers are read, its span is cut.
    fn figure(&self, amount: Amount, role: FigureRole) -> Figure {
        let view = self.view;
        let (mut start, mut end) = (amount.start, amount.end);
        let mut modifier = if amount.numeral.about { Modifier::About } else { Modifier::Exact };
        let mut noun = amount.noun.clone();
        let lasts = amount.unit.is_some_and(|u| u.kind == FigureKind::Duration);
        let during = |at: usize| lasts && self.grammar.during.contains(&view.word(at));
        if let Some((at, found)) = self.modifier_before(start).filter(|(at, _)| !during(*at)) {
            // "tăng lên tới 500": the value that is reached.
            start = if found == Modifier::Exact { start } else { at };
            modifier = found;
        } else if let Some((at, found)) = self.modifier_after(&amount) {
            noun = noun.map(|n| n.start..n.end.min(at)).filter(|n| !n.is_empty());
            (end, modifier) = (end.max(at), found);
        }
        let kind = amount.unit.map_or(FigureKind::Count, |u| u.kind);
        let span = view.reading.span(&(start..end));
        Figure {
            span,
            surface: view.reading.article.slice(span).to_owned(),
            value: amount.value,
            value_max: None,
            modifier,
            kind,
            unit: amount.unit.and_then(|u| self.grammar.name(u)),
            counted: noun.filter(|n| n.end <= view.tokens.end).map(|n| view.reading.text(&n).to_owned()),
            role,
        }
    }
}
