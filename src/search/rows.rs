//! Rows: what was found, as JSON and as lines of a table, the same on the command line and over HTTP.
//!
//! Spans are Unicode scalar values, as everywhere outside.

use super::facets::{Mentioned, What};
use super::hits::{FigureHit, StatementHit};
use super::names;
use super::stories::Stories;
use super::versions::Version;
use crate::article::{Article, Span};
use crate::extract::reading::Reading;
use crate::extract::statements::Missed;
use crate::index::records::base_key;
use crate::json::ScalarOffsets;
use anyhow::Result;
use serde_json::{Value, json};

/// The columns of a table of statements.
pub const STATEMENT_COLUMNS: &str =
    "grade,published,outlet,language,speaker,names,role,mode,content,sentence,at,article,url,title,start,end,sentence_start,sentence_end";
/// The columns of a table of articles.
pub const ARTICLE_COLUMNS: &str = "id,published,outlet,language,title,url,path,score,snippet";
/// The columns of a table of figures.
pub const FIGURE_COLUMNS: &str =
    "value,value_max,modifier,kind,unit,counted,surface,sentence,published,outlet,language,article,url,title,start,end";

/// The statement as `read` prints it, with its article.
pub fn statement(hit: &StatementHit, story: &str) -> Value {
    let article = &hit.article;
    let offsets = ScalarOffsets::of(&article.text);
    let mut statement = hit.statement.clone();
    let sentence_text = article.slice(statement.sentence).to_owned();
    statement.span = offsets.span(statement.span);
    statement.sentence = offsets.span(statement.sentence);
    statement.continuation.iter_mut().for_each(|span| *span = offsets.span(*span));
    let person = statement.speakers.first().map(|key| base_key(key).to_owned());
    let mut object = json!(statement);
    let more = json!({
        "article": article.id, "url": article.url, "path": article.path, "outlet": article.outlet, "language": article.language, "published": article.published,
        "title": article.title, "sentence_text": sentence_text, "names": hit.names, "person": person, "story": story,
    });
    if let (Value::Object(object), Value::Object(more)) = (&mut object, more) {
        object.extend(more);
    }
    object
}

/// A sentence that reports speech and of which no statement was made, with its article.
pub fn missed(article: &Article, missed: &Missed) -> Value {
    let offsets = ScalarOffsets::of(&article.text);
    json!({
        "sentence": offsets.span(missed.sentence), "sentence_text": article.slice(missed.sentence), "cue": article.slice(missed.cue),
        "content": null, "speakers": [], "article": article.id, "url": article.url, "path": article.path, "outlet": article.outlet,
        "language": article.language, "published": article.published, "title": article.title,
    })
}

/// The statement as a line of a table.
pub fn statement_cells(hit: &StatementHit) -> Vec<String> {
    let (article, statement) = (&hit.article, &hit.statement);
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let key = |value: Value| value.as_str().unwrap_or_default().to_owned();
    let offsets = ScalarOffsets::of(&article.text);
    let [span, sentence] = [statement.span, statement.sentence].map(|span| offsets.span(span));
    vec![
        key(json!(statement.grade)),
        article.published.map(|day| day.to_string()).unwrap_or_default(),
        text(&article.outlet),
        article.language.to_string(),
        text(&statement.speaker_surface),
        hit.names.join("; "),
        key(json!(statement.role)),
        key(json!(statement.mode)),
        statement.content.clone(),
        article.slice(statement.sentence).to_owned(),
        text(&statement.at),
        article.id.clone(),
        text(&article.url),
        text(&article.title),
        span.start.to_string(),
        span.end.to_string(),
        sentence.start.to_string(),
        sentence.end.to_string(),
    ]
}

/// The article with its story.
pub fn article(article: &Article, stories: &mut Stories, score: f32, snippet: Span) -> Result<Value> {
    let link = stories.link(article)?;
    let versions = link.as_ref().map(|link| link.versions.iter().map(|(id, language)| json!({ "id": id, "language": language })).collect());
    let versions: Vec<Value> = versions.unwrap_or_default();
    let inherited = link.as_ref().map(|link| link.inherited()).unwrap_or_default();
    Ok(json!({
        "id": article.id, "url": article.url, "path": article.path, "title": article.title, "outlet": article.outlet, "language": article.language,
        "published": article.published, "score": score, "snippet": article.slice(snippet),
        "snippet_span": ScalarOffsets::of(&article.text).span(snippet), "story": stories.story(article)?,
        "versions": versions, "inherited": inherited,
    }))
}

/// The article as a line of a table.
pub fn article_cells(article: &Article, score: f32, snippet: Span) -> Vec<String> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let published = article.published.map(|day| day.to_string()).unwrap_or_default();
    let language = article.language.to_string();
    let (url, path) = (text(&article.url), text(&article.path));
    vec![
        article.id.clone(),
        published,
        text(&article.outlet),
        language,
        text(&article.title),
        url,
        path,
        score.to_string(),
        article.slice(snippet).to_owned(),
    ]
}

/// The sentence that a figure stands in.
pub fn sentence_of(hit: &FigureHit) -> Span {
    Reading::sentence_around(&hit.article, hit.figure.span).unwrap_or(hit.figure.span)
}

/// The figure as `read` prints it, with its article.
pub fn figure(hit: &FigureHit, sentence: Span, story: &str) -> Value {
    let article = &hit.article;
    let offsets = ScalarOffsets::of(&article.text);
    let mut figure = hit.figure.clone();
    figure.span = offsets.span(figure.span);
    let sentence_span = offsets.span(sentence);
    let mut object = json!(figure);
    let more = json!({
        "article": article.id, "url": article.url, "path": article.path, "outlet": article.outlet, "language": article.language, "published": article.published,
        "title": article.title, "sentence": sentence_span, "sentence_text": article.slice(sentence), "story": story,
    });
    if let (Value::Object(object), Value::Object(more)) = (&mut object, more) {
        object.extend(more);
    }
    object
}

/// The figure as a line of a table.
pub fn figure_cells(hit: &FigureHit, sentence: Span) -> Vec<String> {
    let (article, figure) = (&hit.article, &hit.figure);
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let key = |value: Value| value.as_str().unwrap_or_default().to_owned();
    let span = ScalarOffsets::of(&article.text).span(figure.span);
    vec![
        figure.value.to_string(),
        figure.value_max.map(|max| max.to_string()).unwrap_or_default(),
        key(json!(figure.modifier)),
        key(json!(figure.kind)),
        text(&figure.unit),
        text(&figure.counted),
        figure.surface.clone(),
        article.slice(sentence).to_owned(),
        article.published.map(|day| day.to_string()).unwrap_or_default(),
        text(&article.outlet),
        article.language.to_string(),
        article.id.clone(),
        text(&article.url),
        text(&article.title),
        span.start.to_string(),
        span.end.to_string(),
    ]
}

/// Whom or what articles speak of.
pub fn mentioned(mentioned: &Mentioned, what: What) -> Value {
    let more = Some(&mentioned.more).filter(|more| !more.is_empty());
    json!({ "key": mentioned.key, "name": mentioned.names.first(), "names": mentioned.names, what.more(): more, "articles": mentioned.n_articles })
}

/// Whether a name has all the words, or sounds like them.
pub fn is_called(mentioned: &Mentioned, asked: &str, what: What) -> bool {
    let wanted = names::words(asked);
    if wanted.is_empty() {
        return true;
    }
    let mut called = mentioned.names.iter().chain(std::iter::once(&mentioned.key)).map(|name| names::words(name));
    let has_words = called.any(|words| wanted.iter().all(|word| words.iter().any(|w| w.starts_with(word.as_str()))));
    let has_key =
        what == What::People && (names::person_keys(asked).contains(&mentioned.key) || names::sounds_like_part(&mentioned.key, asked));
    let is_place = what == What::Places && names::gazetteer_codes(asked).contains(&mentioned.key);
    has_words || has_key || is_place
}

/// A version of a story.
pub fn version(version: &Version) -> Value {
    let article = &version.article;
    let score = (version.score * 1000.0).round() / 1000.0;
    json!({ "id": article.id, "url": article.url, "path": article.path, "language": article.language, "title": article.title, "score": score, "why": version.why })
}
