//! Gone: articles that the index held and holds no more, so that a feed can tell what changed or vanished.
//!
//! They lie in an index of their own, in the folder `gone` of the index, and are asked like it; when an article went stands as the time
//! at which it was fetched. Of a page that was withdrawn for good no word and no name is kept: only its address, its day, and the keys by
//! which its statements were found.

use super::records::{self, Origin};
use super::schema::Kind;
use super::store::{Lock, Store};
use crate::acquire::forgotten::Forgotten;
use crate::article::Article;
use crate::extract::{self, Findings};
use crate::search::Library;
use crate::search::hits::Fetch;
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::Path;
use tantivy::indexer::UserOperation;
use tantivy::{IndexWriter, TantivyDocument, Term};

/// The folder, under that of the index.
pub const FOLDER: &str = "gone";
/// Memory for writing; there is little to write.
const HEAP_BYTES: usize = 32 << 20;

/// What went from an index, if it keeps any of it.
pub fn open(folder: &Path) -> Option<Library> {
    Library::open(&folder.join(FOLDER)).ok()
}

/// Keeps the articles that an index held before a run and does not hold after it, but for those whose page still says the same.
pub fn keep(lock: &Lock, before: &Library, after: &Library, forgotten: &Forgotten) -> Result<()> {
    let mut changed = Vec::new();
    for id in article_ids(before)?.difference(&article_ids(after)?) {
        for article in before.articles_by_short_id(*id)? {
            if !is_still_said(before, after, &article)? {
                changed.push((article, jiff::Timestamp::now().as_second()));
            }
        }
    }
    write(lock, &after.folder().join(FOLDER), changed, forgotten)
}

/// Short ids of all articles.
fn article_ids(library: &Library) -> Result<BTreeSet<u64>> {
    let mut found = BTreeSet::new();
    for segment in library.searcher.segment_readers() {
        let fast = segment.fast_fields();
        let (kinds, ids) = (fast.u64("kind")?, fast.u64("id")?);
        let articles = segment.doc_ids_alive().filter(|doc| kinds.first(*doc) == Some(Kind::Article as u64));
        found.extend(articles.filter_map(|doc| ids.first(doc)));
    }
    Ok(found)
}

/// Whether the page of an article has all sentences of its statements now as well, as after a change of the rules by which it is read.
fn is_still_said(before: &Library, after: &Library, article: &Article) -> Result<bool> {
    let mut fetch = Fetch::new(before);
    let said = fetch.statements_of(article)?;
    let now = after.articles_called(&article.page)?;
    Ok(now.iter().any(|now| said.iter().all(|hit| now.text.contains(article.slice(hit.statement.sentence)))))
}

/// Takes the words away of what is kept of pages that have been withdrawn since.
pub fn withdraw(lock: &Lock, folder: &Path, forgotten: &Forgotten) -> Result<()> {
    let Some(kept) = open(folder).filter(|_| !forgotten.is_empty()) else { return Ok(()) };
    let mut found = Vec::new();
    for name in forgotten.names() {
        for article in kept.articles_called(name)? {
            if is_withdrawn(&article, forgotten) && !is_blank(&article) {
                let time = kept.fetched(&article.id)?.unwrap_or_default();
                found.push((article, time));
            }
        }
    }
    drop(kept);
    write(lock, &folder.join(FOLDER), found, forgotten)
}

fn is_withdrawn(article: &Article, forgotten: &Forgotten) -> bool {
    let names = [Some(article.id.as_str()), article.url.as_deref(), Some(article.page.as_str()), article.path.as_deref()];
    names.into_iter().flatten().any(|name| forgotten.has(name))
}

/// Whether nothing is kept of what an article said.
pub fn is_blank(article: &Article) -> bool {
    article.text.bytes().all(|byte| byte == b' ')
}

fn write(lock: &Lock, folder: &Path, articles: Vec<(Article, i64)>, forgotten: &Forgotten) -> Result<()> {
    if articles.is_empty() {
        return Ok(());
    }
    let store = match Store::open_or_create(lock, folder) {
        Ok((store, super::store::Begun::InUse)) => store,
        // Of another version, or damaged: what went before is not worth a stop.
        _ => {
            std::fs::remove_dir_all(folder)?;
            Store::create(lock, folder)?
        }
    };
    let mut writer: IndexWriter<TantivyDocument> = store.index.writer_with_num_threads(1, HEAP_BYTES)?;
    for (mut article, time) in articles {
        let mut findings = extract::extract(&article);
        if is_withdrawn(&article, forgotten) {
            blank(&mut article, &mut findings);
        }
        let id = records::short_id(&article.id);
        writer.delete_term(Term::from_field_u64(store.fields.article, id));
        let origin = Origin { fetched: Some(time), ..Origin::default() };
        writer.run(records::documents(&store.fields, &origin, &article, &findings).into_iter().map(UserOperation::Add))?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    super::store::readable_by_others(&store.data.join("meta.json"))?;
    Ok(super::store::readable_by_others(&store.data.join(".managed.json"))?)
}

/// Takes away all words and names; offsets stay, over blanks.
fn blank(article: &mut Article, findings: &mut Findings) {
    article.text = " ".repeat(article.text.len());
    article.title = None;
    article.byline = None;
    let statements = std::mem::take(&mut findings.statements);
    *findings = Findings { places: std::mem::take(&mut findings.places), ..Findings::default() };
    findings.places.iter_mut().for_each(|place| place.mentions.clear());
    for mut statement in statements {
        statement.content.clear();
        (statement.speaker_surface, statement.cue) = (None, None);
        findings.statements.push(statement);
    }
}
