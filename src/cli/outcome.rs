//! How a command ended: the exit codes that scripts rely on.

/// The end of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Something was found or done.
    Done,
    /// Nothing was found.
    Nothing,
    /// What was typed makes no sense.
    Usage,
    /// There is no index, or it is damaged.
    NoIndex,
    /// Done, but some input failed.
    SomeFailed,
    /// Another run holds the index.
    Busy,
    /// A signal stopped it; the work so far is kept.
    Stopped(i32),
}

impl Outcome {
    /// The exit code.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Nothing => 1,
            Self::Usage => 2,
            Self::NoIndex => 3,
            Self::SomeFailed => 4,
            Self::Busy => 5,
            Self::Stopped(signal) => u8::try_from(128 + signal).unwrap_or(255),
        }
    }

    /// Done, or done with failures.
    pub fn of_failures(n_failed: usize) -> Self {
        if n_failed == 0 { Self::Done } else { Self::SomeFailed }
    }

    /// Found, or nothing found.
    pub fn of_hits(n_hits: usize) -> Self {
        if n_hits == 0 { Self::Nothing } else { Self::Done }
    }
}
