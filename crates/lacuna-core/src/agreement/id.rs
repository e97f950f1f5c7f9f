//! Names as the ids of entries and agreements can spell them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns a name without accents: `Gŵynedd` as `Gwynedd`. Letters that are not letters with an accent, such as `ø`, stay as they are.
pub fn without_accents(name: &str) -> String {
    name.nfd().filter(|c| !is_combining_mark(*c)).collect()
}
