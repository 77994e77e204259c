//! Sentences of our own with what is said in them, language by language, and the two laws of grades.

use super::rules::article_of;
use crate::article::Lang;
use crate::extract::extract;
use crate::statement::{Factuality, Grade, Mode, Statement};

fn read(lang: Lang, text: &str) -> (Vec<Statement>, Vec<(String, String)>) {
    let findings = extract(&article_of(text, lang));
    let people = findings.people.iter().map(|p| (p.key.clone(), p.name.clone()));
    let names = people.chain(findings.bodies.iter().map(|b| (b.key.clone(), b.name.clone()))).collect();
    (findings.statements, names)
}

/// Checks "speaker: content" of every statement; speakers by name, joined by "+", "-" for none.
#[track_caller]
pub(super) fn check(lang: Lang, text: &str, wanted: &[&str]) {
    let (statements, names) = read(lang, text);
    let name = |key: &String| names.iter().find(|(k, _)| k == key).map_or(key.clone(), |(_, name)| name.clone());
    let got: Vec<String> = statements
        .iter()
        .map(|s| {
            let speakers: Vec<String> = s.speakers.iter().map(name).collect();
            let speakers = if speakers.is_empty() { "-".to_owned() } else { speakers.join("+") };
            format!("{speakers}: {}", s.content)
        })
        .collect();
    assert_eq!(got, wanted, "{text}");
}

#[test]
fn reads_french() {
    let check = |text, wanted: &[&str]| check(Lang::FR, text, wanted);
    check("Le maire Amadou Koné, lui, demande des juges.", &["Amadou Kone: des juges"]);
    check("La ministre Fatou Ndiaye, pour sa part, réclame un audit.", &["Fatou Ndiaye: un audit"]);
    check("Les planteurs, eux, réclament des routes.", &["-: des routes"]);
    check(
        "« Nos ports doivent travailler ensemble », a déclaré à la presse le ministre Amadou Koné.",
        &["Amadou Kone: Nos ports doivent travailler ensemble"],
    );
    check(
        "La ministre Fatou Ndiaye a salué l'accord et invité les États à ratifier le texte.",
        &["Fatou Ndiaye: l'accord", "Fatou Ndiaye: les États à ratifier le texte"],
    );
    check(
        "La ministre Fatou Ndiaye a hautement apprécié et chaleureusement salué les résultats du port.",
        &["Fatou Ndiaye: les résultats du port"],
    );
    check(
        "Le ministre Amadou Koné, dont le pays préside le comité, a dit espérer que la paix revienne.",
        &["Amadou Kone: la paix revienne"],
    );
    check(
        "Le ministre Amadou Koné a reconnu les retards, tout en assurant que le port ouvrira en mai.",
        &["Amadou Kone: les retards", "Amadou Kone: le port ouvrira en mai"],
    );
    check("« Les délais seront tenus, a promis la ministre Fatou Ndiaye. Nous y veillerons. »", &["Fatou Ndiaye: Les délais seront tenus"]);
    check(
        "Le ministre Amadou Koné et la ministre Fatou Ndiaye ont estimé que le port est prêt.",
        &["Amadou Kone+Fatou Ndiaye: le port est prêt"],
    );
    check("« Le vent tourne ici », répond-on au ministère de la Justice.", &["Ministry of Justice: Le vent tourne ici"]);
    check("La ministre Fatou Ndiaye a salué mardi devant la presse l'accord de paix.", &["Fatou Ndiaye: l'accord de paix"]);
    check("La ministre Fatou Ndiaye dit avoir reçu le rapport.", &["Fatou Ndiaye: avoir reçu le rapport"]);
    check("Pour Fatou Ndiaye, présidente de la Banque mondiale, l'accord arrive trop tard.", &["Fatou Ndiaye: l'accord arrive trop tard"]);
    check("Selon l'ambassadeur du Canada, Amadou Koné, les prix ont baissé.", &["Amadou Kone: les prix ont baissé"]);
    check("Selon un rapport de la Banque mondiale publié lundi, les prix ont baissé.", &["-: les prix ont baissé"]);
    check("Le document recommande de fermer trois usines.", &["-: de fermer trois usines"]);
    check("La conférence, placée sous le thème « Des ports ouverts pour tous », a réuni 120 experts.", &[]);
    check("Le ministre Amadou Koné a pris la parole lors de la conférence.", &[]);
    check("Le ministre Amadou Koné n'a pas précisé combien de salariés partiront.", &[]);
    check("Son président, Amadou Koné, juge le calendrier « intenable ».", &["Amadou Kone: le calendrier « intenable »"]);
    check(
        "La conseillère Fatou Ndiaye a ouvert la séance. « Ce projet est un compromis, rien de plus », résume la Zurichoise.",
        &["Fatou Ndiaye: Ce projet est un compromis, rien de plus"],
    );
    check("Le ministre Amadou Koné a, pour sa part, exhorté les États à signer.", &["Amadou Kone: les États à signer"]);
    check(
        "Le ministre Amadou Koné a dit que le port est prêt, avant d'ajouter que la route suivrait.",
        &["Amadou Kone: le port est prêt", "Amadou Kone: la route suivrait"],
    );
    check("« C'est faux », a tranché le ministre Amadou Koné.", &["Amadou Kone: C'est faux"]);
    check("Les deux gouvernements ont annoncé que le pont sera rouvert.", &["-: le pont sera rouvert"]);
}

#[test]
fn tells_a_question_to_the_reader_from_an_interview() {
    let report = "Le ministre Amadou Koné a annoncé que le pont rouvrira en mai.";
    let asked = "La mairesse Fatou Ndiaye a répondu à nos questions.\n\nQuand ouvrira le marché ?\n\nEn mars, et pour tous.\n\nEt le port ?\n\nNous y pensons chaque jour.";
    let rhetorical = format!("Qui paiera donc tout cela ?\n\n{report}\n\nPourquoi attendre ?\n\n{report}");
    let told = "Amadou Kone: le pont rouvrira en mai";
    check(Lang::FR, &rhetorical, &[told, told]);
    let answers = ["Fatou Ndiaye: En mars, et pour tous.", "Fatou Ndiaye: Nous y pensons chaque jour."];
    check(Lang::FR, &format!("Pourquoi attendre ?\n\n{report}\n\n{asked}"), &[&[told][..], &answers].concat());
    check(Lang::FR, &format!("{asked}\n\n{report}"), &[&answers[..], &[told]].concat());
}

#[test]
fn knows_who_goes_by_the_first_of_two_surnames() {
    let text =
        "Le ministre chilien des Transports, Luis Ibarra Leal, a promis deux grues. M. Ibarra a déclaré que les quais étaient pleins.";
    check(Lang::FR, text, &["Luis Ibarra Leal: deux grues", "Luis Ibarra Leal: les quais étaient pleins"]);
}

#[test]
fn tells_a_quotation_between_two_verbs_once() {
    let text = "Le président des planteurs, Luis Prado, a jugé l'aide tardive : « Nous avons perdu la récolte », a-t-il lancé.";
    check(Lang::FR, text, &["Luis Prado: Nous avons perdu la récolte"]);
}

#[test]
fn finds_the_occasion_behind_a_day() {
    for opening in ["en ouvrant lundi le 6e Sommet", "à l'ouverture lundi 12 mai du 6e Sommet", "en ouvrant le 6e Sommet"] {
        let text = format!("« Nos ports sont pleins », a lancé le ministre Luis Prado, {opening} des transports du Pacifique.");
        let (statements, _) = read(Lang::FR, &text);
        assert!(statements.iter().all(|s| s.at.is_some()) && statements.len() == 1, "{text}");
    }
}

#[test]
fn takes_an_unnamed_conference_for_the_numbered_one_that_follows() {
    let text = "Growers want a fair price, officials said on Thursday at a trade conference that drew 38 importers. \
                Prices had doubled, the chairman, Adam Roe, told the fifth Lake Region Export Conference.";
    let events: Vec<Option<String>> = read(Lang::EN, text).0.into_iter().map(|s| s.at).collect();
    assert!(events.len() == 2 && events[0].is_some() && events[0] == events[1], "{events:?}");
    let text = text.replace("the fifth", "the guests of a dinner before the fifth");
    let events: Vec<Option<String>> = read(Lang::EN, &text).0.into_iter().map(|s| s.at).collect();
    assert!(events[0].is_some(), "{events:?}");
}

#[test]
fn reads_states_as_speakers() {
    let english = |text, wanted: &[&str]| check(Lang::EN, text, wanted);
    english("Peru and Chile argue that the tax is unfair.", &["Government of Peru+Government of Chile: the tax is unfair"]);
    english("Lima has repeatedly said the border would stay open.", &["Government of Peru: the border would stay open"]);
    english("Officials in Peru and Chile said the tax was unfair.", &["-: the tax was unfair"]);
    let french = |text, wanted: &[&str]| check(Lang::FR, text, wanted);
    french("Le pont rouvrira en mai, a annoncé le Pérou.", &["Government of Peru: Le pont rouvrira en mai"]);
    french("Selon Lima, les pourparlers avancent bien.", &["Government of Peru: les pourparlers avancent bien"]);
    french("L'équipe du Pérou affirme que le match aura lieu.", &[]);
}

#[test]
fn reads_the_one_spoken_to_behind_an_english_verb() {
    let english = |text, wanted: &[&str]| check(Lang::EN, text, wanted);
    english("John Okafor told Radio Lima the road would open.", &["John Okafor: the road would open"]);
    english("John Okafor told a news conference on Monday the road would open.", &["John Okafor: the road would open"]);
    english("The road will open, John Okafor told a hauliers' forum on Monday.", &["John Okafor: The road will open"]);
    english("The road will open in May, John Okafor told reporters.", &["John Okafor: The road will open in May"]);
    english("The road is closed, a senior harbour aide has told Reuters.", &["-: The road is closed"]);
    english("John Okafor asked when the road would open.", &["John Okafor: when the road would open"]);
    english("Fourteen people were hurt, local media reported.", &["local media: Fourteen people were hurt"]);
    english("According to the authorities nearly 300 people were hurt.", &["Government: nearly 300 people were hurt"]);
}

#[test]
fn reads_it_amounts_and_accounts_in_english() {
    let english = |text, wanted: &[&str]| check(Lang::EN, text, wanted);
    english(
        "The World Bank said prices fell. It warned that they would rise.",
        &["World Bank: prices fell", "World Bank: they would rise"],
    );
    english("The report found that prices fell. It advises closing two plants.", &["-: prices fell", "-: closing two plants"]);
    english("John Okafor asked for at least two new trains.", &["John Okafor: at least two new trains"]);
    english(
        "John Okafor likened the port to a museum. By his reckoning, half of it is empty.",
        &["John Okafor: the port to a museum", "John Okafor: half of it is empty"],
    );
    english("John Okafor wondered aloud why the train was late.", &["John Okafor: why the train was late"]);
    check(Lang::FR, "Le maire Amadou Koné a demandé quand le pont rouvrira.", &["Amadou Kone: quand le pont rouvrira"]);
}

#[test]
fn takes_capital_words_that_act_as_a_person_for_one() {
    let english = |text, wanted: &[&str]| check(Lang::EN, text, wanted);
    english("Dembo Fatty, 61, said the sea had taken his house.", &["Dembo Fatty: the sea had taken his house"]);
    english("\"The sea takes everything,\" said Dembo Fatty, a fisherman.", &["Dembo Fatty: The sea takes everything"]);
    english("The road was cut, Dembo Fatty drove home. Fatty said it was late.", &["Dembo Fatty: it was late"]);
    english(
        "Wex Strendal said the ferry was late. She said nobody had been hurt.",
        &["Wex Strendal: the ferry was late", "Wex Strendal: nobody had been hurt"],
    );
    english(
        "The town asked for a loan. Town Hall said nothing was signed. She said it was late.",
        &["Town Hall: nothing was signed", "-: it was late"],
    );
    english("The road was cut. President Strendal met nobody. Strendal said it was late.", &["Strendal: it was late"]);
    english("Seoul hosted Moon Vex-rin. Moon said the line was open.", &["Moon Vex-rin: the line was open"]);
    english("The talks stalled. Macron said the line was open.", &["Emmanuel Macron: the line was open"]);
    check(Lang::FR, "Dembo Fatty, pêcheur de 61 ans, raconte que la mer a pris sa maison.", &["Dembo Fatty: la mer a pris sa maison"]);
}

#[test]
fn reads_english() {
    let check = |text, wanted: &[&str]| check(Lang::EN, text, wanted);
    check(
        "Transport Minister John Okafor warned that financing remained uncertain, adding: \"We need partners who stay.\"",
        &["John Okafor: financing remained uncertain", "John Okafor: We need partners who stay."],
    );
    check(
        "\"The trains will run soon,\" said Transport Minister John Okafor. \"Nobody will be left behind.\"",
        &["John Okafor: The trains will run soon"],
    );
    check(
        "Transport Minister John Okafor denied that he had blocked the project and accused the press of lying.",
        &["John Okafor: he had blocked the project", "John Okafor: the press of lying"],
    );
    check(
        "Transport Minister John Okafor opened the session. Okafor said the line would need a subsidy.",
        &["John Okafor: the line would need a subsidy"],
    );
    check("The line will open in May, Transport Minister John Okafor said on Monday.", &["John Okafor: The line will open in May"]);
    check("According to a World Bank report released on Monday, prices fell by 3 percent.", &["-: prices fell by 3 percent"]);
    check("Transport Minister John Okafor declined to comment on the audit.", &[]);
    check(
        "LIMA, 3 April 2025 (ABC) – Peru will open the mine in May, Minister Ada Bello said.",
        &["Ada Bello: Peru will open the mine in May"],
    );
    check("John Okafor, who chairs the board, argued that prices had come down.", &["John Okafor: prices had come down"]);
    check("A World Bank report published in March found that prices fell.", &["-: prices fell"]);
    check("Critics, however, said the plan would fail in a year.", &["-: the plan would fail in a year"]);
    check(
        "Transport Minister John Okafor wrote that he had \"approved the whole plan\".",
        &["John Okafor: he had \"approved the whole plan\""],
    );
    check("Ministers from 12 countries have agreed to study a shared reserve.", &[]);
    check("Sahar al-Jubouri, the deputy minister, backed the idea.", &["Sahar al-Jubouri: the idea"]);
    check("Judge Ada Bello held that the firm had ignored warnings.", &["Ada Bello: the firm had ignored warnings"]);
    check("John Okafor said residents had heard such promises before.", &["John Okafor: residents had heard such promises before"]);
    check("According to John Okafor, who leads the programme, donors will share the bill.", &["John Okafor: donors will share the bill"]);
    check(
        "Minister Ada Bello urged participants to publish tariffs, adding that subsidies hide the price.",
        &["Ada Bello: participants to publish tariffs", "Ada Bello: subsidies hide the price"],
    );
    check("Puma Quarries, which runs 57 pits, denied that it had cut jobs.", &["Puma Quarries: it had cut jobs"]);
    check("The World Food Programme estimates that two million people need help.", &["World Food Programme: two million people need help"]);
    check("John Okafor said that his client would appeal to the high court.", &["John Okafor: his client would appeal to the high court"]);
    check("The project, dubbed \"The Iron Road of Hope and Pride\", was launched in 2014.", &[]);
}

#[test]
fn reads_vietnamese() {
    let check = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    check("Tuyên bố Lima khuyến nghị giảm mức phí xuống dưới 5%.", &["-: giảm mức phí xuống dưới 5%"]);
    check("Báo cáo của Bộ Y tế, công bố hôm qua, chỉ ra rằng số ca bệnh đang giảm.", &["-: số ca bệnh đang giảm"]);
    check("Phóng viên hỏi liệu hội nghị có tốn kém không.", &[]);
    check("“Chúng tôi sẽ thắng kiện”, Paul Stone, một giáo sư tại Huế nói.", &["Paul Stone: Chúng tôi sẽ thắng kiện"]);
    check(
        "Ông Trần Văn Bình cho biết dự án có ích, đồng thời nhấn mạnh hai bên sẽ tiếp tục hợp tác.",
        &["Tran Van Binh: dự án có ích", "Tran Van Binh: hai bên sẽ tiếp tục hợp tác"],
    );
    check(
        "Ông Trần Văn Bình đánh giá cao nỗ lực của tỉnh và hy vọng dự án sớm khởi công.",
        &["Tran Van Binh: nỗ lực của tỉnh", "Tran Van Binh: dự án sớm khởi công"],
    );
    check(
        "Theo báo cáo của Ngân hàng Thế giới, giá cả đã giảm 3%. Báo cáo cho biết xuất khẩu vẫn tăng.",
        &["-: giá cả đã giảm 3%", "-: xuất khẩu vẫn tăng"],
    );
    check("Ông Trần Văn Bình nói thêm, hơn 60% dự án là của Nhật Bản.", &["Tran Van Binh: hơn 60% dự án là của Nhật Bản"]);
    check("Cuộc họp diễn ra với chủ đề \"Năng lượng xanh cho mọi nhà\".", &[]);
    check("Ông Trần Văn Bình không cho biết thời điểm ký kết.", &[]);
}

#[test]
fn reads_arabic() {
    let check = |text, wanted: &[&str]| {
        let (statements, _) = read(Lang::AR, text);
        let got: Vec<&str> = statements.iter().map(|s| s.content.as_str()).collect();
        assert_eq!(got, wanted, "{text}");
    };
    check("وقال وزير الطاقة محمد العلي، خلال مؤتمر صحفي، إن المشروع جاهز، مشيرا إلى أن الأشغال انتهت.", &["المشروع جاهز", "الأشغال انتهت"]);
    check(
        "ونفى المتحدث باسم الحكومة محمد العلي وجود أي تأخير، مؤكدا أن \"الأموال جاهزة منذ أشهر\".",
        &["وجود أي تأخير", "الأموال جاهزة منذ أشهر"],
    );
    check("وأعلنت وزارة الطاقة أنها ستطرح مناقصة جديدة.", &["ستطرح مناقصة جديدة"]);
    check("ولم يوضح وزير الطاقة محمد العلي كلفة المشروع.", &[]);
    check("وكان وزير الطاقة محمد العلي قد دعا الشركاء إلى الاستثمار.", &["الشركاء إلى الاستثمار"]);
    check("وقال وزير الطاقة محمد العلي، في لقاء عقب الجلسة، إن المشروع جاهز.", &["المشروع جاهز"]);
    check("وأكد وزير الطاقة محمد العلي أن المشروع جاهز، لكنه أقر بأن الكلفة ارتفعت.", &["المشروع جاهز", "الكلفة ارتفعت"]);
    check("وأعربت وزيرة الطاقة ليلى العلي عن تأييدها للمقترح، وقالت إن بلادها جاهزة.", &["تأييدها للمقترح", "بلادها جاهزة"]);
    check("وأوصى التقرير بتنويع الموردين.", &["بتنويع الموردين"]);
    check("ودعا \"إعلان الدوحة\" الدول المشاركة إلى تبادل البيانات.", &["الدول المشاركة إلى تبادل البيانات"]);
    check("يذكر أن المنتدى عقد في الدوحة العام الماضي.", &[]);
    check("ونفت المتحدثة باسم الحكومة، مريم العلي، وجود أي تأخير.", &["وجود أي تأخير"]);
    check("وكشف مصدر مطلع طلب عدم الكشف عن هويته أن المفاوضات لم تحسم.", &["المفاوضات لم تحسم"]);
    check("وقال خالد هندرسون، \"يجب أن نزرع معا. لا وقت لدينا.", &["يجب أن نزرع معا."]);
    check("\"وقال هندرسون \"إن \"الطريق الأخضر\" سيفتح غدا\" في إشارة إلى المشروع.", &["إن \"الطريق الأخضر\" سيفتح غدا"]);
    check("وأوضح هندرسون قائلا: \"إن الطريق سيفتح غدا\".", &["إن الطريق سيفتح غدا"]);
    check("وقالت ليلى هندرسون عبر الهاتف إن الطريق مغلق.", &["الطريق مغلق"]);
    check("لكن يعتقد بعض المحللين أن الطريق مغلق.", &["الطريق مغلق"]);
    check("وقالت ليلى هندرسون أيضا، \"إن الطريق سيفتح غدا\".", &["إن الطريق سيفتح غدا"]);
    check("ووفقا لوزارة الطاقة فقد أغلقت ثلاث محطات.", &["أغلقت ثلاث محطات"]);
    check("ووفقا للشرطة، فإن الطريق مغلق منذ الفجر.", &["الطريق مغلق منذ الفجر"]);
    check("وانعقد اللقاء تحت شعار \"طاقة بلا حدود للجميع في المنطقة\".", &[]);
}

#[test]
fn finds_arabic_speakers_that_no_table_knows() {
    #[track_caller]
    fn check(text: &str, speaker: &str) {
        let findings = extract(&article_of(text, Lang::AR));
        let named = findings.statements.first().and_then(|s| s.speakers.first());
        let person = findings.people.iter().find(|p| Some(&p.key) == named);
        assert_eq!(person.map(|p| p.mentions[0].surface.as_str()), Some(speaker), "{text}");
    }
    check("وأضاف زافيان تروغولد، حاكم جاوة الوسطى، أن السيول جرفت ثلاثة جسور.", "زافيان تروغولد");
    check("وقال زافيان تروغولد إن السيول جرفت ثلاثة جسور.", "زافيان تروغولد");
    check("قال زافيان تروغولد الذي يعمل كهربائيا إن السيول جرفت ثلاثة جسور.", "زافيان تروغولد");
    check("قالت تروغولد إن السيول جرفت ثلاثة جسور.", "تروغولد");
    check("وأشار تروغولد إلى أن السيول جرفت ثلاثة جسور.", "تروغولد");
    check("وأضاف تروغولد، \"السيول جرفت ثلاثة جسور\".", "تروغولد");
    check("وأخبر تروغولد لجنة التحقيق أن السيول جرفت ثلاثة جسور.", "تروغولد");
    check("قالت مارينا تروغولد، وهي عاملة تسجل أسماء الوافدين وتوزع عليهم الماء، إن المركز ممتلئ.", "مارينا تروغولد");
    check("وأشادت تروغولد بعمال المركز.", "تروغولد");
    check("وتعهد تروغولد بمواصلة بناء الجسور.", "تروغولد");
    check("وأعلن أوريول تروغولدياس يوم السبت أن المركز ممتلئ.", "أوريول تروغولدياس");
    check("وقال تروغولد إن المركز ممتلئ. وأكد الرئيس أن المخيم مغلق.", "تروغولد");
    check("وأخبر ري سونغ هو مجلس الأمن أن العقوبات جائرة.", "ري سونغ هو");
    check("والتقى الوزير باي هان لي. وقال لي إن العقوبات جائرة.", "باي هان لي");
    check("وقال وزير الصحة شيخنا ولد امبارك إن العدد قليل.", "شيخنا ولد امبارك");
    check("وقال القاضي تروغولد يوم السبت إن السيول جرفت ثلاثة جسور.", "تروغولد");
    check("واعتبر الخبير النفطي ناصر الدوسري أن السوق متوازنة.", "ناصر الدوسري");
    check("وقال رئيس اللجنة الأولمبية الإماراتية راشد المزروعي إن الاستعدادات اكتملت.", "راشد المزروعي");
    check("ونفى المتحدث باسم وزارة الداخلية العراقية العميد مقداد الربيعي وقوع أي هجوم.", "مقداد الربيعي");
}

#[test]
fn takes_no_common_noun_for_an_arabic_name() {
    for text in [
        "وقال محتجون إن الشرطة أغلقت الطريق.",
        "وقال أحد الناجين إن الطريق مغلق.",
        "وقال مازحا إن الطريق مغلق.",
        "وقال لرويترز إن الطريق مغلق.",
        "وأعلن تفاصيل الخطة يوم السبت.",
        "وقال واحد منهم إن الطريق مغلق.",
        "وتضمن اللقاء شعار \"حوار وتواصل عالمي\"، وثلاث جلسات.",
        "وأنشأت شركة تاي لينه مصنعا.",
    ] {
        let people = extract(&article_of(text, Lang::AR)).people;
        assert!(people.is_empty(), "{text}: {people:?}");
    }
}

#[test]
fn takes_nobody_for_the_subject_of_an_arabic_verb_that_has_its_own() {
    let last = |text: &str| {
        let (statements, people) = read(Lang::AR, text);
        let speaker = statements.get(1).and_then(|s| s.speakers.first()).cloned();
        speaker.and_then(|key| people.into_iter().find(|(k, _)| *k == key)).map(|(_, name)| name)
    };
    let said = "وقال وزير الطاقة محمد العلي إن المشروع جاهز.";
    assert_eq!(last(&format!("{said} وأضاف أن الطريق مفتوح.")).as_deref(), Some("Mohammed Al-Ali"));
    // Who is told of in a paragraph is nearer than who spoke in the one before.
    assert_eq!(last(&format!("{said}\nوحظي خالد هندرسون بتصفيق حار. وقال إن الطريق مفتوح.")).as_deref(), Some("Khaled Hndrsoun"));
    assert_eq!(last(&format!("{said} وقال نجم الفريق السابق إن الملعب مغلق.")), None);
    assert_eq!(last(&format!("{said} وقالت للصحفيين إن الملعب مغلق.")), None);
}

#[test]
fn tells_what_is_denied_hearsay_and_quoted() {
    let first = |lang, text| read(lang, text).0.swap_remove(0);
    assert_eq!(first(Lang::FR, "La ministre Fatou Ndiaye n'a pas dit que l'accord serait ratifié.").factuality, Factuality::Denied);
    assert_eq!(first(Lang::FR, "La ministre Fatou Ndiaye aurait affirmé que le port est vendu.").factuality, Factuality::Hearsay);
    assert_eq!(first(Lang::FR, "La ministre Fatou Ndiaye annoncera que le port est vendu.").factuality, Factuality::Hypothetical);
    assert_eq!(first(Lang::EN, "Minister John Okafor could say that the port is sold.").factuality, Factuality::Hypothetical);
    assert_eq!(first(Lang::AR, "وقد يعلن وزير الطاقة محمد العلي أن الميناء مغلق.").factuality, Factuality::Hypothetical);
    assert_eq!(first(Lang::AR, "وقد أعلن وزير الطاقة محمد العلي أن الميناء مغلق.").factuality, Factuality::Said);
    assert_eq!(first(Lang::VI, "Bộ trưởng Trần Văn Bình có thể sẽ đề nghị hai bên ký lại hợp đồng.").factuality, Factuality::Hypothetical);
    assert_eq!(first(Lang::FR, "La ministre Fatou Ndiaye a affirmé que « le port ne sera jamais vendu ».").mode, Mode::Direct);
    assert_eq!(first(Lang::FR, "La ministre Fatou Ndiaye a affirmé que « le port » sera vendu.").mode, Mode::Indirect);
}

#[test]
fn a_second_holder_of_the_office_lowers_the_grade() {
    let told = "Le vice-ministre a déclaré que le port est prêt.";
    let one = format!("Étaient présents le vice-ministre de l'Énergie Amadou Koné et des experts.\n{told}");
    let two = format!("Étaient présents le vice-ministre de l'Énergie Amadou Koné et le vice-ministre des Transports Moussa Diop.\n{told}");
    let grade = |text: &str| read(Lang::FR, text).0.last().map(|s| s.grade);
    assert!(grade(&one) < grade(&two), "{:?} {:?}", grade(&one), grade(&two));
}

#[test]
fn a_name_farther_away_never_raises_the_grade() {
    let grade = |text: &str| read(Lang::FR, text).0.last().map_or(Grade::D, |s| s.basis.speaker);
    let near = grade("La ministre Fatou Ndiaye a déclaré que le port est prêt.");
    let far = grade("La ministre Fatou Ndiaye a ouvert la séance. Elle a déclaré que le port est prêt.");
    assert!(near < far, "{near:?} {far:?}");
}

#[test]
fn reads_verbs_parted_from_their_preposition_and_nameless_speakers() {
    check(Lang::FR, "La ministre Fatou Ndiaye a appelé mardi à une trêve.", &["Fatou Ndiaye: une trêve"]);
    check(Lang::FR, "Le ministre Amadou Koné table, pour sa part, sur un excédent.", &["Amadou Kone: un excédent"]);
    check(Lang::FR, "Le ministre Amadou Koné a dit à la presse que le port rouvrirait.", &["Amadou Kone: le port rouvrirait"]);
    check(Lang::FR, "« La cale est vide », souffle un vieux pêcheur.", &["-: La cale est vide"]);
    check(
        Lang::FR,
        "Le ministre Amadou Koné a reçu la ministre Fatou Ndiaye. Les deux ministres ont plaidé pour une trêve.",
        &["Amadou Kone+Fatou Ndiaye: une trêve"],
    );
    check(
        Lang::EN,
        "“The hold is empty,” sighed the host, Trade Minister Peter Otieno. “So is mine,” a mother of three said.",
        &["Peter Otieno: The hold is empty", "-: So is mine"],
    );
}

#[test]
fn reads_what_is_said_in_the_view_of_somebody() {
    check(Lang::EN, "For Trade Minister Peter Otieno, the dam is a mistake.", &["Peter Otieno: the dam is a mistake"]);
    check(Lang::EN, "In Trade Minister Peter Otieno's view, the dam is a mistake.", &["Peter Otieno: the dam is a mistake"]);
    check(
        Lang::EN,
        "Trade Minister Peter Otieno urged patience, and the police chief, Rose Wanjiru, appealed for calm.",
        &["Peter Otieno: patience", "Rose Wanjiru: calm"],
    );
}

#[test]
fn reads_callings_acronyms_and_people_that_no_list_knows() {
    let fr = |text, wanted: &[&str]| check(Lang::FR, text, wanted);
    fr("« On va droit dans le mur », prévient Jalmar Oestvik, tonnelier à Sion.", &["Jalmar Oestvik: On va droit dans le mur"]);
    fr("Le député UDC Nicolas Favre-Roux a salué ce choix.", &["Nicolas Favre-Roux: ce choix"]);
    fr("Le ministre de la Santé, Dr Ahmed Robleh, a rappelé que le vaccin est sûr.", &["Ahmed Robleh: le vaccin est sûr"]);
    fr("Deux anciens chauffeurs du dépôt avaient affirmé que les freins étaient usés.", &["-: les freins étaient usés"]);
    fr("Le préfet Amadou Koné a demandé aux chefs de quartier de s'impliquer.", &["Amadou Kone: de s'impliquer"]);
    fr("Le dépôt pourrait fermer en mai, glisse une source proche du dossier.", &["-: Le dépôt pourrait fermer en mai"]);
    let en = |text, wanted: &[&str]| check(Lang::EN, text, wanted);
    en("“We were lucky,” Kristin Haywardson said. Haywardson would not say more.", &["Kristin Haywardson: We were lucky"]);
    en("Jalmar Oestvik, a planter near Bodo, said the rains were late.", &["Jalmar Oestvik: the rains were late"]);
    en("Greenfarm's Jalmar Oestvik said the rains were late.", &["Jalmar Oestvik: the rains were late"]);
    en("The head of the country's Grain Union, Jalmar Oestvik, said the rains were late.", &["Jalmar Oestvik: the rains were late"]);
    en("Minister Ana Ruiz told growers the government would pay.", &["Ana Ruiz: the government would pay"]);
    en("Losses were rising \"at an alarming pace\", Minister Ana Ruiz said.", &["Ana Ruiz: Losses were rising \"at an alarming pace\""]);
    en("The mill must close by June, Minister Ana Ruiz announced on Monday.", &["Ana Ruiz: The mill must close by June"]);
    en("Banners in the hall read \"One field, one future\".", &[]);
}

#[test]
fn gives_titles_to_the_name_beside_them_and_names_bodies_that_speak() {
    let en = |text, wanted: &[&str]| check(Lang::EN, text, wanted);
    en(
        "Chile's trade minister told the assembly that the ports would close. Jalmar Oestvik told the world body's annual session that trade was dead.",
        &["Jalmar Oestvik: the ports would close", "Jalmar Oestvik: trade was dead"],
    );
    en(
        "Kristin Haywardson told reporters that the ports were full. The minister said that more would follow.",
        &["Kristin Haywardson: the ports were full", "Kristin Haywardson: more would follow"],
    );
    en("Upepo Energy said the farm would pay.", &["Upepo Energy: the farm would pay"]);
    en("The Japanese carmaker said it would wait.", &["Japanese carmaker: it would wait"]);
    en("And this month ZARQA announced a new fund.", &["ZARQA: a new fund"]);
    en(
        "Mayor Ana Ruiz said her members were worried: “They may never come back to us.”",
        &["Ana Ruiz: her members were worried", "Ana Ruiz: They may never come back to us."],
    );
    en("Mayor Ana Ruiz left Rabat in May saying that talks had failed.", &["Ana Ruiz: talks had failed"]);
    let fr = |text, wanted: &[&str]| check(Lang::FR, text, wanted);
    fr("La faîtière craint que les ateliers ferment.", &["faîtière: les ateliers ferment"]);
}

#[test]
fn reads_subjects_apart_from_their_verb_and_what_goes_on_with_it() {
    let fr = |text, wanted: &[&str]| check(Lang::FR, text, wanted);
    fr("La ministre Awa Sy, venue de Thiès, s'est engagée à présenter une feuille de route.", &["Awa Sy: une feuille de route"]);
    fr("De l'avis du maire Amadou Koné, le port est prêt.", &["Amadou Kone: le port est prêt"]);
    fr("Devant la presse, la ministre Awa Sy a dit que le port est prêt.", &["Awa Sy: le port est prêt"]);
    fr("Jalmar Oestvik, de l'ONG Terres libres, dit que le puits est à sec.", &["Jalmar Oestvik: le puits est à sec"]);
    fr(
        "L'UNICEF craint que les puits débordent. Elle rappelle que dix villages sont isolés.",
        &["UNICEF: les puits débordent", "UNICEF: dix villages sont isolés"],
    );
    fr("Le maire Amadou Koné ne décolère pas : « Personne ne nous a prévenus. »", &["Amadou Kone: Personne ne nous a prévenus."]);
    fr("Son secrétaire, David Favre-Roux, juge « indécent » que la paie baisse.", &["David Favre-Roux: « indécent » que la paie baisse"]);
    let en = |text, wanted: &[&str]| check(Lang::EN, text, wanted);
    en("Chile, which lent its ships, urged calm in the strait.", &["Government of Chile: calm in the strait"]);
    en("The Harbour Party is calling for a wider road.", &["Party: a wider road"]);
    en("Airlines for Asia, a trade group, warned that seats were few.", &["Airlines for Asia: seats were few"]);
    en("Exports fell in May, Mayor Ana Ruiz added, citing data from the bureau.", &["Ana Ruiz: Exports fell in May"]);
    en("The head of the dam office told a Senate panel on Monday that the wall was thin.", &["-: the wall was thin"]);
}

#[test]
fn reads_amounts_datelines_and_bodies_that_act_before_they_speak() {
    let en = |text, wanted: &[&str]| check(Lang::EN, text, wanted);
    en("Farm Minister Ana Ruiz put losses at about 6 million pesos. She put the map away.", &["Ana Ruiz: losses at about 6 million pesos"]);
    en(
        "Mayor Ana Ruiz said work would start if ministers approve the plan.",
        &["Ana Ruiz: work would start if ministers approve the plan"],
    );
    en("Accra, April 22, GNA – Cocoa prices must rise, Mayor Ana Ruiz has said.", &["Ana Ruiz: Cocoa prices must rise"]);
    en("Mayor Ana Ruiz assured the delegates of continued support.", &["Ana Ruiz: continued support"]);
    en("Mayor Ana Ruiz conceded, under questioning, that costs might rise.", &["Ana Ruiz: costs might rise"]);
    en("Peru's harbour agency kept its fees, saying that traffic was thin.", &["Peru's harbour agency: traffic was thin"]);
    en("Jalmar Oestvik, head of the Federation of German Mills (FGM) said bread was dear.", &["Jalmar Oestvik: bread was dear"]);
    en("Jalmar Oestvik, Peru's tireless young president, said bread was dear.", &["Jalmar Oestvik: bread was dear"]);
    en("Two mills will merge, they announced on Monday.", &["-: Two mills will merge"]);
}

#[test]
fn reads_professions_before_a_name_and_no_adjunct_for_a_clause() {
    let en = |text, wanted: &[&str]| check(Lang::EN, text, wanted);
    en("Reporting to the Prime Minister, Mayor Ana Ruiz said the town had grown.", &["Ana Ruiz: the town had grown"]);
    en(
        "The bank should wait, policymaker Ana Ruiz said on Monday, pointing to dear bread.",
        &["Ana Ruiz: The bank should wait", "Ana Ruiz: dear bread"],
    );
    en("According to Director of the Harbour Office Ana Ruiz, the wall is thin.", &["Ana Ruiz: the wall is thin"]);
    let fr = |text, wanted: &[&str]| check(Lang::FR, text, wanted);
    fr("« Le lac est à sec », commente la limnologue Awa Sy, qui le mesure.", &["Awa Sy: Le lac est à sec"]);
}

#[test]
fn reads_speakers_behind_the_name_of_what_they_are_of() {
    let en = |text, wanted: &[&str]| check(Lang::EN, text, wanted);
    en("Prices will rise, Peru Works, Tide and Food Minister Ana Ruiz said on Monday.", &["Ana Ruiz: Prices will rise"]);
    en("Prices will rise, Union of the Weaving Trade secretary-general Ana Ruiz said.", &["Ana Ruiz: Prices will rise"]);
    en("Prices will rise, according to Wool and Weaving Board chairman Ana Ruiz.", &["Ana Ruiz: Prices will rise"]);
    en("Wool Research Institute director Prof Dr Ana Ruiz said bread was dear.", &["Ana Ruiz: bread was dear"]);
    en("Rep. Ana Ruiz, R-Texas, said bread was dear.", &["Ana Ruiz: bread was dear"]);
    en("State Sen. Ana Ruiz, who chairs the panel, said bread was dear.", &["Ana Ruiz: bread was dear"]);
    en("The Council of Governors said bread was dear.", &["Council of Governors: bread was dear"]);
    en("Ana Ruiz of MIQ Vesterhall, who has studied bread, said it was dear.", &["Ana Ruiz: it was dear"]);
}

#[test]
fn the_owner_before_a_title_is_no_statement() {
    let en = |text, wanted: &[&str]| check(Lang::EN, text, wanted);
    en("The weavers' chairman, Ana Ruiz, said bread was dear.", &["Ana Ruiz: bread was dear"]);
}

#[test]
fn reads_tellers_of_courts_ministries_of_several_fields_and_who_warns_at_the_end() {
    let en = |text, wanted: &[&str]| check(Lang::EN, text, wanted);
    en("A HARBOUR surveyor has told the High Court that the stamp was lost.", &["-: the stamp was lost"]);
    en("Neither of the officials said how many firms had been fined.", &[]);
    en("Fees will fall, the Ministry of Agriculture, Fisheries and Trade has announced.", &["Ministry of Agriculture: Fees will fall"]);
    en("Officers would be dismissed, warned Minister Ana Ruiz.", &["Ana Ruiz: Officers would be dismissed"]);
    en("Mayor Ana Ruiz urged officials to clear the mouth of the harbour.", &["Ana Ruiz: officials to clear the mouth of the harbour"]);
    en("The report presented at the talks showed that prices rose.", &["-: prices rose"]);
    en("16 plants stood idle, according to the auditor's latest annual report.", &["-: 16 plants stood idle"]);
    en("Mayor Ana Ruiz welcomed the port in a Facebook post on Saturday.", &["Ana Ruiz: the port"]);
    en("The governor opened the fair, declaring open the third hall.", &[]);
}

#[test]
fn an_official_of_a_nation_is_who_was_named_of_it() {
    check(
        Lang::EN,
        "Deputy Minister Ann Roe met Lao Deputy Minister Khamla Sisouk. Roe said the road was open. Sisouk said it was long. The Peruvian diplomat \
         proposed that they meet again.",
        &["Ann Roe: the road was open", "Khamla Sisouk: it was long", "Ann Roe: they meet again"],
    );
}

#[test]
fn reads_amounts_owned_documents_and_firms_behind_a_title() {
    let en = |text, wanted: &[&str]| check(Lang::EN, text, wanted);
    en("Mayor Ana Ruiz said at least 60 of the workers had left.", &["Ana Ruiz: at least 60 of the workers had left"]);
    en("Mayor Ana Ruiz claimed about half of them had left.", &["Ana Ruiz: about half of them had left"]);
    en("The auditor's report said the wall was thin.", &["-: the wall was thin"]);
    en(
        "Jalmar Oestvik, Asia director of the Lima-based consulting firm Polderwerk, said bread was dear.",
        &["Jalmar Oestvik: bread was dear"],
    );
    en("Lawyer Ana Ruiz put it to the witness that the stamp was lost.", &["Ana Ruiz: the stamp was lost"]);
    en("As Mayor Ana Ruiz likes to say, bread is dear.", &["Ana Ruiz: bread is dear"]);
    en("Bread is dear, a town leader told the visiting Dutch ambassador on Monday.", &["-: Bread is dear"]);
    en(
        "A labour officer told a court that bread was dear.\nCounty labour officer Ana Ruiz said it was late.",
        &["Ana Ruiz: bread was dear", "Ana Ruiz: it was late"],
    );
    en(
        "Deputy spokesperson Doan Thi Ly said bread was dear. Ly added that it was late.",
        &["Doan Thi Ly: bread was dear", "Doan Thi Ly: it was late"],
    );
    en("MP Ana Ruiz sought to know how much bread was left.", &["Ana Ruiz: how much bread was left"]);
}

#[test]
fn reads_orders_counsel_and_federations_of_a_trade() {
    let en = |text, wanted: &[&str]| check(Lang::EN, text, wanted);
    en("Mayor Ana Ruiz told the farmers to plant trees.", &["Ana Ruiz: to plant trees"]);
    en("Standing counsel Ana Ruiz submitted that the wall was thin.", &["Ana Ruiz: the wall was thin"]);
    en("The owner's counsel, Ana Ruiz, argued that the wall was thin.", &["Ana Ruiz: the wall was thin"]);
    en("Lib Dem Cllr Ana Ruiz said bread was dear.", &["Ana Ruiz: bread was dear"]);
    en("Welcoming Doe, Mayor Ana Ruiz said bread was dear.", &["Ana Ruiz: bread was dear"]);
    en(
        "Peruvian Trade Minister Ana Ruiz said bread was dear.\nThe National Farmers Federation of Peru welcomed the plan.",
        &["Ana Ruiz: bread was dear", "National Farmers Federation: the plan"],
    );
}
