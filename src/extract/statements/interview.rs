//! Interviews: whose the answers are.
//!
//! The lead says who is asked; questions end in a question mark, carry "PV:" or ask for something ("Parlez-nous de …"); what follows them is
//! the answer, a statement a paragraph, without any quotation mark.

use super::subject::ShortNames;
use super::words::{Cue, Words};
use crate::article::BlockKind;
use crate::extract::{Cast, Kind, Reading, Who};
use crate::lang::{Class, language};
use std::ops::Range;

/// An answer: a block, the person who gives it, and where it begins after a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The block.
    pub block: usize,
    /// The person.
    pub person: usize,
    /// Its tokens without label.
    pub tokens: Range<usize>,
}

/// Fewer questions than this, none of them marked as one by the page, make no interview.
const LEAST_QUESTIONS: usize = 2;
/// A line of thanks is not longer.
const LONGEST_THANKS: usize = 18;

/// An article's questions and answers; none when it is no interview.
#[derive(Debug, Default)]
pub struct Interview {
    /// The blocks that ask.
    pub questions: Vec<usize>,
    /// The answers.
    pub answers: Vec<Answer>,
}

/// Finds questions and answers.
pub fn interview(reading: &Reading, cast: &Cast) -> Interview {
    let blocks = &reading.article.blocks;
    let tokens: Vec<Range<usize>> = (0..blocks.len()).map(|block| tokens_of(reading, block)).collect();
    let asks = |block: usize| is_question(reading, block, &tokens[block]);
    let mut questions: Vec<usize> = (0..blocks.len()).filter(|&block| asks(block)).collect();
    // "PV: Trân trọng cảm ơn bà!" asks nothing.
    let asks_nothing =
        |block: usize| is_thanks(reading, &tokens[block]) && !tokens[block].clone().any(|t| matches!(reading.folded(t), "?" | "؟"));
    while questions.len() > 1 && questions.last().is_some_and(|&last| asks_nothing(last)) {
        questions.pop();
    }
    // "Who will pay?", asked of the reader: a paragraph that reports what others said answers nobody.
    while let Some(&first) = questions.first() {
        let next = questions.get(1).copied().unwrap_or(blocks.len());
        let directly_above = (0..first).rev().find(|&b| is_paragraph(reading, b));
        let mut above = directly_above.into_iter().chain((0..first).filter(|&b| blocks[b].kind == BlockKind::Lead));
        if above.any(|block| tells_of_interview(reading, &tokens[block])) {
            break;
        }
        let mut below = (first + 1..next).filter(|&block| is_paragraph(reading, block) && !tokens[block].is_empty());
        if !below.any(|block| reports(reading, cast, &tokens[block])) {
            break;
        }
        questions.remove(0);
    }
    let is_marked = questions.iter().any(|&q| blocks[q].kind == BlockKind::Question || is_labelled(reading, &tokens[q]));
    let Some(&first) = questions.first() else { return Interview::default() };
    if !is_marked && questions.len() < LEAST_QUESTIONS {
        return Interview::default();
    }
    let mut person = interviewee(reading, cast, &tokens[..first]);
    let short_names = ShortNames::of(cast);
    let mut answers = Vec::new();
    let mut all_labelled = true;
    for (block, said) in tokens.iter().enumerate().skip(first + 1) {
        // Thanks behind the last answer end it.
        if !answers.is_empty() && questions.last().is_some_and(|&last| last < block) && is_thanks(reading, said) {
            break;
        }
        let may_answer = matches!(blocks[block].kind, BlockKind::Body | BlockKind::Lead);
        let is_answer = may_answer && questions.binary_search(&block).is_err() && !is_thanks(reading, said);
        if !is_answer || said.is_empty() || !ends_as_text(reading, said) {
            continue;
        }
        // Behind the last answer the article may go on with what others said.
        if !answers.is_empty() && questions.last().is_some_and(|&last| last < block) && reports(reading, cast, said) {
            break;
        }
        let is_last = questions.last().is_some_and(|&last| last < block);
        if is_last && all_labelled && !answers.is_empty() && label(reading, cast, &short_names, said).is_none() {
            break;
        }
        let mut answer = said.clone();
        if person.is_some_and(|person| is_told_of(reading, cast, &answer, person)) {
            continue;
        }
        if let Some((labelled, after)) = label(reading, cast, &short_names, &answer) {
            person = labelled.or(person);
            answer.start = after;
        } else {
            all_labelled = false;
        }
        if let Some(person) = person
            && !answer.is_empty()
        {
            answers.push(Answer { block, person, tokens: answer });
        }
    }
    if answers.is_empty() { Interview::default() } else { Interview { questions, answers } }
}

fn is_paragraph(reading: &Reading, block: usize) -> bool {
    reading.article.blocks[block].kind == BlockKind::Body
}

/// Whether a paragraph tells, in the third person alone, what somebody said.
fn reports(reading: &Reading, cast: &Cast, tokens: &Range<usize>) -> bool {
    const NEAR: usize = 4;
    let Some(words) = words_of(reading, tokens).filter(|words| !words.first_person.is_empty()) else { return false };
    let mut is_quoted = false;
    let speaks_itself = tokens.clone().any(|t| {
        is_quoted = match reading.folded(t) {
            "«" | "“" => true,
            "»" | "”" => false,
            "\"" => !is_quoted,
            _ => is_quoted,
        };
        !is_quoted && words.first_person.at(reading, t).is_some()
    });
    let is_cue = |t: usize| {
        reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Cue(cue) if cue.has(Cue::FINITE.and(Cue::PAST_PARTICIPLE))))
    };
    let first = cast.actors.partition_point(|a| a.tokens.start < tokens.start);
    // "Asked for comment, |the council| said in a statement".
    let elsewhere = words.elsewhere.first_in(reading, tokens.clone()).is_some();
    let speaks = |a: &&crate::extract::Actor| elsewhere || !matches!(a.who, Who::Body(_));
    let mut actors = cast.actors[first..].iter().take_while(|a| a.tokens.end <= tokens.end).filter(speaks);
    let says = |a: &crate::extract::Actor| {
        a.tokens.start > tokens.start && is_cue(a.tokens.start - 1) || (a.tokens.end..(a.tokens.end + NEAR).min(tokens.end)).any(is_cue)
    };
    !speaks_itself && actors.any(says)
}

/// Whether a paragraph ends as one does: a byline or caption has no full stop.
fn ends_as_text(reading: &Reading, tokens: &Range<usize>) -> bool {
    matches!(reading.folded(tokens.end - 1), "." | "!" | "?" | ":" | ";" | "…" | "»" | "”" | "\"" | ")")
}

/// The tokens of a block.
pub fn tokens_of(reading: &Reading, block: usize) -> Range<usize> {
    let span = reading.article.blocks[block].span;
    reading.token_at(span.start)..reading.token_at(span.end)
}

fn words_of<'w>(reading: &Reading, tokens: &Range<usize>) -> Option<&'w Words> {
    let sentence = reading.sentences.get(reading.sentence_of(tokens.start))?;
    language(sentence.language).map(|l| &l.statements)
}

fn is_question(reading: &Reading, block: usize, tokens: &Range<usize>) -> bool {
    let kind = reading.article.blocks[block].kind;
    if kind == BlockKind::Question {
        return true;
    }
    let Some(words) = words_of(reading, tokens).filter(|_| matches!(kind, BlockKind::Body | BlockKind::Heading) && !tokens.is_empty())
    else {
        return false;
    };
    let ends_in_mark = reading.folded(tokens.end - 1) == "?";
    // "LMH : Parlez-nous de …".
    let begin = initials(reading, tokens).map_or(tokens.start, |(_, after)| after);
    let begins_with_ask = words.asks.at(reading, begin).is_some() && tokens.len() < 80;
    let is_quoted = matches!(reading.folded(tokens.start), "«" | "“" | "\"");
    (ends_in_mark || begins_with_ask || is_labelled(reading, tokens) || is_left_open(reading, words, tokens)) && !is_quoted
}

/// "Le directeur affirme que tout est sous contrôle…": a short line in the third person that waits for an answer.
fn is_left_open(reading: &Reading, words: &Words, tokens: &Range<usize>) -> bool {
    const LONGEST: usize = 30;
    let last = tokens.end - 1;
    let is_open = reading.folded(last) == "…" || tokens.len() > 3 && (last - 2..=last).all(|t| reading.folded(t) == ".");
    let speaks_itself = || words.first_person.first_in(reading, tokens.clone()).is_some();
    is_open && tokens.len() <= LONGEST && !words.first_person.is_empty() && !speaks_itself()
}

fn is_labelled(reading: &Reading, tokens: &Range<usize>) -> bool {
    let label = words_of(reading, tokens).and_then(|words| words.interviewers.at(reading, tokens.start));
    label.is_some_and(|end| reading.folded(end) == ":")
}

fn is_thanks(reading: &Reading, tokens: &Range<usize>) -> bool {
    let begin =
        (tokens.start..(tokens.start + 3).min(tokens.end)).find(|&t| reading.folded(t) == ":").map_or(tokens.start, |colon| colon + 1);
    tokens.len() <= LONGEST_THANKS
        && words_of(reading, tokens).is_some_and(|words| words.thanks.first_in(reading, begin..(begin + 4).min(tokens.end)).is_some())
}

/// "Thứ trưởng Lan: …": who answers, and where the answer begins.
fn label(reading: &Reading, cast: &Cast, short_names: &ShortNames, tokens: &Range<usize>) -> Option<(Option<usize>, usize)> {
    if let Some((letters, after)) = initials(reading, tokens)
        && let Some(person) = called_by(cast, &letters)
    {
        return Some((Some(person), after));
    }
    let reach = (tokens.start + 14).min(tokens.end);
    let colon = (tokens.start..reach).find(|&t| reading.folded(t) == ":")?;
    // "Answer: …", "A. Smadiyarov: …".
    const LONGEST: usize = 4;
    if words_of(reading, tokens).is_some_and(|words| words.answers.at(reading, tokens.start) == Some(colon)) {
        return Some((None, colon + 1));
    }
    if colon > tokens.start
        && colon - tokens.start <= LONGEST
        && let Some(person) = short_names.find(reading, colon - 1..colon)
    {
        return Some((Some(person), colon + 1));
    }
    let actor = cast
        .actors
        .get(cast.actors.partition_point(|a| a.tokens.start < tokens.start))
        .filter(|a| a.tokens.start <= tokens.start + 1 && a.tokens.end == colon)?;
    let person = match &actor.who {
        Who::Person(person) => Some(*person),
        Who::Role { holders, .. } => holders.first().copied(),
        Who::Body(_) => None,
    };
    Some((person, colon + 1))
}

/// "M. S. : …", "J.-P. B. – …", "MS: …": the initials that stand before what somebody says, and where that begins.
pub(in crate::extract) fn initials(reading: &Reading, tokens: &Range<usize>) -> Option<(String, usize)> {
    const LONGEST: usize = 5;
    let mut letters = String::new();
    let mut at = tokens.start;
    let mut is_dotted = false;
    while at < tokens.end {
        let token = &reading.tokens[at];
        match reading.folded(at) {
            "." if !letters.is_empty() && !token.spaced => is_dotted = true,
            "-" if is_dotted && !token.spaced => {}
            _ if token.kind == Kind::Word && is_initial(token, reading.surface(at)) && (is_dotted || letters.is_empty()) => {
                letters += reading.surface(at);
            }
            _ => break,
        }
        at += 1;
    }
    let is_parted = match reading.folded(at) {
        ":" => true,
        "-" | "–" | "—" => is_dotted,
        _ => false,
    };
    let is_short = (2..=LONGEST).contains(&letters.chars().count());
    (is_parted && is_short && at < tokens.end).then(|| (letters, at + 1))
}

fn is_initial(token: &crate::extract::Token, surface: &str) -> bool {
    token.caps || token.capital && surface.chars().count() == 1
}

/// The one person of the cast whose name has these initials: "Jean-Pierre Bemba" is "J.-P. B.".
fn called_by(cast: &Cast, letters: &str) -> Option<usize> {
    let has_them = |name: &str| {
        let words: Vec<&str> = name.split([' ', '-']).filter(|w| w.starts_with(char::is_uppercase)).collect();
        let first = |words: &[&str]| words.iter().filter_map(|w| w.chars().next()).collect::<String>();
        let ends = [words.first(), words.last()].into_iter().flatten().copied().collect::<Vec<_>>();
        words.len() > 1 && (first(&words) == letters || first(&ends) == letters)
    };
    let is_called =
        |person: &crate::extract::Person| person.mentions.iter().any(|m| m.form == crate::entity::Form::Name && has_them(&m.surface));
    let mut called = (0..cast.people.len()).filter(|&person| is_called(&cast.people[person]));
    called.next().filter(|_| called.next().is_none())
}

/// Whether a paragraph reports what somebody said, and so is no answer of theirs: "Asked about trade, the spokesperson said that …".
fn is_told_of(reading: &Reading, cast: &Cast, tokens: &Range<usize>, person: usize) -> bool {
    let first = cast.actors.partition_point(|a| a.tokens.start < tokens.start);
    let is_cue = |t: usize| reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Cue(cue) if cue.has(Cue::FINITE)));
    let means = |who: &Who| match who {
        Who::Person(other) => *other == person,
        Who::Role { holders, .. } => holders.first() == Some(&person),
        Who::Body(_) => false,
    };
    let says = |actor: &&crate::extract::Actor| {
        means(&actor.who) && (is_cue(actor.tokens.end) || actor.tokens.start > tokens.start && is_cue(actor.tokens.start - 1))
    };
    cast.actors[first..].iter().take_while(|a| a.tokens.end <= tokens.end).any(|actor| says(&actor))
}

fn tells_of_interview(reading: &Reading, tokens: &Range<usize>) -> bool {
    words_of(reading, tokens).is_some_and(|words| words.interviews.first_in(reading, tokens.clone()).is_some())
}

/// The person of a sentence that tells of the interview, else the first one named before the first question.
fn interviewee(reading: &Reading, cast: &Cast, before: &[Range<usize>]) -> Option<usize> {
    let named = |tokens: &Range<usize>| {
        let first = cast.actors.partition_point(|a| a.tokens.start < tokens.start);
        cast.actors[first..].iter().take_while(|a| a.tokens.end <= tokens.end).find_map(|actor| match actor.who {
            Who::Person(person) => Some(person),
            _ => None,
        })
    };
    let tells = |tokens: &&Range<usize>| tells_of_interview(reading, tokens);
    // What stands directly above the first question, else the first that tells of an interview.
    let last = before.iter().rfind(|tokens| !tokens.is_empty()).filter(tells);
    // "Three questions for |Ann Roe|": a heading shortly above.
    const NEAR: usize = 4;
    let near = || before.iter().rev().filter(|tokens| !tokens.is_empty()).take(NEAR).filter(tells).find_map(named);
    last.and_then(named).or_else(near).or_else(|| before.iter().filter(tells).find_map(named)).or_else(|| before.iter().find_map(named))
}
