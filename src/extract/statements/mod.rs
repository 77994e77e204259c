//! Statements: who said what.
//!
//! "Le vice-ministre a souligné l'importance du dialogue." A cue ("a souligné") binds a speaker to a content. Rules of the language file say how
//! they may stand to each other; what is found is then resolved ("le vice-ministre" is Mme Lan) and graded by the facts that it rests on.
//!
//! Everything is anchored on cues, quotation marks, colons and source phrases, so that a text without them costs nothing.

#[cfg(test)]
mod arabic_cases;
mod bodies;
#[cfg(test)]
mod cases;
mod cues;
mod drafts;
#[cfg(test)]
mod english_cases;
#[cfg(test)]
mod french_cases;
mod inflect;
mod interview;
mod leads;
mod missed;
mod quotes;
mod rules;
mod setting;
mod speakers;
mod subject;
mod telling;
#[cfg(test)]
mod vietnamese_cases;
mod words;

pub use inflect::Conjugation;
pub(in crate::extract) use interview::initials;
pub use missed::{Missed, missed};
pub use rules::{Expect, Pattern, Rule, Slot, article_of};
pub use telling::Telling;
pub use words::{Cue, Order, Phrases, Words};

use crate::article::{BlockKind, Span};
use crate::date::DateMention;
use crate::entity::Role;
use crate::extract::Cast;
use crate::extract::Reading;
use crate::extract::events::Agenda;
use crate::lang::language;
use crate::statement::{Basis, Factuality, Grade, Mode, Statement};
use drafts::{Draft, Voice};
use interview::Answer;
use quotes::Quote;
use setting::Settings;
use speakers::{Memory, Speaker};
use std::ops::Range;
use subject::{Ground, Named, ShortNames};

/// A statement found, in tokens.
struct Found {
    block: usize,
    sentence: usize,
    content: Range<usize>,
    goes_on: Vec<Range<usize>>,
    anchor: Range<usize>,
    cue: Option<Range<usize>>,
    speaker: Speaker,
    mode: Mode,
    factuality: Factuality,
    bounds: Grade,
    via: Option<String>,
    rule: String,
    attached: bool,
    carries_on: bool,
}

/// Finds who said what in an article. Pronouns and subjects left out become mentions of the people they mean.
pub fn statements(reading: &Reading, cast: &mut Cast, agenda: &Agenda, dates: &[DateMention]) -> Vec<Statement> {
    let interview = interview::interview(reading, cast);
    let short_names = ShortNames::of(cast);
    let mut memory = Memory::default();
    let mut found: Vec<Found> = Vec::new();
    for (block, kind) in reading.article.blocks.iter().map(|b| b.kind).enumerate() {
        let answer = interview.answers.binary_search_by_key(&block, |answer| answer.block).ok().map(|i| &interview.answers[i]);
        if let Some(answer) = answer {
            found.push(answered(reading, cast, answer));
        }
        if matches!(kind, BlockKind::Body | BlockKind::Lead | BlockKind::Caption) && interview.questions.binary_search(&block).is_err() {
            // A caption between two paragraphs takes none of those of whom they tell.
            let before = (kind == BlockKind::Caption).then(|| memory.clone());
            read_block(reading, cast, &short_names, block, answer, &mut memory, &mut found);
            if let Some(before) = before {
                memory.leave_caption(before);
            }
        }
    }
    found.sort_by_key(|f| (f.content.start.min(f.anchor.start), std::cmp::Reverse(f.content.end)));
    bodies::name_bodies(reading, cast, &mut found);
    leads::name_leads(reading, cast, &mut found);
    let first_question = interview.questions.first().copied();
    // "Awa Sy |dresse pour nous| un bilan": what tells that an interview follows.
    let asked = interview.answers.first().map(|answer| answer.person);
    let tells_of_interview = |f: &Found| {
        let is_theirs = asked.is_some_and(|person| f.speaker.people == [person]);
        let words = language(reading.article.blocks[f.block].language).map(|l| &l.statements);
        let tells = |t: usize| words.is_some_and(|words| words.acts.at(reading, t).is_some() || words.interviews.at(reading, t).is_some());
        let is_french = words.is_some_and(|words| words.conjugation == inflect::Conjugation::French);
        let is_act = is_french && f.mode == Mode::Indirect && f.bounds != Grade::A
            || f.mode == Mode::Indirect && f.cue.clone().is_some_and(|cue| cue.into_iter().any(tells));
        is_theirs && is_act && first_question.is_some_and(|question| f.block < question)
    };
    found.retain(|f| !tells_of_interview(f));
    let last_answer = interview.answers.last().map(|answer| answer.block);
    // "**Voices at the Forum**": a heading behind the interview tells where those under it spoke.
    let is_heading = |block: usize| matches!(reading.article.blocks[block].kind, BlockKind::Heading);
    let block_of = |sentence: usize| reading.sentences[sentence].block;
    // "Merci, Monsieur l'Ambassadeur ! || |Lors de la cérémonie|, la sous-secrétaire a affirmé": so does a scene where others speak.
    let others = |block: usize| found.iter().any(|f| f.block == block && asked.is_some_and(|asked| !f.speaker.people.contains(&asked)));
    let told = || (0..agenda.events.len()).flat_map(|event| agenda.told_in(event)).map(block_of);
    let headed = told().filter(|&block| last_answer.is_some_and(|last| last < block) && (is_heading(block) || others(block))).min();
    let is_answer = |f: &Found| first_question.is_some_and(|question| f.block > question) && headed.is_none_or(|block| f.block < block);
    let mut settings = Settings::new(reading, cast, agenda, dates).told_by(&found);
    let mut at: Vec<_> = found.iter().map(|f| settings.of(f, is_answer(f))).collect();
    settings.of_leads(&found, &mut at);
    let statements = found.iter().zip(at).map(|(f, at)| statement(reading, cast, agenda, dates, f, at)).collect();
    speakers::add_mentions(reading, cast, memory);
    statements
}

/// The statements of a block.
fn read_block(
    reading: &Reading,
    cast: &Cast,
    short_names: &ShortNames,
    block: usize,
    answer: Option<&Answer>,
    memory: &mut Memory,
    found: &mut Vec<Found>,
) {
    let tokens = interview::tokens_of(reading, block);
    let Some(language) = language(reading.article.blocks[block].language) else { return };
    let words = &language.statements;
    let quotes = quotes::quotes(reading, words, tokens.clone(), reading.article.blocks[block].language);
    let first = found.len();
    memory.begin_block(block);
    let sentences = reading.sentences.partition_point(|s| s.tokens.end <= tokens.start)
        ..reading.sentences.partition_point(|s| s.tokens.start < tokens.end);
    let mut quoted_up_to = tokens.start;
    for sentence in sentences {
        let range = reading.sentences[sentence].tokens.clone();
        if range.start < quoted_up_to {
            continue;
        }
        let mut spots = cues::spots(reading, words, &range);
        spots.retain(|spot| !is_in_name(reading, cast, spot.verb.start));
        let cues = spots.iter().map(|spot| spot.tokens.clone()).collect();
        let compounds = spots.iter().map(|spot| spot.compound).collect();
        let ground = Ground {
            reading,
            words,
            cast,
            sentence: range.clone(),
            quotes: near(&quotes, &range),
            cues,
            compounds,
            short_names,
            sought: subject::Sought::default(),
        };
        let whole = standing_quote(&ground, &tokens).filter(|quote| answer.is_none() && !is_parted(&ground, quote));
        if let Some(quote) = whole
            && let Some(speaker) = memory.of_standing_quote(&ground)
            && found[first..].last().is_none_or(|last| !last.carries_on || last.mode != Mode::Direct)
        {
            found.push(standing(reading, (block, sentence), quote, &speaker));
            memory.begin_quote(&speaker);
            quoted_up_to = quote.outer.end;
            continue;
        }
        let drafts = drafts::drafts(&ground, &words.rule, &spots);
        let n_before = found.len();
        resolve(&ground, drafts, (block, sentence), answer, memory, found);
        // "She declined to say how much": somebody was asked something else.
        if found.len() == n_before && spots.iter().any(|spot| spot.negated) {
            found[first..].iter_mut().for_each(|earlier| earlier.carries_on = false);
        } else if found.len() == n_before && answer.is_none() {
            carry_on(&ground, first, found);
        }
        memory.end_sentence(&ground);
        if found.len() == n_before && answer.is_none() {
            memory.introduce(&ground, &spots);
        }
    }
}

/// The quotation that a sentence begins with and nothing follows but the end of a sentence: whoever was named or spoke before says it.
fn standing_quote<'q>(ground: &Ground<'q, '_>, block: &Range<usize>) -> Option<&'q Quote> {
    const LEAST: usize = 7;
    let quote = ground.quotes.iter().find(|q| q.outer.start == ground.sentence.start)?;
    let last = &ground.reading.sentences[ground.reading.sentence_of(quote.outer.end - 1)].tokens;
    let is_point = |t: usize| matches!(ground.reading.folded(t), "." | "!" | "?");
    let ends = quote.outer.end >= last.end.min(block.end) || quote.outer.end + 1 == last.end && is_point(quote.outer.end);
    let closes = (quote.outer.end - 2..=quote.outer.end).any(|t| t < block.end && is_point(t));
    (quote.may_be_speech() && quote.inner.len() >= LEAST && ends && closes).then_some(quote)
}

/// "« Donnez-nous deux ans|, a lancé Awa Sy|. Tout sera prêt. »": a quotation that says itself whose it is.
fn is_parted(ground: &Ground, quote: &Quote) -> bool {
    let says = |cue: &&Range<usize>| quote.inner.contains(&cue.start) && ground.word(cue.start - 1) == "," && cue.end < quote.inner.end;
    let speaks = |cue: &Range<usize>| {
        let names = |actor: &crate::extract::Actor| !matches!(actor.who, crate::extract::Who::Body(_)) && !actor.plural;
        let subject = ground.subject_after(cue.end);
        let is_person = subject.is_some_and(|s| match s.named[..] {
            [Named::Actor(actor)] => names(&ground.cast.actors[actor]) && ground.word(s.tokens.end) == ",",
            [Named::Person(_)] => true,
            // ", raconte |l'édile|, ".
            [Named::Pronoun { .. }] => s.tokens.len() > 1 && ground.word(s.tokens.end) == ",",
            _ => false,
        });
        is_person || ground.word(cue.end - 2) == "-"
    };
    let is_french = ground.words.tells_callings_bare();
    is_french && ground.cues.iter().filter(says).any(speaks)
}

/// A quotation that stands alone as a statement.
fn standing(reading: &Reading, (block, sentence): (usize, usize), quote: &Quote, speaker: &Speaker) -> Found {
    let mut content = quote.inner.clone();
    let goes_on = drafts::sentences_of(reading, quote, &mut content);
    Found {
        block,
        sentence,
        content,
        goes_on,
        anchor: quote.outer.start..quote.outer.start,
        cue: None,
        speaker: speaker.clone(),
        mode: Mode::Direct,
        factuality: Factuality::Said,
        bounds: Grade::A,
        via: None,
        rule: "a quotation that stands alone".to_owned(),
        attached: false,
        carries_on: true,
    }
}

/// "ليزا |فورد|": a word of a name that looks like a verb.
fn is_in_name(reading: &Reading, cast: &Cast, token: usize) -> bool {
    let next = cast.actors.partition_point(|a| a.tokens.end <= token);
    // "غسان |طالب| الشمري": where there are no capitals, in the middle of one too.
    let is_end = |a: &crate::extract::Actor| token + 1 == a.tokens.end || has_no_capitals(reading, token) && token < a.tokens.end;
    let inside = |a: &crate::extract::Actor| matches!(a.who, crate::extract::Who::Person(_)) && a.tokens.start < token && is_end(a);
    cast.actors.get(next).is_some_and(inside)
}

/// Whether the language at a token has no capitals.
fn has_no_capitals(reading: &Reading, token: usize) -> bool {
    language(reading.sentences[reading.sentence_of(token)].language).is_some_and(|l| !l.capitals)
}

/// The quotations that touch a sentence or close shortly before it.
fn near<'q>(quotes: &'q [Quote], sentence: &Range<usize>) -> &'q [Quote] {
    let first = quotes.partition_point(|q| q.outer.end + 14 < sentence.start);
    let last = quotes.partition_point(|q| q.outer.start < sentence.end);
    &quotes[first.min(last)..last]
}

/// Resolves the drafts of a sentence.
fn resolve(
    ground: &Ground,
    drafts: Vec<Draft>,
    (block, sentence): (usize, usize),
    answer: Option<&Answer>,
    memory: &mut Memory,
    found: &mut Vec<Found>,
) {
    let mut same: Option<Speaker> = None;
    let n_before = found.len();
    let contents: Vec<Range<usize>> = drafts.iter().map(|d| d.content.clone()).collect();
    // "He said that all was well|, police said|": the sentence is told before who relays it.
    let told_after: Vec<bool> = drafts.iter().map(|d| d.content.end <= d.anchor.start).collect();
    for (i, mut draft) in drafts.into_iter().enumerate() {
        let outer = contents.iter().enumerate().find(|(j, content)| {
            *j != i && content.start <= draft.anchor.start && draft.anchor.end <= content.end && **content != draft.content
        });
        let is_named = matches!(&draft.voice, Voice::Subject(subject) if match subject.named[0] {
            Named::Pronoun { token, .. } => {
                outer.is_some_and(|(j, content)| told_after[j] && content.start == token && ground.first_pronoun(content.end) == Some(token))
            }
            // "… that the draft mentions a fund": what somebody says of a document.
            Named::Document => draft.verb.is_none(),
            // "… that his client would appeal": nobody in particular, inside of what somebody says.
            Named::Somebody | Named::Unknown => outer.is_none(),
            _ => true,
        });
        if (answer.is_some() || outer.is_some()) && !is_named && !(same.is_some() && matches!(draft.voice, Voice::Same) && outer.is_none())
        {
            continue;
        }
        // "Elle |réclamera| des indemnités, a dit son avocat": what is told of somebody, who has said nothing yet.
        let is_promise = draft.factuality == Factuality::Hypothetical && outer.is_some_and(|(j, _)| told_after[j]);
        if is_promise && ground.words.inflects() || is_yet_to_be_said(ground, &draft) {
            continue;
        }
        if journalist_asks(ground, &draft) || is_said_by_nobody(ground, &draft) || is_greeting(ground, &draft.content) {
            continue;
        }
        if let Some((_, content)) = outer.filter(|(j, content)| told_after[*j] && draft.content.start < content.end) {
            draft.content.end = draft.content.end.min(content.end);
        }
        draft.content.end = before_channel(ground, &draft);
        let Some(speaker) = memory.speaker(ground, &draft, same.as_ref()) else { continue };
        let mut via = speakers::relay(ground, &draft);
        if via.is_none()
            && let Some(answer) = answer
        {
            via = Some(ground.cast.people[answer.person].key.clone());
        }
        if answer.is_none() {
            memory.spoke(&speaker, &draft);
        }
        same = Some(speaker.chained());
        let is_direct = draft
            .quote
            .is_some_and(|q| ground.quotes[q].inner.start <= draft.content.start && draft.content.end <= ground.quotes[q].inner.end);
        found.push(Found {
            block,
            sentence: ground.reading.sentence_of(draft.content.start).max(if is_direct { 0 } else { sentence }),
            carries_on: answer.is_none()
                && outer.is_none()
                && (draft.bounds == Grade::A
                    || !draft.open
                    || draft.quote.is_some()
                    || draft.rule.pattern.slots.contains(&Slot::Clause)
                    || draft.rule.pattern.slots.contains(&Slot::Source)),
            content: draft.content,
            goes_on: draft.goes_on,
            anchor: draft.anchor,
            cue: draft.cue,
            speaker,
            mode: if is_direct { Mode::Direct } else { Mode::Indirect },
            factuality: draft.factuality,
            bounds: draft.bounds,
            via,
            rule: draft.rule.name.clone(),
            attached: draft.attached,
        });
    }
    drop_twice_told(ground, found, n_before);
}

/// "وأبلغ العكيلي نظيره، |بحسب بيان للوزارة|، بأن": a source between a verb of saying and what is said is no speaker beside the first, in Arabic.
fn drop_twice_told(ground: &Ground, found: &mut Vec<Found>, first: usize) {
    if ground.words.order != Order::VerbFirst {
        return;
    }
    let said: Vec<Range<usize>> = found[first..].iter().filter(|f| !f.speaker.people.is_empty()).map(|f| f.content.clone()).collect();
    let mut at = 0;
    found.retain(|f| {
        at += 1;
        at <= first || !f.speaker.people.is_empty() || !said.contains(&f.content)
    });
}

/// "|Phóng viên| đài Lam Sơn hỏi liệu …": what a journalist asks is nobody's statement.
fn journalist_asks(ground: &Ground, draft: &Draft) -> bool {
    const LONGEST: usize = 10;
    let Voice::Subject(subject) = &draft.voice else { return false };
    let from = subject.tokens.start.saturating_sub(LONGEST).max(ground.sentence.start);
    let asks = ground.words.asked.first_in(ground.reading, draft.anchor.clone()).is_some();
    let near = if subject.tokens.end <= draft.anchor.start { from..draft.anchor.start } else { draft.anchor.end..subject.tokens.end };
    asks && ground.words.interviewers.first_in(ground.reading, near).is_some()
}

/// "|Neither official| said how many": where what nobody said is told.
fn is_said_by_nobody(ground: &Ground, draft: &Draft) -> bool {
    let Voice::Subject(subject) = &draft.voice else { return false };
    let start = subject.tokens.start;
    let nobody = &ground.words.nobody;
    // "|No 10|'s spokesman".
    let is_number = ground.reading.tokens.get(start + 1).is_some_and(|t| t.kind == crate::extract::Kind::Number);
    let opens = nobody.at(ground.reading, start).is_some() && !is_number;
    subject.tokens.end <= draft.anchor.end && (opens || nobody.before(ground.reading, start, ground.sentence.start).is_some())
}

/// "a démenti tout blocage |dans un courriel au Matin|", "welcomed the port |in a Facebook post on Saturday|": where the object of a verb ends before
/// words that tell how it was said.
fn before_channel(ground: &Ground, draft: &Draft) -> usize {
    const LONGEST: usize = 9;
    let content = &draft.content;
    if let Some(end) = before_occasion(ground, draft) {
        return end;
    }
    let is_english = ground.words.conjugation == inflect::Conjugation::English;
    let is_language = is_english || ground.words.tells_callings_bare();
    let is_object = draft.rule.pattern.slots.contains(&Slot::Noun) && draft.quote.is_none() && is_language;
    let channel = ground.words.elsewhere.first_in(ground.reading, content.start + 2..content.end.max(content.start + 2));
    // "criticised the figures |given| in a report", "in a letter |from| the bank".
    let is_told = |channel: &Range<usize>| {
        let before = ground.word(channel.start - 1);
        let is_made = before.ends_with("ed") || matches!(before, "made" | "given" | "as" | "seen" | "written" | "told");
        !is_english || !is_made && !matches!(ground.word(channel.end), "by" | "from" | "of")
    };
    let opens = |channel: &Range<usize>| matches!(ground.word(channel.start), "dans" | "par" | "in" | "on" | "via" | "by");
    let channel = channel.filter(|channel| opens(channel) && is_told(channel) && is_object);
    channel.filter(|channel| content.end <= channel.start + LONGEST).map_or(content.end, |channel| channel.start)
}

/// "أعرب عن قلقه من الأمطار|، وذلك في بيان صدر أمس|": where what is said ends before words that tell when and where it was, in Arabic.
fn before_occasion(ground: &Ground, draft: &Draft) -> Option<usize> {
    const LONGEST: usize = 24;
    let content = &draft.content;
    let is_open = draft.quote.is_none() && ground.words.order == Order::VerbFirst;
    let tells = |t: usize| ground.words.adjuncts.at(ground.reading, t).is_some() || ground.words.elsewhere.at(ground.reading, t).is_some();
    let is_rest = |t: usize| ground.word(t) == "," && matches!(ground.word(t + 1), "وذلك" | "جاء") && tells(t + 2);
    let from = content.end.saturating_sub(LONGEST).max(content.start + 2);
    (from..content.end).rfind(|&t| is_rest(t)).filter(|_| is_open)
}

/// "Les députés se |prononceront| mardi sur ce texte": what nobody has said yet, with no clause that tells it.
fn is_yet_to_be_said(ground: &Ground, draft: &Draft) -> bool {
    let is_future =
        |cue: &Range<usize>| cue.clone().any(|t| ground.words.future_endings.iter().any(|ending| ground.word(t).ends_with(ending)));
    let is_noun = draft.rule.pattern.slots.contains(&Slot::Noun);
    let is_hypothetical = draft.factuality == Factuality::Hypothetical && ground.words.tells_callings_bare();
    is_hypothetical && is_noun && draft.verb.as_ref().is_some_and(is_future)
}

/// "a souhaité |la bienvenue| aux participants", "a rappelé les élus |à l'ordre|": what is done by words, and says nothing.
fn is_greeting(ground: &Ground, content: &Range<usize>) -> bool {
    let greets = |list: &words::Phrases| {
        let at = |t: usize| list.at(ground.reading, t);
        at(content.start).is_some() || list.before(ground.reading, content.end, content.start).is_some()
    };
    ground.words.tells_callings_bare() && greets(&ground.words.no_content)
}

/// Adds a sentence without speaker and cue of its own to the statement before it in the block.
fn carry_on(ground: &Ground, first: usize, found: &mut [Found]) {
    let sentence = ground.sentence.clone();
    let Some(last) = found[first..].last_mut().filter(|last| last.carries_on) else { return };
    if last.content.end > sentence.start || last.goes_on.iter().any(|part| part.end > sentence.start) {
        return;
    }
    let quoted = ground.quotes.iter().find(|q| q.outer.start == sentence.start);
    if last.mode == Mode::Direct {
        match quoted.filter(|q| q.may_be_speech()) {
            Some(quote) => last.goes_on.push(quote.inner.start..quote.inner.end.min(sentence.end)),
            None => last.carries_on = false,
        }
        return;
    }
    let is_about_somebody = ground.actor_in(sentence.start..(sentence.start + 12).min(sentence.end)).is_some_and(|(_, actor)| {
        !matches!(actor.who, crate::extract::Who::Body(_)) && actor.tokens.start <= ground.after_article(sentence.start)
    });
    let is_named = ground
        .actors_inside(&sentence)
        .iter()
        .any(|a| matches!(a.who, crate::extract::Who::Person(_)) && !ground.is_oblique(a.tokens.start, sentence.start));
    let is_short_name = ground.short_names.find(ground.reading, sentence.start..sentence.start + 1).is_some();
    let is_about_somebody = is_about_somebody || is_named || is_short_name;
    let breaks = ground.begins(&ground.words.breaks, sentence.start);
    if is_about_somebody || breaks || sentence.len() < 4 {
        last.carries_on = false;
        return;
    }
    last.goes_on.push(sentence);
}

/// The answer of an interview as a statement.
fn answered(reading: &Reading, cast: &Cast, answer: &Answer) -> Found {
    Found {
        block: answer.block,
        sentence: reading.sentence_of(answer.tokens.start),
        content: answer.tokens.clone(),
        goes_on: Vec::new(),
        anchor: answer.tokens.start..answer.tokens.start,
        cue: None,
        speaker: Speaker::interviewee(cast, answer.person),
        mode: Mode::Interview,
        factuality: Factuality::Said,
        bounds: Grade::A,
        via: None,
        rule: "answer of an interview".to_owned(),
        attached: false,
        carries_on: false,
    }
}

fn statement(
    reading: &Reading,
    cast: &Cast,
    agenda: &Agenda,
    dates: &[DateMention],
    found: &Found,
    at: Option<(usize, Grade)>,
) -> Statement {
    let span = reading.span(&found.content);
    // What an interview asks about is the event that its article turns on.
    let asked = agenda.in_focus(reading.sentence_of(found.anchor.start)).filter(|_| found.mode == Mode::Interview);
    let mut events: Vec<usize> = agenda.about(&found.content);
    events.extend(asked);
    let mut about: Vec<String> = Vec::new();
    for event in events {
        let key = &agenda.events[event].key;
        if !about.contains(key) && at.is_none_or(|(e, _)| e != event) {
            about.push(key.clone());
        }
    }
    let basis =
        Basis { speaker: found.speaker.grade, content: found.bounds, event: at.map(|(_, grade)| grade), identity: found.speaker.identity };
    let sentence = if found.mode == Mode::Interview {
        reading.span(&interview::tokens_of(reading, found.block))
    } else {
        reading.sentences[found.sentence].span
    };
    Statement {
        span,
        content: reading.article.slice(span).to_owned(),
        continuation: found.goes_on.iter().filter(|part| !part.is_empty()).map(|part| reading.span(part)).collect(),
        sentence,
        speakers: found.speaker.keys(cast),
        speaker_surface: found.speaker.tokens.as_ref().map(|tokens| reading.text(tokens).to_owned()),
        reference: found.speaker.reference,
        role: role(cast, found),
        cue: found.cue.as_ref().map(|cue| cue_surface(reading, cue, found.attached)),
        mode: found.mode,
        at: at.map(|(event, _)| agenda.events[event].key.clone()),
        about,
        date: date(dates, sentence, span),
        via: found.via.clone(),
        factuality: found.factuality,
        grade: basis.grade(),
        basis,
        rule: found.rule.clone(),
    }
}

fn role(cast: &Cast, found: &Found) -> Option<Role> {
    let told = found.speaker.role;
    told.or_else(|| found.speaker.people.first().and_then(|&person| cast.people[person].roles.first()).map(|office| office.role))
}

/// The cue as printed, without an "and" written onto it.
fn cue_surface(reading: &Reading, cue: &Range<usize>, attached: bool) -> String {
    let text = reading.text(cue);
    let bare = text.strip_prefix(['و', 'ف']).filter(|_| attached);
    bare.unwrap_or(text).to_owned()
}

/// The one day that the sentence tells outside of what was said.
fn date(dates: &[DateMention], sentence: Span, content: Span) -> Option<jiff::civil::Date> {
    let told = dates.iter().filter(|d| sentence.contains(d.span) && !content.contains(d.span));
    let mut days = told.filter_map(|d| d.from.filter(|from| Some(*from) == d.to));
    days.next()
}
