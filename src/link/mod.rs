//! Who is meant, and where is this said in another language?

pub mod events;
pub mod people;
mod readings;
mod sinitic;
mod skeleton;
mod syllables;
pub mod traits;
pub mod translations;
