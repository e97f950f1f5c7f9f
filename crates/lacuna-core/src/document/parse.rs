//! Fills the arena from the pull parser `jiter`, watching depth, repeated keys and numbers out of range.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use jiter::{Jiter, JiterError, Peek};

use super::explanations::{
    describe_word, explain, misplaced, one_too_many, repeated, unquoted_word,
};
use super::{MAX_DEPTH, Node, NodeKind, decode, mark};
use crate::diagnostic::Diagnostic;
use crate::source_file::{SourceFile, Span};

/// Above this many members, the marks of keys are sorted to find equal ones, and not compared pair by pair.
const FEW_MEMBERS: usize = 16;

struct Builder<'t> {
    text: &'t Arc<SourceFile>,
    source: &'t str,
    jiter: Jiter<'t>,
    nodes: Vec<Node>,
    open: Vec<Open>,
    key: Key,
    /// The marks of an object's keys while they are compared; kept for the next object.
    marks: Vec<u32>,
    repeated: Vec<(Span, Span)>,
}

/// A container whose end was not read yet.
#[derive(Debug, Clone, Copy)]
struct Open {
    id: u32,
    kind: NodeKind,
    /// How many values were read in it.
    held: u32,
}

/// The key that was read last.
#[derive(Debug, Clone, Copy, Default)]
struct Key {
    span: Span,
    escaped: bool,
    mark: u32,
}

/// The step after a value inside its container.
enum Step {
    Value(Peek),
    Closed,
}

pub(super) fn nodes(text: &Arc<SourceFile>) -> Result<Vec<Node>, Vec<Diagnostic>> {
    let source = text.content();
    let mut builder = Builder {
        text,
        source,
        jiter: Jiter::new(source.as_bytes()),
        nodes: Vec::with_capacity(source.len() / 24),
        open: Vec::with_capacity(16),
        key: Key::default(),
        marks: Vec::new(),
        repeated: Vec::new(),
    };

    // Behind a slip of syntax nothing can be read, so that it stands alone.
    builder.run().map_err(|problem| vec![problem])?;
    if builder.repeated.is_empty() {
        return Ok(builder.nodes);
    }

    Err(builder
        .repeated
        .iter()
        .map(|(first, second)| repeated(text, *first, *second))
        .collect())
}

impl Builder<'_> {
    fn run(&mut self) -> Result<(), Diagnostic> {
        let mut peek = self.jiter.peek().map_err(|error| self.problem(&error))?;
        loop {
            let mut step = self.value(peek)?;
            while matches!(step, Step::Closed) {
                if self.open.is_empty() {
                    return self.jiter.finish().map_err(|error| self.problem(&error));
                }

                step = self.advance()?;
            }

            if let Step::Value(next) = step {
                peek = next;
            }
        }
    }

    /// Reads one value; of a container only its opening, up to its first value.
    fn value(&mut self, peek: Peek) -> Result<Step, Diagnostic> {
        let start = self.jiter.current_index();
        let mut length = 0;
        let kind = match peek {
            Peek::Null => self.jiter.known_null().map(|()| NodeKind::Null),
            Peek::True => self.jiter.known_bool(peek).map(|_| NodeKind::True),
            Peek::False => self.jiter.known_bool(peek).map(|_| NodeKind::False),
            Peek::String => self
                .jiter
                .known_str()
                .map(|text| length = text.len())
                .map(|()| NodeKind::String),
            Peek::Array => return self.open(NodeKind::List, start),
            Peek::Object => return self.open(NodeKind::Object, start),
            _ => self
                .jiter
                .known_number_bytes(peek)
                .map(|_| NodeKind::Number),
        };

        let kind = kind.map_err(|error| self.problem(&error))?;
        let span = Span::new(start, self.jiter.current_index());
        if kind == NodeKind::Number && is_too_large(self.text.slice(span)) {
            return Err(
                Diagnostic::at(self.text, span, "this number is too large to be read")
                    .help("write a number below 9,007,199,254,740,991"),
            );
        }

        self.push(
            kind,
            span,
            kind == NodeKind::String && is_escaped(span, length),
        );

        Ok(Step::Closed)
    }

    fn open(&mut self, kind: NodeKind, start: usize) -> Result<Step, Diagnostic> {
        let span = Span::new(start, start + 1);
        if self.open.len() >= MAX_DEPTH {
            return Err(Diagnostic::at(
                self.text,
                span,
                format!("values are nested more than {MAX_DEPTH} levels deep"),
            )
            .help("an agreement needs no more than six levels; look for brackets that are never closed"));
        }

        let id = self.push(kind, span, false);
        self.open.push(Open { id, kind, held: 0 });
        let entered = if kind == NodeKind::List {
            self.jiter
                .known_array()
                .map(|peek| peek.map_or(Step::Closed, Step::Value))
        } else {
            self.jiter
                .known_object()
                .map(|key| key.map(read))
                .and_then(|key| self.member(start + 1, key))
        };

        let step = entered.map_err(|error| self.problem(&error))?;
        Ok(self.close_if(step))
    }

    /// Goes on after a value inside the innermost open container.
    fn advance(&mut self) -> Result<Step, Diagnostic> {
        let from = self.jiter.current_index();
        let stepped = if self.innermost() == NodeKind::List {
            self.jiter
                .array_step()
                .map(|peek| peek.map_or(Step::Closed, Step::Value))
        } else {
            self.jiter
                .next_key()
                .map(|key| key.map(read))
                .and_then(|key| self.member(from, key))
        };
        let step = stepped.map_err(|error| self.problem(&error))?;
        Ok(self.close_if(step))
    }

    fn innermost(&self) -> NodeKind {
        self.open.last().map_or(NodeKind::Object, |open| open.kind)
    }

    /// Notes where the key just read is, and looks at the value behind its colon.
    fn member(&mut self, from: usize, key: Option<(usize, u32)>) -> Result<Step, JiterError> {
        let Some((length, mark)) = key else {
            return Ok(Step::Closed);
        };

        let bytes = self
            .source
            .as_bytes()
            .get(from..self.jiter.current_index())
            .unwrap_or_default();

        // Between `from` and the key there are only blanks and a comma, and behind it only blanks and the colon.
        let start = bytes
            .iter()
            .position(|byte| *byte == b'"')
            .unwrap_or_default();

        // An escape is longer than its character, so that a key with one ends behind where its
        // letters would. In `\"` an escaped quote stands at that place, hence the second look.
        let closing = start + length + 1;
        let escaped = bytes.get(closing) != Some(&b'"')
            || bytes
                .get(start..closing)
                .is_some_and(|key| key.contains(&b'\\'));

        let end = if escaped {
            bytes
                .iter()
                .rposition(|byte| *byte == b'"')
                .unwrap_or(start)
        } else {
            closing
        } + 1;

        self.key = Key {
            span: Span::new(from + start, from + end),
            escaped,
            mark,
        };

        self.jiter.peek().map(Step::Value)
    }

    fn close_if(&mut self, step: Step) -> Step {
        if matches!(step, Step::Closed) {
            self.close();
        } else if self.innermost() == NodeKind::List {
            // Elements have no key: without this they would carry that of their list.
            self.key = Key::default();
        }

        step
    }

    fn close(&mut self) {
        let end = Span::new(0, self.jiter.current_index()).end;
        let next = Span::new(self.nodes.len(), 0).start;
        let Some(Open { id, .. }) = self.open.pop() else {
            return;
        };
        let Some(node) = self.nodes.get_mut(id as usize) else {
            return;
        };

        node.span.end = end;
        node.next = next;
        if node.kind == NodeKind::Object {
            self.find_repeated(id, next);
        }
    }

    fn push(&mut self, kind: NodeKind, span: Span, escaped: bool) -> u32 {
        let id = Span::new(self.nodes.len(), 0).start;
        let Key {
            span: mut key,
            escaped: key_escaped,
            mark,
        } = self.key;

        let parent = self.open.last_mut().map_or(0, |open| {
            if open.kind == NodeKind::List {
                key = Span {
                    start: open.held,
                    end: 0,
                };
            }

            open.held += 1;
            open.id
        });

        self.nodes.push(Node {
            kind,
            escaped,
            key_escaped,
            span,
            key,
            mark,
            parent,
            next: id + 1,
        });

        id
    }

    fn find_repeated(&mut self, object: u32, end: u32) {
        self.marks.clear();
        let mut at = object + 1;
        while let Some(node) = self.nodes.get(at as usize).filter(|_| at < end) {
            self.marks.push(node.mark);
            at = node.next;
        }

        let repeats = if self.marks.len() <= FEW_MEMBERS {
            self.marks
                .iter()
                .enumerate()
                .any(|(at, mark)| self.marks.iter().take(at).any(|before| before == mark))
        } else {
            self.marks.sort_unstable();
            self.marks
                .array_windows()
                .any(|[left, right]| left == right)
        };

        if repeats {
            self.compare_keys(object, end);
        }
    }

    /// Compares the keys themselves: equal marks are seldom more than the same name twice.
    fn compare_keys(&mut self, object: u32, end: u32) {
        // Looked up and never gone over, so that the random order of the map reaches no output.
        let mut seen: HashMap<Cow<'_, str>, Span> = HashMap::new();
        let mut at = object + 1;
        while let Some(node) = self.nodes.get(at as usize).filter(|_| at < end) {
            match seen.entry(decode(self.text.slice(node.key), node.key_escaped)) {
                Entry::Occupied(first) => self.repeated.push((*first.get(), node.key)),
                Entry::Vacant(free) => drop(free.insert(node.key)),
            }
            at = node.next;
        }
    }

    fn problem(&self, error: &JiterError) -> Diagnostic {
        // The parser counts bytes, and can stop inside a character or behind the end.
        let at = error.index.min(self.source.len());
        let at = (0..=at)
            .rev()
            .find(|at| self.source.is_char_boundary(*at))
            .unwrap_or_default();

        let end = self
            .source
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(at, |c| at + c.len_utf8());

        let rest = self.source.get(at..).unwrap_or_default();
        let said = error.error_type.to_string();
        // The parser takes the t of `title` for the beginning of true.
        let before = self.source.get(..at).unwrap_or_default();
        let start = before.trim_end_matches(char::is_alphanumeric).len();
        let word = self.source.get(start..).unwrap_or_default();
        if let Some(word) = unquoted_word(&said, word) {
            let (message, help) = describe_word(word);
            let span = Span::new(start, start + word.len());
            return Diagnostic::at(self.text, span, message).help(help);
        }

        // What stands there says more than the parser, to which a comment is an expected value.
        let (message, help) = misplaced(rest)
            .or_else(|| one_too_many(&said, rest))
            .unwrap_or_else(|| explain(&said));

        Diagnostic::at(self.text, Span::new(at, end), message).help(help)
    }
}

/// Returns the length of a key as it was read, and its mark.
fn read(key: &str) -> (usize, u32) {
    (key.len(), mark(key))
}

/// Returns whether no 64-bit float can hold a number; only an exponent or very many digits can make one so large.
fn is_too_large(number: &str) -> bool {
    // The largest float has 309 digits: what is shorter and has no exponent always fits.
    const DIGITS: usize = 300;
    (number.len() > DIGITS || number.contains(['e', 'E']))
        && number.parse().is_ok_and(f64::is_infinite)
}

/// Returns whether a text of this length is written with escapes: every escape is longer than what it stands for.
fn is_escaped(span: Span, length: usize) -> bool {
    span.range().len() != length + 2
}
