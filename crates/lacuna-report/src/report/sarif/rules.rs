//! The rules of a run as SARIF describes them.

use super::places::{level, sentence};
use super::wire::{Configuration, Descriptor, Help, SarifText, Tags};
use lacuna_core::policy::{Policy, Rule};

/// The id of the rule under which a file that could not be audited is reported.
pub(super) const INPUT: &str = "input";

/// Describes every rule of a policy, in its order.
pub(super) fn descriptors(policy: &Policy) -> Vec<Descriptor> {
    let rules = policy.rules.iter();
    rules.map(|rule| descriptor(policy, rule)).collect()
}

fn descriptor(policy: &Policy, rule: &Rule) -> Descriptor {
    let asks = rule.asks.outline();
    let help = format!(
        "{asks} {} What to ask for: {}",
        rule.why.outline(),
        rule.remedy.outline()
    );

    // Markdown ends a quotation at a line that lacks its mark.
    let markdown = format!(
        "**The rule asks.** {asks}\n\n**Why it matters.** {}\n\n**What to ask for.** {}\n\n**Wording to use.**\n\n> {}\n",
        rule.why.outline(),
        rule.remedy.outline(),
        rule.wording.outline().replace('\n', "\n> ")
    );

    let base = policy.handbook.as_ref();

    Descriptor {
        id: rule.id.clone(),
        name: name(&rule.title),
        short_description: SarifText {
            text: sentence(&rule.title),
        },
        full_description: SarifText { text: asks },
        help_uri: base.map(|base| format!("{}/{}.md", base.trim_end_matches('/'), rule.pack)),
        help: Help {
            text: help,
            markdown,
        },
        default_configuration: Configuration {
            level: level(rule.severity),
        },
        properties: Tags {
            tags: vec![
                rule.basis.as_str().to_owned(),
                rule.pack.clone(),
                rule.severity.as_str().to_owned(),
            ],
        },
    }
}

/// Describes the rule under which a file that could not be audited is.
pub(super) fn input_rule() -> Descriptor {
    let text = "The file is read, and conforms to the schema of agreements.";
    Descriptor {
        id: INPUT.to_owned(),
        name: "InputCannotBeAudited".to_owned(),
        short_description: SarifText {
            text: "The file cannot be audited.".to_owned(),
        },
        full_description: SarifText {
            text: text.to_owned(),
        },
        help_uri: None,
        help: Help {
            text: text.to_owned(),
            markdown: text.to_owned(),
        },
        default_configuration: Configuration { level: "error" },
        properties: Tags {
            tags: vec![INPUT.to_owned()],
        },
    }
}

/// A title as an identifier in Pascal case, as viewers expect of rule names.
fn name(title: &str) -> String {
    let words = title
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());

    let capital = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| first.to_ascii_uppercase())
            .into_iter()
            .chain(letters)
            .collect::<String>()
    };

    words.map(capital).collect()
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn a_title_becomes_an_identifier() {
        assert_eq!(
            name("The vendor's role is not fixed"),
            "TheVendorSRoleIsNotFixed"
        );
    }
}
