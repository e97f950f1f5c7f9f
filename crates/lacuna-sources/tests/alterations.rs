//! Altered quotes: each word is compared, and numbers, negations, conditions and parties are known for what they are.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use lacuna_sources::{DifferenceKind, NamedPlace, QuoteProof, prove_quote, read};

/// Says what the proof of an altered quote names, and whether it counts as grave.
fn alteration(document: &str, quote: &str) -> (Vec<DifferenceKind>, bool) {
    let document = read("contract.txt", document.as_bytes()).expect("plain text can be read");
    match prove_quote(&document, quote, &NamedPlace::default()) {
        QuoteProof::Altered {
            differences, grave, ..
        } => (differences.iter().map(|d| d.kind).collect(), grave),
        other => panic!("{quote:?} was {other:?}"),
    }
}

/// A sentence of many words, none of them twice.
fn long_sentence(words: usize) -> String {
    let names: Vec<String> = (0..words)
        .map(|n| {
            let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap_or(0));
            format!("w{}{}{}rd", letter(n), letter(n / 26), letter(n / 676))
        })
        .collect();

    names.join(" ")
}

#[test]
fn every_word_of_a_long_quote_is_compared() {
    for words in [300, 395, 399, 400, 401, 800, 1_500] {
        let text = format!(
            "Before it. {} The Supplier shall delete it within thirty days. {} After it.",
            long_sentence(words),
            long_sentence(words)
        );

        let quote = text
            .trim_start_matches("Before it. ")
            .trim_end_matches(" After it.");

        for (from, to, kind) in [
            ("thirty", "ninety", DifferenceKind::Number),
            ("shall", "may", DifferenceKind::Modal),
            ("shall delete", "shall not delete", DifferenceKind::Negation),
            (" within thirty days", "", DifferenceKind::Number),
        ] {
            let altered = quote.replacen(from, to, 1);
            let (kinds, grave) = alteration(&text, &altered);
            assert!(grave, "{words} words, {from:?}: {kinds:?}");
            assert_eq!(kinds, [kind], "{words} words, {from:?}");
        }

        // A harmless change is named, and is the only one.
        let (kinds, grave) = alteration(&text, &quote.replacen("delete", "erase", 1));
        assert_eq!((kinds, grave), (vec![DifferenceKind::Wording], false));
    }
}

#[test]
fn a_long_quote_whose_end_is_invented_is_no_near_miss() {
    let text = format!("{}\n\nAnother clause.", long_sentence(500));
    let quote = format!(
        "{} {}",
        long_sentence(450),
        "The Supplier keeps all of it ".repeat(60)
    );

    let document = read("contract.txt", text.as_bytes()).expect("plain text can be read");
    let proof = prove_quote(&document, &quote, &NamedPlace::default());
    assert_eq!(proof, QuoteProof::NotFound);
}

#[test]
fn an_alteration_names_what_differs_and_hyphens_are_compared() {
    for (text, quote, kind) in [
        (
            "within 10-20 days of it",
            "within 1020 days of it",
            DifferenceKind::Number,
        ),
        (
            "a machine-learning model is used",
            "a machinelearning model is used",
            DifferenceKind::Punctuation,
        ),
        (
            "all non-personal data may go",
            "all nonpersonal data may go",
            DifferenceKind::Punctuation,
        ),
        (
            "all non-personal data may go",
            "all personal data may go",
            DifferenceKind::Negation,
        ),
        (
            "for unauthorised access to it",
            "for authorised access to it",
            DifferenceKind::Negation,
        ),
        (
            "the sub-processor pays all of it",
            "the processor pays all of it",
            DifferenceKind::Party,
        ),
    ] {
        let (kinds, grave) = alteration(text, quote);
        assert_eq!(kinds, [kind], "{quote:?}");
        assert_eq!(grave, kind.is_grave(), "{quote:?}");
    }
}

/// Numbers in English, German and French.
const NUMBERS: [&[&str]; 3] = [
    &[
        "three",
        "thirteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty-four",
        "twenty-six",
        "twenty six",
        "ninety-nine",
        "one hundred",
        "one hundred and eighty",
        "sixteenth",
        "thirtieth",
        "half",
    ],
    &[
        "drei",
        "dreizehn",
        "sechzehn",
        "siebzehn",
        "achtzehn",
        "neunzehn",
        "einundzwanzig",
        "vierundzwanzig",
        "siebzig",
        "hundert",
        "hundertachtzig",
        "dritten",
    ],
    &[
        "treize",
        "quatorze",
        "seize",
        "dix-sept",
        "dix-huit",
        "vingt",
        "vingt et un",
        "quarante",
        "soixante-dix",
        "quatre-vingts",
        "quatre-vingt-dix",
        "cent",
        "troisième",
    ],
];

#[test]
fn numbers_in_words_are_numbers() {
    for (numbers, before, behind) in [
        (
            NUMBERS[0],
            "The Authority pays the whole of the agreed price to the Supplier within",
            "months of the invoice",
        ),
        (
            NUMBERS[1],
            "Der Auftraggeber zahlt den ganzen vereinbarten Preis binnen",
            "Monaten ab Rechnung",
        ),
        (
            NUMBERS[2],
            "Le client paie la totalité du prix convenu dans un délai de",
            "mois après la facture",
        ),
    ] {
        for here in numbers {
            for there in numbers.iter().filter(|there| *there != here) {
                let text = format!("{before} {here} {behind} at the latest.");
                let (kinds, grave) = alteration(&text, &text.replace(here, there));
                let of_hyphens = here.replace('-', " ") == there.replace('-', " ");
                assert!(
                    of_hyphens || grave && kinds.contains(&DifferenceKind::Number),
                    "{here} to {there}: {kinds:?}"
                );
            }
        }
    }
}

#[test]
fn units_signs_and_the_order_of_numbers_belong_to_a_number() {
    for (text, quote) in [
        (
            "It is kept for 30 days after the end",
            "It is kept for 30 months after the end",
        ),
        (
            "It is kept for 5 working days after it",
            "It is kept for 5 days after it",
        ),
        (
            "The cap is £5 million for each claim",
            "The cap is $5 million for each claim",
        ),
        (
            "The fee rises by 5% in each case",
            "The fee rises by 5 in each case",
        ),
        (
            "The shares are 30/60 in each case",
            "The shares are 60/30 in each case",
        ),
        (
            "Die Frist beträgt drei Monate ab heute",
            "Die Frist beträgt drei Jahre ab heute",
        ),
    ] {
        let (kinds, grave) = alteration(text, quote);
        assert!(
            grave && kinds.contains(&DifferenceKind::Number),
            "{quote:?}: {kinds:?}"
        );
    }

    // A plural says nothing else.
    let (kinds, grave) = alteration(
        "a term of 12 months from now on",
        "a term of 12 month from now on",
    );
    assert_eq!((kinds, grave), (vec![DifferenceKind::Wording], false));
}

/// Phrases of each language, with the words of a sentence before and behind them.
const SENTENCES: [(&[&str], &str, &str); 3] = [
    (
        &[
            "subject to",
            "provided that",
            "provided always that",
            "other than",
            "in so far as",
            "insofar as",
            "to the extent",
            "to the extent that",
            "if",
            "only if",
            "where",
            "until",
            "so long as",
            "on condition that",
            "in the event that",
            "unless",
            "except",
            "save as",
            "apart from",
            "without prejudice to",
            "as long as",
            "on the basis that",
        ],
        "The Supplier shall delete all of the data held",
        "the audit log of the system shows it",
    ),
    (
        &[
            "sofern",
            "soweit",
            "falls",
            "wenn",
            "vorausgesetzt dass",
            "unter der Bedingung, dass",
            "abgesehen von",
            "mit Ausnahme",
            "es sei denn",
            "nur wenn",
            "vorbehaltlich",
        ],
        "Der Auftragnehmer löscht ohne Verzug alle Daten der Kunden und Nutzer",
        "das Protokoll des Systems dies heute zeigt",
    ),
    (
        &[
            "sous réserve de",
            "à condition que",
            "à moins que",
            "pourvu que",
            "dans la mesure où",
            "sauf si",
            "si",
            "à l’exception de",
            "hormis",
        ],
        "Le prestataire efface toutes les données du client",
        "le journal du système montre ceci tous les jours",
    ),
];

#[test]
fn phrases_that_open_a_condition_are_conditions() {
    for (phrases, before, behind) in SENTENCES {
        for phrase in phrases {
            let with = format!("{before} {phrase} {behind}.");
            let without = format!("{before} {behind}.");
            // Of a phrase, its first word alone may be what was changed.
            let (head, tail) = phrase.split_once(' ').unwrap_or((phrase, ""));
            let other = format!("{before} {head}ward {tail} {behind}.");

            for (text, quote) in [(&with, &without), (&without, &with), (&with, &other)] {
                let (kinds, grave) = alteration(text, quote);
                assert!(
                    grave && kinds.iter().any(|kind| kind.is_grave()),
                    "{text:?}, {quote:?}: {kinds:?}"
                );
            }
        }
    }
}

#[test]
fn other_words_beside_a_condition_are_wording() {
    for (text, quote) in [
        (
            "The Supplier shall, subject to clause 5, delete the whole data",
            "The Supplier shall, subject to clause 5, erase the whole data",
        ),
        (
            "The data subject has the right to a copy of it",
            "The data holder has the right to a copy of it",
        ),
        (
            "The services provided by the firm are described here",
            "The services supplied by the firm are described here",
        ),
    ] {
        let (kinds, grave) = alteration(text, quote);
        assert_eq!(
            (kinds, grave),
            (vec![DifferenceKind::Wording], false),
            "{quote:?}"
        );
    }
}
