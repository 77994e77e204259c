//! Family names with the article, by which an article calls people again, in a script without capitals.
//!
//! "أحمد خليل |الشديفات|، أزمة … وقال |الشديفات| إن": what stands alone between a verb of saying and what is said is the name of who says it, so that
//! behind given names it is no object.

use crate::extract::places::has_word;
use crate::extract::statements::Cue;
use crate::extract::{Kind, Reading, Tag};
use crate::lang::{Class, Language, Word, language};
use rustc_hash::FxHashSet;

/// Shorter words with the article are seldom family names.
const LEAST_LETTERS: usize = 5;

/// The words that stand alone between a verb of saying and what is said, each folded.
pub(super) fn family_names(reading: &Reading) -> FxHashSet<String> {
    let mut names = FxHashSet::default();
    for sentence in &reading.sentences {
        let Some(language) = language(sentence.language).filter(|language| !language.capitals) else { continue };
        let is_called = |t: &usize| is_called_at(reading, language, *t) && is_followed(reading, language, t + 1);
        let inner = sentence.tokens.start + 1..sentence.tokens.end.saturating_sub(1);
        let is_honoured = |t: &usize| is_honoured_at(reading, language, *t);
        names.extend(inner.clone().filter(is_called).map(|t| reading.folded(t).to_owned()));
        let honoured: FxHashSet<&str> = inner.filter(is_honoured).map(|t| reading.folded(t)).collect();
        names.extend(honoured.into_iter().filter(|word| ends_name(reading, word)).map(str::to_owned));
    }
    names
}

/// "السيدة |مولوجي| تعليمات": whether an honorific stands before a word that is known as nothing.
fn is_honoured_at(reading: &Reading, language: &Language, at: usize) -> bool {
    let is_honorific = |tag: &Tag| matches!(tag.class, Class::Honorific(_)) && tag.tokens.end == at;
    reading.tags_at(at - 1).iter().any(is_honorific) && may_be_called(reading, language, at, true)
}

/// "صورية |مولوجي|": whether a word stands behind a given name somewhere.
fn ends_name(reading: &Reading, word: &str) -> bool {
    let is_given = |tag: &Tag| matches!(tag.class, Class::GivenName(_)) && reading.text_before(tag).is_empty();
    (1..reading.tokens.len()).any(|t| reading.folded(t) == word && reading.tags_at(t - 1).iter().any(is_given))
}

/// Whether a family name may stand at a token: behind a verb of saying, or behind one and a title.
fn is_called_at(reading: &Reading, language: &Language, at: usize) -> bool {
    let titled = follows_titled_cue(reading, at);
    // "السيد |هوي|": a syllable that is a place too.
    let is_honoured = reading.tags_at(at - 1).iter().any(|tag| matches!(tag.class, Class::Honorific(_)));
    (titled || follows_cue(reading, at)) && may_be_called(reading, language, at, titled) && (!is_honoured || reading.tags_at(at).is_empty())
}

/// Whether a finite verb of saying ends before a token.
fn follows_cue(reading: &Reading, at: usize) -> bool {
    let is_verb = |tag: &Tag| {
        let is_bare = matches!(reading.text_before(tag), "" | "و" | "ف");
        matches!(tag.class, Class::Cue(cue) if cue.has(Cue::FINITE)) && tag.tokens.end == at && is_bare
    };
    reading.tags_at(at - 1).iter().any(is_verb)
}

/// "قال النائب |حداد|:", "شددت الوزيرة |عيتاني| على أن", "أوضحت السيدة |مولوجي|،": whether the title of one person, of a single word, stands between a verb of saying and a token.
fn follows_titled_cue(reading: &Reading, at: usize) -> bool {
    let Some(title) = at.checked_sub(1).filter(|title| *title > 0 && reading.surface(*title).starts_with("ال")) else { return false };
    let is_title = |tag: &Tag| {
        let is_one = tag.tokens.len() == 1 && matches!(reading.text_before(tag), "" | "ال");
        matches!(tag.class, Class::Office(_) | Class::Honorific(_)) && is_one
    };
    reading.tags_at(title).iter().any(is_title) && follows_cue(reading, title)
}

/// Whether a word is known as nothing but perhaps a name, and has the article, unless a title stands before it.
fn may_be_called(reading: &Reading, language: &Language, at: usize, titled: bool) -> bool {
    let words = &language.statements;
    let folded = reading.folded(at);
    let has_form = folded.starts_with("ال") && folded.chars().count() >= LEAST_LETTERS;
    let is_plain = reading.tokens[at].kind == Kind::Word && (titled || has_form);
    let is_known = |tag: &Tag| !matches!(tag.class, Class::GivenName(_) | Class::PerhapsGiven(_) | Class::Place(_) | Class::Demonym(_));
    let lists = [&words.documents, &words.groups, &words.somebody, &words.one, &words.pronouns, &words.adverbs, &words.pronouns_plural];
    let is_listed = lists.iter().any(|list| list.at(reading, at).is_some());
    let bare = folded.strip_prefix("ال").unwrap_or(folded);
    let is_noun = language.people.common_nouns.has(bare) || has_word(reading, at, Word::NoName);
    is_plain && !is_listed && !is_noun && !reading.tags_at(at).iter().any(is_known)
}

/// Whether what is said stands at a token, or a preposition.
fn is_followed(reading: &Reading, language: &Language, at: usize) -> bool {
    let words = &language.statements;
    let is_quote = matches!(reading.folded(at), ":" | "\"" | "«" | "“" | ",");
    is_quote || [&words.that, &words.to, &words.prepositions].iter().any(|list| list.at(reading, at).is_some())
}
