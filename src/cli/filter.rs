//! Which results a run shows, and lets decide its exit code: by rule, severity and basis.

use clap::ValueEnum;

use super::CliError;
use crate::assessment::{Assessment, RuleResult};
use crate::diagnostic::{nearest, short};
use crate::policy::{Basis, Policy, Rule, Severity};

/// The filter that a command line asks for.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "What is shown")]
pub(super) struct FilterArguments {
    /// Show only these rules, and let only them decide the exit code: ids (RET-003), prefixes of ids (RET) or packs
    /// (retention), separated by commas. Verdicts count every rule.
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    select: Vec<String>,
    /// Show only findings of at least this severity, and let only them decide the exit code. Verdicts count every finding.
    #[arg(long, value_name = "SEVERITY")]
    min_severity: Option<Least>,
    /// Show only rules that rest on law, guidance or house policy, and let only them decide the exit code.
    #[arg(long, value_name = "BASIS", value_delimiter = ',')]
    only: Vec<Rests>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Least {
    Low,
    Medium,
    High,
    Critical,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Rests {
    Law,
    Guidance,
    Policy,
}

/// A filter whose names were found among the rules.
#[derive(Debug)]
pub(super) struct Filter {
    description: String,
    select: Vec<String>,
    least: Option<Severity>,
    bases: Vec<Basis>,
}

impl FilterArguments {
    /// The filter; `None` where none is asked for.
    ///
    /// # Errors
    /// A name that selects no rule.
    pub(super) fn decide(&self, policy: &Policy) -> Result<Option<Filter>, CliError> {
        if self.select.is_empty() && self.min_severity.is_none() && self.only.is_empty() {
            return Ok(None);
        }

        // A name that selects no rule would hide every finding without a word.
        for name in &self.select {
            // An empty part would be the beginning of every id.
            if name.trim().is_empty() {
                return Err(CliError::Message(
                    "--select has an empty part; write names with one comma between them, such as RET-003,OVS"
                        .to_owned(),
                ));
            }
            if !policy.rules.iter().any(|rule| selects(name, rule)) {
                return Err(unknown(name, policy));
            }
        }

        let mut parts = Vec::new();
        if !self.select.is_empty() {
            parts.push(format!("--select {}", self.select.join(",")));
        }

        if let Some(least) = self.min_severity {
            parts.push(format!("--min-severity {}", Severity::from(least).as_str()));
        }

        let bases: Vec<Basis> = self.only.iter().map(|basis| Basis::from(*basis)).collect();
        if !bases.is_empty() {
            parts.push(format!(
                "--only {}",
                bases
                    .iter()
                    .map(|basis| basis.as_str())
                    .collect::<Vec<_>>()
                    .join(",")
            ));
        }

        Ok(Some(Filter {
            description: parts.join(" "),
            select: self.select.clone(),
            least: self.min_severity.map(Severity::from),
            bases,
        }))
    }
}

impl Filter {
    /// Hides what the filter does not keep.
    pub(super) fn apply(&self, assessment: &mut Assessment<'_>) {
        assessment.hide(self.description.clone(), |result| self.keeps(result));
    }

    fn keeps(&self, result: &RuleResult<'_>) -> bool {
        let rule = result.rule;
        let selected = self.select.is_empty() || self.select.iter().any(|name| selects(name, rule));
        // What the answer rests on here and is shown with, which need not be what the author of the rule had in mind.
        let rests = self.bases.is_empty() || self.bases.contains(&result.basis);
        // What is no finding goes by the severity that its rule would have.
        let severity = result.weight.severity().unwrap_or(rule.severity);

        selected && rests && self.least.is_none_or(|least| severity >= least)
    }
}

fn selects(name: &str, rule: &Rule) -> bool {
    !name.is_empty() && (rule.pack == name || rule.id.starts_with(&name.to_uppercase()))
}

fn unknown(name: &str, policy: &Policy) -> CliError {
    let ids = policy.rules.iter().map(|rule| rule.id.as_str());
    let packs = policy.packs.iter().map(|pack| pack.id.as_str());
    let hint = match nearest(name, packs.chain(ids)) {
        _ if name.contains([';', ' ', '+', '|']) => {
            "separate names with commas, such as RET-003,OVS"
        }
        Some(near) => &format!("did you mean {near}?"),
        None => "`lacuna rules list` shows the rules, and `lacuna config` the packs",
    };

    CliError::Message(format!(
        "--select {}: no rule and no pack has this name; {hint}",
        short(name)
    ))
}

impl From<Least> for Severity {
    fn from(least: Least) -> Self {
        match least {
            Least::Low => Self::Low,
            Least::Medium => Self::Medium,
            Least::High => Self::High,
            Least::Critical => Self::Critical,
        }
    }
}

impl From<Rests> for Basis {
    fn from(rests: Rests) -> Self {
        match rests {
            Rests::Law => Self::Law,
            Rests::Guidance => Self::Guidance,
            Rests::Policy => Self::Policy,
        }
    }
}
