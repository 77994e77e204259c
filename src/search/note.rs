//! Notes: what people should be told about how their question was understood, in English here, and by pages in the language of the reader.

use std::fmt::{Display, Formatter};

/// What is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Whom or what a name was taken for.
    Meant,
    /// Other names of the same are looked for too.
    Also,
    /// What names the person of that name otherwise is looked for too.
    AlsoPerson,
    /// Others sound like it.
    Alike,
    /// A word names people who speak.
    Speaks,
    /// No text has a word, but some like it.
    Nearest,
}

/// A note about words of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What is told.
    pub told: Told,
    /// The words.
    pub asked: String,
    /// Names, or words.
    pub names: Vec<String>,
    /// How many more there are.
    pub n_more: usize,
}

impl Note {
    /// A note with all there is to name.
    pub fn of(told: Told, asked: &str, names: Vec<String>) -> Self {
        Self { told, asked: asked.to_owned(), names, n_more: 0 }
    }
}

impl Told {
    /// The key under which the words of an interface have it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Meant => "meant",
            Self::Also => "also",
            Self::AlsoPerson => "also_person",
            Self::Alike => "alike",
            Self::Speaks => "speaks",
            Self::Nearest => "nearest",
        }
    }
}

impl Display for Note {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let (asked, names) = (&self.asked, &self.names);
        let more = if self.n_more > 0 { format!(" and {} more", self.n_more) } else { String::new() };
        match self.told {
            Told::Meant => write!(f, "{asked}: {}{more}", names.join("; ")),
            Told::Also => write!(f, "{asked}: also {} (--literal turns this off)", names.join(", ")),
            Told::AlsoPerson => write!(f, "{asked}: also by the person of that name (--literal turns this off)"),
            Told::Alike => write!(f, "{asked}: also {}, which sounds alike; --exact-name tells them apart", names.join(", ")),
            Told::Speaks => write!(f, "by:{asked} finds what {} said", names.join(" or ")),
            Told::Nearest => write!(f, "nothing has `{asked}`; did you mean {}?", names.join(", or ")),
        }
    }
}
