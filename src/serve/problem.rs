//! Problems: why there is no answer, as JSON (RFC 9457) for programs, and on a page for people. Never with a path or a place in our code.

use super::reply;
use crate::index::store::Unusable;
use crate::search::query::QueryError;
use axum::http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use std::any::Any;
use std::ops::Range;
use tantivy::TantivyError;

/// Why there is no answer.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The status of HTTP.
    pub status: StatusCode,
    /// What is wrong, and what to do.
    pub detail: String,
    /// The parameter that is wrong.
    pub parameter: Option<String>,
    /// The characters of the query that are wrong.
    pub at: Option<Range<usize>>,
}

impl Problem {
    /// A problem of a status.
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self { status, detail: detail.into(), parameter: None, at: None }
    }

    /// A parameter that makes no sense.
    pub fn parameter(name: &str, detail: impl Into<String>) -> Self {
        Self { parameter: Some(name.to_owned()), ..Self::new(StatusCode::BAD_REQUEST, detail) }
    }

    /// Too much is asked at a time.
    pub fn busy() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "too many questions at a time; ask again in a moment")
    }

    /// There is no such article, person …
    pub fn unknown(what: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, format!("the index has no such {what}"))
    }

    /// A fault of ours, or of the files.
    pub fn damaged() -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "the index is damaged or being replaced; `rapporteur check` tells, `rapporteur index --rebuild` builds it anew",
        )
    }

    /// What was asked makes no sense.
    pub fn of_question(error: &anyhow::Error) -> Self {
        match error.downcast_ref::<QueryError>() {
            Some(query) => {
                let at = (!query.at.is_empty()).then(|| query.at.clone());
                Self { at, parameter: Some("q".to_owned()), ..Self::new(StatusCode::BAD_REQUEST, query.message.clone()) }
            }
            None => Self::new(StatusCode::BAD_REQUEST, error.to_string()),
        }
    }

    /// As JSON.
    pub fn json(&self) -> Response {
        let title = self.status.canonical_reason().unwrap_or("Problem");
        let mut body = json!({ "type": "about:blank", "title": title, "status": self.status.as_u16(), "detail": self.detail });
        if let Some(parameter) = &self.parameter {
            body["parameter"] = json!(parameter);
        }
        if let Some(at) = &self.at {
            body["position"] = json!({ "start": at.start, "end": at.end });
        }
        self.response("application/problem+json", body.to_string())
    }

    /// With a body that is made already.
    pub fn response(&self, content_type: &'static str, body: String) -> Response {
        let mut response = (self.status, [(CONTENT_TYPE, content_type)], body).into_response();
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("2"));
        }
        response
    }
}

impl From<anyhow::Error> for Problem {
    fn from(error: anyhow::Error) -> Self {
        if error.is::<QueryError>() {
            return Self::of_question(&error);
        }
        let unavailable = |detail: &str| Self::new(StatusCode::SERVICE_UNAVAILABLE, detail);
        match error.downcast_ref::<Unusable>() {
            Some(Unusable::Missing(_)) => unavailable("there is no index yet; make one with `rapporteur index`"),
            Some(Unusable::Older(..)) => unavailable("the index is of an older version; `rapporteur index` builds it anew"),
            Some(Unusable::Newer(..)) => unavailable("the index is of a newer version; update rapporteur"),
            Some(Unusable::Foreign(..)) => unavailable("the folder of the index holds something else; name another with --index"),
            Some(Unusable::Busy(..)) => unavailable("another run holds the index; wait until it is done"),
            Some(Unusable::Damaged(..)) => Self::damaged(),
            None if error.is::<TantivyError>() => Self::damaged(),
            None => Self::new(StatusCode::INTERNAL_SERVER_ERROR, "a fault inside rapporteur; its terminal says more"),
        }
    }
}

impl From<TantivyError> for Problem {
    fn from(_: TantivyError) -> Self {
        Self::damaged()
    }
}

/// What nothing is served at.
pub(super) async fn not_found(uri: axum::http::Uri, headers: axum::http::HeaderMap) -> Response {
    let problem = Problem::new(StatusCode::NOT_FOUND, "there is nothing here");
    reply::of_problem(&problem, uri.path(), uri.query().unwrap_or_default(), &headers)
}

/// Nothing is changed over HTTP.
pub(super) async fn not_allowed() -> Response {
    let mut response = Problem::new(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered: nothing is changed here").json();
    response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    response
}

/// A fault of ours.
pub(super) fn of_panic(_: Box<dyn Any + Send>) -> Response {
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "a fault inside rapporteur").json()
}
