//! The HTML report: its counts agree, nothing in it loads or runs but its own style and script, and hostile text stays text.

mod counts;
mod markup;
mod parts;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use lacuna::agreement::CheckedAgreement;
use lacuna::assessment::{Assessment, Outcome};
use lacuna::audit::audit;
use lacuna::policy::{Policy, PolicyLayer, builtin, load};
use lacuna::report::{Messages, Report, format, page};
use lacuna::source_file::SourceFile;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// A rule file with every text that a rule needs; `more` are further lines. Law and guidance rest on a provision that
/// tells the instrument itself what to say, whatever its data is.
fn rule(
    id: &str,
    severity: &str,
    basis: &str,
    silence: &str,
    require: &str,
    more: &str,
) -> (String, Arc<SourceFile>) {
    let cites = if basis == "policy" {
        "[]"
    } else {
        "[\"PA23-47(1)\"]"
    };

    let content = format!(
        "id = {id:?}\ntitle = \"Offence {id}\"\nseverity = {severity:?}\nbasis = {basis:?}\nsilence = {silence:?}\n\
         require = {require:?}\n{more}\nasks = \"The text settles {id}.\"\nmessage = \"{id} is broken.\"\n\
         unstated = \"{id} is not settled.\"\nwhy = \"It matters for {id}.\"\nremedy = \"Settle {id}.\"\n\
         wording = \"The Supplier shall settle {id}.\"\ncites = {cites}\n"
    );

    let name = format!("checks/{id}.toml");
    (name.clone(), Arc::new(SourceFile::new(name, content)))
}

/// The built-in policy with rules of which each gives another answer about [`contract`].
fn policy() -> Policy {
    let pack =
        "name = \"Checks\"\nauthority = \"Tests\"\nversion = \"1.0.0\"\nedition = \"2026-02-05\"\n";
    let files = vec![
        (
            "checks/pack.toml".to_owned(),
            Arc::new(SourceFile::new("checks/pack.toml", pack.to_owned())),
        ),
        rule(
            "CHK-001",
            "critical",
            "law",
            "finding",
            "agreement.training.allowed == 'no'",
            "root = \"r\"",
        ),
        rule(
            "CHK-002",
            "high",
            "guidance",
            "finding",
            "agreement.retention.delete_days <= 30",
            "root = \"r\"",
        ),
        rule(
            "CHK-003",
            "high",
            "policy",
            "finding",
            "agreement.commercial.exclusive == false",
            "",
        ),
        rule(
            "CHK-004",
            "medium",
            "law",
            "lower",
            "agreement.retention.certificate == true",
            "",
        ),
        rule(
            "CHK-005",
            "critical",
            "law",
            "question",
            "size(agreement.defence.security_terms) > 0",
            "",
        ),
        rule(
            "CHK-006",
            "low",
            "law",
            "finding",
            "agreement.retention.on_end == 'controller_choice'",
            "",
        ),
        rule(
            "CHK-007",
            "high",
            "law",
            "finding",
            "agreement.retention.certificate == true",
            "when = \"agreement.instrument.type == 'licence'\"",
        ),
        rule(
            "CHK-008",
            "high",
            "law",
            "finding",
            "it.personal == false",
            "each = { it = \"agreement.datasets\" }",
        ),
        rule(
            "CHK-009",
            "medium",
            "policy",
            "ignore",
            "agreement.commercial.insolvency_plan == true",
            "",
        ),
    ];

    load(&[builtin(), PolicyLayer { files }]).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn contract() -> Value {
    json!({
        "schema_version": 1, "id": "case", "title": "Case summaries", "hypothetical": true,
        "instrument": { "type": "contract", "binding": true, "reference": "R-1", "jurisdiction": ["GB"] },
        "parties": [
            { "id": "m", "name": "Ministry", "kind": "central_government" },
            { "id": "v", "name": "Vendor Ltd", "kind": "vendor" },
        ],
        "sources": [
            { "id": "t", "title": "Draft 3", "kind": "agreement_text", "read": "part", "url": "https://example.org/draft" },
            { "id": "p", "title": "The Times of Nowhere", "kind": "press", "read": "whole" },
        ],
        "datasets": [
            { "id": "a", "name": "Case files", "personal": true },
            { "id": "b", "name": "Prison records" },
        ],
        "training": { "allowed": "yes", "clauses": [{ "ref": "6.4", "page": 11, "quote": "The Supplier may train.", "lang": "fr" }] },
        "retention": {
            "on_end": "controller_choice", "delete_days": 1095,
            "absent": { "certificate": { "kind": "redacted", "reason": "Blacked out." } },
        },
        "commercial": { "exclusive": true },
        "claims": [{ "id": "c", "about": "training.allowed", "by": "A minister", "says": "Nobody trains.", "on": "2026-10-02", "source": "p" }],
    })
}

fn memorandum() -> Value {
    json!({
        "schema_version": 1, "id": "memo", "title": "A memorandum", "instrument": { "type": "mou", "binding": false, "jurisdiction": ["GB"] },
        "parties": [{ "id": "d", "name": "Department", "kind": "central_government" }, { "id": "v", "name": "Vendor", "kind": "vendor" }],
    })
}

fn read(name: &str, agreement: &Value) -> CheckedAgreement {
    let text = SourceFile::new(name, serde_json::to_string_pretty(agreement).unwrap());
    CheckedAgreement::read(Arc::new(text)).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

/// Renders an agreement's page, and hands page and assessment to a test.
fn with_page(agreement: &Value, policy: &Policy, test: impl FnOnce(&str, &Assessment<'_>)) {
    let agreement = read("somewhere/case.json", agreement);
    let assessment = audit(&agreement, policy, day());
    test(
        &page(&assessment, &Messages::english()).unwrap(),
        &assessment,
    );
}

/// What stands between two marks, for each time they occur.
fn between<'t>(text: &'t str, before: &str, after: &str) -> Vec<&'t str> {
    text.split(before)
        .skip(1)
        .map(|rest| rest.split(after).next().unwrap())
        .collect()
}

fn number(text: &str) -> usize {
    let digits: String = text
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();

    digits
        .parse()
        .unwrap_or_else(|_| panic!("no number in {text}"))
}

/// The page without its style and its script.
fn markup(page: &str) -> String {
    let style = between(page, "<style>", "</style>")[0];
    let script = between(page, "<script>", "</script>")[0];
    page.replace(style, "").replace(script, "")
}

/// The tags of a page: name, and attributes as they are written.
fn tags(page: &str) -> Vec<(String, String)> {
    let markup = markup(page);
    let tags = between(&markup, "<", ">")
        .into_iter()
        .filter(|tag| !tag.starts_with('!'));

    tags.map(|tag| {
        tag.split_once(' ')
            .map_or((tag.to_owned(), String::new()), |(name, rest)| {
                (name.to_owned(), rest.to_owned())
            })
    })
    .collect()
}

/// Agreements of every kind: real ones, good ones, silent ones.
fn real() -> Vec<Value> {
    let folders = ["agreements", "tests/fixtures/agreements"];
    let files = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap());

    files
        .map(|file| {
            serde_json::from_str(&std::fs::read_to_string(file.unwrap().path()).unwrap()).unwrap()
        })
        .collect()
}
