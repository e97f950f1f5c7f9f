//! Rule files (TOML) in the editor: what a field means and can hold, what a provision says, and which names a condition knows.

mod completion;
mod cursor;
mod fields;
mod hover;
mod names;

use lacuna_core::policy::is_rule_id;

pub(crate) use completion::complete;
pub(crate) use hover::explain;

/// Whether TOML is meant as a rule, by its name or by the field that only rules have.
pub(crate) fn is_rule_file(name: &str, text: &str) -> bool {
    let stem = name
        .rsplit('/')
        .next()
        .and_then(|file| file.strip_suffix(".toml"));
    let is_required = |line: &str| {
        let after = line.trim_start().strip_prefix("require");
        after.is_some_and(|after| after.trim_start().starts_with('='))
    };

    stem.is_some_and(|stem| is_rule_id(stem) || text.lines().any(is_required))
}
