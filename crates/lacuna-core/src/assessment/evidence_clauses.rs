//! The clauses that cover a fact: which one is shown for it, whose words it holds, and whether it only reports.

use std::borrow::Cow;

use crate::agreement::{
    CheckedAgreement, Clause, QuoteCheck, Source, SourceKind, View, clauses_of,
};
use crate::condition::{FactRead, ReadKind};
use crate::document::{Document, NodeId};

/// The words of the agreement, and where they are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EvidenceClause {
    /// The clause, such as `14.2`.
    pub reference: Option<String>,
    /// The page.
    pub page: Option<u64>,
    /// The words.
    pub quote: Option<String>,
    /// The language of the words (BCP 47).
    pub lang: Option<String>,
    /// The id of the source they were read in.
    pub source: Option<String>,
    /// How the words appear in their document, where they were looked up.
    pub check: Option<QuoteCheck>,
}

/// The origin of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Provenance {
    /// In the agreement, or the file does not say.
    Agreement,
    /// In what others report of the agreement: press, law firms, campaigns.
    Reported,
    /// In what a party or a public authority says of the agreement, beside its text.
    Statement,
    /// In a quote that was looked up and is not in its document.
    Unproved,
}

/// Returns whether a stated fact was read only in what others report, or in a quote that is not in its document, so that
/// it can raise a finding but settle nothing.
///
/// Where several clauses cover it, their order decides nothing: those that name the field come before those that cover a
/// whole group, and among equals one that only reports is enough. Where clauses beside the fact omit it, they decide
/// all the same: taking a field off a clause's list proves nothing.
#[must_use]
pub fn is_only_reported(agreement: &CheckedAgreement, read: &FactRead<'_>) -> bool {
    // What is not stated has no clause that could be a report.
    if read.kind != ReadKind::Stated {
        return false;
    }

    speaking(agreement.document(), read)
        .into_iter()
        .any(|clause| is_report(agreement, clause))
}

/// Returns whether a stated fact was read in a statement about the agreement by a party or an authority, and not in its text. It is
/// established; what a law tells the agreement itself to say, it does not show.
#[must_use]
pub fn rests_on_statement(agreement: &CheckedAgreement, read: &FactRead<'_>) -> bool {
    if read.kind != ReadKind::Stated {
        return false;
    }

    let document = agreement.document();
    // Beside a statement, a clause that names no source may be one: leaving its source out must not make it the agreement's.
    speaking(document, read).into_iter().any(|clause| {
        match View::<Clause>::at(document, clause).source().string() {
            Some(id) => provenance(document, &id) == Provenance::Statement,
            None => statements(document).next().is_some(),
        }
    })
}

/// Returns the clauses that speak of a stated fact: those that cover it, else those beside it.
fn speaking(document: &Document, read: &FactRead<'_>) -> Vec<NodeId> {
    let covering = covering(document, read);
    match covering.is_empty() {
        true => beside(document, read),
        false => covering,
    }
}

/// Returns the clauses of the nearest group around a fact that has any, whatever they cover.
fn beside(document: &Document, read: &FactRead<'_>) -> Vec<NodeId> {
    let mut around = document.parent(read.node);

    while let Some(group) = around {
        let clauses: Vec<NodeId> = clause_nodes(document, group).collect();
        if !clauses.is_empty() {
            return clauses;
        }
        around = document.parent(group);
    }

    Vec::new()
}

/// Returns the clauses that a group carries.
fn clause_nodes(document: &Document, group: NodeId) -> impl Iterator<Item = NodeId> {
    clauses_of(document, group).entries().filter_map(View::node)
}

pub(super) fn is_report(agreement: &CheckedAgreement, clause: NodeId) -> bool {
    // A quote that is not in its document shows no more than a report would.
    if agreement.quotes().refutes(clause) {
        return true;
    }

    let document = agreement.document();
    let source = View::<Clause>::at(document, clause).source().string();

    // Where some sources only report, a clause that names none may rest on one of them, and a source that was left out must
    // not turn what the press says into the agreement's own words.
    match source {
        Some(id) => provenance(document, &id) == Provenance::Reported,
        None => reports(document).next().is_some(),
    }
}

/// Returns whether any source only reports of the agreement, or any quote is not in its document, so that facts can be
/// only reported.
#[must_use]
pub fn has_reports(agreement: &CheckedAgreement) -> bool {
    agreement.quotes().refutes_any() || reports(agreement.document()).next().is_some()
}

/// Returns whether any source speaks of the agreement beside its text, so that facts can rest on such a statement.
#[must_use]
pub fn has_statements(agreement: &CheckedAgreement) -> bool {
    statements(agreement.document()).next().is_some()
}

pub(super) fn provenance(document: &Document, id: &str) -> Provenance {
    let is_named = |source: View<'_, Source>| source.id().string().is_some_and(|own| own == id);

    if reports(document).any(is_named) {
        Provenance::Reported
    } else if statements(document).any(is_named) {
        Provenance::Statement
    } else {
        Provenance::Agreement
    }
}

/// Returns the sources that report of the agreement: press, law firms, campaigns.
fn reports(document: &Document) -> impl Iterator<Item = View<'_, Source>> {
    View::of(document).sources().entries().filter(|source| {
        matches!(
            source.kind().value(),
            Some(SourceKind::Press | SourceKind::Secondary)
        )
    })
}

/// Returns the sources in which a party or an authority speaks of the agreement. A decision of an authority is none: what it held
/// decides.
fn statements(document: &Document) -> impl Iterator<Item = View<'_, Source>> {
    let agreement = View::of(document);
    let findings = agreement.official_findings().entries();
    let decisions: Vec<_> = findings
        .filter_map(|finding| finding.source().string())
        .collect();

    agreement.sources().entries().filter(move |source| {
        source.kind().value() == Some(SourceKind::OfficialStatement)
            && source
                .id()
                .string()
                .is_none_or(|id| !decisions.contains(&id))
    })
}

/// Returns the clauses that cover a fact, in its own group or in the nearest one around it that has any: those that name its
/// field, else those that cover the whole group.
pub(super) fn covering(document: &Document, read: &FactRead<'_>) -> Vec<NodeId> {
    if read.is_absent() {
        return Vec::new();
    }

    let mut field = read.node;

    while let Some(parent) = document.parent(field) {
        let clauses = clause_nodes(document, parent);
        let key = document.key(field);
        let covering: Vec<NodeId> = clauses
            .filter(|clause| covers(document, *clause, &key))
            .collect();

        // A clause that names the field is more exact than one that stands for the whole group.
        let naming = covering
            .iter()
            .copied()
            .filter(|clause| View::<Clause>::at(document, *clause).covers().is_stated());

        let naming: Vec<NodeId> = naming.collect();
        if !naming.is_empty() {
            return naming;
        }
        if !covering.is_empty() {
            return covering;
        }

        field = parent;
    }

    Vec::new()
}

/// Returns the clause that is shown for a fact: one that only reports, where there is one, since it decides; else the first.
pub(super) fn shown_clause(agreement: &CheckedAgreement, read: &FactRead<'_>) -> Option<NodeId> {
    let covering = covering(agreement.document(), read);
    let report = covering
        .iter()
        .copied()
        .find(|clause| is_report(agreement, *clause));

    report.or_else(|| covering.first().copied())
}

/// Whether the file gives the agreement's own words for a stated fact.
pub(super) fn is_quoted(agreement: &CheckedAgreement, read: &FactRead<'_>) -> bool {
    let document = agreement.document();
    shown_clause(agreement, read).is_some_and(|clause| {
        View::<Clause>::at(document, clause).quote().is_stated() && !is_report(agreement, clause)
    })
}

pub(super) fn words_of(agreement: &CheckedAgreement, clause: NodeId) -> EvidenceClause {
    let document = agreement.document();
    let view = View::<Clause>::at(document, clause);

    EvidenceClause {
        reference: view.reference().string().map(Cow::into_owned),
        page: view.page().value(),
        quote: view.quote().string().map(Cow::into_owned),
        lang: view.lang().string().map(Cow::into_owned),
        source: view.source().string().map(Cow::into_owned),
        check: agreement.quotes().of(clause).cloned(),
    }
}

fn covers(document: &Document, clause: NodeId, field: &str) -> bool {
    let names = View::<Clause>::at(document, clause).covers();
    !names.is_stated() || names.strings().any(|name| name == field)
}
