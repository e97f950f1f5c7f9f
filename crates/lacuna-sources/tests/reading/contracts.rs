//! Real contracts, where they are at hand: most may not be passed on, so they are read from a folder.
//!
//! `LACUNA_CONTRACTS` names a folder with `documents/` and, for each document, its text in `text/NAME.txt`.

use std::{collections::HashMap, env, fs, path::PathBuf};

use crate::{check_ranges, read_ok};

/// The least share of a text's word 4-grams that reading has to give. The rest is page furniture, the numbers of HTML
/// lists, or markup.
const LEAST: [(&str, f64); 15] = [
    ("37signals-dpa.pdf", 0.98),
    ("adguard-dpa.md", 0.99),
    ("bonterms-dpa.pdf", 0.90),
    ("commonpaper-ai-addendum.md", 0.88),
    ("databrary-agreement.docx", 0.99),
    ("github-federal-amendment.md", 0.92),
    ("govuk-forms-non-crown.html", 0.95),
    ("govwifi-mou.md", 0.98),
    ("hetzner-dpa-en.pdf", 0.80),
    ("idio-avv-de.md", 0.99),
    ("isbe-tea-amendment.txt", 0.99),
    ("knockiq-dpa.docx", 0.99),
    ("mhclg-dsa.md", 0.99),
    ("sfusd-stanford.pdf", 0.99),
    ("ucsf-dua.txt", 0.99),
];

#[test]
fn texts_agree_with_those_of_other_readers() {
    let Some(folder) = env::var_os("LACUNA_CONTRACTS").map(PathBuf::from) else {
        eprintln!("skipped: LACUNA_CONTRACTS does not name a folder of contracts");
        return;
    };

    let mut failures = Vec::new();
    for (name, least) in LEAST {
        let bytes = fs::read(folder.join("documents").join(name)).unwrap();
        let reference =
            fs::read_to_string(folder.join("text").join(format!("{name}.txt"))).unwrap();
        let document = read_ok(name, &bytes);
        check_ranges(&document);

        let reference = if name.ends_with(".md") {
            strip_markup(&reference)
        } else {
            reference
        };

        let found = count_grams(&document.text);
        let wanted = count_grams(&reference);
        let total: usize = wanted.values().sum();
        let hits: usize = wanted
            .iter()
            .map(|(gram, count)| *count.min(found.get(gram).unwrap_or(&0)))
            .sum();

        #[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
        let recall = hits as f64 / total as f64;
        eprintln!("{name}: {recall:.3}");
        if recall < least {
            failures.push(format!("{name}: {recall:.3} < {least}"));
        }
    }

    assert!(failures.is_empty(), "{failures:?}");
}

fn count_grams(text: &str) -> HashMap<Vec<String>, usize> {
    let text = text.replace('\u{ad}', "").to_lowercase();
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let mut grams = HashMap::new();
    for gram in words.windows(4) {
        *grams.entry(gram.to_vec()).or_insert(0) += 1;
    }
    grams
}

/// Takes HTML tags and the targets of links out of Markdown.
fn strip_markup(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(['<', ']']) {
        let (before, from) = rest.split_at(start);
        kept.push_str(before);
        let end = if from.starts_with('<') {
            from.find('>')
        } else if from.starts_with("](") {
            from.find(')')
        } else {
            Some(0)
        };

        kept.push(' ');
        rest = &from[end.map_or(1, |end| end + 1)..];
    }

    kept + rest
}
