//! Sentences that show who is somebody and whom a title alone means.

use crate::article::Lang;
use crate::extract::extract;
use crate::extract::statements::article_of;
use crate::statement::Factuality;

#[track_caller]
fn check_people(language: Lang, cases: &[(&str, &[&str])]) {
    for (text, wanted) in cases {
        let people = extract(&article_of(text, language)).people;
        let found: Vec<&str> = people.iter().map(|p| p.name.as_str()).collect();
        assert_eq!(found, *wanted, "{text}");
    }
}

/// The surfaces by which the only person of a name is meant.
#[track_caller]
fn check_meant(language: Lang, text: &str, name: &str, wanted: &[&str]) {
    let people = extract(&article_of(text, language)).people;
    let person = people.iter().find(|p| p.name == name).expect("the person is found");
    let found: Vec<&str> = person.mentions.iter().map(|m| m.surface.as_str()).collect();
    assert_eq!(found, wanted, "{text}");
}

#[test]
fn initials_participles_and_companies_are_nobody() {
    check_people(
        Lang::FR,
        &[
            ("La directrice de la société Cao Nguyên Xanh, Phan Ngoc Quynh, a parlé.", &["Phan Ngoc Quynh"]),
            ("La députée Ecolo Awa Diop et Naïma Cherif, représentante FCPE, ont parlé.", &["Awa Diop", "Naima Cherif"]),
            ("M. S. : Le train relie les villes, et nos projets ont suivi.", &[]),
            ("Venue d'Abéché, la présidente Awa Diop a parlé.", &["Awa Diop"]),
        ],
    );
}

#[test]
fn communes_numbers_and_pronouns_are_nobody() {
    check_people(
        Lang::VI,
        &[
            ("Xã Thạch Lạc cho biết đường đã mở.", &[]),
            ("Ông Lê Văn Sửu, nông dân xã Thạch Bàn, kể về lũ.", &["Le Van Suu"]),
            ("Chủ tịch UBND xã Thạch Bàn Trần Văn Sơn cho biết xã sẽ làm đường.", &["Tran Van Son"]),
            ("Quyết định số 1234/QĐ-TTg nêu rõ thời hạn.", &[]),
            ("Trả lời thông tín viên Ngọc Hạnh của Đài Á Âu, ông Odd Hestnes thừa nhận giá cá giảm.", &["Odd Hestnes"]),
            ("Chủ tịch HĐND Lê Trường Lưu đề nghị rà soát các dự án.", &["Le Truong Luu"]),
            ("Phó Chủ tịch UBND tỉnh Thập Thị Hoa khẳng định tỉnh coi trọng di sản.", &["Thap Thi Hoa"]),
            ("Nghệ nhân làng nghề Vạn Ninh đã trao tặng bức tranh.", &[]),
            ("Hiệp hội Điều Việt Nam cho biết giá hạt điều sẽ tăng.", &[]),
            ("Quốc vụ khanh Bộ Văn hóa và Đổi mới Szalay Márton cho biết lễ hội sẽ hoãn.", &["Szalay Marton"]),
            ("Giáo sư Đại học Tokyo Furuta Kazuo cho biết dân số sẽ giảm.", &["Furuta Kazuo"]),
            ("Nghị viên thành phố Westminster Kelly Trần cho biết công viên sẽ mở.", &["Kelly Tran"]),
            ("Ông Park Jin-woo, Tổng Giám đốc Công ty Daesong Agritech Vina, cho biết nhà máy sẽ mở.", &["Park Jin-woo"]),
            ("Trung tướng Lanciné Koné, Tổng cục trưởng Cảnh sát, tuyên bố sẽ bắt hết.", &["Lancine Kone"]),
        ],
    );
    check_people(Lang::EN, &[("Farmer Nguyen Van Suu, from Thach Ban commune, remembers the flood.", &["Nguyen Van Suu"])]);
    check_people(Lang::FR, &[("La vice-présidente, Ilse Brandt, a parlé. Celle-ci a demandé de l'aide.", &["Ilse Brandt"])]);
}

#[test]
fn a_title_of_several_is_that_of_all_in_a_list() {
    let text = "عقدت اللجنة جلسة بحضور النواب: بلال عبدالله، حليمة القعقور وأسامة سعد.";
    let people = extract(&article_of(text, Lang::AR)).people;
    let sit = people.iter().filter(|p| p.roles.iter().any(|office| office.role.as_str() == "member_of_parliament"));
    assert_eq!(sit.map(|p| p.name.as_str()).collect::<Vec<_>>(), ["Bilal Abdallah", "Halima Al-Qaqour", "Osama Saad"]);
}

#[test]
fn a_bare_minister_is_the_one_in_office_and_of_the_country_told() {
    check_meant(
        Lang::FR,
        "Le ministre kényan Davis Otieno a ouvert le forum. L'ancien ministre indonésien Budi Santoso a rappelé que le gaz était cher. \
         À en croire le ministre, le port grandira.",
        "Davis Otieno",
        &["Davis Otieno", "ministre"],
    );
    check_meant(
        Lang::EN,
        "Kenyan minister Davis Otieno opened the forum. Indonesian minister Budi Santoso listened. The minister said Kenya would build a port.",
        "Davis Otieno",
        &["Davis Otieno", "minister"],
    );
}

#[test]
fn rejecting_and_ruling_out_deny() {
    for (text, language) in [
        ("The ministry rejected allegations that a turbine had stopped in May.", Lang::EN),
        ("The minister, Hans Keller, ruled out any German money for the plant.", Lang::EN),
        ("Le ministère a rejeté les accusations selon lesquelles une turbine était arrêtée.", Lang::FR),
        ("Le ministre, Hans Keller, a exclu toute hausse des prix avant mai.", Lang::FR),
        ("استبعد الوزير كريم زيدوح أي زيادة في الأسعار.", Lang::AR),
        ("Bộ trưởng Trần Quốc Bình loại trừ khả năng tăng giá điện.", Lang::VI),
    ] {
        let found: Vec<Factuality> = extract(&article_of(text, language)).statements.iter().map(|s| s.factuality).collect();
        assert_eq!(found, [Factuality::Denied], "{text}");
    }
}

/// The office by which the one person of a text is known.
#[track_caller]
fn check_role(language: Lang, text: &str, wanted: &str) {
    let people = extract(&article_of(text, language)).people;
    let found: Vec<&str> = people.iter().flat_map(|p| &p.roles).map(|office| office.role.as_str()).collect();
    assert_eq!(found.join(" "), wanted, "{text}");
}

#[test]
fn offices_stand_in_clauses_and_behind_names_with_hyphens() {
    check_role(Lang::EN, "Jalmar Oestvik, who heads the harbour bureau, said taxes are up.", "head");
    check_role(Lang::EN, "Ann Roe, the fund's head of ethics, said taxes are up.", "head");
    check_role(Lang::EN, "Ann Roe, the UN's deputy humanitarian coordinator, said taxes are up.", "deputy_head");
    check_role(Lang::VI, "Chủ tịch Hiệp hội Ngư dân vùng Troms, ông Odd Magne Hestnes, cho biết giá cá sẽ giảm.", "president");
    check_role(Lang::VI, "Bộ trưởng Khủng hoảng khí hậu và Bảo vệ dân sự Hy Lạp Stavros Melidis nói rừng đã cháy.", "minister");
    check_role(Lang::FR, "Le maire de Fleurac-sur-Mer, Pierre Morvan, réclame des lits pour les malades.", "mayor");
    check_role(Lang::FR, "Jalmar Oestvik, qui préside la coopérative, réclame des lits pour les malades.", "president");
    check_role(Lang::AR, "وأكد وزير المالية في حكومة الإقليم، سالم المنصوري، أن الرواتب جاهزة.", "minister");
    check_role(Lang::AR, "وعقد اللواء سالم المنصوري محافظ أسوان اجتماعا.", "general governor");
    check_role(Lang::AR, "واستقبل الأمين العام سفير كوبا سالم المنصوري.", "ambassador");
    check_role(Lang::AR, "وأكدت القائمة بأعمال سفارة دولة قطر لدى فيتنام نورة جاسم الهاجري أن العمل مستمر.", "charge_d_affaires");
    check_role(Lang::AR, "وأفاد عميد بلدية صور سالم المنصوري بأن الطريق مغلق.", "mayor");
    check_role(Lang::AR, "واعتبر النائب البرلماني عن فريق المعارضة سالم المنصوري أن الرواتب جاهزة.", "member_of_parliament");
}

#[test]
fn french_names_have_strokes_particles_and_given_names_that_are_words() {
    check_people(
        Lang::FR,
        &[
            ("La présidente de la Table filière, Alizèta Nikièma/Kaboré, a parlé.", &["Alizeta Nikiema/Kabore"]),
            ("Le gouverneur, Léon Kasongo wa Kyungu, a parlé.", &["Leon Kasongo wa Kyungu"]),
            ("Le ministre provincial des Infrastructures, Trésor Mutombo Ilunga, a parlé.", &["Tresor Mutombo Ilunga"]),
            ("Le maire, N'Dri Kouamé Félicien, est venu. M. N'Dri a parlé.", &["N'Dri Kouame Felicien"]),
            ("Patrice Sallin a parlé. Le député UDC de Vaulruz a voté.", &["Patrice Sallin"]),
            ("Son président, Maître El Bekaye Ould Abdel Malick, a parlé.", &["El Bekaye Ould Abdel Malick"]),
            ("Le maire de l'arrondissement communal Niamey 3, Hamadou Soumana, a parlé.", &["Hamadou Soumana"]),
            ("Le Genevois Pierre Maudry a parlé.", &["Pierre Maudry"]),
        ],
    );
}

#[test]
fn a_minister_of_several_fields_is_named_behind_all_of_them() {
    let text = "Le ministre de l'Eau, de la Protection de la nature et du Développement durable, Paul Mbonjo Ndedi, a parlé.";
    let people = extract(&article_of(text, Lang::FR)).people;
    assert_eq!(people[0].roles[0].role, crate::entity::Role::Minister);
}

#[test]
fn capitals_may_go_without_accents_in_french() {
    let text = "La secrétaire d'Etat à la Mer, Awa Sy, a parlé. Le ministre de l'Economie, Amadou Koné, est venu.";
    let people = extract(&article_of(text, Lang::FR)).people;
    let roles: Vec<_> = people.iter().map(|p| p.roles[0].role).collect();
    assert_eq!(roles, [crate::entity::Role::SecretaryOfState, crate::entity::Role::Minister]);
}

#[test]
fn months_and_sons_are_in_french_names() {
    check_people(
        Lang::FR,
        &[
            ("Mme An a dit que les prix baissaient.", &["An"]),
            ("Le président de la régie, Gérald Robichaud fils, a dit que les prix baissaient.", &["Gerald Robichaud fils"]),
            ("L'ancienne employée Mirjeta Krasniqi a livré une autre version.", &["Mirjeta Krasniqi"]),
        ],
    );
}

#[test]
fn those_who_ask_and_those_whose_kin_speaks_have_their_titles_to_themselves() {
    check_role(Lang::FR, "Interrogé par le juge, l'expert Jean Dembélé a dit que le pont était vieux.", "expert");
    check_role(Lang::FR, "Le frère du maire, Luc Roy, a dit que le pont était vieux.", "");
    check_role(Lang::FR, "Le premier maire adjoint de la ville, Luc Dossou, a dit que tout allait bien.", "deputy_mayor");
    check_role(Lang::FR, "L'adjoint au gouverneur, Serigne Nguer, a dit que tout allait bien.", "deputy_governor");
    check_role(Lang::FR, "La mère d'une ministre, Awa Sy, a dit que le pont était vieux.", "");
}

#[test]
fn adjectives_of_parties_and_nations_stand_between_title_and_name() {
    let text = "La députée insoumise Clémence Nadeau-Bris et l'ancien ministre ivoirien Paul Konan ont parlé.";
    let people = extract(&article_of(text, Lang::FR)).people;
    let roles: Vec<_> = people.iter().map(|p| p.roles[0].role).collect();
    assert_eq!(roles, [crate::entity::Role::MemberOfParliament, crate::entity::Role::Minister]);
}

#[test]
fn names_in_arabic_end_before_verbs_and_ranks_of_places() {
    check_people(
        Lang::AR,
        &[
            ("السفيرة مارلين فان دير هوفن تتحدث في جلسة العمل.", &["Marlène Fan Dir Houfn"]),
            ("وحذر منتجو الصمغ العربي يبيعون بأقل من التكلفة.", &[]),
            ("كيف تصفون حال حزام الصمغ في الولاية اليوم؟", &[]),
            ("رأس الأمير سعود بن نايف أمير المنطقة الاجتماع.", &["Saud Bn Nayef"]),
            ("وحضر نائب مدير الإدارة تران في كيو اللقاء.", &["Tran Phi Kieu"]),
        ],
    );
}

/// The offices of the only person of a name.
#[track_caller]
fn check_offices(text: &str, name: &str, wanted: &[&str]) {
    let people = extract(&article_of(text, Lang::EN)).people;
    let person = people.iter().find(|p| p.name == name).expect("the person is found");
    assert_eq!(person.roles.iter().map(|office| office.role.as_str()).collect::<Vec<_>>(), wanted, "{text}");
}

#[test]
fn offices_stand_in_a_row_behind_a_name_and_before_ranks() {
    check_offices(
        "The delegation was led by Ann Roe - Member of the Party Central Committee, Governor of Savannakhet province.",
        "Ann Roe",
        &["committee_member", "governor"],
    );
    check_offices("Director of the hospital, Meritorious Doctor Paul Doe, spoke.", "Paul Doe", &["director", "expert"]);
    check_offices("Director of the Institute, Associate Professor Dr. Paul Doe, spoke.", "Paul Doe", &["director", "expert"]);
    check_offices("Opposition member Ann Roe spoke.", "Ann Roe", &["member_of_parliament"]);
    check_offices("Ann Roe, mayor of Lima, and director Paul Doe spoke.", "Ann Roe", &["mayor"]);
}
