//! One contract of a process, with the award that it followed from.

use chrono::{Months, NaiveDate};
use serde_json::{Value, json};

use super::super::Imported;
use super::super::days::{day_of, is_default_day};
use super::super::entry::{Entry, FoundText, said};
use super::super::words::is_blank_word;
use super::identifier;
use super::process::{Agreed, Process, Versions};
use super::standing::Standing;
use lacuna_core::document::NodeId;

/// A contract, or an award that no contract followed yet.
pub(super) struct Deal<'d, 'p> {
    pub(super) entry: Entry<'d>,
    pub(super) process: &'p Process,
    pub(super) agreed: &'p Agreed,
}

/// A point in time of the record.
pub(super) struct Moment {
    pub(super) found: FoundText,
    pub(super) day: NaiveDate,
}

impl Deal<'_, '_> {
    /// Makes the agreement.
    pub(super) fn agreement(mut self, id: String, standing: &Standing, sources: Value) -> Imported {
        self.tell();
        self.paper();
        self.standing(standing);
        self.titles();
        self.parties();
        self.dates();
        self.value();
        let amended = self.amendments();
        self.signature(amended);
        self.award();

        self.entry.finish(id, super::NOTE, sources)
    }

    /// The latest text of a field; `None` where it says that there is none.
    pub(super) fn text(&mut self, part: &Versions, key: &str) -> Option<FoundText> {
        let holder = part.holder(self.entry.document, key)?;
        let found = self.entry.text(holder, key)?;
        if is_blank_word(&found.text) {
            self.entry
                .silent(found.node, "these words represent no value");
            return None;
        }

        Some(found)
    }

    fn paper(&mut self) {
        let agreed = self.agreed;
        self.entry
            .state_of_register("/instrument", &[("type", json!("contract"))]);
        let Some(part) = agreed.main().latest() else {
            return;
        };

        self.doubt_origin(part);
        if let Some((node, id)) = self.id_of(part) {
            self.entry
                .state("/instrument", &[("reference", json!(id))], node);
        }

        self.quote_release(part);
        for part in [&agreed.contract, &agreed.award] {
            if let Some(description) = self.text(part, "description") {
                self.entry.quote(
                    "/instrument",
                    description.node,
                    "a description, in the record's words",
                );
            }
        }

        if !agreed.contract.is_empty() {
            for version in &agreed.award.0 {
                self.entry.all_silent(
                    *version,
                    &["id"],
                    "the award that the contract followed from",
                );
            }
        }
    }

    /// Doubts what the record leaves open about which entry this is, and what it followed from.
    fn doubt_origin(&mut self, part: NodeId) {
        let agreed = self.agreed;
        if agreed.contract.is_empty() {
            self.entry
                .doubt(part, "an award that no contract followed in this release");
        }

        if agreed.is_only_award {
            self.entry.doubt(
                part,
                "the contract names no award; the only award of the process is treated as its award",
            );
        }

        if agreed.occurrence > 1 {
            self.entry.doubt(
                part,
                "another entry of this release has the same id and says something else",
            );
        }
    }

    /// The id of an object of the record, with its place.
    fn id_of(&self, object: NodeId) -> Option<(NodeId, String)> {
        let document = self.entry.document;
        let node = document.get(object, "id")?;

        Some((node, identifier(document, node)?))
    }

    /// Quotes the release that a part is from; the other releases of the process speak of earlier days.
    fn quote_release(&mut self, part: NodeId) {
        let release = self.process.release_of(self.entry.document, part);
        if let Some((node, _)) = release.and_then(|release| self.id_of(release.node)) {
            self.entry.quote(
                "/instrument",
                node,
                "the release, which is not a version of the document",
            );
        }

        let versions = self.process.versions().0;
        let others = versions
            .iter()
            .filter(|node| Some(**node) != release.map(|known| known.node));

        for other in others {
            self.entry
                .all_silent(*other, &["id"], "another release of the same process");
        }
    }

    /// What the status says of the agreement, and nothing more: it was so on the day of the release.
    fn standing(&mut self, standing: &Standing) {
        let node = match standing {
            Standing::Ended(node) => {
                self.entry
                    .state("/instrument", &[("status", json!("ended"))], *node);
                self.entry.doubt(*node, "the contract is terminated");
                Some(*node)
            }
            Standing::Open { node, reason } => {
                self.entry
                    .quote("/instrument", *node, "its status on the day of the release");

                self.entry.doubt(*node, reason.clone());
                Some(*node)
            }
            // What was in force on the day of the release need not be so today.
            Standing::Agreed | Standing::NotAgreed { .. } => None,
        };

        let document = self.entry.document;
        let agreed = self.agreed;
        for version in agreed.contract.0.iter().chain(&agreed.award.0) {
            if let Some(status) = document
                .get(*version, "status")
                .filter(|status| Some(*status) != node)
            {
                self.entry.silent(
                    status,
                    "its status on the day of the release, not its current status",
                );
            }
        }
    }

    /// The best title names the agreement, and the others are kept beside it.
    fn titles(&mut self) {
        let found = self.find_titles();
        // `Lot 3` names an agreement only where nothing else does.
        let best = found
            .iter()
            .position(|(title, _)| !is_number_of_a_part(&title.text))
            .unwrap_or_default();

        for (at, (title, what)) in found.iter().enumerate() {
            if at == best {
                self.entry
                    .state_with("", &[("title", json!(title.text))], title.node, what);
            } else if found
                .get(best)
                .is_some_and(|(best, _)| best.text == title.text)
            {
                self.entry
                    .silent(title.node, "the same as the title of the agreement");
            } else {
                self.entry.quote("/instrument", title.node, *what);
            }
        }

        // The schema demands a title, and this one is none of the record's.
        if found.is_empty() {
            self.entry
                .set("", "title", json!("A contract without a title"));
        }
    }

    /// The titles there are, each with what it is the title of, from the one that says most of the agreement. A lot says
    /// more than its tender where it is the only one.
    fn find_titles(&mut self) -> Vec<(FoundText, &'static str)> {
        let releases = self.process.versions();
        let tender = releases.objects(self.entry.document, "tender");
        let agreed = self.agreed;
        let mut found = Vec::new();
        let mut add =
            |title: Option<FoundText>, what| found.extend(title.map(|title| (title, what)));
        add(
            self.text(&agreed.contract, "title"),
            "the title of the contract",
        );
        add(self.text(&agreed.award, "title"), "the title of the award");

        let mut lots = self.lots(&tender);
        if lots.len() == 1 {
            add(lots.pop(), "the title of a lot");
        }

        add(self.text(&tender, "title"), "the title of the tender");
        add(self.text(&releases, "title"), "the title of the release");
        for lot in lots {
            add(Some(lot), "the title of a lot");
        }

        found
    }

    /// The titles of the lots that the contract, or its award, is about.
    fn lots(&mut self, tender: &Versions) -> Vec<FoundText> {
        let document = self.entry.document;
        let named: Vec<String> = [&self.agreed.contract, &self.agreed.award]
            .into_iter()
            .filter_map(|part| {
                part.holder(document, "relatedLots")
                    .and_then(|part| document.get(part, "relatedLots"))
            })
            .flat_map(|list| document.children(list))
            .filter_map(|node| identifier(document, node))
            .collect();

        let lots = tender.entries(document, "lots");
        // The other lots of a tender belong to other awards.
        let lots = lots
            .iter()
            .filter(|lot| lot.id.as_ref().is_some_and(|id| named.contains(id)));

        lots.filter_map(|lot| self.text(&lot.versions, "title"))
            .collect()
    }

    /// A day with its place; `None` where programs write it for no day.
    pub(super) fn moment(&mut self, part: &Versions, field: &str, group: &str) -> Option<Moment> {
        let found = self.text(part, field)?;
        match day_of(&found.text) {
            Some(day) if is_default_day(day) => {
                self.entry.quote(
                    group,
                    found.node,
                    "a date that programs enter where there is none",
                );
                self.entry.doubt(
                    found.node,
                    format!("{day} is a date that programs enter where there is none"),
                );

                None
            }
            Some(day) => Some(Moment { found, day }),
            None => {
                self.entry
                    .unknown_word(&found, &format!("{field}, which holds points in time"));
                None
            }
        }
    }

    pub(super) fn state_day(&mut self, group: &str, field: &str, moment: &Moment) {
        self.entry.state(
            group,
            &[(field, json!(moment.day.to_string()))],
            moment.found.node,
        );
    }

    /// A contract is signed after it is awarded, and before it is amended.
    fn signature(&mut self, amended: Option<Moment>) {
        let agreed = self.agreed;
        let awarded = self.moment(&agreed.award, "date", "/instrument");
        if let Some(awarded) = &awarded {
            self.entry
                .silent(awarded.found.node, "the day of the award");
        }

        let Some(signed) = self.moment(&agreed.contract, "dateSigned", "/instrument") else {
            return;
        };

        let (other, reason) = match (&awarded, &amended) {
            (Some(awarded), _) if signed.day < awarded.day => {
                (awarded, "Signed before it was awarded.")
            }
            (_, Some(amended)) if signed.day > amended.day => {
                (amended, "Signed after it was amended.")
            }
            _ => return self.state_day("/instrument", "signed_on", &signed),
        };

        let positions = [&signed, other]
            .map(|moment| (moment.found.node, said(self.entry.document, &moment.found)));
        self.entry
            .dispute("/instrument", "signed_on", reason, &positions);
    }
}

/// Whether a title does no more than number a part, such as `Lot 2`, and so cannot name an agreement.
fn is_number_of_a_part(title: &str) -> bool {
    let words = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());

    words.clone().all(|word| {
        let word = word.to_lowercase();
        ["award", "contract", "lot", "no", "number"].contains(&word.as_str())
            || word.chars().all(char::is_numeric)
    })
}

/// How many months it is from a first to a last day, counted up to whole ones.
pub(super) fn months(first: NaiveDate, last: NaiveDate) -> Option<u32> {
    // From 1 May to 30 April are twelve months, so the term ends with the day after its last.
    let end = last.succ_opt()?;
    // Months differ in length, so each number of them is tried, up to a hundred years.
    (0..=1_200).find(|months| {
        first
            .checked_add_months(Months::new(*months))
            .is_some_and(|day| day >= end)
    })
}
