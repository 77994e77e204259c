//! Names and titles that stand together though words part them: "le directeur de l'Office chérifien de l'eau, | Mbarek Oufkir,".

use super::{Name, Stage};
use crate::entity::{Gender, Office, Role, Status};
use crate::extract::{Kind, Reading};
use crate::lang::{Class, Language, Word, language};

/// The most words of a title that no table knows, up to the comma before the name.
const LONGEST_REST: usize = 12;
/// The same, of one that lists what somebody is in charge of.
const LONGEST_LIST: usize = 24;
/// The most words between an article and the noun that says what somebody is.
const LONGEST_NOUN: usize = 3;

impl Stage<'_, '_> {
    /// Whether two tokens stand in one block of the article.
    pub(super) fn same_block(&self, a: usize, b: usize) -> bool {
        let block = |token| self.reading.sentences[self.reading.sentence_of(token)].block;
        block(a) == block(b)
    }

    pub(super) fn language(&self, token: usize) -> Option<&'static Language> {
        language(self.reading.sentences[self.reading.sentence_of(token)].language)
    }

    /// Whether a name between commas belongs to the title that ends at `end`, with words that go on with the title up to the comma.
    pub(super) fn is_apposed(&self, end: usize, name: &Name) -> bool {
        let reading = self.reading;
        let start = name.honorific.as_ref().map_or(name.tokens.start, |h| h.start);
        // "la sous-ministre associée à la santé animale, |la| Dre Awa Sy,".
        let article = start.checked_sub(1).filter(|&t| name.honorific.is_some() && super::has_word(reading, t, Word::Article));
        let longest = if self.goes_on_with_portfolio(end) || self.goes_on_with_portfolio(end + 1) { LONGEST_LIST } else { LONGEST_REST };
        let Some(comma) = article.unwrap_or(start).checked_sub(1).filter(|c| *c > end && reading.folded(*c) == "," && c - end <= longest)
        else {
            return false;
        };
        let Some(words) = self.language(start).map(|l| &l.statements) else { return false };
        // "|Directeur| du port depuis 2021, Awa Sy regrette": the title of the one with whom the sentence goes on.
        let sentence = reading.sentences[reading.sentence_of(start)].tokens.start;
        let is_fronted = self.titles.iter().any(|t| t.tokens.end == end && t.tokens.start == sentence && !t.plural)
            && self.language(start).is_some_and(|l| l.capitals && !l.people.modifiers_first && !l.people.honorific_needs_no_capital);
        let is_nickname = words.nicknames.at(reading, name.tokens.end).is_some();
        let closes = matches!(reading.folded(name.tokens.end), "," | "." | ")" | "(") || is_fronted || is_nickname;
        let closes = closes && name.tokens.len() > 1;
        let is_verb = |t: usize| {
            let lists = [&words.auxiliaries, &words.passive, &words.relatives, &words.hearsay];
            // "ministre de l'Emploi, |chargé| des Relations avec les institutions".
            has_cue(reading, t) && !(t > end && reading.folded(t).starts_with("chargé"))
                || lists.iter().any(|list| list.at(reading, t).is_some())
        };
        // "the head of |the country's Grain Union|, Aset Nur,": the body's own name has capitals.
        // "le maire de Saint|-Malo|, Jean Petit,".
        let is_hyphen = |t: usize| reading.folded(t) == "-" && !reading.tokens[t].spaced;
        let is_joint = |t: usize| matches!(reading.folded(t), "'s" | "'" | "-") && t > end || reading.folded(t) == "&" || is_hyphen(t);
        // "de l'agence de santé |(ARS)|", "depuis |2021|".
        // "le maire de la commune de Niamey |3|".
        let is_counted = |t: usize| reading.tokens[t].kind == Kind::Number && t + 1 == comma;
        let is_aside = |t: usize| in_brackets(reading, t) || is_fronted && reading.tokens[t].kind == Kind::Number || is_counted(t);
        // "le ministre de l'Eau|, de la Nature et du Climat|, Awa Sy,", "la ministre déléguée|, chargée du Budget|, Awa Sy,".
        // "la ministre du Genre|, Famille et Enfant|, Awa Sy,".
        let is_and = |t: usize| words.and.at(reading, t).is_some();
        let is_field = |t: usize| reading.tokens[t].capital && self.parts_with_commas(t) && (t..comma).any(is_and);
        let is_listed = |t: usize| reading.folded(t) == "," && (self.goes_on_with_portfolio(t + 1) || is_field(t + 1));
        let goes_on = |t: usize| (reading.tokens[t].kind == Kind::Word || is_joint(t)) && !is_verb(t) || is_aside(t) || is_listed(t);
        let is_caseless = self.language(start).is_some_and(|l| !l.capitals);
        // "Thị trưởng |Kalamata|, bà Eleni Drakou,": the name of a place that no table knows.
        // "chủ tịch Hiệp Hội Ngư Dân |vùng Troms|, ông Odd Hestnes,": an honorific tells who somebody is.
        let is_told = self.language(start).is_some_and(|l| l.people.honorific_needs_no_capital);
        let is_place = name.honorific.is_some() && (is_told || (end..comma).all(|t| reading.tokens[t].capital));
        closes && (reading.tokens[start].capital || is_caseless || is_place) && (end..comma).all(goes_on)
    }

    /// "le ministre de l'Eau, |de la Nature|", "la ministre déléguée, |chargée du Budget|": a further thing that somebody is in charge of, in French.
    fn goes_on_with_portfolio(&self, at: usize) -> bool {
        let reading = self.reading;
        let is_charge = || reading.folded(at).starts_with("chargé");
        at < reading.tokens.len() && self.parts_with_commas(at) && (super::has_word(reading, at, Word::Of) || is_charge())
    }

    /// Whether commas part what somebody is in charge of, as in French.
    fn parts_with_commas(&self, at: usize) -> bool {
        self.language(at).is_some_and(|l| l.capitals && !l.people.modifiers_first && !l.people.honorific_needs_no_capital)
    }

    /// "la députée |insoumise| Awa Sy", "le maire |ivoirien sortant| Paul Sy": an adjective of a party or country between a title and a name.
    pub(super) fn is_party_adjective(&self, between: std::ops::Range<usize>) -> bool {
        const LONGEST: usize = 4;
        if between.is_empty() || between.len() > LONGEST {
            return false;
        }
        let Some(people) = self.language(between.start).filter(|l| l.capitals && !l.people.modifiers_first).map(|l| &l.people) else {
            return false;
        };
        let is_nation = |t: usize| self.reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Demonym(_)));
        let mut at = between.start;
        while at < between.end {
            let nation = (!self.reading.tokens[at].capital && is_nation(at)).then_some(at + 1);
            match people.party_adjectives.at(self.reading, at).or(nation) {
                Some(end) if end <= between.end => at = end,
                _ => return false,
            }
        }
        true
    }

    /// "ممثلة | «اليونيسف» في لبنان | مارتا كوفالسكا": what somebody is the head of, between quotation marks or with the place, where there are no
    /// capitals.
    pub(super) fn is_chained(&self, end: usize, name: &Name) -> bool {
        const FARTHEST: usize = 8;
        let reading = self.reading;
        let start = name.tokens.start;
        let is_caseless = self.language(start).is_some_and(|l| !l.capitals);
        let is_near = end < start && start - end <= FARTHEST && reading.sentence_of(end) == reading.sentence_of(start);
        let is_quote = |t: usize| matches!(reading.folded(t), "\"" | "«" | "»" | "“" | "”");
        let is_person = |tag: &crate::extract::Tag| matches!(tag.class, Class::GivenName(_) | Class::Leader(_) | Class::Honorific(_));
        let goes_on = |t: usize| {
            let is_word = reading.tokens[t].kind == Kind::Word && !has_cue(reading, t);
            is_quote(t) || is_word && !reading.tags_at(t).iter().any(is_person)
        };
        // "الباحثة |في معهد دراسات آسيا ببكين| لي شياو تشين": where somebody works.
        let works = || {
            let is_body = |tag: &crate::extract::Tag| matches!(tag.class, Class::BodyHead(_) | Class::Body(_));
            matches!(reading.folded(end), "في" | "لدي") && reading.tags_at(end + 1).iter().any(is_body)
        };
        // "مدير |بلديات نينوى| عامر عبد الرزاق": what somebody heads, behind a title without an article.
        let heads = || {
            const LONGEST: usize = 3;
            let is_head = |tag: &crate::extract::Tag| matches!(tag.class, Class::Office(_)) && tag.tokens.end == end;
            let is_bare =
                (end.saturating_sub(2)..end).any(|t| reading.tags_at(t).iter().any(is_head) && !reading.folded(t).starts_with("ال"));
            let is_small = |t: usize| {
                let words = self.language(t).map(|l| &l.statements);
                words.is_some_and(|w| w.prepositions.at(reading, t).is_some() || w.adjuncts.at(reading, t).is_some())
            };
            let is_place = |tag: &crate::extract::Tag| matches!(tag.class, Class::Place(_)) && tag.tokens.end == start;
            let closes = reading.surface(start - 1).starts_with("ال") || reading.tags_at(start - 1).iter().any(is_place);
            is_bare && start - end <= LONGEST && closes && !(end..start).any(is_small) && !reading.surface(end).starts_with("ال")
        };
        let is_shown = name.evidence == super::Evidence::Title || name.evidence == super::Evidence::Shape && (works() || heads());
        is_caseless && is_near && is_shown && name.honorific.is_none() && (end..start).all(goes_on)
    }

    /// "أفاد |مدير عام دائرة التخطيط في وزارة المياه| حيدر الشمري بأن": between a verb of saying and what closes its subject, where there are no
    /// capitals, the title of whoever is named at the end.
    pub(super) fn is_whole_subject(&self, title: usize, name: &Name) -> bool {
        const LONGEST: usize = 14;
        let reading = self.reading;
        let found = &self.titles[title];
        let own = name.honorific.as_ref().map_or(name.tokens.start, |h| h.start);
        let end = found.tokens.end;
        let comma = own.checked_sub(1).filter(|&t| t >= end && reading.folded(t) == ",");
        let start = comma.unwrap_or(own);
        let Some(words) = self.language(own).filter(|l| !l.capitals).map(|l| &l.statements) else { return false };
        let is_near = end <= start && start - end <= LONGEST && reading.sentence_of(end - 1) == reading.sentence_of(own);
        if !is_near || found.plural || found.gender == Some(Gender::F) && name.gender == Some(Gender::M) {
            return false;
        }
        let is_person = |tag: &crate::extract::Tag| matches!(tag.class, Class::GivenName(_) | Class::Leader(_) | Class::Honorific(_));
        let is_event = |tag: &crate::extract::Tag| matches!(tag.class, Class::EventNoun(_));
        // "التخطيط |والمتابعة|": with the article it is no verb.
        let is_verb = |tag: &crate::extract::Tag| matches!(tag.class, Class::Cue(_)) && !reading.text_before(tag).ends_with("ال");
        let tells_where = |t: usize| {
            let lists = [&words.documents, &words.speech_to, &words.objects, &words.adverbs];
            reading.tags_at(t).iter().any(is_event) || lists.iter().any(|list| list.at(reading, t).is_some())
        };
        let goes_on = |t: usize| {
            let folded = reading.folded(t);
            let is_of = matches!(folded, "في" | "من" | "عن" | "لدي" | "باسم");
            let is_small = [&words.adjuncts, &words.that, &words.relatives].iter().any(|list| list.at(reading, t).is_some());
            let is_word = reading.tokens[t].kind == Kind::Word || matches!(folded, "\"" | "«" | "»" | "“" | "”" | "-");
            is_word && !reading.tags_at(t).iter().any(|tag| is_verb(tag) || is_person(tag)) && (!is_small || is_of && !tells_where(t + 1))
        };
        let closes = |t: usize| {
            let lists = [&words.that, &words.prepositions, &words.adjuncts, &words.objects];
            let is_mark = reading.tokens.get(t).is_some_and(|token| token.kind == Kind::Mark);
            is_mark || reading.folded(t).starts_with(['ب', 'ل']) || lists.iter().any(|list| list.at(reading, t).is_some())
        };
        let is_place =
            |tag: &crate::extract::Tag| matches!(tag.class, Class::Place(_) | Class::Demonym(_) | Class::Body(_) | Class::BodyHead(_));
        let is_place_noun = |tag: &crate::extract::Tag| matches!(tag.class, Class::Word(Word::PlaceHead));
        // "وقالت |رئيسة| جمعية نساء بلا حدود |هدى المنصوري| إن": a title without an article goes on up to the name that ends the subject.
        // "الأمين العام |للاتحاد| العربي للأسمدة محمد زعين إن": so does one with it before "of".
        let is_of = || (found.tokens.start + 1..start).any(|t| reading.surface(t).starts_with("لل"));
        let is_annexed = (!reading.surface(end - 1).starts_with("ال") || is_of())
            && words.that.at(reading, name.tokens.end).is_some()
            && comma.is_none();
        let is_closed = start != name.tokens.start
            || is_annexed
            || ["ال", "لل", "وال", "بال"].iter().any(|article| reading.surface(start - 1).starts_with(article))
            || matches!(reading.folded(start - 1), "\"" | "»" | "”")
            || (start.saturating_sub(3)..start).any(|t| reading.tags_at(t).iter().any(|tag| is_place(tag) || is_place_noun(tag)));
        // "وتعاقب على المنصة العمدة خالد الراشد |ورئيسة رابطة نساء الواحات| سلمى الخطيب، وممثل".
        let ends_row = |t: usize| matches!(reading.folded(t), "," | "." | "") || reading.surface(t).starts_with('و');
        let is_in_row = found.is_next && ends_row(name.tokens.end) && start == name.tokens.start;
        let is_subject = !found.is_next && closes(name.tokens.end) && self.opens_subject(title);
        is_closed && (is_subject || is_in_row) && (end..start).all(goes_on)
    }

    /// Whether a verb of saying stands before a title, or "as for".
    fn opens_subject(&self, title: usize) -> bool {
        let start = self.before_honorifics(self.titles[title].tokens.start);
        let Some(words) = self.language(start).map(|l| &l.statements) else { return false };
        let first = self.reading.sentences[self.reading.sentence_of(start)].tokens.start;
        let comma = start.checked_sub(1).filter(|&t| t > first && self.reading.folded(t) == ",");
        let adverb = words.adverbs.before(self.reading, comma.unwrap_or(start), first);
        let before = adverb.map_or(start, |t| if t > first && self.reading.folded(t - 1) == "," { t - 1 } else { t });
        let lists = [&words.topics, &words.interviews];
        self.follows_cue(before) || lists.iter().any(|list| list.before(self.reading, before, first).is_some())
    }

    /// "le représentant de l'OMS | dans le pays, le | Dr Sy": words up to a comma, and an article, between a title and a rank.
    pub(super) fn is_apposed_rank(&self, end: usize, rank: usize) -> bool {
        let reading = self.reading;
        let is_article = |t: usize| super::has_word(reading, t, Word::Article);
        let start = rank.checked_sub(1).filter(|&t| is_article(t)).unwrap_or(rank);
        let Some(comma) = start.checked_sub(1).filter(|c| *c >= end && reading.folded(*c) == "," && c - end <= LONGEST_REST) else {
            return false;
        };
        let goes_on = |t: usize| reading.tokens[t].kind == Kind::Word && !has_cue(reading, t);
        self.language(rank).is_some_and(|l| l.capitals) && (end..comma).all(goes_on)
    }

    /// "Bộ trưởng | Trang thiết bị và Nước của Maroc | Nizar Baraka": words that no table knows between a title and a foreign name, where
    /// nothing parts them.
    pub(super) fn is_spanned(&self, title: usize, name: &Name) -> bool {
        const LONGEST: usize = 12;
        let reading = self.reading;
        let (end, start) = (self.titles[title].tokens.end, name.tokens.start);
        let is_bare = self.language(start).is_some_and(|l| l.people.honorific_needs_no_capital);
        let first = self.titles[title].tokens.start;
        let opens = first == 0
            || reading.tokens[first - 1].kind == Kind::Mark
            || reading.sentences[reading.sentence_of(first)].tokens.start == first;
        let is_foreign = |t: usize| !crate::link::people::is_vietnamese_syllable(reading.folded(t));
        let is_small_cue = |t: usize| has_cue(reading, t) && !reading.tokens[t].capital;
        // "Hiệp hội Cà phê |-| Ca cao".
        let is_stroke = |t: usize| matches!(reading.folded(t), "-" | "&") && t > end && reading.tokens[t + 1].capital;
        let goes_on = |t: usize| is_stroke(t) || reading.tokens[t].kind == Kind::Word && !is_small_cue(t);
        let next = reading.tokens.get(name.tokens.end);
        // "Vụ trưởng Vụ | Chính sách tiền tệ | Phạm Chí Quang": the rest of a body's name before a name in full.
        let words = self.language(start).map(|l| &l.statements);
        let is_verb = |t: usize| {
            let begins = |w: &crate::extract::statements::Words| {
                [&w.auxiliaries, &w.relatives, &w.that].iter().any(|list| list.at(reading, t).is_some())
            };
            !reading.tokens[t].capital && words.is_some_and(begins)
        };
        let is_rest =
            (!self.ends_with_head(Some(title)) || reading.tokens[end].capital) && name.tokens.len() > 2 && !(end..start).any(is_verb);
        let is_whole = next.is_none_or(|t| !(t.kind == Kind::Word && t.capital));
        is_bare
            && opens
            && name.honorific.is_none()
            && name.tokens.len() > 1
            && start > end
            && start - end <= LONGEST
            && is_whole
            && (is_foreign(start) || is_rest)
            && (end..start).all(goes_on)
    }

    /// ", campaign | director": words before the head of a title that no table knows, where they stand there.
    pub(super) fn title_behind_modifiers(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        self.language(at).filter(|l| l.people.modifiers_first)?;
        // ", |Norland's| charismatic young president".
        let possessor = (at..at + LONGEST_NOUN + 1)
            .find(|&t| reading.folded(t) == "'s")
            .filter(|&s| (at..s).all(|t| reading.tokens[t].kind == Kind::Word && !has_cue(reading, t)));
        // ", the |Progress Party's health spokeswoman|": a title that takes in whose it is.
        if let Some(s) = possessor
            && let Some(title) = (at..=s).find_map(|t| self.titles.binary_search_by_key(&t, |title| title.tokens.start).ok())
        {
            return Some(title);
        }
        let at = possessor.map_or(at, |s| s + 1);
        let title = self.titles.partition_point(|t| t.tokens.start < at);
        let start = self.titles.get(title)?.tokens.start;
        let describes = |t: usize| reading.tokens[t].kind == Kind::Word && !reading.tokens[t].capital && !is_function_word(reading, t);
        (start - at <= LONGEST_NOUN && (at..start).all(|t| describes(t) && !has_cue(reading, t))).then_some(title)
    }

    /// "Ann Roe, |who heads| the bureau, said": the office that a relative clause tells.
    pub(super) fn led_by(&self, name: &Name) -> Option<Office> {
        let comma = name.tokens.end;
        let words = self.language(name.tokens.start).filter(|_| self.reading.folded(comma) == ",").map(|l| &l.statements)?;
        let (key, _) = words.leads.iter().find(|(_, phrases)| phrases.at(self.reading, comma + 1).is_some())?;
        let role = Role::parse(key)?;
        let label = role.as_str().replace('_', " ");
        Some(Office { role, body: None, place: None, status: Status::Current, label })
    }

    /// Whether a common noun says that a name is a person's, who speaks: "la socialiste flamande | Lien Dewaele | estime".
    pub(super) fn is_somebody(&self, name: &Name) -> bool {
        let reading = self.reading;
        let (start, end) = (name.tokens.start, name.tokens.end);
        let Some(words) = self.language(start).filter(|l| l.capitals && name.tokens.len() > 1).map(|l| &l.statements) else { return false };
        let sentence = &reading.sentences[reading.sentence_of(start)].tokens;
        let describes = |t: &usize| {
            let token = &reading.tokens[*t];
            token.kind == Kind::Word && !token.capital && !is_function_word(reading, *t) && !is_body_or_place(reading, *t)
        };
        let first = (sentence.start..start).rev().take(LONGEST_NOUN).take_while(describes).last();
        let Some(first) = first else { return false };
        let is_person = words.somebody.before(reading, start, first).is_some()
            || first > sentence.start && words.articles.before(reading, first, sentence.start).is_some();
        let speaks = (end..(end + 3).min(sentence.end)).take_while(|t| reading.tokens[*t].kind == Kind::Word).any(|t| has_cue(reading, t));
        let is_told = first > sentence.start + 1 && (first - 2..first).any(|t| has_cue(reading, t));
        is_person && (speaks || is_told)
    }
}

/// Whether a token is part of a short name in brackets: "(ARS)".
fn in_brackets(reading: &Reading, token: usize) -> bool {
    const LONGEST: usize = 4;
    let open = (token.saturating_sub(LONGEST)..=token).rev().find(|&t| reading.folded(t) == "(");
    let close = open.and_then(|open| (open + 2..=open + LONGEST).find(|&t| reading.folded(t) == ")"));
    open.zip(close).is_some_and(|(open, close)| token <= close && reading.tokens[open + 1].capital)
}

fn has_cue(reading: &Reading, token: usize) -> bool {
    reading.tags_at(token).iter().any(|t| matches!(t.class, Class::Cue(_)))
}

fn is_function_word(reading: &Reading, token: usize) -> bool {
    let is = |word| matches!(word, Word::NoName | Word::Of | Word::Article | Word::PlaceHead | Word::PlacePreposition | Word::Calendar);
    reading.tags_at(token).iter().any(|t| matches!(t.class, Class::Word(word) if is(word)))
}

fn is_body_or_place(reading: &Reading, token: usize) -> bool {
    let is = |class| {
        matches!(class, Class::Body(_) | Class::BodyHead(_) | Class::Place(_) | Class::Series(_) | Class::EventNoun(_) | Class::Office(_))
    };
    reading.tags_at(token).iter().any(|t| is(t.class))
}
