//! Mutation of the rules: each comparison, constant, connective, quantifier and guard is changed mechanically, and the rule's own
//! examples must notice.
//!
//! Changes that no example can notice, because they mean the same, are listed in `tests/mutation.accepted` with the reason. Under the heading
//! OPEN stand those that no example notices yet, which is a debt and no reason.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use lacuna::agreement::CheckedAgreement;
use lacuna::assessment::{Outcome, RuleResult};
use lacuna::audit::ask;
use lacuna::condition::{Condition, Constant, Expression, Operator};
use lacuna::policy::{ExpectedOutcome, Policy, builtin, load};
use lacuna::rule_tests::changed;
use lacuna::source_file::SourceFile;
use serde_json::Value;

/// Every change of one place in an expression, each with a name.
fn mutants(expression: &Expression, shared: &[Vec<String>]) -> Vec<(String, Expression)> {
    let mut found = here(expression, shared);
    // Each part is changed in turn, and put back in its place.
    for (at, part) in parts(expression).into_iter().enumerate() {
        for (name, changed) in mutants(&part, shared) {
            found.push((format!("{at}.{name}"), with_part(expression, at, changed)));
        }
    }

    found
}

fn here(expression: &Expression, shared: &[Vec<String>]) -> Vec<(String, Expression)> {
    match expression {
        Expression::Boolean(value) => vec![("flip".to_owned(), Expression::Boolean(!value))],
        Expression::Integer(value) => vec![
            (format!("{value}+1"), Expression::Integer(value + 1)),
            (format!("{value}-1"), Expression::Integer(value - 1)),
        ],
        Expression::Not(inner) => vec![("without !".to_owned(), (**inner).clone())],
        Expression::And(terms) => connective(terms, Expression::Or(terms.clone()), Expression::And),
        Expression::Or(terms) => connective(terms, Expression::And(terms.clone()), Expression::Or),
        Expression::Compare(operator, left, right) => others(*operator)
            .into_iter()
            .map(|other| {
                (
                    format!("{operator:?} to {other:?}"),
                    Expression::Compare(other, left.clone(), right.clone()),
                )
            })
            .collect(),
        Expression::In(needle, list) => {
            vec![(
                "not in".to_owned(),
                Expression::Not(Box::new(Expression::In(needle.clone(), list.clone()))),
            )]
        }
        Expression::List(constants) => (0..constants.len())
            .filter(|_| !is_parameter(constants, shared))
            .map(|at| {
                let mut fewer = constants.clone();
                let gone = fewer.remove(at);
                (format!("without {gone:?}"), Expression::List(fewer))
            })
            .collect(),
        Expression::All(over) => {
            vec![("all to exists".to_owned(), Expression::Exists(over.clone()))]
        }
        Expression::Exists(over) => {
            vec![("exists to all".to_owned(), Expression::All(over.clone()))]
        }
        _ => Vec::new(),
    }
}

/// Whether a list is a parameter's: what it holds is the parameter's affair and not the rule's.
fn is_parameter(constants: &[Expression], shared: &[Vec<String>]) -> bool {
    let texts = constants.iter().map(|constant| {
        if let Expression::Text(text) = constant {
            text.as_str()
        } else {
            ""
        }
    });

    let texts: Vec<&str> = texts.collect();
    shared.iter().any(|list| *list == texts)
}

fn connective(
    terms: &[Expression],
    swapped: Expression,
    same: fn(Vec<Expression>) -> Expression,
) -> Vec<(String, Expression)> {
    let mut found = vec![("swap && and ||".to_owned(), swapped)];
    for at in 0..terms.len() {
        let mut fewer = terms.to_vec();
        fewer.remove(at);
        found.push((format!("without term {at}"), same(fewer)));
    }

    found
}

fn others(operator: Operator) -> Vec<Operator> {
    match operator {
        Operator::Equal => vec![Operator::NotEqual],
        Operator::NotEqual => vec![Operator::Equal],
        Operator::Less => vec![Operator::LessOrEqual, Operator::Greater],
        Operator::LessOrEqual => vec![Operator::Less, Operator::Greater],
        Operator::Greater => vec![Operator::GreaterOrEqual, Operator::Less],
        Operator::GreaterOrEqual => vec![Operator::Greater, Operator::Less],
    }
}

fn parts(expression: &Expression) -> Vec<Expression> {
    match expression {
        // Constants of a list are dropped one by one above; changing their letters would test the schema.
        Expression::List(_) => Vec::new(),
        other => other.parts().into_iter().cloned().collect(),
    }
}

fn with_part(expression: &Expression, at: usize, part: Expression) -> Expression {
    let mut changed = expression.clone();
    let slots: Vec<&mut Expression> = match &mut changed {
        Expression::And(terms) | Expression::Or(terms) => terms.iter_mut().collect(),
        Expression::Not(inner) | Expression::Size(inner) => vec![inner],
        Expression::Compare(_, left, right)
        | Expression::In(left, right)
        | Expression::Arithmetic(_, left, right) => {
            vec![left, right]
        }
        Expression::All(over) | Expression::Exists(over) | Expression::Count(over) => {
            vec![&mut over.list, &mut over.body]
        }
        Expression::Sum(over, value) => vec![&mut over.list, &mut over.body, value],
        _ => Vec::new(),
    };

    if let Some(slot) = slots.into_iter().nth(at) {
        *slot = part;
    }

    changed
}

struct Case {
    agreement: CheckedAgreement,
    outcome: ExpectedOutcome,
    at: Option<BTreeSet<String>>,
    severity: Option<lacuna::policy::Severity>,
    as_of: Option<chrono::NaiveDate>,
}

fn cases(policy: &Policy, rule: usize) -> Vec<Case> {
    let base: Value = serde_json::from_str(policy.base.as_ref().unwrap().content()).unwrap();
    let read = |example: &lacuna::policy::Example| {
        let content = changed(&base, &example.with, &example.without)
            .unwrap()
            .to_string();

        Case {
            agreement: CheckedAgreement::read(Arc::new(SourceFile::new("example", content)))
                .unwrap(),
            outcome: example.outcome,
            at: example.at.as_ref().map(|at| at.iter().cloned().collect()),
            severity: example.severity,
            as_of: example.as_of,
        }
    };

    policy.rules[rule].examples.iter().map(read).collect()
}

fn holds(policy: &Policy, rule: usize, case: &Case) -> bool {
    let rule = &policy.rules[rule];
    let edition = policy.pack(rule).unwrap().edition;
    let day = case.as_of.unwrap_or(edition);
    let Ok(result) = ask(&case.agreement, policy, rule, day) else {
        return false;
    };

    let expected = match case.outcome {
        ExpectedOutcome::Met => Outcome::Met,
        ExpectedOutcome::Breached => Outcome::Breached,
        ExpectedOutcome::NotStated => Outcome::NotStated,
        ExpectedOutcome::CannotTell => Outcome::CannotTell,
        ExpectedOutcome::NotApplicable => Outcome::NotApplicable,
    };

    result.outcome == expected
        && case
            .at
            .as_ref()
            .is_none_or(|at| *at == pointers(&case.agreement, &result))
        && case
            .severity
            .is_none_or(|severity| result.weight.severity() == Some(severity))
}

fn pointers(agreement: &CheckedAgreement, result: &RuleResult<'_>) -> BTreeSet<String> {
    result
        .worst()
        .flat_map(|answer| &answer.evidence)
        .map(|read| read.pointer(agreement.document()))
        .collect()
}

/// The conditions of a rule: 0 what it requires, 1 its guard, 2 where its silence asks, from 3 on its adjustments.
fn condition(policy: &mut Policy, rule: usize, which: usize) -> Option<&mut Condition> {
    let rule = &mut policy.rules[rule];
    match which {
        0 => Some(&mut rule.require),
        1 => rule.when.as_mut(),
        2 => rule.asks_where.as_mut(),
        more => rule
            .adjustments
            .get_mut(more - 3)
            .map(|adjustment| &mut adjustment.when),
    }
}

#[test]
fn the_examples_of_a_rule_notice_every_change_of_it() {
    let mut policy = load(&[builtin()]).unwrap();
    let shared: Vec<Vec<String>> = policy
        .parameters
        .values()
        .filter_map(|parameter| {
            if let Constant::Texts(texts) = &parameter.value {
                Some(texts.clone())
            } else {
                None
            }
        })
        .collect();

    let accepted = fs::read_to_string("tests/mutation.accepted").unwrap_or_default();
    let accepted: Vec<&str> = accepted
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split("  ").next().unwrap())
        .collect();

    let (mut tried, mut survivors) = (0, Vec::new());
    for rule in 0..policy.rules.len() {
        let cases = cases(&policy, rule);
        for which in 0..3 + policy.rules[rule].adjustments.len() {
            let Some(whole) =
                condition(&mut policy, rule, which).map(|condition| condition.expression.clone())
            else {
                continue;
            };

            for (name, mutant) in mutants(&whole, &shared) {
                condition(&mut policy, rule, which).unwrap().expression = mutant;
                tried += 1;
                if cases.iter().all(|case| holds(&policy, rule, case)) {
                    survivors.push(format!(
                        "{} {} {name}",
                        policy.rules[rule].id,
                        ["require", "when", "asks_where"]
                            .get(which)
                            .unwrap_or(&"adjust")
                    ));
                }
            }

            condition(&mut policy, rule, which).unwrap().expression = whole;
        }

        if let Some(guard) = policy.rules[rule].when.take() {
            tried += 1;
            if cases.iter().all(|case| holds(&policy, rule, case)) {
                survivors.push(format!("{} when without the guard", policy.rules[rule].id));
            }
            policy.rules[rule].when = Some(guard);
        }
    }

    let unknown: Vec<&String> = survivors
        .iter()
        .filter(|survivor| !accepted.contains(&survivor.as_str()))
        .collect();

    assert!(
        unknown.is_empty(),
        "{} of {tried} changes were not noticed:\n{}",
        unknown.len(),
        unknown
            .iter()
            .map(|s| s.as_str())
            .collect::<Vec<_>>()
            .join("\n")
    );

    let stale: Vec<&&str> = accepted
        .iter()
        .filter(|line| !line.is_empty() && !survivors.iter().any(|survivor| survivor == *line))
        .collect();

    assert!(stale.is_empty(), "accepted, and noticed by now: {stale:?}");
    assert!(tried > 1_000, "{tried}");
}
