//! Names: the words that name a person.
//!
//! In scripts with capitals a name is a run of capitalised words that no table explains; in Arabic it is what follows a title or begins with a
//! given name. Vietnamese names are known by their syllables in every script.

use super::bodies::{BodyPhrase, begins_person};
use super::offices::Title;
use super::places::has_word;
use super::{Kind, Reading, Sentence};
use crate::article::Span;
use crate::entity::Gender;
use crate::lang::{Class, Language, Word, language};
use crate::link::people::{is_vietnamese_family_name, is_vietnamese_syllable};
use std::ops::Range;

/// What makes a run of words a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// The gazetteer knows the person.
    Known(u32),
    /// It begins with a given name or reads as a Vietnamese name.
    Shape,
    /// A title or an honorific stands beside it.
    Title,
    /// Capitals alone.
    Capitals,
}

/// A name at one place of the text.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) tokens: Range<usize>,
    /// Where it stands; in Arabic behind an "and" that is written onto its first word.
    pub(super) span: Span,
    pub(super) evidence: Evidence,
    /// The honorific before it.
    pub(super) honorific: Option<Range<usize>>,
    pub(super) gender: Option<Gender>,
}

const LONGEST: usize = 6;

/// How many letters the parts of East Asian given names have in scripts without capitals.
const SYLLABLE: usize = 5;

/// All names of an article, in order.
pub(super) fn names(reading: &Reading, titles: &[Title], bodies: &[BodyPhrase]) -> Vec<Name> {
    let mut names = Vec::new();
    let mut next_title = 0;
    let mut next_body = 0;
    for sentence in &reading.sentences {
        let Some(language) = language(sentence.language) else { continue };
        while titles.get(next_title).is_some_and(|t| t.tokens.end <= sentence.tokens.start) {
            next_title += 1;
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            while titles.get(next_title).is_some_and(|t| t.tokens.end < at) {
                next_title += 1;
            }
            let title = titles[next_title..].iter().take_while(|t| t.tokens.start <= at).find(|t| t.tokens.contains(&at));
            if let Some(title) = title {
                at = title.tokens.end;
                continue;
            }
            while bodies.get(next_body).is_some_and(|b| b.tokens.end <= at) {
                next_body += 1;
            }
            if let Some(body) = bodies.get(next_body).filter(|b| b.tokens.contains(&at)) {
                at = body.tokens.end;
                continue;
            }
            let introduces = |t: &&Title| t.tokens.end == at && t.tokens.start >= sentence.tokens.start && !t.plural;
            let after_title = titles[next_title.saturating_sub(1)..].iter().take(3).any(|t| introduces(&t));
            let finder = Finder { reading, language, sentence };
            match finder.name_at(at, after_title) {
                Some(name) => {
                    at = name.tokens.end;
                    names.push(name);
                }
                None => at = finder.past_known(at),
            }
        }
    }
    names
}

/// A given name that the table knows.
#[derive(Clone, Copy)]
struct Given {
    start: usize,
    n_tokens: usize,
    gender: Option<Gender>,
    attached: bool,
}

struct Finder<'r, 'a> {
    reading: &'r Reading<'a>,
    language: &'r Language,
    sentence: &'r Sentence,
}

impl Finder<'_, '_> {
    /// The name that begins at a token, its honorific before it included in the search.
    fn name_at(&self, at: usize, after_title: bool) -> Option<Name> {
        let honorific = self.reading.find_at(at, |tag| match tag.class {
            Class::Honorific(gender) if tag.tokens.end < self.sentence.tokens.end => Some((tag.tokens.clone(), gender)),
            _ => None,
        });
        let Some((mut tokens, mut gender)) = honorific else { return self.bare_name_at(at, after_title, None) };
        // "سعادة السيد", "ông TS.": honorifics pile up.
        while let Some((more, more_gender)) = self.reading.find_at(tokens.end, |tag| match tag.class {
            Class::Honorific(gender) => Some((tag.tokens.end, gender)),
            _ => None,
        }) {
            tokens.end = more;
            gender = gender.or(more_gender);
        }
        if self.reading.folded(tokens.end) == "." {
            tokens.end += 1;
        }
        let capital_honorific = !self.language.capitals
            || self.reading.tokens[tokens.start].capital
            || after_title
            || self.language.people.honorific_needs_no_capital;
        let name = self.bare_name_at(tokens.end, capital_honorific, Some((tokens, gender)));
        name.or_else(|| self.bare_name_at(at, after_title, None))
    }

    /// Where to go on when no name begins at a token: behind the place or body that does.
    fn past_known(&self, at: usize) -> usize {
        let known = |tag: &&crate::extract::Tag| matches!(tag.class, Class::Place(_) | Class::Body(_) | Class::Series(_));
        self.reading.tags_at(at).iter().find(known).map_or(at + 1, |tag| tag.tokens.end)
    }

    fn bare_name_at(&self, at: usize, introduced: bool, honorific: Option<(Range<usize>, Option<Gender>)>) -> Option<Name> {
        let reading = self.reading;
        reading.tokens.get(at).filter(|t| t.kind == Kind::Word && at < self.sentence.tokens.end)?;
        let (honorific, gender) = honorific.map_or((None, None), |(tokens, gender)| (Some(tokens), gender));
        if let Some((row, known)) = reading.find_at(at, |tag| match tag.class {
            Class::Leader(row) => Some((row, tag.tokens.clone())),
            _ => None,
        }) {
            let gender = gender.or(crate::gazetteer::people()[row as usize].gender);
            return Some(Name { span: reading.span(&known), tokens: known, evidence: Evidence::Known(row), honorific, gender });
        }
        let run = if self.language.capitals { self.capital_run(at) } else { self.caseless_run(at, introduced || honorific.is_some()) };
        let shaped = self.vietnamese_run(&run);
        let given = self.given_at(at);
        let run = if introduced && shaped.is_none() && given.is_none() { self.rest_with_given_name(run) } else { run };
        let (tokens, evidence) = match (shaped, given) {
            (Some(shaped), _) => (shaped, Evidence::Shape),
            (None, Some(_)) if run.len() >= 2 => (run, Evidence::Shape),
            (None, None) if !self.language.capitals && self.bounded_subject(at).as_ref() == Some(&run) => (run, Evidence::Shape),
            _ if (introduced || honorific.is_some()) && (self.language.capitals || run.len() >= 2) => (run, Evidence::Title),
            _ => (run, Evidence::Capitals),
        };
        let long_enough = tokens.len() >= 2 || (!tokens.is_empty() && (honorific.is_some() || introduced));
        let worth = evidence != Evidence::Capitals || (self.language.capitals && long_enough);
        let mut span = reading.span(&tokens);
        span.start = given.map_or(span.start, |g| g.start);
        (long_enough && worth).then(|| Name { gender: gender.or(given.and_then(|g| g.gender)), span, tokens, evidence, honorific })
    }

    /// A run of capitalised words, particles between them, that no table explains.
    fn capital_run(&self, at: usize) -> Range<usize> {
        let reading = self.reading;
        let mut end = at;
        let mut next = at;
        while next < self.sentence.tokens.end && next - at < LONGEST {
            let token = &reading.tokens[next];
            let glued = reading.folded(next) == "-" || reading.folded(next) == "'";
            if glued && next > at && !token.spaced && reading.tokens.get(next + 1).is_some_and(|t| t.kind == Kind::Word && !t.spaced) {
                // "Park Jin-woo", "Jean-Pierre": what a hyphen joins is one word.
                next += 2;
                end = next;
                continue;
            }
            let initial = reading.folded(next) == "."
                && next > at
                && reading.surface(next - 1).chars().count() == 1
                && reading.tokens[next - 1].capital;
            if initial && end == next {
                end = next + 1;
                next += 1;
                continue;
            }
            let particle = next > at
                && self.language.people.particles.iter().any(|p| p == reading.folded(next))
                && reading.tokens.get(next + 1).is_some_and(|t| t.capital);
            if particle && end == next {
                next += 1;
                continue;
            }
            if token.kind != Kind::Word || !token.capital || self.explained(next, at) {
                break;
            }
            next += 1;
            end = next;
        }
        at..end
    }

    /// Whether a table says that a capitalised word is no part of a name.
    fn explained(&self, at: usize, from: usize) -> bool {
        let reading = self.reading;
        let person_like = at > from || begins_person(reading, at);
        let function_word = has_word(reading, at, Word::NoName) || has_word(reading, at, Word::Article) && at == from;
        if function_word {
            // "Le" and "Son" are French words, and syllables of Le Thi Thu Hang and Bui Thanh Son.
            let syllables = is_vietnamese_family_name(reading.folded(from))
                && if at > from { is_vietnamese_syllable(reading.folded(at)) } else { self.syllables_follow(at) };
            return !syllables;
        }
        // "Duc" is a duke in French, and a syllable of Hoang Duc Kien.
        let in_syllables = at > from && is_vietnamese_family_name(reading.folded(from)) && is_vietnamese_syllable(reading.folded(at));
        reading.tags_at(at).iter().any(|tag| match tag.class {
            // "Phạm Thanh Hải" is no Phạm of Thanh Hải.
            Class::Place(_) => !(person_like && tag.tokens.len() == 1 || in_syllables && at - from <= 2),
            // "Cheikh Tidiane Ndiaye": a given name that is a title too.
            Class::Office(_) => (tag.tokens.len() > 1 || !in_syllables) && !(at == from && self.is_given(at) && person_like),
            Class::Body(_) | Class::BodyHead(_) | Class::Series(_) => true,
            Class::Demonym(_) | Class::Portfolio(_) => at == from || tag.tokens.len() > 1,
            _ => false,
        }) && !(reading.tags_at(at).iter().any(|t| matches!(t.class, Class::Leader(_))))
    }

    /// Whether at least two capitalised syllables that no table explains follow a word.
    fn syllables_follow(&self, at: usize) -> bool {
        (at + 1..at + 3).all(|i| {
            let token = self.reading.tokens.get(i).filter(|t| t.capital && t.spaced && i < self.sentence.tokens.end);
            let explained = self
                .reading
                .tags_at(i)
                .iter()
                .any(|t| matches!(t.class, Class::Place(_) | Class::Body(_) | Class::Office(_)) && t.tokens.len() > 1);
            token.is_some() && !explained && is_vietnamese_syllable(self.reading.folded(i))
        })
    }

    /// Words of a name in a script without capitals: given names, then one family name, and what the article or "son of" adds to it.
    fn caseless_run(&self, at: usize, introduced: bool) -> Range<usize> {
        let reading = self.reading;
        let vietnamese = is_vietnamese_family_name(reading.folded(at));
        let begins_given = self.given_at(at).is_some();
        if !introduced && !begins_given && !vietnamese {
            return self.bounded_subject(at).unwrap_or(at..at);
        }
        let family_first = self.language.people.family_first.iter().any(|name| name == reading.folded(at));
        let mut end = at;
        let mut family_names = 0;
        while end < self.sentence.tokens.end && end - at < LONGEST {
            let hyphen = reading.folded(end) == "-" && end > at && !reading.tokens[end].spaced;
            if hyphen && reading.tokens.get(end + 1).is_some_and(|t| t.kind == Kind::Word && !t.spaced) {
                end += 2;
                continue;
            }
            if reading.tokens[end].kind != Kind::Word || self.stops_name(end, at) {
                break;
            }
            if let Some(given) = self.given_at(end).filter(|g| end == at || !g.attached) {
                end += given.n_tokens;
                continue;
            }
            let syllable = vietnamese && is_vietnamese_syllable(reading.folded(end));
            let joined = end > at && self.is_particle(end - 1);
            let faith = reading.folded(end) == "الدين";
            if !(syllable || joined || faith || self.is_particle(end)) {
                // Behind given names one more word is the family name; a title introduces foreign names of more words, none of them a common noun.
                let definite = reading.folded(end).starts_with("ال");
                let common_noun = (introduced && end == at || family_names > 0 || definite) && self.is_common_noun(end);
                let syllable = family_first && reading.folded(end).chars().count() <= SYLLABLE;
                let closed = vietnamese || self.closes_name(end + 1, at);
                let third = (syllable || introduced && !begins_given) && !self.has_ending(end) && closed;
                let full = family_names > usize::from(third);
                if common_noun || full || definite && family_names > 0 {
                    break;
                }
                family_names += usize::from(begins_given || end > at);
                if definite && end > at {
                    // "مقداد الربيعي": nothing follows a family name with the article.
                    end += 1;
                    break;
                }
            }
            end += 1;
        }
        while end > at && self.is_particle(end - 1) {
            end -= 1;
        }
        at..self.to_apposition(at, end)
    }

    /// A name goes on to the comma behind which a title tells who it is: "بارك جين وو، المدير العام".
    fn to_apposition(&self, at: usize, end: usize) -> usize {
        const MORE: usize = 2;
        let reading = self.reading;
        let title_at = |i: usize| reading.tags_at(i).iter().any(|t| matches!(t.class, Class::Office(_)));
        let comma = (end..(end + MORE + 1).min(self.sentence.tokens.end))
            .find(|i| reading.tokens[*i].kind != Kind::Word || self.stops_name(*i, at));
        comma.filter(|c| end > at && *c > end && reading.folded(*c) == "," && title_at(c + 1)).unwrap_or(end)
    }

    /// Unknown words between a verb of saying and what closes its subject are a name: "قال | بوديونو سوتريسنو | إن".
    fn bounded_subject(&self, at: usize) -> Option<Range<usize>> {
        const LONGEST: usize = 4;
        let reading = self.reading;
        let verb = at.checked_sub(1).filter(|verb| *verb >= self.sentence.tokens.start)?;
        reading.tags_at(verb).iter().find(|t| matches!(t.class, Class::Cue(_)) && t.tokens.end == at)?;
        let is_word = |i: usize| reading.tokens[i].kind == Kind::Word && !self.stops_name(i, at);
        let end = (at..self.sentence.tokens.end.min(at + LONGEST + 1)).find(|i| !is_word(*i))?;
        let definite = |i: usize| reading.folded(i).starts_with("ال");
        // "باحثة أولى", "طالب جامعي", "مزارعون محليون": somebody who is not named.
        let somebody = |i: usize| self.is_common_noun(i) || self.has_ending(i);
        let named = (2..=LONGEST).contains(&(end - at)) && !(at..end).any(somebody) && !(at..end - 1).any(definite);
        let closed = reading.folded(end) == "," || self.language.people.closes_subject.iter().any(|word| word == reading.folded(end));
        (named && closed).then_some(at..end)
    }

    /// Whether a token is no word that could go on with a name.
    fn closes_name(&self, at: usize, from: usize) -> bool {
        at >= self.sentence.tokens.end || self.reading.tokens[at].kind != Kind::Word || self.stops_name(at, from)
    }

    /// Whether a word ends as a feminine, a plural or a possessive does, which few names do.
    fn has_ending(&self, at: usize) -> bool {
        !self.is_given(at) && self.language.people.noun_endings.iter().any(|ending| self.reading.surface(at).ends_with(ending.as_str()))
    }

    /// Whether a word has the shape of a verbal noun or plural ("إطلاق", "تعزيز"), which no name has.
    fn is_common_noun(&self, at: usize) -> bool {
        // "عرضا مفصلا", "جائزة تقديرية": noun and adjective agree in their ending, which names do not.
        let agrees = |ending: char| self.reading.surface(at).ends_with(ending) && self.reading.surface(at + 1).ends_with(ending);
        let folded = self.reading.folded(at);
        let bare = folded.strip_prefix("ال").unwrap_or(folded);
        // "السادات" is a name, though "الشركات" are not.
        let shapes = self.language.people.common_noun_shapes.iter().filter(|shape| bare == folded || !shape.starts_with('*'));
        let has_shape = shapes.into_iter().any(|shape| fits_shape(bare, shape));
        !self.is_given(at) && (has_shape || agrees('ة') || agrees('ا') || agrees('ً'))
    }

    fn is_given(&self, at: usize) -> bool {
        self.given_at(at).is_some_and(|g| !g.attached)
    }

    /// The given name at a token, "and" written onto it or not.
    fn given_at(&self, at: usize) -> Option<Given> {
        let reading = self.reading;
        let found = |with_and: bool| {
            reading.find_at(at, |tag| match tag.class {
                Class::GivenName(gender) if reading.text_before(tag) == if with_and { "و" } else { "" } => {
                    Some(Given { start: tag.span.start, n_tokens: tag.tokens.len(), gender, attached: with_and })
                }
                _ => None,
            })
        };
        found(false).or_else(|| found(true))
    }

    fn is_particle(&self, at: usize) -> bool {
        self.language.people.particles.iter().any(|p| p == self.reading.folded(at))
    }

    /// Whether a word cannot be in an Arabic name: a function word, a title, a place, a body, or a word with "and" written onto it.
    fn stops_name(&self, at: usize, from: usize) -> bool {
        let reading = self.reading;
        let start = reading.tokens[at].span.start;
        let syllable = at > from && is_vietnamese_family_name(reading.folded(from)) && is_vietnamese_syllable(reading.folded(at));
        let stop_tag = reading.tags_at(at).iter().any(|tag| match tag.class {
            Class::Word(Word::NoName | Word::Of) => true,
            Class::Office(_) | Class::Body(_) | Class::BodyHead(_) => true,
            // "ومحمد" begins the next name.
            Class::GivenName(_) => tag.span.start > start && at > from,
            Class::Status(_) | Class::Honorific(_) => tag.span.start == start,
            // "Huy" is a syllable of Nguyen Huy Dung, though it is written like Hue; behind a given name "Aomori" is a family name.
            Class::Place(_) => tag.span.start == start && !syllable && !(at == from + 1 && tag.tokens.len() == 1 && self.is_given(from)),
            Class::Demonym(_) => tag.span.start == start && !syllable,
            // "الوزير سالم |فقد أكد": the verb of saying after a name.
            Class::Cue(_) => at > from,
            _ => false,
        });
        let given = self.is_given(at);
        let folded = reading.folded(at);
        // "واللجان", "بالمدينة": a particle and the article make it a common noun.
        let common = ["وال", "بال", "فال", "كال", "لل"].iter().any(|p| folded.starts_with(p));
        (stop_tag && !given) || common || (at == from && folded.starts_with("ال") && !given)
    }

    /// The rest of a run from a given or family name on: "Tổng Giám đốc Daesong Agritech | Park Jin-woo".
    fn rest_with_given_name(&self, run: Range<usize>) -> Range<usize> {
        let begins = |i: &usize| begins_person(self.reading, *i) && run.end - i >= 2;
        match run.clone().skip(1).find(begins) {
            Some(start) => start..run.end,
            None => run,
        }
    }

    /// The part of a run that reads as a Vietnamese name: family name and one to four syllables.
    fn vietnamese_run(&self, run: &Range<usize>) -> Option<Range<usize>> {
        let reading = self.reading;
        if run.len() < 2 || !is_vietnamese_family_name(reading.folded(run.start)) {
            return None;
        }
        let fits = |i: &usize| reading.tokens[*i].kind == Kind::Word && is_vietnamese_syllable(reading.folded(*i));
        let n = run.clone().take(5).take_while(fits).count();
        let whole = n == run.len() || n >= 3 || !self.language.capitals;
        (n >= 2 && whole).then(|| run.start..run.start + n)
    }
}

/// Whether a word has a shape: `?` is any letter, a leading `*` anything.
fn fits_shape(word: &str, shape: &str) -> bool {
    let letters = |shape: &str, word: &str| {
        shape.chars().count() == word.chars().count() && shape.chars().zip(word.chars()).all(|(s, w)| s == '?' || s == w)
    };
    match shape.strip_prefix('*') {
        Some(end) => word.len() > end.len() && word.ends_with(end),
        None => letters(shape, word),
    }
}
