#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::acquire::warc;

fuzz_target!(|data: &[u8]| {
    let input = Box::new(std::io::Cursor::new(data.to_vec()));
    warc::records(input, Some(data.len() as u64), None, None, "x".to_owned()).for_each(drop);
});
