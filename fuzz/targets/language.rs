#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::lang::Language;

fuzz_target!(|data: &[u8]| {
    let _ = Language::parse(&String::from_utf8_lossy(data));
});
