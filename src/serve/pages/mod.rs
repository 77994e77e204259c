//! Pages.
pub mod trouble;
