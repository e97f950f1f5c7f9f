//! The writer of one letter: what it is about, who writes to whom, and how words come into its sentences.

use super::address::{Correspondent, Correspondents, LetterOptions};
use crate::report::tongue;
use crate::report::{Messages, RenderError, Report};
use lacuna_core::assessment::Assessment;
use lacuna_core::condition::Template;
use lacuna_core::document::NodeId;
use lacuna_core::source_file::visible;
use lacuna_core::vocabulary::Answerer;

/// How many entries of a list a sentence names; the others are counted.
const ENTRIES: usize = 4;

/// Writes one letter.
pub(super) struct LetterWriter<'a> {
    pub(super) assessment: &'a Assessment<'a>,
    pub(super) messages: &'a Messages,
    pub(super) options: LetterOptions<'a>,
    pub(super) people: Correspondents,
    /// Whether words in another language than the letter's are marked with it.
    marks: bool,
}

impl<'a> LetterWriter<'a> {
    /// Finds out who writes to whom.
    ///
    /// # Errors
    /// An addressee that is not a party; nobody to write to.
    pub(super) fn new(
        assessment: &'a Assessment<'a>,
        report: &Report<'a>,
        marks: bool,
    ) -> Result<Self, RenderError> {
        Ok(Self {
            assessment,
            messages: report.messages,
            options: report.letter,
            people: Correspondents::find(assessment, &report.letter)?,
            marks,
        })
    }

    /// Words of rules and of the vocabulary, which are in English.
    pub(super) fn english(&self, words: String) -> String {
        if self.marks {
            tongue::english(&words, self.messages)
        } else {
            words
        }
    }

    /// Words of the agreement file, as they may be shown.
    pub(super) fn said(&self, words: &str) -> String {
        let language = self
            .assessment
            .agreement
            .view()
            .language()
            .string()
            .unwrap_or_default();
        let words = one_line(words);
        if self.marks {
            tongue::said(&words, &language, self.messages)
        } else {
            words
        }
    }

    /// Names in a list of one sentence, each marked with its language where that is not the letter's.
    pub(super) fn names(&self, of: &[Correspondent]) -> String {
        let names = of.iter().map(|own| match own.party {
            Some(_) => self.said(&own.name),
            // Nobody knows in which language somebody from outside is called.
            None if self.marks => tongue::said(&visible(&own.name), "", self.messages),
            None => visible(&own.name).into_owned(),
        });

        let listed = names.reduce(|before, next| {
            self.messages.text(
                "value_list",
                &[("before", before.into()), ("next", next.into())],
            )
        });

        listed.unwrap_or_default()
    }

    /// The name of the only vendor; `None` where there is none or more than one.
    pub(super) fn only_vendor(&self) -> Option<String> {
        let all = self.people.to.iter().chain(&self.people.from);
        let mut vendors = all.filter(|own| own.side == Some(Answerer::Vendor));
        let vendor = vendors.next()?;
        vendors
            .next()
            .is_none()
            // What follows a comma says what it is, and is no part of a name in a sentence.
            .then(|| visible(vendor.name.split(',').next().unwrap_or_default()).into_owned())
    }

    /// A sentence of a rule about a subject.
    pub(super) fn rule_words(&self, words: &Template, subject: Option<NodeId>) -> String {
        // White space counts once in HTML, so that a line break need only not be shown as a mark.
        let sentence = words.render_pieces(
            self.assessment.agreement.document(),
            subject,
            &self.messages.plain("silent_hole"),
            |words| visible(&words.replace('\n', " ")).into_owned(),
            |fact| self.said(&fact),
            |code| self.english(self.messages.country(code)),
        );

        self.english(sentence.trim().to_owned())
    }

    /// The name of an entry as a sentence has it.
    pub(super) fn quoted(&self, name: &str) -> String {
        let entry = self.said(name);
        self.messages
            .text("letter_entry", &[("entry", entry.into())])
    }

    /// Names of entries in words; beyond a few they are counted.
    pub(super) fn listed(&self, entries: &[String]) -> String {
        let listed = entries.iter().take(ENTRIES).cloned();
        let listed = listed.reduce(|before, next| {
            let arguments = [("before", before.into()), ("next", next.into())];
            self.messages.text("value_list", &arguments)
        });

        let listed = listed.unwrap_or_default();
        match entries.len().saturating_sub(ENTRIES) {
            0 => listed,
            n => self.messages.text(
                "letter_listed_more",
                &[("listed", listed.into()), ("n", n.into())],
            ),
        }
    }
}

/// A text on one line, with nothing in it that is obeyed.
pub(super) fn one_line(text: &str) -> String {
    visible(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}
