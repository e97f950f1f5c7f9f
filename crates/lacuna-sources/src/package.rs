//! Opens the zip archives that Word and OpenDocument files are, within bounds.

use crate::{
    error::SourceError,
    limits::{MAX_PART_BYTES, MAX_PARTS},
};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

/// The parts of a zip archive.
pub(crate) struct Package<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    parts: Vec<PackagePart>,
}

struct PackagePart {
    name: String,
    method: CompressionMethod,
    size: u64,
    checksum: u32,
    wayfinder: ZipArchiveEntryWayfinder,
}

impl<'a> Package<'a> {
    /// Opens an archive and lists its parts.
    ///
    /// # Errors
    ///
    /// If it is not a zip archive or has more than [`MAX_PARTS`] parts.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, SourceError> {
        let damaged = |_| SourceError::broken("The file is a damaged zip archive");
        let archive = ZipArchive::from_slice(bytes).map_err(damaged)?;

        let mut parts = Vec::new();
        let mut entries = archive.entries();
        while let Some(entry) = entries.next_entry().map_err(damaged)? {
            if parts.len() >= MAX_PARTS {
                return Err(SourceError::too_large(format!(
                    "The file has more than {MAX_PARTS} parts"
                )));
            }

            parts.push(PackagePart {
                // Old archives have names in code page 437. Those that are asked for are all ASCII.
                name: String::from_utf8_lossy(entry.file_path().as_ref()).into_owned(),
                method: entry.compression_method(),
                size: entry.uncompressed_size_hint(),
                checksum: entry.crc32(),
                wayfinder: entry.wayfinder(),
            });
        }

        Ok(Self { archive, parts })
    }

    /// Whether there is a part of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.parts.iter().any(|part| part.name == name)
    }

    /// Returns the names of the parts, in the archive's order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|part| part.name.as_str())
    }

    /// Unpacks a part; `None` if there is none of this name.
    ///
    /// # Errors
    ///
    /// If it is damaged, packed in a way that is not read, or larger than [`MAX_PART_BYTES`].
    pub(crate) fn read(&self, name: &str) -> Result<Option<Vec<u8>>, SourceError> {
        let Some(part) = self.parts.iter().find(|part| part.name == name) else {
            return Ok(None);
        };

        let too_large = || {
            let bound = MAX_PART_BYTES >> 20;
            SourceError::too_large(format!(
                "The part {name} of the file unpacks to more than {bound} MB"
            ))
        };

        let damaged = || SourceError::broken(format!("The part {name} of the file is damaged"));
        if part.size > MAX_PART_BYTES as u64 {
            return Err(too_large());
        }

        let entry = self
            .archive
            .get_entry(part.wayfinder)
            .map_err(|_| damaged())?;
        let data = entry.data();
        let unpacked = match part.method {
            CompressionMethod::STORE if data.len() > MAX_PART_BYTES => return Err(too_large()),
            CompressionMethod::STORE => data.to_vec(),
            // The size in the directory may lie, so unpacking stops at the bound by itself.
            CompressionMethod::DEFLATE => decompress_to_vec_with_limit(data, MAX_PART_BYTES)
                .map_err(|error| match error.status {
                    TINFLStatus::HasMoreOutput => too_large(),
                    _ => damaged(),
                })?,
            _ => {
                return Err(SourceError::broken(format!(
                    "The part {name} of the file is compressed in an unusual way"
                )));
            }
        };

        // One changed bit can turn a word, so a part that is not what was saved is not read.
        if rawzip::crc32(&unpacked) != part.checksum {
            return Err(damaged());
        }

        Ok(Some(unpacked))
    }
}
