//! The digest by which files and agreements are known again.

use sha2::{Digest, Sha256};

/// SHA-256 of a text in hexadecimal.
pub fn digest(text: &str) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or_default();
    Sha256::digest(text.as_bytes())
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}
