//! The whole page as plain data for the templates: finished sentences, no domain types, nothing left to decide.

use std::collections::BTreeMap;

use serde::Serialize;

use super::answers::PassingRules;
use super::checked::{Checked, Fingerprints};
use super::checklists::ChecklistView;
use super::claims::Claim;
use super::decisions::Decisions;
use super::findings::Findings;
use super::flow::Step;
use super::glance::Glance;
use super::grounds::Ground;
use super::head::Head;
use super::questions::Questions;
use super::result::ResultView;
use super::seal;
use super::time::TimeView;
use super::writer::PageContext;
use lacuna_core::VERSION;
use lacuna_core::policy::digest;

// What the build script made small of the files in `reports/`.
const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/audit.css"));
const SCRIPT: &str = include_str!(concat!(env!("OUT_DIR"), "/audit.js"));

/// The page.
#[derive(Debug, Serialize)]
pub(super) struct Page<'a> {
    language: &'a str,
    policy: String,
    style: String,
    script: &'static str,
    title: String,
    report: String,
    footer: String,
    /// The messages without holes, by id.
    text: &'a BTreeMap<String, String>,
    head: Head,
    result: ResultView,
    glance: Glance,
    flow: Vec<Step>,
    time: TimeView,
    findings: Findings,
    grounds: Vec<Ground>,
    questions: Questions,
    quiet: PassingRules,
    checklists: Vec<ChecklistView>,
    claims: Vec<Claim>,
    decisions: Decisions,
    checked: Checked,
    prints: Fingerprints,
}

/// Everything the templates show.
pub(super) fn page<'a>(writer: &PageContext<'a>) -> Page<'a> {
    let report = seal::report_id(writer.assessment);
    let fingerprint: String = digest(&writer.document.text().source())
        .chars()
        .take(16)
        .collect();

    let foot = [("report", (&report).into()), ("digest", fingerprint.into())];
    let foot = writer.messages.text("print_footer", &foot);
    let style = seal::style(STYLE, &foot, &writer.messages.plain("decide_by_hand"));
    let footer = [("report", (&report).into()), ("version", VERSION.into())];
    let (findings, grounds) = writer.findings();

    Page {
        language: writer.messages.language(),
        policy: seal::policy(&style, SCRIPT),
        style,
        script: SCRIPT,
        title: writer
            .messages
            .text("page_title", &[("title", writer.paper.title().into())]),
        footer: writer.messages.text("footer", &footer),
        report,
        text: writer.messages.labels(),
        head: writer.head(),
        result: writer.result(),
        glance: writer.glance(),
        flow: writer.flow(),
        time: writer.time(),
        findings,
        grounds,
        questions: writer.questions(),
        quiet: writer.quiet_answers(),
        checklists: writer.checklists(),
        claims: writer.claims(),
        decisions: writer.decisions(),
        checked: writer.checked(),
        prints: writer.prints(),
    }
}
