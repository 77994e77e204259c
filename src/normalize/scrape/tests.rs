//! Whole pages of several site styles and languages: what is kept, as what, and what the head says.
//!
//! Kinds are letters in the order of the page: T title, L lead, H heading, B body, Q question, C caption, Y byline.

use crate::article::{Article, BlockKind, Declared, Format, Page};
use crate::normalize::normalize;

fn read(text: &str) -> Article {
    let path = Some("page.txt".to_owned());
    let bytes = text.as_bytes().to_vec();
    normalize(&Page { path, name: None, url: None, record: None, format: Format::Scrape, bytes, declared: Declared::default() })
}

fn kinds(article: &Article) -> String {
    let letter = |kind: BlockKind| match kind {
        BlockKind::Title => 'T',
        BlockKind::Lead => 'L',
        BlockKind::Heading => 'H',
        BlockKind::Body => 'B',
        BlockKind::Question => 'Q',
        BlockKind::Caption => 'C',
        BlockKind::Byline => 'Y',
    };
    article.blocks.iter().map(|b| letter(b.kind)).collect()
}

fn check(page: &str, kept: &str, head: [&str; 5]) {
    let article = read(page);
    assert_eq!(kinds(&article), kept, "{:#?}", article.text.lines().collect::<Vec<_>>());
    let published = article.published.map(|d| d.to_string());
    let found = [Some(article.language.to_string()), article.outlet, published, article.byline, article.source_url];
    assert_eq!(found.map(Option::unwrap_or_default), head.map(str::to_owned), "language, outlet, published, byline, source");
}

macro_rules! page {
    ($name:literal) => {
        include_str!(concat!("../../../tests/pages/scrape-", $name, ".txt"))
    };
}

#[test]
fn articles_are_told_from_the_chrome_of_any_site() {
    check(page!("ar-interview"), "TBCQBQBQBB", ["ar", "بوابة الساحل", "2025-03-14", "ياسر المنوفي", ""]);
    check(page!("de-windpark"), "TLBBBB", ["de", "Nordkurier Tageszeitung", "2025-03-14", "Jannik Petersen", ""]);
    check(page!("en-speech"), "TLBBBBBBBBBB", ["en", "Ministry of Harbours and Fisheries", "2025-03-14", "", ""]);
    check(page!("en-us-wire"), "TBBBBBB", ["en", "Harbor Ledger", "2025-03-04", "DANA WHITFIELD", ""]);
    check(page!("es-puerto"), "TLCBBBB", ["es", "Diario del Litoral", "2025-03-14", "Lucía Ferrer Olmo", ""]);
    check(page!("fr-bare"), "BBB", ["fr", "", "", "", "https://exemple-orée.example/conseil/budget"]);
    check(page!("fr-quotidien"), "TLBCBHBBBY", ["fr", "Le Phare de l'Ouest", "2025-03-14", "Maëlle Kerbrat", ""]);
    check(page!("pt-agencia"), "TLCBBB", ["pt", "Agência Maré", "2025-03-14", "", ""]);
    check(page!("ru-forum"), "TBCBBB", ["ru", "Вестник Севера", "2025-03-14", "Ирина Савельева", ""]);
    let vietnamese_source = "https://vungbien.example/duong-sat-ven-bien-20250402.html";
    check(page!("vi-en-mixed"), "TLCBBCBY", ["en", "Báo Vùng Biển", "2025-04-02", "Hoang Yen", vietnamese_source]);
    check(page!("vi-tinh"), "TLCBBBBBBY", ["vi", "Cổng thông tin điện tử tỉnh Sông Tiền", "2025-03-14", "MINH TÂN", ""]);
    check(page!("zh-luntan"), "TBBCBB", ["zh", "东海日报", "2025-03-14", "林晓彤", ""]);
}

#[test]
fn a_plain_text_is_kept_whole() {
    let article = read("Harbour reopens after storm\n\nThe harbour opened again on Monday.\n\nNobody was hurt.\n");
    assert_eq!(kinds(&article), "TBB");
    let article = read("The harbour opened again on Monday. Nobody was hurt, the mayor said.");
    assert_eq!((kinds(&article).as_str(), article.title), ("B", None));
}

#[test]
fn a_headline_stays_one_over_the_place_and_agency_of_a_text() {
    let text = "Homs governor announces a plan for schools\n\nHoms (SANA)\n\nThe governor said that the schools of the north would be repaired first, \
                before the autumn.\n\nThe plan costs 12 million dollars, he added, and is paid by an agency.\n";
    assert_eq!(read(text).title.as_deref(), Some("Homs governor announces a plan for schools"));
}

#[test]
fn short_lines_after_a_colon_are_a_list() {
    let long = "The ministers met for two days and agreed on a plan for the harbour. Work begins in May, the mayor told reporters after the talks.";
    let list = "Those attending were:\nAnn Lee, minister of ports\nBo Chen, minister of trade";
    let article = read(&format!("Ministers agree on a harbour plan\n{long}\n{list}\n{long}\nWhat comes next\n{long}"));
    assert_eq!(kinds(&article), "TBBBBBHB");
}

#[test]
fn captions_lose_their_credit_and_nothing_else() {
    for (caption, kept) in [
        ("The minister arrives. (Photo: Ann Lee)", "The minister arrives."),
        ("La ministre arrive. (Photo : Anne Lebrun/AFP)", "La ministre arrive."),
        ("Bộ trưởng phát biểu. Ảnh: Minh Tân", "Bộ trưởng phát biểu."),
        ("Visitors at the fair. Photo by Huu Nghia", "Visitors at the fair."),
        ("Le port au matin. © Yann Le Goff / Le Phare", "Le port au matin."),
        ("会场。（图片来源：组委会）", "会场。"),
        ("Le ministre, mercredi. Ph. Moussa K.", "Le ministre, mercredi."),
        ("La présidente, mardi, à l’hôtel Photo Le Messager, Sophie Arcand", "La présidente, mardi, à l’hôtel"),
        ("La mairesse arrive. PHOTO OLIVIER ROY, L’ÉCHO", "La mairesse arrive."),
        ("The Minister of Health, Dr Ann Lee, at the fair", "The Minister of Health, Dr Ann Lee, at the fair"),
        ("The ship leaves on Thursday. Ann Lee / Harbour Post", "The ship leaves on Thursday."),
        ("Le navire part jeudi. Anne Lebrun/AFP", "Le navire part jeudi."),
        ("The road to the port. Exit 4 / North", "The road to the port. Exit 4 / North"),
        ("Участники форума. Фото: пресс-служба", "Участники форума."),
        ("The delegates (two of them ministers) arrive", "The delegates (two of them ministers) arrive"),
    ] {
        assert_eq!(super::captions::without_credit(caption), kept);
    }
}

#[test]
fn odd_pages_do_no_harm() {
    for page in
        ["", "\n\n\n", "x", "Comment (0)", "14/03/2025", "| | |", "Source : https://", "Read also\n", "\u{feff}\u{200b}", "Q:\nA:\n"]
    {
        let article = read(page);
        assert!(article.text.len() <= page.len(), "{page:?}");
    }
}

#[test]
fn news_in_short_sentences_is_text() {
    let pages = [
        "Chợ mới mở cửa\nUBND xã cho biết chợ mở cửa từ thứ Hai.\nÔng Nam nói có 40 quầy hàng.\nBà con mong giá giữ ổn định.",
        "Le marché rouvre\nLa mairie a annoncé la réouverture lundi.\nLe maire promet 40 étals.\nLes vendeurs veulent des prix stables.",
        "السوق يفتح أبوابه\nقالت البلدية إن السوق يفتح الاثنين.\nووعد رئيسها بأربعين متجرا.\nويريد الباعة أسعارا مستقرة.",
    ];
    for page in pages {
        let article = read(page);
        assert!(page.lines().skip(1).all(|line| article.text.contains(line)), "{:?}", article.text);
    }
}

#[test]
fn weather_and_markets_are_no_headline() {
    let body =
        "The council of Port Alder voted on Monday to rebuild the two bridges that the flood took away, the mayor said at its session.";
    for ticker in ["Alder 24°C - 31°C, some rain", "Dollar: buy 47.62 pounds - sell 47.72 pounds", "MASI 12 845,20 ▲"] {
        let article = read(&format!(
            "Alder Daily\nHome | World | Sport\n{ticker}\nCouncil votes to rebuild both bridges\n12 May 2025\n{body}\n{body} He thanked all."
        ));
        assert_eq!(article.title.as_deref(), Some("Council votes to rebuild both bridges"));
        assert!(!article.text.contains(ticker), "{:?}", article.text);
    }
}

#[test]
fn the_outlet_over_a_headline_is_none() {
    let body =
        "The council of Port Alder voted on Monday to rebuild the two bridges that the flood took away, the mayor said at its session.";
    for (top, title) in [
        ("Alder Times\nCouncil votes to rebuild both bridges", "Council votes to rebuild both bridges"),
        ("Alder Times\nMonday, 12 May 2025\nCouncil votes to rebuild both bridges", "Council votes to rebuild both bridges"),
        ("Council votes in hard times to rebuild bridges", "Council votes in hard times to rebuild bridges"),
    ] {
        assert_eq!(read(&format!("{top}\n{body}\n{body} He thanked all.")).title.as_deref(), Some(title));
    }
}

#[test]
fn an_outlet_may_be_glued_to_its_day() {
    let body =
        "The council of Port Alder voted on Monday to rebuild the two bridges that the flood took away, the mayor said at its session.";
    for day in ["May 12, 2025 8:47 pm", "May 12, 2025, 6:00 a.m.", "12 May 2025"] {
        let article =
            read(&format!("Home | World | Sport\nCouncil votes to rebuild both bridges\nAlder Daily{day}\n{body}\n{body} He thanked all."));
        let found = [article.title, article.outlet, article.published.map(|day| day.to_string())].map(Option::unwrap_or_default);
        assert_eq!(found, ["Council votes to rebuild both bridges", "Alder Daily", "2025-05-12"], "{day}");
    }
}

#[test]
fn sections_captions_and_weekdays_are_told_from_title_and_outlet() {
    let body = "The council of Port Alder voted on Monday to rebuild the two bridges that the flood took away, the mayor said.";
    for (page, title, outlet) in [
        (
            format!(
                "Home | World | Sport\nCouncil votes to rebuild bridges\nAlder DailyMonday, May 12, 2025\n{body}\n{body} He thanked all."
            ),
            "Council votes to rebuild bridges",
            "Alder Daily",
        ),
        (
            format!(
                "Alder Daily - the paper of the port\n\nEnvironment\nBridges of Port Alder\n\nAlder council votes to rebuild two bridges\nBy Ann Lee\nAlder Daily | May 12, 2025\n\n{body}\n\n{body} He thanked all."
            ),
            "Alder council votes to rebuild two bridges",
            "Alder Daily",
        ),
        (
            format!(
                "Home | World | Sport\nAlder council votes to rebuild two bridges\nAlder Daily | May 12, 2025\nA view of the council of Port Alder\n{body}\n{body} He thanked all."
            ),
            "Alder council votes to rebuild two bridges",
            "Alder Daily",
        ),
    ] {
        let article = read(&page);
        assert_eq!([article.title, article.outlet].map(Option::unwrap_or_default), [title, outlet], "{page}");
    }
}

#[test]
fn mastheads_of_many_layouts_name_the_outlet() {
    let body = "The council of Port Alder voted on Monday to rebuild the two bridges that the flood took away, the mayor said.";
    let title = "Alder council votes to rebuild two bridges";
    let menu = "News   Sport   Opinion   Letters to the Courier";
    for (top, outlet, published) in [
        (format!("Skip to main content\nALDERWIRE\n{menu}\n{title}\nJo Zed\nMay 12, 2025"), "ALDERWIRE", "2025-05-12"),
        (format!("Alder Daily\n{menu}\n{title}\nZed Wyborn\n12 May 2025 | 410 views"), "Alder Daily", "2025-05-12"),
        (
            format!("alderwire.vn\nAlder Wire - The voice of Alder\n{menu}\nAlder WireMonday, 09:10 | 05/12/2025\n{title}"),
            "Alder Wire",
            "2025-12-05",
        ),
        (
            format!("Alder Wire - Politics - Courts\n{menu}\n{title}\nAlder Wire Agency1873 views - 12 May 2025"),
            "Alder Wire Agency",
            "2025-05-12",
        ),
        (format!("Alder Portal\n{menu}\n{title}\nWIRE.VN - 12 May 2025, 18:27 (GMT+7)"), "WIRE.VN", "2025-05-12"),
        (format!("Alder Daily\n{menu}\n{title}\nShareFacebookWhatsAppTelegramPrint\nBy Jo Zed\n12 May 2025"), "Alder Daily", "2025-05-12"),
        (format!("{menu}\n{title}\nAlder AgencyAlder Agency2025:05:12.18:42:05"), "Alder Agency", "2025-05-12"),
        (
            format!(
                "Support the Alderman\nFund a free press\nThe Alderman\n{menu}\n{title}\n\nJo Zed in Alder\nMon 12 May 2025 18.42 GMT\nShare"
            ),
            "The Alderman",
            "2025-05-12",
        ),
        (format!("{menu}\n{title}\nBáo Sông LamBáo Sông Lam12/05/2025"), "Báo Sông Lam", "2025-05-12"),
        (format!("AlderPlusMonday, 18/05/2025\n{menu}\n{title}\n\nJo Zed18/05/2025 08:41"), "AlderPlus", "2025-05-18"),
        (format!("Alder | PORTS\n{menu}\n{title}\nReporter:\nZed Mac Wyborn\n12 May 2025 7:00 AM"), "Alder", "2025-05-12"),
        (
            format!("Alder Portal\n{menu}\n{title}\nPosted by: The desk  Date: 16/05/2025  Views: 412\nA- A A+  |  Listen  |  Print"),
            "Alder Portal",
            "2025-05-16",
        ),
        (
            format!("Alder Voice\n{menu}\n{title}\nPhoto: Jo Zed\nAlder Voice - Mac Wyborn\nMonday 12 May 2025 - 14:20"),
            "Alder Voice",
            "2025-05-12",
        ),
        (
            format!("APX\nAlder Press Exchange\n{menu}\n{title}\nALDER-BRIDGES-VOTE\nby APX  12 May 2025 18:05"),
            "Alder Press Exchange",
            "2025-05-12",
        ),
        (format!("{menu}\n{title}\nBáo Thế giới và Việt Nam | Monday, 12 May 2025 | 09:15"), "Báo Thế giới và Việt Nam", "2025-05-12"),
        (format!("Radio Alder 97.4 FM   Live ▶\n{menu}\n{title}\nMonday 12 May 2025"), "Radio Alder", "2025-05-12"),
        (format!("☰ MENU\nThe Alder Sentinel\nFrom the hill to the sea\n{menu}\n{title}\n12 May 2025"), "The Alder Sentinel", "2025-05-12"),
        (format!("Home > World • ALDER.EXAMPLE • Jo Zed Wyborn • Monday 12 May 2025 at 10 pm\n{title}"), "ALDER.EXAMPLE", "2025-05-12"),
    ] {
        let article = read(&format!("{top}\n\n{body}\n\n{body} He thanked all."));
        let found = [article.title, article.outlet, article.published.map(|day| day.to_string())].map(Option::unwrap_or_default);
        assert_eq!(found, [title, outlet, published], "{top}");
    }
    for foot in ["Copyright @ Alder Online. All rights reserved", "Source: Alder Online + agencies"] {
        let article = read(&format!("{title}\n12 May 2025\nbyZed Wyborn\n3 mins read\n\n{body}\n\n{body} He thanked all.\n\n{foot}"));
        assert_eq!([article.outlet, article.byline].map(Option::unwrap_or_default), ["Alder Online", "Zed Wyborn"], "{foot}");
        assert_eq!(article.text.lines().count(), 3, "{}", article.text);
    }
}

#[test]
fn a_name_over_the_page_that_asks_the_questions_is_no_headline() {
    let answer =
        "The harbour will open in May, and the ferries will run twice a day for the islands, the mayor of the town told us at length.";
    let asked = format!("The Alder Sentinel : When will the harbour of the Alder islands open?\n{answer}\nAnd the ferries?\n{answer} Yes.");
    let article = read(&format!(
        "☰ MENU\nThe Alder Sentinel\nFrom the hill to the sea\nNews | Economy | Sport\nMonday 12 May 2025\n\nINTERVIEW\nMayor of the islands: “A harbour opens once”\nBy Jo Zed          in Alder\n12.05.2025\n\n{asked}\n\nThe Alder Sentinel, P.O. Box 12 Alder. All rights reserved."
    ));
    assert_eq!(
        [article.title, article.outlet].map(Option::unwrap_or_default),
        ["Mayor of the islands: “A harbour opens once”", "The Alder Sentinel"]
    );
}
