//! What an office is called: its body, what that is responsible for, and its place.
//!
//! "le ministre marocain de l'Équipement et de l'Eau" is "minister, Equipment and Water, Morocco"; an ambassador's place is the one that sends.

use super::{Title, is_sent};
use crate::entity::Office;
use crate::extract::Reading;
use crate::gazetteer::{self, BodyRow};

/// Kinds of bodies that are known by what they are responsible for: "the Ministry of Health" is Health.
const OF_PORTFOLIO: [&str; 3] = ["ministry", "department", "agency"];

impl Title {
    /// The office that the title names.
    pub(in crate::extract) fn office(&self, reading: &Reading) -> Office {
        let role = self.role.as_str().replace('_', " ");
        let place = self.complement.place.and_then(gazetteer::place);
        let to = self.complement.to_place.filter(|_| is_sent(self.role)).and_then(gazetteer::place);
        let mut parts = vec![role.clone()];
        parts.extend(self.body_name(reading));
        // The name of an institution tells its place: "Vietnam Pepper and Spice Association".
        parts.extend(place.filter(|_| self.name.is_none()).map(|place| place.name.to_owned()));
        let label = match (parts.len(), to) {
            (1, Some(to)) => format!("{role} to {}", to.name),
            (1, None) => format!("{role} ({})", reading.article.slice(self.span)),
            _ => parts.join(", "),
        };
        Office {
            role: self.role,
            body: self.body().map(|row| row.key.to_owned()),
            place: self.complement.place.map(str::to_owned),
            status: self.status,
            label,
        }
    }

    /// The body that the office belongs to; of a ministry what it is responsible for.
    fn body(&self) -> Option<&'static BodyRow> {
        let told = self.complement.body.or(self.inner);
        match self.complement.portfolio {
            Some(portfolio) if told.is_none_or(|body| OF_PORTFOLIO.contains(&body.key)) => Some(portfolio),
            _ => told,
        }
    }

    /// The name of the body in English: as printed where the text is English, else of what kind it is and what it is responsible for.
    fn body_name(&self, reading: &Reading) -> Option<String> {
        let told = self.complement.body.or(self.inner);
        let portfolios = list(&self.complement.portfolios);
        if let Some(name) = self.name {
            return Some(reading.article.slice(name).to_owned());
        }
        match told {
            Some(body) if body.key != "ministry" => match portfolios.filter(|_| OF_PORTFOLIO.contains(&body.key)) {
                Some(of) => Some(format!("{} of {of}", body.name)),
                None => Some(body.name.to_owned()),
            },
            _ => portfolios.or(told.map(|body| body.name.to_owned())),
        }
    }
}

/// "Equipment and Water", "Agriculture, Fisheries and Forestry".
fn list(portfolios: &[&BodyRow]) -> Option<String> {
    let (last, before) = portfolios.split_last()?;
    let before: Vec<&str> = before.iter().map(|row| row.name).collect();
    let joint = if last.name.contains(" and ") { ", " } else { " and " };
    Some(if before.is_empty() { last.name.to_owned() } else { format!("{}{joint}{}", before.join(", "), last.name) })
}

#[cfg(test)]
mod tests {
    use crate::article::Lang;
    use crate::extract::extract;
    use crate::extract::statements::article_of;

    /// The labels of the offices of all people of a text.
    #[track_caller]
    fn check(language: Lang, cases: &[(&str, &[&str])]) {
        for (text, wanted) in cases {
            let people = extract(&article_of(text, language)).people;
            let found: Vec<String> = people.iter().flat_map(|p| &p.roles).map(|office| office.label.clone()).collect();
            assert_eq!(found, *wanted, "{text}");
        }
    }

    #[test]
    fn an_office_is_of_the_whole_institution() {
        check(
            Lang::EN,
            &[
                (
                    "Le Huu Phat, chairman of the Vietnam Pepper and Spice Association, said exports rose.",
                    &["chairman, Vietnam Pepper and Spice Association"],
                ),
                (
                    "Abdoulaye Diouf, chairman of Dakar Container Terminal Company, said cranes had come.",
                    &["chairman, Dakar Container Terminal Company"],
                ),
                ("Chairman of Dong Nai Province Tran Van Tuan said the road was open.", &["chairman, Dong Nai"]),
            ],
        );
        check(
            Lang::FR,
            &[
                (
                    "Vu Duc Tam, président de l'Association du textile et de l'habillement du Vietnam, a indiqué que tout allait bien.",
                    &["president, Association, Viet Nam"],
                ),
                (
                    "Le vice-président du Comité populaire municipal de Hai Phong, Tran Quoc Binh, a dit que le port était plein.",
                    &["vice chairman, People's Committee, Hai Phong"],
                ),
                (
                    "Le président de la Chambre d'agriculture de la région Fès-Meknès, Driss Alami, a dit que l'année était sèche.",
                    &["president, Chamber of Commerce, Fez-Meknes"],
                ),
            ],
        );
        check(
            Lang::VI,
            &[(
                "Phó Chủ tịch UBND Thành phố Hồ Chí Minh Nguyễn Văn Dũng cho biết tuyến metro đã chạy.",
                &["vice chairman, People's Committee, Ho Chi Minh City"],
            )],
        );
    }

    #[test]
    fn a_minister_has_all_portfolios() {
        let wanted: &[&str] = &["minister, Equipment and Water, Morocco"];
        check(Lang::EN, &[("Samira Bennani, Morocco's minister of equipment and water, said four dams would be built.", wanted)]);
        let of_row = &["minister, Agriculture, Fisheries, Food and Supply, Morocco"];
        check(Lang::EN, &[("Morocco's Agriculture, Fisheries and Food Minister Samira Bennani said four dams would be built.", of_row)]);
        check(
            Lang::FR,
            &[
                (
                    "La ministre marocaine de l'Équipement et de l'Eau, Samira Bennani, a annoncé que quatre barrages seraient bâtis.",
                    wanted,
                ),
                ("Huynh Tan Loc, vice-président de la ville de Can Tho, a dit que l'eau montait.", &["vice chairman, Can Tho"]),
            ],
        );
        check(Lang::AR, &[("قالت وزيرة التجهيز والماء المغربية سميرة بناني إن أربعة سدود ستبنى.", wanted)]);
        check(Lang::VI, &[("Bộ trưởng Trang bị và Nước Maroc Samira Bennani cho biết sẽ xây bốn con đập.", wanted)]);
    }

    #[test]
    fn an_ambassador_is_of_the_country_that_sends() {
        let wanted: &[&str] = &["ambassador, Netherlands"];
        check(
            Lang::EN,
            &[
                ("Kees van Dijk, the Dutch ambassador to Vietnam, said the deltas were alike.", wanted),
                ("The ambassador of the Netherlands in Hanoi, Kees van Dijk, said the deltas were alike.", wanted),
                ("Ambassador to France Carl Weston said talks went on.", &["ambassador to France"]),
            ],
        );
        check(
            Lang::FR,
            &[
                ("L'ambassadeur des Pays-Bas au Vietnam, Kees van Dijk, a dit que les deltas se ressemblaient.", wanted),
                ("Kenji Morita, ambassadeur du Japon auprès du Maroc, a dit que l'aide augmenterait.", &["ambassador, Japan"]),
            ],
        );
        check(Lang::AR, &[("قال سفير هولندا لدى فيتنام كيس فان دايك إن الدلتا واحدة.", wanted)]);
        check(
            Lang::VI,
            &[
                ("Đại sứ Hà Lan tại Việt Nam Kees van Dijk cho biết hai đồng bằng giống nhau.", wanted),
                (
                    "Đại sứ nước Cộng hòa Dân chủ Nhân dân Lào tại Việt Nam Khamphone Sisavath cho biết tình bạn bền chặt.",
                    &["ambassador, Laos"],
                ),
            ],
        );
    }

    #[test]
    fn a_place_named_after_somebody_is_nobody() {
        for (text, language) in [
            ("Samples sent to Ho Chi Minh City take five days.", Lang::EN),
            ("Les échantillons partent à Ho Chi Minh-Ville.", Lang::FR),
            ("Mẫu được gửi về Thành phố Hồ Chí Minh.", Lang::VI),
        ] {
            assert!(extract(&article_of(text, language)).people.is_empty(), "{text}");
        }
    }
}
