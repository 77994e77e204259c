//! Where what is said in short articles is told to have been said.

use crate::article::Lang;
use crate::extract::extract;
use crate::extract::statements::rules::article_of;

/// Whether each statement is said at an event.
#[track_caller]
fn check(text: &str, wanted: &[bool]) {
    let found = extract(&article_of(text, Lang::EN)).statements;
    let at: Vec<bool> = found.iter().map(|s| s.at.is_some()).collect();
    assert_eq!(at, wanted, "{text}");
}

#[test]
fn a_rally_is_for_those_who_speak_there() {
    check("At a rally in Lagos, President Ann Roe said the road would open. President Ann Roe added that money was there.", &[true, true]);
    check("At a rally in Lagos, President Ann Roe said the road would open. Mayor Paul Doe said that prices were high.", &[true, false]);
}

#[test]
fn a_sentence_tells_where_those_quoted_beside_it_spoke() {
    let text = "Trade must resume, Trade Minister Ana Ruiz said. Ruiz was addressing the guests of an event hosted by the Grain Alliance. \
                “We need calm,” she added.";
    check(text, &[true, true]);
}

#[test]
fn a_press_conference_is_for_those_who_are_told_to_be_there() {
    let opens = "Trade Minister Ana Ruiz told a press conference in Lima that the port would open.\n";
    check(&format!("{opens}Mayor Paul Doe said that prices were high."), &[true, false]);
    check(&format!("{opens}Sitting next to her, Mayor Paul Doe said that prices were high."), &[true, true]);
}

#[test]
fn a_press_conference_in_another_place_is_another() {
    let text = "Trade Minister Ana Ruiz told a news briefing in Lima that the port would open.\n\
                Hours earlier in Quito, Mayor Paul Doe told a press conference that prices were high.";
    let found = extract(&article_of(text, Lang::EN)).statements;
    assert!(found[0].at.is_some() && found[1].at.is_some() && found[0].at != found[1].at);
}

#[test]
fn an_agency_sits_in_no_parliament() {
    let text = "Parliament voted at an emergency session in Lima on Monday. “The bill has arrived,” President Ana Ruiz told the emergency session. \
                Energy Minister Abel Sy said the lake was low. UNICEF said 400 schools were shut.";
    check(text, &[true, true, false]);
}

#[test]
fn a_question_is_answered_at_the_press_conference_told_before() {
    let text = "اختتم في مسقط المنتدى الثالث للمياه. وقال الوزير خالد أحمد في كلمته إن السد جاهز.\n\
                وفي مؤتمر صحفي في ختام المنتدى، أعلنت الوزيرة هدى سالم أن الرسوم ستخفض. وردا على سؤال، نفى خالد أحمد وجود خلاف.";
    let found = extract(&article_of(text, Lang::AR));
    let kinds: Vec<_> = found.statements.iter().map(|s| s.at.as_ref().and_then(|at| at.split('-').next())).collect();
    assert_eq!(kinds, [Some("forum"), Some("briefing"), Some("briefing")]);
}

#[test]
fn officials_speak_in_turn_at_a_weekly_press_conference() {
    let text = "وفي المؤتمر الصحفي الأسبوعي في تونس، قالت المتحدثة باسم الحكومة هدى سالم إن الميزانية جاهزة.\n\
                أما وزير الصحة خالد أحمد فنبه إلى أن اللقاح قليل. وأضاف أن الحملة ستبدأ قريبا.\n\
                وفي بيان صدر أمس، حذر وزير المياه كريم العلوي من الجفاف. وبحسب العلوي، فإن السدود فارغة.";
    let found = extract(&article_of(text, Lang::AR)).statements;
    assert_eq!(found.iter().map(|s| s.at.is_some()).collect::<Vec<_>>(), [true, true, true, false, false]);
}

#[test]
fn those_who_met_speak_at_a_joint_press_conference() {
    let text = "أجرى وزير النقل خالد أحمد مباحثات مع نظيره العراقي حيدر صالح. وقال أحمد، في مؤتمر صحفي مشترك، إن الخط جاهز.\n\
                وأكد الوزير العراقي أن حكومته موافقة.";
    let found = extract(&article_of(text, Lang::AR)).statements;
    assert_eq!(found.iter().map(|s| s.at.is_some()).collect::<Vec<_>>(), [true, true]);
    assert_ne!(found[0].speakers, found[1].speakers);
}

#[test]
fn a_reception_that_only_a_verb_tells_of_is_where_the_guests_speak() {
    for lead in [
        "استقبل وزير الخارجية كريم العلوي، أمس الثلاثاء بالرباط، نظيره البرتغالي.",
        "بحث وزير الاقتصاد كريم العلوي مع وفد من رجال الأعمال، أمس الأربعاء، سبل تنشيط التجارة.",
        "ناقشت لجنة الطاقة النيابية، اليوم الأحد، أسعار الوقود.",
        "ترأس الوزير كريم العلوي أمس جلسة عمل مع وفد ألماني.",
    ] {
        let text = format!("{lead}\nوقالت الوزيرة هدى سالم إن الميناء جاهز. وذكر خالد أحمد ل«الغد» أن الرسوم مرتفعة.");
        let found = extract(&article_of(&text, Lang::AR)).statements;
        assert_eq!(found.iter().map(|s| s.at.is_some()).collect::<Vec<_>>(), [true, false], "{lead}");
    }
}

#[test]
fn a_gathering_told_of_is_no_meeting_of_earlier_in_the_day() {
    check(
        "Governor Jane Roe on Tuesday opened a jetty at Alder. Fisheries Secretary Jim Poe told the gathering that catches had fallen.\nIn a statement, \
         the Lake Traders Association said its members needed cold stores.\nEarlier in the day, Roe met officials in Alder.",
        &[true, false],
    );
}

#[test]
fn inquests_sit_and_visits_are_made() {
    check(
        "An inquest into the death of a miner opened at Alder Coroner's Court on Tuesday. Sergeant Ann Marsh told the inquest that the gate had \
         been open. Outside court, his brother Jim Poe said that the family wanted answers.",
        &[true, false],
    );
    check(
        "Governor Jane Roe toured the flooded camp in Alder on Monday. During the visit, she said that 300 tents would arrive this week. In a post \
         on Facebook, she also thanked the army.",
        &[true, false],
    );
}

/// The kind of event at which each statement of an Arabic text is said.
#[track_caller]
fn check_arabic(text: &str, wanted: &[&str]) {
    let found = extract(&article_of(text, Lang::AR)).statements;
    let kind = |at: &str| at.split('-').next().unwrap_or_default().to_owned();
    let kinds: Vec<_> = found.iter().map(|s| s.at.as_deref().map_or_else(String::new, kind)).collect();
    assert_eq!(kinds, wanted, "{text}");
}

#[test]
fn a_court_is_where_the_accused_speak_and_not_those_outside() {
    let text = "أجلت محكمة الجنايات بوهران، أمس الأحد، النظر في قضية الجسر. وصرح المهندس كريم العلوي أمام القاضي بأن المقاول كان يعلم.\n\
                وخلال الجلسة، طالبت المحامية هدى سالم بخبرة مضادة. والتمس ممثل النيابة العامة رفض الطلب.\n\
                وخارج قاعة الجلسة، قال رئيس الجمعية خالد أحمد إن الملف طال. وكتب النائب عمر صالح على صفحته في فيسبوك أن الوضع صعب.";
    check_arabic(text, &["session", "session", "session", "", ""]);
}

#[test]
fn a_sitting_is_known_by_the_case_that_it_adjourns() {
    let text = "قررت محكمة جنايات طنطا، اليوم الأحد، تأجيل محاكمة صاحب مخبز ومحاسبين إلى جلسة 18 يناير المقبل لسماع الدفاع.\n\
                وفي بداية الجلسة، قال القاضي سامي حداد إن الأوراق كاملة.";
    check_arabic(text, &["session"]);
}

#[test]
fn spokespeople_sit_in_no_session() {
    let text = "وكان رئيس المجلس خالد أحمد قد حذر، في افتتاح الجلسة الاستثنائية للمجلس، من الجفاف. وأكد أحمد أن الوضع صعب.\n\
                في المقابل، قالت المتحدثة باسم وزارة المياه هدى سالم إن الخزين كاف.";
    check_arabic(text, &["session", "session", ""]);
}

#[test]
fn a_working_session_is_held_with_a_guest_and_newspapers_only_ask() {
    let text = "استقبل رئيس المجلس خالد أحمد وفدا من سفارة عمان، وعقد معه جلسة عمل بشأن التعاون التجاري.\n\
                وأكد السفير سالم الغافري أن الميناء جاهز.\n\
                وفي القرية، التقت الجريدة الشيخ مطر الفريجي، الذي قال: \"بعت نصف أغنامي بربع ثمنها\". وذكر أن الصهاريج لا تصل.";
    check_arabic(text, &["meeting", "", ""]);
}

#[test]
fn who_was_received_beside_a_forum_spoke_at_the_reception() {
    let text = "استقبل وزير التجارة كريم العلوي، اليوم، سفير عمان خالد أحمد، وذلك قبيل افتتاح منتدى الأعمال الثاني في مسقط.\n\
                وأكد السفير أن الميناء جاهز.\n\
                وفي كلمته أمام المنتدى، قال رئيس الغرفة عمر صالح إن الرسوم مرتفعة.";
    check_arabic(text, &["meeting", "forum"]);
}

#[test]
fn who_is_received_later_in_an_article_speaks_at_another_meeting() {
    let text = "انطلقت في القاهرة، اليوم، فعاليات المؤتمر الدولي السادس للزراعة. وقال الوزير خالد أحمد، في كلمته بالمؤتمر، إن الحوار ضرورة.\n\
                واستقبل أحمد، مساء أمس بمقر الوزارة، السفيرة الفرنسية سعاد بن عمر. وخلال اللقاء، أكدت السفيرة أن الشراكة قوية.";
    check_arabic(text, &["conference", "meeting"]);
}

#[test]
fn tours_second_meetings_and_press_conferences_are_scenes() {
    check_arabic("تفقد وزير المياه كريم العلوي، اليوم، سد الوادي في محافظة الكرك. وأكد الوزير خلال الجولة أن المخزون كاف.", &["other"]);
    check_arabic("أكد الوزير كريم العلوي أن المخزون كاف. وخلال الجولة، قال خالد أحمد إن الماء قليل.", &["", ""]);
    let text = "استقبل وزير المياه كريم العلوي، اليوم، سفير عمان خالد أحمد. وخلال اللقاء، أكد السفير أن الميناء جاهز.\n\
                وفي اليوم نفسه، ترأس الوزير جلسة عمل مع ممثلي البلديات. وفي كلمته أمام جلسة العمل، قال العلوي إن السد ممتلئ.\n\
                بدوره، أفاد رئيس البلدية عمر صالح بأن الطرق مغلقة.";
    let found = extract(&article_of(text, Lang::AR)).statements;
    let at: Vec<_> = found.iter().map(|s| s.at.as_deref()).collect();
    assert!(at[0].is_some() && at[0] != at[1] && at[1] == at[2], "{at:?}");
    let text = "استهل الوزير كريم العلوي جولته باجتماع مع مدير المرفأ خالد أحمد، الذي شرح أن الحركة ارتفعت.\n\
                بعد ذلك، عقد العلوي مؤتمرا صحافيا، أعلن فيه أن الرصيف جاهز.\n\
                وقال: «هذا المرفأ رئة ثانية».";
    check_arabic(text, &["meeting", "briefing", "briefing"]);
}

#[test]
fn what_a_fair_holds_is_where_guests_speak() {
    check_arabic("نظم معرض الشارقة للكتاب، مساء أمس، ندوة بعنوان «الترجمة جسر». وقال الكاتب كريم العلوي إن النص واضح.", &["seminar"]);
}

#[test]
fn a_call_with_which_an_article_begins_is_a_gathering() {
    let text = "جرى اتصال هاتفي، أمس، بين وزير الخارجية كريم العلوي ونظيره التركي خالد أحمد. وأكد العلوي خلال الاتصال أن الطريق مفتوحة.\n\
                من جانبه، شدد أحمد على أن بلاده ترحب.";
    check_arabic(text, &["meeting", "meeting"]);
    check_arabic("وقال الوزير كريم العلوي، في اتصال هاتفي مع «الغد»، إن الطريق مفتوحة.", &[""]);
}

#[test]
fn nothing_is_said_at_a_meeting_by_phone_or_by_a_newspaper() {
    let text = "ترأس الوزير كريم العلوي أمس اجتماعا موسعا. وقال العلوي إن السد جاهز.\n\
                ونقلت صحيفة الصباح عن المتحدث خالد أحمد قوله إن الغاز عاد.\n\
                وبحث الوزير عمر صالح، خلال اتصال هاتفي مع نظيره، ملف المياه. وأكد صالح أن الحصص كافية.";
    check_arabic(text, &["meeting", "", ""]);
}

#[test]
fn a_debate_is_for_all_who_sit() {
    let text = "Opening the second reading debate in Parliament, Housing Minister Ann Roe said the law was broken. \
                Labour's Paul Doe said that rents had risen. The Simon Trust said 400 children were homeless.";
    check(text, &[true, true, false]);
}

#[test]
fn analysts_are_not_at_the_talks_that_they_judge() {
    let text = "Leaders met for a summit in Lima on Monday. President Ann Roe told the summit that the port would open.\n\
                “It is a start,” said Paul Doe, senior analyst at Roe Capital.";
    check(text, &[true, false]);
}

#[test]
fn a_house_that_is_told_something_sits_once_its_hearing_is_told_of() {
    let told = "“We are 60,” Paul Doe, president of the Harbour Alliance, told the Senate fisheries committee on Tuesday.\n\
                Deputy minister Ann Roe replied that ships were coming.\n";
    check(&format!("{told}The hearing was the second of four."), &[true, true]);
    check(told, &[false, false]);
}

#[test]
fn what_a_lead_tells_was_said_where_the_same_speaker_goes_on() {
    let text = "Governor Ann Roe on Tuesday asked the port to share its plans.\n\
                Roe did so while hosting a reception in Lima for Deputy Governor Ito Kenji.\n\
                At the reception, Roe said that trade had grown.\n\
                Later in Lima, 80 firms took part in the Lima Trade Forum. Addressing the forum, Minister Paul Doe said that prices were high. \
                He told the forum that help was near.";
    let found = extract(&article_of(text, Lang::EN)).statements;
    let kinds: Vec<_> = found.iter().map(|s| s.at.as_ref().and_then(|at| at.split('-').next())).collect();
    assert_eq!(kinds, [Some("meeting"), Some("meeting"), Some("forum"), Some("forum")]);
}

#[test]
fn who_receives_opens_or_hears_does_so_at_a_gathering() {
    let received = "Mayor Ann Roe received outgoing Cuban Ambassador Raul Ferrer in Lima on May 5, 2026. She said that trade had grown.";
    check(received, &[true]);
    let opened = "Minister Ann Roe on Thursday inaugurated a training centre in Lima.\n\
                  At the event, Roe said that 400 would be trained. Ambassador Paul Doe noted that work was over.";
    check(opened, &[true, true]);
    let heard = "A Lima court has granted bail to councillor Abel Kizza.\nChief Magistrate Ann Roe ruled that he had a home.\n\
                 Defence lawyer Ana Ruiz told the court that he was ill.\nOutside the court, Kizza said that he was glad.";
    check(heard, &[true, true, false]);
    let trial = "A Lima court has granted bail to councillor Abel Kizza.\n\
                 Magistrate Ann Roe ruled that he had a home.\nThe prosecution had wanted more time.\n\
                 He lives in Lima.\nHe has two sons.\nDefence lawyer Ana Ruiz told the court that he was ill.\nThe case goes on.";
    check(trial, &[true, true]);
    check("During question period, Mayor Ana Ruiz said that bread was dear.", &[true]);
    let reported =
        "Envoy Paul Doe warned the Security Council on Tuesday that bread was dear.\nBriefing the council, Doe said that many had fled.";
    check(reported, &[true, true]);
}

#[test]
fn answers_guests_and_calls_are_placed_where_they_belong() {
    let launch = "The report was launched in Lima on May 5, 2026. Speaking at the launch, director Ana Ruiz said that bread was dear.\n\
                  Deputy Minister Ann Roe pledged that mills would open.\nMeanwhile, Governor Abel Diaz said that it was late.";
    check(launch, &[true, true, false]);
    let call = "In a phone call on May 5, 2026, Minister Ann Roe asked her counterpart, Paul Doe, to open the bridge. During the conversation, Doe \
                promised that it would open.";
    check(call, &[true, true]);
    let chaired = "Premier Ann Roe on May 5, 2026 chaired an urgent meeting with ministries and localities on floods.\n\
                   Leaders of Lima said that many had left.";
    check(chaired, &[true]);
    let board = "At the council meeting in Lima on May 5, 2026, Cr Ann Roe said that trucks were loud.\nCr Paul Doe agreed, saying that dust was a risk.\n\
                 Mayor Ana Ruiz said that she would raise it at next week's cabinet meeting.";
    check(board, &[true, true, true]);
    let visit = "Ambassador Ann Roe paid a visit to a hospital in Lima. She praised the staff.\n\
                 On the same day, she had a working session with Governor Paul Doe. He said that bread was dear.";
    check(visit, &[false, true]);
}

#[test]
fn what_is_said_on_another_day_or_by_a_source_was_not_said_there() {
    let opens =
        "Shareholders met in Lima on May 5, 2026 for the annual general meeting. Chairman Paul Doe told the meeting that sales rose.\n";
    check(&format!("{opens}The pilots' union said on May 6, 2026 that it was late."), &[true, false]);
    check(&format!("{opens}The beach drew 9,000 visitors, according to the Tourism Authority."), &[true, false]);
    check(&format!("{opens}Minister Ann Roe told reporters that bread was dear."), &[true, false]);
    check(
        &format!("{opens}On May 5, the delegation toured a farm, where director Ana Ruiz told the visitors that rice was dear."),
        &[true, false],
    );
}

#[test]
fn those_who_plead_and_rule_speak_at_a_hearing_in_court() {
    let text = "A surveyor told the High Court in Kitwe on Tuesday that the register was lost. Mr Paul Doe was testifying at the trial of Jane Poe.\n\
                “It was burnt,” Doe told the court. Defence lawyer Ann Roe asked the court to drop the charge, arguing that the State was late.\n\
                Magistrate Abel Sy held that the charge would stand.\n\
                Outside the court, Mayor Ana Ruiz said that the road would open.";
    check(text, &[true, true, true, true, true, false]);
    check("In the trial, patients took a pill. Professor Paul Doe said that the pain was gone.", &[false]);
}

#[test]
fn what_is_told_to_a_station_is_said_there_and_what_a_press_conference_hears_after_talks_here() {
    let opens = "More than 150 residents packed the hall in Lima for a public meeting on the quarry. Mayor Ana Ruiz told the meeting that work would begin.\n";
    check(&format!("{opens}“I live there,” said Ann Poe, a mother of three."), &[true, true]);
    check(&format!("{opens}Minister Paul Doe told Midlands 103 on Wednesday that he was worried."), &[true, false]);
    check(&format!("{opens}Minister Paul Doe told Zodiak Radio that he was worried."), &[true, false]);
    check(&format!("{opens}Outside the hall, parents held placards. “I am late,” said Jane Poe."), &[true, false]);
    check("After the vote, Minister Paul Doe told a joint news conference that prices were high.", &[true]);
}

#[test]
fn guests_speak_in_turn_at_a_ceremony() {
    let text = "The dam was handed over at a ceremony in Lima on May 5, 2026. Governor Ann Roe told the gathering that the lake was full. Also speaking at the \
                event, Ambassador Paul Doe noted that work was over.\n\
                Ana Ruiz, president of the fishers' association, thanked the donors. She urged them to act.\n\
                Senator Abel Sy welcomed the dam in a Facebook post on Tuesday. “It was time,” he wrote.";
    check(text, &[true, true, true, true, false, false]);
}

#[test]
fn a_committee_sits_beside_a_press_meet_of_a_forum() {
    let text = "The Energy Committee on Sunday took the ministry to task.\n\
                At the meeting, Energy Secretary Paul Doe said that work was late. “We wait,” Doe told lawmakers.\n\
                On Saturday, speaking at a press meet in Lima, Ana Ruiz, chair of the Power Producers' Forum, warned that firms would fail. She said \
                at the programme that the forum had written twice.\n\
                Director Abel Sy informed the panel that towers were up. Neither official said how many firms had been fined.";
    let found = extract(&article_of(text, Lang::EN)).statements;
    let at: Vec<_> = found.iter().map(|s| s.at.as_deref().map_or("", |at| &at[..4])).collect();
    assert_eq!(at, ["sess", "sess", "brie", "brie", "sess"]);
}

#[test]
fn talks_that_a_verb_and_a_noun_tell_of_are_one_and_a_call_goes_by_its_name() {
    let surfaces = |text: &str| {
        let events = extract(&article_of(text, Lang::EN)).events;
        events.iter().map(|e| e.mentions[0].surface.clone()).collect::<Vec<_>>()
    };
    assert_eq!(surfaces("The premiers of Samoa and Tonga held talks in Apia on May 5, 2026 on fishing."), ["talks"]);
    assert_eq!(surfaces("Earlier the same day, Mayor Paul Doe paid a courtesy call on Governor Ann Roe."), ["courtesy call"]);
}

#[test]
fn who_is_received_on_the_same_day_speaks_there() {
    let text = "Deputy Minister Ann Roe and Lao Deputy Minister Khamla Sisouk co-chaired the fourth political consultation in Vientiane on May 5.\n\
                At the consultation, Roe said that trade had grown.\n\
                On the same day, Roe was received by Lao Minister of Trade Bounmy Inthavong. The minister said that a bridge would open.";
    let found = extract(&article_of(text, Lang::EN)).statements;
    let at: Vec<_> = found.iter().map(|s| s.at.as_deref()).collect();
    assert!(at[0].is_some() && at[1].is_some() && at[0] != at[1], "{at:?}");
}

/// The kind of event at which each statement of a Vietnamese text is said.
#[track_caller]
fn check_vietnamese(text: &str, wanted: &[&str]) {
    let found = extract(&article_of(text, Lang::VI)).statements;
    let kind = |at: &str| at.split('-').next().unwrap_or_default().to_owned();
    let kinds: Vec<_> = found.iter().map(|s| s.at.as_deref().map_or_else(String::new, kind)).collect();
    assert_eq!(kinds, wanted, "{text}");
}

#[test]
fn a_numbered_session_goes_by_its_noun_beside_a_forum() {
    check_vietnamese(
        "Ngày 17/9, tại Warsaw, Thứ trưởng Lê Văn Hà đồng chủ trì kỳ họp lần thứ 4 Ủy ban Hỗn hợp Việt Nam-Ba Lan.\n\
         Phát biểu tại kỳ họp, Thứ trưởng khẳng định cảng đã xong.\n\
         Trước đó, ngày 16/9, đoàn đã dự Diễn đàn Doanh nghiệp Việt Nam-Ba Lan tại Gdansk. Khai mạc diễn đàn, bà Trần Thị Mai kêu gọi giảm thuế.",
        &["session", "forum"],
    );
}

#[test]
fn a_reception_that_begins_an_article_and_hearings_keep_what_is_said_there() {
    check_vietnamese(
        "Sáng 5/3/2026, Chủ tịch UBND tỉnh Lê Văn Hà có buổi tiếp và làm việc với đoàn công tác tỉnh Attapeu do Phó Tỉnh trưởng Thongsa Vilay làm trưởng đoàn.\n\
         Chủ tịch UBND tỉnh Lê Văn Hà cho biết cảng đã xong.\nBáo cáo tại buổi làm việc, Giám đốc Sở Công Thương Trần Thị Mai cho hay giá đã tăng.\n\
         Trước đó, chiều 4/3/2026, Sở Công Thương tổ chức Diễn đàn Cà phê lần thứ 2. Phát biểu tại diễn đàn, ông Ngô Minh Vũ đề nghị giảm thuế.",
        &["meeting", "meeting", "forum"],
    );
    check_vietnamese(
        "Hàng trăm người đến theo dõi phiên điều trần vụ cháy chung cư tại Tòa án Houston hôm 5/3/2026.\n\
         Trước tòa, công tố viên Ann Roe cho biết chủ nhà đã nhận 3 triệu Mỹ kim.\nTrạng sư Marco Rossi lập luận rằng thân chủ của ông vô tội.\n\
         Trả lời báo Người Việt qua điện thoại, ông Lê Văn Hà cho biết hội sẽ khiếu nại.",
        &["session", "session", ""],
    );
}

#[test]
fn what_others_spread_is_answered_where_one_is_asked() {
    check_vietnamese(
        "Chiều 5/3, tại họp báo thường kỳ, Người phát ngôn Trần Thị Mai khẳng định giá đã tăng.\n\
         Bác bỏ thông tin trên mạng xã hội cho rằng cảng bị đóng, bà Mai nêu rõ cảng đã xong.\n\
         Trước đó, sáng 4/3, Thứ trưởng Ngoại giao Ngô Minh Vũ đã điện đàm với Thứ trưởng Ngoại giao Mỹ Allison Burke. Bà Allison Burke nhấn mạnh thuế đã giảm.",
        &["briefing", "briefing", "meeting"],
    );
}

#[test]
fn what_newspapers_write_and_ask_is_said_elsewhere() {
    let opens = "Sáng 12/5, Sở Công Thương tổ chức hội nghị về gạo tại Huế. Phát biểu tại hội nghị, ông Lê Văn Hà cho biết giá sẽ tăng.\n";
    let check = |text: &str, wanted: &[&str]| check_vietnamese(&format!("{opens}{text}"), wanted);
    check("Tờ Asahi Shimbun nhận định giá sẽ giảm.", &["conference", ""]);
    check("Ông Marco Rossi khi trao đổi với Nông Nghiệp Việt cho rằng cần giảm thuế.", &["conference", ""]);
    check("Phóng viên VOV đã phỏng vấn ông Marco Rossi bên lề hội nghị. Ông cho rằng cần giảm thuế.", &["conference", ""]);
    check("Theo báo cáo của Bộ Nông nghiệp và Môi trường tại hội nghị, giá đã tăng 3%.", &["conference", "conference"]);
}

#[test]
fn who_was_met_on_the_same_day_answers_there() {
    let found = "Tối 11/5, tại Warsaw, Chủ tịch nước Lê Văn Hà đã gặp gỡ cộng đồng người Việt Nam. Tại buổi gặp, ông Trần Anh Tú cho biết trường đã mở.\n\
                 Sáng cùng ngày, tại cuộc hội kiến với Thủ tướng Ba Lan Marek Nowak, Chủ tịch nước đề nghị Ba Lan giảm thuế.\n\
                 Thủ tướng Marek Nowak khẳng định sẽ xem xét.";
    let found = extract(&article_of(found, Lang::VI)).statements;
    let at: Vec<_> = found.iter().map(|s| s.at.as_deref()).collect();
    assert!(at.len() == 3 && at[0].is_some() && at[0] != at[1] && at[1] == at[2], "{at:?}");
}

#[test]
fn members_of_parliament_debate_and_others_speak_in_another_capital() {
    check_vietnamese(
        "Nghị viện châu Âu hôm thứ Ba đã thảo luận về thuế.\nMở đầu cuộc tranh luận, Ủy viên Maros Hudak nói thuế đã giảm.\n\
         Nghị sĩ Đức Bernd Krause cho rằng châu Âu đã nhượng bộ.\nTại Washington, Bộ trưởng Thương mại Mỹ Howard Lane cho biết sẽ không đàm phán lại.",
        &["session", "session", ""],
    );
}

#[test]
fn those_who_telephone_or_pay_a_call_later_that_day_are_told_apart() {
    check_vietnamese(
        "Sáng 12/5/2026, Thứ trưởng Ngoại giao Ngô Minh Vũ đã điện đàm với Thứ trưởng Ngoại giao Mỹ Allison Burke.\n\
         Bà Allison Burke nhấn mạnh thuế đã giảm.",
        &["meeting"],
    );
    let found = "Sáng 11/5, Sở Ngoại vụ tỉnh Nghệ An có buổi làm việc với đoàn công tác tỉnh Savannakhet do ông Khamsay Vongsa dẫn đầu.\n\
                 Phát biểu tại buổi làm việc, ông Khamsay Vongsa đề nghị mở cửa khẩu.\n\
                 Chiều cùng ngày, đoàn đã đến chào xã giao Phó Chủ tịch UBND tỉnh Bùi Thanh An. Tại đây, ông Bùi Thanh An khẳng định đường đã xong.";
    let found = extract(&article_of(found, Lang::VI)).statements;
    let at: Vec<_> = found.iter().map(|s| s.at.as_deref()).collect();
    assert!(at.len() == 2 && at[0].is_some() && at[1].is_some() && at[0] != at[1], "{at:?}");
}

#[test]
fn nothing_is_said_at_talks_that_come_later_in_an_article() {
    let found = "Ngày 12/5, tại Brussels, Bộ trưởng Ngoại giao Lê Văn Hà đã có cuộc hội đàm với Bộ trưởng Ngoại giao Bỉ Lars Peeters.\n\
                 Bộ trưởng Lê Văn Hà đề nghị Bỉ giảm thuế.\n\
                 Cùng ngày, Bộ trưởng Lê Văn Hà đã gặp Chủ tịch Hạ viện Bỉ Sophie Claes. Tại cuộc gặp, bà Sophie Claes cho biết Hạ viện ủng hộ hợp tác.";
    let found = extract(&article_of(found, Lang::VI)).statements;
    let at: Vec<_> = found.iter().map(|s| s.at.as_deref()).collect();
    assert!(at[0].is_some() && at[1].is_some() && at[0] != at[1], "{at:?}");
}

#[test]
fn guests_of_a_vietnamese_ceremony_and_shareholders_speak_there() {
    check_vietnamese(
        "Ngày 12/5, Công ty Sao Mai tổ chức lễ khởi công nhà máy. Phát biểu tại buổi lễ, ông Marco Rossi cho biết nhà máy sẽ mở.\n\
         Đại sứ Italy Chiara Bianchi đánh giá cao dự án.\nTrong thông cáo, ông Lê Văn Hà cho rằng giá sẽ tăng.",
        &["other", "other", ""],
    );
    check_vietnamese(
        "Sáng 10/5, Công ty Sao Mai tổ chức Đại hội đồng cổ đông thường niên năm 2026. Tại đại hội, Chủ tịch Lê Văn Hà cho biết giá sẽ tăng.\n\
         Một cổ đông cho rằng nên đổi tên.",
        &["congress", "congress"],
    );
}

#[test]
fn who_received_a_guest_spoke_there() {
    let text = "Hội nghị Du lịch Việt Nam lần thứ 4 khai mạc tại Huế. Bà Trần Thị Mai cho biết cảng đã xong.\n\
                Trước đó, chiều 13/5, Bí thư Tỉnh ủy Lê Văn Hòa đã tiếp Đại sứ Lào. Tại buổi tiếp, ông Hòa đề nghị hai bên mở cửa khẩu.";
    let found = extract(&article_of(text, Lang::VI)).statements;
    let kinds: Vec<_> = found.iter().map(|s| s.at.as_ref().and_then(|at| at.split('-').next())).collect();
    assert_eq!(kinds, [Some("conference"), Some("meeting")]);
}

#[test]
fn anybody_speaks_at_a_public_meeting() {
    let text = "More than 200 people packed the hall in Lima for a public meeting on the port.\n\
                Mayor Ana Ruiz told the meeting that work would begin. Paul Doe, a farmer, said that his field was lost.\n\
                Contacted for comment, Energy Minister Abel Sy said the lake was low.";
    check(text, &[true, true, false]);
}

/// Whether each statement of a French text is said at an event.
#[track_caller]
fn check_french(text: &str, wanted: &[bool]) {
    let found = extract(&article_of(text, Lang::FR)).statements;
    let at: Vec<bool> = found.iter().map(|s| s.at.is_some()).collect();
    assert_eq!(at, wanted, "{text}");
}

#[test]
fn ministers_face_the_press_at_the_doors_and_courts_rule() {
    check_french(
        "Le tribunal d'Aubel a examiné mardi l'affaire de la laiterie. À l'audience, le procureur Jean Dulac a affirmé que les comptes étaient faux. \
         Interrogée par téléphone, la députée Awa Sy a déclaré que la loi changerait.",
        &[true, false],
    );
}

#[test]
fn reactions_come_after_a_sitting() {
    let opens = "Lors d'une séance houleuse de la commission, le ministre Paul Sy a reconnu que les trains étaient en retard.\n";
    check_french(&format!("{opens}La députée Awa Diop a dit que la gare fermerait."), &[true, true]);
    check_french(
        &format!("{opens}Après la séance, le ton est monté.\nLa directrice Awa Diop a dit que la gare fermerait."),
        &[true, false],
    );
}

#[test]
fn anybody_speaks_at_a_trial_who_is_called() {
    let opens = "L'ingénieur Amadou Keïta a comparu mardi à Ségou devant le tribunal.\n";
    check_french(
        &format!("{opens}Le procureur Paul Sy a requis trois ans de prison. Awa Diop, mère de la victime, a dit que le pont était vieux."),
        &[true, true],
    );
    check_french(&format!("{opens}Dans un communiqué, l'Ordre des ingénieurs a dénoncé un procès injuste."), &[false]);
    check_french(
        "Le procès du général Sow s'est ouvert lundi à Ségou. À l'audience, le juge Paul Sy a rejeté le report. L'expert Ali Ba a dit que le pont \
         était vieux.",
        &[true, true],
    );
}

#[test]
fn who_is_heard_by_a_house_speaks_there() {
    check_french(
        "Le directeur Paul Sy était auditionné mercredi par la commission des finances du Sénat.\nIl a assuré que la dette baisserait.",
        &[true],
    );
}

#[test]
fn who_is_asked_speaks_where_those_sit_who_ask() {
    let opens = "Le procès du général Sow s'est ouvert lundi à Ségou devant le tribunal.\n";
    check_french(&format!("{opens}Interrogé par le juge, l'expert Ali Ba a dit que le pont était vieux."), &[true]);
    check_french(&format!("{opens}Interrogé par Le Soir, l'expert Ali Ba a dit que le pont était vieux."), &[false]);
    let opens = "Lors d'une conférence de presse lundi à Ségou, la ministre Awa Diop a dit que la route ouvrirait.\n";
    check_french(&format!("{opens}Interrogée par un correspondant de l'AFP, Mme Diop a nié tout retard."), &[true, true]);
    check_french(&format!("{opens}Sur France Inter, le député Paul Sy a dit que les prix montaient."), &[true, false]);
}

#[test]
fn a_visit_of_a_site_is_where_those_speak_who_are_there() {
    check_french(
        "Le gouverneur Paul Sy s'est rendu mercredi sur le chantier de l'hôpital.\nIl a déploré le retard. « Travaillez la nuit », a-t-il dit au \
         cours de cette visite de terrain.\nLe chef de chantier, Luc Ba, a expliqué que le ciment manquait.",
        &[true, true, true],
    );
    check_french(
        "« Nous n'attendrons pas », a dit la ministre Awa Sy lors d'une visite de terrain.\nLe maire Paul Ba a promis un pont.\nDans un communiqué, \
         le Cadre de concertation des éleveurs réclame une enquête.",
        &[true, true, false],
    );
}

#[test]
fn there_was_another_gathering_on_the_eve() {
    check_french("La veille, à Thiès, lors d'une réunion publique, le préfet Paul Sy avait dit que la route ouvrirait.", &[true]);
}

#[test]
fn those_who_telephone_or_receive_speak_to_each_other() {
    check_french(
        "Lors d'un appel téléphonique lundi avec son homologue Paul Sy, la ministre Awa Diop a dit que la route ouvrirait. Au cours de cette \
         conversation, M. Sy a salué ce choix.",
        &[true, true],
    );
    let found = "Le gouverneur Paul Sy a reçu le 3 mai une délégation coréenne conduite par Kim Min-ho.\nLors de la réception, Paul Sy a dit que \
                 la route ouvrirait.\nLe même jour, la délégation a participé au Forum des ports, qui a réuni 120 entreprises.\nOuvrant le forum, la \
                 ministre Awa Diop a dit que les prix baissaient.";
    let found = extract(&article_of(found, Lang::FR)).statements;
    let kinds: Vec<_> = found.iter().map(|s| s.at.as_ref().and_then(|at| at.split('-').next())).collect();
    assert_eq!(kinds, [Some("meeting"), Some("forum")]);
}

#[test]
fn what_is_said_there_is_said_at_what_was_told_before() {
    let found = "Le ministre Paul Sy a reçu mardi à Ségou l'ambassadrice Awa Diop. Au cours de l'audience, Mme Diop a dit que la route \
                 ouvrirait.\nPeu avant, le ministre avait présidé une réunion du comité de pilotage du port. Le directeur Luc Ba y a indiqué que \
                 le trafic montait.";
    let found = extract(&article_of(found, Lang::FR)).statements;
    let at: Vec<_> = found.iter().map(|s| s.at.as_deref()).collect();
    assert!(at[0].is_some() && at[1].is_some() && at[0] != at[1], "{at:?}");
}

#[test]
fn houses_are_spoken_before_and_the_press_is_faced() {
    check_french(
        "L'envoyée Awa Sy s'est exprimée lundi devant le Conseil de sécurité, à New York.\n« La faim gagne », a-t-elle averti.\nLe \
         représentant français, Jean Roux, a dit que l'aide viendrait.",
        &[true, true],
    );
    check_french("Face à la presse, lundi à Ségou, le ministre Paul Sy a dit que la route ouvrirait. Il a promis un pont.", &[true, true]);
    check_french(
        "Le préfet Paul Sy a animé mardi un point de presse à l'issue de la réunion de crise. « La route ouvrira », a-t-il dit. Joint au \
         téléphone, le maire Luc Ba a dit que le pont tiendrait.",
        &[true, false],
    );
}

#[test]
fn a_visit_goes_by_the_verb_that_told_of_it() {
    let opens = "Lors d'une séance de travail lundi à Ségou, le gouverneur Paul Sy a dit que la route ouvrirait.\nLe mil a baissé.\n";
    let found = format!(
        "{opens}Mardi 12 mai, la délégation s'est rendue à la coopérative de Ségou. Sa directrice, Awa Diop, a dit que le lait manquait. « Venez », \
         a-t-elle dit lors de cette visite."
    );
    let found = extract(&article_of(&found, Lang::FR)).statements;
    let kinds: Vec<_> = found.iter().map(|s| s.at.as_ref().and_then(|at| at.split('-').next())).collect();
    assert_eq!(kinds, [Some("meeting"), Some("other"), Some("other")]);
}

#[test]
fn guests_of_a_ceremony_speak_in_turn() {
    check_french(
        "Lors de la cérémonie de remise des vélos, jeudi à Ségou, le maire Paul Sy a dit que la route ouvrirait.\nLe directeur de l'école, Luc Ba, a \
         promis un pont.\nDans un message publié sur X, la députée Awa Diop a salué ce geste.",
        &[true, true, false],
    );
}

#[test]
fn strangers_and_hosts_of_a_visit_speak_elsewhere() {
    let opens = "Lors d'une réunion extraordinaire à Riga, la ministre Awa Diop a dit que la route ouvrirait.\n";
    check_french(&format!("{opens}La police a fait savoir que le port était fermé."), &[true, false]);
    check_french(&format!("{opens}Mardi, la délégation a visité le port. Le maire Paul Sy a assuré que tout était prêt."), &[true, false]);
}

#[test]
fn a_ceremony_is_no_talks_and_a_hearing_no_sitting() {
    let text = "“Âm nhạc là cầu nối”, Đại sứ Nguyễn Văn Thảo chia sẻ tại lễ khai mạc, tối 10/5.\n\
                Phát biểu tại buổi lễ, Phó Thị trưởng Lieve Wouters nhấn mạnh thành phố yêu quý cộng đồng người Việt.\n\
                Trước đó, sáng 10/5, Thứ trưởng Lê Thị Thu đã điện đàm với Quốc vụ khanh Bỉ Luc Peeters.\n\
                Tại cuộc điện đàm, Thứ trưởng Lê Thị Thu đề nghị Bỉ sớm phê chuẩn hiệp định.";
    let found = extract(&article_of(text, Lang::VI)).statements;
    let at: Vec<Option<&str>> = found.iter().map(|s| s.at.as_deref()).collect();
    assert!(at.len() == 3 && at[0].is_some() && at[0] == at[1] && at[2].is_some() && at[1] != at[2], "{at:?}");
}

#[test]
fn what_had_been_said_before_is_not_said_at_a_gathering() {
    let opens = "Un colloque sur le lait s'est tenu samedi à Genève. L'historienne Nadja Roth a affirmé que les prix montaient.\n";
    check_french(&format!("{opens}En février, le ministre Paul Sy avait affirmé que le lait manquait."), &[true, false]);
    check_french(&format!("{opens}Le ministre Paul Sy a affirmé que le lait manquait."), &[true, true]);
}

#[test]
fn officials_speak_at_the_press_conference_of_a_french_lead() {
    let opens = "La ville de Genève a organisé mercredi une conférence de presse sur le Festival du thé, prévu du 20 au 25 juin.\n\
                 La ministre Awa Sy a annoncé que la place serait fermée.\n";
    check_french(&format!("{opens}Le directeur des parcs, Paul Roux, a précisé que 60 bancs seraient loués."), &[true, true]);
}

#[test]
fn a_guest_pays_a_visit_where_she_is_received() {
    let text = "Le préfet de Ségou, Paul Sy, a reçu mardi à Ségou l'ambassadrice Awa Roux, venue lui rendre une visite de courtoisie.\n\
                À cette occasion, Paul Sy a dit que la route ouvrirait.";
    check_french(text, &[true]);
}
