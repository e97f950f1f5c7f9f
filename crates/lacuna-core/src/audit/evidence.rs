//! What the facts behind an answer are worth: whose words they are, and whether an absent one may be in what nobody read.

use super::{EvidenceWorth, JudgedScope, Resolution};
use crate::agreement::{CheckedAgreement, ReadExtent};
use crate::assessment::{
    Answer, has_reports, has_statements, is_only_reported, is_recorded, is_unread,
    rests_on_statement,
};

/// Weighs the facts of one agreement. What no source of the file can make true is asked once, and not for each fact.
pub(super) struct EvidenceWeigher<'a> {
    agreement: &'a CheckedAgreement,
    /// How much of the agreement's own text was read.
    reading: ReadExtent,
    /// Whether any fact can be one that others only report.
    has_reports: bool,
    /// Whether any fact can be one that is said of the agreement beside its text.
    has_statements: bool,
}

impl<'a> EvidenceWeigher<'a> {
    pub(super) fn new(agreement: &'a CheckedAgreement) -> Self {
        Self {
            agreement,
            reading: agreement.reading(),
            has_reports: has_reports(agreement),
            has_statements: has_statements(agreement),
        }
    }

    /// Says what the facts behind an answer are worth.
    pub(super) fn worth(
        &self,
        requirement: Resolution,
        answer: &Answer<'_>,
        scope: JudgedScope,
    ) -> EvidenceWorth {
        // Reports settle nothing: only a requirement that holds has to ask whose words they are.
        if requirement != Resolution::Holds {
            return match self.may_stand_unread(answer) {
                true => EvidenceWorth::Unread,
                false => EvidenceWorth::Plain,
            };
        }

        let mut reads = answer.evidence.iter();
        // What a law tells the agreement to say is not said by a web page about it.
        let must_be_in_text = self.has_statements && scope == JudgedScope::BindsInstrument;
        let is_reported = reads.any(|read| {
            (self.has_reports && is_only_reported(self.agreement, read))
                || (must_be_in_text && rests_on_statement(self.agreement, read))
        });

        match is_reported {
            true => EvidenceWorth::OnlyReported,
            false => EvidenceWorth::Plain,
        }
    }

    /// Returns whether an answer rests on a fact that may be in what was not read of the agreement's text. Of a text that was
    /// read in part, a silence is known only where the file records it.
    fn may_stand_unread(&self, answer: &Answer<'_>) -> bool {
        let document = self.agreement.document();
        let mut absent = answer.evidence.iter().filter(|read| read.is_absent());
        match self.reading {
            ReadExtent::Whole => absent.any(|read| is_unread(document, read)),
            ReadExtent::Part => absent.any(|read| !is_recorded(document, read)),
            ReadExtent::NotRead => absent.next().is_some(),
        }
    }
}
