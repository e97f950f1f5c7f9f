//! What binds the page: the hashes of its style and its script for the content security policy, and the report's id.

use sha2::{Digest, Sha256};

use lacuna_core::assessment::Assessment;
use lacuna_core::policy::digest;

/// The id of a report: the day, and 8 hexadecimal digits over everything that decides what the page says.
pub(super) fn report_id(assessment: &Assessment<'_>) -> String {
    let policy = assessment.policy;
    let mut parts = vec![
        digest(&assessment.agreement.document().text().source()),
        assessment.day.to_string(),
    ];

    parts.extend(
        policy
            .packs
            .iter()
            .map(|pack| format!("{} {}", pack.id, pack.fingerprint())),
    );

    parts.extend(
        policy
            .parameters
            .iter()
            .map(|(name, parameter)| format!("{name} {}", parameter.value)),
    );

    parts.extend(
        policy
            .severity_changes
            .iter()
            .map(|change| format!("{} {}", change.rule, change.to.as_str())),
    );

    parts.extend(
        policy
            .rules_off
            .iter()
            // Each kind of change has a word of its own, so that none can pass for another.
            .map(|off| format!("off {} {}", off.rule, off.reason)),
    );

    parts.extend(policy.replacements.iter().map(|replacement| {
        let kind = replacement.kind.as_str();
        format!(
            "replaced {kind} {} {}",
            replacement.name, replacement.reason
        )
    }));

    let shared = policy.definitions.iter().zip(&policy.conditions);
    parts.extend(shared.map(|(_, condition)| condition.source.to_string()));
    parts.extend(standing(assessment));
    let hex: String = digest(&parts.join("\n")).chars().take(8).collect();

    format!("L-{}-{hex}", assessment.day)
}

/// What waivers and a baseline add to a page; empty where there are none.
fn standing(assessment: &Assessment<'_>) -> Vec<String> {
    let waived = assessment.waived().into_iter().map(|(finding, waived)| {
        format!(
            "waived {} {} {} {}",
            finding.rule.id, waived.expires, waived.by, waived.reason
        )
    });

    let changed = assessment
        .results
        .iter()
        .filter_map(|result| Some(format!("{} {}", result.change?.as_str(), result.rule.id)));

    waived
        .chain(changed)
        .chain(
            assessment
                .comparison
                .iter()
                .map(|since| format!("{since:?}")),
        )
        .collect()
}

/// The content security policy of a page with exactly one style and one script: nothing else may load or run.
pub(super) fn policy(style: &str, script: &str) -> String {
    format!(
        // Data addresses are for the empty icon, which keeps a browser from asking for one.
        "default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; form-action 'none'",
        source(style),
        source(script)
    )
}

/// The style with the line that prints at the foot of each page, beside its number, and the line for a decision by hand that
/// prints under each finding.
pub(super) fn style(css: &str, foot: &str, by_hand: &str) -> String {
    let (foot, by_hand) = (css_string(foot), css_string(by_hand));
    format!(
        "{css}@page{{@bottom-left{{content:{foot};font:8pt sans-serif}}}}@media print{{article::after{{content:{by_hand}}}}}\n"
    )
}

fn css_string(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|c| match c {
            // The bracket too, since `</style>` ends the element inside a string as well. The space
            // ends the escape, or a digit behind it would be a part of it (CSS Syntax 3, 4.3.7).
            '"' | '\\' | '<' | '\n' | '\r' | '\u{c}' => format!("\\{:x} ", u32::from(c)),
            other => other.to_string(),
        })
        .collect();

    format!("\"{escaped}\"")
}

fn source(content: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(content.as_bytes())))
}

/// Base64 (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk
            .iter()
            .chain([0, 0].iter())
            .take(3)
            .fold(0u32, |group, byte| group << 8 | u32::from(*byte));

        for sextet in 0..4 {
            let index = (group >> (18 - 6 * sextet) & 63) as usize;
            let letter = ALPHABET.get(index).copied().map_or('=', char::from);
            text.push(if sextet > chunk.len() { '=' } else { letter });
        }
    }

    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_rfc() {
        let cases = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ];

        for (plain, encoded) in cases {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }

    #[test]
    fn a_printed_foot_cannot_leave_its_string() {
        assert_eq!(css_string("a\"</style>"), "\"a\\22 \\3c /style>\"");
    }
}
