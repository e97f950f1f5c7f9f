//! The list for the own side: what no letter can ask, since only the own file or a public record holds it.

use super::model::{Item, ItemGroup, Letter, Section};
use super::writer::{LetterWriter, one_line};
use lacuna_core::assessment::{Fact, Question};
use lacuna_core::vocabulary::Answerer;

impl LetterWriter<'_> {
    /// Writes the list of what the own side has to decide, to answer and to look up.
    pub(super) fn own_side(&self) -> Letter {
        let title = self.assessment.agreement.title();
        let mut letter = Letter {
            address: self.own_side_address(),
            subject: self
                .messages
                .text("own_subject", &[("title", self.said(&title).into())]),
            written_on: self.options.dated(self.assessment).to_string(),
            ..Letter::default()
        };

        let decisions = self.decisions();
        // Numbers run on through all sections, so that one alone names a point.
        let mut number = decisions
            .iter()
            .map(|group| group.items.len())
            .sum::<usize>()
            + 1;
        letter.sections.push(Section {
            heading: self.messages.plain("own_decide"),
            groups: decisions,
            ..Section::default()
        });

        let is_own = |question: &Question<'_>| {
            !self.is_for_addressee(&question.fact) && self.is_held(&question.fact)
        };

        let is_public = |question: &Question<'_>| {
            !self.is_for_addressee(&question.fact) && !self.is_held(&question.fact)
        };

        for (heading, asks) in [
            ("own_answer", &is_own as &dyn Fn(&Question<'_>) -> bool),
            ("own_look_up", &is_public),
        ] {
            let open = self.open_points(asks);
            let count = open.len();
            // Without a limit: this list is sent to nobody, and has no annex for the rest.
            let (groups, _) = self.questions(open, usize::MAX, number);
            number += count;
            letter.sections.push(Section {
                heading: self.messages.plain(heading),
                groups,
                ..Section::default()
            });
        }

        letter.sections.retain(|section| !section.is_empty());
        if letter.sections.is_empty() {
            letter.opening.push(self.messages.plain("own_nothing"));
        }

        letter
    }

    fn own_side_address(&self) -> Vec<(String, String)> {
        let mut lines = vec![
            (
                self.messages.plain("own_for"),
                self.names(&self.people.from),
            ),
            (
                self.messages.plain("letter_date"),
                self.messages.day(self.options.dated(self.assessment)),
            ),
        ];

        if let Some(reference) = self.options.reference {
            lines.push((
                self.messages.plain("letter_our_reference"),
                one_line(reference),
            ));
        }

        lines
    }

    /// The findings that the other side can do nothing about.
    fn decisions(&self) -> Vec<ItemGroup> {
        let mut items = Vec::new();
        for finding in self.assessment.findings() {
            let facts = self.deciding_facts(finding);
            if facts.iter().any(|fact| self.is_asked(fact)) {
                continue;
            }

            let subject = finding.worst().next().and_then(|answer| answer.subject);
            let item = Item {
                ask: self.rule_words(finding.remedy(), subject),
                notes: self.sentences(finding),
                ..Item::default()
            };

            // Findings of several rules can end in one decision.
            if !items.iter().any(|own: &Item| own.ask == item.ask) {
                items.push(item);
            }
        }

        if items.is_empty() {
            return Vec::new();
        }

        vec![ItemGroup {
            subject: None,
            first: 1,
            items,
        }]
    }

    /// Whether a letter asks for a change of a fact.
    fn is_asked(&self, fact: &Fact) -> bool {
        let document = self.assessment.agreement.document();
        self.people
            .can_amend(document, fact.answerers, &fact.path, &fact.pointer)
    }

    /// Whether the own side holds a fact; of somebody who is not a party, whether a party does.
    fn is_held(&self, fact: &Fact) -> bool {
        let is_public_only = || fact.answerers.first() == Some(&Answerer::PublicRecord);
        if self.people.is_from_outside() {
            return !is_public_only();
        }

        self.people.own_side_can_answer(fact.answerers)
    }
}
