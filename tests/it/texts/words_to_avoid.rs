//! Words and turns that docs/style.md avoids, each with what to write.

use std::sync::LazyLock;

use regex::Regex;

use super::text::{Finding, Kind, Text};

/// Patterns, without regard to capitals, and what to write.
const AVOID: [(&str, &str); 29] = [
    (r"\bpapers?\b", "write agreement, document or memorandum"),
    (r"\btold\b", "write reported, stated or informed"),
    (r"\bmend(s|ed|ing)?\b", "write amend, resolve or correct"),
    (r"\bgrave(r|st)?\b", "write serious, more serious"),
    (r"\bstands?\b", "write is or appears"),
    (r"\bhangs? (on|from)\b", "write depends on"),
    (r"\blooks? on\b", "write supervises"),
    (
        r"\b(left|leaves?|leaving) out\b",
        "write omitted or excludes",
    ),
    (r"\bsuch as (are|is)\b", "write those that are"),
    (r"\bwhat is (not )?\w+ (is|are)\b", "write X is Y"),
    (r"\bnothing where\b", "write does not apply where"),
    (r"\bforeseen\b", "write provided for"),
    (r"\bspoken of\b", "write mentioned"),
    (r"\bsays nothing\b", "write does not say"),
    (
        r"\btak(e|es|en|ing) (it|them|the [\w -]+) out\b",
        "write remove or exclude",
    ),
    (r"\bis kept open\b", "write remains open"),
    (
        r"\bfirms\b|\b(a|the|this|that|each|any|every|small) firm\b",
        "write company or supplier",
    ),
    (r"\bhelpers?\b", "write sub-processors, or name them"),
    (r"\bthe keeping\b", "write retention"),
    (
        r"\bof (its|their) own\b",
        "write its own, separate or independent",
    ),
    (r"\bafter all\b", "leave these words away"),
    (r"\bfor want of\b", "write because there is no"),
    (r"\bat one remove\b", "write in a secondary source"),
    (r"\bnobody's\b", "say who cannot"),
    (r"\bgoes? on with\b|\bgone on with\b", "write continues"),
    (r"\bin writing nowhere\b", "write not recorded"),
    (r"\bas it is known\b", "name it"),
    (r"\bhappens? to be\b", "write is"),
    (
        r"\b(a|an|the|this|that|any|its|their|no) license\b",
        "the noun is licence",
    ),
];

static PATTERNS: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    AVOID
        .iter()
        .map(|(pattern, advice)| (Regex::new(&format!("(?i){pattern}")).unwrap(), *advice))
        .collect()
});

/// The words of a text that docs/style.md avoids.
pub(super) fn check(text: &Text) -> Vec<Finding> {
    let words = text.with_holes_as("{}");
    let mut findings: Vec<Finding> = PATTERNS
        .iter()
        .flat_map(|(pattern, advice)| {
            pattern
                .find_iter(&words)
                .map(|found| text.finding(found.as_str(), *advice))
        })
        .collect();

    // In a title or a message an actor can be named; in the law, a duty may truly rest on nobody.
    let names_the_actor = matches!(
        text.kind,
        Kind::Title | Kind::Message | Kind::Unstated | Kind::Label | Kind::Why
    );
    if names_the_actor && words.starts_with("Nobody") {
        findings.push(text.finding("Nobody", "say who does not"));
    }

    findings
}
