//! Institutions that no table has: how far a name reaches around its head noun.
//!
//! "l'|Organisation| panaméricaine de la santé", "the Lake Chad Basin |Commission|", "|Trung tâm| Kiểm soát dịch bệnh châu Phi": describing words and
//! complements belong to the name until something else begins.

use super::bodies::{Complement, begins_person};
use super::places::has_word;
use super::{Kind, Reading, Tag};
use crate::article::Span;
use crate::fold::{fold, strip_marks};
use crate::gazetteer::{self, BodyRow};
use crate::lang::{Class, Language, Word, language};
use std::ops::Range;

/// Kinds of bodies that are called after what they do or whom they unite.
const KINDS: [&str; 9] = ["organisation", "agency", "commission", "council", "committee", "bank", "association", "federation", "union"];

/// Kinds whose noun is as often followed by their name in Arabic and Vietnamese: "حزب |العدالة|", "Công ty |Cao su Tân Biên|".
const NAMED_BEHIND: [&str; 5] = ["party", "court", "company", "hospital", "university"];

/// How many tokens a name may have on either side of its head.
const REACH: usize = 14;

/// How many words without a capital may stand between those with one, where only some words of a name have it.
const GAP: usize = 4;

/// The tokens of a name around its head; the head alone when nothing belongs to it.
pub(super) fn around(reading: &Reading, head: &Range<usize>, row: &BodyRow) -> Range<usize> {
    let sentence = &reading.sentences[reading.sentence_of(head.start)];
    let is_kind =
        |l: &&Language| KINDS.contains(&row.kind) || (l.events.construct || l.events.capital_names) && NAMED_BEHIND.contains(&row.kind);
    let Some(words) = language(sentence.language).filter(is_kind) else { return head.clone() };
    let around = Around { reading, words, within: sentence.tokens.clone(), head: head.clone() };
    around.left()..around.right()
}

/// Kinds whose name stands behind an office too, though alone it would be found as a company's or hospital is.
const OF_OFFICES: [&str; 4] = ["company", "hospital", "university", "chamber"];

/// Lengthens what an office is of by the whole name of the institution: "chairman of the Vietnam |Pepper and Spice Association|". The name is
/// given back where the text is English.
pub(super) fn of_office(reading: &Reading, start: usize, complement: &mut Complement) -> Option<Span> {
    let sentence = &reading.sentences[reading.sentence_of(start.checked_sub(1)?)];
    let words = language(sentence.language).filter(|l| !l.events.construct)?;
    let (head, row) = head_ahead(reading, words, start, complement.end, sentence.tokens.end)?;
    let around = Around { reading, words, within: sentence.tokens.clone(), head: head.clone() };
    let is_called = KINDS.contains(&row.kind) || OF_OFFICES.contains(&row.kind);
    let name = if is_called { around.left()..around.right() } else { head.clone() };
    // In Vietnamese only who follows shows where the name ends.
    let is_closed = !words.events.capital_names || begins_person(reading, name.end) || matches!(reading.folded(name.end), "," | ")");
    if !is_closed || name.end <= complement.end && (name.start >= head.start || !words.events.noun_last) {
        return None;
    }
    let own = own(reading, &(name.start.max(start)..name.end), &head);
    let rest = super::bodies::complement(reading, name.end);
    complement.body = complement.body.or(Some(row));
    complement.place = complement.place.or(own.place).or(rest.place);
    if let Some(portfolio) = own.portfolio.filter(|_| complement.portfolios.is_empty()) {
        complement.portfolio = Some(portfolio);
        complement.portfolios.push(portfolio);
    }
    complement.end = complement.end.max(name.end).max(rest.end);
    let is_told = words.events.noun_last && !own.words.is_empty();
    is_told.then(|| reading.span(&(name.start.max(start)..name.end)))
}

/// The noun of the institution that an office is of: in what was read of it, or behind words with capitals, where what describes a noun stands
/// before it.
fn head_ahead(reading: &Reading, words: &Language, start: usize, end: usize, limit: usize) -> Option<(Range<usize>, &'static BodyRow)> {
    let head_at = |at: usize| {
        let found = reading.find_at(at, |tag| match tag.class {
            Class::BodyHead(row) => Some((tag.tokens.clone(), &gazetteer::bodies()[row as usize])),
            _ => None,
        });
        found.filter(|(tokens, _)| tokens.end <= limit)
    };
    if let Some(found) = (start..end).find_map(head_at) {
        return Some(found);
    }
    let is_joint = |at: usize| {
        let folded = reading.folded(at);
        matches!(folded, "-" | "–" | "&" | "'s" | "'") || words.events.and.has(folded) || has_word(reading, at, Word::Article)
    };
    let mut at = end;
    if end == start {
        at += usize::from(has_word(reading, at, Word::Of));
        if at == start {
            return None;
        }
    }
    while words.events.noun_last && at < limit.min(end + REACH) {
        if let Some(found) = head_at(at) {
            return reading.tokens[at].capital.then_some(found);
        }
        let token = &reading.tokens[at];
        let goes_on = token.kind == Kind::Word && token.capital && !begins_person(reading, at);
        if !goes_on && !is_joint(at) {
            return None;
        }
        at += 1;
    }
    None
}

/// What tells a name from others of its kind.
#[derive(Default)]
pub(super) struct Own {
    /// The words that no table knows, as a part of a key.
    pub(super) words: String,
    /// Code of the country or town that it is of.
    pub(super) place: Option<&'static str>,
    /// What it is responsible for.
    pub(super) portfolio: Option<&'static BodyRow>,
}

/// What the words of a name around its head tell.
pub(super) fn own(reading: &Reading, tokens: &Range<usize>, head: &Range<usize>) -> Own {
    let Some(words) = language(reading.sentences[reading.sentence_of(head.start)].language) else { return Own::default() };
    let (mut own, mut told, mut at) = (Own::default(), Vec::new(), tokens.start);
    // In French and Arabic the adjective of a country stands behind the others.
    let is_after = !words.events.noun_last && !words.events.capital_names;
    let mut after_word = None;
    while at < tokens.end {
        if head.contains(&at) {
            at = head.end;
            continue;
        }
        let portfolio = reading.find_at(at, |tag| match tag.class {
            Class::Portfolio(row) => Some((&gazetteer::bodies()[row as usize], tag.tokens.end)),
            _ => None,
        });
        let place = reading.find_at(at, |tag| match tag.class {
            Class::Place(row) | Class::Demonym(row) => Some((gazetteer::places()[row as usize].code?, tag.tokens.end)),
            _ => None,
        });
        if let Some((row, end)) = portfolio.filter(|(_, end)| own.portfolio.is_none() && *end <= tokens.end) {
            own.portfolio = Some(row);
            at = end;
            continue;
        }
        // "|Pan| American" is of no America that a code has.
        if let Some((code, end)) =
            place.filter(|(_, end)| own.place.is_none() && *end <= tokens.end && (after_word != Some(at) || is_after))
        {
            own.place = Some(code);
            at = end;
            continue;
        }
        let word = reading.folded(at);
        if reading.tokens[at].kind == Kind::Word && !words.events.small.has(word) && !words.events.complement.has(word) {
            told.push(strip_marks(word));
            after_word = Some(at + 1);
        }
        at += 1;
    }
    own.words = told.join("_");
    own
}

struct Around<'a> {
    reading: &'a Reading<'a>,
    words: &'static Language,
    within: Range<usize>,
    head: Range<usize>,
}

impl Around<'_> {
    /// "the |Lake Chad Basin| Commission": words with capitals before the head, where what describes a noun stands there.
    fn left(&self) -> usize {
        let capital = |t: usize| self.reading.tokens[t].capital && self.reading.tokens[t].kind == Kind::Word;
        if !self.words.events.noun_last || !capital(self.head.start) {
            return self.head.start;
        }
        let first = self.within.start.max(self.head.start.saturating_sub(REACH));
        let mut start = self.head.start;
        while start > first {
            let before = start - 1;
            let joins = before > first && capital(before - 1) && self.describes(before - 1);
            let is_joint = matches!(self.reading.folded(before), "-" | "–" | "&") || self.words.events.and.has(self.reading.folded(before));
            if capital(before) && self.describes(before) {
                start = before;
            } else if is_joint && joins {
                start = before - 1;
            } else {
                break;
            }
        }
        start
    }

    /// Whether a word with a capital may describe the head: no title, no person, no body of its own, no day.
    fn describes(&self, at: usize) -> bool {
        // "Leyte-|Samar| Relief Network".
        let is_joined = at > 0 && !self.reading.tokens[at].spaced && self.reading.folded(at - 1) == "-";
        let other = |tag: &Tag| {
            matches!(tag.class, Class::GivenName(_)) && !is_joined
                || matches!(
                    tag.class,
                    Class::Office(_) | Class::Honorific(_) | Class::Leader(_) | Class::BodyHead(_) | Class::Body(_) | Class::Status(_)
                )
        };
        let is_day = self.words.events.stops.has(self.reading.folded(at));
        let is_small = self.words.events.small.has(self.reading.folded(at)) || has_word(self.reading, at, Word::Article);
        !is_day && !is_small && !has_word(self.reading, at, Word::NoName) && !self.reading.tags_at(at).iter().any(other)
    }

    fn right(&self) -> usize {
        match () {
            () if self.words.events.capital_names => self.right_of_capitals(),
            () if self.words.events.construct => self.right_of_construct(),
            () => self.right_of_complements(),
        }
    }

    /// "رابطة |أسر الضحايا|", "حزب |العدالة|", "شركة |\"أجنحة نجد\" للطيران|": what a noun without the article is of.
    fn right_of_construct(&self) -> usize {
        const BARE: usize = 2;
        let reading = self.reading;
        let is_definite = |t: usize| self.is_word(t) && reading.surface(t).starts_with("ال") && !self.is_other(t);
        if self.head.len() != 1 || ["ال", "وال", "لل", "بال"].iter().any(|article| reading.surface(self.head.start).starts_with(article))
        {
            return self.head.end;
        }
        let mut end = match self.quoted(self.head.end) {
            Some(end) => end,
            None => {
                let limit = self.head.end + BARE + 1;
                let noun = (self.head.end..limit).find(|&t| is_definite(t));
                let Some(noun) = noun.filter(|&noun| (self.head.end..noun).all(|t| self.is_bare_noun(t))) else { return self.head.end };
                noun + 1
            }
        };
        while is_definite(end) && self.is_definite_adjective(end) {
            end += 1;
        }
        let is_for = |t: usize| self.is_word(t) && reading.folded(t).starts_with("لل") && !self.is_other(t);
        if is_for(end) {
            end += 1;
        }
        end
    }

    /// The end of a name in marks.
    fn quoted(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 6;
        matches!(self.reading.folded(at), "\"" | "«" | "“").then_some(())?;
        let close = (at + 2..(at + LONGEST).min(self.within.end)).find(|&t| matches!(self.reading.folded(t), "\"" | "»" | "”"))?;
        Some(close + 1)
    }

    /// Whether a token begins another body, office or place.
    fn is_other(&self, at: usize) -> bool {
        let other = |class| matches!(class, Class::Body(_) | Class::BodyHead(_) | Class::Office(_) | Class::Place(_) | Class::EventNoun(_));
        self.reading.tags_at(at).iter().any(|tag| other(tag.class))
    }

    /// A noun without the article, and with no small word written onto it that a table would tell.
    fn is_bare_noun(&self, at: usize) -> bool {
        let is_name = |tag: &Tag| matches!(tag.class, Class::GivenName(_) | Class::PerhapsGiven(_) | Class::Place(_) | Class::Demonym(_));
        self.is_word(at)
            && !self.is_other(at)
            && !self.reading.folded(at).starts_with(['ب', 'ل'])
            && !self.reading.tags_at(at).iter().any(is_name)
    }

    fn is_definite_adjective(&self, at: usize) -> bool {
        let folded = self.reading.folded(at);
        self.is_adjective(at) || ["يين", "يون", "يات"].iter().any(|ending| folded.ends_with(ending))
    }

    /// Whether a word with a capital that begins nothing else goes on with a name behind the adjective of a country.
    fn goes_on_in_capitals(&self, at: usize, limit: usize) -> bool {
        let reading = self.reading;
        let is_nation = |tag: &Tag| matches!(tag.class, Class::Demonym(_)) && tag.tokens.end == at;
        let follows_nation = reading.tags_in(&(at.saturating_sub(2).max(self.head.end)..at)).iter().any(is_nation);
        let token = &reading.tokens[at];
        let is_plain = at < limit && token.kind == Kind::Word && token.capital && reading.tags_at(at).is_empty();
        follows_nation && is_plain && !begins_person(reading, at)
    }

    /// "Organisation |panaméricaine de la santé|", "Union |for Conservation of Nature|".
    fn right_of_complements(&self) -> usize {
        let reading = self.reading;
        let limit = self.within.end.min(self.head.end + REACH);
        let capital = |t: usize| t < limit && reading.tokens[t].capital;
        let may_be_small = !self.words.events.noun_last && capital(self.head.start);
        let (mut end, mut at) = (self.head.end, self.head.end);
        while at < limit {
            let is_hyphen = matches!(reading.folded(at), "-" | "–") && !reading.tokens[at].spaced;
            if let Some(noun) = self.complement(at).filter(|&noun| capital(noun) || may_be_small) {
                (at, end) = (noun + 1, noun + 1);
            } else if self.words.events.noun_last && at == end && end > self.head.end && self.goes_on_in_capitals(at, limit) {
                // "Federation of German |Industries|".
                (at, end) = (at + 1, at + 1);
            } else if may_be_small && self.is_adjective(at) {
                (at, end) = (at + 1, at + 1);
            } else if is_hyphen && at == end && at + 1 < limit && !reading.tokens[at + 1].spaced {
                (at, end) = (at + 2, at + 2);
            } else if may_be_small && at + 2 < limit && reading.folded(at + 1) == "-" && self.is_adjective(at + 2) {
                (at, end) = (at + 3, at + 3);
            } else if let Some(last) = self.two_places(at).filter(|_| may_be_small) {
                (at, end) = (last, last);
            } else if self.words.events.and.has(reading.folded(at))
                && may_be_small
                && (self.complement(at + 1).is_some() || self.is_adjective(at + 1))
            {
                at += 1;
            } else {
                break;
            }
        }
        end
    }

    /// "l'Institut culturel |Chili - Vietnam|": where the second of two joined places ends.
    fn two_places(&self, at: usize) -> Option<usize> {
        let place = |at: usize| {
            let is_place = |tag: &Tag| matches!(tag.class, Class::Place(_)).then_some(tag.tokens.end);
            self.reading.find_at(at, is_place).filter(|end| *end <= self.within.end)
        };
        let joint = place(at)?;
        matches!(self.reading.folded(joint), "-" | "–").then_some(())?;
        place(joint + 1)
    }

    /// The noun of a complement that begins at a token: "de la |santé|", "pour l'|alimentation|".
    fn complement(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let mut noun = self.words.events.complement.at(reading, at, &self.within)?;
        while self.within.contains(&noun) && has_word(reading, noun, Word::Article) {
            noun += 1;
        }
        let is_adverb = self.words.statements.adverbs.at(reading, at).is_some();
        (self.within.contains(&noun)
            && !is_adverb
            && (self.is_word(noun) || self.are_members(at, noun))
            && !self.words.events.small.has(reading.folded(noun)))
        .then_some(noun)
    }

    /// "le Syndicat national des |enseignants|", "l'Association des |maires| ruraux": those whom a body unites, in French.
    fn are_members(&self, at: usize, noun: usize) -> bool {
        let is_plural =
            |tag: &Tag| matches!(tag.class, Class::Office(row) if gazetteer::offices()[row as usize].plural && tag.tokens.len() == 1);
        let reading = self.reading;
        let is_small = self.within.contains(&noun) && !reading.tokens[noun].capital;
        matches!(reading.folded(at), "des" | "de") && is_small && reading.tags_at(noun).iter().any(is_plural)
    }

    /// Whether a word may belong to a name: no verb of saying, no person, no day.
    fn is_word(&self, at: usize) -> bool {
        let reading = self.reading;
        let other = |tag: &Tag| match tag.class {
            Class::Cue(_) => !reading.tokens[at].capital,
            Class::Honorific(_) | Class::Office(_) => true,
            _ => false,
        };
        let is_stop = self.words.events.stops.at(reading, at, &self.within).is_some();
        self.within.contains(&at)
            && reading.tokens[at].kind == Kind::Word
            && !is_stop
            && (!has_word(reading, at, Word::NoName) || names_place(reading, at))
            && !begins_person(reading, at)
            && !reading.tags_at(at).iter().any(other)
    }

    fn is_adjective(&self, at: usize) -> bool {
        let events = &self.words.events;
        let is_tagged = |tag: &Tag| matches!(tag.class, Class::Demonym(_) | Class::Word(Word::BodyAdjective));
        self.is_word(at) && {
            let word = self.reading.folded(at);
            let plural = word.strip_suffix('s').unwrap_or(word);
            let ends = |ending: &String| plural.ends_with(ending.as_str()) || word.ends_with(ending.as_str());
            events.adjectives.has(word) || events.adjective_endings.iter().any(ends) || self.reading.tags_at(at).iter().any(is_tagged)
        }
    }

    /// "Trung tâm |Kiểm soát dịch bệnh châu Phi|": words up to the last one with a capital before a verb.
    fn right_of_capitals(&self) -> usize {
        let reading = self.reading;
        let limit = self.within.end.min(self.head.end + REACH);
        let mut end = self.head.end;
        if !reading.tokens[self.head.start].capital {
            return end;
        }
        for at in self.head.end..limit {
            let goes_on =
                self.words.events.and.has(reading.folded(at)) && at + 1 < limit && reading.tokens[at + 1].capital && self.is_word(at + 1);
            let heads = |tag: &Tag| matches!(tag.class, Class::BodyHead(_) | Class::Body(_)) && reading.tokens[at].capital;
            let is_other = at > self.head.end && reading.tags_at(at).iter().any(heads);
            let is_clause = self.words.events.clause.at(reading, at, &self.within).is_some()
                || self.words.events.place_in.at(reading, at, &self.within).is_some();
            if at - end > GAP || is_other || is_clause || !goes_on && !self.is_word(at) {
                break;
            }
            if reading.tokens[at].capital {
                end = at + 1;
            }
        }
        self.before_leader(end)
    }

    /// "Thống đốc Ngân hàng Quốc gia |Melis Jumagulov| dự đoán": where the name of the one begins whose title the body ends.
    fn before_leader(&self, end: usize) -> usize {
        const LEAST: usize = 2;
        const LONGEST: usize = 4;
        let reading = self.reading;
        let is_titled = (self.head.start.saturating_sub(LONGEST)..self.head.start)
            .any(|t| reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Office(_)) && tag.tokens.end == self.head.start));
        let is_syllable = |t: usize| crate::link::people::is_vietnamese_syllable(reading.folded(t));
        let is_known = |tag: &Tag| !matches!(tag.class, Class::GivenName(_) | Class::PerhapsGiven(_) | Class::Leader(_));
        let is_foreign = |t: &usize| {
            let token = &reading.tokens[*t];
            let is_word = token.kind == Kind::Word && token.capital && !token.caps || token.kind == Kind::Mark && !token.spaced;
            is_word && !is_syllable(*t) && !reading.tags_at(*t).iter().any(is_known)
        };
        let n_words = (self.head.end..end).rev().take_while(is_foreign).count();
        let start = end - n_words;
        // "Liên đoàn Lính cứu hỏa |Adelino Marçal Rosa|": the given name of a table may stand second.
        let is_of_people = super::bodies::unites_people(reading, start);
        // "Giáo sư Đại học Tokyo |Furuta Kazuo|": a given name alone has its family name before it.
        // "Bảo tàng Budapest |Kovács-Nagy Eszter|".
        let is_joined = reading.folded(end) == "-" && reading.tokens.get(end + 1).is_some_and(|t| t.capital && !t.spaced);
        let given = if is_joined { end + 2 } else { end };
        let is_alone = reading.tokens.get(given + 1).is_none_or(|t| !t.capital);
        let is_named = start > self.head.end && begins_person(reading, given) && (is_of_people || is_alone);
        let least = if is_named { 1 } else { LEAST };
        let is_whole = reading.tokens[start.min(reading.tokens.len() - 1)].kind == Kind::Word;
        if is_titled && is_whole && (least..=LONGEST).contains(&n_words) { start } else { end }
    }
}

/// "Cục Khí tượng |Nhật Bản|": a place of more words than the one that may be none of a name.
fn names_place(reading: &Reading, at: usize) -> bool {
    reading.tags_at(at).iter().any(|tag| matches!(tag.class, Class::Place(_)) && tag.tokens.start == at && tag.tokens.len() > 1)
}

/// Whether a bare head means an institution that was named with the same noun before: "The |organization| said".
pub(super) fn is_same_noun(head: &str, other: &str) -> bool {
    const STEM: usize = 6;
    let stem = |text: &str| -> String {
        let folded = strip_marks(&fold(text));
        let bare = folded.strip_prefix("ال").unwrap_or(&folded);
        bare.chars().take(STEM).collect()
    };
    stem(head) == stem(other)
}

#[cfg(test)]
mod tests {
    use crate::article::Lang;
    use crate::extract::extract;
    use crate::extract::statements::article_of;

    /// The bodies of a text, each with its key.
    #[track_caller]
    fn check(text: &str, language: Lang, wanted: &[(&str, &str)]) {
        let found = extract(&article_of(text, language)).bodies;
        let found: Vec<(&str, &str)> =
            found.iter().flat_map(|body| body.mentions.iter().map(|m| (m.surface.as_str(), body.key.as_str()))).collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn the_name_of_an_institution_reaches_around_its_noun() {
        check(
            "The Blue Plateau Ranger Service said rains were late. The service added that roads were shut.",
            Lang::EN,
            &[("Blue Plateau Ranger Service", "agency:blue_plateau_ranger"), ("service", "agency:blue_plateau_ranger")],
        );
        check(
            "L'Organisation interinsulaire de la santé a averti que l'eau manquait. L'organisation a ajouté que le port fermerait.",
            Lang::FR,
            &[
                ("Organisation interinsulaire de la santé", "organisation:health:interinsulaire"),
                ("organisation", "organisation:health:interinsulaire"),
            ],
        );
        check(
            "Trung tâm Kiểm soát lũ quét châu Phi cho biết nước sẽ rút.",
            Lang::VI,
            &[("Trung tâm Kiểm soát lũ quét châu Phi", "agency:kiem_soat_lu_quet_chau_phi")],
        );
    }
}
