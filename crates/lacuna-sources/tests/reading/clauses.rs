//! The tree of clauses and the defined terms, read from plain text.

use lacuna_sources::{SourceDocument, defined_terms};

use crate::{labels, read_ok};

fn read_text(text: &str) -> SourceDocument {
    read_ok("a.txt", text.as_bytes())
}

/// Returns the labels of a paper whose paragraphs are given.
fn labels_of(paragraphs: &[&str]) -> Vec<String> {
    let document = read_text(&paragraphs.join("\n\n"));
    labels(&document).into_iter().map(str::to_owned).collect()
}

#[test]
fn a_number_counts_only_where_it_follows() {
    assert_eq!(
        labels_of(&[
            "1. Term",
            "1.1 One.",
            "30 days after that.",
            "4(1) of the UK GDPR applies.",
            "7. Elsewhere.",
            "1.2 Two.",
            "2. Audit"
        ]),
        ["1", "1.1", "1.2", "2"]
    );
}

#[test]
fn the_open_list_decides_between_letter_and_roman() {
    let letters = [
        "(a) x;", "(b) x;", "(c) x;", "(d) x;", "(e) x;", "(f) x;", "(g) x;", "(h) x;", "(i) x;",
        "(j) x.",
    ];

    let mut paper = vec!["1. Duties:"];
    paper.extend(letters);
    assert_eq!(labels_of(&paper).last().map(String::as_str), Some("1(j)"));
    assert_eq!(labels_of(&paper)[9], "1(i)");

    assert_eq!(
        labels_of(&["1. Duties:", "(a) x:", "(i) y;", "(ii) y;", "(b) x."]),
        ["1", "1(a)", "1(a)(i)", "1(a)(ii)", "1(b)"]
    );

    // After (h), a list of (i) and (ii) is Roman.
    let mut roman: Vec<&str> = paper[..9].to_vec();
    roman.extend(["(i) y;", "(ii) y."]);
    assert_eq!(labels_of(&roman)[9..], ["1(h)(i)", "1(h)(ii)"]);
}

#[test]
fn schedules_begin_numbers_anew() {
    assert_eq!(
        labels_of(&[
            "1. Term",
            "2. Audit",
            "SCHEDULE 1",
            "DATA",
            "1. Items",
            "1.1 Names.",
            "Part A: Access",
            "Schedule 2 – Security",
            "1. Locks"
        ]),
        [
            "1",
            "2",
            "Schedule 1",
            "Schedule 1, paragraph 1",
            "Schedule 1, paragraph 1.1",
            "Schedule 1, Part A",
            "Schedule 2",
            "Schedule 2, paragraph 1"
        ]
    );

    let document = read_text("1. Term\n\nSCHEDULE 1\n\nPROCESSING OF DATA\n\n1. Items\n");
    assert_eq!(
        document.clauses[1].heading.as_deref(),
        Some("PROCESSING OF DATA")
    );
}

#[test]
fn a_list_of_schedules_in_a_clause_is_no_schedule() {
    assert_eq!(
        labels_of(&[
            "1. Parts",
            "1.1 The schedules are:",
            "Schedule 1: Data",
            "Schedule 2: Security",
            "1.2 They bind.",
            "2. Term"
        ]),
        ["1", "1.1", "1.2", "2"]
    );
}

#[test]
fn annexes_directly_behind_a_schedules_title_are_within_it() {
    assert_eq!(
        labels_of(&[
            "1. Term",
            "SCHEDULE 1",
            "ANNEX I",
            "A. LIST OF PARTIES",
            "Names.",
            "ANNEX II – MEASURES",
            "SCHEDULE 2",
            "1. Locks"
        ]),
        [
            "1",
            "Schedule 1",
            "Schedule 1, Annex I",
            "Schedule 1, Annex I, paragraph A",
            "Schedule 1, Annex II",
            "Schedule 2",
            "Schedule 2, paragraph 1"
        ]
    );
}

#[test]
fn a_sentence_that_names_a_schedule_is_no_schedule() {
    assert_eq!(
        labels_of(&[
            "1. Data",
            "Schedule 2 of this Agreement sets out the data that the Supplier may use.",
            "2. Term"
        ]),
        ["1", "2"]
    );
}

#[test]
fn articles_and_paragraphs_of_other_countries_are_cited_their_way() {
    assert_eq!(
        labels_of(&[
            "§ 1 Gegenstand",
            "(1) Der Vertrag.",
            "(2) Die Daten.",
            "§ 2 Dauer",
            "(1) Ein Jahr.",
            "Anlage 1 Maßnahmen",
            "1. Zutritt"
        ]),
        [
            "§ 1",
            "§ 1(1)",
            "§ 1(2)",
            "§ 2",
            "§ 2(1)",
            "Anlage 1",
            "Anlage 1, paragraph 1"
        ]
    );

    assert_eq!(
        labels_of(&[
            "Article 1 Objet",
            "1. Le contrat.",
            "Article 2 Durée",
            "2.1 Un an."
        ]),
        ["Article 1", "Article 1(1)", "Article 2", "2.1"]
    );
}

#[test]
fn lettered_sections_hold_parts_and_numbers() {
    assert_eq!(
        labels_of(&[
            "A. PURPOSE",
            "1. One.",
            "2. Two.",
            "B. SCOPE",
            "Part 1: Data",
            "1.01 Names.",
            "C. TERM",
            "1. A year."
        ]),
        ["A", "A.1", "A.2", "B", "B, Part 1", "B.1.01", "C", "C.1"]
    );
}

#[test]
fn what_the_paper_says_is_not_repaired() {
    assert_eq!(
        labels_of(&[
            "1. Term",
            "1.1 One.",
            "1.3 Three.",
            "1.3 Three again.",
            "2. Audit"
        ]),
        ["1", "1.1", "1.3", "1.3 (second)", "2"]
    );
}

#[test]
fn a_table_of_contents_begins_no_clauses() {
    assert_eq!(
        labels_of(&[
            "1. Term ........ 3",
            "2. Audit ........ 4",
            "1. Term",
            "2. Audit"
        ]),
        ["1", "2"]
    );
}

#[test]
fn numbered_parties_are_no_clauses() {
    assert_eq!(
        labels_of(&[
            "1. The Department; and",
            "2. The Supplier,",
            "agree:",
            "1. Definitions",
            "1.1 One."
        ])[..2],
        ["1", "1.1"]
    );
}

#[test]
fn a_clause_ends_where_the_next_of_its_level_begins() {
    let document = read_text("1. Term\n\n1.1 One.\n\n(a) x;\n\n1.2 Two.\n\n2. Audit\n");
    let words: Vec<&str> = document
        .clauses
        .iter()
        .map(|clause| &document.text[clause.range.clone()])
        .collect();

    assert_eq!(
        words,
        [
            "1. Term\n1.1 One.\n(a) x;\n1.2 Two.",
            "1.1 One.\n(a) x;",
            "(a) x;",
            "1.2 Two.",
            "2. Audit"
        ]
    );

    let parents: Vec<Option<usize>> = document
        .clauses
        .iter()
        .map(|clause| clause.parent)
        .collect();

    assert_eq!(parents, [None, Some(0), Some(1), Some(0), None]);
}

#[test]
fn headings_run_in_or_stand_alone() {
    let document = read_text(
        "1. Term and Termination\n\n1.1 Audit Rights. The Authority may audit.\n\n1.2 The Supplier shall comply with Art. 28 of the GDPR and more.\n",
    );

    let headings: Vec<Option<&str>> = document
        .clauses
        .iter()
        .map(|clause| clause.heading.as_deref())
        .collect();

    assert_eq!(
        headings,
        [Some("Term and Termination"), Some("Audit Rights"), None]
    );
}

#[test]
fn defined_terms_are_found_with_their_clause() {
    let document = read_text(
        "This agreement is between the Department (the “Authority”) and Acme (together the \"Parties\").\n\n1. Definitions\n\n1.1 “Personal Data” or “Data” means any data.\n\n1.2 The term \"Supplier's Staff\" has the meaning given in clause 2.\n\nLosses means all losses.\n\nThis means nothing.\n\n‘Data Breach’ a breach of data.\n\n1.3 He said “no” to it, and the Supplier’s rights are ‘kept’.\n",
    );

    let terms: Vec<(String, Option<&str>)> = defined_terms(&document)
        .into_iter()
        .map(|term| {
            (
                term.term,
                term.clause
                    .map(|index| document.clauses[index].label.as_str()),
            )
        })
        .collect();

    let expected = [
        ("Authority", None),
        ("Parties", None),
        ("Personal Data", Some("1.1")),
        ("Data", Some("1.1")),
        ("Supplier's Staff", Some("1.2")),
        ("Losses", Some("1.2")),
        ("Data Breach", Some("1.2")),
    ];

    assert_eq!(
        terms,
        expected.map(|(term, clause)| (term.to_owned(), clause))
    );
}
