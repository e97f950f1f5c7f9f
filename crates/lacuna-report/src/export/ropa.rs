//! The record of processing activities (UK and EU GDPR, Article 30) as CSV: one row for each purpose with each of its datasets.

use super::ExportError;
use super::stated::{Facts, Said};
use crate::spreadsheet::inert;
use lacuna_core::agreement::{
    CheckedAgreement, Dataset, DatasetRetention, Party, PartyRole, Purpose, Subprocessor, Transfer,
    View,
};

/// The columns: those of Article 30(1) and (2), with what they are read from.
const COLUMNS: [&str; 21] = [
    "agreement",
    "title",
    "reference",
    "controllers",
    "joint controllers",
    "representative",
    "data protection officer",
    "processors",
    "other parties",
    "purpose",
    "lawful basis",
    "dataset",
    "personal data",
    "categories of data subjects",
    "categories of personal data",
    "recipients",
    "sub-processors",
    "transfers to third countries and safeguards",
    "time limits for erasure",
    "at the end of the agreement",
    "security measures",
];

/// Article 30 asks for it where there is one, and the agreement file has no field for it.
const NO_FIELD: &str = "the agreement file has no field for this";

/// Writes the records of agreements as one table.
pub(super) fn write(agreements: &[CheckedAgreement]) -> Result<String, ExportError> {
    let mut writer = csv::WriterBuilder::new()
        // Always, so that `is_own` can compare the first line letter by letter.
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(Vec::new());
    let fail = |error: csv::Error| ExportError(error.to_string());
    writer.write_record(COLUMNS).map_err(fail)?;
    for agreement in agreements {
        for row in rows(Facts::of(agreement)) {
            writer
                .write_record(row.iter().map(|cell| inert(cell)))
                .map_err(fail)?;
        }
    }

    let bytes = writer
        .into_inner()
        .map_err(|error| ExportError(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| ExportError(error.to_string()))
}

/// Decides whether a text begins with the columns of this table.
pub(super) fn is_own(start: &str) -> bool {
    let heads = COLUMNS.map(|head| format!("\"{head}\""));
    start.lines().next() == Some(heads.join(",").as_str())
}

/// Each purpose with each dataset it names; then datasets that no purpose names. Data that is stated to be not personal is
/// no matter of Article 30.
fn rows(facts: Facts<'_>) -> Vec<[String; 21]> {
    // Data that nobody classified may be personal, and so may data only reported not to be.
    let personal = |dataset: &View<'_, Dataset>| facts.value(dataset.personal()) != Some(false);
    // Entries that are only reported have rows too, and their cells say so.
    let datasets: Vec<View<'_, Dataset>> = facts.view().datasets().entries().collect();
    let of = |id: &str| {
        let mut datasets = datasets.iter().copied();
        datasets.find(|dataset| dataset.id().string().is_some_and(|own| own == id))
    };

    let mut pairs: Vec<Pair<'_>> = Vec::new();
    for purpose in facts.view().purposes().entries() {
        let ids = purpose.datasets();
        // An empty list names no dataset, and the purpose has one row as if it had no list.
        if ids.entries().next().is_none() {
            pairs.push((Some(purpose), None));
            continue;
        }

        let named = ids.strings().filter_map(|id| of(&id)).filter(personal);
        pairs.extend(named.map(|dataset| (Some(purpose), Some(dataset))));
    }

    for dataset in datasets.iter().copied().filter(personal) {
        let is_own = |named: &View<'_, Dataset>| named.node() == dataset.node();
        if !pairs
            .iter()
            .any(|(_, named)| named.as_ref().is_some_and(is_own))
        {
            pairs.push((None, Some(dataset)));
        }
    }

    // An agreement that states nothing has a row whose cells say so. One whose data is all
    // stated not to be personal has none.
    if pairs.is_empty() && datasets.is_empty() {
        pairs.push((None, None));
    }

    let row = |(purpose, dataset)| Row {
        facts,
        purpose,
        dataset,
    };

    pairs.into_iter().map(|pair| row(pair).cells()).collect()
}

/// A purpose with one of its datasets; either may be wanting.
type Pair<'a> = (Option<View<'a, Purpose>>, Option<View<'a, Dataset>>);

/// One row of the record.
struct Row<'a> {
    facts: Facts<'a>,
    purpose: Option<View<'a, Purpose>>,
    dataset: Option<View<'a, Dataset>>,
}

impl<'a> Row<'a> {
    fn cells(&self) -> [String; 21] {
        let agreement = self.facts.view();
        [
            // In the order of `COLUMNS`, of which the type holds only the number.
            self.cell(agreement.id()),
            self.cell(agreement.title()),
            self.cell(agreement.instrument().reference()),
            self.parties(&[PartyRole::Controller]),
            self.parties(&[PartyRole::JointController]),
            NO_FIELD.to_owned(),
            self.officers(),
            self.parties(&[PartyRole::Processor, PartyRole::SubProcessor]),
            self.parties_without_role(),
            self.of_purpose(|purpose| self.cell(purpose.text())),
            self.of_purpose(|purpose| self.cell(purpose.lawful_basis())),
            self.of_dataset(|dataset| self.cell(dataset.name())),
            self.of_dataset(|dataset| self.cell(dataset.personal())),
            self.of_dataset(|dataset| self.cell(dataset.subject_categories())),
            self.of_dataset(|dataset| self.cell(dataset.categories())),
            self.cell(agreement.use_limits().recipients()),
            self.subprocessors(),
            self.transfers(),
            self.of_dataset(|dataset| self.time_limit(dataset.retention())),
            self.at_the_end(),
            self.security(),
        ]
    }

    /// What is said of a fact, in words.
    fn cell<T>(&self, fact: View<'a, T>) -> String {
        match self.facts.said(fact) {
            Said::Stated(node) => self.facts.words(node),
            Said::Reported(node) => format!("{} (only reported)", self.facts.words(node)),
            Said::Nothing(why) => why,
        }
    }

    /// A fact of the row's purpose; where there is none, what is said of the purposes.
    fn of_purpose(&self, cell: impl Fn(View<'a, Purpose>) -> String) -> String {
        let purposes = self.facts.view().purposes();
        self.purpose.map_or_else(
            || self.without(purposes, "not stated for this dataset"),
            cell,
        )
    }

    /// A fact of the row's dataset; where there is none, what is said of the datasets.
    fn of_dataset(&self, cell: impl Fn(View<'a, Dataset>) -> String) -> String {
        let datasets = self.facts.view().datasets();
        self.dataset.map_or_else(
            || self.without(datasets, "not stated for this purpose"),
            cell,
        )
    }

    /// What is said of a list that has no entry for the row.
    fn without<T>(&self, list: View<'a, Vec<T>>, otherwise: &str) -> String {
        match self.facts.said(list) {
            Said::Nothing(why) => why,
            Said::Stated(_) if list.entries().next().is_none() => "none".to_owned(),
            Said::Stated(_) | Said::Reported(_) => otherwise.to_owned(),
        }
    }

    fn all_parties(&self) -> impl Iterator<Item = View<'a, Party>> {
        self.facts.view().parties().entries()
    }

    /// The parties with a role, each with whom to contact.
    fn parties(&self, roles: &[PartyRole]) -> String {
        let with_role = |party: &View<'_, Party>| {
            party
                .role()
                .value()
                .is_some_and(|role| roles.contains(&role))
        };

        let line = |party: View<'a, Party>| {
            // The role put the party into this column, so one that is only reported is marked.
            let reported = matches!(self.facts.said(party.role()), Said::Reported(_));
            let reported = if reported { " (only reported)" } else { "" };
            format!(
                "{}{reported} (contact: {})",
                self.cell(party.name()),
                self.cell(party.contact())
            )
        };

        joined(
            self.all_parties().filter(with_role).map(line),
            "none is named",
        )
    }

    fn parties_without_role(&self) -> String {
        let other = |party: &View<'_, Party>| {
            !matches!(
                party.role().value(),
                Some(
                    PartyRole::Controller
                        | PartyRole::JointController
                        | PartyRole::Processor
                        | PartyRole::SubProcessor
                )
            )
        };

        let line = |party: View<'a, Party>| {
            format!(
                "{} (role: {})",
                self.cell(party.name()),
                self.cell(party.role())
            )
        };

        joined(self.all_parties().filter(other).map(line), "none is named")
    }

    fn officers(&self) -> String {
        let line = |party: View<'a, Party>| {
            let officer = self.cell(party.data_protection_officer());
            format!("{}: {officer}", self.cell(party.name()))
        };

        joined(self.all_parties().map(line), "")
    }

    /// The sub-processors, each as its facts with commas.
    fn subprocessors(&self) -> String {
        let list = self.facts.view().subprocessors().list();
        if let Said::Nothing(why) = self.facts.said(list) {
            return why;
        }

        let line = |entry: View<'a, Subprocessor>| {
            let facts = [
                self.where_stated(entry.name()),
                self.where_stated(entry.country()),
                self.where_stated(entry.service()),
            ];

            facts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        };

        joined(list.entries().map(line), "none")
    }

    /// What is said of a fact, unless nothing is.
    fn where_stated<T>(&self, fact: View<'a, T>) -> Option<String> {
        fact.is_stated().then(|| self.cell(fact))
    }

    /// The transfers of the row's dataset, and those that do not say of which.
    fn transfers(&self) -> String {
        let list = self.facts.view().transfers();
        if let Said::Nothing(why) = self.facts.said(list) {
            return why;
        }

        let dataset = self.dataset.and_then(|dataset| dataset.id().string());
        let concerns = |transfer: &View<'_, Transfer>| match &dataset {
            Some(id) if transfer.datasets().is_stated() => {
                transfer.datasets().strings().any(|name| name == *id)
            }
            // Where either side is silent, the transfer may concern the dataset, and stays in.
            _ => true,
        };

        let line = |transfer: View<'a, Transfer>| {
            // Most transfers need no derogation (Article 49), so that its absence gets no word.
            let derogation = self.where_stated(transfer.derogation());
            let derogation = derogation
                .map(|derogation| format!(", {derogation}"))
                .unwrap_or_default();

            let (to, by) = (
                self.cell(transfer.destination()),
                self.cell(transfer.mechanism()),
            );

            format!(
                "to {to}; safeguard: {by}{derogation}; recipient: {}",
                self.cell(transfer.recipient())
            )
        };

        let transfers: Vec<String> = list.entries().filter(concerns).map(line).collect();
        if transfers.is_empty() {
            "none".to_owned()
        } else {
            // The parts of one transfer are joined by semicolons already.
            transfers.join(" | ")
        }
    }

    fn time_limit(&self, retention: View<'a, DatasetRetention>) -> String {
        if let Said::Nothing(why) = self.facts.said(retention) {
            return why;
        }

        let parts = [
            self.where_stated(retention.days())
                .map(|days| format!("{days} days")),
            self.where_stated(retention.months())
                .map(|months| format!("{months} months")),
            self.where_stated(retention.counted_from())
                .map(|start| format!("from {start}")),
            self.where_stated(retention.event())
                .map(|event| format!("until {event}")),
        ];

        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() {
            // A group that holds nothing but records of absence: the one on days says why.
            self.cell(retention.days())
        } else {
            parts.join(", ")
        }
    }

    fn at_the_end(&self) -> String {
        let retention = self.facts.view().retention();
        format!(
            "{}; deletion in days: {}",
            self.cell(retention.on_end()),
            self.cell(retention.delete_days())
        )
    }

    /// A general description of the measures, as Article 30(1)(g) has it.
    fn security(&self) -> String {
        let security = self.facts.view().security();
        let measures = self.cell(security.measures());
        // Without the group, three cells in one would give the same reason three times.
        if !security.is_stated() {
            return measures;
        }

        format!(
            "{measures}; encrypted at rest: {}; encrypted in transit: {}",
            self.cell(security.encrypted_at_rest()),
            self.cell(security.encrypted_in_transit())
        )
    }
}

/// Lines with semicolons between them; other words where there are none.
fn joined(lines: impl Iterator<Item = String>, none: &str) -> String {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        none.to_owned()
    } else {
        lines.join("; ")
    }
}
