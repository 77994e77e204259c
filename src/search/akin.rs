//! Akin: people whose name is another form of the one asked for, though its key is another.
//!
//! Who asks for "Lahbabi" means نور الدين لحبابي as well; "Oscar Villalba" in one script is "أوسكار فيالبا رينكون" in another. A part of
//! a name is enough where one word is asked for, or where nobody in that script has the whole name.

use super::known::Known;
use super::names::person_keys;
use crate::fold::fold;
use crate::link::people::{is_same, is_vietnamese, may_be_chinese};
use std::collections::{BTreeMap, BTreeSet};

/// The people, but for those of `exact`, one of whose names is a form of the one asked for.
pub(super) fn people<'a>(everybody: &'a BTreeMap<String, Known>, asked: &str, exact: &[String]) -> Vec<&'a Known> {
    let (asked_words, asked_keys) = (words(asked), person_keys(asked));
    // Vietnamese names are few and alike; their readings are told by the keys, but for those of Chinese people.
    let (in_vietnamese, in_chinese) = (is_vietnamese_name(asked), may_be_chinese(asked));
    if asked_words.is_empty() || in_vietnamese && !in_chinese {
        return Vec::new();
    }
    let parts: BTreeSet<&str> = asked_keys.iter().flat_map(|key| key.split('.')).collect();
    let has = |is_latin: bool| exact.iter().filter_map(|key| everybody.get(key)).any(|known| known.printed.is_empty() != is_latin);
    let may_be_part = [has(false), has(true)].map(|has_one| !has_one || asked_words.len() == 1);
    let is_read = |name: &String| !(in_vietnamese && is_vietnamese_name(name)) && is_same(asked, name);
    let is_akin = |person: &&Known| {
        if in_chinese && !exact.contains(&person.key) && person.names.iter().any(is_read) {
            return true;
        }
        let is_near = person.key.split('.').any(|part| parts.contains(part)) && !exact.contains(&person.key);
        let may_be_part = may_be_part[usize::from(!person.printed.is_empty())];
        !in_vietnamese
            && is_near
            && person.names.iter().any(|name| is_same(asked, name) || may_be_part && is_part(&asked_words, &words(name)))
    };
    everybody.values().filter(is_akin).collect()
}

fn is_vietnamese_name(name: &str) -> bool {
    is_vietnamese(&words(&fold(name)))
}

/// The words of a name as they are printed.
fn words(name: &str) -> Vec<&str> {
    name.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty()).collect()
}

/// Whether the words of one name stand, one after another, in the other; of the longer at least two, or all that were asked for.
fn is_part(asked: &[&str], name: &[&str]) -> bool {
    let (short, long) = if asked.len() <= name.len() { (asked, name) } else { (name, asked) };
    let is_enough = short.len() > 1 || asked.len() == 1;
    let short_name = short.join(" ");
    is_enough && long.windows(short.len()).any(|part| is_same(&part.join(" "), &short_name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(asked: &str, exact: &[&str], names: &[&str]) -> String {
        let everybody: BTreeMap<String, Known> = names
            .iter()
            .map(|name| {
                let printed = if name.is_ascii() { vec![(*name).to_owned()] } else { Vec::new() };
                let key = crate::link::people::key(name);
                (key.clone(), Known { key, names: vec![(*name).to_owned()], printed, ..Known::default() })
            })
            .collect();
        let exact: Vec<String> = exact.iter().map(|name| crate::link::people::key(name)).collect();
        people(&everybody, asked, &exact).into_iter().map(|known| known.names[0].as_str()).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn a_word_finds_all_who_are_called_so_in_any_script() {
        assert_eq!(found("Lahbabi", &[], &["Samira Lahbabi", "سليم لحبابي", "Samira Rahali"]), "سليم لحبابي; Samira Lahbabi");
        assert_eq!(found("لحبابي", &[], &["Samira Lahbabi", "Nora Lahoub"]), "Samira Lahbabi");
    }

    #[test]
    fn a_chinese_name_is_found_as_vietnamese_reads_it() {
        let names = ["Wei Jianping", "Ngụy Kiến Bình", "Wei Jianguo", "Nguyễn Kiến Bình"];
        assert_eq!(found("Wei Jianping", &["Wei Jianping"], &names), "Ngụy Kiến Bình");
        assert_eq!(found("Ngụy Kiến Bình", &["Ngụy Kiến Bình"], &names), "Wei Jianping");
    }

    #[test]
    fn part_of_a_name_is_enough_in_a_script_that_has_not_the_whole() {
        let names = ["أوسكار فيالبا", "Oscar Villalba Rincon", "Oscar Medina"];
        assert_eq!(found("أوسكار فيالبا", &["أوسكار فيالبا"], &names), "Oscar Villalba Rincon");
        assert_eq!(found("Oscar Villalba Rincon", &["Oscar Villalba Rincon"], &names), "أوسكار فيالبا");
        assert_eq!(found("Ahmed Attar", &["Ahmed Attar"], &["Ahmed Attar", "Ahmed Attar Sabri"]), "");
        assert_eq!(found("Oscar Medina", &["Oscar Medina"], &names), "");
    }
}
