//! Tools: routes of the API under the names by which an agent calls them, with the same parameters.

use crate::serve::openapi;
use crate::serve::params::{Given, Param};
use crate::serve::problem::Problem;
use crate::serve::routes::{ROUTES, Route};
use serde_json::{Map, Value, json};

/// A tool.
pub(super) struct Tool {
    /// Its name.
    pub(super) name: &'static str,
    /// The path of the route that answers.
    path: &'static str,
    /// What it gives, and when to use it.
    about: &'static str,
}

/// All of them.
pub(super) const TOOLS: &[Tool] = &[
    Tool {
        name: "search_statements",
        path: "/api/v1/statements",
        about: "Who said what, where and when: statements with speaker, office, event, date, outlet, the sentence and its grade (A to D).",
    },
    Tool {
        name: "search_articles",
        path: "/api/v1/articles",
        about: "Articles by words and filters, with a snippet of each and its other versions.",
    },
    Tool { name: "figures", path: "/api/v1/figures", about: "Figures with normalised values, units, what is counted, and the sentence." },
    Tool {
        name: "article",
        path: "/api/v1/article/{id}",
        about: "One article by its id or URL: its text and all that was found in it, with spans.",
    },
    Tool {
        name: "person",
        path: "/api/v1/person/{key}",
        about: "A person by key or name, in any script: names, offices over time, latest statements, and with whom, at what and where.",
    },
    Tool {
        name: "event",
        path: "/api/v1/event/{key}",
        about: "An event by key or name: what was said there, in order, by whom, and its articles.",
    },
    Tool {
        name: "compare",
        path: "/api/v1/compare",
        about: "Two versions of an article, aligned sentence by sentence, with what differs and why; one alone: what contradicts itself.",
    },
];

impl Tool {
    /// The route that answers.
    pub(super) fn route(&self) -> Option<&'static Route> {
        ROUTES.iter().find(|route| route.path == self.path)
    }

    /// Its parameters: those of the route, less what is only about HTTP.
    fn params(&self) -> impl Iterator<Item = &'static Param> {
        let all = self.route().map(|route| route.params).unwrap_or_default();
        all.iter().copied().flatten().filter(|param| param.name != "format")
    }

    /// As agents are told of it.
    pub(super) fn description(&self) -> Value {
        let key = self.route().and_then(openapi::key);
        let mut properties = Map::new();
        let mut required = Vec::new();
        if let Some((name, _)) = &key {
            let about = if *name == "id" { "The article's id or its URL." } else { "Its key, or its name." };
            properties.insert((*name).to_owned(), json!({ "type": "string", "minLength": 1, "description": about }));
            required.push(*name);
        }
        for param in self.params() {
            let mut schema = openapi::schema(param);
            schema["description"] = json!(param.about);
            properties.insert(param.name.to_owned(), schema);
            required.extend(openapi::is_required(param).then_some(param.name));
        }
        json!({
            "name": self.name, "description": self.about,
            "inputSchema": { "type": "object", "properties": properties, "required": required, "additionalProperties": false },
            "annotations": { "readOnlyHint": true, "destructiveHint": false, "idempotentHint": true, "openWorldHint": false },
        })
    }

    /// What was given: what the path names, and the parameters.
    pub(super) fn read(&self, arguments: &Value) -> Result<(String, Given), Problem> {
        let empty = Map::new();
        let arguments = match arguments {
            Value::Object(arguments) => arguments,
            Value::Null => &empty,
            _ => return Err(Problem::parameter("arguments", "`arguments` must be an object")),
        };
        let key = self.route().and_then(openapi::key).map(|(name, _)| name);
        let mut named = String::new();
        let mut pairs = Vec::new();
        for (name, value) in arguments {
            let value = text(name, value)?;
            if key == Some(name.as_str()) {
                named = value.trim().to_owned();
            } else if name == "format" {
                return Err(Problem::parameter("format", "there is no parameter `format` here: tools answer in JSON"));
            } else {
                pairs.push((name.clone(), value));
            }
        }
        if let Some(key) = key.filter(|_| named.is_empty()) {
            return Err(Problem::parameter(key, format!("`{key}` is missing")));
        }
        if named.len() > Given::MAX_VALUE {
            return Err(Problem::parameter(key.unwrap_or_default(), format!("the value is longer than {} KiB", Given::MAX_VALUE >> 10)));
        }
        Ok((named, Given::of(pairs, self.route().map(|route| route.params).unwrap_or_default())?))
    }
}

/// A value as it would stand in an address.
fn text(name: &str, value: &Value) -> Result<String, Problem> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(flag) => Ok(flag.to_string()),
        Value::Null => Ok(String::new()),
        _ => {
            let name: String = name.chars().take(40).collect();
            Err(Problem::parameter(&name, format!("`{name}` must be text, a number or true or false")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tool_has_a_route_with_its_parameters() {
        for tool in TOOLS {
            assert!(tool.route().is_some(), "{}", tool.name);
            let description = tool.description();
            let n = tool.params().count() + usize::from(tool.path.contains('{'));
            assert_eq!(description["inputSchema"]["properties"].as_object().map(Map::len), Some(n), "{}", tool.name);
        }
    }

    #[test]
    fn arguments_are_those_of_the_api() {
        let check = |name: &str, arguments: Value, wanted: &str| {
            let tool = TOOLS.iter().find(|tool| tool.name == name).expect("named below");
            let read =
                tool.read(&arguments).map_or_else(|problem| problem.detail, |(key, given)| format!("{key} {}", given.address("", &[])));
            assert!(read.contains(wanted), "{arguments}: {read}");
        };
        check("search_statements", json!({ "by": "Ana", "limit": 3, "all": true, "q": null }), " ?all=true&by=Ana&limit=3");
        check("search_statements", json!({ "limit": 1001 }), "from 1 to 1000");
        check("search_statements", json!({ "limit": 2.5 }), "from 1 to 1000");
        check("search_statements", json!({ "format": "csv" }), "no parameter `format`");
        check("search_statements", json!({ "ui": "fr" }), "no parameter `ui`");
        check("search_statements", json!({ "q": ["a"] }), "must be text");
        check("search_statements", json!([]), "must be an object");
        check("person", json!({ "key": " Ana " }), "Ana ");
        check("person", json!({}), "`key` is missing");
        check("compare", json!({ "left": "x" }), "must be the id");
    }
}
