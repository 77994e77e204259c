//! Every fault, bad input and threat of `docs/reliability.md` has a test whose name carries its id.

use std::collections::BTreeSet;
use std::path::Path;

/// The ids that the names of tests in a folder begin with: `r3_r5_files_…` carries two.
fn ids_of_tests(folder: &Path, ids: &mut BTreeSet<String>) {
    for path in std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            ids_of_tests(&path, ids);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let names = text.split("#[test]").skip(1).filter_map(|test| test.split("fn ").nth(1));
            let is_id = |part: &&str| part.len() > 1 && part.is_ascii() && part[1..].bytes().all(|b| b.is_ascii_digit());
            names.for_each(|name| ids.extend(name.split('_').take_while(is_id).map(str::to_uppercase)));
        }
    }
}

#[test]
fn every_promise_has_its_test() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut ids = BTreeSet::new();
    ["src", "tests"].iter().for_each(|folder| ids_of_tests(&home.join(folder), &mut ids));
    let promises = include_str!("../docs/reliability.md");
    let promised: Vec<&str> =
        promises.lines().filter_map(|line| line.strip_prefix("| ")?.split(" |").next()).filter(|id| *id != "id").collect();
    assert_eq!(promised.len(), 15 + 20 + 10);
    let untested: Vec<&&str> = promised.iter().filter(|id| !ids.contains(**id)).collect();
    assert!(untested.is_empty(), "promises without a test: {untested:?}");
}
