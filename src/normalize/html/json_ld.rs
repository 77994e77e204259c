//! What does a page's JSON-LD say about its article?
//!
//! Tolerant of what sites print: several objects in a row, raw line feeds in strings, trailing commas, HTML escapes once too often,
//! arrays where one value is expected, objects that only refer to others by `@id`. Walked with a list, never by recursion.

use super::entities;
use super::tree::strip_tags;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Longer scripts are not read.
const MAX_SCRIPT: usize = 4 << 20;
/// Objects beyond this number are not looked at.
const MAX_OBJECTS: usize = 20_000;

/// What JSON-LD says about the article of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) headline: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) site: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    pub(super) body: Option<String>,
}

/// Reads the JSON-LD scripts of a page.
pub(super) fn read(scripts: &[&str]) -> Facts {
    let roots: Vec<Value> = scripts.iter().filter(|s| s.len() < MAX_SCRIPT).flat_map(|script| parse(script)).collect();
    let objects = objects(&roots);
    let by_id: HashMap<&str, &Map<String, Value>> =
        objects.iter().filter(|o| o.len() > 1).filter_map(|o| Some((o.get("@id")?.as_str()?, *o))).collect();
    let mut facts = Facts::default();
    let best = |rank: u8| objects.iter().find(move |o| self::rank(o) == rank);
    for object in [best(2), best(1)].into_iter().flatten() {
        facts.fill(object, &by_id);
    }
    let website = objects.iter().find(|o| has_type(o, |t| t == "WebSite"));
    facts.site = website.and_then(|site| text(site.get("name")?));
    facts
}

/// The JSON values in a script, read as it is and else mended.
fn parse(script: &str) -> Vec<Value> {
    let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let values = |text: &str| -> Result<Vec<Value>, serde_json::Error> { serde_json::Deserializer::from_str(text).into_iter().collect() };
    values(script)
        .or_else(|_| values(&mend(script)))
        .or_else(|_| values(&mend(&entities::decode(script))))
        .unwrap_or_else(|_| lone_values(script).into_iter().collect())
}

/// Makes spaces of raw control characters in strings, and leaves out commas before a closing bracket and what frames the JSON.
fn mend(script: &str) -> String {
    let start = script.find(['{', '[']).unwrap_or(0);
    let end = script.rfind(['}', ']']).map_or(script.len(), |at| at + 1);
    let mut mended = String::with_capacity(script.len());
    let (mut in_string, mut escaped, mut comma) = (false, false, false);
    for c in script.get(start..end).unwrap_or("").chars() {
        if in_string {
            mended.push(if c.is_control() { ' ' } else { c });
            in_string = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if c == ',' {
            comma = true;
        } else if !c.is_whitespace() {
            if std::mem::take(&mut comma) && !matches!(c, '}' | ']') {
                mended.push(',');
            }
            mended.push(c);
            in_string = c == '"';
        }
    }
    mended
}

/// The article's plain fields, from JSON too broken to be read.
fn lone_values(script: &str) -> Option<Value> {
    let is_article = ["Article\"", "BlogPosting\""].iter().any(|name| script.contains(name));
    let mut object = Map::new();
    object.insert("@type".into(), "Article".into());
    for key in ["headline", "datePublished", "inLanguage"] {
        if let Some(value) = lone_value(script, key) {
            object.insert(key.into(), value.into());
        }
    }
    is_article.then_some(Value::Object(object))
}

fn lone_value<'s>(script: &'s str, key: &str) -> Option<&'s str> {
    let (_, rest) = script.split_once(&format!("\"{key}\""))?;
    let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    rest.split_once('"').map(|(value, _)| value).filter(|value| value.len() < 400)
}

/// All objects, those outside before those inside.
fn objects(roots: &[Value]) -> Vec<&Map<String, Value>> {
    let mut queue: Vec<&Value> = roots.iter().collect();
    let mut objects = Vec::new();
    let mut at = 0;
    while at < queue.len() && objects.len() < MAX_OBJECTS {
        match queue[at] {
            Value::Array(items) => queue.extend(items),
            Value::Object(object) => {
                objects.push(object);
                queue.extend(object.values().filter(|v| v.is_object() || v.is_array()));
            }
            _ => {}
        }
        at += 1;
    }
    objects
}

/// How much of an article an object is: 2 for an article, 1 for a page.
fn rank(object: &Map<String, Value>) -> u8 {
    let is_article = |t: &str| t.ends_with("Article") || t.ends_with("BlogPosting") || t == "Report" || t == "Review";
    let says_something = ["headline", "datePublished", "author", "articleBody"].iter().any(|key| object.contains_key(*key));
    match () {
        () if has_type(object, is_article) && says_something => 2,
        () if has_type(object, |t| t == "WebPage" || t == "ItemPage") => 1,
        () => 0,
    }
}

fn has_type(object: &Map<String, Value>, is_wanted: impl Fn(&str) -> bool) -> bool {
    let local = |name: &str| is_wanted(name.rsplit(['/', ':']).next().unwrap_or(name));
    match object.get("@type") {
        Some(Value::String(name)) => local(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(local),
        _ => false,
    }
}

impl Facts {
    /// Takes over what is not known yet.
    fn fill(&mut self, object: &Map<String, Value>, by_id: &HashMap<&str, &Map<String, Value>>) {
        let field = |key: &str| object.get(key).and_then(text);
        self.headline = self.headline.take().or_else(|| field("headline")).or_else(|| field("name"));
        self.published = self.published.take().or_else(|| field("datePublished"));
        self.body = self.body.take().or_else(|| field("articleBody"));
        self.language = self.language.take().or_else(|| field("inLanguage"));
        self.url = self.url.take().or_else(|| field("mainEntityOfPage").or_else(|| field("url")).or_else(|| field("@id")));
        if self.authors.is_empty() {
            self.authors = object.get("author").or_else(|| object.get("creator")).map(|a| names(a, by_id)).unwrap_or_default();
        }
        if self.publisher.is_none() {
            self.publisher = object.get("publisher").and_then(|p| names(p, by_id).into_iter().next());
        }
    }
}

/// The names of persons or bodies: a string, an object, a reference to one, or several.
fn names(value: &Value, by_id: &HashMap<&str, &Map<String, Value>>) -> Vec<String> {
    let items = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    let name = |item: &Value| match item {
        Value::Object(object) => object.get("name").and_then(text).or_else(|| {
            let referred = by_id.get(object.get("@id")?.as_str()?)?;
            referred.get("name").and_then(text)
        }),
        other => text(other),
    };
    items.iter().take(20).filter_map(name).collect()
}

/// A value as text: escapes and tags removed, the first of several taken.
fn text(value: &Value) -> Option<String> {
    let raw = match value {
        Value::String(text) => text,
        Value::Array(items) => items.iter().find_map(Value::as_str)?,
        Value::Object(object) => ["@id", "name", "@value"].iter().find_map(|key| object.get(*key)?.as_str())?,
        _ => return None,
    };
    let once = entities::decode(raw);
    let twice = entities::decode(&once);
    let plain = strip_tags(&twice);
    Some(plain.trim().to_owned()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(script: &str, headline: &str, authors: &[&str], published: &str) {
        let facts = read(&[script]);
        assert_eq!(facts.headline.as_deref().unwrap_or(""), headline, "{script}");
        assert_eq!(facts.authors, authors, "{script}");
        assert_eq!(facts.published.as_deref().unwrap_or(""), published, "{script}");
    }

    #[test]
    fn articles_are_found_in_what_sites_print() {
        check(r#"{"@type":"NewsArticle","headline":"A","author":{"name":"B"},"datePublished":"2025-03-14"}"#, "A", &["B"], "2025-03-14");
        check(
            r#"{"@graph":[{"@type":"Person","@id":"p","name":"B"},{"@type":["Article","X"],"headline":"A","author":{"@id":"p"}}]}"#,
            "A",
            &["B"],
            "",
        );
        check(
            "{\"@type\":\"Article\",\"headline\":\"A\nand so on\",\"author\":[\"B\",{\"name\":\"C\"},],}",
            "A and so on",
            &["B", "C"],
            "",
        );
        check(r#"{"@type":"Article","headline":"Tom &amp;amp; <b>Ana</b>"}"#, "Tom & Ana", &[], "");
        check(
            r#"{"@type":"Article","headline":["A","B"],"datePublished":["2025-03-14"]} {"@type":"WebSite","name":"S"}"#,
            "A",
            &[],
            "2025-03-14",
        );
        check(r#"{"@type":"NewsArticle","headline":"A","text":"he said "no" to it","datePublished":"2025-03-14"}"#, "A", &[], "2025-03-14");
        check(r#"{"@type":"Product","name":"A"}"#, "", &[], "");
    }

    #[test]
    fn deep_and_long_scripts_are_survived() {
        read(&[&"[".repeat(100_000), &"{\"a\":".repeat(100_000), "", "{", "\"", "null"]);
        read(&[&format!("[{}]", vec!["{\"@id\":\"x\",\"author\":{\"@id\":\"x\"}}"; 30_000].join(","))]);
    }
}
