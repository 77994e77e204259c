//! Marks in a text: stretches with what they are, cut where they overlap.

use crate::article::{Article, Span};
use crate::plain;
use maud::{Markup, html};

/// How a stretch is shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// What was said.
    Said,
    /// The words of saying.
    Cue,
    /// A finding, with its kind, where it leads, and what it is.
    Finding { kind: &'static str, to: Option<String>, what: String },
    /// A word that was asked for.
    Found,
}

/// A stretch of a text, with how it is shown.
pub(super) type Mark = (Span, Look);

/// A part of an article's text with its marks. Where they overlap, text is shown as the last of [`Look`]'s variants among them.
pub(super) fn marked(article: &Article, within: Span, marks: &[Mark]) -> Markup {
    let inside: Vec<&Mark> = marks.iter().filter(|(span, _)| span.overlaps(within) && !span.is_empty()).collect();
    let mut borders: Vec<usize> = inside.iter().flat_map(|(span, _)| [span.start.max(within.start), span.end.min(within.end)]).collect();
    borders.extend([within.start, within.end]);
    borders.sort_unstable();
    borders.dedup();
    let pieces = borders.windows(2).filter_map(|pair| match pair {
        [start, end] => Some(Span::new(*start, *end)),
        _ => None,
    });
    html! {
        @for piece in pieces {
            @let text = plain::clean(article.text.get(piece.start..piece.end).unwrap_or_default());
            @let looks = inside.iter().filter(|(span, _)| span.contains(piece)).map(|(_, look)| look);
            @let is_said = inside.iter().any(|(span, look)| *look == Look::Said && span.contains(piece));
            @let look = looks.max();
            @if is_said && look != Some(&Look::Said) { span.said { (shown(look, &text)) } } @else { (shown(look, &text)) }
        }
    }
}

fn shown(look: Option<&Look>, text: &str) -> Markup {
    html! {
        @match look {
            None => (text),
            Some(Look::Said) => span.said { (text) },
            Some(Look::Cue) => em.cue { (text) },
            Some(Look::Found) => mark { (text) },
            Some(Look::Finding { kind, to: Some(to), what }) => a class={ "m " (kind) } href=(to) title=(what) { (text) },
            Some(Look::Finding { kind, to: None, what }) => span class={ "m " (kind) } title=(what) { (text) },
        }
    }
}
