//! The stages of an audit, each alone: `cargo bench --profile profiling --bench stages`.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a tool for measuring may stop where it stands"
)]

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use lacuna::agreement::CheckedAgreement;
use lacuna::audit::audit;
use lacuna::document::Document;
use lacuna::policy::{Policy, PolicyLayer, builtin, compiled, load};
use lacuna::report::{FORMATS, Messages, Report, page};
use lacuna::source_file::SourceFile;

const AGREEMENTS: [&str; 2] = ["policies/base.json", "agreements/uk-openai-mou-2025.json"];

static POLICY: LazyLock<Policy> = LazyLock::new(|| compiled().unwrap());

fn main() {
    divan::main();
}

fn text(path: &str) -> Arc<SourceFile> {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    Arc::new(SourceFile::new(
        "agreement",
        std::fs::read_to_string(path).unwrap(),
    ))
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

#[divan::bench(args = AGREEMENTS)]
fn value_of_serde_json(bencher: Bencher, path: &str) {
    let text = text(path);
    bencher
        .counter(BytesCount::of_str(text.content()))
        .bench(|| serde_json::from_str::<serde_json::Value>(black_box(text.content())).unwrap());
}

#[divan::bench(args = AGREEMENTS)]
fn parse(bencher: Bencher, path: &str) {
    let text = text(path);
    bencher
        .counter(BytesCount::of_str(text.content()))
        .bench(|| Document::parse(Arc::clone(&text)).unwrap());
}

#[divan::bench(args = AGREEMENTS)]
fn parse_and_check(bencher: Bencher, path: &str) {
    let text = text(path);
    bencher
        .counter(BytesCount::of_str(text.content()))
        .bench(|| CheckedAgreement::read(Arc::clone(&text)).unwrap());
}

#[divan::bench(args = AGREEMENTS)]
fn ask_every_rule(bencher: Bencher, path: &str) {
    let agreement = CheckedAgreement::read(text(path)).unwrap();
    LazyLock::force(&POLICY);
    bencher.bench(|| black_box(audit(&agreement, &POLICY, day())).results.len());
}

#[divan::bench(args = FORMATS.map(|format| format.name))]
fn render(bencher: Bencher, name: &str) {
    let agreement = CheckedAgreement::read(text(AGREEMENTS[1])).unwrap();
    let assessments = [audit(&agreement, &POLICY, day())];
    let messages = Messages::english();
    let rules = lacuna::report::policy_sha256(&POLICY);
    let report = Report {
        policy_sha256: Some(&rules),
        ..Report::new(&assessments, &messages)
    };

    let format = lacuna::report::format(name).unwrap();
    bencher.bench(|| (format.render)(&report).unwrap());
}

/// A page with a thousand findings: one rule under a thousand names, about a dataset that no period ends.
#[divan::bench]
fn page_of_a_thousand_findings(bencher: Bencher) {
    let root = env!("CARGO_MANIFEST_DIR");
    let read = |path: &str| std::fs::read_to_string(format!("{root}/{path}")).unwrap();
    let rule = read("policies/retention/RET-003.toml");
    let files = (0..1_000).map(|number| {
        let (id, name) = (
            format!("THS-{number:03}"),
            format!("retention/THS-{number:03}.toml"),
        );

        (
            name.clone(),
            Arc::new(SourceFile::new(name, rule.replace("RET-003", &id))),
        )
    });

    let policy = load(&[
        builtin(),
        PolicyLayer {
            files: files.collect(),
        },
    ])
    .unwrap();

    let mut agreement: serde_json::Value =
        serde_json::from_str(&read("policies/base.json")).unwrap();
    agreement["datasets"][0]
        .as_object_mut()
        .unwrap()
        .remove("retention");

    let text = Arc::new(SourceFile::new(
        "agreement",
        serde_json::to_string_pretty(&agreement).unwrap(),
    ));

    let agreement = CheckedAgreement::read(text).unwrap();
    let assessment = audit(&agreement, &policy, day());
    assert!(assessment.findings().len() >= 1_000);
    let messages = Messages::english();
    bencher.bench(|| page(&assessment, &messages).unwrap().len());
}
