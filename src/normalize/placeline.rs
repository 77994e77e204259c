//! The day in the line that opens an agency's text.
//!
//! "LIMA, 12 juin 2025 – Le ministère …", "NAIROBI, June 12, 2025 (KNA) — Kenya …", "Hà Nội (TTXVN 12/6/2025) - Ngày …": place and day stand before
//! a dash, a colon or an agency's mark. A day that a sentence tells is none: "Le 12 juin 2025, la ministre …".

use super::day::{self, Order};
use crate::article::{BlockKind, Lang};
use jiff::civil::Date;

/// How many lines of the text may come before the one with the day: a lead, a caption.
const LINES: usize = 3;

/// How many bytes place, agency and day may run over.
const REACH: usize = 140;

/// How many words may stand before the day, and between it and the mark.
const WORDS: usize = 8;

/// The day in the place line of a text.
pub(super) fn published(lines: &[(BlockKind, String)], language: Lang) -> Option<Date> {
    let of_text = lines.iter().filter(|(kind, _)| matches!(kind, BlockKind::Body | BlockKind::Lead));
    of_text.take(LINES).find_map(|(_, line)| of_line(line, language))
}

fn of_line(line: &str, language: Lang) -> Option<Date> {
    let head = line.get(..line.floor_char_boundary(REACH))?;
    let days = day::days(head);
    let day = days.first()?;
    let before = &head[..day.range.start];
    let after = &head[day.range.end..];
    let is_place_line = names_only(before) && closes(before, after);
    let order = if language == Lang::EN { Order::Unknown } else { Order::DayFirst };
    day.date(order).filter(|_| is_place_line)
}

/// Whether only names stand before the day: capitals, agencies, "le", "ngày", "في".
fn names_only(before: &str) -> bool {
    const SMALL: [&str; 16] = ["le", "ngày", "on", "de", "du", "da", "del", "في", "يوم", "the", "of", "al", "à", "and", "et", "tháng"];
    let words: Vec<&str> = before.split(|c: char| c.is_whitespace() || is_mark(c)).filter(|w| !w.is_empty()).collect();
    let is_name = |w: &&str| {
        let first = w.chars().next();
        first.is_some_and(|c| !c.is_lowercase()) || SMALL.contains(w) || day::is_beside(w)
    };
    let is_caseless = before.chars().any(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase());
    let most = if is_caseless { WORDS / 2 } else { WORDS };
    // "Le 12 juin 2025, la ministre": a name stands there, which is more than "le".
    let names_something = words.iter().any(|w| !SMALL.contains(&w.to_lowercase().as_str()) && !day::is_beside(w));
    let ends_sentence = before.trim_end().ends_with(['.', '!', '?', '؟']);
    (1..=most).contains(&words.len()) && names_something && words.iter().all(is_name) && !ends_sentence
}

/// Whether a dash, a colon or an agency's slash comes after the day, with an agency between at most.
fn closes(before: &str, after: &str) -> bool {
    let open = before.matches('(').count() > before.matches(')').count();
    let rest = after.trim_start();
    let rest = match rest.strip_prefix(')') {
        Some(behind) if open => behind.trim_start(),
        _ => rest,
    };
    let rest = rest.trim_start_matches([',', '،']).trim_start();
    let mark = rest.find(['–', '—', '-', ':', '/', '(']).filter(|&at| rest[..at].split_whitespace().count() <= 3);
    let Some(at) = mark else { return false };
    let name = &rest[..at];
    let is_agency = name.split_whitespace().all(|w| !w.chars().next().is_some_and(char::is_lowercase) && !w.contains([',', '.', '،']));
    let is_caseless = name.chars().any(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase());
    // "5-9": a dash inside of a word is none.
    let stands_apart = !rest.starts_with('-') || rest[1..].starts_with([' ', '-']) || rest.len() == 1;
    is_agency && !(is_caseless && name.split_whitespace().count() > 1) && stands_apart
}

fn is_mark(c: char) -> bool {
    matches!(c, ',' | '(' | ')' | '/' | '–' | '—' | '-' | ':' | '،' | '[' | ']' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, language: Lang, expected: &str) {
        let found = of_line(line, language).map_or(String::new(), |day| day.to_string());
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn the_day_of_a_place_line_is_read() {
        for (line, language) in [
            ("LIMA, 12 juin 2025 – Le ministère a annoncé un plan.", Lang::FR),
            ("Lomé, le 12 juin 2025 (ATOP) - Le ministre a inauguré une usine.", Lang::FR),
            ("NAIROBI, June 12, 2025 (KNA) — Kenya opened a terminal.", Lang::EN),
            ("GENEVA/JUBA, 12 June 2025 – Fighting goes on.", Lang::EN),
            ("RIYADH — 12 June 2025: The ministry said so.", Lang::EN),
            ("Hà Nội (TTXVN 12/6/2025) - Thứ trưởng cho biết bến cảng sẽ mở cửa.", Lang::VI),
            ("(TTXVN) – Huế, ngày 12/6/2025 – Bộ trưởng tiếp Đại sứ.", Lang::VI),
            ("القاهرة في 12 يونيو 2025 (أ ش أ) - افتتح الوزير محطة.", Lang::AR),
            ("(وام) – أبوظبي في 12 يونيو 2025: أطلقت الوزارة مبادرة.", Lang::AR),
            ("الجزائر – 12 جوان 2025 (واج): قال الوزير إن الصادرات سترتفع.", Lang::AR),
        ] {
            check(line, language, "2025-06-12");
        }
    }

    #[test]
    fn the_day_that_a_sentence_tells_is_none() {
        for (line, language) in [
            ("Le 12 juin 2025, la ministre a signé un accord – le premier.", Lang::FR),
            ("Kenya signed on June 12, 2025 a deal with Uganda - its first.", Lang::EN),
            ("On June 12, 2025, the mayor spoke: all was well.", Lang::EN),
            ("Ngày 12/6/2025, Bộ trưởng cho biết: bến cảng mở cửa.", Lang::VI),
            ("أعلنت الوزارة في 12 يونيو 2025 أن المحطة - وهي الأولى - ستفتح.", Lang::AR),
            ("Juan Roe, 12 June 2025 winner of the cup, said: no.", Lang::EN),
        ] {
            check(line, language, "");
        }
    }
}
