//! What gatherings are called in a language, and the small words around their names.

use crate::event::EventKind;
use crate::extract::Reading;
use crate::extract::statements::Conjugation;
use crate::fold::fold;
use crate::lang::{Class, Groups, WordId};
use rustc_hash::FxHashSet;
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

/// What a noun says about a gathering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    /// "conférence", "forum": may stand alone for the one an article is about.
    Strong(EventKind),
    /// "réunion", "session": a gathering only when it is named, or when something is said at it.
    Weak(EventKind),
    /// "édition": another of the series spoken of.
    Edition,
    /// "événement": any gathering that was named before.
    Any,
    /// "atelier thématique", "side event": a part of the gathering that was named before.
    Part,
    /// "salle de conférence": none.
    No,
}

/// The words of a language for events.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Words {
    /// Nouns that name a gathering, by kind.
    strong: BTreeMap<EventKind, Vec<String>>,
    /// Nouns that name one only in company, by kind.
    weak: BTreeMap<EventKind, Vec<String>>,
    edition: Vec<String>,
    any: Vec<String>,
    nested: Vec<String>,
    not: Vec<String>,
    /// The country whose own series need no telling, where most news in the language is about one.
    pub home: Option<String>,
    /// Whether what describes the noun stands before it ("water conference").
    pub noun_last: bool,
    /// Whether a capitalised word after the noun begins its name ("Hội nghị Ngoại giao").
    pub capital_names: bool,
    /// Whether a noun goes straight on with what it is of ("مؤتمر الرباط"), and definite adjectives carry the article.
    pub construct: bool,
    /// Whether a noun without an article may mean a known event.
    pub articles: bool,
    /// Articles of one known thing.
    pub definite: Phrases,
    /// "ce", "this".
    pub demonstrative: Phrases,
    /// "un", "a".
    pub indefinite: Phrases,
    /// Words of number before the noun, and quantifiers.
    pub plural: Phrases,
    /// Articles that swallowed a preposition: du = de.
    pub contractions: BTreeMap<String, String>,
    /// What stands before an event at which something is said.
    pub setting: Phrases,
    /// Words that tell that an event takes place.
    pub held: Phrases,
    /// "عقد": verbs whose object is a gathering, however far behind.
    pub holding: Phrases,
    /// "prochaine", "next": not the one spoken of.
    pub other: Phrases,
    /// "sera", "accueillera", "will": an event near them has not yet taken place.
    pub future: Phrases,
    /// "meeting", "rally", "hearing": where one or a few speak, and others whom the article quotes do not.
    pub stage: Phrases,
    /// "séance plénière", "debate": a part of a greater event, else what a parliament holds; all of a page are one.
    pub sittings: Phrases,
    /// "réunion publique", "community meeting": where anybody speaks who came.
    pub open: Phrases,
    /// "audiences", "hearings": what a parliament or commission holds, in the plural.
    pub hearings: Phrases,
    /// "procès", "comparaissait": nouns and verbs of a trial, at which anybody speaks who is called.
    pub trials: Phrases,
    /// "audience": what a day of a trial goes by.
    pub trial_nouns: Phrases,
    /// "tribunal", "prévenu": words of an article that reports from a court.
    pub courts: Phrases,
    /// "assises": nouns of a gathering that are a court in an article which reports from one.
    pub court_nouns: Phrases,
    /// "bill", "motion": what a parliament debates.
    pub bills: Phrases,
    /// "residents", "habitants": those whom one meets in public.
    pub crowds: Phrases,
    /// "two", "deux", "both": how many those are who meet, where they are not named.
    pub few: Phrases,
    /// "next |week's| meeting": what is told of with it has yet to be held.
    pub coming: Phrases,
    /// "separate": what a gathering is that was not told of before.
    pub separate: Phrases,
    /// "conversation": nouns that mean the talks told of last without pointing to them.
    pub latest_talks: Phrases,
    /// "ministries", "envoys": those who are several at a meeting, at which any of them may speak.
    pub several: Phrases,
    /// "pour", "for": what stands before a gathering to which people came.
    pub gathers: Phrases,
    /// "ont assisté", "packed": that people came.
    pub gathered: Phrases,
    /// "điện đàm": a talk of people who do not meet.
    pub calls: Phrases,
    /// "with", "entre": what stands between a meeting and those who meet.
    pub parties: Phrases,
    /// "next month": what tells behind a name that nothing was said there yet.
    pub later: Phrases,
    /// "gathering": a word for any gathering that means the one told of last.
    pub gathering: Phrases,
    /// "programme", "bulletin": what goes by a name and is heard or seen, no gathering.
    pub shows: Phrases,
    /// "dialogue": what is called after its parties.
    pub dialogue: Phrases,
    /// "entretien": what means the upkeep of a thing too.
    pub upkeep: Phrases,
    /// "talks", "rencontre": what else than a meeting may have parties.
    pub meets: Phrases,
    /// "received", "s'est entretenu avec": who did has met somebody, and "the meeting" is that one.
    pub receives: Phrases,
    /// "talks", "entretiens": plurals that are one meeting.
    pub talks: Phrases,
    /// "following", "à l'issue de": a meeting near them took place, though nothing is said at it.
    pub beside: Phrases,
    /// "إثر": behind a meeting is told there what is said, where the sentence tells of no other gathering.
    pub following: Phrases,
    /// "على هامش": what stands between a gathering of its own and a greater one.
    pub margins: Phrases,
    /// "hosted by": what makes an event one of its own that has no name.
    pub hosted: Phrases,
    /// "أخبر": verbs whose object is the gathering that hears it, with the speaker between them.
    pub addressing: Phrases,
    /// "đầu tiên": the first, where it is no single word.
    pub first: Phrases,
    /// Words that no name goes beyond, even when a number closes it: "hội nghị |sẽ| …".
    pub clause: Phrases,
    /// "plus grande", "largest": a class of events.
    pub superlative: Phrases,
    /// "est", "is": what follows describes an event and names none.
    pub predicate: Phrases,
    /// Words before the noun that do not describe it.
    pub before: Phrases,
    /// Words that begin what the noun is of or about.
    pub complement: Phrases,
    /// "ceremony", "launch": where one guest speaks after the other.
    pub speeches: Phrases,
    /// "side", "part": what a preposition behind a gathering leads to that tells of those who meet.
    pub sides: Phrases,
    /// "trial": what is a gathering only where the article tells of a court.
    pub tried: Phrases,
    /// Endings of adjectives that follow the noun.
    #[serde(deserialize_with = "folded")]
    pub adjective_endings: Vec<String>,
    /// Adjectives that follow the noun.
    pub adjectives: Phrases,
    /// Words right before the noun that tell of nothing but what came out of it: "نتائج".
    pub outcomes: Phrases,
    /// Words that end a name.
    pub stops: Phrases,
    /// Words that end a name which has not yet come to what the event is about.
    pub stops_before_complement: Phrases,
    /// Beginnings of words that end a name: verbs.
    pub stop_beginnings: Vec<String>,
    /// "et", "and".
    pub and: Phrases,
    /// Endings of words that end a name.
    pub stop_endings: Vec<String>,
    /// Articles, prepositions and conjunctions: no last word of a name.
    pub small: Phrases,
    /// Adjectives that tell no event from another.
    pub generic: Phrases,
    /// What may stand between the noun and a year that belongs to its name.
    pub year_in: Phrases,
    /// Prepositions of places, with what may follow before the name.
    pub place_in: Phrases,
    /// Words between a verb of saying and what was said.
    pub complementisers: Phrases,
    /// What stands before the number of an ordinal: "lần thứ".
    pub ordinal_before: Phrases,
    /// What is written onto digits to make an ordinal.
    pub ordinal_endings: Phrases,
    /// Ordinal words.
    pub ordinals: Numbers,
    /// Tens before an ordinal word: "vingt-deuxième".
    pub tens_before: Numbers,
    /// Tens after an ordinal word: "الثاني والثلاثون".
    pub tens_after: Numbers,
    /// Names that are always plural: "les Rencontres de la photographie".
    pub plural_names: Phrases,
    /// Those that are never more than one, written small or not: "les états généraux".
    pub always_plural: Phrases,
    /// Names that any gathering goes by once it was named: "les assises", "le conclave".
    pub loose: Phrases,
    /// Verbs that tell of a meeting: "se sont réunis".
    pub meeting_verbs: Phrases,
    /// "a reçu": verbs that tell of a meeting where somebody with a title is their object.
    pub receiving_verbs: Phrases,
    /// "بحث": verbs that tell of a meeting where somebody with a title does it with another.
    pub talking_verbs: Phrases,
    /// "وفد", "نظيره": those whom one receives or talks with.
    pub guests: Phrases,
    /// "a réuni": verbs that tell of a meeting once "la réunion" is told of.
    pub gathering_verbs: Phrases,
    /// "face à la presse": what tells of a press conference that no noun does.
    pub press: Phrases,
    /// "a inauguré": verbs for what is done at a ceremony.
    pub inaugurating_verbs: Phrases,
    /// Verbs with the noun of what somebody opens, which is a ceremony of its own: "officiated at the opening".
    pub officiating_verbs: Phrases,
    /// Verbs of houses that hear somebody: "MPs |grilled| the minister".
    pub grilling_verbs: Phrases,
    /// "toured": verbs that tell of a visit where it is called one soon after.
    pub visiting_verbs: Phrases,
    /// "visite": what goes by its noun only where a verb told of it: "s'est rendue à la coopérative … lors de |cette visite|".
    pub visits: Phrases,
    /// "cérémonie": what a gathering goes by that opened with one.
    pub ceremonies: Phrases,
    /// "conseil municipal": bodies whose sittings go by their name.
    pub councils: Phrases,
    /// "a tenu": verbs before a council that sits.
    pub holds_councils: Phrases,
    /// "lors de": what stands before a council where it sits.
    pub at_councils: Phrases,
    /// "s'est tenu": verbs behind a council that sits.
    pub sits: Phrases,
    /// "à l'occasion de": what stands before a gathering that is told of only beside a reception.
    pub occasions: Phrases,
    /// "en audience": what tells that one person received another.
    pub receptions: Phrases,
    /// What a meeting of two goes by: "audience".
    pub reception_nouns: Phrases,
    /// Verbs that tell of a hearing or sitting: "ont auditionné".
    pub hearing_verbs: Phrases,
    /// "appeared before": verbs that tell of a hearing by themselves, where others need one to be named.
    pub appears: Phrases,
    /// Verbs that somebody speaks to a house by, which has to be named behind them: "told |the fisheries committee|".
    pub testifies: Phrases,
    /// Verbs for what a house does that sits: "ont adopté".
    pub deciding_verbs: Phrases,
    /// What may sit: "les députés", "le Grand Conseil".
    pub houses: Phrases,
    /// Pronouns that are written onto a noun: "اجتماع|هم|".
    pub possessives: Vec<String>,
    /// The nouns by their forms with such a pronoun, folded.
    #[serde(skip)]
    bare: OnceLock<BTreeMap<String, String>>,
    /// Sentences with their events.
    pub example: Vec<Example>,
}

/// A sentence with its events marked: `[la 2e Conférence|a conference 2]`; an event is a letter, then its kind, number and place where told.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The marked text.
    pub text: String,
}

impl Words {
    /// Adds the other tenses, genders and numbers of verbs in the perfect, of which the language file lists one form each.
    pub fn inflect(&mut self, conjugation: Conjugation) {
        let gatherings = [&mut self.held, &mut self.sits, &mut self.gathered, &mut self.receives, &mut self.inaugurating_verbs];
        let meetings =
            [&mut self.press, &mut self.holds_councils, &mut self.meeting_verbs, &mut self.receiving_verbs, &mut self.gathering_verbs];
        let sittings = [&mut self.hearing_verbs, &mut self.deciding_verbs];
        gatherings.into_iter().chain(meetings).chain(sittings).for_each(|verbs| verbs.inflect(conjugation));
    }

    /// Calls `add` with every word that a text is searched for.
    pub fn words(&self, add: &mut impl FnMut(&str, Class)) {
        for (kind, nouns) in &self.strong {
            self.owned(nouns).iter().chain(nouns).for_each(|n| add(n, Class::EventNoun(Noun::Strong(*kind))));
        }
        for (kind, nouns) in &self.weak {
            self.owned(nouns).iter().chain(nouns).for_each(|n| add(n, Class::EventNoun(Noun::Weak(*kind))));
        }
        self.owned(&self.edition).iter().for_each(|n| add(n, Class::EventNoun(Noun::Edition)));
        for (nouns, noun) in [(&self.edition, Noun::Edition), (&self.any, Noun::Any), (&self.nested, Noun::Part), (&self.not, Noun::No)] {
            nouns.iter().for_each(|n| add(n, Class::EventNoun(noun)));
        }
    }
}

impl Words {
    /// The nouns with each pronoun that may be written onto them: "اجتماعهم", "ندوته", "مؤتمرهم الصحفي".
    fn owned(&self, nouns: &[String]) -> Vec<String> {
        let is_owned = |noun: &&String| !noun.starts_with("ال") && noun.split(' ').count() <= 2;
        let with = |noun: &String, pronoun: &String| {
            let (head, adjective) = noun.split_once(' ').map_or((noun.as_str(), None), |(head, adjective)| (head, Some(adjective)));
            let bound = head.strip_suffix('ة').map_or_else(|| head.to_owned(), |trunk| format!("{trunk}ت"));
            bound + pronoun + &adjective.map_or_else(String::new, |adjective| format!(" ال{adjective}"))
        };
        let with_all = |noun| self.possessives.iter().map(move |pronoun| with(noun, pronoun));
        nouns.iter().filter(is_owned).flat_map(with_all).collect()
    }

    /// The folded noun without the pronoun that is written onto it.
    pub fn without_pronoun(&self, word: &str) -> Option<&str> {
        let bare = self.bare.get_or_init(|| {
            let nouns = self.strong.values().chain(self.weak.values()).flatten().map(std::slice::from_ref);
            nouns.flat_map(|noun| self.owned(noun).into_iter().map(|owned| (fold(&owned), fold(&noun[0])))).collect()
        });
        bare.get(word).map(String::as_str)
    }
}

fn folded<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(Vec::<String>::deserialize(deserializer)?.iter().map(|word| fold(word)).collect())
}

/// Numbers by their folded word.
#[derive(Debug, Default)]
pub struct Numbers(BTreeMap<String, u32>);

impl Numbers {
    /// The number that a folded word says.
    pub fn get(&self, word: &str) -> Option<u32> {
        self.0.get(word).copied()
    }
}

impl<'de> Deserialize<'de> for Numbers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = BTreeMap::<String, u32>::deserialize(deserializer)?;
        Ok(Self(words.into_iter().map(|(word, number)| (fold(&word), number)).collect()))
    }
}

/// A set of words and phrases, folded, a space between any two tokens.
#[derive(Debug, Default)]
pub struct Phrases {
    set: FxHashSet<Box<str>>,
    groups: Groups,
}

impl<'de> Deserialize<'de> for Phrases {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut phrases = Self::default();
        for word in Vec::<String>::deserialize(deserializer)? {
            let folded = fold(&word);
            // "l'ouverture" is two tokens, the possessive "'s" is one.
            let apart = if folded.starts_with('\'') { folded } else { folded.replace('\'', "' ") }.replace('-', " - ");
            let tokens: Vec<&str> = apart.split_whitespace().collect();
            phrases.set.insert(tokens.join(" ").into());
            phrases.groups.add(tokens);
        }
        Ok(phrases)
    }
}

impl Phrases {
    /// Adds the other forms of each phrase in the perfect.
    fn inflect(&mut self, conjugation: Conjugation) {
        let forms: Vec<String> = self.set.iter().flat_map(|phrase| conjugation.perfects(phrase)).collect();
        for form in forms {
            self.groups.add(form.split(' '));
            self.set.insert(form.into());
        }
    }

    /// Whether a single folded word is in the set.
    pub fn has(&self, word: &str) -> bool {
        self.set.contains(word)
    }

    /// Whether a text as printed is in the set: "débat d'actualité".
    pub fn holds(&self, text: &str) -> bool {
        let apart = fold(text).replace('\'', "' ").replace('-', " - ");
        self.set.contains(apart.split_whitespace().collect::<Vec<_>>().join(" ").as_str())
    }

    /// Where the longest phrase ends that begins at a token of a stretch.
    pub fn at(&self, reading: &Reading, token: usize, within: &Range<usize>) -> Option<usize> {
        let word = |at: usize| if at < within.end { reading.word(at) } else { WordId::UNKNOWN };
        self.groups.find(word(token), |i| word(token + i)).map(|n| token + n)
    }

    /// The same, with "and" written onto the first word or not: "|واستقبل|".
    pub fn at_joined(&self, reading: &Reading, token: usize, within: &Range<usize>) -> Option<usize> {
        let word = |at: usize| if at < within.end { reading.word(at) } else { WordId::UNKNOWN };
        let joined = || self.groups.find(reading.bare_word(token), |i| word(token + i)).map(|n| token + n);
        self.at(reading, token, within).or_else(joined)
    }

    /// The stretch in which the words of a phrase that begins at a token may lie apart; none when no phrase does.
    pub fn reach(&self, reading: &Reading, token: usize) -> Option<Range<usize>> {
        self.groups.may_begin(reading.word(token)).then(|| token + 1..token + self.groups.longest)
    }

    /// How many of some tokens are a phrase, from the first on.
    pub fn among(&self, reading: &Reading, tokens: &[usize]) -> Option<usize> {
        let word = |i: usize| tokens.get(i).map_or(WordId::UNKNOWN, |t| reading.word(*t));
        self.groups.find(word(0), word)
    }

    /// Where the longest phrase begins that ends before a token of a stretch.
    pub fn before(&self, reading: &Reading, token: usize, within: &Range<usize>) -> Option<usize> {
        let first = token.saturating_sub(self.groups.longest).max(within.start);
        (first..token).find(|&start| self.groups.has(reading.word(start), token - start, |i| reading.word(start + i)))
    }

    /// Whether a phrase ends a sequence of folded words.
    pub fn ends(&self, words: &[&str]) -> bool {
        let room = words.len().min(self.groups.longest);
        (1..=room).any(|n| self.set.contains(words[words.len() - n..].join(" ").as_str()))
    }
}
