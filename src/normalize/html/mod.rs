//! Saved HTML: which of this page is the article, and what does it say about itself?
//!
//! Bytes → text ([`charset`]) → flat tree ([`tree`]) → lines ([`lines`]) → those of the article ([`body`]), with [`metadata`] beside.
//! All of it is linear in the size of the page, whatever the page holds.

mod body;
mod charset;
mod entities;
mod json_ld;
mod lines;
mod metadata;
mod select;
mod tag;
mod tree;
mod words;

use super::Draft;
use super::layout::Layout;
use crate::article::{BlockKind, Page};
use crate::normalize::fold_space;
use lines::Lines;
use metadata::Metadata;
pub use select::Selector;
use select::{select, selector_of};
use std::borrow::Cow;
use tree::Tree;

/// Of longer pages only so many bytes are read.
const MAX_BYTES: usize = 32 << 20;
/// Letters that are kept of what a layout drops.
const MAX_DROPPED: usize = 2000;

/// Reads an HTML page.
pub fn draft(page: &Page) -> Draft {
    let source = decoded(page);
    let tree = Tree::parse(tree::cut(&source, MAX_BYTES));
    let none = Layout::default();
    let layout = page.declared.layout.as_deref().unwrap_or(&none);
    let left_out = select(&tree, &layout.drop);
    let lines = Lines::collect(&tree, &left_out);
    let mut metadata = Metadata::read(&tree, &lines, page.url.as_deref());
    if let Some((node, title)) = shown_title(&tree, layout) {
        (metadata.title, metadata.title_node) = (Some(title), Some(node));
    }
    let own = select(&tree, &layout.body);
    let mut body = match own.as_slice() {
        [] => body::choose(&tree, &lines, metadata.title.as_deref(), metadata.title_node),
        own => body::within(&tree, &lines, metadata.title.as_deref(), own),
    };
    if let Some(declared) = metadata.declared_body().filter(|_| own.is_empty()) {
        replace_if_missing(&mut body.lines, declared);
    }
    body.dropped.extend(left_out.iter().map(|node| tree.text(*node, MAX_DROPPED)));
    let origin = metadata.source();
    let signed = || metadata.signed_day(body.signature.as_deref()?);
    Draft {
        title: metadata.title.clone(),
        site: metadata.site.clone(),
        outlet: origin.name.or_else(|| metadata.outlet()),
        byline: metadata.byline(&body),
        published: metadata.day_of(&select(&tree, &layout.published)).or_else(|| metadata.published()).or_else(signed),
        url: metadata.url.clone(),
        source_url: origin.url,
        alternates: metadata.alternates(),
        language: metadata.language(),
        lines: body.lines,
        dropped: body.dropped,
    }
}

fn decoded(page: &Page) -> Cow<'_, str> {
    let bytes = &page.bytes[..page.bytes.len().min(MAX_BYTES)];
    charset::decode(bytes, page.declared.charset.as_deref(), page.url.as_deref().and_then(metadata::host))
}

/// The headline that a layout leads to.
fn shown_title(tree: &Tree, layout: &Layout) -> Option<(usize, String)> {
    let told = |node: usize| tree.attr(node, tag::Attr::Content).map_or_else(|| tree.text(node, 500), |content| fold_space(&content));
    select(tree, &layout.title).into_iter().map(|node| (node, told(node))).find(|(_, title)| !title.is_empty())
}

/// The address that a page tells of itself.
pub fn address(page: &Page) -> Option<String> {
    let source = decoded(page);
    let tree = Tree::parse(tree::cut(&source, MAX_BYTES));
    Metadata::read(&tree, &Lines::collect(&tree, &[]), None).url
}

/// Selectors for what the general rules take for the article and for its headline, where these have a name.
pub fn selectors(page: &Page) -> [Option<String>; 2] {
    let source = decoded(page);
    let tree = Tree::parse(tree::cut(&source, MAX_BYTES));
    let lines = Lines::collect(&tree, &[]);
    let metadata = Metadata::read(&tree, &lines, page.url.as_deref());
    let body = body::choose(&tree, &lines, metadata.title.as_deref(), metadata.title_node);
    let is_the_one = |(node, selector): &(usize, String)| {
        let meant = Selector::parse(selector).map(|selector| select(&tree, &[selector]));
        meant.is_ok_and(|meant| meant == [*node])
    };
    let named =
        |node: usize| tree.ancestors(node).take(3).find_map(|node| selector_of(&tree, node).map(|name| (node, name)).filter(is_the_one));
    let title = metadata.title_node.and_then(|node| selector_of(&tree, node).map(|name| (node, name)).filter(is_the_one));
    let longest = lines.lines.iter().max_by_key(|line| line.weight).map(|line| line.owner);
    let container = Some(body.container).filter(|node| *node != tree::ROOT).or(longest);
    [container.and_then(named), title].map(|found| found.map(|(_, selector)| selector))
}

/// Where a script would have printed the article, JSON-LD is the only place that has it.
fn replace_if_missing(lines: &mut Vec<(BlockKind, String)>, declared: &str) {
    let found: usize = lines.iter().filter(|(kind, _)| *kind == BlockKind::Body).map(|(_, line)| line.len()).sum();
    if declared.len() > 400 && found * 4 < declared.len() {
        *lines = declared.lines().filter(|line| !line.trim().is_empty()).map(|line| (BlockKind::Body, line.to_owned())).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Declared, Format};
    use std::time::{Duration, Instant};

    fn page(bytes: &[u8]) -> Page {
        Page { path: None, name: None, url: None, record: None, format: Format::Html, bytes: bytes.to_vec(), declared: Declared::default() }
    }

    const PARAGRAPH: &str =
        "The delegation met the council on Tuesday, and both sides agreed to open a new office in the port by the end of the year.";

    /// The lines of a page as `kind: text`, the title first.
    fn check(html: &str, expected: &[&str]) {
        let draft = draft(&page(html.as_bytes()));
        let shown: Vec<String> =
            draft.lines.iter().map(|(kind, line)| format!("{kind:?}: {}", crate::normalize::fold_space(line))).collect();
        let expected: Vec<String> = expected.iter().map(|line| line.replace("¶", PARAGRAPH)).collect();
        assert_eq!(shown, expected, "{html}");
    }

    #[test]
    fn articles_are_told_from_what_surrounds_them() {
        let p = format!("<p>{PARAGRAPH}</p>");
        let link = "<li><a href='/x'>Another story that the same site has printed today</a></li>";
        check(
            &format!(
                "<nav><ul>{link}{link}</ul></nav><h1>A title</h1><div class=post>{p}{p}<h2>What next</h2>{p}</div><footer>{p}</footer>"
            ),
            &["Body: ¶", "Body: ¶", "Heading: What next", "Body: ¶"],
        );
        check(
            &format!(
                "<div class='sidebar'>{p}</div><div>{p}{p}<div class='related-posts'><h3>Related</h3><ul>{link}</ul></div>{p}{p}</div>"
            ),
            &["Body: ¶", "Body: ¶", "Body: ¶", "Body: ¶"],
        );
        check(
            &format!("<table><tr><td><a href=/>Home</a><td>{PARAGRAPH}<br><br>{PARAGRAPH}<br>{PARAGRAPH}</table>"),
            &["Body: ¶", "Body: ¶", "Body: ¶"],
        );
        check(
            &format!("<div>{p}<figure><img src=a><figcaption>The <b>por</b>t</figcaption></figure>{p}</div>"),
            &["Body: ¶", "Caption: The port", "Body: ¶"],
        );
        check(
            &format!(
                "<div><div>{PARAGRAPH}</div><div>{PARAGRAPH}</div><p>À lire aussi : <a href=/y>Le port</a></p><div>{PARAGRAPH}</div></div>"
            ),
            &["Body: ¶", "Body: ¶", "Body: ¶"],
        );
        check(&format!("<div>{p}{p}<h3>TIN LIÊN QUAN</h3><ul><li>Một bài khác</li></ul></div>"), &["Body: ¶", "Body: ¶"]);
        check(
            &format!("<div>{p}<p><b>What did you agree on?</b></p>{p}<p><b>And when?</b></p>{p}</div>"),
            &["Body: ¶", "Question: What did you agree on?", "Body: ¶", "Question: And when?", "Body: ¶"],
        );
        check(
            &format!("<div>{p}<p><b>What did you agree on?</b></p>{p}<p><b>They say you lost.</b></p>{p}<p><b>And when?</b></p>{p}</div>"),
            &[
                "Body: ¶",
                "Question: What did you agree on?",
                "Body: ¶",
                "Question: They say you lost.",
                "Body: ¶",
                "Question: And when?",
                "Body: ¶",
            ],
        );
        check(
            &format!("<div>{p}{p}<table><tr><td>Seats</td><td>40</td></tr></table>{p}</div>"),
            &["Body: ¶", "Body: ¶", "Body: Seats 40", "Body: ¶"],
        );
        check(
            &format!("<h1>A title</h1><p class=sapo>{PARAGRAPH} First.</p><div class=c>{p}{p}</div>"),
            &["Lead: ¶ First.", "Body: ¶", "Body: ¶"],
        );
        let opening = "Le ministre du Commerce a défendu mardi à Aubel un plan de soutien aux brasseries qui exportent.";
        check(
            &format!("<h1>Le titre</h1><div class=opener>{opening}</div><p class=by>Ana Sy</p><div class=c>{p}{p}</div>"),
            &[&format!("Lead: {opening}"), "Body: ¶", "Body: ¶"],
        );
    }

    /// Title, byline, day, outlet, source and language that a page declares or shows.
    fn check_head(html: &str, expected: [&str; 6]) {
        let draft = draft(&page(html.as_bytes()));
        let day = draft.published.map(|day| day.to_string());
        let language = draft.language.map(|language| language.to_string());
        let found = [draft.title, draft.byline, day, draft.outlet, draft.source_url, language].map(Option::unwrap_or_default);
        assert_eq!(found.each_ref().map(String::as_str), expected, "{html}");
    }

    #[test]
    fn pages_tell_what_they_are() {
        let p = format!("<p>{PARAGRAPH}</p>").repeat(3);
        check_head(
            &format!(
                "<html lang=vi><title>Hội nghị khai mạc - Báo Tin</title><meta property=og:site_name content='Báo Tin'><h1>Hội nghị khai mạc</h1><div class=date>Thứ Sáu, 14/03/2025, 09:12 (GMT+7)</div><div>{p}</div><p class=author>Trần Văn An</p><p>Nguồn: https://bao.vn/hoi-nghi-1.html</p>"
            ),
            ["Hội nghị khai mạc", "Trần Văn An", "2025-03-14", "Báo Tin", "https://bao.vn/hoi-nghi-1.html", "vi"],
        );
        check_head(
            &format!(
                "<html lang=fr-FR><meta property=og:title content=\"L&#39;accord est signé | Le Courrier\"><meta property=og:site_name content='Le Courrier'><h1>L'accord est signé</h1><p class=byline>Par Anne Dupont, publié le 14 mars 2025</p>{p}"
            ),
            ["L'accord est signé", "Anne Dupont", "2025-03-14", "Le Courrier", "", "fr"],
        );
        check_head(
            &format!(
                "<html lang=fr-FR><table><tr><td><b>LE COURRIER</b></td><td>Fondé en 1911, tous les jours dans le département et au-delà</td></tr></table><h1>L'accord est signé</h1><p>14 mars 2025</p>{p}"
            ),
            ["L'accord est signé", "", "2025-03-14", "LE COURRIER", "", "fr"],
        );
        check_head(
            &format!(
                "<html lang=en-US><a href='/'>The Alderman</a> <a href='/'>Home</a><h1>The accord is signed</h1><p>12/11/2025</p><p>It was signed on 11 November in the port. {PARAGRAPH}</p>{p}"
            ),
            ["The accord is signed", "", "2025-11-12", "The Alderman", "", "en"],
        );
        check_head(
            &format!(
                "<html lang=fr-FR><meta property=og:site_name content='Portail'><h1>L'accord est signé</h1><span class=source-name>Le Courrier</span><p>14 mars 2025</p>{p}"
            ),
            ["L'accord est signé", "", "2025-03-14", "Le Courrier", "", "fr"],
        );
        check_head(
            &format!(
                "<html lang=ar dir=rtl><title>افتتاح المؤتمر</title><h1>افتتاح المؤتمر</h1><span>نُشر في: 14 مارس 2025</span><div>{p}</div><p>المصدر: <a href='https://sahifa.example.net/a'>الصحيفة</a></p>"
            ),
            ["افتتاح المؤتمر", "", "2025-03-14", "", "https://sahifa.example.net/a", "ar"],
        );
        check_head(
            &format!(
                "<html lang=en><script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"A port opens\",\"author\":[{{\"name\":\"Ana Silva\"}},{{\"name\":\"admin\"}}],\"datePublished\":\"2025-03-14T23:30:00+07:00\",\"publisher\":{{\"name\":\"The Courier\"}}}}</script><div>{p}</div>"
            ),
            ["A port opens", "Ana Silva", "2025-03-14", "The Courier", "", "en"],
        );
        check_head(
            &format!("<html lang=en><h1>A port opens</h1><p>03/04/2025</p><p>Updated: 14 March 2025</p>{p}"),
            ["A port opens", "", "", "", "", "en"],
        );
        check_head(
            &format!(
                "<html lang=en><title>A port opens | Lakeside Post</title><h1>A port opens</h1><p>Posted on 9 June 2026 by Ana Silva in News</p>{p}<footer>© 2026 Lakeside Post. All rights reserved.</footer>"
            ),
            ["A port opens", "Ana Silva", "2026-06-09", "Lakeside Post", "", "en"],
        );
        check_head(
            &format!(
                "<html lang=en><title>A port opens | Trade</title><h1>A port opens</h1><p>03/04/2025</p>{p}<li>23/04/2025: a bridge</li>"
            ),
            ["A port opens", "", "2025-04-03", "", "", "en"],
        );
    }

    #[test]
    fn what_surrounds_a_text_is_told_by_its_place() {
        let p = format!("<p>{PARAGRAPH}</p>").repeat(3);
        let caption = "The port in May. Photo: AP";
        let picture = "<img src=a.jpg>";
        for boxed in [
            format!("<table class=t><tr><td>{picture}</td></tr><tr><td>{caption}</td></tr></table>"),
            format!("<div>{picture}<div class=b>{caption}</div></div>"),
        ] {
            let shown = ["Body: ¶", "Body: ¶", "Body: ¶", "Caption: The port in May."];
            check(&format!("<h1>A port opens</h1><div>{p}{boxed}</div>"), &shown);
        }
        for signature in ["Jo Zed, senior reporter", "j.zed@alder.example", "TTXVN", "Trần An, phóng viên tại Paris", "Jo Zed - 21.11.2025"]
        {
            check(&format!("<h1>A port opens</h1><div>{p}<p>{signature}</p></div>"), &["Body: ¶", "Body: ¶", "Body: ¶"]);
        }
        check_head(
            &format!(
                "<title>A port opens</title><div><b>ALDER WIRE</b><br>News of the port</div><h2>A port opens</h2>{p}<p><i>Jo Zed, Alder Wire - 21.11.2025</i></p><div>Alder Wire · Imprint · Online: 38</div>"
            ),
            ["A port opens", "", "2025-11-21", "Alder Wire", "", ""],
        );
    }

    #[test]
    fn hostile_pages_take_bounded_time() {
        let p = format!("<p>{PARAGRAPH}</p>").repeat(3);
        let hostile = [
            "<div>".repeat(25_000),
            "<ul><li>".repeat(12_500),
            "<b>".repeat(50_000),
            "<b id=a><p>".repeat(12_500),
            "<table><tr><td>".repeat(6_250),
            "<a href=x>".repeat(25_000),
            "<!--".repeat(25_000),
            "<title>".repeat(25_000),
            "<script>".repeat(25_000),
            "</div>".repeat(25_000),
            "<p>".repeat(37_500),
            "<br>".repeat(37_500),
            "x".repeat(625_000),
            "&".repeat(125_000),
            "<".repeat(125_000),
            format!("<div {}>", "a=b class=c ".repeat(37_500)),
            format!("<div class='{}'>", "related ".repeat(37_500)),
            format!("<h1>{}</h1>", "<h2>a</h2>".repeat(6_250)),
            "<p>Related</p><p>by a</p><time>b</time>".repeat(3_750),
            "<a href='".repeat(12_500),
            format!("<script type=application/ld+json>{}</script>", "{\"a\":[".repeat(25_000)),
        ];
        for html in hostile {
            let started = Instant::now();
            draft(&page(format!("{html}{p}").as_bytes()));
            draft(&page(format!("{p}{html}").as_bytes()));
            assert!(started.elapsed() < Duration::from_secs(10), "{} …", &html[..20]);
        }
    }

    #[test]
    fn broken_bytes_are_read() {
        let seed = format!(
            "<html lang=vi><title>A – B</title><meta property=og:title content='A &amp; B'><script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"Ả\"}}</script><h1>Ả rập</h1><div class='a'><p>{PARAGRAPH} đã</p><table><td>x<br>y</table><!-- c --></div><p>Nguồn: https://a.vn/b</p>"
        );
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        let mut random = |below: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % below as u64) as usize
        };
        for _ in 0..500 {
            let mut bytes = seed.clone().into_bytes();
            for _ in 0..=random(8) {
                let at = random(bytes.len());
                match random(4) {
                    0 => bytes[at] = random(256) as u8,
                    1 => bytes.truncate(at.max(1)),
                    2 => bytes.insert(at, b"<>&\"'/!-"[random(8)]),
                    _ => drop(bytes.remove(at)),
                }
                if bytes.is_empty() {
                    bytes.push(b'<');
                }
            }
            crate::normalize::normalize(&page(&bytes));
        }
    }

    #[test]
    fn charsets_are_told() {
        let check = |bytes: &[u8], header: Option<&str>, expected: &str| {
            let text = charset::decode(bytes, header, Some("tin.vn"));
            assert!(crate::normalize::fold_space(&text).contains(expected), "{text}");
        };
        let vietnamese = "<meta charset=windows-1258><p>Ho\u{302}\u{323}i nghi\u{323} ngoa\u{323}i giao";
        let decomposed = encoding_rs::WINDOWS_1258.encode("<meta charset=windows-1258><p>Hô\u{323}i nghi\u{323} ngoa\u{323}i giao").0;
        assert!(vietnamese.len() > decomposed.len());
        check(&decomposed, None, "Hội nghị ngoại giao");
        let arabic = "<p>وزير الخارجية يستقبل السفير الجديد في العاصمة صباح اليوم الثلاثاء</p>";
        let windows = encoding_rs::WINDOWS_1256.encode(arabic).0;
        check(&windows, Some("windows-1256"), "وزير الخارجية");
        check(&windows, Some("utf-8"), "وزير الخارجية");
        check(&windows, Some("iso-8859-1"), "وزير الخارجية");
        check(arabic.as_bytes(), Some("iso-8859-1"), "وزير الخارجية");
        let wide: Vec<u8> = "<p>Réunion du comité</p>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, None, "Réunion du comité");
        check(&encoding_rs::GB18030.encode("<meta charset=gb2312><p>外交部副部长").0, None, "外交部副部长");
        check(b"<meta charset=utf-8><p>caf\xe9 cr\xe8me", None, "café crème");
    }

    #[test]
    fn a_page_whose_title_alone_names_the_site_has_an_outlet() {
        let p = "<p>The council of Port Alder voted on Monday to rebuild the two bridges that the flood took away, the mayor said.</p>"
            .repeat(4);
        for (title, heading) in [
            ("Alder council votes after a long night to rebuild its two bridges | Politics | Harbour Northern Star", "h2"),
            ("Harbour Northern Star", "h1"),
            ("Harbour Northern Star", "b"),
        ] {
            let html = format!(
                "<html lang=en><title>{title}</title><{heading}>Alder council votes after a long night to rebuild its two bridges</{heading}>{p}"
            );
            let page = Page {
                path: None,
                url: None,
                record: None,
                name: None,
                format: Format::Html,
                bytes: html.into_bytes(),
                declared: Declared::default(),
            };
            let article = crate::normalize::normalize(&page);
            let found = [article.title, article.outlet].map(Option::unwrap_or_default);
            assert_eq!(found, ["Alder council votes after a long night to rebuild its two bridges", "Harbour Northern Star"], "{title}");
        }
    }
}
