//! Parses the operands of a condition: literals, names, fields, calls, lists, brackets, and the signs before them.

use super::lex::TokenKind;
use super::parse::{MAX_DEPTH, Operand, Parser};
use super::syntax::{Syntax, SyntaxKind};
use crate::source_file::Span;

/// What a bracket encloses.
#[derive(Clone, Copy, PartialEq)]
enum Bracket {
    Group,
    /// The arguments of a call.
    Call,
    /// The elements of a list; a comma may be behind the last.
    List,
}

impl Parser<'_> {
    /// Returns a value with the signs before it. Two of a kind cancel out, as in CEL.
    pub(super) fn unary(&mut self) -> Operand {
        let start = self.span();
        let mut negated = false;
        loop {
            // To CEL `not` is a name like any other, so that it is one here where no value follows.
            let is_not =
                matches!(self.kind(), TokenKind::Name("not" | "NOT")) && self.begins_operand(1);
            if is_not {
                let message = "`not` is not an operator of the condition language";
                self.fault(self.span(), message, "use `!`");
            } else if !self.is_at("!") {
                break;
            }

            negated = !negated;
            self.advance();
        }

        let inner = if self.is_at("-") {
            self.negative()
        } else {
            self.member(false)
        };

        if !negated {
            return inner;
        }

        let span = start.join(inner.extent);
        let height = inner.height + 1;

        self.node(SyntaxKind::Not(Box::new(inner.syntax)), span, height)
    }

    fn negative(&mut self) -> Operand {
        let start = self.span();
        let reported = self.faults.len();
        let mut negative = false;

        while self.eat("-").is_some() {
            negative = !negative;
        }

        let inner = self.member(negative);
        let span = start.join(inner.extent);
        let is_number = matches!(inner.syntax.kind, SyntaxKind::Integer(_));

        if is_number || !negative {
            // The sign is a part of the number, and of nothing else.
            let own = if is_number { span } else { inner.syntax.span };
            return Operand {
                syntax: Syntax {
                    span: own,
                    ..inner.syntax
                },
                extent: span,
                ..inner
            };
        }

        // What could not be read is no expression whose sign could be meant.
        if self.faults.len() == reported {
            self.left_out(start, "the sign of an expression");
        }

        Operand::placeholder(span)
    }

    /// Returns a value with its fields and calls; `negative` where an odd number of minus signs is before it.
    fn member(&mut self, negative: bool) -> Operand {
        let mut value = self.primary(negative);
        loop {
            if let Some(dot) = self.eat(".") {
                value = self.field(value, dot);
            } else if self.is_at("[") || self.is_at("{") {
                let what = if self.is_at("[") {
                    "an index in brackets"
                } else {
                    "a value in braces"
                };
                let start = self.span();
                self.skip_bracket();
                self.left_out(start, what);
            } else {
                return value;
            }
        }
    }

    /// Returns a field or a method of a value, behind the dot.
    pub(super) fn field(&mut self, value: Operand, dot: Span) -> Operand {
        let name_span = self.span();
        let found = match *self.kind() {
            TokenKind::Name(name) => Some(name),
            _ => None,
        };

        let Some(name) = found.filter(|name| !matches!(*name, "true" | "false")) else {
            let message = "the name of a field is missing after this dot";
            self.fault(
                dot,
                message,
                "a fact has a path such as agreement.term.months",
            );

            // A keyword or a literal was meant as the name; an operator was not.
            if !matches!(self.kind(), TokenKind::Sign(sign) if *sign != "in") {
                self.advance();
            }

            return value;
        };

        self.advance();

        if self.is_at("(") {
            return self.call(name, name_span, Some(value));
        }

        let span = value.extent.join(name_span);
        let height = value.height + 1;

        self.node(
            SyntaxKind::Select(Box::new(value.syntax), name.to_owned()),
            span,
            height,
        )
    }

    fn call(&mut self, name: &str, name_span: Span, target: Option<Operand>) -> Operand {
        let bracket = self.advance();
        let (arguments, end) = self.enclosed(name_span.join(bracket), Bracket::Call);

        let span = target
            .iter()
            .fold(name_span, |span, target| span.join(target.extent))
            .join(end);

        let height = arguments
            .iter()
            .chain(&target)
            .map(|part| part.height + 1)
            .max()
            .unwrap_or(0);

        let kind = SyntaxKind::Call {
            name: name.to_owned(),
            target: target.map(|target| Box::new(target.syntax)),
            arguments: arguments
                .into_iter()
                .map(|argument| argument.syntax)
                .collect(),
        };

        self.node(kind, span, height)
    }

    fn primary(&mut self, negative: bool) -> Operand {
        let span = self.span();
        let kind = match self.kind().clone() {
            TokenKind::Name("true") => SyntaxKind::Boolean(true),
            TokenKind::Name("false") => SyntaxKind::Boolean(false),
            TokenKind::Name(name) => return self.name(name),
            TokenKind::Integer(value) => self.integer(value, negative),
            TokenKind::Text(text) => SyntaxKind::Text(text),
            TokenKind::Refused => SyntaxKind::Boolean(true),
            TokenKind::Sign("(") => return self.group(negative),
            TokenKind::Sign("[") => return self.list(),
            TokenKind::Sign("{") => {
                self.skip_bracket();
                self.left_out(span, "a value in braces");
                return Operand::placeholder(span);
            }
            _ => return self.missing_value(),
        };

        self.advance();
        self.node(kind, span, 0)
    }

    fn name(&mut self, name: &str) -> Operand {
        let span = self.advance();
        if RESERVED.contains(&name) {
            self.fault(
                span,
                format!("`{name}` is a reserved word of CEL"),
                "choose another name",
            );
        }

        if self.is_at("(") {
            return self.call(name, span, None);
        }

        self.node(SyntaxKind::Name(name.to_owned()), span, 0)
    }

    fn integer(&mut self, magnitude: u64, negative: bool) -> SyntaxKind {
        let value = if negative {
            0i64.checked_sub_unsigned(magnitude)
        } else {
            i64::try_from(magnitude).ok()
        };

        if value.is_none() {
            let help = "the largest is 9223372036854775807";
            self.fault(self.span(), "this number is too large", help);
        }

        SyntaxKind::Integer(value.unwrap_or_default())
    }

    /// Returns an expression in round brackets.
    fn group(&mut self, negative: bool) -> Operand {
        let start = self.advance();
        let (parts, end) = self.enclosed(start, Bracket::Group);

        let Some(mut inner) = parts.into_iter().next() else {
            let message = "a value is missing in these brackets";
            self.fault(
                start.join(end),
                message,
                "add a fact, such as agreement.term.months, or a value",
            );

            return Operand::placeholder(start.join(end));
        };

        // The sign before the bracket is that of the number in it.
        if let (true, SyntaxKind::Integer(value)) = (negative, &mut inner.syntax.kind) {
            match value.checked_neg() {
                Some(negated) => *value = negated,
                None => self.fault(
                    inner.extent,
                    "this number is too large",
                    "the largest is 9223372036854775807",
                ),
            }
        }

        inner.extent = start.join(end);

        inner
    }

    fn list(&mut self) -> Operand {
        let start = self.advance();
        let (elements, end) = self.enclosed(start, Bracket::List);
        let height = elements
            .iter()
            .map(|element| element.height + 1)
            .max()
            .unwrap_or(0);

        let elements = elements.into_iter().map(|element| element.syntax).collect();

        self.node(SyntaxKind::List(elements), start.join(end), height)
    }

    /// Returns the expressions between a bracket that was just read and its close, with the span of the close.
    ///
    /// `start` is the bracket with the name of the call it belongs to.
    fn enclosed(&mut self, start: Span, bracket: Bracket) -> (Vec<Operand>, Span) {
        let close = if bracket == Bracket::List { "]" } else { ")" };
        if self.open.len() >= MAX_DEPTH {
            // Reading deeper would recurse deeper: the rest is given up.
            self.too_deep(start);
            self.at = self.tokens.len().saturating_sub(1);
            self.abandoned = true;
            return (Vec::new(), start);
        }

        self.open.push((start, close));

        let mut parts = Vec::new();
        while !self.is_at_end_of_part() {
            parts.push(self.expression(0));
            let Some(comma) = self.eat(",") else { break };
            match bracket {
                Bracket::Group => self.stray_comma(comma),
                Bracket::Call if self.is_at(close) => {
                    let help = "remove the comma, or add the value";
                    self.fault(comma, "a value is missing after `,`", help);
                }
                Bracket::Call | Bracket::List => {}
            }
        }

        // First, since `close` asks whether a sign closes one of the brackets around this one.
        self.open.pop();
        let end = self.close(start, close);

        (parts, end)
    }
}

/// The words that CEL keeps for later (cel-spec, "Reserved words").
const RESERVED: [&str; 17] = [
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "let",
    "loop",
    "package",
    "namespace",
    "return",
    "var",
    "void",
    "while",
];
