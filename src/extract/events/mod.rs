//! Events: which gatherings an article names, and which of them its words refer to.
//!
//! "la 32e Conférence diplomatique" names one; "lors de la Conférence" refers to it. An article that only ever says "the conference"
//! speaks of its own one, which gets its name elsewhere.

mod convened;
mod example;
mod key;
mod naming;
mod parties;
mod resolve;
mod words;

pub(in crate::extract) use convened::is_publisher;
pub use example::faults;
pub use words::{Noun, Words};

use super::Reading;
use crate::article::BlockKind;
use crate::date::DateMention;
use crate::entity::Place;
use crate::event::{Event, EventKind};
use crate::gazetteer;
use crate::lang::{Class, language};
use crate::statement::Grade;
use naming::{Naming, Surroundings, is_heading};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The events of an article, and where its words mean them.
#[derive(Clone, Debug, Default)]
pub struct Agenda {
    /// The events, in the order of their first mention.
    pub events: Vec<Event>,
    /// Mentions as tokens with the number of their event, in order.
    pub mentions: Vec<(Range<usize>, usize)>,
    /// Of each mention, how it tells that people met there.
    scenes: Vec<Scene>,
    /// Of each event, how much the article reports from it.
    weights: Vec<usize>,
    /// Of each event, the one block that tells of it: "at a news conference" in the middle of an article is where that paragraph's minister spoke.
    only_block: Vec<Option<usize>>,
    /// Of each event, whether one or a few speak there and others whom the article quotes do not: a rally, a hearing.
    stages: Vec<bool>,
    /// Of each event, whether it is a trial, at which anybody speaks who is called.
    trials: Vec<bool>,
}

/// How many blocks begin an article, title and lead among them, but no captions.
const BEGINNING: usize = 3;

/// Whether a block is one of those that begin an article; "In short:", "• Rents rose by a tenth": points above it count for nothing.
fn is_beginning(reading: &Reading, block: usize) -> bool {
    let counts = |b: &&crate::article::Block| {
        let text = reading.article.slice(b.span);
        b.kind != BlockKind::Caption && !text.starts_with('•') && !(b.kind == BlockKind::Lead && text.ends_with(':'))
    };
    reading.article.blocks[..block].iter().filter(counts).count() < BEGINNING
}

/// How a mention tells that people met at the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Scene {
    sentence: usize,
    /// "lors de", "at": something is said or done there.
    setting: bool,
    /// "s'est tenue", "organised".
    held: bool,
    /// "will be held".
    future: bool,
    /// "a été reçu en audience": told by a verb.
    verb: bool,
    /// In a sentence in which nothing is said.
    plain: bool,
    /// Where a sentence begins: "|Au cours de l'entretien|, les ministres sont convenus".
    opens: bool,
    /// Under a picture, which sets no scene for the paragraphs after it.
    caption: bool,
}

/// Finds the events of an article.
pub fn agenda(reading: &Reading, dates: &[DateMention], places: &[Place], people: &[Range<usize>]) -> Agenda {
    let around = Surroundings::of(reading, dates, places, people);
    let mut namings: Vec<Naming> = Vec::new();
    for tag in event_tags(reading, places) {
        if !namings.last().is_some_and(|last| is_in_quoted_name(reading, last, tag)) {
            namings.extend(naming::naming(&around, tag));
        }
    }
    leave_out_bodies(&mut namings);
    leave_out_trials(reading, &mut namings);
    leave_to_guests(&mut namings);
    resolve::join_editions(&mut namings);
    leave_out_of_briefings(&mut namings);
    resolve::set_topics_apart(&mut namings);
    convened::convene(&around, &mut namings);
    let drafts = resolve::resolve(reading, &namings);
    let mut agenda = Agenda::default();
    let mut scenes: Vec<(Range<usize>, usize, Scene)> = Vec::new();
    for (event, draft) in drafts.iter().enumerate() {
        let mut found = draft.event(reading, &namings, places, &drafts);
        // Two press conferences without a name are two.
        let same = agenda.events.iter().filter(|other| other.key == found.key || other.key.starts_with(&format!("{}#", found.key))).count();
        if same > 0 {
            found.key = format!("{}#{}", found.key, same + 1);
        }
        agenda.events.push(found);
        scenes.extend(draft.namings.iter().map(|&n| (namings[n].tokens.clone(), event, scene(reading, &namings[n]))));
    }
    scenes.sort_by_key(|(tokens, event, _)| (tokens.start, tokens.end, *event));
    agenda.weights = weights(reading, &scenes, &namings, &drafts);
    let is_report = is_court_report(reading);
    agenda.trials = drafts.iter().map(|draft| is_trial(reading, draft, &namings, is_report)).collect();
    let is_stage = |draft: &resolve::Draft| {
        !draft.is_sitting(&namings)
            && !is_trial(reading, draft, &namings, is_report)
            && draft.namings.iter().any(|&n| namings[n].stage && namings[n].kind() == draft.kind)
    };
    agenda.stages = drafts.iter().map(is_stage).collect();
    let firsts: Vec<usize> = drafts.iter().filter_map(|draft| first_block(reading, draft, &namings)).collect();
    let has_own =
        (0..drafts.len()).any(|event| agenda.weights[event] >= 2 && firsts.get(event).is_some_and(|first| is_beginning(reading, *first)));
    agenda.only_block = drafts.iter().map(|draft| only_block(reading, draft, &namings, has_own)).collect();
    for (tokens, event, scene) in scenes {
        agenda.mentions.push((tokens, event));
        agenda.scenes.push(scene);
    }
    agenda
}

/// "مؤتمر "جيا لاي - |لقاء| الشرق الأوسط"": whether a noun stands inside of the marks of another gathering's name.
fn is_in_quoted_name(reading: &Reading, naming: &Naming, tag: &super::Tag) -> bool {
    let is_mark = |t: usize| matches!(reading.folded(t), "«" | "“" | "\"");
    let before = naming.tokens.start..tag.tokens.start;
    naming.tokens.contains(&tag.tokens.start) && before.filter(|&t| is_mark(t)).count() == 1
}

/// "the Producers' |Forum| … |the forum| had written": leaves out bodies that are called so, and what is told of them later.
fn leave_out_bodies(namings: &mut Vec<Naming>) {
    let bodies: Vec<(usize, String)> = namings.iter().filter(|n| n.body).map(|n| (n.tokens.start, n.word.clone())).collect();
    let is_body = |n: &Naming| bodies.iter().any(|(first, word)| n.tokens.start >= *first && n.word == *word);
    namings.retain(|n| !n.body && (n.is_named() || n.setting || n.held || !is_body(n)));
}

/// "نظم |معرض الكتاب| ندوة": a fair that holds something else is where that was, and no scene itself.
fn leave_to_guests(namings: &mut [Naming]) {
    for i in 1..namings.len() {
        let (before, guest) = namings.split_at_mut(i);
        let (host, guest) = (&mut before[i - 1], &guest[0]);
        let is_host = host.noun == Noun::Weak(EventKind::Other) && host.held && !host.setting && host.is_named();
        let is_guest = matches!(guest.noun, Noun::Strong(_)) && guest.held && guest.determiner == naming::Determiner::None;
        if is_host && is_guest && host.sentence == guest.sentence && language(host.language).is_some_and(|l| l.events.construct) {
            host.held = false;
        }
    }
}

/// "un point de presse à l'issue |du conseil des ministres|": what a press conference comes after is where nothing of it is said.
fn leave_out_of_briefings(namings: &mut [Naming]) {
    const NEAR: usize = 6;
    for i in 1..namings.len() {
        let (before, rest) = namings.split_at_mut(i);
        let (briefing, naming) = (&before[i - 1], &mut rest[0]);
        let is_near = briefing.sentence == naming.sentence && naming.tokens.start <= briefing.tokens.end + NEAR;
        if naming.beside && is_near && briefing.kind() == EventKind::Briefing && naming.kind() != EventKind::Briefing {
            naming.setting = false;
            naming.held = false;
        }
    }
}

/// "in the |trial|, patients took …": leaves out what is a gathering only before a court, where the article tells of none.
fn leave_out_trials(reading: &Reading, namings: &mut Vec<Naming>) {
    let is_tried = |n: &Naming| language(n.language).is_some_and(|l| l.events.tried.has(&n.word));
    if !namings.iter().any(is_tried) {
        return;
    }
    let tells = |s: &super::Sentence| {
        let courts = language(s.language).map(|l| &l.events.courts);
        courts.is_some_and(|courts| s.tokens.clone().any(|t| courts.at(reading, t, &s.tokens).is_some()))
    };
    let has_court = reading.sentences.iter().any(tells);
    namings.retain(|n| has_court || !is_tried(n));
}

/// The tags of nouns and series, the longest of those that overlap.
fn event_tags<'r>(reading: &'r Reading, places: &[Place]) -> impl Iterator<Item = &'r super::Tag> {
    let mut end = 0;
    let is_report = is_court_report(reading);
    // "les |assises| du Rhône", where somebody is accused.
    let is_court = move |tag: &super::Tag| {
        let words = language(reading.sentences[reading.sentence_of(tag.tokens.start)].language).map(|l| &l.events.court_nouns);
        is_report && words.is_some_and(|words| words.has(reading.folded(tag.tokens.start)))
    };
    reading.tags.iter().filter(move |tag| {
        let is_event = match tag.class {
            Class::EventNoun(_) => tag.tokens.start >= end && !is_overrun(reading, tag) && !is_court(tag),
            Class::Series(row) => tag.tokens.start >= end && is_series(reading, tag, row, places),
            _ => false,
        };
        if is_event {
            end = tag.tokens.end;
        }
        is_event
    })
}

/// Whether an article reports from a court: "le tribunal … le prévenu … la procureure".
fn is_court_report(reading: &Reading) -> bool {
    const LEAST: usize = 3;
    let is_court = |s: &super::Sentence| {
        let words = language(s.language).map(|l| &l.events.courts);
        words.is_some_and(|words| s.tokens.clone().any(|t| words.at(reading, t, &s.tokens).is_some()))
    };
    reading.sentences.iter().filter(|s| is_court(s)).take(LEAST).count() == LEAST
}

/// "comparaissait mardi", "|l'audience|" of an article that reports from a court: whether an event is a trial.
fn is_trial(reading: &Reading, draft: &resolve::Draft, namings: &[Naming], is_report: bool) -> bool {
    let is_called = |n: &usize| {
        let Some(words) = language(namings[*n].language).map(|l| &l.events) else { return false };
        let called = |t: usize| words.trials.at(reading, t, &namings[*n].tokens).is_some();
        let is_noun = || words.trial_nouns.has(&namings[*n].word);
        namings[*n].tokens.clone().any(called) || is_report && is_noun()
    };
    draft.kind == EventKind::Session && draft.namings.iter().any(is_called)
}

/// "buổi |họp| báo": whether a longer noun begins inside of a noun and goes beyond it.
fn is_overrun(reading: &Reading, tag: &super::Tag) -> bool {
    let later = (tag.tokens.start + 1..tag.tokens.end).flat_map(|t| reading.tags_at(t));
    later.into_iter().any(|other| matches!(other.class, Class::EventNoun(_)) && other.tokens.end > tag.tokens.end)
}

/// Whether a tag means the series that it names: a common phrase ("climate summit") is printed with a capital when it does, and a
/// country's own series ("Party Congress") is told where that country is.
fn is_series(reading: &Reading, tag: &super::Tag, row: u32, places: &[Place]) -> bool {
    let tokens = &reading.tokens[tag.tokens.clone()];
    let Some(language) = language(reading.sentences[reading.sentence_of(tag.tokens.start)].language) else { return false };
    let is_name = !language.capitals || tokens.iter().any(|t| t.capital || t.kind == super::Kind::Number);
    let host = gazetteer::series()[row as usize].host.filter(|host| gazetteer::place(host).is_some());
    let is_near = |host: &str| {
        let code_fits = |code: &str| code == host || code.strip_prefix(host).is_some_and(|rest| rest.starts_with('-'));
        places.iter().any(|p| p.code.as_deref().is_some_and(code_fits) || parent(p).is_some_and(code_fits)) || names_nation(reading, host)
    };
    let is_place = reading.tags_at(tag.tokens.start).iter().any(|t| matches!(t.class, Class::Place(_)) && t.tokens == tag.tokens);
    let has_number = reading.tokens.get(tag.tokens.end).is_some_and(|t| t.kind == super::Kind::Number);
    let is_name = is_name && !is_of_council(reading, tag, language);
    is_name && (!is_place || has_number) && host.is_none_or(|host| language.events.home.as_deref() == Some(host) || is_near(host))
}

/// "|Kỳ họp thứ| 8, HĐND tỉnh Gia Lai": whether a session that goes by a number is that of a council, which its sentence names, or else the article
/// names no parliament but councils.
fn is_of_council(reading: &Reading, tag: &super::Tag, language: &crate::lang::Language) -> bool {
    let Class::Series(row) = tag.class else { return false };
    let is_session = gazetteer::series()[row as usize].kind == EventKind::Session;
    let names = |tokens: &Range<usize>, kind: &str| {
        let is_kind = |tag: &super::Tag| match tag.class {
            Class::Body(row) | Class::BodyHead(row) => gazetteer::bodies()[row as usize].kind == kind,
            _ => false,
        };
        reading.tags_in(tokens).iter().any(is_kind)
    };
    let sentence = &reading.sentences[reading.sentence_of(tag.tokens.start)].tokens;
    let article = 0..reading.tokens.len();
    let is_parliament = |tokens: &Range<usize>| names(tokens, "parliament");
    let is_council = |tokens: &Range<usize>| names(tokens, "peoples_council");
    let here = is_council(sentence) && !is_parliament(sentence);
    let everywhere = !is_parliament(sentence) && is_council(&article) && !is_parliament(&article);
    language.events.capital_names && is_session && (here || everywhere)
}

/// Code of the unit that a place without a code of its own lies in.
fn parent(place: &Place) -> Option<&'static str> {
    static PARENTS: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
        let without_code = gazetteer::places().iter().filter(|row| row.code.is_none());
        without_code.filter_map(|row| Some((row.name, row.parent?))).collect()
    });
    if place.code.is_some() { None } else { PARENTS.get(place.name.as_str()).copied() }
}

/// Whether an adjective of a country stands in the text.
fn names_nation(reading: &Reading, country: &str) -> bool {
    let is_demonym = |tag: &super::Tag| matches!(tag.class, Class::Demonym(row) if gazetteer::places()[row as usize].code == Some(country));
    reading.tags.iter().any(is_demonym)
}

fn scene(reading: &Reading, naming: &Naming) -> Scene {
    /// How many tokens may stand before an event with which a sentence opens.
    const OPENING: usize = 4;
    let within = &reading.sentences[naming.sentence];
    let block = reading.article.blocks[within.block].kind;
    let outcomes = language(within.language).map(|l| &l.events.outcomes);
    let is_outcome = outcomes.is_some_and(|words| words.before(reading, naming.tokens.start, &within.tokens).is_some());
    // "|Le même jour|, la délégation a eu une séance de travail avec l'université".
    let margins = language(within.language).filter(|l| l.events.articles).map(|l| &l.events.margins);
    let is_turn = margins.is_some_and(|words| words.at(reading, within.tokens.start, &within.tokens).is_some());
    Scene {
        sentence: naming.sentence,
        setting: naming.setting,
        // Who met is told of the meeting, not that others spoke there; nor does what came out of it: "للتعليق على |نتائج| اجتماع مجلس الوزراء".
        held: naming.held && (naming.parties.is_none() || resolve::opens(reading, naming) || is_turn) && !is_outcome,
        future: naming.future,
        verb: naming.verb.is_some(),
        plain: !resolve::speaks(reading, naming),
        opens: naming.setting && naming.tokens.start <= within.tokens.start + OPENING,
        caption: block == BlockKind::Caption,
    }
}

/// How much the article reports from each event: told in the headline, referred to without its name, a scene of what is done.
fn weights(reading: &Reading, scenes: &[(Range<usize>, usize, Scene)], namings: &[Naming], drafts: &[resolve::Draft]) -> Vec<usize> {
    let mut weights = vec![0; drafts.len()];
    for (_, event, scene) in scenes {
        if scene.caption {
            // "Delegates |at the closing session|": a picture of it.
            weights[*event] += usize::from(scene.setting && !scene.future);
            continue;
        }
        let block = reading.sentences[scene.sentence].block;
        let leads = (is_heading(reading.article.blocks[block].kind) || block == 0) && !scene.verb;
        let held = usize::from(scene.held) + usize::from(scene.held && scene.plain && drafts[*event].kind == EventKind::Session);
        weights[*event] += (2 * usize::from(leads) + held) * usize::from(!scene.future) + 2 * usize::from(scene.setting);
    }
    for (weight, draft) in weights.iter_mut().zip(drafts) {
        // An article's own event is named at its beginning.
        let begins = |n: &&usize| {
            namings[**n].is_named() && !namings[**n].future && is_beginning(reading, reading.sentences[namings[**n].sentence].block)
        };
        *weight += draft.namings.iter().filter(begins).take(1).count();
        // "Le vice-premier ministre |a reçu| mardi": so is a meeting that a verb tells of there.
        let meets = |n: &&usize| {
            let block = reading.sentences[namings[**n].sentence].block;
            // "|En marge du sommet|, la ministre a rencontré" is what an article is about that opens with it.
            let opens = || reading.article.blocks[..block].iter().all(|b| matches!(b.kind, BlockKind::Title | BlockKind::Caption));
            let is_told = namings[**n].verb.is_some_and(convened::Verb::is_meeting) && (!namings[**n].aside || opens());
            is_told && is_beginning(reading, block)
        };
        *weight += 2 * draft.namings.iter().filter(meets).take(1).count();
        let in_text = draft.namings.iter().map(|&n| &namings[n]);
        *weight += in_text.filter(|n| !n.is_named() && !scene(reading, n).caption).count();
        // What only was spoken of, or has yet to take place, is where nothing was said so far.
        let is_heading = |n: &Naming| is_heading(reading.article.blocks[reading.sentences[n.sentence].block].kind) && !n.future;
        // "|cette| conférence nationale": the one that people are at.
        let is_here = |n: &Naming| n.determiner == naming::Determiner::Demonstrative && n.is_named() && !n.future;
        let in_text = || draft.namings.iter().map(|&n| &namings[n]);
        *weight += usize::from(in_text().any(is_here));
        if !in_text().any(|n| n.setting || n.held || is_heading(n) || is_here(n)) {
            *weight = 0;
        }
    }
    weights
}

/// The block that first tells of an event.
fn first_block(reading: &Reading, draft: &resolve::Draft, namings: &[Naming]) -> Option<usize> {
    draft.namings.first().map(|&n| reading.sentences[namings[n].sentence].block)
}

/// The block of an event that no other block tells of, when it has no name or another event begins the article; none when it begins the article.
fn only_block(reading: &Reading, draft: &resolve::Draft, namings: &[Naming], has_own: bool) -> Option<usize> {
    let first = first_block(reading, draft, namings)?;
    // "لدى ترؤسه أمس |اجتماع اللجنة العليا|": a meeting that a paragraph in the middle of an article tells of.
    let is_construct = language(draft.language).is_some_and(|l| l.events.construct);
    let is_loose = draft.kind == EventKind::Briefing || is_construct && draft.kind == EventKind::Meeting && draft.ordinal.is_none();
    let is_named = draft.namings.iter().any(|n| namings[*n].is_named() && !is_loose);
    let is_short = reading.article.blocks.len() < 2 * BEGINNING;
    let is_there = |n: &usize| reading.sentences[namings[*n].sentence].block == first;
    // "Her lawyer |told the court|": a report from a court tells of it from its beginning.
    let is_noun_last = language(draft.language).is_some_and(|l| l.events.noun_last);
    let is_heard = |n: &usize| is_noun_last && namings[*n].verb.is_some_and(convened::Verb::is_meeting);
    // "Le tribunal |a examiné| jeudi la pollution. … Dans un courrier lu à |l'audience|".
    let is_tried = |n: &usize| namings[*n].verb == Some(convened::Verb::Decides) && is_beginning(reading, first);
    if draft.kind == EventKind::Session && draft.namings.iter().any(|n| is_heard(n) || is_tried(n)) && is_court_report(reading) {
        return None;
    }
    let is_met = draft.kind == EventKind::Meeting && (begins_with_meeting(reading, first) || begins_with_crowd(reading));
    ((has_own || !is_named) && !is_short && !is_met && !is_beginning(reading, first) && draft.namings.iter().all(is_there)).then_some(first)
}

/// "Chủ tịch tỉnh |đã tiếp| bà Roe. … Tại buổi tiếp": whether the beginning of an article tells that people met, before a block of it.
fn begins_with_meeting(reading: &Reading, block: usize) -> bool {
    let mut begins = reading.sentences.iter().filter(|s| s.block < block && is_beginning(reading, s.block));
    begins.any(|s| {
        let words = language(s.language).map(|l| &l.events.receives);
        words.is_some_and(|words| s.tokens.clone().any(|t| words.at(reading, t, &s.tokens).is_some()))
    })
}

/// "More than 150 |residents packed| the hall": whether the beginning of an article tells of people who came to a meeting.
pub fn begins_with_crowd(reading: &Reading) -> bool {
    let came = |s: &super::Sentence| {
        let words = language(s.language).filter(|l| l.events.noun_last).map(|l| &l.events);
        words.is_some_and(|words| {
            let has = |tells: &dyn Fn(usize) -> bool| s.tokens.clone().any(tells);
            has(&|t| words.crowds.at(reading, t, &s.tokens).is_some()) && has(&|t| words.gathered.at(reading, t, &s.tokens).is_some())
        })
    };
    reading.sentences.iter().filter(|s| s.block < BEGINNING).any(came)
}

impl Agenda {
    /// Whether the article goes on from an event in a block.
    fn reaches(&self, event: usize, block: usize) -> bool {
        self.only_block.get(event).copied().flatten().is_none_or(|only| only == block)
    }

    /// The event at which something is said by a cue that stands at `token`, and how sure that is; `may` tells where it can have been.
    ///
    /// A: the sentence sets the scene ("lors de la Conférence, …"); B: an earlier one did; C: the article reports from the event.
    pub fn at(&self, reading: &Reading, sentence: usize, token: usize, may: impl Fn(usize) -> bool) -> Option<(usize, Grade)> {
        if let Some(event) = self.scene_in(reading, sentence, token) {
            return Some((event, Grade::A));
        }
        let block = reading.sentences.get(sentence)?.block;
        let reached = || (0..self.weights.len()).filter(|event| self.reaches(*event, block) && may(*event));
        // Nothing is said at what the article tells of only later, where it has told that another gathering was held.
        let before = |event: usize| {
            let here =
                self.scenes.iter().zip(&self.mentions).filter(move |(s, (_, e))| *e == event && s.sentence <= sentence && !s.caption);
            here.map(|(scene, _)| scene)
        };
        // "Delegates |at the exhibition|" under a headline tells of no gathering yet.
        let is_body = |scene: &Scene| reading.article.blocks[reading.sentences[scene.sentence].block].kind == BlockKind::Body;
        let is_told = |scene: &Scene| scene.held && !scene.future || scene.setting && is_body(scene);
        let is_construct = language(reading.sentences[sentence].language).is_some_and(|l| l.events.construct);
        let has_told = !is_construct && reached().any(|event| self.weights[event] >= 2 && before(event).any(is_told));
        let reached = || reached().filter(|&event| !has_told || before(event).next().is_some());
        let most = reached().map(|event| self.weights[event]).max().filter(|most| *most >= 2)?;
        let reports_from = |event: usize| self.reaches(event, block) && may(event) && 2 * self.weights[event] >= most;
        let is_plain = |s: &Scene, event: usize| {
            s.plain && s.held && !s.future && matches!(self.events[event].kind, EventKind::Session | EventKind::Briefing)
        };
        // "|وفي كلمتها أمام جلسة العمل|، طلبت … بدوره، أفاد": the second of two meetings goes on in the next paragraphs.
        const NEAR: usize = 3;
        let is_construct = language(reading.sentences[sentence].language).is_some_and(|l| l.events.construct);
        let are_meetings =
            reached().filter(|event| self.weights[*event] == most).all(|event| self.events[event].kind == EventKind::Meeting);
        let goes_on = |s: &Scene, event: usize| {
            let is_near =
                are_meetings && self.events[event].kind == EventKind::Meeting && reading.sentences[s.sentence].block + NEAR >= block;
            is_construct && s.opens && s.setting && !s.future && is_near && may(event) && !self.is_stage(event)
        };
        // "Sáng Thứ Năm, chánh án |mở phiên điều trần|. Luật sư cho rằng": the next paragraphs tell of what was said before the court.
        let opens_court = |s: &Scene, event: usize| {
            const REACH: usize = 6;
            let sentence = &reading.sentences[s.sentence];
            let is_first = s.sentence == 0 || reading.sentences[s.sentence - 1].block != sentence.block;
            let is_bare = language(sentence.language).is_some_and(|l| l.events.capital_names);
            let is_court = self.events[event].kind == EventKind::Session && (self.is_stage(event) || self.is_trial(event));
            is_bare && is_court && is_first && s.held && !s.future && sentence.block + REACH >= block && may(event)
        };
        let is_received = |s: &Scene, event: usize| {
            goes_on(s, event)
                || opens_court(s, event)
                || (s.verb || s.opens && !s.future || is_plain(s, event)) && reading.sentences[s.sentence].block == block && may(event)
        };
        let sets_scene = |s: &Scene| s.sentence < sentence && !s.caption && (s.setting || s.held);
        let mut earlier = self
            .scenes
            .iter()
            .zip(&self.mentions)
            .rev()
            .filter(|(s, (_, event))| sets_scene(s) && (reports_from(*event) || is_received(s, *event)));
        let in_focus = earlier.next().map(|(_, (_, event))| (*event, Grade::B));
        in_focus.or_else(|| Some((reached().find(|event| self.weights[*event] == most && !self.is_stage(*event))?, Grade::C)))
    }

    /// Whether one or a few speak at an event, and others whom the article quotes do not.
    pub fn is_stage(&self, event: usize) -> bool {
        self.stages.get(event).copied().unwrap_or(false)
    }

    /// Whether an event is a trial, at which anybody speaks who is called.
    pub fn is_trial(&self, event: usize) -> bool {
        self.trials.get(event).copied().unwrap_or(false)
    }

    /// The first sentence that sets a scene.
    pub fn first_scene(&self) -> Option<usize> {
        self.scenes.iter().filter(|s| !s.caption && (s.setting || s.held)).map(|s| s.sentence).min()
    }

    /// The sentences that tell of an event as the place where something is said.
    pub fn told_in(&self, event: usize) -> impl Iterator<Item = usize> {
        self.scenes.iter().zip(&self.mentions).filter(move |(s, (_, e))| *e == event && s.setting).map(|(s, _)| s.sentence)
    }

    /// The sentences that tell that an event was held: "X et Y ont tenu un point de presse".
    pub fn held_in(&self, event: usize) -> impl Iterator<Item = usize> {
        self.scenes.iter().zip(&self.mentions).filter(move |(s, (_, e))| *e == event && s.held).map(|(s, _)| s.sentence)
    }

    /// The sentences that tell of an event by a verb: "était auditionné".
    pub fn verbs_of(&self, event: usize) -> impl Iterator<Item = usize> {
        self.scenes.iter().zip(&self.mentions).filter(move |(s, (_, e))| *e == event && s.verb).map(|(s, _)| s.sentence)
    }

    /// The events mentioned inside a stretch of tokens, each once.
    pub fn about(&self, tokens: &Range<usize>) -> Vec<usize> {
        let mut events = Vec::new();
        for (mention, event) in &self.mentions {
            if tokens.start <= mention.start && mention.end <= tokens.end && !events.contains(event) {
                events.push(*event);
            }
        }
        events
    }

    /// The event that a sentence speaks of, or the ones before it: what an interview is asked about.
    pub fn in_focus(&self, sentence: usize) -> Option<usize> {
        let most = self.weights.iter().copied().max()?;
        let mut spoken_of = self
            .scenes
            .iter()
            .zip(&self.mentions)
            .rev()
            .filter(|(s, (_, event))| s.sentence <= sentence && !s.caption && 2 * self.weights[*event] >= most);
        spoken_of.next().map(|(_, (_, event))| *event)
    }

    /// The event that the sentence of a cue sets as scene: before the cue, or after it but before what is said.
    fn scene_in(&self, reading: &Reading, sentence: usize, token: usize) -> Option<usize> {
        let here = || self.scenes.iter().zip(&self.mentions).filter(|(s, _)| s.sentence == sentence && s.setting).map(|(_, m)| m);
        let first = reading.sentences.get(sentence)?.tokens.start;
        let may_set = |tokens: &Range<usize>| tokens.start < token && !in_quotes(reading, first, tokens.start);
        // "وفي |مؤتمر صحفي| في ختام الدورة، أعلن": a press conference is the narrower scene.
        let is_briefing = |event: &usize| self.events[*event].kind == EventKind::Briefing;
        let briefing = here().find(|(tokens, event)| is_briefing(event) && may_set(tokens));
        let before = briefing.or_else(|| here().rfind(|(tokens, _)| may_set(tokens)));
        // "lưu ý dự án luật phải bảo đảm chất lượng mới trình tại |kỳ họp|": where nothing shows that what is said begins, it soon does.
        const NEAR: usize = 8;
        // "|Theo| báo cáo của Bộ Nông nghiệp và Môi trường tại |cuộc họp|, …".
        const FAR: usize = 16;
        let is_bare = language(reading.sentences[sentence].language).is_some_and(|l| l.events.capital_names);
        let is_source = |end: usize| token == first && (first..end).all(|t| reading.folded(t) != ",");
        let may_follow = |tokens: &Range<usize>| {
            let near = if is_source(tokens.start) { FAR } else { NEAR };
            tokens.start >= token && !(is_bare && tokens.start > token + near) && !begins_content(reading, sentence, token, tokens.start)
        };
        let after = || here().find(|(tokens, _)| may_follow(tokens));
        before.or_else(after).map(|(_, event)| *event)
    }
}

/// Whether a quotation is open at a token.
fn in_quotes(reading: &Reading, first: usize, token: usize) -> bool {
    let mut open = false;
    for mark in (first..token).map(|t| reading.folded(t)) {
        open = match mark {
            "«" | "“" => true,
            "»" | "”" => false,
            "\"" => !open,
            _ => open,
        };
    }
    open
}

/// Whether what is said begins between a cue and a later token.
fn begins_content(reading: &Reading, sentence: usize, cue: usize, token: usize) -> bool {
    let Some(words) = language(reading.sentences[sentence].language).map(|l| &l.events) else { return false };
    (cue..token).map(|t| reading.folded(t)).any(|w| matches!(w, ":" | "«" | "“" | "\"") || words.complementisers.has(w))
}
