//! Drafts: what the rules find in a sentence, before it is known who "he" is and where it was said.

use super::cues::Spot;
use super::inflect::Conjugation;
use super::quotes::Quote;
use super::rules::{Rule, Slot};
use super::subject::{Ground, Named, Subject};
use super::words::{Cue, Order, Phrases};
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
    // "According to a report released on Monday": what stands in the name of the source is no cue.
    let named: Vec<Range<usize>> = found
        .iter()
        .filter_map(|d| match &d.voice {
            Voice::Subject(subject) => Some(subject.tokens.clone()),
            _ => None,
        })
        .collect();
    for spot in spots.iter().filter(|spot| !named.iter().any(|n| n.contains(&spot.verb.start))) {
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
    drop_frames(&mut found);
    drop_citations(ground, &mut found);
    drop_doubles(&mut found);
    drop_orders(ground, &mut found);
    cut(ground, &mut found);
    part_quotations(ground, &mut found);
    found
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

/// "Citing figures of the fund, |the minister said| …": who says it is the minister.
fn drop_frames(drafts: &mut Vec<Draft>) {
    let starts: Vec<usize> = drafts
        .iter()
        .filter_map(|d| match &d.voice {
            // "According to the fund, |donors will share| the bill": what is not said yet has no frame.
            Voice::Subject(subject)
                if d.verb.is_some() && subject.named[0] != Named::Document && d.factuality != Factuality::Hypothetical =>
            {
                Some(subject.tokens.start)
            }
            _ => None,
        })
        .collect();
    drafts.retain(|d| d.verb.is_some() || d.cue.is_none() || d.content.start < d.anchor.end || !starts.contains(&d.content.start));
}

/// "Exports fell, he added, |citing data| of the bureau": who says it is he, and nothing is said of the data.
fn drop_citations(ground: &Ground, drafts: &mut Vec<Draft>) {
    let told: Vec<Range<usize>> = drafts.iter().filter(|d| d.verb.is_some()).map(|d| d.content.clone()).collect();
    let is_cited = |d: &Draft| ground.words.relays.at(ground.reading, d.anchor.start).is_some();
    let names_document = |d: &Draft| ground.words.documents.at(ground.reading, ground.after_article(d.content.start)).is_some();
    drafts.retain(|d| {
        let is_source = d.verb.is_none() && d.cue.is_some() && d.content.end <= d.anchor.start;
        let is_told = told.iter().any(|content| content.start == d.content.start && content.end < d.content.end);
        !(is_cited(d) && (is_source && is_told || d.verb.is_some() && d.quote.is_none() && names_document(d)))
    });
}

/// "وأردف |قائلا| إن": a participle that only introduces what its verb says too.
fn drop_doubles(drafts: &mut Vec<Draft>) {
    let said: Vec<(usize, Range<usize>)> = drafts.iter().map(|d| (d.anchor.start, d.content.clone())).collect();
    drafts.retain(|d| {
        !matches!(d.voice, Voice::Same) || !said.iter().any(|(start, content)| *start < d.anchor.start && *content == d.content)
    });
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
    found.retain(|source| {
        let before = source.start.checked_sub(1).map_or("", |t| ground.word(t));
        let is_first =
            source.start == ground.sentence.start || ground.words.and.before(ground.reading, source.start, ground.sentence.start).is_some();
        is_first || matches!(before, "," | ";" | ":" | "»" | "”" | "\"" | "«" | "“" | "–" | "-") || source.end - source.start > 1
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
        is_somebody && ground.word(subject.tokens.end) == ","
    })
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
        let end = drafts[i + 1..].iter().find_map(begins);
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
            && !ground.reading.tokens[last].spaced;
        let opens = matches!(ground.reading.folded(last), "«" | "“" | "(");
        // "had heard such promises |before|.": at the end of a sentence it joins nothing.
        let ends_sentence = ground.words.conjugation == Conjugation::English && matches!(ground.word(content.end), "" | "." | ";" | "!");
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
            Anchor::Source(source) => (None, source.clone()),
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

    fn finish<'w>(self, rule: &'w Rule, anchor: Range<usize>) -> Option<Draft<'w>> {
        let ground = self.ground;
        let mut content = self.content.clone()?;
        let mut quote = self.quote;
        let mut goes_on = Vec::new();
        if let Some(q) = quote.map(|q| &ground.quotes[q]) {
            goes_on = sentences_of(ground.reading, q, &mut content);
        } else {
            content = trim(ground, content);
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
        if quote.is_some_and(|q| ground.quotes[q].is_slogan) {
            return None;
        }
        goes_on.extend(self.after_the_cue(quote));
        let n_words = content.clone().filter(|&t| ground.reading.tokens[t].kind == Kind::Word).count();
        let is_negated = self.spot.is_some_and(|s| s.negated);
        // "appealed for |calm|", "urged |restraint|".
        let is_object = self.spot.is_some_and(|s| s.verb.len() > 1 && ground.words.inflects());
        let is_long = content.len() == 1 && ground.word(content.start).chars().count() >= if is_object { 4 } else { 5 };
        let least = if quote.is_some() || self.after == Some(Slot::That) || is_long && self.after == Some(Slot::Noun) { 1 } else { 2 };
        if n_words < least || (is_negated && !matches!(self.after, Some(Slot::That))) {
            return None;
        }
        let denies = is_negated || self.spot.is_some_and(|s| s.cue.has(Cue::DENIAL));
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
        let cue = cue.or_else(|| Some(anchor.clone()).filter(|_| is_source));
        if !self.may_end_here(quote) {
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
            verb: self.spot.map(|s| s.verb.clone()),
            attached: self.spot.is_some_and(|s| s.attached),
            goes_on,
        })
    }

    /// Whether the sentence ends, or an adjunct follows, after a cue that comes after what was said.
    fn may_end_here(&self, quote: Option<usize>) -> bool {
        let ground = self.ground;
        let comes_after = self.content.as_ref().is_some_and(|c| c.end <= self.left) && quote.is_none();
        let next = ground.word(self.right);
        // "acknowledged “real anxiety”", "…, urged the government": what was said follows, or is no clause.
        let opens = ground.quotes.iter().any(|q| q.outer.start == self.right);
        // "…, the minister announced |on Monday|."
        let ends = || {
            matches!(next, "" | ".")
                || ground.words.adverbs.at(ground.reading, self.right).is_some_and(|t| matches!(ground.word(t), "" | "."))
        };
        let reports = |cue: Cue| cue.has(Cue::CLAUSE) || cue.has(Cue::THAT) && ends();
        let asks = ground.words.conjugation == Conjugation::English && self.spot.is_some_and(|s| !reports(s.cue));
        // "Chiều 27/3, bà Lan nêu rõ|:|": what was said follows.
        let introduces = next == ":" && ground.words.conjugation == Conjugation::None;
        if comes_after && (opens || asks || introduces) {
            return false;
        }
        let is_mark = next.is_empty() || next.chars().all(|c| !c.is_alphanumeric());
        let begins = [&ground.words.adjuncts, &ground.words.adverbs].iter().any(|list| list.at(ground.reading, self.right).is_some());
        // "|In a message|, the envoy assured": an adjunct is no clause.
        let content = self.content.clone().unwrap_or_default();
        let opens_adjunct =
            [&ground.words.adjuncts, &ground.words.prepositions].iter().any(|l| l.at(ground.reading, content.start).is_some());
        let is_adjunct = content.len() <= 6 && opens_adjunct;
        !comes_after || is_mark || begins && !is_adjunct || self.is_described()
    }

    /// "…, indique une source |proche du dossier|.": words of the one who speaks, behind the verb, up to a mark.
    fn is_described(&self) -> bool {
        const LONGEST: usize = 10;
        let ground = self.ground;
        let (Some(spot), Some(Voice::Subject(subject))) = (self.spot, &self.voice) else { return false };
        let is_nameless = matches!(subject.named[..], [Named::Somebody]);
        let speaks = spot.cue.has(Cue::QUOTE) && (spot.cue.has(Cue::THAT) || !spot.cue.has(Cue::NOUN));
        let follows_verb = subject.tokens.end == self.right && spot.tokens.end <= subject.tokens.start;
        let limit = (self.right + LONGEST).min(ground.sentence.end);
        let end = (self.right..limit).find(|&t| matches!(ground.word(t), "," | "." | ";")).unwrap_or(limit);
        let is_clean = (self.right..end).all(|t| ground.reading.tokens[t].kind != Kind::Mark || ground.word(t) == "-");
        let crosses = ground.cues.iter().any(|cue| cue.start >= self.right && cue.start < end);
        ground.words.inflects() && is_nameless && speaks && follows_verb && is_clean && !crosses
    }

    /// "If the talks fail, |she warned,| the fund will close": a clause around the cue is one.
    fn around_the_cue(&self, content: Range<usize>, quote: Option<usize>) -> Range<usize> {
        let ground = self.ground;
        let comes_after = content.end <= self.left && quote.is_none() && self.spot.is_some();
        let rest = self.right + 1..self.ceiling();
        let goes_on = comes_after && ground.word(self.right) == "," && rest.len() > 4 && ground.words.conjugation != Conjugation::None;
        let lists = [&ground.words.and, &ground.words.relatives, &ground.words.adjuncts, &ground.words.prepositions, &ground.words.adverbs];
        let is_aside = lists.iter().any(|list| list.at(ground.reading, rest.start).is_some())
            || ground.cues.iter().any(|cue| cue.start >= rest.start)
            || ground.quotes.iter().any(|q| q.outer.start >= rest.start);
        if goes_on && !is_aside { trim(ground, content.start..rest.end) } else { content }
    }

    /// What goes on after a cue inside a quotation, or between two: "« …, a-t-il ajouté, et … »".
    fn after_the_cue(&self, quote: Option<usize>) -> Vec<Range<usize>> {
        let ground = self.ground;
        let is_after_content = self.spot.is_some_and(|s| self.content.as_ref().is_some_and(|c| c.end <= s.tokens.start));
        let Some(quote) = quote.filter(|_| is_after_content).map(|q| &ground.quotes[q]) else { return Vec::new() };
        let from = if matches!(ground.word(self.right), "," | ".") { self.right + 1 } else { self.right };
        if quote.inner.contains(&self.left) {
            let mut rest = from..quote.inner.end;
            let rest_of_quote = Quote { outer: quote.outer.clone(), inner: rest.clone(), is_slogan: false };
            let mut parts = vec![];
            if rest.start < rest.end {
                let others = sentences_of(ground.reading, &rest_of_quote, &mut rest);
                parts.push(rest);
                parts.extend(others);
            }
            return parts;
        }
        let crosses = |to: usize| ground.cues.iter().any(|cue| cue.start >= from && cue.end <= to);
        let next = ground.quotes.iter().find(|q| q.outer.start >= from && ground.sentence.contains(&q.outer.start));
        let next = next.filter(|q| !crosses(q.outer.start) && (q.outer.start == from || ground.word(q.outer.start - 1) == ","));
        let Some(next) = next else { return Vec::new() };
        let mut first = next.inner.clone();
        let others = sentences_of(ground.reading, next, &mut first);
        std::iter::once(first).chain(others).collect()
    }

    /// "Prices rose |“at an alarming pace”|, she said": a quotation that is the end of a clause, all of which was said.
    fn ends_clause(&self, quote: usize) -> bool {
        const LEAST: usize = 3;
        let ground = self.ground;
        let start = ground.quotes[quote].outer.start;
        let before = after_dateline(ground, ground.sentence.start)..start;
        let is_plain = |t: usize| ground.reading.tokens[t].kind != Kind::Mark || matches!(ground.word(t), "-" | "'" | "%" | "$" | "€");
        let is_within = ground.sentence.contains(&start) && ground.quotes[quote].outer.end <= self.left;
        let n_words = before.clone().filter(|&t| ground.reading.tokens[t].kind == Kind::Word).count();
        let says = ground.cues.iter().any(|cue| before.contains(&cue.start));
        let goes_on = before.rev().take(1).all(is_plain);
        let is_long = ground.quotes[quote].inner.len() > 12;
        ground.words.inflects() && is_within && n_words >= LEAST && goes_on && !says && !is_long
    }

    /// A quotation with a title between it and the speaker: "…," the country's minister, |Awa Sy, said.
    fn quote_before_title(&self) -> Option<usize> {
        let ground = self.ground;
        let stands_before = self.spot.is_some_and(|s| matches!(&self.voice, Some(Voice::Subject(v)) if v.tokens.end <= s.tokens.start));
        let quote = ground.quotes.iter().rposition(|q| q.outer.end <= self.left).filter(|_| stands_before)?;
        let between = ground.quotes[quote].outer.end..self.left;
        let is_title = between.len() <= 12
            && ground.reading.folded(between.start.saturating_sub(2)) != "."
            && between.start >= ground.sentence.start
            && !between.clone().any(|t| matches!(ground.word(t), "." | ";" | ":"));
        (is_title && !ground.cues.iter().any(|cue| between.contains(&cue.start))).then_some(quote)
    }

    /// "répond-on |au ministère|": where nobody in particular says it.
    fn impersonal(&self, pronoun: usize) -> Option<Subject> {
        let ground = self.ground;
        ground.words.impersonal.at(ground.reading, pronoun)?;
        let limit = (self.right + 10).min(self.ceiling());
        let actor = ground.words.adjuncts.at(ground.reading, self.right).and_then(|_| ground.actor_in(self.right..limit));
        let named = actor.map_or(Named::Somebody, |(actor, _)| Named::Actor(actor));
        Some(Subject { named: vec![named], tokens: pronoun..pronoun + 1, near: true })
    }

    /// Whether a verb or somebody stands before in the sentence, or the sentence goes on with a quotation.
    fn follows_somebody(&self) -> bool {
        let ground = self.ground;
        let start = ground.sentence.start;
        ground.cues.iter().any(|cue| cue.end <= self.left)
            || ground.actor_in(start..self.left).is_some()
            || ground.first_pronoun(self.left).is_some()
            || super::speakers::institution(ground, self.left).is_some()
            || ground.quotes.iter().any(|q| q.inner.start < start && start < q.inner.end)
    }

    /// Whether a further verb may have the same subject: French keeps the auxiliary ("a salué … et a demandé").
    fn keeps_tense(&self) -> bool {
        let ground = self.ground;
        let Some(spot) = self.spot.filter(|s| s.cue.has(Cue::FINITE) && ground.words.conjugation == Conjugation::French) else {
            return true;
        };
        let before = ground.cues.iter().zip(&ground.compounds).filter(|(cue, _)| cue.end <= spot.tokens.start);
        before.map(|(_, compound)| *compound).any(|compound| compound == spot.compound)
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
                    let floor = self.floor();
                    let subject = match self.spot {
                        Some(spot) if spot.cue.has(Cue::VERBAL_NOUN) => {
                            ground.quoted_before(self.left, floor).or_else(|| ground.unknown_quoted_before(self.left, floor))?
                        }
                        Some(spot) if spot.therein => return None,
                        Some(_) => {
                            let known = ground.subject_before(self.left, floor).or_else(|| self.nameless_before());
                            known.or_else(|| self.people_before(floor))?
                        }
                        None if ground.words.order == Order::VerbFirst => teller_before(ground, self.left)?,
                        None => label_before(ground, self.left).or_else(|| teller_before(ground, self.left))?,
                    };
                    // "وأعربت |الوزيرة| عن تأييدها، وقالت": the subject of the verb before it.
                    let is_finite = self.spot.is_some_and(|s| s.cue.has(Cue::FINITE) && s.tokens.start == s.verb.start);
                    let is_taken = ground.cues.iter().any(|cue| cue.end == subject.tokens.start);
                    let is_near = subject.tokens.end == self.left;
                    (ground.words.order == Order::SubjectFirst || !is_finite || !is_taken || is_near).then_some(())?;
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
                        is_participle && !is_feeling && (ground.word(s.verb.start).ends_with('ا') || speech_follows)
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
                (!self.is_parted_subject(&content) && !self.is_whole_subject(&content)).then_some(())?;
                // "Tuy nhiên, ông nói": a connective is no clause.
                (content.len() > 2 || ground.words.conjugation != Conjugation::None).then_some(())?;
                self.content = Some(content);
                self.bounds = Grade::B;
                self.open = false;
            }
            Slot::Colon => (ground.word(self.left.checked_sub(1)?) == ":").then_some(())?,
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
                        Some(_) => self.subject_after().or_else(|| self.nameless_after())?,
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
                let takes = self.spot.is_none_or(|s| s.cue.has(Cue::NOUN)) || self.names_in_quotes() || self.tells_in_infinitive();
                takes.then_some(())?;
                // "وكان الوزير |قد دعا| إلى": elsewhere the subject of a verb-first language follows the verb.
                let stands_before = matches!(&self.voice, Some(Voice::Subject(v)) if v.tokens.start == self.left);
                let has_clitic = self.spot.is_some_and(|s| s.tokens.start < s.verb.start);
                // "|وكان| رئيس الاتحاد حذر من".
                let was = || ground.words.clitics.before(ground.reading, self.left, ground.sentence.start).is_some();
                let is_topic = || ground.words.topics.at(ground.reading, ground.sentence.start).is_some();
                (ground.words.order == Order::SubjectFirst || !stands_before || has_clitic || was() || is_topic()).then_some(())?;
                let tells =
                    self.spot.is_some_and(|s| s.tokens.end > s.verb.end && ground.words.tells.at(ground.reading, s.verb.start).is_some());
                if tells && ground.word(self.right) == "of" {
                    self.right += 1;
                }
                let inserted = self.after_insertion();
                let start = if inserted > self.right { inserted } else { self.after_addressee() };
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
                    // "…, the fire chief says, |but| the road is closed".
                    let is_next = ground.words.conjugation == Conjugation::English && ground.word(start) == "but";
                    (!is_relayed && !is_next).then_some(())?;
                }
                while let Some(after) =
                    ground.words.adverbs.at(ground.reading, start).filter(|_| ground.words.articles.at(ground.reading, start).is_none())
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
                if ground.words.adjuncts.at(ground.reading, start).is_some() && !stands_itself {
                    (ground.words.conjugation != Conjugation::None).then_some(())?;
                    start = self.after_adjunct(start)?;
                }
                (!matches!(ground.word(start), "" | "." | ":" | ";" | ")" | ",")).then_some(())?;
                self.content = Some(start..self.ceiling());
                self.after = Some(Slot::Clause);
                self.bounds = Grade::B;
            }
            Slot::Content => {
                (!self.closes_content()).then_some(())?;
                self.content = Some(self.after_resumption(self.right)..self.ceiling());
            }
            Slot::Colon => {
                let colon = if ground.word(self.right) == ":" { self.right } else { self.colon_before_quote()? };
                if self.leaves_subject_unknown(colon + 1) {
                    self.voice = Some(Voice::Subject(self.unknown_subject(colon, colon + 1)));
                }
                self.right = colon + 1;
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

    /// "وقال |نجم المنتخب سيرجيو| إن": behind a verb without a known subject stands one that no table knows, up to the complementiser or colon
    /// that ends at `end`.
    fn leaves_subject_unknown(&self, end: usize) -> bool {
        let ground = self.ground;
        let is_finite = self.spot.is_some_and(|s| s.cue.has(Cue::FINITE) && !s.cue.has(Cue::PERSON));
        let is_left_out = matches!(self.voice, Some(Voice::Same | Voice::Last));
        if ground.words.order != Order::VerbFirst || !is_finite || !is_left_out || ground.word(self.right) == "," {
            return false;
        }
        let that =
            (self.right..end).find(|&t| t + 1 == end && ground.word(t) == ":" || ground.words.that.at(ground.reading, t) == Some(end));
        let lists = [&ground.words.adverbs, &ground.words.adjuncts, &ground.words.prepositions, &ground.words.to, &ground.words.clitics];
        let is_adjunct = |t: usize| lists.iter().any(|list| list.at(ground.reading, t).is_some()) || ground.has_attached_preposition(t);
        let is_known = |t: usize| ground.words.feelings.at(ground.reading, t).is_some();
        // "قالت |مازحة|:" says how.
        let names_somebody = |that: usize| that > self.right + 1 || that > self.right && ground.word(self.right).starts_with("ال");
        that.is_some_and(|that| names_somebody(that) && !is_adjunct(self.right) && !is_known(self.right))
    }

    /// "ويرى |الدولي السابق نور الدين النيبت| أن": the person whose name ends such a subject, else somebody.
    fn unknown_subject(&self, to: usize, end: usize) -> Subject {
        let ground = self.ground;
        let is_person = |a: &&crate::extract::Actor| matches!(a.who, crate::extract::Who::Person(_));
        let inside = ground.actors_inside(&(self.right..end));
        let closes = |a: &&crate::extract::Actor| {
            let goes_on = ground.word(a.tokens.end);
            is_person(a) && (a.tokens.end + 1 >= end || goes_on == ",") && !ground.is_oblique(a.tokens.start, self.right)
        };
        let named = inside.iter().find(closes).and_then(|a| ground.actor_in(a.tokens.start..end));
        match named {
            Some((actor, found)) => Subject { named: vec![Named::Actor(actor)], tokens: self.right..found.tokens.end, near: false },
            None => Subject { named: vec![Named::Somebody], tokens: self.right..to, near: false },
        }
    }

    /// "« … », témoigne |une mère de famille|": somebody whom no table knows, behind a verb that follows a quotation.
    fn nameless_after(&self) -> Option<Subject> {
        const LONGEST: usize = 8;
        let ground = self.ground;
        let quote = closing_quote(ground, self.left).or_else(|| closing_quote(ground, self.left.checked_sub(1)?));
        let noun = ground.words.articles.at(ground.reading, self.right)?;
        (ground.words.inflects() && quote.is_some() && self.is_plain_noun(noun)).then_some(())?;
        let limit = (noun + LONGEST).min(self.ceiling());
        let ends = |t: usize| {
            let is_adjunct =
                t > noun + 1 && ground.words.adjuncts.at(ground.reading, t).is_some() && ground.words.to.at(ground.reading, t).is_none();
            ground.reading.tokens[t].kind == Kind::Mark && ground.word(t) != "-"
                || is_adjunct
                || ground.words.relatives.at(ground.reading, t).is_some()
        };
        let end = (noun + 1..limit).find(|&t| ends(t)).unwrap_or(limit);
        // "declared |the host, Trade Minister Ana Ruiz|".
        let apposed = ground.subject_after(end + 1).filter(|s| {
            let is_person = |named: &Named| match named {
                Named::Actor(actor) => matches!(ground.cast.actors[*actor].who, crate::extract::Who::Person(_)),
                named => matches!(named, Named::Person(_)),
            };
            ground.word(end) == "," && s.tokens.end <= self.ceiling() && s.named.iter().all(is_person)
        });
        if let Some(apposed) = apposed {
            return Some(Subject { tokens: self.right..apposed.tokens.end, ..apposed });
        }
        Some(Subject { named: vec![Named::Somebody], tokens: self.right..end, near: true })
    }

    /// "“…,” |a mother of three| said": the same between a quotation and its verb.
    fn nameless_before(&self) -> Option<Subject> {
        const LONGEST: usize = 9;
        let ground = self.ground;
        let first = self.left.saturating_sub(LONGEST).max(ground.sentence.start);
        let after_quote = |t: usize| {
            closing_quote(ground, t).is_some() || t > first && ground.word(t - 1) == "," && closing_quote(ground, t - 1).is_some()
        };
        let start = (first..self.left).rev().find(|&t| after_quote(t))?;
        let noun = ground.words.articles.at(ground.reading, start)?;
        let is_word = |t: usize| ground.reading.tokens[t].kind == Kind::Word || ground.word(t) == "-";
        let says = ground.cues.iter().any(|cue| cue.start >= noun && cue.end <= self.left);
        let is_phrase = noun < self.left && self.is_plain_noun(noun) && (noun..self.left).all(is_word) && !says;
        (ground.words.inflects() && is_phrase).then(|| Subject { named: vec![Named::Somebody], tokens: start..self.left, near: true })
    }

    /// "Deux anciens chauffeurs ont affirmé |que|": people whom no list knows, where their verb can only be one of saying.
    fn people_before(&self, floor: usize) -> Option<Subject> {
        let spot = self.spot.filter(|s| s.cue.has(Cue::CLAUSE) || s.cue.has(Cue::THAT))?;
        self.ground.people_before(spot.tokens.start, floor)
    }

    /// "…, |policymaker| Henrik Maas said": where small words of an English name that no table knows begin, behind a comma.
    fn before_modifiers(&self, subject: &Subject) -> usize {
        const LONGEST: usize = 3;
        let ground = self.ground;
        let start = subject.tokens.start;
        let is_person = |named: &Named| match named {
            Named::Actor(a) => matches!(ground.cast.actors[*a].who, crate::extract::Who::Person(_)),
            named => matches!(named, Named::Person(_)),
        };
        let lists = [&ground.words.prepositions, &ground.words.and, &ground.words.adjuncts, &ground.words.that, &ground.words.relatives];
        let describes = |t: &usize| {
            let is_word = ground.reading.tokens[*t].kind == Kind::Word && !ground.words.is_pronoun(ground.reading, *t);
            let is_cue = ground.cues.iter().any(|cue| cue.contains(t));
            is_word && !is_cue && !lists.iter().any(|list| list.at(ground.reading, *t).is_some())
        };
        let first = (ground.sentence.start..start).rev().take(LONGEST).take_while(describes).last();
        let opens = |t: usize| t > ground.sentence.start && (ground.word(t - 1) == "," || closing_quote(ground, t).is_some());
        let is_english = ground.words.conjugation == Conjugation::English && subject.named.iter().all(is_person);
        first.filter(|&t| is_english && opens(t)).unwrap_or(start)
    }

    /// Whether a word may name somebody by what they are: no capital, no verb, no place or day.
    fn is_plain_noun(&self, at: usize) -> bool {
        let ground = self.ground;
        let token = ground.reading.tokens.get(at).filter(|_| at < self.ceiling());
        let is_cue = ground.cues.iter().any(|cue| cue.contains(&at));
        let is_thing = ground.words.documents.at(ground.reading, at).is_some();
        token.is_some_and(|t| t.kind == Kind::Word && !t.capital) && !is_cue && !is_thing
    }

    /// Whether a verb has a subject behind it, so that it is not that of another verb.
    fn has_own_subject(&self) -> bool {
        let ground = self.ground;
        let is_finite = self.spot.is_some_and(|s| s.cue.has(Cue::FINITE) && !s.cue.has(Cue::PERSON));
        ground.words.order == Order::VerbFirst
            && is_finite
            && ground.subject_after(self.right).is_some_and(|s| s.named != [Named::Document])
    }

    /// "a rejeté |ces accusations| : « … »": the colon behind a short object, where a quotation follows.
    fn colon_before_quote(&self) -> Option<usize> {
        const LONGEST: usize = 7;
        let ground = self.ground;
        if let Some(colon) = self.colon_behind_clause().or_else(|| self.colon_behind_circumstance()) {
            return Some(colon);
        }
        // "said |his members| were worried: “…”".
        let begins = |list: &Phrases| list.at(ground.reading, self.right).is_some();
        let is_clause = self.spot.is_some_and(|s| s.cue.has(Cue::CLAUSE))
            && (begins(&ground.words.articles) || ground.words.is_pronoun(ground.reading, self.right) || begins(&ground.words.that));
        (!is_clause || begins(&ground.words.adjuncts)).then_some(())?;
        let is_object = |t: &usize| ground.reading.tokens[*t].kind == Kind::Word && !ground.cues.iter().any(|cue| cue.contains(t));
        let limit = (self.right + LONGEST).min(self.ceiling());
        let colon = (self.right..limit).take_while(is_object).last()? + 1;
        let quoted = ground.quotes.iter().any(|q| q.outer.start == colon + 1 && q.is_short_speech());
        (self.spot.is_some() && ground.word(colon) == ":" && quoted).then_some(colon)
    }

    /// "وقال الرئيس، |الذي سلم الرئاسة إلى نظيره|: «…»": the colon behind a relative clause of the speaker.
    fn colon_behind_clause(&self) -> Option<usize> {
        const LONGEST: usize = 30;
        let ground = self.ground;
        let at = self.right;
        let begins = ground.words.order == Order::VerbFirst && ground.words.relatives.at(ground.reading, at + 1).is_some();
        (begins && ground.word(at) == ",").then_some(())?;
        let colon = (at..(at + LONGEST).min(self.ceiling())).find(|&t| ground.word(t) == ":")?;
        let quoted = ground.quotes.iter().any(|q| q.outer.start == colon + 1 && q.may_be_speech());
        (quoted && !ground.cues.iter().any(|cue| cue.start > at && cue.start < colon)).then_some(colon)
    }

    /// "وقال شبل صهباني |ممثل المنظمة للصحفيين في جنيف| "نحن في سباق"": the quotation that ends a sentence, as agencies print it, with no colon
    /// before it.
    fn quote_behind_circumstance(&self) -> Option<usize> {
        const LONGEST: usize = 28;
        let ground = self.ground;
        let at = self.right;
        let speaks = self.spot.is_some_and(|s| s.cue.has(Cue::QUOTE) && s.cue.has(Cue::FINITE) && s.tokens.end <= at);
        (ground.words.order == Order::VerbFirst && speaks && matches!(self.voice, Some(Voice::Subject(_)))).then_some(())?;
        let lists = [&ground.words.adjuncts, &ground.words.prepositions, &ground.words.closes, &ground.words.relatives];
        let is_office = |t: usize| ground.reading.tags_at(t).iter().any(|tag| matches!(tag.class, crate::lang::Class::Office(_)));
        let begins = ground.word(at) == ","
            || is_office(at)
            || ground.has_attached_preposition(at)
            || lists.iter().any(|list| list.at(ground.reading, at).is_some());
        let limit = (at + LONGEST).min(self.ceiling());
        let mark = (at..limit).find(|&t| matches!(ground.word(t), "\"" | "«" | "“")).filter(|_| begins)?;
        let quote = ground.quotes.iter().position(|q| q.outer.start == mark && q.may_be_speech())?;
        let ends = ground.quotes[quote].outer.end + 1 >= ground.sentence.end;
        let is_clean = (at..mark).all(|t| {
            let is_mark = matches!(ground.word(t), ":" | "." | ";");
            !is_mark && ground.words.that.at(ground.reading, t).is_none() && !ground.cues.iter().any(|cue| cue.start == t)
        });
        let is_governed = ground.words.prepositions.before(ground.reading, mark, at).is_some()
            || matches!(ground.word(mark - 1), "ب" | "بـ" | "ل" | "لـ" | "ك" | "كـ");
        (ends && is_clean && !is_governed && ground.reading.tokens[mark].spaced).then_some(quote)
    }

    /// "وكتب الوزير |على حسابه عبر «إكس»|: «…»", "ông Bình nói |với báo chí tại Huế, hôm qua|: “…”": the colon behind where and when it was said,
    /// with the quotation that it opens.
    fn colon_behind_circumstance(&self) -> Option<usize> {
        const LONGEST: usize = 30;
        let ground = self.ground;
        let at = self.right;
        (!ground.words.inflects() && self.spot.is_some_and(|s| s.cue.has(Cue::QUOTE))).then_some(())?;
        let limit = (at + LONGEST).min(self.ceiling());
        let ends = |t: usize| matches!(ground.word(t), "." | ";") || ground.words.that.at(ground.reading, t).is_some();
        let colon = (at..limit).take_while(|&t| !ends(t)).find(|&t| ground.word(t) == ":")?;
        let opens = |q: &Quote| q.outer.start == colon + 1 && q.is_short_speech();
        let crosses = ground.cues.iter().any(|cue| cue.start >= at && cue.start < colon)
            || ground.quotes.iter().any(|q| q.outer.start >= at && q.outer.end <= colon && q.may_be_speech());
        (ground.quotes.iter().any(opens) && !crosses).then_some(colon)
    }

    /// "a salué|, lors d'un point de presse,| l'accord": the token after an adjunct between commas.
    fn after_insertion(&self) -> usize {
        const LONGEST: usize = 20;
        let ground = self.ground;
        let at = self.right;
        let lists = [&ground.words.adjuncts, &ground.words.prepositions, &ground.words.adverbs];
        if ground.word(at) != "," || !lists.iter().any(|list| list.at(ground.reading, at + 1).is_some()) {
            return at;
        }
        let limit = (at + LONGEST).min(self.ceiling());
        let crosses = |end: usize| ground.cues.iter().any(|cue| cue.start > at && cue.end <= end);
        let close = (at + 1..limit).find(|&t| matches!(ground.word(t), "," | "." | ":" | ";"));
        close.filter(|&t| ground.word(t) == "," && !crosses(t)).map_or(at, |t| t + 1)
    }

    /// "a mis en garde contre les retards : |il faut agir, a-t-il rappelé": what stands before the colon has a verb of its own.
    fn after_colon(&self, start: usize) -> usize {
        let ground = self.ground;
        let colon = (start..self.left).rev().find(|&t| ground.word(t) == ":");
        let says = |colon: usize| ground.cues.iter().any(|cue| cue.start >= start && cue.end <= colon);
        colon.filter(|&colon| says(colon)).map_or(start, |colon| colon + 1)
    }

    /// "|La ministre, Awa Sy,| s'est engagée à présenter un rapport": what stands before the verb is all its subject.
    fn is_whole_subject(&self, content: &Range<usize>) -> bool {
        let ground = self.ground;
        let follows = self.spot.is_some_and(|s| content.end <= s.tokens.start && ground.word(s.tokens.start - 1) == ",");
        let Some(subject) = self.spot.filter(|_| follows).and_then(|s| ground.subject_before(s.tokens.start, content.start)) else {
            return false;
        };
        let is_named = !subject.named.iter().all(|named| matches!(named, Named::Unknown | Named::Somebody));
        let mut rest = subject.tokens.end..content.end;
        let is_plain = |t: usize| ground.reading.tokens[t].kind == Kind::Word || ground.word(t) == ",";
        let is_aside = rest.is_empty() || ground.word(rest.start) == "," || rest.all(is_plain);
        let has_verb = ground.cues.iter().any(|cue| content.contains(&cue.start));
        ground.words.inflects() && is_named && subject.tokens.start == content.start && is_aside && !has_verb
    }

    /// "|Le maire, lui,| demande des juges", "|La ministre, pour sa part,| réclame un audit": what stands before the verb is its subject.
    fn is_parted_subject(&self, content: &Range<usize>) -> bool {
        let ground = self.ground;
        let end = content.clone().rev().find(|&t| ground.word(t) != ",").map_or(content.start, |last| last + 1);
        let Some(open) = (content.start..end).rev().find(|&t| ground.word(t) == ",") else { return false };
        let is_all = |list: &Phrases| list.at(ground.reading, open + 1) == Some(end);
        let is_subject = || ground.subject_before(open, content.start).is_some_and(|subject| subject.tokens.start == content.start);
        ground.words.order == Order::SubjectFirst
            && (is_all(&ground.words.source_pronouns) || is_all(&ground.words.adverbs) && is_subject())
    }

    /// "“…”, |ông Hà| lo lắng.": somebody with a few words behind, which tell how it was said.
    fn subject_of_unknown_verb(&self) -> Option<Subject> {
        const LONGEST: usize = 10;
        let ground = self.ground;
        let subject = ground.speaker_at(self.right)?;
        let rest = subject.tokens.end..ground.sentence.end;
        let is_word = |t: usize| ground.reading.tokens[t].kind == Kind::Word || t + 1 == ground.sentence.end;
        let tells = (2..=LONGEST).contains(&rest.len()) && rest.into_iter().all(is_word);
        tells.then_some(subject)
    }

    /// The subject after the verb, perhaps after an adverb, an adjunct or an insertion.
    fn subject_after(&mut self) -> Option<Subject> {
        let ground = self.ground;
        if ground.words.order == Order::SubjectFirst {
            return ground.subject_after(self.right).or_else(|| self.subject_after_adjunct());
        }
        let starts_clause = self.spot.is_some_and(|s| s.attached || s.cue.has(Cue::VERBAL_NOUN)) || begins_clause(ground, self.left);
        (starts_clause && !self.spot.is_some_and(|s| s.therein) && !self.tells_of_topic()).then_some(())?;
        if let Some(subject) = ground.subject_after(self.right) {
            return Some(ground.quoting(&subject).unwrap_or(subject));
        }
        // A further verb without a subject of its own has that of the verb before.
        let is_first = !ground.cues.iter().any(|cue| cue.end <= self.left);
        let limit = (self.right + 12).min(self.ceiling());
        let mut at = self.right;
        while at < limit && is_first {
            let is_said = ground.quotes.iter().any(|q| q.outer.start == at && q.may_be_speech());
            if is_said || ground.words.that.at(ground.reading, at).is_some() {
                return None;
            }
            let skips = ground.word(at) == ","
                || ground.words.adverbs.at(ground.reading, at).is_some()
                || ground.words.adjuncts.at(ground.reading, at).is_some();
            if at == self.right && !skips {
                return None;
            }
            at += 1;
            let is_subject = ground.begins_actor(at) && !ground.is_oblique(at, self.right);
            if is_subject && let Some(subject) = ground.subject_after(at) {
                return Some(subject);
            }
        }
        None
    }

    /// "يمكن للبلدين التعاون، |وفقا لما كشفه الوزير|، كما ذكرت الصحيفة": a source that stands behind a whole clause.
    fn closes_content(&self) -> bool {
        const LEAST: usize = 7;
        let ground = self.ground;
        let floor = self.floor();
        let is_source = self.spot.is_none() && ground.words.order == Order::VerbFirst;
        let comma = self.left.checked_sub(1).filter(|&t| is_source && t >= floor + LEAST && ground.word(t) == ",");
        let is_clause = comma.is_some_and(|comma| (floor..comma).all(|t| !matches!(ground.word(t), "," | ":" | ";")));
        let says = ground.cues.iter().any(|cue| cue.start >= floor && cue.end <= self.left);
        // "وفي المؤتمر الذي عقد أمس بالرباط، |وفقا للوزارة|، …": a circumstance is none.
        let lists = [&ground.words.adjuncts, &ground.words.prepositions, &ground.words.clitics];
        let is_adjunct = lists.iter().any(|list| list.at(ground.reading, floor).is_some());
        let is_joined = ground.word(self.left).starts_with(['و', 'ف']) && !ground.word(self.left).starts_with("وفق");
        is_clause && !says && !is_adjunct && !is_joined
    }

    /// "أما السفير عبد الله السعدي، |فاتهم| الجماعة": the verb of the one with whom the sentence begins.
    fn tells_of_topic(&self) -> bool {
        let ground = self.ground;
        let start = ground.sentence.start;
        let is_first = !ground.cues.iter().any(|cue| cue.end <= self.left);
        let has_topic = ground.words.topics.at(ground.reading, start).is_some();
        let is_so = self.spot.is_some_and(|s| s.attached) && ground.word(self.left).starts_with('ف');
        let names = ground.actors_inside(&(start..self.left)).iter().any(|a| !matches!(a.who, crate::extract::Who::Body(_)));
        has_topic && is_first && is_so && names
    }

    /// "…, a déclaré à la presse |le ministre": nobody whom a preposition stands before.
    fn subject_after_adjunct(&self) -> Option<Subject> {
        let ground = self.ground;
        let lists = [&ground.words.addressee, &ground.words.adjuncts, &ground.words.adverbs];
        lists.iter().any(|list| list.at(ground.reading, self.right).is_some()).then_some(())?;
        let limit = (self.right + 10).min(self.ceiling());
        let starts = ground
            .actors_inside(&(self.right..ground.sentence.end))
            .iter()
            .map(|a| a.tokens.start)
            .filter(|&start| start > self.right && start < limit);
        let start = starts.into_iter().find(|&start| !ground.is_oblique(start, self.right))?;
        let clean = (self.right..start).all(|t| !matches!(ground.word(t), "," | ":" | ";"));
        ground.subject_after(start).filter(|_| clean)
    }

    /// The end of the complementiser that belongs to the cue.
    fn complementiser(&self) -> Option<usize> {
        let ground = self.ground;
        let that = |t: usize| ground.words.that.at(ground.reading, t);
        let ceiling = self.ceiling();
        let at = self.right;
        if let Some(end) = that(at).filter(|&end| end <= ceiling) {
            return Some(end);
        }
        let takes_object = self.spot.is_some_and(|s| s.cue.has(Cue::NOUN) || s.cue.has(Cue::CLAUSE));
        // "وقال الوزير|: إن| المشروع سينجز".
        if let Some(end) = self.clause_behind_colon(at).filter(|&end| end <= ceiling) {
            return Some(end);
        }
        if ground.words.conjugation == Conjugation::None {
            let behind_comma = that(at + 1).filter(|&end| ground.word(at) == "," && end <= ceiling);
            return behind_comma.or_else(|| self.far_complementiser(at, ceiling));
        }
        let begins_adjunct = [&ground.words.adjuncts, &ground.words.addressee, &ground.words.adverbs]
            .iter()
            .any(|list| list.at(ground.reading, at).is_some());
        let is_free = matches!(ground.word(at), "," | "(") || begins_adjunct || !takes_object || ground.words.order == Order::VerbFirst;
        is_free.then_some(())?;
        if let Some(end) = self.clause_of_speech() {
            return Some(end);
        }
        let is_aside = |t: usize| ground.words.order == Order::VerbFirst && ground.word(t) == ",";
        let reach = if ground.word(at) == "," || (at..at + 4).any(is_aside) { 30 } else { 14 };
        let limit = (at + reach).min(ceiling);
        for t in at..limit {
            // "قبل أن": a conjunction, no complementiser.
            let is_conjunction = t > at && ground.words.prepositions.before(ground.reading, t, at).is_some();
            if let Some(end) = that(t).filter(|_| !is_conjunction) {
                return Some(end);
            }
            // "أظهرت دراسة |عرضت| خلال المؤتمر أن": a verb right behind a noun describes it.
            let describes = t == at && ground.words.order == Order::VerbFirst && self.speaks_as_document();
            let opens_speech =
                ground.words.order == Order::VerbFirst && ground.quotes.iter().any(|q| q.outer.start == t && q.may_be_speech());
            let is_end = matches!(ground.word(t), ";" | ":")
                || opens_speech
                || !describes && ground.cues.iter().any(|cue| cue.start == t && t >= at);
            if is_end {
                return None;
            }
        }
        None
    }

    /// "وقال الوزير |لوكالة الأنباء العراقية (واع): إن|": the complementiser that a colon introduces, as the press of Iraq writes.
    fn clause_behind_colon(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 16;
        let ground = self.ground;
        (ground.words.order == Order::VerbFirst).then_some(())?;
        let limit = (at + LONGEST).min(self.ceiling());
        let ends = |t: usize| matches!(ground.word(t), "." | ";" | "\"" | "«" | "“") || ground.cues.iter().any(|cue| cue.start == t);
        let colon = (at..limit).take_while(|&t| !ends(t)).find(|&t| ground.word(t) == ":")?;
        ground.words.that.at(ground.reading, colon + 1)
    }

    /// "phát biểu |với báo chí tại Huế| rằng": the complementiser behind the one spoken to, the place and the day.
    fn far_complementiser(&self, at: usize, ceiling: usize) -> Option<usize> {
        const REACH: usize = 18;
        let ground = self.ground;
        let lists = [&ground.words.adjuncts, &ground.words.prepositions];
        lists.iter().any(|list| list.at(ground.reading, at).is_some()).then_some(())?;
        let ends = |t: usize| matches!(ground.word(t), "," | ";" | ":" | "“" | "\"" | "(") || ground.cues.iter().any(|cue| cue.start == t);
        let mut within = (at + 1..(at + REACH).min(ceiling)).take_while(|&t| !ends(t));
        within.find_map(|t| ground.words.that_far.at(ground.reading, t)).filter(|&end| end <= ceiling)
    }

    /// "قال سميث، وهو عامل يسجل الاحتجاج، |إن|": what this complementiser begins is what the verb said, however far it stands.
    fn clause_of_speech(&self) -> Option<usize> {
        const FAR: usize = 45;
        let ground = self.ground;
        let says = ground.words.order == Order::VerbFirst && self.spot.is_some_and(|s| !s.cue.has(Cue::NOUN));
        let limit = (self.right + FAR).min(self.ceiling());
        let is_mark = |t: usize| matches!(ground.word(t), ":" | ";" | "." | "\"" | "«" | "“");
        let opens = |t: &usize| ground.words.that_said.iter().any(|word| word == ground.reading.surface(*t));
        let first = (self.right..limit).filter(|_| says).take_while(|&t| !is_mark(t)).find(opens)?;
        // "إن لم", "وإن": "if".
        let is_condition = ground.words.that_said.first().is_some_and(|bare| bare == ground.reading.surface(first))
            && ground.words.negations.at(ground.reading, first + 1).is_some();
        (!is_condition).then_some(first + 1)
    }

    fn speaks_as_document(&self) -> bool {
        matches!(&self.voice, Some(Voice::Subject(subject)) if subject.named == [Named::Document])
    }

    /// "cho rằng |trong bối cảnh hiện nay, tỉnh cần|", "cho biết |đến hết quý I, toàn tỉnh có|": a circumstance that begins what is said, where
    /// nothing stands before the speaker that may have been said.
    fn opens_clause(&self, at: usize) -> bool {
        const REACH: usize = 16;
        const LEAST: usize = 4;
        let ground = self.ground;
        let Some(Voice::Subject(subject)) = &self.voice else { return false };
        let floor = self.floor();
        let is_first = subject.tokens.start == floor || ground.words.adjuncts.at(ground.reading, floor).is_some();
        let comma = (at..(at + REACH).min(self.ceiling())).find(|&t| matches!(ground.word(t), "," | "." | ";" | ":"));
        is_first && comma.is_some_and(|comma| ground.word(comma) == "," && self.ceiling() - comma > LEAST)
    }

    /// "bày tỏ lo ngại |về| nguy cơ", "cảnh báo |về| hạn hán": the preposition that a verb without inflection takes its object with.
    fn is_governed(&self, at: usize) -> bool {
        const LEAST: usize = 4;
        let ground = self.ground;
        let rest = at..self.ceiling();
        let ends = |t: &usize| matches!(ground.word(*t), "," | "." | ";" | ":");
        let n_words = rest.take_while(|t| !ends(t)).count();
        let governs = self.spot.is_some_and(|s| ground.words.worries.at(ground.reading, s.verb.start) == Some(s.verb.end));
        governs && ground.words.to.at(ground.reading, at).is_some() && n_words >= LEAST
    }

    /// "said in a statement |it would": the clause begins at the next pronoun, article or actor.
    fn after_adjunct(&self, start: usize) -> Option<usize> {
        let ground = self.ground;
        let noun = ground.after_article(start + 1);
        let begins = |t: usize| {
            let lists = [&ground.words.pronouns_m, &ground.words.pronouns_f, &ground.words.pronouns_plural, &ground.words.articles];
            lists.iter().any(|list| list.at(ground.reading, t).is_some()) || ground.begins_actor(t)
        };
        (noun + 1..(noun + 4).min(self.ceiling()))
            .find(|&t| begins(t) && ground.words.prepositions.before(ground.reading, t, start).is_none())
    }

    /// "وفقا للشرطة، |فقد| أصيب", "بحسب الوزير |فإن| السعر": what takes the sentence up again behind a source.
    fn after_resumption(&self, at: usize) -> usize {
        let ground = self.ground;
        let resumes = ground.words.order == Order::VerbFirst && ground.word(at).starts_with('ف');
        let lists = [&ground.words.that, &ground.words.clitics];
        lists.iter().filter(|_| resumes).find_map(|list| list.at(ground.reading, at)).unwrap_or(at)
    }

    /// Where "de publier" begins after the one who is asked.
    fn infinitive(&self) -> Option<usize> {
        let ground = self.ground;
        ground.words.addressee.at(ground.reading, self.right)?;
        let limit = (self.right + 30).min(self.ceiling());
        let to = |t: usize| ground.words.to.at(ground.reading, t);
        let is_verb = |t: usize| to(t).is_some_and(|after| (after..(after + 4).min(limit)).any(|verb| self.is_infinitive(verb)));
        // "aux chefs de |quartier| de s'impliquer": a noun that looks like an infinitive.
        let is_noun = |t: usize| self.is_infinitive(t) && to(t + 1).is_some() && is_verb(t + 1);
        (self.right + 1..limit).find(|&t| is_verb(t) && !to(t).is_some_and(is_noun))
    }

    fn is_infinitive(&self, token: usize) -> bool {
        let word = self.ground.word(token);
        let is_name = self.ground.reading.tokens[token].capital;
        !is_name && self.ground.words.infinitive_endings.iter().any(|ending| word.ends_with(ending.as_str()) && word.len() > ending.len())
    }

    /// "aux délégués |le potentiel": what is presented follows the one to whom.
    fn after_addressee(&self) -> usize {
        let ground = self.ground;
        if ground.words.addressee.at(ground.reading, self.right).is_none() {
            return self.right;
        }
        let limit = (self.right + 8).min(self.ceiling());
        let is_cut = |t: &usize| matches!(ground.word(*t), "," | ";" | ":");
        (self.right + 2..limit)
            .take_while(|t| !is_cut(t))
            .find(|&t| {
                ground.words.articles.at(ground.reading, t).is_some()
                    && ground.words.prepositions.before(ground.reading, t, self.right).is_none()
            })
            .unwrap_or(self.right)
    }

    /// "called the verdict “a victory”": a verb of direct speech with a quotation in its object.
    fn names_in_quotes(&self) -> bool {
        self.spot.is_some_and(|s| s.cue.has(Cue::QUOTE)) && self.has_object_in_quotes()
    }

    fn has_object_in_quotes(&self) -> bool {
        let ground = self.ground;
        let limit = (self.right + 8).min(self.ceiling());
        let is_title = |q: &Quote| ground.reading.tokens.get(q.inner.start).is_some_and(|t| t.capital);
        let quote = ground.quotes.iter().find(|q| q.outer.start > self.right && q.outer.start < limit && !is_title(q));
        let is_clean = |end: usize| (self.right..end).all(|t| !matches!(ground.word(t), "," | ":" | ";" | "."));
        // "وقال |العامل الذي طلب عدم نشر اسمه| "…"": a subject that no table knows.
        let is_subject =
            ground.words.order == Order::VerbFirst && ground.words.relatives.first_in(ground.reading, self.right..limit).is_some();
        !is_subject && quote.is_some_and(|q| is_clean(q.outer.start))
    }

    /// "dit |avoir vu", "assure |ne pas vouloir".
    fn tells_in_infinitive(&self) -> bool {
        let ground = self.ground;
        let mut at = self.right;
        while let Some(after) = ground.words.negations.at(ground.reading, at).or_else(|| ground.words.clitics.at(ground.reading, at)) {
            at = after;
        }
        let says = self.spot.is_some_and(|s| s.cue.has(Cue::THAT) && s.cue.has(Cue::FINITE));
        let is_french = ground.words.conjugation == Conjugation::French;
        is_french && says && at < self.ceiling() && ground.words.articles.at(ground.reading, at).is_none() && self.is_infinitive(at)
    }

    /// "a salué |mardi devant la presse| l'accord": when and where stand before what is said.
    fn after_circumstance(&self, start: usize) -> usize {
        let ground = self.ground;
        if ground.words.order == Order::VerbFirst {
            return self.object_behind_adjunct(start).unwrap_or(start);
        }
        if ground.words.conjugation != Conjugation::French || ground.words.adjuncts.at(ground.reading, start).is_none() {
            return start;
        }
        let limit = (start + 10).min(self.ceiling());
        let begins = |t: &usize| {
            let is_object = ground.words.articles.at(ground.reading, *t).is_some()
                && ground.words.prepositions.at(ground.reading, *t).is_none()
                && ground.words.prepositions.before(ground.reading, *t, self.right).is_none();
            is_object || ground.quotes.iter().any(|q| q.outer.start == *t)
        };
        let is_cut = |t: usize| matches!(ground.word(t), "," | ":" | ";" | ".") || ground.words.that.at(ground.reading, t).is_some();
        (start + 1..limit).take_while(|&t| !is_cut(t)).find(begins).unwrap_or(start)
    }

    /// "وأوصى المشاركون في المؤتمر |بإطلاق|", "وأكد خلال اللقاء على |أهمية|": what is said behind an adjunct without commas.
    fn object_behind_adjunct(&self, start: usize) -> Option<usize> {
        const REACH: usize = 12;
        const LEAST_LETTERS: usize = 4;
        let ground = self.ground;
        ground.words.adjuncts.at(ground.reading, start)?;
        let is_cut = |t: &usize| {
            matches!(ground.word(*t), "," | ":" | ";" | "." | "\"" | "«" | "“" | "(")
                || ground.words.that.at(ground.reading, *t).is_some()
                || ground.cues.iter().any(|cue| cue.start == *t)
        };
        let object = |t: usize| ground.words.objects.at(ground.reading, t).map(|_| t);
        let governed = |t: usize| ground.words.to.at(ground.reading, t).filter(|&end| object(end).is_some());
        let has_preposition = |t: usize| {
            let rest = ground.word(t).strip_prefix('ب').filter(|rest| rest.chars().count() >= LEAST_LETTERS);
            let is_own = || ground.reading.tags_at(t).iter().any(|tag| tag.span.start == ground.reading.tokens[t].span.start);
            (self.spot?.cue.has(Cue::NOUN) && rest.is_some() && !ground.has_attached_preposition(t) && !is_own()).then_some(t)
        };
        let limit = (start + REACH).min(self.ceiling());
        (start + 2..limit).take_while(|t| !is_cut(t)).find_map(|t| governed(t).or_else(|| object(t)).or_else(|| has_preposition(t)))
    }

    /// "appelle |aussi| les banques": adverbs of the verb.
    fn after_adverbs(&self, start: usize) -> usize {
        let ground = self.ground;
        let opens = |t: usize| ground.words.inflects() && ground.quotes.iter().any(|q| q.outer.start == t);
        let is_of = |t: usize| ground.words.conjugation == Conjugation::French && matches!(ground.word(t), "de" | "d'" | "à");
        let is_object = |t: usize| ground.words.articles.at(ground.reading, t).is_some() || opens(t) || is_of(t);
        let adverb = ground.words.adverbs.at(ground.reading, start).filter(|_| !is_object(start));
        adverb.filter(|&end| is_object(end) && ground.words.order == Order::SubjectFirst).unwrap_or(start)
    }

    /// Arabic: "أعرب |عن تقديره": the verb's preposition is no part of what is said.
    fn after_preposition(&self, start: usize) -> usize {
        let ground = self.ground;
        if ground.words.order == Order::SubjectFirst {
            return start;
        }
        let mut start = start;
        // "نفت الهيئة |الخميس| توقف الأشغال".
        while let Some(end) = ground.words.adverbs.at(ground.reading, start) {
            start = end;
        }
        if let Some(end) = ground.words.adjuncts.at(ground.reading, start).filter(|end| end - start > 1) {
            start = end + usize::from(ground.word(end).starts_with("ال"));
        }
        ground.words.to.at(ground.reading, start).unwrap_or(start)
    }

    /// "According to the authorities |1,000 people| were hurt": a sentence that begins with its source and leaves the comma out.
    fn is_source_without_comma(&self) -> bool {
        let ground = self.ground;
        let at = self.right;
        let names = |subject: &Subject| subject.named.iter().all(|named| matches!(named, Named::Actor(_) | Named::Person(_)));
        let is_first = self.left == ground.sentence.start && matches!(&self.voice, Some(Voice::Subject(subject)) if names(subject));
        let token = ground.reading.tokens.get(at).filter(|_| at < self.ceiling());
        let is_number = |t: usize| t < self.ceiling() && ground.reading.tokens[t].kind == Kind::Number;
        let begins = (at..at + 3).any(is_number)
            || token.is_some_and(|t| t.kind == Kind::Word && ground.words.is_pronoun(ground.reading, at))
            || ground.words.articles.at(ground.reading, at).is_some() && ground.words.prepositions.at(ground.reading, at).is_none();
        is_first && begins && ground.word(at) != "," && ground.words.inflects()
    }

    /// "Theo ông Hà, |Phó Chi cục trưởng Chi cục Kiểm lâm|, …": words in capitals behind the comma of somebody named, where verbs have no forms.
    fn is_rank(&self, at: usize) -> bool {
        let ground = self.ground;
        let is_person = |named: &Named| match named {
            Named::Actor(actor) => matches!(ground.cast.actors[*actor].who, crate::extract::Who::Person(_)),
            named => matches!(named, Named::Person(_)),
        };
        let names = matches!(&self.voice, Some(Voice::Subject(subject)) if subject.named.iter().all(is_person));
        let is_bare = ground.words.conjugation == Conjugation::None && ground.words.order == Order::SubjectFirst;
        let token = ground.reading.tokens.get(at).filter(|t| t.capital && t.kind == Kind::Word);
        let is_role = |actor: &crate::extract::Actor| matches!(actor.who, crate::extract::Who::Role { .. });
        is_bare
            && names
            && token.is_some()
            && !ground.actor_in(at..self.ceiling()).is_some_and(|(_, actor)| actor.tokens.start == at && !is_role(actor))
            && !ground.reading.tags_at(at).iter().any(|tag| matches!(tag.class, crate::lang::Class::Place(_)))
    }

    /// The comma after a source, past an apposition with an office.
    fn comma_after_speaker(&self) -> Option<usize> {
        let ground = self.ground;
        if self.is_source_without_comma() {
            return Some(self.right);
        }
        (ground.word(self.right) == ",").then_some(())?;
        let after = self.right + 1;
        let start = ground.after_article(after);
        let is_age = ground.reading.tokens.get(after).is_some_and(|t| t.kind == Kind::Number) && ground.word(after + 2) == ",";
        // "According to Jonas Weld, |who leads the programme|, donors …".
        let is_relative = ground.words.relatives.at(ground.reading, after).is_some();
        let is_of = ground.words.to.at(ground.reading, after).is_some_and(|t| ground.words.articles.at(ground.reading, t).is_some());
        let is_apposition = ground.reading.tags_at(start).iter().any(|tag| matches!(tag.class, Class::Office(_)))
            || ground.words.relayed_by.at(ground.reading, after).is_some()
            || is_age
            || is_relative
            || is_of && ground.words.conjugation == Conjugation::French
            || self.is_rank(after);
        let close = (after..(after + 14).min(self.ceiling())).find(|&t| ground.word(t) == ",");
        Some(close.filter(|_| is_apposition).map_or(after, |close| close + 1))
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
    let is_dash = |t: &usize| matches!(ground.word(*t), "-" | "–" | "—") && ground.reading.tokens[*t].spaced;
    let dash = (start..(start + LONGEST).min(ground.sentence.end)).find(is_dash);
    // "Accra, April 22, GNA – |Cocoa prices fell".
    let is_place = |tag: &crate::extract::Tag| matches!(tag.class, crate::lang::Class::Place(_));
    let is_told = |dash: usize| {
        let parted = (start..dash).any(|t| matches!(ground.word(t), "," | "(") || ground.reading.tokens[t].kind == Kind::Number);
        let goes_on = ground.reading.tokens.get(dash + 1).is_some_and(|t| t.capital || t.kind == Kind::Mark);
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
    let is_first = ground.after_article(start) >= first.tokens.start && matches!(first.who, crate::extract::Who::Person(_));
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
