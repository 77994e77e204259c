//! Arabic sentences of our own with who says what in them, where titles and names run into each other.

use super::cases::check;
use crate::article::Lang;

#[test]
fn tells_names_titles_and_small_words_apart() {
    let check = |text, wanted: &[&str]| check(Lang::AR, text, wanted);
    check("وقال وزير العدل علي حسن خليل إن العمل مستمر على الطريق.", &["Ali Hassan Khalil: العمل مستمر على الطريق"]);
    check("وقال علي المنصوري إن الميناء يعمل على مدار الساعة.", &["Ali Al-Mnsouri: الميناء يعمل على مدار الساعة"]);
    check("قال معالي السيد بدر بن سالم الحارثي وزير الخارجية إن الطريق مفتوح.", &["Bader Bn Salem Al-Harthi: الطريق مفتوح"]);
    check(
        "التقى السيد بدر بن سالم الحارثي وزير الخارجية معالي كاسبر هولم وزير خارجية هولندا. وأكد الوزيران خلال اللقاء على أهمية التعاون. \
         وقال معالي السيد وزير الخارجية إن الطريق مفتوح. وشكر الوزير الهولندي مضيفيه.",
        &["Bader Bn Salem Al-Harthi+Kasbr Houlm: أهمية التعاون", "Bader Bn Salem Al-Harthi: الطريق مفتوح", "Kasbr Houlm: مضيفيه"],
    );
    check(
        "أوضح الوالي عبد اللطيف الراشدي أن النمو سيتسارع. وتوقع السيد الراشدي أن تتراجع الأسعار.",
        &["Abdul Latif Al-Rashdi: النمو سيتسارع", "Abdul Latif Al-Rashdi: تتراجع الأسعار"],
    );
    check(
        "قال وزير العدل كاسبر فان دير مولن إن الميناء جاهز. ووجه فان دير مولن الدعوة لنظيره لزيارة لاهاي.",
        &["Kasbr Fan Dir Mouln: الميناء جاهز", "Kasbr Fan Dir Mouln: الدعوة لنظيره لزيارة لاهاي"],
    );
}

#[test]
fn finds_what_is_said_behind_circumstances_and_sources() {
    let check = |text, wanted: &[&str]| check(Lang::AR, text, wanted);
    check("وصرح خالد المنصوري عقب اللقاء أن الدراسات جاهزة.", &["Khaled Al-Mnsouri: الدراسات جاهزة"]);
    check("وأوصى المجتمعون في الدوحة بإطلاق سوق للحبوب.", &["-: بإطلاق سوق للحبوب"]);
    check("وأردف خالد المنصوري قائلا إن الأنبوب جاهز.", &["Khaled Al-Mnsouri: الأنبوب جاهز"]);
    check("وجاء في البيان الصادر عن الوزارة أن الطريق مغلق.", &["-: الطريق مغلق"]);
    check("وكان المدرب خالد المنصوري حذر من بطء الأشغال.", &["Khaled Al-Mnsouri: بطء الأشغال"]);
    check("وبيّن المدير خالد المنصوري أن القروض جاهزة.", &["Khaled Al-Mnsouri: القروض جاهزة"]);
}

#[test]
fn finds_sources_trades_and_what_is_based_on_figures() {
    let check = |text, wanted: &[&str]| check(Lang::AR, text, wanted);
    check("وقال مربي النحل صالح العمري، الذي حضر المعرض، \"خسرت نصف خلاياي هذا العام\".", &["Saleh Omari: خسرت نصف خلاياي هذا العام"]);
    check(
        "وقالت هدى سالم، وهي أم لخمسة أطفال من مدينة الجنينة، لوكالة الأنباء: \"هربنا من النار فلحق بنا الماء\".",
        &["Houda Salem: هربنا من النار فلحق بنا الماء"],
    );
    check("وأفادت المديرة هدى سالم، متحدثة عبر الفيديو، بتسجيل حالات جديدة.", &["Houda Salem: بتسجيل حالات جديدة"]);
    check("وفي تصريح ل(كونا) على هامش المنتدى ثمنت المديرة هدى سالم دعم الكويت للبرامج.", &["Houda Salem: دعم الكويت للبرامج"]);
    check("تنطلق الأشغال الشهر المقبل، حسبما أعلنت الحكومة المغربية.", &["Government: تنطلق الأشغال الشهر المقبل"]);
    check("حذرت وكالات الأمم المتحدة أمس من أن المياه تنقص.", &["-: المياه تنقص"]);
    check("وتدعو مسودة البيان الختامي التي اطلعت عليها الوكالة إلى خفض الهدر الغذائي.", &["-: خفض الهدر الغذائي"]);
    check(
        "وذكر خالد العلوي أن الحوادث تراجعت، استنادا إلى أرقام المرصد الوطني.",
        &["Khaled Al-Alawi: الحوادث تراجعت، استنادا إلى أرقام المرصد الوطني"],
    );
    check(
        "وقال الوزير خالد العلوي إن الميناء جاهز. وسأل أحد الصحفيين عن صحة ما يتداول حول بيع السفن، فرد العلوي قائلا: \"هذا خبر لا أساس له\".",
        &["Khaled Al-Alawi: الميناء جاهز", "Khaled Al-Alawi: هذا خبر لا أساس له"],
    );
}

#[test]
fn tells_bodies_and_heads_of_bodies_from_what_follows() {
    let check = |text, wanted: &[&str]| check(Lang::AR, text, wanted);
    check("وندد حزب الكرامة بقرار الحكومة.", &["حزب الكرامة: بقرار الحكومة"]);
    check("وأعلنت شركة \"سماء نجد\" للطيران عن إطلاق وجهات جديدة.", &["شركة \"سماء نجد\" للطيران: إطلاق وجهات جديدة"]);
    check(
        "وطالب النائب حسن عمر الوزارة بنشر الأرقام. ودعا السلطات إلى الحوار. ورحبت الحكومة بالدعوة.",
        &["Hassan Omar: الوزارة بنشر الأرقام", "Hassan Omar: السلطات إلى الحوار", "Government: بالدعوة"],
    );
    check("وقال الدكتور مساعد راشد العتيبي إن الدراسة اكتملت.", &["Musaed Rachid Al-Atibi: الدراسة اكتملت"]);
    check("وأبرز رئيس الجهة محمد العلوي أهمية المشروع.", &["Mohammed Al-Alawi: أهمية المشروع"]);
    check("وقال خالد العلوي، مدير الميناء، إن السفن عادت.", &["Khaled Al-Alawi: السفن عادت"]);
    check("ودعا نائب المدير كوابينا أوسي منساه إلى رصد المال.", &["Kwabena Aousi Mnsaa: رصد المال"]);
    check("وقال متحدث باسم الشرطة رفض ذكر اسمه إن الطريق مغلق.", &["-: الطريق مغلق"]);
}

#[test]
fn reads_courtesies_clauses_of_the_speaker_and_double_negations() {
    let check = |text, wanted: &[&str]| check(Lang::AR, text, wanted);
    check(
        "افتتح المعرض بحضور معالي الدكتورة آمنة بنت عبد الله الراوي وزيرة البيئة.\nوقالت معاليها إن النخيل كثير.",
        &["Amina Bnt Abdul Alla Al-Raoui: النخيل كثير"],
    );
    check("وأشار سعادة المهندس مبارك علي المنصوري إلى أن الآفة تراجعت.", &["Mubarak Ali Al-Mnsouri: الآفة تراجعت"]);
    check(
        "وقال الوزير كريم العلوي، الذي سلم الرئاسة إلى نظيره: \"نريد ماء نظيفا لكل الناس\".",
        &["Karim Al-Alawi: نريد ماء نظيفا لكل الناس"],
    );
    check("ولم يستبعد الوزير كريم العلوي اتخاذ إجراءات جديدة.", &["Karim Al-Alawi: اتخاذ إجراءات جديدة"]);
    check("ودعت جمعية الهلال الأحمر المواطنين إلى الحذر.", &["جمعية الهلال الأحمر: المواطنين إلى الحذر"]);
}

#[test]
fn takes_a_nation_before_a_name_for_a_title() {
    let check = |text, wanted: &[&str]| check(Lang::AR, text, wanted);
    check("وقال الفرنسي هيرفي رونار، مدرب الفريق، إن المباراة صعبة.", &["Hirfi Rounar: المباراة صعبة"]);
    check("نفى رئيس اللجنة، الزامبي كيلفن مواناموتا، تأجيل البطولة.", &["Kilfn Mouanamouta: تأجيل البطولة"]);
    check("وأشارت المديرة في اللجنة الاقتصادية لأوروبا، ليزا فانينغ، إلى أن النقل مستمر.", &["Lisa Faningh: النقل مستمر"]);
}

#[test]
fn reads_colons_behind_circumstances() {
    let check = |text, wanted: &[&str]| check(Lang::AR, text, wanted);
    check("وقال خالد المنصوري لوكالة الأنباء العراقية: إن \"السد سيكتمل هذا العام\".", &["Khaled Al-Mnsouri: السد سيكتمل هذا العام"]);
    check("وكتب خالد المنصوري على حسابه عبر «إكس»: «لن نقبل بتأجيل الانتخابات».", &["Khaled Al-Mnsouri: لن نقبل بتأجيل الانتخابات"]);
    check(
        "أكد خالد المنصوري أن السد جاهز.\n\n\"لقد انتظرنا هذا اليوم سنوات طويلة، واليوم نحتفل به جميعا.\"",
        &["Khaled Al-Mnsouri: السد جاهز", "Khaled Al-Mnsouri: لقد انتظرنا هذا اليوم سنوات طويلة، واليوم نحتفل به جميعا."],
    );
}

#[test]
fn tells_whose_words_are_quoted_and_told_therein() {
    let check = |text, wanted: &[&str]| check(Lang::AR, text, wanted);
    check("ونقلت وكالة الأناضول عن مسؤول لم تسمه قوله إن السد جاهز.", &["-: السد جاهز"]);
    check("وألقى الوزير خالد المنصوري كلمة قال فيها إن السد جاهز.", &["Khaled Al-Mnsouri: السد جاهز"]);
    check("أما السفير خالد المنصوري، فاتهم الجماعة بعرقلة المساعدات.", &["Khaled Al-Mnsouri: الجماعة بعرقلة المساعدات"]);
    check("ونفى مصدر في وزارة الداخلية هذه الاتهامات.", &["-: هذه الاتهامات"]);
    check("وقال شاهد عيان يدعى خالد المنصوري إن السد انهار.", &["Khaled Al-Mnsouri: السد انهار"]);
    check("ورأى عضو تكتل «البيت الكبير» النائب خالد المنصوري أن السد جاهز.", &["Khaled Al-Mnsouri: السد جاهز"]);
    check(
        "يمكن للسد أن يسقي كل حقول الجنوب، وفقا لما أعلنه خالد المنصوري، بعد أشهر من الانتظار.",
        &["Khaled Al-Mnsouri: يمكن للسد أن يسقي كل حقول الجنوب"],
    );
    check(
        "قال خالد المنصوري إن السد جاهز. ووفقا للمسؤول، سيبدأ الري غدا.",
        &["Khaled Al-Mnsouri: السد جاهز", "Khaled Al-Mnsouri: سيبدأ الري غدا"],
    );
}

#[test]
fn tells_titles_from_verbs_and_names_with_the_article() {
    let check = |text, wanted: &[&str]| check(Lang::AR, text, wanted);
    check("وطالب النائب خالد المنصوري الحكومة بخفض الرسوم.", &["Khaled Al-Mnsouri: الحكومة بخفض الرسوم"]);
    check("وقال الوزير خالد الناصر إن السد جاهز.", &["Khaled Al-Nasser: السد جاهز"]);
    check("وقال القيادي في حزب تواصل، خالد المنصوري، إن السد جاهز.", &["Khaled Al-Mnsouri: السد جاهز"]);
    check("واستنكر نقيب محرري الصحافة اللبنانية خالد المنصوري إغلاق السد.", &["Khaled Al-Mnsouri: إغلاق السد"]);
}

#[test]
fn reads_quotations_without_a_colon_and_subjects_in_marks() {
    let check = |text, wanted: &[&str]| check(Lang::AR, text, wanted);
    check("وقال خالد المنصوري للصحفيين في جنيف \"نحن في سباق مع الزمن\".", &["Khaled Al-Mnsouri: نحن في سباق مع الزمن"]);
    check("وصرح خالد المنصوري للصحافة قائلا: \"نحن في سباق مع الزمن\".", &["Khaled Al-Mnsouri: نحن في سباق مع الزمن"]);
    check("ويرى الدولي السابق خالد المنصوري أن الغياب مؤثر.", &["Khaled Al-Mnsouri: الغياب مؤثر"]);
    check("اكتفى خالد المنصوري بالقول: \"نحن في سباق مع الزمن\".", &["Khaled Al-Mnsouri: نحن في سباق مع الزمن"]);
}

#[test]
fn finds_names_behind_a_clause_of_their_title_and_foreign_names_to_their_end() {
    let check = |text, wanted: &[&str]| check(Lang::AR, text, wanted);
    check("وكشفت ممثلة منظمة الأغذية، نيامبورا كيتاو، أن الحقول جاهزة.", &["Niamboura Kitaou: الحقول جاهزة"]);
    check("وقالت المزارعة فو ثي نغوك آنه إن الثمار ناضجة.", &["Vu Thi Ngoc Anh: الثمار ناضجة"]);
    check("وقال المدعي العام سامبا لامين كان إن الملف مغلق.", &["Samba Lamine Kan: الملف مغلق"]);
    check("وشدد خوليو فيالبا رينكون على أن الدين كبير.", &["Julio Fialba Rinkoun: الدين كبير"]);
    check("وأوضحت مريم بنت علي الحوسنية أن العيادات جاهزة.", &["Mariam Bnt Ali Al-Housnia: العيادات جاهزة"]);
    check("ووفقا لميكيلي أوليمو، فإن المطر تأخر كثيرا.", &["Mikili Aoulimou: المطر تأخر كثيرا"]);
}

#[test]
fn reads_verbs_behind_an_opening_adjunct_and_subjects_that_nobody_knows() {
    let check = |text, wanted: &[&str]| check(Lang::AR, text, wanted);
    check("وعقب الجولة صرح الوزير سالم المنصوري بأن الطريق جاهز.", &["Salem Al-Mnsouri: الطريق جاهز"]);
    check("قال سالم المنصوري إن الطريق جاهز. وندد الحزب الحاكم بقرار الإضراب.", &["Salem Al-Mnsouri: الطريق جاهز", "-: بقرار الإضراب"]);
    check(
        "قال سالم المنصوري إن الطريق جاهز. وبين المنصوري أن الكلفة زادت.",
        &["Salem Al-Mnsouri: الطريق جاهز", "Salem Al-Mnsouri: الكلفة زادت"],
    );
    check("دبي (كونا) - أيد سمو وزير الصحة سالم المنصوري إنشاء مركز جديد.", &["Salem Al-Mnsouri: إنشاء مركز جديد"]);
}

#[test]
fn takes_no_object_with_the_article_into_the_subject_and_knows_the_one_who_spoke_by_an_adjective() {
    let check = |text: &str, wanted: &[&str]| check(Lang::AR, text, wanted);
    let said = "Salma Al-Mnsouri: الشواطئ نظيفة";
    for (text, wanted) in [
        ("وأضافت المسؤولة الحكومية أن الميزانية كافية.", "Salma Al-Mnsouri: الميزانية كافية"),
        ("وحثت المسؤولة البلديات على رفع النفايات.", "Salma Al-Mnsouri: البلديات على رفع النفايات"),
        ("وفندت الوزيرة نفسها الشائعات حول التلوث.", "Salma Al-Mnsouri: الشائعات حول التلوث"),
        ("وأبدت الوزيرة استعدادها للحوار.", "Salma Al-Mnsouri: استعدادها للحوار"),
        ("وطالب رئيس البرلمان السنغالي الاتحادات بالشفافية.", "-: الاتحادات بالشفافية"),
        ("ودعت ست جمعيات مدنية إلى استئناف الحوار.", "-: استئناف الحوار"),
    ] {
        let text = format!("قالت الوزيرة سلمى المنصوري إن الشواطئ نظيفة. {text}");
        check(&text, &[said, wanted]);
    }
}

#[test]
fn reads_subjects_with_clauses_voices_and_titles_behind_them() {
    let check = |text: &str, wanted: &[&str]| check(Lang::AR, text, wanted);
    check("وبحسب كارلا مينديز، مديرة المعهد، ستغلق تسع مدارس أبوابها.", &["Carla Mindiz: ستغلق تسع مدارس أبوابها"]);
    check("واتهم المحامي كارل دوبوا، الذي يدافع عن موقوفين، أعوان الجمارك بالتقصير.", &["Carl Douboua: أعوان الجمارك بالتقصير"]);
    check("وأكدت الوزارة، على لسان المتحدث باسمها سالم المنصوري، أن الطريق جاهز.", &["Salem Al-Mnsouri: الطريق جاهز"]);
    check(
        "وجدد السفير سالم المنصوري التزام بلاده بالاتفاق، إلا أنه غادر مبكرا.",
        &["Salem Al-Mnsouri: التزام بلاده بالاتفاق، إلا أنه غادر مبكرا"],
    );
    check("ولفت سالم المنصوري النظر إلى أن الكلفة زادت.", &["Salem Al-Mnsouri: الكلفة زادت"]);
}

#[test]
fn tells_who_a_chair_an_owner_and_a_woman_minister_are() {
    let check = |text, wanted: &[&str]| check(Lang::AR, text, wanted);
    check(
        "عقدت لجنة المال جلسة برئاسة النائب سمير فؤاد العقاد. وأعلن رئيس اللجنة تشكيل لجنة فرعية.",
        &["Samir Fouad Al-Aqad: تشكيل لجنة فرعية"],
    );
    check(
        "وقال وزير النقل سالم الحارثي إن الميناء جاهز. وأضافت الوزيرة أن العدد ارتفع.",
        &["Salem Al-Harthi: الميناء جاهز", "-: العدد ارتفع"],
    );
    check("كشفت مالكة مطعم البحر في صور ليلى منصور أن الزبائن قلوا.", &["Layla Mansour: الزبائن قلوا"]);
    check("وأكدت ممثلة \"اليونيسف\" في لبنان مارتا برونر أن العدد ارتفع.", &["Marthe Brounr: العدد ارتفع"]);
    check("وأكدت الوكيلة هدى العلي أن الشجرة محمية.", &["Houda Al-Ali: الشجرة محمية"]);
}
