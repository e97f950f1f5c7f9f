//! Tables and text boxes of Word files.

use lacuna_sources::SetApartKind;

use crate::{
    apart, check_ranges, lines,
    made::{deleted, docx, docx_with, run, word_part},
    read_ok,
};

/// A table of one row.
fn table(cells: &[&str]) -> String {
    let cells: String = cells
        .iter()
        .map(|cell| format!("<w:tc>{cell}</w:tc>"))
        .collect();
    format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
}

fn paragraph(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

/// Makes a part with one note or comment of one paragraph.
fn entry(kind: &str, id: u8, runs: &str) -> String {
    let words = paragraph(runs);
    let root = format!("{kind}s");
    word_part(
        &root,
        &format!("<w:{kind} w:id=\"{id}\">{words}</w:{kind}>"),
    )
}

#[test]
fn what_is_set_apart_in_a_cell_is_as_in_a_paragraph() {
    let comment = r#"<w:r><w:commentReference w:id="0"/></w:r>"#;
    let moved = format!("<w:moveFrom w:id=\"1\">{}</w:moveFrom>", run("Moved."));
    let marked = paragraph(&(run("Notes") + &moved + &deleted("Gone") + comment));
    let note = paragraph(&(run("Notes") + r#"<w:r><w:footnoteReference w:id="2"/></w:r>"#));

    let comments = entry("comment", 0, &run("Do we want this?"));
    let noted = run("A note.") + &moved + &deleted("Gone") + comment;
    let footnotes = entry("footnote", 2, &noted);
    let days = paragraph(&run("90 days"));

    for (content, expected) in [
        (marked.clone(), vec!["Above", "Notes"]),
        (table(&[&marked]), vec!["Above", "Notes"]),
        (table(&[&marked, &days]), vec!["Above", "Notes | 90 days"]),
        (
            table(&[&table(&[&marked, &days]), &days]),
            vec!["Above", "Notes 90 days | 90 days"],
        ),
        (note.clone(), vec!["Above", "Notes", "1 A note."]),
        (
            table(&[&note, &days]),
            vec!["Above", "Notes | 90 days", "1 A note."],
        ),
    ] {
        let body = paragraph(&run("Above")) + &content;
        let parts = [
            ("word/comments.xml", comments.as_str()),
            ("word/footnotes.xml", &footnotes),
        ];
        let document = read_ok("a.docx", &docx_with(&body, &parts));
        check_ranges(&document);
        assert_eq!(lines(&document), expected, "{content}");
        for (kind, words) in [
            (SetApartKind::Comment, "Do we want this?"),
            (SetApartKind::MovedFrom, "Moved."),
            (SetApartKind::Deleted, "Gone"),
        ] {
            assert_eq!(apart(&document, kind), [words], "{content}");
        }

        let at = document.blocks.last().map(|block| block.range.start);
        assert!(
            document.set_apart.iter().all(|apart| Some(apart.at) == at),
            "{content}: {:?}",
            document.set_apart
        );

        let changes = &document.remarks[0].message;
        assert!(
            changes.contains("4 deleted and 6 moved"),
            "{content}: {changes}"
        );
    }
}

#[test]
fn a_text_box_is_read_once_wherever_it_is_anchored() {
    let inside = format!(
        "<w:txbxContent>{}</w:txbxContent>",
        paragraph(&run("In a box"))
    );
    let alternate = |choice: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice><w:drawing>{choice}</w:drawing></mc:Choice><mc:Fallback><w:pict>{choice}</w:pict></mc:Fallback></mc:AlternateContent>"
        )
    };
    let boxed = |content: &str| paragraph(&(run("Notes") + &format!("<w:r>{content}</w:r>")));
    let days = paragraph(&run("90 days"));

    for content in [
        alternate(&inside),
        // A group of shapes chooses once more inside.
        format!("<w:drawing>{}</w:drawing>", alternate(&inside)),
        alternate(&alternate(&inside)),
        format!("<w:pict>{inside}</w:pict>"),
    ] {
        for (body, expected) in [
            (boxed(&content), vec!["Notes", "In a box"]),
            (table(&[&boxed(&content)]), vec!["Notes", "In a box"]),
            (
                table(&[&boxed(&content), &days]),
                vec!["Notes | 90 days", "In a box"],
            ),
            (
                table(&[&table(&[&boxed(&content), &days]), &days]),
                vec!["Notes 90 days | 90 days", "In a box"],
            ),
        ] {
            assert_eq!(lines(&read_ok("a.docx", &docx(&body))), expected, "{body}");
        }

        // A box within a box.
        let nested = format!("<w:txbxContent>{}</w:txbxContent>", boxed(&content));
        let body = boxed(&alternate(&nested));
        assert_eq!(
            lines(&read_ok("a.docx", &docx(&body))),
            ["Notes", "Notes", "In a box"],
            "{body}"
        );
    }

    // A paragraph that chooses stands in a cell as in the body.
    let choice = format!(
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        paragraph(&run("Notes")),
        paragraph(&run("Notes"))
    );
    let document = read_ok("a.docx", &docx(&table(&[&choice, &days])));
    assert_eq!(lines(&document), ["Notes | 90 days"]);
}

#[test]
fn a_deleted_row_within_a_cell_is_set_apart() {
    let gone = format!(
        "<w:tbl><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>",
        paragraph(&run("forever"))
    );
    let cell = paragraph(&run("Notes")) + &gone;
    let document = read_ok(
        "a.docx",
        &docx(&table(&[&cell, &paragraph(&run("90 days"))])),
    );
    assert_eq!(lines(&document), ["Notes | 90 days"]);
    assert_eq!(apart(&document, SetApartKind::Deleted), ["forever"]);
}
