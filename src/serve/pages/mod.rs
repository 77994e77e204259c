//! Pages: made here, whole, and useful without a script. All text goes through maud, which escapes it.

pub mod article;
pub mod articles;
pub mod citing;
pub mod compare;
pub mod entity;
mod facets;
pub mod figures;
mod form;
mod histogram;
pub mod known;
mod marks;
mod named;
mod notes;
mod saying;
pub mod sources;
pub mod statements;
pub mod trouble;

use notes::notes;
pub(super) use saying::permalink;

use super::export::Format;
use super::server::Ask;
use super::words::{CODES, Words, direction};
use crate::article::{Article, Lang};
use maud::{DOCTYPE, Markup, html};
use url::Url;

/// What stands around every page.
struct Frame<'a> {
    words: &'static Words,
    /// The language of the interface, where the address names one.
    ui: Option<&'a str>,
    title: &'a str,
    /// The path of the entry of the menu that leads here.
    here: &'a str,
    /// The address of this page in another language of the interface.
    in_language: &'a dyn Fn(&'static str) -> String,
    /// Where this search is a feed, each with its title.
    feeds: Vec<(&'static str, String)>,
}

/// The menu.
const MENU: [(&str, &str); 7] = [
    ("/", "statements"),
    ("/articles", "articles"),
    ("/figures", "figures"),
    ("/people", "people"),
    ("/events", "events"),
    ("/places", "places"),
    ("/sources", "sources"),
];

fn frame(frame: &Frame, body: &Markup) -> Markup {
    let words = frame.words;
    let t = |key| words.get(key);
    let version = format!("{:08x}", super::assets::version());
    html! {
        (DOCTYPE)
        html lang=(words.code) dir=(words.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (frame.title) " · rapporteur" }
                link rel="icon" href={ "/assets/icon.svg?" (version) };
                link rel="stylesheet" href={ "/assets/app.css?" (version) };
                script src={ "/assets/app.js?" (version) } defer {}
                @for (title, feed) in &frame.feeds { link rel="alternate" type="application/atom+xml" href=(feed) title=(title); }
            }
            body {
                a.skip href="#main" { (t("skip")) }
                header.site {
                    a.brand href=(with_ui("/", frame.ui)) { img src={ "/assets/icon.svg?" (version) } alt="" width="26" height="26"; "rapporteur" }
                    nav aria-label=(t("menu")) {
                        @for (path, key) in MENU {
                            a href=(with_ui(path, frame.ui)) aria-current=[(path == frame.here).then_some("page")] { (t(key)) }
                        }
                    }
                    nav.languages aria-label=(t("ui")) {
                        @for code in CODES.iter().copied() {
                            a href=((frame.in_language)(code)) lang=(code) hreflang=(code) aria-current=[(code == words.code).then_some("true")] {
                                (Words::of(code).get("name"))
                            }
                        }
                    }
                }
                main #main tabindex="-1" { (body) }
                footer.site {
                    p { (t("footer")) }
                    p { a href="/api/v1/openapi.json" { "API" } " · " span.keys { (t("keys")) } }
                }
                dialog #help aria-label=(t("keyboard")) {
                    h2 { (t("keyboard")) }
                    dl {
                        dt { kbd { "/" } } dd { (t("key_search")) }
                        dt { kbd { "j" } " " kbd { "k" } } dd { (t("key_step")) }
                        dt { kbd { "n" } " " kbd { "p" } } dd { (t("key_mention")) }
                        dt { kbd { "Enter" } } dd { (t("key_open")) }
                        dt { kbd { "?" } } dd { (t("key_help")) }
                    }
                    form method="dialog" { button { (t("close")) } }
                }
            }
        }
    }
}

/// A page that answers a request.
fn page(ask: &Ask, title: &str, here: &str, body: &Markup) -> Markup {
    page_with_feeds(ask, title, here, Vec::new(), body)
}

/// The same, for what is also told as feeds.
fn page_with_feeds(ask: &Ask, title: &str, here: &str, feeds: Vec<(&'static str, String)>, body: &Markup) -> Markup {
    let in_language = |code| ask.given.address(&ask.path, &[("ui", Some(code))]);
    frame(&Frame { words: ask.words, ui: ask.given.text("ui"), title, here, in_language: &in_language, feeds }, body)
}

/// A path of ours, in the language that the address names.
fn with_ui(path: &str, ui: Option<&str>) -> String {
    let Some(ui) = ui else { return path.to_owned() };
    let (path, fragment) = path.split_once('#').map_or((path, String::new()), |(path, fragment)| (path, format!("#{fragment}")));
    let sign = if path.contains('?') { '&' } else { '?' };
    format!("{path}{sign}ui={ui}{fragment}")
}

/// The same for a request.
fn link(ask: &Ask, path: &str) -> String {
    with_ui(path, ask.given.text("ui"))
}

/// A path with a key in it, whatever letters it has.
fn keyed(path: &str, key: &str) -> String {
    let mut encoded = format!("{path}/");
    for byte in key.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    // What is only dots would be a step up.
    if key.bytes().all(|byte| byte == b'.') { encoded.replace("/.", "/%2E") } else { encoded }
}

/// A text with slots, each filled.
fn filled(template: &str, slots: &[(&str, &dyn maud::Render)]) -> Markup {
    let mut parts = template.split('{');
    let first = parts.next().unwrap_or_default();
    html! {
        (first)
        @for part in parts {
            @if let Some((slot, rest)) = part.split_once('}') {
                @if let Some((_, value)) = slots.iter().find(|(name, _)| *name == slot) { (*value) }
                (rest)
            }
        }
    }
}

/// Text of an article, in its language and direction, so that it turns nothing around it.
fn foreign(text: &str, lang: Lang) -> Markup {
    html! { bdi lang=(lang) dir=(direction(lang.as_str())) { (text) } }
}

/// A name whose language is not known.
fn name(text: &str) -> Markup {
    html! { bdi { (text) } }
}

/// A link to a page of others, when it is one that can be followed.
fn outward(url: &str, text: &str) -> Markup {
    let is_web = Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    html! {
        @if is_web { a.out href=(url) rel="noopener noreferrer nofollow" { bdi { (text) } } } @else { bdi { (text) } }
    }
}

/// The headline, or the beginning of the text.
fn headline(article: &Article) -> String {
    let line = article.title.as_deref().or_else(|| article.text.lines().next()).unwrap_or_default();
    let cut: String = line.chars().take(160).collect();
    if cut.len() < line.len() { cut + "…" } else { cut }
}

/// Day, outlet, language, and what the page says about where it comes from.
fn about(ask: &Ask, article: &Article) -> Markup {
    let words = ask.words;
    let outlet = article.publisher().unwrap_or_default();
    html! {
        @match article.published {
            Some(day) => time datetime=(day) { (day) },
            None => span { (words.get("undated")) },
        }
        @if !outlet.is_empty() { " · " (name(outlet)) }
        " · " (words.language(article.language))
        @if article.source_url.is_some() { " · " span.tag { (words.get("republished")) } }
    }
}

/// A number of something, with its word.
fn counted(ask: &Ask, n: usize, key: &str) -> Markup {
    let is_one = n == 1 || n == 0 && ask.words.code == "fr";
    let one = format!("{key}_one");
    html! { strong { (n) } " " (ask.words.get(if is_one { &one } else { key })) }
}

/// Links to all that fits, in each format.
fn exports(ask: &Ask, path: &str) -> Markup {
    html! {
        (ask.words.get("export")) ":"
        @for [name, format, _] in Format::all().map(Format::names) { " " a href=(ask.given.address(path, &[("format", Some(format)), ("ui", None), ("group", None)])) { (name) } }
    }
}

/// Links to the pages before and after.
fn pager(ask: &Ask, found: &super::question::Found, limit: usize) -> Markup {
    pager_of(ask, found.skipped, found.next.as_deref(), limit)
}

/// The same of a list that begins behind `skipped` others.
fn pager_of(ask: &Ask, skipped: usize, next: Option<&str>, limit: usize) -> Markup {
    let commit = ask.opened.commit;
    let before = (skipped > 0).then(|| format!("{commit:016x}-{}", skipped.saturating_sub(limit)));
    let address = |next: &str| ask.given.address(&ask.path, &[("next", Some(next))]);
    html! {
        @if before.is_some() || next.is_some() {
            nav.pager aria-label=(ask.words.get("pages")) {
                @if let Some(before) = before { a rel="prev" href=(address(&before)) { (ask.words.get("previous")) } }
                @if let Some(next) = next { a rel="next" href=(address(next)) { (ask.words.get("next")) } }
            }
        }
    }
}
