//! Answers that a program proposes are held to the checks of those that are typed.

use lacuna::questionnaire::{OfferedPassage, ProposedAnswer, split_passage};

use super::*;

fn proposed(answer: Value) -> ProposedAnswer {
    serde_json::from_value(answer).unwrap()
}

#[test]
fn a_whole_agreement_can_be_proposed() {
    let policy = policy();
    let mut questionnaire = start(&policy);
    for answer in [
        json!({ "pointer": "/title", "value": "A deal" }),
        json!({ "pointer": "/instrument/type", "value": "contract" }),
        json!({ "pointer": "/parties", "value": "Ministry" }),
        json!({ "pointer": "/parties", "value": "Acme" }),
        json!({ "pointer": "/parties/1/kind", "value": "vendor", "clause": "1", "page": 2, "quote": "the vendor" }),
        json!({ "pointer": "/access/vendor", "value": "granted", "clause": "4", "quote": "has access" }),
        json!({ "pointer": "/commercial/price", "absent": "by_reference", "document": "Order form", "clause": "7" }),
        json!({ "pointer": "/datasets", "value": "Case files" }),
        json!({ "pointer": "/datasets/0/personal", "value": true, "quote": "personal data" }),
    ] {
        let answer = proposed(answer);
        questionnaire
            .propose(&answer)
            .unwrap_or_else(|wrong| panic!("{}: {wrong}", answer.pointer));
    }

    let draft = questionnaire.whole().unwrap();
    assert_eq!(
        draft["parties"][1]["clauses"],
        json!([{ "ref": "1", "page": 2, "quote": "the vendor", "covers": ["kind"] }])
    );

    assert_eq!(
        draft["commercial"]["absent"]["price"],
        json!({ "kind": "by_reference", "document": "Order form", "clause": "7" })
    );

    assert_eq!(draft["datasets"][0]["id"], "case-files");
}

#[test]
fn what_cannot_stand_is_refused_and_changes_nothing() {
    let policy = policy();
    let mut questionnaire = begun(&policy);
    let before = questionnaire.whole().cloned();
    for (answer, wrong) in [
        (
            json!({ "pointer": "/access/vendor", "value": "perhaps" }),
            "perhaps",
        ),
        (json!({ "pointer": "/access/vendor", "value": 7 }), ""),
        (json!({ "pointer": "/access/vendor" }), "neither"),
        (
            json!({ "pointer": "/access/vendor", "value": "none", "absent": "redacted" }),
            "both",
        ),
        (
            json!({ "pointer": "/access/vendor", "absent": "silent" }),
            "no quote can prove a silence",
        ),
        (
            json!({ "pointer": "/acess/vendor", "value": "none" }),
            "no question leads",
        ),
        (
            json!({ "pointer": "/datasets/9/personal", "value": true }),
            "",
        ),
        (json!({ "pointer": "", "value": true }), "no question leads"),
        (
            json!({ "pointer": "/title", "absent": "redacted" }),
            "must be answered",
        ),
    ] {
        let told = questionnaire.propose(&proposed(answer.clone()));
        let told = told.expect_err(&answer.to_string());
        assert!(told.contains(wrong), "{answer}: {told}");
        assert_eq!(questionnaire.whole().cloned(), before, "{answer}");
    }

    assert!(
        serde_json::from_value::<ProposedAnswer>(json!({ "pointer": "/title", "valeu": 1 }))
            .is_err()
    );
}

#[test]
fn a_passage_is_named_behind_an_answer() {
    for (typed, answer, number) in [
        ("yes @2", "yes", Some(2)),
        ("@1", "", Some(1)),
        ("delete  @12 ", "delete", Some(12)),
        ("yes @0", "yes @0", None),
        ("yes@2", "yes@2", None),
        ("dpo@acme.example", "dpo@acme.example", None),
        ("write to dpo@2", "write to dpo@2", None),
        ("yes @two", "yes @two", None),
        ("", "", None),
    ] {
        assert_eq!(split_passage(typed), (answer, number), "{typed}");
    }

    let passage = OfferedPassage {
        clause: Some("9.1".to_owned()),
        page: Some(3),
        quote: "The Supplier shall delete".to_owned(),
        values: Vec::new(),
        is_likely: true,
    };

    let policy = policy();
    let mut questionnaire = begun(&policy);
    let prompt = skip_to(&mut questionnaire, "access.vendor");
    let answer = Response::Value(json!("granted"));
    questionnaire
        .answer(&prompt, &answer, &Details::at(&passage))
        .unwrap();
    assert_eq!(
        questionnaire.whole().unwrap()["access"]["clauses"],
        json!([{ "ref": "9.1", "page": 3, "quote": "The Supplier shall delete", "covers": ["vendor"] }])
    );
}
