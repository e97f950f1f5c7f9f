//! Places, and text that no viewer takes for anything but text.

use super::wire::{
    ArtifactLocation, Location, LogicalLocation, PhysicalLocation, Region, SarifText,
};
use crate::report::place::AgreementPlace;
use lacuna_core::policy::Severity;
use lacuna_core::source_file::visible;

pub(super) fn location(
    place: &AgreementPlace,
    artifact: &ArtifactLocation,
    id: Option<usize>,
) -> Location {
    let pointer = LogicalLocation {
        fully_qualified_name: visible(&place.pointer).into_owned(),
        kind: "member",
    };

    Location {
        id,
        physical_location: PhysicalLocation {
            artifact_location: artifact.clone(),
            region: Region {
                start_line: place.start.line,
                start_column: place.start.column,
                end_line: place.end.map(|end| end.line),
                end_column: place.end.map(|end| end.column),
            },
        },
        logical_locations: (!place.pointer.is_empty())
            .then_some(pointer)
            .into_iter()
            .collect(),
        message: (!place.label.is_empty()).then(|| SarifText {
            text: plain(&sentence(&visible(&place.label))),
        }),
    }
}

/// Text in which no viewer finds a link (SARIF 2.1.0, section 3.11.6: brackets with a backslash are plain).
pub(super) fn plain(text: &str) -> String {
    // A backslash of the text undoes the one before the bracket, so that `\]` and a bracket would
    // make a link after all. The space between them prevents it.
    text.replace('[', "\\[")
        .replace(']', "\\]")
        .replace("\\](", "\\] (")
}

pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "note",
    }
}

/// The words with a full stop, as the standard asks of messages.
pub(super) fn sentence(words: &str) -> String {
    if words.ends_with(['.', '…', '?', '!']) {
        words.to_owned()
    } else {
        format!("{words}.")
    }
}

/// A path as a URI reference (RFC 3986), relative where the path is: what no path segment may hold is percent-encoded.
pub(super) fn uri(path: &str) -> String {
    let mut uri = if path.starts_with('/') {
        "file://".to_owned()
    } else {
        String::new()
    };

    for byte in path.trim_start_matches("./").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte))
            }
            // The colon too: in a first segment it would end the name of a scheme (RFC 3986, 4.2).
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }

    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_reference_that_cannot_be_taken_for_anything_else() {
        assert_eq!(uri("./a b/é:#?.json"), "a%20b/%C3%A9%3A%23%3F.json");
        assert_eq!(uri("/tmp/a.json"), "file:///tmp/a.json");
        assert_eq!(
            plain("[a](javascript:x) \\[b](y)"),
            "\\[a\\] (javascript:x) \\\\[b\\] (y)"
        );
    }
}
