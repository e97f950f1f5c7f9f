//! What a field of a rule file, a word, a name in a condition or a cited provision means.

use lacuna_core::policy::Policy;
use lacuna_report::handbook::{self, Readers};
use lsp_types::Hover;

use super::cursor::RuleCursor;
use super::fields::{RuleField, find_field};
use super::names::{describe_shared, find_list, find_name, resolve_fact};
use crate::cursor::CursorPlace;
use crate::hover::write_hover;
use crate::law::describe_key;
use crate::positions::LineIndex;

/// Explains what is at a byte offset of a rule file; `None` between fields and in comments.
pub(crate) fn explain(
    text: &str,
    offset: usize,
    index: &LineIndex<'_>,
    policy: &Policy,
    readers: &Readers<'_>,
) -> Option<Hover> {
    let cursor = RuleCursor::find(text, offset);
    let token = text.get(cursor.token.clone())?;
    if token.is_empty() {
        return None;
    }
    if cursor.place == CursorPlace::Key {
        let field = find_field(&cursor.table, token)?;
        return Some(write_hover(
            describe_field(&field),
            index.range(cursor.token),
        ));
    }

    // In a text the name under the cursor is meant, not the whole.
    if let Some(range) = find_name(text, &cursor.key, &cursor.token, offset)
        && let Some(page) = describe_name(text.get(range.clone())?, text, policy, readers)
    {
        return Some(write_hover(page, index.range(range)));
    }

    let page = if cursor.key == "cites" {
        describe_key(token, policy)?
    } else {
        let field = find_field(&cursor.table, &cursor.key)?;
        describe_word(&field, token).unwrap_or_else(|| describe_field(&field))
    };

    Some(write_hover(page, index.range(cursor.token)))
}

fn describe_field(field: &RuleField) -> String {
    let required = if field.is_required { "" } else { " (optional)" };
    let words = field.words().into_iter();
    let words: Vec<String> = words
        .map(|(word, means)| format!("- `{word}`: {means}"))
        .collect();

    let list = (!words.is_empty()).then(|| format!("\n\n{}", words.join("\n")));
    format!(
        "**{}**{required}: {}{}",
        field.name,
        field.help,
        list.unwrap_or_default()
    )
}

fn describe_word(field: &RuleField, word: &str) -> Option<String> {
    let (word, means) = field.words().into_iter().find(|(own, _)| *own == word)?;
    Some(format!(
        "**{word}**: {means}\n\n---\n\n{}",
        describe_field(field)
    ))
}

fn describe_name(name: &str, text: &str, policy: &Policy, readers: &Readers<'_>) -> Option<String> {
    let fact = resolve_fact(name, find_list(text)).and_then(|path| readers.explain(&path));
    fact.map(|explained| handbook::fact(&explained))
        .or_else(|| describe_shared(name, policy))
}
