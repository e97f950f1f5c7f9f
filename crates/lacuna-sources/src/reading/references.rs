//! References to documents, annexes and clauses that are not in the file.

use crate::document::SourceDocument;
use crate::quotes::{find_clause, find_page};
use std::collections::BTreeSet;
use std::ops::Range;

/// Where a reference leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReferenceTarget {
    /// Another paper, such as a privacy policy or a principal agreement.
    Paper,
    /// An annex, a schedule or an exhibit that is not in the file.
    Annex,
    /// A clause whose number is not in the file.
    Clause,
    /// An address on the web.
    Address,
}

/// A reference to what is not in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutwardReference {
    /// Where it leads.
    pub target: ReferenceTarget,
    /// What it names.
    pub name: String,
    /// The bytes of the document's text, where it is first.
    pub range: Range<usize>,
    /// The innermost clause, as a position in [`SourceDocument::clauses`].
    pub clause: Option<usize>,
    /// The page, counted from 1.
    pub page: Option<u32>,
}

/// Words for a part of a document that is behind it.
const ANNEXES: &[&str] = &[
    "schedule",
    "annex",
    "appendix",
    "exhibit",
    "attachment",
    "anlage",
    "anhang",
    "annexe",
];
/// Words for a clause.
const CLAUSES: &[&str] = &["clause", "section", "paragraph", "ziffer"];
/// Last words of the names of documents.
const PAPERS: &[&str] = &[
    "Agreement",
    "Terms",
    "Policy",
    "Policies",
    "Conditions",
    "Contract",
    "Handbook",
    "Statement",
    "Addendum",
    "Page",
    "Framework",
    "Order",
    "Manual",
    "Guidelines",
    "Guidance",
    "Hauptvertrag",
    "Datenschutzerklärung",
    "AGB",
];

/// Finds references out of the document, each name once, where it is first.
#[must_use]
pub fn find_outward_references(document: &SourceDocument) -> Vec<OutwardReference> {
    let text = &document.text;
    let labels = collect_labels(document);
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut found = Vec::new();

    for block in &document.blocks {
        let words = split_places(text, block.range.clone());
        for at in 0..words.len() {
            let candidate = read_address(text, &words, at)
                .or_else(|| read_part(text, &words, at, &labels))
                .or_else(|| read_paper(text, &words, at));

            let Some((target, range)) = candidate else {
                continue;
            };

            let name = text
                .get(range.clone())
                .unwrap_or_default()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");

            if seen.insert(name.to_lowercase()) {
                let (clause, page) = (
                    find_clause(&document.clauses, range.start),
                    find_page(document, range.start),
                );

                found.push(OutwardReference {
                    target,
                    name,
                    range,
                    clause,
                    page,
                });
            }
        }
    }

    found
}

/// The numbers of clauses and annexes in the file, in lower case.
fn collect_labels(document: &SourceDocument) -> BTreeSet<String> {
    let mut labels = BTreeSet::new();
    for clause in &document.clauses {
        let label = clause.label.to_lowercase();
        labels.extend(
            label
                .split([',', ' '])
                .filter(|part| !part.is_empty())
                .map(str::to_owned),
        );

        labels.insert(label);
        if let Some(heading) = &clause.heading {
            labels.insert(heading.to_lowercase());
        }
    }

    // A heading may name an annex that the clause reader did not number.
    for block in &document.blocks {
        let line = document.text.get(block.range.clone()).unwrap_or_default();
        let mut words = line.split_whitespace().map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        });

        if let (Some(first), Some(second)) = (words.next(), words.next())
            && ANNEXES.contains(&first.as_str())
            // A longer line is a sentence that only begins with the word.
            && line.len() < 160
        {
            labels.insert(format!("{first} {second}"));
        }
    }

    labels
}

fn split_places(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let part = text.get(range.clone()).unwrap_or_default();
    let mut words = Vec::new();
    let mut start = None;

    for (at, character) in part.char_indices().chain([(part.len(), ' ')]) {
        match (character.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(begin)) => {
                words.push(range.start + begin..range.start + at);
                start = None;
            }
            _ => {}
        }
    }

    words
}

fn bare<'a>(text: &'a str, word: &Range<usize>) -> &'a str {
    text.get(word.clone())
        .unwrap_or_default()
        .trim_matches(|c: char| !c.is_alphanumeric())
}

fn read_address(
    text: &str,
    words: &[Range<usize>],
    at: usize,
) -> Option<(ReferenceTarget, Range<usize>)> {
    let word = words.get(at)?;
    let raw = text.get(word.clone())?;
    let start = raw
        .find("http://")
        .or_else(|| raw.find("https://"))
        .or_else(|| raw.find("www."))?;

    let address = raw.get(start..)?;
    let end = address
        .find([')', '>', '"', '”', ']', ',', ';'])
        .unwrap_or(address.len());

    // A full stop or a colon behind an address belongs to the sentence.
    let address = address.get(..end)?.trim_end_matches(['.', ':']);
    let begin = word.start + start;

    Some((ReferenceTarget::Address, begin..begin + address.len()))
}

/// Reads `Schedule 3` or `clause 15.3` where the file has no such part.
fn read_part(
    text: &str,
    words: &[Range<usize>],
    at: usize,
    labels: &BTreeSet<String>,
) -> Option<(ReferenceTarget, Range<usize>)> {
    let (word, number) = (words.get(at)?, words.get(at + 1)?);
    let kind = bare(text, word).to_lowercase();
    let raw_number = bare(text, number);
    // `Section 5 of the Act` is another paper's.
    let follows = words
        .get(at + 2)
        .map(|next| bare(text, next).to_lowercase());

    let of_another = matches!(follows.as_deref(), Some("of" | "der" | "des" | "du" | "de"))
        && words.get(at + 3).is_some_and(|next| {
            !matches!(bare(text, next), "this" | "diesem" | "dieser" | "présent")
        });

    let range =
        word.start..number.start + text.get(number.clone())?.find(raw_number)? + raw_number.len();

    let is_annex_number = raw_number.len() <= 4
        && raw_number
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_uppercase());

    if ANNEXES.contains(&kind.as_str()) && is_annex_number && !raw_number.is_empty() && !of_another
    {
        let label = format!("{kind} {}", raw_number.to_lowercase());

        // A part of the annex, such as `schedule 1, part a`, shows that it is there; `schedule 10` is another.
        let stands = labels.iter().any(|known| {
            known
                .strip_prefix(&label)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        });

        return (!stands).then_some((ReferenceTarget::Annex, range));
    }

    let is_clause_number = raw_number.starts_with(|c: char| c.is_ascii_digit())
        && raw_number.chars().all(|c| c.is_ascii_digit() || c == '.')
        && raw_number.len() <= 8;

    // Without any labels, nothing says which clauses the file has.
    if CLAUSES.contains(&kind.as_str()) && is_clause_number && !of_another && !labels.is_empty() {
        // Some write Section 5.0 for Section 5.
        let number = raw_number.trim_end_matches(".0").to_lowercase();
        let stands = labels.iter().any(|known| {
            *known == number
                || known.starts_with(&format!("{number}."))
                || known.starts_with(&format!("{number}("))
        });

        return (!stands).then_some((ReferenceTarget::Clause, range));
    }

    None
}

/// Words before the name of another paper.
const REFERRING: &[&str] = &[
    "in",
    "to",
    "under",
    "with",
    "by",
    "per",
    "our",
    "your",
    "its",
    "processor’s",
    "provider’s",
    "the",
    "company’s",
    "applicable",
    "and",
    "of",
    "on",
];

/// How a document names itself.
const OWN_NAMES: [&str; 4] = [
    "This ",
    "Data Processing Agreement",
    "Data Sharing Agreement",
    "Data Use Agreement",
];

/// Reads `the Privacy Policy` after words that refer.
fn read_paper(
    text: &str,
    words: &[Range<usize>],
    at: usize,
) -> Option<(ReferenceTarget, Range<usize>)> {
    let before = words.get(at.checked_sub(1)?)?;
    if !REFERRING.contains(&bare(text, before).to_lowercase().as_str()) {
        return None;
    }

    let last = find_name_end(text, words, at);
    // One word alone is the paper's own defined term.
    let is_german = matches!(
        bare(text, words.get(at)?),
        "Hauptvertrag" | "Datenschutzerklärung" | "AGB"
    );

    if last <= at || last == at + 1 && !is_german {
        return None;
    }

    let tail = words.get(last - 1)?;

    let name_end =
        tail.start + text.get(tail.clone())?.rfind(bare(text, tail))? + bare(text, tail).len();
    let name = text.get(words.get(at)?.start..name_end)?;

    (!OWN_NAMES.iter().any(|start| name.starts_with(start)))
        .then_some((ReferenceTarget::Paper, words.get(at)?.start..name_end))
}

/// Returns the place behind the last word of the name of a document that begins at a word; that word's own if there is no name.
fn find_name_end(text: &str, words: &[Range<usize>], at: usize) -> usize {
    let is_capital = |range: &Range<usize>| bare(text, range).starts_with(char::is_uppercase);
    let mut last = at;
    let mut end = at;

    while let Some(word) = words.get(end).filter(|word| {
        is_capital(word) || matches!(bare(text, word), "and" | "of" | "&") && end > at
    }) {
        if PAPERS.contains(&bare(text, word)) && is_capital(word) {
            last = end + 1;
        }
        // Punctuation ends the name.
        let closes = text
            .get(word.clone())
            .is_some_and(|raw| raw.ends_with([',', '.', ';', ':', ')', '”', '"']));
        end += 1;
        if closes || end - at > 6 {
            break;
        }
    }

    last
}
