//! Where a contract or an award was when its release was made, and whether anything was agreed.

use super::contrary;
use super::process::{Agreed, Process};
use super::status::{Status, StatusMeaning};
use lacuna_core::document::{Document, NodeId};

/// Whether there is an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// There is one, so far as the record says.
    Agreed,
    /// There was one, and it is over.
    Ended(NodeId),
    /// There is none yet, or the record does not tell; a person has to look.
    Open {
        /// The value that says so.
        node: NodeId,
        /// Why, in a sentence without a full stop.
        reason: String,
    },
    /// Nothing was agreed.
    NotAgreed {
        /// The value that says so.
        node: NodeId,
        /// Why, in a sentence without a full stop.
        reason: String,
    },
}

impl Standing {
    /// Determines the standing: the contract's own status, else that of its award, else the tag of the release and the
    /// status of the tender.
    pub(super) fn of(document: &Document, process: &Process, agreed: &Agreed) -> Self {
        let contract = Status::of(document, &agreed.contract);
        let award = Status::of(document, &agreed.award);
        let noun = agreed.noun();

        // The award is older, so the status of a contract comes before it.
        let own = if agreed.contract.is_empty() {
            &award
        } else {
            &contract
        };

        let refused = award
            .as_ref()
            .filter(|award| award.is(StatusMeaning::NotAgreed));
        match own {
            Some(own) if own.is(StatusMeaning::NotAgreed) => not_agreed(noun, own),
            Some(own) if own.is(StatusMeaning::Ended) => Self::Ended(own.node),
            // An active contract under a cancelled award is for a person to look at.
            Some(own) if own.is(StatusMeaning::InForce) => match refused {
                Some(award) => Self::Open {
                    node: award.node,
                    reason: format!("the contract is {}, and its award {}", own.text, award.text),
                },
                None => contrary::contradiction(document, process, agreed, own)
                    .map_or(Self::Agreed, |(node, reason)| Self::Open { node, reason }),
            },
            // A contract that is not said to be in force falls with its award.
            _ if refused.is_some() => {
                refused.map_or(Self::Agreed, |award| not_agreed("award", award))
            }
            Some(own) => {
                let reason = match own.word {
                    StatusMeaning::Pending => {
                        format!(
                            "the {noun} is {}: it is not in force, so far as the release says",
                            own.text
                        )
                    }
                    _ => format!(
                        "`{}` is not known as a status, and may say that nothing was agreed",
                        own.text
                    ),
                };

                Self::Open {
                    node: own.node,
                    reason,
                }
            }
            None => Self::of_release(document, process, agreed),
        }
    }

    /// The standing where no status is written: what the tag of the release says, and whether the tender came to nothing.
    fn of_release(document: &Document, process: &Process, agreed: &Agreed) -> Self {
        let latest = agreed.main().latest();
        let release = latest.and_then(|node| process.release_of(document, node));
        let tags = release.map_or_else(Vec::new, |release| contrary::tags(document, release));

        let tag = |words: &[&str]| tags.iter().find(|(_, text)| words.contains(&text.as_str()));
        let (cancels, makes) = match agreed.contract.is_empty() {
            true => (
                ["awardCancellation", "tenderCancellation"],
                ["award", "awardUpdate"],
            ),
            false => (
                ["contractCancellation", "awardCancellation"],
                ["contract", "contractUpdate"],
            ),
        };

        // Beside a tag that makes an award, the cancellation may be of another one.
        if let Some((node, text)) = tag(&cancels).filter(|_| tag(&makes).is_none()) {
            let reason = format!(
                "the release has the tag {text}: nothing was agreed, and no agreement was made of it"
            );
            return Self::NotAgreed {
                node: *node,
                reason,
            };
        }
        if let Some((node, _)) =
            tag(&["contractTermination"]).filter(|_| !agreed.contract.is_empty())
        {
            return Self::Ended(*node);
        }

        match Status::of(document, &process.versions().objects(document, "tender")) {
            Some(tender) if tender.is(StatusMeaning::NotAgreed) && agreed.contract.is_empty() => {
                not_agreed("tender", &tender)
            }
            // A contract was made all the same, so that a person has to look.
            Some(tender) if tender.is(StatusMeaning::NotAgreed) => Self::Open {
                node: tender.node,
                reason: format!("the tender of this contract is {}", tender.text),
            },
            _ => Self::Agreed,
        }
    }
}

fn not_agreed(noun: &str, status: &Status) -> Standing {
    let reason = format!(
        "the {noun} is {}: nothing was agreed, and no agreement was made of it",
        status.text
    );

    Standing::NotAgreed {
        node: status.node,
        reason,
    }
}
