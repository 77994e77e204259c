//! SQLite's FTS5 on the same texts, by the Python that most machines have: SQLite itself would take a minute to compile.

use rapporteur::article::Article;
use std::path::Path;
use std::process::Command;

/// Fills a table in one transaction, the texts being in memory before the clock starts; prints the seconds of wall clock and of the core.
const SCRIPT: &str = "
import json, sqlite3, sys, time
rows = [(json.loads(line),) for line in open(sys.argv[1], encoding='utf-8')]
table = sqlite3.connect(sys.argv[2])
table.execute('pragma synchronous = off')
wall, cpu = time.perf_counter(), time.process_time()
table.execute('create virtual table article using fts5(body)')
table.executemany('insert into article values (?)', rows)
table.commit()
print(time.perf_counter() - wall, time.process_time() - cpu)
";

/// Seconds of wall clock and of the core that it takes, or why it cannot be told.
pub fn index(articles: &[Article], folder: &Path) -> Result<(f64, f64), String> {
    let lines: String = articles.iter().map(|article| format!("{}\n", serde_json::Value::from(article.text.as_str()))).collect();
    let texts = folder.join("texts.jsonl");
    std::fs::write(&texts, lines).map_err(|error| error.to_string())?;
    let mut python = Command::new("python3");
    let output = python.args(["-c", SCRIPT]).arg(&texts).arg(folder.join("fts5.sqlite")).output();
    let output = output.map_err(|error| format!("python3 cannot be run ({error})"))?;
    let told = String::from_utf8_lossy(if output.status.success() { &output.stdout } else { &output.stderr }).into_owned();
    let mut seconds = told.split_whitespace().filter_map(|word| word.parse().ok());
    match (seconds.next(), seconds.next()) {
        (Some(wall), Some(cpu)) if output.status.success() => Ok((wall, cpu)),
        _ => Err(told.lines().last().unwrap_or("python3 says nothing").to_owned()),
    }
}
