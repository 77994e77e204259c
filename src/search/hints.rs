//! Hints: what may help where words find nothing: the nearest words that the index has, and whom they name.

use super::Library;
use super::known::Known;
use super::names;
use super::note::{Note, Told};
use super::query::Query;
use crate::index::schema::Kind;
use crate::index::tokens::Forms;
use anyhow::Result;
use std::collections::BTreeMap;
use tantivy::Term;
use tantivy::schema::Field;

/// Words of a question that hints are given for.
const MAX_WORDS: usize = 4;
/// The share of pairs of letters that a word has in common with one that it may have been meant for.
const LEAST_LIKENESS: f64 = 0.55;

/// What may help where a question of nothing but words finds nothing.
pub fn hints(library: &Library, kind: Kind, query: &Query) -> Result<Vec<Note>> {
    let mut words = Vec::new();
    let mut n_texts = 0;
    query.texts(&mut |part| {
        n_texts += 1;
        if let Query::Word(text) = part {
            words.push(text.text.as_str());
        }
    });
    if n_texts == 0 || query.has_fields() {
        return Ok(Vec::new());
    }
    let mut hints = Vec::new();
    for word in words.into_iter().take(MAX_WORDS) {
        let called: Vec<String> = library.known("person_label")?.values().filter_map(|known| named(known, word)).take(3).collect();
        if !called.is_empty() {
            hints.push(Note::of(Told::Speaks, word, called));
            continue;
        }
        let field = super::compile::text_field(library, kind);
        let exact = Forms::of(word, None).exact;
        if super::n_alive(&library.searcher, &Term::from_field_text(field, &exact))? > 0 {
            continue;
        }
        let near = nearest(library, field, &exact)?;
        if !near.is_empty() {
            hints.push(Note::of(Told::Nearest, word, near));
        }
    }
    Ok(hints)
}

/// The name of somebody that has a word.
fn named(known: &Known, word: &str) -> Option<String> {
    let asked = names::words(word);
    known.names.iter().find(|name| asked.iter().all(|word| names::words(name).contains(word))).cloned()
}

/// The words of a field that are most like one, among those that begin with its letter.
fn nearest(library: &Library, field: Field, word: &str) -> Result<Vec<String>> {
    let Some(first) = word.chars().next() else { return Ok(Vec::new()) };
    let n_letters = word.chars().count();
    let mut near: BTreeMap<String, (f64, u64)> = BTreeMap::new();
    for segment in library.searcher.segment_readers() {
        let inverted = segment.inverted_index(field)?;
        let end = char::from_u32(u32::from(first) + 1).unwrap_or(char::MAX);
        let mut stream = inverted.terms().range().ge(first.to_string()).lt(end.to_string()).into_stream()?;
        while stream.advance() {
            let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
            // What only deleted records have is in the list of words still.
            if term == word || term.chars().count().abs_diff(n_letters) > 2 {
                continue;
            }
            let likeness = names::likeness(word, term);
            if likeness >= LEAST_LIKENESS {
                near.entry(term.to_owned()).or_insert((likeness, 0)).1 += u64::from(stream.value().doc_freq);
            }
        }
    }
    let mut near: Vec<(String, (f64, u64))> = near.into_iter().collect();
    // Most alike first; of those alike the most frequent.
    near.sort_by(|(a, (a_like, a_n)), (b, (b_like, b_n))| b_like.total_cmp(a_like).then(b_n.cmp(a_n)).then_with(|| a.cmp(b)));
    Ok(near.into_iter().take(3).map(|(term, _)| term).collect())
}
