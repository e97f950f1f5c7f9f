//! What the fact under the cursor means, what it can hold, and which rules read it.

use lacuna_core::vocabulary::{FieldKind, Vocabulary};
use lacuna_report::handbook::{self, Readers};
use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};

use crate::cursor::{Cursor, CursorPlace, Meaning, Step, dotted, look_up, unquote};
use crate::positions::LineIndex;

/// Explains the fact at a byte offset; nothing where the schema knows none.
pub(crate) fn explain(
    text: &str,
    offset: usize,
    index: &LineIndex<'_>,
    readers: &Readers<'_>,
) -> Option<Hover> {
    let cursor = Cursor::find(text, offset);
    let token = text.get(cursor.token.clone())?;
    if token.is_empty() {
        return None;
    }

    let mut path = cursor.path;
    if cursor.place == CursorPlace::Key {
        path.push(Step::Key(unquote(token)));
    }
    let meaning = look_up(Vocabulary::agreement(), &path)?;

    let word = (cursor.place == CursorPlace::Value)
        .then(|| describe_word(meaning.kind, &unquote(token)))
        .flatten();
    let page = describe_fact(&path, meaning, readers)?;
    let value = word.map_or(page.clone(), |word| format!("{word}\n\n---\n\n{page}"));

    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value,
        }),
        range: Some(index.range(cursor.token)),
    })
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
