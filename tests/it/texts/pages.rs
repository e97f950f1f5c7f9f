//! The prose of the README and the guides: paragraphs, headings, items and cells, without code.

use std::fs;
use std::ops::Range;
use std::sync::LazyLock;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use regex::Regex;

use super::text::{Kind, Text};

/// Pages that are not read, and why.
const NOT_READ: [(&str, &str); 2] = [
    (
        "docs/agreement.md",
        "made from the schema, whose texts are read there",
    ),
    (
        "docs/style.md",
        "shows the words to avoid beside what to write",
    ),
];

/// The texts of the README and of `docs/*.md`.
pub(super) fn texts() -> Vec<Text> {
    let folder = fs::read_dir("docs").unwrap();
    let mut paths: Vec<String> = folder
        .map(|file| file.unwrap().path().display().to_string())
        .filter(|path| path.ends_with(".md") && !NOT_READ.iter().any(|(page, _)| path == page))
        .collect();
    paths.push("README.md".to_owned());
    paths.sort();

    paths.iter().flat_map(|path| of_page(path)).collect()
}

/// What is collected of one block.
struct Block {
    kind: Kind,
    line: usize,
    words: String,
}

fn of_page(path: &str) -> Vec<Text> {
    let page = fs::read_to_string(path).unwrap();
    let mut texts = Vec::new();
    let mut open: Vec<Block> = Vec::new();
    let mut unread = false;

    for (event, range) in Parser::new_ext(&page, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => unread = true,
            Event::End(TagEnd::CodeBlock) => unread = false,
            // A part that a program writes: `<!-- growth -->` to `<!-- /growth -->`.
            Event::Html(mark) if mark.starts_with("<!-- ") => unread = !mark.starts_with("<!-- /"),
            _ if unread => {}
            Event::Start(tag) => open.extend(block(&tag, &page, &range)),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell,
            ) => {
                let block = open.pop().unwrap();
                let field = format!("line {}", block.line);
                if !block.words.trim().is_empty() {
                    texts.push(Text::new(path, field, block.kind, &block.words));
                }
            }
            event => {
                if let Some(block) = open.last_mut() {
                    block.words.push_str(&words_of(&event));
                }
            }
        }
    }

    texts
}

fn block(tag: &Tag<'_>, page: &str, range: &Range<usize>) -> Option<Block> {
    let kind = match tag {
        Tag::Heading { .. } => Kind::Heading,
        Tag::Paragraph | Tag::Item | Tag::TableCell => Kind::Prose,
        _ => return None,
    };

    Some(Block {
        kind,
        line: page[..range.start].matches('\n').count() + 1,
        words: String::new(),
    })
}

fn words_of(event: &Event<'_>) -> String {
    match event {
        Event::Text(text) => without_code(text),
        Event::Code(_) => "{code}".to_owned(),
        Event::SoftBreak | Event::HardBreak => " ".to_owned(),
        _ => String::new(),
    }
}

/// Code in backticks, options, paths, file names and addresses: what a sentence names and does not say.
static CODE: LazyLock<Regex> = LazyLock::new(|| {
    let parts = [
        r"`[^`]*`",
        r"\bhttps?://\S+",
        r"--[a-z][a-z-]*",
        r"\{[^}]*\}",
        r"[\w.-]*/[\w./-]*",
        r"\b[\w-]+\.(json|jsonld|ndjson|toml|html|docx|xlsx|csv|md|pdf|js|txt|sarif)\b",
    ];

    Regex::new(&parts.join("|")).unwrap()
});

/// A text with what is code in it as `{code}`.
pub(super) fn without_code(words: &str) -> String {
    CODE.replace_all(words, "{code}").into_owned()
}
