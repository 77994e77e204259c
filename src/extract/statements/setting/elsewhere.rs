//! What was said elsewhere: to an outlet, in a post or a letter, on air, at the doors.

use super::Settings;
use crate::event::EventKind;
use crate::extract::events::is_publisher;
use crate::extract::statements::words::{Order, Words};
use crate::extract::statements::{Conjugation, Cue, Found};
use crate::extract::{Actor, Cast, Reading, Sentence, Tag, Who};
use crate::fold::fold;
use crate::gazetteer;
use crate::lang::{Class, language};
use crate::statement::Mode;
use std::ops::Range;

impl Settings<'_> {
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
    pub(super) fn is_elsewhere(&self, found: &Found) -> bool {
        let sentence = &self.reading.sentences[self.reading.sentence_of(found.anchor.start)];
        // "a exhorté les parties à négocier|, dans un message publié à New York|.": what closes a sentence tells how it was said.
        let closes = |tokens: &Range<usize>| {
            const LONGEST: usize = 10;
            let is_behind = tokens.start > found.content.start + 3 && self.reading.folded(tokens.start - 1) == ",";
            is_behind && sentence.tokens.end <= tokens.end + LONGEST && found.mode == Mode::Indirect
        };
        // "a soutenu que |le fournisseur|, une société, lui avait assuré par téléphone": what another says in what was said.
        let is_cue = |tag: &Tag| matches!(tag.class, Class::Cue(cue) if cue.has(Cue::THAT));
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
        let is_press = |tag: &Tag| matches!(tag.class, Class::Body(row) if matches!(gazetteer::bodies()[row as usize].kind, "news_agency" | "agency" | "broadcaster"));
        let hears = behind.into_iter().any(|t| {
            let is_outlet = words.outlets.at(self.reading, t).is_some() || words.reporters.at(self.reading, t).is_some();
            is_outlet || self.reading.tags_at(t).iter().any(is_press)
        });
        let is_named = || {
            let calls = language(sentence.language).map(|l| &l.events.calls);
            let is_call = |call: &Range<usize>| calls.is_some_and(|words| words.at(self.reading, call.start, call).is_some());
            let inside = |call: &Range<usize>| tokens.start <= call.start && call.start < tokens.end && is_call(call);
            words.order == Order::VerbFirst && self.agenda.mentions.iter().any(|(call, _)| inside(call))
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
        let tells = |words: &Words| match words.order {
            Order::VerbFirst => words.elsewhere.first_in(self.reading, sentence.tokens.clone()).is_some(),
            // "Phóng viên VOV |đã phỏng vấn| ông Tanaka. Ông cho rằng".
            Order::SubjectFirst if words.conjugation == Conjugation::None => {
                let asked = || words.interviewed.first_in(self.reading, sentence.tokens.clone()).is_some();
                words.elsewhere.at(self.reading, sentence.tokens.start).is_some() || asked()
            }
            Order::SubjectFirst => words.elsewhere.at(self.reading, sentence.tokens.start).is_some(),
        };
        // "|In a phone call|, she asked her counterpart to wait. He promised".
        let call = words.and_then(|words| words.calls.at(self.reading, sentence.tokens.start)).map(|end| sentence.tokens.start..end);
        let is_call = call.is_some_and(|call| self.is_call(&call));
        let opens = words.is_some_and(tells) && !self.is_asked_at_briefing(sentence.tokens.start) && !is_call;
        let names = |person: &usize| self.cast.people[*person].mentions.iter().any(|m| sentence.span.contains(m.span));
        opens && sentence.block == found.block && found.speaker.people.iter().any(names)
    }

    /// "وفي القرية، |التقت نون نيوز| الشيخ مطشر الذي قال": whether the newspaper itself meets somebody, where the verb comes first.
    fn meets_publisher(&self, sentence: &Sentence) -> bool {
        let Some(words) = language(sentence.language).filter(|l| l.events.construct).map(|l| &l.events) else { return false };
        let meets = |t: usize| words.receiving_verbs.at_joined(self.reading, t, &sentence.tokens);
        sentence.tokens.clone().filter_map(meets).any(|end| is_publisher(self.reading, end))
    }

    /// "وفي |تصريح للأفق| المغربي، أفاد": a noun of speech with the one it is made to written onto "to", where there are no capitals.
    fn tells_newspaper(&self, sentence: &Sentence, found: &Found) -> bool {
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
    fn tells_listed_outlet(&self, sentence: &Sentence, found: &Found) -> bool {
        let Some(words) = language(sentence.language).filter(|l| l.capitals).map(|l| &l.statements) else { return false };
        // "trao đổi với |Nông Nghiệp Việt|": a name that no table knows and that is nobody's.
        let is_name = |at: usize| {
            let token = self.reading.tokens.get(at).filter(|_| words.conjugation == Conjugation::None);
            let is_known = |tag: &Tag| {
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
