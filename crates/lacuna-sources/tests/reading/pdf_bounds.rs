//! Streams of PDFs that unpack to far more than text needs.

use lacuna_sources::{SourceErrorKind, read};

/// Makes a PDF of objects of bytes, numbered from 1; the first is the catalogue.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = Vec::from(b"%PDF-1.7\n");
    for (index, object) in objects.iter().enumerate() {
        file.extend(format!("{} 0 obj\n", index + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }

    file.extend(
        format!(
            "trailer\n<</Size {}/Root 1 0 R>>\n%%EOF\n",
            objects.len() + 1
        )
        .bytes(),
    );

    file
}

/// Makes a stream of bytes with the entries of its dictionary before the length.
fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let mut object = format!("<<{entries}/Length {}>>\nstream\n", data.len()).into_bytes();
    object.extend(data);
    object.extend(b"\nendstream");

    object
}

/// Data that unpacks to a hundred megabytes.
fn bomb() -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(&vec![b' '; 100 << 20], 9)
}

/// Makes a PDF of one page with words in a font, with one more stream as object 6.
fn page_with(font: &str, stream_object: Vec<u8>) -> Vec<u8> {
    pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>".to_vec(),
        stream("", b"BT /F1 11 Tf 72 700 Td (Words.) Tj ET"),
        font.as_bytes().to_vec(),
        stream_object,
        b"<</Type/FontDescriptor/FontName/X/FontFile2 6 0 R>>".to_vec(),
    ])
}

const PLAIN_FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

#[test]
fn a_stream_that_unpacks_to_gigabytes_is_refused() {
    let bomb = bomb();
    let padding = format!("/X({})", "x".repeat(2_000));

    for entries in [
        "/Filter/FlateDecode",
        "/Filter[/FlateDecode]",
        "/Filter/Fl",
        "/F/FlateDecode",
        "/Filter/Flate#44ecode",
        // The filter is in another object, or further away than the dictionary is looked for.
        "/Filter 8 0 R",
        &format!("/Filter/FlateDecode{padding}"),
        // Entries that are about pictures, in what is none.
        "/X/Image/Filter/FlateDecode",
        "/Image 1/Filter/FlateDecode",
        "/X(/Subtype/Image/Width 1/Height 1)/Filter/FlateDecode",
        "/X<</Subtype/Image/Width 1/Height 1>>/Filter/FlateDecode",
        "/Subtype/Image/Filter/FlateDecode",
        "/X/DCTDecode/Filter/FlateDecode",
        "/X/JPXDecode/Filter/FlateDecode",
        "/Type/ObjStm/N 1/First 4/Subtype/Image/Width 1/Height 1/Filter/FlateDecode",
        "/N 1/First 4/Subtype/Image/Width 1/Height 1/Filter/FlateDecode",
        "/Type/XRef/W[1 1 1]/Size 1/Subtype/Image/Width 1/Height 1/Filter/FlateDecode",
        // The keyword in a string or a comment, and an object in one.
        "/X(stream\n)/Filter/FlateDecode",
        "/Filter/FlateDecode/X(\n9 0 obj\n<</Subtype/Image/Width 1/Height 1>>\nstream\n)",
    ] {
        let file = page_with(PLAIN_FONT, stream(entries, &bomb));
        let error = read("a.pdf", &file).unwrap_err();
        assert_eq!(error.kind, SourceErrorKind::TooLarge, "{entries}");
    }

    // A comment between the dictionary and the keyword.
    let mut object = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>> % 9 0 obj<</Subtype/Image/Width 1/Height 1>>\nstream\n".to_vec();
    object.extend(&bomb);
    object.extend(b"\nendstream");
    let error = read("a.pdf", &page_with(PLAIN_FONT, object)).unwrap_err();
    assert_eq!(error.kind, SourceErrorKind::TooLarge);
}

#[test]
fn a_large_picture_is_not_unpacked_and_not_refused() {
    for entries in [
        "/Type/XObject/Subtype/Image/Width 10000/Height 10000/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode",
        "/Subtype /Image /Height 10000 /Width 10000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter [ /FlateDecode ] ",
    ] {
        let document = read("a.pdf", &page_with(PLAIN_FONT, stream(entries, &bomb()))).unwrap();
        assert_eq!(document.text, "Words.", "{entries}");
    }
}

#[test]
fn a_font_that_calls_itself_a_picture_is_not_unpacked() {
    let picture = "/Type/XObject/Subtype/Image/Width 10000/Height 10000/Filter/FlateDecode";
    for font in [
        "<</Type/Font/Subtype/TrueType/BaseFont/X/FirstChar 32/FontDescriptor 7 0 R>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding 6 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/FontDescriptor 7 0 R>>]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/FontDescriptor 7 0 R>>]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDToGIDMap 6 0 R>>]>>",
    ] {
        // Small, so that only the name of the picture can refuse it.
        let small = miniz_oxide::deflate::compress_to_vec_zlib(b"/CIDInit", 9);
        for data in [small, bomb()] {
            let document = read("a.pdf", &page_with(font, stream(picture, &data))).unwrap();
            assert_eq!(document.text, "", "{font}");
            assert!(!document.pages[0].readable, "{font}");
        }
    }
}

#[test]
fn keywords_without_number_do_not_have_data_unpacked_over_and_over() {
    // Each keyword stands in a block of the data that the one before it begins.
    let mut file = page_with(PLAIN_FONT, stream("", b""));
    for _ in 0..100_000 {
        file.extend(b"\nstream\n\x78\x9c\x00\x0a\x00\xf5\xff");
    }

    let error = read("a.pdf", &file).unwrap_err();
    assert_eq!(error.kind, SourceErrorKind::TooLarge);
}
