//! What real agreements taught: each rule that a real case suggested speaks up on that case, and every finding on a
//! real agreement was read by a person. `LACUNA_UPDATE=1 cargo test --test it real_cases` writes the findings anew; read
//! the difference against what is known of the agreement before you keep it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use lacuna::agreement::{AbsenceKind, CheckedAgreement};
use lacuna::assessment::{
    Assessment, Disposition, Fact, Found, Outcome, Provenance, Reason, RuleResult,
};
use lacuna::audit::{ask, audit};
use lacuna::policy::{ExpectedOutcome, Policy, builtin, load};
use lacuna::rule_tests::changed;
use lacuna::source_file::SourceFile;
use serde_json::json;

static POLICY: LazyLock<Policy> = LazyLock::new(|| load(&[builtin()]).unwrap());

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

/// The agreements of the repository, by id.
fn agreements() -> BTreeMap<String, CheckedAgreement> {
    let files = fs::read_dir("agreements")
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let read = |path: std::path::PathBuf| {
        let text = SourceFile::new(path.to_string_lossy(), fs::read_to_string(&path).unwrap());
        CheckedAgreement::read(Arc::new(text)).unwrap()
    };
    files
        .map(read)
        .map(|agreement| (agreement.id().into_owned(), agreement))
        .collect()
}

fn answer<'a>(agreement: &'a CheckedAgreement, rule: &str) -> RuleResult<'a> {
    ask(agreement, &POLICY, POLICY.rule(rule).unwrap(), day()).unwrap()
}

/// What each case taught, the rule that says it, the agreement it was seen in, and what the rule says there.
const LESSONS: [(&str, &str, &str, Outcome); 19] = [
    (
        "a memorandum is no data-sharing agreement",
        "INS-003",
        "uk-openai-mou-2025",
        Outcome::NotStated,
    ),
    (
        "data kept longer than the agreement runs",
        "RET-011",
        "nhs-harvey-walsh-2019",
        Outcome::NotStated,
    ),
    (
        "a term over the norm",
        "RET-002",
        "nhs-federated-data-platform-2023",
        Outcome::NotStated,
    ),
    (
        "far more people than the purpose needs",
        "SCL-008",
        "deepmind-royal-free-2015",
        Outcome::NotStated,
    ),
    (
        "far more people than the purpose needs",
        "SCL-004",
        "deepmind-royal-free-2015",
        Outcome::NotStated,
    ),
    (
        "direct care as the ground of a test",
        "HLT-005",
        "deepmind-royal-free-2015",
        Outcome::NotStated,
    ),
    (
        "anonymised data without a ban on finding people",
        "SCL-007",
        "sensyne-nhs-trusts",
        Outcome::CannotTell,
    ),
    (
        "residency that is about storage alone",
        "TRF-001",
        "moj-openai-2025",
        Outcome::CannotTell,
    ),
    // On whose machines it is hosted is what the guard asks, and the register does not say (issue 15).
    (
        "a recipient whom nobody checked",
        "INS-020",
        "dfe-learning-records-trustopia",
        Outcome::Breached,
    ),
    (
        "what a vendor collects from the public",
        "PUR-017",
        "dhsc-amazon-2018",
        Outcome::NotStated,
    ),
    (
        "an exemption that nobody names",
        "TRA-012",
        "mod-palantir-2025",
        Outcome::NotStated,
    ),
    (
        "a host that no list names",
        "OVS-010",
        "nhs-harvey-walsh-2019",
        Outcome::CannotTell,
    ),
    (
        "a token price with nothing after it",
        "PRC-001",
        "palantir-nhs-datastore-2020",
        Outcome::NotStated,
    ),
    (
        "a token price with nothing after it",
        "PRC-001",
        "gsa-openai-2025",
        Outcome::NotStated,
    ),
    (
        "clauses that matter blacked out",
        "TRA-008",
        "nhs-federated-data-platform-2023",
        Outcome::NotStated,
    ),
    (
        "clauses that matter blacked out",
        "TRA-008",
        "dhsc-amazon-2018",
        Outcome::Breached,
    ),
    (
        "deletion that a renewal put off",
        "RET-012",
        "deepmind-royal-free-2015",
        Outcome::Breached,
    ),
    (
        "an assessment that names other people",
        "SEC-009",
        "nhs-federated-data-platform-2023",
        Outcome::Breached,
    ),
    (
        "a test that is years old",
        "SEC-010",
        "nhs-harvey-walsh-2019",
        Outcome::Breached,
    ),
];

#[test]
fn each_lesson_is_said_on_the_case_that_taught_it() {
    let agreements = agreements();
    let mut lost = Vec::new();
    for (lesson, rule, agreement, outcome) in LESSONS {
        if POLICY.rule(rule).is_none() {
            lost.push(format!("{lesson}: there is no {rule}"));
            continue;
        }

        let result = answer(&agreements[agreement], rule);
        if result.outcome != outcome {
            lost.push(format!(
                "{lesson}: {rule} on {agreement} is {:?} and not {outcome:?}",
                result.outcome
            ));
        } else if outcome == Outcome::CannotTell {
            if result.weight != Disposition::Question {
                lost.push(format!("{lesson}: {rule} asks nothing of {agreement}"));
            }
        } else if result.worst().any(|answer| answer.reason == Reason::Guard) {
            lost.push(format!("{lesson}: {rule} never got to ask {agreement}"));
        }
    }

    assert!(lost.is_empty(), "{lost:#?}");
}

/// 130 pairs of agreement and dataset in the register carry both values of the opt-out.
#[test]
fn a_register_that_contradicts_itself_on_opt_outs_is_asked_about_it() {
    let base = serde_json::from_str(POLICY.base.as_ref().unwrap().content()).unwrap();
    // The opt-out is a matter of support under section 251, the gateway of the pairs in the register (HLT-003).
    let record = json!({ "national_opt_out_applied": { "kind": "disputed", "positions": ["Yes, to March 2018", "No, from July 2018"] } });
    let with = [
        ("/datasets/0/absent".to_owned(), record),
        ("/datasets/0/gateway".to_owned(), json!("s251_approval")),
    ];

    let agreement = changed(
        &base,
        &with,
        &["/datasets/0/national_opt_out_applied".to_owned()],
    )
    .unwrap();

    let agreement =
        CheckedAgreement::read(Arc::new(SourceFile::new("case", agreement.to_string()))).unwrap();
    let result = answer(&agreement, "HLT-003");
    assert_eq!(result.outcome, Outcome::NotStated);
    let facts: Vec<Fact> = result
        .worst()
        .flat_map(|answer| &answer.evidence)
        .map(|read| Fact::of(&agreement, read))
        .collect();

    let disputed = |fact: &Fact| matches!(&fact.found, Found::Nothing { kind, positions, .. } if *kind == AbsenceKind::Disputed && positions.len() == 2);
    assert!(facts.iter().any(disputed), "{facts:?}");
}

/// What only the press or a campaign says of an agreement never makes a rule pass.
#[test]
fn what_is_only_reported_settles_nothing() {
    let mut only_reported = 0;
    for (id, agreement) in &agreements() {
        for result in &audit(agreement, &POLICY, day()).results {
            for answer in &result.answers {
                only_reported += usize::from(answer.reason == Reason::OnlyReported);
                let reported = |read| {
                    answer.outcome == Outcome::Met
                        && Fact::of(agreement, read).provenance == Provenance::Reported
                };

                assert!(
                    !answer.evidence.iter().any(reported),
                    "{} is met on {id} by a report",
                    result.rule.id
                );
            }
        }
    }

    assert!(
        only_reported > 10,
        "{only_reported}: the agreements hold facts that were only reported"
    );
}

/// The decision of the European Data Protection Supervisor, before and after: what the measures settled.
#[test]
fn the_measures_of_the_commission_settle_what_the_supervisor_found() {
    let agreements = agreements();
    let (before, after) = (
        &agreements["ec-microsoft-before-2024"],
        &agreements["ec-microsoft-after-2025"],
    );

    // The supervisor found the purposes not specific enough, and not that there were none: PUR-010, and not PUR-001.
    for rule in ["PUR-010", "PRO-004"] {
        assert_eq!(answer(before, rule).outcome, Outcome::Breached, "{rule}");
        assert_eq!(answer(after, rule).outcome, Outcome::Met, "{rule}");
    }

    // The list of data types was reported to have been added and was not read: no breach any more, and still a question.
    assert_eq!(answer(before, "SCL-003").outcome, Outcome::Breached);
    assert_eq!(answer(after, "SCL-003").outcome, Outcome::NotStated);
    let worse: Vec<&str> = POLICY
        .rules
        .iter()
        .map(|rule| rule.id.as_str())
        .filter(|rule| answer(after, rule).outcome > answer(before, rule).outcome)
        // An agreement in force is asked what one that has ended is not: its end, and a fresh look at the assessment. OFF-002 is
        // about what an authority held in part; where it held a breach in full, it does not apply.
        .filter(|rule| !["CON-046", "SEC-017", "OFF-002"].contains(rule))
        .collect();

    // A fact that is stated now can only be asked about now.
    assert!(worse.is_empty(), "{worse:?}");
}

/// Each finding on a real agreement was read by a person; `why.toml` says in a sentence why it is right.
#[test]
fn each_finding_on_a_real_agreement_has_its_reason() {
    let why: BTreeMap<String, BTreeMap<String, String>> =
        toml::from_str(&fs::read_to_string("tests/snapshots/findings/why.toml").unwrap()).unwrap();
    let mut wrong = Vec::new();
    for (id, agreement) in &agreements() {
        if agreement.is_hypothetical() {
            continue;
        }

        let mut found = BTreeSet::new();
        for finding in audit(agreement, &POLICY, day()).findings() {
            found.insert(finding.rule.id.clone());
        }

        let known = why.get(id).cloned().unwrap_or_default();
        for rule in &found {
            if known.get(rule).is_none_or(|reason| reason.len() <= 40) {
                wrong.push(format!("{id}: {rule} has no reason"));
            }
        }

        for rule in known.keys() {
            if rule != "none" && !found.contains(rule) {
                wrong.push(format!("{id}: {rule} has a reason and is no finding"));
            }
        }

        if found.is_empty() && !known.contains_key("none") {
            wrong.push(format!("{id}: nothing says why there is no finding"));
        }
    }

    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn there_are_agreements_of_many_kinds() {
    let agreements = agreements();
    let real: Vec<&CheckedAgreement> = agreements
        .values()
        .filter(|agreement| !agreement.is_hypothetical())
        .collect();

    assert!(real.len() >= 12, "{}", real.len());
    let kinds: BTreeSet<_> = real
        .iter()
        .map(|agreement| {
            agreement
                .view()
                .instrument()
                .r#type()
                .string()
                .unwrap_or_default()
        })
        .collect();

    assert!(kinds.len() >= 5, "{kinds:?}");
}

/// One line a finding, in the order of reports; then the questions that most rules wait for.
fn digest(assessment: &Assessment<'_>) -> String {
    let mut text = format!(
        "law and guidance {}, policy {}\n",
        assessment.verdict().as_str(),
        assessment.policy_verdict().as_str()
    );

    for outcome in Outcome::WORST_FIRST {
        text.push_str(&format!(
            "{} {}\n",
            assessment.count(outcome),
            outcome.as_str()
        ));
    }

    text.push_str("\nfindings\n");
    for finding in assessment.findings() {
        let severity = finding.weight.severity().unwrap();
        let place = finding.worst().flat_map(|answer| &answer.evidence).next();
        let place = place
            .map(|read| Fact::of(assessment.agreement, read).stable_pointer)
            .unwrap_or_default();

        text.push_str(&format!(
            "{} {} {} {place}\n",
            severity.as_str(),
            finding.rule.id,
            finding.outcome.as_str()
        ));
    }

    text.push_str("\nmet\n");
    for met in assessment
        .results
        .iter()
        .filter(|result| result.outcome == Outcome::Met)
    {
        text.push_str(&format!("{}\n", met.rule.id));
    }
    text.push_str("\nquestions\n");

    for question in assessment.questions() {
        text.push_str(&format!(
            "{} {}\n",
            question.fact.stable_pointer,
            question.rules.len()
        ));
    }

    text
}

#[test]
fn the_findings_on_each_agreement_are_those_that_were_read() {
    for (id, agreement) in &agreements() {
        let path = format!("tests/snapshots/findings/{id}.txt");
        let found = digest(&audit(agreement, &POLICY, day()));
        if std::env::var_os("LACUNA_UPDATE").is_some() {
            fs::create_dir_all("tests/snapshots/findings").unwrap();
            fs::write(&path, &found).unwrap();
        }

        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(
            kept, found,
            "{path}: run with LACUNA_UPDATE=1 and read the difference"
        );
    }
}

/// Over the agreements and the examples, every rule is met somewhere and speaks up somewhere.
#[test]
fn no_rule_always_says_the_same() {
    let agreements = agreements();
    let mut always = Vec::new();
    for rule in &POLICY.rules {
        let real = agreements
            .values()
            .map(|agreement| answer(agreement, &rule.id).outcome);

        let outcomes: BTreeSet<Outcome> = real.collect();
        let examples: Vec<ExpectedOutcome> = rule
            .examples
            .iter()
            .map(|example| example.outcome)
            .collect();

        let met = outcomes.contains(&Outcome::Met) || examples.contains(&ExpectedOutcome::Met);
        let speaks = outcomes.iter().any(|outcome| *outcome > Outcome::Met)
            || examples.contains(&ExpectedOutcome::Breached)
            || examples.contains(&ExpectedOutcome::NotStated);

        if !met || !speaks {
            always.push(rule.id.as_str());
        }
    }

    assert!(always.is_empty(), "{always:?}");
}

/// Article 28(3) tells the contract to set out the subject matter and the purpose. The contract for the NHS platform was not
/// read, and a web page of NHS England is not that contract.
#[test]
fn what_an_authority_says_on_its_web_page_meets_no_duty_of_the_agreement() {
    let agreements = agreements();
    let platform = &agreements["nhs-federated-data-platform-2023"];
    for rule in ["PUR-001", "SCL-010"] {
        let result = answer(platform, rule);
        assert_ne!(result.outcome, Outcome::Met, "{rule}");
    }
}
