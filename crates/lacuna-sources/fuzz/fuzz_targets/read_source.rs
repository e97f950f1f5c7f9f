//! Reads arbitrary bytes as a contract: nothing may panic, and every range has to lie within the text.
//!
//! `cargo +nightly fuzz run read_source -- -max_len=200000 -rss_limit_mb=600 -timeout=20`

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // The first byte chooses the ending, which decides between formats that are all text.
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let names = ["a.txt", "a.md", "a.html", "a.docx", "a.odt", "a.pdf"];
    let Ok(document) = lacuna_sources::read(names[usize::from(*choice) % names.len()], bytes) else { return };

    for block in &document.blocks {
        assert!(document.text.get(block.range.clone()).is_some());
    }

    for clause in &document.clauses {
        assert!(document.text.get(clause.range.clone()).is_some());
    }

    for term in lacuna_sources::defined_terms(&document) {
        assert!(document.text.get(term.range).is_some());
    }
});
