//! Properties of the condition language, over random conditions and random silent agreements; every case is seeded.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use lacuna::condition::{Condition, Constant, Evaluator, ReadKind, Scope, Truth, compile};
use lacuna::document::Document;
use lacuna::source_file::SourceFile;
use lacuna::vocabulary::Vocabulary;
use serde_json::{Map, Value, json};

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

fn vocabulary() -> Vocabulary {
    let boolean = json!({ "type": "boolean" });
    let number = json!({ "type": "integer" });
    let word = json!({ "type": "string", "enum": ["red", "green", "blue"] });
    Vocabulary::from_schema(&json!({
        "properties": {
            "a": boolean, "b": boolean, "c": boolean, "n": number, "m": number, "w": word,
            "xs": { "type": "array", "items": { "type": "object", "properties": { "p": boolean, "q": boolean, "k": number } } },
            "ws": { "type": "array", "items": word }
        }
    }))
}

/// Which conditions are made.
#[derive(Clone, Copy, PartialEq)]
enum Language {
    /// Those that CEL's own interpreter understands too.
    Shared,
    /// Everything but `has`, which asks about silence and so is not monotone.
    Monotone,
}

fn term(random: &mut Random, language: Language, inside: bool) -> String {
    let words = ["red", "green", "blue"];
    if inside && random.below(2) == 0 {
        return match random.below(3) {
            0 => "x.p".to_owned(),
            1 => "x.q".to_owned(),
            _ => format!(
                "x.k {} {}",
                random.pick(&["<", "<=", ">", ">=", "==", "!="]),
                random.below(4)
            ),
        };
    }

    match random.below(if language == Language::Shared { 8 } else { 10 }) {
        0 => "agreement.a".to_owned(),
        1 => "agreement.b".to_owned(),
        2 => "agreement.c".to_owned(),
        3 => format!(
            "agreement.n {} {}",
            random.pick(&["<", "<=", ">", ">=", "==", "!="]),
            random.below(4)
        ),
        4 => format!(
            "agreement.n {} agreement.m",
            random.pick(&["+ 1 <", "- 1 ==", "* 2 >", "<=", "!="])
        ),
        5 => format!(
            "agreement.w {} \"{}\"",
            random.pick(&["==", "!="]),
            random.pick(&words)
        ),
        6 => format!(
            "agreement.w in [\"{}\", \"{}\"]",
            random.pick(&words),
            random.pick(&words)
        ),
        7 => format!("\"{}\" in agreement.ws", random.pick(&words)),
        8 => format!(
            "agreement.xs.count(y, y.p) {} {}",
            random.pick(&["<", "<=", ">", ">=", "==", "!="]),
            random.below(4)
        ),
        _ => format!(
            "agreement.xs.sum(y, y.q, y.k) {} {}",
            random.pick(&["<", "<=", ">", ">=", "==", "!="]),
            random.below(6)
        ),
    }
}

fn condition(random: &mut Random, depth: usize, language: Language, inside: bool) -> String {
    let form = if depth == 0 {
        0
    } else {
        random.below(if inside { 7 } else { 9 })
    };

    let mut next = |inside| condition(random, depth - 1, language, inside);
    match form {
        0 => term(random, language, inside),
        1 | 2 => format!("!({})", next(inside)),
        3 | 4 => format!("({} && {})", next(inside), next(inside)),
        5 | 6 => format!("({} || {})", next(inside), next(inside)),
        7 => format!("agreement.xs.all(x, {})", next(true)),
        _ => format!("agreement.xs.exists(x, {})", next(true)),
    }
}

/// The facts of the small agreement, by JSON pointer.
const FACTS: [&str; 16] = [
    "/a", "/b", "/c", "/n", "/m", "/w", "/ws", "/xs/0/p", "/xs/0/q", "/xs/0/k", "/xs/1/p",
    "/xs/1/q", "/xs/1/k", "/xs/2/p", "/xs/2/q", "/xs/2/k",
];

fn value(random: &mut Random, fact: &str) -> Value {
    match fact.rsplit('/').next().unwrap() {
        "n" | "m" | "k" => json!(random.below(4)),
        "w" => json!(random.pick(&["red", "green", "blue"])),
        "ws" => json!(["red", "green", "blue"][..random.below(4)].to_vec()),
        _ => json!(random.below(2) == 0),
    }
}

type Facts = BTreeMap<&'static str, Value>;

fn facts(random: &mut Random, silent: bool) -> Facts {
    let mut facts = Facts::new();
    for fact in FACTS {
        if !silent || random.below(3) > 0 {
            facts.insert(fact, value(random, fact));
        }
    }

    facts
}

fn agreement(facts: &Facts) -> Value {
    let mut root = Map::new();
    let mut elements = vec![Map::new(), Map::new(), Map::new()];
    for (fact, value) in facts {
        let steps: Vec<&str> = fact.split('/').skip(1).collect();
        match steps.as_slice() {
            [name] => drop(root.insert((*name).to_owned(), value.clone())),
            [_, at, name] => drop(
                elements[at.parse::<usize>().unwrap()].insert((*name).to_owned(), value.clone()),
            ),
            _ => unreachable!(),
        }
    }

    root.insert(
        "xs".to_owned(),
        Value::Array(elements.into_iter().map(Value::Object).collect()),
    );

    Value::Object(root)
}

fn compiled(source: &str, vocabulary: &Vocabulary) -> Option<Condition> {
    let constants: BTreeMap<String, Constant> = BTreeMap::new();
    let scope = Scope {
        vocabulary,
        parameters: &constants,
        definitions: &BTreeMap::new(),
        it: None,
    };

    match compile(source, scope) {
        Ok(condition) => Some(condition),
        Err(faults)
            if faults
                .iter()
                .any(|f| f.message.contains("bytes") || f.message.contains("deeper")) =>
        {
            None
        }
        Err(faults) => panic!("{source}: {faults:?}"),
    }
}

struct Answer {
    truth: Truth,
    evidence: Vec<(String, ReadKind)>,
}

fn answer(condition: &Condition, facts: &Facts) -> Answer {
    answer_of(condition, &agreement(facts))
}

fn answer_of(condition: &Condition, agreement: &Value) -> Answer {
    let document =
        Document::parse(Arc::new(SourceFile::new("case", agreement.to_string()))).unwrap();
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let mut evaluator = Evaluator::new(&document, &[], lacuna::condition::Setting::on(day));
    let evaluation = evaluator.evaluate(condition, None).unwrap();
    let evidence = evaluation
        .evidence
        .iter()
        .map(|read| (read.pointer(&document), read.kind))
        .collect();

    Answer {
        truth: evaluation.truth,
        evidence,
    }
}

#[test]
fn a_definite_answer_never_changes_however_the_silent_facts_are_filled_in() {
    let vocabulary = vocabulary();
    let mut random = Random(0x5EED_0001);
    let (mut definite, mut cases) = (0, 0);

    while cases < 10_000 {
        let source = condition(&mut random, 4, Language::Monotone, false);
        let Some(compiled) = compiled(&source, &vocabulary) else {
            continue;
        };

        let stated = facts(&mut random, true);
        let before = answer(&compiled, &stated);
        cases += 1;

        if before.truth == Truth::Unknown {
            continue;
        }

        definite += 1;
        for _ in 0..8 {
            let mut filled = stated.clone();
            for fact in FACTS {
                if !filled.contains_key(fact) && random.below(4) > 0 {
                    filled.insert(fact, value(&mut random, fact));
                }
            }

            assert_eq!(
                answer(&compiled, &filled).truth,
                before.truth,
                "{source}\n{stated:?}\n{filled:?}"
            );
        }
    }

    assert!(
        definite > 2_000,
        "only {definite} of {cases} cases tested anything"
    );
}

#[test]
fn the_evidence_alone_gives_the_answer() {
    let vocabulary = vocabulary();
    let mut random = Random(0x5EED_0002);
    let (mut definite, mut cases) = (0, 0);

    while cases < 10_000 {
        let source = condition(&mut random, 4, Language::Monotone, false);
        let Some(compiled) = compiled(&source, &vocabulary) else {
            continue;
        };

        let stated = facts(&mut random, true);
        let before = answer(&compiled, &stated);
        cases += 1;

        if before.truth == Truth::Unknown {
            continue;
        }

        definite += 1;
        let kept: Facts = stated
            .iter()
            .filter(|(fact, _)| before.evidence.iter().any(|(pointer, _)| pointer == *fact))
            .map(|(fact, value)| (*fact, value.clone()))
            .collect();

        assert_eq!(
            answer(&compiled, &kept).truth,
            before.truth,
            "{source}\n{stated:?}\nevidence {:?}",
            before.evidence
        );
    }

    assert!(
        definite > 2_000,
        "only {definite} of {cases} cases tested anything"
    );
}

#[test]
fn every_unknown_names_a_silent_fact_and_only_silent_ones() {
    let vocabulary = vocabulary();
    let mut random = Random(0x5EED_0003);
    let (mut unknown, mut cases) = (0, 0);

    while cases < 10_000 {
        let source = condition(&mut random, 4, Language::Monotone, false);
        let Some(compiled) = compiled(&source, &vocabulary) else {
            continue;
        };

        let stated = facts(&mut random, true);
        let found = answer(&compiled, &stated);
        cases += 1;

        if found.truth != Truth::Unknown {
            continue;
        }

        unknown += 1;
        assert!(!found.evidence.is_empty(), "{source}\n{stated:?}");
        for (pointer, kind) in &found.evidence {
            assert_eq!(*kind, ReadKind::Silent, "{source}: {pointer}");
            assert!(
                !stated.contains_key(pointer.as_str()),
                "{source}: {pointer} is stated"
            );
        }
    }

    assert!(
        unknown > 1_000,
        "only {unknown} of {cases} cases tested anything"
    );
}

/// A rule must not be met by a group in which every fact is said to be absent.
#[test]
fn a_group_that_only_says_why_facts_are_absent_is_not_stated() {
    let vocabulary = Vocabulary::agreement();
    let group = compiled("has(agreement.retention)", vocabulary).unwrap();
    let inner = compiled("agreement.datasets.exists(d, has(d.retention))", vocabulary).unwrap();
    let silent = json!({ "absent": { "days": { "kind": "silent" } }, "clauses": [{ "ref": "1" }] });

    for (retention, stated) in [
        (silent, false),
        (json!({}), false),
        (json!({ "days": 30 }), true),
    ] {
        let found = answer_of(&group, &json!({ "retention": retention }));
        assert_eq!(found.truth == Truth::True, stated, "{retention}");
        assert_eq!(found.evidence[0].1 == ReadKind::Absent, !stated);
        let found = answer_of(&inner, &json!({ "datasets": [{ "retention": retention }] }));
        assert_eq!(found.truth == Truth::True, stated, "{retention}");
    }
}

#[test]
fn kleenes_laws_hold() {
    let vocabulary = vocabulary();
    let mut random = Random(0x5EED_0004);
    let laws: [(&str, &str); 12] = [
        ("!(!(A))", "A"),
        ("A && B", "B && A"),
        ("A || B", "B || A"),
        ("A && (B && C)", "(A && B) && C"),
        ("A || (B || C)", "(A || B) || C"),
        ("!(A && B)", "!(A) || !(B)"),
        ("!(A || B)", "!(A) && !(B)"),
        ("A && (B || C)", "(A && B) || (A && C)"),
        ("A || (B && C)", "(A || B) && (A || C)"),
        ("A && A", "A"),
        ("A && (A || B)", "A"),
        ("agreement.xs.all(z, A)", "!(agreement.xs.exists(z, !(A)))"),
    ];

    for case in 0..3_000 {
        let (left, right) = laws[case % laws.len()];
        let parts: Vec<String> = (0..3)
            .map(|_| condition(&mut random, 2, Language::Monotone, false))
            .collect();

        let fill = |law: &str| {
            let law: String = law
                .chars()
                .map(|c| {
                    if "ABC".contains(c) {
                        format!("⟨{c}⟩")
                    } else {
                        c.to_string()
                    }
                })
                .collect();

            ["A", "B", "C"]
                .iter()
                .zip(&parts)
                .fold(law, |law, (name, part)| {
                    law.replace(&format!("⟨{name}⟩"), &format!("({part})"))
                })
        };

        let (Some(left), Some(right)) = (
            compiled(&fill(left), &vocabulary),
            compiled(&fill(right), &vocabulary),
        ) else {
            continue;
        };

        let stated = facts(&mut random, true);
        assert_eq!(
            answer(&left, &stated).truth,
            answer(&right, &stated).truth,
            "{}\n{}\n{stated:?}",
            left.source,
            right.source
        );
    }
}

/// The truth tables of Kleene's strong logic, written out.
#[test]
fn the_truth_tables_are_kleenes() {
    use Truth::{False, True, Unknown};
    let vocabulary = vocabulary();
    let all = [True, False, Unknown];
    let and = |a, b| {
        if a == False || b == False {
            False
        } else if a == True && b == True {
            True
        } else {
            Unknown
        }
    };

    let or = |a, b| {
        if a == True || b == True {
            True
        } else if a == False && b == False {
            False
        } else {
            Unknown
        }
    };

    for a in all {
        for b in all {
            let mut stated = Facts::new();
            for (name, truth) in [("/a", a), ("/b", b)] {
                if truth != Unknown {
                    stated.insert(name, json!(truth == True));
                }
            }

            let ask = |source: &str| answer(&compiled(source, &vocabulary).unwrap(), &stated).truth;
            assert_eq!(
                ask("agreement.a && agreement.b"),
                and(a, b),
                "{a:?} && {b:?}"
            );

            assert_eq!(
                ask("agreement.a || agreement.b"),
                or(a, b),
                "{a:?} || {b:?}"
            );

            assert_eq!(
                ask("has(agreement.a)"),
                if a == Unknown { False } else { True }
            );
        }
    }
}

/// A value as CEL takes it: JSON's numbers are signed there.
#[derive(serde::Serialize)]
#[serde(untagged)]
enum Signed {
    Boolean(bool),
    Integer(i64),
    Text(String),
    List(Vec<Signed>),
    Map(BTreeMap<String, Signed>),
}

fn signed(value: &Value) -> Signed {
    match value {
        Value::Bool(value) => Signed::Boolean(*value),
        Value::Number(number) => Signed::Integer(number.as_i64().unwrap()),
        Value::String(text) => Signed::Text(text.clone()),
        Value::Array(elements) => Signed::List(elements.iter().map(signed).collect()),
        Value::Object(members) => Signed::Map(
            members
                .iter()
                .map(|(name, value)| (name.clone(), signed(value)))
                .collect(),
        ),
        Value::Null => unreachable!(),
    }
}

#[test]
fn on_known_values_the_answer_is_the_one_of_cels_own_interpreter() {
    let vocabulary = vocabulary();
    let mut random = Random(0x5EED_0005);
    let (mut cases, mut held) = (0, 0);

    while cases < 10_000 {
        let source = condition(&mut random, 4, Language::Shared, false);
        let Some(compiled) = compiled(&source, &vocabulary) else {
            continue;
        };

        let program = cel::Program::compile(&source).unwrap();
        let stated = facts(&mut random, false);
        let mut names = cel::Context::default();
        names
            .add_variable("agreement", signed(&agreement(&stated)))
            .unwrap();

        let theirs = match program.execute(&names).unwrap() {
            cel::Value::Bool(value) => {
                if value {
                    Truth::True
                } else {
                    Truth::False
                }
            }
            other => panic!("{source}: {other:?}"),
        };

        assert_eq!(
            answer(&compiled, &stated).truth,
            theirs,
            "{source}\n{stated:?}"
        );

        held += usize::from(theirs == Truth::True);
        cases += 1;
    }

    assert!(
        held > 2_000 && held < 8_000,
        "{held} of {cases} were true: the cases are too much alike"
    );
}
