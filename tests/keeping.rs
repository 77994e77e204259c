//! An index that is kept up to date for a year equals one built today, whatever happens on the way.

use crate::desk::{Desk, Run};
use crate::dice::Dice;
use crate::fetching::n_kills;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

/// Articles with people, figures and events, by language and number.
fn line(nth: usize) -> String {
    let (language, text) = match nth % 4 {
        0 => (
            "fr",
            format!("Le ministre des Transports, Luc Ferrand, a affirmé que le port numéro {nth} accueillera {} navires.", 100 + nth),
        ),
        1 => ("en", format!("The transport minister, Adam Harlow, said that harbour number {nth} will receive {} ships.", 100 + nth)),
        2 => ("ar", format!("قال وزير النقل كمال البشير إن الميناء رقم {nth} سيستقبل {} سفينة.", 100 + nth)),
        _ => ("vi", format!("Bộ trưởng Giao thông Trần Văn Hải cho biết cảng số {nth} sẽ đón {} tàu.", 100 + nth)),
    };
    let day = 1 + nth % 28;
    format!(
        "{{\"url\":\"https://day.example/{nth}\",\"language\":\"{language}\",\"published\":\"2024-08-{day:02}\",\"outlet\":\"The Day\",\"text\":\"{text}\"}}\n"
    )
}

/// All that can be asked.
fn answers(desk: &Desk) -> Vec<String> {
    let questions: [&[&str]; 8] = [
        &["search", "--json", "--limit", "10000"],
        &["search", "port", "OR", "harbour", "OR", "cảng", "--json", "--limit", "10000"],
        &["said", "--json", "--all", "--limit", "10000"],
        &["figures", "--json", "--limit", "10000"],
        &["search", "--facets"],
        &["people", "--json"],
        &["events", "--json"],
        &["places", "--json"],
    ];
    questions.iter().map(|args| desk.run_with_bytes(args, b"").out).collect()
}

fn check_whole(desk: &Desk, n: usize) {
    let run = desk.run(["check"]).expect(0);
    assert!(run.out.contains(&format!("whole: {n} articles")) && run.out.contains("agrees with the corpus"), "{}", run.out);
}

#[test]
fn r11_order_splits_and_threads_make_no_difference() {
    const N: usize = 36;
    let clean = Desk::new();
    let write = |desk: &Desk, file: usize| {
        // Some pages lie in two files.
        let lines: String = (0..N).filter(|nth| nth % 6 == file || (nth % 7 == 0 && (nth + 1) % 6 == file)).map(line).collect();
        desk.write(&format!("corpus/pages/{file}.jsonl"), lines);
    };
    (0..6).for_each(|file| write(&clean, file));
    clean.run(["index"]).expect(0);
    let wanted = answers(&clean);
    let dice = &mut Dice::new(5);
    for threads in ["1", "3"] {
        let desk = Desk::new();
        let mut files: Vec<usize> = (0..6).collect();
        for i in (1..files.len()).rev() {
            files.swap(i, dice.below(i + 1));
        }
        for file in files {
            write(&desk, file);
            // Something else stands there first.
            if dice.below(2) == 0 {
                desk.write(&format!("corpus/pages/{file}.jsonl"), line(1000 + file));
                desk.run(["index"]).expect(0);
                write(&desk, file);
            }
            let output = desk.command().arg("index").env("RAYON_NUM_THREADS", threads).output().unwrap();
            assert!(output.status.success());
        }
        let found = answers(&desk);
        for (found, wanted) in found.iter().zip(&wanted) {
            assert_eq!(found, wanted, "{threads} threads");
        }
        assert!(desk.run(["index"]).expect(0).err.contains("nothing has changed"));
        check_whole(&desk, N);
    }
}

#[test]
fn roots_in_another_order_make_no_difference() {
    let desk = Desk::new();
    desk.write("b/x.jsonl", line(1) + &line(2));
    desk.write("a/x.jsonl", line(2) + &line(3));
    desk.run(["index", "b", "a"]).expect(0);
    let found = |desk: &Desk| desk.run(["said", "--json", "--all"]).expect(0).out;
    let first = found(&desk);
    desk.run(["index", "a", "b", "--rebuild"]).expect(0);
    assert_eq!(found(&desk), first);
    assert!(
        first.contains("a/x.jsonl") && first.lines().all(|line| !line.contains("day.example/2") || line.contains("a/x.jsonl")),
        "{first}"
    );
    desk.remove("a/x.jsonl");
    desk.run(["index", "a", "b", "--prune"]).expect(0);
    assert_eq!(desk.run(["search", "--json"]).expect(0).json().len(), 2);
    desk.run(["check"]).expect(0);
}

/// The language files of the program in a folder of the desk.
fn rules(desk: &Desk) {
    for (name, text) in [
        ("ar", include_str!("../src/lang/ar.toml")),
        ("en", include_str!("../src/lang/en.toml")),
        ("fr", include_str!("../src/lang/fr.toml")),
        ("vi", include_str!("../src/lang/vi.toml")),
    ] {
        desk.write(&format!("rules/{name}.toml"), text);
    }
}

#[test]
fn a_change_of_the_arabic_file_rereads_arabic_articles_only() {
    let desk = Desk::new();
    rules(&desk);
    desk.write("corpus/pages/all.jsonl", (0..16).map(line).collect::<String>());
    desk.write("corpus/pages/french.jsonl", (16..24).filter(|nth| nth % 4 == 0).map(line).collect::<String>());
    desk.run(["index"]).expect(0);
    // The same files in a folder are the same files.
    assert!(desk.run(["index", "--rules", "rules"]).expect(0).err.contains("nothing has changed"));
    desk.write("rules/ar.toml", format!("{}\n# a remark\n", include_str!("../src/lang/ar.toml")));
    let run = desk.run(["index", "--rules", "rules", "--explain-stale"]).expect(0);
    assert!(run.err.contains("all.jsonl: the language file of `ar` has changed"), "{}", run.err);
    assert!(!run.err.contains("french.jsonl: "), "{}", run.err);
    assert!(run.err.contains("articles written: 4;"), "{}", run.err);
    assert!(desk.run(["index", "--rules", "rules"]).expect(0).err.contains("nothing has changed"));
    assert!(desk.run(["check"]).expect(0).out.contains("the language file of `ar` has changed"));
}

#[test]
fn r9_the_old_index_answers_many_readers_while_a_new_one_is_built() {
    let desk = Desk::new();
    desk.write("corpus/pages/all.jsonl", (0..160).map(line).collect::<String>());
    desk.run(["index"]).expect(0);
    let wanted = answers(&desk);
    let mut child = desk.command().args(["index", "--rebuild"]).stderr(std::process::Stdio::null()).spawn().unwrap();
    let (is_over, n_asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                while !is_over.load(Ordering::Relaxed) {
                    let run = desk.run(["search", "--json", "--limit", "10000"]).expect(0);
                    assert_eq!(run.out, wanted[0]);
                    n_asked.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        child.wait().unwrap();
        is_over.store(true, Ordering::Relaxed);
    });
    assert!(n_asked.into_inner() > 0);
    assert_eq!(answers(&desk), wanted);
    check_whole(&desk, 160);
    let generations = std::fs::read_dir(desk.path("index")).unwrap().flatten().filter(|entry| entry.path().is_dir()).count();
    assert_eq!(generations, 1);
}

#[cfg(unix)]
#[test]
fn r1_r2_killed_runs_lose_nothing_and_the_outcome_is_that_of_one_run() {
    const N: usize = 150;
    let clean = Desk::new();
    let write = |desk: &Desk, n: usize| {
        for file in 0..10 {
            desk.write(&format!("corpus/pages/{file}.jsonl"), (0..n).filter(|nth| nth % 10 == file).map(line).collect::<String>());
        }
    };
    write(&clean, N);
    clean.run(["index"]).expect(0);
    let wanted = answers(&clean);
    let desk = Desk::new();
    let dice = &mut Dice::new(3);
    for kill in 0..n_kills() {
        write(&desk, N * (1 + kill % 3) / 3);
        // A rebuild is killed as well, and an index whose writer was killed in the middle of its first run.
        let args: &[&str] = if kill % 4 == 3 { &["index", "--rebuild"] } else { &["index", "--prune"] };
        let mut child = desk.command().args(args).stderr(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(5 + dice.below(600) as u64));
        let _ = child.kill();
        child.wait().unwrap();
        let run = desk.run(["check", "--quick"]);
        let has_index = desk.path("index/rapporteur.json").exists();
        assert_eq!(run.code, if has_index { 0 } else { 3 }, "kill {kill}: {}{}", run.out, run.err);
    }
    write(&desk, N);
    desk.run(["index", "--prune"]).expect(0);
    for (found, wanted) in answers(&desk).iter().zip(&wanted) {
        assert_eq!(found, wanted);
    }
    check_whole(&desk, N);
    // What the killed runs have left is gone: one generation, and no more bytes than a few times those of a clean build.
    let n_bytes = |desk: &Desk| -> u64 {
        let generations = std::fs::read_dir(desk.path("index")).unwrap().flatten().filter(|entry| entry.path().is_dir());
        let files = generations.flat_map(|generation| std::fs::read_dir(generation.path()).unwrap().flatten());
        files.map(|file| file.metadata().unwrap().len()).sum()
    };
    assert!(n_bytes(&desk) < 4 * n_bytes(&clean), "{} bytes instead of {}", n_bytes(&desk), n_bytes(&clean));
}

#[cfg(unix)]
#[test]
fn r10_a_rebuild_that_is_stopped_goes_on_where_it_was() {
    let desk = Desk::new();
    for file in 0..20 {
        desk.write(&format!("corpus/pages/{file:02}.jsonl"), (0..20).map(|nth| line(20 * file + nth)).collect::<String>());
    }
    desk.run(["index"]).expect(0);
    let mut child = desk.command().args(["index", "--rebuild"]).stderr(std::process::Stdio::piped()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(400));
    std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let code = child.wait().unwrap().code();
    assert!(matches!(code, Some(130 | 0)), "{code:?}");
    check_whole(&desk, 400);
    let run = desk.run(["index", "--rebuild"]).expect(0);
    assert!(code == Some(0) || run.err.contains("unchanged") || run.err.contains("nothing has changed"), "{}", run.err);
    check_whole(&desk, 400);
}

#[test]
fn what_failed_is_listed_and_can_be_tried_again() {
    let desk = Desk::new();
    desk.write("corpus/pages/empty.html", "<html><head><title>Day</title></head><body><script>load()</script></body></html>");
    desk.write("corpus/pages/all.jsonl", line(0) + "no page\n");
    let run = desk.run(["index"]).expect(4);
    assert!(run.err.contains("empty.html: no article was found") && run.err.contains("all.jsonl:2: "), "{}", run.err);
    assert!(desk.run(["index", "--explain-stale"]).expect(4).err.contains("nothing has changed"));
    let run = desk.run(["index", "--retry", "--explain-stale"]).expect(4);
    assert!(run.err.contains("all.jsonl: some of it could not be read"), "{}", run.err);
    assert_eq!(desk.run(["search", "--json"]).expect(0).json().len(), 1);
}

#[test]
fn what_is_withdrawn_is_gone_for_good() {
    let desk = Desk::new();
    desk.write("corpus/pages/a.jsonl", (0..6).map(line).collect::<String>());
    desk.write("corpus/pages/note.txt", "The harbour of Lyon is open to all ships of the region.");
    desk.run(["index"]).expect(0);
    let id = desk.run(["search", "22", "--json"]).json().first().map(|hit| hit["id"].as_str().unwrap().to_owned());
    let n = |desk: &Desk| desk.run(["search", "--json"]).json().len();
    assert_eq!(n(&desk), 7);
    desk.run(["forget", "https://day.example/1", "--why", "at the request of\nthe person"]).expect(0);
    desk.run(["forget", "corpus/pages/note.txt"]).expect(0);
    assert_eq!((n(&desk), id), (5, None));
    assert!(desk.run(["index"]).expect(0).err.contains("nothing has changed"));
    desk.run(["index", "--rebuild"]).expect(0);
    assert_eq!(n(&desk), 5);
    desk.run(["show", "https://day.example/1"]).expect(1);
    desk.run(["check"]).expect(0);
    let id = desk.run(["search", "--json", "--limit", "1"]).json()[0]["id"].as_str().unwrap().to_owned();
    desk.run(["forget", &id]).expect(0);
    assert_eq!(n(&desk), 4);
    assert!(desk.run(["forget", "https://day.example/none"]).expect(0).err.contains("not in the index"));
    desk.remove("corpus/forgotten.tsv");
    assert!(desk.run(["index", "--explain-stale"]).expect(0).err.contains("withdrawn no more"));
    assert_eq!(n(&desk), 7);
    desk.run(["check"]).expect(0);
}

#[test]
fn corrections_are_replayed_and_taken_back() {
    let desk = Desk::new();
    desk.write("corpus/pages/a.jsonl", (0..8).map(line).collect::<String>());
    desk.write("corpus/pages/b.jsonl", (8..12).map(line).collect::<String>());
    desk.run(["index"]).expect(0);
    let before = answers(&desk);
    let correction = |text: &str| desk.write("corpus/corrections.toml", text);
    let by = |name: &str| desk.run(["said", "--by", name, "--json", "--all"]).json().len();
    assert_eq!((by("Adam Harlow"), by("Luc Ferrand")), (3, 3));
    correction(
        "[[correction]]\nkind = 'suppress'\npage = 'https://day.example/1'\nwords = 'will receive 101 ships'\nwho = 'A. Reader'\nwhy = 'a misprint'\nwhen = '2024-08-21'\n",
    );
    let run = desk.run(["index", "--explain-stale"]).expect(0);
    assert!(
        run.err.contains("a.jsonl: a correction") && !run.err.contains("b.jsonl: ") && run.err.contains("articles written: 1;"),
        "{}",
        run.err
    );
    assert_eq!(by("Adam Harlow"), 2);
    assert!(desk.run(["index"]).expect(0).err.contains("nothing has changed"));
    desk.run(["index", "--rebuild"]).expect(0);
    assert_eq!(by("Adam Harlow"), 2);
    correction("[[correction]]\nkind = 'same'\nnames = ['Adam Harlow', 'Luc Ferrand']\n");
    desk.run(["index"]).expect(0);
    assert_eq!((by("Adam Harlow"), by("Luc Ferrand")), (6, 6));
    desk.run(["check"]).expect(0);
    correction("[[correction]]\nkind = 'office'\npage = 'https://day.example/1'\nname = 'Adam Harlow'\nrole = 'ambassador'\n");
    desk.run(["index"]).expect(0);
    assert_eq!(desk.run(["said", "--role", "ambassador", "--json"]).expect(0).json().len(), 1);
    correction("[[correction]]\nkind = 'place'\npage = 'https://nowhere.example/'\nname = 'Nice'\n");
    assert!(desk.run(["index"]).expect(0).err.contains("correction 1 is about no page or name that the index has"));
    for (wrong, reason) in
        [("[[correction]]\nkind = 'suppress'\n", "needs `page` and `words`"), ("[[correction]]\nkind = 'x'\n", "unknown variant `x`")]
    {
        correction(wrong);
        assert!(desk.run(["index"]).expect(2).err.contains(reason));
    }
    desk.remove("corpus/corrections.toml");
    desk.run(["index"]).expect(0);
    assert_eq!(answers(&desk), before);
}

#[test]
fn what_the_index_has_not_is_told() {
    let desk = Desk::new();
    let more = "{\"url\":\"https://day.example/x\",\"language\":\"en\",\"outlet\":\"The Eve\",\"text\":\"He said that the harbour of the city is open to all ships.\"}\n";
    desk.write("corpus/pages/a.jsonl", (0..4).map(line).collect::<String>() + more);
    desk.run(["index"]).expect(0);
    let coverage = desk.run(["check", "--coverage"]).expect(0).out;
    assert!(coverage.lines().any(|line| line.contains("4 ") && line.contains("2024-08") && line.contains("The Day")), "{coverage}");
    assert!(coverage.lines().any(|line| line.contains("undated") && line.contains("The Eve")), "{coverage}");
    // Pages without an article, by their host and month.
    let empty = |nth: usize, day: &str| {
        format!("{{\"url\":\"https://www.noon.example/{nth}\",\"published\":\"{day}\",\"html\":\"<html><script>load()</script>\"}}\n")
    };
    desk.write("corpus/pages/b.jsonl", empty(1, "2024-08-01") + &empty(2, "2024-08-31") + &empty(3, "2024-09-01") + "no page\n");
    desk.run(["index"]).expect(4);
    let coverage = desk.run(["check", "--coverage"]).expect(0).out;
    let row = |outlet: &str, month: &str| {
        let row = coverage
            .lines()
            .find(|line| line.contains(outlet) && line.contains(month))
            .unwrap_or_else(|| panic!("{outlet} {month}: {coverage}"));
        row.split_whitespace().take(2).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(row("noon.example", "2024-08"), ["0", "2"]);
    assert_eq!(row("noon.example", "2024-09"), ["0", "1"]);
    assert_eq!(row("(no outlet told)", "undated"), ["0", "1"]);
    assert_eq!(row("The Day", "2024-08"), ["4", "0"]);
    let missed = "{\"url\":\"https://day.example/y\",\"language\":\"fr\",\"text\":\"On indique la route aux marins, et la ville a annoncé des travaux.\\nElle est longue.\"}\n";
    desk.write("corpus/pages/c.jsonl", missed);
    desk.run(["index"]).expect(4);
    let told = desk.run(["said", "--unresolved", "marins", "--json"]).expect(0).json();
    assert!(
        told.len() == 1 && told[0]["cue"] == "indique" && told[0]["sentence_text"].as_str().unwrap().ends_with("des travaux."),
        "{told:?}"
    );
    assert!(desk.run(["said", "--unresolved", "marins"]).expect(0).out.contains("no statement was made of"));
    desk.run(["said", "--unresolved", "navires"]).expect(1);
    desk.run(["said", "marins", "--all"]).expect(1);
    let unresolved = desk.run(["said", "--unresolved", "--json"]);
    assert!(unresolved.json().iter().all(|hit| hit["speakers"].as_array().unwrap().is_empty()), "{}", unresolved.out);
    assert!(desk.run(["said", "--json", "--all"]).expect(0).json().len() > unresolved.json().len());
}

#[test]
fn the_report_can_be_read_by_programs() {
    let desk = Desk::new();
    desk.write("corpus/pages/a.jsonl", (0..8).map(line).collect::<String>() + "no page\n");
    let report = &desk.run(["index", "--json"]).expect(4).json()[0];
    assert_eq!(report["languages"], serde_json::json!({ "ar": 2, "en": 2, "fr": 2, "vi": 2 }));
    assert_eq!((&report["outlets"], &report["n_written"]), (&serde_json::json!({ "The Day": 8 }), &serde_json::json!(8)));
    assert_eq!(report["failed"][0]["reason"], "is no JSON object");
}

#[test]
fn r8_older_and_newer_formats_are_told_by_name() {
    let desk = Desk::with_articles();
    let manifest = |format: u32| desk.write("index/rapporteur.json", format!("{{\"format\":{format},\"generation\":\"g1\"}}"));
    manifest(999);
    for args in [["search", "harbour"], ["index", "--verify"]] {
        let run = desk.run(args).expect(3);
        assert!(run.err.contains("format 999 of a newer version"), "{}", run.err);
    }
    manifest(1);
    assert!(desk.run(["search", "harbour"]).expect(3).err.contains("`rapporteur index` builds it anew"));
    desk.run(["index"]).expect(0);
    desk.run(["search", "harbour"]).expect(0);
    check_whole(&desk, 4);
}

#[test]
fn r9_readers_and_a_second_writer_do_not_disturb_a_writer() {
    let desk = Desk::new();
    desk.write("corpus/pages/a.jsonl", (0..100).map(line).collect::<String>());
    desk.run(["index"]).expect(0);
    desk.write("corpus/pages/b.jsonl", (100..300).map(line).collect::<String>());
    let mut child = desk.command().arg("index").stderr(std::process::Stdio::null()).spawn().unwrap();
    let mut busy = 0;
    while child.try_wait().unwrap().is_none() {
        let n = desk.run(["search", "--json", "--limit", "10000"]).expect(0).json().len();
        assert!(n == 100 || n == 300, "{n}");
        let second: Run = desk.run(["index"]);
        assert!(matches!(second.code, 0 | 5), "{}", second.err);
        busy += usize::from(second.code == 5);
    }
    assert!(busy > 0);
    check_whole(&desk, 300);
}

#[test]
fn r12_the_surroundings_make_no_difference() {
    let desk = Desk::new();
    desk.write("corpus/pages/a.jsonl", (0..8).map(line).collect::<String>());
    let read = |vars: &[(&str, &str)]| {
        let output = desk.command().args(["read", "corpus/pages"]).env_clear().envs(vars.iter().copied()).output().unwrap();
        assert!(output.status.success());
        output.stdout
    };
    let plain = read(&[]);
    assert_eq!(read(&[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "C"), ("RAYON_NUM_THREADS", "1")]), plain);
    assert_eq!(read(&[("TZ", "America/Adak"), ("LANG", "ar_EG.UTF-8"), ("TERM", "dumb"), ("RAYON_NUM_THREADS", "3")]), plain);
}

/// The files of the generation in use.
fn data_files(desk: &Desk) -> Vec<std::path::PathBuf> {
    let generations = std::fs::read_dir(desk.path("index")).unwrap().flatten().map(|entry| entry.path()).filter(|path| path.is_dir());
    let mut files: Vec<_> = generations.flat_map(|folder| std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path())).collect();
    files.retain(|path| path.is_file() && !path.to_string_lossy().ends_with(".lock"));
    files.sort();
    files
}

#[test]
fn r6_damage_of_any_file_is_found_and_no_question_panics() {
    let desk = Desk::new();
    desk.write("corpus/pages/a.jsonl", (0..12).map(line).collect::<String>());
    desk.run(["index"]).expect(0);
    for path in data_files(&desk) {
        let bytes = std::fs::read(&path).unwrap();
        let dice = &mut Dice::new(bytes.len() as u64);
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut flipped = || {
            let mut flipped = bytes.clone();
            flipped[dice.below(bytes.len())] ^= 1 << dice.below(8);
            flipped
        };
        let flips = [flipped(), flipped(), flipped()].map(|bytes| ("flipped", Some(bytes)));
        let cut = bytes[..dice.below(bytes.len())].to_vec();
        for (how, damaged) in flips.into_iter().chain([("cut", Some(cut)), ("gone", None)]) {
            std::fs::remove_file(&path).unwrap();
            if let Some(damaged) = damaged {
                std::fs::write(&path, damaged).unwrap();
            }
            let run = desk.run(["check"]);
            // The list of managed files is made anew from the others, and a payload is free text.
            let may_be_whole = name == ".managed.json" || (name == "meta.json" && how == "flipped");
            assert!(run.code == 3 || (may_be_whole && run.code == 0), "{name} {how}: {} {}{}", run.code, run.out, run.err);
            let search = desk.run(["said", "port", "--json", "--all"]);
            assert!([0, 1, 3].contains(&search.code), "{name} {how}: {} {}", search.code, search.err);
        }
        std::fs::write(&path, &bytes).unwrap();
    }
    desk.run(["check"]).expect(0);
}

#[cfg(unix)]
#[test]
fn r13_another_account_can_ask_an_index_that_it_cannot_write() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let desk = Desk::new();
    desk.write("corpus/pages/a.jsonl", (0..4).map(line).collect::<String>());
    desk.run(["index"]).expect(0);
    let binary = desk.path("rapporteur");
    std::fs::copy(env!("CARGO_BIN_EXE_rapporteur"), &binary).unwrap();
    std::fs::set_permissions(desk.path("."), std::fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = std::process::Command::new(binary);
    command.current_dir(desk.path(".")).args(["search", "port", "--json"]).uid(65534);
    match command.output() {
        Err(error) => println!("skipped: only root can run a program as somebody else ({error})"),
        Ok(output) => assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr)),
    }
}

#[cfg(target_os = "linux")]
#[test]
fn r5_a_full_disk_keeps_what_was_committed() {
    let desk = Desk::new();
    desk.write("corpus/pages/a.jsonl", (0..4).map(line).collect::<String>());
    std::fs::create_dir(desk.path("index")).unwrap();
    let run = |command: &str| {
        std::process::Command::new("sh").args(["-c", command]).current_dir(desk.path(".")).status().is_ok_and(|s| s.success())
    };
    if !run("mount -t tmpfs -o size=600k tmpfs index 2>/dev/null") {
        return println!("skipped: only root can mount a small disk");
    }
    let filled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        desk.run(["index"]).expect(0);
        desk.write("corpus/pages/b.jsonl", (4..3000).map(line).collect::<String>());
        let run = desk.run(["index"]);
        assert!(run.code != 0 && run.err.contains("what was committed before is kept"), "{} {}", run.code, run.err);
        desk.run(["search", "port"]).expect(0);
    }));
    let is_larger = run("mount -o remount,size=200m index");
    let resumed = is_larger.then(|| (desk.run(["index"]), desk.run(["check"])));
    run("umount index");
    filled.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    let (index, check) = resumed.expect("root can make the disk larger");
    assert!(index.code == 0 && check.out.contains("whole: 3000 articles"), "{} {}", index.err, check.out);
}

/// Runs a command of the program that may write no file larger than so many blocks of 512 bytes.
#[cfg(unix)]
fn run_with_small_files(desk: &Desk, n_blocks: usize, args: &str) -> (Option<i32>, String) {
    // The signal is ignored, so that the write fails as on a full disk.
    let command = format!("trap '' XFSZ; ulimit -f {n_blocks}; exec {} {args}", env!("CARGO_BIN_EXE_rapporteur"));
    let output = std::process::Command::new("sh").args(["-c", &command]).current_dir(desk.path(".")).output().unwrap();
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[cfg(unix)]
#[test]
fn r3_r5_files_that_cannot_grow_keep_what_was_committed() {
    let desk = Desk::new();
    desk.write("corpus/pages/a.jsonl", (0..8).map(line).collect::<String>());
    desk.run(["index"]).expect(0);
    desk.write("corpus/pages/b.jsonl", (8..200).map(line).collect::<String>());
    let mut n_failed = 0;
    for n_blocks in [0, 1, 2, 4, 8, 16, 32, 64, 128, 256] {
        for args in ["index --rebuild", "index"] {
            let (code, err) = run_with_small_files(&desk, n_blocks, args);
            assert!(!err.contains("panicked"), "{n_blocks} blocks: {err}");
            let n = desk.run(["search", "--json", "--limit", "10000"]).expect(0).json().len();
            assert!(
                (code == Some(0) && n == 200) || (code != Some(0) && n == 8),
                "{n_blocks} blocks, {args}: {code:?}, {n} articles: {err}"
            );
            assert!(code == Some(0) || err.lines().any(|line| line.starts_with("rapporteur: ")), "{err}");
            n_failed += usize::from(code != Some(0));
            assert!(desk.run(["check"]).expect(0).out.contains(&format!("whole: {n} articles")));
            if n == 200 {
                break;
            }
        }
    }
    assert!(n_failed > 4, "{n_failed} runs failed");
    desk.run(["index"]).expect(0);
    check_whole(&desk, 200);
}

#[cfg(unix)]
#[test]
fn r7_no_file_that_a_reader_may_have_open_is_written_again() {
    use std::os::unix::fs::MetadataExt;
    let desk = Desk::new();
    let about = |file: &std::fs::File| file.metadata().map(|file| (file.ino(), file.size(), file.mtime(), file.mtime_nsec())).unwrap();
    // Files that are open keep their numbers to themselves.
    let mut open = Vec::new();
    for nth in 0..12 {
        desk.write(&format!("corpus/pages/{}.jsonl", nth % 5), (7 * nth..7 * nth + 6).map(line).collect::<String>());
        desk.run_with_bytes(if nth == 9 { &["index", "--rebuild"] } else { &["index"] }, b"").expect(0);
        for path in data_files(&desk) {
            let file = std::fs::File::open(&path).unwrap();
            open.push((about(&file), file, path));
        }
        for (before, file, path) in &open {
            assert_eq!(about(file), *before, "run {nth} has written into {}", path.display());
        }
    }
    assert!(open.len() > 50);
    check_whole(&desk, 30);
    // Somebody else cuts a file that a server has open: it may be ended by the system, and tells of the damage when it is started again.
    let server = crate::served::Served::of(&desk);
    server.get("/api/v1/articles?q=port").expect(200);
    for path in data_files(&desk).iter().filter(|path| !path.to_string_lossy().ends_with(".json")) {
        std::fs::File::options().write(true).open(path).unwrap().set_len(0).unwrap();
    }
    drop(server);
    let server = crate::served::Served::of(&desk);
    server.get("/api/v1/articles?q=port").expect(503);
    drop(server);
    desk.run(["check"]).expect(3);
    desk.run(["index", "--rebuild"]).expect(0);
    check_whole(&desk, 30);
}

/// A page whose article the general rules do not find by themselves: the longest text is that of a contest.
fn odd_page(outlet: &str, nth: usize) -> String {
    let contest =
        format!("<p>{}</p>", "Take part in our great contest and win a journey to the sea with all your family this summer. ".repeat(4));
    let said = format!("The transport minister, Adam Harlow, said that harbour number {nth} will receive many ships.");
    format!(
        "<html lang=en><head><link rel=canonical href='https://{outlet}.example/{nth}'><title>Page {nth}</title></head><body><div class=contest>{contest}{contest}</div>\
         <div id=t{nth} class='x-head'>Harbour {nth} opens</div><i class=on data-x=1>3 March 2023</i><div class='tx story'>{said} <span class=ad>Buy ships!</span></div></body></html>"
    )
}

#[test]
fn a_block_says_where_its_outlet_has_its_articles_and_is_for_its_pages_only() {
    let desk = Desk::new();
    for nth in 0..3 {
        desk.write(&format!("corpus/pages/day/{nth}.html"), odd_page("day", nth));
        desk.write(&format!("corpus/pages/eve/{nth}.html"), odd_page("www.eve", nth));
    }
    let scrape = |nth: usize| {
        format!(
            "Menu\nSport\nEnd of menu\nHarbour {nth} of Lyon\n{}\nRead also:\nBuy ships!\n",
            "The mayor of Lyon opened the harbour of the city on Monday. ".repeat(3)
        )
    };
    (0..2).for_each(|nth| desk.write(&format!("corpus/pages/noon/{nth}.txt"), scrape(nth)));
    desk.run(["index"]).expect(0);
    let hits = |words: &str| desk.run(["search", words, "--json"]).json();
    let hosts = |words: &str| hits(words).iter().filter(|hit| hit["url"].as_str().is_some_and(|url| url.contains("day."))).count();
    assert!(hosts("contest") == 3 && hosts("ships") == 0, "the general rules find it: nothing is tested here");
    let block =
        "[source.day]\nhome = 'https://day.example/'\nbody = '.story'\ntitle = 'div.x-head'\npublished = 'i.on'\ndrop = ['span.ad']\n";
    desk.write("corpus/sources.toml", block);
    let run = desk.run(["index", "--explain-stale"]).expect(0);
    assert!(run.err.contains("day/0.html: the block of its outlet in sources.toml has changed"), "{}", run.err);
    assert!(!run.err.contains("eve/") && !run.err.contains("noon/") && run.err.contains("articles written: 3;"), "{}", run.err);
    assert_eq!((hosts("contest"), hosts("harbour"), hosts("buy"), hosts("opens")), (0, 3, 0, 3));
    let found = hits("number 2").into_iter().find(|hit| hit["url"].as_str().unwrap().contains("day.")).unwrap();
    assert_eq!((&found["title"], &found["published"]), (&serde_json::json!("Harbour 2 opens"), &serde_json::json!("2023-03-03")));
    assert!(desk.run(["index"]).expect(0).err.contains("nothing has changed"));
    // All commands read a page alike.
    let read = desk.run(["read", "corpus/pages/day/2.html"]).expect(0).json()[0]["text"].clone();
    assert_eq!(read, "Harbour 2 opens\nThe transport minister, Adam Harlow, said that harbour number 2 will receive many ships.");
    assert!(desk.run(["show", "https://day.example/2", "--dropped"]).expect(0).out.contains("dropped: Buy ships!"));
    // Another block, for scrapes; a part of the corpus that is not read in this run is read in the next.
    desk.write(
        "corpus/sources.toml",
        format!("{block}[source.noon]\nfiles = ['noon/*.txt']\ncut_before = 'end of menu'\ncut_after = 'Read also'\n"),
    );
    desk.run(["index", "corpus/pages/day", "--explain-stale"]).expect(0);
    let run = desk.run(["index", "--explain-stale"]).expect(0);
    assert!(
        run.err.contains("noon/1.txt: the block") && !run.err.contains("day/") && run.err.contains("articles written: 2;"),
        "{}",
        run.err
    );
    let read = desk.run(["read", "corpus/pages/noon/1.txt"]).expect(0).json()[0]["text"].as_str().unwrap().to_owned();
    assert!(read.starts_with("Harbour 1 of Lyon\nThe mayor") && !read.contains("Buy"), "{read}");
    // The outcome is that of an index that is built anew, with the blocks and without.
    let kept = answers(&desk);
    desk.run(["index", "--rebuild"]).expect(0);
    assert_eq!(answers(&desk), kept);
    desk.write("corpus/sources.toml", "");
    desk.run(["index"]).expect(0);
    assert!(hosts("contest") == 3 && hosts("ships") == 0);
    assert!(desk.run(["index"]).expect(0).err.contains("nothing has changed"));
    desk.run(["check"]).expect(0);
    desk.write("corpus/sources.toml", "[source.day]\nhome = 'https://day.example/'\nbody = ['.story', 'div:first-child']\n");
    for args in [["index", "--verify"], ["read", "corpus/pages"], ["fetch", "--dry-run"]] {
        let run = desk.run(args).expect(2);
        assert!(
            run.err.contains("line 3, column 8") && run.err.contains("^^^") && run.err.contains("letter 4 of `div:first-child`"),
            "{}",
            run.err
        );
    }
}

#[test]
fn advice_reaches_all_pages_whatever_runs_lie_between() {
    let desk = Desk::new();
    desk.write("corpus/pages/a/a.jsonl", (0..8).map(line).collect::<String>());
    desk.write("corpus/pages/b/b.jsonl", (8..16).map(line).collect::<String>());
    desk.run(["index"]).expect(0);
    let by = |name: &str| desk.run(["said", "--by", name, "--json", "--all"]).json().len();
    let n = by("Adam Harlow");
    desk.write(
        "corpus/corrections.toml",
        "[[correction]]\nkind = 'suppress'\npage = 'https://day.example/1'\nwords = 'will receive 101 ships'\n",
    );
    // Neither a run that reads something else nor one that withdraws a page takes the correction for made.
    desk.run(["index", "corpus/pages/b"]).expect(0);
    desk.run(["forget", "https://day.example/12"]).expect(0);
    assert_eq!(by("Adam Harlow"), n);
    assert!(desk.run(["index", "--explain-stale"]).expect(0).err.contains("a.jsonl: a correction"));
    assert_eq!(by("Adam Harlow"), n - 1);
    desk.remove("corpus/corrections.toml");
    desk.run(["index", "corpus/pages/b"]).expect(0);
    desk.run(["index"]).expect(0);
    assert_eq!(by("Adam Harlow"), n);
    assert!(desk.run(["index"]).expect(0).err.contains("nothing has changed"));
}
