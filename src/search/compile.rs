//! From what was asked to what tantivy looks up.
//!
//! Filters cost nothing in the order of hits; words do. A word is looked up in its exact form and, for each language of the index (or the
//! one that was named), by its stem; a phrase in exact forms only.

use super::fitting::Fitting;
use super::query::{Field as Asked, Query, QueryError, Text};
use super::shelf::OfArticles;
use super::{Library, inherited, names, ranges};
use crate::article::Lang;
use crate::entity::Role;
use crate::index::records::day_number;
use crate::index::schema::Kind;
use crate::index::tokens::{self, Forms, Piece};
use anyhow::Result;
use std::sync::OnceLock;
use tantivy::Term;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, FuzzyTermQuery, Occur, PhraseQuery, RangeQuery, TermQuery, TermSetQuery};
use tantivy::query::{EmptyQuery, ExistsQuery, Query as Compiled};
use tantivy::schema::{Field, IndexRecordOption};

/// How a question is to be understood.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Names only as printed.
    pub exact_name: bool,
    /// No former units of a place.
    pub strict_place: bool,
    /// No names of concepts in other languages.
    pub literal: bool,
    /// The worst grade of statements that is shown: 0 is A.
    pub worst_grade: Option<u64>,
    /// Only statements whose speaker nobody is named for.
    pub unresolved: bool,
    /// Older revisions of pages as well.
    pub revisions: bool,
}

/// A question ready to be looked up.
pub struct Question {
    /// What tantivy looks up.
    pub(super) compiled: Box<dyn Compiled>,
    /// Of which kind the records are.
    pub(super) kind: Kind,
    /// The worst grade that is shown.
    pub(super) worst_grade: Option<u64>,
    /// Whether words give the hits an order.
    pub has_words: bool,
    /// What was chosen or expanded, for people to know.
    pub notes: Vec<String>,
    fitting: OnceLock<Fitting>,
}

impl Question {
    /// Of the records that fit, those that fit another query too.
    pub fn and(self, query: impl Compiled + 'static) -> Self {
        let compiled = Box::new(BooleanQuery::intersection(vec![self.compiled, Box::new(query)]));
        Self { compiled, fitting: OnceLock::new(), ..self }
    }

    /// All records that fit, looked up once.
    pub fn fitting(&self, library: &Library) -> Result<&Fitting> {
        if let Some(fitting) = self.fitting.get() {
            return Ok(fitting);
        }
        let fitting = Fitting::of(library, self)?;
        Ok(self.fitting.get_or_init(|| fitting))
    }
}

/// Makes a question about records of one kind.
pub fn question(library: &Library, kind: Kind, query: &Query, asked: &str, options: &Options) -> Result<Question> {
    let mut compiler = Compiler { library, kind, asked, options, languages: languages(library, query), notes: Vec::new() };
    let compiled = compiler.compile(query)?;
    let mut has_words = false;
    query.texts(&mut |_| has_words = true);
    let mut clauses = vec![(Occur::Must, compiled)];
    if !compiler.is_of_kind(query) {
        clauses.push((Occur::Must, filter(TermQuery::new(kind_term(library, kind), IndexRecordOption::Basic))));
    }
    if options.unresolved {
        // Bodies and documents speak without a name; people do not.
        let reference = |name: &&str| Term::from_field_text(library.fields.reference, name);
        clauses.push((Occur::Must, filter(TermSetQuery::new(["name", "role", "pronoun"].iter().map(reference)))));
        clauses.push((Occur::MustNot, Box::new(ExistsQuery::new("person".to_owned(), false))));
    }
    let superseded = if options.revisions { &[] } else { library.superseded()? };
    if !superseded.is_empty() {
        let terms = superseded.iter().map(|id| Term::from_field_u64(library.fields.article, *id));
        clauses.push((Occur::MustNot, Box::new(TermSetQuery::new(terms))));
    }
    let notes = compiler.notes;
    let worst_grade = options.worst_grade.filter(|_| kind == Kind::Statement);
    Ok(Question { compiled: Box::new(BooleanQuery::new(clauses)), kind, worst_grade, has_words, notes, fitting: OnceLock::new() })
}

/// The term that all records of a kind have.
pub fn kind_term(library: &Library, kind: Kind) -> Term {
    Term::from_field_u64(library.fields.kind, kind as u64)
}

/// The languages that words are read in: those named, else all of the index.
fn languages(library: &Library, query: &Query) -> Vec<Lang> {
    let mut named = Vec::new();
    if let Query::All(parts) = query {
        named.extend(parts.iter().filter_map(|part| match part {
            Query::Field(Asked::Lang, text) => Lang::parse(&text.text),
            _ => None,
        }));
    }
    if named.is_empty() { library.languages.clone() } else { named }
}

fn filter(query: impl Compiled + 'static) -> Box<dyn Compiled> {
    Box::new(ConstScoreQuery::new(Box::new(query), 0.0))
}

struct Compiler<'a> {
    library: &'a Library,
    kind: Kind,
    asked: &'a str,
    options: &'a Options,
    languages: Vec<Lang>,
    notes: Vec<String>,
}

impl Compiler<'_> {
    fn compile(&mut self, query: &Query) -> Result<Box<dyn Compiled>> {
        match query {
            Query::All(parts) => self.all(parts),
            Query::Any(parts) => {
                let parts = parts.iter().map(|part| self.compile(part)).collect::<Result<Vec<_>>>()?;
                Ok(Box::new(BooleanQuery::union(parts)))
            }
            Query::Not(inner) => {
                let inner = self.compile(inner)?;
                Ok(Box::new(BooleanQuery::new(vec![(Occur::Must, self.everything()?), (Occur::MustNot, inner)])))
            }
            Query::Word(text) => {
                let word = self.word(text)?;
                self.or_inherited(word)
            }
            Query::Prefix(text) => self.or_inherited(self.prefix(text)?),
            Query::Phrase(text) => {
                let phrase = self.phrase(text)?;
                self.or_inherited(phrase)
            }
            Query::Field(field, text) => self.field(*field, text),
        }
    }

    fn all(&mut self, parts: &[Query]) -> Result<Box<dyn Compiled>> {
        let mut clauses = Vec::with_capacity(parts.len());
        let mut articles: Option<OfArticles> = None;
        let mut rest = parts;
        while let Some((first, after)) = rest.split_first() {
            if let Some((n_words, concept)) = self.concept_at(rest)? {
                clauses.push((Occur::Must, self.or_inherited(concept)?));
                rest = &rest[n_words..];
                continue;
            }
            rest = after;
            let shared = if let Query::Field(field, text) = first { self.shared(*field, text)? } else { None };
            match (shared, first) {
                (Some(shared), _) => articles = Some(articles.map_or_else(|| shared.clone(), |articles| articles.and(&shared))),
                (None, Query::Not(inner)) => clauses.push((Occur::MustNot, self.compile(inner)?)),
                (None, other) => clauses.push((Occur::Must, self.compile(other)?)),
            }
        }
        clauses.extend(articles.map(|articles| (Occur::Must, filter(articles))));
        let has_positive = clauses.iter().any(|(occur, _)| *occur == Occur::Must);
        if !has_positive {
            clauses.push((Occur::Must, self.everything()?));
        }
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    /// All records of the kind.
    fn everything(&self) -> Result<Box<dyn Compiled>> {
        Ok(filter(OfArticles::all(self.library, self.kind)?))
    }

    /// Whether what a query finds is of the kind that is asked for, so that this need not be looked at.
    fn is_of_kind(&self, query: &Query) -> bool {
        let is_positive = |part: &&Query| !matches!(part, Query::Not(_));
        match query {
            Query::All(parts) => {
                let mut positive = parts.iter().filter(is_positive).peekable();
                positive.peek().is_none() || positive.any(|part| self.is_of_kind(part))
            }
            Query::Any(parts) => parts.iter().all(|part| self.is_of_kind(part)),
            Query::Not(_) => true,
            // The title that an article takes over stands in the field of bodies too.
            Query::Word(_) | Query::Prefix(_) | Query::Phrase(_) => self.kind != Kind::Article,
            Query::Field(Asked::In | Asked::Outlet | Asked::Lang | Asked::Date, _) => true,
            Query::Field(..) => false,
        }
    }

    /// Words, or articles whose inherited title has them.
    fn or_inherited(&self, words: Box<dyn Compiled>) -> Result<Box<dyn Compiled>> {
        let heirs = if self.kind == Kind::Article { inherited::of_titles(self.library, &*words)? } else { Vec::new() };
        Ok(self.or_in(words, &heirs))
    }

    /// What a query finds, and all records of some articles.
    fn or_in(&self, query: Box<dyn Compiled>, articles: &[u64]) -> Box<dyn Compiled> {
        if articles.is_empty() {
            return query;
        }
        let ids = articles.iter().map(|id| Term::from_field_u64(self.library.fields.article, *id));
        Box::new(BooleanQuery::union(vec![query, Box::new(TermSetQuery::new(ids))]))
    }

    /// The field in which the records of this kind have their words.
    fn text_field(&self) -> Field {
        match self.kind {
            Kind::Statement => self.library.fields.content,
            Kind::Figure => self.library.fields.counted,
            Kind::Article | Kind::Source | Kind::Link => self.library.fields.body,
        }
    }

    fn word(&mut self, text: &Text) -> Result<Box<dyn Compiled>> {
        if let Some((_, concept)) = self.concept_at(&[Query::Word(text.clone())])? {
            return Ok(concept);
        }
        self.word_itself(text)
    }

    fn word_itself(&self, text: &Text) -> Result<Box<dyn Compiled>> {
        let field = self.text_field();
        let pieces = pieces(&text.text);
        let is_unspaced = pieces.iter().any(|piece| matches!(piece, Piece::Character(..)));
        if is_unspaced {
            return Ok(exact_phrase(field, &text.text));
        }
        let words: Vec<&str> = pieces.iter().map(|piece| piece_text(&text.text, piece)).collect();
        // An elided article says nothing in a search: "l'économie" is about the economy.
        let is_elided = |word: &str| words.len() > 1 && word.chars().count() == 1;
        let words = words.iter().filter(|word| !is_elided(word));
        let forms: Vec<Box<dyn Compiled>> = words.map(|word| any_form(field, word, &self.languages)).collect();
        Ok(one_or_all(forms))
    }

    fn prefix(&self, text: &Text) -> Result<Box<dyn Compiled>> {
        let exact = Forms::of(&text.text, None).exact;
        if exact.chars().count() < super::query::MIN_PREFIX {
            return Err(self.error(text, "`*` needs at least two letters before it".to_owned()).into());
        }
        Ok(Box::new(FuzzyTermQuery::new_prefix(Term::from_field_text(self.text_field(), &exact), 0, false)))
    }

    fn phrase(&mut self, text: &Text) -> Result<Box<dyn Compiled>> {
        let phrase = exact_phrase(self.text_field(), &text.text);
        let accented = (self.languages.contains(&Lang::VI)).then(|| accented_phrase(self.text_field(), &text.text)).flatten();
        match accented {
            // Spelled with the accents that were asked is better, without is as good as nothing else.
            Some(accented) => Ok(Box::new(BooleanQuery::new(vec![(Occur::Must, phrase), (Occur::Should, accented)]))),
            None => Ok(phrase),
        }
    }

    /// A concept named by the first words of a conjunction, with the number of those words.
    fn concept_at(&mut self, parts: &[Query]) -> Result<Option<(usize, Box<dyn Compiled>)>> {
        if self.options.literal {
            return Ok(None);
        }
        let n_words = parts.iter().take_while(|part| matches!(part, Query::Word(_))).take(6).count();
        for n in (1..=n_words).rev() {
            let words: Vec<&str> =
                parts[..n].iter().filter_map(|part| if let Query::Word(text) = part { Some(text.text.as_str()) } else { None }).collect();
            let asked = words.join(" ");
            let key = names::words(&asked);
            let concept = names::concept(&key);
            let Some(concept) = concept else { continue };
            let mut others: Vec<&str> = concept.names.iter().flatten().copied().filter(|name| names::words(name) != key).collect();
            others.dedup();
            let mut alternatives = Vec::new();
            let themselves =
                parts[..n].iter().filter_map(|part| if let Query::Word(text) = part { Some(self.word_itself(text)) } else { None });
            alternatives.push(one_or_all(themselves.collect::<Result<Vec<_>>>()?));
            alternatives.extend(others.iter().map(|name| exact_phrase(self.text_field(), name)));
            let note = format!("{asked}: also {} (--literal turns this off)", others.join(", "));
            if !others.is_empty() && !self.notes.contains(&note) {
                self.notes.push(note);
            }
            return Ok(Some((n, Box::new(BooleanQuery::union(alternatives)))));
        }
        Ok(None)
    }

    fn field(&mut self, field: Asked, text: &Text) -> Result<Box<dyn Compiled>> {
        let fields = &self.library.fields;
        match field {
            Asked::In | Asked::Outlet | Asked::Lang | Asked::Date => {
                Ok(self.shared(field, text)?.map_or_else(|| Box::new(EmptyQuery) as _, filter))
            }
            Asked::By if self.options.exact_name => {
                let name = crate::normalize::fold_space(&text.text);
                let term = Term::from_field_text(fields.surface, &name);
                if super::n_alive(&self.library.searcher, &term)? == 0 {
                    return Err(names::Unknown { what: "person printed as", asked: name, nearest: Vec::new() }.into());
                }
                Ok(filter(TermQuery::new(term, IndexRecordOption::Basic)))
            }
            Asked::By => {
                let meant = names::people(self.library, &text.text)?;
                Ok(self.any_of(fields.person, meant))
            }
            Asked::Role => Ok(self.role(&text.text)),
            Asked::At => {
                let meant = names::event(self.library, &text.text)?;
                self.event(fields.event, meant)
            }
            Asked::About => {
                let meant = names::event(self.library, &text.text)?;
                let field = if self.kind == Kind::Statement { fields.about } else { fields.event };
                self.event(field, meant)
            }
            Asked::Figure => {
                let (from, to) = ranges::numbers(&text.text).map_err(|message| self.error(text, message))?;
                let term = |value| Term::from_field_f64(fields.value, value);
                let values = RangeQuery::new(from.map(term), to.map(term));
                let is_joined = self.kind == Kind::Article;
                Ok(if is_joined { filter(OfArticles::holding(self.library, self.kind, &values)?) } else { filter(values) })
            }
            Asked::Kind => {
                Ok(filter(TermQuery::new(Term::from_field_text(fields.figure_kind, &text.text.to_lowercase()), IndexRecordOption::Basic)))
            }
            Asked::Unit => {
                let spellings = [text.text.clone(), text.text.to_uppercase(), text.text.to_lowercase()];
                Ok(filter(TermSetQuery::new(spellings.iter().map(|unit| Term::from_field_text(fields.unit, unit)))))
            }
        }
    }

    /// Records with any of the keys that were meant.
    fn any_of(&mut self, field: Field, meant: names::Meant) -> Box<dyn Compiled> {
        self.notes.extend(meant.note);
        filter(TermSetQuery::new(meant.keys.iter().map(|key| Term::from_field_text(field, key))))
    }

    /// The records of articles that a filter by what they share finds; nothing where it is another filter.
    fn shared(&mut self, field: Asked, text: &Text) -> Result<Option<OfArticles>> {
        let (library, kind, fields) = (self.library, self.kind, &self.library.fields);
        let (field, meant) = match field {
            Asked::In => (fields.place, names::places(library, &text.text, self.options.strict_place)?),
            Asked::Outlet => (fields.outlet, names::outlets(library, &text.text)?),
            Asked::Lang => {
                let unknown = || self.error(text, format!("`{}` is no language; write fr, ar, vi, en …", text.text));
                let lang = Lang::parse(&text.text).ok_or_else(unknown)?;
                (fields.language, names::Meant { keys: vec![lang.to_string()], note: None })
            }
            Asked::Date => {
                let (from, to) = ranges::days(&text.text).map_err(|message| self.error(text, message))?;
                return Ok(Some(OfArticles::of_days(library, kind, &(from.map(day_number), to.map(day_number)))?));
            }
            _ => return Ok(None),
        };
        self.notes.extend(meant.note);
        Ok(Some(OfArticles::with(library, kind, field, meant.keys)?))
    }

    /// Records with any of the keys of an event, or with the key that a version of their story has for it.
    fn event(&mut self, field: Field, meant: names::Meant) -> Result<Box<dyn Compiled>> {
        let inherited = inherited::of_events(self.library, &meant.keys)?;
        let mut any = vec![self.any_of(field, meant)];
        for (article, keys) in inherited {
            let article = TermQuery::new(Term::from_field_u64(self.library.fields.article, article), IndexRecordOption::Basic);
            let event = TermSetQuery::new(keys.iter().map(|key| Term::from_field_text(field, key)));
            any.push(filter(BooleanQuery::intersection(vec![Box::new(article), Box::new(event)])));
        }
        Ok(if any.len() == 1 { any.swap_remove(0) } else { Box::new(BooleanQuery::union(any)) })
    }

    /// A role by its key, else by words of the office.
    fn role(&self, asked: &str) -> Box<dyn Compiled> {
        let fields = &self.library.fields;
        if let Some(role) = Role::parse(&asked.trim().to_lowercase().replace([' ', '-'], "_")) {
            return filter(TermQuery::new(Term::from_field_text(fields.role, role.as_str()), IndexRecordOption::Basic));
        }
        let words = pieces(asked).into_iter().map(|piece| any_form(fields.office, piece_text(asked, &piece), &self.languages));
        Box::new(ConstScoreQuery::new(one_or_all(words.collect()), 0.0))
    }

    fn error(&self, text: &Text, message: String) -> QueryError {
        QueryError { message, query: self.asked.to_owned(), at: text.at.clone() }
    }
}

/// All words of a text.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(piece) = tokens::next_piece(text, at) {
        at = match &piece {
            Piece::Word(range) | Piece::Character(range, _) => range.end,
        };
        pieces.push(piece);
    }
    pieces
}

fn piece_text<'t>(text: &'t str, piece: &Piece) -> &'t str {
    match piece {
        Piece::Word(range) | Piece::Character(range, _) => &text[range.clone()],
    }
}

/// A word in its exact form, or by its stem or accents in any of the languages.
fn any_form(field: Field, word: &str, languages: &[Lang]) -> Box<dyn Compiled> {
    let term =
        |text: &str| -> Box<dyn Compiled> { Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs)) };
    let exact = Forms::of(word, None).exact;
    if exact.is_empty() {
        return Box::new(EmptyQuery);
    }
    let mut seen = vec![exact.to_string()];
    let mut forms = vec![term(&exact)];
    for lang in languages {
        // The stem of a word that is its own stem is indexed as the word itself.
        let of_lang = Forms::of(word, Some(*lang));
        let stem = of_lang.plain_stem().map(str::to_owned);
        let second = of_lang.second.map(String::from).unwrap_or_else(|| tokens::stem_form(&exact, *lang));
        for form in [Some(second), stem].into_iter().flatten() {
            if !seen.contains(&form) {
                forms.push(Box::new(BoostQuery::new(term(&form), 0.7)));
                seen.push(form);
            }
        }
    }
    if forms.len() == 1 { forms.swap_remove(0) } else { Box::new(BooleanQuery::union(forms)) }
}

/// The words of a text one after another, in their exact forms.
fn exact_phrase(field: Field, text: &str) -> Box<dyn Compiled> {
    phrase_of(field, text, |word| Forms::of(word, None).exact.into()).unwrap_or_else(|| Box::new(EmptyQuery))
}

/// The same in Vietnamese spelling, when it was asked with accents.
fn accented_phrase(field: Field, text: &str) -> Option<Box<dyn Compiled>> {
    let form = |word: &str| {
        let forms = Forms::of(word, Some(Lang::VI));
        String::from(forms.second.unwrap_or(forms.exact))
    };
    let has_accents = pieces(text).iter().any(|piece| Forms::of(piece_text(text, piece), Some(Lang::VI)).second.is_some());
    if has_accents { phrase_of(field, text, form) } else { None }
}

fn phrase_of(field: Field, text: &str, form: impl Fn(&str) -> String) -> Option<Box<dyn Compiled>> {
    let mut terms: Vec<(usize, Term)> = Vec::new();
    let pieces = pieces(text);
    for (position, piece) in pieces.iter().enumerate() {
        let (start, end) = match piece {
            Piece::Word(range) => (range.start, range.end),
            // A pair of characters says more than one; the last is in the pair before it.
            Piece::Character(range, Some(end)) => (range.start, *end),
            Piece::Character(_, None) if position > 0 && matches!(pieces[position - 1], Piece::Character(_, Some(_))) => continue,
            Piece::Character(range, None) => (range.start, range.end),
        };
        let text = &text[start..end];
        let term = if matches!(piece, Piece::Word(_)) { form(text) } else { text.to_owned() };
        if !term.is_empty() {
            terms.push((position, Term::from_field_text(field, &term)));
        }
    }
    match terms.len() {
        0 => None,
        1 => Some(Box::new(TermQuery::new(terms.swap_remove(0).1, IndexRecordOption::WithFreqs))),
        _ => Some(Box::new(PhraseQuery::new_with_offset(terms))),
    }
}

fn one_or_all(mut queries: Vec<Box<dyn Compiled>>) -> Box<dyn Compiled> {
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.swap_remove(0),
        _ => Box::new(BooleanQuery::intersection(queries)),
    }
}
