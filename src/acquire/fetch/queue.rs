//! The queue: what is to be fetched, host by host, so that each host sees one request at a time with its pause between them.

use super::robots::Robots;
use std::collections::{BTreeMap, HashSet, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use url::{Position, Url};

/// What an address is expected to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The first page of an outlet, which tells its feeds.
    Home,
    Feed,
    Sitemap,
    Page,
    /// The answer tells.
    Unknown,
}

impl Role {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Feed => "feed",
            Self::Sitemap => "sitemap",
            Self::Page | Self::Unknown => "page",
        }
    }
}

/// Something to fetch.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub url: Url,
    pub role: Role,
    /// The outlet, by its place in the task.
    pub outlet: usize,
    /// Addresses that were redirected here.
    pub hops: Vec<String>,
    /// How many sitemap indexes lead here.
    pub depth: usize,
    /// Where it was found.
    pub via: Option<String>,
    /// Tries that failed.
    pub n_tries: u32,
    /// Whether somebody named it.
    pub is_named: bool,
    /// Whether a page named it as itself in another language: it is followed no further.
    pub is_alternate: bool,
}

impl Item {
    /// Something of an outlet, as it is found.
    pub(super) fn new(mut url: Url, role: Role, outlet: usize, is_named: bool) -> Self {
        url.set_fragment(None);
        // What is written before the host is a name and a password, which are nobody's business here.
        let _ = url.set_username("");
        let _ = url.set_password(None);
        Self { url, role, outlet, hops: Vec::new(), depth: 0, via: None, n_tries: 0, is_named, is_alternate: false }
    }
}

/// A host and what waits for it.
#[derive(Default)]
struct Host {
    items: VecDeque<Item>,
    is_busy: bool,
    next: Option<Instant>,
    robots: Option<Arc<Robots>>,
}

#[derive(Default)]
struct State {
    hosts: BTreeMap<String, Host>,
    queued: HashSet<String>,
    n_busy: usize,
    is_over: bool,
}

/// The queue that workers share.
#[derive(Default)]
pub(super) struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

/// The host of an address, with its port.
pub(super) fn host_of(url: &Url) -> String {
    url[Position::BeforeHost..Position::AfterPort].to_owned()
}

impl Queue {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes something up, unless it was taken up before.
    pub(super) fn push(&self, item: Item) -> bool {
        let mut state = self.state();
        if !state.queued.insert(item.url.as_str().to_owned()) {
            return false;
        }
        state.hosts.entry(host_of(&item.url)).or_default().items.push_back(item);
        self.changed.notify_one();
        true
    }

    /// Puts something back to be tried again.
    pub(super) fn push_again(&self, item: Item) {
        self.state().hosts.entry(host_of(&item.url)).or_default().items.push_back(item);
        self.changed.notify_one();
    }

    /// The next item of a host that is free and rested; `None` when all is done.
    pub(super) fn next(&self) -> Option<(Item, Option<Arc<Robots>>)> {
        let mut state = self.state();
        loop {
            if state.is_over {
                return None;
            }
            let now = Instant::now();
            let waiting = state.hosts.iter_mut().filter(|(_, host)| !host.is_busy && !host.items.is_empty());
            let Some((_, host)) = waiting.min_by_key(|(_, host)| host.next) else {
                if state.n_busy == 0 {
                    self.changed.notify_all();
                    return None;
                }
                state = self.changed.wait_timeout(state, Duration::from_millis(200)).unwrap_or_else(PoisonError::into_inner).0;
                continue;
            };
            let rest = host.next.map_or(Duration::ZERO, |next| next.saturating_duration_since(now));
            if rest.is_zero() {
                host.is_busy = true;
                let found = host.items.pop_front().map(|item| (item, host.robots.clone()));
                state.n_busy += 1;
                return found;
            }
            state = self.changed.wait_timeout(state, rest.min(Duration::from_millis(200))).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Remembers what a host asks for.
    pub(super) fn set_robots(&self, host: &str, robots: &Arc<Robots>) {
        self.state().hosts.entry(host.to_owned()).or_default().robots = Some(Arc::clone(robots));
    }

    /// A host is free again, after a pause.
    pub(super) fn done(&self, host: &str, pause: Duration) {
        let mut state = self.state();
        state.n_busy -= 1;
        if let Some(host) = state.hosts.get_mut(host) {
            host.is_busy = false;
            host.next = Some(Instant::now() + pause);
        }
        self.changed.notify_all();
    }

    /// Ends the work after what is at hand.
    pub(super) fn stop(&self) {
        self.state().is_over = true;
        self.changed.notify_all();
    }

    /// How many wait.
    pub(super) fn n_waiting(&self) -> usize {
        self.state().hosts.values().map(|host| host.items.len()).sum()
    }
}
