//! The findings, worst first.

use super::{TextPage, severity_style};
use crate::report::rule_sentences::{fill, sentence};
use crate::report::wrap::{padded, wrap_after};
use lacuna_core::assessment::{Fact, Outcome, Provenance, RuleResult};
use lacuna_core::policy::Severity;
use lacuna_core::source_file::visible;

/// How many places of a finding are shown; the rest are counted.
const SHOWN: usize = 3;

impl TextPage<'_> {
    pub(super) fn findings(&mut self) {
        let findings = self.assessment.findings();
        if findings.is_empty() {
            return;
        }

        let heading = self.say("text_findings", &[]);
        self.heading(&heading);
        for finding in &findings {
            self.finding(finding);
        }

        self.line("");
    }

    fn finding(&mut self, finding: &RuleResult<'_>) {
        let Some(severity) = finding.weight.severity() else {
            return;
        };

        self.finding_heading(finding, severity);
        self.finding_places(finding);
        let document = self.assessment.agreement.document();
        let subject = finding.worst().next().and_then(|answer| answer.subject);
        let ask = fill(self.messages, finding.remedy(), document, subject);
        let key = if self.assessment.is_ended() {
            "text_ask_ended"
        } else {
            "text_ask"
        };

        let ask = self.say(key, &[("ask", ask.into())]);
        self.paragraph("  ", &visible(&ask));
        if let Some(lead) = finding.grouped_under {
            let line = self.say("text_same_cause", &[("rule", lead.into())]);
            self.paragraph("  ", &line);
        }
    }

    fn finding_heading(&mut self, finding: &RuleResult<'_>, severity: Severity) {
        let rule = finding.rule;
        let word = self.messages.severity(severity).to_uppercase();
        let outcome = self.messages.outcome(finding.outcome);
        let mut marks = self.messages.basis(finding.basis);
        if finding.is_waived() {
            marks = self
                .messages
                .text("marks_waived", &[("marks", marks.into())]);
        }

        // A title names the offence, and where nothing is stated nobody may be accused of it.
        let words = if finding.outcome == Outcome::Breached {
            visible(&rule.title).into_owned()
        } else {
            outcome
        };

        // Eight columns hold CRITICAL, the longest of the words.
        let mark = self.paint(severity_style(severity), &padded(&word, 8));
        self.text.push_str(&mark);
        self.text.push(' ');
        // The mark can carry colours, which take no room.
        let arguments = [
            ("rule", (&rule.id).into()),
            ("words", words.into()),
            ("marks", marks.into()),
        ];

        let line = self.say("text_finding", &arguments);
        // Further lines begin under the words, behind the mark and an id such as ABC-001.
        wrap_after(&mut self.text, 9, 17, &line);
    }

    fn finding_places(&mut self, finding: &RuleResult<'_>) {
        let agreement = self.assessment.agreement;
        for answer in finding.worst().take(SHOWN) {
            if let Some(sentence) = sentence(self.messages, self.assessment, finding.rule, answer) {
                self.paragraph("  ", &visible(&sentence));
            }

            if let Some(read) = answer.evidence.first() {
                let fact = Fact::of(agreement, read);
                self.text.push_str(&format!(
                    "    {}:{}\n",
                    visible(agreement.document().text().name()),
                    place(&fact)
                ));
                self.quote_check(&fact);
            }
        }

        let more = finding.worst().count().saturating_sub(SHOWN);
        if more > 0 {
            let line = self.say("text_more_places", &[("n", more.into())]);
            self.paragraph("  ", &line);
        }
    }

    /// Says how the quote of a fact appears in its document, where it was looked up.
    fn quote_check(&mut self, fact: &Fact) {
        let clause = fact.clause.as_ref();
        let Some(check) = clause.and_then(|clause| clause.check.as_ref()) else {
            return;
        };

        let line = self.messages.word("quote_check", check.standing.as_str());
        self.paragraph("    ", &line);
        if fact.provenance == Provenance::Unproved {
            let line = self.say("says_unproved", &[]);
            self.paragraph("    ", &line);
        }
    }
}

/// Line, column and pointer, with the clause where one is named.
fn place(fact: &Fact) -> String {
    let clause = fact
        .clause
        .as_ref()
        .and_then(|clause| clause.reference.as_ref());

    let clause = clause
        .map(|reference| format!(" [{}]", visible(reference)))
        .unwrap_or_default();

    format!("{} {}{clause}", fact.position, visible(&fact.pointer))
}
