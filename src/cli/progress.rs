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
