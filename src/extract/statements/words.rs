//! The words of a language for reporting speech: the `[statements]` section of its file.

use super::inflect::{self, Conjugation, Form};
use super::rules::Rule;
use crate::entity::Gender;
use crate::extract::Reading;
use crate::fold::fold;
use crate::lang::{Class, Groups, WordId, listed};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a cue may be followed by, in which form it is printed, and what it says about the truth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cue(u32);

impl Cue {
    /// A complementiser and a clause: "affirmer que".
    pub const THAT: Self = Self(1);
    /// A noun phrase: "souligner l'importance de".
    pub const NOUN: Self = Self(1 << 1);
    /// An infinitive: "demander aux localités de publier".
    pub const TO: Self = Self(1 << 2);
    /// A clause without complementiser: "he said the talks".
    pub const CLAUSE: Self = Self(1 << 3);
    /// Direct speech.
    pub const QUOTE: Self = Self(1 << 4);
    /// Denies what follows: "démentir que".
    pub const DENIAL: Self = Self(1 << 5);
    /// Hearsay by itself: "reportedly said".
    pub const HEARSAY: Self = Self(1 << 6);
    /// Is a cue only with a subject of its own: "công bố" goes on with other verbs too often.
    pub const OWN_SUBJECT: Self = Self(1 << 7);
    /// A finite form.
    pub const FINITE: Self = Self(1 << 8);
    /// A past participle, which needs an auxiliary.
    pub const PAST_PARTICIPLE: Self = Self(1 << 9);
    /// A present participle, which has the subject of the main verb.
    pub const PARTICIPLE: Self = Self(1 << 10);
    /// An infinitive, which needs a verb before it.
    pub const INFINITIVE: Self = Self(1 << 11);
    /// A verbal noun: "قوله إن".
    pub const VERBAL_NOUN: Self = Self(1 << 12);

    /// May be followed by the one who is spoken to or of: "شكر الوزير".
    pub const PERSON: Self = Self(1 << 13);
    /// A finite form whose subject is a woman or a body.
    pub const FEMININE: Self = Self(1 << 14);

    /// A finite form of what is not said yet or only perhaps.
    pub const PROSPECTIVE: Self = Self(1 << 15);

    /// A finite form whose subject are two: "أكدا".
    pub const DUAL: Self = Self(1 << 16);

    const TAKES: Self = Self(0b10_0000_1111_1111);

    /// Whether it has one of the marks of `other`.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The marks of both.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The same form, followed by what `other` is followed by.
    pub const fn taking(self, other: Self) -> Self {
        Self(self.0 & !Self::TAKES.0 | other.0 & Self::TAKES.0)
    }
}

impl From<Form> for Cue {
    fn from(form: Form) -> Self {
        match form {
            Form::Finite => Self::FINITE,
            Form::Prospective => Self::FINITE.and(Self::PROSPECTIVE),
            Form::Feminine => Self::FINITE.and(Self::FEMININE),
            Form::Dual => Self::FINITE.and(Self::DUAL),
            Form::PastParticiple => Self::PAST_PARTICIPLE,
            Form::Participle => Self::PARTICIPLE,
            Form::Infinitive => Self::INFINITIVE,
            Form::VerbalNoun => Self::VERBAL_NOUN,
        }
    }
}

/// What a group of verbs is followed by, as the language file writes it.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Takes {
    That,
    Noun,
    To,
    Clause,
    Quote,
    Denial,
    Hearsay,
    OwnSubject,
    Person,
}

impl From<Takes> for Cue {
    fn from(takes: Takes) -> Self {
        match takes {
            Takes::That => Self::THAT,
            Takes::Noun => Self::NOUN,
            Takes::To => Self::TO,
            Takes::Clause => Self::CLAUSE,
            Takes::Quote => Self::QUOTE,
            Takes::Denial => Self::DENIAL,
            Takes::Hearsay => Self::HEARSAY,
            Takes::OwnSubject => Self::OWN_SUBJECT,
            Takes::Person => Self::PERSON,
        }
    }
}

/// Verbs of saying that are followed by the same.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    takes: Vec<Takes>,
    lemmas: Vec<String>,
    /// "avec regret": what each lemma goes on with, one at a time.
    #[serde(default)]
    with: Vec<String>,
    /// "impressionné par": the same, its first word in both genders and numbers.
    #[serde(default)]
    agreeing: Vec<String>,
}

impl Verbs {
    /// The lemmas with all that they go on with: "dire" and "impressionné par" are "dire impressionnée par" too.
    fn lemmas(&self, conjugation: Conjugation) -> Vec<String> {
        let agreed = |phrase: &String| -> Vec<String> {
            let (adjective, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
            let forms = inflect::agreed(adjective);
            conjugation.rests(rest).iter().flat_map(|rest| forms.each_ref().map(|adjective| join(adjective, rest))).collect()
        };
        let ends: Vec<String> = self.agreeing.iter().flat_map(agreed).chain(self.with.iter().cloned()).collect();
        match ends.is_empty() {
            true => self.lemmas.clone(),
            false => self.lemmas.iter().flat_map(|lemma| ends.iter().map(move |end| join(lemma, end))).collect(),
        }
    }
}

/// The place of the verb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// The subject stands before the verb.
    #[default]
    SubjectFirst,
    /// The subject follows the verb.
    VerbFirst,
}

macro_rules! sections {
    ($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $ty:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct $name { $($(#[$fdoc])* pub $field: $ty),* }
    };
}

sections! {
    /// The words of a language for reporting speech.
    Words {
        /// Whether the subject stands before the verb.
        order: Order,
        /// How regular verbs are inflected.
        conjugation: Conjugation,
        /// Forms of verbs that the conjugation does not make, by lemma.
        irregular: BTreeMap<String, BTreeMap<Form, Vec<String>>>,
        /// Verbs of saying, grouped by what follows them.
        #[allow(private_interfaces, reason = "read through `words` alone")]
        verbs: Vec<Verbs>,
        /// Complementisers.
        that: Phrases,
        /// Verbs of saying that take no object without a preposition.
        intransitive: Phrases,
        /// Complementisers of speech alone, as they are spelt: "إن", which folds to the same as "أن".
        that_said: Vec<String>,
        /// "đã phỏng vấn": that a newspaper asked whoever speaks in the next sentence.
        interviewed: Phrases,
        /// "ý kiến", "câu hỏi": what somebody takes up of those whose noun follows.
        opinions: Phrases,
        /// The complementisers that may stand behind the one spoken to and the place: "phát biểu với báo chí tại Huế |rằng|".
        that_far: Phrases,
        /// Nouns between cue and complementiser: "exprimer l'espoir que".
        feelings: Phrases,
        /// "and".
        and: Phrases,
        /// What joins a second verb of the same subject: "đồng thời".
        chain: Phrases,
        /// Auxiliaries of the past.
        auxiliaries: Phrases,
        /// What the floor is taken for, before who takes it: "mở đầu diễn đàn, ông …".
        frames: Phrases,
        /// What tells that a clause has a verb, where verbs are not inflected: "chưa", "phải".
        predicates: Phrases,
        /// Prepositions of a time that begin what is said, where no mark ends it: "cam kết |đến hết năm nay đã| xong".
        since: Phrases,
        /// Auxiliaries of hearsay: "aurait".
        hearsay: Phrases,
        /// What makes a verb of saying one that is not said yet, or only perhaps: "could".
        hypothetical: Phrases,
        /// Words that make what follows a passive: "was".
        passive: Phrases,
        /// Verbs that carry an infinitive: "a tenu à".
        modals: Phrases,
        /// Adverbs that stand at the verb.
        adverbs: Phrases,
        /// The ending of adverbs.
        adverb_ending: Option<String>,
        /// Negations at the verb.
        negations: Phrases,
        /// Small words between subject and verb that belong to the verb: "ne", "lui".
        clitics: Phrases,
        /// Those of them that stand even at a participle: "tout en |se| félicitant".
        reflexives: Phrases,
        /// What takes a negation back: "n'en dénonce pas |moins|".
        restores: Phrases,
        /// Prepositions that make a noun of a form without ending: "a note |of| caution".
        governing: Phrases,
        /// Articles and possessives.
        articles: Phrases,
        /// Prepositions, after which nobody is a subject.
        prepositions: Phrases,
        /// What begins a question that somebody is said to ask: "when".
        interrogatives: Phrases,
        /// Verbs that the one spoken to follows directly: "told |reporters|".
        tells: Phrases,
        /// What stands behind the number of somebody's age: "ans".
        ages: Phrases,
        /// What a private person may be, behind the name: "an |electrician|".
        trades: Phrases,
        /// "opposition", "MPs", "the whip": those who sit in a parliament, without an office.
        benches: Phrases,
        /// What tells a session to which others are invited from that of a parliament: "working".
        working: Phrases,
        /// "ردا على سؤال": what tells that a question is answered.
        replying: Phrases,
        /// "يكون": what makes a participle a predicate.
        copulas: Phrases,
        /// Verbs that say something only where they tell an amount: "|put| the cost at 3 million".
        estimates: Phrases,
        /// Articles of one who is known: "the".
        definite: Phrases,
        /// Nouns for whoever leads what the words beside them name: "the police |chief|".
        heads: Phrases,
        /// What tells that somebody speaks where the one before spoke: "à ses côtés".
        beside: Phrases,
        /// Nouns of what is said to a newspaper: "تصريح".
        speech_to: Phrases,
        /// "وكالة", "صحيفة": to which somebody says something, with "to" written onto it.
        outlets: Phrases,
        /// "sur", "au micro de": what stands before an outlet to which somebody speaks.
        on_air: Phrases,
        /// "avoir", "s'être": infinitives that tell what somebody says to have done.
        perfect_infinitives: Phrases,
        /// "dirigeant": nouns for who leads a company or service, whatever the office is called.
        leaders: Phrases,
        /// "interrogé par": participles with the preposition of the one who asks.
        asked_by: Phrases,
        /// "le juge", "les députés": those who ask somebody at a gathering.
        askers: Phrases,
        /// "un journaliste", "un correspondant de": those who ask somebody at a press conference.
        reporters: Phrases,
        /// "la veille": times of another day, at which there may have been another gathering.
        earlier: Phrases,
        /// "lors d'un entretien téléphonique": talks that are an interview where an outlet stands behind them.
        calls: Phrases,
        /// "de", "sans": what leads to a word that tells of which group somebody is.
        describing: Phrases,
        /// Endings of the future of verbs: "ront".
        future_endings: Vec<String>,
        /// What stands before the documents that somebody bases a statement on, which are part of it: "استنادا إلى أرقام المرصد".
        cited: Phrases,
        /// What is written with a press conference at which several officials speak in turn: "الأسبوعي".
        shared: Phrases,
        /// What is written with one that those who have met give together: "مشترك".
        joint: Phrases,
        /// Verbs that tell what a document says, and with a clause nothing else: "the data |showed|".
        shows: Phrases,
        /// What begins a clause in which nothing has been said yet: "if".
        conditions: Phrases,
        /// What stands between the name of somebody and the body they belong to: ", |of| the growers' union,".
        members: Phrases,
        /// Those of them that name the body for certain: "selon Jean Roux, |du| syndicat".
        members_definite: Phrases,
        /// What tells where somebody spoke who is quoted before or after: "was addressing".
        speaking_at: Phrases,
        /// Nouns that mean a body named before, or stand for its name: "the company".
        institutions: Phrases,
        /// First words of bodies that no table knows: "تنسيقية مهندسي الجزائر".
        body_heads: Phrases,
        /// Nouns behind the name of a body that would else show a person: ", |filiale| du groupe".
        no_callings: Phrases,
        /// Relative pronouns of persons alone: "who".
        persons_relative: Phrases,
        /// What begins an adjunct between subject and verb, or verb and complementiser.
        adjuncts: Phrases,
        /// "de son côté", "également": what tells of one who speaks after another.
        in_turn: Phrases,
        /// What begins the one spoken to: "aux".
        addressee: Phrases,
        /// What begins an infinitive: "de".
        to: Phrases,
        /// Endings of infinitives.
        infinitive_endings: Vec<String>,
        /// Nouns that what is said often begins with behind a circumstance: "أهمية".
        objects: Phrases,
        /// Endings of plurals that name people behind a written article: "المشاركون".
        plural_endings: Vec<String>,
        /// "qui", "who".
        relatives: Phrases,
        /// Relative pronouns of what somebody belongs to: "whose", "dont".
        owners: Phrases,
        /// What closes the subject of a verb though it is no relative: "وهو".
        closes: Phrases,
        /// Subject pronouns of men.
        pronouns_m: Phrases,
        /// Subject pronouns of women.
        pronouns_f: Phrases,
        /// Subject pronouns of anybody.
        pronouns: Phrases,
        /// Subject pronouns of a body or document: "it".
        pronouns_neutral: Phrases,
        /// What begins an amount: "at least".
        amounts: Phrases,
        /// What means the first of two: "le premier".
        pronouns_first: Phrases,
        /// What means the second of two: "le second".
        pronouns_second: Phrases,
        /// Subject pronouns of several.
        pronouns_plural: Phrases,
        /// Pronouns with "selon".
        source_pronouns: Phrases,
        /// "selon", "according to".
        sources: Phrases,
        /// What stands between a body that relays and the one whom it quotes: "نقلا عن".
        sources_quoted: Phrases,
        /// What names a source at the beginning of a sentence only: "pour".
        sources_first: Phrases,
        /// What stands before the one by whom a body speaks: "par la voix de".
        by_voice: Phrases,
        /// Phrases with a verb of saying in which nothing is said: "declined to comment", "asked not to be named".
        no_speech: Phrases,
        /// What tells that a gathering gave itself a document: "adopted", "final communiqué".
        adopted: Phrases,
        /// Forms of verbs that tell a deed more often than a saying when a state is their subject: "China introduced its plan".
        acts: Phrases,
        /// What stands before "that" where a clause of the writer's own begins: "إلا |أن|".
        but_that: Phrases,
        /// What is refused, when nothing is said: "التعليق على".
        no_content: Phrases,
        /// What makes a noun of a word that may be a verb: "the".
        determiners: Phrases,
        /// What stands between a subject and "as saying": "was quoted".
        quoted_as: Phrases,
        /// Articles before the noun of an inhabitant who stands for somebody named, with the gender they show: "la |Zurichoise|".
        epithet_articles: BTreeMap<String, Gender>,
        /// Endings of such nouns.
        epithet_endings: Vec<String>,
        /// What begins a title that stands for one who was named before: "vị", "người đứng đầu".
        marked: Phrases,
        /// The same of a woman: "nữ".
        marked_f: Phrases,
        /// "in it" behind a verb that tells what somebody's speech or letter says: "قال |فيها|".
        therein: Phrases,
        /// Titles without the article that nobody has who was named before: "|متحدث| باسم الأمم المتحدة".
        unnamed: Phrases,
        /// What begins the topic of a sentence, whose verb follows it: "أما".
        topics: Phrases,
        /// What stands between somebody's trade and the name: "يدعى".
        called: Phrases,
        /// Nouns with the article for one person who spoke before: "المسؤول".
        one: Phrases,
        /// What makes a noun of the word before it that may be a verb: "phán quyết |của| tòa".
        genitive: Phrases,
        /// Verbs that take what is said with a preposition, where verbs have no forms: "lo ngại |về|".
        worries: Phrases,
        /// Verbs that another verb of saying goes on with: "lên tiếng |đề nghị|".
        announces: Phrases,
        /// The pronoun of nobody in particular: "on".
        impersonal: Phrases,
        /// Verbs of saying that tell what somebody is to do: "đề nghị |Bộ Tài chính công bố|".
        directives: Phrases,
        /// What somebody named may be called with a country or age behind: "|chiến lược gia| người Hà Lan".
        epithets: Phrases,
        /// Documents that say.
        documents: Phrases,
        /// People without an office who speak: "un diplomate".
        somebody: Phrases,
        /// Groups without a name that speak before a verb, and are spoken to behind one: "les pays".
        groups: Phrases,
        /// "cité par": the one who relays follows.
        relayed_by: Phrases,
        /// "dẫn lời": the one who relays stands before.
        relays: Phrases,
        /// What stands before the title or motto of something: "thème".
        slogans: Phrases,
        /// Words that begin a sentence which carries on the speech before it.
        continues: Phrases,
        /// Words that begin a sentence which does not.
        breaks: Phrases,
        /// Verbs of a lead that tell of an interview.
        interviews: Phrases,
        /// "hứa", "giao": verbs for what is promised or ordered, where many verbs tell as often of deeds.
        pledges: Phrases,
        /// "phụ trách", "thành viên": what begins an office that no table has, between commas.
        offices: Phrases,
        /// Settings other than the event of the article: "dans un communiqué".
        elsewhere: Phrases,
        /// "ce dernier", "celui-ci": the one who was named last.
        latter: Phrases,
        /// "préfecture": nouns of authorities, which stand for no other body.
        authorities: Phrases,
        /// "addressing the crowd": what begins a sentence of one who speaks to many, though no noun tells at what.
        speaking_first: Phrases,
        /// "asked": verbs by which somebody is heard where the question was put.
        asking: Phrases,
        /// "where": what leads to the place that was told of.
        whereat: Phrases,
        /// "meanwhile": what begins a sentence on what was said apart.
        meanwhile: Phrases,
        /// "but": what begins a sentence on another voice.
        but: Phrases,
        /// "agreed", "shot back": verbs by which somebody answers who spoke right before.
        responses: Phrases,
        /// "flanquée de": what stands before those who are there with somebody.
        flanked: Phrases,
        /// What tells that something is said by many: "circulating".
        circulating: Phrases,
        /// What stands before whoever is in the chair: "chaired by".
        presided_by: Phrases,
        /// "dit", "alias": what stands between a name and what else somebody is called.
        nicknames: Phrases,
        /// "après": what begins a sentence that an event is over before the reactions to it.
        over: Phrases,
        /// "neither", "none of the": what makes a subject of nobody.
        nobody: Phrases,
        /// "cross-examination", "the witness": what tells that somebody speaks in court.
        court: Phrases,
        /// "a visité": what tells that people are on a visit.
        visits: Phrases,
        /// "ont manifesté": what tells that people are before the doors of a gathering.
        outside: Phrases,
        /// What begins a sentence that turns from an event to something else: "the same day".
        turns: Phrases,
        /// How an interviewer asks without a question mark.
        asks: Phrases,
        /// Words of somebody who speaks of himself: "nous".
        first_person: Phrases,
        /// Labels of the interviewer: "PV".
        interviewers: Phrases,
        /// Verbs by which a journalist asks: "hỏi".
        asked: Phrases,
        /// Labels of answers: "Answer".
        answers: Phrases,
        /// "in" of "in the chair's view".
        sources_around: Phrases,
        /// What begins a clause that tells who said the main one: "as", "comme l'".
        as_said: Phrases,
        /// Nouns of speech: "warning".
        speech_nouns: Phrases,
        /// What stands between such a noun and the one who speaks: "from".
        speech_by: Phrases,
        /// What stands before that which such a noun is about: "for".
        speech_about: Phrases,
        /// Articles that point to somebody named before: "cette".
        demonstrative: BTreeMap<String, Gender>,
        /// "le même": before a noun that means who spoke last.
        same: Phrases,
        /// Nouns for anybody with an office, who was named before: "le responsable".
        anybody: Phrases,
        /// What tells behind a quotation who said it: "C'est en ces termes que".
        in_these_words: Phrases,
        /// What tells that the next speaker thinks as the one before: "même son de cloche".
        same_view: Phrases,
        /// Verbs that the one spoken to and a colon may follow: "a rassuré |les élus| :".
        hearers: Phrases,
        /// Verbs whose object "in" stands before: "شكك |في| قدرة".
        doubts: Phrases,
        /// Verbs that are of saying only where somebody is blamed: "حمل |الحكومة المسؤولية|".
        blames: Phrases,
        /// What shows that somebody is blamed: "المسؤولية".
        blame: Phrases,
        /// What tells that somebody without an office is a private person, who speaks at no event: "farmer".
        private: Phrases,
        /// Verbs of the past that follow a relative pronoun more often than a complementiser: "that |drew|".
        past_verbs: Phrases,
        /// The office that a clause behind a name tells, by its role key: "who heads".
        leads: BTreeMap<String, Phrases>,
        /// What begins a clause that tells of somebody who leads or works: "qui dirige".
        leading: Phrases,
        /// What tells that whoever speaks does so before the guests of an event: "told delegates".
        attended: Phrases,
        /// "view" of "in the chair's view".
        views: Phrases,
        /// "les deux", "the two": two people named before.
        both: Phrases,
        /// "merci".
        thanks: Phrases,
        /// The rules, in order: the first that fits a cue wins.
        rule: Vec<Rule>,
    }
}

impl Words {
    /// Calls `add` with every form of every cue.
    pub fn words(&self, add: &mut impl FnMut(&str, Class)) {
        let mut cues: BTreeMap<String, Cue> = BTreeMap::new();
        for verbs in &self.verbs {
            let takes = verbs.takes.iter().fold(Cue::default(), |cue, takes| cue.and((*takes).into()));
            for lemma in verbs.lemmas(self.conjugation) {
                for (form, word) in self.forms(&lemma) {
                    let cue = cues.entry(word).or_default();
                    *cue = cue.and(takes).and(form.into());
                }
            }
        }
        for (word, cue) in &cues {
            add(word, Class::Cue(*cue));
            // Particles attach to words of three letters and more by themselves.
            if self.order == Order::VerbFirst && word.chars().count() == 2 {
                ["و", "ف"].iter().for_each(|particle| add(&format!("{particle}{word}"), Class::Cue(*cue)));
            }
        }
    }

    /// Whether verbs are inflected and follow their subject, as in English and French.
    pub fn inflects(&self) -> bool {
        self.order == Order::SubjectFirst && self.conjugation != Conjugation::None
    }

    /// Whether a clause behind a verb without complementiser is told from its object by its own verb.
    pub fn tells_clauses(&self) -> bool {
        self.conjugation != Conjugation::None
    }

    /// Whether nouns need no article where they tell what somebody is: ", planteur à Sikasso".
    pub fn tells_callings_bare(&self) -> bool {
        self.conjugation == Conjugation::French
    }

    /// Whether a subject pronoun stands at a token.
    pub fn is_pronoun(&self, reading: &Reading, token: usize) -> bool {
        let lists = [&self.pronouns_m, &self.pronouns_f, &self.pronouns, &self.pronouns_plural];
        lists.iter().any(|list| list.at(reading, token).is_some())
    }

    /// Whether the subject may follow its verb directly: "a annoncé la Chine".
    pub fn inverts(&self) -> bool {
        self.order == Order::VerbFirst || self.conjugation == Conjugation::French
    }

    fn forms(&self, lemma: &str) -> Vec<(Form, String)> {
        let (verb, rest) = lemma.split_once(' ').unwrap_or((lemma, ""));
        match self.irregular.get(lemma).map(|forms| (forms, "")).or_else(|| Some((self.irregular.get(verb)?, rest))) {
            Some((forms, rest)) => {
                let words = forms.iter().flat_map(|(form, words)| words.iter().map(|word| (*form, word.clone())));
                words.map(|(form, word)| (form, join(&word, rest))).collect()
            }
            None => self.conjugation.forms(lemma),
        }
    }
}

/// A word and what follows it.
pub fn join(word: &str, rest: &str) -> String {
    if rest.is_empty() { word.to_owned() } else { format!("{word} {rest}") }
}

/// A list of words and word groups; read forwards, one behind "!" is none, though it begins like one: "sáng" is "in the morning",
/// "!sáng kiến" an initiative.
#[derive(Debug, Default)]
pub struct Phrases {
    groups: Groups,
    not: Groups,
}

impl Phrases {
    /// The end of the longest phrase that begins at a token.
    #[inline]
    pub fn at(&self, reading: &Reading, token: usize) -> Option<usize> {
        let first = reading.tokens.get(token)?;
        // Arabic writes "and" and "so" onto the word.
        let firsts = [first.word, first.bare_word];
        if !firsts.iter().any(|word| self.groups.perhaps_begins(*word)) {
            return None;
        }
        firsts.iter().find_map(|word| self.find(*word, |i| reading.word(token + i))).map(|n| token + n)
    }

    /// How many words the longest phrase has that begins with a word, unless a longer one says that it is none.
    fn find(&self, first: WordId, word: impl Fn(usize) -> WordId) -> Option<usize> {
        let n = self.groups.find(first, &word)?;
        let is_none = self.not.longest > n && self.not.find(first, word).is_some_and(|longer| longer > n);
        (!is_none).then_some(n)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.groups.longest == 0
    }

    /// The beginning of the longest phrase that ends before a token and does not begin before `floor`.
    pub fn before(&self, reading: &Reading, token: usize, floor: usize) -> Option<usize> {
        let longest = self.groups.longest.min(5);
        (token.saturating_sub(longest).max(floor)..token).find(|&start| {
            let is_whole = |first| self.groups.has(first, token - start, |i| reading.word(start + i));
            is_whole(reading.word(start)) || is_whole(reading.bare_word(start))
        })
    }

    /// Whether one of them stands in a text.
    pub fn occur_in(&self, text: &str) -> bool {
        let words: Vec<WordId> = words_of(&fold(text)).iter().map(|word| listed(word)).collect();
        let word = |at: usize| words.get(at).copied().unwrap_or(WordId::UNKNOWN);
        (0..words.len()).any(|start| self.find(word(start), |i| word(start + i)).is_some())
    }

    /// The first phrase that begins inside a range.
    pub fn first_in(&self, reading: &Reading, mut tokens: std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
        tokens.find_map(|start| Some(start..self.at(reading, start)?))
    }
}

impl<'de> Deserialize<'de> for Phrases {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut phrases = Self::default();
        for phrase in Vec::<String>::deserialize(deserializer)? {
            let (groups, phrase) = match phrase.strip_prefix('!') {
                Some(phrase) => (&mut phrases.not, phrase),
                None => (&mut phrases.groups, phrase.as_str()),
            };
            groups.add(words_of(&fold(phrase)).iter().map(String::as_str));
        }
        Ok(phrases)
    }
}

/// The words of a folded phrase, cut as a reading cuts them.
pub fn words_of(phrase: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for c in phrase.chars() {
        if c.is_whitespace() {
            open = false;
            continue;
        }
        let is_letter = c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c);
        let is_elision = c == '\'' && open && words.last().is_some_and(|w| w.chars().count() <= 2 || w.ends_with("qu"));
        if open && (is_letter || c == '\'') {
            words.last_mut().expect("an open word").push(c);
            open = !is_elision;
        } else {
            words.push(c.to_string());
            open = is_letter;
        }
    }
    words
}
