//! The names that conditions and the holes of sentences know: facts, parameters and shared definitions.

use std::ops::Range;

use lacuna_core::policy::Policy;
use lacuna_core::vocabulary::{Field, GroupId, Vocabulary};

/// The fields whose whole value is a condition or a path.
const CONDITIONS: [&str; 5] = ["when", "require", "asks_where", "it", "data"];

/// The fields whose value is a sentence with holes such as `{it.name}`.
const SENTENCES: [&str; 8] = [
    "asks",
    "message",
    "unstated",
    "why",
    "remedy",
    "remedy_silent",
    "accept",
    "wording",
];

/// Finds the dotted name around an offset in a value, up to `end` for hover, or up to the cursor for completion.
///
/// Nothing where the field holds no names, and in a sentence outside its holes.
pub(crate) fn find_name(
    text: &str,
    key: &str,
    value: &Range<usize>,
    offset: usize,
) -> Option<Range<usize>> {
    let before = text.get(value.start..offset)?;
    let before = if SENTENCES.contains(&key) {
        let hole = before.get(before.rfind('{')?..)?;
        (!hole.contains('}')).then_some(hole)?
    } else if CONDITIONS.contains(&key) {
        before
    } else {
        return None;
    };

    // A word in quotes is a value and no name.
    if before.matches(['"', '\'']).count() % 2 == 1 {
        return None;
    }

    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    let written = before.len() - before.trim_end_matches(is_name).len();
    let after = text.get(offset..value.end)?;
    let rest = after.len() - after.trim_start_matches(is_name).len();

    Some(offset - written..offset + rest)
}

/// The dotted path of a fact that a name leads to, without `agreement`; `it` is an entry of the list of the rule.
pub(crate) fn resolve_fact(name: &str, list: Option<&str>) -> Option<String> {
    let (root, rest) = name
        .split_once('.')
        .map_or((name, ""), |(root, rest)| (root, rest));
    match root {
        "agreement" => Some(rest.to_owned()),
        "it" => {
            let list = list?;
            Some(if rest.is_empty() {
                list.to_owned()
            } else {
                format!("{list}.{rest}")
            })
        }
        _ => None,
    }
}

/// The list that a rule goes over, without `agreement`, as its text has it.
pub(crate) fn find_list(text: &str) -> Option<&str> {
    // Line by line, since a rule that is half written is no TOML.
    let line = text
        .lines()
        .find(|line| line.trim_start().starts_with("each"))?;
    let (_, path) = line.split_once("agreement.")?;
    let end = path.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '.');
    path.get(..end.unwrap_or(path.len()))
}

/// Describes a parameter or a shared definition.
pub(crate) fn describe_shared(name: &str, policy: &Policy) -> Option<String> {
    if let Some(parameter) = name.strip_prefix("parameters.") {
        let found = policy.parameters.get(parameter)?;
        return Some(format!(
            "**{name}**: {} ({}). {}",
            found.value, found.unit, found.reason
        ));
    }

    let mut known = policy.definitions.iter().zip(&policy.conditions);
    let (definition, condition) = known.find(|(definition, _)| definition.name == name)?;
    Some(format!(
        "**{name}**: {}.\n\n```text\n{}\n```",
        definition.means,
        condition.source.trim()
    ))
}

/// The facts of the group that a dotted path leads to; those of the agreement where it is empty.
pub(crate) fn list_facts<'v>(vocabulary: &'v Vocabulary, path: &str) -> Vec<(&'v str, &'v Field)> {
    let steps: Vec<&str> = path.split('.').filter(|step| !step.is_empty()).collect();
    let group = if steps.is_empty() {
        Some(GroupId::AGREEMENT)
    } else {
        vocabulary
            .field(&steps)
            .and_then(|field| field.kind.group())
    };

    group.map_or_else(Vec::new, |group| vocabulary.group(group).facts().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str, key: &str) -> Option<String> {
        let offset = text.find('|')?;
        let text = text.replace('|', "");
        let range = find_name(&text, key, &(0..text.len()), offset)?;
        Some(text[range].to_owned())
    }

    #[test]
    fn names_are_found_in_conditions_and_in_holes_alone() {
        assert_eq!(
            named("has(it.ret|ention.days)", "require").as_deref(),
            Some("it.retention.days")
        );
        assert_eq!(named("a == \"hi|gh\"", "require"), None);
        assert_eq!(
            named("kept \\\"{it.na|me}\\\" long", "message").as_deref(),
            Some("it.name")
        );
        assert_eq!(named("kept {it.name} lo|ng", "message"), None);
        assert_eq!(named("lo|ng", "title"), None);
        assert_eq!(named("a && |", "when").as_deref(), Some(""));
    }

    #[test]
    fn a_list_gives_it_its_facts() {
        let list = find_list("id = 1\neach = { it = \"agreement.datasets\" }\n");
        assert_eq!(list, Some("datasets"));
        assert_eq!(
            resolve_fact("it.name", list).as_deref(),
            Some("datasets.name")
        );
        assert_eq!(resolve_fact("it", list).as_deref(), Some("datasets"));
        assert_eq!(resolve_fact("p.name", list), None);
    }
}
