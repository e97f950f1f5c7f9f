//! The handbook: documentation of rules and of facts, made from the same data that runs.

mod checklists;
mod facts;
mod rules;

use lacuna_core::policy::{Basis, Citation, Pack, Policy, Rule, Severity};

use crate::report::{Argument, Messages, inside};
use crate::source_title::name_and_about;

pub use checklists::{checklist, checklists};
pub use facts::{ExplainedChoice, ExplainedFact, ExplainedReader, Readers, fact, facts};
pub use rules::rule;

/// The file of a pack's page, and the page: why the concern matters, and each of its rules.
#[must_use]
pub fn pack(policy: &Policy, pack: &Pack, messages: &Messages) -> (String, String) {
    let mut page = format!("# {}\n\n", pack.name);
    if let (Some(gloss), Some(phrase)) = (&pack.gloss, &pack.phrase) {
        page.push_str(&format!(
            "> {}\n>\n> {}\n\n",
            messages.text("handbook_gloss", &[("gloss", lines(gloss))]),
            messages.text("handbook_phrase", &[("phrase", lines(phrase))])
        ));
    }

    pack.note
        .iter()
        .for_each(|note| page.push_str(&format!("{note}\n\n")));

    let about = messages.text(
        "handbook_edition",
        &[
            ("version", pack.version.to_string().into()),
            ("edition", pack.edition.to_string().into()),
            ("folder", format!("policies/{}/", pack.id).into()),
        ],
    );

    page.push_str(&format!("{about}\n\n"));
    for rule in policy.rules.iter().filter(|rule| rule.pack == pack.id) {
        page.push_str(&self::rule(policy, rule, messages));
        page.push('\n');
    }

    (format!("{}.md", pack.id), page.trim_end().to_owned() + "\n")
}

/// The page that leads to the others: every rule on a line.
#[must_use]
pub fn index(policy: &Policy, messages: &Messages) -> (String, String) {
    let mut page = format!(
        "# {}\n\n{}\n",
        messages.plain("handbook_index"),
        messages.text(
            "handbook_index_about",
            &[
                ("rules", policy.rules.len().into()),
                ("packs", policy.packs.len().into()),
            ],
        )
    );

    for pack in &policy.packs {
        page.push_str(&format!("\n## [{}]({}.md)\n\n", pack.name, pack.id));
        for rule in policy.rules.iter().filter(|rule| rule.pack == pack.id) {
            page.push_str(&line(rule, messages));
        }
    }

    ("README.md".to_owned(), page)
}

/// The severity of a rule as it is inside a sentence.
#[must_use]
pub fn severity(severity: Severity, messages: &Messages) -> String {
    inside(&messages.severity(severity))
}

/// The basis of a rule as it is inside a sentence.
#[must_use]
pub fn basis(basis: Basis, messages: &Messages) -> String {
    messages.word("handbook_basis", basis.as_str())
}

/// Names a cited provision: the title of its source, with the pinpoint where a reader looks for it.
#[must_use]
pub fn describe_citation(policy: &Policy, citation: &Citation) -> String {
    let title = policy
        .sources
        .get(citation.source.as_str())
        .map_or("", |source| source.title.as_str());

    let (name, about) = name_and_about(title);
    format!("{name}{}{about}", citation.pinpoint)
}

/// A rule on one line.
fn line(rule: &Rule, messages: &Messages) -> String {
    let line = messages.text(
        "handbook_line",
        &[
            ("id", (&rule.id).into()),
            ("title", lines(&rule.title)),
            ("severity", severity(rule.severity, messages).into()),
            ("basis", basis(rule.basis, messages).into()),
        ],
    );

    line + "\n"
}

/// Words of policies, which may have several lines.
fn lines(words: &str) -> Argument<'_> {
    Argument::Lines(words.into())
}
