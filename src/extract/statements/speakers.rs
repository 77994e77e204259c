//! Speakers: whom a subject means, and how sure that is.
//!
//! "Le vice-ministre" is the one named holder of that office, "elle" the last woman who spoke; where two could be meant, both are listed.

mod meant;

use super::cues::Spot;
use super::drafts::{Draft, Voice};
use super::subject::{Ground, Named, Subject};
use crate::entity::{Form, Gender, PersonMention, Role};
use crate::extract::Reading;
use crate::extract::{Actor, Cast, Who};
use crate::fold::fold;
use crate::statement::{Grade, Reference};
use std::ops::Range;

/// Whose words, resolved.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// People of the cast.
    pub people: Vec<usize>,
    /// Bodies of the cast.
    pub bodies: Vec<usize>,
    /// How the text refers to them.
    pub reference: Reference,
    /// The words that do.
    pub tokens: Option<Range<usize>>,
    /// The office printed.
    pub role: Option<Role>,
    /// How they are bound to the cue.
    pub grade: Grade,
    /// How they are identified.
    pub identity: Option<Grade>,
}

impl Speaker {
    /// The one who answers in an interview.
    pub fn interviewee(cast: &Cast, person: usize) -> Self {
        Self {
            people: vec![person],
            bodies: Vec::new(),
            reference: Reference::Interview,
            tokens: None,
            role: None,
            grade: Grade::B,
            identity: Some(identity(cast, person)),
        }
    }

    /// Their keys.
    pub fn keys(&self, cast: &Cast) -> Vec<String> {
        let people = self.people.iter().map(|&p| cast.people[p].key.clone());
        people.chain(self.bodies.iter().map(|&b| cast.bodies[b].key.clone())).collect()
    }

    /// The same one for a further verb of the sentence.
    pub fn chained(&self) -> Self {
        Self { grade: self.grade.max(Grade::B), ..self.clone() }
    }
}

/// Who spoke and who was named so far, for pronouns and subjects left out.
#[derive(Clone, Default)]
pub struct Memory {
    /// How many captions were read so far, which stand between no two paragraphs.
    captions: usize,
    last: Option<Speaker>,
    last_block: usize,
    block: usize,
    /// The last body or document that spoke, and in which block: "it".
    thing: Option<(Speaker, usize)>,
    /// Everybody whom the text has named so far, in order.
    named: Vec<usize>,
    /// The last two who spoke together.
    two: Option<[usize; 2]>,
    /// People who were subjects in this block, in order.
    subjects: Vec<usize>,
    /// Those of the block before, when it named any.
    before: Vec<usize>,
    /// People whom this block named otherwise, in order.
    others: Vec<usize>,
    /// The first subject of the latest sentence of this block that has one.
    latest: Option<usize>,
    /// Where a pronoun or a verb without subject means a person.
    mentions: Vec<(Range<usize>, usize)>,
}

/// How many mentions back somebody may have been named who is spoken of as one of their kind.
const NEAR: usize = 6;

impl Memory {
    /// Begins a block: who was named in another is farther away.
    pub fn begin_block(&mut self, block: usize) {
        self.block = block - self.captions;
        self.before = std::mem::take(&mut self.subjects);
        self.others.clear();
        self.latest = None;
    }

    /// Goes on where the paragraph before a caption ended.
    pub fn leave_caption(&mut self, before: Self) {
        let mentions = std::mem::take(&mut self.mentions);
        *self = Self { mentions, captions: before.captions + 1, ..before };
    }

    /// Remembers who was named as a subject in a sentence.
    pub fn end_sentence(&mut self, ground: &Ground) {
        let mut is_first = true;
        for actor in ground.actors_inside(&ground.sentence) {
            if let Some(person) = person_of(&actor.who) {
                let is_oblique = ground.is_oblique(actor.tokens.start, ground.sentence.start) || is_guest(ground, actor);
                if !is_oblique && is_first {
                    self.latest = Some(person);
                    is_first = false;
                }
                if !self.named.contains(&person) {
                    self.named.push(person);
                }
                if is_oblique { &mut self.others } else { &mut self.subjects }.push(person);
            }
        }
    }

    /// Remembers who spoke.
    pub fn spoke(&mut self, speaker: &Speaker, draft: &Draft) {
        if speaker.reference == Reference::Pronoun
            && let (Some(&person), Some(tokens)) = (speaker.people.first(), speaker.tokens.as_ref().or(draft.verb.as_ref()))
            && !matches!(draft.voice, Voice::Same)
        {
            self.mentions.push((tokens.clone(), person));
        }
        if let [first, second] = speaker.people[..] {
            self.two = Some([first, second]);
        }
        if speaker.people.is_empty() && (!speaker.bodies.is_empty() || speaker.reference == Reference::Document) {
            self.thing = Some((speaker.clone(), self.block));
        }
        if speaker.reference != Reference::Document {
            self.last = Some(speaker.clone());
            self.last_block = self.block;
        }
    }

    /// Who says a quotation that stands alone: the one of whom the paragraph told last, else the one who spoke.
    pub fn of_standing_quote(&self, ground: &Ground) -> Option<Speaker> {
        if let Some(person) = told_in_these_words(ground) {
            return Some(meant(ground, person));
        }
        let is_new = self.last.is_none() || self.block != self.last_block;
        if let Some(person) = told_next(ground).filter(|_| is_new && self.latest.is_none()) {
            return Some(meant(ground, person));
        }
        let person = self.latest.filter(|_| is_new).or_else(|| {
            let last = self.last.as_ref().filter(|last| self.block <= self.last_block + 1 && last.bodies.is_empty())?;
            <[usize; 1]>::try_from(last.people.clone()).ok().map(|[person]| person)
        })?;
        Some(meant(ground, person))
    }

    /// Whether the one of whom the paragraph told last is the one who spoke last in it.
    fn spoke_here(&self) -> bool {
        let last = self.last.as_ref().map(|last| last.people.as_slice());
        self.block == self.last_block && self.latest.is_some_and(|person| last == Some(&[person]))
    }

    /// Remembers whose a quotation that stands alone is.
    pub fn begin_quote(&mut self, speaker: &Speaker) {
        self.last = Some(speaker.clone());
        self.last_block = self.block;
    }

    /// "Bà Lan nêu rõ|:|" at the end of a paragraph: what she said is the next.
    pub fn introduce(&mut self, ground: &Ground, spots: &[Spot]) {
        let Some(last) = ground.sentence.clone().last().filter(|&t| ground.word(t) == ":") else { return };
        let Some(spot) = spots.iter().rfind(|spot| spot.tokens.end <= last) else { return };
        let subject = match ground.words.order {
            super::words::Order::VerbFirst => ground.subject_after(spot.tokens.end),
            super::words::Order::SubjectFirst => ground.subject_before(spot.tokens.start, ground.sentence.start),
        };
        if let Some(speaker) = subject.and_then(|subject| self.of_subject(ground, &subject)) {
            self.begin_quote(&speaker);
        }
    }

    /// Whose the draft is; `None` when nobody can be meant.
    pub fn speaker(&self, ground: &Ground, draft: &Draft, same: Option<&Speaker>) -> Option<Speaker> {
        match &draft.voice {
            Voice::Subject(subject) => self.of_subject(ground, subject),
            Voice::Same => {
                // "وأضاف |قائلا|: إنه …": the participle of a verb that leaves its subject out.
                // "وخاطب نظراءه |بالقول|".
                const NEAR: usize = 2;
                let opens =
                    |cue: &Range<usize>| cue.start == ground.sentence.start && (cue.end..=cue.end + NEAR).contains(&draft.anchor.start);
                let is_next = ground.words.order == super::words::Order::VerbFirst && ground.cues.iter().any(opens);
                same.cloned().or_else(|| self.of_main_verb(ground, draft)).or_else(|| self.left_out(ground, false).filter(|_| is_next))
            }
            Voice::Last if draft.dual => self.left_out_by_two(ground),
            Voice::Last => self.left_out(ground, draft.feminine),
        }
    }

    /// The subject of a main verb that is no cue; of the words before, when the sentence begins inside a quotation.
    fn of_main_verb(&self, ground: &Ground, draft: &Draft) -> Option<Speaker> {
        let start = ground.sentence.start;
        if ground.quotes.iter().any(|q| q.inner.start < start && start < q.inner.end) {
            return self.last.as_ref().map(Speaker::chained);
        }
        let speaker = main_subject(ground, draft.anchor.start).and_then(|s| self.of_subject(ground, &s));
        let known = speaker.filter(|s| !s.people.is_empty() || !s.bodies.is_empty());
        let known = known.or_else(|| self.of_subject(ground, &nameless(ground, draft.anchor.start)?));
        known.or_else(|| self.of_subject(ground, &institution(ground, draft.anchor.start)?)).map(|speaker| speaker.chained())
    }

    /// "زار الوزير والسفيرة الميناء. |وأكدا|": the two who were named last, else two without a name.
    fn left_out_by_two(&self, ground: &Ground) -> Option<Speaker> {
        let people = self.two_last().map_or(vec![], |two| two.to_vec());
        let grade = if people.is_empty() { Grade::D } else { Grade::C };
        let (reference, identity) = (Reference::Pronoun, people.first().map(|&p| identity(ground.cast, p)));
        Some(Speaker { people, bodies: vec![], reference, tokens: None, role: None, grade, identity })
    }

    fn left_out(&self, ground: &Ground, feminine: bool) -> Option<Speaker> {
        let cast = ground.cast;
        if let Some(speaker) = self.told_of(ground, feminine) {
            return Some(speaker);
        }
        let last = self.last.as_ref().filter(|_| self.block <= self.last_block + 2)?;
        // "وقالت" is said of no man.
        if feminine && last.bodies.is_empty() && last.people.iter().any(|person| gender_of(cast, *person) == Some(Gender::M)) {
            return None;
        }
        let grade = if last.people.len() + last.bodies.len() > 1 { Grade::D } else { Grade::C.max(last.grade) };
        let reference = if last.people.is_empty() { last.reference } else { Reference::Pronoun };
        Some(Speaker { reference, tokens: None, role: None, grade, ..last.clone() })
    }

    /// "ووصل سامي متأخرا. |وقال|": where verbs need no subject, the one of whom this paragraph told last, when nobody has spoken in it.
    fn told_of(&self, ground: &Ground, feminine: bool) -> Option<Speaker> {
        let is_verb_first = ground.words.order == super::words::Order::VerbFirst;
        let gender = if feminine { Gender::F } else { Gender::M };
        let fits = |person: &usize| gender_of(ground.cast, *person).is_none_or(|g| g == gender);
        let silent = self.last.is_none() || self.block != self.last_block;
        let person = self.latest.filter(fits).filter(|_| is_verb_first && silent)?;
        Some(meant(ground, person))
    }

    fn of_subject(&self, ground: &Ground, subject: &Subject) -> Option<Speaker> {
        let near = if subject.near { Grade::A } else { Grade::B };
        let tokens = Some(subject.tokens.clone());
        let nobody = |reference, grade| Speaker {
            people: vec![],
            bodies: vec![],
            reference,
            tokens: tokens.clone(),
            role: None,
            grade,
            identity: None,
        };
        if let Some(person) = self.native(ground, subject) {
            let identity = Some(identity(ground.cast, person));
            return Some(Speaker { people: vec![person], identity, ..nobody(Reference::Role, Grade::C) });
        }
        match subject.named.first()? {
            Named::Document => return Some(nobody(Reference::Document, near)),
            // "|Vị đại biểu| đoàn Đồng Tháp dẫn chứng".
            Named::Somebody
                if ground.words.conjugation == super::Conjugation::None
                    && ground.words.pronouns.at(ground.reading, subject.tokens.start).is_some_and(|end| end < subject.tokens.end) =>
            {
                return self.of_pronoun(ground, subject, None, false);
            }
            Named::Somebody => {
                let one = || self.one_before(ground, subject).or_else(|| self.aged(ground, subject));
                let titled = || self.titled_like(ground, &subject.tokens).filter(|_| ground.words.order == super::words::Order::VerbFirst);
                let one = || one().or_else(titled).or_else(|| self.meant_by(ground, subject, None, None)).into_iter().collect();
                let people: Vec<usize> = self.both(ground, subject).map_or_else(one, |two| two.to_vec());
                let grade = if people.is_empty() { near.max(Grade::B) } else { Grade::C };
                return Some(Speaker { people, ..nobody(Reference::Role, grade) });
            }
            Named::Unknown => return Some(nobody(Reference::Body, Grade::B)),
            Named::Pronoun { gender, plural, .. } => return self.of_pronoun(ground, subject, *gender, *plural),
            Named::Actor(_) | Named::Person(_) => {}
        }
        let mut speaker = nobody(Reference::Name, near);
        let mut references = Vec::new();
        for named in &subject.named {
            if let Named::Person(person) = named {
                speaker.people.push(*person);
                speaker.identity = speaker.identity.max(Some(identity(ground.cast, *person)));
                references.push(Reference::Name);
            }
            let Named::Actor(actor) = named else { continue };
            match &ground.cast.actors[*actor].who {
                Who::Person(person) => {
                    speaker.people.push(*person);
                    speaker.identity = speaker.identity.max(Some(identity(ground.cast, *person)));
                    references.push(Reference::Name);
                }
                Who::Role { role, holders } => {
                    speaker.role = Some(*role);
                    let start = ground.cast.actors[*actor].tokens.start;
                    let two = self.both(ground, subject).filter(|_| holders.len() != 2);
                    let (people, grade) = match holders.as_slice() {
                        _ if two.is_some() => (two.map_or(vec![], |two| two.to_vec()), Grade::C),
                        [] if self.one_before(ground, subject).is_some() => {
                            (self.one_before(ground, subject).into_iter().collect(), Grade::C)
                        }
                        [] if self.aged(ground, subject).is_some() => (self.aged(ground, subject).into_iter().collect(), Grade::C),
                        _ if is_indefinite(ground, start) => (vec![], Grade::B),
                        // "وقال سفير فيتنام … وأعرب |الدبلوماسي الفيتنامي|": not one who is named only later.
                        later if self.one_before(ground, subject).is_some_and(|_| later.iter().all(|p| !self.named.contains(p))) => {
                            (self.one_before(ground, subject).into_iter().collect(), Grade::C)
                        }
                        _ if self.sits_too(ground, subject).is_some() => (self.sits_too(ground, subject).into_iter().collect(), Grade::C),
                        holders if self.nearest(ground, *actor, holders).is_some() => {
                            (self.nearest(ground, *actor, holders).into_iter().collect(), Grade::C)
                        }
                        [] => {
                            let tokens = &ground.cast.actors[*actor].tokens;
                            let gender = ground.cast.actors[*actor].gender;
                            let person = self.titled_like(ground, tokens).or_else(|| self.untitled(ground, tokens));
                            let person = person
                                .or_else(|| of_nation(ground, tokens, *role))
                                .or_else(|| of_country(ground, subject).filter(|_| is_vague(*role)));
                            // "the National |Farmers| Federation of Australia" are no minister.
                            let is_english = ground.words.conjugation == super::inflect::Conjugation::English;
                            let are_many = is_english && ground.cast.actors[*actor].plural;
                            let person = person.filter(|_| !are_many);
                            let is_one = !ground.cast.actors[*actor].plural && subject.named.len() == 1;
                            let person = person.or_else(|| self.meant_by(ground, subject, Some(*role), gender).filter(|_| is_one));
                            person.map_or((vec![], Grade::B), |p| (vec![p], Grade::C))
                        }
                        both if ground.cast.actors[*actor].plural => (both.to_vec(), Grade::C),
                        holders if self.seated(ground, *actor, holders).is_some() => {
                            (self.seated(ground, *actor, holders).into_iter().collect(), Grade::C)
                        }
                        _ => self.holders(ground, holders, &ground.cast.actors[*actor]),
                    };
                    speaker.people.extend(people);
                    speaker.grade = speaker.grade.max(grade);
                    references.push(Reference::Role);
                }
                Who::Body(body) => {
                    speaker.bodies.push(*body);
                    references.push(Reference::Body);
                }
            }
        }
        let order = [Reference::Name, Reference::Role, Reference::Body];
        speaker.reference = order.into_iter().find(|r| references.contains(r))?;
        Some(speaker)
    }

    /// "le député |de Sherbrooke|": the holder who was printed with the seat, else whoever this paragraph named last and who holds no such office.
    fn seated(&self, ground: &Ground, actor: usize, holders: &[usize]) -> Option<usize> {
        let actor = &ground.cast.actors[actor];
        let is_member = is_member(&actor.who) && ground.words.tells_callings_bare();
        let seat = actor.tokens.clone().next_back().filter(|&t| is_member && actor.tokens.len() > 2 && ground.reading.tokens[t].capital)?;
        let seat = ground.word(seat);
        let fits = |person: &usize| actor.gender.is_none() || gender_of(ground.cast, *person).is_none_or(|g| Some(g) == actor.gender);
        let printed = |person: &usize| {
            let mut surfaces = ground.cast.people[*person].mentions.iter().filter(|m| m.form == Form::Name);
            surfaces.any(|m| m.role_surface.as_deref().is_some_and(|surface| fold(surface).contains(seat)))
        };
        let own = holders.iter().copied().filter(fits).find(printed);
        let near = || self.subjects.iter().chain(&self.others).rev().copied().filter(fits).find(|person| !holders.contains(person));
        own.or_else(near)
    }

    /// "le président de la commission des Finances, Jean Sy, a dit …. |Le parlementaire| a réclamé": the chair of a house or committee who spoke last in
    /// this paragraph, by a noun that any member goes by.
    fn sits_too(&self, ground: &Ground, subject: &Subject) -> Option<usize> {
        let article = subject.tokens.start.checked_sub(1).filter(|&t| t >= ground.sentence.start);
        let starts = [Some(subject.tokens.start), article].into_iter().flatten();
        let lists = [&ground.words.pronouns_m, &ground.words.pronouns_f];
        let is_whole = |t: usize| lists.iter().any(|list| list.at(ground.reading, t) == Some(subject.tokens.end));
        starts.into_iter().any(is_whole).then_some(())?;
        let last = self.last.as_ref().filter(|_| self.block == self.last_block)?;
        let [person] = last.people[..] else { return None };
        let houses = crate::lang::language(ground.reading.sentences[ground.reading.sentence_of(subject.tokens.start)].language)?;
        let chairs = |surface: &str| surface.split_whitespace().any(|word| houses.events.houses.has(word));
        let mut surfaces = ground.cast.people[person].mentions.iter().filter_map(|m| m.role_surface.as_deref()).map(fold);
        surfaces.any(|surface| chairs(&surface)).then_some(person)
    }

    /// "ووفقا |للمسؤول|": the one who spoke last, by a noun with the article.
    fn one_before(&self, ground: &Ground, subject: &Subject) -> Option<usize> {
        let end = ground.words.one.at(ground.reading, subject.tokens.start)?;
        // "المسؤولة |الحكومية|", "المسؤول |الأول عن القطاع|": what tells more of the one.
        let is_told = ground.words.order == super::words::Order::VerbFirst
            && ground.reading.surface(end).starts_with("ال")
            && self.is_native(ground, end);
        let is_one = end == subject.tokens.end || is_told && end < subject.tokens.end;
        // "تحدث المدير عن التأخر. وقال |المسؤول نفسه|": nobody has spoken yet.
        let told = || self.latest.filter(|_| self.last.is_none() && ground.words.order == super::words::Order::VerbFirst);
        let spoke = self.last.as_ref().filter(|_| self.block <= self.last_block + 2);
        let spoke = spoke.and_then(|last| <[usize; 1]>::try_from(last.people.clone()).ok()).map(|[person]| person);
        let person = spoke.or_else(told).filter(|_| is_one)?;
        let is_feminine = |word: &str| word.ends_with('ة') || ["ثتنا", "ثتي", "ثته", "ثتها", "ورتنا"].iter().any(|end| word.ends_with(end));
        let is_she = (subject.tokens.start..end).any(|t| is_feminine(ground.reading.surface(t)));
        // "المصدر ذاته" may be a woman.
        let is_he = !is_she && ground.words.order == super::words::Order::VerbFirst && !ground.word(end - 1).ends_with("مصدر");
        let fits = |person: &usize| match gender_of(ground.cast, *person) {
            Some(Gender::M) => !is_she,
            Some(Gender::F) => !is_he || ground.word(subject.tokens.start).ends_with("مصدر"),
            _ => true,
        };
        // "وسألت النائبة هدى صالح … وأكد |المسؤول الحكومي ذاته|": whoever with an office was named last before.
        let holds = |person: &usize| !ground.cast.people[*person].roles.is_empty();
        let before = || self.named.iter().rev().copied().filter(|_| is_he).find(|person| fits(person) && holds(person));
        Some(person).filter(fits).or_else(before)
    }

    /// "يقول |الصياد السبعيني|": whoever was told of last, by what they do and their age, where the subject follows its verb.
    fn aged(&self, ground: &Ground, subject: &Subject) -> Option<usize> {
        const NEAR: usize = 3;
        let is_verb_first = ground.words.order == super::words::Order::VerbFirst;
        let within = subject.tokens.start..(subject.tokens.start + NEAR).min(ground.sentence.end);
        ground.words.ages.first_in(ground.reading, within).filter(|_| is_verb_first)?;
        let spoke = self.last.as_ref().filter(|_| self.block <= self.last_block + 1);
        let spoke = spoke.and_then(|last| <[usize; 1]>::try_from(last.people.clone()).ok()).map(|[person]| person);
        self.latest.or(spoke)
    }

    /// "المسؤول |الليبي|": whether the last speaker may be of the nation that an adjective names.
    fn is_native(&self, ground: &Ground, at: usize) -> bool {
        let code = ground.reading.find_at(at, |tag| match tag.class {
            crate::lang::Class::Demonym(row) => crate::gazetteer::places()[row as usize].code,
            _ => None,
        });
        let Some(code) = code else { return true };
        let people = self.last.iter().flat_map(|last| &last.people);
        let mut places = people.flat_map(|p| &ground.cast.people[*p].roles).filter_map(|role| role.place.as_deref());
        places.all(|place| place.starts_with(code))
    }

    /// "nữ đại biểu", "vị giám đốc", "người đứng đầu tỉnh": whoever of that gender was named last, of the holders where there are any.
    fn nearest(&self, ground: &Ground, actor: usize, holders: &[usize]) -> Option<usize> {
        let tokens = &ground.cast.actors[actor].tokens;
        let gender = [(&ground.words.marked_f, Some(Gender::F)), (&ground.words.marked, None)];
        let (_, gender) = gender.into_iter().find(|(list, _)| list.at(ground.reading, tokens.start).is_some())?;
        let fits = |person: &usize| {
            let is_he = gender.is_some() && gender_of(ground.cast, *person).is_some_and(|g| Some(g) != gender);
            !is_he && (holders.is_empty() || holders.contains(person))
        };
        let before = || ground.cast.actors[..actor].iter().rev().filter_map(|a| person_of(&a.who)).take(NEAR);
        let field = self.field_behind(ground, tokens.end);
        let leads = |person: &usize| {
            let mut surfaces = ground.cast.people[*person].mentions.iter().filter_map(|m| m.role_surface.as_deref()).map(fold);
            field.as_ref().is_some_and(|field| surfaces.any(|surface| surface.contains(field.as_str())))
        };
        before().find(|person| fits(person) && leads(person)).or_else(|| before().find(fits))
    }

    /// "người đứng đầu ngành |nông nghiệp| và môi trường": the first two syllables of a field that somebody leads, folded.
    fn field_behind(&self, ground: &Ground, at: usize) -> Option<String> {
        let field = at + 1..at + 3;
        let is_small = |t: usize| {
            let token = ground.reading.tokens.get(t).filter(|_| ground.sentence.contains(&t));
            token.is_some_and(|t| t.kind == crate::extract::Kind::Word && !t.capital) && !ground.cues.iter().any(|cue| cue.contains(&t))
        };
        let is_field = super::Conjugation::None == ground.words.conjugation && (at..field.end).all(is_small);
        is_field.then(|| format!("{} {}", ground.word(field.start), ground.word(field.start + 1)))
    }

    /// The last speaker, when a title alone begins like the one printed with the name: "le vice-président" of "vice-président du Comité".
    fn titled_like(&self, ground: &Ground, tokens: &Range<usize>) -> Option<usize> {
        let title = fold(ground.reading.text(&(ground.after_article(tokens.start)..tokens.end)));
        // "المدير" of "مدير عام الوزارة".
        let bare = title.strip_prefix("ال").filter(|_| ground.words.order == super::words::Order::VerbFirst);
        let is_like = |surface: &str| {
            let surface = fold(surface);
            let is_bare = bare.is_some_and(|bare| surface.split_whitespace().next() == Some(bare) && tokens.len() == 1);
            surface.starts_with(&title) || is_bare
        };
        let printed = |person: usize| ground.cast.people[person].mentions.iter().filter_map(|m| m.role_surface.as_deref());
        let last = self.last.as_ref().filter(|_| self.block <= self.last_block + 1).and_then(|last| last.people.first().copied());
        // "بحضور أمين المنطقة خالد الزايدي … وأفاد |الأمين|": the one of that title who was named last.
        let named = || self.named.iter().rev().copied().filter(|_| bare.is_some() && tokens.len() == 1);
        let has_title = |person: &usize| printed(*person).any(is_like);
        last.filter(has_title).or_else(|| named().find(has_title))
    }

    /// The last speaker, when "the president" alone stands where nobody named has such an office and that person has none: "قال |الرئيس|".
    fn untitled(&self, ground: &Ground, tokens: &Range<usize>) -> Option<usize> {
        let is_bare =
            ground.words.order == super::words::Order::VerbFirst && tokens.len() == 1 && ground.word(tokens.start).starts_with("ال");
        let last = self.last.as_ref().filter(|last| is_bare && self.block <= self.last_block + 2 && last.people.len() == 1)?;
        let gender = ground.cast.actors.iter().find(|a| a.tokens == *tokens).and_then(|a| a.gender);
        let fits = |person: &usize| gender.is_none() || gender_of(ground.cast, *person).is_none_or(|g| Some(g) == gender);
        let holds = |person: usize, fits: fn(Role) -> bool| ground.cast.people[person].roles.iter().any(|office| fits(office.role));
        // "وتابعت |النائبة|" of whoever chairs a committee.
        let sits =
            |role: Role| matches!(role, Role::Chairman | Role::ViceChairman | Role::Speaker | Role::DeputySpeaker | Role::CommitteeMember);
        let is_member = ground.cast.actors.iter().any(|a| a.tokens == *tokens && is_member(&a.who));
        // "|المشاركون|" are not the farmer who spoke before.
        let is_plural = ground.cast.actors.iter().any(|a| a.tokens == *tokens && a.plural) || self.names_several(ground, tokens);
        let is_free = |person: &usize| !is_plural && ground.cast.people[*person].roles.is_empty() || is_member && holds(*person, sits);
        last.people.first().copied().filter(is_free).filter(fits)
    }

    /// "المشاركون", "المزارعات": a plural with the article.
    fn names_several(&self, ground: &Ground, tokens: &Range<usize>) -> bool {
        ["ون", "ات"].iter().any(|ending| ground.word(tokens.start).ends_with(ending))
    }

    /// Who of those that hold an office is meant by its name alone: the one named in this paragraph, else the only one named before, else
    /// the one who spoke last, else all.
    fn holders(&self, ground: &Ground, holders: &[usize], actor: &Actor) -> (Vec<usize>, Grade) {
        let (cast, gender) = (ground.cast, actor.gender);
        let fits = |person: &&usize| gender.is_none() || gender_of(cast, **person).is_none_or(|g| Some(g) == gender);
        if holders.len() < 2 {
            // "la présidente du tribunal" is no man who was named a judge; "le ministre" may be a woman.
            let is_she = gender == Some(Gender::F);
            return (holders.iter().filter(|person| !is_she || fits(person)).copied().collect(), Grade::B);
        }
        let fitting: Vec<usize> = holders.iter().filter(fits).copied().collect();
        let spoke = self.last.as_ref().filter(|_| self.block == self.last_block).and_then(|last| last.people.first());
        let near = spoke.into_iter().chain(self.subjects.iter().rev()).find(|person| fitting.contains(person));
        let start = ground.reading.span(&actor.tokens).start;
        let is_before = |person: &&usize| cast.people[**person].mentions.iter().any(|m| m.form == Form::Name && m.span.start < start);
        let mut before = fitting.iter().filter(is_before);
        let only = before.next().filter(|_| before.next().is_none());
        let last = self.last.as_ref().and_then(|last| last.people.first()).filter(|person| fitting.contains(person));
        match (fitting.as_slice(), near.or(only).or(last)) {
            (&[person], _) | (_, Some(&person)) => (vec![person], Grade::C),
            _ => (holders.to_vec(), Grade::D),
        }
    }

    /// "Les deux ministres": the two people whom the text named last, where there are but two.
    fn both(&self, ground: &Ground, subject: &Subject) -> Option<[usize; 2]> {
        let start = subject.tokens.start;
        let is_pair = ground
            .words
            .both
            .at(ground.reading, start)
            .or_else(|| ground.words.both.before(ground.reading, start + 1, ground.sentence.start));
        is_pair?;
        self.two_last()
    }

    /// The two people whom the text named last, where there are but two.
    fn two_last(&self) -> Option<[usize; 2]> {
        let mut near: Vec<usize> = Vec::new();
        let spoke = self.last.as_ref().filter(|_| self.block <= self.last_block + 1).into_iter().flat_map(|last| last.people.iter());
        for person in spoke.chain(&self.subjects).chain(&self.others).chain(&self.before) {
            if !near.contains(person) {
                near.push(*person);
            }
        }
        let all = || <[usize; 2]>::try_from(self.named.clone()).ok();
        self.two.or_else(|| <[usize; 2]>::try_from(near).ok()).or_else(all)
    }

    /// "Le premier", "le second" of the two who spoke last.
    fn of_two(&self, ground: &Ground, subject: &Subject) -> Option<usize> {
        let start = subject.tokens.start;
        let is = |list: &super::words::Phrases| list.at(ground.reading, start).is_some();
        let last = self.last.as_ref().filter(|last| self.block <= self.last_block + 1 && last.people.len() == 2);
        let two = self.two.or_else(|| last.map(|last| [last.people[0], last.people[1]]))?;
        match (is(&ground.words.pronouns_first), is(&ground.words.pronouns_second)) {
            (true, _) => Some(two[0]),
            (_, true) => Some(two[1]),
            _ => None,
        }
    }

    /// "ونوه |سموه|" behind "صاحب السمو الأمير خالد": who has that honour, the one who spoke last before others.
    fn honoured(&self, ground: &Ground, subject: &Subject) -> Option<usize> {
        const NEAR: usize = 8;
        let reading = ground.reading;
        let word = ground.word(subject.tokens.start);
        let is_verb_first = ground.words.order == super::words::Order::VerbFirst;
        let honour = ["ها", "ه"].iter().find_map(|pronoun| word.strip_suffix(pronoun)).filter(|_| is_verb_first)?;
        let honour = honour.strip_suffix('ت').map_or_else(|| honour.to_owned(), |stem| format!("{stem}ه"));
        let has_honour = |person: &usize| {
            let names = ground.cast.people[*person].mentions.iter().filter(|m| m.form == Form::Name);
            names.map(|m| reading.token_at(m.span.start)).any(|name| {
                let first = name.saturating_sub(NEAR).max(reading.sentences[reading.sentence_of(name)].tokens.start);
                let before = (first..name).rev().take_while(|&t| !matches!(reading.folded(t), "," | "." | ":"));
                before.into_iter().any(|t| reading.folded(t).strip_prefix("ال").unwrap_or(reading.folded(t)) == honour)
            })
        };
        let spoke = self.last.iter().flat_map(|last| &last.people);
        spoke.chain(self.subjects.iter().rev()).chain(self.named.iter().rev()).copied().find(has_honour)
    }

    fn of_pronoun(&self, ground: &Ground, subject: &Subject, gender: Option<Gender>, plural: bool) -> Option<Speaker> {
        let tokens = Some(subject.tokens.clone());
        if let Some(person) = of_country(ground, subject) {
            return Some(Speaker { tokens, ..meant(ground, person) });
        }
        if ground.words.pronouns_neutral.at(ground.reading, subject.tokens.start).is_some() {
            let thing = self.thing.as_ref().filter(|(_, block)| self.block <= block + 1).map(|(thing, _)| thing.clone());
            let thing = thing.or_else(|| self.body_told_of(ground, subject).map(body));
            return thing.map(|thing| Speaker { tokens, grade: Grade::C, ..thing });
        }
        if plural && let Some(two) = self.both(ground, subject) {
            let (people, reference) = (two.to_vec(), Reference::Pronoun);
            return Some(Speaker { people, bodies: vec![], reference, tokens, role: None, grade: Grade::C, identity: None });
        }
        if plural {
            let last = self.last.as_ref().filter(|last| last.people.len() != 1 || !last.bodies.is_empty());
            let Some(last) = last else {
                let nobody = Speaker {
                    people: vec![],
                    bodies: vec![],
                    reference: Reference::Pronoun,
                    tokens,
                    role: None,
                    grade: Grade::D,
                    identity: None,
                };
                return Some(nobody).filter(|_| ground.words.inflects());
            };
            return Some(Speaker { reference: Reference::Pronoun, tokens, grade: Grade::C, ..last.clone() });
        }
        if let Some(one) = self.of_two(ground, subject) {
            let identity = Some(identity(ground.cast, one));
            return Some(Speaker {
                people: vec![one],
                bodies: vec![],
                reference: Reference::Pronoun,
                tokens,
                role: None,
                grade: Grade::C,
                identity,
            });
        }
        let fits = |person: &usize| gender.is_none() || gender_of(ground.cast, *person).is_none_or(|g| Some(g) == gender);
        if let Some(person) = self.honoured(ground, subject) {
            return Some(Speaker { tokens, ..meant(ground, person) });
        }
        if let Some(person) = last_named(ground, subject).filter(fits) {
            return Some(Speaker { tokens, reference: Reference::Pronoun, ..meant(ground, person) });
        }
        // "đại diện Hội Nông dân khẳng định … |vị này| nói": who spoke just before, though without a name.
        let points = ground.words.conjugation == super::Conjugation::None && ground.word(subject.tokens.end - 1) == "này";
        let is_nameless = |last: &&Speaker| last.people.is_empty() && last.bodies.is_empty() && last.reference == Reference::Role;
        let nameless = self.last.as_ref().filter(|last| points && self.block == self.last_block && is_nameless(last));
        if let Some(nameless) = nameless {
            return Some(Speaker { reference: Reference::Pronoun, tokens, grade: Grade::C, ..nameless.clone() });
        }
        let mut candidates: Vec<usize> = Vec::new();
        let spoke = self.last.as_ref().filter(|_| self.block <= self.last_block + 1).into_iter().flat_map(|s| s.people.iter());
        let subjects = self.subjects.iter().rev();
        // Who is named in this paragraph is nearer than who spoke in the one before.
        let near: Vec<&usize> =
            if self.block == self.last_block { spoke.chain(subjects).collect() } else { subjects.chain(spoke).collect() };
        // English "she" is no body.
        let may_be_body = ground.words.pronouns_neutral.is_empty();
        if let Some(body) = body_before(ground, subject).filter(|_| may_be_body) {
            return Some(Speaker {
                people: vec![],
                bodies: vec![body],
                reference: Reference::Pronoun,
                tokens,
                role: None,
                grade: Grade::C,
                identity: None,
            });
        }
        // "La Commission craint … |Elle| rappelle": what spoke just before, where the paragraph names nobody.
        let tells = |s: &&Speaker| s.people.is_empty() && matches!(s.reference, Reference::Body | Reference::Document);
        let names_nobody =
            self.subjects.is_empty() && self.others.is_empty() && ground.actor_in(ground.sentence.start..subject.tokens.start).is_none();
        let thing = self.thing.as_ref().filter(|(thing, block)| tells(&thing) && *block == self.block).map(|(thing, _)| thing);
        if let Some(thing) = thing.filter(|_| may_be_body && names_nobody && ground.words.inflects()) {
            return Some(Speaker { tokens, grade: Grade::C, ..thing.clone() });
        }
        for person in near {
            if fits(person) && !candidates.contains(person) {
                candidates.push(*person);
            }
        }
        // "Spokesman Ali opened the briefing. … Minister Omar met Mr Sy, he said": not the one of whom it is said.
        let is_postposed = subject.tokens.start > ground.sentence.start + 1 && ground.word(subject.tokens.start - 1) == ",";
        if let Some(person) = self.before.iter().rev().find(|person| candidates.is_empty() && is_postposed && fits(person)) {
            candidates.push(*person);
        }
        let own_sentence = ground.actors_inside(&(ground.sentence.start..subject.tokens.start)).iter();
        for person in own_sentence.filter_map(|a| person_of(&a.who)) {
            if candidates.is_empty() && fits(&person) {
                candidates.push(person);
            }
        }
        // "Tel n'est pas l'avis du maire, Awa Sy. … a-t-elle dit": who was named without being a subject.
        let other = || self.others.iter().rev().find(|person| fits(person));
        let nearer = candidates.is_empty() || !self.others.is_empty() && self.block != self.last_block && self.subjects.is_empty();
        let courtesy = named_before(ground, subject).filter(fits);
        let Some(&person) = other().filter(|_| nearer).or_else(|| candidates.first()).or(courtesy.as_ref()) else {
            // Somebody without a name spoke: "un responsable …, selon lui".
            let nameless =
                self.last.as_ref().filter(|last| last.people.is_empty() && last.bodies.is_empty() && self.block == self.last_block);
            if let Some(nameless) = nameless {
                return Some(Speaker { reference: Reference::Pronoun, tokens, grade: Grade::C, ..nameless.clone() });
            }
            return self.farther(ground, tokens.filter(|_| ground.words.inflects()), fits);
        };
        let grade = if candidates.len() > 1 { Grade::D } else { Grade::C };
        Some(Speaker {
            people: vec![person],
            bodies: vec![],
            reference: Reference::Pronoun,
            tokens,
            role: None,
            grade,
            identity: Some(identity(ground.cast, person)),
        })
    }
}

/// "flanqué de son homologue, Jean Petit. « Oui », a dit |ce dernier|": who was named last, in the sentence before.
fn last_named(ground: &Ground, subject: &Subject) -> Option<usize> {
    ground.words.latter.at(ground.reading, subject.tokens.start).filter(|end| *end == subject.tokens.end)?;
    let here = ground.reading.sentence_of(subject.tokens.start);
    let before = here.checked_sub(1).map(|s| &ground.reading.sentences[s]);
    let last = |tokens: Range<usize>| {
        let end = ground.cast.actors.partition_point(|a| a.tokens.start < tokens.end);
        let inside = ground.cast.actors[..end].iter().rev().take_while(|a| a.tokens.start >= tokens.start);
        inside.filter(|a| !matches!(a.who, Who::Body(_))).map(|a| person_of(&a.who)).next().flatten()
    };
    last(ground.sentence.start..subject.tokens.start).or_else(|| last(before?.tokens.clone()))
}

/// "« Mieux vaut tard. » |Awa Sy| ne cherche pas ses mots.": whoever is the subject of the sentence behind a quotation that opens a paragraph.
fn told_next(ground: &Ground) -> Option<usize> {
    const REACH: usize = 16;
    let reading = ground.reading;
    let quote = ground.quotes.iter().find(|q| q.outer.start == ground.sentence.start)?;
    let here = reading.sentence_of(quote.outer.end - 1);
    let next = reading.sentences.get(here + 1).filter(|s| s.block == reading.sentences[here].block)?;
    let is_quoted = matches!(reading.folded(next.tokens.start), "«" | "“" | "\"");
    let end = (next.tokens.start + REACH).min(next.tokens.end);
    let first = ground.cast.actors.partition_point(|a| a.tokens.start < next.tokens.start);
    let inside = ground.cast.actors[first..].iter().take_while(|a| a.tokens.end <= end);
    let is_oblique = |a: &&crate::extract::Actor| {
        let start = ground.with_article(a.tokens.start, next.tokens.start);
        ground.words.prepositions.before(reading, start, next.tokens.start).is_some()
    };
    let subject = inside.filter(|a| !is_oblique(a)).find_map(|a| person_of(&a.who));
    subject.filter(|_| !is_quoted && ground.words.inflects())
}

/// "« Nous tiendrons. » |C'est en ces termes que| le préfet Ali Sow a ouvert la réunion.": whom the sentence behind a quotation says to have spoken.
fn told_in_these_words(ground: &Ground) -> Option<usize> {
    let reading = ground.reading;
    let quote = ground.quotes.iter().find(|q| q.outer.start == ground.sentence.start)?;
    let here = reading.sentence_of(quote.outer.end - 1);
    let next = reading.sentences.get(here + 1)?;
    let end = ground.words.in_these_words.at(reading, next.tokens.start)?;
    let first = ground.cast.actors.partition_point(|a| a.tokens.start < end);
    let mut inside = ground.cast.actors[first..].iter().take_while(|a| a.tokens.end <= next.tokens.end);
    inside.find_map(|a| person_of(&a.who))
}

/// A body that speaks without a verb of its own so far.
fn body(body: Option<usize>) -> Speaker {
    let bodies = body.into_iter().collect();
    Speaker { people: vec![], bodies, reference: Reference::Body, tokens: None, role: None, grade: Grade::C, identity: None }
}

/// "وقالت |معاليها|": whoever was named last before, in a language that leaves pronouns out.
fn named_before(ground: &Ground, subject: &Subject) -> Option<usize> {
    let actors = &ground.cast.actors;
    let end = actors.partition_point(|a| a.tokens.start < subject.tokens.start);
    let is_verb_first = ground.words.order == super::words::Order::VerbFirst;
    actors[..end].iter().rev().filter(|_| is_verb_first).find_map(|actor| person_of(&actor.who))
}

/// "Quant à |la Commission|, elle estime": the body that a comma parts from its pronoun.
fn body_before(ground: &Ground, subject: &Subject) -> Option<usize> {
    let comma = subject.tokens.start.checked_sub(1).filter(|&t| t > ground.sentence.start && ground.word(t) == ",")?;
    let actors = ground.actors_inside(&(ground.sentence.start..comma));
    let only = actors.first().filter(|a| actors.len() == 1 && a.tokens.end == comma && comma - ground.sentence.start <= 10)?;
    // "Devant |la presse|, il a dit".
    let is_place = ground.words.adjuncts.at(ground.reading, ground.sentence.start).is_some();
    match only.who {
        Who::Body(body) if !is_place => Some(body),
        _ => None,
    }
}

impl Memory {
    /// "|The court| will hear the appeal, |it| said": the body that the sentence tells of, where nothing has spoken yet.
    fn body_told_of(&self, ground: &Ground, subject: &Subject) -> Option<Option<usize>> {
        let is_postposed = subject.tokens.start > ground.sentence.start + 1 && ground.word(subject.tokens.start - 1) == ",";
        let is_english = ground.words.conjugation == super::inflect::Conjugation::English;
        let told = main_subject(ground, subject.tokens.start).and_then(|subject| match subject.named[..] {
            [Named::Actor(actor)] => Some(&ground.cast.actors[actor].who),
            _ => None,
        });
        let body = told.and_then(|who| if let Who::Body(body) = who { Some(*body) } else { None });
        (is_postposed && is_english).then_some(body)
    }

    /// Whom a pronoun means that nobody near fits: who was a subject in the paragraph before, else who spoke or was named last.
    fn farther(&self, ground: &Ground, tokens: Option<Range<usize>>, fits: impl Fn(&usize) -> bool) -> Option<Speaker> {
        const FAR: usize = 3;
        let tokens = Some(tokens?);
        let spoke = self.last.as_ref().filter(|_| self.block <= self.last_block + FAR).into_iter().flat_map(|s| s.people.iter());
        let person = self.before.iter().rev().chain(spoke).chain(self.named.iter().rev()).copied().find(fits)?;
        Some(Speaker {
            people: vec![person],
            bodies: vec![],
            reference: Reference::Pronoun,
            tokens,
            role: None,
            grade: Grade::D,
            identity: Some(identity(ground.cast, person)),
        })
    }
}

/// "النائبة": a member of parliament, whoever that is.
fn is_member(who: &Who) -> bool {
    matches!(who, Who::Role { role: Role::MemberOfParliament, .. })
}

/// Whether an office says of somebody little more than that they have one: "quan chức", "the official".
fn is_vague(role: Role) -> bool {
    matches!(role, Role::Other | Role::Expert | Role::Representative | Role::Delegate)
}

/// "الدبلوماسي المغربي" behind "السفير المغربي جمال العلي": whoever was named last with the adjective that an epithet has.
fn of_nation(ground: &Ground, tokens: &Range<usize>, role: Role) -> Option<usize> {
    let is_nation = |t: &usize| ground.reading.tags_at(*t).iter().any(|tag| matches!(tag.class, crate::lang::Class::Demonym(_)));
    let nation = tokens.clone().skip(1).find(is_nation).filter(|_| is_vague(role)).map(|t| ground.reading.folded(t))?;
    let printed = |person: &usize| {
        let mut surfaces = ground.cast.people[*person].mentions.iter().filter_map(|m| m.role_surface.as_deref());
        surfaces.any(|surface| fold(surface).split_whitespace().any(|word| word == nation))
    };
    let end = ground.cast.actors.partition_point(|a| a.tokens.start < tokens.start);
    ground.cast.actors[..end].iter().rev().take(NEAR).filter_map(|actor| person_of(&actor.who)).find(printed)
}

/// "nhà lãnh đạo |Nga|": whoever with an office of that country was named last before.
fn of_country(ground: &Ground, subject: &Subject) -> Option<usize> {
    let code = |t: usize| {
        ground.reading.tags_at(t).iter().find_map(|tag| match tag.class {
            crate::lang::Class::Place(row) | crate::lang::Class::Demonym(row) => crate::gazetteer::places()[row as usize].code,
            _ => None,
        })
    };
    let country = subject.tokens.clone().skip(1).find_map(code)?;
    let holds = |person: &usize| ground.cast.people[*person].roles.iter().any(|role| role.place.as_deref() == Some(country));
    let end = ground.cast.actors.partition_point(|a| a.tokens.start < subject.tokens.start);
    ground.cast.actors[..end].iter().rev().take(NEAR).filter_map(|actor| person_of(&actor.who)).find(holds)
}

/// "|un| conseiller du ministre": somebody whom nobody names.
fn is_indefinite(ground: &Ground, start: usize) -> bool {
    let sentence = &ground.reading.sentences[ground.reading.sentence_of(start)];
    let Some(language) = crate::lang::language(sentence.language) else { return false };
    // "|متحدث| باسم الأمم المتحدة".
    if !language.capitals {
        return ground.words.unnamed.at(ground.reading, start).is_some();
    }
    let at = if ground.words.articles.at(ground.reading, start).is_some() { start } else { start.saturating_sub(1) };
    at >= sentence.tokens.start && language.people.indefinite_articles.iter().any(|w| w == ground.reading.folded(at))
}

/// The subject of the sentence when its main verb is no cue: its first actor that no preposition stands before.
fn main_subject(ground: &Ground, before: usize) -> Option<Subject> {
    if let Some(pronoun) = ground.first_pronoun(before) {
        return Some(super::drafts::inverted(ground, pronoun));
    }
    let start = super::drafts::after_dateline(ground, ground.sentence.start);
    let first = ground.cast.actors.partition_point(|a| a.tokens.start < start);
    let inside = ground.actors_inside(&(start..before)).iter().zip(first..);
    let mut free = inside.into_iter().skip_while(|(a, _)| ground.is_oblique(a.tokens.start, ground.sentence.start));
    let (mut found, mut actor) = free.next()?;
    // "Farmers' Union president |Dr Amadou Sy|": a body before the title of somebody.
    if let Some((next, person)) = free.next() {
        let between = found.tokens.end..next.tokens.start;
        let is_plain =
            |t: usize| ground.reading.tokens[t].kind == crate::extract::Kind::Word && !ground.cues.iter().any(|c| c.contains(&t));
        let modifies = matches!((&found.who, &next.who), (Who::Body(_), Who::Person(_))) && between.len() <= 2;
        if modifies && ground.words.inflects() && between.into_iter().all(is_plain) {
            (found, actor) = (next, person);
        }
    }
    Some(Subject { named: vec![Named::Actor(actor)], tokens: found.tokens.clone(), near: false })
}

/// "عقد |معاليه| لقاء، دعا خلاله", "وأحال |متحدث باسم البنك| الأسئلة، لكنه قال": the subject of a verb that no table knows, where it stands first.
fn nameless(ground: &Ground, before: usize) -> Option<Subject> {
    let is_verb_first = ground.words.order == super::words::Order::VerbFirst;
    let start = ground.sentence.start;
    let courtesy = (start..before).find_map(|t| ground.courtesy_at(t));
    let is_somebody = |subject: &Subject| matches!(subject.named[..], [Named::Somebody]) && subject.tokens.end < before;
    let first = || ground.subject_after(start + 1).filter(|subject| ground.is_unknown_verb(start) && is_somebody(subject));
    courtesy.or_else(first).filter(|_| is_verb_first)
}

/// "|Uruguay's central bank| left its rate unchanged, saying": the noun of a body that begins the sentence, before any verb.
pub(super) fn institution(ground: &Ground, before: usize) -> Option<Subject> {
    const REACH: usize = 7;
    let start = super::drafts::after_dateline(ground, ground.sentence.start);
    let limit = (start + REACH).min(before);
    let is_word = |t: &usize| {
        let is_small = ground.words.prepositions.at(ground.reading, *t).is_some() || ground.cues.iter().any(|cue| cue.contains(t));
        !is_small && (ground.reading.tokens[*t].kind == crate::extract::Kind::Word || ground.word(*t) == "'s")
    };
    let end = (start..limit).take_while(is_word).find_map(|t| ground.words.institutions.at(ground.reading, t))?;
    let opens = ground.words.articles.at(ground.reading, start).is_some() || (start..end).any(|t| ground.word(t) == "'s");
    let is_english = ground.words.conjugation == super::inflect::Conjugation::English;
    let subject = Subject { named: vec![Named::Unknown], tokens: start..end, near: false };
    Some(subject).filter(|_| is_english && opens && ground.reading.tokens[start].capital)
}

/// Who relays what somebody else said: "cité par l'agence", "the agency quoted …".
pub fn relay(ground: &Ground, draft: &Draft) -> Option<String> {
    let key = |actor: usize| match &ground.cast.actors[actor].who {
        Who::Body(body) => Some(ground.cast.bodies[*body].key.clone()),
        Who::Person(person) => Some(ground.cast.people[*person].key.clone()),
        Who::Role { .. } => None,
    };
    let sentence = ground.sentence.clone();
    let speaks = |actor: usize| matches!(&draft.voice, Voice::Subject(s) if s.named.contains(&Named::Actor(actor)));
    if let Some(by) = ground.words.relayed_by.first_in(ground.reading, sentence.clone()) {
        let start = ground.after_article(by.end);
        let (actor, _) = ground.actor_in(by.end..(start + 8).min(sentence.end))?;
        return key(actor).filter(|_| !speaks(actor));
    }
    if ground.words.quoted_as.first_in(ground.reading, sentence.clone()).is_some() {
        return None;
    }
    // "فتح المقطع أمام |نقل| البضائع": a noun behind a preposition.
    let is_noun = |at: usize| {
        ground.words.order == super::words::Order::VerbFirst
            && ground.words.prepositions.before(ground.reading, at, sentence.start).is_some()
    };
    let relays = ground.words.relays.first_in(ground.reading, sentence.clone()).filter(|relays| !is_noun(relays.start))?;
    // "وأكد المسؤول أن المنظمة |نقلت| 45 طنا": what is said tells of it.
    let is_said = draft.verb.is_some() && draft.anchor.end <= draft.content.start && draft.content.contains(&relays.start);
    (!is_said || ground.words.order != super::words::Order::VerbFirst).then_some(())?;
    // "a lancé la députée Awa Sy (PS), |qui a cité| le cas": what the speaker does.
    let is_relative = ground.words.relatives.before(ground.reading, relays.start, sentence.start).is_some();
    (!is_relative || ground.words.conjugation != super::inflect::Conjugation::French).then_some(())?;
    let last = ground.cast.actors.partition_point(|a| a.tokens.end <= relays.start).checked_sub(1);
    let before = last.filter(|&actor| ground.cast.actors[actor].tokens.start >= sentence.start);
    let after = || ground.actor_in(relays.end..(relays.end + 6).min(sentence.end)).map(|(actor, _)| actor);
    before.or_else(after).filter(|&actor| !speaks(actor)).and_then(key)
}

/// Writes pronouns and subjects left out to the people they mean.
pub fn add_mentions(reading: &Reading, cast: &mut Cast, memory: Memory) {
    for (tokens, person) in memory.mentions {
        let span = reading.span(&tokens);
        let mentions = &mut cast.people[person].mentions;
        let at = mentions.partition_point(|m| m.span.start < span.start);
        if mentions.get(at).is_none_or(|m| m.span != span) {
            let surface = reading.article.slice(span).to_owned();
            mentions.insert(at, PersonMention { span, surface, form: Form::Pronoun, gender: None, role_surface: None });
        }
    }
}

/// "Le ministre a reçu mardi |l'ambassadrice Awa Sy|": whether a French sentence tells of somebody as the one who was received.
fn is_guest(ground: &Ground, actor: &Actor) -> bool {
    let words = crate::lang::language(ground.reading.sentences[ground.reading.sentence_of(actor.tokens.start)].language);
    let Some(words) = words.filter(|l| l.statements.conjugation == super::Conjugation::French).map(|l| &l.events) else { return false };
    let before = ground.sentence.start..actor.tokens.start;
    let hosts = |end: usize| ground.actors_inside(&(before.start..end)).iter().any(|a| person_of(&a.who).is_some());
    before.clone().any(|t| words.receiving_verbs.at(ground.reading, t, &before).is_some() && hosts(t))
}

fn person_of(who: &Who) -> Option<usize> {
    match who {
        Who::Person(person) => Some(*person),
        Who::Role { holders, .. } if holders.len() == 1 => Some(holders[0]),
        _ => None,
    }
}

/// A name with an office is surer than a name.
fn identity(cast: &Cast, person: usize) -> Grade {
    if cast.people[person].roles.is_empty() { Grade::B } else { Grade::A }
}

fn gender_of(cast: &Cast, person: usize) -> Option<Gender> {
    // A person named a hundred times shows a gender in the first few, or never.
    let shown = |form: Form| cast.people[person].mentions.iter().filter(move |m| m.form == form).take(20).find_map(|m| m.gender);
    // "رئيس الوزراء الإيطالي" of a headline is a woman, where her name has her title.
    shown(Form::Name).or_else(|| shown(Form::Role))
}

/// Somebody who is meant without being named.
fn meant(ground: &Ground, person: usize) -> Speaker {
    Speaker {
        people: vec![person],
        bodies: vec![],
        reference: Reference::Pronoun,
        tokens: None,
        role: None,
        grade: Grade::C,
        identity: Some(identity(ground.cast, person)),
    }
}
