//! SIGINT and SIGTERM: a run that writes finishes its batch, commits and says how to go on. A second signal ends it at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Tells whether a signal has come.
#[derive(Clone, Default)]
pub(super) struct Signals(Arc<AtomicUsize>);

impl Signals {
    /// Begins to listen.
    pub(super) fn listen() -> anyhow::Result<Self> {
        let signals = Self::default();
        #[cfg(unix)]
        for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
            // Asked before it is set: only the second signal ends the process.
            let has_come = Arc::new(std::sync::atomic::AtomicBool::new(false));
            signal_hook::flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&has_come))?;
            signal_hook::flag::register(signal, has_come)?;
            signal_hook::flag::register_usize(signal, Arc::clone(&signals.0), signal as usize)?;
        }
        Ok(signals)
    }

    /// The signal that has come.
    pub(super) fn received(&self) -> Option<i32> {
        let signal = self.0.load(Ordering::Relaxed);
        (signal != 0).then_some(signal as i32)
    }
}
