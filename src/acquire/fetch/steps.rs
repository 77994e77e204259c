//! The steps of a run: one request each, and what its answer calls for.
//!
//! A redirect, an alternate or an entry of a feed is queued for its own host, so that the guard, robots.txt and the pause count for every hop.

use super::archive::Verdicts;
use super::client::{Answer, Asked};
use super::feed::{self, Entry};
use super::links;
use super::lookup::Seen;
use super::polite::{self, CAPS, MAX_HOPS, PAUSE, address, target, unpacked};
use super::queue::{Item, Role, host_of};
use super::robots::Robots;
use super::run::{Counts, Report, Run, lock};
use super::sitemap::{self, Sitemap};
use crate::acquire::http;
use crate::article::{BlockKind, Declared, Format, Page};
use std::sync::atomic::Ordering;
use std::sync::{Arc, MutexGuard};
use std::time::Duration;
use url::Url;

/// Levels of sitemap indexes.
const MAX_DEPTH: usize = 3;
/// Pages of an outlet in one run, where its block says nothing else: no news site has more, a trap has.
const MAX_PAGES: usize = 50_000;
/// Tries of a request that the server or the way to it has failed.
const MAX_TRIES: u32 = 2;
/// Letters that make an article.
const MIN_LETTERS: usize = 200;

impl Run<'_> {
    pub(super) fn report(&self) -> MutexGuard<'_, Report> {
        lock(&self.report)
    }

    fn count(&self, item: &Item, add: impl FnOnce(&mut Counts)) {
        add(self.report().sources.entry(self.outlets[item.outlet].name.clone()).or_default());
    }

    fn fail(&self, item: &Item, reason: impl Into<String>) {
        self.count(item, |counts| counts.failed += 1);
        let mut report = self.report();
        report.failed.push((item.url.as_str().to_owned(), reason.into()));
        (self.watch)(&report);
    }

    /// One item of the queue, with robots.txt before it where that is not known yet.
    pub(super) fn turn(&self, item: Item, robots: Option<Arc<Robots>>) {
        let host = host_of(&item.url);
        let robots = robots.unwrap_or_else(|| {
            let robots = Arc::new(polite::robots(&self.client, &item.url));
            self.queue.set_robots(&host, &robots);
            robots
        });
        let pause = self.outlets[item.outlet].source.pause.unwrap_or(PAUSE);
        let pause = Duration::from_secs_f64(pause).max(robots.delay.unwrap_or_default());
        let asked = self.step(item, &robots);
        self.queue.done(&host, if asked { pause } else { Duration::ZERO });
    }

    /// Asks for one address, and does what the answer calls for. Whether a request was sent.
    fn step(&self, item: Item, robots: &Robots) -> bool {
        let url = item.url.as_str().to_owned();
        if self.task.forgotten.has(&url) {
            self.fail(&item, "was withdrawn by `rapporteur forget`, and is not fetched again");
            return false;
        }
        if !robots.allows(&item.url[url::Position::BeforePath..url::Position::AfterQuery]) {
            match &robots.lacking {
                Some(why) => self.fail(&item, format!("robots.txt cannot be had: {why}")),
                None if item.is_named => self.fail(&item, "robots.txt asks crawlers to leave it alone"),
                None => self.count(&item, |counts| counts.refused += 1),
            }
            return false;
        }
        let is_page = item.role == Role::Page;
        if is_page && self.is_over_limit(&item) {
            self.report().n_left += 1;
            return false;
        }
        if is_page && self.task.dry_run {
            self.report().listed.push(url);
            return false;
        }
        let seen = lock(&self.archive).as_ref().and_then(|archive| archive.lookup.get(&url).cloned()).filter(|seen| seen.status == 200);
        let asked = seen.as_ref().map_or_else(Asked::default, |seen| Asked { etag: seen.etag.clone(), modified: seen.modified.clone() });
        let answer = match self.client.get(&item.url, &asked) {
            Ok(answer) => answer,
            Err(reason) => {
                self.try_again(item, reason);
                return true;
            }
        };
        self.note(&item, &answer);
        match answer.status {
            200 => self.came(item, answer),
            304 => self.unchanged(item, seen.as_ref()),
            300..400 => self.redirected(item, &answer),
            429 | 500..600 => self.try_again(item, format!("the server answers {}", answer.status)),
            status => {
                self.keep(&item, &answer, item.role, false);
                self.fail(&item, format!("the server answers {status}"));
            }
        }
        true
    }

    /// A page is as it was. A list is read again all the same: what it names may have been left by the run before.
    fn unchanged(&self, item: Item, seen: Option<&Seen>) {
        let archived =
            seen.filter(|_| item.role != Role::Page).and_then(|seen| lock(&self.archive).as_ref().and_then(|archive| archive.body(seen)));
        let Some((_, body)) = archived else { return self.count(&item, |counts| counts.unchanged += 1) };
        let body = unpacked(body).unwrap_or_default();
        match role_of(item.role, &body) {
            Role::Page => self.count(&item, |counts| counts.unchanged += 1),
            role => self.read(Item { role, ..item }, &body),
        }
    }

    fn is_over_limit(&self, item: &Item) -> bool {
        let n_begun = self.n_begun.fetch_add(1, Ordering::Relaxed);
        let counts = self.report().sources.get(&self.outlets[item.outlet].name).cloned().unwrap_or_default();
        let of_outlet = counts.fetched + counts.unchanged >= self.outlets[item.outlet].source.limit.unwrap_or(MAX_PAGES);
        of_outlet || self.task.limit.is_some_and(|limit| n_begun >= limit)
    }

    fn note(&self, item: &Item, answer: &Answer) {
        self.count(item, |counts| counts.bytes += answer.body.len() as u64);
        let mut report = self.report();
        let took = u64::try_from(answer.took.as_millis()).unwrap_or(u64::MAX);
        report.slowest.push((took, item.url.as_str().to_owned()));
        report.slowest.sort_by(|a, b| b.cmp(a));
        report.slowest.truncate(5);
    }

    fn try_again(&self, item: Item, reason: String) {
        let is_ours = reason.contains("--allow-private") || reason.contains("is larger");
        if is_ours || item.n_tries + 1 >= MAX_TRIES {
            return self.fail(&item, reason);
        }
        self.n_begun.fetch_sub(usize::from(item.role == Role::Page), Ordering::Relaxed);
        self.queue.push_again(Item { n_tries: item.n_tries + 1, ..item });
    }

    fn redirected(&self, item: Item, answer: &Answer) {
        self.keep(&item, answer, item.role, false);
        let Some(target) = target(&item.url, answer) else {
            return self.fail(&item, "redirects to what is no address of the web");
        };
        let mut hops = item.hops.clone();
        hops.push(item.url.as_str().to_owned());
        if hops.iter().any(|hop| hop == target.as_str()) {
            return self.fail(&item, "redirects in a circle");
        }
        if hops.len() > MAX_HOPS {
            return self.fail(&item, format!("redirects more than {MAX_HOPS} times"));
        }
        self.n_begun.fetch_sub(usize::from(item.role == Role::Page), Ordering::Relaxed);
        let via = Some(item.url.as_str().to_owned());
        let next = Item::new(target, item.role, item.outlet, item.is_named);
        self.queue.push(Item { hops, via, depth: item.depth, is_alternate: item.is_alternate, ..next });
    }

    /// A body has come: of a page, a feed, a sitemap.
    fn came(&self, item: Item, answer: Answer) {
        let decoded = http::decoded(&answer.body, answer.header("content-encoding"), CAPS);
        let body = match decoded.and_then(unpacked) {
            Ok(body) => body,
            Err(reason) => return self.fail(&item, reason),
        };
        let is_list = feed::is_feed(&body) || sitemap::is_sitemap(&body);
        let role = role_of(item.role, &body);
        if role == Role::Page && (is_list || !is_page(&answer, &body)) {
            return self.fail(&item, format!("is no page ({})", http::media_type(answer.header("content-type")).0));
        }
        let item = Item { role, ..item };
        if role == Role::Page && self.task.dry_run {
            return self.report().listed.push(item.url.as_str().to_owned());
        }
        let links = if matches!(role, Role::Page | Role::Home) { links::of(&body) } else { links::Links::default() };
        let noarchive = links.noarchive || links::says_noarchive(answer.header("x-robots-tag"));
        let is_same = self.keep(&item, &answer, role, noarchive);
        if role == Role::Page {
            self.judge(&item, &answer, body, is_same);
            if !item.is_alternate {
                links.alternates.iter().for_each(|href| self.offer(&item, &Entry::new(href), false));
            }
        } else {
            self.read(item, &body);
        }
        (self.watch)(&self.report());
    }

    /// Writes into the archive; whether the body is the same as the last time. An archive that cannot be written ends the run.
    fn keep(&self, item: &Item, answer: &Answer, role: Role, noarchive: bool) -> bool {
        if self.task.dry_run {
            return false;
        }
        let outlet = &self.outlets[item.outlet];
        let verdicts = Verdicts {
            source: outlet.name.clone(),
            role: role.name(),
            via: item.via.clone(),
            noarchive,
            language: outlet.source.language,
            n_hops: item.hops.len(),
        };
        let kept = lock(&self.archive).as_mut().map(|archive| archive.append(item.url.as_str(), answer, &verdicts));
        match kept {
            Some(Ok(is_same)) => is_same,
            None => false,
            Some(Err(error)) => {
                lock(&self.fault).get_or_insert(error);
                self.queue.stop();
                false
            }
        }
    }

    /// Counts a page, and whether it holds an article.
    fn judge(&self, item: &Item, answer: &Answer, body: Vec<u8>, is_same: bool) {
        if is_same {
            return self.count(item, |counts| counts.unchanged += 1);
        }
        let (media, charset) = http::media_type(answer.header("content-type"));
        let format = if media == "text/plain" { Format::Scrape } else { Format::Html };
        let declared = Declared { charset, ..Declared::default() };
        let mut page =
            Page { path: None, name: None, url: Some(item.url.as_str().to_owned()), record: None, format, bytes: body, declared };
        self.layouts.attach(&mut page);
        let article = crate::reading::guarded(|| crate::normalize::normalize(&page)).ok();
        let body_letters = article.iter().flat_map(|article| &article.blocks).filter(|block| block.kind != BlockKind::Title);
        let is_empty = body_letters.map(|block| block.span.len()).sum::<usize>() < MIN_LETTERS;
        self.count(item, |counts| {
            counts.fetched += 1;
            counts.empty += usize::from(is_empty);
        });
        if let Some(article) = article {
            *self.report().languages.entry(article.language.to_string()).or_default() += 1;
        }
    }

    /// Takes up what a list names.
    fn read(&self, item: Item, body: &[u8]) {
        match item.role {
            Role::Home => {
                let links = links::of(body);
                let feeds: Vec<Url> = links.feeds.iter().filter_map(|href| item.url.join(href).ok()).collect();
                if feeds.is_empty() {
                    self.fail(&item, "names no feed; name feeds or sitemaps in corpus/sources.toml");
                }
                for feed in feeds {
                    self.queue.push(Item { via: Some(item.url.to_string()), ..Item::new(feed, Role::Feed, item.outlet, false) });
                }
            }
            Role::Sitemap if !feed::is_feed(body) => match sitemap::parse(body) {
                Ok(Sitemap::Pages(entries)) => self.take_up(&item, entries),
                Ok(Sitemap::Index(_)) if item.depth + 1 >= MAX_DEPTH => self.fail(&item, "is an index of indexes of indexes"),
                Ok(Sitemap::Index(entries)) => {
                    for entry in entries.into_iter().filter(|entry| !self.is_old(entry)) {
                        let Some(url) = address(&item.url, &entry.url) else { continue };
                        let next = Item::new(url, Role::Sitemap, item.outlet, false);
                        self.queue.push(Item { depth: item.depth + 1, via: Some(item.url.to_string()), ..next });
                    }
                }
                Err(reason) => self.fail(&item, reason),
            },
            _ => match feed::parse(body, item.url.as_str()) {
                Ok(entries) => self.take_up(&item, entries),
                Err(reason) => self.fail(&item, reason),
            },
        }
    }

    fn is_old(&self, entry: &Entry) -> bool {
        entry.changed.zip(self.task.since).is_some_and(|(changed, since)| changed < since)
    }

    /// Takes up pages, the newest first.
    fn take_up(&self, item: &Item, mut entries: Vec<Entry>) {
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.changed));
        for entry in entries.iter().filter(|entry| !self.is_old(entry)) {
            self.offer(item, entry, true);
            entry.alternates.iter().for_each(|href| self.offer(item, &Entry::new(href), false));
        }
    }

    /// Takes up a page, unless it is known, withdrawn, or not wanted.
    fn offer(&self, item: &Item, entry: &Entry, is_listed: bool) {
        let Some(url) = address(&item.url, &entry.url) else { return };
        let next = Item::new(url, Role::Page, item.outlet, false);
        let is_wanted = !is_listed || self.outlets[item.outlet].source.wants(next.url.as_str());
        if !is_wanted || self.task.forgotten.has(next.url.as_str()) {
            return;
        }
        let seen = lock(&self.archive).as_ref().and_then(|archive| archive.lookup.get(next.url.as_str()).map(|seen| seen.time));
        let is_known = seen.is_some_and(|time| entry.changed.is_none_or(|changed| changed <= time));
        if is_known && !self.task.recheck {
            return self.count(item, |counts| counts.known += 1);
        }
        self.queue.push(Item { via: Some(item.url.to_string()), is_alternate: !is_listed, ..next });
    }
}

/// What a body is, where nobody has said what to expect.
fn role_of(expected: Role, body: &[u8]) -> Role {
    match expected {
        Role::Unknown if sitemap::is_sitemap(body) => Role::Sitemap,
        Role::Unknown if feed::is_feed(body) => Role::Feed,
        Role::Unknown => Role::Page,
        role => role,
    }
}

fn is_page(answer: &Answer, body: &[u8]) -> bool {
    match http::media_type(answer.header("content-type")).0.as_str() {
        "text/html" | "application/xhtml+xml" | "text/plain" => true,
        "" | "application/octet-stream" => crate::acquire::sniff::is_html(body),
        _ => false,
    }
}
