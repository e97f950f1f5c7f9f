//! The rows of data: one dataset each, with what the columns say in so many words.

use serde_json::json;

use super::super::entry::{FoundText, said};
use super::super::words::slug;
use super::Version;
use lacuna_core::document::{NodeId, NodeKind};

const FIELDS: [&str; 6] = [
    "confidentiality",
    "frequency",
    "legal_basis",
    "name",
    "sensitivity",
    "type_of_data",
];

const FREQUENCIES: [&str; 3] = ["One-Off", "Ongoing", "Frequent Adhoc Flow"];

const IDENTIFIABLE: &str = "Identifiable";
const CALLED_ANONYMISED: &str = "Anonymised - ICO Code Compliant";

const SECTION_251: &str = "Section 251 NHS Act 2006";
const NOT_CONFIDENTIAL: &str = "Does not include the flow of confidential data";
/// Grounds on which confidential data flows.
const CONFIDENTIAL: [&str; 3] = [
    SECTION_251,
    "Consent (Reasonable Expectation)",
    "Statutory exemption to flow confidential data without consent",
];
const MIXTURE: &str = "Mixture of confidential data flow(s) with support under section 251 NHS Act 2006 and \
                       non-confidential data flow(s)";

/// How the legal bases begin that are known, with plain hyphens.
const LEGAL_BASES: [&str; 9] = [
    "Health and Social Care Act 2012 - s261",
    "Informed Patient consent to permit the receipt, processing and release of data by NHS Digital",
    "Section 42(4) of the Statistics and Registration Service Act (2007)",
    "Approved researcher accreditation",
    "CV19: Regulation 3 (4)",
    "Other-",
    "Other -",
    "NHS Act 2006 - s251",
    "National Health Service Act 2006 - s251",
];

/// A row's columns on which others rest.
struct Row {
    node: NodeId,
    /// Its pointer in the agreement.
    dataset: String,
    type_of_data: Option<FoundText>,
    confidentiality: Option<FoundText>,
}

impl Version<'_> {
    pub(super) fn datasets(&mut self) {
        let mut called_anonymised = Vec::new();
        let mut names = Vec::new();
        for node in self.entry.list(self.node, "datasets") {
            if self.entry.document.kind(node) != NodeKind::Object {
                self.entry.not_a(node, "a row of data");
                continue;
            }

            self.entry.knows(node, &FIELDS);
            let Some(name) = self.entry.text(node, "name") else {
                self.entry
                    .doubt(node, "this row has no name, and is omitted");
                continue;
            };

            let row = self.row(node, &name, &names);
            names.push(name.text.clone());
            if let Some(label) = row
                .type_of_data
                .as_ref()
                .filter(|label| label.text == CALLED_ANONYMISED)
            {
                called_anonymised.push((label.node, name.text.clone()));
            }
            self.form(&row);

            self.frequency(&row);
            let bases = self.legal_bases(&row);
            self.confidential(&row);
            self.gateway(&row, bases);

            if let Some(sensitivity) = self.entry.text(node, "sensitivity") {
                let why = "the register's own label, which is not about special categories of data";
                self.entry.quote(&row.dataset, sensitivity.node, why);
            }
        }

        self.label(&called_anonymised);
    }

    /// One row is one dataset, also where another row has the same name: the two may differ in everything else.
    fn row(&mut self, node: NodeId, name: &FoundText, earlier: &[String]) -> Row {
        let id = self.entry.fresh_id("datasets", &name.text, "dataset");
        let dataset = self.entry.push("datasets", json!({ "id": id }));
        self.entry
            .state(&dataset, &[("name", json!(name.text))], name.node);

        // An id holds letters and digits alone, so that two names can make one.
        let is_alike = |other: &String| slug(other) == slug(&name.text);
        let doubt = if earlier.contains(&name.text) {
            Some("another row has the same name; each is a separate dataset here")
        } else if !slug(&name.text).is_empty() && earlier.iter().any(is_alike) {
            Some("the name of another row makes the same id; each is a separate dataset here")
        } else {
            None
        };

        if let Some(doubt) = doubt {
            self.entry.doubt(name.node, doubt);
        }

        let type_of_data = self.entry.text(node, "type_of_data");
        let confidentiality = self.entry.text(node, "confidentiality");

        Row {
            node,
            dataset,
            type_of_data,
            confidentiality,
        }
    }

    fn form(&mut self, row: &Row) {
        let Some(found) = &row.type_of_data else {
            return;
        };

        match found.text.as_str() {
            IDENTIFIABLE => {
                let facts = [("personal", json!(true)), ("form", json!("identifiable"))];
                self.entry.state(&row.dataset, &facts, found.node);
            }
            // One claim on all such rows is made at the end, since a label states no form.
            CALLED_ANONYMISED => {}
            _ => self.entry.unknown_word(found, "type_of_data"),
        }
    }

    /// The label "anonymised" is what somebody says of the data. Texts of the same records call it pseudonymised.
    fn label(&mut self, rows: &[(NodeId, String)]) {
        if rows.is_empty() {
            return;
        }

        // Rows of one name need not be neighbours, and their order is that of the record.
        let mut names: Vec<&str> = Vec::new();
        for (_, name) in rows {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }

        let says = format!(
            "The register puts this label on: {}. A label does not make data anonymous",
            names.join("; ")
        );

        let nodes: Vec<NodeId> = rows.iter().map(|(node, _)| *node).collect();
        self.entry
            .claim("datasets.form", &nodes, Some(CALLED_ANONYMISED), &says);
    }

    fn frequency(&mut self, row: &Row) {
        let Some(found) = self.entry.text(row.node, "frequency") else {
            return;
        };

        match found.text.as_str() {
            "System Access" => {
                let why = "it states neither how often data flows nor what kind of system it is";
                self.entry.quote(&row.dataset, found.node, why);
            }
            word if FREQUENCIES.contains(&word) => {
                self.entry
                    .state(&row.dataset, &[("frequency", json!(word))], found.node);
            }
            _ => self.entry.unknown_word(&found, "frequency"),
        }
    }

    fn confidential(&mut self, row: &Row) {
        let Some(found) = &row.confidentiality else {
            return;
        };

        let confidential = match found.text.as_str() {
            NOT_CONFIDENTIAL => false,
            word if CONFIDENTIAL.contains(&word) => true,
            MIXTURE => {
                let why = "some of it is confidential and some is not, and the register does not say which";
                return self.entry.quote(&row.dataset, found.node, why);
            }
            _ => return self.entry.unknown_word(found, "confidentiality"),
        };

        let contrary = if confidential {
            CALLED_ANONYMISED
        } else {
            IDENTIFIABLE
        };

        match row
            .type_of_data
            .as_ref()
            .filter(|label| label.text == contrary)
        {
            Some(label) => {
                let positions =
                    [label, found].map(|found| (found.node, said(self.entry.document, found)));
                let reason =
                    "Confidential patient information is identifiable; the two columns differ.";
                self.entry
                    .dispute(&row.dataset, "confidential_patient", reason, &positions);
            }
            None => self.entry.state(
                &row.dataset,
                &[("confidential_patient", json!(confidential))],
                found.node,
            ),
        }
    }

    /// The powers under which the data may be given, each once and with plain hyphens; whether section 251 is among them.
    fn legal_bases(&mut self, row: &Row) -> Option<(FoundText, bool)> {
        let found = self.entry.text(row.node, "legal_basis")?;
        let mut bases: Vec<String> = Vec::new();

        // One text may hold several bases, with semicolons between them.
        for basis in found.text.split(';') {
            // The register writes one basis with several kinds of hyphens and dashes.
            let basis = basis.trim().replace(
                [
                    '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}',
                ],
                "-",
            );

            if !basis.is_empty() && !bases.contains(&basis) {
                bases.push(basis);
            }
        }

        for basis in bases
            .iter()
            // Behind the section come its parts, as in `s261(2)(b)(ii)`.
            .filter(|basis| !LEGAL_BASES.iter().any(|known| basis.starts_with(known)))
        {
            self.entry.unknown_word(
                &FoundText {
                    node: found.node,
                    text: basis.clone(),
                },
                "legal_basis",
            );
        }

        let section_251 = bases.iter().any(|basis| {
            basis.contains("NHS Act 2006 - s251")
                || basis.contains("National Health Service Act 2006 - s251")
        });

        Some((found, section_251))
    }

    /// What opens the duty of confidence. Of what the register names, the agreement file has a word for section 251 alone: a
    /// power of the body that gives the data opens no such duty, and consent that may be reasonably expected is not explicit.
    /// None of it is a lawful basis of the GDPR.
    fn gateway(&mut self, row: &Row, bases: Option<(FoundText, bool)>) {
        let by_column = row
            .confidentiality
            .as_ref()
            .filter(|found| found.text == SECTION_251);

        let in_bases = bases.as_ref().is_some_and(|(_, section_251)| *section_251);
        let approval = [("gateway", json!("s251_approval"))];
        match (by_column, &row.confidentiality, &bases) {
            (Some(column), _, _) => self.entry.state(&row.dataset, &approval, column.node),
            (None, None, Some((found, true))) => {
                return self.entry.state(&row.dataset, &approval, found.node);
            }
            (None, Some(column), Some((found, true))) => {
                let positions =
                    [column, found].map(|found| (found.node, said(self.entry.document, found)));
                let reason = if column.text == MIXTURE {
                    "Both columns name section 251, and one of them for a part of the data only."
                } else {
                    "One column names section 251, and the other something else."
                };

                return self
                    .entry
                    .dispute(&row.dataset, "gateway", reason, &positions);
            }
            _ => {}
        }

        if let Some((found, _)) = bases {
            let why = if in_bases {
                "it names section 251 too"
            } else {
                "a ground for disclosing the data, which is not a lawful basis under the GDPR; the file has no word for it as a gateway"
            };

            self.entry.quote(&row.dataset, found.node, why);
        }
    }
}
