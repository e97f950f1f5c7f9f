//! Plain text, encodings, and files that are not what their ending says.

use lacuna_sources::{RemarkKind, SetApartKind, SourceErrorKind, SourceFormat, read};

use crate::{apart, check_ranges, lines, made, read_ok};

#[test]
fn wrapped_lines_become_paragraphs() {
    let text = "\u{feff}                 DATA USE AGREEMENT\n\n1. Definitions. The parties agree that the following terms have\n   the following meanings.\n\n   a. “Data” means\n      data.\n   b. “Party” means a party to this Agreement in the sense of\n      30 days or more.\n\n                        -1-\n\n2. Term.\n";
    let document = read_ok("a.txt", text.as_bytes());
    check_ranges(&document);
    assert_eq!(
        lines(&document),
        [
            "DATA USE AGREEMENT",
            "1. Definitions. The parties agree that the following terms have the following meanings.",
            "a. “Data” means data.",
            "b. “Party” means a party to this Agreement in the sense of 30 days or more.",
            "2. Term.",
        ]
    );

    assert_eq!(apart(&document, SetApartKind::PageFurniture), ["-1-"]);
    assert_eq!(document.pages, []);
}

#[test]
fn a_list_within_a_sentence_does_not_cut_it() {
    let text = "4. Inspection. The fact that the Authority inspects does not relieve the Supplier, nor does (1) failure to detect or\n(2) detection of any practice, whether (i) old or\n(ii) new, amount to a waiver of the rights of the Authority at all.\n";
    assert_eq!(lines(&read_ok("a.txt", text.as_bytes())).len(), 1);
}

#[test]
fn lines_that_come_back_beside_page_numbers_are_furniture() {
    let page = |words: &str, number: u8| {
        format!("{words}\n\n                -{number}-\n                    Project # ____\n\n")
    };

    let text = page("One runs on", 1) + &page("from page to page.", 2) + "Three.\n";
    let document = read_ok("a.txt", text.as_bytes());
    assert_eq!(
        lines(&document),
        ["One runs on from page to page.", "Three."]
    );

    assert_eq!(apart(&document, SetApartKind::PageFurniture).len(), 4);
}

#[test]
fn form_feeds_begin_pages() {
    let document = read_ok(
        "a.txt",
        "One goes on\n\u{c}to two.\n\u{c}Three.\n".as_bytes(),
    );

    assert_eq!(lines(&document), ["One goes on to two.", "Three."]);
    assert_eq!(document.pages.len(), 3);
    assert_eq!(&document.text[document.pages[1].range.clone()], "to two.\n");
}

#[test]
fn encodings_are_named() {
    for (bytes, problem) in [
        (&b"\xff\xfeA\0g\0r\0e\0"[..], "The file is text in UTF-16"),
        (&b"A\0g\0r\0e\0e\0m\0"[..], "The file is text in UTF-16"),
        (
            &b"one\ntwo\nM\xfcnchen\n"[..],
            "The file is text in an encoding other than UTF-8 (first in line 3)",
        ),
    ] {
        let error = read("a.txt", bytes).unwrap_err();
        assert_eq!(
            (error.kind, error.problem.as_str()),
            (SourceErrorKind::Encoding, problem)
        );

        assert_eq!(error.remedy, "Save it as UTF-8");
    }
}

#[test]
fn empty_files_are_named() {
    for bytes in [&b""[..], &b" \n\t\n"[..], &b"\xef\xbb\xbf"[..]] {
        assert_eq!(
            read("a.txt", bytes).unwrap_err().kind,
            SourceErrorKind::Empty
        );
    }
}

#[test]
fn the_content_decides_and_the_ending_is_told() {
    let docx = made::docx(&format!("<w:p>{}</w:p>", made::run("Words")));
    for name in ["contract.pdf", "contract.doc", "contract.txt"] {
        let document = read_ok(name, &docx);
        assert_eq!(document.format, SourceFormat::Docx);
        assert_eq!(document.remarks[0].kind, RemarkKind::Other);
        assert!(
            document.remarks[0]
                .message
                .ends_with("but it is a Word file and was read as that.")
        );
    }

    for name in ["contract.docx", "contract", "contract.v2"] {
        assert_eq!(read_ok(name, &docx).remarks, []);
    }

    assert_eq!(
        read_ok("a", b"<!DOCTYPE html><html><p>Words</html>").format,
        SourceFormat::Html
    );

    assert_eq!(
        read_ok("a.docx", b"Only words.").format,
        SourceFormat::PlainText
    );
}

#[test]
fn a_text_that_begins_like_another_format_is_text() {
    for text in [
        "PKF LLP and the Authority agree as follows.",
        "PK",
        "PK Ltd",
        "PK3 Ltd",
        "BM Ltd and the Authority agree as follows.",
        "GIF89a is the name of a format.",
        "RIFF Ltd and the Authority agree as follows.",
        "II* and MM* are marks.",
        "This Agreement is about files that begin with %PDF-1.7 and their objects.",
    ] {
        for name in ["agreement.txt", "agreement.md", "agreement"] {
            let document = read_ok(name, text.as_bytes());
            assert_ne!(document.format, SourceFormat::Pdf, "{text:?}");
            assert!(
                document.text.contains(text.split(' ').next().unwrap()),
                "{text:?}"
            );
        }
    }

    // Files of those formats are known all the same.
    let archive = made::zip(&[("a.txt", "x")]);
    for (bytes, words) in [
        (archive[..30].to_vec(), "damaged zip archive"),
        (b"PK\x05\x06".to_vec(), "damaged zip archive"),
        (b"PK00PK\x03\x04".to_vec(), "damaged zip archive"),
        (b"GIF89a\x10\0\x10\0".to_vec(), "a GIF picture"),
        (b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0".to_vec(), "a media file"),
        (b"BM\x46\0\0\0\0\0".to_vec(), "a bitmap picture"),
    ] {
        let error = read("agreement.txt", &bytes).unwrap_err();
        assert!(error.problem.contains(words), "{error}");
    }

    // A few bytes may stand before the head of a PDF.
    let pdf = [
        b"junk\n".to_vec(),
        made::pdf_pages(&[made::shown(72, 700, "Words.")]),
    ]
    .concat();
    assert_eq!(read_ok("a.pdf", &pdf).format, SourceFormat::Pdf);
}

#[test]
fn other_formats_are_refused_with_what_to_do() {
    let compound = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 600]].concat();
    let mut locked = compound.clone();
    locked.extend("EncryptedPackage".bytes().flat_map(|byte| [byte, 0]));
    let workbook = made::zip(&[("xl/workbook.xml", "<x/>")]);
    let archive = made::zip(&[("a.txt", "x")]);

    for (bytes, kind, words) in [
        (
            compound,
            SourceErrorKind::Unsupported,
            "old Word file (.doc)",
        ),
        (
            locked,
            SourceErrorKind::Encrypted,
            "protected by a password",
        ),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\0".to_vec(),
            SourceErrorKind::Unsupported,
            "a PNG picture",
        ),
        (
            b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec(),
            SourceErrorKind::Unsupported,
            "a JPEG picture",
        ),
        (
            b"{\\rtf1\\ansi Words}".to_vec(),
            SourceErrorKind::Unsupported,
            "an RTF file",
        ),
        (workbook, SourceErrorKind::Unsupported, "an Excel workbook"),
        (archive, SourceErrorKind::Unsupported, "a zip archive"),
        (
            b"\x7fELF\x02\x01\x01\0\0\0\0".to_vec(),
            SourceErrorKind::Unsupported,
            "not text",
        ),
    ] {
        let error = read("contract.docx", &bytes).unwrap_err();
        assert_eq!(error.kind, kind, "{error}");
        assert!(error.problem.contains(words), "{error}");
        assert!(!error.remedy.is_empty());
    }
}
