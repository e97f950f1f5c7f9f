//! Makes conditions that several rules ask alike into shared ones, so that an audit works each out once.

use std::collections::BTreeMap;

use super::Rule;
use crate::condition::{Condition, Expression};

/// Turns guards that do not depend on the element of a list, and are in several rules or are asked of each element,
/// into shared conditions, which are added behind the named ones.
pub(super) fn guards(rules: &mut [Rule], conditions: &mut Vec<Condition>) {
    let mut uses: BTreeMap<(String, bool), usize> = BTreeMap::new();
    for (key, _) in rules.iter_mut().filter_map(shareable) {
        *uses.entry(key).or_default() += 1;
    }

    let mut numbers: BTreeMap<(String, bool), usize> = BTreeMap::new();
    for (key, guard) in rules.iter_mut().filter_map(shareable) {
        // A guard of a rule over a list is asked for each element, so sharing pays even in one
        // rule.
        if uses.get(&key).is_some_and(|uses| *uses > 1) || key.1 {
            let number = *numbers.entry(key).or_insert_with(|| {
                conditions.push(guard.clone());
                conditions.len() - 1
            });
            guard.expression = Expression::Definition(number);
        }
    }

    loops(rules, conditions);
}

/// Turns loops that do not depend on the element of a rule's list into shared conditions too: asked anew for each of a
/// thousand datasets, a walk over all datasets takes square time.
fn loops(rules: &mut [Rule], conditions: &mut Vec<Condition>) {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for rule in rules.iter_mut().filter(|rule| rule.each.is_some()) {
        for condition in rule.when.iter_mut().chain([&mut rule.require]) {
            let mut share = |own: &Expression| {
                *numbers.entry(format!("{own:?}")).or_insert_with(|| {
                    conditions.push(Condition {
                        expression: own.clone(),
                        ..condition.clone()
                    });
                    conditions.len() - 1
                })
            };

            let mut expression = condition.expression.clone();
            share_loops(&mut expression, &mut share);
            condition.expression = expression;
        }
    }
}

/// Replaces each loop outside all others that reads only the agreement.
fn share_loops(expression: &mut Expression, share: &mut impl FnMut(&Expression) -> usize) {
    match expression {
        Expression::And(parts) | Expression::Or(parts) => {
            parts.iter_mut().for_each(|part| share_loops(part, share));
        }
        Expression::Not(inner) => share_loops(inner, share),
        Expression::All(_) | Expression::Exists(_)
            if !expression.reads_variable(0) && !expression.asks_adequacy() =>
        {
            *expression = Expression::Definition(share(expression));
        }
        _ => {}
    }
}

/// Returns a guard that can be shared, with what it is known by: its source, and whether its rule loops over a list, for then
/// its own loops count their variables from another number.
fn shareable(rule: &mut Rule) -> Option<((String, bool), &mut Condition)> {
    let guard = rule.when.as_mut()?;
    let alone = matches!(guard.expression, Expression::Definition(_));
    let by_element = rule.each.is_some() && guard.expression.reads_variable(0);
    let by_data = guard.expression.asks_adequacy();
    (!alone && !by_element && !by_data)
        .then(|| ((guard.source.clone(), rule.each.is_some()), guard))
}
