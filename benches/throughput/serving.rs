//! How fast a server answers: its pages and its searches, asked at a steady pace, and searches by many at once.

use crate::generate::Random;
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use url::Url;

/// Questions a second, asked whether or not those before are answered.
const PACE: u32 = 20;
/// Those who ask at once, each as soon as it is answered.
const AT_ONCE: usize = 32;

const WORDS: [&str; 20] = [
    "water",
    "port",
    "énergie",
    "climat",
    "kinh tế",
    "hội nghị",
    "التعاون",
    "المياه",
    "border",
    "trade",
    "investissement",
    "minister",
    "rừng",
    "cảng",
    "طاقة",
    "bridge",
    "export",
    "coffee",
    "riz",
    "green",
];

/// A server that ends with the benchmark.
struct Server {
    child: Child,
    root: Url,
}

impl Server {
    fn of(index: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        command.arg("--index").arg(index).args(["serve", "--listen", "127.0.0.1:0"]).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the server can be started");
        let mut lines = BufReader::new(child.stderr.take().expect("its messages are piped")).lines();
        let first = lines.next().and_then(Result::ok).unwrap_or_default();
        let root = first.split_whitespace().find(|word| word.starts_with("http://")).and_then(|word| Url::parse(word).ok());
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, root: root.unwrap_or_else(|| panic!("no address in {first:?}")) }
    }

    fn url(&self, path: &[&str], asked: &[(&str, &str)]) -> Url {
        let mut url = self.root.clone();
        url.path_segments_mut().expect("an address of HTTP has a path").clear().extend(path);
        if !asked.is_empty() {
            url.query_pairs_mut().extend_pairs(asked);
        }
        url
    }

    /// Up to fifty values of one field of what a path lists.
    fn list(&self, agent: &ureq::Agent, what: &str, field: &str) -> Vec<String> {
        let url = self.url(&["api", "v1", what], &[("limit", "50"), ("q", if what == "articles" { "water" } else { "" })]);
        let body = agent.get(url.as_str()).call().and_then(|mut answer| answer.body_mut().read_to_string()).expect("lists can be had");
        let listed: Value = serde_json::from_str(&body).expect("the API answers in JSON");
        let items = listed["items"].as_array().into_iter().flatten();
        items.filter_map(|item| item[field].as_str().map(str::to_owned)).collect()
    }

    /// Memory of its own, beside what the system keeps of files.
    fn memory(&self) -> String {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap_or("unknown").trim().to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// What the index holds, to ask for.
struct Held {
    people: Vec<String>,
    events: Vec<String>,
    places: Vec<String>,
    articles: Vec<String>,
}

fn one<'a>(of: &'a [String], random: &mut Random) -> &'a str {
    of.get(random.below(of.len())).map_or("", String::as_str)
}

/// An address of one of the pages.
fn page(server: &Server, held: &Held, random: &mut Random) -> Url {
    let word = WORDS[random.below(WORDS.len())];
    let lang = ["fr", "ar", "vi", "en"][random.below(4)];
    match random.below(12) {
        0 => server.url(&[], &[]),
        1 => server.url(&[], &[("q", word)]),
        2 => server.url(&[], &[("by", one(&held.people, random))]),
        3 => server.url(&[], &[("at", one(&held.events, random))]),
        4 => server.url(&["articles"], &[("q", word)]),
        5 => server.url(&["figures"], &[("q", word)]),
        6 => server.url(&["person", one(&held.people, random)], &[]),
        7 => server.url(&["event", one(&held.events, random)], &[]),
        8 => server.url(&["place", one(&held.places, random)], &[]),
        9 => server.url(&["article", one(&held.articles, random)], &[]),
        10 => server.url(&[], &[("q", word), ("in", one(&held.places, random))]),
        _ => server.url(&[], &[("q", word), ("lang", lang)]),
    }
}

/// An address of one of the searches.
fn search(server: &Server, held: &Held, random: &mut Random) -> Url {
    let mut words = WORDS[random.below(WORDS.len())].to_owned();
    if random.below(2) == 0 {
        words = format!("{words} {}", WORDS[random.below(WORDS.len())]);
    }
    let year = (2010 + random.below(20)).to_string();
    match random.below(5) {
        0 => server.url(&["api", "v1", "statements"], &[("q", &words)]),
        1 => server.url(&["api", "v1", "statements"], &[("by", one(&held.people, random)), ("q", &words)]),
        2 => server.url(&["api", "v1", "articles"], &[("q", &words)]),
        3 => server.url(&["api", "v1", "figures"], &[("q", &words), ("kind", "money")]),
        _ => server.url(&["api", "v1", "statements"], &[("in", one(&held.places, random)), ("from", &year)]),
    }
}

/// Seconds to the head of each answer, and how many were refused or failed.
#[derive(Default)]
struct Measured {
    seconds: Mutex<Vec<f64>>,
    n_bad: AtomicUsize,
}

impl Measured {
    fn ask(&self, agent: &ureq::Agent, url: &Url) {
        let begin = Instant::now();
        let answer = agent.get(url.as_str()).call();
        let seconds = begin.elapsed().as_secs_f64();
        // A connection is used again once its body is read.
        let is_good = answer.and_then(|mut answer| answer.body_mut().read_to_vec()).is_ok();
        self.n_bad.fetch_add(usize::from(!is_good), Ordering::Relaxed);
        self.seconds.lock().expect("nothing panics here").push(seconds);
    }

    fn report(self, what: &str, wall: Duration) {
        let mut times = self.seconds.into_inner().expect("nothing panics here");
        times.sort_by(f64::total_cmp);
        let at = |share: usize| times.get(times.len() * share / 100).map_or(0.0, |seconds| seconds * 1e3);
        let per_second = times.len() as f64 / wall.as_secs_f64();
        println!("{what:34} p50 {:.1} ms  p99 {:.1} ms  {per_second:.0}/s  {} failed", at(50), at(99), self.n_bad.into_inner());
    }
}

/// Asks at a steady pace.
fn steadily(what: &str, time: Duration, mut next: impl FnMut() -> Url) {
    let (agent, measured, begin) = (ureq::Agent::new_with_defaults(), Measured::default(), Instant::now());
    std::thread::scope(|scope| {
        for nth in 0..(time.as_secs_f64() * f64::from(PACE)) as u32 {
            std::thread::sleep((begin + Duration::from_secs(1) * nth / PACE).saturating_duration_since(Instant::now()));
            let (url, agent, measured) = (next(), &agent, &measured);
            scope.spawn(move || measured.ask(agent, &url));
        }
    });
    measured.report(what, begin.elapsed());
}

/// Many ask at once.
fn at_once(what: &str, time: Duration, make: impl Fn(&mut Random) -> Url + Sync) {
    let (agent, measured, begin) = (ureq::Agent::new_with_defaults(), Measured::default(), Instant::now());
    std::thread::scope(|scope| {
        for nth in 0..AT_ONCE {
            let (agent, measured, make) = (&agent, &measured, &make);
            scope.spawn(move || {
                let mut random = Random(nth as u64);
                while begin.elapsed() < time {
                    measured.ask(agent, &make(&mut random));
                }
            });
        }
    });
    measured.report(what, begin.elapsed());
}

/// Starts a server of an index and prints how it answers.
pub fn measure(index: &Path, time: Duration) {
    let server = Server::of(index);
    let agent = ureq::Agent::new_with_defaults();
    let list = |what, field| server.list(&agent, what, field);
    let held = Held {
        people: list("people", "key"),
        events: list("events", "key"),
        places: list("places", "key"),
        articles: list("articles", "id"),
    };
    let mut random = Random(11);
    steadily("serve: pages at a steady pace", time, || page(&server, &held, &mut random));
    steadily("serve: searches at a steady pace", time, || search(&server, &held, &mut random));
    at_once("serve: searches, 32 at once", time / 2, |random| search(&server, &held, random));
    println!("{:34} {}", "serve: memory of its own", server.memory());
}
