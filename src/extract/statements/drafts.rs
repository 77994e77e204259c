//! Drafts: what the rules find in a sentence, before it is known who "he" is and where it was said.

mod bounds;
mod speech;
mod subjects;

use super::cues::Spot;
use super::inflect::Conjugation;
use super::quotes::Quote;
use super::rules::{Rule, Slot};
use super::subject::{Ground, Named, Subject};
use super::words::{Cue, Order};
use crate::extract::{Kind, Reading};
use crate::lang::Class;
use crate::statement::{Factuality, Grade};
use std::ops::Range;

/// Whose words they are, as far as the sentence tells.
#[derive(Clone, Debug)]
pub enum Voice {
    /// A subject of its own.
    Subject(Subject),
    /// That of the verb before in the sentence.
    Same,
    /// The last one who spoke.
    Last,
}

/// A statement under way.
#[derive(Clone, Debug)]
pub struct Draft<'w> {
    /// The rule that found it.
    pub rule: &'w Rule,
    /// Whose words.
    pub voice: Voice,
    /// The tokens that all this was found by, the speaker aside.
    pub anchor: Range<usize>,
    /// The words of saying, the complementiser included.
    pub cue: Option<Range<usize>>,
    /// What was said.
    pub content: Range<usize>,
    /// Whether the content may be cut where another statement of the sentence begins.
    pub open: bool,
    /// The quotation that it is, or is part of.
    pub quote: Option<usize>,
    /// How the content is bounded.
    pub bounds: Grade,
    /// What the cue says about the truth.
    pub factuality: Factuality,
    /// Whether the verb shows that its subject is no man.
    pub feminine: bool,
    /// Whether it shows that its subject are two.
    pub dual: bool,
    /// The verb of the cue.
    pub verb: Option<Range<usize>>,
    /// Whether "and" is written onto the cue.
    pub attached: bool,
    /// Further stretches of the same quotation.
    pub goes_on: Vec<Range<usize>>,
}

/// All drafts of a sentence, in the order of their anchors.
pub fn drafts<'w>(ground: &Ground, rules: &'w [Rule], spots: &[Spot]) -> Vec<Draft<'w>> {
    let mut found: Vec<Draft<'w>> = Vec::new();
    for source in sources(ground) {
        let anchor = Anchor::Source(source);
        found.extend(rules.iter().find_map(|rule| Match::of(ground, rule, &anchor)));
    }
    for noun in speech::nouns(ground) {
        let anchor = Anchor::Speech(noun);
        found.extend(rules.iter().find_map(|rule| Match::of(ground, rule, &anchor)));
    }
    // "According to a report released on Monday": what stands in the name of the source is no cue.
    let named: Vec<Range<usize>> = found
        .iter()
        .filter_map(|d| match &d.voice {
            Voice::Subject(subject) => Some(subject.tokens.clone()),
            _ => None,
        })
        .collect();
    // "under the theme “Connecting towns, |sharing| water”".
    let in_motto = |spot: &Spot| ground.quotes.iter().any(|quote| quote.is_slogan && quote.inner.contains(&spot.verb.start));
    for spot in spots.iter().filter(|spot| !in_motto(spot) && !named.iter().any(|n| n.contains(&spot.verb.start))) {
        let anchor = Anchor::Cue(spot);
        found.extend(rules.iter().find_map(|rule| Match::of(ground, rule, &anchor)));
    }
    for token in ground.sentence.clone().filter(|&t| ground.word(t) == ":") {
        let is_taken = found.iter().any(|d| d.content.contains(&token) || (d.anchor.end <= token && token <= d.content.start));
        if !is_taken {
            found.extend(rules.iter().find_map(|rule| Match::of(ground, rule, &Anchor::Colon(token))));
        }
    }
    let ends_here = |q: &Quote| q.outer.start <= ground.sentence.start && ground.sentence.contains(&(q.outer.end - 1));
    let alone = ground.quotes.iter().enumerate().find(|(_, q)| ends_here(q));
    if let Some((quote, _)) = alone.filter(|_| found.is_empty()) {
        found.extend(rules.iter().find_map(|rule| Match::of(ground, rule, &Anchor::Quote(quote))));
    }
    found.sort_by_key(|draft| draft.anchor.start);
    drop_relayed(&mut found);
    drop_frames(ground, spots, &mut found);
    drop_citations(ground, &mut found);
    drop_inserted(&mut found);
    drop_doubles(&mut found);
    if ground.words.conjugation == Conjugation::Arabic {
        join_nouns(&mut found);
    }
    drop_orders(ground, &mut found);
    drop_told(ground, spots, &mut found);
    drop_quoted(ground, &mut found);
    cut(ground, &mut found);
    part_quotations(ground, &mut found);
    found
}

/// "قال المتحدث: "|يرى الأمين العام أن| الوضع خطير"": what somebody else thinks in somebody's words is not said besides.
fn drop_quoted(ground: &Ground, drafts: &mut Vec<Draft>) {
    let quoted: Vec<Range<usize>> = drafts
        .iter()
        .filter_map(|d| d.quote.map(|quote| ground.quotes[quote].inner.clone()).filter(|inner| d.anchor.end <= inner.start))
        .collect();
    let is_quoted = |d: &Draft| quoted.iter().any(|inner| inner.contains(&d.anchor.start) && d.content.end <= inner.end);
    drafts.retain(|d| ground.words.order != Order::VerbFirst || !is_quoted(d));
}

/// "cho biết |Chính phủ đã đồng ý| hỗ trợ", "“Nghe |ông giám đốc hứa| thì mừng”": who does something in what somebody tells says nothing besides,
/// where verbs have one form and many of them may be verbs of saying.
fn drop_told(ground: &Ground, spots: &[Spot], drafts: &mut Vec<Draft>) {
    if ground.words.conjugation != Conjugation::None {
        return;
    }
    let is_behind = |d: &&Draft| d.quote.is_none() && d.anchor.end <= d.content.start && !is_own(spots, d);
    let told: Vec<Range<usize>> = drafts.iter().filter(is_behind).map(|d| d.content.clone()).collect();
    let of = |d: &Draft| d.quote.map(|quote| ground.quotes[quote].inner.clone()).filter(|inner| !inner.contains(&d.anchor.start));
    let quoted: Vec<Range<usize>> = drafts.iter().filter_map(of).collect();
    // "Theo ông Bình, |Bộ Y tế đã giao| các tỉnh", "bà Hà cho biết, ngay sau đó, |Bộ đã chỉ đạo|".
    let is_in = |content: &Range<usize>, d: &Draft, start: usize| {
        content.start == start && d.verb.is_some() || is_own(spots, d) && content.contains(&start)
    };
    let is_told = |d: &Draft| match &d.voice {
        Voice::Subject(subject) if d.content.start >= d.anchor.end => told.iter().any(|content| is_in(content, d, subject.tokens.start)),
        _ => false,
    };
    let is_quoted = |d: &Draft| quoted.iter().any(|inner| inner.contains(&d.anchor.start) && d.content.end <= inner.end);
    drafts.retain(|d| !is_told(d) && !is_quoted(d));
}

/// "chỉ đạo", "công bố": whether the verb of a draft tells as often what somebody does.
fn is_own(spots: &[Spot], draft: &Draft) -> bool {
    spots.iter().any(|spot| draft.verb.as_ref() == Some(&spot.verb) && spot.cue.has(Cue::OWN_SUBJECT))
}

/// "said his members were worried: |“They may never return.”|": a quotation behind a clause is said besides.
fn part_quotations(ground: &Ground, drafts: &mut Vec<Draft>) {
    let mut quoted = Vec::new();
    for draft in drafts.iter_mut().filter(|d| d.open && d.verb.is_some() && d.content.start >= d.anchor.end) {
        let is_colon = |&t: &usize| ground.word(t) == ":";
        let Some(colon) = draft.content.clone().skip(2).find(is_colon) else { continue };
        let Some(quote) = ground.quotes.iter().position(|q| q.outer.start == colon + 1 && q.may_be_speech()) else { continue };
        let mut content = ground.quotes[quote].inner.clone();
        let goes_on = sentences_of(ground.reading, &ground.quotes[quote], &mut content);
        draft.content = trim(ground, draft.content.start..colon);
        draft.open = false;
        let (anchor, cue) = (colon..colon + 1, None);
        let voice = Voice::Same;
        quoted.push(Draft {
            voice,
            anchor,
            cue,
            content,
            open: false,
            quote: Some(quote),
            bounds: Grade::A,
            goes_on,
            verb: None,
            ..draft.clone()
        });
    }
    drafts.extend(quoted);
    drafts.sort_by_key(|draft| draft.anchor.start);
}

/// "ذكرت صحيفة الغد|، نقلا عن مصادر|، أن": whom the subject of a verb quotes says nothing besides.
fn drop_relayed(drafts: &mut Vec<Draft>) {
    let subjects: Vec<(Range<usize>, usize)> = drafts
        .iter()
        .filter(|d| d.verb.is_some())
        .filter_map(|d| match &d.voice {
            Voice::Subject(subject) => Some((subject.tokens.clone(), d.content.start)),
            _ => None,
        })
        .collect();
    let is_told = |d: &Draft| subjects.iter().any(|(tokens, start)| tokens.contains(&d.anchor.start) && *start == d.content.start);
    drafts.retain(|d| d.verb.is_some() || !is_told(d));
}

/// "Citing figures of the fund, |the minister said| …": who says it is the minister.
fn drop_frames(ground: &Ground, spots: &[Spot], drafts: &mut Vec<Draft>) {
    // "Theo cáo trạng, |ông Lộc chỉ đạo| nhân viên": what somebody does is told by the source.
    let is_bare = ground.words.conjugation == Conjugation::None;
    let is_deed = |d: &Draft| is_bare && is_own(spots, d);
    let starts: Vec<usize> = drafts
        .iter()
        .filter_map(|d| match &d.voice {
            // "According to the fund, |donors will share| the bill": what is not said yet has no frame.
            Voice::Subject(subject)
                if d.verb.is_some() && subject.named[0] != Named::Document && d.factuality != Factuality::Hypothetical && !is_deed(d) =>
            {
                Some(subject.tokens.start)
            }
            _ => None,
        })
        .collect();
    // "Le ministre a mis l'accent sur « l'unité », |souligne le communiqué|": the paper that tells what somebody said.
    let said: Vec<Range<usize>> = drafts
        .iter()
        .filter(|d| d.verb.is_some() && matches!(&d.voice, Voice::Subject(subject) if subject.named[0] != Named::Document))
        .map(|d| d.content.clone())
        .collect();
    let is_told_again = |d: &Draft| {
        let names_document = matches!(&d.voice, Voice::Subject(subject) if subject.named[0] == Named::Document);
        let holds = |content: &Range<usize>| d.content.start <= content.start && content.end <= d.content.end;
        names_document && d.verb.is_some() && d.content.end <= d.anchor.start && said.iter().any(holds)
    };
    // "أكدت الحكومة |على لسان الوزير أنس الصالح أن|": it is the minister who says so.
    let voiced: Vec<usize> = drafts.iter().filter(|d| d.verb.is_none()).map(|d| d.anchor.start).collect();
    let is_voiced = |d: &Draft| {
        let by_voice = (d.anchor.end..=d.content.start).find(|&t| ground.words.by_voice.at(ground.reading, t).is_some());
        d.verb.is_some() && by_voice.is_some_and(|t| voiced.contains(&t))
    };
    drafts.retain(|d| !is_voiced(d));
    let is_french = ground.words.conjugation == Conjugation::French;
    let is_arabic = ground.words.order == Order::VerbFirst;
    drafts.retain(|d| !is_french || !is_told_again(d));
    // "|La Fédération salue| une décision sage, selon un communiqué": the paper in which somebody says so.
    let is_paper = |d: &Draft| {
        let names_document = matches!(&d.voice, Voice::Subject(subject) if subject.named[0] == Named::Document);
        let is_behind = d.content.end <= d.anchor.start;
        let is_told = is_behind && names_document && ground.words.order == Order::SubjectFirst;
        is_told && starts.iter().any(|start| (d.content.start..=d.content.start + 1).contains(start))
    };
    // "|« Rien n'est acté », leur a assuré ce dernier|, selon plusieurs participants": who says it is the latter.
    // "|قال الوزير إن النسبة ارتفعت|، بحسب وكالة "وفا"".
    let told: Vec<(Range<usize>, Range<usize>)> = drafts
        .iter()
        .filter(|d| d.verb.is_some() && (d.quote.is_some() || is_arabic))
        .map(|d| (d.anchor.clone(), d.content.clone()))
        .collect();
    let is_relayed = |d: &Draft| {
        let holds = |part: &Range<usize>| d.content.start <= part.start && part.end <= d.content.end;
        let begins = |part: &Range<usize>| is_arabic && d.content.contains(&part.start);
        d.content.end <= d.anchor.start && told.iter().any(|(anchor, content)| holds(anchor) && (holds(content) || begins(content)))
    };
    let papers: Vec<usize> = drafts.iter().filter(|d| d.verb.is_none() && d.cue.is_some() && is_paper(d)).map(|d| d.anchor.start).collect();
    let is_basis = |d: &Draft| ground.words.cited.at(ground.reading, d.anchor.start).is_some();
    let is_relay = |d: &&Draft| is_arabic && d.verb.is_none() && d.cue.is_some() && is_relayed(d) && !is_basis(d);
    let relays: Vec<usize> = drafts.iter().filter(is_relay).map(|d| d.anchor.start).collect();
    let papers: Vec<usize> = papers.into_iter().chain(relays).collect();
    for draft in drafts.iter_mut() {
        if let Some(paper) = papers.iter().find(|paper| draft.verb.is_some() && draft.content.contains(paper)) {
            draft.content.end = paper.saturating_sub(1).max(draft.content.start + 1);
        }
    }
    drafts.retain(|d| {
        let is_frame = d.content.start >= d.anchor.end && starts.contains(&d.content.start);
        d.verb.is_some() || d.cue.is_none() || !is_frame && !is_paper(d) && !is_relayed(d)
    });
}

/// "Exports fell, he added, |citing data| of the bureau": who says it is he, and nothing is said of the data.
fn drop_citations(ground: &Ground, drafts: &mut Vec<Draft>) {
    let told: Vec<Range<usize>> = drafts.iter().filter(|d| d.verb.is_some()).map(|d| d.content.clone()).collect();
    // "وذكر الوزير أن الحوادث تراجعت، |استنادا إلى أرقام المرصد|": what he bases it on.
    let is_basis = |d: &Draft| {
        let follows = told.iter().any(|content| content.start < d.anchor.start && content.start >= d.content.start);
        d.verb.is_none() && d.content.end <= d.anchor.start && follows && ground.words.cited.at(ground.reading, d.anchor.start).is_some()
    };
    drafts.retain(|d| !is_basis(d));
    let is_cited = |d: &Draft| ground.words.relays.at(ground.reading, d.anchor.start).is_some();
    let names_document = |d: &Draft| ground.words.documents.at(ground.reading, ground.after_article(d.content.start)).is_some();
    // "|Được AFP trích dẫn|, bà Roe khẳng định": who cites does not speak.
    let is_passive = |d: &Draft| match &d.voice {
        Voice::Subject(subject) => ground.words.passive.before(ground.reading, subject.tokens.start, ground.sentence.start).is_some(),
        _ => false,
    };
    drafts.retain(|d| !(is_cited(d) && d.verb.is_some() && is_passive(d)));
    drafts.retain(|d| {
        let is_source = d.verb.is_none() && d.cue.is_some() && d.content.end <= d.anchor.start;
        let is_told = told.iter().any(|content| content.start == d.content.start && content.end < d.content.end);
        !(is_cited(d) && (is_source && is_told || d.verb.is_some() && d.quote.is_none() && names_document(d)))
    });
}

/// "Le maire a|, selon un communiqué,| réitéré son soutien": a source between an auxiliary and its verb.
fn drop_inserted(drafts: &mut Vec<Draft>) {
    let cues: Vec<Range<usize>> = drafts.iter().filter(|d| d.verb.is_some()).filter_map(|d| d.cue.clone()).collect();
    drafts.retain(|d| d.verb.is_some() || !cues.iter().any(|cue| cue.start < d.anchor.start && d.anchor.end < cue.end));
}

/// "وأردف |قائلا| إن", "Mme Roe a jugé le plan tardif : « … », |a-t-elle lancé|": what only tells again what a verb before says too.
fn drop_doubles(drafts: &mut Vec<Draft>) {
    let said: Vec<(usize, Range<usize>)> = drafts.iter().map(|d| (d.anchor.start, d.content.clone())).collect();
    let is_same = |voice: &Voice| match voice {
        Voice::Same => true,
        Voice::Subject(subject) => subject.named.iter().all(|named| matches!(named, Named::Pronoun { .. })),
        Voice::Last => false,
    };
    drafts.retain(|d| !is_same(&d.voice) || !said.iter().any(|(start, content)| *start < d.anchor.start && *content == d.content));
}

/// "وجدد |تأكيده أن| الغابات ستحمى": the noun of saying that a verb takes is one with it.
fn join_nouns(drafts: &mut Vec<Draft>) {
    let nouns: Vec<(usize, Range<usize>, usize)> = drafts
        .iter()
        .filter(|d| d.cue.is_some() && d.verb.is_some())
        .map(|d| (d.anchor.start, d.content.clone(), d.cue.as_ref().map_or(d.anchor.end, |cue| cue.end)))
        .collect();
    let mut joined = Vec::new();
    for draft in drafts.iter_mut().filter(|d| d.verb.is_some() && d.quote.is_none() && d.anchor.end <= d.content.start) {
        let noun = nouns.iter().find(|(start, content, _)| *start == draft.content.start && content.end <= draft.content.end);
        if let Some((start, content, end)) = noun {
            let from = draft.cue.as_ref().map_or(draft.anchor.start, |cue| cue.start);
            draft.content = content.clone();
            draft.cue = draft.cue.as_ref().filter(|cue| cue.end < *start).cloned().or(Some(from..*end));
            joined.push(*start);
        }
    }
    drafts.retain(|d| !joined.contains(&d.anchor.start));
}

/// "đề nghị |Bộ Tài chính công bố| lộ trình": what somebody is to say has not been said.
fn drop_orders(ground: &Ground, drafts: &mut Vec<Draft>) {
    const NEAR: usize = 2;
    if ground.words.directives.is_empty() {
        return;
    }
    let is_directive =
        |d: &&Draft| d.verb.as_ref().is_some_and(|verb| ground.words.directives.at(ground.reading, verb.start) == Some(verb.end));
    let wanted: Vec<usize> = drafts.iter().filter(is_directive).map(|d| d.content.start).collect();
    // "chúng tôi kêu gọi |chính phủ công bố|": whoever it is that asks.
    let is_asked = |start: usize| {
        ground
            .cues
            .iter()
            .any(|cue| cue.end == start && cue.clone().any(|t| ground.words.directives.at(ground.reading, t) == Some(cue.end)))
    };
    let is_ordered = |d: &Draft| match &d.voice {
        Voice::Subject(subject) if d.content.start >= d.anchor.end && is_asked(subject.tokens.start) => true,
        Voice::Subject(subject) if d.content.start >= d.anchor.end => {
            wanted.iter().any(|start| (*start..=start + NEAR).contains(&subject.tokens.start) && subject.tokens.start < d.anchor.start)
        }
        _ => false,
    };
    drafts.retain(|d| !is_ordered(d));
}

/// The source phrases of a sentence that stand where one may begin: at its beginning or after a mark.
fn sources(ground: &Ground) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for start in ground.sentence.clone() {
        if found.last().is_some_and(|last| start < last.end) {
            continue;
        }
        if let Some(end) = ground.words.sources.at(ground.reading, start) {
            found.push(start..end);
        } else if ground.words.sources_around.at(ground.reading, start).is_some() && ground.view_of(start + 1).is_some() {
            found.push(start..start + 1);
        } else if let Some(end) = ground.words.sources_first.at(ground.reading, start).filter(|_| start == ground.sentence.start)
            && is_view(ground, end)
        {
            found.push(start..end);
        }
    }
    // "|Theo phóng viên TTXVN tại châu Âu|, …": where the paper has it from.
    let is_own = |source: &Range<usize>| {
        let end = ground.words.interviewers.at(ground.reading, source.end).filter(|_| ground.words.conjugation == Conjugation::None);
        end.is_some_and(|end| ground.words.outlets.at(ground.reading, end).is_some() || ground.word(end) == "thường")
    };
    found.retain(|source| !is_own(source));
    found.retain(|source| {
        // "bà Lan, giám đốc, |dẫn kết quả khảo sát| … cho thấy": she tells what a document shows.
        let is_verb = ground.cues.iter().any(|cue| cue.start == source.start && cue.end > source.end);
        let before = source.start.checked_sub(1).map_or("", |t| ground.word(t));
        let is_first =
            source.start == ground.sentence.start || ground.words.and.before(ground.reading, source.start, ground.sentence.start).is_some();
        is_first
            || !is_verb && matches!(before, "," | ";" | ":" | "»" | "”" | "\"" | "«" | "“" | "–" | "-")
            || source.end - source.start > 1 && !is_verb
    });
    found
}

/// "Pour |elle|, …", "Pour |le ministre Diop|, …": somebody with a comma, whose view follows.
fn is_view(ground: &Ground, at: usize) -> bool {
    ground.source_at(at).is_some_and(|subject| {
        let is_somebody = subject.named.iter().all(|named| match named {
            Named::Actor(actor) => !matches!(ground.cast.actors[*actor].who, crate::extract::Who::Body(_)),
            Named::Pronoun { .. } | Named::Person(_) => true,
            _ => false,
        });
        is_somebody && (ground.word(subject.tokens.end) == "," || ground.rest_of_title(&subject).is_some())
    })
}

/// "Le préfet, |qui a rappelé| que le bain était interdit|, a pris| un arrêté": the comma that closes the relative clause of a French cue.
fn end_of_relative(ground: &Ground, draft: &Draft) -> Option<usize> {
    let is_french = ground.words.conjugation == Conjugation::French;
    ground.words.relatives.before(ground.reading, draft.anchor.start, ground.sentence.start).filter(|_| is_french)?;
    let goes_on = |t: usize| ground.words.auxiliaries.at(ground.reading, t).is_some() || ground.cues.iter().any(|cue| cue.start == t);
    draft.content.clone().skip(1).find(|&t| ground.word(t) == "," && goes_on(t + 1))
}

/// Ends a content where a further statement of the same or of another speaker begins.
fn cut(ground: &Ground, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let content = drafts[i].content.clone();
        if !drafts[i].open {
            continue;
        }
        let begins = |next: &Draft| -> Option<usize> {
            // "…: |il faut agir, a-t-il rappelé".
            let starts = next.content.start;
            let after_colon = starts > content.start && next.content.end <= next.anchor.start && ground.word(starts - 1) == ":";
            if after_colon && starts < content.end {
                return Some(starts);
            }
            let begin = match &next.voice {
                // "Le député, qui redoute une hausse, |a demandé| un audit".
                // "أعلنت الوزارة عن خطة، |فيما أكدت أن|".
                Voice::Subject(subject)
                    if subject.tokens.end <= content.start
                        && (ground.words.inflects() || ground.words.conjugation == Conjugation::Arabic) =>
                {
                    next.anchor.start
                }
                Voice::Subject(subject) => subject.tokens.start.min(next.anchor.start),
                Voice::Same | Voice::Last => next.anchor.start,
            };
            let is_inside = begin > content.start && begin < content.end && next.content.start >= next.anchor.start;
            if !is_inside {
                return None;
            }
            let own_clause = match next.voice {
                Voice::Same => true,
                _ => {
                    matches!(ground.word(begin - 1), "," | ";")
                        || ground.words.and.before(ground.reading, begin, content.start).is_some()
                        || ground.words.chain.before(ground.reading, begin, content.start).is_some()
                }
            };
            own_clause.then_some(begin)
        };
        let end = drafts[i + 1..].iter().find_map(begins).or_else(|| end_of_relative(ground, &drafts[i]));
        if let Some(mut end) = end {
            // ", tandis que |son collègue des Finances, Éric Simard|": the title before the name belongs to it.
            let joins = |t: &usize| ground.word(*t - 1) == "," && ground.words.and.at(ground.reading, *t).is_some();
            end = (content.start + 1..end).rev().take(10).find(joins).unwrap_or(end);
            drafts[i].content.end = end;
            drafts[i].content = trim(ground, drafts[i].content.clone());
        }
    }
}

/// Takes separators, joining words and closing points off both ends of a content.
pub fn trim(ground: &Ground, mut content: Range<usize>) -> Range<usize> {
    let is_separator = |t: usize| matches!(ground.reading.folded(t), "," | ":" | ";" | "–" | "—" | "-");
    while !content.is_empty() && (is_separator(content.start) || matches!(ground.reading.folded(content.start), "»" | "”" | ")" | ".")) {
        content.start += 1;
    }
    loop {
        let Some(last) = content.clone().last() else { return content };
        let is_end = is_separator(last) || matches!(ground.reading.folded(last), "." | "!" | "?") && content.len() > 1;
        let ellipsis = ground.reading.folded(last) == "."
            && last > content.start
            && ground.reading.folded(last - 1) == "."
            && !ground.reading.tokens[last].spaced
            // "بين البلدين|..| مؤكدا": two points are a comma in Arabic.
            && (ground.words.conjugation != Conjugation::Arabic || last > 1 && ground.reading.folded(last - 2) == ".");
        let opens = matches!(ground.reading.folded(last), "«" | "“" | "(");
        // "had heard such promises |before|.": at the end of a sentence it joins nothing.
        let ends_sentence = matches!(ground.word(content.end), "" | "." | ";" | "!");
        let joins = [&ground.words.and, &ground.words.chain]
            .into_iter()
            .filter(|_| !ends_sentence)
            .find_map(|list| list.before(ground.reading, content.end, content.start + 1));
        if is_end && !ellipsis || opens {
            content.end = last;
        } else if let Some(at) = joins {
            content.end = at;
        } else {
            return content;
        }
    }
}

/// What a rule is looked for at.
enum Anchor<'s> {
    Cue(&'s Spot),
    Source(Range<usize>),
    Colon(usize),
    Quote(usize),
    Speech(Range<usize>),
}

impl Anchor<'_> {
    fn fits(&self, slot: Slot) -> bool {
        match self {
            Self::Cue(spot) => match slot {
                Slot::Cue => spot.cue.has(Cue::FINITE),
                Slot::Participle => spot.cue.has(Cue::PARTICIPLE),
                Slot::VerbalNoun => spot.cue.has(Cue::VERBAL_NOUN),
                _ => false,
            },
            Self::Source(_) => slot == Slot::Source,
            Self::Colon(_) => slot == Slot::Colon,
            Self::Quote(_) => slot == Slot::Quote,
            Self::Speech(_) => slot == Slot::Speech,
        }
    }
}

/// A rule being matched: what has been taken so far.
struct Match<'g, 'r, 'a, 's> {
    ground: &'g Ground<'r, 'a>,
    spot: Option<&'s Spot>,
    left: usize,
    right: usize,
    voice: Option<Voice>,
    content: Option<Range<usize>>,
    quote: Option<usize>,
    that_end: Option<usize>,
    /// What the slot before told of the content that follows.
    after: Option<Slot>,
    feels: bool,
    /// Whether the rule is looked for at a quotation, which stands first.
    opens_with_quote: bool,
    /// Whether it is looked for at a noun of speech.
    is_speech: bool,
    /// Whether "as" stands before the one who speaks.
    is_as: bool,
    bounds: Grade,
    open: bool,
}

impl<'g, 'r, 'a, 's> Match<'g, 'r, 'a, 's> {
    fn of<'w>(ground: &'g Ground<'r, 'a>, rule: &'w Rule, anchor: &Anchor<'s>) -> Option<Draft<'w>> {
        let slots = &rule.pattern.slots;
        if !anchor.fits(slots[rule.pattern.anchor]) {
            return None;
        }
        let (spot, tokens) = match anchor {
            Anchor::Cue(spot) => (Some(*spot), spot.tokens.clone()),
            Anchor::Source(source) | Anchor::Speech(source) => (None, source.clone()),
            Anchor::Colon(token) => (None, *token..token + 1),
            Anchor::Quote(quote) => (None, ground.quotes[*quote].outer.start..ground.quotes[*quote].outer.start),
        };
        let mut found = Match {
            ground,
            spot,
            left: tokens.start,
            right: tokens.end,
            voice: None,
            content: None,
            quote: None,
            that_end: None,
            after: None,
            feels: false,
            opens_with_quote: matches!(anchor, Anchor::Quote(_)),
            is_speech: matches!(anchor, Anchor::Speech(_)),
            is_as: slots.contains(&Slot::As),
            bounds: Grade::B,
            open: true,
        };
        if let Some(pronoun) = spot.and_then(|s| s.inverted) {
            found.voice = Some(Voice::Subject(found.impersonal(pronoun).unwrap_or_else(|| inverted(ground, pronoun))));
        }
        for slot in slots[..rule.pattern.anchor].iter().rev() {
            found.take_left(*slot)?;
        }
        let first = if matches!(anchor, Anchor::Quote(_)) { rule.pattern.anchor } else { rule.pattern.anchor + 1 };
        for slot in &slots[first..] {
            found.take_right(*slot)?;
        }
        found.finish(rule, tokens)
    }

    /// "phát biểu kết luận |hội nghị|": a gathering that somebody closes, which is nothing said.
    fn is_gathering(&self, content: &Range<usize>) -> bool {
        let covers = |tag: &crate::extract::Tag| matches!(tag.class, Class::EventNoun(_)) && tag.tokens == *content;
        self.ground.words.conjugation == Conjugation::None && self.ground.reading.tags_at(content.start).iter().any(covers)
    }

    /// "The ambassador |called on Trade Minister Ana Ruiz| on Monday": a visit, as nobody is called on to do anything.
    fn is_courtesy_call(&self, content: &Range<usize>) -> bool {
        const NEAR: usize = 3;
        let reading = self.ground.reading;
        let calls_on =
            |s: &Spot| reading.folded(s.verb.start).starts_with("call") && matches!(reading.folded(s.verb.end - 1), "on" | "upon");
        let is_call = self.ground.words.conjugation == Conjugation::English && self.spot.is_some_and(calls_on);
        let is_host = |t: usize| {
            let is_title = |tag: &crate::extract::Tag| matches!(tag.class, Class::Office(_) | Class::Honorific(_));
            reading.tokens[t].capital && reading.tags_at(t).iter().any(is_title)
        };
        let is_asked = |t: usize| reading.folded(t) == "to" && reading.tokens.get(t + 1).is_some_and(|next| !next.capital);
        is_call && content.clone().take(NEAR).any(is_host) && !(content.start..self.ground.sentence.end).any(is_asked)
    }

    /// "The mayor |wanted a new car|": what somebody wants, where nobody is to do it as in "wanted the council to close the dump".
    fn is_wish(&self, content: &Range<usize>) -> bool {
        const REACH: usize = 12;
        let reading = self.ground.reading;
        let wants = |s: &Spot| s.verb.len() == 1 && matches!(reading.folded(s.verb.start), "want" | "wants" | "wanted");
        let is_english = self.ground.words.conjugation == Conjugation::English;
        let is_asked = |t: usize| reading.folded(t) == "to" && reading.tokens.get(t + 1).is_some_and(|next| !next.capital);
        let asks = || content.clone().skip(1).take(REACH).take_while(|&t| reading.tokens[t].kind != Kind::Mark).any(is_asked);
        is_english && self.spot.is_some_and(wants) && (reading.folded(content.start) == "to" || !asks())
    }

    fn finish<'w>(self, rule: &'w Rule, anchor: Range<usize>) -> Option<Draft<'w>> {
        let ground = self.ground;
        let mut content = self.content.clone()?;
        let mut quote = self.quote;
        let mut goes_on = Vec::new();
        if let Some(q) = quote.map(|q| &ground.quotes[q]) {
            goes_on = sentences_of(ground.reading, q, &mut content);
        } else {
            content = trim(ground, content);
            content = self.up_to_next_verb(content);
            quote = enclosed(ground, &content);
            if let Some(q) = quote {
                content = ground.quotes[q].inner.clone();
            } else {
                quote = ground.quotes.iter().position(|q| {
                    q.may_be_speech()
                        && q.inner.start <= content.start
                        && content.end <= q.inner.end
                        && anchor.start >= q.inner.start
                        && anchor.end <= q.inner.end
                });
            }
        }
        if quote.is_some_and(|q| ground.quotes[q].is_slogan)
            || self.is_gathering(&content)
            || self.is_courtesy_call(&content)
            || self.is_wish(&content)
        {
            return None;
        }
        if quote.is_none() {
            content = self.behind_insertion(content);
        }
        goes_on.extend(self.after_the_cue(quote));
        // "a annoncé |30 classes|": a number counts as a word.
        let n_words = content.clone().filter(|&t| matches!(ground.reading.tokens[t].kind, Kind::Word | Kind::Number)).count();
        let is_negated = self.spot.is_some_and(|s| s.negated);
        // "appealed for |calm|", "urged |restraint|".
        let is_object = self.spot.is_some() && ground.words.inflects();
        let is_long = content.len() == 1 && ground.word(content.start).chars().count() >= if is_object { 4 } else { 5 };
        let least = if quote.is_some() || self.after == Some(Slot::That) || is_long && self.after == Some(Slot::Noun) { 1 } else { 2 };
        // "objecting to |the|": where marks inside of marks cut what follows.
        let is_cut = content.len() == 1 && ground.words.inflects() && ground.words.articles.at(ground.reading, content.start).is_some();
        // "n'a pas exclu |une hausse|": what somebody does not rule out.
        let denies_nothing = is_negated && self.spot.is_some_and(|s| s.cue.has(Cue::DENIAL));
        // "ولم يوضح الوزير |ما إذا| كانت المصانع ستعوض": what nobody told.
        let is_whether = |end: usize| ground.words.conjugation == Conjugation::Arabic && ground.word(end - 1) == "اذا";
        if is_negated && self.that_end.is_some_and(is_whether) {
            return None;
        }
        // "ورفضت الشركة، وي بيلد، |التعليق|".
        let refuses = self.spot.is_some_and(|s| s.cue.has(Cue::DENIAL)) && self.after == Some(Slot::Noun);
        if refuses && ground.words.no_content.before(ground.reading, content.end, content.start) == content.end.checked_sub(1) {
            return None;
        }
        if n_words < least || is_cut || (is_negated && !denies_nothing && !matches!(self.after, Some(Slot::That))) {
            return None;
        }
        // "|شكرا| جزيلا لكم": the dual of a short verb is mostly another word.
        const SHORT: usize = 5;
        let is_other = |s: &Spot| s.cue.has(Cue::DUAL) && ground.word(s.verb.start).trim_start_matches(['و', 'ف']).chars().count() < SHORT;
        if self.spot.is_some_and(is_other) && self.after != Some(Slot::That) {
            return None;
        }
        // "did not deny that": who denies a denial says it.
        let denies = is_negated != self.spot.is_some_and(|s| s.cue.has(Cue::DENIAL));
        let hearsay = self.spot.is_some_and(|s| s.hearsay || s.cue.has(Cue::HEARSAY));
        let factuality = match (denies, hearsay) {
            (true, _) => Factuality::Denied,
            (false, true) => Factuality::Hearsay,
            (false, false) if self.spot.is_some_and(|s| s.hypothetical) => Factuality::Hypothetical,
            (false, false) => Factuality::Said,
        };
        let cue = self.spot.map(|spot| match self.that_end {
            Some(end) if self.feels || ground.words.that.at(ground.reading, spot.tokens.end) == Some(end) => spot.tokens.start..end,
            _ => spot.tokens.clone(),
        });
        let is_source = [&ground.words.sources, &ground.words.sources_first, &ground.words.sources_around]
            .iter()
            .any(|l| l.at(ground.reading, anchor.start).is_some());
        let cue = cue.or_else(|| Some(anchor.clone()).filter(|_| is_source || self.is_speech));
        if !self.may_end_here(quote) || !self.may_show() {
            return None;
        }
        content = self.around_the_cue(content, quote);
        let open = self.open && quote.is_none();
        let bounds = if quote.is_some() { Grade::A } else { self.bounds };
        Some(Draft {
            rule,
            voice: self.voice?,
            anchor,
            cue,
            content,
            open,
            quote,
            bounds,
            factuality,
            feminine: self.spot.is_some_and(|s| s.cue.has(Cue::FEMININE)),
            dual: self.spot.is_some_and(|s| s.cue.has(Cue::DUAL)),
            verb: self.spot.map(|s| s.verb.clone()),
            attached: self.spot.is_some_and(|s| s.attached),
            goes_on,
        })
    }

    /// Where the clause of the cue begins: the sentence, or the quotation that the cue stands in.
    fn floor(&self) -> usize {
        let at = self.left;
        let quotes = self.ground.quotes.iter();
        let open = quotes.filter(|q| q.inner.start <= at && at < q.inner.end).map(|q| q.inner.start).max();
        open.unwrap_or(0).max(self.ground.sentence.start)
    }

    /// Where it ends, likewise.
    fn ceiling(&self) -> usize {
        let at = self.right;
        let quotes = self.ground.quotes.iter();
        let close = quotes.filter(|q| q.inner.start <= at && at < q.inner.end).map(|q| q.inner.end).min();
        close.unwrap_or(usize::MAX).min(self.ground.sentence.end)
    }

    fn says(&self) -> bool {
        self.spot.is_none_or(|s| s.cue.has(Cue::QUOTE) || s.cue.has(Cue::THAT))
    }

    fn take_left(&mut self, slot: Slot) -> Option<()> {
        let ground = self.ground;
        match slot {
            Slot::Speaker => {
                if self.voice.is_none() {
                    let floor = if self.is_as { self.after_as()? } else { self.floor() };
                    let subject = match self.spot {
                        None if self.is_speech => self.owner_of_speech()?,
                        Some(spot) if spot.cue.has(Cue::VERBAL_NOUN) => {
                            ground.quoted_before(self.left, floor).or_else(|| ground.unknown_quoted_before(self.left, floor))?
                        }
                        Some(spot) if spot.therein => return None,
                        Some(_) => {
                            let known = self
                                .document_told_of()
                                .or_else(|| self.told_beforehand())
                                .or_else(|| ground.subject_before(self.left, floor));
                            let known = known.or_else(|| self.nameless_before());
                            known.or_else(|| self.people_before(floor))?
                        }
                        None if ground.words.order == Order::VerbFirst => teller_before(ground, self.left)?,
                        None => label_before(ground, self.left).or_else(|| teller_before(ground, self.left))?,
                    };
                    // "وأعربت |الوزيرة| عن تأييدها، وقالت": the subject of the verb before it.
                    let is_finite = self.spot.is_some_and(|s| s.cue.has(Cue::FINITE) && s.tokens.start == s.verb.start);
                    let is_taken = ground.cues.iter().any(|cue| cue.end == subject.tokens.start);
                    let is_near = subject.tokens.end == self.left;
                    // "عمان (بترا) - أقر مجلس النواب": the agency of a dateline is nobody's subject.
                    let is_dash = |t: usize| matches!(ground.word(t), "-" | "–" | "—");
                    let is_dateline = ground.words.order == Order::VerbFirst
                        && ground.word(subject.tokens.end) == ")"
                        && is_dash(subject.tokens.end + 1)
                        && subject.tokens.start - ground.sentence.start <= 8;
                    // "إلى أن |تقرير اللجنة يوصي| المجلس بالموافقة": what is said tells of it.
                    let near = subject.tokens.start.saturating_sub(2).max(ground.sentence.start)..subject.tokens.start;
                    let is_told = ground.words.that.first_in(ground.reading, near).is_some_and(|that| {
                        let follows_verb = ground.cues.iter().any(|cue| cue.end <= that.start);
                        that.end <= subject.tokens.start && follows_verb
                    });
                    (ground.words.order == Order::SubjectFirst || !is_finite || !is_told).then_some(())?;
                    (ground.words.order == Order::SubjectFirst || !is_finite || !is_taken || is_near).then_some(())?;
                    (!is_dateline).then_some(())?;
                    self.left = self.before_modifiers(&subject);
                    self.voice = Some(Voice::Subject(subject));
                }
            }
            Slot::Same => {
                // "سخر من الفكرة |قائلا|": a participle needs no mark before it.
                let is_circumstance = ground.words.order == Order::VerbFirst
                    && self.spot.is_some_and(|s| {
                        let is_participle = s.cue.has(Cue::PARTICIPLE) && !s.cue.has(Cue::FINITE);
                        let speech_follows =
                            ground.word(s.tokens.end) == ":" || ground.words.that.at(ground.reading, s.tokens.end).is_some();
                        let is_feeling = ground.words.feelings.at(ground.reading, s.verb.start).is_some();
                        // "نفى أن |يكون| المشروع |موجها| ضد": a predicate.
                        let mut near = s.verb.start.saturating_sub(4).max(ground.sentence.start)..s.verb.start;
                        let is_predicate = near.clone().all(|t| ground.word(t) != ",")
                            && near.any(|t| ground.words.copulas.at(ground.reading, t).is_some());
                        is_participle && !is_feeling && !is_predicate && (ground.word(s.verb.start).ends_with('ا') || speech_follows)
                    });
                let comes_later = self.left > ground.sentence.start
                    && (is_circumstance
                        || self.spot.is_some_and(|s| s.therein)
                        || self.spot.is_some_and(|s| s.attached)
                        || matches!(ground.word(self.left - 1), "," | "»" | "”" | "\"" | "–" | "-")
                        || ground.word(self.left - 1) == ";" && ground.words.conjugation == Conjugation::None
                        || ground.words.and.before(ground.reading, self.left, ground.sentence.start).is_some()
                        || ground.words.chain.before(ground.reading, self.left, ground.sentence.start).is_some());
                let is_own = self.spot.is_some_and(|s| s.cue.has(Cue::OWN_SUBJECT));
                // "đồng thời |mời| các doanh nghiệp", "đồng thời |giao| Sở Tài chính": a word that joins two things said.
                let is_pledge = |s: &Spot| ground.words.pledges.at(ground.reading, s.verb.start).is_some();
                let is_told_too = ground.words.conjugation == Conjugation::None
                    && self.spot.is_some_and(is_pledge)
                    && ground
                        .words
                        .chain
                        .before(ground.reading, self.left, ground.sentence.start)
                        .is_some_and(|t| t + 1 < self.left && matches!(ground.word(t.saturating_sub(1)), "," | ";"));
                let is_own = is_own && !is_told_too;
                // "left Rabat in May |saying that| talks had failed".
                let comes_later = comes_later
                    || ground.words.conjugation == Conjugation::English
                        && self.left > ground.sentence.start
                        && self.spot.is_some_and(|s| s.cue.has(Cue::PARTICIPLE) && !s.cue.has(Cue::FINITE) && s.cue.has(Cue::CLAUSE))
                        && ground.words.that.at(ground.reading, self.right).is_some()
                        && ground.words.prepositions.before(ground.reading, self.left, ground.sentence.start).is_none();
                // "had “approved everything”": a verb that a quotation begins with.
                let is_quoted = ground.quotes.iter().any(|q| q.inner.start == self.left);
                (comes_later
                    && !is_own
                    && !is_quoted
                    && !self.is_of_woman()
                    && !self.has_own_subject()
                    && self.follows_somebody()
                    && self.keeps_tense()
                    && self.voice.is_none())
                .then_some(())?;
                self.voice = Some(Voice::Same);
            }
            Slot::Last => {
                let is_own = self.spot.is_some_and(|s| s.cue.has(Cue::OWN_SUBJECT));
                let narrates = ground.words.conjugation != Conjugation::French || ground.words.and.at(ground.reading, self.left).is_some();
                (self.voice.is_none() && !is_own && !self.has_own_subject() && narrates && begins_speech(ground, self.left))
                    .then_some(())?;
                self.voice = Some(Voice::Last);
            }
            Slot::Comma => {
                let at = self.left.checked_sub(1).filter(|&t| t >= ground.sentence.start)?;
                match ground.word(at) {
                    "," => self.left = at,
                    // "ستفتح الحدود غدا |على حد قول المدير|".
                    _ if self.is_told_source() => {}
                    // English sets the comma inside the marks, French may leave it out after "!" and "?".
                    _ if closing_quote(ground, self.left).or_else(|| self.quote_before_title()).is_some() => {}
                    _ => return None,
                }
            }
            Slot::And => {
                let lists = [&ground.words.chain, &ground.words.and];
                let at = lists.iter().find_map(|list| list.before(ground.reading, self.left, ground.sentence.start))?;
                self.left = at;
            }
            Slot::Quote => {
                self.says().then_some(())?;
                let quote = closing_quote(ground, self.left).or_else(|| self.quote_before_title())?;
                (!self.ends_clause(quote)).then_some(())?;
                // "« C'est faux », a-t-il tranché": a sentence of its own, however short.
                let q = &ground.quotes[quote];
                let closes = |t: usize| matches!(ground.reading.folded(t), "," | "!" | "?");
                let is_short =
                    q.is_short_speech() && q.outer.start == ground.sentence.start && (closes(q.outer.end) || closes(q.inner.end - 1));
                (q.may_be_speech() || is_short).then_some(())?;
                self.quote = Some(quote);
                self.content = Some(ground.quotes[quote].inner.clone());
                self.open = false;
            }
            Slot::Content => {
                self.says().then_some(())?;
                let content = self.after_colon(after_dateline(ground, self.floor()))..self.left;
                let is_subject = self.is_parted_subject(&content) || self.is_whole_subject(&content) && !self.is_insertion();
                (!is_subject).then_some(())?;
                // "Tuy nhiên, ông nói": a connective is no clause.
                (content.len() > 2 || ground.words.conjugation != Conjugation::None).then_some(())?;
                self.content = Some(content);
                self.bounds = Grade::B;
                self.open = false;
            }
            Slot::Colon => (ground.word(self.left.checked_sub(1)?) == ":").then_some(())?,
            Slot::As => {
                (self.says() && self.spot.is_some_and(|s| !s.negated)).then_some(())?;
                self.left = self.begin_of_as()?;
            }
            _ => return None,
        }
        Some(())
    }

    fn take_right(&mut self, slot: Slot) -> Option<()> {
        let ground = self.ground;
        match slot {
            Slot::Speaker => {
                if self.voice.is_none() {
                    let subject = match self.spot {
                        Some(_) => {
                            let subject = self.subject_after().or_else(|| self.nameless_after()).or_else(|| self.unknown_after());
                            let subject = subject.or_else(|| self.behind_trade());
                            subject.filter(|subject| !has_own_verb(ground, subject))?
                        }
                        None if self.opens_with_quote => self.subject_of_unknown_verb()?,
                        None => ground.source_at(self.right)?,
                    };
                    self.right = subject.tokens.end;
                    // "قال سميث |أيضا|، …".
                    let adverb = ground.words.adverbs.at(ground.reading, self.right).filter(|_| ground.words.order == Order::VerbFirst);
                    let opens = |t: &usize| matches!(ground.word(*t), "," | ":" | "\"" | "«" | "“");
                    self.right = adverb.filter(opens).unwrap_or(self.right);
                    self.voice = Some(Voice::Subject(subject));
                }
            }
            Slot::That => {
                self.spot.is_none_or(|s| s.cue.has(Cue::THAT)).then_some(())?;
                let end = self.complementiser()?;
                if self.leaves_subject_unknown(end) {
                    self.voice = Some(Voice::Subject(self.unknown_subject(self.right + 1, end)));
                }
                self.that_end = Some(end);
                self.right = end;
                self.after = Some(Slot::That);
                self.bounds = Grade::A;
            }
            Slot::Feeling => {
                self.spot.is_none_or(|s| s.cue.has(Cue::NOUN)).then_some(())?;
                let from = self.after_insertion();
                let limit = (from + 7).min(self.ceiling());
                let feelings = (from..limit).filter_map(|t| ground.words.feelings.at(ground.reading, t));
                let end = feelings.into_iter().find(|&end| (end..end + 2).any(|t| ground.words.that.at(ground.reading, t).is_some()))?;
                // "أشاد الوزير بالعمال، |وأعرب| عن أمله في أن": what another verb says.
                (!ground.cues.iter().any(|cue| cue.start > self.left && cue.end < end && cue.start >= from)).then_some(())?;
                self.right = end;
                self.feels = true;
            }
            Slot::To => {
                self.spot.is_none_or(|s| s.cue.has(Cue::TO)).then_some(())?;
                self.right = self.infinitive()?;
                self.after = Some(Slot::To);
            }
            Slot::Noun => {
                let takes = self.spot.is_none_or(|s| s.cue.has(Cue::NOUN))
                    || self.names_in_quotes()
                    || self.tells_in_infinitive()
                    || self.orders()
                    || self.tells_feeling();
                (takes && self.colon_behind_outlet().is_none()).then_some(())?;
                // "نقلت الوكالة عن الوزير |تأكيده| التزام بلاده": elsewhere the noun is a part of what another verb takes.
                let is_noun = self.spot.is_some_and(|s| s.cue.has(Cue::VERBAL_NOUN) && !s.cue.has(Cue::FINITE));
                let is_relayed = || ground.words.relays.first_in(ground.reading, ground.sentence.start..self.left).is_some();
                (!is_noun || is_relayed()).then_some(())?;
                // "وكان الوزير |قد دعا| إلى": elsewhere the subject of a verb-first language follows the verb.
                let stands_before = !is_noun && matches!(&self.voice, Some(Voice::Subject(v)) if v.tokens.start == self.left);
                let has_clitic = self.spot.is_some_and(|s| s.tokens.start < s.verb.start);
                // "|وكان| رئيس الاتحاد حذر من".
                let was = || ground.words.clitics.before(ground.reading, self.left, ground.sentence.start).is_some();
                let is_topic = || ground.words.topics.at(ground.reading, ground.sentence.start).is_some();
                // "|وزير البيئة يدعو| إلى": a headline, and how some papers begin.
                let is_headline = || {
                    let start = after_dateline(ground, ground.sentence.start);
                    let ends = |v: &Subject| v.tokens.start == start && self.spot.is_some_and(|s| v.tokens.end == s.tokens.start);
                    matches!(&self.voice, Some(Voice::Subject(v)) if ends(v) && matches!(v.named[..], [Named::Actor(_)]))
                };
                let may_stand_before = has_clitic || was() || is_topic() || is_headline();
                (ground.words.order == Order::SubjectFirst || !stands_before || may_stand_before).then_some(())?;
                let tells =
                    self.spot.is_some_and(|s| s.tokens.end > s.verb.end && ground.words.tells.at(ground.reading, s.verb.start).is_some());
                let tells_somebody = tells;
                if tells && ground.word(self.right) == "of" {
                    self.right += 1;
                }
                let inserted = self.after_insertion();
                let start = if inserted > self.right { inserted } else { self.after_addressee() };
                let start = self.object_behind_comma(start).unwrap_or(start);
                let start = self.after_preposition(start);
                let start = self.after_circumstance(start);
                let start = self.after_adverbs(start);
                let first_is_adjunct = ground.words.adjuncts.at(ground.reading, start).is_some();
                // "أوضح الوزير |قائلا|: …": the participle tells what follows.
                let is_participle =
                    |tag: &crate::extract::Tag| matches!(tag.class, Class::Cue(cue) if cue.has(Cue::PARTICIPLE) && !cue.has(Cue::FINITE));
                let opens = |t: usize| ground.word(t) == ":" || ground.words.that.at(ground.reading, t).is_some();
                // "صرح الوزير |للصحافة قائلا|: …".
                let says = |t: usize| ground.reading.tags_at(t).iter().any(is_participle) && (t..t + 3).any(opens);
                let tells = ground.words.order == Order::VerbFirst
                    && (says(start) || ground.has_attached_preposition(start) && (start + 1..start + 3).any(says));
                let is_question = ground.words.interrogatives.at(ground.reading, start).is_some()
                    || ground.words.amounts.at(ground.reading, start).is_some();
                // "warned residents |to stay away|", "told drivers |not to stop|".
                let to = ground.words.negations.at(ground.reading, start).unwrap_or(start);
                let next = ground.words.to.at(ground.reading, to).unwrap_or(start);
                let is_order = tells_somebody && next > start && ground.may_be_infinitive(next);
                let first_is_adjunct = first_is_adjunct && !is_order;
                let is_cut = matches!(ground.word(start), "" | "," | "." | ":" | ";" | ")") || first_is_adjunct && !is_question || tells;
                (!is_cut).then_some(())?;
                self.content = Some(start..self.ceiling());
                self.after = Some(Slot::Noun);
                self.bounds = Grade::B;
            }
            Slot::Clause => {
                // "gọi quyết định này |là “một sai lầm”|".
                let names = || {
                    ground.words.conjugation == Conjugation::None
                        && self.spot.is_some_and(|s| s.cue.has(Cue::NOUN))
                        && self.has_object_in_quotes()
                };
                (self.spot.is_none_or(|s| s.cue.has(Cue::CLAUSE)) || names()).then_some(())?;
                let mut start = self.right;
                let is_parted = ground.word(start) == ",";
                if is_parted {
                    start += 1;
                    // "the minister has revealed, |as cited by| the Herald": what was said stands before.
                    let is_relayed = ground.words.relayed_by.at(ground.reading, start).is_some();
                    // "phản bác, |cho rằng| phe đối lập sai": what the next verb tells.
                    let is_told = ground.words.conjugation == Conjugation::None && ground.cues.iter().any(|cue| cue.start == start);
                    (!is_told).then_some(())?;
                    // "…, the fire chief says, |but| the road is closed".
                    let is_next = ground.words.conjugation == Conjugation::English && ground.word(start) == "but";
                    (!is_relayed && !is_next).then_some(())?;
                }
                // "said |Monday's vote| was fair".
                let is_owner = |after: usize| matches!(ground.word(after), "'s" | "'");
                while let Some(after) = ground
                    .words
                    .adverbs
                    .at(ground.reading, start)
                    .filter(|&after| ground.words.articles.at(ground.reading, start).is_none() && !is_owner(after))
                {
                    start = after;
                }
                // "have agreed |to study| a reserve": nothing is said.
                let is_to =
                    ground.words.conjugation == Conjugation::English && ground.words.to.at(ground.reading, start) == Some(start + 1);
                let names_somebody = ground.begins_actor(start + 1)
                    || ground.words.articles.at(ground.reading, start + 1).is_some()
                    || ground.reading.tokens.get(start + 1).is_some_and(|t| t.capital);
                (!is_to || names_somebody).then_some(())?;
                let stands_itself =
                    ground.words.conjugation == Conjugation::None && (is_parted || self.is_governed(start) || self.opens_clause(start));
                // "said |at least 60| had left", "said |about half| of them".
                let is_amount = ground.words.conjugation == Conjugation::English
                    && ground.words.amounts.at(ground.reading, start).is_some_and(|end| self.is_number(end));
                if ground.words.adjuncts.at(ground.reading, start).is_some() && !stands_itself && !is_amount {
                    (ground.words.conjugation != Conjugation::None).then_some(())?;
                    start = self.after_adjunct(start)?;
                }
                (!matches!(ground.word(start), "" | "." | ":" | ";" | ")" | ",")).then_some(())?;
                // "had hoped for more, |she said|".
                let closes = |cue: &Range<usize>| cue.start > start && cue.start <= start + 3 && cue.end + 1 >= self.ceiling();
                let tells_speaker = ground.words.inflects() && ground.word(start - 1) == "," && ground.cues.iter().any(closes);
                (!tells_speaker).then_some(())?;
                self.content = Some(start..self.ceiling());
                self.after = Some(Slot::Clause);
                self.bounds = Grade::B;
            }
            Slot::Content => {
                (!self.closes_content()).then_some(())?;
                // "…, aux yeux du maire, Awa Sy, |qui a promis|": what was said stands before.
                let is_source = self.spot.is_none() && ground.words.inflects();
                let tells_on = is_source && ground.words.relatives.at(ground.reading, self.right).is_some();
                (!tells_on).then_some(())?;
                self.content = Some(self.after_resumption(self.right)..self.ceiling());
            }
            Slot::Colon => {
                let colon = if ground.word(self.right) == ":" { self.right } else { self.colon_before_quote()? };
                if self.leaves_subject_unknown(colon + 1) {
                    self.voice = Some(Voice::Subject(self.unknown_subject(colon, colon + 1)));
                }
                self.right = colon + 1;
            }
            Slot::Comma if self.is_as => self.right = self.comma_after_as()?,
            Slot::Told => {
                self.content = Some(self.told_by_noun()?);
                self.bounds = Grade::B;
            }
            Slot::Comma => {
                let resumes = self.after_resumption(self.right) > self.right;
                self.right = if resumes { self.right } else { self.comma_after_speaker()? };
            }
            Slot::Quote => {
                self.says().then_some(())?;
                if let Some(quote) = self.quote_behind_circumstance() {
                    self.quote = Some(quote);
                    self.content = Some(ground.quotes[quote].inner.clone());
                    self.open = false;
                    return Some(());
                }
                let quote = ground.quotes.iter().position(|q| q.outer.start == self.right)?;
                if self.opens_with_quote {
                    ground.quotes[quote].may_be_speech().then_some(())?;
                    self.quote = Some(quote);
                    self.content = Some(ground.quotes[quote].inner.clone());
                    self.right = ground.quotes[quote].outer.end;
                    self.open = false;
                    return Some(());
                }
                let is_short = ground.word(self.right - 1) == ":" && ground.quotes[quote].is_short_speech();
                (ground.quotes[quote].may_be_speech() || is_short).then_some(())?;
                // "a salué « l'esprit de solidarité » qui": a part of what is said.
                let end = ground.quotes[quote].outer.end;
                let is_introduced = matches!(ground.word(self.right - 1), ":" | ",");
                let goes_on = ground.reading.tokens.get(end).is_some_and(|t| t.kind != Kind::Mark) && ground.sentence.contains(&end);
                let is_joined =
                    ground.words.and.at(ground.reading, end).is_some() || ground.words.adjuncts.at(ground.reading, end).is_some();
                (is_introduced || !goes_on || is_joined).then_some(())?;
                self.quote = Some(quote);
                self.content = Some(ground.quotes[quote].inner.clone());
                self.open = false;
            }
            _ => return None,
        }
        Some(())
    }
}

/// Whether a clause may begin at a token: a sentence, or what stands after a mark or a joining word.
fn begins_clause(ground: &Ground, token: usize) -> bool {
    let first = ground.sentence.start;
    token == first
        || matches!(ground.word(token - 1), "," | ";" | ":" | "»" | "”" | "\"" | "." | "–" | "-" | "/" | ")")
        || ground.words.and.before(ground.reading, token, first).is_some()
        || ground.words.chain.before(ground.reading, token, first).is_some()
        || ground.words.clitics.before(ground.reading, token, first).is_some()
}

/// Whether a sentence has nothing before a token but joining words and an adjunct with a comma: "كما |أعرب", "Đồng thời, |đề nghị".
fn begins_speech(ground: &Ground, token: usize) -> bool {
    let before = ground.sentence.start..token;
    if before.is_empty() {
        return ground.words.conjugation != Conjugation::None;
    }
    let names_nobody = ground.actor_in(before.clone()).is_none_or(|(_, actor)| ground.is_oblique(actor.tokens.start, before.start));
    before.len() <= 12
        && names_nobody
        && begins_clause(ground, token)
        && !ground.cues.iter().any(|cue| cue.end <= token && before.contains(&cue.start))
}

/// The token after a dateline: "NAIROBI, May 3 - |Kenya agreed", "LIMA, 3 April 2025 (ABC) – |Peru agreed".
pub(super) fn after_dateline(ground: &Ground, start: usize) -> usize {
    const LONGEST: usize = 14;
    // "KUWAIT, 14 – 5 (ABC) – |Kuwait agreed".
    let is_number = |t: usize| ground.reading.tokens.get(t).is_some_and(|t| t.kind == Kind::Number);
    let is_dash = |t: &usize| matches!(ground.word(*t), "-" | "–" | "—") && ground.reading.tokens[*t].spaced && !is_number(*t + 1);
    let dash = (start..(start + LONGEST).min(ground.sentence.end)).find(is_dash);
    // "Accra, April 22, GNA – |Cocoa prices fell".
    let is_place = |tag: &crate::extract::Tag| matches!(tag.class, crate::lang::Class::Place(_));
    let is_told = |dash: usize| {
        let parted = (start..dash).any(|t| matches!(ground.word(t), "," | "(") || ground.reading.tokens[t].kind == Kind::Number);
        let is_caseless = |t: usize| !ground.reading.tokens[t].surface_has_case(ground.reading);
        let goes_on = ground.reading.tokens.get(dash + 1).is_some_and(|t| t.capital || t.kind == Kind::Mark || is_caseless(dash + 1));
        let small = (start..dash).filter(|&t| ground.reading.tokens[t].kind == Kind::Word && !ground.reading.tokens[t].capital).count();
        ground.reading.tags_at(start).iter().any(is_place) && (parted || dash <= start + 2) && goes_on && small <= 2
    };
    dash.filter(|&dash| ground.reading.tokens[start].caps || is_told(dash)).map_or(start, |dash| dash + 1)
}

pub(super) fn inverted(ground: &Ground, token: usize) -> Subject {
    let reading = ground.reading;
    let is = |list: &super::words::Phrases| list.at(reading, token).is_some();
    let gender = if is(&ground.words.pronouns_m) {
        Some(crate::entity::Gender::M)
    } else if is(&ground.words.pronouns_f) {
        Some(crate::entity::Gender::F)
    } else {
        None
    };
    let named = Named::Pronoun { token, gender, plural: is(&ground.words.pronouns_plural) };
    Subject { named: vec![named], tokens: token..token + 1, near: true }
}

/// The actor that a colon follows directly: "Le ministre Diop : …".
fn label_before(ground: &Ground, colon: usize) -> Option<Subject> {
    let actors = &ground.cast.actors;
    let last = actors.partition_point(|a| a.tokens.end <= colon).checked_sub(1)?;
    let tokens = actors[last].tokens.clone();
    let labelled = (tokens.end == colon && tokens.start >= ground.sentence.start).then(|| Subject {
        named: vec![Named::Actor(last)],
        tokens,
        near: true,
    });
    labelled.or_else(|| subject_of_label(ground, colon))
}

/// "|Le maire Awa Sy| ne décolère pas : « … »": who the sentence tells of, when nobody speaks in it and a quotation follows the colon.
fn subject_of_label(ground: &Ground, colon: usize) -> Option<Subject> {
    const LONGEST: usize = 30;
    let start = ground.sentence.start;
    let quoted = ground.quotes.iter().any(|q| q.outer.start == colon + 1 && q.may_be_speech());
    let is_silent = !ground.cues.iter().any(|cue| cue.end <= colon);
    let actors = ground.actors_inside(&(start..colon));
    let people = actors.iter().filter(|a| matches!(a.who, crate::extract::Who::Person(_))).count();
    let first = actors.first().filter(|_| quoted && is_silent && people == 1 && colon - start <= LONGEST && ground.words.inflects())?;
    // "|Même son de cloche chez| Awa Sy, directrice du port : « … »".
    let agrees = ground.words.same_view.at(ground.reading, start).is_some();
    let is_first = (agrees || ground.after_article(start) >= first.tokens.start) && matches!(first.who, crate::extract::Who::Person(_));
    let actor = ground.cast.actors.partition_point(|a| a.tokens.start < first.tokens.start);
    is_first.then(|| Subject { named: vec![Named::Actor(actor)], tokens: first.tokens.clone(), near: false })
}

/// "|Bà Belhadj, hàng xóm của nạn nhân,| nghẹn ngào: “…”": whoever begins the sentence, where no verb of saying that is known stands before the
/// colon of a quotation.
fn teller_before(ground: &Ground, colon: usize) -> Option<Subject> {
    const LONGEST: usize = 30;
    let opens = ground.quotes.iter().any(|q| q.outer.start == colon + 1 && q.may_be_speech());
    let start = ground.sentence.start;
    let is_clean = colon <= start + LONGEST && !ground.cues.iter().any(|cue| cue.end <= colon);
    (opens && is_clean && !ground.words.inflects()).then_some(())?;
    match ground.words.order {
        Order::SubjectFirst => ground.speaker_at(start).filter(|subject| subject.tokens.end < colon),
        // "ومازح |الوزير| الصحفيين: «…»".
        Order::VerbFirst => {
            let subject = ground.speaker_at(start + 1).filter(|subject| subject.tokens.end <= colon)?;
            let is_word = ground.reading.tokens[start].kind == Kind::Word && ground.is_unknown_verb(start);
            is_word.then_some(subject)
        }
    }
}

/// The quotation that closes before a token, a comma between them or not.
fn closing_quote(ground: &Ground, token: usize) -> Option<usize> {
    ground.quotes.iter().position(|q| q.outer.end == token)
}

/// "who chaired the meeting, said |a survey of 400 homes| had found": whether a document behind a verb begins the clause that is said.
fn has_own_verb(ground: &Ground, subject: &Subject) -> bool {
    const NEAR: usize = 8;
    let end = subject.tokens.end;
    let mut near = end..ground.sentence.end.min(end + NEAR);
    let lists = [&ground.words.auxiliaries, &ground.words.passive];
    let verb = near.find(|&t| lists.iter().any(|list| list.at(ground.reading, t).is_some()));
    let is_own = |verb: usize| (end..verb).all(|t| ground.word(t) != "," && ground.words.relatives.at(ground.reading, t).is_none());
    ground.words.inflects() && subject.named == [Named::Document] && verb.is_some_and(is_own)
}

/// The quotation that a content is, marks and all.
fn enclosed(ground: &Ground, content: &Range<usize>) -> Option<usize> {
    ground.quotes.iter().position(|q| q.outer.start == content.start && (q.outer.end == content.end || q.inner.end == content.end))
}

/// Leaves the first sentence of a quotation in `content` and returns the others.
pub fn sentences_of(reading: &Reading, quote: &Quote, content: &mut Range<usize>) -> Vec<Range<usize>> {
    let sentences = &reading.sentences;
    let first = reading.sentence_of(quote.inner.start);
    let parts = sentences[first..].iter().take_while(|s| s.tokens.start < quote.inner.end);
    let mut parts = parts.map(|s| s.tokens.start.max(quote.inner.start)..s.tokens.end.min(quote.inner.end)).filter(|r| !r.is_empty());
    if let Some(part) = parts.next() {
        *content = part;
    }
    while let Some(last) = content.clone().last().filter(|&t| reading.folded(t) == ",") {
        content.end = last;
    }
    parts.collect()
}
