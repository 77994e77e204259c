//! Bodies: ministries, committees, parliaments, parties, organisations, companies.
//!
//! A body's name is one the gazetteer knows ("l'ONU"), or a head with what it is of: "Comité populaire | provincial | de Tuyen Quang".

use super::institutions;
use super::places::{has_word, place_at};
use super::{Kind, Reading};
use crate::entity::{Body, Mention};
use crate::fold::{fold, strip_marks};
use crate::gazetteer::{self, BodyRow};
use crate::lang::{Class, Word};
use crate::link::people::{is_vietnamese_family_name, is_vietnamese_syllable};
use std::collections::BTreeMap;
use std::ops::Range;

/// A body as one place of the text names it.
#[derive(Clone, Debug)]
pub(super) struct BodyPhrase {
    pub(super) tokens: Range<usize>,
    pub(super) row: &'static BodyRow,
    pub(super) complement: Complement,
    /// Its noun.
    pub(super) head: Range<usize>,
    /// Whether nothing tells it from others of its kind: "the ministry".
    pub(super) is_bare: bool,
}

/// What an office or body is of.
#[derive(Clone, Debug, Default)]
pub(super) struct Complement {
    /// One past its last token.
    pub(super) end: usize,
    /// What it is responsible for.
    pub(super) portfolio: Option<&'static BodyRow>,
    /// The body it is part of.
    pub(super) body: Option<&'static BodyRow>,
    /// Code of the place it is for.
    pub(super) place: Option<&'static str>,
    /// All that it is responsible for, in the order told.
    pub(super) portfolios: Vec<&'static BodyRow>,
    /// Code of the place that it is told to be of, for an ambassador the one that sends: "l'ambassadeur |des Pays-Bas| à Hanoï".
    pub(super) of_place: Option<&'static str>,
    /// Code of the place that it is told to be in or to: "l'ambassadeur des Pays-Bas |à Hanoï|".
    pub(super) to_place: Option<&'static str>,
    /// Capitalised words that no table knows.
    pub(super) words: Vec<String>,
    /// What tells an institution that no table has from others: "panamericaine".
    pub(super) own: String,
}

/// How many tokens the head of a body may have.
const LONGEST_HEAD: usize = 4;

/// How many tokens a complement may run over.
const REACH: usize = 24;

impl BodyPhrase {
    /// Identity inside the index.
    pub(super) fn key(&self) -> String {
        let of = self.complement.portfolio.or(self.complement.body).map(|row| row.key.to_owned());
        let own = Some(self.complement.own.clone()).filter(|own| !own.is_empty());
        let words = (!self.complement.words.is_empty()).then(|| strip_marks(&fold(&self.complement.words.join("_"))));
        let words = words.filter(|_| own.is_none());
        let parts = [Some(self.row.key.to_owned()), of.or(words), own, self.complement.place.map(str::to_owned)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(":")
    }

    /// The name in English where the tables know one, else as printed.
    fn name(&self, reading: &Reading) -> String {
        let place = self.complement.place.and_then(gazetteer::place).map(|p| p.name);
        if !self.row.is_head() && self.tokens == self.head {
            return place.map_or(self.row.name.to_owned(), |place| format!("{} of {place}", self.row.name));
        }
        match (self.complement.portfolio, place) {
            _ if !self.complement.own.is_empty() => reading.text(&self.tokens).to_owned(),
            (Some(portfolio), Some(place)) => format!("{} of {} of {place}", self.row.name, portfolio.name),
            (Some(portfolio), None) => format!("{} of {}", self.row.name, portfolio.name),
            (None, Some(place)) if self.complement.words.is_empty() => format!("{} of {place}", self.row.name),
            _ => reading.text(&self.tokens).to_owned(),
        }
    }
}

/// All bodies that the text names, in order, none inside another.
pub(super) fn phrases(reading: &Reading) -> Vec<BodyPhrase> {
    let mut found: Vec<BodyPhrase> = Vec::new();
    for tag in &reading.tags {
        let row = match tag.class {
            Class::Body(row) | Class::BodyHead(row) => &gazetteer::bodies()[row as usize],
            _ => continue,
        };
        let covered = found.last().is_some_and(|last| tag.tokens.start < last.tokens.end);
        // "Nadine Reynard (|Centre|/VS)": somebody's party.
        let is_party = tag.tokens.start > 0
            && reading.folded(tag.tokens.start - 1) == "("
            && reading.folded(tag.tokens.end) == "/"
            && reading.tokens.get(tag.tokens.end + 1).is_some_and(|t| t.caps);
        let covered = covered || is_party || is_in_compound(reading, &tag.tokens);
        if !covered && let Some(mut phrase) = phrase(reading, tag.tokens.clone(), row) {
            phrase.tokens.start = phrase.tokens.start.max(found.last().map_or(0, |last| last.tokens.end));
            found.push(phrase);
        }
    }
    add_states(reading, &mut found);
    found
}

/// "công |trường| Vàng A Sáng": a syllable that is the noun of a body elsewhere.
fn is_in_compound(reading: &Reading, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let Some(language) = crate::lang::language(sentence.language) else { return false };
    let start = language.people.compounds.before(reading, tokens.end, sentence.tokens.start);
    // "ông |Khoa|": a given name.
    let is_honorific = |tag: &super::Tag| matches!(tag.class, Class::Honorific(_)) && tag.tokens.end == tokens.start;
    // "Mme |Wagner|".
    let is_named = (language.people.honorific_needs_no_capital || language.capitals && !reading.tokens[tokens.start].caps)
        && tokens.len() == 1
        && tokens.start > sentence.tokens.start
        && reading.tokens[tokens.start].capital
        && reading.tags_at(tokens.start - 1).iter().any(is_honorific);
    // "Lê |Trường| Lưu": a syllable inside a name, behind the family's.
    let is_capital = |t: usize| reading.tokens.get(t).is_some_and(|t| t.capital && t.spaced && t.kind == Kind::Word);
    let is_inside = || {
        let before = tokens.start - 1;
        let is_family = is_vietnamese_family_name(reading.folded(before)) && !matches!(reading.folded(before), "đoàn" | "ông" | "văn");
        let is_syllable = |t: usize| is_capital(t) && is_vietnamese_syllable(reading.folded(t));
        is_family && is_capital(before) && is_syllable(tokens.start) && is_syllable(tokens.end) && !is_syllable(tokens.end + 1)
    };
    let is_named = is_named
        || language.people.honorific_needs_no_capital && tokens.len() == 1 && tokens.start > sentence.tokens.start + 1 && is_inside();
    // "Theo Sở Công Thương, |hội| chợ kéo dài".
    let begins = language.people.compounds.at(reading, tokens.start).is_some_and(|end| end > tokens.end);
    is_named || begins || start.is_some_and(|start| start < tokens.start)
}

/// Adds the states that speak where no other body stands.
fn add_states(reading: &Reading, found: &mut Vec<BodyPhrase>) {
    let is_free = |state: &BodyPhrase| {
        let next = found.partition_point(|body| body.tokens.end <= state.tokens.start);
        found.get(next).is_none_or(|body| body.tokens.start >= state.tokens.end)
    };
    let states: Vec<BodyPhrase> = super::states::states(reading).into_iter().filter(is_free).collect();
    found.extend(states);
    found.sort_by_key(|body| body.tokens.start);
}

fn phrase(reading: &Reading, head: Range<usize>, row: &'static BodyRow) -> Option<BodyPhrase> {
    let is_generic = row.key == row.kind && !reading.tokens[head.start].surface_has_case(reading);
    let language = crate::lang::language(reading.sentences[reading.sentence_of(head.start)].language);
    // "Công an tỉnh |Gia Lai|".
    let is_of_place =
        row.key == row.kind && language.is_some_and(|l| l.people.honorific_needs_no_capital) && place_at(reading, head.end).is_some();
    // "|cảnh sát| cho biết": a noun without a capital is a body where it speaks.
    let is_small =
        language.is_some_and(|l| l.people.honorific_needs_no_capital) && !reading.tokens[head.start].capital && row.key == row.kind;
    if is_small && !row.is_head() && !is_of_place && !super::states::is_subject(reading, &head) {
        return None;
    }
    if !row.is_head() && !is_generic && !is_of_place {
        let complement = Complement { end: head.end, ..Complement::default() };
        return Some(BodyPhrase { complement, tokens: head.clone(), row, head, is_bare: false });
    }
    let mut complement =
        if row.is_head() || is_of_place { complement(reading, head.end) } else { Complement { end: head.end, ..Complement::default() } };
    let name = institutions::around(reading, &head, row);
    if name.start < head.start || name.end > complement.end {
        let own = institutions::own(reading, &name, &head);
        complement = Complement {
            place: complement.place.or(own.place),
            portfolio: complement.portfolio.or(own.portfolio),
            own: own.words,
            end: complement.end.max(name.end),
            ..complement
        };
    }
    let tokens = name.start..complement.end;
    let is_named = complement.portfolio.is_some()
        || complement.place.is_some()
        || complement.body.is_some()
        || !complement.words.is_empty()
        || !complement.own.is_empty();
    let capital = reading.tokens[head.start].capital;
    let definite = head.start > 0 && has_word(reading, head.start - 1, Word::Article);
    // "Local media said", "according to Catalan authorities".
    let speaks = || (!row.is_head() || language.is_some_and(|l| l.statements.inflects())) && super::states::is_subject(reading, &tokens);
    (is_named || capital || definite || speaks() || !reading.tokens[head.start].surface_has_case(reading)).then_some(BodyPhrase {
        is_bare: tokens == head,
        tokens,
        row,
        complement,
        head,
    })
}

/// Reads what follows an office or the head of a body as long as it says what that is of.
pub(super) fn complement(reading: &Reading, start: usize) -> Complement {
    let last = start.saturating_sub(1);
    let sentence_end = reading.tokens.get(start).map_or(start, |_| reading.sentences[reading.sentence_of(last)].tokens.end);
    let limit = sentence_end.min(start + REACH);
    let mut found = Complement { end: start, ..Complement::default() };
    let mut at = start;
    // "UBND |Thành phố Hồ Chí Minh|": the noun of places that ends a head begins the name of the place.
    if let Some((row, end)) = place_begun(reading, start) {
        (found.place, found.of_place, found.end, at) = (row.code, row.code, end, end);
    } else if let Some(end) = start.checked_sub(1).and_then(|last| commune(reading, last)) {
        (found.end, at) = (end, end);
    }
    // "devant les sénateurs |la présidente| de l'Union": an article with a title of its own.
    let is_title = |t: usize| {
        let is_office = |tag: &super::Tag| matches!(tag.class, Class::Office(_)) && tag.tokens.start == t;
        reading.tags_at(t).iter().any(is_office)
    };
    let is_bare_article = |t: usize| matches!(reading.folded(t), "le" | "la" | "l'");
    if is_bare_article(start) && is_title(start + 1) {
        return found;
    }
    while at < limit {
        let Some(next) = found.take(reading, at, start) else { break };
        at = next.max(at + 1);
    }
    found.end = found.end.min(limit);
    found
}

/// The place whose name begins with the last words of a head.
fn place_begun(reading: &Reading, start: usize) -> Option<(&'static gazetteer::PlaceRow, usize)> {
    const LONGEST: usize = 2;
    (start.saturating_sub(LONGEST)..start).filter(|&t| has_word_of_places(reading, t)).find_map(|t| {
        let (row, tokens) = place_at(reading, t)?;
        (tokens.end > start).then_some((row, tokens.end))
    })
}

fn has_word_of_places(reading: &Reading, at: usize) -> bool {
    reading.tags_at(at).iter().any(|tag| matches!(tag.class, Class::Word(Word::PlaceHead)))
}

/// "وزير الرياضة السنغالي |الاتحادات|", "المتحدثة |الحكومة|": in Arabic a noun with the article belongs to none that has it, and behind the
/// adjective of a nation stand but adjectives.
fn is_other_noun(reading: &Reading, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|t| reading.sentence_of(*t) == reading.sentence_of(at)) else { return false };
    let (word, last) = (reading.surface(at), reading.surface(before));
    if !word.starts_with("ال") || !["ال", "لل", "وال", "بال"].iter().any(|article| last.starts_with(article)) {
        return false;
    }
    let tags = reading.tags_at(at);
    let is = |fits: fn(Class) -> bool| tags.iter().any(|tag| fits(tag.class));
    let is_adjective = ["ي", "ية", "يون", "يين"].iter().any(|ending| word.ends_with(ending))
        || is(|class| matches!(class, Class::Word(Word::BodyAdjective) | Class::Status(_) | Class::Demonym(_)));
    // "الشركة |القابضة|": an adjective that names a body elsewhere.
    let names_body = |tag: &crate::extract::Tag| matches!(tag.class, Class::Body(_) | Class::BodyHead(_));
    let follows_body = reading.tags_at(before).iter().any(names_body) && last.ends_with('ة') && word.ends_with('ة');
    let is_body = !follows_body && tags.iter().any(names_body);
    let is_plural = word.ends_with("ات") && !last.ends_with("ات");
    let follows_nation = reading.tags_at(before).iter().any(|tag| matches!(tag.class, Class::Demonym(_)));
    !is_adjective && (is_body || is_plural || follows_nation)
}

impl Complement {
    /// Takes what stands at a token and returns where to go on; `None` ends the complement. Joining words alone do not move its end.
    fn take(&mut self, reading: &Reading, at: usize, start: usize) -> Option<usize> {
        let folded = reading.folded(at);
        if begins_person(reading, at) || begins_foreign_person(reading, at) {
            return None;
        }
        // "Đại sứ |nước| Cộng hòa Dân chủ Nhân dân Lào".
        if is_place_noun(reading, &(at..at + 1)) && place_at(reading, at + 1).is_some() && self.end == at {
            return Some(at + 1);
        }
        if is_other_noun(reading, at) {
            return None;
        }
        // "Phó Giám đốc Sở Y tế tỉnh, |báo cáo| đã bố trí": behind a comma a verb that begins like a newspaper.
        let is_cue = |t: &super::Tag| matches!(t.class, Class::Cue(_)) && !reading.tokens[at].capital;
        if at > start && reading.folded(at - 1) == "," && reading.tags_at(at).iter().any(is_cue) {
            return None;
        }
        // "Đại sứ |thông tin thêm|, …", "Bộ trưởng |thông tin| rằng": a verb that is a field of government too.
        let opens = |t: &super::Tag| {
            let words = crate::lang::language(reading.sentences[reading.sentence_of(at)].language).map(|l| &l.statements);
            let says = words.is_some_and(|words| words.that.at(reading, t.tokens.end).is_some());
            t.tokens.len() > 2 || says || matches!(reading.folded(t.tokens.end), "," | ":")
        };
        if at == start && reading.tags_at(at).iter().any(|t| is_cue(t) && opens(t)) {
            return None;
        }
        if let Some((row, tokens)) = reading.find_at(at, |tag| match tag.class {
            Class::Portfolio(_) if is_place_noun(reading, &tag.tokens) => None,
            Class::Portfolio(row) | Class::Body(row) | Class::BodyHead(row) => {
                Some((&gazetteer::bodies()[row as usize], tag.tokens.clone()))
            }
            _ => None,
        }) {
            if is_in_compound(reading, &tokens) {
                return None;
            }
            return self.take_body(row, tokens, reading, at, start);
        }
        // "Europol |Sofia| Lindqvist": a town's name that people have too, before a word that no table knows.
        if perhaps_begins_person(reading, at) {
            return None;
        }
        if let Some((row, tokens)) = place_at(reading, at) {
            if at > start
                && self.place.is_some()
                && !joins(reading, at - 1)
                && !has_word(reading, at - 1, Word::PlaceHead)
                && reading.folded(at - 1) != ","
            {
                return None;
            }
            self.place = row.code.or(self.place);
            match receives(reading, at, start) {
                true => self.to_place = self.to_place.or(row.code),
                false => self.of_place = self.of_place.or(row.code),
            }
            self.end = tokens.end;
            return Some(tokens.end);
        }
        if let Some((row, tokens)) = reading.find_at(at, |tag| match tag.class {
            Class::Demonym(row) => Some((&gazetteer::places()[row as usize], tag.tokens.clone())),
            _ => None,
        }) {
            self.place = self.place.or(row.code);
            self.of_place = self.of_place.or(row.code);
            self.end = tokens.end;
            return Some(tokens.end);
        }
        if let Some(end) = reading.find_at(at, |tag| matches!(tag.class, Class::Word(Word::BodyAdjective)).then_some(tag.tokens.end)) {
            self.end = end;
            return Some(end);
        }
        // "người phát ngôn |diễn đàn| Jorge Illanes", "المتحدث باسم |المنتدى|".
        let event = reading.find_at(at, |tag| matches!(tag.class, Class::EventNoun(_)).then_some(tag.tokens.end));
        let for_event = event.filter(|end| {
            begins_person(reading, *end) || reading.tokens.get(*end).is_some_and(|t| t.capital && !reading.tokens[at].capital)
        });
        if let Some(end) = for_event.filter(|_| at == start || joins(reading, at - 1)) {
            self.end = end;
            return Some(end);
        }
        if let Some(end) = commune(reading, at) {
            self.end = end;
            return Some(end);
        }
        // "chairman of Dong Nai |Province| Le Van Tuan".
        let is_placed = self.place.is_some() && self.end == at && place_at(reading, at + 1).is_none();
        if has_word(reading, at, Word::PlaceHead) && is_placed && is_noun_last(reading, at) {
            self.end = at + 1;
            return Some(at + 1);
        }
        if has_word(reading, at, Word::PlaceHead) {
            // "رئيس |الجهة| محمد بودرا": the article tells that no name of it follows.
            if has_written_article(reading, at) {
                self.end = at + 1;
            }
            return Some(at + 1);
        }
        // "đại biểu, |Giám đốc|": behind a comma another office begins.
        if folded == "," && reading.tags_at(at + 1).iter().any(|t| matches!(t.class, Class::Office(_))) {
            return None;
        }
        // "the Ministry of Agriculture|,| Fisheries and Trade".
        if self.portfolio.is_some() && self.end == at && lists_fields(reading, at) {
            return Some(at + 1);
        }
        // "ministre de la Santé publique|, Hygiène et Prévoyance sociale|, Roger Mukalay".
        if self.portfolio.is_some()
            && self.end == at
            && let Some(end) = rest_of_fields(reading, at)
        {
            self.end = end;
            return Some(end);
        }
        // "Liên đoàn bóng đá Indonesia |(PSSI)| Erick Thohir".
        let is_acronym = folded == "(" && self.end == at && at > start && reading.folded(at + 2) == ")" && reading.tokens[at + 1].caps;
        if is_acronym && reading.tokens.get(at + 3).is_some_and(|t| t.capital && t.kind == Kind::Word) {
            self.end = at + 3;
            return Some(at + 3);
        }
        // "ودعا نائب الوزير |إلى| إنشاء مركز": where somebody is sent to is a place or a body.
        if leads_to(reading, at) && !place_or_body_at(reading, at + 1) && !has_word(reading, at + 1, Word::PlaceHead) {
            return None;
        }
        if joins(reading, at) || (folded == "(" && place_or_body_at(reading, at + 1)) || (folded == ")" && self.end == at) {
            if folded == ")" {
                self.end = at + 1;
            }
            return Some(at + 1);
        }
        let back = at.saturating_sub(LONGEST_HEAD).max(start)..at;
        let after_head =
            self.end == at && reading.tags_in(&back).iter().any(|t| matches!(t.class, Class::BodyHead(_)) && t.tokens.end == at);
        let after_joint = at > start && joins(reading, at - 1);
        if let Some(bridge) = bridge(reading, at, after_head, after_joint) {
            self.words.extend(bridge.clone().map(|i| reading.surface(i).to_owned()));
            self.end = bridge.end;
            return Some(bridge.end);
        }
        let before_name = reading.folded(at + 1) == "," && begins_person(reading, at + 2) || begins_person(reading, at + 1);
        // "Thứ trưởng Y tế |Hala| Abdelwahab": a word with a capital before another is the name's.
        let before_name = before_name && (!reading.tokens[at].capital || reading.folded(at + 1) == ",") && !turns_foreign(reading, at);
        let may_describe = reading.tokens[at].surface_has_case(reading) || has_written_article(reading, at);
        let is_described =
            (!self.words.is_empty() || self.portfolio.is_some()) && self.end == at && may_describe && !ends_complement(reading, at);
        if is_described && before_name && reading.tokens[at].kind == Kind::Word {
            // "chargé des Ressources | hydrauliques | , Hédi Mabrouki".
            self.end = at + 1;
            return Some(at + 1);
        }
        let construct = after_head && !has_written_article(reading, at - 1) && !reading.tokens[at].surface_has_case(reading);
        let goes_on_unknown = !self.words.is_empty() && self.end == at && !reading.tokens[at].surface_has_case(reading);
        // "اتحاد المزارعين |كواكو أدومبي|": behind the article the name of somebody.
        let goes_on_unknown = goes_on_unknown && !has_written_article(reading, at - 1);
        let unknown = reading.tokens[at].kind == Kind::Word && !reading.surface(at).starts_with("ال") && !ends_complement(reading, at);
        if (construct || goes_on_unknown && self.words.len() < 3) && unknown {
            // "لشركة | دايسونغ أغريتك فينا": the head of a body without the article is followed by its name.
            self.words.push(reading.surface(at).to_owned());
            self.end = at + 1;
            return Some(at + 1);
        }
        let definite = folded.starts_with("لل") || (reading.surface(at).starts_with("ال") && self.end == at);
        // "وزير الطاقة |والمناجم|".
        let is_joined = (self.portfolio.is_some() || self.body.is_some()) && self.end == at && reading.surface(at).starts_with("وال");
        // "جمعية الهلال الأحمر |المواطنين|": people whom it calls upon.
        let is_people = self.body.is_some() && folded.ends_with("ين") && !folded.ends_with("يين");
        if (definite || is_joined) && !is_people && at > start && reading.tokens[at].kind == Kind::Word && !ends_complement(reading, at) {
            // In Arabic what an office is for goes on as long as the words have the article: "للشراكات الدولية".
            self.end = at + 1;
            return Some(at + 1);
        }
        if let Some(end) = annexed(reading, at, start, self.end) {
            self.end = end;
            return Some(end);
        }
        if at == start && is_adjective(reading, at) && !ends_complement(reading, at) {
            // "الخبير | النفطي", "اللجنة | الأولمبية": what kind of office or body.
            self.end = at + 1;
            return Some(at + 1);
        }
        if at == start
            && let Some(end) = described(reading, at)
        {
            self.end = end;
            return Some(end);
        }
        let token = &reading.tokens[at];
        if after_joint && let Some(end) = reading.find_at(at, |tag| matches!(tag.class, Class::Office(_)).then_some(tag.tokens.end)) {
            // "la Fédération des agriculteurs": whom a body is of.
            self.end = end;
            return Some(end);
        }
        // "the non-profit group |Bread for Pupils|": the name behind a head that is written small.
        let head_is_small = at > 0 && reading.tokens[at - 1].surface_has_case(reading) && !reading.tokens[at - 1].capital;
        let ends_head = |t: &super::Tag| matches!(t.class, Class::BodyHead(_)) && t.tokens.end == start;
        let is_head = at == start && reading.tags_in(&(start.saturating_sub(LONGEST_HEAD)..start)).iter().any(ends_head);
        let named_behind = is_head && head_is_small && !has_word(reading, at, Word::NoName);
        let goes_on = named_behind || at > start && self.end == at && (!self.words.is_empty() || after_head);
        if token.kind == Kind::Word && token.capital && (after_joint || goes_on) && (after_head || !turns_foreign(reading, at)) {
            self.words.push(reading.surface(at).to_owned());
            self.end = at + 1;
            return Some(at + 1);
        }
        None
    }

    fn take_body(&mut self, row: &'static BodyRow, tokens: Range<usize>, reading: &Reading, at: usize, start: usize) -> Option<usize> {
        let and_attached = reading.folded(at).starts_with('و') && !reading.tokens[at].surface_has_case(reading);
        // "طالبت لجنة الزراعة |وزارة الزراعة|": what somebody else asks for is no part of their name.
        let is_ministry =
            |t: &super::Tag| matches!(t.class, Class::BodyHead(_)) && t.tokens.start == at && reading.text_before(t).is_empty();
        let is_behind = at > start && (self.portfolio.is_some() || self.body.is_some()) && !joins(reading, at - 1);
        if and_attached && row.kind == "ministry_head" && is_behind && reading.tags_at(at).iter().any(is_ministry) {
            return None;
        }
        let far = at > start && self.portfolio.is_some() && !and_attached && !joins(reading, at - 1) && reading.folded(at - 1) != "(";
        let is_listed = reading.folded(at - 1) == "," && lists_fields(reading, at - 1);
        let far = far && !is_listed;
        if far && row.kind == "portfolio" {
            return None;
        }
        if row.kind == "portfolio" {
            self.portfolio = self.portfolio.or(Some(row));
            // "Economic Diplomacy |of the Ministry of| Foreign Affairs" is no list.
            let is_listed = is_listed || self.portfolios.is_empty() || and_attached || (self.end..at).any(|t| is_and(reading, t));
            if is_listed && !self.portfolios.iter().any(|known| known.key == row.key) {
                self.portfolios.push(row);
            }
        } else {
            self.body = self.body.or(Some(row));
        }
        self.end = tokens.end;
        Some(tokens.end)
    }
}

/// "Liên đoàn Lính cứu hỏa |Adelino Marçal Rosa| than phiền": whether two foreign words or more follow a Vietnamese syllable up to a verb of saying,
/// which are a name behind a body's.
fn turns_foreign(reading: &Reading, at: usize) -> bool {
    use crate::link::people::is_vietnamese_syllable;
    const LONGEST: usize = 5;
    let is_bare =
        crate::lang::language(reading.sentences[reading.sentence_of(at)].language).is_some_and(|l| l.people.honorific_needs_no_capital);
    let is_native = |t: usize| is_vietnamese_syllable(reading.folded(t));
    let run = (at..at + LONGEST).take_while(|&t| reading.tokens.get(t).is_some_and(|t| t.kind == Kind::Word && t.capital)).count();
    let speaks = |tag: &super::Tag| matches!(tag.class, Class::Cue(_));
    let closes = |t: usize| matches!(reading.folded(t), "," | "(") || reading.tags_at(t).iter().any(speaks);
    let is_given = |tag: &super::Tag| matches!(tag.class, Class::GivenName(_) | Class::PerhapsGiven(_));
    let is_foreign = |t: usize| !is_native(t) && reading.tags_at(t).iter().all(|tag| t > at && is_given(tag));
    unites_people(reading, at) && is_bare && run >= 2 && at > 0 && is_native(at - 1) && (at..at + run).all(is_foreign) && closes(at + run)
}

/// "Quốc vụ khanh Bộ Văn hóa và Đổi mới |Szalay Márton|", "Giáo sư Đại học Tokyo |Furuta Kazuo|": whether two to four foreign words up to a verb of
/// saying or a mark follow a small Vietnamese word or a place that ends what somebody has the title of.
fn begins_foreign_person(reading: &Reading, at: usize) -> bool {
    const LONGEST: usize = 4;
    const REACH: usize = 16;
    let Some(token) = reading.tokens.get(at).filter(|t| at > 0 && t.capital && !t.caps && t.spaced && t.kind == Kind::Word) else {
        return false;
    };
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let is_bare = crate::lang::language(sentence.language).is_some_and(|l| l.people.honorific_needs_no_capital);
    if !is_bare || at == sentence.tokens.start || token.span.start == 0 {
        return false;
    }
    let is_person = |tag: &super::Tag| matches!(tag.class, Class::GivenName(_) | Class::PerhapsGiven(_));
    let is_foreign = |t: usize| !is_vietnamese_syllable(reading.folded(t)) && reading.tags_at(t).iter().all(is_person);
    let is_name = |t: usize| {
        let capital = reading.tokens.get(t).is_some_and(|t| t.kind == Kind::Word && t.capital && !t.caps);
        capital && t < sentence.tokens.end
    };
    let mut end = at;
    let mut n = 0;
    while n <= LONGEST && is_name(end) && (n > 0 || is_foreign(end)) {
        end += 1;
        while reading.folded(end) == "-" && !reading.tokens[end].spaced && is_name(end + 1) {
            end += 2;
        }
        n += 1;
    }
    let speaks = |tag: &super::Tag| matches!(tag.class, Class::Cue(_)) && !reading.tokens[tag.tokens.start].capital;
    let closes = matches!(reading.folded(end), "," | "(" | ":") || reading.tags_at(end).iter().any(speaks);
    let is_place = |tag: &super::Tag| matches!(tag.class, Class::Place(_)) && tag.tokens.end == at;
    let last = &reading.tokens[at - 1];
    let is_small = last.kind == Kind::Word && !last.capital && is_vietnamese_syllable(reading.folded(at - 1));
    let follows = || is_small || reading.tags_in(&(at.saturating_sub(LONGEST_HEAD)..at)).iter().any(is_place);
    let first = at.saturating_sub(REACH).max(sentence.tokens.start);
    let clause = (first..at).rfind(|&t| reading.tokens[t].kind == Kind::Mark).map_or(first, |t| t + 1);
    let is_title = |tag: &super::Tag| matches!(tag.class, Class::Office(_)) && tag.tokens.end < at;
    // "Park Jin-woo, Tổng Giám đốc Công ty |Daesong Agritech Vina|": a title behind its name.
    let is_apposed = clause > first && (clause.saturating_sub(4).max(first)..clause - 1).any(|t| reading.tokens[t].capital);
    let is_titled = || !is_apposed && reading.tags_in(&(clause..at)).iter().any(is_title);
    (2..=LONGEST).contains(&n) && closes && follows() && is_foreign(end - 1) && is_titled()
}

/// "|Liên đoàn| Lính cứu hỏa", "|Hiệp hội| Nông dân": whether the noun of a body that is called after those whom it unites stands shortly before a token.
pub(super) fn unites_people(reading: &Reading, at: usize) -> bool {
    const NEAR: usize = 6;
    let first = at.saturating_sub(NEAR).max(reading.sentences[reading.sentence_of(at)].tokens.start);
    let unites = |tag: &super::Tag| match tag.class {
        Class::BodyHead(row) => {
            matches!(gazetteer::bodies()[row as usize].kind, "association" | "federation" | "union" | "council" | "committee")
        }
        _ => false,
    };
    reading.tags_in(&(first..at)).iter().any(unites)
}

/// Whether a preposition tells where somebody is sent to and whereto somebody calls, in a script without capitals: "إلى".
fn leads_to(reading: &Reading, at: usize) -> bool {
    let language = crate::lang::language(reading.sentences[reading.sentence_of(at)].language).filter(|l| !l.capitals);
    language.is_some_and(|l| l.people.sent_to.has(reading.folded(at)) && l.statements.to.at(reading, at).is_some())
}

/// "vice-président de la |ville| de Can Tho", "|nước| Cộng hòa": a noun of places written small, though what somebody is responsible for is
/// called so too.
fn is_place_noun(reading: &Reading, tokens: &Range<usize>) -> bool {
    let token = &reading.tokens[tokens.start];
    let is_noun = has_word(reading, tokens.start, Word::PlaceHead) || has_word(reading, tokens.start, Word::PlacePreposition);
    tokens.len() == 1 && is_noun && token.surface_has_case(reading) && !token.capital
}

/// Whether a language writes what describes a noun before it: "Dong Nai Province".
fn is_noun_last(reading: &Reading, at: usize) -> bool {
    crate::lang::language(reading.sentences[reading.sentence_of(at)].language).is_some_and(|l| l.events.noun_last)
}

fn is_and(reading: &Reading, at: usize) -> bool {
    let language = crate::lang::language(reading.sentences[reading.sentence_of(at)].language);
    matches!(reading.folded(at), "," | "&" | "-" | "–") || language.is_some_and(|l| l.events.and.has(reading.folded(at)))
}

/// The end of the name of a commune that no table knows, before somebody's: "Chủ tịch UBND xã |Thạch Lạc| Trần Văn Sơn".
fn commune(reading: &Reading, at: usize) -> Option<usize> {
    let is_capital = |t: usize| reading.tokens.get(t).is_some_and(|t| t.capital && t.kind == Kind::Word && t.spaced);
    let named = |n: &usize| {
        let name = at + 1 + n;
        (at + 1..name).all(is_capital) && begins_person(reading, name) && (name..name + 3).all(is_capital)
    };
    let is_noun = is_place_word(reading, at) && has_word(reading, at, Word::PlaceHead) && place_at(reading, at + 1).is_none();
    let n = [2, 1].into_iter().find(named).filter(|_| is_noun)?;
    Some(at + 1 + n)
}

/// Whether a noun of places written small is one of a language that writes names behind titles without a mark.
fn is_place_word(reading: &Reading, at: usize) -> bool {
    let language = crate::lang::language(reading.sentences[reading.sentence_of(at)].language);
    language.is_some_and(|l| l.people.honorific_needs_no_capital) && !reading.tokens[at].capital
}

/// Whether a word that names a weak place stands between a body and a foreign word that no table knows: a given name.
fn perhaps_begins_person(reading: &Reading, at: usize) -> bool {
    let is_weak = |tag: &super::Tag| matches!(tag.class, Class::Place(row) if gazetteer::places()[row as usize].is_weak());
    let next = reading.tokens.get(at + 1);
    let is_unknown = next.is_some_and(|t| t.capital && t.spaced && t.kind == Kind::Word)
        && reading.tags_at(at + 1).is_empty()
        && !is_vietnamese_syllable(reading.folded(at + 1));
    let is_english = crate::lang::language(reading.sentences[reading.sentence_of(at)].language).is_some_and(|l| l.people.modifiers_first);
    let ends_body = |tag: &super::Tag| {
        tag.tokens.end == at && (matches!(tag.class, Class::Body(_)) || is_english && matches!(tag.class, Class::Office(_)))
    };
    let follows_body = reading.tags_in(&(at.saturating_sub(LONGEST_HEAD)..at)).iter().any(ends_body);
    let tags = reading.tags_at(at);
    is_unknown && follows_body && tags.iter().any(is_weak) && tags.iter().all(|tag| tag.tokens.len() == 1)
}

/// Whether a place is told to be the one where somebody is sent: "ambassadeur du Japon |auprès du| Maroc".
fn receives(reading: &Reading, at: usize, start: usize) -> bool {
    let Some(language) = crate::lang::language(reading.sentences[reading.sentence_of(at)].language) else { return false };
    let is_attached = |tag: &super::Tag| matches!(tag.class, Class::Place(_)) && reading.text_before(tag) == "ب";
    let mut end = at;
    while end > start && (has_word(reading, end - 1, Word::PlaceHead) || has_word(reading, end - 1, Word::Article)) {
        end -= 1;
    }
    let sent_to = &language.people.sent_to;
    let is_told = |end: usize| {
        let one = end > start && sent_to.has(reading.folded(end - 1));
        one || end > start + 1 && sent_to.has(&format!("{} {}", reading.folded(end - 2), reading.folded(end - 1)))
    };
    reading.tags_at(at).iter().any(is_attached) || is_told(at) || is_told(end)
}

/// What no table knows in the annexation of an Arabic head: "ممثل |النيابة العمومية", "رئيس |غرفة التجارة", and what that is for:
/// "الجامعة التونسية |لكرة اليد".
fn annexed(reading: &Reading, at: usize, start: usize, end: usize) -> Option<usize> {
    let head = start.checked_sub(1)?;
    let is_word = |t: usize| reading.tokens.get(t).is_some_and(|t| t.kind == Kind::Word) && !ends_complement(reading, t);
    let is_definite = |t: usize| is_word(t) && reading.surface(t).starts_with("ال") && !begins_person(reading, t);
    let is_small = |t: usize| {
        reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::GivenName(_) | Class::PerhapsGiven(_) | Class::EventNoun(_)))
    };
    if reading.tokens.get(at).is_none_or(|t| reading.surface(head).is_empty() || t.kind != Kind::Word)
        || reading.tokens[at].surface_has_case(reading)
    {
        return None;
    }
    if at == start && !has_written_article(reading, head) {
        let is_noun = is_word(at) && !has_written_article(reading, at) && !is_small(at);
        // "محافظ |هرمزغان| محمد": without the article a head is of something.
        let is_unknown = |t: usize| is_word(t) && !has_written_article(reading, t) && !is_small(t) && reading.tags_at(t).is_empty();
        let names = |t: usize| t < reading.tokens.len() && begins_person(reading, t) && reading.tokens[t].kind == Kind::Word;
        if is_noun && names(at + 1) {
            return Some(at + 1);
        }
        // "مدرب |صن داونز| ميغيل".
        if is_unknown(at) && is_unknown(at + 1) && names(at + 2) {
            return Some(at + 2);
        }
        let is_bare = is_noun && reading.word(at).is_known();
        return match (is_definite(at), is_bare && is_definite(at + 1)) {
            (true, _) => Some(at + 1),
            (_, true) => Some(at + 2),
            _ => None,
        };
    }
    let is_for = end == at && at > start && reading.folded(at).starts_with('ل') && !reading.folded(at).starts_with("لل") && !is_small(at);
    let names_somebody = |t: usize| is_word(t) && !has_written_article(reading, t) && reading.tokens[t].kind == Kind::Word;
    (is_for && is_word(at) && is_definite(at + 1) && names_somebody(at + 2)).then_some(at + 2)
}

/// Whether a word is an Arabic adjective of relation behind a word with the article: "الخبير | النفطي".
fn is_adjective(reading: &Reading, at: usize) -> bool {
    let folded = reading.folded(at);
    let ending = folded.ends_with('ي') || folded.ends_with("يه") && !folded.ends_with("ايه");
    at > 0 && ending && reading.surface(at).starts_with("ال") && has_written_article(reading, at - 1)
}

/// Whether the Arabic article is written onto a word: as printed, for "إلياس" has none though it is folded as if it had.
fn has_written_article(reading: &Reading, at: usize) -> bool {
    ["ال", "وال", "بال", "فال", "كال", "لل", "ولل"].iter().any(|article| reading.surface(at).starts_with(article))
}

/// Whether a word begins something else than what an office is of.
fn ends_complement(reading: &Reading, at: usize) -> bool {
    reading
        .tags_at(at)
        .iter()
        .any(|t| matches!(t.class, Class::Honorific(_) | Class::Office(_) | Class::Cue(_) | Class::Word(Word::NoName) | Class::Status(_)))
}

/// Words that no table knows, up to a place, body or person that shows that the complement goes on or ends there: "Liên đoàn | Nông dân | Maroc",
/// "وكالة | حوض سبو | إدريس".
fn bridge(reading: &Reading, at: usize, after_head: bool, of_noun: bool) -> Option<Range<usize>> {
    let first = reading.tokens.get(at).filter(|t| t.kind == Kind::Word)?;
    let in_brackets = |end: usize| reading.folded(end) == "(" && place_or_body_at(reading, end + 1);
    // "Cục Phòng |bệnh| Hoàng Minh Đức": Vietnamese writes but the first syllable of a body with a capital.
    let language = crate::lang::language(reading.sentences[reading.sentence_of(at)].language);
    let is_vietnamese = language.is_some_and(|l| l.people.honorific_needs_no_capital);
    let goes_on = after_head && is_vietnamese && !first.capital;
    let longest = if is_vietnamese { 7 } else { 4 };
    let may_start =
        of_noun || goes_on || after_head && (first.capital || !first.surface_has_case(reading) && !has_written_article(reading, at - 1));
    for end in at + 1..=at + longest {
        let last = reading.tokens.get(end - 1)?;
        let says = reading.tags_at(end - 1).iter().any(|t| matches!(t.class, Class::Cue(_))) && !last.capital;
        if last.kind != Kind::Word || has_word(reading, end - 1, Word::NoName) || begins_person(reading, end - 1) || says {
            return None;
        }
        let reaches = begins_person(reading, end)
            || is_vietnamese && (turns_foreign(reading, end) || begins_foreign_person(reading, end))
            || place_or_body_at(reading, end)
            || is_vietnamese && has_word(reading, end, Word::PlaceHead) && place_or_body_at(reading, end + 1)
            || (of_noun && joins(reading, end) && reading.tokens.get(end + 1).is_some_and(|t| t.capital));
        // "Thứ trưởng, |kim ngạch| Việt Nam": behind a comma a clause begins.
        if is_vietnamese && !first.capital && at > 0 && reading.folded(at - 1) == "," {
            return None;
        }
        // "Đại biểu |Mang Thị Liễu| (Tổ đại biểu Bắc Bình)": somebody's name.
        let may_be_name = is_vietnamese && first.capital && !after_head && !of_noun;
        if may_start && reaches || in_brackets(end) && !may_be_name {
            return Some(at..end);
        }
    }
    None
}

/// Words that no table knows between an office and a name: "chuyên gia | thủy văn | Jens Petersen", "l'avocat | pénaliste | Karim Sy".
fn described(reading: &Reading, at: usize) -> Option<usize> {
    const LONGEST: usize = 3;
    let is_name = |t: usize| {
        let named = |tag: &super::Tag| {
            matches!(tag.class, Class::Place(_) | Class::Body(_) | Class::BodyHead(_) | Class::Office(_) | Class::Word(_))
        };
        let token = reading.tokens.get(t)?;
        (token.kind == Kind::Word && token.capital && token.spaced && !reading.tags_at(t).iter().any(named)).then_some(())
    };
    let is_word = |t: usize| {
        let token = reading.tokens.get(t)?;
        (token.kind == Kind::Word && !token.capital && token.surface_has_case(reading) && reading.tags_at(t).is_empty()).then_some(())
    };
    let end = (at..at + LONGEST).take_while(|&t| is_word(t).is_some()).last()? + 1;
    let in_sentence = reading.sentence_of(at) == reading.sentence_of((end + 1).min(reading.tokens.len() - 1));
    (is_name(end).is_some() && is_name(end + 1).is_some() && in_sentence).then_some(end)
}

/// Whether a word goes on with what a body is of: no "cho" of "cho biết".
fn joins(reading: &Reading, at: usize) -> bool {
    let begins_cue = |t: &super::Tag| matches!(t.class, Class::Cue(_)) && t.tokens.len() > 1;
    // "a court in Lima |on Friday|".
    let next = at + 1;
    let is_day = reading.tokens.get(next).is_some_and(|t| t.capital)
        && has_word(reading, next, Word::NoName)
        && !has_word(reading, next, Word::Article);
    has_word(reading, at, Word::Of) && !is_day && !reading.tags_at(at).iter().any(begins_cue)
}

/// "Agriculture|,| Fisheries and Trade": whether a comma stands between fields with capitals, the last of which an "and" joins.
fn lists_fields(reading: &Reading, comma: usize) -> bool {
    const LONGEST: usize = 5;
    let field = |t: usize| {
        let is_field = |tag: &super::Tag| matches!(tag.class, Class::Portfolio(_)) && tag.tokens.start == t;
        let ends = reading.tags_at(t).iter().filter(|tag| is_field(tag)).map(|tag| tag.tokens.end);
        ends.max().filter(|_| reading.tokens[t].capital)
    };
    let mut at = comma;
    for _ in 0..LONGEST {
        if reading.folded(at) != "," || !is_noun_last(reading, at) {
            return false;
        }
        let Some(end) = field(at + 1) else { return false };
        let oxford = if reading.folded(end) == "," { end + 1 } else { end };
        if is_and(reading, oxford) {
            return reading.tokens.get(oxford + 1).is_some_and(|t| t.capital);
        }
        at = end;
    }
    false
}

/// "|, Sécurité, Décentralisation et Affaires coutumières|": where a list of fields ends that begins with a comma, each with a capital, the last
/// behind "and" and before a comma, in a language whose nouns come first.
fn rest_of_fields(reading: &Reading, comma: usize) -> Option<usize> {
    const LONGEST: usize = 14;
    if reading.folded(comma) != "," || !reading.tokens.get(comma + 1)?.surface_has_case(reading) {
        return None;
    }
    // "le ministre de l'Énergie, |Hary Rabe et Njaka Rakoto|, ont dit": nothing but names.
    let tells = |t: usize| {
        let is_field = reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Portfolio(_)));
        let is_small = reading.tokens[t].kind == super::Kind::Word && !reading.tokens[t].capital && !is_and(reading, t);
        is_field || is_small && !has_word(reading, t, Word::Article) && !has_word(reading, t, Word::Of)
    };
    let limit = (comma + LONGEST).min(reading.sentences[reading.sentence_of(comma)].tokens.end);
    let is_other = |t: usize| {
        let other = |class| matches!(class, Class::Office(_) | Class::Honorific(_) | Class::GivenName(_) | Class::Cue(_));
        reading.tags_at(t).iter().any(|tag| other(tag.class))
    };
    let begins_field = |t: usize| reading.tokens[t].capital && !is_other(t) && !begins_person(reading, t);
    let (mut at, mut closed) = (comma, false);
    while at < limit {
        let separates = reading.folded(at) == "," || is_and(reading, at);
        match separates {
            true if closed && reading.folded(at) == "," => return (comma..at).any(tells).then_some(at),
            true if at + 1 < limit && begins_field(at + 1) => closed |= !matches!(reading.folded(at), "," | "-" | "–" | "&"),
            true => return None,
            false if is_other(at) || reading.tokens[at].kind == super::Kind::Number => return None,
            false => {}
        }
        at += 1;
    }
    None
}

fn place_or_body_at(reading: &Reading, at: usize) -> bool {
    reading.tags_at(at).iter().any(|tag| matches!(tag.class, Class::Place(_) | Class::Body(_) | Class::BodyHead(_)))
}

/// Whether a person's name rather than a place or body begins here: a given name, or a Vietnamese family name with syllables after it that
/// no longer tag explains.
pub(super) fn begins_person(reading: &Reading, at: usize) -> bool {
    // "Leyte-|Samar| Relief Network".
    let is_joined = |t: usize| t > 1 && !reading.tokens[t].spaced && reading.folded(t - 1) == "-" && reading.tokens[t - 2].capital;
    if reading.tokens.get(at).is_some_and(|t| t.capital) && is_joined(at) {
        return false;
    }
    if is_apposed_given(reading, at) {
        return true;
    }
    let given = reading.tags_at(at).iter().find(|t| matches!(t.class, Class::GivenName(_)));
    let name_follows = |end: usize| {
        reading.tokens.get(end).is_some_and(|t| {
            t.spaced
                && t.capital
                && !reading.tags_at(end).iter().any(|t| matches!(t.class, Class::Place(_) | Class::Body(_) | Class::Office(_)))
        })
    };
    if given.is_some_and(|g| name_follows(g.tokens.end)) {
        // "Florence Akello" lives in no Italian town.
        return true;
    }
    if given.is_some_and(|g| begins_caseless(reading, at, g)) {
        // "صلاح الدين مزوار" is of no province, "أبيي أحمد" of no region.
        return true;
    }
    let longest = reading
        .tags_at(at)
        .iter()
        .filter(|t| matches!(t.class, Class::Place(_) | Class::Body(_) | Class::Leader(_) | Class::Portfolio(_)))
        .map(|t| (t.tokens.len(), t))
        .max_by_key(|(n, _)| *n);
    if let Some((_, tag)) = longest {
        return matches!(tag.class, Class::Leader(_));
    }
    if reading.tags_at(at).iter().any(|t| matches!(t.class, Class::GivenName(_) | Class::Honorific(_))) {
        return true;
    }
    let word_of_name =
        |i: usize| reading.tokens.get(i).is_some_and(|t| t.kind == Kind::Word && (t.capital || !t.surface_has_case(reading)));
    let syllable_follows = reading.tokens.get(at + 1).is_some_and(|t| t.spaced) && is_vietnamese_syllable(reading.folded(at + 1));
    // "في داك لاك": "in" is written like Vi.
    let is_small = has_word(reading, at, Word::Of) && !reading.tokens[at].surface_has_case(reading);
    // "tỉnh |Thập Thị| Hoa": a family name that no table knows.
    let is_woman = || reading.folded(at + 1) == "thị" && is_vietnamese_syllable(reading.folded(at)) && word_of_name(at + 2);
    let is_kinh = !is_small && syllable_follows && (is_vietnamese_family_name(reading.folded(at)) || is_woman());
    word_of_name(at) && word_of_name(at + 1) && (is_kinh || begins_name_of_highlands(reading, at))
}

/// "tỉnh |Rơ| Châm Dũng", "xã |Giàng| A Dơ", "đại biểu |K'|Brèm": whether a family name of a people of the highlands or the delta begins that of
/// somebody; what stands behind the noun of a commune has two words more.
fn begins_name_of_highlands(reading: &Reading, at: usize) -> bool {
    let Some(language) = crate::lang::language(reading.sentences[reading.sentence_of(at)].language) else { return false };
    let people = &language.people;
    let is_family = people.honorific_needs_no_capital && people.family_first.iter().any(|name| name == reading.folded(at));
    let is_capital = |t: usize| reading.tokens.get(t).is_some_and(|t| t.capital && t.kind == Kind::Word);
    let follows_commune = at > 0 && people.communes.has(reading.folded(at - 1)) && reading.folded(at - 1) != "tỉnh";
    // "Giàng |A| Dơ", "Siu |H'|Wiu": what else stands in the middle of a name.
    let is_inside = at > 0 && is_capital(at - 1) && reading.folded(at).chars().count() <= 2;
    is_family && !is_inside && is_capital(at) && is_capital(at + 1) && (!follows_commune || is_capital(at + 2))
}

/// "le ministre provincial, |Trésor| Mutombo Ilunga,": the name of a field behind a comma, with two unknown words in capitals up to a mark, is a
/// given name in French.
pub(super) fn is_apposed_given(reading: &Reading, at: usize) -> bool {
    let Some(token) = reading.tokens.get(at).filter(|t| at > 0 && t.capital) else { return false };
    let is_field = reading.tags_at(at).iter().any(|tag| matches!(tag.class, Class::Portfolio(_)) && tag.tokens.len() == 1);
    let is_unknown = |t: usize| {
        let next = reading.tokens.get(t).filter(|t| t.kind == Kind::Word && t.capital && !t.caps && t.spaced);
        next.is_some() && reading.tags_at(t).iter().all(|tag| matches!(tag.class, Class::GivenName(_)))
    };
    let n_names = (at + 1..at + 5).take_while(|&t| is_unknown(t)).count();
    let closes = matches!(reading.folded(at + 1 + n_names), "," | "." | "(" | ")");
    let is_french = reading.sentences[reading.sentence_of(at)].language == crate::article::Lang::FR;
    is_field && is_french && !token.caps && reading.folded(at - 1) == "," && n_names > 0 && closes
}

/// Whether a given name in a script without capitals that is a place's name too begins a name: no preposition before it, and a word that is
/// no function word, place or title behind it.
fn begins_caseless(reading: &Reading, at: usize, given: &super::Tag) -> bool {
    let is_word = |t: &super::Token| t.kind == Kind::Word && !t.surface_has_case(reading);
    let stops = |t: &super::Tag| {
        matches!(t.class, Class::Word(_) | Class::Place(_) | Class::Demonym(_) | Class::Office(_) | Class::Body(_) | Class::BodyHead(_))
    };
    let heads = |t: &super::Tag| match t.class {
        Class::Word(Word::Of | Word::PlacePreposition | Word::PlaceHead) => true,
        // "رئيسة بلدية ليون": a head without the article goes on with what it is of.
        Class::Office(_) | Class::BodyHead(_) => !has_written_article(reading, at - 1),
        _ => false,
    };
    let after_preposition = (at.saturating_sub(3)..at).any(|i| reading.tags_at(i).iter().any(|t| t.tokens.end == at && heads(t)));
    let next = given.tokens.end;
    // "محمود |معلم| عبد الله": a trade without the article before another name.
    let is_given = |t: &super::Tag| matches!(t.class, Class::GivenName(_)) && reading.text_before(t).is_empty();
    let is_trade = !has_written_article(reading, next) && reading.tags_at(next + 1).iter().any(is_given);
    let stops = |t: &super::Tag| stops(t) && !(is_trade && matches!(t.class, Class::Office(_)) && t.tokens.len() == 1);
    let goes_on = reading.tokens.get(next).is_some_and(is_word) && !reading.tags_at(next).iter().any(stops);
    let is_whole = reading.text_before(given).is_empty() && !reading.folded(next).starts_with('و');
    is_whole && goes_on && !after_preposition && !reading.tags_at(at).iter().any(|t| t.tokens.len() > given.tokens.len())
}

/// The bodies of an article, and for each phrase which of them it names.
pub(super) fn bodies(reading: &Reading, phrases: &[BodyPhrase]) -> (Vec<Body>, Vec<usize>) {
    let mut bodies: Vec<Body> = Vec::new();
    let mut by_key: BTreeMap<String, usize> = BTreeMap::new();
    let mut of_phrase = Vec::with_capacity(phrases.len());
    for phrase in phrases {
        let span = reading.span(&phrase.tokens);
        let mention = Mention { span, surface: reading.article.slice(span).to_owned() };
        let key = phrase.key();
        let named = named_before(reading, &phrases[..of_phrase.len()], phrase);
        if let Some(named) = named {
            let idx: usize = of_phrase[named];
            bodies[idx].mentions.push(mention);
            of_phrase.push(idx);
            continue;
        }
        let idx = *by_key.entry(key).or_insert_with_key(|key| {
            bodies.push(Body { key: key.clone(), name: phrase.name(reading), kind: phrase.row.kind.to_owned(), mentions: Vec::new() });
            bodies.len() - 1
        });
        bodies[idx].mentions.push(mention);
        of_phrase.push(idx);
    }
    (bodies, of_phrase)
}

/// The phrase before that a bare noun means: "The |organization| said".
fn named_before(reading: &Reading, before: &[BodyPhrase], phrase: &BodyPhrase) -> Option<usize> {
    let first = phrase.tokens.start;
    let is_known = has_written_article(reading, first) || first > 0 && has_word(reading, first - 1, Word::Article);
    if !phrase.is_bare || !is_known {
        return None;
    }
    let text = |p: &BodyPhrase| reading.text(&p.head);
    let fits = |p: &BodyPhrase| !p.is_bare && p.row.key == phrase.row.key && institutions::is_same_noun(text(p), text(phrase));
    before.iter().rposition(fits)
}
