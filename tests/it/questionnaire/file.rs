//! The file that answers make: valid after each, with every silence where the schema has it.

use super::*;

#[test]
fn every_kind_of_absence_stands_where_the_schema_has_it() {
    let policy = policy();
    let mut questionnaire = begun(&policy);
    skip_to(&mut questionnaire, "access.vendor");
    let details = [
        (Detail::Reason, "Clause 2 and annex B differ."),
        (Detail::Position, "The ministry says no."),
        (Detail::Position, "Acme says yes."),
        (Detail::AbsentClause, "2"),
    ];

    reply(&mut questionnaire, "disputed", &details).unwrap();
    let draft = questionnaire.whole().unwrap();
    assert_eq!(
        draft["access"]["absent"]["vendor"],
        json!({
            "kind": "disputed", "reason": "Clause 2 and annex B differ.", "clause": "2",
            "positions": ["The ministry says no.", "Acme says yes."],
        })
    );

    for (typed, kind) in [
        ("silent", "silent"),
        ("Redacted", "redacted"),
        ("blacked out", "redacted"),
        ("elsewhere", "by_reference"),
        ("by reference", "by_reference"),
        ("Not-agreed", "not_agreed"),
    ] {
        let mut questionnaire = begun(&policy);
        skip_to(&mut questionnaire, "datasets");
        reply(&mut questionnaire, typed, &[]).unwrap();
        assert_eq!(
            questionnaire.whole().unwrap()["absent"]["datasets"],
            json!({ "kind": kind })
        );

        assert!(
            !waiting(&questionnaire).contains("/datasets"),
            "what is said to be absent is answered"
        );
    }
}

#[test]
fn a_clause_given_again_covers_both_facts() {
    let policy = policy();
    let mut questionnaire = begun(&policy);
    let place = [
        (Detail::Clause, "1.1"),
        (Detail::Page, "p. 2"),
        (Detail::Quote, "“Acme”"),
    ];

    let inquiry = questionnaire.next().unwrap();
    reply(&mut questionnaire, "vendor", &place).unwrap();
    assert_eq!(inquiry.pointer, "/parties/0/kind");
    skip_to(&mut questionnaire, "parties.role");
    reply(&mut questionnaire, "processor", &place).unwrap();
    let clause = json!({ "ref": "1.1", "page": 2, "quote": "“Acme”", "covers": ["kind", "role"] });
    assert_eq!(
        questionnaire.whole().unwrap()["parties"][0]["clauses"],
        json!([clause])
    );
}

/// People write the word for a page in several ways; of anything else it is not known that it is a page.
#[test]
fn a_page_is_taken_with_the_word_for_it() {
    for typed in [
        "12",
        "p. 12",
        "p12",
        "page 12",
        "Page 12",
        "PAGE 12",
        "pg. 12",
        "pp. 12",
        " page\u{a0}12 ",
    ] {
        let policy = policy();
        let mut questionnaire = begun(&policy);
        let place = [(Detail::Clause, "1.1"), (Detail::Page, typed)];
        reply(&mut questionnaire, "vendor", &place)
            .unwrap_or_else(|problem| panic!("{typed}: {problem:?}"));
        let whole = questionnaire.whole().unwrap();
        assert_eq!(whole["parties"][0]["clauses"][0]["page"], 12, "{typed}");
    }

    for typed in [
        "0",
        "page",
        "clause 12",
        "pages 12 to 14",
        "-12",
        "page 0",
        "xii",
    ] {
        let policy = policy();
        let mut questionnaire = begun(&policy);
        let place = [(Detail::Clause, "1.1"), (Detail::Page, typed)];
        assert!(
            reply(&mut questionnaire, "vendor", &place).is_err(),
            "{typed}"
        );
    }
}

#[test]
fn a_list_grows_until_it_has_no_more_and_an_empty_one_is_stated() {
    let policy = policy();
    let mut questionnaire = begun(&policy);
    skip_to(&mut questionnaire, "datasets");

    for name in ["Tax files", "Tax files", "税务档案", "\"silent\""] {
        reply(&mut questionnaire, name, &[]).unwrap();
        assert!(matches!(
            questionnaire.next().unwrap().asks,
            PromptKind::Entry { first: false, .. }
        ));

        assert!(
            reply(&mut questionnaire, "silent", &[])
                .unwrap_err()
                .contains("another entry")
        );
    }

    reply(&mut questionnaire, "", &[]).unwrap();
    let datasets = questionnaire.whole().unwrap()["datasets"].clone();
    let ids: Vec<&str> = datasets
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["id"].as_str().unwrap())
        .collect();

    assert_eq!(ids, ["tax-files", "tax-files-2", "datasets-3", "silent"]);
    assert_eq!(
        datasets[3]["name"], "silent",
        "a word in quotation marks is a name"
    );

    skip_to(&mut questionnaire, "transfers");
    reply(&mut questionnaire, "none", &[]).unwrap();
    assert_eq!(questionnaire.whole().unwrap()["transfers"], json!([]));
}

#[test]
fn the_core_cannot_be_left_out_and_nothing_is_whole_without_it() {
    let policy = policy();
    let mut questionnaire = start(&policy);
    for typed in ["", "skip", "silent", "redacted"] {
        assert!(
            reply(&mut questionnaire, typed, &[])
                .unwrap_err()
                .contains("the file requires it"),
            "{typed}"
        );
    }

    assert!(questionnaire.whole().is_none() && !questionnaire.back());
    assert_eq!(questionnaire.lacks().len(), 3);
    reply(&mut questionnaire, "A", &[]).unwrap();
    reply(&mut questionnaire, "mou", &[]).unwrap();
    assert_eq!(questionnaire.lacks(), ["Who the parties are"]);
    assert!(
        reply(&mut questionnaire, "none", &[])
            .unwrap_err()
            .contains("at least one")
    );
}

#[test]
fn an_entry_that_is_not_whole_is_left_out_of_the_file() {
    let policy = policy();
    let mut questionnaire = begun(&policy);
    // A list whose entries need more than their name, given as a draft that stops in the middle.
    let mut draft = questionnaire.whole().unwrap().clone();
    draft["claims"] = json!([{ "id": "c", "about": "access.vendor", "by": "A minister" }]);
    let unfinished = Questionnaire::start(draft, &policy, "2026-11-24".parse().unwrap());
    assert!(unfinished.whole().is_none());
    let inquiry = unfinished.next().unwrap();
    assert_eq!(inquiry.pointer, "/claims/0/says");
    assert!(ParsedLine::read(&inquiry, "").is_ok() && inquiry.is_needed());
    assert!(
        unfinished.lacks()[0].contains("claims"),
        "{:?}",
        unfinished.lacks()
    );

    reply(&mut questionnaire, "vendor", &[]).unwrap();
}

#[test]
fn an_answer_that_contradicts_another_is_refused_and_changes_nothing() {
    let policy = policy();
    let mut questionnaire = begun(&policy);
    for _ in 0..2 {
        reply(&mut questionnaire, "other_public_body", &[]).unwrap();
    }

    let mut draft = questionnaire.whole().unwrap().clone();
    let inquiry = skip_to(&mut begun(&policy), "access.vendor");
    let mut other = Questionnaire::start(draft.clone(), &policy, "2026-11-24".parse().unwrap());
    let wrong = other
        .answer(
            &inquiry,
            &Response::Value(json!("granted")),
            &Details::default(),
        )
        .unwrap_err();

    assert!(wrong.contains("no party is a vendor"), "{wrong}");
    assert_eq!(other.whole(), Some(&draft));
    draft["access"] = json!({ "vendor": "none" });
    other
        .answer(
            &inquiry,
            &Response::Value(json!("none")),
            &Details::default(),
        )
        .unwrap();

    assert_eq!(other.whole(), Some(&draft));
}

/// After so many answers, the rest is skipped.
const ANSWERS: usize = 100;

/// A number that looks drawn by lot and is the same in every run.
fn lot(seed: &mut u64) -> usize {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);

    usize::try_from(*seed >> 33).unwrap()
}

fn typed_by_lot(inquiry: &Prompt<'_>, seed: &mut u64) -> String {
    let choice = inquiry
        .choices
        .get(lot(seed) % inquiry.choices.len().max(1))
        .map(|choice| choice.word.clone());

    let kind = match inquiry.kind() {
        FieldKind::List(element) => element,
        kind => kind,
    };

    let value = match kind {
        _ if choice.is_some() => choice.unwrap(),
        FieldKind::Boolean => ["yes", "no"][lot(seed) % 2].to_owned(),
        FieldKind::Integer => (lot(seed) % 100).to_string(),
        FieldKind::Date => "2027-01-31".to_owned(),
        FieldKind::Country => ["GB", "us", "Germany"][lot(seed) % 3].to_owned(),
        _ => ["A text", "https://example.org/a", "en"][lot(seed) % 3].to_owned(),
    };

    let words = [
        "silent",
        "redacted",
        "elsewhere",
        "not agreed",
        "disputed",
        "skip",
        "none",
        "",
    ];

    match lot(seed) % 10 {
        0..=6 => value,
        _ => words[lot(seed) % words.len()].to_owned(),
    }
}

/// What is given beside each answer.
const CLAUSE: [(Detail, &str); 1] = [(Detail::Clause, "1")];

#[test]
fn whatever_is_answered_the_file_is_valid_and_the_questions_end() {
    let policy = policy();
    for seed in 0..3 {
        let mut seed = seed * 7_919 + 1;
        let mut questionnaire = begun(&policy);
        let mut asked = BTreeSet::new();
        let mut number = 0;

        while let Some(inquiry) = questionnaire.next() {
            number += 1;
            assert!(
                number < 1_500,
                "the questions do not end: {}",
                inquiry.pointer
            );

            let page = shown(&inquiry, 40);
            assert!(
                page.lines().all(|line| plain(line).chars().count() < 40),
                "{page}"
            );

            let mut typed = if number > ANSWERS {
                "skip".to_owned()
            } else {
                typed_by_lot(&inquiry, &mut seed)
            };

            let before = questionnaire.whole().cloned();
            if reply(&mut questionnaire, &typed, &CLAUSE).is_err() {
                assert_eq!(questionnaire.whole().cloned(), before);
                // Addresses and languages are texts whose form only the check of the file knows; what an entry cannot do
                // without cannot be skipped either.
                if inquiry.is_needed() {
                    let mut tries = (0..100).map(|_| typed_by_lot(&inquiry, &mut seed));
                    typed = tries
                        .find(|typed| reply(&mut questionnaire, typed, &CLAUSE).is_ok())
                        .unwrap_or_else(|| panic!("{} takes no answer", inquiry.pointer));
                } else {
                    questionnaire
                        .answer(&inquiry, &Response::Skip, &Details::default())
                        .unwrap_or_else(|wrong| panic!("{}: {typed}: {wrong}", inquiry.pointer));
                }
            }

            if matches!(inquiry.asks, PromptKind::Fact) {
                assert!(
                    asked.insert(inquiry.pointer.clone()),
                    "{} is asked twice",
                    inquiry.pointer
                );
            }

            let whole = questionnaire.whole().unwrap();
            draft::read("a", whole)
                .unwrap_or_else(|problems| panic!("{}: {typed}: {problems:?}", inquiry.pointer));
            if number > ANSWERS {
                continue;
            }

            let after = questionnaire.next().map(|inquiry| inquiry.pointer);
            let kept = whole.clone();
            assert!(questionnaire.back());
            assert_eq!(
                questionnaire.next().unwrap().pointer,
                inquiry.pointer,
                "back leads to the previous question"
            );

            let again = if questionnaire.next().unwrap().pointer == inquiry.pointer {
                reply(&mut questionnaire, &typed, &CLAUSE)
            } else {
                Ok(())
            };

            if again.is_err() {
                questionnaire
                    .answer(&inquiry, &Response::Skip, &Details::default())
                    .unwrap();
            }

            assert_eq!(questionnaire.whole(), Some(&kept));
            assert_eq!(questionnaire.next().map(|inquiry| inquiry.pointer), after);
        }

        assert!(number > 50, "{number}");
    }
}
