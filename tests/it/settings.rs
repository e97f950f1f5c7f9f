//! A `lacuna.toml` changes what it says it changes, and every slip in it is told with its place and the nearest name.

use std::sync::Arc;

use chrono::NaiveDate;
use lacuna::agreement::CheckedAgreement;
use lacuna::audit::audit;
use lacuna::diagnostic::Diagnostic;
use lacuna::policy::{Policy, PolicyLayer, Severity, builtin, load};
use lacuna::report::{Messages, settings_changes};
use lacuna::source_file::SourceFile;

fn with(settings: &str) -> Result<Policy, Vec<Diagnostic>> {
    let text = Arc::new(SourceFile::new("lacuna.toml", settings));
    load(&[
        builtin(),
        PolicyLayer {
            files: vec![("lacuna.toml".to_owned(), text)],
        },
    ])
}

fn slip(settings: &str) -> (u32, String, Option<String>) {
    let mut problems = with(settings).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    let problem = problems.remove(0);
    (
        problem.position.unwrap().line,
        problem.message,
        problem.help,
    )
}

fn feared() -> CheckedAgreement {
    let text = std::fs::read_to_string("agreements/as-the-article-feared.json").unwrap();
    CheckedAgreement::read(Arc::new(SourceFile::new("feared.json", text))).unwrap()
}

#[test]
fn slips_are_told_with_line_and_nearest_name() {
    let cases = [
        (
            "packs = []\npakcs = []",
            2,
            "there is no field `pakcs` here",
            "did you mean `packs`?",
        ),
        (
            "packs = [\"retntion\"]",
            1,
            "there is no pack `retntion`",
            "did you mean `retention`?",
        ),
        (
            "[parameters]\nmass_subject = 5",
            2,
            "there is no parameter `mass_subject`",
            "did you mean `mass_subjects`?",
        ),
        (
            "[parameters]\nmass_subjects = \"5\"",
            2,
            "the parameter `mass_subjects` is a whole number",
            "its unit is: people",
        ),
        (
            "[severity]\nRET-03 = { severity = \"high\" }",
            2,
            "there is no rule `RET-03`",
            "did you mean `RET-003`?",
        ),
        (
            "[severity]\nRET-003 = { severty = \"high\" }",
            2,
            "there is no field `severty` here",
            "did you mean `severity`?",
        ),
        (
            "fail-on = \"hig\"",
            1,
            "`fail-on` cannot hold `hig`",
            "did you mean `high`?",
        ),
    ];

    for (settings, line, message, help) in cases {
        assert_eq!(
            slip(settings),
            (line, message.to_owned(), Some(help.to_owned())),
            "{settings}"
        );
    }
}

#[test]
fn a_severity_is_raised_freely_and_lowered_only_with_a_reason() {
    let raised = with("[severity]\nRET-003 = { severity = \"critical\" }").unwrap();
    assert_eq!(raised.rule("RET-003").unwrap().severity, Severity::Critical);
    for reason in ["", ", reason = \" \""] {
        let (line, message, _) = slip(&format!(
            "[severity]\nRET-003 = {{ severity = \"low\"{reason} }}"
        ));

        assert_eq!(
            (line, message.as_str()),
            (2, "RET-003 is high; a lower severity needs a reason")
        );
    }

    let lowered =
        with("[severity]\nRET-003 = { severity = \"low\", reason = \"The schedule has it.\" }")
            .unwrap();

    let told = settings_changes(&lowered, &Messages::english());
    assert_eq!(
        told,
        ["RET-003 counts as Low here; its own severity is High. Reason: The schedule has it."]
    );
}

/// Where a rule's severity is raised, no circumstance takes it lower again; where it is lowered, none takes it higher.
#[test]
fn adjustments_follow_a_changed_severity() {
    let own = load(&[builtin()]).unwrap();
    let adjusted = own.rule("OFF-001").unwrap();
    assert_eq!(
        (adjusted.severity, adjusted.adjustments[0].severity),
        (Severity::Critical, Severity::High)
    );

    let lowered = with("[severity]\nOFF-001 = { severity = \"medium\", reason = \"r\" }").unwrap();
    assert_eq!(
        lowered.rule("OFF-001").unwrap().adjustments[0].severity,
        Severity::Medium
    );
}

#[test]
fn packs_that_are_left_out_are_named_and_change_no_other_answer() {
    let agreement = feared();
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let all = load(&[builtin()]).unwrap();
    let some = with("packs = [\"retention\", \"oversight\"]").unwrap();
    assert_eq!(
        some.packs
            .iter()
            .map(|pack| pack.id.as_str())
            .collect::<Vec<_>>(),
        ["oversight", "retention"]
    );

    assert_eq!(some.packs_left_out.len(), all.packs.len() - 2);
    let (whole, part) = (audit(&agreement, &all, day), audit(&agreement, &some, day));
    for result in &part.results {
        let same = whole
            .results
            .iter()
            .find(|other| other.rule.id == result.rule.id)
            .unwrap();

        assert_eq!(
            (same.outcome, same.weight),
            (result.outcome, result.weight),
            "{}",
            result.rule.id
        );
    }

    assert!(settings_changes(&some, &Messages::english())[0].contains("packs were excluded"));
}

#[test]
fn a_parameter_is_shown_with_the_value_it_replaces() {
    let policy = with("[parameters]\nlive_delete_days = 60").unwrap();
    assert_eq!(
        settings_changes(&policy, &Messages::english()),
        ["live_delete_days is 60 here; its default is 30."]
    );

    let same = with("[parameters]\nlive_delete_days = 30").unwrap();
    assert!(
        settings_changes(&same, &Messages::english()).is_empty(),
        "nothing is changed by the default itself"
    );
}

/// A severity that is set to the rule's own changes nothing: no circumstance that raises it is lost without a reason.
#[test]
fn a_severity_set_to_the_rule_s_own_keeps_every_adjustment() {
    let own = load(&[builtin()]).unwrap();
    for reason in [None, Some("So.")] {
        let lines = own.rules.iter().map(|rule| {
            let severity = rule.severity.as_str();
            match reason {
                None => format!("{} = {{ severity = \"{severity}\" }}\n", rule.id),
                Some(reason) => format!(
                    "{} = {{ severity = \"{severity}\", reason = \"{reason}\" }}\n",
                    rule.id
                ),
            }
        });

        let settings = format!("[severity]\n{}", lines.collect::<String>());
        let same = with(&settings).unwrap();
        for rule in &own.rules {
            let severities = |policy: &Policy| -> Vec<Severity> {
                let rule = policy.rule(&rule.id).unwrap();
                let adjusted = rule.adjustments.iter().map(|one| one.severity);
                adjusted.chain([rule.severity]).collect()
            };

            assert_eq!(severities(&same), severities(&own), "{}", rule.id);
        }

        assert!(same.severity_changes.is_empty());
    }
}
