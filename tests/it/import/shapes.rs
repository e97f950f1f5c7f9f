//! The shapes that releases come in, several releases of one contract, and names of files.

use serde_json::json;

use super::contracts::{contract, read, release};
use super::*;

fn ids(import: &Import) -> Vec<&str> {
    import
        .agreements
        .iter()
        .map(|made| made.id.as_str())
        .collect()
}

fn package(releases: &[Value]) -> Value {
    json!({ "uri": "https://example.org/p", "version": "1.1", "publisher": { "name": "A register" }, "releases": releases })
}

fn import_text(name: &str, content: String) -> Result<Import, Vec<Diagnostic>> {
    kind("ocds")
        .unwrap()
        .import(Arc::new(SourceFile::new(name, content)), &[])
}

#[test]
fn releases_are_read_in_every_shape() {
    let one = release(&[]);
    let other = release(&[("/ocid", "ocds-test-8".into()), ("/id", "notice-4".into())]);
    let record = |release: &Value| json!({ "ocid": release["ocid"], "releases": [], "compiledRelease": release });
    let embedded = json!({ "ocid": "ocds-test-8", "releases": [other] });
    let linked = json!({ "url": "https://example.org/r.json", "date": "2025-01-01T00:00:00Z", "tag": ["tender"] });
    let shapes = [
        package(&[one.clone(), other.clone()]),
        json!([one, other]),
        json!([
            package(std::slice::from_ref(&one)),
            package(std::slice::from_ref(&other))
        ]),
        json!({ "version": "1.1", "records": [record(&one), record(&other)] }),
        json!({ "version": "1.2", "records": [record(&one), embedded] }),
        json!([record(&one), { "ocid": "ocds-test-8", "releases": [linked, other] }]),
    ];

    for shape in &shapes {
        let import = read(shape);
        assert_eq!(ids(&import), ["notice-3", "notice-4"], "{shape:#}");
        assert!(import.problems.is_empty());
    }

    let line = |value: &Value| value.to_string();
    let lines = [
        format!("{}\n{}\n", line(&one), line(&other)),
        format!("\n{}\n\n{}", line(&record(&one)), line(&other)),
        format!(
            "{}\r\n{}\r\n",
            line(&package(std::slice::from_ref(&one))),
            line(&other)
        ),
    ];

    for text in lines {
        for name in ["r.jsonl", "r.ndjson", "r.json"] {
            let import = import_text(name, text.clone()).unwrap();
            assert_eq!(ids(&import), ["notice-3", "notice-4"], "{name}: {text}");
        }
    }

    // A release gives the same agreement whether it comes alone or in a line of a file.
    let alone = read(&one).agreements.remove(0);
    let in_lines = import_text("r.jsonl", format!("{}\n{}\n", line(&other), line(&one))).unwrap();
    assert_eq!(in_lines.agreements[1].text, alone.text);
    assert_eq!(
        ids(&import_text("one.jsonl", line(&one)).unwrap()),
        ["notice-3"]
    );

    assert_eq!(ids(&read(&one)), ["notice-3"], "a release alone");
    let compiled = release(&[("/tag", json!(["compiled"])), ("/id", Value::Null)]);
    assert_eq!(
        ids(&read(&compiled)),
        ["ocds-test-7"],
        "named by its process"
    );
}

#[test]
fn what_is_no_release_is_told_at_its_place() {
    let wrong = [
        ("[]", "empty"),
        ("{}", "not a release package"),
        ("{\"releases\": 7}", "not a release package"),
        ("7", "not a release package"),
        ("{\"records\": [{\"ocid\": \"x\"}]}", "contains no release"),
        (
            "{\"ocid\": \"x\", \"tag\": [{\"releaseDate\": \"2025-01-01\", \"x\": 1}]}",
            "versioned release",
        ),
        (
            "{\"ocid\": \"x\", \"buyer\": {\"name\": [{\"releaseDate\": \"2025-01-01\"}]}}",
            "versioned release",
        ),
        ("{\"awards\": []}", "neither an `id` nor an `ocid`"),
    ];

    for (text, says) in wrong {
        let problems = import_text("r.json", text.to_owned()).unwrap_err();
        assert!(
            told(&problems).contains(says),
            "{text}: {}",
            told(&problems)
        );

        assert!(
            problems
                .iter()
                .all(|problem| problem.position.is_some() && problem.pointer.is_some()),
            "{text}"
        );
    }

    // A bad line has its own place, and its neighbours theirs.
    let text = format!(
        "{}\n{{\"ocid\": }}\n{}\n",
        release(&[]),
        release(&[("/ocid", "ocds-test-9".into())])
    );

    let import = import_text("r.jsonl", text).unwrap();
    assert_eq!(import.agreements.len(), 2);
    let [problem] = import.problems.as_slice() else {
        panic!("{}", told(&import.problems))
    };

    assert_eq!(problem.position.unwrap().to_string(), "2:10");
    let lines: Vec<u32> = import
        .agreements
        .iter()
        .map(|made| made.remarks[0].line)
        .collect();

    assert_eq!(lines, [1, 3]);
    let first = &import.agreements[0].remarks;
    let ocid = first
        .iter()
        .find(|remark| remark.pointer == "/0/ocid")
        .unwrap();

    let text = release(&[]).to_string();
    let column = u32::try_from(text.find("\"ocds-test-7\"").unwrap()).unwrap() + 1;
    assert_eq!((ocid.line, ocid.column), (1, column));
}

/// One odd release is a problem of its own, and the others are read.
#[test]
fn an_odd_release_does_not_spoil_the_package() {
    let odd = [
        json!(7),
        json!("x"),
        json!([]),
        json!({ "tag": ["award"], "awards": [{ "id": "1" }] }),
        json!({ "ocid": "--", "id": "--", "awards": [{ "id": "1" }] }),
    ];

    for odd in odd {
        let import = read(&package(&[
            release(&[]),
            odd.clone(),
            release(&[("/ocid", "ocds-test-8".into())]),
        ]));

        assert_eq!(import.agreements.len(), 2, "{odd}");
        let [problem] = import.problems.as_slice() else {
            panic!("{odd}")
        };

        assert_eq!(problem.pointer.as_deref(), Some("/releases/1"));
        assert!(problem.position.is_some());
    }
}

#[test]
fn files_are_named_apart_and_always_in_the_same_way() {
    let of = |ocid: &str| release(&[("/ocid", ocid.into()), ("/id", "1".into())]);
    let import = read(&package(&[of("ocds-a-1"), of("ocds-a-2")]));
    assert_eq!(ids(&import), ["ocds-a-1-1", "ocds-a-2-1"]);
    let turned = read(&package(&[of("ocds-a-2"), of("ocds-a-1")]));
    assert_eq!(
        ids(&turned),
        ["ocds-a-2-1", "ocds-a-1-1"],
        "whatever the order"
    );

    assert!(
        import
            .agreements
            .iter()
            .all(|made| made.agreement["id"] == made.id.as_str())
    );

    assert!(
        import
            .agreements
            .iter()
            .all(|made| made.text.contains(&format!("\"id\": \"{}\"", made.id)))
    );

    // Contracts and awards are numbered each for themselves.
    let second = json!({ "id": "c-1", "title": "Second lot", "suppliers": [] });
    let first = release(&[])["awards"][0].clone();
    let import = read(&release(&[
        ("/contracts", json!([contract("active")])),
        ("/awards", json!([first, second])),
    ]));

    assert_eq!(
        ids(&import),
        ["contract-c-1-notice-3", "award-c-1-notice-3"]
    );

    // Without an id of its own, or with names that are cut to one length, a number tells them apart.
    let nameless = json!({ "title": "No id" });
    let import = read(&release(&[(
        "/awards",
        json!([nameless, nameless, nameless]),
    )]));

    let mut unique = ids(&import);
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), 3);
    let long = format!("ocds-{}", "x".repeat(200));
    let import = read(&package(&[
        of(&format!("{long}1")),
        of(&format!("{long}2")),
    ]));

    assert_eq!(import.agreements.len(), 2);
    assert_ne!(import.agreements[0].id, import.agreements[1].id);
}

/// A process is told in releases, each of which may repeat, change or leave out what came before.
#[test]
fn several_releases_of_one_contract_are_one_agreement() {
    let awarded = release(&[("/awards/0/value/amount", 100.into())]);
    let mut signed = contract("active");
    signed["period"] =
        json!({ "startDate": "2025-06-01T00:00:00Z", "endDate": "2026-05-31T00:00:00Z" });
    signed["value"] = json!({ "amount": 200, "currency": "GBP" });
    let second = json!({
        "ocid": "ocds-test-7", "id": "notice-5", "date": "2025-06-01T09:00:00Z", "tag": ["contract"], "contracts": [signed],
    });

    let update = json!({ "id": "c-1", "period": { "endDate": "2027-05-31T00:00:00Z" }, "value": { "amount": 300 } });
    let third = json!({
        "ocid": "ocds-test-7", "id": "notice-9", "date": "2026-01-01T00:00:00+01:00", "tag": ["contractUpdate"],
        "contracts": [update],
    });

    let all = [awarded, second, third];
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let import = read(&package(&order.map(|at| all[at].clone())));
        assert_eq!(ids(&import), ["notice-9"], "{order:?}");
        let made = &import.agreements[0].agreement;
        assert_eq!(made["contract"]["value_gbp"], 300, "the latest says so");
        assert_eq!(made["term"]["ends_on"], "2027-05-31");
        assert_eq!(
            made["instrument"]["effective_on"], "2025-06-01",
            "left out later, and so not changed"
        );

        assert_eq!(made["title"], "Licensing system, signed");
        let names: Vec<&Value> = made["parties"]
            .as_array()
            .unwrap()
            .iter()
            .map(|party| &party["name"])
            .collect();

        assert_eq!(names, ["Harbour Council", "Quay Systems Ltd"]);
        assert!(
            made["note"].as_str().unwrap().contains("listed 2 times"),
            "{}",
            made["note"]
        );
    }

    // A contract that was cancelled later was not agreed, and one that is signed later is.
    let cancelled = json!({
        "ocid": "ocds-test-7", "id": "n", "date": "2026-02-01T00:00:00Z", "tag": ["contractUpdate"],
        "contracts": [{ "id": "c-1", "status": "cancelled" }],
    });

    let import = read(&package(&[all[0].clone(), all[1].clone(), cancelled]));
    assert!(import.agreements.is_empty());
}

#[test]
fn a_contract_that_is_listed_twice_is_one_and_two_contracts_of_one_id_are_two() {
    let same = json!([contract("active"), contract("active")]);
    assert_eq!(read(&release(&[("/contracts", same)])).agreements.len(), 1);
    let mut other = contract("active");
    other["title"] = "Something else".into();
    let import = read(&release(&[(
        "/contracts",
        json!([contract("active"), other]),
    )]));

    assert_eq!(import.agreements.len(), 2);
    let twice = "another entry of this release has the same id";
    assert!(
        remarks(&import)
            .iter()
            .any(|remark| remark.message.contains(twice))
    );

    // The same release twice in a package is one release.
    let import = read(&package(&[release(&[]), release(&[])]));
    assert_eq!(import.agreements.len(), 1);
}

#[test]
fn a_contract_that_names_no_award_has_the_only_one() {
    let unlinked = json!([{ "id": "c-1", "title": "Signed" }]);
    let import = read(&release(&[("/contracts", unlinked)]));
    assert_eq!(
        import.agreements.len(),
        1,
        "no second agreement is invented"
    );

    assert!(
        remarks(&import)
            .iter()
            .any(|remark| remark.message.contains("names no award"))
    );
}

/// Amendments in the form of the first edition, a tag that is no list, and ids that are numbers.
#[test]
fn older_and_newer_editions_are_read() {
    let mut signed = contract("active");
    signed["id"] = 17.into();
    signed["amendment"] =
        json!({ "date": "2026-01-05T00:00:00Z", "rationale": "More users", "changes": [] });
    let older = release(&[
        ("/contracts", json!([signed])),
        ("/tag", "contract".into()),
        ("/id", 5.into()),
    ]);

    let import = read(&older);
    let made = &import.agreements[0].agreement;
    assert_eq!(made["amendments"][0]["on"], "2026-01-05");
    assert_eq!(
        (
            &made["instrument"]["reference"],
            import.agreements[0].id.as_str()
        ),
        (&"17".into(), "5")
    );

    let newer = release(&[
        ("/awards/0/relatedLots", json!(["1"])),
        ("/awards/0/aboveThreshold", true.into()),
        ("/awards/0/mainProcurementCategory", "services".into()),
    ]);

    assert!(
        remarks(&read(&newer))
            .iter()
            .all(|remark| remark.told != MappingStatus::Unknown)
    );
}
