//! A waiver changes whether a finding counts and never what it is; a baseline tells what is new, and why.

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use lacuna::agreement::CheckedAgreement;
use lacuna::assessment::{Assessment, DiffStatus, Verdict, WaiverState};
use lacuna::audit::audit;
use lacuna::baseline::Baseline;
use lacuna::diagnostic::Diagnostic;
use lacuna::policy::{Basis, Policy, PolicyLayer, Severity, builtin, load};
use lacuna::report::{Messages, Report, format};
use lacuna::rule_tests::changed;
use lacuna::source_file::SourceFile;
use lacuna::waiver::Waivers;
use serde_json::{Value, json};

static POLICY: LazyLock<Policy> = LazyLock::new(|| load(&[builtin()]).unwrap());

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

fn base() -> Value {
    serde_json::from_str(POLICY.base.as_ref().unwrap().content()).unwrap()
}

/// The good agreement with one medium finding of house policy (COM-003) and one high one of law (RET-001).
fn faulty() -> CheckedAgreement {
    let without = ["/commitments/0/remedy", "/term/ends_on", "/term/months"].map(str::to_owned);
    read(&changed(&base(), &[], &without).unwrap())
}

/// The good agreement with a critical finding of law (RET-005).
fn critical() -> CheckedAgreement {
    let retains = [("/retention/on_end".to_owned(), json!("retain"))];
    read(&changed(&base(), &retains, &[]).unwrap())
}

fn read(agreement: &Value) -> CheckedAgreement {
    CheckedAgreement::read(Arc::new(SourceFile::new(
        "case.json",
        format!("{agreement:#}"),
    )))
    .unwrap()
}

fn fingerprint(assessment: &Assessment<'_>, rule: &str) -> String {
    let result = assessment
        .results
        .iter()
        .find(|result| result.rule.id == rule)
        .unwrap();

    assert!(result.weight.severity().is_some(), "{rule} raises nothing");
    result.fingerprint(assessment.agreement)
}

fn waiver(rule: &str, fingerprint: &str, expires: &str) -> String {
    format!(
        "[[waiver]]\nagreement = \"base\"\nrule = \"{rule}\"\nfingerprint = \"{fingerprint}\"\nby = \"Jo Field, DPO\"\n\
         reason = \"The annex has it.\"\nexpires = \"{expires}\"\n"
    )
}

fn waivers(text: &str) -> Result<Waivers, Vec<Diagnostic>> {
    Waivers::read(&Arc::new(SourceFile::new("waivers.toml", text)))
}

fn refused(assessment: &mut Assessment<'_>, text: &str) -> (u32, String) {
    let problems = waivers(text).unwrap().apply(assessment).unwrap_err();
    assert_eq!(problems.len(), 1);
    (
        problems[0].position.unwrap().line,
        problems[0].message.clone(),
    )
}

#[test]
fn a_waiver_changes_the_count_and_no_answer() {
    let agreement = faulty();
    let plain = audit(&agreement, &POLICY, day("2026-11-24"));
    let mut waived = audit(&agreement, &POLICY, day("2026-11-24"));
    let text = waiver("RET-001", &fingerprint(&plain, "RET-001"), "2027-06-30");
    waivers(&text).unwrap().apply(&mut waived).unwrap();

    for (before, after) in plain.results.iter().zip(&waived.results) {
        assert_eq!(
            (before.outcome, before.weight),
            (after.outcome, after.weight),
            "{}",
            before.rule.id
        );
    }

    assert_eq!(
        (plain.verdict(), waived.verdict()),
        (Verdict::FixFirst, Verdict::FixFirst)
    );

    assert_eq!(
        plain.verdict_with_waivers(),
        Verdict::FixFirst,
        "without waivers the two are one"
    );

    assert!(waived.verdict_with_waivers() < Verdict::FixFirst);
    assert_eq!(
        waived.policy_verdict_with_waivers(),
        waived.policy_verdict(),
        "the other ladder is left alone"
    );

    assert_eq!(waived.waived().len(), 1);
}

#[test]
fn a_waiver_ends_and_says_so_before() {
    let agreement = faulty();
    let print = fingerprint(&audit(&agreement, &POLICY, day("2026-11-24")), "COM-003");
    let text = waiver("COM-003", &print, "2027-01-31");
    let cases = [
        ("2026-12-31", WaiverState::Active, true),
        ("2027-01-01", WaiverState::EndsSoon, true),
        ("2027-01-31", WaiverState::EndsSoon, true),
        ("2027-02-01", WaiverState::Expired, false),
    ];

    for (today, state, holds) in cases {
        let mut assessment = audit(&agreement, &POLICY, day(today));
        waivers(&text).unwrap().apply(&mut assessment).unwrap();
        let result = assessment
            .results
            .iter()
            .find(|result| result.rule.id == "COM-003")
            .unwrap();

        assert_eq!(result.waived.as_ref().unwrap().state, state, "{today}");
        assert_eq!(result.is_waived(), holds, "{today}");
    }
}

#[test]
fn a_waiver_that_fits_nothing_is_an_error_at_its_line() {
    let agreement = faulty();
    let mut assessment = audit(&agreement, &POLICY, day("2026-11-24"));
    let print = fingerprint(&assessment, "COM-003");
    let cases = [
        (
            waiver("COM-033", &print, "2027-01-31"),
            3,
            "no rule `COM-033` was applied",
        ),
        (
            waiver("RET-003", &print, "2027-01-31"),
            3,
            "RET-003 raises no finding here, so this waiver has no effect",
        ),
        (
            waiver("COM-003", "0000000000000000", "2027-01-31"),
            4,
            "the finding of COM-003 has changed since it was waived",
        ),
        (
            waiver("COM-003", &print, "2027-11-25"),
            7,
            "a waiver ends at most 365 days from the date of the audit, and this one ends after 366",
        ),
    ];

    for (text, line, message) in cases {
        assert_eq!(refused(&mut assessment, &text), (line, message.to_owned()));
    }

    let other = waiver("COM-003", &print, "2027-01-31").replace("\"base\"", "\"another\"");
    assert!(
        waivers(&other).unwrap().apply(&mut assessment).is_ok(),
        "a waiver of another agreement is left alone"
    );

    assert!(assessment.waived().is_empty());
}

#[test]
fn nobody_waives_a_critical_finding_of_law() {
    let agreement = critical();
    let mut assessment = audit(&agreement, &POLICY, day("2026-11-24"));
    let text = waiver(
        "RET-005",
        &fingerprint(&assessment, "RET-005"),
        "2027-01-31",
    );

    let (line, message) = refused(&mut assessment, &text);
    assert_eq!(
        (line, message.as_str()),
        (
            3,
            "RET-005 is a critical finding of law, which cannot be waived"
        )
    );

    // A critical finding of house policy can be.
    let policy = POLICY
        .rules
        .iter()
        .find(|rule| rule.basis == Basis::Policy && rule.severity == Severity::Critical);

    assert!(policy.is_some(), "the rule above is about law alone");
}

/// A rule of the house in the place of a critical one of law, whatever it says of severity and basis.
#[test]
fn a_replaced_critical_rule_of_law_makes_nothing_waivable() {
    let rule = std::fs::read_to_string("policies/retention/RET-005.toml").unwrap();
    let head = rule.split("[[example]]").next().unwrap();
    assert!(head.contains("severity = \"critical\"") && head.contains("basis = \"law\""));
    let lower = |text: &str| {
        text.replace("severity = \"critical\"", "severity = \"low\"")
            .replace("severity_silent = \"high\"\n", "")
    };

    let soften = |text: &str| {
        text.replace("basis = \"law\"", "basis = \"policy\"")
            .replace("otherwise = \"policy\"\n", "")
    };
    let reason = "title = \"Ours\"\nreason = \"Ours.\"\n";
    let ours = |text: String| {
        let at = text.find("title = ").unwrap();
        let end = at + text[at..].find('\n').unwrap() + 1;
        format!("{}{reason}{}", &text[..at], &text[end..])
    };

    for (what, text) in [
        ("severity", ours(lower(head))),
        ("basis", ours(soften(head))),
        ("both", ours(soften(&lower(head)))),
    ] {
        let source = Arc::new(SourceFile::new("RET-005.toml", text));
        let house = PolicyLayer {
            files: vec![("retention/RET-005.toml".to_owned(), source)],
        };

        let policy = load(&[builtin(), house])
            .unwrap_or_else(|problems| panic!("{what}: {:?}", problems[0].message));

        let agreement = critical();
        let mut assessment = audit(&agreement, &policy, day("2026-11-24"));
        let print = fingerprint(&assessment, "RET-005");
        let (_, message) = refused(&mut assessment, &waiver("RET-005", &print, "2027-01-31"));
        assert!(
            message.contains("RET-005") && message.contains("cannot be waived"),
            "{what}: {message}"
        );
    }
}

#[test]
fn a_malformed_file_is_told_field_by_field() {
    let good = waiver("COM-003", "0123456789abcdef", "2027-01-31");
    let cases = [
        (
            good.replace("reason", "raeson"),
            6,
            "there is no field `raeson` here",
        ),
        (
            good.replace("2027-01-31", "2027-02-31"),
            7,
            "`2027-02-31` is not a valid date",
        ),
        (good.replace("Jo Field, DPO", " "), 5, "`by` is empty"),
        (
            good.replace("0123456789abcdef", "0123"),
            4,
            "`0123` is not a fingerprint",
        ),
        (
            format!("# Reviewed.\n{good}\n{good}"),
            12,
            "COM-003 is waived at line 4 already",
        ),
        (
            good.replace("expires", "#"),
            1,
            "the field `expires` is missing here",
        ),
    ];

    for (text, line, message) in cases {
        let problems = waivers(&text).unwrap_err();
        assert_eq!(problems[0].position.unwrap().line, line, "{message}");
        assert!(
            problems[0].message.contains(message),
            "{}",
            problems[0].message
        );
    }
}

fn json_of(assessment: Assessment<'_>) -> String {
    let messages = Messages::english();
    (format("json").unwrap().render)(&Report::new(&[assessment], &messages)).unwrap()
}

fn baseline(text: &str) -> Baseline {
    Baseline::read(&Arc::new(SourceFile::new("baseline.json", text))).unwrap()
}

fn change(assessment: &Assessment<'_>, rule: &str) -> Option<DiffStatus> {
    assessment
        .results
        .iter()
        .find(|result| result.rule.id == rule)
        .unwrap()
        .change
}

#[test]
fn a_baseline_tells_new_from_old_whatever_the_lines() {
    let earlier = faulty();
    let before = baseline(&json_of(audit(&earlier, &POLICY, day("2026-11-24"))));
    // One finding is mended, one is left, one is new; and the file is laid out in another way.
    let without = ["/term/ends_on", "/term/months", "/retention/certificate"].map(str::to_owned);
    let value = changed(&base(), &[], &without).unwrap();
    let later =
        CheckedAgreement::read(Arc::new(SourceFile::new("moved.json", value.to_string()))).unwrap();
    let mut assessment = audit(&later, &POLICY, day("2026-12-24"));
    before.compare(&mut assessment).unwrap();
    assert_eq!(change(&assessment, "RET-001"), Some(DiffStatus::Unchanged));
    assert_eq!(change(&assessment, "RET-006"), Some(DiffStatus::New));
    assert_eq!(change(&assessment, "COM-003"), None);
    let comparison = assessment.comparison.as_ref().unwrap();
    assert_eq!(
        comparison
            .gone
            .iter()
            .map(|gone| gone.rule.as_str())
            .collect::<Vec<_>>(),
        ["COM-003"]
    );

    assert!(
        comparison.agreement_changed
            && comparison.rules_changed.is_empty()
            && !comparison.settings_changed
    );
}

/// A draft of the feared agreement in which some terms were changed, compared with the one before.
fn redrafted(changes: &[(&str, serde_json::Value)]) -> (CheckedAgreement, Baseline) {
    let text = std::fs::read_to_string("agreements/as-the-article-feared.json").unwrap();
    let read = |value: &serde_json::Value| {
        let file = SourceFile::new("feared.json", value.to_string());
        CheckedAgreement::read(Arc::new(file)).unwrap()
    };

    let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let earlier = read(&value);
    let before = baseline(&json_of(audit(&earlier, &POLICY, day("2026-11-24"))));
    for (pointer, changed) in changes {
        *value.pointer_mut(pointer).unwrap() = changed.clone();
    }

    (read(&value), before)
}

/// A finding is matched by its rule and its subject: a longer term is worse, and nothing is new and gone at once.
#[test]
fn a_term_that_grew_is_worse_and_nothing_is_new_and_gone_at_once() {
    let changes = [
        ("/term/months", serde_json::json!(900)),
        ("/term/max_months", serde_json::json!(900)),
        ("/oversight/audit/exists", serde_json::json!(true)),
    ];

    let (later, before) = redrafted(&changes);
    let mut assessment = audit(&later, &POLICY, day("2026-12-24"));
    before.compare(&mut assessment).unwrap();
    assert_eq!(change(&assessment, "RET-002"), Some(DiffStatus::Worse));
    assert_eq!(change(&assessment, "RET-005"), Some(DiffStatus::Unchanged));

    let comparison = assessment.comparison.as_ref().unwrap();
    let gone: Vec<&str> = comparison
        .gone
        .iter()
        .map(|gone| gone.rule.as_str())
        .collect();

    assert!(gone.contains(&"OVS-002"), "{gone:?}");
    for rule in gone {
        assert_eq!(
            change(&assessment, rule),
            None,
            "{rule} is gone, and a finding"
        );
    }

    // Old and new stand side by side.
    let changed = comparison
        .changed
        .iter()
        .find(|changed| changed.rule == "RET-002");
    let fact = changed.unwrap().facts.first().unwrap();
    let value = |state: &Option<lacuna::assessment::FactState>| state.clone().unwrap().value;
    assert_eq!(value(&fact.before).as_deref(), Some("600"));
    assert_eq!(value(&fact.now).as_deref(), Some("900"));

    let messages = Messages::english();
    let page = (format("html").unwrap().render)(&Report::new(&[assessment], &messages)).unwrap();
    for words in [
        "Since 24 November 2026: ",
        "<del>600: “This paper runs",
        "<ins>900: “This paper runs",
    ] {
        assert!(page.contains(words), "the page lacks {words}");
    }
}

/// A term that got shorter and is still too long is not worse.
#[test]
fn a_term_that_shrank_is_no_worse() {
    let (later, before) = redrafted(&[("/term/max_months", serde_json::json!(300))]);
    let mut assessment = audit(&later, &POLICY, day("2026-12-24"));
    before.compare(&mut assessment).unwrap();
    assert_eq!(change(&assessment, "RET-002"), Some(DiffStatus::Unchanged));
}

/// A fault of another dataset under the same rule is worse, though the number of faults is the same.
#[test]
fn a_new_subject_is_worse_and_a_change_of_order_is_not() {
    let text = std::fs::read_to_string("agreements/as-the-article-feared.json").unwrap();
    let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let datasets = value["datasets"].as_array_mut().unwrap();
    datasets.reverse();
    let reordered = datasets.clone();

    let (later, before) = redrafted(&[("/datasets", serde_json::json!(reordered))]);
    let mut assessment = audit(&later, &POLICY, day("2026-12-24"));
    before.compare(&mut assessment).unwrap();
    assert_eq!(change(&assessment, "FOR-004"), Some(DiffStatus::Unchanged));

    let (later, before) = redrafted(&[("/datasets/0/id", serde_json::json!("dental"))]);
    let mut assessment = audit(&later, &POLICY, day("2026-12-24"));
    before.compare(&mut assessment).unwrap();
    assert_eq!(change(&assessment, "FOR-004"), Some(DiffStatus::Worse));
}

#[test]
fn what_comes_from_other_rules_is_named_so() {
    let agreement = faulty();
    let before = baseline(&json_of(audit(&agreement, &POLICY, day("2026-11-24"))));
    let settings = "packs = [\"retention\"]\n[severity]\nRET-001 = { severity = \"critical\" }\n";
    let layer = PolicyLayer {
        files: vec![(
            "lacuna.toml".to_owned(),
            Arc::new(SourceFile::new("lacuna.toml", settings)),
        )],
    };

    let policy = load(&[builtin(), layer]).unwrap();
    let mut assessment = audit(&agreement, &policy, day("2026-11-24"));
    before.compare(&mut assessment).unwrap();
    assert_eq!(
        change(&assessment, "RET-001"),
        Some(DiffStatus::Worse),
        "the same facts weigh more"
    );

    let comparison = assessment.comparison.as_ref().unwrap();
    assert!(!comparison.agreement_changed && comparison.settings_changed);
    assert_eq!(
        comparison.rules_changed.len(),
        POLICY.packs.len() - 1,
        "the packs that are not asked any more"
    );
}

#[test]
fn a_baseline_of_something_else_is_refused() {
    let agreement = faulty();
    let text = json_of(audit(&agreement, &POLICY, day("2026-11-24")))
        .replace("\"id\": \"base\"", "\"id\": \"other\"");
    let mut assessment = audit(&agreement, &POLICY, day("2026-11-24"));
    assert_eq!(
        baseline(&text)
            .compare(&mut assessment)
            .unwrap_err()
            .to_string(),
        "the baseline contains no assessment of `base`; it contains `other`"
    );

    let problem =
        Baseline::read(&Arc::new(SourceFile::new("x.json", "{\n  \"packs\": 3\n}"))).unwrap_err();
    assert_eq!(problem.position.unwrap().line, 2);
}

#[test]
fn shared_conditions_and_thresholds_of_a_folder_are_named_too() {
    let agreement = faulty();
    let before = baseline(&json_of(audit(&agreement, &POLICY, day("2026-11-24"))));
    let files = [
        (
            "definitions.toml",
            "[vendor_present]\nmeans = \"a vendor is a party\"\ncondition = 'agreement.parties.exists(p, p.kind != \"vendor\")'\nreason = \"A test.\"\n",
        ),
        (
            "parameters.toml",
            "[max_waiver_days]\nvalue = 30\nunit = \"days\"\nreason = \"We look often.\"\nbasis = \"policy\"\n",
        ),
    ];

    for (name, text) in files {
        let layer = PolicyLayer {
            files: vec![(name.to_owned(), Arc::new(SourceFile::new(name, text)))],
        };

        let policy = load(&[builtin(), layer]).unwrap();
        let mut assessment = audit(&agreement, &policy, day("2026-11-24"));
        before.compare(&mut assessment).unwrap();
        let comparison = assessment.comparison.as_ref().unwrap();
        assert!(
            comparison.settings_changed && comparison.rules_changed.is_empty(),
            "{name}"
        );
    }
}

/// Whatever is waived in a real agreement: every answer, weight, count and verdict without waivers stays.
#[test]
fn all_waivers_together_change_no_answer_of_any_agreement() {
    let mut critical = 0;
    for path in std::fs::read_dir("agreements")
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = Arc::new(SourceFile::new(
            "agreement.json",
            std::fs::read_to_string(&path).unwrap(),
        ));
        let agreement = CheckedAgreement::read(text).unwrap();
        let plain = audit(&agreement, &POLICY, day("2026-11-24"));
        let mut waived = audit(&agreement, &POLICY, day("2026-11-24"));
        let mut entries = String::new();
        for finding in plain
            .results
            .iter()
            .filter(|result| result.weight.severity().is_some())
        {
            if finding.rule.basis == Basis::Law
                && finding.weight.severity() == Some(Severity::Critical)
            {
                critical += 1;
                continue;
            }
            let entry = waiver(
                &finding.rule.id,
                &finding.fingerprint(&agreement),
                "2027-06-30",
            );
            entries += &entry.replace("\"base\"", &format!("\"{}\"", agreement.id()));
        }
        waivers(&entries).unwrap().apply(&mut waived).unwrap();
        assert_eq!(waived.waived().len(), entries.matches("[[waiver]]").count());
        let of = |assessment: &Assessment<'_>| {
            let answers = assessment
                .results
                .iter()
                .map(|result| (result.outcome, result.weight))
                .collect::<Vec<_>>();

            let counts =
                [Basis::Law, Basis::Guidance, Basis::Policy].map(|basis| assessment.counts(basis));
            (
                answers,
                counts,
                assessment.verdict(),
                assessment.policy_verdict(),
            )
        };
        assert_eq!(of(&plain), of(&waived), "{}", path.display());
        assert!(waived.verdict_with_waivers() <= plain.verdict());
    }
    assert!(critical > 0, "some agreement has a critical finding of law");
}

#[test]
fn every_format_shows_who_waived_what_and_both_verdicts() {
    let agreement = faulty();
    let messages = Messages::english();
    for (name, with) in [
        ("text", "with the waivers"),
        ("html", "with the waivers"),
        ("json", "verdict_with_waivers"),
    ] {
        let mut assessment = audit(&agreement, &POLICY, day("2026-11-24"));
        let text = waiver(
            "RET-001",
            &fingerprint(&assessment, "RET-001"),
            "2027-06-30",
        );

        waivers(&text).unwrap().apply(&mut assessment).unwrap();
        let page = (format(name).unwrap().render)(&Report::new(&[assessment], &messages)).unwrap();
        for part in ["Jo Field, DPO", "The annex has it.", with] {
            assert!(page.contains(part), "{name} does not show {part}");
        }
    }
}

/// `lacuna waive` in a folder that holds the agreement, with its exit code.
fn waive(folder: &std::path::Path, rule: &str, until: &str) -> (Option<i32>, String) {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/agreements/f1b-access-silent.json"
    );

    std::fs::copy(file, folder.join("agreement.json")).unwrap();
    let arguments = [
        "waive",
        "agreement.json",
        rule,
        "--as-of",
        "2026-11-24",
        "--by",
        "Jo",
        "--reason",
        "So.",
        "--until",
    ];

    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_lacuna"));
    let ended = command
        .args(arguments)
        .arg(until)
        .current_dir(folder)
        .output()
        .unwrap();

    (
        ended.status.code(),
        String::from_utf8(ended.stderr).unwrap(),
    )
}

/// A file without a waiver in it is one, whether it has no bytes or only white space.
#[test]
fn waive_begins_a_file_that_holds_nothing() {
    for nothing in ["", "\n", " \t\r\n\n", "\u{feff}\n"] {
        let folder = tempfile::tempdir().unwrap();
        let ours = folder.path().join("waivers.toml");
        std::fs::write(
            folder.path().join("lacuna.toml"),
            "waivers = \"waivers.toml\"\n",
        )
        .unwrap();
        std::fs::write(&ours, nothing).unwrap();
        // An audit refuses it, since its entries may be lost, and does not speak of agreements.
        std::fs::copy("policies/base.json", folder.path().join("agreement.json")).unwrap();
        for arguments in [["audit", "agreement.json"], ["validate", "waivers.toml"]] {
            let ended = std::process::Command::new(env!("CARGO_BIN_EXE_lacuna"))
                .args(arguments)
                .current_dir(folder.path())
                .output()
                .unwrap();

            let message = String::from_utf8(ended.stderr).unwrap();
            assert_eq!(ended.status.code(), Some(2), "{message}");
            assert!(message.contains("a line that begins with #"), "{message}");
            assert!(!message.contains("an agreement needs"), "{message}");
        }

        let (code, message) = waive(folder.path(), "REC-001", "2027-03-31");
        assert_eq!(code, Some(0), "{nothing:?}: {message}");
        let text = std::fs::read_to_string(&ours).unwrap();
        assert!(text.starts_with("[[waiver]]"), "{text:?}");
    }
}

#[test]
fn waive_adds_to_the_file_of_the_settings_or_leaves_it_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("lacuna.toml"),
        "waivers = \"ours.toml\"\n",
    )
    .unwrap();

    let ours = folder.path().join("ours.toml");
    std::fs::write(&ours, "# Looked at each spring.\n").unwrap();
    for (rule, until, said) in [
        ("REC-001", "2026-11-23", "has passed"),
        ("REC-001", "2027-11-25", "at most 365 days"),
        ("REC-0001", "2027-03-31", "there is no rule REC-0001"),
    ] {
        let (code, message) = waive(folder.path(), rule, until);
        assert!(code == Some(2) && message.contains(said), "{message}");
        assert_eq!(
            std::fs::read_to_string(&ours).unwrap(),
            "# Looked at each spring.\n"
        );
    }

    assert_eq!(waive(folder.path(), "rec-001", "2027-03-31").0, Some(0));
    let once = std::fs::read_to_string(&ours).unwrap();
    assert!(
        once.starts_with("# Looked at each spring.\n\n[[waiver]]\n"),
        "{once}"
    );

    let (code, message) = waive(folder.path(), "REC-001", "2027-04-30");
    assert!(
        code == Some(2) && message.contains("REC-001 is waived at line 5 already"),
        "{message}"
    );

    assert_eq!(std::fs::read_to_string(&ours).unwrap(), once);
}

#[test]
fn a_page_with_a_waiver_or_a_baseline_has_an_id_of_its_own() {
    let agreement = faulty();
    let messages = Messages::english();
    let id = |assessment: Assessment<'_>| {
        let page =
            (format("html").unwrap().render)(&Report::new(&[assessment], &messages)).unwrap();
        let start = page.find("L-2026-11-24-").unwrap();
        page[start..start + 21].to_owned()
    };

    let plain = || audit(&agreement, &POLICY, day("2026-11-24"));
    let (mut waived, mut longer, mut compared) = (plain(), plain(), plain());
    let print = fingerprint(&plain(), "RET-001");
    waivers(&waiver("RET-001", &print, "2027-06-30"))
        .unwrap()
        .apply(&mut waived)
        .unwrap();

    waivers(&waiver("RET-001", &print, "2027-07-31"))
        .unwrap()
        .apply(&mut longer)
        .unwrap();

    baseline(&json_of(plain())).compare(&mut compared).unwrap();
    let ids = std::collections::BTreeSet::from([id(plain()), id(waived), id(longer), id(compared)]);
    assert_eq!(ids.len(), 4, "{ids:?}");
    assert_eq!(id(plain()), id(plain()));
}

/// RET-005 is critical where it is breached, and high where the agreement is silent: a silence can be waived.
#[test]
fn a_silence_that_weighs_less_than_the_breach_can_be_waived() {
    let without = ["/retention/on_end".to_owned()];
    let agreement = read(&changed(&base(), &[], &without).unwrap());
    let mut assessment = audit(&agreement, &POLICY, day("2026-11-24"));
    let print = fingerprint(&assessment, "RET-005");
    let text = waiver("RET-005", &print, "2027-01-31");
    waivers(&text).unwrap().apply(&mut assessment).unwrap();

    let waived: Vec<_> = assessment
        .waived()
        .iter()
        .map(|(result, _)| (result.rule.id.clone(), result.own_severity()))
        .collect();

    assert_eq!(waived, [("RET-005".to_owned(), Some(Severity::High))]);
}
