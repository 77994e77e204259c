//! rapporteur reads news in many languages and answers who said what, where and when, with the sentence as evidence.
//!
//! ```
//! use rapporteur::article::{Declared, Format, Page};
//!
//! let text = "Le ministre kényan des Transports, Peter Mwangi, a affirmé que le port de Mombasa sera agrandi.";
//! let declared = Declared::default();
//! let page = Page { name: None, path: None, url: None, record: None, format: Format::Text, bytes: text.as_bytes().to_vec(), declared };
//! let article = rapporteur::normalize::normalize(&page);
//! let findings = rapporteur::extract::extract(&article);
//!
//! let statement = &findings.statements[0];
//! assert_eq!(findings.people[0].name, "Peter Mwangi");
//! assert_eq!(statement.speakers, [findings.people[0].key.clone()]);
//! assert_eq!(statement.content, "le port de Mombasa sera agrandi");
//! ```
//!
//! # The way of the data
//!
//! ```text
//! acquire → Page → normalize → Article → extract → Findings → index → search → cli · serve
//! ```
//!
//! A stage takes one type and returns another: whoever holds an [`article::Article`] need not ask whether its text is clean or its language known.
//!
//! # What never happens
//!
//! - The text never changes after `normalize`; every finding is a span into it, and [`article::Article::slice`] is the only way to cut.
//! - From `normalize` to `extract` nothing reads a file, knows the clock, depends on the order of a hash map or can fail.
//! - `extract` knows no site, and no person but those of the gazetteer's tables; `search` never sees a rule.
//! - `index/` holds nothing that cannot be made again from `corpus/`.

pub mod article;
pub mod date;
pub mod entity;
pub mod event;
pub mod figure;
pub mod statement;

pub mod fold;
pub mod gazetteer;
pub mod lang;
pub mod letter;
pub mod memo;

pub mod acquire;
pub mod normalize;

pub mod detect;
pub mod extract;
pub mod link;

pub mod align;
pub mod compare;

pub mod json;
pub mod plain;
pub mod reading;

pub mod index;
pub mod search;

pub mod serve;

pub mod cli;
