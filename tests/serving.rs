//! The API: the questions of the command line, over HTTP.

use crate::desk::Desk;
use crate::served::Served;
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn the_api_answers_as_the_command_line_does() {
    let desk = Desk::with_articles();
    let server = Served::of(&desk);
    for (command, path, args) in [
        ("said", "statements", vec![("all", "true")]),
        ("search", "articles", vec![("q", "harbour")]),
        ("figures", "figures", vec![("kind", "count")]),
        ("people", "people", vec![]),
        ("events", "events", vec![]),
        ("places", "places", vec![]),
    ] {
        let query: Vec<String> = args.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let items = server.get(&format!("/api/v1/{path}?limit=100&{}", query.join("&"))).expect(200).json()["items"].clone();
        let mut line = vec![command.to_owned(), "--json".to_owned(), "--limit".to_owned(), "100".to_owned()];
        line.extend(args.iter().map(|(name, value)| match (*name, *value) {
            ("q", words) => words.to_owned(),
            (flag, "true") => format!("--{flag}"),
            (option, value) => format!("--{option}={value}"),
        }));
        let out = desk.command().args(&line).output().unwrap().stdout;
        let printed: Vec<Value> = String::from_utf8(out).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(items, Value::Array(printed), "{command}");
    }
    let id = server.get("/api/v1/articles?q=harbour").json()["items"][0]["id"].as_str().unwrap().to_owned();
    let shown = desk.run(["show", &id, "--json"]).expect(0).json().remove(0);
    assert_eq!(server.get(&format!("/api/v1/article/{id}")).expect(200).json(), shown);
    let versions = server.get(&format!("/api/v1/versions?article={id}")).expect(200).json();
    assert_eq!(versions["items"], Value::Array(desk.run(["versions", &id, "--json"]).json()));
    let other = server.get("/api/v1/articles?lang=vi").json()["items"][0]["id"].as_str().unwrap().to_owned();
    let compared = server.get(&format!("/api/v1/compare?left={id}&right={other}")).expect(200).json();
    assert_eq!(compared, desk.run(["compare", &id, &other, "--json"]).json().remove(0));
    assert_eq!(server.get("/api/v1/health").expect(200).json()["articles"], 4);
    assert_eq!(server.get("/api/v1/coverage").expect(200).json()["total"], 4);
}

#[test]
fn paging_to_the_end_gives_every_hit_once() {
    let desk = desk_of_many();
    let server = Served::of(&desk);
    for kind in ["statements", "figures", "articles", "people"] {
        let (mut seen, mut next) = (Vec::new(), String::new());
        let total = loop {
            let page = server.get(&format!("/api/v1/{kind}?limit=7{next}")).expect(200).json();
            seen.extend(page["items"].as_array().unwrap().iter().map(Value::to_string));
            match page["next"].as_str() {
                Some(cursor) => next = format!("&next={cursor}"),
                None => break page["total"].as_u64().unwrap(),
            }
        };
        let different: BTreeSet<&String> = seen.iter().collect();
        assert_eq!((seen.len() as u64, different.len() as u64), (total, total), "{kind}");
        assert!(total > 7, "{kind}");
    }
    let cursor = server.get("/api/v1/statements?limit=1").json()["next"].as_str().unwrap().to_owned();
    desk.write("corpus/pages/more.jsonl", r#"{"text":"The mayor of Lyon, Paul Roche, said that the bridge would open."}"#);
    desk.run(["index"]).expect(0);
    server.get(&format!("/api/v1/statements?limit=1&next={cursor}")).expect(410);
}

#[test]
fn an_answer_is_given_once_until_the_index_changes() {
    let desk = Desk::with_articles();
    let server = Served::of(&desk);
    for path in ["/", "/api/v1/statements", "/sources"] {
        let first = server.get(path).expect(200);
        let tag = first.header("etag").unwrap().to_owned();
        assert!(server.ask("GET", path, &[("If-None-Match", &tag)]).expect(304).bytes.is_empty());
        assert_eq!(server.get(path).bytes, first.bytes);
        server.ask("GET", path, &[("If-None-Match", "W/\"other\"")]).expect(200);
    }
    let tag = server.get("/api/v1/health").header("etag").unwrap().to_owned();
    desk.write("corpus/pages/more.jsonl", r#"{"text":"The mayor of Lyon, Paul Roche, said that the bridge would open."}"#);
    desk.run(["index"]).expect(0);
    let now = server.ask("GET", "/api/v1/health", &[("If-None-Match", &tag)]).expect(200);
    assert_eq!(now.json()["articles"], 5);
    assert!(server.get("/?q=bridge").expect(200).text().contains("Paul Roche"));
}

#[test]
fn answers_are_compressed_for_who_wants_it() {
    let desk = desk_of_many();
    let server = Served::of(&desk);
    let plain = server.get("/api/v1/statements?limit=50").expect(200);
    let packed = server.ask("GET", "/api/v1/statements?limit=50", &[("Accept-Encoding", "gzip")]).expect(200);
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    assert!(packed.bytes.len() < plain.bytes.len() / 3);
    let mut unpacked = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&packed.bytes[..]), &mut unpacked).unwrap();
    assert_eq!(unpacked, plain.bytes);
}

#[test]
fn the_description_lists_each_route_and_its_parameters() {
    let desk = Desk::with_articles();
    let server = Served::of(&desk);
    let description = server.get("/api/v1/openapi.json").expect(200).json();
    let paths = description["paths"].as_object().unwrap();
    let served: BTreeSet<&str> = rapporteur::serve::routes::ROUTES.iter().filter(|route| route.is_api()).map(|route| route.path).collect();
    assert_eq!(paths.keys().map(String::as_str).collect::<BTreeSet<_>>(), served);
    // Each parameter that is described is taken, with an example made from its schema; one that is not is refused.
    for (path, operation) in paths.iter().filter(|(path, _)| !path.contains('{')) {
        for parameter in operation["get"]["parameters"].as_array().unwrap() {
            let (name, schema) = (parameter["name"].as_str().unwrap(), &parameter["schema"]);
            let value = match (name, schema["type"].as_str().unwrap()) {
                ("next" | "article" | "left" | "right", _) => continue,
                (_, "integer") => schema["maximum"].to_string(),
                (_, "boolean") => "true".to_owned(),
                ("from" | "to", _) => "2024".to_owned(),
                ("lang", _) => "fr".to_owned(),
                ("span", _) => "1-2".to_owned(),
                _ => schema["enum"][0].as_str().unwrap_or("x").to_owned(),
            };
            let needs =
                if operation["get"]["parameters"].to_string().contains("\"article\"") { "&article=https://day.example/hanoi" } else { "" };
            let needs = if path.ends_with("/compare") { "&left=https://day.example/hanoi" } else { needs };
            server.get(&format!("{path}?{name}={value}{needs}")).expect(200);
        }
        let refused = server.get(&format!("{path}?surely-none=1")).expect(400);
        assert_eq!(refused.header("content-type"), Some("application/problem+json"), "{path}");
        assert_eq!(refused.json()["parameter"], "surely-none");
    }
}

#[test]
fn a_wrong_query_is_told_with_its_place() {
    let desk = Desk::with_articles();
    let server = Served::of(&desk);
    let problem = server.get("/api/v1/statements?q=port+(lyon").expect(400).json();
    assert_eq!(problem["position"], serde_json::json!({ "start": 5, "end": 6 }));
    assert_eq!(problem["parameter"], "q");
    let page = server.get("/?q=port+(lyon").expect(400).text();
    assert!(page.contains("is not closed") && page.contains("</html>"));
    // A name that nobody has is no mistake.
    let nobody = server.get("/api/v1/statements?by=Zebulon+Quux").expect(200).json();
    assert_eq!((nobody["total"].as_u64(), nobody["items"].as_array().map(Vec::len)), (Some(0), Some(0)));
    assert!(nobody["notes"][0].as_str().unwrap().contains("Zebulon"));
}

#[test]
fn exports_have_no_end_and_can_be_verified() {
    let desk = desk_of_many();
    let server = Served::of(&desk);
    for kind in ["statements", "figures", "articles"] {
        let total = server.get(&format!("/api/v1/{kind}?limit=1")).json()["total"].as_u64().unwrap() as usize;
        for (format, n_heads) in [("jsonl", 0), ("csv", 1)] {
            let rows = server.get(&format!("/api/v1/{kind}?format={format}")).expect(200).text();
            assert_eq!(rows.lines().count(), total + n_heads, "{kind} {format}");
            desk.write("rows", &rows);
            desk.run(["verify", "rows"]).expect(0);
            // One letter is changed.
            desk.write("rows", rows.replacen("bridge", "fridge", 1));
            assert_eq!(desk.run(["verify", "rows"]).code, if rows.contains("bridge") { 4 } else { 0 }, "{kind} {format}");
        }
    }
}

/// The cells of a Parquet file as text, with the types of its columns; what is null is empty.
#[cfg(feature = "parquet")]
fn parquet_rows(bytes: &[u8]) -> (Vec<String>, Vec<Vec<String>>) {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;
    let reader = SerializedFileReader::new(parquet_bytes(bytes)).unwrap();
    let columns = reader.metadata().file_metadata().schema_descr().columns().to_vec();
    let types = columns.iter().map(|column| format!("{} {}", column.name(), column.physical_type())).collect();
    let text = |field: &Field| match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Double(number) => number.to_string(),
        other => other.to_string(),
    };
    let cells = |row: parquet::record::Row| row.get_column_iter().map(|(_, field)| text(field)).collect();
    (types, reader.get_row_iter(None).unwrap().map(|row| cells(row.unwrap())).collect())
}

#[cfg(feature = "parquet")]
fn parquet_bytes(bytes: &[u8]) -> std::fs::File {
    use std::io::Write;
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file
}

#[cfg(feature = "parquet")]
#[test]
fn an_export_as_parquet_holds_what_the_table_of_text_holds() {
    let desk = desk_of_many();
    let server = Served::of(&desk);
    for (kind, typed) in [("statements", "published INT32"), ("figures", "value DOUBLE"), ("articles", "score DOUBLE")] {
        let export = |format: &str| server.get(&format!("/api/v1/{kind}?format={format}")).expect(200);
        let parquet = export("parquet");
        assert_eq!(parquet.header("content-type"), Some("application/vnd.apache.parquet"));
        let (types, rows) = parquet_rows(&parquet.bytes);
        assert!(types.iter().any(|column| column == typed), "{types:?}");
        let csv = rapporteur::plain::rows(&export("csv").text());
        assert_eq!(rows.len() + 1, csv.len(), "{kind}");
        for (row, line) in rows.iter().zip(&csv[1..]) {
            let as_text: Vec<String> = row.iter().map(|cell| rapporteur::plain::cell(cell)).collect();
            assert_eq!(&as_text, line, "{kind}");
        }
    }
    // Nothing that fits is a table without rows.
    assert_eq!(parquet_rows(&server.get("/api/v1/figures?kind=document&from=1800&to=1801&format=parquet").expect(200).bytes).1.len(), 0);
}

#[test]
fn a_citation_finds_the_text_again() {
    let desk = Desk::with_articles();
    let server = Served::of(&desk);
    let statement = server.get("/api/v1/statements?all=true&lang=ar").json()["items"][0].clone();
    let (id, start, end) = (statement["article"].as_str().unwrap(), &statement["start"], &statement["end"]);
    let cite = |format: &str| server.get(&format!("/api/v1/cite?article={id}&span={start}-{end}&format={format}")).expect(200).text();
    assert!(cite("text").contains(statement["content"].as_str().unwrap()));
    assert!(cite("text").contains(&format!("rapporteur:{id}#{start}-{end}")));
    let csl: Value = serde_json::from_str(&cite("csl")).unwrap();
    assert_eq!(csl[0]["issued"]["date-parts"], serde_json::json!([[2023, 12, 30]]));
    assert!(cite("ris").starts_with("TY  - NEWS\r\n") && cite("ris").ends_with("ER  - \r\n"));
    server.get(&format!("/api/v1/cite?article={id}&span=1-99999999")).expect(400);
    assert!(server.get(&format!("/cite?article={id}&span={start}-{end}")).expect(200).text().contains("CSL-JSON"));
    assert!(server.get(&format!("/article/{id}")).expect(200).text().contains(&format!("id=\"s{start}-{end}\"")));
}

/// A desk with statements enough for several pages.
pub fn desk_of_many() -> Desk {
    let desk = Desk::new();
    let names =
        ["Paul Roche", "Anne Keller", "Omar Haddad", "Lucy Stone", "Karl Weber", "Nora Berg", "Ivan Petrov", "Maria Lopez", "John Carter"];
    let article = |number: usize| {
        let (name, day) = (names[number % names.len()], number % 28 + 1);
        format!(
            "{{\"url\":\"https://day.example/{number}\",\"language\":\"en\",\"published\":\"2024-{:02}-{day:02}\",\"outlet\":\"The Day\",\"title\":\"Report {number}\",\"text\":\"The minister of transport, {name}, said that the bridge would cost {} million dollars. He added that {} workers were needed in Lyon.\"}}\n",
            number % 12 + 1,
            number + 2,
            number * 3 + 10
        )
    };
    desk.write("corpus/pages/many.jsonl", (0..30).map(article).collect::<String>());
    desk.run(["index"]).expect(0);
    desk
}

#[test]
fn no_page_is_a_dead_end() {
    let desk = Desk::with_articles();
    let server = Served::of(&desk);
    // What others add to an address is nothing that people can put right; programs are told.
    server.get("/?utm_source=x&q=harbour").expect(200);
    server.get("/api/v1/statements?utm_source=x").expect(400);
    // A question that cannot be read can be put right where it was asked.
    let page = server.get("/articles?q=(harbour&ui=fr").expect(400).text();
    assert!(page.contains("action=\"/articles\"") && page.contains("value=\"(harbour\""), "{page}");
    // A name that nothing has leads to the nearest ones.
    let outlet = server.get("/api/v1/articles").json()["items"][0]["outlet"].as_str().unwrap().to_owned();
    let wrong = format!("{outlet}z").replace(' ', "+");
    let page = server.get(&format!("/?ui=en&outlet={wrong}")).expect(200).text();
    assert!(page.contains("Did you mean") && page.contains("href=\"/?outlet="), "{page}");
    // Lists go on.
    let page = server.get("/people?limit=1&ui=en").expect(200).text();
    assert!(page.contains("rel=\"next\""), "{page}");
    server.get("/?group=story").expect(200);
}

#[test]
fn pages_name_places_and_offices_in_the_language_of_the_reader() {
    let desk = Desk::with_articles();
    let server = Served::of(&desk);
    let places = server.get("/places?ui=ar").expect(200).text();
    assert!(places.contains("هانوي") && places.contains("مدينة"), "{places}");
    assert!(server.get("/places?ui=vi").expect(200).text().contains("Hà Nội"));
}
