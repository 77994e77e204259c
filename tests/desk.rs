//! A folder with a corpus and an index of its own, in which the program is run.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder that is gone when the test ends.
pub struct Desk {
    folder: tempfile::TempDir,
}

/// What a run printed, and how it ended.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program prints UTF-8");
        Self { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }

    /// The JSON objects that were printed, one a line.
    pub fn json(&self) -> Vec<serde_json::Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("a JSON object a line")).collect()
    }

    #[track_caller]
    pub fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout: {}\nstderr: {}", self.out, self.err);
        self
    }
}

impl Desk {
    pub fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::create_dir_all(desk.path("corpus/pages")).unwrap();
        desk
    }

    /// A desk with a few articles, indexed.
    pub fn with_articles() -> Self {
        let desk = Self::new();
        desk.write("corpus/pages/articles.jsonl", ARTICLES);
        desk.run(["index"]).expect(0);
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        std::fs::write(self.path(name), bytes).unwrap();
    }

    pub fn remove(&self, name: &str) {
        std::fs::remove_file(self.path(name)).unwrap();
    }

    pub fn command(&self) -> Command {
        command_in(self.folder.path())
    }

    pub fn run<const N: usize>(&self, args: [&str; N]) -> Run {
        Run::of(self.command().args(args).output().unwrap())
    }

    /// Runs with something on standard input.
    pub fn run_with_input<const N: usize>(&self, args: [&str; N], input: &str) -> Run {
        self.run_with_bytes(&args, input.as_bytes())
    }

    /// The same with bytes that need be no text.
    pub fn run_with_bytes(&self, args: &[&str], input: &[u8]) -> Run {
        use std::io::Write;
        let mut child = self.command().args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        Run::of(child.wait_with_output().unwrap())
    }
}

fn command_in(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    command.current_dir(folder).env_remove("CLICOLOR_FORCE").env("NO_COLOR", "1").stdin(Stdio::null());
    command
}

/// Articles of our own writing: invented people and events, real places.
pub const ARTICLES: &str = r#"{"url":"https://jour.example/lyon","language":"fr","published":"2024-08-21","outlet":"Le Jour","title":"Conférence des ports à Lyon","text":"La maire de Lyon, Odile Marchand, a ouvert mercredi la conférence des ports. Elle a reçu 420 délégués.\nLes ministres parlent de diplomatie économique."}
{"url":"https://day.example/hanoi","language":"en","published":"2024-03-02","outlet":"The Day","title":"Harbour talks in Hanoi","text":"The deputy foreign minister, Tran Quoc Lam, met engineers in Hanoi. He spoke of 35 new berths and of Da Nang."}
{"url":"https://yawm.example/1","language":"ar","published":"2023-12-30","outlet":"اليوم","title":"محادثات الموانئ","text":"قال نائب وزير الخارجية تران كوك لام إن المؤتمرات المقبلة ستعقد في هانوي."}
{"url":"https://ngay.example/1","language":"vi","published":"2025-01-15","outlet":"Ngày Mới","title":"Hội nghị cảng biển","text":"Thứ trưởng Ngoại giao Trần Quốc Lâm phát biểu tại Hà Nội. Hội nghị có 120 đại biểu."}
"#;
