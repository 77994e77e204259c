//! The description of the API is walked: at every route, seeded random parameters, right and wrong, and each answer is as it was described.

use crate::desk::Desk;
use crate::dice::Dice;
use crate::served::Served;
use serde_json::Value;

/// Questions at each route.
const TIMES: usize = 60;

/// Why a value is not of a schema; a part of JSON Schema that the description keeps to.
fn misfit(value: &Value, schema: &Value, root: &Value) -> Option<String> {
    if let Some(reference) = schema["$ref"].as_str() {
        return misfit(value, root.pointer(reference.trim_start_matches('#')).expect("a reference leads somewhere"), root);
    }
    let is_of = |kind: &str| match kind {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        other => panic!("no type {other}"),
    };
    let kinds: Vec<&str> = schema["type"]
        .as_array()
        .map_or_else(|| schema["type"].as_str().into_iter().collect(), |kinds| kinds.iter().filter_map(Value::as_str).collect());
    if !kinds.is_empty() && !kinds.iter().any(|kind| is_of(kind)) {
        return Some(format!("is no {}: {value}", kinds.join(" or ")));
    }
    if let (Some(text), Some(pattern)) = (value.as_str(), schema["pattern"].as_str())
        && !regex::Regex::new(pattern).unwrap().is_match(text)
    {
        return Some(format!("{text} is not like {pattern}"));
    }
    if let (Some(number), Some(least)) = (value.as_i64(), schema["minimum"].as_i64())
        && number < least
    {
        return Some(format!("{number} is less than {least}"));
    }
    if let (Some(items), Some(most)) = (value.as_array(), schema["maxItems"].as_u64())
        && items.len() as u64 > most
    {
        return Some(format!("{} items are more than {most}", items.len()));
    }
    let missing = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).find(|name| value.get(name).is_none());
    if let Some(name) = missing {
        return Some(format!("`{name}` is missing: {value}"));
    }
    let inside = |name: &str, value: &Value, schema: &Value| misfit(value, schema, root).map(|why| format!("{name}: {why}"));
    let of_fields =
        schema["properties"].as_object().into_iter().flatten().find_map(|(name, schema)| inside(name, value.get(name)?, schema));
    let of_items =
        || value.as_array().filter(|_| schema["items"].is_object())?.iter().find_map(|item| inside("item", item, &schema["items"]));
    of_fields.or_else(of_items)
}

/// Words and marks of which texts are made.
const WORDS: [&str; 26] = [
    "Hanoi",
    "ports",
    "Trần",
    "تران كوك لام",
    "دبلوماسية",
    "lyon OR paris",
    "-hanoi",
    "\"economic diplomacy\"",
    "by:Lam",
    "date:2024..",
    "figure:10..500",
    "(",
    ")",
    "\"",
    "*",
    "ha*",
    "in:Hanoi",
    "nope:x",
    "\u{202e}",
    "😀",
    "İẞﷺ",
    "lang:fr",
    "a",
    "%00",
    "AND",
    "outlet:«Le Jour»",
];

struct Walk<'a> {
    dice: Dice,
    articles: Vec<String>,
    keys: Vec<String>,
    root: &'a Value,
}

impl Walk<'_> {
    fn text(&mut self) -> String {
        (0..=self.dice.below(4)).map(|_| *self.dice.pick(&WORDS)).collect::<Vec<_>>().join(" ")
    }

    fn article(&mut self) -> String {
        match self.dice.below(8) {
            0 => format!("{:032x}", self.dice.throw()),
            1 => "https://nobody.example/é".to_owned(),
            _ => self.dice.pick(&self.articles).clone(),
        }
    }

    /// A value of a schema.
    fn right(&mut self, schema: &Value) -> String {
        if let Some(words) = schema["enum"].as_array() {
            return self.dice.pick(words).as_str().unwrap().to_owned();
        }
        match (schema["type"].as_str().unwrap(), schema["pattern"].as_str()) {
            ("integer", _) => {
                let most = schema["maximum"].as_u64().unwrap() as usize;
                let least = schema["minimum"].as_u64().unwrap() as usize;
                (least + self.dice.below(most - least + 1)).to_string()
            }
            ("boolean", _) => (*self.dice.pick(&["true", "false"])).to_owned(),
            (_, Some(pattern)) if pattern.contains("https") => self.article(),
            (_, Some(pattern)) if pattern.contains("a-f") => self.articles[self.dice.below(self.articles.len())].clone(),
            (_, Some(pattern)) if pattern.contains("{4}") => (*self.dice.pick(&["2024", "2024-08", "2023-12-30", "1999-1-1"])).to_owned(),
            (_, Some(_)) => format!("{}-{}", self.dice.below(9), 10 + self.dice.below(30)),
            _ if schema["minLength"] == 2 => (*self.dice.pick(&["fr", "ar", "vi", "en", "de"])).to_owned(),
            _ if self.dice.below(2) == 0 => self.keys[self.dice.below(self.keys.len())].clone(),
            _ => self.text(),
        }
    }

    /// A value that is not of a schema; none where every text is.
    fn wrong(&mut self, schema: &Value) -> Option<String> {
        let of = |words: &[&str], dice: &mut Dice| Some((*dice.pick(words)).to_owned());
        if schema["enum"].is_array() {
            return of(&["x", "JSON", "null", "[]", "<script>"], &mut self.dice);
        }
        match (schema["type"].as_str().unwrap(), schema["pattern"].as_str()) {
            ("integer", _) => of(&["0", "-1", "1e9", "1.5", "١٢", "999999999999999999999", "NaN"], &mut self.dice),
            ("boolean", _) => of(&["yes", "TRUE", "2", "null"], &mut self.dice),
            (_, Some(pattern)) if pattern.contains("{4}") => {
                of(&["NaN", "2024-13", "24", "2024-02-31", "99999-01-01", "tomorrow"], &mut self.dice)
            }
            (_, Some(_)) => of(&["x", "../etc/passwd", "-", "9-1", "corpus/pages/articles.jsonl"], &mut self.dice),
            _ if schema["minLength"] == 2 => of(&["f", "french", "1"], &mut self.dice),
            _ if schema["maxLength"].is_u64() => Some("e".repeat(schema["maxLength"].as_u64().unwrap() as usize + 1)),
            _ => None,
        }
    }

    /// A path with its parameters, and whether something in it is wrong.
    fn question(&mut self, path: &str, operation: &Value) -> (String, bool) {
        let is_bad = self.dice.below(3) == 0;
        let (mut path, mut pairs) = (path.to_owned(), Vec::new());
        let mut candidates = Vec::new();
        for parameter in operation["parameters"].as_array().unwrap() {
            let (name, schema) = (parameter["name"].as_str().unwrap(), &parameter["schema"]);
            let is_needed = parameter["required"] == true;
            if parameter["in"] == "path" {
                let value = self.right(schema);
                path = path.replace(&format!("{{{name}}}"), &encoded(&value));
            } else if is_needed || (name != "next" && self.dice.below(4) == 0) {
                pairs.push((name.to_owned(), self.right(schema)));
                candidates.extend(self.wrong(schema).map(|wrong| (pairs.len() - 1, wrong)));
            }
        }
        if is_bad {
            match self.dice.below(4) {
                0 => pairs.push(("surely-none".to_owned(), "1".to_owned())),
                1 if !pairs.is_empty() => {
                    let twice = pairs[self.dice.below(pairs.len())].clone();
                    pairs.push(twice);
                }
                _ if !candidates.is_empty() => {
                    let (at, wrong) = candidates.swap_remove(self.dice.below(candidates.len()));
                    pairs[at].1 = wrong;
                }
                _ => pairs.push(("nor-this".to_owned(), self.text())),
            }
        }
        let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        (format!("{path}?{query}"), is_bad)
    }

    #[track_caller]
    fn check(&self, question: &str, operation: &Value, answer: &crate::served::Answer) {
        let shown: String = question.chars().take(300).collect();
        let described = &operation["responses"][answer.status.to_string()]["content"];
        assert!(described.is_object(), "{shown}: {} is not described: {}", answer.status, String::from_utf8_lossy(&answer.bytes));
        let kind = answer.header("content-type").unwrap().split(';').next().unwrap();
        let schema = &described[kind]["schema"];
        assert!(schema.is_object(), "{shown}: {kind} is not described for {}", answer.status);
        let values: Vec<Value> = match kind {
            "application/x-ndjson" => answer.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
            kind if kind.ends_with("json") => vec![answer.json()],
            "application/vnd.apache.parquet" => {
                assert!(answer.bytes.starts_with(b"PAR1") && answer.bytes.ends_with(b"PAR1"), "{shown}");
                vec![Value::String(String::new())]
            }
            _ => vec![Value::String(answer.text())],
        };
        for value in values {
            let why = misfit(&value, schema, self.root);
            assert_eq!(why, None, "{shown}");
        }
    }
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[test]
fn every_answer_is_as_the_description_says() {
    let desk = Desk::with_articles();
    let server = Served::of(&desk);
    let root = server.get("/api/v1/openapi.json").expect(200).json();
    let all = |path: &str, field: &str| -> Vec<String> {
        let items = server.get(path).expect(200).json()["items"].as_array().unwrap().clone();
        items.iter().map(|item| item[field].as_str().unwrap().to_owned()).collect()
    };
    let articles = all("/api/v1/articles?limit=100", "id");
    let keys = ["people", "events", "places"].map(|list| all(&format!("/api/v1/{list}?limit=100"), "key")).concat();
    let mut walk = Walk { dice: Dice::new(2024), articles, keys, root: &root };
    let mut n_found = 0;
    for (path, item) in root["paths"].as_object().unwrap() {
        let operation = &item["get"];
        for _ in 0..TIMES {
            let (question, is_bad) = walk.question(path, operation);
            let answer = server.get(&question);
            let shown: String = question.chars().take(300).collect();
            assert!(answer.status < 500, "{shown}: {} {}", answer.status, answer.text());
            assert!(!is_bad || matches!(answer.status, 400 | 404), "{shown}: {}", answer.status);
            walk.check(&question, operation, &answer);
            n_found += usize::from(answer.status == 200);
        }
    }
    server.get("/api/v1/health").expect(200);
    // Most questions make sense: else little would have been tried.
    assert!(n_found > TIMES * 5, "{n_found}");
}

#[test]
fn the_validator_sees_what_is_wrong() {
    let schema = serde_json::json!({ "type": "object", "required": ["a"], "properties": { "a": { "type": ["string", "null"], "pattern": "^x" }, "b": { "type": "array", "items": { "type": "integer", "minimum": 1 } } } });
    let of = |value: Value| misfit(&value, &schema, &schema).is_none();
    assert!(of(serde_json::json!({ "a": "xy", "b": [1, 2], "c": 1 })) && of(serde_json::json!({ "a": null })));
    assert!(
        !of(serde_json::json!({}))
            && !of(serde_json::json!({ "a": "y" }))
            && !of(serde_json::json!({ "a": 1 }))
            && !of(serde_json::json!([]))
    );
    assert!(!of(serde_json::json!({ "a": null, "b": [0] })) && !of(serde_json::json!({ "a": null, "b": ["1"] })));
}
