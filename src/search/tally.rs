//! Tallies: which words of a column stand in which records, in memory, so that to count is to add.

use super::Library;
use super::fitting::Fitting;
use anyhow::Result;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError};
use tantivy::DocId;

/// The words of a column in all segments, and which of them stand where, in memory: counting is adding.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub words: Vec<String>,
    /// By segment.
    tags: Vec<Tags>,
    /// Whether an article's record tells it for all of them.
    is_shared: bool,
}

/// By article, or by article and its statements where these have their own: places among the words.
#[derive(Debug, Default)]
struct Tags {
    /// Of each article the first of its entries: its statements, then itself.
    begins: Vec<u32>,
    /// The place, [`NONE`], or from [`SEVERAL`] on a place among those below.
    first: Vec<u32>,
    several: Vec<Box<[u32]>>,
}

const NONE: u32 = u32::MAX;
const SEVERAL: u32 = 1 << 31;

impl Tags {
    fn push(&mut self, places: &[u32]) {
        let first = match places {
            [] => NONE,
            [one] if *one < SEVERAL => *one,
            several => {
                self.several.push(several.into());
                SEVERAL + (self.several.len() - 1) as u32
            }
        };
        self.first.push(first);
    }

    fn of(&self, at: u32) -> &[u32] {
        match self.first.get(at as usize) {
            None | Some(&NONE) => &[],
            Some(&several) if several >= SEVERAL => self.several.get((several - SEVERAL) as usize).map_or(&[], |places| places),
            Some(one) => std::slice::from_ref(one),
        }
    }
}

impl Tally {
    fn read(library: &Library, column: &str, is_shared: bool) -> Result<Self> {
        let mut known: HashMap<String, u32> = HashMap::new();
        let mut tally = Self { is_shared, ..Self::default() };
        let shelf = library.shelf()?;
        for (ordinal, segment) in library.searcher.segment_readers().iter().enumerate() {
            let mut tags = Tags::default();
            if let Some(column) = segment.fast_fields().str(column)? {
                let mut places = Vec::with_capacity(column.num_terms());
                let mut stream = column.dictionary().stream()?;
                while stream.advance() {
                    let word = String::from_utf8_lossy(stream.key()).into_owned();
                    let next = tally.words.len() as u32;
                    let place = *known.entry(word).or_insert_with_key(|word| {
                        tally.words.push(word.clone());
                        next
                    });
                    places.push(place);
                }
                let mut own = Vec::new();
                let mut push = |tags: &mut Tags, doc: DocId| {
                    own.clear();
                    own.extend(column.ords().values_for_doc(doc).filter_map(|ord| places.get(usize::try_from(ord).ok()?)));
                    tags.push(&own);
                };
                let rows = shelf.rows(ordinal);
                let n_statements: usize = if is_shared { 0 } else { rows.iter().map(|row| (row.figures - row.begin) as usize).sum() };
                tags.begins.reserve_exact(rows.len());
                tags.first.reserve_exact(rows.len() + n_statements);
                for row in rows {
                    tags.begins.push(tags.first.len() as u32);
                    if !is_shared {
                        (row.begin..row.figures).for_each(|doc| push(&mut tags, doc));
                    }
                    push(&mut tags, row.end);
                }
            }
            tally.tags.push(tags);
        }
        Ok(tally)
    }

    /// Those of a column of an index, read once.
    pub fn of(library: &Library, column: &'static str, is_shared: bool) -> Result<Arc<Self>> {
        let mut known = library.tallies.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tally) = known.get(column) {
            return Ok(Arc::clone(tally));
        }
        let tally = Arc::new(Self::read(library, column, is_shared)?);
        known.insert(column, Arc::clone(&tally));
        Ok(tally)
    }

    /// Counts by place among the words.
    pub fn counts(&self, library: &Library, fitting: &Fitting) -> Result<Vec<u64>> {
        let counted = fitting.each(library, |part| {
            let mut counts = vec![0_u32; self.words.len()];
            let Some(tags) = self.tags.get(part.ordinal) else { return counts };
            let mut count = |at: u32, n: u32| tags.of(at).iter().for_each(|place| counts[*place as usize] += n);
            for run in part.runs {
                let (row, Some(begin)) = (part.row(run), tags.begins.get(run.row as usize)) else { continue };
                if self.is_shared {
                    count(*begin, run.n);
                    continue;
                }
                for doc in &part.docs[run.places()] {
                    match *doc {
                        statement if statement < row.figures => count(begin + statement - row.begin, 1),
                        article if article == row.end => count(begin + row.figures - row.begin, 1),
                        _ => {}
                    }
                }
            }
            counts
        })?;
        let mut all = vec![0_u64; self.words.len()];
        for counts in counted {
            all.iter_mut().zip(counts).for_each(|(all, n)| *all += u64::from(n));
        }
        Ok(all)
    }
}
