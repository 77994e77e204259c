//! What cannot be read is named with its reason, and stops nothing.

use crate::desk::Desk;

#[cfg(unix)]
fn make_fifo(path: &std::path::Path) {
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// A folder with one good page and every kind of bad one.
fn desk_of_bad_pages() -> Desk {
    let desk = Desk::new();
    desk.write("corpus/pages/good.txt", "The harbour of Lyon was opened again on Monday by the mayor of the city.");
    desk.write("corpus/pages/empty.html", "");
    desk.write("corpus/pages/blank.txt", " \n\n");
    desk.write("corpus/pages/binary.txt", b"\x00\x01\x02\x03");
    desk.write("corpus/pages/paper.dat", "%PDF-1.7 …");
    desk.write("corpus/pages/odd.txt", b"\x81\x8d\x8f\x90\x9d\x01\x02\x7f\xfe\xff\xfe");
    let long = format!("{{\"text\":\"{}\"}}\n{{\"text\":\"The second line is read.\"}}\nnot json\n", "x".repeat(33 << 20));
    desk.write("corpus/pages/lines.jsonl", long);
    #[cfg(unix)]
    make_fifo(&desk.path("corpus/pages/pipe"));
    desk
}

const REASONS: &[(&str, &str)] = &[
    ("binary.txt", "is binary"),
    ("blank.txt", "white space only"),
    ("empty.html", "is empty"),
    ("lines.jsonl:1", "longer than 32 MiB"),
    ("lines.jsonl:3", "is no JSON object"),
    ("odd.txt", "neither UTF-8"),
    ("paper.dat", "is a PDF file"),
    #[cfg(unix)]
    ("pipe", "is no regular file"),
];

#[test]
fn read_names_what_it_cannot_read_and_goes_on() {
    let desk = desk_of_bad_pages();
    let run = desk.run(["read", "corpus/pages"]).expect(4);
    assert_eq!(run.json().len(), 2);
    for (name, reason) in REASONS {
        let line = run.err.lines().find(|line| line.contains(name)).unwrap_or_else(|| panic!("{name} is not named: {}", run.err));
        assert!(line.contains(reason), "{line}");
    }
    assert_eq!(run.err.lines().count(), REASONS.len());
}

#[test]
fn index_names_them_each_time() {
    let desk = desk_of_bad_pages();
    for _ in 0..2 {
        let run = desk.run(["index"]).expect(4);
        for (name, reason) in REASONS {
            assert!(run.err.lines().any(|line| line.contains(name) && line.contains(reason)), "{name}: {}", run.err);
        }
    }
    assert_eq!(desk.run(["search", "harbour", "--json"]).expect(0).json().len(), 1);
}

#[test]
fn a_file_that_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.write("corpus/pages/secret.txt", "Nothing to see here.");
    std::fs::set_permissions(desk.path("corpus/pages/secret.txt"), std::fs::Permissions::from_mode(0o000)).unwrap();
    let is_root = std::fs::read(desk.path("corpus/pages/secret.txt")).is_ok();
    let run = desk.run(["read", "corpus/pages"]);
    if !is_root {
        assert!(run.code == 4 && run.err.contains("permission denied"), "{}", run.err);
    }
}

#[test]
fn a_path_that_is_not_there_is_named() {
    let desk = Desk::new();
    assert!(desk.run(["read", "nowhere"]).expect(4).err.contains("nowhere: no such file or folder"));
    assert!(desk.run(["index", "nowhere"]).expect(2).err.contains("no such file or folder: nowhere"));
    desk.run(["read"]).expect(2);
}

#[test]
fn jsonl_comes_from_standard_input() {
    let desk = Desk::new();
    let run = desk.run_with_input(["read", "-"], "\u{feff}{\"text\":\"Un mot.\",\"language\":\"fr\"}\r\n\r\n{\"url\":\"x\"}\n").expect(4);
    assert_eq!(run.json()[0]["text"], "Un mot.");
    assert_eq!(run.json()[0]["record"]["line"], 1);
    assert!(run.err.contains("-:3: has neither `html` nor `text`"));
}

#[test]
fn odd_texts_are_read_and_found() {
    let desk = Desk::new();
    let odd = [
        "İstanbul'da ﷺ toplantı",
        "a\u{202e}b \u{1b}]0;x\u{7} c\u{0}d",
        &"e\u{301}\u{301}".repeat(5000),
        "ﾊﾞﾝｺｸ กรุงเทพ 会议外交",
        &"(".repeat(100_000),
    ];
    let lines: String = odd.iter().map(|text| format!("{}\n", serde_json::json!({ "text": text }))).collect();
    desk.write("corpus/pages/odd.jsonl", lines);
    desk.run(["index"]).expect(0);
    desk.run(["search", "外交"]).expect(0);
    assert!(!desk.run(["search", "toplantı"]).expect(0).out.contains('\u{1b}'));
    let run = desk.run(["read", "corpus/pages"]).expect(0);
    assert_eq!(run.json().len(), odd.len());
}
