//! Names: the words that name a person.
//!
//! In scripts with capitals a name is a run of capitalised words that no table explains; in Arabic it is what follows a title or begins with a
//! given name. Vietnamese names are known by their syllables in every script.

mod called;
mod caseless;
mod chains;
mod placed;

use super::bodies::{BodyPhrase, begins_person};
use super::offices::Title;
use super::places::has_word;
use super::{Kind, Reading, Sentence};
use crate::article::{BlockKind, Span};
use crate::entity::Gender;
use crate::lang::{Class, Language, Word, language};
use crate::link::people::{is_vietnamese_family_name, is_vietnamese_syllable};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// What makes a run of words a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// The gazetteer knows the person.
    Known(u32),
    /// It begins with a given name or reads as a Vietnamese name.
    Shape,
    /// A title or an honorific stands beside it.
    Title,
    /// It stands where only a name can: "قال |سميث| إن".
    Place,
    /// Capitals alone.
    Capitals,
}

/// A name at one place of the text.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) tokens: Range<usize>,
    /// Where it stands; in Arabic behind an "and" that is written onto its first word.
    pub(super) span: Span,
    pub(super) evidence: Evidence,
    /// The honorific before it.
    pub(super) honorific: Option<Range<usize>>,
    pub(super) gender: Option<Gender>,
}

const LONGEST: usize = 6;

/// All names of an article, in order.
pub(super) fn names(reading: &Reading, titles: &[Title], bodies: &[BodyPhrase]) -> Vec<Name> {
    let mut names = Vec::new();
    let mut next_title = 0;
    let mut next_body = 0;
    let called = called::family_names(reading);
    for sentence in &reading.sentences {
        let Some(language) = language(sentence.language) else { continue };
        while titles.get(next_title).is_some_and(|t| t.tokens.end <= sentence.tokens.start) {
            next_title += 1;
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            while titles.get(next_title).is_some_and(|t| t.tokens.end < at) {
                next_title += 1;
            }
            let title = titles[next_title..].iter().take_while(|t| t.tokens.start <= at).find(|t| t.tokens.contains(&at));
            if let Some(title) = title {
                at = title.tokens.end;
                continue;
            }
            while bodies.get(next_body).is_some_and(|b| b.tokens.end <= at) {
                next_body += 1;
            }
            if let Some(body) = bodies.get(next_body).filter(|b| b.tokens.contains(&at)) {
                at = body.tokens.end;
                continue;
            }
            let finder = Finder { reading, language, sentence, called: &called };
            if !finder.may_begin(at) {
                at = finder.past_known(at);
                continue;
            }
            // "مزارعة تتفقد حقلا": where there are no capitals, a farmer without an article is nobody who is named.
            let names_one = |t: &Title| !t.plural && (language.capitals || t.definite);
            // "الدكتور |/| رودي ماير".
            let end = if !language.capitals && at > sentence.tokens.start && reading.folded(at - 1) == "/" { at - 1 } else { at };
            let introduces = |t: &&Title| t.tokens.end == end && t.tokens.start >= sentence.tokens.start && names_one(t);
            let after_title = titles[next_title.saturating_sub(1)..].iter().take(3).any(|t| introduces(&t));
            let after_title = after_title || stands_behind_nation(reading, at, sentence.tokens.start).is_some();
            let near = &titles[next_title.saturating_sub(1)..titles.len().min(next_title + 2)];
            let title = near.iter().find(|t| t.tokens.end == at && after_title).filter(|_| language.capitals);
            let office_of =
                |(title, name): (&Title, &Name)| body_behind(reading, title, name, at).or_else(|| led_behind(reading, title, name, at));
            if let Some(end) = title.zip(names.last()).and_then(office_of) {
                at = end;
                continue;
            }
            let after_title = after_title || finder.stands_behind_kin(at);
            if finder.is_party_of(at) {
                let end = language.people.partisans.at(reading, at).unwrap_or(at + 1);
                names.extend(finder.name_at(end, true));
                at = names.last().map_or(end, |name| name.tokens.end.max(end));
                continue;
            }
            let apposed = titles[..next_title].last().filter(|t| names_one(t)).and_then(|t| finder.apposed_name(at, t.tokens.end));
            let apposed = apposed.or_else(|| finder.sourced_name(at));
            // "رئيس اتحاد |الصيادين| ماسانوبو ساكاموتو": of whom the title before is.
            let ends_title =
                |t: &Title| t.plural && !language.capitals && titles.iter().any(|o| !o.plural && o.tokens.end == t.tokens.start);
            let before = titles[..titles.len().min(next_title + 1)].iter().rev().find(|t| t.tokens.end <= at && !ends_title(t));
            let annexes = |t: &Title| names_one(t) || finder.annexes(&t.tokens);
            let complemented = before.filter(|t| annexes(t) && names.last().is_none_or(|n: &Name| n.tokens.end <= t.tokens.start));
            let complemented = complemented.map(|t| t.tokens.end);
            let apposed = apposed.or_else(|| finder.chained_name(at, complemented.filter(|end| *end < at)?));
            // "|Miner| Freddy Choque said": a trade with the capital of its sentence.
            let trade = finder.behind_trade(at);
            let name = apposed.or_else(|| finder.name_at(trade.unwrap_or(at), after_title || trade.is_some()));
            let name = name.or_else(|| finder.chained_name(at, complemented.filter(|end| *end == at)?));
            let name = name.or_else(|| finder.aged_name(at));
            let is_label = |name: &Name| finder.is_label(name);
            match name.map(|name| finder.with_family(name)).filter(|name| !is_label(name)) {
                Some(name) => {
                    at = name.tokens.end;
                    names.push(name);
                }
                None => at = finder.past_known(at),
            }
        }
    }
    names
}

/// "bà Leonor Pinho, thị trưởng |Pedrógão Grande|, nói", "ông Marco Rossi, Tổng Giám đốc |GreenCell|, cho biết": where the name of what somebody leads
/// ends, behind the title that a comma parts from a name with an honorific.
fn led_behind(reading: &Reading, title: &Title, name: &Name, at: usize) -> Option<usize> {
    const LONGEST: usize = 6;
    let sentence = &reading.sentences[reading.sentence_of(at)];
    language(sentence.language).filter(|l| l.people.honorific_needs_no_capital)?;
    let is_office = |tag: &super::Tag| matches!(tag.class, Class::Office(_));
    let is_named = name.honorific.is_some() || name.tokens.len() > 2;
    let is_apposed = is_named && name.tokens.end + 1 == title.tokens.start && reading.folded(name.tokens.end) == ",";
    let is_titled = || {
        const LONGEST: usize = 6;
        let start = name.honorific.as_ref().map_or(name.tokens.start, |h| h.start);
        let before = start.saturating_sub(LONGEST).max(sentence.tokens.start)..start;
        name.honorific.is_none() || reading.tags_in(&before).iter().any(|tag| is_office(tag) && tag.tokens.end == start)
    };
    let ends = (at..sentence.tokens.end.min(at + LONGEST)).find(|&t| !reading.tokens[t].capital && reading.folded(t) != "-")?;
    let is_closed = ends > at && matches!(reading.folded(ends), "," | ")" | "-" | "–");
    // "Thượng tá Lê Văn Tú, Phó Tư lệnh |Vùng|, cho biết".
    let is_word = ends == at + 1;
    (is_apposed && is_closed && !is_vietnamese_family_name(reading.folded(at)) && (is_word || !is_titled())).then_some(ends)
}

/// "Nazma Bithi, president of the Bangladesh |Garment Workers' Parishad|, said": where the name of a body ends that goes on with a title behind
/// somebody's name.
fn body_behind(reading: &Reading, title: &Title, name: &Name, at: usize) -> Option<usize> {
    let start = title.tokens.start;
    let comma = (name.tokens.end..start).take(2).find(|&t| reading.folded(t) == ",")?;
    let is_parted = comma == name.tokens.end && comma + 1 == start && !begins_person(reading, at);
    // "Premier Ann Roe, President of the Senate |Ali Sy|": a row of people, each with a title.
    let is_office = |tag: &super::Tag| matches!(tag.class, Class::Office(_) | Class::Honorific(_));
    let first = name.tokens.start.saturating_sub(8);
    let is_titled = name.honorific.is_some() || (first..name.tokens.start).any(|t| reading.tags_at(t).iter().any(is_office));
    let is_parted = is_parted && !is_titled;
    let goes_on = title.tokens.clone().any(|t| has_word(reading, t, Word::Of));
    let ends = (at..at + 8).find(|&t| t >= reading.tokens.len() || !reading.tokens[t].capital)?;
    (is_parted && goes_on && ends > at).then_some(ends)
}

/// "وقال |الفرنسي| هيرفي رونار": the adjective of a nation that stands for a title, behind a verb of saying or a comma, where there are no capitals.
pub(super) fn stands_behind_nation(reading: &Reading, at: usize, first: usize) -> Option<usize> {
    let nation = at.checked_sub(1).filter(|nation| *nation > first)?;
    let is_nation = |tag: &crate::extract::Tag| matches!(tag.class, Class::Demonym(_)) && tag.tokens.len() == 1;
    let is_cue = |t: usize| reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Cue(_)));
    let opens = reading.folded(nation - 1) == "," || is_cue(nation - 1);
    let is_definite = reading.surface(nation).starts_with("ال");
    (is_definite && opens && reading.tags_at(nation).iter().any(is_nation)).then_some(nation)
}

struct Finder<'r, 'a> {
    reading: &'r Reading<'a>,
    language: &'r Language,
    sentence: &'r Sentence,
    /// The family names by which the article calls people.
    called: &'r FxHashSet<String>,
}

impl Finder<'_, '_> {
    /// Whether a name, or the honorific before it, may begin with a token: where there are capitals, small words begin none.
    fn may_begin(&self, at: usize) -> bool {
        let token = &self.reading.tokens[at];
        let is_known = |tag: &super::Tag| matches!(tag.class, Class::Honorific(_) | Class::Leader(_));
        token.kind == Kind::Word && (!self.language.capitals || token.capital || self.reading.tags_at(at).iter().any(is_known))
    }

    /// "|M. S.| : Le train relie …": initials before what somebody says, who is named elsewhere.
    fn is_label(&self, name: &Name) -> bool {
        let block = &self.reading.article.blocks[self.sentence.block];
        let begins = self.reading.tokens[self.sentence.tokens.start].span.start == block.span.start;
        begins
            && name.tokens.clone().all(|t| self.reading.surface(t).chars().count() == 1)
            && super::statements::initials(self.reading, &self.sentence.tokens).is_some_and(|(_, after)| after > name.tokens.end)
    }

    /// Where a name begins behind a trade that begins the sentence, where trades stand before names.
    fn behind_trade(&self, at: usize) -> Option<usize> {
        let is_word = |t: usize| self.reading.tokens.get(t).is_some_and(|t| t.capital && t.kind == Kind::Word);
        let begins = at == self.sentence.tokens.start && self.language.people.modifiers_first;
        let end = self.language.statements.trades.at(self.reading, at).filter(|end| begins && *end == at + 1)?;
        (is_word(end) && is_word(end + 1)).then_some(end)
    }

    /// The name that begins at a token, its honorific before it included in the search.
    fn name_at(&self, at: usize, after_title: bool) -> Option<Name> {
        let honorific = self.reading.find_at(at, |tag| match tag.class {
            Class::Honorific(gender) if tag.tokens.end < self.sentence.tokens.end => Some((tag.tokens.clone(), gender)),
            _ => None,
        });
        // "تسع عشرة |دولة| عربية": a noun like any, unless a name that is known follows.
        let is_noun = |tokens: &Range<usize>| {
            let introduces = |tag: &super::Tag| matches!(tag.class, Class::Honorific(_) | Class::Office(_) | Class::Leader(_));
            self.language.people.honorific_nouns.has(self.reading.folded(at))
                && !self.reading.tags_at(tokens.end).iter().any(introduces)
                && self.given_at(tokens.end).is_none()
        };
        let honorific = honorific.filter(|(tokens, _)| !is_noun(tokens));
        let Some((mut tokens, mut gender)) = honorific else { return self.bare_name_at(at, after_title, None) };
        // "سعادة السيد", "ông TS.": honorifics pile up.
        while let Some((more, more_gender)) = self.reading.find_at(tokens.end, |tag| match tag.class {
            // "Bà |Ông| Thị Mỹ Linh": a family name.
            Class::Honorific(_)
                if matches!(self.reading.folded(tag.tokens.end), "thị" | "văn") && self.reading.tokens[tokens.end].capital =>
            {
                None
            }
            Class::Honorific(gender) => Some((tag.tokens.end, gender)),
            _ => None,
        }) {
            tokens.end = more;
            gender = gender.or(more_gender);
        }
        // "الدكتور |/| رودي ماير".
        let is_stroke = !self.language.capitals && self.reading.folded(tokens.end) == "/";
        if is_stroke || self.reading.folded(tokens.end) == "." {
            tokens.end += 1;
        }
        let capital_honorific = !self.language.capitals
            || self.reading.tokens[tokens.start].capital
            || after_title
            || self.language.people.honorific_needs_no_capital;
        if self.is_family_again(tokens.end) {
            return None;
        }
        // "السيد |البدوي|", "السيد |أحمد|": a given name too, but only before what may go on with one.
        let next = tokens.end;
        let goes_on =
            self.language.capitals || self.is_given(next) || self.is_particle(next) || self.reading.surface(next).starts_with("ال");
        let particles = self.particles_at(next);
        let name = self.bare_name_at(next + particles, capital_honorific, Some((tokens, gender)));
        let name = name.map(|name| Name {
            span: Span { start: self.reading.tokens[name.tokens.start - particles].span.start, ..name.span },
            tokens: name.tokens.start - particles..name.tokens.end,
            ..name
        });
        name.or_else(|| self.bare_name_at(at, after_title, None).filter(|_| goes_on))
    }

    /// "Cllr |de| Búrca", "Mr |van der| Merwe": how many particles written small begin a name with capitals.
    fn particles_at(&self, at: usize) -> usize {
        const MOST: usize = 2;
        let is_capital = |t: usize| self.sentence.tokens.contains(&t) && self.reading.tokens[t].capital;
        // "M. |Le| Bonnec": so does an article with its capital.
        let is_article = |t: usize| has_word(self.reading, t, Word::Article) && is_capital(t) && is_capital(t + 1);
        let is_particle = |t: &usize| {
            let folded = self.reading.folded(*t);
            !self.reading.tokens[*t].capital && self.language.people.particles.iter().any(|p| p == folded) || is_article(*t)
        };
        let n = (at..self.sentence.tokens.end).take(MOST).take_while(is_particle).count();
        let is_name = self.sentence.tokens.contains(&(at + n))
            && self.reading.tokens[at + n].capital
            && self.reading.tokens[at + n].kind == Kind::Word;
        if self.language.capitals && is_name { n } else { 0 }
    }

    /// "السيد |الجواهري|": a family name with the article that ends a longer name before, where there are no capitals.
    fn is_family_again(&self, at: usize) -> bool {
        let reading = self.reading;
        let folded = reading.folded(at);
        let ends_name = |t: usize| {
            const LONGEST: usize = 4;
            let before = |n: usize| t.checked_sub(n);
            let is_given = |t: usize| reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::GivenName(_)));
            // "سعد بن شريدة |الكعبي|".
            let is_son = before(2).is_some_and(|t| self.language.people.patronymics.has(reading.folded(t)));
            let reach = if is_son { LONGEST } else { 2 };
            reading.folded(t) == folded && (1..=reach).filter_map(before).any(is_given)
        };
        let is_honoured = |t: usize| reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Honorific(_)));
        !self.language.capitals && folded.starts_with("ال") && (1..at).any(|t| ends_name(t) && !is_honoured(t - 1))
    }

    /// "للألمنيوم |الأخضر| سيبدأ", "القائد |الصادق|": a given name with the article that agrees with the noun before it, which is no title.
    fn is_definite_adjective(&self, at: usize) -> bool {
        let reading = self.reading;
        let Some(before) = at.checked_sub(1).filter(|t| *t >= self.sentence.tokens.start) else { return false };
        let is_definite = |t: usize| ["ال", "لل", "بال", "وال"].iter().any(|article| reading.surface(t).starts_with(article));
        let introduces = |tag: &super::Tag| {
            matches!(
                tag.class,
                Class::Office(_) | Class::Honorific(_) | Class::Cue(_) | Class::Demonym(_) | Class::Place(_) | Class::Body(_)
            )
        };
        let is_known =
            (before.saturating_sub(3)..=before).any(|t| reading.tags_at(t).iter().any(|tag| introduces(tag) && tag.tokens.end > before));
        let is_name = reading.surface(at).starts_with("ال") && self.given_at(at).is_some();
        !self.language.capitals && is_name && is_definite(before) && !is_known && self.is_future(at + 1)
    }

    /// "سيبدأ", "ستشمل": the future of a verb.
    fn is_future(&self, at: usize) -> bool {
        let folded = self.reading.folded(at);
        let is_verb = |prefix: &str| folded.strip_prefix(prefix).is_some_and(|rest| (3..=6).contains(&rest.chars().count()));
        ["سي", "ست", "سن"].iter().any(|prefix| is_verb(prefix)) && !self.is_given(at)
    }

    /// Where to go on when no name begins at a token: behind the place or body that does.
    fn past_known(&self, at: usize) -> usize {
        let known = |tag: &&crate::extract::Tag| matches!(tag.class, Class::Place(_) | Class::Body(_) | Class::Series(_));
        self.reading.tags_at(at).iter().find(known).map_or(at + 1, |tag| tag.tokens.end)
    }

    /// Whether a word with a capital stands at a token that no table knows but as a given name.
    fn is_unknown_capital(&self, at: usize) -> bool {
        let is_word = self.reading.tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.capital && t.spaced);
        let is_name = |tag: &crate::extract::Tag| matches!(tag.class, Class::GivenName(_) | Class::Leader(_));
        is_word && self.sentence.tokens.contains(&at) && self.reading.tags_at(at).iter().all(is_name)
    }

    fn bare_name_at(&self, at: usize, introduced: bool, honorific: Option<(Range<usize>, Option<Gender>)>) -> Option<Name> {
        let reading = self.reading;
        reading.tokens.get(at).filter(|t| t.kind == Kind::Word && at < self.sentence.tokens.end)?;
        let (honorific, gender) = honorific.map_or((None, None), |(tokens, gender)| (Some(tokens), gender));
        // "|Francis| Alfred": none of one name whom another name follows.
        let has_more = |row: u32, end: usize| !crate::gazetteer::people()[row as usize].name.contains(' ') && self.is_unknown_capital(end);
        if let Some((row, known)) = reading.find_at(at, |tag| match tag.class {
            Class::Leader(row) if !has_more(row, tag.tokens.end) => Some((row, tag.tokens.clone())),
            _ => None,
        }) {
            if self.in_longer_place(&known) {
                return None;
            }
            let gender = gender.or(crate::gazetteer::people()[row as usize].gender);
            return Some(Name { span: reading.span(&known), tokens: known, evidence: Evidence::Known(row), honorific, gender });
        }
        // "đại biểu Nga |(Đoàn Hải Dương)|": whom somebody sits for.
        let is_group = reading.folded(at) == "đoàn" && at > self.sentence.tokens.start && reading.folded(at - 1) == "(";
        // "Bãi |Tư Chính|", "Hòn |Mê|": behind the noun of a landmark with a capital stands its name.
        let is_landmark = at > self.sentence.tokens.start
            && reading.tokens[at - 1].capital
            && reading.tokens[at].spaced
            && self.language.people.landmarks.has(reading.folded(at - 1));
        if is_landmark || is_group || self.in_number(at) || self.names_commune(at) || self.is_definite_adjective(at) {
            return None;
        }
        let run = if self.language.capitals { self.capital_run(at) } else { self.caseless_run(at, introduced || honorific.is_some()) };
        let run = self.behind_commune(run);
        let run = if honorific.is_none() { self.behind_town(run) } else { run };
        let shaped = self.vietnamese_run(&run);
        let given = self.given_at(at);
        let run =
            if introduced && honorific.is_none() && shaped.is_none() && given.is_none() { self.rest_with_given_name(run) } else { run };
        let run = self.behind_body_word(run);
        let run = if introduced { self.behind_acronym(run) } else { run };
        let placed = self
            .placed_name(at, introduced)
            .filter(|(tokens, _)| !self.language.capitals && shaped.as_ref().is_none_or(|s| s.end < tokens.end));
        let longer = placed.filter(|(tokens, _)| self.is_better_placed(tokens, &run));
        if let Some((tokens, shown)) = longer {
            let span = reading.span(&tokens);
            return Some(Name {
                gender: gender.or(given.and_then(|g| g.gender)).or(shown),
                span,
                tokens,
                evidence: Evidence::Place,
                honorific,
            });
        }
        if !introduced && honorific.is_none() && self.is_place(&run) {
            return None;
        }
        let (tokens, evidence) = match (shaped, given) {
            (Some(shaped), _) => (shaped, Evidence::Shape),
            (None, Some(_)) if run.len() >= 2 => (run, Evidence::Shape),
            (None, None) if self.language.capitals && run.len() > 2 && self.is_family(run.start) => (run, Evidence::Shape),
            (None, None) if !self.language.capitals && self.bounded_subject(at).as_ref() == Some(&run) => (run, Evidence::Shape),
            (None, None) if !self.language.capitals && self.begins_lineage(at) => (run, Evidence::Shape),
            (None, None) if !self.language.capitals && run.len() >= 2 && self.begins_kunya(at) => (run, Evidence::Shape),
            _ if (introduced || honorific.is_some()) && (self.language.capitals || run.len() >= 2) => (run, Evidence::Title),
            _ => (run, Evidence::Capitals),
        };
        let is_honorific = |t: usize| reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Honorific(_)));
        // "Tổng Giám đốc |Nusantara Terminals| của Indonesia": what somebody is the director of.
        let is_body = evidence == Evidence::Title
            && honorific.is_none()
            && self.language.people.honorific_needs_no_capital
            && has_word(reading, tokens.end, Word::Of)
            // "Trung tướng Lanciné Fofana|, Tổng cục trưởng|", "giám đốc Teranga Transfert|, bà| Ndèye Faye".
            && (reading.folded(tokens.end) != "," || is_honorific(tokens.end + 1))
            // "Chủ tịch Quốc hội Asanalieva |cho biết|": a verb that begins like "for".
            && !reading.tags_at(tokens.end).iter().any(|tag| matches!(tag.class, Class::Cue(_)))
            && self.leads_body(at);
        // "president of the Jordanian |Millers|' Federation".
        let is_possessor = evidence == Evidence::Title && tokens.len() == 1 && matches!(reading.folded(tokens.end), "'" | "'s");
        // "Giám đốc Công ty |Cao| su Tân Biên".
        let heads_body = |tag: &crate::extract::Tag| matches!(tag.class, Class::BodyHead(_)) && tag.tokens.end == at;
        let is_begun = tokens.len() == 1
            && self.language.people.honorific_needs_no_capital
            && reading.tags_in(&(at.saturating_sub(3).max(self.sentence.tokens.start)..at)).iter().any(heads_body);
        // "Giám đốc |Đài Khí| tượng Thủy văn", "Người đứng đầu |Hải| quan": small syllables go on with what somebody is the head of.
        let is_broken = evidence == Evidence::Title
            && honorific.is_none()
            && self.language.people.honorific_needs_no_capital
            && self.is_broken_word(&tokens);
        let is_body = is_body || is_possessor || is_begun || is_broken || honorific.is_none() && self.in_company_name(at);
        let is_letter = tokens.len() == 1 && reading.tokens[tokens.start].span.len() == 1;
        let long_enough = !is_body && !is_letter && (tokens.len() >= 2 || !tokens.is_empty() && (honorific.is_some() || introduced));
        // "of |IIT Kharagpur|, who has studied": an institute by its letters.
        let first = &reading.tokens[tokens.start];
        let is_institute = self.language.people.modifiers_first
            && first.caps
            && (3..=5).contains(&first.span.len())
            && tokens.len() == 2
            && !reading.tokens[tokens.start + 1].caps;
        let worth = evidence != Evidence::Capitals || (self.language.capitals && long_enough && !is_institute);
        let gender = gender.or_else(|| (evidence == Evidence::Shape).then(|| self.middle_name_gender(&tokens))?);
        let gender = gender.or_else(|| self.lineage_gender(&tokens));
        let mut span = reading.span(&tokens);
        span.start = given.map_or(span.start, |g| g.start);
        (long_enough && worth).then(|| Name { gender: gender.or(given.and_then(|g| g.gender)), span, tokens, evidence, honorific })
    }

    /// "|Rơ| Châm", "|Giàng| A Dơ": a family name of the highlands or the delta that is none of the Kinh.
    fn begins_name_of_highlands(&self, at: usize) -> bool {
        let people = &self.language.people;
        people.honorific_needs_no_capital && people.family_first.iter().any(|name| name == self.reading.folded(at))
    }

    /// "Giám đốc Công ty |An Khang|", "Công ty Việt |Âu Trí Đức|": syllables behind the noun of a company, unless they are somebody's name behind a
    /// title and the company's.
    fn in_company_name(&self, at: usize) -> bool {
        const LONGEST: usize = 5;
        const REACH: usize = 9;
        const NAMED: [&str; 4] = ["company", "party", "hospital", "university"];
        let reading = self.reading;
        let is_capital = |t: usize| {
            let token = reading.tokens.get(t).filter(|_| self.sentence.tokens.contains(&t));
            token.is_some_and(|t| t.kind == Kind::Word && t.capital && t.spaced)
        };
        let n_before = (self.sentence.tokens.start..at).rev().take(LONGEST).take_while(|&t| is_capital(t)).count();
        let ends_at = |start: usize| {
            let first = start.saturating_sub(3).max(self.sentence.tokens.start);
            let heads = |tag: &&super::Tag| match tag.class {
                Class::BodyHead(row) => NAMED.contains(&crate::gazetteer::bodies()[row as usize].kind) && tag.tokens.end == start,
                _ => false,
            };
            reading.tags_in(&(first..start)).iter().find(heads).map(|tag| tag.tokens.start)
        };
        let head = (at - n_before..=at).find_map(|start| Some((start, ends_at(start)?)));
        let Some((start, head)) = head.filter(|_| self.language.people.honorific_needs_no_capital) else { return false };
        let is_title = |tag: &super::Tag| matches!(tag.class, Class::Office(_));
        let first = head.saturating_sub(REACH).max(self.sentence.tokens.start);
        let clause = (first..head).rfind(|&t| reading.tokens[t].kind == Kind::Mark).map_or(first, |t| t + 1);
        let is_titled = reading.tags_in(&(clause..head)).iter().any(is_title);
        let n_words = (start..self.sentence.tokens.end).take_while(|&t| is_capital(t)).count();
        start == at && n_words <= 2 || !is_titled
    }

    /// "số 1234/|QĐ-TTg|": letters behind a stroke are part of a document's number.
    fn in_number(&self, at: usize) -> bool {
        at > self.sentence.tokens.start && self.reading.folded(at - 1) == "/" && !self.reading.tokens[at].spaced
    }

    /// "|Xã| Thạch Lạc cho biết": a noun of places begins no name.
    fn names_commune(&self, at: usize) -> bool {
        self.language.people.communes.has(self.reading.folded(at))
    }

    /// "xã Thạch Lạc |Trần Văn Sơn|", "Bệnh viện Bạch Mai |Đào Xuân Cơ|": behind the noun of a commune or an institution its name comes first.
    fn behind_commune(&self, run: Range<usize>) -> Range<usize> {
        const LEAST: usize = 5;
        const FULL: usize = 3;
        let reading = self.reading;
        let first = run.start.saturating_sub(2).max(self.sentence.tokens.start);
        let is_noun = |t: usize| self.language.statements.institutions.at(reading, t) == Some(run.start);
        let follows = run.start > first && (has_word(reading, run.start - 1, Word::PlaceHead) || (first..run.start).any(is_noun));
        if !self.language.people.honorific_needs_no_capital || !follows || run.len() < LEAST {
            return run;
        }
        let begins = |t: &usize| is_vietnamese_family_name(reading.folded(*t));
        let full = (run.start + 1..=run.end - FULL).rev().find(begins);
        full.map_or(run.clone(), |start| start..run.end)
    }

    /// "thành phố |Westminster| Kelly Trần", "vùng |Troms| Odd Hestnes": behind a title and the noun of a place stands the name of the place, which no
    /// table knows, before somebody's.
    fn behind_town(&self, run: Range<usize>) -> Range<usize> {
        const LEAST: usize = 3;
        const REACH: usize = 14;
        let reading = self.reading;
        let first = run.start.saturating_sub(REACH).max(self.sentence.tokens.start);
        let is_noun = |t: usize| has_word(reading, t, Word::PlaceHead) && !reading.tokens[t].capital;
        let follows = run.len() >= LEAST && run.start > first && is_noun(run.start - 1);
        if !self.language.people.honorific_needs_no_capital || !follows || begins_person(reading, run.start) {
            return run;
        }
        let clause = (first..run.start).rfind(|&t| reading.tokens[t].kind == Kind::Mark).map_or(first, |t| t + 1);
        let is_title = |tag: &crate::extract::Tag| matches!(tag.class, Class::Office(_));
        if !reading.tags_in(&(clause..run.start)).iter().any(is_title) {
            return run;
        }
        let begins = |t: &usize| begins_person(reading, *t) && run.end - t >= 2;
        let unknown = run.start + if run.len() > LEAST { 2 } else { 1 };
        (run.start + 1..run.end).find(begins).unwrap_or(unknown)..run.end
    }

    /// "|Ho Chi Minh| City", "Thành phố |Hồ Chí Minh|": the name of somebody inside the name of a place.
    fn in_longer_place(&self, known: &Range<usize>) -> bool {
        const LONGEST: usize = 4;
        let first = known.start.saturating_sub(LONGEST).max(self.sentence.tokens.start);
        let covers = |tag: &crate::extract::Tag| {
            matches!(tag.class, Class::Place(_)) && tag.tokens.end >= known.end && tag.tokens.len() > known.len()
        };
        self.reading.tags_in(&(first..known.end)).iter().any(|tag| tag.tokens.start <= known.start && covers(tag))
    }

    /// Whether a small syllable that is no word of its own stands behind syllables that begin with no family name.
    fn is_broken_word(&self, tokens: &Range<usize>) -> bool {
        let reading = self.reading;
        let Some(next) = reading.tokens.get(tokens.end).filter(|_| tokens.end < self.sentence.tokens.end) else { return false };
        let are_syllables = tokens.clone().all(|t| is_vietnamese_syllable(reading.folded(t)));
        let is_family = tokens.len() > 1 && is_vietnamese_family_name(reading.folded(tokens.start));
        let statements = &self.language.statements;
        let lists = [&statements.auxiliaries, &statements.adverbs, &statements.adjuncts, &statements.clitics, &statements.prepositions];
        let is_small = lists.iter().any(|list| list.at(reading, tokens.end).is_some());
        let is_plain = next.kind == Kind::Word && !next.capital && reading.tags_at(tokens.end).is_empty();
        !tokens.is_empty() && are_syllables && !is_family && is_plain && !is_small && is_vietnamese_syllable(reading.folded(tokens.end))
    }

    /// "Đỗ |Thị| Mai" is a woman, "Lê |Văn| Nam" a man.
    fn middle_name_gender(&self, tokens: &Range<usize>) -> Option<Gender> {
        const LEAST: usize = 3;
        let is_vietnamese = self.language.capitals && tokens.len() >= LEAST && is_vietnamese_family_name(self.reading.folded(tokens.start));
        match self.reading.folded(tokens.start + 1) {
            "thị" | "thi" if is_vietnamese => Some(Gender::F),
            "văn" | "van" if is_vietnamese => Some(Gender::M),
            _ => None,
        }
    }

    /// "đảng | Xanh | Franziska Brantner": a Vietnamese word that names the body before a foreign name is no part of it.
    fn behind_body_word(&self, run: Range<usize>) -> Range<usize> {
        const LEAST: usize = 3;
        let reading = self.reading;
        let before = run.start.checked_sub(1).filter(|t| self.sentence.tokens.contains(t));
        let follows =
            || before.is_some_and(|t| !reading.tokens[t].capital && reading.tags_at(t).is_empty() && !self.is_behind_title(run.start));
        let is_syllable = |t: usize| is_vietnamese_syllable(reading.folded(t));
        let is_mixed =
            self.language.people.honorific_needs_no_capital && run.len() >= LEAST && is_syllable(run.start) && !is_syllable(run.start + 1);
        let is_family = is_vietnamese_family_name(reading.folded(run.start));
        // "đặc trách Đại |Dương| Leonor Pinto": where all syllables of a field have capitals.
        let has_marks = |t: usize| !reading.folded(t).is_ascii() && is_syllable(t);
        let is_field = || before.is_some_and(|t| reading.tokens[t].capital && has_marks(t) && !self.is_behind_title(run.start));
        let is_behind = !is_family && follows() || is_mixed && has_marks(run.start) && is_field();
        if is_mixed && is_behind { run.start + 1..run.end } else { run }
    }

    /// "le député | UDC | Nicolas Favre": the letters of a party between title and name.
    fn behind_acronym(&self, run: Range<usize>) -> Range<usize> {
        // "|H'|Juel Niê" is no party.
        let caps = |t: usize| {
            let folded = self.reading.folded(t);
            self.reading.tokens[t].caps && folded.chars().count() > 1 && !folded.ends_with('\'')
        };
        let is_mixed = self.language.capitals && run.len() > 2 && caps(run.start) && !(run.start + 1..run.end).any(caps);
        // "le député |UDC| de Vaulruz": where he comes from is no name.
        let is_alone = is_mixed && !self.reading.tokens[run.start + 1].capital && self.names_go_on_with_comma();
        match is_mixed {
            true if is_alone => run.start..run.start + 1,
            true => run.start + 1..run.end,
            false => run,
        }
    }

    fn is_behind_title(&self, at: usize) -> bool {
        const LONGEST: usize = 4;
        let first = at.saturating_sub(LONGEST).max(self.sentence.tokens.start);
        // "Ngoại trưởng |nước chủ nhà| Ghaith Suleiman".
        let leads = |class| matches!(class, Class::Office(_) | Class::Honorific(_) | Class::Word(Word::BodyAdjective));
        let is_title = |tag: &crate::extract::Tag| leads(tag.class) && tag.tokens.end == at;
        self.reading.tags_in(&(first..at)).iter().any(is_title)
    }

    /// Whether the title that ends before a token is one that stands before a company's name.
    fn leads_body(&self, at: usize) -> bool {
        const LONGEST: usize = 6;
        use crate::entity::Role;
        let leads = |row: u32| {
            let role = crate::gazetteer::offices()[row as usize].role;
            !matches!(
                role,
                Role::Expert | Role::Other | Role::Minister | Role::DeputyMinister | Role::Ambassador | Role::MemberOfParliament
            )
        };
        let first = at.saturating_sub(LONGEST).max(self.sentence.tokens.start);
        let mut tags = (first..at).flat_map(|t| self.reading.tags_at(t));
        tags.any(|tag| matches!(tag.class, Class::Office(row) if leads(row)) && tag.tokens.end <= at)
    }

    /// Whether a table knows words without capitals as a place: "جيا لاي".
    fn is_place(&self, tokens: &Range<usize>) -> bool {
        let covers = |tag: &crate::extract::Tag| matches!(tag.class, Class::Place(_)) && tag.tokens.end >= tokens.end;
        !self.language.capitals && self.reading.tags_at(tokens.start).iter().any(covers)
    }

    /// A run of capitalised words, particles between them, that no table explains.
    fn capital_run(&self, at: usize) -> Range<usize> {
        let reading = self.reading;
        let mut end = at;
        let mut next = at;
        // "Rep. Ann Roe, |R-Texas|, said": her party and where she is from.
        let is_letter = reading.tokens[at].span.len() == 1 && reading.folded(at + 1) == "-";
        if is_letter && at > self.sentence.tokens.start && matches!(reading.folded(at - 1), "," | "(") {
            return at..at;
        }
        // "|Sentencing| Pike, the judge said".
        const LONG: usize = 7;
        let opens = self.language.people.modifiers_first && at == self.sentence.tokens.start;
        let folded = reading.folded(at);
        if opens && folded.ends_with("ing") && folded.len() >= LONG && self.given_at(at).is_none() {
            return at..at;
        }
        let mut joined_words = 0;
        while next < self.sentence.tokens.end && next - at < LONGEST + joined_words {
            let token = &reading.tokens[next];
            // "Alizèta Nikièma|/|Kaboré": the name of a woman and that of her husband.
            let is_married = reading.folded(next) == "/"
                && self.names_go_on_with_comma()
                && reading.tokens.get(next + 1).is_some_and(|t| t.capital && !t.caps)
                && next > at
                && !reading.tokens[next - 1].caps;
            // "Bas Hendriksen|-Giám đốc| điều hành": a title that a hyphen parts from the name.
            let is_title = |tag: &crate::extract::Tag| matches!(tag.class, Class::Office(_));
            let begins_title = self.language.people.honorific_needs_no_capital && reading.tags_at(next + 1).iter().any(is_title);
            let glued = (reading.folded(next) == "-" || reading.folded(next) == "'" || is_married) && !begins_title;
            if glued && next > at && !token.spaced && reading.tokens.get(next + 1).is_some_and(|t| t.kind == Kind::Word && !t.spaced) {
                // "Park Jin-woo", "Jean-Pierre", "Xay-nha-vông": what a hyphen joins is one word.
                joined_words += 2;
                next += 2;
                end = next;
                continue;
            }
            // "Sahar |al-|Jubouri": a small particle that a hyphen joins to a capital word.
            let joined = next > at
                && end == next
                && token.kind == Kind::Word
                && !token.capital
                && token.span.len() <= 3
                && reading.folded(next + 1) == "-"
                && !reading.tokens[next + 1].spaced
                && reading.tokens.get(next + 2).is_some_and(|t| t.kind == Kind::Word && t.capital && !t.spaced);
            if joined && self.language.people.particles.iter().any(|p| p == reading.folded(next)) {
                next += 3;
                end = next;
                continue;
            }
            let initial = reading.folded(next) == "."
                && next > at
                && reading.surface(next - 1).chars().count() == 1
                && reading.tokens[next - 1].capital;
            if initial && end == next {
                end = next + 1;
                next += 1;
                continue;
            }
            // "Ellis |“Bud”| Crockett-Lowe".
            if let Some(behind) = self.behind_nickname(next).filter(|_| next > at && end == next) {
                next = behind;
                continue;
            }
            // "Conservative |Cllr| Anne Meadows".
            if next > at && self.begins_anew(next) {
                return at..at;
            }
            // "Marijke |van der| Vliet".
            let is_particle = |t: usize| self.language.people.particles.iter().any(|p| p == reading.folded(t));
            let is_capital = |t: usize| reading.tokens.get(t).is_some_and(|t| t.capital);
            let particle =
                next > at && is_particle(next) && (is_capital(next + 1) || end == next && is_particle(next + 1) && is_capital(next + 2));
            // "Paul de |La| Tourette".
            if particle && (end == next || end + 1 == next && (token.capital || is_particle(next - 1))) {
                next += 1;
                continue;
            }
            // "Gérald Robichaud |fils|".
            let closes = |t: usize| {
                !reading.tokens.get(t).is_some_and(|t| t.kind == Kind::Word && has_word(reading, next + 1, Word::Of) || t.capital)
            };
            if next > at + 1 && end == next && self.language.people.name_suffixes.has(reading.folded(next)) && closes(next + 1) {
                end = next + 1;
                break;
            }
            if token.kind != Kind::Word || !token.capital || self.explained(next, at) || next > at && self.is_verb_of_headline(next) {
                break;
            }
            next += 1;
            end = next;
        }
        at..end
    }

    /// "Lib Dem |Cllr| Ann Poe": whether an honorific behind other words with capitals begins a name.
    fn begins_anew(&self, at: usize) -> bool {
        let reading = self.reading;
        let is_honorific = reading.tags_at(at).iter().any(|tag| matches!(tag.class, Class::Honorific(_)));
        let is_short = self.language.people.inner_honorifics.has(reading.folded(at));
        let next = at + 1 + usize::from(reading.folded(at + 1) == ".");
        is_honorific && is_short && reading.tokens.get(next).is_some_and(|t| t.capital)
    }

    /// "Governor Pelkey |Announces| Grants": a verb of saying with the capital that all words of a headline have.
    fn is_verb_of_headline(&self, at: usize) -> bool {
        let reading = self.reading;
        let block = &reading.article.blocks[self.sentence.block];
        let is_cue = |tag: &super::Tag| matches!(tag.class, Class::Cue(_)) && tag.tokens.start == at;
        matches!(block.kind, BlockKind::Title | BlockKind::Heading)
            && self.language.people.modifiers_first
            && reading.tags_at(at).iter().any(is_cue)
            && !reading.tags_at(at).iter().any(|tag| matches!(tag.class, Class::GivenName(_)))
    }

    /// Where a name goes on behind a nickname in quotation marks.
    fn behind_nickname(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 2;
        let reading = self.reading;
        let close = match reading.folded(at) {
            "“" => "”",
            "«" => "»",
            "\"" => "\"",
            _ => return None,
        };
        let is_name = |t: usize| reading.tokens.get(t).is_some_and(|t| t.kind == Kind::Word && t.capital);
        let end = (at + 2..=at + 1 + LONGEST).find(|&t| t < reading.tokens.len() && reading.folded(t) == close)?;
        (reading.tokens[at].spaced && (at + 1..end).all(is_name) && is_name(end + 1)).then_some(end + 1)
    }

    /// Whether the language is one, like French, that parts a title from its name by a comma and puts what describes a noun behind it.
    fn names_go_on_with_comma(&self) -> bool {
        self.language.capitals && !self.language.people.modifiers_first && !self.language.people.honorific_needs_no_capital
    }

    /// "la |Verte| Anouk Rey", "le |PLR| Yves Chappatte a fustigé": the party of somebody whose name follows.
    fn is_party_of(&self, at: usize) -> bool {
        let reading = self.reading;
        let first = self.sentence.tokens.start;
        let follows_article = at > first && has_word(reading, at - 1, Word::Article);
        let is_name = |t: usize| {
            let token = reading.tokens.get(t).filter(|_| self.sentence.tokens.contains(&t));
            token.is_some_and(|t| t.kind == Kind::Word && t.capital && !t.caps && t.spaced)
        };
        let listed = self.language.people.partisans.at(reading, at);
        let is_capital = reading.tokens.get(at).is_some_and(|t| t.capital && t.kind == Kind::Word);
        if !self.names_go_on_with_comma() || !follows_article || !is_capital {
            return false;
        }
        let named = |from: usize| is_name(from) && is_name(from + 1);
        let speaks = |from: usize| {
            let end = self.capital_run(from).end;
            let is_verb = |t: usize| {
                let words = &self.language.statements;
                // "le PLR Nicolas Bonvin |lui| a rétorqué".
                let t = words.clitics.at(reading, t).unwrap_or(t);
                let is_cue = reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Cue(_)));
                is_cue || words.auxiliaries.at(reading, t).is_some()
            };
            end >= from + 2 && (is_verb(end) || matches!(reading.folded(end), "," | "." | "("))
        };
        // "le |Genevois| Pierre Maudry": where somebody comes from, with a capital.
        let folded = reading.folded(at);
        let is_native =
            self.language.statements.epithet_endings.iter().any(|ending| folded.ends_with(ending.as_str())) && folded.chars().count() > 4;
        let is_native = is_native && !reading.tags_at(at).iter().any(|tag| matches!(tag.class, Class::GivenName(_) | Class::Office(_)));
        match listed {
            None if is_native => named(at + 1) && speaks(at + 1),
            Some(end) => named(end) && speaks(end),
            None => reading.tokens[at].caps && reading.surface(at).chars().count() <= 5 && named(at + 1) && speaks(at + 1),
        }
    }

    /// Whether a table says that a capitalised word is no part of a name.
    /// Whether an honorific with its capital stands right before a capital word.
    fn is_behind_honorific(&self, at: usize) -> bool {
        let reading = self.reading;
        let before = at.checked_sub(1).filter(|t| *t >= self.sentence.tokens.start);
        // "|M.| Mai".
        let before = before.map(|t| if reading.folded(t) == "." { t.saturating_sub(1) } else { t });
        let is_honorific = |tag: &crate::extract::Tag| matches!(tag.class, Class::Honorific(_));
        let is_capital = |t: usize| reading.tokens[t].capital && !reading.tokens[t].caps;
        before.is_some_and(|t| reading.tokens[t].capital && reading.tags_at(t).iter().any(is_honorific)) && is_capital(at)
    }

    fn explained(&self, at: usize, from: usize) -> bool {
        let reading = self.reading;
        let person_like = at > from || begins_person(reading, at);
        // "Dong Nai |Province| Le Van Tuan".
        let place_noun = at == from && self.language.people.modifiers_first && has_word(reading, at, Word::PlaceHead);
        // "Mme |An|": behind an honorific, a month or small word with its capital is a name.
        let is_called = || at == from && self.is_behind_honorific(at) && !has_word(reading, at, Word::Article);
        let function_word =
            place_noun || has_word(reading, at, Word::NoName) && !is_called() || has_word(reading, at, Word::Article) && at == from;
        if function_word {
            // "Le" and "Son" are French words, and syllables of Le Thi Thu Hang and Bui Thanh Son.
            let syllables = is_vietnamese_family_name(reading.folded(from))
                && if at > from { is_vietnamese_syllable(reading.folded(at)) } else { self.syllables_follow(at) };
            // "bác sĩ Minh |Anh|", "Vòng A |Sáng|": it ends a name of two syllables or three.
            let ends_name = self.language.people.honorific_needs_no_capital
                && (at == from + 1 || at == from + 2)
                && (from..=at).all(|t| is_vietnamese_syllable(reading.folded(t)) || self.begins_name_of_highlands(t))
                && !reading.tokens.get(at + 1).is_some_and(|t| t.capital);
            return !syllables && !ends_name;
        }
        // "Duc" is a duke in French, and a syllable of Hoang Duc Kien.
        let in_syllables = at > from && is_vietnamese_family_name(reading.folded(from)) && is_vietnamese_syllable(reading.folded(at));
        reading.tags_at(at).iter().any(|tag| match tag.class {
            // "Phạm Thanh Hải" is no Phạm of Thanh Hải.
            Class::Place(_) => {
                let is_name = person_like || self.place_is_name(at);
                !(is_name && tag.tokens.len() == 1 || in_syllables && at - from <= 2)
            }
            // "Cheikh Tidiane Ndiaye": a given name that is a title too.
            // "Sabrina |Maréchal|, pour qui": a family name that is a title, behind a given one.
            Class::Office(_) => {
                let is_given = at == from && self.is_given(at) && person_like;
                let is_family = at == from + 1 && tag.tokens.len() == 1 && self.is_given(from) && self.ends_clause(at + 1);
                (tag.tokens.len() > 1 || !in_syllables) && !is_given && !is_family
            }
            // "Lê |Hải Quân|", "Trịnh |Công Nghiệp|": a given name that is a navy or a trade elsewhere.
            Class::Body(_) | Class::BodyHead(_) | Class::Portfolio(_)
                if in_syllables && at == from + 1 && tag.tokens.len() == 2 && tag.tokens.clone().all(|t| reading.tokens[t].capital) =>
            {
                false
            }
            // "Lê |Trường| Lưu".
            Class::BodyHead(_) | Class::Body(_)
                if in_syllables
                    && tag.tokens.len() == 1
                    && at == from + 1
                    && !self.goes_on_in_small(at + 1)
                    && is_vietnamese_syllable(reading.folded(at + 1)) =>
            {
                false
            }
            // "Trịnh Xuân |Trường|": the noun of a body that ends a name in full.
            Class::BodyHead(_) | Class::Body(_) if in_syllables && tag.tokens.len() == 1 && at == from + 2 => {
                !self.goes_on_in_small(at + 1)
            }
            // "Christine |Ford|": a company's name that ends that of somebody.
            Class::Body(row) if at > from && tag.tokens.len() == 1 && self.is_given(from) => {
                crate::gazetteer::bodies()[row as usize].kind != "company" || !self.goes_on_in_small(at + 1)
            }
            Class::Body(_) | Class::BodyHead(_) | Class::Series(_) => true,
            Class::Portfolio(_) if at == from && crate::extract::bodies::is_apposed_given(reading, at) => false,
            Class::Demonym(_) | Class::Portfolio(_) => at == from || tag.tokens.len() > 1,
            _ => false,
        }) && !(reading.tags_at(at).iter().any(|t| matches!(t.class, Class::Leader(_))))
    }

    /// "ông |Rizal| Hidayat Wibowo": a place's name behind an honorific, with more of a name behind it.
    fn place_is_name(&self, at: usize) -> bool {
        let reading = self.reading;
        let ends = |t: usize| reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Honorific(_)) && tag.tokens.end == at);
        let is_honoured = at > self.sentence.tokens.start && (at.saturating_sub(2)..at).any(ends);
        let is_word = |t: usize| {
            let known = |tag: &crate::extract::Tag| {
                matches!(tag.class, Class::Place(_) | Class::Body(_) | Class::BodyHead(_) | Class::Office(_) | Class::Word(_))
            };
            t < self.sentence.tokens.end
                && reading.tokens[t].kind == Kind::Word
                && reading.tokens[t].capital
                && !reading.tags_at(t).iter().any(known)
        };
        let weak = |tag: &crate::extract::Tag| matches!(tag.class, Class::Place(row) if crate::gazetteer::places()[row as usize].is_weak());
        let is_weak = reading.tags_at(at).iter().any(weak);
        // "EIB Vice-President |Sofia| Raptis said".
        let is_office = |tag: &crate::extract::Tag| matches!(tag.class, Class::Office(_)) && tag.tokens.end == at;
        // "theo TS. |Rizal| Mahendra".
        let near = |tag: &crate::extract::Tag| matches!(tag.class, Class::Place(row) if crate::gazetteer::places()[row as usize].is_near());
        let is_titled = (self.language.people.modifiers_first || reading.tags_at(at).iter().any(near))
            && !is_word(at + 2)
            && (at.saturating_sub(3).max(self.sentence.tokens.start)..at).any(|t| reading.tags_at(t).iter().any(is_office));
        // "le ministre de l'Industrie, |Ryad| Mezzour, a annoncé".
        let is_set_off = || {
            const FARTHEST: usize = 12;
            let first = at.saturating_sub(FARTHEST).max(self.sentence.tokens.start);
            let is_office = |tag: &crate::extract::Tag| matches!(tag.class, Class::Office(_));
            let is_unknown = reading.tokens.get(at + 1).is_some() && !reading.word(at + 1).is_known();
            let is_between = at > first && reading.folded(at - 1) == "," && reading.folded(at + 2) == ",";
            self.language.capitals && is_between && is_unknown && (first..at).any(|t| reading.tags_at(t).iter().any(is_office))
        };
        is_word(at + 1) && (is_set_off() || is_honoured || is_titled || is_weak && is_word(at + 2) || self.follows_head_of_office(at))
    }

    /// "Consumer Unity president |Juba| Sakala said": a place's name right behind a small word for an office, with one more word before a mark or
    /// a verb of saying.
    fn follows_head_of_office(&self, at: usize) -> bool {
        let reading = self.reading;
        let is_office = |tag: &crate::extract::Tag| matches!(tag.class, Class::Office(_)) && tag.tokens.end == at;
        let before = at.saturating_sub(3).max(self.sentence.tokens.start)..at;
        let follows = self.language.capitals
            && !before.is_empty()
            && !reading.tokens[at - 1].capital
            && before.into_iter().any(|t| reading.tags_at(t).iter().any(is_office));
        let next = at + 2;
        let is_cue = |t: usize| reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Cue(_)));
        let is_unknown = reading.tokens.get(at + 1).is_some() && !reading.word(at + 1).is_known();
        follows && is_unknown && next < self.sentence.tokens.end && (is_cue(next) || matches!(reading.folded(next), "," | "."))
    }

    /// Whether a mark of a clause or a verb of saying stands at a token.
    fn ends_clause(&self, at: usize) -> bool {
        let is_cue = |t: usize| self.reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Cue(_)));
        let is_small = self.reading.tokens.get(at).is_some_and(|t| t.kind == Kind::Word && !t.capital);
        self.language.capitals && (matches!(self.reading.folded(at), "," | "." | "(") || is_small && is_cue(at))
    }

    /// Whether no word in capitals stands at a token.
    fn goes_on_in_small(&self, at: usize) -> bool {
        self.reading.tokens.get(at).is_none_or(|t| !t.capital || t.kind != Kind::Word)
    }

    /// Whether at least two capitalised syllables that no table explains follow a word.
    fn syllables_follow(&self, at: usize) -> bool {
        (at + 1..at + 3).all(|i| {
            let token = self.reading.tokens.get(i).filter(|t| t.capital && t.spaced && i < self.sentence.tokens.end);
            let explained = self
                .reading
                .tags_at(i)
                .iter()
                .any(|t| matches!(t.class, Class::Place(_) | Class::Body(_) | Class::Office(_)) && t.tokens.len() > 1);
            token.is_some() && !explained && is_vietnamese_syllable(self.reading.folded(i))
        })
    }

    /// The rest of a run from a given or family name on: "Tổng Giám đốc Daesong Agritech | Park Jin-woo".
    fn rest_with_given_name(&self, run: Range<usize>) -> Range<usize> {
        // "El Bekaye Ould |Abdel Malick|": behind a particle it goes on.
        let follows_particle = |i: usize| self.language.people.particles.iter().any(|p| p == self.reading.folded(i - 1));
        let begins = |i: &usize| {
            let is_own = if self.language.capitals { !follows_particle(*i) } else { !self.is_particle(i - 1) };
            begins_person(self.reading, *i) && run.end - i >= 2 && is_own
        };
        // "البروفيسور |عصمت قرشي عبد الله|": where there are no capitals, no body stands behind a title with the article.
        if !self.language.capitals && run.start.checked_sub(1).is_some_and(|t| self.reading.surface(t).starts_with("ال")) {
            return run;
        }
        // "tỉnh |Nay Hờ Bảo Châu|".
        if !run.is_empty() && self.begins_name_of_highlands(run.start) {
            return run;
        }
        // "زمبري عبد القادر", "Rizal Hidayat Wibowo": one word that no table knows is the beginning of the name, but in Vietnamese, where a body
        // stands between title and name.
        let is_after_body = self.language.people.honorific_needs_no_capital && self.leads_body(run.start) && !self.turns_foreign(run.start);
        let skipped = if is_after_body || self.is_within_field(run.start) { 1 } else { 2 };
        match run.clone().skip(skipped).find(begins) {
            Some(start) => start..run.end,
            None => run,
        }
    }

    /// "Chủ tịch Liên đoàn Lính cứu hỏa |Adelino| Marçal Rosa": whether a foreign word follows a syllable of a body's name.
    fn turns_foreign(&self, at: usize) -> bool {
        let is_native = |t: usize| is_vietnamese_syllable(self.reading.folded(t));
        let ends_head = |tag: &crate::extract::Tag| matches!(tag.class, Class::BodyHead(_)) && tag.tokens.end == at;
        let first = at.saturating_sub(3).max(self.sentence.tokens.start);
        let is_of_people = super::bodies::unites_people(self.reading, at);
        is_of_people && at > first && is_native(at - 1) && !is_native(at) && !self.reading.tags_in(&(first..at)).iter().any(ends_head)
    }

    /// "Commissioner for International |Partnerships| Katarzyna Lindner": whether a run begins inside of what an office is for.
    fn is_within_field(&self, at: usize) -> bool {
        const NEAR: usize = 4;
        let reading = self.reading;
        let first = at.saturating_sub(NEAR).max(self.sentence.tokens.start);
        let field = (first..at).rev().take_while(|&t| reading.tokens[t].kind == Kind::Word && reading.tokens[t].capital).count();
        let of = at.checked_sub(field + 1).filter(|&t| t >= first);
        // "Minister for |Fisheries| Hellen Achola": a field that is known ends here.
        let ends_field = |tag: &crate::extract::Tag| matches!(tag.class, Class::Portfolio(_) | Class::Body(_)) && tag.tokens.end == at;
        let field = if (first..at).any(|t| reading.tags_at(t).iter().any(ends_field)) { 0 } else { field };
        self.language.people.modifiers_first && field > 0 && of.is_some_and(|t| has_word(reading, t, Word::Of))
    }

    /// The part of a run that reads as a Vietnamese name: family name and one to four syllables.
    fn vietnamese_run(&self, run: &Range<usize>) -> Option<Range<usize>> {
        let reading = self.reading;
        // "|Thập| Thị Hoa": a family name of the Cham.
        let is_woman = run.len() > 2 && self.language.people.honorific_needs_no_capital && reading.folded(run.start + 1) == "thị";
        let is_family = is_vietnamese_family_name(reading.folded(run.start));
        let may_begin = is_family || is_woman && is_vietnamese_syllable(reading.folded(run.start));
        if run.len() < 2 || !may_begin {
            return None;
        }
        let fits = |i: &usize| reading.tokens[*i].kind == Kind::Word && is_vietnamese_syllable(reading.folded(*i));
        let n = run.clone().take(5).take_while(fits).count();
        // "لي سو-جين": no Vietnamese name has a hyphen.
        // "Thạch Thị Sô |Phia|": a last word that is no syllable of the Kinh.
        let n = if n + 1 == run.len() && self.language.people.honorific_needs_no_capital && n >= 2 { n + 1 } else { n };
        let whole = n == run.len() || n >= 3 || !self.language.capitals && reading.folded(run.start + n) != "-";
        // "تو هواي |فوونغ| أن": one more word up to what closes the subject is a syllable too.
        let is_last = !self.language.capitals && n + 1 == run.len() && !self.opens_speech(run.end - 1) && self.closes_chain(run.end);
        let n = n + usize::from(is_last);
        (n >= 2 && whole).then(|| run.start..run.start + n)
    }
}
