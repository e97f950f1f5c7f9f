//! Word files.

use lacuna_sources::{BlockKind, RemarkKind, SetApartKind};

use crate::{
    apart, check_ranges, labels, lines,
    made::{deleted, docx, docx_with, inserted, listed, run, styled, word_part, zip},
    read_ok,
};

/// A contract with clauses, limbs, schedules and a list that begins anew.
fn numbered_body() -> String {
    let limb = |level: u8, words: &str| listed(1, level, &run(words));
    [
        styled("H1", &run("Definitions")),
        styled("L2", &run("In this Agreement:")),
        limb(2, "“Data” means data;"),
        limb(2, "“Party” means"),
        limb(3, "the Authority; or"),
        limb(3, "the Supplier."),
        styled("L2b", &run("Headings do not count.")),
        styled("H1", &run("Audit")),
        styled("L2", &run("The Authority may audit.")),
        styled("Sched", &run("Processing")),
        listed(3, 0, &run("Subject matter.")),
        listed(3, 0, &run("Categories.")),
        styled("Sched", &run("Sub-processors")),
        listed(4, 0, &run("None.")),
        listed(4, 0, &run("No other.")),
    ]
    .concat()
}

#[test]
fn numbers_are_those_that_word_prints() {
    let document = read_ok("a.docx", &docx(&numbered_body()));
    check_ranges(&document);

    let numbers: Vec<&str> = document
        .blocks
        .iter()
        .filter_map(|block| block.automatic_number.as_deref())
        .collect();

    let expected = [
        "1.",
        "1.1",
        "(a)",
        "(b)",
        "(i)",
        "(ii)",
        "1.2",
        "2.",
        "2.1",
        "Schedule 1",
        "1.",
        "2.",
        "Schedule 2",
        "1.",
        "2.",
    ];

    assert_eq!(numbers, expected);
}

#[test]
fn automatic_numbers_make_the_labels_of_clauses() {
    let document = read_ok("a.docx", &docx(&numbered_body()));
    assert_eq!(
        labels(&document)[..9],
        [
            "1",
            "1.1",
            "1.1(a)",
            "1.1(b)",
            "1.1(b)(i)",
            "1.1(b)(ii)",
            "1.2",
            "2",
            "2.1"
        ]
    );

    assert_eq!(
        labels(&document)[9..],
        [
            "Schedule 1",
            "Schedule 1, paragraph 1",
            "Schedule 1, paragraph 2",
            "Schedule 2",
            "Schedule 2, paragraph 1",
            "Schedule 2, paragraph 2"
        ]
    );
}

#[test]
fn a_numbered_style_can_be_switched_off() {
    let off =
        r#"<w:p><w:pPr><w:pStyle w:val="L2"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>"#;
    let body = styled("H1", &run("One"))
        + off
        + &run("Not numbered")
        + "</w:p>"
        + &styled("L2", &run("First"));

    assert_eq!(
        lines(&read_ok("a.docx", &docx(&body))),
        ["1. One", "Not numbered", "1.1 First"]
    );
}

#[test]
fn changes_are_read_as_accepted_and_told() {
    let body = styled(
        "L2",
        &(run("The Supplier ") + &deleted("may") + &inserted("shall not") + &run(" use it.")),
    );

    let document = read_ok("a.docx", &docx(&body));
    assert_eq!(document.text, "The Supplier shall not use it.");
    assert_eq!(apart(&document, SetApartKind::Deleted), ["may"]);
    assert_eq!(document.remarks[0].kind, RemarkKind::OpenChanges);
    assert!(
        document.remarks[0]
            .message
            .contains("9 characters inserted, 3 deleted"),
        "{}",
        document.remarks[0].message
    );
}

#[test]
fn moved_words_stand_only_where_they_went() {
    let moved = |tag: &str| {
        format!(
            "<w:{tag} w:id=\"1\">{}</w:{tag}>",
            run("The law of England.")
        )
    };

    let gone = format!(
        "<w:p><w:pPr><w:rPr><w:moveFrom w:id=\"1\"/></w:rPr></w:pPr>{}</w:p>",
        moved("moveFrom")
    );

    let document = read_ok(
        "a.docx",
        &docx(
            &(gone + &styled("Normal", &run("Between.")) + "<w:p>" + &moved("moveTo") + "</w:p>"),
        ),
    );

    assert_eq!(lines(&document), ["Between.", "The law of England."]);
    assert_eq!(
        apart(&document, SetApartKind::MovedFrom),
        ["The law of England."]
    );
}

#[test]
fn a_deleted_paragraph_mark_merges_into_the_next_paragraph() {
    let merged = format!(
        r#"<w:p><w:pPr><w:pStyle w:val="L2"/><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{}</w:p>"#,
        run("Deletion is certified ")
    );

    // The merged paragraph takes the form of the one that follows: a heading.
    let body = styled("H1", &run("One")) + &merged + &styled("H1", &run("by an officer"));
    assert_eq!(
        lines(&read_ok("a.docx", &docx(&body))),
        ["1. One", "2. Deletion is certified by an officer"]
    );
}

#[test]
fn deleted_paragraphs_and_rows_take_no_number() {
    let gone = format!(
        r#"<w:p><w:pPr><w:pStyle w:val="L2"/><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{}</w:p>"#,
        deleted("The Supplier may keep copies.")
    );

    let cell = |runs: &str| format!("<w:tc><w:p>{runs}</w:p></w:tc>");
    let row = |properties: &str, cells: &str| format!("<w:tr>{properties}{cells}</w:tr>");
    let table = format!(
        "<w:tbl>{}{}</w:tbl>",
        row("", &(cell(&run("Notes")) + &cell(&run("90 days")))),
        row(
            r#"<w:trPr><w:del w:id="1"/></w:trPr>"#,
            &(cell(&deleted("Templates")) + &cell(&deleted("forever")))
        )
    );

    let body = styled("H1", &run("One"))
        + &styled("L2", &run("First."))
        + &gone
        + &styled("L2", &run("Second."))
        + &table;

    let document = read_ok("a.docx", &docx(&body));
    assert_eq!(
        lines(&document),
        ["1. One", "1.1 First.", "1.2 Second.", "Notes | 90 days"]
    );

    assert_eq!(
        apart(&document, SetApartKind::Deleted),
        ["The Supplier may keep copies.", "Templates forever"]
    );

    assert_eq!(document.blocks[3].kind, BlockKind::TableRow);
}

#[test]
fn hidden_and_struck_words_are_set_apart() {
    let marked = |mark: &str, words: &str| {
        format!("<w:r><w:rPr><w:{mark}/></w:rPr><w:t>{words}</w:t></w:r>")
    };

    let body = format!(
        "<w:p>{}{}{}</w:p>",
        run("Seen."),
        marked("vanish", "Hidden."),
        marked("strike", "Struck.")
    );

    let document = read_ok("a.docx", &docx(&body));
    assert_eq!(document.text, "Seen.");
    assert_eq!(apart(&document, SetApartKind::Hidden), ["Hidden."]);
    assert_eq!(apart(&document, SetApartKind::Deleted), ["Struck."]);
}

#[test]
fn notes_comments_heads_and_contents_have_their_places() {
    let reference =
        r#"<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>"#;
    let body = styled("TOC1", &run("1. Audit ... 3"))
        + &styled("H1", &(run("Audit") + reference))
        + &styled("L2", &run("The Authority may audit."));

    let note = |kind: &str, id: u8, words: &str| {
        format!(
            r#"<w:{kind} w:id="{id}"><w:p>{}</w:p></w:{kind}>"#,
            run(words)
        )
    };

    let footnotes = word_part("footnotes", &note("footnote", 2, "Subject to policy."));
    let comments = word_part("comments", &note("comment", 0, "Do we want this?"));
    let header = word_part("hdr", &format!("<w:p>{}</w:p>", run("OFFICIAL")));
    let document = read_ok(
        "a.docx",
        &docx_with(
            &body,
            &[
                ("word/footnotes.xml", &footnotes),
                ("word/comments.xml", &comments),
                ("word/header1.xml", &header),
            ],
        ),
    );

    assert_eq!(
        lines(&document),
        [
            "1. Audit",
            "1 Subject to policy.",
            "1.1 The Authority may audit."
        ]
    );

    assert_eq!(document.blocks[1].kind, BlockKind::Footnote);
    assert_eq!(
        apart(&document, SetApartKind::Comment),
        ["Do we want this?"]
    );

    assert_eq!(
        apart(&document, SetApartKind::PageFurniture),
        ["1. Audit ... 3", "OFFICIAL"]
    );
}

#[test]
fn a_text_box_is_read_once() {
    let inside = format!(
        "<w:txbxContent><w:p>{}</w:p></w:txbxContent>",
        run("In a box")
    );

    let alternate = format!(
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing>{inside}</w:drawing></mc:Choice><mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    );

    let document = read_ok(
        "a.docx",
        &docx(&format!("<w:p>{}{alternate}</w:p>", run("Before"))),
    );

    assert_eq!(lines(&document), ["Before", "In a box"]);
}

#[test]
fn signs_within_words_are_kept() {
    let body = format!(
        "<w:p>{}<w:r><w:noBreakHyphen/></w:r>{}<w:r><w:softHyphen/></w:r>{}<w:r><w:tab/></w:r>{}</w:p>",
        run("notice"),
        run("based twelve"),
        run("month"),
        run("A &amp; B\u{a0}C")
    );

    let document = read_ok("a.docx", &docx(&body));
    assert_eq!(document.text, "notice-based twelvemonth A & B C");
    assert_eq!(document.line_end_hyphens, ["notice-based twelve".len()]);
}

#[test]
fn boxes_of_forms_are_signs() {
    let body = r#"<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:r><w:t xml:space="preserve"> yes </w:t></w:r><w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r><w:r><w:t xml:space="preserve"> no</w:t></w:r></w:p>"#;
    assert_eq!(read_ok("a.docx", &docx(body)).text, "☒ yes ☐ no");
}

#[test]
fn bold_lines_are_headings() {
    let bold = r#"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Key Terms</w:t></w:r></w:p>"#;
    let document = read_ok(
        "a.docx",
        &docx(&(bold.to_owned() + "<w:p>" + &run("Words that are not bold.") + "</w:p>")),
    );

    assert_eq!(document.blocks[0].kind, BlockKind::Heading(4));
    assert_eq!(document.blocks[1].kind, BlockKind::Paragraph);
}

#[test]
fn other_prefixes_are_the_same_namespace() {
    let xml = crate::made::word_document(&format!("<w:p>{}</w:p>", run("Words")))
        .replace("w:", "x:")
        .replace("xmlns:w=", "xmlns:x=");

    assert_eq!(
        read_ok("a.docx", &zip(&[("word/document.xml", &xml)])).text,
        "Words"
    );
}

/// Returns the numbers of paragraphs of some levels in one list, whose levels may have starts of their own.
fn numbers_of(overrides: &str, levels: &[u8]) -> Vec<String> {
    let level = |index: u8, text: &str| {
        format!(
            r#"<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/></w:lvl>"#
        )
    };

    let defined = level(0, "%1.") + &level(1, "%1.%2") + &level(2, "%1.%2.%3");
    let numbering = word_part(
        "numbering",
        &format!(
            r#"<w:abstractNum w:abstractNumId="0">{defined}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>{overrides}</w:num>"#
        ),
    );

    let items = levels.iter().map(|level| listed(1, *level, &run("x")));
    let document = crate::made::word_document(&items.collect::<String>());
    let file = zip(&[
        ("word/document.xml", &document),
        ("word/numbering.xml", &numbering),
    ]);

    let blocks = read_ok("a.docx", &file).blocks;
    blocks
        .into_iter()
        .filter_map(|block| block.automatic_number)
        .collect()
}

#[test]
fn a_list_that_begins_at_a_deeper_level_counts_from_its_starts() {
    let start = |level: u8, start: u8| {
        format!(
            r#"<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>"#
        )
    };

    for (overrides, levels, expected) in [
        (String::new(), vec![1, 1, 0, 1], ["1.1", "1.2", "2.", "2.1"]),
        (
            start(0, 1) + &start(1, 1),
            vec![1, 1, 0, 1],
            ["1.1", "1.2", "2.", "2.1"],
        ),
        (
            start(0, 4) + &start(1, 3),
            vec![1, 1, 0, 1],
            ["4.3", "4.4", "5.", "5.3"],
        ),
        (start(0, 0), vec![0, 0, 1, 1], ["0.", "1.", "1.1", "1.2"]),
        (start(0, 3), vec![0, 1, 1, 0], ["3.", "3.1", "3.2", "4."]),
        (
            start(0, 1) + &start(1, 1) + &start(2, 1),
            vec![2, 2, 1, 0],
            ["1.1.1", "1.1.2", "1.2", "2."],
        ),
    ] {
        assert_eq!(numbers_of(&overrides, &levels), expected, "{overrides}");
    }
}

#[test]
fn a_start_of_the_outer_level_begins_no_deeper_level_anew() {
    // Two lists of one abstract list; the second begins at the deeper level.
    let numbering = word_part(
        "numbering",
        r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"#,
    );
    let items = [(1, 0), (1, 0), (1, 1), (2, 1), (2, 0), (2, 1)];
    let body: String = items
        .iter()
        .map(|(list, level)| listed(*list, *level, &run("x")))
        .collect();
    let document = crate::made::word_document(&body);
    let file = zip(&[
        ("word/document.xml", &document),
        ("word/numbering.xml", &numbering),
    ]);

    assert_eq!(
        lines(&read_ok("a.docx", &file)),
        ["1. x", "2. x", "2.1 x", "2.2 x", "1. x", "1.1 x"]
    );
}
