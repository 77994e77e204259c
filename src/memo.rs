//! A memo: what a pure function has said of a word, kept for the next time.
//!
//! News says the same words again and again; what is costly to tell of a word is told once a thread.

use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// Answers by word; forgets all when it is full, so that it never grows with the corpus.
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
