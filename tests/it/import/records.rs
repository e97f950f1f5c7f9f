//! Real records of registers, held to what people read in them.

use super::*;

#[test]
fn each_real_record_becomes_what_a_person_read_in_it() {
    let update = std::env::var_os("LACUNA_UPDATE").is_some();
    let mut stale = Vec::new();
    for (kind, path) in records() {
        let pages = match imported(kind, &path) {
            Ok(import) => {
                assert!(
                    import
                        .remarks
                        .iter()
                        .all(|remark| remark.told == MappingStatus::Silent),
                    "{:?}",
                    import.remarks
                );

                import
                    .agreements
                    .iter()
                    .map(page)
                    .collect::<Vec<_>>()
                    .join("\n")
            }
            Err(problems) => told(&problems),
        };

        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let beside = PathBuf::from(format!("{FOLDER}/expected/{}/{name}.txt", kind.name));
        if update {
            fs::create_dir_all(beside.parent().unwrap()).unwrap();
            fs::write(&beside, &pages).unwrap();
        } else if fs::read_to_string(&beside).unwrap_or_default() != pages {
            stale.push(beside);
        }
    }

    assert!(
        stale.is_empty(),
        "read these beside their records: {stale:?}"
    );
}

/// What a fact may say that is not the record's own word, each with the words it may come from.
const TRANSLATED: [(&str, &str, &[&str]); 16] = [
    ("personal", "true", &["Identifiable"]),
    ("form", "\"identifiable\"", &["Identifiable"]),
    (
        "confidential_patient",
        "true",
        &[
            "Section 251 NHS Act 2006",
            "Consent (Reasonable Expectation)",
            "Statutory exemption to flow confidential data without consent",
        ],
    ),
    (
        "confidential_patient",
        "false",
        &["Does not include the flow of confidential data"],
    ),
    (
        "gateway",
        "\"s251_approval\"",
        &["Section 251 NHS Act 2006"],
    ),
    ("role", "\"controller\"", &["Sole Data Controller"]),
    ("role", "\"joint_controller\"", &["Joint Data Controller"]),
    ("kind", "\"local_government\"", &["Local Authority"]),
    (
        "kind",
        "\"central_government\"",
        &["Ministerial Department"],
    ),
    (
        "kind",
        "\"nhs\"",
        &[
            "NHS Trust",
            "NHS Trust Site",
            "Sub ICB Location",
            "ICB - Integrated Care Board",
        ],
    ),
    ("sub_licensing", "true", &["Yes"]),
    ("sub_licensing", "false", &["No"]),
    ("commercial_use", "true", &["Yes"]),
    ("commercial_use", "false", &["No"]),
    ("kind", "\"vendor\"", &["supplier"]),
    // From the first day of July 2010 to the last of December 2011.
    ("max_months", "18", &["2011-12-31T23:59:00Z"]),
];

/// What stands in every agreement out of a register, since the register as a whole says it.
const OF_THE_REGISTER: [(&str, &str); 10] = [
    ("/instrument/type", "\"data_sharing_agreement\""),
    ("/instrument/jurisdiction", "\"uk\""),
    ("/parties/0/name", "\"The NHS body that gives the data\""),
    ("/parties/0/kind", "\"nhs\""),
    (
        "/parties/1/name",
        "\"Processors and others who handle the data, for whom the register has no column\"",
    ),
    ("/transparency/registered", "true"),
    ("/instrument/type", "\"contract\""),
    ("/parties/0/role", "\"controller\""),
    ("/datasets/0/name", "\"The personal data of the agreement\""),
    ("/datasets/0/personal", "true"),
];

#[test]
fn no_fact_stands_in_an_agreement_that_is_not_in_its_record() {
    for (kind, path) in records() {
        let record: Value = serde_json::from_str(text(&path).content()).unwrap();
        for made in imported(kind, &path)
            .map(|import| import.agreements)
            .unwrap_or_default()
        {
            let mut found = Vec::new();
            facts(&made.agreement, "", &mut found);
            for (pointer, value) in found
                .iter()
                .filter(|(pointer, _)| !pointer.ends_with("/id"))
            {
                let told = format!("{} {pointer} = {value}", path.display());
                let clause =
                    clause(&made.agreement, pointer).unwrap_or_else(|| panic!("{told}: no clause"));
                let Some(place) = clause["ref"].as_str() else {
                    assert!(
                        OF_THE_REGISTER.contains(&(pointer.as_str(), value.as_str())),
                        "{told}"
                    );

                    continue;
                };
                let said = record
                    .pointer(place)
                    .unwrap_or_else(|| panic!("{told}: nothing at {place}"));
                let quote = said
                    .as_str()
                    .map_or_else(|| said.to_string(), str::to_owned);
                assert_eq!(clause["quote"].as_str(), Some(quote.as_str()), "{told}");
                let field = pointer.rsplit('/').next().unwrap();
                let parsed: Value = serde_json::from_str(value).unwrap();
                // An entry of a list, and the day of a point in time, are the record's own words too.
                let is_day = field == "on" || field.ends_with("_on");
                let same = match &parsed {
                    Value::String(text) => {
                        *text == quote
                            || (is_day && quote.starts_with(&format!("{text}T")))
                            // The id of a party is its register and its number there.
                            || quote.strip_prefix("GB-COH-") == Some(text)
                    }
                    Value::Array(list) => list.iter().any(|entry| entry.as_str() == Some(&quote)),
                    other => other.is_number() && *value == quote,
                };
                let translated = TRANSLATED.iter().any(|(name, says, words)| {
                    field == *name && value == says && words.contains(&quote.as_str())
                });
                assert!(same || translated, "{told}, and the record says {quote}");
            }
        }
    }
}

/// Nothing of a record is dropped in silence: each value has a remark of its own, or lies in one that has.
#[test]
fn every_value_of_a_record_is_told() {
    for (kind, path) in records() {
        let record: Value = serde_json::from_str(text(&path).content()).unwrap();
        let Ok(import) = imported(kind, &path) else {
            continue;
        };

        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let remarks = import
            .remarks
            .iter()
            .chain(import.agreements.iter().flat_map(|made| &made.remarks));

        let told: Vec<&str> = remarks
            .filter(|remark| remark.file == name)
            .map(|remark| remark.pointer.as_str())
            .collect();

        let mut all = Vec::new();
        scalars(&record, "", &mut all);
        for (pointer, value) in &all {
            let is_told = told
                .iter()
                .any(|told| pointer == told || pointer.starts_with(&format!("{told}/")));

            assert!(is_told, "{name}: {pointer} = {value} is dropped in silence");
        }
    }
}
