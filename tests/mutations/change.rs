//! One change of a kind, drawn among the things that both versions of an article say.

use crate::dice::Dice;
use rapporteur::align::Bead;
use rapporteur::article::{Lang, Span};
use rapporteur::compare::{Comparison, Difference, Kind, Side};
use rapporteur::entity::{Form, Person, PersonMention, Role};
use rapporteur::gazetteer;
use std::ops::Range;

/// What is changed.
pub const KINDS: &[&str] = &["digit", "name", "title", "date", "speaker", "sentence"];

/// A stretch of the left article, what is put in its place, and how that must be told.
pub struct Change {
    pub span: Span,
    pub by: String,
    kinds: &'static [Kind],
    /// Where the counterpart stands in the right article.
    pub right: Vec<Span>,
    /// Whether the left article has nothing left of it.
    is_gone: bool,
}

impl Change {
    /// Whether a difference tells of this change.
    pub fn is_told(&self, difference: &Difference) -> bool {
        let meets = |span: Option<Span>, others: &[Span]| span.is_some_and(|span| others.iter().any(|other| other.overlaps(span)));
        let at_left = Span::new(self.span.start, (self.span.start + self.by.len()).max(self.span.start + 1));
        let is_kind = difference.within.is_none() && self.kinds.contains(&difference.kind);
        is_kind && (meets(difference.right, &self.right) || (!self.is_gone && meets(difference.left, &[at_left])))
    }

    /// Whether a difference was there before.
    pub fn is_old(&self, now: &Difference, before: &Difference) -> bool {
        now.kind == before.kind && now.right == before.right && now.field == before.field && (self.is_gone || now.why == before.why)
    }
}

/// Draws a change; `None` where the versions share nothing of the kind.
pub fn draw(kind: &str, left: &Side, right: &Side, comparison: &Comparison, dice: &mut Dice) -> Option<Change> {
    let full: Vec<&Bead> = comparison.beads.iter().filter(|bead| !bead.left.is_empty() && !bead.right.is_empty()).collect();
    let mut all: Vec<Change> = Vec::new();
    for bead in full {
        match kind {
            "digit" => digits(left, right, bead, dice, &mut all),
            "name" => names(left, right, bead, dice, &mut all),
            "title" => titles(left, right, bead, dice, &mut all),
            "date" => dates(left, right, bead, dice, &mut all),
            "speaker" => speakers(left, right, bead, dice, &mut all),
            _ => sentences(left, right, bead, &mut all),
        }
    }
    if all.is_empty() { None } else { Some(all.swap_remove(dice.below(all.len()))) }
}

fn spans<'a>(side: &'a Side, of: &Range<usize>) -> &'a [Span] {
    &side.sentences.spans[of.clone()]
}

fn holds(spans: &[Span], span: Span) -> bool {
    spans.iter().any(|sentence| sentence.contains(span))
}

/// Another digit in a figure that both sides have.
fn digits(left: &Side, right: &Side, bead: &Bead, dice: &mut Dice, all: &mut Vec<Change>) {
    let (here, there) = (spans(left, &bead.left), spans(right, &bead.right));
    for figure in left.findings.figures.iter().filter(|figure| holds(here, figure.span)) {
        let others = right.findings.figures.iter().filter(|other| holds(there, other.span) && other.value == figure.value);
        let right: Vec<Span> = others.map(|other| other.span).collect();
        let digits: Vec<usize> = figure.surface.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()).map(|(at, _)| at).collect();
        if right.is_empty() || digits.is_empty() {
            continue;
        }
        let at = figure.span.start + *dice.pick(&digits);
        let old = left.article.text.as_bytes()[at] - b'0';
        let new = 1 + (old + dice.below(8) as u8) % 9;
        if new != old {
            let kinds = &[Kind::Figure, Kind::Date, Kind::Omission, Kind::Addition];
            all.push(Change { span: Span::new(at, at + 1), by: new.to_string(), kinds, right, is_gone: false });
        }
    }
}

fn mentions<'a>(side: &'a Side, of: &Range<usize>) -> Vec<(&'a Person, &'a PersonMention)> {
    let here = spans(side, of);
    let people = side.findings.people.iter().flat_map(|person| person.mentions.iter().map(move |mention| (person, mention)));
    people.filter(|(_, mention)| mention.form == Form::Name && holds(here, mention.span)).collect()
}

/// Names that no page of ours has, and that are nothing else: الزعيم would also be "the leader".
fn strangers(lang: Lang) -> &'static [&'static str] {
    if lang == Lang::AR {
        &["رامون إيزاغيري", "فيكتور هوغسن", "سلمى القرشي", "جوليا بيكمان", "مراد الزهراوي"]
    } else {
        &["Ramón Izaguirre", "Viktor Haugsen", "Salma Qorchi", "Julia Beckmann", "Murad Zahraoui"]
    }
}

/// The spans at which the right side names the person of a left mention.
fn counterparts(person: &Person, right: &Side, bead: &Bead) -> Vec<Span> {
    mentions(right, &bead.right).into_iter().filter(|(other, _)| other.key == person.key).map(|(_, mention)| mention.span).collect()
}

/// Whether a mention is not the rest of a longer name, of which another name would make a third: "Marieke |van Houten|".
fn is_whole(side: &Side, mention: &PersonMention) -> bool {
    let before = side.article.text[..mention.span.start].split_whitespace().next_back().unwrap_or_default();
    !side.findings.people.iter().any(|person| {
        let longer = format!("{before} {}", mention.surface);
        person.mentions.iter().any(|other| other.surface.starts_with(&longer)) || person.name.starts_with(&longer)
    })
}

/// The name of somebody else.
fn names(left: &Side, right: &Side, bead: &Bead, dice: &mut Dice, all: &mut Vec<Change>) {
    let here = mentions(left, &bead.left);
    for (person, mention) in &here {
        let right = counterparts(person, right, bead);
        let is_once = here.iter().filter(|(other, _)| other.key == person.key).count() == 1;
        if !right.is_empty() && is_once && mention.surface.contains(' ') && is_whole(left, mention) {
            let by = (*dice.pick(strangers(left.article.language))).to_owned();
            all.push(Change { span: mention.span, by, kinds: &[Kind::Name, Kind::Speaker], right, is_gone: false });
        }
    }
}

/// The office of somebody else.
fn titles(left: &Side, right: &Side, bead: &Bead, dice: &mut Dice, all: &mut Vec<Change>) {
    let others = mentions(right, &bead.right);
    for (person, mention) in mentions(left, &bead.left) {
        let right: Vec<Span> =
            others.iter().filter(|(other, m)| other.key == person.key && m.role_surface.is_some()).map(|(_, m)| m.span).collect();
        let Some(title) = mention.role_surface.as_deref().filter(|_| !right.is_empty()) else { continue };
        let sentence = spans(left, &bead.left).iter().find(|sentence| sentence.contains(mention.span)).copied();
        let Some(sentence) = sentence else { continue };
        let Some(at) = left.article.slice(sentence).find(title).map(|at| sentence.start + at) else { continue };
        let lang = left.article.language;
        let Some((head, role)) = head(title, lang) else { continue };
        let new: Vec<&str> = [Role::Ambassador, Role::Mayor, Role::Judge, Role::Prosecutor]
            .into_iter()
            .filter(|new| *new != role)
            .filter_map(|new| names_of(new, lang).first().copied())
            .collect();
        if !new.is_empty() {
            let by = (*dice.pick(&new)).to_owned();
            all.push(Change { span: Span::new(at, at + head), by, kinds: &[Kind::Role], right, is_gone: false });
        }
    }
}

/// The forms of an office that name one person.
fn names_of(role: Role, lang: Lang) -> Vec<&'static str> {
    let Some(column) = gazetteer::NAME_LANGUAGES.iter().position(|l| *l == lang) else { return Vec::new() };
    gazetteer::offices().iter().filter(|row| row.role == role && !row.plural).flat_map(|row| row.names[column].clone()).collect()
}

/// The length of the office that begins a title, and what it is.
fn head(title: &str, lang: Lang) -> Option<(usize, Role)> {
    let lower = title.to_lowercase();
    let forms = Role::ALL.iter().flat_map(|role| names_of(*role, lang).into_iter().map(move |form| (form, *role)));
    let fits = forms.filter(|(form, _)| {
        lower.len() == title.len() && lower.strip_prefix(&form.to_lowercase()).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    });
    fits.max_by_key(|(form, _)| form.len()).map(|(form, role)| (form.len(), role)).filter(|(_, role)| *role != Role::Other)
}

/// Another day of the month.
fn dates(left: &Side, right: &Side, bead: &Bead, dice: &mut Dice, all: &mut Vec<Change>) {
    let (here, there) = (spans(left, &bead.left), spans(right, &bead.right));
    for date in left.findings.dates.iter().filter(|date| holds(here, date.span) && date.from.is_some() && date.from == date.to) {
        let others = right.findings.dates.iter().filter(|other| holds(there, other.span) && other.from == date.from && other.to == date.to);
        let right: Vec<Span> = others.map(|other| other.span).collect();
        let day = date.from.map_or(0, |day| day.day()).to_string();
        let Some(at) = date.surface.find(&day).filter(|_| !right.is_empty()) else { continue };
        let is_whole = !date.surface[at + day.len()..].starts_with(|c: char| c.is_ascii_digit());
        let new = (1 + dice.below(27)).to_string();
        if is_whole && new != day {
            let start = date.span.start + at;
            all.push(Change {
                span: Span::new(start, start + day.len()),
                by: new,
                kinds: &[Kind::Date, Kind::Figure],
                right,
                is_gone: false,
            });
        }
    }
}

/// Somebody else of the same article speaks.
fn speakers(left: &Side, right: &Side, bead: &Bead, dice: &mut Dice, all: &mut Vec<Change>) {
    let here = mentions(left, &bead.left);
    for statement in left.findings.statements.iter().filter(|statement| holds(spans(left, &bead.left), statement.span)) {
        let Some((person, mention)) =
            here.iter().find(|(person, m)| statement.speakers.contains(&person.key) && !statement.span.contains(m.span))
        else {
            continue;
        };
        let right_spans = counterparts(person, right, bead);
        let is_once = here.iter().filter(|(other, _)| other.key == person.key).count() == 1;
        let is_here =
            |other: &&Person| here.iter().any(|(known, _)| known.key == other.key) || !counterparts(other, right, bead).is_empty();
        let others: Vec<&Person> = left.findings.people.iter().filter(|other| !is_here(other) && full_name(other).is_some()).collect();
        if right_spans.is_empty() || !is_once || others.is_empty() {
            continue;
        }
        let by = full_name(others[dice.below(others.len())]).unwrap_or_default();
        // "Ms Davis" for "Sharon Davis" is nobody else.
        let words = |name: &str| name.split([' ', '-']).map(str::to_owned).collect::<Vec<_>>();
        let own = [words(&person.name), words(&mention.surface)].concat();
        if words(&by).iter().any(|word| own.contains(word)) {
            continue;
        }
        all.push(Change { span: mention.span, by, kinds: &[Kind::Speaker, Kind::Name, Kind::Role], right: right_spans, is_gone: false });
    }
}

/// A name of two words or more as printed.
fn full_name(person: &Person) -> Option<String> {
    let names = person.mentions.iter().filter(|mention| mention.form == Form::Name && mention.surface.contains(' '));
    names.map(|mention| mention.surface.clone()).next()
}

/// A sentence that one side no longer has.
fn sentences(left: &Side, right: &Side, bead: &Bead, all: &mut Vec<Change>) {
    if bead.left.len() != 1 || bead.right.len() != 1 {
        return;
    }
    let (here, there) = (spans(left, &bead.left)[0], spans(right, &bead.right)[0]);
    let is_body = left.article.blocks.iter().any(|block| block.kind == rapporteur::article::BlockKind::Body && block.span.contains(here));
    let is_long = [left.text(here), right.text(there)].iter().all(|text| text.chars().filter(|c| c.is_alphanumeric()).count() >= 40);
    if is_body && is_long {
        all.push(Change { span: here, by: String::new(), kinds: &[Kind::Addition], right: vec![there], is_gone: true });
    }
}
