//! Numbers that name or rank: "n° 2", "autoroute 8", "Directive 15", "12-CT/TW", "32e Conférence", "Groupe d'émulation II".

use super::grammar::Naming;
use super::scan::Scan;
use crate::extract::Kind;
use crate::extract::numerals::{self, Numeral};
use crate::figure::{Figure, FigureKind, FigureRole, Modifier};
use std::ops::Range;

impl Scan<'_, '_, '_> {
    /// Adds the designator, document or rank that ends with this number; where it ends.
    pub(super) fn named(&self, numeral: &Numeral, limit: usize, found: &mut Vec<Figure>) -> Option<usize> {
        let view = self.view;
        let code = if numeral.digits { self.code(numeral.end) } else { None };
        let end = code.unwrap_or(numeral.end);
        let (start, naming) = match self.grammar.naming.before(view, numeral.start) {
            Some((start, naming)) => (start, naming),
            None => self.naming_head(numeral.start).filter(|_| numeral.digits && self.counts_nothing(numeral.end, limit))?,
        };
        let (start, kind) = match naming {
            Naming::Sign if code.is_some() => (start, FigureKind::Document),
            Naming::Sign => match self.document_before(start) {
                Some(_) => (start, FigureKind::Document),
                None => (start, FigureKind::Designator),
            },
            Naming::Document if numeral.digits => (start, FigureKind::Document),
            Naming::Named if numeral.digits && self.counts_nothing(numeral.end, limit) => (start, FigureKind::Designator),
            Naming::Rank => (start, FigureKind::Ordinal),
            Naming::Ranked if numeral.digits && self.counts_nothing(numeral.end, limit) => (start, FigureKind::Ordinal),
            _ => return None,
        };
        found.push(self.plain(start..end, numeral.value, kind, None));
        Some(end)
    }

    /// Adds what a Roman numeral names or ranks; where it ends.
    pub(super) fn roman(&self, token: usize, found: &mut Vec<Figure>) -> Option<usize> {
        let view = self.view;
        let value = numerals::roman(view, token)?;
        // "|Xe| buýt" is a vehicle in a language that writes no endings onto numerals.
        let is_rank = view.reading.surface(token).ends_with(|c: char| c.is_lowercase());
        if is_rank && !self.numerals.has_endings() {
            return None;
        }
        if is_rank {
            return Some(self.ordinal(token..token + 1, value, found));
        }
        if let Some(end) = self.grammar_ending(token + 1) {
            return Some(self.ordinal(token..end, value, found));
        }
        let (start, naming) = self.grammar.naming.before(view, token).or_else(|| self.naming_head(token))?;
        let kind = match naming {
            Naming::NoSign | Naming::Document => return None,
            Naming::Sign | Naming::Named => FigureKind::Designator,
            Naming::Rank | Naming::Ranked => FigureKind::Ordinal,
        };
        found.push(self.plain(start..token + 1, value, kind, None));
        Some(token + 1)
    }

    fn grammar_ending(&self, token: usize) -> Option<usize> {
        let end = self.numerals.after_ending(self.view, token);
        (end > token).then_some(end)
    }

    /// Adds a rank with the noun after it, or before it where the noun stands first; where it ends.
    pub(super) fn ordinal(&self, tokens: Range<usize>, value: f64, found: &mut Vec<Figure>) -> usize {
        let noun = if self.grammar.rank_follows { None } else { self.noun_of_rank(tokens.end) };
        let end = noun.as_ref().map_or(tokens.end, |n| n.end);
        let start = self.ranked_noun(tokens.start).unwrap_or(tokens.start);
        let by_words = self.view.kind(tokens.start) == Kind::Word && numerals::roman(self.view, tokens.start).is_none();
        let counts = if by_words {
            value > 1.0 && (noun.is_some() || start < tokens.start || self.grammar.rank_follows && value > 10.0)
        } else {
            true
        };
        if counts {
            found.push(self.plain(start..end, value, FigureKind::Ordinal, noun));
        }
        end
    }

    fn noun_of_rank(&self, token: usize) -> Option<Range<usize>> {
        let amount = self.amount(
            Numeral { value: 0.0, start: token, end: token, digits: false, scale: 1.0, about: false, rank: true },
            self.view.tokens.end,
        )?;
        amount.noun.filter(|n| n.start == token)
    }

    /// The noun before that is numbered by ranks, adjectives between: "المؤتمر الوزاري الثالث".
    fn ranked_noun(&self, token: usize) -> Option<usize> {
        let view = self.view;
        let first = token.saturating_sub(4).max(view.tokens.start);
        // "المنتدى العربي |–| الآسيوي الثالث".
        let is_dash = |at: usize| matches!(view.folded(at), "-" | "–" | "—");
        let is_adjective = |at: usize| view.kind(at) == Kind::Word && view.folded(at).starts_with("ال") || is_dash(at);
        (first..token).rev().find(|at| self.grammar.ranked.contains(&view.word(*at))).filter(|at| (at + 1..token).all(is_adjective))
    }

    /// The naming noun some capitalised words before a number: "Groupe d'Émulation II", "Hội nghị Ngoại giao 32".
    fn naming_head(&self, token: usize) -> Option<(usize, Naming)> {
        let view = self.view;
        let first = token.saturating_sub(4).max(view.tokens.start);
        for at in (first..token).rev() {
            if let Some((start, naming)) = self.grammar.naming.before(view, at + 1) {
                let is_head = at + 1 < token && matches!(naming, Naming::Named | Naming::Ranked);
                return is_head.then_some((start, naming));
            }
            if view.kind(at) != Kind::Word || self.grammar.stops(view.word(at)) && !self.grammar.joint.contains(&view.word(at)) {
                return None;
            }
        }
        None
    }

    /// Whether no noun or unit follows, so that a number names what stands before it.
    fn counts_nothing(&self, end: usize, limit: usize) -> bool {
        let view = self.view;
        if end >= limit {
            return true;
        }
        let unit_follows = self.grammar.units.at(view, end).is_some();
        !unit_follows && (view.kind(end) != Kind::Word || self.grammar.stops(view.word(end)) || view.capital(end))
    }

    /// Whether a document is named before a sign: "Directive n°", "Kế hoạch số".
    fn document_before(&self, sign: usize) -> Option<usize> {
        let view = self.view;
        let first = sign.saturating_sub(3).max(view.tokens.start);
        (first + 1..=sign).rev().find(|at| self.grammar.naming.before(view, *at).is_some_and(|(_, n)| n == Naming::Document))
    }

    /// The end of a code written onto digits: "210-KH/TU", "15/2017/QH14".
    fn code(&self, token: usize) -> Option<usize> {
        let view = self.view;
        let mut end = token;
        let mut has_letters = false;
        while matches!(view.folded(end), "-" | "/" | "–") && view.glued(end) && view.glued(end + 1) && view.kind(end + 1) != Kind::Mark {
            let is_letters = view.kind(end + 1) == Kind::Word;
            if is_letters && !view.capital(end + 1) {
                break;
            }
            has_letters |= is_letters;
            end += 2;
            while view.glued(end) && view.kind(end) == Kind::Number {
                end += 1;
            }
        }
        (has_letters || end > token && self.grammar.naming.before(view, token.wrapping_sub(1)).is_some()).then_some(end)
    }

    fn plain(&self, tokens: Range<usize>, value: f64, kind: FigureKind, noun: Option<Range<usize>>) -> Figure {
        let reading = self.view.reading;
        let span = reading.span(&tokens);
        Figure {
            span,
            surface: reading.article.slice(span).to_owned(),
            value,
            value_max: None,
            modifier: Modifier::Exact,
            kind,
            unit: None,
            counted: noun.map(|n| reading.text(&n).to_owned()),
            role: FigureRole::Level,
        }
    }
}
