//! Settings: at which gathering something was said.
//!
//! "At a rally in Ohio, she said …" holds for what she says after it, and for nobody else; what is said at a conference that the article reports
//! from holds for all, until a sentence tells of another occasion: an interview, a post, another day.

#[cfg(test)]
mod cases;
mod elsewhere;
mod there;

use super::Found;
use super::words::Phrases;
use crate::date::DateMention;
use crate::event::EventKind;
use crate::extract::events::Agenda;
use crate::extract::{Cast, Reading, Who};
use crate::fold::fold;
use crate::gazetteer;
use crate::lang::{Class, language};
use crate::statement::{Grade, Mode, Reference};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::ops::Range;

/// Where statements are made, told in the order of the text.
pub(super) struct Settings<'a> {
    reading: &'a Reading<'a>,
    cast: &'a Cast,
    agenda: &'a Agenda,
    dates: &'a [DateMention],
    /// Of each event, who spoke there so far.
    speakers: Vec<Vec<String>>,
    /// Of each speaker, where they spoke last.
    last: BTreeMap<String, Last>,
    /// Of each speaker, the block in which they spoke elsewhere: to a newspaper, in a post.
    away: BTreeMap<String, usize>,
    /// The block in which somebody without a name spoke elsewhere.
    nameless_away: Option<usize>,
    /// Of each speaker, the event at which a sentence without a quotation says that they spoke: "She was addressing the forum."
    told: BTreeMap<String, usize>,
    /// The block in which somebody spoke last, and at which event.
    before: Option<(usize, Option<usize>)>,
    /// The sentence of what a document told last that was presented at an event, and which.
    presented: Option<(usize, usize)>,
}

/// Where somebody spoke last.
#[derive(Clone, Copy, Debug)]
struct Last {
    event: usize,
    block: usize,
    /// Whether a sentence told so itself.
    told: bool,
}

/// A day that a sentence tells: resolved, or as printed.
#[derive(Debug, PartialEq, Eq)]
enum Day {
    Known(Date, Date),
    Printed(String),
}

impl<'a> Settings<'a> {
    pub fn new(reading: &'a Reading<'a>, cast: &'a Cast, agenda: &'a Agenda, dates: &'a [DateMention]) -> Self {
        let speakers = vec![Vec::new(); agenda.events.len()];
        Self {
            reading,
            cast,
            agenda,
            dates,
            speakers,
            last: BTreeMap::new(),
            away: BTreeMap::new(),
            nameless_away: None,
            told: BTreeMap::new(),
            before: None,
            presented: None,
        }
    }

    /// The same, where a sentence may tell where those who are quoted in others spoke.
    pub fn told_by(mut self, found: &[Found]) -> Self {
        for (event, sentence) in (0..self.agenda.events.len()).flat_map(|e| self.agenda.told_in(e).map(move |s| (e, s))) {
            let tokens = &self.reading.sentences[sentence].tokens;
            let words = language(self.reading.sentences[sentence].language).map(|l| &l.statements);
            let speaks = words.and_then(|words| words.speaking_at.first_in(self.reading, tokens.clone()));
            let Some(verb) = speaks.filter(|_| found.iter().all(|f| f.sentence != sentence)) else { continue };
            let named = self.cast.actors.iter().find(|a| a.tokens.start >= tokens.start && a.tokens.end <= verb.start).map(|a| &a.who);
            let before = || found.iter().rfind(|f| f.anchor.start < tokens.start && !f.speaker.people.is_empty());
            let person = match named {
                Some(Who::Person(person)) => Some(*person),
                Some(Who::Role { holders, .. }) if holders.len() == 1 => Some(holders[0]),
                Some(_) => None,
                None => before().and_then(|f| f.speaker.people.first().copied()),
            };
            if let Some(person) = person {
                self.told.entry(self.cast.people[person].key.clone()).or_insert(event);
            }
        }
        self
    }

    /// Where something was said, and how that is known.
    ///
    /// An interview, a statement to an agency, a post are said elsewhere; a document and what somebody relays only where the sentence says so.
    pub fn of(&mut self, found: &Found, is_answer: bool) -> Option<(usize, Grade)> {
        let at = self.of_itself(found, is_answer).or_else(|| Some((self.presented_at(found)?, Grade::B)));
        if found.speaker.reference == Reference::Document {
            self.presented = at.map(|(event, _)| (self.reading.sentence_of(found.anchor.start), event));
        }
        self.before = Some((found.block, at.map(|(event, _)| event)));
        at
    }

    /// "The report delivered at the conference shows …. |It| points out …": the event at which a document was presented in the sentence before, which a
    /// pronoun or "the report" means in the same paragraph.
    fn presented_at(&self, found: &Found) -> Option<usize> {
        let (before, event) = self.presented.filter(|_| found.speaker.reference == Reference::Document && found.via.is_none())?;
        let here = self.reading.sentence_of(found.anchor.start);
        let (last, sentence) = (&self.reading.sentences[before], &self.reading.sentences[here]);
        let words = language(sentence.language).map(|l| &l.events)?;
        let tokens = found.speaker.tokens.clone()?;
        let has_articles = !words.capital_names;
        let is_known = tokens.len() == 1
            || !has_articles && tokens.len() == 2
            || words.definite.at(self.reading, tokens.start, &sentence.tokens).is_some();
        let is_next = last.block == sentence.block && before < here && here <= before + 1;
        (is_next && is_known && !self.is_elsewhere(found)).then_some(event)
    }

    /// "The deputy director |agreed|, saying": the event at which somebody spoke right before, where this is an answer.
    fn answered_at(&self, found: &Found) -> Option<usize> {
        let (block, event) = self.before.filter(|(block, _)| block + 1 >= found.block)?;
        let sentence = &self.reading.sentences[self.reading.sentence_of(found.anchor.start)];
        let words = language(sentence.language).map(|l| &l.statements)?;
        let answer = words.responses.first_in(self.reading, sentence.tokens.start..found.anchor.end)?;
        // "said that the mayor |had replied|".
        let is_said = found.content.start <= answer.start && answer.start < found.content.end;
        let asks = words.asking.at(self.reading, answer.start).is_some();
        // "|En réponse|, le secrétaire général a promis".
        let opens = answer.start == sentence.tokens.start;
        let is_near = asks || opens || block == found.block || answer.end + 2 >= found.anchor.start;
        (!is_said && is_near && (asks || self.first_of_block(found))).then_some(event)?
    }

    /// Whether nothing was said before in the paragraph of a statement.
    fn first_of_block(&self, found: &Found) -> bool {
        self.before.is_none_or(|(block, _)| block < found.block)
    }

    fn of_itself(&mut self, found: &Found, is_answer: bool) -> Option<(usize, Grade)> {
        let keys = found.speaker.keys(self.cast);
        if self.is_elsewhere(found) {
            self.nameless_away = Some(found.block).filter(|_| keys.is_empty());
            self.away.extend(keys.into_iter().map(|key| (key, found.block)));
            return None;
        }
        let at = self.find(found, &keys, is_answer);
        let at = match at {
            Some((_, Grade::A)) => at,
            _ => self.answered_at(found).map(|event| (event, Grade::B)).or(at),
        };
        // "Reuters quoted the mayor as saying …. She urged …": what follows is said where that was.
        if at.is_none() && found.via.is_some() {
            self.away.extend(keys.iter().map(|key| (key.clone(), found.block)));
        }
        // Nothing has been said yet at a conference of next month.
        let is_ahead =
            |event: usize| self.agenda.events[event].from.zip(self.reading.article.published).is_some_and(|(from, day)| from > day);
        let is_ahead = |event: usize| is_ahead(event) && self.agenda.told_in(event).next().is_none();
        let at = at.filter(|(event, grade)| *grade == Grade::A || !is_ahead(*event))?;
        let spoke_there = keys.iter().any(|key| self.speakers[at.0].contains(key));
        let is_new = || self.is_over(found, at.0, !spoke_there) || !spoke_there && self.is_another_occasion(found);
        if at.1 != Grade::A
            && (self.is_said_after(found, at.0)
                || self.is_on_another_day(found, at.0)
                || self.is_told_outside(found, at.0)
                || self.is_turned_to_later(found, at.0)
                || self.had_been_said(found, at.0))
        {
            return None;
        }
        if at.1 != Grade::A && (self.is_in_another_place(found, at.0) || self.is_visiting(found, at.0) || is_new()) {
            self.away.extend(keys.into_iter().map(|key| (key, found.block)));
            return None;
        }
        for key in keys {
            let told = at.1 == Grade::A
                || self.is_told_in(at.0, found.block)
                || self.last.get(&key).is_some_and(|last| last.told && last.event == at.0);
            self.last.insert(key.clone(), Last { event: at.0, block: found.block, told });
            self.speakers[at.0].push(key);
        }
        Some(at)
    }

    /// "|وكان| الوزير شائع الزنداني |قد| اتهم الجماعة": what somebody had said before of whom the article has told nothing yet.
    fn was_said_before(&self, found: &Found) -> bool {
        let sentence = &self.reading.sentences[self.reading.sentence_of(found.anchor.start)];
        let is_verb_first = language(sentence.language).is_some_and(|l| l.statements.order == super::words::Order::VerbFirst);
        let opens = matches!(self.reading.folded(sentence.tokens.start), "كان" | "وكان" | "كانت" | "وكانت");
        let had = found.cue.as_ref().is_some_and(|cue| self.reading.folded(cue.start) == "قد");
        let named = found.speaker.people.iter().filter_map(|&person| self.cast.people[person].mentions.first());
        let is_new = named.into_iter().all(|first| sentence.span.contains(first.span));
        is_verb_first && opens && had && is_new
    }

    /// "The governor **said** … || The governor said so while hosting **a reception**. … || Later, **a forum** …": what is told before any scene is
    /// set was said where the next words of the same speaker are.
    pub fn of_leads(&self, found: &[Found], at: &mut [Option<(usize, Grade)>]) {
        const FARTHEST: usize = 4;
        let first = self.agenda.first_scene();
        self.leave_out_of_interviews(found, at);
        self.fill_from_behind(found, at);
        let mut leads: Vec<usize> = Vec::new();
        for i in 0..found.len() {
            if at[i].is_none() && first.is_some_and(|first| first > found[i].sentence) {
                at[i] = self.led_to(found, at, i).map(|event| (event, Grade::C));
            }
            let Some((event, grade)) = at[i] else { continue };
            let keys = found[i].speaker.keys(self.cast);
            // "أعلن المحافظ أن |الخطة جاهزة، متهما| الوزارة": what goes on in the paragraph of a lead.
            let goes_on = leads.iter().any(|&lead| found[lead].block == found[i].block && found[lead].speaker.keys(self.cast) == keys);
            let is_lead = grade == Grade::C || grade == Grade::B && goes_on;
            if !is_lead || first.is_some_and(|first| first <= found[i].sentence) || keys.is_empty() {
                continue;
            }
            leads.push(i);
            let is_near = |j: &usize| found[*j].block <= found[i].block + FARTHEST;
            let is_told = |j: usize| found[j].block > found[i].block || matches!(at[j], Some((_, Grade::A)));
            let is_next = |j: &usize| is_told(*j) && found[*j].speaker.keys(self.cast) == keys;
            let next = (i + 1..found.len()).take_while(is_near).filter(is_next).find_map(|j| at[j]);
            if let Some((other, Grade::A | Grade::B)) = next
                && other != event
            {
                at[i] = Some((other, Grade::C));
            }
        }
    }

    /// "En février, le conseiller fédéral |avait exclu| toute indemnité": what had been said before by somebody who has not spoken at an event, in a
    /// sentence that tells nothing of it.
    fn had_been_said(&self, found: &Found, event: usize) -> bool {
        let here = self.reading.sentence_of(found.anchor.start);
        let words = language(self.reading.sentences[here].language).map(|l| &l.statements).filter(|words| words.tells_callings_bare());
        let Some((cue, words)) = found.cue.clone().zip(words) else { return false };
        let had = matches!(self.reading.folded(cue.start), "avait" | "avaient" | "était" | "étaient");
        let spoke_there = found.speaker.keys(self.cast).iter().any(|key| self.speakers[event].contains(key));
        let block = self.reading.sentences[here].block;
        let tells = |s: usize| s <= here && self.reading.sentences[s].block == block;
        // "avait |de son côté| reconnu, à la même tribune".
        let in_turn = words.in_turn.first_in(self.reading, cue).is_some();
        had && !spoke_there && !in_turn && !self.agenda.told_in(event).chain(self.agenda.held_in(event)).any(tells)
    }

    /// "The governor **said** on Friday … || Speaking at **a rally** in Alder, he …": where the next words of the speaker of a lead are told to be.
    fn led_to(&self, found: &[Found], at: &[Option<(usize, Grade)>], lead: usize) -> Option<usize> {
        const FARTHEST: usize = 2;
        let here = &found[lead];
        let keys = here.speaker.keys(self.cast);
        let is_next = |j: &usize| found[*j].speaker.keys(self.cast) == keys;
        let next = (lead + 1..found.len()).take_while(|&j| found[j].block <= here.block + FARTHEST).find(is_next)?;
        let (event, _) = at[next].filter(|(_, grade)| *grade == Grade::A)?;
        let is_apart =
            keys.is_empty() || here.via.is_some() || here.mode == Mode::Interview || here.speaker.reference == Reference::Document;
        let is_free = !is_apart && !self.is_elsewhere(here) && !self.is_on_another_day(here, event);
        (is_free && found[next].block > here.block).then_some(event)
    }

    /// "Từ Pretoria, |trả lời phóng viên qua điện thoại|, ông Thạch cho hay ….": whether somebody who spoke elsewhere shortly before, and never at
    /// an event, goes on there in the next paragraphs.
    fn is_still_away(&self, key: &str, block: usize, event: Option<usize>) -> bool {
        const NEAR: usize = 2;
        let spoke_there = event.is_some_and(|event| self.speakers[event].iter().any(|other| other == key));
        !spoke_there && self.away.get(key).is_some_and(|&away| away < block && away + NEAR >= block)
    }

    /// "|Addressing the crowd|, Doe said …. He told |the rally| …": what the same speaker says first in a paragraph was said where its next words are.
    fn fill_from_behind(&self, found: &[Found], at: &mut [Option<(usize, Grade)>]) {
        for i in (0..found.len().saturating_sub(1)).rev() {
            let speaks = |f: &Found| {
                let sentence = &self.reading.sentences[self.reading.sentence_of(f.anchor.start)];
                let words = language(sentence.language).map(|l| &l.statements.speaking_first);
                words.is_some_and(|words| words.at(self.reading, sentence.tokens.start).is_some())
            };
            let (here, next) = (&found[i], &found[i + 1]);
            let is_same = here.block == next.block && !here.speaker.people.is_empty() && here.speaker.people == next.speaker.people;
            let is_told = at[i + 1].is_some_and(|(_, grade)| grade == Grade::A);
            if at[i].is_none() && is_same && is_told && speaks(here) && !self.is_elsewhere(here) {
                at[i] = at[i + 1].map(|(event, _)| (event, Grade::B));
            }
        }
    }

    /// "|Đại sứ Quý cho rằng| …": what is told above an interview was said in it; and what a paragraph tells before "he told the newspaper", there.
    fn leave_out_of_interviews(&self, found: &[Found], at: &mut [Option<(usize, Grade)>]) {
        let keys: Vec<Vec<String>> = found.iter().map(|f| f.speaker.keys(self.cast)).collect();
        for i in 0..found.len() {
            let Some((_, Grade::C)) = at[i] else { continue };
            let goes_on = |j: usize| !keys[i].is_empty() && keys[j] == keys[i];
            let is_interviewed = (i + 1..found.len()).any(|j| goes_on(j) && found[j].mode == Mode::Interview);
            let is_near = |j: &usize| found[*j].block == found[i].block;
            let next = (i + 1..found.len()).take_while(is_near).find(|&j| goes_on(j));
            let is_told_elsewhere = next.is_some_and(|j| at[j].is_none() && self.is_elsewhere(&found[j]));
            if is_interviewed || is_told_elsewhere {
                at[i] = None;
            }
        }
    }

    /// Whether a sentence of a block sets an event as scene.
    fn is_told_in(&self, event: usize, block: usize) -> bool {
        self.agenda.told_in(event).any(|sentence| self.reading.sentences[sentence].block == block)
    }

    fn find(&self, found: &Found, keys: &[String], is_answer: bool) -> Option<(usize, Grade)> {
        let sentence = self.reading.sentence_of(found.anchor.start);
        let day = self.day(sentence, Some(&found.content));
        let fits = |event: usize| day.as_ref().is_none_or(|day| self.is_on(event, day));
        let was_there = |event: usize| {
            let there = &self.speakers[event];
            let is_stage = self.agenda.is_stage(event) || self.agenda.events[event].kind == EventKind::Briefing;
            !is_stage
                || self.is_heard(found, event)
                || self.is_in_court(found, event)
                || self.is_of_hosted_briefing(found, event)
                || self.takes_turn(found, event)
                || there.iter().all(|key| self.cast.bodies.iter().any(|body| body.key == *key))
                || self.is_present(found, event, sentence)
                || keys.iter().any(|key| there.contains(key))
        };
        if let Some(event) = self.told_therein(found, sentence) {
            return Some((event, Grade::A));
        }
        let at = self.agenda.at(self.reading, sentence, found.anchor.start, |event| fits(event) && was_there(event));
        if let Some(event) = self.said_there(found, sentence).filter(|&event| fits(event)) {
            return Some((event, Grade::B));
        }
        if at.is_none_or(|(_, grade)| grade != Grade::A)
            && let Some(briefing) = self.replies_at(found, sentence)
        {
            return Some((briefing, Grade::B));
        }
        if at.is_none_or(|(_, grade)| grade != Grade::A)
            && !keys.iter().any(|key| self.away.get(key) == Some(&found.block))
            && let Some(briefing) = self.briefing_of_all(found, sentence).filter(|event| fits(*event))
        {
            return Some((briefing, Grade::C));
        }
        let at = match at {
            Some((_, Grade::A)) => at,
            _ => self.met_before(found, sentence).filter(|event| fits(*event)).map(|event| (event, Grade::B)).or(at),
        };
        let needs_scene = found.speaker.reference == Reference::Document && !self.is_adopted(found, sentence)
            || found.via.is_some()
            || self.is_press(found)
            || self.is_relayed(found, sentence)
            || is_answer
            || self.was_said_before(found)
            || keys.iter().any(|key| self.away.get(key) == Some(&found.block))
            || keys.iter().any(|key| self.is_still_away(key, found.block, at.map(|(event, _)| event)))
            || keys.is_empty() && found.speaker.reference == Reference::Pronoun && self.nameless_away == Some(found.block);
        // What a company writes on the day of a minister's press conference is not said there.
        let is_other = at
            .is_some_and(|(event, _)| self.agenda.events[event].kind == EventKind::Briefing && found.speaker.reference == Reference::Body);
        let spoke_there = || at.is_some_and(|(event, _)| keys.iter().any(|key| self.speakers[event].contains(key)));
        let needs_scene = needs_scene || is_other && !spoke_there();
        if needs_scene || matches!(at, Some((_, Grade::A))) {
            return at.filter(|(_, grade)| *grade == Grade::A);
        }
        let may_speak = |event: usize| self.may_sit(found, event) && !self.is_private(found, event) && !self.is_strange(found, event);
        let at = at.filter(|(event, _)| spoke_there() || may_speak(*event));
        let last = keys.iter().find_map(|key| self.last.get(key));
        // "Next door, at the forum, Nghia asked why. || Nghia and Kusumah urged": the next paragraph of the same speaker is said there too.
        let is_near = |last: &&Last| last.block == found.block || last.told && last.block + 1 == found.block;
        let stage = last.filter(|last| is_near(last) || self.agenda.is_stage(last.event)).map(|last| last.event);
        let stage = stage.filter(|&event| fits(event));
        // "Le même jour, le président |a reçu| l'ambassadeur. Il a dit": what this paragraph tells of first, where the last one is not told of.
        let is_here = |event: usize| {
            let mut told = self.agenda.told_in(event).chain(self.agenda.held_in(event)).filter(|s| *s <= sentence);
            told.any(|s| self.reading.sentences[s].block == found.block)
        };
        let stage = stage.filter(|&event| is_here(event) || !at.is_some_and(|(other, _)| other != event && is_here(other)));
        let since = last.map_or(0, |last| last.block);
        if let Some(event) = self.received_since(found, sentence, since).filter(|&event| fits(event)) {
            return Some((event, Grade::B));
        }
        let told = || keys.iter().find_map(|key| self.told.get(key)).copied().filter(|&event| fits(event));
        stage.or_else(|| told().filter(|_| at.is_none_or(|(_, grade)| grade == Grade::C))).map(|event| (event, Grade::B)).or(at)
    }

    /// "Tại cuộc hội kiến với |Thủ tướng Marek Nowak|, Chủ tịch nước đề nghị …. || |Thủ tướng Marek Nowak| khẳng định": the meeting of the paragraph
    /// before, where its sentence names who speaks now.
    fn met_before(&self, found: &Found, sentence: usize) -> Option<usize> {
        let within = &self.reading.sentences[sentence];
        let block = within.block;
        language(within.language).filter(|l| l.statements.order == super::words::Order::SubjectFirst)?;
        let is_near = |s: usize| s < sentence && self.reading.sentences[s].block + 1 >= block;
        let told = (0..self.agenda.events.len()).flat_map(|event| self.agenda.told_in(event).map(move |s| (s, event)));
        let (scene, event) = told.filter(|(s, _)| is_near(*s)).max()?;
        let span = self.reading.sentences[scene].span;
        let is_there = |person: &usize| self.cast.people[*person].mentions.iter().any(|m| span.contains(m.span));
        let people = &found.speaker.people;
        let is_meeting = self.agenda.events[event].kind == EventKind::Meeting && !self.agenda.is_stage(event);
        (is_meeting && !people.is_empty() && people.iter().all(is_there)).then_some(event)
    }

    /// "عقد الوزير مؤتمرا صحفيا، أعلن |فيه| أن": the gathering that the sentence tells of before a cue that points back to it.
    fn told_therein(&self, found: &Found, sentence: usize) -> Option<usize> {
        let within = &self.reading.sentences[sentence];
        let words = language(within.language).map(|l| &l.statements.therein)?;
        let cue = found.cue.as_ref()?;
        let therein = cue.clone().find_map(|t| words.at(self.reading, t))?;
        let is_before = |tokens: &Range<usize>| tokens.start >= within.tokens.start && tokens.end <= cue.start;
        let told = self.agenda.mentions.iter().rfind(|(tokens, _)| is_before(tokens)).map(|(_, event)| *event);
        told.filter(|_| therein <= found.content.start)
    }

    /// "Dans l'après-midi, le ministre |a reçu| la délégation algérienne. … Le secrétaire général |algérien| a dit": the reception told of last, where
    /// somebody of those received speaks who spoke elsewhere before.
    fn received_since(&self, found: &Found, sentence: usize, since: usize) -> Option<usize> {
        const NEAR: usize = 3;
        let told_in = |event: usize| self.agenda.told_in(event).chain(self.agenda.held_in(event)).map(move |s| (s, event));
        let told = (0..self.agenda.events.len()).flat_map(told_in).filter(|(s, _)| *s <= sentence);
        let (scene, event) = told.max()?;
        let block = self.reading.sentences[scene].block;
        let is_reception = self.agenda.events[event].kind == EventKind::Meeting && self.agenda.events[event].ordinal.is_none();
        (is_reception && block > since && block + NEAR >= found.block && self.is_of_those_met(found, event)).then_some(event)
    }

    /// "Le ministre avait présidé une réunion. Le directeur |y| a indiqué": the gathering that the sentence before tells of, in the same paragraph or
    /// the one before.
    fn said_there(&self, found: &Found, sentence: usize) -> Option<usize> {
        let cue = found.cue.clone()?;
        let is_french = language(self.reading.sentences[sentence].language).is_some_and(|l| l.statements.tells_callings_bare());
        let is_there = cue.clone().any(|t| self.reading.folded(t) == "y") || self.reading.folded(cue.start.checked_sub(1)?) == "y";
        let before = sentence.checked_sub(1).filter(|_| is_french && is_there)?;
        let before = Some(&self.reading.sentences[before]).filter(|s| s.block + 1 >= self.reading.sentences[sentence].block)?;
        self.agenda.about(&before.tokens).first().copied()
    }

    /// "وفي مؤتمر صحفي … |وردا على سؤال|، قال": the press conference told of shortly before, where a question is answered.
    fn replies_at(&self, found: &Found, sentence: usize) -> Option<usize> {
        const NEAR: usize = 2;
        let within = &self.reading.sentences[sentence];
        let words = language(within.language).map(|l| &l.statements.replying)?;
        words.first_in(self.reading, within.tokens.start..found.anchor.start)?;
        let is_near = |s: usize| s < sentence && self.reading.sentences[s].block + NEAR >= within.block;
        (0..self.agenda.events.len())
            .filter(|&event| self.agenda.events[event].kind == EventKind::Briefing && self.agenda.told_in(event).any(is_near))
            .max_by_key(|&event| self.agenda.told_in(event).filter(|s| *s < sentence).max())
    }

    /// "وفي المؤتمر الصحفي |الأسبوعي|، قالت المتحدثة … أما ممثل اليونيسف فنبه إلى": the press conference told of last before, where officials speak in
    /// turn, or "مؤتمر صحفي |مشترك|", where those do who were named before it.
    fn briefing_of_all(&self, found: &Found, sentence: usize) -> Option<usize> {
        use crate::entity::Role;
        const NEAR: usize = 3;
        let words = language(self.reading.sentences[sentence].language).map(|l| &l.statements)?;
        let first = self.reading.sentences[sentence].tokens.start;
        let is_relayed = found.via.is_some() || words.relays.first_in(self.reading, first..found.anchor.start).is_some();
        let is_other = is_relayed || found.speaker.reference == Reference::Document || found.speaker.people.is_empty();
        let told_in = |event: usize| self.agenda.told_in(event).chain(self.agenda.held_in(event)).map(move |s| (s, event));
        let told = (0..self.agenda.events.len()).flat_map(told_in);
        let (scene, event) = told.filter(|(s, _)| *s < sentence && !is_other).max()?;
        (self.agenda.events[event].kind == EventKind::Briefing).then_some(())?;
        let block = self.reading.sentences[scene].span;
        let has = |list: &Phrases| {
            self.is_called(event, |tokens| {
                list.first_in(self.reading, tokens.start..(tokens.end + NEAR).min(self.reading.tokens.len())).is_some()
            })
        };
        let is_vague = |role: Role| {
            let is_elected =
                matches!(role, Role::President | Role::Chairman | Role::Mayor | Role::MemberOfParliament | Role::SecretaryGeneral);
            matches!(role, Role::Expert | Role::Other) || is_elected
        };
        let holds = |person: &usize| self.cast.people[*person].roles.iter().any(|office| !is_vague(office.role));
        let was_named = |person: &usize| self.cast.people[*person].mentions.iter().any(|m| m.span.start < block.end);
        let are_there = has(&words.shared) || has(&words.joint) && found.speaker.people.iter().all(was_named);
        (are_there && found.speaker.people.iter().all(holds)).then_some(event)
    }

    /// "Bộ Lao động |tổ chức họp báo thường kỳ|. … Chánh Thanh tra Bộ thông báo": whether somebody with an office speaks where an article begins with
    /// the press conference that its host holds, in a language whose papers report so from one; in French, with an office that is no politician's.
    fn is_of_hosted_briefing(&self, found: &Found, event: usize) -> bool {
        use crate::entity::Role;
        const BEGINNING: usize = 3;
        let language = language(self.reading.sentences[found.sentence].language);
        let is_bare = language.is_some_and(|l| l.events.capital_names);
        let is_french = language.is_some_and(|l| l.statements.tells_callings_bare());
        let is_briefing = self.agenda.events[event].kind == EventKind::Briefing;
        let opens = |s: usize| self.reading.sentences[s].block < BEGINNING;
        let is_first = || (0..self.agenda.events.len()).all(|other| other == event || !self.agenda.held_in(other).any(opens));
        let is_hosted = || self.agenda.held_in(event).any(opens) && is_first();
        // "Le |directeur| de l'Hôpital cantonal", but "le |président| du syndicat".
        let serves = |role: Role| {
            !matches!(
                role,
                Role::Expert | Role::Other | Role::President | Role::Chairman | Role::MemberOfParliament | Role::SecretaryGeneral
            )
        };
        let has_office = |person: &usize| self.cast.people[*person].roles.iter().any(|office| is_bare || serves(office.role));
        let is_official = !found.speaker.people.is_empty() && found.speaker.people.iter().all(has_office);
        (is_bare || is_french) && is_briefing && is_official && found.via.is_none() && is_hosted()
    }

    /// "|ونقلت| صحيفة الصباح |عن| المتحدث قوله": whether a newspaper that no table knows relays what was said.
    fn is_relayed(&self, found: &Found, sentence: usize) -> bool {
        let within = &self.reading.sentences[sentence];
        let Some(words) = language(within.language).map(|l| &l.statements) else { return false };
        let is_verb_first = words.order == super::words::Order::VerbFirst;
        let before = within.tokens.start..found.anchor.start;
        is_verb_first
            && words.relays.at(self.reading, before.start).is_some_and(|end| end <= before.end)
            && before.into_iter().any(|t| self.reading.folded(t) == "عن")
    }

    /// "|In Lagos|, a farmer says …": whether the sentence begins in another place than that of an event.
    fn is_in_another_place(&self, found: &Found, event: usize) -> bool {
        let sentence = &self.reading.sentences[self.reading.sentence_of(found.anchor.start)];
        let place_in = language(sentence.language).map(|l| &l.events.place_in);
        let start = place_in.and_then(|words| words.at(self.reading, sentence.tokens.start, &sentence.tokens));
        let place = start.and_then(|start| {
            self.reading.tags_at(start).iter().find_map(|tag| if let Class::Place(row) = tag.class { Some(row) } else { None })
        });
        // "Trong cuộc tranh luận, … |Tại Washington|, ông Lane cho biết": a place that the article has not told before.
        if let (Some(at), None) = (start.filter(|_| place.is_some()), self.agenda.events[event].place.as_deref()) {
            let is_bare = language(sentence.language).is_some_and(|l| l.events.capital_names || l.statements.tells_callings_bare());
            let name = self.reading.folded(at);
            return is_bare && (0..sentence.tokens.start).all(|t| self.reading.folded(t) != name);
        }
        let (Some(row), Some(own)) = (place, self.agenda.events[event].place.as_deref()) else { return false };
        let row = &gazetteer::places()[row as usize];
        let code = row.code.or(row.parent);
        code.is_some_and(|code| !code.starts_with(own) && !own.starts_with(code))
    }

    /// "|The same day|, the agency warned": whether the sentence begins with words that turn to something else.
    fn is_another_occasion(&self, found: &Found) -> bool {
        let sentence = &self.reading.sentences[self.reading.sentence_of(found.anchor.start)];
        language(sentence.language).is_some_and(|l| l.statements.turns.at(self.reading, sentence.tokens.start).is_some())
    }

    /// Whether a document was adopted, which is done at a gathering.
    fn is_adopted(&self, found: &Found, sentence: usize) -> bool {
        let sentence = &self.reading.sentences[sentence];
        let words = language(sentence.language).map(|l| &l.statements.adopted);
        let phrase = words.and_then(|words| words.first_in(self.reading, sentence.tokens.clone()));
        phrase.is_some_and(|phrase| !(found.content.start <= phrase.start && phrase.start < found.content.end))
    }

    /// The one day that a sentence tells outside of what was said.
    fn day(&self, sentence: usize, content: Option<&Range<usize>>) -> Option<Day> {
        let within = self.reading.sentences.get(sentence)?.span;
        let said = content.map(|tokens| self.reading.span(tokens));
        // Nothing was said on a day to come: "thanked the donors but urged them to act before |August 1|".
        let published = self.reading.article.published;
        let is_ahead = |d: &DateMention| d.from.zip(published).is_some_and(|(day, published)| day > published);
        let told =
            |d: &&DateMention| within.contains(d.span) && said.is_none_or(|said| !said.contains(d.span)) && d.from == d.to && !is_ahead(d);
        let first = self.dates.partition_point(|d| d.span.start < within.start);
        let mut days = self.dates[first..].iter().take_while(|d| d.span.start < within.end).filter(told);
        let day = days.next()?;
        Some(match (day.from, day.to) {
            (Some(from), Some(to)) => Day::Known(from, to),
            _ => Day::Printed(fold(&day.surface)),
        })
    }

    /// Whether an event may be on a day: its days are not known, or are these; a conference lasts longer than is told.
    fn is_on(&self, event: usize, day: &Day) -> bool {
        if !self.agenda.is_stage(event) {
            return true;
        }
        let own = &self.agenda.events[event];
        if let (Some(from), Some(to), Day::Known(first, last)) = (own.from, own.to, day) {
            return *first <= to && from <= *last;
        }
        let mut told = self.agenda.told_in(event).filter_map(|sentence| self.day(sentence, None)).peekable();
        told.peek().is_none() || told.any(|other| other == *day)
    }
}
