//! The lexicon: all words and names that a text of one language is searched for, found in one pass.

use super::Language;
use super::words::{Vocabulary, WordId};
use crate::article::Lang;
use crate::entity::{Gender, Status};
use crate::extract::statements::Cue;
use crate::extract::tokenize;
use crate::fold::{fold, strip_marks};
use crate::gazetteer;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// What a found word is; numbers are rows of the gazetteer's tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A place's name.
    Place(u32),
    /// An adjective or noun of nationality.
    Demonym(u32),
    /// The head of a title: "vice-ministre".
    Office(u32),
    /// "ancien", "par intérim".
    Status(Status),
    /// A body's name.
    Body(u32),
    /// A word that begins the names of bodies: "ministère", "Sở".
    BodyHead(u32),
    /// What a ministry or department is for: "Affaires étrangères".
    Portfolio(u32),
    /// A known person.
    Leader(u32),
    /// A series of events.
    Series(u32),
    /// A noun for gatherings.
    EventNoun(crate::extract::events::Noun),
    /// A given name, with the gender it shows.
    GivenName(Option<Gender>),
    /// A given name that is a common word too, where there are no capitals to tell: "كريم".
    PerhapsGiven(Option<Gender>),
    /// A verb of saying.
    Cue(Cue),
    /// "M.", "Mme", "camarade", with the gender it shows.
    Honorific(Option<Gender>),
    /// A word of a closed list of the language file.
    Word(Word),
}

/// The closed lists that several extractors read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// "de", "of", "في": joins an office or body with what it is of.
    Of,
    /// "le", "the": makes a title definite.
    Article,
    /// "provincial", "national": goes on with the name of a body.
    BodyAdjective,
    /// "adjoint", "deputy", "نائب": makes an office its deputy.
    Deputy,
    /// "district de", "quận": what follows is a place.
    PlaceHead,
    /// "en", "in", "tại": a place may follow.
    PlacePreposition,
    /// A word that never is part of a name, though it may stand where one is expected.
    NoName,
    /// A month or weekday, capitalised in some languages.
    Calendar,
}

/// One meaning of a pattern.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What it is.
    pub class: Class,
    case: Case,
    attaches: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Any,
    Capital,
    AllCaps,
}

impl Entry {
    /// Whether the entry may be meant by a match that looks so.
    pub fn fits(&self, capital: bool, all_caps: impl FnOnce() -> bool, attached: bool) -> bool {
        let case_fits = match self.case {
            Case::Any => true,
            Case::Capital => capital,
            Case::AllCaps => all_caps(),
        };
        case_fits && (self.attaches || !attached)
    }
}

/// The words of a language, and a tree of its patterns with what they mean.
pub struct Lexicon {
    /// All words of the patterns and of the lists.
    pub vocabulary: Vocabulary,
    nodes: Vec<Node>,
    /// The node behind a word that begins a pattern.
    first: FxHashMap<WordId, u32>,
    /// The node behind another and a word; whether white space stands between them tells "vice-ministre" from "vice - ministre".
    next: FxHashMap<(u32, WordId, bool), u32>,
    proclitics: Vec<String>,
}

#[derive(Default)]
struct Node {
    entries: Vec<Entry>,
    goes_on: bool,
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lexicon").field("nodes", &self.nodes.len()).finish()
    }
}

impl Lexicon {
    pub(super) fn of(language: &Language) -> Self {
        let mut patterns = Patterns { capitals: language.capitals, map: BTreeMap::new() };
        gazetteer::words(language.language, &mut |word, class| patterns.add(word, class));
        language.words(&mut |word, class| patterns.add(word, class));
        patterns.drop_doubtful_given_names();
        // The words of numbers and dates are listed when these are compiled.
        language.quantities();
        let mut lexicon = Self {
            vocabulary: Vocabulary::of_lists(),
            nodes: vec![Node::default()],
            first: FxHashMap::default(),
            next: FxHashMap::default(),
            proclitics: language.proclitics.iter().map(|p| fold(p)).collect(),
        };
        for (pattern, entries) in patterns.map {
            lexicon.add(&pattern, entries, language.language);
        }
        lexicon
    }

    fn add(&mut self, pattern: &str, entries: Vec<Entry>, lang: Lang) {
        let (mut folded, mut tokens) = (String::new(), Vec::new());
        if pattern.ends_with('\'') {
            // "de l'" stands before another word.
            tokenize(&format!("{pattern}a"), 0, lang, &mut folded, &mut tokens);
            tokens.pop();
        } else {
            tokenize(pattern, 0, lang, &mut folded, &mut tokens);
        }
        let mut node = 0;
        for (i, token) in tokens.iter().enumerate() {
            let word = self.vocabulary.add(&folded[token.folded.start..token.folded.end]);
            let fresh = self.nodes.len() as u32;
            self.nodes[node as usize].goes_on |= i > 0;
            let next =
                if i == 0 { self.first.entry(word).or_insert(fresh) } else { self.next.entry((node, word, token.spaced)).or_insert(fresh) };
            node = *next;
            if node == fresh {
                self.nodes.push(Node::default());
            }
        }
        if node > 0 {
            self.nodes[node as usize].entries.extend(entries);
        }
    }

    /// Calls `found` with the meanings of every pattern that stands at the words, and how many of them it covers. `after` tells the
    /// words behind the first one, each with whether white space stands before it.
    pub fn find(&self, first: WordId, mut after: impl Iterator<Item = (WordId, bool)>, mut found: impl FnMut(usize, &[Entry])) {
        let Some(mut node) = self.first.get(&first).copied().filter(|_| first.is_known()) else { return };
        for n_words in 1.. {
            let here = &self.nodes[node as usize];
            if !here.entries.is_empty() {
                found(n_words, &here.entries);
            }
            let next = after.next().filter(|(word, _)| here.goes_on && word.is_known());
            let Some(next) = next.and_then(|(word, spaced)| self.next.get(&(node, word, spaced))) else { return };
            node = *next;
        }
    }

    /// The particles with which a folded word of the text may begin, each with the number of the word behind it.
    pub fn proclitics_of<'t>(&'t self, folded: &'t str) -> impl Iterator<Item = (usize, WordId)> + 't {
        let rest = |p: &'t String| Some((p.len(), folded.strip_prefix(p.as_str()).filter(|rest| !rest.is_empty())?));
        self.proclitics.iter().filter_map(rest).map(|(n, rest)| (n, self.vocabulary.get(rest))).filter(|(_, word)| word.is_known())
    }
}

/// Patterns under way: folded word to meanings.
struct Patterns {
    capitals: bool,
    map: BTreeMap<String, Vec<Entry>>,
}

impl Patterns {
    fn add(&mut self, word: &str, class: Class) {
        let word = word.trim();
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        if letters < 2 && !matches!(class, Class::Honorific(_) | Class::Word(_)) {
            return;
        }
        let is_whole = word.is_ascii() && !word.contains('.');
        let is_acronym = self.capitals && (2..=6).contains(&letters) && is_whole && word.chars().all(|c| !c.is_lowercase());
        let is_name = self.capitals && word.chars().next().is_some_and(char::is_uppercase) && class.is_named();
        let case = if is_acronym {
            Case::AllCaps
        } else if is_name {
            Case::Capital
        } else {
            Case::Any
        };
        let entry = Entry { class, case, attaches: letters > 2 && !matches!(class, Class::Word(word) if word != Word::PlaceHead) };
        let folded = fold(word);
        if self.capitals
            && let Some(plain) = without_first_accent(&folded)
        {
            // Capitals are often printed without their accent: "Etat", "Egypte".
            self.put(plain, Entry { case: case.max_capital(), ..entry });
        }
        if let Some(rest) = folded.strip_prefix("ال") {
            // The article melts with the preposition ل: "للحكومة".
            self.put(format!("لل{rest}"), entry);
        }
        self.put(folded, entry);
    }

    /// Where there are no capitals, a given name that is a function word too, or of two letters, is more often not a name.
    fn drop_doubtful_given_names(&mut self) {
        if self.capitals {
            return;
        }
        for (word, meanings) in &mut self.map {
            let function_word = meanings.iter().any(|e| matches!(e.class, Class::Word(_))) || word.chars().count() < 3;
            // "صباح نوري": a morning too, which what follows it tells apart.
            let is_noun = word.chars().count() > 3
                && meanings.iter().all(|e| !matches!(e.class, Class::Word(word) if !matches!(word, Word::NoName | Word::Calendar)));
            let drops = |class| match class {
                Class::GivenName(_) => function_word,
                Class::PerhapsGiven(_) => function_word && !is_noun,
                _ => false,
            };
            meanings.retain(|e| !drops(e.class));
        }
    }

    fn put(&mut self, folded: String, entry: Entry) {
        let meanings = self.map.entry(folded).or_default();
        if !meanings.iter().any(|e| e.class == entry.class) {
            meanings.push(entry);
        }
    }
}

impl Case {
    fn max_capital(self) -> Self {
        if self == Self::Any { Self::Capital } else { self }
    }
}

impl Class {
    /// Whether words of this class are names, which a script with capitals writes with one.
    fn is_named(self) -> bool {
        matches!(self, Self::Place(_) | Self::Body(_) | Self::Leader(_) | Self::GivenName(_) | Self::Honorific(_))
    }
}

fn without_first_accent(folded: &str) -> Option<String> {
    let first = folded.chars().next().filter(|c| !c.is_ascii() && ('\u{c0}'..'\u{250}').contains(c))?;
    let plain = strip_marks(&first.to_string());
    (!plain.starts_with(first)).then(|| format!("{plain}{}", &folded[first.len_utf8()..]))
}
