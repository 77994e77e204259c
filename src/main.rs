//! The `rapporteur` command: parse, run, report.

use std::io::Write;

fn main() {
    let mut out = std::io::stdout().lock();
    for path in std::env::args().skip(2) {
        let page = rapporteur::acquire::page(path.as_ref()).expect("readable");
        let article = rapporteur::normalize::normalize(&page);
        let findings = rapporteur::extract::extract(&article);
        writeln!(out, "{}", rapporteur::json::ArticleJson::new(article, findings).line()).expect("writable");
    }
}
