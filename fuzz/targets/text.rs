#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::article::{Declared, Format, Page};

fn page(format: Format, data: &[u8]) -> Page {
    let declared = Declared::default();
    Page { path: None, name: None, url: None, record: None, format, bytes: data.to_vec(), declared }
}

fuzz_target!(|data: &[u8]| {
    // Dates and figures are found in any text.
    let _ = rapporteur::reading::read(&page(Format::Text, data)).unwrap();
});
