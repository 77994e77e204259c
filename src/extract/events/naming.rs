//! Naming: how far the name of a gathering reaches around its noun, and what it tells.
//!
//! "lors de la [32e Conférence diplomatique], tenue à Dakar le 3 mai" has the ordinal 32, a topic, a place and a day.

use super::convened::Verb;
use super::is_beginning;
use super::parties::Parties;
use super::words::{Noun, Phrases, Words};
use crate::article::{BlockKind, Lang, Span};
use crate::date::DateMention;
use crate::entity::Place;
use crate::event::EventKind;
use crate::extract::places::has_word;
use crate::extract::statements::Cue;
use crate::extract::{Kind, Reading, Tag};
use crate::fold::{fold, strip_marks};
use crate::gazetteer;
use crate::lang::{Class, Word, language};
use jiff::civil::Date;
use std::ops::Range;

/// How the noun is introduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Determiner {
    Definite,
    Demonstrative,
    Indefinite,
    Plural,
    None,
}

/// What a noun with its surroundings says of a gathering.
#[derive(Clone, Debug)]
pub(super) struct Naming {
    /// The name, with the article when there is nothing else.
    pub tokens: Range<usize>,
    pub span: Span,
    pub sentence: usize,
    pub language: Lang,
    pub noun: Noun,
    /// The noun, folded, without article.
    pub word: String,
    pub series: Option<u32>,
    pub determiner: Determiner,
    /// Whether the noun begins with a capital inside a sentence.
    pub capital: bool,
    pub ordinal: Option<u32>,
    pub year: Option<i16>,
    /// Folded, without marks; words that tell it from others.
    pub topic: Vec<String>,
    /// The place in the name: "conférence de Rabat".
    pub named_place: Option<usize>,
    /// Where it is said to be held.
    pub venue: Option<usize>,
    /// Whether it is said to be held at a place that no table knows: "une réunion |à Fenoarivo|".
    pub located: bool,
    /// When it is said to be held.
    pub days: Option<(Date, Date)>,
    /// Whether something is said at it, or it is said to take place.
    pub setting: bool,
    pub held: bool,
    /// Whether it has yet to take place.
    pub future: bool,
    /// Whether one or a few speak there: a rally, a hearing.
    pub stage: bool,
    /// Whether it is a part of a greater event, or else what a parliament holds: "séance plénière", "debate".
    pub sitting: bool,
    /// "prochaine": not the one spoken of.
    pub other: bool,
    /// Whether it goes on with the name of another event: "17e édition du Salon".
    pub of_event: bool,
    /// Whether those who meet are told: "talks with the Lao premier".
    pub parties: Option<Span>,
    /// Whether it comes before or after what the sentence tells: "following a meeting".
    pub beside: bool,
    /// Whether its host is told, though it has no name: "the event hosted by the port".
    pub hosted: bool,
    /// Whether it is one on the margins of a greater one: "جلسة حوارية على هامش المؤتمر".
    pub aside: bool,
    /// Whether it is called after a nation: "Congrès américain".
    pub of_nation: bool,
    /// Whether a verb tells of it, and no noun.
    pub verb: Option<Verb>,
    /// Whether any gathering that was named goes by its noun: "les assises".
    pub loose: bool,
    /// Whether it is a body that is called so, and nobody is told to meet: "chair of the Karnali Producers' |Forum|".
    pub body: bool,
}

impl Naming {
    pub fn kind(&self) -> EventKind {
        match self.noun {
            Noun::Strong(kind) | Noun::Weak(kind) => kind,
            _ => EventKind::Other,
        }
    }

    /// Takes over number and beginning of what stands before it.
    pub fn continue_from(&mut self, before: Self) {
        self.ordinal = before.ordinal;
        self.tokens = before.tokens.start..self.tokens.end.max(before.tokens.end);
        self.span = Span::new(before.span.start, self.span.end.max(before.span.end));
        self.determiner = before.determiner;
        if self.series.is_some() {
            self.word = before.word;
        }
        self.setting |= before.setting;
        self.held |= before.held;
        self.future |= before.future;
        self.venue = self.venue.or(before.venue);
        self.days = self.days.or(before.days);
        self.other |= before.other;
    }

    /// Whether it tells more than that there is a gathering.
    pub fn is_named(&self) -> bool {
        self.ordinal.is_some() || self.year.is_some() || self.series.is_some() || !self.topic.is_empty() || self.named_place.is_some()
    }
}

/// A place or day of the text by its tokens.
pub(super) struct Surroundings<'a> {
    pub reading: &'a Reading<'a>,
    pub places: Vec<(Range<usize>, usize)>,
    pub dates: Vec<(Range<usize>, &'a DateMention)>,
    /// Of each place, what it is compared by.
    keys: Vec<&'a str>,
    /// Of each place, whether it is a part of the world.
    wide: Vec<bool>,
    /// The names of people, in order.
    people: &'a [Range<usize>],
}

impl<'a> Surroundings<'a> {
    pub fn of(reading: &'a Reading<'a>, dates: &'a [DateMention], places: &'a [Place], people: &'a [Range<usize>]) -> Self {
        let tokens = |span: Span| reading.tokens.partition_point(|t| t.span.end <= span.start)..reading.token_at(span.end);
        let mut by_token: Vec<(Range<usize>, usize)> =
            places.iter().enumerate().flat_map(|(i, p)| p.mentions.iter().map(move |m| (tokens(m.span), i))).collect();
        by_token.sort_by_key(|(t, _)| t.start);
        let mut dates: Vec<_> = dates.iter().map(|d| (tokens(d.span), d)).collect();
        dates.sort_by_key(|(t, _)| t.start);
        let wide = places.iter().map(|p| p.code.is_none() && matches!(p.kind.as_str(), "region" | "continent" | "sea" | "ocean")).collect();
        Self { reading, wide, places: by_token, dates, keys: places.iter().map(|p| p.key.as_str()).collect(), people }
    }

    /// Whether a person's name begins at a token.
    fn names_person(&self, token: usize) -> bool {
        self.person_at(token).is_some()
    }

    /// Where a person's name ends that begins at a token.
    pub(super) fn person_at(&self, token: usize) -> Option<usize> {
        self.people.get(self.people.partition_point(|t| t.start < token)).filter(|t| t.start == token).map(|t| t.end)
    }

    pub(super) fn place_at(&self, token: usize) -> Option<&(Range<usize>, usize)> {
        self.places.get(self.places.partition_point(|(t, _)| t.start < token)).filter(|(t, _)| t.start == token)
    }

    fn is_in_date(&self, token: usize) -> bool {
        self.dates.get(self.dates.partition_point(|(t, _)| t.end <= token)).is_some_and(|(t, _)| t.start <= token)
    }

    pub(super) fn days_at(&self, token: usize) -> Option<(&Range<usize>, (Date, Date))> {
        let (tokens, date) = self.dates.get(self.dates.partition_point(|(t, _)| t.start < token)).filter(|(t, _)| t.start == token)?;
        Some((tokens, days(date)?))
    }
}

/// First and last day of a date, however long: "a summit |in July|".
fn first_and_last(date: &DateMention) -> Option<(Date, Date)> {
    date.from.zip(date.to)
}

/// The days of a date, when they are few enough for a gathering.
fn days(date: &DateMention) -> Option<(Date, Date)> {
    let (from, to) = (date.from?, date.to?);
    let length = from.until(to).ok()?.get_days();
    (0..=20).contains(&length).then_some((from, to))
}

/// Reads the name around a noun or series; `None` when it means no single gathering.
pub(super) fn naming(around: &Surroundings, tag: &Tag) -> Option<Naming> {
    let reading = around.reading;
    let sentence_idx = reading.sentence_of(tag.tokens.start);
    let sentence = &reading.sentences[sentence_idx];
    let words = &language(sentence.language)?.events;
    let (noun, series) = match tag.class {
        Class::EventNoun(noun) => (noun, None),
        Class::Series(row) => (Noun::Strong(gazetteer::series()[row as usize].kind), Some(row)),
        _ => return None,
    };
    if noun == Noun::No {
        return None;
    }
    let reader = Reader { around, reading, words, within: sentence.tokens.clone(), language: sentence.language };
    let mut left = reader.left(tag);
    // "les 4es Rencontres de la photographie" are one.
    let is_plural_name = words.plural_names.has(&fold(reading.article.slice(tag.span)));
    let is_sitting = words.sittings.holds(reading.article.slice(tag.span));
    let mut right = reader.right(tag);
    // "les audiences |de la Commission| de l'agriculture".
    let is_hearing = words.hearings.has(&fold(reading.article.slice(tag.span))) && reader.names_house(tag.tokens.end..right.end);
    // "les assises de la pêche", "les états généraux": never more than one.
    let is_never_several = words.always_plural.holds(reading.article.slice(tag.span)) && left.determiner_start + 1 >= left.start;
    // "|Les audiences| se poursuivent".
    let is_bare_hearing = words.hearings.has(&fold(reading.article.slice(tag.span))) && right.end == tag.tokens.end && words.articles;
    let is_one = is_plural_name && (reading.tokens[tag.tokens.start].capital || left.ordinal.is_some() || is_sitting);
    let is_one = is_one || is_never_several || is_hearing || is_bare_hearing;
    // "les débats |entre élus|": what is told of them is no name.
    let is_debates = is_sitting && left.determiner == Determiner::Plural && !is_never_several && right.end > tag.tokens.end;
    // "deux jours |de débats| entre élus".
    if is_sitting && is_plural_name && left.determiner == Determiner::Indefinite {
        return None;
    }
    if is_debates && !reading.tokens[tag.tokens.start].capital && left.ordinal.is_none() && tag.tokens.len() == 1 {
        return None;
    }
    if is_one && left.determiner == Determiner::Plural {
        left.determiner = Determiner::Definite;
    }
    let parties = Parties { around, words, within: &sentence.tokens, language: sentence.language }.of(tag, noun, right.end);
    if let Some(parties) = &parties {
        right = Right { end: right.end.max(parties.end), of_event: false, ..right };
    }
    // "au centre |d'une rencontre| tenue lundi à Nouadhibou".
    let is_new = words.articles
        && left.determiner == Determiner::Indefinite
        && words.meets.has(&fold(reading.article.slice(tag.span)))
        && reader.is_held(&(tag.tokens.start..right.end));
    // "held the |fourth Foreign Office Consultations|".
    let is_numbered = left.ordinal.is_some() && words.talks.has(&fold(reading.article.slice(tag.span)));
    let is_meeting = parties.is_some() || is_new || is_numbered;
    let noun = if is_meeting && noun == Noun::Any { Noun::Weak(EventKind::Meeting) } else { noun };
    let part_of_event =
        right.of_event && matches!(noun, Noun::Weak(_) | Noun::Any | Noun::Part) && left.ordinal.or(right.ordinal).is_none();
    // "les entretiens entre Lomé et Accra" are one occasion.
    let is_talks = parties.is_some() && words.talks.has(&fold(reading.article.slice(tag.span)));
    let is_upkeep = parties.is_none() && words.upkeep.has(&fold(reading.article.slice(tag.span))) && reader.is_of_thing(tag.tokens.end);
    if is_upkeep || left.superlative || left.determiner == Determiner::Plural && !is_talks || part_of_event {
        return None;
    }
    let named_tokens = left.start..right.end;
    // "les 4es consultations |entre les deux ministères|": those who meet are told, but not who they are.
    let counts = |parties: &Range<usize>| parties.clone().any(|t| words.few.at(reading, t, parties).is_some());
    let unnamed = parties.as_ref().filter(|parties| !reading.tokens[(*parties).clone()].iter().any(|t| t.capital) && counts(parties));
    let (mut topic, mut named_place) = match unnamed {
        Some(parties) => reader.topic(&(left.start..parties.start.max(tag.tokens.end)), tag),
        None => reader.topic(&named_tokens, tag),
    };
    if let Some(place) = named_place.filter(|_| parties.is_some()) {
        // "talks with Ghana" are held elsewhere.
        topic.push(fold(around.keys[place]));
        named_place = None;
    }
    let ordinal = left.ordinal.or(right.ordinal);
    let year = left.year.or(right.year);
    let named = ordinal.is_some() || year.is_some() || series.is_some() || !topic.is_empty() || named_place.is_some();
    // "the conference", but "at a |press conference|".
    let is_owned = matches!(reading.folded(left.determiner_start), "'s" | "'");
    // "the |closing press conference|".
    let is_described = noun == Noun::Strong(EventKind::Briefing) && left.start < tag.tokens.start;
    let is_introduced = named || left.determiner == Determiner::Indefinite || is_owned || is_described;
    let whole = reading.span(&named_tokens);
    let named_tokens = parties.as_ref().map_or(named_tokens, |parties| left.start..reader.before_small(tag.tokens.end, parties.start));
    let tokens = if is_introduced { named_tokens } else { left.determiner_start..right.end };
    let starts_inside = tokens.start == tag.tokens.start;
    let start = if starts_inside { tag.span.start } else { reading.tokens[tokens.start].span.start };
    let span = Span::new(start, reading.tokens[tokens.end - 1].span.end.max(tag.span.end));
    // "Diễn đàn Doanh nghiệp Việt Nam - Campuchia" is no forum of Viet Nam's own.
    let goes_on = right.end > tag.tokens.end && is_joiner(reading.folded(tag.tokens.end));
    let series = series.filter(|_| !goes_on);
    let capital = reading.tokens[tag.tokens.start].capital && tag.tokens.start > sentence.tokens.start;
    // What begins after the page was published is where nobody has spoken yet.
    let begins_after = |(from, _): (Date, Date)| reading.article.published.is_some_and(|published| from > published);
    let is_of_later_year = year.zip(reading.article.published).is_some_and(|(year, published)| year > published.year());
    let later =
        is_of_later_year || reader.is_later(tokens.end) || reader.nearest_date(&tokens, false, first_and_last).is_some_and(begins_after);
    // "at |next week's| cabinet meeting".
    let owner = left.determiner_start.checked_sub(2).filter(|&t| is_owned && t >= sentence.tokens.start);
    let later = later || owner.is_some_and(|t| words.coming.at(reading, t, &sentence.tokens).is_some());
    let future = later || reader.is_future(&tokens);
    // "lors du |conseil municipal|": a body, unless something is said or done at a sitting of it.
    let is_council = words.councils.holds(reading.article.slice(tag.span));
    // "|اتصال هاتفي| مع نظيره": a gathering where the article begins with it.
    let is_call = words.construct && words.calls.holds(reading.article.slice(tag.span));
    let opens_with_call = is_call && is_beginning(reading, sentence.block);
    let is_told_call = |parties: bool| opens_with_call && (parties || left.determiner != Determiner::None || reader.tells_parties());
    if is_call && left.determiner == Determiner::None && !is_told_call(parties.is_some()) {
        return None;
    }
    let sits = is_council && (reader.sits(tokens.end) || reader.holds_council(left.determiner_start));
    let held = (if is_council { sits } else { reader.is_held(&tokens) || opens_with_call }) && !future;
    let word = fold(reading.article.slice(tag.span));
    let word = words.without_pronoun(&word).unwrap_or(&word);
    // "جلسة العمل" is "جلسة عمل".
    let word = if words.construct { stem(&without_articles(word), Lang::VI) } else { stem(word, Lang::VI) };
    let naming = Naming {
        future,
        stage: parties.as_ref().is_some_and(|parties| !reader.is_crowd(parties)) || words.stage.has(&fold(reading.article.slice(tag.span))),
        sitting: is_sitting || is_bare_hearing,
        setting: !later
            && (is_council && reader.is_at_council(left.determiner_start, tokens.end)
                || !is_council && reader.is_setting(left.determiner_start, tag)
                || reader.is_gathered(left.determiner_start)
                || reader.is_following(left.determiner_start, tag)),
        aside: words.margins.at(reading, right.end, &sentence.tokens).is_some(),
        venue: reader.venue(&tokens, held),
        located: reader.is_in_unknown_place(tokens.end),
        days: reader.days(&tokens, held),
        sentence: sentence_idx,
        language: sentence.language,
        determiner: if is_talks { Determiner::Definite } else { left.determiner },
        other: left.other || right.other,
        of_event: right.of_event,
        parties: parties.map(|_| whole),
        hosted: noun == Noun::Any && words.hosted.at(reading, right.end, &sentence.tokens).is_some(),
        beside: reader.is_beside(left.determiner_start),
        of_nation: reader.is_of_nation(&(left.start..right.end)),
        tokens,
        span,
        noun,
        word,
        series,
        capital,
        ordinal,
        year,
        topic,
        named_place,
        held,
        verb: None,
        loose: words.loose.holds(reading.article.slice(tag.span)),
        body: false,
    };
    let is_at = naming.setting && !reader.is_of_office(left.determiner_start);
    let naming = Naming { body: !is_at && reader.is_owned_body(&naming, tag), ..naming };
    // "|le Cadre de concertation des éleveurs| réclame": so is one of a capital name that speaks itself.
    let is_body = naming.capital && naming.noun == Noun::Weak(EventKind::Meeting) && reader.begins_cue(naming.tokens.end);
    if is_body && words.articles && !naming.setting && naming.ordinal.is_none() {
        return None;
    }
    // "told Radio One's |First Light programme|".
    let has_title = (naming.tokens.start..tag.tokens.start).any(|t| reading.tokens[t].capital);
    if has_title && words.shows.has(&fold(reading.article.slice(tag.span))) {
        return None;
    }
    // "|Le conseil municipal| a voté un prêt": the body alone.
    Some(naming).filter(|naming| !is_council || naming.setting || naming.held)
}

/// What the words of one sentence tell of a gathering.
pub(super) struct Reader<'a> {
    pub around: &'a Surroundings<'a>,
    pub reading: &'a Reading<'a>,
    pub words: &'a Words,
    pub within: Range<usize>,
    pub language: Lang,
}

struct Left {
    start: usize,
    determiner_start: usize,
    determiner: Determiner,
    ordinal: Option<u32>,
    year: Option<i16>,
    superlative: bool,
    other: bool,
}

#[derive(Default)]
struct Right {
    end: usize,
    ordinal: Option<u32>,
    year: Option<i16>,
    other: bool,
    /// Whether the name goes on with that of another event: "session d'ouverture de la 3e Conférence".
    of_event: bool,
}

/// How many tokens a name may reach to either side.
const REACH_LEFT: usize = 9;
const REACH_RIGHT: usize = 26;

impl Reader<'_> {
    /// Goes from the noun to its determiner.
    fn left(&self, tag: &Tag) -> Left {
        let first = self.within.start.max(tag.tokens.start.saturating_sub(REACH_LEFT));
        let mut left = Left {
            start: tag.tokens.start,
            determiner_start: tag.tokens.start,
            determiner: Determiner::None,
            ordinal: None,
            year: None,
            superlative: false,
            other: false,
        };
        let mut at = tag.tokens.start;
        let mut sure = at;
        while at > first {
            if let Some((determiner, start)) = self.determiner(at) {
                left.determiner = determiner;
                left.determiner_start = start;
                left.start = at;
                break;
            }
            if let Some(start) = self.words.superlative.before(self.reading, at, &self.within) {
                left.superlative = true;
                at = start;
            } else if let Some(start) = self.words.other.before(self.reading, at, &self.within) {
                left.other = true;
                at = start;
            } else if let Some((number, start)) = self.ordinal_before(at).filter(|_| !self.words.construct && !self.words.capital_names) {
                left.ordinal = left.ordinal.or(Some(number));
                at = start;
                sure = start;
            } else if let Some(start) = self.words.before.before(self.reading, at, &self.within) {
                at = start;
            } else if self.words.noun_last && at >= first + 2 && self.words.and.has(self.reading.folded(at - 1)) && self.describes(at - 2) {
                let joins_capitals = self.reading.tokens[at].capital && self.reading.tokens[at - 2].capital;
                at -= 1;
                if joins_capitals {
                    sure = at - 1;
                }
            } else if self.words.noun_last && self.describes(at - 1) {
                at -= 1;
                left.year = left.year.or_else(|| self.year(at));
                if self.reading.tokens[at].capital || self.year(at).is_some() || self.around.place_at(at).is_some() {
                    sure = at;
                }
            } else {
                break;
            }
        }
        // "the recent summit", "the two-day summit" are named without these words.
        let is_briefing = tag.class == Class::EventNoun(Noun::Strong(EventKind::Briefing));
        while left.start < tag.tokens.start
            && !is_briefing
            && self.words.before.at(self.reading, left.start, &self.within).is_some_and(|end| end <= tag.tokens.start)
        {
            left.start = self.words.before.at(self.reading, left.start, &self.within).unwrap_or(tag.tokens.start);
        }
        if left.determiner == Determiner::None {
            // Without an article only what is surely part of a name belongs to it.
            left.start = sure;
            left.determiner_start = sure;
            if self.words.construct {
                left.determiner = self.attached_article(tag);
            }
        }
        left.superlative |= left.determiner == Determiner::None && (self.counted(left.start) || self.goes_on_with_plural(left.start));
        left
    }

    /// Whether a number of things stands before a token: "ba phiên họp", "23 sessions".
    fn counted(&self, at: usize) -> bool {
        at > self.within.start && self.reading.tokens[at - 1].kind == Kind::Number && self.year(at - 1).is_none() && !self.words.construct
    }

    /// Whether a noun goes on with a list of several things: "các hội nghị, hội thảo".
    fn goes_on_with_plural(&self, at: usize) -> bool {
        let joins = at >= self.within.start + 2 && (self.words.and.has(self.reading.folded(at - 1)) || self.reading.folded(at - 1) == ",");
        let first = self.within.start.max(at.saturating_sub(5));
        let listed = || (first..at).flat_map(|t| self.reading.tags_at(t)).filter(|tag| tag.tokens.end + 1 == at);
        joins
            && listed().any(|tag| {
                matches!(tag.class, Class::EventNoun(_)) && self.words.plural.before(self.reading, tag.tokens.start, &self.within).is_some()
            })
    }

    fn attached_article(&self, tag: &Tag) -> Determiner {
        let word = fold(self.reading.article.slice(tag.span));
        let is_construct = word.split_once(' ').is_some_and(|(_, last)| last.starts_with("ال"));
        let is_known = is_construct || word.starts_with("ال") || word.starts_with("لل") || self.words.without_pronoun(&word).is_some();
        if is_known { Determiner::Definite } else { Determiner::None }
    }

    fn determiner(&self, at: usize) -> Option<(Determiner, usize)> {
        let lists = [
            (&self.words.demonstrative, Determiner::Demonstrative),
            (&self.words.plural, Determiner::Plural),
            (&self.words.definite, Determiner::Definite),
            (&self.words.indefinite, Determiner::Indefinite),
        ];
        lists.into_iter().find_map(|(list, determiner)| Some((determiner, list.before(self.reading, at, &self.within)?)))
    }

    /// Whether a word before the noun may describe it, in a language that puts such words there.
    fn describes(&self, at: usize) -> bool {
        let token = &self.reading.tokens[at];
        match token.kind {
            Kind::Number => self.year(at).is_some(),
            Kind::Mark => matches!(self.reading.folded(at), "-" | "–" | "&" | "+"),
            Kind::Word => {
                let word = self.reading.folded(at);
                let is_stop = self.words.stops.has(word);
                // "|During| question period": a preposition with which a sentence begins.
                let is_capital = token.capital && (at > self.within.start || !is_stop);
                is_capital && !self.words.small.has(word) || !is_stop && !self.words.small.has(word)
            }
        }
    }

    /// Goes from the noun to the end of its name.
    fn right(&self, tag: &Tag) -> Right {
        let mut right = Right { end: tag.tokens.end, ..Right::default() };
        let limit = self.within.end.min(tag.tokens.end + REACH_RIGHT);
        let mut open = false;
        let mut at = tag.tokens.end;
        let closing = self.numbered_behind(at).unwrap_or(at);
        let is_stage = self.words.stage.has(&fold(self.reading.article.slice(tag.span)));
        let is_ceremony = self.words.ceremonies.has(&fold(self.reading.article.slice(tag.span)));
        let is_briefing = tag.class == Class::EventNoun(Noun::Strong(EventKind::Briefing));
        if let Some(number) = self.glued_number(at, tag) {
            right.ordinal = Some(number);
            at += 1;
            right.end = at;
        } else if let Some(number) = self.number_of_series(at) {
            right.ordinal = Some(number);
            at += 1;
            right.end = at;
        }
        while at < limit {
            if self.joins_event(at) {
                break;
            }
            if let Some(end) = self.words.other.at(self.reading, at, &self.within).filter(|_| !open) {
                right.other = true;
                at = end;
                continue;
            }
            let may_be_numbered = self.words.construct || self.words.capital_names || at == tag.tokens.end;
            let is_part = right.of_event || open && self.is_event(at);
            if let Some((number, end)) = self.ordinal_after(at).filter(|_| may_be_numbered && !is_part) {
                right.ordinal = right.ordinal.or(Some(number));
                (at, right.end) = (end, end);
                continue;
            }
            if let Some(end) = self.period(at) {
                (at, right.end) = (end, end);
                continue;
            }
            if let Some((year, end)) = self.year_after(at).filter(|_| !matches!(tag.class, Class::EventNoun(Noun::Edition))) {
                right.year = right.year.or(Some(year));
                (at, right.end) = (end, end);
                continue;
            }
            if let Some(end) = self.quoted_name(at).filter(|_| at == right.end && !self.is_clause_subject(tag)) {
                (at, right.end, open) = (end, end, true);
                continue;
            }
            let is_inside = at < closing;
            let ends =
                || self.around.days_at(at).is_some() || self.around.names_person(at) || self.leads_to_place(at) || self.ends_name(at, open);
            if !is_inside && ends() {
                break;
            }
            open |= is_inside;
            // "the hearing on her claim", "a rally for change": what it is about is no part of a name without a capital.
            // "la cérémonie |commémorative| du 55e anniversaire".
            let is_kind = || is_ceremony && matches!(self.begins(at, tag, right.end), Begins::Adjective);
            if !open && is_stage && !self.reading.tokens[tag.tokens.start].capital && !self.reading.tokens[at].capital && !is_kind() {
                break;
            }
            if !open {
                match self.begins(at, tag, right.end) {
                    Begins::Nothing => break,
                    Begins::Adjective => {}
                    // "مؤتمر صحفي |أعقب الجلسة|": a press conference has no topic.
                    Begins::Complement if is_briefing && self.words.construct => break,
                    Begins::Complement => open = true,
                }
            }
            // "30e édition |de la Foire| de Bujumbura".
            let is_of_weak = self.words.articles && tag.class == Class::EventNoun(Noun::Edition) && self.is_weak_noun(at);
            right.of_event |= open && (self.is_event(at) || is_of_weak);
            let bare_number = self.words.capital_names && self.reading.tokens[at].kind == Kind::Number;
            if bare_number {
                right.ordinal = right.ordinal.or_else(|| self.small_number(at));
                right.end = at + 1;
                break;
            }
            at += 1;
            if !self.words.small.has(self.reading.folded(at - 1)) && self.reading.tokens[at - 1].kind != Kind::Mark {
                right.end = at;
            }
        }
        right
    }

    /// "de la |Commission| de l'agriculture", "du |comité| sénatorial": whether the words behind a noun name a body that hears people.
    fn names_house(&self, tokens: Range<usize>) -> bool {
        let is_house = |tag: &Tag| {
            let kind = match tag.class {
                Class::Body(row) | Class::BodyHead(row) => gazetteer::bodies()[row as usize].kind,
                _ => return false,
            };
            matches!(kind, "parliament" | "council" | "commission" | "committee")
        };
        self.reading.tags_in(&tokens).iter().any(is_house)
    }

    /// "|chair of| the Producers' Forum": whether an office stands before a token that it is of.
    fn is_of_office(&self, at: usize) -> bool {
        const LONGEST: usize = 9;
        let first = self.within.start.max(at.saturating_sub(LONGEST));
        let near =
            (first..at).rev().take_while(|&t| self.reading.tokens[t].kind == Kind::Word || matches!(self.reading.folded(t), "'" | "'s"));
        near.into_iter().filter(|&t| self.reading.folded(t) == "of").any(|of| {
            let is_office = |tag: &Tag| matches!(tag.class, Class::Office(_)) && tag.tokens.start < of && tag.tokens.end >= of;
            (first.saturating_sub(2)..of).flat_map(|t| self.reading.tags_at(t)).any(is_office)
        })
    }

    /// "the Producers|' Forum|", "the Women|'s Congress|": whether those whom a noun with a capital belongs to have made it their body.
    fn is_owned_body(&self, naming: &Naming, tag: &Tag) -> bool {
        let noun = tag.tokens.start;
        let is_name = self.reading.tokens[noun].capital && naming.ordinal.is_none() && naming.year.is_none();
        let is_kind = matches!(naming.noun, Noun::Strong(EventKind::Forum | EventKind::Congress | EventKind::Conference));
        let owner = noun.checked_sub(2).filter(|&t| t > self.within.start && matches!(self.reading.folded(noun - 1), "'" | "'s"));
        let is_group = |t: usize| {
            let word = self.reading.folded(t);
            let is_several = word.ends_with('s') || matches!(word, "women" | "men" | "people" | "children");
            self.reading.tokens[t].capital && is_several && self.around.place_at(t).is_none()
        };
        self.words.noun_last && is_name && is_kind && owner.is_some_and(is_group)
    }

    /// The end of a name before a token without the small words, places and days in between: "talks |in Doha| with".
    fn before_small(&self, first: usize, end: usize) -> usize {
        let is_beside = |t: usize| {
            let in_day = self.around.dates.iter().any(|(tokens, _)| tokens.contains(&t));
            let in_place = self.around.places.iter().any(|(tokens, _)| tokens.contains(&t));
            in_day
                || in_place
                || self.words.small.has(self.reading.folded(t))
                || self.words.held.at(self.reading, t, &self.within).is_some()
        };
        (first..end).rev().find(|&t| !is_beside(t)).map_or(first, |t| t + 1)
    }

    /// "Diễn đàn |các thành phố núi cao lần thứ hai|": words that an ordinal closes are the name, where what describes a noun has no mark.
    fn numbered_behind(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 14;
        if !self.words.capital_names {
            return None;
        }
        let limit = self.within.end.min(at + LONGEST);
        let ordinal = (at..limit).find(|&t| self.words.ordinal_before.at(self.reading, t, &self.within).is_some())?;
        let breaks = |t: usize| {
            let token = &self.reading.tokens[t];
            let is_mark = token.kind == Kind::Mark && self.ends_name(t, true);
            is_mark
                || self.words.clause.at(self.reading, t, &self.within).is_some()
                || self.is_event(t)
                || self.around.days_at(t).is_some()
                || self.around.names_person(t)
        };
        (ordinal > at && !(at..ordinal).any(breaks)).then_some(ordinal)
    }

    /// "أن القمة «كرست القطيعة»": what is said of the noun stands in marks, and is no name of it.
    fn is_clause_subject(&self, tag: &Tag) -> bool {
        let before = tag.tokens.start.checked_sub(1).filter(|t| self.within.contains(t));
        self.words.construct && before.is_some_and(|t| self.words.complementisers.has(self.reading.folded(t)))
    }

    /// Where the quotation marks close around the name that they open for: "hội thảo “Biển Đông: Hợp tác”".
    fn quoted_name(&self, at: usize) -> Option<usize> {
        let close = match self.reading.folded(at) {
            "«" => "»",
            "“" => "”",
            "\"" => "\"",
            _ => return None,
        };
        let last = self.within.end.min(at + 24);
        let end = (at + 3..last).find(|&t| self.reading.folded(t) == close)?;
        let is_title = self.reading.tokens[at + 1].capital || self.words.construct;
        is_title.then_some(end + 1)
    }

    /// Whether another event is named at a token.
    fn is_event(&self, at: usize) -> bool {
        let is_noun = |tag: &Tag| matches!(tag.class, Class::Series(_) | Class::EventNoun(Noun::Strong(_)));
        self.reading.tags_at(at).iter().any(is_noun)
    }

    fn is_weak_noun(&self, at: usize) -> bool {
        self.reading.tags_at(at).iter().any(|tag| matches!(tag.class, Class::EventNoun(Noun::Weak(_))))
    }

    /// "تلقى وزير الخارجية اتصالا هاتفيا |من نظيره|": whether a sentence names two with a title or more.
    fn tells_parties(&self) -> bool {
        let is_title = |tag: &&Tag| matches!(tag.class, Class::Office(_));
        self.reading
            .tags_in(&self.within)
            .iter()
            .filter(is_title)
            .map(|tag| tag.tokens.end)
            .collect::<std::collections::BTreeSet<_>>()
            .len()
            > 1
    }

    /// Whether an "and" at a token goes on with another event.
    fn joins_event(&self, at: usize) -> bool {
        let is_and = self.words.and.has(self.reading.folded(at));
        is_and && (at + 1..self.within.end.min(at + 6)).any(|t| self.is_event(t) || self.is_weak_noun(t))
    }

    /// "COP28": digits written onto an acronym, or standing after a series.
    fn glued_number(&self, at: usize, tag: &Tag) -> Option<u32> {
        let is_series = matches!(tag.class, Class::Series(_));
        let next = self.reading.tokens.get(at).filter(|t| is_series && self.within.contains(&at) && t.kind == Kind::Number)?;
        let is_acronym = self.reading.tokens[tag.tokens.end - 1].caps;
        let may_stand_apart = is_acronym || self.words.capital_names || self.words.construct;
        if next.spaced && !may_stand_apart { None } else { self.small_number(at) }
    }

    /// "Kỳ họp thứ |nhất|": the number in words of a series that ends with what stands before ordinals.
    fn number_of_series(&self, at: usize) -> Option<u32> {
        self.words.ordinal_before.before(self.reading, at, &self.within)?;
        self.words.ordinals.get(self.reading.folded(at)).filter(|_| self.within.contains(&at))
    }

    /// Whether the name ends before a token whatever stands there.
    fn ends_name(&self, at: usize, open: bool) -> bool {
        let token = &self.reading.tokens[at];
        let word = self.reading.folded(at);
        match token.kind {
            Kind::Mark if self.is_abbreviation(at) => false,
            Kind::Mark => !(is_joiner(word) && at + 1 < self.within.end && token.spaced == self.reading.tokens[at + 1].spaced),
            Kind::Number if !token.spaced => false,
            Kind::Number => {
                open && !self.words.capital_names && self.year(at).is_none() && !self.words.construct && self.ordinal(at).is_none()
            }
            Kind::Word if self.words.articles && !token.capital && self.begins_cue(at) && self.follows_noun(at) => true,
            Kind::Word => {
                let ends = |ending: &String| !token.capital && word.ends_with(ending.as_str()) && word.len() > ending.len() + 2;
                let is_other_person = self.reading.tags_at(at).iter().any(|tag| matches!(tag.class, Class::Honorific(_)));
                let closed_stop = !open && self.words.stops_before_complement.at(self.reading, at, &self.within).is_some();
                let begins = |beginning: &String| {
                    word.starts_with(beginning.as_str()) && word.chars().count() > 3 && self.around.place_at(at).is_none()
                };
                self.words.stops.at(self.reading, at, &self.within).is_some()
                    || closed_stop
                    || self.words.stop_endings.iter().any(ends)
                    || self.words.stop_beginnings.iter().any(begins)
                    || is_other_person
            }
        }
    }

    /// Whether a verb of saying stands at a token, which may speak for itself.
    fn begins_cue(&self, at: usize) -> bool {
        let is_cue = |tag: &Tag| matches!(tag.class, Class::Cue(cue) if cue.has(Cue::FINITE) && cue.has(Cue::THAT));
        self.within.contains(&at) && self.reading.tags_at(at).iter().any(is_cue)
    }

    /// Whether no article and no preposition stands before a token, as does before a noun that is a verb elsewhere: "la demande".
    fn follows_noun(&self, at: usize) -> bool {
        self.language == Lang::FR && !self.words.small.has(self.reading.folded(at - 1))
    }

    /// "U|.|S|.|": a full stop that is written onto a single capital.
    fn is_abbreviation(&self, at: usize) -> bool {
        let tokens = &self.reading.tokens;
        let is_single = |t: usize| tokens[t].capital && tokens[t].span.end - tokens[t].span.start == 1;
        let is_stop = |t: usize| self.reading.folded(t) == "." && t > self.within.start && !tokens[t].spaced && is_single(t - 1);
        let goes_on = at + 1 < self.within.end && !tokens[at + 1].spaced && tokens[at + 1].capital;
        is_stop(at) && (goes_on || at >= 2 && is_stop(at - 2))
    }

    fn begins(&self, at: usize, tag: &Tag, end: usize) -> Begins {
        let token = &self.reading.tokens[at];
        let word = self.reading.folded(at);
        let is_office = self.reading.tags_at(at).iter().any(|tag| matches!(tag.class, Class::Office(_)));
        if self.words.complement.at(self.reading, at, &self.within).is_some() {
            return if self.tells_side(at) { Begins::Nothing } else { Begins::Complement };
        }
        let definite = self.words.construct && self.attached_article(tag) == Determiner::Definite;
        if self.words.construct && self.is_event(at) {
            return Begins::Complement;
        }
        // "النسخة الثانية |من الملتقى|".
        let is_number = matches!(tag.class, Class::EventNoun(Noun::Edition | Noun::Weak(EventKind::Session)));
        if self.words.construct && is_number && word == "من" && (self.is_event(at + 1) || self.is_weak_noun(at + 1)) {
            return Begins::Complement;
        }
        if self.words.construct {
            return self.begins_construct(at, word, definite);
        }
        // "le rapport présenté à la conférence |indique| que".
        let is_cue = |tag: &Tag| matches!(tag.class, Class::Cue(cue) if cue.has(Cue::FINITE));
        let may_describe = !token.capital && !self.reading.tags_at(at).iter().any(is_cue);
        let is_of_nation = |t: usize| self.reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Demonym(_)));
        let is_adjective = self.words.adjectives.has(word)
            || may_describe && self.words.adjective_endings.iter().any(|e| word.ends_with(e.as_str()))
            || is_of_nation(at)
            // "Forum |franco-suisse|".
            || may_describe && self.words.articles && is_joiner(self.reading.folded(at + 1)) && is_of_nation(at + 2);
        if is_adjective && !self.words.noun_last {
            return Begins::Adjective;
        }
        if is_joiner(word) && self.within.contains(&(at + 1)) && (self.reading.tokens[at + 1].capital || is_of_nation(at + 1)) {
            return Begins::Adjective;
        }
        let goes_on = at == end || is_joiner(self.reading.folded(at - 1));
        let names = token.capital && !is_office && goes_on;
        match names {
            true if self.words.capital_names => Begins::Complement,
            true if !self.words.noun_last => Begins::Adjective,
            _ => Begins::Nothing,
        }
    }

    /// "the talks |on the Lao side| were", "the meeting |on the part of| the city": whether a preposition leads to one of those who meet.
    fn tells_side(&self, at: usize) -> bool {
        const LONGEST: usize = 6;
        let limit = self.within.end.min(at + LONGEST);
        let mut behind = (at + 1..limit).take_while(|&t| self.reading.tokens[t].kind == Kind::Word);
        behind.any(|t| self.words.sides.has(self.reading.folded(t)))
    }

    fn begins_construct(&self, at: usize, word: &str, definite: bool) -> Begins {
        let with_article = word.starts_with("ال");
        if definite {
            // "أدار |الندوة الإعلامي| حسين درويش": what is masculine describes no feminine noun.
            let noun = self.reading.surface(at - 1);
            let is_other = noun.ends_with('ة') && word.ends_with('ي') && !noun.contains(' ');
            let is_adjective = with_article
                && !is_other
                && (self.words.adjectives.has(word) || self.words.adjective_endings.iter().any(|e| word.ends_with(e.as_str())));
            return match () {
                () if is_adjective => Begins::Adjective,
                () if word.starts_with("لل") && word.len() > 8 => Begins::Complement,
                () if word.starts_with('ل') && word.len() > 8 && self.reading.folded(at + 1).starts_with("ال") => Begins::Complement,
                () => Begins::Nothing,
            };
        }
        let next_has_article = self.within.contains(&(at + 1)) && self.reading.folded(at + 1).starts_with("ال");
        let is_name = self.around.place_at(at).is_some()
            || self.reading.tags_at(at).iter().any(|t| matches!(t.class, Class::Body(_) | Class::Series(_) | Class::Office(_)))
            || self.reading.tokens[at].capital;
        if with_article || is_name || next_has_article || self.leads_to_name(at) { Begins::Complement } else { Begins::Nothing }
    }

    /// "مؤتمر |موانئ غرب أفريقيا|": nouns that go on to a place or to a word with the article.
    fn leads_to_name(&self, at: usize) -> bool {
        const LONGEST: usize = 4;
        let limit = self.within.end.min(at + LONGEST);
        let is_end = |t: usize| self.around.place_at(t).is_some() || self.reading.folded(t).starts_with("ال");
        let end = (at + 1..limit).find(|&t| is_end(t));
        end.is_some_and(|end| (at..end).all(|t| self.reading.tokens[t].kind == Kind::Word && !self.ends_name(t, true)))
    }

    /// Whether a preposition of place with a place stands at a token.
    fn leads_to_place(&self, at: usize) -> bool {
        self.words.place_in.at(self.reading, at, &self.within).is_some_and(|end| self.around.place_at(end).is_some())
    }

    fn small_number(&self, at: usize) -> Option<u32> {
        let number: u32 = self.reading.folded(at).parse().ok()?;
        (1..400).contains(&number).then_some(number)
    }

    fn year(&self, at: usize) -> Option<i16> {
        let is_number = self.reading.tokens.get(at).is_some_and(|t| t.kind == Kind::Number);
        self.reading.folded(at).parse().ok().filter(|year| is_number && (1900..2100).contains(year))
    }

    /// The end of "2026-2030": what the gathering is about, and not its year.
    fn period(&self, at: usize) -> Option<usize> {
        let is_dash = |t: usize| matches!(self.reading.folded(t), "-" | "–" | "—");
        let from = self.words.year_in.at(self.reading, at, &self.within).unwrap_or(at);
        let ends = from + 2 < self.within.end && is_dash(from + 1) && self.year(from + 2).is_some();
        self.year(from).filter(|_| ends && self.within.contains(&from)).map(|_| from + 3)
    }

    fn year_after(&self, at: usize) -> Option<(i16, usize)> {
        let from = self.words.year_in.at(self.reading, at, &self.within).unwrap_or(at);
        Some((self.year(from).filter(|_| self.within.contains(&from))?, from + 1))
    }

    /// The ordinal that ends before a token.
    fn ordinal_before(&self, at: usize) -> Option<(u32, usize)> {
        let first = self.within.start.max(at.saturating_sub(4));
        (first..at).find_map(|start| self.ordinal(start).filter(|(_, end)| *end == at).map(|(number, _)| (number, start)))
    }

    /// The ordinal that begins at a token after the noun.
    fn ordinal_after(&self, at: usize) -> Option<(u32, usize)> {
        if let Some(number) = self.words.ordinal_before.at(self.reading, at, &self.within) {
            let plain = || Some((self.small_number(number)?, number + 1));
            return self.ordinal(number).or_else(plain);
        }
        let (number, end) = self.ordinal(at)?;
        if self.words.first.at(self.reading, at, &self.within).is_some() {
            return Some((number, end));
        }
        let is_word = self.reading.tokens[at].kind == Kind::Word && !self.reading.tokens[at].caps;
        (self.words.construct || self.words.noun_last || !is_word).then_some((number, end))
    }

    /// The ordinal that begins at a token: "32e", "XXIe", "trente-deuxième", "الثاني والثلاثون", "الـ32".
    fn ordinal(&self, at: usize) -> Option<(u32, usize)> {
        if !self.within.contains(&at) {
            return None;
        }
        let word = self.reading.folded(at);
        if self.reading.tokens[at].kind == Kind::Number {
            let ends = self.within.contains(&(at + 1)) && !self.reading.tokens[at + 1].spaced;
            let has_ending = ends && self.words.ordinal_endings.has(self.reading.folded(at + 1));
            return if has_ending { Some((self.small_number(at)?, at + 2)) } else { None };
        }
        if self.words.construct && word == "ال" {
            return Some((self.small_number(at + 1)?, at + 2));
        }
        if let Some(end) = self.words.first.at(self.reading, at, &self.within) {
            return Some((1, end));
        }
        if let Some(number) = self.words.ordinals.get(word) {
            let tens = self.words.tens_after.get(self.reading.folded(at + 1)).filter(|_| self.within.contains(&(at + 1)) && number < 10);
            return Some((number + tens.unwrap_or(0), at + 1 + usize::from(tens.is_some())));
        }
        if let Some(tens) = self.words.tens_before.get(word) {
            let next = at + 1 + usize::from(matches!(self.reading.folded(at + 1), "-" | "et"));
            return self.words.ordinals.get(self.reading.folded(next)).filter(|n| *n < 10).map(|n| (tens + n, next + 1));
        }
        let surface = self.reading.surface(at);
        roman(surface, |ending| self.words.ordinal_endings.has(ending)).map(|number| (number, at + 1))
    }

    /// The words of a name that tell this event from others, and the place that it is called by.
    fn topic(&self, tokens: &Range<usize>, tag: &Tag) -> (Vec<String>, Option<usize>) {
        let mut topic = Vec::new();
        let mut named: Vec<usize> = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end {
            if tag.tokens.contains(&at) {
                at = tag.tokens.end;
                continue;
            }
            if let Some((covered, i)) = self.around.place_at(at) {
                named.push(*i);
                at = covered.end.max(at + 1);
                continue;
            }
            if let Some((_, end)) = self.ordinal_after(at).or_else(|| self.ordinal(at)) {
                at = end;
                continue;
            }
            let word = self.reading.folded(at);
            let tells = self.reading.tokens[at].kind == Kind::Word
                && !self.words.small.has(word)
                && !self.words.generic.has(word)
                && !self.words.before.has(word)
                && !self.words.year_in.has(word)
                && !self.words.superlative.has(word)
                && !self.words.parties.has(word);
            if tells {
                topic.push(stem(word, self.language));
            }
            at += 1;
        }
        let is_country = |i: &usize| self.around.keys[*i].len() == 2 || self.around.wide[*i];
        if named.len() > 1 || !topic.is_empty() && named.iter().any(is_country) {
            // "sommet Corée-Afrique" is about two places, "Parti communiste chinois" of one; they are held elsewhere.
            topic.extend(named.iter().map(|i| fold(self.around.keys[*i])));
            return (topic, None);
        }
        (topic, named.first().copied())
    }

    fn is_of_nation(&self, tokens: &Range<usize>) -> bool {
        self.reading.tags_in(tokens).iter().any(|tag| matches!(tag.class, Class::Demonym(_)))
    }

    /// Whether something is said at an event whose determiner or noun begins at a token.
    fn is_setting(&self, at: usize, tag: &Tag) -> bool {
        let full = |word: &'_ str| self.words.contractions.get(word).filter(|_| word.ends_with('\''));
        // "en ouvrant |lundi| le sommet": a day may stand between.
        let words =
            (self.within.start.max(at.saturating_sub(8))..at).filter(|t| !self.around.is_in_date(*t)).map(|t| self.reading.folded(t));
        let mut before: Vec<&str> = words.map(|word| full(word).map_or(word, String::as_str)).collect();
        if let Some(preposition) = self.words.contractions.get(self.reading.folded(at)) {
            before.push(preposition);
        }
        let first = &self.reading.tokens[tag.tokens.start];
        let attached = fold(self.reading.article.slice(Span::new(first.span.start, tag.span.start.max(first.span.start))));
        if !attached.is_empty() {
            before.push(&attached);
        }
        let is_owned = at < tag.tokens.start && matches!(self.reading.folded(at), "'s" | "'");
        self.words.setting.ends(&before)
            || is_owned && self.is_reached_from(at, &self.words.setting)
            || self.is_reached_from(at, &self.words.addressing)
            || self.is_setting_of_part(at, &attached)
    }

    /// "|à l'issue du| conseil des ministres": whether words before a determiner, or that end with it, tell that something comes before or after.
    fn is_beside(&self, at: usize) -> bool {
        let joined = self.words.contractions.contains_key(self.reading.folded(at));
        let starts = [Some(at), Some(at + 1).filter(|_| joined)];
        starts.into_iter().flatten().any(|at| self.words.beside.before(self.reading, at, &self.within).is_some())
    }

    /// "a meeting with |residents|": whether those who are met are many.
    fn is_crowd(&self, parties: &Range<usize>) -> bool {
        const NEAR: usize = 6;
        // "entre le ministre, Awa Sy, et |les pêcheurs|".
        let near = parties.start..(parties.end + NEAR).min(self.within.end);
        let is_crowd = near.clone().any(|t| self.words.crowds.at(self.reading, t, &near).is_some());
        // "between the |two| ministries".
        let are_two = near.clone().any(|t| self.words.few.at(self.reading, t, &near).is_some());
        is_crowd || !are_two && near.clone().any(|t| self.words.several.at(self.reading, t, &near).is_some())
    }

    /// "Plus de 700 personnes |se sont pressées| à l'espace Frichet |pour| une réunion publique": whether people came to it.
    fn is_gathered(&self, at: usize) -> bool {
        let comes = self.words.gathers.before(self.reading, at, &self.within);
        comes.is_some_and(|end| (self.within.start..end).any(|t| self.words.gathered.at(self.reading, t, &self.within).is_some()))
    }

    /// "وأعلن الوزير، إثر |جلسة عمل وزارية|، أن": a meeting behind which something is said, where nothing else gathers people before.
    fn is_following(&self, at: usize, tag: &Tag) -> bool {
        let is_meeting = matches!(tag.class, Class::EventNoun(Noun::Weak(EventKind::Meeting | EventKind::Session)));
        let is_event = |tag: &Tag| matches!(tag.class, Class::EventNoun(noun) if noun != Noun::No) || matches!(tag.class, Class::Series(_));
        let is_first = || !self.reading.tags_in(&(self.within.start..at)).iter().any(is_event);
        is_meeting && self.words.following.before(self.reading, at, &self.within).is_some() && is_first()
    }

    /// "trong |phiên toàn thể của| Hội nghị": what is said at a part of an event is said at the event.
    fn is_setting_of_part(&self, at: usize, attached: &str) -> bool {
        const LONGEST: usize = 7;
        let first = self.within.start.max(at.saturating_sub(LONGEST));
        // "في الجلسة الافتتاحية |لمنتدى| الاستثمار".
        let is_joined = at > first && (self.words.small.has(self.reading.folded(at - 1)) || self.words.construct && attached == "ل");
        let is_part = |tag: &&Tag| matches!(tag.class, Class::EventNoun(Noun::Weak(_) | Noun::Any | Noun::Part));
        let tags = self.reading.tags_in(&(first..at));
        let part =
            tags.iter().rfind(is_part).filter(|part| is_joined && (part.tokens.end..at).all(|t| self.reading.tokens[t].kind == Kind::Word));
        part.is_some_and(|part| {
            let start = self.determiner(part.tokens.start).map_or(part.tokens.start, |(_, start)| start);
            self.words.setting.before(self.reading, start, &self.within).is_some()
        })
    }

    /// "told |the region's| annual meeting", "أخبر |الوزير| الجمعية": whether one of the words stands before a token with only a name between.
    fn is_reached_from(&self, at: usize, from: &Phrases) -> bool {
        const LONGEST: usize = 6;
        let first = self.within.start.max(at.saturating_sub(LONGEST));
        let words = (first..=at).rev().take_while(|&t| t == at || self.reading.tokens[t].kind == Kind::Word);
        words.into_iter().any(|t| from.before(self.reading, t, &self.within).is_some())
    }

    /// "Le conseil municipal |de lundi a duré|": whether a verb that tells of a sitting follows a council, with nothing but a day between.
    fn sits(&self, end: usize) -> bool {
        let is_between =
            |t: usize| self.around.is_in_date(t) || self.words.small.has(self.reading.folded(t)) || self.reading.tokens[t].capital;
        let verb = (end..self.within.end).find(|&t| !is_between(t));
        verb.is_some_and(|t| self.words.sits.at(self.reading, t, &self.within).is_some())
    }

    /// "La Caisse |a tenu|, mardi à Rabat, son conseil d'administration": whether a verb before a council tells that it sat.
    fn holds_council(&self, at: usize) -> bool {
        const FARTHEST: usize = 10;
        let first = self.within.start.max(at.saturating_sub(FARTHEST));
        let is_between = |t: usize| {
            let is_small = self.words.small.has(self.reading.folded(t)) || self.words.place_in.has(self.reading.folded(t));
            self.around.is_in_date(t) || is_small || self.reading.tokens[t].capital || self.reading.folded(t) == ","
        };
        let verb = (first..at).rev().find(|&t| !is_between(t));
        let holds = |t: usize| (first..=t).any(|start| self.words.holds_councils.at(self.reading, start, &self.within) == Some(t + 1));
        verb.is_some_and(holds)
    }

    /// "|lors du| conseil municipal", "au conseil municipal |de jeudi|": whether something is done at the sitting of a council.
    fn is_at_council(&self, at: usize, end: usize) -> bool {
        const NEAR: usize = 2;
        let is_at = self.words.at_councils.before(self.reading, at, &self.within).is_some()
            || self.words.at_councils.before(self.reading, at + 1, &self.within).is_some();
        let has_day = (end..end + NEAR).any(|t| self.around.days_at(t).is_some());
        is_at || has_day
    }

    /// "l'entretien |des pistes|", but "de deux heures", "des deux ministres", "de Sy avec": whether a noun is of something, and of no people or time.
    fn is_of_thing(&self, at: usize) -> bool {
        let is_of = |t: usize| has_word(self.reading, t, Word::Of);
        let first = (at..at + 3).find(|&t| !is_of(t) && self.words.definite.at(self.reading, t, &self.within).is_none());
        let Some(first) = first.filter(|&t| t > at && self.within.contains(&t)) else { return false };
        let is_else = |tag: &Tag| matches!(tag.class, Class::Office(_) | Class::GivenName(_) | Class::Honorific(_) | Class::Demonym(_));
        let token = &self.reading.tokens[first];
        let is_time = self.around.is_in_date(first) || self.words.generic.at(self.reading, first, &self.within).is_some();
        token.kind == Kind::Word && !token.capital && !is_time && !self.reading.tags_at(first).iter().any(is_else)
    }

    /// Whether the sentence tells that the event takes place.
    fn is_held(&self, tokens: &Range<usize>) -> bool {
        const NEAR: usize = 14;
        // "عقد رئيس الوزراء، اليوم الأربعاء 16 أبريل، المؤتمر الصحفي": where the verb comes first, who holds it and when stand between.
        const FARTHEST: usize = 24;
        let reach = if self.words.construct { FARTHEST } else { NEAR };
        let near = self.within.start.max(tokens.start.saturating_sub(reach))..self.within.end.min(tokens.end + 10);
        // "عقد رئيس الوزراء، بمناسبة حضوره القمة في جاكرتا، |اجتماعا|": however far the verb that begins the sentence is.
        let opens = |t: usize| t == self.within.start || self.reading.tokens[t - 1].kind == Kind::Mark;
        // "استقبل الرئيس وفدا، |وعقد| معه جلسة عمل".
        let holds = |t: usize| opens(t) && self.words.holding.at_joined(self.reading, t, &self.within).is_some();
        let mut farther = tokens.start.saturating_sub(2 * FARTHEST).max(self.within.start)..tokens.start;
        let begins = self.words.construct && farther.any(holds);
        let is_told = |near: Range<usize>| near.clone().any(|t| self.words.held.at(self.reading, t, &near).is_some());
        begins || is_told(near) || self.words.articles && is_told(self.rest_of_subject(tokens.end)) || self.is_all_told(tokens)
    }

    /// "|Réunion publique tendue|, jeudi soir, à Mauzé.": whether a short first sentence tells of a gathering, its day and place, and of nothing else.
    fn is_all_told(&self, tokens: &Range<usize>) -> bool {
        const LONGEST: usize = 18;
        const NEAR: usize = 4;
        let is_short = tokens.start == self.within.start && self.within.len() <= LONGEST;
        let behind = tokens.end..self.within.end.min(tokens.end + NEAR);
        let is_cue = |tag: &Tag| matches!(tag.class, Class::Cue(_));
        let is_french = self.words.articles && self.language == Lang::FR;
        let block = self.reading.sentences[self.reading.sentence_of(tokens.start)].block;
        let has_day = || behind.clone().any(|t| self.around.is_in_date(t));
        is_french
            && is_short
            && is_beginning(self.reading, block)
            && has_day()
            && !self.reading.tags_in(&(tokens.end..self.within.end)).iter().any(is_cue)
    }

    /// "La cérémonie |de célébration du 50e anniversaire des relations s'est déroulée|": the rest of a clause up to its next mark or relative.
    fn rest_of_subject(&self, end: usize) -> Range<usize> {
        const FARTHEST: usize = 20;
        let relatives = language(self.language).map(|l| &l.statements.relatives);
        let is_mark = |t: usize| self.reading.tokens[t].kind == Kind::Mark && !matches!(self.reading.folded(t), "'" | "-" | "’");
        let breaks = |t: &usize| is_mark(*t) || relatives.is_some_and(|words| words.at(self.reading, *t).is_some());
        let last = self.within.end.min(end + FARTHEST);
        end..(end..last).find(breaks).unwrap_or(end.max(self.within.start))
    }

    /// Whether the words around it tell that it has yet to take place: "Lomé |accueillera| la 4e Conférence", "the 7th conference |will be| held".
    fn is_future(&self, tokens: &Range<usize>) -> bool {
        const NEAR: usize = 6;
        let is_mark = |t: &usize| self.reading.tokens[*t].kind == Kind::Mark;
        let first = self.within.start.max(tokens.start.saturating_sub(NEAR));
        let start = (first..tokens.start).rfind(is_mark).map_or(first, |t| t + 1);
        let last = self.within.end.min(tokens.end + NEAR);
        let end = (tokens.end..last).find(is_mark).unwrap_or(last);
        (start..tokens.start).chain(tokens.end..end).any(|t| self.words.future.at(self.reading, t, &(start..end)).is_some())
    }

    /// "la COP30 de Lomé, |le mois prochain|": whether a later day stands behind a name.
    fn is_later(&self, end: usize) -> bool {
        const NEAR: usize = 7;
        (end..self.within.end.min(end + NEAR)).any(|t| self.words.later.at(self.reading, t, &self.within).is_some())
    }

    /// The place that the sentence tells the event is held at.
    pub fn venue(&self, tokens: &Range<usize>, held: bool) -> Option<usize> {
        let in_sentence = self.places_in_sentence().filter(|(p, _)| self.is_located(p));
        let right_after = |p: &Range<usize>| p.start >= tokens.end && p.start <= tokens.end + 5;
        let near = in_sentence.filter(|(p, _)| (held || right_after(p)) && !(tokens.start <= p.start && p.end <= tokens.end));
        near.min_by_key(|(p, _)| distance(p, tokens)).map(|(_, place)| *place)
    }

    /// "une rencontre tenue |à Fenoarivo|": whether a preposition of place with a capital word that is nobody's name stands behind a name.
    pub fn is_in_unknown_place(&self, end: usize) -> bool {
        const NEAR: usize = 5;
        let is_name = |t: usize| {
            let token = self.reading.tokens.get(t).filter(|_| self.within.contains(&t));
            token.is_some_and(|t| t.kind == Kind::Word && t.capital && !t.caps) && !self.around.names_person(t) && !self.is_event(t)
        };
        let has_capitals = language(self.language).is_some_and(|l| l.capitals) && !self.words.capital_names;
        let limit = self.within.end.min(end + NEAR);
        has_capitals && (end..limit).filter_map(|t| self.words.place_in.at(self.reading, t, &self.within)).any(is_name)
    }

    fn places_in_sentence(&self) -> impl Iterator<Item = &(Range<usize>, usize)> {
        let from = self.around.places.partition_point(|(t, _)| t.start < self.within.start);
        self.around.places[from..].iter().take_while(|(t, _)| t.start < self.within.end)
    }

    fn is_located(&self, place: &Range<usize>) -> bool {
        let inside = self.reading.span(place).start;
        let attached = self.words.construct
            && self.reading.folded(place.start).starts_with('ب')
            && inside == self.reading.tokens[place.start].span.start;
        self.words.place_in.before(self.reading, place.start, &self.within).is_some() || attached
    }

    pub fn days(&self, tokens: &Range<usize>, held: bool) -> Option<(Date, Date)> {
        self.nearest_date(tokens, held, days)
    }

    /// What the nearest date tells that stands behind a name, or anywhere in the sentence of an event that it tells to be held.
    pub fn nearest_date<T>(&self, tokens: &Range<usize>, held: bool, tell: impl Fn(&DateMention) -> Option<T>) -> Option<T> {
        let from = self.around.dates.partition_point(|(t, _)| t.start < self.within.start);
        let in_sentence = self.around.dates[from..].iter().take_while(|(t, _)| t.start < self.within.end);
        // "pour une réunion sur la maternité, |dont| la fermeture est envisagée au 1er juillet": a clause of its own.
        let relatives = language(self.language).map(|l| &l.statements.relatives);
        // "told the meeting |the vessel| would not return before 30 April".
        let is_thing = |t: usize| {
            let noun = self.words.definite.at(self.reading, t, &self.within).or(self.words.indefinite.at(self.reading, t, &self.within));
            noun.is_some_and(|t| {
                self.reading.tokens[t].kind == Kind::Word && self.around.place_at(t).is_none() && !self.around.is_in_date(t)
            })
        };
        let is_apart = |t: usize| {
            relatives.is_some_and(|words| words.first_in(self.reading, tokens.end..t).is_some()) || (tokens.end..t).any(is_thing)
        };
        // "une conférence de presse sur le |Festival du thé, prévu du 20 au 25 juin|": the days of what it is about.
        let names_other = || {
            let is_event = |tag: &&Tag| matches!(tag.class, Class::EventNoun(Noun::Strong(_) | Noun::Weak(_)));
            let mut nouns = self.reading.tags_in(tokens).iter().filter(is_event);
            let is_briefing = |tag: &&Tag| matches!(tag.class, Class::EventNoun(Noun::Strong(EventKind::Briefing)));
            nouns.next().filter(is_briefing).is_some_and(|first| nouns.any(|tag| tag.tokens.start > first.tokens.end))
        };
        let is_planned = |t: usize| {
            let behind = tokens.end + 1;
            let opens = behind < t && self.reading.folded(tokens.end) == "," && self.words.articles;
            opens && self.words.future.at(self.reading, behind, &self.within).is_some()
        };
        let is_of_other = |t: usize| is_planned(t) && names_other();
        let in_sentence = in_sentence.filter(|(t, _)| !is_of_other(t.start));
        let near = in_sentence.filter(|(t, _)| held || t.start >= tokens.end && t.start <= tokens.end + 6 && !is_apart(t.start));
        near.filter_map(|(t, date)| Some((distance(t, tokens), tell(date)?))).min_by_key(|(d, _)| *d).map(|(_, told)| told)
    }
}

enum Begins {
    Nothing,
    Adjective,
    Complement,
}

fn is_joiner(mark: &str) -> bool {
    matches!(mark, "-" | "–" | "&" | "/" | "+")
}

fn distance(a: &Range<usize>, b: &Range<usize>) -> usize {
    if a.start >= b.end { a.start - b.end } else { b.start.saturating_sub(a.end) }
}

/// "جلسة |ال|عمل": Arabic words without their articles.
fn without_articles(words: &str) -> String {
    words.split(' ').map(|word| word.strip_prefix("ال").unwrap_or(word)).collect::<Vec<_>>().join(" ")
}

/// What is compared of a word: its beginning, without accents; an Arabic word without its article.
fn stem(word: &str, language: Lang) -> String {
    let plain = strip_marks(word);
    let plain = ["وال", "بال", "لل", "ال"].iter().find_map(|p| plain.strip_prefix(p)).unwrap_or(&plain);
    let length = if language == Lang::VI { 8 } else { 5 };
    plain.chars().take(length).collect()
}

/// A Roman numeral in capitals, with or without an ordinal ending.
fn roman(word: &str, is_ending: impl Fn(&str) -> bool) -> Option<u32> {
    let digits = word.find(|c| !"IVXLC".contains(c)).unwrap_or(word.len());
    let (numeral, ending) = word.split_at(digits);
    if numeral.is_empty() || (numeral.len() < 2 && ending.is_empty()) || !(ending.is_empty() || is_ending(ending)) {
        return None;
    }
    let values: Vec<u32> = numeral
        .bytes()
        .map(|b| match b {
            b'I' => 1,
            b'V' => 5,
            b'X' => 10,
            b'L' => 50,
            _ => 100,
        })
        .collect();
    let signed =
        |i: usize| if values.get(i + 1).is_some_and(|next| *next > values[i]) { -i64::from(values[i]) } else { i64::from(values[i]) };
    u32::try_from((0..values.len()).map(signed).sum::<i64>()).ok()
}

/// Whether a block is a headline, or the lead under it.
pub(super) fn is_heading(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Title | BlockKind::Lead | BlockKind::Question)
}
