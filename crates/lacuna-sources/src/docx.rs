//! Reads Word files: automatic numbers, and changes, hidden text and comments set apart.

mod body;
mod numbering;
mod paragraph;
mod styles;

use std::collections::BTreeMap;

use crate::{
    builder::DocumentBuilder,
    document::{RemarkKind, SetApartKind},
    error::SourceError,
    package::Package,
    xml::{XmlElement, parse_xml},
};
use body::BodyReader;
pub(crate) use numbering::format_number;
use numbering::{ListCounters, NumberingDefinitions};
use styles::StyleSheet;

/// Reads the parts of a Word file into blocks.
///
/// # Errors
///
/// If a part is damaged or too large.
pub(crate) fn read_docx(
    package: &Package<'_>,
    builder: &mut DocumentBuilder,
) -> Result<(), SourceError> {
    let main = main_part(package)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let part = |name: &str| -> Result<Option<XmlElement>, SourceError> {
        let path = format!("{folder}/{name}");
        package
            .read(&path)?
            .map(|bytes| parse_xml(&path, &bytes))
            .transpose()
    };

    let document = package
        .read(&main)?
        .ok_or_else(|| SourceError::broken("The file has no text part"))?;
    let document = parse_xml(&main, &document)?;
    let styles = part("styles.xml")?
        .map(|root| StyleSheet::read(&root))
        .unwrap_or_default();
    let numbering = part("numbering.xml")?
        .map(|root| NumberingDefinitions::read(&root))
        .unwrap_or_default();
    let footnotes = part("footnotes.xml")?;
    let endnotes = part("endnotes.xml")?;
    let comments = part("comments.xml")?;

    let mut reader = BodyReader {
        styles: &styles,
        counters: ListCounters::new(&numbering),
        footnotes: by_id(footnotes.as_ref()),
        endnotes: by_id(endnotes.as_ref()),
        comments: by_id(comments.as_ref()),
        builder,
        merged: None,
        inserted: 0,
        deleted: 0,
        moved: 0,
        pictures: 0,
        notes: 0,
    };

    if let Some(body) = document.child("w:body") {
        reader.read_blocks(body);
    }

    reader.finish();

    read_headers(package, folder, builder)
}

/// Finds the part that holds the text: usually `word/document.xml`.
fn main_part(package: &Package<'_>) -> Result<String, SourceError> {
    let usual = "word/document.xml";
    if package.has(usual) {
        return Ok(usual.to_owned());
    }

    // Word on the web numbers the part: `word/document2.xml`.
    let other = package
        .names()
        .find(|name| name.starts_with("word/document") && name.ends_with(".xml"));
    other
        .map(str::to_owned)
        .ok_or_else(|| SourceError::broken("The file has no text part"))
}

fn by_id(root: Option<&XmlElement>) -> BTreeMap<String, &XmlElement> {
    let notes = root.into_iter().flat_map(XmlElement::elements);
    // Notes with a type are the lines that separate notes from text.
    let real = notes.filter(|note| note.attribute("w:type").is_none_or(|kind| kind == "normal"));
    real.filter_map(|note| Some((note.attribute("w:id")?.to_owned(), note)))
        .collect()
}

/// Sets running heads and footers apart.
fn read_headers(
    package: &Package<'_>,
    folder: &str,
    builder: &mut DocumentBuilder,
) -> Result<(), SourceError> {
    let is_furniture = |name: &str| {
        let file = name
            .strip_prefix(folder)
            .unwrap_or(name)
            .trim_start_matches('/');

        (file.starts_with("header") || file.starts_with("footer")) && file.ends_with(".xml")
    };

    let names: Vec<String> = package
        .names()
        .filter(|name| is_furniture(name))
        .map(str::to_owned)
        .collect();

    for name in names {
        let Some(bytes) = package.read(&name)? else {
            continue;
        };

        let root = parse_xml(&name, &bytes)?;
        for paragraph in root.descendants("w:p") {
            let words: Vec<String> = paragraph
                .descendants("w:t")
                .iter()
                .map(|text| text.text())
                .collect();

            // A head belongs to every page, and so to no place in the text.
            builder.push_set_apart_at(SetApartKind::PageFurniture, &words.concat(), None, 0);
        }
    }

    Ok(())
}

impl BodyReader<'_, '_> {
    /// Reports changes and pictures once the body is read.
    fn finish(mut self) {
        self.flush_merged();

        if self.inserted + self.deleted + self.moved > 0 {
            let message = format!(
                "The file contains changes that are neither accepted nor rejected: {} characters inserted, {} deleted and {} \
                 moved. It was read as if they were accepted; deleted and moved words are set apart.",
                self.inserted, self.deleted, self.moved
            );

            self.builder
                .push_remark(RemarkKind::OpenChanges, message, None);
        }

        if self.pictures > 0 {
            let message = match self.pictures {
                1 => "The file contains one picture, which may show words that were not read."
                    .to_owned(),
                n => {
                    format!(
                        "The file contains {n} pictures, which may show words that were not read."
                    )
                }
            };

            self.builder.push_remark(RemarkKind::Picture, message, None);
        }
    }
}
