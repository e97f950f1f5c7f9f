//! The parser of conditions against its reference, CEL's own: what both accept has one tree, and what one of them refuses
//! stands on a list; and properties that hold for every text. All cases are seeded.

use std::collections::BTreeSet;

use cel::common::ast::{CallExpr, Expr, LiteralValue, operators as op};
use cel::{Env, IdedExpr};

use lacuna::condition::{
    ConditionError, MAX_BYTES, MAX_DEPTH, Operator, Syntax, SyntaxKind, parse,
};
use lacuna::source_file::Span;

/// A small generator of numbers (xorshift), so that every run is the same.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// A tree without its places, as text: two trees are alike where this is.
fn shape(tree: &Syntax) -> String {
    let all = |parts: &[Syntax]| {
        parts
            .iter()
            .map(|part| format!(" {}", shape(part)))
            .collect::<String>()
    };

    match &tree.kind {
        SyntaxKind::Boolean(value) => value.to_string(),
        SyntaxKind::Integer(value) => value.to_string(),
        SyntaxKind::Text(text) => format!("{text:?}"),
        SyntaxKind::List(parts) => format!("[{}]", all(parts)),
        SyntaxKind::Name(name) => name.clone(),
        SyntaxKind::Select(operand, field) => format!("(. {} {field})", shape(operand)),
        SyntaxKind::Not(inner) => format!("(! {})", shape(inner)),
        SyntaxKind::And(terms) => format!("(&&{})", all(terms)),
        SyntaxKind::Or(terms) => format!("(||{})", all(terms)),
        SyntaxKind::Compare(operator, left, right) => {
            format!("({operator:?} {} {})", shape(left), shape(right))
        }
        SyntaxKind::In(left, right) => format!("(in {} {})", shape(left), shape(right)),
        SyntaxKind::Arithmetic(sign, left, right) => {
            format!("({sign} {} {})", shape(left), shape(right))
        }
        SyntaxKind::Call {
            name,
            target,
            arguments,
        } => {
            let target = target
                .as_ref()
                .map_or_else(|| "-".to_owned(), |target| shape(target));

            format!("(call {name} {target}{})", all(arguments))
        }
    }
}

/// The same of CEL's tree; the name of the form where the subset leaves one out.
fn reference(tree: &IdedExpr) -> Result<String, &'static str> {
    let all = |parts: &[IdedExpr]| -> Result<String, &'static str> {
        parts
            .iter()
            .map(|part| reference(part).map(|part| format!(" {part}")))
            .collect()
    };
    Ok(match &tree.expr {
        Expr::Literal(LiteralValue::Boolean(value)) => value.inner().to_string(),
        Expr::Literal(LiteralValue::Int(value)) => value.inner().to_string(),
        Expr::Literal(LiteralValue::String(value)) => format!("{:?}", value.inner()),
        Expr::Literal(_) => return Err("decimal, null, bytes or unsigned"),
        Expr::Ident(name) if name.starts_with('.') => return Err("leading dot"),
        Expr::Ident(name) => name.clone(),
        Expr::Select(select) => format!("(. {} {})", reference(&select.operand)?, select.field),
        Expr::List(list) => format!("[{}]", all(&list.elements)?),
        Expr::Call(call) => reference_call(call)?,
        _ => return Err("map or message"),
    })
}

fn reference_call(call: &CallExpr) -> Result<String, &'static str> {
    let both = |name: &str, left, right| -> Result<String, &'static str> {
        Ok(format!(
            "({name} {} {})",
            reference(left)?,
            reference(right)?
        ))
    };
    let compared = |operator: Operator, left, right| both(&format!("{operator:?}"), left, right);
    let name = call.func_name.as_str();
    match (name, call.target.as_deref(), call.args.as_slice()) {
        (op::LOGICAL_AND | op::LOGICAL_OR, None, _) => {
            let mut terms = Vec::new();
            let mut waiting: Vec<&IdedExpr> = call.args.iter().rev().collect();
            while let Some(tree) = waiting.pop() {
                match &tree.expr {
                    Expr::Call(inner) if inner.func_name == name => {
                        waiting.extend(inner.args.iter().rev())
                    }
                    _ => terms.push(format!(" {}", reference(tree)?)),
                }
            }

            Ok(format!(
                "({}{})",
                if name == op::LOGICAL_AND { "&&" } else { "||" },
                terms.concat()
            ))
        }
        (op::LOGICAL_NOT, None, [inner]) => Ok(format!("(! {})", reference(inner)?)),
        (op::NEGATE, None, [inner]) => match reference(inner)?.parse::<i64>() {
            Ok(value) => value
                .checked_neg()
                .map(|value| value.to_string())
                .ok_or("too large"),
            Err(_) => Err("sign of an expression"),
        },
        (op::IN, None, [left, right]) => both("in", left, right),
        (op::ADD, None, [left, right]) => both("+", left, right),
        (op::SUBSTRACT, None, [left, right]) => both("-", left, right),
        (op::MULTIPLY, None, [left, right]) => both("*", left, right),
        (op::EQUALS, None, [left, right]) => compared(Operator::Equal, left, right),
        (op::NOT_EQUALS, None, [left, right]) => compared(Operator::NotEqual, left, right),
        (op::LESS, None, [left, right]) => compared(Operator::Less, left, right),
        (op::LESS_EQUALS, None, [left, right]) => compared(Operator::LessOrEqual, left, right),
        (op::GREATER, None, [left, right]) => compared(Operator::Greater, left, right),
        (op::GREATER_EQUALS, None, [left, right]) => {
            compared(Operator::GreaterOrEqual, left, right)
        }
        _ if name.starts_with('.') => Err("leading dot"),
        _ if name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && !name.contains("_?_") =>
        {
            if matches!(name, op::CONDITIONAL | op::DIVIDE | op::MODULO | op::INDEX) {
                return Err("operator that is left out");
            }
            let target = match call.target.as_deref() {
                Some(target) => reference(target)?,
                None => "-".to_owned(),
            };

            let arguments = call
                .args
                .iter()
                .map(|part| reference(part).map(|part| format!(" {part}")));

            Ok(format!(
                "(call {name} {target}{})",
                arguments.collect::<Result<String, _>>()?
            ))
        }
        _ => Err("operator that is left out"),
    }
}

/// What CEL's parser makes of a text: a tree, a form that the subset leaves out, or nothing.
#[derive(Debug)]
enum Reference {
    Tree(String),
    LeftOut(&'static str),
    Refused,
}

fn cel(source: &str) -> Reference {
    let parser = Env::default()
        .with_optional_support(false)
        .parser()
        .max_recursion_depth(500);

    match parser.parse_with_source_info(source) {
        Ok((tree, _)) => reference(&tree).map_or_else(Reference::LeftOut, Reference::Tree),
        Err(_) => Reference::Refused,
    }
}

/// A random tree. Its names and texts have no meaning: the parser knows none.
fn tree(random: &mut Random, depth: usize) -> SyntaxKind {
    let form = if depth == 0 {
        random.below(5)
    } else {
        random.below(16)
    };

    let mut next = || plain(tree(random, depth - 1));
    match form {
        0 => SyntaxKind::Boolean(random.below(2) == 0),
        1 => SyntaxKind::Integer(integer(random)),
        2 => SyntaxKind::Text(text(random)),
        3 | 4 => SyntaxKind::Name(random.pick(&NAMES).to_owned()),
        5 => {
            let length = random.below(4);
            SyntaxKind::List(
                (0..length)
                    .map(|_| plain(tree(random, depth - 1)))
                    .collect(),
            )
        }
        6 | 7 => SyntaxKind::Select(Box::new(next()), random.pick(&NAMES).to_owned()),
        8 => match next().kind {
            // Two signs cancel out.
            SyntaxKind::Not(inner) => inner.kind,
            inner => SyntaxKind::Not(Box::new(plain(inner))),
        },
        9 => chained(true, [next(), next()]),
        10 => chained(false, [next(), next()]),
        11 => {
            use Operator::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual};
            let all = [Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual];
            let (left, right) = (next(), next());
            SyntaxKind::Compare(all[random.below(6)], Box::new(left), Box::new(right))
        }
        12 => SyntaxKind::In(Box::new(next()), Box::new(next())),
        13 => {
            let (left, right) = (next(), next());
            SyntaxKind::Arithmetic(
                ['+', '-', '*'][random.below(3)],
                Box::new(left),
                Box::new(right),
            )
        }
        _ => {
            let target = (form == 14).then(|| Box::new(next()));
            let length = random.below(4);
            let arguments = (0..length)
                .map(|_| plain(tree(random, depth - 1)))
                .collect();

            SyntaxKind::Call {
                name: random.pick(&NAMES).to_owned(),
                target,
                arguments,
            }
        }
    }
}

const NAMES: [&str; 8] = [
    "agreement",
    "term",
    "it",
    "has",
    "size",
    "a_1",
    "_x",
    "index",
];

fn plain(kind: SyntaxKind) -> Syntax {
    Syntax {
        kind,
        span: Span::new(0, 0),
    }
}

fn chained(and: bool, parts: [Syntax; 2]) -> SyntaxKind {
    let terms = parts.into_iter().flat_map(|part| match part.kind {
        SyntaxKind::And(inner) if and => inner,
        SyntaxKind::Or(inner) if !and => inner,
        kind => vec![plain(kind)],
    });

    let terms = terms.collect();
    if and {
        SyntaxKind::And(terms)
    } else {
        SyntaxKind::Or(terms)
    }
}

fn integer(random: &mut Random) -> i64 {
    match random.below(8) {
        0 => i64::MAX,
        1 => i64::MIN,
        2 => -7,
        _ => i64::try_from(random.below(1_000)).unwrap(),
    }
}

fn text(random: &mut Random) -> String {
    let characters = [
        'a', 'é', '中', '"', '\'', '\\', '\n', '\t', '/', '(', ' ', '𝄞', '\0', '`',
    ];

    (0..random.below(6))
        .map(|_| characters[random.below(characters.len())])
        .collect()
}

/// How strongly the form at the top of a tree binds.
fn strength(kind: &SyntaxKind) -> u8 {
    match kind {
        SyntaxKind::Or(_) => 1,
        SyntaxKind::And(_) => 2,
        SyntaxKind::Compare(..) | SyntaxKind::In(..) => 3,
        SyntaxKind::Arithmetic('*', ..) => 5,
        SyntaxKind::Arithmetic(..) => 4,
        SyntaxKind::Not(_) => 6,
        SyntaxKind::Integer(value) if *value < 0 => 6,
        _ => 7,
    }
}

/// Writes a tree as a condition, with blanks, comments and needless brackets here and there.
fn print(random: &mut Random, tree: &Syntax, least: u8) -> String {
    let own = strength(&tree.kind);
    let mut written = match &tree.kind {
        SyntaxKind::Boolean(value) => value.to_string(),
        SyntaxKind::Integer(value) if *value >= 0 && random.below(4) == 0 => format!("0x{value:x}"),
        SyntaxKind::Integer(value) => value.to_string(),
        SyntaxKind::Text(text) => quoted(random, text),
        SyntaxKind::Name(name) => name.clone(),
        SyntaxKind::List(parts) => {
            let comma = if random.below(4) == 0 && !parts.is_empty() {
                ","
            } else {
                ""
            };

            format!("[{}{}{comma}]", blank(random), listed(random, parts))
        }
        SyntaxKind::Select(operand, field) => {
            format!(
                "{}{}.{}{field}",
                print(random, operand, 7),
                blank(random),
                blank(random)
            )
        }
        SyntaxKind::Not(inner) => format!("!{}{}", blank(random), print(random, inner, 7)),
        SyntaxKind::And(terms) => terms
            .iter()
            .map(|term| print(random, term, 3))
            .collect::<Vec<_>>()
            .join(" && "),
        SyntaxKind::Or(terms) => terms
            .iter()
            .map(|term| print(random, term, 2))
            .collect::<Vec<_>>()
            .join("||"),
        SyntaxKind::Compare(operator, left, right) => {
            let sign = match operator {
                Operator::Equal => "==",
                Operator::NotEqual => "!=",
                Operator::Less => "<",
                Operator::LessOrEqual => "<=",
                Operator::Greater => ">",
                Operator::GreaterOrEqual => ">=",
            };

            infix(random, 3, sign, left, right)
        }
        SyntaxKind::In(left, right) => infix(random, 3, " in ", left, right),
        SyntaxKind::Arithmetic(sign, left, right) => {
            infix(random, own, &sign.to_string(), left, right)
        }
        SyntaxKind::Call {
            name,
            target,
            arguments,
        } => {
            let target = target
                .as_ref()
                .map(|target| format!("{}.", print(random, target, 7)))
                .unwrap_or_default();

            format!(
                "{target}{name}{}({})",
                blank(random),
                listed(random, arguments)
            )
        }
    };

    // A comment would take in what follows it on the line.
    if own < least || random.below(12) == 0 {
        written = format!("({}{written}{})", blank(random), blank(random));
    }
    written
}

fn infix(random: &mut Random, own: u8, sign: &str, left: &Syntax, right: &Syntax) -> String {
    let left = print(random, left, own);
    let right = print(random, right, own + 1);
    format!("{left}{}{sign}{}{right}", blank(random), blank(random))
}

fn listed(random: &mut Random, parts: &[Syntax]) -> String {
    parts
        .iter()
        .map(|part| print(random, part, 0))
        .collect::<Vec<_>>()
        .join(", ")
}

fn blank(random: &mut Random) -> &'static str {
    ["", "", "", " ", "\n", "\t ", " // a note )\n"][random.below(7)]
}

fn quoted(random: &mut Random, text: &str) -> String {
    let quote = if random.below(2) == 0 { '"' } else { '\'' };
    let inside = text.chars().map(|c| match c {
        '\n' => "\\n".to_owned(),
        '\0' => "\\000".to_owned(),
        '\t' if random.below(2) == 0 => "\\x09".to_owned(),
        'é' if random.below(2) == 0 => "\\u00e9".to_owned(),
        '𝄞' if random.below(2) == 0 => "\\U0001D11E".to_owned(),
        '\\' | '"' | '\'' => format!("\\{c}"),
        c => c.to_string(),
    });

    let inside: String = inside.collect();
    format!("{quote}{inside}{quote}")
}

/// A text that may be a condition: tokens at random, or a condition with a few of its characters changed.
fn anything(random: &mut Random) -> String {
    if random.below(2) == 0 {
        let length = random.below(12) + 1;
        return (0..length).map(|_| random.pick(&PIECES)).collect();
    }

    let tree = plain(tree(random, 3));
    let mut letters: Vec<char> = print(random, &tree, 0).chars().collect();
    for _ in 0..=random.below(3) {
        let at = random.below(letters.len());
        let piece: Vec<char> = random.pick(&PIECES).chars().collect();
        match random.below(3) {
            0 => drop(letters.splice(at..at, piece)),
            1 => drop(letters.splice(at..=at, piece)),
            _ => drop(letters.remove(at)),
        }

        if letters.is_empty() {
            letters.push('a');
        }
    }

    letters.into_iter().collect()
}

const PIECES: [&str; 67] = [
    "a",
    "it",
    "agreement",
    ".",
    ".",
    "(",
    ")",
    "(",
    ")",
    "[",
    "]",
    ",",
    " ",
    "\n",
    "&&",
    "||",
    "!",
    "-",
    "+",
    "*",
    "/",
    "%",
    "==",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    " in ",
    "in",
    "true",
    "false",
    "null",
    "0",
    "7",
    "12",
    "0x1F",
    "1.5",
    ".5",
    "1e3",
    "3u",
    "\"b\"",
    "'c'",
    "\"",
    "'",
    "\"\\n\"",
    "\"\\q\"",
    "r\"d\"",
    "b'e'",
    "\"\"\"f\"\"\"",
    "{",
    "}",
    ":",
    "?",
    "loop",
    ".`g`",
    "// h\n",
    "#",
    "and",
    "=",
    "9223372036854775807",
    "9223372036854775808",
    "2026-02-05",
    "[,]",
    "{}",
    "-(-9223372036854775808)",
    "'''i'''",
];

/// Every part of a tree.
fn parts(tree: &Syntax) -> Vec<&Syntax> {
    let mut found = vec![tree];
    let mut at = 0;
    while let Some(part) = found.get(at).copied() {
        at += 1;
        match &part.kind {
            SyntaxKind::List(parts) | SyntaxKind::And(parts) | SyntaxKind::Or(parts) => {
                found.extend(parts)
            }
            SyntaxKind::Select(inner, _) | SyntaxKind::Not(inner) => found.push(inner),
            SyntaxKind::Compare(_, left, right)
            | SyntaxKind::In(left, right)
            | SyntaxKind::Arithmetic(_, left, right) => found.extend([&**left, &**right]),
            SyntaxKind::Call {
                target, arguments, ..
            } => {
                found.extend(target.iter().map(|target| &**target));
                found.extend(arguments);
            }
            _ => {}
        }
    }

    found
}

/// Whether a text is within the bounds that CEL does not have.
fn is_within_bounds(source: &str, faults: &[ConditionError]) -> bool {
    source.len() <= MAX_BYTES
        && !faults
            .iter()
            .any(|fault| fault.message.contains(&format!("{MAX_DEPTH} levels")))
}

#[test]
fn a_printed_tree_is_parsed_as_itself_by_us_and_by_cel() {
    let mut random = Random(0x5EED_0101);
    let mut cases = 0;
    while cases < 10_000 {
        let tree = plain(tree(&mut random, 4));
        let source = print(&mut random, &tree, 0);
        if source.len() > MAX_BYTES {
            continue;
        }

        let parsed = parse(&source).unwrap_or_else(|faults| panic!("{source}\n{faults:?}"));
        assert_eq!(shape(&parsed), shape(&tree), "{source}");
        match cel(&source) {
            Reference::Tree(theirs) => assert_eq!(theirs, shape(&tree), "{source}"),
            other => panic!("{source}\n{other:?}"),
        }

        cases += 1;
    }
}

/// The text at the place of a part, read alone, is that part again: so no place is too short, too long or elsewhere.
#[test]
fn the_place_of_every_part_holds_the_part() {
    let mut random = Random(0x5EED_0102);
    let mut checked = 0;
    while checked < 20_000 {
        let tree = plain(tree(&mut random, 3));
        let source = print(&mut random, &tree, 0);
        let Ok(parsed) = parse(&source) else { continue };

        for part in parts(&parsed) {
            let written = source.get(part.span.range()).unwrap();
            assert_eq!(
                shape(&parse(written).unwrap()),
                shape(part),
                "{source}\n{written}"
            );

            assert_eq!(written.trim(), written, "{source}");
            checked += 1;
        }
    }
}

/// A spelling that CEL accepts and the subset refuses, beside the forms that it leaves out.
struct Difference {
    name: &'static str,
    example: &'static str,
    is_in: fn(&str) -> bool,
}

const DIFFERENCES: [Difference; 5] = [
    Difference {
        name: "a text with a prefix",
        example: "a == r'b'",
        is_in: |source| {
            ["r\"", "r'", "R\"", "R'"]
                .iter()
                .any(|prefix| source.contains(prefix))
        },
    },
    Difference {
        name: "a text in three quotes",
        example: "a == '''b'''",
        is_in: |source| source.contains("\"\"\"") || source.contains("'''"),
    },
    Difference {
        name: "a number that touches `in`",
        example: "30in a",
        is_in: |source| {
            let mut ins = source.match_indices("in");
            ins.any(|(at, _)| source[..at].ends_with(|c: char| c.is_ascii_hexdigit()))
        },
    },
    Difference {
        name: "a list of one comma",
        example: "[,]",
        is_in: |source| source.replace(char::is_whitespace, "").contains("[,"),
    },
    Difference {
        name: "a day without quotes, which is a subtraction",
        example: "a < 2026-02-05",
        is_in: |source| source.contains("2026-02-05"),
    },
];

#[test]
fn each_difference_from_cel_is_one() {
    for Difference {
        name,
        example,
        is_in,
    } in DIFFERENCES
    {
        assert!(is_in(example), "{name}");
        assert!(
            matches!(cel(example), Reference::Tree(_)),
            "{name}: {example}"
        );
        assert!(parse(example).is_err(), "{name}: {example}");
    }
}

#[test]
fn what_cel_accepts_and_we_refuse_is_on_the_list_and_the_rest_is_alike() {
    let mut random = Random(0x5EED_0103);
    let (mut both, mut neither, mut cases) = (0, 0, 0);
    let mut left_out = BTreeSet::new();

    while cases < 20_000 {
        let source = anything(&mut random);
        cases += 1;
        match (parse(&source), cel(&source)) {
            (Ok(ours), Reference::Tree(theirs)) => {
                assert_eq!(shape(&ours), theirs, "{source}");
                both += 1;
            }
            (Err(_), Reference::Refused) => neither += 1,
            (Err(_), Reference::LeftOut(form)) => drop(left_out.insert(form)),
            (Err(faults), Reference::Tree(theirs)) => {
                let is_known = DIFFERENCES
                    .iter()
                    .any(|difference| (difference.is_in)(&source));

                assert!(
                    is_known || !is_within_bounds(&source, &faults),
                    "{source}
{theirs}
{faults:?}"
                );
            }
            (Ok(ours), other) => panic!("{source}\n{}\n{other:?}", shape(&ours)),
        }
    }

    assert!(
        both > 2_000 && neither > 2_000,
        "{both} accepted by both, {neither} by neither"
    );

    // The cases reach every form that is left out.
    assert_eq!(left_out.len(), 6, "{left_out:?}");
}

/// Whatever the text, the parser ends, and what it tells can be shown.
#[test]
fn every_fault_has_a_place_in_the_text_and_no_text_ends_the_program() {
    let mut random = Random(0x5EED_0104);
    let odd = [
        "“",
        "”",
        "‘",
        "中",
        "\u{a0}",
        "\u{202e}",
        "\0",
        "\\",
        "&",
        "|",
        "≤",
        "（",
        "not ",
        "is",
        "2026-02-05",
    ];

    for case in 0..20_000 {
        let length = random.below(if case % 100 == 0 { 900 } else { 30 });
        let source: String = (0..length)
            .map(|_| {
                if random.below(4) == 0 {
                    random.pick(&odd)
                } else {
                    random.pick(&PIECES)
                }
            })
            .collect();

        let Err(faults) = parse(&source) else {
            continue;
        };

        assert!(!faults.is_empty());
        for fault in &faults {
            let place = source.get(fault.span.range());
            assert!(
                place.is_some() && fault.span.start <= fault.span.end,
                "{source:?}\n{fault:?}"
            );

            assert!(
                !fault.message.is_empty() && !fault.message.ends_with('.'),
                "{fault:?}"
            );

            assert!(fault.help.is_some(), "{source:?}\n{fault:?}");
        }

        assert!(faults.is_sorted_by_key(|fault| fault.span), "{source:?}");
    }
}

#[test]
fn no_condition_is_deeper_than_the_bound_however_it_is_written() {
    let deep = MAX_DEPTH + 1;
    for source in [
        format!("{}true{}", "(".repeat(deep), ")".repeat(deep)),
        format!("{}true{}", "[".repeat(deep), "]".repeat(deep)),
        format!("{}true{}", "f(".repeat(deep), ")".repeat(deep)),
        format!("a{}", ".b".repeat(deep)),
        format!("1{}", " + 1".repeat(deep)),
        format!("1{}", " == 1".repeat(deep)),
        "(".repeat(MAX_BYTES),
        "a(".repeat(MAX_BYTES / 2),
        "!(".repeat(MAX_BYTES / 2),
        "[".repeat(MAX_BYTES),
        format!("1{}", "-1".repeat(MAX_BYTES / 2 - 1)),
    ] {
        let faults = parse(&source).unwrap_err();
        assert!(
            faults.iter().any(|fault| fault.message.contains("deeper")),
            "{source}\n{faults:?}"
        );
    }

    // Chains and signs are no depth.
    for source in [
        format!("a{}", " && a".repeat(300)),
        format!("{}a", "!".repeat(MAX_BYTES - 1)),
        format!("{}1", "-".repeat(MAX_BYTES - 1)),
        format!("{}a{}", "(".repeat(MAX_DEPTH), ")".repeat(MAX_DEPTH)),
        format!("a{}", ".b".repeat(MAX_DEPTH)),
    ] {
        assert!(parse(&source).is_ok(), "{source}");
    }

    for hostile in [
        "&&", "not ", "a ", "a,", ")", "? ", ": ", ".", "-", "{", "\"", "'''", "=", "in ",
    ] {
        let source = hostile.repeat(MAX_BYTES / hostile.len());
        assert!(parse(&source).is_err(), "{source}");
    }

    assert!(parse(&"a".repeat(MAX_BYTES + 1)).is_err());
}
