#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::search::query;

fuzz_target!(|data: &[u8]| {
    let _ = query::parse(&String::from_utf8_lossy(data));
});
