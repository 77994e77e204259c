//! Settings: at which gathering something was said.
//!
//! "At a rally in Ohio, she said …" holds for what she says after it, and for nobody else; what is said at a conference that the article reports
//! from holds for all, until a sentence tells of another occasion: an interview, a post, another day.

use super::Found;
use super::words::Phrases;
use crate::date::DateMention;
use crate::event::EventKind;
use crate::extract::events::{Agenda, is_publisher};
use crate::extract::{Actor, Cast, Reading, Who};
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
        let is_known = tokens.len() == 1 || words.definite.at(self.reading, tokens.start, &sentence.tokens).is_some();
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
                || self.is_turned_to_later(found, at.0))
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

    /// "Le ministre avait présidé une réunion. Le directeur |y| a indiqué": the gathering that the sentence before tells of, in the same paragraph.
    fn said_there(&self, found: &Found, sentence: usize) -> Option<usize> {
        let cue = found.cue.clone()?;
        let is_french = language(self.reading.sentences[sentence].language).is_some_and(|l| l.statements.tells_callings_bare());
        let is_there = cue.clone().any(|t| self.reading.folded(t) == "y") || self.reading.folded(cue.start.checked_sub(1)?) == "y";
        let before = sentence.checked_sub(1).filter(|_| is_french && is_there)?;
        let before = Some(&self.reading.sentences[before]).filter(|s| s.block == self.reading.sentences[sentence].block)?;
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
    /// the press conference that its host holds, in a language whose papers report so from one.
    fn is_of_hosted_briefing(&self, found: &Found, event: usize) -> bool {
        const BEGINNING: usize = 3;
        let is_bare = language(self.reading.sentences[found.sentence].language).is_some_and(|l| l.events.capital_names);
        let is_briefing = self.agenda.events[event].kind == EventKind::Briefing;
        let opens = |s: usize| self.reading.sentences[s].block < BEGINNING;
        let is_first = || (0..self.agenda.events.len()).all(|other| other == event || !self.agenda.held_in(other).any(opens));
        let is_hosted = || self.agenda.held_in(event).any(opens) && is_first();
        let has_office = |person: &usize| !self.cast.people[*person].roles.is_empty();
        let is_official = !found.speaker.people.is_empty() && found.speaker.people.iter().all(has_office);
        is_bare && is_briefing && is_official && found.via.is_none() && is_hosted()
    }

    /// "جلسة استماع إلى الوزير … وتساءلت |النائبة|": members of parliament speak at a hearing of theirs.
    fn is_heard(&self, found: &Found, event: usize) -> bool {
        use crate::entity::Role;
        let sits = |role: Role| matches!(role, Role::MemberOfParliament | Role::CommitteeMember);
        // "|Committee chair| Ann Roe was not convinced."
        let houses = language(self.reading.sentences[found.sentence].language).map(|l| &l.events.houses);
        let chairs = |mention: &crate::entity::PersonMention| {
            let surface = mention.role_surface.as_deref().map(fold).unwrap_or_default();
            let around = self.reading.token_at(mention.span.start);
            let near = around.saturating_sub(3)..around;
            let before = houses.is_some_and(|words| near.clone().any(|t| words.at(self.reading, t, &near).is_some()));
            before || houses.is_some_and(|words| surface.split_whitespace().any(|word| words.has(word)))
        };
        let is_chair = |person: &usize| {
            let person = &self.cast.people[*person];
            person.roles.iter().any(|office| office.role == Role::Chairman) && person.mentions.iter().any(chairs)
        };
        let holds = |person: &usize| self.cast.people[*person].roles.iter().any(|office| sits(office.role)) || is_chair(person);
        self.agenda.events[event].kind == EventKind::Session && found.speaker.people.iter().any(holds)
    }

    /// "Mr Doe told |the court| that", "|the magistrate| held that", "|In cross-examination|, he said": whether somebody speaks before a court, at a
    /// hearing of it, or before the house that hears them.
    fn is_in_court(&self, found: &Found, event: usize) -> bool {
        use crate::entity::Role;
        const NEAR: usize = 4;
        let sentence = &self.reading.sentences[self.reading.sentence_of(found.anchor.start)];
        let Some(language) = language(sentence.language).filter(|_| self.agenda.events[event].kind == EventKind::Session) else {
            return false;
        };
        let cue = found.cue.clone().unwrap_or(found.anchor.clone());
        let behind = cue.start..(cue.end + NEAR).min(sentence.tokens.end);
        let hears = behind.clone().any(|t| language.events.houses.at(self.reading, t, &behind).is_some());
        let is_of_court = || {
            let courts = &language.events.courts;
            self.reading.sentences.iter().any(|s| s.tokens.clone().any(|t| courts.at(self.reading, t, &s.tokens).is_some()))
        };
        let sits =
            |person: &usize| self.cast.people[*person].roles.iter().any(|office| matches!(office.role, Role::Judge | Role::Prosecutor));
        let is_said = |t: usize| found.content.contains(&t);
        let tells = || sentence.tokens.clone().any(|t| !is_said(t) && language.statements.court.at(self.reading, t).is_some());
        hears || (found.speaker.people.iter().any(sits) || tells()) && is_of_court()
    }

    /// "the minister told |the ceremony| … the ambassador noted … |The president of the co-operative| thanked the donors": whether somebody with an
    /// office speaks right after others who are told to have spoken at a ceremony.
    fn takes_turn(&self, found: &Found, event: usize) -> bool {
        const NEAR: usize = 2;
        let sentence = &self.reading.sentences[found.sentence];
        let speeches = language(sentence.language).map(|l| &l.events.speeches);
        let is_ceremony = || {
            self.is_called(event, |tokens| {
                speeches.is_some_and(|words| tokens.clone().any(|t| words.at(self.reading, t, &tokens).is_some()))
            })
        };
        let mut there = self.speakers[event].clone();
        there.sort_unstable();
        there.dedup();
        let is_near = self.last.values().any(|last| last.event == event && found.block <= last.block + NEAR);
        let holds = |person: &usize| !self.cast.people[*person].roles.is_empty();
        let people = &found.speaker.people;
        // "But the opposition said …", "Meanwhile, …": another voice.
        let begins = |list: fn(&super::Words) -> &super::words::Phrases| {
            language(sentence.language).is_some_and(|l| list(&l.statements).at(self.reading, sentence.tokens.start).is_some())
        };
        let (is_apart, turns) = (begins(|words| &words.meanwhile), begins(|words| &words.but));
        let is_only = || !turns && (0..self.agenda.events.len()).all(|other| other == event || self.agenda.told_in(other).next().is_none());
        // In French one guest is enough: who reacts elsewhere is told to do so.
        let is_french = language(sentence.language).is_some_and(|l| l.statements.tells_callings_bare());
        let is_turn = !is_apart && (there.len() > 1 || there.len() == 1 && speeches.is_some() && (is_french || is_only()));
        is_turn && is_near && !people.is_empty() && people.iter().all(holds) && is_ceremony()
    }

    /// "At a joint press conference |with the envoy|", "|À ses côtés|, le général a dit": whether who speaks is told to be there too.
    fn is_present(&self, found: &Found, event: usize, sentence: usize) -> bool {
        let tokens = &self.reading.sentences[sentence].tokens;
        let words = language(self.reading.sentences[sentence].language).map(|l| &l.statements.beside);
        let mut around = [tokens.start..found.anchor.start, found.content.end.max(found.anchor.end)..tokens.end].into_iter();
        let is_beside = words.is_some_and(|words| around.any(|part| words.first_in(self.reading, part).is_some()));
        let mentions = found.speaker.people.iter().flat_map(|&person| &self.cast.people[person].mentions);
        let sentences = self.agenda.told_in(event).chain(self.agenda.held_in(event));
        let is_briefing = self.agenda.events[event].kind == EventKind::Briefing;
        // "Attending the talks were the mayor and the director. |The Lao delegation was led by the governor|."
        let whole = |sentence: usize| match is_briefing {
            true => self.reading.sentences[sentence].span,
            false => self.reading.article.blocks[self.reading.sentences[sentence].block].span,
        };
        let told: Vec<_> = sentences.map(whole).collect();
        let is_beside = is_beside || is_briefing && self.is_flanking(found, event);
        let is_met = is_briefing || self.agenda.events[event].kind == EventKind::Meeting;
        is_beside
            || is_met
                && (mentions.into_iter().any(|m| told.iter().any(|span| span.contains(m.span)))
                    || self.is_told_in(event, found.block) && self.is_of_those_met(found, event))
    }

    /// "lors d'un entretien avec son homologue |japonais|. Le ministre japonais Kenji Sato a dit": whether who speaks is of the country of those met,
    /// in whatever paragraph.
    fn is_of_those_met(&self, found: &Found, event: usize) -> bool {
        let country = |tag: &crate::extract::Tag| match tag.class {
            Class::Demonym(row) => gazetteer::places()[row as usize].code,
            _ => None,
        };
        let told =
            |sentence: usize| self.reading.tags_in(&self.reading.sentences[sentence].tokens).iter().filter_map(country).collect::<Vec<_>>();
        let countries: Vec<&str> = self.agenda.told_in(event).chain(self.agenda.held_in(event)).flat_map(told).collect();
        let is_of = |person: &usize| {
            let mut places = self.cast.people[*person].roles.iter().filter_map(|office| office.place.as_deref());
            places.any(|place| countries.contains(&place))
        };
        found.speaker.people.iter().any(is_of)
    }

    /// "a prévenu la ministre, |flanquée de| la mairesse": whether words tell of who speaks as the company of somebody at a press conference.
    fn is_flanking(&self, found: &Found, event: usize) -> bool {
        const FARTHEST: usize = 3;
        let tells = |sentence: usize| {
            let within = &self.reading.sentences[sentence];
            let words = language(within.language).map(|l| &l.statements.flanked);
            let flanked = words.and_then(|words| words.first_in(self.reading, within.tokens.clone()));
            flanked.is_some_and(|flanked| {
                let means = |a: &Actor| match &a.who {
                    Who::Person(person) => found.speaker.people.contains(person),
                    Who::Role { holders, .. } => holders.iter().any(|person| found.speaker.people.contains(person)),
                    Who::Body(_) => false,
                };
                let is_near = |a: &&Actor| a.tokens.start >= flanked.end && a.tokens.end <= within.tokens.end;
                self.cast.actors.iter().filter(is_near).any(means)
            })
        };
        self.agenda.told_in(event).any(|told| (told..=told + FARTHEST).take_while(|&s| s < self.reading.sentences.len()).any(tells))
    }

    /// Whether somebody may sit in a parliament or council whose session the article tells of: an agency, an expert, a company do not.
    fn may_sit(&self, found: &Found, event: usize) -> bool {
        use crate::entity::Role;
        let said_in = language(self.reading.sentences[found.sentence].language);
        let inflects = said_in.is_some_and(|l| l.statements.inflects());
        // "نفت |المتحدثة باسم الوزارة|": those who speak for others do so to the press, not at a sitting.
        let speaks_for = |office: &crate::entity::Office| office.role == Role::Spokesperson;
        let is_spokesperson = |person: &usize| self.cast.people[*person].roles.iter().any(speaks_for);
        if said_in.is_some_and(|l| l.events.construct)
            && self.agenda.events[event].kind == EventKind::Session
            && found.speaker.people.iter().any(is_spokesperson)
        {
            return false;
        }
        if !inflects || self.agenda.events[event].kind != EventKind::Session || found.speaker.reference == Reference::Document {
            return true;
        }
        // "the working session": one to which the others are invited.
        let words = language(self.reading.sentences[found.sentence].language).map(|l| &l.statements.working);
        if words.is_some_and(|words| self.is_called(event, |tokens| words.first_in(self.reading, tokens).is_some())) {
            return true;
        }
        if self.is_of_benches(found) || !self.is_of_parliament(event) {
            return true;
        }
        let is_outsider = |role: Role| {
            matches!(role, Role::Expert | Role::Other | Role::Representative | Role::Spokesperson | Role::ChiefExecutive | Role::Director)
        };
        let sits = |person: &usize| {
            let roles = &self.cast.people[*person].roles;
            // "le président de la Fédération des transporteurs".
            let is_private = |key: &str| {
                let kind = key.split(':').next().unwrap_or(key);
                matches!(kind, "association" | "federation" | "union" | "company" | "chamber" | "university" | "hospital" | "bank")
            };
            let is_heard = self.is_told_with(event, *person);
            is_heard
                || roles.is_empty()
                // "le |représentant français|, Jean Petit": of a country.
                || roles.iter().any(|office| office.role == Role::Representative && office.place.is_some())
                || roles.iter().any(|office| !is_outsider(office.role) && !office.body.as_deref().is_some_and(is_private))
        };
        found.speaker.people.iter().any(sits)
    }

    /// "|Le PDG de la compagnie| était auditionné mercredi par la commission": whether a sentence that tells of a gathering by a verb names somebody.
    fn is_told_with(&self, event: usize, person: usize) -> bool {
        let spans = || self.agenda.verbs_of(event).map(|sentence| self.reading.sentences[sentence].span);
        self.cast.people[person].mentions.iter().any(|m| spans().any(|span| span.contains(m.span)))
    }

    /// Whether a session is that of a parliament or council: "séance plénière", "a session of |the Senate|".
    fn is_of_parliament(&self, event: usize) -> bool {
        let is_house = |tag: &crate::extract::Tag| {
            let Class::Body(row) = tag.class else { return false };
            matches!(gazetteer::bodies()[row as usize].kind, "parliament" | "council")
        };
        let sits = |tokens: Range<usize>| {
            let sentence = &self.reading.sentences[self.reading.sentence_of(tokens.start)];
            let words = language(sentence.language).map(|l| &l.events.sittings);
            let is_sitting = tokens.clone().any(|t| words.is_some_and(|words| words.at(self.reading, t, &tokens).is_some()));
            is_sitting || self.reading.tags_in(&sentence.tokens).iter().any(is_house)
        };
        self.is_called(event, sits)
    }

    /// Whether a mention of an event has a word.
    fn is_called(&self, event: usize, has: impl Fn(Range<usize>) -> bool) -> bool {
        let tokens = |span: crate::article::Span| self.reading.token_at(span.start)..self.reading.token_at(span.end);
        self.agenda.events[event].mentions.iter().any(|m| has(tokens(m.span)))
    }

    /// "|L'opposition| a dénoncé", "|la ministre| a dit", "Ann Roe |(Labour)| said": whether somebody without an office in the text sits in a
    /// parliament all the same.
    fn is_of_benches(&self, found: &Found) -> bool {
        use crate::entity::Role;
        const LONGEST: usize = 8;
        let Some(words) = language(self.reading.sentences[found.sentence].language).map(|l| &l.statements) else { return false };
        let sits =
            matches!(found.speaker.role, Some(Role::Minister | Role::DeputyMinister | Role::MemberOfParliament | Role::PrimeMinister));
        const NEAR: usize = 4;
        let first = self.reading.sentences[self.reading.sentence_of(found.anchor.start)].tokens.start;
        let tokens = found.speaker.tokens.clone().unwrap_or(found.anchor.clone());
        // "opposition education |spokesperson Ann Roe|", "she told |the House|".
        let cue = found.cue.clone().unwrap_or(found.anchor.clone());
        let tokens = tokens.start.saturating_sub(NEAR).max(first)..tokens.end.max(cue.end);
        // "Labour|'s Ann Roe|".
        let is_of_party =
            found.speaker.tokens.as_ref().is_some_and(|t| {
                t.start >= first + 2 && self.reading.folded(t.start - 1) == "'s" && self.reading.tokens[t.start - 2].capital
            });
        let is_bench = || words.benches.first_in(self.reading, tokens.clone()).is_some();
        let has_party = |person: &usize| {
            let mentions = self.cast.people[*person].mentions.iter().filter(|m| m.form == crate::entity::Form::Name);
            mentions.map(|m| self.reading.token_at(m.span.end)).any(|open| {
                let close = (open + 2..=open + LONGEST).find(|&t| t < self.reading.tokens.len() && self.reading.folded(t) == ")");
                let is_name = self.reading.tokens.get(open + 1).is_some_and(|t| t.capital);
                close.is_some() && is_name && self.reading.folded(open) == "("
            })
        };
        sits && found.speaker.people.is_empty() || is_of_party || is_bench() || found.speaker.people.iter().any(has_party)
    }

    /// "|La police| a fait savoir que", "|Moscou| nie": whether a body speaks that is told to have no part in a meeting or sitting.
    fn is_strange(&self, found: &Found, event: usize) -> bool {
        let words = language(self.reading.sentences[found.sentence].language).map(|l| &l.statements);
        let is_english = words.is_some_and(|words| words.conjugation == super::Conjugation::English);
        let is_french = words.is_some_and(|words| words.tells_callings_bare());
        // "The board |was hosting the meeting|.": a body that the sentences name which tell of a gathering.
        let is_named = |body: &usize| {
            let told = self.agenda.told_in(event).chain(self.agenda.held_in(event)).map(|s| self.reading.sentences[s].tokens.clone());
            let actors = |tokens: Range<usize>| self.cast.actors.iter().filter(move |a| tokens.contains(&a.tokens.start));
            told.flat_map(actors).any(|a| matches!(a.who, Who::Body(other) if other == *body))
        };
        let is_open_to_bodies = is_english && self.agenda.events[event].ordinal.is_some();
        let is_party = || is_open_to_bodies || is_english && found.speaker.bodies.iter().any(is_named);
        let is_closed = matches!(self.agenda.events[event].kind, EventKind::Meeting | EventKind::Session | EventKind::Summit);
        let is_body = found.speaker.reference == Reference::Body && found.speaker.people.is_empty();
        // "Le président |s'est entretenu| avec son homologue, a annoncé le palais": what a palace tells of is not said there.
        let tells = |s: usize| found.content.contains(&self.reading.sentences[s].tokens.start);
        let is_about = || self.agenda.about(&found.content).contains(&event) && !self.agenda.verbs_of(event).any(tells);
        let is_open = || self.is_open_to_all(found, event) && !self.agenda.is_trial(event);
        let is_theirs = || is_open() || self.is_of_benches(found) || is_about();
        (is_french || is_english) && is_closed && is_body && !is_theirs() && !is_party()
    }

    /// "|Après la séance|, les réactions n'ont pas tardé": whether this sentence, or for strangers an earlier one, begins with words that an event is
    /// over.
    fn is_over(&self, found: &Found, event: usize, is_stranger: bool) -> bool {
        let here = self.reading.sentence_of(found.anchor.start);
        let ends = |(tokens, e): &(Range<usize>, usize)| {
            const NEAR: usize = 4;
            let sentence = self.reading.sentence_of(tokens.start);
            let within = &self.reading.sentences[sentence];
            let words = language(within.language).map(|l| &l.statements.over);
            let end = words.and_then(|words| words.at(self.reading, within.tokens.start));
            let names = |tag: &crate::extract::Tag| {
                matches!(tag.class, Class::EventNoun(crate::extract::events::Noun::Strong(_) | crate::extract::events::Noun::Weak(_)))
            };
            let is_near = end.is_some_and(|end| (end..end + NEAR).contains(&tokens.start));
            *e == event
                && (sentence == here || is_stranger && sentence < here)
                && is_near
                && tokens.clone().any(|t| self.reading.tags_at(t).iter().any(names))
        };
        self.agenda.mentions.iter().any(ends)
    }

    /// "|Mardi, la délégation a visité le parc|. Le maire a dit": whether the paragraph tells of a visit, and the event is none.
    fn is_visiting(&self, found: &Found, event: usize) -> bool {
        let here = self.reading.sentence_of(found.anchor.start);
        let block = self.reading.sentences[here].block;
        let is_talk = !matches!(self.agenda.events[event].kind, EventKind::Other);
        let visits = |s: usize| {
            let sentence = &self.reading.sentences[s];
            let words = language(sentence.language).map(|l| &l.statements.visits);
            let visit = words.and_then(|words| words.first_in(self.reading, sentence.tokens.clone()));
            // "Mr Doe |said| he visited the offices".
            let says = |tag: &crate::extract::Tag| matches!(tag.class, Class::Cue(cue) if cue.has(super::Cue::FINITE));
            visit.is_some_and(|visit| !self.reading.tags_in(&(sentence.tokens.start..visit.start)).iter().any(says))
        };
        let is_called = |noun: &str| self.is_called(event, |mut tokens| tokens.any(|t| self.reading.folded(t) == noun));
        let before = || (0..here).rev().take_while(|&s| self.reading.sentences[s].block == block).any(visits);
        is_talk && !is_called("visite") && (self.visits_here(found) || before())
    }

    /// "The delegation |toured| a farm, |where| its owner told them": whether those who speak are found on a visit that the same sentence tells of.
    fn visits_here(&self, found: &Found) -> bool {
        let sentence = &self.reading.sentences[self.reading.sentence_of(found.anchor.start)];
        let Some(words) = language(sentence.language).map(|l| &l.statements) else { return false };
        let before = sentence.tokens.start..found.anchor.start;
        let visit = words.visits.first_in(self.reading, before.clone());
        visit.is_some_and(|visit| (visit.end..before.end).any(|t| words.whereat.at(self.reading, t).is_some()))
    }

    /// "The meeting was on Friday. … The union said |on Saturday|": whether a cue has a day, or longer, on which an event of one day was not.
    fn is_on_another_day(&self, found: &Found, event: usize) -> bool {
        const NEAR: usize = 3;
        let own = &self.agenda.events[event];
        let is_short = matches!(own.kind, EventKind::Meeting | EventKind::Session | EventKind::Briefing | EventKind::Other);
        let Some(day) = own.from.filter(|from| is_short && own.to.is_none_or(|to| to == *from)) else { return false };
        // What a lead tells may be of an earlier meeting than the one that comes first below it.
        if self.agenda.told_in(event).chain(self.agenda.held_in(event)).all(|s| s > found.sentence) {
            return false;
        }
        let sentence = &self.reading.sentences[self.reading.sentence_of(found.anchor.start)];
        let cue = found.cue.clone().unwrap_or(found.anchor.clone());
        let tokens = |d: &DateMention| self.reading.token_at(d.span.start)..self.reading.token_at(d.span.end);
        let is_of_cue = |tokens: &Range<usize>| {
            let is_said = found.content.contains(&tokens.start);
            let opens = tokens.start <= sentence.tokens.start + 1 && tokens.end < cue.start;
            !is_said && (opens || cue.start <= tokens.start && tokens.start <= cue.end + NEAR)
        };
        let first = self.dates.partition_point(|d| d.span.start < sentence.span.start);
        let mut here = self.dates[first..].iter().take_while(|d| d.span.start < sentence.span.end).filter(|d| is_of_cue(&tokens(d)));
        here.any(|d| d.from.zip(d.to).is_some_and(|(from, to)| day < from || to < day))
    }

    /// "The offer is too low, he said |after the three-hour meeting|": whether the sentence tells that an event is over, outside of what was said.
    fn is_said_after(&self, found: &Found, event: usize) -> bool {
        const NEAR: usize = 4;
        let here = self.reading.sentence_of(found.anchor.start);
        let sentence = &self.reading.sentences[here];
        let is_english = language(sentence.language).is_some_and(|l| l.statements.conjugation == super::Conjugation::English);
        let is_after = |tokens: &Range<usize>| {
            let is_said = found.content.contains(&tokens.start);
            let first = tokens.start.saturating_sub(NEAR).max(sentence.tokens.start);
            let has = |word: &str| (first..tokens.start).any(|t| self.reading.folded(t) == word);
            sentence.tokens.contains(&tokens.start) && !is_said && has("after") && !has(",")
        };
        is_english && self.agenda.mentions.iter().any(|(tokens, e)| *e == event && is_after(tokens))
    }

    /// "He praised the staff. … |On the same day|, he had a working session": whether an event comes first in a later sentence that turns to something
    /// else.
    fn is_turned_to_later(&self, found: &Found, event: usize) -> bool {
        let first = self.agenda.mentions.iter().find(|(_, e)| *e == event).map(|(tokens, _)| self.reading.sentence_of(tokens.start));
        first.filter(|first| *first > found.sentence).is_some_and(|first| {
            let sentence = &self.reading.sentences[first];
            language(sentence.language).is_some_and(|l| l.statements.turns.at(self.reading, sentence.tokens.start).is_some())
        })
    }

    /// "told |reporters|": whether the press hears what is said beside a sitting or talks, or a source is only cited: "|according to| the bureau".
    fn is_told_outside(&self, found: &Found, event: usize) -> bool {
        let Some(words) = language(self.reading.sentences[found.sentence].language).map(|l| &l.statements) else { return false };
        let Some(cue) = found.cue.clone() else { return false };
        let is_closed = matches!(self.agenda.events[event].kind, EventKind::Meeting | EventKind::Session);
        let told = cue.clone().find(|&t| words.tells.at(self.reading, t).is_some());
        let behind = told.map_or(0..0, |t| t + 1..cue.end.max(t + 3));
        let hears = words.reporters.first_in(self.reading, behind).is_some();
        let is_body = found.speaker.people.is_empty() && found.speaker.reference == Reference::Body;
        let is_source = is_body && words.sources.at(self.reading, cue.start) == Some(cue.end);
        is_closed && hears || is_source
    }

    /// "Ho Van Thuoc, a farmer, lost his arm. He says …": whether somebody without any office speaks in a paragraph that tells of no event, or at
    /// talks of others, an expert: "a senior analyst at the bank".
    fn is_private(&self, found: &Found, event: usize) -> bool {
        if self.is_open_to_all(found, event) {
            return false;
        }
        let people = &found.speaker.people;
        let is_of_others = matches!(self.agenda.events[event].kind, EventKind::Meeting | EventKind::Summit);
        let has_no_office = |office: &crate::entity::Office| is_of_others && office.role == crate::entity::Role::Expert;
        let is_nobody = !people.is_empty() && people.iter().all(|&person| self.cast.people[person].roles.iter().all(has_no_office));
        let inside = self.reading.sentences.iter().filter(|s| s.block == found.block);
        let attends = |s: &crate::extract::Sentence| {
            let words = language(s.language).map(|l| &l.statements);
            words.is_some_and(|words| words.inflects() && words.attended.first_in(self.reading, s.tokens.clone()).is_some())
        };
        let mut inside = inside.peekable();
        let words = inside.peek().and_then(|s| language(s.language)).map(|l| &l.statements).filter(|words| words.inflects());
        let block: Vec<_> = inside.map(|s| s.tokens.clone()).collect();
        let tells = |tokens: &Range<usize>| words.is_some_and(|words| words.private.first_in(self.reading, tokens.clone()).is_some());
        let is_private = is_nobody && block.iter().any(tells);
        let inside = self.reading.sentences.iter().filter(|s| s.block == found.block);
        is_private && !self.is_told_in(event, found.block) && !inside.into_iter().any(attends)
    }

    /// "lors d'une |réunion publique|": whether anybody may speak there.
    fn is_open_to_all(&self, found: &Found, event: usize) -> bool {
        let words = language(self.reading.sentences[found.sentence].language).map(|l| &l.events.open);
        let is_open =
            |tokens: Range<usize>| words.is_some_and(|words| tokens.clone().any(|t| words.at(self.reading, t, &tokens).is_some()));
        self.agenda.is_trial(event) || self.is_called(event, is_open) || self.is_crowded(event)
    }

    /// "More than 150 |residents packed| the hall": whether people came to a meeting with which an article begins.
    fn is_crowded(&self, event: usize) -> bool {
        self.agenda.events[event].kind == EventKind::Meeting && crate::extract::events::begins_with_crowd(self.reading)
    }

    /// "|Tờ Asahi Shimbun| nhận định", "|The Courier| noted": whether newspapers or stations speak themselves.
    fn is_press(&self, found: &Found) -> bool {
        let is_medium =
            |body: &usize| matches!(self.cast.bodies[*body].kind.as_str(), "news_agency" | "media" | "broadcaster" | "newspaper");
        let bodies = &found.speaker.bodies;
        found.speaker.people.is_empty() && !bodies.is_empty() && bodies.iter().all(is_medium)
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
            let is_bare = language(sentence.language).is_some_and(|l| l.events.capital_names);
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

    /// "|Interrogé par un journaliste| sur les exportations": whether somebody is asked at the press conference that was told of before.
    fn is_asked_at_briefing(&self, token: usize) -> bool {
        let sentence = &self.reading.sentences[self.reading.sentence_of(token)];
        let words = language(sentence.language).map(|l| &l.statements.beside);
        let is_told = |s: usize| self.reading.sentences[s].tokens.start < sentence.tokens.start;
        let is_briefing = |event: usize| self.agenda.events[event].kind == EventKind::Briefing;
        words.is_some_and(|words| words.at(self.reading, token).is_some())
            && (0..self.agenda.events.len()).any(|event| is_briefing(event) && self.agenda.told_in(event).any(is_told))
    }

    /// Whether the sentence tells of an interview, a post, a talk to an agency.
    fn is_elsewhere(&self, found: &Found) -> bool {
        let sentence = &self.reading.sentences[self.reading.sentence_of(found.anchor.start)];
        // "a exhorté les parties à négocier|, dans un message publié à New York|.": what closes a sentence tells how it was said.
        let closes = |tokens: &Range<usize>| {
            const LONGEST: usize = 10;
            let is_behind = tokens.start > found.content.start + 3 && self.reading.folded(tokens.start - 1) == ",";
            is_behind && sentence.tokens.end <= tokens.end + LONGEST && found.mode == Mode::Indirect
        };
        // "a soutenu que |le fournisseur|, une société, lui avait assuré par téléphone": what another says in what was said.
        let is_cue = |tag: &crate::extract::Tag| matches!(tag.class, Class::Cue(cue) if cue.has(crate::extract::statements::Cue::THAT));
        let is_others = |tokens: &Range<usize>| {
            let between = found.content.end.min(tokens.start)..tokens.start;
            let follows = found.cue.as_ref().is_some_and(|cue| cue.end <= found.content.start);
            follows
                && found.mode == Mode::Indirect
                && tokens.start >= found.content.end
                && self.reading.tags_in(&between).iter().any(is_cue)
        };
        let is_inside = |tokens: &Range<usize>| tokens.start < found.content.end && !closes(tokens) || is_others(tokens);
        let is_said = |tokens: &Range<usize>| found.content.start <= tokens.start && is_inside(tokens);
        let words = language(sentence.language).map(|l| &l.statements.elsewhere);
        let elsewhere = words.and_then(|words| words.first_in(self.reading, sentence.tokens.clone()));
        // "asked about rumours |circulating| on social media": what others say there.
        let circulates = |tokens: &Range<usize>| {
            let words = language(sentence.language).map(|l| &l.statements.circulating);
            words.is_some_and(|words| {
                words.first_in(self.reading, tokens.start.saturating_sub(4).max(sentence.tokens.start)..tokens.start).is_some()
            })
        };
        let is_there = |tokens: &Range<usize>| {
            self.is_asked_at_briefing(tokens.start)
                || self.is_asked_there(tokens)
                || self.is_call(tokens)
                || self.is_earlier_gathering(found, tokens)
                || self.leaves_for_briefing(found, tokens)
        };
        let elsewhere = elsewhere.filter(|tokens| !circulates(tokens) && !is_there(tokens));
        found.mode == Mode::Interview
            || elsewhere.is_some_and(|tokens| !is_said(&tokens))
            || self.tells_newspaper(sentence, found)
            || self.meets_publisher(sentence)
            || self.is_on_air(found)
            || tells_agency(self.reading, self.cast, found)
            || self.tells_outlet(found)
            || self.tells_medium(found)
            || self.tells_listed_outlet(sentence, found)
            || self.was_elsewhere(found)
            || self.is_outside(found)
    }

    /// "|À la sortie de| la salle, en mêlée de presse, la ministre a précisé": whether words that lead away are followed by the press conference that
    /// they lead to.
    fn leaves_for_briefing(&self, found: &Found, away: &Range<usize>) -> bool {
        let sentence = &self.reading.sentences[self.reading.sentence_of(away.start)];
        let Some(words) = language(sentence.language).map(|l| &l.events.beside) else { return false };
        let is_beside = |mention: usize| {
            let between = away.end..mention + 1;
            between.clone().any(|t| words.at(self.reading, t, &between).is_some())
        };
        let leads = |(tokens, event): &(Range<usize>, usize)| {
            let follows = away.end <= tokens.start && tokens.start < found.anchor.start && sentence.tokens.contains(&tokens.start);
            let is_scene = || self.agenda.told_in(*event).any(|s| self.reading.sentences[s].span == sentence.span);
            self.agenda.events[*event].kind == EventKind::Briefing && follows && is_scene() && !is_beside(tokens.start)
        };
        self.agenda.mentions.iter().any(leads)
    }

    /// "|Interrogé par le juge|, l'expert a dit", "Interrogée par |un correspondant de l'AFP|": whether those ask who do so at the gathering that the
    /// article tells of before.
    fn is_asked_there(&self, asked: &Range<usize>) -> bool {
        let sentence = &self.reading.sentences[self.reading.sentence_of(asked.start)];
        let Some(words) = language(sentence.language).map(|l| &l.statements) else { return false };
        let Some(end) = words.asked_by.at(self.reading, asked.start) else { return false };
        let asker = words.articles.at(self.reading, end).unwrap_or(end);
        let is_briefing = |event: usize| self.agenda.events[event].kind == EventKind::Briefing;
        let told = |event: &usize| {
            self.agenda.told_in(*event).chain(self.agenda.held_in(*event)).any(|s| s < self.reading.sentence_of(asked.start))
        };
        let mut events = (0..self.agenda.events.len()).filter(told);
        let reports = words.reporters.at(self.reading, asker).is_some();
        if reports { events.any(is_briefing) } else { words.askers.at(self.reading, asker).is_some() && events.next().is_some() }
    }

    /// "lors d'un |entretien téléphonique| avec son homologue": whether such talks are no interview.
    fn is_call(&self, tokens: &Range<usize>) -> bool {
        const NEAR: usize = 8;
        let sentence = &self.reading.sentences[self.reading.sentence_of(tokens.start)];
        let Some(words) = language(sentence.language).map(|l| &l.statements) else { return false };
        let behind = tokens.end..(tokens.end + NEAR).min(sentence.tokens.end);
        let is_press = |tag: &crate::extract::Tag| matches!(tag.class, Class::Body(row) if matches!(gazetteer::bodies()[row as usize].kind, "news_agency" | "agency" | "broadcaster"));
        let hears = behind.into_iter().any(|t| {
            let is_outlet = words.outlets.at(self.reading, t).is_some() || words.reporters.at(self.reading, t).is_some();
            is_outlet || self.reading.tags_at(t).iter().any(is_press)
        });
        let is_named = || {
            let calls = language(sentence.language).map(|l| &l.events.calls);
            let is_call = |call: &Range<usize>| calls.is_some_and(|words| words.at(self.reading, call.start, call).is_some());
            let inside = |call: &Range<usize>| tokens.start <= call.start && call.start < tokens.end && is_call(call);
            words.order == super::words::Order::VerbFirst && self.agenda.mentions.iter().any(|(call, _)| inside(call))
        };
        (words.calls.at(self.reading, tokens.start) == Some(tokens.end) || is_named()) && !hears
    }

    /// "|La veille|, lors d'une réunion à Thiès, le préfet avait dit": whether the sentence tells of a gathering of another day.
    fn is_earlier_gathering(&self, found: &Found, tokens: &Range<usize>) -> bool {
        let here = self.reading.sentence_of(found.anchor.start);
        let words = language(self.reading.sentences[here].language).map(|l| &l.statements.earlier);
        let is_time = words.is_some_and(|words| words.at(self.reading, tokens.start) == Some(tokens.end));
        is_time && (0..self.agenda.events.len()).any(|event| self.agenda.told_in(event).any(|s| s == here))
    }

    /// "|Sur RFI|, la députée a dit", "a confié |au Soir|": whether the sentence names an outlet to which somebody speaks.
    fn is_on_air(&self, found: &Found) -> bool {
        let sentence = &self.reading.sentences[self.reading.sentence_of(found.anchor.start)];
        let Some(words) = language(sentence.language).filter(|l| l.capitals).map(|l| &l.statements) else { return false };
        const LONGEST_NAME: usize = 6;
        let first = sentence.tokens.start;
        let is_cue = |end: usize| found.cue.as_ref().is_some_and(|cue| cue.end == end);
        let hears = |t: usize| {
            let start = words.articles.before(self.reading, t, first).unwrap_or(t);
            let is_named = self.reading.tokens[t].capital && words.outlets.at(self.reading, t).is_some();
            // "précise à |«La Côte Info»| que".
            let is_quoted = || {
                let close = (t..t + LONGEST_NAME).find(|&t| t < sentence.tokens.end && self.reading.folded(t) == "»");
                t > first && self.reading.folded(t - 1) == "«" && close.is_some_and(|close| self.reading.tokens[close - 1].capital)
            };
            let told = |t: usize| words.addressee.before(self.reading, t, first).is_some_and(is_cue);
            is_named && (words.on_air.before(self.reading, start, first).is_some() || words.on_air.before(self.reading, t, first).is_some())
                || self.reading.tokens[t].capital && is_quoted() && told(t - 1)
        };
        sentence.tokens.clone().any(|t| !found.content.contains(&t) && hears(t))
    }

    /// "Sur le port, des pêcheurs |ont manifesté|. « On nous chasse », a dit leur délégué": whether the paragraph tells before of people at the doors.
    fn is_outside(&self, found: &Found) -> bool {
        let here = self.reading.sentence_of(found.anchor.start);
        let block = self.reading.sentences[here].block;
        let before = (0..here).rev().take_while(|&s| self.reading.sentences[s].block == block);
        let tells = |s: usize| {
            let sentence = &self.reading.sentences[s];
            let words = language(sentence.language).map(|l| &l.statements.outside);
            words.is_some_and(|words| words.first_in(self.reading, sentence.tokens.clone()).is_some())
        };
        before.into_iter().any(tells)
    }

    /// "|Jointe par téléphone|, Mme Sy n'a pas caché sa déception. « C'est long », a-t-elle dit", "بحث الوزير، |خلال اتصال هاتفي|، الملف. وأكد":
    /// whether the sentence before tells where somebody speaks who says nothing in it yet.
    fn was_elsewhere(&self, found: &Found) -> bool {
        let Some(before) = self.reading.sentence_of(found.anchor.start).checked_sub(1) else { return false };
        let sentence = &self.reading.sentences[before];
        let words = language(sentence.language).map(|l| &l.statements);
        let tells = |words: &super::words::Words| match words.order {
            super::words::Order::VerbFirst => words.elsewhere.first_in(self.reading, sentence.tokens.clone()).is_some(),
            // "Phóng viên VOV |đã phỏng vấn| ông Tanaka. Ông cho rằng".
            super::words::Order::SubjectFirst if words.conjugation == super::Conjugation::None => {
                let asked = || words.interviewed.first_in(self.reading, sentence.tokens.clone()).is_some();
                words.elsewhere.at(self.reading, sentence.tokens.start).is_some() || asked()
            }
            super::words::Order::SubjectFirst => words.elsewhere.at(self.reading, sentence.tokens.start).is_some(),
        };
        // "|In a phone call|, she asked her counterpart to wait. He promised".
        let call = words.and_then(|words| words.calls.at(self.reading, sentence.tokens.start)).map(|end| sentence.tokens.start..end);
        let is_call = call.is_some_and(|call| self.is_call(&call));
        let opens = words.is_some_and(tells) && !self.is_asked_at_briefing(sentence.tokens.start) && !is_call;
        let names = |person: &usize| self.cast.people[*person].mentions.iter().any(|m| sentence.span.contains(m.span));
        opens && sentence.block == found.block && found.speaker.people.iter().any(names)
    }

    /// "وفي القرية، |التقت نون نيوز| الشيخ مطشر الذي قال": whether the newspaper itself meets somebody, where the verb comes first.
    fn meets_publisher(&self, sentence: &crate::extract::Sentence) -> bool {
        let Some(words) = language(sentence.language).filter(|l| l.events.construct).map(|l| &l.events) else { return false };
        let meets = |t: usize| words.receiving_verbs.at_joined(self.reading, t, &sentence.tokens);
        sentence.tokens.clone().filter_map(meets).any(|end| is_publisher(self.reading, end))
    }

    /// "وفي |تصريح للأفق| المغربي، أفاد": a noun of speech with the one it is made to written onto "to", where there are no capitals.
    fn tells_newspaper(&self, sentence: &crate::extract::Sentence, found: &Found) -> bool {
        let Some(words) = language(sentence.language).filter(|l| !l.capitals).map(|l| &l.statements) else { return false };
        let is_said = |t: usize| found.content.contains(&t);
        let tells = |t: usize| {
            let opens = t > sentence.tokens.start && matches!(self.reading.folded(t - 1), "في" | "وفي");
            opens && words.speech_to.at(self.reading, t).is_some_and(|end| self.hears(end) || words.outlets.at(self.reading, end).is_some())
        };
        // "وقال |ل«الغد»| إن", "تقول |للجزيرة نت| إن".
        let cue = found.cue.clone().filter(|cue| cue.end <= found.content.start);
        let hears = |t: usize| {
            let folded = self.reading.folded(t);
            let is_mark = matches!(self.reading.folded(t + 1), "«" | "“" | "\"" | "(");
            matches!(folded, "ل" | "لـ") && is_mark || words.outlets.at(self.reading, t).is_some()
        };
        let heard_from = cue.map(|cue| found.speaker.tokens.as_ref().map_or(cue.end, |speaker| speaker.end.max(cue.end)));
        let is_heard = heard_from.is_some_and(|from| (from..found.content.start).any(|t| self.reading.folded(t) != ":" && hears(t)));
        is_heard || sentence.tokens.clone().any(|t| !is_said(t) && tells(t))
    }

    /// "|Trao đổi với Thanh Niên|, ông Quân cho biết": a verb of speech with an outlet right behind it, in a language with capitals that lists both.
    fn tells_listed_outlet(&self, sentence: &crate::extract::Sentence, found: &Found) -> bool {
        let Some(words) = language(sentence.language).filter(|l| l.capitals).map(|l| &l.statements) else { return false };
        // "trao đổi với |Nông Nghiệp Việt|": a name that no table knows and that is nobody's.
        let is_name = |at: usize| {
            let token = self.reading.tokens.get(at).filter(|_| words.conjugation == super::Conjugation::None);
            let is_known = |tag: &crate::extract::Tag| {
                !matches!(tag.class, Class::Cue(_) | Class::Word(_) | Class::GivenName(_) | Class::PerhapsGiven(_) | Class::Portfolio(_))
            };
            let is_person = || {
                let mentions = self.cast.people.iter().flat_map(|person| &person.mentions);
                mentions.into_iter().any(|m| self.reading.token_at(m.span.start) <= at && at < self.reading.token_at(m.span.end))
            };
            token.is_some_and(|t| t.capital && t.kind == crate::extract::Kind::Word)
                && !self.reading.tags_at(at).iter().any(is_known)
                && words.institutions.at(self.reading, at).is_none()
                && !is_person()
        };
        let is_outlet = |end: usize| words.outlets.at(self.reading, end).is_some() || is_name(end);
        let tells = |t: usize| words.speech_to.at(self.reading, t).is_some_and(is_outlet);
        sentence.tokens.clone().any(|t| !found.content.contains(&t) && tells(t))
    }

    /// "في تصريح |لموزاييك|", "في حديث |للقناة|": whether "to" is written onto a word, which is no pronoun and describes nothing.
    fn hears(&self, at: usize) -> bool {
        const LEAST_LETTERS: usize = 4;
        let folded = self.reading.folded(at);
        let describes = matches!(folded, "لافت" | "لافته" | "لاحق" | "لاحقه" | "لهما" | "لاذع" | "لوسائل");
        folded.starts_with('ل') && folded.chars().count() >= LEAST_LETTERS && !describes
    }

    /// "told |Zodiak Radio| that", "told |Midlands 103| that": the name of a newspaper or station behind a verb for what one tells another.
    fn tells_medium(&self, found: &Found) -> bool {
        const FARTHEST: usize = 8;
        let Some(cue) = found.cue.clone() else { return false };
        let sentence = &self.reading.sentences[self.reading.sentence_of(cue.start)];
        let Some(words) = language(sentence.language).filter(|l| l.capitals).map(|l| &l.statements) else { return false };
        // "“We missed four,” Gough |told BBC Radio Lima|."
        let follows = found.content.start > cue.start;
        let limit = if follows { found.content.start } else { sentence.tokens.end };
        // "|later| told Oman TV".
        let Some(verb) = (cue.start..cue.end).find(|&t| words.tells.at(self.reading, t).is_some()) else { return false };
        let behind = verb + 1..limit.min(verb + FARTHEST);
        let is_medium = |t: usize| words.outlets.at(self.reading, t).is_some();
        let names = behind.into_iter().any(|t| {
            let is_sort = matches!(self.reading.folded(t), "radio" | "television" | "tv" | "station" | "newspaper" | "podcast");
            is_medium(t) && (self.reading.tokens[t].capital || is_sort)
        });
        // "told Midlands |103 on Wednesday that| he understood".
        let is_number = |t: usize| self.reading.tokens.get(t).is_some_and(|token| token.kind == crate::extract::Kind::Number);
        let is_numbered = follows && is_number(found.content.start) && self.reading.tokens[found.content.start - 1].capital;
        names || is_numbered
    }

    /// "told |the Courier|", "à |La Gazette|": what somebody tells the newspaper itself.
    fn tells_outlet(&self, found: &Found) -> bool {
        const LEAST_LETTERS: usize = 4;
        let Some(outlet) = self.reading.article.outlet.as_deref().map(fold) else { return false };
        let acronym = acronym(&outlet);
        let long = outlet.split_whitespace().filter(|word| word.chars().count() >= LEAST_LETTERS);
        let names: Vec<&str> = long.chain(acronym.as_deref()).collect();
        let sentence = &self.reading.sentences[self.reading.sentence_of(found.anchor.start)];
        let Some(words) = language(sentence.language).map(|l| &l.statements) else { return false };
        let heard = |t: usize| {
            let floor = sentence.tokens.start;
            let start = words.articles.before(self.reading, t, floor).unwrap_or(t);
            let told = start.checked_sub(1).filter(|&b| b >= floor).map_or("", |b| self.reading.folded(b));
            let hears = words.addressee.before(self.reading, start, floor).is_some() || matches!(told, "told" | "to" | "by" | "par" | "à");
            self.reading.tokens[t].capital && names.contains(&self.reading.folded(t)) && hears
        };
        let is_said = |t: usize| found.content.contains(&t);
        // "l'ambassadeur de Belgique au |Vietnam|", in "Le Courrier du Vietnam".
        let is_place = |t: usize| {
            names.len() > 1 && self.reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Place(_) | Class::Demonym(_)))
        };
        sentence.tokens.clone().any(|t| !is_said(t) && heard(t) && !is_place(t))
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

/// "told |the ABC|", "a confié |à l'agence Ecofin|": what somebody tells the press is said to it alone.
fn tells_agency(reading: &Reading, cast: &Cast, found: &Found) -> bool {
    const NEAR: usize = 4;
    let Some(cue) = &found.cue else { return false };
    let first = cast.actors.partition_point(|a| a.tokens.start < cue.start);
    let near = cast.actors[first..].iter().take_while(|a| a.tokens.start <= cue.end + NEAR && a.tokens.end <= found.content.start);
    let is_agency = |who: &Who| matches!(who, Who::Body(body) if matches!(cast.bodies[*body].kind.as_str(), "news_agency" | "agency"));
    let speaks = |actor: &Actor| found.speaker.tokens.as_ref().is_some_and(|t| t.start <= actor.tokens.start && actor.tokens.start < t.end);
    // "المسؤول |الأممي|": an adjective of the speaker.
    let describes = |actor: &Actor| {
        let follows = found.speaker.tokens.as_ref().is_some_and(|t| t.end == actor.tokens.start);
        let word = reading.folded(actor.tokens.start);
        follows && actor.tokens.len() == 1 && word.starts_with("ال") && (word.ends_with('ي') || word.ends_with("يه"))
    };
    found.content.start >= cue.end && near.into_iter().any(|actor| is_agency(&actor.who) && !speaks(actor) && !describes(actor))
}

/// "ahi" of "agence horizon info": what an outlet of several words is called for short.
fn acronym(outlet: &str) -> Option<String> {
    const LEAST: usize = 3;
    let small = |word: &&str| !matches!(*word, "de" | "du" | "des" | "la" | "le" | "les" | "l'" | "d'" | "of" | "the" | "and" | "et");
    let letters: String = outlet.split_whitespace().filter(small).filter_map(|word| word.chars().next()).collect();
    (letters.chars().count() >= LEAST).then_some(letters)
}

#[cfg(test)]
mod tests {
    use crate::article::Lang;
    use crate::extract::extract;
    use crate::extract::statements::rules::article_of;

    /// Whether each statement is said at an event.
    #[track_caller]
    fn check(text: &str, wanted: &[bool]) {
        let found = extract(&article_of(text, Lang::EN)).statements;
        let at: Vec<bool> = found.iter().map(|s| s.at.is_some()).collect();
        assert_eq!(at, wanted, "{text}");
    }

    #[test]
    fn a_rally_is_for_those_who_speak_there() {
        check(
            "At a rally in Lagos, President Ann Roe said the road would open. President Ann Roe added that money was there.",
            &[true, true],
        );
        check(
            "At a rally in Lagos, President Ann Roe said the road would open. Mayor Paul Doe said that prices were high.",
            &[true, false],
        );
    }

    #[test]
    fn a_sentence_tells_where_those_quoted_beside_it_spoke() {
        let text = "Trade must resume, Trade Minister Ana Ruiz said. Ruiz was addressing the guests of an event hosted by the Grain Alliance. \
                    “We need calm,” she added.";
        check(text, &[true, true]);
    }

    #[test]
    fn a_press_conference_is_for_those_who_are_told_to_be_there() {
        let opens = "Trade Minister Ana Ruiz told a press conference in Lima that the port would open.\n";
        check(&format!("{opens}Mayor Paul Doe said that prices were high."), &[true, false]);
        check(&format!("{opens}Sitting next to her, Mayor Paul Doe said that prices were high."), &[true, true]);
    }

    #[test]
    fn a_press_conference_in_another_place_is_another() {
        let text = "Trade Minister Ana Ruiz told a news briefing in Lima that the port would open.\n\
                    Hours earlier in Quito, Mayor Paul Doe told a press conference that prices were high.";
        let found = extract(&article_of(text, Lang::EN)).statements;
        assert!(found[0].at.is_some() && found[1].at.is_some() && found[0].at != found[1].at);
    }

    #[test]
    fn an_agency_sits_in_no_parliament() {
        let text = "Parliament voted at an emergency session in Lima on Monday. “The bill has arrived,” President Ana Ruiz told the emergency session. \
                    Energy Minister Abel Sy said the lake was low. UNICEF said 400 schools were shut.";
        check(text, &[true, true, false]);
    }

    #[test]
    fn a_question_is_answered_at_the_press_conference_told_before() {
        let text = "اختتم في مسقط المنتدى الثالث للمياه. وقال الوزير خالد أحمد في كلمته إن السد جاهز.\n\
                    وفي مؤتمر صحفي في ختام المنتدى، أعلنت الوزيرة هدى سالم أن الرسوم ستخفض. وردا على سؤال، نفى خالد أحمد وجود خلاف.";
        let found = extract(&article_of(text, Lang::AR));
        let kinds: Vec<_> = found.statements.iter().map(|s| s.at.as_ref().and_then(|at| at.split('-').next())).collect();
        assert_eq!(kinds, [Some("forum"), Some("briefing"), Some("briefing")]);
    }

    #[test]
    fn officials_speak_in_turn_at_a_weekly_press_conference() {
        let text = "وفي المؤتمر الصحفي الأسبوعي في تونس، قالت المتحدثة باسم الحكومة هدى سالم إن الميزانية جاهزة.\n\
                    أما وزير الصحة خالد أحمد فنبه إلى أن اللقاح قليل. وأضاف أن الحملة ستبدأ قريبا.\n\
                    وفي بيان صدر أمس، حذر وزير المياه كريم العلوي من الجفاف. وبحسب العلوي، فإن السدود فارغة.";
        let found = extract(&article_of(text, Lang::AR)).statements;
        assert_eq!(found.iter().map(|s| s.at.is_some()).collect::<Vec<_>>(), [true, true, true, false, false]);
    }

    #[test]
    fn those_who_met_speak_at_a_joint_press_conference() {
        let text = "أجرى وزير النقل خالد أحمد مباحثات مع نظيره العراقي حيدر صالح. وقال أحمد، في مؤتمر صحفي مشترك، إن الخط جاهز.\n\
                    وأكد الوزير العراقي أن حكومته موافقة.";
        let found = extract(&article_of(text, Lang::AR)).statements;
        assert_eq!(found.iter().map(|s| s.at.is_some()).collect::<Vec<_>>(), [true, true]);
        assert_ne!(found[0].speakers, found[1].speakers);
    }

    #[test]
    fn a_reception_that_only_a_verb_tells_of_is_where_the_guests_speak() {
        for lead in [
            "استقبل وزير الخارجية كريم العلوي، أمس الثلاثاء بالرباط، نظيره البرتغالي.",
            "بحث وزير الاقتصاد كريم العلوي مع وفد من رجال الأعمال، أمس الأربعاء، سبل تنشيط التجارة.",
            "ناقشت لجنة الطاقة النيابية، اليوم الأحد، أسعار الوقود.",
            "ترأس الوزير كريم العلوي أمس جلسة عمل مع وفد ألماني.",
        ] {
            let text = format!("{lead}\nوقالت الوزيرة هدى سالم إن الميناء جاهز. وذكر خالد أحمد ل«الغد» أن الرسوم مرتفعة.");
            let found = extract(&article_of(&text, Lang::AR)).statements;
            assert_eq!(found.iter().map(|s| s.at.is_some()).collect::<Vec<_>>(), [true, false], "{lead}");
        }
    }

    /// The kind of event at which each statement of an Arabic text is said.
    #[track_caller]
    fn check_arabic(text: &str, wanted: &[&str]) {
        let found = extract(&article_of(text, Lang::AR)).statements;
        let kind = |at: &str| at.split('-').next().unwrap_or_default().to_owned();
        let kinds: Vec<_> = found.iter().map(|s| s.at.as_deref().map_or_else(String::new, kind)).collect();
        assert_eq!(kinds, wanted, "{text}");
    }

    #[test]
    fn a_court_is_where_the_accused_speak_and_not_those_outside() {
        let text = "أجلت محكمة الجنايات بوهران، أمس الأحد، النظر في قضية الجسر. وصرح المهندس كريم العلوي أمام القاضي بأن المقاول كان يعلم.\n\
                    وخلال الجلسة، طالبت المحامية هدى سالم بخبرة مضادة. والتمس ممثل النيابة العامة رفض الطلب.\n\
                    وخارج قاعة الجلسة، قال رئيس الجمعية خالد أحمد إن الملف طال. وكتب النائب عمر صالح على صفحته في فيسبوك أن الوضع صعب.";
        check_arabic(text, &["session", "session", "session", "", ""]);
    }

    #[test]
    fn a_sitting_is_known_by_the_case_that_it_adjourns() {
        let text = "قررت محكمة جنايات طنطا، اليوم الأحد، تأجيل محاكمة صاحب مخبز ومحاسبين إلى جلسة 18 يناير المقبل لسماع الدفاع.\n\
                    وفي بداية الجلسة، قال القاضي سامي حداد إن الأوراق كاملة.";
        check_arabic(text, &["session"]);
    }

    #[test]
    fn spokespeople_sit_in_no_session() {
        let text = "وكان رئيس المجلس خالد أحمد قد حذر، في افتتاح الجلسة الاستثنائية للمجلس، من الجفاف. وأكد أحمد أن الوضع صعب.\n\
                    في المقابل، قالت المتحدثة باسم وزارة المياه هدى سالم إن الخزين كاف.";
        check_arabic(text, &["session", "session", ""]);
    }

    #[test]
    fn a_working_session_is_held_with_a_guest_and_newspapers_only_ask() {
        let text = "استقبل رئيس المجلس خالد أحمد وفدا من سفارة عمان، وعقد معه جلسة عمل بشأن التعاون التجاري.\n\
                    وأكد السفير سالم الغافري أن الميناء جاهز.\n\
                    وفي القرية، التقت الجريدة الشيخ مطر الفريجي، الذي قال: \"بعت نصف أغنامي بربع ثمنها\". وذكر أن الصهاريج لا تصل.";
        check_arabic(text, &["meeting", "", ""]);
    }

    #[test]
    fn who_was_received_beside_a_forum_spoke_at_the_reception() {
        let text = "استقبل وزير التجارة كريم العلوي، اليوم، سفير عمان خالد أحمد، وذلك قبيل افتتاح منتدى الأعمال الثاني في مسقط.\n\
                    وأكد السفير أن الميناء جاهز.\n\
                    وفي كلمته أمام المنتدى، قال رئيس الغرفة عمر صالح إن الرسوم مرتفعة.";
        check_arabic(text, &["meeting", "forum"]);
    }

    #[test]
    fn who_is_received_later_in_an_article_speaks_at_another_meeting() {
        let text = "انطلقت في القاهرة، اليوم، فعاليات المؤتمر الدولي السادس للزراعة. وقال الوزير خالد أحمد، في كلمته بالمؤتمر، إن الحوار ضرورة.\n\
                    واستقبل أحمد، مساء أمس بمقر الوزارة، السفيرة الفرنسية سعاد بن عمر. وخلال اللقاء، أكدت السفيرة أن الشراكة قوية.";
        check_arabic(text, &["conference", "meeting"]);
    }

    #[test]
    fn tours_second_meetings_and_press_conferences_are_scenes() {
        check_arabic("تفقد وزير المياه كريم العلوي، اليوم، سد الوادي في محافظة الكرك. وأكد الوزير خلال الجولة أن المخزون كاف.", &["other"]);
        check_arabic("أكد الوزير كريم العلوي أن المخزون كاف. وخلال الجولة، قال خالد أحمد إن الماء قليل.", &["", ""]);
        let text = "استقبل وزير المياه كريم العلوي، اليوم، سفير عمان خالد أحمد. وخلال اللقاء، أكد السفير أن الميناء جاهز.\n\
                    وفي اليوم نفسه، ترأس الوزير جلسة عمل مع ممثلي البلديات. وفي كلمته أمام جلسة العمل، قال العلوي إن السد ممتلئ.\n\
                    بدوره، أفاد رئيس البلدية عمر صالح بأن الطرق مغلقة.";
        let found = extract(&article_of(text, Lang::AR)).statements;
        let at: Vec<_> = found.iter().map(|s| s.at.as_deref()).collect();
        assert!(at[0].is_some() && at[0] != at[1] && at[1] == at[2], "{at:?}");
        let text = "استهل الوزير كريم العلوي جولته باجتماع مع مدير المرفأ خالد أحمد، الذي شرح أن الحركة ارتفعت.\n\
                    بعد ذلك، عقد العلوي مؤتمرا صحافيا، أعلن فيه أن الرصيف جاهز.\n\
                    وقال: «هذا المرفأ رئة ثانية».";
        check_arabic(text, &["meeting", "briefing", "briefing"]);
    }

    #[test]
    fn what_a_fair_holds_is_where_guests_speak() {
        check_arabic("نظم معرض الشارقة للكتاب، مساء أمس، ندوة بعنوان «الترجمة جسر». وقال الكاتب كريم العلوي إن النص واضح.", &["seminar"]);
    }

    #[test]
    fn a_call_with_which_an_article_begins_is_a_gathering() {
        let text = "جرى اتصال هاتفي، أمس، بين وزير الخارجية كريم العلوي ونظيره التركي خالد أحمد. وأكد العلوي خلال الاتصال أن الطريق مفتوحة.\n\
                    من جانبه، شدد أحمد على أن بلاده ترحب.";
        check_arabic(text, &["meeting", "meeting"]);
        check_arabic("وقال الوزير كريم العلوي، في اتصال هاتفي مع «الغد»، إن الطريق مفتوحة.", &[""]);
    }

    #[test]
    fn nothing_is_said_at_a_meeting_by_phone_or_by_a_newspaper() {
        let text = "ترأس الوزير كريم العلوي أمس اجتماعا موسعا. وقال العلوي إن السد جاهز.\n\
                    ونقلت صحيفة الصباح عن المتحدث خالد أحمد قوله إن الغاز عاد.\n\
                    وبحث الوزير عمر صالح، خلال اتصال هاتفي مع نظيره، ملف المياه. وأكد صالح أن الحصص كافية.";
        check_arabic(text, &["meeting", "", ""]);
    }

    #[test]
    fn a_debate_is_for_all_who_sit() {
        let text = "Opening the second reading debate in Parliament, Housing Minister Ann Roe said the law was broken. \
                    Labour's Paul Doe said that rents had risen. The Simon Trust said 400 children were homeless.";
        check(text, &[true, true, false]);
    }

    #[test]
    fn analysts_are_not_at_the_talks_that_they_judge() {
        let text = "Leaders met for a summit in Lima on Monday. President Ann Roe told the summit that the port would open.\n\
                    “It is a start,” said Paul Doe, senior analyst at Roe Capital.";
        check(text, &[true, false]);
    }

    #[test]
    fn a_house_that_is_told_something_sits_once_its_hearing_is_told_of() {
        let told = "“We are 60,” Paul Doe, president of the Harbour Alliance, told the Senate fisheries committee on Tuesday.\n\
                    Deputy minister Ann Roe replied that ships were coming.\n";
        check(&format!("{told}The hearing was the second of four."), &[true, true]);
        check(told, &[false, false]);
    }

    #[test]
    fn what_a_lead_tells_was_said_where_the_same_speaker_goes_on() {
        let text = "Governor Ann Roe on Tuesday asked the port to share its plans.\n\
                    Roe did so while hosting a reception in Lima for Deputy Governor Ito Kenji.\n\
                    At the reception, Roe said that trade had grown.\n\
                    Later in Lima, 80 firms took part in the Lima Trade Forum. Addressing the forum, Minister Paul Doe said that prices were high. \
                    He told the forum that help was near.";
        let found = extract(&article_of(text, Lang::EN)).statements;
        let kinds: Vec<_> = found.iter().map(|s| s.at.as_ref().and_then(|at| at.split('-').next())).collect();
        assert_eq!(kinds, [Some("meeting"), Some("meeting"), Some("forum"), Some("forum")]);
    }

    #[test]
    fn who_receives_opens_or_hears_does_so_at_a_gathering() {
        let received =
            "Mayor Ann Roe received outgoing Cuban Ambassador Raul Ferrer in Lima on May 5, 2026. She said that trade had grown.";
        check(received, &[true]);
        let opened = "Minister Ann Roe on Thursday inaugurated a training centre in Lima.\n\
                      At the event, Roe said that 400 would be trained. Ambassador Paul Doe noted that work was over.";
        check(opened, &[true, true]);
        let heard = "A Lima court has granted bail to councillor Abel Kizza.\nChief Magistrate Ann Roe ruled that he had a home.\n\
                     Defence lawyer Ana Ruiz told the court that he was ill.\nOutside the court, Kizza said that he was glad.";
        check(heard, &[true, true, false]);
        let trial = "A Lima court has granted bail to councillor Abel Kizza.\n\
                     Magistrate Ann Roe ruled that he had a home.\nThe prosecution had wanted more time.\n\
                     He lives in Lima.\nHe has two sons.\nDefence lawyer Ana Ruiz told the court that he was ill.\nThe case goes on.";
        check(trial, &[true, true]);
        check("During question period, Mayor Ana Ruiz said that bread was dear.", &[true]);
        let reported = "Envoy Paul Doe warned the Security Council on Tuesday that bread was dear.\nBriefing the council, Doe said that many had fled.";
        check(reported, &[true, true]);
    }

    #[test]
    fn answers_guests_and_calls_are_placed_where_they_belong() {
        let launch = "The report was launched in Lima on May 5, 2026. Speaking at the launch, director Ana Ruiz said that bread was dear.\n\
                      Deputy Minister Ann Roe pledged that mills would open.\nMeanwhile, Governor Abel Diaz said that it was late.";
        check(launch, &[true, true, false]);
        let call = "In a phone call on May 5, 2026, Minister Ann Roe asked her counterpart, Paul Doe, to open the bridge. During the conversation, Doe \
                    promised that it would open.";
        check(call, &[true, true]);
        let chaired = "Premier Ann Roe on May 5, 2026 chaired an urgent meeting with ministries and localities on floods.\n\
                       Leaders of Lima said that many had left.";
        check(chaired, &[true]);
        let board = "At the council meeting in Lima on May 5, 2026, Cr Ann Roe said that trucks were loud.\nCr Paul Doe agreed, saying that dust was a risk.\n\
                     Mayor Ana Ruiz said that she would raise it at next week's cabinet meeting.";
        check(board, &[true, true, true]);
        let visit = "Ambassador Ann Roe paid a visit to a hospital in Lima. She praised the staff.\n\
                     On the same day, she had a working session with Governor Paul Doe. He said that bread was dear.";
        check(visit, &[false, true]);
    }

    #[test]
    fn what_is_said_on_another_day_or_by_a_source_was_not_said_there() {
        let opens =
            "Shareholders met in Lima on May 5, 2026 for the annual general meeting. Chairman Paul Doe told the meeting that sales rose.\n";
        check(&format!("{opens}The pilots' union said on May 6, 2026 that it was late."), &[true, false]);
        check(&format!("{opens}The beach drew 9,000 visitors, according to the Tourism Authority."), &[true, false]);
        check(&format!("{opens}Minister Ann Roe told reporters that bread was dear."), &[true, false]);
        check(
            &format!("{opens}On May 5, the delegation toured a farm, where director Ana Ruiz told the visitors that rice was dear."),
            &[true, false],
        );
    }

    #[test]
    fn those_who_plead_and_rule_speak_at_a_hearing_in_court() {
        let text = "A surveyor told the High Court in Kitwe on Tuesday that the register was lost. Mr Paul Doe was testifying at the trial of Jane Poe.\n\
                    “It was burnt,” Doe told the court. Defence lawyer Ann Roe asked the court to drop the charge, arguing that the State was late.\n\
                    Magistrate Abel Sy held that the charge would stand.\n\
                    Outside the court, Mayor Ana Ruiz said that the road would open.";
        check(text, &[true, true, true, true, true, false]);
        check("In the trial, patients took a pill. Professor Paul Doe said that the pain was gone.", &[false]);
    }

    #[test]
    fn what_is_told_to_a_station_is_said_there_and_what_a_press_conference_hears_after_talks_here() {
        let opens = "More than 150 residents packed the hall in Lima for a public meeting on the quarry. Mayor Ana Ruiz told the meeting that work would begin.\n";
        check(&format!("{opens}“I live there,” said Ann Poe, a mother of three."), &[true, true]);
        check(&format!("{opens}Minister Paul Doe told Midlands 103 on Wednesday that he was worried."), &[true, false]);
        check(&format!("{opens}Minister Paul Doe told Zodiak Radio that he was worried."), &[true, false]);
        check(&format!("{opens}Outside the hall, parents held placards. “I am late,” said Jane Poe."), &[true, false]);
        check("After the vote, Minister Paul Doe told a joint news conference that prices were high.", &[true]);
    }

    #[test]
    fn guests_speak_in_turn_at_a_ceremony() {
        let text = "The dam was handed over at a ceremony in Lima on May 5, 2026. Governor Ann Roe told the gathering that the lake was full. Also speaking at the \
                    event, Ambassador Paul Doe noted that work was over.\n\
                    Ana Ruiz, president of the fishers' association, thanked the donors. She urged them to act.\n\
                    Senator Abel Sy welcomed the dam in a Facebook post on Tuesday. “It was time,” he wrote.";
        check(text, &[true, true, true, true, false, false]);
    }

    #[test]
    fn a_committee_sits_beside_a_press_meet_of_a_forum() {
        let text = "The Energy Committee on Sunday took the ministry to task.\n\
                    At the meeting, Energy Secretary Paul Doe said that work was late. “We wait,” Doe told lawmakers.\n\
                    On Saturday, speaking at a press meet in Lima, Ana Ruiz, chair of the Power Producers' Forum, warned that firms would fail. She said \
                    at the programme that the forum had written twice.\n\
                    Director Abel Sy informed the panel that towers were up. Neither official said how many firms had been fined.";
        let found = extract(&article_of(text, Lang::EN)).statements;
        let at: Vec<_> = found.iter().map(|s| s.at.as_deref().map_or("", |at| &at[..4])).collect();
        assert_eq!(at, ["sess", "sess", "brie", "brie", "sess"]);
    }

    #[test]
    fn talks_that_a_verb_and_a_noun_tell_of_are_one_and_a_call_goes_by_its_name() {
        let surfaces = |text: &str| {
            let events = extract(&article_of(text, Lang::EN)).events;
            events.iter().map(|e| e.mentions[0].surface.clone()).collect::<Vec<_>>()
        };
        assert_eq!(surfaces("The premiers of Samoa and Tonga held talks in Apia on May 5, 2026 on fishing."), ["talks"]);
        assert_eq!(surfaces("Earlier the same day, Mayor Paul Doe paid a courtesy call on Governor Ann Roe."), ["courtesy call"]);
    }

    #[test]
    fn who_is_received_on_the_same_day_speaks_there() {
        let text = "Deputy Minister Ann Roe and Lao Deputy Minister Khamla Sisouk co-chaired the fourth political consultation in Vientiane on May 5.\n\
                    At the consultation, Roe said that trade had grown.\n\
                    On the same day, Roe was received by Lao Minister of Trade Bounmy Inthavong. The minister said that a bridge would open.";
        let found = extract(&article_of(text, Lang::EN)).statements;
        let at: Vec<_> = found.iter().map(|s| s.at.as_deref()).collect();
        assert!(at[0].is_some() && at[1].is_some() && at[0] != at[1], "{at:?}");
    }

    /// The kind of event at which each statement of a Vietnamese text is said.
    #[track_caller]
    fn check_vietnamese(text: &str, wanted: &[&str]) {
        let found = extract(&article_of(text, Lang::VI)).statements;
        let kind = |at: &str| at.split('-').next().unwrap_or_default().to_owned();
        let kinds: Vec<_> = found.iter().map(|s| s.at.as_deref().map_or_else(String::new, kind)).collect();
        assert_eq!(kinds, wanted, "{text}");
    }

    #[test]
    fn a_numbered_session_goes_by_its_noun_beside_a_forum() {
        check_vietnamese(
            "Ngày 17/9, tại Warsaw, Thứ trưởng Lê Văn Hà đồng chủ trì kỳ họp lần thứ 4 Ủy ban Hỗn hợp Việt Nam-Ba Lan.\n\
             Phát biểu tại kỳ họp, Thứ trưởng khẳng định cảng đã xong.\n\
             Trước đó, ngày 16/9, đoàn đã dự Diễn đàn Doanh nghiệp Việt Nam-Ba Lan tại Gdansk. Khai mạc diễn đàn, bà Trần Thị Mai kêu gọi giảm thuế.",
            &["session", "forum"],
        );
    }

    #[test]
    fn a_reception_that_begins_an_article_and_hearings_keep_what_is_said_there() {
        check_vietnamese(
            "Sáng 5/3/2026, Chủ tịch UBND tỉnh Lê Văn Hà có buổi tiếp và làm việc với đoàn công tác tỉnh Attapeu do Phó Tỉnh trưởng Thongsa Vilay làm trưởng đoàn.\n\
             Chủ tịch UBND tỉnh Lê Văn Hà cho biết cảng đã xong.\nBáo cáo tại buổi làm việc, Giám đốc Sở Công Thương Trần Thị Mai cho hay giá đã tăng.\n\
             Trước đó, chiều 4/3/2026, Sở Công Thương tổ chức Diễn đàn Cà phê lần thứ 2. Phát biểu tại diễn đàn, ông Ngô Minh Vũ đề nghị giảm thuế.",
            &["meeting", "meeting", "forum"],
        );
        check_vietnamese(
            "Hàng trăm người đến theo dõi phiên điều trần vụ cháy chung cư tại Tòa án Houston hôm 5/3/2026.\n\
             Trước tòa, công tố viên Ann Roe cho biết chủ nhà đã nhận 3 triệu Mỹ kim.\nTrạng sư Marco Rossi lập luận rằng thân chủ của ông vô tội.\n\
             Trả lời báo Người Việt qua điện thoại, ông Lê Văn Hà cho biết hội sẽ khiếu nại.",
            &["session", "session", ""],
        );
    }

    #[test]
    fn what_others_spread_is_answered_where_one_is_asked() {
        check_vietnamese(
            "Chiều 5/3, tại họp báo thường kỳ, Người phát ngôn Trần Thị Mai khẳng định giá đã tăng.\n\
             Bác bỏ thông tin trên mạng xã hội cho rằng cảng bị đóng, bà Mai nêu rõ cảng đã xong.\n\
             Trước đó, sáng 4/3, Thứ trưởng Ngoại giao Ngô Minh Vũ đã điện đàm với Thứ trưởng Ngoại giao Mỹ Allison Burke. Bà Allison Burke nhấn mạnh thuế đã giảm.",
            &["briefing", "briefing", "meeting"],
        );
    }

    #[test]
    fn what_newspapers_write_and_ask_is_said_elsewhere() {
        let opens =
            "Sáng 12/5, Sở Công Thương tổ chức hội nghị về gạo tại Huế. Phát biểu tại hội nghị, ông Lê Văn Hà cho biết giá sẽ tăng.\n";
        let check = |text: &str, wanted: &[&str]| check_vietnamese(&format!("{opens}{text}"), wanted);
        check("Tờ Asahi Shimbun nhận định giá sẽ giảm.", &["conference", ""]);
        check("Ông Marco Rossi khi trao đổi với Nông Nghiệp Việt cho rằng cần giảm thuế.", &["conference", ""]);
        check("Phóng viên VOV đã phỏng vấn ông Marco Rossi bên lề hội nghị. Ông cho rằng cần giảm thuế.", &["conference", ""]);
        check("Theo báo cáo của Bộ Nông nghiệp và Môi trường tại hội nghị, giá đã tăng 3%.", &["conference", "conference"]);
    }

    #[test]
    fn who_was_met_on_the_same_day_answers_there() {
        let found = "Tối 11/5, tại Warsaw, Chủ tịch nước Lê Văn Hà đã gặp gỡ cộng đồng người Việt Nam. Tại buổi gặp, ông Trần Anh Tú cho biết trường đã mở.\n\
                     Sáng cùng ngày, tại cuộc hội kiến với Thủ tướng Ba Lan Marek Nowak, Chủ tịch nước đề nghị Ba Lan giảm thuế.\n\
                     Thủ tướng Marek Nowak khẳng định sẽ xem xét.";
        let found = extract(&article_of(found, Lang::VI)).statements;
        let at: Vec<_> = found.iter().map(|s| s.at.as_deref()).collect();
        assert!(at.len() == 3 && at[0].is_some() && at[0] != at[1] && at[1] == at[2], "{at:?}");
    }

    #[test]
    fn members_of_parliament_debate_and_others_speak_in_another_capital() {
        check_vietnamese(
            "Nghị viện châu Âu hôm thứ Ba đã thảo luận về thuế.\nMở đầu cuộc tranh luận, Ủy viên Maros Hudak nói thuế đã giảm.\n\
             Nghị sĩ Đức Bernd Krause cho rằng châu Âu đã nhượng bộ.\nTại Washington, Bộ trưởng Thương mại Mỹ Howard Lane cho biết sẽ không đàm phán lại.",
            &["session", "session", ""],
        );
    }

    #[test]
    fn those_who_telephone_or_pay_a_call_later_that_day_are_told_apart() {
        check_vietnamese(
            "Sáng 12/5/2026, Thứ trưởng Ngoại giao Ngô Minh Vũ đã điện đàm với Thứ trưởng Ngoại giao Mỹ Allison Burke.\n\
             Bà Allison Burke nhấn mạnh thuế đã giảm.",
            &["meeting"],
        );
        let found = "Sáng 11/5, Sở Ngoại vụ tỉnh Nghệ An có buổi làm việc với đoàn công tác tỉnh Savannakhet do ông Khamsay Vongsa dẫn đầu.\n\
                     Phát biểu tại buổi làm việc, ông Khamsay Vongsa đề nghị mở cửa khẩu.\n\
                     Chiều cùng ngày, đoàn đã đến chào xã giao Phó Chủ tịch UBND tỉnh Bùi Thanh An. Tại đây, ông Bùi Thanh An khẳng định đường đã xong.";
        let found = extract(&article_of(found, Lang::VI)).statements;
        let at: Vec<_> = found.iter().map(|s| s.at.as_deref()).collect();
        assert!(at.len() == 2 && at[0].is_some() && at[1].is_some() && at[0] != at[1], "{at:?}");
    }

    #[test]
    fn nothing_is_said_at_talks_that_come_later_in_an_article() {
        let found = "Ngày 12/5, tại Brussels, Bộ trưởng Ngoại giao Lê Văn Hà đã có cuộc hội đàm với Bộ trưởng Ngoại giao Bỉ Lars Peeters.\n\
                     Bộ trưởng Lê Văn Hà đề nghị Bỉ giảm thuế.\n\
                     Cùng ngày, Bộ trưởng Lê Văn Hà đã gặp Chủ tịch Hạ viện Bỉ Sophie Claes. Tại cuộc gặp, bà Sophie Claes cho biết Hạ viện ủng hộ hợp tác.";
        let found = extract(&article_of(found, Lang::VI)).statements;
        let at: Vec<_> = found.iter().map(|s| s.at.as_deref()).collect();
        assert!(at[0].is_some() && at[1].is_some() && at[0] != at[1], "{at:?}");
    }

    #[test]
    fn guests_of_a_vietnamese_ceremony_and_shareholders_speak_there() {
        check_vietnamese(
            "Ngày 12/5, Công ty Sao Mai tổ chức lễ khởi công nhà máy. Phát biểu tại buổi lễ, ông Marco Rossi cho biết nhà máy sẽ mở.\n\
             Đại sứ Italy Chiara Bianchi đánh giá cao dự án.\nTrong thông cáo, ông Lê Văn Hà cho rằng giá sẽ tăng.",
            &["other", "other", ""],
        );
        check_vietnamese(
            "Sáng 10/5, Công ty Sao Mai tổ chức Đại hội đồng cổ đông thường niên năm 2026. Tại đại hội, Chủ tịch Lê Văn Hà cho biết giá sẽ tăng.\n\
             Một cổ đông cho rằng nên đổi tên.",
            &["congress", "congress"],
        );
    }

    #[test]
    fn who_received_a_guest_spoke_there() {
        let text = "Hội nghị Du lịch Việt Nam lần thứ 4 khai mạc tại Huế. Bà Trần Thị Mai cho biết cảng đã xong.\n\
                    Trước đó, chiều 13/5, Bí thư Tỉnh ủy Lê Văn Hòa đã tiếp Đại sứ Lào. Tại buổi tiếp, ông Hòa đề nghị hai bên mở cửa khẩu.";
        let found = extract(&article_of(text, Lang::VI)).statements;
        let kinds: Vec<_> = found.iter().map(|s| s.at.as_ref().and_then(|at| at.split('-').next())).collect();
        assert_eq!(kinds, [Some("conference"), Some("meeting")]);
    }

    #[test]
    fn anybody_speaks_at_a_public_meeting() {
        let text = "More than 200 people packed the hall in Lima for a public meeting on the port.\n\
                    Mayor Ana Ruiz told the meeting that work would begin. Paul Doe, a farmer, said that his field was lost.\n\
                    Contacted for comment, Energy Minister Abel Sy said the lake was low.";
        check(text, &[true, true, false]);
    }

    /// Whether each statement of a French text is said at an event.
    #[track_caller]
    fn check_french(text: &str, wanted: &[bool]) {
        let found = extract(&article_of(text, Lang::FR)).statements;
        let at: Vec<bool> = found.iter().map(|s| s.at.is_some()).collect();
        assert_eq!(at, wanted, "{text}");
    }

    #[test]
    fn reactions_come_after_a_sitting() {
        let opens = "Lors d'une séance houleuse de la commission, le ministre Paul Sy a reconnu que les trains étaient en retard.\n";
        check_french(&format!("{opens}La députée Awa Diop a dit que la gare fermerait."), &[true, true]);
        check_french(
            &format!("{opens}Après la séance, le ton est monté.\nLa directrice Awa Diop a dit que la gare fermerait."),
            &[true, false],
        );
    }

    #[test]
    fn anybody_speaks_at_a_trial_who_is_called() {
        let opens = "L'ingénieur Amadou Keïta a comparu mardi à Ségou devant le tribunal.\n";
        check_french(
            &format!(
                "{opens}Le procureur Paul Sy a requis trois ans de prison. Awa Diop, mère de la victime, a dit que le pont était vieux."
            ),
            &[true, true],
        );
        check_french(&format!("{opens}Dans un communiqué, l'Ordre des ingénieurs a dénoncé un procès injuste."), &[false]);
        check_french(
            "Le procès du général Sow s'est ouvert lundi à Ségou. À l'audience, le juge Paul Sy a rejeté le report. L'expert Ali Ba a dit que le pont \
             était vieux.",
            &[true, true],
        );
    }

    #[test]
    fn who_is_heard_by_a_house_speaks_there() {
        check_french(
            "Le directeur Paul Sy était auditionné mercredi par la commission des finances du Sénat.\nIl a assuré que la dette baisserait.",
            &[true],
        );
    }

    #[test]
    fn who_is_asked_speaks_where_those_sit_who_ask() {
        let opens = "Le procès du général Sow s'est ouvert lundi à Ségou devant le tribunal.\n";
        check_french(&format!("{opens}Interrogé par le juge, l'expert Ali Ba a dit que le pont était vieux."), &[true]);
        check_french(&format!("{opens}Interrogé par Le Soir, l'expert Ali Ba a dit que le pont était vieux."), &[false]);
        let opens = "Lors d'une conférence de presse lundi à Ségou, la ministre Awa Diop a dit que la route ouvrirait.\n";
        check_french(&format!("{opens}Interrogée par un correspondant de l'AFP, Mme Diop a nié tout retard."), &[true, true]);
        check_french(&format!("{opens}Sur France Inter, le député Paul Sy a dit que les prix montaient."), &[true, false]);
    }

    #[test]
    fn a_visit_of_a_site_is_where_those_speak_who_are_there() {
        check_french(
            "Le gouverneur Paul Sy s'est rendu mercredi sur le chantier de l'hôpital.\nIl a déploré le retard. « Travaillez la nuit », a-t-il dit au \
             cours de cette visite de terrain.\nLe chef de chantier, Luc Ba, a expliqué que le ciment manquait.",
            &[true, true, true],
        );
        check_french(
            "« Nous n'attendrons pas », a dit la ministre Awa Sy lors d'une visite de terrain.\nLe maire Paul Ba a promis un pont.\nDans un communiqué, \
             le Cadre de concertation des éleveurs réclame une enquête.",
            &[true, true, false],
        );
    }

    #[test]
    fn there_was_another_gathering_on_the_eve() {
        check_french("La veille, à Thiès, lors d'une réunion publique, le préfet Paul Sy avait dit que la route ouvrirait.", &[true]);
    }

    #[test]
    fn those_who_telephone_or_receive_speak_to_each_other() {
        check_french(
            "Lors d'un appel téléphonique lundi avec son homologue Paul Sy, la ministre Awa Diop a dit que la route ouvrirait. Au cours de cette \
             conversation, M. Sy a salué ce choix.",
            &[true, true],
        );
        let found = "Le gouverneur Paul Sy a reçu le 3 mai une délégation coréenne conduite par Kim Min-ho.\nLors de la réception, Paul Sy a dit que \
                     la route ouvrirait.\nLe même jour, la délégation a participé au Forum des ports, qui a réuni 120 entreprises.\nOuvrant le forum, la \
                     ministre Awa Diop a dit que les prix baissaient.";
        let found = extract(&article_of(found, Lang::FR)).statements;
        let kinds: Vec<_> = found.iter().map(|s| s.at.as_ref().and_then(|at| at.split('-').next())).collect();
        assert_eq!(kinds, [Some("meeting"), Some("forum")]);
    }

    #[test]
    fn what_is_said_there_is_said_at_what_was_told_before() {
        let found = "Le ministre Paul Sy a reçu mardi à Ségou l'ambassadrice Awa Diop. Au cours de l'audience, Mme Diop a dit que la route \
                     ouvrirait.\nPeu avant, le ministre avait présidé une réunion du comité de pilotage du port. Le directeur Luc Ba y a indiqué que \
                     le trafic montait.";
        let found = extract(&article_of(found, Lang::FR)).statements;
        let at: Vec<_> = found.iter().map(|s| s.at.as_deref()).collect();
        assert!(at[0].is_some() && at[1].is_some() && at[0] != at[1], "{at:?}");
    }

    #[test]
    fn houses_are_spoken_before_and_the_press_is_faced() {
        check_french(
            "L'envoyée Awa Sy s'est exprimée lundi devant le Conseil de sécurité, à New York.\n« La faim gagne », a-t-elle averti.\nLe \
             représentant français, Jean Roux, a dit que l'aide viendrait.",
            &[true, true],
        );
        check_french(
            "Face à la presse, lundi à Ségou, le ministre Paul Sy a dit que la route ouvrirait. Il a promis un pont.",
            &[true, true],
        );
        check_french(
            "Le préfet Paul Sy a animé mardi un point de presse à l'issue de la réunion de crise. « La route ouvrira », a-t-il dit. Joint au \
             téléphone, le maire Luc Ba a dit que le pont tiendrait.",
            &[true, false],
        );
    }

    #[test]
    fn a_visit_goes_by_the_verb_that_told_of_it() {
        let opens = "Lors d'une séance de travail lundi à Ségou, le gouverneur Paul Sy a dit que la route ouvrirait.\nLe mil a baissé.\n";
        let found = format!(
            "{opens}Mardi 12 mai, la délégation s'est rendue à la coopérative de Ségou. Sa directrice, Awa Diop, a dit que le lait manquait. « Venez », \
             a-t-elle dit lors de cette visite."
        );
        let found = extract(&article_of(&found, Lang::FR)).statements;
        let kinds: Vec<_> = found.iter().map(|s| s.at.as_ref().and_then(|at| at.split('-').next())).collect();
        assert_eq!(kinds, [Some("meeting"), Some("other"), Some("other")]);
    }

    #[test]
    fn guests_of_a_ceremony_speak_in_turn() {
        check_french(
            "Lors de la cérémonie de remise des vélos, jeudi à Ségou, le maire Paul Sy a dit que la route ouvrirait.\nLe directeur de l'école, Luc Ba, a \
             promis un pont.\nDans un message publié sur X, la députée Awa Diop a salué ce geste.",
            &[true, true, false],
        );
    }

    #[test]
    fn strangers_and_hosts_of_a_visit_speak_elsewhere() {
        let opens = "Lors d'une réunion extraordinaire à Riga, la ministre Awa Diop a dit que la route ouvrirait.\n";
        check_french(&format!("{opens}La police a fait savoir que le port était fermé."), &[true, false]);
        check_french(
            &format!("{opens}Mardi, la délégation a visité le port. Le maire Paul Sy a assuré que tout était prêt."),
            &[true, false],
        );
    }
}
