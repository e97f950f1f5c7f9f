//! The whole page as plain data for the templates: finished sentences, no domain types, nothing left to decide.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::absences::Absences;
use super::answers::PassingRules;
use super::benchmarks::BenchmarkView;
use super::checked::{Fingerprints, MethodView};
use super::checklists::ChecklistView;
use super::citations::ListedSource;
use super::claims::ClaimView;
use super::concerns::Concerns;
use super::decisions::DecisionsView;
use super::findings::Findings;
use super::flow::{FlowStep, Places};
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
pub(super) struct PageView<'a> {
    language: &'a str,
    policy: String,
    style: String,
    script: &'static str,
    title: String,
    report: String,
    footer: String,
    /// The messages without holes, by id.
    text: Cow<'a, BTreeMap<String, String>>,
    head: Head,
    result: ResultView,
    concerns: Concerns,
    flow: Vec<FlowStep>,
    time: TimeView,
    findings: Findings,
    benchmarks: Vec<BenchmarkView>,
    absences: Absences,
    cited: Vec<ListedSource>,
    grounds: Vec<Ground>,
    questions: Questions,
    quiet: PassingRules,
    checklists: Vec<ChecklistView>,
    claims: Vec<ClaimView>,
    decisions: DecisionsView,
    checked: MethodView,
    prints: Fingerprints,
}

/// Everything the templates show.
pub(super) fn page<'a>(writer: &PageContext<'a>) -> PageView<'a> {
    let report = seal::report_id(writer.assessment);
    let fingerprint: String = digest(&writer.document.text().source())
        .chars()
        .take(16)
        .collect();

    let foot = [("report", (&report).into()), ("digest", fingerprint.into())];
    let foot = writer.messages.text("print_footer", &foot);
    // Before the policy of the page, whose hash is taken over the whole style, its foot included.
    let style = seal::style(STYLE, &foot, &writer.messages.plain("decide_by_hand"));
    let footer = [("report", (&report).into()), ("version", VERSION.into())];
    // One order for the first screen, the flow and the findings, which name the same causes.
    let leads = writer.leads();
    let places = Places::of(writer.document, &leads);
    // Grounds are numbered as findings come to them, so that both are made at once.
    let (findings, grounds) = writer.findings(&leads);

    PageView {
        language: writer.messages.language(),
        policy: seal::policy(&style, SCRIPT),
        style,
        script: SCRIPT,
        title: writer
            .messages
            .text("page_title", &[("title", writer.paper.title().into())]),
        footer: writer.messages.text("footer", &footer),
        report,
        text: text(writer),
        head: writer.head(),
        result: writer.result(&leads, &places),
        concerns: writer.concerns(),
        flow: writer.flow(&places),
        time: writer.time(),
        findings,
        benchmarks: writer.benchmarks(),
        absences: writer.absences(),
        cited: writer.cited_sources(),
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

/// The messages of the page. Of what has ended, those that ask for something ask it of an agreement that follows.
fn text<'a>(writer: &PageContext<'a>) -> Cow<'a, BTreeMap<String, String>> {
    const ASKING: [(&str, &str); 2] = [("ask_for", "ask_for_ended"), ("first", "first_ended")];
    let mut text = Cow::Borrowed(writer.messages.labels());
    if writer.assessment.is_ended() {
        for (id, ended) in ASKING {
            text.to_mut()
                .insert(id.to_owned(), writer.messages.plain(ended));
        }
    }

    text
}
