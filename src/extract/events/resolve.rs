//! Which mentions mean the same gathering?
//!
//! "13e Congrès national du Parti", "XIIIe Congrès national" and "13e Congrès" are one; "la Conférence" is the one in focus.

use super::convened::{Verb, begins_aside};
use super::is_beginning;
use super::naming::{Determiner, Naming, is_heading};
use super::words::{Noun, Words};
use crate::article::{BlockKind, Lang};
use crate::event::EventKind;
use crate::extract::Reading;
use crate::extract::places::has_word;
use crate::extract::statements::Cue;
use crate::fold::fold;
use crate::lang::{Class, Word, language};
use std::collections::BTreeSet;

/// An event under way.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub kind: EventKind,
    /// The noun of the first mention.
    pub word: String,
    pub series: Option<u32>,
    pub ordinal: Option<u32>,
    pub year: Option<i16>,
    pub topic: Vec<String>,
    /// Place of the name or venue, as a number of the article's places.
    pub place: Option<usize>,
    pub language: Lang,
    /// Numbers of its mentions, in order once all are resolved.
    pub namings: Vec<usize>,
}

/// How a naming is to be resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reference {
    /// By number or series.
    Name,
    /// By topic, year or place.
    Description,
    /// "the conference".
    Bare,
    /// "a conference": may come before "the conference".
    Introduction,
    /// "lors d'une conférence de presse": not named, but the scene of what is said.
    Scene,
    /// "Réunion à Tunis" in a headline: the event that the article names, else one by itself.
    Headline,
    /// "17e édition".
    Edition,
    /// "the fourth meeting": of interest where another one with a number was named.
    Next,
    /// "the event".
    Any,
    /// "a workshop on …": a part of the event in focus, else what it is by itself.
    Part,
    /// "se sont réunis": told by a verb.
    Verb,
    /// None that can be told.
    Nothing,
}

/// Groups namings into events, in the order of their first mention.
pub(super) fn resolve(reading: &Reading, namings: &[Naming]) -> Vec<Draft> {
    let references: Vec<Reference> = namings.iter().map(|n| reference(reading, n)).collect();
    let mut drafts: Vec<Draft> = Vec::new();
    for pass in [Reference::Name, Reference::Description] {
        for (i, naming) in namings.iter().enumerate().filter(|(i, _)| references[*i] == pass) {
            let fitting = (0..drafts.len()).filter(|&d| drafts[d].is(naming) || is_placed_so(reading, namings, &drafts[d], naming));
            match fitting.max_by_key(|&d| drafts[d].nearness(naming)) {
                Some(draft) => drafts[draft].add(i, naming),
                None => drafts.push(Draft::of(i, naming)),
            }
        }
    }
    introduce(reading, &mut drafts, namings);
    join_headline(reading, &mut drafts, namings);
    let mut resolver = Resolver { reading, namings, references: &references, drafts };
    for i in (0..references.len()).filter(|&i| references[i] == Reference::Verb) {
        resolver.convened(i);
    }
    for (i, reference) in references.iter().enumerate() {
        match reference {
            Reference::Bare => resolver.bare(i),
            Reference::Scene => resolver.scene(i),
            Reference::Headline => resolver.headline(i),
            Reference::Edition => resolver.edition(i),
            Reference::Next => resolver.next(i),
            Reference::Any => resolver.any(i),
            Reference::Part => resolver.part(i),
            _ => {}
        }
    }
    let mut drafts = resolver.drafts;
    call_by_noun(&mut drafts, namings);
    seat_debates(reading, &mut drafts, namings);
    join_sittings(&mut drafts, namings);
    for draft in &mut drafts {
        draft.namings.sort_unstable();
        let inside = |i: usize, by: usize| i != by && namings[by].span.contains(namings[i].span);
        let all = draft.namings.clone();
        draft.namings.retain(|&i| !all.iter().any(|&by| inside(i, by)));
    }
    drafts.sort_by_key(|d| d.namings.first().copied());
    drafts
}

/// "at |a trade conference| … told |the fifth Export Promotion Conference|", "at |a national dialogue| … the National Dialogue on Rivers": what is
/// introduced without a name is what is numbered soon after, or named by the same words and more.
fn introduce(reading: &Reading, drafts: &mut Vec<Draft>, namings: &[Naming]) {
    for nth in (0..drafts.len()).rev() {
        let draft = &drafts[nth];
        let is_unnamed = draft.ordinal.is_none() && draft.series.is_none() && draft.year.is_none();
        let is_placed = |naming: &Naming| naming.setting || naming.days.is_some() || naming.venue.is_some();
        let introduces = |naming: &Naming| naming.determiner == Determiner::Indefinite && is_placed(naming) && !naming.other;
        let Some(&last) = draft.namings.last().filter(|_| is_unnamed && draft.namings.iter().all(|&i| introduces(&namings[i]))) else {
            continue;
        };
        let is_same = |other: &Draft| {
            let is_numbered = other.ordinal.is_some() && !differ(other.place, draft.place);
            let is_name = |first: &Naming| follows(&namings[last], first) && (is_numbered || is_called(reading, &namings[last], first));
            other.is_kind(draft.kind, draft.language) && other.namings.first().is_some_and(|&first| is_name(&namings[first]))
        };
        let mut numbered = (0..drafts.len()).filter(|&d| d != nth && is_same(&drafts[d]));
        if let (Some(named), None) = (numbered.next(), numbered.next()) {
            let introduced = drafts[nth].namings.clone();
            let place = drafts[nth].place;
            drafts[named].namings.extend(introduced);
            drafts[named].place = drafts[named].place.or(place);
            drafts.remove(nth);
        }
    }
}

/// "انطلاق |ورشة حول الصيد|" over "افتتح الأمين العام |ورشة حول سلامة الصيادين|": what only the headline names so is what the article begins with by the
/// same noun, where no other is.
fn join_headline(reading: &Reading, drafts: &mut Vec<Draft>, namings: &[Naming]) {
    let block = |n: usize| reading.sentences[namings[n].sentence].block;
    let is_titled = |d: &Draft| d.namings.iter().all(|&n| reading.article.blocks[block(n)].kind == BlockKind::Title);
    let Some(titled) = drafts.iter().position(|d| is_titled(d) && is_construct(d.language)) else { return };
    let head = &drafts[titled];
    let begins = |d: &Draft| d.namings.iter().any(|&n| !namings[n].future && is_beginning(reading, block(n)));
    let is_same = |d: &Draft| {
        let fits = d.kind == head.kind && d.word == head.word && begins(d) && !is_titled(d);
        fits && !differ(d.ordinal, head.ordinal)
            && !differ(d.year, head.year)
            && !differ(d.place, head.place)
            && !differ(d.series, head.series)
    };
    let same: Vec<usize> = (0..drafts.len()).filter(|&d| d != titled && is_same(&drafts[d])).collect();
    if let [same] = same[..] {
        let more = drafts[titled].namings.clone();
        drafts[same].namings.extend(more);
        drafts.remove(titled);
    }
}

/// Whether nouns of a language stand in a chain, without articles: Arabic.
fn is_construct(lang: Lang) -> bool {
    language(lang).is_some_and(|l| l.events.construct)
}

/// "à Bondoukou, lors d'un atelier destiné aux coopératives … |l'atelier de Bondoukou|": whether a name tells only a place that the sentence of
/// another of the same noun tells, where no table knows the place.
fn is_placed_so(reading: &Reading, namings: &[Naming], draft: &Draft, naming: &Naming) -> bool {
    let Some(words) = language(naming.language).map(|l| &l.events) else { return false };
    let known = matches!(naming.determiner, Determiner::Definite | Determiner::Demonstrative);
    let is_bare = naming.topic.len() == 1 && naming.named_place.is_none() && naming.ordinal.is_none() && naming.year.is_none();
    let place = naming.tokens.end - 1;
    let tells = |n: &Naming| {
        let sentence = &reading.sentences[n.sentence].tokens;
        let is_place =
            |t: usize| reading.word(t) == reading.word(place) && words.place_in.before(reading, t, sentence).is_some() && t != place;
        n.word == naming.word && sentence.clone().any(is_place)
    };
    let is_name = reading.tokens[place].capital && !reading.tokens[place].caps && naming.tokens.len() > 1;
    known && is_bare && is_name && draft.kind == naming.kind() && draft.namings.iter().any(|&n| tells(&namings[n]))
}

/// Whether a gathering where somebody speaks is named soon after one was introduced.
fn follows(introduced: &Naming, named: &Naming) -> bool {
    const NEAR: usize = 6;
    let distance = named.sentence.saturating_sub(introduced.sentence);
    named.setting && !named.future && (1..=NEAR).contains(&distance)
}

/// "a national dialogue … |the National Dialogue on Rivers|": whether a name has all words of what was introduced.
fn is_called(reading: &Reading, introduced: &Naming, named: &Naming) -> bool {
    let words = |naming: &Naming| -> BTreeSet<&str> { naming.tokens.clone().map(|t| reading.folded(t)).collect() };
    named.capital && named.is_named() && words(named).is_superset(&words(introduced))
}

/// Gives what a verb told of first the kind that its noun says, and leaves out what was decided at a sitting that no noun tells of.
fn call_by_noun(drafts: &mut Vec<Draft>, namings: &[Naming]) {
    let has_noun = |d: &Draft| d.namings.iter().any(|&n| namings[n].verb.is_none());
    drafts.retain(|d| has_noun(d) || d.namings.iter().any(|&n| matches!(namings[n].verb, Some(Verb::Meets | Verb::Receives))));
    for draft in drafts.iter_mut().filter(|d| d.kind == EventKind::Meeting && d.namings.first().is_some_and(|&n| namings[n].verb.is_some()))
    {
        let kinds = draft.namings.iter().map(|&n| &namings[n]).filter(|n| n.verb.is_none()).map(Naming::kind);
        draft.kind = kinds.into_iter().find(|kind| !matches!(kind, EventKind::Other | EventKind::Session)).unwrap_or(draft.kind);
    }
}

/// "Replying to |a debate|, the minister told the Legislative Assembly": a debate is a sitting where a parliament is named in its paragraph or the
/// one before.
fn seat_debates(reading: &Reading, drafts: &mut [Draft], namings: &[Naming]) {
    use crate::gazetteer;
    let block = |token: usize| reading.sentences[reading.sentence_of(token)].block;
    let is_parliament =
        |tag: &&crate::extract::Tag| matches!(tag.class, Class::Body(row) if gazetteer::bodies()[row as usize].kind == "parliament");
    let named: Vec<usize> = reading.tags.iter().filter(is_parliament).map(|tag| block(tag.tokens.start)).collect();
    for draft in drafts.iter_mut().filter(|d| d.kind == EventKind::Other && d.namings.iter().all(|&n| namings[n].sitting)) {
        let first = draft.namings.first().map_or(0, |&n| block(namings[n].tokens.start));
        let debates_bill = draft.namings.iter().any(|&n| {
            let sentence = &reading.sentences[namings[n].sentence].tokens;
            let words = language(namings[n].language).map(|l| &l.events.bills);
            words.is_some_and(|words| sentence.clone().any(|t| words.at(reading, t, sentence).is_some()))
        });
        if debates_bill || named.iter().any(|&b| b == first || b + 1 == first) {
            draft.kind = EventKind::Session;
        }
    }
}

/// "lors du |débat d'actualité|", "en |séance plénière|": what a parliament holds on the day of an article is one.
fn join_sittings(drafts: &mut Vec<Draft>, namings: &[Naming]) {
    let debates = |d: &Draft| d.ordinal.is_none() && d.namings.iter().all(|&n| namings[n].sitting && !namings[n].future);
    let days = |d: &Draft| d.namings.iter().find_map(|&n| namings[n].days);
    let Some(sitting) = drafts.iter().position(|d| debates(d) && d.is_sitting(namings)) else { return };
    for other in (0..drafts.len()).rev().filter(|&d| d != sitting) {
        if debates(&drafts[other]) && !differ(days(&drafts[other]), days(&drafts[sitting])) {
            let more = std::mem::take(&mut drafts[other].namings);
            drafts[sitting].namings.extend(more);
        }
    }
    drafts.retain(|d| !d.namings.is_empty());
}

/// Makes one of a number and the name it goes on with: "17e édition du Salon", "الدورة الخامسة لمؤتمر الاستثمار".
pub(super) fn join_editions(namings: &mut Vec<Naming>) {
    let mut i = 0;
    while i + 1 < namings.len() {
        let (outer, inner) = (&namings[i], &namings[i + 1]);
        let is_inside = outer.of_event && outer.tokens.contains(&inner.tokens.start);
        let is_number_of =
            outer.ordinal.is_some() && inner.ordinal.is_none() && (outer.noun == Noun::Edition || matches!(outer.noun, Noun::Weak(_)));
        let names_event = inner.is_named() || outer.noun == Noun::Edition;
        let is_part = is_inside && matches!(outer.noun, Noun::Weak(_));
        if is_sitting_of(outer, inner) {
            namings.remove(i + 1);
            continue;
        }
        if is_inside && is_number_of && names_event {
            let outer = namings.remove(i);
            namings[i].continue_from(outer);
        } else if is_part {
            // "trong phiên toàn thể của Hội nghị": what is said at the session is said at the conference.
            let outer = namings.remove(i);
            namings[i].setting |= outer.setting;
        } else {
            i += 1;
        }
    }
}

/// "une conférence de presse |sur le Festival du thé|", held in Hanoi on 8 May: what another gathering is about is not held there and then.
pub(super) fn set_topics_apart(namings: &mut [Naming]) {
    for i in 1..namings.len() {
        let (before, rest) = namings.split_at_mut(i);
        let topic = &mut rest[0];
        let is_about = |outer: &&Naming| {
            let is_inside = outer.tokens.start < topic.tokens.start && topic.tokens.end <= outer.tokens.end;
            outer.sentence == topic.sentence && is_inside && outer.kind() == EventKind::Briefing
        };
        if let Some(outer) = before.iter().rev().find(is_about) {
            topic.held = false;
            topic.setting = false;
            topic.venue = topic.venue.filter(|_| outer.venue != topic.venue);
            topic.days = topic.days.filter(|_| outer.days != topic.days);
        }
    }
}

/// "la session |du Comité mixte|", "une réunion |du comité de pilotage|": whether a noun is that of the body which sits.
fn is_sitting_of(outer: &Naming, inner: &Naming) -> bool {
    let sits = matches!(outer.noun, Noun::Weak(EventKind::Session | EventKind::Meeting)) || outer.noun == Noun::Any && outer.sitting;
    let is_body = matches!(inner.noun, Noun::Weak(EventKind::Session | EventKind::Meeting)) && inner.ordinal.is_none();
    sits && is_body && outer.tokens.contains(&inner.tokens.start) && outer.tokens.start < inner.tokens.start
}

fn reference(reading: &Reading, naming: &Naming) -> Reference {
    if naming.verb.is_some() {
        return Reference::Verb;
    }
    if is_part(reading, naming) { Reference::Part } else { whole(reading, naming) }
}

/// Whether a naming may mean a part of a greater event: "lors d'un atelier consacré à l'assurance", "tại phiên thảo luận về bảo hiểm".
fn is_part(reading: &Reading, naming: &Naming) -> bool {
    let unnamed = naming.ordinal.is_none() && naming.series.is_none() && naming.year.is_none();
    let is_kind = match naming.noun {
        Noun::Part => true,
        Noun::Strong(EventKind::Seminar) | Noun::Weak(EventKind::Session) => {
            let introduced = matches!(naming.determiner, Determiner::Indefinite | Determiner::None);
            introduced && !has_capital(reading, naming) && !naming.capital
        }
        _ => false,
    };
    is_kind && unnamed && naming.setting && naming.days.is_none() && !naming.aside
}

fn whole(reading: &Reading, naming: &Naming) -> Reference {
    let Some(words) = language(naming.language).map(|l| &l.events) else { return Reference::Nothing };
    let known = matches!(naming.determiner, Determiner::Definite | Determiner::Demonstrative);
    let weak = matches!(naming.noun, Noun::Weak(_));
    // "At |talks| in Harare on Tuesday".
    let is_talks = words.talks.has(&fold(reading.article.slice(naming.span)));
    let is_unknown = match naming.determiner {
        Determiner::Indefinite => true,
        Determiner::None => is_talks,
        _ => false,
    };
    match naming.noun {
        Noun::No => return Reference::Nothing,
        Noun::Edition if naming.ordinal.is_some() => return Reference::Edition,
        Noun::Any if naming.hosted && !naming.future => return Reference::Scene,
        // "At |a separate gathering| in Curepipe, the premier said", "|A panel| on maize was held in Harare".
        Noun::Any | Noun::Part
            if is_unknown
                && !naming.sitting
                && (naming.venue.is_some() || naming.located || naming.days.is_some())
                && !naming.other
                && (naming.setting && speaks(reading, naming) || opens(reading, naming)) =>
        {
            return Reference::Scene;
        }
        // "The ministers held |talks| in Baku on Monday."
        Noun::Any if is_talks && opens(reading, naming) => return Reference::Scene,
        // "réunis |en séance plénière|".
        Noun::Any if naming.sitting && naming.setting && !naming.other && !tells_how(reading, naming) => return Reference::Any,
        // "La Chambre a tenu lundi |une séance plénière|".
        Noun::Any if naming.sitting && words.articles && opens(reading, naming) => return Reference::Any,
        // "|La rencontre| a duré deux heures", "|La rencontre| a réuni lundi à Buôn Ma Thuôt".
        Noun::Any if known && naming.held && words.articles && words.reception_nouns.has(&noun_of(reading, naming)) => {
            return Reference::Any;
        }
        Noun::Part => return Reference::Nothing,
        Noun::Edition | Noun::Any => {
            return if (known || !words.articles && !words.construct) && naming.setting { Reference::Any } else { Reference::Nothing };
        }
        _ => {}
    }
    let scene = naming.setting || naming.held || naming.venue.is_some() || naming.located || naming.days.is_some();
    // "the seventh session of gains" is no gathering.
    let is_vague = weak && words.articles && naming.series.is_none() && !has_capital(reading, naming) && !scene;
    // "the UN General Assembly voted": a body, unless people speak there.
    let is_hearing = language(naming.language).is_some_and(|l| l.statements.working.first_in(reading, naming.tokens.clone()).is_some());
    let is_body =
        naming.stage && naming.kind() == EventKind::Session && naming.ordinal.is_none() && naming.year.is_none() && !scene && !is_hearing;
    if is_body {
        return Reference::Nothing;
    }
    if naming.ordinal.is_some() || naming.series.is_some() {
        return if is_vague { Reference::Next } else { Reference::Name };
    }
    if naming.other {
        return Reference::Nothing;
    }
    let sentence = &reading.sentences[naming.sentence];
    let begins_block = reading.article.blocks[sentence.block].span.start == naming.span.start;
    if naming.is_named() {
        let predicate =
            words.predicate.before(reading, naming.tokens.start - usize::from(naming.tokens.start > 0 && known), &sentence.tokens);
        let introduced = match naming.determiner {
            Determiner::Definite | Determiner::Demonstrative => true,
            Determiner::Indefinite => scene || naming.capital,
            Determiner::Plural => false,
            Determiner::None => !words.articles || naming.capital || begins_block || naming.named_place.is_some(),
        };
        let is_sitting = known && naming.kind() == EventKind::Session;
        let met = naming.setting
            || naming.held && (naming.venue.is_some() || naming.days.is_some() || has_capital(reading, naming) || is_sitting);
        // "avant |la séance d'information de mercredi à Saignelégier|".
        let met = met || known && naming.days.is_some() && (naming.venue.is_some() || naming.located);
        let is_parliament = naming.kind() == EventKind::Congress && naming.of_nation;
        let is_told = met || naming.year.is_some() && !is_vague || opens(reading, naming);
        let real = introduced && predicate.is_none() && !is_parliament && (!weak || naming.capital || is_told);
        let takes_place = met || naming.setting || naming.beside || naming.venue.is_some() || naming.days.is_some() || naming.held;
        if naming.parties.is_some()
            && takes_place
            && predicate.is_none()
            && naming.determiner != Determiner::Plural
            && !is_stuff(reading, naming)
        {
            return Reference::Description;
        }
        // "a ceremony of thanks": of interest when somebody speaks there.
        let real = real
            && !is_stuff(reading, naming)
            && (!naming.stage || naming.ordinal.is_some() || naming.setting && speaks(reading, naming) || opens(reading, naming));
        let is_headline = is_heading(reading.article.blocks[sentence.block].kind) && naming.named_place.is_some() && !naming.stage;
        return match real {
            _ if is_headline && weak && introduced => Reference::Headline,
            true => Reference::Description,
            false => Reference::Nothing,
        };
    }
    // "the leaders met in Lomé for talks": a meeting whose place is told.
    let is_meeting = naming.kind() == EventKind::Meeting && naming.held && naming.venue.is_some();
    match naming.determiner {
        Determiner::Indefinite | Determiner::None if is_meeting && !naming.future => Reference::Scene,
        Determiner::Definite | Determiner::Demonstrative => Reference::Bare,
        Determiner::None if !words.articles && !words.construct => Reference::Bare,
        Determiner::Indefinite | Determiner::None if is_scene(reading, naming) => Reference::Scene,
        Determiner::Indefinite if naming.held || naming.setting => Reference::Introduction,
        Determiner::None if words.construct && naming.held => Reference::Introduction,
        _ => Reference::Nothing,
    }
}

/// Whether a meeting of two goes by the noun of a naming: "rencontre", "tête-à-tête".
fn is_reception_noun(reading: &Reading, naming: &Naming, words: &Words) -> bool {
    words.reception_nouns.has(&noun_of(reading, naming)) || words.latest_talks.has(&naming.word)
}

/// The last word of a naming, folded: "rencontre" of "la rencontre".
fn noun_of(reading: &Reading, naming: &Naming) -> String {
    naming.tokens.clone().last().map_or_else(String::new, |t| reading.folded(t).to_owned())
}

/// Whether a name has a word with a capital.
fn has_capital(reading: &Reading, naming: &Naming) -> bool {
    reading.tokens[naming.tokens.clone()].iter().skip(1).any(|t| t.capital) || naming.capital
}

/// "une réunion |en séance plénière|": whether a noun of a gathering stands before the preposition.
fn tells_how(reading: &Reading, naming: &Naming) -> bool {
    let from = naming.tokens.start.saturating_sub(2);
    let is_noun = |tag: &crate::extract::Tag| {
        matches!(tag.class, Class::EventNoun(noun) if noun != Noun::Any) && tag.tokens.end < naming.tokens.start
    };
    (from.saturating_sub(1)..naming.tokens.start).flat_map(|t| reading.tags_at(t)).any(is_noun)
}

/// Whether something is said at a gathering that has no name: a press conference, a rally, or one whose place or day is told.
fn is_scene(reading: &Reading, naming: &Naming) -> bool {
    let is_told = naming.kind() == EventKind::Briefing || naming.venue.is_some() || naming.located || naming.days.is_some();
    // "réunis |en session extraordinaire|", "في |جلسة طارئة|".
    let is_described = naming.kind() == EventKind::Session && naming.tokens.len() > 1;
    // "au cours d'un |comité régional de développement|".
    let is_described = is_described || matches!(naming.noun, Noun::Weak(EventKind::Meeting | EventKind::Other)) && naming.tokens.len() > 2;
    // "a convié les riverains à une |réunion publique|".
    let is_open = |l: &crate::lang::Language| l.events.open.holds(reading.article.slice(naming.span));
    let is_described = is_described || language(naming.language).is_some_and(is_open);
    // "Les deux ministres ont tenu |un point de presse|."
    // "ثم عقد الوزير |مؤتمرا صحفيا|."
    let is_construct = language(naming.language).is_some_and(|l| l.events.construct);
    if naming.kind() == EventKind::Briefing && naming.held && !naming.future && !is_stuff(reading, naming) {
        return true;
    }
    // "lors d'un |forum|, le ministre a dit": where it was said, named or not.
    let is_described = is_described || matches!(naming.noun, Noun::Strong(_));
    // "خلال |لقاء| مع الأهالي": where no article tells that one is known.
    naming.setting && (is_told || (naming.stage || is_described || is_construct) && speaks(reading, naming)) || opens(reading, naming)
}

/// "ترأس المحافظ، اليوم، |اجتماعا| موسعا", "|a workshop| was held in Lilongwe", "after |a public hearing| that drew 120 people": whether the
/// beginning of an article tells that a gathering was held, and where no article tells that one is known, not more; else its place or day, or that
/// it is over.
pub(super) fn opens(reading: &Reading, naming: &Naming) -> bool {
    const BEGINNING: usize = 3;
    let is_construct = language(naming.language).is_some_and(|l| l.events.construct);
    let is_placed = naming.venue.is_some() || naming.located || naming.days.is_some() || naming.beside;
    let sentence = &reading.sentences[naming.sentence];
    let kind = reading.article.blocks[sentence.block].kind;
    let is_body = !matches!(kind, BlockKind::Title | BlockKind::Question | BlockKind::Caption);
    let before = reading.article.blocks[..sentence.block].iter().filter(|b| b.kind != BlockKind::Caption).count();
    let is_told = naming.held && !naming.future && !naming.other && naming.determiner != Determiner::Plural;
    (is_construct || is_placed) && is_told && is_body && !is_stuff(reading, naming) && before < BEGINNING
}

/// "two days |of debate|", "après deux jours |de débats|": what something is made of.
fn is_stuff(reading: &Reading, naming: &Naming) -> bool {
    let is_bare =
        naming.determiner == Determiner::None || naming.determiner == Determiner::Indefinite && !naming.setting && !naming.capital;
    let has_articles = language(naming.language).is_some_and(|l| l.events.articles);
    has_articles && is_bare && naming.ordinal.is_none() && naming.tokens.start > 0 && has_word(reading, naming.tokens.start - 1, Word::Of)
}

/// Whether the sentence of a naming has a verb of saying outside of the name: none is "l'étude |détaillée|".
pub(super) fn speaks(reading: &Reading, naming: &Naming) -> bool {
    let cues = reading.tags_in(&reading.sentences[naming.sentence].tokens);
    let is_outside = |tag: &&crate::extract::Tag| !naming.tokens.contains(&tag.tokens.start);
    cues.iter().filter(is_outside).any(|tag| matches!(tag.class, Class::Cue(cue) if cue.has(Cue::FINITE.and(Cue::PAST_PARTICIPLE))))
}

impl Draft {
    fn of(i: usize, naming: &Naming) -> Self {
        Self {
            kind: naming.kind(),
            word: naming.word.clone(),
            series: naming.series,
            ordinal: naming.ordinal,
            year: naming.year,
            topic: naming.topic.clone(),
            place: naming.venue.or(naming.named_place),
            language: naming.language,
            namings: vec![i],
        }
    }

    fn add(&mut self, i: usize, naming: &Naming) {
        self.namings.push(i);
        self.series = self.series.or(naming.series);
        self.ordinal = self.ordinal.or(naming.ordinal);
        self.year = self.year.or(naming.year);
        self.place = self.place.or(naming.venue).or(naming.named_place);
        for word in &naming.topic {
            if self.language == naming.language && !self.topic.contains(word) {
                self.topic.push(word.clone());
            }
        }
    }

    /// Whether a named mention may mean this event.
    fn is(&self, naming: &Naming) -> bool {
        if !self.is_kind(naming.kind(), naming.language)
            || differ(self.series, naming.series)
            || differ(self.ordinal, naming.ordinal)
            || differ(self.year, naming.year)
        {
            return false;
        }
        let other_word =
            matches!(naming.noun, Noun::Weak(_)) && naming.ordinal.is_none() && naming.series.is_none() && self.word != naming.word;
        if other_word {
            return false;
        }
        // "a 2023 forum" is not the one that the article reports from.
        let is_indefinite = naming.determiner == Determiner::Indefinite;
        // "Un second atelier" is another one.
        let is_another = is_indefinite && self.ordinal.is_none() && matches!(naming.ordinal, Some(2 | 3));
        if naming.year.is_some() && self.year.is_none() && is_indefinite || is_another {
            return false;
        }
        let place = naming.venue.or(naming.named_place);
        // "Gặp gỡ Nhật Bản - Nghệ An", held in a town of Nghệ An: the place of the name or the one told.
        if naming.ordinal.is_none() && self.place != naming.named_place && differ(self.place, place) {
            return false;
        }
        let same_number = self.ordinal.is_some() && self.ordinal == naming.ordinal;
        let same_year = self.year.is_some() && self.year == naming.year;
        // A conference on adaptation is not the COP30 that it speaks of.
        let topic = if naming.series.is_some() { &self.topic } else { &naming.topic };
        if self.series.is_some() != naming.series.is_some() && !topic.is_empty() && !same_number && !same_year {
            return false;
        }
        let comparable = self.language == naming.language && !self.topic.is_empty() && !naming.topic.is_empty();
        if comparable { overlap(&self.topic, &naming.topic) } else { same_number || same_year || self.language == naming.language }
    }

    /// How well a mention that may mean this event fits it.
    fn nearness(&self, naming: &Naming) -> (bool, usize, bool, usize) {
        let shared = self.topic.iter().filter(|word| naming.topic.contains(word)).count();
        let same_place = self.place.is_some() && self.place == naming.venue.or(naming.named_place);
        (same_place, shared, !self.topic.is_empty(), self.namings.len())
    }

    /// Whether it is what a parliament holds.
    pub fn is_sitting(&self, namings: &[Naming]) -> bool {
        self.kind == EventKind::Session && self.namings.iter().any(|&n| namings[n].sitting)
    }

    /// Whether a noun of a kind may mean it: Arabic has one word for conference and congress.
    fn is_kind(&self, kind: EventKind, language: Lang) -> bool {
        let either = |kind| matches!(kind, EventKind::Conference | EventKind::Congress);
        self.kind == kind || language == Lang::AR && either(self.kind) && either(kind)
    }
}

fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    a.is_some() && b.is_some() && a != b
}

/// Whether more than half of the shorter topic is in the other.
fn overlap(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    2 * short.iter().filter(|word| long.contains(word)).count() > short.len()
}

struct Resolver<'a> {
    reading: &'a Reading<'a>,
    namings: &'a [Naming],
    references: &'a [Reference],
    drafts: Vec<Draft>,
}

impl Resolver<'_> {
    fn bare(&mut self, i: usize) {
        let naming = &self.namings[i];
        let kind = naming.kind();
        // "la séance" is no "session" spoken of before.
        let text = |naming: &Naming| fold(self.reading.article.slice(naming.span));
        // "the annual General Assembly" is the UN General Assembly that is named elsewhere.
        let is_short_for = |n: &Naming| naming.stage && n.stage && text(n).ends_with(&text(naming));
        let same_word = |d: &Draft| {
            // "the meeting" is "the public meeting", "la réunion" "la réunion publique".
            // "|phiên họp|" is no "kỳ họp", which lasts for days.
            let is_head_of = |n: &Naming| {
                let noun = text(naming);
                let is_other = language(naming.language).is_some_and(|l| l.events.capital_names) && naming.sitting != n.sitting;
                !is_other && noun.rsplit(' ').next().is_some_and(|noun| text(n).split(' ').any(|word| word == noun))
            };
            let is_longer = |n: &Naming| !n.word.is_empty() && naming.word.starts_with(&n.word);
            let is_same = |n: &Naming| n.word == naming.word || is_longer(n) || is_head_of(n) || is_short_for(n);
            // "La commission |s'est réunie|. … À l'issue de |la réunion|".
            // "|điện đàm|" is no "cuộc họp".
            let calls = |n: &Naming| {
                let words = language(n.language).map(|l| &l.events.calls);
                let sentence = &self.reading.sentences[n.sentence].tokens;
                words.is_some_and(|words| n.tokens.clone().any(|t| words.at(self.reading, t, sentence).is_some()))
            };
            let is_call = calls(naming);
            // "استقبل الوزير السفير. … أن |الحوار| ضرورة": what is spoken of more often than held.
            let is_talk = language(naming.language).is_some_and(|l| l.events.dialogue.has(&text(naming))) && !naming.setting;
            // "The mayor |launched| the app. … |the exhibition|": no ceremony.
            let ceremonies = language(naming.language).filter(|l| l.events.noun_last).map(|l| &l.events.ceremonies);
            let is_ceremony = |n: &Naming| {
                n.kind() != EventKind::Other
                    || ceremonies.is_none_or(|words| naming.tokens.clone().any(|t| words.has(self.reading.folded(t))))
            };
            let may_be = |n: &Naming| calls(n) == is_call && (n.verb.is_some() && !is_talk && is_ceremony(n) || is_same(n));
            d.namings.iter().any(|&n| may_be(&self.namings[n])) || self.is_day_of_trial(d, naming)
        };
        // "the meeting" of today is not the fourth one that has yet to be held.
        let is_later = |d: &Draft| !naming.future && d.namings.iter().all(|&n| self.namings[n].future) && d.ordinal.is_some();
        // "la séance", "le débat": the plenary sitting named before.
        let is_sitting = |d: &Draft| naming.sitting && d.is_sitting(self.namings);
        let is_same = |d: &Draft| d.is_kind(kind, naming.language) && (!matches!(naming.noun, Noun::Weak(_)) || same_word(d));
        let has_articles = language(naming.language).is_some_and(|l| l.events.articles);
        // "s'est entretenue avec … au sortir de |l'audience|".
        let is_reception = |d: &Draft| {
            let words = language(naming.language).map(|l| &l.events.reception_nouns);
            let is_noun = words.is_some_and(|words| {
                let called = text(naming);
                words.ends(&called.split(['\'', ' ']).collect::<Vec<_>>())
            });
            // "hosted |a reception| for the envoy. … At |the meeting|".
            let is_held = |n: &Naming| {
                let is_called = words.is_some_and(|words| words.has(&text(n)) && text(n) != text(naming));
                has_articles && naming.setting && n.held && !n.future && is_called
            };
            let is_told = |n: &Naming| matches!(n.verb, Some(Verb::Meets | Verb::Receives)) || is_held(n);
            is_noun && d.ordinal.is_none() && d.namings.iter().any(|&n| is_told(&self.namings[n]))
        };
        // "had |a working session| with the city. Addressing |the session|".
        let is_head = |d: &Draft| {
            let is_head = |n: &Naming| text(n).strip_suffix(noun_of(self.reading, naming).as_str()).is_some_and(|rest| rest.ends_with(' '));
            let is_it = |&n: &usize| n < i && is_head(&self.namings[n]);
            has_articles && naming.setting && d.kind == EventKind::Meeting && d.namings.iter().any(is_it)
        };
        // "spoke highly of |the outcomes of| the fourth meeting": nobody speaks at it now.
        let is_outcome = |d: &Draft| {
            let is_outcome = |n: &Naming| {
                let within = &self.reading.sentences[n.sentence].tokens;
                let words = language(n.language).filter(|l| l.events.noun_last).map(|l| &l.events.outcomes);
                let is_weak = matches!(n.noun, Noun::Weak(_));
                is_weak && words.is_some_and(|words| words.before(self.reading, n.tokens.start, within).is_some())
            };
            d.ordinal.is_some() && d.namings.iter().all(|&n| is_outcome(&self.namings[n]))
        };
        let is_told_otherwise = |d: &Draft| naming.setting && d.is_kind(kind, naming.language) && self.is_met_before(d, i);
        // "told |lawmakers| … At |the meeting|": what a house does that sits.
        let is_of_house = |d: &Draft| {
            let is_any = language(naming.language).is_some_and(|l| l.events.reception_nouns.has(&noun_of(self.reading, naming)));
            is_any && d.kind == EventKind::Session && d.namings.iter().any(|&n| self.namings[n].verb == Some(Verb::Decides))
        };
        // "a dit à |la rencontre sur le blé|. … Lors du |débat|": what follows the speeches of a gathering.
        let is_debate_of = |d: &Draft| {
            let is_debate = has_articles && naming.sitting && naming.stage && naming.determiner == Determiner::Definite;
            let is_kind = !matches!(d.kind, EventKind::Briefing | EventKind::Session | EventKind::Congress);
            let is_told = |&n: &usize| n < i && self.namings[n].setting && !self.namings[n].future;
            is_debate && is_kind && d.namings.iter().any(is_told)
        };
        let is_told_otherwise = |d: &Draft| is_told_otherwise(d) || is_of_house(d);
        // "حضر الوزير |المؤتمر|. واستقبل رئيس الحكومة الوزير": nobody is received at what goes by another name.
        let receives = |d: &Draft| d.namings.iter().all(|&n| self.namings[n].verb == Some(Verb::Receives));
        let is_conference = matches!(naming.noun, Noun::Strong(_)) && language(naming.language).is_some_and(|l| l.events.construct);
        let is_apart = |d: &Draft| is_conference && receives(d);
        // "đã gặp gỡ bà con. Tại |buổi gặp| … Sáng cùng ngày, tại cuộc hội kiến": not what is told of beside it, later.
        let is_beside = |d: &Draft| d.namings.iter().all(|&n| n > i && self.namings[n].aside);
        let may_be = |d: &Draft| !is_later(d) && !is_apart(d) && !is_beside(d) && !is_outcome(d);
        let fits = |d: &Draft| (is_same(d) || is_sitting(d) || is_reception(d) || is_head(d) || is_told_otherwise(d)) && may_be(d);
        if let Some(draft) = self.pointed_at(i).or_else(|| self.focus(i, fits)) {
            self.drafts[draft].add(i, naming);
            return;
        }
        if self.drafts.iter().any(is_debate_of) {
            return;
        }
        // "في |مؤتمر صحفي| … وختم |مؤتمره|": the press conference, where the article tells of no other conference.
        let is_construct = language(naming.language).is_some_and(|l| l.events.construct);
        let is_long_form = |n: &Naming| n.word.strip_prefix(naming.word.as_str()).is_some_and(|rest| rest.starts_with(' '));
        let is_briefing = |d: &Draft| d.kind == EventKind::Briefing && d.namings.iter().any(|&n| is_long_form(&self.namings[n]));
        if is_construct
            && self.drafts.iter().all(|d| !d.is_kind(kind, naming.language) || is_briefing(d))
            && let Some(draft) = self.focus(i, is_briefing)
        {
            self.drafts[draft].namings.push(i);
            return;
        }
        if let Some(draft) = self.ceremony(i) {
            self.drafts[draft].namings.push(i);
            return;
        }
        // "|l'atelier national| … prennent part aux |assises|".
        if naming.loose
            && let Some(draft) = self.focus(i, |d| d.kind != EventKind::Briefing && !is_later(d))
        {
            self.drafts[draft].namings.push(i);
            return;
        }
        let is_opening = opens(self.reading, naming);
        let is_congress = kind == EventKind::Congress && naming.language != Lang::AR && !is_opening;
        let may_stand_alone = match naming.noun {
            // "passed |its third reading|".
            Noun::Weak(_) => {
                let is_told = naming.days.is_some() && (naming.venue.is_some() || naming.located);
                // "l'entretien téléphonique que le ministre a eu mercredi avec": one whose day is told, by more than its noun.
                let is_told = is_told
                    || naming.held && naming.days.is_some() && kind == EventKind::Meeting && naming.tokens.len() > 2 && !naming.future;
                // "Sáng 13/2, chánh án mở |phiên điều trần|": a sitting that is opened on a day that is told.
                let is_bare = language(naming.language).is_some_and(|l| l.events.capital_names);
                let is_told = is_told || is_bare && kind == EventKind::Session && naming.held && naming.days.is_some() && !naming.future;
                let is_near = naming.sitting && naming.held || naming.beside && self.is_told_again(i);
                naming.setting || is_told || is_near || opens(self.reading, naming)
            }
            // "Phát biểu tại |đại hội| ngày 12/11": where somebody speaks on a day that is told, no parliament.
            _ => !is_congress || naming.setting && naming.days.is_some() && speaks(self.reading, naming),
        };
        if !may_stand_alone {
            return;
        }
        // "خلال |الاتصال|": of no call that the article tells of.
        let words = language(naming.language).map(|l| &l.events).filter(|words| words.construct);
        if words.is_some_and(|words| words.calls.holds(self.reading.article.slice(naming.span))) {
            return;
        }
        let is_weak = matches!(naming.noun, Noun::Weak(_));
        let introduction = (0..i).rev().find(|&n| self.references[n] == Reference::Introduction && self.namings[n].kind() == kind);
        let introduction = introduction.or_else(|| self.placed_before(i));
        if introduction.is_none() && !self.drafts.iter().all(is_apart) {
            // A synonym: a forum called "the conference".
            // A press conference is held beside another event, and is none of its names.
            let is_briefing = kind == EventKind::Briefing;
            let takes_place = |d: &Draft| d.namings.iter().any(|&n| !self.namings[n].future || self.namings[n].setting);
            let is_stage = |d: &Draft| d.namings.iter().any(|&n| self.namings[n].stage);
            // "|Appearing before| the committee, … two days after a residents' forum": a hearing is none.
            let is_hearing = |d: &Draft| {
                let tells = |&n: &usize| self.namings[n].verb.is_some();
                d.kind == EventKind::Session && d.namings.iter().any(tells)
            };
            let may_be = |d: &Draft| !is_stage(d) && !is_apart(d) && !is_hearing(d);
            let synonym =
                self.focus(i, |d| d.kind != EventKind::Congress && takes_place(d) && may_be(d)).filter(|_| !is_weak && !is_briefing);
            if let Some(draft) = synonym {
                self.drafts[draft].add(i, naming);
            }
            // Beside one that has yet to be held, "the public meeting" is the one that the article reports from.
            // "pendant |la période de questions|", beside the study of a bill.
            let is_told = naming.setting || naming.held && language(naming.language).is_some_and(|l| l.events.capital_names);
            let is_other = |d: &Draft| takes_place(d) && !(naming.sitting && is_told && d.kind == EventKind::Session);
            // "Chiều 16-9, Phó Chủ tịch có |buổi làm việc| với đoàn Kochi. … Trước đó, Tọa đàm": the one that the article begins with.
            let is_later_told = |d: &Draft| d.namings.iter().all(|&n| n > i);
            let is_first = is_opening && kind == EventKind::Meeting && self.drafts.iter().all(is_later_told);
            // "Sáng 12/5, tòa mở |phiên tòa sơ thẩm|", beside the sitting of a council.
            let trials = language(naming.language).filter(|l| l.events.capital_names).map(|l| &l.events.trials);
            let is_trial = trials.is_some_and(|words| words.at(self.reading, naming.tokens.start, &naming.tokens).is_some());
            let is_dated = naming.days.is_some() && (naming.setting || is_first || is_trial && naming.held);
            let is_aside = is_weak
                && !naming.stage
                && !is_dated
                && self.drafts.iter().any(|d| d.kind != EventKind::Briefing && is_other(d) && !is_beside(d));
            if synonym.is_some() || is_aside || is_briefing && !naming.setting && !is_opening {
                return;
            }
        }
        let mut own = Draft::of(i, naming);
        own.namings.extend(introduction);
        self.drafts.push(own);
    }

    /// "a day after |a farmers' baraza| in Moiben … told |the baraza|": what the same noun told of before with its place or day, where nobody had spoken
    /// yet.
    fn placed_before(&self, i: usize) -> Option<usize> {
        let naming = &self.namings[i];
        let is_placed = |n: &Naming| n.venue.is_some() || n.located || n.days.is_some();
        let is_free = |n: usize| self.drafts.iter().all(|d| !d.namings.contains(&n));
        let is_it = |&n: &usize| {
            let other = &self.namings[n];
            other.word == naming.word && other.noun == naming.noun && is_placed(other) && !other.future && !other.other && is_free(n)
        };
        naming.setting.then(|| (0..i).rev().find(is_it)).flatten()
    }

    /// "ترأس الوزير |جلسة عمل| مع وفد … وفي كلمته خلال |الاجتماع|": whether a meeting began the article, which Arabic calls by any noun.
    fn is_met_before(&self, draft: &Draft, i: usize) -> bool {
        let naming = &self.namings[i];
        let is_construct = language(naming.language).is_some_and(|l| l.events.construct);
        let opens = |&n: &usize| {
            let first = &self.namings[n];
            let is_held = (first.held || first.setting) && !first.future && !first.aside;
            n < i && is_held && is_beginning(self.reading, self.reading.sentences[first.sentence].block)
        };
        is_construct && draft.kind == EventKind::Meeting && draft.ordinal.is_none() && draft.namings.iter().any(opens)
    }

    /// "Les ministres |se sont réunis| à Riga. … le deuxième sommet": the gathering that is named beside what a verb tells of, else one of its own.
    fn convened(&mut self, i: usize) {
        const NEAR: usize = 3;
        let naming = &self.namings[i];
        let block = |n: usize| self.reading.sentences[self.namings[n].sentence].block;
        let is_there = |n: &usize| {
            let near = block(*n) <= block(i) + NEAR;
            near && !self.namings[*n].future && (self.namings[*n].setting || self.namings[*n].held)
        };
        let days = |d: &Draft| d.namings.iter().find_map(|&n| self.namings[n].days);
        let is_same = |d: &Draft| {
            let is_kind = match naming.verb {
                _ if naming.sitting => d.is_sitting(self.namings),
                // Who is received beside a conference is not received by it, nor at the cabinet's meeting.
                Some(Verb::Receives) => {
                    // "استقبل الوزير السفير. … وفي اليوم نفسه، ترأس |جلسة عمل مع| ممثلي البلديات": talks that another block tells of are others.
                    let is_construct = language(naming.language).is_some_and(|l| l.events.construct);
                    let is_later = is_construct && d.namings.iter().all(|&n| self.turns_later(n, i));
                    let is_theirs = !is_later && (d.topic.is_empty() || d.namings.iter().any(|&n| self.namings[n].parties.is_some()));
                    d.kind == EventKind::Meeting && d.ordinal.is_none() && is_theirs
                }
                _ => d.kind != EventKind::Briefing,
            };
            let is_called = naming.word.is_empty() || d.word == naming.word;
            // "Elle |s'est entretenue| avec le banquier. |Auparavant|, elle avait présidé la 40e réunion du Conseil": another, told of later.
            let is_aside = |&n: &usize| n > i && begins_aside(self.reading, &self.reading.sentences[self.namings[n].sentence]);
            let is_called = is_called && !d.namings.iter().all(is_aside);
            is_kind && is_called && d.namings.iter().any(is_there) && !differ(d.place, naming.venue) && !differ(days(d), naming.days)
        };
        // "En marge du sommet, il |a reçu|", "Le lendemain, il |a inauguré|": another gathering.
        let is_apart = naming.aside || naming.kind() == EventKind::Other;
        match self.drafts.iter().position(is_same).filter(|_| !is_apart) {
            Some(draft) => self.drafts[draft].namings.push(i),
            None => self.drafts.push(Draft::of(i, naming)),
        }
    }

    /// Whether a mention stands in a later block than another, in a sentence that begins with words for another occasion.
    fn turns_later(&self, later: usize, earlier: usize) -> bool {
        let sentence = |n: usize| &self.reading.sentences[self.namings[n].sentence];
        let turns = language(self.namings[later].language).map(|l| &l.statements.turns);
        let is_turn = turns.is_some_and(|words| words.at(self.reading, sentence(later).tokens.start).is_some());
        sentence(later).block > sentence(earlier).block && is_turn
    }

    /// "Il |a inauguré| jeudi le port. Lors de |la cérémonie|", "|l'atelier| … Présidant |la cérémonie|": what was done at a ceremony before, else the
    /// one gathering that may have opened with it.
    fn ceremony(&self, i: usize) -> Option<usize> {
        const NEAR: usize = 3;
        let naming = &self.namings[i];
        let words = &language(naming.language)?.events.ceremonies;
        naming.tokens.clone().any(|t| words.has(self.reading.folded(t))).then_some(())?;
        let block = |n: usize| self.reading.sentences[self.namings[n].sentence].block;
        let is_done = |n: &usize| *n < i && self.namings[*n].verb == Some(Verb::Decides) && block(*n) + NEAR >= block(i);
        let is_it = |d: &Draft| d.kind == EventKind::Other && d.namings.iter().any(is_done);
        let may_open = |d: &Draft| {
            use EventKind::{Conference, Congress, Forum, Seminar, Session};
            let is_kind = matches!(d.kind, Conference | Congress | Forum | Seminar | Session);
            is_kind && d.namings.iter().any(|&n| n < i && !self.namings[n].future && (self.namings[n].setting || self.namings[n].held))
        };
        let is_construct = language(naming.language).is_some_and(|l| l.events.construct);
        let one = || (0..self.drafts.len()).filter(|_| !is_construct).filter(|&d| may_open(&self.drafts[d])).collect::<Vec<_>>();
        self.drafts.iter().rposition(is_it).or_else(|| <[usize; 1]>::try_from(one()).ok().map(|[draft]| draft))
    }

    /// "le procès … lors de |l'audience|": what a day of a trial goes by.
    fn is_day_of_trial(&self, draft: &Draft, naming: &Naming) -> bool {
        let Some(words) = language(naming.language).map(|l| &l.events) else { return false };
        let is_trial = |n: &usize| {
            let tokens = &self.namings[*n].tokens;
            tokens.clone().any(|t| words.trials.at(self.reading, t, tokens).is_some())
        };
        words.trial_nouns.has(&naming.word) && draft.namings.iter().any(is_trial)
    }

    /// "|استقبل| رئيس الحكومة الوزير الضيف، وأكد خلال |اللقاء|": a meeting of its own.
    fn follows_reception(&self, i: usize) -> bool {
        let naming = &self.namings[i];
        let Some(words) = language(naming.language).map(|l| &l.events).filter(|words| words.construct) else { return false };
        let is_any = naming.setting && words.meets.has(&fold(self.reading.article.slice(naming.span)));
        let before = self.reading.sentences[naming.sentence].tokens.start..naming.tokens.start;
        let receives = |t: usize| {
            let within = t..before.end;
            words.receives.at(self.reading, t, &within).is_some() || words.receives.has(self.reading.folded(t).trim_start_matches('و'))
        };
        is_any && before.clone().any(receives)
    }

    /// "Le préfet |a réuni| lundi les transporteurs. |La rencontre| a duré": what a verb tells of shortly before.
    fn told_by_verb(&self, i: usize) -> Option<usize> {
        const NEAR: usize = 3;
        let naming = &self.namings[i];
        let words = &language(naming.language)?.events;
        let block = |n: usize| self.reading.sentences[self.namings[n].sentence].block;
        let is_near = |n: &usize| *n < i && block(*n) + NEAR >= block(i);
        let is_told = |n: &usize| *n < i && self.namings[*n].verb.is_some();
        let is_it = |d: &Draft| d.kind == EventKind::Meeting && d.namings.iter().any(is_told) && d.namings.iter().any(is_near);
        let is_noun = words.articles && is_reception_noun(self.reading, naming, words);
        // "|استقبل| الوزير السفير. وخلال |اللقاء|".
        let is_any = || words.construct && naming.setting && words.meets.has(&fold(self.reading.article.slice(naming.span)));
        self.drafts.iter().rposition(is_it).filter(|_| is_noun || is_any())
    }

    /// "a présidé |une rencontre| avec les syndicats. … |La rencontre| s'est tenue en présence de": the one that the same noun told of shortly before.
    fn told_again(&self, i: usize) -> Option<usize> {
        const NEAR: usize = 4;
        let naming = &self.namings[i];
        let words = &language(naming.language)?.events;
        let block = |n: usize| self.reading.sentences[self.namings[n].sentence].block;
        let is_same = |n: &usize| *n < i && self.namings[*n].word == naming.word && block(*n) + NEAR >= block(i);
        let is_it = |d: &Draft| d.kind == EventKind::Meeting && d.ordinal.is_none() && d.namings.iter().any(is_same);
        let is_noun = words.articles && is_reception_noun(self.reading, naming, words);
        self.drafts.iter().rposition(is_it).filter(|_| is_noun)
    }

    /// "|cette visite|": whether a noun means nothing by itself but a visit that a verb told of.
    fn is_visit(&self, i: usize) -> bool {
        let naming = &self.namings[i];
        let words = language(naming.language).map(|l| &l.events.visits);
        words.is_some_and(|words| words.has(&naming.word))
    }

    /// "La délégation |s'est rendue| à la coopérative … lors de |cette visite|": what a verb told of shortly before.
    fn visit(&self, i: usize) -> Option<usize> {
        const NEAR: usize = 3;
        let block = |n: usize| self.reading.sentences[self.namings[n].sentence].block;
        let is_near = |n: &usize| *n < i && self.namings[*n].verb == Some(Verb::Decides) && block(*n) + NEAR >= block(i);
        self.drafts.iter().rposition(|d| d.kind == EventKind::Other && d.namings.iter().any(is_near))
    }

    /// "l'entretien téléphonique que le ministre a eu … Au cours de |cette conversation|": the latest meeting before that has no number, for a word
    /// that a meeting of two goes by.
    fn talks_of_two(&self, i: usize) -> Option<usize> {
        const NEAR: usize = 3;
        let naming = &self.namings[i];
        let words = &language(naming.language)?.events;
        let block = |n: usize| self.reading.sentences[self.namings[n].sentence].block;
        let is_near = |n: &usize| *n < i && !self.namings[*n].future && block(*n) + NEAR >= block(i);
        let is_it = |d: &Draft| d.kind == EventKind::Meeting && d.ordinal.is_none() && d.namings.iter().any(is_near);
        let is_pointed = naming.determiner == Determiner::Demonstrative || words.latest_talks.has(&naming.word);
        let is_noun = words.articles && is_pointed;
        let is_noun = is_noun && is_reception_noun(self.reading, naming, words);
        self.drafts.iter().rposition(is_it).filter(|_| is_noun)
    }

    /// "عقد الوزير |جلسة مباحثات| مع نظيره. وأعرب خلال |اللقاء|": the talks of the sentence before, for a word that any meeting is called by.
    fn talks_before(&self, i: usize) -> Option<usize> {
        let naming = &self.namings[i];
        let words = &language(naming.language)?.events;
        let is_any = words.construct && words.meets.has(&fold(self.reading.article.slice(naming.span)));
        let is_near = |n: &usize| *n < i && self.namings[*n].sentence + 1 >= naming.sentence;
        let are_talks = |d: &Draft| d.kind == EventKind::Meeting && d.ordinal.is_none() && d.namings.iter().any(is_near);
        self.drafts.iter().rposition(are_talks).filter(|_| is_any)
    }

    /// "attended |a public meeting| in Oban. … At |that gathering|", "told |the same meeting|", "told |the gathering|": what a word for any gathering, or the
    /// same word, points back to, told of in the paragraph before or the same.
    fn pointed_at(&self, i: usize) -> Option<usize> {
        let naming = &self.namings[i];
        let words = &language(naming.language)?.events;
        let is_any = naming.noun == Noun::Any;
        let points = match naming.determiner {
            Determiner::Demonstrative => true,
            Determiner::Definite => is_any && words.gathering.has(&noun_of(self.reading, naming)),
            _ => false,
        };
        let is_kind = |d: &Draft| is_any || d.kind == naming.kind();
        let block = |n: usize| self.reading.sentences[self.namings[n].sentence].block;
        let is_near = |n: usize| n < i && !self.namings[n].future && block(n) + 1 >= block(i);
        let last = |d: &Draft| d.namings.iter().copied().filter(|&n| is_near(n)).max();
        let fitting = (0..self.drafts.len()).filter(|&d| is_kind(&self.drafts[d]));
        let last = fitting.filter_map(|d| Some((last(&self.drafts[d])?, d))).max();
        last.filter(|_| points && words.noun_last && naming.setting).map(|(_, draft)| draft)
    }

    /// "Speaking at |a press meet|, he warned … he said at |the programme|": the press conference of the sentence before, for a word that any gathering
    /// is called by.
    fn briefing_before(&self, i: usize) -> Option<usize> {
        const NEAR: usize = 2;
        let naming = &self.namings[i];
        let block = |n: &Naming| self.reading.sentences[n.sentence].block;
        let is_there =
            |n: &Naming| n.setting && block(n) == block(naming) && n.sentence + NEAR >= naming.sentence && n.sentence < naming.sentence;
        let is_last = |d: &Draft| d.namings.iter().any(|&n| n < i && is_there(&self.namings[n]));
        let is_any = naming.setting && naming.noun == Noun::Any && !naming.sitting;
        let last = self.drafts.iter().rposition(is_last)?;
        (is_any && self.drafts[last].kind == EventKind::Briefing).then_some(last)
    }

    /// "after |the two-day meeting|, … on the sidelines of |the meeting|": whether it is spoken of by the same word once more.
    fn is_told_again(&self, i: usize) -> bool {
        let is_again = |(n, other): (usize, &Naming)| n != i && self.references[n] == Reference::Bare && other.word == self.namings[i].word;
        self.namings.iter().enumerate().any(is_again)
    }

    /// "At |a separate| gathering".
    fn is_separate(&self, naming: &Naming) -> bool {
        let words = language(naming.language).map(|l| &l.events.separate);
        words.is_some_and(|words| naming.tokens.clone().any(|t| words.at(self.reading, t, &naming.tokens).is_some()))
    }

    /// A scene without a name is an event of its own, or the one that was introduced so before.
    fn scene(&mut self, i: usize) {
        let naming = &self.namings[i];
        let Some(words) = language(naming.language).map(|l| &l.events) else { return };
        let place = self.place_before(naming);
        let is_elsewhere = |d: &Draft| place.as_ref().is_some_and(|place| !self.is_told_at(d, place));
        // "At |a separate gathering| in Lima": none that was told of before.
        let is_separate = naming.noun == Noun::Any && self.is_separate(naming);
        // "|A day earlier|, the delegation had a working session with the city".
        let is_turned = |d: &Draft| words.noun_last && d.namings.iter().all(|&n| n < i && self.turns_later(i, n));
        let is_later_aside = |d: &Draft| d.namings.iter().all(|&n| n > i && self.namings[n].aside);
        let same = |d: &Draft| {
            let is_unnamed = d.kind == naming.kind() && d.ordinal.is_none() && d.topic.is_empty() && !is_separate;
            is_unnamed && !differ(d.place, naming.venue) && !is_elsewhere(d) && !is_turned(d) && !is_later_aside(d)
        };
        let is_named_after = |d: &Draft| {
            let names = |first: &Naming| follows(naming, first) && is_called(self.reading, naming, first);
            d.is_kind(naming.kind(), naming.language) && d.namings.first().is_some_and(|&first| names(&self.namings[first]))
        };
        match self.drafts.iter().rposition(same).or_else(|| self.drafts.iter().position(is_named_after)) {
            Some(draft) => self.drafts[draft].add(i, naming),
            None => self.drafts.push(Draft::of(i, naming)),
        }
    }

    /// "Hours earlier |in Abidjan|, the prosecutor told |a press conference|": the place with which a sentence of a new one begins.
    fn place_before(&self, naming: &Naming) -> Option<std::ops::Range<usize>> {
        const NEAR: usize = 8;
        let first = self.reading.sentences[naming.sentence].tokens.start;
        let end = (first + NEAR).min(naming.tokens.start);
        let is_new = matches!(naming.determiner, Determiner::Indefinite | Determiner::None)
            && naming.kind() == EventKind::Briefing
            && naming.venue.is_none();
        let place_in = &language(naming.language).filter(|_| is_new)?.events.place_in;
        let at = (first..end).find_map(|t| place_in.at(self.reading, t, &(t..end)))?;
        self.reading.tags_at(at).iter().find(|tag| matches!(tag.class, Class::Place(_))).map(|tag| tag.tokens.clone())
    }

    /// Whether a sentence that tells of an event names a place, or no event of the kind is told to be anywhere.
    fn is_told_at(&self, draft: &Draft, place: &std::ops::Range<usize>) -> bool {
        let name: Vec<&str> = place.clone().map(|t| self.reading.folded(t)).collect();
        let names = |tokens: &std::ops::Range<usize>| {
            tokens.clone().any(|t| (t..t + name.len()).map(|t| self.reading.folded(t)).eq(name.iter().copied()))
        };
        draft.place.is_none() || draft.namings.iter().any(|&n| names(&self.reading.sentences[self.namings[n].sentence].tokens))
    }

    fn headline(&mut self, i: usize) {
        let naming = &self.namings[i];
        // "|La Foire d'Oran| a ouvert. En marge de la foire, le wali a reçu": none that a verb tells of beside it.
        let is_aside = |d: &Draft| d.namings.iter().all(|&n| self.namings[n].aside);
        let may_be = |d: &Draft| d.kind != EventKind::Briefing && !differ(d.place, naming.venue.or(naming.named_place)) && !is_aside(d);
        match self.focus(i, may_be) {
            Some(draft) => self.drafts[draft].add(i, naming),
            None => self.drafts.push(Draft::of(i, naming)),
        }
    }

    /// "17e édition": the one with that number of the series in focus.
    fn edition(&mut self, i: usize) {
        let naming = &self.namings[i];
        let Some(focus) = self.focus(i, |d| d.kind != EventKind::Session) else { return };
        let (kind, series) = (self.drafts[focus].kind, self.drafts[focus].series);
        let same = |d: &Draft| d.kind == kind && d.ordinal == naming.ordinal;
        if let Some(draft) = self.drafts.iter().position(same) {
            self.drafts[draft].add(i, naming);
            return;
        }
        if self.drafts[focus].ordinal.is_none() && naming.setting {
            self.drafts[focus].add(i, naming);
            return;
        }
        let topic = self.drafts[focus].topic.clone();
        self.drafts.push(Draft { kind, series, topic, ..Draft::of(i, naming) });
    }

    /// "the fourth meeting": the one after the third, which was named.
    fn next(&mut self, i: usize) {
        let naming = &self.namings[i];
        let known = matches!(naming.determiner, Determiner::Definite | Determiner::Demonstrative);
        let has_number = |d: &Draft| d.word == naming.word && d.ordinal.is_some();
        if known && self.drafts.iter().any(has_number) {
            self.edition(i);
        }
    }

    fn any(&mut self, i: usize) {
        // "|تفقد| الوزير الميناء. … وخلال |الجولة|": what a verb told of, or nothing.
        let words = language(self.namings[i].language).map(|l| &l.events).filter(|words| words.construct);
        if words.is_some_and(|words| words.ceremonies.has(&fold(self.reading.article.slice(self.namings[i].span)))) {
            if let Some(draft) = self.ceremony(i) {
                self.drafts[draft].namings.push(i);
            }
            return;
        }
        if let Some(draft) = self.talks_before(i) {
            self.drafts[draft].add(i, &self.namings[i]);
            return;
        }
        if self.follows_reception(i) {
            self.drafts.push(Draft { kind: EventKind::Meeting, ..Draft::of(i, &self.namings[i]) });
            return;
        }
        if let Some(draft) = self.pointed_at(i) {
            self.drafts[draft].namings.push(i);
            return;
        }
        let naming = &self.namings[i];
        if self.is_visit(i) {
            if let Some(draft) = self.visit(i) {
                self.drafts[draft].namings.push(i);
            }
            return;
        }
        if let Some(draft) = self.told_by_verb(i).or_else(|| self.talks_of_two(i)).or_else(|| self.told_again(i)) {
            self.drafts[draft].namings.push(i);
            return;
        }
        if let Some(draft) = self.briefing_before(i) {
            self.drafts[draft].namings.push(i);
            return;
        }
        let is_opening = !naming.setting && opens(self.reading, naming) && self.drafts.is_empty();
        if is_opening && !naming.sitting {
            self.drafts.push(Draft { kind: EventKind::Meeting, ..Draft::of(i, naming) });
        }
        if !naming.setting && !naming.sitting {
            return;
        }
        let has_articles = language(naming.language).is_some_and(|l| l.events.articles);
        // A press conference has no closing session.
        // "told |the gathering| … Earlier in the day, the governor |met| officials": nor is it what a verb tells of only later.
        let is_told_later = |d: &Draft| d.namings.iter().all(|&n| n > i && self.namings[n].verb.is_some());
        let is_ahead = |d: &Draft| d.namings.iter().all(|&n| self.namings[n].future) && !self.namings[i].future || is_told_later(d);
        // "tại |lễ khai mạc| … Trước đó, Thứ trưởng đã điện đàm": talks have no ceremony.
        let ceremonies = language(naming.language).map(|l| &l.events.ceremonies);
        let is_ceremony = ceremonies.is_some_and(|words| words.has(&fold(self.reading.article.slice(naming.span))));
        let is_ahead = |d: &Draft| is_ahead(d) || is_ceremony && d.kind == EventKind::Meeting;
        if let Some(draft) = self.focus(i, |d| !matches!(d.kind, EventKind::Congress | EventKind::Briefing) && !is_ahead(d)) {
            self.drafts[draft].add(i, naming);
            return;
        }
        // "خلال |الجلسة العامة|", "Speaking at |the event|": the only one that the article tells of.
        // "Présidant |la rencontre sur le blé|, … aux Assises des semences, prévues en juin": what has a name of its own.
        let is_called = has_articles && naming.topic.len() > 1;
        let is_only =
            self.drafts.iter().all(|d| (is_ceremony || is_called || is_told_later(d)) && is_ahead(d)) && speaks(self.reading, naming);
        if (naming.setting || opens(self.reading, naming)) && (naming.sitting || is_only) {
            let kind = if naming.sitting { EventKind::Session } else { naming.kind() };
            self.drafts.push(Draft { kind, ..Draft::of(i, naming) });
        }
    }

    /// A part of the great event in focus, of a name of its own; else an event itself.
    fn part(&mut self, i: usize) {
        let is_great = |d: &Draft| {
            let kind = matches!(d.kind, EventKind::Conference | EventKind::Forum | EventKind::Summit | EventKind::Congress);
            kind && (d.ordinal.is_some() || d.series.is_some() || !d.topic.is_empty() || d.place.is_some())
        };
        if let Some(draft) = self.focus(i, is_great).filter(|_| !self.is_told_before(i)) {
            self.drafts[draft].namings.push(i);
            return;
        }
        // "lors d'un |panel|", where the article tells of no greater event.
        let is_alone = self.namings[i].noun == Noun::Part && speaks(self.reading, &self.namings[i]);
        match whole(self.reading, &self.namings[i]) {
            _ if is_alone => self.scene(i),
            Reference::Bare => self.bare(i),
            Reference::Scene => self.scene(i),
            Reference::Description => {
                let naming = &self.namings[i];
                match self.drafts.iter().position(|d| d.is(naming)) {
                    Some(draft) => self.drafts[draft].add(i, naming),
                    None => self.drafts.push(Draft::of(i, naming)),
                }
            }
            _ => {}
        }
    }

    /// "đồng chủ trì |kỳ họp lần thứ 4| … Phát biểu tại |kỳ họp|": whether a noun without more means what was numbered before by the same word.
    fn is_told_before(&self, i: usize) -> bool {
        let naming = &self.namings[i];
        let is_bare = language(naming.language).is_some_and(|l| l.events.capital_names) && !naming.is_named();
        let is_it = |n: &usize| *n < i && !self.namings[*n].future && self.namings[*n].word == naming.word;
        is_bare && self.drafts.iter().any(|d| d.kind == naming.kind() && d.ordinal.is_some() && d.namings.iter().any(is_it))
    }

    /// The event in focus at a mention: the latest of those that matter, else the first one to come.
    ///
    /// "14 memoranda, compared with 5 at |the first edition|. … At |the forum|": another edition is none of them beside one that is named.
    fn focus(&self, i: usize, fits: impl Fn(&Draft) -> bool) -> Option<usize> {
        let is_edition = |d: usize| self.drafts[d].namings.iter().all(|&n| self.namings[n].noun == Noun::Edition);
        let mut fitting: Vec<usize> = (0..self.drafts.len()).filter(|&d| fits(&self.drafts[d])).collect();
        if fitting.iter().any(|&d| !is_edition(d)) {
            fitting.retain(|&d| !is_edition(d));
        }
        let most = fitting.iter().map(|&d| self.weight(d)).max()?;
        let matters = |d: &usize| self.weight(*d) == most || self.weight(*d) >= 3;
        let latest_before = |d: usize| self.drafts[d].namings.iter().copied().filter(|&n| n < i).max();
        let before = fitting.iter().copied().filter(matters).filter_map(|d| Some((latest_before(d)?, d))).max();
        let after = || fitting.iter().copied().filter(matters).min_by_key(|&d| self.drafts[d].namings.iter().min().copied());
        before.map(|(_, d)| d).or_else(|| self.just_told(i, &fitting)).or_else(after)
    }

    /// "packed a hall for |a public meeting|. Chairing |the meeting|, … At Monday's |meeting of the council|": the one of several that was told of in the
    /// paragraph before or the same, where what matters more is told of later.
    fn just_told(&self, i: usize, fitting: &[usize]) -> Option<usize> {
        let naming = &self.namings[i];
        language(naming.language).filter(|l| l.events.noun_last)?;
        let block = |n: usize| self.reading.sentences[self.namings[n].sentence].block;
        let is_near = |n: &usize| *n < i && block(*n) + 1 >= block(i) && !self.namings[*n].future;
        let last = |d: usize| self.drafts[d].namings.iter().copied().filter(is_near).max();
        fitting.iter().filter_map(|&d| Some((last(d)?, d))).max().map(|(_, d)| d)
    }

    /// How much an event matters: its named mentions, those in headlines more.
    fn weight(&self, draft: usize) -> usize {
        let named = self.drafts[draft].namings.iter().map(|&n| &self.namings[n]).filter(|n| n.is_named());
        named
            .map(|n| {
                let block = &self.reading.article.blocks[self.reading.sentences[n.sentence].block];
                match block.kind {
                    kind if is_heading(kind) => 3,
                    BlockKind::Caption => 1,
                    _ => 1 + usize::from(n.setting || n.held),
                }
            })
            .sum()
    }
}
