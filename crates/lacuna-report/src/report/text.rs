//! The format `text`: what matters most first, for a terminal of 80 columns and for a pipe.

mod absences;
mod findings;
mod questions;
mod refused;
mod result;

use anstyle::{AnsiColor, Style};

use super::standing;
use super::wrap::wrap;
use super::{RenderError, Report};
use lacuna_core::agreement::ReadExtent;
use lacuna_core::assessment::Assessment;
use lacuna_core::policy::Severity;
use lacuna_core::source_file::visible;
use lacuna_messages::{Argument, Messages};

pub(super) use questions::label;

pub(super) fn render(report: &Report<'_>) -> Result<String, RenderError> {
    let pages = report
        .assessments
        .iter()
        .map(|assessment| TextPage::new(report, assessment).write());
    let refused = report
        .refused
        .iter()
        .map(|refused| refused::render(report, refused));

    Ok(pages.chain(refused).collect::<Vec<_>>().join("\n"))
}

struct TextPage<'r> {
    assessment: &'r Assessment<'r>,
    messages: &'r Messages,
    colour: bool,
    text: String,
}

impl<'r> TextPage<'r> {
    fn new(report: &Report<'r>, assessment: &'r Assessment<'r>) -> Self {
        Self {
            assessment,
            messages: report.messages,
            colour: report.colour,
            text: String::new(),
        }
    }

    fn write(mut self) -> String {
        self.head();
        // What limits the result is read before it: changed rules, and rules without an answer.
        self.settings();
        self.failures();
        self.result();
        self.standing();
        self.findings();
        self.questions();
        self.absences();
        self.checklists();
        self.foot();

        self.text
    }

    fn say(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.messages.text(id, arguments)
    }

    fn head(&mut self) {
        let agreement = self.assessment.agreement;
        let bold = Style::new().bold();
        let mut title = String::new();
        // Wrapped before it is painted, since a colour would count as columns.
        wrap(&mut title, 0, &visible(&agreement.title()));
        let title = self.paint(bold, title.trim_end());
        self.line(&title);
        let kind = self.messages.word(
            "instrument",
            &agreement
                .view()
                .instrument()
                .r#type()
                .string()
                .unwrap_or_default(),
        );

        let facts = [
            (
                "file",
                visible(agreement.document().text().name())
                    .into_owned()
                    .into(),
            ),
            ("kind", kind.into()),
            ("day", self.messages.day(self.assessment.day).into()),
        ];

        let line = self.say("text_about", &facts);
        self.paragraph("", &line);
        let unread = match agreement.reading() {
            ReadExtent::Whole => None,
            ReadExtent::Part => Some(self.say("text_part_read", &[])),
            ReadExtent::NotRead => Some(self.say("text_not_read", &[])),
        };

        if let Some(line) = unread {
            self.paragraph("", &line);
        }

        if agreement.is_hypothetical() {
            let line = self.say("text_hypothetical", &[]);
            self.line(&line);
        }

        self.line("");
    }

    fn settings(&mut self) {
        if let Some(filter) = super::settings::filter(self.assessment, self.messages) {
            self.paragraph("", &filter);
            self.line("");
        }

        let changes = super::settings::changes(self.assessment.policy, self.messages);
        if changes.is_empty() {
            return;
        }

        let heading = self.say("settings_heading", &[]);
        self.heading(&heading);
        changes
            .iter()
            .for_each(|change| self.paragraph("  ", change));

        self.line("");
    }

    fn failures(&mut self) {
        if self.assessment.failures.is_empty() {
            return;
        }

        let line = self.say(
            "text_failed",
            &[("rules", self.assessment.failures.len().into())],
        );

        let line = self.paint(severity_style(Severity::Critical), &line);
        self.line(&line);
        for failed in &self.assessment.failures {
            self.text.push_str(&format!(
                "  {}: {}\n",
                failed.rule,
                visible(&failed.message)
            ));
        }

        self.line("");
    }

    fn standing(&mut self) {
        let blocks = [
            (
                "waivers_heading",
                standing::waivers(self.assessment, self.messages),
            ),
            (
                "decisions_heading",
                standing::decisions(self.assessment, self.messages),
            ),
            (
                "baseline_heading",
                standing::comparison(self.assessment, self.messages),
            ),
        ];

        for (heading, lines) in blocks {
            if !lines.is_empty() {
                let heading = self.say(heading, &[]);
                self.heading(&heading);
                lines.iter().for_each(|line| self.paragraph("  ", line));
                self.line("");
            }
        }
    }

    fn checklists(&mut self) {
        let applying = self
            .assessment
            .checklists
            .iter()
            // A list that only may apply needs a sentence to say so: the page has room for it.
            .filter(|applied| applied.applies == Some(true));

        let lines: Vec<String> = applying
            .map(|applied| {
                let list = applied.checklist;
                super::checklist::tally(
                    "checklist_tally",
                    list,
                    &self.assessment.items(list),
                    self.messages,
                )
            })
            .collect();

        lines.iter().for_each(|line| self.paragraph("", line));
    }

    fn foot(&mut self) {
        let coverage = self.assessment.coverage();
        let line = self.say(
            "text_coverage",
            &[
                ("answered", coverage.answered().into()),
                ("asked", coverage.asked.into()),
            ],
        );

        self.paragraph("", &line);
        // Last, since `own.rs` knows a report by this sentence at its end.
        let line = self.say("text_not_advice", &[]);
        self.paragraph("", &line);
    }

    fn heading(&mut self, heading: &str) {
        let heading = self.paint(Style::new().bold().underline(), heading);
        self.line(&heading);
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A paragraph in lines of at most 80 columns, each after an indent.
    fn paragraph(&mut self, indent: &str, words: &str) {
        self.text.push_str(indent);
        wrap(&mut self.text, indent.len(), words);
    }

    fn paint(&self, style: Style, words: &str) -> String {
        if self.colour {
            format!("{style}{words}{style:#}")
        } else {
            words.to_owned()
        }
    }
}

fn severity_style(severity: Severity) -> Style {
    match severity {
        Severity::Critical => AnsiColor::Red.on_default().bold(),
        Severity::High => AnsiColor::Red.on_default(),
        Severity::Medium => AnsiColor::Yellow.on_default(),
        Severity::Low => AnsiColor::Cyan.on_default(),
    }
}
