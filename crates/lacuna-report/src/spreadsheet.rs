//! Cells that no spreadsheet program takes for a formula.

use lacuna_core::source_file::visible;

/// Makes a cell inert: one that begins like a formula gets an apostrophe before it (OWASP, CSV injection), and hidden
/// characters are shown.
pub(crate) fn inert(cell: &str) -> String {
    // Before the look: a tab in front of a sign becomes a mark that can be seen, and no formula.
    let shown = visible(cell);
    // A program may trim a cell before it reads it, so blanks in front hide no sign.
    let begins = shown.trim_start().chars().next();
    // The full-width forms are read as the plain ones by some programs.
    let is_formula =
        begins.is_some_and(|first| "=+-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}".contains(first));

    if is_formula {
        format!("'{shown}")
    } else {
        shown.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn no_cell_begins_like_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\u{ff1d}1"] {
            let first = inert(cell);
            assert!(
                first.starts_with('\'') || first.starts_with('⟨'),
                "{cell:?} became {first:?}"
            );
        }

        assert_eq!(inert("Tax records"), "Tax records");
    }
}
