//! The format `markdown`: a comment on a pull request, or the summary of a build.

use super::place::{places, sentences, title};
use super::{RenderError, Report, checklist, standing};
use lacuna_core::assessment::{Assessment, Outcome, RuleResult};
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::policy::{Basis, Severity};
use lacuna_core::source_file::visible;

/// Findings beyond these are counted: a comment is read on a screen, and hosts cut long ones off.
const SHOWN: usize = 60;

pub(super) fn render(report: &Report<'_>) -> Result<String, RenderError> {
    let mut parts: Vec<String> = Vec::new();
    if !report.refused.is_empty() {
        let mut text = format!("### {}\n\n", report.messages.plain("markdown_problems"));
        report.problems().for_each(|problem| text.push_str(&told(problem)));
        parts.push(text);
    }
    parts.extend(report.assessments.iter().map(|assessment| section(report, assessment)));
    Ok(parts.join("\n"))
}

fn section(report: &Report<'_>, assessment: &Assessment<'_>) -> String {
    let messages = report.messages;
    let mut text = format!("### {}\n\n", escaped(&assessment.agreement.text_at(&["title"])));
    for failed in &assessment.failures {
        text.push_str(&format!("**{}: {}**\n\n", failed.rule, escaped(&failed.message)));
    }
    for (heading, policy) in [("text_law_and_guidance", false), ("text_house_policy", true)] {
        let counts = |severity| {
            let bases: &[Basis] = if policy { &[Basis::Policy] } else { &[Basis::Law, Basis::Guidance] };
            bases.iter().map(|basis| assessment.counts(*basis).of(severity)).sum::<usize>()
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
        text.push_str(&format!("- {heading} **{}** ({counts})\n", standing::verdict(assessment, policy, messages)));
    }
    for line in standing::waivers(assessment, messages)
        .iter()
        .chain(&standing::decisions(assessment, messages))
        .chain(&standing::comparison(assessment, messages))
    {
        text.push_str(&format!("- {}\n", escaped(line)));
    }
    for applied in assessment.checklists.iter().filter(|applied| applied.applies == Some(true)) {
        let list = applied.checklist;
        let tally = checklist::tally("checklist_tally", list, &assessment.items(list), messages);
        text.push_str(&format!("- {}\n", escaped(&tally)));
    }
    text.push_str(&findings(report, assessment));
    let questions = assessment.questions().len();
    if questions > 0 {
        text.push_str(&format!("\n{}\n", messages.text("text_questions", &[("facts", questions.into())])));
    }
    text + &format!("\n_{}_\n", messages.plain("markdown_not_advice"))
}

fn findings(report: &Report<'_>, assessment: &Assessment<'_>) -> String {
    let findings = assessment.findings();
    if findings.is_empty() {
        return String::new();
    }
    let heads = ["markdown_severity", "markdown_rule", "markdown_fact", "markdown_place"];
    let heads: Vec<String> = heads.iter().map(|id| report.messages.plain(id)).collect();
    let mut text = format!("\n| {} |\n|---|---|---|---|\n", heads.join(" | "));
    findings.iter().take(SHOWN).for_each(|finding| text.push_str(&row(report, assessment, finding)));
    if findings.len() > SHOWN {
        let more = (findings.len() - SHOWN).into();
        text.push_str(&format!("\n{}\n", report.messages.text("markdown_more", &[("n", more)])));
    }
    text
}

fn row(report: &Report<'_>, assessment: &Assessment<'_>, finding: &RuleResult<'_>) -> String {
    let severity = finding.weight.severity().map(|severity| report.messages.severity(severity)).unwrap_or_default();
    let outcome = report.messages.outcome(finding.outcome);
    let mut marks = report.messages.basis(finding.rule.basis);
    if finding.outcome == Outcome::NotStated {
        marks = format!("{marks}; {outcome}");
    }
    if finding.is_waived() {
        marks = format!("{marks}; {}", report.messages.plain("waived_mark"));
    }
    let place = places(assessment, finding).into_iter().next();
    let place =
        place.map(|place| format!("`{}:{}`", visible(&place.file).replace('`', "'"), place.start)).unwrap_or_default();
    format!(
        "| {severity} | {} ({marks}) | {} | {} |\n",
        escaped(format!("{} {}", finding.rule.id, title(finding, "")).trim()),
        escaped(&sentences(assessment, finding)),
        place.replace('|', "\\|")
    )
}

fn told(problem: &Diagnostic) -> String {
    let position = problem.position.map(|position| format!(":{position}")).unwrap_or_default();
    let help = problem.help.as_deref().map(|help| format!(" ({})", escaped(help))).unwrap_or_default();
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
    safe.replace("://", ":&#47;&#47;").replace("www.", "www&#46;")
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
