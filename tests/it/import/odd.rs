//! Records that are odd: hostile, unknown, at odds with themselves, or none at all.

use super::*;

/// Whatever stands in a record: no panic, no agreement that is not valid, and a place for everything that is wrong.
#[test]
fn hostile_records_do_no_harm() {
    let huge = "x".repeat(100_000);
    let hostile = [
        Value::Null,
        Value::from(-7),
        Value::from("\u{202e}\u{1b}[31m\u{0}"),
        Value::from(huge),
        serde_json::json!([]),
        serde_json::json!({ "a": [1] }),
        Value::from(1.5e300),
        Value::from(""),
        Value::from(true),
    ];

    for (kind, path) in records() {
        let record: Value = serde_json::from_str(text(&path).content()).unwrap();
        let mut all = Vec::new();
        scalars(&record, "", &mut all);
        let mut places: Vec<String> = all.into_iter().map(|(pointer, _)| pointer).collect();
        let parents = places.iter().filter_map(|pointer| {
            pointer
                .rsplit_once('/')
                .map(|(parent, _)| parent.to_owned())
        });

        places.extend(parents.collect::<Vec<_>>());
        places.sort();
        places.dedup();

        for (at, place) in places.iter().enumerate().step_by(3) {
            let mut changed = record.clone();
            *changed.pointer_mut(place).unwrap() = hostile[(at / 3) % hostile.len()].clone();
            match with(kind, &changed) {
                Ok(import) => import
                    .agreements
                    .iter()
                    .for_each(|made| assert!(!made.text.contains('\u{1b}'))),
                Err(problems) => {
                    assert!(
                        problems.iter().all(|problem| problem.position.is_some()),
                        "{place}: {problems:?}"
                    )
                }
            }
        }

        let source = text(&path);
        for end in (0..source.content().len())
            .step_by(997)
            .filter(|end| source.content().is_char_boundary(*end))
        {
            let cut = SourceFile::new("cut.json", source.content()[..end].to_owned());
            let problems = kind.import(Arc::new(cut), &[]).unwrap_err();
            assert!(
                problems.iter().all(|problem| problem.position.is_some()),
                "cut at {end}"
            );
        }
    }
}

#[test]
fn fields_and_words_that_are_not_known_are_told_by_name() {
    let nhs = kind("nhs").unwrap();
    let path = PathBuf::from(format!("{FOLDER}/nhs/dars-nic-07233-w1m2q.json"));
    let record: Value = serde_json::from_str(text(&path).content()).unwrap();
    let fields = [
        "/channel",
        "/versions/0/channel",
        "/versions/0/datasets/1/attributes_differ",
        "/versions/0/releases/0/attributes_differ",
    ];

    for field in fields {
        let (parent, name) = field.rsplit_once('/').unwrap();
        let mut changed = record.clone();
        changed.pointer_mut(parent).unwrap()[name] = Value::from("surprise");
        let import = with(nhs, &changed).unwrap();
        let unknown = remarks(&import)
            .into_iter()
            .find(|remark| remark.told == MappingStatus::Unknown)
            .unwrap()
            .clone();

        assert!(
            unknown.pointer == field && unknown.message.contains(name) && unknown.line > 1,
            "{unknown:?}"
        );
    }

    let words = [
        ("/versions/0/controller_basis", "/parties/2/role"),
        ("/versions/0/organisation_type", "/parties/2/kind"),
        ("/versions/0/sublicensing", "/use_limits/sub_licensing"),
        ("/versions/0/commercial", "/use_limits/commercial_use"),
        ("/versions/0/start_date", "/instrument/effective_on"),
        ("/versions/0/end_date", "/term/ends_on"),
        ("/versions/0/datasets/0/type_of_data", "/datasets/0/form"),
        ("/versions/0/datasets/0/frequency", "/datasets/0/frequency"),
        (
            "/versions/0/datasets/0/confidentiality",
            "/datasets/0/confidential_patient",
        ),
        ("/versions/0/datasets/0/legal_basis", "/datasets/0/gateway"),
    ];

    for (field, fact) in words {
        let mut changed = record.clone();
        *changed.pointer_mut(field).unwrap() = Value::from("Zebra");
        let import = with(nhs, &changed).unwrap();
        let unknown = remarks(&import)
            .into_iter()
            .find(|remark| remark.told == MappingStatus::Unknown)
            .unwrap()
            .clone();

        assert!(
            unknown.pointer == field && unknown.message.contains("Zebra"),
            "{unknown:?}"
        );

        assert!(
            import.agreements[0].agreement.pointer(fact).is_none(),
            "{fact}"
        );
    }
}

/// Values that contradict each other are kept, both of them, and neither is a fact.
#[test]
fn contradictions_inside_a_record_are_disputed() {
    let nhs = kind("nhs").unwrap();
    let path = PathBuf::from(format!("{FOLDER}/nhs/dars-nic-03422-y7y0z.json"));
    let record: Value = serde_json::from_str(text(&path).content()).unwrap();
    let cases: [(&str, Value, &[&str]); 5] = [
        (
            "/versions/0/end_date",
            "2017-01-01".into(),
            &["/term/ends_on", "/instrument/effective_on"],
        ),
        (
            "/versions/0/controllers",
            serde_json::json!(["A", "B"]),
            &["/parties/2/role", "/parties/3/role"],
        ),
        (
            "/versions/0/version",
            "2.5".into(),
            &["/instrument/version"],
        ),
        (
            "/versions/0/datasets/0/confidentiality",
            "Does not include the flow of confidential data".into(),
            &["/datasets/0/confidential_patient"],
        ),
        (
            "/versions/0/datasets/0/legal_basis",
            "National Health Service Act 2006 - s251 - 'Control of patient information'.".into(),
            &["/datasets/0/gateway"],
        ),
    ];

    for (place, value, disputed) in cases {
        let mut changed = record.clone();
        *changed.pointer_mut(place).unwrap() = value;
        let import = with(nhs, &changed).unwrap();
        let agreement = &import.agreements[0].agreement;

        for fact in disputed {
            assert!(agreement.pointer(fact).is_none(), "{fact} is stated");
            let (group, field) = fact.rsplit_once('/').unwrap();
            let record = agreement
                .pointer(&format!("{group}/absent/{field}"))
                .unwrap_or_else(|| panic!("{fact}"));

            assert_eq!(record["kind"], "disputed");
            assert_eq!(record["positions"].as_array().unwrap().len(), 2, "{fact}");
        }

        assert!(
            remarks(&import)
                .iter()
                .any(|remark| remark.told == MappingStatus::Disputed && remark.pointer == place),
            "{place}"
        );
    }
}

#[test]
fn what_is_no_record_is_refused_at_its_place() {
    let nhs = kind("nhs").unwrap();
    let refused = |content: &str| {
        told(
            &nhs.import(Arc::new(SourceFile::new("r.json", content)), &[])
                .unwrap_err(),
        )
    };

    assert!(refused("[]").contains("not a record"));
    assert!(refused("{\"releases\": []}").contains("--releases"));
    assert!(refused("{\"versions\": []}").contains("at least one version"));
    assert!(refused("{\"versions\": [{}]}").contains("no `reference`"));
    assert!(refused("{\"versions\": [7]}").contains("1:15"));
    assert!(refused("{\"versions\": [{\"reference\": \"--\"}]}").contains("letters or digits"));
    assert!(
        refused("{\"a\": 1, \"a\": 2}").contains("twice")
            || refused("{\"a\": 1, \"a\": 2}").contains("repeated")
    );
}
