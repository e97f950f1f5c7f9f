//! How a contract was awarded: the method of the tender, read together with the register's own words for it.

use serde_json::json;

use super::super::entry::{FoundText, said};
use super::deal::Deal;
use super::procedure::{Described, described};
use lacuna_core::document::{NodeId, NodeKind};

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

            // A flag that is there may be `false`: that the technique was not used.
            node.filter(|node| document.kind(*node) == NodeKind::True)
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

        let framework = self.related_processes();
        if framework.is_some() && what != Described::Within {
            what = Described::CallOff;
        }

        self.method_beside_framework(method.as_ref(), framework);
        self.state_award(method, details, what, framework);
    }

    /// Says that a method is not the call-off's own, where the record relates the contract to a framework.
    fn method_beside_framework(&mut self, method: Option<&FoundText>, framework: Option<NodeId>) {
        let Some(method) = method.filter(|_| framework.is_some()) else {
            return;
        };

        if ["open", "direct"].contains(&method.text.trim().to_lowercase().as_str()) {
            self.entry.doubt(
                method.node,
                "the record relates this contract to a framework, so it is a call-off; the method does not show whether \
                 there was competition for it",
            );
        }
    }

    #[expect(
        clippy::too_many_lines,
        reason = "the table of what the words say against what the method says is read as one"
    )]
    fn state_award(
        &mut self,
        method: Option<FoundText>,
        details: Option<FoundText>,
        what: Described,
        framework: Option<NodeId>,
    ) {
        let word = method
            .as_ref()
            .map(|method| method.text.trim().to_lowercase())
            .unwrap_or_default();

        match (what, word.as_str()) {
            // A call-off goes to firms that are in the framework, which fits these methods alone.
            (Described::CallOff, "" | "selective" | "limited") => {
                self.quote_method(
                    method,
                    "the method, which says less than the words beside it",
                );

                let says_so = details
                    .as_ref()
                    .filter(|details| described(&details.text) == Described::CallOff);

                let from = says_so.map(|details| details.node).or(framework);
                if let Some(from) = from {
                    self.entry
                        .state("/contract", &[("award", json!("framework"))], from);
                }

                if says_so.is_none() {
                    self.quote_method(details, "the procedure, in the register's words");
                }
            }
            // Beside a call-off, `open` or `direct` may be the method of its framework.
            (Described::CallOff | Described::Within, _) => {
                self.quote_method(
                    method,
                    "under a framework or in a dynamic system: it states nothing about competition",
                );

                self.quote_method(details, "it does not show whether there was competition");
            }
            (Described::Direct, "open" | "selective") | (Described::Competitive, "direct") => {
                let found: Vec<&FoundText> = method.iter().chain(&details).collect();
                let positions: Vec<_> = found
                    .iter()
                    .map(|found| (found.node, said(self.entry.document, found)))
                    .collect();

                let reason = "The method and the words beside it contradict each other.";
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
            // By themselves these methods do not tell whether several firms competed.
            (_, "" | "limited" | "selective") => {
                self.quote_method(method, "it does not show whether there was competition");
                self.quote_method(details, "it does not show whether there was competition");
            }
            _ => {
                if let Some(method) = method {
                    self.entry.unknown_word(&method, "procurementMethod");
                }

                self.quote_method(details, "the procedure, in the register's words");
            }
        }
    }

    fn state_method(&mut self, found: Option<FoundText>, award: &str) {
        if let Some(found) = found {
            self.entry
                .state("/contract", &[("award", json!(award))], found.node);
        }
    }

    fn quote_method(&mut self, found: Option<FoundText>, why: &str) {
        if let Some(found) = found {
            self.entry.quote("/contract", found.node, why);
        }
    }
}
