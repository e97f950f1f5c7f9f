//! The format `markdown`: a comment on a pull request, or the summary of a build.

use std::cmp::Reverse;

use super::place::{places, sentences, title};
use super::{RenderError, Report, checklist, settings, standing};
use lacuna_core::assessment::{Assessment, Outcome, RuleResult};
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::policy::{Basis, Severity};
use lacuna_core::source_file::visible;

/// Findings beyond these are counted: a comment is read on a screen, and hosts cut long ones off.
const SHOWN: usize = 60;
/// The most characters that a comment on GitHub holds is 65,536.
const LONGEST: usize = 65_000;
/// What is kept free for the sentence about what was left out.
const RESERVE: usize = 1_000;
/// How much of a title stands in a table, in characters.
const CELL: usize = 120;

pub(super) fn render(report: &Report<'_>) -> Result<String, RenderError> {
    let mut parts: Vec<String> = Vec::new();
    if !report.refused.is_empty() {
        let mut text = format!("### {}\n\n", report.messages.plain("markdown_problems"));
        report
            .problems()
            .for_each(|problem| text.push_str(&told(problem)));

        parts.push(text);
    }
    parts.extend(
        report
            .assessments
            .iter()
            .map(|assessment| section(report, assessment)),
    );
    let whole = parts.join("\n");
    if length(&whole) <= LONGEST {
        return Ok(whole);
    }
    Ok(shortened(report))
}

/// How long a host counts a text: in the units of UTF-16, which are never fewer than its characters.
fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// What fits a comment: what could not be audited, a table of the agreements, then the findings of the whole run, worst
/// first, and what was left out of them.
fn shortened(report: &Report<'_>) -> String {
    // Each part leaves room for those after it.
    let mut text = String::new();
    let mut problems = 0;
    if !report.refused.is_empty() {
        text.push_str(&format!(
            "### {}\n\n",
            report.messages.plain("markdown_problems")
        ));

        let all: Vec<String> = report
            .problems()
            .map(|problem| cut(&told(problem), CELL * 4))
            .collect();

        problems = all.len() - push_while_fits(&mut text, &all, LONGEST / 4);
        text.push('\n');
    }

    if let Some(first) = report.assessments.first() {
        for line in settings::remarks(first, report.messages) {
            text.push_str(&format!("- {}\n", cut(&escaped(&line), CELL * 4)));
        }
    }

    let messages = report.messages;
    let head = [
        "markdown_agreement",
        "text_law_and_guidance",
        "text_house_policy",
    ]
    .map(|id| messages.plain(id));

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

    let agreements = rows.len() - push_while_fits(&mut text, &rows, LONGEST / 2);
    let mut findings: Vec<_> = report
        .assessments
        .iter()
        .flat_map(|assessment| {
            assessment
                .findings()
                .into_iter()
                .map(move |finding| (assessment, finding))
        })
        .collect();

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

    let left = rows.len() - push_while_fits(&mut text, &rows, LONGEST - RESERVE);
    let arguments = [
        ("agreements", agreements.into()),
        ("findings", (left + problems).into()),
    ];

    text + &format!(
        "\n{}\n\n_{}_\n",
        messages.text("markdown_shortened", &arguments),
        messages.plain("markdown_not_advice")
    )
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
    let count = |severity| {
        [Basis::Law, Basis::Guidance, Basis::Policy]
            .iter()
            .map(|basis| assessment.counts(*basis).of(severity))
            .sum::<usize>()
    };

    let counts = messages.text(
        "text_severities",
        &[
            ("critical", count(Severity::Critical).into()),
            ("high", count(Severity::High).into()),
            ("medium", count(Severity::Medium).into()),
            ("low", count(Severity::Low).into()),
        ],
    );

    let title: String = assessment
        .agreement
        .text_at(&["title"])
        .chars()
        .take(CELL)
        .collect();

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
                    .rsplit_once(' ')
                    .map_or("", |(kept, _)| kept)
            )
        }
        None => text.to_owned(),
    }
}

fn section(report: &Report<'_>, assessment: &Assessment<'_>) -> String {
    let messages = report.messages;
    let mut text = format!(
        "### {}\n\n",
        escaped(&assessment.agreement.text_at(&["title"]))
    );

    for failed in &assessment.failures {
        text.push_str(&format!(
            "**{}: {}**\n\n",
            failed.rule,
            escaped(&failed.message)
        ));
    }

    for (heading, policy) in [
        ("text_law_and_guidance", false),
        ("text_house_policy", true),
    ] {
        let counts = |severity| {
            let bases: &[Basis] = if policy {
                &[Basis::Policy]
            } else {
                &[Basis::Law, Basis::Guidance]
            };

            bases
                .iter()
                .map(|basis| assessment.counts(*basis).of(severity))
                .sum::<usize>()
        };

        let counts = messages.text(
            "text_severities",
            &[
                ("critical", counts(Severity::Critical).into()),
                ("high", counts(Severity::High).into()),
                ("medium", counts(Severity::Medium).into()),
                ("low", counts(Severity::Low).into()),
            ],
        );

        let heading = messages.plain(heading);
        text.push_str(&format!(
            "- {heading} **{}** ({counts})\n",
            standing::verdict(assessment, policy, messages)
        ));
    }

    for line in settings::remarks(assessment, messages)
        .iter()
        .chain(&standing::waivers(assessment, messages))
        .chain(&standing::decisions(assessment, messages))
        .chain(&standing::comparison(assessment, messages))
    {
        text.push_str(&format!("- {}\n", escaped(line)));
    }

    for applied in assessment
        .checklists
        .iter()
        .filter(|applied| applied.applies == Some(true))
    {
        let list = applied.checklist;
        let tally = checklist::tally("checklist_tally", list, &assessment.items(list), messages);
        text.push_str(&format!("- {}\n", escaped(&tally)));
    }
    text.push_str(&findings(report, assessment));

    let questions = assessment.questions().len();
    if questions > 0 {
        text.push_str(&format!(
            "\n{}\n",
            messages.text("text_questions", &[("facts", questions.into())])
        ));
    }

    text + &format!("\n_{}_\n", messages.plain("markdown_not_advice"))
}

fn findings(report: &Report<'_>, assessment: &Assessment<'_>) -> String {
    let findings = assessment.findings();
    if findings.is_empty() {
        return String::new();
    }

    let mut text = table_head(report);
    findings
        .iter()
        .take(SHOWN)
        .for_each(|finding| text.push_str(&row(report, assessment, finding)));

    if findings.len() > SHOWN {
        let more = (findings.len() - SHOWN).into();
        text.push_str(&format!(
            "\n{}\n",
            report.messages.text("markdown_more", &[("n", more)])
        ));
    }

    text
}

fn table_head(report: &Report<'_>) -> String {
    let heads = [
        "markdown_severity",
        "markdown_rule",
        "markdown_fact",
        "markdown_place",
    ];

    let heads: Vec<String> = heads.iter().map(|id| report.messages.plain(id)).collect();
    format!("\n| {} |\n|---|---|---|---|\n", heads.join(" | "))
}

fn row(report: &Report<'_>, assessment: &Assessment<'_>, finding: &RuleResult<'_>) -> String {
    let severity = finding
        .weight
        .severity()
        .map(|severity| report.messages.severity(severity))
        .unwrap_or_default();

    let outcome = report.messages.outcome(finding.outcome);
    let mut marks = report.messages.basis(finding.basis);
    if finding.outcome == Outcome::NotStated {
        marks = format!("{marks}; {outcome}");
    }
    if finding.is_waived() {
        marks = format!("{marks}; {}", report.messages.plain("waived_mark"));
    }

    let place = places(assessment, finding).into_iter().next();
    let place = place
        .map(|place| {
            format!(
                "`{}:{}`",
                visible(&place.file).replace('`', "'"),
                place.start
            )
        })
        .unwrap_or_default();

    format!(
        "| {severity} | {} ({marks}) | {} | {} |\n",
        escaped(format!("{} {}", finding.rule.id, title(finding, "")).trim()),
        escaped(&sentences(assessment, finding)),
        place.replace('|', "\\|")
    )
}

fn told(problem: &Diagnostic) -> String {
    let position = problem
        .position
        .map(|position| format!(":{position}"))
        .unwrap_or_default();

    let help = problem
        .help
        .as_deref()
        .map(|help| format!(" ({})", escaped(help)))
        .unwrap_or_default();

    let file = visible(&problem.file).replace('`', "'");
    format!("- `{file}{position}` {}{help}\n", escaped(&problem.message))
}

/// Text in which nothing is Markdown or HTML: no link, no picture, no mention, no table cell of its own.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            // Hosts turn these into mentions and references, which no escape by backslash prevents.
            '@' => safe.push_str("&#64;"),
            '#' => safe.push_str("&#35;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '!' | '|' | '~' | '$' => {
                safe.push('\\');
                safe.push(c);
            }
            other => safe.push(other),
        }
    }

    // A bare address would become a link.
    safe.replace("://", ":&#47;&#47;")
        .replace("www.", "www&#46;")
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn text_stays_text() {
        assert_eq!(
            escaped("![x](http://e.example) <img> @team #1 |a|"),
            "\\!\\[x\\](http:&#47;&#47;e.example) &lt;img&gt; &#64;team &#35;1 \\|a\\|"
        );
    }
}
