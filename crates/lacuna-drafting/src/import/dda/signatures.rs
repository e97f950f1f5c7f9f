//! The acts by which the parties agreed, and the day of signing that follows from them.

use chrono::NaiveDate;
use serde_json::json;

use super::super::days::{day_of, is_default_day};
use super::super::entry::FoundText;
use super::Disclosure;
use lacuna_core::document::{NodeId, NodeKind};

/// A list of acts of the parties, and what says that one of them is an act of agreeing.
struct Acts {
    list: &'static str,
    fields: &'static [&'static str],
    /// The field that says what was done, and its word for agreeing.
    agrees: (&'static str, &'static str),
    /// The field of the point in time.
    time: &'static str,
}

const ACTS: [Acts; 2] = [
    Acts {
        list: "event",
        fields: &["did", "id", "state", "timestamp"],
        agrees: ("state", "accept"),
        time: "timestamp",
    },
    Acts {
        list: "proofChain",
        fields: &[
            "created",
            "id",
            "proofPurpose",
            "proofValue",
            "type",
            "verificationMethod",
        ],
        agrees: ("proofPurpose", "contractAgreement"),
        time: "created",
    },
];

impl Disclosure<'_> {
    /// The day of signing is the last on which a party accepted, or signed for the purpose of agreeing.
    pub(super) fn signatures(&mut self) {
        let mut days = Vec::new();
        for acts in &ACTS {
            for act in self.entry.list(self.root, acts.list) {
                days.extend(self.day_of_agreeing(act, acts));
            }
        }

        days.sort_by_key(|(day, _)| *day);
        // An agreement is made when the last of its parties agrees.
        let last = days.pop();
        for (_, earlier) in &days {
            self.entry
                .silent(earlier.node, "there is a later act of agreement beside it");
        }

        if let Some((day, at)) = last {
            self.entry.state(
                "/instrument",
                &[("signed_on", json!(day.to_string()))],
                at.node,
            );
        }
    }

    /// The day of an act, where it is one of agreeing.
    fn day_of_agreeing(&mut self, act: NodeId, acts: &Acts) -> Option<(NaiveDate, FoundText)> {
        if self.entry.document.kind(act) != NodeKind::Object {
            self.entry.not_a(act, "a group on an act of a party");
            return None;
        }

        self.entry.knows(act, acts.fields);
        let others: Vec<&str> = acts
            .fields
            .iter()
            .copied()
            .filter(|name| *name != acts.time)
            .collect();
        self.entry.all_silent(
            act,
            &others,
            "it identifies the act, and states nothing about the agreement",
        );

        let agrees = self
            .entry
            .document
            .get(act, acts.agrees.0)
            .and_then(|node| self.entry.document.string(node));

        let agrees = agrees.is_some_and(|found| found == acts.agrees.1);
        let at = self.text(act, acts.time)?;
        match day_of(&at.text) {
            Some(day) if is_default_day(day) => {
                self.entry.doubt(
                    at.node,
                    format!("{day} is a date that programs enter where there is none"),
                );
            }
            Some(day) if agrees => return Some((day, at)),
            Some(_) => self
                .entry
                .silent(at.node, "the act is not one of agreement"),
            None => self
                .entry
                .silent(at.node, "it is not a valid point in time"),
        }

        None
    }
}
