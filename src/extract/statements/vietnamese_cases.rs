//! Vietnamese sentences of our own with who says what in them, where foreign names stand in long titles.

use super::cases::check;
use crate::article::Lang;

#[test]
fn words_that_begin_like_a_time_or_place_are_none() {
    let vi = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    vi("Ông Lê Văn Hòa khẳng định nhân dân hai nước mong hòa bình.", &["Le Van Hoa: nhân dân hai nước mong hòa bình"]);
    vi("Thay mặt Bộ, ông Lê Văn Hòa đánh giá cao sáng kiến của tỉnh.", &["Le Van Hoa: sáng kiến của tỉnh"]);
    vi("Ông Lê Văn Hòa cho biết đến chiều 13/2 chưa ghi nhận thiệt hại.", &["Le Van Hoa: đến chiều 13/2 chưa ghi nhận thiệt hại"]);
    vi("Ông Lê Văn Hòa đề nghị trước ngày 30/6 phải xong.", &["Le Van Hoa: trước ngày 30/6 phải xong"]);
    vi("Ông Lê Văn Hòa phát biểu tại hội nghị sáng 12/5.", &[]);
}

#[test]
fn what_somebody_leads_is_nobody_and_foreign_names_stand_whole() {
    let vi = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    vi("Ông Marco Rossi, Tổng Giám đốc GreenCell, cho biết nhà máy sẽ mở.", &["Marco Rossi: nhà máy sẽ mở"]);
    vi("Bà Leonor Pinho, thị trưởng Pedrógão Grande, nói với RFI là cầu đã xong.", &["Leonor Pinho: cầu đã xong"]);
    vi("Ông Bas Hendriksen-Giám đốc điều hành Công ty Polder-khẳng định giá sẽ tăng.", &["Bas Hendriksen: giá sẽ tăng"]);
    vi("Chủ tịch Liên đoàn Lính cứu hỏa Adelino Marçal Rosa than phiền là xe đã cũ.", &["Adelino Marcal Rosa: xe đã cũ"]);
    vi("Luật sư Hồ Bảo Quyên đề nghị tòa xem xét.", &["Ho Bao Quyen: tòa xem xét"]);
    vi("Bà Trần Thị Mai (thuyền trưởng tàu cá) cho biết giá đã tăng.", &["Tran Thi Mai: giá đã tăng"]);
}

#[test]
fn courts_and_the_accused_speak_by_their_nouns() {
    let vi = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    vi("HĐXX nhận định hành vi là nghiêm trọng.", &["HĐXX: hành vi là nghiêm trọng"]);
    vi(
        "Bị cáo Lê Thị Nga khai nhận đã lập phiếu chi. Bị cáo cho rằng giám đốc biết. “Tôi sợ” - bị cáo trình bày.",
        &["Le Thi Nga: lập phiếu chi", "Le Thi Nga: giám đốc biết", "Le Thi Nga: Tôi sợ"],
    );
    vi(
        "Bộ trưởng Lê Văn Hà đã đến. Đối đáp, đại diện VKS khẳng định cát đã mất. “Không ai biết” - vị này nói.",
        &["-: cát đã mất", "-: Không ai biết"],
    );
    vi("Lá thư viết rằng thành phố đã mất 6% dân số.", &["-: thành phố đã mất 6% dân số"]);
    vi("Theo Sở Công Thương, hội chợ kéo dài đến tháng 6.", &["Department of Industry and Trade: hội chợ kéo dài đến tháng 6"]);
}

#[test]
fn who_receives_a_guest_speaks_by_a_title_behind_a_comma() {
    let vi = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    vi("Bộ trưởng Lê Văn Hà đã đến. Tại buổi làm việc với Giám đốc WB Carolyn Turk, Bộ trưởng đề nghị giảm lãi.", &["Le Van Ha: giảm lãi"]);
    vi("Bộ trưởng Lê Văn Hà đã đến. Tiếp Đại sứ Mỹ Marc Knapper, Bộ trưởng đề nghị Mỹ giảm thuế.", &["Le Van Ha: Mỹ giảm thuế"]);
    vi(
        "Chủ tịch nước Lê Văn Hà đã đến. Chủ tịch Hội Nông dân Trần Anh Tú cho biết giá tăng. Chủ tịch nước hoan nghênh bà con.",
        &["Tran Anh Tu: giá tăng", "Le Van Ha: bà con"],
    );
    vi(
        "Thượng tá Lê Văn Tú, Phó Tư lệnh Vùng, cho biết tàu đã chìm. Trả lời câu hỏi của phóng viên, Thượng tá Tú khẳng định biển lặng.",
        &["Le Van Tu: tàu đã chìm", "Le Van Tu: biển lặng"],
    );
}

#[test]
fn the_rest_of_a_title_and_of_a_pronoun_belong_to_the_speaker() {
    let vi = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    vi("Theo ông Đặng Hoàng Tân, Phó Ban Quản lý chợ Bến Thành, giá đã giảm.", &["Dang Hoang Tan: giá đã giảm"]);
    vi(
        "Đại biểu Phạm Văn Hòa (Đồng Tháp) đề nghị bổ sung chế tài. Vị đại biểu đoàn Đồng Tháp dẫn chứng nhiều vụ lộ dữ liệu.",
        &["Pham Van Hoa: bổ sung chế tài", "Pham Van Hoa: nhiều vụ lộ dữ liệu"],
    );
    vi("Tiếp thu, giải trình ý kiến đại biểu, Bộ trưởng Lê Văn Hà cho biết luật sẽ sửa.", &["Le Van Ha: luật sẽ sửa"]);
}

#[test]
fn feelings_stand_before_verbs_of_saying() {
    let vi = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    vi("Ông Phạm Trung, 70 tuổi, người dân xã Phổ An, xúc động nói: “Tôi chờ cả đời”.", &["Pham Trung: Tôi chờ cả đời"]);
    vi("“Tôi chờ cả đời”, ông Lê Văn Hòa ngậm ngùi kể.", &["Le Van Hoa: Tôi chờ cả đời"]);
    vi(
        "Ghi nhận ý kiến công nhân, ông Mạc Văn Thảo - Phó Chủ tịch tỉnh - cho biết trong năm nay sẽ có nhà.",
        &["Mac Van Thao: trong năm nay sẽ có nhà"],
    );
}

#[test]
fn the_chairman_of_a_province_is_not_that_of_a_commune() {
    let vi = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    vi(
        "Chủ tịch UBND tỉnh Phạm Đức Khang chủ trì cuộc họp. Chủ tịch UBND xã Hải Hòa Đinh Văn Thuận nêu khó khăn. Chủ tịch UBND tỉnh yêu cầu \
         các đơn vị làm nhanh.",
        &["Dinh Van Thuan: khó khăn", "Pham Duc Khang: các đơn vị làm nhanh"],
    );
}

#[test]
fn titles_stand_in_a_row_behind_a_name() {
    let vi = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    vi("Ông Lê Văn Hòa, Ủy viên Bộ Chính trị, Trưởng Ban Tổ chức Trung ương nhấn mạnh cần đổi mới.", &["Le Van Hoa: cần đổi mới"]);
    vi("Bà Lê Thị Hòa, Phó Cục trưởng Cục Điện lực, Bộ Công Thương cho hay giá sẽ tăng.", &["Le Thi Hoa: giá sẽ tăng"]);
}

#[test]
fn finds_foreign_names_behind_words_that_no_table_knows() {
    let check = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    check("Bộ trưởng Nước và Trang thiết bị của Maroc Zeliko Barata cho biết đập đã xong.", &["Zeliko Barata: đập đã xong"]);
    check("Bộ trưởng Ngoại giao nước chủ nhà Zeliko Barata thông báo cảng sẽ mở cửa.", &["Zeliko Barata: cảng sẽ mở cửa"]);
    check("Nghị sĩ đảng Xanh Zeliko Barata chỉ trích kế hoạch này.", &["Zeliko Barata: kế hoạch này"]);
    check("Thứ trưởng Y tế Hala Abdelkader cho rằng thuốc còn thiếu.", &["Hala Abdelkader: thuốc còn thiếu"]);
    check("Theo nhà nghiên cứu Zeliko Barata của Đại học Nông nghiệp, trứng nở sớm hơn.", &["Zeliko Barata: trứng nở sớm hơn"]);
    check(
        "Ông Zeliko Barata, Giám đốc phát triển Tập đoàn Sao Mai, đánh giá cao vùng nguyên liệu của tỉnh.",
        &["Zeliko Barata: vùng nguyên liệu của tỉnh"],
    );
    check("Luật sư Phan Thị Mai, người có mặt tại tòa, cho rằng bản án quá nặng.", &["Phan Thi Mai: bản án quá nặng"]);
}

#[test]
fn reads_epithets_and_leaves_out_what_somebody_is_to_say() {
    let check = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    check(
        "HLV Zeliko Barata nói đội đã sẵn sàng. \"Chúng tôi tôn trọng đối thủ\", chiến lược gia người Hà Lan tuyên bố.",
        &["Zeliko Barata: đội đã sẵn sàng", "Zeliko Barata: Chúng tôi tôn trọng đối thủ"],
    );
    check(
        "Thứ trưởng Lê Văn Nam đề nghị Bộ Tài chính công bố lộ trình giảm thuế.",
        &["Le Van Nam: Bộ Tài chính công bố lộ trình giảm thuế"],
    );
    check("Tổ chức Y tế Thế giới (WHO) ngày 3/6 cảnh báo dịch có thể lan rộng.", &["World Health Organization: dịch có thể lan rộng"]);
}

#[test]
fn tells_who_is_spoken_to_and_which_police_speaks() {
    let check = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    check("Trao đổi với phóng viên Báo Sao Mai, ông Lê Văn Nam cho biết dịch đã được kiểm soát.", &["Le Van Nam: dịch đã được kiểm soát"]);
    check("Công an tỉnh Gia Lai cho biết nghi phạm đã bị bắt giữ.", &["Police of Gia Lai: nghi phạm đã bị bắt giữ"]);
    check("Theo đại diện Cục Quản lý giá, hàng hóa dịp Tết dồi dào.", &["-: hàng hóa dịp Tết dồi dào"]);
    check("Tổng thống Hàn Quốc Lee Jae-myung đưa ra cam kết sẽ đối thoại.", &["Lee Jae Myung: sẽ đối thoại"]);
}

#[test]
fn reads_what_verbs_that_no_table_knows_introduce() {
    let check = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    check(
        "“Nước lên nhanh quá, không ai kịp trở tay”, ông Lê Văn Nam rưng rưng.",
        &["Le Van Nam: Nước lên nhanh quá, không ai kịp trở tay"],
    );
    check(
        "Bà Đỗ Thị Mai, chủ một quán nhỏ, sụt sùi: “Chúng tôi mất hết cả vốn lẫn lời.”",
        &["Do Thi Mai: Chúng tôi mất hết cả vốn lẫn lời."],
    );
    check("Ông Lê Văn Nam trấn an với báo chí tại Huế, sáng nay: “Đê vẫn an toàn tuyệt đối.”", &["Le Van Nam: Đê vẫn an toàn tuyệt đối."]);
}

#[test]
fn hears_leaders_of_fields_and_documents_that_are_sent() {
    let check = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    check(
        "Bộ trưởng Xây dựng Lê Văn Nam báo cáo rằng nhà đã xong. Người đứng đầu ngành xây dựng khẳng định sẽ công khai danh sách.",
        &["Le Van Nam: nhà đã xong", "Le Van Nam: sẽ công khai danh sách"],
    );
    check(
        "Bộ trưởng Xây dựng Lê Văn Nam báo cáo rằng nhà đã xong. Người đứng đầu ngành xây dựng Timor-Leste đề nghị hoãn thuế.",
        &["Le Van Nam: nhà đã xong", "Le Van Nam: hoãn thuế"],
    );
    check(
        "Đại sứ Nhật Bản Zeliko Barata cho biết chanh leo rất ngon. Đại sứ thông tin thêm, hồ sơ đang được xem xét.",
        &["Zeliko Barata: chanh leo rất ngon", "Zeliko Barata: hồ sơ đang được xem xét"],
    );
    check("Tờ trình của Ủy ban Kinh tế và Tài chính gửi đến các đại biểu nêu rõ, nợ công ở mức an toàn.", &["-: nợ công ở mức an toàn"]);
    check("Chiều nay, Quốc hội chuyển sang chất vấn lĩnh vực giáo dục. Hai bên ra Tuyên bố Lima.", &[]);
    check("Hãng tin dẫn lời Thị trưởng Kalatos, bà Zelika Barata, cho biết cầu đã sập.", &["Zelika Barata: cầu đã sập"]);
}

#[test]
fn tells_nouns_verbs_and_their_prepositions_apart() {
    let check = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    check("Ông Lê Văn Nam bày tỏ lo ngại về tiến độ của dự án này.", &["Le Van Nam: về tiến độ của dự án này"]);
    check("Ông Lê Văn Nam thông tin, đến cuối năm tỉnh sẽ có ba cảng mới.", &["Le Van Nam: đến cuối năm tỉnh sẽ có ba cảng mới"]);
    check("Ông Lê Văn Nam cho rằng trong năm tới, tỉnh cần thêm ba cảng.", &["Le Van Nam: trong năm tới, tỉnh cần thêm ba cảng"]);
    check("Theo ông Lê Văn Nam, Phó Chi cục trưởng Chi cục Kiểm lâm, rừng đã khô.", &["Le Van Nam: rừng đã khô"]);
    check(
        "Thủ tướng Lê Văn Nam hoan nghênh Đại sứ thăm Huế và khẳng định cảng sẽ mở cửa.",
        &["Le Van Nam: Đại sứ thăm Huế", "Le Van Nam: cảng sẽ mở cửa"],
    );
    check("Trước những cáo buộc, ông Lê Văn Nam khẳng định mọi việc minh bạch.", &["Le Van Nam: mọi việc minh bạch"]);
    check("Bộ Ngoại giao Gabon ra thông cáo cho hay hai bên sẽ đàm phán.", &["Ministry of Foreign Affairs of Gabon: hai bên sẽ đàm phán"]);
    check("Cảnh sát cho biết nghi phạm đã bị bắt giữ.", &["Police: nghi phạm đã bị bắt giữ"]);
}

#[test]
fn tells_whom_a_short_name_or_an_epithet_means() {
    let check = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    check(
        "Ông Lê Chí Nam nói đập đã xong. Ông Trần Văn Nam nói cầu đã xong. Ông Nam nói đường sẽ mở.",
        &["Le Chi Nam: đập đã xong", "Tran Van Nam: cầu đã xong", "Tran Van Nam: đường sẽ mở"],
    );
    check(
        "Đại biểu Đỗ Thị Mai nói luật còn thiếu. Đại biểu Lê Văn Nam nói luật đã đủ. “Luật còn nhiều chỗ hở”, nữ đại biểu nói.",
        &["Do Thi Mai: luật còn thiếu", "Le Van Nam: luật đã đủ", "Do Thi Mai: Luật còn nhiều chỗ hở"],
    );
    check("Thống đốc Ngân hàng Quốc gia Zeliko Barata dự đoán giá sẽ giảm.", &["Zeliko Barata: giá sẽ giảm"]);
    check("Chủ tịch VCCI Zeliko Barata cho biết cảng sẽ mở cửa.", &["Zeliko Barata: cảng sẽ mở cửa"]);
}

#[test]
fn reads_what_somebody_is_charged_with_and_called() {
    let check = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    check("Thứ trưởng Lê Văn Nam giao các đơn vị xây dựng đề án trong quý này.", &["Le Van Nam: các đơn vị xây dựng đề án trong quý này"]);
    check("Ông Lê Văn Nam gọi quyết định này là “một sai lầm lớn”.", &["Le Van Nam: quyết định này là “một sai lầm lớn”"]);
    check("Ông Lê Văn Nam giao lưu với sinh viên trong buổi sáng.", &[]);
}

#[test]
fn reads_bodies_by_what_they_are() {
    let check = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    check(
        "Chính phủ Gabon phản đối dự luật. Sau đó, nước này khẳng định cảng sẽ mở cửa.",
        &["Government of Gabon: dự luật", "Government of Gabon: cảng sẽ mở cửa"],
    );
    check("Nghi phạm đã bị bắt giữ, cảnh sát cho biết.", &["Police: Nghi phạm đã bị bắt giữ"]);
    check("Chúng tôi kêu gọi chính phủ công bố số liệu.", &[]);
}

#[test]
fn reads_names_that_end_like_bodies_and_leaders_by_their_country() {
    let check = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    check("Ông Nguyễn Minh Trường cho biết đường đã thông.", &["Nguyen Minh Truong: đường đã thông"]);
    check("Trong khi đó, Nhật Bản cảnh báo nguy cơ sóng thần.", &["Government of Japan: nguy cơ sóng thần"]);
    check("Bà Lê Thị Mai phản bác, cho rằng báo cáo thiếu số liệu.", &["Le Thi Mai: báo cáo thiếu số liệu"]);
    check("Ông Lê Văn Nam, Phó Giám đốc Sở Y tế tỉnh, báo cáo dịch đã giảm.", &["Le Van Nam: dịch đã giảm"]);
    check("Ông Trần Văn Bình chịu trách nhiệm giải trình về các vấn đề nêu trên.", &[]);
}

#[test]
fn reads_sources_that_no_table_knows_and_documents_with_the_day_they_were_published() {
    let check = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    check("Theo Cục Quản lý bến bãi đường thủy, bến phà sẽ mở lại.", &["Cục Quản lý bến bãi đường thủy: bến phà sẽ mở lại"]);
    check("Báo cáo của Bộ Y tế công bố ngày 10/3 cho thấy số ca mắc tăng 20%.", &["-: số ca mắc tăng 20%"]);
    check(
        "Ông Trần Văn Nam xác nhận cầu đã mở, và nhắc rằng xe tải vẫn bị cấm.",
        &["Tran Van Nam: cầu đã mở", "Tran Van Nam: xe tải vẫn bị cấm"],
    );
    check("Bà Lê Thị Hoa giục các xã chuẩn bị cho mùa lũ.", &["Le Thi Hoa: các xã chuẩn bị cho mùa lũ"]);
}

#[test]
fn finds_what_is_said_behind_the_time_that_begins_it() {
    let check = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    check(
        "Mở đầu diễn đàn, ông Lê Văn Nam, Chủ tịch Hiệp hội Gỗ, cho biết trong 10 tháng, xuất khẩu gỗ đạt 12 tỷ USD.",
        &["Le Van Nam: trong 10 tháng, xuất khẩu gỗ đạt 12 tỷ USD"],
    );
    check("Ông Lê Văn Nam cam kết đến hết năm sẽ đưa nước sạch về xã.", &["Le Van Nam: đến hết năm sẽ đưa nước sạch về xã"]);
    check("Bí thư Tỉnh ủy Lê Văn Sự khẳng định, cầu sẽ xong.", &["Le Van Su: cầu sẽ xong"]);
    check("Bà Trần Thị Mai dẫn kết quả khảo sát 210 nhà máy cho thấy chỉ 17% có số liệu.", &["Tran Thi Mai: chỉ 17% có số liệu"]);
    check("Báo cáo bổ sung, Phó Chủ tịch tỉnh Lê Văn Nam cho hay đê đã vỡ.", &["Le Van Nam: đê đã vỡ"]);
}

#[test]
fn reads_institutions_that_no_table_knows_and_whoever_belongs_to_one() {
    let vi = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    vi("Trung tâm Kiểm soát bệnh tật cảnh báo dịch sởi sẽ tăng.", &["Trung tâm Kiểm soát bệnh tật: dịch sởi sẽ tăng"]);
    vi("Công an huyện Vân Tảo cho biết cầu đã sập.", &["Công an huyện Vân Tảo: cầu đã sập"]);
    vi("Theo bà Trần Thị Mai, Viện Nghiên cứu Sông, cầu đã sập.", &["Tran Thi Mai: cầu đã sập"]);
    vi("Bà Trần Thị Mai - Viện Nghiên cứu Sông - cho biết cầu đã sập.", &["Tran Thi Mai: cầu đã sập"]);
    vi("Giám đốc Bệnh viện Bạch Vân Trần Thị Mai cho biết cầu đã sập.", &["Tran Thi Mai: cầu đã sập"]);
    vi("Reuters dẫn lời một quan chức giấu tên cho biết cầu đã sập.", &["-: cầu đã sập"]);
    vi("Bà Trần Thị Mai thừa nhận khó khăn vẫn còn.", &["Tran Thi Mai: khó khăn vẫn còn"]);
    vi("Em Trần Minh Anh, học sinh, mong đề thi vừa sức.", &["Tran Minh Anh: đề thi vừa sức"]);
    vi("Nghệ sĩ Thu Anh tâm sự nghề diễn bạc bẽo.", &["Thu Anh: nghề diễn bạc bẽo"]);
}

#[test]
fn attaches_heads_of_bodies_that_manage() {
    let vi = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    vi(
        "Cục trưởng Cục Quản lý giá Trần Thị Mai cho biết giá giảm. Theo Cục trưởng, giá còn giảm.",
        &["Tran Thi Mai: giá giảm", "Tran Thi Mai: giá còn giảm"],
    );
    vi("Thông tin tại họp báo, bà Trần Thị Mai cho biết cầu đã sập.", &["Tran Thi Mai: cầu đã sập"]);
}

#[test]
fn knows_names_of_highland_peoples_and_foreign_ones_with_marks() {
    let check = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    check("Đại biểu K'Brèm (Tổ đại biểu Di Linh) phản ánh giếng đã cạn.", &["K'Brem: giếng đã cạn"]);
    check("Phó Chủ tịch UBND tỉnh Rơ Châm Dũng khẳng định tỉnh sẽ bố trí vốn.", &["Ro Cham Dung: tỉnh sẽ bố trí vốn"]);
    check("Phó Chủ tịch UBND xã Giàng A Dơ cho biết đường đã thông.", &["Giang A Do: đường đã thông"]);
    check("Ông Vòng A Sáng - phó giám đốc Sở Nội vụ tỉnh - cho biết sở đã cảnh báo.", &["Vong A Sang: sở đã cảnh báo"]);
    check("Chị Thạch Thị Sô Phia đề nghị tòa xử nghiêm.", &["Thach Thi So Phia: tòa xử nghiêm"]);
    check("Bà Ông Thị Mỹ Linh cho biết tàu đã chạy.", &["Ong Thi My Linh: tàu đã chạy"]);
    check("Bộ trưởng José Ortega y Gasset tuyên bố dự án sẽ bắt đầu.", &["Jose Ortega y Gasset: dự án sẽ bắt đầu"]);
    check("Chỉ huy trưởng công trường Vàng A Sáng cam kết sẽ thông xe.", &["Vang A Sang: sẽ thông xe"]);
}

#[test]
fn what_somebody_tells_of_others_is_told_once() {
    let check = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    check("Ông Lê Văn Hòa cho biết Chính phủ đã đồng ý hỗ trợ tỉnh.", &["Le Van Hoa: Chính phủ đã đồng ý hỗ trợ tỉnh"]);
    check("Theo ông Lê Văn Hòa, Bộ Y tế đã chỉ đạo các tỉnh tiêm phòng.", &["Le Van Hoa: Bộ Y tế đã chỉ đạo các tỉnh tiêm phòng"]);
    check(
        "Ông Lê Văn Hòa khẳng định đường đã xong, đồng thời hứa báo cáo trước Tết.",
        &["Le Van Hoa: đường đã xong", "Le Van Hoa: báo cáo trước Tết"],
    );
    check(
        "Bà Lê Thị Hòa cho rằng dự luật còn rụt rè và kêu gọi cấm hẳn việc này.",
        &["Le Thi Hoa: dự luật còn rụt rè", "Le Thi Hoa: cấm hẳn việc này"],
    );
}

#[test]
fn appositions_and_brackets_behind_a_speaker_need_no_comma() {
    let check = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    check("Bà Lê Thị Hòa, Phó Cục trưởng, Cục Xuất nhập khẩu (Bộ Công Thương) cho hay giá sẽ tăng.", &["Le Thi Hoa: giá sẽ tăng"]);
    check("Theo đại biểu Lê Thị Hòa (Đoàn Hải Dương), quy định còn chung chung.", &["Le Thi Hoa: quy định còn chung chung"]);
    check("Ông Lê Văn Hòa thừa nhận khó khăn. Theo ông Hòa, cần 57 tỷ đồng.", &["Le Van Hoa: khó khăn", "Le Van Hoa: cần 57 tỷ đồng"]);
}

#[test]
fn who_is_cited_speaks_and_elders_and_scientists_go_by_their_nouns() {
    let vi = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    vi("Được AFP trích dẫn, bà Lê Thị Hòa khẳng định giá đã tăng.", &["Le Thi Hoa: giá đã tăng"]);
    vi("Cụ Lê Văn Hòa cho biết nhà đã sập. Cụ nói: “Tôi chờ mười năm.”", &["Le Van Hoa: nhà đã sập", "Le Van Hoa: Tôi chờ mười năm."]);
    vi("Nhà địa chất học Gwenda Kerdro cho rằng núi sẽ phun.", &["Gwenda Kerdro: núi sẽ phun"]);
}

#[test]
fn speakers_are_told_with_where_they_are_from() {
    let vi = |text, wanted: &[&str]| check(Lang::VI, text, wanted);
    vi("Theo bà Esther Mbogo, nguyên nhân là thiếu vốn, nên giá sẽ tăng.", &["Esther Mbogo: nguyên nhân là thiếu vốn, nên giá sẽ tăng"]);
    vi("Theo ông Marek Nowak, đến từ Đại học Warsaw, giá sẽ giảm.", &["Marek Nowak: giá sẽ giảm"]);
    vi("Bà Esther Mbogo từ chối bình luận, chỉ cho biết dự án vẫn tiếp tục.", &["Esther Mbogo: dự án vẫn tiếp tục"]);
}
