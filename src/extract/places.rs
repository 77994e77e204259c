//! Places: countries, provinces, cities that the text names.
//!
//! "la province de Tuyen Quang" is VN-07; "vietnamien" is an adjective and names none.

use super::{Reading, Tag};
use crate::article::{Article, BlockKind};
use crate::entity::{Mention, Place};
use crate::fold::fold;
use crate::gazetteer::{self, PlaceRow};
use crate::lang::{Class, Word};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Finds the places of an article. Words in `taken` are part of a person's or body's name.
pub(super) fn places(reading: &Reading, taken: &[Range<usize>]) -> Vec<Place> {
    let is_taken = marked(reading.tokens.len(), taken);
    let mut places = Vec::new();
    let mut by_key = BTreeMap::new();
    for tag in place_tags(reading) {
        let Class::Place(row) = tag.class else { continue };
        if !tag.tokens.clone().all(|t| is_taken[t]) {
            add_mention(&mut places, &mut by_key, &gazetteer::places()[row as usize], reading, tag);
        }
    }
    places
}

/// For each token whether it is in one of the ranges.
fn marked<'t>(n_tokens: usize, ranges: impl IntoIterator<Item = &'t Range<usize>>) -> Vec<bool> {
    let mut marked = vec![false; n_tokens];
    for range in ranges {
        marked[range.start.min(n_tokens)..range.end.min(n_tokens)].fill(true);
    }
    marked
}

/// The place tags that mean a place: the longest of those that overlap, and no ordinary word.
pub(super) fn place_tags<'r>(reading: &'r Reading) -> Vec<&'r Tag> {
    let mut kept: Vec<&Tag> = Vec::new();
    for tag in &reading.tags {
        let Class::Place(row) = tag.class else { continue };
        let covered = kept.last().is_some_and(|last| tag.tokens.start < last.tokens.end);
        if !covered && !is_outdone(reading, tag) && means_place(reading, tag, &gazetteer::places()[row as usize]) {
            kept.push(tag);
        }
    }
    kept
}

/// Whether a tag names Viet Nam or a place there.
pub(super) fn is_vietnamese(tag: &Tag) -> bool {
    matches!(tag.class, Class::Place(row) if gazetteer::places()[row as usize].code.is_some_and(|code| code.starts_with("VN")))
}

/// "عمان" is Oman or Amman: where an Arabic text names the country of the town by another word, and not the other country, or doubles the
/// consonant ("عمّان"), it is the town.
pub(super) fn settle_namesakes(article: &Article, tags: &mut Vec<Tag>) {
    let row = |tag: &Tag| match tag.class {
        Class::Place(row) | Class::Demonym(row) => Some(&gazetteer::places()[row as usize]),
        _ => None,
    };
    let is_arabic = |tag: &Tag| article.slice(tag.span).chars().any(|c| ('\u{600}'..'\u{700}').contains(&c));
    let is_country = |tag: &Tag| matches!(tag.class, Class::Place(_)) && row(tag).is_some_and(|r| r.kind == "country") && is_arabic(tag);
    let mut towns: BTreeMap<(usize, usize), &str> = BTreeMap::new();
    for tag in tags.iter().filter(|tag| matches!(tag.class, Class::Place(_)) && is_arabic(tag)) {
        if let Some(parent) = row(tag).filter(|r| r.kind != "country").and_then(|r| r.parent) {
            towns.insert((tag.tokens.start, tag.tokens.end), parent);
        }
    }
    let town_at = |tag: &Tag| towns.get(&(tag.tokens.start, tag.tokens.end)).copied();
    let named: BTreeSet<&str> = tags.iter().filter(|tag| town_at(tag).is_none()).filter_map(|tag| row(tag)?.code).collect();
    tags.retain(|tag| {
        let Some(parent) = town_at(tag).filter(|_| is_country(tag)) else { return true };
        let code = row(tag).and_then(|r| r.code).unwrap_or_default();
        let is_doubled = article.slice(tag.span).contains('\u{651}');
        let is_town = parent != code && (is_doubled || named.contains(parent) && !named.contains(code));
        !is_town
    });
    settle_towns(tags);
}

/// "طرابلس" is in Libya or in Lebanon: of towns that are written alike, that of the country which the text names.
fn settle_towns(tags: &mut Vec<Tag>) {
    let country = |tag: &Tag| match tag.class {
        Class::Place(row) => gazetteer::places()[row as usize].parent.and_then(|parent| parent.get(..2)),
        _ => None,
    };
    let named = |tag: &Tag| match tag.class {
        Class::Place(row) | Class::Demonym(row) => gazetteer::places()[row as usize].code.filter(|code| code.len() == 2),
        _ => None,
    };
    let named: BTreeSet<&str> = tags.iter().filter_map(named).collect();
    let mut known: BTreeMap<(usize, usize), Vec<&str>> = BTreeMap::new();
    for tag in tags.iter() {
        if let Some(country) = country(tag) {
            known.entry((tag.tokens.start, tag.tokens.end)).or_default().push(country);
        }
    }
    tags.retain(|tag| {
        let Some(own) = country(tag).filter(|own| !named.contains(own)) else { return true };
        !known[&(tag.tokens.start, tag.tokens.end)].iter().any(|other| *other != own && named.contains(other))
    });
}

/// Units of faraway countries ("Salta", "Mardin") count only where the page names their country, another place of it or its people; of two that
/// share a name, the one whose country is named more often.
///
/// "TS. |Rizal| Mahendra" is nobody's province: with another capital word behind that no table knows, it counts only behind a preposition.
pub(super) fn settle_near(reading: &mut Reading) {
    let mut tags = std::mem::take(&mut reading.tags);
    let is_given = |tag: &Tag| matches!(tag.class, Class::GivenName(_) | Class::PerhapsGiven(_) | Class::Leader(_));
    let tagged: BTreeSet<usize> = tags.iter().filter(|tag| !is_given(tag)).map(|tag| tag.tokens.start).collect();
    let prepositions: BTreeSet<usize> = {
        let is_preposition = |tag: &&Tag| matches!(tag.class, Class::Word(Word::PlacePreposition | Word::PlaceHead));
        tags.iter().filter(is_preposition).map(|tag| tag.tokens.end).collect()
    };
    let begins_name = |tag: &Tag| {
        let next = reading.tokens.get(tag.tokens.end).filter(|t| t.kind == super::Kind::Word && t.capital && t.spaced);
        next.is_some() && !tagged.contains(&tag.tokens.end) && !prepositions.contains(&tag.tokens.start)
    };
    tags.retain(|tag| !is_near(tag) || !begins_name(tag));
    keep_near(&mut tags);
    reading.tags = tags;
}

fn is_near(tag: &Tag) -> bool {
    matches!(tag.class, Class::Place(row) if gazetteer::places()[row as usize].is_near())
}

fn keep_near(tags: &mut Vec<Tag>) {
    let row = |tag: &Tag| match tag.class {
        Class::Place(row) | Class::Demonym(row) => Some(&gazetteer::places()[row as usize]),
        _ => None,
    };
    if !tags.iter().any(is_near) {
        return;
    }
    let mut n_named: BTreeMap<&str, usize> = BTreeMap::new();
    for country in tags.iter().filter(|tag| !is_near(tag)).filter_map(|tag| row(tag)?.country()) {
        *n_named.entry(country).or_default() += 1;
    }
    let n_of = |tag: &Tag| row(tag).and_then(|row| n_named.get(row.country()?)).copied().unwrap_or_default();
    // What a name may mean besides: how often the country of the best of its places is named, itself left out.
    let mut best: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for tag in tags.iter().filter(|tag| matches!(tag.class, Class::Place(_))) {
        let n = if is_near(tag) { n_of(tag) } else { (2 * n_of(tag)).saturating_sub(2) };
        let known = best.entry((tag.tokens.start, tag.tokens.end)).or_default();
        *known = n.max(*known);
    }
    tags.retain(|tag| !is_near(tag) || n_of(tag) > 0 && n_of(tag) >= best[&(tag.tokens.start, tag.tokens.end)]);
    let taken: BTreeSet<(usize, usize)> = tags.iter().filter(|tag| is_near(tag)).map(|tag| (tag.tokens.start, tag.tokens.end)).collect();
    tags.retain(|tag| is_near(tag) || !matches!(tag.class, Class::Place(_)) || !taken.contains(&(tag.tokens.start, tag.tokens.end)));
}

/// Vietnamese places as an Arabic text that names Viet Nam may spell them: "جيا لاي" and "غيا لاي" are both Gia Lai. `tokens` are those of a
/// block, `tags` the indices of its tags.
pub(super) fn spelled(reading: &Reading, tokens: &Range<usize>, tags: Range<usize>) -> Vec<Tag> {
    let known = reading.tags[tags].iter().filter(|t| !matches!(t.class, Class::Honorific(_)));
    let known: Vec<Range<usize>> = known.map(|t| t.tokens.start - tokens.start..t.tokens.end - tokens.start).collect();
    let is_known = marked(tokens.len(), &known);
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at + 1 < tokens.end {
        let free = !is_known[at - tokens.start] && !is_known[at + 1 - tokens.start];
        let place = if free { spelled_at(reading, at, tokens.end) } else { None };
        at = place.as_ref().map_or(at + 1, |tag: &Tag| tag.tokens.end);
        found.extend(place);
    }
    found
}

/// The place that two or three words spell, "and" written onto the first or not.
fn spelled_at(reading: &Reading, at: usize, end: usize) -> Option<Tag> {
    let word = |i: usize| (reading.tokens[i].kind == super::Kind::Word).then(|| reading.folded(i));
    for n in [3, 2] {
        if at + n > end {
            continue;
        }
        let Some(words) = (at..at + n).map(word).collect::<Option<Vec<&str>>>() else { continue };
        for particle in ["", "و"] {
            let Some(stem) = words[0].strip_prefix(particle) else { continue };
            let spelled: Vec<&str> = std::iter::once(stem).chain(words[1..].iter().copied()).collect();
            if let Some(row) = crate::link::people::vietnamese_place(&spelled) {
                let span = reading.span(&(at..at + n));
                return Some(Tag {
                    span: crate::article::Span::new(span.start + particle.len(), span.end),
                    tokens: at..at + n,
                    class: Class::Place(row),
                });
            }
        }
    }
    None
}

/// The longest place that begins at a token.
pub(super) fn place_at(reading: &Reading, token: usize) -> Option<(&'static PlaceRow, Range<usize>)> {
    reading.find_at(token, |tag| match tag.class {
        Class::Place(row) if !is_outdone(reading, tag) => Some((&gazetteer::places()[row as usize], tag.tokens.clone())),
        _ => None,
    })
}

/// "مدينة |كان ثو" is no city of Cannes: a place that begins behind the word for places goes on for longer.
fn is_outdone(reading: &Reading, tag: &Tag) -> bool {
    let next = tag.tokens.start + 1;
    let goes_on = |t: &Tag| matches!(t.class, Class::Place(_)) && t.tokens.end > tag.tokens.end;
    tag.tokens.len() > 1 && has_word(reading, tag.tokens.start, Word::PlaceHead) && reading.tags_at(next).iter().any(goes_on)
}

/// A name that is a common word too counts only after a preposition or a word for places, or beside another place.
fn means_place(reading: &Reading, tag: &Tag, row: &PlaceRow) -> bool {
    // "المالية" is no Malé: names with the article are in the table with it.
    if reading.text_before(tag).ends_with("ال") {
        return false;
    }
    if tag.tokens.len() == 1 && !reading.tokens[tag.tokens.start].capital && has_word(reading, tag.tokens.start, Word::NoName) {
        return false;
    }
    // "منتجات جوز |الهند|": a coconut is of no country.
    let before = tag.tokens.start.checked_sub(1).filter(|t| reading.sentence_of(*t) == reading.sentence_of(tag.tokens.start));
    let is_species = |t: usize| {
        let language = crate::lang::language(reading.sentences[reading.sentence_of(t)].language);
        let bare = reading.folded(t).trim_start_matches(['و', 'ل', 'ب']);
        language.is_some_and(|l| l.people.species.has(reading.folded(t)) || l.people.species.has(bare))
    };
    if tag.tokens.len() == 1 && before.is_some_and(is_species) {
        return false;
    }
    // "La |réunion| se tiendra": an article with a capital is no name.
    let second = reading.tokens.get(tag.tokens.start + 1).filter(|_| tag.tokens.len() == 2);
    if has_word(reading, tag.tokens.start, Word::Article) && second.is_some_and(|t| t.surface_has_case(reading) && !t.capital) {
        return false;
    }
    let sentence = &reading.sentences[reading.sentence_of(tag.tokens.start)];
    let flagged = row.flags.iter().any(|f| *f == "weak" || f.strip_prefix("weak_") == Some(sentence.language.as_str()));
    // Where there are no capitals, three letters are too often a common word.
    const SHORT: usize = 3;
    let n_letters = || reading.article.slice(tag.span).chars().filter(|c| !('\u{64B}'..='\u{652}').contains(c)).count();
    let short = !reading.tokens[tag.tokens.start].capital && row.kind != "country" && n_letters() <= SHORT;
    // "عمّان" with its doubled consonant is nothing but the town.
    let is_doubled = reading.article.slice(tag.span).contains('\u{651}');
    // "سيول" is Seoul where Korea is named, and else a flood.
    let is_capital = row.flags.contains(&"capital") && row.parent.is_some_and(|country| names_country(reading, country));
    let weak_here = (flagged || short) && !is_doubled && !is_capital && !opens_dateline(reading, tag);
    if !weak_here || tag.tokens.len() > 1 {
        return true;
    }
    let before = tag.tokens.start.checked_sub(1).filter(|b| sentence.tokens.contains(b));
    let attached = tag.span.start > reading.tokens[tag.tokens.start].span.start;
    let after_preposition = before.is_some_and(|b| has_word(reading, b, Word::PlacePreposition) || has_word(reading, b, Word::PlaceHead));
    (attached && !short) || after_preposition
}

/// Whether the text names a country or its people.
fn names_country(reading: &Reading, country: &str) -> bool {
    let is_it =
        |tag: &Tag| matches!(tag.class, Class::Place(row) | Class::Demonym(row) if gazetteer::places()[row as usize].code == Some(country));
    reading.tags.iter().any(is_it)
}

/// "|عمان| - أجرى وزير النقل", "|Tours|, 3 mai – La maire": a place that begins a paragraph before a dash is where the news comes from.
pub(super) fn opens_dateline(reading: &Reading, tag: &Tag) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tag.tokens.start)];
    let block = &reading.article.blocks[sentence.block];
    let is_text = matches!(block.kind, BlockKind::Body | BlockKind::Lead);
    let follows = |mark: &str| tag.tokens.end < sentence.tokens.end && reading.folded(tag.tokens.end) == mark;
    let is_spaced = reading.tokens.get(tag.tokens.end).is_some_and(|t| t.spaced);
    is_text && tag.span.start == block.span.start && is_spaced && ["-", "–", "—"].into_iter().any(follows)
}

/// Whether a word of a closed list stands at a token.
pub(in crate::extract) fn has_word(reading: &Reading, token: usize, word: Word) -> bool {
    reading.tags_at(token).iter().any(|tag| tag.class == Class::Word(word) && tag.tokens.len() == 1)
}

fn add_mention(places: &mut Vec<Place>, by_key: &mut BTreeMap<String, usize>, row: &PlaceRow, reading: &Reading, tag: &Tag) {
    let mention = Mention { span: tag.span, surface: reading.article.slice(tag.span).to_owned() };
    let key = row.code.map_or_else(|| fold(row.name), str::to_owned);
    let idx = *by_key.entry(key).or_insert_with_key(|key| {
        let (code, name, kind) = (row.code.map(str::to_owned), row.name.to_owned(), row.kind.to_owned());
        places.push(Place { key: key.clone(), code, name, kind, valid_to: row.valid_to, mentions: Vec::new() });
        places.len() - 1
    });
    places[idx].mentions.push(mention);
}

#[cfg(test)]
mod tests {
    #[test]
    fn takes_far_units_where_their_country_is_named() {
        for (text, lang, wanted) in [
            ("Bolivia and Argentina met in Salta.", Lang::EN, vec!["BO", "AR", "AR-A"]),
            ("She read about Salta at home.", Lang::EN, vec![]),
            ("La Turquie reconstruit Mardin.", Lang::FR, vec!["TR", "TR-47"]),
        ] {
            let places = crate::extract::extract(&article_of(text, lang)).places;
            assert_eq!(places.iter().filter_map(|p| p.code.as_deref()).collect::<Vec<_>>(), wanted, "{text}");
        }
    }

    use crate::article::Lang;
    use crate::extract::statements::article_of;

    #[test]
    fn tells_a_town_from_the_country_written_like_it() {
        for (text, wanted) in [
            ("استقبل الأردن وفدا في عمان.", ["JO", "JO-AM"]),
            ("افتتحت السوق في عمّان بحضور وفد من مصر.", ["JO-AM", "EG"]),
            ("استقبلت مصر وفدا من عمان.", ["EG", "OM"]),
            ("عمّان - أجرى الوزير مباحثات مع وفد من مصر.", ["JO-AM", "EG"]),
            ("ترمم لبنان مدارس في طرابلس.", ["LB", ""]),
            ("أغلقت ليبيا الميناء في طرابلس.", ["LY", "LY-TB"]),
            ("غمرت المياه مخيمات في إقليمي وداي وسيلا.", ["TD-OD", "TD-SI"]),
        ] {
            let places = crate::extract::extract(&article_of(text, Lang::AR)).places;
            assert_eq!(places.iter().map(|p| p.code.as_deref().unwrap_or_default()).collect::<Vec<_>>(), wanted, "{text}");
        }
    }
}
