//! PDFs, made by hand.

use lacuna_sources::{BlockKind, RemarkKind, SetApartKind, SourceErrorKind, read};

use crate::{
    apart, check_ranges, labels, lines,
    made::{column, pdf, pdf_pages, pdf_pages_with, shown, sized, stream},
    read_ok,
};

/// Draws words in bold Helvetica of 11 points.
fn bold(x: u32, y: u32, words: &str) -> String {
    shown(x, y, words).replace("/F1", "/F2")
}

/// Draws a line from left to right, as word processors strike words through.
fn rule(x: u32, y: f64, width: u32) -> String {
    format!("{x} {y} {width} 0.6 re f\n")
}

#[test]
fn text_in_fonts_that_are_not_embedded_is_read() {
    let page = column(
        72,
        760,
        &[
            "The Supplier shall delete all Personal Data within thirty (30)",
            "days of the expiry of this Agreement.",
        ],
    );

    let document = read_ok("a.pdf", &pdf_pages(&[page]));
    check_ranges(&document);
    assert_eq!(
        document.text,
        "The Supplier shall delete all Personal Data within thirty (30) days of the expiry of this Agreement."
    );

    assert_eq!(document.pages.len(), 1);
    assert!(document.pages[0].readable);
    assert_eq!(document.remarks, []);
}

#[test]
fn words_that_a_line_goes_through_are_not_the_agreement() {
    // In Helvetica of 11 points, "The Supplier " is 65 points wide and "may " 23.
    let page = shown(72, 700, "The Supplier may shall not use it.")
        + &rule(137, 703.0, 20)
        + &rule(72, 698.5, 60);

    let document = read_ok("a.pdf", &pdf_pages(&[page]));
    assert_eq!(document.text, "The Supplier shall not use it.");
    assert_eq!(apart(&document, SetApartKind::Deleted), ["may"]);
    assert_eq!(document.remarks[0].kind, RemarkKind::OpenChanges);
    assert_eq!(document.remarks[0].page, Some(1));
}

#[test]
fn a_line_struck_by_a_comment_counts_as_well() {
    let annotation = "<</Type/Annot/Subtype/StrikeOut/Rect[137 698 157 710]/QuadPoints[137 710 157 710 137 698 157 698]/Contents(no)>>";
    let page = shown(72, 700, "The Supplier may shall not use it.");
    let document = read_ok(
        "a.pdf",
        &pdf_pages_with(&[page], &format!("/Annots[{annotation}]"), &[]),
    );

    assert_eq!(document.text, "The Supplier shall not use it.");
    assert_eq!(apart(&document, SetApartKind::Comment), ["no"]);
}

/// Makes a PDF whose pages have annotations of their own.
fn annotated(pages: &[(String, String)]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len())
        .map(|page| format!("{} 0 R", 4 + 2 * page))
        .collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!(
            "<</Type/Pages/Kids[{}]/Count {}>>",
            kids.join(" "),
            pages.len()
        ),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    for (index, (content, annotations)) in pages.iter().enumerate() {
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R/Annots[{annotations}]>>",
            5 + 2 * index
        ));
        objects.push(stream("", content));
    }

    pdf(&objects)
}

/// Makes a comment whose mark is in the margin at a height.
fn note(y: u32, words: &str) -> String {
    let (bottom, top) = (y - 5, y + 15);
    format!("<</Type/Annot/Subtype/Text/Rect[540 {bottom} 560 {top}]/Contents({words})>>")
}

#[test]
fn comments_stand_at_the_words_that_they_are_about() {
    let page = |words: &[&str]| {
        let mut drawn = shown(72, 800, "OFFICIAL Data Processing Agreement");
        for (y, line) in [700, 600, 500].into_iter().zip(words) {
            drawn += &shown(72, y, line);
        }
        drawn
    };
    let pages = [
        (
            page(&["One one.", "Two two.", "Three three."]),
            note(600, "about two") + &note(800, "about the head"),
        ),
        // A page that is a picture.
        (
            "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q\n".to_owned(),
            note(300, "about the picture"),
        ),
        (
            page(&["Four four.", "Five five.", "Six six."]),
            note(500, "about six") + &note(700, "about four"),
        ),
        (
            page(&["Seven seven."]),
            "<</Type/Annot/Subtype/Text/Contents(about page four)>>".to_owned(),
        ),
    ];

    let document = read_ok("a.pdf", &annotated(&pages));
    check_ranges(&document);
    let text = &document.text;
    let mut comments: Vec<(&str, Option<u32>, usize)> = document
        .set_apart
        .iter()
        .filter(|apart| apart.kind == SetApartKind::Comment)
        .map(|apart| (apart.text.as_str(), apart.page, apart.at))
        .collect();

    // The page that is a picture begins where the next one does.
    comments.sort_by_key(|(_, page, at)| (*page, *at));
    let at = |words: &str| text.find(words).unwrap();
    assert_eq!(
        comments,
        [
            ("about the head", Some(1), at("One")),
            ("about two", Some(1), at("Two")),
            ("about the picture", Some(2), document.pages[1].range.start),
            ("about four", Some(3), at("Four")),
            ("about six", Some(3), at("Six")),
            ("about page four", Some(4), at("Seven")),
        ],
        "{text}"
    );
}

#[test]
fn furniture_is_set_apart_and_sentences_run_on_over_pages() {
    let page = |number: u32, words: &[&str]| {
        shown(72, 800, "OFFICIAL Data Processing Agreement")
            + &column(72, 700, words)
            + &shown(290, 40, &format!("Page {number} of 3"))
    };

    let pages = [
        page(
            1,
            &[
                "1. Retention",
                "1.1 The Supplier shall delete all Personal Data that it holds",
                "within thirty days of the expiry or the termination of",
            ],
        ),
        page(
            2,
            &[
                "this Agreement, whichever is the earlier.",
                "1.2 The Supplier shall certify it.",
            ],
        ),
        page(3, &["1.3 Nothing else is agreed."]),
    ];

    let document = read_ok("a.pdf", &pdf_pages(&pages));
    check_ranges(&document);
    assert_eq!(
        lines(&document),
        [
            "1. Retention",
            "1.1 The Supplier shall delete all Personal Data that it holds within thirty days of the expiry or the termination of this Agreement, whichever is the earlier.",
            "1.2 The Supplier shall certify it.",
            "1.3 Nothing else is agreed.",
        ]
    );

    assert_eq!(apart(&document, SetApartKind::PageFurniture).len(), 6);
    let turn = document.text.find("this Agreement, whichever").unwrap();
    assert_eq!(
        document.pages[1].range.start, turn,
        "page 2 begins within the paragraph"
    );

    assert_eq!(labels(&document), ["1", "1.1", "1.2", "1.3"]);
}

#[test]
fn the_number_on_a_page_is_its_label() {
    let page = |number: u32| {
        column(
            72,
            700,
            &[&format!(
                "Some words of the agreement, and {} more.",
                "x".repeat(number as usize)
            )],
        ) + &shown(290, 40, &format!("- {number} -"))
    };

    let document = read_ok("a.pdf", &pdf_pages(&[page(17), page(18), page(19)]));
    let labels: Vec<Option<&str>> = document
        .pages
        .iter()
        .map(|page| page.label.as_deref())
        .collect();

    assert_eq!(labels, [Some("17"), Some("18"), Some("19")]);
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let filler: Vec<String> = (1..=16)
        .map(|n| format!("the words of line number {n} of it"))
        .collect();

    let mut left: Vec<&str> = filler.iter().map(String::as_str).collect();
    left.push("and this sentence runs on in the");
    let right = [
        "next column of the same page.",
        "2. Second clause of the paper.",
    ];

    let document = read_ok(
        "a.pdf",
        &pdf_pages(&[column(50, 760, &left) + &column(320, 760, &right)]),
    );

    assert!(
        document
            .text
            .contains("runs on in the next column of the same page.\n2. Second"),
        "{}",
        document.text
    );
}

#[test]
fn rows_of_tables_keep_their_cells() {
    let page = column(72, 760, &["National Insurance number,", "date of birth"])
        + &column(300, 760, &["6 years after the end"])
        + &column(450, 760, &["London only"])
        + &shown(72, 700, "Case notes")
        + &shown(300, 700, "90 days")
        + &shown(450, 700, "Paris");

    let document = read_ok("a.pdf", &pdf_pages(&[page]));
    assert_eq!(
        lines(&document),
        [
            "National Insurance number, date of birth | 6 years after the end | London only",
            "Case notes | 90 days | Paris"
        ]
    );

    assert!(
        document
            .blocks
            .iter()
            .all(|block| block.kind == BlockKind::TableRow)
    );
}

#[test]
fn a_footnote_does_not_cut_the_sentence_that_runs_on() {
    let mark = "BT /F1 11 Tf 1 0 0 1 72 700 Tm (The Authority may audit) Tj /F1 7 Tf 4 Ts (1) Tj 0 Ts /F1 11 Tf ( the Supplier on) Tj ET\n";
    let body = [
        "the terms of this Agreement and of every other agreement",
        "that the parties make with one another from time to",
    ];

    let first = mark.to_owned()
        + &column(72, 686, &body)
        + &sized(
            72,
            60,
            8,
            "1 Subject to the security policy of the Supplier.",
        );

    let second = column(72, 760, &["time during the term of this Agreement."]);
    let document = read_ok("a.pdf", &pdf_pages(&[first, second]));
    assert_eq!(
        lines(&document),
        [
            "The Authority may audit the Supplier on the terms of this Agreement and of every other agreement that the parties make with one another from time to time during the term of this Agreement.",
            "1 Subject to the security policy of the Supplier.",
        ]
    );

    assert_eq!(document.blocks[1].kind, BlockKind::Footnote);
}

#[test]
fn hyphens_at_line_ends_are_decided_by_the_papers_own_words() {
    let page = column(
        72,
        760,
        &[
            "The Supplier engages third-",
            "party processors; a third-party processor is bound by the com-",
            "pany rules of the company, and writes to data-",
            "protection@example.org within 104-",
            "191 days.",
        ],
    );

    let document = read_ok("a.pdf", &pdf_pages(&[page]));
    assert_eq!(
        document.text,
        "The Supplier engages third-party processors; a third-party processor is bound by the company rules of the company, and writes to data-protection@example.org within 104-191 days."
    );

    assert_eq!(document.line_end_hyphens.len(), 4);
    assert_eq!(
        &document.text[..document.line_end_hyphens[0]],
        "The Supplier engages third-"
    );

    assert!(document.text[..document.line_end_hyphens[1]].ends_with("the com"));
}

#[test]
fn ligatures_and_actual_text_are_letters() {
    let cmap = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <41> <FB01> <42> <0061> endbfchar endcmap end";
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>";
    let content = "BT /F3 11 Tf 72 700 Td (BABA) Tj ET /Span <</ActualText(xyz)>> BDC BT /F3 11 Tf 72 680 Td (BBB) Tj ET EMC";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[4 0 R]/Count 1>>".to_owned(),
        font.to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F3 3 0 R>>>>/Contents 5 0 R>>".to_owned(),
        stream("", content),
        "null".to_owned(),
        stream("", cmap),
    ];

    assert_eq!(
        lines(&read_ok("a.pdf", &pdf(&objects))).join("|"),
        "afiafi xyz"
    );
}

#[test]
fn what_is_filled_into_fields_is_read_in_its_place() {
    let page =
        shown(72, 700, "Name of the Supplier:") + &shown(72, 660, "The Supplier signs here.");
    let widget =
        "/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/Rect[190 696 400 712]/AP<</N 7 0 R>>>>]";
    let form = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 210 16]/Resources<</Font<</F1 3 0 R>>>>",
        "BT /F1 11 Tf 2 4 Td (Vendor Analytics, Inc.) Tj ET",
    );

    let document = read_ok("a.pdf", &pdf_pages_with(&[page], widget, &[form]));
    assert_eq!(
        lines(&document)[0],
        "Name of the Supplier: Vendor Analytics, Inc."
    );
}

#[test]
fn a_page_that_is_a_picture_is_named() {
    let image = stream(
        "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
        "x",
    );

    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>".to_owned(),
        image,
        stream("", "q 595 0 0 842 0 0 cm /I Do Q"),
    ];

    let document = read_ok("scan.pdf", &pdf(&objects));
    assert!(!document.pages[0].readable);
    assert_eq!(document.remarks[0].kind, RemarkKind::UnreadablePage);
    assert_eq!(
        document.remarks[0].message,
        "Page 1 is a picture; it has no text to read."
    );
}

#[test]
fn a_page_whose_font_does_not_say_its_letters_is_named_and_not_read() {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[5 0 R]/Count 1>>".to_owned(),
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 66/Widths[1 1]/CharProcs<</g1 4 0 R/g2 4 0 R>>/Encoding<</Differences[65/g1/g2]>>>>".to_owned(),
        stream("", "1 0 d0 0 0 1 1 re f"),
    ];

    objects.push(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 6 0 R>>".to_owned(),
    );

    objects.push(stream("", "BT /F1 11 Tf 72 700 Td (ABABABAB) Tj ET"));
    let document = read_ok("cipher.pdf", &pdf(&objects));
    assert_eq!(document.text, "");
    assert!(!document.pages[0].readable);
    assert!(
        document.remarks[0]
            .message
            .contains("does not say which letters"),
        "{:?}",
        document.remarks
    );
}

#[test]
fn a_page_that_is_written_sideways_is_read() {
    let line = |x: u32, words: &str| format!("BT /F1 11 Tf 0 1 -1 0 {x} 100 Tm ({words}) Tj ET\n");
    let page =
        line(100, "The first line of words goes on to the") + &line(114, "second line of words.");
    assert_eq!(
        read_ok("a.pdf", &pdf_pages(&[page])).text,
        "The first line of words goes on to the second line of words."
    );
}

#[test]
fn letters_that_are_spaced_are_words() {
    let page = "BT /F1 11 Tf 4 Tc 72 700 Td (AUDIT RIGHTS) Tj ET\n".to_owned()
        + &shown(72, 660, "The Authority may audit.");
    assert_eq!(
        lines(&read_ok("a.pdf", &pdf_pages(&[page])))[0],
        "AUDIT RIGHTS"
    );
}

#[test]
fn hidden_text_is_set_apart() {
    let page = shown(72, 700, "The Supplier shall delete it.")
        + "3 Tr "
        + &shown(72, 680, "The Supplier may keep it.")
        + &shown(72, 2_000, "Off the page.");

    let document = read_ok("a.pdf", &pdf_pages(&[page]));
    assert_eq!(document.text, "The Supplier shall delete it.");
    assert_eq!(
        apart(&document, SetApartKind::Hidden),
        ["The Supplier may keep it.Off the page."]
    );
}

#[test]
fn headings_are_larger_or_bold() {
    let page = sized(72, 780, 18, "Data Processing Agreement")
        + &bold(72, 740, "1. Audit of the Supplier")
        + &column(
            72,
            720,
            &[
                "The Authority may audit the Supplier at any time that it thinks right,",
                "and the Supplier shall help it.",
            ],
        );

    let document = read_ok("a.pdf", &pdf_pages(&[page]));
    assert_eq!(document.blocks[0].kind, BlockKind::Heading(1));
    assert_eq!(document.blocks[1].kind, BlockKind::Heading(3));
    assert_eq!(document.blocks[2].kind, BlockKind::Paragraph);
    assert_eq!(
        document.clauses[0].heading.as_deref(),
        Some("Audit of the Supplier")
    );
}

#[test]
fn a_form_that_draws_itself_ends() {
    let page = shown(72, 700, "Words.") + "/X Do";
    let form = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 7 0 R>>>>",
        "/X Do /X Do",
    );

    let entries = "/Resources<</Font<</F1 3 0 R>>/XObject<</X 7 0 R>>>>";
    assert_eq!(
        read_ok("a.pdf", &pdf_pages_with(&[page], entries, &[form])).text,
        "Words."
    );
}

#[test]
fn a_page_of_a_million_letters_is_refused() {
    let line = format!("BT /F1 1 Tf 9 9 Td ({}) Tj ET\n", "a".repeat(1_000));
    let error = read("a.pdf", &pdf_pages(&[line.repeat(1_000)])).unwrap_err();
    assert_eq!(error.kind, SourceErrorKind::TooLarge);
    assert!(
        error
            .to_string()
            .starts_with("Page 1 of the PDF has more than 200000 letters."),
        "{error}"
    );
}

#[test]
fn a_password_is_asked_to_be_taken_off() {
    let file = String::from_utf8(pdf_pages(&[shown(72, 700, "Words.")])).unwrap();
    let hash = "<".to_owned() + &"41".repeat(32) + ">";
    let entries = format!(
        "/ID[<4141><4141>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O {hash}/U {hash}>>/Root 1 0 R"
    );

    let file = file.replace("/Root 1 0 R", &entries).into_bytes();
    let error = read("a.pdf", &file).unwrap_err();
    assert_eq!(error.kind, SourceErrorKind::Encrypted);
    assert!(error.to_string().contains("without one"), "{error}");
}
