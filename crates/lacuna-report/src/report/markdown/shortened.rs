//! A comment that fits where long ones are refused: agreements as a table, then the findings of the whole run.

use std::cmp::Reverse;

use super::findings::{row, table_head};
use super::{escaped, severities, told};
use crate::report::{Report, settings, standing};
use lacuna_core::assessment::{Assessment, RuleResult};
use lacuna_core::policy::Basis;

/// The most characters that a comment on GitHub holds is 65,536.
const LONGEST: usize = 65_000;
/// What is kept free for the sentence about what was omitted.
const RESERVE: usize = 1_000;
/// How much of a title is in a table, in characters.
const CELL: usize = 120;

/// Whether a host takes a text of this length.
pub(super) fn fits(text: &str) -> bool {
    length(text) <= LONGEST
}

/// How long a host counts a text: in the units of UTF-16, which are never fewer than its characters.
fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Writes what could not be audited, a table of the agreements, then the findings of the whole run, worst first, and what
/// was omitted of them.
pub(super) fn render(report: &Report<'_>) -> String {
    // Each part leaves room for those after it.
    let mut text = String::new();
    let problems = push_problems(&mut text, report);
    push_remarks(&mut text, report);
    let agreements = push_agreements(&mut text, report);
    let findings = push_findings(&mut text, report);
    let messages = report.messages;
    let arguments = [
        ("agreements", agreements.into()),
        ("findings", (findings + problems).into()),
    ];

    text + &format!(
        "\n{}\n\n_{}_\n",
        messages.text("markdown_shortened", &arguments),
        messages.plain("markdown_not_advice")
    )
}

/// Adds what could not be audited, and says how much of it is omitted.
fn push_problems(text: &mut String, report: &Report<'_>) -> usize {
    if report.refused.is_empty() {
        return 0;
    }

    text.push_str(&format!(
        "### {}\n\n",
        report.messages.plain("markdown_problems")
    ));

    let all: Vec<String> = report
        .problems()
        .map(|problem| cut(&told(problem), CELL * 4))
        .collect();

    let left = all.len() - push_while_fits(text, &all, LONGEST / 4);
    text.push('\n');
    left
}

/// Adds what limits or changes the report, and how much of that is omitted.
fn push_remarks(text: &mut String, report: &Report<'_>) {
    let Some(first) = report.assessments.first() else {
        return;
    };

    let lines: Vec<String> = settings::remarks(first, report.messages)
        .iter()
        .map(|line| format!("- {}\n", cut(&escaped(line), CELL * 4).trim_end()))
        .collect();

    let left = lines.len() - push_while_fits(text, &lines, LONGEST * 3 / 8);
    if left > 0 {
        let arguments = [("n", left.into())];
        let told = report.messages.text("markdown_settings_left", &arguments);
        text.push_str(&format!("- {told}\n"));
    }
}

/// Adds the table of agreements, worst first, and says how many are omitted.
fn push_agreements(text: &mut String, report: &Report<'_>) -> usize {
    let head = [
        "markdown_agreement",
        "text_law_and_guidance",
        "text_house_policy",
    ]
    .map(|id| report.messages.plain(id));

    text.push_str(&format!(
        "\n| {} | |\n|---|---|---|---|\n",
        head.join(" | ")
    ));

    let mut worst_first: Vec<&Assessment<'_>> = report.assessments.iter().collect();
    worst_first
        .sort_by_key(|assessment| Reverse((assessment.verdict(), assessment.policy_verdict())));

    let rows: Vec<String> = worst_first
        .iter()
        .map(|assessment| overview(report, assessment))
        .collect();

    rows.len() - push_while_fits(text, &rows, LONGEST / 2)
}

/// Adds the findings of the whole run, worst first, and says how many are omitted.
fn push_findings(text: &mut String, report: &Report<'_>) -> usize {
    let of = |assessment| {
        let findings = Assessment::findings(assessment).into_iter();
        findings.map(move |finding| (assessment, finding))
    };

    let mut findings: Vec<(&Assessment<'_>, &RuleResult<'_>)> =
        report.assessments.iter().flat_map(of).collect();

    // What is waived is cut first, since somebody has accepted it.
    findings.sort_by_key(|(_, finding)| {
        (
            finding.is_waived(),
            Reverse((finding.weight, finding.outcome)),
        )
    });

    text.push_str(&table_head(report));
    let rows: Vec<String> = findings
        .iter()
        .map(|(assessment, finding)| row(report, assessment, finding))
        .collect();

    rows.len() - push_while_fits(text, &rows, LONGEST - RESERVE)
}

/// Adds lines up to a length, and says how many it added. A line that is too long by itself ends them too.
fn push_while_fits(text: &mut String, lines: &[String], most: usize) -> usize {
    let mut held = length(text);
    for (at, line) in lines.iter().enumerate() {
        held += length(line);
        if held > most {
            return at;
        }

        text.push_str(line);
    }

    lines.len()
}

/// A line of the table of agreements.
fn overview(report: &Report<'_>, assessment: &Assessment<'_>) -> String {
    let messages = report.messages;
    let bases = [Basis::Law, Basis::Guidance, Basis::Policy];
    let counts = severities(report, assessment, &bases);
    // Cut before it is escaped, so that no escape is cut in two.
    let title: String = assessment.agreement.title().chars().take(CELL).collect();

    let (law, policy) = (
        standing::verdict(assessment, false, messages),
        standing::verdict(assessment, true, messages),
    );

    format!("| {} | {law} | {policy} | {counts} |\n", escaped(&title))
}

/// A text cut to so many characters at the end of a word.
fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => {
            format!(
                "{}…\n",
                text.get(..end)
                    .unwrap_or_default()
                    // Between words: the text is escaped, and half an escape could become markup.
                    .rsplit_once(' ')
                    .map_or("", |(kept, _)| kept)
            )
        }
        None => text.to_owned(),
    }
}
