//! `lacuna config`: what is in force, and where each value came from.

use std::path::{Path, PathBuf};

use toml::Spanned;

use super::settings::{PolicyArguments, ResolvedPolicy, Settings};
use super::{CliError, ExitStatus, Outcome, names, output};
use crate::condition::Constant;
use crate::policy::{Parameter, Policy};
use crate::source_file::{Span, visible};

/// What `lacuna config` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lacuna config                    the settings in force in this folder
  lacuna config agreements/x.json  the settings in force for an agreement")]
pub(super) struct Arguments {
    /// Agreement files or folders [default: the working folder].
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    policies: PolicyArguments,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    // A path that is not there would still lead to the settings above it.
    if let Some(missing) = arguments.paths.iter().find(|path| !is_there(path)) {
        return Err(CliError::Message(format!(
            "there is nothing at {}",
            names::name(missing)
        )));
    }

    let ResolvedPolicy {
        policy, settings, ..
    } = arguments.policies.in_force(&arguments.paths)?;

    let listing = Listing {
        settings: settings.as_ref(),
    };

    let mut text = match &settings {
        Some(settings) => format!("settings: {}\n\n", visible(settings.text.name())),
        None => {
            "settings: none (no lacuna.toml here or above; these are the defaults)\n\n".to_owned()
        }
    };

    text.push_str(&listing.choices(&policy));
    text.push_str("\nparameters\n");
    for (name, parameter) in &policy.parameters {
        text.push_str(&listing.parameter(name, parameter));
    }

    text.push_str(&listing.severities(&policy));
    text.push_str(&Listing::house_rules(&policy));
    output::print(&text)?;

    Ok(ExitStatus::Clean)
}

/// Whether a path names anything; a hyphen is standard input.
fn is_there(path: &Path) -> bool {
    path == Path::new("-") || path.exists()
}

struct Listing<'s> {
    settings: Option<&'s Settings>,
}

impl Listing<'_> {
    fn choices(&self, policy: &Policy) -> String {
        let file = self.settings.map(|settings| &settings.file);
        let fail_on = file.and_then(|file| file.fail_on.as_ref());
        let fail_on = self.line_of(
            fail_on.map_or("high", |value| value.get_ref().as_str()),
            fail_on.map(Spanned::span),
        );

        let on_policy = file
            .and_then(|file| file.fail_on_policy)
            .unwrap_or_default();

        let rows = [
            (
                "packs",
                self.words_of(
                    file.and_then(|file| file.packs.as_ref()),
                    &format!("all ({})", policy.packs.len()),
                ),
            ),
            (
                "policies",
                self.words_of(file.and_then(|file| file.policies.as_ref()), "built in"),
            ),
            ("fail-on", fail_on),
            ("fail-on-policy", format!("{on_policy}")),
            (
                "format",
                self.word_of(file.and_then(|file| file.format.as_ref()), "text"),
            ),
            (
                "outputs",
                self.words_of(file.and_then(|file| file.outputs.as_ref()), "none"),
            ),
            (
                "language",
                self.word_of(file.and_then(|file| file.language.as_ref()), "en"),
            ),
            (
                "organisation",
                self.word_of(file.and_then(|file| file.organisation.as_ref()), "none"),
            ),
            (
                "waivers",
                self.word_of(file.and_then(|file| file.waivers.as_ref()), "none"),
            ),
        ];

        rows.into_iter()
            .map(|(name, value)| format!("{name:<16}{value}\n"))
            .collect()
    }

    /// A word, and the line that sets it.
    fn word_of(&self, value: Option<&Spanned<String>>, default: &str) -> String {
        self.line_of(
            value.map_or(default, |value| value.get_ref().as_str()),
            value.map(Spanned::span),
        )
    }

    /// Words, and the line that sets the first of them.
    fn words_of(&self, values: Option<&Vec<Spanned<String>>>, default: &str) -> String {
        let values = values.map(Vec::as_slice).unwrap_or_default();
        let at = values.first().map(Spanned::span);
        let named: Vec<&str> = values
            .iter()
            .map(|value| value.get_ref().as_str())
            .collect();

        if named.is_empty() {
            self.line_of(default, at)
        } else {
            self.line_of(&named.join(", "), at)
        }
    }

    /// A value, and the line that sets it.
    fn line_of(&self, value: &str, at: Option<std::ops::Range<usize>>) -> String {
        let place = self.settings.zip(at).map(|(settings, at)| {
            let position = settings.text.position(Span::new(at.start, at.end).start);
            format!(
                "{}:{}",
                names::name(std::path::Path::new(settings.text.name())),
                position.line
            )
        });

        format!(
            "{}   ({})",
            visible(value),
            place.as_deref().unwrap_or("default")
        )
    }

    fn parameter(&self, name: &str, parameter: &Parameter) -> String {
        let set = self.settings.and_then(|settings| {
            settings
                .file
                .parameters
                .iter()
                .find(|(known, _)| known.get_ref() == name)
                .map(|(known, _)| known.span())
        });

        let unit = if matches!(parameter.value, Constant::Integer(_)) {
            format!(" {}", parameter.unit)
        } else {
            String::new()
        };

        let value = self.line_of(&format!("{}{unit}", parameter.value), set);
        let default = parameter.default.as_ref();
        let default = default
            .map(|default| format!(", in place of {}", default))
            .unwrap_or_default();

        format!("  {name} = {value}{default}\n")
    }

    /// The rules that are off, and the parts that policy folders replaced.
    fn house_rules(policy: &Policy) -> String {
        let off = policy
            .rules_off
            .iter()
            .map(|off| format!("  {} is off: {}\n", off.rule, visible(&off.reason)));

        let replaced = policy.replacements.iter().map(|replacement| {
            format!(
                "  {} {} is replaced: {}\n",
                replacement.kind.as_str(),
                visible(&replacement.name),
                visible(&replacement.reason)
            )
        });

        let text: String = off.chain(replaced).collect();
        if text.is_empty() {
            text
        } else {
            format!("\nrules\n{text}")
        }
    }

    fn severities(&self, policy: &Policy) -> String {
        let mut text = String::new();
        for change in &policy.severity_changes {
            let set = self.settings.and_then(|settings| {
                let mut known = settings.file.severity.keys();
                known
                    .find(|known| known.get_ref() == &change.rule)
                    .map(Spanned::span)
            });

            let value = self.line_of(change.to.as_str(), set);
            let reason = change
                .reason
                .as_deref()
                .map(|reason| format!(": {}", visible(reason)))
                .unwrap_or_default();

            text.push_str(&format!(
                "  {} = {value}, in place of {}{reason}\n",
                change.rule,
                change.from.as_str()
            ));
        }

        if text.is_empty() {
            text
        } else {
            format!("\nseverities\n{text}")
        }
    }
}
