//! The built-in policies: they load, every rule proves itself, and nothing in them is idle.

use std::collections::BTreeSet;
use std::fs;
use std::sync::{Arc, LazyLock};

use lacuna::agreement::CheckedAgreement;
use lacuna::assessment::{Disposition, Outcome};
use lacuna::audit::audit;
use lacuna::policy::{Policy, Silence, builtin, load};
use lacuna::rule_tests::prove;
use lacuna::source_file::SourceFile;

static POLICY: LazyLock<Policy> = LazyLock::new(|| match load(&[builtin()]) {
    Ok(policy) => policy,
    Err(problems) => panic!(
        "{:#?}",
        problems
            .iter()
            .map(|p| format!("{} {:?}: {}", p.file, p.position, p.message))
            .collect::<Vec<_>>()
    ),
});

#[test]
fn every_rule_proves_itself() {
    let mut wrong = Vec::new();
    let mut deletions = 0;
    for rule in &POLICY.rules {
        let edition = POLICY.pack(rule).unwrap().edition;
        let proof = prove(&POLICY, rule, edition);
        deletions += proof.deletions;
        wrong.extend(proof.problems.iter().map(|p| {
            format!(
                "{} {}: {} ({})",
                rule.id,
                p.position.unwrap(),
                p.message,
                p.help.as_deref().unwrap_or("")
            )
        }));
    }

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(deletions > 100, "only {deletions} facts were left out");
}

#[test]
fn the_base_agreement_meets_every_rule_that_applies_to_it() {
    let text = Arc::clone(POLICY.base.as_ref().unwrap());
    let agreement = CheckedAgreement::read(text).unwrap();
    let assessment = audit(
        &agreement,
        &POLICY,
        chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
    );

    assert!(assessment.failures.is_empty());
    let wrong: Vec<&str> = assessment
        .results
        .iter()
        .filter(|result| {
            // A rule that ignores silence finds nothing in a fact that the base does not state.
            let silent =
                result.outcome == Outcome::NotStated && result.rule.silence == Silence::Ignore;
            // Nor does one that goes over a list which the base does not state.
            let no_list = result.outcome == Outcome::CannotTell
                && result.rule.silence == Silence::Ignore
                && result.rule.each.is_some();

            let good = silent
                || no_list
                || matches!(result.outcome, Outcome::Met | Outcome::NotApplicable);

            !good || result.weight != Disposition::Nothing
        })
        .map(|result| result.rule.id.as_str())
        .collect();

    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Words of the policies themselves that nothing uses would mislead their reader.
#[test]
fn definitions_are_used_and_sources_that_are_cited_exist() {
    let files: String = walkdir::WalkDir::new("policies")
        .into_iter()
        .map(Result::unwrap)
        .filter(|file| {
            file.path()
                .extension()
                .is_some_and(|ending| ending == "toml")
        })
        .map(|file| fs::read_to_string(file.path()).unwrap())
        .collect();

    let idle: Vec<&str> = POLICY
        .definitions
        .iter()
        .map(|definition| definition.name.as_str())
        .filter(|name| files.matches(*name).count() < 2)
        .collect();

    assert!(idle.is_empty(), "{idle:?}");
    for rule in &POLICY.rules {
        // A rule of the house may stand on its own; one of law or guidance never does.
        let house = rule.basis == lacuna::policy::Basis::Policy;
        assert!(
            house || !rule.citations.is_empty(),
            "{} cites nothing",
            rule.id
        );
    }
}

#[test]
fn texts_are_fit_to_be_shown() {
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for rule in &POLICY.rules {
        if rule.title.chars().count() > 70 || rule.title.ends_with('.') {
            wrong.push(format!(
                "{}: the title is long or ends in a full stop",
                rule.id
            ));
        }
        if !seen.insert(rule.title.as_str()) {
            wrong.push(format!("{}: the title stands twice", rule.id));
        }

        let sentences = [
            ("asks", &rule.asks),
            ("message", &rule.message),
            ("why", &rule.why),
            ("remedy", &rule.remedy),
            ("wording", &rule.wording),
        ];

        for (name, text) in sentences
            .into_iter()
            .chain(rule.unstated.iter().map(|text| ("unstated", text)))
        {
            let text = text.outline();
            if !text.trim_end().ends_with(['.', '"', ':']) {
                wrong.push(format!("{}: {name} does not end in a full stop", rule.id));
            }
            for word in ["compliant", "illegal", "guarantee that the law"] {
                if text.to_lowercase().contains(word) {
                    wrong.push(format!("{}: {name} says {word}", rule.id));
                }
            }
            if rule.basis == lacuna::policy::Basis::Policy && text.contains("unlawful") {
                wrong.push(format!(
                    "{}: {name} calls a matter of policy unlawful",
                    rule.id
                ));
            }
        }
        if rule.silence == Silence::Ignore && rule.unstated.is_some() {
            wrong.push(format!(
                "{}: it ignores silence and says what silence means",
                rule.id
            ));
        }
    }

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A rule is one data file: nothing in the program knows it.
#[test]
fn a_rule_file_is_one_place() {
    let dispatched: Vec<String> = ["src", "crates"]
        .iter()
        .flat_map(walkdir::WalkDir::new)
        .map(Result::unwrap)
        .filter(|file| file.path().extension().is_some_and(|ending| ending == "rs"))
        .map(|file| fs::read_to_string(file.path()).unwrap())
        .collect();

    for rule in &POLICY.rules {
        for text in &dispatched {
            let code: String = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect();

            assert!(
                !code.contains(&format!("\"{}\"", rule.id)),
                "{} is named in the program",
                rule.id
            );
        }
    }
}

#[test]
fn a_text_of_a_policy_file_is_never_empty() {
    let text = fs::read_to_string("policies/retention/RET-003.toml").unwrap();
    let remedy = text.lines().find(|line| line.starts_with("remedy = "));
    let broken = text.replace(remedy.unwrap(), "remedy = \" \"").replacen(
        "title =",
        "reason = \"A test.\"\ntitle =",
        1,
    );

    let layer = lacuna::policy::PolicyLayer {
        files: vec![(
            "retention/RET-003.toml".to_owned(),
            Arc::new(SourceFile::new("RET-003.toml", broken)),
        )],
    };

    let problems = load(&[builtin(), layer]).unwrap_err();
    assert_eq!(
        problems.first().map(|problem| problem.message.as_str()),
        Some("this text is empty")
    );
}

/// The policy that audits is read without the examples, and is the same in all else.
#[test]
fn rules_without_their_examples_are_the_same_rules() {
    for language in [None, Some("zh")] {
        let mut whole = lacuna::policy::load_in(&[lacuna::policy::builtin()], language).unwrap();
        let audits = lacuna::policy::compiled_in(language).unwrap();
        assert_eq!(whole.rules.len(), audits.rules.len());

        for (rule, alone) in whole.rules.iter_mut().zip(&audits.rules) {
            assert!(
                !rule.examples.is_empty() && alone.examples.is_empty(),
                "{}",
                rule.id
            );
            rule.examples.clear();
            assert_eq!(format!("{rule:?}"), format!("{alone:?}"));
        }

        // Packs and their digests, sources, definitions and the rest.
        whole.rules.clear();
        let mut audits = audits;
        audits.rules.clear();
        assert_eq!(format!("{whole:?}"), format!("{audits:?}"));
    }
}

/// A silence that weighs as much as the breach has no weight of its own to be given.
#[test]
fn a_silence_that_weighs_as_much_as_its_breach_is_refused() {
    let own = std::fs::read_to_string("policies/instrument/INS-001.toml").unwrap();
    let silent = "severity_silent = \"";
    assert!(own.contains("\nseverity = \"critical\"") && own.contains(silent));
    let at = own.find(silent).unwrap() + silent.len();
    let end = at + own[at..].find('"').unwrap();
    for word in ["low", "medium", "high", "critical"] {
        let text = format!("{}{word}{}", &own[..at], &own[end..]).replace("INS-001", "KEP-001");
        let text = Arc::new(SourceFile::new("house/kept/KEP-001.toml", text));
        let house = lacuna::policy::PolicyLayer {
            files: vec![("kept/KEP-001.toml".to_owned(), text)],
        };

        let problems = lacuna::policy::load(&[lacuna::policy::builtin(), house])
            .err()
            .unwrap_or_default();
        let told = problems.iter().any(|problem| {
            problem
                .message
                .contains("`severity_silent` is for a silence")
        });
        assert_eq!(told, word == "critical", "{word}: {problems:?}");
    }
}
