//! The shape of a sentence: a definition, or a title that says nothing by itself.

/// A title in capitals has at most so many words; a longer run of capitals is a clause that shouts.
const MAX_CAPITAL_WORDS: usize = 14;
/// How many words a term without quotation marks has at most.
const MAX_TERM_WORDS: usize = 7;

/// What follows a quoted term where it is defined.
const VERBS: [&str; 12] = [
    " mean",
    " has the meaning",
    " have the meaning",
    " refers to",
    " includes",
    " shall include",
    " is defined",
    " bedeutet",
    " bezeichnet",
    " désigne",
    " désignent",
    " bezeichnen",
];

/// What follows a term without quotation marks.
const PLAIN_VERBS: [&str; 4] = [
    " means ",
    " shall mean ",
    " has the meaning",
    " have the meaning",
];
/// What a definition after a colon begins with.
const ARTICLES: [&str; 6] = ["a ", "an ", "any ", "all ", "each ", "the "];
/// Words before `means` that are not terms.
const PRONOUNS: [&str; 6] = ["this", "that", "it", "which", "what", "these"];

/// Whether a sentence defines a term: `"X" means`, `X (XY) means`, or `X: a request made by`.
pub(super) fn is_definition(sentence: &str) -> bool {
    let text = sentence.trim_start_matches(|c: char| {
        c.is_whitespace() || c.is_ascii_digit() || matches!(c, '.' | '*' | '-' | '•' | '(' | ')')
    });

    // A verb further on belongs to another thought.
    let head: String = text.chars().take(140).collect();
    if text.starts_with(['"', '“', '‘', '\'', '„', '«']) {
        // The marks show the term, so that weaker verbs such as `includes` are enough here.
        let lower = head.to_lowercase();
        return VERBS.iter().any(|verb| lower.contains(verb));
    }

    let by_verb = PLAIN_VERBS.iter().filter_map(|verb| head.find(verb)).min();
    if by_verb.and_then(|at| head.get(..at)).is_some_and(is_term) {
        return true;
    }

    head.split_once(':').is_some_and(|(term, meaning)| {
        let meaning = meaning.trim_start_matches(['*', '_', ' ']);

        // Behind `Duration of Processing:` a sentence begins with `The` and defines nothing.
        is_term(term) && ARTICLES.iter().any(|article| meaning.starts_with(article))
    })
}

/// Whether words could be a term of a contract: few, and the first with a capital.
fn is_term(words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    let first = words.first().copied().unwrap_or_default();
    let capitals = words
        .iter()
        .filter(|word| word.starts_with(|c: char| c.is_uppercase() || c == '('))
        .count();

    (1..=MAX_TERM_WORDS).contains(&words.len())
        && first.starts_with(|c: char| c.is_uppercase())
        && capitals * 2 > words.len()
        && !PRONOUNS.contains(&first.to_lowercase().as_str())
}

/// Whether a sentence is a title in capitals.
pub(super) fn is_capital_title(sentence: &str) -> bool {
    let letters = sentence.chars().filter(|c| c.is_alphabetic());
    let (capital, all) = letters.fold((0_usize, 0_usize), |(capital, all), letter| {
        (capital + usize::from(letter.is_uppercase()), all + 1)
    });

    // A title may have an `of` in it, so nine letters of ten are enough.
    all > 0 && capital * 10 >= all * 9 && sentence.split_whitespace().count() <= MAX_CAPITAL_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_are_told_with_and_without_quotation_marks() {
        for sentence in [
            "1.4 “Controller” means the person who determines the purposes.",
            "Data Protection Impact Assessment (DPIA) means an assessment of the impact.",
            "Sub-Processor: any third party appointed to process Personal Data.",
            "**Data Subject Request**: a request made by a Data Subject.",
        ] {
            assert!(is_definition(sentence), "{sentence}");
        }
        for sentence in [
            "The Supplier shall notify the Council within 48 hours.",
            "Duration of Processing: The Processing begins on the Effective Date.",
            "This means that the data may be kept.",
        ] {
            assert!(!is_definition(sentence), "{sentence}");
        }
    }

    #[test]
    fn a_clause_in_capitals_is_no_title() {
        assert!(is_capital_title(
            "ATTACHMENT B: LIST OF STAFF WITH ACCESS TO DATA"
        ));
        assert!(!is_capital_title(
            "IN NO EVENT SHALL EITHER PARTY BE LIABLE FOR ANY INDIRECT OR CONSEQUENTIAL DAMAGES UNDER THIS AGREEMENT"
        ));
    }
}
