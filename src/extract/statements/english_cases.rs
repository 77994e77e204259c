//! English sentences of our own with what is said in them, and what is not.

use super::cases::check;
use crate::article::Lang;

#[track_caller]
fn en(text: &str, wanted: &[&str]) {
    check(Lang::EN, text, wanted);
}

#[test]
fn words_in_capitals_are_names_and_not_verbs() {
    en("Olav Bektenuly, head of the bureau, said bread was dear.", &["Olav Bektenuly: bread was dear"]);
    en("A High Court judge struck down the fee on Monday.", &[]);
    en("Economist Ana Ruiz of Harbour State University said bread was dear.", &["Ana Ruiz: bread was dear"]);
    en("Harbour Church urged calm.", &["Harbour Church: calm"]);
}

#[test]
fn what_is_said_may_stand_before_a_longer_speaker() {
    en("Credit grew in May, the bank's chief economist, Ana Ruiz, noted.", &["Ana Ruiz: Credit grew in May"]);
    en("Two mills will merge, its executive committee announced at the end of the talks.", &["executive committee: Two mills will merge"]);
    en("Apple will open a mill in May, it said on Monday.", &["Apple: Apple will open a mill in May"]);
    en("The company said in an email it remains confident.", &["company: it remains confident"]);
}

#[test]
fn documents_show_what_others_only_do() {
    en("Prices slowed in April, official data showed on Tuesday.", &["-: Prices slowed in April"]);
    en("The audit, released last fall, found the dam would leak.", &["-: the dam would leak"]);
    en("The minister showed the guests a dam. The police found the boat in a river.", &[]);
}

#[test]
fn those_who_belong_to_a_body_speak_for_themselves() {
    en("The grain union, whose chair, Ana Ruiz, called it \"a vote for bread\".", &["Ana Ruiz: it \"a vote for bread\""]);
    en("Ana Ruiz Sol, president of the Norland Olive Growers Guild, said bread was dear.", &["Ana Ruiz Sol: bread was dear"]);
}

#[test]
fn possessors_and_infinitives_do_not_speak() {
    en(
        "Mayor Ana Ruiz urged the committee to act and warned that time was short.",
        &["Ana Ruiz: the committee to act", "Ana Ruiz: time was short"],
    );
    en(
        "Mayor Ana Ruiz assigned the Ministry of Energy to write a plan and requested that it be ready in May.",
        &["Ana Ruiz: it be ready in May"],
    );
    en("The mayor was told by engineer Ana Ruiz that the bridge was safe.", &["Ana Ruiz: the bridge was safe"]);
    en("“Bread is dear in May,” said the association's executive director, Ana Ruiz.", &["Ana Ruiz: Bread is dear in May"]);
    en("The chair, Ana Ruiz, gave the mill two weeks to present a plan.", &[]);
    en("Mayor Ana Ruiz hailed the dam but regretted that it leaked.", &["Ana Ruiz: the dam", "Ana Ruiz: it leaked"]);
}

#[test]
fn nouns_with_the_article_mean_who_spoke_last_where_nothing_speaks_against_it() {
    en(
        "Ana Ruiz Sol, who heads the harbour police, praised the crew.\nThe police chief said the port was calm.",
        &["Ana Ruiz Sol: the crew", "Ana Ruiz Sol: the port was calm"],
    );
    en(
        "Mayor Ana Ruiz said bread was dear.\nThe 61-year-old said she would stay.",
        &["Ana Ruiz: bread was dear", "Ana Ruiz: she would stay"],
    );
    en(
        "Farm Minister Ana Ruiz said bread was dear.\nThe harbour master said the sea was calm.",
        &["Ana Ruiz: bread was dear", "-: the sea was calm"],
    );
}

#[test]
fn reads_clauses_with_as_and_nouns_of_speech() {
    let minister = "Trade Minister Ana Ruiz";
    en(&format!("As {minister} noted in Lima, three of the five ports are closed."), &["Ana Ruiz: three of the five ports are closed"]);
    en(&format!("Exporters laughed at a claim by {minister} that the port works."), &["Ana Ruiz: the port works"]);
    en(&format!("{minister}'s promise that the port would open was not believed."), &["Ana Ruiz: the port would open was not believed"]);
    en(&format!("The port, {minister} made known, has closed its gates."), &["Ana Ruiz: has closed its gates"]);
    en(&format!("{minister} did not rule out higher fees."), &["Ana Ruiz: higher fees"]);
    en(&format!("Officials spoke on Monday at a fair that drew {minister}."), &[]);
}

#[test]
fn behind_a_quotation_stands_the_one_who_warns() {
    en("“One break is no longer enough,” warned Jalmar Oestvik, who runs the bureau.", &["Jalmar Oestvik: One break is no longer enough"]);
    en("Prices fell, Trade Minister Ana Ruiz told the 12th Andean Ports Forum on Monday.", &["Ana Ruiz: Prices fell"]);
}

#[test]
fn an_apposition_does_not_take_the_word() {
    en("Trade Minister Ana Ruiz of Peru, the firm behind the port, confirmed that it works.", &["Ana Ruiz: it works"]);
}

#[test]
fn those_who_are_told_to_do_something() {
    en("Trade Minister Ana Ruiz warned residents to stay away from the port.", &["Ana Ruiz: to stay away from the port"]);
    en("Trade Minister Ana Ruiz told reporters not to stop at the port.", &["Ana Ruiz: not to stop at the port"]);
    en("Abdul Karim of the hauliers' association warned that 700 drivers would go.", &["Abdul Karim: 700 drivers would go"]);
    en("Trade Minister Ana Ruiz sounded a note of caution.", &[]);
}

#[test]
fn frames_and_bodies_leave_the_word_to_the_speaker() {
    en("For her part, the chair of the Growers' Alliance, Mrs Ana Ruiz, said farmers were leaving.", &["Ana Ruiz: farmers were leaving"]);
    en("Replying to a question from Paul Doe, the minister said the wells were dry.", &["-: the wells were dry"]);
}

#[test]
fn mottoes_and_deeds_are_no_speech() {
    en("The committee held a forum under the theme \"Connecting borders, sharing prosperity\".", &[]);
    en("Chairman Paul Doe presented certificates of merit to five growers.", &[]);
    en("Neither Paul Doe nor Ana Ruiz would say whether the port would close.", &[]);
    en("Peru backed Chile.", &[]);
}

#[test]
fn names_that_no_table_knows_speak_behind_a_frame() {
    en("In a statement, the Kenya Sugar Board said prices had fallen.", &["Kenya Sugar Board: prices had fallen"]);
    en("But the Tea Board said prices had fallen.", &["Tea Board: prices had fallen"]);
    en("According to the Department of Vietnam Customs, trade grew.", &["Department of Vietnam Customs: trade grew"]);
    en("Prices fell, Trade Minister Ana Ruiz told Monday's meeting of the council.", &["Ana Ruiz: Prices fell"]);
    en("Trade Minister Valeria Echegoyen Sosa came. Echegoyen said prices had fallen.", &["Valeria Echegoyen Sosa: prices had fallen"]);
    en("Chairman Pham Duc An said prices had fallen.", &["Pham Duc An: prices had fallen"]);
    en("The director general, Francis Alfred, said prices had fallen.", &["Francis Alfred: prices had fallen"]);
}

#[test]
fn a_clause_without_that_follows_the_verb_behind_a_circumstance_too() {
    en("Asked about the plan, Ana Ruiz said both sides were ready.", &["Ana Ruiz: both sides were ready"]);
    en("In a letter to the Harbour Herald, Ana Ruiz said all ships would be inspected.", &["Ana Ruiz: all ships would be inspected"]);
    en(
        "Ana Ruiz said her party wanted a guarantee that no mill would close.",
        &["Ana Ruiz: her party wanted a guarantee that no mill would close"],
    );
    en(
        "Ana Ruiz said Monday's vote was fair. She said last year's floods were worse.",
        &["Ana Ruiz: Monday's vote was fair", "Ana Ruiz: last year's floods were worse"],
    );
    en("Ana Ruiz told her that bread was dear.", &["Ana Ruiz: bread was dear"]);
}

#[test]
fn whom_somebody_praises_does_not_go_on_to_warn() {
    en(
        "Mayor Ana Ruiz praised Governor Paul Doe on the port and warned that bread was dear.",
        &["Ana Ruiz: Governor Paul Doe on the port", "Ana Ruiz: bread was dear"],
    );
    en("Mayor Ana Ruiz met Governor Paul Doe on Monday and warned that bread was dear.", &["Ana Ruiz: bread was dear"]);
}

#[test]
fn visits_and_wishes_are_told_from_appeals() {
    en("Ambassador Ana Ruiz called on Trade Minister Paul Doe on Monday.", &[]);
    en("Ambassador Ana Ruiz called on Trade Minister Paul Doe to open the port.", &["Ana Ruiz: Trade Minister Paul Doe to open the port"]);
    en("Mayor Ana Ruiz wanted the council to close the mill.", &["Ana Ruiz: the council to close the mill"]);
    en("Mayor Ana Ruiz wanted a new mill.", &[]);
    en("A review has found that the bridge was unsafe.", &["-: the bridge was unsafe"]);
}

#[test]
fn offices_of_several_fields_and_their_short_forms_speak() {
    en("Deputy Trade, Industry and Energy Minister Ana Ruiz said bread was dear.", &["Ana Ruiz: bread was dear"]);
    en("Water department Director General Ana Ruiz said bread was dear.", &["Ana Ruiz: bread was dear"]);
    en("The Minister for Sugar, Ana Ruiz, said bread was dear.", &["Ana Ruiz: bread was dear"]);
    en(
        "Interior CS Ana Ruiz said bread was dear.\nThe CS said mills would close.",
        &["Ana Ruiz: bread was dear", "Ana Ruiz: mills would close"],
    );
}
