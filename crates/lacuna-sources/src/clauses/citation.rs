//! Writes labels as a lawyer cites them, such as `8.2(c)` and `Schedule 2, paragraph 3`.

use crate::{
    clauses::tree::{Node, NodeForm, Placement},
    label::{Label, Marker, NumberPart, Unit},
};

/// How a node is cited, and what is before the numbers inside it.
pub(super) struct ClauseCitation {
    pub label: String,
    pub prefix: String,
}

/// Writes how a node is cited.
pub(super) fn cite(placement: &Placement, label: &Label, parent: Option<&Node>) -> ClauseCitation {
    let inherited = parent.map_or("", |parent| parent.prefix.as_str());
    match &placement.form {
        NodeForm::Unit { unit, .. } => {
            let label = cite_unit(label, parent);
            let prefix = match unit {
                Unit::Schedule => format!("{label}, paragraph "),
                Unit::Part | Unit::Article => inherited.to_owned(),
            };

            ClauseCitation { label, prefix }
        }
        NodeForm::Number { parts } => cite_number(parts, label, parent),
        NodeForm::Item { printed, .. } => cite_item(printed, placement.resets, parent),
        NodeForm::Heading => ClauseCitation {
            label: String::new(),
            prefix: inherited.to_owned(),
        },
    }
}

/// Cites a number such as `8.2`, after the clause or unit that it is a part of.
fn cite_number(parts: &[NumberPart], label: &Label, parent: Option<&Node>) -> ClauseCitation {
    let inherited = parent.map_or("", |parent| parent.prefix.as_str());
    let Marker::Number { printed, .. } = &label.marker else {
        return ClauseCitation {
            label: String::new(),
            prefix: inherited.to_owned(),
        };
    };

    let label = match parent.map(|parent| (&parent.form, parent)) {
        // Markdown prints a bare `1` for what lawyers cite as 1.1.
        Some((NodeForm::Number { parts: outer }, parent))
            if parts.len() == 1 && !outer.is_empty() =>
        {
            format!("{}.{printed}", parent.label)
        }
        Some((NodeForm::Item { .. }, parent)) if parts.len() == 1 && !parent.resets => {
            format!("{}({printed})", parent.label)
        }
        // Below Article 5, `5.1` has the article in its number, and `1` and `2.1` are parts of it.
        Some((
            NodeForm::Unit {
                unit: Unit::Article,
                number,
            },
            parent,
        )) if parts.first().is_some_and(|first| first.number != *number) || parts.len() == 1 => {
            format!("{}({printed})", parent.label)
        }
        _ => format!("{inherited}{printed}"),
    };

    ClauseCitation {
        label,
        prefix: inherited.to_owned(),
    }
}

/// Cites a letter or a number in brackets, such as `(a)`.
fn cite_item(printed: &str, resets: bool, parent: Option<&Node>) -> ClauseCitation {
    let inherited = parent.map_or("", |parent| parent.prefix.as_str());
    let label = match parent {
        None if resets => printed.to_owned(),
        None => format!("({printed})"),
        Some(parent) => match parent.form {
            _ if resets => format!("{inherited}{printed}"),
            NodeForm::Unit {
                unit: Unit::Schedule,
                ..
            } => format!("{inherited}({printed})"),
            NodeForm::Heading => format!("{}, ({printed})", parent.label),
            _ => format!("{}({printed})", parent.label),
        },
    };

    let prefix = if resets {
        format!("{label}.")
    } else {
        inherited.to_owned()
    };

    ClauseCitation { label, prefix }
}

fn cite_unit(label: &Label, parent: Option<&Node>) -> String {
    let Marker::Unit { word, number, .. } = &label.marker else {
        return String::new();
    };

    let own = format!("{word} {number}");
    // What stands in a schedule or a lettered section has numbers of its own.
    let outer = parent.and_then(|parent| owner_label(&parent.prefix));
    outer.map_or(own.clone(), |outer| format!("{outer}, {own}"))
}

/// Returns the label of the part that a prefix stands for.
pub(super) fn owner_label(prefix: &str) -> Option<&str> {
    let label = prefix
        .strip_suffix(", paragraph ")
        .or_else(|| prefix.strip_suffix(", "))
        .or_else(|| prefix.strip_suffix('.'))?;

    (!label.is_empty()).then_some(label)
}
