//! Versions: which articles of the index are the same story as one?
//!
//! Candidates come from the lists of articles that share a trait with it; what few articles share counts more.

use super::Library;
use crate::article::{Article, BlockKind, Lang};
use crate::extract::Findings;
use crate::index::records;
use crate::index::schema::Kind;
use crate::link::traits::{self, Sort, Trait, weight};
use crate::link::translations;
use anyhow::Result;
use std::collections::BTreeMap;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, Term};

/// An article that may be a version of the one asked for.
pub struct Version {
    /// The article.
    pub article: Article,
    /// How much alike the two are, from 0 to 1.
    pub score: f64,
    /// What they share, in words.
    pub why: String,
}

/// What a candidate shares, by number of the trait.
#[derive(Default)]
struct Shared {
    weight: f64,
    traits: Vec<usize>,
}

/// The articles most like one, best first; in one language, where one is named. Revisions of a page are no versions of it.
pub fn versions(library: &Library, article: &Article, findings: &Findings, lang: Option<Lang>, limit: usize) -> Result<Vec<Version>> {
    let traits = traits::traits(article, findings);
    let (candidates, rarity) = candidates(library, &traits)?;
    let own_weight: f64 = traits.iter().map(|t| weight(t.hash)).sum();
    let superseded = library.superseded()?;
    let mut ranked: Vec<(f64, u64, DocAddress, Shared)> = Vec::new();
    for (address, shared) in candidates {
        let fast = library.searcher.segment_reader(address.segment_ord).fast_fields();
        let id = fast.u64("id")?.first(address.doc_id).unwrap_or_default();
        let total = fast.u64("shared_weight")?.first(address.doc_id).unwrap_or_default() as f64 / 10.0;
        let is_current = superseded.binary_search(&id).is_err();
        if id != records::short_id(&article.id) && is_current {
            ranked.push((translations::likeness(shared.weight / rarity, own_weight, total), id, address, shared));
        }
    }
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut versions = Vec::new();
    for (likeness, _, address, shared) in ranked {
        if versions.len() >= limit.max(CLOSELY) {
            break;
        }
        let candidate = library.article_at(address)?;
        if candidate.page != article.page && lang.is_none_or(|lang| candidate.language == lang) {
            let score = (likeness * shape(article, &candidate)).min(1.0);
            versions.push(Version { why: why(article, &candidate, &traits, &shared), article: candidate, score });
        }
    }
    // Stable, so that ties stay in the order of what is shared.
    versions.sort_by(|a, b| b.score.total_cmp(&a.score));
    versions.truncate(limit);
    Ok(versions)
}

/// Candidates that are compared paragraph by paragraph.
const CLOSELY: usize = 30;

/// How far the paragraphs of two articles go together: translators rarely merge them, and a long one stays long.
fn shape(a: &Article, b: &Article) -> f64 {
    let lengths = |article: &Article| -> Vec<f64> {
        let own = article.blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Caption | BlockKind::Byline));
        own.map(|block| article.slice(block.span).chars().count() as f64).collect()
    };
    let (a, b) = (lengths(a), lengths(b));
    let (n_a, n_b) = (a.len().max(1) as f64, b.len().max(1) as f64);
    let counts = (n_a / n_b).ln().abs().min(1.0);
    if a.len() != b.len() || a.len() < 4 {
        return 1.0 - 0.3 * counts;
    }
    1.0 + 0.8 * correlation(&a, &b).max(0.0)
}

fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let n = a.len() as f64;
    let (mean_a, mean_b) = (a.iter().sum::<f64>() / n, b.iter().sum::<f64>() / n);
    let (mut both, mut of_a, mut of_b) = (0.0, 0.0, 0.0);
    for (x, y) in a.iter().zip(b) {
        both += (x - mean_a) * (y - mean_b);
        of_a += (x - mean_a) * (x - mean_a);
        of_b += (y - mean_b) * (y - mean_b);
    }
    if of_a * of_b > 0.0 { both / (of_a * of_b).sqrt() } else { 0.0 }
}

/// All articles that share a trait, with what they share; and how rare the traits are, 1 when none is ever shared.
fn candidates(library: &Library, traits: &[Trait]) -> Result<(BTreeMap<DocAddress, Shared>, f64)> {
    let n_articles = library.count(Kind::Article)?.max(1) as f64;
    let mut found: BTreeMap<DocAddress, Shared> = BTreeMap::new();
    let (mut weights, mut rare_weights) = (0.0, 0.0);
    for (number, shared) in traits.iter().enumerate() {
        let term = Term::from_field_u64(library.fields.shared, shared.hash);
        let n_sharing = super::n_alive(&library.searcher, &term)?;
        let is_everywhere = n_sharing > 2000 && n_sharing as f64 > n_articles / 20.0;
        if is_everywhere {
            continue;
        }
        let rarity = (1.0 + n_articles / n_sharing.max(1) as f64).ln() / (1.0 + n_articles).ln();
        weights += weight(shared.hash);
        rare_weights += weight(shared.hash) * rarity;
        for (segment, reader) in (0..).zip(library.searcher.segment_readers()) {
            let inverted = reader.inverted_index(library.fields.shared)?;
            let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::Basic)? else { continue };
            let mut doc = postings.doc();
            while doc != tantivy::TERMINATED {
                if !reader.is_deleted(doc) {
                    let candidate = found.entry(DocAddress::new(segment, doc)).or_default();
                    candidate.weight += weight(shared.hash) * rarity;
                    candidate.traits.push(number);
                }
                doc = postings.advance();
            }
        }
    }
    Ok((found, if weights > 0.0 { rare_weights / weights } else { 1.0 }))
}

/// What two articles share, the weightiest first.
fn why(article: &Article, candidate: &Article, traits: &[Trait], shared: &Shared) -> String {
    const MOST: usize = 6;
    let mut reasons = Vec::new();
    if article.source_url.is_some() && (article.source_url == candidate.source_url || article.source_url == candidate.url) {
        reasons.push("the same original".to_owned());
    } else if candidate.source_url.is_some() && candidate.source_url == article.url {
        reasons.push("names this page as its original".to_owned());
    }
    let mut by_sort: BTreeMap<Sort, Vec<&Trait>> = BTreeMap::new();
    for number in &shared.traits {
        by_sort.entry(traits[*number].sort).or_default().push(&traits[*number]);
    }
    for (sort, mut shared) in by_sort {
        shared.sort_by(|a, b| weight(b.hash).total_cmp(&weight(a.hash)).then_with(|| a.label.cmp(&b.label)));
        let labels: Vec<&str> = shared.iter().take(MOST).map(|shared| shared.label.as_str()).collect();
        let more = if shared.len() > MOST { format!(" and {} more", shared.len() - MOST) } else { String::new() };
        reasons.push(format!("{}: {}{more}", sort.as_str(), labels.join(", ")));
    }
    reasons.join("; ")
}
