//! What does a page say about its article? JSON-LD first, then meta elements, then microdata, then what readers see.

use super::body::Body;
use super::entities;
use super::json_ld::{self, Facts};
use super::lines::Lines;
use super::tag::{Attr, Tag};
use super::tree::{self, ROOT, Tree};
use super::words::{self, META, Marks};
use crate::article::{BlockKind, Lang};
use crate::detect;
use crate::normalize::day::{self, Order};
use crate::normalize::fold_space;
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

/// Longer values are no names.
const MAX_NAME: usize = 100;
/// A page has no more translations.
const MAX_ALTERNATES: usize = 64;

/// What stands between a headline and the name of the site.
const TITLE_SEPARATORS: [&str; 14] = [" | ", " < ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", "|", "_", " : "];

/// What a page says about its article and itself.
pub(super) struct Metadata<'t> {
    tree: &'t Tree<'t>,
    lines: &'t Lines,
    facts: Facts,
    /// Lower-case name or property of meta elements, and their contents, in the order of the page.
    metas: Vec<(String, &'t str)>,
    html_lang: Option<String>,
    host: Option<String>,
    pub(super) site: Option<String>,
    pub(super) url: Option<String>,
    pub(super) title: Option<String>,
    /// The node that shows the title.
    pub(super) title_node: Option<usize>,
}

impl<'t> Metadata<'t> {
    /// Collects what the page declares; `address` is where it came from.
    pub(super) fn read(tree: &'t Tree<'t>, lines: &'t Lines, address: Option<&str>) -> Self {
        let facts = json_ld::read(&tree.json_ld);
        let mut this = Self {
            tree,
            lines,
            facts,
            metas: metas(tree),
            html_lang: None,
            host: None,
            site: None,
            url: None,
            title: None,
            title_node: None,
        };
        let html = tree.nodes.iter().position(|node| node.tag == Tag::Html);
        this.html_lang = html.and_then(|node| tree.attr(node, Attr::Lang)).map(|lang| lang.into_owned());
        this.url = this.find_url();
        this.host = address.or(this.url.as_deref()).and_then(host).map(str::to_owned);
        this.site = this.find_site();
        (this.title, this.title_node) = this.find_title();
        this
    }

    /// The contents of the meta elements of these names, in the order of the names.
    fn meta(&self, names: &[String]) -> Vec<String> {
        let pairs = names.iter().flat_map(|name| self.metas.iter().filter(move |(n, _)| n == name));
        pairs.map(|(_, value)| fold_space(&entities::decode(value))).filter(|value| !value.is_empty()).collect()
    }

    /// The addresses at which the page says that it stands in other languages.
    pub(super) fn alternates(&self) -> Vec<String> {
        let says = |node: usize, word: &str| {
            let rel = self.tree.raw_attr(node, Attr::Rel).unwrap_or_default();
            rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case(word))
        };
        let links = (0..self.tree.nodes.len()).filter(|n| self.tree.nodes[*n].tag == Tag::Link && says(*n, "alternate"));
        let in_languages = links.filter(|n| self.tree.raw_attr(*n, Attr::HrefLang).is_some_and(|code| Lang::parse(code).is_some()));
        in_languages.filter_map(|n| Some(self.tree.attr(n, Attr::Href)?.trim().to_owned())).take(MAX_ALTERNATES).collect()
    }

    fn find_url(&self) -> Option<String> {
        let is_canonical = |n: &usize| {
            self.tree.nodes[*n].tag == Tag::Link
                && self.tree.raw_attr(*n, Attr::Rel).is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
        };
        let canonical = (0..self.tree.nodes.len()).filter(is_canonical).find_map(|n| self.tree.attr(n, Attr::Href));
        let stated = canonical.map(|href| href.trim().to_owned()).into_iter().chain(self.meta(&META.url)).chain(self.facts.url.clone());
        let addresses: Vec<String> = stated.filter(|url| host(url).is_some()).collect();
        let names_page = |url: &&String| path(url).is_some_and(|path| path.len() > 1);
        addresses.iter().find(names_page).or(addresses.first()).cloned()
    }

    fn find_site(&self) -> Option<String> {
        let is_name = |name: &String| name.len() <= MAX_NAME && !name.contains("://");
        let stated = self.meta(&META.site).into_iter().find(is_name);
        let declared = stated.or_else(|| self.facts.site.clone()).or_else(|| self.facts.publisher.clone());
        let marked = || self.marked("publisher").into_iter().next();
        declared
            .or_else(marked)
            .or_else(|| self.shown_site())
            .or_else(|| self.site_behind_headline())
            .or_else(|| self.heads_and_ends_page())
            .or_else(|| self.site_as_title())
            .or_else(|| self.brand())
            .or_else(|| self.copyright_owner())
            .or_else(|| self.home_link())
            .or_else(|| self.heads_page())
            .filter(is_name)
    }

    /// The visible elements whose class or id has one of these words.
    fn named_for<'w>(&'w self, words: &'w [String]) -> impl Iterator<Item = usize> + 'w {
        let is_named = move |node: usize| {
            let marks = [Attr::Class, Attr::Id].into_iter().filter_map(move |attr| self.tree.raw_attr(node, attr));
            marks
                .flat_map(|value| value.split(|c: char| c.is_whitespace() || c == '_'))
                .any(|mark| words.iter().any(|word| mark.eq_ignore_ascii_case(word)))
        };
        (0..self.tree.nodes.len()).filter(move |node| is_named(*node) && !self.is_junk(*node))
    }

    /// `<a href="/">The Courier</a>`: the first link to the front page that is no word of a menu.
    fn home_link(&self) -> Option<String> {
        const MOST_WORDS: usize = 6;
        let is_home =
            |node: &usize| self.tree.nodes[*node].tag == Tag::A && self.tree.raw_attr(*node, Attr::Href).is_some_and(|h| h.trim() == "/");
        let links = (0..self.tree.nodes.len()).filter(|node| is_home(node) && !self.is_junk(*node)).take(4);
        let mut names = links.map(|node| fold_space(&self.tree.text(node, MAX_NAME)));
        names.find(|name| name.chars().count() > 2 && name.split(' ').count() <= MOST_WORDS && !words::is_chrome(name))
    }

    /// `<td><b>BÁO SÔNG LAM</b></td>`: an element at the top of the page that has a word of the names of outlets and is no longer than one.
    fn heads_page(&self) -> Option<String> {
        const TOP: usize = 3;
        let end = self.lines.lines.get(TOP)?.node;
        let names = (ROOT..end).filter(|node| !self.is_junk(*node)).map(|node| fold_space(&self.tree.text(node, MAX_NAME)));
        names.take(200).find(|name| !name.is_empty() && is_outlet(name) && ends_as_name(name))
    }

    /// `<b>TIN VIỆT BERLIN</b>` over the page and "Tin Việt Berlin · Impressum" at its foot: a name that one of the first elements holds and one of
    /// the last lines begins with, as the less of the two is in capitals.
    fn heads_and_ends_page(&self) -> Option<String> {
        const TOP: usize = 3;
        const FOOT: usize = 6;
        const MOST_NODES: usize = 60;
        const WORDS: std::ops::RangeInclusive<usize> = 2..=7;
        let lines = &self.lines.lines;
        let foot: Vec<Vec<&str>> =
            lines.iter().skip(TOP).rev().take(FOOT).map(|line| owner_of(self.lines.text(line)).split(' ').collect()).collect();
        let is_name = |name: &String| WORDS.contains(&name.split(' ').count()) && !words::is_chrome(name);
        let is_link =
            |node: usize| self.tree.inside(node).take(2).chain(self.tree.ancestors(node)).any(|n| self.tree.nodes[n].tag == Tag::A);
        let top = (ROOT..lines.get(TOP)?.node).filter(|node| !self.is_junk(*node) && !is_link(*node)).take(MOST_NODES);
        let mut heads = top.map(|node| fold_space(&self.tree.text(node, MAX_NAME))).filter(is_name);
        let (head, below) = heads.find_map(|head| {
            let n_words = head.split(' ').count();
            let mut begins = foot.iter().filter_map(|words| Some(words.get(..n_words)?.join(" ")));
            let below = begins.find(|below| letters(below) == letters(&head))?;
            Some((head, below))
        })?;
        let is_small = |name: &str| name.chars().any(char::is_lowercase);
        Some(if is_small(&head) || !is_small(&below) { head } else { below })
    }

    /// The short text of an element that a page marks as its brand: `<div class="logo">L'Écho de Meuse</div>`.
    fn brand(&self) -> Option<String> {
        const MOST_WORDS: usize = 6;
        let names = self.named_for(&META.brands).take(8).map(|node| fold_space(&self.tree.text(node, 200)));
        let is_name =
            |name: &String| (1..=MOST_WORDS).contains(&name.split(' ').count()) && name.chars().next().is_some_and(char::is_alphabetic);
        names.filter(|name| name.chars().count() > 2).find(is_name)
    }

    /// Who has the rights by the foot of the page, where its head names them too: "Bản quyền thuộc Bộ Y tế", "© The Courier".
    fn copyright_owner(&self) -> Option<String> {
        const HEAD: usize = 12;
        let texts = || self.lines.lines.iter().map(|line| self.lines.text(line));
        let owned = texts().filter(|text| text.len() < 400);
        let owned = owned.filter_map(words::after_rights);
        // A name may have a dash of its own.
        let owners = owned.flat_map(|rest| [rest.split(". ").next().unwrap_or(rest).trim_end_matches('.'), owner_of(rest)]);
        let is_head = |owner: &&str| texts().take(HEAD).any(|text| letters(text).contains(&letters(owner)));
        owners.filter(|owner| owner.contains(' ') && letters(owner).len() > 5).find(is_head).map(str::to_owned)
    }

    /// "Headline | Section | Vietnam Northern Star": the last part of the page's title, where its first is a heading of the page.
    fn site_behind_headline(&self) -> Option<String> {
        const MOST_WORDS: usize = 6;
        let title = self.page_title()?;
        let mut headings = (0..self.tree.nodes.len()).filter(|n| self.tree.nodes[*n].tag.is_heading() && !self.is_junk(*n)).take(60);
        let (first, rest) =
            TITLE_SEPARATORS.iter().filter_map(|separator| title.split_once(separator)).min_by_key(|(first, _)| first.len())?;
        let last = TITLE_SEPARATORS.iter().filter_map(|s| rest.rsplit_once(s)).map(|(_, part)| part).min_by_key(|part| part.len());
        let site = last.unwrap_or(rest).trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|')).trim();
        let is_name = (2..=MOST_WORDS).contains(&site.split(' ').count()) && site.chars().next().is_some_and(|c| !c.is_lowercase());
        // "Crues : le pont rouvre - L'Indépendant du Val": the headline itself may be parted.
        let whole = title.strip_suffix(site).map(letters).unwrap_or_default();
        let is_headline = headings.any(|n| {
            let heading = letters(&self.tree.text(n, 500));
            heading == letters(first) || !heading.is_empty() && heading == whole
        });
        (is_name && is_headline).then(|| site.to_owned())
    }

    /// A part of the page's title that the page also has as a line by itself, behind a ©, or as its host.
    fn shown_site(&self) -> Option<String> {
        const MAX_WORDS: usize = 6;
        let title = self.page_title()?;
        let ends = TITLE_SEPARATORS
            .iter()
            .flat_map(|separator| [title.rsplit_once(separator).map(|(_, part)| part), title.split_once(separator).map(|(part, _)| part)]);
        let mut names = ends
            .flatten()
            .map(str::trim)
            .filter(|part| part.len() > 2 && part.split(' ').count() <= MAX_WORDS && part.len() * 2 < title.len());
        let whole = letters(&title);
        let lines = self.lines.lines.iter().filter(|line| line.weight < 100).map(|line| self.lines.text(line));
        let lines: Vec<String> = lines.filter(|line| letters(line) != whole).map(|line| letters(owner_of(line))).collect();
        let host = self.host.as_deref().map(letters).unwrap_or_default();
        let is_shown = |name: &str| !name.is_empty() && (host.contains(name) || lines.iter().any(|line| line == name));
        names.find(|name| is_shown(&letters(name))).map(str::to_owned)
    }

    /// A short title of the page that shares nothing with its headline.
    fn site_as_title(&self) -> Option<String> {
        let title = self.page_title()?;
        self.headline_under(&title).map(|_| title)
    }

    /// The one long heading of the highest level, or of the next ones, where the page's title names the site; on a page without headings the line
    /// in bold over the first paragraph.
    fn headline_under(&self, title: &str) -> Option<(usize, String)> {
        for tag in [Tag::H1, Tag::H2, Tag::H3] {
            let mut headings = (0..self.tree.nodes.len()).filter(|n| self.tree.nodes[*n].tag == tag && !self.is_junk(*n));
            let Some(node) = headings.next() else { continue };
            let text = self.tree.text(node, 500);
            if headings.next().is_none() && names_site(title, &text) {
                return Some((node, text));
            }
            // A title that stands over the page as its first heading may still be the headline.
            if tag == Tag::H1 || likeness(title, &text) >= 60 {
                return None;
            }
        }
        let has_headings = self.tree.nodes.iter().any(|node| node.tag.is_heading());
        (!has_headings).then(|| self.bold_headline(title)).flatten()
    }

    fn bold_headline(&self, title: &str) -> Option<(usize, String)> {
        /// Lines between headline and text: a day, a signature.
        const NEAR: usize = 5;
        let lines = &self.lines.lines;
        let first = lines.iter().position(|line| line.is_prose() && line.bold == 0)?;
        let over = lines[..first].iter().rev().take(NEAR).find(|line| line.weight > 0 && line.bold == line.weight && line.linked == 0)?;
        let text = self.lines.text(over);
        names_site(title, text).then(|| (over.node, text.to_owned()))
    }

    fn page_title(&self) -> Option<String> {
        self.tree.nodes.iter().find(|node| node.tag == Tag::Title).map(|node| fold_space(&entities::decode(node.text)))
    }

    /// The headline as readers see it where it agrees with what is declared, else the declared one.
    fn find_title(&self) -> (Option<String>, Option<usize>) {
        let declared: Vec<String> = self
            .facts
            .headline
            .iter()
            .map(|t| fold_space(t))
            .chain(self.meta(&META.title))
            .chain(self.page_title())
            .map(|t| self.without_site(&t))
            .filter(|t| !t.is_empty())
            .collect();
        let is_bare = declared.len() == 1 && self.facts.headline.is_none() && self.meta(&META.title).is_empty();
        if let Some((node, text)) = declared.first().filter(|_| is_bare).and_then(|title| self.headline_under(title)) {
            return (Some(text), Some(node));
        }
        let headings = (0..self.tree.nodes.len()).filter(|n| self.tree.nodes[*n].tag.is_heading() && !self.is_junk(*n)).take(60);
        let shown: Vec<(usize, String)> = headings.map(|n| (n, self.tree.text(n, 500))).filter(|(_, t)| !t.is_empty()).collect();
        let best = shown
            .iter()
            .map(|(n, text)| (declared.iter().map(|d| likeness(d, text)).max().unwrap_or(0), *n, text))
            .filter(|(score, ..)| *score >= 60);
        let best = best.max_by_key(|(score, n, _)| (self.tree.nodes[*n].tag == Tag::H1, score / 20, std::cmp::Reverse(*n)));
        if let Some((_, node, text)) = best {
            return (Some(text.clone()), Some(node));
        }
        let lone_heading =
            shown.iter().filter(|(n, _)| self.tree.nodes[*n].tag == Tag::H1).map(|(n, t)| (Some(t.clone()), Some(*n))).next();
        match declared.into_iter().next() {
            Some(title) if is_bare => (Some(without_last_part(&title).to_owned()), lone_heading.and_then(|(_, node)| node)),
            Some(title) => (Some(title), lone_heading.and_then(|(_, node)| node)),
            None => lone_heading.unwrap_or_default(),
        }
    }

    fn is_junk(&self, node: usize) -> bool {
        self.lines.marks[node].any(Marks::HIDDEN)
    }

    /// A title without the name of the site at either end.
    fn without_site(&self, title: &str) -> String {
        let is_site = |part: &str| {
            let part = letters(part);
            let is_like = |name: &str| {
                !name.is_empty()
                    && !part.is_empty()
                    && (name == part
                        || (part.len() > 3 && name.contains(&part))
                        || (name.len() > 3 && part.contains(name) && part.len() < name.len() * 3))
            };
            self.site.as_deref().is_some_and(|site| is_like(&letters(site)))
                || self.host.as_deref().is_some_and(|host| is_like(&letters(host.trim_start_matches("www."))))
        };
        let mut title = title;
        for separator in TITLE_SEPARATORS {
            while let Some((rest, part)) = title.rsplit_once(separator) {
                if rest.trim().is_empty() || !(is_site(part) || (separator.contains('|') && part.len() < 40 && part.len() * 2 < rest.len()))
                {
                    break;
                }
                title = rest;
            }
            if let Some((part, rest)) = title.split_once(separator)
                && is_site(part)
                && !rest.trim().is_empty()
            {
                title = rest;
            }
        }
        title.trim().to_owned()
    }

    /// The language that the page declares.
    pub(super) fn language(&self) -> Option<Lang> {
        let stated = self.html_lang.clone().into_iter().chain(self.facts.language.clone()).chain(self.meta(&META.language));
        stated.filter_map(|tag| Lang::parse(&tag)).next()
    }

    fn order(&self) -> Order {
        let tags = self.html_lang.clone().into_iter().chain(self.facts.language.clone()).chain(self.meta(&META.language));
        // Pages of other countries say that they are American too.
        let is_meant = |order: &Order| *order == Order::DayFirst || *order == Order::MonthFirst && self.order_in_words() != Order::DayFirst;
        tags.map(|tag| order_of(tag.trim()))
            .find(|order| *order != Order::Unknown)
            .filter(is_meant)
            .or_else(|| self.shown_order())
            .unwrap_or_else(|| self.written_order())
    }

    /// The order of the first day on the page that is one in one order only, as 23/06/2026.
    fn shown_order(&self) -> Option<Order> {
        let short = self.lines.lines.iter().filter(|line| line.weight < 160);
        short.flat_map(|line| day::days(self.lines.text(line))).map(|day| day.order()).find(|order| *order != Order::Unknown)
    }

    /// The order of the days in the text, else of the language that the page is written in, else the one by which its first day is near to those.
    fn written_order(&self) -> Order {
        if self.order_in_words() == Order::DayFirst {
            return Order::DayFirst;
        }
        let prose = self.first_prose();
        let order = detect::sure(&prose).map_or(Order::Unknown, |lang| order_of(lang.as_str()));
        let short = self.lines.lines.iter().filter(|line| line.weight < 160);
        let first = || short.flat_map(|line| day::days(self.lines.text(line))).find(day::Day::needs_order);
        if order == Order::Unknown { first().map_or(order, |day| day::order_beside(&day, &prose)) } else { order }
    }

    fn order_in_words(&self) -> Order {
        day::written_order(&self.first_prose())
    }

    fn first_prose(&self) -> String {
        const ENOUGH: usize = 8;
        let prose = self.lines.lines.iter().filter(|line| line.is_prose()).take(ENOUGH).map(|line| self.lines.text(line));
        prose.collect::<Vec<_>>().join("\n")
    }

    /// The day of publication.
    pub(super) fn published(&self) -> Option<Date> {
        let order = self.order();
        let declared = self.facts.published.clone().into_iter().chain(self.meta(&META.published));
        declared
            .into_iter()
            .find_map(|value| find_day(&value, order))
            .or_else(|| self.property_day(order))
            .or_else(|| self.time_day(order))
            .or_else(|| self.url_day())
            .or_else(|| self.shown_day(order))
    }

    /// The day that one of some elements tells.
    pub(super) fn day_of(&self, nodes: &[usize]) -> Option<Date> {
        nodes.iter().find_map(|node| self.node_day(*node, self.order()))
    }

    /// `itemprop="datePublished"`.
    fn property_day(&self, order: Order) -> Option<Date> {
        let of = |n: usize| {
            let prop = self.tree.raw_attr(n, Attr::ItemProp)?;
            prop.split_ascii_whitespace().find(|p| p.eq_ignore_ascii_case("datePublished") || p.eq_ignore_ascii_case("dateCreated"))?;
            self.node_day(n, order)
        };
        (0..self.tree.nodes.len()).filter(|n| self.tree.has_attrs(*n)).find_map(of)
    }

    fn node_day(&self, node: usize, order: Order) -> Option<Date> {
        let stated = [Attr::Datetime, Attr::Content].into_iter().find_map(|attr| find_day(&self.tree.attr(node, attr)?, order));
        stated.or_else(|| find_day(&self.tree.text(node, 200), order))
    }

    /// The `time` that is nearest after the title, else the last before it.
    fn time_day(&self, order: Order) -> Option<Date> {
        let title = self.title_node.unwrap_or(0);
        let times = |range: std::ops::Range<usize>| range.filter(|n| self.tree.nodes[*n].tag == Tag::Time && !self.is_update(*n));
        let after = times(title..self.tree.nodes.len()).take(3).find_map(|n| self.node_day(n, order));
        after.or_else(|| times(0..title).rev().take(3).find_map(|n| self.node_day(n, order)))
    }

    fn is_update(&self, node: usize) -> bool {
        [Attr::Class, Attr::ItemProp]
            .into_iter()
            .filter_map(|attr| self.tree.raw_attr(node, attr))
            .any(|value| value.to_ascii_lowercase().contains("modif") || value.to_ascii_lowercase().contains("updated"))
    }

    /// The day in an address such as `/2025/03/14/`.
    fn url_day(&self) -> Option<Date> {
        let path = path(self.url.as_deref()?)?;
        let parts: Vec<&str> = path.split('/').collect();
        let is_day = |w: &&[&str]| w[0].len() == 4 && w[1].len() <= 2 && w[2].len() <= 2;
        parts.windows(3).filter(is_day).find_map(|w| find_day(&w.join("-"), Order::Unknown))
    }

    /// A day printed near the title, or in an element named for it.
    fn shown_day(&self, order: Order) -> Option<Date> {
        let order = if order == Order::Unknown { self.language().map_or(Order::Unknown, |lang| order_of(lang.as_str())) } else { order };
        let lines = &self.lines.lines;
        let at = lines.iter().position(|line| line.node >= self.title_node.unwrap_or(0)).unwrap_or(0);
        let read = |range: std::ops::Range<usize>| {
            range.filter(|i| lines[*i].weight < 160).find_map(|i| self.line_day(self.lines.text(&lines[i]), order))
        };
        let marked = || {
            let nodes = (0..self.tree.nodes.len()).filter(|n| self.lines.marks[*n].any(Marks::DATE));
            let texts = nodes.take(40).map(|n| self.tree.text(n, 120)).filter(|text| text.len() < 120);
            texts.filter_map(|text| self.line_day(&text, order)).next()
        };
        read(at..lines.len().min(at + 12)).or_else(|| read(at.saturating_sub(6)..at)).or_else(marked)
    }

    /// The day in the line that signs an article.
    pub(super) fn signed_day(&self, signature: &str) -> Option<Date> {
        self.line_day(signature, self.shown_order().unwrap_or(Order::DayFirst))
    }

    /// The first day of a line, unless it is that of a change.
    fn line_day(&self, line: &str, order: Order) -> Option<Date> {
        let days = day::days(line);
        days.iter().filter(|day| !words::is_update(&line[..day.range.start])).find_map(|day| day.date(order))
    }

    /// Who wrote the article.
    pub(super) fn byline(&self, body: &Body) -> Option<String> {
        let joined = |names: Vec<String>| {
            let mut unique: Vec<String> = Vec::new();
            for name in names.iter().filter_map(|name| self.author(name)) {
                if !unique.contains(&name) {
                    unique.push(name);
                }
            }
            Some(unique.join(", ")).filter(|names| !names.is_empty())
        };
        joined(self.facts.authors.clone())
            .or_else(|| META.author.iter().find_map(|name| joined(self.meta(std::slice::from_ref(name)))))
            .or_else(|| joined(self.marked("author")))
            .or_else(|| self.shown_author())
            .or_else(|| body.lines.iter().filter(|(kind, _)| *kind == BlockKind::Byline).find_map(|(_, line)| self.author(line)))
    }

    /// Names in elements that say by microdata or link that they hold an author's or a publisher's.
    fn marked(&self, what: &str) -> Vec<String> {
        let has = |n: usize, attr: Attr, wanted: &str| {
            self.tree.raw_attr(n, attr).is_some_and(|value| value.split_ascii_whitespace().any(|part| part.eq_ignore_ascii_case(wanted)))
        };
        let nodes = (0..self.tree.nodes.len())
            .filter(|n| self.tree.has_attrs(*n) && self.tree.nodes[*n].tag != Tag::Link)
            .filter(|n| has(*n, Attr::ItemProp, what) || has(*n, Attr::Rel, what));
        let name = |n: usize| {
            let inner = self.tree.inside(n).find(|i| has(*i, Attr::ItemProp, "name"));
            let stated = |n: usize| self.tree.attr(n, Attr::Content).map(|name| name.into_owned()).filter(|name| !name.is_empty());
            inner
                .and_then(stated)
                .or_else(|| inner.map(|i| self.tree.text(i, MAX_NAME)))
                .or_else(|| stated(n))
                .unwrap_or_else(|| self.tree.text(n, MAX_NAME))
        };
        nodes.take(6).map(name).filter(|name| !name.is_empty()).collect()
    }

    /// The first name in an element named for authors, near the title first.
    fn shown_author(&self) -> Option<String> {
        let marked = |range: std::ops::Range<usize>| {
            range.filter(|n| self.lines.marks[*n].any(Marks::BYLINE) && !self.lines.marks[*n].any(Marks::COMMENTS)).take(30)
        };
        let read = |n: usize| self.author(&self.tree.text(n, 2 * MAX_NAME)).filter(|name| name.split(' ').count() < 8);
        let title = self.title_node.unwrap_or(ROOT);
        let after = marked(title..self.tree.nodes.len()).find_map(read);
        after.or_else(|| marked(ROOT..title).find_map(read)).or_else(|| self.introduced_author(title))
    }

    /// A short line after the title that begins with "By", or has it behind a day: "Posted on 9 June by …".
    fn introduced_author(&self, title: usize) -> Option<String> {
        let lines = self.lines.lines.iter().filter(|line| line.node >= title).take(8).filter(|line| line.weight < 80);
        lines
            .map(|line| self.lines.text(line))
            .flat_map(|line| [line, behind_day(line)])
            .filter(|line| words::after_byline(line).is_some())
            .find_map(|line| self.author(line))
    }

    /// A name without what stands around it; `None` when it is nobody's.
    fn author(&self, raw: &str) -> Option<String> {
        let folded = fold_space(&entities::decode(raw));
        let mut name = folded.as_str();
        while let Some(rest) = words::after_byline(name) {
            name = rest;
        }
        for mark in &META.after_author {
            name = name.split(mark.as_str()).next().unwrap_or(name);
        }
        let name = trim_name(self.without_role(name));
        let is_address =
            name.contains("://") || name.contains('@') || name.starts_with("www.") || name.contains(".com") || name.ends_with(".txt");
        let lower = name.to_lowercase();
        let is_nobody = META.nobody.contains(&lower) || lower.ends_with("admin");
        let is_name = name.chars().any(char::is_alphabetic)
            && name.len() <= MAX_NAME
            && !is_address
            && !is_nobody
            && !self.is_site(name)
            && find_day(name, Order::DayFirst).is_none();
        is_name.then(|| name.to_owned())
    }

    fn is_site(&self, name: &str) -> bool {
        self.site.as_deref().is_some_and(|site| letters(site) == letters(name))
    }

    /// "CNN Business" on the pages of CNN.
    fn is_near_site(&self, name: &str) -> bool {
        let near = |site: &str| letters(site).starts_with(&letters(name)) || letters(name).starts_with(&letters(site));
        self.site.as_deref().is_some_and(near)
    }

    /// "Ana Silva, Staff Writer" and "Analysis by Ana Silva" without what is no name.
    fn without_role<'n>(&self, name: &'n str) -> &'n str {
        let name = name.split_once(" by ").filter(|(head, _)| head.split(' ').count() < 3).map_or(name, |(_, rest)| rest);
        let is_role = |part: &str| {
            let lower = part.to_lowercase();
            self.is_near_site(part) || META.role.iter().any(|role| lower.contains(role.as_str()))
        };
        match name.split_once(", ") {
            Some((head, rest)) if is_role(rest) && head.contains(' ') => head,
            _ => name,
        }
    }

    /// Whose article it is.
    pub(super) fn outlet(&self) -> Option<String> {
        self.facts
            .publisher
            .as_ref()
            .map(|name| fold_space(name))
            .filter(|name| name.len() <= MAX_NAME && !name.is_empty())
            .or_else(|| self.site.clone())
    }

    /// The address or name of the original that a line gives, "Source: https://…".
    pub(super) fn source(&self) -> Source {
        let last_prose = self.lines.lines.iter().filter(|line| line.is_prose()).map(|line| line.node).next_back().unwrap_or(0);
        for line in self.lines.lines.iter().filter(|line| line.weight < 300) {
            let Some(rest) = words::after_source(self.lines.text(line)) else { continue };
            let printed = rest
                .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | '"'))
                .find(|word| host(word).is_some())
                .map(str::to_owned);
            let linked = || self.tree.inside(line.owner).filter(|n| *n + 2 >= line.node).find_map(|n| self.foreign_link(n));
            let url = printed.or_else(linked);
            let name = Some(rest.to_owned()).filter(|name| is_outlet(name) && line.node > last_prose);
            if url.is_some() || name.is_some() {
                return Source { url, name: name.or_else(|| self.marked_source()) };
            }
        }
        Source { url: None, name: self.marked_source() }
    }

    /// The outlet that an element named for the source holds: `<span class="source-name">Báo Sông Lam</span>`.
    fn marked_source(&self) -> Option<String> {
        let names = self.named_for(&META.sources).take(8).map(|node| fold_space(&self.tree.text(node, MAX_NAME)));
        names.map(|name| words::after_source(&name).map(str::to_owned).unwrap_or(name)).find(|name| is_outlet(name))
    }

    fn foreign_link(&self, node: usize) -> Option<String> {
        let href = self.tree.attr(node, Attr::Href)?;
        let there = host(&href)?;
        (self.tree.nodes[node].tag == Tag::A && self.host.as_deref() != Some(there)).then(|| href.trim().to_owned())
    }

    /// The text of the article as JSON-LD has it.
    pub(super) fn declared_body(&self) -> Option<&str> {
        self.facts.body.as_deref()
    }
}

/// Where an article comes from, in the words of the page.
#[derive(Default)]
pub(super) struct Source {
    pub(super) url: Option<String>,
    pub(super) name: Option<String>,
}

/// Whether a text is no longer than a name and has a word of the names of outlets.
fn is_outlet(name: &str) -> bool {
    const MOST_WORDS: usize = 6;
    name.split(' ').count() <= MOST_WORDS && !name.contains("://") && words::names_outlet(name)
}

/// Whether the last word of a name has a capital, where the script has any: "Báo Sông Lam", not "Đặt báo".
fn ends_as_name(name: &str) -> bool {
    name.split_whitespace().next_back().and_then(|word| word.chars().next()).is_some_and(|c| !c.is_lowercase())
}

fn metas<'t>(tree: &Tree<'t>) -> Vec<(String, &'t str)> {
    let nodes = (0..tree.nodes.len()).filter(|n| tree.nodes[*n].tag == Tag::Meta).take(2000);
    let pairs = nodes.filter_map(|n| {
        let content = tree.raw_attr(n, Attr::Content).filter(|content| content.len() < 4000)?;
        let names = [Attr::Property, Attr::Name, Attr::ItemProp].into_iter().filter_map(move |attr| tree.raw_attr(n, attr));
        Some(names.map(move |name| (name.trim().to_ascii_lowercase(), content)))
    });
    pairs.flatten().collect()
}

/// The first day in a value; "20250314" is one too.
fn find_day(value: &str, order: Order) -> Option<Date> {
    let digits = value.trim().as_bytes();
    if matches!(digits.len(), 8 | 14) && digits.iter().all(u8::is_ascii_digit) {
        let part = |range: std::ops::Range<usize>| value.trim()[range].parse().ok();
        return Date::new(part(0..4)?, i8::try_from(part(4..6)?).ok()?, i8::try_from(part(6..8)?).ok()?)
            .ok()
            .filter(|day| day.year() > 1800);
    }
    day::days(tree::cut(value, 400)).iter().find_map(|day| day.date(order))
}

/// The order of a language tag such as `en-US`. English alone says nothing.
fn order_of(tag: &str) -> Order {
    match tag.to_ascii_lowercase().replace('_', "-").as_str() {
        "en-us" | "en-ph" => Order::MonthFirst,
        "en" | "" => Order::Unknown,
        _ => Order::DayFirst,
    }
}

fn trim_name(name: &str) -> &str {
    name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '|' | '-' | '–' | '•' | '·' | '(' | ')' | '@' | '/' | ';'))
}

/// A line from behind its last day on, where it has one.
fn behind_day(line: &str) -> &str {
    day::days(line).last().map_or(line, |day| &line[day.range.end..])
}

/// "© 2026 The Courier. All rights reserved" and "The Courier - Licence 118" as far as they are a name.
fn owner_of(line: &str) -> &str {
    let owner = line.split_once('©').map_or(line, |(_, rest)| rest).trim_start_matches(|c: char| !c.is_alphabetic());
    let end = [". ", " | ", ", ", " - ", " · ", " • ", " – ", " — ", "، "].iter().filter_map(|mark| owner.find(mark)).min();
    owner[..end.unwrap_or(owner.len())].trim_end_matches('.')
}

/// The last part of a page's `title` is its site where nothing else tells: "… - Courier".
fn without_last_part(title: &str) -> &str {
    let (rest, part) = [" | ", " - ", " – ", " — "]
        .iter()
        .filter_map(|separator| title.rsplit_once(separator))
        .min_by_key(|(_, part)| part.len())
        .unwrap_or((title, ""));
    let is_short = part.split(' ').count() <= 3 && part.len() * 2 < rest.len();
    if is_short { rest.trim() } else { title }
}

/// The host of an absolute address.
pub(super) fn host(url: &str) -> Option<&str> {
    let url = url.trim();
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).or_else(|| url.strip_prefix("//"))?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    (host.contains('.') && !host.contains(char::is_whitespace)).then_some(host)
}

fn path(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("//")?;
    let at = rest.find('/')?;
    rest[at..].split(['?', '#']).next()
}

/// Letters and digits alone, in lower case and without their accents, however they are spelled.
fn letters(text: &str) -> String {
    text.nfd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// Whether a short title of a page that shares nothing with its long heading names the site.
fn names_site(title: &str, heading: &str) -> bool {
    const SHORT: usize = 5;
    title.split(' ').count() <= SHORT && heading.split(' ').count() > SHORT && likeness(title, heading) < 20
}

/// How much of the words of two titles is the same, in per cent.
fn likeness(a: &str, b: &str) -> usize {
    let words = |text: &str| -> Vec<String> {
        let mut words: Vec<String> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(60).map(str::to_lowercase).collect();
        words.sort();
        words
    };
    let (a, b) = (words(a), words(b));
    let (mut i, mut j, mut same) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                same += 1;
                i += 1;
                j += 1;
            }
        }
    }
    if a.is_empty() || b.is_empty() { 0 } else { 200 * same / (a.len() + b.len()) }
}
