//! The description of the API (OpenAPI 3.1), made from the table of routes that also checks the requests.

use super::export::Format;
use super::params::{Form, MAX_LIMIT, Param};
use super::problem::Problem;
use super::reply::Reply;
use super::routes::{ROUTES, Route};
use super::server::Ask;
use super::shapes;
use serde_json::{Map, Value, json};

/// `GET /api/v1/openapi.json`.
pub fn description(_: &Ask) -> Result<Reply, Problem> {
    Ok(Reply::json(&document()))
}

/// The description as a document.
pub fn document() -> Value {
    let paths: Map<String, Value> =
        ROUTES.iter().filter(|route| route.is_api()).map(|route| (route.path.to_owned(), json!({ "get": operation(route) }))).collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "rapporteur", "version": env!("CARGO_PKG_VERSION"),
            "description": "Who said what, where and when, with the sentence as evidence. Spans are Unicode scalar values. Unknown and repeated parameters are refused.",
        },
        "paths": paths,
        "components": {
            "schemas": { "Problem": problem() },
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
        },
    })
}

fn operation(route: &Route) -> Value {
    let named = key(route).map(|(name, schema)| json!({ "name": name, "in": "path", "required": true, "schema": schema }));
    let parameters: Vec<Value> = named.into_iter().chain(route.params.iter().copied().flatten().map(parameter)).collect();
    let has_format = route.params.iter().copied().flatten().any(|param| param.name == "format");
    let row = shapes::row(route);
    let schema = row.as_ref().map_or_else(|| shapes::whole(route), results);
    let mut content = json!({ "application/json": { "schema": schema } });
    if route.path == "/api/v1/cite" {
        let text = json!({ "schema": { "type": "string" } });
        content = json!({ "text/plain": text, "application/x-research-info-systems": text });
        content["application/vnd.citationstyles.csl+json"] = json!({ "schema": { "type": "array", "items": { "type": "object" } } });
    } else if has_format {
        for format in Format::all() {
            let schema = if format == Format::Jsonl { row.clone().unwrap_or_default() } else { json!({ "type": "string" }) };
            let kind = format.names()[2].split(';').next().unwrap_or_default();
            content[kind] = json!({ "schema": schema });
        }
    }
    let problem = json!({ "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } });
    let mut responses = json!({ "200": { "description": route.about, "content": content }, "304": { "description": "Nothing has changed since the ETag." } });
    for (status, why) in [
        ("400", "The question makes no sense; `position` tells where."),
        ("401", "The token is missing or wrong."),
        ("403", "A page of another site asks."),
        ("404", "There is no such thing."),
        ("410", "`next` is of an older commit."),
        ("414", "The address is too long."),
        ("503", "The index is missing or damaged, or too much is asked; Retry-After tells when."),
    ] {
        responses[status] = json!({ "description": why, "content": problem });
    }
    let name = route.path.trim_start_matches("/api/v1/").split(['/', '.']).next().unwrap_or_default();
    json!({ "operationId": name, "summary": route.about, "parameters": parameters, "responses": responses, "security": [{}, { "token": [] }] })
}

/// What the last part of a route's path names, with the form that it must have.
pub(super) fn key(route: &Route) -> Option<(&'static str, Value)> {
    let name = route.path.split_once('{')?.1.trim_end_matches('}');
    Some((
        name,
        if name == "id" {
            json!({ "type": "string", "pattern": "^[0-9a-fA-F]{32}$" })
        } else {
            json!({ "type": "string", "minLength": 1 })
        },
    ))
}

/// Whether a question without it makes no sense.
pub(super) fn is_required(param: &Param) -> bool {
    matches!(param.name, "article" | "left")
}

/// What a value must be, as a JSON schema.
pub(super) fn schema(param: &Param) -> Value {
    match param.form {
        Form::Text => json!({ "type": "string", "maxLength": 8192 }),
        Form::Day => json!({ "type": "string", "pattern": "^[0-9]{4}(-[0-9]{1,2}){0,2}$" }),
        Form::Language => json!({ "type": "string", "minLength": 2 }),
        Form::Number { most, default } => json!({ "type": "integer", "minimum": 1, "maximum": most, "default": default }),
        Form::OneOf(words) => json!({ "type": "string", "enum": words }),
        Form::Flag => json!({ "type": "boolean", "default": false }),
        Form::Article => json!({ "type": "string", "pattern": "^([0-9a-fA-F]{32}|https?://.*)$" }),
        Form::Span => json!({ "type": "string", "pattern": "^[0-9]+-[0-9]+$" }),
    }
}

fn parameter(param: &Param) -> Value {
    json!({ "name": param.name, "in": "query", "required": is_required(param), "description": param.about, "schema": schema(param) })
}

fn problem() -> Value {
    json!({
        "type": "object", "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": { "type": "string" }, "title": { "type": "string" }, "status": { "type": "integer" }, "detail": { "type": "string" },
            "parameter": { "type": "string" },
            "position": { "type": "object", "properties": { "start": { "type": "integer" }, "end": { "type": "integer" } } },
        },
    })
}

fn results(row: &Value) -> Value {
    json!({
        "type": "object", "required": ["total", "next", "notes", "items"],
        "properties": {
            "total": { "type": "integer", "description": "All that fit." },
            "next": { "type": ["string", "null"], "description": "Ask again with this to go on." },
            "notes": { "type": "array", "items": { "type": "string" }, "description": "What was chosen or expanded." },
            "hidden": { "type": "integer", "description": "Statements of a lower grade." },
            "facets": { "type": "object" },
            "items": { "type": "array", "maxItems": MAX_LIMIT, "items": row },
        },
    })
}
