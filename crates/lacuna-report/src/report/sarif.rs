//! The format `sarif`: SARIF 2.1.0 (OASIS), for code hosts and editors; columns count characters.
//!
//! A breach is `fail`; what is not stated is `open`, since the agreement gives too little to decide; what is met is
//! `pass`; what does not apply is `notApplicable`.

mod limits;
mod wire;

use std::collections::BTreeMap;

use self::wire::{
    Artifact, ArtifactLocation, Configuration, Descriptor, Driver, Finding, Help, Invocation,
    Location, Log, LogicalLocation, Notification, PhysicalLocation, Region, Run, Suppression, Tags,
    Text, Tool, Verdicts,
};
use super::place::{Place, places, sentences};
use super::{RenderError, Report, standing};
use lacuna_core::VERSION;
use lacuna_core::assessment::{Assessment, DiffStatus, Outcome, RuleResult, WaiverState};
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::policy::{Policy, Rule, Severity, digest};
use lacuna_core::source_file::{Position, escaped_json, visible};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
/// The rule under which a file that could not be audited stands.
const INPUT: &str = "input";
/// How many places of a finding are named beside the first.
const RELATED: usize = 20;

pub(super) fn render(report: &Report<'_>) -> Result<String, RenderError> {
    let mut most = limits::RESULTS;
    loop {
        let log = Log {
            schema: SCHEMA,
            version: "2.1.0",
            runs: vec![run(report, most)],
        };

        let text =
            serde_json::to_string_pretty(&log).map_err(|error| RenderError(error.to_string()))?;
        let text = escaped_json(&text).into_owned() + "\n";
        // Half as many results are tried until a code host takes them; one result is always left.
        if limits::compressed(&text) <= limits::COMPRESSED || most <= 1 {
            return Ok(text);
        }
        let held = log.runs.iter().map(|run| run.results.len()).sum::<usize>();

        most = most.min(held) / 2;
    }
}

fn run(report: &Report<'_>, most: usize) -> Run {
    let policy = report
        .assessments
        .first()
        .map(|assessment| assessment.policy);

    let mut rules: Vec<Descriptor> = policy
        .iter()
        .flat_map(|policy| policy.rules.iter().map(|rule| descriptor(policy, rule)))
        .collect();

    // Files that could not be read come before all findings.
    let problems: Vec<&Diagnostic> = report.problems().take(most).collect();
    let kept = limits::keep(report, most - problems.len());
    let chosen = kept.results.iter();
    let mut results: Vec<Finding> = chosen
        .map(|(index, assessment, result)| finding(report, assessment, *index, result))
        .collect();

    let mut artifacts: Vec<Artifact> = report.assessments.iter().map(artifact).collect();
    if !report.refused.is_empty() {
        rules.push(input_rule());
    }

    for problem in &problems {
        let uri = uri(&problem.file);
        let known = artifacts
            .iter()
            .position(|artifact| artifact.location.uri == uri);

        // A file that could not even be read as text has nothing to tell about beside its name.
        let index = known.or_else(|| {
            let text = &problem.place.as_ref()?.text;
            artifacts.push(Artifact {
                location: ArtifactLocation {
                    uri: uri.clone(),
                    index: None,
                },
                hashes: BTreeMap::from([("sha-256", digest(&text.source()))]),
            });

            Some(artifacts.len() - 1)
        });

        results.push(told(
            problem,
            ArtifactLocation { uri, index },
            rules.len() - 1,
        ));
    }

    let mut notifications = failures(report);
    let executed = report.refused.is_empty() && notifications.is_empty();
    notifications.extend(remarks(report, &kept).into_iter().map(|text| Notification {
        level: "note",
        message: Text { text },
    }));

    Run {
        tool: Tool {
            driver: Driver {
                name: "lacuna",
                full_name: "Lacuna, which audits data-sharing agreements",
                semantic_version: VERSION,
                information_uri: policy.and_then(|policy| policy.handbook.clone()),
                rules,
            },
        },
        invocations: vec![Invocation {
            execution_successful: executed,
            tool_execution_notifications: notifications,
        }],
        artifacts,
        results,
        column_kind: "unicodeCodePoints",
        properties: (!report.assessments.is_empty()).then(|| Verdicts {
            verdicts: verdicts(report),
        }),
    }
}

/// The rules that gave no answer, as errors of the program's run.
fn failures(report: &Report<'_>) -> Vec<Notification> {
    let failures = report
        .assessments
        .iter()
        .flat_map(|assessment| &assessment.failures);

    failures
        .map(|failed| Notification {
            level: "error",
            message: Text {
                text: format!("{}: {}", failed.rule, visible(&failed.message)),
            },
        })
        .collect()
}

/// What limits or changes the run: filters, settings, and results that are left out.
fn remarks(report: &Report<'_>, kept: &limits::Kept<'_, '_>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    if let Some(first) = report.assessments.first() {
        lines.extend(
            super::settings::remarks(first, report.messages)
                .iter()
                .map(|line| plain(&visible(line))),
        );
    }

    let settled = kept.settled;
    if settled > 0 {
        lines.push(format!(
            "{settled} results of rules that are met or do not apply are left out, since code hosts take at most {} \
             results and 10 MB a run; the format json holds them.",
            limits::RESULTS
        ));
    }

    if kept.open > 0 {
        lines.push(format!(
            "{} questions and findings are left out for the same reason, the least severe first; audit fewer \
             agreements at a time, or use the format json.",
            kept.open
        ));
    }

    lines
}

/// Text in which no viewer finds a link (SARIF 2.1.0, section 3.11.6: brackets with a backslash are plain).
fn plain(text: &str) -> String {
    text.replace('[', "\\[")
        .replace(']', "\\]")
        .replace("\\](", "\\] (")
}

fn verdicts(report: &Report<'_>) -> BTreeMap<String, Vec<String>> {
    let told = |assessment: &Assessment<'_>| {
        let name = visible(assessment.agreement.document().text().name()).into_owned();
        (name, standing::verdicts(assessment, report.messages))
    };
    report.assessments.iter().map(told).collect()
}

fn descriptor(policy: &Policy, rule: &Rule) -> Descriptor {
    let asks = rule.asks.outline();
    let help = format!(
        "{asks} {} What to ask for: {}",
        rule.why.outline(),
        rule.remedy.outline()
    );

    let markdown = format!(
        "**The rule asks.** {asks}\n\n**Why it matters.** {}\n\n**What to ask for.** {}\n\n**Wording to use.**\n\n> {}\n",
        rule.why.outline(),
        rule.remedy.outline(),
        rule.wording.outline().replace('\n', "\n> ")
    );

    let base = policy.handbook.as_ref();

    Descriptor {
        id: rule.id.clone(),
        name: name(&rule.title),
        short_description: Text {
            text: sentence(&rule.title),
        },
        full_description: Text { text: asks },
        help_uri: base.map(|base| format!("{}/{}.md", base.trim_end_matches('/'), rule.pack)),
        help: Help {
            text: help,
            markdown,
        },
        default_configuration: Configuration {
            level: level(rule.severity),
        },
        properties: Tags {
            tags: vec![
                rule.basis.as_str().to_owned(),
                rule.pack.clone(),
                rule.severity.as_str().to_owned(),
            ],
        },
    }
}

fn input_rule() -> Descriptor {
    let text = "The file is read, and conforms to the schema of agreements.";
    Descriptor {
        id: INPUT.to_owned(),
        name: "InputCannotBeAudited".to_owned(),
        short_description: Text {
            text: "The file cannot be audited.".to_owned(),
        },
        full_description: Text {
            text: text.to_owned(),
        },
        help_uri: None,
        help: Help {
            text: text.to_owned(),
            markdown: text.to_owned(),
        },
        default_configuration: Configuration { level: "error" },
        properties: Tags {
            tags: vec![INPUT.to_owned()],
        },
    }
}

fn finding(
    report: &Report<'_>,
    assessment: &Assessment<'_>,
    index: usize,
    result: &RuleResult<'_>,
) -> Finding {
    let severity = result.weight.severity();
    let (kind, level) = match (result.outcome, severity) {
        (Outcome::Breached, Some(severity)) => ("fail", level(severity)),
        // What only the law of another place or time asks is for review, and fails nothing.
        (Outcome::Breached, None) => ("review", "none"),
        (Outcome::NotStated, Some(_)) if report.open_as_warning => ("fail", "warning"),
        (Outcome::NotStated | Outcome::CannotTell, _) => ("open", "none"),
        (Outcome::Met, _) => ("pass", "none"),
        (Outcome::NotApplicable, _) => ("notApplicable", "none"),
    };

    let uri = uri(assessment.agreement.document().text().name());
    let artifact = ArtifactLocation {
        uri,
        index: Some(index),
    };

    let mut places = places(assessment, result).into_iter();
    let start = Place {
        file: String::new(),
        start: Position { line: 1, column: 1 },
        end: None,
        pointer: String::new(),
        label: String::new(),
    };

    let first = location(&places.next().unwrap_or(start), &artifact, None);
    let others = places.take(RELATED).enumerate();
    let mut prints = BTreeMap::new();

    if severity.is_some() {
        prints.insert("lacunaFinding/v1", result.fingerprint(assessment.agreement));
    }

    Finding {
        rule_id: result.rule.id.clone(),
        rule_index: assessment
            .policy
            .rules
            .iter()
            .position(|rule| rule.id == result.rule.id)
            .unwrap_or_default(),
        kind,
        level,
        message: Text {
            text: message(report, assessment, result),
        },
        locations: vec![first],
        related_locations: others
            .map(|(at, place)| location(&place, &artifact, Some(at + 1)))
            .collect(),
        partial_fingerprints: prints,
        baseline_state: result.change.map(|change| match change {
            DiffStatus::New => "new",
            DiffStatus::Worse => "updated",
            DiffStatus::Unchanged => "unchanged",
        }),
        suppressions: result
            .waived
            .iter()
            .map(|waived| Suppression {
                kind: "external",
                status: if waived.state == WaiverState::Expired {
                    "rejected"
                } else {
                    "accepted"
                },
                justification: standing::waiver(result, waived, report.messages),
            })
            .collect(),
    }
}

fn message(report: &Report<'_>, assessment: &Assessment<'_>, result: &RuleResult<'_>) -> String {
    let words = sentences(assessment, result);
    if words.is_empty() {
        let asks = visible(
            &result
                .rule
                .asks
                .render(assessment.agreement.document(), None, "…"),
        )
        .into_owned();

        return plain(&format!(
            "{}: {asks}",
            report.messages.outcome(result.outcome)
        ));
    }

    let ask = visible(
        &result
            .remedy()
            .render(assessment.agreement.document(), None, "…"),
    )
    .into_owned();

    let changed = super::settings::severity(assessment, result, report.messages);
    let changed = changed
        .map(|changed| format!(" {}", visible(&changed)))
        .unwrap_or_default();

    plain(&format!(
        "{words} {}{changed}",
        report.messages.text("text_ask", &[("ask", ask.into())])
    ))
}

fn told(problem: &Diagnostic, artifact: ArtifactLocation, rule_index: usize) -> Finding {
    let position = problem.position.unwrap_or(Position { line: 1, column: 1 });
    let end = problem
        .place
        .as_ref()
        .map(|place| place.text.position(place.span.end));

    let place = Place {
        file: String::new(),
        start: position,
        end: end.filter(|end| (end.line, end.column) > (position.line, position.column)),
        pointer: problem.pointer.clone().unwrap_or_default(),
        label: String::new(),
    };

    let help = problem
        .help
        .as_deref()
        .map(|help| format!(" ({})", visible(help)))
        .unwrap_or_default();

    let print = digest(&format!("{} {}", place.pointer, problem.message))
        .chars()
        .take(16)
        .collect();

    Finding {
        rule_id: INPUT.to_owned(),
        rule_index,
        kind: "fail",
        level: "error",
        message: Text {
            text: plain(&sentence(&format!("{}{help}", visible(&problem.message)))),
        },
        locations: vec![location(&place, &artifact, None)],
        related_locations: Vec::new(),
        partial_fingerprints: BTreeMap::from([("lacunaProblem/v1", print)]),
        baseline_state: None,
        suppressions: Vec::new(),
    }
}

fn location(place: &Place, artifact: &ArtifactLocation, id: Option<usize>) -> Location {
    let pointer = LogicalLocation {
        fully_qualified_name: visible(&place.pointer).into_owned(),
        kind: "member",
    };

    Location {
        id,
        physical_location: PhysicalLocation {
            artifact_location: artifact.clone(),
            region: Region {
                start_line: place.start.line,
                start_column: place.start.column,
                end_line: place.end.map(|end| end.line),
                end_column: place.end.map(|end| end.column),
            },
        },
        logical_locations: (!place.pointer.is_empty())
            .then_some(pointer)
            .into_iter()
            .collect(),
        message: (!place.label.is_empty()).then(|| Text {
            text: plain(&sentence(&visible(&place.label))),
        }),
    }
}

fn artifact(assessment: &Assessment<'_>) -> Artifact {
    let text = assessment.agreement.document().text();
    Artifact {
        location: ArtifactLocation {
            uri: uri(text.name()),
            index: None,
        },
        hashes: BTreeMap::from([("sha-256", digest(&text.source()))]),
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "note",
    }
}

/// The words with a full stop, as the standard asks of messages.
fn sentence(words: &str) -> String {
    if words.ends_with(['.', '…', '?', '!']) {
        words.to_owned()
    } else {
        format!("{words}.")
    }
}

/// A title as an identifier in Pascal case, as viewers expect of rule names.
fn name(title: &str) -> String {
    let words = title
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());

    let capital = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| first.to_ascii_uppercase())
            .into_iter()
            .chain(letters)
            .collect::<String>()
    };

    words.map(capital).collect()
}

/// A path as a URI reference (RFC 3986), relative where the path is: what no path segment may hold is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = if path.starts_with('/') {
        "file://".to_owned()
    } else {
        String::new()
    };

    for byte in path.trim_start_matches("./").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte))
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }

    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_reference_that_cannot_be_taken_for_anything_else() {
        assert_eq!(uri("./a b/é:#?.json"), "a%20b/%C3%A9%3A%23%3F.json");
        assert_eq!(uri("/tmp/a.json"), "file:///tmp/a.json");
        assert_eq!(
            plain("[a](javascript:x) \\[b](y)"),
            "\\[a\\] (javascript:x) \\\\[b\\] (y)"
        );

        assert_eq!(
            name("The vendor's role is not fixed"),
            "TheVendorSRoleIsNotFixed"
        );
    }
}
