//! Recognises the format of a file by its content, and reads it.

use memchr::memmem;
use sha2::{Digest, Sha256};

use crate::{
    builder::DocumentBuilder,
    clauses,
    document::{RemarkKind, SourceDocument, SourceFormat},
    docx,
    error::{SourceError, SourceErrorKind},
    html,
    limits::MAX_FILE_BYTES,
    markdown, odt,
    package::Package,
    pdf, plain_text,
};

/// What recognised content is read from.
enum Content<'a> {
    Pdf(&'a [u8]),
    Docx(Package<'a>),
    Odt(Package<'a>),
    Html(String),
    Markdown(String),
    PlainText(String),
}

/// Reads a contract.
///
/// The content decides the format; the ending of `name` is only a hint between formats that are all text.
///
/// # Errors
///
/// If the file is empty, protected by a password, damaged, too large, or in a format that is not read. The error says
/// what to do.
pub fn read(name: &str, bytes: &[u8]) -> Result<SourceDocument, SourceError> {
    if bytes.is_empty() {
        return Err(SourceError::new(
            SourceErrorKind::Empty,
            "The file is empty",
            "Fetch or save it again",
        ));
    }
    if bytes.len() > MAX_FILE_BYTES {
        let bound = MAX_FILE_BYTES >> 20;
        return Err(SourceError::too_large(format!(
            "The file is larger than {bound} MB"
        )));
    }

    let content = recognise(name, bytes)?;
    let mut builder = DocumentBuilder::default();
    remark_ending(&mut builder, name, &content);

    let format = match content {
        Content::Pdf(bytes) => {
            pdf::read_pdf(bytes, &mut builder)?;
            SourceFormat::Pdf
        }
        Content::Docx(package) => {
            docx::read_docx(&package, &mut builder)?;
            SourceFormat::Docx
        }
        Content::Odt(package) => {
            odt::read_odt(&package, &mut builder)?;
            SourceFormat::Odt
        }
        Content::Html(text) => {
            html::read_html(&text, &mut builder)?;
            SourceFormat::Html
        }
        Content::Markdown(text) => {
            markdown::read_markdown(&text, &mut builder)?;
            SourceFormat::Markdown
        }
        Content::PlainText(text) => {
            plain_text::read_plain_text(&text, &mut builder)?;
            SourceFormat::PlainText
        }
    };

    let mut document = builder.finish(format, format_sha256(bytes))?;
    document.clauses = clauses::read_clauses(&document);
    Ok(document)
}

fn format_sha256(bytes: &[u8]) -> String {
    const HEXADECIMAL: &[u8; 16] = b"0123456789abcdef";
    let digits = Sha256::digest(bytes);
    digits
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|half| {
            HEXADECIMAL
                .get(usize::from(half))
                .map(|digit| char::from(*digit))
        })
        .collect()
}

fn ending(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    file.rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase())
        .unwrap_or_default()
}

fn recognise<'a>(name: &str, bytes: &'a [u8]) -> Result<Content<'a>, SourceError> {
    if is_pdf(bytes) {
        return Ok(Content::Pdf(bytes));
    }
    if is_archive(bytes) {
        return recognise_package(bytes);
    }
    // Before the text is decoded, whose errors say nothing of pictures and old formats.
    if let Some(error) = refuse_by_signature(bytes) {
        return Err(error);
    }

    let text = plain_text::decode(bytes)?;

    // In XHTML the root comes only behind a declaration and a document type.
    let start: String = text
        .trim_start()
        .chars()
        .take(2_000)
        .collect::<String>()
        .to_ascii_lowercase();
    let is_html = start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || start.starts_with("<?xml");
    Ok(match ending(name).as_str() {
        // A fragment has no <html> to be known by, and without any tag it is plain text.
        "html" | "htm" | "xhtml" | "erb" if start.contains('<') => Content::Html(text),
        _ if is_html && start.contains("<html") || start.starts_with("<!doctype html") => {
            Content::Html(text)
        }
        "md" | "markdown" | "mdx" | "qmd" => Content::Markdown(text),
        _ => Content::PlainText(text),
    })
}

/// Whether a file begins as a PDF. Some programs write a few bytes before its head; readers accept it within the first
/// kilobyte.
fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..1024).unwrap_or(bytes);
    match memmem::find(head, b"%PDF-") {
        Some(0) => true,
        // A text may speak of the format.
        Some(_) => ["endobj", "startxref"]
            .iter()
            .any(|keyword| memmem::find(bytes, keyword.as_bytes()).is_some()),
        None => false,
    }
}

/// Whether a file begins with the mark of a zip archive, also of an empty one or one in several parts.
///
/// The two letters alone may begin a text, such as the name of a firm.
fn is_archive(bytes: &[u8]) -> bool {
    let mark = bytes.strip_prefix(b"PK").and_then(|rest| rest.get(..2));
    matches!(mark, Some([1..=8, 1..=8])) || bytes.starts_with(b"PK00PK")
}

fn recognise_package(bytes: &[u8]) -> Result<Content<'_>, SourceError> {
    let package = Package::open(bytes)?;
    if package.has("word/document.xml")
        || package
            .names()
            .any(|name| name.starts_with("word/document"))
    {
        return Ok(Content::Docx(package));
    }
    if package.has("content.xml") {
        let kind = package.read("mimetype")?.unwrap_or_default();

        // OpenDocument advises this part and does not demand it. Templates only add to the name.
        if kind.is_empty() || kind.starts_with(b"application/vnd.oasis.opendocument.text") {
            return Ok(Content::Odt(package));
        }
        return Err(unsupported("an OpenDocument file, but not a text"));
    }
    if package.has("xl/workbook.xml") {
        return Err(unsupported("an Excel workbook"));
    }
    if package.has("ppt/presentation.xml") {
        return Err(unsupported("a PowerPoint presentation"));
    }
    if package.names().any(|name| name.ends_with(".iwa")) {
        return Err(unsupported("a Pages document"));
    }

    let remedy = "Unpack it and give the agreement itself";
    Err(SourceError::new(
        SourceErrorKind::Unsupported,
        "The file is a zip archive and not a Word file",
        remedy,
    ))
}

fn unsupported(what: &str) -> SourceError {
    let remedy = "Save it as .docx, .odt or PDF";
    SourceError::new(
        SourceErrorKind::Unsupported,
        format!("The file is {what}, which cannot be read"),
        remedy,
    )
}

fn refuse_by_signature(bytes: &[u8]) -> Option<SourceError> {
    const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    if bytes.starts_with(COMPOUND) {
        // A Word file with a password is a compound file that holds a stream of this name, in UTF-16.
        let name: Vec<u8> = "EncryptedPackage"
            .bytes()
            .flat_map(|byte| [byte, 0])
            .collect();

        if bytes.windows(name.len()).any(|window| window == name) {
            let remedy = "Open it with the password, save it without one, and try again";
            let problem = "The file is protected by a password";
            return Some(SourceError::new(
                SourceErrorKind::Encrypted,
                problem,
                remedy,
            ));
        }
        return Some(unsupported("an old Word file (.doc)"));
    }

    let pictures: [(&[u8], &str); 7] = [
        (b"\x89PNG", "a PNG picture"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"II*\0", "a TIFF picture"),
        (b"MM\0*", "a TIFF picture"),
        (b"BM", "a bitmap picture"),
        (b"RIFF", "a media file"),
    ];

    // A text may begin with letters such as BM or RIFF too, and such files have zeros in their heads.
    let is_text = !bytes.iter().take(512).any(|byte| *byte == 0);
    if let Some((_, what)) = pictures
        .iter()
        .find(|(start, _)| bytes.starts_with(start) && !(is_text && start.is_ascii()))
    {
        let problem = format!("The file is {what}; it contains no text");
        let remedy =
            "Run text recognition (OCR) over it, or ask for the agreement as a Word file or PDF";
        return Some(SourceError::new(
            SourceErrorKind::Unsupported,
            problem,
            remedy,
        ));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Some(unsupported("an RTF file"));
    }

    if bytes.starts_with(b"%!PS") {
        return Some(unsupported("a PostScript file"));
    }

    None
}

/// Says so where a file is not what its ending says.
fn remark_ending(builder: &mut DocumentBuilder, name: &str, content: &Content<'_>) {
    let ending = ending(name);
    let (is, endings): (&str, &[&str]) = match content {
        Content::Pdf(_) => ("a PDF", &["pdf"]),
        Content::Docx(_) => ("a Word file", &["docx", "docm", "dotx", "dotm"]),
        Content::Odt(_) => ("an OpenDocument text", &["odt", "ott"]),
        Content::Html(_) => ("a web page", &["html", "htm", "xhtml", "erb"]),
        Content::Markdown(_) => ("Markdown", &["md", "markdown", "mdx", "qmd"]),
        Content::PlainText(_) => ("plain text", &["txt", "text", "log", "asc"]),
    };

    // Any other ending may be a part of the name, as in `contract.v2`, and contradicts nothing.
    let known = [
        "pdf", "docx", "docm", "odt", "html", "htm", "md", "txt", "doc", "rtf", "png", "jpg",
        "xlsx",
    ];

    if !endings.contains(&ending.as_str()) && known.contains(&ending.as_str()) {
        let message =
            format!("The file's name ends in .{ending}, but it is {is} and was read as that.");
        builder.push_remark(RemarkKind::Other, message, None);
    }
}
