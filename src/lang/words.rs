//! Words as numbers, so that a token is looked up once and compared with any list of words at the cost of a number.

use rustc_hash::FxHashMap;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::{LazyLock, Mutex};
use xxhash_rust::xxh3::xxh3_64;

/// A folded word as a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(u32);

impl WordId {
    /// Any word that is in no list.
    pub const UNKNOWN: Self = Self(0);

    /// Whether some list has it.
    pub const fn is_known(self) -> bool {
        self.0 != 0
    }
}

type Numbers = HashMap<Box<str>, WordId, BuildHasherDefault<WordHash>>;

/// The words of the lists of all language files, numbered as the files are read.
static LISTED: LazyLock<Mutex<Numbers>> = LazyLock::new(Mutex::default);

/// Words of a vocabulary alone are numbered from here.
const OWN: u32 = 1 << 24;

/// The number of a folded word of a list.
pub fn intern(word: &str) -> WordId {
    let mut listed = LISTED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let next = WordId(listed.len() as u32 + 1);
    *listed.entry(word.into()).or_insert(next)
}

/// The number of a folded word, if some list has it.
pub fn listed(word: &str) -> WordId {
    let listed = LISTED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    listed.get(word).copied().unwrap_or(WordId::UNKNOWN)
}

/// All words that a language knows: those of the lists, and those of its gazetteer.
#[derive(Debug)]
pub struct Vocabulary {
    numbers: Numbers,
    own: u32,
}

impl Vocabulary {
    /// The words of all lists read up to now.
    pub fn of_lists() -> Self {
        let numbers = LISTED.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
        Self { numbers, own: OWN }
    }

    /// The number of a folded word, which is new or known.
    pub fn add(&mut self, word: &str) -> WordId {
        if let Some(known) = self.numbers.get(word) {
            return *known;
        }
        self.own += 1;
        self.numbers.insert(word.into(), WordId(self.own));
        WordId(self.own)
    }

    /// The number of a folded word of a text.
    pub fn get(&self, word: &str) -> WordId {
        self.numbers.get(word).copied().unwrap_or(WordId::UNKNOWN)
    }
}

/// Words and word groups, looked up at a token; at each first word the longest group first.
#[derive(Debug, Default)]
pub struct Groups {
    rests: FxHashMap<WordId, Vec<Box<[WordId]>>>,
    /// A bit for each first word by its number: most words of a text begin no group, which this tells without a look-up.
    firsts: [u64; 8],
    /// The most words of a group.
    pub longest: usize,
}

impl Groups {
    /// Adds a group of folded words.
    pub fn add<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) {
        let mut words = words.into_iter().map(intern);
        let Some(first) = words.next() else { return };
        let rest: Box<[WordId]> = words.collect();
        self.longest = self.longest.max(rest.len() + 1);
        let rests = self.rests.entry(first).or_default();
        let at = rests.partition_point(|r| r.len() >= rest.len());
        rests.insert(at, rest);
        let (row, bit) = Self::bit_of(first);
        self.firsts[row] |= bit;
    }

    const fn bit_of(first: WordId) -> (usize, u64) {
        (first.0 as usize / 64 % 8, 1 << (first.0 % 64))
    }

    /// How many words the longest group has that begins with a word; `word` tells the others, 1 being the one behind it.
    #[inline]
    pub fn find(&self, first: WordId, word: impl Fn(usize) -> WordId) -> Option<usize> {
        if !self.perhaps_begins(first) {
            return None;
        }
        let fits = |rest: &[WordId]| (1..).zip(rest).all(|(i, wanted)| word(i) == *wanted);
        self.after(first).find(|rest| fits(rest)).map(|rest| rest.len() + 1)
    }

    /// Whether a group begins with a word.
    pub fn may_begin(&self, first: WordId) -> bool {
        self.perhaps_begins(first) && self.rests.contains_key(&first)
    }

    /// Whether a group begins with a word, or with another one that shares its bit.
    #[inline]
    pub const fn perhaps_begins(&self, first: WordId) -> bool {
        let (row, bit) = Self::bit_of(first);
        self.firsts[row] & bit != 0
    }

    /// Whether `n_words` from a word on are one of the groups.
    pub fn has(&self, first: WordId, n_words: usize, word: impl Fn(usize) -> WordId) -> bool {
        let fits = |rest: &[WordId]| rest.len() + 1 == n_words && (1..).zip(rest).all(|(i, wanted)| word(i) == *wanted);
        self.after(first).any(fits)
    }

    /// What may follow a word, the longest first.
    fn after(&self, first: WordId) -> impl Iterator<Item = &[WordId]> {
        let rests = if self.perhaps_begins(first) { self.rests.get(&first) } else { None };
        rests.into_iter().flatten().map(AsRef::as_ref)
    }
}

/// The hash of a word; words come from our own files, so nobody can make them collide.
#[derive(Debug, Default)]
pub struct WordHash(u64);

impl Hasher for WordHash {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 ^= xxh3_64(bytes);
    }

    // The mark that ends a string says nothing about it.
    fn write_u8(&mut self, _: u8) {}
}
