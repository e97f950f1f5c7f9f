//! Who writes to whom: the parties of the agreement, or somebody who is none of them.

use chrono::{Days, NaiveDate};
use lacuna_core::agreement::{Commitment, Party, PartyKind, View};
use std::borrow::Cow;

use crate::report::RenderError;
use lacuna_core::assessment::Assessment;
use lacuna_core::diagnostic::nearest;
use lacuna_core::document::{Document, NodeId};
use lacuna_core::source_file::visible;
use lacuna_core::vocabulary::Answerer;

/// How many days an addressee has to reply, where nobody says.
const DAYS_TO_REPLY: u64 = 28;

/// How a letter is addressed, dated and signed.
#[derive(Debug, Clone, Copy, Default)]
pub struct LetterOptions<'a> {
    /// The id or the name of a party, or the name of anybody else; if omitted, the public body.
    pub from: Option<&'a str>,
    /// The ids or the names of parties; if omitted, the other side.
    pub to: &'a [String],
    /// The date of the letter; if omitted, the day of the audit.
    pub date: Option<NaiveDate>,
    /// The sender's reference.
    pub reference: Option<&'a str>,
    /// The day by which a reply is asked for; if omitted, 28 days after the date.
    pub reply_by: Option<NaiveDate>,
    /// How the letter greets the addressee.
    pub salutation: Option<&'a str>,
    /// Whether the list of the own side's gaps is written in the place of a letter.
    pub is_own_side: bool,
}

/// A party of the agreement, or somebody else.
#[derive(Debug, Clone)]
pub(super) struct Correspondent {
    /// The name, as the file or the sender writes it.
    pub(super) name: String,
    /// The party; absent where it is none.
    pub(super) party: Option<NodeId>,
    /// On which side it is; absent of somebody who is not a party.
    pub(super) side: Option<Answerer>,
    /// Whether letters go to it where nobody is named: a sub-processor neither asks nor is asked.
    is_principal: bool,
}

/// Those who write a letter and those who get it.
#[derive(Debug)]
pub(super) struct Correspondents {
    /// Who writes; at least one.
    pub(super) from: Vec<Correspondent>,
    /// Who is written to; at least one.
    pub(super) to: Vec<Correspondent>,
}

impl Correspondents {
    /// Finds out who writes to whom.
    ///
    /// # Errors
    /// An addressee that is not a party; nobody to write to.
    pub(super) fn find(
        assessment: &Assessment<'_>,
        options: &LetterOptions<'_>,
    ) -> Result<Self, RenderError> {
        let document = assessment.agreement.document();
        let parties = parties(document);
        // Addressees come first, since who writes by default depends on whom somebody named.
        let to = named(&parties, options.to, document)?;
        let from = match options.from {
            Some(name) => vec![party_or_other(&parties, document, name)],
            None => default_sender(&parties, &to),
        };

        let to = if to.is_empty() {
            default_addressees(&parties, &from)
        } else {
            to
        };

        if from.is_empty() || to.is_empty() {
            let whom = if to.is_empty() { "to" } else { "from" };
            return Err(RenderError(format!(
                "{}: the file names no party that the letter could go {whom}; give --{whom}",
                visible(document.text().name())
            )));
        }

        Ok(Self { from, to })
    }

    /// Whether somebody writes who is not a party.
    pub(super) fn is_from_outside(&self) -> bool {
        self.from.iter().all(|sender| sender.party.is_none())
    }

    /// Whether an addressee can answer a fact, or agree to say it in the agreement.
    pub(super) fn can_answer(
        &self,
        document: &Document,
        answerers: &[Answerer],
        path: &str,
        pointer: &str,
    ) -> bool {
        let is_known = self
            .to
            .iter()
            .any(|addressee| addressee.side.is_some_and(|side| answerers.contains(&side)));

        is_known && !self.is_about_another(document, path, pointer)
    }

    /// Whether a fact can be changed by changing the agreement, which the addressee can agree to.
    pub(super) fn can_amend(
        &self,
        document: &Document,
        answerers: &[Answerer],
        path: &str,
        pointer: &str,
    ) -> bool {
        answerers.contains(&Answerer::Agreement) && !self.is_about_another(document, path, pointer)
            || self.can_answer(document, answerers, path, pointer)
    }

    /// Whether the own side can answer a fact.
    pub(super) fn own_side_can_answer(&self, answerers: &[Answerer]) -> bool {
        self.from
            .iter()
            .any(|sender| sender.side.is_some_and(|side| answerers.contains(&side)))
    }

    /// Whether a fact is about a party, or about what a party promised, that is not an addressee.
    fn is_about_another(&self, document: &Document, path: &str, pointer: &str) -> bool {
        let steps: Vec<&str> = pointer.split('/').skip(1).take(2).collect();
        let [list, at] = steps.as_slice() else {
            return false;
        };

        let Some(entry) = document.at(&format!("/{list}/{at}")) else {
            return false;
        };

        match path.split('.').next() {
            // A party is asked about itself alone, since it cannot speak for another.
            Some("parties") => !self.to.iter().any(|own| own.party == Some(entry)),
            Some("commitments") => {
                let by = View::<Commitment>::at(document, entry).by();
                by.string().is_some_and(|by| {
                    !self
                        .to
                        .iter()
                        .any(|own| own.id(document).is_some_and(|id| id == by))
                })
            }
            _ => false,
        }
    }
}

impl LetterOptions<'_> {
    /// The date of a letter about an assessment.
    pub(super) fn dated(&self, assessment: &Assessment<'_>) -> NaiveDate {
        self.date.unwrap_or(assessment.day)
    }

    /// The day by which a reply is asked for.
    pub(super) fn due(&self, assessment: &Assessment<'_>) -> NaiveDate {
        let dated = self.dated(assessment);
        let usual = dated.checked_add_days(Days::new(DAYS_TO_REPLY));
        // The date may be so late that the calendar has no such day.
        self.reply_by.or(usual).unwrap_or(dated)
    }
}

impl Correspondent {
    /// Its id in the file, where it is a party.
    fn id<'d>(&self, document: &'d Document) -> Option<Cow<'d, str>> {
        View::<Party>::at(document, self.party?).id().string()
    }
}

/// The parties that a letter can go to or come from.
fn parties(document: &Document) -> Vec<Correspondent> {
    let parties = View::of(document).parties().entries().map(|party| {
        let kind = party.kind().value();
        Correspondent {
            name: party.name().string().unwrap_or_default().into_owned(),
            party: party.node(),
            // Without a kind a party is on no known side, and neither asks nor is asked.
            side: kind.map(|kind| match kind {
                PartyKind::Vendor | PartyKind::SubProcessor | PartyKind::Other => Answerer::Vendor,
                // All other kinds in the schema are public bodies.
                _ => Answerer::PublicBody,
            }),
            is_principal: kind.is_some_and(|kind| kind != PartyKind::SubProcessor),
        }
    });

    parties.filter(|party| !party.name.is_empty()).collect()
}

fn is_called(document: &Document, party: &Correspondent, name: &str) -> bool {
    party.id(document).is_some_and(|id| id == name) || party.name.eq_ignore_ascii_case(name)
}

/// The parties of some ids or names.
fn named(
    parties: &[Correspondent],
    names: &[String],
    document: &Document,
) -> Result<Vec<Correspondent>, RenderError> {
    let find = |name: &String| {
        let known = parties
            .iter()
            .find(|party| is_called(document, party, name));

        known.cloned().ok_or_else(|| {
            let ids = parties.iter().filter_map(|party| party.id(document));
            let ids: Vec<Cow<'_, str>> = ids.collect();
            let hint = match nearest(name, ids.iter().map(AsRef::as_ref)) {
                Some(id) => format!("did you mean `{}`?", visible(id)),
                None => format!("the parties are: {}", visible(&ids.join(", "))),
            };

            RenderError(format!(
                "{}: no party has the id or the name `{}`; {hint}",
                visible(document.text().name()),
                visible(name)
            ))
        })
    };

    names.iter().map(find).collect()
}

fn party_or_other(parties: &[Correspondent], document: &Document, name: &str) -> Correspondent {
    let known = parties
        .iter()
        .find(|party| is_called(document, party, name));

    known.cloned().unwrap_or_else(|| Correspondent {
        name: name.to_owned(),
        party: None,
        side: None,
        is_principal: false,
    })
}

/// The public bodies, or the other parties where the letter goes to a public body.
fn default_sender(parties: &[Correspondent], to: &[Correspondent]) -> Vec<Correspondent> {
    let is_addressed =
        |party: &&Correspondent| to.iter().any(|addressee| addressee.party == party.party);

    let others = || {
        let principal = parties.iter().filter(|party| party.is_principal);
        principal.filter(|party| !is_addressed(party))
    };

    let public = others().filter(|party| party.side == Some(Answerer::PublicBody));
    let public: Vec<Correspondent> = public.cloned().collect();
    if !public.is_empty() {
        return public;
    }

    others().cloned().collect()
}

/// The vendors for a public body; the public bodies for everybody else, since they answer for the agreement.
fn default_addressees(parties: &[Correspondent], from: &[Correspondent]) -> Vec<Correspondent> {
    let is_sender = |party: &&Correspondent| from.iter().any(|own| own.party == party.party);
    let others = || {
        let principal = parties.iter().filter(|party| party.is_principal);
        principal.filter(|party| !is_sender(party))
    };

    let is_public = from
        .iter()
        .any(|sender| sender.side == Some(Answerer::PublicBody));

    let wanted = if is_public {
        Answerer::Vendor
    } else {
        Answerer::PublicBody
    };

    let side: Vec<Correspondent> = others()
        .filter(|party| party.side == Some(wanted))
        .cloned()
        .collect();

    // Between public bodies there is no vendor, and the letter goes to the other body.
    if side.is_empty() {
        others().cloned().collect()
    } else {
        side
    }
}
