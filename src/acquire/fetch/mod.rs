//! Fetching: pages of outlets that are followed, politely, into the archive.

pub mod archive;
pub mod client;
pub mod feed;
pub mod guard;
pub mod links;
pub mod lookup;
mod polite;
mod queue;
pub mod robots;
pub mod run;
pub mod sitemap;
pub mod sources;
mod steps;
pub mod trial;
