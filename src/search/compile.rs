//! From what was asked to what tantivy looks up.
//!
//! Filters cost nothing in the order of hits; words do. A word is looked up in its exact form and, for each language of the index (or the
//! one that was named), by its stem; a phrase in exact forms only.

use super::fitting::Fitting;
use super::kept::Kept;
use super::note::{Note, Told};
use super::query::{Field as Asked, Query, QueryError, Text};
use super::shelf::OfArticles;
use super::words::{accented_phrase, any_form, exact_phrase, forms, one_or_all, piece_text, pieces};
use super::{Library, inherited, names, ranges, words};
use crate::article::Lang;
use crate::entity::Role;
use crate::figure::FigureKind;
use crate::gazetteer::NAME_LANGUAGES;
use crate::index::records::day_number;
use crate::index::schema::Kind;
use crate::index::tokens::{self, Forms, Piece};
use crate::lang;
use anyhow::Result;
use std::sync::OnceLock;
use tantivy::Term;
use tantivy::query::{BooleanQuery, ConstScoreQuery, FuzzyTermQuery, Occur, RangeQuery, TermQuery, TermSetQuery};
use tantivy::query::{EmptyQuery, ExistsQuery, Query as Compiled};
use tantivy::schema::{Field, IndexRecordOption};

/// How a question is to be understood.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Names only as printed.
    pub exact_name: bool,
    /// No former units of a place.
    pub strict_place: bool,
    /// No names of topics, places and people in other languages.
    pub literal: bool,
    /// The worst grade of statements that is shown: 0 is A.
    pub worst_grade: Option<u8>,
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
    pub kind: Kind,
    /// The worst grade that is shown.
    pub(super) worst_grade: Option<u8>,
    /// Whether words give the hits an order.
    pub has_words: bool,
    /// What was chosen or expanded, for people to know.
    pub notes: Vec<Note>,
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
    question_as(library, library, kind, query, asked, options)
}

/// The same with names as another index knows them.
pub fn question_as(library: &Library, names: &Library, kind: Kind, query: &Query, asked: &str, options: &Options) -> Result<Question> {
    let mut compiler = Compiler { library, names, kind, asked, options, languages: languages(library, query), notes: Vec::new() };
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
        clauses.push((Occur::Must, any_term(["name", "role", "pronoun"].iter().map(reference))));
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

/// The field in which the records of a kind have their words.
pub(super) fn text_field(library: &Library, kind: Kind) -> Field {
    match kind {
        Kind::Statement => library.fields.content,
        Kind::Figure => library.fields.counted,
        Kind::Article | Kind::Source | Kind::Link => library.fields.body,
    }
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

/// Terms up to this are looked up one by one; an automaton of them costs more to make.
const FEW: usize = 16;

/// Records that have any of some terms.
fn any_term(terms: impl Iterator<Item = Term>) -> Box<dyn Compiled> {
    let terms: Vec<Term> = terms.collect();
    if terms.len() > FEW {
        return filter(TermSetQuery::new(terms));
    }
    let one = |term| -> Box<dyn Compiled> { Box::new(TermQuery::new(term, IndexRecordOption::Basic)) };
    let mut terms: Vec<Box<dyn Compiled>> = terms.into_iter().map(one).collect();
    if terms.len() == 1 { filter(terms.swap_remove(0)) } else { filter(BooleanQuery::union(terms)) }
}

fn filter(query: impl Compiled + 'static) -> Box<dyn Compiled> {
    Box::new(ConstScoreQuery::new(Box::new(query), 0.0))
}

struct Compiler<'a> {
    /// Where it is looked up.
    library: &'a Library,
    /// Where it is known whom and what names mean.
    names: &'a Library,
    kind: Kind,
    asked: &'a str,
    options: &'a Options,
    languages: Vec<Lang>,
    notes: Vec<Note>,
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
                let phrase = self.kept("phrase", &text.text, &*phrase)?;
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
            if let Some((n_words, named)) = self.named_at(rest)? {
                clauses.push((Occur::Must, self.or_inherited(named)?));
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
        Box::new(BooleanQuery::union(vec![query, any_term(ids)]))
    }

    fn word(&mut self, text: &Text) -> Result<Box<dyn Compiled>> {
        if let Some((_, named)) = self.named_at(&[Query::Word(text.clone())])? {
            return Ok(named);
        }
        self.kept("word", &text.text, &*self.word_itself(text)?)
    }

    /// What words find, kept for the next question.
    fn kept(&self, how: &str, words: &str, query: &dyn Compiled) -> Result<Box<dyn Compiled>> {
        Ok(Box::new(Kept::of(self.library, self.kind, format!("{how} {:?} {words}", self.languages), query)?))
    }

    fn word_itself(&self, text: &Text) -> Result<Box<dyn Compiled>> {
        let field = text_field(self.library, self.kind);
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
        Ok(Box::new(FuzzyTermQuery::new_prefix(Term::from_field_text(text_field(self.library, self.kind), &exact), 0, false)))
    }

    fn phrase(&mut self, text: &Text) -> Result<Box<dyn Compiled>> {
        let phrase = exact_phrase(text_field(self.library, self.kind), &text.text);
        let accented =
            (self.languages.contains(&Lang::VI)).then(|| accented_phrase(text_field(self.library, self.kind), &text.text)).flatten();
        match accented {
            // Spelled with the accents that were asked is better, without is as good as nothing else.
            Some(accented) => Ok(Box::new(BooleanQuery::new(vec![(Occur::Must, phrase), (Occur::Should, accented)]))),
            None => Ok(phrase),
        }
    }

    /// What the first words of a conjunction name, in all languages, with the number of those words.
    fn named_at(&mut self, parts: &[Query]) -> Result<Option<(usize, Box<dyn Compiled>)>> {
        if self.options.literal {
            return Ok(None);
        }
        let words = parts.iter().map_while(|part| if let Query::Word(text) = part { Some(text) } else { None });
        let texts: Vec<&Text> = words.take(names::MAX_WORDS).collect();
        for n in (1..=texts.len()).rev() {
            let asked = texts[..n].iter().map(|text| text.text.as_str()).collect::<Vec<_>>().join(" ");
            let Some(named) = names::named(self.names, &asked)? else { continue };
            let themselves = texts[..n].iter().map(|text| self.word_itself(text)).collect::<Result<Vec<_>>>()?;
            let mut alternatives = vec![one_or_all(themselves)];
            let mut told: Vec<&str> = Vec::new();
            for (lang, others) in NAME_LANGUAGES.into_iter().zip(&named.names).filter(|(lang, _)| self.languages.contains(lang)) {
                let of_lang: Vec<_> =
                    others.iter().filter_map(|name| Some((*name, words::name(text_field(self.library, self.kind), name, lang)?))).collect();
                told.extend(of_lang.iter().map(|(name, _)| *name));
                if !of_lang.is_empty() {
                    alternatives.push(self.in_language(lang, of_lang.into_iter().map(|(_, query)| query).collect())?);
                }
            }
            told.dedup();
            if let Some(person) = named.person {
                alternatives
                    .push(filter(TermQuery::new(Term::from_field_text(self.library.fields.person, &person), IndexRecordOption::Basic)));
                self.note(Note::of(Told::AlsoPerson, &asked, Vec::new()));
            }
            if !told.is_empty() {
                self.note(Note::of(Told::Also, &asked, told.into_iter().map(str::to_owned).collect()));
            }
            return Ok(Some((n, self.kept("named", &asked, &BooleanQuery::union(alternatives))?)));
        }
        Ok(None)
    }

    fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// What any of some queries finds in the records of articles in a language.
    fn in_language(&self, lang: Lang, any: Vec<Box<dyn Compiled>>) -> Result<Box<dyn Compiled>> {
        let any: Box<dyn Compiled> = Box::new(BooleanQuery::union(any));
        if self.languages == [lang] {
            return Ok(any);
        }
        let (code, field) = (lang.to_string(), self.library.fields.language);
        let of_lang = if self.kind == Kind::Article {
            filter(TermQuery::new(Term::from_field_text(field, &code), IndexRecordOption::Basic))
        } else {
            filter(OfArticles::with(self.library, self.kind, field, vec![code])?)
        };
        Ok(Box::new(BooleanQuery::intersection(vec![any, of_lang])))
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
                let meant = names::people(self.names, &text.text)?;
                Ok(self.any_of(fields.person, meant))
            }
            Asked::Role => self.role(&text.text),
            Asked::At => {
                let meant = names::event(self.names, &text.text)?;
                self.event(fields.event, meant)
            }
            Asked::About => {
                let meant = names::event(self.names, &text.text)?;
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
                let kind = text.text.to_lowercase();
                if !FigureKind::NAMES.contains(&kind.as_str()) {
                    let message = format!("`{kind}` is no kind of figure; there are {}", FigureKind::NAMES.join(", "));
                    return Err(self.error(text, message).into());
                }
                Ok(filter(TermQuery::new(Term::from_field_text(fields.figure_kind, &kind), IndexRecordOption::Basic)))
            }
            Asked::Unit => {
                let mut spellings = vec![text.text.clone(), text.text.to_uppercase(), text.text.to_lowercase()];
                let folded = crate::fold::fold(&text.text);
                spellings.extend(lang::all().iter().filter_map(|language| language.units.called(&folded).map(str::to_owned)));
                Ok(any_term(spellings.iter().map(|unit| Term::from_field_text(fields.unit, unit))))
            }
        }
    }

    /// Records with any of the keys that were meant.
    fn any_of(&mut self, field: Field, meant: names::Meant) -> Box<dyn Compiled> {
        self.notes.extend(meant.note);
        any_term(meant.keys.iter().map(|key| Term::from_field_text(field, key)))
    }

    /// The records of articles that a filter by what they share finds; nothing where it is another filter.
    fn shared(&mut self, field: Asked, text: &Text) -> Result<Option<OfArticles>> {
        let (library, kind, fields) = (self.library, self.kind, &self.library.fields);
        let (field, meant) = match field {
            Asked::In => (fields.place, names::places(self.names, &text.text, self.options.strict_place)?),
            Asked::Outlet => (fields.outlet, names::outlets(self.names, &text.text)?),
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
            let event = any_term(keys.iter().map(|key| Term::from_field_text(field, key)));
            any.push(filter(BooleanQuery::intersection(vec![Box::new(article), event])));
        }
        Ok(if any.len() == 1 { any.swap_remove(0) } else { Box::new(BooleanQuery::union(any)) })
    }

    /// A role by its key, else by words of the office.
    fn role(&self, asked: &str) -> Result<Box<dyn Compiled>> {
        let (library, fields) = (self.library, &self.library.fields);
        if let Some(role) = Role::parse(&asked.trim().to_lowercase().replace([' ', '-'], "_")) {
            return Ok(filter(TermQuery::new(Term::from_field_text(fields.role, role.as_str()), IndexRecordOption::Basic)));
        }
        let words: Vec<Vec<String>> = pieces(asked).iter().map(|piece| forms(piece_text(asked, piece), &self.languages)).collect();
        let has = |office: &str| words.iter().all(|forms| forms.iter().any(|form| tokens::stands_in(office, form)));
        let offices = names::terms(&library.searcher, fields.office)?;
        let meant: Vec<Term> =
            offices.iter().filter(|office| has(office)).map(|office| Term::from_field_text(fields.office, office)).collect();
        if words.is_empty() || !meant.iter().any(|office| super::n_alive(&library.searcher, office).is_ok_and(|n| n > 0)) {
            return Err(names::unknown_role(asked).into());
        }
        Ok(any_term(meant.into_iter()))
    }

    fn error(&self, text: &Text, message: String) -> QueryError {
        QueryError { message, query: self.asked.to_owned(), at: text.at.clone() }
    }
}
