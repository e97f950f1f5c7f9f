//! The number of a party in the register of companies of the United Kingdom.

use serde_json::json;

use super::super::entry::Found;
use super::deal::Deal;
use super::identifier;
use super::process::Versions;
use lacuna_core::document::{Kind, NodeId};

/// The register of companies of the United Kingdom.
const COMPANIES_HOUSE: &str = "GB-COH";

/// A number at Companies House, as it is written and as the register writes it.
struct Number {
    node: NodeId,
    /// The number in the form of the register; absent where it has none.
    formed: Option<String>,
    written: String,
    is_padded: bool,
    /// The address beside it, where it ends in another number: its place, its words and that number.
    address: Option<(NodeId, String, String)>,
}

impl Deal<'_, '_> {
    /// States the number of a party, where all its identifiers agree on one.
    pub(super) fn numbers(&mut self, party: &str, node: &Versions) {
        let document = self.entry.document;
        let mut groups: Vec<Versions> = vec![node.objects(document, "identifier")];
        for entry in node.entries(document, "additionalIdentifiers") {
            match entry.versions.latest() {
                Some(latest) if document.kind(latest) == Kind::Object => {
                    groups.push(entry.versions)
                }
                Some(latest) => self.entry.not_a(latest, "a group on an identifier"),
                None => {}
            }
        }

        let mut found = Vec::new();
        for group in groups.iter().filter(|group| !group.is_empty()) {
            found.extend(self.number(party, group));
        }

        let distinct = distinct_numbers(&found);
        if distinct.len() > 1 {
            let positions: Vec<_> = distinct
                .into_iter()
                .map(|(node, _, said)| (node, said))
                .collect();

            let reason = "The id and the details beside it name two companies.";
            return self
                .entry
                .dispute(party, "registry_number", reason, &positions);
        }

        for number in &found {
            self.state_number(party, number);
        }
    }

    /// States a number, or doubts it where it has not the form of one.
    fn state_number(&mut self, party: &str, number: &Number) {
        let Some(formed) = &number.formed else {
            self.entry.doubt(
                number.node,
                "this does not have the form of a number at Companies House",
            );

            return;
        };

        let facts = [("registry_number", json!(formed))];
        if number.is_padded {
            self.entry.state_with(
                party,
                &facts,
                number.node,
                "written with the zeros that it lost",
            );

            self.entry.doubt(
                number.node,
                "a number at Companies House has eight characters; zeros were put before it",
            );
        } else {
            self.entry.state(party, &facts, number.node);
        }
    }

    /// Quotes an identifier, and gives its number where it is one at Companies House.
    fn number(&mut self, party: &str, group: &Versions) -> Option<Number> {
        let document = self.entry.document;
        for version in group.0.iter().take(1) {
            self.entry
                .knows(*version, &["id", "legalName", "scheme", "uri"]);
        }

        let scheme = self.text(group, "scheme");
        let uri = self.text(group, "uri");
        let is_company = scheme
            .as_ref()
            .is_some_and(|scheme| scheme.text.trim() == COMPANIES_HOUSE);

        if let Some(scheme) = &scheme {
            self.entry
                .quote(party, scheme.node, "the register that the id is from");
        }

        let number = group
            .holder(document, "id")
            .and_then(|holder| document.get(holder, "id"));

        let number = number.and_then(|node| {
            Some(Found {
                node,
                text: identifier(document, node)?,
            })
        });

        let Some(number) = number else {
            if let Some(uri) = uri {
                self.entry
                    .quote(party, uri.node, "an address that was not opened");
            }

            return None;
        };

        let is_padded = padded(number.text.trim()).is_some();
        let formed = is_company
            .then(|| company_number(number.text.trim()))
            .flatten();

        let other = uri.as_ref().and_then(|uri| {
            uri.text
                .trim_end_matches('/')
                .rsplit('/')
                .next()
                .map(company_number)
        });

        let other = other
            .flatten()
            .filter(|other| formed.as_ref().is_some_and(|formed| formed != other));

        let address = uri.and_then(|uri| match other {
            Some(other) => Some((uri.node, uri.text, other)),
            None => {
                self.entry
                    .quote(party, uri.node, "an address that was not opened");
                None
            }
        });

        if !is_company {
            self.entry.quote(
                party,
                number.node,
                "an id in a register that is not one of companies",
            );

            return None;
        }

        Some(Number {
            node: number.node,
            formed,
            written: number.text,
            is_padded,
            address,
        })
    }
}

/// The numbers that differ, each with its place and its words.
fn distinct_numbers(found: &[Number]) -> Vec<(NodeId, String, String)> {
    let mut distinct: Vec<(NodeId, String, String)> = Vec::new();

    for number in found {
        let Some(formed) = &number.formed else {
            continue;
        };

        let with_address = number
            .address
            .iter()
            .map(|(node, written, other)| (*node, other.clone(), format!("uri: {written}")));

        let own = (
            number.node,
            formed.clone(),
            format!("id: {}", number.written),
        );

        for (node, value, said) in std::iter::once(own).chain(with_address) {
            if distinct.iter().all(|(_, known, _)| *known != value) {
                distinct.push((node, value, said));
            }
        }
    }

    distinct
}

/// A number in the form that Companies House writes: eight digits, or a prefix and digits.
fn company_number(text: &str) -> Option<String> {
    if let Some(padded) = padded(text) {
        return Some(padded);
    }

    let number: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .to_ascii_uppercase();

    is_company_number(&number).then_some(number)
}

/// A number of six or seven digits, which a spreadsheet took the zeros from; fewer would be a guess.
fn padded(text: &str) -> Option<String> {
    let is_short = (6..8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_short.then(|| format!("{text:0>8}"))
}

/// Eight digits; two letters and six digits; `R` and seven digits; two letters, five digits and `R`.
fn is_company_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase());
    if text.len() != 8 || !text.is_ascii() {
        return false;
    }
    let (prefix, rest) = text.split_at(2);

    let old = text.strip_prefix('R').is_some_and(digits);
    let society = rest.strip_suffix('R').is_some_and(digits) && letters(prefix);

    old || society || digits(rest) && (digits(prefix) || letters(prefix))
}
