//! What the fact under the cursor means, what it can hold, which rules read it, and what the law says about it.

use std::sync::Arc;

use chrono::NaiveDate;
use lacuna_core::agreement::CheckedAgreement;
use lacuna_core::assessment::LegalScope;
use lacuna_core::policy::Policy;
use lacuna_core::source_file::SourceFile;
use lacuna_core::vocabulary::FieldKind;
use lacuna_report::handbook::{self, Readers};
use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};

use crate::cursor::{Cursor, CursorPlace, Meaning, Step, dotted, look_up, unquote};
use crate::law::describe_law;
use crate::positions::LineIndex;

/// Explains the fact at a byte offset; `None` where the schema knows none.
pub(crate) fn explain(
    text: &str,
    offset: usize,
    index: &LineIndex<'_>,
    policy: &Policy,
    readers: &Readers<'_>,
    day: NaiveDate,
) -> Option<Hover> {
    let cursor = Cursor::find(text, offset);
    let token = text.get(cursor.token.clone())?;
    if token.is_empty() {
        return None;
    }

    let mut path = cursor.path;
    // The way to a key ends at its object, and the fact is the one that the key names.
    if cursor.place == CursorPlace::Key {
        path.push(Step::Key(unquote(token)));
    }

    let meaning = look_up(policy.vocabulary(), &path)?;

    let word = (cursor.place == CursorPlace::Value)
        .then(|| describe_word(meaning.kind, &unquote(token)))
        .flatten();
    let page = describe_fact(&path, meaning, readers)?;
    let mut value = word.map_or(page.clone(), |word| format!("{word}\n\n---\n\n{page}"));

    let rules = readers.rules(&dotted(&path));
    if let Some(law) = describe_law(rules, policy, &find_home(text, policy, day)) {
        value.push_str(&format!("\n{law}\n"));
    }

    Some(write_hover(value, index.range(cursor.token)))
}

/// Writes Markdown as the protocol has it.
pub(crate) fn write_hover(value: String, range: lsp_types::Range) -> Hover {
    Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value,
        }),
        range: Some(range),
    }
}

/// The jurisdictions that govern an agreement, as the register names them; none where the file is not valid yet.
fn find_home(text: &str, policy: &Policy, day: NaiveDate) -> Vec<String> {
    let source = Arc::new(SourceFile::new("", text));
    let Ok(agreement) = CheckedAgreement::read_with(source, &policy.schema) else {
        return Vec::new();
    };

    let scope = LegalScope::new(&agreement, policy, day);
    let governing = scope.jurisdictions.iter();
    governing.map(|law| law.code.clone()).collect()
}

fn describe_word(kind: &FieldKind, word: &str) -> Option<String> {
    let FieldKind::Choice(choices) = kind else {
        return None;
    };
    let (word, means) = choices.iter().find(|(own, _)| own == word)?;
    Some(format!("**{word}**: {means}"))
}

fn describe_fact(path: &[Step], meaning: Meaning<'_>, readers: &Readers<'_>) -> Option<String> {
    if let Some(explained) = readers.explain(&dotted(path)) {
        return Some(handbook::fact(&explained));
    }
    // Fields of evidence are the same in every group, and have no page of their own.
    let field = meaning.field?;
    Some(format!("{}.\n\n{}", field.label, field.help))
}
