//! How articles and statements are told to people.
//!
//! Only the page's own words stand in quotation marks; everything else is told as what it is, a report: "according to X, Y said that …".

use super::print::isolated;
use crate::article::Article;
use crate::extract::statements::Telling;
use crate::index::links::Link;
use crate::statement::Statement;

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

/// Whose article it is, as far as known, else the name of its file.
pub(super) fn outlet(article: &Article) -> String {
    article.publisher().or_else(|| article.file_name()).unwrap_or("an unknown outlet").to_owned()
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

/// The saying in a sentence of ours; `content` is ready to be printed, and `via` is the name of who relays it.
pub(super) fn saying(article: &Article, statement: &Statement, speaker: &str, via: Option<&str>, content: &str) -> String {
    let cue = statement.cue.as_deref().map(|cue| format!(" ({})", isolated(cue))).unwrap_or_default();
    let told = match Telling::of(statement, article.language) {
        Telling::Direct => return format!("{speaker}: “{content}”"),
        Telling::Answered => format!("{speaker} answered: {content}"),
        Telling::Said => format!("{speaker} said that {content}"),
        Telling::Cued => format!("{speaker}{cue}: {content}"),
        Telling::Denied => format!("{speaker} denied this{cue}: {content}"),
        Telling::Unsaid => format!("{speaker} did not say this{cue}: {content}"),
        Telling::Hearsay => format!("{speaker} is reported to have said that {content}"),
        Telling::HearsayCued => format!("it is reported of {speaker}{cue}: {content}"),
        Telling::Hypothetical => format!("{speaker} would say that {content}"),
        Telling::HypotheticalCued => format!("it is expected or possible of {speaker}{cue}: {content}"),
    };
    let via = via.map(|via| format!(", relayed by {}", isolated(via))).unwrap_or_default();
    format!("according to {}{via}, {told}", isolated(&outlet(article)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Lang;
    use crate::extract::statements::article_of;

    fn check(text: &str, expected: &str) {
        let mut article = article_of(text, Lang::EN);
        article.outlet = Some("The Day".to_owned());
        let statement = crate::extract::extract(&article).statements.swap_remove(0);
        let content = article.slice(statement.span);
        assert_eq!(saying(&article, &statement, "the minister", None, content), expected);
    }

    #[test]
    fn only_the_pages_own_words_stand_in_quotation_marks() {
        check("Energy Minister John Okafor said: “We all want clean water here.”", "the minister: “We all want clean water here.”");
        check("Energy Minister John Okafor said that work would resume.", "according to The Day, the minister said that work would resume");
    }

    #[test]
    fn what_is_no_saying_is_told_by_its_own_verb() {
        check(
            "Energy Minister John Okafor called on all parties to talk.",
            "according to The Day, the minister (called on): all parties to talk",
        );
        check(
            "Energy Minister John Okafor denied that work would resume.",
            "according to The Day, the minister denied this (denied that): work would resume",
        );
    }

    #[test]
    fn a_page_without_outlet_is_called_by_its_host_or_file() {
        let mut article = article_of("Water", Lang::EN);
        article.page = "corpus/pages/water.en.html".to_owned();
        assert_eq!(outlet(&article), "water.en.html");
        article.url = Some("https://news.example/water?page=1".to_owned());
        assert_eq!(outlet(&article), "news.example");
    }
}
