//! The queue between reading and indexing, bounded by bytes.
//!
//! tantivy bounds its own queue by the number of documents, which is no bound for long articles.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;
use tantivy::TantivyDocument;
use tantivy::schema::document::Document;

/// A number of bytes that documents on their way may hold.
#[derive(Debug)]
pub(super) struct Budget {
    used: Mutex<usize>,
    freed: Condvar,
    limit: usize,
}

impl Budget {
    pub(super) fn new(limit: usize) -> Arc<Self> {
        Arc::new(Self { used: Mutex::new(0), freed: Condvar::new(), limit })
    }

    /// Waits until there is room. A document that is larger than all room goes when it is alone.
    fn take(&self, n_bytes: usize) {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        // The time limit is for a writer whose threads have died: it is told by the next call, which must come.
        for _ in 0..600 {
            if *used == 0 || *used + n_bytes <= self.limit {
                break;
            }
            used = self.freed.wait_timeout(used, Duration::from_millis(100)).unwrap_or_else(PoisonError::into_inner).0;
        }
        *used += n_bytes;
    }

    fn give_back(&self, n_bytes: usize) {
        *self.used.lock().unwrap_or_else(PoisonError::into_inner) -= n_bytes;
        self.freed.notify_one();
    }
}

/// A document on its way, which holds its part of the budget until it is taken up.
pub(super) struct Queued {
    document: TantivyDocument,
    n_bytes: usize,
    budget: Arc<Budget>,
}

impl Queued {
    /// Waits for room.
    pub(super) fn new(document: TantivyDocument, n_bytes: usize, budget: &Arc<Budget>) -> Self {
        budget.take(n_bytes);
        Self { document, n_bytes, budget: Arc::clone(budget) }
    }

    /// Waits for room for documents that go together; the last one holds it, and is taken up last.
    pub(super) fn group(documents: Vec<TantivyDocument>, n_bytes: usize, budget: &Arc<Budget>) -> Vec<Self> {
        budget.take(n_bytes);
        let last = documents.len().saturating_sub(1);
        let bytes_of = |nth: usize| if nth == last { n_bytes } else { 0 };
        documents
            .into_iter()
            .enumerate()
            .map(|(nth, document)| Self { document, n_bytes: bytes_of(nth), budget: Arc::clone(budget) })
            .collect()
    }
}

impl Drop for Queued {
    fn drop(&mut self) {
        self.budget.give_back(self.n_bytes);
    }
}

impl Document for Queued {
    type Value<'a> = <TantivyDocument as Document>::Value<'a>;
    type FieldsValuesIter<'a> = <TantivyDocument as Document>::FieldsValuesIter<'a>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        self.document.iter_fields_and_values()
    }

    fn into_tantivy_document(mut self) -> TantivyDocument {
        std::mem::take(&mut self.document)
    }
}
