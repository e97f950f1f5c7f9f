//! What is particular to each kind of record: versions, histories, releases, disclosures.

use super::*;

/// Each version of a record is an agreement of its own, and two of the same name are refused.
#[test]
fn each_version_is_an_agreement_of_its_own() {
    let nhs = kind("nhs").unwrap();
    let path = PathBuf::from(format!("{FOLDER}/nhs/dars-nic-03422-y7y0z.json"));
    let mut record: Value = serde_json::from_str(text(&path).content()).unwrap();
    let mut next = record["versions"][0].clone();
    record["versions"]
        .as_array_mut()
        .unwrap()
        .push(next.clone());

    assert!(told(&with(nhs, &record).unwrap_err()).contains("the same reference"));
    next["reference"] = Value::from("DARS-NIC-03422-Y7Y0Z-v2.5");
    next["version"] = Value::from("2.5");
    record["versions"][1] = next;
    let import = with(nhs, &record).unwrap();
    let ids: Vec<&str> = import
        .agreements
        .iter()
        .map(|made| made.id.as_str())
        .collect();

    assert_eq!(
        ids,
        ["dars-nic-03422-y7y0z-v2-4", "dars-nic-03422-y7y0z-v2-5"]
    );

    // Which of them is in force, the register does not say.
    assert!(
        import
            .agreements
            .iter()
            .all(|made| made.agreement.pointer("/instrument/status").is_none())
    );
}

/// The opt-out is a fact only where every file says the same, and none is older than the opt-out itself.
#[test]
fn opt_outs_come_from_the_history_of_files_alone() {
    let nhs = kind("nhs").unwrap();
    let path = PathBuf::from(format!("{FOLDER}/nhs/dars-nic-156407-5kj0y.json"));
    let applied = |value: &str, month: &str| {
        let history = serde_json::json!({
            "base_reference": "DARS-NIC-156407-5KJ0Y",
            "releases": [{
                "channel": "file",
                "dataset": "MRIS - Cause of Death Report",
                "files": [["F1", "2019-03", "Yes", "e"], ["F2", month, value, "e"]],
                "reference": "DARS-NIC-156407-5KJ0Y-v0.0",
            }],
        });

        let history = Document::parse(Arc::new(SourceFile::new(
            "history.json",
            history.to_string(),
        )))
        .unwrap();

        let import = nhs.import(text(&path), &[history]).unwrap();
        let dataset = import.agreements[0].agreement["datasets"][0].clone();

        (
            dataset.get("national_opt_out_applied").cloned(),
            dataset
                .pointer("/absent/national_opt_out_applied/kind")
                .cloned(),
        )
    };

    assert_eq!(applied("Yes", "2019-04"), (Some(true.into()), None));
    assert_eq!(applied("No", "2019-04"), (None, Some("disputed".into())));
    assert_eq!(applied("Yes", "2018-05"), (None, None));
    assert_eq!(applied("Mixed", "2019-04"), (None, None));
    // Without a history nothing is known: the record shows the first file alone.
    let alone = nhs.import(text(&path), &[]).unwrap();
    assert!(
        alone.agreements[0].agreement["datasets"][0]
            .get("national_opt_out_applied")
            .is_none()
    );
}

/// What a history holds of datasets and versions that the record does not have is told, and so is what is no history.
#[test]
fn nothing_of_a_history_is_dropped_in_silence() {
    let nhs = kind("nhs").unwrap();
    let path = PathBuf::from(format!("{FOLDER}/nhs/dars-nic-156407-5kj0y.json"));
    let row = |dataset: &str, version: &str, channel: &str| {
        serde_json::json!({
            "channel": channel, "dataset": dataset, "files": [], "reference": format!("DARS-NIC-156407-5KJ0Y-{version}"),
        })
    };

    let rows = [
        row("MRIS - Cause of Death Report", "v0.0", "file"),
        row("Zebras", "v0.0", "file"),
        row("MRIS - Cause of Death Report", "v9.9", "pigeon"),
    ];

    let json = serde_json::json!({ "base_reference": "DARS-NIC-156407-5KJ0Y", "releases": rows, "surprise": 1 });
    let read = |json: &Value| {
        lacuna::import::history(Arc::new(SourceFile::new("history.json", json.to_string())))
    };

    let import = nhs.import(text(&path), &[read(&json).unwrap()]).unwrap();
    let told: Vec<(MappingStatus, &str)> = remarks(&import)
        .into_iter()
        .filter(|remark| remark.file == "history.json")
        .map(|remark| (remark.told, remark.message.as_str()))
        .collect();

    assert_eq!(
        told,
        [
            (MappingStatus::Unknown, "the field `surprise` is not known"),
            (
                MappingStatus::Unknown,
                "`pigeon` is not known as a value of channel"
            ),
            (
                MappingStatus::Doubtful,
                "files under a version that the record does not have"
            ),
            (
                MappingStatus::Doubtful,
                "files of a dataset that the agreement does not list"
            ),
            (MappingStatus::Silent, "no file is listed"),
        ]
    );

    for wrong in [
        serde_json::json!([]),
        serde_json::json!({ "versions": [] }),
        serde_json::json!({ "releases": 7 }),
    ] {
        assert!(self::told(&read(&wrong).unwrap_err()).contains("not a history of released files"));
    }
}

fn contract() -> Value {
    let path = PathBuf::from(format!("{FOLDER}/ocds/ocds-fictional-1.1-05-contract.json"));
    serde_json::from_str(text(&path).content()).unwrap()
}

/// What a change of the contract's release makes of the agreement.
fn changed_contract(pointer: &str, value: Value) -> (Value, String) {
    let mut record = contract();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match record.pointer_mut(&format!("/releases/0{parent}")).unwrap() {
        Value::Array(list) => list[name.parse::<usize>().unwrap()] = value,
        group => group[name] = value,
    }

    let import = with(kind("ocds").unwrap(), &record).unwrap();
    let told: Vec<String> = remarks(&import)
        .iter()
        .map(|remark| format!("{:?} {}", remark.told, remark.message))
        .collect();

    (import.agreements[0].agreement.clone(), told.join("\n"))
}

#[test]
fn a_release_states_only_what_was_agreed() {
    let awarded = |method: &str| {
        let tender = serde_json::json!({ "procurementMethod": method, "value": { "amount": 5, "currency": "GBP" } });
        let (agreement, told) = changed_contract("/tender", tender);
        assert_eq!(
            agreement["contract"]["value_gbp"], 11_000_000,
            "the value of the tender is no value"
        );

        (agreement["contract"].get("award").cloned(), told)
    };

    assert_eq!(awarded("direct").0, Some("direct".into()));
    assert_eq!(
        awarded("selective").0,
        None,
        "a call-off under a framework is selective too"
    );

    assert_eq!(awarded("limited").0, None);
    let (award, told) = awarded("zebra");
    assert!(
        award.is_none() && told.contains("`zebra` is not known as a value of procurementMethod"),
        "{told}"
    );

    let euros = serde_json::json!({ "amount": 7, "currency": "EUR" });
    let (agreement, _) = changed_contract("/contracts/0/value", euros);
    assert_eq!(
        agreement["contract"]["value_gbp"], 11_000_000,
        "that of the award, which is in pounds"
    );

    let (agreement, told) =
        changed_contract("/contracts/0/period/endDate", "2009-01-01T00:00:00Z".into());
    assert_eq!(
        agreement["term"]["absent"]["ends_on"]["kind"], "disputed",
        "{told}"
    );

    let (agreement, _) = changed_contract("/contracts/0/dateSigned", "2010-01-01T00:00:00Z".into());
    assert_eq!(
        agreement["instrument"]["absent"]["signed_on"]["kind"], "disputed",
        "signed before the award"
    );

    let (agreement, _) = changed_contract("/tag/0", "contractAmendment".into());
    assert_eq!(agreement["amendments"].as_array().unwrap().len(), 1);

    // The tag tells of the amendment that is listed, whether that has a date or not.
    let mut amended = contract();
    amended["releases"][0]["tag"][0] = "contractAmendment".into();
    amended["releases"][0]["contracts"][0]["amendments"] =
        serde_json::json!([{ "id": "1", "description": "Two more years" }]);
    let import = with(kind("ocds").unwrap(), &amended).unwrap();
    let amendments = &import.agreements[0].agreement["amendments"];
    assert_eq!(amendments.as_array().unwrap().len(), 1, "{amendments}");
    let (agreement, _) = changed_contract("/parties/1/identifier/id", "01234567".into());
    assert_eq!(
        agreement["parties"][1]["absent"]["registry_number"]["kind"], "disputed",
        "the id of the party has another number"
    );
    let (agreement, _) = changed_contract(
        "/awards/0/suppliers/0",
        serde_json::json!({ "id": "X", "name": "Other Ltd" }),
    );

    let names: Vec<&str> = agreement["parties"]
        .as_array()
        .unwrap()
        .iter()
        .map(|party| party["name"].as_str().unwrap())
        .collect();

    assert_eq!(
        names,
        ["London Borough of Barnet", "Other Ltd"],
        "the supplier of another award is no party"
    );
}

#[test]
fn each_contract_of_a_release_is_an_agreement_of_its_own() {
    let ocds = kind("ocds").unwrap();
    let mut record = contract();
    let mut second = record["releases"][0]["contracts"][0].clone();
    second["id"] = "two".into();
    second.as_object_mut().unwrap().remove("awardID");
    record["releases"][0]["contracts"]
        .as_array_mut()
        .unwrap()
        .push(second);

    let import = with(ocds, &record).unwrap();
    assert_eq!(import.agreements.len(), 2);
    assert_ne!(import.agreements[0].id, import.agreements[1].id);
    // Who supplies under a contract without its award, the release does not tell.
    assert!(
        remarks(&import)
            .iter()
            .any(|remark| remark.message.contains("would name the supplier"))
    );

    // An award alone is a contract to come, and a tender is none.
    record["releases"][0]
        .as_object_mut()
        .unwrap()
        .remove("contracts");

    let import = with(ocds, &record).unwrap();
    assert!(
        import.agreements.len() == 1
            && remarks(&import)
                .iter()
                .any(|remark| remark.message.contains("an award that no"))
    );

    record["releases"][0]
        .as_object_mut()
        .unwrap()
        .remove("awards");

    let import = with(ocds, &record).unwrap();
    assert!(import.agreements.is_empty());
    assert!(
        remarks(&import)
            .iter()
            .any(|remark| remark.message.contains("nothing was agreed"))
    );

    assert!(
        with(ocds, &serde_json::json!({ "records": [] }))
            .unwrap()
            .agreements
            .is_empty()
    );
}

#[test]
fn a_disclosure_states_no_more_than_its_words() {
    let dda = kind("dda").unwrap();
    let path = PathBuf::from(format!(
        "{FOLDER}/dda/example-dda.with-event.04d3853.jsonld"
    ));

    let record: Value = serde_json::from_str(text(&path).content()).unwrap();
    let changed = |pointer: &str, value: Value| {
        let mut record = record.clone();
        *record.pointer_mut(pointer).unwrap() = value;
        with(dda, &record).unwrap().agreements[0].agreement.clone()
    };

    let at = |agreement: &Value, pointer: &str| agreement.pointer(pointer).cloned();
    // Signed only on a day that exists, by an act of agreeing.
    assert_eq!(
        at(
            &changed("/event/0/timestamp", "2021-05-08T08:41:59Z".into()),
            "/instrument/signed_on"
        ),
        Some("2021-05-08".into())
    );

    assert_eq!(
        at(
            &changed("/event/0/timestamp", "2021-02-30T08:41:59Z".into()),
            "/instrument/signed_on"
        ),
        None
    );

    assert_eq!(
        at(
            &changed("/proofChain/0/created", "2021-05-08T08:41:59Z".into()),
            "/instrument/signed_on"
        ),
        None
    );

    let agreed = changed("/proofChain/0/proofPurpose", "contractAgreement".into());
    assert_eq!(
        at(&agreed, "/instrument/signed_on"),
        Some("2017-06-18".into())
    );

    // A place is a country or it is a quotation; a lawful basis is a known word or nothing.
    assert_eq!(
        at(
            &changed("/dataSharingRestrictions/storageLocation", "SE".into()),
            "/hosting/locations/0"
        ),
        Some("SE".into())
    );

    assert_eq!(
        at(
            &changed("/dataSharingRestrictions/storageLocation", "XX".into()),
            "/hosting"
        ),
        None
    );

    assert_eq!(
        at(
            &changed("/lawfulBasis", "necessity".into()),
            "/purposes/0/lawful_basis"
        ),
        None
    );

    // Two numbers are no contradiction.
    assert_eq!(
        at(
            &changed("/dataController/legalId", "lei:other".into()),
            "/parties/0/absent"
        ),
        None
    );

    // A bare number of days is not a period.
    assert!(
        at(&record, "/agreementPeriod").is_some()
            && at(&changed("/agreementPeriod", 30.into()), "/term").is_none()
    );
}

/// A record of the NHS whose first row of data is changed, and rows of the same are added with other names.
fn rows(changes: &[(&str, &str)], names: &[&str]) -> Import {
    let path = PathBuf::from(format!("{FOLDER}/nhs/dars-nic-03422-y7y0z.json"));
    let mut record: Value = serde_json::from_str(text(&path).content()).unwrap();
    let mut row = record["versions"][0]["datasets"][0].clone();
    for (field, value) in changes {
        row[*field] = Value::from(*value);
    }

    let named = names.iter().map(|name| {
        let mut row = row.clone();
        row["name"] = Value::from(*name);
        row
    });

    record["versions"][0]["datasets"] = named.collect();
    with(kind("nhs").unwrap(), &record).unwrap()
}

/// Where both columns name section 251, nothing says that one of them does not.
#[test]
fn a_dispute_over_the_gateway_says_what_the_columns_say() {
    let s251 = "National Health Service Act 2006 - s251 - 'Control of patient information'.";
    let mixture = "Mixture of confidential data flow(s) with support under section 251 NHS Act 2006 and \
                   non-confidential data flow(s)";

    let reason = |confidentiality: &str| {
        let changes = [("confidentiality", confidentiality), ("legal_basis", s251)];
        let import = rows(&changes, &["A"]);
        let agreement = &import.agreements[0].agreement;
        assert!(agreement.pointer("/datasets/0/gateway").is_none());
        let absent = agreement.pointer("/datasets/0/absent/gateway").unwrap();
        absent["reason"].as_str().unwrap().to_owned()
    };

    assert_eq!(
        reason(mixture),
        "Both columns name section 251, and one of them for a part of the data only."
    );

    assert_eq!(
        reason("Consent (Reasonable Expectation)"),
        "One column names section 251, and the other something else."
    );
}

/// A label lists each name once, and only rows that have the same name are said to have it.
#[test]
fn rows_of_one_name_are_told_from_rows_of_alike_names() {
    let label = [("type_of_data", "Anonymised - ICO Code Compliant")];
    let import = rows(&label, &["Alpha", "Beta", "Alpha"]);
    let text = import.agreements[0].agreement.to_string();
    assert!(text.contains("on: Alpha; Beta. A label"), "{text}");

    let doubts = |names: &[&str]| -> Vec<String> {
        let import = rows(&[], names);
        let told = remarks(&import).into_iter().filter(|remark| {
            remark.told == MappingStatus::Doubtful && remark.pointer.ends_with("/name")
        });

        told.map(|remark| remark.message.clone()).collect()
    };

    let same = "another row has the same name; each is a separate dataset here";
    let alike = "the name of another row makes the same id; each is a separate dataset here";
    assert_eq!(doubts(&["Alpha 1", "Alpha 1"]), [same]);
    assert_eq!(doubts(&["Alpha 1", "Alpha-1"]), [alike]);
    assert_eq!(doubts(&["Alpha 1", "Alpha-1", "Alpha 1"]), [alike, same]);
    // Names without a letter that an id may hold are no other name again.
    assert!(doubts(&["\u{6570}\u{636e}", "\u{8bb0}\u{5f55}"]).is_empty());
    assert_eq!(doubts(&["\u{6570}\u{636e}", "\u{6570}\u{636e}"]), [same]);

    let path = PathBuf::from(format!("{FOLDER}/nhs/dars-nic-03422-y7y0z.json"));
    let mut record: Value = serde_json::from_str(super::text(&path).content()).unwrap();
    let mut next = record["versions"][0].clone();
    let reference = next["reference"].as_str().unwrap().replace('-', "_");
    next["reference"] = Value::from(reference);
    record["versions"].as_array_mut().unwrap().push(next);
    let refused = told(&with(kind("nhs").unwrap(), &record).unwrap_err());
    assert!(
        refused.contains("the reference of another version of this record makes the same id"),
        "{refused}"
    );
}
