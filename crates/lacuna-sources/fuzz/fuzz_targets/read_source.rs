//! Reads arbitrary bytes as a contract: nothing may panic, and every range has to lie within the text.
//!
//! `fuzz/run.sh SECONDS source` builds and runs it.

#![no_main]

use std::sync::LazyLock;

use lacuna_sources::Cues;
use libfuzzer_sys::fuzz_target;

static CUES: LazyLock<Cues> =
    LazyLock::new(|| Cues::load_builtin().expect("the built-in cues load"));

fuzz_target!(|bytes: &[u8]| {
    // The first byte chooses the ending, which decides between formats that are all text.
    let Some((choice, bytes)) = bytes.split_first() else {
        return;
    };
    let names = ["a.txt", "a.md", "a.html", "a.docx", "a.odt", "a.pdf"];
    let Ok(document) = lacuna_sources::read(names[usize::from(*choice) % names.len()], bytes)
    else {
        return;
    };

    let reading = lacuna_sources::read_contract(&document, &CUES);
    let prover = lacuna_sources::QuoteProver::new(&document);
    let quote = document
        .blocks
        .first()
        .and_then(|block| document.text.get(block.range.clone()));
    prover.prove(
        quote.unwrap_or("shall"),
        &lacuna_sources::NamedPlace::default(),
    );

    for block in &document.blocks {
        assert!(document.text.get(block.range.clone()).is_some());
    }

    for clause in &document.clauses {
        assert!(document.text.get(clause.range.clone()).is_some());
    }

    for found in &reading.subjects {
        assert!(
            found
                .passages
                .iter()
                .all(|passage| document.text.get(passage.range.clone()).is_some())
        );
    }

    for term in lacuna_sources::defined_terms(&document) {
        assert!(document.text.get(term.range).is_some());
    }
});
