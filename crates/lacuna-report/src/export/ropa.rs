//! The record of processing activities (UK and EU GDPR, Article 30) as CSV: one row for each purpose with each of its datasets.

use super::ExportError;
use super::stated::{Facts, Said};
use crate::spreadsheet::inert;
use lacuna_core::agreement::CheckedAgreement;
use lacuna_core::document::{NodeId, NodeKind};

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
    let document = facts.document;
    let entries = |name: &str| -> Vec<NodeId> {
        // Entries that are only reported have rows too, and their cells say so.
        document
            .get(NodeId::ROOT, name)
            .map(|list| document.children(list).collect())
            .unwrap_or_default()
    };

    // Data that nobody classified may be personal, and so may data only reported not to be.
    let personal = |dataset: &NodeId| facts.truth(*dataset, &["personal"]) != Some(false);
    let datasets = entries("datasets");
    let of = |id: &str| {
        datasets
            .iter()
            .copied()
            .find(|dataset| is(facts, *dataset, "id", id))
    };

    let named = |purpose: NodeId| {
        let list = document.get(purpose, "datasets")?;
        // An empty list names no dataset, and the purpose has one row as if it had no list.
        document.children(list).next()?;
        let ids = document.children(list);
        let ids = ids.filter_map(|id| document.string(id));
        Some(ids.filter_map(|id| of(&id)).collect::<Vec<NodeId>>())
    };

    let mut pairs: Vec<(Option<NodeId>, Option<NodeId>)> = Vec::new();
    for purpose in entries("purposes") {
        match named(purpose) {
            Some(named) => {
                let named = named.into_iter().filter(personal);
                pairs.extend(named.map(|dataset| (Some(purpose), Some(dataset))));
            }
            None => pairs.push((Some(purpose), None)),
        }
    }

    for dataset in datasets.iter().copied().filter(personal) {
        if !pairs.iter().any(|(_, named)| *named == Some(dataset)) {
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

fn is(facts: Facts<'_>, group: NodeId, name: &str, word: &str) -> bool {
    facts
        .document
        .get(group, name)
        .and_then(|node| facts.document.string(node))
        .is_some_and(|found| found == word)
}

/// One row of the record.
struct Row<'a> {
    facts: Facts<'a>,
    purpose: Option<NodeId>,
    dataset: Option<NodeId>,
}

impl Row<'_> {
    fn cells(&self) -> [String; 21] {
        let root = NodeId::ROOT;
        [
            // In the order of `COLUMNS`, of which the type holds only the number.
            self.cell(root, &["id"]),
            self.cell(root, &["title"]),
            self.cell(root, &["instrument", "reference"]),
            self.parties(&["controller"]),
            self.parties(&["joint_controller"]),
            NO_FIELD.to_owned(),
            self.officers(),
            self.parties(&["processor", "sub_processor"]),
            self.parties_without_role(),
            self.of(self.purpose, "purposes", "text"),
            self.of(self.purpose, "purposes", "lawful_basis"),
            self.of(self.dataset, "datasets", "name"),
            self.of(self.dataset, "datasets", "personal"),
            self.of(self.dataset, "datasets", "subject_categories"),
            self.of(self.dataset, "datasets", "categories"),
            self.cell(root, &["use_limits", "recipients"]),
            self.entries(&["subprocessors", "list"], &["name", "country", "service"]),
            self.transfers(),
            self.time_limit(),
            self.at_the_end(),
            self.security(),
        ]
    }

    /// What is said of a fact, in words.
    fn cell(&self, group: NodeId, path: &[&str]) -> String {
        match self.facts.at(group, path) {
            Said::Stated(node) => self.facts.words(node),
            Said::Reported(node) => format!("{} (only reported)", self.facts.words(node)),
            Said::Nothing(why) => why,
        }
    }

    /// A fact of the row's purpose or dataset; where there is none, what is said of the list.
    fn of(&self, entry: Option<NodeId>, list: &str, fact: &str) -> String {
        match (entry, self.facts.at(NodeId::ROOT, &[list])) {
            (Some(entry), _) => self.cell(entry, &[fact]),
            (None, Said::Nothing(why)) => why,
            (None, Said::Stated(node)) if self.facts.document.children(node).next().is_none() => {
                "none".to_owned()
            }
            (None, _) if list == "purposes" => "not stated for this dataset".to_owned(),
            (None, _) => "not stated for this purpose".to_owned(),
        }
    }

    fn all_parties(&self) -> Vec<NodeId> {
        let parties = self.facts.document.get(NodeId::ROOT, "parties");
        parties
            .map(|list| self.facts.document.children(list).collect())
            .unwrap_or_default()
    }

    /// The parties with a role, each with whom to contact.
    fn parties(&self, roles: &[&str]) -> String {
        let with_role = |party: &NodeId| {
            roles
                .iter()
                .any(|role| is(self.facts, *party, "role", role))
        };

        let line = |party: NodeId| {
            // The role put the party into this column, so one that is only reported is marked.
            let reported = matches!(self.facts.at(party, &["role"]), Said::Reported(_));
            let reported = if reported { " (only reported)" } else { "" };
            format!(
                "{}{reported} (contact: {})",
                self.cell(party, &["name"]),
                self.cell(party, &["contact"])
            )
        };

        let parties: Vec<String> = self
            .all_parties()
            .into_iter()
            .filter(with_role)
            .map(line)
            .collect();

        if parties.is_empty() {
            "none is named".to_owned()
        } else {
            parties.join("; ")
        }
    }

    fn parties_without_role(&self) -> String {
        let document = self.facts.document;
        let roles = [
            "controller",
            "joint_controller",
            "processor",
            "sub_processor",
        ];

        let other = |party: &NodeId| {
            let role = document
                .get(*party, "role")
                .and_then(|role| document.string(role));

            role.is_none_or(|role| !roles.contains(&&*role))
        };

        let line = |party| {
            format!(
                "{} (role: {})",
                self.cell(party, &["name"]),
                self.cell(party, &["role"])
            )
        };

        let others: Vec<String> = self
            .all_parties()
            .into_iter()
            .filter(other)
            .map(line)
            .collect();

        if others.is_empty() {
            "none is named".to_owned()
        } else {
            others.join("; ")
        }
    }

    fn officers(&self) -> String {
        let line = |party| {
            let officer = self.cell(party, &["data_protection_officer"]);
            format!("{}: {officer}", self.cell(party, &["name"]))
        };

        self.all_parties()
            .into_iter()
            .map(line)
            .collect::<Vec<_>>()
            .join("; ")
    }

    /// The entries of a list, each as its facts with commas.
    fn entries(&self, path: &[&str], fields: &[&str]) -> String {
        let list = match self.facts.at(NodeId::ROOT, path) {
            Said::Stated(list) | Said::Reported(list) => list,
            Said::Nothing(why) => return why,
        };

        let line = |entry: NodeId| {
            let facts = fields
                .iter()
                .filter(|field| self.facts.document.get(entry, field).is_some());

            facts
                .map(|field| self.cell(entry, &[field]))
                .collect::<Vec<_>>()
                .join(", ")
        };

        let entries: Vec<String> = self.facts.document.children(list).map(line).collect();
        if entries.is_empty() {
            "none".to_owned()
        } else {
            entries.join("; ")
        }
    }

    /// The transfers of the row's dataset, and those that do not say of which.
    fn transfers(&self) -> String {
        let document = self.facts.document;
        let list = match self.facts.at(NodeId::ROOT, &["transfers"]) {
            Said::Stated(list) | Said::Reported(list) => list,
            Said::Nothing(why) => return why,
        };

        let dataset = self.dataset.and_then(|dataset| document.get(dataset, "id"));
        let concerns = |transfer: &NodeId| match (document.get(*transfer, "datasets"), dataset) {
            (Some(named), Some(id)) => document
                .children(named)
                .any(|name| document.string(name) == document.string(id)),
            // Where either side is silent, the transfer may concern the dataset, and stays in.
            _ => true,
        };

        let line = |transfer| {
            // Most transfers need no derogation (Article 49), so that its absence gets no word.
            let derogation = document
                .get(transfer, "derogation")
                .map(|_| self.cell(transfer, &["derogation"]));

            let derogation = derogation
                .map(|derogation| format!(", {derogation}"))
                .unwrap_or_default();

            let (to, by) = (
                self.cell(transfer, &["destination"]),
                self.cell(transfer, &["mechanism"]),
            );

            format!(
                "to {to}; safeguard: {by}{derogation}; recipient: {}",
                self.cell(transfer, &["recipient"])
            )
        };

        let transfers: Vec<String> = document.children(list).filter(concerns).map(line).collect();
        if transfers.is_empty() {
            "none".to_owned()
        } else {
            // The parts of one transfer are joined by semicolons already.
            transfers.join(" | ")
        }
    }

    fn time_limit(&self) -> String {
        let Some(dataset) = self.dataset else {
            return self.of(None, "datasets", "retention");
        };

        let retention = match self.facts.at(dataset, &["retention"]) {
            Said::Stated(group) | Said::Reported(group) => group,
            Said::Nothing(why) => return why,
        };

        let said = |field: &str, before: &str, after: &str| {
            let stated = self.facts.document.get(retention, field).is_some();
            stated.then(|| format!("{before}{}{after}", self.cell(retention, &[field])))
        };

        let parts = [
            said("days", "", " days"),
            said("months", "", " months"),
            said("counted_from", "from ", ""),
            said("event", "until ", ""),
        ];

        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() {
            // A group that holds nothing but records of absence: the one on days says why.
            self.cell(retention, &["days"])
        } else {
            parts.join(", ")
        }
    }

    fn at_the_end(&self) -> String {
        let on_end = self.cell(NodeId::ROOT, &["retention", "on_end"]);
        format!(
            "{on_end}; deletion in days: {}",
            self.cell(NodeId::ROOT, &["retention", "delete_days"])
        )
    }

    /// A general description of the measures, as Article 30(1)(g) has it.
    fn security(&self) -> String {
        let security = |field| self.cell(NodeId::ROOT, &["security", field]);
        // Without the group, three cells in one would give the same reason three times.
        let group = self.facts.document.get(NodeId::ROOT, "security");
        if group.is_none_or(|group| self.facts.document.kind(group) != NodeKind::Object) {
            return security("measures");
        }
        format!(
            "{}; encrypted at rest: {}; encrypted in transit: {}",
            security("measures"),
            security("encrypted_at_rest"),
            security("encrypted_in_transit")
        )
    }
}
