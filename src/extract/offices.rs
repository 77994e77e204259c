//! Offices: titles such as "le vice-ministre des Affaires étrangères" or "نائب رئيس لجنة الشعب في هانوي".
//!
//! A title is a head with what it is of, not a fixed string; the longest head wins, so "vice-ministre" is no "ministre".

mod label;

use super::Reading;
use super::bodies::{self, Complement};
use super::institutions;
use super::places::has_word;
use crate::article::Span;
use crate::entity::{Gender, Role, Status};
use crate::gazetteer::{self, BodyRow, OfficeRow};
use crate::lang::{Class, Language, Word, language};
use crate::link::people::{is_vietnamese_family_name, is_vietnamese_syllable};
use std::ops::Range;

/// A title as one place of the text prints it.
#[derive(Clone, Debug)]
pub(super) struct Title {
    /// All of it, without the article.
    pub(super) tokens: Range<usize>,
    /// Where it stands; in Arabic behind the particles that are written onto its first word.
    pub(super) span: Span,
    /// Whether "and" is written onto it, so that it begins the next of a list.
    pub(super) is_next: bool,
    pub(super) row: &'static OfficeRow,
    pub(super) role: Role,
    pub(super) status: Status,
    pub(super) gender: Option<Gender>,
    pub(super) plural: bool,
    /// Whether an article, a possessive or a complement makes it one that is known.
    pub(super) definite: bool,
    pub(super) complement: Complement,
    /// The body that its head names.
    inner: Option<&'static BodyRow>,
    /// Whether it says no more than that somebody holds an office: "المسؤول الأممي".
    is_official: bool,
    /// The whole name of the institution that it is of, as printed.
    name: Option<Span>,
}

/// All titles of an article, in order, none inside another.
pub(super) fn titles(reading: &Reading) -> Vec<Title> {
    let mut titles: Vec<Title> = Vec::new();
    let mut past = 0;
    for tag in &reading.tags {
        let Class::Office(row) = tag.class else { continue };
        let sentence = &reading.sentences[reading.sentence_of(tag.tokens.start)];
        let Some(language) = language(sentence.language) else { continue };
        let attached = reading.text_before(tag);
        // A preposition written onto a single word makes common words and names of it: "لامين", "امام".
        let doubtful =
            tag.tokens.len() == 1 && (matches!(attached, "ل" | "ب" | "ك" | "ف") || has_word(reading, tag.tokens.start, Word::NoName));
        // Behind a title "سلطان الكعبي" is a name, though a sultan is a king.
        let is_rank = language.people.honorific_names.has(reading.folded(tag.tokens.start))
            || reading.tags_at(tag.tokens.start).iter().any(|t| matches!(t.class, Class::GivenName(_) | Class::PerhapsGiven(_)));
        let name_behind_title =
            past == tag.tokens.start && past > 0 && tag.tokens.len() == 1 && is_rank && reading.folded(past + 1).starts_with("ال");
        // "Cheikh Tidiane" is a name, "qui préside" no title, "Đại sứ" in "Đại sứ quán" an embassy.
        // "سلطان |بن| محمد", "بن |الشيخ|": beside a particle of names it is one.
        let after_particle = !language.capitals
            && tag.tokens.start > sentence.tokens.start
            && language.people.particles.iter().any(|p| p == reading.folded(tag.tokens.start - 1));
        let patronymic = tag.tokens.len() == 1 && (after_particle || language.people.patronymics.has(reading.folded(tag.tokens.end)));
        let name = given_name_goes_on(reading, &tag.tokens) || patronymic;
        // "according to |Director| Lan" is no verb, "to |head| the office" is one.
        let verb = tag.tokens.start > sentence.tokens.start
            && !(language.capitals && reading.tokens[tag.tokens.start].capital)
            && language.people.relative_pronouns.iter().any(|w| w == reading.folded(tag.tokens.start - 1));
        let in_body = reading
            .tags_at(tag.tokens.start)
            .iter()
            .any(|t| matches!(t.class, Class::Body(_) | Class::BodyHead(_)) && t.tokens.len() > tag.tokens.len());
        // "|وطالب| النائب علي الحكومة": a verb of saying with its subject, though the word is a student too.
        let follows = tag.tokens.end;
        let is_definite = |t: usize| ["ال", "لل"].iter().any(|a| reading.folded(t).starts_with(a));
        let begins_title = |t: &super::Tag| matches!(t.class, Class::Office(_) | Class::Honorific(_));
        // "|وطالب| زميله الأستاذ".
        let is_kin = follows < sentence.tokens.end && language.people.kin.has(reading.folded(follows));
        let has_subject = is_definite(follows) || is_kin || reading.tags_at(follows).iter().any(begins_title);
        let before = tag.tokens.start.checked_sub(1).filter(|t| *t >= sentence.tokens.start);
        let opens = before.is_none_or(|t| reading.tokens[t].kind == super::Kind::Mark) || attached == "و";
        let is_finite = |t: &super::Tag| matches!(t.class, Class::Cue(cue) if cue.has(super::statements::Cue::FINITE));
        let is_cue =
            !language.capitals && tag.tokens.len() == 1 && opens && has_subject && reading.tags_at(tag.tokens.start).iter().any(is_finite);
        // "Cơ quan |quản lý| đường sắt", "Cục |Quản lý| lao động": behind the noun of a body it tells what that does.
        let ends_head = |t: &super::Tag| matches!(t.class, Class::BodyHead(_)) && t.tokens.end == tag.tokens.start;
        let first = tag.tokens.start.saturating_sub(3).max(sentence.tokens.start);
        let in_body = in_body
            || language.people.honorific_needs_no_capital
                && tag.tokens.start > first
                && reading.tokens[tag.tokens.start - 1].kind == super::Kind::Word
                && reading.tags_in(&(first..tag.tokens.start)).iter().any(ends_head);
        // "(Tổ |đại biểu| Di Linh)": inside of what is a body.
        let covers = |t: &super::Tag| {
            matches!(t.class, Class::Body(_) | Class::BodyHead(_)) && t.tokens.start < tag.tokens.start && tag.tokens.end <= t.tokens.end
        };
        let in_body =
            in_body || language.people.honorific_needs_no_capital && reading.tags_in(&(first..tag.tokens.start)).iter().any(covers);
        // "l'Enseignement pré|-universitaire|".
        let at = tag.tokens.start;
        let ends_compound =
            language.capitals && tag.tokens.len() == 1 && at > 1 && !reading.tokens[at].spaced && reading.folded(at - 1) == "-";
        let ends_compound = ends_compound && !reading.tokens[at - 1].spaced && reading.folded(at - 2).starts_with("pré");
        let in_body = in_body || ends_compound || is_of_longer_body(reading, &tag.tokens) || is_adjective(reading, tag, language);
        // "ترأس |الجلسة| نائب رئيس المجلس": behind the article of a gathering stands nothing that it is of.
        let is_closed = |t: usize| !language.capitals && reading.folded(t).starts_with("ال");
        let in_event = tag.tokens.start > sentence.tokens.start
            && (is_closed(tag.tokens.start) || !is_closed(tag.tokens.start - 1))
            && reading
                .tags_at(tag.tokens.start - 1)
                .iter()
                .any(|t| matches!(t.class, Class::EventNoun(_)) && (t.tokens.end >= tag.tokens.end || !language.capitals));
        if name
            || verb
            || is_given_name(reading, tag, past)
            || tells_how_somebody_speaks(reading, tag, language)
            || is_french_verb(reading, tag, language)
            || is_deputy_of_field(reading, tag, language)
            || is_outgrown(reading, tag, language)
            || in_event
            || in_body
            || is_cue
            || tag.tokens.start < past
            || doubtful
            || name_behind_title
            || in_vietnamese_name(reading, &tag.tokens)
        {
            continue;
        }
        let mut title = title(reading, tag.tokens.clone(), &gazetteer::offices()[row as usize], language, sentence.tokens.start.max(past));
        if title.tokens.start == tag.tokens.start {
            title.span.start = tag.span.start;
            title.is_next = attached.starts_with('و');
        }
        past = title.tokens.end;
        titles.push(title);
    }
    titles
}

/// "الدكتور |مساعد| جاسم الفريحان", "الوزير |أمين| بن صالح": behind an honorific or a title and before a given name, a word that is both is a name.
fn is_given_name(reading: &Reading, tag: &super::Tag, past: usize) -> bool {
    let at = tag.tokens.start;
    let is_both = reading.tags_at(at).iter().any(|t| matches!(t.class, Class::PerhapsGiven(_) | Class::GivenName(_)));
    let ends_here = |t: &super::Tag| matches!(t.class, Class::Honorific(_)) && t.tokens.end == at;
    let is_introduced = past == at && past > 0 || at > 0 && reading.tags_at(at - 1).iter().any(ends_here);
    let is_name = |t: &super::Tag| matches!(t.class, Class::GivenName(_) | Class::PerhapsGiven(_)) && reading.text_before(t).is_empty();
    let goes_on = reading.tags_at(at + 1).iter().any(is_name) || matches!(reading.folded(at + 1), "بن" | "عبد");
    tag.tokens.len() == 1 && reading.text_before(tag).is_empty() && is_both && is_introduced && goes_on
}

/// "le rapport |général|", "le secrétariat |général|": a rank that is an adjective behind a noun written small, in French.
fn is_adjective(reading: &Reading, tag: &super::Tag, language: &Language) -> bool {
    let at = tag.tokens.start;
    let is_rank = tag.tokens.len() == 1 && matches!(reading.folded(at), "général" | "générale" | "généraux") && !reading.tokens[at].capital;
    let Some(before) = at.checked_sub(1).filter(|_| is_rank && language.capitals) else { return false };
    let noun = &reading.tokens[before];
    let is_small = [Word::Article, Word::Of, Word::NoName].into_iter().any(|word| has_word(reading, before, word));
    let is_other = |t: &super::Tag| matches!(t.class, Class::Status(_) | Class::Office(_) | Class::Honorific(_) | Class::Cue(_));
    let is_small =
        is_small || language.statements.and.at(reading, before).is_some() || language.statements.prepositions.at(reading, before).is_some();
    noun.kind == super::Kind::Word && !noun.capital && !is_small && !reading.tags_at(before).iter().any(is_other)
}

/// "أفادت أنيتا راو، |متحدثة| عبر الفيديو": a participle behind a comma, not an office.
fn tells_how_somebody_speaks(reading: &Reading, tag: &super::Tag, language: &Language) -> bool {
    let Class::Office(row) = tag.class else { return false };
    let at = tag.tokens.start;
    let is_spoken = gazetteer::offices()[row as usize].role == Role::Spokesperson && tag.tokens.len() == 1;
    let is_bare = !language.capitals && !reading.folded(at).starts_with("ال");
    let follows_comma = at > 0 && reading.folded(at - 1) == ",";
    // "متحدث |من| المكتب" opens no clause, "متحدثا |في| المؤتمر" does.
    let tells_where = language.statements.adjuncts.at(reading, tag.tokens.end).is_some() && reading.folded(tag.tokens.end) != "باسم";
    is_spoken && is_bare && follows_comma && tells_where
}

/// "Environment |department director| general": whether a longer office begins inside of one, in English.
fn is_outgrown(reading: &Reading, tag: &super::Tag, language: &Language) -> bool {
    let goes_on = |t: &super::Tag| {
        matches!(t.class, Class::Office(_)) && t.tokens.start > tag.tokens.start && t.tokens.end > tag.tokens.end && t.tokens.len() > 1
    };
    let mut inside = tag.tokens.start + 1..tag.tokens.end;
    // "|deputy minister| of energy": a deputy of what goes on.
    let is_deputy = has_word(reading, tag.tokens.start, Word::Deputy);
    language.people.modifiers_first && !is_deputy && inside.any(|at| reading.tags_at(at).iter().any(goes_on))
}

/// "|Deputy| Investment, Trade and Industry Minister": before a field of government no member of parliament.
fn is_deputy_of_field(reading: &Reading, tag: &super::Tag, language: &Language) -> bool {
    let at = tag.tokens.start;
    let is_field = |tag: &super::Tag| matches!(tag.class, Class::Portfolio(_));
    let is_deputy = tag.tokens.len() == 1 && reading.tokens[at].capital && has_word(reading, at, Word::Deputy);
    is_deputy && language.people.modifiers_first && reading.tags_at(at + 1).iter().any(is_field)
}

/// "Son président, Ueli Sigg, |juge| le calendrier": a title that is a verb of saying too, with its object.
fn is_french_verb(reading: &Reading, tag: &super::Tag, language: &Language) -> bool {
    let words = &language.statements;
    let at = tag.tokens.start;
    let has_cue =
        tag.tokens.len() == 1 && !reading.tokens[at].capital && reading.tags_at(at).iter().any(|t| matches!(t.class, Class::Cue(_)));
    let is_noun = at == 0 || words.articles.before(reading, at, at.saturating_sub(2)).is_some();
    // "David Favre, |juge| « indécent » que".
    let opens_quote = at > 0 && reading.folded(at - 1) == "," && matches!(reading.folded(at + 1), "«" | "“" | "\"");
    let has_object = opens_quote || words.articles.at(reading, at + 1).is_some() || words.that.at(reading, at + 1).is_some();
    language.capitals && has_cue && !is_noun && has_object && words.prepositions.at(reading, at + 1).is_none()
}

/// "président de la |Chambre| d'agriculture", "vice chairman of the |National Assembly|'s Committee": a title with a body in it whose name goes on
/// is a shorter one, of a longer body.
fn is_of_longer_body(reading: &Reading, tokens: &Range<usize>) -> bool {
    // "Chủ tịch |UBND thành phố|": a noun of places belongs to the place.
    let before_place = reading.tags_at(tokens.end).iter().any(|tag| matches!(tag.class, Class::Place(_) | Class::Word(Word::PlaceHead)));
    let goes_on = |tag: &super::Tag| {
        matches!(tag.class, Class::Body(_) | Class::BodyHead(_)) && tag.tokens.start > tokens.start && tag.tokens.end > tokens.end
    };
    let heads = |tag: &super::Tag| matches!(tag.class, Class::BodyHead(_));
    let has_own = reading.folded(tokens.end) == "'s" && reading.tags_at(tokens.end + 1).iter().any(heads);
    let is_shorter = |tag: &super::Tag| matches!(tag.class, Class::Office(_)) && tag.tokens.len() < tokens.len();
    let has_shorter = reading.tags_at(tokens.start).iter().any(is_shorter);
    has_shorter && !before_place && (has_own || reading.tags_in(tokens).iter().any(goes_on))
}

/// Whether a word that is a title too stands as a given name before more of a name.
fn given_name_goes_on(reading: &Reading, tokens: &Range<usize>) -> bool {
    let given = reading.tags_at(tokens.start).iter().any(|t| matches!(t.class, Class::GivenName(_)) && t.tokens == *tokens);
    given && reading.tokens[tokens.start].capital && reading.tokens.get(tokens.end).is_some_and(|t| t.capital)
}

/// "Duc" is a duke in French, and a syllable of Hoang Duc Kien.
fn in_vietnamese_name(reading: &Reading, tokens: &Range<usize>) -> bool {
    let begins = |start: usize| bodies::begins_person(reading, start) && is_vietnamese_family_name(reading.folded(start));
    let syllable = tokens.len() == 1 && reading.tokens[tokens.start].capital && is_vietnamese_syllable(reading.folded(tokens.start));
    syllable && (tokens.start.saturating_sub(2)..tokens.start).any(begins)
}

fn title(reading: &Reading, head: Range<usize>, row: &'static OfficeRow, language: &Language, earliest: usize) -> Title {
    let mut status = row.status.unwrap_or(Status::Current);
    let mut complement = bodies::complement(reading, head.end);
    let name = institutions::of_office(reading, head.end, &mut complement);
    let mut role = row.role;
    let mut start = head.start;
    let mut possessive = false;
    // "|Energy| Secretary": a head that has the portfolio in it.
    if language.people.modifiers_first && head.len() > 1 && complement.portfolio.is_none() {
        let own = reading.find_at(head.start, |tag| match tag.class {
            Class::Portfolio(row) if tag.tokens.end < head.end => Some(&gazetteer::bodies()[row as usize]),
            _ => None,
        });
        complement.portfolio = own;
        complement.portfolios.extend(own);
    }
    // What stands before the head: status, and in English its modifiers ("former Deputy Foreign").
    while start > earliest {
        let before = start - 1;
        if let Some(found) = ending_at(reading, before, |c| matches!(c, Class::Status(_)).then_some(c)) {
            if let Class::Status(s) = found.1 {
                status = s;
            }
            start = found.0;
        } else if reading.folded(before) == "-"
            && before > earliest
            && ending_at(reading, before - 1, |c| matches!(c, Class::Status(_)).then_some(c)).is_some()
        {
            start = before;
        } else if language.people.modifiers_first {
            if let Some(first) = portfolios_before(reading, start, earliest, &mut complement) {
                start = first;
                continue;
            }
            let Some(next) = take_modifier(reading, before, &mut complement, &mut role, &mut possessive) else { break };
            start = next;
        } else {
            break;
        }
    }
    let mut end = complement.end.max(head.end);
    end = quoted_body(reading, end).filter(|_| !language.capitals).unwrap_or(end);
    // "ممثلة |«اليونيسف»| في لبنان", "مديرة |«مرسى الخير»|": what a head without an article is of.
    let is_annexed = !language.capitals && end == head.end && !reading.folded(head.start).starts_with("ال");
    let annexed = quoted(reading, end).filter(|_| is_annexed && reading.folded(end - 1) != ":");
    end = annexed.unwrap_or(end);
    if let Some((s, status_end)) = reading.find_at(end, |tag| match tag.class {
        Class::Status(s) => Some((s, tag.tokens.end)),
        _ => None,
    }) {
        status = s;
        end = status_end;
    }
    if let Some(kind) = complement.body.map(|b| b.kind).or_else(|| kind_of_place(&complement))
        && let Some((_, by_body)) = row.by_body.iter().find(|(k, _)| *k == kind)
    {
        role = *by_body;
    } else if complement.portfolio.is_some()
        && let Some((_, minister)) = row.by_body.iter().find(|(k, _)| *k == "portfolio")
    {
        role = *minister;
    }
    if is_sent(role) {
        (complement.place, complement.to_place) = (complement.of_place, complement.to_place.or(complement.place));
    }
    let article = start > 0 && has_word(reading, start - 1, Word::Article);
    let indefinite = start > 0 && language.people.indefinite_articles.iter().any(|w| w == reading.folded(start - 1));
    // In Arabic an annexation is definite as what it ends with is; "مرشح" alone is any candidate.
    let written = |t: usize| ["ال", "وال", "بال", "فال", "كال", "لل", "ولل"].iter().any(|a| reading.folded(t).starts_with(a));
    let caseless_definite =
        !language.capitals && (head.clone().any(written) || written(head.end) || reading.folded(head.end - 1).ends_with("ها"));
    let definite = !indefinite
        && (article
            || possessive
            || complement.end > head.end
            || caseless_definite
            || annexed.is_some()
            || language.capitals && reading.tokens[head.start].capital);
    Title {
        span: reading.span(&(start..end)),
        is_next: false,
        tokens: start..end,
        row,
        role,
        status,
        gender: row.gender,
        plural: row.plural,
        definite,
        complement,
        inner: inner_body(reading, &head, role),
        is_official: is_official(reading, &head, end, language),
        name,
    }
}

/// "المسؤول الأممي", "الدبلوماسي": a noun with an adjective at most that means whoever was spoken of last, where there are no capitals.
fn is_official(reading: &Reading, head: &Range<usize>, end: usize, language: &Language) -> bool {
    let is_word = language.statements.one.at(reading, head.start).is_some_and(|word| word >= head.end);
    let goes_on = has_word(reading, end, Word::Of) || reading.folded(end) == "عن";
    !language.capitals && is_word && end <= head.end + 1 && !goes_on
}

/// Whether an office is one that a state sends: its place is the one that sends.
fn is_sent(role: Role) -> bool {
    matches!(role, Role::Ambassador | Role::ChargeDAffaires | Role::ConsulGeneral | Role::Consul)
}

fn directs(role: Role) -> bool {
    matches!(
        role,
        Role::Director
            | Role::DeputyDirector
            | Role::DirectorGeneral
            | Role::DeputyDirectorGeneral
            | Role::Head
            | Role::DeputyHead
            | Role::Spokesperson
    )
}

/// The kind of body that a place alone tells: a country's president is one of a state, a Vietnamese province's of its committee.
fn kind_of_place(complement: &Complement) -> Option<&'static str> {
    let row = gazetteer::place(complement.place.filter(|_| complement.portfolio.is_none())?)?;
    Some(if row.is_vietnamese() { "peoples_committee" } else { "state" })
}

/// The body that the words of a head name: "chủ tịch |UBND|", "président du |Comité populaire|".
fn inner_body(reading: &Reading, head: &Range<usize>, role: Role) -> Option<&'static BodyRow> {
    let named = |tag: &super::Tag| match tag.class {
        Class::Body(row) | Class::BodyHead(row) if tag.tokens.start > head.start && tag.tokens.end == head.end => {
            Some(&gazetteer::bodies()[row as usize])
        }
        _ => None,
    };
    // "chief |executive|", "رئيس مجلس |إدارة|".
    let is_body = |row: &&BodyRow| row.kind != "government" && (row.kind != "department" || directs(role));
    reading.tags_in(head).iter().find_map(named).filter(is_body)
}

/// The end of a name in marks behind what it is the name of: "المديرة العامة لشركة |«ساحل»|".
fn quoted_body(reading: &Reading, at: usize) -> Option<usize> {
    let is_head = |tag: &crate::extract::Tag| matches!(tag.class, Class::BodyHead(_)) && tag.tokens.end == at;
    let is_named = (at.saturating_sub(3)..at).any(|t| reading.tags_at(t).iter().any(is_head));
    quoted(reading, at).filter(|_| is_named)
}

/// Where a few words between quotation marks end that begin at a token.
fn quoted(reading: &Reading, at: usize) -> Option<usize> {
    const LONGEST: usize = 6;
    let opens = matches!(reading.folded(at), "«" | "“" | "\"");
    let close = (at + 2..at + LONGEST).find(|&t| matches!(reading.folded(t), "»" | "”" | "\""))?;
    opens.then_some(close + 1)
}

/// Takes a word before an English title: "Moroccan", "Vietnam's", "Foreign", "Deputy". Returns where the title now begins.
fn take_modifier(reading: &Reading, before: usize, complement: &mut Complement, role: &mut Role, possessive: &mut bool) -> Option<usize> {
    let before = if reading.folded(before) == "'s" {
        *possessive = true;
        before.checked_sub(1)?
    } else {
        before
    };
    let (start, class) = ending_at(reading, before, |c| match c {
        Class::Portfolio(_) | Class::Demonym(_) | Class::Word(Word::Deputy | Word::BodyAdjective) => Some(c),
        Class::Place(_) | Class::Body(_) => Some(c),
        _ => None,
    })?;
    match class {
        Class::Portfolio(row) => {
            let row = &gazetteer::bodies()[row as usize];
            complement.portfolio = complement.portfolio.or(Some(row));
            complement.portfolios.insert(0, row);
        }
        Class::Body(row) => complement.body = complement.body.or(Some(&gazetteer::bodies()[row as usize])),
        Class::Demonym(row) | Class::Place(row) => {
            let code = gazetteer::places()[row as usize].code;
            complement.place = complement.place.or(code);
            complement.of_place = complement.of_place.or(code);
        }
        Class::Word(Word::Deputy) => *role = deputy(*role),
        _ => {}
    }
    Some(start)
}

/// "|Agriculture, Fisheries and| Food Minister": where the portfolios begin that are joined to the one behind them.
fn portfolios_before(reading: &Reading, at: usize, earliest: usize, complement: &mut Complement) -> Option<usize> {
    let portfolio =
        |last: usize| ending_at(reading, last, |c| matches!(c, Class::Portfolio(_)).then_some(c)).filter(|(start, _)| *start >= earliest);
    let is_and = |t: usize| matches!(reading.folded(t), "and" | "&");
    let and = at.checked_sub(1).filter(|&t| t > earliest && is_and(t) && !complement.portfolios.is_empty())?;
    let comma = and - 1 > earliest && reading.folded(and - 1) == ",";
    let mut found = portfolio(if comma { and - 2 } else { and - 1 });
    if found.is_none() && !comma {
        // "Agriculture, |Plantation| and Food": one that no table knows, in a row of those that one does.
        let is_unknown = reading.tokens[and - 1].capital && reading.tags_at(and - 1).is_empty();
        let before = (and - 1).checked_sub(2).filter(|&t| is_unknown && t >= earliest && reading.folded(t + 1) == ",")?;
        found = portfolio(before);
    }
    let mut row = Vec::new();
    while let Some((start, Class::Portfolio(body))) = found {
        row.push((start, &gazetteer::bodies()[body as usize]));
        let before = start.checked_sub(2).filter(|&t| t >= earliest && reading.folded(t + 1) == ",");
        found = before.and_then(portfolio);
    }
    let first = row.last()?.0;
    for (_, body) in row {
        complement.portfolios.insert(0, body);
    }
    Some(first)
}

/// The longest tag of some class that ends with a token, and where it begins.
fn ending_at(reading: &Reading, last: usize, pick: impl Fn(Class) -> Option<Class>) -> Option<(usize, Class)> {
    const LONGEST: usize = 6;
    (last.saturating_sub(LONGEST)..=last).find_map(|start| {
        let class = reading.tags_at(start).iter().filter(|t| t.tokens.end == last + 1).find_map(|t| pick(t.class))?;
        Some((start, class))
    })
}

/// The office of a deputy.
fn deputy(role: Role) -> Role {
    match role {
        Role::Minister => Role::DeputyMinister,
        Role::PrimeMinister => Role::DeputyPrimeMinister,
        Role::President => Role::VicePresident,
        Role::Chairman => Role::ViceChairman,
        Role::Director => Role::DeputyDirector,
        Role::DirectorGeneral => Role::DeputyDirectorGeneral,
        Role::Head => Role::DeputyHead,
        Role::Governor => Role::DeputyGovernor,
        Role::Mayor => Role::DeputyMayor,
        Role::Speaker => Role::DeputySpeaker,
        Role::SecretaryGeneral => Role::DeputySecretaryGeneral,
        Role::PartySecretary => Role::DeputyPartySecretary,
        other => other,
    }
}

impl Title {
    /// Whether it says of whom nothing but that he is somebody: "le responsable", "المسؤول", "the official".
    pub(super) fn is_epithet(&self) -> bool {
        let vague = matches!(self.role, Role::Other | Role::Expert | Role::Representative | Role::Delegate | Role::CommitteeMember);
        vague && self.complement.portfolio.is_none() && self.complement.body.is_none() && self.complement.place.is_none()
            || self.is_official
    }

    /// Whether the title may be that of a holder of `other`: same office, and nothing that is told of both differs.
    pub(super) fn fits(&self, other: &Self) -> bool {
        let same = |a: Option<&str>, b: Option<&str>| a.is_none() || b.is_none() || a == b;
        let role_fits =
            self.role == other.role || self.row.role == other.row.role || self.row.role == other.role || self.role == other.row.role;
        // "ونوه |النائب|" after "عضو لجنة المياه النيابية": who sits in a committee of a parliament is a member of it.
        let is_member = |role: Role| matches!(role, Role::MemberOfParliament | Role::CommitteeMember);
        let role_fits = role_fits || self.role == Role::MemberOfParliament && is_member(other.role) && self.complement.body.is_none();
        let place_fits = same(self.complement.place, other.complement.place) || within(self.complement.place, other.complement.place);
        let vague = self.role == Role::Other && !std::ptr::eq(self.row, other.row);
        role_fits && !vague && self.shares_portfolio(other) && place_fits
    }
}

impl Title {
    /// Whether something is told of both that they are responsible for, or nothing of one.
    fn shares_portfolio(&self, other: &Self) -> bool {
        let (own, others) = (&self.complement.portfolios, &other.complement.portfolios);
        own.is_empty() || others.is_empty() || own.iter().any(|row| others.iter().any(|other| other.key == row.key))
    }
}

/// Whether one of two places lies in the other.
fn within(a: Option<&str>, b: Option<&str>) -> bool {
    let parent = |code: &str| gazetteer::place(code).and_then(|row| row.parent);
    match (a, b) {
        (Some(a), Some(b)) => parent(a) == Some(b) || parent(b) == Some(a),
        _ => true,
    }
}
