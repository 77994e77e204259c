//! Manners: robots.txt before a page, a pause after it, redirects hop by hop.

use super::client::{Answer, Asked, Client};
use super::robots::Robots;
use super::run::AGENT;
use crate::acquire::http::{self, Caps};
use std::collections::HashMap;
use std::time::{Duration, Instant};
use url::{Position, Url};

/// Redirects that are followed.
pub(super) const MAX_HOPS: usize = 5;
/// What a decoded body may hold.
pub(super) const CAPS: Caps = Caps { n_bytes: 30 << 20, ratio: 100 };
/// What a decoded sitemap may hold, as the format bounds it.
pub(super) const SITEMAP_CAPS: Caps = Caps { n_bytes: 50 << 20, ratio: 200 };
/// Seconds between two requests to a host where nothing else is said.
pub(super) const PAUSE: f64 = 1.0;

/// What a host asks of crawlers. A file that is not there allows everything, one that cannot be had nothing.
pub(super) fn robots(client: &Client, url: &Url) -> Robots {
    let Ok(mut url) = url.join("/robots.txt") else { return Robots::default() };
    for _ in 0..=MAX_HOPS {
        let answer = match client.get(&url, &Asked::default()) {
            Ok(answer) => answer,
            Err(reason) => return Robots::lacking(reason),
        };
        match answer.status {
            200..300 => {
                let body = http::decoded(&answer.body, answer.header("content-encoding"), CAPS).unwrap_or_default();
                return Robots::parse(&body, AGENT);
            }
            300..400 => match target(&url, &answer) {
                Some(target) => url = target,
                None => return Robots::default(),
            },
            // Too many requests: the site asks for less.
            400..500 if answer.status != 429 => return Robots::default(),
            status => return Robots::lacking(format!("the server answers {status}")),
        }
    }
    Robots::default()
}

/// Where a redirect leads: an address of the web, or nowhere.
pub(super) fn target(from: &Url, answer: &Answer) -> Option<Url> {
    let location = answer.header("location");
    if location.is_empty() { None } else { address(from, location) }
}

/// An address as it is written on a page.
pub(super) fn address(base: &Url, written: &str) -> Option<Url> {
    base.join(written.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

/// A file that is compressed itself, as sitemaps are, without that.
pub(super) fn unpacked(body: Vec<u8>) -> Result<Vec<u8>, String> {
    if !body.starts_with(&[0x1f, 0x8b]) {
        return Ok(body);
    }
    http::capped(flate2::bufread::MultiGzDecoder::new(&body[..]), body.len() as u64, SITEMAP_CAPS)
}

/// Asks for one page after another, for people who wait for each.
pub(super) struct Polite {
    client: Client,
    hosts: HashMap<String, (Robots, Option<Instant>)>,
    pause: Duration,
}

impl Polite {
    pub(super) fn new(client: Client, pause: f64) -> Self {
        Self { client, hosts: HashMap::new(), pause: Duration::from_secs_f64(pause) }
    }

    /// What the host of an address asks of crawlers.
    pub(super) fn robots(&mut self, url: &Url) -> &Robots {
        let host = super::queue::host_of(url);
        &self.hosts.entry(host).or_insert_with(|| (robots(&self.client, url), None)).0
    }

    /// The answer for an address, behind its redirects, and its body decoded.
    pub(super) fn get(&mut self, url: &Url) -> Result<(Url, Answer, Vec<u8>), String> {
        let mut url = url.clone();
        for _ in 0..=MAX_HOPS {
            let robots = self.robots(&url);
            if let Some(why) = &robots.lacking {
                return Err(format!("robots.txt cannot be had: {why}"));
            }
            if !robots.allows(&url[Position::BeforePath..Position::AfterQuery]) {
                return Err("robots.txt asks crawlers to leave it alone".to_owned());
            }
            let delay = robots.delay.unwrap_or_default();
            let host = super::queue::host_of(&url);
            let last = self.hosts.get(&host).and_then(|(_, last)| *last);
            std::thread::sleep(last.map_or(Duration::ZERO, |last| self.pause.max(delay).saturating_sub(last.elapsed())));
            let answer = self.client.get(&url, &Asked::default());
            if let Some((_, last)) = self.hosts.get_mut(&host) {
                *last = Some(Instant::now());
            }
            let answer = answer?;
            match answer.status {
                200 => {
                    let body = http::decoded(&answer.body, answer.header("content-encoding"), CAPS).and_then(unpacked)?;
                    return Ok((url, answer, body));
                }
                300..400 => url = target(&url, &answer).ok_or("redirects to what is no address of the web")?,
                status => return Err(format!("the server answers {status}")),
            }
        }
        Err(format!("redirects more than {MAX_HOPS} times"))
    }
}
