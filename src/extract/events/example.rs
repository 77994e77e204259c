//! The examples of the language files, which are their tests.

use super::agenda;
use crate::article::{Declared, Format, Page};
use crate::event::Event;
use crate::extract::Reading;
use crate::extract::places::places;
use crate::lang::Language;
use std::collections::BTreeMap;

/// What the examples of a language expect and is not found, a line each.
pub fn faults(language: &Language) -> Vec<String> {
    language.events.example.iter().filter_map(|example| fault(language, &example.text)).collect()
}

fn fault(language: &Language, marked: &str) -> Option<String> {
    let (text, wanted) = unmark(marked)?;
    let page = Page {
        path: None,
        name: None,
        url: None,
        record: None,
        format: Format::Text,
        bytes: text.into_bytes(),
        declared: Declared {
            language: Some(language.language),
            published: jiff::civil::Date::new(2025, 6, 15).ok(),
            ..Declared::default()
        },
    };
    let article = crate::normalize::normalize(&page);
    let reading = Reading::of(&article);
    let found = agenda(&reading, &[], &places(&reading, &[]), &[]);
    let mut got = Vec::new();
    for (i, event) in found.events.iter().enumerate() {
        got.extend(event.mentions.iter().map(|m| (m.span.start, m.surface.clone(), i)));
    }
    got.sort();
    let letters = letters(&got);
    let got: Vec<String> = got.iter().map(|(_, surface, i)| format!("[{surface}|{} {}]", letters[i], label(&found.events[*i]))).collect();
    let wanted: Vec<String> = wanted.into_iter().map(|(surface, label)| format!("[{surface}|{label}]")).collect();
    (got != wanted)
        .then(|| format!("event example of {}: {marked}\n  expected {}\n  found    {}", language.language, wanted.join(" "), got.join(" ")))
}

/// Gives the events of a text the letters a, b … in the order of their mentions.
fn letters(got: &[(usize, String, usize)]) -> BTreeMap<usize, char> {
    let mut letters = BTreeMap::new();
    for (_, _, event) in got {
        let next = ('a'..='z').nth(letters.len()).unwrap_or('z');
        letters.entry(*event).or_insert(next);
    }
    letters
}

fn label(event: &Event) -> String {
    let kind = serde_json::to_value(event.kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
    let ordinal = event.ordinal.map(|n| n.to_string());
    [Some(kind), ordinal, event.place.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A marked text as plain text, and what is marked.
fn unmark(marked: &str) -> Option<(String, Vec<(String, String)>)> {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (mark, behind) = after.split_once(']')?;
        let (surface, label) = mark.split_once('|')?;
        text.push_str(before);
        text.push_str(surface);
        marks.push((surface.to_owned(), label.to_owned()));
        rest = behind;
    }
    text.push_str(rest);
    Some((text, marks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_of_all_languages_hold() {
        let faults: Vec<String> = crate::lang::all().iter().flat_map(faults).collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
