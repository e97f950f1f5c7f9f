//! Files that are made from others are fresh. `LACUNA_UPDATE=1 cargo test --test it generated_files` makes them anew.

use std::fs;

use serde_json::Value;

fn held(path: &str, content: &str) {
    if std::env::var_os("LACUNA_UPDATE").is_some() {
        fs::write(path, content).unwrap();
    }

    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(
        found == content,
        "{path} is stale; run LACUNA_UPDATE=1 cargo test --test it generated_files, and read the change"
    );
}

#[test]
fn the_handbook_is_made_from_the_rules() {
    let policy = lacuna::policy::load(&[lacuna::policy::builtin()]).unwrap();
    let messages = lacuna::report::Messages::english();
    let pages: Vec<(String, String)> = policy
        .packs
        .iter()
        .map(|pack| lacuna::handbook::pack(&policy, pack, &messages))
        .chain([
            lacuna::handbook::index(&policy, &messages),
            lacuna::handbook::checklists(&policy, &messages),
        ])
        .collect();

    for (name, page) in &pages {
        held(&format!("docs/rules/{name}"), page);
    }

    let kept = fs::read_dir("docs/rules").unwrap().count();
    assert_eq!(
        kept,
        pages.len(),
        "docs/rules holds pages of packs that are gone"
    );
}

#[test]
fn the_page_of_facts_is_made_from_the_schema_and_the_rules() {
    let policy = lacuna::policy::load(&[lacuna::policy::builtin()]).unwrap();
    let (name, page) = lacuna::handbook::facts(&policy, &lacuna::report::Messages::english());
    held(&format!("docs/{name}"), &page);
}

fn pretty(schema: &Value) -> String {
    serde_json::to_string_pretty(schema).unwrap() + "\n"
}

#[test]
fn the_schemas_are_made_from_the_types() {
    held(
        "schemas/agreement.schema.json",
        &pretty(&lacuna::agreement::schema()),
    );

    held(
        "schemas/rule.schema.json",
        &pretty(&lacuna::policy::rule_schema()),
    );

    held(
        "schemas/pack.schema.json",
        &pretty(&lacuna::policy::pack_schema()),
    );

    held(
        "schemas/facts.schema.json",
        &pretty(&lacuna::policy::facts_schema()),
    );

    held(
        "schemas/settings.schema.json",
        &pretty(&lacuna::policy::settings_schema()),
    );

    held(
        "schemas/waivers.schema.json",
        &pretty(&lacuna::waiver::schema()),
    );

    held(
        "schemas/decisions.schema.json",
        &pretty(&lacuna::decision::schema()),
    );

    held(
        "schemas/assessment.schema.json",
        &pretty(&lacuna::report::assessment_schema()),
    );

    held(
        "schemas/assessment-line.schema.json",
        &pretty(&lacuna::report::line_schema()),
    );
}

#[test]
fn every_schema_has_an_identity_of_its_own_that_never_changes() {
    let mut files: Vec<String> = fs::read_dir("schemas")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();

    files.sort();
    let mut identified: Vec<String> = lacuna::vocabulary::SCHEMA_IDS
        .iter()
        .map(|(kind, _)| format!("{kind}.schema.json"))
        .collect();

    identified.sort();
    assert_eq!(files, identified);

    let mut ids = std::collections::BTreeSet::new();
    for (kind, id) in lacuna::vocabulary::SCHEMA_IDS {
        let text = fs::read_to_string(format!("schemas/{kind}.schema.json")).unwrap();
        let schema: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(schema["$id"], id, "{kind}");

        // RFC 9562: 8-4-4-4-12 hexadecimal digits, version 5, variant 10.
        let uuid = id.strip_prefix("urn:uuid:").unwrap();
        let lengths: Vec<usize> = uuid.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12], "{kind}");
        assert_eq!(uuid.as_bytes()[14], b'5', "{kind}");
        assert!(b"89ab".contains(&uuid.as_bytes()[19]), "{kind}");
        assert!(ids.insert(id), "{kind} has the identity of another schema");
    }

    // It was made once, and everybody who names it relies on it.
    let agreement = "urn:uuid:21ac5f95-a8cd-5214-bc10-0fc74c342322";
    assert!(ids.contains(agreement));
}
