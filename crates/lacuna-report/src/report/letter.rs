//! The letter that asks the vendor for every fact an agreement leaves open, as text, Markdown and HTML.

use serde::Serialize;

use super::entry;
use super::markdown::escaped;
use super::tongue::{self, inside};
use super::wrap::wrap;
use super::{Messages, RenderError, Report};
use lacuna_core::agreement::ReadExtent;
use lacuna_core::assessment::{Assessment, Fact, Found, Provenance, Question};
use lacuna_core::condition::Template;
use lacuna_core::document::NodeId;
use lacuna_core::policy::Severity;
use lacuna_core::source_file::visible;

/// How many rules that wait are told in words; the others are counted.
const TOLD: usize = 4;
/// How many rules are named by id under a question.
const NAMED: usize = 12;

/// A letter in words; all of it may be shown, none of it is escaped for a format.
#[derive(Debug, Serialize)]
pub(super) struct Letter {
    to: String,
    from: String,
    date: String,
    reference: String,
    subject: String,
    opening: Vec<String>,
    parts: Vec<Part>,
    closing: Vec<String>,
}

/// The questions of one severity.
#[derive(Debug, Serialize)]
struct Part {
    heading: String,
    /// The number of its first question; numbers run through the letter.
    first: usize,
    questions: Vec<Asked>,
}

#[derive(Debug, Serialize)]
struct Asked {
    ask: String,
    notes: Vec<String>,
    why: Option<String>,
    waiting: String,
    needs: Vec<String>,
    reference: String,
}

/// Writes letters as plain text in lines of 80 columns.
pub(super) fn text(report: &Report<'_>) -> Result<String, RenderError> {
    let letters = report.assessments.iter().map(|assessment| {
        let letter = Writer::new(assessment, report, false).letter();
        as_text(&letter, report.messages)
    });
    Ok(letters.collect::<Vec<_>>().join("\n\n"))
}

/// Writes letters as Markdown in which nothing from an agreement is markup.
pub(super) fn markdown(report: &Report<'_>) -> Result<String, RenderError> {
    let letters = report.assessments.iter().map(|assessment| {
        let letter = Writer::new(assessment, report, false).letter();
        as_markdown(&letter, report.messages)
    });
    Ok(letters.collect::<Vec<_>>().join("\n---\n\n"))
}

/// Writes a letter as a page.
pub(super) fn html(report: &Report<'_>) -> Result<String, RenderError> {
    match report.assessments {
        [assessment] => {
            let letter = Writer::new(assessment, report, true).letter();
            super::html::letter(&letter, report.messages)
        }
        others => Err(RenderError(format!(
            "an HTML letter is about one agreement, and there are {}",
            others.len()
        ))),
    }
}

struct Writer<'a> {
    assessment: &'a Assessment<'a>,
    messages: &'a Messages,
    /// The ids of those it goes to; empty where it goes to the vendors.
    addressees: &'a [String],
    /// Whether words in another language than the letter's are marked with it.
    marks: bool,
}

impl<'a> Writer<'a> {
    fn new(assessment: &'a Assessment<'a>, report: &Report<'a>, marks: bool) -> Self {
        Self {
            assessment,
            messages: report.messages,
            addressees: report.addressees,
            marks,
        }
    }

    fn english(&self, words: String) -> String {
        if self.marks {
            tongue::english(&words, self.messages)
        } else {
            words
        }
    }

    /// Words of the agreement file, as they may be shown.
    fn said(&self, words: &str) -> String {
        let language = self.assessment.agreement.text_at(&["language"]);
        let words = visible(words);
        if self.marks {
            tongue::said(&words, &language, self.messages)
        } else {
            words.into_owned()
        }
    }

    fn letter(&self) -> Letter {
        let agreement = self.assessment.agreement;
        let title = agreement.text_at(&["title"]);
        let questions = self.assessment.open_facts();
        Letter {
            to: self.parties(true, "letter_to_nobody"),
            from: self.parties(false, "letter_from_nobody"),
            date: self.messages.day(self.assessment.day),
            reference: visible(&agreement.text_at(&["instrument", "reference"])).into_owned(),
            subject: self
                .messages
                .text("letter_subject", &[("title", self.said(&title).into())]),
            opening: self.opening(questions.len()),
            parts: self.parts(&questions),
            closing: vec![self.messages.plain("letter_closing")],
        }
    }

    /// The names of those the letter goes to, or of those it comes from; sub-processors neither ask nor are asked, unless
    /// they are named. Where nobody is named, it goes to the vendors, and of whom nobody knows the kind it is neither to
    /// nor from.
    fn parties(&self, addressed: bool, none: &str) -> String {
        let document = self.assessment.agreement.document();
        let text = |node: NodeId, name: &str| {
            document
                .get(node, name)
                .and_then(|node| document.string(node))
                .unwrap_or_default()
        };

        let belongs = |party: &NodeId| {
            let (id, kind) = (text(*party, "id"), text(*party, "kind"));
            let is_named = self.addressees.iter().any(|addressee| *addressee == id);
            match (self.addressees, kind.as_ref()) {
                ([_, ..], _) if is_named => addressed,
                (_, "sub_processor") => false,
                ([_, ..], _) => !addressed,
                ([], "") => false,
                ([], kind) => (kind == "vendor") == addressed,
            }
        };

        let parties = document
            .get(NodeId::ROOT, "parties")
            .into_iter()
            .flat_map(|list| document.children(list));

        let names = parties
            .filter(belongs)
            .map(|party| self.said(&text(party, "name")));

        let listed = names
            .filter(|name| !name.is_empty())
            .reduce(|before, next| {
                self.messages.text(
                    "value_list",
                    &[("before", before.into()), ("next", next.into())],
                )
            });

        listed.unwrap_or_else(|| self.messages.plain(none))
    }

    fn opening(&self, questions: usize) -> Vec<String> {
        let agreement = self.assessment.agreement;
        let mut lines = Vec::new();
        if agreement.is_hypothetical() {
            lines.push(self.messages.plain("letter_invented"));
        }

        lines.extend(self.assessment.failures.iter().map(|failed| {
            let message = self.english(visible(&failed.message).into_owned());
            self.messages.text(
                "checked_failure",
                &[("rule", (&failed.rule).into()), ("message", message.into())],
            )
        }));

        if questions == 0 {
            lines.push(self.messages.plain("letter_none"));
            return lines;
        }

        lines.push(
            self.messages
                .text("letter_opening", &[("n", questions.into())]),
        );

        match agreement.reading() {
            ReadExtent::Whole => {}
            ReadExtent::Part => lines.push(self.messages.plain("letter_part_read")),
            ReadExtent::NotRead => lines.push(self.messages.plain("letter_not_read")),
        }

        if self.assessment.is_memorandum_with_vendor() {
            lines.push(self.messages.plain("letter_memorandum"));
        }

        lines.extend(["letter_how", "letter_no_blame"].map(|id| self.messages.plain(id)));
        if self.messages.language() != "en" {
            lines.push(self.messages.plain("rules_in_english"));
        }

        lines
    }

    fn parts(&self, questions: &[Question<'_>]) -> Vec<Part> {
        let mut first = 1;
        let mut parts = Vec::new();
        for severity in Severity::WORST_FIRST {
            let of_it = questions
                .iter()
                .filter(|question| question.worst() == Some(severity));

            let asked: Vec<Asked> = of_it.map(|question| self.asked(question)).collect();
            let count = asked.len();
            if count > 0 {
                let heading = self.messages.word("letter_part", severity.as_str());
                parts.push(Part {
                    heading,
                    first,
                    questions: asked,
                });
            }

            first += count;
        }

        parts
    }

    fn asked(&self, question: &Question<'_>) -> Asked {
        let say = |sentence: &Template| {
            let sentence = sentence.render(
                self.assessment.agreement.document(),
                None,
                &self.messages.plain("silent_hole"),
            );

            self.english(
                visible(&sentence.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned(),
            )
        };

        let mut needs: Vec<String> = Vec::new();
        for rule in &question.rules {
            let need = say(&rule.asks);
            if needs.len() < TOLD && !needs.contains(&need) {
                needs.push(need);
            }
        }

        let n = question.rules.len();
        let waiting = match n {
            n if n > TOLD => "letter_waiting_many",
            _ if needs.len() == n => "letter_waiting_all",
            _ => "letter_waiting",
        };

        let why = self.messages.plain("letter_why");

        Asked {
            ask: self.messages.text(
                ask(&question.fact),
                &[("label", inside(&self.label(&question.fact)).into())],
            ),
            notes: self.notes(&question.fact),
            // One rule's reason would stand for many that have others; what each of them asks is then the reason.
            why: question
                .rules
                .first()
                .filter(|_| n <= TOLD)
                .map(|rule| format!("{why} {}", say(&rule.why))),
            waiting: self.messages.text(waiting, &[("n", n.into())]),
            needs,
            reference: self.reference(question),
        }
    }

    /// A phrase for a fact, with the name of the entry that it belongs to.
    fn label(&self, fact: &Fact) -> String {
        let document = self.assessment.agreement.document();
        let label = self.english(visible(&fact.label).into_owned());
        match entry::around(document, &fact.pointer).map(|entry| entry::name(document, entry)) {
            Some(name) if !name.is_empty() => self.messages.text(
                "label_of",
                &[
                    ("label", label.into()),
                    ("subject", self.said(&name).into()),
                ],
            ),
            _ => label,
        }
    }

    /// Where the words stand, why they are missing, and who holds what, as far as the file says.
    fn notes(&self, fact: &Fact) -> Vec<String> {
        let mut notes = Vec::new();
        if let Some(place) = fact.clause.as_ref().and_then(|clause| self.clause(clause)) {
            notes.push(
                self.messages
                    .text("letter_clause", &[("place", place.into())]),
            );
        }
        if let Found::Nothing {
            kind,
            reason,
            place,
            positions,
        } = &fact.found
        {
            let say = |id: &str, name: &str, words: &String| {
                self.messages.text(id, &[(name, self.said(words).into())])
            };
            notes.extend(
                place
                    .iter()
                    .map(|place| say("letter_place", "place", place)),
            );
            // Why nothing was found where nothing stands is a note of the writer of the file to himself.
            let reason = reason.iter().filter(|_| kind != "silent");
            notes.extend(reason.map(|reason| say("letter_reason", "reason", reason)));
            notes.extend(
                positions
                    .iter()
                    .map(|position| say("letter_position", "position", position)),
            );
        }
        notes
    }

    fn clause(&self, clause: &lacuna_core::assessment::Clause) -> Option<String> {
        match (&clause.reference, clause.page) {
            (Some(reference), Some(page)) => Some(self.messages.text(
                "place_and_page",
                &[("reference", reference.into()), ("page", page.into())],
            )),
            (Some(reference), None) => Some(visible(reference).into_owned()),
            (None, Some(page)) => Some(self.messages.text("page", &[("page", page.into())])),
            (None, None) => None,
        }
    }

    fn reference(&self, question: &Question<'_>) -> String {
        let ids: Vec<&str> = question
            .rules
            .iter()
            .take(NAMED)
            .map(|rule| rule.id.as_str())
            .collect();

        let listed = ids
            .iter()
            .map(|id| (*id).to_owned())
            .reduce(|before, next| {
                self.messages.text(
                    "value_list",
                    &[("before", before.into()), ("next", next.into())],
                )
            });

        let pointer = (&question.fact.pointer).into();
        let rules = listed.unwrap_or_default().into();
        match question.rules.len() - ids.len() {
            0 => self
                .messages
                .text("letter_rules", &[("pointer", pointer), ("rules", rules)]),
            more => self.messages.text(
                "letter_rules_more",
                &[("pointer", pointer), ("rules", rules), ("n", more.into())],
            ),
        }
    }
}

/// The message that asks for a fact, by why it is open.
fn ask(fact: &Fact) -> &'static str {
    match &fact.found {
        Found::Nothing { kind, .. } => match kind.as_str() {
            "redacted" => "letter_ask_redacted",
            "by_reference" => "letter_ask_by_reference",
            "not_agreed" => "letter_ask_not_agreed",
            "disputed" => "letter_ask_disputed",
            "not_applicable" => "letter_ask_not_applicable",
            _ => "letter_ask_silent",
        },
        _ if fact.provenance == Provenance::Reported => "letter_ask_reported",
        _ if fact.provenance == Provenance::Unproved => "letter_ask_unproved",
        _ => "letter_ask_stated",
    }
}

fn as_text(letter: &Letter, messages: &Messages) -> String {
    let mut text = String::new();
    for (id, value) in address(letter) {
        wrap(&mut text, 0, &format!("{} {value}", messages.plain(id)));
    }

    text.push('\n');
    wrap(&mut text, 0, &letter.subject);
    for line in &letter.opening {
        text.push('\n');
        wrap(&mut text, 0, line);
    }

    for part in &letter.parts {
        text.push_str(&format!("\n{}\n", part.heading));
        for (at, question) in part.questions.iter().enumerate() {
            let number = format!("{}.", part.first + at);
            text.push_str(&format!("\n{number:<5}"));
            wrap(&mut text, 5, &question.ask);

            for line in question
                .notes
                .iter()
                .chain(&question.why)
                .chain([&question.waiting])
            {
                indented(&mut text, "     ", line);
            }

            question
                .needs
                .iter()
                .for_each(|need| indented(&mut text, "     - ", need));

            indented(&mut text, "     ", &question.reference);
            indented(&mut text, "     ", &messages.plain("letter_answer"));
            text.push_str(
                "\n     ________________________________________________________________________\n",
            );
        }
    }

    for line in &letter.closing {
        text.push('\n');
        wrap(&mut text, 0, line);
    }

    text + &format!(
        "\n{} ______________________________\n",
        messages.plain("letter_signed")
    )
}

fn indented(text: &mut String, indent: &str, words: &str) {
    text.push_str(indent);
    wrap(text, indent.len(), words);
}

fn as_markdown(letter: &Letter, messages: &Messages) -> String {
    let mut text = String::new();
    for (id, value) in address(letter) {
        text.push_str(&format!(
            "**{}** {}  \n",
            messages.plain(id),
            escaped(value)
        ));
    }

    text.push_str(&format!("\n# {}\n", escaped(&letter.subject)));
    letter
        .opening
        .iter()
        .for_each(|line| text.push_str(&format!("\n{}\n", escaped(line))));

    for part in &letter.parts {
        text.push_str(&format!("\n## {}\n", part.heading));
        for (at, question) in part.questions.iter().enumerate() {
            text.push_str(&format!(
                "\n{}. **{}**\n",
                part.first + at,
                escaped(&question.ask)
            ));

            for line in question
                .notes
                .iter()
                .chain(&question.why)
                .chain([&question.waiting])
            {
                text.push_str(&format!("\n    {}\n", escaped(line)));
            }

            text.push('\n');
            question
                .needs
                .iter()
                .for_each(|need| text.push_str(&format!("    - {}\n", escaped(need))));

            text.push_str(&format!("\n    {}\n", escaped(&question.reference)));
            text.push_str(&format!(
                "\n    {}\n\n    &nbsp;\n",
                messages.plain("letter_answer")
            ));
        }
    }

    letter
        .closing
        .iter()
        .for_each(|line| text.push_str(&format!("\n{}\n", escaped(line))));

    text + &format!(
        "\n{} \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\n",
        messages.plain("letter_signed")
    )
}

/// The lines above the letter, without those that say nothing.
fn address(letter: &Letter) -> Vec<(&'static str, &str)> {
    let mut lines = vec![
        ("letter_to", letter.to.as_str()),
        ("letter_from", &letter.from),
        ("letter_date", &letter.date),
    ];

    if !letter.reference.is_empty() {
        lines.push(("letter_reference", &letter.reference));
    }

    lines
}
