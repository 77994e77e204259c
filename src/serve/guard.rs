//! Guards: who may ask, from where, and what every answer says about itself.
//!
//! A page of somebody else's that is open in a browser on this machine must not read the index: neither under a name that has been made to
//! point here (the Host is checked), nor as a stranger (Origin and Sec-Fetch-Site are).

use super::Settings;
use super::problem::Problem;
use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, HOST, ORIGIN, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::IpAddr;
use std::sync::Arc;
use url::{Host, Url};

/// The longest address of a request.
const MAX_ADDRESS: usize = 16 << 10;

/// What every answer says.
const HEADERS: [(&str, &str); 7] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
];

/// Who may ask.
pub(super) struct Guard {
    address: IpAddr,
    hosts: Vec<String>,
    token: Option<String>,
}

impl Guard {
    /// As the settings say.
    pub(super) fn of(settings: &Settings) -> Self {
        Self { address: settings.listen.ip(), hosts: settings.hosts.clone(), token: settings.token.clone() }
    }

    /// Whether this server goes by a name.
    fn is_own(&self, host: &str) -> bool {
        let Ok(host) = Host::parse(host) else { return false };
        let is_own_address = |address: IpAddr| address == self.address || address.is_loopback() || self.address.is_unspecified();
        match host {
            Host::Domain(name) => name == "localhost" || self.hosts.iter().any(|own| own.eq_ignore_ascii_case(&name)),
            Host::Ipv4(address) => is_own_address(address.into()),
            Host::Ipv6(address) => is_own_address(address.into()),
        }
    }

    fn refusal(&self, request: &Request) -> Option<Problem> {
        let headers = request.headers();
        let text = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
        let length = request.uri().path_and_query().map_or(0, |address| address.as_str().len());
        if length > MAX_ADDRESS {
            return Some(Problem::new(StatusCode::URI_TOO_LONG, format!("the address is longer than {} KiB", MAX_ADDRESS >> 10)));
        }
        let host = text(&HOST).unwrap_or_default();
        if headers.get_all(HOST).iter().count() != 1 || !self.is_own(without_port(host)) {
            return Some(Problem::new(StatusCode::MISDIRECTED_REQUEST, "this server does not go by that name; --host NAME allows one"));
        }
        let is_stranger = |origin: &str| !Url::parse(origin).is_ok_and(|url| url.host_str().is_some_and(|host| self.is_own(host)));
        if text(&ORIGIN).is_some_and(is_stranger) {
            return Some(Problem::new(StatusCode::FORBIDDEN, "pages of other sites may not ask"));
        }
        let is_page = !request.uri().path().starts_with("/api/");
        let site = headers.get("sec-fetch-site").map(|value| value.to_str().unwrap_or_default());
        if !is_page && matches!(site, Some("cross-site" | "same-site")) {
            return Some(Problem::new(StatusCode::FORBIDDEN, "pages of other sites may not ask"));
        }
        let token = self.token.as_deref()?;
        let is_known = given_token(headers).is_some_and(|given| is_same(&given, token));
        (!is_known).then(|| Problem::new(StatusCode::UNAUTHORIZED, "the token is missing or wrong"))
    }
}

/// Lets a request through, or says why not.
pub(super) async fn check(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    let mut response = match guard.refusal(&request) {
        Some(problem) => {
            let is_unknown = problem.status == StatusCode::UNAUTHORIZED;
            let mut response = problem.json().into_response();
            if is_unknown {
                response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"rapporteur\", charset=\"UTF-8\""));
            }
            response
        }
        None => next.run(request).await,
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) && (!name.contains(':') || name.ends_with(']')) => name,
        _ => host,
    }
}

/// The token of a program (`Bearer`), or the password that a browser has asked for (`Basic`).
fn given_token(headers: &HeaderMap) -> Option<Vec<u8>> {
    let given = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, value) = given.split_once(' ')?;
    if scheme.eq_ignore_ascii_case("bearer") {
        return Some(value.trim().as_bytes().to_vec());
    }
    let decoded = scheme.eq_ignore_ascii_case("basic").then(|| base64(value.trim()))??;
    let colon = decoded.iter().position(|b| *b == b':')?;
    decoded.get(colon + 1..).map(<[u8]>::to_vec)
}

/// Bytes from their base64.
fn base64(text: &str) -> Option<Vec<u8>> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut n_bits) = (Vec::new(), 0_u32, 0);
    for letter in text.trim_end_matches('=').bytes() {
        bits = (bits << 6) | u32::try_from(LETTERS.iter().position(|known| *known == letter)?).ok()?;
        n_bits += 6;
        if n_bits >= 8 {
            n_bits -= 8;
            bytes.push(u8::try_from((bits >> n_bits) & 0xff).ok()?);
        }
    }
    Some(bytes)
}

/// Compares in a time that tells nothing about where the two differ.
fn is_same(given: &[u8], token: &str) -> bool {
    let token = token.as_bytes();
    let differing = given.iter().zip(token).fold(0, |differing, (a, b)| differing | std::hint::black_box(a ^ b));
    given.len() == token.len() && differing == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_knows_its_own_names() {
        let guard = Guard { address: IpAddr::from([127, 0, 0, 1]), hosts: vec!["desk.example".to_owned()], token: None };
        for own in ["localhost", "127.0.0.1", "[::1]", "Desk.example", "LOCALHOST"] {
            assert!(guard.is_own(own), "{own}");
        }
        for other in ["evil.example", "localhost.evil.example", "192.168.1.4", "", "127.0.0.1.evil.example", "a b"] {
            assert!(!guard.is_own(other), "{other}");
        }
        assert_eq!(["a:80", "[::1]:80", "[::1]", "a"].map(without_port), ["a", "[::1]", "[::1]", "a"]);
    }

    #[test]
    fn tokens_are_read_from_both_schemes() {
        let of = |value: &'static str| given_token(&HeaderMap::from_iter([(AUTHORIZATION, HeaderValue::from_static(value))]));
        assert_eq!(of("Bearer secret"), Some(b"secret".to_vec()));
        assert_eq!(of("Basic dXNlcjpzZWNyZXQ="), Some(b"secret".to_vec()));
        assert_eq!(of("Basic !"), None);
        assert!(is_same(b"secret", "secret") && !is_same(b"secreT", "secret") && !is_same(b"secre", "secret"));
    }
}
