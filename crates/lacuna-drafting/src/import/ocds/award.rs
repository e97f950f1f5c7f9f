//! How a contract was awarded: the method of the tender, read together with the register's own words for it.

use serde_json::json;

use super::super::entry::{Found, said};
use super::deal::Deal;
use lacuna_core::document::Kind;

/// What a register's own words for a procedure say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Described {
    /// A call-off under a framework.
    CallOff,
    /// A framework, a dynamic purchasing system or a market, in which there may or may not be competition.
    Within,
    /// An award without competition.
    Direct,
    /// A procedure in which suppliers compete.
    Competitive,
    /// Something else, or nothing.
    Other,
}

const WITHIN: [&str; 9] = [
    "dynamic purchasing",
    "dynamic market",
    "framework",
    "call-off",
    "call off",
    "calloff",
    "mini-competition",
    "mini competition",
    "further competition",
];
const DIRECT: [&str; 12] = [
    "direct award",
    "without prior",
    "without a prior",
    "without competition",
    "without a call",
    "without publication",
    "single tender",
    "single source",
    "sole source",
    "non-competitive",
    "noncompetitive",
    "no competition",
];
const COMPETITIVE: [&str; 9] = [
    "open procedure",
    "restricted procedure",
    "competitive procedure",
    "competitive dialogue",
    "competitive flexible",
    "competitive quotation",
    "competitive tender",
    "open competition",
    "limited competition",
];

fn described(details: &str) -> Described {
    let words = details.to_lowercase();
    let any = |list: &[&str]| list.iter().any(|phrase| words.contains(phrase));
    let dynamic = any(&["dynamic"])
        || words
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word == "dps");

    if any(&["call-off", "call off", "calloff"]) && any(&["framework"]) && !dynamic {
        Described::CallOff
    } else if dynamic || any(&WITHIN) {
        Described::Within
    } else if any(&DIRECT) {
        Described::Direct
    } else if any(&COMPETITIVE) {
        Described::Competitive
    } else {
        Described::Other
    }
}

impl Deal<'_, '_> {
    /// States how the contract was awarded, where the method and the words beside it say one thing.
    pub(super) fn award(&mut self) {
        let document = self.entry.document;
        let tender = self.process.versions().objects(document, "tender");
        for version in &tender.0 {
            self.entry
                .silent(*version, "what was asked for is not what was agreed");
        }

        let method = self.text(&tender, "procurementMethod");
        let details = self.text(&tender, "procurementMethodDetails");
        let techniques = tender.objects(document, "techniques");
        let technique = |name| {
            let node = techniques
                .holder(document, name)
                .and_then(|group| document.get(group, name));

            node.filter(|node| document.kind(*node) == Kind::True)
        };

        let technique =
            technique("hasDynamicPurchasingSystem").or_else(|| technique("hasFrameworkAgreement"));
        let mut what = details
            .as_ref()
            .map_or(Described::Other, |details| described(&details.text));

        if let Some(technique) = technique {
            self.entry.quote(
                "/contract",
                technique,
                "a framework or a dynamic purchasing system, not a procedure",
            );

            if what != Described::CallOff {
                what = Described::Within;
            }
        }

        self.state_award(method, details, what);
    }

    fn state_award(&mut self, method: Option<Found>, details: Option<Found>, what: Described) {
        let word = method
            .as_ref()
            .map(|method| method.text.trim().to_lowercase())
            .unwrap_or_default();

        match (what, word.as_str()) {
            (Described::CallOff, "" | "selective" | "limited") => {
                self.quote_method(
                    method,
                    "the method, which says less than the words beside it",
                );

                if let Some(details) = &details {
                    self.entry
                        .state("/contract", &[("award", json!("framework"))], details.node);
                }
            }
            (Described::CallOff | Described::Within, _) => {
                self.quote_method(
                    method,
                    "under a framework or in a dynamic system: it states nothing about competition",
                );

                self.quote_method(details, "it does not tell whether there was competition");
            }
            (Described::Direct, "open" | "selective") | (Described::Competitive, "direct") => {
                let found: Vec<&Found> = method.iter().chain(&details).collect();
                let positions: Vec<_> = found
                    .iter()
                    .map(|found| (found.node, said(self.entry.document, found)))
                    .collect();

                let reason = "The method and the words beside it exclude each other.";
                self.entry.dispute("/contract", "award", reason, &positions);
            }
            (Described::Direct, "" | "limited") => {
                self.quote_method(
                    method,
                    "the method, which says less than the words beside it",
                );

                self.state_method(details, "direct");
            }
            (Described::Competitive, "" | "selective") => {
                self.quote_method(
                    method,
                    "the method, which says less than the words beside it",
                );

                self.state_method(details, "competitive");
            }
            (Described::Competitive | Described::Other, "open") => {
                self.state_method(method, "competitive");
                self.quote_method(details, "the procedure, in the register's words");
            }
            (Described::Direct | Described::Other, "direct") => {
                self.state_method(method, "direct");
                self.quote_method(details, "the procedure, in the register's words");
            }
            (_, "" | "limited" | "selective") => {
                self.quote_method(method, "it does not tell whether there was competition");
                self.quote_method(details, "it does not tell whether there was competition");
            }
            _ => {
                if let Some(method) = method {
                    self.entry.unknown_word(&method, "procurementMethod");
                }

                self.quote_method(details, "the procedure, in the register's words");
            }
        }
    }

    fn state_method(&mut self, found: Option<Found>, award: &str) {
        if let Some(found) = found {
            self.entry
                .state("/contract", &[("award", json!(award))], found.node);
        }
    }

    fn quote_method(&mut self, found: Option<Found>, why: &str) {
        if let Some(found) = found {
            self.entry.quote("/contract", found.node, why);
        }
    }
}
