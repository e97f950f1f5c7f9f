//! Records that say two things of one contract, or say them in another shape or language than the rest.

use serde_json::json;

use super::contracts::{contract, fact, is_told, one, read, release};
use super::*;

const NO_AWARD: [(&str, &str); 10] = [
    ("selective", "Marché subséquent"),
    ("open", "Accord-cadre à bons de commande"),
    ("open", "accord cadre"),
    ("open", "Acuerdo Marco"),
    ("open", "Convenio Marco"),
    ("open", "Rahmenvereinbarung"),
    ("selective", "Einzelabruf aus Rahmenvertrag"),
    ("open", "Accordo quadro"),
    ("open", "Système d\u{2019}acquisition dynamique"),
    ("open", "Sistema dinámico de adquisición"),
];

fn import_text(name: &str, content: &str) -> Result<Import, Vec<Diagnostic>> {
    kind("ocds")
        .unwrap()
        .import(Arc::new(SourceFile::new(name, content)), &[])
}

/// Open Contracting's codelist relatedProcess: `framework` is what a call-off follows from.
#[test]
fn a_process_under_a_framework_is_a_call_off() {
    let related =
        json!([{ "id": "1", "relationship": ["framework"], "identifier": "ocds-test-1" }]);
    let word = json!([{ "id": "1", "relationship": "Framework" }]);
    let mut signed = contract("active");
    signed["relatedProcesses"] = related.clone();
    let places = [
        ("/relatedProcesses", related.clone()),
        ("/relatedProcesses", word),
        ("/contracts", json!([signed])),
        ("/awards/0/relatedProcesses", related),
    ];

    for place in places {
        let open = json!({ "id": "t", "procurementMethod": "open", "procurementMethodDetails": "Open procedure" });
        let made = one(&[place.clone(), ("/tender", open)]);
        assert_eq!(fact(&made, "/contract/award"), Value::Null, "{place:?}");
        assert!(is_told(
            &made,
            MappingStatus::Doubtful,
            "/tender/procurementMethod"
        ));

        for method in ["selective", "limited"] {
            let tender = json!({ "id": "t", "procurementMethod": method });
            let made = one(&[place.clone(), ("/tender", tender)]);
            assert_eq!(
                fact(&made, "/contract/award"),
                "framework",
                "{place:?}, {method}"
            );
        }
    }

    let other = json!([{ "id": "1", "relationship": ["prior"] }]);
    let open = json!({ "id": "t", "procurementMethod": "open" });
    let made = one(&[("/relatedProcesses", other), ("/tender", open)]);
    assert_eq!(fact(&made, "/contract/award"), "competitive");
}

#[test]
fn frameworks_are_known_in_other_languages() {
    for (method, details) in NO_AWARD {
        let tender =
            json!({ "id": "t", "procurementMethod": method, "procurementMethodDetails": details });

        let award = fact(&one(&[("/tender", tender)]), "/contract/award");
        assert_ne!(award, "competitive", "{details}");
        assert_ne!(award, "direct", "{details}");
    }
}

#[test]
fn lists_and_groups_of_other_shapes_are_reported() {
    for shape in [json!({ "id": "c-1" }), json!("c-1"), json!(7)] {
        for list in ["/contracts", "/awards"] {
            let import = read(&release(&[(list, shape.clone())]));
            let remark = remarks(&import)
                .into_iter()
                .find(|remark| remark.pointer == list)
                .unwrap_or_else(|| panic!("{list}: {shape}"));

            assert_eq!(remark.told, MappingStatus::Unknown);
            assert!(remark.message.contains("a list is expected"));
            assert!(
                remarks(&import)
                    .iter()
                    .all(|remark| !remark.message.contains("neither an award")),
                "{list}: {shape}"
            );
        }
    }

    let groups = [
        "/tender",
        "/buyer",
        "/awards/0/value",
        "/awards/0/contractPeriod",
        "/parties/1/identifier",
        "/parties/1/details",
        "/parties/1/additionalIdentifiers",
    ];

    for place in groups {
        let made = one(&[(place, "surprise".into())]);
        assert!(is_told(&made, MappingStatus::Unknown, place), "{place}");
    }

    let import = read(&release(&[("/contracts", json!(["c-1"]))]));
    assert!(
        remarks(&import)
            .iter()
            .any(|remark| remark.pointer == "/contracts/0" && remark.told == MappingStatus::Unknown)
    );
}

#[test]
fn what_contradicts_a_status_in_force_is_named() {
    let award_tags = ["awardCancellation", "tenderCancellation"];
    for tag in award_tags {
        let made = one(&[("/tag", json!([tag]))]);
        assert!(
            is_told(&made, MappingStatus::Doubtful, "/tag/0")
                || is_told(&made, MappingStatus::Doubtful, "/tag"),
            "{tag}"
        );

        assert!(fact(&made, "/note").as_str().unwrap().contains(tag));
    }

    for tag in [
        "awardCancellation",
        "tenderCancellation",
        "contractTermination",
    ] {
        let made = one(&[
            ("/tag", json!([tag])),
            ("/contracts", json!([contract("active")])),
        ]);

        let note = fact(&made, "/note");
        assert!(note.as_str().unwrap().contains(tag), "{tag}: {note}");
        assert_eq!(fact(&made, "/instrument/status"), Value::Null);
    }

    for word in ["cancelled", "unsuccessful", "withdrawn"] {
        for contracts in [Value::Null, json!([contract("active")])] {
            let made = one(&[("/tender/status", word.into()), ("/contracts", contracts)]);
            assert!(is_told(&made, MappingStatus::Doubtful, "/tender/status"));
            assert_eq!(fact(&made, "/instrument/status"), Value::Null);
        }
    }

    // A tag that another award of the release explains says nothing of this one.
    let first = release(&[])["awards"][0].clone();
    let second = json!({ "id": "a-2", "status": "cancelled" });
    let made = one(&[
        ("/tag", json!(["awardCancellation"])),
        ("/awards", json!([first, second])),
    ]);

    assert!(!is_told(&made, MappingStatus::Doubtful, "/tag/0"));
}

#[test]
fn a_release_without_a_date_that_says_the_contrary_is_named() {
    let dated = release(&[("/contracts", json!([contract("active")]))]);
    let undated = json!({
        "ocid": "ocds-test-7", "id": "n", "tag": ["contractUpdate"],
        "contracts": [{ "id": "c-1", "status": "cancelled" }],
    });

    let import = read(&json!([dated, undated]));
    assert_eq!(import.agreements.len(), 1);
    let note = import.agreements[0].agreement["note"].as_str().unwrap();
    assert!(
        note.contains("cancelled") && note.contains("active"),
        "{note}"
    );

    // The same in two files, with and without a date.
    for (date, count) in [
        (Value::Null, 1),
        (json!("2024-01-01T00:00:00Z"), 1),
        (json!("2026-01-01T00:00:00Z"), 0),
    ] {
        let mut other = undated.clone();
        if !date.is_null() {
            other["date"] = date.clone();
        }

        let (mut first, mut second) = (read(&dated), read(&other));
        lacuna::import::settle(&mut [&mut first, &mut second]);
        assert_eq!(first.agreements.len(), count, "{date}");
        let says = first
            .agreements
            .iter()
            .any(|made| made.text.contains("the contract is cancelled"));

        assert_eq!(says, date.is_null(), "{date}");
        if count == 0 {
            assert!(
                first
                    .remarks
                    .iter()
                    .any(|remark| remark.message.contains("cancelled"))
            );
        }
    }
}

#[test]
fn two_firms_of_one_name_are_two_parties() {
    let firm = |id: &str, number: &str| json!({ "id": id, "name": "Quay Systems Ltd", "identifier": { "scheme": "GB-COH", "id": number } });
    let nameless = |number: &str| json!({ "name": "Quay Systems Ltd", "identifier": { "scheme": "GB-COH", "id": number } });
    let plain = |id: &str| json!({ "id": id, "name": "Quay Systems Ltd" });
    let cases = [
        (json!([firm("a", "01234567"), firm("b", "07654321")]), 2),
        (json!([nameless("01234567"), nameless("07654321")]), 2),
        (json!([nameless("1234567"), nameless("01234567")]), 1),
        (json!([plain("a"), plain("b")]), 2),
        (json!([plain("a"), plain("a")]), 1),
        (
            json!([plain("GB-COH-01234567"), plain("GB-COH-07654321")]),
            2,
        ),
    ];

    for (suppliers, count) in cases {
        let made = one(&[
            ("/awards/0/suppliers", suppliers.clone()),
            ("/parties", Value::Null),
            ("/buyer", json!({ "name": "Harbour Council" })),
        ]);

        let parties = fact(&made, "/parties").as_array().unwrap().len();
        assert_eq!(parties, count + 1, "{suppliers}");
    }
}

#[test]
fn an_id_with_its_register_is_a_number() {
    for (id, number) in [
        ("GB-COH-1234567", Some("01234567")),
        ("GB-COH-01234567", Some("01234567")),
        ("gb-coh-SC12345", Some("SC012345")),
        ("GB-PPON-1234567", None),
        ("GB-COH-", None),
    ] {
        let made = one(&[
            ("/parties/1/id", id.into()),
            ("/awards/0/suppliers/0/id", id.into()),
        ]);

        assert_eq!(
            fact(&made, "/parties/1/registry_number").as_str(),
            number,
            "{id}"
        );
    }

    let identifier = json!({ "scheme": "GB-COH", "id": "07654321" });
    let made = one(&[
        ("/parties/1/id", "GB-COH-1234567".into()),
        ("/awards/0/suppliers/0/id", "GB-COH-1234567".into()),
        ("/parties/1/identifier", identifier),
    ]);

    assert_eq!(
        fact(&made, "/parties/1/absent/registry_number/kind"),
        "disputed"
    );
}

/// The schema of versioned releases: each field a list of values with the day and the id of their release.
#[test]
fn the_latest_values_of_a_versioned_release_count() {
    let history = |values: &[(&str, Value)]| -> Value {
        let entry = |(date, value): &(&str, Value)| json!({ "releaseID": date, "releaseDate": format!("{date}T00:00:00Z"), "releaseTag": ["award"], "value": value });
        values.iter().map(entry).collect()
    };

    let versioned = json!({
        "ocid": "ocds-test-7",
        "initiationType": history(&[("2025-01-01", "tender".into())]),
        "parties": [{
            "id": "firm",
            "name": history(&[("2025-01-01", "Old Name Ltd".into()), ("2025-03-01", "New Name Ltd".into())]),
            "roles": history(&[("2025-01-01", json!(["supplier"]))]),
        }],
        "buyer": { "name": history(&[("2025-01-01", "Harbour Council".into())]) },
        "awards": [{
            "id": "a-1",
            "title": history(&[("2025-03-01", "The later title".into()), ("2025-01-01", "The earlier title".into())]),
            "status": history(&[("2025-01-01", "pending".into()), ("2025-02-01", "active".into())]),
            "value": {
                "amount": history(&[("2025-01-01", 100.into()), ("2025-02-01", 200.into())]),
                "currency": history(&[("2025-01-01", "GBP".into())]),
            },
            "suppliers": [{ "id": "firm", "name": history(&[("2025-01-01", "New Name Ltd".into())]) }],
        }],
    });

    let shapes = [
        versioned.clone(),
        json!({ "releases": [{ "versionedRelease": versioned }] }),
        json!({ "records": [{ "ocid": "ocds-test-7", "versionedRelease": versioned }] }),
        json!({ "ocid": "ocds-test-7", "versionedRelease": versioned, "releases": [] }),
    ];

    for shape in shapes {
        let import = read(&shape);
        let [made] = import.agreements.as_slice() else {
            panic!("{shape:#}")
        };

        assert_eq!(fact(made, "/title"), "The later title");
        assert_eq!(fact(made, "/contract/value_gbp"), 200);
        let names: Vec<Value> = ["/parties/0/name", "/parties/1/name"]
            .map(|pointer| fact(made, pointer))
            .to_vec();

        assert_eq!(names, ["New Name Ltd", "Harbour Council"]);
        assert!(
            import
                .remarks
                .iter()
                .any(|remark| remark.told == MappingStatus::Doubtful
                    && remark.message.contains("versioned release"))
        );

        // The value keeps its place in the file.
        let text = format!("{shape:#}");
        let line = text
            .lines()
            .position(|line| line.contains("The later title"))
            .unwrap();

        let title = made
            .remarks
            .iter()
            .find(|remark| remark.fact.as_deref() == Some("/title"))
            .unwrap();

        assert_eq!(usize::try_from(title.line).unwrap(), line + 1);
    }
}

#[test]
fn a_release_that_lies_elsewhere_is_named() {
    let linked = json!({ "url": "https://example.org/r.json", "date": "2025-01-01T00:00:00Z", "tag": ["award"] });
    for shape in [
        json!({ "records": [{ "ocid": "ocds-test-7", "releases": [linked] }] }),
        json!({ "releases": [linked] }),
        json!([linked]),
        linked.clone(),
    ] {
        let import = read(&shape);
        assert!(import.agreements.is_empty() && import.problems.is_empty());
        assert!(
            import
                .remarks
                .iter()
                .any(|remark| remark.told == MappingStatus::Doubtful
                    && remark.message.contains("the release is elsewhere")),
            "{shape}"
        );
    }
}

#[test]
fn one_fault_of_many_entries_is_one_error() {
    for (name, text) in [
        ("r.json", "[1, 2, 3, 4]"),
        ("r.json", "[[1], [2], [3]]"),
        ("r.json", "{\"releases\": [1, 2, 3]}"),
        ("r.json", "{\"records\": [1, 2, 3]}"),
        (
            "r.jsonl",
            "[\n  {\n    \"ocid\": \"x\",\n    oops\n  }\n]\n",
        ),
        (
            "r.jsonl",
            "{\n  \"ocid\": \"x\"\n}\n{\n  \"ocid\": \"y\"\n}\n",
        ),
        ("r.json", "[[[[[["),
    ] {
        let problems = import_text(name, text).unwrap_err();
        assert_eq!(problems.len(), 1, "{text}: {}", told(&problems));
    }

    let problems = import_text("r.jsonl", "[\n  {\n    \"ocid\": oops\n  }\n]\n").unwrap_err();
    assert!(told(&problems).contains("one line"), "{}", told(&problems));
    let pretty = format!("{:#}", json!([release(&[])]));
    assert_eq!(import_text("r.jsonl", &pretty).unwrap().agreements.len(), 1);
}

#[test]
fn a_sum_of_pence_is_no_sum_of_nothing() {
    for (amount, says) in [
        (json!(0.4), "less than a pound"),
        (json!(0), "a sum of zero"),
    ] {
        let made = one(&[("/awards/0/value/amount", amount)]);
        assert!(fact(&made, "/contract/value_gbp").is_null());
        let note = fact(&made, "/note");
        assert!(note.as_str().unwrap().contains(says), "{note}");
    }
}

/// A versioned release has no `date`; each of its values has the day of the release that it came in.
#[test]
fn a_versioned_release_is_as_late_as_its_latest_value() {
    let history = |values: &[(&str, &str)]| -> Value {
        values
            .iter()
            .map(|(date, value)| json!({ "releaseID": date, "releaseDate": format!("{date}T00:00:00Z"), "releaseTag": ["award"], "value": value }))
            .collect()
    };
    let versioned = |last: &str, status: &str| {
        json!({
            "ocid": "ocds-test-8",
            "buyer": { "name": history(&[("2025-01-01", "Harbour Council")]) },
            "awards": [{
                "id": "a-1",
                "title": history(&[("2025-01-01", "First title"), (last, "Last title")]),
                "status": history(&[("2025-01-01", "active"), (last, status)]),
                "suppliers": [{ "id": "firm", "name": history(&[("2025-01-01", "A Firm Ltd")]) }],
            }],
        })
    };
    let dated = json!({
        "ocid": "ocds-test-8", "id": "r-1", "date": "2025-06-01T00:00:00Z", "tag": ["award"],
        "buyer": { "name": "Harbour Council" },
        "awards": [{ "id": "a-1", "title": "Title of June", "status": "active", "suppliers": [{ "name": "A Firm Ltd" }] }],
    });

    for (last, title) in [
        ("2025-09-01", "Last title"),
        ("2025-03-01", "Title of June"),
    ] {
        for releases in [
            json!([versioned(last, "active"), dated]),
            json!([dated, versioned(last, "active")]),
        ] {
            let import = read(&json!({ "releases": releases }));
            let [made] = import.agreements.as_slice() else {
                panic!("{last}: {releases:#}")
            };

            assert_eq!(fact(made, "/title"), title, "{last}");
        }
    }

    // What came to nothing after the dated release is no agreement; what a later release contradicts is told as its own status.
    let cancelled = json!([dated, versioned("2025-09-01", "cancelled")]);
    assert!(
        read(&json!({ "releases": cancelled }))
            .agreements
            .is_empty()
    );
    let earlier = json!([dated, versioned("2025-03-01", "cancelled")]);
    assert_eq!(read(&json!({ "releases": earlier })).agreements.len(), 1);
}

/// Of the codelist, `parent` is the contract of which this one is a sub-contract; only `framework` is a framework.
#[test]
fn no_other_relation_makes_a_call_off() {
    for relation in [
        "parent",
        "prior",
        "planning",
        "unsuccessfulProcess",
        "subContract",
        "replacementProcess",
        "renewalProcess",
    ] {
        let related =
            json!([{ "id": "1", "relationship": [relation], "identifier": "ocds-test-1" }]);
        let tender = json!({ "id": "t", "procurementMethod": "open", "procurementMethodDetails": "Open procedure" });
        let with = one(&[("/relatedProcesses", related), ("/tender", tender.clone())]);
        let without = one(&[("/tender", tender)]);

        assert_ne!(fact(&without, "/contract/award"), Value::Null);
        assert_eq!(
            fact(&with, "/contract/award"),
            fact(&without, "/contract/award"),
            "{relation}"
        );
    }
}

/// Days that contradict each other are told, each of them: none is left without a fact and without a remark.
#[test]
fn the_last_day_with_extensions_is_told_where_the_days_contradict_each_other() {
    let most = "/awards/0/contractPeriod/maxExtentDate";
    for (start, end, last) in [
        ("2027-05-01", "2025-04-30", "2029-04-30"),
        ("2027-05-01", "2025-04-30", "2024-04-30"),
        ("2027-05-01", "", "2026-04-30"),
        ("2025-05-01", "2027-04-30", "2026-04-30"),
        ("", "2027-04-30", "2026-04-30"),
    ] {
        let day = |day: &str| match day {
            "" => Value::Null,
            day => format!("{day}T00:00:00Z").into(),
        };

        let made = one(&[
            ("/awards/0/contractPeriod/startDate", day(start)),
            ("/awards/0/contractPeriod/endDate", day(end)),
            (most, day(last)),
        ]);

        assert_eq!(
            fact(&made, "/term/max_months"),
            Value::Null,
            "{start} {end} {last}"
        );
        assert!(
            is_told(&made, MappingStatus::Doubtful, most)
                || is_told(&made, MappingStatus::Disputed, most),
            "{start} {end} {last}: {:?}",
            made.remarks
        );
    }

    let whole = one(&[(most, json!("2028-04-30T00:00:00Z"))]);
    assert_eq!(fact(&whole, "/term/max_months"), json!(36));
}
