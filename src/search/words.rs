//! Words: what tantivy looks up for a word, a phrase, or a name in one language.
//!
//! A word is looked up in its exact form and, for each language, by its stem; a phrase in exact forms only.

use crate::article::Lang;
use crate::index::tokens::{self, Forms, Piece};
use tantivy::Term;
use tantivy::query::{BooleanQuery, BoostQuery, EmptyQuery, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

type Compiled = Box<dyn Query>;

/// All words of a text.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(piece) = tokens::next_piece(text, at) {
        at = match &piece {
            Piece::Word(range) | Piece::Character(range, _) => range.end,
        };
        pieces.push(piece);
    }
    pieces
}

/// The text of a piece.
pub(super) fn piece_text<'t>(text: &'t str, piece: &Piece) -> &'t str {
    match piece {
        Piece::Word(range) | Piece::Character(range, _) => &text[range.clone()],
    }
}

/// The forms under which a word may be indexed: the exact one first, then stems and accents in any of the languages; none for what is no word.
pub(super) fn forms(word: &str, languages: &[Lang]) -> Vec<String> {
    let exact = Forms::of(word, None).exact;
    if exact.is_empty() {
        return Vec::new();
    }
    let mut forms = vec![exact.to_string()];
    for lang in languages {
        // The stem of a word that is its own stem is indexed as the word itself.
        let of_lang = Forms::of(word, Some(*lang));
        let stem = of_lang.plain_stem().map(str::to_owned);
        let second = of_lang.second.map(String::from).unwrap_or_else(|| tokens::stem_form(&exact, *lang));
        for form in [Some(second), stem].into_iter().flatten() {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
    forms
}

/// A word in any of its forms, best in the exact one.
pub(super) fn any_form(field: Field, word: &str, languages: &[Lang]) -> Compiled {
    let term = |text: &String| -> Compiled { Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs)) };
    let forms = forms(word, languages);
    let Some((exact, others)) = forms.split_first() else { return Box::new(EmptyQuery) };
    if others.is_empty() {
        return term(exact);
    }
    let others = others.iter().map(|form| -> Compiled { Box::new(BoostQuery::new(term(form), 0.7)) });
    Box::new(BooleanQuery::union(std::iter::once(term(exact)).chain(others).collect()))
}

/// The words of a text one after another, in their exact forms.
pub(super) fn exact_phrase(field: Field, text: &str) -> Compiled {
    phrase_of(field, text, |word| Forms::of(word, None).exact.into()).unwrap_or_else(|| Box::new(EmptyQuery))
}

/// The same in Vietnamese spelling, when it was asked with accents.
pub(super) fn accented_phrase(field: Field, text: &str) -> Option<Compiled> {
    let form = |word: &str| {
        let forms = Forms::of(word, Some(Lang::VI));
        String::from(forms.second.unwrap_or(forms.exact))
    };
    let has_accents = pieces(text).iter().any(|piece| Forms::of(piece_text(text, piece), Some(Lang::VI)).second.is_some());
    if has_accents { phrase_of(field, text, form) } else { None }
}

/// A name that a language has for something; nothing where too many other words look like it.
///
/// Two letters are a word of their own in some text or other, and a Vietnamese syllable without accents is indexed like all of its tones;
/// four capitals are no syllable.
pub(super) fn name(field: Field, name: &str, lang: Lang) -> Option<Compiled> {
    let pieces = pieces(name);
    let is_vietnamese = lang == Lang::VI;
    match pieces.as_slice() {
        [Piece::Word(_)] if is_vietnamese && !is_acronym(name) => accented_phrase(field, name),
        [Piece::Word(word)] => (name[word.clone()].chars().count() > 2).then(|| any_form(field, name, &[lang])),
        _ if is_vietnamese => Some(accented_phrase(field, name).unwrap_or_else(|| exact_phrase(field, name))),
        _ => Some(exact_phrase(field, name)),
    }
}

fn is_acronym(name: &str) -> bool {
    name.len() > 3 && name.bytes().all(|b| b.is_ascii_uppercase())
}

fn phrase_of(field: Field, text: &str, form: impl Fn(&str) -> String) -> Option<Compiled> {
    let mut terms: Vec<(usize, Term)> = Vec::new();
    let pieces = pieces(text);
    for (position, piece) in pieces.iter().enumerate() {
        let (start, end) = match piece {
            Piece::Word(range) => (range.start, range.end),
            // A pair of characters says more than one; the last is in the pair before it.
            Piece::Character(range, Some(end)) => (range.start, *end),
            Piece::Character(_, None) if position > 0 && matches!(pieces[position - 1], Piece::Character(_, Some(_))) => continue,
            Piece::Character(range, None) => (range.start, range.end),
        };
        let text = &text[start..end];
        let term = if matches!(piece, Piece::Word(_)) { form(text) } else { text.to_owned() };
        if !term.is_empty() {
            terms.push((position, Term::from_field_text(field, &term)));
        }
    }
    match terms.len() {
        0 => None,
        1 => Some(Box::new(TermQuery::new(terms.swap_remove(0).1, IndexRecordOption::WithFreqs))),
        _ => Some(Box::new(PhraseQuery::new_with_offset(terms))),
    }
}

/// What all of some queries find.
pub(super) fn one_or_all(mut queries: Vec<Compiled>) -> Compiled {
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.swap_remove(0),
        _ => Box::new(BooleanQuery::intersection(queries)),
    }
}
