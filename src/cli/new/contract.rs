//! The contract beside the questions: the passages that seem to speak to a fact, and the proof of quotes in it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use lacuna_sources::{
    ClauseCoverage, Cues, DurationUnit, NamedPlace, OfferedValue, Passage, QuoteProof, QuoteProver,
    SourceDocument, Tier, ValueKind, read_contract,
};
use serde_json::{Value, json};

use super::super::{CliError, input, names, place};
use crate::questionnaire::{OfferedPassage, Prompt, PromptKind};
use crate::report::{Argument, Messages};

/// How many passages are shown under a question.
const SHOWN: usize = 5;

/// How many words a passage has at least.
const SHORTEST: usize = 4;

/// The order in which the contract is gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum ContractOrder {
    /// In the order of the clauses of the contract.
    Clause,
    /// Subject by subject, as a lawyer would list them.
    Subject,
}

/// A contract that was read, with its passages by the facts they may state.
pub(super) struct ContractFile {
    path: PathBuf,
    document: SourceDocument,
    /// By subject, in the order of the subjects: the facts, and the passages.
    subjects: Vec<(Vec<String>, Vec<Passage>)>,
}

impl ContractFile {
    /// Reads a contract.
    ///
    /// # Errors
    /// What keeps it from being read.
    pub(super) fn read(path: &Path) -> Result<Self, CliError> {
        let document =
            input::contract(path).map_err(|problem| CliError::Problems(vec![problem]))?;
        let cues = Cues::load_builtin().map_err(|error| CliError::Message(error.to_string()))?;
        let found = read_contract(&document, &cues).subjects;
        let mut passages: BTreeMap<String, Vec<Passage>> = found
            .into_iter()
            .map(|found| (found.subject, found.passages))
            .collect();

        let subjects = cues.subjects().iter().map(|subject| {
            let found = passages.remove(&subject.id).unwrap_or_default();
            (subject.facts.clone(), found)
        });

        Ok(Self {
            path: path.to_path_buf(),
            subjects: subjects.collect(),
            document,
        })
    }

    /// Reads the contract that an agreement file names as its own text, where that is at hand.
    pub(super) fn of_draft(draft: &Value, file: &Path) -> Result<Option<Self>, CliError> {
        let named = agreement_text(draft).and_then(|source| source["file"].as_str());
        let folder = place::folder_of(file);
        // Messages name the contract as a person would, without `./`.
        let path = named.map(|named| match folder == Path::new(".") {
            true => PathBuf::from(named),
            false => folder.join(named),
        });

        match path.filter(|path| path.is_file()) {
            Some(path) => Self::read(&path).map(Some),
            None => Ok(None),
        }
    }

    pub(super) fn name(&self) -> String {
        names::name(&self.path)
    }

    pub(super) fn sha256(&self) -> &str {
        &self.document.sha256
    }

    /// Notes in a draft that this contract is its text.
    ///
    /// # Errors
    /// The draft was made from another document.
    pub(super) fn note_source(&self, draft: &mut Value, file: &Path) -> Result<(), CliError> {
        let known = agreement_text(draft).and_then(|source| source["sha256"].as_str());
        if known.is_some_and(|known| known != self.document.sha256) {
            return Err(CliError::Message(format!(
                "{}: this is not the document that {} was made from (its checksum differs); `lacuna quotes {}` shows \
                 which quotes still appear in it",
                self.name(),
                names::name(file),
                names::name(file)
            )));
        }

        let path = relative(place::folder_of(file), &self.path);
        let sources = draft.get_mut("sources").and_then(Value::as_array_mut);
        let text = sources.and_then(|sources| {
            sources
                .iter_mut()
                .find(|source| source["kind"] == "agreement_text")
        });

        if let Some(source) = text {
            source["file"] = json!(path);
            source["sha256"] = json!(self.document.sha256);
            return Ok(());
        }

        // Nobody has said yet that all of it was read, so its silences are questions.
        let source = json!({
            "id": "agreement", "title": "The text of the agreement", "file": path,
            "sha256": self.document.sha256, "kind": "agreement_text", "read": "part",
        });

        match draft.get_mut("sources").and_then(Value::as_array_mut) {
            Some(sources) => sources.push(source),
            None => draft["sources"] = json!([source]),
        }

        Ok(())
    }

    /// The places of facts in the order to ask for them; facts without a passage have none.
    pub(super) fn order(&self, by: ContractOrder) -> BTreeMap<String, usize> {
        let mut order = BTreeMap::new();
        for (number, (facts, passages)) in self.subjects.iter().enumerate() {
            let Some(best) = passages.first() else {
                continue;
            };

            let later = match best.tier {
                Tier::Likely => 0,
                // Behind every likely one, wherever it stands: a person who stops early has seen
                // the likely ones.
                Tier::Possible => self.document.text.len(),
            };

            let place = match by {
                ContractOrder::Clause => best.focus.start + later,
                ContractOrder::Subject => number,
            };

            for fact in facts {
                // A fact may belong to several subjects, and its first place counts.
                let known = order.entry(fact.clone()).or_insert(place);
                *known = place.min(*known);
            }
        }

        order
    }

    /// The passages that may state what a question asks for, the likely ones first.
    pub(super) fn passages(&self, prompt: &Prompt<'_>, messages: &Messages) -> Vec<OfferedPassage> {
        let prover = QuoteProver::new(&self.document);
        let mut seen = BTreeSet::new();
        let offered = self
            .candidates(prompt)
            .into_iter()
            // Several subjects may have found the same sentence.
            .filter(|passage| seen.insert(passage.focus.start))
            .filter_map(|passage| self.offer(passage, &prover, messages));

        offered.take(SHOWN).collect()
    }

    /// The passage that most probably states what a question asks for, where its words can be proved.
    pub(super) fn best_passage(
        &self,
        prompt: &Prompt<'_>,
        messages: &Messages,
    ) -> Option<OfferedPassage> {
        let best = *self.candidates(prompt).first()?;
        self.offer(best, &QuoteProver::new(&self.document), messages)
    }

    /// Whether one passage most probably states what each of two questions asks for.
    pub(super) fn has_best_passage_in_common(&self, one: &Prompt<'_>, other: &Prompt<'_>) -> bool {
        let best = |prompt| Some(self.candidates(prompt).first()?.focus.clone());
        best(one).is_some_and(|place| best(other) == Some(place))
    }

    /// All passages that may state what a question asks for, the likely ones first.
    fn candidates(&self, prompt: &Prompt<'_>) -> Vec<&Passage> {
        let within = format!("{}.", prompt.path);
        // A new entry has no facts yet, so what speaks of them speaks of it.
        let is_entry = matches!(prompt.asks, PromptKind::Entry { .. });
        let speaks =
            |fact: &String| *fact == prompt.path || (is_entry && fact.starts_with(within.as_str()));

        let mut found: Vec<&Passage> = self
            .subjects
            .iter()
            .filter(|(facts, _)| facts.iter().any(speaks))
            .flat_map(|(_, passages)| passages)
            .collect();

        // Stable: within a tier the order of the subjects stays, which is that of their rank.
        found.sort_by_key(|passage| passage.tier);

        found
    }

    /// A passage as it is offered; `None` where its own words could not be proved afterwards.
    fn offer(
        &self,
        passage: &Passage,
        prover: &QuoteProver<'_>,
        messages: &Messages,
    ) -> Option<OfferedPassage> {
        let quote = self.document.text.get(passage.focus.clone())?.trim();
        let clause = passage
            .clause
            .and_then(|clause| self.document.clauses.get(clause))
            .map(|clause| clause.label.clone());

        let named = NamedPlace {
            clause: clause.clone(),
            page: passage.page,
        };

        let is_verbatim = matches!(prover.prove(quote, &named), QuoteProof::Verbatim { .. });
        let in_focus = |value: &&OfferedValue| passage.focus.contains(&value.range.start);
        let values = passage.values.iter().filter(in_focus);
        let values = values.filter_map(|value| self.describe_value(value, messages));

        // A heading alone states nothing.
        let is_heading = quote.split_whitespace().count() < SHORTEST;

        (is_verbatim && !is_heading).then(|| OfferedPassage {
            clause,
            page: passage.page,
            quote: quote.to_owned(),
            values: values.collect(),
            is_likely: passage.tier == Tier::Likely,
        })
    }

    /// A value in the document's words, with what it comes to; of money nothing, since no fact has it in that form.
    fn describe_value(&self, value: &OfferedValue, messages: &Messages) -> Option<String> {
        let words = self.document.text.get(value.range.clone())?;
        let meaning = match &value.kind {
            ValueKind::Duration {
                amount,
                unit,
                working,
                words_disagree,
            } => {
                let unit = match unit {
                    DurationUnit::Minutes => "minutes",
                    DurationUnit::Hours => "hours",
                    DurationUnit::Days if *working => "working_days",
                    DurationUnit::Days => "days",
                    DurationUnit::Weeks => "weeks",
                    DurationUnit::Months => "months",
                    DurationUnit::Years => "years",
                };

                let unit = messages.word("ask_unit", unit);
                let arguments = [("amount", amount.to_string().into()), ("unit", unit.into())];
                messages.text(
                    if *words_disagree {
                        "ask_duration_unsure"
                    } else {
                        "ask_duration"
                    },
                    &arguments,
                )
            }
            ValueKind::Date { iso: Some(iso) } => iso.to_string(),
            ValueKind::Date { iso: None } => messages.plain("ask_date_unsure"),
            ValueKind::Country { code } => code.to_string(),
            ValueKind::Money { .. } => return None,
        };

        let arguments = [
            ("words", Argument::Lines(words.into())),
            ("meaning", meaning.into()),
        ];

        Some(messages.text("ask_value_meaning", &arguments))
    }

    /// Looks a quote up, word for word.
    ///
    /// # Errors
    /// Why it is not there as it is quoted.
    pub(super) fn prove(
        &self,
        quote: &str,
        clause: Option<&str>,
        page: Option<u32>,
        messages: &Messages,
    ) -> Result<(), String> {
        let named = NamedPlace {
            clause: clause.map(str::to_owned),
            page,
        };

        let proof = QuoteProver::new(&self.document).prove(quote, &named);
        match &proof {
            QuoteProof::Verbatim { .. } => Ok(()),
            // An ellipsis may leave out words that neither turn the sense nor reach another clause.
            QuoteProof::Joined { .. } if proof.is_proved() => Ok(()),
            // A quote under the wrong clause is refused here too, though an audit lets it pass.
            other => Err(self.describe_failure(other, messages)),
        }
    }

    fn describe_failure(&self, proof: &QuoteProof, messages: &Messages) -> String {
        let name = || ("name", self.name().into());
        match proof {
            QuoteProof::Elsewhere { at } => {
                let place = at.first().map(|place| {
                    let clause = place.clause.and_then(|at| self.document.clauses.get(at));
                    let clause = clause.map(|clause| {
                        let arguments = [("clause", (&clause.label).into())];
                        messages.text("ask_place_clause", &arguments)
                    });

                    let page = place
                        .page
                        .map(|page| messages.text("ask_place_page", &[("page", page.into())]));

                    messages.joined("ask_place", [clause, page].into_iter().flatten())
                });

                match place.filter(|place| !place.is_empty()) {
                    Some(place) => {
                        messages.text("ask_quote_at", &[name(), ("place", place.into())])
                    }
                    None => messages.text("ask_quote_elsewhere", &[name()]),
                }
            }
            QuoteProof::Altered { differences, .. } => match differences.first() {
                Some(first) => messages.text(
                    "ask_quote_differs",
                    &[
                        name(),
                        ("found", Argument::Lines((&first.found).into())),
                        ("quoted", Argument::Lines((&first.quoted).into())),
                    ],
                ),
                None => messages.text("ask_quote_altered", &[name()]),
            },
            QuoteProof::Cut { turns, .. } => {
                messages.text("ask_quote_cut", &[name(), ("words", turns.into())])
            }
            QuoteProof::Struck { .. } => messages.text("ask_quote_struck", &[name()]),
            QuoteProof::Unreadable { .. } => messages.text("ask_quote_unreadable", &[name()]),
            _ => messages.text("ask_quote_missing", &[name()]),
        }
    }

    /// The clauses that no answer of a draft cites, and how many clauses there are.
    pub(super) fn cover_clauses(&self, draft: &Value) -> ClauseCoverage {
        let mut cited = BTreeSet::new();
        find_cited(draft, &mut cited);

        self.document.cover_clauses(cited)
    }
}

/// The numbers of the clauses that an agreement file cites.
fn find_cited<'v>(value: &'v Value, cited: &mut BTreeSet<&'v str>) {
    match value {
        Value::Object(fields) => {
            // A clause of a fact is named in `ref`, and that of an absence in `clause`.
            let refs = ["ref", "clause"].iter().filter_map(|key| fields.get(*key));
            cited.extend(refs.filter_map(Value::as_str));
            fields.values().for_each(|inner| find_cited(inner, cited));
        }
        Value::Array(entries) => entries.iter().for_each(|entry| find_cited(entry, cited)),
        _ => {}
    }
}

/// The source that is the agreement's own text.
fn agreement_text(draft: &Value) -> Option<&Value> {
    let sources = draft.get("sources")?.as_array()?;
    sources
        .iter()
        .find(|source| source["kind"] == "agreement_text")
}

/// A path as it is written from a folder; the path itself where there is no way between them.
fn relative(folder: &Path, path: &Path) -> String {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };

    let (Ok(from), Ok(to)) = (folder.canonicalize(), path.canonicalize()) else {
        return path.to_string_lossy().replace('\\', "/");
    };

    let from: Vec<Component<'_>> = from.components().collect();
    let to: Vec<Component<'_>> = to.components().collect();
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other);
    let shared = shared.count();
    let up = from.iter().skip(shared).map(|_| "..".to_owned());
    let down = to.iter().skip(shared);
    let down = down.map(|part| part.as_os_str().to_string_lossy().into_owned());
    let steps: Vec<String> = up.chain(down).collect();

    steps.join("/")
}
