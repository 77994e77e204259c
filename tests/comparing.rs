//! What differs between versions is marked, and nothing that is only another way of writing the same.

use crate::desk::Desk;
use rapporteur::article::{Declared, Format, Lang, Page};
use rapporteur::compare::{self, Side};
use rapporteur::reading;
use serde_json::json;

/// Sentences around the one that is looked at, so that the versions can be aligned.
const AROUND: [(&str, &str); 3] = [
    ("fr", "La conférence des ports s'est tenue à Mombasa.|{}|La prochaine réunion aura lieu à Dakar, selon les organisateurs."),
    ("ar", "عقد مؤتمر الموانئ في مومباسا.|{}|وسيعقد الاجتماع المقبل في داكار، بحسب المنظمين."),
    ("en", "The ports conference was held in Mombasa.|{}|The next meeting will take place in Dakar, according to the organisers."),
];

/// Kinds and fields of the differences between two versions, each `lang: sentence`.
fn differences(left: &str, right: &str) -> Vec<String> {
    let read = |version: &str| {
        let (lang, sentence) = version.split_once(": ").unwrap();
        let around = AROUND.iter().find(|(code, _)| *code == lang).unwrap().1;
        let bytes = around.replace("{}", sentence).replace('|', "\n").into_bytes();
        let declared = Declared { language: Lang::parse(lang), ..Declared::default() };
        reading::read(&Page { path: None, name: None, url: None, record: None, format: Format::Text, bytes, declared }).unwrap()
    };
    let (left, right) = (read(left), read(right));
    let comparison = compare::compare(&Side::of(&left.0, &left.1), &Side::of(&right.0, &right.1));
    let name = |value: serde_json::Value| value.as_str().map(str::to_owned);
    let told = |d: &compare::Difference| [name(json!(d.kind)), name(json!(d.field))].into_iter().flatten().collect::<Vec<_>>().join(" ");
    comparison.differences.iter().map(told).collect()
}

#[track_caller]
fn check(left: &str, right: &str, expected: &[&str]) {
    assert_eq!(differences(left, right), expected, "{left}\n{right}");
}

#[test]
fn the_same_written_otherwise_is_no_difference() {
    check("fr: Douze pays ont signé l'accord n° II.", "ar: ووقع 12 بلدا على الاتفاق رقم 2.", &[]);
    check("fr: Le budget atteint 1.250.000 dollars.", "en: The budget reaches 1.25 million dollars.", &[]);
    check("fr: Plus de 300 délégués étaient présents.", "ar: وحضر أكثر من 300 مندوب.", &[]);
    check(
        "fr: Le ministre kényan des Transports, Peter Mwangi, a salué l'accord.",
        "en: Peter Mwangi, Kenya's transport minister, welcomed the agreement.",
        &[],
    );
    check("fr: Il sera signé le 12 mars 2026.", "en: It will be signed on 12 March 2026.", &[]);
    check("fr: La séance s'est ouverte à 07h55 devant les délégués.", "ar: وافتتحت الجلسة في الساعة 7.55 أمام المندوبين.", &[]);
    check("fr: Il faisait 26 degrés sur les quais.", "en: It was 79 degrees on the quays.", &[]);
    check("fr: Les pertes sont estimées à 300 millions de dollars.", "en: Losses are put at about 300 million dollars.", &[]);
    check("fr: La salle accueillera jusqu'à 3 000 délégués.", "en: The hall will be enlarged to 3,000 delegates.", &[]);
    check("fr: Le capitaine Carl Holt et Sharon Davis ont salué l'accord.", "ar: وأشاد القبطان كارل هولت وشارون ديفيس بالاتفاق.", &[]);
}

#[test]
fn a_paragraph_that_was_left_out_is_not_joined_to_its_neighbour() {
    let quays = ("fr: Les quais du port de Mombasa seront élargis.", "en: The quays of the port of Mombasa will be widened.");
    check(&format!("{}|Personne n'a voulu dire ce que coûteront les travaux.", quays.0), quays.1, &["omission"]);
}

#[test]
fn what_says_something_else_is_marked() {
    check("fr: Douze pays ont signé l'accord.", "ar: ووقع 13 بلدا على الاتفاق.", &["figure value"]);
    check("fr: Près de 300 délégués étaient présents.", "en: More than 300 delegates were present.", &["figure modifier"]);
    check("fr: Il sera signé le 12 mars 2026.", "en: It will be signed on 14 March 2026.", &["date"]);
    check(
        "fr: Le ministre kényan des Transports, Peter Mwangi, a salué l'accord.",
        "en: Lucas Brandt, Kenya's transport minister, welcomed the agreement.",
        &["name", "speaker"],
    );
    check("en: The fund trained 340 nurses in two years.", "en: The fund trained 340 teachers in two years.", &["figure counted"]);
    check(
        "en: The city relies on climate diplomacy. Its mayor wants more climate diplomacy.",
        "fr: La ville mise sur la diplomatie climatique. Son maire veut plus de diplomatie verte.",
        &["term"],
    );
}

#[test]
fn departures_from_the_original_are_told() {
    let desk = Desk::new();
    let page = |name: &str, lang: &str, original: &str, text: &str| {
        json!({ "url": format!("https://{name}.example/1"), "language": lang, "source_url": original, "title": name, "text": text })
            .to_string()
    };
    let english = json!({ "url": "https://first.example/1", "language": "en", "title": "first", "text": "Twelve ports signed the charter in Mombasa on 12 March 2026." });
    let french = page("second", "fr", "https://first.example/1", "Douze ports ont signé la charte à Mombasa le 12 mars 2026.");
    let arabic = page("third", "ar", "https://first.example/1", "وقع 15 ميناء على الميثاق في مومباسا في 12 مارس 2026.");
    desk.write("corpus/pages/all.jsonl", format!("{english}\n{french}\n{arabic}\n"));
    desk.run(["index"]).expect(0);
    let pairs = desk.run(["compare", "--all", "--originals", "--json"]).expect(0).json();
    assert_eq!(pairs.len(), 2, "the versions are compared with the original, not with each other");
    let n_differences: Vec<usize> = pairs.iter().map(|pair| pair["differences"].as_array().unwrap().len()).collect();
    assert_eq!(n_differences.iter().filter(|n| **n > 0).count(), 1, "{pairs:?}");
}

#[test]
fn a_comparison_is_printed_in_every_form() {
    let desk = Desk::new();
    let page = |lang: &str, text: &str| json!({ "url": format!("https://{lang}.example/1"), "language": lang, "text": text }).to_string();
    let french = "La conférence des ports s'est tenue à Mombasa.\nDouze pays ont signé l'accord sur les quais du port de commerce.";
    let arabic = "عقد مؤتمر الموانئ في مومباسا.\nووقع 13 بلدا على اتفاق بشأن أرصفة الميناء التجاري.";
    desk.write("a.jsonl", page("fr", french));
    desk.write("b.jsonl", page("ar", arabic));
    let run = desk.run(["compare", "a.jsonl", "b.jsonl", "--json", "--html", "out.html", "--tmx", "out.tmx"]).expect(0);
    let object = run.json().remove(0);
    let difference = &object["differences"][0];
    assert_eq!((&difference["kind"], &difference["field"]), (&json!("figure"), &json!("value")), "{object}");
    assert!(difference["right"]["surface"].as_str().unwrap().contains("13"));
    assert_eq!(object["articles"].as_array().unwrap().len(), 2);
    let html = std::fs::read_to_string(desk.path("out.html")).unwrap();
    assert!(html.contains("dir=\"auto\"") && html.contains("<mark") && !html.contains("<script") && !html.contains("src="), "{html}");
    let tmx = std::fs::read_to_string(desk.path("out.tmx")).unwrap();
    assert!(tmx.contains("xml:lang=\"ar\"") && tmx.matches("<tu>").count() == 2, "{tmx}");
    let text = desk.run(["compare", "a.jsonl", "b.jsonl", "--only-differences"]).expect(0);
    assert!(text.out.contains("figure (value)") && text.out.contains('\u{2068}'), "{}", text.out);
    desk.run(["compare", "a.jsonl"]).expect(1);
    desk.run(["compare", "nowhere.txt"]).expect(3);
}

#[test]
fn stories_of_an_index_are_compared_and_a_lexicon_learnt_from_them() {
    let desk = Desk::new();
    desk.run(["index", concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/pages")]).expect(0);
    let pairs = desk.run(["compare", "--all", "--json"]).json();
    assert_eq!(pairs.len(), 15);
    desk.run(["lexicon", "learn", "words.tsv"]).expect(0);
    let words = std::fs::read_to_string(desk.path("words.tsv")).unwrap();
    assert!(words.starts_with("# rapporteur lexicon 1") && words.lines().count() > 50, "{words}");
    desk.write("a.txt", "La conférence a commencé.\n");
    desk.write("b.txt", "The conference has begun.\n");
    let run = desk.run(["align", "a.txt", "b.txt", "--lexicon", "words.tsv", "--json"]).expect(0);
    assert_eq!(run.json()[0]["left"], json!([0]));
    desk.write("bad.tsv", "no lexicon\n");
    desk.run(["align", "a.txt", "b.txt", "--lexicon", "bad.tsv"]).expect(2);
}
