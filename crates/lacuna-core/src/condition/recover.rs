//! What the parser of conditions says of slips, and where it reads on after them.

use super::ConditionError;
use super::lex::{GUIDE, TokenKind};
use super::parse::{MAX_DEPTH, Operand, Parser};
use crate::source_file::Span;

impl Parser<'_> {
    /// Notes that something is wrong, with what to do about it.
    pub(super) fn fault(
        &mut self,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.faults
            .push(ConditionError::new(span, message).help(help));
    }

    /// Notes a form of CEL that the subset omits.
    pub(super) fn left_out(&mut self, span: Span, what: &str) {
        let message = format!("{what} is not part of the condition language");
        self.fault(span, message, GUIDE);
    }

    /// Reads the current token as if another sign was there.
    pub(super) fn mend(&mut self, sign: &'static str) {
        if let Some(token) = self.tokens.get_mut(self.at) {
            token.kind = TokenKind::Sign(sign);
        }
    }

    /// Notes a comma where no values are separated.
    pub(super) fn stray_comma(&mut self, span: Span) {
        let message = "a comma is out of place here";
        let help =
            "commas separate arguments and the elements of lists; write numbers without them";
        self.fault(span, message, help);
    }

    /// Notes that a value follows a value, and steps over it.
    pub(super) fn missing_operator(&mut self, span: Span) {
        // A text can be long, and hold what must not be printed as it is.
        let value = match self.kind() {
            TokenKind::Name(_) | TokenKind::Integer(_) | TokenKind::Sign(_) => {
                format!("`{}`", self.written(span))
            }
            _ => "this value".to_owned(),
        };

        // The value goes with all that belongs to it, or each token of it would be a fault.
        let message = format!("an operator is missing before {value}");
        self.fault(span, message, "join two conditions with `&&` or `||`");
        self.advance();
        self.resynchronise();
    }

    /// Notes, once, that the condition passes [`MAX_DEPTH`].
    pub(super) fn too_deep(&mut self, span: Span) {
        let message = format!("the condition nests deeper than {MAX_DEPTH} levels");
        if !self.faults.iter().any(|fault| fault.message == message) {
            self.fault(span, message, "move parts of it into definitions");
        }
    }

    /// Notes that a value is missing at the current token, which is left for others to read.
    pub(super) fn missing_value(&mut self) -> Operand {
        let span = self.span();
        let before = self
            .at
            .checked_sub(1)
            .and_then(|before| self.tokens.get(before));

        // A sign that has a fault already gets no second one for the value that it lacks.
        let is_fresh = !self.faults.iter().any(|fault| fault.span == span);
        match before.map(|before| before.span) {
            // The place of what wants a value is surer than the place of what stands there instead.
            Some(before) => {
                let message = format!("a value is missing after `{}`", self.written(before));
                self.fault(
                    before,
                    message,
                    "add a fact, such as agreement.term.months, or a value",
                );
            }
            None if *self.kind() != TokenKind::End && is_fresh => {
                let message = format!("a value is missing before `{}`", self.written(span));
                self.fault(
                    span,
                    message,
                    "add a fact, such as agreement.term.months, or a value",
                );
            }
            None => {}
        }

        // Nobody else reads a dot without a value before it.
        if self.is_at(".") {
            return self.member_of_nothing();
        }

        Operand::placeholder(span)
    }

    /// Reads a dot and what follows it where no value is before the dot.
    pub(super) fn member_of_nothing(&mut self) -> Operand {
        let dot = self.advance();
        self.field(Operand::placeholder(dot), dot)
    }

    /// Reads the close of a bracket, or notes that it is missing, with the bracket it belongs to.
    pub(super) fn close(&mut self, start: Span, close: &'static str) -> Span {
        if let Some(end) = self.eat(close) {
            return end;
        }

        // Between the name of a call and its bracket can be blanks and comments.
        let written = self.written(start);
        let is_name = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
        let name: String = written.chars().take_while(is_name).collect();
        let opened = format!("{name}{}", written.chars().next_back().unwrap_or('('));
        let here = self.span();
        let found = self.written(here);

        // In `[(a]` the last bracket is right, and the round one is what lacks its close.
        let closes_outer = self.open.iter().any(|(_, outer)| self.is_at(outer));
        if *self.kind() == TokenKind::End || closes_outer {
            if !self.abandoned {
                let message = format!("`{opened}` is never closed");
                self.fault(start, message, format!("add the missing `{close}`"));
            }
            return Span {
                start: here.start,
                end: here.start,
            };
        }

        // What stands in its place is taken for the close, so that `(a]` is one fault.
        let message = format!("`{found}` appears where `{close}` must close `{opened}`");

        self.fault(here, message, format!("write `{close}`"));

        self.advance()
    }

    /// Steps over what cannot be read, to the next place where reading on makes sense.
    pub(super) fn resynchronise(&mut self) {
        let mut depth = 0usize;
        loop {
            match self.kind() {
                TokenKind::End => return,
                // Signs inside a bracket that is stepped over are no place to read on.
                TokenKind::Sign("(" | "[" | "{") => depth += 1,
                TokenKind::Sign("&&" | "||" | ")" | "]" | "}" | ",") if depth == 0 => return,
                TokenKind::Sign(")" | "]" | "}") => depth = depth.saturating_sub(1),
                _ => {}
            }

            self.advance();
        }
    }

    /// Steps over a bracket of a form that the language omits, with all that is in it.
    pub(super) fn skip_bracket(&mut self) {
        let mut depth = 0usize;
        loop {
            match self.kind() {
                TokenKind::Sign("(" | "[" | "{") => depth += 1,
                TokenKind::Sign(")" | "]" | "}") => depth = depth.saturating_sub(1),
                TokenKind::End => return,
                _ => {}
            }

            self.advance();
            if depth == 0 {
                return;
            }
        }
    }
}
