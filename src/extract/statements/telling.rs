//! Telling: in which words a statement can be told again without saying more than the page does.
//!
//! "He said that the dam is late" can be told as "said that the dam is late". "He rejected claims of a delay" cannot: what follows the cue is no
//! clause, so that only the cue itself, as printed, tells what was done.

use super::{Phrases, Slot};
use crate::article::Lang;
use crate::lang::{self, Language};
use crate::statement::{Factuality, Mode, Statement};

/// How a statement is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// In the page's own words, in quotation marks.
    Direct,
    /// As an answer of an interview.
    Answered,
    /// "said that", and a clause.
    Said,
    /// The cue as printed, and what follows it.
    Cued,
    /// As denied.
    Denied,
    /// As not said.
    Unsaid,
    /// "is reported to have said that", and a clause.
    Hearsay,
    /// The cue as printed, which others report.
    HearsayCued,
    /// "would say that", and a clause.
    Hypothetical,
    /// The cue as printed, of what is not said yet.
    HypotheticalCued,
}

impl Telling {
    /// How a statement of an article in a language is told.
    pub fn of(statement: &Statement, lang: Lang) -> Self {
        let is_clause = statement.cue.is_none() || has_clause(statement, lang);
        match (statement.factuality, statement.mode) {
            (Factuality::Said, Mode::Direct) => Self::Direct,
            (Factuality::Said, Mode::Interview) => Self::Answered,
            (Factuality::Said, Mode::Indirect) if is_clause => Self::Said,
            (Factuality::Said, Mode::Indirect) => Self::Cued,
            (Factuality::Denied, _) if is_negated(statement, lang) => Self::Unsaid,
            (Factuality::Denied, _) => Self::Denied,
            (Factuality::Hearsay, _) if is_clause => Self::Hearsay,
            (Factuality::Hearsay, _) => Self::HearsayCued,
            (Factuality::Hypothetical, _) if is_clause => Self::Hypothetical,
            (Factuality::Hypothetical, _) => Self::HypotheticalCued,
        }
    }

    /// The key under which the words of an interface have it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Answered => "answered",
            Self::Said => "said",
            Self::Cued => "cued",
            Self::Denied => "denied",
            Self::Unsaid => "unsaid",
            Self::Hearsay => "hearsay",
            Self::HearsayCued => "hearsay_cued",
            Self::Hypothetical => "hypothetical",
            Self::HypotheticalCued => "hypothetical_cued",
        }
    }
}

/// Whether the rule that found a statement makes its content a clause that "that" could stand before.
fn has_clause(statement: &Statement, lang: Lang) -> bool {
    let named = |language: &'static Language| Some((language, language.statements.rule.iter().find(|rule| rule.name == statement.rule)?));
    let found = lang::language(lang).and_then(named).or_else(|| lang::all().iter().find_map(named));
    let Some((language, rule)) = found else { return true };
    let has = |slot| rule.pattern.slots.contains(&slot);
    // Where verbs have one form only, nothing tells a clause from a noun behind them: "nhấn mạnh tầm quan trọng".
    let is_object = has(Slot::Noun) || has(Slot::To) || has(Slot::Clause) && !language.statements.tells_clauses();
    // "expressed hope that it would" is no saying that it would.
    !is_object && !has(Slot::Feeling) && !has(Slot::Colon)
}

/// Whether the cue is printed with a negation: "n'a pas dit".
fn is_negated(statement: &Statement, lang: Lang) -> bool {
    let negations: Option<&Phrases> = lang::language(lang).map(|language| &language.statements.negations);
    let cue = statement.cue.as_deref().unwrap_or_default();
    negations.is_some_and(|negations| negations.occur_in(cue))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::statements::article_of;

    fn check(lang: Lang, text: &str, expected: Telling) {
        let found = crate::extract::extract(&article_of(text, lang)).statements;
        let told: Vec<Telling> = found.iter().map(|statement| Telling::of(statement, lang)).collect();
        assert_eq!(told, [expected], "{text}");
    }

    #[test]
    fn only_a_clause_is_told_as_said() {
        check(Lang::EN, "Energy Minister John Okafor said that the dam is late.", Telling::Said);
        check(Lang::EN, "The dam is late this year, Energy Minister John Okafor said.", Telling::Said);
        check(Lang::EN, "Energy Minister John Okafor questioned whether the dam is late.", Telling::Cued);
        check(Lang::EN, "Energy Minister John Okafor called on the parties to talk.", Telling::Cued);
        check(Lang::EN, "Energy Minister John Okafor expressed hope that work would resume soon.", Telling::Cued);
        check(Lang::EN, "Energy Minister John Okafor said: “We all want clean water here.”", Telling::Direct);
        check(Lang::FR, "La ministre Fatou Ndiaye a souligné l'importance du dialogue.", Telling::Cued);
        check(Lang::FR, "La ministre Fatou Ndiaye aurait affirmé que le port est vendu.", Telling::Hearsay);
        check(Lang::AR, "وقال وزير الطاقة محمد العلي إن الأشغال تتواصل.", Telling::Said);
        check(Lang::VI, "Bộ trưởng Trần Văn Bình cho biết rằng hợp đồng đã được ký.", Telling::Said);
        check(Lang::VI, "Bộ trưởng Trần Văn Bình cảm ơn các đại biểu đã đến dự.", Telling::Cued);
    }

    #[test]
    fn denials_are_told_apart_from_what_was_not_said() {
        check(Lang::EN, "Energy Minister John Okafor denied that the dam is late.", Telling::Denied);
        check(Lang::EN, "Energy Minister John Okafor did not say that the dam is late.", Telling::Unsaid);
        check(Lang::FR, "La ministre Fatou Ndiaye a démenti que l'accord soit ratifié.", Telling::Denied);
        check(Lang::FR, "La ministre Fatou Ndiaye n'a pas dit que l'accord serait ratifié.", Telling::Unsaid);
        check(Lang::AR, "ونفى وزير الطاقة محمد العلي أن الأشغال تتواصل.", Telling::Denied);
        check(Lang::VI, "Bộ trưởng Trần Văn Bình không nói rằng hợp đồng đã được ký.", Telling::Unsaid);
    }
}
