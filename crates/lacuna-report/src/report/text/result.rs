//! The verdicts and the counts of the five states.

use anstyle::Style;

use super::{TextPage, severity_style};
use crate::report::standing;
use crate::report::wrap::{padded, wrap};
use lacuna_core::assessment::{Assessment, Verdict};
use lacuna_core::policy::{Basis, Severity};
use lacuna_messages::Argument;

impl TextPage<'_> {
    pub(super) fn result(&mut self) {
        let assessment = self.assessment;
        if assessment.is_memorandum_with_vendor() {
            let line = self.say("text_memorandum", &[]);
            self.paragraph("", &line);
            self.line("");
        }

        let rules = || assessment.policy.rules.iter();
        let asks = |policy| rules().any(|rule| (rule.basis == Basis::Policy) == policy);
        let law: Vec<Argument<'_>> = severity_counts(assessment, &[Basis::Law, Basis::Guidance]);
        let house: Vec<Argument<'_>> = severity_counts(assessment, &[Basis::Policy]);
        self.verdict("text_law_and_guidance", false, &law, asks(false));
        self.verdict("text_house_policy", true, &house, asks(true));
        let line = standing::outcome_counts(assessment, self.messages);
        self.paragraph("", &line);
        self.line("");
    }

    fn verdict(&mut self, heading: &str, is_policy: bool, counts: &[Argument<'_>], asked: bool) {
        let assessment = self.assessment;
        let verdict = if is_policy {
            assessment.policy_verdict()
        } else {
            assessment.verdict()
        };

        let style = match verdict {
            Verdict::Stop => severity_style(Severity::Critical),
            Verdict::FixFirst => severity_style(Severity::High),
            _ => Style::new().bold(),
        };

        let heading = self.say(heading, &[]);
        // No objection from no rules would read as a pass.
        let words = if asked {
            standing::verdict(assessment, is_policy, self.messages)
        } else {
            self.messages.plain("verdict_unasked")
        };

        let names = ["critical", "high", "medium", "low"];
        let counts: Vec<(&str, Argument<'_>)> =
            names.into_iter().zip(counts.iter().cloned()).collect();
        let counts = self.say("text_severities", &counts);
        let mut lines = String::new();
        // The heading takes 18 columns and a space.
        wrap(&mut lines, 19, &words);
        // A colour is ended where its line ends.
        let words: Vec<String> = lines
            .lines()
            .map(|line| self.paint(style, line.trim_start()))
            .collect();

        let words = words.join(&format!("\n{:19}", ""));
        self.text
            .push_str(&format!("{} {words}\n{:19}", padded(&heading, 18), ""));
        wrap(&mut self.text, 19, &counts);
    }
}

fn severity_counts(assessment: &Assessment<'_>, bases: &[Basis]) -> Vec<Argument<'static>> {
    let counts = assessment.all_counts(bases);
    Severity::WORST_FIRST
        .into_iter()
        .map(|severity| counts.of(severity).into())
        .collect()
}
