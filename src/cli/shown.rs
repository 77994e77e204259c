//! How articles and statements are told to people.
//!
//! Only the page's own words stand in quotation marks; everything else is told as what it is, a report: "according to X, Y said that …".

use super::print::isolated;
use crate::article::Article;
use crate::index::links::Link;
use crate::statement::{Factuality, Mode, Statement};

/// The headline, or the beginning of the text.
pub(super) fn title(article: &Article) -> String {
    match &article.title {
        Some(title) => isolated(title),
        None => {
            let line = article.text.lines().next().unwrap_or("(no text)");
            let cut: String = line.chars().take(80).collect();
            isolated(&if cut.len() < line.len() { format!("{cut}…") } else { cut })
        }
    }
}

/// The headline, or that of another version where the article has none.
pub(super) fn title_in_story(article: &Article, link: Option<&Link>) -> String {
    match link.and_then(|link| link.title.as_ref()) {
        Some(taken) => format!("{} (title of another version)", isolated(&taken.value.1)),
        None => title(article),
    }
}

/// Day, outlet and language.
pub(super) fn about(article: &Article) -> String {
    about_in_story(article, None)
}

/// The same, with the day of another version where the article has none.
pub(super) fn about_in_story(article: &Article, link: Option<&Link>) -> String {
    let taken = || link.and_then(|link| Some(format!("{} (day of another version)", link.published.as_ref()?.value)));
    let day = article.published.map(|day| day.to_string()).or_else(taken).unwrap_or_else(|| "no date".to_owned());
    let language = language_name(article.language.as_str());
    let translated = if article.source_url.is_some() { " · says it republishes or translates" } else { "" };
    format!("{day} · {} · {language}{translated}", isolated(&outlet(article)))
}

/// Where the page is.
pub(super) fn place(article: &Article) -> String {
    let place = article.url.as_deref().or(article.path.as_deref()).unwrap_or(&article.page);
    format!("{} · {}", isolated(place), article.id)
}

/// Whose article it is, as far as known.
pub(super) fn outlet(article: &Article) -> String {
    let host = || article.url.as_deref().and_then(|url| url.split("://").nth(1)).and_then(|rest| rest.split('/').next()).map(str::to_owned);
    article.outlet.clone().or_else(|| article.site.clone()).or_else(host).unwrap_or_else(|| article.page.clone())
}

fn language_name(code: &str) -> &str {
    match code {
        "ar" => "Arabic",
        "en" => "English",
        "fr" => "French",
        "vi" => "Vietnamese",
        other => other,
    }
}

/// Who spoke: the names, else the words of the page.
pub(super) fn speaker(statement: &Statement, names: &[String]) -> String {
    if !names.is_empty() {
        return names.iter().map(|name| isolated(name)).collect::<Vec<_>>().join(", ");
    }
    statement.speaker_surface.as_deref().map_or_else(|| "an unnamed speaker".to_owned(), isolated)
}

/// The saying in a sentence of ours; `content` is ready to be printed.
pub(super) fn saying(statement: &Statement, outlet: &str, speaker: &str, content: &str) -> String {
    let outlet = isolated(outlet);
    let is_quoted = statement.mode == Mode::Direct && statement.factuality == Factuality::Said;
    if is_quoted {
        return format!("{speaker}: “{content}”");
    }
    let verb = match (statement.factuality, statement.mode) {
        (Factuality::Said, Mode::Interview) => "answered that",
        (Factuality::Said, _) => "said that",
        (Factuality::Denied, _) => "denied, or did not say, that",
        (Factuality::Hearsay, _) => "is reported to have said that",
        (Factuality::Hypothetical, _) => "would say that",
    };
    let via = statement.via.as_deref().map(|via| format!(", relayed by {}", isolated(via))).unwrap_or_default();
    format!("according to {outlet}{via}, {speaker} {verb} {content}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Span;
    use crate::statement::{Basis, Grade, Reference};

    fn statement(mode: Mode, factuality: Factuality) -> Statement {
        let basis = Basis { speaker: Grade::A, content: Grade::A, event: None, identity: None };
        Statement {
            span: Span::new(0, 0),
            content: String::new(),
            continuation: Vec::new(),
            sentence: Span::new(0, 0),
            speakers: Vec::new(),
            speaker_surface: Some("le maire".to_owned()),
            reference: Reference::Role,
            role: None,
            cue: None,
            mode,
            at: None,
            about: Vec::new(),
            date: None,
            via: None,
            factuality,
            grade: Grade::A,
            basis,
            rule: String::new(),
        }
    }

    #[test]
    fn only_the_pages_own_words_stand_in_quotation_marks() {
        let check = |mode, factuality, expected: &str| {
            let statement = statement(mode, factuality);
            assert_eq!(saying(&statement, "Le Jour", &speaker(&statement, &[]), "tout va bien"), expected);
        };
        check(Mode::Direct, Factuality::Said, "le maire: “tout va bien”");
        check(Mode::Indirect, Factuality::Said, "according to Le Jour, le maire said that tout va bien");
        check(Mode::Direct, Factuality::Denied, "according to Le Jour, le maire denied, or did not say, that tout va bien");
        check(Mode::Interview, Factuality::Said, "according to Le Jour, le maire answered that tout va bien");
    }
}
