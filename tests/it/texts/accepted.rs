//! What a check would find and is accepted all the same: `accepted.toml`, each entry with its reason.

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;

use super::text::Finding;

const FILE: &str = "tests/it/texts/accepted.toml";

/// The checks that have exceptions.
const CHECKS: [&str; 9] = [
    "alternatives",
    "identifiers",
    "lengths",
    "numbers",
    "pronouns",
    "requests",
    "silences",
    "spelling",
    "words_to_avoid",
];

/// One exception.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    /// Words of the text, with what was found among them; of a finding about a whole text, some of its words.
    words: String,
    /// A part of `file: field`, where the words are accepted only there.
    #[serde(default)]
    at: String,
    /// Why.
    reason: String,
}

impl Exception {
    fn covers(&self, finding: &Finding) -> bool {
        let place = format!("{}: {}", finding.text.file, finding.text.field);
        // A finding about a whole text has all its words.
        let about = self.words.contains(&finding.words) || finding.words.contains(&self.words);
        about && finding.text.words.contains(&self.words) && place.contains(&self.at)
    }
}

/// Fails with the findings that no exception covers, and with exceptions that cover nothing or say no reason.
pub(super) fn judge(check: &str, findings: Vec<Finding>) {
    let content = fs::read_to_string(FILE).unwrap();
    let mut checks: BTreeMap<String, Vec<Exception>> = toml::from_str(&content).unwrap();
    let unknown = checks.keys().find(|name| !CHECKS.contains(&name.as_str()));
    assert_eq!(unknown, None, "{FILE} has exceptions of no check");
    let exceptions = checks.remove(check).unwrap_or_default();

    let open = findings
        .iter()
        .filter(|finding| !exceptions.iter().any(|entry| entry.covers(finding)));
    let mut wrong: Vec<String> = open.map(line).collect();
    let found = wrong.len();

    for entry in &exceptions {
        if entry.reason.trim().is_empty() {
            wrong.push(format!("{FILE}: {check}: {:?} has no reason", entry.words));
        }
        if !findings.iter().any(|finding| entry.covers(finding)) {
            wrong.push(format!(
                "{FILE}: {check}: nothing is found in {:?} {}; remove the entry",
                entry.words, entry.at
            ));
        }
    }

    assert!(
        wrong.is_empty(),
        "{check}: {found} texts to rewrite (docs/style.md)\n{}",
        wrong.join("\n")
    );
}

fn line(finding: &Finding) -> String {
    let text = &finding.text;
    let shown: String = text.words.chars().take(160).collect();
    format!(
        "{}: {}: {:?}: {}\n    {shown}",
        text.file, text.field, finding.words, finding.reason
    )
}
