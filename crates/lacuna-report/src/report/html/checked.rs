//! Sections 8 and 9: how the agreement was checked, so that a sceptic can do it again, and the fingerprints of all that went in.

use serde::Serialize;

use super::paper::PaperSource;

use super::writer::{OutcomeBadge, PageContext};
use crate::report::Messages;
use crate::report::settings::changes;
use lacuna_core::VERSION;
use lacuna_core::assessment::Outcome;
use lacuna_core::condition::Constant;
use lacuna_core::policy::{Pack, Parameter, digest};
use lacuna_core::source_file::visible;

/// How it was checked.
#[derive(Debug, Serialize)]
pub(super) struct MethodView {
    counts: Vec<Count>,
    failed: usize,
    all: usize,
    failures: Vec<String>,
    coverage: String,
    silent: Vec<Silent>,
    silent_count: String,
    parameters: Vec<Changed>,
    /// What settings changed, in sentences.
    settings: Vec<String>,
    /// The thresholds and lists that conditions name.
    thresholds: Vec<Shared>,
    definitions: Vec<Shared>,
    /// What the owners of packs say of them, for readers of their findings.
    cautions: Vec<Caution>,
    sources: Vec<Listed>,
    steps: Vec<Step>,
}

#[derive(Debug, Serialize)]
struct Count {
    mark: OutcomeBadge,
    n: usize,
}

/// A fact that was asked for and is not stated.
#[derive(Debug, Serialize)]
struct Silent {
    label: String,
    pointer: String,
}

/// A threshold that differs from the one delivered.
#[derive(Debug, Serialize)]
struct Changed {
    name: String,
    value: String,
    default: String,
    reason: String,
}

/// A condition or a value that rules share by name.
#[derive(Debug, Serialize)]
struct Shared {
    name: String,
    means: String,
    source: String,
}

/// What the owner of a pack says of it.
#[derive(Debug, Serialize)]
struct Caution {
    pack: String,
    note: String,
}

/// A source that the file names.
#[derive(Debug, Serialize)]
struct Listed {
    name: String,
    kind: String,
    read: String,
    /// Which of its clauses no fact cites, where the document was at hand.
    cited: Option<String>,
    url: String,
    /// Whether the address may be a link.
    is_link: bool,
}

#[derive(Debug, Serialize)]
struct Step {
    minutes: String,
    text: String,
}

/// The fingerprints.
#[derive(Debug, Serialize)]
pub(super) struct Fingerprints {
    agreement: String,
    agreement_digest: String,
    /// Over the thresholds and the conditions that rules share.
    shared_digest: String,
    version: &'static str,
    packs: Vec<PackPrint>,
    /// The name of the agreement file, as a shell takes it.
    file: String,
    command: String,
}

#[derive(Debug, Serialize)]
struct PackPrint {
    name: String,
    version: String,
    digest: String,
}

impl PageContext<'_> {
    /// How it was checked.
    pub(super) fn checked(&self) -> MethodView {
        let assessment = self.assessment;
        let count = |outcome| Count {
            mark: self.mark(outcome),
            n: assessment.count(outcome),
        };

        let coverage = assessment.coverage();
        let failures = assessment.failures.iter().map(|failed| {
            self.messages.text(
                "checked_failure",
                &[
                    ("rule", (&failed.rule).into()),
                    ("message", self.english(&failed.message).into()),
                ],
            )
        });

        MethodView {
            counts: Outcome::WORST_FIRST.into_iter().map(count).collect(),
            failed: assessment.failures.len(),
            // Rules that a filter hides and rules that failed are among them.
            all: assessment.policy.rules.len(),
            failures: failures.collect(),
            coverage: self.coverage_line(),
            silent_count: self
                .messages
                .text("coverage_silent", &[("n", coverage.silent.len().into())]),
            silent: coverage
                .silent
                .iter()
                .map(|pointer| self.silent(pointer))
                .collect(),
            parameters: self.changed(),
            settings: changes(self.assessment.policy, self.messages),
            thresholds: self.thresholds(),
            definitions: self.shared(),
            cautions: self.cautions(),
            sources: self
                .paper
                .sources
                .iter()
                .map(|source| self.listed(source))
                .collect(),
            steps: self.steps(),
        }
    }

    fn silent(&self, pointer: &str) -> Silent {
        let steps = pointer
            .split('/')
            .skip(1)
            .filter(|step| step.parse::<usize>().is_err());

        let names: Vec<&str> = steps.collect();
        let label = self
            .assessment
            .agreement
            .vocabulary()
            .field(&names)
            .map_or("", |field| &field.label);

        Silent {
            label: self.label(label, pointer),
            pointer: visible(pointer).into_owned(),
        }
    }

    fn changed(&self) -> Vec<Changed> {
        let parameters = self.assessment.policy.parameters.iter();
        let changed = parameters.filter_map(|(name, parameter)| {
            Some(Changed {
                name: visible(name).into_owned(),
                value: self.amount(parameter, &parameter.value),
                default: self.amount(parameter, parameter.default.as_ref()?),
                reason: self.english(visible(&parameter.reason)),
            })
        });

        changed.collect()
    }

    fn amount(&self, parameter: &Parameter, value: &Constant) -> String {
        let (value, unit) = (
            self.grouped(&value.to_string()),
            self.english(&parameter.unit),
        );

        self.messages.text(
            "parameter_amount",
            &[("value", value.into()), ("unit", unit.into())],
        )
    }

    fn thresholds(&self) -> Vec<Shared> {
        let parameters = self
            .assessment
            .policy
            .parameters
            .iter()
            .map(|(name, parameter)| Shared {
                name: visible(&format!("parameters.{name}")).into_owned(),
                means: self.english(visible(&parameter.reason)),
                source: self.amount(parameter, &parameter.value),
            });

        parameters.collect()
    }

    fn shared(&self) -> Vec<Shared> {
        let policy = self.assessment.policy;
        let shared =
            policy
                .definitions
                .iter()
                .zip(&policy.conditions)
                .map(|(definition, condition)| Shared {
                    name: visible(&definition.name).into_owned(),
                    means: self.english(visible(&definition.means)),
                    source: visible(condition.source.trim()).into_owned(),
                });

        shared.collect()
    }

    fn cautions(&self) -> Vec<Caution> {
        let packs = self.assessment.policy.packs.iter();
        let caution = |pack: &Pack| {
            Some(Caution {
                pack: self.english(visible(&pack.name)),
                note: self.english(visible(pack.note.as_deref()?)),
            })
        };

        packs.filter_map(caution).collect()
    }

    fn listed(&self, source: &PaperSource) -> Listed {
        Listed {
            name: self.said(&source.name),
            kind: self.messages.word("source", &source.kind),
            read: self.messages.word("read", &source.read),
            cited: self.cited_clauses(source),
            // The file is untrusted, and an address of another scheme could run when it is clicked.
            is_link: source.url.starts_with("https://"),
            url: source.url.clone(),
        }
    }

    /// How many clauses of a document no fact cites, and which. What nobody cited may still say something.
    fn cited_clauses(&self, source: &PaperSource) -> Option<String> {
        const NAMED: usize = 40;
        let cited = &self.assessment.agreement.quotes().cited;
        let document = cited
            .iter()
            .find(|document| Some(document.source) == source.node)?;
        let named = document.uncited.iter().take(NAMED);
        let named: Vec<String> = named.map(|label| visible(label).into_owned()).collect();

        Some(self.messages.text(
            "clauses_uncited",
            &[
                ("clauses", document.clauses.into()),
                ("n", document.uncited.len().into()),
                ("list", named.join(", ").into()),
                ("more", (document.uncited.len() - named.len()).into()),
            ],
        ))
    }

    fn steps(&self) -> Vec<Step> {
        let steps = [
            // Together the hour that the heading of the list promises.
            (5, "hour_file"),
            (20, "hour_paper"),
            (20, "hour_findings"),
            (10, "hour_others"),
            (5, "hour_again"),
        ];

        let step = |(minutes, id): (i64, &str)| Step {
            minutes: self.messages.text("minutes", &[("n", minutes.into())]),
            text: self.messages.plain(id),
        };

        steps.into_iter().map(step).collect()
    }

    /// The fingerprints of everything that went in.
    pub(super) fn prints(&self) -> Fingerprints {
        let text = self.document.text();
        // Without its folder: the page does not depend on where the file lies.
        let file = text.name().rsplit(['/', '\\']).next().unwrap_or_default();
        let packs = self.assessment.policy.packs.iter().map(|pack| PackPrint {
            name: visible(&pack.id).into_owned(),
            version: visible(&pack.version).into_owned(),
            digest: pack.fingerprint.clone(),
        });

        Fingerprints {
            agreement: self
                .messages
                .text("print_agreement", &[("file", file.into())]),
            agreement_digest: digest(&text.source()),
            version: VERSION,
            packs: packs.collect(),
            shared_digest: self.assessment.policy.settings_digest(),
            file: quoted(file),
            command: command(&quoted(file), self.assessment.day, self.messages),
        }
    }
}

/// The name of a file as a shell takes it: odd names are quoted.
fn quoted(file: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/');
    if file == "<stdin>" {
        return "-".to_owned();
    }

    // A hyphen at its beginning would make an option of the name.
    let file = if file.starts_with('-') {
        format!("./{file}")
    } else {
        file.to_owned()
    };

    if file.chars().all(plain) {
        file
    } else {
        // A shell knows no escape inside single quotes, so that they end before one and begin anew.
        format!("'{}'", visible(&file).replace('\'', r"'\''"))
    }
}

/// The command that writes the same page; the folder of the file is omitted.
fn command(file: &str, day: chrono::NaiveDate, messages: &Messages) -> String {
    // English is what the command takes by itself.
    let language = if messages.is_english() {
        String::new()
    } else {
        format!(" --lang {}", messages.name())
    };

    format!("lacuna audit {file} --as-of {day} --format html{language}")
}
