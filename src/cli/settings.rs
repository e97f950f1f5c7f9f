//! Finds the `lacuna.toml` that governs agreements: the nearest one in their folder or above it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use toml::Spanned;

use super::{CliError, input, names, policy_layer};
use crate::agreement::AgreementSchema;
use crate::diagnostic::Diagnostic;
use crate::policy::{
    Policy, PolicyLayer, SettingsFile, agreement_schema, builtin, compiled_in, load_in,
    load_to_audit, settings,
};
use crate::report::Messages;
use crate::source_file::{SourceFile, Span};

/// The name of a settings file.
const NAME: &str = "lacuna.toml";

/// Which policies and settings are in force.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Policies and settings")]
pub(super) struct PolicyArguments {
    /// A folder of policy files that extend the built-in ones, or replace those with the same id; may be repeated.
    #[arg(long, value_name = "DIR")]
    policies: Vec<PathBuf>,
    /// Settings file [default: lacuna.toml in the folder of the agreement, else in the nearest parent folder].
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Use no settings file.
    #[arg(long, conflicts_with = "config")]
    no_config: bool,
    /// Output language; model clauses are always in English [default: that of the settings, else en].
    #[arg(long, value_name = "LANGUAGE", value_parser = super::languages())]
    lang: Option<String>,
}

/// The settings file that governs a run.
#[derive(Debug)]
pub(super) struct Settings {
    /// Its folder, from which its paths are taken.
    pub(super) folder: PathBuf,
    /// Its text.
    pub(super) text: Arc<SourceFile>,
    /// What it says.
    pub(super) file: SettingsFile,
}

/// The policy in force, and the settings that shaped it.
#[derive(Debug)]
pub(super) struct ResolvedPolicy {
    pub(super) policy: Policy,
    pub(super) settings: Option<Settings>,
    /// The language that was asked for, else that of the settings.
    language: Option<String>,
}

impl Settings {
    /// A path that the settings name, which must exist: reported at its line, since nobody named it on the command line.
    ///
    /// # Errors
    /// There is nothing of that name.
    pub(super) fn existing(&self, named: &Spanned<String>) -> Result<PathBuf, CliError> {
        let path = self.folder.join(named.get_ref());
        if path.exists() {
            return Ok(path);
        }

        let range = named.span();
        let message = format!("there is nothing at {}", names::name(&path));
        let problem = Diagnostic::at(&self.text, Span::new(range.start, range.end), message)
            .help("correct the path, which starts from the folder of this file");

        Err(CliError::Problems(vec![problem]))
    }
}

impl ResolvedPolicy {
    /// The sentences in the language that was asked for, else in that of the settings, else in English.
    pub(super) fn messages(&self) -> Messages {
        self.language
            .as_deref()
            .and_then(Messages::in_language)
            .unwrap_or_else(Messages::english)
    }
}

impl PolicyArguments {
    /// The arguments of a run that names one settings file.
    pub(super) fn of_settings(path: &Path) -> Self {
        Self {
            config: Some(path.to_path_buf()),
            ..Self::default()
        }
    }

    /// The policy in force for agreements; where none is named, settings are looked for from the working folder.
    pub(super) fn in_force(&self, agreements: &[PathBuf]) -> Result<ResolvedPolicy, CliError> {
        let settings = self.settings(agreements)?;
        let language = self.language(settings.as_ref());
        let policy = if settings.is_none() && self.policies.is_empty() {
            compiled_in(language.as_deref())?
        } else {
            load_to_audit(&self.layers(settings.as_ref())?, language.as_deref())?
        };

        Ok(ResolvedPolicy {
            policy,
            settings,
            language,
        })
    }

    /// The policy in force with the examples of its rules and the texts of their files.
    pub(super) fn load_whole(&self) -> Result<ResolvedPolicy, CliError> {
        let settings = self.settings(&[])?;
        let language = self.language(settings.as_ref());
        let policy = load_in(&self.layers(settings.as_ref())?, language.as_deref())?;

        Ok(ResolvedPolicy {
            policy,
            settings,
            language,
        })
    }

    /// The schema of agreements, with the facts of the policy folders in force; their rules are not looked at.
    pub(super) fn schema(&self, agreements: &[PathBuf]) -> Result<Arc<AgreementSchema>, CliError> {
        // What only reads agreements never asked which settings govern them; files under several get the published schema.
        let settings = self.settings(agreements).ok().flatten();
        let adds = |settings: &Settings| settings.file.policies.is_some();
        if self.policies.is_empty() && !settings.as_ref().is_some_and(adds) {
            return Ok(AgreementSchema::published());
        }

        Ok(agreement_schema(&self.layers(settings.as_ref())?, None)?)
    }

    /// The language that was asked for, else that of the settings.
    fn language(&self, settings: Option<&Settings>) -> Option<String> {
        let set = settings.and_then(|settings| settings.file.language.as_ref());
        let set = set.map(|language| language.get_ref().clone());
        self.lang.clone().or(set)
    }

    fn layers(&self, settings: Option<&Settings>) -> Result<Vec<PolicyLayer>, CliError> {
        let mut layers = vec![builtin()];
        if let Some(settings) = settings {
            for folder in settings.file.policies.iter().flatten() {
                layers.push(policy_layer(&settings.existing(folder)?)?);
            }
        }
        // The command line comes later, and so replaces what the settings name.
        for folder in &self.policies {
            layers.push(policy_layer(folder)?);
        }
        // Last, so that thresholds and severities of the house apply to the rules of every folder.
        layers.extend(settings.as_ref().map(|settings| PolicyLayer {
            files: vec![(NAME.to_owned(), Arc::clone(&settings.text))],
        }));
        Ok(layers)
    }

    fn settings(&self, agreements: &[PathBuf]) -> Result<Option<Settings>, CliError> {
        if self.no_config {
            return Ok(None);
        }
        let path = match &self.config {
            Some(path) => Some(path.clone()),
            None => governing(agreements)?,
        };
        path.map(|path| read(&path)).transpose()
    }
}

/// The one settings file above all the paths; `None` where none of them has one.
fn governing(agreements: &[PathBuf]) -> Result<Option<PathBuf>, CliError> {
    // Where no agreement is named, settings are looked for as for standard input.
    let here = [PathBuf::from("-")];
    let paths = if agreements.is_empty() {
        &here
    } else {
        agreements
    };

    let mut found: Option<(&PathBuf, Option<PathBuf>)> = None;
    for path in paths {
        let settings = upward(path);
        match &found {
            None => found = Some((path, settings)),
            // One run has one policy: results under two thresholds side by side would be compared
            // as equals.
            Some((_, known)) if *known == settings => {}
            Some((first, known)) => {
                let told = |settings: &Option<PathBuf>| {
                    settings
                        .as_deref()
                        .map_or_else(|| "no settings file".to_owned(), names::name)
                };

                return Err(CliError::Message(format!(
                    "{} is governed by {}, and {} by {}; audit them separately, or give one --config",
                    names::name(first),
                    told(known),
                    names::name(path),
                    told(&settings)
                )));
            }
        }
    }

    Ok(found.and_then(|(_, settings)| settings))
}

/// The nearest settings file in the folder of a path or above it, named from the working folder where it is below that.
fn upward(path: &Path) -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let start = if path == Path::new("-") {
        here.clone()
    } else {
        std::path::absolute(path).ok()?
    };

    let found = start
        .ancestors()
        .map(|folder| folder.join(NAME))
        .find(|file| file.is_file())?;

    Some(
        found
            .strip_prefix(&here)
            .map(Path::to_path_buf)
            .unwrap_or(found),
    )
}

fn read(path: &Path) -> Result<Settings, CliError> {
    let text = input::read(path).map_err(|problem| CliError::Problems(vec![problem]))?;
    let file = settings(&text)?;
    // The languages are those of the reports, of which the core knows nothing.
    let known =
        |language: &&Spanned<String>| Messages::languages().contains(&language.get_ref().as_str());
    if let Some(language) = file.language.as_ref().filter(|language| !known(language)) {
        let range = language.span();
        let message = format!(
            "reports are not available in `{}`",
            crate::source_file::visible(language.get_ref())
        );
        let problem = Diagnostic::at(&text, Span::new(range.start, range.end), message).help(
            format!("the languages are: {}", Messages::languages().join(", ")),
        );
        return Err(CliError::Problems(vec![problem]));
    }

    let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
    Ok(Settings { folder, text, file })
}
