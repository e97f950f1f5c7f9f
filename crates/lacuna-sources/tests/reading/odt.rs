//! OpenDocument texts.

use lacuna_sources::{RemarkKind, SetApartKind};

use crate::{apart, check_ranges, labels, lines, made::odt, read_ok};

#[test]
fn lists_count_as_they_are_printed() {
    let body = r#"<text:list text:style-name="L" xml:id="a"><text:list-item><text:h text:outline-level="1">Definitions</text:h></text:list-item><text:list-item><text:list><text:list-item><text:p>First.</text:p></text:list-item><text:list-item><text:p>Second:</text:p><text:list><text:list-item><text:p>one;</text:p></text:list-item><text:list-item><text:p>two.</text:p></text:list-item></text:list></text:list-item></text:list></text:list-item></text:list><text:p>Between.</text:p><text:list text:style-name="L" text:continue-list="a"><text:list-item><text:h text:outline-level="1">Audit</text:h></text:list-item></text:list><text:list text:style-name="L"><text:list-item><text:p>Anew.</text:p></text:list-item></text:list>"#;
    let document = read_ok("a.odt", &odt(body));
    check_ranges(&document);
    assert_eq!(
        lines(&document),
        [
            "1. Definitions",
            "1.1 First.",
            "1.2 Second:",
            "(a) one;",
            "(b) two.",
            "Between.",
            "2. Audit",
            "1. Anew."
        ]
    );

    assert_eq!(
        labels(&document)[..6],
        ["1", "1.1", "1.2", "1.2(a)", "1.2(b)", "2"]
    );
}

#[test]
fn deleted_and_hidden_words_are_set_apart() {
    let body = r#"<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion><office:change-info/><text:p>may</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>The Supplier <text:change text:change-id="c1"/>shall<text:s/>not use it. <text:span text:style-name="Gone">Hidden.</text:span></text:p>"#;
    let document = read_ok("a.odt", &odt(body));
    assert_eq!(document.text, "The Supplier shall not use it.");
    assert_eq!(apart(&document, SetApartKind::Deleted), ["may"]);
    assert_eq!(apart(&document, SetApartKind::Hidden), ["Hidden."]);
    assert_eq!(document.remarks[0].kind, RemarkKind::OpenChanges);
}

#[test]
fn tables_are_rows() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let body = format!(
        "<table:table><table:table-row>{}{}</table:table-row></table:table>",
        cell("Notes"),
        cell("90 days")
    );

    assert_eq!(lines(&read_ok("a.odt", &odt(&body))), ["Notes | 90 days"]);
}

/// A cell of any content.
fn cell(content: &str) -> String {
    format!("<table:table-cell>{content}</table:table-cell>")
}

/// A row of cells.
fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|content| cell(content)).collect();
    format!("<table:table-row>{cells}</table:table-row>")
}

const COMMENT: &str = "<office:annotation><text:p>Do we want this?</text:p><text:list><text:list-item><text:p>No.</text:p></text:list-item></text:list></office:annotation>";

#[test]
fn a_comment_is_set_apart_wherever_it_is_anchored() {
    let words = format!("<text:p>Notes{COMMENT}</text:p>");
    let note = format!(
        "<text:p>Notes<text:note><text:note-body><text:p>In a note.{COMMENT}</text:p></text:note-body></text:note></text:p>"
    );
    let boxed = format!(
        "<text:p>Notes<draw:frame><draw:text-box><text:p>In a box.{COMMENT}</text:p></draw:text-box></draw:frame></text:p>"
    );
    let days = "<text:p>90 days</text:p>";

    for (content, expected) in [
        (words.clone(), vec!["Notes"]),
        (row(&[&words]), vec!["Notes"]),
        (row(&[&words, days]), vec!["Notes | 90 days"]),
        (
            row(&[&format!("{COMMENT}<text:p>Notes</text:p>"), days]),
            vec!["Notes | 90 days"],
        ),
        (
            row(&[&format!("{COMMENT}<text:p>Notes</text:p>")]),
            vec!["Notes"],
        ),
        (note.clone(), vec!["Notes", "1 In a note."]),
        (row(&[&note, days]), vec!["Notes | 90 days", "1 In a note."]),
        (boxed.clone(), vec!["Notes", "In a box."]),
        (row(&[&boxed, days]), vec!["Notes | 90 days", "In a box."]),
    ] {
        let body = if content.starts_with("<table:table-row>") {
            format!("<table:table>{content}</table:table>")
        } else {
            content
        };
        let document = read_ok("a.odt", &odt(&body));
        check_ranges(&document);
        assert_eq!(lines(&document), expected, "{body}");
        assert_eq!(
            apart(&document, SetApartKind::Comment),
            ["Do we want this? No."],
            "{body}"
        );
    }
}

#[test]
fn the_words_of_a_cell_are_read_once_and_in_order() {
    let words = |text: &str| format!("<text:p>{text}</text:p>");
    let inner = format!(
        "<table:table>{}</table:table>",
        row(&[&words("inner one"), &words("inner two")])
    );
    let mixed = format!(
        "<text:h>Head</text:h><text:p>words</text:p><text:list><text:list-item><text:h>limb</text:h></text:list-item></text:list><text:section>{}</text:section>",
        words("end")
    );

    for (rows, expected) in [
        (
            row(&[&format!("{}{inner}", words("Before")), &words("B")]),
            vec!["Before inner one inner two | B"],
        ),
        (
            row(&[&format!("{}{inner}{}", words("Before"), words("After"))]),
            vec!["Before", "inner one | inner two", "After"],
        ),
        (row(&[&mixed, &words("B")]), vec!["Head words limb end | B"]),
        (
            format!(
                "<table:table-header-rows>{}</table:table-header-rows><table:table-row-group><table:table-rows>{}</table:table-rows></table:table-row-group>",
                row(&[&words("Item"), &words("Kept")]),
                row(&[&words("Notes"), &words("90 days")])
            ),
            vec!["Item | Kept", "Notes | 90 days"],
        ),
    ] {
        let document = read_ok("a.odt", &odt(&format!("<table:table>{rows}</table:table>")));
        check_ranges(&document);
        assert_eq!(lines(&document), expected, "{rows}");
    }
}

#[test]
fn what_is_set_apart_within_a_cell_stands_at_its_row() {
    let hidden = r#"<text:section text:display="none"><text:p>Hidden.</text:p></text:section>"#;
    let changes = r#"<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>Gone.</text:p></text:deletion></text:changed-region></text:tracked-changes>"#;
    let gone = r#"<text:change text:change-id="c1"/>"#;
    let body = format!(
        "{changes}<text:p>Above.</text:p><table:table>{}</table:table>",
        row(&[
            &format!("<text:p>Notes</text:p>{hidden}{gone}"),
            "<text:p>90 days</text:p>"
        ])
    );

    let document = read_ok("a.odt", &odt(&body));
    assert_eq!(lines(&document), ["Above.", "Notes | 90 days"]);
    assert_eq!(apart(&document, SetApartKind::Hidden), ["Hidden."]);
    assert_eq!(apart(&document, SetApartKind::Deleted), ["Gone."]);
    let start = document.blocks[1].range.start;
    assert!(
        document.set_apart.iter().all(|apart| apart.at == start),
        "{:?}",
        document.set_apart
    );
}
