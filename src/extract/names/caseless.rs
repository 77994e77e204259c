//! Names in a script without capitals: where they begin is told by a title, a given name or a verb of saying, where they end by what cannot be
//! part of one.
//!
//! "اقترح الوزير عثمان بابكر ديالو إنشاء صندوق": behind the given name stand family names, and a verbal noun, which is none.

use super::{Finder, LONGEST};
use crate::extract::Kind;
use crate::extract::places::has_word;
use crate::extract::statements::Cue;
use crate::lang::{Class, Word};
use crate::link::people::{is_vietnamese_family_name, is_vietnamese_syllable};
use std::ops::Range;

/// How many letters the parts of East Asian given names have.
const SYLLABLE: usize = 5;

/// A given name that the table knows.
#[derive(Clone, Copy)]
pub(super) struct Given {
    pub(super) start: usize,
    n_tokens: usize,
    pub(super) gender: Option<crate::entity::Gender>,
    attached: bool,
    /// Whether it is a common word too.
    doubtful: bool,
}

impl Finder<'_, '_> {
    /// Words of a name: given names, then family names, and what the article or "son of" adds to them.
    pub(super) fn caseless_run(&self, at: usize, introduced: bool) -> Range<usize> {
        let reading = self.reading;
        let vietnamese = is_vietnamese_family_name(reading.folded(at));
        let given = self.given_at(at);
        let begins_given = given.is_some_and(|g| !(g.doubtful && introduced));
        if !introduced && given.is_none() && !vietnamese && !self.begins_lineage(at) && !self.begins_kunya(at) {
            return self.bounded_subject(at).unwrap_or(at..at);
        }
        let family_first = self.is_family(at);
        let mut end = at;
        let mut family_names = 0;
        let mut behind_given = false;
        let longest = self.longest_from(at);
        while end < self.sentence.tokens.end && end - at < longest {
            let hyphen = reading.folded(end) == "-" && end > at && !reading.tokens[end].spaced;
            if hyphen && reading.tokens.get(end + 1).is_some_and(|t| t.kind == Kind::Word && !t.spaced) {
                end += 2;
                continue;
            }
            // "بارك تشول |هو|": a syllable of a name, though it is "he" too.
            let syllable_he = family_first && end == at + 2 && reading.folded(end) == "هو";
            // "كاي فو |لي| الذي": a family name that is a small word too.
            let family_last = end > at + 1 && self.is_family(end) && self.ends_foreign_name(end, end);
            if family_last {
                end += 1;
                break;
            }
            if reading.tokens[end].kind != Kind::Word || self.stops_name(end, at) && !syllable_he {
                break;
            }
            // "أعطى الوزير المختار ولد أجاي |تعليماته|".
            if end > at + 1 && self.is_own_noun(end) && !self.is_given(end) {
                break;
            }
            if let Some(given) = self.given_at(end).filter(|g| end == at || !g.attached) {
                end += given.n_tokens;
                behind_given = true;
                continue;
            }
            let joined = end > at && self.is_particle(end - 1);
            let syllable = vietnamese && is_vietnamese_syllable(reading.folded(end));
            let rank = self.language.people.name_endings.has(reading.folded(end));
            if joined {
                family_names += 1;
            } else if end > at && reading.folded(end + 1) == "الدين" {
                // "توفيق |شرف الدين|".
                family_names += 1;
                end += 1;
            } else if !(syllable || rank || self.is_particle(end)) {
                // Behind given names one more word is the family name; a title introduces foreign names of more words, none of them a common noun.
                // "إلياس" has no article, though it is folded as if it had.
                let definite = reading.surface(end).starts_with("ال");
                // "السيدة |مولوجي| تعليمات": a family name alone.
                let is_alone = end == at + 1 && !begins_given && self.called.contains(reading.folded(at));
                let whole = family_names > 0 || end > at + 1 || is_alone;
                // "أحمد خليل |الشديفات|، أزمة الأعلاف. وقال الشديفات إن".
                let is_called = definite && end > at && self.called.contains(reading.folded(end));
                // "المحافظ ألغى |إجازات| الكوادر".
                let is_plural = introduced && !begins_given && reading.surface(end).ends_with("ات");
                let common_noun = !is_called && (introduced && end == at || whole || definite || is_plural) && self.is_common_noun(end);
                // "كيم |مهتم|": a syllable of four letters has a long vowel among them.
                let n_letters = reading.folded(end).chars().count();
                let syllable = family_first && (n_letters < 4 || n_letters <= SYLLABLE && has_long_vowel(reading.folded(end)));
                let closed = vietnamese || self.closes_name(end + 1, at);
                let foreign = (introduced && !begins_given && closed) || self.is_foreign(end) && !self.is_object(end);
                // "أما العمدة إفراين ماماني |فبدا| حذرا": "so" written onto a verb.
                let is_verb =
                    reading.folded(end).starts_with(['ف', 'و']) && reading.folded(end).chars().count() > 3 && !self.is_foreign(end);
                let foreign = foreign && !is_verb;
                let third = self.is_maghreb_family(end, at) || syllable_he || (syllable && closed || foreign) && !self.has_ending(end);
                let full = family_names > usize::from(third);
                // "أيمن أبو راس |القرار|": behind a whole name the article makes an object, unless it names a tribe or town.
                let behind_father = end > at + 2 && self.is_patronymic(end - 2);
                let behind_name = behind_given || end > at + 1 && self.is_patronymic(end - 2);
                // "نجوى أحمد |الشيخ| ووزير الزراعة أبو بكر": the next of a row.
                let is_row = reading.tags_at(end + 1).iter().any(|tag| {
                    matches!(tag.class, Class::Office(_) | Class::GivenName(_) | Class::Honorific(_)) && reading.text_before(tag) == "و"
                });
                let is_closed = is_row || reading.tokens.get(end + 1).is_some_and(|t| t.kind == Kind::Mark);
                // "شذى عثمان |الشيخ| اليوم".
                let is_rank_name = behind_given && self.language.people.honorific_names.has(reading.folded(end)) && !self.is_given(end + 1);
                let is_tribe = is_rank_name || reading.folded(end).ends_with('ي') || reading.folded(end).ends_with("يه") && behind_father;
                // "أحمد عبدالله |الأحمد| الصباح", "بندر بن سعد |المغامس| لـ".
                let has_given = |tag: &crate::extract::Tag| matches!(tag.class, Class::GivenName(_)) && reading.text_before(tag) == "ال";
                let is_told = |t: usize| self.closes_subject(t, at) || reading.folded(t).starts_with('ل');
                // "محمد علي |الزين| في حديث إلى الصحيفة أن".
                let is_adjunct = self.language.statements.adjuncts.at(reading, end + 1).is_some();
                let is_tribe = is_tribe || end > at + 1 && behind_given && is_adjunct && self.speech_follows(end + 1);
                let is_tribe = is_tribe || reading.tags_at(end).iter().any(has_given) || behind_father && is_told(end + 1);
                let is_spoken = definite && whole && is_closed && self.says_only(at);
                let of_tribe = is_called || is_spoken || definite && (is_tribe || is_closed && !self.has_ending(end)) && behind_name;
                let first_behind_given = begins_given && behind_given && (at + 1..end).all(|i| self.given_at(i).is_none());
                let object = definite && !of_tribe && (family_names > 0 || end > at + 1 && !first_behind_given);
                // "على حسن |الضيافة|": few family names have the article and the feminine ending.
                let common_noun = common_noun && !is_spoken;
                let feminine = definite && !is_called && !introduced && end == at + 1 && reading.surface(end).ends_with('ة');
                // "عبد الله |الضحاك| وزيرة البيئة": a title follows.
                let is_title = |tag: &crate::extract::Tag| matches!(tag.class, Class::Office(_)) && reading.text_before(tag).is_empty();
                let before_title = at + 2 < end && reading.tags_at(end + 1).iter().any(is_title);
                let closed_name = family_names < 3
                    && !self.has_ending(end)
                    && (before_title || self.closes_subject(end + 1, at) || self.ends_subject(end, at));
                let object = (object || full && !of_tribe) && !closed_name && !(begins_given && self.is_her_family(end, at));
                // "عرض محمد علي |تقريرا|".
                let is_told = begins_given && whole && self.is_manner(end) && !self.is_foreign(end) && !self.is_foreign(end - 1);
                if common_noun || object || feminine || is_told {
                    break;
                }
                family_names += usize::from(begins_given || end > at);
                if definite && end > at {
                    // "مقداد الربيعي": nothing follows a family name with the article but another.
                    end += 1;
                    end += usize::from(self.closes_tribe(end, at));
                    break;
                }
            }
            end += 1;
            behind_given = false;
        }
        let is_syllable = |t: usize| vietnamese && is_vietnamese_syllable(reading.folded(t));
        while end > at && self.is_particle(end - 1) && !is_syllable(end - 1) {
            end -= 1;
        }
        // "في لاو باو", "الصورة: ثانه ترونج": two syllables that nothing introduces, or a preposition before them, are a place or a credit.
        let speaks = at > self.sentence.tokens.start
            && reading.tags_at(at - 1).iter().any(|tag| matches!(tag.class, Class::Cue(_)) && tag.tokens.end == at);
        if !introduced && vietnamese && given.is_none() && !speaks && (end - at <= 2 || reading.surface(at) == "في") {
            return at..at;
        }
        let end = if introduced { self.to_regnal(at, end) } else { end };
        let end = self.to_apposition(at, self.to_called(at, end));
        at..if end > at { self.to_closer(at, end, introduced) } else { end }
    }

    /// "مريم الصادق |المهدي|": a second word with the article that ends as family names do.
    fn closes_tribe(&self, at: usize, from: usize) -> bool {
        let folded = self.reading.folded(at);
        let is_word = at < self.sentence.tokens.end && self.reading.tokens[at].kind == Kind::Word;
        let is_common =
            |tag: &crate::extract::Tag| !matches!(tag.class, Class::Office(_) | Class::Cue(_) | Class::Body(_) | Class::BodyHead(_));
        is_word
            && self.reading.surface(at).starts_with("ال")
            && (folded.ends_with('ي') && !self.stops_name(at, from) && !self.is_common_noun(at)
                || at > from + 2
                    && self.language.statements.adverbs.at(self.reading, at).is_none()
                    && self.closes_family(at + 1)
                    && self.reading.tags_at(at).iter().all(is_common))
    }

    /// Whether a mark, a day or what a subject is closed by follows a second family name: "الأحمد |الصباح| اليوم".
    fn closes_family(&self, at: usize) -> bool {
        let words = &self.language.statements;
        let is_adverb = words.adverbs.at(self.reading, at).is_some() || words.that.at(self.reading, at).is_some();
        at >= self.sentence.tokens.end || self.reading.tokens[at].kind == Kind::Mark || is_adverb
    }

    /// "|توتو| بنت محمد", "|زينبو| منت الأمين": a word that no table knows before "son of" or "daughter of" and a name.
    pub(super) fn begins_lineage(&self, at: usize) -> bool {
        let reading = self.reading;
        let is_inside = at + 2 < self.sentence.tokens.end && reading.tokens[at].kind == Kind::Word;
        is_inside
            && self.is_patronymic(at + 1)
            && reading.tags_at(at).is_empty()
            && !self.stops_name(at, at)
            && (self.is_given(at + 2) || reading.surface(at + 2).starts_with("ال") || self.opens_lineage(at))
    }

    /// "أما |أم| هاشم المغواري فتشكو", "يدعى |أبو| سامي العجلة": "father of" or "mother of" before a given name, behind no other name.
    pub(super) fn begins_kunya(&self, at: usize) -> bool {
        let reading = self.reading;
        let is_parent = matches!(reading.surface(at), "أبو" | "أبي" | "أم");
        let before = at.checked_sub(1).filter(|t| *t >= self.sentence.tokens.start);
        let is_name = |t: usize| reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::GivenName(_) | Class::PerhapsGiven(_)));
        let is_topic = |t: usize| self.language.statements.topics.at(reading, t) == Some(at);
        let is_unknown = |t: usize| reading.tags_at(t).is_empty() && reading.tokens[t].kind == Kind::Word && !is_topic(t);
        let is_other = before.is_some_and(|t| is_name(t) || is_unknown(t));
        let is_inside = at + 1 < self.sentence.tokens.end;
        is_parent && is_inside && self.given_at(at + 1).is_some_and(|given| !given.attached) && !is_other
    }

    /// "وزير الزراعة، |أمم| ولد بيباته، في": whether "son of" and an unknown word stand between a comma or a title and a mark or clause.
    fn opens_lineage(&self, at: usize) -> bool {
        let reading = self.reading;
        let before = at.checked_sub(1).filter(|t| *t >= self.sentence.tokens.start);
        let is_title =
            |tag: &crate::extract::Tag| matches!(tag.class, Class::Office(_) | Class::Honorific(_) | Class::Cue(_)) && tag.tokens.end == at;
        let opens = before.is_some_and(|t| reading.folded(t) == "," || reading.tags_at(t).iter().any(is_title));
        let father = at + 2;
        let is_plain = reading.tokens[father].kind == Kind::Word && reading.tags_at(father).is_empty();
        opens && is_plain && (father + 1..father + 3).any(|t| self.closes_chain(t))
    }

    /// "توتو |بنت| محمد" is a woman, "آدم |بن| سعيد" a man.
    pub(super) fn lineage_gender(&self, tokens: &Range<usize>) -> Option<crate::entity::Gender> {
        let is_inner = !self.language.capitals && tokens.len() > 2;
        // "السفيرة سعاد |بن| عمر": a family name of the Maghreb.
        let given = if is_inner { self.given_at(tokens.start).and_then(|g| g.gender) } else { None };
        match self.reading.folded(tokens.start + 1) {
            "بنت" | "منت" if is_inner => Some(crate::entity::Gender::F),
            "بن" | "ولد" if is_inner => given.or(Some(crate::entity::Gender::M)),
            _ => None,
        }
    }

    /// The most words from a token that one name has: "son of" is none, nor is "servant of".
    pub(super) fn longest_from(&self, at: usize) -> usize {
        let reading = self.reading;
        let is_word = |t: &usize| reading.tokens[*t].kind == Kind::Word;
        let limit = (at + LONGEST * 2).min(self.sentence.tokens.end);
        let small = (at..limit).take_while(is_word).filter(|t| self.is_patronymic(*t) || reading.folded(*t) == "عبد");
        LONGEST + small.count()
    }

    /// "مسلم بن أحمد بن سعيد |تبوك| الكثيري": behind "son of", a word before the name of the tribe.
    fn precedes_tribe(&self, at: usize, from: usize) -> bool {
        let reading = self.reading;
        let next = at + 1;
        let is_nisba = next < self.sentence.tokens.end && reading.surface(next).starts_with("ال") && reading.folded(next).ends_with('ي');
        at > from + 2 && (from..at).any(|t| self.is_patronymic(t)) && is_nisba && !reading.surface(at).starts_with("ال")
    }

    /// "سلوى درويش |الزين|، التي": what follows is told of a woman, so that a word without the feminine ending is her family name.
    fn is_her_family(&self, at: usize, from: usize) -> bool {
        let reading = self.reading;
        let is_hers = self.given_at(from).is_some_and(|g| g.gender == Some(crate::entity::Gender::F));
        let is_told = reading.folded(at + 1) == "," && reading.folded(at + 2) == "التي";
        let is_feminine = reading.surface(at).ends_with(['ة', 'ى', 'ء']) || reading.surface(at).ends_with("ات");
        is_hers && is_told && !is_feminine && !self.is_common_noun(at)
    }

    /// "غسان إلياس خوري |حداد| وحضور", "ريما فؤاد |الصلح عيتاني|، خصصت": a name goes on to the family name by which the article calls somebody.
    fn to_called(&self, at: usize, end: usize) -> usize {
        const MORE: usize = 2;
        let reading = self.reading;
        let limit = (end + MORE).min(self.sentence.tokens.end);
        let is_called = |t: &usize| reading.tokens[*t].kind == Kind::Word && self.called.contains(reading.folded(*t));
        let is_plain = |t: usize| reading.tokens[t].kind == Kind::Word && !self.stops_name(t, at) && !self.is_common_noun(t);
        let called = (end..limit).find(is_called).filter(|c| end > at + 1 && self.is_given(at) && (end..*c).all(is_plain));
        called.map_or(end, |c| c + 1)
    }

    /// "البابا تواضروس |الثاني|", "الملك كارل |السادس عشر| غوستاف": a name of one word goes on to the number of whoever reigns.
    fn to_regnal(&self, at: usize, end: usize) -> usize {
        let reading = self.reading;
        let is_number = |t: usize| {
            let folded = if t < self.sentence.tokens.end { reading.folded(t) } else { "" };
            matches!(
                folded,
                "الاول"
                    | "الثاني"
                    | "الثالث"
                    | "الرابع"
                    | "الخامس"
                    | "السادس"
                    | "السابع"
                    | "الثامن"
                    | "التاسع"
                    | "العاشر"
                    | "الحادي"
            )
        };
        if end != at + 1 || !is_number(end) {
            return end;
        }
        let is_ten = end + 1 < self.sentence.tokens.end && matches!(reading.folded(end + 1), "عشر" | "والعشرون" | "والعشرين");
        end + 1 + usize::from(is_ten)
    }

    /// A name goes on to the comma behind which a title tells who it is: "بارك جين وو، المدير العام".
    fn to_apposition(&self, at: usize, end: usize) -> usize {
        const MORE: usize = 2;
        let reading = self.reading;
        let title_at = |i: usize| reading.tags_at(i).iter().any(|t| matches!(t.class, Class::Office(_)));
        let comma = (end..(end + MORE + 1).min(self.sentence.tokens.end))
            .find(|i| reading.tokens[*i].kind != Kind::Word || self.stops_name(*i, at));
        let is_unknown = |i: usize| self.may_be_name(i, at, false) && !reading.surface(i).starts_with("ال");
        // "نائبة الرئيس |ماريسول إيتشيفيريا لانزا|، فأقرت": foreign words up to a mark go together.
        let is_foreign = |c: usize| (at..c).all(is_unknown) && (at..c).any(|i| self.is_foreign(i)) && c <= end + 1;
        // "أما الوزيرة ماريسول إيتشيفيريا |لانزا، فأقرت|": all up to the comma is who is spoken of.
        let is_topic = |c: usize| {
            reading.folded(self.sentence.tokens.start) == "اما" && reading.folded(c) == "," && reading.folded(c + 1).starts_with('ف')
        };
        let is_foreign = |c: usize| is_foreign(c) || is_topic(c);
        let closes = |c: usize| reading.folded(c) == "," && title_at(c + 1) || reading.tokens[c].kind == Kind::Mark && is_foreign(c);
        // "أيمن عبد الموجود |سلامة|، نائب الوزير": a noun that is a family name behind given names.
        let is_family_noun = end > at + 1
            && comma == Some(end)
            && end + 2 < self.sentence.tokens.end
            && reading.folded(end + 1) == ","
            && title_at(end + 2)
            && self.is_given(at)
            && !reading.surface(end).starts_with("ال")
            && reading.tags_at(end).iter().all(|tag| !matches!(tag.class, Class::Cue(_) | Class::Place(_) | Class::Office(_)))
            && !self.is_small_word(end);
        if is_family_noun {
            return end + 1;
        }
        comma
            .filter(|c| end > at + 1 && *c > end && closes(*c))
            .or(comma.filter(|c| end > at && *c > end && reading.folded(*c) == "," && title_at(c + 1)))
            .unwrap_or(end)
    }

    /// Unknown words between a verb of saying and what closes its subject are a name: "قال | بوديونو سوتريسنو | إن".
    pub(super) fn bounded_subject(&self, at: usize) -> Option<Range<usize>> {
        const LONGEST: usize = 4;
        let reading = self.reading;
        let verb = at.checked_sub(1).filter(|verb| *verb >= self.sentence.tokens.start)?;
        // "رابطة النقل |عبر| قزوين".
        let is_preposition = self.language.statements.prepositions.at(reading, verb).is_some();
        reading.tags_at(verb).iter().find(|t| matches!(t.class, Class::Cue(_)) && t.tokens.end == at && !is_preposition)?;
        // "ونواب |يطالبون| بسقف لمصانع السمك": several.
        if ["ون", "وا"].iter().any(|ending| reading.folded(verb).ends_with(ending)) {
            return None;
        }
        // "وحذر |ريزال| هدايت ويبوو": a name that begins like a place.
        let is_place = |tag: &crate::extract::Tag| matches!(tag.class, Class::Place(_)) && tag.tokens.len() == 1;
        let is_first =
            |i: usize| i == at && reading.tags_at(i).iter().any(is_place) && reading.text_before(&reading.tags_at(i)[0]).is_empty();
        let names_place = is_first(at);
        let is_word = |i: usize| reading.tokens[i].kind == Kind::Word && (is_first(i) || !self.stops_name(i, at));
        let end = (at..self.sentence.tokens.end.min(at + LONGEST + 1)).find(|i| !is_word(*i))?;
        let definite = |i: usize| reading.surface(i).starts_with("ال");
        // "باحثة أولى", "طالب جامعي", "مزارعون محليون": somebody who is not named.
        let articles = &self.language.statements.articles;
        let somebody = |i: usize| self.is_common_noun(i) || self.has_ending(i) || i == at && articles.at(reading, i).is_some();
        let least = if names_place { 3 } else { 2 };
        // "قالت |سروة| كريم صالح إن": an ending of a first word before given names.
        let is_first_name = |i: usize| i == at && (at + 1..end).any(|t| self.is_given(t)) && !self.is_common_noun(i);
        let somebody = |i: usize| somebody(i) && !is_first_name(i);
        let named = (least..=LONGEST).contains(&(end - at)) && !(at..end).any(somebody) && !(at..end - 1).any(definite);
        let closed = reading.folded(end) == "," || self.language.people.closes_subject.iter().any(|word| word == reading.folded(end));
        (named && closed).then_some(at..end)
    }

    /// Whether a subject is closed before a token: "حيان عبد الغني |السواد| إلى أن".
    fn closes_subject(&self, at: usize, from: usize) -> bool {
        const THAT: usize = 2;
        let closes = |t: usize| self.language.people.closes_subject.iter().take(6).any(|word| word == self.reading.folded(t));
        // "رينكون" is none.
        let is_definite = self.reading.surface(at - 1).starts_with("ال");
        let has_ending = |ending: &&str| self.reading.folded(at - 1).ends_with(*ending);
        let is_plural = is_definite && ["ين", "ون", "ات"].iter().any(has_ending) || self.is_common_noun(at - 1);
        let is_subject = from.checked_sub(1).is_some() && at < self.sentence.tokens.end;
        // "عن بيدرو كينتانيا |روخاس| قوله".
        let is_quote =
            |t: &crate::extract::Tag| matches!(t.class, Class::Cue(cue) if cue.has(crate::extract::statements::Cue::VERBAL_NOUN));
        let is_quoted = self.reading.tags_at(at).iter().any(is_quote);
        is_subject
            && !is_plural
            && (is_quoted
                || self.opens_what(at)
                || self.is_own_noun(at)
                || closes(at)
                || matches!(self.reading.folded(at), "الي" | "علي" | "عن") && (at..at + THAT).any(closes))
    }

    /// "انتقدت النائبة سحر متولي البنا |ما| وصفته": "what" before whatever somebody calls so.
    fn opens_what(&self, at: usize) -> bool {
        let is_inside = at + 1 < self.sentence.tokens.end;
        is_inside
            && self.reading.folded(at) == "ما"
            && !matches!(self.reading.folded(at + 1), "لم" | "زال" | "زالت" | "دام" | "دامت" | "ان")
    }

    /// Whether the verb before a subject takes nothing but what is said, so that no object follows: "قالت الوزيرة رولا سميح |الحباشنة|، ردا على".
    fn says_only(&self, from: usize) -> bool {
        const FARTHEST: usize = 14;
        let reading = self.reading;
        let first = from.saturating_sub(FARTHEST).max(self.sentence.tokens.start);
        let verb = |tag: &crate::extract::Tag| match tag.class {
            Class::Cue(cue) if cue.has(Cue::FINITE) && matches!(reading.text_before(tag), "" | "و" | "ف") => Some(cue),
            _ => None,
        };
        let mut before = (first..from).rev().take_while(|t| reading.tokens[*t].kind != Kind::Mark);
        before.find_map(|t| reading.find_at(t, verb)).is_some_and(|cue| !cue.has(Cue::NOUN))
    }

    /// Whether what follows a word shows that it ends the subject: the preposition of a verb that takes no object ("ورحب عمر فرج |المنقوش| بما"), or
    /// the verbal noun that is the object ("وأعلن بدر ناصر |العجيل| تخصيص", "وتوقع راجيش كومار |شارما| ارتفاع").
    fn ends_subject(&self, at: usize, from: usize) -> bool {
        const FARTHEST: usize = 14;
        let reading = self.reading;
        let words = &self.language.statements;
        let next = at + 1;
        if from == self.sentence.tokens.start || next >= self.sentence.tokens.end || reading.tokens[next].kind != Kind::Word {
            return false;
        }
        let folded = reading.folded(next);
        let is_definite = reading.surface(at).starts_with("ال");
        let is_plural = is_definite && ["ين", "ون", "ات", "يه"].iter().any(|ending| reading.folded(at).ends_with(ending));
        let first = from.saturating_sub(FARTHEST).max(self.sentence.tokens.start);
        let is_parted = |t: usize| reading.tokens[t].kind == Kind::Mark;
        let verb = (first..from).rev().take_while(|t| !is_parted(*t)).find(|t| words.intransitive.at(reading, *t).is_some());
        let is_preposition = words.prepositions.at(reading, next).is_some() || folded.starts_with('ب') && !self.is_given(next);
        let is_noun = !folded.starts_with("ال") && !self.is_given(next) && self.is_common_noun(next);
        let is_foreign = || {
            let long_vowels = reading.folded(at).chars().filter(|c| matches!(c, 'ا' | 'و' | 'ي')).count();
            reading.tags_at(at).is_empty() && long_vowels > 1 && !self.is_object(at) && !self.is_accusative(at)
        };
        !is_plural && (verb.is_some() && is_preposition && is_definite || is_noun && (is_definite || is_foreign()))
    }

    /// "أبدى لويس بوا مورتي |احترامه|": a noun with the pronoun of whoever is spoken of.
    fn is_own_noun(&self, at: usize) -> bool {
        if at >= self.sentence.tokens.end || self.reading.tokens[at].kind != Kind::Word {
            return false;
        }
        let people = &self.language.people;
        let folded = self.reading.folded(at);
        if self.reading.surface(at).ends_with('ة') {
            return false;
        }
        let stem = ["ه", "ها", "هم", "هما"].iter().find_map(|pronoun| folded.strip_suffix(pronoun));
        stem.is_some_and(|stem| people.common_nouns.has(stem) || people.common_noun_shapes.iter().any(|shape| fits_shape(stem, shape)))
    }

    /// Whether a token is no word that could go on with a name.
    fn closes_name(&self, at: usize, from: usize) -> bool {
        at >= self.sentence.tokens.end
            || self.reading.tokens[at].kind != Kind::Word
            || self.stops_name(at, from)
            || self.is_common_noun(at)
            || self.is_object(at)
            || self.reading.surface(at).starts_with("ال")
    }

    /// Whether a word ends as a feminine, a plural or a possessive does, which few names do.
    pub(super) fn has_ending(&self, at: usize) -> bool {
        let is_family = at > self.sentence.tokens.start && self.is_maghreb_family(at, at - 1);
        let is_name = is_family || self.is_given(at) || self.ends_in_ah(at);
        !is_name && self.language.people.noun_endings.iter().any(|ending| self.reading.surface(at).ends_with(ending.as_str()))
    }

    /// "كمال رزيق |بوشامة|": "father of" written onto a family name, behind a name that is whole without it.
    fn is_maghreb_family(&self, at: usize, from: usize) -> bool {
        const LEAST_LETTERS: usize = 5;
        let surface = self.reading.surface(at);
        surface.starts_with("بو") && surface.chars().count() >= LEAST_LETTERS && at > from && self.reading.tags_at(at).is_empty()
    }

    /// Whether a word has the shape of a plural that is what somebody does something with: "جوائز", "مشاريع".
    pub(super) fn is_object(&self, at: usize) -> bool {
        let folded = self.reading.folded(at);
        self.language.people.object_shapes.iter().any(|shape| fits_shape(folded, shape))
    }

    /// "أوسي |منتاه|": how names of West Africa end.
    fn ends_in_ah(&self, at: usize) -> bool {
        const LEAST_LETTERS: usize = 5;
        let surface = self.reading.surface(at);
        surface.ends_with("اه") && surface.chars().count() >= LEAST_LETTERS
    }

    /// Whether a word looks as if it were written from another language: by its letters, or with more long vowels than words of the
    /// language have.
    pub(super) fn is_foreign(&self, at: usize) -> bool {
        let folded = self.reading.folded(at);
        // "تشكيل" is no foreign word for its first letters.
        let is_verbal = fits_shape(folded, "ت##ي#");
        let long_vowels = folded.chars().filter(|c| matches!(c, 'ا' | 'و' | 'ي')).count();
        long_vowels > 2
            || self.ends_in_ah(at)
            || !is_verbal && self.language.people.foreign_letters.iter().any(|letters| folded.contains(letters.as_str()))
    }

    /// Whether a word has the shape of a verbal noun or plural ("إطلاق", "تعزيز"), which no name has.
    pub(super) fn is_common_noun(&self, at: usize) -> bool {
        // "عرضا مفصلا", "جائزة تقديرية": noun and adjective agree in their ending, which names do not.
        let folded = self.reading.folded(at);
        let both_definite = self.reading.surface(at).starts_with("ال") == self.reading.surface(at + 1).starts_with("ال");
        let agrees =
            |ending: char| both_definite && self.reading.surface(at).ends_with(ending) && self.reading.surface(at + 1).ends_with(ending);
        let is_foreign = self.is_foreign(at) || self.is_foreign(at + 1);
        let bare = folded.strip_prefix("ال").unwrap_or(folded);
        // "السادات" is a name, though "الشركات" are not.
        let shapes = self.language.people.common_noun_shapes.iter().filter(|shape| bare == folded || !shape.starts_with('*'));
        let has_shape = shapes.into_iter().any(|shape| fits_shape(bare, shape));
        !self.is_given(at) && (has_shape || agrees('ة') || agrees('ا') && !is_foreign || agrees('ً'))
    }

    /// Whether a word alone has the shape of a verbal noun or plural, or an ending that few names have.
    fn is_common_noun_shape(&self, at: usize) -> bool {
        let folded = self.reading.folded(at);
        self.language.people.common_noun_shapes.iter().any(|shape| fits_shape(folded, shape)) || folded.ends_with('ه')
    }

    pub(super) fn is_given(&self, at: usize) -> bool {
        self.given_at(at).is_some_and(|g| !g.attached)
    }

    /// The given name at a token, "and" written onto it or not.
    pub(super) fn given_at(&self, at: usize) -> Option<Given> {
        let reading = self.reading;
        let found = |particle: &str| {
            reading.find_at(at, |tag| match tag.class {
                Class::GivenName(gender) if reading.text_before(tag) == particle => {
                    let attached = !particle.is_empty();
                    Some(Given { start: tag.span.start, n_tokens: tag.tokens.len(), gender, attached, doubtful: false })
                }
                _ => None,
            })
        };
        // "|حسام الدين| الجمال": the second word of a given name.
        let with_second = |g: Given| {
            let end = at + g.n_tokens;
            let goes_on = g.n_tokens == 1 && end < self.sentence.tokens.end && reading.folded(end) == "الدين";
            Given { n_tokens: g.n_tokens + usize::from(goes_on), ..g }
        };
        // "سعادة الشيخ |الأمين| العام للمجلس": a title of more words.
        let is_title = |tag: &crate::extract::Tag| {
            matches!(tag.class, Class::Office(_)) && tag.tokens.start == at && tag.tokens.len() > 1 && reading.text_before(tag).is_empty()
        };
        let begins_title = || reading.surface(at).starts_with("ال") && reading.tags_at(at).iter().any(is_title);
        // "ووفقا |لخالد| العلوي،".
        let is_source = || self.language.statements.sources.before(reading, at, self.sentence.tokens.start).is_some();
        let sourced = || found("ل").filter(|_| is_source());
        let given = found("").or_else(|| found("و")).or_else(sourced);
        let given = given.or_else(|| self.servant_at(at)).or_else(|| self.doubtful_given_at(at))?;
        let is_none = begins_title() || self.rules_place(at) || self.describes_noun(at) || self.is_measured(at);
        (!is_none).then(|| with_second(given))
    }

    /// "متوسط |عمر| السفن", "معدل |وفاء| العملاء": a noun that is a name too, behind a word of measure and before a noun with the article.
    fn is_measured(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|t| *t >= self.sentence.tokens.start);
        let is_definite = at + 1 < self.sentence.tokens.end && self.reading.surface(at + 1).starts_with("ال");
        is_definite && before.is_some_and(|t| self.language.people.measures.has(self.reading.folded(t)))
    }

    /// "منتجو الصمغ |العربي| يبيعون": a nation or the like that is a name too, behind a noun with the article that no table knows.
    fn describes_noun(&self, at: usize) -> bool {
        let reading = self.reading;
        let before = at.checked_sub(1).filter(|t| *t >= self.sentence.tokens.start);
        let has_article = |t: usize| ["ال", "لل", "بال", "وال", "فال", "كال"].iter().any(|article| reading.surface(t).starts_with(article));
        self.language.people.adjectives_too.has(reading.folded(at))
            && before.is_some_and(|t| reading.tags_at(t).is_empty() && reading.tokens[t].kind == Kind::Word && has_article(t))
    }

    /// "بن عبدالعزيز |أمير| منطقة حائل", "|سلطان| عمان": a rank that is a name too, before the place that it is of.
    fn rules_place(&self, at: usize) -> bool {
        let reading = self.reading;
        let is_rank = self.language.people.honorific_names.has(reading.folded(at)) && !reading.surface(at).starts_with("ال");
        let is_place = |tag: &crate::extract::Tag| matches!(tag.class, Class::Place(_) | Class::Word(Word::PlaceHead));
        let next = at + 1;
        is_rank && next < self.sentence.tokens.end && reading.tags_at(next).iter().any(is_place)
    }

    /// "عبد |الزهرة|", "عبدالرضا": "servant of", with whose servant he is.
    fn servant_at(&self, at: usize) -> Option<Given> {
        let reading = self.reading;
        let next = at + 1;
        let is_article =
            |t: usize| t < self.sentence.tokens.end && reading.tokens[t].kind == Kind::Word && reading.surface(t).starts_with("ال");
        let n_tokens = match reading.folded(at) {
            "عبد" if is_article(next) => 2,
            "العبد" if reading.folded(next) == "الله" => 2,
            folded if folded.starts_with("عبدال") && folded.chars().count() > 7 => 1,
            _ => return None,
        };
        let start = reading.tokens[at].span.start;
        Some(Given { start, n_tokens, gender: Some(crate::entity::Gender::M), attached: false, doubtful: false })
    }

    /// A given name that is a common word too, where what stands around it shows that it names somebody: "المهندس |كريم| بن صالح",
    /// "الخبير الكويتي |كامل| الحرمي".
    fn doubtful_given_at(&self, at: usize) -> Option<Given> {
        let reading = self.reading;
        let (start, end, gender) = reading.find_at(at, |tag| match tag.class {
            Class::PerhapsGiven(gender) if reading.text_before(tag).is_empty() => Some((tag.span.start, tag.tokens.end, gender)),
            _ => None,
        })?;
        let is_name = |t: usize| {
            let is = |tag: &crate::extract::Tag| matches!(tag.class, Class::GivenName(_)) && reading.text_before(tag).is_empty();
            self.is_patronymic(t) || self.is_particle(t) || reading.tags_at(t).iter().any(is)
        };
        let is_word = |t: usize| t < self.sentence.tokens.end && reading.tokens[t].kind == Kind::Word;
        let is_nisba = |t: usize| is_word(t) && reading.surface(t).starts_with("ال") && reading.folded(t).ends_with('ي');
        let before = at.checked_sub(1).filter(|t| *t >= self.sentence.tokens.start);
        // "قالت جارتهم |هدى| المنصوري إن": up to what is said stands the subject.
        let is_told = || self.opens_speech(end + 1) && reading.surface(end + 1) == "إن" && self.says_only(at);
        let is_introduced = is_word(end) && is_told()
            || before.is_none_or(|t| {
                let ends = |tag: &crate::extract::Tag| {
                    let introduces =
                        matches!(tag.class, Class::Honorific(_) | Class::Office(_) | Class::Cue(_) | Class::Demonym(_) | Class::Place(_));
                    introduces && tag.tokens.end == at
                };
                let is_definite = ["ال", "وال", "بال", "لل"].iter().any(|article| reading.folded(t).starts_with(article));
                // "دورة |برئاسة| نبيلة الرميلي".
                let leads = self.language.people.leading.has(reading.folded(t));
                reading.folded(t) == "," || is_definite || leads || (t.saturating_sub(3)..=t).any(|s| reading.tags_at(s).iter().any(ends))
            });
        let is_common = |t: usize| self.language.people.common_nouns.has(reading.folded(t)) || has_word(reading, t, Word::NoName);
        // "قال الحاكم |رياض سلامة| إن": a noun that is a family name behind a title, up to what is said.
        let is_titled = before.is_some_and(|t| {
            reading.tags_at(t).iter().any(|tag| matches!(tag.class, Class::Office(_) | Class::Honorific(_)) && tag.tokens.end == at)
        });
        // "النائب |كريم عودة البهادلي|": two names that are words too, before that of a tribe.
        let is_doubtful = |t: usize| {
            let is = |tag: &crate::extract::Tag| matches!(tag.class, Class::PerhapsGiven(_)) && reading.text_before(tag).is_empty();
            is_word(t) && reading.tags_at(t).iter().any(is)
        };
        // "رئيسة الجمعية، |لطيفة| الحيان، في تصريح".
        let is_apposed = || {
            let is_tribe = is_word(end) && reading.surface(end).starts_with("ال") && !is_common(end) && !self.is_common_noun(end);
            is_tribe
                && before.is_some_and(|t| reading.folded(t) == ",")
                && end + 1 < self.sentence.tokens.end
                && reading.folded(end + 1) == ","
        };
        let goes_on = is_word(end)
            && (is_name(end)
                || is_introduced && (is_doubtful(end) && is_nisba(end + 1) || is_apposed())
                || is_titled && is_told()
                || is_introduced
                    && (is_nisba(end)
                        || self.is_maghreb_family(end, at)
                        || is_nisba(end + 1) && !is_common(end) && !reading.folded(end).starts_with("ال")
                        || !reading.folded(end).starts_with("ال") && !is_common(end) && !self.is_common_noun_shape(end)));
        goes_on.then_some(Given { start, n_tokens: end - at, gender, attached: false, doubtful: true })
    }

    /// Whether a word that is a title too begins a name: "سلطان بن محمد", "سلطان الكعبي".
    pub(super) fn title_is_name(&self, at: usize, end: usize) -> bool {
        let next = self.reading.folded(end);
        end == at + 1 && (self.is_patronymic(end) || next.starts_with("ال") && next.ends_with('ي') && !self.stops_name(end, at))
    }

    /// Whether a word that begins no name has the pronoun of whoever is spoken of behind it.
    fn is_owned(&self, at: usize) -> bool {
        let people = &self.language.people;
        let folded = self.reading.folded(at);
        let stem = ["ها", "هم", "هما"].iter().find_map(|pronoun| folded.strip_suffix(pronoun));
        // "أسماء |مدنكم|".
        let yours = folded.strip_suffix("كم").filter(|stem| stem.chars().count() > 2);
        stem.is_some_and(|stem| people.no_name.has(stem) && stem.chars().count() > 3)
            || yours.is_some_and(|stem| people.common_nouns.has(stem) || people.no_name.has(stem))
    }

    /// Whether an honorific ends before a token.
    fn follows_honorific(&self, at: usize) -> bool {
        let is_honorific = |tag: &crate::extract::Tag| matches!(tag.class, Class::Honorific(_)) && tag.tokens.end == at;
        at.checked_sub(1).is_some_and(|t| self.reading.tags_at(t).iter().any(is_honorific))
    }

    /// Whether an honorific stands before a word that no table knows.
    pub(super) fn is_honoured(&self, at: usize) -> bool {
        let is_honorific = |tag: &crate::extract::Tag| matches!(tag.class, Class::Honorific(_)) && tag.tokens.end == at;
        self.reading.tags_at(at).is_empty() && at.checked_sub(1).is_some_and(|t| self.reading.tags_at(t).iter().any(is_honorific))
    }

    /// Whether one word of a trade, without an article, stands before another word of a name.
    fn trade_is_name(&self, at: usize) -> bool {
        let is_plain = |t: usize| {
            let is_given = |tag: &crate::extract::Tag| matches!(tag.class, Class::GivenName(_));
            self.reading.tokens[t].kind == Kind::Word && self.reading.tags_at(t).iter().all(is_given) && !self.is_common_noun(t)
        };
        let is_one = self.reading.tags_at(at).iter().all(|tag| tag.tokens.len() == 1);
        let next = at + 1;
        // "منيرة |فلاح| السبيعي".
        let is_nisba = self.reading.folded(next).ends_with('ي');
        is_one
            && next < self.sentence.tokens.end
            && is_plain(next)
            && !self.reading.surface(at).starts_with("ال")
            && (!self.reading.surface(next).starts_with("ال") || is_nisba)
    }

    /// Whether a definite title of one word is the family name of whom another title follows.
    fn is_family_title(&self, at: usize, from: usize) -> bool {
        let is_untitled = !self.follows_honorific(from) && !self.ends_office(from);
        self.is_given(from) && is_untitled && self.reading.surface(at).starts_with("ال") && self.begins_title(at + 1)
    }

    /// Whether a title ends before a token.
    fn ends_office(&self, at: usize) -> bool {
        let is_office = |tag: &crate::extract::Tag| matches!(tag.class, Class::Office(_)) && tag.tokens.end == at;
        at.checked_sub(1).is_some_and(|t| self.reading.tags_at(t).iter().any(is_office))
    }

    fn is_patronymic(&self, at: usize) -> bool {
        self.language.people.patronymics.has(self.reading.folded(at))
    }

    pub(super) fn is_particle(&self, at: usize) -> bool {
        self.language.people.particles.iter().any(|p| p == self.reading.folded(at))
    }

    /// Whether a word cannot be in a name: a function word, a title, a place, a body, or a word with a particle written onto it.
    pub(super) fn stops_name(&self, at: usize, from: usize) -> bool {
        let reading = self.reading;
        let people = &self.language.people;
        let start = reading.tokens[at].span.start;
        let folded = reading.folded(at);
        // "حليمة القعقور |وأسامة| سعد".
        let given = self.is_given(at) || at == from && self.given_at(at).is_some();
        // "إسماعيل ولد |الشيخ| أحمد", "يوسف أبو |العلا|": behind a particle of names anything is a name.
        // "خالد بن |علي| المنصوري": and behind "son of" even what looks like "on".
        // "تويت |بأن|": "that" is no syllable.
        let is_that = |surface: &str| surface.starts_with("بأ") || surface.starts_with(['أ', 'إ']);
        let opens_clause = self.language.statements.that.at(reading, at).is_some() || matches!(folded, "بان" | "بانه" | "بانها" | "بانهم");
        if at > from && opens_clause && is_that(reading.surface(at)) {
            return true;
        }
        if at > from && (self.is_patronymic(at - 1) || self.is_particle(at - 1) && !people.no_name.has(folded)) {
            return false;
        }
        let is_lone_place = |tag: &crate::extract::Tag| matches!(tag.class, Class::Place(_) | Class::GivenName(_)) && tag.tokens.len() == 1;
        if self.precedes_tribe(at, from) && reading.tags_at(at).iter().all(is_lone_place) && !people.common_nouns.has(folded) {
            return false;
        }
        // "كرامة المعلم |ليست بندًا|": names have no ending of the indefinite accusative.
        if reading.surface(at).ends_with('ً') || reading.surface(at).ends_with("ًا") {
            return true;
        }
        // "سعيدة |بالحاج| عمر", "خليل |الشديفات|": a particle of names, and a name by which the article calls somebody.
        if at > from && (self.is_particle(at) && !people.no_name.has(folded) || self.called.contains(folded)) {
            return false;
        }
        // "المندوبون |يتذوقون| القهوة": nobody's name is what many do.
        const LEAST_LETTERS: usize = 5;
        if at == from && folded.starts_with('ي') && folded.ends_with("ون") && folded.chars().count() >= LEAST_LETTERS && !given {
            return true;
        }
        // "اللاعب أكرم عفيف |سيغيب|": what somebody will do.
        let is_ahead = |rest: &str| rest.starts_with(['ي', 'ت']) && people.no_name.has(rest);
        if at > from && folded.strip_prefix('س').is_some_and(is_ahead) {
            return true;
        }
        // "العلاقات الدبلوماسية |بين البلدين|".
        let is_preposition = self.language.statements.prepositions.at(reading, at).is_some();
        if at == from && is_preposition && !given && reading.surface(at + 1).starts_with("ال") {
            return true;
        }
        let syllable = at > from && is_vietnamese_family_name(reading.folded(from)) && is_vietnamese_syllable(folded);
        let stop_tag = reading.tags_at(at).iter().any(|tag| match tag.class {
            // "أمادو لامين |كان| إن": what only a clause follows ends the name.
            Class::Word(Word::NoName) if people.name_too.has(folded) && self.ends_chain(at, from) => false,
            Class::Word(Word::NoName | Word::Of) => {
                !(self.begins_syllables(at, from) || self.joins_syllables(at, from) || at == from && self.begins_kunya(at))
            }
            // "عثمان |شيخ| اندور": a rank between given and family name.
            Class::Office(_) if at > from && self.is_given(at - 1) && self.is_given(from) && people.honorific_names.has(folded) => {
                self.rules_place(at)
            }
            // "إدريس |فلاح| تازي": a trade that is a family name too.
            Class::Office(_) if at == from + 1 && (self.is_given(from) || self.is_honoured(from)) && self.trade_is_name(at) => false,
            // "أحمد |الوكيل| رئيس الغرفة": a title between a given name and a title.
            Class::Office(_) if at == from + 1 && self.is_family_title(at, from) => false,
            Class::Office(_) => at > from || !self.title_is_name(at, tag.tokens.end),
            // "حسن |لرويترز|": whom somebody tells something.
            Class::Body(_) if at > from && matches!(reading.text_before(tag), "ل" | "ب") => true,
            // "كريستين |فورد|": a company's name behind a given name, which the name ends with.
            // "خالد علي |أبل| سفير قطر".
            Class::Body(_) => {
                let closes = self.ends_foreign_name(at, from) || at > from && self.is_given(at - 1) && self.begins_title(at + 1);
                !(at > from && tag.tokens.len() == 1 && closes)
            }
            Class::BodyHead(_) => true,
            // "ومحمد" begins the next name; "كرامي" is not like Rami.
            // "أمين |الناصر|": a family name made of a given name and the article.
            // "جبران |باسيل|", "أحمد |باوزير|": behind a given name none that "in" is written onto, which would have its hamza.
            Class::GivenName(_) if at > from && self.is_given(at - 1) && reading.surface(at).starts_with("با") => false,
            Class::GivenName(_) => tag.span.start > start && at > from && !matches!(reading.text_before(tag), "ك" | "ال"),
            // "محمد |الشرفي|": as a family name.
            Class::Status(_) => tag.span.start == start && !(at == from + 1 && self.is_given(from)),
            // "حنين |السيد|": an honorific that no name follows is a family name.
            Class::Honorific(_) => {
                // "نجوى أحمد |الشيخ| ووزير الزراعة".
                let behind_given = at > from && self.is_given(at - 1) && self.is_given(from);
                // "هدى |السيد| عوض الله": the name of a father, right behind the given name.
                let is_name = behind_given && people.honorific_names.has(folded) && (at == from + 1 || !self.is_given(tag.tokens.end));
                tag.span.start == start && !is_name
            }
            // "Huy" is a syllable of Nguyen Huy Dung, though it is written like Hue; behind a given name "Aomori" is a family name.
            // "ريك بيري |بموسكو|": a place behind a particle.
            // "اللجنة الاقتصادية |لأوروبا|".
            Class::Place(_) if at == from && reading.text_before(tag) == "ل" => true,
            // "السيد |زغوان| عمار": Algeria prints the family name first.
            Class::Place(_) if at == from && tag.tokens.len() == 1 && self.follows_honorific(at) && self.is_given(at + 1) => false,
            Class::Place(_) if at > from + 1 && matches!(reading.text_before(tag), "ب" | "ل" | "و") => true,
            // "محاميه |يون| جاي-هو".
            // "هبة |اليابان|": what a country gave, not somebody.
            Class::Place(_) if self.is_countrys(tag, at) => true,
            // "السفير |دونغ فان| باو": two syllables that are a place too, before a third.
            Class::Place(_) if at == from && tag.tokens.len() == 2 && self.goes_on_in_syllables(tag) => false,
            Class::Place(_) if at == from && self.is_family(at) && self.joined_by_hyphen(at + 1) => false,
            Class::Place(_) => tag.span.start == start && !syllable && !(at == from + 1 && tag.tokens.len() == 1 && self.is_given(from)),
            // "حاتم |المكي|": as a family name.
            Class::Demonym(_) => tag.span.start == start && !syllable && !(at == from + 1 && self.is_given(from)),
            // "غسان |طالب| الشمري": a verb that is a name too, between a given name and that of a tribe.
            Class::Cue(_) if reading.text_before(tag).is_empty() && self.is_father(at, from) => false,
            // "الوزير سالم |فقد أكد": the verb of saying after a name.
            // "الوزيرة |تعلن| غلافا".
            Class::Cue(_) if at == from => !given && folded.starts_with(['ي', 'ت']) && reading.text_before(tag).is_empty(),
            Class::Cue(_) => at > from && matches!(reading.text_before(tag), "" | "و" | "ف"),
            _ => false,
        });
        let is_noun = people.common_nouns.has(folded) || folded.strip_prefix("ال").is_some_and(|bare| people.common_nouns.has(bare));
        // Nobody is called by a given name alone: "فرحان حق".
        let first = self.given_at(from).map_or(0, |g| g.n_tokens);
        let is_noun = is_noun && !(first > 0 && at == from + first) && !people.unlike.iter().any(|word| word == reading.surface(at));
        // "واللجان", "بالمدينة": a particle and the article make it a common noun.
        // "أبدت الوزيرة |استعدادها|".
        let is_owned = !given && self.is_owned(at);
        // "إدريس |لشكر| إن", "سالم |بلحاج|، الذي": behind one given name a family name of the Maghreb, which begins as if "to" were written onto it.
        // "عوض سعيد |باقطيان|،".
        let is_behind_given = at == from + 1 && self.is_given(from) || folded.starts_with("با") && at > from && self.is_given(at - 1);
        let is_maghreb = folded.starts_with(['ل', 'ب']) && is_behind_given && self.closes_subject_at(at + 1);
        let is_attached = !syllable && !is_maghreb && self.is_attached_noun(at);
        let common = is_owned || ["وال", "بال", "لل"].iter().any(|p| folded.starts_with(p)) || is_noun || is_attached;
        // "رئيسة المحكمة |لحماية| البيئة": a preposition and a feminine noun begin no name.
        let purpose = at == from
            && folded.strip_prefix(people.attached.as_slice()).is_some_and(|rest| rest.chars().count() > 3)
            && reading.surface(at).ends_with('ة')
            && !reading.surface(at).starts_with(['ب', 'ك', 'ف']);
        // "طالب المحافظ |بإطلاقات| إضافية", "دعا الوزير |لحملات| واسعة": a preposition and a hamza or a plural.
        let mut letters = reading.surface(at).chars();
        let is_joined = letters.next().is_some_and(|first| "بلكوف".contains(first));
        let is_hamza = is_joined && letters.next().is_some_and(|second| matches!(second, 'أ' | 'إ' | 'آ'));
        let is_many = is_joined && at == from && folded.ends_with("ات") && folded.chars().count() > 5;
        let purpose = purpose || is_hamza || is_many;
        // "رئيس الجمعية |لمكاتب السفر|": no name that only its place shows begins so.
        let purpose = purpose || at == from && folded.starts_with('ل') && reading.surface(at + 1).starts_with("ال");
        // "المعهد الوطني |لعلوم وتكنولوجيا| البحار".
        let is_fitting = || ["ل##و#", "ل##ا#", "ل##ي#"].iter().any(|shape| fits_shape(folded, shape));
        let is_of = at == from && reading.tags_at(at).is_empty() && self.is_definite_before(at) && is_fitting();
        let purpose = purpose || is_of;
        // "رحبت سيلاماويت غيرما |بصرامة المراقبين|".
        let is_object = at > from
            && folded.starts_with('ب')
            && reading.surface(at).ends_with('ة')
            && folded.chars().count() > 4
            && reading.surface(at + 1).starts_with("ال");
        // "الفلاح |يدفع الثمن|": a verb and its object.
        // "اللجنة |يشكل مسؤولية|".
        let has_object = reading.surface(at + 1).starts_with("ال") || reading.surface(at + 1).ends_with(['ة', 'ً']);
        let is_verb = at == from && ["ي###", "ت###"].iter().any(|shape| fits_shape(folded, shape)) && has_object;
        let common = common || is_object || is_verb;
        // "بابا ديوب |الاتحادات|".
        // "مروان |الصلاحات|": directly behind a given name stands a family name.
        let is_family = at == from + 1 && self.given_at(from).is_some_and(|g| !g.attached && !g.doubtful && g.n_tokens == 1);
        let is_plural =
            at > from && !is_family && reading.surface(at).starts_with("ال") && folded.ends_with("ات") && folded.chars().count() > 7;
        ((stop_tag || common || purpose || is_plural) && !given) || (at == from && reading.surface(at).starts_with("ال") && !given)
    }

    /// Whether the word before has the article, whatever is written before it.
    fn is_definite_before(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|t| *t >= self.sentence.tokens.start);
        before.is_some_and(|t| ["ال", "لل", "بال", "وال"].iter().any(|article| self.reading.surface(t).starts_with(article)))
    }

    /// Whether a word stands between a given name and the name of a tribe that closes the subject.
    fn is_father(&self, at: usize, from: usize) -> bool {
        let tribe = at + 1;
        let is_inside = tribe < self.sentence.tokens.end && at == from + 1 && self.is_given(from);
        let surface = if is_inside { self.reading.surface(tribe) } else { "" };
        surface.starts_with("ال") && surface.ends_with('ي') && self.closes_subject_at(tribe + 1)
    }

    /// Whether a subject is closed right before a token: by a comma or by what opens a clause.
    fn closes_subject_at(&self, at: usize) -> bool {
        let is_comma = at < self.sentence.tokens.end && self.reading.folded(at) == ",";
        is_comma || self.language.people.closes_subject.iter().take(6).any(|word| word == self.reading.folded(at))
    }

    /// Whether the name of a country has the article and stands behind a feminine noun that is a given name too.
    fn is_countrys(&self, tag: &crate::extract::Tag, at: usize) -> bool {
        let Class::Place(row) = tag.class else { return false };
        let is_country = crate::gazetteer::places()[row as usize].kind == "country";
        is_country && at > 0 && self.reading.surface(at).starts_with("ال") && self.reading.surface(at - 1).ends_with('ة')
    }

    /// Whether a title or an adjunct begins at a token.
    fn begins_title(&self, at: usize) -> bool {
        let is_title = |tag: &crate::extract::Tag| matches!(tag.class, Class::Office(_)) && self.reading.text_before(tag).is_empty();
        self.reading.tags_at(at).iter().any(is_title) || self.language.statements.adjuncts.at(self.reading, at).is_some()
    }

    /// Whether a small word stands between a name and the clause or mark that closes it.
    fn ends_chain(&self, at: usize, from: usize) -> bool {
        let next = self.reading.tokens.get(at + 1);
        at > from && (self.opens_speech(at + 1) || next.is_some_and(|t| t.kind == Kind::Mark && self.reading.folded(at + 1) == ","))
    }

    /// "رئيس اللجنة |هو سي ثانغ|": a family name of Vietnam that is a small word too, before two syllables that are no words.
    fn begins_syllables(&self, at: usize, from: usize) -> bool {
        // "هو |مينه| داي": a syllable that is a given name elsewhere.
        let is_given = |tag: &crate::extract::Tag| matches!(tag.class, Class::GivenName(_) | Class::PerhapsGiven(_));
        let is_syllable = |t: usize| {
            let is_inside = t < self.sentence.tokens.end && self.reading.tokens[t].kind == Kind::Word;
            is_inside && self.reading.tags_at(t).iter().all(is_given) && is_vietnamese_syllable(self.reading.folded(t))
        };
        at == from && is_vietnamese_family_name(self.reading.folded(at)) && is_syllable(at + 1) && is_syllable(at + 2)
    }

    /// "دونغ فان |باو|": whether a name of Vietnam goes on behind its first two syllables, which are a place too.
    fn goes_on_in_syllables(&self, place: &crate::extract::Tag) -> bool {
        let reading = self.reading;
        let next = place.tokens.end;
        let is_name = is_vietnamese_family_name(reading.folded(place.tokens.start)) && reading.text_before(place).is_empty();
        is_name
            && next < self.sentence.tokens.end
            && reading.tokens[next].kind == Kind::Word
            && reading.tags_at(next).is_empty()
            && is_vietnamese_syllable(reading.folded(next))
            && !self.is_small_word(next)
    }

    /// Whether a word is a preposition, "that", "who" or the like.
    fn is_small_word(&self, at: usize) -> bool {
        let words = &self.language.statements;
        [&words.prepositions, &words.adjuncts, &words.that, &words.relatives, &words.adverbs]
            .iter()
            .any(|l| l.at(self.reading, at).is_some())
    }

    /// "المدير تران |في| كيو": the second syllable of a name from Vietnam that is a small word too, before one that is no word.
    fn joins_syllables(&self, at: usize, from: usize) -> bool {
        let next = at + 1;
        let is_syllable = next < self.sentence.tokens.end
            && self.reading.tokens[next].kind == Kind::Word
            && self.reading.tags_at(next).is_empty()
            && is_vietnamese_syllable(self.reading.folded(next));
        at == from + 1
            && is_vietnamese_family_name(self.reading.folded(from))
            && is_vietnamese_syllable(self.reading.folded(at))
            && is_syllable
    }

    /// Whether a word without an article ends a name that begins with a given name: what follows closes it.
    fn ends_foreign_name(&self, at: usize, from: usize) -> bool {
        let begins = at == from || (from..at).any(|t| self.is_given(t)) && at - from < 3;
        let next = self.reading.folded(at + 1);
        let closes = at + 1 >= self.sentence.tokens.end
            || self.reading.tokens[at + 1].kind != Kind::Word
            || self.language.people.closes_subject.iter().any(|word| word == next)
            || self.language.statements.relatives.at(self.reading, at + 1).is_some();
        begins && closes && !self.reading.surface(at).starts_with("ال")
    }

    /// Whether a hyphen joins a word to the next: "جاي-هو".
    pub(super) fn joined_by_hyphen(&self, at: usize) -> bool {
        let is = |t: usize| self.reading.tokens.get(t).is_some_and(|t| !t.spaced);
        at + 2 < self.sentence.tokens.end && self.reading.folded(at + 1) == "-" && is(at + 1) && is(at + 2)
    }

    /// Whether a word is a family name of East Asia, which stands first.
    pub(super) fn is_family(&self, at: usize) -> bool {
        self.language.people.family_first.iter().any(|name| name == self.reading.folded(at))
    }

    /// "وعدد", "بجهود": a particle written onto a common noun.
    fn is_attached_noun(&self, at: usize) -> bool {
        let people = &self.language.people;
        let folded = self.reading.folded(at);
        // "لامسال": the hamza of a verbal noun is written.
        let is_bare = self.reading.surface(at).chars().nth(1) == Some('ا') && folded.chars().count() == 6;
        // "كاوفمان": no noun begins so.
        if self.reading.surface(at).chars().skip(1).take(2).eq(['ا', 'و']) {
            return false;
        }
        // "تعهد الوزير |بحل| مشكلة", "وعد |بمد| شبكة": nouns of two letters.
        let is_short_noun = |rest: &str| folded.starts_with(['ب', 'ل']) && people.common_nouns.has(rest);
        let Some(rest) = folded.strip_prefix(people.attached.as_slice()).filter(|rest| rest.chars().count() > 2 || is_short_noun(rest))
        else {
            return false;
        };
        let shaped = || people.common_noun_shapes.iter().filter(|s| !s.starts_with('*')).any(|shape| fits_shape(rest, shape));
        // "لوكالتنا", "بإعفائهم".
        let bare = ["نا", "هم", "هما", "ها", "ه"].iter().find_map(|pronoun| rest.strip_suffix(pronoun));
        // "عبدالرحمن |ورسمة|": no pronoun.
        let is_feminine = self.reading.surface(at).ends_with('ة');
        let is_owned = bare.filter(|_| !is_feminine).is_some_and(|bare| {
            let feminine = bare.strip_suffix('ت').map(|stem| format!("{stem}ه"));
            let verbal = bare.strip_suffix("ائ").map(|stem| format!("{stem}اء"));
            let is_noun =
                |noun: &str| people.common_nouns.has(noun) || people.common_noun_shapes.iter().any(|shape| fits_shape(noun, shape));
            feminine.iter().any(|noun| people.common_nouns.has(noun))
                || people.common_nouns.has(bare)
                || verbal.iter().any(|noun| is_noun(noun))
        });
        is_owned || people.no_name.has(rest) || people.common_nouns.has(rest) || !is_bare && shaped()
    }
}

fn has_long_vowel(folded: &str) -> bool {
    folded.contains(['ا', 'و', 'ي'])
}

/// Whether a word has a shape: `?` is any letter, `#` any but a long vowel, a leading `*` anything.
pub(super) fn fits_shape(word: &str, shape: &str) -> bool {
    let fits = |s: char, w: char| s == '?' || s == w || s == '#' && !matches!(w, 'ا' | 'و' | 'ي');
    match shape.strip_prefix('*') {
        Some(end) => word.len() > end.len() && word.ends_with(end),
        None => {
            let mut letters = word.chars();
            shape.chars().all(|s| letters.next().is_some_and(|w| fits(s, w))) && letters.next().is_none()
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::article::Lang;
    use crate::entity::Form;
    use crate::extract::statements::article_of;

    #[test]
    fn names_end_where_the_sentence_goes_on() {
        for (text, wanted) in [
            ("وعرضت رئيسة القسم الدكتورة هناء جاسم عبد الرضا الموسوي نتائج الدراسة.", "هناء جاسم عبد الرضا الموسوي"),
            ("ورحب رئيس الهيئة عمر فرج المنقوش بما وصفه بالتقدم.", "عمر فرج المنقوش"),
            ("وأعلن المدير العام للهيئة مشعل جابر العقيل تخصيص مبلغ للمشروع.", "مشعل جابر العقيل"),
            ("وناقشت اللجنة برئاسة النائب أحمد خليل الشديفات، أزمة الأعلاف. وقال الشديفات إن الدعم كاف.", "أحمد خليل الشديفات|الشديفات"),
            ("وقالت وزيرة التنمية المهندسة ريم بسام الطراونة، ردا على سؤال، \"لن نتراجع\".", "ريم بسام الطراونة"),
            ("وقالت الناطقة باسم الوزارة سعيدة بالحاج عمر إن الصيانة أنجزت.", "سعيدة بالحاج عمر"),
            ("وأكد نائب رئيس الوزراء وزير النقل الأوزبكي عظيم رحمتوف أن الممر مهم.", "عظيم رحمتوف"),
            ("وطالب شيوخ العشائر بإشراكهم في التوزيع.", ""),
            ("بمشاركة وفود من عشرين دولة عربية ومن آسيا الوسطى.", ""),
            ("واقترح وزير المياه عثمان بابكر ديالو إنشاء صندوق مشترك.", "عثمان بابكر ديالو"),
            ("ودعا محافظ البنك المركزي محمد ولد بلال الدول الأعضاء إلى احترام التعهدات.", "محمد ولد بلال"),
            ("وأشاد الخبير الاقتصادي فادي مكي بجهود العاملين في الميدان.", "فادي مكي"),
            ("وهنأ الوزير أيمن أبو راس الفائزين بالجائزة.", "أيمن أبو راس"),
            ("وأبرزت رئيسة بلدية ليون صلاح الدين مزوار دور المرأة.", "صلاح الدين مزوار"),
            ("وناقش وزير الخارجية سلطان بن محمد القاسمي ملف الهجرة.", "سلطان بن محمد القاسمي"),
            ("وسلمت الوزيرة صوفي فيلميس جوائز للفائزين.", "صوفي فيلميس"),
            ("واعتبر رئيس البرلمان عبد الله بن طوق المري الاتفاق خطوة أولى.", "عبد الله بن طوق المري"),
            ("وقال المدير العام بارك تشول هو إن الأشغال انتهت.", "بارك تشول هو"),
            ("وأضافت الوزيرة مريم الصادق المهدي أن المفاوضات مستمرة.", "مريم الصادق المهدي"),
            ("وذكر الأمين العام إسماعيل ولد الشيخ أحمد أن النتائج مرضية.", "إسماعيل ولد الشيخ أحمد"),
            ("ولفت وزير النفط حيان عبد الغني السواد إلى أن الإنتاج مستقر.", "حيان عبد الغني السواد"),
            ("وشدد ممثل النيابة العمومية نوفل العوني على أن الأبحاث مستمرة.", "نوفل العوني"),
            ("وانتقد رئيس الجامعة التونسية لكرة اليد كريم الهلالي قرار التأجيل.", "كريم الهلالي"),
            ("وتوقع خبير الطاقة الكويتي كامل الحرمي تراجع الأسعار.", "كامل الحرمي"),
            ("وطالب محافظ ميسان بإطلاقات إضافية نحو الأهوار.", ""),
            ("ونبه البابا تواضروس الثاني إلى خطر الكراهية.", "تواضروس الثاني"),
            ("وأكد المتحدث غسان طالب الشمري أن الخزين ارتفع. وطالب الشمري بالصبر.", "غسان طالب الشمري|الشمري"),
            ("وقال السكرتير الأول للحزب إدريس لشكر إن الانتخابات مهمة.", "إدريس لشكر"),
            ("وقالت سروة كريم حمه صالح إن اللجنة ستستضيف الوزير.", "سروة كريم حمه صالح"),
            ("ولم يوضح الوزير مصير المصانع. ونواب يطالبون بسقف لمصانع دقيق السمك.", ""),
            ("وقال النائب جبران باسيل إن الموازنة ناقصة.", "جبران باسيل"),
            ("وقالت الباحثة هدى باوزير في الندوة إن المدينة قديمة.", "هدى باوزير"),
            ("وأعطى الوزير الأول المختار ولد أجاي تعليماته بتسريع الأشغال.", "المختار ولد أجاي"),
            ("وقال كاتبها العام فاروق الحاج صالح إن الإنتاج تراجع.", "فاروق الحاج صالح"),
            ("وقالت المتحدثة، هدى بنت صالح الراشدي، إن المقر جاهز.", "هدى بنت صالح الراشدي"),
            ("واقترح نائب رئيس مجلس النواب الليبي حسام الدين القماطي إنشاء صندوق للتأمين.", "حسام الدين القماطي"),
            ("ونفى الناطق الرسمي باسم المؤتمر عثمان شيخ سيسوكو انسحاب أي وفد.", "عثمان شيخ سيسوكو"),
            ("وتوقعت المديرة العامة لشركة «ساحل» نادين تومبا تسريح عاملين.", "نادين تومبا"),
            ("وأوضح سالم بن حمد بن سعيد تبوك الكثيري مدير عام البلدية أن الطريق جاهز.", "سالم بن حمد بن سعيد تبوك الكثيري"),
            ("وأعلنت وزيرة المياه، دادو بنت محمد سالم ولد الداه، فتح السد.", "دادو بنت محمد سالم ولد الداه"),
            ("ورحب رئيس النقابة، سيدي أحمد ولد الشيخ عبد الله ولد منصور، بالقرار.", "سيدي أحمد ولد الشيخ عبد الله ولد منصور"),
            (
                "عقدت اللجنة جلسة برئاسة النائب نقولا جورج خوري نحاس وحضور نواب. وقال النائب نحاس: \"الأرقام مقلقة\".",
                "نقولا جورج خوري نحاس|نحاس",
            ),
            ("وطالبت رئيسة الاتحاد سلوى فؤاد الغندور، التي حضرت الجلسة، بتأمين النقل.", "سلوى فؤاد الغندور"),
            ("وسأل الأهالي: \"أين صرفت هبة اليابان؟\".", ""),
            ("وقال مدير الشرطة صباح كرم الجبوري إن الأمن مستتب.", "صباح كرم الجبوري"),
            ("وأكدت ممثلة \"اليونيسف\" في لبنان هيلغا برونر أن المحصول تراجع.", "هيلغا برونر"),
            ("افتتح المعرض بميناء السلطان قابوس الترفيهي.", ""),
            ("سعادة أصيلة الحراصية تتجول في المعرض.", "أصيلة الحراصية"),
            ("وأكد النقيب أن كرامة المعلم ليست بنداً قابلاً للتفاوض.", ""),
            ("وشكر الوزير مضيفيه على حسن الضيافة.", ""),
            ("مزارعة تتفقد حقلا تضرر من الملوحة.", ""),
            ("وحذرت ممثلة المنظمة في الأردن إليف كارادينيز من أن الأسعار ترتفع.", "إليف كارادينيز"),
            ("ونقلت الوكالة عن التاجر بيدرو كينتانيا روخاس قوله إن المستودع جاهز.", "بيدرو كينتانيا روخاس"),
            ("وقدم وزير المالية مقترحات جديدة لمعالجة العجز.", ""),
            ("وأكدت الوزيرة مواصلة العمل مع الشركاء.", ""),
            ("وأوصى الخبير باعتماد تقنيات حديثة.", ""),
            ("وقال وزير الزراعة، أمم ولد بيباته، في كلمته إن الواحات تنمو.", "أمم ولد بيباته"),
            ("وألقى كلمة ممثل المنظمة الدكتور كمال رزيق بوشامة.", "كمال رزيق بوشامة"),
            ("وسيبدأ المصنع للألمنيوم الأخضر سيبدأ الإنتاج في مايو.", ""),
            ("تفقدت الوزيرة شذى عثمان الشيخ اليوم الجامعة.", "شذى عثمان الشيخ"),
            ("وقال الفاضل أحمد بن علي البلوشي إن الميناء جاهز.", "أحمد بن علي البلوشي"),
            (
                "وأكد وزير الطاقة الأمير عبد العزيز بن تركي أن الحقل جاهز. وأضاف الأمير عبد العزيز أن الغاز كثير.",
                "عبد العزيز بن تركي|عبد العزيز",
            ),
            ("ورأت الأستاذة في جامعة الملك فهد للبترول أن النفط كثير.", ""),
            ("أما المدير العام للمكتب تشالرمشاي سومبات فرأى أن التبادل لا يكفي.", "تشالرمشاي سومبات"),
            ("وثمّن منسق مشروع دعم التعليم جيرفازيو بونتيمبي جهود الولاية.", "جيرفازيو بونتيمبي"),
            ("وأوضح النائب عن محافظة واسط رحيم عودة الكناني أن السد جاهز.", "رحيم عودة الكناني"),
            ("وقالت رئيسة الجمعية، نعيمة الحيان، في تصريح للصحيفة إن الرائحة قوية.", "نعيمة الحيان"),
            ("وأوضحت نقيبة الصيادلة، باسنت البنهاوي، في تصريح صحفي أن الدواء متوفر.", "باسنت البنهاوي"),
            ("أما أم خليل، وهي مزارعة، فتقول إن البئر جفت.", "أم خليل"),
            ("وأكد سفير فيتنام لدى الكويت دونغ فان باو أن التجارة تنمو.", "دونغ فان باو"),
            ("وأعرب السيد هو مينه داي عن قلقه.", "هو مينه داي"),
            ("ووصف السفير التعاون بين البلديات بأنه مثمر.", ""),
            ("وأوضحت الباحثة بالمعهد الوطني لعلوم وتكنولوجيا الأغذية أن الجودة ارتفعت.", ""),
            ("تعلمنا في الجبال أسماء مدنكم.", ""),
            ("وأعلن مصدر أن المحافظ ألغى إجازات الكوادر.", ""),
            ("وأكد رئيس اتحاد مزارعي الكاكاو كواكو أدومبي أن السعر ارتفع.", "كواكو أدومبي"),
            ("وتعهد الوزير بحل مشكلة التأشيرات، ووعد وزير الإسكان سامح الحفني بمد شبكة المياه.", "سامح الحفني"),
            ("وارتفع متوسط عمر السفن إلى 17 عاما، وعادوا إلينا مرة ثانية.", ""),
            ("ورد الدكتور أيمن عبد الموجود سلامة، نائب وزير الزراعة، بأن القطن كاف.", "أيمن عبد الموجود سلامة"),
            ("وانتقدت النائبة سحر متولي البنا ما وصفته بالتقصير.", "سحر متولي البنا"),
            ("وأضاف رئيس اتحاد الصيادين بعدن، عوض سعيد باقطيان، أن الموسم ضعيف.", "عوض سعيد باقطيان"),
            ("وقال رئيس نقابة عمال الكهرباء الحاج بشارة الأسمر إن الرواتب متأخرة.", "بشارة الأسمر"),
        ] {
            let people = crate::extract::extract(&article_of(text, Lang::AR)).people;
            let names = people.iter().flat_map(|p| &p.mentions).filter(|m| m.form == Form::Name).map(|m| m.surface.as_str());
            assert_eq!(names.collect::<Vec<_>>().join("|"), wanted, "{text}");
        }
    }
}
