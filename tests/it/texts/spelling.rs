//! British spelling: a dictionary of SCOWL (`en_GB.license`), and the words of this field in `words.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use regex::Regex;
use spellbook::Dictionary;

use super::text::{Finding, Kind, Text};

const OWN: &str = "tests/it/texts/words.txt";

static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\p{L}[\p{L}\p{N}'’]*").unwrap());

/// The words of this field, each with why it is one: `word: reason`, sorted.
fn own_words() -> BTreeMap<String, String> {
    let content = fs::read_to_string(OWN).unwrap();
    let lines: Vec<&str> = content.lines().collect();
    assert!(
        lines.is_sorted_by_key(|line| line.to_lowercase()),
        "{OWN} is not sorted"
    );

    let entries = lines.iter().map(|line| {
        line.split_once(": ")
            .filter(|(_, reason)| !reason.trim().is_empty())
            .unwrap_or_else(|| panic!("{OWN}: {line:?} has no reason"))
    });

    entries
        .map(|(word, reason)| (word.to_owned(), reason.to_owned()))
        .collect()
}

/// Every word that neither the dictionary nor the list of own words has; own words that no text uses are findings too.
pub(super) fn check(texts: &[Text]) -> Vec<Finding> {
    let read = |ending: &str| fs::read_to_string(format!("tests/it/texts/en_GB.{ending}")).unwrap();
    let dictionary = Dictionary::new(&read("aff"), &read("dic")).unwrap();
    let own = own_words();

    let mut findings = Vec::new();
    let mut used = BTreeSet::new();
    for text in texts {
        let words = without_addresses(&text.with_holes_as(" "));
        for word in WORD.find_iter(&words).map(|found| found.as_str()) {
            let plain = word.replace('’', "'");
            let bare = plain.trim_end_matches('\'');
            let stem = bare.strip_suffix("'s").unwrap_or(bare);
            if is_symbol(stem) || dictionary.check(bare) || dictionary.check(stem) {
                continue;
            }

            match own
                .get_key_value(stem)
                .or_else(|| own.get_key_value(&stem.to_lowercase()))
            {
                Some((known, _)) => {
                    used.insert(known.as_str());
                }
                None => findings.push(text.finding(word, "not in the British dictionary")),
            }
        }
    }

    let idle = own.keys().filter(|word| !used.contains(word.as_str()));
    findings.extend(idle.map(|word| {
        Text::new(OWN, word.as_str(), Kind::Name, word)
            .finding(word, "no text uses this word; remove it from the list")
    }));

    findings
}

/// A text without what is spelt as computers spell: addresses and names of sites.
fn without_addresses(words: &str) -> String {
    let kept = words.split(' ').filter(|word| {
        !word.contains("://") && !word.contains(".gov") && !word.starts_with("www.")
    });

    kept.collect::<Vec<_>>().join(" ")
}

/// Whether it is an abbreviation or a symbol, in which no spelling can be wrong: `DPIA`, `SHA256`.
fn is_symbol(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    let plural = word.strip_suffix('s').unwrap_or(word);
    letters.count() == 1
        || word.contains(|c: char| c.is_numeric())
        || plural.len() > 1 && plural.chars().all(char::is_uppercase)
        || word.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c))
}
