//! Progress: how far a long run has come, on a terminal only, on stderr.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;

/// A bar in bytes, or nothing at all.
pub(super) struct Progress(Option<ProgressBar>);

impl Progress {
    /// A bar that is drawn when stderr is a terminal.
    pub(super) fn new() -> Self {
        if !std::io::stderr().is_terminal() {
            return Self(None);
        }
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
        let template = "{bar:30} {bytes} of {total_bytes}, {binary_bytes_per_sec}, {eta} left";
        bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self(Some(bar))
    }

    /// So many more bytes are to be read.
    pub(super) fn expect(&self, n_bytes: u64) {
        if let Some(bar) = &self.0 {
            bar.inc_length(n_bytes);
        }
    }

    /// So many bytes were read.
    pub(super) fn advance(&self, n_bytes: u64) {
        if let Some(bar) = &self.0 {
            bar.inc(n_bytes);
        }
    }

    /// Takes the bar away.
    pub(super) fn clear(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

/// How far a run without a known end has come: a line that is drawn anew on a terminal, one line a minute in a log.
pub(super) struct Minutes {
    spinner: Option<ProgressBar>,
    last: std::sync::Mutex<std::time::Instant>,
}

impl Minutes {
    /// Begins now.
    pub(super) fn begin() -> Self {
        let spinner = std::io::stderr().is_terminal().then(|| {
            let spinner = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            spinner
                .set_style(ProgressStyle::with_template("{spinner} {elapsed} {msg}").unwrap_or_else(|_| ProgressStyle::default_spinner()));
            spinner
        });
        Self { spinner, last: std::sync::Mutex::new(std::time::Instant::now()) }
    }

    /// Lines in a log only, where a terminal has a bar.
    pub(super) fn in_log() -> Self {
        let is_terminal = std::io::stderr().is_terminal();
        let spinner = is_terminal.then(ProgressBar::hidden);
        Self { spinner, last: std::sync::Mutex::new(std::time::Instant::now()) }
    }

    /// Tells where things stand, when it is time to.
    pub(super) fn tell(&self, line: impl FnOnce() -> String) {
        let mut last = self.last.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let every = if self.spinner.is_some() { 0 } else { 60 };
        if last.elapsed().as_secs() < every {
            return;
        }
        *last = std::time::Instant::now();
        match &self.spinner {
            Some(spinner) => {
                spinner.set_message(line());
                spinner.tick();
            }
            None => super::print::note(line()),
        }
    }

    /// Takes the line away.
    pub(super) fn clear(&self) {
        if let Some(spinner) = &self.spinner {
            spinner.finish_and_clear();
        }
    }
}
