//! Splits the text of a condition into tokens, and words what is wrong with its characters.

use super::ConditionError;
use crate::source_file::{Span, visible};

/// What helps where no single mending can be named.
pub(super) const GUIDE: &str = "docs/conditions.md describes the language";

/// One word, literal or sign of a condition.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token<'s> {
    pub(super) kind: TokenKind<'s>,
    pub(super) span: Span,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum TokenKind<'s> {
    /// A name, `true` or `false`.
    Name(&'s str),
    /// A whole number without its sign: -2^63 is a minus and a number that no `i64` holds.
    Integer(u64),
    /// The content of a text literal.
    Text(String),
    /// An operator or a bracket, spelt as CEL spells it; `in` is one too.
    Sign(&'static str),
    /// A literal that was refused, and stands for a value so that the rest can be read.
    Refused,
    /// The end of the condition.
    End,
}

/// Each sign as people write it, and as CEL spells it, the frequent ones first.
///
/// A sign that begins with another is before it.
#[rustfmt::skip]
const SIGNS: [(&str, &str); 55] = [
    (".", "."), (",", ","), ("(", "("), (")", ")"), ("[", "["), ("]", "]"),
    // `===` is from JavaScript, `<>` and a single `=` from SQL and spreadsheets.
    ("&&", "&&"), ("||", "||"), ("===", "=="), ("!==", "!="), ("==", "=="),
    ("!=", "!="), ("<>", "!="), ("<=", "<="), ("=<", "<="), (">=", ">="), ("=>", ">="),
    ("=", "=="), ("&", "&&"), ("|", "||"), ("<", "<"), (">", ">"), ("!", "!"),
    // The language has no `/ % ? : { }`: as tokens they let the parser name what is left out.
    ("+", "+"), ("-", "-"), ("*", "*"), ("/", "/"), ("%", "%"), ("?", "?"), (":", ":"),
    ("{", "{"), ("}", "}"),
    // What word processors, web pages and Chinese keyboards put in place of the plain ones.
    ("≤", "<="), ("⩽", "<="), ("≥", ">="), ("⩾", ">="), ("≠", "!="), ("∧", "&&"),
    ("∨", "||"), ("¬", "!"), ("∈", "in"), ("−", "-"), ("–", "-"), ("×", "*"),
    ("＝", "=="), ("＆＆", "&&"), ("｜｜", "||"), ("＜", "<"), ("＞", ">"), ("！", "!"),
    ("，", ","), ("（", "("), ("）", ")"), ("【", "["), ("】", "]"),
];

/// Splits a condition into tokens; the last one is [`TokenKind::End`]. Says too whether every text has its closing quote.
///
/// What is wrong with the characters is added to `faults`, and the tokens continue as if it were corrected.
pub(super) fn lex<'s>(source: &'s str, faults: &mut Vec<ConditionError>) -> (Vec<Token<'s>>, bool) {
    let mut lexer = Lexer {
        source,
        at: 0,
        is_closed: true,
        faults,
    };

    let mut tokens = Vec::with_capacity(source.len() / 4 + 2);

    while let Some(token) = lexer.next_token() {
        tokens.push(token);
    }

    tokens.push(Token {
        kind: TokenKind::End,
        span: Span::new(source.len(), source.len()),
    });

    (tokens, lexer.is_closed)
}

struct Lexer<'s, 'f> {
    source: &'s str,
    /// The byte that is read next; always on the border of a character.
    at: usize,
    /// Whether every text so far has its closing quote.
    is_closed: bool,
    faults: &'f mut Vec<ConditionError>,
}

impl<'s> Lexer<'s, '_> {
    fn rest(&self) -> &'s str {
        self.source.get(self.at..).unwrap_or("")
    }

    /// Takes the longest beginning whose characters all fit.
    fn take_while(&mut self, fits: impl Fn(char) -> bool) -> &'s str {
        let rest = self.rest();
        let length = rest.find(|c| !fits(c)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or("")
    }

    fn fault(&mut self, start: usize, message: impl Into<String>, help: impl Into<String>) {
        self.faults
            .push(ConditionError::new(Span::new(start, self.at), message).help(help));
    }

    fn next_token(&mut self) -> Option<Token<'s>> {
        loop {
            self.skip_blanks();
            let start = self.at;
            let first = self.rest().chars().next()?;
            let kind = match first {
                'A'..='Z' | 'a'..='z' | '_' => Some(self.word(start)),
                '0'..='9' => Some(self.number(start)),
                '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '`' | '«' | '»' => {
                    Some(self.text(start, first))
                }
                _ => self.sign(start, first),
            };

            if let Some(kind) = kind {
                return Some(Token {
                    kind,
                    span: Span::new(start, self.at),
                });
            }
        }
    }

    fn skip_blanks(&mut self) {
        loop {
            // The blanks of CEL alone: a no-break space from a web page is refused by its code.
            self.take_while(|c| matches!(c, ' ' | '\t' | '\r' | '\n' | '\u{c}'));
            if !self.rest().starts_with("//") {
                return;
            }

            self.take_while(|c| c != '\n');
        }
    }

    fn word(&mut self, start: usize) -> TokenKind<'s> {
        let word = self.take_while(is_name);
        let quote = self
            .rest()
            .chars()
            .next()
            .filter(|c| matches!(c, '"' | '\''));

        match (word, quote) {
            ("in", _) => TokenKind::Sign("in"),
            // Silence is asked for with `has`, and null would be a second spelling of it.
            ("null", _) => {
                let help = "ask whether a fact is stated with has(...)";
                self.fault(start, "null is not part of the condition language", help);
                TokenKind::Refused
            }
            // CEL's raw and byte texts: nothing in an agreement needs them.
            ("r" | "R" | "b" | "B" | "br" | "bR" | "Br" | "BR", Some(quote)) => {
                // One fault is enough: a raw text may hold backslashes that are no escapes.
                let before = self.faults.len();
                self.text(self.at, quote);
                self.faults.truncate(before);
                let help = "remove the letter before the quote";
                let message = format!(
                    "a text with the prefix `{word}` is not part of the condition language"
                );

                self.fault(start, message, help);

                TokenKind::Refused
            }
            _ => TokenKind::Name(word),
        }
    }

    fn number(&mut self, start: usize) -> TokenKind<'s> {
        let digits = self.take_while(|c| c.is_ascii_digit());

        // CEL reads `2026-02-05` as 2026 - 2 - 5, a number that no author means.
        if let Some(day) = self.day(digits) {
            self.at = start + day.len();
            let help = format!("write date(\"{day}\")");
            self.fault(start, format!("`{day}` is a subtraction, not a date"), help);
            return TokenKind::Refused;
        }

        // A point belongs to the number only where a digit follows it: `3.size()` is a call.
        let decimal = self
            .rest()
            .strip_prefix('.')
            .is_some_and(|rest| rest.starts_with(is_digit));

        if decimal {
            self.at += 1;
        }

        // `30days`, `3u` and `1e3` are taken whole: each is one fault, not a number and a name.
        let tail = self.take_while(is_name);
        let written = self.source.get(start..self.at).unwrap_or("");

        if decimal || is_exponent(tail) {
            return self.refuse_decimal(start);
        }

        let value = match tail.strip_prefix('x').filter(|_| digits == "0") {
            Some(hexadecimal) => read_number(hexadecimal, 16),
            None if tail.is_empty() => read_number(digits, 10),
            None => None,
        };

        match value {
            Some(Ok(value)) => TokenKind::Integer(value),
            Some(Err(())) => {
                self.fault(
                    start,
                    "this number is too large",
                    "the largest is 9223372036854775807",
                );

                TokenKind::Refused
            }
            None => {
                let message = format!("`{}` is not a whole number", visible(written));
                let help = "write digits only; the unit of a number is in the name of its field";
                self.fault(start, message, help);
                TokenKind::Refused
            }
        }
    }

    fn refuse_decimal(&mut self, start: usize) -> TokenKind<'s> {
        let message = "a number with a decimal point is not part of the condition language";
        let help = "all amounts are whole numbers; their unit is in the field's name";
        self.fault(start, message, help);
        TokenKind::Refused
    }

    /// Returns a day such as `2026-02-05` that is here without quotes, where `year` was just read.
    fn day(&self, year: &'s str) -> Option<&'s str> {
        let from = self.at.checked_sub(year.len())?;
        let day = self
            .source
            .get(from..from + 10)
            .filter(|_| year.len() == 4)?;

        let fits = |(at, byte): (usize, u8)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        };

        day.bytes().enumerate().all(fits).then_some(day)
    }

    /// Returns a text literal. Typographic quotes and backticks are refused and read as if they were plain.
    fn text(&mut self, start: usize, open: char) -> TokenKind<'s> {
        let plain = matches!(open, '"' | '\'');
        let triple = if open == '"' { "\"\"\"" } else { "'''" };
        if self.rest().starts_with(triple) {
            return self.triple(start, triple);
        }

        let closes = |c: char| match open {
            '"' | '\'' => c == open,
            // German closes „ with the sign that opens in English, and » can come before «.
            '“' | '”' | '„' => matches!(c, '“' | '”' | '"'),
            '‘' | '’' => matches!(c, '‘' | '’' | '\''),
            '«' | '»' => matches!(c, '«' | '»'),
            _ => c == open,
        };

        self.at = start + open.len_utf8();
        let mut content = String::new();
        loop {
            // A text ends with its line, as in CEL: a missing quote would take in all that follows.
            let begin = self.at;
            let Some(c) = self
                .rest()
                .chars()
                .next()
                .filter(|c| !matches!(c, '\n' | '\r'))
            else {
                let message = "this text has no closing quote";
                self.is_closed = false;
                self.fault(start, message, format!("end it with {open}"));
                return TokenKind::Refused;
            };

            self.at += c.len_utf8();
            match c {
                _ if closes(c) => break,
                '\\' => content.extend(self.escape(begin)),
                _ => content.push(c),
            }
        }

        if !plain {
            let help = "write \"...\" or '...'";
            self.fault(start, format!("`{open}` is not a plain quote"), help);
        }

        TokenKind::Text(content)
    }

    fn triple(&mut self, start: usize, quotes: &str) -> TokenKind<'s> {
        self.at = start + quotes.len();
        let rest = self.rest();
        self.at += rest
            .find(quotes)
            .map_or(rest.len(), |end| end + quotes.len());

        let help = "write the text on one line in plain quotes";
        self.fault(
            start,
            "a text in three quotes is not part of the condition language",
            help,
        );

        TokenKind::Refused
    }

    /// Returns the character behind an escape of CEL, whose backslash was just read.
    fn escape(&mut self, start: usize) -> Option<char> {
        let letter = self
            .rest()
            .chars()
            .next()
            .filter(|c| !matches!(c, '\n' | '\r'))?;

        let (skip, radix, digits) = match letter {
            'x' | 'X' => (1, 16, 2),
            'u' => (1, 16, 4),
            'U' => (1, 16, 8),
            // An octal escape has no letter before its digits, the first of which is at most 3.
            '0'..='3' => (0, 8, 3),
            _ => (letter.len_utf8(), 0, 0),
        };

        let simple = match letter {
            'a' => Some('\u{7}'),
            'b' => Some('\u{8}'),
            'f' => Some('\u{c}'),
            'n' => Some('\n'),
            'r' => Some('\r'),
            't' => Some('\t'),
            'v' => Some('\u{b}'),
            '"' | '\'' | '\\' | '?' | '`' => Some(letter),
            _ => None,
        };

        self.at += skip;
        let code = self
            .rest()
            .get(..digits)
            // `is_digit` panics on a radix below 2, and a simple escape has none.
            .filter(|code| code.chars().all(|c| c.is_digit(radix.max(2))));

        let character = code
            .filter(|code| !code.is_empty())
            .and_then(|code| u32::from_str_radix(code, radix).ok())
            .and_then(char::from_u32);

        if character.is_some() {
            self.at += digits;
        }

        let found = simple.or(character);
        if found.is_none() {
            let message = format!(
                "`{}` is not an escape sequence",
                visible(self.source.get(start..self.at).unwrap_or("\\"))
            );

            self.fault(start, message, "write `\\\\` for a backslash");
        }

        found
    }

    fn sign(&mut self, start: usize, first: char) -> Option<TokenKind<'s>> {
        let rest = self.rest();
        let known = SIGNS.iter().find(|(written, _)| rest.starts_with(written));

        let Some((written, sign)) = known else {
            self.at += first.len_utf8();
            let blank = first.is_whitespace() || crate::source_file::is_hidden(first);
            if blank {
                let message = format!("the blank U+{:04X} is not a plain space", u32::from(first));
                self.fault(start, message, "write a plain space in its place");
            } else {
                let message = format!(
                    "`{}` has no meaning in a condition",
                    visible(&first.to_string())
                );

                self.fault(start, message, GUIDE);
            }

            return None;
        };

        self.at += written.len();
        if written != sign {
            let message = format!("`{written}` is not part of the condition language");
            self.fault(start, message, format!("use `{sign}`"));
        }

        // `.5` begins like a field, and no field begins with a digit.
        if *sign == "." && self.rest().starts_with(is_digit) {
            self.at = start + 1;
            self.take_while(is_name);
            return Some(self.refuse_decimal(start));
        }

        Some(TokenKind::Sign(sign))
    }
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Returns whether what follows digits makes them a decimal of CEL, such as the `e3` of `1e3`.
fn is_exponent(tail: &str) -> bool {
    tail.strip_prefix(['e', 'E'])
        .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Reads digits; `None` where they are none, and an error where 64 bits do not hold them.
fn read_number(digits: &str, radix: u32) -> Option<Result<u64, ()>> {
    let fit = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
    fit.then(|| u64::from_str_radix(digits, radix).map_err(|_| ()))
}
