//! Convened: gatherings that a verb tells of, before any noun does.
//!
//! "Les ministres |se sont réunis| mardi à Accra" is a meeting, and "la rencontre" in the next paragraph means it; so is "|استقبل| وزير الخارجية
//! أمس نظيره". "Les députés |ont adopté| jeudi le texte" is a sitting once "la séance" or "le débat" is told of.

use super::naming::{Determiner, Naming, Reader, Surroundings};
use super::words::{Noun, Phrases};
use super::{is_beginning, is_court_report};
use crate::article::BlockKind;
use crate::event::EventKind;
use crate::extract::statements::Order;
use crate::extract::{Kind, Reading, Sentence, Tag};
use crate::fold::fold;
use crate::lang::{Class, language};
use std::ops::Range;

/// How a verb tells of a gathering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// "se sont réunis": it is one.
    Meets,
    /// "a reçu l'ambassadeur": one of two, whatever else the article tells of.
    Receives,
    /// "ont adopté": there was one, which has to be named.
    Decides,
}

impl Verb {
    /// Whether it tells of a meeting.
    pub fn is_meeting(self) -> bool {
        matches!(self, Self::Meets | Self::Receives)
    }
}

/// Adds what verbs tell of to the namings, in the order of the text.
pub(super) fn convene(around: &Surroundings, namings: &mut Vec<Naming>) {
    let reading = around.reading;
    for (idx, sentence) in reading.sentences.iter().enumerate() {
        let kind = reading.article.blocks[sentence.block].kind;
        if matches!(kind, BlockKind::Title | BlockKind::Question | BlockKind::Caption) {
            continue;
        }
        let is_aside = begins_aside(reading, sentence) || turns(reading, sentence);
        let may_stand_anywhere = || receives(around, sentence) || inaugurates(around, sentence) || visits(around, idx);
        let is_open = is_aside || moves(around, sentence) || is_beginning(reading, sentence.block) || may_stand_anywhere();
        let is_first = || namings.iter().all(|n| n.verb.is_none() || n.kind() != EventKind::Session);
        let naming = match is_open {
            true => told(around, idx, sentence, is_aside),
            false => is_first().then(|| heard(around, idx, sentence)).flatten(),
        };
        let Some(mut naming) = naming else { continue };
        // "Earlier the same day, she paid |a courtesy call| on the governor": the noun inside of the verb is what people call it.
        let is_inside = |n: &&Naming| {
            let meets = naming.tokens.start < n.tokens.end && n.tokens.start < naming.tokens.end;
            // "held |talks|", "paid |a courtesy call| on".
            let is_plain = n.parties.is_none() && (n.noun == Noun::Any || !n.setting && !n.held && !n.is_named());
            n.sentence == idx && meets && (is_aside || is_plain)
        };
        if let Some(noun) = namings.iter().position(|n| is_inside(&n)) {
            let noun = namings.remove(noun);
            let tokens = noun.tokens.start..naming.tokens.end.min(noun.tokens.end).max(noun.tokens.start + 1);
            naming = Naming { span: reading.span(&tokens), tokens, word: noun.word, ..naming };
        }
        // "استقبل الرئيس وفدا برئاسة |رئيس| تجمع المزارعين": a body that somebody heads.
        let is_headed = |n: &Naming| {
            let is_office = |tag: &Tag| matches!(tag.class, Class::Office(_)) && tag.tokens.end == n.tokens.start;
            let before = n.tokens.start.checked_sub(1).filter(|_| !n.setting && n.determiner == Determiner::None);
            before.is_some_and(|t| reading.tags_at(t).iter().any(is_office))
        };
        let here = |n: &Naming| n.sentence == idx && n.noun != Noun::Any && !n.future && !is_headed(n);
        // "|Appearing before the committee| in a session that ran past lunch hour".
        let hears = naming.kind() == EventKind::Session && naming.verb.is_some_and(Verb::is_meeting);
        let is_session = |n: &Naming| {
            let is_bare = n.noun == Noun::Weak(EventKind::Session) && n.determiner == Determiner::Indefinite && !n.is_named();
            hears && is_bare && n.sentence == idx && !n.future
        };
        if let Some(session) = namings.iter().position(is_session) {
            let Naming { tokens, span, word, .. } = namings.remove(session);
            naming = Naming { tokens, span, word, ..naming };
        }
        // "En marge du sommet, il a eu |un entretien| avec", "a accordé |une audience| à".
        let is_audience =
            |n: &Naming| naming.verb.is_some_and(Verb::is_meeting) && n.noun == Noun::Weak(EventKind::Session) && n.ordinal.is_none();
        let is_its_noun = |n: &Naming| (is_aside || is_audience(n)) && n.sentence == idx && n.tokens.contains(&naming.tokens.start);
        if namings.iter().any(|n| here(n) && !is_its_noun(n) && !is_by_the_way(reading, n, &naming, sentence)) {
            continue;
        }
        namings.retain(|n| !is_its_noun(n));
        // "En marge du |sommet|, il a reçu …": nothing is said at the summit there.
        for n in namings.iter_mut().filter(|n| n.sentence == idx && is_by_the_way(reading, n, &naming, sentence)) {
            n.setting = false;
            n.held = false;
        }
        let at = namings.partition_point(|n| n.tokens.start < naming.tokens.start);
        namings.insert(at, naming);
    }
}

/// "|En marge de| la conférence, le ministre a reçu": whether a sentence begins with words that lead away from a gathering.
pub(super) fn begins_aside(reading: &Reading, sentence: &Sentence) -> bool {
    let words = language(sentence.language).map(|l| &l.events);
    words.is_some_and(|words| words.margins.at(reading, sentence.tokens.start, &sentence.tokens).is_some())
}

/// "|Earlier the same day|, she paid a courtesy call on the governor": whether a sentence begins with words that turn to another occasion.
fn turns(reading: &Reading, sentence: &Sentence) -> bool {
    let words = language(sentence.language).map(|l| &l.statements);
    words.is_some_and(|words| words.turns.at(reading, sentence.tokens.start).is_some())
}

/// "|À Port-au-Prince|, le Premier ministre a rencontré mardi les ambassadeurs": whether a sentence begins in a place that was not told before, in
/// a language that has articles and puts its subject first.
fn moves(around: &Surroundings, sentence: &Sentence) -> bool {
    let reading = around.reading;
    let Some(words) = language(sentence.language).filter(|l| l.statements.tells_callings_bare()).map(|l| &l.events) else { return false };
    let start = sentence.tokens.start;
    let place = words.place_in.at(reading, start, &sentence.tokens).filter(|&name| around.place_at(name).is_some());
    place.is_some_and(|name| (0..start).all(|t| reading.folded(t) != reading.folded(name)))
}

/// "il a reçu le ministre, |en visite de travail à l'occasion de| la 14e session", "|En marge du| sommet, il a reçu": whether a gathering is told
/// of only beside a reception.
fn is_by_the_way(reading: &Reading, noun: &Naming, told: &Naming, sentence: &Sentence) -> bool {
    const NEAR: usize = 5;
    let Some(words) = language(sentence.language).map(|l| &l.events) else { return false };
    // "en marge |du| forum": the preposition may be a part of the naming.
    let before = sentence.tokens.start.max(noun.tokens.start.saturating_sub(NEAR))..noun.tokens.start + 1;
    let lists = if noun.tokens.start > told.tokens.start { &words.occasions } else { &words.margins };
    // "a reçu l'ambassadrice, |venue lui rendre une visite| de courtoisie": what is told of a guest.
    let is_of_guest =
        !words.construct && told.verb == Some(Verb::Receives) && noun.tokens.start > told.tokens.end && !noun.setting && !noun.held;
    told.verb.is_some_and(Verb::is_meeting) && (is_of_guest || before.clone().any(|t| lists.at(reading, t, &before).is_some()))
}

/// "Le mardi 3 mars, le ministre a été reçu |en audience|", "|واستقبل| الطيب، مساء أمس، بطريرك الأرمن": whether a sentence tells of a reception,
/// wherever it stands.
fn receives(around: &Surroundings, sentence: &Sentence) -> bool {
    let Some(language) = language(sentence.language) else { return false };
    let words = &language.events;
    let is_verb_first = language.statements.order == Order::VerbFirst;
    let takes_guest = || verb(around, sentence, &words.receiving_verbs).is_some_and(|verb| takes_guest(around, sentence, verb.end));
    verb(around, sentence, &words.receptions).is_some() || is_verb_first && takes_guest()
}

/// "Le mercredi 4 mars, le ministre |a inauguré| le port": whether a sentence tells of what is done at a ceremony, wherever it stands.
fn inaugurates(around: &Surroundings, sentence: &Sentence) -> bool {
    let words = language(sentence.language).map(|l| &l.events);
    words.is_some_and(|words| verb(around, sentence, &words.inaugurating_verbs).is_some())
}

/// "La délégation |s'est rendue| à la coopérative. … lors de |cette visite|": whether what a verb tells of is called a visit soon after.
fn visits(around: &Surroundings, idx: usize) -> bool {
    const NEAR: usize = 4;
    let reading = around.reading;
    let sentence = &reading.sentences[idx];
    let Some(words) = language(sentence.language).map(|l| &l.events) else { return false };
    let is_called = |t: usize, within: &Range<usize>| {
        let known = words.definite.before(reading, t, within).or_else(|| words.demonstrative.before(reading, t, within));
        words.visits.at(reading, t, within).is_some() && known.is_some()
    };
    let mut soon = reading.sentences[idx..].iter().take(NEAR + 1).filter(|s| s.block <= sentence.block + 1);
    gathers(around, idx, true).is_some() && soon.any(|s| s.tokens.clone().any(|t| is_called(t, &s.tokens)))
}

/// The verb by which a sentence tells of a gathering that has to be named; of a visit, one that tells of a journey elsewhere too: "toured the camp".
fn gathers(around: &Surroundings, idx: usize, is_visit: bool) -> Option<Range<usize>> {
    let sentence = &around.reading.sentences[idx];
    let words = &language(sentence.language)?.events;
    verb(around, sentence, &words.gathering_verbs).or_else(|| verb(around, sentence, &words.visiting_verbs).filter(|_| is_visit))
}

/// The gathering that a sentence tells of by a verb, with its day or place.
fn told(around: &Surroundings, idx: usize, sentence: &Sentence, is_aside: bool) -> Option<Naming> {
    let reading = around.reading;
    let language = language(sentence.language)?;
    let words = &language.events;
    let is_verb_first = language.statements.order == Order::VerbFirst;
    let grills = || verb(around, sentence, &words.grilling_verbs).filter(|verb| sits(reading, sentence, verb));
    let hears =
        || verb(around, sentence, &words.hearing_verbs).filter(|verb| !is_verb_first || sits(reading, sentence, verb)).or_else(grills);
    let receives = || {
        let visits = |verb: &Range<usize>| takes_guest(around, sentence, verb.end) && !asks(reading, sentence, verb);
        verb(around, sentence, &words.receiving_verbs).filter(visits)
    };
    let talks = || verb(around, sentence, &words.talking_verbs).filter(|verb| talks_with_guest(around, sentence, verb.end));
    let meets = verb(around, sentence, &words.meeting_verbs).or_else(talks).map(|verb| (verb, EventKind::Meeting, Verb::Meets));
    let meets = meets.or_else(|| Some((hears()?, EventKind::Session, Verb::Meets)));
    let meets = meets.or_else(|| Some((receives()?, EventKind::Meeting, Verb::Receives)));
    // "The High Court on Tuesday |adjourned| the case": where an article reports from a court.
    let is_of_court = |verb: &Range<usize>| {
        let before = sentence.tokens.start..verb.start;
        before.clone().any(|t| words.courts.at(reading, t, &before).is_some()) && is_court_report(reading)
    };
    let rules = || {
        let verb = verb(around, sentence, &words.deciding_verbs).filter(|_| words.noun_last)?;
        is_of_court(&verb).then_some((verb, EventKind::Session, Verb::Meets))
    };
    let meets = meets.or_else(rules);
    // "|Face à la presse|, hier à Dakar, le ministre a dressé".
    let meets_press = || Some((verb(around, sentence, &words.press)?, EventKind::Briefing, Verb::Meets));
    let officiates = || Some((verb(around, sentence, &words.officiating_verbs)?, EventKind::Other, Verb::Meets));
    let meets = meets_press().or(meets).or_else(officiates);
    let inaugurates = || Some((verb(around, sentence, &words.inaugurating_verbs)?, EventKind::Other, Verb::Decides));
    let is_visit = visits(around, idx);
    let gathering = if is_visit { EventKind::Other } else { EventKind::Meeting };
    let gathers = || Some((gathers(around, idx, is_visit)?, gathering, Verb::Decides));
    let decides = || {
        let sat = |verb: &Range<usize>| sits(reading, sentence, verb) || !is_verb_first && is_of_court(verb);
        let verb = verb(around, sentence, &words.deciding_verbs).filter(sat)?;
        Some((verb, EventKind::Session, Verb::Decides))
    };
    let told = meets.or_else(decides).or_else(inaugurates).or_else(gathers);
    let Some((tokens, kind, how)) = told else { return heard(around, idx, sentence) };
    let reader = Reader { around, reading, words, within: sentence.tokens.clone(), language: sentence.language };
    let (venue, days) = (reader.venue(&tokens, true), reader.days(&tokens, true));
    let located = reader.is_in_unknown_place(tokens.end);
    // "قررت المحكمة تأجيل القضية |إلى 18 يناير المقبل|": what is decided for a later day was not decided then.
    let is_later = |(from, _): &(jiff::civil::Date, jiff::civil::Date)| reading.article.published.is_some_and(|day| *from > day);
    let days = days.filter(|days| how != Verb::Decides || !is_later(days));
    // "Réunies |en 2019| dans une région": a year is no day of a meeting.
    let is_day = |d: &crate::date::DateMention| (d.from.is_none() || d.from == d.to).then_some(());
    let is_dated = days.is_some() || reader.nearest_date(&tokens, true, is_day).is_some();
    // "استقبل رئيس المجلس، بمكتبه، السفيرة": who receives whom is told by their titles.
    let is_reception = is_verb_first && how == Verb::Receives;
    (venue.is_some() || is_dated || located || is_aside && how.is_meeting() || is_reception).then_some(())?;
    // "a été reçu en |audience|".
    let is_noun = |tag: &Tag| matches!(tag.class, Class::EventNoun(noun) if noun != Noun::No);
    let noun =
        (tokens.start..sentence.tokens.end.min(tokens.end + 4)).find(|&t| words.receptions.at(reading, t, &sentence.tokens).is_some());
    let noun = noun.and_then(|t| (t..t + 3).find(|&t| reading.tags_at(t).iter().any(is_noun)));
    // "a eu |un entretien| avec".
    let noun = noun.or_else(|| tokens.clone().rfind(|&t| words.reception_nouns.has(reading.folded(t))));
    let mention = noun.map_or(tokens, |t| t..t + 1);
    let place = Place { venue, located, days };
    let naming = naming(reading, idx, mention, kind, how, place);
    Some(Naming { setting: is_aside, aside: is_aside, ..naming })
}

/// "|told the House of Commons fisheries committee| on Tuesday": a hearing, once one is told of.
fn heard(around: &Surroundings, idx: usize, sentence: &Sentence) -> Option<Naming> {
    let reading = around.reading;
    let words = &language(sentence.language)?.events;
    let (verb, at, house) = tells_house(around, sentence)?;
    // "told |the High Court|": where people speak only while it sits.
    let is_court = (at..house).any(|t| words.courts.at(reading, t, &(at..house)) == Some(house)) && is_court_report(reading);
    // "told |the committee| on Monday … she told |the panel|": one is heard at length.
    let is_again = || reading.sentences[idx + 1..].iter().any(|s| s.language == sentence.language && tells_house(around, s).is_some());
    let appears = verb.clone().any(|t| words.appears.at(reading, t, &verb) == Some(verb.end));
    let is_told = is_court || appears || is_beginning(reading, sentence.block) && is_again();
    let how = if is_told { Verb::Meets } else { Verb::Decides };
    Some(naming(reading, idx, verb.start..house, EventKind::Session, how, Place::default()))
}

/// "|told| the |House of Commons| fisheries committee": the verb, and where the house begins and ends that hears somebody.
fn tells_house(around: &Surroundings, sentence: &Sentence) -> Option<(Range<usize>, usize, usize)> {
    const LONGEST: usize = 8;
    let reading = around.reading;
    let words = &language(sentence.language)?.events;
    let verb = verb(around, sentence, &words.testifies)?;
    let behind = verb.end..sentence.tokens.end.min(verb.end + LONGEST);
    let mut object = behind.clone().take_while(|&t| reading.tokens[t].kind != Kind::Mark);
    let (at, house) = object.find_map(|t| Some((t, words.houses.at(reading, t, &behind)?)))?;
    Some((verb, at, house))
}

/// Where and when people met, as far as a sentence tells.
#[derive(Default)]
struct Place {
    venue: Option<usize>,
    located: bool,
    days: Option<(jiff::civil::Date, jiff::civil::Date)>,
}

/// What a verb tells of as a mention of a gathering.
fn naming(reading: &Reading, sentence: usize, mention: Range<usize>, kind: EventKind, how: Verb, place: Place) -> Naming {
    let is_noun = |tag: &Tag| matches!(tag.class, Class::EventNoun(noun) if noun != Noun::No);
    let noun = Some(mention.start).filter(|_| mention.len() == 1 && reading.tags_at(mention.start).iter().any(is_noun));
    Naming {
        span: reading.span(&mention),
        sentence,
        language: reading.sentences[sentence].language,
        noun: Noun::Weak(kind),
        word: noun.map_or_else(String::new, |t| reading.folded(t).to_owned()),
        determiner: Determiner::Definite,
        series: None,
        capital: false,
        ordinal: None,
        year: None,
        topic: Vec::new(),
        named_place: None,
        setting: false,
        held: true,
        future: false,
        stage: false,
        sitting: kind == EventKind::Session,
        other: false,
        of_event: false,
        parties: None,
        beside: false,
        hosted: false,
        aside: false,
        of_nation: false,
        verb: Some(how),
        loose: false,
        body: false,
        tokens: mention,
        venue: place.venue,
        located: place.located,
        days: place.days,
    }
}

/// "|les députés| ont adopté", "ناقشت |لجنة| الطاقة": whether the subject of a verb is a house that sits.
fn sits(reading: &Reading, sentence: &Sentence, verb: &Range<usize>) -> bool {
    const NEAR: usize = 3;
    let Some(language) = language(sentence.language) else { return false };
    let where_subject = match language.statements.order {
        Order::SubjectFirst => sentence.tokens.start..verb.start,
        Order::VerbFirst => verb.end..(verb.end + NEAR).min(sentence.tokens.end),
    };
    where_subject.clone().any(|t| language.events.houses.at(reading, t, &where_subject).is_some())
}

/// "استقبل |وزير الخارجية، أمس بالرباط، نظيره| البرتغالي": whether both the subject and the object of a verb are somebody with a title, or those
/// whom one receives, where the subject follows its verb.
fn names_both(around: &Surroundings, sentence: &Sentence, from: usize) -> Option<Range<usize>> {
    const NEAR: usize = 3;
    const FARTHEST: usize = 32;
    let reading = around.reading;
    let words = &language(sentence.language)?.events;
    let limit = sentence.tokens.end.min(from + FARTHEST);
    if is_publisher(reading, from) {
        return None;
    }
    let title = |t: usize| {
        let is_title = |tag: &&Tag| matches!(tag.class, Class::Office(_) | Class::Honorific(_)) && !reading.text_before(tag).contains('ل');
        reading.tags_at(t).iter().filter(is_title).map(|tag| tag.tokens.end).max()
    };
    // "واستقبل |الطيب|، مساء أمس، بطريرك الأرمن": somebody whom the article has named before.
    let alone = || Some(from + 1).filter(|&end| reading.surface(from).starts_with("ال") && end < limit && reading.folded(end) == ",");
    let named = || around.person_at(from).or_else(alone);
    let host = (from..limit.min(from + NEAR)).find_map(|t| title(t).or_else(|| words.houses.at(reading, t, &(t..limit)))).or_else(named)?;
    let is_guest = |t: usize| title(t).is_some() || words.guests.at(reading, t, &(t..limit)).is_some();
    let guest = (host..limit).find(|&t| is_guest(t) && reading.folded(t - 1) != "و")?;
    Some(host..guest)
}

/// "وفي القرية، التقت |نون نيوز| الشيخ مطشر": whether the newspaper whose article it is stands at a token, which only asks.
pub(in crate::extract) fn is_publisher(reading: &Reading, at: usize) -> bool {
    let Some(publisher) = reading.article.publisher().map(fold) else { return false };
    let mut words = publisher.split_whitespace().peekable();
    words.peek().is_some() && words.enumerate().all(|(i, word)| at + i < reading.tokens.len() && reading.folded(at + i) == word)
}

/// "بحث وزير الاقتصاد |مع وفد| من رجال الأعمال": whether the subject of a verb does something with somebody.
fn talks_with_guest(around: &Surroundings, sentence: &Sentence, from: usize) -> bool {
    const NEAR: usize = 4;
    let Some(words) = language(sentence.language).map(|l| &l.events) else { return false };
    let mut with = (from..sentence.tokens.end).filter(|&t| words.parties.at(around.reading, t, &sentence.tokens).is_some());
    with.any(|t| names_both(around, sentence, from).is_some_and(|between| between.contains(&t) && between.end <= t + NEAR))
}

/// "called on the minister |to act|": what somebody is asked to do, where "called on the minister" is a visit.
fn asks(reading: &Reading, sentence: &Sentence, verb: &Range<usize>) -> bool {
    let calls_on = reading.folded(verb.end - 1) == "on" && reading.folded(verb.end.saturating_sub(2)).starts_with("call");
    let is_asked = |t: usize| reading.folded(t) == "to" && reading.tokens.get(t + 1).is_some_and(|next| !next.capital);
    calls_on && (verb.end..sentence.tokens.end).any(is_asked)
}

/// "a reçu|, mardi à Alger, l'ambassadeur| d'Italie": whether the object of a verb has a title, with a day and a place before it.
fn takes_guest(around: &Surroundings, sentence: &Sentence, from: usize) -> bool {
    const LONGEST: usize = 14;
    let reading = around.reading;
    let Some(language) = language(sentence.language) else { return false };
    let words = &language.statements;
    if words.order == Order::VerbFirst {
        return names_both(around, sentence, from).is_some();
    }
    let is_title = |tag: &Tag| matches!(tag.class, Class::Office(_) | Class::Honorific(_));
    let limit = sentence.tokens.end.min(from + LONGEST);
    let is_guest = |t: usize| language.events.guests.at(reading, t, &(from..limit)).is_some();
    let is_object = |&t: &usize| reading.tags_at(t).iter().any(is_title) || around.person_at(t).is_some() || is_guest(t);
    let Some(guest) = (from..limit).find(is_object) else { return false };
    // "gặp lãnh đạo |các| nước": they met one after the other.
    let are_many = language.events.capital_names
        && (guest..limit.min(guest + 3)).any(|t| matches!(reading.folded(t), "các" | "những" | "nhiều" | "một"));
    if are_many {
        return false;
    }
    let start = words.articles.before(reading, guest, from).unwrap_or(guest);
    let is_told = |t: usize| {
        let in_day = around.dates.iter().any(|(tokens, _)| tokens.contains(&t));
        let in_place = around.places.iter().any(|(tokens, _)| tokens.contains(&t));
        let is_small = [&words.prepositions, &words.adjuncts, &words.adverbs].iter().any(|list| list.at(reading, t).is_some());
        // "received |visiting Dutch| Ambassador".
        let is_demonym = reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Demonym(_)));
        in_day || in_place || is_small || is_demonym || reading.tokens[t].kind == Kind::Mark || reading.tokens[t].capital
    };
    let is_of = start > from && words.prepositions.before(reading, start, from).is_some() && start + 1 > guest;
    !is_of && (from..start).all(is_told)
}

/// A verb of a list that the sentence itself tells: in no relative clause and no quotation.
fn verb(around: &Surroundings, sentence: &Sentence, verbs: &Phrases) -> Option<Range<usize>> {
    let reading = around.reading;
    let relatives = language(sentence.language).map(|l| &l.statements.relatives)?;
    let within = &sentence.tokens;
    let verb = spread(around, sentence, verbs)?;
    let before = within.start..verb.start;
    let clause = before.clone().rfind(|&t| reading.tokens[t].kind == Kind::Mark).map_or(before.start, |t| t + 1)..verb.start;
    let is_verb_first = language(sentence.language).is_some_and(|l| l.statements.order == Order::VerbFirst);
    let is_told = relatives.first_in(reading, clause.clone()).is_none() && (!is_verb_first || clause.is_empty());
    let is_quoted = before.filter(|&t| matches!(reading.folded(t), "«" | "»" | "“" | "”" | "\"")).count() % 2 == 1;
    (is_told && !is_quoted).then_some(verb)
}

/// The first phrase of a list, with days, places and adverbs between its words: "a accordé|, jeudi à Alger,| une audience".
fn spread(around: &Surroundings, sentence: &Sentence, verbs: &Phrases) -> Option<Range<usize>> {
    let reading = around.reading;
    let language = language(sentence.language)?;
    let within = &sentence.tokens;
    let at = |t: usize| if t == within.start { verbs.at_joined(reading, t, within) } else { verbs.at(reading, t, within) };
    if let Some((start, end)) = within.clone().find_map(|t| Some((t, at(t)?))) {
        return Some(start..end);
    }
    let is_day = |t: usize| around.dates.iter().any(|(tokens, _)| tokens.contains(&t));
    let parts = |t: usize| {
        let is_told = language.events.place_in.at(reading, t, within).is_some() || language.statements.adverbs.at(reading, t).is_some();
        is_told || reading.folded(t) == "," || is_day(t)
    };
    let is_parted = |t: usize| verbs.reach(reading, t).is_some_and(|reach| reach.take_while(|t| within.contains(t)).any(parts));
    within.clone().any(is_parted).then_some(())?;
    let mut left = Vec::new();
    let mut at = within.start;
    while at < within.end {
        let place = language.events.place_in.at(reading, at, within).filter(|&name| reading.tokens.get(name).is_some_and(|t| t.capital));
        let place = place.map(|name| around.place_at(name).map_or(name + 1, |(tokens, _)| tokens.end));
        let adverb = language.statements.adverbs.at(reading, at);
        match place.or(adverb) {
            Some(end) => at = end.max(at + 1),
            None => {
                let is_comma = reading.folded(at) == ",";
                if !is_comma && !is_day(at) {
                    left.push(at);
                }
                at += 1;
            }
        }
    }
    let (first, n_words) = (0..left.len()).find_map(|i| Some((i, verbs.among(reading, &left[i..])?)))?;
    Some(left[first]..left[first + n_words - 1] + 1)
}
