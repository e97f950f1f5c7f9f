//! `lacuna quotes`: proves word for word that the quotes of agreement files stand in their documents.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lacuna_sources::{
    Difference, DifferenceKind, NamedPlace, Omission, QuotePlace, QuoteProof, QuoteProver,
    SetApartKind, SourceDocument,
};

use super::{CliError, ExitStatus, Outcome, input, output, place};
use crate::agreement::CheckedAgreement;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, NodeId};
use crate::source_file::visible;

/// What `lacuna quotes` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lacuna quotes agreement.json      one line for each quote, with how it stands in the document

A source of the agreement file names its document in `file`, as a path from the folder of the agreement file.
Exit code 1: a quote is gravely altered, struck out or not found, or a document is not the one that was read.")]
pub(super) struct Arguments {
    /// Agreements: files, folders of them, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// A document that an agreement file names as a source.
struct NamedDocument {
    /// The id of the source.
    id: String,
    is_agreement_text: bool,
    /// The place of `file` in the agreement file.
    file: Option<NodeId>,
    /// The path as the agreement file has it.
    path: String,
    document: Option<SourceDocument>,
    /// Whether its `sha256` differs from the one in the agreement file.
    changed: bool,
}

/// Counts of quotes by how they stand.
#[derive(Default)]
struct Tally {
    counts: BTreeMap<&'static str, usize>,
    fails: bool,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let agreements = input::agreements(&arguments.paths)?;
    let (lines, fails) = describe_quotes(&agreements)?;
    output::print(&lines)?;

    Ok(if fails {
        ExitStatus::Findings
    } else {
        ExitStatus::Clean
    })
}

/// Says of every quote how it stands in its document, and whether one of them fails.
pub(super) fn describe_quotes(agreements: &[CheckedAgreement]) -> Result<(String, bool), CliError> {
    let mut problems = Vec::new();
    let mut named = Vec::new();

    for agreement in agreements {
        match read_documents(agreement) {
            Ok(documents) => named.push(documents),
            Err(found) => problems.extend(found),
        }
    }

    if !problems.is_empty() {
        return Err(CliError::Problems(problems));
    }

    let mut tally = Tally::default();
    let mut lines = String::new();
    for (agreement, documents) in agreements.iter().zip(&named) {
        check_agreement(agreement, documents, &mut tally, &mut lines);
    }

    let total: usize = tally.counts.values().sum();
    let counts: Vec<String> = tally
        .counts
        .iter()
        .map(|(name, count)| {
            format!(
                "{count} {}",
                name.replace("no document", "without a document")
            )
        })
        .collect();

    let noun = if total == 1 { "quote" } else { "quotes" };
    let colon = if total == 0 { "" } else { ": " };
    lines.push_str(&format!("{total} {noun}{colon}{}\n", counts.join(", ")));

    Ok((lines, tally.fails))
}

/// Reads the documents that the sources of an agreement file name and that are at hand.
fn read_documents(agreement: &CheckedAgreement) -> Result<Vec<NamedDocument>, Vec<Diagnostic>> {
    let file = agreement.document();
    let folder = place::folder_of(Path::new(file.text().name())).to_path_buf();
    let list = file.get(NodeId::ROOT, "sources");
    let mut problems = Vec::new();
    let mut documents = Vec::new();
    for source in list.into_iter().flat_map(|list| file.children(list)) {
        let text = |key: &str| {
            file.get(source, key)
                .and_then(|node| file.string(node))
                .map(|text| text.into_owned())
        };
        let node = file.get(source, "file");
        let path = text("file").unwrap_or_default();
        let mut named = NamedDocument {
            id: text("id").unwrap_or_default(),
            is_agreement_text: text("kind").as_deref() == Some("agreement_text"),
            file: node,
            path,
            document: None,
            changed: false,
        };
        if let Some(node) = node {
            match read_document(&folder, &named.path) {
                Ok(document) => named.document = document,
                Err(problem) => problems.push(locate(file, node, problem)),
            }
        }
        if let (Some(document), Some(expected)) = (&named.document, text("sha256")) {
            named.changed = !document.sha256.eq_ignore_ascii_case(expected.trim());
        }
        documents.push(named);
    }
    if problems.is_empty() {
        Ok(documents)
    } else {
        Err(problems)
    }
}

/// Reads a document below the folder of its agreement file; nothing where it is not at hand.
fn read_document(folder: &Path, path: &str) -> Result<Option<SourceDocument>, Diagnostic> {
    // An agreement file comes from others: it must not lead to just any file of this machine.
    if Path::new(path).is_absolute() {
        let problem = Diagnostic::in_file(path, "this is a path from the root of the disk");
        return Err(problem.help("give the path from the folder of the agreement file"));
    }
    let full = folder.join(path);
    if !full.exists() {
        return Ok(None);
    }
    input::contract(&full).map(Some)
}

/// Says of a problem with a document at which place of the agreement file it is named.
fn locate(file: &Document, node: NodeId, problem: Diagnostic) -> Diagnostic {
    let mut located = Diagnostic::in_file(
        file.text().name(),
        format!("{}: {}", problem.file, problem.message),
    );

    located.help = problem.help;
    located.position = Some(file.text().position(file.span(node).start));
    located
}

fn check_agreement(
    agreement: &CheckedAgreement,
    documents: &[NamedDocument],
    tally: &mut Tally,
    lines: &mut String,
) {
    let file = agreement.document();
    for named in documents.iter().filter(|named| named.changed) {
        let Some(node) = named.file else { continue };
        tally.fails = true;
        let path = visible(&named.path);
        let message =
            format!("document changed: {path} is not the file that was read; its `sha256` differs");
        push_line(lines, file, node, &message);
    }
    let provers: Vec<Option<QuoteProver<'_>>> = documents
        .iter()
        .map(|named| named.document.as_ref().map(QuoteProver::new))
        .collect();

    for clause in file.ids().filter(|&id| is_clause(file, id)) {
        let Some(node) = file.get(clause, "quote") else {
            continue;
        };
        let Some(quote) = file.string(node) else {
            continue;
        };
        let meant = find_meant(file, clause, documents);
        let place = read_named_place(file, clause);
        let proved = meant.iter().filter_map(|&at| {
            let (named, prover) = (documents.get(at)?, provers.get(at)?.as_ref()?);
            Some((named, prover.prove(&quote, &place)))
        });

        // Where several documents make up the agreement's text, one that has the words is enough.
        let proof = proved.min_by_key(|(_, proof)| (proof.is_only_reported(), !proof.is_proved()));
        let (name, details) = match &proof {
            Some((named, proof)) => {
                tally.fails |= proof.is_only_reported();
                (
                    name_proof(proof),
                    describe_proof(named.document.as_ref(), proof),
                )
            }
            None => ("no document", describe_absence(documents, &meant)),
        };
        *tally.counts.entry(name).or_default() += 1;
        let details = if details.is_empty() {
            details
        } else {
            format!(" ({details})")
        };
        let line = format!("{name}{details}: \"{}\"", visible(&shorten(&quote)));
        push_line(lines, file, node, &line);
    }
}

/// Finds the documents that a clause quotes: its source, or all that are the agreement's text where it names none.
fn find_meant(file: &Document, clause: NodeId, documents: &[NamedDocument]) -> Vec<usize> {
    let source = file
        .get(clause, "source")
        .and_then(|node| file.string(node));

    let is_meant = |named: &NamedDocument| match &source {
        Some(id) => named.id == *id,
        None => named.is_agreement_text,
    };

    (0..documents.len())
        .filter(|&at| documents.get(at).is_some_and(is_meant))
        .collect()
}

fn read_named_place(file: &Document, clause: NodeId) -> NamedPlace {
    let page = file.get(clause, "page").and_then(|node| file.integer(node));
    let label = file.get(clause, "ref").and_then(|node| file.string(node));
    NamedPlace {
        clause: label.map(|label| label.into_owned()),
        page: page.and_then(|page| u32::try_from(page).ok()),
    }
}

/// Whether a value is an entry of a list named `clauses`.
fn is_clause(file: &Document, id: NodeId) -> bool {
    file.parent(id)
        .is_some_and(|list| list != NodeId::ROOT && file.key(list) == "clauses")
}

fn push_line(lines: &mut String, file: &Document, node: NodeId, message: &str) {
    let position = file.text().position(file.span(node).start);
    lines.push_str(&format!(
        "{}:{position}: {message}\n",
        visible(file.text().name())
    ));
}

fn describe_absence(documents: &[NamedDocument], meant: &[usize]) -> String {
    let files = meant
        .iter()
        .filter_map(|&at| documents.get(at))
        .filter(|named| named.file.is_some());

    let files: Vec<String> = files
        .map(|named| visible(&named.path).into_owned())
        .collect();

    match files.as_slice() {
        [] => "no source names a file for it".to_owned(),
        files => format!("{} is not at hand", files.join(", ")),
    }
}

fn name_proof(proof: &QuoteProof) -> &'static str {
    match proof {
        QuoteProof::Verbatim { .. } => "verbatim",
        QuoteProof::Elsewhere { .. } => "elsewhere",
        QuoteProof::Joined { .. } => "joined",
        QuoteProof::Cut { .. } => "cut",
        QuoteProof::Altered { grave: true, .. } => "gravely altered",
        QuoteProof::Altered { .. } => "altered",
        QuoteProof::Struck { .. } => "struck",
        QuoteProof::NotFound => "not found",
        QuoteProof::Unreadable { .. } => "unreadable",
    }
}

fn describe_proof(document: Option<&SourceDocument>, proof: &QuoteProof) -> String {
    match proof {
        QuoteProof::Verbatim { at } | QuoteProof::Elsewhere { at } => {
            let places: Vec<String> = at
                .iter()
                .take(3)
                .map(|place| describe_place(document, place))
                .collect();

            let more = if at.len() > 3 {
                format!("; and {} more", at.len() - 3)
            } else {
                String::new()
            };

            format!("{}{more}", places.join("; "))
        }
        QuoteProof::Joined { parts, omitted } => {
            let place = parts
                .first()
                .map(|place| describe_place(document, place))
                .unwrap_or_default();

            let gaps: Vec<String> = omitted.iter().map(describe_omission).collect();
            format!("{place}; {}", gaps.join("; "))
        }
        QuoteProof::Cut { at, turns } => {
            format!(
                "{}; the sentence goes on with \"{}\"",
                describe_place(document, at),
                visible(turns)
            )
        }
        QuoteProof::Altered {
            near, differences, ..
        } => {
            let words: Vec<String> = differences.iter().map(describe_difference).collect();
            format!("{}; {}", describe_place(document, near), words.join("; "))
        }
        QuoteProof::Struck { kind, page } => {
            let why = match kind {
                SetApartKind::Deleted => "deleted",
                SetApartKind::MovedFrom => "moved away",
                _ => "hidden",
            };

            let page = page
                .map(|page| format!(" on page {page}"))
                .unwrap_or_default();

            format!("these words are {why}{page}")
        }
        QuoteProof::NotFound => String::new(),
        QuoteProof::Unreadable { pages } => {
            let pages: Vec<String> = pages.iter().map(ToString::to_string).collect();
            format!(
                "not found, and these pages cannot be read: {}",
                pages.join(", ")
            )
        }
    }
}

fn describe_place(document: Option<&SourceDocument>, place: &QuotePlace) -> String {
    let clause = place
        .clause
        .and_then(|at| document?.clauses.get(at))
        .map(|clause| visible(&clause.label).into_owned());

    match (clause, place.page) {
        (Some(clause), Some(page)) => format!("{clause}, page {page}"),
        (Some(clause), None) => clause,
        (None, Some(page)) => format!("page {page}"),
        (None, None) => "outside the clauses".to_owned(),
    }
}

fn describe_omission(gap: &Omission) -> String {
    let turns = gap
        .turns
        .as_ref()
        .map(|word| format!(", among it \"{}\"", visible(word)))
        .unwrap_or_default();

    let crosses = if gap.crosses_clause {
        ", across clauses"
    } else {
        ""
    };

    format!(
        "left out: \"{}\"{turns}{crosses}",
        visible(&shorten(&gap.text))
    )
}

fn describe_difference(difference: &Difference) -> String {
    let kind = match difference.kind {
        DifferenceKind::Capitals => "capitals",
        DifferenceKind::Punctuation => "punctuation",
        DifferenceKind::Number => "a number",
        DifferenceKind::Modal => "a modal verb",
        DifferenceKind::Negation => "a negation",
        DifferenceKind::Condition => "a condition",
        DifferenceKind::Party => "a party",
        DifferenceKind::Wording => "wording",
    };

    let (quoted, found) = (visible(&difference.quoted), visible(&difference.found));
    let change = match (difference.quoted.is_empty(), difference.found.is_empty()) {
        (true, _) => format!("the document adds \"{found}\""),
        (_, true) => format!("the document does not have \"{quoted}\""),
        _ => format!("the document says \"{found}\", not \"{quoted}\""),
    };

    format!("word {}, {kind}: {change}", difference.word)
}

/// Cuts a text after 120 characters, and puts it on one line.
fn shorten(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match flat.char_indices().nth(120) {
        Some((end, _)) => format!("{} ...", flat.get(..end).unwrap_or_default()),
        None => flat,
    }
}
