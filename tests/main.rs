//! All tests from outside, in one binary. Most run the program as users run it.
//!
//! - [`archives`]    web archives are read whoever made them
//! - [`bad_input`]   what cannot be read is named, and stops nothing
//! - [`hostile`]   what is made to do harm costs little, is told, and stops nothing
//! - [`index`]       only stale work is done; foreign and damaged folders are refused
//! - [`questions`]   words, filters and fields find what they should; wrong ones are told
//! - [`statements`]  who said what, with findings made by hand
//! - [`output`]      JSON as in the contract, closed pipes, completions
//! - [`fetching`]    a site on loopback, friendly and hostile, is fetched, archived and indexed
//! - [`gold`]        how much of what a careful reader finds is found, and with other names and numbers?
//! - [`parsers`]     no input makes a parser panic
//! - [`promises`]  every promise of docs/reliability.md has its test
//! - [`versions`]    translations find each other and are one story
//! - [`keeping`]     an index that is kept up to date for a year equals one built today, whatever happens on the way
//! - [`mutations`] one thing is changed in one version: is it found?
//! - [`comparing`] what differs between versions is marked, and nothing else
//! - [`serving`]   the API answers as the command line does, page by page, and describes itself
//! - [`safety`]    the server under attack: by texts, by other sites, by questions that are too much
//! - [`feeds`]     a saved search tells each utterance and each change once
//! - [`mcp`]       the same for an agent, over standard input and output
//! - [`walking`]   the description of the API is walked, and every answer is as it says
//! - [`laws`]        what holds for every article, whole or broken

#![allow(clippy::print_stdout, reason = "tables of scores are for people who run the tests")]

mod archives;
mod bad_input;
mod comparing;
mod desk;
mod dice;
mod feeds;
mod fetching;
mod gold;
mod hostile;
mod index;
mod keeping;
mod laws;
#[cfg(feature = "mcp")]
mod mcp;
mod mutations;
mod output;
mod parsers;
mod promises;
mod questions;
mod safety;
mod served;
mod serving;
mod site;
mod statements;
mod versions;
mod walking;
