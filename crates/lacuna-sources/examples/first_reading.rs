//! Prints the first reading of a contract: first_reading FILE

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a tool for looking at results"
)]

use lacuna_sources::{Cues, read, read_contract};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: first_reading FILE")?;
    let document = read(&path, &std::fs::read(&path)?)?;
    let reading = read_contract(&document, &Cues::load_builtin()?);
    println!("language {:?}\nkinds {:?}", reading.language, reading.kinds);
    for party in &reading.parties {
        println!("party {:?} called {:?}", party.name, party.called);
    }
    for date in &reading.dates {
        println!(
            "date {:?} {:?}",
            date.kind,
            document.text.get(date.range.clone())
        );
    }
    for blank in &reading.blanks {
        println!("blank {:?}", document.text.get(blank.range.clone()));
    }
    for reference in &reading.references_out {
        println!("out {:?} {}", reference.target, reference.name);
    }
    for subject in reading.subjects_without_passage() {
        println!(
            "no passage found on {}; looked for: {}",
            subject.subject,
            subject.words.join("; ")
        );
    }
    Ok(())
}
