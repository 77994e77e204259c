//! Only stale work is done, and nothing that is not ours is touched.

use crate::desk::{ARTICLES, Desk};
use std::collections::BTreeMap;
use std::path::Path;

/// The files of the index with their times.
fn files(folder: &Path) -> BTreeMap<String, std::time::SystemTime> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                files.insert(entry.path().display().to_string(), entry.metadata().unwrap().modified().unwrap());
            }
        }
    }
    files.retain(|name, _| !name.ends_with(".lock"));
    files
}

fn ids(desk: &Desk) -> Vec<String> {
    let run = desk.run(["search", "--json", "--limit", "100"]);
    run.json().iter().map(|hit| hit["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_run_without_changes_writes_nothing() {
    let desk = Desk::with_articles();
    let before = files(&desk.path("index"));
    assert!(desk.run(["index"]).expect(0).err.contains("nothing has changed"));
    assert!(desk.run(["index", "--verify"]).expect(0).err.contains("nothing has changed"));
    assert_eq!(files(&desk.path("index")), before);
}

#[test]
fn a_changed_page_replaces_its_article() {
    let desk = Desk::new();
    desk.write("corpus/pages/a.txt", "The harbour of Lyon is open to all ships of the region.");
    desk.write("corpus/pages/b.txt", "The airport of Lyon is closed because of the weather.");
    desk.run(["index"]).expect(0);
    desk.write("corpus/pages/a.txt", "The harbour of Lyon is now closed to all ships of the region.");
    let run = desk.run(["index", "--explain-stale"]).expect(0);
    assert!(run.err.contains("a.txt: changed") && !run.err.contains("b.txt"), "{}", run.err);
    desk.run(["search", "harbour", "open"]).expect(1);
    assert_eq!(desk.run(["search", "closed", "--json"]).expect(0).json().len(), 2);
    desk.run(["check"]).expect(0);
}

#[test]
fn lines_are_kept_replaced_and_removed_one_by_one() {
    let desk = Desk::with_articles();
    let lines: Vec<&str> = ARTICLES.lines().collect();
    let changed = format!("{}\n{}\n", lines[0], lines[1].replace("berths", "cranes"));
    desk.write("corpus/pages/articles.jsonl", changed);
    let run = desk.run(["index"]).expect(0);
    assert!(run.err.contains("articles written: 1; articles in the index: 2"), "{}", run.err);
    desk.run(["search", "berths"]).expect(1);
    desk.run(["search", "cranes"]).expect(0);
    assert!(desk.run(["check"]).expect(0).out.contains("whole: 2 articles"));
}

#[test]
fn what_is_gone_stays_until_it_is_pruned() {
    let desk = Desk::new();
    desk.write("corpus/pages/a.txt", "The harbour of Lyon is open to all ships of the region.");
    desk.write("corpus/pages/b.txt", "The airport of Lyon is closed because of the weather.");
    desk.run(["index"]).expect(0);
    desk.remove("corpus/pages/a.txt");
    desk.run(["index"]).expect(0);
    assert_eq!(ids(&desk).len(), 2);
    let checked = desk.run(["check"]).expect(0).out;
    assert!(checked.contains("files gone: 1; `rapporteur index --prune`") && checked.contains("a.txt"), "{checked}");
    desk.run(["index", "--prune"]).expect(0);
    assert_eq!(ids(&desk).len(), 1);
    assert!(desk.run(["check"]).expect(0).out.contains("agrees with the corpus"));
    desk.write("corpus/pages/c.txt", "The railway of Lyon is open again after a year of works.");
    let checked = desk.run(["check"]).expect(0).out;
    assert!(checked.contains("files not in the index: 1; `rapporteur index` reads them") && checked.contains("c.txt"), "{checked}");
    desk.run(["index", "elsewhere", "--prune"]).expect(2);
    assert_eq!(ids(&desk).len(), 1);
}

#[test]
fn an_article_that_two_files_hold_is_there_once_and_outlives_one_of_them() {
    let desk = Desk::new();
    let line = ARTICLES.lines().next().unwrap();
    desk.write("corpus/pages/a.jsonl", format!("{line}\n{line}\n"));
    desk.write("corpus/pages/b.jsonl", line);
    desk.run(["index"]).expect(0);
    assert_eq!(ids(&desk).len(), 1);
    desk.remove("corpus/pages/a.jsonl");
    desk.run(["index", "--prune"]).expect(0);
    assert_eq!(ids(&desk).len(), 1);
    desk.run(["check"]).expect(0);
}

#[test]
fn many_small_runs_answer_like_one() {
    let whole = Desk::with_articles();
    let parts = Desk::new();
    for (i, line) in ARTICLES.lines().enumerate().collect::<Vec<_>>().into_iter().rev() {
        parts.write(&format!("corpus/pages/{i}.jsonl"), line);
        parts.run(["index"]).expect(0);
    }
    for question in [["search", "--json"], ["figures", "--json"], ["search", "--facets"], ["people", "--json"]] {
        let strip = |text: String| text.replace(char::is_numeric, "");
        let (a, b) = (whole.run(question), parts.run(question));
        let paths_aside = |run: &crate::desk::Run| strip(run.out.replace("articles.jsonl", ".jsonl"));
        assert_eq!(paths_aside(&a), paths_aside(&b), "{question:?}");
    }
    assert_eq!(ids(&whole), ids(&parts));
}

#[test]
fn corpus_and_index_can_be_moved_together() {
    let desk = Desk::with_articles();
    let moved = desk.path("moved");
    std::fs::create_dir(&moved).unwrap();
    for name in ["corpus", "index"] {
        std::fs::rename(desk.path(name), moved.join(name)).unwrap();
    }
    let output = desk.command().current_dir(&moved).arg("index").output().unwrap();
    assert!(String::from_utf8_lossy(&output.stderr).contains("nothing has changed"));
}

#[test]
fn a_folder_with_other_files_is_refused() {
    let desk = Desk::new();
    desk.write("corpus/pages/a.txt", "The harbour of Lyon is open to all ships of the region.");
    desk.write("index/thesis.doc", "years of work");
    for args in [["index", "--rebuild"], ["search", "harbour"]] {
        let run = desk.run(args).expect(3);
        assert!(run.err.contains("thesis.doc") && run.err.contains("--index"), "{}", run.err);
    }
    assert_eq!(std::fs::read_to_string(desk.path("index/thesis.doc")).unwrap(), "years of work");
}

#[test]
fn there_is_no_index_before_it_is_made() {
    let desk = Desk::new();
    assert!(desk.run(["search", "x"]).expect(3).err.contains("make one with `rapporteur index`"));
    desk.run(["check"]).expect(3);
    desk.write("index/README.md", "The index goes here.");
    desk.run(["said", "x"]).expect(3);
    desk.write("corpus/pages/a.txt", "The harbour of Lyon is open to all ships of the region.");
    desk.run(["index"]).expect(0);
}

#[test]
fn damage_is_found_and_mended_by_rebuilding() {
    let kinds = ["meta.json", ".store", ".term", ".idx", ".pos", ".fast", ".fieldnorm", "rapporteur.json"];
    for kind in kinds {
        let desk = Desk::with_articles();
        let names: Vec<String> = files(&desk.path("index")).into_keys().collect();
        let path = names.iter().filter(|name| name.ends_with(kind)).max_by_key(|name| std::fs::metadata(name).unwrap().len()).unwrap();
        let mut bytes = std::fs::read(path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 0x55;
        std::fs::write(path, bytes).unwrap();
        let run = desk.run(["check"]);
        assert_eq!(run.code, 3, "{kind}: {}{}", run.out, run.err);
        assert!(run.err.contains("--rebuild"), "{kind}: {}", run.err);
        let search = desk.run(["search", "harbour"]);
        assert!([0, 1, 3].contains(&search.code), "{kind}: {} {}", search.code, search.err);
        desk.run(["index", "--rebuild"]).expect(0);
        desk.run(["check"]).expect(0);
    }
}

#[test]
fn files_that_are_missing_are_damage() {
    for name in ["rapporteur.json", "g1/meta.json"] {
        let desk = Desk::with_articles();
        desk.remove(&format!("index/{name}"));
        for args in [["search", "harbour"], ["index", "--verify"]] {
            let run = desk.run(args).expect(3);
            assert!(run.err.contains("damaged") && run.err.contains("--rebuild"), "{}", run.err);
        }
        desk.run(["index", "--rebuild"]).expect(0);
        assert_eq!(ids(&desk).len(), 4);
    }
}

#[test]
fn a_second_run_that_writes_is_sent_away() {
    let desk = Desk::with_articles();
    let lock = std::fs::File::options().write(true).open(desk.path("index/writer.lock")).unwrap();
    lock.lock().unwrap();
    assert!(desk.run(["index"]).expect(5).err.contains("another run holds the index"));
    desk.run(["search", "harbour"]).expect(0);
    drop(lock);
    desk.run(["index"]).expect(0);
}

#[cfg(unix)]
#[test]
fn a_signal_ends_the_run_and_keeps_the_work() {
    let desk = Desk::new();
    let many: String = (0..5_000)
        .map(|i| format!("{{\"url\":\"https://x.example/{i}\",\"text\":\"Harbour number {i} of the region was opened by the mayor.\"}}\n"))
        .collect();
    desk.write("corpus/pages/many.jsonl", many);
    let mut child = desk.command().arg("index").stderr(std::process::Stdio::piped()).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(400));
    std::process::Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    let code = child.wait().unwrap().code();
    // A fast machine may be done before the signal comes.
    assert!(matches!(code, Some(143 | 0)), "{code:?}");
    desk.run(["index"]).expect(0);
    let run = desk.run(["check"]).expect(0);
    assert!(run.out.contains("whole: 5000 articles"), "{}", run.out);
}
