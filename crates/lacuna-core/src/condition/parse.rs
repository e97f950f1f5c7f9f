//! Parses a condition into a syntax tree with places: precedence climbing (a Pratt parser) over the tokens of the lexer.
//!
//! The grammar is that of CEL (cel-spec, `CEL.g4`), without the forms that `docs/conditions.md` omits. From the
//! weakest to the strongest, operators bind as `||`, `&&`, the comparisons and `in`, `+ -`, `*`, `! -`, and then the
//! calls and fields of a value. Those of one strength group from the left.
//!
//! A slip does not end the parse. It is noted, corrected or stepped over as far as the next `&&`, `||`, comma or closing
//! bracket, and what follows is read too, so that one run shows every slip. The tree then holds placeholders and is
//! dropped.

use super::lex::{GUIDE, Token, TokenKind, lex};
use super::syntax::{Syntax, SyntaxKind};
use super::{ConditionError, Operator};
use crate::source_file::Span;

/// The longest condition, in bytes.
pub const MAX_BYTES: usize = 2_000;

/// How deep a condition may nest: in brackets as it is written, and in the syntax tree that is made of it.
pub const MAX_DEPTH: usize = 32;

/// How many faults of one condition are reported; more hardly help.
const MAX_FAULTS: usize = 10;

/// Parses a condition.
///
/// `a && b && c` is one [`SyntaxKind::And`] of three, however it is bracketed, and `||` likewise.
///
/// # Errors
/// Everything that is wrong, in the order of places: a condition over [`MAX_BYTES`] or deeper than [`MAX_DEPTH`], one
/// that is not CEL, or one that uses a form of CEL that the subset omits.
pub fn parse(source: &str) -> Result<Syntax, Vec<ConditionError>> {
    if source.len() > MAX_BYTES {
        let message = format!(
            "the condition has {} bytes; the limit is {MAX_BYTES}",
            source.len()
        );

        // The first character is marked and not the whole: two thousand bytes of carets show
        // nothing.
        let first = Span::new(0, source.chars().next().map_or(0, char::len_utf8));
        return Err(vec![
            ConditionError::new(first, message).help("move parts of it into definitions"),
        ]);
    }

    let mut faults = Vec::new();
    let (tokens, is_closed) = lex(source, &mut faults);
    // A text without an end has taken in the brackets behind it, which are then not missing.
    let mut parser = Parser {
        source,
        tokens,
        at: 0,
        open: Vec::new(),
        faults,
        abandoned: !is_closed,
    };

    let syntax = parser.condition();

    let mut faults = parser.faults;
    if faults.is_empty() {
        return Ok(syntax);
    }

    // The sort is stable: of two faults at one place, that of the lexer is kept.
    faults.sort_by_key(|fault| fault.span);
    faults.dedup_by_key(|fault| fault.span);
    faults.truncate(MAX_FAULTS);
    Err(faults)
}

/// A part of the tree with what its surroundings need to know of it.
pub(super) struct Operand {
    pub(super) syntax: Syntax,
    /// Where it is with the brackets around it.
    pub(super) extent: Span,
    /// How many levels of the tree are below it.
    pub(super) height: usize,
}

impl Operand {
    /// Says what stands for a value that could not be read.
    pub(super) fn placeholder(span: Span) -> Self {
        Self {
            syntax: Syntax {
                kind: SyntaxKind::Boolean(true),
                span,
            },
            extent: span,
            height: 0,
        }
    }
}

pub(super) struct Parser<'s> {
    pub(super) source: &'s str,
    /// Never empty: the last one is the end.
    pub(super) tokens: Vec<Token<'s>>,
    pub(super) at: usize,
    /// The brackets that are open, with what closes each.
    pub(super) open: Vec<(Span, &'static str)>,
    pub(super) faults: Vec<ConditionError>,
    /// Whether the rest was given up, so that brackets seem open that may not be.
    pub(super) abandoned: bool,
}

impl<'s> Parser<'s> {
    pub(super) fn kind(&self) -> &TokenKind<'s> {
        self.tokens
            .get(self.at)
            .map_or(&TokenKind::End, |token| &token.kind)
    }

    pub(super) fn span(&self) -> Span {
        let end = Span::new(self.source.len(), self.source.len());
        self.tokens.get(self.at).map_or(end, |token| token.span)
    }

    pub(super) fn written(&self, span: Span) -> &'s str {
        self.source.get(span.range()).unwrap_or("")
    }

    pub(super) fn is_at(&self, sign: &str) -> bool {
        matches!(self.kind(), TokenKind::Sign(found) if *found == sign)
    }

    /// Returns whether the current token closes a bracket, or the condition.
    pub(super) fn is_at_end_of_part(&self) -> bool {
        matches!(
            self.kind(),
            TokenKind::End | TokenKind::Sign(")" | "]" | "}")
        )
    }

    /// Returns whether a value begins at the token that is `ahead` of the current one.
    pub(super) fn begins_operand(&self, ahead: usize) -> bool {
        match self.tokens.get(self.at + ahead).map(|token| &token.kind) {
            // Not `-`, which may as well be the operator behind a value.
            Some(TokenKind::Sign(sign)) => matches!(*sign, "(" | "[" | "{" | "!"),
            Some(TokenKind::End) | None => false,
            Some(_) => true,
        }
    }

    /// Steps to the next token, never past the end, and gives the span of the one left behind.
    pub(super) fn advance(&mut self) -> Span {
        let span = self.span();
        self.at = (self.at + 1).min(self.tokens.len().saturating_sub(1));
        span
    }

    pub(super) fn eat(&mut self, sign: &str) -> Option<Span> {
        self.is_at(sign).then(|| self.advance())
    }

    fn condition(&mut self) -> Syntax {
        // Where the lexer refused all there was, its fault says it better.
        if *self.kind() == TokenKind::End && self.faults.is_empty() {
            let whole = Span::new(0, self.source.len());
            self.fault(
                whole,
                "the condition is empty",
                "write `true` for a condition that is always true",
            );
        }

        let mut whole = self.expression(0);
        // What can stand here is a comma, or a bracket that closes nothing.
        while *self.kind() != TokenKind::End {
            let span = self.advance();
            match self.written(span) {
                "," | "，" => self.stray_comma(span),
                bracket => {
                    let message = format!("`{bracket}` closes no bracket");
                    self.fault(
                        span,
                        message,
                        "remove it, or add the bracket that it closes",
                    );
                }
            }

            // An operator may follow. It is read as if a value stood before it, with no new fault.
            whole = if self.begins_operand(0) {
                self.expression(0)
            } else {
                self.continue_from(Operand::placeholder(span), 0)
            };
        }

        whole.syntax
    }

    /// Returns an expression whose operators bind at least as strongly as `least`.
    pub(super) fn expression(&mut self, least: u8) -> Operand {
        let first = self.unary();
        self.continue_from(first, least)
    }

    fn continue_from(&mut self, mut left: Operand, least: u8) -> Operand {
        while let Some((sign, strength)) =
            self.operator().filter(|(_, strength)| *strength >= least)
        {
            self.advance();
            // One stronger, so that operators of one strength group from the left.
            let right = self.expression(strength + 1);
            left = self.join(sign, left, right);
        }
        left
    }

    /// Returns the operator at the current token with its strength; `None` at the end of a part.
    ///
    /// What is in its place by mistake is noted and corrected, so that it is noted once.
    fn operator(&mut self) -> Option<(&'static str, u8)> {
        loop {
            let span = self.span();
            match self.kind().clone() {
                TokenKind::End | TokenKind::Sign(")" | "]" | "}" | ",") => return None,
                TokenKind::Sign(sign @ ("/" | "%" | "?" | ":")) => {
                    // Both halves of `? :` are one slip.
                    let what = if sign == "?" {
                        "`? :`".to_owned()
                    } else {
                        format!("`{sign}`")
                    };

                    if sign != ":" {
                        self.left_out(span, &what);
                    } else if self.faults.is_empty() {
                        self.fault(span, "`:` has no meaning here", GUIDE);
                    }

                    // `||` binds the least, so that both sides are read on as parts of their own.
                    self.mend("||");
                }
                // Python's `x not in list`. The `in` behind it is read next, as the operator it is.
                TokenKind::Sign("!") | TokenKind::Name("not") if self.is_in_ahead() => {
                    let help = "use `!(x in list)`";
                    self.fault(span, "`not in` is not part of the condition language", help);
                    self.advance();
                }
                TokenKind::Sign(sign) => match strength(sign) {
                    Some(strength) => return Some((sign, strength)),
                    None => self.missing_operator(span),
                },
                TokenKind::Name(word) => match spelling(word) {
                    Some(sign) => {
                        let message =
                            format!("`{word}` is not an operator of the condition language");
                        self.fault(span, message, format!("use `{sign}`"));
                        self.mend(sign);
                    }
                    None => self.missing_operator(span),
                },
                _ => self.missing_operator(span),
            }
        }
    }

    fn is_in_ahead(&self) -> bool {
        self.tokens
            .get(self.at + 1)
            .is_some_and(|token| token.kind == TokenKind::Sign("in"))
    }

    fn join(&mut self, sign: &'static str, left: Operand, right: Operand) -> Operand {
        let span = left.extent.join(right.extent);
        let levels = left.height.max(right.height) + 1;
        let both = |left: Operand, right: Operand| (Box::new(left.syntax), Box::new(right.syntax));

        let (kind, height) = match sign {
            "&&" | "||" => chain(sign, left, right),
            "in" => {
                let (left, right) = both(left, right);
                (SyntaxKind::In(left, right), levels)
            }
            _ => {
                let (left, right) = both(left, right);
                let kind = match comparison(sign) {
                    Some(operator) => SyntaxKind::Compare(operator, left, right),
                    None => SyntaxKind::Arithmetic(sign.chars().next().unwrap_or('+'), left, right),
                };

                (kind, levels)
            }
        };

        self.node(kind, span, height)
    }

    /// Returns a part of the tree, held to the depth that those who walk the tree can bear.
    pub(super) fn node(&mut self, kind: SyntaxKind, span: Span, height: usize) -> Operand {
        if height > MAX_DEPTH {
            self.too_deep(span);
            return Operand::placeholder(span);
        }

        Operand {
            syntax: Syntax { kind, span },
            extent: span,
            height,
        }
    }
}

/// Joins the terms of `a && b && c` into one list, so that long chains do not count as depth.
fn chain(sign: &str, left: Operand, right: Operand) -> (SyntaxKind, usize) {
    let mut terms = Vec::new();
    let mut height = 0;
    for operand in [left, right] {
        match (sign, operand.syntax.kind) {
            ("&&", SyntaxKind::And(inner)) | ("||", SyntaxKind::Or(inner)) => {
                terms.extend(inner);
                height = height.max(operand.height);
            }
            (_, kind) => {
                terms.push(Syntax {
                    kind,
                    span: operand.syntax.span,
                });

                height = height.max(operand.height + 1);
            }
        }
    }

    let kind = if sign == "&&" {
        SyntaxKind::And(terms)
    } else {
        SyntaxKind::Or(terms)
    };

    (kind, height)
}

/// Returns how strongly an operator binds, from 1; `None` for what is none.
fn strength(sign: &str) -> Option<u8> {
    Some(match sign {
        "||" => 1,
        "&&" => 2,
        "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" => 3,
        "+" | "-" => 4,
        "*" => 5,
        _ => return None,
    })
}

fn comparison(sign: &str) -> Option<Operator> {
    Some(match sign {
        "==" => Operator::Equal,
        "!=" => Operator::NotEqual,
        "<" => Operator::Less,
        "<=" => Operator::LessOrEqual,
        ">" => Operator::Greater,
        ">=" => Operator::GreaterOrEqual,
        _ => return None,
    })
}

/// Returns the operator that is meant by a word of another language.
fn spelling(word: &str) -> Option<&'static str> {
    Some(match word {
        "and" | "And" | "AND" => "&&",
        "or" | "Or" | "OR" => "||",
        "is" | "IS" | "equals" | "eq" => "==",
        "IN" | "In" => "in",
        _ => return None,
    })
}
