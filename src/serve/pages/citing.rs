//! The page from which a citation is copied.

use super::{foreign, headline, link, page as framed};
use crate::serve::cite::Citation;
use crate::serve::server::Ask;
use maud::{Markup, html};

/// The page of a citation.
pub(in crate::serve) fn page(ask: &Ask, citation: &Citation) -> Markup {
    let article = citation.article();
    let csl = serde_json::to_string_pretty(&citation.csl()).unwrap_or_default();
    let file = |format| ask.given.address("/api/v1/cite", &[("format", Some(format)), ("ui", None)]);
    let body = html! {
        h1 { (ask.words.get("cite")) }
        p { a href=(link(ask, &format!("/article/{}", article.id))) { (foreign(&headline(article), article.language)) } }
        @for (title, format, text) in [("Text", "text", citation.text()), ("CSL-JSON", "csl", csl), ("RIS", "ris", citation.ris())] {
            section.citation {
                h2 { (title) }
                pre tabindex="0" dir="auto" { (text) }
                p { a href=(file(format)) { (ask.words.get("as_file")) } }
            }
        }
    };
    framed(ask, ask.words.get("cite"), "", &body)
}
