//! Fuzz targets over all that reads a person's bytes; `LACUNA_FUZZ_TARGET` chooses one.
#![no_main]

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use lacuna::condition::{Evaluator, Scope, Setting, Template, compile};
use lacuna::policy::{Policy, PolicyLayer, load};
use lacuna::vocabulary::Vocabulary;
use lacuna::{
    CheckedAgreement, Document, FORMATS, Messages, Report, SourceFile, audit, builtin_policy,
};
use libfuzzer_sys::fuzz_target;

static TARGET: LazyLock<String> =
    LazyLock::new(|| std::env::var("LACUNA_FUZZ_TARGET").unwrap_or_else(|_| "document".to_owned()));
static POLICY: LazyLock<Policy> =
    LazyLock::new(|| builtin_policy().expect("the built-in policies load"));
static MESSAGES: LazyLock<Messages> = LazyLock::new(Messages::english);
static BASE: LazyLock<CheckedAgreement> = LazyLock::new(|| {
    let text = SourceFile::new("base.json", include_str!("../../policies/base.json"));
    CheckedAgreement::read(Arc::new(text)).expect("the base agreement is valid")
});

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day that exists")
}

fn text(data: &[u8]) -> Option<Arc<SourceFile>> {
    SourceFile::from_bytes("fuzz", data.to_vec())
        .ok()
        .map(Arc::new)
}

/// Asserts that nothing in a text is obeyed by a terminal or turns the direction of reading.
fn assert_tame(text: &str) {
    let obeyed = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFFE}' | '\u{FFFF}')
    };

    assert!(!text.chars().any(obeyed), "{text:?}");
}

/// What Lacuna reads as JSON, another reader reads too.
fn document(data: &[u8]) {
    let Some(text) = text(data) else { return };
    match Document::parse(Arc::clone(&text)) {
        Ok(_) => {
            let other = serde_json::from_str::<serde_json::Value>(text.content());
            let deep = |error: &serde_json::Error| error.to_string().contains("recursion");
            assert!(other.as_ref().map_or_else(deep, |_| true), "{other:?}");
        }
        Err(problems) => problems.iter().for_each(|problem| {
            // The program shows messages through `visible`; the short names in them are tame already.
            let _ = &problem.position;
        }),
    }
}

fn agreement(data: &[u8], formats: impl Fn(&str) -> bool) {
    let Some(text) = text(data) else { return };
    let Ok(checked) = CheckedAgreement::read(text) else {
        return;
    };
    let assessments = [audit(&checked, &POLICY, day())];
    assert!(
        assessments[0].failures.is_empty(),
        "a rule failed: {:?}",
        assessments[0].failures
    );
    let report = Report::new(&assessments, &MESSAGES);

    for format in FORMATS.iter().filter(|format| formats(format.name)) {
        assert_tame(&(format.render)(&report).expect("every format renders"));
    }
}

fn condition(data: &[u8]) {
    let Ok(source) = std::str::from_utf8(data) else {
        return;
    };
    let constants = POLICY
        .parameters
        .iter()
        .map(|(name, own)| (name.clone(), own.value.clone()))
        .collect();
    let none = std::collections::BTreeMap::new();
    let scope = Scope {
        vocabulary: Vocabulary::agreement(),
        parameters: &constants,
        definitions: &none,
        it: None,
    };

    if let Ok(compiled) = compile(source, scope) {
        let mut evaluator = Evaluator::new(BASE.document(), &[], Setting::on(day()));
        let _ = evaluator.evaluate(&compiled, None);
        let _ = evaluator.guard(&compiled, None);
    }

    if let Ok(template) = Template::parse(source, scope) {
        let _ = template.render(BASE.document(), None, "…");
    }
}

fn policy(data: &[u8]) {
    const NAMES: [&str; 7] = [
        "p/RET-003.toml",
        "p/pack.toml",
        "parameters.toml",
        "sources.toml",
        "definitions.toml",
        "lacuna.toml",
        "checklists.toml",
    ];

    let Some((first, rest)) = data.split_first() else {
        return;
    };
    let Some(text) = text(rest) else { return };
    let name = NAMES[usize::from(*first) % NAMES.len()].to_owned();

    if let Ok(policy) = load(&[PolicyLayer {
        files: vec![(name, Arc::clone(&text))],
    }]) {
        let _ = audit(&BASE, &policy, day());
    }

    drop(lacuna::policy::settings(&text));
}

fn import(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    let Some(text) = text(rest) else { return };
    let kind = &lacuna::import::KINDS[usize::from(*first) % lacuna::import::KINDS.len()];

    for made in kind
        .import(text, &[])
        .into_iter()
        .flat_map(|import| import.agreements)
    {
        assert!(
            CheckedAgreement::read(Arc::new(SourceFile::new("made", made.text))).is_ok(),
            "an invalid agreement is made"
        );
    }
}

/// Waivers, baselines and decisions, and what a page shows of them.
fn notes(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    let Some(text) = text(rest) else { return };
    let mut assessment = audit(&BASE, &POLICY, day());
    let applied = match first % 3 {
        0 => lacuna::decision::Decisions::read(&text)
            .is_ok_and(|own| own.apply(&mut assessment).is_ok()),
        1 => {
            lacuna::waiver::Waivers::read(&text).is_ok_and(|own| own.apply(&mut assessment).is_ok())
        }
        _ => lacuna::baseline::Baseline::read(&text)
            .is_ok_and(|own| own.compare(&mut assessment).is_ok()),
    };

    if applied {
        let assessments = [assessment];
        let report = Report::new(&assessments, &MESSAGES);
        FORMATS.iter().for_each(|format| {
            assert_tame(&(format.render)(&report).expect("every format renders"))
        });
    }
}

fuzz_target!(|data: &[u8]| match TARGET.as_str() {
    "document" => document(data),
    "agreement" => agreement(data, |format| format != "html"),
    "html" => agreement(data, |format| format == "html"),
    "condition" => condition(data),
    "policy" => policy(data),
    "import" => import(data),
    "notes" => notes(data),
    other => panic!("there is no fuzz target {other}"),
});
