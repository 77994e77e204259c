//! Our pages with other people, outlets, places and numbers, and the gold that goes with them.
//!
//! What rules have learnt of language stays; what they might have learnt by heart is gone. All pages of a story get the same names.

mod cast;
mod numbers;
mod rewrite;

use super::compare::fold;
use super::corpus::Annotated;
use super::reader::Gold;
use crate::dice::Dice;
use numbers::Numbers;
use rapporteur::article::Format;
use rewrite::{Edge, Rewrite};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// What is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    People,
    Outlets,
    Places,
    Numbers,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::People, Self::Outlets, Self::Places, Self::Numbers];
}

/// The rows of a table in `tests/gold/swap`, its head left out.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).map(|line| line.split('\t').collect())
}

/// All pages with others of these kinds, as the seed has it.
pub fn swapped(pages: &[Annotated], kinds: &[Kind], seed: u64) -> Vec<Annotated> {
    let mut stories: BTreeMap<&str, Swap> = BTreeMap::new();
    for page in pages {
        stories.entry(page.story()).or_insert_with(|| Swap::of(page.story(), pages, seed));
    }
    pages.iter().map(|page| stories[page.story()].page(page, kinds)).collect()
}

/// The others of one story.
struct Swap {
    people: cast::People,
    places: cast::Places,
    seed: u64,
}

impl Swap {
    fn of(story: &str, pages: &[Annotated], seed: u64) -> Self {
        let of_story: Vec<_> = pages.iter().filter(|page| page.story() == story).collect();
        let mut dice = Dice::new(seed ^ story.bytes().fold(0u64, |hash, byte| hash.wrapping_mul(31).wrapping_add(u64::from(byte))));
        let names = of_story.iter().flat_map(|page| page.gold.people.iter().map(|person| person.name.as_str()));
        let codes = of_story.iter().flat_map(|page| page.gold.places.iter().filter_map(|place| place.code.as_deref()));
        Self { people: cast::People::of(names, &mut dice), places: cast::Places::of(codes, &mut dice), seed: dice.throw() }
    }

    fn page(&self, page: &Annotated, kinds: &[Kind]) -> Annotated {
        let mut page = page.clone();
        let mut rewrite = Rewrite::default();
        // What stands under a name that is not replaced keeps its words: "Lan" in "Hà Lan".
        page.gold.places.iter().flat_map(|place| &place.surfaces).for_each(|surface| rewrite.add(surface, surface, Edge::Word));
        let numbers = if kinds.contains(&Kind::Numbers) { Numbers::of(&page.gold, &mut Dice::new(self.seed)) } else { Numbers::default() };
        numbers.add_to(&mut rewrite);
        self.add_outlet(&page, kinds.contains(&Kind::Outlets), &mut rewrite);
        if kinds.contains(&Kind::People) {
            self.people.add_to(&page.gold.people, &mut rewrite);
            self.people.rename(&mut page.gold);
        }
        if kinds.contains(&Kind::Places) {
            self.places.add_to(page.gold.language, &page.gold.places, &mut rewrite);
            self.places.rename(&mut page.gold);
        }
        numbers.revalue(&mut page.gold, &rewrite);
        strings(&mut page, &rewrite);
        page
    }

    /// An outlet that is not replaced keeps its words too, the place in "Báo Đắk Lắk" among them.
    fn add_outlet(&self, page: &Annotated, is_replaced: bool, rewrite: &mut Rewrite) {
        let Some(outlet) = &page.gold.outlet else { return };
        let row = rows(include_str!("swap/outlets.tsv")).find(|row| row[0] == outlet.replace('’', "'"));
        let row = row.unwrap_or_else(|| panic!("swap/outlets.tsv lacks {outlet}"));
        rewrite.add(outlet, if is_replaced { row[1 + (self.seed % 3) as usize] } else { outlet }, Edge::Free);
    }
}

/// Rewrites the page and all words of its gold.
fn strings(page: &mut Annotated, rewrite: &Rewrite) {
    let text = page.text.replace("&nbsp;", "\u{a0}").replace("&#32;", " ").replace("&rsquo;", "’").nfc().collect::<String>();
    page.text = if page.page.format == Format::Html {
        rewrite.apply(&text)
    } else {
        text.split('\n').map(|line| rewrite.apply(line)).collect::<Vec<_>>().join("\n")
    };
    page.page.bytes = page.text.clone().into_bytes();
    words(&mut page.gold).into_iter().for_each(|words| *words = rewrite.apply(words));
}

/// All words of gold that are the page's own.
fn words(gold: &mut Gold) -> Vec<&mut String> {
    let head = gold.title.iter_mut().chain(&mut gold.outlet);
    let paragraphs = gold.paragraphs.iter_mut().map(|p| &mut p.text).chain(&mut gold.captions);
    let surfaces = gold.people.iter_mut().flat_map(|p| &mut p.surfaces);
    let figures = gold.figures.iter_mut().map(|f| &mut f.surface).chain(gold.dates.iter_mut().map(|d| &mut d.surface));
    let events = gold.events.iter_mut().flat_map(|e| &mut e.surfaces);
    let said = gold.statements.iter_mut().map(|s| &mut s.content).chain(gold.not_statements.iter_mut().map(|s| &mut s.content));
    let negatives = gold.negatives.iter_mut().map(|n| &mut n.surface);
    head.chain(paragraphs).chain(surfaces).chain(figures).chain(events).chain(said).chain(negatives).collect()
}

/// The words of gold that stood in the page and stand there no more once both are rewritten: there must be none.
pub fn torn(before: &Annotated, after: &Annotated) -> Vec<String> {
    let (mut before, mut after) = (before.clone(), after.clone());
    let file = after.gold.file.clone();
    let pages = [fold(&before.text.nfc().collect::<String>()), fold(&after.text)];
    let pairs = words(&mut before.gold).into_iter().zip(words(&mut after.gold));
    let torn = pairs.filter(|(old, new)| pages[0].contains(&fold(old)) && !pages[1].contains(&fold(new)));
    torn.map(|(old, new)| format!("{file}: {old} -> {new}")).collect()
}
