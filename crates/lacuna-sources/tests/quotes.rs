//! Quotes: what does not matter is passed over, what matters is named, and no altered quote passes.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use lacuna_sources::{
    DifferenceKind, NamedPlace, Page, QuoteProof, QuoteProver, SetApart, SetApartKind,
    SourceDocument, prove_quote, read,
};

const CONTRACT: &str = "# Data Processing Agreement

1. Processing

1.1. The Supplier shall process Personal Data only on the documented instructions of the Authority.

1.2. The Supplier shall not use Personal Data to train machine-learning models, unless the Authority agrees in writing.

2. Deletion

2.1. The Supplier shall, within thirty (30) days of the end of this Agreement, delete all “Personal Data” and certify it.

2.2. The Authority is not permitted to terminate this Agreement before 1 April 2027.

3. General

3.1. Either party may end this Agreement on ninety (90) days’ written notice. This clause survives.
";

fn contract() -> SourceDocument {
    read("contract.txt", CONTRACT.as_bytes()).expect("plain text can be read")
}

fn prove(quote: &str) -> QuoteProof {
    prove_quote(&contract(), quote, &NamedPlace::default())
}

fn named(clause: &str) -> NamedPlace {
    NamedPlace {
        clause: Some(clause.to_owned()),
        page: None,
    }
}

#[test]
fn layout_and_typographic_marks_do_not_matter() {
    let quotes = [
        "The Supplier shall process Personal Data only on the documented instructions of the Authority.",
        "The Supplier  shall\n   process Personal Data only on\tthe documented instructions of the Authority.",
        "delete all \"Personal Data\" and certify it.",
        "delete all »Personal Data« and certify it.",
        "on ninety (90) days' written notice.",
        "to train machine\u{2011}learning models",
        "to train machine-\nlearning models",
        "The Supplier shall process Personal Da\u{ad}ta only on the documented instructions",
        "only on the **documented** instructions of the Authority.",
    ];

    for quote in quotes {
        let proof = prove(quote);
        let stands = matches!(proof, QuoteProof::Verbatim { .. } | QuoteProof::Cut { .. });
        assert!(stands, "{quote:?} was {proof:?}");
    }
}

#[test]
fn every_sentence_stands_and_no_changed_sentence_does() {
    let document = contract();
    let prover = QuoteProver::new(&document);
    let changes: [(&str, &str, DifferenceKind); 8] = [
        ("shall not", "shall", DifferenceKind::Negation),
        ("shall", "may", DifferenceKind::Modal),
        ("thirty (30)", "sixty (60)", DifferenceKind::Number),
        ("ninety (90)", "ninety (60)", DifferenceKind::Number),
        ("Supplier", "Authority", DifferenceKind::Party),
        ("unless", "where", DifferenceKind::Condition),
        ("is not permitted", "is permitted", DifferenceKind::Negation),
        ("only on", "on", DifferenceKind::Condition),
    ];

    let mut changed_sentences = 0;
    for sentence in CONTRACT
        .lines()
        .filter(|line| line.len() > 40 && !line.starts_with('#'))
    {
        let quote = sentence.split_once(". ").map_or(sentence, |(_, text)| text);
        let proof = prover.prove(quote, &NamedPlace::default());
        assert!(
            matches!(proof, QuoteProof::Verbatim { .. }),
            "{quote:?} was {proof:?}"
        );

        for (from, to, kind) in changes {
            if !quote.contains(from) {
                continue;
            }

            changed_sentences += 1;
            let altered = quote.replacen(from, to, 1);
            match prover.prove(&altered, &NamedPlace::default()) {
                QuoteProof::Altered {
                    differences, grave, ..
                } => {
                    assert!(grave, "{altered:?} differs gravely: {differences:?}");
                    assert!(
                        differences.iter().any(|d| d.kind == kind),
                        "{altered:?}: {differences:?}"
                    );
                }
                other => panic!("{altered:?} was {other:?}"),
            }
        }
    }
    assert!(
        changed_sentences >= 12,
        "the changes were tried on {changed_sentences} sentences"
    );
}

#[test]
fn case_and_punctuation_matter_but_are_not_grave() {
    for (quote, kind) in [
        (
            "process personal data only on the documented instructions of the Authority",
            DifferenceKind::Capitals,
        ),
        (
            "The Supplier shall within thirty (30) days of the end of this Agreement, delete all",
            DifferenceKind::Punctuation,
        ),
    ] {
        match prove(quote) {
            QuoteProof::Altered {
                differences, grave, ..
            } => {
                assert!(
                    !grave && differences.iter().any(|d| d.kind == kind),
                    "{quote:?}: {differences:?}"
                );
            }
            other => panic!("{quote:?} was {other:?}"),
        }
    }
}

#[test]
fn a_hit_within_a_word_is_none() {
    assert!(!prove("rsonal Data to train").is_proved());
}

#[test]
fn words_taken_out_at_a_line_end_are_proved_both_ways() {
    let mut document = contract();
    let at = document
        .text
        .find("learning models")
        .expect("the word stands in the contract");

    document.line_end_hyphens = vec![at];
    for quote in [
        "train machine-learning models",
        "train machinelearning models",
    ] {
        let proof = prove_quote(&document, quote, &NamedPlace::default());
        assert!(
            matches!(proof, QuoteProof::Verbatim { .. } | QuoteProof::Cut { .. }),
            "{quote:?} was {proof:?}"
        );
    }

    assert!(
        !prove("train machinelearning models").is_proved(),
        "no line ends here"
    );
}

#[test]
fn a_quote_cut_beside_a_word_that_turns_it_says_so() {
    for (quote, turning) in [
        (
            "permitted to terminate this Agreement before 1 April 2027.",
            "not",
        ),
        (
            "The Supplier shall not use Personal Data to train machine-learning models",
            "unless",
        ),
    ] {
        match prove(quote) {
            QuoteProof::Cut { turns, .. } => assert_eq!(turns, turning, "{quote:?}"),
            other => panic!("{quote:?} was {other:?}"),
        }
    }

    let harmless = prove("may end this Agreement on ninety (90) days’ written notice.");
    assert!(
        matches!(harmless, QuoteProof::Verbatim { .. }),
        "{harmless:?}"
    );
}

#[test]
fn an_ellipsis_joins_words_of_one_clause_and_shows_what_it_leaves_out() {
    match prove("The Supplier shall … delete all “Personal Data”") {
        QuoteProof::Joined { omitted, parts } => {
            assert_eq!(parts.len(), 2);
            assert!(omitted[0].text.contains("thirty (30) days"), "{omitted:?}");
            assert!(!omitted[0].crosses_clause && omitted[0].turns.is_none());
        }
        other => panic!("{other:?}"),
    }

    for quote in [
        "The Supplier shall [...] use Personal Data to train",
        "The Supplier shall ... use Personal Data to train",
    ] {
        match prove(quote) {
            QuoteProof::Joined { ref omitted, .. } => {
                assert_eq!(omitted[0].turns.as_deref(), Some("not"), "{quote:?}");
                assert!(!prove(quote).is_proved() && prove(quote).is_only_reported());
            }
            other => panic!("{quote:?} was {other:?}"),
        }
    }
}

#[test]
fn an_ellipsis_joins_neither_two_clauses_nor_words_out_of_order() {
    let across = prove("delete all “Personal Data” … ninety (90) days’ written notice");
    assert!(!across.is_proved(), "{across:?}");
    let backwards = prove("to train machine-learning models … process Personal Data only");
    assert!(!backwards.is_proved(), "{backwards:?}");
}

#[test]
fn a_named_clause_or_page_is_checked() {
    let document = contract();
    let quote = "certify it.";
    for right in ["2.1", "2", "clause 2.1"] {
        let proof = prove_quote(&document, quote, &named(right));
        assert!(
            matches!(proof, QuoteProof::Verbatim { .. }),
            "{right}: {proof:?}"
        );
    }

    for wrong in ["1.1", "3", "12.1"] {
        let proof = prove_quote(&document, quote, &named(wrong));
        assert!(
            matches!(proof, QuoteProof::Elsewhere { .. }),
            "{wrong}: {proof:?}"
        );
    }
}

#[test]
fn deleted_words_are_struck_and_not_the_agreement() {
    let mut document = contract();
    let at = document
        .text
        .find("not use Personal")
        .expect("the words stand in the contract");

    document.set_apart.push(SetApart {
        kind: SetApartKind::Deleted,
        text: "may".into(),
        at,
        page: None,
    });

    document.set_apart.push(SetApart {
        kind: SetApartKind::Deleted,
        text: "The Supplier may keep Personal Data indefinitely.".into(),
        at: document.text.len(),
        page: None,
    });

    for quote in [
        "The Supplier may keep Personal Data indefinitely.",
        "The Supplier shall may not use Personal Data",
    ] {
        let proof = prove_quote(&document, quote, &NamedPlace::default());
        assert!(
            matches!(
                proof,
                QuoteProof::Struck {
                    kind: SetApartKind::Deleted,
                    ..
                }
            ),
            "{quote:?} was {proof:?}"
        );
    }
}

#[test]
fn page_furniture_between_two_words_does_not_matter_in_either_text() {
    let mut document = contract();
    let at = document
        .text
        .find("documented")
        .expect("the word stands in the contract");

    let furniture = "Page 3 of 9 Confidential".to_owned();
    document.set_apart.push(SetApart {
        kind: SetApartKind::PageFurniture,
        text: furniture,
        at,
        page: None,
    });

    for quote in [
        "Data only on the documented instructions",
        "Data only on the\nPage 3 of 9\nConfidential\ndocumented instructions",
        "process Personal Data only\n  Page 3 of 9 Confidential\non the documented instructions",
    ] {
        let proof = prove_quote(&document, quote, &NamedPlace::default());
        assert!(
            matches!(proof, QuoteProof::Verbatim { .. }),
            "{quote:?} was {proof:?}"
        );
    }
}

#[test]
fn what_is_not_found_on_unreadable_pages_is_left_open() {
    let quote = "The moon is made of green cheese and belongs to nobody at all.";
    assert_eq!(prove(quote), QuoteProof::NotFound);
    let mut document = contract();
    let end = document.text.len();
    document.pages.push(Page {
        number: 7,
        label: None,
        range: end..end,
        readable: false,
    });

    assert_eq!(
        prove_quote(&document, quote, &NamedPlace::default()),
        QuoteProof::Unreadable { pages: vec![7] }
    );
}

#[test]
fn odd_quotes_end_in_an_answer() {
    for quote in [
        "",
        "   ",
        "…",
        "[...]",
        "-",
        "“”",
        "[",
        "]]][[[",
        "... ... ...",
        "<",
        "\u{202e}",
        "([",
        "a",
    ] {
        assert!(!prove(quote).is_proved() || quote == "a", "{quote:?}");
    }

    // Were each mark followed to the end of the quote, this would take minutes.
    for mark in ["<a", "[", "](", "[a](", "[ ", "... ", "[...]"] {
        let quote = mark.repeat((1 << 18) / mark.len());
        assert!(!prove(&quote).is_proved(), "{mark:?}");
    }
}
