//! The number of a party in the register of companies of the United Kingdom.

use serde_json::json;

use super::super::entry::FoundText;
use super::super::words::is_blank_word;
use super::deal::Deal;
use super::identifier;
use super::process::Versions;
use lacuna_core::document::{Document, NodeId, NodeKind};

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
                Some(latest) if document.kind(latest) == NodeKind::Object => {
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

        found.extend(self.number_in_id(node, &found));
        let distinct = distinct_numbers(&found);
        // A company has one number, and nothing shows which of several it is.
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
                "written with its leading zeros restored",
            );

            self.entry.doubt(
                number.node,
                "a number at Companies House has eight characters; zeros were put before it",
            );
        } else {
            self.entry.state(party, &facts, number.node);
        }
    }

    /// The number in the id of a party that is written with its register, such as `GB-COH-01234567`; `None` where an
    /// identifier says the same.
    fn number_in_id(&mut self, party: &Versions, found: &[Number]) -> Option<Number> {
        let document = self.entry.document;
        let node = document.get(party.latest()?, "id")?;
        let number = registered(document, node);
        let is_known = number.as_ref().is_some_and(|number| {
            found
                .iter()
                .any(|other| other.formed.is_some() && other.formed == number.formed)
        });

        if number.is_none() || is_known {
            self.entry.silent(node, "the file has no field for it");
            return None;
        }

        number
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
            .and_then(|holder| document.get(holder, "id"))
            .and_then(|node| {
                Some(FoundText {
                    node,
                    text: identifier(document, node)?,
                })
            });

        let formed = number
            .as_ref()
            .filter(|_| is_company)
            .and_then(|number| company_number(number.text.trim()));

        // An address is reported even where there is no number beside it.
        let address = self.contrary_address(party, uri, formed.as_deref());
        let number = number?;
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
            is_padded: padded(number.text.trim()).is_some(),
            written: number.text,
            address,
        })
    }

    /// The address of an identifier, where it ends in another number at Companies House; any other is only quoted.
    fn contrary_address(
        &mut self,
        party: &str,
        uri: Option<FoundText>,
        formed: Option<&str>,
    ) -> Option<(NodeId, String, String)> {
        let uri = uri?;
        let last = uri.text.trim_end_matches('/').rsplit('/').next();
        let other = last
            .and_then(company_number)
            .filter(|other| formed.is_some_and(|formed| formed != other));

        match other {
            Some(other) => Some((uri.node, uri.text, other)),
            None => {
                self.entry
                    .quote(party, uri.node, "an address that was not opened");
                None
            }
        }
    }
}

/// The number in an id that begins with the register of companies.
fn registered(document: &Document, node: NodeId) -> Option<Number> {
    let id = identifier(document, node)?;
    let start = id.trim().get(..COMPANIES_HOUSE.len())?;
    let rest = id
        .trim()
        .get(COMPANIES_HOUSE.len()..)?
        // The register is set off by a hyphen (org-id.guide), and by other marks too.
        .strip_prefix(['-', ':', '/'])?;

    let formed = start
        .eq_ignore_ascii_case(COMPANIES_HOUSE)
        .then(|| company_number(rest))
        .flatten()?;

    Some(Number {
        node,
        is_padded: padded(rest).is_some(),
        formed: Some(formed),
        written: id,
        address: None,
    })
}

/// What distinguishes an organisation from another of the same name: its identifier, or an id that has a company's number in it.
pub(super) fn identity(document: &Document, organisation: &Versions) -> Option<String> {
    let identifiers = organisation.objects(document, "identifier");
    let part = |key: &str| {
        let holder = identifiers.holder(document, key)?;
        identifier(document, document.get(holder, key)?)
    };

    // All firms with `N/A` for their number would be one.
    if let Some(id) = part("id").filter(|id| !is_blank_word(id)) {
        let scheme = part("scheme").unwrap_or_default();
        // With and without its zero, `01234567` is one company.
        let formed = (scheme.trim() == COMPANIES_HOUSE)
            .then(|| company_number(&id))
            .flatten();

        return Some(format!(
            "{} {}",
            scheme.trim(),
            formed.as_deref().unwrap_or(id.trim())
        ));
    }

    let id = document.get(organisation.latest()?, "id")?;
    let formed = registered(document, id)?.formed?;
    Some(format!("{COMPANIES_HOUSE} {formed}"))
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

/// A number that a spreadsheet took one or two zeros from: six or seven digits, or two letters and five; fewer would be a
/// guess.
fn padded(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_uppercase();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if (6..8).contains(&text.len()) && digits(&text) {
        return Some(format!("{text:0>8}"));
    }

    let (prefix, rest) = text.split_at_checked(2)?;
    let is_prefixed = prefix.bytes().all(|byte| byte.is_ascii_uppercase());
    (is_prefixed && rest.len() == 5 && digits(rest)).then(|| format!("{prefix}{rest:0>6}"))
}

/// Eight digits; two letters and six digits; `R` and seven digits; two letters, five digits and `R`.
fn is_company_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase());

    // Without the second test, `split_at` could panic within a letter.
    if text.len() != 8 || !text.is_ascii() {
        return false;
    }
    let (prefix, rest) = text.split_at(2);

    // A first `R` marks companies of Ireland before its partition, a last one societies.
    let old = text.strip_prefix('R').is_some_and(digits);
    let society = rest.strip_suffix('R').is_some_and(digits) && letters(prefix);

    old || society || digits(rest) && (digits(prefix) || letters(prefix))
}
