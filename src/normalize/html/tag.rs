//! The elements and attributes that reading an article depends on.

/// An element by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Tag {
    Root,
    Text,
    Other,
    A,
    Abbr,
    Address,
    Article,
    Aside,
    B,
    Blockquote,
    Body,
    Br,
    Button,
    Caption,
    Center,
    Cite,
    Dd,
    Details,
    Dialog,
    Div,
    Dl,
    Dt,
    Em,
    Fieldset,
    Figcaption,
    Figure,
    Font,
    Footer,
    Form,
    H1,
    H2,
    H3,
    H4,
    H5,
    H6,
    Head,
    Header,
    Hr,
    Html,
    I,
    Iframe,
    Img,
    Input,
    Label,
    Li,
    Link,
    Main,
    Math,
    Menu,
    Meta,
    Nav,
    Noscript,
    Object,
    Ol,
    P,
    Pre,
    Rp,
    Rt,
    Script,
    Section,
    Select,
    Small,
    Span,
    Strong,
    Style,
    Sub,
    Summary,
    Sup,
    Svg,
    Table,
    Tbody,
    Td,
    Template,
    Textarea,
    Th,
    Time,
    Title,
    Tr,
    U,
    Ul,
    Video,
    Void,
}

impl Tag {
    /// The element of this name, whatever its case.
    pub(super) fn of(name: &str) -> Self {
        let mut lower = [0u8; 10];
        let bytes = name.as_bytes();
        if bytes.len() > lower.len() {
            return match () {
                () if name.eq_ignore_ascii_case("blockquote") => Self::Blockquote,
                () => Self::Other,
            };
        }
        lower[..bytes.len()].copy_from_slice(bytes);
        lower.make_ascii_lowercase();
        match &lower[..bytes.len()] {
            b"a" => Self::A,
            b"abbr" | b"acronym" => Self::Abbr,
            b"address" => Self::Address,
            b"article" => Self::Article,
            b"aside" => Self::Aside,
            b"b" => Self::B,
            b"blockquote" => Self::Blockquote,
            b"body" => Self::Body,
            b"br" => Self::Br,
            b"button" => Self::Button,
            b"caption" => Self::Caption,
            b"center" => Self::Center,
            b"cite" => Self::Cite,
            b"dd" => Self::Dd,
            b"details" => Self::Details,
            b"dialog" => Self::Dialog,
            b"div" => Self::Div,
            b"dl" => Self::Dl,
            b"dt" => Self::Dt,
            b"em" => Self::Em,
            b"fieldset" => Self::Fieldset,
            b"figcaption" => Self::Figcaption,
            b"figure" => Self::Figure,
            b"font" => Self::Font,
            b"footer" => Self::Footer,
            b"form" => Self::Form,
            b"h1" => Self::H1,
            b"h2" => Self::H2,
            b"h3" => Self::H3,
            b"h4" => Self::H4,
            b"h5" => Self::H5,
            b"h6" => Self::H6,
            b"head" => Self::Head,
            b"header" | b"hgroup" => Self::Header,
            b"hr" => Self::Hr,
            b"html" => Self::Html,
            b"i" => Self::I,
            b"iframe" | b"noembed" | b"noframes" | b"xmp" => Self::Iframe,
            b"img" | b"image" => Self::Img,
            b"input" => Self::Input,
            b"label" => Self::Label,
            b"li" => Self::Li,
            b"link" => Self::Link,
            b"main" => Self::Main,
            b"math" => Self::Math,
            b"menu" | b"dir" => Self::Menu,
            b"meta" => Self::Meta,
            b"nav" => Self::Nav,
            b"noscript" => Self::Noscript,
            b"object" | b"canvas" | b"map" => Self::Object,
            b"ol" => Self::Ol,
            b"p" => Self::P,
            b"pre" | b"listing" => Self::Pre,
            b"rp" => Self::Rp,
            b"rt" => Self::Rt,
            b"script" => Self::Script,
            b"section" => Self::Section,
            b"select" => Self::Select,
            b"small" => Self::Small,
            b"span" => Self::Span,
            b"strong" => Self::Strong,
            b"style" => Self::Style,
            b"sub" => Self::Sub,
            b"summary" => Self::Summary,
            b"sup" => Self::Sup,
            b"svg" => Self::Svg,
            b"table" => Self::Table,
            b"tbody" | b"thead" | b"tfoot" => Self::Tbody,
            b"td" => Self::Td,
            b"template" => Self::Template,
            b"textarea" => Self::Textarea,
            b"th" => Self::Th,
            b"time" => Self::Time,
            b"title" => Self::Title,
            b"tr" => Self::Tr,
            b"u" | b"ins" => Self::U,
            b"ul" => Self::Ul,
            b"video" | b"audio" => Self::Video,
            b"area" | b"base" | b"basefont" | b"bgsound" | b"col" | b"embed" | b"frame" | b"keygen" | b"param" | b"source" | b"track"
            | b"wbr" => Self::Void,
            _ => Self::Other,
        }
    }

    /// Elements that begin and end a line.
    pub(super) const fn is_block(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Address
                | Article
                | Aside
                | Blockquote
                | Caption
                | Center
                | Dd
                | Details
                | Dialog
                | Div
                | Dl
                | Dt
                | Fieldset
                | Figcaption
                | Figure
                | Footer
                | Form
                | H1
                | H2
                | H3
                | H4
                | H5
                | H6
                | Header
                | Hr
                | Li
                | Main
                | Menu
                | Nav
                | Ol
                | P
                | Pre
                | Root
                | Section
                | Summary
                | Table
                | Tbody
                | Td
                | Th
                | Tr
                | Ul
        )
    }

    /// Elements that hold nothing. `html`, `head` and `body` count as such: all that is in them is in the page.
    pub(super) const fn is_void(self) -> bool {
        matches!(
            self,
            Self::Br | Self::Hr | Self::Img | Self::Input | Self::Link | Self::Meta | Self::Void | Self::Html | Self::Head | Self::Body
        )
    }

    /// Elements whose content is not read as markup.
    pub(super) const fn is_raw_text(self) -> bool {
        use Tag::*;
        matches!(self, Iframe | Math | Noscript | Script | Style | Svg | Template | Textarea | Title)
    }

    /// Elements whose text is nothing to read.
    pub(super) const fn is_silent(self) -> bool {
        use Tag::*;
        matches!(self, Button | Dialog | Object | Rp | Rt | Select | Video)
    }

    pub(super) const fn is_heading(self) -> bool {
        use Tag::*;
        matches!(self, H1 | H2 | H3 | H4 | H5 | H6)
    }

    pub(super) const fn is_cell(self) -> bool {
        matches!(self, Self::Td | Self::Th | Self::Caption)
    }

    pub(super) const fn is_table_part(self) -> bool {
        matches!(self, Self::Td | Self::Th | Self::Caption | Self::Tr | Self::Tbody | Self::Table)
    }
}

/// An attribute that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attr {
    AriaHidden,
    Class,
    Content,
    Datetime,
    Hidden,
    Href,
    HrefLang,
    Id,
    ItemProp,
    ItemType,
    Lang,
    Name,
    Property,
    Rel,
    Role,
    Style,
    Title,
    Type,
}

/// The attributes that are kept, the most frequent first.
const ATTRS: [(&[u8], Attr); 19] = [
    (b"class", Attr::Class),
    (b"href", Attr::Href),
    (b"hreflang", Attr::HrefLang),
    (b"id", Attr::Id),
    (b"style", Attr::Style),
    (b"content", Attr::Content),
    (b"name", Attr::Name),
    (b"property", Attr::Property),
    (b"rel", Attr::Rel),
    (b"type", Attr::Type),
    (b"title", Attr::Title),
    (b"itemprop", Attr::ItemProp),
    (b"itemtype", Attr::ItemType),
    (b"datetime", Attr::Datetime),
    (b"lang", Attr::Lang),
    (b"xml:lang", Attr::Lang),
    (b"hidden", Attr::Hidden),
    (b"aria-hidden", Attr::AriaHidden),
    (b"role", Attr::Role),
];

impl Attr {
    /// The attribute of this name, if it is one that is kept.
    pub(super) fn of(name: &[u8]) -> Option<Self> {
        ATTRS.iter().find(|(known, _)| known.len() == name.len() && known.eq_ignore_ascii_case(name)).map(|(_, attr)| *attr)
    }

    /// The names of all, for messages.
    pub(super) fn names() -> String {
        let names: Vec<String> = ATTRS.iter().map(|(name, _)| String::from_utf8_lossy(name).into_owned()).collect();
        names.join(", ")
    }
}

/// Length of the element name that a text begins with.
pub(super) fn name_len(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| !b.is_ascii_whitespace() && !matches!(b, b'/' | b'>')).count()
}
