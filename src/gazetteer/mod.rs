//! What there is in the world: places, offices, bodies, people, series of events, concepts.
//!
//! Each table is a TSV with a row per entity and a column per language; alternatives are separated by `|`, the best first, and
//! lines that begin with `#` are comments. To add an entity, add a row.

use crate::article::Lang;
use crate::entity::{Gender, Role, Status};
use crate::event::EventKind;
use crate::fold::strip_marks;
use crate::lang::Class;
use jiff::civil::Date;
use std::sync::LazyLock;

/// Names per language, in the order of [`NAME_LANGUAGES`].
pub type Names = [Vec<&'static str>; 4];

/// The languages that the tables have a column for.
pub const NAME_LANGUAGES: [Lang; 4] = [Lang::EN, Lang::FR, Lang::AR, Lang::VI];

/// The best name in a language.
pub fn name_in(names: &Names, lang: Lang) -> Option<&'static str> {
    let column = NAME_LANGUAGES.iter().position(|known| *known == lang)?;
    names[column].first().copied()
}

/// The place of Vietnamese among them.
const VIETNAMESE: usize = 3;

/// A country, province, city …
#[derive(Debug)]
pub struct PlaceRow {
    /// ISO 3166 code.
    pub code: Option<&'static str>,
    /// Country, province, capital …
    pub kind: &'static str,
    /// English name.
    pub name: &'static str,
    /// Code of what it lies in.
    pub parent: Option<&'static str>,
    /// First day of the unit.
    pub valid_from: Option<Date>,
    /// Last day of the unit.
    pub valid_to: Option<Date>,
    /// Code of the unit it became part of.
    pub successor: Option<&'static str>,
    /// Its names.
    pub names: Names,
    /// Its adjectives and demonyms.
    pub demonyms: Names,
    /// `weak`, `weak_fr` …: a common word too. `capital`. `government`: one that news calls by its name. `near`: counts only where its country is named.
    pub flags: Vec<&'static str>,
}

impl PlaceRow {
    /// Code of the country that it is, or lies in.
    pub fn country(&self) -> Option<&'static str> {
        self.code.or(self.parent)?.get(..2)
    }

    /// Whether its name is a common word or somebody's too.
    pub fn is_weak(&self) -> bool {
        self.is_near() || self.flags.iter().any(|flag| flag.starts_with("weak"))
    }

    /// Whether its name is too little known, or too common, to count where its country is not named.
    pub fn is_near(&self) -> bool {
        self.flags.contains(&"near")
    }

    /// Whether it lies in Viet Nam.
    pub fn is_vietnamese(&self) -> bool {
        [self.code, self.parent].into_iter().flatten().any(|code| code.starts_with("VN-") || (code == "VN" && self.kind != "country"))
    }
}

/// The head of a title.
#[derive(Debug)]
pub struct OfficeRow {
    /// What office it is.
    pub role: Role,
    /// Whether the head names several people ("les ministres").
    pub plural: bool,
    /// A status that is part of the head ("président par intérim").
    pub status: Option<Status>,
    /// The gender it shows.
    pub gender: Option<Gender>,
    /// Its forms.
    pub names: Names,
    /// The role it is with bodies of some kinds.
    pub by_body: Vec<(&'static str, Role)>,
}

impl OfficeRow {
    /// Whether it is one who leads or speaks for a body: "its president" is nobody else.
    fn heads(&self) -> bool {
        !self.plural && !matches!(self.role, Role::Other | Role::Expert | Role::Delegate | Role::CommitteeMember | Role::MemberOfParliament)
    }
}

/// A body, or a word that begins the names of bodies.
#[derive(Debug)]
pub struct BodyRow {
    /// Identity.
    pub key: &'static str,
    /// Ministry, parliament, party …
    pub kind: &'static str,
    /// English name.
    pub name: &'static str,
    /// Its names.
    pub names: Names,
}

impl BodyRow {
    /// Whether the row's names only begin the name of a body: its key is its kind, or it stands before the named bodies.
    pub fn is_head(&self) -> bool {
        HEADS.contains(&self.key)
    }
}

/// Keys of the rows whose names begin names: "ministère", "Sở", "People's Committee".
const HEADS: &[&str] = &[
    "agency",
    "association",
    "bank",
    "central_bank",
    "chamber",
    "commission",
    "committee",
    "company",
    "consulate",
    "council",
    "court",
    "department",
    "embassy",
    "federation",
    "hospital",
    "ministry",
    "news_agency",
    "organisation",
    "party_committee",
    "peoples_committee",
    "peoples_council",
    "permanent_mission",
    "union",
    "university",
];

/// A known person.
#[derive(Debug)]
pub struct PersonRow {
    /// Best Latin form.
    pub name: &'static str,
    /// Gender.
    pub gender: Option<Gender>,
    /// Office.
    pub role: Option<Role>,
    /// Key of the body.
    pub body: Option<&'static str>,
    /// Code of the place.
    pub place: Option<&'static str>,
    /// First day in office, as far as known.
    pub from: &'static str,
    /// Last day in office, as far as known.
    pub to: &'static str,
    /// Names as printed.
    pub names: Names,
    /// Russian and Chinese forms.
    pub other_names: Vec<&'static str>,
}

/// A series of events.
#[derive(Debug)]
pub struct SeriesRow {
    /// Identity.
    pub key: &'static str,
    /// Conference, summit …
    pub kind: EventKind,
    /// English name.
    pub name: &'static str,
    /// Code of the host.
    pub host: Option<&'static str>,
    /// Its names.
    pub names: Names,
}

/// A news topic with its names.
#[derive(Debug)]
pub struct ConceptRow {
    /// Identity.
    pub key: &'static str,
    /// Its names.
    pub names: Names,
}

/// All places.
pub fn places() -> &'static [PlaceRow] {
    static ROWS: LazyLock<Vec<PlaceRow>> = LazyLock::new(|| {
        table("places.tsv", include_str!("places.tsv"), |row| PlaceRow {
            code: row.optional("code"),
            kind: row.get("kind"),
            name: row.get("name"),
            parent: row.optional("parent"),
            valid_from: row.optional("valid_from").and_then(|d| d.parse().ok()),
            valid_to: row.optional("valid_to").and_then(|d| d.parse().ok()),
            successor: row.optional("successor"),
            names: row.names(""),
            demonyms: row.names("adj_"),
            flags: row.get("flags").split(',').filter(|f| !f.is_empty()).collect(),
        })
    });
    &ROWS
}

/// All heads of titles.
pub fn offices() -> &'static [OfficeRow] {
    static ROWS: LazyLock<Vec<OfficeRow>> = LazyLock::new(|| {
        let rows = table("offices.tsv", include_str!("offices.tsv"), |row| (row.get("role"), row));
        rows.into_iter()
            .filter(|(role, _)| *role != "-")
            .map(|(role, row)| OfficeRow {
                role: Role::parse(role).unwrap_or_else(|| panic!("offices.tsv: `{role}` is no role")),
                plural: row.get("status") == "plural",
                status: Status::parse(row.get("status")),
                gender: gender(row.get("gender")),
                names: row.names(""),
                by_body: row
                    .get("by_body")
                    .split(',')
                    .filter_map(|pair| pair.split_once(':'))
                    .filter_map(|(body, role)| Some((body, Role::parse(role)?)))
                    .collect(),
            })
            .collect()
    });
    &ROWS
}

/// Words that tell how a person stands to an office: "ancien", "par intérim".
fn statuses() -> &'static [(Status, Names)] {
    static ROWS: LazyLock<Vec<(Status, Names)>> = LazyLock::new(|| {
        let rows = table("offices.tsv", include_str!("offices.tsv"), |row| row);
        let rows = rows.into_iter().filter(|row| row.get("role") == "-");
        rows.filter_map(|row| Some((Status::parse(row.get("status"))?, row.names("")))).collect()
    });
    &ROWS
}

/// All bodies.
pub fn bodies() -> &'static [BodyRow] {
    static ROWS: LazyLock<Vec<BodyRow>> = LazyLock::new(|| {
        table("bodies.tsv", include_str!("bodies.tsv"), |row| BodyRow {
            key: row.get("key"),
            kind: row.get("kind"),
            name: row.get("name"),
            names: row.names(""),
        })
    });
    &ROWS
}

/// All known people.
pub fn people() -> &'static [PersonRow] {
    static ROWS: LazyLock<Vec<PersonRow>> = LazyLock::new(|| {
        table("people.tsv", include_str!("people.tsv"), |row| PersonRow {
            name: row.get("name"),
            gender: gender(row.get("gender")),
            role: Role::parse(row.get("role")),
            body: row.optional("body_key"),
            place: row.optional("place"),
            from: row.get("from"),
            to: row.get("to"),
            names: row.names(""),
            other_names: row.list("ru").chain(row.list("zh")).collect(),
        })
    });
    &ROWS
}

/// A given name; of Chinese, Korean and Japanese the family name, which stands first.
#[derive(Debug)]
pub struct GivenNameRow {
    /// The gender that it shows.
    pub gender: Option<Gender>,
    /// Whether it is a family name.
    pub family: bool,
    /// Latin forms.
    pub latin: Vec<&'static str>,
    /// Arabic forms.
    pub arabic: Vec<&'static str>,
    /// Further forms in any script that texts are not searched for, since they are common words.
    pub also: Vec<&'static str>,
}

/// All given names.
pub fn given_names() -> &'static [GivenNameRow] {
    static ROWS: LazyLock<Vec<GivenNameRow>> = LazyLock::new(|| {
        table("given_names.tsv", include_str!("given_names.tsv"), |row| GivenNameRow {
            gender: gender(row.get("gender")),
            family: row.get("gender") == "family",
            latin: row.list("latin").collect(),
            arabic: row.list("ar").collect(),
            also: row.list("also").collect(),
        })
    });
    &ROWS
}

/// A syllable of Vietnamese names, without marks.
#[derive(Debug)]
pub struct SyllableRow {
    /// With a capital.
    pub syllable: &'static str,
    /// Whether it is a family name.
    pub family: bool,
    /// How it is written as a family name where it has marks: "lưu".
    pub marked: Vec<&'static str>,
}

/// The syllables of Vietnamese names, the most frequent first.
pub fn syllables() -> &'static [SyllableRow] {
    static ROWS: LazyLock<Vec<SyllableRow>> = LazyLock::new(|| {
        table("syllables.tsv", include_str!("syllables.tsv"), |row| SyllableRow {
            syllable: row.get("syllable"),
            family: row.get("family") == "y",
            marked: row.list("marked").collect(),
        })
    });
    &ROWS
}

/// All series of events.
pub fn series() -> &'static [SeriesRow] {
    static ROWS: LazyLock<Vec<SeriesRow>> = LazyLock::new(|| {
        table("series.tsv", include_str!("series.tsv"), |row| SeriesRow {
            key: row.get("key"),
            kind: EventKind::parse(row.get("kind")).unwrap_or(EventKind::Other),
            name: row.get("name"),
            host: row.optional("host"),
            names: row.names(""),
        })
    });
    &ROWS
}

/// All concepts.
pub fn concepts() -> &'static [ConceptRow] {
    static ROWS: LazyLock<Vec<ConceptRow>> = LazyLock::new(|| {
        table("concepts.tsv", include_str!("concepts.tsv"), |row| ConceptRow { key: row.get("key"), names: row.names("") })
    });
    &ROWS
}

/// The place that a code names.
pub fn place(code: &str) -> Option<&'static PlaceRow> {
    places().iter().find(|place| place.code == Some(code))
}

/// Calls `add` with every name that a text of a language is searched for. A Latin-script text is also searched for English names and for
/// Vietnamese ones with and without marks.
pub fn words(lang: Lang, add: &mut impl FnMut(&str, Class)) {
    let Some(own) = NAME_LANGUAGES.iter().position(|l| *l == lang) else { return };
    for (i, row) in (0..).zip(places()) {
        row.names[own].iter().for_each(|name| add(name, Class::Place(i)));
        if matches!(lang, Lang::EN | Lang::FR) && row.is_vietnamese() {
            for name in &row.names[VIETNAMESE] {
                add(name, Class::Place(i));
                add(&strip_marks(name), Class::Place(i));
            }
        }
        row.demonyms[own].iter().for_each(|name| add(name, Class::Demonym(i)));
    }
    for (i, row) in (0..).zip(offices()) {
        row.names[own].iter().for_each(|name| add_printed(lang, name, Class::Office(i), add));
        let owned = row.names[own].iter().filter(|_| lang == Lang::AR && row.heads()).filter_map(|name| arabic_possessive(name));
        owned.for_each(|name| add(&name, Class::Office(i)));
    }
    for (status, names) in statuses() {
        names[own].iter().for_each(|name| add(name, Class::Status(*status)));
    }
    for (i, row) in (0..).zip(bodies()) {
        let class = match row.kind {
            "portfolio" => Class::Portfolio(i),
            _ if row.is_head() => Class::BodyHead(i),
            _ => Class::Body(i),
        };
        row.names[own].iter().for_each(|name| add_printed(lang, name, class, add));
    }
    for (i, row) in (0..).zip(people()) {
        let latin = (lang != Lang::AR).then_some(row.name);
        row.names[own].iter().copied().chain(latin).for_each(|name| add(name, Class::Leader(i)));
    }
    for row in given_names() {
        let own_names = if lang == Lang::AR { &row.arabic } else { &row.latin };
        own_names.iter().for_each(|name| add(name, Class::GivenName(row.gender)));
        let doubtful = row.also.iter().filter(|name| lang == Lang::AR && name.starts_with(is_arabic));
        doubtful.for_each(|name| add(name, Class::PerhapsGiven(row.gender)));
    }
    for (i, row) in (0..).zip(series()) {
        row.names[own].iter().for_each(|name| add(name, Class::Series(i)));
    }
}

/// Adds a name, in French also as printed where capitals go without accents: "secrétaire d'Etat", "ministre de l'Economie".
fn add_printed(lang: Lang, name: &str, class: Class, add: &mut impl FnMut(&str, Class)) {
    add(name, class);
    let mut begins = true;
    let plain: String = name
        .chars()
        .map(|c| {
            let is_first = std::mem::replace(&mut begins, matches!(c, ' ' | '\'' | '’' | '-'));
            match c {
                'É' | 'È' | 'Ê' | 'é' | 'è' | 'ê' if is_first => 'E',
                'À' | 'Â' | 'à' | 'â' if is_first && name.len() > c.len_utf8() => 'A',
                'Î' | 'î' if is_first => 'I',
                'Ô' | 'ô' if is_first => 'O',
                c => c,
            }
        })
        .collect();
    // "à l'Énergie": the preposition keeps its accent.
    if lang == Lang::FR && plain != name && !plain.contains(" A ") {
        add(&plain, class);
    }
}

/// "الكاتب العام" with a possessive: "كاتبها العام".
fn arabic_possessive(name: &str) -> Option<String> {
    let (head, rest) = name.split_once(' ').map_or((name, ""), |(head, rest)| (head, rest));
    let stem = head.strip_prefix("ال").filter(|_| rest.is_empty() || rest.starts_with("ال") && !rest.contains(' '))?;
    let stem = stem.strip_suffix('ة').map_or_else(|| stem.to_owned(), |stem| format!("{stem}ت"));
    Some(format!("{stem}ها {rest}").trim_end().to_owned())
}

fn is_arabic(c: char) -> bool {
    ('\u{600}'..'\u{700}').contains(&c)
}

fn gender(cell: &str) -> Option<Gender> {
    match cell {
        "m" => Some(Gender::M),
        "f" => Some(Gender::F),
        _ => None,
    }
}

/// A row of a table, read by the names of its columns.
struct Row {
    columns: &'static [&'static str],
    cells: Vec<&'static str>,
}

impl Row {
    fn get(&self, column: &str) -> &'static str {
        let at = self.columns.iter().position(|c| *c == column);
        at.and_then(|i| self.cells.get(i)).map_or("", |cell| cell.trim())
    }

    fn optional(&self, column: &str) -> Option<&'static str> {
        Some(self.get(column)).filter(|cell| !cell.is_empty())
    }

    fn list(&self, column: &str) -> impl Iterator<Item = &'static str> + use<> {
        self.get(column).split('|').map(str::trim).filter(|name| !name.is_empty())
    }

    fn names(&self, prefix: &str) -> Names {
        NAME_LANGUAGES.map(|lang| self.list(&format!("{prefix}{lang}")).collect())
    }
}

/// Reads a table that ships with the program; its tests have read it before.
fn table<T>(file: &str, text: &'static str, read: impl Fn(Row) -> T) -> Vec<T> {
    let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let header = lines.next().unwrap_or_else(|| panic!("{file} has no header"));
    let columns: &'static [&'static str] = header.split('\t').map(str::trim).collect::<Vec<_>>().leak();
    lines.map(|line| read(Row { columns, cells: line.split('\t').collect() })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_hang_together() {
        for row in places() {
            for code in [row.parent, row.successor].into_iter().flatten() {
                assert!(place(code).is_some(), "{}: no place has the code {code}", row.name);
            }
        }
    }

    #[test]
    fn all_tables_can_be_read() {
        assert!(places().len() > 400 && !offices().is_empty());
        let _ = (bodies().len(), people().len(), series().len(), concepts().len(), statuses().len());
    }
}
