//! What a contract is worth: sums in pounds, with or without pence.

use serde_json::json;

use super::deal::Deal;
use super::process::Versions;
use lacuna_core::document::{NodeId, NodeKind};

/// A sum in pounds.
struct Sum {
    /// Whole pounds, rounded to the nearest.
    pounds: u64,
    is_rounded: bool,
    node: NodeId,
}

impl Deal<'_, '_> {
    /// States the value of the contract, which comes before that of the award.
    pub(super) fn value(&mut self) {
        let of_contract = self.amount(&self.agreed.contract.clone());
        let of_award = self.amount(&self.agreed.award.clone());
        let chosen = match (of_contract, of_award) {
            // The sums are compared as written, since rounded ones would hide that they differ.
            (Some(first), Some(other))
                if self.entry.document.raw(first.node) == self.entry.document.raw(other.node) =>
            {
                self.entry.silent(other.node, "the same as in the contract");
                Some(first)
            }
            (Some(first), Some(other)) => {
                let [said, of_award] =
                    [&first, &other].map(|sum| self.entry.document.raw(sum.node).to_owned());
                let message = format!(
                    "the contract says {said}, and the award {of_award}; the contract counts, since it comes later"
                );

                self.entry.doubt(other.node, message);
                Some(first)
            }
            // Stated for each of its contracts, the sum of one award would count several times.
            (None, Some(other)) if self.agreed.shares_award => {
                self.entry.quote(
                    "/contract",
                    other.node,
                    "the value of the award, which several contracts share",
                );

                None
            }
            (first, second) => first.or(second),
        };

        let Some(sum) = chosen else { return };
        let facts = [("value_gbp", json!(sum.pounds))];
        if sum.is_rounded {
            self.entry
                .state_with("/contract", &facts, sum.node, "rounded to whole pounds");
        } else {
            self.entry.state("/contract", &facts, sum.node);
        }
    }

    /// A sum in pounds; `None` where it is in another currency.
    fn amount(&mut self, part: &Versions) -> Option<Sum> {
        let document = self.entry.document;
        let value = part.objects(document, "value");
        for version in &value.0 {
            self.entry.knows(
                *version,
                &["amount", "amountGross", "amountNet", "currency"],
            );
        }

        for (field, why) in [
            ("amountGross", "the sum with taxes"),
            ("amountNet", "the sum without taxes"),
        ] {
            if let Some(node) = value
                .holder(document, field)
                .and_then(|group| document.get(group, field))
            {
                self.entry.quote("/contract", node, why);
            }
        }

        let node = value
            .holder(document, "amount")
            .and_then(|group| document.get(group, "amount"))?;

        let currency = self.text(&value, "currency");
        let Some(currency) =
            currency.filter(|currency| currency.text.trim().eq_ignore_ascii_case("GBP"))
        else {
            self.entry
                .quote("/contract", node, "a sum that is not said to be in pounds");

            // The filter above has dropped the text, so it is read once more.
            if let Some(other) = self.text(&value, "currency") {
                self.entry
                    .quote("/contract", other.node, "the currency of the sum");
            }

            return None;
        };

        self.entry.silent(currency.node, "the currency of the sum");

        self.pounds(node)
    }

    fn pounds(&mut self, node: NodeId) -> Option<Sum> {
        let document = self.entry.document;
        let written = match document.kind(node) {
            NodeKind::Number => document.raw(node).to_owned(),
            NodeKind::String => document.string(node).unwrap_or_default().trim().to_owned(),
            _ => {
                self.entry.not_a(node, "a sum in pounds");
                return None;
            }
        };

        let Some((pounds, is_rounded)) = parse_pounds(&written) else {
            self.entry.not_a(node, "a sum in pounds");
            self.entry.quote(
                "/contract",
                node,
                "a sum that cannot be stated in whole pounds",
            );

            return None;
        };

        if pounds == 0 && is_rounded {
            self.entry
                .quote("/contract", node, "a sum of less than a pound");
            self.entry.doubt(
                node,
                "a sum of less than a pound, which cannot be stated in whole pounds",
            );

            return None;
        }

        if pounds == 0 {
            // A zero would say that the contract costs nothing, and registers write it for no sum.
            self.entry
                .quote("/contract", node, "no sum of a pound or more");
            self.entry.doubt(
                node,
                "a sum of zero, which registers also enter where the sum is not known",
            );

            return None;
        }

        if document.kind(node) == NodeKind::String {
            self.entry
                .doubt(node, "text is given where a number is expected");
        }

        Some(Sum {
            pounds,
            is_rounded,
            node,
        })
    }
}

/// A sum in whole pounds, rounded to the nearest, and whether it was rounded. Nothing for a negative sum, or for one that a
/// 64-bit float cannot hold to the penny.
fn parse_pounds(written: &str) -> Option<(u64, bool)> {
    // A float is exact to 2^53, and so many pence are 90 million million pounds.
    const EXACT: f64 = 90_000_000_000_000.0;

    // Whole numbers come first, since a float would lose the last digits of a large one.
    if let Ok(whole) = written.parse::<u64>() {
        return Some((whole, false));
    }

    // Rust reads `inf` and `nan` as floats too.
    let is_plain = written
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b".eE+-".contains(&byte));

    let sum: f64 = written.parse().ok().filter(|_| is_plain)?;
    if !(0.0..EXACT).contains(&sum) {
        return None;
    }

    let pounds = format!("{:.0}", sum.round()).parse().ok()?;

    Some((pounds, sum.fract() != 0.0))
}
