//! What is in a sentence without being what it says: exceptions in brackets, and titles of the clauses it refers to.

use std::ops::Range;

/// Words that open an exception in brackets.
const EXCEPTIONS: [&str; 12] = [
    "other than",
    "except",
    "excluding",
    "unless",
    "save ",
    "but not",
    "and not",
    "ausgenommen",
    "außer",
    "mit ausnahme",
    "sauf",
    "à l'exception",
];

/// Words before the number of a clause whose title may follow in brackets.
const UNITS: [&str; 12] = [
    "clause",
    "clauses",
    "section",
    "sections",
    "article",
    "paragraph",
    "annex",
    "schedule",
    "appendix",
    "exhibit",
    "part",
    "ziffer",
];

/// How many words a title in brackets has at most.
const MAX_TITLE_WORDS: usize = 8;

/// Finds the asides of a sentence, as byte ranges of its text.
pub(super) fn find_asides(sentence: &str) -> Vec<Range<usize>> {
    let mut asides = Vec::new();
    let mut from = 0;

    while let Some(open) = find_from(sentence, from, '(') {
        let Some(close) = find_from(sentence, open, ')') else {
            break;
        };

        let inner = sentence.get(open + 1..close).unwrap_or_default();
        let before = sentence.get(..open).unwrap_or_default();
        if opens_exception(inner) || (is_title(inner) && follows_reference(before)) {
            asides.push(open..close + 1);
        }

        from = close + 1;
    }

    asides
}

fn find_from(text: &str, from: usize, mark: char) -> Option<usize> {
    text.get(from..)?.find(mark).map(|at| from + at)
}

fn opens_exception(inner: &str) -> bool {
    let head: String = inner.trim_start().chars().take(20).collect();
    let head = head.to_lowercase();
    EXCEPTIONS.iter().any(|words| head.starts_with(words))
}

/// Whether words in brackets are a title: few, the first with a capital, without a verb's small start.
fn is_title(inner: &str) -> bool {
    let count = inner.split_whitespace().count();
    let is_capital = inner.trim_start().starts_with(|c: char| c.is_uppercase());

    (1..=MAX_TITLE_WORDS).contains(&count) && is_capital
}

/// Whether a text ends with a reference to a clause, such as `Section 9.3`.
fn follows_reference(before: &str) -> bool {
    let mut last = before.split_whitespace().rev();
    let (Some(number), Some(unit)) = (last.next(), last.next()) else {
        return false;
    };

    // Annexes have letters and Roman numerals as well: `Annex II`.
    let is_number = number.chars().any(|c| c.is_ascii_digit())
        || number.chars().all(|c| c.is_ascii_uppercase());
    let unit = unit.to_lowercase();

    is_number && UNITS.contains(&unit.trim_matches(|c: char| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asides(sentence: &str) -> Vec<&str> {
        let found = find_asides(sentence);
        found
            .into_iter()
            .filter_map(|range| sentence.get(range))
            .collect()
    }

    #[test]
    fn exceptions_and_titles_of_other_clauses_are_asides() {
        let notice =
            "The Buyer gives 30 days' notice of an audit (other than after a data breach).";
        assert_eq!(asides(notice), ["(other than after a data breach)"]);
        let title = "Subject to Section 9.3 (Audit Rights), the Supplier shall pay.";
        assert_eq!(asides(title), ["(Audit Rights)"]);
    }

    #[test]
    fn what_a_sentence_says_in_brackets_stays() {
        let numbers = "within thirty (30) days (or sooner) notify the Council (the \"Council\")";
        assert!(asides(numbers).is_empty());
        assert!(asides("under Schedule 2 (as amended) and an open ( bracket").is_empty());
    }
}
