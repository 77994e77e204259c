#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::acquire::fetch::{feed, links, robots::Robots, sitemap};

fuzz_target!(|data: &[u8]| {
    Robots::parse(data, "rapporteur").allows("/a/b?c");
    let _ = (sitemap::parse(data), feed::parse(data, "https://day.example/"), links::of(data));
});
