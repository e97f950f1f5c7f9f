//! The format `markdown`: a comment on a pull request, or the summary of a build.

mod escape;
mod findings;
mod shortened;

use super::absence::{DeclaredAbsence, declared};
use super::{RenderError, Report, checklist, settings, standing};
use lacuna_core::assessment::Assessment;
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::policy::{Basis, Severity};
use lacuna_core::source_file::visible;

pub(super) use escape::escaped;

/// How many declared absences a comment lists; the rest are counted.
const ABSENCES: usize = 20;

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

    let text = parts.join("\n");
    if shortened::fits(&text) {
        return Ok(text);
    }

    Ok(shortened::render(report))
}

fn section(report: &Report<'_>, assessment: &Assessment<'_>) -> String {
    let messages = report.messages;
    let mut text = format!("### {}\n\n", escaped(&assessment.agreement.title()));

    for failed in &assessment.failures {
        text.push_str(&format!(
            "**{}: {}**\n\n",
            failed.rule,
            escaped(&failed.message)
        ));
    }

    for (heading, is_policy) in [
        ("text_law_and_guidance", false),
        ("text_house_policy", true),
    ] {
        let bases: &[Basis] = if is_policy {
            &[Basis::Policy]
        } else {
            &[Basis::Law, Basis::Guidance]
        };

        text.push_str(&format!(
            // Nothing here is from a file, and the words of the catalogue need no escaping.
            "- {}\n",
            messages.text(
                "markdown_verdict",
                &[
                    ("heading", messages.plain(heading).into()),
                    (
                        "verdict",
                        standing::verdict(assessment, is_policy, messages).into()
                    ),
                    ("counts", severities(report, assessment, bases).into()),
                ],
            )
        ));
    }

    push_remarks(&mut text, report, assessment);
    text.push_str(&findings::render(report, assessment));
    push_absences(&mut text, report, assessment);
    let questions = assessment.questions().len();
    if questions > 0 {
        text.push_str(&format!(
            "\n{}\n",
            messages.text("text_questions", &[("facts", questions.into())])
        ));
    }

    // Last, since `own.rs` knows a comment by this sentence at its end.
    text + &format!("\n_{}_\n", messages.plain("markdown_not_advice"))
}

/// What changes or limits the report, the five states, and the checklists, a line each.
fn push_remarks(text: &mut String, report: &Report<'_>, assessment: &Assessment<'_>) {
    let messages = report.messages;
    let mut lines = vec![standing::outcome_counts(assessment, messages)];
    lines.extend(settings::remarks(assessment, messages));
    lines.extend(standing::waivers(assessment, messages));
    lines.extend(standing::decisions(assessment, messages));
    lines.extend(standing::comparison(assessment, messages));
    let applying = assessment
        .checklists
        .iter()
        .filter(|applied| applied.applies == Some(true));

    lines.extend(applying.map(|applied| {
        let list = applied.checklist;
        checklist::tally("checklist_tally", list, &assessment.items(list), messages)
    }));

    for line in lines {
        text.push_str(&format!("- {}\n", escaped(&line)));
    }
}

/// What the file declares absent, as a table.
fn push_absences(text: &mut String, report: &Report<'_>, assessment: &Assessment<'_>) {
    let agreement = assessment.agreement;
    let absences = declared(agreement.document(), agreement.vocabulary());
    if absences.is_empty() {
        return;
    }

    let messages = report.messages;
    let heads = ["absences_kind", "absences_point", "absences_detail"];
    let heads = heads.map(|id| messages.plain(id));
    text.push_str(&format!(
        "\n**{}**\n\n| {} |\n|---|---|---|\n",
        messages.plain("absences_heading"),
        heads.join(" | ")
    ));

    let row = |absence: &DeclaredAbsence| {
        format!(
            "| {} | {} | {} |\n",
            messages.word("absences", absence.kind.as_str()),
            escaped(&absence.point(messages)),
            escaped(&absence.detail(messages))
        )
    };

    absences
        .iter()
        .take(ABSENCES)
        .for_each(|absence| text.push_str(&row(absence)));

    let more = absences.len().saturating_sub(ABSENCES);
    if more > 0 {
        let more = messages.text("text_more_places", &[("n", more.into())]);
        text.push_str(&format!("\n{more}\n"));
    }
}

/// How many findings rest on some bases, by severity, in words.
fn severities(report: &Report<'_>, assessment: &Assessment<'_>, bases: &[Basis]) -> String {
    let counts = assessment.all_counts(bases);
    let count = |severity| counts.of(severity);

    report.messages.text(
        "text_severities",
        &[
            ("critical", count(Severity::Critical).into()),
            ("high", count(Severity::High).into()),
            ("medium", count(Severity::Medium).into()),
            ("low", count(Severity::Low).into()),
        ],
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

    // Nothing is escaped in a code span, and a backtick in a name would end it.
    let file = visible(&problem.file).replace('`', "'");
    format!("- `{file}{position}` {}{help}\n", escaped(&problem.message))
}
