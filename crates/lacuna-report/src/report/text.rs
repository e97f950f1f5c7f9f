//! The format `text`: what matters most first, for a terminal of 80 columns and for a pipe.

use anstyle::{AnsiColor, Style};

use super::messages::{Argument, Messages};
use super::standing;
use super::wrap::{wrap, wrap_after};
use super::{RenderError, Report};
use lacuna_core::agreement::ReadExtent;
use lacuna_core::assessment::{
    Assessment, Fact, Found, Outcome, Provenance, Question, RuleResult, Verdict,
};
use lacuna_core::diagnostic::RejectedInput;
use lacuna_core::policy::{Basis, Severity};
use lacuna_core::source_file::visible;

/// Questions beyond these are counted, so that a silent paper stays readable.
const QUESTIONS_SHOWN: usize = 8;

/// How many places of a finding are shown; the rest are counted.
const SHOWN: usize = 3;

pub(super) fn render(report: &Report<'_>) -> Result<String, RenderError> {
    let pages = report
        .assessments
        .iter()
        .map(|assessment| Page::new(report, assessment).write());
    let refused = report.refused.iter().map(|refused| told(report, refused));
    Ok(pages.chain(refused).collect::<Vec<_>>().join("\n"))
}

/// What could not be audited stands among what was, as what it is.
fn told(report: &Report<'_>, refused: &RejectedInput) -> String {
    let mut text = String::new();
    let heading = match refused.record {
        None => report
            .messages
            .text("text_refused", &[("file", (&refused.file).into())]),
        Some(record) => report.messages.text(
            "text_refused_record",
            &[("file", (&refused.file).into()), ("record", record.into())],
        ),
    };

    wrap(&mut text, 0, &heading);
    for problem in &refused.problems {
        let place = problem
            .position
            .map(|position| format!(":{position}"))
            .unwrap_or_default();

        let help = problem
            .help
            .as_deref()
            .map(|help| format!(" ({})", visible(help)))
            .unwrap_or_default();

        text.push_str(&format!("    {}{place}\n  ", visible(&problem.file)));
        wrap(
            &mut text,
            2,
            &format!("{}{help}", visible(&problem.message)),
        );
    }

    text
}

struct Page<'r> {
    assessment: &'r Assessment<'r>,
    messages: &'r Messages,
    colour: bool,
    text: String,
}

impl<'r> Page<'r> {
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
        self.settings();
        self.failures();
        self.result();
        self.standing();
        self.findings();
        self.questions();
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
        wrap(&mut title, 0, &visible(&agreement.text_at(&["title"])));
        let title = self.paint(bold, title.trim_end());
        self.line(&title);
        let kind = self
            .messages
            .word("instrument", &agreement.text_at(&["instrument", "type"]));

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

    fn result(&mut self) {
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
        let breached = assessment.count(Outcome::Breached);
        let not_stated = assessment.count(Outcome::NotStated);
        let line = self.say(
            "text_counts",
            &[
                ("breached", breached.into()),
                ("not_stated", not_stated.into()),
                ("met", assessment.count(Outcome::Met).into()),
                ("cannot_tell", assessment.count(Outcome::CannotTell).into()),
                (
                    "not_applicable",
                    assessment.count(Outcome::NotApplicable).into(),
                ),
            ],
        );

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
        wrap(&mut lines, 19, &words);
        // A colour is ended where its line ends.
        let words: Vec<String> = lines
            .lines()
            .map(|line| self.paint(style, line.trim_start()))
            .collect();

        let words = words.join(&format!("\n{:19}", ""));
        self.text
            .push_str(&format!("{heading:<18} {words}\n{:19}", ""));
        wrap(&mut self.text, 19, &counts);
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

    fn findings(&mut self) {
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
        let rule = finding.rule;
        let Some(severity) = finding.weight.severity() else {
            return;
        };

        let word = self.messages.severity(severity).to_uppercase();
        let outcome = self.messages.outcome(finding.outcome);
        let mut marks = self.messages.basis(finding.basis);

        if finding.is_waived() {
            marks = format!("{marks}; {}", self.messages.plain("waived_mark"));
        }

        let mark = self.paint(severity_style(severity), &format!("{word:<8}"));
        // A title names the offence, and where nothing is stated nobody may be accused of it.
        let words = if finding.outcome == Outcome::Breached {
            visible(&rule.title).into_owned()
        } else {
            outcome
        };

        self.text.push_str(&mark);
        self.text.push(' ');
        // The mark can carry colours, which take no room.
        wrap_after(
            &mut self.text,
            9,
            17,
            &format!("{} {words} ({marks})", rule.id),
        );

        let agreement = self.assessment.agreement;
        let more = finding.worst().count().saturating_sub(SHOWN);
        for answer in finding.worst().take(SHOWN) {
            if let Some(sentence) = self.assessment.sentence(rule, answer) {
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

        if more > 0 {
            let line = self.say("text_more_places", &[("n", more.into())]);
            self.paragraph("  ", &line);
        }

        if let Some(lead) = finding.grouped_under {
            let line = self.say("text_counted_with", &[("rule", lead.into())]);
            self.paragraph("  ", &line);
        } else {
            let ask = self.say(
                "text_ask",
                &[(
                    "ask",
                    finding
                        .remedy()
                        .render(agreement.document(), None, "…")
                        .into(),
                )],
            );

            self.paragraph("  ", &visible(&ask));
        }
    }

    /// Says how the quote of a fact stands in its document, where it was looked up.
    fn quote_check(&mut self, fact: &Fact) {
        let check = fact
            .clause
            .as_ref()
            .and_then(|clause| clause.check.as_ref());
        let Some(check) = check else {
            return;
        };

        let line = self.messages.word("quote_check", check.standing.as_str());
        self.paragraph("    ", &line);
        if fact.provenance == Provenance::Unproved {
            let line = self.say("says_unproved", &[]);
            self.paragraph("    ", &line);
        }
    }

    fn questions(&mut self) {
        let questions = self.assessment.questions();
        if questions.is_empty() {
            return;
        }

        let heading = self.say("text_questions", &[("facts", questions.len().into())]);
        self.heading(&heading);
        for question in questions.iter().take(QUESTIONS_SHOWN) {
            self.question(question);
        }

        if questions.len() > QUESTIONS_SHOWN {
            let line = self.say(
                "text_more_questions",
                &[("facts", (questions.len() - QUESTIONS_SHOWN).into())],
            );

            self.line(&line);
        }

        self.line("");
    }

    fn question(&mut self, question: &Question<'_>) {
        let label = label(&question.fact);
        let grave = question
            .rules
            .iter()
            .filter(|rule| rule.severity == Severity::Critical)
            .count();

        let id = match (&question.fact.found, question.fact.provenance) {
            (_, Provenance::Reported) => "question_reported",
            (_, Provenance::Unproved) => "question_unproved",
            (Found::Nothing { kind, .. }, _) if kind != "silent" => "question_absent",
            _ => "question_silent",
        };

        let kind = match &question.fact.found {
            Found::Nothing { kind, .. } => self.messages.word("absence", kind),
            _ => String::new(),
        };

        let line = self.say(
            id,
            &[
                ("fact", label.into()),
                ("kind", kind.into()),
                ("rules", question.rules.len().into()),
                ("critical", grave.into()),
            ],
        );

        self.paragraph("  ", &line);
        if let Some(offered) = &question.fact.offered {
            let line = self.say(
                "question_offered",
                &[
                    ("title", offered.title.as_str().into()),
                    (
                        "clause",
                        offered.clause.as_deref().unwrap_or_default().into(),
                    ),
                    ("value", offered.value.as_str().into()),
                ],
            );
            self.paragraph("    ", &line);
        }
        let ids: Vec<&str> = question
            .rules
            .iter()
            .take(9)
            .map(|rule| rule.id.as_str())
            .collect();

        let more = if question.rules.len() > ids.len() {
            " …"
        } else {
            ""
        };

        self.text
            .push_str(&format!("    {}{more}\n", ids.join(" ")));
    }

    fn checklists(&mut self) {
        let applying = self
            .assessment
            .checklists
            .iter()
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

fn severity_counts(assessment: &Assessment<'_>, bases: &[Basis]) -> Vec<Argument<'static>> {
    let count = |severity| {
        bases
            .iter()
            .map(|basis| assessment.counts(*basis).of(severity))
            .sum::<usize>()
    };

    Severity::WORST_FIRST
        .into_iter()
        .map(|severity| count(severity).into())
        .collect()
}

fn severity_style(severity: Severity) -> Style {
    match severity {
        Severity::Critical => AnsiColor::Red.on_default().bold(),
        Severity::High => AnsiColor::Red.on_default(),
        Severity::Medium => AnsiColor::Yellow.on_default(),
        Severity::Low => AnsiColor::Cyan.on_default(),
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

/// The fact's label; of a fact of a list's entry, with the id of the entry.
pub(super) fn label(fact: &Fact) -> String {
    let entry = fact
        .stable_pointer
        .rsplit_once(']')
        .and_then(|(before, _)| before.rsplit_once('['));

    match entry {
        Some((_, id)) => format!("{} ({})", visible(&fact.label), visible(id)),
        None => visible(&fact.label).into_owned(),
    }
}
