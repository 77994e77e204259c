//! Rules: how a sentence that reports speech is built, as data with an example each.
//!
//! `{speaker} {cue} {that} {content}` reads "Le ministre a déclaré que les travaux avancent." The words of the slots come from the language
//! file; what a slot accepts is the same for all languages.

use crate::article::{Article, Declared, Format, Lang, Page};
use crate::normalize::normalize;
use crate::statement::Statement;
use serde::Deserialize;
use serde::de::Error;

/// A rule of a language file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// A little sentence.
    pub name: String,
    /// Its slots, in the order of the text.
    pub pattern: Pattern,
    /// A text that it reads.
    pub example: String,
    /// What it finds there.
    pub expect: Expect,
}

/// What a rule finds in its example.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// The words that name the speaker, where the rule has any.
    pub speaker: Option<String>,
    /// The words of saying, where the rule has any.
    pub cue: Option<String>,
    /// What was said.
    pub content: String,
}

/// A part of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Somebody, a pronoun, a body or a document, as the subject of the cue or after a source phrase.
    Speaker,
    /// The speaker of the verb before in the same sentence.
    Same,
    /// The last one who spoke, where a verb has no subject.
    Last,
    /// A finite cue.
    Cue,
    /// A participle.
    Participle,
    /// A verbal noun with a possessive.
    VerbalNoun,
    /// "selon".
    Source,
    /// A complementiser, perhaps after an adjunct or the one spoken to.
    That,
    /// "l'espoir" before a complementiser.
    Feeling,
    /// "aux localités de publier": what follows begins at "de".
    To,
    /// A noun phrase, which is the content.
    Noun,
    /// A clause without complementiser, which is the content.
    Clause,
    /// A clause up to its end, or from its beginning.
    Content,
    /// Quoted speech.
    Quote,
    /// "et", "đồng thời".
    And,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// "as" before the one who said so.
    As,
    /// A noun of speech: "the warning |from|", "l'appel |de|".
    Speech,
    /// What a noun of speech is about, behind "that", "for" or "to".
    Told,
}

/// The slots of a rule.
#[derive(Debug)]
pub struct Pattern {
    /// The pattern as written.
    pub text: String,
    /// All slots.
    pub slots: Vec<Slot>,
    /// The slot that is looked for first.
    pub anchor: usize,
}

impl Pattern {
    /// Reads a pattern; the error names what is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let slots = text.split_whitespace().map(slot).collect::<Result<Vec<_>, _>>()?;
        let says = |slot: &Slot| matches!(slot, Slot::Noun | Slot::Clause | Slot::Content | Slot::Quote | Slot::Told);
        if slots.iter().filter(|slot| says(slot)).count() != 1 {
            return Err(format!("`{text}` needs {{content}}, {{noun}}, {{clause}} or {{quote}}, one of them, once"));
        }
        let is_cue = |slot: &Slot| matches!(slot, Slot::Cue | Slot::Participle | Slot::VerbalNoun | Slot::Source | Slot::Speech);
        let anchor = slots.iter().position(is_cue).or_else(|| slots.iter().position(|slot| *slot == Slot::Colon));
        let anchor = anchor.or_else(|| slots.iter().position(|slot| *slot == Slot::Quote));
        let anchor = anchor.ok_or_else(|| format!("`{text}` has nothing to look for: no {{cue}}, {{source}}, colon or {{quote}}"))?;
        Ok(Self { text: text.to_owned(), slots, anchor })
    }
}

fn slot(word: &str) -> Result<Slot, String> {
    Ok(match word {
        "{speaker}" => Slot::Speaker,
        "{same}" => Slot::Same,
        "{last}" => Slot::Last,
        "{cue}" => Slot::Cue,
        "{participle}" => Slot::Participle,
        "{verbal_noun}" => Slot::VerbalNoun,
        "{source}" => Slot::Source,
        "{that}" => Slot::That,
        "{feeling}" => Slot::Feeling,
        "{to}" => Slot::To,
        "{noun}" => Slot::Noun,
        "{clause}" => Slot::Clause,
        "{content}" => Slot::Content,
        "{quote}" => Slot::Quote,
        "{and}" => Slot::And,
        "{as}" => Slot::As,
        "{speech}" => Slot::Speech,
        "{told}" => Slot::Told,
        "," | "،" => Slot::Comma,
        ":" => Slot::Colon,
        _ => return Err(format!("unknown slot `{word}`")),
    })
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// A text as an article in a language.
pub fn article_of(text: &str, language: Lang) -> Article {
    let page = Page {
        path: None,
        name: None,
        url: None,
        record: None,
        format: Format::Text,
        bytes: text.as_bytes().to_vec(),
        declared: Declared { language: Some(language), ..Declared::default() },
    };
    let mut article = normalize(&page);
    article.language = language;
    article.blocks.iter_mut().for_each(|block| block.language = language);
    article
}

impl Rule {
    /// Reads the rule's example in its language; the error says what was found instead.
    pub fn check(&self, language: Lang) -> Result<(), String> {
        let article = article_of(&self.example, language);
        let found = crate::extract::extract(&article).statements;
        let fits = |s: &&Statement| {
            let wants = &self.expect;
            let is = |wanted: &Option<String>, got: &Option<String>| wanted.is_none() || wanted == got;
            s.rule == self.name && s.content == wants.content && is(&wants.speaker, &s.speaker_surface) && is(&wants.cue, &s.cue)
        };
        if found.iter().any(|s| fits(&s)) {
            return Ok(());
        }
        let got: Vec<String> = found.iter().map(|s| format!("`{}`: {:?} {:?} “{}”", s.rule, s.speaker_surface, s.cue, s.content)).collect();
        let got = if got.is_empty() { "nothing".to_owned() } else { got.join("; ") };
        Err(format!("rule `{}` does not match its example: {} gives {got}", self.name, self.example))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_matches_its_example() {
        let wrong: Vec<String> = crate::lang::all()
            .iter()
            .flat_map(|language| language.statements.rule.iter().filter_map(|rule| rule.check(language.language).err()))
            .collect();
        assert!(wrong.is_empty(), "{} rules:\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn refuses_patterns_that_say_nothing() {
        for (pattern, wanted) in [
            ("{speaker} {sya} {content}", "unknown slot `{sya}`"),
            ("{speaker} {cue}", "`{speaker} {cue}` needs {content}, {noun}, {clause} or {quote}, one of them, once"),
            ("{speaker} {content}", "`{speaker} {content}` has nothing to look for: no {cue}, {source}, colon or {quote}"),
        ] {
            assert_eq!(Pattern::parse(pattern).map(|_| ()), Err(wanted.to_owned()));
        }
    }
}
