//! One file under the law of four places: answers differ where the law does, and nowhere else.
//!
//! The packs hold the law of the United Kingdom and of the European Union, and none of the United States and of Japan. The
//! expectations follow from that and from the register of sources, not from what the program printed.

use std::collections::BTreeMap;
use std::fs;
use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use lacuna::agreement::CheckedAgreement;
use lacuna::assessment::{Assessment, Outcome, Reason, Verdict};
use lacuna::audit::audit;
use lacuna::condition::Expression;
use lacuna::policy::{Basis, DataRegime, Policy, Rule, builtin, load};
use lacuna::source_file::SourceFile;
use serde_json::{Value, json};

static POLICY: LazyLock<Policy> = LazyLock::new(|| load(&[builtin()]).unwrap());

const PLACES: [&str; 4] = ["GB", "EU", "US", "JP"];

const FILES: [&str; 4] = [
    "policies/base.json",
    "agreements/as-the-article-feared.json",
    "tests/fixtures/agreements/article-28-careful.json",
    "tests/fixtures/agreements/f7-everything-silent.json",
];

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

/// A file that says which law governs, and leaves it to that law which regime its data is under.
fn under(file: &str, place: &str) -> CheckedAgreement {
    let mut agreement: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let instrument = agreement["instrument"].as_object_mut().unwrap();
    instrument.insert("jurisdiction".to_owned(), json!([place]));
    // The nations of one of the places.
    instrument.remove("nations");
    // A record of what is absent may name what this sets.
    instrument.remove("absent");

    let datasets = agreement.get_mut("datasets").and_then(Value::as_array_mut);
    for dataset in datasets.into_iter().flatten() {
        dataset.as_object_mut().unwrap().remove("regime");
    }

    let text = SourceFile::new(file, agreement.to_string());
    CheckedAgreement::read(Arc::new(text)).unwrap()
}

fn assess<'a>(agreement: &'a CheckedAgreement) -> Assessment<'a> {
    let assessment = audit(agreement, &POLICY, day());
    assert!(assessment.failures.is_empty(), "{:?}", assessment.failures);
    assessment
}

/// Whether a rule asks which countries are abroad or adequate, which depends on the law that governs.
fn asks_for_home(rule: &Rule) -> bool {
    fn asks(expression: &Expression) -> bool {
        match expression {
            Expression::Abroad(_) | Expression::Adequate(_) | Expression::AdequateInPart(_) => true,
            Expression::Definition(number) => asks(&POLICY.conditions[*number].expression),
            other => other.parts().into_iter().any(asks),
        }
    }

    rule.conditions()
        .any(|condition| asks(&condition.expression))
}

fn cites(rule: &Rule, place: &str, basis: Basis) -> bool {
    rule.citations
        .iter()
        .filter_map(|citation| POLICY.sources.get(&citation.source))
        .any(|source| source.jurisdiction == place && source.basis() == Some(basis))
}

#[test]
fn law_is_law_only_where_a_cited_source_is_at_home() {
    for file in FILES {
        for place in PLACES {
            let agreement = under(file, place);
            let assessment = assess(&agreement);
            for result in &assessment.results {
                let rule = result.rule;
                for answer in &result.answers {
                    let told = format!("{file} under {place}: {}", rule.id);
                    match answer.basis {
                        // What does not apply by its own guard bears the basis that its author had in mind.
                        _ if answer.outcome == Outcome::NotApplicable => {}
                        Basis::Law => assert!(cites(rule, place, Basis::Law), "{told}"),
                        Basis::Guidance => assert!(
                            [Basis::Law, Basis::Guidance].into_iter().any(|basis| cites(
                                rule, place, basis
                            ) || cites(
                                rule, "INT", basis
                            )),
                            "{told}"
                        ),
                        Basis::Policy | Basis::Benchmark => {}
                    }
                }
            }

            if ["US", "JP"].contains(&place) {
                assert_eq!(assessment.verdict(), Verdict::NotGiven, "{file}, {place}");
            }
        }
    }
}

#[test]
fn what_a_rule_finds_differs_only_where_home_does_or_the_rule_is_for_one_law() {
    for file in FILES {
        let agreements = PLACES.map(|place| under(file, place));
        let assessments: BTreeMap<&str, Assessment<'_>> = PLACES
            .into_iter()
            .zip(agreements.iter().map(assess))
            .collect();

        for (at, rule) in POLICY.rules.iter().enumerate() {
            if asks_for_home(rule) {
                continue;
            }

            // A rule whose author says that it is for one law alone does not apply under another.
            let outcomes: Vec<(Outcome, &str)> = assessments
                .iter()
                .map(|(place, assessment)| (&assessment.results[at], place))
                .filter(|(result, _)| {
                    !result
                        .answers
                        .iter()
                        .any(|answer| answer.reason == Reason::OutOfScope)
                })
                .map(|(result, place)| (result.outcome, *place))
                .collect();

            assert!(
                outcomes
                    .iter()
                    .all(|(outcome, _)| *outcome == outcomes[0].0),
                "{file}: {} {outcomes:?}",
                rule.id
            );
        }
    }
}

/// Whether a rule cites a law of a place about the data of its public bodies that is in force on the day and governs every case.
fn is_general_law(rule: &Rule, place: &str, regime: DataRegime) -> bool {
    rule.citations.iter().any(|citation| {
        let source = &POLICY.sources[&citation.source];
        let (from, until) = source.in_force_at(&citation.pinpoint);
        source.jurisdiction == place
            && source.basis() == Some(Basis::Law)
            && (source.regimes.is_empty() || source.regimes.contains(&regime))
            && source.territory.is_empty()
            && source.conditions_at(&citation.pinpoint).next().is_none()
            && from.is_none_or(|from| from <= day())
            && until.is_none_or(|until| day() <= until)
    })
}

#[test]
fn a_duty_of_both_laws_is_law_under_both() {
    let mut shared = 0;
    for file in FILES {
        let (british, european) = (under(file, "GB"), under(file, "EU"));
        let (british, european) = (assess(&british), assess(&european));
        for (here, there) in british.results.iter().zip(&european.results) {
            let rule = here.rule;
            let is_shared = is_general_law(rule, "GB", DataRegime::UkGdpr)
                && is_general_law(rule, "EU", DataRegime::EuGdpr);
            if !is_shared || rule.basis != Basis::Law || asks_for_home(rule) {
                continue;
            }

            shared += 1;
            assert_eq!(
                (here.outcome, here.basis, here.weight),
                (there.outcome, there.basis, there.weight),
                "{file}: {}",
                rule.id
            );
        }
    }

    assert!(shared > 4 * 40, "{shared}");
}

/// Neither law of these packs governs there, so that the two differ by what is abroad alone.
#[test]
fn places_without_law_in_the_packs_are_treated_alike() {
    for file in FILES {
        let (american, japanese) = (under(file, "US"), under(file, "JP"));
        let (american, japanese) = (assess(&american), assess(&japanese));
        for (here, there) in american.results.iter().zip(&japanese.results) {
            assert!(
                !matches!(here.basis, Basis::Law) || here.outcome == Outcome::NotApplicable,
                "{file}: {}",
                here.rule.id
            );

            if !asks_for_home(here.rule) {
                assert_eq!(
                    (here.outcome, here.basis, here.weight),
                    (there.outcome, there.basis, there.weight),
                    "{file}: {}",
                    here.rule.id
                );
            }
        }
    }
}
