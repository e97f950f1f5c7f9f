//! What is typed: checked, kept letter for letter, and told what would be right.

use super::*;

#[test]
fn what_is_typed_is_checked_against_the_kind_of_fact() {
    let policy = policy();
    let read = |path: &str, typed: &str| {
        let mut questionnaire = begun(&policy);
        if path.starts_with("datasets.") {
            skip_to(&mut questionnaire, "datasets");
            reply(&mut questionnaire, "Tax files", &[]).unwrap();
        }

        let inquiry = skip_to(&mut questionnaire, path);
        match ParsedLine::read(&inquiry, typed) {
            Ok(ParsedLine::Reply(Response::Value(value))) => Ok(value),
            Ok(other) => panic!("{typed}: {other:?}"),
            Err(wrong) => Err(wrong),
        }
    };

    assert_eq!(read("datasets.personal", "Y"), Ok(json!(true)));
    assert!(
        read("datasets.personal", "maybe")
            .unwrap_err()
            .contains("yes or no")
    );

    assert_eq!(
        read("datasets.categories", "1, tax; 1"),
        Ok(json!(["health", "tax"]))
    );

    assert!(
        read("datasets.categories", "taxx")
            .unwrap_err()
            .contains("did you mean tax")
    );

    assert!(
        read("datasets.categories", "99")
            .unwrap_err()
            .contains("not one of the answers")
    );

    assert_eq!(read("access.vendor", "GRANTED"), Ok(json!("granted")));
    for (typed, wrong) in [
        ("\u{1b}[31mred", "in this answer (⟨U+001B⟩)"),
        ("a\u{0}b", "control character"),
        ("\u{202E}granted", "⟨U+202E⟩"),
        ("😀", "not one of the answers"),
        (&"9".repeat(10_000), "…"),
        ("-1", "not one of the answers"),
        ("0", "not one of the answers"),
    ] {
        let told = read("access.vendor", typed).unwrap_err();
        assert!(told.contains(wrong), "{typed:.20}: {told}");
        assert!(
            told.len() < 400 && !told.contains('\u{1b}') && !told.contains('\u{202E}'),
            "{told}"
        );
    }
}

#[test]
fn a_word_that_people_type_for_nothing_is_no_text_of_the_agreement() {
    let policy = policy();
    let mut questionnaire = begun(&policy);
    for (path, typed) in [("datasets", "Case files"), ("datasets.personal", "yes")] {
        skip_to(&mut questionnaire, path);
        reply(&mut questionnaire, typed, &[]).unwrap();
    }

    let inquiry = skip_to(&mut questionnaire, "datasets.retention.event");
    for typed in ["no", "None", "n/a", " unknown ", "not stated", "yes"] {
        let told = ParsedLine::read(&inquiry, typed).unwrap_err();
        assert!(
            told.contains("silent if it does not say"),
            "{typed}: {told}"
        );
    }

    assert_eq!(
        ParsedLine::read(&inquiry, "\"no\"").unwrap(),
        ParsedLine::Reply(Response::Value(json!("no")))
    );
}

#[test]
fn numbers_days_and_countries_say_what_would_be_right() {
    let policy = load(&[builtin()]).unwrap();
    let mut draft: Value = serde_json::from_str(policy.base.as_ref().unwrap().content()).unwrap();
    for field in ["controlled_from", "foreign_compulsion"] {
        draft["parties"][1].as_object_mut().unwrap().remove(field);
    }

    draft["retention"].as_object_mut().unwrap().clear();
    draft["term"].as_object_mut().unwrap().clear();
    let first = |kind: FieldKind| {
        let mut questionnaire =
            Questionnaire::start(draft.clone(), &policy, "2026-11-24".parse().unwrap());
        loop {
            let inquiry = questionnaire
                .next()
                .unwrap_or_else(|| panic!("{kind:?} is never asked for"));

            if *inquiry.kind() == kind {
                return inquiry;
            }

            questionnaire
                .answer(&inquiry, &Response::Skip, &Details::default())
                .unwrap();
        }
    };

    let country = first(FieldKind::Country);
    assert!(ParsedLine::read(&country, "UK").unwrap_err().contains("GB"));
    assert_eq!(
        ParsedLine::read(&country, "germany").unwrap(),
        ParsedLine::Reply(Response::Value(json!("DE")))
    );

    assert!(
        ParsedLine::read(&country, "Atlantis")
            .unwrap_err()
            .contains("ISO 3166-1")
    );

    let number = first(FieldKind::Integer);
    for typed in [
        "thirty",
        "30 days",
        "1.5",
        "-3",
        "1e3",
        "３０",
        "99999999999999999999",
        "9007199254740992",
    ] {
        assert!(ParsedLine::read(&number, typed).is_err(), "{typed}");
    }

    assert_eq!(
        ParsedLine::read(&number, " 30 ").unwrap(),
        ParsedLine::Reply(Response::Value(json!(30)))
    );

    let day = first(FieldKind::Date);
    for typed in [
        "2026-02-30",
        "5/2/2026",
        "tomorrow",
        "99999-01-01",
        "0001-01-01",
    ] {
        assert!(
            ParsedLine::read(&day, typed)
                .unwrap_err()
                .contains("2026-02-05"),
            "{typed}"
        );
    }

    for typed in ["2026-02-05", "5 February 2026", "2026-2-5"] {
        assert_eq!(
            ParsedLine::read(&day, typed).unwrap(),
            ParsedLine::Reply(Response::Value(json!("2026-02-05"))),
            "{typed}"
        );
    }
}

/// The law that governs (issue 16): one code or several, EU among them, and never a word that is no code.
#[test]
fn the_law_is_asked_for_first_and_is_a_list_of_codes() {
    let policy = policy();
    let mut questionnaire = start(&policy);
    for typed in ["A deal", "contract", "Ministry", "Acme", ""] {
        reply(&mut questionnaire, typed, &[]).unwrap();
    }

    let inquiry = questionnaire.next().unwrap();
    assert_eq!(inquiry.path, "instrument.jurisdiction");
    for (typed, codes) in [
        ("GB", json!(["GB"])),
        ("eu; gb", json!(["EU", "GB"])),
        ("EU, germany, EU", json!(["EU", "DE"])),
    ] {
        assert_eq!(
            ParsedLine::read(&inquiry, typed).unwrap(),
            ParsedLine::Reply(Response::Value(codes)),
            "{typed}"
        );
    }

    for (typed, wrong) in [
        ("UK", "GB"),
        ("english law", "ISO 3166-1"),
        ("none", "some law always governs"),
    ] {
        assert!(
            ParsedLine::read(&inquiry, typed)
                .unwrap_err()
                .contains(wrong),
            "{typed}"
        );
    }

    assert!(shown(&inquiry, 80).contains("codes such as GB, EU or US"));
    // Left for later, it is settled by the country of the public body.
    questionnaire
        .answer(&inquiry, &Response::Skip, &Details::default())
        .unwrap();

    let mut draft = questionnaire.whole().unwrap().clone();
    let asks = |draft: &Value| {
        let day = "2026-11-24".parse().unwrap();
        Questionnaire::start(draft.clone(), &policy, day)
            .next()
            .unwrap()
            .path
    };

    assert_eq!(asks(&draft), "instrument.jurisdiction");
    draft["parties"][0]["kind"] = "central_government".into();
    draft["parties"][0]["incorporated_in"] = "GB".into();
    assert_ne!(asks(&draft), "instrument.jurisdiction");
}

#[test]
fn hostile_names_are_kept_letter_for_letter_and_shown_tame() {
    let policy = policy();
    let mut questionnaire = start(&policy);
    let name = format!("A\u{202E}B {}", "x".repeat(10_000));

    for typed in [name.as_str(), "mou", name.as_str(), "😀", ""] {
        reply(&mut questionnaire, typed, &[]).unwrap();
    }

    let draft = questionnaire.whole().unwrap().clone();
    assert_eq!(draft["title"], json!(name));
    assert!(draft::layout(&draft).unwrap().contains(r"A\u202eB"));
    let inquiry = skip_to(&mut questionnaire, "parties.kind");
    let page = shown(&inquiry, 40);
    assert!(
        page.contains("⟨U+202E⟩") && !page.contains('\u{202E}') && page.len() < 5_000,
        "{page}"
    );

    assert_eq!(draft["parties"][1]["id"], "parties-2");
}

#[test]
fn ids_are_made_from_names() {
    for (name, id) in [
        ("Tax Files (2024)", "tax-files-2024"),
        ("  — ", ""),
        ("Ministère de l'Intérieur", "ministere-de-l-interieur"),
        ("Cyngor Gŵynedd", "cyngor-gwynedd"),
        ("中文", ""),
        ("a_b--c", "a-b-c"),
        (
            "The Department for Housing, Lettings and Communities",
            "the-department-for-housing-lettings",
        ),
    ] {
        assert_eq!(slug(name), id, "{name}");
    }

    assert!(slug(&"word ".repeat(1_000)).len() <= 40 && slug(&"x".repeat(1_000)).len() == 40);
}

#[test]
fn a_country_is_known_by_code_or_by_the_one_name_that_fits() {
    for (typed, code) in [
        ("gb", Some("GB")),
        ("Germany", Some("DE")),
        ("Niger", Some("NE")),
        ("united kingdom", Some("GB")),
        ("Korea", None),
        ("un", None),
        ("", None),
    ] {
        assert_eq!(country(typed), code, "{typed}");
    }
}
