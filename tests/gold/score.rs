//! Compares what is found in a page with its gold, measure by measure.

use super::compare::{fold, fold_some, pairs, similar, touches};
use super::measures::Scores;
use super::reader::{self, Days, Gold, Neutral};
use rapporteur::article::{Article, BlockKind, Span};
use rapporteur::entity::{Form, Person};
use rapporteur::event::Event;
use rapporteur::extract::Findings;
use rapporteur::figure::{Figure, FigureKind};
use rapporteur::statement::{Reference, Statement};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What `read` prints of a page: spans in Unicode scalar values.
pub struct Ours {
    pub article: Article,
    pub findings: Findings,
}

impl Ours {
    /// Takes the line that `read` prints.
    pub fn of(line: &str) -> Self {
        let article = serde_json::from_str(line).expect("an article as the contract has it");
        Self { article, findings: serde_json::from_str(line).expect("findings as the contract has them") }
    }

    /// Whether a finding lies outside captions of another language.
    fn is_native(&self, span: Span) -> bool {
        let foreign = |b: &&rapporteur::article::Block| b.kind == BlockKind::Caption && b.language != self.article.language;
        !self.article.blocks.iter().filter(foreign).any(|block| (block.span.start..block.span.end).contains(&span.start))
    }
}

/// All measures of one page; `page` is its text, whose lines the zones of gold number.
pub fn score(gold: &Gold, ours: &Ours, page: &str) -> Scores {
    let mut scores = Scores::default();
    meta(gold, ours, &mut scores);
    if gold.zones.is_empty() {
        paragraphs(gold, ours, &mut scores)
    } else {
        zones(gold, ours, page, &mut scores)
    }
    evidence(ours, &mut scores);
    let key_of = people(gold, ours, &mut scores);
    places(gold, ours, &mut scores);
    figures(gold, ours, &mut scores);
    dates(gold, ours, &mut scores);
    let event_of = events(gold, ours, &mut scores);
    statements(gold, ours, &key_of, &event_of, &mut scores);
    forbidden(gold, ours, &mut scores);
    scores
}

fn meta(gold: &Gold, ours: &Ours, scores: &mut Scores) {
    let (g, o) = (gold, &ours.article);
    let mut ask = |a: Option<&str>, b: Option<&str>| scores.ask("meta", fold_some(a) == fold_some(b));
    ask(Some(g.language.as_str()), Some(o.language.as_str()));
    ask(g.title.as_deref(), o.title.as_deref());
    ask(g.outlet.as_deref(), o.outlet.as_deref());
    ask(g.published.map(|day| day.to_string()).as_deref(), o.published.map(|day| day.to_string()).as_deref());
    ask(g.source_url.as_deref(), o.source_url.as_deref());
}

/// Lines of a scrape: those of the article are kept, those around it are not.
fn zones(gold: &Gold, ours: &Ours, page: &str, scores: &mut Scores) {
    const KEPT: [&str; 3] = ["lede", "body", "question"];
    const ALSO_KEPT: [&str; 2] = ["title", "caption"];
    const CHROME: [&str; 6] = ["sidebar", "nav", "related", "comment_widget", "site_header", "ad_marker"];
    let text = fold(&ours.article.text);
    let lines: Vec<String> = page.split('\n').map(fold).collect();
    let is_kept = |zone: &str| KEPT.contains(&zone) || ALSO_KEPT.contains(&zone);
    let wanted: HashSet<&str> = gold.zones.iter().filter(|(_, zone)| is_kept(zone)).map(|(n, _)| lines[n - 1].as_str()).collect();
    let mut seen = HashSet::new();
    for (n, zone) in &gold.zones {
        let line = lines[n - 1].as_str();
        if line.is_empty() || !seen.insert(line) {
            continue;
        }
        let is_chrome = CHROME.contains(&zone.as_str()) && !wanted.contains(line) && line.chars().count() > 12;
        if KEPT.contains(&zone.as_str()) {
            scores.ask("text", text.contains(line));
        } else if is_chrome && text.contains(line) {
            scores.forbidden += 1;
        }
    }
}

/// Paragraphs of a saved page: all are kept, and nothing else is.
fn paragraphs(gold: &Gold, ours: &Ours, scores: &mut Scores) {
    let text = fold(&ours.article.text);
    let paragraphs: Vec<String> = gold.paragraphs.iter().map(|p| fold(&p.text)).collect();
    let head = [fold_some(gold.title.as_deref()), fold_some(gold.byline.as_deref()), fold_some(gold.outlet.as_deref())];
    let known: Vec<String> = paragraphs.iter().cloned().chain(gold.captions.iter().map(|c| fold(c))).chain(head).collect();
    let known = known.join(" ");
    let lines: Vec<String> = ours.article.text.split('\n').map(fold).filter(|line| !line.is_empty()).collect();
    let n_kept = paragraphs.iter().filter(|p| text.contains(p.as_str())).count();
    let n_known = lines.iter().filter(|line| known.contains(line.as_str())).count();
    scores.add("text", n_kept as f64, paragraphs.len(), paragraphs.len() + lines.len() - n_known);
}

/// Every span slices back to what it says.
fn evidence(ours: &Ours, scores: &mut Scores) {
    let text: Vec<char> = ours.article.text.chars().collect();
    let slice = |span: Span| text.get(span.start..span.end).map(|chars| chars.iter().collect::<String>());
    for (span, surface) in surfaces(&ours.findings) {
        scores.ask("evidence", slice(span).as_deref() == Some(surface));
    }
}

/// Every finding's span with what it says.
pub fn surfaces(found: &Findings) -> Vec<(Span, &str)> {
    let people = found.people.iter().flat_map(|p| &p.mentions).map(|m| (m.span, m.surface.as_str()));
    let bodies = found.bodies.iter().flat_map(|b| &b.mentions);
    let places = found.places.iter().flat_map(|p| &p.mentions);
    let events = found.events.iter().flat_map(|e| &e.mentions).map(|m| (m.span, m.surface.as_str()));
    let figures = found.figures.iter().map(|f| (f.span, f.surface.as_str()));
    let dates = found.dates.iter().map(|d| (d.span, d.surface.as_str()));
    let statements = found.statements.iter().map(|s| (s.span, s.content.as_str()));
    let named = bodies.chain(places).map(|m| (m.span, m.surface.as_str()));
    people.chain(named).chain(events).chain(figures).chain(dates).chain(statements).collect()
}

/// Names in gold and the keys that they have in ours.
type KeyOf = BTreeMap<String, String>;

fn people(gold: &Gold, ours: &Ours, scores: &mut Scores) -> KeyOf {
    let asked: Vec<_> = gold.people.iter().filter(|p| !p.name.starts_with('(')).collect();
    let found: Vec<_> = ours.findings.people.iter().filter(|p| p.mentions.iter().any(|m| m.form == Form::Name)).collect();
    let paired = pairs(&asked, &found, |g, o| person_score(g, o), 1.0);
    scores.add("people", paired.len() as f64, asked.len(), found.len());
    let mut key_of = KeyOf::new();
    for (i, j, _) in paired {
        let (g, o) = (asked[i], found[j]);
        key_of.insert(g.name.clone(), o.key.clone());
        scores.named.push((g.name.clone(), o.key.clone()));
        let wanted: Vec<_> = g.role.iter().chain(&g.role_also).collect();
        if !wanted.is_empty() {
            scores.ask("role", o.roles.iter().any(|office| wanted.contains(&&office.role)));
        }
    }
    key_of
}

fn person_score(gold: &reader::Person, ours: &Person) -> f64 {
    if fold(&gold.name) == fold(&ours.name) {
        return 2.0;
    }
    let wanted: HashSet<String> = gold.surfaces.iter().chain([&gold.name]).map(|s| fold(s)).collect();
    let names = ours.mentions.iter().filter(|m| m.form == Form::Name).map(|m| &m.surface);
    f64::from(u8::from(names.chain([&ours.name]).any(|s| wanted.contains(&fold(s)))))
}

fn places(gold: &Gold, ours: &Ours, scores: &mut Scores) {
    let asked: HashSet<_> = gold.places.iter().filter_map(|p| p.code.as_deref()).collect();
    let found: HashSet<_> = ours.findings.places.iter().filter_map(|p| p.code.as_deref()).collect();
    scores.add("places", asked.intersection(&found).count() as f64, asked.len(), found.len());
}

fn is_main(kind: FigureKind) -> bool {
    matches!(kind, FigureKind::Count | FigureKind::Money | FigureKind::Percent | FigureKind::Measure)
}

fn figures(gold: &Gold, ours: &Ours, scores: &mut Scores) {
    for (measure, main) in [("figures", true), ("figures other", false)] {
        let asked = gold.figures.iter().filter(|f| is_main(f.kind) == main && f.value.is_some()).collect();
        let found = ours.findings.figures.iter().filter(|f| is_main(f.kind) == main && ours.is_native(f.span)).collect();
        let (asked, found, paired) = without_neutral(asked, found, |g, o| figure_score(g, o), 0.2);
        scores.add(measure, paired.iter().map(|(.., score)| score).sum(), asked.len(), found.len());
    }
}

fn figure_score(gold: &reader::Figure, ours: &Figure) -> f64 {
    let is_same = |a: f64, b: f64| (a - b).abs() <= 1e-6 * a.abs().max(1.0);
    let same_most = match (gold.value_max, ours.value_max) {
        (Some(a), Some(b)) => is_same(a, b),
        (a, b) => a.is_none() && b.is_none(),
    };
    let same_value = gold.value.is_some_and(|value| is_same(value, ours.value));
    if gold.kind != ours.kind || !same_value || !same_most || !touches(&gold.surface, &ours.surface) {
        return 0.0;
    }
    let unit_differs = gold.unit.as_deref().is_some_and(|unit| !unit.is_empty() && fold(unit) != fold_some(ours.unit.as_deref()));
    match (unit_differs, gold.modifier == ours.modifier) {
        (true, _) => 0.25,
        (_, false) => 0.5,
        _ => 1.0,
    }
}

fn dates(gold: &Gold, ours: &Ours, scores: &mut Scores) {
    let is_known = |days: Days| days.from.is_some() || days.to.is_some();
    let days = |o: &rapporteur::date::DateMention| Days { from: o.from, to: o.to };
    let vague: Vec<String> = gold.dates.iter().filter(|d| !d.scored).map(|d| fold(&d.surface)).collect();
    let asked: Vec<_> = gold.dates.iter().filter(|d| d.scored && is_known(d.days)).collect();
    let found: Vec<_> = ours.findings.dates.iter().filter(|d| is_known(days(d)) && ours.is_native(d.span)).collect();
    let right = |g: &&reader::Day, o: &&rapporteur::date::DateMention| {
        (g.days == days(o) || g.also_accepted.contains(&days(o))) && touches(&g.surface, &o.surface)
    };
    let paired = pairs(&asked, &found, |g, o| f64::from(u8::from(right(g, o))), 1.0);
    let is_paired = |j: usize| paired.iter().any(|(_, paired, _)| *paired == j);
    let is_vague = |surface: &str| vague.iter().any(|v| surface.contains(v.as_str()) || v.contains(surface));
    let n_wrong = (0..found.len()).filter(|j| !is_paired(*j) && !is_vague(&fold(&found[*j].surface))).count();
    scores.add("dates", paired.len() as f64, asked.len(), paired.len() + n_wrong);
}

fn events(gold: &Gold, ours: &Ours, scores: &mut Scores) -> KeyOf {
    let (asked, found, paired) =
        without_neutral(gold.events.iter().collect(), ours.findings.events.iter().collect(), |g, o| event_score(g, o), 1.0);
    scores.add("events", paired.len() as f64, asked.len(), found.len());
    paired.iter().map(|(i, j, _)| (asked[*i].name_en.clone(), found[*j].key.clone())).collect()
}

fn event_score(gold: &reader::Event, ours: &Event) -> f64 {
    if gold.ordinal.is_some_and(|ordinal| ordinal > 0) && gold.ordinal == ours.ordinal {
        return 2.0;
    }
    let wanted: HashSet<String> = gold.surfaces.iter().map(|s| fold(s)).collect();
    f64::from(u8::from(ours.mentions.iter().any(|m| wanted.contains(&fold(&m.surface)))))
}

fn statements(gold: &Gold, ours: &Ours, key_of: &KeyOf, event_of: &KeyOf, scores: &mut Scores) {
    let found = ours.findings.statements.iter().filter(|s| ours.is_native(s.span)).collect();
    let (asked, found, paired) = without_neutral(gold.statements.iter().collect(), found, |g, o| similar(&g.content, &o.content), 0.5);
    let n_strict = paired.iter().filter(|(.., score)| *score >= 0.8).count();
    scores.add("statements loose", paired.len() as f64, asked.len(), found.len());
    scores.add("statements strict", n_strict as f64, asked.len(), found.len());
    let mut n_whole = 0;
    for (i, j, _) in paired {
        let (g, o) = (asked[i], found[j]);
        let (who, at) = (is_right_speaker(g, o, key_of), is_right_event(g, o, event_of));
        scores.ask("speaker", who);
        scores.ask("at", at);
        scores.ask("mode", g.mode == o.mode);
        n_whole += usize::from(who && at);
    }
    scores.add("whole", n_whole as f64, asked.len(), found.len());
}

fn is_right_speaker(gold: &reader::Statement, ours: &Statement, key_of: &KeyOf) -> bool {
    match gold.reference {
        Reference::Document => ours.reference == Reference::Document,
        Reference::Body => ours.reference == Reference::Body && !ours.speakers.is_empty(),
        _ => {
            let found: BTreeSet<&str> = ours.speakers.iter().map(String::as_str).collect();
            let key = |name: &'_ str| -> String { key_of.get(name).map_or(name, String::as_str).to_owned() };
            let keys = |names: &[String]| -> BTreeSet<String> { names.iter().filter(|n| !n.starts_with('(')).map(|n| key(n)).collect() };
            let is_found = |names: &[String]| keys(names).iter().map(String::as_str).collect::<BTreeSet<_>>() == found;
            is_found(&gold.speakers) || gold.also_accepted.iter().any(|name| is_found(std::slice::from_ref(name)))
        }
    }
}

fn is_right_event(gold: &reader::Statement, ours: &Statement, event_of: &KeyOf) -> bool {
    let key = |name: &Option<String>| name.as_ref().map(|name| event_of.get(name).unwrap_or(name).clone());
    std::iter::once(&gold.at).chain(&gold.at_also).any(|event| key(event) == ours.at)
}

fn forbidden(gold: &Gold, ours: &Ours, scores: &mut Scores) {
    let found = &ours.findings;
    let are_none = gold.not_statements.iter().flat_map(|none| found.statements.iter().map(move |s| similar(&none.content, &s.content)));
    scores.forbidden += are_none.filter(|score| *score >= 0.8).count();
    let names = found.people.iter().flat_map(|p| &p.mentions).filter(|m| m.form == Form::Name).map(|m| fold(&m.surface)).collect();
    let figures = found.figures.iter().filter(|f| is_main(f.kind)).map(|f| fold(&f.surface)).collect();
    let contents = found.statements.iter().map(|s| fold(&s.content)).collect();
    let found: [HashSet<String>; 3] = [names, figures, contents];
    let negatives = gold.negatives.iter().map(|negative| fold(&negative.surface));
    scores.forbidden += negatives.map(|surface| found.iter().filter(|set| set.contains(&surface)).count()).sum::<usize>();
}

/// Index in gold, index in ours, how well they fit.
type Pair = (usize, usize, f64);

/// Gold and ours without what is neutral, and their pairs.
fn without_neutral<G: Neutral, O>(gold: Vec<G>, ours: Vec<O>, score: impl Fn(&G, &O) -> f64, least: f64) -> (Vec<G>, Vec<O>, Vec<Pair>) {
    let neutral: HashSet<usize> =
        pairs(&gold, &ours, &score, least).iter().filter(|(i, ..)| gold[*i].is_neutral()).map(|(_, j, _)| *j).collect();
    let gold: Vec<G> = gold.into_iter().filter(|g| !g.is_neutral()).collect();
    let ours: Vec<O> = ours.into_iter().enumerate().filter(|(j, _)| !neutral.contains(j)).map(|(_, o)| o).collect();
    let paired = pairs(&gold, &ours, score, least);
    (gold, ours, paired)
}
