//! What of a procurement process becomes an agreement, and what a release must not be made to say.

use serde_json::json;

use super::*;

/// A release with one active award of 120,000 pounds, changed at the pointers given. A null takes the value out.
pub(super) fn release(changes: &[(&str, Value)]) -> Value {
    let mut release = json!({
        "ocid": "ocds-test-7",
        "id": "notice-3",
        "date": "2025-04-02T09:00:00Z",
        "tag": ["award"],
        "initiationType": "tender",
        "parties": [
            { "id": "council", "name": "Harbour Council", "roles": ["buyer"] },
            { "id": "firm", "name": "Quay Systems Ltd", "roles": ["supplier"], "identifier": {}, "details": {} },
        ],
        "tender": { "id": "t-1" },
        "awards": [{
            "id": "a-1",
            "title": "Licensing system",
            "status": "active",
            "value": { "amount": 120_000, "currency": "GBP" },
            "contractPeriod": { "startDate": "2025-05-01T00:00:00Z", "endDate": "2027-04-30T23:59:59Z" },
            "suppliers": [{ "id": "firm", "name": "Quay Systems Ltd" }],
        }],
    });

    for (pointer, value) in changes {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        match release
            .pointer_mut(parent)
            .unwrap_or_else(|| panic!("{pointer}"))
        {
            Value::Array(list) => list[name.parse::<usize>().unwrap()] = value.clone(),
            Value::Object(group) if value.is_null() => drop(group.remove(name)),
            group => group[name] = value.clone(),
        }
    }

    release
}

/// A contract that follows the award of [`release`].
pub(super) fn contract(status: &str) -> Value {
    json!({ "id": "c-1", "awardID": "a-1", "title": "Licensing system, signed", "status": status })
}

pub(super) fn read(record: &Value) -> Import {
    with(kind("ocds").unwrap(), record)
        .unwrap_or_else(|problems| panic!("{}: {record:#}", told(&problems)))
}

pub(super) fn one(changes: &[(&str, Value)]) -> Imported {
    let mut import = read(&release(changes));
    assert_eq!(import.agreements.len(), 1, "{changes:?}");
    import.agreements.remove(0)
}

pub(super) fn fact(made: &Imported, pointer: &str) -> Value {
    made.agreement.pointer(pointer).cloned().unwrap_or_default()
}

pub(super) fn is_told(made: &Imported, kind: MappingStatus, pointer: &str) -> bool {
    made.remarks
        .iter()
        .any(|remark| remark.told == kind && remark.pointer == pointer)
}

/// Standard codelists awardStatus and contractStatus, and words that registers write beside them.
#[test]
fn nothing_is_made_of_an_award_or_a_contract_that_came_to_nothing() {
    for word in [
        "cancelled",
        "unsuccessful",
        "withdrawn",
        "Cancelled",
        "canceled",
        "annulled",
    ] {
        let import = read(&release(&[("/awards/0/status", word.into())]));
        assert!(import.agreements.is_empty(), "{word}");
        let remark = import
            .remarks
            .iter()
            .find(|remark| remark.told == MappingStatus::Doubtful)
            .unwrap();

        assert_eq!(remark.pointer, "/awards/0/status");
        assert!(
            remark.message.contains(word) && remark.line > 1,
            "{remark:?}"
        );

        for contract_word in ["pending", ""] {
            let contracts = json!([contract(contract_word)]);
            let import = read(&release(&[
                ("/awards/0/status", word.into()),
                ("/contracts", contracts),
            ]));

            assert!(
                import.agreements.is_empty(),
                "award {word}, contract {contract_word}"
            );
        }

        let import = read(&release(&[("/contracts", json!([contract(word)]))]));
        assert!(
            import.agreements.is_empty(),
            "the award was followed by a contract that is {word}"
        );
    }

    let cancels = [
        ("/awards/0/status", Value::Null),
        ("/tag", json!(["awardCancellation"])),
    ];

    assert!(read(&release(&cancels)).agreements.is_empty());
    for word in ["cancelled", "withdrawn", "unsuccessful"] {
        let tender = [
            ("/awards/0/status", Value::Null),
            ("/tender/status", word.into()),
        ];

        assert!(read(&release(&tender)).agreements.is_empty(), "{word}");
    }
}

#[test]
fn what_is_not_in_force_says_so() {
    for word in ["pending", "planned", "zebra"] {
        let made = one(&[("/awards/0/status", word.into())]);
        assert!(
            is_told(&made, MappingStatus::Doubtful, "/awards/0/status"),
            "{word}"
        );

        assert!(fact(&made, "/note").as_str().unwrap().contains(word));
        assert_eq!(fact(&made, "/instrument/status"), Value::Null);
    }

    for changes in [
        vec![("/contracts", json!([contract("terminated")]))],
        vec![
            ("/contracts", json!([{ "id": "c-1", "awardID": "a-1" }])),
            ("/tag", json!(["contractTermination"])),
        ],
    ] {
        let made = one(&changes);
        assert_eq!(fact(&made, "/instrument/status"), "ended");
    }

    for word in ["active", "complete"] {
        let made = one(&[("/awards/0/status", word.into())]);
        assert!(
            !is_told(&made, MappingStatus::Doubtful, "/awards/0/status"),
            "{word}"
        );
    }

    let both = [
        ("/awards/0/status", "cancelled".into()),
        ("/contracts", json!([contract("active")])),
    ];

    assert!(
        is_told(&one(&both), MappingStatus::Doubtful, "/awards/0/status"),
        "active under a cancelled award"
    );
}

#[test]
fn a_release_that_only_has_a_tag_is_no_agreement() {
    for tag in ["contract", "award", "contractTermination", "implementation"] {
        let import = read(&release(&[
            ("/awards", Value::Null),
            ("/tag", json!([tag])),
        ]));

        assert!(import.agreements.is_empty(), "{tag}");
        assert!(
            import
                .remarks
                .iter()
                .any(|remark| remark.message.contains("nothing was agreed")),
            "{tag}"
        );
    }
}

/// A call-off or a direct award under a framework is no competition, whatever the method says.
#[test]
fn competition_is_stated_only_where_the_record_states_it() {
    let cases: [(&str, &str, Value); 22] = [
        ("open", "", "competitive".into()),
        ("open", "Open procedure", "competitive".into()),
        ("selective", "Restricted procedure", "competitive".into()),
        (
            "selective",
            "Competitive procedure with negotiation",
            "competitive".into(),
        ),
        ("selective", "", Value::Null),
        ("selective", "Not specified", Value::Null),
        ("limited", "", Value::Null),
        (
            "limited",
            "Below threshold - limited competition",
            Value::Null,
        ),
        ("direct", "", "direct".into()),
        ("direct", "Direct award", "direct".into()),
        (
            "limited",
            "Single tender action (non-OJEU)",
            "direct".into(),
        ),
        (
            "limited",
            "Award procedure without prior publication of a call for competition",
            "direct".into(),
        ),
        (
            "selective",
            "Call-off from a framework agreement",
            "framework".into(),
        ),
        (
            "limited",
            "Call-off from a framework agreement",
            "framework".into(),
        ),
        ("direct", "Call-off from a framework agreement", Value::Null),
        ("open", "Call-off from a framework agreement", Value::Null),
        (
            "selective",
            "Call-off from a dynamic purchasing system",
            Value::Null,
        ),
        ("open", "Mini-competition under a DPS", Value::Null),
        ("open", "Direct award", Value::Null),
        ("direct", "Open procedure", Value::Null),
        ("N/A", "Open procedure", "competitive".into()),
        ("zebra", "", Value::Null),
    ];

    for (method, details, award) in cases {
        let tender =
            json!({ "id": "t", "procurementMethod": method, "procurementMethodDetails": details });
        let made = one(&[("/tender", tender)]);
        assert_eq!(fact(&made, "/contract/award"), award, "{method}, {details}");
        let value = [
            ("/tender/procurementMethod", method),
            ("/tender/procurementMethodDetails", details),
        ];

        for (pointer, _) in value.iter().filter(|(_, text)| !text.is_empty()) {
            assert!(
                made.remarks.iter().any(|remark| remark.pointer == *pointer),
                "{pointer} is dropped in silence"
            );
        }
    }

    let technique = json!({ "hasDynamicPurchasingSystem": true });
    let tender = json!({ "procurementMethod": "open", "techniques": technique });
    assert_eq!(
        fact(&one(&[("/tender", tender)]), "/contract/award"),
        Value::Null
    );

    let both = json!({ "procurementMethod": "open", "procurementMethodDetails": "Direct award" });
    assert_eq!(
        fact(&one(&[("/tender", both)]), "/contract/absent/award/kind"),
        "disputed"
    );
}

/// Days that spreadsheets, clocks and databases begin or end with are no days of a contract.
#[test]
fn default_days_are_no_facts() {
    let defaults = [
        "0001-01-01T00:00:00Z",
        "1753-01-01T00:00:00Z",
        "1899-12-30",
        "1900-01-01T00:00:00Z",
        "1969-12-31T19:00:00-05:00",
        "1970-01-01T00:00:00+00:00",
        "2038-01-19T03:14:07Z",
        "2079-06-06",
        "2099-12-31T00:00:00Z",
        "2999-12-31",
        "9999-12-31T23:59:59Z",
    ];

    let places = [
        ("/contracts/0/dateSigned", "/instrument/signed_on"),
        (
            "/awards/0/contractPeriod/startDate",
            "/instrument/effective_on",
        ),
        ("/awards/0/contractPeriod/endDate", "/term/ends_on"),
        ("/awards/0/contractPeriod/maxExtentDate", "/term/max_months"),
        ("/contracts/0/amendments/0/date", "/amendments/0/on"),
    ];

    for day in defaults {
        for (place, pointer) in places {
            let mut changes = Vec::new();
            if place.starts_with("/contracts") {
                let mut contract = contract("active");
                contract["amendments"] = json!([{ "id": "1", "description": "Two more years" }]);
                changes.push(("/contracts", json!([contract])));
            }

            changes.push((place, day.into()));
            let made = one(&changes);
            assert_eq!(fact(&made, pointer), Value::Null, "{place} {day}");
            assert!(
                is_told(&made, MappingStatus::Doubtful, place)
                    && is_told(&made, MappingStatus::Quoted, place),
                "{place} {day}"
            );
        }
    }

    // A long lease is a real term, and so is a day in the year in which a contract was signed.
    let made = one(&[(
        "/awards/0/contractPeriod/endDate",
        "2074-03-31T00:00:00Z".into(),
    )]);

    assert_eq!(fact(&made, "/term/ends_on"), "2074-03-31");
    // A day that stands for none is no reason for a dispute.
    let made = one(&[("/awards/0/contractPeriod/endDate", "1970-01-01".into())]);
    assert_eq!(fact(&made, "/instrument/effective_on"), "2025-05-01");
}

#[test]
fn the_best_title_names_the_agreement_and_the_others_are_kept() {
    let lots =
        json!([{ "id": "L1", "title": "Mooring fees" }, { "id": "L2", "title": "Other lot" }]);
    let untitled = [
        ("/awards/0/title", Value::Null),
        ("/tender/title", "Systems for the harbour".into()),
    ];

    assert_eq!(fact(&one(&untitled), "/title"), "Systems for the harbour");
    let with_lot = [
        ("/awards/0/title", Value::Null),
        ("/awards/0/relatedLots", json!(["L1"])),
        ("/tender/title", "Systems for the harbour".into()),
        ("/tender/lots", lots),
    ];

    let made = one(&with_lot);
    assert_eq!(fact(&made, "/title"), "Mooring fees");
    assert!(is_told(&made, MappingStatus::Quoted, "/tender/title"));
    assert!(!made.text.contains("Other lot"), "another award's lot");

    for poor in ["Lot 3", "Award no. 2", "N/A", "-", "12"] {
        let made = one(&[
            ("/awards/0/title", poor.into()),
            ("/tender/title", "Systems for the harbour".into()),
        ]);

        assert_eq!(fact(&made, "/title"), "Systems for the harbour", "{poor}");
    }

    assert_eq!(
        fact(
            &one(&[
                ("/awards/0/title", Value::Null),
                ("/title", "A notice".into())
            ]),
            "/title"
        ),
        "A notice"
    );

    assert_eq!(
        fact(&one(&[("/awards/0/title", "Lot 3".into())]), "/title"),
        "Lot 3"
    );

    let signed = one(&[
        ("/contracts", json!([contract("active")])),
        ("/tender/title", "Systems".into()),
    ]);

    assert_eq!(fact(&signed, "/title"), "Licensing system, signed");
    assert!(
        is_told(&signed, MappingStatus::Quoted, "/awards/0/title")
            && is_told(&signed, MappingStatus::Quoted, "/tender/title")
    );
}

/// The schema has whole pounds; a sum with pence is a sum in pounds all the same, and its words are kept.
#[test]
fn sums_lose_nothing() {
    let cases = [
        ("6000000.48", Some(6_000_000)),
        ("499.50", Some(500)),
        ("1234567.0", Some(1_234_567)),
        ("1.5e6", Some(1_500_000)),
        ("\"250000.75\"", Some(250_001)),
        ("0", None),
        ("0.3", None),
        ("-5", None),
        ("1e30", None),
        ("\"about a million\"", None),
    ];

    for (written, pounds) in cases {
        let mut record = release(&[("/awards/0/value/amount", "@".into())]).to_string();
        record = record.replace("\"@\"", written);
        let import = kind("ocds")
            .unwrap()
            .import(Arc::new(SourceFile::new("r.json", record)), &[])
            .unwrap();

        let made = &import.agreements[0];
        assert_eq!(
            fact(made, "/contract/value_gbp"),
            pounds.map_or(Value::Null, Value::from),
            "{written}"
        );

        let quote = written.trim_matches('"');
        let clauses = fact(made, "/contract/clauses");
        assert!(
            clauses
                .as_array()
                .unwrap()
                .iter()
                .any(|clause| clause["quote"] == quote),
            "{written}: {clauses}"
        );
    }

    let made = one(&[(
        "/awards/0/value",
        json!({ "amount": 9.5, "currency": "EUR" }),
    )]);

    assert_eq!(fact(&made, "/contract/value_gbp"), Value::Null);
    assert!(is_told(
        &made,
        MappingStatus::Quoted,
        "/awards/0/value/currency"
    ));

    assert_eq!(
        fact(
            &one(&[("/awards/0/value/currency", "gbp".into())]),
            "/contract/value_gbp"
        ),
        120_000
    );

    // Two contracts of one award do not have its value each.
    let mut second = contract("active");
    second["id"] = "c-2".into();
    let import = read(&release(&[(
        "/contracts",
        json!([contract("active"), second]),
    )]));

    assert!(
        import
            .agreements
            .iter()
            .all(|made| fact(made, "/contract/value_gbp").is_null())
    );
}

/// GB-COH numbers have eight characters; a spreadsheet takes the zero in front.
#[test]
fn who_the_firm_is_loses_nothing() {
    let numbers = [
        (json!("01234567"), Some("01234567")),
        (json!("1234567"), Some("01234567")),
        (json!(1_234_567), Some("01234567")),
        (json!(" sc123456 "), Some("SC123456")),
        (json!("SC12345"), Some("SC012345")),
        (json!("ni 12345"), None),
        (json!("SC1234"), None),
        (json!("IP12345R"), Some("IP12345R")),
        (json!("R0000123"), Some("R0000123")),
        (json!("12"), None),
        (json!("n/a"), None),
    ];

    for (number, stated) in numbers {
        let identifier = json!({ "scheme": "GB-COH", "id": number });
        for changes in [
            ("/parties/1/identifier", identifier.clone()),
            (
                "/parties/1/additionalIdentifiers",
                json!([{ "scheme": "GB-PPON", "id": "X" }, identifier.clone()]),
            ),
        ] {
            let made = one(&[changes]);
            assert_eq!(
                fact(&made, "/parties/1/registry_number").as_str(),
                stated,
                "{number}"
            );
        }
    }

    let two = [
        (
            "/parties/1/identifier",
            json!({ "scheme": "GB-COH", "id": "01234567" }),
        ),
        (
            "/parties/1/additionalIdentifiers",
            json!([{ "scheme": "GB-COH", "id": "07654321" }]),
        ),
    ];

    assert_eq!(
        fact(&one(&two), "/parties/1/absent/registry_number/kind"),
        "disputed"
    );

    for (scale, sme) in [
        ("sme", true),
        ("SME", true),
        ("micro", true),
        ("small", true),
        ("medium", true),
        ("large", false),
    ] {
        let made = one(&[(
            "/parties/1/details",
            json!({ "scale": scale, "vcse": false }),
        )]);

        assert_eq!(fact(&made, "/parties/1/sme"), sme, "{scale}");
    }

    let made = one(&[("/parties/1/details", json!({ "scale": "zebra" }))]);
    assert!(
        fact(&made, "/parties/1/sme").is_null()
            && is_told(&made, MappingStatus::Unknown, "/parties/1/details/scale")
    );
}

/// `parties` is optional, and a later release does not repeat it.
#[test]
fn a_release_that_names_nobody_is_no_reason_to_refuse_it() {
    let nobody = [
        ("/parties", Value::Null),
        ("/awards/0/suppliers", Value::Null),
    ];

    let made = one(&nobody);
    assert!(
        fact(&made, "/parties/0/name")
            .as_str()
            .unwrap()
            .contains("does not name")
    );

    assert_eq!(
        fact(&made, "/parties/0/kind"),
        Value::Null,
        "so that rules about vendors ask"
    );

    let buyer_only = [
        ("/parties/1/roles", json!(["tenderer"])),
        ("/awards/0/suppliers", json!([])),
    ];

    let made = one(&buyer_only);
    assert_eq!(fact(&made, "/parties/0/name"), "Harbour Council");
    assert!(
        fact(&made, "/parties/1/name")
            .as_str()
            .unwrap()
            .contains("supplier")
    );

    let empty = [
        ("/parties", json!([])),
        ("/awards/0/suppliers", json!([])),
        ("/buyer", json!({})),
    ];

    assert_eq!(fact(&one(&empty), "/parties").as_array().unwrap().len(), 1);
    // The first edition of the standard has whole organisations where later ones point at parties.
    let older = [
        ("/parties", Value::Null),
        (
            "/buyer",
            json!({ "name": "Harbour Council", "identifier": { "scheme": "GB-LAE", "id": "HAR" } }),
        ),
        (
            "/awards/0/suppliers",
            json!([{ "name": "Quay", "identifier": { "scheme": "GB-COH", "id": "01234567" } }]),
        ),
    ];

    let made = one(&older);
    let names: Vec<Value> = ["/parties/0/name", "/parties/1/name"]
        .map(|pointer| fact(&made, pointer))
        .to_vec();

    assert!(
        names.contains(&"Harbour Council".into()) && names.contains(&"Quay".into()),
        "{names:?}"
    );

    assert!(made.text.contains("01234567"));
}
