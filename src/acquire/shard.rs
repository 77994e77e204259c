//! Shards: the work split over machines, so that each page falls to one of them, and all versions of a page to the same one.

use crate::article::{Page, Record};
use xxhash_rust::xxh3::xxh3_64;

/// Part `nth` of `of`, written `2/8`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    nth: u64,
    of: u64,
}

impl Shard {
    /// Whether a page falls to this shard.
    pub fn has(&self, page: &Page) -> bool {
        let name = page.url.as_deref().or(page.name.as_deref()).unwrap_or_default();
        let place = page.record.filter(|_| page.url.is_none()).map_or(0, |(Record::Line(at) | Record::Offset(at))| at);
        (xxh3_64(name.as_bytes()) ^ place) % self.of == self.nth - 1
    }
}

impl std::str::FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('/').and_then(|(nth, of)| Some(Self { nth: nth.parse().ok()?, of: of.parse().ok()? }));
        let shard = parts.filter(|shard| (1..=shard.of).contains(&shard.nth));
        shard.ok_or_else(|| "a shard is written 2/8: the second part of eight".to_owned())
    }
}

impl std::fmt::Display for Shard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.nth, self.of)
    }
}
