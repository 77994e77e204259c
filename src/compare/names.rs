//! People who are named, titled or addressed differently.

use super::why::Why;
use super::{Difference, Kind, Pair, Severity, Side};
use crate::article::{Lang, Span};
use crate::entity::{Form, Gender, Person, PersonMention, Role};
use crate::fold::{fold, strip_marks};
use crate::gazetteer::{self, NAME_LANGUAGES};
use crate::index::records::base_key;
use crate::lang;
use crate::link::people;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// A person with the mentions in some sentences.
struct Here<'a> {
    person: &'a Person,
    mentions: Vec<&'a PersonMention>,
}

/// Compares the people of a bead.
pub(super) fn differences(pair: &Pair, out: &mut Vec<Difference>) {
    let (left, right) = (people_in(pair.left, &pair.bead.left), people_in(pair.right, &pair.bead.right));
    for here in &left {
        let same = right.iter().find(|there| base_key(&there.person.key) == base_key(&here.person.key));
        if let Some(there) = same.or_else(|| right.iter().find(|there| is_one(here.person, there.person))) {
            roles(pair, here, there, out);
            genders(pair, here, there, out);
        }
    }
    let left_alone = |here: &&Here| is_sure(here, pair.left) && is_lacking(here, &right, pair.right, &pair.bead.right);
    let right_alone = |here: &&Here| is_sure(here, pair.right) && is_lacking(here, &left, pair.left, &pair.bead.left);
    let alone: Vec<&Here> = left.iter().filter(left_alone).collect();
    let mut others: Vec<&Here> = right.iter().filter(right_alone).collect();
    let mut rest = Vec::new();
    for here in alone {
        // Where both sides know both people, one may name whom the other has by a pronoun.
        let is_changed = |there: &&Here| is_nowhere(here, pair.right) || is_nowhere(there, pair.left) || left.len() == right.len();
        match others.iter().position(is_changed) {
            Some(at) => out.push(changed(here, others.remove(at))),
            None => rest.push(here),
        }
    }
    out.extend(
        rest.iter().filter_map(|here| Some(changed(here, predecessor((here, pair.left, &pair.bead.left), &left, (&right, pair.right))?))),
    );
    out.extend(
        others
            .iter()
            .filter_map(|there| Some(changed(predecessor((there, pair.right, &pair.bead.right), &right, (&left, pair.left))?, there))),
    );
    unread_names(pair, &left, &right, out);
}

/// One name on the left, another on the right.
fn changed(here: &Here, there: &Here) -> Difference {
    let why = differing(&here.person.name, &there.person.name);
    Difference::between(Kind::Name, Severity::High, Some(named(here)), Some(named(there)), why)
}

/// Who is named on the other side with the office of somebody who is not: the office alone may still mean the same, so only names count.
fn predecessor<'p, 'a>(
    (here, side, sentences): (&Here, &Side, &Range<usize>),
    beside: &[Here],
    (there, other): (&'p [Here<'a>], &Side),
) -> Option<&'p Here<'a>> {
    let offices = titles(here, side.article.language);
    let is_named = |person: &Here| {
        beside.iter().any(|known| has_name(known) && is_one(known.person, person.person)) || is_in_words(person, side, sentences, NEAR)
    };
    let holds = |person: &Here| {
        titles(person, other.article.language).iter().any(|(a, _)| *a != Role::Other && offices.iter().any(|(b, _)| is_one_office(*a, *b)))
    };
    there.iter().find(|person| has_name(person) && holds(person) && !is_named(person))
}

fn has_name(here: &Here) -> bool {
    here.mentions.iter().any(|mention| mention.form == Form::Name)
}

/// A person of one side for whom the other has a name that is in no table and beside no office: words with capitals that the first side
/// does not have anywhere.
fn unread_names(pair: &Pair, left: &[Here], right: &[Here], out: &mut Vec<Difference>) {
    let is_told = |span: Span, of: fn(&Difference) -> Option<Span>, out: &[Difference]| {
        out.iter().any(|d| d.kind == Kind::Name && of(d) == Some(span))
    };
    for there in right.iter().filter(|there| is_established(there, pair.right) && is_lacking(there, left, pair.left, &pair.bead.left)) {
        let unread = unread(pair.left, &pair.bead.left, pair.right, there.person);
        if let (Some((span, name)), false) = (unread.first(), is_told(named(there), |d| d.right, out)) {
            let why = differing(name, &there.person.name);
            out.push(Difference::between(Kind::Name, Severity::Medium, Some(*span), Some(named(there)), why));
        }
    }
    for here in left.iter().filter(|here| is_established(here, pair.left) && is_lacking(here, right, pair.right, &pair.bead.right)) {
        let unread = unread(pair.right, &pair.bead.right, pair.left, here.person);
        if let (Some((span, name)), false) = (unread.first(), is_told(named(here), |d| d.left, out)) {
            let why = differing(&here.person.name, name);
            out.push(Difference::between(Kind::Name, Severity::Medium, Some(named(here)), Some(*span), why));
        }
    }
}

/// Two or three words with capitals in a row that nothing was found for, and of which another article has none; nothing, where they may
/// be the name of one of its people.
fn unread(side: &Side, sentences: &Range<usize>, other: &Side, person: &Person) -> Vec<(Span, String)> {
    if lang::language(side.article.language).is_none_or(|language| !language.capitals) {
        return Vec::new();
    }
    let findings = side.findings;
    let people = findings.people.iter().flat_map(|person| person.mentions.iter().map(|mention| mention.span));
    let places = findings.places.iter().flat_map(|place| place.mentions.iter().map(|mention| mention.span));
    let bodies = findings.bodies.iter().flat_map(|body| body.mentions.iter().map(|mention| mention.span));
    let events = findings.events.iter().flat_map(|event| event.mentions.iter().map(|mention| mention.span));
    let taken: Vec<Span> = people.chain(places).chain(bodies).chain(events).collect();
    let is_free = |span: Span| !taken.iter().any(|other| other.overlaps(span));
    let runs = side.sentences.spans[sentences.clone()].iter().flat_map(|sentence| capitalized(side.text(*sentence), sentence.start));
    let unread: Vec<(Span, String)> = runs.filter(|span| is_free(*span)).map(|span| (span, side.text(span).to_owned())).collect();
    if unread.iter().any(|(_, name)| are_alike(name, &person.name)) {
        return Vec::new();
    }
    let is_name = |name: &str| !words_of(name).iter().any(|word| has_word(other, word) || is_common(side, word));
    unread.into_iter().filter(|(_, name)| is_name(name)).collect()
}

/// Whether an article also has a word without its capital.
fn is_common(side: &Side, word: &str) -> bool {
    let small = word.to_lowercase();
    side.article.text.split(|c: char| !c.is_alphanumeric()).any(|other| other == small)
}

/// Runs of two or three words with capitals, none of them all in capitals.
fn capitalized(text: &str, offset: usize) -> Vec<Span> {
    let mut runs: Vec<(Span, usize)> = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim_end();
        let is_name = bare.chars().next().is_some_and(char::is_uppercase)
            && bare.chars().nth(1).is_some_and(char::is_lowercase)
            && bare.chars().all(char::is_alphabetic);
        let span = Span::new(offset + at, offset + at + bare.len());
        match runs.last_mut() {
            Some((run, n)) if is_name && run.end + 1 == span.start => (run.end, *n) = (span.end, *n + 1),
            _ if is_name => runs.push((span, 1)),
            _ => {}
        }
        at += word.len();
    }
    runs.into_iter().filter(|(_, n)| (2..=3).contains(n)).map(|(span, _)| span).collect()
}

/// Whether an article has a word, by its letters or its sound.
fn has_word(side: &Side, word: &str) -> bool {
    let sound = Sound::of(word);
    let mut names = words_in(&side.article.text).filter(|word| can_be_name(word));
    names.any(|other| heard(other).iter().any(|other| other.plain == sound.plain || sound.is_heard_in(other, FAR)))
}

fn people_in<'a>(side: &Side<'a>, sentences: &Range<usize>) -> Vec<Here<'a>> {
    let is_here = |mention: &&PersonMention| side.sentence_at(mention.span).is_some_and(|at| sentences.contains(&at));
    let here = side.findings.people.iter().map(|person| Here { person, mentions: person.mentions.iter().filter(is_here).collect() });
    here.filter(|here| !here.mentions.is_empty()).collect()
}

/// Whether a person is named here, and surely a person: in a script without capitals, by an office, a second mention or a known given name.
fn is_sure(here: &Here, side: &Side) -> bool {
    let Some(name) = here.mentions.iter().find(|mention| mention.form == Form::Name) else { return false };
    let has_capitals = lang::language(side.article.language).is_none_or(|language| language.capitals);
    let mentions = &here.person.mentions;
    let words = words_of(&name.surface);
    let has_office = mentions.iter().any(|mention| mention.role_surface.is_some());
    let is_named_again = || mentions.iter().filter(|mention| mention.form == Form::Name).count() > 1;
    // TV, LSU.
    if words.len() == 1 && name.surface.chars().all(|c| c.is_ascii_uppercase()) {
        return false;
    }
    // Letters of an abbreviation are spelled out: إس يو, بي سي.
    let is_long = || words.len() > 1 && words.iter().any(|word| word.chars().nth(2).is_some());
    has_capitals && (words.len() > 1 || mentions.len() > 1) || has_office || is_long() && (is_named_again() || is_known_name(&name.surface))
}

/// Whether a person is told by more than capitals.
fn is_established(here: &Here, side: &Side) -> bool {
    let mentions = &here.person.mentions;
    let has_office = mentions.iter().any(|mention| mention.role_surface.is_some() || honorific(side, mention).is_some());
    // Where names are Vietnamese, so is each title in capitals: "Lễ Giáng Sinh".
    let is_known = |name: &str| is_known_name(name) && side.article.language != Lang::VI;
    let mut names = here.mentions.iter().filter(|mention| mention.form == Form::Name).map(|mention| mention.surface.as_str());
    has_name(here) && (has_office || names.any(is_known) && is_sure(here, side))
}

/// Whether a name begins with a known given name, or is Vietnamese.
fn is_known_name(name: &str) -> bool {
    static NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| {
        gazetteer::given_names().iter().flat_map(|row| row.latin.iter().chain(&row.arabic)).map(|name| plain(name)).collect()
    });
    let folded = fold(name);
    let words: Vec<&str> = words_of(&folded);
    words.len() > 1 && (NAMES.contains(&plain(words[0])) || people::is_vietnamese(&words))
}

fn named(here: &Here) -> Span {
    let name = here.mentions.iter().find(|mention| mention.form == Form::Name);
    name.or(here.mentions.first()).map_or(Span::new(0, 0), |mention| mention.span)
}

fn is_one(a: &Person, b: &Person) -> bool {
    base_key(&a.key) == base_key(&b.key) || are_alike(&a.name, &b.name) || begin_one(a, b) || begin_one(b, a)
}

/// Whether a person is on the other side neither among its people nor in its words near by.
fn is_lacking(here: &Here, there: &[Here], other: &Side, near: &Range<usize>) -> bool {
    let is_met = there.iter().any(|there| is_one(here.person, there.person));
    !is_met && !is_in_words(here, other, near, NEAR)
}

fn is_nowhere(here: &Here, other: &Side) -> bool {
    let is_met = other.findings.people.iter().any(|person| is_one(here.person, person));
    !is_met && !is_in_words(here, other, &(0..other.sentences.spans.len()), FAR)
}

/// So many consonants tell that a word is a name: within a bead, and in a whole article, where there are many words that sound alike.
const NEAR: usize = 3;
const FAR: usize = 4;

/// Whether the last word of some form of a name, or two of its words in a row, stand or sound among the words of sentences.
fn is_in_words(here: &Here, other: &Side, sentences: &Range<usize>, least: usize) -> bool {
    let forms = here.mentions.iter().filter(|mention| mention.form == Form::Name).map(|mention| words_of(&mention.surface));
    let names: Vec<Vec<Sound>> = forms.map(|words| words.into_iter().map(Sound::of).collect()).collect();
    let spans = &other.sentences.spans[sentences.clone()];
    spans.iter().any(|span| {
        let words: Vec<&str> = words_in(other.text(*span)).collect();
        let sounds: Vec<Vec<Sound>> = words.iter().map(|word| if can_be_name(word) { heard(word) } else { Vec::new() }).collect();
        let stands = |last: &Sound| {
            let is_here = |at: &usize| sounds[*at].iter().any(|word| word.plain == last.plain || last.is_heard_in(word, least));
            (0..words.len()).filter(is_here).any(|at| !ends_other_name(&here.person.name, &words[..at]))
        };
        names.iter().any(|name| name.last().is_some_and(stands) || name.windows(2).any(|two| stands_in_row(two, &sounds)))
    })
}

fn words_in(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().nth(1).is_some())
}

/// Whether a syllable behind these words belongs to another name than that of somebody Vietnamese: Hà Lan is no Do Thi Ngoc Lan.
fn ends_other_name(name: &str, before: &[&str]) -> bool {
    let folded = fold(name);
    let is_other = |word: &&str| word.starts_with(char::is_uppercase) && !words_of(&folded).contains(&plain(word).as_str());
    before.len() > 1 && people::is_vietnamese(&words_of(&folded)) && before.last().is_some_and(is_other)
}

/// Whether two words of a name are followed by each other, though each may be too short to tell by itself.
fn stands_in_row(name: &[Sound], words: &[Vec<Sound>]) -> bool {
    let is_near = |a: &str, b: &str| a == b && a.len() >= 2 || a.len() >= 4 && b.len() >= 4 && sound_alike(a, b);
    let near = |sound: &Sound, word: &[Sound]| word.iter().any(|word| is_near(&sound.written, &word.written));
    words.windows(2).any(|two| near(&name[0], &two[0]) && near(&name[1], &two[1]))
}

fn can_be_name(word: &str) -> bool {
    word.chars().next().is_some_and(|first| first.is_uppercase() || !first.is_lowercase())
}

/// A word of a name, as it is written and as it sounds.
struct Sound {
    plain: String,
    /// Without what may be silent at its end.
    key: String,
    written: String,
    has_capitals: bool,
}

impl Sound {
    fn of(word: &str) -> Self {
        let has_capitals = word.chars().next().is_some_and(char::is_uppercase);
        Self { plain: plain(word), key: people::key(word), written: people::consonants(word), has_capitals }
    }

    /// Whether another word sounds so; where there are no capitals, the next word may have been glued to it.
    fn is_heard_in(&self, word: &Self, least: usize) -> bool {
        let is_key = word.key == self.key && (self.key.len() >= least || self.written == word.written && self.written.len() >= least);
        is_key || !word.has_capitals && self.has_capitals && self.key.len() >= 4 && word.key.starts_with(&self.key)
    }
}

/// A word, and the word behind a particle that may be written together with it.
fn heard(word: &str) -> Vec<Sound> {
    let bare = word.trim_start_matches(['و', 'ل', 'ب']);
    let mut sounds = vec![Sound::of(word)];
    sounds.extend((bare != word && bare.chars().nth(1).is_some()).then(|| Sound::of(bare)));
    sounds
}

/// Whether two forms are the same but for an Arabic particle that is written together with the first word.
fn is_one_spelling(a: &str, b: &str) -> bool {
    let is_rest = |a: &str, b: &str| a.strip_prefix(['و', 'ف', 'ب', 'ل']).is_some_and(|rest| rest == b);
    a == b || is_rest(a, b) || is_rest(b, a)
}

fn plain(word: &str) -> String {
    strip_marks(&fold(word))
}

/// Whether a person of one article is among the people or words of some sentences of another.
pub(super) fn is_in(side: &Side, key: &str, other: &Side, sentences: &Range<usize>) -> bool {
    let people = side.findings.people.iter().filter(|person| person.key == key);
    let there = people_in(other, sentences);
    people.into_iter().any(|person| {
        let here = Here { person, mentions: person.mentions.iter().collect() };
        !is_lacking(&here, &there, other, sentences)
    })
}

/// Whether a person of one article is named in some sentences of another.
pub(super) fn is_named_in(side: &Side, key: &str, other: &Side, sentences: &Range<usize>) -> bool {
    let named: Vec<Here> = people_in(other, sentences).into_iter().filter(has_name).collect();
    let mut people = side.findings.people.iter().filter(|person| person.key == key);
    people.any(|person| !is_lacking(&Here { person, mentions: person.mentions.iter().collect() }, &named, other, sentences))
}

/// Whether another article names a person of one.
pub(super) fn is_known_in(side: &Side, key: &str, other: &Side) -> bool {
    let mut people = side.findings.people.iter().filter(|person| person.key == key);
    people.any(|person| other.findings.people.iter().any(|known| is_one(person, known)))
}

/// Names that may be one: by sound, or nearly so where a script leaves sounds out. Of names with as many words the first and the last must
/// be alike, of others some word that tells, since where there are no capitals a name may have been read too far.
pub(super) fn are_alike(a: &str, b: &str) -> bool {
    if people::is_same(a, b) {
        return true;
    }
    let (folded_a, folded_b) = (fold(a), fold(b));
    if people::is_vietnamese(&words_of(&folded_a)) && people::is_vietnamese(&words_of(&folded_b)) {
        return false;
    }
    let (a, b): (Vec<&str>, Vec<&str>) = (words_of(a), words_of(b));
    let is_written_alike = a.len() != b.len() && a.iter().any(|x| b.iter().any(|y| are_written_alike(x, y)));
    let (a, b): (Vec<String>, Vec<String>) = (keys_of(&a), keys_of(&b));
    let (Some(first_a), Some(last_a), Some(first_b), Some(last_b)) = (a.first(), a.last(), b.first(), b.last()) else { return false };
    if a.len() == b.len() {
        let is_same_family = last_a == last_b && last_a.len() >= 2;
        return is_same_family || sound_alike(last_a, last_b) && (sound_alike(first_a, first_b) || begin_alike(first_a, first_b));
    }
    let n_equal = a.iter().filter(|key| b.contains(key)).count();
    let tells = |key: &&String| key.len() >= 3;
    let are_near = |x: &str, y: &str| x == y || x.len() >= 4 && y.len() >= 4 && sound_alike(x, y);
    is_written_alike || n_equal >= 2 || a.iter().filter(tells).any(|x| b.iter().filter(tells).any(|y| are_near(x, y)))
}

/// Whether the name of the second, in a script without capitals, was read too far behind that of the first: يوان وسلطات for Yuan, كيلي المدهش
/// for Liam Kelly.
fn begin_one(a: &Person, b: &Person) -> bool {
    let names = |person: &'_ Person| -> Vec<String> {
        person.mentions.iter().filter(|mention| mention.form == Form::Name).map(|mention| mention.surface.clone()).collect()
    };
    let lasts: Vec<String> = names(a)
        .iter()
        .filter_map(|name| words_of(name).last().filter(|last| last.starts_with(char::is_uppercase)).map(|last| people::consonants(last)))
        .collect();
    names(b).iter().any(|name| match words_of(name)[..] {
        [first, _, ..] if !first.starts_with(|c: char| c.is_uppercase() || c.is_ascii()) => {
            let first = people::consonants(first);
            first.len() >= 2 && lasts.contains(&first)
        }
        _ => false,
    })
}

/// Whether two words have the same consonants, as many as tell.
fn are_written_alike(a: &str, b: &str) -> bool {
    let (a, b) = (people::consonants(a), people::consonants(b));
    a == b && a.len() >= 3
}

fn words_of(name: &str) -> Vec<&str> {
    // The article of an Arabic family name is a word only in Latin letters.
    name.split([' ', '-']).filter(|word| !matches!(*word, "" | "Al" | "al" | "El" | "el")).collect()
}

fn keys_of(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| people::key(word)).filter(|key| !key.is_empty()).collect()
}

/// Whether the keys of two words of names nearly sound alike.
fn sound_alike(a: &str, b: &str) -> bool {
    /// Of the letters of two keys so many go together at least, and so many where they begin differently.
    const NEARLY: (f64, f64) = (0.75, 0.85);
    let least = if begin_alike(a, b) { NEARLY.0 } else { NEARLY.1 };
    a == b || a.len() >= 2 && b.len() >= 2 && likeness(a, b) >= least
}

fn begin_alike(a: &str, b: &str) -> bool {
    a.chars().next() == b.chars().next()
}

/// Twice the longest common subsequence over both lengths.
fn likeness(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(40).collect(), b.chars().take(40).collect());
    let mut row = vec![0_usize; b.len() + 1];
    for x in &a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    2.0 * row[b.len()] as f64 / (a.len() + b.len()).max(1) as f64
}

/// Compares the offices printed with the name of one person on both sides.
fn roles(pair: &Pair, here: &Here, there: &Here, out: &mut Vec<Difference>) {
    let (a, b) = (titles(here, pair.left.article.language), titles(there, pair.right.article.language));
    let agree = a.iter().any(|(x, _)| b.iter().any(|(y, _)| is_one_office(*x, *y)));
    if let (false, Some((x, left)), Some((y, right))) = (agree, a.first(), b.first()) {
        let why = Why::of("role").text("person", &here.person.name).word("left", "role", x.as_str()).word("right", "role", y.as_str());
        out.push(Difference::between(Kind::Role, Severity::High, Some(*left), Some(*right), why));
    }
}

/// One name here, another there.
fn differing(left: &str, right: &str) -> Why {
    Why::of("differs").inner("left", Why::plain(left)).inner("right", Why::plain(right))
}

/// The offices printed at mentions, with their places.
fn titles(here: &Here, lang: Lang) -> Vec<(Role, Span)> {
    let printed = here.mentions.iter().filter_map(|mention| Some((mention.role_surface.as_deref()?, mention.span)));
    printed.filter_map(|(surface, span)| Some((office(surface, lang)?, span))).collect()
}

/// The office that begins a title; with the body's own word for its head where there is one.
fn office(surface: &str, lang: Lang) -> Option<Role> {
    static NAMES: LazyLock<HashMap<(Lang, String), Role>> = LazyLock::new(|| {
        let mut names = HashMap::new();
        for row in gazetteer::offices() {
            for (lang, forms) in NAME_LANGUAGES.iter().zip(&row.names) {
                forms.iter().for_each(|form| {
                    names.entry((*lang, fold(form))).or_insert(row.role);
                });
            }
        }
        names
    });
    let folded = fold(surface);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let longest = (1..=words.len().min(5)).rev();
    let mut starts = (0..words.len().min(3)).flat_map(|from| longest.clone().map(move |n| (from, n)));
    starts.find_map(|(from, n)| NAMES.get(&(lang, words.get(from..from + n)?.join(" "))).copied())
}

/// Offices that languages name by each other's words are one.
fn is_one_office(a: Role, b: Role) -> bool {
    const GROUPS: &[&[Role]] = &[
        &[Role::President, Role::Chairman, Role::Speaker, Role::ChiefExecutive, Role::Head],
        &[Role::VicePresident, Role::ViceChairman, Role::DeputySpeaker, Role::DeputyHead],
        &[Role::Director, Role::DirectorGeneral, Role::Head, Role::ChiefExecutive],
        &[Role::DeputyDirector, Role::DeputyDirectorGeneral, Role::DeputyHead],
        &[Role::Minister, Role::SecretaryOfState, Role::Head],
        &[Role::DeputyMinister, Role::MinisterDelegate, Role::SecretaryOfState],
        &[Role::SecretaryGeneral, Role::GeneralSecretary, Role::PartySecretary],
        &[Role::DeputySecretaryGeneral, Role::DeputyPartySecretary],
        &[Role::Governor, Role::Prefect, Role::Wali],
        &[Role::Representative, Role::MemberOfParliament, Role::Delegate],
        &[Role::Delegate, Role::Representative, Role::SpecialEnvoy, Role::HighRepresentative],
        &[Role::General, Role::Commander],
    ];
    /// No general word stands for these.
    const SPECIAL: &[Role] = &[Role::Judge, Role::Mayor, Role::Prosecutor, Role::King, Role::Emir];
    let is_general = |a: Role, b: Role| a == Role::Other && !SPECIAL.contains(&b);
    a == b || is_general(a, b) || is_general(b, a) || GROUPS.iter().any(|group| group.contains(&a) && group.contains(&b))
}

/// Compares the honorifics of one person on both sides.
fn genders(pair: &Pair, here: &Here, there: &Here, out: &mut Vec<Difference>) {
    let (Some((a, left)), Some((b, right))) = (addressed(pair.left, &here.mentions), addressed(pair.right, &there.mentions)) else {
        return;
    };
    if a != b {
        let why = Why::of("gender").text("person", &here.person.name).word("left", "sex", sex(a)).word("right", "sex", sex(b));
        out.push(Difference::between(Kind::Gender, Severity::Medium, Some(left), Some(right), why));
    }
}

const fn sex(gender: Gender) -> &'static str {
    match gender {
        Gender::M => "man",
        Gender::F => "woman",
    }
}

/// The first gender that an honorific before a mention shows.
fn addressed(side: &Side, mentions: &[&PersonMention]) -> Option<(Gender, Span)> {
    mentions.iter().find_map(|mention| Some((honorific(side, mention)?, mention.span)))
}

/// The gender that the honorific before a mention shows.
fn honorific(side: &Side, mention: &PersonMention) -> Option<Gender> {
    let language = lang::language(side.article.language)?;
    let before = side.article.text[..mention.span.start].lines().next_back().unwrap_or_default();
    let ends_clause =
        |word: &&str| word.ends_with([',', ';', ':', '!', '?', '"', '”', '»', '،']) || word.ends_with('.') && word.chars().count() > 4;
    let words: Vec<String> = before.split_whitespace().rev().take(3).take_while(|word| !ends_clause(word)).map(fold).collect();
    let shows = |list: &[String]| list.iter().any(|word| words.iter().any(|w| w.trim_start_matches('و') == fold(word)));
    let people = &language.people;
    match (shows(&people.honorific_m), shows(&people.honorific_f)) {
        (true, false) => Some(Gender::M),
        (false, true) => Some(Gender::F),
        _ => None,
    }
}

/// One person in two genders, one name in two spellings.
pub(super) fn contradictions(side: &Side, out: &mut Vec<Difference>) {
    for person in &side.findings.people {
        two_genders(side, person, out);
        two_spellings(person, out);
    }
}

fn two_genders(side: &Side, person: &Person, out: &mut Vec<Difference>) {
    let mut addressed = person.mentions.iter().filter_map(|mention| Some((honorific(side, mention)?, mention)));
    let Some((gender, at)) = addressed.next() else { return };
    let is_other = |mention: &&PersonMention| mention.form == Form::Name && mention.gender.is_some_and(|other| other != gender);
    let other = person.mentions.iter().find(is_other);
    let Some(other) = other else { return };
    let mut places = [(at.span, gender), (other.span, opposite(gender))];
    places.sort_by_key(|(span, _)| span.start);
    let [(first, here), (second, there)] = places;
    let why = Why::of("gender_twice").text("person", &person.name).word("left", "sex", sex(here)).word("right", "sex", sex(there));
    out.push(Difference::between(Kind::Gender, Severity::Medium, Some(first), Some(second), why));
}

const fn opposite(gender: Gender) -> Gender {
    match gender {
        Gender::M => Gender::F,
        Gender::F => Gender::M,
    }
}

fn two_spellings(person: &Person, out: &mut Vec<Difference>) {
    let mut seen: Vec<(String, &PersonMention)> = Vec::new();
    for mention in person.mentions.iter().filter(|mention| mention.form == Form::Name) {
        let form = plain(&mention.surface).replace(['-', '\'', '.'], " ");
        let n_words = form.split_whitespace().count();
        if let Some((_, first)) =
            seen.iter().find(|(other, _)| !is_one_spelling(other, &form) && other.split_whitespace().count() == n_words && n_words > 1)
        {
            let why = Why::of("one_person").text("first", &first.surface).text("second", &mention.surface);
            out.push(Difference::between(Kind::Name, Severity::Low, Some(first.span), Some(mention.span), why));
            return;
        }
        seen.push((form, mention));
    }
}
