//! Serving: the index as a web page to look at, and as an API to build on.
//!
//! [`routes`] is the one table of what is served: it finds the answer, says which parameters are allowed, and makes the description of
//! the API. Answers are made off the network's threads ([`server`]), over the same [`crate::search`] as the command line's.
//!
//! Nothing here writes, nothing asks a third party, and no text of an article reaches a page but escaped.

pub mod api;
mod assets;
pub mod changes;
pub mod cite;
mod connections;
pub mod export;
pub mod feed;
mod guard;
#[cfg(feature = "mcp")]
pub mod mcp;
pub mod openapi;
mod opened;
mod pages;
pub mod params;
#[cfg(feature = "parquet")]
mod parquet;
mod problem;
pub mod question;
mod reply;
pub mod routes;
mod server;
mod shapes;
pub mod subject;
pub mod words;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::{RawPathParams, State};
use axum::http::{HeaderMap, Uri};
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use guard::Guard;
use server::{Asked, Server};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

/// What is served, where, and to whom.
pub struct Settings {
    /// The folder of the index.
    pub index: PathBuf,
    /// Address and port.
    pub listen: SocketAddr,
    /// What requests must know.
    pub token: Option<String>,
    /// Further names of this server.
    pub hosts: Vec<String>,
}

/// The longest body of a request, in bytes; none needs one.
const MAX_BODY: usize = 64 << 10;
/// How long an answer may take to begin.
const MAX_WAIT: Duration = Duration::from_secs(30);

/// Serves until a signal ends it; `tell` learns the address.
pub fn run(settings: Settings, tell: impl FnOnce(SocketAddr)) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start")?;
    let outcome = runtime.block_on(async {
        let listener = TcpListener::bind(settings.listen).await.with_context(|| format!("cannot listen on {}", settings.listen))?;
        let address = listener.local_addr()?;
        let router = router(&Settings { listen: address, ..settings });
        tell(address);
        connections::accept(listener, router).await
    });
    // An export that a slow reader has not finished is cut off.
    runtime.shutdown_timeout(Duration::from_secs(2));
    outcome
}

/// All routes with their guards, the outermost last.
fn router(settings: &Settings) -> Router {
    // A fault in the files of words would end the program here, not at the first question.
    words::Words::of("en");
    let server = Arc::new(Server::of(settings.index.clone(), settings.listen.ip().is_loopback()));
    server.open();
    let mut router = Router::new().route("/assets/{name}", get(assets::asset));
    for route in routes::ROUTES {
        let answer = move |State(server): State<Arc<Server>>, uri: Uri, headers: HeaderMap, path: RawPathParams| async move {
            let key = path.iter().next().map(|(_, value)| value.to_owned());
            server.answer(route, Asked { uri, headers, key }).await
        };
        router = router.route(route.path, get(answer));
    }
    router
        .fallback(problem::not_found)
        .method_not_allowed_fallback(problem::not_allowed)
        .with_state(server)
        .layer(CompressionLayer::new())
        .layer(TimeoutLayer::with_status_code(axum::http::StatusCode::SERVICE_UNAVAILABLE, MAX_WAIT))
        .layer(RequestBodyLimitLayer::new(MAX_BODY))
        .layer(CatchPanicLayer::custom(problem::of_panic))
        .layer(from_fn_with_state(Arc::new(Guard::of(settings)), guard::check))
}
