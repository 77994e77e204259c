//! The style and the script of the pages, which are part of the program.

use super::problem::Problem;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use std::sync::LazyLock;
use xxhash_rust::xxh3::xxh3_64;

/// Name, content type and content.
const ASSETS: [(&str, &str, &str); 3] = [
    ("app.css", "text/css; charset=utf-8", include_str!("assets/app.css")),
    ("app.js", "text/javascript; charset=utf-8", include_str!("assets/app.js")),
    ("icon.svg", "image/svg+xml", include_str!("assets/icon.svg")),
];

/// One of them by its name, and nothing else: no path leads anywhere.
pub(super) async fn asset(Path(name): Path<String>) -> Response {
    match ASSETS.iter().find(|(known, ..)| *known == name) {
        Some((_, kind, content)) => {
            ([(CONTENT_TYPE, *kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")], *content).into_response()
        }
        None => Problem::new(axum::http::StatusCode::NOT_FOUND, "there is nothing here").json(),
    }
}

/// Tells versions of the program and of these files apart.
pub(super) fn version() -> u32 {
    static VERSION: LazyLock<u32> = LazyLock::new(|| {
        let all: String = ASSETS.iter().map(|(.., content)| *content).chain([env!("CARGO_PKG_VERSION")]).collect();
        u32::try_from(xxh3_64(all.as_bytes()) >> 32).unwrap_or_default()
    });
    *VERSION
}
