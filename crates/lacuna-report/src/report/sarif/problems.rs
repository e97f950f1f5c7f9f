//! What could not be audited, as SARIF findings at its place.

use std::collections::BTreeMap;

use super::places::{location, plain, sentence, uri};
use super::rules::INPUT;
use super::wire::{Artifact, ArtifactLocation, Finding, SarifText};
use crate::report::place::AgreementPlace;
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::policy::digest;
use lacuna_core::source_file::{Position, visible};

/// Writes problems, and adds the files that they lie in to the artifacts.
pub(super) fn findings(
    problems: &[&Diagnostic],
    artifacts: &mut Vec<Artifact>,
    rule_index: usize,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for problem in problems {
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

        findings.push(told(problem, ArtifactLocation { uri, index }, rule_index));
    }

    findings
}

fn told(problem: &Diagnostic, artifact: ArtifactLocation, rule_index: usize) -> Finding {
    let position = problem.position.unwrap_or(Position { line: 1, column: 1 });
    let end = problem
        .place
        .as_ref()
        .map(|place| place.text.position(place.span.end));

    let place = AgreementPlace {
        file: String::new(),
        start: position,
        // An empty place, as where a file breaks off, has no end behind its start.
        end: end.filter(|end| (end.line, end.column) > (position.line, position.column)),
        pointer: problem.pointer.clone().unwrap_or_default(),
        label: String::new(),
    };

    let help = problem
        .help
        .as_deref()
        .map(|help| format!(" ({})", visible(help)))
        .unwrap_or_default();

    // Not over the line, so that a problem is known again when text is put in above it.
    let print = digest(&format!("{} {}", place.pointer, problem.message))
        .chars()
        .take(16)
        .collect();

    Finding {
        rule_id: INPUT.to_owned(),
        rule_index,
        kind: "fail",
        level: "error",
        message: SarifText {
            text: plain(&sentence(&format!("{}{help}", visible(&problem.message)))),
        },
        locations: vec![location(&place, &artifact, None)],
        related_locations: Vec::new(),
        partial_fingerprints: BTreeMap::from([("lacunaProblem/v1", print)]),
        baseline_state: None,
        suppressions: Vec::new(),
    }
}
