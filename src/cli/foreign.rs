//! Recognises files that a folder of agreements also has, and that hold none.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use super::kinds::is_foreign_json;
use crate::source_file::MAX_BYTES;

/// Whether a file is JSON that is not an agreement.
pub(super) fn holds_foreign_json(file: &Path) -> bool {
    // A larger file is left to its reader, which refuses it with the reason.
    let small = std::fs::metadata(file).is_ok_and(|found| found.len() <= MAX_BYTES as u64);
    small
        // Windows programs put a byte-order mark first, which serde_json refuses.
        && std::fs::read_to_string(file)
            .is_ok_and(|content| is_foreign_json(content.trim_start_matches('\u{feff}')))
}

/// Whether all lines of a file are JSON, and none is an agreement: a log, or an earlier output.
pub(super) fn holds_foreign_lines(file: &Path) -> bool {
    // What cannot be opened is not passed over, so that its reader reports it.
    let Ok(file) = File::open(file) else {
        return false;
    };

    let mut reader = BufReader::new(file);
    let mut is_foreign = false;
    loop {
        let mut line = Vec::new();
        match (&mut reader)
            .take(MAX_BYTES as u64)
            .read_until(b'\n', &mut line)
        {
            // An empty file is kept, and is reported as one without records.
            Ok(0) => return is_foreign,
            Ok(_) if line.trim_ascii().is_empty() => {}
            // Most files hold agreements, and their first line says so.
            Ok(_)
                if !std::str::from_utf8(&line)
                    .is_ok_and(|line| is_foreign_json(line.trim_start_matches('\u{feff}'))) =>
            {
                return false;
            }
            Ok(_) => is_foreign = true,
            Err(_) => return false,
        }
    }
}
