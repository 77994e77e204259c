//! French sentences of our own with what is said in them, and what is not.

use super::cases::check;
use crate::article::Lang;

#[track_caller]
fn fr(text: &str, wanted: &[&str]) {
    check(Lang::FR, text, wanted);
}

#[test]
fn courts_and_ministries_ask_and_assess() {
    fr("Le procureur Amadou Koné a requis le maintien de la garde.", &["Amadou Kone: le maintien de la garde"]);
    fr("Le procureur Amadou Koné a évalué le préjudice à 9 millions de francs.", &["Amadou Kone: le préjudice à 9 millions de francs"]);
    fr("Le procureur Amadou Koné a évalué la digue.", &[]);
}

#[test]
fn a_noun_with_a_nation_means_whoever_is_of_it() {
    fr(
        "Le vice-ministre canadien Marc Roy a reçu le ministre togolais Yao Sy. Le responsable canadien a dit que la route ouvrirait.",
        &["Marc Roy: la route ouvrirait"],
    );
    fr(
        "Le PDG de la banque, Paul Sy, était là. La sénatrice Awa Diop a dit que les taux montaient. « Nous restons ici », a répondu le dirigeant.",
        &["Awa Diop: les taux montaient", "Paul Sy: Nous restons ici"],
    );
    fr(
        "La vice-ministre canadienne Léa Roy a dit que le port ouvrirait. Le même jour, le Premier ministre Marc Petit a reçu le ministre togolais Yao \
         Sy. Le dirigeant canadien a dit que la route ouvrirait.",
        &["Lea Roy: le port ouvrirait", "Marc Petit: la route ouvrirait"],
    );
}

#[test]
fn a_number_and_a_noun_are_said() {
    fr("Le commissaire Moussa Zerbo avait annoncé 3 000 exposants.", &["Moussa Zerbo: 3 000 exposants"]);
}

#[test]
fn days_stand_before_infinitives() {
    fr("La ministre Awa Sy a indiqué lundi étudier plusieurs pistes.", &["Awa Sy: étudier plusieurs pistes"]);
    fr("Le maire Paul Sy a reconnu mardi avoir oublié la date.", &["Paul Sy: avoir oublié la date"]);
    fr("La ministre Awa Sy a promis jeudi aux députés de revoir le texte.", &["Awa Sy: de revoir le texte"]);
}

#[test]
fn says_what_one_declares_to_be() {
    fr("La mairesse Awa Sy s'est déclarée soucieuse du coût des soins.", &["Awa Sy: coût des soins"]);
    fr("La mairesse Awa Sy s'est montrée inquiète de la hausse des loyers.", &["Awa Sy: la hausse des loyers"]);
}

#[test]
fn a_party_in_brackets_does_not_part_the_speaker_from_the_view() {
    fr("Pour la conseillère nationale Awa Sy (Verts/GE), le montant reste trop bas.", &["Awa Sy: le montant reste trop bas"]);
}

#[test]
fn reads_clauses_with_comme_and_nouns_of_speech() {
    fr("Comme l'a rappelé le ministre Amadou Koné, les prix ont doublé.", &["Amadou Kone: les prix ont doublé"]);
    fr("La promesse du ministre Amadou Koné de baisser les prix a surpris.", &["Amadou Kone: de baisser les prix"]);
    fr("Le ministre Amadou Koné n'a pas exclu une hausse des prix.", &["Amadou Kone: une hausse des prix"]);
    fr("Le ministre Amadou Koné dit n'en avoir vu aucune.", &["Amadou Kone: n'en avoir vu aucune"]);
    fr("Le ministre Amadou Koné a rassuré les élus : les prix ne bougeront pas.", &["Amadou Kone: les prix ne bougeront pas"]);
}

#[test]
fn cues_stand_between_commas_and_inside_of_quotations() {
    fr("Paris, a averti le ministre Amadou Koné, ne signera rien.", &["Amadou Kone: ne signera rien"]);
    fr("« Donnez-nous deux ans, a lancé le ministre Amadou Koné. Tout sera prêt. »", &["Amadou Kone: Donnez-nous deux ans"]);
    fr("« Tout est prêt », fait-il valoir le ministre Amadou Koné.", &[]);
}

#[test]
fn those_pointed_to_were_named_before() {
    fr(
        "Jalmar Oestvik a tout perdu. Elle attend. « La pluie est montée », confie cette fleuriste.",
        &["Jalmar Oestvik: La pluie est montée"],
    );
    fr("Le ministre Amadou Koné est venu. « Les prix baissent », estime ce dernier.", &["Amadou Kone: Les prix baissent"]);
    fr("Les prix baissent, a indiqué Fatou Ndiaye, directrice de l'Agence antidopage.", &["Fatou Ndiaye: Les prix baissent"]);
}

#[test]
fn verbs_leave_the_article_to_their_subject() {
    fr("« Nous avons tout déposé », soutient la directrice des ports, Fatou Ndiaye.", &["Fatou Ndiaye: Nous avons tout déposé"]);
    fr("« Les prix vont monter », met-il en garde.", &[]);
    fr(
        "Le ministre Amadou Koné craint le pire. « Les prix vont monter », met-il en garde.",
        &["Amadou Kone: le pire", "Amadou Kone: Les prix vont monter"],
    );
}

#[test]
fn frames_and_insertions_leave_the_word_to_the_speaker() {
    fr(
        "Ouvrant les travaux, le ministre des Ports, Amadou Koné, a invité les pêcheurs à patienter.",
        &["Amadou Kone: les pêcheurs à patienter"],
    );
    fr("« Ce vote ne règle rien », a jugé, à l'issue du débat, la ministre Fatou Ndiaye.", &["Fatou Ndiaye: Ce vote ne règle rien"]);
    fr("Pour Ysaline Collard (Ecolo), la mesure frappera les jeunes.", &["Ysaline Collard: la mesure frappera les jeunes"]);
    fr("Le directeur du port, Paul de La Tourette, a indiqué que tout est prêt.", &["Paul de La Tourette: tout est prêt"]);
}

#[test]
fn a_preposition_begins_a_sentence_without_its_accent() {
    fr("Le ministre Amadou Koné est arrivé. A l'en croire, les prix ont doublé.", &["Amadou Kone: les prix ont doublé"]);
    fr("« On verra bien », a laissé tomber le ministre Amadou Koné.", &["Amadou Kone: On verra bien"]);
    fr("Le ministre Amadou Koné n'a pas caché sa déception.", &[]);
    fr("Le ministre Amadou Koné n'a pas caché que les prix ont doublé.", &["Amadou Kone: les prix ont doublé"]);
    fr("Le maire Paul Roux est venu dire aux élus qu'il fermerait le pont.", &["Paul Roux: il fermerait le pont"]);
}

#[test]
fn what_opens_a_sentence_is_no_content() {
    fr(
        "Venue de Kandal, la présidente de l'association, Awa Diop, a invité les bailleurs à financer les ateliers.",
        &["Awa Diop: les bailleurs à financer les ateliers"],
    );
    fr("La ministre de la Mobilité, Awa Sy (Les Engagés), a confirmé le plan.", &["Awa Sy: le plan"]);
    fr(
        "Le maire Paul Roux a affirmé que la province « considère chaque ambassade comme un bureau » et proposé d'ouvrir un guichet.",
        &["Paul Roux: la province « considère chaque ambassade comme un bureau »", "Paul Roux: d'ouvrir un guichet"],
    );
}

#[test]
fn bodies_speak_without_capitals_and_the_latter_was_named_last() {
    fr("Le gouvernement a annoncé la reprise du pompage.", &["Government: la reprise du pompage"]);
    fr("L'assemblée nationale a demandé que le pont soit fermé.", &["Parliament: le pont soit fermé"]);
    fr(
        "« Oui », a dit le ministre Paul Roux, flanqué de Jean Petit. « Non », a répondu ce dernier.",
        &["Paul Roux: Oui", "Jean Petit: Non"],
    );
    fr("Le maire Paul Roux est venu. « On verra bien », laisse-t-il tomber.", &["Paul Roux: On verra bien"]);
    fr(
        "La Fédération des entreprises salue, elle, une décision juste, selon un communiqué.",
        &["Fédération des entreprises: une décision juste"],
    );
    fr(
        "« La montagne n'attendra pas », a averti au nom de la commission Nadine Roy (Centre/VS). La rapporteuse a souligné que trois villages sont vides.",
        &["Nadine Roy: La montagne n'attendra pas", "Nadine Roy: trois villages sont vides"],
    );
}

#[test]
fn chained_infinitives_described_pronouns_and_voices_speak() {
    fr(
        "Le maire Paul Roux a remercié l'État, non sans rappeler que les pistes sont coupées.",
        &["Paul Roux: l'État", "Paul Roux: les pistes sont coupées"],
    );
    fr("Le maire Paul Roux est venu. L'élu insoumis, venu en voisin, a promis un pont.", &["Paul Roux: un pont"]);
    fr("Les planteurs, par la bouche de Déo Bizimana, ont demandé que le kilo soit payé.", &["Deo Bizimana: le kilo soit payé"]);
    fr("« Rien n'est acté », leur a assuré le maire Paul Roux, selon plusieurs participants.", &["Paul Roux: Rien n'est acté"]);
}

#[test]
fn a_title_behind_listeners_is_its_own() {
    fr("« C'est vide », a témoigné devant les sénateurs la présidente de l'Union, Awa Sy.", &["Awa Sy: C'est vide"]);
}

#[test]
fn a_day_between_commas_parts_no_speaker_from_the_verb() {
    fr("Les prix vont monter, a affirmé, mardi à Rabat, le ministre Amadou Koné.", &["Amadou Kone: Les prix vont monter"]);
    fr("Le port est prêt, a indiqué, à l'ouverture des travaux, Amadou Koné, maire.", &["Amadou Kone: Le port est prêt"]);
}

#[test]
fn words_behind_a_quotation_tell_whose_it_is() {
    fr(
        "« La vanille doit retrouver ses lettres de noblesse ». C'est en ces termes que le préfet Amadou Koné a ouvert la réunion.",
        &["Amadou Kone: La vanille doit retrouver ses lettres de noblesse"],
    );
    fr("« Les prix vont monter », ainsi s'est exprimé le préfet Amadou Koné.", &["Amadou Kone: Les prix vont monter"]);
}

#[test]
fn what_is_felt_or_done_is_told_too() {
    fr("Le maire Amadou Koné a dit sa reconnaissance aux pompiers.", &["Amadou Kone: sa reconnaissance aux pompiers"]);
    fr("Le maire Amadou Koné a confié à la presse avoir évoqué les prix.", &["Amadou Kone: avoir évoqué les prix"]);
    fr("Le maire Amadou Koné a, selon un communiqué, réitéré son soutien aux planteurs.", &["Amadou Kone: son soutien aux planteurs"]);
    fr(
        "Pour le maire de Lomé, Amadou Koné, dont la ville a perdu trois ponts dans une crue l'an dernier, il faut réparer.",
        &["Amadou Kone: il faut réparer"],
    );
}

#[test]
fn members_of_a_party_are_called_after_it() {
    fr("« Nous ne dirons rien », a rétorqué la Verte Anouk Reymond-Favez.", &["Anouk Reymond-Favez: Nous ne dirons rien"]);
    fr("Le PLR Yves Chappatte a fustigé une usine à gaz.", &["Yves Chappatte: une usine à gaz"]);
}

#[test]
fn clauses_of_contrast_have_speakers_of_their_own() {
    fr(
        "Le député Amadou Koné a salué la hausse des prix, tandis que le maire Paul Solo a sollicité un pont à Lomé.",
        &["Amadou Kone: la hausse des prix", "Paul Solo: un pont à Lomé"],
    );
    fr("Le wali a présidé une réunion, a-t-on appris auprès de la wilaya.", &["wilaya: Le wali a présidé une réunion"]);
}

#[test]
fn relative_clauses_end_before_the_main_verb() {
    fr(
        "Le préfet Amadou Koné, qui a rappelé que la baignade était interdite, a pris un arrêté.",
        &["Amadou Kone: la baignade était interdite"],
    );
    fr("La ministre Awa Sow, qui dit « comprendre », promet une réponse avant juin.", &["Awa Sow: une réponse avant juin"]);
    fr(
        "Le député Amadou Koné, qui redoute une hausse des prix, a demandé un audit des comptes.",
        &["Amadou Kone: une hausse des prix", "Amadou Kone: un audit des comptes"],
    );
}

#[test]
fn sources_and_nouns_of_speech_have_trades_and_epithets() {
    fr("D'après Rosine Ebang, vendeuse au marché, les prix ont doublé.", &["Rosine Ebang: les prix ont doublé"]);
    fr("La mise en garde du gouverneur Amadou Koné contre les feux de brousse a surpris.", &["Amadou Kone: les feux de brousse"]);
    fr(
        "Le gouverneur Amadou Koné a lancé les travaux. À en croire l'autorité provinciale, ils dureront un an.",
        &["Amadou Kone: ils dureront un an"],
    );
}

#[test]
fn a_paper_that_tells_what_somebody_said_says_nothing_itself() {
    fr(
        "Le maire Amadou Koné a mis l'accent sur « la profondeur des liens entre nos villes », souligne le communiqué.",
        &["Amadou Kone: la profondeur des liens entre nos villes"],
    );
}

#[test]
fn complements_of_a_title_may_stand_between_name_and_verb() {
    fr("Mme Awa Diop, directrice des achats d'une usine de Thiès, a indiqué que la digue tiendrait.", &["Awa Diop: la digue tiendrait"]);
    fr("Le maire Paul Sy dit « Vieux Lion », a demandé que le pont soit refait.", &["Paul Sy: le pont soit refait"]);
    fr("La ministre Awa Diop a indiqué de son côté que la digue tiendrait.", &["Awa Diop: la digue tiendrait"]);
}

#[test]
fn those_spoken_to_before_a_comma_do_not_speak() {
    fr("Dans sa réponse aux députés, Paul Sy a rappelé que la gare fermerait.", &["Paul Sy: la gare fermerait"]);
    fr("Face au maire, Awa Diop a dit que la gare fermerait.", &["Awa Diop: la gare fermerait"]);
}

#[test]
fn any_verb_tells_of_a_quotation_that_opens_a_sentence() {
    fr("« Le pont est fermé depuis mardi », a dégainé le maire Paul Sy.", &["Paul Sy: Le pont est fermé depuis mardi"]);
    fr("La ministre Awa Diop a parlé. « Le port est plein de boue », développe-t-elle.", &["Awa Diop: Le port est plein de boue"]);
    fr("« Le Temps des cerises », vieille chanson de Paul Sy, a été chantée.", &[]);
}

#[test]
fn the_elected_go_by_what_describes_them() {
    fr(
        "Le maire Paul Sy a dit que le pont tiendrait. L'élu divers gauche propose un train de nuit. Selon l'élu de Lorient, l'eau manque.",
        &["Paul Sy: le pont tiendrait", "Paul Sy: un train de nuit", "Paul Sy: l'eau manque"],
    );
}

#[test]
fn greetings_and_promises_of_others_say_nothing() {
    fr("Le gouverneur Paul Sy a souhaité la bienvenue aux participants.", &[]);
    fr("La présidente Awa Diop a dû rappeler les élus à l'ordre.", &[]);
    fr("Les députés se prononceront sur ce texte mardi.", &[]);
}

#[test]
fn those_who_met_agree() {
    fr(
        "Le ministre Paul Sy a rencontré l'ambassadrice Awa Diop. Les deux parties sont convenues d'organiser un séminaire.",
        &["Paul Sy+Awa Diop: d'organiser un séminaire"],
    );
    fr("Le maire Paul Sy s'est dit impressionné par la rapidité des travaux.", &["Paul Sy: la rapidité des travaux"]);
    fr("La directrice Awa Diop s'est engagée à publier le programme.", &["Awa Diop: publier le programme"]);
}

#[test]
fn madame_le_ministre_is_she() {
    fr(
        "Madame le Ministre de l'Eau, SOLO Awa, a dit que le puits est plein. Le préfet, M. SY Paul, a dit que la route est longue. \
         Interrogée sur le pont, elle a assuré que le budget est prêt.",
        &["SOLO Awa: le puits est plein", "SY Paul: la route est longue", "SOLO Awa: le budget est prêt"],
    );
    fr("Le PLR Yves Chappatte lui a rétorqué que l'emploi était en jeu.", &["Yves Chappatte: l'emploi était en jeu"]);
}

#[test]
fn private_people_go_by_a_given_name_and_an_age() {
    fr(
        "Dans la salle, Karim, 45 ans, prend le micro. « On n'a plus rien du tout ici », souffle-t-il.",
        &["Karim: On n'a plus rien du tout ici"],
    );
}

#[test]
fn a_seat_tells_one_member_from_another() {
    fr(
        "La députée de Rimouski, Awa Diop, a dit que le pont tiendrait. La réponse n'a pas convaincu le porte-parole du parti, Paul Roux. \
         Selon le député de Sherbrooke, l'eau manque.",
        &["Awa Diop: le pont tiendrait", "Paul Roux: l'eau manque"],
    );
}

#[test]
fn how_it_was_said_ends_no_content() {
    fr("La ministre Awa Diop a démenti tout blocage dans un courriel au Matin.", &["Awa Diop: tout blocage"]);
}

#[test]
fn several_rejoice_and_worry_together() {
    fr("Les députés Paul Sy et Awa Ba se sont réjouis de la hausse du budget.", &["Paul Sy+Awa Ba: la hausse du budget"]);
    fr("La députée Awa Ba s'est étonnée de la hausse du budget.", &["Awa Ba: la hausse du budget"]);
}

#[test]
fn promises_of_what_one_will_say_or_launch_are_whole() {
    fr("Le maire Paul Sy s'est engagé à lancer les travaux avant l'été.", &["Paul Sy: lancer les travaux avant l'été"]);
}

#[test]
fn ministers_of_several_fields_are_named() {
    for title in [
        "Le ministre de la Santé publique, Hygiène et Prévoyance sociale",
        "Le ministre du Genre, Famille et Enfant",
        "Le ministre de l'Emploi, de la Formation professionnelle et technique, chargé des Relations avec les institutions",
        "Le ministre de la Santé, le médecin-colonel",
    ] {
        let comma = if title.ends_with("colonel") { "" } else { "," };
        fr(&format!("{title}{comma} Abou Dia{comma} a dit que le port ouvrirait."), &["Abou Dia: le port ouvrirait"]);
    }
    fr("Le ministre de l'Industrie, Ryad Mezzour, a dit que le port ouvrirait.", &["Ryad Mezzour: le port ouvrirait"]);
}

#[test]
fn any_member_may_be_the_chair_who_spoke_last() {
    fr(
        "Le député Paul Roux a dit que le pont tiendrait. Le président de la commission des Finances, Jean Sy, a dit que la dette montait. \
         Le parlementaire a dit que l'eau manquait.",
        &["Paul Roux: le pont tiendrait", "Jean Sy: la dette montait", "Jean Sy: l'eau manquait"],
    );
}

#[test]
fn wishes_and_papers_are_told_of() {
    fr("Le consul Paul Roux a émis le souhait que le forum revienne.", &["Paul Roux: le forum revienne"]);
    fr("Aux termes du protocole, les deux villes échangeront des listes.", &["-: les deux villes échangeront des listes"]);
}

#[test]
fn bodies_that_no_table_knows_speak_by_their_whole_name() {
    fr("Le Port autonome de Sassandra a annoncé une hausse.", &["Port autonome de Sassandra: une hausse"]);
    fr("Selon le Service géologique, la digue fuit.", &["Service géologique: la digue fuit"]);
    fr("D'après le Département des forêts du Togo, la digue fuit.", &["Department of Forestry of Togo: la digue fuit"]);
    fr("L'Inspection du travail veut que Marc Roy parle.", &[]);
}

#[test]
fn bodies_with_their_initials_behind_speak() {
    fr("L'Union des classes moyennes (UCM) demande un moratoire.", &["Union des classes moyennes (UCM): un moratoire"]);
    fr("Mardi, le Mouvement citoyen (MC) a estimé que le seuil montait.", &["Mouvement citoyen (MC): le seuil montait"]);
}

#[test]
fn the_same_official_is_who_spoke_last() {
    fr(
        "Le maire Paul Roux a dit que le port ouvrirait. Le même responsable a signalé que les quais étaient prêts.",
        &["Paul Roux: le port ouvrirait", "Paul Roux: les quais étaient prêts"],
    );
}
