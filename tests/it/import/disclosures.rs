//! Data disclosure agreements in the form that marketplaces list today, and words that stand for no value.

use serde_json::json;

use super::*;

/// An offer: one side names the data, and nobody has signed.
fn offer() -> Value {
    json!({
        "@context": ["https://example.org/context.jsonld"],
        "@id": "offer-12",
        "@type": ["DataDisclosureAgreement"],
        "active": true,
        "status": "listed",
        "purpose": "Planning of ferry routes",
        "purposeDescription": "Counts of passengers by hour",
        "version": "2.0.0",
        "language": "en",
        "lawfulBasis": "legitimate_interest",
        "templateId": "t-9",
        "templateVersion": "1.0.0",
        "dataAgreementId": "da-3",
        "dataset": "",
        "createdAt": "2025-01-02T03:04:05Z",
        "dataAttributes": [
            { "id": "1", "name": "Ticket number", "category": "string", "description": "As printed",
              "sensitivity": true, "restrictions": null },
            { "id": "2", "name": "Pier", "category": "string", "sensitivity": false },
        ],
        "dataController": { "name": "Ferry Office", "url": "https://example.org", "legalId": "N/A", "publicKey": "N/A" },
        "agreementPeriod": 365,
    })
}

fn read(record: &Value) -> Import {
    with(kind("dda").unwrap(), record).unwrap_or_else(|problems| panic!("{}", told(&problems)))
}

#[test]
fn an_offer_is_a_draft_whose_other_side_is_not_named() {
    let import = read(&offer());
    let made = &import.agreements[0];
    assert_eq!(made.id, "offer-12-v2-0-0");
    assert_eq!(made.agreement["instrument"]["status"], "draft");
    assert_eq!(made.agreement["parties"].as_array().unwrap().len(), 2);
    assert!(
        made.agreement["parties"][1]["name"]
            .as_str()
            .unwrap()
            .contains("does not name")
    );

    assert!(
        made.agreement["parties"][1].get("kind").is_none(),
        "so that rules about vendors ask"
    );

    assert_eq!(
        made.agreement["datasets"][0]["items"],
        json!(["Ticket number", "Pier"])
    );

    assert_eq!(
        made.agreement["purposes"][0]["lawful_basis"],
        "legitimate_interests"
    );

    assert!(
        made.agreement["note"]
            .as_str()
            .unwrap()
            .contains("an offer")
    );

    let odd: Vec<_> = made
        .remarks
        .iter()
        .filter(|remark| remark.told == MappingStatus::Unknown)
        .collect();

    assert!(odd.is_empty(), "{odd:?}");
    // The form before it calls the attributes personal data.
    let mut older = offer();
    let attributes =
        json!([{ "attributeId": "1", "attributeName": "Pier", "attributeDescription": "Where" }]);
    older["personalData"] = attributes;
    older.as_object_mut().unwrap().remove("dataAttributes");
    assert_eq!(
        read(&older).agreements[0].agreement["datasets"][0]["items"],
        json!(["Pier"])
    );

    // Once a side has signed it is named, and the agreement is no draft.
    let mut signed = offer();
    signed["dataUsingService"] = json!({ "name": "Route Lab", "legalId": "N/A" });
    let made = read(&signed);
    let agreement = &made.agreements[0].agreement;
    assert_eq!(agreement["parties"][1]["name"], "Route Lab");
    assert!(agreement["instrument"].get("status").is_none());
    assert!(
        !made.agreements[0].text.contains("disputed"),
        "two that have no number do not share one"
    );
}

#[test]
fn words_for_no_value_are_silence() {
    for word in [
        "N/A",
        "n/a",
        "none",
        "None",
        "-",
        "--",
        "—",
        "not applicable",
        "Not Applicable.",
        "TBD",
        "tbc",
        "null",
        "?",
    ] {
        let mut record = offer();
        record["dataUsingService"] =
            json!({ "name": "Route Lab", "legalId": word, "usagePurposes": word });
        record["dataController"]["legalId"] = word.into();
        record["lawfulBasis"] = word.into();
        record["language"] = word.into();
        record["purposeDescription"] = word.into();
        record["agreementPeriod"] = word.into();
        record["dataSharingRestrictions"] = json!({ "jurisdiction": word, "storageLocation": word, "dataRetentionPeriod": word, "policyUrl": word });
        let import = read(&record);
        let made = &import.agreements[0];
        let open = |remark: &&lacuna::import::MappingNote| {
            matches!(
                remark.told,
                MappingStatus::Disputed | MappingStatus::Unknown | MappingStatus::Doubtful
            )
        };

        let open: Vec<_> = made.remarks.iter().filter(open).collect();
        assert!(open.is_empty(), "{word}: {open:?}");
        assert_eq!(
            made.agreement["purposes"].as_array().unwrap().len(),
            1,
            "{word}"
        );

        assert!(
            made.agreement.get("claims").is_none() && made.agreement.get("language").is_none(),
            "{word}"
        );
    }
}

#[test]
fn disclosures_are_read_from_lists_lines_and_answers() {
    let kind = kind("dda").unwrap();
    let mut other = offer();
    other["@id"] = "offer-13".into();
    let shapes = [
        json!([offer(), other]),
        json!({ "dataDisclosureAgreements": [offer(), other], "pagination": {} }),
        json!([{ "dda": offer() }, { "dataDisclosureAgreementRecord": other }]),
    ];

    for shape in shapes {
        assert_eq!(read(&shape).agreements.len(), 2, "{shape:#}");
    }

    let lines = format!("{}\n{}\n", offer(), other);
    let import = kind
        .import(Arc::new(SourceFile::new("offers.jsonl", lines)), &[])
        .unwrap();

    assert_eq!(import.agreements.len(), 2);
    assert_eq!(read(&json!([offer(), { "purpose": 1 }])).problems.len(), 1);
    assert_eq!(
        read(&json!([offer(), offer()])).problems.len(),
        1,
        "the same twice"
    );

    for wrong in [
        json!({}),
        json!([]),
        json!({ "@type": "DataAgreement", "dataController": {} }),
    ] {
        let problems = with(kind, &wrong).unwrap_err();
        assert!(
            problems.iter().all(|problem| problem.position.is_some()),
            "{wrong}"
        );
    }

    let mut untyped = offer();
    for gone in ["@type", "dataAttributes"] {
        untyped.as_object_mut().unwrap().remove(gone);
    }

    assert!(told(&with(kind, &untyped).unwrap_err()).contains("`dataUsingService` is missing"));
}

#[test]
fn a_default_day_is_no_signature() {
    let mut record = offer();
    record["dataUsingService"] = json!({ "name": "Route Lab" });
    for day in [
        "1970-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31T00:00:00Z",
    ] {
        record["event"] = json!([{ "id": "1", "state": "accept", "timestamp": day }]);
        let import = read(&record);
        assert!(
            import.agreements[0].agreement["instrument"]
                .get("signed_on")
                .is_none(),
            "{day}"
        );

        assert!(remarks(&import).iter().any(
            |remark| remark.told == MappingStatus::Doubtful && remark.pointer.contains("event")
        ));
    }
}

/// What names nobody is no party: an offer, whatever form the silence takes.
#[test]
fn a_using_service_that_says_nothing_is_none() {
    let nothing = [
        json!(null),
        json!({}),
        json!([]),
        json!(""),
        json!("N/A"),
        json!({ "name": "N/A", "legalId": "N/A", "url": "N/A", "usagePurposes": "n/a", "withdrawal": "" }),
        json!({ "name": null, "signatureContact": {} }),
    ];

    for service in nothing {
        let mut record = offer();
        record["dataUsingService"] = service.clone();
        let made = &read(&record).agreements[0];
        assert_eq!(made.agreement["instrument"]["status"], "draft", "{service}");

        let note = made.agreement["note"].as_str().unwrap();
        assert!(note.contains("an offer"), "{service}: {note}");
        let name = made.agreement["parties"][1]["name"].as_str().unwrap();
        assert!(name.contains("does not name"), "{service}: {name}");
    }

    let mut named = offer();
    named["dataUsingService"] = json!({ "name": "N/A", "url": "https://example.org" });
    assert!(
        read(&named).agreements[0].agreement["instrument"]
            .get("status")
            .is_none(),
        "something is said of who uses the data"
    );
}

/// A tag of a language may name a region or a script (BCP 47), as the schema of agreements takes it.
#[test]
fn a_language_with_its_region_is_stated() {
    for (word, stated) in [
        ("en-GB", json!("en-GB")),
        ("zh-Hans", json!("zh-Hans")),
        ("de", json!("de")),
        ("english", Value::Null),
        ("en_GB", Value::Null),
        ("en-", Value::Null),
    ] {
        let mut record = offer();
        record["language"] = word.into();
        let import = read(&record);
        assert_eq!(import.agreements[0].agreement["language"], stated, "{word}");
    }
}

/// A member without a name is as unknown as any other that the format does not have.
#[test]
fn a_member_without_a_name_is_told() {
    for list in ["event", "proofChain"] {
        let mut record = offer();
        record["dataUsingService"] = json!({ "name": "Route Lab" });
        record[list] = json!([{ "": "x" }]);
        let import = read(&record);
        let pointer = format!("/{list}/0/");
        assert!(
            remarks(&import)
                .iter()
                .any(|remark| remark.pointer == pointer && remark.told == MappingStatus::Unknown),
            "{list}: {:?}",
            remarks(&import)
        );
    }
}
