//! The only file that touches the `cel` crate: source text to a small syntax tree with places.

use cel::common::ast::{CallExpr, Expr, LiteralValue, SourceInfo, operators as op};
use cel::{Env, IdedExpr};

use super::{ConditionError, Operator};
use crate::source_file::Span;

/// The longest condition, in bytes. The parser recurses over long chains, and this bound keeps it inside any stack.
pub const MAX_BYTES: usize = 2_000;

/// How deep a condition may nest.
pub const MAX_DEPTH: usize = 32;

/// A condition as it is written, before any name in it is looked up.
#[derive(Debug, Clone, PartialEq)]
pub struct Syntax {
    /// What it is.
    pub kind: SyntaxKind,
    /// Where it stands in the condition.
    pub span: Span,
}

/// The forms that the subset of CEL has.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the names are the forms of the language")]
pub enum SyntaxKind {
    Boolean(bool),
    Integer(i64),
    Text(String),
    List(Vec<Syntax>),
    Name(String),
    Select(Box<Syntax>, String),
    Not(Box<Syntax>),
    And(Vec<Syntax>),
    Or(Vec<Syntax>),
    Compare(Operator, Box<Syntax>, Box<Syntax>),
    In(Box<Syntax>, Box<Syntax>),
    Arithmetic(char, Box<Syntax>, Box<Syntax>),
    /// A function, or a method where there is a target.
    Call {
        name: String,
        target: Option<Box<Syntax>>,
        arguments: Vec<Syntax>,
    },
}

/// Parses a condition.
///
/// # Errors
/// A condition over [`MAX_BYTES`] or deeper than [`MAX_DEPTH`], one that is not CEL, or one that uses a form of CEL
/// that the subset leaves out.
pub fn parse(source: &str) -> Result<Syntax, ConditionError> {
    let whole = Span::new(0, source.len());
    if source.len() > MAX_BYTES {
        return Err(ConditionError::new(
            Span::new(0, 1),
            format!("the condition has {} bytes; the limit is {MAX_BYTES}", source.len()),
        )
        .help("move parts of it into definitions"));
    }
    if nesting(source) > MAX_DEPTH {
        return Err(too_deep(whole));
    }
    let depth = u16::try_from(MAX_DEPTH * 4).unwrap_or(u16::MAX);
    let parser = Env::default().with_optional_support(false).parser().max_recursion_depth(depth);
    let (tree, places) = parser.parse_with_source_info(source).map_err(|errors| syntax_error(source, &errors))?;
    Lowering { source, places: &places }.lower(&tree, 0)
}

/// How deep brackets nest, counted before parsing so that no hostile condition reaches the recursive parser.
fn nesting(source: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0usize);
    for byte in source.bytes() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn too_deep(span: Span) -> ConditionError {
    ConditionError::new(span, format!("the condition nests deeper than {MAX_DEPTH} levels"))
        .help("move parts of it into definitions")
}

fn syntax_error(source: &str, errors: &cel::ParseErrors) -> ConditionError {
    let Some(first) = errors.errors.first() else {
        return ConditionError::new(Span::new(0, source.len()), "this is not a condition");
    };
    let line = usize::try_from(first.pos.0).unwrap_or(1).max(1);
    let column = usize::try_from(first.pos.1).unwrap_or(1).max(1);
    let line_start: usize = source.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = source.get(line_start..).unwrap_or("");
    let at = line_start + rest.char_indices().nth(column - 1).map_or(rest.len(), |(at, _)| at);
    let width = source.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let message = first.msg.split("expecting").next().unwrap_or("").trim().trim_end_matches(',').to_owned();
    let message = message.strip_prefix("Syntax error: ").unwrap_or(&message).to_owned();
    ConditionError::new(Span::new(at, at + width), format!("the condition cannot be read here: {message}"))
        .help("see docs/conditions.md; look for a missing bracket, quote or `==`")
}

struct Lowering<'a> {
    source: &'a str,
    places: &'a SourceInfo,
}

impl Lowering<'_> {
    fn lower(&self, tree: &IdedExpr, depth: usize) -> Result<Syntax, ConditionError> {
        let token = self.token(tree.id);
        if depth > MAX_DEPTH {
            return Err(too_deep(token));
        }
        let next = |tree: &IdedExpr| self.lower(tree, depth + 1);
        let kind = match &tree.expr {
            Expr::Literal(literal) => self.literal(literal, token)?,
            Expr::Ident(name) => SyntaxKind::Name(name.clone()),
            Expr::Select(select) => SyntaxKind::Select(Box::new(next(&select.operand)?), select.field.clone()),
            Expr::List(list) => SyntaxKind::List(list.elements.iter().map(next).collect::<Result<_, _>>()?),
            Expr::Call(call) => self.call(tree, call, token, depth)?,
            _ => return Err(left_out(token, "this form of CEL")),
        };
        let span = self.whole(token, &kind);
        Ok(Syntax { kind, span })
    }

    fn literal(&self, literal: &LiteralValue, token: Span) -> Result<SyntaxKind, ConditionError> {
        match literal {
            LiteralValue::Boolean(value) => Ok(SyntaxKind::Boolean(*value.inner())),
            LiteralValue::Int(value) => Ok(SyntaxKind::Integer(*value.inner())),
            LiteralValue::String(value) => Ok(SyntaxKind::Text(value.inner().to_owned())),
            LiteralValue::Double(_) => Err(left_out(token, "a number with a decimal point")
                .help("all amounts are whole numbers; their unit is in the field's name")),
            LiteralValue::Null => Err(left_out(token, "null").help("ask whether a fact is stated with has(...)")),
            LiteralValue::Bytes(_) | LiteralValue::UInt(_) => Err(left_out(token, "this kind of literal")),
        }
    }

    fn call(&self, tree: &IdedExpr, call: &CallExpr, token: Span, depth: usize) -> Result<SyntaxKind, ConditionError> {
        let next = |tree: &IdedExpr| self.lower(tree, depth + 1).map(Box::new);
        let name = call.func_name.as_str();
        Ok(match (name, call.target.as_deref(), call.args.as_slice()) {
            (op::LOGICAL_AND, None, _) => SyntaxKind::And(self.chain(tree, name, depth)?),
            (op::LOGICAL_OR, None, _) => SyntaxKind::Or(self.chain(tree, name, depth)?),
            (op::LOGICAL_NOT, None, [inner]) => SyntaxKind::Not(next(inner)?),
            (op::NEGATE, None, [inner]) => match next(inner)?.kind {
                SyntaxKind::Integer(value) => SyntaxKind::Integer(value.saturating_neg()),
                _ => return Err(left_out(token, "the sign of an expression")),
            },
            (op::IN, None, [needle, list]) => SyntaxKind::In(next(needle)?, next(list)?),
            (op::ADD, None, [left, right]) => SyntaxKind::Arithmetic('+', next(left)?, next(right)?),
            (op::SUBSTRACT, None, [left, right]) => SyntaxKind::Arithmetic('-', next(left)?, next(right)?),
            (op::MULTIPLY, None, [left, right]) => SyntaxKind::Arithmetic('*', next(left)?, next(right)?),
            (_, None, [left, right]) if comparison(name).is_some() => {
                let operator = comparison(name).unwrap_or(Operator::Equal);
                SyntaxKind::Compare(operator, next(left)?, next(right)?)
            }
            _ if name.starts_with(|c: char| c.is_ascii_alphabetic()) => SyntaxKind::Call {
                name: name.to_owned(),
                target: call.target.as_deref().map(next).transpose()?,
                arguments: call.args.iter().map(|tree| self.lower(tree, depth + 1)).collect::<Result<_, _>>()?,
            },
            _ => return Err(left_out(token, &format!("`{}`", name.trim_matches('_')))),
        })
    }

    /// Flattens `a && b && c`, which the parser nests, so that long chains do not count as depth.
    fn chain(&self, tree: &IdedExpr, operator: &str, depth: usize) -> Result<Vec<Syntax>, ConditionError> {
        let mut terms = Vec::new();
        let mut waiting = vec![tree];
        while let Some(tree) = waiting.pop() {
            match &tree.expr {
                Expr::Call(call) if call.func_name == operator => waiting.extend(call.args.iter().rev()),
                _ => terms.push(self.lower(tree, depth + 1)?),
            }
        }
        Ok(terms)
    }

    /// The parser's place of a node is that of its operator or name alone.
    fn token(&self, id: u64) -> Span {
        let (start, last) = self.places.offset_for(id).unwrap_or_default();
        Span::new(start as usize, (last as usize + 1).min(self.source.len()))
    }

    fn whole(&self, token: Span, kind: &SyntaxKind) -> Span {
        let join = |span: Span, other: &Syntax| span.join(other.span);
        let span = match kind {
            SyntaxKind::Select(operand, field) => {
                // The token is the dot; the field's name follows it, perhaps after blanks.
                let rest = self.source.get(token.end as usize..).unwrap_or("");
                let blanks = rest.len() - rest.trim_start().len();
                join(Span { end: token.moved(blanks + field.len()).end, ..token }, operand)
            }
            SyntaxKind::Not(inner) => join(token, inner),
            SyntaxKind::And(terms) | SyntaxKind::Or(terms) | SyntaxKind::List(terms) => terms.iter().fold(token, join),
            SyntaxKind::Compare(_, left, right)
            | SyntaxKind::In(left, right)
            | SyntaxKind::Arithmetic(_, left, right) => join(join(token, left), right),
            SyntaxKind::Call { target, arguments, .. } => {
                target.iter().map(|t| &**t).chain(arguments).fold(token, join)
            }
            _ => token,
        };
        Span { start: span.start, end: span.end.min(Span::new(self.source.len(), 0).start) }
    }
}

fn comparison(name: &str) -> Option<Operator> {
    Some(match name {
        op::EQUALS => Operator::Equal,
        op::NOT_EQUALS => Operator::NotEqual,
        op::LESS => Operator::Less,
        op::LESS_EQUALS => Operator::LessOrEqual,
        op::GREATER => Operator::Greater,
        op::GREATER_EQUALS => Operator::GreaterOrEqual,
        _ => return None,
    })
}

fn left_out(span: Span, what: &str) -> ConditionError {
    ConditionError::new(span, format!("{what} is not part of the condition language"))
        .help("docs/conditions.md lists what is")
}
