//! Makes small files of each format.

/// Makes a zip archive of stored parts.
pub fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in parts {
        let offset = u32::try_from(archive.len()).unwrap();
        let entry = zip_entry(name, content.as_bytes(), content.len(), 0);
        archive.extend(b"PK\x03\x04");
        archive.extend(&entry);
        archive.extend(name.as_bytes());
        archive.extend(content.as_bytes());
        directory.extend(directory_entry(&entry, name, offset));
    }

    finish_zip(archive, &directory, parts.len())
}

/// Makes a zip archive with one deflated part of many zeros.
pub fn zip_bomb(name: &str, zeros: usize) -> Vec<u8> {
    let packed = miniz_oxide::deflate::compress_to_vec(&vec![b' '; zeros], 9);
    let content = vec![b' '; zeros];
    let mut entry = zip_entry(name, &content, packed.len(), 8);
    // The directory lies about the size.
    entry[18..22].copy_from_slice(&100_u32.to_le_bytes());
    let mut archive = Vec::from(b"PK\x03\x04");
    archive.extend(&entry);
    archive.extend(name.as_bytes());
    archive.extend(&packed);
    let directory = directory_entry(&entry, name, 0);

    finish_zip(archive, &directory, 1)
}

fn zip_entry(name: &str, content: &[u8], packed: usize, method: u16) -> Vec<u8> {
    let mut entry = Vec::new();
    entry.extend([20, 0, 0, 0]);
    entry.extend(method.to_le_bytes());
    entry.extend([0, 0, 0x21, 0x58]);
    entry.extend(rawzip::crc32(content).to_le_bytes());
    entry.extend(u32::try_from(packed).unwrap().to_le_bytes());
    entry.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
    entry.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
    entry.extend([0, 0]);

    entry
}

fn directory_entry(entry: &[u8], name: &str, offset: u32) -> Vec<u8> {
    let mut record = Vec::from(b"PK\x01\x02\x14\x00");
    record.extend(entry);
    record.extend([0; 10]);
    record.extend(offset.to_le_bytes());
    record.extend(name.as_bytes());

    record
}

fn finish_zip(mut archive: Vec<u8>, directory: &[u8], count: usize) -> Vec<u8> {
    let offset = u32::try_from(archive.len()).unwrap();
    let count = u16::try_from(count).unwrap().to_le_bytes();
    archive.extend(directory);
    archive.extend(b"PK\x05\x06\x00\x00\x00\x00");
    archive.extend(count);
    archive.extend(count);
    archive.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
    archive.extend(offset.to_le_bytes());
    archive.extend([0, 0]);

    archive
}

const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#;

/// Wraps a body into a document part.
pub fn word_document(body: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:document {W}><w:body>{body}</w:body></w:document>")
}

/// Makes a Word file of a body, with the styles and lists below.
pub fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// Makes a Word file of a body and further parts.
pub fn docx_with(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let document = word_document(body);
    let (styles, numbering) = (word_styles(), word_numbering());
    let mut parts = vec![
        ("word/document.xml", document.as_str()),
        ("word/styles.xml", styles.as_str()),
        ("word/numbering.xml", numbering.as_str()),
    ];

    parts.extend(more);

    zip(&parts)
}

/// Makes a part of notes or comments.
pub fn word_part(root: &str, content: &str) -> String {
    format!("<w:{root} {W}>{content}</w:{root}>")
}

fn word_styles() -> String {
    let style = |id: &str, name: &str, properties: &str| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:pPr>{properties}</w:pPr></w:style>"#
        )
    };

    let list = |level: &str| format!(r#"<w:numPr>{level}<w:numId w:val="1"/></w:numPr>"#);
    let styles = [
        r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>"#.to_owned(),
        style("H1", "heading 1", &(list("") + r#"<w:outlineLvl w:val="0"/>"#)),
        style("L2", "Level 2", &list(r#"<w:ilvl w:val="1"/>"#)),
        style("Sched", "Schedule", r#"<w:numPr><w:numId w:val="2"/></w:numPr><w:outlineLvl w:val="0"/>"#),
        style("TOC1", "toc 1", ""),
        // Gets its list and level from the style that it is based on.
        r#"<w:style w:type="paragraph" w:styleId="L2b"><w:name w:val="Level 2 bis"/><w:basedOn w:val="L2"/></w:style>"#
            .to_owned(),
    ];

    format!("<w:styles {W}>{}</w:styles>", styles.concat())
}

fn word_numbering() -> String {
    let level = |index: u8, format: &str, text: &str, more: &str| {
        format!(
            r#"<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>"#
        )
    };

    let main = [
        level(0, "decimal", "%1.", r#"<w:pStyle w:val="H1"/>"#),
        level(1, "decimal", "%1.%2", r#"<w:pStyle w:val="L2"/>"#),
        level(2, "lowerLetter", "(%3)", ""),
        level(3, "lowerRoman", "(%4)", ""),
    ];

    let lists = [
        main.concat(),
        level(0, "decimal", "Schedule %1", ""),
        level(0, "decimal", "%1.", ""),
    ];

    let mut numbering = String::new();
    for (index, levels) in lists.iter().enumerate() {
        numbering +=
            &format!(r#"<w:abstractNum w:abstractNumId="{index}">{levels}</w:abstractNum>"#);
    }

    for (id, list, more) in [
        (1, 0, ""),
        (2, 1, ""),
        (3, 2, ""),
        (
            4,
            2,
            r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>"#,
        ),
    ] {
        numbering +=
            &format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{list}"/>{more}</w:num>"#);
    }

    format!("<w:numbering {W}>{numbering}</w:numbering>")
}

/// Makes a paragraph of runs in a style.
pub fn styled(style: &str, runs: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>"#)
}

/// Makes a paragraph of runs in a list.
pub fn listed(list: u8, level: u8, runs: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr>{runs}</w:p>"#
    )
}

/// Makes a run of words.
pub fn run(words: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{words}</w:t></w:r>"#)
}

/// Makes a deletion that is not accepted.
pub fn deleted(words: &str) -> String {
    format!(
        r#"<w:del w:id="1"><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>"#
    )
}

/// Makes an insertion that is not accepted.
pub fn inserted(words: &str) -> String {
    format!(r#"<w:ins w:id="1">{}</w:ins>"#, run(words))
}

/// Makes an OpenDocument text of a body, with a list style.
pub fn odt(body: &str) -> Vec<u8> {
    const NAMES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0""#;
    let styles = r#"<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/><text:list-level-style-number text:level="3" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style><style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>"#;
    let content = format!(
        "<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );

    zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
    ])
}

/// Makes a PDF of objects, numbered from 1; the first is the catalogue.
pub fn pdf(objects: &[String]) -> Vec<u8> {
    let mut file = Vec::from(b"%PDF-1.7\n");
    let mut offsets = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        offsets.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).bytes());
    }

    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for offset in offsets {
        file.extend(format!("{offset:010} 00000 n \n").bytes());
    }

    let trailer = format!(
        "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    );

    file.extend(trailer.bytes());

    file
}

/// Makes a stream object.
pub fn stream(dictionary: &str, content: &str) -> String {
    format!(
        "<<{dictionary}/Length {}>>\nstream\n{content}\nendstream",
        content.len()
    )
}

/// Makes a PDF of pages of drawing operators, with Helvetica as F1 and Helvetica-Bold as F2, neither embedded.
pub fn pdf_pages(pages: &[String]) -> Vec<u8> {
    pdf_pages_with(pages, "", &[])
}

/// Makes a PDF of pages with more entries for each page and more objects; those begin at number 5 + 2 a page.
pub fn pdf_pages_with(pages: &[String], entries: &str, more: &[String]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len())
        .map(|index| format!("{} 0 R", 5 + 2 * index))
        .collect();

    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!(
            "<</Type/Pages/Kids[{}]/Count {}>>",
            kids.join(" "),
            pages.len()
        ),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>".to_owned(),
    ];

    for (index, page) in pages.iter().enumerate() {
        let content = 6 + 2 * index;
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents {content} 0 R{entries}>>"
        ));

        objects.push(stream("", page));
    }

    objects.extend(more.iter().cloned());

    pdf(&objects)
}

/// Draws a line of text at a place, in Helvetica of 11 points.
pub fn shown(x: u32, y: u32, words: &str) -> String {
    sized(x, y, 11, words)
}

/// Draws a line of text at a place in a size.
pub fn sized(x: u32, y: u32, size: u32, words: &str) -> String {
    let words = words.replace('(', "\\(").replace(')', "\\)");
    format!("BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n")
}

/// Draws lines of text below one another from a place.
pub fn column(x: u32, top: u32, words: &[&str]) -> String {
    let mut drawn = String::new();
    let mut y = top;
    for line in words {
        drawn += &shown(x, y, line);
        y -= 14;
    }

    drawn
}
