//! When are a text of gold and a text of ours the same?

use regex::Regex;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Case, accents, apostrophes, Arabic vowel marks, white space and spaces before punctuation folded away.
pub fn fold(text: &str) -> String {
    static BEFORE_MARK: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\s+([,.;:!?)\]»،؛؟])").unwrap());
    let letters: String = text.nfd().filter(|c| !is_combining_mark(*c) && !is_invisible(*c)).map(plain).collect();
    let words: Vec<String> = letters.split_whitespace().map(str::to_lowercase).collect();
    BEFORE_MARK.replace_all(&words.join(" "), "$1").into_owned()
}

/// The folded form of what may be absent.
pub fn fold_some(text: Option<&str>) -> String {
    fold(text.unwrap_or_default())
}

fn is_invisible(c: char) -> bool {
    let is_format =
        matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    is_format || c == '\u{640}'
}

fn plain(c: char) -> char {
    match c {
        '’' | 'ʼ' => '\'',
        'đ' | 'Đ' => 'd',
        _ => c,
    }
}

/// Words; a character each for Chinese, Japanese and Thai, which write none.
pub fn tokens(text: &str) -> Vec<String> {
    static WORD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"[\u{3040}-\u{30ff}\u{3400}-\u{9fff}\u{e00}-\u{e7f}]|[[\p{L}\p{N}]--[\u{3040}-\u{30ff}\u{3400}-\u{9fff}\u{e00}-\u{e7f}]]+",
        )
        .unwrap()
    });
    WORD.find_iter(&fold(text)).map(|word| word.as_str().to_owned()).collect()
}

/// How alike two contents are, order told apart: from 0 to 1.
pub fn similar(gold: &str, ours: &str) -> f64 {
    let (gold, ours) = (tokens(gold), tokens(ours));
    if gold.is_empty() || ours.is_empty() {
        return 0.0;
    }
    let is_inside = ours.join(" ").contains(&gold.join(" ")) && ours.len() <= 2 * gold.len();
    ratio(&gold, &ours).max(if is_inside { 0.8 } else { 0.0 })
}

/// Twice the matching words by all words, as Python's `SequenceMatcher` counts them.
fn ratio(a: &[String], b: &[String]) -> f64 {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    b.iter().enumerate().for_each(|(j, word)| places.entry(word).or_default().push(j));
    let mut n_matching = 0;
    let mut open = vec![(0, a.len(), 0, b.len())];
    while let Some((a_from, a_to, b_from, b_to)) = open.pop() {
        let (i, j, n) = longest_match(a, &places, (a_from, a_to), (b_from, b_to));
        if n > 0 {
            n_matching += n;
            open.push((a_from, i, b_from, j));
            open.push((i + n, a_to, j + n, b_to));
        }
    }
    2.0 * n_matching as f64 / (a.len() + b.len()) as f64
}

/// The longest common stretch, the first in `a` of several, then the first in `b`: (where in a, where in b, length).
fn longest_match(a: &[String], places: &HashMap<&str, Vec<usize>>, in_a: (usize, usize), in_b: (usize, usize)) -> (usize, usize, usize) {
    let (mut best_i, mut best_j, mut best) = (in_a.0, in_b.0, 0);
    let mut lengths: HashMap<usize, usize> = HashMap::new();
    for (i, word) in a.iter().enumerate().take(in_a.1).skip(in_a.0) {
        let mut longer = HashMap::new();
        let here = places.get(word.as_str()).into_iter().flatten().copied();
        for j in here.filter(|j| (in_b.0..in_b.1).contains(j)) {
            let n = 1 + j.checked_sub(1).and_then(|before| lengths.get(&before)).copied().unwrap_or(0);
            longer.insert(j, n);
            if n > best {
                (best_i, best_j, best) = (i + 1 - n, j + 1 - n, n);
            }
        }
        lengths = longer;
    }
    (best_i, best_j, best)
}

/// Whether two surfaces are of one place in the text: one in the other, or a number in common.
pub fn touches(a: &str, b: &str) -> bool {
    static DIGITS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\d+").unwrap());
    let (a, b) = (fold(a), fold(b));
    let numbers: HashSet<&str> = DIGITS.find_iter(&a).map(|digits| digits.as_str()).collect();
    a.contains(&b) || b.contains(&a) || DIGITS.find_iter(&b).any(|digits| numbers.contains(digits.as_str()))
}

/// Pairs one to one, the best first: (index in gold, index in ours, score).
pub fn pairs<G, O>(gold: &[G], ours: &[O], score: impl Fn(&G, &O) -> f64, least: f64) -> Vec<(usize, usize, f64)> {
    let all = gold.iter().enumerate().flat_map(|(i, g)| ours.iter().enumerate().map(move |(j, o)| (i, j, g, o)));
    let mut found: Vec<_> = all.map(|(i, j, g, o)| (i, j, score(g, o))).filter(|(.., score)| *score >= least).collect();
    found.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
    let (mut used_gold, mut used_ours) = (HashSet::new(), HashSet::new());
    found.retain(|(i, j, _)| !used_gold.contains(i) && !used_ours.contains(j) && used_gold.insert(*i) && used_ours.insert(*j));
    found
}

#[test]
fn contents_are_compared_as_a_reader_would() {
    assert_eq!(fold("Đỗ  Thị’s « projets » !"), "do thi's « projets»!");
    assert_eq!(similar("les projets avancent", "Les projets avancent."), 1.0);
    assert_eq!(similar("a b c d", "d c b a"), 0.25);
    assert_eq!(similar("a b c d", "x a b c d y"), 0.8);
    assert_eq!(similar("a b", "a b c d e f"), 0.5);
    assert!(touches("près de 350 délégués", "350 personnes") && !touches("trois", "quatre"));
}
