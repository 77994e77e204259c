//! Shapes: what the objects of the API are made of, for its description. A type that ends in `?` may be null.

use super::routes::Route;
use serde_json::{Map, Value, json};

/// Names and types of an object's fields.
type Shape = &'static [(&'static str, &'static str)];

/// Where something was printed.
const PRINTED: Shape =
    &[("url", "string?"), ("path", "string?"), ("outlet", "string?"), ("language", "string"), ("published", "day?"), ("title", "string?")];

const STATEMENT: Shape = &[
    ("article", "id"),
    ("story", "string"),
    ("start", "integer"),
    ("end", "integer"),
    ("content", "string"),
    ("continuation", "spans"),
    ("sentence", "span"),
    ("sentence_text", "string"),
    ("speakers", "strings"),
    ("names", "strings"),
    ("person", "string?"),
    ("speaker_surface", "string?"),
    ("reference", "string"),
    ("role", "string?"),
    ("cue", "string?"),
    ("mode", "string"),
    ("at", "string?"),
    ("about", "strings"),
    ("date", "string?"),
    ("via", "string?"),
    ("factuality", "string"),
    ("grade", "string"),
    ("basis", "object"),
    ("rule", "string"),
];

const ARTICLE: Shape = &[
    ("id", "id"),
    ("story", "string"),
    ("score", "number"),
    ("snippet", "string"),
    ("snippet_span", "span"),
    ("versions", "objects"),
    ("inherited", "object"),
];

const FIGURE: Shape = &[
    ("article", "id"),
    ("story", "string"),
    ("start", "integer"),
    ("end", "integer"),
    ("surface", "string"),
    ("value", "number"),
    ("value_max", "number?"),
    ("modifier", "string"),
    ("kind", "string"),
    ("unit", "string?"),
    ("counted", "string?"),
    ("role", "string"),
    ("sentence", "span"),
    ("sentence_text", "string"),
];

const MENTIONED: Shape = &[("key", "string"), ("name", "string"), ("names", "strings"), ("articles", "integer")];

const VERSION: Shape = &[
    ("id", "id"),
    ("url", "string?"),
    ("path", "string?"),
    ("language", "string"),
    ("title", "string?"),
    ("score", "number"),
    ("why", "string"),
];

const COVERAGE: Shape = &[
    ("outlet", "string?"),
    ("month", "string?"),
    ("articles", "integer"),
    ("silent", "integer"),
    ("statements", "integer"),
    ("nameless", "integer"),
];

const WHOLE_ARTICLE: Shape = &[
    ("id", "id"),
    ("page", "string"),
    ("text", "string?"),
    ("blocks", "objects"),
    ("people", "objects"),
    ("bodies", "objects"),
    ("places", "objects"),
    ("figures", "objects"),
    ("dates", "objects"),
    ("events", "objects"),
    ("statements", "objects"),
];

const SUBJECT: Shape = &[("key", "string"), ("name", "string"), ("names", "strings"), ("statements", "results"), ("articles", "results")];

const COMPARISON: Shape = &[("articles", "strings"), ("urls", "array"), ("beads", "objects"), ("differences", "objects")];

const HEALTH: Shape =
    &[("status", "string"), ("commit", "string"), ("articles", "integer"), ("statements", "integer"), ("figures", "integer")];

/// The shape of the rows that a route gives, if it gives rows.
pub(super) fn row(route: &Route) -> Option<Value> {
    Some(match route.path {
        "/api/v1/statements" => object(&[STATEMENT, PRINTED]),
        "/api/v1/articles" => object(&[ARTICLE, PRINTED]),
        "/api/v1/figures" => object(&[FIGURE, PRINTED]),
        "/api/v1/people" | "/api/v1/events" | "/api/v1/places" => object(&[MENTIONED]),
        "/api/v1/versions" => object(&[VERSION]),
        "/api/v1/coverage" => object(&[COVERAGE]),
        _ => return None,
    })
}

/// The shape of the one object that a route gives.
pub(super) fn whole(route: &Route) -> Value {
    match route.path {
        "/api/v1/article/{id}" => object(&[WHOLE_ARTICLE, PRINTED]),
        "/api/v1/person/{key}" | "/api/v1/event/{key}" | "/api/v1/place/{key}" => object(&[SUBJECT]),
        "/api/v1/compare" => object(&[COMPARISON]),
        "/api/v1/health" => object(&[HEALTH]),
        _ => json!({ "type": "object" }),
    }
}

fn object(shapes: &[Shape]) -> Value {
    let fields = || shapes.iter().copied().flatten();
    let properties: Map<String, Value> = fields().map(|(name, kind)| ((*name).to_owned(), schema(kind))).collect();
    let required: Vec<&str> = fields().map(|(name, _)| *name).collect();
    json!({ "type": "object", "required": required, "properties": properties })
}

fn schema(kind: &str) -> Value {
    if let Some(kind) = kind.strip_suffix('?') {
        let mut schema = schema(kind);
        schema["type"] = json!([schema["type"], "null"]);
        return schema;
    }
    match kind {
        "id" => json!({ "type": "string", "pattern": "^[0-9a-f]{32}$" }),
        "day" => json!({ "type": "string", "pattern": "^-?[0-9]{4,6}-[0-9]{2}-[0-9]{2}$" }),
        "span" => span(),
        "spans" => json!({ "type": "array", "items": span() }),
        "strings" => json!({ "type": "array", "items": { "type": "string" } }),
        "objects" => json!({ "type": "array", "items": { "type": "object" } }),
        "results" => json!({
            "type": "object", "required": ["total", "items"],
            "properties": { "total": { "type": "integer" }, "items": { "type": "array", "items": { "type": "object" } } },
        }),
        kind => json!({ "type": kind }),
    }
}

/// A stretch of a text, in characters.
fn span() -> Value {
    json!({
        "type": "object", "required": ["start", "end"],
        "properties": { "start": { "type": "integer", "minimum": 0 }, "end": { "type": "integer", "minimum": 0 } },
    })
}
