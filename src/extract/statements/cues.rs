//! Cues in a sentence: verbs of saying with what belongs to them.
//!
//! "n'a pas non plus précisé" is one cue: a negated one.

use super::inflect::Conjugation;
use super::words::{Cue, Words};
use crate::extract::{Kind, Reading};
use crate::lang::Class;
use std::ops::Range;

/// A verb of saying where it stands.
#[derive(Clone, Debug)]
pub struct Spot {
    /// The verb with its auxiliary, adverbs and negation.
    pub tokens: Range<usize>,
    /// The verb alone, with the words that make it a locution.
    pub verb: Range<usize>,
    /// What it may be followed by, and its form.
    pub cue: Cue,
    /// Whether the saying is negated.
    pub negated: bool,
    /// Whether the form marks hearsay.
    pub hearsay: bool,
    /// Whether it is not said yet, or only perhaps: "could say".
    pub hypothetical: bool,
    /// The pronoun of an inversion: "a-t-il ajouté".
    pub inverted: Option<usize>,
    /// Whether "and" or "so" is written onto it.
    pub attached: bool,
    /// Whether it has an auxiliary.
    pub compound: bool,
    /// Whether "in it" follows, so that its subject is that of the verb before: "ألقى الوزير كلمة |قال فيها|".
    pub therein: bool,
}

/// The cues of a sentence, in order, not overlapping.
pub fn spots(reading: &Reading, words: &Words, sentence: &Range<usize>) -> Vec<Spot> {
    let mut spots: Vec<Spot> = Vec::new();
    let mut next = sentence.start;
    for tag in reading.tags_in(sentence) {
        let Class::Cue(cue) = tag.class else { continue };
        if tag.tokens.start < next {
            continue;
        }
        // "|أمل| الوزير أن": no participle, though it is folded as one.
        let is_finite = |t: &crate::extract::Tag| matches!(t.class, Class::Cue(other) if other.has(Cue::FINITE)) && t.span == tag.span;
        let is_other = words.conjugation == Conjugation::Arabic && !cue.has(Cue::FINITE);
        if is_other && reading.tags_at(tag.tokens.start).iter().any(is_finite) {
            continue;
        }
        let floor = spots.last().map_or(sentence.start, |spot| spot.tokens.end);
        let attached = tag.span.start > reading.tokens[tag.tokens.start].span.start;
        if attached && !may_be_attached(reading, tag, cue) {
            continue;
        }
        // "Judge Abad said": a title that looks like a verb.
        let is_title = is_name_part(reading, tag.tokens.start, sentence.start)
            || reading.tags_at(tag.tokens.start).iter().any(|t| matches!(t.class, Class::Office(_)))
                && (reading.tokens[tag.tokens.start].capital || is_bare_noun(reading, tag.tokens.start, sentence.start));
        // "قال ماسك |عبر| تويتر": a preposition that looks like the verb of "عبر عن".
        const NEAR: usize = 8;
        const FAR: usize = 16;
        let names_somebody = |t: &crate::extract::Tag| matches!(t.class, Class::Office(_) | Class::Honorific(_) | Class::GivenName(_));
        let reach = if reading.tags_at(tag.tokens.end).iter().any(names_somebody) { FAR } else { NEAR };
        if words.conjugation == Conjugation::Arabic
            && (is_counted(reading, words, tag, cue, sentence.start) || reaches(reading, tag, sentence.end))
        {
            continue;
        }
        // "لمنتخب |مصر|": a country that looks like a participle.
        let is_place = words.conjugation == Conjugation::Arabic
            && !cue.has(Cue::FINITE)
            && reading.tags_at(tag.tokens.start).iter().any(|t| matches!(t.class, Class::Place(_)));
        // "أم من |مدينة| الجنينة": a town is no woman who condemns.
        let is_town = || {
            let is_head = |t: &crate::extract::Tag| t.class == Class::Word(crate::lang::Word::PlaceHead) && t.tokens.len() == 1;
            let parted = tag.tokens.start == sentence.start || reading.folded(tag.tokens.start - 1) == ",";
            words.conjugation == Conjugation::Arabic && !parted && reading.tags_at(tag.tokens.start).iter().any(is_head)
        };
        let is_place = is_place || !cue.has(Cue::FINITE) && is_town();
        if is_place {
            continue;
        }
        let is_preposition = words.conjugation == Conjugation::Arabic
            && words.prepositions.at(reading, tag.tokens.start) == Some(tag.tokens.end)
            && !(tag.tokens.end..(tag.tokens.end + reach).min(sentence.end)).any(|t| reading.folded(t) == "عن")
            && !is_stressed(reading, tag.tokens.start)
            && !tells_that(reading, words, tag, sentence);
        if is_preposition {
            continue;
        }
        // "وقال |مجددا|": an adverb that looks like a participle.
        let is_adverb = words.adverbs.at(reading, tag.tokens.start) == Some(tag.tokens.end);
        if is_adverb && cue.has(Cue::PARTICIPLE) && !cue.has(Cue::FINITE) {
            continue;
        }
        // "two weeks to |present| a plan": an infinitive, unless a verb that carries one stands before it.
        let is_infinitive = words.conjugation == Conjugation::English
            && words.modals.before(reading, tag.tokens.start, floor).is_none()
            && words.negations.before(reading, tag.tokens.start, floor).is_none()
            && tag.tokens.start.checked_sub(1).is_some_and(|t| t >= floor && reading.folded(t) == "to")
            && !["ed", "s", "ing"].iter().any(|ending| reading.folded(tag.tokens.start).ends_with(ending));
        if is_infinitive && !cue.has(Cue::PARTICIPLE) {
            continue;
        }
        // "the engineers|'| report": a noun behind its owner.
        let is_owned = words.conjugation == Conjugation::English
            && words.documents.at(reading, tag.tokens.start) == Some(tag.tokens.end)
            && tag.tokens.start >= sentence.start + 2
            && matches!(reading.folded(tag.tokens.start - 1), "'" | "'s")
            && !words.is_pronoun(reading, tag.tokens.start - 2);
        if is_owned {
            continue;
        }
        if is_title && words.conjugation == Conjugation::English || is_document(reading, words, &tag.tokens, floor) {
            continue;
        }
        if is_noun(reading, words, &tag.tokens, cue, sentence.start)
            || words.estimates.at(reading, tag.tokens.start) == Some(tag.tokens.end) && !tells_amount(reading, tag.tokens.end, sentence.end)
            || is_condition(reading, words, tag.tokens.start, sentence.start)
        {
            continue;
        }
        if is_nickname(reading, words, &tag.tokens) || is_source(reading, words, &tag.tokens) {
            continue;
        }
        let (verb, cue) = parted(reading, words, &tag.tokens, sentence).unwrap_or((tag.tokens.clone(), cue));
        let last = spots.iter().rfind(|spot| !is_quoted_before(reading, spot.tokens.end..verb.start));
        let Some(mut spot) = grow(reading, words, verb, cue, floor, last) else { continue };
        narrate(reading, words, &mut spot, sentence.start);
        spot.attached = attached;
        next = spot.tokens.end;
        // "a dit espérer": the infinitive tells what follows; "a apprécié et salué": the last of the verbs does.
        let joined = spots.last_mut().filter(|last| {
            // "s'est engagée à |publier| le plan": no saying of its own.
            // "s'est engagé à |lancer| les travaux": nor one of what is no clause.
            let opens =
                words.that.at(reading, spot.tokens.end).is_some() || matches!(reading.folded(spot.tokens.end), ":" | "«" | "“" | "\"");
            let tells_more = words.conjugation != Conjugation::French
                || spot.cue.has(Cue::NOUN.and(Cue::TO))
                || spot.cue.has(Cue::THAT) && opens
                || !last.cue.has(Cue::NOUN);
            let is_adjacent = last.tokens.end == spot.tokens.start && spot.cue.has(Cue::INFINITIVE) && tells_more;
            // "ra tuyên bố |cho biết|": the second of two verbs without inflection tells what follows.
            let is_announced = last.tokens.end == spot.tokens.start && words.announces.at(reading, last.verb.start) == Some(last.verb.end);
            let is_adjacent = is_adjacent || is_announced;
            let is_coordinated = words.and.before(reading, spot.tokens.start, last.tokens.end) == Some(last.tokens.end);
            is_adjacent
                || is_coordinated
                    && !last.negated
                    && words.conjugation != Conjugation::None
                    && last.cue.has(Cue::FINITE)
                    && spot.cue.has(Cue::FINITE)
        });
        match joined {
            Some(last) => {
                last.tokens.end = spot.tokens.end;
                last.verb = spot.verb;
                last.cue = last.cue.taking(spot.cue);
            }
            None => spots.push(spot),
        }
    }
    spots.retain(|spot| spot.cue.has(Cue::FINITE) || spot.cue.has(Cue::PARTICIPLE) || spot.cue.has(Cue::VERBAL_NOUN));
    if let Some(spot) = behind_quote(reading, words, sentence)
        && spots.iter().all(|other| other.tokens.end <= spot.tokens.start || spot.tokens.end <= other.tokens.start)
    {
        spots.insert(spots.partition_point(|other| other.tokens.start < spot.tokens.start), spot);
    }
    spots
}

/// "« … », |a dégainé| le maire", "« … », |déroule-t-elle|": any verb between a quotation that opens a sentence and the one who speaks, in French.
fn behind_quote(reading: &Reading, words: &Words, sentence: &Range<usize>) -> Option<Spot> {
    const LEAST: usize = 5;
    (words.conjugation == Conjugation::French).then_some(())?;
    let is_open = |t: usize| matches!(reading.folded(t), "«" | "“") || reading.folded(t) == "\"" && t == sentence.start;
    let close = (sentence.start + 1..sentence.end).find(|&t| matches!(reading.folded(t), "»" | "”" | "\""))?;
    let is_whole = is_open(sentence.start) || !(sentence.start..close).any(is_open);
    let start = close + 2;
    (is_whole && close >= sentence.start + LEAST && reading.folded(close + 1) == "," && start < sentence.end).then_some(())?;
    let auxiliary = words.auxiliaries.at(reading, start);
    let mut verb = auxiliary.or_else(|| words.reflexives.at(reading, start)).unwrap_or(start);
    let mut inverted = None;
    if auxiliary.is_some() {
        inverted = inverted_after(reading, words, verb).inspect(|&(_, after)| verb = after).map(|(pronoun, _)| pronoun);
        while let Some(after) = words.adverbs.at(reading, verb) {
            verb = after;
        }
    }
    let token = reading.tokens.get(verb).filter(|t| sentence.contains(&verb) && t.kind == Kind::Word && !t.capital)?;
    let word = reading.folded(verb);
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let is_form = match auxiliary {
        Some(_) => ends(&["é", "ée", "és", "ées", "i", "ie", "it", "is", "u", "ue", "ert"]),
        None => ends(&["e", "t", "d"]) && !ends(&["que"]),
    };
    let lists = [&words.prepositions, &words.adjuncts, &words.adverbs, &words.and, &words.relatives, &words.interrogatives];
    let lists = lists.into_iter().chain([&words.that, &words.conditions, &words.articles, &words.passive, &words.auxiliaries]);
    let is_small = lists.into_iter().any(|list| list.at(reading, verb).is_some()) || token.span.len() < 3;
    let mut end = verb + 1;
    if inverted.is_none() {
        inverted = inverted_after(reading, words, end).inspect(|&(_, after)| end = after).map(|(pronoun, _)| pronoun);
    }
    (is_form && !is_small && (inverted.is_some() || names_speaker(reading, words, end))).then_some(())?;
    Some(Spot {
        tokens: start..end,
        verb: verb..verb + 1,
        cue: Cue::FINITE.and(Cue::QUOTE),
        negated: false,
        hearsay: false,
        hypothetical: false,
        inverted,
        attached: false,
        compound: auxiliary.is_some(),
        therein: false,
    })
}

/// "|le maire|", "|Awa Sy|", "|l'élue|": whether somebody with a title or a name stands at a token.
fn names_speaker(reading: &Reading, words: &Words, at: usize) -> bool {
    let noun = words.definite.at(reading, at).unwrap_or(at);
    let is_title = |tag: &crate::extract::Tag| matches!(tag.class, Class::Office(_) | Class::Honorific(_));
    let is_given = |tag: &crate::extract::Tag| matches!(tag.class, Class::GivenName(_));
    let is_capital = |t: usize| reading.tokens.get(t).is_some_and(|t| t.capital && t.kind == Kind::Word);
    let is_pronoun = [&words.pronouns_m, &words.pronouns_f].iter().any(|list| list.at(reading, at).is_some_and(|end| end > at + 1));
    let is_titled = reading.tags_at(noun).iter().any(is_title) && (noun > at || is_capital(noun));
    let is_named = noun == at && is_capital(at) && (is_capital(at + 1) || reading.tags_at(at).iter().any(is_given));
    is_titled || is_named || is_pronoun || noun > at && words.trades.at(reading, noun).is_some()
}

/// "Ouattara Mamadou |dit| « Vieux Sié », a plaidé": what somebody is called by others.
fn is_nickname(reading: &Reading, words: &Words, verb: &Range<usize>) -> bool {
    const LONGEST: usize = 6;
    let is_called = words.nicknames.at(reading, verb.start) == Some(verb.end) && verb.start > 0 && reading.tokens[verb.start - 1].capital;
    let close = (verb.end + 1..verb.end + LONGEST).find(|&t| matches!(reading.folded(t), "»" | "”" | "\""));
    let opens = matches!(reading.folded(verb.end), "«" | "“" | "\"");
    let goes_on = |close: usize| reading.folded(close + 1) == "," || words.auxiliaries.at(reading, close + 1).is_some();
    is_called && opens && close.is_some_and(goes_on)
}

/// "|indique-t-on| à la préfecture": a verb that belongs to the words for a source.
fn is_source(reading: &Reading, words: &Words, verb: &Range<usize>) -> bool {
    let end = words.sources.at(reading, verb.start);
    words.conjugation == Conjugation::French && end.is_some_and(|end| end > verb.end)
}

/// "a affirmé que le port « |considère| … » et proposé": whether a quotation closes in a stretch that did not open there.
fn is_quoted_before(reading: &Reading, between: Range<usize>) -> bool {
    let mark = between.into_iter().map(|t| reading.folded(t)).find(|word| matches!(*word, "«" | "»" | "“" | "”"));
    matches!(mark, Some("»" | "”"))
}

/// "Tbilisi |State| University", "Ali |Said| agreed": a word in capitals behind another, which is no verb.
fn is_name_part(reading: &Reading, verb: usize, first: usize) -> bool {
    let token = &reading.tokens[verb];
    let before = verb.checked_sub(1).filter(|t| *t >= first).map(|t| &reading.tokens[t]);
    let is_quoted = token.caps && token.span.len() > 1;
    token.capital && !is_quoted && before.is_some_and(|t| t.kind == Kind::Word && t.capital)
}

/// "A High Court |judge| struck down": a noun for somebody with nothing before it that takes a verb without an ending.
fn is_bare_noun(reading: &Reading, verb: usize, first: usize) -> bool {
    let is_bare = !["s", "ed", "ing"].iter().any(|ending| reading.folded(verb).ends_with(ending));
    let before = verb.checked_sub(1).filter(|t| *t >= first).map_or("", |t| reading.folded(t));
    is_bare && !before.ends_with('s') && !matches!(before, "" | "they" | "we" | "i" | "to" | "did" | "not")
}

/// "140 |عارضا| من 19 ولاية": people who are counted, though the word looks like a participle; "في عام 2024 |لافتا| إلى أن" is one.
fn is_counted(reading: &Reading, words: &Words, tag: &crate::extract::Tag, cue: Cue, first: usize) -> bool {
    let before = tag.tokens.start.checked_sub(1).filter(|t| *t >= first);
    let next = tag.tokens.end;
    let tells = words.that.at(reading, next).is_some() || matches!(reading.folded(next), "الي" | "علي" | "عن" | ":" | "\"" | "«" | "“");
    let tells = tells || tag.tokens.len() > 1 || reading.folded(next).starts_with("بان");
    cue.has(Cue::PARTICIPLE) && !cue.has(Cue::FINITE) && !tells && before.is_some_and(|t| reading.tokens[t].kind == Kind::Number)
}

/// "إذ |تبلغ| مساحتها 79 ألف هكتار", "|بلغت| نحو 9 أطنان": a number is reached, nobody told; of what is told there is "that", "by" or a person first.
fn reaches(reading: &Reading, tag: &crate::extract::Tag, end: usize) -> bool {
    const REACH: usize = 4;
    let folded = reading.folded(tag.tokens.start).trim_start_matches(['و', 'ف', 'س']);
    let is_number = |t: &usize| reading.tokens[*t].kind == Kind::Number;
    let is_word = |t: &usize| {
        let folded = reading.folded(*t);
        reading.tokens[*t].kind != Kind::Mark && !folded.starts_with("بان") && !matches!(folded, "ان" | "انه" | "انها" | "عن")
    };
    let mut near = (tag.tokens.end..end.min(tag.tokens.end + REACH)).take_while(|t| is_number(t) || is_word(t));
    matches!(folded, "بلغ" | "بلغت" | "يبلغ" | "تبلغ") && near.any(|t| is_number(&t))
}

/// "put the cost |at about 3 million|": whether an amount stands behind a verb.
fn tells_amount(reading: &Reading, from: usize, end: usize) -> bool {
    const REACH: usize = 25;
    const NEAR: usize = 5;
    let is_number = |t: usize| t < end && reading.tokens[t].kind == Kind::Number;
    (from + 1..(from + REACH).min(end)).any(|t| matches!(reading.folded(t), "at" | "à") && (t + 1..t + NEAR).any(is_number))
}

/// "|if| ministers approve the plan": whether a verb stands in a clause of what may be.
fn is_condition(reading: &Reading, words: &Words, verb: usize, first: usize) -> bool {
    const REACH: usize = 6;
    let near = verb.saturating_sub(REACH).max(first)..verb;
    let clause = near.rev().take_while(|&t| reading.tokens[t].kind == Kind::Word).last().unwrap_or(verb);
    words.conditions.first_in(reading, clause..verb).is_some_and(|c| c.end < verb)
}

/// "a appelé |mardi| à", "table, |pour sa part|, sur": a verb and its preposition, with when or how it was said between them.
fn parted(reading: &Reading, words: &Words, verb: &Range<usize>, sentence: &Range<usize>) -> Option<(Range<usize>, Cue)> {
    const LONGEST: usize = 3;
    if !words.inflects() {
        return None;
    }
    let comma = |t: usize| t < sentence.end && reading.folded(t) == ",";
    let first = verb.end + usize::from(comma(verb.end));
    let mut at = first;
    while let Some(end) = words.adverbs.at(reading, at).filter(|&end| end <= sentence.end && end > at) {
        at = end;
    }
    if at == first || comma(verb.end) && !comma(at) {
        return None;
    }
    let rest = at + usize::from(comma(at) && comma(verb.end));
    let lexicon = crate::lang::language(reading.sentences[reading.sentence_of(verb.start)].language)?.lexicon();
    let tokens = (verb.start + 1..verb.end).chain(rest..(rest + LONGEST).min(sentence.end));
    let mut found = None;
    lexicon.find(reading.word(verb.start), tokens.map(|t| (reading.word(t), reading.tokens[t].spaced)), |n_words, entries| {
        let cue = entries.iter().find_map(|entry| if let Class::Cue(cue) = entry.class { Some(cue) } else { None });
        if let Some(cue) = cue.filter(|_| n_words > verb.len()) {
            found = Some((verb.start..rest + n_words - verb.len(), cue));
        }
    });
    found
}

/// "|وبين| الأعمى في تصريح للوكالة أن": a verb that looks like a preposition opens the sentence, and only its complementiser follows.
fn tells_that(reading: &Reading, words: &Words, tag: &crate::extract::Tag, sentence: &Range<usize>) -> bool {
    const REACH: usize = 14;
    let start = tag.tokens.end;
    // "وردا على النواب، |بين| أمين عام الوزارة أن".
    let names_somebody = |t: &crate::extract::Tag| {
        let is_somebody = matches!(t.class, Class::Office(_) | Class::Honorific(_) | Class::GivenName(_) | Class::PerhapsGiven(_));
        is_somebody && reading.text_before(t).is_empty()
    };
    let opens = tag.tokens.start <= sentence.start + 2 || reading.folded(tag.tokens.start - 1) == ",";
    // "قدم عرضا، |بين فيه| أن".
    if words.therein.at(reading, start).is_some_and(|end| words.that.at(reading, end).is_some()) {
        return true;
    }
    // "ثمن السفير الدعم، |وبين أن| العمل مستمر": its "that" right behind it, where no other "between" stands before.
    let is_between = |t: usize| reading.folded(t) == "بين";
    let joined = reading.folded(tag.tokens.start).starts_with(['و', 'ف']) || reading.text_before(tag) == "و";
    if joined && words.that.at(reading, start).is_some() && !(sentence.start..tag.tokens.start).any(is_between) {
        return true;
    }
    let opens = opens && (reading.surface(start).starts_with("ال") || reading.tags_at(start).iter().any(names_somebody));
    let end = (start + REACH).min(sentence.end);
    let that = (start + 1..end).find(|&t| words.that.at(reading, t).is_some());
    let is_other = |t: usize| {
        let is_cue = reading.tags_at(t).iter().any(|other| matches!(other.class, Class::Cue(cue) if cue.has(Cue::FINITE)));
        is_cue || t > start && reading.folded(t).starts_with("وب")
    };
    opens && that.is_some_and(|that| !(start..that).any(is_other))
}

/// "بيّن": the mark of a doubled consonant, which no preposition has.
fn is_stressed(reading: &Reading, token: usize) -> bool {
    reading.surface(token).contains('\u{651}')
}

/// Whether only "and" or "so" is written onto the verb: "وأضاف"; what somebody "will announce" is not said yet, and a participle with the
/// article is a noun.
fn may_be_attached(reading: &Reading, tag: &crate::extract::Tag, cue: Cue) -> bool {
    let start = reading.tokens[tag.tokens.start].span.start;
    let attached = reading.article.slice(crate::article::Span::new(start, tag.span.start));
    // "فورد" is no "so and he answered".
    let is_double =
        attached == "ف" && reading.folded(tag.tokens.start).starts_with("فو") && reading.folded(tag.tokens.start).chars().count() == 4;
    // "النائب |فالح| الخزعلي": a given name that looks like "so" and a verb.
    let is_given = |other: &crate::extract::Tag| matches!(other.class, Class::GivenName(_)) && reading.text_before(other).is_empty();
    let is_double = is_double || attached == "ف" && reading.tags_at(tag.tokens.start).iter().any(is_given);
    matches!(attached, "و" | "ف") && !is_double || attached == "ب" && cue.has(Cue::VERBAL_NOUN)
}

/// Takes in auxiliary, adverbs, clitics and negation; `None` when the word is no verb of a clause here.
fn grow(reading: &Reading, words: &Words, verb: Range<usize>, cue: Cue, floor: usize, last: Option<&Spot>) -> Option<Spot> {
    let mut spot = Spot {
        tokens: verb.clone(),
        verb: verb.clone(),
        cue,
        negated: false,
        hearsay: false,
        hypothetical: words.conjugation == Conjugation::French && cue.has(Cue::PROSPECTIVE),
        inverted: None,
        attached: false,
        compound: false,
        therein: false,
    };
    let mut start = verb.start;
    loop {
        if let Some(at) = words.negations.before(reading, start, floor) {
            spot.negated = true;
            start = at;
        } else if let Some(at) = words.adverbs.before(reading, start, floor).or_else(|| adverb_before(reading, words, start, floor)) {
            start = at;
        } else {
            break;
        }
    }
    // "is calling for", "have been urging".
    let be = words.passive.before(reading, start, floor);
    // "les députés se |sont| réjouis de": reflexive, and no passive.
    let is_reflexive_be = |be: usize| be > floor && words.reflexives.at(reading, be - 1) == Some(be);
    let be = be.filter(|&be| !is_reflexive_be(be));
    let is_progressive = words.conjugation == Conjugation::English
        && cue.has(Cue::PARTICIPLE)
        && !cue.has(Cue::FINITE)
        && !cue.has(Cue::PAST_PARTICIPLE)
        && reading.folded(verb.start).ends_with("ing")
        && be.is_some_and(|be| reading.folded(be) != "as" && reading.folded(be) != "be" && reading.folded(be) != "being");
    if let Some(be) = be.filter(|_| is_progressive) {
        let tokens = words.auxiliaries.before(reading, be, floor).unwrap_or(be)..verb.end;
        return Some(Spot { tokens, cue: finite(cue), compound: true, ..spot });
    }
    if be.is_some() {
        return None;
    }
    let inverted = inverted_before(reading, words, start, floor);
    let auxiliary_end = inverted.map_or(start, |(auxiliary_end, _)| auxiliary_end);
    let modal = words.modals.before(reading, start, floor);
    let auxiliary = words.auxiliaries.before(reading, auxiliary_end, floor).or_else(|| auxiliary_around(reading, words, start, floor));
    let hearsay = words.hearsay.before(reading, auxiliary_end, floor);
    // "قد يعلن" may be; "قد أعلن" has been.
    let supposed = words.hypothetical.before(reading, auxiliary_end, floor);
    // "in |May| saying that".
    let is_month = |at: usize| words.conjugation == Conjugation::English && reading.tokens[at].capital && at > floor;
    let supposed = supposed.filter(|&at| !is_month(at));
    let supposed = supposed.filter(|_| words.conjugation != Conjugation::Arabic || cue.has(Cue::PROSPECTIVE));
    if let Some(at) = hearsay.or(supposed).or(auxiliary).or(modal) {
        spot.hypothetical |= supposed.is_some();
        spot.hearsay = hearsay.is_some();
        spot.inverted = inverted.map(|(_, pronoun)| pronoun);
        start = at;
        spot.cue = finite(cue);
        spot.compound = true;
    } else if cue.has(Cue::PAST_PARTICIPLE) && !cue.has(Cue::FINITE) {
        // "a apprécié et chaleureusement salué": the auxiliary of the verb before serves both.
        let and = words.and.before(reading, start, floor)?;
        let serves = last.is_some_and(|last| last.tokens.len() > last.verb.len() && and > last.tokens.start);
        if !serves {
            return None;
        }
        spot.cue = finite(cue);
        spot.compound = true;
    }
    let is_participle = cue.has(Cue::PARTICIPLE) && !cue.has(Cue::FINITE);
    // "15 |مجمعا|": what is counted.
    let goes_on = words.that.at(reading, verb.end).is_some() || words.to.at(reading, verb.end).is_some();
    let is_counted = is_participle && !goes_on && start > floor && reading.tokens[start - 1].kind == Kind::Number;
    if is_counted && words.conjugation == Conjugation::Arabic {
        return None;
    }
    let is_reflexive = |at: usize| words.reflexives.at(reading, at).is_some();
    while let Some(at) = words.clitics.before(reading, start, floor).filter(|&at| !is_participle || is_reflexive(at)) {
        spot.negated |= words.negations.at(reading, at) == Some(start);
        start = at;
    }
    if let Some(at) = words.negations.before(reading, start, floor) {
        spot.negated = true;
        start = at;
    }
    // "met|-il| en garde": the pronoun inside of a locution.
    let inside = (verb.start + 2..verb.end).find(|&t| reading.folded(t - 1) == "-" && is_subject_pronoun(reading, words, t));
    spot.inverted = spot.inverted.or(inside);
    let mut end = verb.end;
    // "estime-t-il": the pronoun follows a finite verb.
    if let Some((pronoun, after)) = inverted_after(reading, words, end) {
        spot.inverted = Some(pronoun);
        end = after;
    }
    // "“…,” |warned| Ann Roe": behind a quotation stands the one who speaks.
    let follows_quote = start > floor && matches!(reading.folded(start - 1), "”" | "»" | "\"") && words.conjugation == Conjugation::English;
    let names_person = |t: usize| {
        let is_name = |tag: &crate::extract::Tag| matches!(tag.class, Class::GivenName(_) | Class::PerhapsGiven(_) | Class::Office(_));
        reading.tokens.get(t + 1).is_some_and(|next| next.capital && reading.tokens[t].capital) || reading.tags_at(t).iter().any(is_name)
    };
    let tells = words.tells.at(reading, verb.start) == Some(verb.end) && !(follows_quote && names_person(end));
    // "They would be dismissed, |warned| Dr Doe.": who speaks, where the sentence ends there.
    let last = reading.sentences[reading.sentence_of(start)].tokens.end;
    let follows_comma = start > floor && reading.folded(start - 1) == "," && words.conjugation == Conjugation::English;
    let is_speaker = |after: usize| follows_comma && start == verb.start && after + 1 >= last && names_person(end);
    if let Some(after) = told(reading, words, end).filter(|&after| tells && !is_speaker(after)) {
        spot.cue = spot.cue.and(Cue::CLAUSE);
        end = after;
    }
    // "ne dit pas"; elsewhere what follows the verb negates what is said.
    // "a affirmé |ne pas vouloir|": behind a verb without "ne" they negate the next one.
    let negates_behind = words.conjugation == Conjugation::French && spot.tokens.start == verb.start && spot.negated;
    while let Some(after) = words.negations.at(reading, end).filter(|_| negates_behind) {
        spot.negated = true;
        end = after;
    }
    if let Some(after) = words.restores.at(reading, end).filter(|_| spot.negated && end > verb.end) {
        spot.negated = false;
        end = after;
    }
    // "قال |أيضا|، …": what is said or a mark follows the adverb.
    let says_also = words.adverbs.at(reading, end).filter(|&after| {
        let follows = matches!(reading.folded(after), "," | ":" | "\"" | "«" | "“");
        words.conjugation == Conjugation::Arabic && cue.has(Cue::FINITE) && follows
    });
    let therein = words.therein.at(reading, end).filter(|_| floor < start);
    spot.therein = therein.is_some();
    spot.tokens = start..therein.or(says_also).unwrap_or(end);
    Some(spot)
}

/// "told |reporters|", "told |the BBC|", "told |world leaders|": the end of the one who is spoken to.
fn told(reading: &Reading, words: &Words, at: usize) -> Option<usize> {
    /// How many tokens behind a possessive the noun may stand that it owns.
    const OWNED: usize = 4;
    const LONGEST: usize = 8;
    let is_event = |t: usize| reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::EventNoun(_)));
    let is_name = |t: usize| {
        let token = &reading.tokens[t];
        // "told the |12th| East African Ports Forum".
        let is_ending = |t: usize| t > at && !reading.tokens[t].spaced && reading.tokens[t - 1].kind == Kind::Number;
        let is_ordinal =
            token.kind == Kind::Number && reading.tokens.get(t + 1).is_some_and(|next| next.kind == Kind::Word && !next.spaced);
        if is_ordinal || is_event(t) || is_ending(t) {
            return true;
        }
        token.kind == Kind::Word && token.capital && (token.caps || !words.is_pronoun(reading, t)) || is_part_of_name(reading, t)
    };
    let end = reading.sentences[reading.sentence_of(at.min(reading.tokens.len().checked_sub(1)?))].tokens.end;
    // "warned |that| 7,000 drivers".
    if words.that.at(reading, at).is_some() {
        return None;
    }
    let start = words.articles.at(reading, at).unwrap_or(at);
    let limit = (start + LONGEST).min(end);
    // "told the world body's annual assembly |that|".
    let is_plain = |t: usize| reading.tokens[t].kind == Kind::Word || matches!(reading.folded(t), "'s" | "'" | "-" | ".");
    let that = (start + 1..limit).find(|&t| words.that.at(reading, t).is_some()).filter(|&that| that + 1 < end);
    let names_nobody = |that: usize| {
        (start..that).all(|t| {
            let is_adjunct = words.adjuncts.at(reading, t).is_some() && words.adverbs.at(reading, t).is_none();
            is_plain(t) && !words.is_pronoun(reading, t) && !is_adjunct
        })
    };
    if let Some(that) = that.filter(|&that| names_nobody(that)) {
        return Some(that);
    }
    let mut after = None;
    for t in start..limit {
        if let Some(noun) = words.addressee.at(reading, t) {
            // "told the council|'s monthly meeting|".
            let is_owner = matches!(reading.folded(noun), "'s" | "'") && !reading.tokens[noun].spaced;
            // "told a |panel discussion| in Lima".
            let event = reading.tags_at(t).iter().filter(|tag| matches!(tag.class, Class::EventNoun(_))).map(|tag| tag.tokens.end).max();
            if !is_owner {
                return Some(event.map_or(noun, |end| end.max(noun)));
            }
        }
        // "told the visiting Dutch |ambassador| on Monday".
        let office = reading.tags_at(t).iter().filter(|tag| matches!(tag.class, Class::Office(_))).map(|tag| tag.tokens.end).max();
        let is_alone = |end: usize| words.adjuncts.at(reading, end).is_some() || matches!(reading.folded(end), "." | "," | ":");
        if let Some(end) = office.filter(|&end| start > at && end <= limit && end < reading.tokens.len() && is_alone(end)) {
            return Some(end);
        }
        // "the traders|'| forum".
        let is_possessive = |t: usize| t > start && matches!(reading.folded(t), "'" | "'s") && !reading.tokens[t].spaced;
        let ends = |t: usize| {
            let is_word = reading.tokens[t].kind == Kind::Word || is_possessive(t);
            !is_word || words.that.at(reading, t).is_some() || words.adjuncts.at(reading, t).is_some()
        };
        // "told growers |the government| would".
        let begins = t > start && (words.is_pronoun(reading, t) || words.articles.at(reading, t).is_some());
        let is_plural = |t: usize| reading.folded(t).ends_with('s') && !reading.tokens[t].capital;
        if begins {
            return after.or(Some(t).filter(|&t| is_plural(t - 1)));
        }
        // "told Monday|'s meeting|", "told Radio One|'s morning show|".
        if after.is_some() && is_possessive(t) && !is_part_of_name(reading, t) {
            let heard = (t + 1..limit.min(t + OWNED)).find_map(|noun| words.addressee.at(reading, noun));
            return heard.or(after);
        }
        if is_name(t) {
            after = Some(t + 1);
        } else if after.is_some() || ends(t) {
            break;
        }
    }
    after
}

/// "CNN|'s| Ana Sy", "U|.|N|.|": marks inside of a name.
fn is_part_of_name(reading: &Reading, token: usize) -> bool {
    let is_joint = matches!(reading.folded(token), "'s" | "." | "-" | "'" | "&");
    let follows = token > 0 && reading.tokens[token - 1].capital && !reading.tokens[token].spaced;
    is_joint && follows && reading.tokens.get(token + 1).is_some_and(|next| next.capital || next.kind == Kind::Mark)
}

/// "a|, pour sa part,| exhorté": the auxiliary before what commas enclose.
fn auxiliary_around(reading: &Reading, words: &Words, start: usize, floor: usize) -> Option<usize> {
    const LONGEST: usize = 9;
    let close = start.checked_sub(1).filter(|&t| t > floor && reading.folded(t) == "," && words.conjugation == Conjugation::French)?;
    let open = (close.saturating_sub(LONGEST).max(floor)..close).rev().find(|&t| reading.folded(t) == ",")?;
    words.auxiliaries.before(reading, open, floor)
}

/// "A World Bank |report| found": a noun that looks like a verb.
fn is_document(reading: &Reading, words: &Words, verb: &Range<usize>, floor: usize) -> bool {
    if words.conjugation != Conjugation::English || words.documents.at(reading, verb.start).is_none() {
        return false;
    }
    // "The World Bank |estimates| that": no noun goes on so.
    let is_third_person = reading.folded(verb.start).ends_with('s');
    let is_number = reading.tokens.get(verb.end).is_some_and(|t| t.kind == Kind::Number);
    let has_object = || is_number || [&words.that, &words.articles].iter().any(|list| list.at(reading, verb.end).is_some());
    if is_third_person && has_object() {
        return false;
    }
    let phrase = (verb.start.saturating_sub(5).max(floor)..verb.start).rev().take_while(|&t| reading.tokens[t].kind == Kind::Word);
    phrase.into_iter().any(|t| words.articles.at(reading, t).is_some_and(|end| end <= verb.start))
}

/// "a conference |call|", "the |offer|", "Tuyên bố chung", "refused to |comment|": nothing is said by these.
fn is_noun(reading: &Reading, words: &Words, verb: &Range<usize>, cue: Cue, first: usize) -> bool {
    let least = verb.start.saturating_sub(4).max(first);
    // "Hội đồng |Bảo| an": a syllable of a body's name.
    let is_syllable = words.conjugation == Conjugation::None && reading.tokens[verb.start].capital && verb.start > first;
    let is_name =
        |class| matches!(class, Class::EventNoun(_) | Class::Series(_) | Class::Place(_)) || is_syllable && matches!(class, Class::Body(_));
    // "Luật sư Hồ |Bảo| Quyên": a syllable of somebody's name.
    let is_between = is_syllable
        && verb.len() == 1
        && [verb.start - 1, verb.end].iter().all(|&t| reading.tokens.get(t).is_some_and(|t| t.kind == Kind::Word && t.capital));
    if is_between {
        return true;
    }
    let covers = |tag: &crate::extract::Tag| is_name(tag.class) && tag.tokens.end >= verb.end;
    let in_event = (least..verb.start).any(|t| reading.tags_at(t).iter().any(covers));
    // "|a-t-on| appris".
    let says_nothing =
        (verb.start.saturating_sub(6).max(first)..=verb.start).any(|t| words.no_speech.at(reading, t).is_some_and(|end| end >= verb.end));
    let is_english = words.conjugation == Conjugation::English;
    // "the |offer|", "trước những |cáo buộc|".
    // "ممتنعا عن |ذكر| الأسماء".
    let may_be_noun = words.conjugation != Conjugation::French && !cue.has(Cue::VERBAL_NOUN);
    let is_bare = is_english && !cue.has(Cue::PARTICIPLE) && !["ed", "s"].iter().any(|e| reading.folded(verb.start).ends_with(e));
    // "Đinh Công |Sự| khẳng định", "Pham Duc |An| said": the last word of a name.
    let has_last = words.conjugation == Conjugation::None || is_english;
    let is_name = |t: usize| has_last && t > first && reading.tokens[t].capital && reading.tokens[t - 1].capital;
    let determined = may_be_noun && words.determiners.before(reading, verb.start, first).is_some_and(|t| !is_name(t))
        || is_bare && words.governing.before(reading, verb.start, first).is_some();
    let is_title = words.conjugation == Conjugation::None
        && (verb.start.max(first + 1)..verb.end).any(|t| {
            // "ra |Tuyên bố| Lima".
            reading.tokens[t].capital && reading.tokens[t - 1].kind == Kind::Word && words.documents.at(reading, t).is_some()
        });
    // "early-|warning| plan".
    let is_compound = is_english && verb.start > first && reading.folded(verb.start - 1) == "-" && !reading.tokens[verb.start].spaced;
    // "|state|-run news agency".
    let is_compound = is_compound || is_english && reading.folded(verb.end) == "-" && !reading.tokens[verb.end].spaced;
    // "رفض المناعي |التعليق|".
    let refuses = words.negations.at(reading, verb.start) == Some(verb.end)
        && words.no_content.first_in(reading, verb.end..(verb.end + 6).min(reading.tokens.len())).is_some();
    let is_owned = words.genitive.at(reading, verb.end).is_some();
    // "القيادي في حزب |تواصل|، السالك": the name of a party.
    let is_head =
        |tag: &crate::extract::Tag| matches!(tag.class, Class::Body(_) | Class::BodyHead(_)) && tag.tokens == (verb.start - 1..verb.start);
    let names_body = words.conjugation == Conjugation::Arabic
        && verb.start > first
        && reading.folded(verb.end) == ","
        && !reading.folded(verb.start - 1).starts_with("ال")
        && reading.tags_at(verb.start - 1).iter().any(is_head);
    let is_owned = is_owned || names_body;
    in_event
        || says_nothing
        || determined
        || is_owned
        || cue.has(Cue::FINITE) && is_french_noun(reading, words, verb.start, first)
        || is_title
        || is_compound
        || refuses
}

/// "à la |presse|", "par l'|annonce|": a form that is a noun behind a preposition and an article ("il la |presse|" is a verb).
fn is_french_noun(reading: &Reading, words: &Words, verb: usize, first: usize) -> bool {
    if words.conjugation != Conjugation::French {
        return false;
    }
    let Some(article) = words.articles.before(reading, verb, first) else { return false };
    let may_be_pronoun = matches!(reading.folded(article), "la" | "le" | "les" | "l'" | "leur");
    let behind_preposition = words.prepositions.before(reading, article, first).is_some_and(|at| words.that.at(reading, at).is_none());
    may_be_pronoun && behind_preposition
}

/// "Et |d'ajouter| : « … »": an infinitive that tells what was said next.
fn narrate(reading: &Reading, words: &Words, spot: &mut Spot, first: usize) {
    // "avant |d'ajouter| que": what was said next.
    let french_infinitive = words.conjugation == Conjugation::French && spot.cue.has(Cue::INFINITIVE) && !spot.cue.has(Cue::FINITE);
    // "a remercié l'État, non |sans rappeler| que".
    let chained = words.chain.before(reading, spot.tokens.start, first).filter(|_| french_infinitive);
    if chained.is_some() && reading.folded(spot.tokens.start - 1) == "sans" {
        spot.cue = finite(spot.cue);
        spot.compound = true;
        return;
    }
    let before = words.to.before(reading, spot.tokens.start, first).filter(|_| french_infinitive);
    if before.is_some_and(|to| to > first && words.and.before(reading, spot.tokens.start, to - 1) == Some(to - 1)) {
        spot.cue = finite(spot.cue);
        spot.compound = true;
        return;
    }
    let Some(after_and) = words.and.at(reading, first).filter(|_| spot.cue.has(Cue::INFINITIVE) && !spot.cue.has(Cue::FINITE)) else {
        return;
    };
    let Some(at) = words.to.before(reading, spot.tokens.start, after_and) else { return };
    if words.conjugation == Conjugation::French && at - after_and <= 10 {
        spot.cue = finite(spot.cue);
        spot.compound = true;
        spot.tokens.start = if at == after_and { first } else { at };
    }
}

/// The same cue as a finite verb.
fn finite(cue: Cue) -> Cue {
    Cue::default().taking(cue).and(Cue::FINITE)
}

fn adverb_before(reading: &Reading, words: &Words, token: usize, floor: usize) -> Option<usize> {
    let ending = words.adverb_ending.as_deref()?;
    let at = token.checked_sub(1).filter(|&at| at >= floor)?;
    let word = reading.folded(at);
    // "le document", "du gouvernement": a noun that ends like an adverb.
    let is_noun = words.articles.before(reading, at, floor).is_some() || words.prepositions.before(reading, at, floor).is_some();
    let is_name = reading.tags_at(at).iter().any(|tag| matches!(tag.class, Class::Body(_) | Class::Office(_) | Class::Place(_)));
    if is_noun || is_name {
        return None;
    }
    // "Olzhas |Bektenuly| said".
    let is_capital = reading.tokens[at].capital && at > floor;
    (reading.tokens[at].kind == Kind::Word && !is_capital && word.len() > ending.len() + 2 && word.ends_with(ending)).then_some(at)
}

/// "a-t-il |ajouté": the end of the auxiliary and the pronoun.
fn inverted_before(reading: &Reading, words: &Words, token: usize, floor: usize) -> Option<(usize, usize)> {
    let pronoun = token.checked_sub(1).filter(|&at| at > floor && is_subject_pronoun(reading, words, at))?;
    let mut at = pronoun.checked_sub(1).filter(|&at| reading.folded(at) == "-")?;
    if at >= floor + 2 && reading.folded(at - 1) == "t" && reading.folded(at - 2) == "-" {
        at -= 2;
    }
    Some((at, pronoun))
}

/// "estime|-t-il": the pronoun and what follows.
fn inverted_after(reading: &Reading, words: &Words, token: usize) -> Option<(usize, usize)> {
    if reading.folded(token) != "-" {
        return None;
    }
    let has_t = reading.folded(token + 1) == "t" && reading.folded(token + 2) == "-";
    let pronoun = if has_t { token + 3 } else { token + 1 };
    is_subject_pronoun(reading, words, pronoun).then_some((pronoun, pronoun + 1))
}

fn is_subject_pronoun(reading: &Reading, words: &Words, token: usize) -> bool {
    let lists = [&words.pronouns_m, &words.pronouns_f, &words.pronouns, &words.pronouns_plural, &words.impersonal];
    lists.iter().any(|list| list.at(reading, token) == Some(token + 1))
}
