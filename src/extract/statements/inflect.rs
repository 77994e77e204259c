//! Inflection of regular verbs of saying, so that a language file lists lemmas.
//!
//! "rappeler" gives "rappelé", "rappelle", "rappelait", "rappelant", "rappela" …; "urge" gives "urged", "urges", "urging".

use super::words::join;
use serde::Deserialize;

/// A form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Has a subject of its own.
    Finite,
    /// Has a woman or a body as its subject.
    Feminine,
    /// Has two as its subject: "أكدا".
    Dual,
    /// Finite, of what is not said yet or only perhaps: "annoncera", "dirait"; of Arabic the present, which is so behind قد.
    Prospective,
    /// Needs an auxiliary.
    PastParticiple,
    /// Has the subject of the main verb.
    Participle,
    /// Needs a verb before it.
    Infinitive,
    /// A noun with a possessive: "قوله".
    VerbalNoun,
}

/// How regular verbs of a language are inflected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Conjugation {
    /// Not at all: the lemma is the one form.
    #[default]
    None,
    /// -er, -ir and -re.
    French,
    /// -ed, -s, -ing.
    English,
    /// "past present participle": persons, numbers and genders of the third person.
    Arabic,
}

impl Conjugation {
    /// All forms of a lemma, the words after the verb kept.
    pub fn forms(self, lemma: &str) -> Vec<(Form, String)> {
        if self == Self::Arabic {
            return arabic(lemma);
        }
        let (verb, rest) = lemma.split_once(' ').unwrap_or((lemma, ""));
        let forms = match self {
            Self::French => french(verb),
            Self::English => english(verb),
            Self::None | Self::Arabic => vec![(Form::Finite, verb.to_owned())],
        };
        let rests = self.rests(rest);
        forms.iter().flat_map(|(form, word)| rests.iter().map(|rest| (*form, join(word, rest)))).collect()
    }
}

impl Conjugation {
    /// What follows a verb, with the articles that its last preposition takes in.
    pub fn rests(self, rest: &str) -> Vec<String> {
        if self == Self::French { contracted(rest) } else { vec![rest.to_owned()] }
    }

    /// A phrase in the perfect in both past tenses, all genders and numbers: "s'est réuni" is also "s'était réunie", "se sont réunis"; "a reçu" is
    /// also "avait reçu", "ont reçu"; others are as they stand.
    pub fn perfects(self, phrase: &str) -> Vec<String> {
        let words: Vec<&str> = phrase.split(' ').collect();
        let is_participle = |word: &str| word.chars().count() > 2 && word.ends_with(['é', 'i', 'u', 's', 't']);
        let forms = |before: &[&[&str]; 2], participle: &str, rest: &[&str]| -> Vec<String> {
            let agreed = agreed(participle);
            let numbers = before.iter().zip([&agreed[..2], &agreed[2..]]);
            let with = |auxiliary: &str, participle: &String| [&[auxiliary, participle.as_str()], rest].concat().join(" ");
            numbers.flat_map(|(before, forms)| before.iter().flat_map(move |b| forms.iter().map(move |f| with(b, f)))).collect()
        };
        match (self, words.as_slice()) {
            (Self::French, ["a", "été", participle, rest @ ..]) if is_participle(participle) => {
                forms(&[&["a été", "avait été", "était"], &["ont été", "avaient été", "étaient"]], participle, rest)
            }
            (Self::French, ["s'", "est", participle, rest @ ..]) if is_participle(participle) => {
                forms(&[&["s' est", "s' était"], &["se sont", "s' étaient"]], participle, rest)
            }
            (Self::French, ["a", participle, rest @ ..]) if is_participle(participle) => {
                ["a", "avait", "ont", "avaient"].iter().map(|auxiliary| [&[*auxiliary, *participle], rest].concat().join(" ")).collect()
            }
            _ => vec![phrase.to_owned()],
        }
    }
}

/// "impressionné" with "impressionnée", "impressionnés", "impressionnées": a French adjective or participle in both genders and numbers.
pub fn agreed(masculine: &str) -> [String; 4] {
    const FEMININES: &[(&str, &str)] =
        &[("e", "e"), ("eux", "euse"), ("if", "ive"), ("et", "ète"), ("er", "ère"), ("el", "elle"), ("en", "enne")];
    let ending = FEMININES.iter().find_map(|(m, f)| Some(format!("{}{f}", masculine.strip_suffix(m)?)));
    let feminine = ending.unwrap_or_else(|| format!("{masculine}e"));
    let plural = if masculine.ends_with(['s', 'x']) { masculine.to_owned() } else { format!("{masculine}s") };
    let feminines = format!("{feminine}s");
    [masculine.to_owned(), feminine, plural, feminines]
}

/// "plaider en faveur |de|" is also "d'", "du" and "des": a last preposition with the articles that it takes in.
fn contracted(rest: &str) -> Vec<String> {
    let forms: &[&str] = match rest.rsplit(' ').next() {
        Some("de") => &["de", "d'", "du", "des"],
        Some("à") => &["à", "au", "aux"],
        _ => return vec![rest.to_owned()],
    };
    let stem = rest.rsplit_once(' ').map_or("", |(stem, _)| stem);
    forms.iter().map(|form| join(stem, form)).collect()
}

fn french(verb: &str) -> Vec<(Form, String)> {
    let (stem, endings): (&str, &[(Form, &[&str])]) = if let Some(stem) = verb.strip_suffix("er") {
        (stem, FRENCH_ER)
    } else if let Some(stem) = verb.strip_suffix("ir") {
        (stem, FRENCH_IR)
    } else if let Some(stem) = verb.strip_suffix("re") {
        (stem, FRENCH_RE)
    } else {
        return vec![(Form::Finite, verb.to_owned())];
    };
    let first_conjugation = verb.ends_with("er");
    let mut forms = vec![(Form::Infinitive, verb.to_owned())];
    for (form, endings) in endings {
        for ending in *endings {
            let stem = if first_conjugation { french_stem(stem, ending) } else { stem.to_owned() };
            forms.push((*form, format!("{stem}{ending}")));
        }
    }
    forms
}

const FRENCH_ER: &[(Form, &[&str])] = &[
    (Form::PastParticiple, &["é", "ée", "és", "ées"]),
    (Form::Finite, &["e", "ent", "ait", "aient", "a", "èrent"]),
    (Form::Prospective, &["era", "eront", "erait", "eraient"]),
    (Form::Participle, &["ant"]),
];
const FRENCH_IR: &[(Form, &[&str])] = &[
    (Form::PastParticiple, &["i", "ie", "is", "ies"]),
    (Form::Finite, &["it", "issent", "issait", "issaient", "irent"]),
    (Form::Prospective, &["ira", "iront", "irait"]),
    (Form::Participle, &["issant"]),
];
const FRENCH_RE: &[(Form, &[&str])] = &[
    (Form::PastParticiple, &["u", "ue", "us"]),
    (Form::Finite, &["", "ent", "ait", "aient", "it", "irent"]),
    (Form::Prospective, &["ra", "ront", "rait"]),
    (Form::Participle, &["ant"]),
];

/// The stem before an ending: "annonç-ait", "exige-ait", "espèr-e", "rappell-e".
fn french_stem(stem: &str, ending: &str) -> String {
    let is_mute = ending.starts_with('e');
    let is_back = ending.starts_with('a');
    let future = ending.starts_with("er");
    if is_back && stem.ends_with('c') {
        return format!("{}ç", &stem[..stem.len() - 1]);
    }
    if is_back && stem.ends_with('g') {
        return format!("{stem}e");
    }
    if is_mute && (stem.ends_with("ppel") || stem.ends_with("jet")) {
        return format!("{stem}{}", &stem[stem.len() - 1..]);
    }
    if is_mute && stem.ends_with('y') && (stem.ends_with("uy") || stem.ends_with("oy")) {
        return format!("{}i", &stem[..stem.len() - 1]);
    }
    if is_mute
        && let Some((at, vowel)) = stem.char_indices().rev().nth(1)
        && ((vowel == 'é' && !future) || (vowel == 'e' && stem.ends_with(['l', 'v', 'n'])))
    {
        return format!("{}è{}", &stem[..at], &stem[at + vowel.len_utf8()..]);
    }
    stem.to_owned()
}

fn english(verb: &str) -> Vec<(Form, String)> {
    let ends_in_y = verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    let (past, third, gerund) = if let Some(stem) = ends_in_y {
        (format!("{stem}ied"), format!("{stem}ies"), format!("{verb}ing"))
    } else if let Some(stem) = verb.strip_suffix('e') {
        let gerund = if verb.ends_with("ee") { format!("{verb}ing") } else { format!("{stem}ing") };
        (format!("{verb}d"), format!("{verb}s"), gerund)
    } else if verb.ends_with(['s', 'x', 'z']) || verb.ends_with("sh") || verb.ends_with("ch") {
        (format!("{verb}ed"), format!("{verb}es"), format!("{verb}ing"))
    } else {
        (format!("{verb}ed"), format!("{verb}s"), format!("{verb}ing"))
    };
    let mut forms = vec![(Form::Finite, past), (Form::Finite, third), (Form::Finite, verb.to_owned()), (Form::Participle, gerund)];
    // "signalled" beside "signaled".
    let vowel = verb.strip_suffix('l').and_then(|stem| stem.chars().rev().nth(1)).is_some_and(|c| !"aeiou".contains(c));
    if vowel && ["al", "el", "il", "ol"].iter().any(|ending| verb.ends_with(ending)) {
        forms.extend([(Form::Finite, format!("{verb}led")), (Form::Participle, format!("{verb}ling"))]);
    }
    forms
}

/// "قال يقول قائلا قول": past, present, participle, verbal noun; `-` for one that there is not, `…/على` for a preposition kept.
fn arabic(lemma: &str) -> Vec<(Form, String)> {
    let mut parts = lemma.split_whitespace().map(|part| (part != "-").then_some(part));
    let mut next = || parts.next().flatten();
    let (past, present, participle, noun) = (next(), next(), next(), next());
    let mut forms: Vec<(Form, String)> = Vec::new();
    if let Some(past) = past {
        let weak = past.ends_with(['ى', 'ا']);
        let stem = if weak { &past[..past.len() - 2] } else { past };
        let dual = if past.ends_with('ا') {
            format!("{stem}وا")
        } else if weak {
            format!("{stem}يا")
        } else {
            format!("{past}ا")
        };
        let plural = format!("{stem}وا");
        forms.extend([past.to_owned(), plural.clone()].map(|word| (Form::Finite, word)));
        forms.push((Form::Feminine, format!("{stem}ت")));
        forms.extend([dual, format!("{stem}تا")].into_iter().filter(|word| *word != plural).map(|word| (Form::Dual, word)));
    }
    if let Some(present) = present
        && let Some(rest) = present.strip_prefix('ي')
    {
        let weak = rest.ends_with(['ى', 'ي', 'و']);
        let stem = if weak { &rest[..rest.len() - 2] } else { rest };
        for prefix in ["ي", "ت"] {
            forms.extend([rest.to_owned(), format!("{stem}ون"), format!("{rest}ان")].map(|r| (Form::Prospective, format!("{prefix}{r}"))));
        }
    }
    if let Some(participle) = participle {
        let weak = participle.ends_with("يا");
        let stem = participle.trim_end_matches('ا');
        let plural = if weak { stem.to_owned() } else { format!("{stem}ين") };
        let words = [participle.to_owned(), format!("{stem}ة"), plural + if weak { "ن" } else { "" }, format!("{stem}ات"), stem.to_owned()];
        forms.extend(words.map(|word| (Form::Participle, word)));
    }
    if let Some(noun) = noun {
        forms.extend(["ه", "ها", "هم", "هما"].map(|possessive| (Form::VerbalNoun, format!("{noun}{possessive}"))));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(conjugation: Conjugation, lemma: &str, wanted: &[&str]) {
        let forms: Vec<String> = conjugation.forms(lemma).into_iter().map(|(_, word)| word).collect();
        for word in wanted {
            assert!(forms.iter().any(|f| f == word), "{lemma}: {word} is not among {forms:?}");
        }
    }

    #[test]
    fn inflects_regular_verbs() {
        use Conjugation::{Arabic, English, French, None};
        check(French, "affirmer", &["affirmé", "affirmée", "affirme", "affirmaient", "affirma", "affirmant", "affirmer"]);
        check(French, "annoncer", &["annonçait", "annonçant", "annonça", "annonce"]);
        check(French, "exiger", &["exigeait", "exigeant", "exigea", "exige"]);
        check(French, "espérer", &["espère", "espèrent", "espérait", "espéré", "espérera"]);
        check(French, "rappeler", &["rappelle", "rappelait", "rappelé", "rappellera"]);
        check(French, "révéler", &["révèle", "révélait", "révélé"]);
        check(French, "avertir", &["averti", "avertit", "avertissait", "avertissant"]);
        check(French, "répondre que", &["répondu que", "répond que", "répondait que"]);
        check(French, "plaider en faveur de", &["plaidé en faveur d'", "plaide en faveur des"]);
        check(French, "insister sur", &["insisté sur", "insistant sur"]);
        check(English, "urge", &["urged", "urges", "urging", "urge"]);
        check(English, "reply", &["replied", "replies", "replying"]);
        check(English, "stress", &["stressed", "stresses"]);
        check(English, "signal", &["signaled", "signalled", "signalling"]);
        check(English, "point out", &["pointed out", "points out", "pointing out"]);
        check(
            Arabic,
            "قال يقول قائلا قول",
            &["قال", "قالت", "قالوا", "قالا", "يقول", "تقول", "يقولون", "قائلا", "قائلة", "قائلين", "قوله", "قولها"],
        );
        check(Arabic, "دعا يدعو داعيا", &["دعا", "دعت", "دعوا", "يدعو", "تدعو", "يدعون", "داعيا", "داعية", "داعين"]);
        check(Arabic, "نفى ينفي نافيا نفي", &["نفى", "نفت", "ينفي", "تنفي", "نافيا", "نافية"]);
        check(None, "cho biết", &["cho biết"]);
    }

    #[test]
    fn inflects_the_perfect() {
        for (phrase, wanted) in [
            ("s' est réuni avec", &["s' était réunie avec", "se sont réunis avec", "s' étaient réunies avec"][..]),
            ("a été reçu par", &["a été reçue par", "avaient été reçus par", "étaient reçues par"]),
            ("a reçu", &["avait reçu", "ont reçu", "avaient reçu"]),
            ("en audience", &["en audience"]),
        ] {
            let forms = Conjugation::French.perfects(phrase);
            assert!(wanted.iter().all(|w| forms.iter().any(|f| f == w)), "{phrase}: {forms:?}");
        }
        assert_eq!(Conjugation::English.perfects("a été reçu"), ["a été reçu"]);
        assert_eq!(agreed("soucieux"), ["soucieux", "soucieuse", "soucieux", "soucieuses"]);
        assert_eq!(agreed("inquiet"), ["inquiet", "inquiète", "inquiets", "inquiètes"]);
        assert_eq!(agreed("surpris"), ["surpris", "surprise", "surpris", "surprises"]);
    }
}
