//! Stories: which articles are versions of one?
//!
//! Two articles are of one story when one names the other, or both the same page, as its original; else when they share far more traits
//! than chance would have it. Across scripts less can be shared, for no word is spelled alike: there an article joins the one that is far
//! more like it than any other, when it is that for the other as well. All articles are compared through what the index holds: lists of the articles that share a trait, none of
//! them long, so that work grows with the number of articles. The outcome depends on the articles alone, not on their order.

use super::traits::{is_spelling, weight};
use std::collections::BTreeMap;

/// An article as far as linking needs it.
#[derive(Clone, Debug, Default)]
pub struct Member {
    /// Short id.
    pub id: u64,
    /// Addresses by which it names itself or its original, as hashes.
    pub addresses: Vec<u64>,
    /// Hashes of its traits.
    pub traits: Vec<u64>,
    /// Day of publication.
    pub day: Option<i64>,
}

/// Articles that share a trait; longer lists tell too little for what they cost.
const MAX_SHARING: usize = 64;
/// How much alike two articles of one story are at least.
pub const ALIKE: f64 = 0.42;
/// The least weight of what they share.
const LEAST_WEIGHT: f64 = 12.0;
/// How much alike two articles in different scripts are at least.
const ALIKE_ACROSS: f64 = 0.3;
/// The least weight of what articles in different scripts share.
const LEAST_ACROSS: f64 = 20.0;
/// How many times as much alike two articles in different scripts are as each is with any third.
const FAR_AHEAD: f64 = 1.4;
/// Days between two versions of one story.
const MAX_DAYS: i64 = 45;

/// How much alike two articles are that share so much of so much.
pub fn likeness(shared: f64, a: f64, b: f64) -> f64 {
    shared / (a * b).sqrt().max(1.0)
}

/// The sum of the weights of an article's traits.
pub fn total(traits: &[u64]) -> f64 {
    traits.iter().map(|hash| weight(*hash)).sum()
}

/// Groups articles into stories: for each story of two or more its members, by position; all in ascending order.
pub fn stories(members: &[Member]) -> Vec<Vec<usize>> {
    let mut sets = Sets::of(members.len());
    let mut by_address: BTreeMap<u64, usize> = BTreeMap::new();
    for (at, member) in members.iter().enumerate() {
        for address in &member.addresses {
            let first = *by_address.entry(*address).or_insert(at);
            sets.join(first, at);
        }
    }
    let weights: Vec<Weight> = members.iter().map(Weight::of).collect();
    let mut across = Vec::new();
    each_pair(members, &mut |a, b, shared| {
        if shared.all >= LEAST_WEIGHT && likeness(shared.all, weights[a].all, weights[b].all) >= ALIKE {
            sets.join(a, b);
        }
        let sounds = likeness(shared.sounds(), weights[a].sounds(), weights[b].sounds());
        if weights[a].is_across(&weights[b]) && sounds * FAR_AHEAD >= ALIKE_ACROSS {
            across.push(Across { a, b, likeness: sounds, shared: shared.sounds() });
        }
    });
    join_far_ahead(&mut sets, &across);
    sets.groups()
}

/// The weight of traits.
#[derive(Clone, Copy, Default)]
struct Weight {
    all: f64,
    /// Of the letters of names.
    spelled: f64,
}

impl Weight {
    fn of(member: &Member) -> Self {
        let spelled: Vec<u64> = member.traits.iter().copied().filter(|hash| is_spelling(*hash)).collect();
        Self { all: total(&member.traits), spelled: total(&spelled) }
    }

    /// Without the letters of names.
    fn sounds(&self) -> f64 {
        self.all - self.spelled
    }

    /// Whether one of two articles is in Latin letters and the other is not.
    fn is_across(&self, other: &Self) -> bool {
        4.0 * self.spelled.min(other.spelled) < self.spelled.max(other.spelled)
    }
}

/// Calls `visit` with each two articles that were published about the same time and share something rare, and with what they share.
fn each_pair(members: &[Member], visit: &mut dyn FnMut(usize, usize, Weight)) {
    let mut sharing: BTreeMap<u64, Vec<u32>> = BTreeMap::new();
    for (at, member) in (0..).zip(members) {
        member.traits.iter().for_each(|hash| sharing.entry(*hash).or_default().push(at));
    }
    sharing.retain(|_, sharing| (2..=MAX_SHARING).contains(&sharing.len()));
    let mut shared = vec![0.0_f64; members.len()];
    for (at, member) in members.iter().enumerate() {
        let mut touched = Vec::new();
        for hash in &member.traits {
            for &other in sharing.get(hash).into_iter().flatten().filter(|other| (**other as usize) > at) {
                let sum = &mut shared[other as usize];
                if *sum == 0.0 {
                    touched.push(other as usize);
                }
                *sum += weight(*hash);
            }
        }
        touched.sort_unstable();
        for other in touched {
            // What too many share is in no list, but counts once two articles are compared.
            let rare = std::mem::take(&mut shared[other]);
            if rare >= LEAST_WEIGHT / 2.0 && !is_far(member.day, members[other].day) {
                visit(at, other, common(&member.traits, &members[other].traits));
            }
        }
    }
}

/// Two articles in different scripts.
struct Across {
    a: usize,
    b: usize,
    likeness: f64,
    shared: f64,
}

/// Joins articles in different scripts, each of which is far more like the other than like any of another story.
fn join_far_ahead(sets: &mut Sets, across: &[Across]) {
    let mut of_article: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
    for pair in across {
        of_article.entry(pair.a).or_default().push((pair.b, pair.likeness));
        of_article.entry(pair.b).or_default().push((pair.a, pair.likeness));
    }
    let mut is_far_ahead = |pair: &Across| {
        let stories = [sets.first(pair.a), sets.first(pair.b)];
        let rivals = [pair.a, pair.b].into_iter().filter_map(|article| of_article.get(&article)).flatten();
        rivals.into_iter().all(|(rival, likeness)| stories.contains(&sets.first(*rival)) || pair.likeness >= FAR_AHEAD * likeness)
    };
    let is_enough = |pair: &&Across| pair.likeness >= ALIKE_ACROSS && pair.shared >= LEAST_ACROSS;
    let joined: Vec<&Across> = across.iter().filter(is_enough).filter(|pair| is_far_ahead(pair)).collect();
    joined.into_iter().for_each(|pair| sets.join(pair.a, pair.b));
}

fn is_far(a: Option<i64>, b: Option<i64>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if (a - b).abs() > MAX_DAYS)
}

/// The weight of the traits that are in both lists, which are sorted.
fn common(a: &[u64], b: &[u64]) -> Weight {
    let (mut i, mut j, mut sum) = (0, 0, Weight::default());
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum.all += weight(*x);
                sum.spelled += if is_spelling(*x) { weight(*x) } else { 0.0 };
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// Sets of articles that are joined two by two.
struct Sets(Vec<usize>);

impl Sets {
    fn of(n: usize) -> Self {
        Self((0..n).collect())
    }

    fn first(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    /// Joins the sets of two articles; the first article stands for the set.
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.first(a), self.first(b));
        self.0[a.max(b)] = a.min(b);
    }

    fn groups(mut self) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..self.0.len() {
            let first = self.first(at);
            groups.entry(first).or_default().push(at);
        }
        groups.into_values().filter(|group| group.len() > 1).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(id: u64, addresses: &[u64], traits: &[u64]) -> Member {
        // Each trait weighs 2.5.
        let mut traits: Vec<u64> = traits.iter().map(|hash| (hash << 8) | 25).collect();
        traits.sort_unstable();
        Member { id, addresses: addresses.to_vec(), traits, day: None }
    }

    #[test]
    fn articles_meet_by_address_and_by_traits() {
        let many: Vec<u64> = (0..10).collect();
        let members = [
            member(1, &[7], &many),
            member(2, &[8], &[90, 91]),
            member(3, &[9, 8], &[]),
            member(4, &[], &(2..12).collect::<Vec<_>>()),
            member(5, &[], &[1, 50, 51, 52, 53, 54, 55, 56, 57, 58]),
        ];
        assert_eq!(stories(&members), [vec![0, 3], vec![1, 2]]);
    }

    /// An article with so many traits of its own, some in common, and with or without names in Latin letters.
    fn told(id: u64, common: &[u64], n_own: u64, is_latin: bool) -> Member {
        let mut member = member(id, &[], &common.iter().copied().chain((0..n_own).map(|own| 1000 * id + own)).collect::<Vec<_>>());
        member.traits.extend((0..20).filter(|_| is_latin).map(|name| ((id * 1000 + 500 + name) << 8) | 13));
        member.traits.sort_unstable();
        member
    }

    #[test]
    fn articles_in_two_scripts_meet_when_no_other_is_near() {
        let story: Vec<u64> = (0..10).collect();
        let (latin, arabic) = (told(1, &story, 12, true), told(2, &story, 12, false));
        assert_eq!(stories(&[latin.clone(), arabic.clone(), told(3, &[1, 2, 3], 12, true)]), [vec![0, 1]]);
        // In one script so little in common is too little.
        assert!(stories(&[latin.clone(), told(2, &story, 12, true)]).is_empty());
        // A third that is nearly as near: a series of reports, one a week.
        assert!(stories(&[latin.clone(), arabic.clone(), told(3, &story[..8], 12, true)]).is_empty());
        assert!(stories(&[latin, arabic, told(3, &story[..8], 12, false)]).is_empty());
    }

    #[test]
    fn what_was_published_long_after_is_another_story() {
        let many: Vec<u64> = (0..10).collect();
        let on = |day| Member { day: Some(day), ..member(1, &[], &many) };
        assert_eq!(stories(&[on(100), on(120)]).len(), 1);
        assert_eq!(stories(&[on(100), on(200)]).len(), 0);
    }
}
