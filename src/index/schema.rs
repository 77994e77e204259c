//! The schema: one tantivy document per record, whatever its language.
//!
//! Every record tells its kind and the article it belongs to, and carries what it alone is filtered by; what all records of an article
//! share stands in the article's own record, the last of them ([`crate::search::shelf`]). Body and statement content are two fields, so
//! that the statistics of one do not weigh the other. An article's text is stored once, statements as offsets into it.

use super::tokens;
use tantivy::schema::{FAST, Field, IndexRecordOption, NumericOptions, STORED, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TextAnalyzer;

/// What a document of the index records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A file that was read.
    Source = 0,
    /// An article.
    Article = 1,
    /// A statement.
    Statement = 2,
    /// A figure.
    Figure = 3,
    /// The story that an article is a version of.
    Link = 4,
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident: $options:expr),* $(,)?) => {
        /// The fields of the index.
        #[derive(Clone, Copy, Debug)]
        pub struct Fields { $($(#[$doc])* pub $name: Field),* }

        impl Fields {
            /// The schema with its fields.
            pub fn schema() -> (Schema, Self) {
                let mut builder = Schema::builder();
                let fields = Self { $($name: $options(&mut builder, stringify!($name))),* };
                (builder.build(), fields)
            }
        }
    };
}

type Builder = tantivy::schema::SchemaBuilder;

fields! {
    /// What the document records.
    kind: |b: &mut Builder, name| b.add_u64_field(name, indexed().set_fast()),
    /// The first 64 bits of the article's id, on all of its records, which are found and removed by it.
    article: |b: &mut Builder, name| b.add_u64_field(name, indexed()),
    /// The same, to be read from the records of articles and links.
    id: |b: &mut Builder, name| b.add_u64_field(name, FAST),
    /// The file it was read from.
    source: |b: &mut Builder, name| b.add_u64_field(name, indexed().set_fast()),
    /// Hashes of the names under which an article is asked for: its address and its page.
    address: |b: &mut Builder, name| b.add_u64_field(name, indexed()),
    /// Hash of the identity of an article's page, which its revisions share.
    page: |b: &mut Builder, name| b.add_u64_field(name, FAST),
    /// How many statements an article has, whose records are the first of its records.
    statements: |b: &mut Builder, name| b.add_u64_field(name, FAST),
    /// When the page was fetched, in seconds since 1970.
    fetched: |b: &mut Builder, name| b.add_i64_field(name, FAST),
    /// The line or offset in a file of many pages.
    record: |b: &mut Builder, name| b.add_u64_field(name, FAST),
    /// What an article was read with: see [`super::version`].
    reading: |b: &mut Builder, name| b.add_u64_field(name, FAST),
    /// Hash of an article's page.
    fingerprint: |b: &mut Builder, name| b.add_u64_field(name, FAST),
    /// Hashes of the addresses of an article and of its original, and of its pairs with its alternates.
    origin: |b: &mut Builder, name| b.add_u64_field(name, indexed()),
    /// The article whose story a link tells, so that links are replaced alone.
    link: |b: &mut Builder, name| b.add_u64_field(name, indexed()),
    /// What versions of a story share: see [`crate::link::traits`].
    shared: |b: &mut Builder, name| b.add_u64_field(name, indexed()),
    /// The sum of its weights, in tenths.
    shared_weight: |b: &mut Builder, name| b.add_u64_field(name, FAST),
    /// Day of publication, in days since 1970.
    day: |b: &mut Builder, name| b.add_i64_field(name, FAST),
    /// Language.
    language: |b: &mut Builder, name| b.add_text_field(name, whole() | FAST),
    /// Outlet, as printed.
    outlet: |b: &mut Builder, name| b.add_text_field(name, whole() | FAST),
    /// Keys of the speakers of a statement, of the people of an article.
    person: |b: &mut Builder, name| b.add_text_field(name, whole() | FAST),
    /// The names of those people as printed.
    surface: |b: &mut Builder, name| b.add_text_field(name, whole()),
    /// Roles of those people.
    role: |b: &mut Builder, name| b.add_text_field(name, whole()),
    /// Their offices, each one term with the forms of its words: see [`tokens::line`].
    office: |b: &mut Builder, name| b.add_text_field(name, whole()),
    /// The event at which a statement was made; the events of an article.
    event: |b: &mut Builder, name| b.add_text_field(name, whole() | FAST),
    /// The events that a statement speaks of.
    about: |b: &mut Builder, name| b.add_text_field(name, whole()),
    /// The places of the article.
    place: |b: &mut Builder, name| b.add_text_field(name, whole() | FAST),
    /// Key and name of each person of an article.
    person_label: |b: &mut Builder, name| b.add_text_field(name, FAST),
    /// Key and name of each event of an article.
    event_label: |b: &mut Builder, name| b.add_text_field(name, FAST),
    /// Key and name of each place of an article.
    place_label: |b: &mut Builder, name| b.add_text_field(name, FAST),
    /// How the speaker of a statement is referred to.
    reference: |b: &mut Builder, name| b.add_text_field(name, whole()),
    /// Grade of a statement, 0 the best, which all other records have, so that the column has no gaps and is read without a search.
    grade: |b: &mut Builder, name| b.add_u64_field(name, FAST),
    /// The value of a figure; the values in a statement.
    value: |b: &mut Builder, name| b.add_f64_field(name, indexed()),
    /// What sort of number a figure is.
    figure_kind: |b: &mut Builder, name| b.add_text_field(name, whole()),
    /// The unit of a figure.
    unit: |b: &mut Builder, name| b.add_text_field(name, whole()),
    /// The words of a figure and of what it counts.
    counted: |b: &mut Builder, name| b.add_text_field(name, words(false)),
    /// The words of an article.
    body: |b: &mut Builder, name| b.add_text_field(name, words(true)),
    /// The words of a statement.
    content: |b: &mut Builder, name| b.add_text_field(name, words(true)),
    /// An article and what was found in it: see [`super::filed`].
    filed: |b: &mut Builder, name| b.add_bytes_field(name, STORED),
    /// The rest of a file's or link's record, as JSON.
    data: |b: &mut Builder, name| b.add_text_field(name, STORED),
}

/// A number to filter by. Filters have no lengths: nobody ranks by them.
fn indexed() -> NumericOptions {
    NumericOptions::default().set_indexed()
}

/// A name to filter by, as it stands.
fn whole() -> TextOptions {
    TextOptions::default().set_indexing_options(TextFieldIndexing::default().set_tokenizer("raw").set_fieldnorms(false))
}

/// Words to search by; with norms, long texts weigh less.
fn words(has_norms: bool) -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer(tokens::NAME).set_fieldnorms(has_norms);
    TextOptions::default().set_indexing_options(indexing.set_index_option(IndexRecordOption::WithFreqsAndPositions))
}

/// Tells an index how to make tokens.
pub fn register_tokenizer(index: &tantivy::Index) {
    index.tokenizers().register(tokens::NAME, TextAnalyzer::from(tokens::Words::default()));
}
