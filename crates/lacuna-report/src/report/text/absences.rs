//! What the agreement's file declares absent, whether or not a rule asks for it.

use super::TextPage;
use crate::report::absence::{DeclaredAbsence, KINDS, declared};

/// How many absences of one kind are shown; the rest are counted.
const SHOWN: usize = 6;

impl TextPage<'_> {
    pub(super) fn absences(&mut self) {
        let agreement = self.assessment.agreement;
        let absences = declared(agreement.document(), agreement.vocabulary());
        if absences.is_empty() {
            return;
        }

        let heading = self.say("absences_heading", &[]);
        self.heading(&heading);
        for kind in KINDS {
            let of_kind = || absences.iter().filter(|absence| absence.kind == kind);
            let count = of_kind().count();
            if count == 0 {
                continue;
            }

            let word = self.messages.word("absences", kind.as_str());
            self.line(&format!("  {word}"));
            for absence in of_kind().take(SHOWN) {
                let line = self.absence(absence);
                self.paragraph("    ", &line);
            }

            if count > SHOWN {
                let more = (count - SHOWN).into();
                let line = self.say("text_more_places", &[("n", more)]);
                self.line(&format!("    {line}"));
            }
        }

        self.line("");
    }

    fn absence(&self, absence: &DeclaredAbsence) -> String {
        let point = absence.point(self.messages);
        let detail = absence.detail(self.messages);
        if detail.is_empty() {
            return point;
        }

        self.say(
            "text_absence",
            &[("point", point.into()), ("detail", detail.into())],
        )
    }
}
