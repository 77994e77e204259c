//! The language of an article and of its blocks.
//!
//! The witnesses, in order: the script (Hangul is Korean), letters that only one language has (ư is Vietnamese, ї Ukrainian), the
//! small words of every sentence ("của", "les", "the"), and, where all of these leave doubt, whatlang and what the page declares.
//! What a page declares is one witness of several: machine translations often declare the language of their original.

use crate::article::{Block, Lang};
use crate::letter::Letters;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Sets the language of every block and returns that of the article.
pub fn article(text: &str, blocks: &mut [Block], declared: Option<Lang>) -> Lang {
    let language = self::text(&sample(text, blocks), declared);
    for block in blocks {
        block.language = self::block(&text[block.span.start..block.span.end], language);
    }
    language
}

/// The language of a text; `declared` decides where nothing else does.
pub fn text(text: &str, declared: Option<Lang>) -> Lang {
    let evidence = Evidence::of(text, 6000);
    if let Some(language) = evidence.by_script() {
        return language;
    }
    let ranked = evidence.ranked();
    if let Some(language) = settled(&ranked) {
        return language;
    }
    let declared = declared.filter(|l| evidence.allows(*l));
    let best = ranked.first().filter(|(_, n)| *n >= 2).map(|(l, _)| *l);
    by_trigrams(text, &ranked).or(best).or(declared).or(evidence.default_of_script()).unwrap_or(Lang::EN)
}

/// The language of a text that shows it by itself, whatever the page around it is written in.
pub fn sure(text: &str) -> Option<Lang> {
    let evidence = Evidence::of(text, 400);
    evidence.by_script().or_else(|| settled(&evidence.ranked()))
}

/// Whether nearly every sentence of some language has a word.
pub fn is_common(word: &str) -> bool {
    TABLE.stop.contains_key(word.to_lowercase().as_str())
}

/// The language of a block: that of its article, unless the block shows another.
fn block(text: &str, article: Lang) -> Lang {
    let evidence = Evidence::of(text, 120);
    if let Some(language) = evidence.by_script() {
        return language;
    }
    let ranked = evidence.ranked();
    let own = ranked.iter().find(|(l, _)| *l == article).map_or(0, |(_, n)| *n);
    match ranked.first() {
        Some(&(language, n)) if language != article && n >= 4 && n >= 2 * own + 2 => language,
        _ if evidence.allows(article) => article,
        _ => evidence.default_of_script().unwrap_or(article),
    }
}

/// Beginning, middle and end of a long text.
fn sample(text: &str, blocks: &[Block]) -> String {
    const PART: usize = 500;
    if text.len() <= 3 * PART {
        return text.to_owned();
    }
    let body_start = blocks.iter().map(|b| b.span.start).nth(1).unwrap_or(0).min(text.len() - PART);
    [body_start, text.len() / 2, text.len() - PART]
        .into_iter()
        .map(|at| &text[floor(text, at)..floor(text, (at + PART).min(text.len()))])
        .collect::<Vec<_>>()
        .join(" ")
}

fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

/// A clear winner: at least twice and two more than the next.
fn settled(ranked: &[(Lang, usize)]) -> Option<Lang> {
    let &(first, n) = ranked.first()?;
    let next = ranked.get(1).map_or(0, |(_, n)| *n);
    (n >= 3 && n >= next + 2 && n * 3 >= next * 4).then_some(first)
}

/// What whatlang says, of the languages that the small words leave possible.
fn by_trigrams(text: &str, ranked: &[(Lang, usize)]) -> Option<Lang> {
    let most = ranked.first().map_or(0, |(_, n)| *n);
    let possible: Vec<whatlang::Lang> = ranked.iter().filter(|(_, n)| 2 * n + 1 >= most).filter_map(|(l, _)| three_letters(*l)).collect();
    let sample = &text[..floor(text, text.len().min(1500))];
    let found = if possible.len() >= 2 {
        whatlang::Detector::with_allowlist(possible).detect(sample)
    } else {
        whatlang::detect(sample).filter(|i| i.is_reliable())
    };
    found.and_then(|info| two_letters(info.lang()))
}

/// The scripts that more than one sentence in a text is written in are told apart by these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Han,
    Kana,
    Hangul,
    /// A script that stands for one language.
    One(Lang),
}

impl Script {
    /// How many Latin letters one of its characters is worth: names and brands are left in Latin letters where nothing else is.
    const fn weight(self) -> usize {
        match self {
            Self::Latin => 1,
            Self::Cyrillic | Self::Arabic => 2,
            Self::One(_) => 3,
            Self::Han | Self::Kana | Self::Hangul => 5,
        }
    }
}

const ONE_LANGUAGE: &[(std::ops::RangeInclusive<char>, &[u8; 2])] = &[
    ('\u{e00}'..='\u{e7f}', b"th"),
    ('\u{e80}'..='\u{eff}', b"lo"),
    ('\u{1780}'..='\u{17ff}', b"km"),
    ('\u{900}'..='\u{97f}', b"hi"),
    ('\u{980}'..='\u{9ff}', b"bn"),
    ('\u{a00}'..='\u{a7f}', b"pa"),
    ('\u{a80}'..='\u{aff}', b"gu"),
    ('\u{b80}'..='\u{bff}', b"ta"),
    ('\u{c00}'..='\u{c7f}', b"te"),
    ('\u{c80}'..='\u{cff}', b"kn"),
    ('\u{d00}'..='\u{d7f}', b"ml"),
    ('\u{d80}'..='\u{dff}', b"si"),
    ('\u{1000}'..='\u{109f}', b"my"),
    ('\u{590}'..='\u{5ff}', b"he"),
    ('\u{370}'..='\u{3ff}', b"el"),
    ('\u{1f00}'..='\u{1fff}', b"el"),
    ('\u{530}'..='\u{58f}', b"hy"),
    ('\u{10a0}'..='\u{10ff}', b"ka"),
    ('\u{1200}'..='\u{137f}', b"am"),
];

fn script(c: char) -> Option<Script> {
    Some(match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
        '\u{0}'..='\u{36f}' => return None,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6ef}' | '\u{6fa}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
            Script::Arabic
        }
        '\u{3041}'..='\u{30ff}' => Script::Kana,
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ffff}' => Script::Han,
        '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' => Script::Hangul,
        _ => ONE_LANGUAGE
            .iter()
            .find(|(range, _)| range.contains(&c))
            .and_then(|(_, code)| Lang::parse(std::str::from_utf8(*code).unwrap_or("en")))
            .map(Script::One)?,
    })
}

/// What a text shows.
struct Evidence {
    /// How many letters of each script, in the order of first sight.
    scripts: Vec<(Script, usize)>,
    letters: usize,
    vietnamese: usize,
    /// How many small words of each language of the table.
    words: Vec<usize>,
}

impl Evidence {
    /// Reads at most so many characters.
    fn of(text: &str, most: usize) -> Self {
        let end = floor(text, text.len().min(most * 2));
        let text = &text[..end];
        let mut found = Self { scripts: Vec::new(), letters: 0, vietnamese: 0, words: Vec::new() };
        let (mut last, mut run) = (Script::Latin, 0);
        for c in text.chars().take(most) {
            let script = if c.is_ascii() {
                if !c.is_ascii_alphabetic() {
                    continue;
                }
                Script::Latin
            } else {
                let Some(script) = script(c) else { continue };
                found.vietnamese += usize::from(is_vietnamese(c));
                script
            };
            if last != script {
                found.saw(last, run);
                (last, run) = (script, 0);
            }
            run += 1;
        }
        found.saw(last, run);
        found.letters = found.scripts.iter().map(|(_, n)| n).sum();
        if found.needs_words() {
            found.count_words(text);
        }
        found
    }

    fn saw(&mut self, script: Script, run: usize) {
        match self.scripts.iter_mut().find(|(s, _)| *s == script) {
            Some((_, n)) => *n += run,
            None if run > 0 => self.scripts.push((script, run)),
            None => {}
        }
    }

    /// Whether the script is that of several languages which only their words tell apart.
    fn needs_words(&self) -> bool {
        matches!(self.main_script(), Some(Script::Latin | Script::Cyrillic | Script::Arabic)) && self.by_script().is_none()
    }

    fn count_words(&mut self, text: &str) {
        let letters = Letters::get();
        let is_part = |c: char| letters.of(c).is_letter() && c != '\u{640}' || matches!(c, '¿' | '¡');
        self.words = vec![0; TABLE.languages.len()];
        for word in text.split(|c: char| if c.is_ascii() { !c.is_ascii_alphabetic() } else { !is_part(c) }).filter(|w| !w.is_empty()) {
            if word.len() <= TABLE.longest {
                self.count_word(word);
            }
            // Names keep the letters of their language: "Phạm Văn Nam", "Müller".
            let is_name = word.starts_with(char::is_uppercase);
            let mut owners = if word.is_ascii() || is_name {
                0
            } else {
                word.chars().flat_map(char::to_lowercase).fold(0, |all, c| all | TABLE.letters_of(c))
            };
            while owners != 0 {
                self.words[TABLE.letters[owners.trailing_zeros() as usize]] += 1;
                owners &= owners - 1;
            }
        }
    }

    fn count_word(&mut self, word: &str) {
        let is_small = !word.bytes().any(|b| b.is_ascii_uppercase()) && (word.is_ascii() || !word.chars().any(char::is_uppercase));
        let languages = if is_small { TABLE.stop.get(word) } else { TABLE.stop.get(word.to_lowercase().as_str()) };
        for &language in languages.map_or(&[][..], Vec::as_slice) {
            self.words[language] += 1;
        }
    }

    /// How many small words of a language there are.
    fn count(&self, code: &str) -> usize {
        let language = parse(code).and_then(|l| TABLE.languages.iter().position(|known| *known == l));
        language.and_then(|l| self.words.get(l)).copied().unwrap_or(0)
    }

    fn main_script(&self) -> Option<Script> {
        self.scripts.iter().max_by_key(|(script, n)| (n * script.weight(), std::cmp::Reverse(*script))).map(|(script, _)| *script)
    }

    /// How many letters of a script come on a hundred of East Asian ones.
    fn share(&self, script: Script) -> usize {
        let count = |script| self.scripts.iter().find(|(s, _)| *s == script).map_or(0, |(_, n)| *n);
        let all = count(Script::Han) + count(Script::Kana) + count(Script::Hangul);
        count(script) * 100 / all.max(1)
    }

    /// The language, where script and letters settle it.
    fn by_script(&self) -> Option<Lang> {
        if self.letters < 2 {
            return None;
        }
        match self.main_script()? {
            Script::One(language) => Some(language),
            Script::Hangul => parse("ko"),
            Script::Kana => parse("ja"),
            Script::Han if self.share(Script::Kana) >= 8 => parse("ja"),
            Script::Han if self.share(Script::Hangul) >= 20 => parse("ko"),
            Script::Han => parse("zh"),
            // French with Vietnamese names has one such letter in fifty; Vietnamese one in five.
            Script::Latin => (self.vietnamese * 100 >= self.letters * 9 && self.vietnamese >= 3).then_some(Lang::VI),
            Script::Cyrillic | Script::Arabic => self.by_letters(),
        }
    }

    /// Among the languages of the Cyrillic or Arabic script, that whose own letters are there.
    fn by_letters(&self) -> Option<Lang> {
        if self.main_script() == Some(Script::Cyrillic) {
            return match (self.count("uk"), self.count("ru")) {
                (u, r) if u > r => parse("uk"),
                (u, r) if r > u => parse("ru"),
                _ => None,
            };
        }
        match (self.count("ar"), self.count("fa"), self.count("ur")) {
            (ar, fa, ur) if ar >= 1 && ar >= fa.max(ur) => Some(Lang::AR),
            (_, fa, ur) if ur > fa => parse("ur"),
            (_, fa, _) if fa > 0 => parse("fa"),
            _ => None,
        }
    }

    /// The language that a script is most often used for.
    fn default_of_script(&self) -> Option<Lang> {
        match self.main_script()? {
            Script::Latin => None,
            Script::Cyrillic => parse("ru"),
            Script::Arabic => Some(Lang::AR),
            Script::Han => parse("zh"),
            Script::Kana => parse("ja"),
            Script::Hangul => parse("ko"),
            Script::One(language) => Some(language),
        }
    }

    /// Whether a language can be written in the main script.
    fn allows(&self, language: Lang) -> bool {
        let Some(main) = self.main_script() else {
            return true;
        };
        let fits = match language.as_str() {
            "ar" | "fa" | "ur" | "ps" | "ckb" => main == Script::Arabic,
            "ru" | "uk" | "bg" | "mk" | "be" | "kk" | "mn" => main == Script::Cyrillic,
            "zh" => main == Script::Han,
            "ja" => matches!(main, Script::Han | Script::Kana),
            "ko" => matches!(main, Script::Han | Script::Hangul),
            code => match ONE_LANGUAGE.iter().find(|(_, c)| c.as_slice() == code.as_bytes()) {
                Some(_) => main == Script::One(language),
                None => matches!(main, Script::Latin | Script::Cyrillic) || matches!(main, Script::One(l) if l.as_str() == "hi"),
            },
        };
        fits || self.letters < 4
    }

    /// Languages by how many small words they have here, most first.
    fn ranked(&self) -> Vec<(Lang, usize)> {
        let counted = TABLE.languages.iter().zip(&self.words).map(|(l, n)| (*l, *n));
        let mut ranked: Vec<(Lang, usize)> = counted.filter(|(l, n)| *n > 0 && self.allows(*l)).collect();
        ranked.sort_by_key(|(language, n)| (std::cmp::Reverse(*n), *language));
        ranked
    }
}

/// Letters that only Vietnamese has: ă is Romanian too, and is left out.
fn is_vietnamese(c: char) -> bool {
    matches!(c, 'ơ' | 'Ơ' | 'ư' | 'Ư' | 'đ' | 'Đ' | '\u{1ea0}'..='\u{1ef9}')
}

fn parse(code: &str) -> Option<Lang> {
    Lang::parse(code)
}

#[derive(Deserialize)]
struct File {
    stop: BTreeMap<String, String>,
    letters: BTreeMap<String, String>,
}

struct Table {
    languages: Vec<Lang>,
    /// Small words, each with the numbers of its languages.
    stop: FxHashMap<String, Vec<usize>>,
    /// Bytes of the longest of them, as a capital too.
    longest: usize,
    /// Numbers of the languages that have letters of their own.
    letters: Vec<usize>,
    /// For each character below U+1F00, the languages of `letters` (as bits) whose own letter it is.
    owners: Vec<u32>,
}

impl Table {
    fn letters_of(&self, c: char) -> u32 {
        self.owners.get(c as usize).copied().unwrap_or(0)
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("detect.toml")).expect("the table is part of the program");
    let mut table = Table { languages: Vec::new(), stop: FxHashMap::default(), longest: 0, letters: Vec::new(), owners: vec![0; 0x1f00] };
    table.languages = file.stop.keys().chain(file.letters.keys()).filter_map(|code| Lang::parse(code)).collect();
    table.languages.sort_unstable();
    table.languages.dedup();
    let number = |code: &str| Lang::parse(code).and_then(|l| table.languages.binary_search(&l).ok());
    for (language, word) in file
        .stop
        .iter()
        .filter_map(|(code, words)| Some((number(code)?, words)))
        .flat_map(|(language, words)| words.split_whitespace().map(move |word| (language, word)))
    {
        table.longest = table.longest.max(word.len() + 2);
        let languages = table.stop.entry(word.to_owned()).or_default();
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    for (language, letters) in file.letters.iter().filter_map(|(code, letters)| Some((number(code)?, letters))) {
        letters.chars().for_each(|c| table.owners[c as usize] |= 1 << table.letters.len());
        table.letters.push(language);
    }
    table
});

/// whatlang's names of the languages it is asked about, beside ours.
const NAMES: &[(whatlang::Lang, &str)] = {
    use whatlang::Lang::*;
    &[
        (Ara, "ar"),
        (Pes, "fa"),
        (Urd, "ur"),
        (Eng, "en"),
        (Fra, "fr"),
        (Spa, "es"),
        (Por, "pt"),
        (Ita, "it"),
        (Deu, "de"),
        (Nld, "nl"),
        (Ind, "id"),
        (Vie, "vi"),
        (Rus, "ru"),
        (Ukr, "uk"),
        (Bul, "bg"),
        (Mkd, "mk"),
        (Bel, "be"),
        (Srp, "sr"),
        (Pol, "pl"),
        (Ron, "ro"),
        (Tur, "tr"),
        (Swe, "sv"),
        (Dan, "da"),
        (Nob, "nb"),
        (Fin, "fi"),
        (Ces, "cs"),
        (Hun, "hu"),
        (Tgl, "tl"),
        (Hrv, "hr"),
        (Slk, "sk"),
        (Slv, "sl"),
        (Lit, "lt"),
        (Lav, "lv"),
        (Est, "et"),
        (Cat, "ca"),
        (Aze, "az"),
        (Uzb, "uz"),
        (Lat, "la"),
        (Afr, "af"),
        (Epo, "eo"),
        (Jav, "jv"),
        (Tuk, "tk"),
    ]
};

fn two_letters(lang: whatlang::Lang) -> Option<Lang> {
    NAMES.iter().find(|(l, _)| *l == lang).and_then(|(_, code)| Lang::parse(code))
}

fn three_letters(lang: Lang) -> Option<whatlang::Lang> {
    NAMES.iter().find(|(_, code)| *code == lang.as_str()).map(|(l, _)| *l)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expected: &str, line: &str) {
        assert_eq!(text(line, None).as_str(), expected, "{line}");
    }

    #[test]
    fn words_of_every_sentence_are_common() {
        assert!(is_common("The") && is_common("là") && !is_common("tea") && !is_common("water"));
    }

    #[test]
    fn a_sentence_shows_its_language() {
        check("fr", "La ministre a inauguré hier deux écoles dans le nord du pays.");
        check("fr", "Le camarade Nguyễn Văn Sáu, chef du département de Đồng Tháp, a remercié les partenaires de la province.");
        check("en", "The minister opened two schools in the north of the country yesterday.");
        check("es", "La ministra inauguró ayer dos escuelas en el norte del país.");
        check("pt", "A ministra inaugurou ontem duas escolas no norte do país.");
        check("it", "Il ministro ha inaugurato ieri due scuole nel nord del paese.");
        check("de", "Die Ministerin hat gestern zwei Schulen im Norden des Landes eröffnet.");
        check("nl", "De minister heeft gisteren twee scholen in het noorden van het land geopend.");
        check("id", "Menteri meresmikan dua sekolah di bagian utara negara itu kemarin.");
        check("vi", "Bộ trưởng đã khánh thành hai trường học ở miền bắc đất nước.");
        check("ar", "افتتحت الوزيرة أمس مدرستين في شمال البلاد.");
        check("fa", "وزیر دیروز دو مدرسه در شمال کشور افتتاح کرد.");
        check("ur", "وزیر نے کل ملک کے شمال میں دو اسکولوں کا افتتاح کیا۔");
        check("ru", "Министр вчера открыла две новые школы на севере страны.");
        check("uk", "Міністерка вчора відкрила дві школи на півночі країни.");
        check("zh", "部长昨天在该国北部为两所学校揭幕。");
        check("ja", "大臣は昨日、国の北部で二つの学校を開校した。");
        check("ko", "장관은 어제 북부 지역에서 학교 두 곳을 열었다.");
        check("th", "รัฐมนตรีเปิดโรงเรียนสองแห่งทางภาคเหนือเมื่อวานนี้");
        check("lo", "ລັດຖະມົນຕີໄດ້ເປີດໂຮງຮຽນສອງແຫ່ງ");
        check("km", "រដ្ឋមន្ត្រីបានសម្ពោធសាលារៀនពីរ");
        check("hi", "मंत्री ने कल देश के उत्तर में दो स्कूलों का उद्घाटन किया।");
    }

    #[test]
    fn a_declared_language_is_only_a_witness() {
        assert_eq!(text("Les délégués ont visité le port et les ateliers de la ville.", Lang::parse("vi")), Lang::FR);
        assert_eq!(text("2024: 12, 13, 14", Lang::parse("ko")).as_str(), "ko");
        // Romanian has the letter of "xăng" too.
        assert!(sure("Anh Phạm Văn Nam nói giá xăng tăng quá cao.").is_none_or(|found| found == Lang::VI));
    }

    #[test]
    fn a_block_without_evidence_has_its_articles_language() {
        assert_eq!(block("Trần Thu Hà", Lang::FR), Lang::FR);
        assert_eq!(block("12 000 euros", Lang::AR), Lang::AR);
        assert_eq!(block("Hội nghị tổng kết công tác năm 2031", Lang::FR), Lang::VI);
        assert_eq!(block("المؤتمر السنوي", Lang::FR), Lang::AR);
    }
}
