//! `lacuna rules`: list, explain, begin, check and test policy rules.

mod first;
mod shared;

use std::path::PathBuf;

use chrono::NaiveDate;

use super::settings::ResolvedPolicy;
use super::{CliError, ExitStatus, Outcome, PolicyArguments, day, names, output, policy_layer};
use crate::diagnostic::{Diagnostic, nearest};
use crate::handbook;
use crate::policy::{Policy, Rule, builtin, compiled, load};
use crate::report::padded;
use crate::rule_tests::prove;

/// What `lacuna rules` does.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    #[command(after_help = "Examples:\n  lacuna rules list\n  lacuna rules list --policies house/")]
    /// List every rule in force: id, severity, basis and title.
    List {
        #[command(flatten)]
        policies: PolicyArguments,
    },
    #[command(after_help = "Examples:\n  lacuna rules explain RULE      such as RET-003")]
    /// Explain a rule: what it asks, why, what silence means, its conditions, sources and examples.
    Explain {
        /// The id, such as RET-003.
        id: String,
        #[command(flatten)]
        policies: PolicyArguments,
    },
    #[command(
        after_help = "Examples:\n  lacuna rules new HSE-001 --policies house/keep     then: lacuna rules test house/keep"
    )]
    /// Write a first rule file, with the examples that prove it, into a policy folder.
    New {
        /// The id of the rule, such as HSE-001; it also names the file.
        id: String,
        /// The folder to write the rule to; it is created if it does not exist.
        #[arg(long, value_name = "DIR")]
        policies: PathBuf,
    },
    #[command(after_help = "Examples:\n  lacuna rules check house/keep")]
    /// Check policy files: fields, conditions, citations.
    Check {
        /// A folder of policy files or a rule file [default: the built-in policies].
        path: Option<PathBuf>,
    },
    /// Show a checklist: the earlier name of `lacuna checklist`.
    #[command(hide = true)]
    Checklist(super::checklist::Arguments),
    #[command(after_help = "Examples:\n  lacuna rules docs --output docs/rules")]
    /// Write the documentation of the rules: a page for each pack, made from the rules themselves.
    #[command(alias = "handbook")]
    Docs {
        /// The folder to write the pages to.
        #[arg(long, short, value_name = "DIR", default_value = "docs/rules")]
        output: PathBuf,
        #[command(flatten)]
        policies: PolicyArguments,
    },
    #[command(
        after_help = "Examples:\n  lacuna rules test                  the built-in rules\n  lacuna rules test house/keep       rules of your own"
    )]
    /// Run the examples of rules, and try to make each rule pass by silence.
    Test {
        /// A folder of policy files or a rule file [default: the built-in policies].
        path: Option<PathBuf>,
        /// Date as at which the examples are tested [default: the edition of each pack].
        #[arg(long, value_name = "DAY", value_parser = super::parse_day)]
        as_of: Option<NaiveDate>,
    },
}

pub(super) fn run(command: &Command) -> Outcome {
    match command {
        Command::List { policies } => list(&policies.in_force(&[])?),
        Command::Explain { id, policies } => explain(id, &policies.load_whole()?),
        Command::New { id, policies } => first::write(id, policies, &compiled()?),
        Command::Check { path } => {
            let (policy, mine) = loaded(path.as_ref())?;
            let count = policy.rules.iter().filter(|rule| mine.holds(rule)).count();
            output::print(&format!(
                "{count} {} can be used\n",
                if count == 1 { "rule" } else { "rules" }
            ))?;

            Ok(ExitStatus::Clean)
        }
        Command::Checklist(arguments) => super::checklist::run(arguments),
        Command::Docs { output, policies } => write_handbook(output, &policies.load_whole()?),
        Command::Test { path, as_of } => test(path.as_ref(), *as_of),
    }
}

/// How wide the columns of severities and of bases are: critical and guidance take eight, as 官方指南 does.
const COLUMN: usize = 8;

fn list(in_force: &ResolvedPolicy) -> Outcome {
    let messages = in_force.messages();
    let lines = in_force.policy.rules.iter().map(|rule| {
        let severity = padded(&handbook::severity(rule.severity, &messages), COLUMN);
        let basis = padded(&handbook::basis(rule.basis, &messages), COLUMN);
        format!("{}  {severity}  {basis}  {}\n", rule.id, rule.title)
    });

    output::print(&lines.collect::<String>())?;
    Ok(ExitStatus::Clean)
}

fn explain(id: &str, in_force: &ResolvedPolicy) -> Outcome {
    let policy = &in_force.policy;
    // Ids are in capitals, and people type them in small letters too.
    let Some(rule) = policy.rule(&id.to_uppercase()) else {
        let near = nearest(id, policy.rules.iter().map(|rule| rule.id.as_str()));
        let hint = near.map_or_else(
            || "`lacuna rules list` shows them".to_owned(),
            |near| format!("did you mean {near}?"),
        );

        return Err(CliError::Message(format!(
            "there is no rule {}; {hint}",
            crate::source_file::visible(id)
        )));
    };

    output::print(&handbook::rule(policy, rule, &in_force.messages()))?;
    Ok(ExitStatus::Clean)
}

fn write_handbook(folder: &std::path::Path, in_force: &ResolvedPolicy) -> Outcome {
    let (policy, messages) = (&in_force.policy, in_force.messages());
    let pages: Vec<(String, String)> = policy
        .packs
        .iter()
        .map(|pack| handbook::pack(policy, pack, &messages))
        .chain([
            handbook::index(policy, &messages),
            handbook::checklists(policy, &messages),
        ])
        .collect();

    output::write_pages(folder, &pages)?;
    let count = policy.packs.len() + 2;
    output::print(&format!(
        "{count} pages are written to {}\n",
        names::name(folder)
    ))?;

    Ok(ExitStatus::Clean)
}

/// Which rules of a policy came from the path that was given.
enum Mine {
    All,
    Files(Vec<String>),
}

impl Mine {
    fn holds(&self, rule: &Rule) -> bool {
        match self {
            Self::All => true,
            Self::Files(names) => names.iter().any(|name| name == rule.file.name()),
        }
    }
}

fn loaded(path: Option<&PathBuf>) -> Result<(Policy, Mine), CliError> {
    let Some(path) = path else {
        return Ok((load(&[builtin()])?, Mine::All));
    };

    let layer = policy_layer(path)?;
    let names: Vec<String> = layer
        .files
        .iter()
        .map(|(_, text)| text.name().to_owned())
        .collect();

    // Rules may cite what the program and the folders above define.
    let mut layers = vec![builtin()];
    layers.extend(shared::layers_above(path)?);
    layers.push(layer);
    let policy = load(&layers)?;
    // A folder may hold only what rules share, in which nothing can be counted or tested.
    if !policy
        .rules
        .iter()
        .any(|rule| names.iter().any(|name| name == rule.file.name()))
    {
        return Err(CliError::Message(format!(
            "{}: there are no rule files here",
            names::name(path)
        )));
    }

    Ok((policy, Mine::Files(names)))
}

fn test(path: Option<&PathBuf>, as_of: Option<NaiveDate>) -> Outcome {
    let (policy, mine) = loaded(path)?;
    let mut found: Vec<Diagnostic> = Vec::new();
    let (mut rules, mut examples, mut deletions) = (0, 0, 0);

    for rule in policy.rules.iter().filter(|rule| mine.holds(rule)) {
        // A built-in rule is tested as at the edition of its pack, so that the answer is the same on every day.
        let edition = policy
            .pack(rule)
            .map(|pack| pack.edition)
            // A folder without a `pack.toml` has no edition.
            .filter(|edition| *edition != NaiveDate::default());
        let proof = prove(&policy, rule, day(as_of.or(edition)));
        rules += 1;
        examples += proof.examples;
        deletions += proof.deletions;
        found.extend(proof.problems);
    }
    if !found.is_empty() {
        return Err(CliError::Problems(found));
    }

    let noun = if rules == 1 { "rule" } else { "rules" };
    output::print(&format!(
        "{rules} {noun} proved: {examples} examples, {deletions} facts omitted one at a time\n"
    ))?;

    Ok(ExitStatus::Clean)
}
