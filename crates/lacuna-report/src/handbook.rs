//! The handbook: documentation of rules and of facts, made from the same data that runs.

mod facts;

use lacuna_core::policy::{
    Checklist, Citation, Example, ExpectedOutcome, Pack, Policy, Rule, Silence, Verification,
};

pub use facts::{ExplainedChoice, ExplainedFact, ExplainedReader, Readers, fact, facts};

/// The file of a pack's page, and the page: why the concern matters, and each of its rules.
#[must_use]
pub fn pack(policy: &Policy, pack: &Pack) -> (String, String) {
    let mut page = format!("# {}\n\n", pack.name);
    if let (Some(gloss), Some(phrase)) = (&pack.gloss, &pack.phrase) {
        page.push_str(&format!(
            "> {gloss}.\n>\n> In the article that asked for it: “{phrase}”\n\n"
        ));
    }

    pack.note
        .iter()
        .for_each(|note| page.push_str(&format!("{note}\n\n")));

    page.push_str(&format!(
        "Version {}, written to the law of {}. Made from `policies/{}/`.\n\n",
        pack.version, pack.edition, pack.id
    ));

    for rule in policy.rules.iter().filter(|rule| rule.pack == pack.id) {
        page.push_str(&self::rule(policy, rule));
        page.push('\n');
    }

    (format!("{}.md", pack.id), page.trim_end().to_owned() + "\n")
}

/// The page that leads to the others: every rule on a line.
#[must_use]
pub fn index(policy: &Policy) -> (String, String) {
    let mut page = format!(
        "# Rules\n\n{} rules in {} packs. Each page is made from the rule files. [Checklists](checklists.md) show what \
         whole instruments must contain.\n",
        policy.rules.len(),
        policy.packs.len()
    );

    for pack in &policy.packs {
        page.push_str(&format!("\n## [{}]({}.md)\n\n", pack.name, pack.id));
        for rule in policy.rules.iter().filter(|rule| rule.pack == pack.id) {
            page.push_str(&format!(
                "- {} {} ({}, {})\n",
                rule.id,
                rule.title,
                rule.severity.as_str(),
                rule.basis.as_str()
            ));
        }
    }

    ("README.md".to_owned(), page)
}

/// The page of the checklists: what instruments must hold, with the rules that ask for each item.
#[must_use]
pub fn checklists(policy: &Policy) -> (String, String) {
    let mut page = "# Checklists\n\nWhat an instrument must contain, item by item. A checklist is a view over the rules: \
        `lacuna checklist ID FILE` shows it for an agreement.\n"
        .to_owned();

    policy
        .checklists
        .iter()
        .for_each(|list| page.push_str(&format!("\n{}", checklist(policy, list))));

    ("checklists.md".to_owned(), page)
}

/// One checklist, as Markdown.
#[must_use]
pub fn checklist(policy: &Policy, list: &Checklist) -> String {
    let mut page = format!(
        "## {}\n\nChecklist `{}`. {}\n\n",
        list.title, list.id, list.about
    );

    page.push_str(&format!(
        "It applies when `{}`.\n\n",
        list.when.source.trim()
    ));

    for item in &list.items {
        let cites: Vec<String> = item
            .citations
            .iter()
            .map(|citation| describe_citation(policy, citation))
            .collect();

        let rules = if item.rules.is_empty() {
            "none".to_owned()
        } else {
            item.rules.join(", ")
        };

        page.push_str(&format!(
            "- **{}** {} ({}). Rules: {rules}.",
            item.id,
            item.asks,
            cites.join("; ")
        ));

        page.extend(item.note.iter().map(|note| format!(" {note}")));
        page.push('\n');
    }

    page
}

/// Names a cited provision: the title of its source, with the pinpoint where a reader looks for it.
#[must_use]
pub fn describe_citation(policy: &Policy, citation: &Citation) -> String {
    let title = policy
        .sources
        .get(citation.source.as_str())
        .map_or("", |source| source.title.as_str());

    // The title says in brackets what the provision is about; the pinpoint belongs before that.
    let (name, about) = title
        .split_once(" (")
        .map_or((title, None), |(name, about)| (name, Some(about)));

    let about = about.map(|about| format!(" ({about}")).unwrap_or_default();
    format!("{name}{}{about}", citation.pinpoint)
}

/// What a person needs to know of a rule, as Markdown.
#[must_use]
pub fn rule(policy: &Policy, rule: &Rule) -> String {
    let pack = policy.pack(rule).map_or("", |pack| pack.name.as_str());
    let mut page = format!("## {} {}\n\n", rule.id, rule.title);
    page.push_str(&format!(
        "Pack: {pack}. Severity: {}. Basis: {}.\n\n",
        rule.severity.as_str(),
        rule.basis.as_str()
    ));

    page.push_str(&format!("**The rule asks.** {}\n\n", rule.asks.outline()));
    page.push_str(&format!("**Why it matters.** {}\n\n", rule.why.outline()));
    page.push_str(&format!(
        "**When it is breached.** {}\n\n",
        rule.message.outline()
    ));

    page.push_str(&format!(
        "**When the agreement is silent.** {}\n\n",
        silence(rule)
    ));

    page.push_str(&format!(
        "**What to ask for.** {}\n\n",
        rule.remedy.outline()
    ));

    page.push_str(&format!(
        "**Wording to use.**\n\n> {}\n\n",
        // Markdown ends a quotation at a blank line, unless that line carries the mark too.
        rule.wording.outline().trim().replace('\n', "\n> ")
    ));

    page.push_str(&conditions(rule));
    page.push_str(&used(policy, rule));
    page.push_str("### Sources\n\n");
    rule.citations
        .iter()
        .for_each(|citation| page.push_str(&source(policy, citation)));

    page.push_str("\n### Examples\n\n");
    rule.examples
        .iter()
        .for_each(|one| page.push_str(&example(one)));

    page.push_str(&format!("\nFile: {}\n", rule.file.name()));

    page
}

fn silence(rule: &Rule) -> String {
    let means = match rule.silence {
        Silence::Finding => "It is a finding of the same severity.",
        Silence::Lower => "It is a finding one severity lower.",
        Silence::Question => "It is a question to be answered.",
        Silence::Ignore => "The rule concerns only what is stated, and does not apply.",
    };

    match &rule.unstated {
        Some(unstated) => format!("{means} {}", unstated.outline()),
        None => means.to_owned(),
    }
}

fn conditions(rule: &Rule) -> String {
    let mut text = "### Conditions\n\n```text\n".to_owned();
    if let Some(each) = &rule.each {
        text.push_str(&format!(
            "for each it in agreement.{}\n",
            each.names().join(".")
        ));
    }

    if let Some(when) = &rule.when {
        text.push_str(&format!("when     {}\n", when.source.trim()));
    }

    text.push_str(&format!("require  {}\n", rule.require.source.trim()));
    for adjustment in &rule.adjustments {
        text.push_str(&format!(
            "{:8} {}  ({})\n",
            adjustment.severity.as_str(),
            adjustment.when.source.trim(),
            adjustment.reason
        ));
    }

    text + "```\n\n"
}

/// The definitions and parameters that the conditions name.
fn used(policy: &Policy, rule: &Rule) -> String {
    let sources = rule
        .when
        .iter()
        .chain([&rule.require])
        .chain(rule.adjustments.iter().map(|adjustment| &adjustment.when));

    let text: String = sources
        .map(|condition| format!("{} ", condition.source))
        .collect();

    let words: std::collections::BTreeSet<&str> = text
        // Whole words: `memorandum` is a definition, and so is `memorandum_with_vendor`.
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .collect();

    let parameters: std::collections::BTreeSet<&str> = text
        // With the dot, so that a path is one piece: of two names one may begin the other.
        .split(|c: char| !c.is_alphanumeric() && c != '_' && c != '.')
        .filter_map(|path| path.strip_prefix("parameters."))
        .collect();

    let mut lines = String::new();
    for (definition, condition) in policy.definitions.iter().zip(&policy.conditions) {
        if words.contains(definition.name.as_str()) {
            lines.push_str(&format!(
                "- `{}`: {} (`{}`)\n",
                definition.name,
                definition.means,
                condition.source.trim()
            ));
        }
    }

    for (name, parameter) in &policy.parameters {
        if parameters.contains(name.as_str()) {
            lines.push_str(&format!(
                "- `parameters.{name}`: {} ({}); {}\n",
                parameter.value, parameter.unit, parameter.reason
            ));
        }
    }

    if lines.is_empty() {
        lines
    } else {
        lines + "\n"
    }
}

fn source(policy: &Policy, citation: &Citation) -> String {
    let Some(source) = policy.sources.get(citation.source.as_str()) else {
        return String::new();
    };

    let mark = match source.mark {
        Verification::Derived => "derived from primary texts",
        Verification::Verified => "checked against its source",
        Verification::AtOneRemove => "checked in a secondary source",
        Verification::Unverified => "not checked against its source",
    };

    format!(
        "- {} {} ({mark}). {}\n",
        source.title, citation.pinpoint, source.read
    )
}

fn example(example: &Example) -> String {
    let outcome = match example.outcome {
        ExpectedOutcome::Met => "met",
        ExpectedOutcome::Breached => "breached",
        ExpectedOutcome::NotStated => "not stated",
        ExpectedOutcome::CannotTell => "cannot tell",
        ExpectedOutcome::NotApplicable => "not applicable",
    };

    let mut changes: Vec<String> = example
        .with
        .iter()
        .map(|(name, value)| format!("`{name}` is `{value}`"))
        .collect();

    changes.extend(
        example
            .without
            .iter()
            .map(|pointer| format!("`{pointer}` is omitted")),
    );

    if changes.is_empty() {
        changes.push("the base agreement as it is".to_owned());
    }

    format!("- {outcome}: {}\n", changes.join(", "))
}
