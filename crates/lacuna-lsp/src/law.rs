//! What the law says: the provisions behind a fact or a citation, in the words of the register, with the official text.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use lacuna_core::policy::{Citation, LegalSource, Policy, Rule, Verification};
use lacuna_report::handbook::describe_citation;

/// More provisions than this at one place do not help: those of the most severe rules come first.
const MOST: usize = 5;

/// Says what the law says about a fact: the provisions of the rules that read it. `home` names the jurisdictions that govern
/// the agreement, as the register does; it is empty where nobody knows them.
pub(crate) fn describe_law(rules: &[&Rule], policy: &Policy, home: &[String]) -> Option<String> {
    let provisions = choose_provisions(rules, policy, home);
    if provisions.is_empty() {
        return None;
    }

    // Law is stated as law only where it governs.
    let is_home = |source: &LegalSource| governs(source, home);
    let heading = if home.is_empty() || provisions.iter().any(|(_, source)| is_home(source)) {
        "## What the law says"
    } else {
        "## What the law of other places says"
    };

    let lines: Vec<String> = provisions
        .iter()
        .map(|(citation, source)| describe_provision(citation, source, policy))
        .collect();

    Some(format!("{heading}\n\n{}", lines.join("\n")))
}

/// Says what the provision of a citation key such as `UKGDPR-5(1)(e)` says; `None` where the register has no such source.
pub(crate) fn describe_key(key: &str, policy: &Policy) -> Option<String> {
    let (source, pinpoint) = key.split_at(key.find('(').unwrap_or(key.len()));
    let found = policy.sources.get(source)?;
    let citation = Citation::new(source, pinpoint);

    let mark = match found.mark {
        Verification::Verified => "checked against its source",
        Verification::Derived => "derived from primary texts",
        Verification::AtOneRemove => "checked in a secondary source",
        Verification::Unverified => "not checked against its source",
    };

    let place = format!("In force in {}; {mark}.", found.jurisdiction);
    let note = found.note.iter().map(|note| format!("\n\n{note}"));

    Some(format!(
        "{}\n\n{place}{}",
        describe_provision(&citation, found, policy),
        note.collect::<String>()
    ))
}

/// Chooses provisions: those that govern where any do, the most severe rules first, and one of each rule before the next.
fn choose_provisions<'p>(
    rules: &[&'p Rule],
    policy: &'p Policy,
    home: &[String],
) -> Vec<(&'p Citation, &'p LegalSource)> {
    let mut ranked = Vec::new();
    for rule in rules {
        let cited = rule.citations.iter().filter_map(|citation| {
            let source = policy.sources.get(citation.source.as_str())?;
            Some((citation, source))
        });
        // A rule cites the law of several places: its turn is counted among those that govern alike.
        let (own, other): (Vec<_>, Vec<_>) = cited.partition(|(_, source)| governs(source, home));
        for (is_abroad, list) in [(false, own), (true, other)] {
            let turns = list.into_iter().enumerate();
            ranked.extend(
                turns.map(|(turn, found)| ((is_abroad, Reverse(rule.severity), turn), found)),
            );
        }
    }

    let any_at_home = ranked.iter().any(|((is_abroad, ..), _)| !is_abroad);
    ranked.retain(|((is_abroad, ..), _)| home.is_empty() || !(any_at_home && *is_abroad));
    ranked.sort_by_key(|(rank, _)| *rank);

    let mut seen = BTreeSet::new();
    let provisions = ranked.into_iter().map(|(_, found)| found);
    provisions
        .filter(|(citation, _)| seen.insert((&citation.source, &citation.pinpoint)))
        .take(MOST)
        .collect()
}

fn governs(source: &LegalSource, home: &[String]) -> bool {
    // What international bodies set is of no one place, and is shown with every law.
    source.jurisdiction == "INT" || home.contains(&source.jurisdiction)
}

fn describe_provision(citation: &Citation, source: &LegalSource, policy: &Policy) -> String {
    let name = describe_citation(policy, citation);
    let named = match &source.url {
        Some(url) => format!("[{name}]({url})"),
        None => name,
    };

    format!("- {named}: {}", source.says_at(&citation.pinpoint))
}
