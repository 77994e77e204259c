//! Who may have spoken at a gathering: those who sit there, are received, take turns or are told to be there, and those who are not.

use super::Settings;
use crate::date::DateMention;
use crate::event::EventKind;
use crate::extract::statements::words::Phrases;
use crate::extract::statements::{Conjugation, Cue, Found, Words};
use crate::extract::{Actor, Sentence, Tag, Who};
use crate::fold::fold;
use crate::gazetteer;
use crate::lang::{Class, language};
use crate::statement::Reference;
use std::ops::Range;

impl Settings<'_> {
    /// "جلسة استماع إلى الوزير … وتساءلت |النائبة|": members of parliament speak at a hearing of theirs.
    pub(super) fn is_heard(&self, found: &Found, event: usize) -> bool {
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
    pub(super) fn is_in_court(&self, found: &Found, event: usize) -> bool {
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
    pub(super) fn takes_turn(&self, found: &Found, event: usize) -> bool {
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
        let begins = |list: fn(&Words) -> &Phrases| {
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
    pub(super) fn is_present(&self, found: &Found, event: usize, sentence: usize) -> bool {
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
    pub(super) fn is_of_those_met(&self, found: &Found, event: usize) -> bool {
        let country = |tag: &Tag| match tag.class {
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
    pub(super) fn may_sit(&self, found: &Found, event: usize) -> bool {
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
        let is_house = |tag: &Tag| {
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
    pub(super) fn is_called(&self, event: usize, has: impl Fn(Range<usize>) -> bool) -> bool {
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
    pub(super) fn is_strange(&self, found: &Found, event: usize) -> bool {
        let words = language(self.reading.sentences[found.sentence].language).map(|l| &l.statements);
        let is_english = words.is_some_and(|words| words.conjugation == Conjugation::English);
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
    pub(super) fn is_over(&self, found: &Found, event: usize, is_stranger: bool) -> bool {
        let here = self.reading.sentence_of(found.anchor.start);
        let ends = |(tokens, e): &(Range<usize>, usize)| {
            const NEAR: usize = 4;
            let sentence = self.reading.sentence_of(tokens.start);
            let within = &self.reading.sentences[sentence];
            let words = language(within.language).map(|l| &l.statements.over);
            let end = words.and_then(|words| words.at(self.reading, within.tokens.start));
            let names = |tag: &Tag| {
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
    pub(super) fn is_visiting(&self, found: &Found, event: usize) -> bool {
        let here = self.reading.sentence_of(found.anchor.start);
        let block = self.reading.sentences[here].block;
        let is_talk = !matches!(self.agenda.events[event].kind, EventKind::Other);
        let visits = |s: usize| {
            let sentence = &self.reading.sentences[s];
            let words = language(sentence.language).map(|l| &l.statements.visits);
            let visit = words.and_then(|words| words.first_in(self.reading, sentence.tokens.clone()));
            // "Mr Doe |said| he visited the offices".
            let says = |tag: &Tag| matches!(tag.class, Class::Cue(cue) if cue.has(Cue::FINITE));
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
    pub(super) fn is_on_another_day(&self, found: &Found, event: usize) -> bool {
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
    pub(super) fn is_said_after(&self, found: &Found, event: usize) -> bool {
        const NEAR: usize = 4;
        let here = self.reading.sentence_of(found.anchor.start);
        let sentence = &self.reading.sentences[here];
        let is_english = language(sentence.language).is_some_and(|l| l.statements.conjugation == Conjugation::English);
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
    pub(super) fn is_turned_to_later(&self, found: &Found, event: usize) -> bool {
        let first = self.agenda.mentions.iter().find(|(_, e)| *e == event).map(|(tokens, _)| self.reading.sentence_of(tokens.start));
        first.filter(|first| *first > found.sentence).is_some_and(|first| {
            let sentence = &self.reading.sentences[first];
            language(sentence.language).is_some_and(|l| l.statements.turns.at(self.reading, sentence.tokens.start).is_some())
        })
    }

    /// "told |reporters|": whether the press hears what is said beside a sitting or talks, or a source is only cited: "|according to| the bureau".
    pub(super) fn is_told_outside(&self, found: &Found, event: usize) -> bool {
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
    pub(super) fn is_private(&self, found: &Found, event: usize) -> bool {
        if self.is_open_to_all(found, event) {
            return false;
        }
        let people = &found.speaker.people;
        let is_of_others = matches!(self.agenda.events[event].kind, EventKind::Meeting | EventKind::Summit);
        let has_no_office = |office: &crate::entity::Office| is_of_others && office.role == crate::entity::Role::Expert;
        let is_nobody = !people.is_empty() && people.iter().all(|&person| self.cast.people[person].roles.iter().all(has_no_office));
        let inside = self.reading.sentences.iter().filter(|s| s.block == found.block);
        let attends = |s: &Sentence| {
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
    pub(super) fn is_press(&self, found: &Found) -> bool {
        let is_medium =
            |body: &usize| matches!(self.cast.bodies[*body].kind.as_str(), "news_agency" | "media" | "broadcaster" | "newspaper");
        let bodies = &found.speaker.bodies;
        found.speaker.people.is_empty() && !bodies.is_empty() && bodies.iter().all(is_medium)
    }
}
