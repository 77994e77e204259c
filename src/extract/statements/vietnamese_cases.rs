//! Vietnamese sentences of our own with who says what in them, where foreign names stand in long titles.

use super::cases::check;
use crate::article::Lang;

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
