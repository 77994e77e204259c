//! A memo: what has been worked out once, kept for the next time.
//!
//! News says the same words again and again; what is costly to tell of a word is told once a thread ([`Memo`]). People ask the same
//! again too; what a question has found is kept as long as there is room ([`Bounded`]). Both forget all when they are full, so that
//! they never grow with the corpus.

use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Answers by word.
#[derive(Debug, Default)]
pub struct Memo<V>(RefCell<FxHashMap<Box<str>, V>>);

/// How many words are kept.
const MOST: usize = 1 << 15;

impl<V: Clone> Memo<V> {
    /// The answer for a word, worked out by `tell` when it is not known yet.
    pub fn get(&self, word: &str, tell: impl FnOnce(&str) -> V) -> V {
        if let Some(known) = self.0.borrow().get(word) {
            return known.clone();
        }
        let told = tell(word);
        let mut known = self.0.borrow_mut();
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(word.into(), told.clone());
        told
    }
}

/// Values by name, of a size that is told for each, up to `MOST` in all.
#[derive(Debug)]
pub struct Bounded<K, V, const MOST: usize> {
    values: BTreeMap<K, V>,
    size: usize,
}

impl<K, V, const MOST: usize> Default for Bounded<K, V, MOST> {
    fn default() -> Self {
        Self { values: BTreeMap::new(), size: 0 }
    }
}

impl<K: Ord, V: Clone, const MOST: usize> Bounded<K, V, MOST> {
    /// What is kept under a name.
    pub fn get(&self, name: &K) -> Option<V> {
        self.values.get(name).cloned()
    }

    /// Keeps a value, unless it would take an eighth of the room by itself.
    pub fn keep(&mut self, name: K, value: V, size: usize) {
        if size > MOST / 8 {
            return;
        }
        if self.size + size > MOST {
            *self = Self::default();
        }
        if self.values.insert(name, value).is_none() {
            self.size += size;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_stays_within_its_bound() {
        let mut kept = Bounded::<u8, char, 16>::default();
        (0..8).for_each(|name| kept.keep(name, 'a', 2));
        assert_eq!((kept.get(&7), kept.size), (Some('a'), 16));
        kept.keep(8, 'b', 2);
        kept.keep(9, 'c', 3);
        assert_eq!((kept.get(&7), kept.get(&8), kept.get(&9)), (None, Some('b'), None), "no room was left; the last is too large");
        kept.keep(9, 'c', 1);
        kept.keep(9, 'd', 1);
        assert_eq!((kept.get(&9), kept.size), (Some('d'), 3));
    }
}
