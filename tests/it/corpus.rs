//! The corpus that speed is measured on: every record can be audited, and every rule meets each answer that it can give.

#[path = "../../benches/corpus/generate.rs"]
mod generate;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use generate::Corpus;
use lacuna::agreement::CheckedAgreement;
use lacuna::assessment::Outcome;
use lacuna::audit::audit;
use lacuna::policy::{Policy, Rule, Silence, builtin, load};
use lacuna::source_file::SourceFile;

type Outcomes = BTreeMap<String, BTreeSet<Outcome>>;

/// The answers of all rules over some records.
fn outcomes(corpus: &Corpus, policy: &Policy, records: impl Iterator<Item = u64>) -> Outcomes {
    let day = day();
    let mut found = Outcomes::new();
    for number in records {
        let record = corpus.record(number, 0).to_string();
        let agreement = CheckedAgreement::read(Arc::new(SourceFile::new(
            format!("record {number}"),
            record,
        )))
        .unwrap();

        let assessment = audit(&agreement, policy, day);
        assert!(
            assessment.failures.is_empty(),
            "record {number}: {:?}",
            assessment.failures
        );

        for result in &assessment.results {
            found
                .entry(result.rule.id.clone())
                .or_default()
                .extend(result.answers.iter().map(|answer| answer.outcome));
        }
    }

    found
}

/// The answers that a rule can give at all, by what stands in its file.
fn possible(rule: &Rule, policy: &Policy) -> BTreeSet<Outcome> {
    let mut possible = BTreeSet::from([Outcome::Met]);
    // A rule that only asks whether something is stated has no bad value.
    if !rule
        .require
        .expression
        .only_asks_presence(&policy.conditions)
    {
        possible.insert(Outcome::Breached);
    }

    if rule.silence != Silence::Ignore {
        possible.insert(Outcome::NotStated);
    }

    if rule.when.is_some() || rule.each.is_some() {
        possible.insert(Outcome::NotApplicable);
    }
    possible
}

fn day() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

/// How many rounds of records are looked through at most.
const ROUNDS: u64 = 4;

#[test]
fn every_rule_is_met_breached_unstated_and_inapplicable_somewhere() {
    let corpus = Corpus::new(1);
    let policy = load(&[builtin()]).unwrap();
    let round = corpus.round() as u64;
    let mut missing: BTreeSet<(String, Outcome)> = policy
        .rules
        .iter()
        // What comes into force later gives no answer yet.
        .filter(|rule| rule.in_force(day()))
        .flat_map(|rule| {
            let possible = possible(rule, &policy).into_iter();
            possible.map(|outcome| (rule.id.clone(), outcome))
        })
        .collect();

    // Which records a round holds depends on all rules; what one round happens to lack, the next has.
    for rounds in 0..ROUNDS {
        let halves: Vec<Outcomes> = std::thread::scope(|scope| {
            let of = |first: u64| {
                let (corpus, policy) = (&corpus, &policy);
                let records = (rounds * round + first..(rounds + 1) * round).step_by(2);
                scope.spawn(move || outcomes(corpus, policy, records))
            };

            let threads = [of(0), of(1)];
            threads.map(|thread| thread.join().unwrap()).into()
        });

        missing.retain(|(rule, outcome)| halves.iter().all(|half| !half[rule].contains(outcome)));
        if missing.is_empty() {
            return;
        }
    }

    panic!("over {ROUNDS} rounds of {round} records: {missing:?}");
}

#[test]
fn a_record_hangs_on_its_seed_and_its_number_alone() {
    let (one, other) = (Corpus::new(1), Corpus::new(2));
    let of = |corpus: &Corpus, numbers: [u64; 40]| {
        numbers.map(|number| corpus.record(number, 5).to_string())
    };

    let forwards: [u64; 40] = std::array::from_fn(|at| at as u64 * 31);
    let mut backwards = forwards;
    backwards.reverse();
    let mut turned = of(&one, backwards);
    turned.reverse();
    assert!(of(&one, forwards) == turned);
    assert!(of(&one, forwards) != of(&other, forwards));
}

#[test]
fn bad_records_are_bad_and_large_ones_large() {
    let corpus = Corpus::new(1);
    for number in 0..60 {
        let text = SourceFile::from_bytes("record", corpus.bad(number)).map_err(drop);
        assert!(
            text.and_then(|text| CheckedAgreement::read(Arc::new(text)).map_err(drop))
                .is_err(),
            "record {number}"
        );
    }

    assert_eq!(
        corpus.record(0, 100)["datasets"].as_array().map(Vec::len),
        Some(100)
    );
}
