//! The cast: those of an article who can speak, and where they are named.
//!
//! Names and titles that stand together are one mention; a later title alone, or a family name alone, goes to the one person it fits.

mod adopted;
mod appositions;
#[cfg(test)]
mod cases;
mod human;
mod short;

use super::Reading;
use super::bodies::{self, BodyPhrase};
use super::names::{self, Evidence, Name};
use super::offices::{self, Title};
use super::places::has_word;
use crate::entity::{Body, Form, Gender, Person, PersonMention, Role, Status};
use crate::fold::{fold, strip_marks};
use crate::gazetteer;
use crate::lang::{Class, Word};
use crate::link::people::{is_vietnamese, key, latin};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Who an actor is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A person by name: index into [`Cast::people`].
    Person(usize),
    /// An office alone.
    Role {
        /// What it is.
        role: Role,
        /// The people it fits, the likeliest first: none when nobody named holds it, several when it is not certain who is meant.
        holders: Vec<usize>,
    },
    /// A body: index into [`Cast::bodies`].
    Body(usize),
}

/// A noun phrase that can be the subject of saying: honorific, title, name and apposition together.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The whole phrase.
    pub tokens: Range<usize>,
    /// Who it is.
    pub who: Who,
    /// The gender it shows.
    pub gender: Option<Gender>,
    /// Whether it names several ("les ministres").
    pub plural: bool,
}

/// Those of an article who can speak.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    /// Everybody named.
    pub people: Vec<Person>,
    /// All bodies named.
    pub bodies: Vec<Body>,
    /// All phrases that name one of them, by first token, not overlapping.
    pub actors: Vec<Actor>,
}

/// Finds the cast of an article.
pub fn cast(reading: &Reading) -> Cast {
    let titles = offices::titles(reading);
    let phrases = bodies::phrases(reading);
    // "le Syndicat national |des enseignants|": those whom a body unites are none of their own.
    let is_member = |title: &Title| {
        let holds = |p: &BodyPhrase| p.tokens.start < title.tokens.start && title.tokens.end <= p.tokens.end;
        title.plural && phrases.iter().any(holds)
    };
    let titles: Vec<Title> = titles.into_iter().filter(|title| !is_member(title)).collect();
    let found = names::names(reading, &titles, &phrases);
    let mut stage = Stage {
        reading,
        titles: &titles,
        cast: Cast::default(),
        names: Names::default(),
        held: Vec::new(),
        used: vec![false; titles.len()],
        named: BTreeMap::new(),
        speaking: human::speaking(reading),
        alone: human::standing_alone(reading),
        small: human::written_small(reading),
    };
    stage.take_names(&found);
    stage.take_short_names(&found, &phrases);
    stage.held.sort_by_key(|(_, title)| *title);
    stage.adopt_titles();
    stage.take_roles();
    let (all_bodies, of_phrase) = bodies::bodies(reading, &phrases);
    stage.cast.bodies = all_bodies;
    stage.take_bodies(&phrases, &of_phrase);
    stage.cast.actors.sort_by_key(|actor| actor.tokens.start);
    for person in &mut stage.cast.people {
        person.mentions.sort_by_key(|m| m.span.start);
    }
    stage.cast
}

/// The cast under way.
struct Stage<'r, 'a> {
    reading: &'r Reading<'a>,
    titles: &'r [Title],
    cast: Cast,
    names: Names,
    /// Which person is named with which title.
    held: Vec<(usize, usize)>,
    used: Vec<bool>,
    /// Whom the name that begins at a byte names.
    named: BTreeMap<usize, usize>,
    /// Words alone that speak, which may be family names.
    speaking: BTreeSet<String>,
    /// Words alone that begin a sentence or clause, likewise.
    alone: BTreeSet<String>,
    /// Words that the article writes small.
    small: FxHashSet<&'r str>,
}

/// The full names of the cast.
#[derive(Default)]
struct Names {
    by_key: BTreeMap<String, usize>,
    /// Folded words of each person's full name.
    words: Vec<Vec<String>>,
    /// People by the first and by the last word of their name.
    by_edge: BTreeMap<String, Vec<usize>>,
}

/// "Ellis Crockett-Lowe" of "Ellis “Bud” Crockett-Lowe".
fn without_nickname(name: &str) -> Cow<'_, str> {
    let is_mark = |c: char| matches!(c, '“' | '”' | '"' | '«' | '»');
    match (name.find(is_mark), name.rfind(is_mark)) {
        (Some(open), Some(close)) if open < close => {
            let behind = name[close..].trim_start_matches(is_mark).trim_start();
            format!("{}{behind}", &name[..open]).into()
        }
        _ => name.into(),
    }
}

impl Names {
    fn add(&mut self, key: String, words: Vec<String>) {
        let person = self.words.len();
        self.by_key.insert(key, person);
        let edges: BTreeSet<&String> = words.first().into_iter().chain(words.last()).collect();
        for edge in edges {
            self.by_edge.entry(edge.clone()).or_default().push(person);
        }
        self.words.push(words);
    }

    /// The one person whose full name ends, or for a single word or the first two begins, with these words.
    fn short_for(&self, words: &[String]) -> Option<usize> {
        // "خالد أبل" of "خالد علي عبدالله أبل", "Mohd Hafiz" of "Mohd Hafiz Abdullah"; in Vietnamese they are two.
        let is_pair_of = |full: &[String]| {
            let ends = full.first() == words.first() && full.last() == words.last();
            let is_pair = words.len() == 2 && (ends || full.starts_with(words));
            is_pair && !is_vietnamese(&full.iter().map(String::as_str).collect::<Vec<_>>())
        };
        let shortens = |full: &[String]| {
            let is_first = words.len() == 1 && full.first() == words.first();
            full.len() > words.len() && (full.ends_with(words) || is_first || is_pair_of(full))
        };
        let edges: BTreeSet<&String> = words.first().into_iter().chain(words.last()).collect();
        let people: BTreeSet<usize> = edges.iter().filter_map(|edge| self.by_edge.get(*edge)).flatten().copied().collect();
        let mut fitting = people.into_iter().filter(|person| shortens(&self.words[*person]));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    }
}

impl Stage<'_, '_> {
    /// Full names first, so that a short form finds its person wherever it stands.
    fn take_names(&mut self, found: &[Name]) {
        let found = &self.without_objects(found);
        let mut attached: Vec<Attached> = found.iter().map(|name| self.attach(name)).collect();
        self.share_titles(found, &mut attached);
        let mut person_of: Vec<Option<usize>> = vec![None; found.len()];
        for (i, name) in found.iter().enumerate() {
            let sure = name.evidence != Evidence::Capitals || attached[i].any() || self.is_somebody(name) || self.is_human(name);
            // "|N'Dri|", "|D'Almeida|": an apostrophe makes no second name.
            let is_long = name.tokens.len() > 2 || name.tokens.len() == 2 && !self.reading.folded(name.tokens.start).ends_with('\'');
            let full = is_long || matches!(name.evidence, Evidence::Known(_));
            let full = full && !self.is_part(name) && !self.names_thing(name);
            if sure && full && !self.is_credit(name) && !self.after_place_head(name, &attached[i]) {
                person_of[i] = Some(self.person(name));
            }
        }
        for (i, name) in found.iter().enumerate() {
            if self.bears_ruler(name, &attached[i]) {
                continue;
            }
            let person = person_of[i]
                .or_else(|| self.same_name(name))
                .or_else(|| self.names.short_for(&self.words(name)))
                .or_else(|| self.nearest_short(name))
                .or_else(|| self.first_surname(name, &attached[i]))
                .or_else(|| self.inner_name(name))
                .or_else(|| self.titled_single(name, &attached[i]))
                .or_else(|| (name.evidence == Evidence::Place).then(|| self.person(name)));
            if let Some(person) = person.filter(|_| !self.is_commune(name) && !self.names_thing(name)) {
                self.named.insert(name.span.start, person);
                self.mention(person, name, &attached[i]);
            }
        }
    }

    /// "ورفض عبد العاطي |المساس|" where somebody is called "بدر عبد العاطي": the article behind "servant of" makes an object.
    fn without_objects(&self, found: &[Name]) -> Vec<Name> {
        let words: Vec<Vec<String>> = found.iter().map(|name| self.words(name)).collect();
        let is_called = |part: &[String]| words.iter().any(|full| full.len() > part.len() && full.ends_with(part));
        let part = |i: usize| match words[i].as_slice() {
            [servant, whose, object] if servant == "عبد" && object.starts_with("ال") => is_called(&words[i][..2]).then_some(whose),
            _ => None,
        };
        let shorten = |(i, name): (usize, &Name)| {
            let tokens = name.tokens.start..name.tokens.start + 2;
            let is_whole = name.tokens.len() == 3 && part(i).is_some();
            if is_whole { Name { span: self.reading.span(&tokens), tokens, ..name.clone() } } else { name.clone() }
        };
        found.iter().enumerate().map(shorten).collect()
    }

    /// "أبو رمان" behind "خالد أبو رمان": two words that end a longer name of somebody.
    fn is_part(&self, name: &Name) -> bool {
        let words = self.words(name);
        words.len() > 1 && self.names.short_for(&words).is_some() && self.same_name(name).is_none()
    }

    /// Who is named in full like this elsewhere.
    fn same_name(&self, name: &Name) -> Option<usize> {
        (name.tokens.len() > 1).then(|| self.names.by_key.get(&key(self.reading.article.slice(name.span))).copied())?
    }

    /// "ông Thiện" where two have that given name: the one named last before.
    fn nearest_short(&self, name: &Name) -> Option<usize> {
        let is_given = self.language(name.tokens.start).is_some_and(|l| l.people.honorific_needs_no_capital);
        let is_called = is_given && name.tokens.len() == 1 && name.honorific.is_some();
        let word = self.words(name).pop().filter(|_| is_called)?;
        let fits = |person: &usize| {
            let gender = self.cast.people[*person].mentions.iter().find_map(|m| m.gender);
            let is_other = matches!((gender, name.gender), (Some(a), Some(b)) if a != b);
            self.names.words[*person].last() == Some(&word) && !is_other
        };
        let last = |person: &usize| self.cast.people[*person].mentions.iter().map(|m| m.span.start).rfind(|start| *start < name.span.start);
        let fitting = self.names.by_edge.get(&word)?.iter().copied().filter(fits);
        fitting.filter_map(|person| Some((last(&person)?, person))).max().map(|(_, person)| person)
    }

    /// "M. Ibarra" for Rosa Ibarra Leal: of two surnames the first is the one that people go by.
    fn first_surname(&self, name: &Name, attached: &Attached) -> Option<usize> {
        let has_capitals = self.language(name.tokens.start).is_some_and(|l| l.capitals);
        let is_titled = name.honorific.is_some() || attached.before.is_some();
        let word = self.words(name).pop().filter(|_| has_capitals && is_titled && name.tokens.len() == 1)?;
        let goes_by = |full: &[String]| matches!(full, [_, .., surname, _] if *surname == word);
        let is_foreign = |full: &[String]| !is_vietnamese(&full.iter().map(String::as_str).collect::<Vec<_>>());
        let mut fitting = (0..self.names.words.len()).filter(|&p| goes_by(&self.names.words[p]) && is_foreign(&self.names.words[p]));
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// "أوضح |بايتاس|" of مصطفى بايتاس العلوي: where there are no capitals, a single word that speaks and stands in the middle of one longer name.
    fn inner_name(&self, name: &Name) -> Option<usize> {
        let is_caseless = self.language(name.tokens.start).is_some_and(|l| !l.capitals);
        let word = self.words(name).pop().filter(|_| is_caseless && name.tokens.len() == 1 && name.evidence == Evidence::Place)?;
        let is_inner = |full: &[String]| matches!(full, [_, inner @ .., _] if inner.contains(&word));
        let mut fitting = (0..self.names.words.len()).filter(|&p| is_inner(&self.names.words[p]));
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// A single word after a title ("le président Sall") is somebody when nobody longer fits.
    fn titled_single(&mut self, name: &Name, attached: &Attached) -> Option<usize> {
        let titled = attached.before.is_some() || name.honorific.is_some();
        // "director-general of the Africa |Centres| for Disease Control": behind what the office is of stands no family name alone.
        let is_of = |t: usize| self.titles[t].tokens.end == name.tokens.start && self.titles[t].complement.end == name.tokens.start;
        let modifiers_first = self.language(name.tokens.start).is_some_and(|l| l.people.modifiers_first);
        if modifiers_first && name.honorific.is_none() && attached.before.is_some_and(is_of) && !self.ends_with_head(attached.before) {
            return None;
        }
        // "giáo viên |Toán|", "công nhân khu công nghiệp Tân |Bình|": a trade alone makes no name of one syllable.
        let is_trade =
            |t: usize| matches!(self.titles[t].role, Role::Other | Role::Expert) && self.titles[t].tokens.end == name.tokens.start;
        let is_syllable = self.language(name.tokens.start).is_some_and(|l| l.people.honorific_needs_no_capital) && name.honorific.is_none();
        if is_syllable && attached.before.is_some_and(|t| is_trade(t) && self.titles[t].tokens.len() > 1) {
            return None;
        }
        let latin = self.reading.tokens[name.tokens.start].surface_has_case(self.reading);
        // "représentante |FCPE|", "la députée |LFI|".
        // "đại biểu |K'|Brèm": a syllable with its apostrophe is none.
        let begins_word = self.reading.folded(name.tokens.start).ends_with('\'');
        let is_letters =
            name.honorific.is_none() && self.reading.tokens[name.tokens.start].caps && !begins_word && self.is_acronym(name.tokens.start);
        (titled && latin && name.evidence == Evidence::Title && !is_letters && !self.is_credit(name)).then(|| self.person(name))
    }

    /// Whether nothing stands behind the head of a title.
    pub(super) fn ends_with_head(&self, title: Option<usize>) -> bool {
        let is_head = |tag: &super::Tag, end: usize| matches!(tag.class, Class::Office(_)) && tag.tokens.end == end;
        title.is_some_and(|t| {
            let title = &self.titles[t];
            self.reading.tags_in(&title.tokens).iter().any(|tag| is_head(tag, title.tokens.end))
        })
    }

    /// Titles that stand directly before or after a name.
    fn attach(&self, name: &Name) -> Attached {
        let start = name.honorific.as_ref().map_or(name.tokens.start, |h| h.start);
        let start = self.behind_nation(start).unwrap_or(start);
        // "la représentante de l'OMS, |la| Dre Awa Sy".
        let article = start.checked_sub(1).filter(|&t| name.honorific.is_some() && has_word(self.reading, t, Word::Article));
        let start = article.filter(|&t| t > 0 && self.reading.folded(t - 1) == ",").unwrap_or(start);
        let last = self.titles.partition_point(|t| t.tokens.end <= start).checked_sub(1);
        // "رئيس اتحاد |الصيادين| ماسانوبو ساكاموتو": of whom the title before is.
        let is_of = |t: &usize| {
            let (title, outer) = (&self.titles[*t], &self.titles[t.saturating_sub(1)]);
            let is_caseless = || self.language(title.tokens.start).is_some_and(|l| !l.capitals);
            title.plural && !outer.plural && outer.tokens.end == title.tokens.start && is_caseless()
        };
        let last = last.filter(is_of).map(|t| t - 1).or(last);
        let before = last.filter(|t| {
            let end = self.titles[*t].tokens.end;
            let beside = end == start
                || (end + 1 == start && (self.opens_apposition(end) || self.is_acronym(end)))
                || self.is_apposed(end, name)
                || self.is_party_adjective(end..start)
                || self.is_spanned(*t, name)
                || self.is_chained(end, name)
                || self.is_whole_subject(*t, name);
            let is_parted = end + 1 == start && name.honorific.is_some();
            let is_free = !(is_parted && self.is_spoken_to(*t) || end + 1 == start && self.is_circumstance(*t, name));
            beside && self.same_block(self.titles[*t].tokens.start, start) && is_free
        });
        let before = before.filter(|t| !self.is_of_another(*t, name) && !self.is_next(name) && !self.is_of_kin(*t));
        // "المدير الجهوي للصحة | الدكتور | يوسف بوخاري": a rank between title and name.
        // "le ministre de la Santé|,| Dr Amadou Sy".
        let joins = |outer: &usize, rank: usize| {
            let (end, start) = (self.titles[*outer].tokens.end, self.titles[rank].tokens.start);
            // "the minister, |Dr.| Edwin Shayo".
            let words = self.titles[rank].tokens.clone().filter(|&t| self.reading.folded(t) != ".").count();
            // "|Associate| Professor".
            let first = self.titles[rank].tokens.start;
            let is_modified =
                self.language(first).is_some_and(|l| l.people.rank_modifiers.iter().any(|word| word == self.reading.folded(first)));
            let longest = if self.titles[rank].role == Role::General { 3 } else { 1 + usize::from(is_modified) };
            let is_rank = words <= longest && matches!(self.titles[rank].role, Role::Expert | Role::Commander | Role::General);
            let is_rank = is_rank || self.is_style(rank);
            // "أشارت نائب رئيس اللجنة، |المهندسة| سرى الجبوري، إلى".
            let is_told = || {
                let outer = self.titles[*outer].tokens.start;
                self.reading.tokens[start].capital || self.follows_cue(outer) || self.follows_topic(outer)
            };
            // "Director of the hospital, |Meritorious| Doctor Tran Quoc Tuan".
            let is_praised = start.checked_sub(end + 1).is_some_and(|n| n <= 2)
                && (end + 1..start).all(|t| self.reading.tokens[t].capital)
                && self.language(start).is_some_and(|l| l.people.modifiers_first);
            let is_parted = is_rank && (end + 1 == start || is_praised) && self.reading.folded(end) == "," && is_told();
            let rest = is_rank && self.titles[*outer].definite && self.is_apposed_rank(end, start);
            // "قال الوزير المنتدب، |الناطق الرسمي باسم الحكومة|، مصطفى بايتاس", "قال رئيس الوفد، |عضو الغرفة| خالد السنيدان": titles in a row.
            let is_row = self.reading.folded(end) == ","
                && end + 1 == start
                && (self.reading.folded(self.titles[rank].tokens.end) == "," || self.titles[rank].tokens.end == name.tokens.start)
                && self.titles[*outer].definite
                && self.language(start).is_some_and(|l| !l.capitals)
                && self.follows_cue(self.titles[*outer].tokens.start);
            let is_complemented = is_rank && self.is_complement_between(end, start);
            // "Interrogé par |le juge|, l'expert Paul Sy a expliqué".
            // "Trả lời câu hỏi của |phóng viên|, Thượng tá Tú khẳng định".
            let is_spoken_of = self.is_circumstance(*outer, name) || self.is_spoken_to(*outer);
            let is_other = (is_parted || rest) && is_spoken_of || self.is_host(*outer);
            (end == start || is_parted || rest || is_row || is_complemented) && !is_other && !self.titles[rank].is_next
        };
        let near = |outer: &usize, rank: usize| self.same_block(self.titles[*outer].tokens.start, self.titles[rank].tokens.start);
        let fits = |outer: &usize, rank: usize| joins(outer, rank) && near(outer, rank) && !self.titles[*outer].plural;
        let outer = before.and_then(|rank| rank.checked_sub(1).filter(|outer| fits(outer, rank)));
        // "|Director of the Institute|, Associate Professor Dr. Tran Quoc Tuan".
        let before_ranks = outer.filter(|rank| self.titles[*rank].role == Role::Expert);
        let before_ranks = before_ranks.and_then(|rank| rank.checked_sub(1).filter(|outer| fits(outer, rank)));
        let outer = before_ranks.or(outer);
        // "وقال |الدكتور| خالد الراشد |وزير الصحة| إن".
        // "وعقد |اللواء| خالد شعيب |محافظ مطروح| اجتماعا".
        let ranks = |t: usize| {
            let title = &self.titles[t];
            title.role == Role::Expert && title.tokens.len() == 1 || title.role == Role::General && title.tokens.len() <= 3
        };
        let is_rank = |t: usize| outer.is_none_or(ranks) && (self.is_style(t) || ranks(t));
        let after = self.title_after(name.tokens.end).or_else(|| match before {
            None => self.title_behind(name),
            Some(rank) => self.title_behind(name).filter(|t| is_rank(rank) && self.titles[*t].tokens.len() > 1),
        });
        // "الممثلة الخاصة |للأمين العام| هانا": whose representative she is.
        let is_own = |t: &usize| !self.reading.surface(self.titles[*t].tokens.start).starts_with("لل");
        Attached { before: outer.or(before), rank: outer.and(before).filter(is_own), after, shared: None }
    }

    /// "استقبل |الأمين العام| سفير كوبا خالد أحمد": whether a verb for receiving somebody stands before a title that is definite by itself, where the
    /// subject follows its verb.
    fn is_host(&self, title: usize) -> bool {
        let start = self.titles[title].tokens.start;
        let Some(language) = self.language(start).filter(|l| !l.capitals) else { return false };
        let is_definite = self.reading.surface(start).starts_with("ال");
        let verb = start.checked_sub(1).filter(|_| is_definite);
        verb.is_some_and(|verb| language.events.receiving_verbs.at_joined(self.reading, verb, &(verb..start)).is_some())
    }

    /// "السفير", "القاضي", "النائب", "الشيخ": one word with the article, by which somebody with another office is called, where there are no
    /// capitals.
    fn is_style(&self, title: usize) -> bool {
        let title = &self.titles[title];
        let is_caseless = self.language(title.tokens.start).is_some_and(|l| !l.capitals);
        let is_definite = self.reading.surface(title.tokens.start).starts_with("ال");
        let calls =
            matches!(title.role, Role::Ambassador | Role::Judge | Role::MemberOfParliament | Role::Emir | Role::Mayor | Role::Other);
        is_caseless && title.tokens.len() == 1 && is_definite && calls
    }

    /// "وزير النقل، |والسيدة| بيتي كاماو": "and" written onto an honorific, where there are no capitals.
    fn is_next(&self, name: &Name) -> bool {
        let Some(start) = name.honorific.as_ref().map(|h| h.start) else { return false };
        let is_caseless = self.language(start).is_some_and(|l| !l.capitals);
        let is_joined = |tag: &super::Tag| matches!(tag.class, Class::Honorific(_)) && self.reading.text_before(tag) == "و";
        is_caseless && self.reading.tags_at(start).iter().any(is_joined)
    }

    /// "وحضور النواب: بلال عبدالله، |حليمة القعقور|، |أسامة سعد|": a title of several is that of all in the list behind it, where there are no
    /// capitals.
    fn share_titles(&self, found: &[Name], attached: &mut [Attached]) {
        for i in 1..found.len() {
            let (last, name) = (&found[i - 1], &found[i]);
            let start = name.honorific.as_ref().map_or(name.tokens.start, |h| h.start);
            let gap = last.tokens.end..start;
            let is_next =
                gap.is_empty() && self.reading.surface(start).starts_with('و') || gap.len() == 1 && self.reading.folded(gap.start) == ",";
            let is_caseless = self.language(start).is_some_and(|l| !l.capitals);
            let title = attached[i - 1].shared.or(attached[i - 1].before).filter(|t| self.titles[*t].plural);
            if is_next && is_caseless && !attached[i].any() && self.same_block(last.tokens.start, start) {
                attached[i].shared = title;
            }
        }
    }

    /// "رئيسة قسم |علوم البيئة في الجامعة| الدكتورة": words that no table knows tell what somebody heads, up to the rank before the name, where there
    /// are no capitals.
    fn is_complement_between(&self, end: usize, rank: usize) -> bool {
        const LONGEST: usize = 7;
        let reading = self.reading;
        // "المساعد لجامعة الدول العربية للشؤون الاقتصادية|،| السفير".
        let rank = rank.checked_sub(1).filter(|&t| reading.folded(t) == "," && t > end).unwrap_or(rank);
        let is_near = end < rank && rank - end <= LONGEST && self.same_block(end, rank);
        let is_person =
            |tag: &super::Tag| matches!(tag.class, Class::GivenName(_) | Class::Leader(_) | Class::Honorific(_) | Class::Cue(_));
        let is_plain = |t: usize| reading.tokens[t].kind == super::Kind::Word && !reading.tags_at(t).iter().any(is_person);
        let is_place = |tag: &super::Tag| matches!(tag.class, Class::Place(_) | Class::Body(_)) && tag.tokens.end == rank;
        let closes = || reading.surface(rank - 1).starts_with("ال") || (end..rank).any(|t| reading.tags_at(t).iter().any(is_place));
        self.language(rank).is_some_and(|l| !l.capitals) && is_near && (end..rank).all(is_plain) && closes()
    }

    /// "|أما| رئيس الاتحاد، العمدة خالد الراشد، فرأى": whether "as for" begins the sentence before a token.
    fn follows_topic(&self, at: usize) -> bool {
        let first = self.reading.sentences[self.reading.sentence_of(at)].tokens.start;
        self.language(at).is_some_and(|l| l.statements.topics.before(self.reading, at, first).is_some())
    }

    /// Whether a verb of saying ends before a token.
    fn follows_cue(&self, at: usize) -> bool {
        let is_cue = |tag: &super::Tag| matches!(tag.class, Class::Cue(_)) && tag.tokens.end == at;
        at.checked_sub(1).is_some_and(|t| self.reading.tags_at(t).iter().any(is_cue))
    }

    /// ", directeur de …" or " (directeur)" behind a name; the title that a comma parts from it may have an article.
    fn title_after(&self, end: usize) -> Option<usize> {
        let mark = self.reading.folded(end);
        let mut at = if matches!(mark, "," | "(" | "،" | "-" | "–") { end + 1 } else { end };
        at = self.behind_age(at);
        if has_word(self.reading, at, Word::Article) {
            at += 1;
        }
        let parted = at > end;
        let title = self.titles.binary_search_by_key(&at, |t| t.tokens.start).ok();
        let title = title.or_else(|| self.title_behind_modifiers(at).filter(|_| parted))?;
        if !self.same_block(end - 1, self.titles[title].tokens.start) {
            return None;
        }
        let belongs_to_next = self.followed_by_name(self.titles[title].tokens.end)
            || at > end + 1 && self.is_subject_alone(title)
            || self.is_host_behind_guest(end, title);
        (parted && !belongs_to_next && !self.titles[title].plural && !self.titles[title].is_next).then_some(title)
    }

    /// "Huỳnh Tấn Lộc (|47 tuổi,| cựu giám đốc)": where it goes on behind an age.
    fn behind_age(&self, at: usize) -> usize {
        let has_age = self.reading.tokens.get(at).is_some_and(|t| t.kind == super::Kind::Number)
            && self.language(at).is_some_and(|l| l.statements.ages.at(self.reading, at + 1) == Some(at + 2))
            && self.reading.folded(at + 2) == ",";
        if has_age { at + 3 } else { at }
    }

    /// "Replying to Ann Roe, |the minister| said": a title with an article right before a verb of saying or an auxiliary is a subject itself.
    fn is_subject_alone(&self, title: usize) -> bool {
        let end = self.titles[title].tokens.end;
        let Some(words) = self.language(end).filter(|l| l.capitals).map(|l| &l.statements) else { return false };
        let is_finite = |tag: &super::Tag| matches!(tag.class, Class::Cue(cue) if cue.has(super::statements::Cue::FINITE));
        let next = words.adverbs.at(self.reading, end).unwrap_or(end);
        words.inflects()
            && self.reading.tokens.get(next).is_some_and(|t| t.kind == super::Kind::Word && !t.capital)
            && (self.reading.tags_at(next).iter().any(is_finite) || words.auxiliaries.at(self.reading, next).is_some())
    }

    /// "Tại cuộc hội kiến với Thủ tướng Marek Nowak, |Chủ tịch nước| đề nghị", "Tiếp Đại sứ Marc Knapper, |Bộ trưởng| cho biết": whether a title right before
    /// a verb of saying, behind a clause that tells whom one met, is that of who speaks, in a language without articles.
    fn is_host_behind_guest(&self, end: usize, title: usize) -> bool {
        let after = self.titles[title].tokens.end;
        let Some(language) = self.language(end).filter(|l| l.people.honorific_needs_no_capital) else { return false };
        let words = &language.statements;
        let first = self.reading.sentences[self.reading.sentence_of(end)].tokens.start;
        let is_cue = |tag: &super::Tag| matches!(tag.class, Class::Cue(cue) if cue.has(super::statements::Cue::FINITE));
        let next = words.adverbs.at(self.reading, after).unwrap_or(after);
        let speaks = self.reading.tokens.get(next).is_some_and(|t| !t.capital) && self.reading.tags_at(next).iter().any(is_cue);
        let mark = (first..end).rfind(|&t| matches!(self.reading.folded(t), "," | ":" | "“" | "\""));
        let first = mark.map_or(first, |t| t + 1);
        let meets = |t: usize| t > first && language.events.parties.has(self.reading.folded(t));
        let opens = language.events.receiving_verbs.at(self.reading, first, &(first..end)).is_some();
        let is_clause = words.adjuncts.at(self.reading, first).is_some() || words.frames.at(self.reading, first).is_some();
        speaks && (opens || is_clause && (first..end).any(meets))
    }

    /// "|الزامبي| كيلفن مواناموتا": where the nation before a name begins.
    fn behind_nation(&self, start: usize) -> Option<usize> {
        let first = self.reading.sentences.get(self.reading.sentence_of(start))?.tokens.start;
        names::stands_behind_nation(self.reading, start, first)
    }

    /// Where the honorifics before a title begin: "|معالي السيد| وزير الخارجية".
    fn before_honorifics(&self, mut start: usize) -> usize {
        const LONGEST: usize = 2;
        let ends = |tag: &super::Tag, end: usize| matches!(tag.class, Class::Honorific(_)) && tag.tokens.end == end;
        let before = |end: usize| (end.saturating_sub(LONGEST)..end).find(|&t| self.reading.tags_at(t).iter().any(|tag| ends(tag, end)));
        while let Some(at) = before(start).filter(|&at| self.same_block(at, start)) {
            start = at;
        }
        start
    }

    /// "Trao đổi với |phóng viên Báo Sao Mai|, ông Nguyễn Văn Nam": the title of one who is spoken to, which a comma parts from the speaker.
    fn is_spoken_to(&self, title: usize) -> bool {
        let start = self.titles[title].tokens.start;
        let Some(language) = self.language(start).filter(|l| l.people.honorific_needs_no_capital) else { return false };
        let first = self.reading.sentences[self.reading.sentence_of(start)].tokens.start;
        // "Ghi nhận ý kiến |công nhân|, ông Mạc Văn Thảo".
        let lists = [&language.statements.prepositions, &language.statements.opinions];
        lists.iter().any(|list| list.before(self.reading, start, first).is_some())
    }

    /// "Dans sa réponse aux |députés|, Paul Sy a rappelé", "Face au |maire|, Awa Diop dit": a title behind a preposition, and a name that no further
    /// comma parts from its verb.
    fn is_circumstance(&self, title: usize, name: &Name) -> bool {
        let start = self.titles[title].tokens.start;
        let Some(words) = self.language(start).filter(|l| l.capitals).map(|l| &l.statements).filter(|words| words.inflects()) else {
            return false;
        };
        let first = self.reading.sentences[self.reading.sentence_of(start)].tokens.start;
        let article = words.articles.before(self.reading, start, first).unwrap_or(start);
        let is_governed = words.prepositions.before(self.reading, article, first).is_some();
        let speaks = |t: usize| {
            let is_cue = self.reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Cue(_)));
            is_cue || words.auxiliaries.at(self.reading, t).is_some()
        };
        self.opens_apposition(self.titles[title].tokens.end) && is_governed && speaks(name.tokens.end)
    }

    /// "La mère |d'une victime|, Awa Sy,": the title of one whose kin is named, in a language that puts it behind.
    fn is_of_kin(&self, title: usize) -> bool {
        const NEAR: usize = 2;
        let start = self.titles[title].tokens.start;
        let Some(language) = self.language(start).filter(|l| l.capitals) else { return false };
        let first = self.reading.sentences[self.reading.sentence_of(start)].tokens.start;
        let article = language.statements.articles.before(self.reading, start, first).unwrap_or(start);
        let of = (article.saturating_sub(1)..=article).find(|&t| t >= first && has_word(self.reading, t, Word::Of));
        let near = of.map_or(0..0, |of| of.saturating_sub(NEAR).max(first)..of);
        near.into_iter().any(|t| language.people.kin.has(self.reading.folded(t)))
    }

    /// "السيد بدر الحارثي |وزير الخارجية| معالي كاسبر هولم وزير خارجية هولندا": a title behind one name and before the honorific of the next,
    /// which has its own behind it.
    fn is_of_another(&self, title: usize, name: &Name) -> bool {
        let start = self.titles[title].tokens.start;
        let is_known = |tag: &super::Tag| matches!(tag.class, Class::Cue(_) | Class::Office(_) | Class::Honorific(_) | Class::Word(_));
        let follows_word = start.checked_sub(1).is_some_and(|t| {
            self.reading.tokens[t].kind == super::Kind::Word && self.same_block(t, start) && !self.reading.tags_at(t).iter().any(is_known)
        });
        name.honorific.is_some() && follows_word && self.title_behind(name).is_some()
    }

    /// "السيد بدر بن سالم الحارثي |وزير الخارجية|": where there are no capitals, no mark need part a name from the title behind it.
    fn title_behind(&self, name: &Name) -> Option<usize> {
        let end = name.tokens.end;
        let title = self.titles.binary_search_by_key(&end, |t| t.tokens.start).ok()?;
        let found = &self.titles[title];
        let is_next = |tag: &super::Tag| matches!(tag.class, Class::GivenName(_) | Class::Leader(_));
        let belongs_to_next = self.reading.tags_at(found.tokens.end).iter().any(is_next);
        let is_caseless = self.language(end).is_some_and(|l| !l.capitals);
        let fits = found.definite && !found.plural && !found.is_next && !belongs_to_next && name.tokens.len() > 1;
        (is_caseless && fits && self.same_block(end - 1, found.tokens.start)).then_some(title)
    }

    /// "bà Mai, Ủy viên Trung ương Đảng, |Bí thư Tỉnh ủy|, |Trưởng Đoàn ĐBQH tỉnh|": the titles behind one that stands behind a name, each after a
    /// comma, in Vietnamese and English: "Ann Roe, member of the council, |secretary of the committee| and |governor of the province|".
    fn row_behind(&self, title: usize) -> Vec<usize> {
        const MOST: usize = 3;
        let next = |title: &usize| {
            let end = self.titles[*title].tokens.end;
            let is_english = self.language(end).is_some_and(|l| l.people.modifiers_first && l.capitals);
            let is_bare = self.language(end).is_some_and(|l| l.people.honorific_needs_no_capital);
            let is_row = (is_bare || is_english) && self.reading.folded(end) == "," || is_english && self.reading.folded(end) == "and";
            let next = self.titles.binary_search_by_key(&(end + 1), |t| t.tokens.start).ok().filter(|_| is_row)?;
            // "Ann Roe, the minister, |chairman|-designate", but "the minister and |mayor| of the town": as printed before it.
            let is_capital = |title: usize| self.reading.tokens[self.titles[title].tokens.start].capital;
            let next = Some(next).filter(|&next| !is_english || is_capital(next) == is_capital(*title))?;
            let found = &self.titles[next];
            let is_own = !found.plural && !found.is_next && !self.followed_by_name(found.tokens.end);
            (is_own && self.same_block(end, found.tokens.start)).then_some(next)
        };
        std::iter::successors(next(&title), next).take(MOST).collect()
    }

    fn followed_by_name(&self, at: usize) -> bool {
        let is_parted = self.opens_apposition(at);
        let at = at + usize::from(is_parted);
        // "السيد خالد عمر، مدير الميناء، |والسيدة| هدى سالم": the next of a row has a title of her own.
        let is_joined =
            |tag: &super::Tag| matches!(tag.class, Class::Honorific(_) | Class::Office(_)) && self.reading.text_before(tag) == "و";
        if is_parted && self.reading.tags_at(at).iter().any(is_joined) {
            return false;
        }
        // "ông An, Ủy viên Bộ Chính trị, |Trưởng| Ban": a title that begins like a family name.
        let is_title = || self.titles.binary_search_by_key(&at, |t| t.tokens.start).is_ok_and(|t| self.titles[t].tokens.len() > 1);
        let is_bare = self.language(at).is_some_and(|l| l.people.honorific_needs_no_capital);
        if is_parted && is_bare && is_title() {
            return false;
        }
        bodies::begins_person(self.reading, at)
    }

    /// A comma between title and name: "Le directeur du Département, Ngo Minh Hoang, a dit".
    fn opens_apposition(&self, at: usize) -> bool {
        let is_stroke = || self.reading.folded(at) == "/" && self.language(at).is_some_and(|l| !l.capitals);
        matches!(self.reading.folded(at), "," | "،" | ":") || is_stroke()
    }

    /// "le député |UDC| Nicolas Favre", "la députée |Ecolo| Awa Sy".
    fn is_acronym(&self, at: usize) -> bool {
        let token = &self.reading.tokens[at];
        let is_party = token.capital && token.kind == super::Kind::Word && has_word(self.reading, at, Word::NoName);
        let is_letters = token.caps && token.span.len() > 1;
        (is_letters || is_party) && self.language(at).is_some_and(|l| l.capitals)
    }

    /// Whether a byline or the credit of a photograph ("© Jean Petit", "Photo: Jean Petit") names who wrote or took, not who acts.
    fn is_credit(&self, name: &Name) -> bool {
        let sentence = &self.reading.sentences[self.reading.sentence_of(name.tokens.start)];
        let article = self.reading.article;
        let block = &article.blocks[sentence.block];
        let is_author = |text: &str| article.byline.as_deref() == Some(text);
        let signs = is_author(article.slice(block.span).trim()) || is_author(self.reading.text(&name.tokens));
        if signs || block.kind == crate::article::BlockKind::Byline {
            return true;
        }
        let back =
            |n: usize| name.tokens.start.checked_sub(n).filter(|i| sentence.tokens.contains(i)).map_or("", |i| self.reading.folded(i));
        let credits = crate::lang::language(sentence.language).map_or(&[][..], |l| &l.people.photo_credits);
        let opens = || name.tokens.start == sentence.tokens.start + 1;
        // "النائب متوسطا أعضاء اللجنة |(مروان نجار)|": who took the picture, at the end of what is printed under it.
        let is_caption = block.kind == crate::article::BlockKind::Caption;
        let closes = self.reading.folded(name.tokens.end) == ")" && self.reading.tokens[name.tokens.end].span.end >= block.span.end;
        // "Trả lời |thông tín viên| Ngọc Hạnh của Đài Á Âu, ông chủ tịch nói": who asks for a newspaper.
        let asks = || {
            let words = crate::lang::language(sentence.language).filter(|l| l.people.honorific_needs_no_capital).map(|l| &l.statements);
            let heard = |words: &crate::extract::statements::Words| {
                let is_heard = |from: usize| words.speech_to.at(self.reading, from) == Some(name.tokens.start);
                let first = name.tokens.start.saturating_sub(6).max(sentence.tokens.start);
                (first..name.tokens.start).any(is_heard) && self.reading.folded(name.tokens.end) == "của"
            };
            words.is_some_and(heard) && matches!(back(1), "viên" | "báo")
        };
        back(1) == "©"
            || asks()
            || is_caption && back(1) == "(" && closes
            || back(1) == "." && back(2) == "ph"
            || opens() && credits.iter().any(|c| c == back(1))
            || (matches!(back(1), ":" | "/" | "by" | "par") && credits.iter().any(|c| c == back(2)))
    }

    /// "district de Huong Khe" names a place, whatever its syllables.
    fn after_place_head(&self, name: &Name, attached: &Attached) -> bool {
        if self.is_commune(name) {
            return true;
        }
        if self.bears_ruler(name, attached) {
            return true;
        }
        if attached.any() || name.honorific.is_some() || matches!(name.evidence, Evidence::Known(_)) {
            return false;
        }
        let Some(before) = name.tokens.start.checked_sub(1) else { return false };
        let before = if has_word(self.reading, before, Word::Of) { before.saturating_sub(1) } else { before };
        let language = crate::lang::language(self.reading.sentences[self.reading.sentence_of(before)].language);
        let bears = |word: &str| language.is_some_and(|l| l.people.bearers.has(word));
        let folded = self.reading.folded(before);
        // "رئيس الجهة محمد بودرا": behind the article it has its name no more.
        let is_definite = self.language(before).is_some_and(|l| !l.capitals) && self.reading.surface(before).starts_with("ال");
        has_word(self.reading, before, Word::PlaceHead) && !is_definite
            || bears(folded)
            || bears(folded.trim_start_matches(['و', 'ل', 'ب']))
    }

    /// "بميناء السلطان |قابوس الترفيهي|", "جامع الشيخ |زايد الكبير|": a building that is called after a ruler, where there are no capitals.
    fn bears_ruler(&self, name: &Name, attached: &Attached) -> bool {
        let is_ruler = |role: Role| matches!(role, Role::King | Role::Emir | Role::President | Role::Other);
        let title = attached.rank.or(attached.before).map(|t| &self.titles[t]);
        let title = title.filter(|t| is_ruler(t.role) && t.tokens.len() == 1).map(|t| t.tokens.start);
        // "الأستاذة في |جامعة الملك| فهد": within what another title is of.
        let is_word = |tag: &super::Tag| match tag.class {
            Class::Office(row) => tag.tokens.len() == 1 && is_ruler(gazetteer::offices()[row as usize].role),
            _ => false,
        };
        let word = name.tokens.start.checked_sub(1).filter(|&t| self.reading.tags_at(t).iter().any(is_word));
        let Some(ruler) = title.or(word) else { return false };
        let Some(people) = self.language(ruler).filter(|l| !l.capitals).map(|l| &l.people) else { return false };
        let thing = ruler.checked_sub(1).filter(|&t| self.same_block(t, name.tokens.start));
        thing.is_some_and(|t| {
            let folded = self.reading.folded(t);
            people.bearers.has(folded) || people.bearers.has(folded.trim_start_matches(['و', 'ل', 'ب']))
        })
    }

    /// "université |Félix Houphouët-Boigny|", "|Nelson Mandela| Avenue", "le navire « |Jules Verne| »": somebody's name that a thing bears, where
    /// names have capitals.
    fn names_thing(&self, name: &Name) -> bool {
        let (reading, Range { start, end }) = (self.reading, name.tokens.clone());
        let Some(people) = self.language(start).filter(|l| l.capitals).map(|l| &l.people) else { return false };
        let before = |n: usize| start.checked_sub(n).filter(|&t| self.same_block(t, start));
        let is_mark = before(1).is_some_and(|t| matches!(reading.folded(t), "«" | "“" | "\"" | "‘" | "'") && reading.tokens[t].spaced);
        let noun = before(if is_mark { 2 } else { 1 });
        let is_bearer = |t: usize| {
            let pair = t.checked_sub(1).map(|first| format!("{} {}", reading.folded(first), reading.folded(t)));
            people.bearers.has(reading.folded(t)) || pair.is_some_and(|pair| people.bearers.has(&pair))
        };
        let bears = noun.is_some_and(is_bearer) || self.is_of_institute(name);
        let is_thing = |t: usize| reading.tokens[t].capital && people.things.has(reading.folded(t));
        let behind = reading.tokens.get(end).is_some_and(|_| self.same_block(end - 1, end) && is_thing(end));
        let last = end > start + 1 && is_thing(end - 1);
        // "la directrice de |la société| Cao Nguyên Xanh".
        let firm = noun.filter(|t| {
            *t > 0
                && !reading.tokens[*t].capital
                && !people.modifiers_first
                && has_word(reading, t - 1, Word::Article)
                && self.same_block(t - 1, start)
        });
        let is_firm = firm.is_some_and(|t| people.firms.has(reading.folded(t)));
        name.honorific.is_none() && (bears || is_firm || people.modifiers_first && (behind || last))
    }

    /// "l'|Institut agronomique et vétérinaire| Hassan-II": whether adjectives stand between a name that says nothing and the capital noun of what
    /// bears it.
    fn is_of_institute(&self, name: &Name) -> bool {
        const LONGEST: usize = 5;
        let (reading, start) = (self.reading, name.tokens.start);
        let Some(language) = self.language(start).filter(|l| l.capitals && !l.people.modifiers_first) else { return false };
        let first = reading.sentences[reading.sentence_of(start)].tokens.start.max(start.saturating_sub(LONGEST));
        let is_adjective = |t: usize| {
            let is_word = reading.tokens[t].kind == super::Kind::Word && !reading.tokens[t].capital;
            is_word && !has_word(reading, t, Word::Of) || reading.folded(t) == "et"
        };
        let noun = (first..start).rev().find(|&t| !is_adjective(t)).filter(|&t| t + 1 < start);
        let is_noun = |t: usize| reading.tokens[t].capital && language.people.bearers.has(reading.folded(t));
        let speaks = |t: usize| {
            let is_cue = reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Cue(_)));
            is_cue || language.statements.auxiliaries.at(reading, t).is_some() || reading.folded(t) == ","
        };
        noun.is_some_and(is_noun) && !speaks(name.tokens.end)
    }

    /// "nông dân xã |Thạch Lạc|", "from |Thach Lac| commune": two words beside the noun of a place, which a title before does not make a name.
    fn is_commune(&self, name: &Name) -> bool {
        const LONGEST: usize = 3;
        let (Some(language), start) = (self.language(name.tokens.start), name.tokens.start) else { return false };
        if name.honorific.is_some() || matches!(name.evidence, Evidence::Known(_)) || name.tokens.len() > 2 {
            return false;
        }
        let ends_before = |tag: &super::Tag| matches!(tag.class, Class::Word(Word::PlaceHead)) && tag.tokens.end == start;
        // "Nhật |Bản| Zeliko": the end of a country's name is no hamlet.
        let ends_place = |tag: &super::Tag| matches!(tag.class, Class::Place(_)) && tag.tokens.end == start && tag.tokens.len() > 1;
        let before = self.reading.tags_in(&(start.saturating_sub(LONGEST)..start));
        let follows = before.iter().any(ends_before) && !before.iter().any(ends_place);
        let noun = name.tokens.end;
        let is_before =
            has_word(self.reading, noun, Word::PlaceHead) && !self.reading.tokens[noun].capital && self.reading.tokens[noun].spaced;
        language.people.honorific_needs_no_capital && follows || language.people.modifiers_first && is_before && name.tokens.len() == 2
    }

    /// The person with this full name, new when nobody has it.
    fn person(&mut self, name: &Name) -> usize {
        let surface = self.reading.article.slice(name.span);
        let (key, best) = match name.evidence {
            Evidence::Known(row) => {
                let known = gazetteer::people()[row as usize].name;
                (key(known), known.to_owned())
            }
            _ => {
                let whole = without_nickname(surface);
                (key(&whole), latin(&whole))
            }
        };
        if let Some(person) = self.names.by_key.get(&key) {
            return *person;
        }
        self.names.add(key.clone(), self.words(name));
        self.cast.people.push(Person { key, name: best, roles: Vec::new(), mentions: Vec::new() });
        self.cast.people.len() - 1
    }

    fn words(&self, name: &Name) -> Vec<String> {
        let folded = strip_marks(&fold(&without_nickname(self.reading.article.slice(name.span))));
        folded.split([' ', '-']).map(str::to_owned).collect()
    }

    fn mention(&mut self, person: usize, name: &Name, attached: &Attached) {
        let before = attached.before.map(|t| &self.titles[t]);
        let after = attached.after.map(|t| &self.titles[t]);
        let title = before.or(after);
        let gender = name.gender.or(title.and_then(|t| t.gender)).or_else(|| before.and_then(|t| self.article_gender(t)));
        let span = name.span;
        let role_surface = title.map(|t| self.reading.article.slice(t.span).to_owned());
        self.cast.people[person].mentions.push(PersonMention {
            span,
            surface: self.reading.article.slice(span).to_owned(),
            form: Form::Name,
            gender,
            role_surface,
        });
        let row = attached.after.map(|t| self.row_behind(t)).unwrap_or_default();
        let last = row.last().map(|t| self.titles[*t].tokens.end);
        for idx in [attached.before, attached.rank, attached.after, attached.shared].into_iter().flatten().chain(row) {
            self.used[idx] = true;
            self.hold(person, idx, name.evidence);
        }
        if !attached.any()
            && let Some(office) = self.led_by(name)
        {
            self.cast.people[person].roles.push(office);
        }
        let own = name.honorific.as_ref().map_or(name.tokens.start, |h| h.start);
        let own = self.before_party(own);
        let start = before.map_or_else(|| self.behind_nation(own).unwrap_or(own), |t| t.tokens.start);
        let is_caseless = self.language(start).is_some_and(|l| !l.capitals);
        let start = match start.checked_sub(1) {
            Some(article) if has_word(self.reading, article, Word::Article) => article,
            _ if before.is_some() && is_caseless => self.before_honorifics(start),
            _ => start,
        };
        let end = last.or(after.map(|t| t.tokens.end)).unwrap_or(name.tokens.end);
        self.cast.actors.push(Actor { tokens: start..end, who: Who::Person(person), gender, plural: false });
    }

    /// "la |Verte| Anouk Rey", "le |PLR| Yves Chappatte": where the party before a name begins.
    fn before_party(&self, start: usize) -> usize {
        let Some(people) = self.language(start).filter(|l| l.capitals && !l.people.modifiers_first).map(|l| &l.people) else {
            return start;
        };
        let follows_article = |t: usize| t > 0 && has_word(self.reading, t - 1, Word::Article);
        let is_party = |t: &usize| {
            let is_listed = self.reading.tokens[*t].capital && people.partisans.at(self.reading, *t) == Some(start);
            (is_listed || *t + 1 == start && self.is_acronym(*t)) && follows_article(*t)
        };
        (start.saturating_sub(3)..start).filter(|&t| self.same_block(t, start)).find(is_party).unwrap_or(start)
    }

    fn hold(&mut self, person: usize, title: usize, evidence: Evidence) {
        self.held.push((person, title));
        let title = &self.titles[title];
        let mut office = title.office(self.reading);
        // "le secrétaire général" alone may be that of a party or of an organisation; a known person tells which.
        if let Evidence::Known(row) = evidence
            && let Some(role) = gazetteer::people()[row as usize].role
            && title.row.by_body.iter().any(|(_, by_body)| *by_body == role)
        {
            office.role = role;
        }
        // A counterpart has the office of who was named before.
        if title.row.by_body.iter().any(|(kind, _)| *kind == "counterpart") {
            let previous = self.counterpart_of(title);
            office.role = previous.map_or(office.role, |t| t.role);
            office.body = office.body.or_else(|| previous.and_then(|t| t.complement.portfolio).map(|b| b.key.to_owned()));
        }
        let roles = &mut self.cast.people[person].roles;
        match roles.iter_mut().find(|r| r.role == office.role) {
            Some(known) => {
                known.body = known.body.take().or(office.body);
                known.place = known.place.take().or(office.place);
                if known.label.ends_with(')') {
                    known.label = office.label;
                }
            }
            None => roles.push(office),
        }
    }

    /// The title that a counterpart has too: that of who was named before, whom a rank ("المهندس", "Dr") may stand beside.
    fn counterpart_of(&self, title: &Title) -> Option<&Title> {
        let is_rank = |t: &Title| matches!(t.role, Role::Expert | Role::General | Role::Commander) && t.tokens.len() == 1;
        let held = self.held.iter().rev().map(|(_, held)| &self.titles[*held]);
        let mut before =
            held.filter(|t| t.tokens.end <= title.tokens.start && t.row.by_body.iter().all(|(kind, _)| *kind != "counterpart"));
        let nearest = before.next()?;
        if is_rank(nearest) { before.find(|t| !is_rank(t)).or(Some(nearest)) } else { Some(nearest) }
    }

    /// Whether a title may be that of a counterpart: the office of the one, the country of the other.
    fn fits_counterpart(&self, title: &Title, held: &Title) -> bool {
        let is_counterpart = held.row.by_body.iter().any(|(kind, _)| *kind == "counterpart");
        let office = if is_counterpart { self.counterpart_of(held) } else { None };
        let same_place = title.complement.place.is_none() || title.complement.place == held.complement.place;
        office.is_some_and(|office| same_place && office.role == title.role && title.complement.portfolio.is_none())
    }

    /// "la ministre" is a woman, "le ministre" a man as printed.
    fn article_gender(&self, title: &Title) -> Option<Gender> {
        // "|Madame le| Ministre".
        let honorific = title.tokens.start.checked_sub(2).and_then(|t| {
            self.reading.tags_at(t).iter().find_map(|tag| match tag.class {
                Class::Honorific(gender) if tag.tokens.end + 1 == title.tokens.start => gender,
                _ => None,
            })
        });
        match self.reading.folded(title.tokens.start.checked_sub(1)?) {
            "le" | "la" if honorific.is_some() => honorific,
            "la" | "une" => Some(Gender::F),
            "le" | "un" => Some(Gender::M),
            _ => None,
        }
    }

    /// Titles with no name: each goes to the people who hold such an office.
    fn take_roles(&mut self) {
        for (idx, title) in self.titles.iter().enumerate() {
            // "معالي |الدكتور| وزير الإسكان".
            let next = self.titles.get(idx + 1).filter(|next| next.tokens.start == title.tokens.end && !next.plural);
            let is_style = title.role == Role::Expert && title.tokens.len() == 1 && title.definite;
            if is_style && next.is_some() && self.language(title.tokens.start).is_some_and(|l| !l.capitals) {
                continue;
            }
            if self.used[idx] || title.role == Role::Other && !title.definite || self.ends_name(title) {
                continue;
            }
            let holders = match (title.plural || !title.definite, title.is_epithet()) {
                (true, _) if self.is_dual(title) => self.both(title),
                (true, _) => Vec::new(),
                (false, true) => self.last_named(title).into_iter().collect(),
                (false, false) => self.holders(title),
            };
            let gender = title.gender.or_else(|| self.article_gender(title));
            let start = title.tokens.start;
            let start =
                if start > 0 && has_word(self.reading, start - 1, Word::Article) { start - 1 } else { self.before_honorifics(start) };
            if let (Some(person), true) = (holders.first(), title.definite && !title.plural) {
                let span = title.span;
                let surface = self.reading.article.slice(span).to_owned();
                let mention = PersonMention { span, surface: surface.clone(), form: Form::Role, gender, role_surface: Some(surface) };
                self.cast.people[*person].mentions.push(mention);
            }
            self.cast.actors.push(Actor {
                tokens: start..title.tokens.end,
                who: Who::Role { role: title.role, holders },
                gender,
                plural: title.plural,
            });
        }
    }

    /// "Sabrina |Maréchal|": a title that is the family name of somebody.
    fn ends_name(&self, title: &Title) -> bool {
        let names = self.cast.people.iter().flat_map(|p| &p.mentions).filter(|m| m.form == Form::Name);
        names.into_iter().any(|m| m.span.start < title.span.start && m.span.end == title.span.end)
    }

    /// "الوزيران": a form of its own for two.
    fn is_dual(&self, title: &Title) -> bool {
        let word = self.reading.folded(title.tokens.start);
        let endings = self.language(title.tokens.start).map_or(&[][..], |l| &l.people.dual_endings);
        title.plural && endings.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// The two that a title in the dual means: the only two with such an office, or those of the two countries told of.
    fn both(&self, title: &Title) -> Vec<usize> {
        const NEAR: usize = 4;
        let mut found: Vec<(usize, Option<&str>)> = Vec::new();
        for (person, held) in self.held.iter().map(|(person, held)| (*person, &self.titles[*held])) {
            let fits = held.role == title.role || held.row.role == title.row.role;
            if fits && held.tokens.start < title.tokens.start && !found.iter().any(|(p, _)| *p == person) {
                found.push((person, held.complement.place));
            }
        }
        if found.len() > 2 {
            let tags = self.reading.tags_in(&(title.tokens.start..(title.tokens.end + NEAR).min(self.reading.tokens.len())));
            let places: Vec<&str> = tags
                .iter()
                .filter_map(|tag| match tag.class {
                    Class::Demonym(row) | Class::Place(row) => gazetteer::places()[row as usize].code,
                    _ => None,
                })
                .collect();
            found.retain(|(_, place)| place.is_some_and(|place| places.contains(&place)));
        }
        if found.len() == 2 { found.into_iter().map(|(person, _)| person).collect() } else { Vec::new() }
    }

    /// Whom an epithet means: who was named last before it.
    fn last_named(&self, title: &Title) -> Option<usize> {
        if self.goes_on_with_name(title) {
            return None;
        }
        if let Some(person) = self.last_called(title) {
            return Some(person);
        }
        let before = |actor: &&Actor| actor.tokens.end <= title.tokens.start && matches!(actor.who, Who::Person(_));
        let last = self.cast.actors.iter().filter(before).max_by_key(|actor| actor.tokens.start)?;
        let differs = matches!((title.gender, last.gender), (Some(a), Some(b)) if a != b);
        match last.who {
            Who::Person(person) if !differs => Some(person),
            _ => None,
        }
    }

    /// The first word of a title, folded, without its article.
    fn head(&self, title: &Title) -> &str {
        let folded = self.reading.folded(title.tokens.start);
        folded.strip_prefix("ال").unwrap_or(folded)
    }

    /// "البابا |تواضروس| الثاني": whether a word that no table knows stands behind a calling, where there are no capitals to tell a name.
    fn goes_on_with_name(&self, title: &Title) -> bool {
        let next = title.tokens.end;
        let Some(language) = self.language(title.tokens.start).filter(|l| !l.capitals && title.role == Role::Other) else { return false };
        let words = &language.statements;
        let lists = [&words.that, &words.prepositions, &words.adjuncts, &words.adverbs, &words.relatives, &words.to, &words.and];
        let is_small = |t: usize| lists.iter().any(|list| list.at(self.reading, t).is_some());
        let folded = self.reading.folded(next);
        self.reading.tokens.get(next).is_some_and(|t| t.kind == crate::extract::Kind::Word)
            && self.reading.tags_at(next).is_empty()
            && !is_small(next)
            && !folded.starts_with("ال")
            && !folded.starts_with(['ب', 'ل'])
    }

    /// "المدرب" behind "المدرب البرتغالي ميغيل كاردوزو" and the name of a player: who was last named with the same word.
    fn last_called(&self, title: &Title) -> Option<usize> {
        // "senior |engineer| Paul Roe … the |engineer|": its last word, where titles end with their noun.
        let noun_last = self.language(title.tokens.start).is_some_and(|l| l.people.modifiers_first);
        let noun = self.reading.folded(title.tokens.end - 1);
        let is_noun_of = |held: &Title| noun_last && held.tokens.clone().any(|t| self.reading.folded(t) == noun);
        let wanted = self.head(title);
        let here = self.held.partition_point(|(_, held)| self.titles[*held].tokens.start < title.tokens.start);
        let is_same = |held: &Title| {
            (self.head(held) == wanted || is_noun_of(held))
                && (title.gender.is_none() || held.gender.is_none() || title.gender == held.gender)
        };
        self.held[..here].iter().rfind(|(_, held)| is_same(&self.titles[*held])).map(|(person, _)| *person)
    }

    /// The people a title may mean: who was named with such a title last before it comes first, then the others before it, then those after.
    fn holders(&self, title: &Title) -> Vec<usize> {
        // Nobody looks back further than this for who "the minister" was.
        const BEFORE: usize = 200;
        const AFTER: usize = 50;
        let here = self.held.partition_point(|(_, held)| self.titles[*held].tokens.start < title.tokens.start);
        let near = &self.held[here.saturating_sub(BEFORE)..(here + AFTER).min(self.held.len())];
        let is_caseless = !self.language(title.tokens.start).is_none_or(|l| l.capitals);
        let fitting = near.iter().filter(|(_, held)| {
            let held = &self.titles[*held];
            (title.fits(held) || self.fits_counterpart(title, held)) && (title.status == held.status || title.status == Status::Current)
        });
        let mut fitting: Vec<&(usize, usize)> = fitting.collect();
        // "شيخ الأزهر" is no "بطريرك": callings are told apart by their first word.
        if is_caseless && title.role == Role::Other {
            fitting.retain(|(_, held)| self.head(&self.titles[*held]) == self.head(title));
        }
        // "الوزيرة" is no man.
        let is_man = |held: usize| is_caseless && title.gender == Some(Gender::F) && self.titles[held].gender == Some(Gender::M);
        let is_called_man = |person: usize| self.cast.people[person].mentions.iter().find_map(|m| m.gender) == Some(Gender::M);
        fitting.retain(|(person, held)| !(is_man(*held) && is_called_man(*person)));
        // "Chủ tịch nước" is no "Chủ tịch Hội Nông dân", where somebody is called so.
        let called = fold(self.reading.text(&title.tokens));
        let is_called = |held: &Title| fold(self.reading.text(&held.tokens)).starts_with(&called);
        let is_bare = self.language(title.tokens.start).is_some_and(|l| l.people.honorific_needs_no_capital);
        if is_bare && title.tokens.len() > 2 && fitting.iter().any(|(_, held)| is_called(&self.titles[*held])) {
            fitting.retain(|(_, held)| is_called(&self.titles[*held]));
        }
        // "Chủ tịch UBND |tỉnh|" is no "Chủ tịch UBND |xã|".
        let level = self.level(title);
        fitting.retain(|(_, held)| level.is_none() || self.level(&self.titles[*held]).is_none_or(|other| Some(other) == level));
        if fitting.is_empty() {
            return self.presider(title).into_iter().collect();
        }
        // "الوزير" is rather the minister who is a man than "وزيرة السياحة".
        let is_woman = |held: usize| is_caseless && title.gender == Some(Gender::M) && self.titles[held].gender == Some(Gender::F);
        if fitting.iter().any(|(_, held)| !is_woman(*held)) {
            fitting.retain(|(_, held)| !is_woman(*held));
        }
        // "الوزير الهولندي" is the one of the Netherlands; "وزير الخارجية" alone the one at home, when only the others are told to be of a country.
        let place = title.complement.place;
        let prefers = place.is_some() || is_caseless && title.complement.portfolio.is_some();
        let is_same = |held: usize| self.titles[held].complement.place == place;
        let has_same = prefers && fitting.iter().any(|(_, held)| is_same(*held));
        // "le ministre" alone is who holds the office now, and one of the country that the sentence tells of.
        let told = if place.is_none() { self.countries_beside(title) } else { Vec::new() };
        let is_former = |held: &Title| title.status == Status::Current && held.status == Status::Former;
        let is_foreign = |held: &Title| held.complement.place.is_some_and(|place| !told.is_empty() && !told.contains(&place));
        let unfit = |held: usize| (is_former(&self.titles[held]), is_foreign(&self.titles[held]));
        let best = fitting.iter().map(|(_, held)| unfit(*held)).min().filter(|best| *best != (true, true));
        let mut by_distance: Vec<(bool, usize, usize)> = fitting
            .into_iter()
            .filter(|(_, held)| !has_same || is_same(*held))
            .filter(|(_, held)| best == Some(unfit(*held)))
            .map(|(person, held)| {
                let at = self.titles[*held].tokens.start;
                (at > title.tokens.start, at.abs_diff(title.tokens.start), *person)
            })
            .collect();
        by_distance.sort_unstable();
        let mut holders = Vec::new();
        for (_, _, person) in by_distance {
            if !holders.contains(&person) {
                holders.push(person);
            }
        }
        holders
    }

    /// "Chủ tịch UBND |tỉnh|", "Bí thư |Huyện| ủy": the word of a title that tells the rank of its province, district or commune.
    fn level(&self, title: &Title) -> Option<&str> {
        let levels = &self.language(title.tokens.start)?.people.levels;
        title.tokens.clone().map(|t| self.reading.folded(t)).find_map(|word| levels.get(word)).map(String::as_str)
    }

    /// "عقدت اللجنة جلسة برئاسة |النائب غسان حداد| … وأعلن رئيس اللجنة": the one person who is told before to have presided.
    fn presider(&self, title: &Title) -> Option<usize> {
        let words = self.language(title.tokens.start).map(|l| &l.statements.presided_by)?;
        let presides = |actor: &&Actor| {
            let first = self.reading.sentences[self.reading.sentence_of(actor.tokens.start)].tokens.start;
            actor.tokens.end <= title.tokens.start && words.before(self.reading, actor.tokens.start, first).is_some()
        };
        // "رئيس |الجلسة|": who leads a gathering has no other office by it.
        let is_gathering = |t: usize| self.reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::EventNoun(_)));
        let leads =
            matches!(title.role, Role::Chairman | Role::Head) || title.role == Role::President && is_gathering(title.tokens.end - 1);
        let is_chair = leads && title.tokens.len() == 2;
        let presiding = self.cast.actors.iter().filter(|_| is_chair).filter(presides);
        let people: BTreeSet<usize> = presiding.filter_map(|a| if let Who::Person(person) = a.who { Some(person) } else { None }).collect();
        people.first().copied().filter(|_| people.len() == 1)
    }

    /// The countries that the sentence of a title tells of.
    fn countries_beside(&self, title: &Title) -> Vec<&'static str> {
        let sentence = &self.reading.sentences[self.reading.sentence_of(title.tokens.start)];
        let country = |tag: &super::Tag| match tag.class {
            Class::Demonym(row) | Class::Place(row) => {
                Some(&gazetteer::places()[row as usize]).filter(|row| row.kind == "country").and_then(|row| row.code)
            }
            _ => None,
        };
        self.reading.tags_in(&sentence.tokens).iter().filter_map(country).collect()
    }

    /// Bodies that stand in no other actor.
    fn take_bodies(&mut self, phrases: &[BodyPhrase], of_phrase: &[usize]) {
        let mut taken: Vec<Range<usize>> = self.cast.actors.iter().map(|a| a.tokens.clone()).collect();
        taken.sort_by_key(|t| t.start);
        for (phrase, body) in phrases.iter().zip(of_phrase) {
            let next = taken.partition_point(|t| t.end <= phrase.tokens.start);
            let inside = taken.get(next).is_some_and(|t| t.start < phrase.tokens.end);
            // "Council of |Governors|": those whom a body is of are no one else.
            let names_office = |a: &Actor| a.plural && a.tokens.end == phrase.tokens.end && a.tokens.start > phrase.tokens.start;
            let members = self
                .cast
                .actors
                .iter()
                .position(names_office)
                .filter(|_| inside && self.language(phrase.tokens.start).is_some_and(|l| l.capitals));
            if let Some(members) = members {
                self.cast.actors.remove(members);
            }
            if !inside || members.is_some() {
                let start = phrase.tokens.start;
                let start = if start > 0 && has_word(self.reading, start - 1, Word::Article) { start - 1 } else { start };
                self.cast.actors.push(Actor { tokens: start..phrase.tokens.end, who: Who::Body(*body), gender: None, plural: false });
            }
        }
    }
}

/// Titles beside a name, by index.
struct Attached {
    before: Option<usize>,
    /// A second title between the first and the name.
    rank: Option<usize>,
    after: Option<usize>,
    /// The title of a list that it stands in.
    shared: Option<usize>,
}

impl Attached {
    fn any(&self) -> bool {
        self.before.is_some() || self.after.is_some()
    }
}

/// The tokens of all names, so that a place inside a name is none.
pub(super) fn name_tokens(reading: &Reading, cast: &Cast) -> Vec<Range<usize>> {
    let names = cast.people.iter().flat_map(|p| &p.mentions).filter(|m| m.form == Form::Name);
    names.map(|m| reading.token_at(m.span.start)..reading.token_at(m.span.end)).collect()
}
