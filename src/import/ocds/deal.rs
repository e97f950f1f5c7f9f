//! One contract of a release, with the award that it followed from.

use chrono::{Months, NaiveDate};
use serde_json::{Value, json};

use super::super::Imported;
use super::super::entry::{Entry, Found, day_of, said};
use super::{RELEASE, ident};
use lacuna_core::document::{Kind, NodeId};

const CONTRACT: [&str; 16] = [
    "amendment",
    "amendments",
    "awardID",
    "dateSigned",
    "description",
    "documents",
    "id",
    "implementation",
    "items",
    "milestones",
    "period",
    "relatedProcesses",
    "status",
    "title",
    "value",
    "extendsContractID",
];
const AWARD: [&str; 12] = [
    "amendment",
    "amendments",
    "contractPeriod",
    "date",
    "description",
    "documents",
    "id",
    "items",
    "status",
    "suppliers",
    "title",
    "value",
];
const TAGS: [&str; 16] = [
    "planning",
    "planningUpdate",
    "tender",
    "tenderAmendment",
    "tenderUpdate",
    "tenderCancellation",
    "award",
    "awardUpdate",
    "awardCancellation",
    "contract",
    "contractUpdate",
    "contractAmendment",
    "implementation",
    "implementationUpdate",
    "contractTermination",
    "compiled",
];

/// A contract, or an award that no contract followed yet.
pub(super) struct Deal<'d> {
    pub(super) entry: Entry<'d>,
    pub(super) release: NodeId,
    pub(super) contract: Option<NodeId>,
    pub(super) award: Option<NodeId>,
}

/// A point in time of the record.
struct Moment {
    found: Found,
    day: NaiveDate,
}

impl Deal<'_> {
    pub(super) fn agreement(mut self, id: String, sources: Value) -> Imported {
        self.tell();
        self.paper();
        self.parties();
        self.dates();
        self.value();
        let amended = self.amendments();
        self.signature(amended);
        self.award();
        self.entry.finish(id, super::NOTE, sources)
    }

    /// Names that are not known, and what states nothing of an agreement.
    fn tell(&mut self) {
        self.entry.knows(self.release, &RELEASE);
        let not_agreed = "what was planned is not what was agreed";
        self.entry.all_silent(self.release, &["planning"], not_agreed);
        let of_file = ["date", "initiationType", "language", "relatedProcesses", "description", "title", "ocid"];
        self.entry.all_silent(self.release, &of_file, "it tells of the release, not of the contract");
        let parts = [(self.contract, &CONTRACT[..]), (self.award, &AWARD[..])];
        for (part, known) in parts {
            let Some(part) = part else { continue };
            self.entry.knows(part, known);
            let why = "the file has no field for it";
            self.entry.all_silent(
                part,
                &["documents", "items", "implementation", "milestones", "relatedProcesses"],
                why,
            );
            self.entry.all_silent(part, &["status"], "where it stood on the day of the release, not where it stands");
            self.entry.all_silent(part, &["awardID", "extendsContractID"], why);
            if let Some(amendment) = self.entry.document.get(part, "amendment") {
                self.entry.doubt(amendment, "an amendment in the form of an older edition of the standard");
            }
            if part != self.contract.unwrap_or(part) {
                self.entry.all_silent(part, &["amendments"], "amendments of the award, before the contract");
            }
        }
        for tag in self.entry.list(self.release, "tag") {
            let found = self.entry.document.string(tag).map(std::borrow::Cow::into_owned);
            match found {
                Some(word) if TAGS.contains(&word.as_str()) => {
                    self.entry.silent(tag, "the stage that the release tells of")
                }
                Some(text) => self.entry.unknown_word(&Found { node: tag, text }, "tag"),
                None => self.entry.not_a(tag, "a text"),
            }
        }
    }

    fn paper(&mut self) {
        let part = self.contract.or(self.award).unwrap_or(self.release);
        self.entry.state_of_register("/instrument", &[("type", json!("contract"))]);
        if self.contract.is_none() {
            self.entry.doubt(part, "an award that no contract followed in this release");
        }
        let id = |entry: &Entry<'_>, group| {
            let node = entry.document.get(group, "id")?;
            Some((node, ident(entry.document, node)?))
        };
        if let Some((node, id)) = id(&self.entry, part) {
            self.entry.state("/instrument", &[("reference", json!(id))], node);
        }
        if let Some((node, _)) = id(&self.entry, self.release) {
            self.entry.quote("/instrument", node, "the release, which is no version of the paper");
        }
        let mut title = self.entry.text(part, "title");
        for part in [self.contract, self.award].into_iter().flatten() {
            if let Some(description) = self.entry.text(part, "description") {
                self.entry.quote("/instrument", description.node, "a description, in the record's words");
            }
        }
        if let Some(award) = self.award.filter(|award| *award != part) {
            let of_award = self.entry.text(award, "title");
            let (first, second) = if title.is_some() { (title, of_award) } else { (of_award, None) };
            title = first;
            if let Some(second) = second {
                self.entry.quote("/instrument", second.node, "the title of the award");
            }
            self.entry.all_silent(award, &["id"], "the award that the contract followed from");
        }
        match title {
            Some(title) => self.entry.state("", &[("title", json!(title.text))], title.node),
            None => self.entry.set("", "title", json!("A contract without a title")),
        }
    }

    /// The figures of the contract come before those of the award, which is older.
    fn dates(&mut self) {
        let of_contract = self.contract.and_then(|contract| self.entry.object(contract, "period"));
        let of_award = self.award.and_then(|award| self.entry.object(award, "contractPeriod"));
        let fields = ["durationInDays", "endDate", "maxExtentDate", "startDate"];
        for period in [of_contract, of_award].into_iter().flatten() {
            self.entry.knows(period, &fields);
            self.entry.all_silent(period, &["durationInDays"], "it follows from the dates");
        }
        let start = self.one_of(of_contract, of_award, "startDate");
        let end = self.one_of(of_contract, of_award, "endDate");
        let most = self.one_of(of_contract, of_award, "maxExtentDate");
        if let (Some(start), Some(end)) = (&start, &end)
            && end.day < start.day
        {
            let positions = [start, end].map(|moment| (moment.found.node, said(self.entry.document, &moment.found)));
            let reason = "The end lies before the start.";
            self.entry.dispute("/instrument", "effective_on", reason, &positions);
            self.entry.dispute("/term", "ends_on", reason, &positions);
            return;
        }
        if let Some(start) = &start {
            self.state_day("/instrument", "effective_on", start);
        }
        if let Some(end) = &end {
            self.state_day("/term", "ends_on", end);
        }
        let Some(most) = most else { return };
        match start.and_then(|start| months(start.day, most.day)) {
            Some(months) => self.entry.state("/term", &[("max_months", json!(months))], most.found.node),
            None => self.entry.doubt(most.found.node, "a last day that cannot be counted from a start"),
        }
    }

    fn one_of(&mut self, contract: Option<NodeId>, award: Option<NodeId>, field: &str) -> Option<Moment> {
        let first = contract.and_then(|group| self.moment(group, field));
        let second = award.and_then(|group| self.moment(group, field));
        match (first, second) {
            (Some(first), Some(second)) => {
                if first.day == second.day {
                    self.entry.silent(second.found.node, "the same as in the contract");
                } else {
                    let message = format!("the contract says {}; the contract counts, since it comes later", first.day);
                    self.entry.doubt(second.found.node, message);
                }
                Some(first)
            }
            (first, second) => first.or(second),
        }
    }

    fn moment(&mut self, group: NodeId, field: &str) -> Option<Moment> {
        let found = self.entry.text(group, field)?;
        match day_of(&found.text) {
            Some(day) => Some(Moment { found, day }),
            None => {
                self.entry.unknown_word(&found, &format!("{field}, which holds points in time"));
                None
            }
        }
    }

    fn state_day(&mut self, group: &str, field: &str, moment: &Moment) {
        self.entry.state(group, &[(field, json!(moment.day.to_string()))], moment.found.node);
    }

    fn value(&mut self) {
        let of_contract = self.contract.and_then(|contract| self.amount(contract));
        let of_award = self.award.and_then(|award| self.amount(award));
        let chosen = match (of_contract, of_award) {
            (Some(first), Some((_, node))) if self.entry.document.raw(first.1) == self.entry.document.raw(node) => {
                self.entry.silent(node, "the same as in the contract");
                Some(first)
            }
            (Some(first), Some((other, node))) => {
                let message = format!(
                    "the contract says {}, and the award {other}; the contract counts, since it comes later",
                    first.0
                );
                self.entry.doubt(node, message);
                Some(first)
            }
            (first, second) => first.or(second),
        };
        if let Some((pounds, node)) = chosen {
            self.entry.state("/contract", &[("value_gbp", json!(pounds))], node);
        }
    }

    /// A sum in whole pounds; nothing where it is in another currency.
    fn amount(&mut self, part: NodeId) -> Option<(u64, NodeId)> {
        let value = self.entry.object(part, "value")?;
        self.entry.knows(value, &["amount", "currency"]);
        let currency = self.entry.text(value, "currency");
        let node = self.entry.document.get(value, "amount")?;
        let Some(currency) = currency.filter(|currency| currency.text == "GBP") else {
            self.entry.quote("/contract", node, "a sum that is not said to be in pounds");
            if let Some(other) = self.entry.text(value, "currency") {
                self.entry.quote("/contract", other.node, "the currency of the sum");
            }
            return None;
        };
        self.entry.silent(currency.node, "the currency of the sum");
        let Some(pounds) = self.entry.document.integer(node).and_then(|pounds| u64::try_from(pounds).ok()) else {
            self.entry.not_a(node, "a sum in whole pounds");
            return None;
        };
        Some((pounds, node))
    }

    /// Each amendment; the day of the first.
    fn amendments(&mut self) -> Option<Moment> {
        let contract = self.contract?;
        let mut first: Option<Moment> = None;
        for amendment in self.entry.list(contract, "amendments") {
            if self.entry.document.kind(amendment) != Kind::Object {
                self.entry.not_a(amendment, "a group on an amendment");
                continue;
            }
            let known = ["amendsReleaseID", "date", "description", "id", "rationale", "releaseID"];
            self.entry.knows(amendment, &known);
            self.entry.all_silent(amendment, &["amendsReleaseID", "id", "releaseID"], "it tells of releases");
            let group = self.entry.push("amendments", json!({}));
            for (field, fact) in [("description", Some("title")), ("rationale", None)] {
                let Some(found) = self.entry.text(amendment, field) else { continue };
                match fact {
                    Some(fact) => self.entry.state(&group, &[(fact, json!(found.text))], found.node),
                    None => self.entry.quote(&group, found.node, "the reason given, which is not what changed"),
                }
            }
            if let Some(moment) = self.moment(amendment, "date") {
                self.state_day(&group, "on", &moment);
                if first.as_ref().is_none_or(|known| moment.day < known.day) {
                    first = Some(moment);
                }
            }
        }
        if first.is_none() {
            self.amended_by_tag();
        }
        first
    }

    /// A release that says it amends the contract, and not how.
    fn amended_by_tag(&mut self) {
        let tags: Vec<NodeId> = self.entry.list(self.release, "tag");
        let document = self.entry.document;
        let amends = |tag: &NodeId| document.string(*tag).is_some_and(|tag| tag == "contractAmendment");
        if let Some(tag) = tags.into_iter().find(amends) {
            let group = self.entry.push("amendments", json!({}));
            self.entry.quote(&group, tag, "the release amends the contract, and does not say when or how");
        }
    }

    /// A contract is signed after it is awarded, and before it is amended.
    fn signature(&mut self, amended: Option<Moment>) {
        let Some(contract) = self.contract else { return };
        let awarded = self.award.and_then(|award| self.moment(award, "date"));
        let Some(signed) = self.moment(contract, "dateSigned") else { return };
        let (other, reason) = match (&awarded, &amended) {
            (Some(awarded), _) if signed.day < awarded.day => (awarded, "Signed before it was awarded."),
            (_, Some(amended)) if signed.day > amended.day => (amended, "Signed after it was amended."),
            _ => return self.state_day("/instrument", "signed_on", &signed),
        };
        let positions = [&signed, other].map(|moment| (moment.found.node, said(self.entry.document, &moment.found)));
        self.entry.dispute("/instrument", "signed_on", reason, &positions);
    }

    fn award(&mut self) {
        if let Some(date) = self.award.and_then(|award| self.entry.document.get(award, "date")) {
            self.entry.silent(date, "the day of the award");
        }
        let Some(tender) = self.entry.object(self.release, "tender") else { return };
        self.entry.silent(tender, "what was asked for is not what was agreed");
        let Some(method) = self.entry.text(tender, "procurementMethod") else { return };
        let award = match method.text.as_str() {
            "direct" => "direct",
            "open" | "selective" => "competitive",
            "limited" => {
                return self.entry.quote("/contract", method.node, "it does not tell whether there was competition");
            }
            _ => return self.entry.unknown_word(&method, "procurementMethod"),
        };
        self.entry.state("/contract", &[("award", json!(award))], method.node);
    }
}

/// How many months it is from a first to a last day, counted up to whole ones.
fn months(first: NaiveDate, last: NaiveDate) -> Option<u32> {
    let end = last.succ_opt()?;
    (0..=1_200).find(|months| first.checked_add_months(Months::new(*months)).is_some_and(|day| day >= end))
}
