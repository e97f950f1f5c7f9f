//! `lacuna explain`: what a fact of an agreement file means, what it can hold, and which rules read it.

use clap::ValueEnum;

use super::settings::PolicyArguments;
use super::{CliError, ExitStatus, Outcome, output};
use crate::handbook::{self, Readers};
use crate::report::Messages;
use crate::source_file::visible;

/// What `lacuna explain` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lacuna explain datasets.retention.days       a fact by its path
  lacuna explain /datasets/0/retention/days    or by a JSON pointer, as findings show it
  lacuna explain retention                     a name; where several facts have it, the list of them")]
pub(super) struct Arguments {
    /// The fact: a dotted path, a JSON pointer or a name.
    #[arg(value_name = "FIELD")]
    field: String,
    /// Output format: text, or JSON for other programs.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Shape::Text)]
    format: Shape,
    #[command(flatten)]
    policies: PolicyArguments,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Shape {
    /// Markdown.
    Text,
    /// JSON: a list of the facts that are meant.
    Json,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let in_force = arguments.policies.load_whole()?;
    let vocabulary = in_force.policy.vocabulary();
    let meant = vocabulary.meant(&arguments.field);
    if meant.is_empty() {
        let hint = match vocabulary.nearest(&arguments.field) {
            Some(near) => format!("did you mean {near}?"),
            None => "docs/agreement.md and `lacuna schema agreement` have them all".to_owned(),
        };

        return Err(CliError::Message(format!(
            "there is no fact `{}`; {hint}",
            visible(&arguments.field)
        )));
    }

    let messages = match arguments.format {
        Shape::Text => in_force.messages(),
        // Programs read these words, whatever the language of the house.
        Shape::Json => Messages::english(),
    };

    let readers = Readers::of(&in_force.policy, &messages);
    let explained: Vec<_> = meant
        .iter()
        .filter_map(|path| readers.explain(path))
        .collect();

    let text = match (arguments.format, explained.as_slice()) {
        (Shape::Json, all) => {
            serde_json::to_string_pretty(all)
                .map_err(|error| CliError::Message(error.to_string()))?
                + "\n"
        }
        (Shape::Text, [one]) => handbook::fact(one),
        (Shape::Text, all) => {
            let lines = all
                .iter()
                .map(|fact| format!("{}  {}\n", pointer(&fact.path), fact.label));

            let heading = messages.text("handbook_facts_of_name", &[("n", all.len().into())]);
            format!("{heading}\n\n{}", lines.collect::<String>())
        }
    };

    output::print(&text)?;

    Ok(ExitStatus::Clean)
}

/// A path as it means one fact only: a name alone would mean every fact that has it.
fn pointer(path: &str) -> String {
    if path.contains('.') {
        path.to_owned()
    } else {
        format!("/{path}")
    }
}
