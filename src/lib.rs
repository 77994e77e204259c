//! rapporteur reads news in many languages and answers who said what, where and when, with the sentence as evidence.
//!
//! ```text
//! acquire → Page → normalize → Article → extract → Findings → index → search → cli
//! ```
//!
//! A stage takes one type and returns another. The text never changes after `normalize`, and every finding is a span into it.
//! From `normalize` to `extract` nothing reads a file, knows the clock or can fail.

pub mod article;
pub mod date;
pub mod entity;
pub mod event;
pub mod figure;
pub mod statement;

pub mod fold;
pub mod gazetteer;
pub mod lang;

pub mod acquire;
pub mod normalize;

pub mod detect;
pub mod extract;
pub mod json;
pub mod reading;

pub mod index;

pub mod search;

pub mod cli;
pub mod link;
