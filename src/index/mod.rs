//! The index: what was read and found, kept so that questions are answered in milliseconds.
//!
//! It is derived from the corpus and can be rebuilt at any time. [`store`] opens it, [`mod@write`] brings it up to date, [`check`] tells
//! whether it is whole.

mod advice;
pub mod check;
pub mod corrections;
#[cfg(test)]
mod faults;
pub mod filed;
pub mod gone;
pub mod links;
mod plan;
mod queue;
pub mod records;
pub mod schema;
mod shared;
pub mod sources;
pub mod store;
pub mod tokens;
pub mod version;
pub mod write;
