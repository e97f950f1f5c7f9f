//! Tests of labels.

use super::*;

fn read(text: &str) -> Option<(String, &str)> {
    let label = parse_label(text)?;
    let name = match &label.marker {
        Marker::Unit { word, number, .. } => format!("{word} {number}"),
        Marker::Number { printed, .. } => printed.clone(),
        Marker::Letters(letters) => letters.clone(),
    };

    Some((name, text.get(label.length..).unwrap_or_default()))
}

#[test]
fn labels_of_contracts_are_read() {
    for (text, name, rest) in [
        ("1. Definitions", "1", "Definitions"),
        ("1.Definitions", "1", "Definitions"),
        ("1 Definitions", "1", "Definitions"),
        ("1.1 In this", "1.1", "In this"),
        ("1.1. in this", "1.1", "in this"),
        ("2.5.4.2.5 The", "2.5.4.2.5", "The"),
        ("5A. Audit", "5A", "Audit"),
        ("8.4.a. process", "8.4.a", "process"),
        ("8.6.a The", "8.6.a", "The"),
        ("2.3 37signals’s", "2.3", "37signals’s"),
        ("3) the", "3", "the"),
        ("(3) the", "3", "the"),
        ("(a) the", "a", "the"),
        ("(aa) the", "aa", "the"),
        ("(xiv) the", "xiv", "the"),
        ("a. the", "a", "the"),
        ("iv) the", "iv", "the"),
        ("A. PURPOSE", "A", "PURPOSE"),
        ("§ 3 Vergütung", "§ 3", "Vergütung"),
        ("§3 Vergütung", "§ 3", "Vergütung"),
        ("SCHEDULE 2 – Data", "Schedule 2", "– Data"),
        ("Annex C: Data", "Annex C", "Data"),
        ("Anlage 1 Maßnahmen", "Anlage 1", "Maßnahmen"),
        ("Article IV. Fees", "Article IV", "Fees"),
    ] {
        assert_eq!(read(text), Some((name.to_owned(), rest)), "{text}");
    }
}

#[test]
fn other_beginnings_are_no_labels() {
    for text in [
        "30 days after",
        "12 March 2025",
        "4(1) of the UK GDPR",
        "20mm",
        "(the “Term”)",
        "Section 5.2 applies",
        "Article 5(1) applies",
        "party (s)",
        "part of",
        "1,000 users",
        "2025 Act",
        "(ab) c",
        "iiii. x",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn roman_numerals_count() {
    assert_eq!(roman_value("xiv"), Some(14));
    assert_eq!(roman_value("lxxxix"), Some(89));
    assert_eq!(roman_value(""), None);
    assert_eq!(roman_value("vv"), None);
}

/// Whatever label is in a run, the one before it is among those that can be before it.
#[test]
fn the_label_before_is_found_for_every_letter_and_numeral() {
    let follows = |one: &str, next: &str| {
        let label = parse_label(&format!("({next}) the")).unwrap();
        let found = label.before_it();
        assert!(found.contains(&format!("({one})")), "{next}: {found:?}");
    };

    let letters: Vec<String> = (1..=3)
        .flat_map(|times| ('a'..='z').map(move |letter| letter.to_string().repeat(times)))
        .collect();

    for (one, next) in letters.iter().zip(letters.iter().skip(1)) {
        follows(one, next);
        follows(&one.to_uppercase(), &next.to_uppercase());
    }

    for (one, next) in [
        ("i", "ii"),
        ("iii", "iv"),
        ("iv", "v"),
        ("ix", "x"),
        ("x", "xi"),
        ("xi", "xii"),
        ("xix", "xx"),
        ("xx", "xxi"),
    ] {
        follows(one, next);
    }
}
