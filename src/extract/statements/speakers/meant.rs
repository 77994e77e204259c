//! Who is meant by a noun with the article that no title in the article explains: "the pediatrician", "le patron de la police".

use super::Memory;
use crate::entity::{Form, Gender, Role};
use crate::extract::statements::inflect::Conjugation;
use crate::extract::statements::subject::{Ground, Named, Subject};
use crate::extract::{Kind, Who};
use crate::gazetteer;
use crate::lang::Class;

impl Memory {
    /// The one who spoke or was told of last, where nothing tells that the noun means another.
    pub(super) fn meant_by(&self, ground: &Ground, subject: &Subject, role: Option<Role>, gender: Option<Gender>) -> Option<usize> {
        let start = subject.tokens.start;
        if let Some(person) = self.pointed_at(ground, start).or_else(|| self.same_as_last(ground, start)) {
            return Some(person);
        }
        let first = ground.words.inflects().then(|| definite_before(ground, start))??;
        let words: Vec<usize> = (first..subject.tokens.end).filter(|&t| ground.reading.tokens[t].kind == Kind::Word).collect();
        // "la |sous|-secrétaire".
        let is_several = |t: usize| {
            let is_plural = ground.word(t).ends_with('s') && !ground.word(t).ends_with("ss");
            is_plural && !ground.reading.tokens[t].capital && ground.word(t + 1) != "-"
        };
        let is_group = |t: usize| {
            let lists = [&ground.words.institutions, &ground.words.groups, &ground.words.documents];
            lists.iter().any(|list| list.at(ground.reading, t).is_some())
        };
        // "|the President of the Republic|": no professor who was named before.
        let is_high = matches!(role, Some(Role::President | Role::PrimeMinister | Role::Minister | Role::Governor | Role::Mayor));
        if ground.words.conjugation == Conjugation::English && is_high && words.iter().any(|&t| ground.word(t) == "of") {
            return None;
        }
        // "the National |Farmers| Federation": a word of a longer name.
        let is_inside = |t: usize| {
            ground.reading.tokens[t].capital && ground.reading.tokens.get(t + 1).is_some_and(|next| next.capital && next.kind == Kind::Word)
        };
        let english = ground.words.conjugation == Conjugation::English;
        if english && words.last().is_some_and(|&t| is_inside(t) && ground.word(t).ends_with('s')) {
            return None;
        }
        if words.is_empty() || words.iter().any(|&t| is_several(t) || is_group(t)) {
            return None;
        }
        // "the |Vietnamese| diplomat".
        let nation = ground.reading.find_at(words[0], |tag| match tag.class {
            crate::lang::Class::Demonym(row) => crate::gazetteer::places()[row as usize].code,
            _ => None,
        });
        let nation = nation.filter(|_| words.len() > 1 && ground.words.conjugation == Conjugation::English);
        let noun = words[usize::from(nation.is_some())];
        let is_native = |person: &usize| {
            let mut places = ground.cast.people[*person].roles.iter().filter_map(|office| office.place.as_deref());
            let is_own = |nation: &str| match places.next() {
                Some(place) => place.starts_with(nation) && places.all(|place| place.starts_with(nation)),
                None => self.has_foreigner(ground, nation),
            };
            nation.is_none_or(is_own)
        };
        let is_trade = ground.words.trades.at(ground.reading, words[0]).is_some();
        let near = || self.latest.filter(|_| self.last.is_none() || self.block != self.last_block || self.spoke_here());
        let tells_age = ground.words.ages.first_in(ground.reading, first..subject.tokens.end).is_some();
        let fits = |person: &usize| {
            let is_he = gender.is_none() || super::gender_of(ground.cast, *person).is_none_or(|g| Some(g) == gender);
            // "s'étonne |l'industriel|": a calling that no table knows, right behind somebody named.
            let is_vague = role.is_none_or(|role| matches!(role, Role::Other | Role::Expert | Role::Representative));
            let is_near =
                near().is_some() && !ground.words.somebody.at(ground.reading, words[0]).is_some_and(|end| end > words[0] && !is_trade);
            let is_anybody = is_vague && is_near || ground.words.anybody.at(ground.reading, noun) == words.last().map(|last| last + 1);
            is_he
                && is_native(person)
                && (tells_age || is_anybody || holds_nothing_else(ground, *person, role) || is_told_of(ground, *person, &words, start))
        };
        let spoke = || {
            let last = self.last.as_ref().filter(|last| self.block <= self.last_block + 1 && last.bodies.is_empty())?;
            <[usize; 1]>::try_from(last.people.clone()).ok().map(|[person]| person)
        };
        // "Le ministre Sy a ouvert l'atelier. || |Le membre du gouvernement| a rappelé …".
        let told_before = || self.before.last().copied().filter(|_| self.last.is_none());
        // "Doe agreed. || |The Lao diplomat| proposed": whoever of that nation was named last, where another spoke since.
        let of_nation = || {
            let holds = |person: &usize| !ground.cast.people[*person].roles.is_empty();
            nation.and_then(|_| self.named.iter().rev().copied().find(|person| holds(person) && fits(person)))
        };
        let told = || {
            let mut told = self.named.iter().rev().copied();
            told.find(|person| words.len() > 1 && is_told_of(ground, *person, &words, start))
        };
        let nearest = near().filter(fits).or_else(|| spoke().filter(fits)).or_else(|| told_before().filter(fits));
        nearest.or_else(of_nation).or_else(told).or_else(|| self.leading(ground, &words, gender))
    }

    /// "La sénatrice Awa Sy a interrogé le PDG Paul Roy. … |le dirigeant|": whoever was named last that leads something.
    fn leading(&self, ground: &Ground, words: &[usize], gender: Option<Gender>) -> Option<usize> {
        let heads = |person: &usize| ground.cast.people[*person].roles.iter().any(|office| leads(office.role));
        let is_he = |person: &usize| gender.is_none() || super::gender_of(ground.cast, *person).is_none_or(|g| Some(g) == gender);
        let is_head = ground.words.leaders.at(ground.reading, words[0]) == Some(words[0] + words.len());
        self.named.iter().rev().copied().filter(|_| is_head).find(|person| heads(person) && is_he(person))
    }

    /// "|Le responsable canadien| a souligné": whoever of that country was named last, else who is told to be of no other, by a noun that anybody with
    /// an office goes by.
    pub(super) fn native(&self, ground: &Ground, subject: &Subject) -> Option<usize> {
        const FARTHEST: usize = 12;
        let start = subject.tokens.start;
        // "|Le représentant français, Jean Petit|, a demandé" is named.
        match subject.named[..] {
            [Named::Somebody] => {}
            [Named::Actor(actor)] if !matches!(ground.cast.actors[actor].who, Who::Person(_)) => {}
            _ => return None,
        }
        let noun = ground.words.inflects().then(|| definite_before(ground, start))??;
        let nation = |t: usize| {
            ground.reading.tags_at(t).iter().find_map(|tag| match tag.class {
                Class::Demonym(row) => gazetteer::places()[row as usize].code.filter(|code| code.len() == 2),
                _ => None,
            })
        };
        let before = || (start..noun).find_map(nation);
        let country = ground.words.anybody.at(ground.reading, noun).and_then(|end| nation(end).or_else(before))?;
        let is_inside = |place: &str| place == country || place.strip_prefix(country).is_some_and(|rest| rest.starts_with('-'));
        let places = |person: usize| ground.cast.people[person].roles.iter().filter_map(|office| office.place.as_deref());
        let end = ground.cast.actors.partition_point(|a| a.tokens.start < start);
        let named = || ground.cast.actors[..end].iter().rev().take(FARTHEST).filter_map(|actor| super::person_of(&actor.who));
        // "Le Premier ministre Paul Roy a reçu l'ambassadeur. |Le dirigeant français| a dit": whom the paragraph named, before others of that country.
        let block = ground.reading.sentences[ground.reading.sentence_of(start)].block;
        let is_here = |token: usize| ground.reading.sentences[ground.reading.sentence_of(token)].block == block;
        let here = ground.cast.actors[..end].iter().rev().take_while(|actor| is_here(actor.tokens.start));
        let here = here.filter_map(|actor| super::person_of(&actor.who)).find(|&person| places(person).all(is_inside));
        here.or_else(|| named().find(|&person| places(person).any(is_inside)))
            .or_else(|| named().find(|&person| places(person).next().is_none()))
    }

    /// Whether somebody was named whose office is of another country: who has none beside them is of one's own.
    fn has_foreigner(&self, ground: &Ground, nation: &str) -> bool {
        let offices = || ground.cast.people.iter().flat_map(|person| &person.roles);
        offices().filter_map(|office| office.place.as_deref()).any(|place| !place.starts_with(nation))
    }

    /// "« … », confie |cette| marchande de 54 ans": whoever the paragraph told of last, where the article points to one named.
    fn pointed_at(&self, ground: &Ground, start: usize) -> Option<usize> {
        let at = if ground.words.demonstrative.contains_key(ground.word(start)) { start } else { start.checked_sub(1)? };
        let gender = *ground.words.demonstrative.get(ground.word(at)).filter(|_| at >= ground.sentence.start)?;
        let noun = at + 1;
        let lists = [&ground.words.institutions, &ground.words.groups, &ground.words.documents];
        (!lists.iter().any(|list| list.at(ground.reading, noun).is_some())).then_some(())?;
        let fits = |person: &usize| super::gender_of(ground.cast, *person).is_none_or(|g| g == gender);
        let spoke = self.last.as_ref().filter(|_| self.block <= self.last_block + 1).map_or(&[][..], |last| &last.people);
        let told = self.latest.iter().chain(self.subjects.iter().rev()).chain(self.others.iter().rev()).chain(spoke);
        told.copied().find(fits)
    }

    /// "|Le même responsable| a signalé": the one who spoke last, by a noun that anybody with an office goes by.
    fn same_as_last(&self, ground: &Ground, start: usize) -> Option<usize> {
        let noun = ground.words.same.at(ground.reading, start).unwrap_or(start);
        let is_same = noun > start || ground.words.same.before(ground.reading, start, ground.sentence.start).is_some();
        ground.words.anybody.at(ground.reading, noun).filter(|_| is_same)?;
        let last = self.last.as_ref().filter(|last| self.block <= self.last_block + 1 && last.bodies.is_empty())?;
        <[usize; 1]>::try_from(last.people.clone()).ok().map(|[person]| person)
    }
}

/// "|the| NADC boss", "|the| 61-year-old": what follows the article of a noun, few words before it or at it.
fn definite_before(ground: &Ground, noun: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    let is_english = ground.words.conjugation == Conjugation::English;
    let far = if is_english { LONGEST } else { 0 };
    let describes = |t: usize| ground.reading.tokens[t].kind != Kind::Mark || ground.word(t) == "-";
    let from = noun.saturating_sub(far).max(ground.sentence.start);
    let near = (from..=noun).rev().take_while(|&t| t == noun || describes(t));
    near.into_iter().find_map(|t| ground.words.definite.at(ground.reading, t))
}

/// Whether an office is that of who leads a company, a service.
fn leads(role: Role) -> bool {
    matches!(role, Role::Head | Role::Director | Role::DirectorGeneral | Role::ChiefExecutive)
}

/// Whether somebody is known by no office that speaks against another: a rank, a trade or none.
fn holds_nothing_else(ground: &Ground, person: usize, role: Option<Role>) -> bool {
    let is_vague = |role: &Role| matches!(role, Role::Other | Role::Expert | Role::General | Role::Delegate | Role::Representative);
    let law = |role: &Role| matches!(role, Role::Judge | Role::Prosecutor);
    let mut held = ground.cast.people[person].roles.iter().map(|office| &office.role);
    let leads = |role: &Role| leads(*role);
    let like = |held: &Role, kind: &dyn Fn(&Role) -> bool| kind(held) && role.as_ref().is_some_and(kind);
    // "Le chef de groupe |Paul Roy|… |Le député|": those who lead a group of a parliament sit in it.
    let sits = |held: &Role| {
        let leads_group =
            matches!(held, Role::Head | Role::DeputyHead | Role::Chairman | Role::President | Role::Speaker | Role::DeputySpeaker);
        leads_group && role == Some(Role::MemberOfParliament)
    };
    held.all(|held| is_vague(held) || like(held, &law) || like(held, &leads) || sits(held) || role == Some(*held))
}

/// "General Fofana, who heads the Ivorian |police|. … The |police| chief": whether all that the noun is of stands where somebody is named.
fn is_told_of(ground: &Ground, person: usize, words: &[usize], before: usize) -> bool {
    let reading = ground.reading;
    let is_small = |t: usize| {
        let lists = [&ground.words.articles, &ground.words.prepositions, &ground.words.to];
        lists.iter().any(|list| list.at(reading, t).is_some())
    };
    let whole = words.iter().copied().filter(|&t| !is_small(t));
    let (heads, of): (Vec<usize>, Vec<usize>) = whole.partition(|&t| ground.words.heads.at(reading, t).is_some());
    let first = ground.cast.people[person].mentions.iter().find(|m| m.form == Form::Name);
    let Some(first) = first.filter(|m| m.span.start < reading.tokens[before].span.start && !heads.is_empty() && !of.is_empty()) else {
        return false;
    };
    let sentence = &reading.sentences[reading.sentence_of(reading.token_at(first.span.start))].tokens;
    of.iter().all(|&word| sentence.clone().any(|t| reading.folded(t) == reading.folded(word)))
}
